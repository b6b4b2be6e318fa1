"""One line of words to click on: what fits, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.widgets import Static

BETWEEN = "   "


@dataclass(frozen=True)
class Link:
    """A place to click.

    Attributes
    ----------
    name : str
        In bold: a key, a file.
    text : str
        What it does or is.
    what : str
        Told when it is clicked.
    present : bool
        Whether it is the one that is shown now.
    leads_out : bool
        Whether it leaves what is shown.
    """

    name: str
    text: str
    what: str
    present: bool = False
    leads_out: bool = False

    @property
    def stays(self) -> bool:
        """Whether it is shown even where little fits."""
        return self.present or self.leads_out


class LinkLine(Static):
    """Links on one line; those that do not fit are left out, the last first.

    Where names are all that is shown, a sign counts those left out: a click shows the first.
    """

    DEFAULT_CSS = """
    LinkLine { height: 1; padding: 0 1; background: $panel; color: $muted; }
    """

    class Pressed(Message):
        """A link was clicked."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._links: Sequence[Link] = ()
        self._shrink = False
        self._ends: list[tuple[int, str]] = []  # cell after a link and its space, what it does

    def load(self, links: Sequence[Link], *, shrink: bool = False) -> None:
        """Show other links; with `shrink`, names alone where not all would fit."""
        self._links, self._shrink = links, shrink
        self._draw()

    def on_resize(self, _event: Resize) -> None:
        """Another width holds more or fewer links."""
        self._draw()

    def _draw(self) -> None:
        parts: list[Content] = []
        self._ends, end = [], 0
        shown = self._fitting(self.content_region.width)
        for place, text in shown:
            link = self._links[place]
            look = "bold underline $brand" if link.present else "bold $brand"
            parts.append(Content.assemble((link.name, look), f" {text}" if text else ""))
            end += parts[-1].cell_length + len(BETWEEN)
            self._ends.append((end, link.what))
        hidden = [n for n in range(len(self._links)) if n not in {place for place, _text in shown}]
        if self._shrink and hidden:
            parts.append(Content.styled(self._sign(len(hidden)), "bold $brand"))
            end += parts[-1].cell_length + len(BETWEEN)
            self._ends.append((end, self._links[hidden[0]].what))
        self.update(Content(BETWEEN).join(parts))

    @staticmethod
    def _sign(hidden: int) -> str:
        """That there are others: how many."""
        return f"+{hidden}"

    def _fitting(self, room: int) -> list[tuple[int, str]]:
        """Places of the links that fit, and what is said after their names."""
        shown = [(place, link.text) for place, link in enumerate(self._links)]
        if self._shrink and self._cells(shown) > room:
            shown = [(place, text * self._links[place].present) for place, text in shown]
        signed = len(BETWEEN) + len(self._sign(len(shown))) if self._shrink else 0
        while (
            len(shown) > 1
            and self._cells(shown) + (signed if len(shown) < len(self._links) else 0) > room
        ):
            # the last goes, but for the present one and what leads out
            loose = [place for place, (n, _) in enumerate(shown) if not self._links[n].stays]
            del shown[loose[-1] if loose else -1]
        return shown

    def _cells(self, shown: Sequence[tuple[int, str]]) -> int:
        words = (f"{self._links[place].name} {text}".rstrip() for place, text in shown)
        return cell_len(BETWEEN.join(words))

    def on_click(self, event: Click) -> None:
        """Tell which link was clicked; the space after one belongs to it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        what = next((what for end, what in self._ends if offset.x < end), None)
        if what is not None:
            self.post_message(self.Pressed(what))
