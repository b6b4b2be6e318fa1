"""Keys found another way. Reasoning with conditions: if and else, Booleans, comparisons."""

from __future__ import annotations

import re

from pixsim.families.programming import conditions
from tests.families.drawing import draw_named, draw_values
from tests.families.reading import columns
from tests.families.seeds import each_seed


@each_seed
def test_logic_values(seed: int) -> None:
    f = draw_named("programming.conditions.logic_values", seed)
    names = {"age": f["age"], "adhérent": f["member"] == "oui", "étudiant": f["student"] == "oui"}
    signs = {r"(\d+) ans ou plus": r"age >= \1", r"moins de (\d+) ans": r"age < \1", "ET": "and", "OU": "or", "NON": "not"}  # fmt: skip
    for number in range(1, 4):
        rule = f[f"test{number}"]
        for words, sign in signs.items():
            rule = re.sub(words, sign, rule)
        assert f[f"truth{number}"] == ("oui" if eval(rule, names) else "non")


@each_seed
def test_cases(seed: int) -> None:
    values = draw_values(conditions.cases_to_try, seed)
    points = {row[0]: int(row[-1]) for row in columns(values["table"])}
    found = 0
    for couple in ((), ("A",), ("B",)):
        for third in ((), ("C",)):
            for family in ((), ("D",), ("D", "E")):
                for place in ((), ("F",), ("F", "G")):
                    held = couple + third + family + place
                    found += sum(points[letter] for letter in held) >= values["least"]
    assert values["key"] == str(found)
