"""The digits of a figure's zones, in one row: a QCU or QCM answered by pointing."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size

from pixsim.bank.question import Question
from pixsim.report.question import asking
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.widgets.answering.kinds import Choices


class Pointing(Choices):
    """« (•) 1   ( ) 2   ( ) 3 »: arrows move, a digit or a click in the figure chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)"),
        Binding("right", "move(1)"),
    ]

    def takes(self, question: Question) -> bool:
        """Whose options are the zones of its figure."""
        return question.is_pointed

    def hint(self, question: Question) -> str:
        """How one points."""
        return asking.POINT_AT_SEVERAL if question.type == "QCM" else asking.POINT_AT_ONE

    def wanted(self, width: int) -> int:  # noqa: ARG002
        """One row."""
        return 1

    @property
    def least(self) -> int:
        """One row."""
        return 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One row."""
        return 1

    def point(self, label: str) -> None:
        """Choose the zone with a digit."""
        if label in self._texts:
            self.choose(self._texts.index(label))

    def render(self) -> Content:
        """The digits in a row."""
        found: list[Content | str | tuple[str, str]] = ["  "]
        for place, text in enumerate(self._texts):
            piece = f"{self._state(place)} {text}"
            if place == self.cursor and self.has_focus:
                found.append((f" {piece} ", "bold $focus-fg on $focus-bg"))
            else:
                found.append((f" {piece} ", "bold $foreground" if place in self._chosen else ""))
            found.append(" ")
        return join_styled(*found)

    def _into_view(self) -> None:
        """All of it is in sight."""

    def on_click(self, event: Click) -> None:
        """A click on a digit chooses it."""
        event.stop()
        width = len(f" {self._state(0)} {self._texts[0]} ") + 1 if self._texts else 1
        place = (event.x - 2) // width
        if 0 <= place < len(self._texts):
            self.choose(place)
