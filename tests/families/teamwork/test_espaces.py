"""Keys found another way. Organising a shared space: common folders, quotas, conventions."""

from __future__ import annotations

import io
import re
from calendar import monthrange

import pandas as pd

from pixsim.families.teamwork import espaces
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import records_of
from tests.families.seeds import each_seed


@each_seed
def test_room_for_films(seed: int) -> None:
    values = drawn(espaces.room_for_films, seed)
    rows = pd.read_excel(io.BytesIO(content(values, "xlsx")), engine="openpyxl")
    kilobytes = rows["Taille"] * rows["Unité"].map({"ko": 1, "Mo": 1_000, "Go": 1_000_000})
    size, free = 1000 * int(values["size"]), 1_000_000 * int(values["quota"]) - kilobytes.sum()
    assert int(values["now"]) == free // size
    assert int(values["after"]) == (free + kilobytes[rows["État"] == "corbeille"].sum()) // size
    assert values["now"] not in values["not_now"]
    assert values["after"] not in values["not_after"]


@each_seed
def test_naming_audit_counts_what_the_rule_refuses(seed: int) -> None:
    values = draw_values(espaces.naming_audit, seed)

    def good(name: str) -> bool:
        parts = re.fullmatch(
            r"(\d{4})-(\d\d)-(\d\d)_(bilan|devis|facture|affiche)_(arras|lens|douai|lille)\.(pdf|odt|ods)",
            name,
        )
        if parts is None:
            return False
        year, month, day = map(int, parts.groups()[:3])
        return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]

    faults = sum(not good(row["fichier"]) for row in records_of(values))
    assert values["key"] == [str(faults)]
    assert faults > 20
