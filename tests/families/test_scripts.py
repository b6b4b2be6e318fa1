"""Programs that are wrong without a word: run as they are, then mended, on the data handed with them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from typing import Any

from pixsim.families.programming import scripts
from tests.families.draws import each_seed
from tests.families.opened import drawn


@each_seed
def test_weighed_folders(seed: int) -> None:
    values = drawn(scripts.weighed_folders, seed)
    tree = json.loads(values["files"]["dossiers.json"])
    (asked,) = (one for one in tree["contenu"] if one["nom"] == values["asked"])
    todo, total = [asked], 0
    while todo:
        one = todo.pop()
        todo += one.get("contenu", [])
        total += one["ko"] if one["sorte"] == "fichier" else 0
    assert str(total) == values["key"]
    code = values["files"]["poids.py"].decode().split("with open")[0]
    handed: dict[str, Any] = {}
    exec(code, handed)
    assert str(handed["poids"](asked)) in values["wrong"]
    mended: dict[str, Any] = {}
    code = code.replace("[1:]", "").replace("total = poids", "total += poids").replace("else:", 'elif element["sorte"] == "fichier":')  # fmt: skip
    exec(code, mended)
    assert mended["poids"](asked) == total
    assert values["key"] not in values["wrong"]


@each_seed
def test_one_list_for_all(seed: int) -> None:
    values = drawn(scripts.one_list_for_all, seed)
    held = values["files"]["commandes.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(held, newline=""), delimiter=";"))
    owed: Counter[str] = Counter()
    for row in rows:
        owed[row["client"].strip().upper()] += int(row["centimes"])
    figures = re.sub(r"[^\d,-]", "", values["key"].replace("\u2212", "-")).replace(",", ".")
    assert round(100 * float(figures)) == owed[values["asked"].upper()]
    assert owed.most_common(1)[0][0] == values["top"].upper()
    assert values["key"] not in values["wrong"]
    code = values["files"]["factures.py"].decode().partition("fiches = {}")[0]
    handed: dict[str, Any] = {}
    exec(code, handed)
    first, second = handed["ouvrir"]("A"), handed["ouvrir"]("B")
    assert first["lignes"] is second["lignes"]
