"""Keys found another way. Video meetings: invitations, sound, sharing, time zones, iCalendar."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.bank.marking.dates_and_times import parse_time
from pixsim.families.draws.invented.people import of
from pixsim.families.messaging import visio
from pixsim.text.french_dates import MONTHS, long_date
from pixsim.worlds.team.world import Messaging
from tests.families.dates import last_sunday
from tests.families.drawing import draw_values
from tests.families.reading import only_file
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


def changed(start: Messaging, now: Messaging) -> set[tuple[str, ...]]:
    """Facts that were not true, but for where one is."""
    return {fact for fact in now.facts() - start.facts() if fact[0] != "at"}


@each_seed
def test_one_switch_alone_is_turned(seed: int) -> None:
    values, world = done(visio.microphone_or_camera, seed)
    heard = any(word in values["need"] for word in ("aboie", "travaux", "toussez"))
    expected = ("mic", "coupé") if heard else ("camera", "non")
    assert changed(values["world"], world) == {expected}


@each_seed
def test_the_hand_is_up_and_the_microphone_cut(seed: int) -> None:
    values, world = done(visio.raise_hand, seed)
    room = world.room
    assert room is not None
    assert (room.hand, room.mic) == (True, False)
    speaker = next(seat for seat in room.seats if seat.talks)
    assert world.person(speaker.handle).name == values["who"]
    assert room.seats == values["world"].room.seats


@each_seed
def test_one_window_is_seen_and_no_home(seed: int) -> None:
    values, world = done(visio.share_one_window, seed)
    room = world.room
    assert room is not None
    assert room.seen == (values["window"],)
    assert values["other"] in room.windows
    assert (room.camera, room.ground != "réel") == (True, True)
    assert room.with_sound == ("son" in values["with_sound"])


@each_seed
def test_invitation_gives_number_code_and_start(seed: int) -> None:
    values = draw_values(visio.join_by_telephone, seed)
    text = only_file(values).decode()
    (free,) = re.findall(r"depuis la France : (.*)", text)
    (new,) = re.findall(r"désormais (\d+)", text)
    ((hour, minute, lag, way),) = re.findall(
        r"Début : (\d+) h (\d+) à .* \((\d+) h de (\w+) qu'à Paris", text
    )
    (early,) = re.findall(r"(\d+) minutes plus tôt", text)
    start = (
        int(hour) * 60 + int(minute) + (1 if way == "moins" else -1) * int(lag) * 60 - int(early)
    )
    assert (values["number"], values["code"][0]) == (free, new)
    assert parse_time(f"{start // 60 % 24}:{start % 60:02}") == parse_time(values["start"])
    assert all(parse_time(wrong) != parse_time(values["start"]) for wrong in values["start_wrong"])


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
def test_all_meet_within_their_day(seed: int) -> None:
    values, world = done(visio.hours_of_three_towns, seed)
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


MONTHS_FR = {"mars": 3, "avril": 4, "octobre": 10, "novembre": 11}


def nth_sunday(year: int, month: int, rank: int) -> date:
    day = date(year, month, 1)
    return day + timedelta(days=(6 - day.weekday()) % 7 + 7 * (rank - 1))


def hours_from_utc(town: str, day: date) -> int:
    """What each place adds to universal time, by its rule for summer."""
    year = day.year
    if town == "Paris":
        return 1 + (last_sunday(year, 3) <= day < last_sunday(year, 10))
    if town in {"Sydney", "Melbourne", "Auckland"}:
        begins = last_sunday(year, 9) if town == "Auckland" else nth_sunday(year, 10, 1)
        summer = not nth_sunday(year, 4, 1) <= day < begins
        return (12 if town == "Auckland" else 10) + summer
    base = -6 if town == "Chicago" else -5
    return base + (nth_sunday(year, 3, 2) <= day < nth_sunday(year, 11, 1))


@each_seed
def test_hour_abroad(seed: int) -> None:
    values = draw_values(visio.hour_abroad, seed)
    _weekday, number, month, year = values["day"].split()
    day = date(int(year), MONTHS_FR[month], int(number.removesuffix("er")))
    hour, minute = map(int, values["hour"].split(" h "))
    town = values["town"].removeprefix("à ")
    town = {"Montréal": "New York", "Québec": "New York", "Boston": "New York"}.get(town, town)
    gap = hours_from_utc("Paris", day) - hours_from_utc(town, day)
    assert values["key"] == f"{(hour + gap) % 24:02}:{minute:02}"
    usual = {
        hours_from_utc("Paris", date(int(year), m, 15))
        - hours_from_utc(town, date(int(year), m, 15))
        for m in (1, 7)
    }
    assert gap not in usual
    assert {f"{(hour + other) % 24:02}:{minute:02}" for other in usual} <= set(values["wrong"])


@each_seed
def test_event_ends_after_its_duration(seed: int) -> None:
    values = draw_values(visio.calendar_end, seed)
    text = only_file(values).decode()
    zone = ZoneInfo(str(re.findall(r"TZID:(\S+)", text)[0]))
    sessions: dict[str, tuple[datetime, int]] = {}
    for event in text.split("BEGIN:VEVENT")[1:]:
        if f"SUMMARY:{values['title']}\r\n" not in event:
            continue
        (start,) = re.findall(r"DTSTART;TZID=\S+?:(\S+)", event)
        ((hours, minutes),) = re.findall(r"DURATION:PT(?:(\d+)H)?(?:(\d+)M)?\r", event)
        length = 60 * int(hours or 0) + int(minutes or 0)
        begin = datetime.strptime(start, "%Y%m%dT%H%M%S")
        moved = re.findall(r"RECURRENCE-ID;TZID=\S+?:(\S+)", event)
        if moved:
            assert moved[0] in sessions
            sessions[moved[0]] = begin, length
        else:
            (count,) = re.findall(r"COUNT=(\d+)", event)
            every = [begin + timedelta(days=7 * n) for n in range(int(count))]
            sessions = {f"{one:%Y%m%dT%H%M%S}": (one, length) for one in every}
            (out,) = re.findall(r"EXDATE;TZID=\S+?:(\S+)", event)
            del sessions[out]
    ((begin, length),) = [
        (begin, length)
        for begin, length in sessions.values()
        if long_date(begin.date()) == values["day"]
    ]
    end = begin.replace(tzinfo=zone) + timedelta(minutes=length)
    paris = end.astimezone(ZoneInfo("Europe/Paris"))
    assert parse_time(f"{paris:%H:%M}") == parse_time(values["answer"])


ZONES = {"Montréal": "America/Toronto", "La Réunion": "Indian/Reunion", "Nouméa": "Pacific/Noumea"}


def test_the_lag_of_an_invitation_is_that_of_its_day() -> None:
    seen = set()
    for seed in range(400):
        values = visio.join_by_telephone(np.random.default_rng(seed))
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


@each_seed
def test_each_camera_is_the_best_that_the_lowest_upload_bears(seed: int) -> None:
    values, world = done(visio.senders_limited, seed)
    told = readings(world)
    needs = {
        name.split()[1]: int(value.split()[0])
        for name, value in told.items()
        if name.startswith("Caméra")
    } | {"coupée": 0}
    uploads: dict[str, list[int]] = {}
    for name, value in told.items():
        found = re.match(r"envoi (\d+) kbit/s", value)
        if found:
            uploads.setdefault(name.partition(",")[0], []).append(int(found[1]))
    fixed = int(told["Son"].split()[0])
    for name, measures in uploads.items():
        left = (
            min(measures)
            - fixed
            - (int(told["Fenêtre partagée"].split()[0]) if name == values["sharing"] else 0)
        )
        best = max(
            (quality for quality, need in needs.items() if need <= left),
            key=lambda quality: needs[quality],
        )
        assert world.value(f"Caméra {of(name)}") == best
