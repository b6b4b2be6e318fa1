"""Files that took the place of questions of memory: keys found again from their bytes, by another way."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from pixsim.families.adaptation import compatible
from pixsim.families.privacy import requests
from pixsim.families.publishing import afterwards
from pixsim.families.troubleshooting import inventories
from pixsim.families.wellbeing import rebound
from pixsim.text.french_dates import long_date
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, rows_of


def day_of(value: Any) -> date:
    if isinstance(value, str):
        return datetime.strptime(value, "%d/%m/%Y").date()
    return value.date() if isinstance(value, datetime) else value


def written(text: str) -> date:
    days = (date(2025, 1, 1) + timedelta(days=n) for n in range(1100))
    return next(day for day in days if long_date(day) == text)


@each_seed
def test_machines_that_nobody_corrects(seed: int) -> None:
    values = drawn(inventories.without_corrections, seed)
    ends = {name: (day_of(plain), day_of(longer)) for name, plain, longer in rows_of(values, 1)}
    day, found = written(values["day"]), []
    for post, _room, system, contract, net, state in rows_of(values):
        plain, longer = ends[system.strip().title()]
        if (net, state) == ("oui", "en service") and (longer if contract == "oui" else plain) < day:
            found.append(post)
    assert values["key"] == str(len(found))
    assert any(
        isinstance(row[1], str)
        for s in range(12)
        for row in rows_of(drawn(inventories.without_corrections, s), 1)
    )


def a_month_after(day: date, months: int) -> date:
    """By going on day by day until the month has changed so many times, then back to the same day."""
    first = day.replace(day=1)
    for _month in range(months):
        first = (first + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


@each_seed
def test_requests_beyond_their_time(seed: int) -> None:
    values = drawn(requests.answered_too_late, seed)
    today, found = written(values["today"]), 0
    for _number, _right, got, answered in rows_of(values):
        received = day_of(got)
        end = day_of(answered) if answered else today
        found += end > a_month_after(received, 1)
        assert received < today
    assert values["key"] == str(found)
    assert values["key"] not in values["wrong"]


@each_seed
def test_what_is_still_seen(seed: int) -> None:
    values = drawn(afterwards.still_seen, seed)
    until = written(values["until"])
    changes = [(day_of(when), about, value) for when, about, value in rows_of(values, 1)]
    assert changes == sorted(changes)
    seen: dict[str, str] = {}
    born: dict[str, date] = {}
    default = "Tout le monde"
    events: list[tuple[date, int, Any]] = [
        (when, 0, (about, value)) for when, about, value in changes
    ]
    events += [(day_of(day), 1, (number, choice)) for number, day, choice in rows_of(values)]
    for day, kind, (about, value) in sorted(events, key=lambda event: event[:2]):
        if day > until:
            break
        if kind == 1:
            seen[about], born[about] = value or default, day
        elif "venir" in about:
            default = value
        else:
            for number in seen if "passées" in about else (about,):
                seen[number] = value
    assert values["opened"] == str(sum(value == "Tout le monde" for value in seen.values()))
    friends = {name for (name,) in rows_of(values, 3)}
    keepers = {
        who
        for when, who, _post, does in rows_of(values, 2)
        if does == "enregistrée" and day_of(when) <= until
    }
    assert values["kept"] == str(len(keepers - friends))


@each_seed
def test_the_source_of_a_leak(seed: int) -> None:
    values = drawn(afterwards.first_to_send, seed)
    note = content(values, "txt").decode()
    size = int(re.findall(r"Document : (\d+)", note)[0])
    (press, day, hour), *_more = re.findall(r"compte (u-\d+), le (\S+) à (\S+),", note)
    leak = datetime.strptime(f"{day} {hour}", "%d/%m/%Y %H:%M") - timedelta(hours=2)
    weight = next(n for n in range(size + 64, size + 400) if n % 256 == 0)
    text = content(values, "csv").decode("utf-8-sig")
    log = [
        (datetime.fromisoformat(row["heure"]), row["de"], row["vers"])
        for row in csv.DictReader(io.StringIO(text), delimiter=";")
        if row["octets"] == str(weight)
    ]
    assert values["bytes"] == weight
    sent = [row for row in log if row[2] == press and row[0].replace(second=0) == leak]
    assert len(sent) == 1
    got: dict[str, datetime] = {}
    parents: dict[str, str] = {}
    for when, giver, taker in log:  # forwards: who had it from whom first
        if taker not in got:
            got[taker], parents[taker] = when, giver
    holder = sent[0][1]
    while holder in parents and got[holder] < leak + timedelta(minutes=1):
        holder = parents[holder]
    assert values["key"] == holder
    assert min(log)[1] != holder  # the first of this weight is none of the chain


@each_seed
def test_the_component_that_cannot_enter(seed: int) -> None:
    values = drawn(compatible.one_that_cannot_enter, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        files = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    project = json.loads(files["projet.json"])
    enters = defaultdict(set)
    for row in csv.reader(io.StringIO(files["licences.csv"]), delimiter=";"):
        enters[row[0]] = set(row[1].split(", "))
    opening = {"MIT": "MIT", "BSD": "BSD-3-Clause", "Apache": "Apache-2.0"}

    def licences(name: str) -> list[str]:
        told = str(json.loads(files[f"composants/{name}/paquet.json"])["licence"])
        if "LICENCE" not in told:
            return told.split(" OR ")
        line = files[f"composants/{name}/LICENCE.txt"].splitlines()[0]
        if "Lesser" in line:
            return ["LGPL-2.1-or-later"]
        if "GNU" in line:
            (number,) = re.findall(r"version (\d)", line)
            return [f"GPL-{number}.0-{'only' if 'only' in line else 'or-later'}"]
        return [opening[line.split()[0]]]

    todo, shipped = list(project["livre_avec"]), set()
    while todo:
        name = todo.pop()
        if name not in shipped:
            shipped.add(name)
            todo += json.loads(files[f"composants/{name}/paquet.json"])["a_besoin_de"]
    assert len(shipped) == 14
    out = [n for n in shipped if not any(project["licence"] in enters[one] for one in licences(n))]
    assert out == [values["key"]]
    assert values["key"] not in project["livre_avec"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_a_saving_taken_back(seed: int) -> None:
    values = drawn(rebound.rebound, seed)
    before = [
        (power, hours)
        for _id, kind, power, hours, state in rows_of(values)
        if (kind, state) == (values["kind"], "en service")
    ]
    after = [
        (power, hours)
        for _id, kind, power, hours, state in rows_of(values, 1)
        if (kind, state) == (values["kind"], "en service")
    ]
    mean = sum(power for power, _hours in after) / len(after)
    promised = sum((power - mean) * hours * 5 for power, hours in before)
    real = sum(power * hours * 5 for power, hours in before) - sum(
        power * hours for power, hours in after
    )
    assert values["key"] == str(round(100 * (1 - real / promised)))
    assert values["wrong"]
    assert values["key"] not in values["wrong"]
