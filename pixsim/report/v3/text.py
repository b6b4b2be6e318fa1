"""A V3 result as plain text, 80 columns."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.report.v3.result import V3Result
from pixsim.report.v3.wording import (
    first_steps,
    reading_remarks,
    reason_sentence,
    result_notes,
    score_line,
)
from pixsim.report.wording import (
    duration_text,
    level_mark,
    level_squares,
    long_day,
    note_paragraphs,
    right_of_total_words,
    status_title,
    text_bar,
    wrap_sentence,
)


def v3_text(result: V3Result, framework: Framework) -> str:
    """Status and why, right answers by domain, the sixteen levels, what it all rests on."""
    facts = [
        result.candidate,
        long_day(result.started_at),
        _("règles V3"),
        duration_text(result.seconds),
        _("non officiel"),
    ]
    paragraphs = [
        [status_title(result.status), score_line(result), *wrap_sentence(" · ".join(facts))],
        _wrap_sentences(
            [reason_sentence(result), *reading_remarks(result), first_steps(result, framework)]
        ),
        area_lines(result, framework),
        level_lines(result, framework),
        _wrap_sentences(note_paragraphs(result_notes(result))),
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def area_lines(result: V3Result, framework: Framework) -> list[str]:
    """Right answers in each domain; where nothing was answered, nothing."""
    counts = area_counts(result, framework)
    if not any(asked for _right, asked in counts.values()):
        return []
    rows = [
        f"{area.code} {area.name:<32} {text_bar(right, asked)}  {right_of_total_words(right, asked)}"
        for area in framework.areas
        for right, asked in [counts[area.code]]
    ]
    return [_("Vos réponses justes, par domaine"), *rows]


def area_counts(result: V3Result, framework: Framework) -> dict[str, tuple[int, int]]:
    """By domain, how many answers were right, and how many were given."""
    found = dict.fromkeys((area.code for area in framework.areas), (0, 0))
    for competence in result.competences:
        right, asked = found[competence.area]
        found[competence.area] = right + competence.right, asked + competence.asked
    return found


def level_lines(result: V3Result, framework: Framework) -> list[str]:
    """The competences under their domains, where a certificate shows them."""
    if result.shown_level is None or result.status != "validated":
        return []
    levels = {competence.code: competence.level for competence in result.competences}
    lines = []
    for area in framework.areas:
        lines.append(f"{area.code} {area.name}")
        lines += [
            f"  {c.code} {c.name:<52} {level_squares(levels[c.code])}  {level_mark(levels[c.code])}"
            for c in framework.competences_of(area.code)
        ]
    return lines


def _wrap_sentences(sentences: list[str]) -> list[str]:
    return [line for sentence in sentences for line in wrap_sentence(sentence)]
