"""A rehearsal of the other exam, as lines: the same words, the same journal as on the screens."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from pixsim.ccp1 import rehearsal_words
from pixsim.ccp1.debrief_words import debrief_lines
from pixsim.ccp1.events import INITIALS_LENGTH, NOTE_LENGTH
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import is_yes, label_value
from pixsim.journeys.ccp1_oral import (
    BeforeRehearsalPart,
    CallAssessor,
    ShowDebrief,
    SitRehearsal,
)
from pixsim.plain.commands import Command, read_command
from pixsim.plain.committing import keep_committing
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.lines_of_steps import Lines, show_step
from pixsim.report.question import asking
from pixsim.running.ccp1_oral import RehearsalRun


class LeftError(Exception):
    """The person leaves, to come back later."""


@show_step.register
def show_before_part(step: BeforeRehearsalPart, lines: Lines) -> str | None:
    """What to know; an empty line begins."""
    talk = lines.talk
    talk.blank()
    talk.say(*(label_value(word, text) for word, text in step.points))
    try:
        return "stop" if _ask_line(talk, _("Une ligne vide commence :")) is None else "begin"
    except LeftError:
        return None


@show_step.register
def show_rehearsal(step: SitRehearsal, lines: Lines) -> None:
    """What the present stage asks for, until another one is due."""
    run, stages = step.run, _Stages(lines.talk, step.run)
    stage = run.rehearsal.stage
    with suppress(LeftError):
        while run.rehearsal.stage == stage and (stage != "grids" or run.rehearsal.grid):
            stages.next()


@show_step.register
def show_assessor(step: CallAssessor, lines: Lines) -> str | None:
    """Whose grid is next."""
    lines.talk.blank()
    lines.talk.say(step.title)
    while True:
        try:
            initials = _ask_line(lines.talk, step.initials)
        except LeftError:
            return None
        if initials is None:
            return ""
        if initials:
            return initials[:INITIALS_LENGTH]


@show_step.register
def show_debrief(step: ShowDebrief, lines: Lines) -> None:
    """The debrief, line by line."""
    talk = lines.talk
    talk.blank()
    found = debrief_lines(step.one, step.others, talk.width)
    talk.say(*(text.strip() for text, _tone in found if text))


def _ask_line(talk: Dialogue, prompt: str, clock: Callable[[], str] = str) -> str | None:
    """A line; None where the rehearsal is to end here.

    Raises
    ------
    LeftError
    """
    while True:
        typed = talk.ask(prompt)
        found = read_command(typed, (Command.TIME, Command.STOP))
        if isinstance(found, str):
            return found
        if found.command is Command.TIME:
            talk.say(clock() or _("Rien n'est chronométré ici."))
        elif not _go_on(talk):
            return None


def _go_on(talk: Dialogue) -> bool:
    """Whether to go on, after a question."""
    ways = [
        ("go_on", _("Continuer")),
        ("leave", asking.CLOSE_FOR_NOW),
        ("stop", _("Terminer la répétition ici : le bilan montrera ce qui a eu lieu")),
    ]
    chosen = talk.choose(rehearsal_words.STOP_TITLE, ways)
    if chosen == "leave":
        raise LeftError
    return chosen == "go_on"


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
            found = _ask_line(self._talk, prompt, self._clock)
            if found is not None or keep_committing(self._talk, self._run.stop):
                return found

    def _clock(self) -> str:
        return rehearsal_words.clock_text(self._run.rehearsal, self._run.now())

    def _presentation(self) -> None:
        keep_committing(self._talk, self._run.tick)
        self._talk.say(*rehearsal_words.phase_sentences(self._run.rehearsal, self._run.now()))
        typed = self._ask(_("Phase suivante : une ligne vide. Ou quelques mots sur ce moment :"))
        if typed:
            keep_committing(
                self._talk, lambda: self._run.note(self._run.flag(), typed[:NOTE_LENGTH])
            )
        elif typed is not None:
            keep_committing(self._talk, self._run.next_phase)

    def _interview(self) -> None:
        keep_committing(self._talk, self._run.tick)
        rehearsal = self._run.rehearsal
        self._talk.say(rehearsal_words.question_head(rehearsal, rehearsal.number))
        self._talk.say(rehearsal.plan.wording(rehearsal.number))
        self._talk.say(rehearsal_words.clock_text(rehearsal, self._run.now()))
        if self._ask(_("Réponse terminée : une ligne vide :")) is not None:
            keep_committing(self._talk, self._run.next_question)

    def _points(self) -> None:
        plan = self._run.rehearsal.plan
        for number, question in enumerate(plan.questions, 1):
            self._talk.blank()
            self._talk.say(
                rehearsal_words.question_head(self._run.rehearsal, number), plan.wording(number)
            )
            self._talk.say(_("Pourquoi : {why}").format(why=question.why))
            for point, text in enumerate(question.covers, 1):
                self._talk.say(text)
                typed = self._ask(_("L'avez-vous dit ? o ou n :"))
                if typed is None:
                    return
                self._record_point(number, point, said=is_yes(typed))
        keep_committing(self._talk, self._run.close_points)

    def _record_point(self, number: int, point: int, *, said: bool) -> None:
        if said != (point in self._run.rehearsal.asked[number - 1].points):
            keep_committing(self._talk, lambda: self._run.tick_point(number, point, said=said))

    def _grids(self) -> None:
        rehearsal = self._run.rehearsal
        assert rehearsal.grid is not None
        self._talk.say(rehearsal_words.grid_head(rehearsal, rehearsal.grid))
        self._talk.say(*(text for text, _tone in rehearsal_words.scale_lines(rehearsal.plan.referential, self._talk.width)))  # fmt: skip
        for code, text in rehearsal.plan.referential.criteria:
            while code in rehearsal_words.unrated_criteria(self._run.rehearsal):
                typed = self._ask(_("{code} {text} : 0, 1, 2, 3 ou - :").format(code=code, text=text))  # fmt: skip
                if typed is None:
                    return
                self._rate(code, typed)
        keep_committing(self._talk, self._run.close_grid)

    def _rate(self, code: str, typed: str) -> None:
        if typed in ("0", "1", "2", "3", "-", "–"):
            rating = int(typed) if typed.isdigit() else None
            keep_committing(self._talk, lambda: self._run.rate(code, rating))
