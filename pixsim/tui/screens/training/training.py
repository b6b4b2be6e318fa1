"""Positioning and practice: the same questions, with feedback instead of a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from textual import work
from textual.content import Content

from pixsim.bank.question import Answer, Question
from pixsim.foundation.i18n import gettext as _
from pixsim.journeys import training_words
from pixsim.journeys.positioning import (
    competence_of,
    feedback_due,
    level_now,
    replies_of_pause,
    where_paused,
)
from pixsim.report.question import asking
from pixsim.report.question.asking import TOO_LATE, language_words
from pixsim.report.sitting.clock import clock_jump_sentence
from pixsim.running.training import TrainingRun
from pixsim.tui.drawing.pieces import area_colour, join_styled, level_squares, styled_text
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.exam.one_question import QuestionScreen
from pixsim.tui.screens.frame.framed import Entry
from pixsim.tui.screens.training.answers_page import competence_title
from pixsim.tui.screens.training.pauses import Pause, PracticeFeedback, practice_title
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.worlds.core import Act, World

WIDE = 100  # columns from which the level is shown in the bar
LEAST_IN_FULL = 78  # columns from which the bar has room for the word « question »


class TrainingScreen(QuestionScreen):
    """Asks until the training is over, or left to be resumed later.

    Parameters
    ----------
    run : TrainingRun
        Open in this process.
    """

    LEFT_BUTTON: ClassVar[tuple[str, str]] = ("stop", training_words.STOP_HERE)
    SKIP_TEXT: ClassVar[str] = training_words.DO_NOT_KNOW
    HELP_TITLE: ClassVar[str] = _("Se positionner, s'entraîner")
    HELP_TEXT: ClassVar[str] = _(
        "Répondez, ou « Je ne sais pas » : cela ne coûte rien, c'est ainsi que le niveau se trouve.\n\n"
        "Répondre\n"
        "  Flèches puis Espace : choisir. Les lettres et les chiffres choisissent aussi.\n"
        "  Dans une liste : Entrée l'ouvre, ↑ ↓ choisit, Échap la ferme.\n"
        "  PgSuiv et PgPréc : lire la suite de ce qui dépasse.\n"
        "  F9 ou Ctrl+S : je valide.    F4 : je ne sais pas.\n\n"
        "Le fichier d'une question\n"
        "  F3 ou Ctrl+O : le voir, le fermer. Ctrl+G : lui donner tout l'écran.\n"
        "  O : l'ouvrir avec l'ordinateur. S : l'enregistrer. Hors d'un champ où l'on écrit.\n\n"
        "Ce qui était juste\n"
        "  Positionnement : une pause toutes les cinq questions ; le menu la rouvre ensuite.\n"
        "  Entraînement : après chaque question, et votre profil ne change pas.\n"
        "  Épreuve pilote : jamais ; vos réponses disent ce que valent les questions.\n\n"
        "  F10, Ctrl+Q, Échap hors simulateur : arrêter là, après une question. Rien n'est perdu."
    )

    def __init__(self, run: TrainingRun) -> None:
        super().__init__()
        self.run_ = run
        self._late_told = False
        self._length: tuple[int, int] | None = None  # answers given, questions in all

    def mode(self) -> Content | None:
        """The language of the question, where it is not that of the screen."""
        said = language_words(self.question) if self.question is not None else ""
        return styled_text(said, "$muted") if said else None

    async def on_mount(self) -> None:
        """Show the present question."""
        await self._load()
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        """Once a second: the timer of the question, and whether the computer's clock was set."""
        if self._shows_no_more or self.question is None:
            return
        before = len(self.run_.training.clock_jumps)
        self.record(self.run_.tick)
        for jump in self.run_.training.clock_jumps[before:]:
            self.say(clock_jump_sentence(jump.seconds, while_closed=jump.while_closed))
        if self.timer_left() == timedelta(0) and not self._late_told:
            self._late_told = True
            self.say(TOO_LATE, "warn")
        self.refresh_lines()

    # ---- what is shown

    @property
    def is_practice(self) -> bool:
        """Given questions, not positioning."""
        return self.run_.training.plan.kind != "positioning"

    @property
    def is_pilot(self) -> bool:
        """Given questions whose answers are not shown."""
        return self.run_.training.plan.kind == "pilot"

    @property
    def question(self) -> Question | None:
        """The question waiting for an answer."""
        return self.run_.training.question

    def place(self) -> tuple[str, int]:
        """Name of the training and number of the question."""
        return self.run_.training.plan.id, self.run_.training.number

    def title_text(self) -> Content:
        """What this is, and in which competence."""
        framework = self.run_.bank.framework
        if self.is_practice:
            code = self.question.competence if self.question else self._last_code
            if self.is_pilot:
                return join_styled(
                    (training_words.PILOT, "bold $brand"), "  ", competence_title(framework, code)
                )
            return practice_title(framework, code)
        title = competence_title(framework, self._code)
        return join_styled((_("Positionnement"), "bold $brand"), "  ", title)

    def bar_end_text(self) -> Content:
        """Number of the question, and the level reached so far."""
        training = self.run_.training
        if self.is_practice:
            length = len(training.plan.queue)
            n = min(training.number, length)
            return join_styled((asking.NUMBER_OF.format(n=n, length=length), "bold"))
        number = (self._number(), "bold")
        if self.app.size.width < WIDE:
            return join_styled(number)
        level = level_now(self.run_)
        return join_styled(
            number,
            (_("   niveau "), "$muted"),
            level_squares(level, area_colour(self._code)),
            (f" {level}", "bold"),
        )

    def _number(self) -> str:
        """« Question 5 sur 20 environ »; how many are left is worked out once a question."""
        training = self.run_.training
        done = len(training.replies)
        if self._length is None or self._length[0] != done:
            self._length = done, done + (self.run_.questions_left() or 0)
        length = max(self._length[1], training.number)
        if self.app.size.width < LEAST_IN_FULL:
            return _("{n} sur {length} environ").format(n=training.number, length=length)
        return training_words.number_words(training.number, length)

    @property
    def _code(self) -> str:
        return competence_of(self.run_)

    @property
    def _last_code(self) -> str:
        return self.run_.training.replies[-1].question.competence

    def timer_left(self) -> timedelta | None:
        """Time left on the question's own timer."""
        return self.run_.training.timer_remaining(self.run_.now())

    @property
    def world(self) -> World | None:
        """The world of the question as it is now."""
        return self.run_.training.world

    def act(self, act: Act) -> World | None:
        """Commit something done in that world."""
        return self.world if self.record(lambda: self.run_.act(act)) else None

    def restart(self) -> World | None:
        """Begin that world anew."""
        return self.world if self.record(self.run_.restart) else None

    def done(self) -> Answer:
        """What was done in that world since the last restart."""
        return self.run_.training.doing.acts

    def key_hints(self) -> Sequence[Hint]:
        """Keys of the last row; F3 where there is a file."""
        has_file = self.question is not None and self.question.attachments
        return [
            ("F9", _("valider"), "validate"),
            ("F4", _("je ne sais pas"), "skip"),
            *([("F3", _("fichier"), "toggle_file")] if has_file else []),
            *self.world_hints(),
            ("F10", _("arrêter là"), "stop"),
        ]

    def entries(self) -> Sequence[Entry]:
        """What can be done here."""
        found = [Entry(_("Valider la réponse"), "validate", "F9")]
        found += [Entry(training_words.DO_NOT_KNOW, "skip", "F4")]
        found += [*self.world_entries(), *self.file_entries()]
        if not self.is_practice and replies_of_pause(self.run_):
            found.append(Entry(_("Revoir la dernière pause"), "last_pause"))
        return found

    def no_file_text(self) -> str:
        """Nothing but to say that one does not know."""
        if self.is_pilot:
            return _("« Je ne sais pas » passe à la suite : la question comptera comme non sue.")
        if self.is_practice:
            return _("« Je ne sais pas » passe à la suite : un entraînement ne compte pas.")
        return _(
            "« Je ne sais pas » passe à la suite ; cette question seule comptera comme non sue."
        )

    # ---- from question to question

    async def _load(self) -> None:
        """Ask the next question and show it, or leave when there is none.

        It is asked now and no earlier: its time does not run while a pause is read.
        """
        if self._shows_no_more or not self.record(self.run_.ask):
            return  # the alert says why; validating tries again
        question = self.question
        if question is None:
            self.leave()
            return
        self._late_told = False
        self.say("")
        await self.show_question(question, start_page=self.run_.training.is_announced)

    async def validate(self) -> None:
        """Begin a timed question, or give the answer; one that could not be kept is asked again."""
        if self._can_answer and self._start_page:
            if self.record(self.run_.begin):
                await self._alone(self._load())
            return
        if self._can_answer and self.question is None:
            await self._alone(self._load())
            return
        await super().validate()

    async def give(self, answer: Answer | None) -> None:
        """Commit, then feedback where it is due, then the next question."""
        if self.question is None or not self.record(lambda: self.run_.reply(answer)):
            return
        if feedback_due(self.run_):
            self._asking = True  # until it is read, nothing can be answered
            self._feedback()
        else:
            await self._load()

    def _pause(self, *, again: bool = False) -> Pause:
        replies, reached = replies_of_pause(self.run_), where_paused(self.run_)
        if again:
            reached = replace(reached, left=None)
        return Pause(replies, self.run_.bank.framework, reached, again=again)

    @work
    async def _feedback(self) -> None:
        """Show what was right in the last answers, and why; then go on, or stop."""
        training, framework = self.run_.training, self.run_.bank.framework
        page = (
            PracticeFeedback(training.replies, framework, len(training.plan.queue))
            if self.is_practice
            else self._pause()
        )
        try:
            chosen = await self.app.push_screen_wait(page)
        finally:
            self._asking = False
        if chosen != "stop":
            await self._alone(self._load())
        elif not self.is_practice or self.record(self.run_.stop):
            self.leave()

    def action_last_pause(self) -> None:
        """Open the last pause again."""
        if self._can_answer and not self.is_practice and replies_of_pause(self.run_):
            self.open_over(self._pause(again=True))

    @work
    async def action_stop(self) -> None:
        """Leave: a positioning is resumed later, a practice ends."""
        asked = training_words.stopping_words(self.run_)
        leave = Way("leave", asked.leave, asked.here) if asked.here else Way("leave", asked.leave)
        ways = [Way("go_on", _("Continuer"), _("Échap")), leave]
        if await self.ask(Decide(asked.title, lambda: asked.text, ways)) != "leave":
            return
        if not self.is_practice or self.record(self.run_.stop):
            self.leave()
