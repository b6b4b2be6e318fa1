"""How a room is reached: options of the commands that serve one, addresses, what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from pixsim.cli.console.options import flag
from pixsim.cli.console.output import say
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.web.serving.server import Tls

PORT = 8480
EVERYWHERE = "0.0.0.0"

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
lan_option = flag(
    "--lan", help=_("Ouvrir aux appareils du réseau ; sans cela, à cet ordinateur seul.")
)
remote_option = flag(
    "--remote-invigilator",
    "remote",
    help=_("Laisser le surveillant entrer depuis un autre ordinateur, par son mot de passe."),
)
tls_option = click.option(
    "--tls",
    nargs=2,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar=_("CERTIFICAT CLÉ"),
    help=_(
        "Chiffrer, avec un certificat et sa clé (PEM) que les appareils connaissent déjà ; --name est "
        "le nom qui y est écrit."
    ),
)


proxy_option = click.option(
    "--proxy",
    metavar="URL",
    help=_(
        "Servir derrière un serveur mandataire (reverse proxy) de cet ordinateur, qui répond à cette "
        "adresse."
    ),
)


def serving_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a room that is served, the first to be read first."""
    for option in (proxy_option, tls_option, remote_option, name_option, port_option, lan_option):
        command = option(command)
    return command


def read_tls(files: tuple[Path, Path] | None) -> Tls | None:
    """Certificate and key, both read once; leaves with a message where they do not go together."""
    if files is None:
        return None
    from pixsim.web.serving.server import Tls

    found = Tls(*files)
    try:
        found.check()
    except OSError:
        raise click.BadParameter(
            _(
                "{certificate} et {key} ne sont pas un certificat et sa clé sans mot de passe, en PEM."
            ).format(certificate=files[0], key=files[1]),
            param_hint="--tls",
        ) from None
    return found


def read_proxy(
    address: str | None, *, lan: bool, name: str | None, tls: tuple[Path, Path] | None
) -> str | None:
    """The address of a proxy that people type, without a path; leaves where it is none, or not alone."""
    if address is None:
        return None
    if lan or name or tls:
        raise click.UsageError(
            _(
                "--proxy se passe de --lan, de --name et de --tls : le serveur mandataire s'en charge."
            )
        )
    found = urlsplit(address)
    if found.scheme not in ("http", "https") or not found.hostname or found.path not in ("", "/"):
        raise click.BadParameter(
            _("une adresse comme https://pix.exemple.fr est attendue, sans chemin."),
            param_hint="--proxy",
        )
    return f"{found.scheme}://{found.netloc.lower()}"


def addresses_of(*, lan: bool, port: int, name: str | None, tls: bool = False) -> list[str]:
    """Addresses of a server here, the one to give first; this machine's own last."""
    from pixsim.web.serving.network import local_addresses
    from pixsim.web.serving.server import LOCAL

    given = [name] if name and lan else []
    found = [*given, *(local_addresses() if lan else ()), LOCAL]
    return [f"{'https' if tls else 'http'}://{one}:{port}" for one in found]


def hosts_of(addresses: list[str]) -> frozenset[str]:
    """The names a server answers to, as browsers write them; ``localhost`` is this machine."""
    found = {address.split("://")[1].lower() for address in addresses}
    return frozenset(found | {f"localhost:{one.rpartition(':')[2]}" for one in found})


def entry_address(addresses: list[str], token: str, *, tls: bool) -> str:
    """Where invigilators of this machine enter: over TLS, under the name of the certificate."""
    return f"{addresses[0 if tls else -1]}/invigilator#{token}"


def say_served(
    code: str, addresses: list[str], entry: str, *, lan: bool, tls: bool, proxied: bool = False
) -> None:
    """What the trainer needs, in the order in which it is needed."""
    from pixsim.report.room.wording import OVERHEARD
    from pixsim.web.serving.network import qr_text

    say(_("Les candidats ouvrent cette adresse :"))
    for address in addresses[: max(1, len(addresses) - 1)]:
        say(f"  {address}/")
    if lan or proxied:
        say("\n" + qr_text(f"{addresses[0]}/"))
    if proxied:
        say_behind_proxy(addresses[-1])
    say(_("Code d'accès, à donner à ceux qui sont présents : {code}").format(code=code))
    say(_("Surveillant, sur cet ordinateur :"))
    say(f"  {entry}")
    if lan and not tls:
        say(OVERHEARD)


def say_behind_proxy(address: str) -> None:
    """Where the proxy of this machine passes requests on to."""
    said = _("Le serveur mandataire s'adresse à http://127.0.0.1:{port}")
    say(said.format(port=address.rpartition(":")[2]))
