"""What the home leads to: one way after another, for the person who is shown there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pixsim.journeys.coach import follow_goal
from pixsim.journeys.context import Context
from pixsim.journeys.exam import sit_exam
from pixsim.journeys.past import look_at_past, look_at_progress
from pixsim.journeys.positioning import position
from pixsim.journeys.practice import practise, sit_pilot
from pixsim.journeys.sitting import open_sitting
from pixsim.journeys.step import Notice
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.running.refusals import why
from pixsim.store.errors import JournalError
from pixsim.store.people.wrong_dates import ahead_sentence, set_dates_right
from pixsim.store.records.history import exam_under_way
from pixsim.store.records.record import Record
from pixsim.store.records.refresh import refresh


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
    """One thing that a person wants, from the home to the home again.

    Parameters
    ----------
    what : str
        ``exam``, ``another_exam``, ``resume``, ``position``, ``practise``, ``coach``, ``pilot``, ``past``,
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
            return (yield from _resume(context, profile))
        case "position":
            positioned = yield from position(context, profile, codes[0] if codes else None)
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


def _resume(context: Context, profile: Profile) -> Journey[bool]:
    """Take up the exam of a person that is under way, if there is one."""
    try:
        begun = exam_under_way(context.journal, profile.id)
    except JournalError as error:
        yield Notice(why(error))
        return False
    return begun is not None and (yield from open_sitting(context, begun.sitting))


def _record_now(context: Context, profile: Profile) -> Journey[Record | None]:
    """What the home knows of a person whose profile has just changed."""
    try:
        records = yield context.prepare_exam(
            partial(refresh, context.framework, context.journal.notice)
        )
    except JournalError:
        return None
    return None if records is None else records.by_id(profile.id)
