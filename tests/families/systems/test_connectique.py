"""Keys found another way. Recognising connections: USB, HDMI, RJ45, wireless."""

from __future__ import annotations

import csv
import io
import re

import pypdf

from pixsim.families.systems import connectique
from tests.families.attachments import drawn
from tests.families.seeds import each_seed


@each_seed
def test_port_shows_and_charges(seed: int) -> None:
    values = drawn(connectique.port_that_does_both, seed)
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
    values = drawn(connectique.measured_copies, seed)
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
