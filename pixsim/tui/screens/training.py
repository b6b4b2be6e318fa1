"""Positioning and practice: the same questions, with feedback instead of a clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from textual import work

from pixsim.assembly.standing import standing
from pixsim.bank.question import Answer, Question
from pixsim.i18n import gettext as _
from pixsim.report.clock_jumps import clock_jump_sentence
from pixsim.report.feedback import feedback_text
from pixsim.rules.v2 import V2
from pixsim.rules.v2.retake import CHECKPOINT
from pixsim.running.training import TrainingRun
from pixsim.tui.screens.confirm import Confirm
from pixsim.tui.screens.message import Message
from pixsim.tui.screens.question import QuestionScreen
from pixsim.tui.widgets.key_bar import Hint
from pixsim.worlds.core import Act, World


class TrainingScreen(QuestionScreen):
    """Asks until the training is over, or left to be resumed later.

    Parameters
    ----------
    run : TrainingRun
        Open in this process.
    """

    KEY_HINTS: ClassVar[Sequence[Hint]] = [
        ("Ctrl+S", _("valider"), "validate"),
        ("F4", _("je ne sais pas"), "skip"),
        ("F1", _("aide"), "help"),
        ("F10", _("quitter"), "stop"),
    ]
    LEFT_BUTTON: ClassVar[tuple[str, str]] = ("stop", _("Quitter"))
    HELP_TEXT: ClassVar[str] = _(
        "Répondez, ou passez si vous ne savez pas : c'est ainsi que le niveau se trouve.\n\n"
        "Pendant un positionnement, une pause toutes les cinq questions montre ce qui était juste "
        "et pourquoi. Pendant un entraînement, l'explication suit chaque question et votre profil "
        "ne change pas.\n\n"
        "F10 (ou Échap, ou Ctrl+Q) quitte, après une question : un positionnement se reprend à la "
        "même question.\n"
        "Ctrl+O ouvre le fichier fourni, Ctrl+Y copie son chemin."
    )

    def __init__(self, run: TrainingRun) -> None:
        super().__init__()
        self.run_ = run

    async def on_mount(self) -> None:
        """Show the present question."""
        await self._load()
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        """Once a second: the timer of the question, and whether the computer's clock was set."""
        if self._leaving:
            return
        before = len(self.run_.training.clock_jumps)
        self.record(self.run_.tick)
        for jump in self.run_.training.clock_jumps[before:]:
            self._alert = clock_jump_sentence(jump.seconds, while_closed=jump.while_closed)
        self.refresh_lines()

    @property
    def question(self) -> Question | None:
        """The question waiting for an answer."""
        return self.run_.training.question

    def place(self) -> tuple[str, int]:
        """Name of the training and number of the question."""
        return self.run_.training.plan.id, self.run_.training.number

    def header(self) -> tuple[str, str]:
        """Number of the question, and the level reached so far."""
        training = self.run_.training
        if training.plan.kind == "practice":
            length = len(training.plan.queue)
            return _("Entraînement · question {n} / {length}").format(
                n=training.number, length=length
            ), ""
        code = training.plan.competence or ""
        left = _("Positionnement {code} · question {n}").format(code=code, n=training.number)
        return left, _("niveau atteint : {level}").format(level=self._level())

    def _level(self) -> int:
        framework = self.run_.bank.framework
        levels, _pix = standing(self.run_.profile, framework, V2()).capped(V2())
        return levels[framework.competence_index[self.run_.training.plan.competence or "1.1"]]

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

    async def _load(self) -> None:
        question = self.question
        if question is None:
            self.leave()
            return
        self._alert = ""
        await self.show_question(question)

    async def give(self, answer: Answer | None) -> None:
        """Commit, then feedback where it is due, then the next question."""
        if self.question is None or not self.record(lambda: self.run_.reply(answer)):
            return
        training = self.run_.training
        self.record(self.run_.ask)
        due = 1 if training.plan.kind == "practice" else CHECKPOINT
        over = self.run_.training.finished
        since = len(training.replies) % due or due
        if over or len(training.replies) % due == 0:
            self._asking = True  # until it is read, nothing can be answered
            self._feedback(since)
        else:
            await self._load()

    @work
    async def _feedback(self, count: int) -> None:
        """Show what was right in the last answers, and why; then go on."""
        training = self.run_.training
        level = None if training.plan.kind == "practice" else self._level()
        text = feedback_text(training.replies[-count:], level, over=training.finished)
        try:
            await self.app.push_screen_wait(Message(text, indent=2))
        finally:
            self._asking = False
        await self._alone(self._load())

    @work
    async def action_stop(self) -> None:
        """Leave: a positioning is resumed later, a practice ends."""
        practice = self.run_.training.plan.kind == "practice"
        text = (
            _("Terminer cet entraînement ?")
            if practice
            else _("Quitter le positionnement ? Vous le reprendrez à la même question.")
        )
        wanted = await self.ask(Confirm(text, _("Quitter"), _("Continuer")))
        if wanted and (not practice or self.record(self.run_.stop)):
            self.leave()
