"""Families and the items that draw them: each has the other, where one looks for it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import pixsim.families
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.reading.translations import languages_of
from pixsim.families import find_family, has_family

ROOT = Path(pixsim.families.__file__).parent
SHARED = "draws"


def drawn_families() -> set[str]:
    """Families that items name, in French or in another language."""
    source = load_bank()
    banks = [source, *(load_bank(language=one) for one in languages_of(source.path))]
    return {item.family for bank in banks for item in bank.items.values() if item.family}


def written_families() -> set[str]:
    """Public functions of the modules of tubes."""
    return {
        ".".join((*file.relative_to(ROOT).with_suffix("").parts, node.name))
        for file in ROOT.glob("*/*.py")
        if file.parent.name != SHARED
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }


def test_every_family_is_drawn_by_an_item_and_every_item_finds_its_own() -> None:
    assert written_families() == drawn_families()


def test_a_family_stands_in_the_module_of_the_tube_of_an_item_that_draws_it(bank: Bank) -> None:
    tubes: dict[str, set[str]] = {}
    for item in bank.items.values():
        if item.family:
            tubes.setdefault(item.family, set()).add(bank.framework.skill[item.skill].tube)
    away = {name for name, known in tubes.items() if name.split(".")[1] not in known}
    assert away == set()


def test_a_folder_holds_the_families_of_one_competence(bank: Bank) -> None:
    competences: dict[str, set[str]] = {}
    for item in bank.items.values():
        if item.family and item.family.split(".")[1] == bank.framework.skill[item.skill].tube:
            folder = item.family.split(".")[0]
            competences.setdefault(folder, set()).add(bank.framework.skill[item.skill].competence)
    assert {len(found) for found in competences.values()} == {1}


def test_every_family_of_the_bank_is_found_when_drawn() -> None:
    for name in drawn_families():
        assert has_family(name)
        assert find_family(name).__name__ == name.rpartition(".")[2]


@pytest.mark.parametrize(
    "name",
    [
        "documents.mise_en_forme.none", "documents.none.widow_control", "none.mise_en_forme.widow_control",
        "documents.mise_en_forme._numbers", "documents.mise_en_forme", "os.path.join", "documents.mise_en_forme.sample",
        "../mise_en_forme.x.y", "Documents.mise_en_forme.widow_control",
    ],
)  # fmt: skip
def test_others_are_not(name: str) -> None:
    assert not has_family(name)
    with pytest.raises(LookupError):
        find_family(name)
