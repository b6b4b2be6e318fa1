"""Keys found another way. Finding the cause of a fault: symptoms, tests, order of checks."""

from __future__ import annotations

import re
from typing import Any

from pixsim.families.troubleshooting import diagnostic
from tests.families.attachments import drawn, rows_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_two_changes_alone_stop_the_trouble(seed: int) -> None:
    values, world = done(diagnostic.free_of_charge, seed)
    start = values["world"]
    off = [name for name in world.values if world.value(name) != start.value(name)]
    assert len(off) == 2
    assert ", ".join(sorted(name.lower() for name in off)) == ", ".join(sorted(values["causes"].split(", ")))  # fmt: skip
    assert not any("€" in world.value(name) for name in off)

    def shown(state: Any) -> str:
        (text,) = [line.name.split(" : ")[1] for page in state.pages if page.name == "Essai" for line in page.settings if all(state.value(k) == v for k, v in line.when.items())]  # fmt: skip
        return str(text)

    assert re.match("aucun", shown(world))
    assert shown(start).startswith("6 ")
    for name in off:
        partly = start.changed(values={**start.values, name: world.value(name)})
        assert 0 < int(shown(partly).split()[0]) < 6


@each_seed
def test_one_part_alone_explains_every_test_that_counts(seed: int) -> None:
    values = drawn(diagnostic.faulty_part, seed)
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
