"""Keys found another way. Using variables: assignment, types, swaps."""

from __future__ import annotations

import json
import re

from pixsim.families.programming import variables
from tests.families.drawing import draw_named, draw_values
from tests.families.programs import wanted_outputs
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_value_types(seed: int) -> None:
    f = draw_named("programming.variables.value_types", seed)
    kinds = {str: "texte", int: "entier", float: "nombre à virgule", bool: "booléen", list: "liste"}
    for number in range(1, 5):
        (value,) = json.loads("{" + f[f"value{number}"] + "}").values()
        is_fine = f[f"type{number}"] == kinds[type(value)]
        assert f[f"state{number}"] == ("acceptée" if is_fine else "refusée")


class Js(str):
    """A value of JavaScript in quotes: « + » joins, the other signs reckon."""

    __slots__ = ()

    def __add__(self, other: object) -> Js:
        return Js(f"{self}{other}")

    def __radd__(self, other: object) -> Js:
        return Js(f"{other}{self}")

    def __sub__(self, other: object) -> int:
        return int(self) - int(other)  # type: ignore[call-overload,no-any-return]

    def __mul__(self, other: object) -> int:  # type: ignore[override]
        return int(self) * int(other)  # type: ignore[call-overload,no-any-return]

    def __rmul__(self, other: object) -> int:  # type: ignore[override]
        return self * other


def run(script: str) -> object:
    """What a small script of JavaScript shows, read as Python."""
    python = []
    for line in script.splitlines():
        told = re.sub(r"(let|const) | *//.*|^ {4}", "", line).rstrip("; ")
        told = re.sub(r"for \(i = 0; i < 3; i\+\+\) {", "for i in range(3):", told)
        told = re.sub(r"for \((\w+) of (.*)\) {", r"for \1 in \2:", told)
        told = re.sub(r'("\d+")', r"Js(\1)", told.replace("console.log", "shown.append"))
        python += [] if told == "}" else re.sub(r", (\w+ = )", r"\n\1", told).splitlines()
    shown: list[object] = []
    exec("\n".join(python), {"Js": Js, "shown": shown})
    (found,) = shown
    return found


@each_seed
def test_scripts(seed: int) -> None:
    values = draw_values(variables.absurd_total, seed)
    assert values["key"] == str(run(values["script"]))
    assert values["key"] not in values["wrong"]


@each_seed
def test_accounts_are_those_of_each_person(seed: int) -> None:
    values, _world = done(variables.accounts_apart, seed)
    for names, output in wanted_outputs(values):
        totals: dict[str, int] = {}
        for who, amount in names[values["what"]]:
            totals[who.strip().lower()] = totals.get(who.strip().lower(), 0) + amount
        one = names["suivi"]
        before = totals[one]
        totals[one] -= names["remise"]
        assert output == [
            *(f"{who} {totals[who]}" for who in sorted(totals)),
            f"{one} {before} {totals[one]}",
        ]
