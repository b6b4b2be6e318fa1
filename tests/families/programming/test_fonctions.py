"""Keys found another way. Splitting into functions: parameters, return values, scope, recursion."""

from __future__ import annotations

import json
from typing import Any

from pixsim.families.programming import fonctions
from tests.families.attachments import drawn
from tests.families.seeds import each_seed


@each_seed
def test_weighed_folders(seed: int) -> None:
    values = drawn(fonctions.weighed_folders, seed)
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
