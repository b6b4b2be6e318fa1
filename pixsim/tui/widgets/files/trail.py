"""Where one is in a file: the file, what was opened inside it, and which side is shown."""

from __future__ import annotations

from typing import Literal

from pixsim.bank.question import Attachment
from pixsim.foundation.i18n import gettext as _
from pixsim.tui.widgets.files.pictures import ViewState
from pixsim.viewing.archives import zip_like
from pixsim.viewing.kinds import details_of, open_entry, sides_of, source_of, view_file
from pixsim.viewing.limits import shown_line
from pixsim.viewing.plain_files import is_text
from pixsim.viewing.tables import TableView
from pixsim.viewing.views import FieldsView, Inner, NotShown, View, WorkbookView

Side = Literal["view", "source", "details"]
DEEPEST = 8  # files inside files


class Level:
    """A file, or a part of one (a sheet, a row), seen from one of its sides.

    Parameters
    ----------
    name : str
    content : bytes or None
        None for a part, which has only its view.
    view : View, optional
        Read from the content when left out.
    """

    def __init__(self, name: str, content: bytes | None = None, view: View | None = None) -> None:
        self.name = shown_line(name)
        self._file_name, self._content = name, content
        self._views: dict[Side, View | None] = {} if view is None else {"view": view}
        self._states: dict[Side, ViewState] = {}
        self.side: Side = "view"

    @property
    def size(self) -> int | None:
        """Bytes; None for a part."""
        return None if self._content is None else len(self._content)

    @property
    def file(self) -> Attachment | None:
        """Its name and bytes; None for a part."""
        if self._content is None:
            return None
        return Attachment(self._file_name, self._content)

    @property
    def is_archive(self) -> bool:
        """Whether it is a ZIP archive, as documents are."""
        return self._content is not None and zip_like(self._content)

    @property
    def is_binary(self) -> bool:
        """Whether it is made of bytes that are no text."""
        return self._content is not None and not is_text(self._content)

    @property
    def view(self) -> View:
        """What is shown of it."""
        return self.seen_from(self.side) or NotShown("")

    @property
    def state(self) -> ViewState:
        """Where one is in what is shown."""
        if self.side not in self._states:
            self._states[self.side] = _first_state(self.view)
        return self._states[self.side]

    def seen_from(self, side: Side) -> View | None:
        """A side of it, read once; None when it has no such side."""
        if side not in self._views:
            if self._content is None:
                return None
            read = {"view": view_file, "source": source_of, "details": details_of}[side]
            self._views[side] = read(self._file_name, self._content)
        return self._views[side]

    def has(self, side: str) -> bool:
        """Whether it can be seen from that side."""
        return self._content is not None and side in sides_of(self._file_name, self._content)

    def turn(self, side: Side) -> bool:
        """Show that side, or the first one again; whether there is such a side."""
        if not self.has(side):
            return False
        self.side = "view" if self.side == side else side
        return True

    def inside(self, place: int) -> Level:
        """What is found at that place of what is shown."""
        view = self.view
        if isinstance(view, WorkbookView):
            name, table = view.sheets[place]
            return Level(name, view=table)
        if isinstance(view, TableView):
            return Level(_("une ligne"), view=_record_view(view, place))
        found = open_entry(self._file_name, self._content or b"", place)
        if isinstance(found, Inner):
            return Level(found.name, found.content)
        return Level(_("fichier illisible"), view=found)


def _record_view(table: TableView, row: int) -> FieldsView:
    return FieldsView(
        tuple(
            (column.name, cell) for column, cell in zip(table.columns, table.rows[row], strict=True)
        )
    )


def _first_state(view: View) -> ViewState:
    """A table opens on its last column of numbers: the one whose sum is most often asked."""
    if not isinstance(view, TableView):
        return ViewState()
    numbers = [place for place, column in enumerate(view.columns) if column.kind == "number"]
    return ViewState(column=numbers[-1] if numbers else 0)
