"""A rehearsal of the other exam on the screen: the presentation, then the interview, by the clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pixsim.ccp1 import rehearsal_words
from pixsim.ccp1.dossier_words import Line, Tone
from pixsim.ccp1.events import NOTE_LENGTH
from pixsim.foundation.i18n import gettext as _
from pixsim.report.question import asking
from pixsim.running.ccp1_oral import RehearsalRun
from pixsim.store.causes import cause_words, journal_cause
from pixsim.store.errors import JournalError
from pixsim.tui.drawing.pieces import join_styled, styled_text
from pixsim.tui.screens.dialogs.ask_line import AskLine
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.exam.instructions import Before
from pixsim.tui.screens.frame.framed import DISPLAY, Entry, Framed, letter_keys
from pixsim.tui.widgets.frame.alert_line import AlertLine
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.frame.line_picture import Drawn

TONES: dict[Tone, str] = {
    "": "$foreground",
    "title": "bold $foreground",
    "muted": "$muted",
    "now": "bold $brand",
    "warn": "bold $warn",
}
REFUSED = _(
    "Rien n'est perdu, mais le disque refuse d'écrire. Faites de la place, puis recommencez."
)


def in_tones(lines: Sequence[Line]) -> list[Content]:
    """Lines in the colours of the theme."""
    return [styled_text(text, TONES[tone]) for text, tone in lines]


class Rehearsing(Framed[None]):
    """What the screens of a rehearsal share: closed when their stage is over, or when it is left.

    Parameters
    ----------
    run : RehearsalRun
        Open in this process.
    """

    SCOPED_CSS = False
    CSS = "Rehearsing .page { padding: 0 1; } Rehearsing #lines { max-width: 100; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f10,ctrl+q", "stop"),
        Binding("pagedown", "read(4)"),
        Binding("pageup", "read(-4)"),
    ]

    def __init__(self, run: RehearsalRun) -> None:
        super().__init__()
        self.run_ = run
        self._stage = run.rehearsal.stage
        self._asking = False

    def on_mount(self) -> None:
        """What stays on every page."""
        text = rehearsal_words.status_text(self.run_.rehearsal.plan.referential)
        self.query_one(AlertLine).rest(styled_text(text, "$muted"))

    def bar_end_text(self) -> Content | str:
        """Whose."""
        return join_styled((self.run_.rehearsal.plan.candidate, "bold"))

    def draw(self, width: int) -> Sequence[Content]:
        """The page."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """The page, drawn."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Drawn(self.draw, id="lines")

    def action_read(self, lines: int) -> None:
        """Read the page on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def record(self, step: Callable[[], object]) -> bool:
        """Commit; when the disk refuses, say so and stay where we are."""
        try:
            step()
        except (JournalError, OSError) as error:
            why = journal_cause(error) if isinstance(error, JournalError) else cause_words(error)
            self.tell(f"{REFUSED} ({why})", "bad", flash=False)
            return False
        self.tell("", flash=False)
        if self.run_.rehearsal.stage != self._stage:
            self.dismiss(None)
        else:
            self.show_now()
        return True

    def show_now(self) -> None:
        """Draw what has changed; keys pressed before it shows were not meant for it."""
        self.show_title()
        self.query_one("#lines", Drawn).refresh(layout=True)

    @work
    async def action_stop(self) -> None:
        """Go on, close and come back, or end here."""
        if self._asking:
            return
        self._asking = True
        timed = self._stage in ("presentation", "interview")
        later = _("Le temps continue de courir.") if timed else _("Tout est gardé.")
        ways = [
            Way("go_on", _("Continuer"), _("Échap")),
            Way("leave", asking.CLOSE_FOR_NOW, "", later),
            Way("stop", _("Terminer la répétition ici"), "", _("Le bilan montrera ce qui a eu lieu.")),
        ]  # fmt: skip
        told = _("Rien n'est perdu : tout ce qui a eu lieu est gardé.")
        try:
            chosen = await self.app.push_screen_wait(
                Decide(rehearsal_words.STOP_TITLE, lambda: told, ways)
            )
        finally:
            self._asking = False
        if chosen == "leave":
            self.dismiss(None)
        elif chosen == "stop":
            self.record(self.run_.stop)


class Timed(Rehearsing):
    """A stage with a clock, which goes on whatever happens."""

    AUTO_FOCUS = "#go-on"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go_on"),
        Binding("f2", "toggle_clock"),
    ]

    def __init__(self, run: RehearsalRun) -> None:
        super().__init__(run)
        self.clock_shown, self._busy = True, False

    def on_mount(self) -> None:
        """The clock."""
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        if self.app.screen is not self or self.run_.rehearsal.stage != self._stage:
            return
        try:
            self.run_.tick()
        except (JournalError, OSError):
            return  # told at the next key; the clock was set, and nothing else
        self.show_now()

    def bar_end_text(self) -> Content | str:
        """The clock, or that it is hidden."""
        if not self.clock_shown:
            return join_styled((_("F2 : l'heure"), "$muted"))
        rehearsal, now = self.run_.rehearsal, self.run_.now()
        text = rehearsal_words.clock_text(rehearsal, now)
        return styled_text(text, "bold")

    def action_toggle_clock(self) -> None:
        """Show or hide the time."""
        self.clock_shown = not self.clock_shown
        self.show_now()

    def stepped(self, step: Callable[[], object]) -> None:
        """Go on by one; a key pressed twice, before what it did is on the screen, goes on once."""
        if self._busy:
            return
        self._busy = True
        self.ignore_keys()
        self.record(step)
        self.call_after_refresh(self._ready)

    def _ready(self) -> None:
        self._busy = False
        self.heed_keys()


class PresentationScreen(Timed):
    """The phases of one's own fiche, planned against real times."""

    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Espace"), _("phase suivante"), "go_on"),
        ("N", _("noter un moment"), "mark"),
        ("F2", _("heure"), "toggle_clock"),
        ("F10", _("arrêter"), "stop"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [Binding(letter_keys("n"), "mark")]
    HELP_TITLE: ClassVar[str] = _("La présentation")
    HELP_TEXT: ClassVar[str] = _(
        "Jouez la séance à voix haute, comme devant le public ; un collègue peut jouer le public. "
        "Le temps court à l'horloge, sans pause, comme à l'examen ; passé le temps, il continue.\n\n"
        "  Espace : la phase suivante de votre fiche commence ; après la dernière, c'est fini.\n"
        "  N : marquer ce moment, avec quelques mots, pour en parler au bilan.\n"
        "  F2 : montrer ou cacher l'heure.    F10, Échap : arrêter, ou reprendre plus tard.\n\n"
        "La machine mesure le temps. Elle ne voit ni n'écoute votre séance."
    )

    def title_text(self) -> Content:
        """Which fiche."""
        plan = self.run_.rehearsal.plan
        said = _("fiche {n} sur {all}").format(n=plan.fiche.number, all=plan.referential.fiches)
        return join_styled((_("Mise en situation"), "bold $brand"), "  ", (said, "bold"))

    def draw(self, width: int) -> Sequence[Content]:
        """Phases, forecast, moments."""
        rehearsal, now = self.run_.rehearsal, self.run_.now()
        shown = self.clock_shown
        return in_tones(rehearsal_words.presentation_lines(rehearsal, now, width, clock=shown))

    def buttons(self) -> Sequence[Widget]:
        """On, mark, end."""
        return [
            FlatButton(self._next_text(), id="go-on", variant="primary"),
            FlatButton(_("Noter un moment"), id="mark"),
            FlatButton(_("Fin de la présentation"), id="end"),
        ]

    def _next_text(self) -> str:
        rehearsal = self.run_.rehearsal
        last = rehearsal.phase >= len(rehearsal.plan.fiche.phases)
        return _("Terminer la dernière phase") if last else _("Phase suivante")

    def show_now(self) -> None:
        """The button says what it does now."""
        super().show_now()
        self.query_one("#go-on", FlatButton).set_text(self._next_text())

    def entries(self) -> Sequence[Entry]:
        """What can be done here."""
        return [
            Entry(self._next_text(), "go_on", _("Espace")),
            Entry(_("Noter un moment"), "mark", "N"),
            Entry(_("Fin de la présentation"), "end"),
            Entry(_("Montrer ou cacher l'heure"), "toggle_clock", "F2", DISPLAY),
        ]

    def action_go_on(self) -> None:
        """The next phase; after the last one, the presentation is over."""
        self.stepped(self.run_.next_phase)

    @work
    async def action_mark(self) -> None:
        """Mark this moment at once, then ask for a few words."""
        if self._asking or not self.record(self.run_.flag):
            return
        number = len(self.run_.rehearsal.moments)
        self._asking = True
        ask = AskLine(
            _("Moment marqué"),
            _("Quelques mots, pour en parler au bilan. Le temps continue."),
            _("Garder"),
            _("Sans note"),
            NOTE_LENGTH,
        )
        try:
            text = await self.app.push_screen_wait(ask)
        finally:
            self._asking = False
        if text and self.run_.rehearsal.stage == self._stage:
            self.record(lambda: self.run_.note(number, text))

    @work
    async def action_end(self) -> None:
        """End it, whatever the phase; asked where phases are left."""
        rehearsal = self.run_.rehearsal
        if self._asking:
            return
        if rehearsal.phase < len(rehearsal.plan.fiche.phases):
            self._asking = True
            told = _("Il reste des phases que vous n'avez pas abordées.")
            ways = [Way("go_on", _("Continuer"), _("Échap")), Way("end", _("Passer à l'entretien"))]
            try:
                chosen = await self.app.push_screen_wait(
                    Decide(_("Fin de la présentation ?"), lambda: told, ways)
                )
            finally:
                self._asking = False
            if chosen != "end":
                return
        self.record(self.run_.end_presentation)


class InterviewScreen(Timed):
    """One question at a time, answered aloud."""

    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Espace"), _("réponse terminée"), "go_on"),
        ("F2", _("heure"), "toggle_clock"),
        ("F10", _("arrêter"), "stop"),
    ]
    HELP_TITLE: ClassVar[str] = _("L'entretien")
    HELP_TEXT: ClassVar[str] = _(
        "Une question à la fois, tirée par compétence et selon votre fiche. Répondez à voix haute, "
        "seul ou devant des collègues. Rien n'est enregistré, que le temps de chaque réponse.\n\n"
        "  Espace ou Entrée : la réponse est terminée, question suivante.\n"
        "  F2 : montrer ou cacher l'heure.    F10, Échap : arrêter, ou reprendre plus tard.\n\n"
        "Ces questions sont celles de pixsim : aucun texte ne donne celles d'un vrai jury."
    )

    def title_text(self) -> Content:
        """What it is; the page says how far."""
        return join_styled((_("Entretien"), "bold $brand"))

    def draw(self, width: int) -> Sequence[Content]:
        """The question."""
        rehearsal, now = self.run_.rehearsal, self.run_.now()
        return in_tones(
            rehearsal_words.interview_lines(rehearsal, now, min(width, 92), clock=self.clock_shown)
        )

    def buttons(self) -> Sequence[Widget]:
        """On."""
        return [FlatButton(_("Réponse terminée"), id="go-on", variant="primary")]

    def entries(self) -> Sequence[Entry]:
        """What can be done here."""
        return [
            Entry(_("Réponse terminée"), "go_on", _("Espace")),
            Entry(_("Montrer ou cacher l'heure"), "toggle_clock", "F2", DISPLAY),
        ]

    def action_go_on(self) -> None:
        """The answer is over; the next question, or the end."""
        self.stepped(self.run_.next_question)


