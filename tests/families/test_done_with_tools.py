"""Families of items done with a tool of one's choice: keys found again by other means than the families."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email import message_from_string
from email.header import decode_header, make_header
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest

from pixsim.families.data import beginnings
from pixsim.families.draws.dates import HOLIDAYS
from pixsim.families.media import charters
from pixsim.families.messaging import decoded
from pixsim.families.search import unwrapped
from pixsim.families.spreadsheets import reckoned
from pixsim.text.french_dates import day_read
from tests.families.draws import each_seed
from tests.families.opened import Family, content, drawn

MONTHS_FR = {"mars": 3, "avril": 4, "octobre": 10, "novembre": 11}


def told(family: Family, seed: int) -> dict[str, Any]:
    """Values of a family that hands no file."""
    return family(np.random.default_rng(seed))


def lines_of(text: str) -> list[str]:
    return [line.removeprefix("    ") for line in text.splitlines()]


@each_seed
def test_hidden_destination(seed: int) -> None:
    values = drawn(unwrapped.hidden_destination, seed)
    link = "".join(lines_of(values["link"]))
    assert link == content(values, "txt").decode().strip()
    relays = []
    while query := urlsplit(link).query:
        relays.append(urlsplit(link).hostname)
        (link,) = (value for (value,) in parse_qs(query).values() if value.startswith("https://"))
    parts = urlsplit(link)
    assert parts.hostname == values["key"][0]
    assert parts.username is not None
    assert {parts.username, *relays} < set(values["wrong"])
    assert all(len(line) <= 74 for line in values["link"].splitlines())


@each_seed
def test_typed_isbns(seed: int) -> None:
    values = drawn(unwrapped.typed_isbns, seed)
    unsound, lengths = [], set()
    for line in content(values, "csv").decode().splitlines()[1:]:
        number, _title, typed = line.split(";")
        signs = [10 if sign in "xX" else int(sign) for sign in typed if sign not in " -"]
        if len(signs) == 13:
            sound = (sum(signs[::2]) + 3 * sum(signs[1::2])) % 10 == 0
        else:
            running = total = 0
            for sign in signs:  # sums of sums weigh the first sign ten times
                running += sign
                total += running
            sound = total % 11 == 0
        lengths.add((len(signs), sound))
        unsound += [] if sound else [number]
    assert values["key"] == ", ".join(unsound)
    assert lengths == {(10, True), (10, False), (13, True), (13, False)}
    assert values["key"] not in values["wrong"]
    assert str(values["crossed"]) not in unsound


MAGIC = (
    (rb"RIFF.{4}WEBP", "webp"), (rb"RIFF.{4}WAVE", "wav"), (rb"RIFF.{4}AVI ", "avi"),
    (rb".{4}ftypheic", "heic"), (rb".{4}ftypavif", "avif"), (rb".{4}ftypM4A ", "m4a"),
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", "odt"),
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.spreadsheet", "ods"),
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.presentation", "odp"),
    (rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", "epub"),
)  # fmt: skip


@each_seed
def test_first_bytes(seed: int) -> None:
    values = told(beginnings.first_bytes, seed)
    start = bytes.fromhex("".join(lines_of(values["bytes"])))
    assert len(start) == values["count"]
    names = [name for magic, name in MAGIC if re.match(magic, start, re.DOTALL)]
    assert names == [values["key"][0]]
    assert not set(values["wrong"]) & set(values["key"])


@each_seed
def test_last_working_day(seed: int) -> None:
    values = told(reckoned.last_working_day, seed)
    start = day_read(values["start"])
    first, last = day_read(values["from"]), day_read(values["to"])
    assert start is not None
    assert first is not None
    assert last is not None
    off = [datetime.strptime(day, "%d/%m/%Y").date() for day in values["holidays"].split()]
    off += [first + timedelta(days=step) for step in range((last - first).days + 1)]
    week = "".join("10"[int(sign)] for sign in values["mask"])
    names = ("lundis", "mardis", "mercredis", "jeudis", "vendredis", "samedis", "dimanches")
    assert [name for name, works in zip(names, week, strict=True) if works == "0"] == [
        values["free"],
        *names[5:],
    ]
    assert day_read(values["eve"]) == start - timedelta(days=1)
    end = np.busday_offset(start, values["days"] - 1, weekmask=week, holidays=off)
    assert day_read(values["key"]) == end.astype(object)
    assert np.busday_count(start, end, weekmask=week, holidays=off) + 1 == values["days"]
    assert any(day.weekday() > 4 for day in off)
    assert f"{day_read(values['key']):%d/%m/%Y}" not in values["wrong"]


@pytest.mark.parametrize("year", [2026, 2027])
def test_holidays_that_follow_easter(year: int) -> None:
    century, rest = year // 100, year % 100  # Oudin's way
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * (year % 19) + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - year % 19) // 11))
    step = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (step + 40) // 44
    easter = date(2000 + rest, month, step + 28 - 31 * (month // 4))
    assert easter.weekday() == 6
    moving = [easter + timedelta(days=days) for days in (1, 39, 50)]
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    days = sorted([*moving, *(date(year, *day) for day in fixed)])
    assert [day for day in HOLIDAYS if day.year == year] == days


@each_seed
def test_receipts(seed: int) -> None:
    values = told(reckoned.receipts, seed)
    amounts = [float(line.replace(",", ".")) for line in lines_of(values["amounts"])]
    assert sum(amounts) == pytest.approx(float(values["key"].replace(",", ".")), abs=0.001)
    assert len(amounts) == values["count"] == values["last"]


@each_seed
def test_coded_subject(seed: int) -> None:
    values = told(decoded.coded_subject, seed)
    message = message_from_string("\n".join(lines_of(values["headers"])) + "\n\n")
    assert str(make_header(decode_header(message["Subject"]))) == values["key"][0]
    assert not set(values["key"]) & set(values["wrong"])


def last_sunday(year: int, month: int) -> date:
    day = date(year, month + 1, 1) - timedelta(days=1)
    return day - timedelta(days=(day.weekday() + 1) % 7)


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
    values = told(decoded.hour_abroad, seed)
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
def test_colour_code(seed: int) -> None:
    values = told(charters.colour_code, seed)
    number = int(values["key"].removeprefix("#"), 16)
    assert len(values["key"]) == 7
    assert (number >> 16, number >> 8 & 255, number & 255) == (values["red"], values["green"], values["blue"])  # fmt: skip
    assert values["key"] not in values["wrong"]
