"""From the wish to be positioned or to practise to the home screen again."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import numpy as np

from pixsim.bank.load import Bank, load_bank
from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.problems import DataError
from pixsim.profile import Profile
from pixsim.report.any_result import AnyResult
from pixsim.report.progress_text import progress_text
from pixsim.running.practice import LENGTHS, draw_practice, past_errors, weak_competences
from pixsim.running.training import TrainingRun, mend_profile
from pixsim.session.training.plan import (
    TooEarlyError,
    competence_knowledge,
    plan_positioning,
    plan_practice,
)
from pixsim.store.candidates import candidates
from pixsim.store.journal import JournalError, SittingInUseError
from pixsim.store.progress import progress_of, results_of
from pixsim.tui.candidate_flow import why
from pixsim.tui.screens.choose import Choose
from pixsim.tui.screens.competences import CompetencesScreen
from pixsim.tui.screens.confirm import Confirm
from pixsim.tui.screens.message import Message
from pixsim.tui.screens.page import Page
from pixsim.tui.screens.training import TrainingScreen

if TYPE_CHECKING:
    from pixsim.session.training.state import Training
    from pixsim.tui.shell import Shell


async def position(app: Shell, profile: Profile) -> None:
    """Choose a competence, then position in it; back to the list until one leaves it."""
    try:
        bank = load_bank()
        profile = mend_profile(profile, bank, app.journal)
        if profile.has_plain_levels and not await _give_up_levels(app):
            return
        while True:
            begun = _under_way(app, profile)
            counts = {code: len(training.replies) for code, (_name, training) in begun.items()}
            code = await app.push_screen_wait(CompetencesScreen(profile, app.framework, counts))
            if code is None:
                return
            name = begun[code][0] if code in begun else await _begin(app, profile, bank, code)
            if name is not None:
                profile = await _run(app, name, profile, bank)
    except (JournalError, DataError, SittingInUseError, LookupError, OSError) as error:
        await app.push_screen_wait(Message(why(error)))


def mend_all(app: Shell) -> None:
    """At the start: profiles catch up with what a crash left in the journal alone."""
    waiting = [
        found.profile
        for found in candidates(app.framework)
        if found.profile and app.journal.trainings(found.profile.id, "positioning", settled=False)
    ]
    bank = load_bank() if waiting else None
    for profile in waiting:
        assert bank is not None
        mend_profile(profile, bank, app.journal)


async def practise(app: Shell, profile: Profile) -> None:
    """Choose what and how much, then practise; the profile does not change."""
    try:
        bank = load_bank()
        results, _faulty = results_of(app.journal.summaries(profile.id))
        queue = await _choose_practice(app, profile, bank, results)
        if queue:
            plan = plan_practice(profile, bank, queue, now=app.clock())
            app.journal.create(plan)
            await _run(app, plan.id, profile, bank)
    except (JournalError, DataError, SittingInUseError, LookupError, OSError) as error:
        await app.push_screen_wait(Message(why(error)))


async def practise_in(app: Shell, profile: Profile, codes: tuple[str, ...]) -> None:
    """Practise some competences; all where none is named."""
    try:
        bank = load_bank()
        rng = np.random.default_rng(secrets.randbelow(2**31))
        wanted = codes or tuple(app.framework.competence)
        queue = draw_practice(profile, bank, wanted, LENGTHS[0], rng)
        plan = plan_practice(profile, bank, queue, now=app.clock())
        app.journal.create(plan)
        await _run(app, plan.id, profile, bank)
    except (JournalError, DataError, SittingInUseError, LookupError, OSError) as error:
        await app.push_screen_wait(Message(why(error)))


async def show_progress(app: Shell, profile: Profile) -> None:
    """Show the progress of a candidate."""
    try:
        found = progress_of(profile, app.framework, app.journal)
    except JournalError as error:
        await app.push_screen_wait(Message(why(error)))
        return
    await app.push_screen_wait(Page(progress_text(found, app.framework)))


async def _run(app: Shell, name: str, profile: Profile, bank: Bank) -> Profile:
    with TrainingRun(app.journal, name, profile, bank, app.clock) as run:
        if run.training.question is not None:
            await app.push_screen_wait(TrainingScreen(run))
        return run.profile


def _under_way(app: Shell, profile: Profile) -> dict[str, tuple[str, Training]]:
    """Positionings begun and not over, by competence; one that cannot be read is not resumed."""
    found, _unreadable = app.journal.load_trainings(profile.id, "positioning", settled=False)
    return {
        training.plan.competence: (name, training)
        for name, training in found.items()
        if training.plan.competence and not training.finished
    }


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
        "Pix demanderait d'attendre encore {n} jour. Recommencer quand même, pour s'entraîner ?",
        "Pix demanderait d'attendre encore {n} jours. Recommencer quand même, pour s'entraîner ?",
        days,
    ).format(n=days)
    return await app.push_screen_wait(Confirm(text, _("Recommencer"), _("Attendre")))


async def _give_up_levels(app: Shell) -> bool:
    text = _(
        "Ce profil ne donne que des niveaux. Un positionnement les remplace par ce que les réponses "
        "prouvent : les autres compétences seront à faire. Continuer ?"
    )
    return await app.push_screen_wait(Confirm(text, _("Remplacer les niveaux"), _("Annuler")))


async def _choose_practice(
    app: Shell, profile: Profile, bank: Bank, results: list[AnyResult]
) -> tuple[str, ...]:
    weak = weak_competences(profile, bank, results)
    practices, _unreadable = app.journal.load_trainings(profile.id, "practice")
    errors = past_errors(results, bank, max(LENGTHS), practices.values())
    choices = [
        (str(n), _("{n} questions sur {codes}").format(n=n, codes=_short(weak))) for n in LENGTHS
    ]
    choices.append(("one", _("10 questions dans une compétence à choisir")))
    choices.append(("all", _("10 questions dans toutes les compétences")))
    if errors:
        text = ngettext("Rejouer mon erreur", "Rejouer mes {n} erreurs", len(errors))
        choices.append(("errors", text.format(n=len(errors))))
    chosen = await app.push_screen_wait(
        Choose(_("S'entraîner : votre profil ne change pas."), choices)
    )
    if chosen is None:
        return ()
    if chosen == "errors":
        return errors
    codes, length = weak, LENGTHS[1]
    if chosen == "one":
        title = _("S'entraîner · {name}").format(name=profile.name)
        code = await app.push_screen_wait(CompetencesScreen(profile, app.framework, {}, title))
        if code is None:
            return ()
        codes = (code,)
    elif chosen == "all":
        codes = tuple(app.framework.competence)
    else:
        length = int(chosen)
    rng = np.random.default_rng(secrets.randbelow(2**31))
    return draw_practice(profile, bank, codes, length, rng)


def _short(codes: tuple[str, ...]) -> str:
    return ", ".join(codes[:6]) + ("…" if len(codes) > 6 else "")
