"""Competences 3.3 and 4.1: a copy to start again from, and works of several layers, found in another way."""

from __future__ import annotations

import re
from datetime import datetime

from pixsim.families.adaptation import layers, mixing
from pixsim.families.security import restoring
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, rows_of


@each_seed
def test_the_last_copy_before_the_intruder_that_could_be_read_again(seed: int) -> None:
    values = drawn(restoring.sound_copy, seed)
    seen = [line.split(";") for line in content(values, "log").decode().splitlines()[1:]]
    left = datetime.strptime(values["left"], "%d/%m/%Y")
    let_in = min(
        when for at, who, what in seen
        if who == values["account"] and what == "réussie" and (when := datetime.strptime(at, "%d/%m/%Y %H:%M")) > left
    )  # fmt: skip
    assert f"{let_in:%d/%m/%Y %H:%M}" == f"{values['entry']} {values['at']}"
    apart = {support for support, plugged in rows_of(values, 1) if plugged != "en permanence"}
    copies = {name: (day, support, state) for name, day, support, state in rows_of(values)}
    sound = [
        name for name, (day, support, state) in copies.items()
        if day.date() < let_in.date() and support in apart and state == "relue sans erreur"
    ]  # fmt: skip
    assert max(sound, key=lambda name: copies[name][0]) == values["key"]
    assert sum(copies[name][0] == copies[values["key"]][0] for name in sound) == 1
    later = [copies[name][0] for name in values["wrong"]]
    assert sum(day > copies[values["key"]][0] for day in later) >= 4, "each rule left out misleads"


@each_seed
def test_every_layer_of_a_work_is_free(seed: int) -> None:
    values = drawn(layers.free_to_broadcast, seed)
    free = []
    for number, _title, _what, who in rows_of(values):
        years = [int(year) for year in re.findall(r"\d{4}", who)]
        if "vivant" not in who and max(years) + 70 < values["year"]:
            free.append(number)
    assert ", ".join(map(str, free)) == values["key"]
    assert len(free) == values["count"] >= 4
    assert values["key"] not in values["wrong"]


@each_seed
def test_the_licence_that_all_that_is_mixed_leaves(seed: int) -> None:
    values = drawn(mixing.licence_of_a_film, seed)
    mixed = [licence for _name, _who, licence, use in rows_of(values) if use.startswith("fondu")]
    marks = {
        frozenset(
            mark for mark, sign in (("NC", r"NC|commerciale"), ("SA", r"SA|Partage"), ("ND", r"ND|modification"))
            if re.search(sign, licence)
        )
        for licence in mixed
    }  # fmt: skip
    free = {"NC": {"CC BY-NC", "CC BY-NC-SA"}, "": {"CC BY", "CC BY-SA", "CC BY-NC", "CC BY-NC-SA"}}
    left = set(free[""])
    for one in marks:
        fits = free["NC"] if "NC" in one else free[""]
        if "SA" in one:
            fits = {"CC BY-NC-SA" if "NC" in one else "CC BY-SA"}
        left &= set() if "ND" in one else fits
    widest = next((one for one in ("CC BY", "CC BY-SA", "CC BY-NC", "CC BY-NC-SA") if one in left), "aucune licence CC")  # fmt: skip
    assert widest == values["options"][0]
    assert len(rows_of(values)) == 40
