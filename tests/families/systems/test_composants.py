"""Keys found another way. Components: processor, memory, storage, graphics."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from fractions import Fraction

from pixsim.families.systems import composants
from tests.families.attachments import content, drawn, rows_of
from tests.families.drawing import draw_values
from tests.families.reading import fraction, gigabytes
from tests.families.seeds import each_seed


@each_seed
def test_device_roles(seed: int) -> None:
    fields = draw_values(composants.device_roles, seed)
    storage = {"Clé USB", "Disque dur externe", "SSD", "Carte mémoire"}
    for place in "1234":
        assert (fields[f"m{place}"] in storage) == (fields[f"r{place}"] == "stockage")
    assert len({fields[f"r{place}"] for place in "1234"}) == 3


@each_seed
def test_laptop_that_is_enough(seed: int) -> None:
    values = drawn(composants.laptop_that_is_enough, seed)
    storage = {"500 Go": 500, "1 To": 1000}[values["storage"]]
    found = []
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            lines = dict(re.findall(r"^([^:\n]+?) +: (.*)$", text, re.MULTILINE))
            memory = int(re.match(r"\d+", lines["Mémoire vive"])[0])  # type: ignore[index]
            disk, unit = re.search(r"SSD de (\d+) (Go|To)", lines["Stockage"]).groups()  # type: ignore[union-attr]
            inches = float(lines["Écran"].split()[0].replace(",", "."))
            grams = sum(map(int, re.findall(r"(\d+) g", lines["Poids"])))
            held = int(disk) * (1000 if unit == "To" else 1)
            limit = 1000 * float(values["weight"].replace(",", "."))
            if (
                memory >= int(values["ram"])
                and held >= storage
                and inches >= int(values["inches"])
                and grams <= limit
            ):
                found.append(name.removeprefix("modele-").removesuffix(".txt"))
    assert found == [values["key"]]


@each_seed
def test_cheapest_disk_that_fits(seed: int) -> None:
    values = drawn(composants.disk_that_fits, seed)
    fit = {}
    for name, kind, shape, height, size, price in rows_of(values):
        figure, unit = size.split()
        enough = int(figure) * {"Go": 1, "To": 1000}[unit] >= values["need"]
        if enough and height <= values["thick"] and (kind, shape) == ("SSD", "2,5 pouces SATA"):
            fit[price] = name
    assert fit[min(fit)] == values["key"]
    assert len(fit) > 1


@each_seed
def test_cheapest_machine_for_two_programs(seed: int) -> None:
    values = drawn(composants.machine_for_programs, seed)
    needs = [row for row in rows_of(values, 1) if row[0] in (values["one"], values["two"])]
    modules = [(gigabytes(name), price) for name, price in rows_of(values, 2)]
    found = []
    for name, memory, slots, disk, cores, card, price in rows_of(values):
        if disk < sum(need[2] for need in needs) or any(cores < need[3] for need in needs):
            continue
        if card == "non" and any(need[4] == "oui" for need in needs):
            continue
        reach = {gigabytes(memory): price}  # memory that can be had, and the least it costs
        for _slot in range(slots):
            for held, cost in list(reach.items()):
                for more, paid in modules:
                    reach[held + more] = min(reach.get(held + more, 10**6), cost + paid)
        costs = [cost for held, cost in reach.items() if all(held >= need[1] for need in needs)]
        found += [(min(costs), name)] if costs else []
    assert min(found) == (int(values["price"]), values["key"])
    assert values["key"] not in values["wrong"]
    assert values["price"] not in values["not_price"]


@each_seed
def test_a_chain_of_waits_becomes_the_longest(seed: int) -> None:
    values = drawn(composants.chained_page, seed)
    text = content(values, "csv").decode("utf-8-sig")
    rows = {row["ressource"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}

    def time(told: str) -> Fraction:
        count, unit = told.split()
        return fraction(count) * (1000 if unit == "s" else 1)

    def come(name: str, share: Fraction) -> Fraction:
        row = rows[name]
        own = time(row["attente"]) + time(row["transfert"]) * share
        before = come(row["appelee_par"], share) if row["appelee_par"] else Fraction(0)
        return before + (Fraction(0) if row["origine"] == "cache" else own)

    halved = {name: come(name, Fraction(1, 2)) for name in rows}
    assert max(halved.values()) == fraction(values["key"])
    assert max(halved, key=lambda name: halved[name]) == values["last"][0]
    assert (
        max(rows, key=lambda name: come(name, Fraction(1))) == values["first"] not in values["last"]
    )
