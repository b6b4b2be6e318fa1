"""The line that names the file of a question, and opens and closes it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.files.attachments import can_open_with_system
from pixsim.tui.widgets.frame.flat_button import FlatButton

LEAST_IN_FULL = 72  # columns of a bar that has room for whole sentences on its buttons


class FileBar(Horizontal):
    """« depenses.csv  24 lignes, 4 colonnes   [ Enregistrer  S ]  [ Voir le fichier  F3 ] »; never a path."""

    DEFAULT_CSS = """
    FileBar { height: 1; background: $surface; border-left: outer $brand; }
    FileBar #file-name { width: 1fr; height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._words = Static(id="file-name", markup=False)
        self._open = FlatButton("", id="toggle-file")
        self._outside = FlatButton(_("Ouvrir  O"), id="open-outside")
        self._save = FlatButton(_("Enregistrer  S"), id="save-file")
        for button in (self._outside, self._save):
            button.can_focus = False  # one stop for Tab: their keys do as much
        self._is_one, self._opened = True, False

    def compose(self) -> ComposeResult:
        """Its name, what can be done with it."""
        yield self._words
        yield self._outside
        yield self._save
        yield self._open

    def load(self, names: list[str], words: str, *, opened: bool) -> None:
        """Name other files, or say that they are open or closed."""
        text = join_styled((names[0], "bold"), "  ", (words, "$muted"))
        if len(names) > 1:
            count = ngettext("{n} fichier", "{n} fichiers", len(names)).format(n=len(names))
            text = join_styled((count, "bold"), "  ", (", ".join(names), "$muted"))
        self._words.update(text)
        self._outside.display = can_open_with_system()
        self._is_one, self._opened = len(names) == 1, opened
        self._name_open()

    def on_resize(self) -> None:
        """Words as long as there is room for."""
        self._name_open()

    def _name_open(self) -> None:
        one, opened = self._is_one, self._opened
        if (self.size.width or self.app.size.width) < LEAST_IN_FULL:
            said = _("Fermer  F3") if opened else _("Voir  F3")
        elif opened:
            said = _("Fermer le fichier  F3") if one else _("Fermer les fichiers  F3")
        else:
            said = _("Voir le fichier  F3") if one else _("Voir les fichiers  F3")
        self._open.set_text(said)
