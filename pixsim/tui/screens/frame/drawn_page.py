"""A page that is drawn: progress over time, two results compared, chances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.screens.frame.reading_page import ReadingPage
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.frame.line_picture import Draw, Drawn


class DrawnPage(ReadingPage[None]):
    """Sections drawn one under the other, read with the arrows.

    Parameters
    ----------
    title, who : str
        For the bar.
    sections : sequence of callable
        From a width to lines.
    help : str
    """

    AUTO_FOCUS = "#back"
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Échap"), _("retour"), "back"),
        ("↑ ↓", _("lire la suite"), ""),
    ]
    CSS: ClassVar[str] = "DrawnPage Drawn { margin: 0 0 1 0; }"

    def __init__(self, title: str, who: str, sections: Sequence[Draw], help: str) -> None:
        super().__init__()
        self._title, self._who, self._sections, self._help = title, who, sections, help

    def title_text(self) -> Content:
        """What, and whose."""
        return join_styled((self._title, "bold $brand"), "  ", (self._who, "bold"))

    def help_text(self) -> str:
        """Of this page."""
        return self._help

    def body(self) -> ComposeResult:
        """The sections."""
        with VerticalScroll(classes="page", can_focus=False):
            for section in self._sections:
                yield Drawn(section)

    def buttons(self) -> Sequence[Widget]:
        """Back."""
        return [FlatButton(_("Retour"), id="back", variant="primary")]
