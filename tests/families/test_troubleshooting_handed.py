"""Files handed out in competence 5.1: keys found again from their bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from pixsim.families.troubleshooting import handed
from tests.families.opened import drawn, rows_of

each_seed = pytest.mark.parametrize("seed", range(8))


def as_day(value: Any) -> date:
    return value.date() if isinstance(value, datetime) else value


@each_seed
def test_one_switch_has_no_machine_with_a_given_address(seed: int) -> None:
    values = drawn(handed.switch_without_dhcp, seed)
    address = {machine: ip for machine, _room, ip in rows_of(values)}
    held: dict[str, list[bool]] = defaultdict(list)
    for switch, _port, machine in rows_of(values, 1):
        held[switch].append(address[machine].startswith("169.254."))
    assert [switch for switch, lost in held.items() if all(lost)] == [values["key"]]
    most = max(held, key=lambda switch: sum(held[switch]))
    assert most in values["wrong"], "counting alone must mislead"


@each_seed
def test_the_disk_is_full_on_the_day_that_is_told(seed: int) -> None:
    values = drawn(handed.full_on, seed)

    def go(said: object) -> float:
        number, _space, unit = str(said).replace(",", ".").partition(" ")
        return float(number) * (1000 if unit == "To" else 1)

    (capacity,) = (go(size) for name, size in rows_of(values, 1) if name == values["disk"])
    rows = [
        (as_day(day), go(used)) for day, name, used in rows_of(values) if name == values["disk"]
    ]
    drops = [place for place in range(1, len(rows)) if rows[place][1] < rows[place - 1][1] - 30]
    assert len(drops) == 2
    assert f"{rows[drops[1]][0]:%d/%m/%Y}" == values["cleaned"]
    (since, least), (last, used) = rows[drops[1]], rows[-1]
    pace = (used - least) / ((last - since).days / 7)
    day = last
    while used < capacity - 1e-6:
        day, used = day + timedelta(days=7), used + pace
    assert f"{day:%d/%m/%Y}" == values["key"]
    assert values["key"] not in values["wrong"]
    assert any(isinstance(row[2], str) for row in rows_of(values)), "some amounts are text"


@each_seed
def test_what_the_plan_keeps(seed: int) -> None:
    values = drawn(handed.rotation_volume, seed)
    kept = int(rows_of(values, 1)[0][1].split("les ")[1].split()[0])
    assert kept == values["kept"]
    rows = [
        (as_day(day), machine, kind, size)
        for _name, machine, day, kind, size, state in rows_of(values)
        if state == "réussie"
    ]
    assert len(rows) < len(rows_of(values)), "some have failed"
    total = 0
    for machine in {row[1] for row in rows}:
        fulls = 0
        monthly: dict[int, int] = {}
        for day, _machine, kind, size in sorted(
            (row for row in rows if row[1] == machine), reverse=True
        ):
            if fulls < kept:
                total += size  # walking back from the last day: what is kept whole
            elif kind == "complète":
                monthly[day.month] = size
            if fulls < kept and kind == "complète":
                fulls += 1
                held = day
        earlier = {
            day.month
            for day, m, kind, _s in rows
            if m == machine and kind == "complète" and day < held
        }
        assert set(monthly) == earlier
        total += sum(monthly.values())
    assert str(total) == values["key"]
    assert values["key"] not in values["wrong"]
    assert len(values["wrong"]) == 3
    names = [name for name, *_rest in rows_of(values)]
    days = [as_day(day) for _name, _machine, day, *_rest in rows_of(values)]
    assert len(set(names)) == len(names)
    assert days != sorted(days)


@each_seed
def test_one_part_alone_explains_every_test_that_counts(seed: int) -> None:
    values = drawn(handed.faulty_part, seed)
    accidents = {
        row[0]
        for row in rows_of(values, 1)
        if re.search("courant|disjoncteur|électricité|prise", str(row[1]))
    }
    assert len(accidents) == 16
    rows = [
        ([re.sub("[- ]", "", str(part)).upper() for part in row[1:4]], str(row[4]).strip().lower())
        for row in rows_of(values)
        if row[0] not in accidents
    ]
    parts = {part for row, _said in rows for part in row}
    fits = [p for p in parts if all((p in row) == (said == "échec") for row, said in rows)]
    assert fits == [values["part"]] == values["key"][:1]
    failed = [row for row, said in rows if said == "échec"]
    assert sum(values["suspect"] in row for row in failed) > 0.6 * len(failed)
    assert len(parts) == 36


@each_seed
def test_what_is_saturated_goes_with_the_long_waits(seed: int) -> None:
    values = drawn(handed.bottleneck, seed)
    table = np.array([[*map(float, row[1:])] for row in rows_of(values)])
    with_wait = [np.corrcoef(table[:, 0], table[:, column])[0, 1] for column in range(1, 5)]
    names = ("processeur", "mémoire", "disque", "réseau")
    assert values["key"][0] == names[int(np.argmax(with_wait))]
