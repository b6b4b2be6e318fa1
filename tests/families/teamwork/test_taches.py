"""Keys found another way. Organising a project: task boards, dependencies, Gantt charts."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, timedelta

from pixsim.families.teamwork import taches
from tests.families.attachments import drawn, workbook
from tests.families.drawing import draw_values
from tests.families.reading import only_text
from tests.families.seeds import each_seed


@each_seed
def test_gantt_bars_are_counted(seed: int) -> None:
    values = draw_values(taches.gantt_reading, seed)
    bars = {row.split()[0]: row.split()[1:] for row in values["chart"].splitlines()[1:]}
    second = bars[values["second"]]
    assert values["length"] == str(bars[values["first"]].count("#"))
    assert values["end"] == str(len(second) - second[::-1].index("#"))


@each_seed
def test_startable(seed: int) -> None:
    values = drawn(taches.startable_task, seed)
    lines = list(workbook(values).active.values)[1:]
    state = {row[0]: row[3] for row in lines}
    able = [
        row[:2]
        for row in lines
        if row[3] == "à faire"
        and {state[before] for before in (row[2] or "").split(", ") if before} <= {"fini"}
    ]
    assert able == [(values["key"], values["also"][0])]
    assert values["key"] not in values["wrong"]
    for row in lines:  # nothing is begun before what it waits for
        assert row[3] == "à faire" or {state[b] for b in (row[2] or "").split(", ") if b} <= {
            "fini"
        }


def test_the_last_task_may_be_the_one_that_can_begin() -> None:
    values = drawn(taches.startable_task, 437)
    assert values["key"] == "T16"
    assert values["wrong"] == ["T11", "T15"]


@each_seed
def test_project_day_by_day(seed: int) -> None:
    values = drawn(taches.shortest_project, seed)
    lines = list(workbook(values).active.values)[1:]
    left = {row[0]: int(row[2]) for row in lines}
    waits = {row[0]: [w for w in (row[3] or "").split(", ") if w] for row in lines}
    day = 0
    while any(left.values()):
        working = [n for n, d in left.items() if d and not any(left[w] for w in waits[n])]
        for name in working:
            left[name] -= 1
        day += 1
    assert str(day) == values["key"]


@each_seed
def test_tasks_that_may_not_be_late(seed: int) -> None:
    values = draw_values(taches.critical_path, seed)
    rows = list(csv.reader(io.StringIO(only_text(values)), delimiter=";"))[1:]
    days = {name: int(told.split()[0]) * (5 if told.endswith("sem.") else 1) for name, _who, told, _after in rows}  # fmt: skip
    after = {name: [one for one in told.split(", ") if one] for name, _who, _days, told in rows}

    def length_from(name: str) -> int:
        """The longest way from the beginning of a task to the end of the project."""
        return days[name] + max(
            (length_from(one) for one in after if name in after[one]), default=0
        )

    def length_to(name: str) -> int:
        return max((length_to(one) + days[one] for one in after[name]), default=0)

    whole = {name: length_to(name) + length_from(name) for name in days}
    total = max(whole.values())
    critical = [name for name, length in whole.items() if length == total]
    assert values["total"] == str(total)
    assert values["count"] == str(len(critical))
    assert values["critical"] == ", ".join(critical)
    counts = Counter(who for name, who, *_rest in rows if name in critical)
    (first, most), (_next, fewer) = counts.most_common(2)
    assert (first, most > fewer) == (values["who"], True)
    assert values["total"] not in values["not_total"]


@each_seed
def test_delay_moves_the_end_beyond_the_slack(seed: int) -> None:
    values = draw_values(taches.delayed_end, seed)
    tasks, late, closed = (
        [line.split(";") for line in content.decode("utf-8-sig").splitlines()[1:]]
        for content in values["files"].values()
    )
    more = {name: int(days) for name, days in late}
    end: dict[str, int] = {}
    while len(end) < len(tasks):
        for name, days, needs in tasks:
            before = [need for need in needs.split(", ") if need]
            if all(need in end for need in before):
                own = int(days) + more.get(name, 0)
                end[name] = own + max([end[need] for need in before], default=0)
    shut = {day for (day,) in closed}
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    first, month, year = values["start"].replace("1er", "1").split()
    start = date(int(year), months.split().index(month) + 1, int(first))
    assert start.weekday() == 0
    every = (start + timedelta(days=n) for n in range(300))
    worked = [d for d in every if d.isoweekday() < 6 and f"{d:%d/%m/%Y}" not in shut]
    assert values["key"] == [f"{worked[max(end.values()) - 1]:%d/%m/%Y}"]
    assert values["key"][0] not in values["wrong"]
