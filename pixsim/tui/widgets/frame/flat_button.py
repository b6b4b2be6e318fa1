"""A one-row button that tells where one is without colour too."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Button
from textual.widgets.button import ButtonVariant

from pixsim.tui.drawing.safe_text import plain_content

HERE, AWAY = "► ", "  "


class FlatButton(Button):
    """``  Je valide  ``; ``► Je valide  `` and filled where one is; in brackets without colours.

    Parameters
    ----------
    text, id, variant
    """

    def __init__(self, text: str, *, id: str, variant: ButtonVariant = "default") -> None:
        super().__init__("", id=id, variant=variant, compact=True)
        self.styles.line_pad = 0  # Textual's blanks: the label has its own; CSS refuses the 0
        self._text = text
        self._label_again()

    @property
    def text(self) -> str:
        """What the button says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self._label_again()
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Columns of the label, without the blanks Textual adds."""
        return Content(str(self.label)).cell_length

    def on_mount(self) -> None:
        """Brackets where there is no colour."""
        self._label_again()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The mark of where one is, as soon as it is there."""
        super().watch_has_focus(has_focus)
        self._label_again()

    def _label_again(self) -> None:
        here = HERE if self.has_focus else AWAY
        bare = self.is_attached and self.app.no_color
        self.label = plain_content(f"[{here}{self._text} ]" if bare else f" {here}{self._text}  ")
