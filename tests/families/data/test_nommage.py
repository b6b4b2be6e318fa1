"""Keys found another way. Naming and ordering files: explicit names, ISO dates, versions, sorting."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, datetime

import pytest

from pixsim.families.data import nommage
from tests.families.attachments import content, drawn
from tests.families.dates import parse_date
from tests.families.drawing import draw_values
from tests.families.frames import frame
from tests.families.reading import number, records_of, rows
from tests.families.seeds import each_seed


@each_seed
def test_latest_version(seed: int) -> None:
    values = draw_values(nommage.latest_version, seed)
    numbers = {}
    for row in records_of(values):
        if found := re.match(rf"{values['document']}_[vV](\d+)", row["nom"]):
            numbers[row["nom"]] = int(found[1])
    assert len(numbers) == 12
    assert list(numbers.values()).count(max(numbers.values())) == 1
    assert max(numbers, key=lambda name: numbers[name]) == values["answer"][0]
    last: dict[str, tuple[int, str]] = {}
    for row in records_of(values):
        if found := re.match(r"([a-z]+)_[vV](\d+)", row["nom"]):
            last[found[1]] = max(last.get(found[1], (0, "")), (int(found[2]), row["dossier"]))
    there = sum(folder == values["asked"] for _number, folder in last.values())
    assert len(last) == 16
    assert str(there) == values["count"] not in values["not_count"]


@each_seed
def test_copies_of_two_machines(seed: int) -> None:
    values = drawn(nommage.copies_of_two_machines, seed)
    rows = frame(content(values, "csv"))
    rows["same"] = rows["sha256"].str.replace(" ", "").str.lower()
    assert rows["same"].str.fullmatch("[0-9a-f]{64}").all()
    assert (rows.groupby("same")["taille_octets"].nunique() == 1).all()
    assert rows["chemin"].is_unique
    first = rows.drop_duplicates("same")
    assert values["count"] == len(rows) - len(first)
    freed = rows["taille_octets"].sum() - first["taille_octets"].sum()
    assert number(values["freed"]) == pytest.approx(freed / 1e6, abs=0.0051)
    (asked,) = rows.loc[rows["chemin"] == values["shown"], "same"]
    held = rows[rows["same"] == asked]
    fit = held[~held["chemin"].str.startswith("À jeter/")]
    assert fit.sort_values("modifie_le")["chemin"].iloc[0] == values["kept"][0]
    assert held.sort_values("modifie_le")["chemin"].iloc[0] != values["kept"][0]
    assert set(values["not_kept"]) == set(held["chemin"]) - {values["kept"][0]}


@each_seed
def test_installable(seed: int) -> None:
    values = drawn(nommage.latest_installable_version, seed)
    today = parse_date(values["today"])

    def numbers(version: str) -> list[int]:
        return [int(part) for part in version.split(".")]

    def day(said: str) -> date:
        return datetime.strptime(said, "%d/%m/%Y").date()

    last: dict[str, tuple[date, str]] = defaultdict(lambda: (date.min, ""))
    for version, said, state in rows(values["files"]["retraits.csv"]):
        last[version] = max(last[version], (day(said), state))
    installed, system = numbers(values["installed"]), numbers(values["system"])
    steps = sorted((numbers(step), numbers(base)) for step, base in rows(values["files"]["bases.csv"]))  # fmt: skip
    assert len(steps) == 5
    fitting, before, held_back = [], [], []
    (name,) = (name for name in values["files"] if name.startswith("versions-"))
    for written, said, wanted in rows(values["files"][name]):
        version = written.removeprefix("v")
        low, _space, high = wanted.partition(" ")
        if "-" in version or numbers(version)[0] != installed[0]:
            continue
        if numbers(low.removeprefix(">=")) > system:
            continue
        if high and numbers(high.removeprefix("<")) <= system:
            continue
        if (today - day(said)).days < 14 or last[version][1] == "retirée":
            continue
        if [base for step, base in steps if step <= numbers(version)][-1] > numbers(values["base"]):
            held_back.append(numbers(version))
            continue
        fitting.append(numbers(version))
        before.append(version)
    newest = ".".join(map(str, max(fitting)))
    assert values["key"] == [newest, f"v{newest}"]
    assert newest != max(before)
    assert max(held_back) > max(fitting)
    assert not {newest, *values["key"]} & set(values["wrong"])
    assert values["count"] == sum(one > installed for one in fitting)
    assert str(values["count"]) not in values["not_count"]
    assert last[newest][1] == "remise"
