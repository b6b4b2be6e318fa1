"""A V2 result as plain text, 80 columns."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.report.v2.result import AreaResult, V2Result
from pixsim.report.v2.wording import (
    area_counts,
    reading_remarks,
    reason_sentence,
    result_notes,
    verdict_words,
)
from pixsim.report.wording import (
    duration_text,
    level_mark,
    long_day,
    note_paragraphs,
    right_of_total_words,
    shorten_text,
    status_title,
    text_bar,
    wrap_sentence,
)

NAME_WIDTH = 38


def v2_text(result: V2Result, framework: Framework) -> str:
    """Status and why, the five areas with bars, the sixteen competences before and after."""
    score = _("{pix} pix sur {most}").format(pix=result.total_pix, most=result.max_pix)
    rate = _("{rate} % de réponses justes").format(rate=result.rate)
    facts = [
        result.candidate,
        long_day(result.started_at),
        _("règles V2"),
        duration_text(result.seconds),
        _("non officiel"),
    ]
    lines = [
        status_title(result.status),
        f"{score} · {rate}",
        *wrap_sentence(" · ".join(facts)),
        "",
        *wrap_sentence(reason_sentence(result)),
        *(line for remark in reading_remarks(result) for line in wrap_sentence(remark)),
        "",
        *area_lines(result, framework),
        "",
        *competence_lines(result, framework),
        "",
        *(line for said in note_paragraphs(result_notes(result)) for line in wrap_sentence(said)),
    ]
    return "\n".join(lines)


def area_lines(result: V2Result, framework: Framework) -> list[str]:
    """Two lines per area: name, bar and pix out of the maximum; right answers and competences."""
    names = {area.code: area.name for area in framework.areas}
    lines = []
    for area in result.areas:
        pix = _("{pix:>3} / {most} pix").format(pix=area.pix, most=area.max_pix)
        lines.append(
            f"{area.code} {names[area.code]:<32} {text_bar(area.pix, area.max_pix)}  {pix}"
        )
        lines.append(f"  {_right_words(area):<32} {area_counts(area)}")
    return lines


def _right_words(area: AreaResult) -> str:
    return right_of_total_words(area.right, area.counted) if area.counted else ""


def competence_lines(result: V2Result, framework: Framework) -> list[str]:
    """One line per competence: level before, level certified, verdict with right / counted."""
    head = f"{_('Compétence'):<{NAME_WIDTH}}{_('avant'):>6}{_('certifié'):>10}"
    rows = []
    for c in result.competences:
        name = f"{c.code} {shorten_text(framework.competence[c.code].name, NAME_WIDTH - 5)}"
        levels = f"{level_mark(c.level_before):>6}{level_mark(c.level):>10}"
        rows.append(f"{name:<{NAME_WIDTH}}{levels}  {verdict_words(c)}")
    return [head, *rows]
