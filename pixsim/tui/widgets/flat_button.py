"""A one-line button that looks like one without colour."""

from __future__ import annotations

from textual.widgets import Button
from textual.widgets.button import ButtonVariant

from pixsim.tui.plain import plain


class FlatButton(Button):
    """``[ Je valide ]``."""

    def __init__(self, text: str, *, id: str, variant: ButtonVariant = "default") -> None:
        super().__init__(plain(f"[ {text} ]"), id=id, variant=variant, compact=True)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.label = plain(f"[ {text} ]")
