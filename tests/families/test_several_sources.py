"""Levels 5 to 7 that read several sources: keys found again from the bytes, by other means."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from pixsim.families.adaptation import loaded
from pixsim.families.programming import amended
from tests.families.opened import drawn

each_seed = pytest.mark.parametrize("seed", range(12))


def lines(held: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(held.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]


@each_seed
def test_photos_within_budget(seed: int) -> None:
    values = drawn(loaded.photos_within_budget, seed)
    record = json.loads(values["files"]["accueil.har"])["log"]
    assert len(values["files"]["accueil.har"]) < 64_000
    page = min(record["pages"], key=lambda one: one["startedDateTime"])
    start, length = page["startedDateTime"], page["pageTimings"]["onLoad"]

    def since(entry: dict[str, str]) -> Decimal:
        def seconds(text: str) -> Decimal:
            hours, minutes, rest = text[11:23].split(":")
            return (Decimal(hours) * 60 + Decimal(minutes)) * 60 + Decimal(rest)

        return (seconds(entry["startedDateTime"]) - seconds(start)) * 1000

    used = sum(
        entry["response"]["_transferSize"]
        for entry in record["entries"]
        if entry["pageref"] == page["id"] and since(entry) < Decimal(str(length))
    )
    assert values["used"] == str(round(used / 1000))
    units = {"octets": 1, "ko": 1000, "Mo": 10**6}
    left, count = Decimal(values["budget"].replace(" ", "")) * 1000 - used, 0
    for _name, *sizes in lines(values["files"]["photos.csv"]):
        told = [size.replace(",", ".").split() for size in sizes if size]
        left -= min(Decimal(number) * units[unit] for number, unit in told)
        if left < 0:
            break
        count += 1
    assert values["count"] == str(count)
    assert values["count"] not in values["not_count"]


@pytest.mark.parametrize("seed", range(5))
def test_two_functions_mended(seed: int, tmp_path: Path) -> None:
    values = drawn(amended.two_functions_mended, seed)
    for name, held in values["files"].items():
        (tmp_path / name).write_bytes(held)

    def displayed() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "bilan.py"],
            cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True, timeout=30,
        )  # fmt: skip
        return [line.partition(" : ")[2] for line in done.stdout.splitlines()]

    broken = displayed()
    program = (tmp_path / "bilan.py").read_text(encoding="utf-8")
    for names in ([values["first"]], [values["second"]], [values["first"], values["second"]]):
        mended = program
        for name in names:
            part = amended.PARTS[name]
            assert part.wrong in mended
            mended = mended.replace(part.wrong, part.right)
        (tmp_path / "bilan.py").write_text(mended, encoding="utf-8")
        assert (displayed() == values["numbers"]) == (len(names) == 2)
    assert broken != values["numbers"]
    assert ", ".join(values["numbers"]) == values["shown"]
