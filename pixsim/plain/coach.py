"""The coach, as lines: the goal, today, the way, what the day may bring."""

from __future__ import annotations

from datetime import date

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.coach.day import CoachedDay
from pixsim.coach.goal import Goal
from pixsim.foundation.clock import Clock
from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.plain import training
from pixsim.plain.dialogue import Dialogue
from pixsim.profile import Profile
from pixsim.report.coach.text import today_sentence, way_lines
from pixsim.report.coach.words import (
    begin_words,
    days_left_words,
    forecast_lines,
    goal_sentence,
    holds_sentence,
    reason_words,
)
from pixsim.running import goal_setting as asked
from pixsim.running.coaching import coach
from pixsim.running.goals import set_goal
from pixsim.running.practice import rules_rehearsed
from pixsim.running.refusals import why
from pixsim.store.people.plans import forget_goal, read_goal
from pixsim.store.people.profiles import stored
from pixsim.store.sittings.journal import Journal


def open_coach(
    talk: Dialogue,
    profile: Profile,
    journal: Journal,
    framework: Framework,
    clock: Clock,
    rules: str | None = None,
) -> bool:
    """Today, again and again until one goes home; first the goal, where there is none.

    Returns
    -------
    bool
        Whether the exam is wanted next.

    Raises
    ------
    Closed
    """
    try:
        if read_goal(profile) is None and _asked(talk, profile, framework, clock, rules) is None:
            return False
        talk.say(_("Préparation des questions."))
        bank = load_bank()
        while (goal := read_goal(profile)) is not None:
            day = coach(profile, bank, journal, goal, clock().astimezone())
            _say(talk, day, framework)
            wanted = talk.choose(_("Et maintenant ?"), _ways(day))
            if wanted == "back":
                return False
            if wanted == "why":
                _say_reasons(talk, day, framework)
            elif wanted == "change":
                _asked(talk, profile, framework, clock, rules)
            elif wanted == "forget":
                forget_goal(profile.id)
                talk.say(_("L'objectif est oublié ; vos réponses restent."))
            elif _begun(talk, profile, bank, journal, clock, day):
                return True
            found = stored(profile.id, framework)
            profile = profile if found is None else found[1]
    except training.FAULTS as error:
        talk.say(why(error))
    return False


def _begun(
    talk: Dialogue, profile: Profile, bank: Bank, journal: Journal, clock: Clock, day: CoachedDay
) -> bool:
    """What today is for; whether the exam is wanted next."""
    if day.doing in ("mock", "exam"):
        return True
    if day.doing in ("position", "improve"):
        return training.position(talk, profile, journal, clock, day.competence or None)
    queue = tuple(one.question for one in day.questions.questions)
    training.practise_these(talk, profile, bank, journal, clock, queue)
    return False


def _say(talk: Dialogue, day: CoachedDay, framework: Framework) -> None:
    talk.blank()
    talk.say(days_left_words(day.goal, day.today), today_sentence(day, framework))
    talk.say(goal_sentence(day.goal))
    talk.say(*way_lines(day, framework))
    talk.say(*forecast_lines(day.forecast))
    if day.waits_for_answers:
        talk.say(holds_sentence())


def _say_reasons(talk: Dialogue, day: CoachedDay, framework: Framework) -> None:
    for number, one in enumerate(day.questions.questions, 1):
        title = framework.tube[framework.skill[one.skill].tube].title
        talk.say(
            _("Question {n} : {title}, {reason}.").format(
                n=number, title=title, reason=reason_words(one.reason)
            )
        )


def _ways(day: CoachedDay) -> list[tuple[str, str]]:
    ways = [] if day.doing == "over" else [("begin", begin_words(day.doing))]
    if day.doing == "rehearse":
        ways.append(("why", _("Pourquoi ces questions")))
    return [
        *ways,
        ("change", _("Changer l'objectif")),
        ("forget", _("Oublier cet objectif")),
        ("back", _("Revenir à l'accueil")),
    ]


def _asked(
    talk: Dialogue, profile: Profile, framework: Framework, clock: Clock, rules: str | None
) -> Goal | None:
    """Five short questions; the goal kept, None where one gave up."""
    if stored(profile.id, framework) is None:
        talk.say(_("Un objectif se fixe pour une personne d'ici, non pour un exemple."))
        return None
    today = clock().astimezone().date()
    day = _day(talk, today)
    if day is None:
        return None
    answers = []
    for title, ways in (
        asked.minutes_question(),
        asked.days_question(),
        asked.exam_question(rules_rehearsed(profile, rules)),
        asked.aim_question(),
    ):
        chosen = talk.choose(title, [*ways, ("back", _("Revenir"))])
        if chosen == "back":
            return None
        answers.append(chosen)
    pix = None
    if answers[-1] == "pix":
        while (pix := asked.pix_of(typed := talk.ask(asked.pix_question()))) is None:
            if not typed:
                return None
    minutes, days, exam, aim = answers
    wish = asked.wish_of(day, minutes, days, exam, aim, pix)
    return set_goal(profile, framework, today=today, **wish)


def _day(talk: Dialogue, today: date) -> date | None:
    """The day of the exam; None by an empty line."""
    while typed := talk.ask(asked.day_question()):
        if (day := asked.exam_day(typed, today)) is not None:
            return day
        talk.say(asked.day_refused())
    return None
