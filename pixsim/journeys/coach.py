"""From the wish to prepare a date to today's questions, and the home again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from pixsim.bank.reading.load import Bank
from pixsim.coach.day import CoachedDay
from pixsim.coach.goal import Goal
from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.context import Context
from pixsim.journeys.positioning import position_competences
from pixsim.journeys.practice import practise_these
from pixsim.journeys.step import Choose, Confirm, Notice, Step, Way
from pixsim.journeys.training import FAULTS
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.running import goal_setting as asked
from pixsim.running.coaching import coach_day
from pixsim.running.exam_refusals import failure_words
from pixsim.running.goals import set_goal
from pixsim.running.practice import rules_rehearsed
from pixsim.store.people.plans import forget_goal, read_goal
from pixsim.store.people.profiles import stored_profile

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AskWords(Step):
    """A few words to type. Brings them; None: back."""

    title: str
    text: str
    most: int


@dataclass(frozen=True, slots=True)
class ShowToday(Step):
    """What today is for, the way, the forecast. Brings ``begin``, ``change`` or ``forget``; None: back."""

    day: CoachedDay
    candidate: str


def follow_goal(
    context: Context, profile: Profile, *, rules: str | None = None
) -> Journey[Profile | None]:
    """Today, again and again until one goes home; first the goal, where there is none.

    Parameters
    ----------
    rules : str, optional
        Rule set proposed first for the exam of a new goal.

    Returns
    -------
    Profile or None
        Of who wants to sit the exam next.
    """
    try:
        if read_goal(profile) is None and (yield from _ask_goal(context, profile, rules)) is None:
            return None
        bank = yield context.prepare_questions()
        return None if bank is None else (yield from _follow_goal(context, profile, bank, rules))
    except FAULTS as error:
        yield Notice(failure_words(error))
        return None


def _follow_goal(
    context: Context, profile: Profile, bank: Bank, rules: str | None
) -> Journey[Profile | None]:
    while (goal := read_goal(profile)) is not None:
        day = coach_day(
            context.suit(profile), bank, context.journal, goal, context.clock().astimezone()
        )
        wanted = yield ShowToday(day, profile.name)
        if wanted is None:
            return None
        if wanted == "change":
            yield from _ask_goal(context, profile, rules)
        elif wanted == "forget":
            said = _("Oublier cet objectif ? Vos réponses restent.")
            if (yield Confirm(said, _("Oublier"), _("Le garder"))):
                forget_goal(profile.id)
        elif day.doing in ("mock", "exam"):
            return profile
        elif day.doing in ("position", "improve"):
            positioned = yield from position_competences(context, profile, day.competence or None)
            if positioned is not None:
                return positioned
        else:
            queue = tuple(one.question for one in day.questions.questions)
            yield from practise_these(context, profile, bank, queue)
        found = stored_profile(profile.id, context.framework)
        profile = profile if found is None else found[1]
    return None


def _ask_goal(context: Context, profile: Profile, rules: str | None) -> Journey[Goal | None]:
    """Five short questions; the goal kept, None where one gave up."""
    if stored_profile(profile.id, context.framework) is None:
        yield Notice(_("Un objectif se fixe pour une personne d'ici, non pour un exemple."))
        return None
    today = context.clock().astimezone().date()
    read: Callable[[str], date | None] = partial(asked.exam_day, today=today)
    day = yield from _ask_typed(asked.day_question(), asked.day_refused(), asked.LONGEST_DAY, read)
    if day is None:
        return None
    answers: list[str] = []
    for title, ways in (
        asked.minutes_question(),
        asked.days_question(),
        asked.exam_question(rules_rehearsed(profile, rules)),
        asked.aim_question(),
    ):
        chosen = yield Choose(title, tuple(Way(*way) for way in ways), _("Revenir"))
        if chosen is None:
            return None
        answers.append(chosen)
    minutes, days, exam, aim = answers
    pix = None
    if aim == "pix":
        pix = yield from _ask_typed(asked.pix_question(), "", asked.LONGEST_PIX, asked.pix_of)
        if pix is None:
            return None
    wish = asked.wish_of(day, minutes, days, exam, aim, pix)
    return set_goal(profile, context.framework, today=today, **wish)


def _ask_typed(
    question: str, refused: str, most: int, read: Callable[[str], T | None]
) -> Journey[T | None]:
    """What was typed, read; asked again until it makes sense, None where one gave up."""
    text = question
    while typed := (yield AskWords(_("Mon objectif"), text, most)):
        found = read(typed)
        if found is not None:
            return found
        text = f"{refused} {question}".strip()
    return None
