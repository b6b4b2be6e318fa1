"""The home of a person, and what it leads to: one way after another, and the home again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from pixsim.foundation.problems import DataError
from pixsim.journeys.chances import look_at_chances
from pixsim.journeys.coach import follow_goal
from pixsim.journeys.context import Context
from pixsim.journeys.exam import sit_exam
from pixsim.journeys.home_facts import Facts, catch_up, facts_of
from pixsim.journeys.past_results import look_at_past, look_at_progress
from pixsim.journeys.people import (
    choose_person,
    create_person,
    delete_person,
    deleted_sentence,
    edit_person,
    new_person,
    own_key,
    show_faults,
)
from pixsim.journeys.people_import import import_people
from pixsim.journeys.positioning import position_competences
from pixsim.journeys.practice import practise, sit_pilot
from pixsim.journeys.sitting import open_sitting
from pixsim.journeys.step import Notice, Step, Work
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.running.exam_refusals import failure_words
from pixsim.store.errors import JournalError
from pixsim.store.people.candidates import read_candidate
from pixsim.store.people.wrong_dates import ahead_sentence, offer_sentence, set_dates_right
from pixsim.store.records.cache import Records
from pixsim.store.records.goal_glance import glance_at_goal
from pixsim.store.records.history import exam_under_way
from pixsim.store.records.next_step import NextStep, next_step
from pixsim.store.records.record import Record
from pixsim.store.records.refresh import refresh_records
from pixsim.store.settings import read_settings, remember_candidate


@dataclass(frozen=True, slots=True)
class Wish:
    """Something wanted from a home: its name, see `carry_out` and `fulfil_wish`, and what it is about."""

    what: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Welcome(Step):
    """Nobody is known here yet. Brings `PersonDetails`, or a `Wish`: ``change`` or ``open_file``."""


@dataclass(frozen=True, slots=True)
class ShowHome(Step):
    """Where a person stands, and what comes next. Brings a `Wish`; None: as it is now.

    Attributes
    ----------
    record : Record
    step : NextStep or None
        None where the profile cannot be read.
    facts : Facts
        Past mocks and what to work on.
    note : str
        What is wrong and can be put right; empty: nothing.
    """

    record: Record
    step: NextStep | None
    facts: Facts
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShowCompetence(Step):
    """One competence of a person. Brings ``position_competences`` or ``practise``; None: back."""

    record: Record
    code: str


@dataclass(frozen=True, slots=True)
class ShowGone(Step):
    """The one person of this place was removed: nothing is left to show. Brings nothing."""


OTHERS = ("change", "new", "open_file")
"""Wishes that lead to other people: none is offered, nor heeded, where one person is shown alone."""


def stay_at_home(
    context: Context,
    *,
    person: str = "",
    wish: Wish | None = None,
    rules: str | None = None,
    seed: int | None = None,
) -> Journey[None]:
    """The home of who is here, what they want, and the home again.

    It never ends by itself, save where one person is shown alone (`Context.only`) and they are gone.

    Parameters
    ----------
    person : str
        Id of who is shown first; the person of last time when left out.
    wish : Wish, optional
        Wanted before the home is shown.
    rules, seed
        See `sit_exam`.

    Raises
    ------
    JournalError
        The journal or the folders cannot be read.
    """
    key = ""
    while True:
        found = yield Work(
            context.read_records().text, partial(_look_at_home, context, key, person)
        )
        if found is None:
            continue
        records, record, facts, said = found
        if said:
            yield Notice(said)
        if record is None and context.only:
            yield ShowGone()
            return
        if record is None:
            key = (yield from _come_in(context, records)) or key
            continue
        key = record.key
        if not record.sample and not record.problem and not context.only:
            remember_candidate(record.id)
        if wish is None:
            wish = yield _home_now(context, record, facts, rules)
        if wish is not None:
            other = yield from fulfil_wish(context, wish, record, rules=rules, seed=seed)
            key, wish = other or key, None


def _look_at_home(
    context: Context, key: str, person: str
) -> tuple[Records, Record | None, Facts | None, str]:
    """Everybody, who is shown, what is known of them, and what could not be mended."""
    records, said = catch_up(context.framework, context.bank, context.only)
    if context.only:
        alone = next((r for r in records.own if r.id == context.only), None)
        facts = None if alone is None else facts_of(alone, context.framework)
        return records, alone, facts, ""  # what could not be mended may be of others
    record = next((r for r in records.records if r.key == key), None)
    if record is None and not key and person:
        record = records.by_id(person)
    if record is None:
        record = records.first(read_settings().last_candidate)
    facts = None if record is None else facts_of(record, context.framework)
    return records, record, facts, said


def _home_now(context: Context, record: Record, facts: Facts | None, rules: str | None) -> ShowHome:
    now, codes = context.clock(), tuple(context.framework.competence)
    goal = None if record.sample else glance_at_goal(record.id)
    chosen = rules or read_settings().rules_of(record.id)
    step = next_step(record, codes, now, chosen, goal)
    is_ahead = record.newest is not None and not record.problem and record.is_ahead(now)
    note = offer_sentence(record.newest) if is_ahead and record.newest else ""
    return ShowHome(record, step, facts or Facts(record.key), note)


def _come_in(context: Context, records: Records) -> Journey[str | None]:
    """Nobody is shown: somebody new, or one of those there are; the key of who came."""
    if records.own:
        return (yield from choose_person(context, ""))
    chosen = yield Welcome()
    if isinstance(chosen, Wish):
        if chosen.what == "open_file":
            return (yield from open_people(context))
        return (yield from choose_person(context, ""))
    made = yield from create_person(context, chosen)
    return None if made is None else own_key(made)


def open_people(context: Context) -> Journey[str | None]:
    """A profile becomes who is shown; of a class, one is chosen. The key of who is shown then."""
    came = yield from import_people(context)
    if len(came) > 1:
        first = own_key(came[0])
        return (yield from choose_person(context, first)) or first
    return own_key(came[0]) if came else None


def fulfil_wish(
    context: Context,
    wish: Wish,
    record: Record | None,
    *,
    rules: str | None = None,
    seed: int | None = None,
) -> Journey[str | None]:
    """What is wanted from the home of somebody, or of nobody yet.

    Parameters
    ----------
    wish : Wish
        ``change``, ``new``, ``open_file``, ``edit``, ``delete``, ``faults``, ``chances``,
        ``competence``, or as `carry_out`.
    record : Record or None
        Who is shown; the first three need nobody.
    rules, seed
        See `sit_exam`.

    Returns
    -------
    str or None
        Key of who is to be shown then; None: whoever is.
    """
    current = "" if record is None else record.key
    if context.only and wish.what in OTHERS:
        return None
    if wish.what == "change":
        return (yield from choose_person(context, current))
    if wish.what == "new":
        made = yield from new_person(context)
        return None if made is None else own_key(made)
    if wish.what == "open_file":
        return (yield from open_people(context))
    if record is None:
        return None
    if wish.what == "edit":
        yield from edit_person(context, record)
    elif wish.what == "delete":
        if (yield from delete_person(context, record)):
            yield Notice(deleted_sentence(record))
    elif wish.what == "faults":
        if (yield from show_faults(context, record)) and not context.only:
            return (yield from choose_person(context, current))
    else:
        yield from _for_person(context, wish, record, rules, seed)
    return None


def _for_person(
    context: Context, wish: Wish, record: Record, rules: str | None, seed: int | None
) -> Journey[None]:
    """What needs the profile of a person."""
    try:
        profile = read_candidate(record, context.framework)
    except DataError as error:
        yield Notice(failure_words(error))
        return
    what: str | None = wish.what
    if what == "chances":
        yield from look_at_chances(context, profile)
        return
    if what == "competence":
        what = yield ShowCompetence(record, wish.codes[0])
    if what is not None:
        yield from carry_out(
            context, what, profile, wish.codes, record=record, rules=rules, seed=seed
        )


def carry_out(
    context: Context,
    what: str,
    profile: Profile,
    codes: Sequence[str] = (),
    *,
    record: Record | None = None,
    rules: str | None = None,
    seed: int | None = None,
) -> Journey[bool]:
    """One thing that a person wants, from the home to the home again; see `fulfil_wish` for the others.

    Parameters
    ----------
    what : str
        ``exam``, ``another_exam``, ``resume``, ``position_competences``, ``practise``, ``coach``, ``pilot``, ``past``,
        ``progress`` or ``set_dates_right``.
    codes : sequence of str
        Competences it is about; the questions of a pilot.
    record, rules, seed
        See `sit_exam`.

    Returns
    -------
    bool
        Whether it could be done.
    """
    sit = partial(sit_exam, context, rules=rules, seed=seed)
    match what:
        case "exam" | "another_exam":
            return (yield from sit(profile, record=record, another=what == "another_exam"))
        case "resume":
            return (yield from _resume_exam(context, profile))
        case "position":
            positioned = yield from position_competences(
                context, profile, codes[0] if codes else None
            )
            if positioned is not None:
                found = yield from _record_now(context, profile)
                return (yield from sit(positioned, record=found))
        case "practise":
            yield from practise(context, profile, codes, rules=rules)
        case "coach":
            ready = yield from follow_goal(context, profile, rules=rules)
            if ready is not None:
                found = yield from _record_now(context, ready)
                return (yield from sit(ready, record=found))
        case "pilot":
            yield from sit_pilot(context, profile, tuple(codes))
        case "past":
            yield from look_at_past(context, profile.id, profile.name)
        case "progress":
            yield from look_at_progress(context, profile.id, profile.name)
        case "set_dates_right":
            if said := ahead_sentence(profile, context.clock()):
                set_dates_right(profile, context.clock(), context.framework)
                yield Notice(said)
        case _:
            raise ValueError(f"unknown wish: {what!r}")
    return True


def _resume_exam(context: Context, profile: Profile) -> Journey[bool]:
    """Take up the exam of a person that is under way, if there is one."""
    try:
        begun = exam_under_way(context.journal, profile.id)
    except JournalError as error:
        yield Notice(failure_words(error))
        return False
    return begun is not None and (yield from open_sitting(context, begun.sitting))


def _record_now(context: Context, profile: Profile) -> Journey[Record | None]:
    """What the home knows of a person whose profile has just changed."""
    try:
        records = yield context.prepare_exam(
            partial(refresh_records, context.framework, context.journal.notice)
        )
    except JournalError:
        return None
    return None if records is None else records.by_id(profile.id)
