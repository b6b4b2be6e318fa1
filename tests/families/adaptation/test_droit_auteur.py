"""Keys found another way. Copyright: term, exceptions, moral rights."""

from __future__ import annotations

import io
import re

from PIL import Image

from pixsim.families.adaptation import droit_auteur
from tests.families.attachments import drawn, rows_of
from tests.families.drawing import draw_values
from tests.families.reading import members_of, records
from tests.families.seeds import each_seed


@each_seed
def test_author_rights(seed: int) -> None:
    values = draw_values(droit_auteur.author_rights, seed)
    moral = re.compile("son nom|déformation|révélée|retirer")
    for place in "123":
        kind = "droit moral" if moral.search(values[f"f{place}"]) else "droit patrimonial"
        assert values[f"k{place}"] == kind


@each_seed
def test_works_are_free_after_the_last_author(seed: int) -> None:
    values = drawn(droit_auteur.free_works, seed)
    free = sum(
        max(death for death in (row[4], row[6]) if death) + 70 < values["year"]
        for row in rows_of(values)
    )
    assert values["key"] == str(free)


@each_seed
def test_every_layer_of_a_work_is_free(seed: int) -> None:
    values = drawn(droit_auteur.free_to_broadcast, seed)
    free = []
    for number, _title, _what, who in rows_of(values):
        years = [int(year) for year in re.findall(r"\d{4}", who)]
        if "vivant" not in who and max(years) + 70 < values["year"]:
            free.append(number)
    assert ", ".join(map(str, free)) == values["key"]
    assert len(free) == values["count"] >= 4
    assert values["key"] not in values["wrong"]


@each_seed
def test_calendar(seed: int) -> None:
    values = drawn(droit_auteur.photos_for_a_calendar, seed)
    held = members_of(values)
    usable = []
    for row in records(held["catalogue.csv"]):
        said = str(Image.open(io.BytesIO(held[row["photo"]])).getexif().get(0x8298, ""))
        licence = said.rpartition(" - ")[2].strip("\0 ") or row["licence (relevé de 2023)"]
        free = licence.startswith("CC") and "NC" not in licence and "ND" not in licence
        if row["mort en"]:
            free = int(row["mort en"]) + 70 < values["year"]
        if free:
            usable.append(row["photo"].removesuffix(".jpg"))
    assert sorted(usable) == values["key"][0].split(", ")
    assert values["key"][0] not in values["wrong"]
