"""Positioning and practice, as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from pixsim.assembly.standing import profile_standing
from pixsim.bank.question import Answer, Question, language_of
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import heading
from pixsim.journeys import wishes
from pixsim.journeys.positioning import (
    ChooseCompetence,
    IntroducePositioning,
    PositioningOver,
    feedback_due,
    pause_ways,
    replies_of_pause,
)
from pixsim.journeys.practice import PracticeOver
from pixsim.journeys.training import SitTraining
from pixsim.journeys.training_words import NOTHING_TO_REWORK, positioning_time_words
from pixsim.plain.commands import Command
from pixsim.plain.committing import keep_committing
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.lines_of_steps import Lines, show_step
from pixsim.plain.questions import Asker, Passed, Stopped, announce_timed
from pixsim.plain.wording import spell_out
from pixsim.report.progress.certifiable import certifiable_sentence
from pixsim.report.question.asking import TOO_LATE
from pixsim.report.question.review import answer_parts
from pixsim.report.sitting.clock import time_left
from pixsim.report.sitting.instructions import language_points
from pixsim.report.wording import outcome_words, right_of_total_words
from pixsim.rules.v2 import V2
from pixsim.rules.v2.retake import CHECKPOINT
from pixsim.running.training import TrainingRun
from pixsim.session.training.state import Reply
from pixsim.worlds.core import Act, World

COMMANDS = (Command.SKIP, Command.READ, Command.TIME, Command.FILE, Command.STOP, Command.HELP)


class TrainingDesk:
    """A training under way, as one question needs it."""

    skipping = _("dit que vous ne savez pas : cela ne coûte rien")

    def __init__(self, talk: Dialogue, run: TrainingRun) -> None:
        self.talk, self.run = talk, run
        self._late_told = 0

    @property
    def question(self) -> Question | None:
        """The question waiting for an answer."""
        return self.run.training.question

    @property
    def world(self) -> World | None:
        """Its world as it is now."""
        return self.run.training.world

    @property
    def may_be_incomplete(self) -> bool:
        """An answer is always whole here."""
        return False

    def place(self) -> tuple[str, int]:
        """Name of the training and number of the question."""
        return self.run.training.plan.id, self.run.training.number

    def heading(self) -> list[str]:
        """Which question, in which competence."""
        training, question = self.run.training, self.question
        assert question is not None
        name = self.run.bank.framework.competence[question.competence].name
        if training.plan.kind != "positioning":
            said = _("Question {n} sur {length}. {code} {name}.").format(
                n=training.number,
                length=len(training.plan.queue),
                code=question.competence,
                name=name,
            )
        else:
            said = _("Question {n} sur {length} environ. {code} {name}.").format(
                n=training.number,
                length=len(training.replies) + (self.run.questions_left() or 1),
                code=question.competence,
                name=name,
            )
        return [said]

    def time_lines(self) -> list[str]:
        """Nothing presses, a timed question apart."""
        left = self.run.training.timer_remaining(self.run.now())
        if left is None:
            return [_("Cette question n'est pas chronométrée.")]
        return [_("Pour cette question : {left}.").format(left=spell_out(time_left(left)))]

    def news(self) -> list[str]:
        """That the question's own time is over, once."""
        left, number = self.run.training.timer_remaining(self.run.now()), self.run.training.number
        if left == timedelta(0) and self._late_told != number:
            self._late_told = number
            return [TOO_LATE]
        return []

    def watch(self) -> bool:
        """Follow the clock; a training is never cut short by it."""
        self.keep(self.run.tick)
        return False

    def keep(self, *steps: Callable[[], object]) -> bool:
        """Commit; where the disk refuses, say so."""
        return keep_committing(self.talk, *steps)

    def act(self, act: Act) -> None:
        """Do something in the world."""
        self.run.act(act)

    def restart(self) -> None:
        """Begin the world anew."""
        self.run.restart()

    def done(self) -> Answer:
        """What was done in the world since the last restart."""
        return self.run.training.doing.acts


@show_step.register
def show_competences(step: ChooseCompetence, lines: Lines) -> str | None:
    """Which of the sixteen, each with its level."""
    framework = lines.context.framework
    levels, _pix = profile_standing(step.profile, framework, V2()).capped(V2())
    ways = [
        (c.code, _("{code} {name} : niveau {level}").format(code=c.code, name=c.name, level=n))
        for c, n in zip(framework.competences, levels, strict=True)
    ]
    chosen = lines.talk.choose(_("Quelle compétence ?"), [*ways, ("back", _("Revenir"))])
    return None if chosen == "back" else chosen


