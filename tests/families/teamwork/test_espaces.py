"""Keys found another way. Organising a shared space: common folders, quotas, conventions."""

from __future__ import annotations

import io
import re

import pandas as pd

from pixsim.families.teamwork import espaces
from tests.families.attachments import content, drawn
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_count_films_that_fit(seed: int) -> None:
    values = drawn(espaces.count_films_that_fit, seed)
    rows = pd.read_excel(io.BytesIO(content(values, "xlsx")), engine="openpyxl")
    kilobytes = rows["Taille"] * rows["Unité"].map({"ko": 1, "Mo": 1_000, "Go": 1_000_000})
    size, free = 1000 * int(values["size"]), 1_000_000 * int(values["quota"]) - kilobytes.sum()
    assert int(values["now"]) == free // size
    assert int(values["after"]) == (free + kilobytes[rows["État"] == "corbeille"].sum()) // size
    assert values["now"] not in values["not_now"]
    assert values["after"] not in values["not_after"]


@each_seed
def test_all_names_follow_the_convention(seed: int) -> None:
    values, world = done(espaces.names_by_convention, seed)
    form = re.compile(
        r"20\d\d-(0[1-9]|1[0-2])-\d\d_(devis|facture|affiche)_(arras|lens|douai|lille)_v\d\.(pdf|odt|ods)"
    )
    names = [node.name for node in world.nodes if not node.folder and not node.name.startswith("0")]
    assert all(form.fullmatch(name) for name in names)
    before = [node.name for node in values["world"].nodes if not node.folder]
    assert sum(not form.fullmatch(name) for name in before) == values["count"] + 1
