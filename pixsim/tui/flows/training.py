"""From the wish to be positioned or to practise to the home screen again."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import numpy as np

from pixsim.assembly.standing import Standing, standing
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.coach.practice import practice_basis
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.problems import DataError
from pixsim.profile import Profile
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
from pixsim.store.people.wrong_dates import ahead_sentence, set_dates_right
from pixsim.store.sittings.journal import JournalError, SittingInUseError
from pixsim.store.sittings.progress import results_of
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.dialogs.confirm import Confirm
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.frame.preparing import prepared
from pixsim.tui.screens.training.competences import CompetencesScreen
from pixsim.tui.screens.training.pauses import Gain, PositioningEnd, PracticeEnd, Reached
from pixsim.tui.screens.training.positioning_start import PositioningStart
from pixsim.tui.screens.training.training import TrainingScreen

if TYPE_CHECKING:
    from pixsim.session.training.state import Training
    from pixsim.tui.shell import Shell


EXAM = "exam"
PREPARING = _("Préparation des questions…")
FAULTS = (JournalError, DataError, SittingInUseError, LookupError, OSError)


async def position(app: Shell, profile: Profile, asked: str | None = None) -> bool:
    """Choose a competence, position in it, then in the next one until one goes home.

    Parameters
    ----------
    asked : str, optional
        A competence chosen already: begun or resumed, without the list.

    Returns
    -------
    bool
        Whether the exam is wanted next.
    """
    try:
        bank = await prepared(app, load_bank, text=PREPARING)
        if bank is None:
            return False
        profile = mend_profile(profile, bank, app.journal)
        if ahead := ahead_sentence(profile, app.clock()):
            profile = set_dates_right(profile, app.clock(), bank.framework)
            await app.push_screen_wait(Message(ahead))
        if profile.has_plain_levels and not await _give_up_levels(app):
            return False
        return await _from_one_to_the_next(app, profile, bank, asked)
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))
        return False


async def _from_one_to_the_next(
    app: Shell, profile: Profile, bank: Bank, asked: str | None
) -> bool:
    """Position in a competence, then in that which is proposed next; whether to sit then."""
    code, told = asked, False
    while True:
        begun = _under_way(app, profile)
        if code is None:
            counts = {code: len(training.replies) for code, (_name, training) in begun.items()}
            code = await app.push_screen_wait(CompetencesScreen(profile, app.framework, counts))
        if code is None:
            return False
        name = begun[code][0] if code in begun else None
        if name is None:
            start = PositioningStart(app.framework, code, profile.name)
            if told or await app.push_screen_wait(start):
                told = True
                name = await _begin(app, profile, bank, code)
        if name is not None:
            profile, chosen = await _positioned(app, name, profile, bank)
            if chosen in ("", EXAM):
                return chosen == EXAM
            code = chosen
        elif asked is not None:
            return False
        else:
            code = None


async def _positioned(app: Shell, name: str, profile: Profile, bank: Bank) -> tuple[Profile, str]:
    """Ask until the positioning is over or left; the profile, and the competence or `EXAM` to do next."""
    with TrainingRun(app.journal, name, profile, bank, app.clock) as run:
        code = run.training.plan.competence
        assert code is not None  # of a positioning
        began = run.training.plan.created_at
        before = _standing_in(code, standing(profile, bank.framework, V2(), began), bank)
        if run.training.question is not None:
            await app.push_screen_wait(TrainingScreen(run))
        training, profile = run.training, run.profile
    if not training.finished or not training.replies:
        return profile, ""
    now = standing(profile, bank.framework, V2())
    level, pix = _standing_in(code, now, bank)
    following = _next_to_position(now, bank)
    since = len(training.replies) % CHECKPOINT or CHECKPOINT
    page = PositioningEnd(
        training.replies[-since:],
        bank.framework,
        Reached(code, profile.name, level),
        Gain(before[0], pix - before[1], sum(now.certifiable), following),
    )
    chosen = await app.push_screen_wait(page)
    return profile, (following or "") if chosen == "following" else EXAM if chosen == EXAM else ""


def _standing_in(code: str, found: Standing, bank: Bank) -> tuple[int, int]:
    """Level and pix in one competence, as people see them."""
    levels, pix = found.capped(V2())
    place = bank.framework.competence_index[code]
    return levels[place], pix[place]


def _next_to_position(found: Standing, bank: Bank) -> str | None:
    """The first competence where nothing is known; None once all are positioned."""
    known = {bank.framework.skill[element.skill].competence for element in found.current}
    codes = (competence.code for competence in bank.framework.competences)
    return next((code for code in codes if code not in known), None)


async def practise(
    app: Shell, profile: Profile, codes: tuple[str, ...] = (), rules: str | None = None
) -> None:
    """Choose what and how much, then practise; the profile does not change.

    Parameters
    ----------
    codes : tuple of str, optional
        Competences chosen already.
    rules : str, optional
        Of an exam whose result was just read: nothing is chosen, practice follows it at once.
    """
    try:
        bank = await prepared(app, load_bank, text=PREPARING)
        if bank is None:
            return
        rehearsed = rules or rules_rehearsed(profile, app.rules)
        queue = (
            _proposed(app, profile, bank, rehearsed, LENGTHS[1], codes)
            if codes or rules
            else await _choose_practice(app, profile, bank, rehearsed)
        )
        await practise_these(app, profile, bank, queue)
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))


async def practise_these(app: Shell, profile: Profile, bank: Bank, queue: tuple[str, ...]) -> None:
    """Practise given questions, then what was missed until one goes on.

    Raises
    ------
    JournalError
    """
    while queue:
        queue = await _practised(app, profile, bank, queue)


async def sit_pilot(app: Shell, profile: Profile, queue: tuple[str, ...]) -> None:
    """Ask the questions of a pilot, without showing what was right; the profile does not change."""
    try:
        bank = await prepared(app, load_bank, text=PREPARING)
        if bank is None:
            return
        plan = plan_practice(profile, bank, queue, now=app.clock(), pilot=True)
        app.journal.create(plan)
        with TrainingRun(app.journal, plan.id, profile, bank, app.clock) as run:
            await app.push_screen_wait(TrainingScreen(run))
            count = len(run.training.replies)
        if count:
            said = ngettext(
                "Merci. {n} réponse est gardée : elle servira à calibrer les questions.",
                "Merci. {n} réponses sont gardées : elles serviront à calibrer les questions.",
                count,
            )
            await app.push_screen_wait(Message(said.format(n=count)))
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))


async def _practised(
    app: Shell, profile: Profile, bank: Bank, queue: tuple[str, ...]
) -> tuple[str, ...]:
    """Practise some questions, show the score; the questions to ask again."""
    plan = plan_practice(profile, bank, queue, now=app.clock())
    app.journal.create(plan)
    with TrainingRun(app.journal, plan.id, profile, bank, app.clock) as run:
        await app.push_screen_wait(TrainingScreen(run))
        replies = run.training.replies
    if not replies:
        return ()
    page = PracticeEnd(replies, bank.framework)
    return page.missed if await app.push_screen_wait(page) == "again" else ()


def _under_way(app: Shell, profile: Profile) -> dict[str, tuple[str, Training]]:
    """Positionings begun and not over by competence, that answered last first; those unreadable are left out."""
    found, _unreadable = app.journal.load_trainings(profile.id, "positioning", settled=False)
    under_way = [
        (training.plan.competence, (name, training))
        for name, training in found.items()
        if training.plan.competence and not training.finished
    ]
    under_way.sort(key=lambda begun: begun[1][1].last_at or begun[1][1].plan.created_at)
    return dict(reversed(under_way))


async def _begin(app: Shell, profile: Profile, bank: Bank, code: str) -> str | None:
    """Plan a positioning; where it was done before, ask how, and whether to wait."""
    reset = False
    if competence_knowledge(profile, bank, code):
        chosen = await app.push_screen_wait(
            Choose(
                _("Vous êtes déjà positionné en {code}.").format(code=code),
                [
                    ("improve", _("M'améliorer : ce qui est validé reste, le reste est reposé.")),
                    ("reset", _("Repartir de zéro : la compétence est remise à zéro.")),
                    ("no", _("Ne rien changer.")),
                ],
            )
        )
        if chosen in (None, "no"):
            return None
        reset = chosen == "reset"
    now = app.clock()
    try:
        plan = plan_positioning(profile, bank, code, now=now, reset=reset)
    except TooEarlyError as error:
        if not await _anyway(app, error.days):
            return None
        plan = plan_positioning(profile, bank, code, now=now, reset=reset, force=True)
    app.journal.create(plan)
    return plan.id


async def _anyway(app: Shell, days: int) -> bool:
    text = ngettext(
        "Sur Pix, il faudrait attendre {n} jour. Ici, vous pouvez recommencer quand même.",
        "Sur Pix, il faudrait attendre {n} jours. Ici, vous pouvez recommencer quand même.",
        days,
    ).format(n=days)
    return await app.push_screen_wait(Confirm(text, _("Recommencer"), _("Attendre")))


async def _give_up_levels(app: Shell) -> bool:
    text = _(
        "Ce profil ne donne que des niveaux. Un positionnement les remplace par ce que les réponses "
        "prouvent : les autres compétences seront à faire. Continuer ?"
    )
    return await app.push_screen_wait(Confirm(text, _("Remplacer les niveaux"), _("Annuler")))


async def _choose_practice(app: Shell, profile: Profile, bank: Bank, rules: str) -> tuple[str, ...]:
    results, _faulty = results_of(app.journal.summaries(profile.id))
    practices, _unreadable = app.journal.load_trainings(profile.id, "practice")
    errors = past_errors(results, bank, max(LENGTHS), practices.values())
    title, ways = practice_ways(practice_basis(profile, bank, rules, ()), len(errors))
    chosen = await app.push_screen_wait(Choose(title, ways))
    if chosen is None:
        return ()
    if chosen == "errors":
        return errors
    if chosen != "one":
        return _proposed(app, profile, bank, rules, int(chosen), ())
    title = _("S'entraîner · {name}").format(name=profile.name)
    code = await app.push_screen_wait(CompetencesScreen(profile, app.framework, {}, title))
    return _proposed(app, profile, bank, rules, LENGTHS[1], (code,)) if code else ()


def _proposed(
    app: Shell, profile: Profile, bank: Bank, rules: str, length: int, codes: tuple[str, ...]
) -> tuple[str, ...]:
    now = app.clock().astimezone()
    return propose_practice(profile, bank, app.journal, rules, length, now, _any_generator(), codes)


def _any_generator() -> np.random.Generator:
    return np.random.default_rng(secrets.randbelow(2**31))
