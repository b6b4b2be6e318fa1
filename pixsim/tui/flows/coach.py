"""From the wish to prepare a date to today's questions, and the home again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.coach.goal import Goal
from pixsim.foundation.i18n import gettext as _
from pixsim.profile import Profile
from pixsim.running import goal_setting as asked
from pixsim.running.coaching import coach
from pixsim.running.goals import set_goal
from pixsim.running.practice import rules_rehearsed
from pixsim.running.refusals import why
from pixsim.store.people.plans import forget_goal, read_goal
from pixsim.store.people.profiles import stored
from pixsim.tui.flows import training as training_flow
from pixsim.tui.flows.training import FAULTS, PREPARING
from pixsim.tui.screens.coach.today import TodayScreen
from pixsim.tui.screens.dialogs.ask_line import AskLine
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.dialogs.confirm import Confirm
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.frame.preparing import prepared

if TYPE_CHECKING:
    from datetime import date

    from pixsim.tui.shell import Shell


async def open_coach(app: Shell, profile: Profile) -> bool:
    """Today, again and again until one goes home; first the goal, where there is none.

    Returns
    -------
    bool
        Whether the exam is wanted next.
    """
    try:
        if read_goal(profile) is None and await ask_goal(app, profile) is None:
            return False
        bank = await prepared(app, load_bank, text=PREPARING)
        return bank is not None and await _days(app, profile, bank)
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))
        return False


async def _days(app: Shell, profile: Profile, bank: Bank) -> bool:
    while (goal := read_goal(profile)) is not None:
        day = coach(profile, bank, app.journal, goal, app.clock().astimezone())
        wanted = await app.push_screen_wait(TodayScreen(day, app.framework, profile.name))
        if wanted is None:
            return False
        if wanted == "change":
            await ask_goal(app, profile)
        elif wanted == "forget":
            text = _("Oublier cet objectif ? Vos réponses restent.")
            if await app.push_screen_wait(Confirm(text, _("Oublier"), _("Le garder"))):
                forget_goal(profile.id)
        elif day.doing == "mock" or day.doing == "exam":
            return True
        elif day.doing in ("position", "improve"):
            if await training_flow.position(app, profile, day.competence or None):
                return True
            profile = _now(app, profile)
        else:
            queue = tuple(one.question for one in day.questions.questions)
            await training_flow.practise_these(app, profile, bank, queue)
    return False


def _now(app: Shell, profile: Profile) -> Profile:
    """As a positioning left it."""
    found = stored(profile.id, app.framework)
    return profile if found is None else found[1]


async def ask_goal(app: Shell, profile: Profile) -> Goal | None:
    """Five short questions; the goal kept, None where one gave up.

    Raises
    ------
    UnknownProfileError, DataError, JournalError, OSError
    """
    if stored(profile.id, app.framework) is None:
        said = _("Un objectif se fixe pour une personne d'ici, non pour un exemple.")
        await app.push_screen_wait(Message(said))
        return None
    today = app.clock().astimezone().date()
    day = await _day(app, today)
    if day is None:
        return None
    answers: list[str] = []
    for title, ways in (
        asked.minutes_question(),
        asked.days_question(),
        asked.exam_question(rules_rehearsed(profile, app.rules)),
        asked.aim_question(),
    ):
        chosen = await app.push_screen_wait(Choose(title, ways))
        if chosen is None:
            return None
        answers.append(chosen)
    pix = await _pix(app) if answers[-1] == "pix" else None
    if answers[-1] == "pix" and pix is None:
        return None
    minutes, days, rules, aim = answers
    wish: dict[str, Any] = asked.wish_of(day, minutes, days, rules, aim, pix)
    return set_goal(profile, app.framework, today=today, **wish)


async def _day(app: Shell, today: date) -> date | None:
    note = asked.day_question()
    while True:
        screen = AskLine(_("Mon objectif"), note, _("Continuer"), _("Annuler"), asked.LONGEST_DAY)
        typed = await app.push_screen_wait(screen)
        if typed is None:
            return None
        if (day := asked.exam_day(typed, today)) is not None:
            return day
        note = f"{asked.day_refused()} {asked.day_question()}"


async def _pix(app: Shell) -> int | None:
    while True:
        screen = AskLine(_("Mon objectif"), asked.pix_question(), _("Continuer"), _("Annuler"), 4)
        typed = await app.push_screen_wait(screen)
        if typed is None:
            return None
        if (pix := asked.pix_of(typed)) is not None:
            return pix
