"""The shared agenda, step by step, through its lines."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from pixsim.worlds.agenda import acts
from pixsim.worlds.agenda.data import MOST_EVENTS, MOST_TITLE, Event, Person, days_of
from pixsim.worlds.agenda.world import Agenda
from pixsim.worlds.chrome.panels import Stage
from pixsim.worlds.core import World
from pixsim.worlds.lines import answered, spoken
from pixsim.worlds.random_walks import walk
from pixsim.worlds.registry import read_world
from pixsim.worlds.tasks import kept_all, replayed
from tests.worlds import test_mail
from tests.worlds.test_mail import refused

MONDAY = date(2026, 3, 9)
TUESDAY = MONDAY + timedelta(days=1)
PEOPLE = (
    Person(name="Ana", town="Montréal, UTC-5", busy={TUESDAY.isoformat(): (8, 9, 14)}),
    Person(name="Hugo", busy={TUESDAY.isoformat(): (10,)}),
)
BILAN = Event(id="7", title="Bilan", day=TUESDAY, start=9, guests={"Ana": "nécessaire"})


def agenda(**more: Any) -> Agenda:
    return Agenda(**{"me": "Léa", "monday": MONDAY, "people": PEOPLE, "events": (BILAN,), **more})


HERE = agenda()
OPENED = HERE.changed(view="7")


def do(world: World, *lines: str) -> Agenda:
    found = test_mail.do(world, *lines)
    assert isinstance(found, Agenda)
    return found


def has(world: World, *fact: str) -> bool:
    return tuple(fact) in world.facts()


def read(world: World) -> str:
    return "\n".join(spoken(world.page()))


def test_a_week_shows_what_falls_in_it() -> None:
    assert "7. Bilan, mardi 10 mars 2026, de 9 h à 10 h, 1 invité" in read(HERE)
    assert "aucune réunion" in read(do(HERE, "semaine suivante"))
    assert read(do(HERE, "suivante", "précédente")) == read(HERE)
    grid = [line for stage in HERE.page().every(Stage) for line in stage.lines]
    assert [line.count("█") for line in grid] == [0, 0, 1, *[0] * 10]
    weekly = do(OPENED, "répéter par semaine 1", "semaine", "semaine suivante")
    assert "Bilan, mardi 17 mars 2026" in read(weekly)


@pytest.mark.parametrize(
    ("said", "every"),
    [("toutes les trois semaines", "3"), ("la réunion toutes les 2 semaines", "2"), ("une semaine sur deux", "2"), ("chaque semaine", "1")],
)  # fmt: skip
def test_how_often_is_said_as_it_is_shown(said: str, every: str) -> None:
    assert answered(OPENED, f"répéter {said}")[1] == (acts.Repeat(how="par semaine", every=every),)


def test_a_meeting_is_moved_within_its_week() -> None:
    moved = do(OPENED, "déplacer vendredi 15 h")
    assert has(moved, "when", "7", "2026-03-13", "15 h")
    assert "libre" in read(moved)
    assert "Ana, nécessaire, Montréal, UTC-5, pris à 8 h, 9 h, 14 h" in read(OPENED)
    long = OPENED.changed(events=(BILAN.changed(hours=3),))
    assert has(do(long, "déplacer lundi 17 h"), "when", "7", "2026-03-09", "17 h")  # until 20 h
    refused(long, "déplacer lundi 18 h")
    made = do(HERE, "créer jeudi 14 h Point budget")
    assert has(made, "when", "8", "2026-03-12", "14 h")
    assert has(made, "titled", "8", "Point budget")
    assert not has(do(made, "semaine", "supprimer 8"), "there", "8")
    refused(HERE, "créer jeudi 14 h")
    longest = "x" * MOST_TITLE
    assert has(do(HERE, f"créer jeudi 14 h {longest}"), "titled", "8", longest)
    refused(HERE, f"créer jeudi 14 h {longest}x")


@pytest.mark.parametrize(
    "line",
    ["vendredi 13 mars 2026 11 h", "vendredi 13 mars 11 h", "13/03/2026 11 h", "le 13 mars 2026 à 11 h", "vendredi 13 11 h"],
)  # fmt: skip
def test_a_day_is_named_by_its_date(line: str) -> None:
    assert has(do(OPENED, f"déplacer {line}"), "when", "7", "2026-03-13", "11 h")


def test_a_date_of_another_week_is_no_day_of_this_one() -> None:
    refused(OPENED, "déplacer vendredi 20 mars 2026 11 h")
    refused(OPENED, "déplacer jeudi 13 mars 2026 11 h")


def test_guests_come_and_go() -> None:
    more = do(OPENED, "inviter Hugo facultatif")
    assert has(more, "guest", "7", "Hugo", "facultatif")
    assert has(do(more, "inviter Hugo nécessaire"), "guest", "7", "Hugo", "nécessaire")
    assert do(more, "retirer Hugo").facts() == OPENED.facts()
    refused(OPENED, "retirer Hugo")
    lines = [line for stage in more.page().every(Stage) for line in stage.lines]
    assert [line[:4].strip() for line in lines] == ["", "Ana", "Hugo", ""]
    assert lines[1].count("█") == 3
    assert lines[2].count("█") == 1


@pytest.mark.parametrize(
    ("how", "every", "until", "expected"),
    [
        ("par semaine", 2, date(2026, 4, 7), ["2026-03-10", "2026-03-24", "2026-04-07"]),
        ("par semaine", 2, date(2026, 4, 6), ["2026-03-10", "2026-03-24"]),
        ("par jour", 3, date(2026, 3, 17), ["2026-03-10", "2026-03-13", "2026-03-16"]),
        ("par mois", 1, date(2026, 5, 10), ["2026-03-10", "2026-04-10", "2026-05-10"]),
        ("jamais", 1, None, ["2026-03-10"]),
    ],
)
def test_a_meeting_comes_back(how: str, every: int, until: date | None, expected: list[str]) -> None:  # fmt: skip
    lines = [f"répéter {how} {every}"] + ([f"jusqu'au {until:%d/%m/%Y}"] if until else [])
    assert has(do(OPENED, *lines), "occurs", "7", ", ".join(expected))


def test_the_last_day_of_a_month_stays_so() -> None:
    event = BILAN.changed(day=date(2026, 1, 31), repeats="par mois", until=date(2026, 4, 30))
    assert [day.day for day in days_of(event)] == [31, 28, 31, 30]
    assert len(days_of(event.changed(until=None))) == 60


@pytest.mark.parametrize("text", ["07/04/2026", "7 avril 2026", "2026-04-07", "07.04.2026"])
def test_a_last_date_in_any_usual_form(text: str) -> None:
    world = do(OPENED, "répéter par semaine 2", f"jusqu'au {text}")
    assert world.event("7").until == date(2026, 4, 7)


def test_a_last_date_that_makes_no_sense_is_refused() -> None:
    again = do(OPENED, "répéter par semaine 2")
    for text in ("31/02/2026", "31 février 2026", "demain", "01/01/2026"):
        refused(again, f"jusqu'au {text}")
    refused(OPENED, "jusqu'au 07/04/2026")


def test_hours_elsewhere_are_told_once_the_zone_is() -> None:
    zoned = agenda(zoned=True, view="7")
    assert "fuseau à dire" in read(zoned)
    told = do(zoned, "fuseau Ana UTC-5")
    assert has(told, "zone", "Ana", "-5")
    assert "de 3 h à 4 h chez elle ou lui" in read(told)
    assert "de 9 h à 10 h chez elle ou lui" in read(do(told, "déplacer mardi 15 h"))
    refused(OPENED, "fuseau Ana UTC-5")


def test_an_agenda_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValidationError, match="is no Monday"):
        agenda(monday=TUESDAY)
    with pytest.raises(ValidationError, match="nobody is called Zoé"):
        agenda(events=(BILAN.changed(guests={"Zoé": "nécessaire"}),))
    with pytest.raises(ValidationError, match="two people or two meetings"):
        agenda(events=(BILAN, BILAN))


@pytest.mark.parametrize("seed", range(10))
def test_any_acts_are_told_and_replay_to_the_same_agenda(seed: int) -> None:
    rng = np.random.default_rng(seed)
    acts, end = walk(agenda(zoned=bool(seed % 2)), 80, rng)
    assert read_world(json.loads(end.model_dump_json())).facts() == end.facts()
    assert replayed(agenda(zoned=bool(seed % 2)), kept_all(acts)).facts() == end.facts()
    assert isinstance(end, Agenda)
    assert len(end.events) <= MOST_EVENTS
    assert all(end.tell(fact) for fact in end.facts())
