"""Keys found another way. Settings of one's environment: shortcuts, language, terminal, automation."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest

from pixsim.families.systems import reglages
from tests.families.attachments import content, drawn
from tests.families.seeds import each_seed


@each_seed
def test_first_program_that_can_run(seed: int) -> None:
    values = drawn(reglages.program_found_first, seed)
    text = content(values, "txt").decode()
    path = text.splitlines()[1].split(":")
    for folder in path:
        listed = text.partition(f"$ ls -l {folder}\n")[2].partition("\n\n")[0]
        if re.search(rf"^-rwx.* {values['tool']}$", listed, re.MULTILINE):
            assert values["key"] == f"{folder}/{values['tool']}"
            break
    else:
        pytest.fail("no folder holds the program")
    added = {name for name in ("essai.txt", "suivi.txt") if f" >> {name}" in text}
    named = {"les deux": {"essai.txt", "suivi.txt"}, "aucun des deux": set()}
    assert added == named.get(values["kept"], {values["kept"]})


def fits(field: str, value: int) -> bool:
    for part in field.split(","):
        span, _slash, step = part.partition("/")
        low, _dash, high = ("0-99" if span == "*" else span).partition("-")
        if int(low) <= value <= int(high or low) and (value - int(low)) % int(step or 1) == 0:
            return True
    return False


@each_seed
def test_one_task_was_launched_less_often_than_planned(seed: int) -> None:
    values = drawn(reglages.launches_missed, seed)
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
