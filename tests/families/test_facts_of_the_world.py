"""Facts that statements rest on, read elsewhere than in the statement; solutions that go too far."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.messaging.files import invitation
from pixsim.families.privacy.assisted import talk_taken_back
from pixsim.families.privacy.consents import Line, _reached
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import ANYONE
from pixsim.worlds.core import World
from pixsim.worlds.goals import reached

ZONES = {"Montréal": "America/Toronto", "La Réunion": "Indian/Reunion", "Nouméa": "Pacific/Noumea"}
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip


def test_the_lag_of_an_invitation_is_that_of_its_day() -> None:
    seen = set()
    for seed in range(400):
        values = invitation(np.random.default_rng(seed))
        text = values["files"]["invitation.txt"].decode()
        ((day, month, year),) = re.findall(
            r"^Date : .*?(\d+)\w* (\w+) (\d{4})$", text, re.MULTILINE
        )
        ((place, lag, way),) = re.findall(r"^Début : .* à (.*) \((\d+) h de (\w+) qu'à Paris", text, re.MULTILINE)  # fmt: skip
        noon = datetime(int(year), MONTHS.index(month) + 1, int(day), 12)
        there, here = (noon.replace(tzinfo=ZoneInfo(zone)).utcoffset() for zone in (ZONES[place], "Europe/Paris"))  # fmt: skip
        assert there is not None
        assert here is not None
        hours = (there - here).total_seconds() / 3600
        assert hours == (1 if way == "plus" else -1) * int(lag), (place, month)
        seen.add((place, month))
    assert len(seen) > 30  # of 33: each place in nearly each month


def test_the_link_of_another_conversation_stays() -> None:
    for seed in range(60):
        values = talk_taken_back(np.random.default_rng(seed))
        start: World = values["world"]
        goal = values["goal"]
        done = start
        for act in values["solution"]:
            done = done.step(act)
        assert reached(goal, start, done)
        (mine,) = (one.id for one in start.talks if one.title == values["title"])  # type: ignore[attr-defined]
        assert {one.id for one in start.links}.isdisjoint(one.id for one in start.talks)  # type: ignore[attr-defined]
        for link in start.links:  # type: ignore[attr-defined]
            if link.talk == mine and link.who == ANYONE:
                continue
            too_far = start.step(acts.Links()).step(acts.Revoke(link=link.id)).step(acts.Back())
            for act in values["solution"]:
                too_far = too_far.step(act)
            assert not reached(goal, start, too_far), (seed, link.id)


def test_the_last_day_counts_for_who_agrees_and_for_who_withdraws() -> None:
    last, next_day = date(2026, 5, 31), date(2026, 6, 1)

    def of(who: str, day: date, action: str = "accord", use: str = "enquêtes") -> Line:
        return day, f" {who}@x.test", use, action, "R1"

    lines = [
        *(of(who, date(2026, 5, 1)) for who in ("ana", "max")),
        of("léa", last), of("zoé", next_day), of("ana", last, "retrait", "tous"), of("max", next_day, "retrait"),
    ]  # fmt: skip
    held = _reached(lines, "enquêtes", last, frozenset({"R1"}))
    assert held == {"max@x.test", "léa@x.test"}
