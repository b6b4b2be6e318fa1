"""Keys found another way. Freeing space: large files, recycle bin, quotas."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from fractions import Fraction

import numpy as np

from pixsim.families.troubleshooting import espace_disque
from tests.families.attachments import content, drawn, rows_of
from tests.families.dates import date_of
from tests.families.drawing import draw_values
from tests.families.reading import columns, number, records_of
from tests.families.seeds import each_seed


@each_seed
def test_left(seed: int) -> None:
    values = draw_values(espace_disque.left_in_gib, seed)
    free = int(re.sub(r"\s", "", values["free"]))
    tenths = Fraction(10 * free, 2**30)
    assert tenths > 10 * values["need"]
    assert values["key"].replace(",", "") == str(round(tenths))
    assert values["key"] not in values["wrong"]


@each_seed
def test_biggest_folder(seed: int) -> None:
    fields = draw_values(espace_disque.biggest_folder, seed)
    totals: Counter[str] = Counter()
    for row in records_of(fields):
        totals[row["dossier"]] += int(row["taille_mo"])
    (first, most), (_, next_most) = totals.most_common(2)
    biggest_file = max(records_of(fields), key=lambda row: int(row["taille_mo"]))
    assert first == fields["dossier"]
    assert most > next_most
    assert biggest_file["dossier"] == fields["faux"] != first


@each_seed
def test_the_disk_is_full_on_the_day_that_is_told(seed: int) -> None:
    values = drawn(espace_disque.full_on, seed)

    def go(said: object) -> float:
        number, _space, unit = str(said).replace(",", ".").partition(" ")
        return float(number) * (1000 if unit == "To" else 1)

    (capacity,) = (go(size) for name, size in rows_of(values, 1) if name == values["disk"])
    rows = [
        (date_of(day), go(used)) for day, name, used in rows_of(values) if name == values["disk"]
    ]
    drops = [place for place in range(1, len(rows)) if rows[place][1] < rows[place - 1][1] - 30]
    assert len(drops) == 2
    assert f"{rows[drops[1]][0]:%d/%m/%Y}" == values["cleaned"]
    (since, least), (last, used) = rows[drops[1]], rows[-1]
    pace = (used - least) / ((last - since).days / 7)
    day = last
    while used < capacity - 1e-6:
        day, used = day + timedelta(days=7), used + pace
    assert f"{day:%d/%m/%Y}" == values["key"]
    assert values["key"] not in values["wrong"]
    assert any(isinstance(row[2], str) for row in rows_of(values)), "some amounts are text"


@each_seed
def test_trends(seed: int) -> None:
    values = draw_values(espace_disque.trend_to_full, seed)
    measures = [
        (datetime.strptime(day, "%d/%m/%Y"), int(held.split()[0]))
        for day, held in columns(values["lines"])
    ]
    first = measures[0][0]
    slope, start = np.polyfit(
        [(day - first).days for day, _ in measures], [held for _, held in measures], 1
    )
    full = datetime.strptime(values["key"], "%d/%m/%Y")
    after = (full - first).days
    assert slope * after + start >= values["size"] > slope * (after - 1) + start
    eve = full - timedelta(days=1)
    assert f"{eve:%d/%m/%Y}" in values["wrong"]  # the date that a sheet shows, its fraction cut off
    assert abs(float(values["before"].replace(",", ".")) - slope * (after - 1) - start) < 0.051
    assert values["key"] not in values["wrong"]


@each_seed
def test_out_of_inodes(seed: int) -> None:
    values = drawn(espace_disque.out_of_inodes, seed)
    text = content(values, "txt").decode()
    sizes, inodes, weights, counts = (
        part.splitlines()[1:] for part in re.split(r"\n\n\$ d", text)[1:]
    )
    for lines, full in ((sizes, []), (inodes, [values["plain"]])):
        cells = [line.split() for line in lines[1:] if not line.startswith("/dev/loop")]
        assert [row[5] for row in cells if row[4] == "100%"] == full
    mounts = [row.split()[5] for row in inodes[1:]]

    def mount(folder: str) -> str:
        return max((one for one in mounts if folder.startswith(one)), key=len)

    files = {line.split()[1]: int(line.split()[0]) for line in counts}
    mine = {name: count for name, count in files.items() if mount(name) == values["plain"]}
    assert max(mine, key=lambda name: mine[name]) == values["crowd"]
    assert max(files, key=lambda name: files[name]) in values["wrong_folder"]
    heavy = {line.split()[1]: line.split()[0] for line in weights}
    assert max(mine, key=lambda name: number(heavy[name][:-1])) == values["bulk"]
