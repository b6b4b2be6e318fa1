"""What a page shows of a simulator: its lines as a table, what it offers as buttons and boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pixsim.foundation.localised import labelled
from pixsim.report.question import asking
from pixsim.worlds.chrome import Stage
from pixsim.worlds.core import LONGEST_TEXT, World
from pixsim.worlds.pages import Ask, Grid, Offer, Page, Row

ENTER = "enter"


@dataclass(frozen=True, slots=True)
class Asking:
    """An offer taken whose arguments are being asked for.

    Attributes
    ----------
    number : int
        Of the offer on the page.
    row : str
        The line it is about; empty for none.
    given : Mapping
        What was typed and refused.
    """

    number: int
    row: str
    given: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ButtonView:
    """An offer as a button."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class LineCell:
    """A cell of a line.

    Attributes
    ----------
    span : int
        Columns it goes over.
    look : str
        ``main``: takes the room there is; ``short``: never broken; empty otherwise.
    opens : bool
        Whether what opens the line is here.
    """

    text: str
    span: int
    look: str
    opens: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A line: its cells, what opens it, and whether it can be chosen for something else."""

    key: str
    cells: tuple[LineCell, ...]
    spoken: str
    enter: ButtonView | None
    selectable: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class AskView:
    """A box of the form that an offer asks for."""

    name: str
    label: str
    options: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class PanelView:
    """What an offer asks for."""

    number: int
    title: str
    row: str
    asks: tuple[AskView, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a worksheet."""

    name: str
    shown: str
    number: bool
    here: bool


@dataclass(frozen=True, slots=True)
class SheetView:
    """A worksheet: letters, rows of cells, the cell one is at, and what was typed into it."""

    letters: tuple[str, ...]
    rows: tuple[tuple[int, tuple[CellView, ...]], ...]
    cell: str
    typed: str
    write: ButtonView | None


@dataclass(frozen=True, slots=True)
class Note:
    """What is said above a simulator, until its next page.

    Attributes
    ----------
    ours : bool
        Said by pixsim, in the language of the page; else by the simulator, in its own.
    """

    text: str
    ours: bool


@dataclass(frozen=True, slots=True)
class WorldView:
    """A simulator as its page shows it."""

    title: str
    text: tuple[str, ...]
    note: Note | None
    rows: tuple[RowView, ...]
    sheet: SheetView | None
    on_row: tuple[ButtonView, ...]
    anywhere: tuple[ButtonView, ...]
    panel: PanelView | None
    restarting: bool
    aside: tuple[str, ...] = ()
    aside_spoken: tuple[str, ...] = ()
    longest: int = LONGEST_TEXT


def world_view(
    world: World, row: str, asking: Asking | None, note: Note | None, *, restarting: bool
) -> WorldView:
    """A world as it is now.

    Parameters
    ----------
    world : World
    row : str
        The line or cell chosen last.
    asking : Asking or None
    note : Note or None
        Said in place of the note of the world.
    restarting : bool
        Beginning anew was asked once.
    """
    page = world.page()
    row = page.at or row
    sheet = None if page.grid is None else _sheet(page, page.grid, row)
    return WorldView(
        title=page.title,
        text=page.text,
        note=note or (Note(page.note, ours=False) if page.note else None),
        rows=tuple(_row(line, page, row) for line in page.rows) if sheet is None else (),
        sheet=sheet,
        on_row=tuple(_merged(page, on_row=True)),
        anywhere=tuple(_merged(page, on_row=False)),
        panel=None if asking is None else _panel(page, asking),
        restarting=restarting,
        aside=tuple(line for stage in page.every(Stage) for line in stage.lines),
        aside_spoken=tuple(
            line for stage in page.every(Stage) for line in stage.told if line.strip()
        ),
    )


def _merged(page: Page, *, on_row: bool) -> list[ButtonView]:
    """Offers as buttons; those of one name that depend on the line are one button."""
    found: dict[tuple[str, str], ButtonView] = {}
    for number, offer in enumerate(page.offers):
        if bool(offer.row) == on_row and not (on_row and offer.key == ENTER):
            found.setdefault((offer.key, offer.label), ButtonView(number, offer.label))
    return list(found.values())


def _row(line: Row, page: Page, chosen: str) -> RowView:
    fitting = [(n, o) for n, o in enumerate(page.offers) if o.row and is_for(o, line.key)]
    enter = next((ButtonView(n, o.label) for n, o in fitting if o.key == ENTER), None)
    return RowView(
        key=line.key,
        cells=_cells(line, page),
        spoken=line.spoken,
        enter=enter,
        selectable=any(o.key != ENTER for _n, o in fitting),
        chosen=bool(line.key) and line.key == chosen,
    )


