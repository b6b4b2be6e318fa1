"""A one-line button that looks like one without colour."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Button
from textual.widgets.button import ButtonVariant


class FlatButton(Button):
    """``[ Je valide ]``."""

    def __init__(self, text: str, *, id: str, variant: ButtonVariant = "default") -> None:
        super().__init__(Content(f"[ {text} ]"), id=id, variant=variant, compact=True)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.label = Content(f"[ {text} ]")
