"""The coach at work for the people of this machine: what the journal and their goal say for today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np

from pixsim.assembly.skill_choice import coming_skills
from pixsim.assembly.standing import Standing, profile_standing, skill_places
from pixsim.bank.reading.accommodated_bank import suited_bank
from pixsim.bank.reading.load import Bank
from pixsim.coach.day import CoachedDay, Doing
from pixsim.coach.durations import READING_SECONDS
from pixsim.coach.evidence import PastAnswer, day_number
from pixsim.coach.forecast import forecast_exam
from pixsim.coach.goal import Goal
from pixsim.coach.profile_improvement import profile_holds, rank_improvements
from pixsim.coach.today import todays_questions
from pixsim.coach.way_to_exam import PlannedDay, Situation, plan_way
from pixsim.foundation.streams import Stream, stream_generator
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.report.result.common import AnyResult
from pixsim.rules.v2 import V2
from pixsim.rules.v2.retake import IMPROVE_DAYS
from pixsim.running.practice import past_answers
from pixsim.session.training.length import positioning_time
from pixsim.session.training.state import Training
from pixsim.store.people.plans import read_goal
from pixsim.store.people.profiles import own_profiles
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.progress import results_of
from pixsim.text.search import fold_for_search

_Day = Callable[[datetime], date]
LEAST_SECONDS: Final = 60.0
"""Prior: what an answer counts for, though it was quick, or nobody timed it (in a positioning)."""
DONE: Final = 0.5  # part of the day's minutes from which the day counts as done


def coach_day(
    profile: Profile,
    bank: Bank,
    journal: Journal,
    goal: Goal,
    now: datetime,
    *,
    foretell: bool = True,
) -> CoachedDay:
    """What today is for, and where the way leads.

    Parameters
    ----------
    profile : Profile
    bank : Bank
    journal : Journal
    goal : Goal
    now : datetime
        With the time zone in which days begin.
    foretell : bool
        Whether the forecast is wanted.

    Raises
    ------
    JournalError
    """
    results, _faulty = results_of(journal.summaries(profile.id))
    practices, _unreadable = journal.load_trainings(profile.id, "practice")
    answers = past_answers(profile, results, practices.values())
    today = day_number(now, now.tzinfo)
    found = situation_of(profile, bank, goal, answers, results, now, journal)
    way = plan_way(goal, today, found)
    doing: Doing = "over" if not way else "rest"
    competence = ""
    if way and way[0].day == today:
        doing = "done" if way[0].done else way[0].kind
        competence = way[0].competence
    elif today in found.practised:
        doing = "done"
    rng = stream_generator(Stream.COACH, today.toordinal(), 1)
    before = goal.sessions(goal.since, today - timedelta(days=1))
    return CoachedDay(
        goal,
        today,
        doing,
        competence,
        way,
        tuple(PlannedDay(day, "rehearse", done=day in found.practised) for day in before),
        todays_questions(profile, bank, goal.rules, goal.minutes, answers, now, rng),
        forecast_exam(profile, bank, goal, answers, now) if foretell else None,
        found.holds,
    )


def situation_of(
    profile: Profile,
    bank: Bank,
    goal: Goal,
    answers: Sequence[PastAnswer],
    results: Iterable[AnyResult],
    now: datetime,
    journal: Journal,
) -> Situation:
    """Where a person stands on the way to a goal.

    What a clock that was ahead dated after `now` counts as done now.

    Raises
    ------
    JournalError
    """
    rules, framework = V2(), bank.framework
    at = profile_standing(profile, framework, rules)
    today = day_number(now, now.tzinfo)

    def on(moment: datetime) -> date:
        return min(day_number(moment, now.tzinfo), today)

    mocks = [r for r in results if r.rules == goal.rules and on(r.started_at) >= goal.since]
    known = {framework.skill[e.skill].competence for e in at.current}
    positioned = np.array([[c.code in known for c in framework.competences]])
    positionings, _unreadable = journal.load_trainings(profile.id, "positioning")
    improved = _improved_since(positionings.values(), goal, on)
    return Situation(
        is_certifiable=at.is_certifiable,
        to_certifiable=max(0, rules.certifiable_competences - sum(at.certifiable)),
        unpositioned=0 if profile.has_plain_levels else int((~positioned).sum()),
        holds=_holds_goal(profile, bank, goal, answers, mocks, on),
        improvable=tuple(
            c for c in _improvable_competences(at, positioned, framework) if c not in improved
        ),
        free_from=_free_from(at, framework, on),
        improved=len(improved),
        mocks=tuple(sorted(on(r.started_at) for r in mocks)),
        practised=_practised_days(answers, goal, on),
        positioning=positioning_time(positionings.values()),
    )


def _practised_days(answers: Iterable[PastAnswer], goal: Goal, on: _Day) -> frozenset[date]:
    """Days on which half of the minutes, or more, were spent."""
    spent: dict[date, float] = defaultdict(float)
    for answer in answers:
        seconds = max(answer.seconds or 0.0, LEAST_SECONDS)
        spent[on(answer.at)] += seconds + READING_SECONDS
    enough = DONE * goal.minutes * 60
    return frozenset(day for day, s in spent.items() if day >= goal.since and s >= enough)


def _holds_goal(
    profile: Profile,
    bank: Bank,
    goal: Goal,
    answers: Sequence[PastAnswer],
    mocks: Sequence[AnyResult],
    on: _Day,
) -> bool:
    """By the newest mock since the goal was set; without one, by the first answer to each skill."""
    bank = suited_bank(bank, profile.accommodations)
    coming, places = coming_skills(profile, bank)[None, :], skill_places(bank.framework)
    asked, right = np.zeros(coming.shape, bool), np.zeros(coming.shape, bool)
    given = [a for a in answers if on(a.at) >= goal.since and a.seconds is not None]
    if mocks:
        newest = max(result.started_at for result in mocks)
        of_mock = [a for a in given if a.at == newest]
        given = of_mock or given
    for answer in sorted(given, key=lambda answer: answer.at):
        place = places.get(answer.skill)
        if place is not None and not asked[0, place]:
            asked[0, place], right[0, place] = True, answer.right
    return bool(profile_holds(right, asked, coming)[1][0])


def _improvable_competences(
    at: Standing, positioned: np.ndarray, framework: Framework
) -> list[str]:
    order, count = rank_improvements(at.placement.pix, positioned, V2())
    return [framework.competences[place].code for place in order[0, : count[0]]]


def _free_from(at: Standing, framework: Framework, on: _Day) -> Mapping[str, date]:
    """First day on which each competence may be positioned again."""
    last: dict[str, date] = {}
    for element in at.current:
        code = framework.skill[element.skill].competence
        last[code] = max(last.get(code, date.min), on(element.date))
    return {code: day + timedelta(days=IMPROVE_DAYS) for code, day in last.items()}


def _improved_since(positionings: Iterable[Training], goal: Goal, on: _Day) -> frozenset[str]:
    """Competences improved on the way; one that was left before its first answer is still to do."""
    return frozenset(
        training.plan.competence or ""
        for training in positionings
        if training.plan.kept and training.replies and on(training.plan.created_at) >= goal.since
    )


def class_plans(
    framework: Framework,
    bank: Bank,
    journal: Journal,
    now: datetime,
    only: frozenset[str] | None,
    *,
    foretell: bool = True,
) -> tuple[list[tuple[Profile, CoachedDay]], list[Profile]]:
    """People of this machine with a goal, and those without; by name.

    Parameters
    ----------
    only : frozenset of str, optional
        Ids of those who are meant; None: all.
    foretell : bool
        Whether the forecasts are wanted: they take half a second each.

    Raises
    ------
    JournalError
    """
    people = [p for _path, p in own_profiles(framework) if isinstance(p, Profile)]
    meant = [p for p in people if only is None or p.id in only]
    meant.sort(key=lambda profile: (fold_for_search(profile.name), profile.id))
    goals = {profile.id: read_goal(profile) for profile in meant}
    followed = [
        (profile, coach_day(profile, bank, journal, goal, now, foretell=foretell))
        for profile in meant
        if (goal := goals[profile.id]) is not None
    ]
    return followed, [profile for profile in meant if goals[profile.id] is None]
