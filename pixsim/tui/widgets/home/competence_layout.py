"""Where the sixteen competences stand in a given room: the picture and its cells from one function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys.home_words import PIX_PER_LEVEL
from pixsim.store.records.record import Record
from pixsim.tui.drawing.pieces import (
    DOT,
    MOST_LEVEL,
    SQUARE,
    area_chip,
    area_colour,
    join_styled,
    styled_text,
)

SHORT_COLUMN, FULL_COLUMN = 37, 66  # cells: code, name, squares, level
WIDEST = 80
SPACED = 72  # cells of a line from which squares stand apart
GAP = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """Something drawn at a place; `place` is that of a competence, None for a domain."""

    x: int
    y: int
    drawn: Content
    place: int | None = None
    column: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What is known in one competence; no level where nothing is."""

    code: str
    name: str
    short: str
    level: int | None
    pix: int


def known_of(record: Record | None, framework: Framework) -> tuple[Known, ...]:
    """The sixteen of a record; nothing known where there is none."""
    found = []
    for place, competence in enumerate(framework.competences):
        sound = record is not None and not record.problem
        has = sound and record is not None and record.positioned[place]
        found.append(
            Known(
                competence.code,
                competence.name,
                competence.brief,
                record.levels[place] if has and record is not None else None,
                record.pix[place] if sound and record is not None else 0,
            )
        )
    return tuple(found)


def lay_out_competences(
    known: Sequence[Known], framework: Framework, width: int, height: int
) -> list[Cell]:
    """The picture for so many cells: two columns, one column of full names, or a line a domain."""
    one = len(framework.areas) + len(framework.competences)
    if width >= 2 * FULL_COLUMN + GAP and height >= 12:
        return _two_columns(known, framework, min(width, 2 * WIDEST + GAP), height, full=True)
    if height >= one and width >= FULL_COLUMN:
        spaced = height >= one + len(framework.areas) - 1
        return _one_column(known, framework, min(width, WIDEST), spaced=spaced)
    if width >= 2 * SHORT_COLUMN + GAP and height >= 12:
        return _two_columns(known, framework, min(width, 2 * WIDEST + GAP), height, full=False)
    return _domain_lines(known, framework, width)


def _one_column(
    known: Sequence[Known], framework: Framework, width: int, *, spaced: bool
) -> list[Cell]:
    cells, y = [], 0
    for area in framework.areas:
        cells.append(Cell(0, y, _area_heading(known, framework, area.code, width, long=True)))
        for place in _places_in_area(known, area.code):
            y += 1
            cells.append(Cell(0, y, _competence_line(known[place], width, full=True), place))
        y += 2 if spaced else 1
    return cells


def _two_columns(
    known: Sequence[Known], framework: Framework, width: int, height: int, *, full: bool
) -> list[Cell]:
    """Domains 1, 2 and 5 on the left, 3 and 4 on the right: as level as they can be."""
    each = (width - GAP) // 2
    cells = []
    for column, areas in enumerate((("1", "2", "5"), ("3", "4"))):
        x, y = column * (each + GAP), 0
        for area in areas:
            cells.append(
                Cell(x, y, _area_heading(known, framework, area, each, long=full), column=column)
            )
            for place in _places_in_area(known, area):
                y += 1
                cells.append(
                    Cell(x, y, _competence_line(known[place], each, full=full), place, column)
                )
            y += 2 if height >= 14 else 1
    return cells


def _domain_lines(known: Sequence[Known], framework: Framework, width: int) -> list[Cell]:
    cells = []
    for y, area in enumerate(framework.areas):
        places = _places_in_area(known, area.code)
        total = sum(known[place].pix for place in places)
        name = styled_text(f" {area.name}", f"bold {area_colour(area.code)}")
        at = max(width - 4 - 4 * 4, 12)
        cells.append(
            Cell(0, y, _fill_between(join_styled(area_chip(area.code), name), Content(""), at - 1))
        )
        for n, place in enumerate(places):
            level = known[place].level
            digit = styled_text(
                f"  {'–' if level is None else level} ", "$muted" if level is None else "bold"
            )
            cells.append(Cell(at + 4 * n, y, digit, place))
        cells.append(Cell(width - 4, y, styled_text(f"{total:>4}", "bold")))
    return cells


def _places_in_area(known: Sequence[Known], area: str) -> list[int]:
    return [place for place, one in enumerate(known) if one.code.startswith(area)]


def _area_heading(
    known: Sequence[Known], framework: Framework, area: str, width: int, *, long: bool
) -> Content:
    places = _places_in_area(known, area)
    total = sum(known[place].pix for place in places)
    most = len(places) * MOST_LEVEL * PIX_PER_LEVEL
    name = next(found.name for found in framework.areas if found.code == area)
    right = join_styled(
        (str(total), "bold"), (_(" / {most} pix").format(most=most) if long else "", "$muted")
    )
    room = width - area_chip(area).cell_length - right.cell_length - 1
    before = " " if len(name) < room else ""  # the chip ends in a space of its own
    return _fill_between(
        join_styled(area_chip(area), (before + name, f"bold {area_colour(area)}")), right, width
    )


def _competence_line(one: Known, width: int, *, full: bool) -> Content:
    colour, level = area_colour(one.code), one.level
    gap = " " if width >= SPACED else ""
    done = gap.join(SQUARE * (level or 0))
    rest = gap.join(DOT * (MOST_LEVEL - (level or 0)))
    middle = gap if done and rest else ""
    digit = (" –", "$muted") if level is None else (f" {level}", "bold")
    right = join_styled((done, colour), middle, (rest, "$muted"), digit)
    name = one.name if full else one.short
    return _fill_between(join_styled("  ", (f"{one.code} ", "$muted"), name), right, width)


def _fill_between(left: Content, right: Content, width: int) -> Content:
    """Both sides on exactly so many cells."""
    room = width - right.cell_length - 1
    if left.cell_length > room:
        left = left.truncate(max(room, 1), ellipsis=True)
    return join_styled(left, " " * (width - left.cell_length - right.cell_length), right)
