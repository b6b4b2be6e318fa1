"""Worlds of competences 2.1 and 2.3: meetings of a shared agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.tasks import to_do
from pixsim.text.french_dates import WEEKDAYS, long_date
from pixsim.worlds.agenda import acts
from pixsim.worlds.agenda.data import (
    DAILY,
    DAYS,
    MONTHLY,
    NEEDED,
    OPTIONAL,
    WEEKLY,
    Event,
    Person,
    days_of,
)
from pixsim.worlds.agenda.steps import zone_words
from pixsim.worlds.agenda.world import Agenda
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

KINDS = ("there", "titled", "when", "lasts", "occurs", "guest", "reminder", "zone")
"""Kinds of facts that a task leaves as they are, but for what it is about."""
_TITLES = ("Bilan", "Répétition", "Bureau", "Atelier", "Visite du site", "Point budget", "Accueil", "Formation")  # fmt: skip


def _monday(rng: np.random.Generator) -> date:
    return date(2026, 1, 5) + timedelta(weeks=integer(rng, 0, 44))


def _ids(rng: np.random.Generator, count: int) -> list[str]:
    return [str(number) for number in rng.permutation(90)[:count] + 1]


# ---------------------------------------------------------------- @agenda


def one_more_guest(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: somebody invited to the right meeting."""
    names = sample(rng, FIRST_NAMES, 6)
    monday, (who, *others) = _monday(rng), names[1:]
    people = tuple(Person(name=name) for name in sorted(names[1:]))
    titles, ids = sample(rng, _TITLES, 3), _ids(rng, 3)
    days, hours = sorted(sample(rng, range(5), 3)), sample(rng, range(9, 17), 3)
    events = tuple(
        Event(
            id=key,
            title=title,
            day=monday + timedelta(days=day),
            start=hour,
            guests={name: pick(rng, (NEEDED, OPTIONAL)) for name in sample(rng, others, 2)},
        )
        for key, title, day, hour in zip(ids, titles, days, hours, strict=True)
    )
    world = Agenda(me=names[0], monday=monday, people=people, events=events)
    wanted, other = shuffled(rng, range(3))[:2]

    def invited(place: int, need: str = NEEDED) -> list[Act]:
        return [acts.Open(event=ids[place]), acts.Invite(who=who, need=need)]

    others_kept = tuple(("guest", ids[wanted], name, need) for name, need in events[wanted].guests.items())  # fmt: skip
    goal = Goal(
        want=(("guest", ids[wanted], who, NEEDED), *others_kept),
        refuse=tuple(("guest", ids[place], who, "*") for place in range(3) if place != wanted),
        keep=("there", "when", "occurs"),
    )
    return {"who": who, "name": titles[wanted], "day": long_date(events[wanted].day),
            **to_do(world, goal, invited(wanted), invited(other), invited(wanted, OPTIONAL))}  # fmt: skip


