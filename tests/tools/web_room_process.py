"""A room served by a process of its own, for tests with real sockets and real browsers."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import wall_clock
from pixsim.profile import Profile
from pixsim.running.room.desk import Desk
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.journal import Journal
from pixsim.web.room.server import RoomServer
from pixsim.web.serving.guard import Limits
from pixsim.web.serving.server import LOCAL, Serving, listening_socket
from tests.conftest import ManualClock
from tests.running.rooms import RoomOfTests


@dataclass(frozen=True)
class Served:
    """A room in another process."""

    child: int
    host: str
    token: str
    code: str

    @property
    def address(self) -> str:
        """Where candidates enter."""
        return f"http://{self.host}"


def _serve(
    path: Path,
    bank: Bank,
    profile: Profile,
    names: Sequence[tuple[str, str]],
    port: int,
    limits: Limits,
    pipe: int,
) -> None:
    with closing(listening_socket(LOCAL, port)) as found, closing(Journal(path)) as journal:
        known = Rooms(journal).numbers()
        if not known:
            RoomOfTests(journal, bank, profile, ManualClock(), names=names)
        number = Rooms(journal).numbers()[0]
        with Desk(
            journal, number, bank=bank, profile_of=lambda _id: profile, clock=wall_clock
        ) as desk:
            host = f"{LOCAL}:{found.getsockname()[1]}"
            server = RoomServer(
                desk, hosts=frozenset({host}), address=f"http://{host}", limits=limits
            )
            token = server.invigilators.new_entry()
            os.write(pipe, f"{host} {token} {desk.room.access_code}\n".encode())
            Serving(found).run(server.app())


@contextmanager
def room_server(
    path: Path,
    bank: Bank,
    profile: Profile,
    names: Sequence[tuple[str, str]],
    port: int = 0,
    limits: Limits | None = None,
) -> Iterator[Served]:
    """Serve the room of a journal, made when there is none, until the block ends."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            _serve(path, bank, profile, names, port, limits or Limits(), writer)
        finally:
            os._exit(0)
    os.close(writer)
    try:
        said = b""
        while not said.endswith(b"\n") and (chunk := os.read(reader, 400)):
            said += chunk
        yield Served(child, *said.decode().split())
    finally:
        os.close(reader)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
