"""``pixsim room serve``, ``resume`` and ``check``: a room on the network, or on this machine alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import click

from pixsim.cli.browser import need_web, socket_at
from pixsim.cli.output import ExitCode, say
from pixsim.cli.room.common import by_option, held, kept_room, number_argument, refuse
from pixsim.cli.sources import load_the_bank
from pixsim.i18n import gettext as _

PORT = 8480
EVERYWHERE = "0.0.0.0"

lan_option = click.option(
    "--lan",
    is_flag=True,
    help=_("Ouvrir aux appareils du réseau ; sans cela, à cet ordinateur seul."),
)
port_option = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    metavar="N",
    help=_("Port du serveur ; le même pour reprendre une salle."),
)
name_option = click.option(
    "--name",
    metavar=_("NOM"),
    help=_("Nom de cet ordinateur sur le réseau, s'il en a un (avec --lan)."),
)


def _serving(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a room that is served."""
    remote = click.option(
        "--remote-invigilator",
        "remote",
        is_flag=True,
        help=_("Laisser le surveillant entrer depuis un autre ordinateur, par son mot de passe."),
    )
    for option in (remote, name_option, port_option, lan_option, number_argument):
        command = option(command)
    return command


@click.command(
    help=_(
        "Sert une salle aux navigateurs : les candidats entrent par l'adresse affichée, le surveillant "
        "par la sienne. Ctrl+C ferme la salle ; la même commande la reprend où elle était."
    ),
    short_help=_("Sert une salle aux navigateurs."),
)
@_serving
def serve(number: int, lan: bool, port: int, name: str | None, remote: bool) -> None:
    """Hold a room and answer browsers until Ctrl+C."""
    need_web()
    kept_room(number)
    from pixsim.web.room.server import RoomServer
    from pixsim.web.server import LOCAL, Serving

    say(_("Préparation de la salle…"))
    with (
        closing(socket_at(EVERYWHERE if lan else LOCAL, port)) as found,
        held(number, load_the_bank()) as desk,
    ):
        serving = Serving(found)
        addresses = _addresses(lan, port, name)
        hosts = frozenset(address.removeprefix("http://") for address in addresses)
        server = RoomServer(desk, hosts=hosts, remote=remote, address=addresses[0])
        _say_served(desk.room.access_code, addresses, lan, server.invigilators.new_entry(), port)
        if desk.away:
            _say_resumed(server.minutes_away)
        serving.run(server.app())


resume = click.Command(
    "resume",
    callback=serve.callback,
    params=serve.params,
    help=_(
        "Reprend une salle dont le serveur s'est arrêté : mêmes places, mêmes questions, mêmes heures "
        "de fin. Les navigateurs se reconnectent seuls. C'est la même chose que serve."
    ),
    short_help=_("Reprend une salle après une coupure."),
)


@click.command(
    help=_(
        "Vérifie, avant la séance, que les appareils du réseau atteignent cet ordinateur : affiche ses "
        "adresses et un code QR, puis attend qu'un téléphone arrive."
    ),
    short_help=_("Vérifie que les appareils atteignent cet ordinateur."),
)
@port_option
@name_option
@click.option(
    "--wait",
    type=click.FloatRange(1, 3600),
    default=180,
    show_default=True,
    metavar=_("SECONDES"),
    help=_("Combien de temps attendre."),
)
def check(port: int, name: str | None, wait: float) -> None:
    """Show addresses, and wait for another device."""
    need_web()
    from pixsim.web.check import Check
    from pixsim.web.network import qr_text
    from pixsim.web.server import Serving

    addresses = _addresses(True, port, name)
    if len(addresses) == 1:
        say(_("Cet ordinateur n'est sur aucun réseau : seul 127.0.0.1 répondra."), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    with closing(socket_at(EVERYWHERE, port)) as found:
        serving = Serving(found)
        hosts = frozenset(address.removeprefix("http://") for address in addresses)
        waiting = Check(hosts, wait, serving.stop)
        say(_("Ouvrez une de ces adresses sur un téléphone du même réseau :"))
        for address in addresses[:-1]:
            say(f"  {address}/")
        say("\n" + qr_text(f"{addresses[0]}/"))
        serving.run(waiting.app())
    if waiting.seen:
        say(_("✓ Un appareil est arrivé ({address}) : la salle est joignable.").format(
            address=waiting.seen[0]))  # fmt: skip
        return
    say(
        _(
            "Personne n'est arrivé. Le pare-feu de cet ordinateur demande peut-être une autorisation "
            "(sous Windows, à la première ouverture), ou le réseau isole ses appareils (Wi-Fi "
            "d'invités) : essayez un partage de connexion, ou un câble. 127.0.0.1 marche toujours."
        ),
        err=True,
    )
    raise SystemExit(ExitCode.NEGATIVE)


@click.command(
    help=_(
        "Ouvre l'écran du surveillant d'une salle servie par pixsim room serve : ENTRÉE est l'adresse "
        "qui y est écrite pour lui, avec ce qui suit le #."
    ),
    short_help=_("Ouvre l'écran du surveillant d'une salle servie."),
)
@click.argument("entry", metavar=_("ENTRÉE"))
@by_option
def watch(entry: str, by: str) -> None:
    """Watch over a room that another process serves."""
    from pixsim.cli.terminal import has_terminal
    from pixsim.running.room_desk import OrderRefusedError
    from pixsim.running.room_far import FarRoom, read_entry

    found = read_entry(entry)
    if found is None:
        raise click.BadParameter(
            _("une adresse comme http://127.0.0.1:8480/invigilator#… est attendue."),
            param_hint="ENTRÉE",
        )
    far = FarRoom(*found, by[:80])
    try:
        far.view()
    except OrderRefusedError as error:
        refuse(error.error)
    if not has_terminal():
        say(_("L'écran du surveillant s'ouvre dans un terminal."), err=True)
        raise SystemExit(ExitCode.USAGE)
    from pixsim.tui.room_app import FarRoomApp

    app = FarRoomApp(far)
    app.run()
    raise SystemExit(app.return_code or 0)


def _addresses(lan: bool, port: int, name: str | None) -> list[str]:
    """Addresses of a server here, the one to give first; this machine's own last."""
    from pixsim.web.network import local_addresses
    from pixsim.web.server import LOCAL

    given = [name] if name and lan else []
    found = [*given, *(local_addresses() if lan else ()), LOCAL]
    return [f"http://{one}:{port}" for one in found]


def _say_served(code: str, addresses: list[str], lan: bool, token: str, port: int) -> None:
    from pixsim.web.network import qr_text
    from pixsim.web.server import LOCAL

    say(_("Les candidats ouvrent cette adresse :"))
    for address in addresses[: max(1, len(addresses) - 1)]:
        say(f"  {address}/")
    if lan:
        say("\n" + qr_text(f"{addresses[0]}/"))
    say(_("Code d'accès, à donner à ceux qui sont présents : {code}").format(code=code))
    say(_("Surveillant, sur cet ordinateur :"))
    say(f"  http://{LOCAL}:{port}/invigilator#{token}")
    if lan:
        say(
            _(
                "Sur un réseau ouvert, noms et réponses peuvent être lus : préférez un Wi-Fi protégé "
                "(WPA2), un câble ou votre partage de connexion."
            )
        )
    say(_("Ctrl+C ferme la salle ; la même commande la reprend. Le temps continue."))


def _say_resumed(minutes: int) -> None:
    say(
        _(
            "La salle a été fermée {n} min pendant l'épreuve : l'espace surveillant propose de les "
            "rendre à tous."
        ).format(n=minutes)
    )