class BeforeStage(Before):
    """What is about to begin; dismissed with True to begin it.

    Parameters
    ----------
    title, begin : str
        What it is, and what the button says.
    points : sequence of (str, str)
    status : str
        What stays on every page.
    """

    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("commencer"), "begin"),
        (_("Échap"), _("plus tard"), "back"),
    ]
    HELP_TITLE: ClassVar[str] = asking.BEFORE_IT_BEGINS
    HELP_TEXT: ClassVar[str] = _(
        "Entrée ou F9 : commencer.    Échap : plus tard ; la répétition vous attend.\n"
        "↑ ↓ et PgSuiv : lire la suite."
    )

    def __init__(self, title: str, begin: str, points: Sequence[tuple[str, str]], status: str) -> None:  # fmt: skip
        self._begin = begin  # before the buttons are made
        super().__init__()
        self._title, self._points, self._status = title, tuple(points), status

    def title_text(self) -> Content:
        """What it is."""
        return join_styled((self._title, "bold $brand"))

    def points(self) -> Sequence[tuple[str, Content | str]]:
        """What to know."""
        return self._points

    def on_mount(self) -> None:
        """What stays on every page."""
        self.query_one(AlertLine).rest(styled_text(self._status, "$muted"))

    def buttons(self) -> Sequence[Widget]:
        """Begin, or later."""
        return [
            FlatButton(self._begin, id="begin", variant="primary"),
            Static("", classes="spring"),
            FlatButton(_("Plus tard"), id="back"),
        ]

    def entries(self) -> Sequence[Entry]:
        """Begin, or later."""
        return [Entry(self._begin, "begin", "F9"), Entry(_("Plus tard"), "back", _("Échap"))]
