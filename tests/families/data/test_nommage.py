"""Keys found another way. Naming and ordering files: explicit names, ISO dates, versions, sorting."""

from __future__ import annotations

import re

from pixsim.families.data import nommage
from pixsim.families.draws.invented.people import of
from tests.families.drawing import draw_values
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_latest_version(seed: int) -> None:
    values = draw_values(nommage.latest_version, seed)
    numbers = {}
    for row in records_of(values):
        if found := re.match(rf"{values['document']}_[vV](\d+)", row["nom"]):
            numbers[row["nom"]] = int(found[1])
    assert len(numbers) == 12
    assert list(numbers.values()).count(max(numbers.values())) == 1
    assert max(numbers, key=lambda name: numbers[name]) == values["answer"][0]
    last: dict[str, tuple[int, str]] = {}
    for row in records_of(values):
        if found := re.match(r"([a-z]+)_[vV](\d+)", row["nom"]):
            last[found[1]] = max(last.get(found[1], (0, "")), (int(found[2]), row["dossier"]))
    there = sum(folder == values["asked"] for _number, folder in last.values())
    assert len(last) == 16
    assert str(there) == values["count"] not in values["not_count"]


@each_seed
def test_one_file_of_each_content_is_left(seed: int) -> None:
    _values, world = done(nommage.copies_removed, seed)
    files = [node for node in world.nodes if not node.folder]
    for total in {node.details for node in files}:
        same = sorted(
            (node for node in files if node.details == total),
            key=lambda node: ("Vrac" in world.path(node.id), node.date),
        )
        assert [node.binned for node in same] == [False] + [True] * (len(same) - 1)


@each_seed
def test_versions_are_the_latest_within_all_ranges(seed: int) -> None:
    values, world = done(nommage.versions_set, seed)
    asked: dict[str, list[str]] = {}
    for one in next(page for page in world.pages if page.name == "Ce que chacun demande").settings:
        for said in one.value.split(" ; "):
            name, _space, bounds = said.partition(" ")
            asked.setdefault(name, []).extend(bounds.split())

    def numbers(text: str) -> tuple[int, ...]:
        return tuple(map(int, text.lstrip("^~<>=").split(".")))

    def fits(version: tuple[int, ...], bound: str) -> bool:
        low = numbers(bound)
        beyond = {"^": (low[0] + 1, 0, 0), "~": (low[0], low[1] + 1, 0)}.get(bound[0])
        return (
            version < low
            if bound[0] == "<"
            else low <= version and (beyond is None or version < beyond)
        )

    for name in values["modules"].split(", "):
        choices = next(
            s.choices
            for page in world.pages
            for s in page.settings
            if s.name == f"Version {of(name)}"
        )
        right = [
            v
            for v in choices
            if "beta" not in v and all(fits(numbers(v), bound) for bound in asked[name])
        ]
        assert len(asked[name]) >= 2
        assert world.value(f"Version {of(name)}") == max(right, key=numbers)
