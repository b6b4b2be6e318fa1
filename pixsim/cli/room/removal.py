"""``pixsim room delete``."""

from __future__ import annotations

import click

from pixsim.cli.console.confirming import confirm_or_leave
from pixsim.cli.console.options import flag
from pixsim.cli.console.output import say
from pixsim.cli.room.held_room import (
    author_or_invigilator,
    by_option,
    hold_room,
    kept_room,
    number_argument,
)
from pixsim.cli.sources import open_journal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext


@click.command(
    help=_(
        "Supprime une salle : noms, codes, historique, épreuves et réponses. --keep-published laisse "
        "aux candidats leurs résultats publiés ; --names n'efface que les noms et dates de naissance."
    ),
    short_help=_("Supprime une salle, ou seulement ses noms."),
)
@number_argument
@flag("--keep-published", help=_("Laisser les résultats publiés."))
@flag("--names", help=_("N'effacer que les noms."))
@flag("--yes", help=_("Ne pas demander de confirmation."))
@by_option
def delete(number: int, keep_published: bool, names: bool, yes: bool, by: str) -> None:
    """Say what goes, ask, then remove it."""
    from pixsim.running.room.candidate_list import erase_people
    from pixsim.running.room.removal import delete_room
    from pixsim.store.rooms.heartbeat import forget_beat
    from pixsim.store.rooms.server_record import forget_serving

    if names and keep_published:
        raise click.UsageError(_("--names et --keep-published s'excluent."))
    kept = kept_room(number)
    n, tests = len(kept.room.seats), len(kept.room.tests)
    people = ngettext("{n} candidat", "{n} candidats", n).format(n=n)
    if names:
        said = _(
            "Salle {room} : les noms et dates de naissance ({people}) seront effacés pour de bon."
        )
    elif keep_published:
        said = _(
            "Salle {room} : {people}, l'historique, et les épreuves non publiées seront supprimés pour "
            "de bon."
        )
    else:
        said = _(
            "Salle {room} : {people}, l'historique, {tests} avec leurs réponses et leurs résultats seront "
            "supprimés pour de bon."
        )
    count = ngettext("{n} épreuve", "{n} épreuves", tests).format(n=tests)
    say(said.format(room=number, people=people, tests=count))
    if not yes:
        confirm_or_leave(_("Supprimer définitivement ?"))
    with hold_room(number) as desk:
        if names:
            erase_people(desk, author_or_invigilator(desk, by))
        else:
            delete_room(desk, keep_published=keep_published)
    if not names:
        forget_serving(number)
        forget_beat(open_journal().path, number)
    say(_("Supprimé."))
