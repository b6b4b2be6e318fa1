"""Who is meant by a name on the command line, among the people of this machine."""

from __future__ import annotations

from typing import NoReturn

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.sources import LONGEST_SHOWN, load_framework, refuse_ambiguous
from pixsim.foundation.i18n import gettext as _

SAMPLE = _(
    "« {id} » est un profil d'exemple livré avec pixsim : il ne se modifie pas et ne se supprime "
    "pas. Ses épreuves se suppriment une à une : pixsim results ÉPREUVE --delete"
)


def find_own_id(typed: str) -> str:
    """The id of who is meant among the people of this machine; as typed where nobody is."""
    from pixsim.profile import Profile
    from pixsim.store.people.people_search import AmbiguousNameError, find_person
    from pixsim.store.people.profiles import own_profiles

    found = (profile for _path, profile in own_profiles(load_framework()))
    people = [(one.id, one.name) for one in found if isinstance(one, Profile)]
    try:
        return find_person(typed, people) or typed
    except AmbiguousNameError as error:
        refuse_ambiguous(typed, error)


def leave_unknown_profile(profile_id: str) -> NoReturn:
    """Say that nobody on this machine has an id, and list who there is."""
    from pixsim.store.people.candidates import list_candidates

    known = {c.profile.id: c.sample for c in list_candidates(load_framework()) if c.profile}
    if known.get(profile_id):
        say(SAMPLE.format(id=profile_id), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    said = _("aucun candidat de cette machine n'a l'identifiant « {name} » ({known}).")
    own = ", ".join(id for id, sample in known.items() if not sample)
    raise click.BadParameter(
        said.format(name=profile_id[:LONGEST_SHOWN], known=own or _("il n'y en a aucun"))
    )
