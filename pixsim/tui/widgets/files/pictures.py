"""From a view to its rows: one picture per kind of view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style

from pixsim.foundation.i18n import gettext as _
from pixsim.text.french_spaces import french_spaces
from pixsim.tui.drawing.safe_text import fit_cells
from pixsim.tui.widgets.files.rows import Item, ItemsPicture, Picture, Piece, Role, Row
from pixsim.viewing import views
from pixsim.viewing.filtering import fold_text, matching_places
from pixsim.viewing.summaries import counted_noun
from pixsim.viewing.tables import TableView

GAP = 2  # cells between columns
WIDEST_CELL = 60
MARKS = {False: "▲", True: "▼"}
UPPER_HALF = "▀"
MOST_DRAWN = 200  # columns of an image made of blocks
MARGIN = 2  # blocks kept round such an image, one below: a code of 33 fits in 24 rows


@dataclass
class ViewState:
    """A position in a view, and what was asked of it.

    Attributes
    ----------
    item : int
        The present line or row of the file.
    column : int
        The present column of a table.
    words : str
        What is looked for.
    by : int or None
        Column a table is sorted by.
    descending : bool
    left : int
        Cells hidden at the left.
    whole : bool
        Whether lines too long for the window go on below.
    """

    item: int = 0
    column: int = 0
    words: str = ""
    by: int | None = None
    descending: bool = False
    left: int = 0
    whole: bool = False


def has_words(view: views.View) -> bool:
    """Whether words can be looked for in a view."""
    return not isinstance(view, views.ImageView | views.NotShown)


def picture_of_view(view: views.View, state: ViewState, cells: int) -> Picture:
    """The picture of a view on so many cells."""
    if isinstance(view, TableView):
        return TablePicture(view, state)
    if isinstance(view, views.ImageView):
        return ImagePicture(view, cells)
    items, numbered, wraps = _view_items(view), False, True
    if isinstance(view, views.TextView):
        numbered, wraps = view.numbered, view.wraps or state.whole
    elif isinstance(view, views.ArchiveView | views.WorkbookView):
        wraps = False
    places: Sequence[int] = range(len(items))
    if state.words:
        places = matching_places(
            state.words, [fold_text(f"{item.label} {item.text}") for item in items]
        )
    return ItemsPicture(items, places, cells, numbered=numbered, wraps=wraps)


def _view_items(view: views.View) -> list[Item]:
    if isinstance(view, views.TextView | views.ReadingView):
        return [Item(line) for line in view.lines]
    if isinstance(view, views.FieldsView):
        return [Item(text, name) for name, text in view.fields]
    if isinstance(view, views.MessageView):
        return [*_message_head(view), Item(""), *(Item(line, flush=True) for line in view.lines)]
    if isinstance(view, views.ArchiveView):
        return _tree_items(view.entries)
    if isinstance(view, views.WorkbookView):
        return [_sheet_item(name, table, place) for place, (name, table) in enumerate(view.sheets)]
    return [Item(french_spaces(view.sentence))] if isinstance(view, views.NotShown) else []


def _message_head(view: views.MessageView) -> list[Item]:
    head = [Item(text, name) for name, text in view.fields]
    for place, entry in enumerate(view.attached):
        head.append(Item(f"{entry.name}  {entry.size}", "" if place else _("Joint"), entry.place))
    return head


def _tree_items(entries: Sequence[views.Entry]) -> list[Item]:
    names = ["  " * entry.depth + entry.name for entry in entries]
    widest = min(max(map(cell_len, names), default=0), WIDEST_CELL)
    sizes = max((cell_len(entry.size) for entry in entries), default=0)
    return [
        Item(
            name + " " * (widest - cell_len(name)) + f"  {entry.size:>{sizes}}  {entry.date}"
            if entry.place is not None
            else name,
            opens=entry.place,
        )
        for name, entry in zip(names, entries, strict=True)
    ]


def _sheet_item(name: str, table: TableView, place: int) -> Item:
    return Item(f"{name}  {counted_noun(len(table.rows), _('ligne'), _('lignes'))}", opens=place)


class TablePicture(Picture):
    """A table: names at the top, figures on the right of their column."""

    def __init__(self, view: TableView, state: ViewState) -> None:
        self._view, self._state = view, state
        self.places = view.select(state.words, state.by, descending=state.descending)
        self.count = len(self.places)
        self._rows = {place: row for row, place in enumerate(self.places)}
        self._widths = [self._width(column) for column in range(len(view.columns))]
        self.starts = [
            sum(self._widths[:column]) + GAP * column for column in range(len(self._widths))
        ]
        self.width = sum(self._widths) + GAP * (len(self._widths) - 1)

    def _width(self, column: int) -> int:
        name = cell_len(self._view.columns[column].name) + 2 * (self._state.by == column)
        return (
            min(max([name, *(cell_len(row[column]) for row in self._view.rows)]), WIDEST_CELL) or 1
        )

    @property
    def head(self) -> tuple[Row, ...]:
        """The names of the columns, the present one and the sorted one marked."""
        pieces: list[Piece] = []
        for place, column in enumerate(self._view.columns):
            mark = f" {MARKS[self._state.descending]}" if self._state.by == place else ""
            role: Role = "column" if place == self._state.column else "name"
            pieces += self._cell(place, column.name + mark, role)
        return (Row(tuple(pieces)),)

    def _cell(self, column: int, text: str, role: Role) -> list[Piece]:
        """A cell and the gap before it: only the text carries the mark of its column."""
        width = self._widths[column]
        text = text if cell_len(text) <= width else fit_cells(text, width)
        spaces = " " * (width - cell_len(text))
        gap = " " * (GAP * (column > 0))
        if self._view.columns[column].kind == "number":
            return [(gap + spaces, "text"), (text, role)]
        return [(gap, "text"), (text, role), (spaces, "text")]

    def row(self, place: int) -> Row:
        """A row of the table."""
        cells = self._view.rows[self.places[place]]
        pieces: list[Piece] = []
        for column, text in enumerate(cells):
            pieces += self._cell(column, text, "text")
        return Row(tuple(pieces))

    def item_of(self, row: int) -> int:
        """The row of the file that is shown there."""
        return self.places[row] if self.places else 0

    def row_of(self, item: int) -> int:
        """Where a row of the file is shown; at the top when it is filtered out."""
        return self._rows.get(item, 0)

    def opens(self, item: int) -> int | None:
        """Any row opens as a record."""
        return item if self.places else None

    def column_at(self, cell: int) -> int:
        """The column that a cell of a row belongs to."""
        return max((place for place, start in enumerate(self.starts) if start <= cell), default=0)

    def span(self, column: int) -> tuple[int, int]:
        """First cell of a column, and the one after its last."""
        return self.starts[column], self.starts[column] + self._widths[column]


class ImagePicture(Picture):
    """An image in half blocks, two pixels a cell: as it is, or averaged to the width."""

    has_cursor = False

    def __init__(self, view: views.ImageView, cells: int) -> None:
        view = _trim_image(view) if view.drawn else view
        room = MOST_DRAWN if view.drawn else cells
        self._pixels, self.width, self._height = _fit_pixels(view, max(min(room, view.columns), 1))
        self.count = (self._height + 1) // 2

    def row(self, place: int) -> Row:
        """Two rows of pixels: the upper one is the character, the lower one its ground."""
        return Row(
            tuple((UPPER_HALF, self._style(column, 2 * place)) for column in range(self.width))
        )

    def _style(self, column: int, row: int) -> Style:
        lower = self._colour(column, row + 1) if row + 1 < self._height else None
        return Style.from_color(self._colour(column, row), lower)

    def _colour(self, column: int, row: int) -> Color:
        start = 3 * (row * self.width + column)
        return Color.from_rgb(*self._pixels[start : start + 3])


def _trim_image(view: views.ImageView) -> views.ImageView:
    """An image with few blocks of the colour of its corner around it, see `MARGIN`."""
    import numpy as np

    image = np.frombuffer(view.pixels, np.uint8).reshape(view.rows, view.columns, 3)
    drawn = (image != image[0, 0]).any(axis=2)
    sides = []
    for axis, after in ((1, MARGIN - 1), (0, MARGIN)):
        found = np.flatnonzero(drawn.any(axis=axis))
        if not found.size:
            return view
        sides.append(slice(max(found[0] - MARGIN, 0), found[-1] + 1 + after))
    kept = image[sides[0], sides[1]]
    return replace(view, rows=kept.shape[0], columns=kept.shape[1], pixels=kept.tobytes())


def _fit_pixels(view: views.ImageView, columns: int) -> tuple[bytes, int, int]:
    """Pixels averaged to so many columns, as high in proportion."""
    if columns == view.columns:
        return view.pixels, view.columns, view.rows
    import numpy as np

    rows = max(1, round(view.rows * columns / view.columns))
    image = np.frombuffer(view.pixels, np.uint8).reshape(view.rows, view.columns, 3)
    down = np.linspace(0, view.rows, rows, endpoint=False).astype(int)
    across = np.linspace(0, view.columns, columns, endpoint=False).astype(int)
    sums = np.add.reduceat(np.add.reduceat(image.astype(np.uint32), down, axis=0), across, axis=1)
    counts = np.outer(np.diff([*down, view.rows]), np.diff([*across, view.columns]))
    return (sums // counts[:, :, None]).astype(np.uint8).tobytes(), columns, rows
