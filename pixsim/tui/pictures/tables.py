"""The tables of a result: areas, competences, what to work on."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.framework import Area, Framework
from pixsim.report.result.advice import AreaAnswers, WorkOn
from pixsim.report.v2.result import AreaResult, CompetenceResult, V2Result
from pixsim.report.v3.result import V3Competence, V3Result
from pixsim.report.wording import level_mark
from pixsim.tui.drawing.pieces import (
    area_chip,
    area_colour,
    gauge_bar,
    join_styled,
    level_squares,
    styled_text,
)

STANDINGS = {
    "better": ("▲", _("plutôt mieux"), _("mieux"), "$ok"),
    "same": ("=", _("comme le reste"), _("pareil"), "$muted"),
    "worse": ("▼", _("plutôt moins bien"), _("moins bien"), "$warn"),
}
"""Mark, words, words where room lacks, colour."""
FULL_NAMES = 62
"""Columns from which a competence has its official name."""
GAUGE = 8


def fit_content(text: Content, cells: int) -> Content:
    """Fit a text to exactly so many cells."""
    if text.cell_length > cells:
        return text.truncate(cells, ellipsis=True)
    return join_styled(text, " " * (cells - text.cell_length))


def area_name(area: Area, room: int | None = None) -> Content:
    """Its number on its colour, and its name; the brief one where there is no room for the other."""

    def drawn(name: str) -> Content:
        return join_styled(area_chip(area.code), " ", (name, f"bold {area_colour(area.code)}"))

    whole = drawn(area.name)
    return whole if room is None or whole.cell_length <= room else drawn(area.brief)


def v3_area_lines(
    answers: Sequence[AreaAnswers], framework: Framework, width: int
) -> list[Content]:
    """Right answers by area, beside what the score of the whole predicts."""
    names = {area.code: area for area in framework.areas}
    head = join_styled((_("Vos réponses justes, par domaine"), "bold"))
    lines = [both_ends(head, styled_text(_("par rapport au reste"), "$muted"), width)]
    for found in answers:
        figures = fit_content(_right_of(found.right, found.counted), 9)
        said = _standing_content(found, short=width < FULL_NAMES)
        if width < FULL_NAMES:
            right = join_styled(figures, " ", fit_content(said, 12))
        else:
            drawn = gauge_bar(found.right, found.counted, GAUGE, area_colour(found.area))
            right = join_styled(drawn, "  ", figures, " ", _at_right(said, 19))
        lines.append(_area_row(names[found.area], right, width))
    return lines


def _standing_content(found: AreaAnswers, *, short: bool) -> Content:
    if found.standing is None:
        return Content("")
    mark, words, brief, colour = STANDINGS[found.standing]
    return styled_text(f"{mark} {brief if short else words}", colour)


def v2_area_lines(result: V2Result, framework: Framework, width: int) -> list[Content]:
    """Pix and right answers by area."""
    names = {area.code: area for area in framework.areas}
    rows = [_area_row(names[found.code], _v2_area(found, width), width) for found in result.areas]
    return [styled_text(_("Vos domaines"), "bold"), *rows]


def _v2_area(area: AreaResult, width: int) -> Content:
    pix = join_styled(
        (f"{area.pix:>3}", "bold"), (_(" sur {most} pix").format(most=area.max_pix), "$muted")
    )
    right = _at_right(_right_of(area.right, area.counted), 10)
    if width < FULL_NAMES:
        return join_styled(pix, right)
    return join_styled(
        gauge_bar(area.pix, area.max_pix, 12, area_colour(area.code)), "  ", pix, "  ", right
    )


def _right_of(right: int, counted: int) -> Content:
    if not counted:
        return styled_text(_("aucune"), "$muted")
    return join_styled((str(right), "bold"), (_(" sur {n}").format(n=counted), "$muted"))


def v3_competence_lines(result: V3Result, framework: Framework, width: int) -> list[Content]:
    """Sixteen levels, from the profile to what the test estimates."""
    known = any(c.level_before is not None for c in result.competences)
    lines = [
        styled_text(_("Vos {n} compétences").format(n=len(result.competences)), "bold"),
        styled_text(
            _("votre profil → ce que l'épreuve estime") if known else _("ce que l'épreuve estime"),
            "$muted",
        ),
    ]
    rows = {c.code: c for c in result.competences}
    for area in framework.areas:
        lines.append(area_name(area))
        for competence in framework.competences_of(area.code):
            found = rows[competence.code]
            name = _competence_name(competence.code, competence.name, competence.brief, width)
            lines.append(both_ends(name, _v3_levels(found), width))
    if known:
        lines.append(
            join_styled("■ ", (_("votre profil"), "$muted"), "   ", ("+ ", "$ok"),
                   (_("l'épreuve dit plus"), "$muted"), "   ", ("□ ", "$warn"),
                   (_("dit moins"), "$muted"))
        )  # fmt: skip
    return lines


def _v3_levels(found: V3Competence) -> Content:
    colour, level = area_colour(found.area), max(found.level, 0)
    if found.level_before is None:
        return join_styled(level_squares(level, colour), f"  {level_mark(level)}")
    before = min(found.level_before, 7)
    common = min(before, level)
    drawn = join_styled(
        ("■" * common, colour),
        ("+" * (level - common), "bold $ok"),
        ("□" * (before - common), "$warn"),
        ("·" * (7 - max(before, level)), "$muted"),
    )
    return join_styled(drawn, f" {level_mark(before)}→", (level_mark(level), "bold"))


VERDICTS = {
    "kept": (_("gardée"), "$ok", "✓"),
    "lowered": (_("abaissée d'un niveau"), "$warn", "▼"),
    "lost": (_("perdue"), "$bad", "✗"),
    "not_tested": (_("non évaluée"), "$muted", "–"),
}


def v2_competence_lines(result: V2Result, framework: Framework, width: int) -> list[Content]:
    """Sixteen levels: kept, lowered, lost, with the answers that decide."""
    lines = [styled_text(_("Vos {n} compétences").format(n=len(result.competences)), "bold")]
    rows = {c.code: c for c in result.competences}
    for area in framework.areas:
        lines.append(area_name(area))
        for competence in framework.competences_of(area.code):
            found = rows.get(competence.code)
            if found is not None:
                name = _competence_name(
                    competence.code, competence.name, competence.brief, width - 28
                )
                lines.append(both_ends(name, _v2_levels(found, width), width))
    lines.append(
        join_styled("■ ", (_("gardé"), "$muted"), "   ", ("□ ", "$warn"), (_("abaissé"), "$muted"),
               "   ", ("□ ", "$bad"), (_("perdu"), "$muted"))
    )  # fmt: skip
    return lines


def _v2_levels(found: CompetenceResult, width: int) -> Content:
    words, colour, mark = VERDICTS[found.verdict]
    if found.verdict == "not_tested":
        return _at_right(styled_text(f"{mark} {words}", colour), 24)
    kept, before = max(found.level, 0), found.level_before
    drawn = join_styled(
        ("■" * kept, area_colour(found.area)),
        ("□" * (before - kept), colour),
        ("·" * (7 - before), "$muted"),
    )
    change = f"{before}→{level_mark(kept)}" if kept != before else f"  {before}"
    figures = _("{right} sur {n}").format(right=found.right, n=found.counted)
    if width < FULL_NAMES:
        return join_styled(drawn, f" {change} ", (mark, colour), (f" {figures}", "$muted"))
    said = fit_content(styled_text(f"{mark} {words}", colour), 23)
    return join_styled(drawn, f" {change}  ", said, _at_right(styled_text(figures, "$muted"), 7))


def work_lines(
    works: Sequence[WorkOn], framework: Framework, width: int, otherwise: str, follows: str
) -> list[Content]:
    """What to work on next, and why; where there is nothing, `otherwise`; then what practice does."""
    lines = [styled_text(_("À travailler ensuite"), "bold")]
    if not works:
        return [*lines, *styled_text(otherwise, "$muted").wrap(width)]
    for work in works:
        competence = framework.competence[work.competence]
        why = ngettext("{n} erreur sur {of}", "{n} erreurs sur {of}", work.errors).format(
            n=work.errors, of=work.counted
        )
        if work.easy:
            why += _(", à votre portée")
        whole = len(work.competence) + len(competence.name) + len(why) + 4 <= width
        name = join_styled(
            (f" {work.competence} ", f"bold {area_colour(work.competence)}"),
            competence.name if whole else competence.brief,
        )
        lines.append(both_ends(name, styled_text(why, "$muted"), width))
    return [*lines, *(styled_text(follows, "$muted").wrap(width) if follows else ())]


def work_line(works: Sequence[WorkOn], framework: Framework, width: int) -> list[Content]:
    """The same in one row: what to work on, by short names, as many as fit whole."""
    if not works:
        return []

    def line(parts: Sequence[Content], more: str) -> Content:
        return join_styled((_("À travailler"), "bold"), "  ", Content("   ").join(parts), more)

    parts = [
        join_styled((work.competence, f"bold {area_colour(work.competence)}"), " ",
               framework.competence[work.competence].brief)
        for work in works
    ]  # fmt: skip
    for count in range(len(parts), 0, -1):
        found = line(parts[:count], "" if count == len(parts) else "   …")
        if found.cell_length <= width:
            return [found]
    return [line(parts[:1], "").truncate(width, ellipsis=True)]


def _competence_name(code: str, full: str, short: str, width: int) -> Content:
    name = full if len(full) + 24 <= width else short
    return join_styled((f"{code} ", "$muted"), name)


def _at_right(text: Content, cells: int) -> Content:
    return join_styled(" " * max(cells - text.cell_length, 0), text)


def _area_row(area: Area, right: Content, width: int) -> Content:
    return both_ends(area_name(area, width - right.cell_length - 1), right, width)


def both_ends(left: Content, right: Content, width: int) -> Content:
    """Something at either end; the left is cut where both do not fit."""
    room = max(width - right.cell_length - 1, 1)
    return join_styled(fit_content(left, room), " ", right)