def _main(line: Row, page: Page) -> int:
    """The cell that says most: the one that takes the room there is, unless it is empty."""
    places = [n for n, width in enumerate(page.widths) if width == 0 and n < len(line.cells)]
    filled = [n for n in places if line.cells[n].strip()]
    return next(iter(filled or range(len(line.cells))), 0)


def _wide(page: Page) -> int:
    """The column that takes the room there is: one for the table, whatever is empty in a line."""
    places = [n for n, width in enumerate(page.widths) if width == 0]
    filled = (n for n in places if any(n < len(r.cells) and r.cells[n].strip() for r in page.rows))
    return next(filled, next(iter(places), 0))


def _cells(line: Row, page: Page) -> tuple[LineCell, ...]:
    """The cells of a line, without columns that are empty in all of them.

    A heading alone in its line goes on to the end, so that no narrow column breaks it.
    """
    wide, main = _wide(page), _main(line, page)
    columns = [n for n in range(max(len(row.cells) for row in page.rows)) if _is_used(n, page)]
    own = [n for n in columns if n < len(line.cells)] or [0]
    filled = [n for n in own if line.cells[n].strip()]
    last = filled[0] if len(filled) == 1 and filled[0] != wide else own[-1]
    beyond = sum(n > last for n in columns)
    return tuple(
        LineCell(
            text := line.cells[n],
            1 + beyond * (n == last),
            "main" if n == wide or (n == last and beyond) else "short" * (len(text) <= SHORT),
            n == min(main, last),
        )
        for n in own
        if n <= last
    )


def _is_used(column: int, page: Page) -> bool:
    """Whether some line has something in a column, or opens there."""
    if column == _wide(page):
        return True
    return any(column < len(row.cells) and row.cells[column].strip() for row in page.rows)


def _sheet(page: Page, grid: Grid, row: str) -> SheetView:
    cell = row if grid.has(row) else f"{grid.columns[0]}{grid.rows[0] if grid.rows else 1}"
    write = next(
        (ButtonView(n, o.label) for n, o in enumerate(page.offers) if o.key == ENTER and o.row),
        None,
    )
    rows = tuple(
        (
            number,
            tuple(
                CellView(name, grid.shown.get(name, ""), name in grid.right, name == cell)
                for name in (f"{letter}{number}" for letter in grid.columns)
            ),
        )
        for number in grid.rows
    )
    return SheetView(grid.columns, rows, cell, grid.typed.get(cell, ""), write)


def _panel(page: Page, asking: Asking) -> PanelView | None:
    if asking.number >= len(page.offers):
        return None
    offer = page.offers[asking.number]
    line = page.row(asking.row)
    about = "" if not offer.row else line.spoken if line is not None else asking.row
    title = labelled(offer.label.capitalize(), about) if about else offer.label.capitalize()
    row = asking.row if offer.row else None
    return PanelView(
        asking.number,
        title,
        asking.row,
        tuple(
            AskView(
                ask.name,
                ask.label,
                ask.options(row),
                asking.given.get(ask.name, ask.present(row)),
            )
            for ask in to_ask(offer, row)
        ),
    )


def to_ask(offer: Offer, row: str | None) -> tuple[Ask, ...]:
    """Arguments that the person gives; the only choice there is needs no question."""
    return tuple(ask for ask in offer.asks if len(ask.options(row)) != 1)


def is_for(offer: Offer, row: str) -> bool:
    """Whether an offer can be about a line."""
    if not offer.row:
        return True
    return bool(row) and (offer.on is None or row in offer.on)


def offer_at(page: Page, number: str, row: str) -> tuple[int, Offer] | None:
    """The offer of a button for a line: among those of its name, the one that fits.

    None where the page has no such button.
    """
    numbers = {str(n): n for n in range(len(page.offers))}
    if number not in numbers:
        return None
    chosen = page.offers[numbers[number]]
    for place, offer in enumerate(page.offers):
        same = (offer.key, offer.label) == (chosen.key, chosen.label)
        if same and (not offer.row or is_for(offer, row)):
            return place, offer
    return numbers[number], chosen


SHORT = 20  # characters of a cell that is not broken: a size, a date
CHOOSE_A_LINE = asking.CHOOSE_A_LINE
