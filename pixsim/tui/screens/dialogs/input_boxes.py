"""A few boxes to type in, checked before they are closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.base import Dialog
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.inputs.line_input import LineInput


@dataclass(frozen=True, slots=True)
class Box:
    """One box.

    Attributes
    ----------
    name, label : str
    most : int
        Signs it holds.
    secret : bool
        What is typed does not show.
    value : str
    """

    name: str
    label: str
    most: int = 80
    secret: bool = False
    value: str = ""


class Typed(Dialog[dict[str, str] | None]):
    """Dismissed with what was typed, by name of the box; None by Escape.

    Parameters
    ----------
    title, text : str
    boxes : sequence of Box
    button : str
        What the main button says.
    fault : callable, optional
        What is wrong with what was typed, or None; said under the boxes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+q,f10", "back", priority=True),
        Binding("down", "app.focus_next"),
        Binding("up", "app.focus_previous"),
    ]
    CSS = "Typed #why { height: auto; color: $warn; }"

    def __init__(
        self,
        title: str,
        boxes: Sequence[Box],
        button: str,
        *,
        text: str = "",
        fault: Callable[[dict[str, str]], str | None] | None = None,
    ) -> None:
        super().__init__()
        self._title, self._boxes, self._button = title, tuple(boxes), button
        self._text, self._fault = text, fault

    def compose(self) -> ComposeResult:
        """Title, text, boxes, two buttons."""
        with Vertical(classes="dialog"):
            yield Static(plain_content(self._title), classes="dialog-title")
            if self._text:
                yield Static(plain_content(self._text), classes="dialog-text")
            for box in self._boxes:
                yield Static(plain_content(box.label))
                made = LineInput(
                    value=box.value, id=f"box-{box.name}", max_length=box.most, compact=True
                )
                made.password = box.secret
                yield made
            yield Static(id="why", markup=False)
            with Horizontal(classes="buttons"):
                yield FlatButton(self._button, id="send", variant="primary")
                yield FlatButton(_("Annuler"), id="cancel")

    def on_mount(self) -> None:
        """Type at once."""
        self.query(LineInput).first().focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next box; in the last one, it is the button."""
        event.stop()
        if event.input is self.query(LineInput).last():
            self._send()
        else:
            self.focus_next()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Send, or give up."""
        event.stop()
        if event.button.id == "send":
            self._send()
        else:
            self.dismiss(None)

    def _send(self) -> None:
        typed = {box.name: self.query_one(f"#box-{box.name}", Input).value for box in self._boxes}
        why = None if self._fault is None else self._fault(typed)
        if why is not None:
            self.query_one("#why", Static).update(plain_content(why))
            for box in self._boxes:
                if box.secret:  # typed anew: nobody sees what to mend
                    self.query_one(f"#box-{box.name}", Input).value = ""
                    self.query_one(f"#box-{box.name}", Input).focus()
            return
        self.dismiss(typed)
