"""Competence 5.2: notices, measures, inventories and records, with keys found another way."""

from __future__ import annotations

import csv
import io
import re
from ipaddress import ip_address

import pypdf
import pytest

from pixsim.families.systems import knowing, opened
from tests.families.opened import Family, content, drawn, rows_of, workbook

each_seed = pytest.mark.parametrize("seed", range(12))


def table(family: Family, seed: int) -> tuple[dict[str, object], list[dict[str, str]]]:
    values = drawn(family, seed)
    text = content(values, "csv").decode("utf-8-sig")
    return values, list(csv.DictReader(text.splitlines(), delimiter=";"))


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
    values, rows = table(opened.measured_copies, seed)
    shares = {}
    for cable in {row["cable"] for row in rows}:
        large = [
            r
            for r in rows
            if r["cable"] == cable and float(r["taille_Mo"].replace(",", ".")) >= 100
        ]
        size = sum(float(r["taille_Mo"].replace(",", ".")) for r in large)
        seconds = sum(float(r["duree_s"].replace(",", ".")) for r in large)
        shares[cable] = size / seconds / float(large[0]["debit_annonce_Mo_s"])
    assert min(shares, key=lambda cable: shares[cable]) == values["bad"]


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
    values = drawn(opened.machines_that_can, seed)
    rows = [row for row in rows_of(values) if row[3] >= 4 and row[1] == "64 bits"]
    assert values["now"] == str(sum(row[2] == "64 bits" for row in rows))
    assert values["later"] == str(sum(row[2] == "32 bits" for row in rows))


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
    values = drawn(opened.machine_for_programs, seed)
    sheets = workbook(values).worksheets
    needs = [
        row
        for row in sheets[1].iter_rows(min_row=2, values_only=True)
        if row[0] in (values["one"], values["two"])
    ]
    fit = [
        (row[5], row[0])
        for row in sheets[0].iter_rows(min_row=2, values_only=True)
        if all(row[1] >= need[1] and row[3] >= need[3] for need in needs)
        and row[2] >= sum(need[2] for need in needs)
        and (row[4] == "oui" or all(need[4] == "non" for need in needs))
    ]
    assert min(fit)[1] == values["key"]


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
def test_machines_of_their_own_and_memory(seed: int) -> None:
    values = drawn(knowing.machine_or_container, seed)
    rows = [row for row in rows_of(values) if row[4] == "oui"]
    own = [row for row in rows if row[1] != "Linux" or row[2] == "oui"]
    assert values["virtual"] == str(len(own))
    assert values["memory"] == str(sum(row[3] for row in rows) + values["extra"] * len(own))
