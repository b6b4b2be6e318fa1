"""Competence 5.2: notices, measures, inventories and records, with keys found another way."""

from __future__ import annotations

import csv
import io
import re
from ipaddress import ip_address

import pypdf
import pytest

from pixsim.families.systems import cables, fleets, opened
from tests.families.draws import each_seed
from tests.families.opened import Family, content, drawn, rows_of


def table(family: Family, seed: int) -> tuple[dict[str, object], list[dict[str, str]]]:
    values = drawn(family, seed)
    text = content(values, "csv").decode("utf-8-sig")
    return values, list(csv.DictReader(text.splitlines(), delimiter=";"))


def gigabytes(said: str) -> float:
    number, unit = said.split()
    return float(number.replace(",", ".")) / {"Go": 1, "Mo": 1024}[unit]


@each_seed
def test_port_shows_and_charges(seed: int) -> None:
    values = drawn(opened.port_that_does_both, seed)
    dock, computer = (
        pypdf.PdfReader(io.BytesIO(values["files"][values[name]])).pages[0].extract_text()
        for name in ("station", "computer")
    )
    need = int(re.findall(r"(\d+) W au moins", computer)[0])
    limit = int(re.findall(r"limitée à (\d+) W", dock)[0])
    rows = re.findall(
        r"^([A-H])\s+\d+\s+(non|\d+ × \d+)((?: \(\d\))*)\s+(\d+)\s*$", dock, re.MULTILINE
    )
    assert len(rows) == 8, dock
    fit = []
    for port, shows, notes, watts in rows:
        charge = limit if "(1)" in notes else int(watts)
        if shows == values["sharp"] and "(2)" not in notes and charge >= need:
            fit.append(port)
    assert fit == [values["key"]]
    assert values["key"] not in values["wrong"]


@each_seed
def test_cable_furthest_from_its_word(seed: int) -> None:
    values = drawn(cables.measured_copies, seed)
    read = {name: list(csv.DictReader(io.StringIO(held.decode("utf-8-sig")), delimiter=";")) for name, held in values["files"].items()}  # fmt: skip
    factors = {"Mo": 1, "Go": 1000, "Mbit/s": 1, "Gbit/s": 1000}

    def plain(said: str) -> float:
        number, unit = said.split()
        return float(number.replace(",", ".")) * factors[unit]

    announced = {row["cable"]: plain(row["debit_annonce"]) / 8 for row in read["cables.csv"]}
    real = {}
    for cable in announced:
        large = [row for row in read["copies.csv"] if row["cable"] == cable and row["etat"] == "complète" and plain(row["taille"]) >= 100]  # fmt: skip
        seconds = sum(60 * int(row["duree_min_s"].split(":")[0]) + int(row["duree_min_s"].split(":")[1]) for row in large)  # fmt: skip
        real[cable] = sum(plain(row["taille"]) for row in large) / seconds
    assert min(real, key=lambda cable: real[cable] / announced[cable]) == values["bad"]
    assert str(round(real[values["bad"]])) == values["rate"]


@each_seed
def test_private_addresses(seed: int) -> None:
    values, rows = table(opened.private_addresses, seed)
    nets = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
    from ipaddress import ip_network

    count = sum(any(ip_address(row["adresse"]) in ip_network(net) for net in nets) for row in rows)
    assert values["key"] == str(count)


@each_seed
def test_system_is_in_os_release(seed: int) -> None:
    values = drawn(opened.which_system, seed)
    text = content(values, "txt").decode()
    assert f'NAME="{values["names"][0]}"' in text
    assert f'VERSION_ID="{values["shown"]}"' in text
    assert re.search(rf"^Linux \w+ {re.escape(values['kernel'])}-", text, re.MULTILINE)
    build = re.search(r"^Linux \w+ (\S+) ", text, re.MULTILINE)
    assert build is not None
    assert values["kernels"][-1] == build[1]
    like = re.search(r"^ID_LIKE=\"(.*)\"", text, re.MULTILINE)
    assert (like is not None) == (values["name"] in ("Ubuntu", "Linux Mint", "openSUSE Leap"))


@each_seed
def test_machines_that_can(seed: int) -> None:
    values = drawn(fleets.machines_that_can, seed)
    bits = dict(rows_of(values, 1))
    able = [row for row in rows_of(values) if row[4] == "en service" and gigabytes(row[3]) >= 4]
    old = ("32 bits", "i686", "x86")
    assert values["now"] == str(sum(row[2] not in old for row in able))
    assert values["later"] == str(sum(row[2] in old and bits[row[1]] == 64 for row in able))
    assert all(bits[row[1]] == 64 for row in able if row[2] not in old)


@each_seed
def test_cheapest_disk_that_fits(seed: int) -> None:
    values = drawn(opened.disk_that_fits, seed)
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
    values = drawn(fleets.machine_for_programs, seed)
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
def test_first_program_that_can_run(seed: int) -> None:
    values = drawn(opened.program_found_first, seed)
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


@each_seed
def test_services_that_need_a_machine(seed: int) -> None:
    values = drawn(fleets.machine_or_container, seed)
    kernels = dict(rows_of(values, 1))

    def version(said: str) -> tuple[int, ...]:
        return tuple(map(int, str(said).split(".")))

    rows = [row for row in rows_of(values) if row[5].lower() == "oui"]
    own = [row for row in rows if kernels[row[1]] != "Linux" or row[3] == "oui" or version(row[2]) > version(values["host"])]  # fmt: skip
    assert values["virtual"] == str(len(own))
    total = sum(gigabytes(row[4]) for row in rows) + values["extra"] * len(own)
    assert values["memory"] == f"{total:g}"
