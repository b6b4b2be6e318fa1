"""Competences 4.1 and 5.2, levels 6 and 7: what was planned, sent or listed, against what was found."""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import re
import zipfile
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from pixsim.families.security import delivery
from pixsim.families.systems import crontabs, outages, sites
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


def table(values: dict[str, Any], name: str) -> list[dict[str, str]]:
    text = bytes(values["files"][name]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def fits(field: str, value: int) -> bool:
    for part in field.split(","):
        span, _slash, step = part.partition("/")
        low, _dash, high = ("0-99" if span == "*" else span).partition("-")
        if int(low) <= value <= int(high or low) and (value - int(low)) % int(step or 1) == 0:
            return True
    return False


@each_seed
def test_one_task_was_launched_less_often_than_planned(seed: int) -> None:
    values = drawn(crontabs.launches_missed, seed)
    lines = values["files"]["crontab.txt"].decode().splitlines()
    tasks = [line.split() for line in lines if line[0] != "#"]
    planned: Counter[str] = Counter()
    either: dict[str, int] = {}
    moment = datetime(2026, 3, 9)
    for _minute in range(7 * 24 * 60):
        for minute, hour, day, month, weekday, path in tasks:
            if not (fits(minute, moment.minute) and fits(hour, moment.hour) and fits(month, moment.month)):  # fmt: skip
                continue
            days = (fits(day, moment.day), fits(weekday, moment.isoweekday() % 7))
            both = "*" not in (day, weekday)
            name = path.rpartition("/")[2]
            planned[name] += any(days) if both else all(days)
            either[name] = either.get(name, 0) + all(days)
        moment += timedelta(minutes=1)
    seen: Counter[str] = Counter()
    by_hand: Counter[str] = Counter()
    for line in values["files"]["taches.log"].decode().splitlines():
        (by_hand if "a la main" in line else seen)[line.split("lance ")[1].split()[0]] += 1
    short = {name: n - seen[name] for name, n in planned.items() if n != seen[name]}
    assert short == {values["key"]: int(values["count"])}
    assert by_hand[values["key"]] == int(values["count"]) - 1, "launches by hand hide some"
    assert any(planned[name] != either[name] for name in either), "a day of month or of week"
    assert values["planned"] == planned[values["key"]]


def _bits(address: str) -> int:
    value = 0
    for octet in address.split("."):
        value = value * 256 + int(octet)
    return value


@each_seed
def test_connections_fall_in_the_network_of_a_site(seed: int) -> None:
    values = drawn(sites.connections_of_a_site, seed)
    networks = {}
    for row in table(values, "sites.csv"):
        start, _slash, prefix = row["reseau"].partition("/")
        size = 2 ** (32 - int(prefix))
        assert _bits(start) % size == 0
        networks[row["site"]] = (_bits(start), _bits(start) + size)
    ends = sorted(networks.values())
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(ends))

    def site(address: str) -> str:
        (found,) = [name for name, (low, high) in networks.items() if low <= _bits(address) < high]
        return found

    rows = table(values, "connexions.csv")
    where = [site(row["adresse"]) for row in rows]
    assert str(where.count(values["site"])) == values["count"]
    mine = [row for row in rows if row["compte"] == values["who"]]
    last = max(mine, key=lambda row: datetime.strptime(row["moment"], "%d/%m/%Y %H:%M"))
    assert site(last["adresse"]) == values["key"]
    beside = {name for name, (low, _h) in networks.items() if low >> 8 == _bits(last["adresse"]) >> 8}  # fmt: skip
    assert len(beside) > 1, "the first three numbers must not be enough"
    assert values["key"] not in values["wrong"]
    assert values["count"] not in values["not_count"]


@each_seed
def test_one_file_was_changed_and_one_renamed(seed: int) -> None:
    values = drawn(delivery.altered_delivery, seed)
    lines = [line.split("  ") for line in content(values, "txt").decode().splitlines()]
    listed = {name: digest for digest, name in lines}
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        held = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
        dates = {one.filename: one.date_time for one in archive.infolist()}
    changed = [name for name, digest in held.items() if name in listed and listed[name] != digest]
    renamed = [name for name in held if name not in listed]
    assert changed == [values["key"]]
    assert renamed == [values["other"]]
    assert [name for name, digest in listed.items() if digest == held[renamed[0]]] == [values["first_name"]]  # fmt: skip
    late = {name for name, moment in dates.items() if moment == max(dates.values())}
    assert late <= set(values["wrong"])
    assert values["key"] not in late


@each_seed
def test_minutes_that_two_probes_see_and_no_announced_work_excuses(seed: int) -> None:
    values = drawn(outages.outages_of_contract, seed)

    def moment(text: str) -> datetime:
        return datetime.strptime(text, "%d/%m/%Y %H:%M")

    edges: list[tuple[datetime, str, int]] = []
    for row in table(values, "pannes.csv"):
        edges += [(moment(row["debut"]), row["sonde"], 1), (moment(row["fin"]), row["sonde"], -1)]
    early = []
    for row in table(values, "maintenances.csv"):
        begin, end, told = (moment(row[name]) for name in ("debut", "fin", "annoncee_le"))
        early += [(begin, end)] if begin - told >= timedelta(hours=48) else []
    open_: Counter[str] = Counter()
    total = timedelta()
    marks = sorted({at for at, _p, _s in edges} | {at for span in early for at in span})
    for now, after in itertools.pairwise(marks):
        for at, probe, step in edges:
            open_[probe] += step if at == now else 0
        spared = any(begin <= now < end for begin, end in early)
        if sum(depth > 0 for depth in open_.values()) > 1 and not spared:
            total += after - now
    minutes = int(total.total_seconds()) // 60
    assert str(minutes) == values["key"]
    share = 100 - 100 * minutes / (30 * 24 * 60)
    terms = values["files"]["contrat.txt"].decode().replace(",", ".")
    steps = re.findall(r"disponibilité de ([\d.]+) % ou plus : (\d+) %", terms)
    steps += [("0", back) for back in re.findall(r"moins de [\d.]+ % : (\d+) %", terms)]
    assert values["credit"] == next(back for least, back in steps if share >= float(least))
    assert values["key"] not in values["wrong"]
