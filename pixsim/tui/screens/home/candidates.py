"""Who practises? People of this machine, then invented samples; filtered as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.framework import Framework
from pixsim.journeys import wishes
from pixsim.journeys.home_words import NEW_PERSON, OPEN_FILE, WHO_PRACTISES, edit_words
from pixsim.journeys.people import PersonChoice
from pixsim.store.records.cache import Records
from pixsim.store.records.labels import labels_of
from pixsim.store.records.record import Record
from pixsim.text.search import found_in
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.drawing.safe_text import fit_cells
from pixsim.tui.home.wording import state_in_list
from pixsim.tui.screens.frame.framed import PERSON, Entry, Framed
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.inputs.search_box import SearchBox
from pixsim.tui.widgets.lists.pick_list import PickList, Row

MOST_ROWS = 200
NAME_CELLS, NARROW_NAME_CELLS = 24, 16  # at least
BESIDE_NAME = 20  # cells of a row for its mark, glyph, pix and margins


class CandidatesScreen(Framed[PersonChoice | None]):
    """Dismissed with what to do.

    Parameters
    ----------
    records : Records
    current : str
        Key of the record that is shown at home; empty: none.
    framework : Framework
    """

    CSS = """
    CandidatesScreen #people { height: 1fr; padding: 1 2 0 2; }
    CandidatesScreen #count { height: 1; }
    CandidatesScreen #search { margin: 0 0 1 0; }
    CandidatesScreen #list { height: 1fr; }
    CandidatesScreen.-short #people { padding: 0 1; }
    CandidatesScreen.-tight #open-file { display: none; }
    """
    AUTO_FOCUS = "#search"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10,ctrl+q", "app.quit")]
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("choisir"), "choose"),
        ("↑ ↓", _("se déplacer"), ""),
        (_("Échap"), _("revenir"), "back"),
        ("Ctrl+P", _("menu"), "menu"),
    ]
    HELP_TITLE = WHO_PRACTISES
    HELP_TEXT = _(
        "Tapez quelques lettres d'un nom : la liste se réduit aussitôt, sans égard aux accents ni aux "
        "majuscules. Les flèches vont d'un nom à l'autre, Entrée choisit. Un clic va à une ligne, un "
        "second la choisit.\n\n"
        "« Nouvelle personne » crée un profil, au nom déjà tapé s'il n'est à personne. « Modifier » "
        "change le nom ou le temps majoré, « Supprimer » efface, après une question, tout ce que "
        "pixsim sait d'une personne : les deux valent pour la ligne choisie.\n\n"
        "« Ouvrir un fichier » reprend un profil (JSON) ou crée toute une classe (CSV).\n\n"
        "Les exemples sont inventés : ils servent à essayer, et ne s'effacent pas."
    )

    def __init__(
        self, records: Records, current: str, framework: Framework, said: str = ""
    ) -> None:
        super().__init__()
        self._framework = framework
        self._records, self._current = records, current
        self._shown: list[Record | None] = []
        self._list = PickList(id="list", led=True, clicks_to_pick=2)
        self._said = said

    def title_text(self) -> Content:
        """The question."""
        return join_styled(("pixsim", "bold $brand"), "  ", (WHO_PRACTISES, "bold"))

    def body(self) -> ComposeResult:
        """How many, the search, the people."""
        with Vertical(id="people"):
            yield Static(id="count", markup=False)
            yield SearchBox(self._list, _("Chercher un nom"))
            yield self._list

    def buttons(self) -> Sequence[Widget]:
        """What else can be done."""
        return [
            FlatButton(NEW_PERSON, id="new", variant="primary"),
            FlatButton(_("Modifier"), id="edit"),
            FlatButton(_("Supprimer"), id="delete"),
            FlatButton(_("Ouvrir un fichier"), id="open-file"),
        ]

    def entries(self) -> Sequence[Entry]:
        """The same, in the menu."""
        return [
            Entry(_("Choisir"), "choose", _("Entrée")),
            Entry(NEW_PERSON, "new", "", PERSON),
            Entry(edit_words(), "edit", "", PERSON),
            Entry(_("Supprimer…"), "delete", "", PERSON),
            Entry(OPEN_FILE, "open_file", "", PERSON),
        ]

    def on_mount(self) -> None:
        """Everybody, the cursor on the present one; what was done before."""
        self._fill()
        if self._said:
            self.tell(self._said, "ok", flash=False)

    def on_resize(self, event: Resize) -> None:
        """Names take the room there is."""
        super().on_resize(event)
        self._fill()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Those looked for."""
        event.stop()
        self._fill()

    @property
    def _typed(self) -> str:
        return self.query_one("#search", Input).value.strip()

    def _fill(self) -> None:
        here = self._here.key if self._here else self._current
        own = [record for record in self._records.own if found_in(self._typed, record.name)]
        samples = [record for record in self._records.samples if found_in(self._typed, record.name)]
        rows, self._shown = [], []
        self._labels = labels_of(self._records.records)
        for record in own[:MOST_ROWS]:
            rows.append(self._row(record))
            self._shown.append(record)
        if len(own) > MOST_ROWS:
            more = _("… et {n} autres : tapez quelques lettres du nom.").format(
                n=len(own) - MOST_ROWS
            )
            self._heading(rows, more, "$muted")
        if samples:
            if rows:
                self._heading(rows, "", "")
            self._heading(rows, wishes.SAMPLES, "bold $muted")
        for record in samples:
            rows.append(self._row(record))
            self._shown.append(record)
        if not rows:
            self._heading(rows, _("Personne ne s'appelle « {name} ».").format(name=self._typed), "")
            rows.append(
                Row(join_styled((_("Nouvelle personne : {name}").format(name=self._typed), "bold")))
            )
            self._shown.append(None)
        at = next((place for place, r in enumerate(self._shown) if r and r.key == here), None)
        self._list.load(rows, at)
        self._tell_count(len(own))

    def _heading(self, rows: list[Row], text: str, style: str) -> None:
        rows.append(Row(join_styled((text, style)), enabled=False))
        self._shown.append(None)

    def _tell_count(self, found: int) -> None:
        n = len(self._records.own)
        text = ngettext("{n} personne", "{n} personnes", n).format(n=n)
        if self._typed:
            text = _("{found} sur {text}").format(found=found, text=text)
        self.query_one("#count", Static).update(join_styled((text, "$muted")))

    def _row(self, record: Record) -> Row:
        glyph, colour, words = state_in_list(record, self._framework)
        cells = self._name_cells
        label = fit_cells(self._labels[record.id], cells)
        left = join_styled(label + " ", (glyph, colour), " ", (words, "$muted"))
        pix = "" if record.problem else str(record.total_pix)
        return Row(left, join_styled((pix, "bold"), (_(" pix") if pix else "", "$muted")))

    @property
    def _name_cells(self) -> int:
        """As many as the longest name takes, within the room that the longest state leaves."""
        people = (*self._records.own, *self._records.samples)
        longest = max((len(label) + 1 for label in self._labels.values()), default=0)
        least = NAME_CELLS if self.size.width >= 78 else NARROW_NAME_CELLS
        states = max(
            (len(state_in_list(record, self._framework)[2]) for record in people), default=0
        )
        room = self.size.width - states - BESIDE_NAME
        return max(least, min(longest, room))

    @property
    def _here(self) -> Record | None:
        place = self._list.cursor
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """One of them, or a new one."""
        event.stop()
        record = self._shown[event.place]
        if record is None:
            self.action_new()
        else:
            self.dismiss(PersonChoice("choose", record.key))

    def action_choose(self) -> None:
        """The one with the cursor."""
        self._list.action_pick()

    def action_new(self) -> None:
        """Somebody new, under the name typed where nobody has it."""
        taken = any(found_in(self._typed, record.name) for record in self._records.own)
        self.dismiss(PersonChoice("new", name="" if taken else self._typed))

    def action_open_file(self) -> None:
        """A profile or a class list."""
        self.dismiss(PersonChoice("open_file"))

    def action_edit(self) -> None:
        """The one with the cursor."""
        self._with_own("edit")

    def action_delete(self) -> None:
        """The one with the cursor."""
        self._with_own("delete")

    def _with_own(self, what: str) -> None:
        record = self._here
        if record is None:
            self.tell(_("Choisissez d'abord une personne dans la liste."), "warn")
        elif record.sample:
            self.tell(_("Les exemples sont livrés avec pixsim : ils restent tels quels."), "warn")
        elif what == "edit" and record.problem:
            self.tell(_("Ce profil ne peut pas être lu : Entrée dit pourquoi."), "warn")
        else:
            self.dismiss(PersonChoice(what, record.key))
