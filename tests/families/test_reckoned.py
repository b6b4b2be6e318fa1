"""What one works out with a tool of one's own: keys found by another way than the families."""

from __future__ import annotations

import base64
import itertools
import math
import re
from collections import Counter
from datetime import date, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from pixsim.families.citizenship import reckoned as citizenship
from pixsim.families.privacy import reckoned as privacy
from pixsim.families.programming import consoles
from pixsim.families.programming import reckoned as programming
from pixsim.families.security import passwords, uncovered
from pixsim.families.systems import baskets
from pixsim.families.systems import reckoned as systems
from pixsim.families.troubleshooting import reckoned as troubleshooting
from pixsim.families.troubleshooting import results
from pixsim.families.wellbeing import measured
from pixsim.text.french_dates import MONTHS
from tests.families.draws import each_seed
from tests.families.opened import Family, drawn


def said(family: Family, seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def lines(block: str) -> list[list[str]]:
    return [re.split(r"\s{2,}", line.strip()) for line in block.splitlines()]


@each_seed
def test_badges(seed: int) -> None:
    values = said(programming.badge_number, seed)
    (one, first, number), (two, second, other), (who, asked, _unknown) = lines(values["lines"])
    places = [
        order
        for count in (3, 4)
        for order in itertools.permutations(range(4), count)
        if all(
            sum(int(held.split()[place], 16) * 256**n for n, place in enumerate(reversed(order)))
            == int(shown)
            for held, shown in ((first, number), (second, other))
        )
    ]
    (order,) = places  # two badges tell the way, among all orders of three or four bytes
    assert values["key"] == str(int("".join(asked.split()[place] for place in order), 16))
    assert values["who"] == who not in (one, two)


@each_seed
def test_cases(seed: int) -> None:
    values = said(programming.cases_to_try, seed)
    points = {row[0]: int(row[-1]) for row in lines(values["table"])}
    found = 0
    for couple in ((), ("A",), ("B",)):
        for third in ((), ("C",)):
            for family in ((), ("D",), ("D", "E")):
                for place in ((), ("F",), ("F", "G")):
                    held = couple + third + family + place
                    found += sum(points[letter] for letter in held) >= values["least"]
    assert values["key"] == str(found)


@each_seed
def test_relays(seed: int) -> None:
    values = drawn(uncovered.where_it_ends, seed)
    link = values["files"]["lien.txt"].decode().strip()
    query = parse_qs(urlsplit(link).query)
    held = query["u"][0]
    while not held.startswith("https://"):
        hexadecimal = re.fullmatch("[0-9a-f]+", held)
        held = (bytes.fromhex(held) if hexadecimal else base64.b64decode(held)).decode()
    target = urlsplit(held)
    assert target.hostname == values["key"]
    assert target.username == query["site"][0] == values["true"]
    assert values["key"] not in link


@pytest.mark.parametrize("seed", range(3))
def test_codes(seed: int) -> None:
    values = said(uncovered.code_behind, seed)
    found = [
        "".join(figures)
        for figures in itertools.product("0123456789", repeat=4)
        if sha256(f"{values['salt']}-{''.join(figures)}".encode()).hexdigest()
        == values["shown"].strip()
    ]
    assert found == [values["key"]]
    assert sha256(f"{values['salt']}-0000".encode()).hexdigest().startswith(values["sample"])


@each_seed
def test_moments(seed: int) -> None:
    values = said(privacy.moment_in_paris, seed)
    counts = {row[0]: int(row[1]) for row in lines(values["lines"])}
    (count,) = (
        n for short, long in privacy._EVENTS for told, n in counts.items()
        if told == short and long == values["what"]
    )  # fmt: skip
    seconds = count / 1000 if "millisecondes" in values["clock"] else float(count)
    if "2001" in values["clock"]:
        seconds += 978_307_200
    local = datetime.fromtimestamp(seconds, ZoneInfo("Europe/Paris"))
    assert local.year == 2026
    assert values["key"] == [local.strftime("%H:%M"), local.strftime("%H:%M:%S")]
    assert values["key"][0] not in values["wrong"]
    assert f"{local.day} " in values["day"].replace("1er", "1")
    assert MONTHS[local.month - 1] in values["day"]


@each_seed
def test_pseudonyms(seed: int) -> None:
    values = drawn(privacy.line_of_an_address, seed)
    rows = [
        line.split(";")
        for line in values["files"]["enquete.csv"].decode("utf-8-sig").splitlines()[1:]
    ]
    codes = Counter(code for code, _age, _value in rows)
    assert set(codes.values()) == {1}
    wanted = sha256(values["address"].casefold().encode()).hexdigest()
    assert [value for code, _age, value in rows if wanted.startswith(code)] == [values["key"]]
    assert sha256(values["example"].encode()).hexdigest().startswith(values["sample"])
    assert values["naive"] not in codes
    assert [value for _code, _age, value in rows].count(values["key"]) == 1


def read_day(text: str) -> datetime:
    day, month, year = text.replace("1er", "1").split()
    return datetime(int(year), MONTHS.index(month) + 1, int(day))


def easter(year: int) -> date:
    """Easter Sunday, by the rule of Gauss as it is told for 1900 to 2099."""
    after = (19 * (year % 19) + 24) % 30
    on = (2 * (year % 4) + 4 * (year % 7) + 6 * after + 5) % 7
    return date(year, 3, 22) + timedelta(days=after + on)


def holidays(year: int) -> set[tuple[int, int]]:
    """Public holidays of France as (month, day)."""
    sunday = easter(year)
    moving = [sunday + timedelta(days=days) for days in (1, 39, 50)]
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    return fixed | {(day.month, day.day) for day in moving}


@each_seed
def test_working_days(seed: int) -> None:
    values = said(citizenship.working_deadline, seed)
    start, end = read_day(values["start"]), read_day(values["said"])
    assert values["key"] == end.strftime("%d/%m/%Y")
    off = [
        day
        for year in (2026, 2027)
        for month, number in holidays(year)
        if start < (day := datetime(year, month, number)) <= end
    ]
    told = {text.split(" (")[0] for text in values["holidays"].split("), ")}
    names = {f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]}" for day in off}
    assert names <= {" ".join(text.split()[:2]) for text in told}
    days = np.busday_count(
        start.date() + timedelta(days=1),
        end.date() + timedelta(days=1),
        holidays=[d.date() for d in off],
    )
    assert days == values["count"]
    assert np.is_busday(end.date(), holidays=[d.date() for d in off])
    assert sum(day.weekday() < 5 for day in off) == values["met"]


