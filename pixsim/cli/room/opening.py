"""``pixsim room open``: the invigilator's screen, and with it the server of the browsers."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.room.class_in_one_go import class_options, create_class_room, refuse_class_options
from pixsim.cli.room.held_room import hold_room, kept_room, leave_refused
from pixsim.cli.room.server_address import PORT, read_proxy, serving_options
from pixsim.cli.room.serving import CLOSE
from pixsim.cli.room.sleep_prevention import awake_sentence, keep_awake
from pixsim.foundation.i18n import gettext as _

BEGINNING = 30.0  # seconds for a server to answer
LEAVING = 10.0  # seconds for a server to end


@click.command(
    "open",
    help=_(
        "Ouvre l'interface du surveillant : qui est là, qui répond, ce qui est signalé. Seule, la commande "
        "ouvre la salle sur ce poste : les candidats y passent l'épreuve tour à tour. --lan la sert "
        "aussi aux navigateurs et aux terminaux du réseau, --browser aux navigateurs de cet ordinateur. "
        "Sans numéro, --class crée la salle et inscrit la classe d'abord. "
        "Après une coupure, la même commande reprend la salle où elle était ; dans une deuxième "
        "fenêtre, elle ouvre une deuxième interface sur une salle déjà servie."
    ),
    short_help=_("Ouvre l'interface du surveillant, et la salle."),
)
@click.argument("number", metavar=_("[SALLE]"), type=click.IntRange(1), required=False)
@serving_options
@class_options
@click.option(
    "--browser", "here", is_flag=True, help=_("Servir aussi les navigateurs de cet ordinateur.")
)
def open_room(
    number: int | None,
    lan: bool,
    port: int,
    name: str | None,
    remote: bool,
    tls: tuple[Path, Path] | None,
    proxy: str | None,
    here: bool,
    **at_once: Any,
) -> None:
    """Show a room until its screen is left; hold it meanwhile, or let a server of its own hold it."""
    from pixsim.cli.fronts.terminal import has_terminal

    if number is not None:
        refuse_class_options(at_once)
        kept_room(number)  # leaves where there is none, before anything else is read
    public = read_proxy(proxy, lan=lan, name=name, tls=tls)
    if not (lan or here or public) and (name or remote or tls or port != PORT):
        raise click.UsageError(_("--port, --name, --remote-invigilator et --tls demandent --lan."))
    if not has_terminal():
        say(_("L'interface du surveillant s'ouvre dans un terminal."), err=True)
        raise SystemExit(ExitCode.USAGE)
    if number is None:
        number = create_class_room(**at_once)
    if (far := _find_running_server(number)) is not None:
        _show_far_room(far)
    if not (lan or here or public):
        _open_alone(number)
    from pixsim.cli.fronts.browser import need_web
    from pixsim.report.room.wording import OVERHEARD

    need_web()
    options = [*(["--lan"] if lan else []), "--port", str(port)]
    options += [*(["--name", name] if name else []), *(["--remote-invigilator"] if remote else [])]
    options += ["--tls", *map(str, tls)] if tls else []
    options += ["--proxy", public] if public else []
    say(_("Préparation de la salle…"))
    with _room_server(number, options) as told:
        say(awake_sentence(bool(told["awake"])))
        if lan and tls is None:
            say(OVERHEARD)
        far = _reach_room(number, holds=True)
        if far is None:
            raise SystemExit(ExitCode.NEGATIVE)  # it ended as soon as it had begun
        _wait_for_answer(far)
        if code := _run_far_app(far):
            raise SystemExit(code)  # the screen broke: those who sit do not notice
    if _find_running_server(number) is not None:  # by who resumed it after its server was killed
        say(_("Une autre fenêtre sert la salle : elle reste ouverte."))
        return
    say(_("Salle fermée. Pour la rouvrir où elle était, la même commande."))


def _open_alone(number: int) -> None:
    """The room held by this process: candidates sit at this machine, one after the other."""
    from pixsim.cli.sources import load_the_bank
    from pixsim.tui.room_app import RoomApp

    with hold_room(number, load_the_bank()) as desk, keep_awake():
        app = RoomApp(desk)
        app.run()
        raise SystemExit(app.return_code or 0)


def _find_running_server(number: int) -> Any:
    """The room as another window serves it; None where none does."""
    from pixsim.running.room.open_room import OrderRefusedError

    far = _reach_room(number, holds=False)
    if far is None:
        return None
    try:
        far.view()
    except OrderRefusedError:  # left behind by a server that was killed
        return None
    return far


def _reach_room(number: int, *, holds: bool) -> Any:
    from pixsim.running.room.remote import FarRoom, read_entry
    from pixsim.store.rooms.server_record import read_served

    served = read_served(number)
    entry = None if served is None else read_entry(served.entry)
    if served is None or entry is None:
        return None
    try:
        return FarRoom(*entry, certificate=served.certificate, holds=holds)
    except OSError:  # its certificate has gone
        return None


def _wait_for_answer(far: Any) -> None:
    """Until a server that has just begun answers; a busy machine takes its time."""
    from pixsim.running.room.remote import UnreachableError

    end = time.monotonic() + BEGINNING
    while True:
        try:
            far.view()
            return
        except UnreachableError as error:
            if time.monotonic() > end:
                leave_refused(error.error)


def _show_far_room(far: Any) -> None:
    """The screen on a room that goes on without it."""
    raise SystemExit(_run_far_app(far))


def _run_far_app(far: Any) -> int:
    from pixsim.tui.room_app import FarRoomApp

    app = FarRoomApp(far)
    app.run()
    return app.return_code or 0


@contextmanager
def _room_server(number: int, options: list[str]) -> Iterator[dict[str, Any]]:
    """The server in a process of its own, until the block ends; what it said of itself.

    When the block fails, or this process is killed, it goes on as long as somebody sits.

    Raises
    ------
    SystemExit
        It could not begin: what it said is said.
    """
    arguments = [sys.executable, "-m", "pixsim", "room", "serve", str(number), *options]
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            [*arguments, "--json", "--watched"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,  # Ctrl+C of this terminal is not for it
        )
        assert child.stdin is not None
        assert child.stdout is not None
        yield _read_first_message(child, child.stdout, errors)
        with suppress(OSError):  # it has gone by itself
            child.stdin.write(CLOSE)
            child.stdin.close()
        try:
            child.wait(LEAVING)
        except subprocess.TimeoutExpired:
            child.terminate()
            child.wait()


def _read_first_message(
    child: subprocess.Popen[bytes], out: IO[bytes], errors: IO[bytes]
) -> dict[str, Any]:
    """What a server says once it answers; leaves, with what it said, where it could not begin."""
    if (found := read_server_message(out)) is not None:
        return found
    code = child.wait()
    errors.seek(0)
    say(errors.read().decode(errors="replace").strip(), err=True)
    raise SystemExit(code or ExitCode.NEGATIVE)


def read_server_message(out: IO[bytes]) -> dict[str, Any] | None:
    """The JSON that a server writes once it answers; None: it ended before.

    JSON of several lines ends with a line of its own.
    """
    text = b""
    while line := out.readline():
        text += line
        if line.rstrip() == b"}":
            found: dict[str, Any] = json.loads(text)
            return found
    return None
