"""The coach line by line: goal, today, reasons, questions."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.journeys.coach import follow_goal
from pixsim.plain.dialogue import Closed
from pixsim.plain.home import Home
from pixsim.profile import Profile
from pixsim.running.goal_setting import exam_day, pix_of
from pixsim.store.people.plans import read_goal
from pixsim.store.people.profiles import create_profile
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.plain.talking import dialogue, in_lines


@pytest.fixture
def lea(sample: Profile) -> Profile:
    made, _path = create_profile(sample.model_copy(update={"id": "lea", "name": "Léa"}))
    return made


def test_a_goal_is_set_followed_and_forgotten(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    lines = ["hier", "3 semaines", "15", "12345", "v2", "pix", "9999", "300", "why", "begin"]
    talk, out = dialogue([*lines, "/arrêter", "forget", "yes"])
    with suppress(Closed):
        in_lines(talk, journal, bank.framework, clock, follow_goal, lea)
    said = out.getvalue().replace("\u00a0", " ")
    assert "Ce n'est ni une date à venir" in said
    assert "objectif : 300 pix" in said
    assert "Il reste" in said
    assert "C'est un modèle" in said
    assert "Question 1 : " in said
    assert "Oublier cet objectif ? Vos réponses restent." in said
    assert read_goal(lea) is None


def test_the_home_offers_a_goal_then_today(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    lines = [lea.id, "coach", "2", "10", "1234567", "v2", "keep", "back", "leave"]
    talk, out = dialogue(lines)
    with suppress(Closed):
        Home(talk, journal, bank.framework, clock).run()
    said = out.getvalue().replace("\u00a0", " ")
    assert said.index("Mon objectif : préparer une date") < said.index("Aujourd'hui : 10 minutes")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20/12", date(2026, 12, 20)), ("1/3", date(2027, 3, 1)), ("20/12/2026", date(2026, 12, 20)),
        ("2026-12-20", date(2026, 12, 20)), ("3 semaines", date(2026, 12, 16)), ("1", date(2026, 12, 2)),
        ("20/12/2020", None), ("31/02", None), ("0", None), ("demain", None), ("", None),
        ("999", date(2046, 1, 17)), ("25/11/2026", None),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(typed: str, day: date | None) -> None:
    found = exam_day(typed, date(2026, 11, 25))
    if typed == "999":  # far: refused with the goal
        assert found is not None
        assert found > date(2026, 11, 25) + timedelta(days=730)
    else:
        assert found == day


def test_pix_are_read_or_refused() -> None:
    assert pix_of(" 300 ") == 300
    assert [pix_of(text) for text in ("0", "897", "-3", "x", "", "3.5")] == [None] * 6
