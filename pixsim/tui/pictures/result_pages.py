"""The pages of a result under each rule set, as pictures: the table of what the screens draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import clauses
from pixsim.framework import Framework
from pixsim.report.result.advice import (
    area_answers,
    competences_to_work_on,
    no_error_sentence,
    practice_sentence,
)
from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import REPORTS
from pixsim.report.v2.result import V2Result
from pixsim.report.v2.wording import verdict_sentences as v2_verdict
from pixsim.report.v3.result import V3Result
from pixsim.report.v3.wording import verdict_sentences as v3_verdict
from pixsim.report.wording import Note, long_day
from pixsim.tui.drawing.pieces import join_styled, large_digits, styled_text
from pixsim.tui.pictures.scale import level_scale, rate_scale
from pixsim.tui.pictures.tables import (
    v2_area_lines,
    v2_competence_lines,
    v3_area_lines,
    v3_competence_lines,
    work_line,
    work_lines,
)

READING = 92
STATUS_STYLE = {"validated": ("✓", "$ok"), "rejected": ("▼", "$warn")}
BESIDE = 24
"""Cells that a figure of three digits and its unit take."""
FIRST_STEPS = 64
"""Pix below which a certificate shows no level: first steps instead of a table of levels."""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A result and what it is drawn with.

    Attributes
    ----------
    result : AnyResult
    framework : Framework
    previous : AnyResult or None
        The one before under the same rules.
    remarks : tuple of Note
        Added at the end, of the signature for instance.
    """

    result: Any
    framework: Framework
    previous: AnyResult | None = None
    remarks: tuple[Note, ...] = ()


def _head_lines(page: ResultPage, title: str, said: str, width: int) -> list[Content]:
    mark, colour = STATUS_STYLE.get(page.result.status, ("–", "$muted"))
    beside = [styled_text(f"{mark} {title}", f"bold {colour}")]
    if said and len(said) > width - BESIDE:
        cut = clauses(("", "")) if clauses(("", "")) in said else ", "
        beside += [styled_text(part) for part in said.split(cut, 1)]
    elif said:
        beside.append(styled_text(said))
    beside.append(styled_text(gain_words(page.result, page.previous), "$muted"))
    if page.result.total_pix is None:
        return [line.truncate(width, ellipsis=True) for line in beside]
    return score_head(page.result.total_pix, page.result.max_pix, beside, width)


def gain_words(result: AnyResult, previous: AnyResult | None) -> str:
    """« 27 pix de plus que le 12 novembre 2026 »."""
    if previous is None or previous.total_pix is None or result.total_pix is None:
        return ""
    gained = result.total_pix - previous.total_pix
    when = long_day(previous.started_at)
    if gained == 0:
        return _("Autant de pix que le {day}").format(day=when)
    more = gained > 0
    text = (
        ngettext("{n} pix de plus que le {day}", "{n} pix de plus que le {day}", gained)
        if more
        else ngettext("{n} pix de moins que le {day}", "{n} pix de moins que le {day}", -gained)
    )
    return text.format(n=abs(gained), day=when)


VERDICTS: dict[str, Callable[[Any], tuple[str, str]]] = {"v2": v2_verdict, "v3": v3_verdict}


def v3_head(page: ResultPage, width: int) -> list[Content]:
    """Score, status, level."""
    return _head_lines(page, *v3_verdict(page.result), width)


def v3_scale(page: ResultPage, width: int) -> list[Content]:
    """The score on the scale of named levels."""
    result: V3Result = page.result
    if result.total_pix is None:
        return []
    return level_scale(
        result.total_pix, result.pix_low, result.pix_high, width, most=result.max_pix
    )


def v3_areas(page: ResultPage, width: int) -> list[Content]:
    """Right answers by area."""
    areas = [area.code for area in page.framework.areas]
    return v3_area_lines(area_answers(page.result, areas), page.framework, width)


