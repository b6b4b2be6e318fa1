"""Positioning and practice, as lines."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

import numpy as np

from pixsim.assembly.standing import Standing, standing
from pixsim.bank.question import Answer, Question, language_of
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.coach.practice import practice_basis
from pixsim.foundation.clock import Clock
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import heading
from pixsim.foundation.problems import DataError
from pixsim.plain.commands import Command
from pixsim.plain.committing import keep
from pixsim.plain.dialogue import Closed, Dialogue
from pixsim.plain.questions import Asker, Passed, Stopped, announce
from pixsim.plain.wording import in_full
from pixsim.profile import Profile
from pixsim.report.progress.certifiable import certifiable_sentence
from pixsim.report.question.asking import TOO_LATE
from pixsim.report.question.review import answer_parts
from pixsim.report.sitting.clock import time_left
from pixsim.report.sitting.instructions import language_points
from pixsim.report.wording import outcome_words, right_of
from pixsim.rules.v2 import V2
from pixsim.rules.v2.retake import CHECKPOINT
from pixsim.running.practice import (
    LENGTHS,
    past_errors,
    practice_ways,
    propose_practice,
    rules_rehearsed,
)
from pixsim.running.refusals import why
from pixsim.running.training import TrainingRun, mend_profile
from pixsim.session.training.plan import (
    TooEarlyError,
    competence_knowledge,
    plan_positioning,
    plan_practice,
)
from pixsim.session.training.state import Reply
from pixsim.store.people.wrong_dates import ahead_sentence, set_dates_right
from pixsim.store.sittings.journal import Journal, JournalError, SittingInUseError
from pixsim.store.sittings.progress import results_of
from pixsim.worlds.core import Act, World

COMMANDS = (Command.SKIP, Command.READ, Command.TIME, Command.FILE, Command.STOP, Command.HELP)
EXAM = "exam"  # what may be wanted after a positioning
FAULTS = (JournalError, DataError, SittingInUseError, LookupError, OSError)


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
        if training.plan.kind == "practice":
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
        return [_("Pour cette question : {left}.").format(left=in_full(time_left(left)))]

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
        return keep(self.talk, *steps)

    def act(self, act: Act) -> None:
        """Do something in the world."""
        self.run.act(act)

    def restart(self) -> None:
        """Begin the world anew."""
        self.run.restart()

    def done(self) -> Answer:
        """What was done in the world since the last restart."""
        return self.run.training.doing.acts


def position(
    talk: Dialogue, profile: Profile, journal: Journal, clock: Clock, code: str | None = None
) -> bool:
    """Position in one competence after the other, until one goes home.

    Parameters
    ----------
    code : str, optional
        The competence to begin with, chosen already.

    Returns
    -------
    bool
        Whether the exam is wanted next.

    Raises
    ------
    Closed
        What was answered is kept, the rest is resumed later.
    """
    talk.say(_("Préparation des questions."))
    try:
        bank = load_bank()
        profile = mend_profile(profile, bank, journal)
        if ahead := ahead_sentence(profile, clock()):
            profile = set_dates_right(profile, clock(), bank.framework)
            talk.say(ahead)
        if profile.has_plain_levels and not _gives_up_levels(talk):
            return False
        while (code := code or _competence(talk, profile, bank)) is not None:
            profile, code = _positioned(talk, profile, bank, journal, clock, code)
            if code in (None, EXAM):
                return code == EXAM
    except FAULTS as error:
        talk.say(why(error))
    return False


def _gives_up_levels(talk: Dialogue) -> bool:
    text = _(
        "Ce profil ne donne que des niveaux. Un positionnement les remplace par ce que les réponses "
        "prouvent : les autres compétences seront à faire. Continuer ?"
    )
    ways = [("yes", _("Remplacer les niveaux")), ("no", _("Annuler"))]
    return talk.choose(text, ways) == "yes"


def _competence(talk: Dialogue, profile: Profile, bank: Bank) -> str | None:
    """Which of the sixteen; None: none."""
    levels, _pix = standing(profile, bank.framework, V2()).capped(V2())
    ways = [
        (c.code, _("{code} {name} : niveau {level}").format(code=c.code, name=c.name, level=n))
        for c, n in zip(bank.framework.competences, levels, strict=True)
    ]
    chosen = talk.choose(_("Quelle compétence ?"), [*ways, ("back", _("Revenir"))])
    return None if chosen == "back" else chosen


def _positioned(
    talk: Dialogue, profile: Profile, bank: Bank, journal: Journal, clock: Clock, code: str
) -> tuple[Profile, str | None]:
    """One positioning; the profile, and the competence or `EXAM` that comes next."""
    found, _unreadable = journal.load_trainings(profile.id, "positioning", settled=False)
    begun = (n for n, t in found.items() if t.plan.competence == code and not t.finished)
    name = next(begun, None) or _begun(talk, profile, bank, journal, clock, code)
    if name is None:
        return profile, None
    with TrainingRun(journal, name, profile, bank, clock) as run:
        before = _level(run, code)
        finished = _asked(talk, run)
        profile = run.profile
        replies = run.training.replies
        if not finished or not replies:
            talk.say(_("Arrêté là. Rien n'est perdu : vous reprendrez à la question suivante."))
            return profile, None
        talk.blank()
        talk.say(
            _("Positionnement terminé. Niveau {now} en {code}, {before} avant.").format(
                now=_level(run, code), code=code, before=before
            )
        )
    _say_replies(talk, replies[-(len(replies) % CHECKPOINT or CHECKPOINT) :])
    now = standing(profile, bank.framework, V2())
    talk.say(certifiable_sentence(now))
    return profile, _following(talk, now, bank)


def _following(talk: Dialogue, now: Standing, bank: Bank) -> str | None:
    known = {bank.framework.skill[element.skill].competence for element in now.current}
    left = [c for c in bank.framework.competences if c.code not in known]
    ways = [
        (c.code, _("Continuer : {code} {name}").format(code=c.code, name=c.name)) for c in left[:1]
    ]
    if now.is_certifiable:
        ways.append((EXAM, _("Passer une certification blanche")))
    if not ways:
        return None
    chosen = talk.choose(_("Et maintenant ?"), [*ways, ("home", _("Revenir à l'accueil"))])
    return None if chosen == "home" else chosen


def _level(run: TrainingRun, code: str) -> int:
    framework = run.bank.framework
    levels, _pix = standing(run.profile, framework, V2()).capped(V2())
    return levels[framework.competence_index[code]]


def _begun(
    talk: Dialogue, profile: Profile, bank: Bank, journal: Journal, clock: Clock, code: str
) -> str | None:
    """A new positioning; None where the person would rather not."""
    reset = False
    if competence_knowledge(profile, bank, code):
        ways = [
            ("improve", _("M'améliorer : ce qui est validé reste, le reste est reposé.")),
            ("reset", _("Repartir de zéro : la compétence est remise à zéro.")),
            ("no", _("Ne rien changer.")),
        ]
        chosen = talk.choose(_("Vous êtes déjà positionné en {code}.").format(code=code), ways)
        if chosen == "no":
            return None
        reset = chosen == "reset"
    now = clock()
    try:
        plan = plan_positioning(profile, bank, code, now=now, reset=reset)
    except TooEarlyError as error:
        if not _anyway(talk, error.days):
            return None
        plan = plan_positioning(profile, bank, code, now=now, reset=reset, force=True)
    journal.create(plan)
    talk.say(*(said for _word, said in language_points()))
    talk.say(
        _(
            "Une vingtaine de questions de plus en plus ajustées, avec une pause toutes les {n}. Prenez votre temps : "
            "seules quelques-unes sont chronométrées, et c'est dit avant. "
            "/passer dit que vous ne savez pas : deviner fausse le niveau. Tapez /aide pour les "
            "commandes."
        ).format(n=CHECKPOINT)
    )
    return plan.id


def _anyway(talk: Dialogue, days: int) -> bool:
    text = ngettext(
        "Sur Pix, il faudrait attendre {n} jour. Ici, vous pouvez recommencer quand même.",
        "Sur Pix, il faudrait attendre {n} jours. Ici, vous pouvez recommencer quand même.",
        days,
    ).format(n=days)
    return talk.choose(text, [("yes", _("Recommencer")), ("no", _("Attendre"))]) == "yes"


def _asked(talk: Dialogue, run: TrainingRun) -> bool:
    """Ask until it is over, or left; whether it is over."""
    desk = TrainingDesk(talk, run)
    is_practice = run.training.plan.kind == "practice"
    while desk.keep(run.ask) or talk.ask(_("Entrée pour réessayer :")) is not None:
        if run.training.question is None:
            return run.training.finished
        try:
            _replied(talk, desk)
        except Stopped:
            desk.keep(run.stop)
            return run.training.finished
        count = len(run.training.replies)
        if is_practice:
            _say_replies(talk, run.training.replies[-1:])
        elif count % CHECKPOINT == 0 and run.has_more and not _pause(talk, run):
            return False
    return run.training.finished


def _replied(talk: Dialogue, desk: TrainingDesk) -> None:
    """One question and its answer, committed; a timed one is announced, and begins when wanted."""
    question = desk.question
    if question is not None and desk.run.training.is_announced:
        try:
            announce(talk, question, desk.watch)
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


def _pause(talk: Dialogue, run: TrainingRun) -> bool:
    """Every five questions; whether one goes on."""
    talk.blank()
    talk.say(_("Une pause."))
    _say_replies(talk, run.training.replies[-CHECKPOINT:])
    ways = [("go_on", _("Continuer")), ("stop", _("Arrêter là, je reprendrai"))]
    return talk.choose(_("Et maintenant ?"), ways) == "go_on"


def _say_replies(talk: Dialogue, replies: Sequence[Reply]) -> None:
    """What was right, and why."""
    if len(replies) > 1:
        talk.say(right_of(sum(r.right for r in replies), len(replies)).capitalize() + ".")
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


def practise(
    talk: Dialogue, profile: Profile, journal: Journal, clock: Clock, rules: str | None = None
) -> None:
    """Practise; the profile does not change.

    Parameters
    ----------
    rules : str, optional
        Of the exam that is rehearsed for; the one last chosen when left out.

    Raises
    ------
    Closed
    """
    talk.say(_("Préparation des questions."))
    try:
        bank = load_bank()
        queue = _chosen_queue(talk, profile, bank, journal, rules_rehearsed(profile, rules), clock)
        practise_these(talk, profile, bank, journal, clock, queue)
    except FAULTS as error:
        talk.say(why(error))


def practise_these(
    talk: Dialogue,
    profile: Profile,
    bank: Bank,
    journal: Journal,
    clock: Clock,
    queue: tuple[str, ...],
) -> None:
    """Practise given questions, then what was missed until one goes on.

    Raises
    ------
    Closed, JournalError
    """
    while queue:
        queue = _practised(talk, profile, bank, journal, clock, queue)


def _practised(
    talk: Dialogue,
    profile: Profile,
    bank: Bank,
    journal: Journal,
    clock: Clock,
    queue: tuple[str, ...],
) -> tuple[str, ...]:
    """Some questions and the score; what to ask again."""
    plan = plan_practice(profile, bank, queue, now=clock())
    journal.create(plan)
    with TrainingRun(journal, plan.id, profile, bank, clock) as run:
        try:
            _asked(talk, run)
        except Closed:
            run.stop()
            raise
        replies = run.training.replies
    if not replies:
        return ()
    talk.blank()
    right = sum(reply.right for reply in replies)
    talk.say(_("Bilan : {right}.").format(right=right_of(right, len(replies))))
    missed = tuple(reply.question.id for reply in replies if not reply.right)
    if not missed:
        talk.say(_("Rien à retravailler ici."))
        return ()
    text = ngettext("Reprendre mon erreur", "Reprendre mes {n} erreurs", len(missed))
    ways = [("again", text.format(n=len(missed))), ("home", _("Revenir à l'accueil"))]
    return missed if talk.choose(_("Et maintenant ?"), ways) == "again" else ()


def _chosen_queue(
    talk: Dialogue,
    profile: Profile,
    bank: Bank,
    journal: Journal,
    rules: str,
    clock: Clock,
) -> tuple[str, ...]:
    results, _faulty = results_of(journal.summaries(profile.id))
    practices, _unreadable = journal.load_trainings(profile.id, "practice")
    errors = past_errors(results, bank, max(LENGTHS), practices.values())
    title, ways = practice_ways(practice_basis(profile, bank, rules, ()), len(errors))
    chosen = talk.choose(title, [*ways, ("back", _("Revenir"))])
    if chosen == "back":
        return ()
    if chosen == "errors":
        return errors
    codes: tuple[str, ...] = ()
    length = LENGTHS[1]
    if chosen == "one":
        code = _competence(talk, profile, bank)
        if code is None:
            return ()
        codes = (code,)
    else:
        length = int(chosen)
    now = clock().astimezone()
    return propose_practice(profile, bank, journal, rules, length, now, _any_generator(), codes)


def _any_generator() -> np.random.Generator:
    return np.random.default_rng(secrets.randbelow(2**31))
