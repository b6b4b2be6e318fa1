"""``pixsim profile delete``: one candidate, or all who have done nothing for long."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.confirming import confirm_or_leave
from pixsim.cli.console.options import flag
from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.profile.name_lookup import find_own_id, leave_unknown_profile
from pixsim.cli.sources import load_framework, open_journal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import label_value, long_date

if TYPE_CHECKING:
    from pixsim.store.people.removal import Removal
    from pixsim.store.sittings.journal import Journal

PERIOD = re.compile(r"([1-9][0-9]{0,3}) ?([dwmyja])", re.IGNORECASE)
UNITS = {"j": "d", "a": "y"}  # jours, ans


@click.command(
    help=_(
        "Supprime un candidat : profil, épreuves, entraînements et réponses. --older-than supprime tous "
        "ceux qui n'ont rien fait depuis ce temps, après les avoir montrés."
    ),
    short_help=_("Supprime un candidat, ou les inactifs, et tout ce qu'ils ont laissé."),
)
@click.argument("profile_id", metavar=_("[PROFIL]"), required=False, shell_complete=known_names)
@click.option(
    "--older-than",
    metavar="1y|6m|90d",
    help=_("Tous ceux qui sont inactifs depuis : 1y un an, 6m six mois, 90d 90 jours."),
)
@flag("--yes", help=_("Ne pas demander de confirmation."))
def delete(profile_id: str | None, older_than: str | None, yes: bool) -> None:
    """Say what goes, ask, then remove it all."""
    if (profile_id is None) == (older_than is None):
        raise click.UsageError(_("donnez un PROFIL, ou --older-than."))
    if older_than is not None:
        _delete_inactive(older_than, yes=yes)
    elif profile_id is not None:
        _delete_one(profile_id, yes=yes)


def _delete_one(typed: str, *, yes: bool) -> None:
    from pixsim.store.people.removal import list_what_goes
    from pixsim.store.people.wording import removal_sentence

    journal = open_journal()
    profile_id = find_own_id(typed)
    found = list_what_goes(profile_id, load_framework(), journal)
    if found is None:
        leave_unknown_profile(profile_id)
    say(removal_sentence(found))
    if not yes:
        confirm_or_leave(_("Supprimer définitivement ?"))
    if not _delete_person(found, journal):
        raise SystemExit(ExitCode.LOCKED)
    say(_("Supprimé."))


def _delete_inactive(older_than: str, *, yes: bool) -> None:
    """Show who has done nothing for long, ask once, delete them; rooms as old are named."""
    from pixsim.foundation.clock import wall_clock
    from pixsim.store.people.inactivity import inactive_since, rooms_before
    from pixsim.store.people.wording import removal_sentence

    moment, journal = _parse_period(older_than, wall_clock()), open_journal()
    found = inactive_since(moment, load_framework(), journal)
    day = long_date(moment.astimezone().date())
    if not found:
        say(_("Personne n'est inactif depuis le {day}.").format(day=day))
    for one in found:
        last = label_value(_("dernière activité"), long_date(one.last.astimezone().date()))
        say(f"{removal_sentence(one.removal)} ({last})")
    if found:
        n = len(found)
        if not yes:
            question = ngettext(
                "Supprimer définitivement cette personne ?",
                "Supprimer définitivement ces {n} personnes ?",
                n,
            )
            confirm_or_leave(question.format(n=n))
        left = sum(not _delete_person(one.removal, journal) for one in found)
        said = ngettext("{n} personne supprimée.", "{n} personnes supprimées.", n - left)
        say(said.format(n=n - left))
    if rooms := list(rooms_before(moment, journal)):
        said = _("Des salles aussi anciennes gardent des noms ({rooms}) : pixsim room delete SALLE")
        say(said.format(rooms=", ".join(map(str, rooms))))
    if found and left:
        raise SystemExit(ExitCode.LOCKED)


def _delete_person(found: Removal, journal: Journal) -> bool:
    """Delete one person; say so where something of theirs is open elsewhere."""
    from pixsim.store.people.removal import delete_candidate
    from pixsim.store.sittings.journal import SittingInUseError

    try:
        delete_candidate(found, journal)
    except SittingInUseError:
        said = _("Une de ces épreuves est ouverte dans une autre fenêtre : fermez-la d'abord.")
        say(label_value(found.name, said), err=True)
        return False
    return True


def _parse_period(older_than: str, now: datetime) -> datetime:
    from pixsim.store.people.inactivity import moment_before

    read = PERIOD.fullmatch(older_than.strip())
    if read is None:
        raise click.BadParameter(
            _("une durée comme 1y, 6m ou 90d est attendue."), param_hint="--older-than"
        )
    unit = read[2].lower()
    try:
        return moment_before(now, int(read[1]), UNITS.get(unit, unit))
    except (ValueError, OverflowError):  # before the year 1
        raise click.BadParameter(
            _("une durée comme 1y, 6m ou 90d est attendue."), param_hint="--older-than"
        ) from None
