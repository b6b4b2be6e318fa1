"""A file chosen inside pixsim: from a list of folders and files, or by a path typed or pasted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause_words
from pixsim.text.search import found_in
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.screens.frame.framed import Entry, Framed
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.inputs.search_box import SearchBox
from pixsim.tui.widgets.lists.pick_list import PickList, Row

KINDS = {
    ".csv": _("liste de classe"),
    ".json": _("profil"),
    ".txt": _("liste de classe"),
    ".tsv": _("liste de classe"),
}
MOST_ENTRIES = 2000  # of a folder
LONGEST_PATH = 1000


class OpenFile(Framed[Path | None]):
    """Dismissed with the file.

    Parameters
    ----------
    folder : Path
        Where to begin.
    """

    CSS = """
    OpenFile #files { height: 1fr; padding: 1 2 0 2; }
    OpenFile #folder { height: 1; color: $muted; }
    OpenFile #search { margin: 0 0 1 0; }
    OpenFile #list { height: 1fr; }
    OpenFile.-short #files { padding: 0 1; }
    """
    AUTO_FOCUS = "#search"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10,ctrl+q", "app.quit")]
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("ouvrir"), "pick"),
        ("↑ ↓", _("se déplacer"), ""),
        (_("Échap"), _("revenir"), "back"),
    ]
    HELP_TITLE = _("Ouvrir un fichier")
    HELP_TEXT = _(
        "Choisissez un fichier dans la liste : les flèches se déplacent, Entrée ouvre un dossier ou "
        "prend un fichier. Taper réduit la liste ; un chemin collé entier marche aussi.\n\n"
        "Une liste de classe est un tableau CSV : une colonne « nom », les colonnes « 1.1 » à « 5.2 » "
        "avec les niveaux, et si l'on veut « temps_majore » et « identifiant ». Un tableur "
        "l'enregistre sous ce format.\n\n"
        "Un profil est un fichier JSON de pixsim, venu d'un autre ordinateur.\n\n"
        "Si quelque chose ne va pas dans le fichier, tout est dit d'un coup, et rien n'est créé."
    )

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._shown: list[Path] = []
        self._paths: list[Path] = []
        self._list = PickList(id="list", led=True)

    def title_text(self) -> Content:
        """What is chosen."""
        return join_styled(
            ("pixsim", "bold $brand"), "  ", (_("Ouvrir un profil ou une liste de classe"), "bold")
        )

    def body(self) -> ComposeResult:
        """Folder, box, list."""
        with Vertical(id="files"):
            yield Static(id="folder", markup=False)
            box = SearchBox(self._list, _("Tapez un nom, ou collez un chemin"))
            box.max_length = LONGEST_PATH
            yield box
            yield self._list

    def buttons(self) -> Sequence[Widget]:
        """Open, or back."""
        return [
            FlatButton(_("Ouvrir"), id="pick", variant="primary"),
            FlatButton(_("Dossier du dessus"), id="up"),
            FlatButton(_("Revenir"), id="back"),
        ]

    def entries(self) -> Sequence[Entry]:
        """The same, in the menu."""
        return [
            Entry(_("Ouvrir"), "pick", _("Entrée")),
            Entry(_("Dossier du dessus"), "up"),
            Entry(_("Dossier personnel"), "home_folder"),
        ]

    def on_mount(self) -> None:
        """The folder to begin in."""
        self._go(self._folder)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Those whose name has it; all where a path is being typed."""
        event.stop()
        self._fill()

    @property
    def _typed(self) -> str:
        return self.query_one("#search", Input).value.strip()

    def _go(self, folder: Path) -> bool:
        """Show another folder; one that cannot be read is reported, and nothing changes."""
        try:
            found = [(path.is_dir(), path) for path in list(folder.iterdir())[:MOST_ENTRIES]]
        except OSError as error:
            self.tell(
                _("{name} : {why}").format(name=folder.name or folder, why=cause_words(error)),
                "bad",
            )
            return False
        self._folder = folder
        self._paths = [
            path
            for is_folder, path in sorted(
                found, key=lambda pair: (not pair[0], pair[1].name.casefold())
            )
            if not path.name.startswith(".") and (is_folder or path.suffix.lower() in KINDS)
        ]
        self.query_one("#folder", Static).update(join_styled(str(folder)))
        box = self.query_one("#search", Input)
        box.value = ""
        self._fill()
        return True

    def _fill(self) -> None:
        typed = "" if _is_path(self._typed) else self._typed
        rows, self._shown = [], []
        if not typed and self._folder.parent != self._folder:
            rows.append(Row(join_styled(("..", "bold"), (_("  dossier du dessus"), "$muted"))))
            self._shown.append(self._folder.parent)
        for path in self._paths:
            if found_in(typed, path.name):
                kind = KINDS.get(path.suffix.lower(), "") if not path.is_dir() else _("dossier")
                bold = "" if path.is_dir() else "bold"
                rows.append(Row(join_styled((path.name, bold)), join_styled((kind, "$muted"))))
                self._shown.append(path)
        if not self._shown or (not typed and not self._paths):
            said = (
                _("Aucun dossier, aucun fichier .csv ou .json ici.")
                if not typed
                else _("Rien ne s'appelle ainsi ici.")
            )
            rows.append(Row(join_styled((said, "$muted")), enabled=False))
        at = 1 if not typed and len(self._shown) > 1 else 0
        self._list.load(rows, at)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """A folder is opened, a file taken; a path in the box goes first."""
        event.stop()
        if _is_path(self._typed):
            self._take(as_path(self._typed, self._folder))
        elif event.place < len(self._shown):
            self._take(self._shown[event.place])

    def action_pick(self) -> None:
        """What is typed, or the row with the cursor."""
        if _is_path(self._typed):
            self._take(as_path(self._typed, self._folder))
        else:
            self._list.action_pick()

    def _take(self, path: Path) -> None:
        try:
            is_folder, there = path.is_dir(), path.exists()
        except (OSError, ValueError):  # too long, or a null character
            is_folder = there = False
        if is_folder:
            self._go(path)
        elif there:
            self.dismiss(path)
        else:
            self.tell(_("Il n'y a rien à cet endroit : {path}").format(path=path), "bad")

    def action_up(self) -> None:
        """The folder this one is in."""
        self._go(self._folder.parent)
        self.query_one("#search").focus()

    def action_home_folder(self) -> None:
        """Where one's own files are."""
        self._go(Path.home())


def first_folder() -> Path:
    """Where people keep what they are sent."""
    own = Path.home()
    names = ("Documents", "Téléchargements", "Downloads")
    return next((own / name for name in names if (own / name).is_dir()), own)


def _is_path(typed: str) -> bool:
    return typed.startswith(("~", '"', "'", "file:")) or "/" in typed or "\\" in typed


def as_path(typed: str, folder: Path) -> Path:
    """A path as people paste it: in quotes, as an address, from their own folder, or beside here."""
    text = typed.strip().strip("\"'").strip()
    if text.startswith("file:"):
        text = unquote(urlsplit(text).path)
    path = Path(text)
    try:
        path = path.expanduser()
    except RuntimeError:  # nobody of that name
        return path
    return path if path.is_absolute() else folder / path
