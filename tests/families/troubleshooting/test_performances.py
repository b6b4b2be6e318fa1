"""Keys found another way. Explaining slowness: processes, memory, start-up."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from itertools import pairwise

import numpy as np

from pixsim.families.troubleshooting import performances
from pixsim.families.troubleshooting.performances import lighter_start
from pixsim.text.french_dates import day_read
from tests.families.attachments import drawn, rows_of
from tests.families.drawing import draw_values
from tests.families.reading import number, records_of, text_of
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


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
def test_services_follow_their_use_and_the_journal(seed: int) -> None:
    values, world = done(performances.start_lightened, seed)
    told = readings(world)
    for name, said in told.items():
        if not name.startswith("Service "):
            continue
        service = name.removeprefix("Service ")
        use = told[f"Usage de {service}"]
        seconds, waited = (int(n) for n in [*re.findall(r"(\d+) s", said), "0"][:2])
        launch = (
            "jamais"
            if use.startswith("personne")
            else "deux minutes plus tard"
            if "rien ne l'attend" in use and seconds - waited > 10
            else "au démarrage"
        )
        assert world.value(f"Lancement de {service}") == launch
    assert world.value(f"{values['waiting']} attend {values['useless']}") == "non"
