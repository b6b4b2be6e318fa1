"""What a page shows of a simulator: its lines as a table, what it offers as buttons and boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pixsim.report.question import asking
from pixsim.worlds.chrome.kinds import Chrome
from pixsim.worlds.chrome.panels import Preview, Prompt, Stage
from pixsim.worlds.chrome.places import Way
from pixsim.worlds.chrome.roles import role_of
from pixsim.worlds.chrome.rows import Card, Columns, Note
from pixsim.worlds.columns import columns_of
from pixsim.worlds.core import LONGEST_TEXT, World
from pixsim.worlds.pages import Ask, Grid, Offer, Page, Row, asked_of, name_of

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
    role : str
        How it stands out, of `pixsim.worlds.chrome.roles.Role`.
    label : str
        Its name, where it is a field.
    look : str
        ``main``: takes the room there is; ``short``: never broken; empty otherwise.
    opens : bool
        Whether what opens the line is here.
    """

    text: str
    span: int
    look: str
    opens: bool
    role: str = ""
    label: str = ""
    right: bool = False


@dataclass(frozen=True, slots=True)
class RowView:
    """A line: its cells, what opens it, whether it can be chosen for something else, what is around it."""

    key: str
    cells: tuple[LineCell, ...]
    spoken: str
    enter: ButtonView | None
    selectable: bool
    chosen: bool
    kind: str = ""
    card: Card | None = None
    notes: tuple[Note, ...] = ()
    preview: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskView:
    """A box of the form that an offer asks for."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
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
class Told:
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
    note: Told | None
    rows: tuple[RowView, ...]
    sheet: SheetView | None
    on_row: tuple[ButtonView, ...]
    anywhere: tuple[ButtonView, ...]
    panel: PanelView | None
    restarting: bool
    page: Page
    longest: int = LONGEST_TEXT

    @property
    def head(self) -> tuple[HeadCell, ...]:
        """The names of the columns; nothing where none has one."""
        columns = columns_of(self.page)
        if self.sheet is not None or not any(column.title for column in columns.columns):
            return ()
        shown = [n for n in range(len(columns.columns)) if _is_used(n, self.page, columns)]
        order = "descending" if columns.falling else "ascending"
        return tuple(
            HeadCell(
                columns.columns[n].title,
                order if n == columns.sort else "",
                columns.columns[n].right,
            )
            for n in shown
        )

    def number_of(self, way: Way) -> int:
        """The number of a way among those of the page."""
        return next(n for n, one in enumerate(self.page.ways) if one is way)

    def one(self, kind: str) -> Chrome | None:
        """The chrome of a kind, by the name of it."""
        return next((one for one in self.page.chrome if type(one).__name__ == kind), None)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What is drawn beside the lines."""
        return self.page.every(Stage)


@dataclass(frozen=True, slots=True)
class HeadCell:
    """The name of a column, and how it sorts the lines: `aria-sort`, empty where it does not."""

    title: str
    sort: str
    right: bool


def world_view(
    world: World, row: str, asking: Asking | None, note: Told | None, *, restarting: bool
) -> WorldView:
    """A world as it is now.

    Parameters
    ----------
    world : World
    row : str
        The line or cell chosen last.
    asking : Asking or None
    note : Told or None
        Said in place of the note of the world.
    restarting : bool
        Beginning anew was asked once.
    """
    page = world.page()
    row = page.at or row
    sheet = None if page.grid is None else _sheet_view(page, page.grid, row)
    return WorldView(
        title=page.title,
        text=page.text,
        note=note or (Told(page.note, ours=False) if page.note else None),
        rows=tuple(_row_view(line, page, row) for line in page.rows) if sheet is None else (),
        sheet=sheet,
        on_row=tuple(_merge_buttons(page, on_row=True)),
        anywhere=tuple(_merge_buttons(page, on_row=False)),
        panel=None if asking is None else _panel_view(page, asking, world),
        restarting=restarting,
        page=page,
    )