@each_seed
def test_keys_of_accounts(seed: int) -> None:
    values = said(citizenship.lost_key, seed)
    lengths = {"NL": 18, "IE": 22, "LU": 20, "MT": 31}
    whole = values["iban"].replace(" ", "").replace("??", values["key"])
    assert len(whole) == lengths[values["country"]]
    rest = 0
    for sign in whole[4:] + whole[:4]:  # the whole account leaves 1, sign by sign
        number = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(sign)
        rest = (rest * (10 if number < 10 else 100) + number) % 97
    assert rest == 1
    assert values["length"] > 15


@each_seed
def test_results(seed: int) -> None:
    values = said(results.commonest_error, seed)
    seen: Counter[int] = Counter()
    for text in re.findall(r"mai {3}(\S+)", values["lines"]):
        low = int(text, 0) & 0xFFFFFFFF
        if low >> 16 == 0x8007:
            seen[low & 0xFFFF] += 1
    (first, times), (_second, fewer) = seen.most_common(2)
    assert times > fewer
    assert values["key"] == str(first)
    assert len(re.findall("mai", values["lines"])) == values["count"]


@each_seed
def test_limits(seed: int) -> None:
    values = said(measured.daily_limit, seed)
    spent = [60 * int(h) + int(m) for h, m in re.findall(r"(\d+) h (\d\d)", values["lines"])]
    assert len(spent) == 6
    share = {
        "d'un quart": 0.75,
        "d'un tiers": 2 / 3,
        "de 20 %": 0.8,
        "de moitié": 0.5,
        "de 30 %": 0.7,
    }
    exact = sum(spent) / 6 * share[values["cut"]]
    hours, minutes = map(int, re.findall(r"\d+", values["key"]))
    assert math.isclose(exact, 60 * hours + minutes)


