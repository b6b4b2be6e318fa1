"""Questions in a shared agenda: what the solution does is what the statement asks, told otherwise."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from pixsim.families.teamwork import meetings
from pixsim.text.french_dates import long_date
from pixsim.worlds.agenda.data import days_of
from tests.families.acted import done
from tests.families.draws import each_seed

CLOCKS = {
    "Cayenne": "America/Cayenne",
    "Fort-de-France": "America/Martinique",
    "Saint-Pierre-et-Miquelon": "America/Miquelon",
    "Montréal": "America/Toronto",
    "Saint-Denis de La Réunion": "Indian/Reunion",
    "Mamoudzou": "Indian/Mayotte",
    "Bucarest": "Europe/Bucharest",
}


@each_seed
def test_one_more_is_invited_to_the_one_meeting(seed: int) -> None:
    values, world = done(meetings.one_more_guest, seed)
    (event,) = [one for one in world.events if values["who"] in one.guests]
    assert (event.title, long_date(event.day)) == (values["name"], values["day"])
    assert event.guests[values["who"]] == "nécessaire"
    assert all(one.title != values["name"] or one is event for one in world.events)


@each_seed
def test_the_first_hour_that_all_have_free(seed: int) -> None:
    values, world = done(meetings.first_common_hour, seed)
    (event,) = [one for one in world.events if one.title == values["title"]]
    busy = [set(world.person(name).busy[event.day.isoformat()]) for name in event.guests]
    free = [hour for hour in range(8, 18) if not any(hour in hours for hours in busy)]
    assert len(busy) == 3
    assert event.start == free[0] == values["start"]
    assert not any(values["hasty"] in hours for hours in busy[:2])
    assert values["hasty"] in busy[2]


@each_seed
def test_it_comes_back_as_is_said(seed: int) -> None:
    values, world = done(meetings.every_other_week, seed)
    (event,) = [one for one in world.events if one.title == values["title"]]
    days = days_of(event)
    words = {"deux": 2, "trois": 3, "quatre": 4}
    weeks = words[values["said"].rpartition(" ")[2]]
    assert {b - a for a, b in pairwise(days)} == {timedelta(weeks=weeks)}
    assert long_date(days[-1]) == values["end"]
    assert len(days) == values["many"]


@each_seed
def test_all_meet_within_their_day(seed: int) -> None:
    values, world = done(meetings.hours_of_three_towns, seed)
    (event,) = world.events
    for person in world.people:
        clock = ZoneInfo(CLOCKS[person.town]).utcoffset(datetime.combine(event.day, time(12)))
        assert clock is not None
        offset = clock // timedelta(hours=1)
        assert f"{person.town} UTC{offset:+}" in world.almanac[0]
        assert world.zones[person.name] == offset
        for hour in (event.start, event.start + event.hours):
            assert 9 <= hour + offset - 1 <= 18
    assert 9 <= event.start < event.start + event.hours <= 18
    assert event.hours == values["length"]
    suits = [
        start
        for start in range(8, 20)
        if all(
            9 <= start + shift < start + shift + event.hours <= 18
            for shift in [0, *(zone - 1 for zone in world.zones.values())]
        )
    ]
    assert suits == [event.start]
