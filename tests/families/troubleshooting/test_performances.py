"""Keys found another way. Explaining slowness: processes, memory, start-up."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise

import numpy as np

from pixsim.families.troubleshooting import performances
from pixsim.families.troubleshooting.performances import lighter_start
from pixsim.text.french_dates import day_read
from tests.families.attachments import content, drawn, rows_of
from tests.families.drawing import draw_values
from tests.families.reading import number, records_of, text_of
from tests.families.seeds import each_seed


@each_seed
def test_biggest_process(seed: int) -> None:
    fields = draw_values(performances.biggest_process, seed)
    rows = records_of(fields)
    biggest = max(rows, key=lambda row: int(row["memoire_mo"]))
    busiest = max(rows, key=lambda row: number(row["processeur_pourcent"]))
    assert biggest["processus"] == fields["nom"]
    assert fields["nom"] not in (rows[0]["processus"], busiest["processus"])


@each_seed
def test_what_is_saturated_goes_with_the_long_waits(seed: int) -> None:
    values = drawn(performances.bottleneck, seed)
    table = np.array([[*map(float, row[1:])] for row in rows_of(values)])
    with_wait = [np.corrcoef(table[:, 0], table[:, column])[0, 1] for column in range(1, 5)]
    names = ("processeur", "mémoire", "disque", "réseau")
    assert values["key"][0] == names[int(np.argmax(with_wait))]


def _months_before(day: date, used: date) -> int:
    """Whole months from one day to another."""
    return (day.year - used.year) * 12 + day.month - used.month - (day.day < used.day)


@each_seed
def test_what_slows_and_serves_nobody(seed: int) -> None:
    values = lighter_start(np.random.default_rng(seed))
    said = {
        setting.name: setting.value for page in values["world"].pages for setting in page.settings
    }
    day = day_read(values["day"])
    assert day is not None
    names = [name.partition(" : ")[0] for name in said if name.endswith("temps pris au démarrage")]

    def used(name: str) -> bool:
        told = said[f"{name} : dernier usage"]
        when = day_read(told)
        return _months_before(day, when) < 6 if when is not None else told.startswith("sans cesse")

    served = {
        name: re.findall("faire marcher « (.*) »", said[f"{name} : sert à"]) for name in names
    }
    slow = {
        name
        for name in names
        if float(said[f"{name} : temps pris au démarrage"].removesuffix(" s").replace(",", ".")) > 3
    }
    useless = {name for name in slow if not used(name) and not any(map(used, served[name]))}
    assert {name.partition(" : ")[0] for _set, name, _no in values["goal"].want} == useless
    assert len(names) == len(set(names)) == 15
    assert len(slow) == 8
    assert sum(bool(few) for few in served.values()) == 2
    assert {name for name in useless if served[name]} == {values["idle"]}


@each_seed
def test_only_one_program_never_gives_memory_back(seed: int) -> None:
    fields = draw_values(performances.memory_leak, seed)
    sizes = {"Ko": Fraction(1, 1000), "Mo": Fraction(1), "Go": Fraction(1000)}
    series: dict[str, list[tuple[str, Fraction]]] = {}
    for row in records_of(fields):
        number, unit = row["memoire"].split()
        value = Fraction(number.replace(",", ".")) * sizes[unit]
        series.setdefault(row["programme"], []).append((row["heure"], value))
    again = [tuple(line.split(";")) for line in text_of(fields, "relances.csv").splitlines()[1:]]
    assert len(series) == 20
    growing = [
        name
        for name, values in series.items()
        if all(a < b for (_t, a), (time, b) in pairwise(values) if (time, name) not in again)
    ]
    assert growing == [fields["nom"]]
    assert any(name == fields["nom"] for _time, name in again)


@each_seed
def test_the_service_to_drop(seed: int) -> None:
    values = drawn(performances.service_to_drop, seed)
    lines = values["files"]["services.csv"].decode("utf-8-sig").splitlines()[1:]
    table = {name: (after.split(" + ") if after else [], free == "oui") for name, after, free in (line.split(";") for line in lines)}  # fmt: skip
    seen = re.findall(r"^\[ *(\d+)\.(\d{3})\] ([\w-]+): (démarre|prêt)$", content(values, "log").decode(), re.MULTILINE)  # fmt: skip
    at = {(name, said): int(whole + rest) for whole, rest, name, said in seen}
    assert len(at) == len(seen) == 2 * len(table)
    for name, (after, _free) in table.items():  # what the journal shows follows from the table
        assert at[name, "démarre"] == max((at[other, "prêt"] for other in after), default=0)

    def desktop(without: str) -> int:
        @cache
        def end(name: str) -> int:
            if name == without:
                return 0
            return at[name, "prêt"] - at[name, "démarre"] + max((end(o) for o in table[name][0]), default=0)  # fmt: skip

        return end("bureau")

    free = [name for name, (_after, optional) in table.items() if optional]
    found = sorted((desktop(name), name) for name in free)
    assert found[0][1] == values["service"]
    assert f"{found[0][0] / 1000:.3f}".replace(".", ",") == values["apres"]
    assert found[1][0] - found[0][0] >= 400
    assert sorted(free) == values["options"]
    assert values["service"] not in values["faux"]
    assert max(free, key=lambda n: at[n, "prêt"] - at[n, "démarre"]) in values["faux"]
