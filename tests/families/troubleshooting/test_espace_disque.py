"""Keys found another way. Freeing space: large files, recycle bin, quotas."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from fractions import Fraction

import numpy as np

from pixsim.families.troubleshooting import espace_disque
from tests.families.attachments import drawn, rows_of
from tests.families.dates import date_of
from tests.families.drawing import draw_values
from tests.families.reading import columns, records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


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
def test_what_the_note_lets_go_is_gone_and_nothing_else(seed: int) -> None:
    values, world = done(espace_disque.room_made, seed)
    app = values["app"]
    logs = sorted(one.name for one in values["world"].entries if "/journaux/" in one.path)
    for entry in values["world"].entries:
        lost = (
            f"/{app}/cache/" in entry.path
            or (entry.name in logs[:-2])
            or ("/brouillons/" in entry.path and entry.name.endswith(".tmp"))
        )
        assert (world.entry(entry.path) is None) == lost, entry.path
