"""The help of a screen, as a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.hanging_indent import HangingText
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.screens.frame.reading_page import ReadingPage
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint

EVERYWHERE = _(
    "Partout\n"
    "  Entrée ou Espace : faire, cocher.    Tab et Maj+Tab : aller d'une zone à l'autre.\n"
    "  Flèches : se déplacer dans une zone.    Échap : revenir, fermer.\n"
    "  M ou Ctrl+P : le menu, avec tout ce qui peut se faire ici.\n"
    "  F8 : thème sombre, clair ou contraste.    F1 : l'aide de la page où l'on est.\n"
    "  Tout se fait aussi à la souris, dans les boutons, les listes et la ligne du bas."
)


class HelpScreen(ReadingPage[None]):
    """What a screen is for; arrows read on, Échap closes.

    Parameters
    ----------
    title, text : str
    """

    AUTO_FOCUS = "#back"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "back")]
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Échap"), _("fermer"), "back"),
        ("↑ ↓", _("lire la suite"), ""),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def title_text(self) -> Content:
        """Help, and of what."""
        return join_styled((_("Aide"), "bold $brand"), "  ", (self._title, "bold"))

    def body(self) -> ComposeResult:
        """The text of the screen, then what holds everywhere."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(
                HangingText(f"{self._text}\n\n{EVERYWHERE}", columns=True), classes="reading"
            )

    def buttons(self) -> Sequence[Widget]:
        """Close."""
        return [FlatButton(_("Fermer"), id="back", variant="primary")]

    def action_help(self) -> None:
        """Help of the help: close it."""
        self.dismiss()