def first_common_hour(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a meeting put at the first hour that its three guests have free."""
    names = sample(rng, FIRST_NAMES, 4)
    start = integer(rng, 11, 15)
    busy = [
        tuple(sorted(8 + int(h) for h in rng.permutation(10)[: integer(rng, 4, 6)]))
        for _name in names[1:]
    ]
    common, hasty = _first_free(busy), _first_free(busy[:2])
    if common != start or hasty >= start:
        return first_common_hour(rng)
    monday, place = _monday(rng), integer(rng, 0, 4)
    day = monday + timedelta(days=place)
    people = tuple(
        Person(name=name, busy={day.isoformat(): hours})
        for name, hours in zip(names[1:], busy, strict=True)
    )
    ids, (title, other) = _ids(rng, 2), sample(rng, _TITLES, 2)
    guests = dict.fromkeys(names[1:], NEEDED)
    events = (
        Event(id=ids[0], title=title, day=day, start=8 if hasty != 8 else 9, guests=guests),
        Event(id=ids[1], title=other, day=monday + timedelta(days=(place + 2) % 5), start=10),
    )
    world = Agenda(me=names[0], monday=monday, people=people, events=events)

    def moved(hour: int, weekday: str = DAYS[place]) -> list[Act]:
        return [acts.Open(event=ids[0]), acts.Shift(day=weekday, start=f"{hour} h")]

    goal = Goal(
        want=(("when", ids[0], day.isoformat(), f"{start} h"), *(("guest", ids[0], name, NEEDED) for name in guests)),
        keep=("there", "when"),
    )  # fmt: skip
    later = next(hour for hour in range(start + 1, 19) if all(hour not in hours for hours in busy))
    return {"title": title, "day": long_date(day), "start": start, "hasty": hasty,
            **to_do(world, goal, moved(start), moved(hasty), moved(later), moved(start, DAYS[(place + 1) % 5]))}  # fmt: skip


def _first_free(busy: Sequence[Sequence[int]]) -> int:
    taken = {hour for hours in busy for hour in hours}
    return next(hour for hour in range(8, 30) if hour not in taken)


_SAID = {2: "une semaine sur deux", 3: "une semaine sur trois", 4: "une semaine sur quatre"}


def every_other_week(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a meeting that comes back every so many weeks on its day, until a date."""
    count, place = pick(rng, tuple(_SAID)), integer(rng, 0, 4)
    monday = _monday(rng)
    day = monday + timedelta(days=place)
    end = day + timedelta(weeks=count * integer(rng, 4, 8))
    ids, (title, other) = _ids(rng, 2), sample(rng, _TITLES, 2)
    names = sample(rng, FIRST_NAMES, 4)
    events = (
        Event(id=ids[0], title=title, day=day, start=integer(rng, 9, 16)),
        Event(id=ids[1], title=other, day=monday + timedelta(days=(place + 1) % 5), start=10),
    )
    people = tuple(Person(name=name) for name in sorted(names[1:]))
    world = Agenda(me=names[0], monday=monday, people=people, events=events)

    def again(how: str = WEEKLY, every: int = count, until: date | None = end) -> list[Act]:
        last = [acts.Until(day=f"{until:%d/%m/%Y}")] if until else []
        return [acts.Open(event=ids[0]), acts.Repeat(how=how, every=str(every)), *last]

    wanted = days_of(events[0].changed(repeats=WEEKLY, every=count, until=end))
    goal = Goal(
        want=(("occurs", ids[0], ", ".join(one.isoformat() for one in wanted)),),
        keep=("there", "when", "lasts", "occurs", "guest"),
    )
    near = (again(every=1), again(how=MONTHLY, every=1), again(how=DAILY), again(until=None), again(until=end - timedelta(days=1)))  # fmt: skip
    return {"title": title, "said": _SAID[count], "weekday": WEEKDAYS[place], "count": count, "end": long_date(end),
            "many": len(wanted), **to_do(world, goal, again(), *near)}  # fmt: skip


# ---------------------------------------------------------------- @visio

_WEST = {"Cayenne": -3, "Fort-de-France": -4, "Saint-Pierre-et-Miquelon": -3, "Montréal": -5}
_EAST = {"Saint-Denis de La Réunion": 4, "Mamoudzou": 3, "Bucarest": 2}
_PARIS = 1  # in winter
_SUMMER = {
    "Saint-Pierre-et-Miquelon": 1,
    "Montréal": 1,
    "Bucarest": 1,
}  # what they add to it, as Paris does
_MEETINGS = ("du bureau", "des bénévoles", "du jury", "des parents", "de l'équipe")
_WINTER = (date(2026, 1, 12), date(2026, 2, 3), date(2026, 12, 9), date(2026, 1, 20), date(2026, 2, 12))  # fmt: skip


def _almanac(season: str, paris: int, towns: Mapping[str, int]) -> str:
    listed = ", ".join(f"{town} {zone_words(offset)}" for town, offset in towns.items())
    return f"Décalages en {season} : Paris {zone_words(paris)}, {listed}."


def hours_of_three_towns(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: clocks told to the agenda, then the one hour that suits three towns."""
    west, east = pick(rng, list(_WEST)), pick(rng, list(_EAST))
    low, high = _WEST[west] - _PARIS, _EAST[east] - _PARIS
    first, last = 9 - low, 18 - high
    length = last - first
    if not 1 <= length <= 4:
        return hours_of_three_towns(rng)
    me, one, other = sample(rng, FIRST_NAMES, 3)
    people = (
        Person(name=one, town=west),
        Person(name=other, town=east),
    )
    day, what = pick(rng, _WINTER), pick(rng, _MEETINGS)
    (key,) = _ids(rng, 1)
    event = Event(id=key, title=f"Visioconférence {what}", day=day, start=9, hours=length, guests=dict.fromkeys((one, other), NEEDED))  # fmt: skip
    monday = day - timedelta(days=day.weekday())
    others = sample(rng, [town for town in (*_WEST, *_EAST) if town not in (west, east)], 2)
    towns = {
        town: offset for town, offset in (_WEST | _EAST).items() if town in (west, east, *others)
    }
    almanac = (
        _almanac("hiver", _PARIS, towns),
        _almanac("été", _PARIS + 1, {town: offset + _SUMMER.get(town, 0) for town, offset in towns.items()}),
    )  # fmt: skip
    world = Agenda(me=me, monday=monday, people=tuple(shuffled(rng, people)), events=(event,), zone=_PARIS, zoned=True, almanac=almanac)  # fmt: skip

    def planned(hour: int, west_is: int = _WEST[west], east_is: int = _EAST[east]) -> list[Act]:
        told = [acts.Zone(who=name, zone=zone_words(hours)) for name, hours in ((one, west_is), (other, east_is))]  # fmt: skip
        return [acts.Open(event=key), *told, acts.Shift(day=DAYS[day.weekday()], start=f"{hour} h")]

    goal = Goal(
        want=(("when", key, day.isoformat(), f"{first} h"), ("zone", one, str(_WEST[west])), ("zone", other, str(_EAST[east])), ("lasts", key, str(length)),
              *(("guest", key, name, NEEDED) for name in (one, other))),
        keep=("there",),
    )  # fmt: skip
    told = " ; ".join(f"{first + hours} h à {town}" for town, hours in ((west, low), (east, high)))
    return {"what": what, "west": west, "east": east, "length": length, "day": long_date(day), "start": first, "told": told,
            **to_do(world, goal, planned(first), planned(first - 1), planned(first, low, high), planned(first, -_WEST[west], -_EAST[east]), planned(first)[:1] + planned(first)[3:])}  # fmt: skip
