"""``pixsim room serve``, ``resume`` and ``watch``: a room on the network, or on this machine alone."""

from __future__ import annotations

import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pixsim.cli.console.output import ExitCode, emit_json, say
from pixsim.cli.fronts.browser import need_web, socket_at
from pixsim.cli.room.held_room import (
    by_option,
    hold_room,
    kept_room,
    leave_refused,
    number_argument,
)
from pixsim.cli.room.server_address import (
    EVERYWHERE,
    addresses_of,
    entry_address,
    hosts_of,
    read_proxy,
    read_tls,
    say_served,
    serving_options,
)
from pixsim.cli.room.sleep_prevention import awake_sentence, keep_awake
from pixsim.cli.sources import load_the_bank
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.running.room.desk import Desk
    from pixsim.web.serving.server import Serving

HOW = ("lan", "port", "name", "remote", "tls", "proxy")
"""Options that say how a room is served."""
CLOSE = b"close\n"
"""What the window that opened a server writes to it when the invigilator closes the room."""


@click.command(
    help=_(
        "Sert une salle aux navigateurs, sans écran : les candidats entrent par l'adresse affichée, le "
        "surveillant par la sienne. Ctrl+C ferme la salle ; la même commande la reprend où elle était. "
        "Pour l'interface du surveillant en même temps : pixsim room open --lan."
    ),
    short_help=_("Sert une salle aux navigateurs."),
)
@number_argument
@serving_options
@click.option("--json", "as_json", is_flag=True, help=_("Dire en JSON par où l'on entre."))
@click.option("--watched", is_flag=True, hidden=True)
def serve(
    number: int,
    lan: bool,
    port: int,
    name: str | None,
    remote: bool,
    tls: tuple[Path, Path] | None,
    proxy: str | None,
    as_json: bool,
    watched: bool,
) -> None:
    """Hold a room and answer browsers until Ctrl+C, or until who opened it says so."""
    public = read_proxy(proxy, lan=lan, name=name, tls=tls)
    need_web()
    kept_room(number)
    from pixsim.running.room.remote import read_entry
    from pixsim.store.rooms.server_record import (
        ServedRoom,
        forget_served,
        keep_invigilators,
        keep_served,
        keep_serving,
        read_invigilators,
        read_served,
    )
    from pixsim.store.rooms.server_record import Serving as KeptServing
    from pixsim.web.room.server import RoomServer
    from pixsim.web.serving.server import LOCAL, Serving

    secured = read_tls(tls)
    if not as_json:
        say(_("Préparation de la salle…"))
    with (
        closing(socket_at(EVERYWHERE if lan else LOCAL, port)) as found,
        hold_room(number, load_the_bank()) as desk,
        keep_awake() as stays,
    ):
        serving = Serving(found, secured, behind_proxy=public is not None)
        addresses = addresses_of(lan=lan, port=port, name=name, tls=secured is not None)
        if public is not None:
            addresses.insert(0, public)
        server = RoomServer(
            desk,
            hosts=hosts_of(addresses),
            remote=remote,
            address=addresses[0],
            known=read_invigilators(number),
            remember=lambda names: keep_invigilators(number, names),
        )
        killed = read_served(number)  # left by a server that did not end by itself
        before = read_entry(killed.entry) if killed is not None else None
        token = server.invigilators.new_entry("" if before is None else before[1])
        entry = entry_address(addresses, token, tls=secured is not None)
        certificate = "" if secured is None else str(secured.certificate.resolve())
        keep_served(number, ServedRoom(entry, tuple(addresses), certificate))
        files = () if tls is None else tuple(str(file.resolve()) for file in tls)
        keep_serving(number, KeptServing(port, lan, remote, name or "", files, public or ""))
        code = desk.room.access_code
        if as_json:
            emit_json(
                {
                    "schema": "pixsim/room-served/1",
                    "number": number,
                    "addresses": [f"{address}/" for address in addresses],
                    "access_code": code,
                    "entry": entry,
                    "awake": stays,
                }
            )
            sys.stdout.flush()
        else:
            say_served(
                code,
                addresses,
                entry,
                lan=lan,
                tls=secured is not None,
                proxied=public is not None,
            )
            say(awake_sentence(stays))
            say(_("Ctrl+C ferme la salle ; la même commande la reprend. Le temps continue."))
            if owed := desk.view()["minutes_owed"]:
                _say_resumed(owed)
        if watched:
            threading.Thread(target=_watch_opener, args=(serving, desk), daemon=True).start()
        try:
            serving.run(server.app())
        finally:
            forget_served(number)


def _watch_opener(serving: Serving, desk: Desk) -> None:
    """End when told to; when who opened the server is gone, once no test is under way.

    The window of an invigilator may break: those who sit must not notice.
    """
    if sys.stdin.buffer.readline() != CLOSE:
        pause = threading.Event()
        while any(seat.is_under_way for seat in desk.room.tests):
            pause.wait(1.0)
    serving.stop()


def _resume_service(number: int, **options: Any) -> None:
    """Serve a room as it was last served, unless it is said how."""
    from pixsim.store.rooms.server_record import read_serving

    context = click.get_current_context()
    source = click.core.ParameterSource.DEFAULT
    is_said = any(context.get_parameter_source(name) is not source for name in HOW)
    if not is_said and (kept := read_serving(number)) is not None:
        tls = (Path(kept.tls[0]), Path(kept.tls[1])) if len(kept.tls) > 1 else None
        options |= {"lan": kept.lan, "port": kept.port, "remote": kept.remote}
        options |= {"name": kept.name or None, "tls": tls, "proxy": kept.proxy or None}
    assert serve.callback is not None
    serve.callback(number=number, **options)


resume = click.Command(
    "resume",
    callback=_resume_service,
    params=serve.params,
    help=_(
        "Reprend une salle dont le serveur s'est arrêté : mêmes places, mêmes questions, mêmes heures "
        "de fin, et, sans option, la même adresse, le même port, --lan et --tls. Les navigateurs et "
        "les écrans du surveillant se reconnectent seuls."
    ),
    short_help=_("Reprend une salle après une coupure."),
)


@click.command(
    help=_(
        "Ouvre l'interface du surveillant d'une salle servie par pixsim room serve : ENTRÉE est l'adresse "
        "qui y est écrite pour lui, avec ce qui suit le #."
    ),
    short_help=_("Ouvre l'interface du surveillant d'une salle servie."),
)
@click.argument("entry", metavar=_("ENTRÉE"))
@by_option
def watch(entry: str, by: str) -> None:
    """Watch over a room that another process serves."""
    from pixsim.cli.fronts.terminal import has_terminal
    from pixsim.running.room.open_room import OrderRefusedError
    from pixsim.running.room.remote import FarRoom, read_entry

    found = read_entry(entry)
    if found is None:
        raise click.BadParameter(
            _("une adresse comme http://127.0.0.1:8480/invigilator#… est attendue."),
            param_hint=_("ENTRÉE"),
        )
    far = FarRoom(*found, by[:80])
    try:
        far.view()
    except OrderRefusedError as error:
        leave_refused(error.error)
    if not has_terminal():
        say(_("L'interface du surveillant s'ouvre dans un terminal."), err=True)
        raise SystemExit(ExitCode.USAGE)
    from pixsim.tui.room_app import FarRoomApp

    app = FarRoomApp(far)
    app.run()
    raise SystemExit(app.return_code or 0)


def _say_resumed(minutes: int) -> None:
    say(
        _(
            "La salle a été fermée {n} min pendant l'épreuve : l'espace surveillant propose de les "
            "rendre à tous."
        ).format(n=minutes)
    )
