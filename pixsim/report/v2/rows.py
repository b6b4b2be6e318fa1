"""A V2 result as rows."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.report.result.rows import CompetenceRow, DomainRow, ResultRows, Scale, Zone
from pixsim.report.v2.result import V2Result
from pixsim.report.v2.wording import reading_remarks, reason_sentence, verdict_words
from pixsim.report.wording import right_of_total_words
from pixsim.rules.v2 import V2


def v2_rows(result: V2Result, framework: Framework) -> ResultRows:
    """Score, why, the share of right answers on its three zones, domains, competences."""
    names = {area.code: area.name for area in framework.areas}
    return ResultRows(
        score=str(result.total_pix),
        out_of=_("pix sur {most}").format(most=result.max_pix),
        reasons=(reason_sentence(result), *reading_remarks(result)),
        scale=_rate_scale(result, V2()) if result.counted else None,
        domains=tuple(
            DomainRow(
                code=area.code,
                name=names[area.code],
                share=area.pix / area.max_pix if area.max_pix else 0,
                figure=_("{pix} pix sur {most}").format(pix=area.pix, most=area.max_pix),
                right=right_of_total_words(area.right, area.counted) if area.counted else "",
            )
            for area in result.areas
        ),
        competences=tuple(
            CompetenceRow(
                code=c.code,
                name=framework.competence[c.code].name,
                area=c.area,
                before=c.level_before,
                level=c.level,
                verdict=c.verdict,
                words=verdict_words(c),
            )
            for c in result.competences
        ),
    )


def _rate_scale(result: V2Result, rules: V2) -> Scale:
    low, high = rules.rate_to_be_certified / 100, rules.rate_to_validate / 100
    return Scale(
        title=_("Réponses justes : {right} sur {counted}, soit {rate} %").format(
            right=result.right, counted=result.counted, rate=result.rate
        ),
        zones=(
            Zone(_("rien n'est certifié"), 0, low),
            Zone(_("une erreur coûte"), low, high),
            Zone(_("une est permise"), high, 1),
        ),
        value=result.rate / 100,
    )
