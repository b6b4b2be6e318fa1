"""The files of a question on a page of their own, once it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from pixsim.bank.question import Attachment
from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.files.taking_out import take_out, taking_out_entries
from pixsim.tui.screens.frame.framed import Entry, Framed
from pixsim.tui.widgets.files.pane import FilePane
from pixsim.tui.widgets.frame.key_bar import Hint


class FileScreen(Framed[None]):
    """Shows the files of a question until it is left.

    Parameters
    ----------
    files : sequence of Attachment
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3,ctrl+o", "back")]
    KEYS: ClassVar[Sequence[Hint]] = [("F3", _("fermer"), "back")]
    HELP_TITLE: ClassVar[str] = _("Le fichier")
    HELP_TEXT: ClassVar[str] = _(
        "Le fichier donné avec la question, tel que vous l'aviez.\n\n"
        "  O : l'ouvrir avec l'ordinateur.    S : l'enregistrer.\n"
        "  Les touches qui servent ici sont sous le fichier.    F3 ou Échap : fermer."
    )

    def __init__(self, files: Sequence[Attachment]) -> None:
        super().__init__()
        self._files = tuple(files)

    def title_text(self) -> Content:
        """Which file."""
        return join_styled((", ".join(Path(file.name).name for file in self._files), "bold"))

    def body(self) -> ComposeResult:
        """The file."""
        yield FilePane(id="file")

    def on_mount(self) -> None:
        """Read it at once."""
        pane = self.query_one(FilePane)
        pane.load(self._files)
        pane.enter()

    def entries(self) -> Sequence[Entry]:
        """What can be done with the file."""
        return taking_out_entries()

    def action_open_outside(self) -> None:
        """Open it with the program of the computer."""
        self.query_one(FilePane).ask("outside")

    def action_save_file(self) -> None:
        """Keep it."""
        self.query_one(FilePane).ask("save")

    @work
    async def on_file_pane_taken_out(self, event: FilePane.TakenOut) -> None:
        """Outside pixsim."""
        event.stop()
        await take_out(self, event)

    def on_file_pane_closed(self, event: FilePane.Closed) -> None:
        """Escape closes it."""
        event.stop()
        self.dismiss()
