"""Keys found another way. Sharing a calendar: invitations, recurrences, time zones."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from pixsim.bank.marking import answer_matches
from pixsim.bank.schema import Comparison
from pixsim.families.teamwork import agenda
from pixsim.families.teamwork import agenda as agenda_families
from pixsim.text.french_dates import long_date
from pixsim.worlds.agenda.data import days_of
from tests.families.attachments import content, drawn
from tests.families.dates import last_sunday
from tests.families.drawing import draw_values
from tests.families.reading import lines_of, only_text, rows
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_one_more_is_invited_to_the_one_meeting(seed: int) -> None:
    values, world = done(agenda_families.one_more_guest, seed)
    (event,) = [one for one in world.events if values["who"] in one.guests]
    assert (event.title, long_date(event.day)) == (values["name"], values["day"])
    assert event.guests[values["who"]] == "nécessaire"
    assert all(one.title != values["name"] or one is event for one in world.events)


@each_seed
def test_the_first_hour_that_all_have_free(seed: int) -> None:
    values, world = done(agenda_families.first_common_hour, seed)
    (event,) = [one for one in world.events if one.title == values["title"]]
    busy = [set(world.person(name).busy[event.day.isoformat()]) for name in event.guests]
    free = [hour for hour in range(8, 18) if not any(hour in hours for hours in busy)]
    assert len(busy) == 3
    assert event.start == free[0] == values["start"]
    assert not any(values["hasty"] in hours for hours in busy[:2])
    assert values["hasty"] in busy[2]


@each_seed
def test_it_comes_back_as_is_said(seed: int) -> None:
    values, world = done(agenda_families.every_other_week, seed)
    (event,) = [one for one in world.events if one.title == values["title"]]
    days = days_of(event)
    words = {"deux": 2, "trois": 3, "quatre": 4}
    weeks = words[values["said"].rpartition(" ")[2]]
    assert {b - a for a, b in pairwise(days)} == {timedelta(weeks=weeks)}
    assert long_date(days[-1]) == values["end"]
    assert len(days) == values["many"]


TIME = Comparison(compare="time")


@each_seed
def test_invitation_is_read_from_its_file(seed: int) -> None:
    values = draw_values(agenda_families.invitation, seed)
    same_title, found = 0, []
    for text in only_text(values).split("BEGIN:VEVENT")[1:]:
        held = {
            line.partition(":")[0].partition(";")[0]: line.partition(":")[2]
            for line in text.split("\r\n")
        }
        guests = re.findall(r"ATTENDEE;CN=.*?:mailto:(.*)\r", text)
        same_title += held["SUMMARY"] == values["title"]
        if (held["SUMMARY"], held["STATUS"]) == (values["title"], "CONFIRMED") and values[
            "invited"
        ] in guests:
            found.append(held)
    (event,) = found
    assert same_title == 5
    start = datetime.strptime(event["DTSTART"], "%Y%m%dT%H%M%S")
    assert f"{start:%d/%m/%Y}" == values["day"] != values["sent"]
    assert answer_matches(f"{start:%H:%M}", (values["hour"],), TIME)
    assert event["LOCATION"] == values["place"]
    assert event["ORGANIZER"] == f"mailto:{values['address']}"


@each_seed
def test_meetings_that_clash(seed: int) -> None:
    values = drawn(agenda_families.universal_times, seed)
    text = content(values, "ics").decode()
    paris = ZoneInfo("Europe/Paris")
    held = {}
    for event in text.split("BEGIN:VEVENT")[1:]:
        (title,) = re.findall(r"SUMMARY:(.+?)\r", event)
        moments = []
        for name in ("DTSTART", "DTEND"):
            ((zone, stamp, universal),) = re.findall(rf"{name}(?:;TZID=([^:]+))?:(\d+T\d+)(Z?)", event)  # fmt: skip
            assert bool(zone) != bool(universal)
            moment = datetime.strptime(stamp, "%Y%m%dT%H%M%S")
            moments.append(moment.replace(tzinfo=ZoneInfo(zone or "UTC")).astimezone(paris))
        held[title] = moments
    start, end = held[values["one"]]
    assert values["first"] in (f"{start.hour} h {start.minute:02}", f"{start.hour} h")
    during = [title for title, (begin, finish) in held.items() if title != values["one"] and begin < end and start < finish]  # fmt: skip
    assert during == [values["clash"]]
    assert abs(held[values["alike"]][0] - start) >= timedelta(hours=1)
    assert values["first"] not in values["not_first"]
    assert sorted(values["titles"]) == sorted(set(held) - {values["one"]})


@each_seed
def test_hour_for_all(seed: int) -> None:
    values = draw_values(agenda_families.hour_for_all, seed)
    _weekday, number, month, year = values["day"].split()
    months = ("février", "mars", "avril", "mai", "juin", "septembre", "octobre", "novembre")
    day = date(int(year), (2, 3, 4, 5, 6, 9, 10, 11)[months.index(month)], int(number.removesuffix("er")))  # fmt: skip
    summer = last_sunday(day.year, 3) <= day < last_sunday(day.year, 10)
    from_utc = {
        "Cayenne": -180, "Fort-de-France": -240, "Saint-Denis de La Réunion": 240, "Mamoudzou": 180, "Dakar": 0, "Tunis": 60, "Antananarivo": 180,
        "Pondichéry": 330, "Lisbonne": 60 * summer, "Athènes": 120 + 60 * summer, "Bangkok": 420,
    }  # fmt: skip
    spans = []
    for line in lines_of(values["rows"]):
        match = re.fullmatch(r"(.+?) +de (\d+) h (\d\d) à (\d+) h (\d\d)", line)
        assert match is not None
        late = from_utc[match[1]] - 60 - 60 * summer
        spans.append((60 * int(match[2]) + int(match[3]) - late, 60 * int(match[4]) + int(match[5]) - late))  # fmt: skip
    fitting = [
        minute
        for minute in range(0, 1440, 15)
        if all(opens <= minute and minute + values["length"] <= closes for opens, closes in spans)
    ]
    assert values["key"] == f"{fitting[0] // 60:02}:{fitting[0] % 60:02}"
    assert values["key"] not in values["wrong"]


def events(held: bytes) -> list[dict[str, list[str]]]:
    found: list[dict[str, list[str]]] = []
    for text in held.decode().split("BEGIN:VEVENT\r\n")[1:]:
        event = defaultdict[str, list[str]](list)
        for line in text.partition("END:VEVENT")[0].splitlines():
            name, _colon, value = line.partition(":")
            event[name.partition(";")[0]].append(value)
        found.append(event)
    return found


def moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, "%Y%m%dT%H%M%S")


CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def produced(event: dict[str, list[str]]) -> list[datetime]:
    """Moments of a rule, day by day, before any is taken out."""
    parts = dict(part.split("=") for part in event["RRULE"][0].split(";"))
    start = moment(event["DTSTART"][0])
    monday = start.date() - timedelta(days=start.weekday())
    last = date(2027, 12, 31)
    if "UNTIL" in parts:
        last = datetime.strptime(parts["UNTIL"], "%Y%m%dT%H%M%SZ").date()
    found: list[datetime] = []
    now = start
    while now.date() <= last and len(found) < int(parts.get("COUNT", 999)):
        weekday = CODES[now.weekday()]
        if parts["FREQ"] == "WEEKLY":
            week = (now.date() - monday).days // 7
            fits = weekday in parts["BYDAY"].split(",") and week % int(parts["INTERVAL"]) == 0
        else:
            fits = f"{(now.day + 6) // 7}{weekday}" == parts["BYDAY"]
        if fits:
            found.append(now)
        now += timedelta(days=1)
    return found


@each_seed
def test_sessions_of_a_rule(seed: int) -> None:
    values = draw_values(agenda_families.sessions_of_a_rule, seed)
    begins, rule = lines_of(values["rule"])
    parts = dict(part.split("=") for part in rule.removeprefix("RRULE:").split(";"))
    start = datetime.strptime(begins[-15:], "%Y%m%dT%H%M%S")
    until = datetime.strptime(parts["UNTIL"] + "+0000", "%Y%m%dT%H%M%SZ%z")
    week_of_start = start.date().toordinal() - start.weekday()
    count, moment = 0, start
    while moment.replace(tzinfo=ZoneInfo("Europe/Paris")) <= until:
        weeks = (moment.date().toordinal() - moment.weekday() - week_of_start) // 7
        day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[moment.weekday()]
        count += weeks % int(parts["INTERVAL"]) == 0 and day in parts["BYDAY"].split(",")
        moment += timedelta(days=1)
    assert str(count) == values["key"]
    assert values["key"] not in values["wrong"]
    assert begins[-6:-4] in {f"{hour:02}" for hour in range(9, 20)}


def day_of(said: str) -> date:
    return datetime.strptime(said, "%d/%m/%Y").date()


@each_seed
def test_sessions_that_hold(seed: int) -> None:
    values = drawn(agenda_families.sessions_that_hold, seed)
    mine = [event for event in events(content(values, "ics")) if event["SUMMARY"] == [values["title"]]]  # fmt: skip
    (ruled,) = [event for event in mine if event["RRULE"]]
    held = {at: at for at in produced(ruled) if f"{at:%Y%m%dT%H%M%S}" not in ruled["EXDATE"]}
    before = len(held)
    for event in mine:
        if event["RECURRENCE-ID"]:
            at = moment(event["RECURRENCE-ID"][0])
            assert at in held
            held[at] = moment(event["DTSTART"][0])
            if event["STATUS"]:
                del held[at]
    assert len(held) == before - 2
    shut = {day_of(begin) + timedelta(n) for begin, end, _why in rows(content(values, "csv")) for n in range((day_of(end) - day_of(begin)).days + 1)}  # fmt: skip
    left = sorted(at.date() for at in held.values() if at.date() not in shut)
    assert (str(len(left)), f"{left[-1]:%d/%m/%Y}") == (values["held"], values["last"])
    assert values["held"] not in values["not_held"]
    assert values["last"] not in values["not_last"]
    assert len(left) < len(held)


@each_seed
def test_no_session_clashes_and_none_went_further_than_needed(seed: int) -> None:
    values, world = done(agenda.room_freed, seed)
    start = values["world"]
    for event in world.events:
        others = [one for one in world.events if one.day == event.day and one.id != event.id]
        taken = {hour for one in others for hour in range(one.start, one.start + one.hours)}
        assert not taken & set(range(event.start, event.start + event.hours))
        before = start.event(event.id).start
        assert event.start == before or event.title.startswith(values["other"])
        firsts = [
            hour for hour in range(before, 21) if not taken & set(range(hour, hour + event.hours))
        ]
        assert event.start == firsts[0]
