"""Keys found another way. Lists and tables: bullets, tab stops, tables."""

from __future__ import annotations

import csv
import io

from pixsim.families.documents import tableaux_listes
from tests.families.attachments import content, drawn
from tests.families.seeds import each_seed


@each_seed
def test_regular_separator(seed: int) -> None:
    values = drawn(tableaux_listes.regular_separator, seed)
    text = content(values, "txt").decode()
    signs = {"tabulation": "\t", "point-virgule": ";", "virgule": ",", "barre verticale": "|"}
    tables = {
        name: list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
        for name, sign in signs.items()
    }
    regular = [
        name
        for name, rows in tables.items()
        if len({len(row) for row in rows}) == 1 and len(rows[0]) > 1
    ]
    assert regular == [values["sign"]]
    table = tables[values["sign"]]
    assert (len(table[0]), len(table)) == (int(values["columns"]), int(values["rows"]))
    lured = [len(row) for row in tables[values["lure"]]]
    assert sum(size != lured[0] for size in lured) < len(lured) / 4
    assert values["rows"] not in values["not_rows"]
