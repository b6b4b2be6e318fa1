"""Keys found another way. Splitting into functions: parameters, return values, scope, recursion."""

from __future__ import annotations

from typing import Any

from pixsim.families.programming import fonctions
from tests.families.programs import wanted_outputs
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_folders_are_weighed_with_all_they_hold(seed: int) -> None:
    values, _world = done(fonctions.folders_weighed, seed)

    def walked(folder: dict[str, list[Any]], deep: int = 1) -> list[tuple[int, int]]:
        """Weight and depth of a folder, then of all those below."""
        below = [walked(one, deep + 1) for one in folder[values["folders"]]]
        weight = sum(folder[values["things"]]) + sum(one[0][0] for one in below)
        return [(weight, deep), *(pair for one in below for pair in one)]

    for names, output in wanted_outputs(values):
        found = walked(names["arbre"])
        heavy = sum(weight > names["seuil"] for weight, _deep in found)
        assert output == [f"{found[0][0]} {max(deep for _weight, deep in found)} {heavy}"]