@show_step.register
def show_positioning_start(step: IntroducePositioning, lines: Lines) -> bool:
    """What to know, without a question: a positioning can be left at any time."""
    lines.talk.say(*(said for _word, said in language_points()))
    lines.talk.say(
        _(
            "{time}, avec une pause toutes les {n}. "
            "Prenez votre temps : "
            "seules quelques-unes sont chronométrées, et c'est dit avant. "
            "/passer dit que vous ne savez pas : deviner fausse le niveau. Tapez /aide pour les "
            "commandes."
        ).format(n=CHECKPOINT, time=positioning_time_words(step.time))
    )
    return True


@show_step.register
def show_training(step: SitTraining, lines: Lines) -> None:
    """Question after question."""
    run = step.run
    finished = _ask_until_over(lines.talk, run)
    if run.training.plan.kind == "positioning" and not (finished and run.training.replies):
        lines.talk.say(_("Arrêté là. Rien n'est perdu : vous reprendrez à la question suivante."))


@show_step.register
def show_positioning_end(step: PositioningOver, lines: Lines) -> str:
    """The level, what was right, what comes next."""
    talk, reached, gain = lines.talk, step.reached, step.gain
    talk.blank()
    talk.say(
        _("Positionnement terminé. Niveau {now} en {code}, {before} avant.").format(
            now=reached.level, code=reached.code, before=gain.level_before
        )
    )
    _say_replies(talk, step.replies)
    talk.say(certifiable_sentence(step.standing))
    ways = []
    if gain.following is not None:
        name = lines.context.framework.competence[gain.following].name
        said = _("Continuer : {code} {name}").format(code=gain.following, name=name)
        ways.append(("following", said))
    if step.standing.is_certifiable:
        ways.append(("exam", wishes.SIT))
    if not ways:
        return "home"
    return talk.choose(_("Et maintenant ?"), [*ways, ("home", _("Revenir à l'accueil"))])


@show_step.register
def show_practice_end(step: PracticeOver, lines: Lines) -> str:
    """The score, and whether to ask again what was missed."""
    talk, right = lines.talk, len(step.replies) - len(step.missed)
    talk.blank()
    talk.say(_("Bilan : {right}.").format(right=right_of_total_words(right, len(step.replies))))
    if not step.missed:
        talk.say(NOTHING_TO_REWORK)
        return "home"
    ways = [("again", step.again), ("home", _("Revenir à l'accueil"))]
    return talk.choose(_("Et maintenant ?"), ways)


def _ask_until_over(talk: Dialogue, run: TrainingRun) -> bool:
    """Ask until it is over, or left; whether it is over."""
    desk = TrainingDesk(talk, run)
    while desk.keep(run.ask) or talk.ask(_("Entrée pour réessayer :")) is not None:
        if run.training.question is None:
            return run.training.finished
        try:
            _ask_one(talk, desk)
        except Stopped:
            desk.keep(run.stop)
            return run.training.finished
        due = feedback_due(run)
        if due == "reply":
            _say_replies(talk, run.training.replies[-1:])
        elif due == "pause" and not _pause_practice(talk, run):
            return False
    return run.training.finished


def _ask_one(talk: Dialogue, desk: TrainingDesk) -> None:
    """One question and its answer, committed; a timed one is announced, and begins when wanted."""
    question = desk.question
    if question is not None and desk.run.training.is_announced:
        try:
            announce_timed(talk, question, desk.watch)
        except Passed:
            desk.keep(partial(desk.run.reply, None))
            return
        if not desk.keep(desk.run.begin):
            return
    asker = Asker(talk, desk, COMMANDS)
    asker.read_out()
    while True:
        answer: Answer | None
        try:
            answer = asker.answer()
        except Passed:
            answer = None
        if desk.keep(partial(desk.run.reply, answer)):
            return


def _pause_practice(talk: Dialogue, run: TrainingRun) -> bool:
    """Every five questions; whether one goes on."""
    talk.blank()
    talk.say(_("Une pause."))
    _say_replies(talk, replies_of_pause(run))
    ways = [(way.name, way.text) for way in pause_ways()]
    return talk.choose(_("Et maintenant ?"), ways) == "go_on"


def _say_replies(talk: Dialogue, replies: Sequence[Reply]) -> None:
    """What was right, and why."""
    if len(replies) > 1:
        talk.say(
            right_of_total_words(sum(r.right for r in replies), len(replies)).capitalize() + "."
        )
    for number, reply in enumerate(replies, 1):
        talk.blank()
        words = outcome_words(reply.outcome.code)
        if len(replies) > 1:
            talk.say(
                _("Réponse {n} : {outcome}. {statement}").format(
                    n=number, outcome=words, statement=reply.question.statement
                ),
                language=language_of(reply.question.id),
            )
        else:
            talk.say(f"{words.capitalize()}.")
        for part in answer_parts(reply.question, reply.answer, right=reply.right):
            talk.say(heading(part.title))
            talk.say(*part.lines, language=language_of(reply.question.id))
        talk.say(_("Pourquoi :"))
        talk.say(reply.question.explanation, language=language_of(reply.question.id))