def _merge_buttons(page: Page, *, on_row: bool) -> list[ButtonView]:
    """Offers as buttons; those of one name that depend on the line are one button."""
    found: dict[tuple[str, str], ButtonView] = {}
    for number, offer in enumerate(page.offers):
        typed = page.one(Prompt) is not None and offer.key == ENTER  # the open line does it
        if bool(offer.row) == on_row and not (on_row and offer.key == ENTER) and not typed:
            found.setdefault((offer.key, offer.label), ButtonView(number, offer.label))
    return list(found.values())


def _row_view(line: Row, page: Page, chosen: str) -> RowView:
    fitting = [(n, o) for n, o in enumerate(page.offers) if o.row and is_for(o, line.key)]
    enter = next((ButtonView(n, o.label) for n, o in fitting if o.key == ENTER), None)
    return RowView(
        key=line.key,
        cells=_line_cells(line, page),
        spoken=line.spoken,
        enter=enter,
        selectable=any(o.key != ENTER for _n, o in fitting),
        chosen=bool(line.key) and line.key == chosen,
        kind=line.kind,
        card=next((card for card in page.every(Card) if card.row == line.key), None),
        notes=tuple(note for note in page.every(Note) if note.row == line.key),
        preview=next((one.texts.get(line.key, ()) for one in page.every(Preview)), ()),
    )


def _widest_column(columns: Columns) -> int:
    """The column that takes the room there is."""
    return next((n for n, column in enumerate(columns.columns) if column.rest), 0)


def _line_cells(line: Row, page: Page) -> tuple[LineCell, ...]:
    """The cells of a line, without columns that are empty in all of them, nor numbers no one needs.

    A heading alone in its line goes on to the end, so that no narrow column breaks it. A field is its
    value, with its name.
    """
    columns = columns_of(page)
    wide = _widest_column(columns)
    shown = [n for n in range(len(columns.columns)) if _is_used(n, page, columns)] or [0]
    if line.kind == "field":
        *_others, label, value = line.cells
        return (LineCell(value, len(shown), "main", opens=True, role=role_of(value), label=label),)
    own = [n for n in shown if n < len(line.cells)] or [0]
    filled = [n for n in own if line.cells[n].strip()]
    main = wide if wide in filled else next(iter(filled or own), 0)
    last = filled[0] if len(filled) == 1 and filled[0] != wide else own[-1]
    beyond = sum(n > last for n in shown)
    return tuple(
        LineCell(
            text := line.cells[n],
            1 + beyond * (n == last),
            "main" if n == wide or (n == last and beyond) else "short" * (len(text) <= SHORT),
            n == min(main, last),
            role_of(text),
            right=columns.columns[n].right,
        )
        for n in own
        if n <= last
    )


def _is_used(column: int, page: Page, columns: Columns) -> bool:
    """Whether a column is shown: some line has something in it, or opens there."""
    if columns.columns[column].number:
        return False
    if column == _widest_column(columns):
        return True
    return any(column < len(row.cells) and row.cells[column].strip() for row in page.rows)


def _sheet_view(page: Page, grid: Grid, row: str) -> SheetView:
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


def _panel_view(page: Page, asking: Asking, world: World) -> PanelView | None:
    if asking.number >= len(page.offers):
        return None
    offer = page.offers[asking.number]
    title = offer.label.capitalize()
    if offer.row:
        about = name_of(page, asking.row) or asking.row
        title = world.say("{act} « {line} »").format(act=title, line=about)
    row = asking.row if offer.row else None
    return PanelView(
        asking.number,
        title,
        asking.row,
        tuple(
            AskView(
                ask.name,
                asked_of(page, offer, ask, asking.row, world.say) if ask.names_line else ask.label,
                tuple((one, ask.labels.get(one, one)) for one in ask.options(row)),
                asking.given.get(ask.name, ask.present(row)),
            )
            for ask in question_to_ask(offer, row)
        ),
    )


def question_to_ask(offer: Offer, row: str | None) -> tuple[Ask, ...]:
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
