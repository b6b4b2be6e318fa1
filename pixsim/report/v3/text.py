"""A V3 result as plain text, 80 columns."""

from __future__ import annotations

from textwrap import wrap

from pixsim.framework import Framework
from pixsim.i18n import gettext as _
from pixsim.report.v3.result import V3Result
from pixsim.report.v3.wording import (
    ability_lines,
    origin_sentences,
    reason,
    remarks,
    score_line,
)
from pixsim.report.wording import WIDTH, bar, day, duration, level_mark, status_title

MAX_LEVEL = 7


def v3_text(result: V3Result, framework: Framework) -> str:
    """Status and why, what scores rest on, the ability, the sixteen levels under the five domains."""
    facts = [
        result.candidate,
        day(result.started_at),
        _("règles V3"),
        duration(result.seconds),
        _("non officiel"),
    ]
    paragraphs = [
        [status_title(result.status), score_line(result), *wrap(" · ".join(facts), WIDTH)],
        _wrapped([reason(result), *remarks(result)]),
        # near the score: on a small screen the levels fill the page
        _wrapped(origin_sentences(result) if result.total_pix is not None else []),
        _wrapped(ability_lines(result)),
        level_lines(result, framework),
        wrap(result.notice, WIDTH),
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def level_lines(result: V3Result, framework: Framework) -> list[str]:
    """The competences under their domains, where a certificate shows them."""
    if result.shown_level is None or result.status != "validated":
        return []
    levels = {competence.code: competence.level for competence in result.competences}
    lines = _wrapped(
        [
            _(
                "Les {n} niveaux viennent de cette seule capacité : une réponse n'a pas plus de poids dans sa compétence que dans les autres."
            ).format(n=len(levels))
        ]
    )
    lines.append("")
    for area in framework.areas:
        lines.append(f"{area.code} {area.name_fr}")
        lines += [
            f"  {c.code} {c.name_fr:<52} {bar(levels[c.code], MAX_LEVEL, MAX_LEVEL)}  {level_mark(levels[c.code])}"
            for c in framework.competences_of(area.code)
        ]
    return lines


def _wrapped(sentences: list[str]) -> list[str]:
    return [line for sentence in sentences for line in wrap(sentence, WIDTH)]
