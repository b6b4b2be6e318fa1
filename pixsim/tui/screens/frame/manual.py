"""A page of the manual, to be read on the screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.manual.terminal_text import terminal_text
from pixsim.manual.topics import Page
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.reading_page import ReadingPage
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint

WIDEST, MARGIN = 88, 4


class ManualScreen(ReadingPage[None]):
    """One page; arrows read on, Échap closes.

    Parameters
    ----------
    page : Page
    """

    AUTO_FOCUS = "#back"
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Échap"), _("fermer"), "back"),
        ("↑ ↓", _("lire la suite"), ""),
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def title_text(self) -> Content:
        """Help, and on what."""
        return join_styled((_("Aide"), "bold $brand"), "  ", (self._page.title, "bold"))

    def body(self) -> ComposeResult:
        """The text, at the width of the screen."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(id="manual-text", classes="reading", markup=False)

    def on_resize(self, event: Resize) -> None:
        """Lay the lines out anew."""
        super().on_resize(event)
        text = terminal_text(self._page.text, min(WIDEST, event.size.width - MARGIN))
        self.query_one("#manual-text", Static).update(plain_content(text))

    def buttons(self) -> Sequence[Widget]:
        """Close."""
        return [FlatButton(_("Fermer"), id="back", variant="primary")]
