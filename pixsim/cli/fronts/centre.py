"""``pixsim web --lan``: a centre served to its people, with rooms opened from the trainer's page."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixsim.cli.console.output import say
from pixsim.cli.fronts.browser import bank_reader, need_web, socket_at
from pixsim.cli.room.opening import read_server_message
from pixsim.cli.room.server_address import (
    EVERYWHERE,
    PORT,
    addresses_of,
    hosts_of,
    read_tls,
    say_behind_proxy,
)
from pixsim.cli.room.sleep_prevention import awake_sentence, keep_awake
from pixsim.cli.sources import load_the_bank, open_journal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext

if TYPE_CHECKING:
    from pixsim.journeys.context import Context
    from pixsim.journeys.walk import Journey

CENTRE_PORT = 8490  # always the same: it is printed on slips
MOST_ROOMS = 10  # served at once from one centre


def serve_centre(
    *,
    rules: str | None,
    port: int,
    name: str | None,
    tls: tuple[Path, Path] | None,
    proxy: str | None,
    new_code: bool,
) -> None:
    """Serve a centre until Ctrl+C.

    Parameters
    ----------
    proxy : str or None
        Public address of a reverse proxy of this machine; the network otherwise.
    new_code : bool
        Draw another code for the trainer.
    """
    need_web()
    from pixsim.journeys.context import Context
    from pixsim.journeys.home import stay_at_home
    from pixsim.web.centre.server import CentreServer
    from pixsim.web.serving.server import LOCAL, Serving

    secured = read_tls(tls)
    say(_("Préparation des questions…"))
    bank = load_the_bank()
    with (
        closing(socket_at(LOCAL if proxy else EVERYWHERE, port)) as found,
        closing(open_journal()) as journal,
        _rooms_server(is_offered=proxy is None) as serve,
        keep_awake() as stays,
    ):
        served_at = found.getsockname()[1]
        addresses = (
            [proxy]
            if proxy
            else addresses_of(lan=True, port=served_at, name=name, tls=secured is not None)
        )
        context = Context(journal, bank.framework, bank=bank_reader(bank))

        def begin(own: Context) -> Journey[None]:
            return stay_at_home(own, person=own.only, rules=rules)

        server = CentreServer(
            context,
            hosts=hosts_of(addresses),
            address=addresses[0],
            begin=begin,
            serve=serve,
        )
        _say_served(addresses, served_at, lan=proxy is None, tls=secured is not None)
        _say_trainer(addresses, new_code=new_code)
        say(awake_sentence(stays))
        say(_("Ctrl+C ferme ; la même commande rouvre, et chacun reprend où il en était."))
        sys.stdout.flush()  # into the log of a service too, before it serves for days
        Serving(found, secured, behind_proxy=proxy is not None).run(server.app())


def _say_served(addresses: list[str], port: int, *, lan: bool, tls: bool) -> None:
    from pixsim.report.room.wording import OVERHEARD
    from pixsim.web.serving.network import qr_text

    say(_("Chacun ouvre cette adresse, et tape son code :"))
    for address in addresses[: max(1, len(addresses) - 1)]:
        say(f"  {address}/")
    if lan:
        say("\n" + qr_text(f"{addresses[0]}/"))
    else:
        say_behind_proxy(f"http://127.0.0.1:{port}")
    say(
        _("Les codes s'impriment de l'espace du formateur, ou par : {command}").format(
            command=f"pixsim class slips --address {addresses[0]} --html codes.html"
        )
    )
    if lan and not tls:
        say(OVERHEARD)


def _say_trainer(addresses: list[str], *, new_code: bool) -> None:
    """Where the trainer enters; their code when it is drawn, this once."""
    from pixsim.store.people.personal_codes import draw_trainer_code, read_codes

    say(_("Formateur : {address}").format(address=f"{addresses[0]}/trainer"))
    if new_code or not read_codes().trainer:
        say(
            _("Son code, écrit cette seule fois : {code}").format(code=draw_trainer_code())
            + "  "
            + _("Notez-le.")
        )
    else:
        say(_("Son code est celui d'avant ; perdu : --new-trainer-code en tire un autre."))


# ---- rooms


@contextmanager
def _rooms_server(*, is_offered: bool) -> Iterator[Any]:
    """What serves a room in a process of its own; None behind a proxy, which knows one port alone.

    When the centre closes, a room whose tests are over ends; the others go on until theirs are.
    """
    children: list[subprocess.Popen[bytes]] = []
    yield partial(_serve_room, children) if is_offered else None
    going_on = sum(child.poll() is None for child in children)
    if going_on:
        said = ngettext(
            "{n} salle ouverte d'ici se ferme dès que ses épreuves sont finies.",
            "{n} salles ouvertes d'ici se ferment dès que leurs épreuves sont finies.",
            going_on,
        )
        say(said.format(n=going_on))


def _serve_room(
    children: list[subprocess.Popen[bytes]], number: int
) -> tuple[tuple[str, ...], str]:
    """Serve a room on the first port that is free: its addresses, and the invigilator's entry.

    Raises
    ------
    RuntimeError
        With what the process said, where it could not begin.
    """
    if sum(child.poll() is None for child in children) >= MOST_ROOMS:
        raise RuntimeError(_("Trop de salles sont ouvertes d'ici."))
    arguments = [sys.executable, "-m", "pixsim", "room", "serve", str(number), "--lan"]
    options = ["--remote-invigilator", "--port", str(_free_port()), "--json", "--watched"]
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            [*arguments, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,  # Ctrl+C of this terminal is not for it
        )
        children.append(child)
        assert child.stdout is not None
        told = read_server_message(child.stdout)
        if told is None:
            child.wait()
            errors.seek(0)
            raise RuntimeError(errors.read().decode(errors="replace").strip())
    return tuple(told["addresses"]), str(told["entry"])


def _free_port() -> int:
    from pixsim.web.serving.server import listening_socket

    for port in range(PORT, PORT + MOST_ROOMS):
        try:
            listening_socket(EVERYWHERE, port).close()
        except OSError:
            continue
        return port
    return PORT