@each_seed
def test_sizes(seed: int) -> None:
    values = said(measured.size_to_be_read, seed)
    wide, high = map(int, values["definition"].split(" × "))
    per_mm = math.hypot(wide, high) / (values["inches"] * 25.4)  # pixels are square
    across, down = map(int, values["shape"].split("/"))
    assert wide * down == high * across
    metres = float(values["metres"].replace(",", "."))
    radians = values["arc"] / 60 * math.pi / 180
    letter = metres * 1000 * math.sin(radians) / math.cos(radians) * per_mm
    scale = int(values["scale"].split()[0]) / 100
    assert values["drawn"] / 100 == scale > 1
    size = int(values["key"])
    assert 0.7 * size * scale >= letter > 0.7 * (size - 1) * scale


@each_seed
def test_networks(seed: int) -> None:
    values = said(systems.network_of_a_mask, seed)
    block = values["listing"].replace("RÉSEAU CÂBLÉ", "Ethernet")
    ours = block[block.index("Ethernet") :]
    ours = ours[: ours.index("sans fil")] if "sans fil" in ours else ours
    ip, *masks = re.findall(r"\d+\.\d+\.\d+\.\d+|0x[0-9a-f]{8}", ours)
    (text,) = masks

    def number(dotted: str) -> int:
        return sum(int(part) << 8 * n for n, part in enumerate(reversed(dotted.split("."))))

    mask = int(text, 16) if text.startswith("0x") else number(text)
    if "inversé" in ours:
        mask ^= 0xFFFFFFFF
    assert f"{mask:032b}".rstrip("0") == "1" * values["prefix"]
    address, prefix = values["key"][0].split("/")
    assert number(address) == number(ip) & mask
    assert int(prefix) == values["prefix"]
    assert not set(values["key"]) & set(values["wrong"])


@each_seed
def test_ends_of_sendings(seed: int) -> None:
    values = said(systems.end_of_a_sending, seed)
    size, up = (float(values[name].replace(",", ".")) for name in ("size", "up"))
    hour, minute = map(int, values["start"].split(" h "))
    spent = size * 1000 * 8 / (up * 60)
    end = 60 * hour + minute + round(spent)
    at = f"{end // 60 % 24:02}:{end % 60:02}"
    assert values["key"] == ([at, f"{at} le lendemain"] if end >= 24 * 60 else [at])
    assert abs(spent - round(spent)) < 0.31


@each_seed
def test_counts(seed: int) -> None:
    values = said(programming.first_above, seed)
    (start,) = map(int, re.findall(r"\d+", values["intro"]))
    months = 0
    while start <= values["limit"]:
        start += values["more"] - math.floor(start * values["rate"] / 100 + 1e-9)
        months += 1
    assert values["key"] == str(start)
    assert values["months"] == months
    assert values["key"] not in values["wrong"]


@each_seed
def test_as_many(seed: int) -> None:
    values = said(passwords.as_many_as, seed)
    drawn_times = next(n for n in range(1, 99) if values["size"] ** n >= 94 ** values["asked"])
    assert values["key"] == str(drawn_times)


@each_seed
def test_left(seed: int) -> None:
    values = said(troubleshooting.left_in_gib, seed)
    free = int(re.sub(r"\s", "", values["free"]))
    tenths = Fraction(10 * free, 2**30)
    assert tenths > 10 * values["need"]
    assert values["key"].replace(",", "") == str(round(tenths))
    assert values["key"] not in values["wrong"]


