"""An exam of a room elsewhere through lines alone: orders obeyed, a cut told, the way back, the result."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import click
import pytest
from click.testing import CliRunner

from pixsim.bank.reading.load import Bank
from pixsim.cli.remote_room.candidate_prompts import PlainPrompts, TerminalPrompts
from pixsim.cli.remote_room.exam import ask_code
from pixsim.plain.dialogue import Closed
from pixsim.plain.exam import ask_exam
from pixsim.plain.linked import LinkedDesk
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.running.room.link import Link, Outbox, Sender
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.running.room.remote import FarRoom
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.plain.talking import dialogue
from tests.tools.mocks import new_v3
from tests.tools.web_room_process import room_server

DEADLINE = 90.0  # seconds for anything to be said: a whole exam is prepared on a busy machine


class QuietSender(Sender):
    """Counts what it is asked to send, and sends nothing."""

    pokes = 0

    def poke(self) -> None:
        self.pokes += 1


class Linked:
    """Sits an exam of room 7; orders come when a line is about to be read."""

    def __init__(self, bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> None:
        plan = new_v3(sample, bank, seed=5, clock=clock).model_copy(update={"room": 7})
        journal.create(plan)
        self.journal, self.name, self.clock, self.bank = journal, plan.id, clock, bank

    def sit(self, *steps: str | Callable[[LinkedDesk], object]) -> tuple[Exam, str, int]:
        """Lines typed, and between them what comes by the link; what was said, and what was sent."""
        lines = [step for step in steps if isinstance(step, str)]
        talk, out = dialogue(lines)
        with Exam(self.journal, self.name, clock=self.clock, bank=self.bank, room=7) as exam:
            exam.resume() if exam.session.started_at else exam.start()
            outbox = Outbox(Link("http://127.0.0.1:9", "t" * 43), self.name, self.clock)
            self.outbox, sender = outbox, QuietSender(outbox, self.journal)
            desk, ask, left = LinkedDesk(talk, exam, sender), talk.ask, list(steps)

            def asked(*given: object, **more: object) -> str:
                while left and not isinstance(left[0], str):
                    left.pop(0)(desk)  # type: ignore[operator]
                typed = ask(*given, **more)  # type: ignore[arg-type]
                left.pop(0)
                return typed

            talk.ask = asked  # type: ignore[method-assign]
            with contextlib.suppress(Closed):
                ask_exam(talk, exam, desk)
        return exam, " ".join(out.getvalue().replace("\u00a0", " ").split()), sender.pokes

    def order(self, **order: object) -> Callable[[LinkedDesk], object]:
        """Something the invigilator orders."""
        return lambda _desk: self.outbox.orders.put(order)


@pytest.fixture
def linked(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> Linked:
    return Linked(bank, sample, journal, clock)


def test_time_that_is_added_is_told_and_what_is_validated_is_sent(linked: Linked) -> None:
    give = linked.order(do="give_time", minutes=10)
    exam, said, pokes = linked.sit(give, "/passer", "", "/heure")
    assert exam.session.minutes_added == 10
    assert "Le surveillant a ajouté du temps. Il reste 1 heure 55 minutes" in said
    assert pokes >= 3


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_problem_waits_for_the_invigilator_who_decides_elsewhere(
    linked: Linked, confirmed: bool
) -> None:
    decide = linked.order(do="decide", place=0, confirmed=confirmed)
    lines = ("/signaler", "b", "rien ne s'ouvre", "voyons", "/heure")
    exam, said, _pokes = linked.sit(*lines, decide, "/heure")
    first, *_later = exam.session.reports
    assert not exam.session.report_pending
    assert "appelez le surveillant" in said
    assert "En attente du surveillant." in said
    assert "rien n'est à taper" in said
    assert "Confirmer : remplacer" not in said  # nobody but the invigilator decides
    assert ("remplacée" in said) is confirmed
    assert ("Pas de problème" in said or "pas de problème" in said) is not confirmed
    assert first is not None


def test_nobody_ends_a_test_alone_but_may_leave_and_come_back(linked: Linked) -> None:
    exam, said, _pokes = linked.sit("/passer", "", "/arrêter", "b")
    assert "Terminer maintenant" not in said
    assert "Le surveillant doit autoriser la reprise" in said
    assert not exam.session.is_over
    exam, said, _pokes = linked.sit("/signaler", "a", "", "/arrêter", "b")
    assert exam.session.report_pending  # left while a problem waits
    assert not exam.session.is_over
    exam, said, _pokes = linked.sit(linked.order(do="end", reason="invigilator"), "/heure")
    assert "Question 2 sur" not in said.split("appelez le surveillant")[0]
    assert exam.session.end_reason == "invigilator"
    assert "Le surveillant a terminé votre test." in said
    assert "le résultat sera montré quand la session sera publiée" in said


def test_a_cut_link_is_told_once_and_stops_nothing(linked: Linked) -> None:
    def cut(_desk: LinkedDesk) -> None:
        linked.outbox.offline_since = linked.clock()

    def mended(_desk: LinkedDesk) -> None:
        linked.outbox.offline_since = None

    exam, said, _pokes = linked.sit(cut, "/passer", "", "/passer", mended, "/heure")
    assert len(exam.session.responses) == 2
    assert said.count("La salle ne répond plus.") == 1
    assert said.count("De nouveau relié à la salle.") == 1


# ---- the command itself, against a room that is served


class Typist:
    """A person in front of ``pixsim exam --room ADDRESS --plain``, of a pipe."""

    def __init__(self, address: str, home: Path) -> None:
        env = {**os.environ, "PIXSIM_HOME": str(home), "PYTHONUNBUFFERED": "1"}
        self.child = subprocess.Popen(
            [sys.executable, "-m", "pixsim", "exam", "--room", address, "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=env,
            cwd=home,
            text=True,
        )
        self.said, self._lines = "", queue.Queue[str]()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.child.stdout is not None
        for line in self.child.stdout:
            self._lines.put(line)

    def type(self, *lines: str) -> None:
        """Type lines."""
        assert self.child.stdin is not None
        self.child.stdin.write("".join(f"{line}\n" for line in lines))
        self.child.stdin.flush()
        self.said = ""

    def hears(self, *texts: str) -> None:
        """Wait until all of it was said since the last line typed."""
        end = time.monotonic() + DEADLINE
        while not all(text in self.said for text in texts):
            assert time.monotonic() < end, self.said
            with contextlib.suppress(queue.Empty):
                line = self._lines.get(timeout=0.5).replace("\u00a0", " ")
                self.said += f"{line.rstrip()} "

    def leaves(self) -> int:
        """Close, and how it ended."""
        assert self.child.stdin is not None
        self.child.stdin.close()
        return self.child.wait(DEADLINE)


@contextlib.contextmanager
def typing(address: str, home: Path) -> Iterator[Typist]:
    """Somebody at the command, until the block ends."""
    typist = Typist(address, home)
    try:
        yield typist
    finally:
        if typist.child.poll() is None:
            typist.child.kill()
        typist.child.wait()


@pytest.mark.full
def test_a_room_from_the_door_to_the_published_result(
    bank: Bank, sample: Profile, journal: Journal, tmp_path: Path
) -> None:
    home = tmp_path / "lea"
    home.mkdir()
    with room_server(journal.path, bank, sample, [("Léa", "Petit")]) as served:
        room = FarRoom(served.address, served.token)

        def order(do: str, seat: int | None = None, **told: object) -> None:
            seen = room.view()
            version = seen["version"] if seat is None else seen["seats"][0]["version"]
            where = {} if seat is None else {"seat": seat}
            room.do({"do": do, **where, "version": version, **told})

        with typing(served.address, home) as lea:
            lea.hears("Prénom :")
            lea.type("Léa", "Durand", "03/03/2000")
            lea.hears("ne correspondent à personne", "Prénom :")
            lea.type("léa", "PETIT", "03/03/2000")
            lea.hears("Relancez la même commande", "Mode simple", "une fois les consignes lues :")
            lea.type("")
            lea.hears("En attente du surveillant…")
            order("confirm_presence", 1)
            lea.hears("Code d'accès")
            lea.type("ZZZZ99")
            lea.hears("n'est pas le bon")
            lea.type(served.code)
            lea.hears("Question 1 sur 32.")
            lea.type("/arrêter")
            lea.hears("Quitter ce poste", "Votre choix")
            lea.type("b")
            lea.hears("relancez la même commande", "autoriser la reprise")
            assert lea.leaves() == 0
        with typing(served.address, home) as lea:
            lea.hears("En attente du surveillant…")
            order("authorise_resume", 1)
            lea.hears("Code d'accès")
            lea.type(served.code)
            lea.hears("Question 1 sur 32.")
            order("give_time", 1, minutes=10)
            lea.hears("Le surveillant a ajouté du temps.")
            order("end_test", 1)
            lea.hears("Le surveillant a terminé votre test.", "En attente du résultat")
            order("finalise", aborts={"1": "candidate"}, comment="")
            order("publish")
            lea.hears("Score : ", "Chaque question expliquée", "Et maintenant ?", "Votre choix")
            lea.type("c")
            assert lea.leaves() == 0
        with typing(served.address, home) as lea:
            lea.hears("Test terminé.", "Score : ")


class DoorLink:
    """A room's door that takes one code, as it was typed."""

    def __init__(self) -> None:
        self.typed: list[str] = []

    def enter(self, code: str) -> dict[str, str]:
        self.typed.append(code)
        if len(self.typed) == 1:
            raise OrderRefusedError("access_code_incomplete")
        return {"plan": "drawn"}


@pytest.mark.parametrize("front", ["plain", "prompts"])
def test_an_access_code_goes_to_the_room_as_it_was_typed_and_is_asked_again(front: str) -> None:
    link, door = DoorLink(), click.Command("door")
    if front == "plain":
        talk, out = dialogue(["BCDF23 ", "BCDF23"])
        assert ask_code(cast(Link, link), PlainPrompts(talk)) == {"plan": "drawn"}
        said = out.getvalue()
    else:
        door.callback = lambda: ask_code(cast(Link, link), TerminalPrompts())
        done = CliRunner().invoke(door, input="BCDF23 \nBCDF23\n", standalone_mode=False)
        assert done.return_value == {"plan": "drawn"}
        said = done.output + done.stderr
    assert link.typed == ["BCDF23 ", "BCDF23"]
    assert "six signes, sans espace" in said
