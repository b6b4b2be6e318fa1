"""What the trainer sees of a class: who is where, what to work on, who is ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from pixsim.documents.class_facts import ClassFacts, class_facts
from pixsim.documents.class_words import ClassWords, PersonWords, class_words
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.framework import Framework
from pixsim.journeys import home_words
from pixsim.journeys.context import Context
from pixsim.store.people.class_people import facts_of_records, in_order
from pixsim.store.records.goal_glance import glance_at_goal
from pixsim.store.records.next_step import next_step
from pixsim.store.records.record import Record
from pixsim.store.records.refresh import refresh_records
from pixsim.store.settings import read_settings
from pixsim.web.steps.follow_journey import Follower

HERE = 120.0  # seconds of silence after which somebody is no longer said to be here


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the class.

    Attributes
    ----------
    words : PersonWords
        As the report on a class says them.
    where : str
        What they are at, or what is left under way.
    step : str
        What their home proposes next.
    goal : str
        Their day and minutes, where they have set a goal.
    has_code : bool
    """

    id: str
    words: PersonWords
    where: str
    step: str
    goal: str
    has_code: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """A class at one moment."""

    facts: ClassFacts
    words: ClassWords
    rows: tuple[Row, ...]


def class_overview(
    context: Context,
    goal: int | None,
    has_code: Callable[[str], bool],
    here: Mapping[str, str],
) -> Overview:
    """The class of this machine; opens the journal for itself, any thread may call it.

    Parameters
    ----------
    context : Context
    goal : int or None
        Pix that the trainer wants in a mock certification.
    has_code : callable
        Whether a person, by id, has a code.
    here : mapping
        What those who are here are at, in words, by id.

    Raises
    ------
    JournalError
    """
    framework = context.framework
    records = in_order(refresh_records(framework).own)
    facts = class_facts(
        _("Bilan de la classe"),
        context.clock().date(),
        facts_of_records(records, framework, goal),
        framework,
    )
    words = class_words(facts, framework, goal_hint=_("objectif à fixer ci-dessus"))
    rows = tuple(
        _person_row(context, record, person, has_code(record.id), here.get(record.id, ""))
        for record, person in zip(records, words.people, strict=True)
    )
    return Overview(facts, words, rows)


def _person_row(
    context: Context, record: Record, words: PersonWords, has_code: bool, here: str
) -> Row:
    framework, now = context.framework, context.clock()
    goal = None if record.problem else glance_at_goal(record.id)
    rules = read_settings().rules_of(record.id)
    step = next_step(record, tuple(framework.competence), now, rules, goal)
    left = 0 if goal is None else (goal.exam - now.date()).days
    return Row(
        id=record.id,
        words=words,
        where=here or _left_at_words(record, framework),
        step="" if step is None else home_words.main_offer(record, step, framework).title,
        goal=""
        if goal is None or left < 0
        else ngettext(
            "jour J dans {n} jour, {minutes} min par jour",
            "jour J dans {n} jours, {minutes} min par jour",
            left,
        ).format(n=left, minutes=goal.minutes),
        has_code=has_code,
    )


def _left_at_words(record: Record, framework: Framework) -> str:
    """What somebody who is away has under way; empty: nothing."""
    history = record.history
    if record.problem or not (history.exam or history.positionings):
        return ""
    begun = record if history.exam else replace(record, certifiable=(), is_certifiable=False)
    return home_words.state_words(begun, framework)[1]


def where_words(following: Follower, silent: float, framework: Framework) -> str:
    """What somebody is at now, as far as their browser says; empty: they are away."""
    sitting, training = following.sitting, following.training
    if sitting is not None and not sitting.is_over:
        session = sitting.session
        number = min(session.number, session.length)
        words = _("en épreuve, question {n} sur {length}").format(n=number, length=session.length)
    elif silent > HERE:
        return ""
    elif training is not None and not training.is_over:
        code = training.run.training.plan.competence
        words = (
            _("se positionne : {code}").format(code=home_words.competence_label(code, framework))
            if code
            else _("s'entraîne")
        )
    else:
        words = _("connecté")
    minutes = int(silent // 60)
    if minutes < 1:
        return words
    return _("{words} (sans nouvelles depuis {n} min)").format(words=words, n=minutes)