@each_seed
def test_trends(seed: int) -> None:
    values = said(troubleshooting.trend_to_full, seed)
    measures = [
        (datetime.strptime(day, "%d/%m/%Y"), int(held.split()[0]))
        for day, held in lines(values["lines"])
    ]
    first = measures[0][0]
    slope, start = np.polyfit(
        [(day - first).days for day, _ in measures], [held for _, held in measures], 1
    )
    full = datetime.strptime(values["key"], "%d/%m/%Y")
    after = (full - first).days
    assert slope * after + start >= values["size"] > slope * (after - 1) + start
    eve = full - timedelta(days=1)
    assert f"{eve:%d/%m/%Y}" in values["wrong"]  # the date that a sheet shows, its fraction cut off
    assert abs(float(values["before"].replace(",", ".")) - slope * (after - 1) - start) < 0.051
    assert values["key"] not in values["wrong"]


class Js(str):
    """A value of JavaScript in quotes: « + » joins, the other signs reckon."""

    __slots__ = ()

    def __add__(self, other: object) -> Js:
        return Js(f"{self}{other}")

    def __radd__(self, other: object) -> Js:
        return Js(f"{other}{self}")

    def __sub__(self, other: object) -> int:
        return int(self) - int(other)  # type: ignore[call-overload,no-any-return]

    def __mul__(self, other: object) -> int:  # type: ignore[override]
        return int(self) * int(other)  # type: ignore[call-overload,no-any-return]

    def __rmul__(self, other: object) -> int:  # type: ignore[override]
        return self * other


def run(script: str) -> object:
    """What a small script of JavaScript shows, read as Python."""
    python = []
    for line in script.splitlines():
        told = re.sub(r"(let|const) | *//.*|^ {4}", "", line).rstrip("; ")
        told = re.sub(r"for \(i = 0; i < 3; i\+\+\) {", "for i in range(3):", told)
        told = re.sub(r"for \((\w+) of (.*)\) {", r"for \1 in \2:", told)
        told = re.sub(r'("\d+")', r"Js(\1)", told.replace("console.log", "shown.append"))
        python += [] if told == "}" else re.sub(r", (\w+ = )", r"\n\1", told).splitlines()
    shown: list[object] = []
    exec("\n".join(python), {"Js": Js, "shown": shown})
    (found,) = shown
    return found


@each_seed
def test_scripts(seed: int) -> None:
    values = said(consoles.absurd_total, seed)
    assert values["key"] == str(run(values["script"]))
    assert values["key"] not in values["wrong"]


@each_seed
def test_text_messages(seed: int) -> None:
    values = drawn(consoles.long_text_message, seed)
    parts = {}
    for line in values["files"]["sms.txt"].decode().split():
        count, rank = int(line[8:10], 16), int(line[10:12], 16)
        parts[rank] = "".join(chr(int(line[n : n + 4], 16)) for n in range(12, len(line), 4))
    assert sorted(parts) == list(range(1, count + 1))
    text = parts[1] + parts[2] + parts[3]
    assert re.findall(r"code (\w+)\.", text) == [values["key"]]
    assert not any(values["key"] in part for part in parts.values())


@each_seed
def test_baskets(seed: int) -> None:
    values = said(baskets.best_basket, seed)
    rows = {
        row[0]: (int(row[-2].split()[0]), int(row[-1].split()[0])) for row in lines(values["lines"])
    }
    best = {0: [(0, "")]}  # by what is spent, the most votes and the baskets that have them
    for letter, (price, votes) in rows.items():
        for spent, held in sorted(best.items(), reverse=True):
            if spent + price <= values["budget"]:
                more = [(worth + votes, letters + letter) for worth, letters in held]
                both = best.get(spent + price, []) + more
                best[spent + price] = [one for one in both if one[0] == max(both)[0]]
    found = sorted((one for held in best.values() for one in held), reverse=True)
    assert found[0][0] == values["worth"] > found[1][0]
    assert ", ".join(found[0][1]) == values["key"]
