"""Rehearsals of one person: whose they are, those begun, a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

from pixsim.ccp1.debrief import Debrief, build_debrief
from pixsim.ccp1.dossier import Dossier
from pixsim.ccp1.plan import RehearsalPlan, plan_rehearsal
from pixsim.ccp1.rehearsal_state import Rehearsal
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.store.errors import AlteredSittingError
from pixsim.store.people.candidates import list_candidates
from pixsim.store.people.people_search import AmbiguousNameError
from pixsim.store.people.profiles import free_id
from pixsim.store.sittings.journal import Journal
from pixsim.text.search import same_words

KIND = "ccp1"
Owner = tuple[str, str | None]
"""Id and uid of the profile a rehearsal is kept with, so that it goes when the person is deleted."""


def find_owner(candidate: str, profiles: Iterable[Profile]) -> Owner:
    """Find the owner of a dossier: the profile of that name on this machine, else an id of its own.

    Raises
    ------
    AmbiguousNameError
        Several profiles have this name.
    """
    wanted = same_words(candidate)
    found = [profile for profile in profiles if same_words(profile.name) == wanted]
    if len(found) > 1:
        raise AmbiguousNameError(candidate, [(p.id, p.name) for p in found])
    if found:
        return found[0].id, found[0].identity
    return f"{KIND}-{free_id(candidate, ())}", None


def owner_of(dossier: Dossier, framework: Framework) -> Owner:
    """Whose a dossier is, among the people of this machine.

    Raises
    ------
    AmbiguousNameError
    """
    known = [
        c.profile for c in list_candidates(framework) if c.profile is not None and not c.sample
    ]
    return find_owner(dossier.candidate, known)


def load_rehearsals(journal: Journal, profile_id: str) -> Iterator[Rehearsal]:
    """Rehearsals of a person, oldest first; one that is not what was written is left out.

    Raises
    ------
    JournalError
    """
    for name in journal.trainings(profile_id, KIND):
        try:
            yield journal.load_rehearsal(name)[0]
        except AlteredSittingError:
            continue


def under_way(journal: Journal, profile_id: str) -> RehearsalPlan | None:
    """The newest rehearsal of a person that is not over."""
    left = [found for found in load_rehearsals(journal, profile_id) if not found.finished]
    return left[-1].plan if left else None


def load_debriefs(journal: Journal, profile_id: str) -> list[Debrief]:
    """What all rehearsals of a person show, oldest first."""
    return [build_debrief(found) for found in load_rehearsals(journal, profile_id)]


def new_rehearsal(
    journal: Journal,
    dossier: Dossier,
    whose: Owner,
    *,
    now: datetime,
    action: int | Literal["draw", "least"] = "draw",
    seed: int | None = None,
    assessors: int = 0,
) -> RehearsalPlan:
    """Plan a rehearsal and record it, before anything is shown.

    Raises
    ------
    NothingToPresentError
        No fiche can be presented.
    JournalError
    """
    plan = plan_rehearsal(
        dossier,
        now=now,
        profile_id=whose[0],
        profile_uid=whose[1],
        past=[found.plan for found in load_rehearsals(journal, whose[0])],
        action=action,
        seed=seed,
        assessors=assessors,
    )
    journal.create(plan)
    return plan
