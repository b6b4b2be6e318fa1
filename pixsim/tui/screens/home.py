"""The home screen: who sits, and what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message as TextualMessage
from textual.widgets import Button, OptionList, Static

from pixsim.framework import Framework
from pixsim.i18n import gettext as _
from pixsim.tui.plain import plain
from pixsim.tui.screens.base import FullScreen
from pixsim.tui.screens.message import Message
from pixsim.tui.widgets.caret_list import CaretList
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.key_bar import Hint, KeyBar

if TYPE_CHECKING:
    from pixsim.store.candidates import Candidate
    from pixsim.store.journal import SittingSummary
    from pixsim.tui.home_rows import Row


class HomeScreen(FullScreen[None]):
    """Candidates on top; what the chosen one can do below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,f10", "app.quit"),
        Binding("f1,f12", "help"),
        Binding("left", "previous_button"),
        Binding("right", "next_button"),
        Binding("m", "edit"),
    ]

    class Chosen(TextualMessage):
        """The person wants something: exam, resume, position, practise, past, progress, chances, new or edit."""

        def __init__(self, what: str, row: Row | None) -> None:
            super().__init__()
            self.what, self.row = what, row

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self._framework = framework
        self._rows: list[Row] = []

    def compose(self) -> ComposeResult:
        """Title, list, details, buttons, keys."""
        with Horizontal(classes="title-bar"):
            yield Static(plain(_("pixsim · certification blanche")))
            yield Static(plain(_("entraînement, non officiel")), classes="right")
        yield Static(plain(_("Candidats")), classes="heading")
        yield CaretList(id="candidates")
        with Vertical(id="details"):
            yield Static(id="areas", markup=False)
        with Horizontal(classes="buttons", id="home-buttons"):
            yield FlatButton(_("Certification blanche"), id="exam", variant="primary")
            yield FlatButton(_("Reprendre"), id="resume", variant="primary")
            yield FlatButton(_("Se positionner"), id="position")
            yield FlatButton(_("S'entraîner"), id="practise")
        with Horizontal(classes="buttons", id="more-buttons"):  # six in 80 columns
            yield FlatButton(_("Résultats"), id="past")
            yield FlatButton(_("Progrès"), id="progress")
            yield FlatButton(_("Chances"), id="chances")
            yield FlatButton(_("Modifier"), id="edit")
            yield FlatButton(_("Nouveau"), id="new")
            yield FlatButton(_("Quitter"), id="quit")
        yield KeyBar(_hints(_("commencer")))

    def load(
        self,
        found: Sequence[Candidate],
        sittings: Sequence[SittingSummary],
        chosen: str | None = None,
    ) -> None:
        """Show the candidates as they stand now; `chosen`, or the same one, highlighted."""
        from pixsim.tui.home_rows import candidate_line, home_rows

        self._rows = home_rows(found, sittings, self._framework)
        choices = self.query_one(CaretList)
        at = choices.highlighted
        if chosen is not None:
            ids = [row.profile.id if row.profile else "" for row in self._rows]
            at = ids.index(chosen) if chosen in ids else at
        elif at is None:  # at the start: what is unfinished comes first
            at = next((i for i, row in enumerate(self._rows) if row.unfinished), 0)
        choices.load_texts([candidate_line(row, self.size.width) for row in self._rows], at=at or 0)
        choices.focus()
        self._show_details()

    def on_resize(self) -> None:
        """Names and bars take the room there is."""
        if not self._rows:  # the empty frame shows before what fills it is even loaded
            return
        from pixsim.tui.home_rows import candidate_line

        choices = self.query_one(CaretList)
        lines = [candidate_line(row, self.size.width) for row in self._rows]
        if lines[0] != choices.text_of(0):
            choices.load_texts(lines, at=choices.highlighted or 0)
            self._show_details()

    @property
    def row(self) -> Row | None:
        """The candidate highlighted."""
        place = self.query_one(CaretList).highlighted
        return None if place is None or place >= len(self._rows) else self._rows[place]

    def _show_details(self) -> None:
        from pixsim.tui.home_rows import details

        row = self.row
        sound = row is not None and row.standing is not None
        text = (
            details(row, self._framework, self.size.width)
            if row
            else _("Aucun profil. Ajoutez un fichier JSON dans le dossier des profils.")
        )
        self.query_one("#areas", Static).update(plain(text))
        unfinished = row.unfinished if row else None
        self.query_one("#exam").display = sound and unfinished is None
        self.query_one("#resume").display = unfinished is not None
        enter = _("commencer") if unfinished is None else _("reprendre")
        self.query_one(KeyBar).set_hints(_hints(enter if sound else _("savoir pourquoi")))
        if unfinished is not None:
            label = _("Reprendre à la question {n} / {length}").format(
                n=min(unfinished.answered + 1, unfinished.length), length=unfinished.length
            )
            self.query_one("#resume", FlatButton).set_text(label)
        self.query_one("#past").display = bool(row and row.sittings)
        self.query_one("#edit").display = bool(row and not row.candidate.sample)
        for name in ("#position", "#practise", "#progress", "#chances"):
            self.query_one(name).display = sound

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the details of another candidate."""
        event.stop()
        self._show_details()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a candidate does the main thing."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Resume what is unfinished, or sit an exam."""
        row = self.row
        if row is None:
            return
        if row.profile is None:
            from pixsim.tui.home_rows import faults

            self.open_over(Message(faults(row.candidate)))
            return
        self.post_message(self.Chosen("resume" if row.unfinished else "exam", row))

    def action_edit(self) -> None:
        """Rename, change the extra time, or remove."""
        if self.row is not None:
            self.post_message(self.Chosen("edit", self.row))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what the button says for the candidate highlighted."""
        event.stop()
        if event.button.id == "quit":
            self.app.exit()
        elif event.button.id and (self.row is not None or event.button.id == "new"):
            self.post_message(self.Chosen(event.button.id, self.row))

    def action_next_button(self) -> None:
        """Go right."""
        self.focus_next()

    def action_previous_button(self) -> None:
        """Go left."""
        self.focus_previous()

    def action_noop(self) -> None:
        """Arrows and Tab work by themselves."""

    def action_quit(self) -> None:
        """Leave pixsim."""
        self.app.exit()

    def action_help(self) -> None:
        """What this screen is for."""
        self.open_over(Message(HELP))


def _hints(enter: str) -> list[Hint]:
    """The keys, and what Enter does for the candidate highlighted."""
    return [
        ("↑ ↓", _("choisir"), ""),
        (_("Entrée"), enter, "go"),
        ("Tab", _("boutons"), ""),
        ("F8", _("thème"), "app.toggle_theme"),
        ("F1", _("aide"), "help"),
        ("Q", _("quitter"), "quit"),
    ]


HELP = _(
    "pixsim fait passer une certification Pix blanche en 1 h 45, puis en montre le résultat sur les "
    "cinq domaines. Deux sortes :\n"
    "  V3, celle d'aujourd'hui : 32 questions choisies d'après les réponses ;\n"
    "  V2, jusqu'à fin 2024 : jusqu'à 48 questions tirées du profil du candidat.\n\n"
    "Choisissez un candidat avec les flèches, puis Entrée. Tab va aux boutons.\n\n"
    "« Modifier » (M) change le nom ou le temps majoré d'un candidat, ou le supprime avec ses épreuves.\n\n"
    "« Chances » calcule ce que le candidat peut attendre d'une certification V2.\n\n"
    "Une épreuve interrompue se reprend à la même question ; le temps, lui, continue.\n\n"
    "pixsim est un entraînement : il n'est pas affilié à Pix et ses résultats n'ont aucune valeur "
    "officielle. Rien ne quitte cette machine."
)
