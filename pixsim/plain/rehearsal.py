"""A rehearsal of the other exam, as lines: the same words, the same journal as on the screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pixsim.ccp1 import speech
from pixsim.ccp1.debrief_words import debrief_lines
from pixsim.ccp1.events import INITIALS_LENGTH, NOTE_LENGTH
from pixsim.foundation.clock import Clock
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import is_yes, labelled
from pixsim.plain.commands import Command, read_command
from pixsim.plain.committing import keep
from pixsim.plain.dialogue import Dialogue
from pixsim.running.rehearsal import RehearsalRun
from pixsim.running.rehearsal_listing import debriefs
from pixsim.session.events import EventRefusedError
from pixsim.store.sittings.journal import Journal

HOW = _("Une ligne vide continue ; /heure dit l'heure ; /arrêter arrête, ou remet à plus tard.")


class LeftError(Exception):
    """The person leaves, to come back later."""


def rehearse(talk: Dialogue, journal: Journal, name: str, clock: Clock) -> None:
    """Go through what is left of a rehearsal, then say its debrief when it is over.

    Raises
    ------
    Closed
        Nothing more can be read; what was done is kept.
    SittingInUseError, JournalError
    """
    with RehearsalRun(journal, name, clock) as run:
        rehearsal = run.rehearsal
        talk.say(speech.status_text(rehearsal.plan.referential), HOW)
        try:
            while not run.rehearsal.finished:
                _Stages(talk, run).next()
        except LeftError:
            talk.say(_("Tout est gardé : la même commande reprend ici."))
            return
    others = debriefs(journal, rehearsal.plan.profile_id)
    one = next(found for found in others if found.rehearsal.plan.id == name)
    talk.blank()
    talk.say(*(text.strip() for text, _tone in debrief_lines(one, others, talk.width) if text))


class _Stages:
    """One stage after the other."""

    def __init__(self, talk: Dialogue, run: RehearsalRun) -> None:
        self._talk, self._run = talk, run

    def next(self) -> None:
        """What the present stage asks for."""
        self._talk.blank()
        getattr(self, f"_{self._run.rehearsal.stage}")()

    def _ask(self, prompt: str) -> str | None:
        """A line; None where the rehearsal was ended here."""
        while True:
            typed = self._talk.ask(prompt)
            found = read_command(typed, (Command.TIME, Command.STOP))
            if isinstance(found, str):
                return found
            if found.command is Command.TIME:
                rehearsal, now = self._run.rehearsal, self._run.now()
                text = speech.clock_text(rehearsal, now)
                self._talk.say(text or _("Rien n'est chronométré ici."))
            elif not self._go_on():
                return None

    def _go_on(self) -> bool:
        ways = [
            ("go_on", _("Continuer")),
            ("leave", _("Fermer, et reprendre plus tard")),
            ("stop", _("Terminer la répétition ici : le bilan montrera ce qui a eu lieu")),
        ]
        chosen = self._talk.choose(_("Arrêter la répétition ?"), ways)
        if chosen == "leave":
            raise LeftError
        return chosen == "go_on" or not keep(self._talk, self._run.stop)

    def _begun(self, points: Iterable[tuple[str, str]], begin: Callable[[], object]) -> None:
        self._talk.say(*(labelled(word, text) for word, text in points))
        if self._ask(_("Une ligne vide commence :")) is not None:
            keep(self._talk, begin)

    def _drawn(self) -> None:
        self._begun(speech.drawn_points(self._run.rehearsal), self._run.begin)

    def _before_interview(self) -> None:
        points = speech.before_interview_points(self._run.rehearsal, self._run.now())
        self._begun(points, self._run.next_question)

    def _presentation(self) -> None:
        keep(self._talk, self._run.tick)
        self._talk.say(*speech.phase_sentences(self._run.rehearsal, self._run.now()))
        typed = self._ask(_("Phase suivante : une ligne vide. Ou quelques mots sur ce moment :"))
        if typed:
            keep(self._talk, lambda: self._run.note(self._run.flag(), typed[:NOTE_LENGTH]))
        elif typed is not None:
            keep(self._talk, self._run.next_phase)

    def _interview(self) -> None:
        keep(self._talk, self._run.tick)
        rehearsal = self._run.rehearsal
        self._talk.say(speech.question_head(rehearsal, rehearsal.number))
        self._talk.say(rehearsal.plan.wording(rehearsal.number))
        self._talk.say(speech.clock_text(rehearsal, self._run.now()))
        if self._ask(_("Réponse terminée : une ligne vide :")) is not None:
            keep(self._talk, self._run.next_question)

    def _points(self) -> None:
        plan = self._run.rehearsal.plan
        for number, question in enumerate(plan.questions, 1):
            self._talk.blank()
            self._talk.say(speech.question_head(self._run.rehearsal, number), plan.wording(number))
            self._talk.say(_("Pourquoi : {why}").format(why=question.why))
            for point, text in enumerate(question.covers, 1):
                self._talk.say(text)
                typed = self._ask(_("L'avez-vous dit ? o ou n :"))
                if typed is None:
                    return
                self._point(number, point, said=is_yes(typed))
        keep(self._talk, self._run.close_points)

    def _point(self, number: int, point: int, *, said: bool) -> None:
        if said != (point in self._run.rehearsal.asked[number - 1].points):
            keep(self._talk, lambda: self._run.tick_point(number, point, said=said))

    def _grids(self) -> None:
        if self._run.rehearsal.grid is None and not self._opened():
            return
        rehearsal = self._run.rehearsal
        assert rehearsal.grid is not None
        self._talk.say(speech.grid_head(rehearsal, rehearsal.grid))
        self._talk.say(*(text for text, _tone in speech.scale_lines(rehearsal.plan.referential, self._talk.width)))  # fmt: skip
        for code, text in rehearsal.plan.referential.criteria:
            while code in speech.unrated(self._run.rehearsal):
                typed = self._ask(_("{code} {text} : 0, 1, 2, 3 ou - :").format(code=code, text=text))  # fmt: skip
                if typed is None:
                    return
                self._rate(code, typed)
        keep(self._talk, self._run.close_grid)

    def _rate(self, code: str, typed: str) -> None:
        if typed in ("0", "1", "2", "3", "-", "–"):
            rating = int(typed) if typed.isdigit() else None
            keep(self._talk, lambda: self._run.rate(code, rating))

    def _opened(self) -> bool:
        """Whose grid is next; False where nobody's is yet."""
        if not self._run.rehearsal.grids:
            return keep(self._talk, self._run.open_grid)
        n = len(self._run.rehearsal.grids)
        self._talk.say(_("Passez le clavier à l'assesseur {n}").format(n=n))
        initials = self._ask(_("Ses initiales :"))
        if not initials:
            return False
        try:
            return keep(self._talk, lambda: self._run.open_grid(initials[:INITIALS_LENGTH]))
        except EventRefusedError:
            self._talk.say(_("Ces initiales ont déjà rempli une grille."))
            return False
