"""Keys found another way. Reasoning with conditions: if and else, Booleans, comparisons."""

from __future__ import annotations

from pixsim.families.programming import conditions
from tests.families.drawing import draw_named, draw_values
from tests.families.pseudocode import python_of
from tests.families.reading import columns
from tests.families.seeds import each_seed


@each_seed
def test_logic_values(seed: int) -> None:
    f = draw_named("programming.conditions.logic_values", seed)
    names = {"age": f["age"], "adherent": f["member"] == "vrai", "etudiant": f["student"] == "vrai"}
    for number in range(1, 4):
        truth = eval(python_of(f[f"test{number}"]), names)
        assert f[f"truth{number}"] == ("vrai" if truth else "faux")


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
