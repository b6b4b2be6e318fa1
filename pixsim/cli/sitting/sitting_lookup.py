"""The sittings that a person or a name on the command line stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.sources import cut_name, load_framework, refuse_ambiguous
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.store.sittings.summary import SittingSummary


def sittings_of_person(typed: str, found: list[SittingSummary]) -> list[SittingSummary]:
    """The sittings of whoever is meant; leaves where nobody is."""
    from pixsim.store.people.candidates import list_candidates
    from pixsim.store.people.people_search import AmbiguousNameError, find_person

    people = {s.profile_id: s.candidate for s in found if s.profile_id}
    people |= {c.profile.id: c.profile.name for c in list_candidates(load_framework()) if c.profile}
    try:
        person = find_person(typed, people.items())
    except AmbiguousNameError as error:
        refuse_ambiguous(typed, error)
    if person is None:
        raise click.BadParameter(
            _("aucune épreuve ni aucun candidat ne porte ce nom : {name}").format(
                name=cut_name(typed)
            )
        )
    return [sitting for sitting in found if sitting.profile_id == person]


def newest_result(found: list[SittingSummary]) -> SittingSummary:
    """The newest sitting with a result; one's own before a simulated one."""
    done = [sitting for sitting in found if sitting.result is not None]
    done.sort(key=lambda sitting: sitting.autopilot is not None)
    if not done:
        say(_("Aucune épreuve terminée pour l'instant."), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    return done[0]
