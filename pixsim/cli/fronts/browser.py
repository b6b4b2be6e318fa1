"""``pixsim web`` and ``pixsim exam --browser``: pixsim in a browser of this machine."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.sources import load_the_bank, open_journal
from pixsim.foundation.extras import install_command
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.bank.reading.load import Bank
    from pixsim.journeys.context import Context
    from pixsim.journeys.walk import Journey
    from pixsim.profile import Profile


def need_web() -> None:
    """Leave with a message where what makes pages is not installed."""
    from importlib.util import find_spec

    missing = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        say(
            _("Il manque {names}. Pour les installer : {command}").format(
                names=", ".join(missing), command=install_command("room")
            ),
            err=True,
        )
        raise SystemExit(ExitCode.USAGE)


def socket_at(host: str, port: int) -> socket.socket:
    """A socket to serve on; leaves with a message when its port cannot be had."""
    from pixsim.report.faults.system_causes import system_cause
    from pixsim.web.serving.server import listening_socket

    try:
        return listening_socket(host, port)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = _("un autre programme l'emploie") if taken else system_cause(error)
        raise click.BadParameter(
            _("le port {n} ne peut pas être pris : {why}.").format(n=port, why=why),
            param_hint="--port",
        ) from None


def exam_in_browser(
    profile: Profile | None,
    seed: int | None,
    rules: str | None,
    port: int,
    *,
    show: bool,
    way: str = "exam",
) -> None:
    """Serve exams one after another, until Ctrl+C or « Fermer pixsim »."""
    need_web()
    from pixsim.journeys.exams import ExamWish, sit_exams

    wish, is_begun = ExamWish(profile, rules, seed, way), False

    def begin(context: Context) -> Journey[None]:
        nonlocal is_begun
        first, is_begun = not is_begun, True
        return sit_exams(context, wish if first else replace(wish, way="exam"))

    _serve_browser(begin, port, show=show)


def home_in_browser(profile: Profile | None, rules: str | None, port: int, *, show: bool) -> None:
    """Serve the home of a person, and all it leads to, until Ctrl+C or « Fermer pixsim »."""
    need_web()
    from pixsim.journeys.home import stay_at_home

    person = "" if profile is None else profile.id
    _serve_browser(partial(stay_at_home, person=person, rules=rules), port, show=show)


def _serve_browser(begin: Callable[[Context], Journey[None]], port: int, *, show: bool) -> None:
    from pixsim.journeys.context import Context
    from pixsim.web.own_pages import Alone
    from pixsim.web.serving.server import LOCAL, Serving

    say(_("Préparation des questions…"))
    bank = load_the_bank()
    with closing(socket_at(LOCAL, port)) as found, closing(open_journal()) as journal:
        serving = Serving(found)
        address = f"http://{LOCAL}:{found.getsockname()[1]}"
        context = Context(journal, bank.framework, bank=bank_reader(bank))
        alone = Alone(
            context,
            partial(begin, context),
            address=address,
            tell=_address_teller(show=show),
            close=serving.stop,
        )
        serving.run(alone.app())
        if journal.is_relocated:  # the same command finds it there
            from pixsim.store.wording import rescued_sentence

            say(rescued_sentence(journal))


def bank_reader(bank: Bank) -> Callable[[str], Bank]:
    """What a `Context` reads banks by, where one is read already."""
    return partial(_bank_of, bank)


def _bank_of(bank: Bank, digest: str) -> Bank:
    """The bank that is read already, unless a sitting was planned with another one."""
    from pixsim.bank.reading.load import load_bank_of

    return load_bank_of(digest) if digest and digest != bank.digest else bank


def _address_teller(*, show: bool) -> Callable[[str], None]:
    """Tells the first address at length, those that follow in a line."""
    told: list[str] = []

    def tell(address: str) -> None:
        told.append(address)
        if len(told) > 1:
            say(_("Pour une autre fenêtre : {address}").format(address=address))
            return
        say(_("Ouvrez cette adresse dans le navigateur de cet ordinateur :"))
        say(f"  {address}")
        say(
            _(
                "Ctrl+C ferme pixsim. Ce qui est commencé se reprend par la même commande ; le temps "
                "d'une épreuve continue."
            )
        )
        if show:
            from pixsim.web.serving.server import open_browser

            open_browser(address)

    return tell
