"""A candidate's own terminal in a room elsewhere: the sitting is here, each event is also sent.

What was committed and not acknowledged is the outbox: the journal itself. A cut network stops
nothing; events leave in order once it is back, and sending one twice changes nothing.
"""

from __future__ import annotations

import json
import queue
import threading
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from pixsim.foundation.clock import Clock
from pixsim.running.exam import Exam
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.running.room.remote import UnreachableError, ask_room
from pixsim.store.seals.seal import read_events
from pixsim.store.sittings.journal import Journal, JournalError

EVERY = 5.0  # seconds between two messages when nothing happens
PATIENCE = 30.0  # seconds for an answer: to draw a test may take some
MOST_EVENTS = 40  # of one message
MOST_BYTES = 4 * 1024 * 1024


class Link:
    """A room elsewhere, as a candidate's terminal reaches it.

    Parameters
    ----------
    address : str
        ``http://192.168.1.12:8480``
    token : str
        Known to this terminal alone.
    """

    def __init__(self, address: str, token: str) -> None:
        self.address, self._token = address.rstrip("/"), token

    def about(self) -> dict[str, Any]:
        """The room: number, place, rules, whether a birth date is asked."""
        return self._ask("")

    def join(self, first: str, last: str, birth: str) -> dict[str, Any]:
        """Say who one is; the seat."""
        return self._ask("/join", {"first": first, "last": last, "birth": birth})

    def seat(self) -> dict[str, Any]:
        """Where one stands at the door."""
        return self._ask("/seat")

    def read(self) -> dict[str, Any]:
        """The instructions are read."""
        return self._ask("/read", {})

    def back(self) -> dict[str, Any]:
        """Ask to go on after an interruption."""
        return self._ask("/back", {})

    def enter(self, code: str) -> dict[str, Any]:
        """Begin or go on, with the access code; the plan of the sitting."""
        return self._ask("/enter", {"code": code})

    def result(self) -> dict[str, Any]:
        """What came of it: ``published``, then ``result``, ``page`` and ``document``."""
        return self._ask("/result")

    def send(self, first: int, events: list[str], now: datetime) -> dict[str, Any]:
        """Send events; how many have arrived in all, and what the invigilator orders."""
        return self._ask("/send", {"first": first, "events": events, "now": now.isoformat()})

    def _ask(self, path: str, told: dict[str, Any] | None = None) -> dict[str, Any]:
        """One question.

        Raises
        ------
        UnreachableError, OrderRefusedError
        """
        headers = {"Authorization": f"Bearer {self._token}", "Origin": self.address}
        body = None if told is None else json.dumps(told).encode()
        if body is not None:
            headers["Content-Type"] = "application/json"
        return ask_room(f"{self.address}/api/link{path}", headers, body, PATIENCE)


class Outbox:
    """Sends what the journal has of a sitting, in order, and brings back what is ordered.

    Parameters
    ----------
    link : Link
    sitting : str
    clock : callable
        Of this machine.

    Attributes
    ----------
    orders : queue.Queue
        As `pixsim.running.room.linked_exam.orders_due` gives them, to be carried out by who holds the
        exam, before the next message is sent.
    offline_since : datetime or None
    refused : str
        Stable word, where the room answers and refuses.
    closed : bool
        The session was finalised without what is left here: nothing more is sent.
    """

    def __init__(self, link: Link, sitting: str, clock: Clock) -> None:
        self._link, self._sitting, self._clock = link, sitting, clock
        self.orders: queue.Queue[dict[str, Any]] = queue.Queue()
        self.offline_since: datetime | None = None
        self.known: int | None = None
        self.refused = ""
        self.closed = False

    def exchange(self, journal: Journal) -> bool:
        """One message; whether there is more to send.

        Orders that were brought and not carried out yet hold it back: what they lead to must be in
        the next one.
        """
        if self.closed or not self.orders.empty():
            return False
        events = [] if self.known is None else self._waiting(journal)
        first = (self.known or 0) + 1
        try:
            said = self._link.send(first, events, self._clock())
        except UnreachableError:
            self.offline_since = self.offline_since or self._clock()
            return False
        except OrderRefusedError as error:
            self.refused = error.error
            return False
        self.offline_since, self.refused = None, ""
        self.known = int(said["acknowledged"])
        for order in said["orders"]:
            self.orders.put(order)
        return bool(self._waiting(journal)) and not said["orders"]

    def carry_out(self, order: dict[str, Any], exam: Exam) -> None:
        """Do to the exam what the invigilator ordered.

        Raises
        ------
        JournalError, EventRefusedError
        """
        over = exam.session.is_over
        match order["do"]:
            case "give_time" if not over:
                exam.add_time(int(order["minutes"]))
            case "decide" if not over and exam.session.report_pending:
                exam.decide_report(confirmed=bool(order["confirmed"]))
            case "end":
                if not over:
                    exam.end(order["reason"])
                self.closed = order["reason"] == "finalised"

    def _waiting(self, journal: Journal) -> list[str]:
        """What was committed and has not arrived."""
        with journal.snapshot() as connection:
            rows = read_events(connection, self._sitting)[self.known or 0 :][:MOST_EVENTS]
        found: list[str] = []
        size = 0
        for *_rest, body in rows:
            size += len(body)
            if found and size > MOST_BYTES:
                break
            found.append(body)
        return found


class Sender:
    """Runs an outbox in a thread of its own.

    Parameters
    ----------
    outbox : Outbox
    journal : Journal
        Of the thread that holds the exam: read by a connection of its own, in another folder once it
        goes on there.
    every : float
        Seconds.
    """

    def __init__(self, outbox: Outbox, journal: Journal, every: float = EVERY) -> None:
        self.outbox, self._journal, self._every = outbox, journal, every
        self._wake, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="room link")

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def poke(self) -> None:
        """Something was committed, or carried out: send now."""
        self._wake.set()

    def stop(self, patience: float = 3.0) -> None:
        """Send what is left, if the room answers, and end."""
        self._stopped.set()
        self._wake.set()
        self._thread.join(patience)

    def _run(self) -> None:
        ended = False
        while not ended:
            try:
                ended = self._run_in(self._journal.path)
            except JournalError:  # cannot be opened: again in a moment
                ended = self._stopped.is_set()
                self._wait()

    def _run_in(self, path: Path) -> bool:
        """Send what a journal has until the exam goes on in another one; whether it is the end."""
        with closing(Journal(path)) as journal:
            while path == self._journal.path:
                last = self._stopped.is_set()
                with suppress(JournalError):  # another write is under way: again in a moment
                    while self.outbox.exchange(journal):
                        pass
                if last:
                    return True
                self._wait()
        return False

    def _wait(self) -> None:
        self._wake.wait(self._every)
        self._wake.clear()
