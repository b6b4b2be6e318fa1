"""A V3 result as rows."""

from __future__ import annotations

from itertools import groupby

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.report.result.rows import CompetenceRow, DomainRow, ResultRows, Scale, Zone
from pixsim.report.v3.result import V3Result
from pixsim.report.v3.text import area_counts
from pixsim.report.v3.wording import first_steps, reading_remarks, reason_sentence, score_line
from pixsim.report.wording import right_of_total_words
from pixsim.rules.global_levels import GLOBAL_LEVELS


def v3_rows(result: V3Result, framework: Framework) -> ResultRows:
    """Score, why, its place on the named scale, right answers by domain, the levels given."""
    counts = area_counts(result, framework)
    given = result.total_pix is not None
    return ResultRows(
        score=str(result.total_pix) if given else "–",
        out_of=_("pix sur {most}").format(most=result.max_pix) if given else _("pas de score"),
        reasons=(reason_sentence(result), *reading_remarks(result), first_steps(result, framework)),
        scale=_pix_scale(result),
        domains=tuple(
            DomainRow(
                code=area.code,
                name=area.name,
                share=right / asked if asked else 0,
                figure="",
                right=right_of_total_words(right, asked) if asked else "",
            )
            for area in framework.areas
            for right, asked in [counts[area.code]]
        ),
        competences=_competence_rows(result, framework),
    )


def _competence_rows(result: V3Result, framework: Framework) -> tuple[CompetenceRow, ...]:
    if result.shown_level is None or result.status != "validated":
        return ()
    return tuple(
        CompetenceRow(
            code=c.code,
            name=framework.competence[c.code].name,
            area=c.area,
            before=None,
            level=c.level,
            verdict="",
            words=right_of_total_words(c.right, c.asked) if c.asked else "",
        )
        for c in result.competences
    )


def _pix_scale(result: V3Result) -> Scale | None:
    if result.total_pix is None:
        return None
    most = result.max_pix + 1
    shown = [level for level in GLOBAL_LEVELS if level.minimum < result.max_pix]
    families = groupby(shown, key=lambda level: level.name.split()[0] if level.shown else "")
    zones = []
    for name, members in families:
        levels = list(members)
        zones.append(Zone(name, levels[0].minimum / most, (levels[-1].maximum + 1) / most))
    margin = None
    if result.pix_low is not None and result.pix_high is not None and not result.degraded:
        margin = (result.pix_low / most, result.pix_high / most)
    return Scale(score_line(result), tuple(zones), result.total_pix / most, margin)
