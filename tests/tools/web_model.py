"""Many people in a room, each doing anything at any time, beside a model that is much simpler.

The model knows phases, numbers of answers and minutes; it knows nothing of pages, events or engines.
After each step the room must say the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.conftest import ManualClock
from tests.tools.web_browser import WebBrowser
from tests.tools.web_room import ServedRoom

Phase = Literal["out", "reading", "waiting", "permitted", "inside", "reporting", "silent", "asking",
                "ended"]  # fmt: skip
STATES: dict[Phase, str] = {
    "out": "absent", "reading": "waiting", "waiting": "waiting", "permitted": "permitted",
    "inside": "under_way", "reporting": "reporting", "silent": "interrupted",
    "asking": "asking_back", "ended": "ended",
}  # fmt: skip
MINUTES = 105


@dataclass
class Somebody:
    """A candidate as the model has them."""

    seat: int
    browser: WebBrowser
    phase: Phase = "out"
    outcomes: list[str] = field(default_factory=list)
    minutes: int = 0
    started: float = 0.0
    permitted: bool = False  # to come back


class Crowd:
    """Drives a served room at random, and compares it with the model.

    Parameters
    ----------
    room : ServedRoom
        Under V3.
    clock : ManualClock
    people : int
    seed : int
    """

    def __init__(self, room: ServedRoom, clock: ManualClock, people: int, seed: int) -> None:
        self.room, self._clock, self._chance = room, clock, random.Random(seed)
        self.people = [
            Somebody(seat, room.browser(f"192.168.7.{20 + seat}")) for seat in range(1, people + 1)
        ]
        self._begun = clock.now
        self.refused = 0

    # ---- what anybody may do

    def step(self) -> None:
        """Somebody does something, some time goes by."""
        one = self._chance.choice(self.people)
        self._act(one)
        if self._chance.random() < 0.3:
            self._clock.step(self._chance.randrange(1, 25))
            for each in self.people:
                if each.phase in ("inside", "reporting"):
                    each.browser.get("/alive")
        self.compare(one)

    def _act(self, one: Somebody) -> None:
        acts: dict[Phase, tuple[Callable[[Somebody], None], ...]] = {
            "out": (self._join,),
            "reading": (self._read, self._too_early),
            "waiting": (self._confirm, self._too_early),
            "permitted": (self._enter, self._wrong_code),
            "inside": (*[self._answer] * 12, *[self._pass] * 3, self._report, self._give_time,
                       self._stale, self._fall_silent, self._end),
            "reporting": (self._decide, self._answer_anyway, self._give_time),
            "silent": (self._ask_back, self._authorise),
            "asking": (self._authorise, self._come_back),
            "ended": (self._look,),
        }  # fmt: skip
        self._chance.choice(acts[one.phase])(one)

    def _join(self, one: Somebody) -> None:
        person = self.room.room.people[one.seat]
        one.browser.get("/")
        one.browser.press("Continuer", first=person.first_name, last=person.last_name, birth="2000-03-03")  # fmt: skip
        one.phase = "reading"

    def _read(self, one: Somebody) -> None:
        one.browser.get("/")
        one.browser.press("Continuer", accept="1")
        one.phase = "waiting"

    def _too_early(self, one: Somebody) -> None:
        """The code alone opens nothing."""
        one.browser.get("/")
        tokens = [c.value for f in one.browser.page.forms for c in f.controls if c.name == "form"]
        one.browser.post(
            "/enter", [("form", (tokens or ["none"])[0]), ("code", self.room.room.code)]
        )

    def _confirm(self, one: Somebody) -> None:
        self.room.order("confirm_presence", one.seat)
        one.phase = "permitted"

    def _wrong_code(self, one: Somebody) -> None:
        one.browser.get("/")
        page = one.browser.press("Commencer l'épreuve", code="BBBB22")
        assert "pas le bon" in page.text

    def _enter(self, one: Somebody) -> None:
        one.browser.get("/")
        one.browser.press("Commencer l'épreuve", code=self.room.room.code)
        one.phase, one.started = "inside", self._now()

    def _answer(self, one: Somebody) -> None:
        one.browser.get("/")
        self.room.answer(one.browser, one.seat)
        self._answered(one, "ok")

    def _pass(self, one: Somebody) -> None:
        page = one.browser.get("/")
        if page.has_button("Commencer"):
            one.browser.press("Commencer")
        page = one.browser.press("Je passe")
        if "ne plus demander" in page.text:
            one.browser.press("Passer, et ne plus demander")
        self._answered(one, "skipped")

    def _answered(self, one: Somebody, outcome: str) -> None:
        one.outcomes.append(outcome)
        if len(one.outcomes) == self.room.sitting(one.seat).session.length:
            one.phase = "ended"

    def _report(self, one: Somebody) -> None:
        page = one.browser.get("/")
        if page.has_button("Commencer"):
            one.browser.press("Commencer")
        one.browser.press("Signaler un problème")
        one.browser.press("Signaler", problem="1")
        one.phase = "reporting"

    def _answer_anyway(self, one: Somebody) -> None:
        """Nothing is answered while a report waits."""
        page = one.browser.get("/")
        assert not page.has_button("Je valide")

    def _decide(self, one: Somebody) -> None:
        line = self.room.line(one.seat)
        report = line["reports"][-1]
        confirmed = self._chance.random() < 0.5
        reason = report["reasons"][0]["subcategory"]
        self.room.order(
            "decide", one.seat, place=report["place"], confirmed=confirmed, reason=reason
        )
        one.phase = "inside"

    def _give_time(self, one: Somebody) -> None:
        minutes = self._chance.randrange(1, 9)
        self.room.order("give_time", one.seat, minutes=minutes)
        one.minutes += minutes

    def _stale(self, one: Somebody) -> None:
        """An order on a view of before is refused, and changes nothing."""
        watching = self.room.browser("127.0.0.1")
        bearer = {"authorization": f"Bearer {self.room.server.invigilators.new_entry()}"}
        version = self.room.line(one.seat)["version"] - 1
        told = {"do": "end_test", "seat": one.seat, "version": version}
        assert self.room.api(watching, told, **bearer).status_code == 409
        self.refused += 1

    def _fall_silent(self, one: Somebody) -> None:
        """Their link is cut for more than a minute; the others go on."""
        for _ in range(2):
            self._clock.step(35)
            for each in self.people:
                if each is not one and each.phase in ("inside", "reporting"):
                    each.browser.get("/alive")
        one.phase = "silent"

    def _ask_back(self, one: Somebody) -> None:
        page = one.browser.get("/")
        if page.has_button("Demander à reprendre"):
            one.browser.press("Demander à reprendre")
            one.phase = "asking"

    def _authorise(self, one: Somebody) -> None:
        self.room.order("authorise_resume", one.seat)
        one.permitted = True
        one.browser.get("/")
        one.browser.press("Reprendre", code=self.room.room.code)
        one.phase, one.permitted = "inside", False

    def _come_back(self, one: Somebody) -> None:
        """Without a permission nobody comes back."""
        assert not one.browser.get("/").has_button("Je valide")

    def _end(self, one: Somebody) -> None:
        if self._chance.random() < 0.15:
            self.room.order("end_test", one.seat)
            one.phase = "ended"

    def _look(self, one: Somebody) -> None:
        assert "Test terminé" in one.browser.get("/").text

    # ---- both sides

    def _now(self) -> float:
        return (self._clock.now - self._begun).total_seconds()

    def compare(self, one: Somebody) -> None:
        """The room says of somebody what the model does."""
        line = self.room.line(one.seat)
        expected = STATES[one.phase]
        assert line["state"] == expected, (one.seat, one.phase, line["state"])
        if one.phase in ("inside", "reporting", "silent", "asking"):
            left = (MINUTES + one.minutes) * 60 - (self._now() - one.started)
            assert line["remaining_seconds"] == int(left)
            assert line["answered"] == len(one.outcomes)
            assert line["minutes_added"] == one.minutes

    def finish(self) -> None:
        """The session is finalised and published: each result is that of the model's answers."""
        unfinished = {
            str(one.seat): "candidate"
            for one in self.people
            if (line := self.room.line(one.seat))["started_at"]
            and (line["needs_reason"] or line["state"] != "ended")
        }
        answers = {one.seat: list(one.outcomes) for one in self.people}
        self.room.order("finalise", aborts=unfinished, comment="")
        self.room.order("publish")
        for one in self.people:
            sitting = self.room.desk.room.seat(one.seat).sitting
            if sitting is None:
                continue
            session, _count = self.room.desk.journal.load(sitting)
            assert [r.outcome.code for r in session.responses] == answers[one.seat]
            assert self.room.desk.journal.integrity(sitting) == "intact"
            assert self.room.desk.journal.result(sitting) is not None
            assert "Le résultat" in one.browser.get("/").text
