"""A one-line button that looks like one without colour."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Button
from textual.widgets.button import ButtonVariant


class FlatButton(Button):
    """``[ Je valide ]``.

    Parameters
    ----------
    text, id, variant
    tight : bool
        Without the blank that Textual puts on either side, where many stand in a row.
    """

    def __init__(
        self, text: str, *, id: str, variant: ButtonVariant = "default", tight: bool = False
    ) -> None:
        super().__init__(Content(f"[ {text} ]"), id=id, variant=variant, compact=True)
        self._tight = tight
        if tight:
            self.styles.line_pad = 0

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Columns of the text, with Textual's two blanks or without."""
        return super().get_content_width(container, viewport) - 2 * self._tight

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.label = Content(f"[ {text} ]")
