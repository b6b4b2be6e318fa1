"""An act that takes long is tried aside: whoever else is in the room has their pages meanwhile."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.act_trials import Aside, Trials
from pixsim.running.trial_process import TOO_LONG
from pixsim.session.events import Acted
from pixsim.session.state import Session
from pixsim.store.sittings.journal import Journal
from pixsim.web.sitting.sitting import Sitting
from tests.conftest import ManualClock
from tests.tools.web_browser import WebBrowser
from tests.tools.web_room import ADDRESS, ServedRoom, served
from tests.web.test_link import TOKEN, begun
from tests.worlds.test_shell import SHELL

PATIENCE = 20.0  # seconds, that no test that passes takes


class Slow:
    """An act that is tried until another page of the room has answered, or for too long."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.other_answered = threading.Event(), threading.Event()
        self.was_let_go = False
        monkeypatch.setattr(Aside, "refusal", self._refusal)

    def _refusal(self, _content: bytes) -> str:
        self.begun.set()
        self.was_let_go = self.other_answered.wait(PATIENCE)
        return TOO_LONG

    def beside(self, other: WebBrowser, sent: object, loop: asyncio.AbstractEventLoop) -> None:
        """Have `sent` answered, and meanwhile the page of another."""

        async def page() -> None:
            assert await asyncio.to_thread(self.begun.wait, PATIENCE), "nothing was tried"
            answer = await other.client.get("/")
            assert answer.status_code == 200
            self.other_answered.set()

        async def both() -> None:
            await asyncio.gather(sent, page())  # type: ignore[call-overload]

        loop.run_until_complete(both())


@pytest.fixture(autouse=True)
def nothing_tried_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of any act."""
    monkeypatch.setattr(Trials, "_made", Trials())


@pytest.fixture
def room(journal: Journal, bank: Bank, sample: Profile, clock: ManualClock) -> Iterator[ServedRoom]:
    with served(journal, bank, sample, clock) as found:
        yield found


def test_a_candidate_s_act_keeps_no_other_page_waiting(
    room: ServedRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = SHELL.make_act("type", command="find / -name '*'")
    monkeypatch.setattr(Sitting, "attempt", lambda *_: (SHELL, act))
    hostile, other = room.begun(1), room.begun(2)
    slow = Slow(monkeypatch)
    controls = [control for form in hostile.page.forms for control in form.controls]
    token = next(control.value for control in controls if control.name == "form")
    sent = hostile.client.post("/world", data={"form": token}, headers={"origin": ADDRESS})
    slow.beside(other, sent, hostile.loop)
    assert slow.was_let_go


def test_a_terminal_s_act_keeps_no_page_waiting(
    room: ServedRoom,
    bank: Bank,
    tmp_path: Path,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    act = SHELL.make_act("type", command="find / -name '*'")
    with begun(room, bank, tmp_path, clock) as terminal:
        terminal.exchange()
        other, link = room.begun(2), terminal.link
        known = link.send(1, [], clock())["acknowledged"]
        monkeypatch.setattr(Session, "world", property(lambda _self: SHELL))
        slow = Slow(monkeypatch)
        event = Acted(at=clock() + timedelta(seconds=1), number=1, act=act.kept())
        told = {"first": known + 1, "events": [event.model_dump_json()]}
        headers = {"authorization": f"Bearer {TOKEN}", "origin": ADDRESS}
        sent = link.browser.client.post("/api/link/send", json=told, headers=headers)
        slow.beside(other, sent, link.browser.loop)
        assert slow.was_let_go
        assert link.send(known + 1, [], clock())["acknowledged"] == known  # it was refused