def v3_competences(page: ResultPage, width: int) -> list[Content]:
    """Sixteen levels; below 64 pix, why there are none."""
    result: V3Result = page.result
    if result.theta is None:
        return [
            styled_text(_("Vos compétences"), "bold"),
            *styled_text(_("Sans score, pas de niveaux.")).wrap(width),
        ]
    if result.shown_level is None or result.status != "validated":
        return [
            styled_text(_("Vos compétences"), "bold"),
            *styled_text(
                _("À moins de {n} pix, le certificat ne montre pas de niveaux. Voici par où commencer : page 3.").format(n=FIRST_STEPS)
            ).wrap(width),
        ]  # fmt: skip
    return v3_competence_lines(result, page.framework, width)


def advice_page(page: ResultPage, width: int) -> list[Content]:
    """What to work on."""
    works = competences_to_work_on(page.result)
    follows = practice_sentence(page.result)
    return work_lines(works, page.framework, width, no_error_sentence(page.result), follows)


def short_advice(page: ResultPage, width: int) -> list[Content]:
    """The same in one row."""
    return work_line(competences_to_work_on(page.result), page.framework, width)


def notes_page(page: ResultPage, width: int) -> list[Content]:
    """Why, what must be known of how it went, what it rests on; caveats last."""
    reporting = REPORTS[page.result.rules]
    reasons = reporting.rows(page.result, page.framework).reasons
    shown = VERDICTS[page.result.rules](page.result)[1]  # in the head already
    said = [Note("", sentence) for sentence in reasons if sentence.rstrip(".") not in ("", shown)]
    notes = [*said, *reporting.notes(page.result), *page.remarks]
    return note_lines(_("Bon à savoir"), notes, min(width, READING))


def v2_head(page: ResultPage, width: int) -> list[Content]:
    """Score, status, what became of the competences."""
    return _head_lines(page, *v2_verdict(page.result), width)


def v2_scale(page: ResultPage, width: int) -> list[Content]:
    """The rate of right answers between its thresholds."""
    result: V2Result = page.result
    said = _("Réponses justes : {right} sur {counted}, soit {rate} %").format(
        right=result.right, counted=result.counted, rate=result.rate
    )
    return [styled_text(said, "bold"), *rate_scale(result.rate, width)]


def v2_areas(page: ResultPage, width: int) -> list[Content]:
    """Pix and right answers by area."""
    return v2_area_lines(page.result, page.framework, width)


def v2_competences(page: ResultPage, width: int) -> list[Content]:
    """Sixteen verdicts."""
    return v2_competence_lines(page.result, page.framework, width)


Section = Callable[[ResultPage, int], Sequence[Content]]


@dataclass(frozen=True, slots=True)
class Sections:
    """What the four pages of a result draw."""

    head: Section
    scale: Section
    areas: Section
    competences: Section
    work: Section
    good_to_know: Section


SECTIONS: dict[str, Sections] = {
    "v2": Sections(v2_head, v2_scale, v2_areas, v2_competences, advice_page, notes_page),
    "v3": Sections(v3_head, v3_scale, v3_areas, v3_competences, advice_page, notes_page),
}


def note_lines(title: str, notes: Sequence[Note], width: int) -> list[Content]:
    """The notes, wrapped."""
    lines = [join_styled((title, "bold"))]
    for note in notes:
        gap = " " if note.head and note.text else ""
        lines += join_styled((note.head, "bold"), gap, note.text).wrap(max(width, 12))
    return lines


def score_head(pix: int, most: int, beside: Sequence[Content], width: int) -> list[Content]:
    """Three rows: the figure, its unit, and up to three lines that say what it means."""
    out_of = _("sur {most}").format(most=most)
    unit = (styled_text(_("pix"), "$muted"), styled_text(out_of, "$muted"), Content(""))
    rows = large_digits(str(pix))
    beside = [*beside, *[Content("")] * 3][:3]
    unit_cells = max(len(out_of), 3) + 2
    lines = []
    for row, label, said in zip(rows, unit, beside, strict=True):
        line = join_styled(" ", row, "  ", label, " " * (unit_cells - label.cell_length), said)
        lines.append(line.truncate(width, ellipsis=True))
    return lines
