"""From the wish to sit an exam to the clock that starts, then on to its result."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from pixsim.accommodations import left_out_accommodations
from pixsim.foundation.i18n import ngettext
from pixsim.journeys.context import Context
from pixsim.journeys.sitting import open_sitting
from pixsim.journeys.step import Notice, Step
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.rules.abort_and_reports import DEFAULT
from pixsim.running.exam import met_before, new_sitting
from pixsim.running.exam_refusals import REFUSALS, certifiable_profile, refusal_words
from pixsim.session.plan import Plan
from pixsim.session.rule_sets import RULE_SETS
from pixsim.store.people.wrong_dates import ahead_sentence
from pixsim.store.records.history import exam_under_way
from pixsim.store.records.record import CERTIFIABLE_COMPETENCES, Record
from pixsim.store.settings import read_settings, write_settings


@dataclass(frozen=True, slots=True)
class TellExamUnderWay(Step):
    """An exam of the person is under way. Brings ``resume``, ``another``, or None: neither.

    Attributes
    ----------
    rules : str
    number, length : int
        The question it is at, and how many there are.
    deadline : datetime
        When its time is over.
    """

    rules: str
    number: int
    length: int
    deadline: datetime


@dataclass(frozen=True, slots=True)
class ChooseExam(Step):
    """Which exam. Brings the name of a rule set; None: back.

    Attributes
    ----------
    record : Record
        Of who sits.
    rules : str
        The one they chose last.
    """

    record: Record
    rules: str


@dataclass(frozen=True, slots=True)
class ReadInstructions(Step):
    """What to know before the clock starts; nothing is recorded yet. Brings whether it may start."""

    plan: Plan


def sit_exam(
    context: Context,
    profile: Profile,
    *,
    rules: str | None = None,
    seed: int | None = None,
    record: Record | None = None,
    another: bool = False,
) -> Journey[bool]:
    """Plan an exam, say what to know, sit it, show its result.

    Parameters
    ----------
    rules : str, optional
        Name of the rule set; asked where there is a record, else the default.
    seed : int, optional
        Of the draw; any when left out.
    record : Record, optional
        What the home knows of the person.
    another : bool
        One that is under way is left alone, without a word.

    Returns
    -------
    bool
        Whether what was wanted could be done.
    """
    resumed = None
    try:
        if not another:
            begun = exam_under_way(context.journal, profile.id)
            if begun is not None:
                told = TellExamUnderWay(begun.rules, begun.number, begun.length, begun.deadline)
                chosen = yield told
                if chosen not in ("resume", "another"):
                    return True
                resumed = begun.sitting if chosen == "resume" else None
        if resumed is None:
            if rules is None and record is not None:
                rules = yield from _choose_rules(record)
                if rules is None:
                    return True
            plan = yield from plan_exam(context, profile, rules or DEFAULT, seed)
            if plan is None or not (yield ReadInstructions(plan)):
                return True
            context.journal.create(plan)
            resumed = plan.id
    except REFUSALS as error:
        yield Notice(refusal_words(error))
        return False
    return (yield from open_sitting(context, resumed))


def _choose_rules(record: Record) -> Journey[str | None]:
    """Which exam, where any may be sat; the choice is remembered."""
    if not record.is_certifiable:  # under both: not worth a choice
        yield Notice(_not_yet(record.missing))
        return None
    settings = read_settings()
    rules: str | None = yield ChooseExam(record, settings.rules_of(record.id))
    if rules is not None and not record.sample:
        with contextlib.suppress(OSError):  # a choice not remembered is no reason to stop
            write_settings(settings.with_rules(record.id, rules))
    return rules


def plan_exam(
    context: Context, profile: Profile, rules: str, seed: int | None
) -> Journey[Plan | None]:
    """A sitting under some rules, not recorded; None where the person gives up.

    Raises
    ------
    REFUSALS
        Why there is none.
    """
    preparing = context.prepare_exam()
    bank = yield preparing
    if bank is None:
        return None
    if ahead := ahead_sentence(profile, context.clock()):
        yield Notice(ahead)
    known = certifiable_profile(profile, bank, context.journal, context.clock())
    suited = context.suit(known)
    if suited is not known:
        yield Notice(left_out_accommodations(known.accommodations, suited.accommodations))
    make = partial(
        new_sitting,
        suited,
        bank,
        seed=seed,
        rules=RULE_SETS[rules].settings(),
        clock=context.clock,
        met=met_before(context.journal, known, seed),  # here: the journal is of this thread
    )
    plan: Plan | None = yield context.prepare_exam(make)
    return plan


def _not_yet(missing: int) -> str:
    return ngettext(
        "Pas encore certifiable : il faut {needed} compétences au niveau 1, il en manque {n}. "
        "Positionnez-vous d'abord.",
        "Pas encore certifiable : il faut {needed} compétences au niveau 1, il en manque {n}. "
        "Positionnez-vous d'abord.",
        missing,
    ).format(needed=CERTIFIABLE_COMPETENCES, n=missing)
