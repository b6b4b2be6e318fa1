"""What must rise with the level, counted in each item (python -m tests.campaign.levels)."""

from __future__ import annotations

from statistics import mean

import pytest

from pixsim.bank.reading.load import Bank
from tests.campaign.levels import Acting, Counted, Opening, counted, measured, off, table
from tests.tools.tiers import steps

SLIGHT_LINES = 25
LEAST_OPENED = (
    0.70  # share of the files of levels 6 and 7 that are more than one look at a short one
)


@pytest.fixture(scope="module", params=steps(3))
def found(request: pytest.FixtureRequest, bank: Bank) -> dict[str, tuple[int, Counted]]:
    alike: dict[tuple[int, str], list[str]] = {}  # one in so many of each level and kind
    for name, item in bank.items.items():
        alike.setdefault((bank.framework.skill[item.skill].level, str(item.kind)), []).append(name)
    some = [name for names in alike.values() for name in names[:: request.param]]
    return measured(bank.subset(items=some), variants=1)


def test_acts_and_near_misses_rise_with_the_level(found: dict[str, tuple[int, Counted]]) -> None:
    work = [
        mean(one.work for at, one in found.values() if at == level and isinstance(one, Acting))
        for level in range(1, 7)
    ]
    assert work == sorted(work)
    assert work[5] > 3 * work[0]
    near = [
        mean(one.near for at, one in found.values() if at == level and isinstance(one, Acting))
        for level in range(1, 7)
    ]
    assert near[0] < near[1] < near[2] < near[4]


def test_files_of_high_levels_are_more_than_one_look(found: dict[str, tuple[int, Counted]]) -> None:
    for level in (6, 7):
        opened = [one for at, one in found.values() if at == level and isinstance(one, Opening)]
        rich = [o for o in opened if o.files > 1 or o.lines > SLIGHT_LINES or o.asked > 1]
        assert len(rich) >= LEAST_OPENED * len(opened), level
    asked = {
        level: mean(o.asked for at, o in found.values() if at == level and isinstance(o, Opening))
        for level in (4, 7)
    }
    assert asked[7] > asked[4]


def test_what_is_counted_says_where_an_item_stands(
    bank: Bank, found: dict[str, tuple[int, Counted]]
) -> None:
    one = counted(bank, bank.items["ecriture_web6-adresse_libre"])
    assert isinstance(one, Acting)
    assert one.work >= 6
    many = counted(bank, bank.items["unites7-texte"], variants=1)
    assert many == Opening(files=4, lines=many.lines, asked=3)  # type: ignore[union-attr]
    rows = table(found, Acting)
    assert [row[0] for row in rows] == list(range(1, 8))
    gaps = off({"a": (7, Acting(1, 5, 0, 0)), "b": (2, Acting(2, 5, 1, 0))}, 2)
    assert [name for _gap, name in gaps] == ["a"]
