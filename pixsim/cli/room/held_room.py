"""What the commands on rooms share: the room held while they work, what it refuses reported once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pixsim.cli.console.output import ExitCode, emit_json, say
from pixsim.cli.sources import load_framework, open_journal
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.bank.reading.load import Bank
    from pixsim.profile import Profile
    from pixsim.running.room.desk import Desk
    from pixsim.store.rooms.journal import KeptRoom

number_argument = click.argument("number", metavar=_("SALLE"), type=click.IntRange(1))
seat_argument = click.argument("seat", metavar=_("PLACE"), type=click.IntRange(1))
json_option = click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
by_option = click.option(
    "--by",
    metavar=_("NOM"),
    default="",
    help=_("Qui agit, pour l'historique ; le surveillant de la salle par défaut."),
)


def profile_of(profile_id: str) -> Profile | None:
    """A profile of this machine, or a sample, by its id; None where there is none to be read."""
    from pixsim.foundation.problems import DataError
    from pixsim.store.people.candidates import find_sample
    from pixsim.store.people.profiles import stored_profile

    try:
        kept = stored_profile(profile_id, load_framework())
        return kept[1] if kept is not None else find_sample(profile_id, load_framework())
    except DataError:
        return None


@contextmanager
def hold_room(number: int, bank: Bank | None = None) -> Iterator[Desk]:
    """The room, held while the block works; leaves with a message when it cannot be."""
    from pixsim.room.events import RoomRefusedError
    from pixsim.running.room.desk import Desk
    from pixsim.running.room.open_room import OrderRefusedError
    from pixsim.store.rooms.journal import UnknownRoomError
    from pixsim.store.sittings.journal import SittingInUseError

    try:
        with Desk(open_journal(), number, bank=bank, profile_of=profile_of) as desk:
            yield desk
    except UnknownRoomError:
        leave_unknown_room(number)
    except SittingInUseError:
        say(
            _(
                "La salle {n} est ouverte dans une autre fenêtre : agissez là, ou fermez-la d'abord."
            ).format(n=number),
            err=True,
        )
        raise SystemExit(ExitCode.LOCKED) from None
    except (OrderRefusedError, RoomRefusedError) as error:
        leave_refused(error.error)


def kept_room(number: int) -> KeptRoom:
    """A room as it is kept, whoever holds it; leaves with a message when there is none."""
    from pixsim.store.rooms.journal import Rooms, UnknownRoomError

    try:
        return Rooms(open_journal()).load(number)
    except UnknownRoomError:
        leave_unknown_room(number)


def leave_unknown_room(number: int) -> NoReturn:
    """Leave: there is no such room."""
    raise click.BadParameter(
        _("il n'y a pas de salle {n} : voir pixsim room list.").format(n=number),
        param_hint=_("SALLE"),
    ) from None


def leave_refused(error: str) -> NoReturn:
    """Leave, saying what the room refuses."""
    from pixsim.report.room.wording import refusal_sentence

    say(refusal_sentence(error), err=True)
    raise SystemExit(ExitCode.NEGATIVE)


def author_or_invigilator(desk: Desk, given_name: str) -> str:
    """Who acts: as told, else the invigilator of the room."""
    return (given_name or desk.room.fields.examiner)[:80]


def give_order(
    number: int, by: str, name: str, seat: int | None = None, **told: Any
) -> dict[str, Any]:
    """Give an order on the room as it is now; the view after it."""
    with hold_room(number) as desk:
        document: dict[str, Any] = {"do": name, **told}
        if seat is None:
            document["version"] = desk.room.version
        else:
            found = next((s for s in desk.view()["seats"] if s["seat"] == seat), None)
            if found is None:
                leave_refused("no_such_seat")
            document |= {"seat": seat, "version": found["version"]}
        return desk.do(document, author_or_invigilator(desk, by))


def print_view(view: dict[str, Any], as_json: bool, said: Callable[[], str]) -> None:
    """The view as JSON, or a sentence."""
    if as_json:
        emit_json(view)
    else:
        say(said())
