"""From the wish to practise to the home again; and the questions of a pilot."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from pixsim.accommodations import left_out_accommodations
from pixsim.bank.reading.load import Bank
from pixsim.coach.practice import practice_basis
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.journeys.context import Context
from pixsim.journeys.positioning import ChooseCompetence
from pixsim.journeys.step import Choose, Notice, Step, Way
from pixsim.journeys.training import FAULTS, SitTraining
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.running.exam_refusals import failure_words
from pixsim.running.practice import (
    LENGTHS,
    past_errors,
    practice_ways,
    propose_practice,
    rules_rehearsed,
)
from pixsim.running.training import TrainingRun
from pixsim.session.training.plan import plan_practice
from pixsim.session.training.state import Reply, Training
from pixsim.store.sittings.journal import SittingInUseError
from pixsim.store.sittings.progress import results_of


@dataclass(frozen=True, slots=True)
class PracticeOver(Step):
    """A practice is over. Brings ``again``: what was missed once more; anything else: home."""

    replies: tuple[Reply, ...]

    @property
    def missed(self) -> tuple[str, ...]:
        """Questions not answered right."""
        return tuple(reply.question.id for reply in self.replies if not reply.right)

    @property
    def again(self) -> str:
        """What asking them again is called."""
        text = ngettext("Reprendre mon erreur", "Reprendre mes {n} erreurs", len(self.missed))
        return text.format(n=len(self.missed))


def practise(
    context: Context,
    profile: Profile,
    codes: Sequence[str] = (),
    *,
    rules: str | None = None,
    at_once: bool = False,
) -> Journey[None]:
    """Go on with a practice left in the middle, or choose what and how much; the profile does not change.

    Parameters
    ----------
    codes : sequence of str, optional
        Competences chosen already.
    rules : str, optional
        Of the exam that is rehearsed for; those the person chose last when left out.
    at_once : bool
        Nothing is chosen: what is proposed begins.
    """
    try:
        bank = yield context.prepare_questions()
        if bank is None:
            return
        begun = None if codes or at_once else _under_way(context, profile, bank)
        if begun is not None and (yield from _go_on(context, profile, bank, *begun)):
            return
        rehearsed, suited = rules_rehearsed(profile, rules), context.suit(profile)
        queue = (
            _propose_skills(context, suited, bank, rehearsed, LENGTHS[1], codes)
            if codes or at_once
            else (yield from _choose_questions(context, suited, bank, rehearsed))
        )
        if suited is not profile and queue:
            yield Notice(left_out_accommodations(profile.accommodations, suited.accommodations))
        yield from practise_these(context, profile, bank, queue)
    except FAULTS as error:
        yield Notice(failure_words(error))


def practise_these(
    context: Context, profile: Profile, bank: Bank, queue: tuple[str, ...]
) -> Journey[None]:
    """Practise given questions, then what was missed until one goes on.

    Raises
    ------
    JournalError, SittingInUseError, OSError
    """
    while queue:
        replies = yield from _ask_queue(context, profile, bank, queue)
        over = PracticeOver(replies)
        queue = over.missed if replies and (yield over) == "again" else ()


def sit_pilot(context: Context, profile: Profile, queue: tuple[str, ...]) -> Journey[None]:
    """Ask the questions of a pilot, without showing what was right; the profile does not change."""
    try:
        bank = yield context.prepare_questions()
        if bank is None:
            return
        replies = yield from _ask_queue(context, profile, bank, queue, pilot=True)
    except FAULTS as error:
        yield Notice(failure_words(error))
        return
    if replies:
        thanks = ngettext(
            "Merci. {n} réponse est gardée : elle servira à calibrer les questions.",
            "Merci. {n} réponses sont gardées : elles serviront à calibrer les questions.",
            len(replies),
        )
        yield Notice(thanks.format(n=len(replies)))


def _ask_queue(
    context: Context,
    profile: Profile,
    bank: Bank,
    queue: tuple[str, ...],
    *,
    pilot: bool = False,
) -> Journey[tuple[Reply, ...]]:
    """Ask the questions of a queue; the answers given."""
    suited = context.suit(profile)
    plan = plan_practice(suited, bank, queue, now=context.clock(), pilot=pilot)
    context.journal.create(plan)
    return (yield from _sit_practice(context, plan.id, profile, bank))


def _sit_practice(
    context: Context, name: str, profile: Profile, bank: Bank
) -> Journey[tuple[Reply, ...]]:
    """Ask until it is over or ended; a front that is closed ends nothing: another one goes on."""
    with TrainingRun(context.journal, name, profile, bank, context.clock) as run:
        yield SitTraining(run)
        run.stop()
        return run.training.replies


def _under_way(context: Context, profile: Profile, bank: Bank) -> tuple[str, Training] | None:
    """The newest practice, where a front was closed in the middle of it."""
    found, _unreadable = context.journal.load_trainings(profile.id, "practice", settled=False)
    if not found:
        return None
    name, training = next(reversed(found.items()))
    is_left = 0 < len(training.replies) < len(training.plan.queue)
    is_open = is_left and not training.finished
    return (name, training) if is_open and training.plan.bank_digest == bank.digest else None


def _go_on(
    context: Context, profile: Profile, bank: Bank, name: str, training: Training
) -> Journey[bool]:
    """Ask whether to go on with a practice; one that is not wanted is ended. False: begin another."""
    number, total = training.number, len(training.plan.queue)
    ways = (
        Way(
            "resume", _("Le reprendre à la question {n} sur {total}").format(n=number, total=total)
        ),
        Way("new", _("En commencer un autre")),
    )
    chosen = yield Choose(_("Un entraînement est resté ouvert"), ways, _("Revenir"))
    if chosen == "new":
        run = TrainingRun(context.journal, name, profile, bank, context.clock)
        with suppress(SittingInUseError), run:  # open elsewhere: it is ended there
            run.stop()
        return False
    if chosen is not None:
        over = PracticeOver((yield from _sit_practice(context, name, profile, bank)))
        if over.replies and (yield over) == "again":
            yield from practise_these(context, profile, bank, over.missed)
    return True


def _choose_questions(
    context: Context, profile: Profile, bank: Bank, rules: str
) -> Journey[tuple[str, ...]]:
    """Which questions: what is proposed, one competence, or past errors; none: back."""
    results, _faulty = results_of(context.journal.summaries(profile.id))
    practices, _unreadable = context.journal.load_trainings(profile.id, "practice")
    errors = past_errors(results, bank, max(LENGTHS), practices.values())
    title, ways = practice_ways(practice_basis(profile, bank, rules, ()), len(errors))
    chosen = yield Choose(title, tuple(Way(name, text) for name, text in ways), _("Revenir"))
    if chosen is None:
        return ()
    if chosen == "errors":
        return errors
    if chosen != "one":
        return _propose_skills(context, profile, bank, rules, int(chosen), ())
    title = _("S'entraîner · {name}").format(name=profile.name)
    code = yield ChooseCompetence(title, profile, {})
    return _propose_skills(context, profile, bank, rules, LENGTHS[1], (code,)) if code else ()


def _propose_skills(
    context: Context,
    profile: Profile,
    bank: Bank,
    rules: str,
    length: int,
    codes: Sequence[str],
) -> tuple[str, ...]:
    now = context.clock().astimezone()
    rng = any_generator()
    return propose_practice(profile, bank, context.journal, rules, length, now, rng, codes)


def any_generator() -> np.random.Generator:
    """Draws no two practices alike."""
    return np.random.default_rng(secrets.randbelow(2**31))
