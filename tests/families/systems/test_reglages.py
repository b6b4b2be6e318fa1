"""Keys found another way. Settings of one's environment: shortcuts, language, terminal, automation."""

from __future__ import annotations

import re

import pytest

from pixsim.families.systems import reglages
from tests.families.attachments import content, drawn
from tests.families.seeds import each_seed
from tests.families.solutions import done, edited_lines


@each_seed
def test_first_program_that_can_run(seed: int) -> None:
    values = drawn(reglages.program_found_first, seed)
    text = content(values, "txt").decode()
    path = text.splitlines()[1]
    path = re.findall(r"export PATH=(.+)", text)[0].replace("$PATH", path)
    ((sign, changed),) = re.findall(r"chmod ([+-])x (\S+)", text)
    for folder in path.split(":"):
        listed = text.partition(f"$ ls -l {folder}\n")[2].partition("\n\n")[0]
        runs = re.search(rf"^-rwx.* {values['tool']}$", listed, re.MULTILINE)
        if sign == "+" if changed == f"{folder}/{values['tool']}" else runs:
            assert values["key"] == f"{folder}/{values['tool']}"
            break
    else:
        pytest.fail("no folder holds the program")
    assert values["key"] not in values["wrong"]
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
def test_each_line_launches_when_its_note_says(seed: int) -> None:
    values, world = done(reglages.launches_planned, seed)
    lines = edited_lines(world)
    notes = dict(line.removeprefix("# ").split(" : ") for line in lines[:5])
    for line in lines[6:]:
        minute, hour, day, month, week, name = line.split()
        said = notes[name]
        assert (week == "*") == ("lundi" not in said and "dimanche" not in said)
        assert (day == "*") == ("mois" not in said and "jour de" not in said)
        assert (month == "*") == ("trimestre" not in said)
        clock = re.search(r"à (\d+) h(?: (\d+))?$", said)
        if clock and "toutes" not in said:
            assert (hour, int(minute)) == (clock[1], int(clock[2] or 0))
    assert f"*/{values['step']}" in lines[7]
