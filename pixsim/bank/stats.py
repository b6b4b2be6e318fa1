"""Figures of a bank: types, modes, files, by competence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from pixsim.bank.drawing.draw import variant_fields
from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Item, ItemType, Kind

TYPES: tuple[ItemType, ...] = get_args(ItemType)
KINDS: tuple[Kind, ...] = get_args(Kind)
PRACTICAL: tuple[Kind, ...] = ("sim", "file", "tool", "web")
"""Kinds of items in which one does something."""


@dataclass(frozen=True, slots=True)
class CompetenceStats:
    """Figures of one competence, or of one level, validated items only.

    Attributes
    ----------
    items, skills, variants : int
    types, kinds : dict
        Items by type, and by what one does.
    practical : int
        Items in which one does something.
    focus, families, files, calibrated : int
        Items in focus mode, computed, that hand out a file, with calibrated parameters.
    """

    items: int
    skills: int
    variants: int
    types: dict[str, int]
    kinds: dict[str, int]
    practical: int
    focus: int
    families: int
    files: int
    calibrated: int


def bank_stats(bank: Bank) -> dict[str, CompetenceStats]:
    """Figures by competence code, in framework order."""
    rows: dict[str, list[Item]] = {c.code: [] for c in bank.framework.competences}
    for item in bank.items.values():
        if item.status == "validated":
            rows[bank.framework.skill[item.skill].competence].append(item)
    return {code: _competence_stats(items, bank) for code, items in rows.items()}


def level_stats(bank: Bank) -> dict[int, CompetenceStats]:
    """Figures by level."""
    rows: dict[int, list[Item]] = {}
    for item in bank.items.values():
        if item.status == "validated":
            rows.setdefault(bank.framework.skill[item.skill].level, []).append(item)
    return {level: _competence_stats(items, bank) for level, items in sorted(rows.items())}


def _competence_stats(items: list[Item], bank: Bank) -> CompetenceStats:
    types = Counter[str](item.type for item in items)
    kinds = Counter[str | None](item.kind for item in items)
    return CompetenceStats(
        items=len(items),
        skills=len({item.skill for item in items}),
        variants=sum(item.variant_count for item in items),
        types={name: types[name] for name in TYPES},
        kinds={name: kinds[name] for name in KINDS},
        practical=sum(kinds[name] for name in PRACTICAL),
        focus=sum(item.focus for item in items),
        families=sum(item.family is not None for item in items),
        files=sum(map(hands_out_a_file, items)),
        calibrated=sum(item.id in bank.parameters for item in items),
    )


def hands_out_a_file(item: Item) -> bool:
    """Whether the item comes with a file: its own, or one that its family makes.

    Drawn only where the nature of the item does not tell: `bank check` refuses a file question without one.
    """
    if item.files or item.kind == "file":
        return True
    if item.family is None or item.kind == "sim":
        return False
    return bool(variant_fields(item, 1).get("files"))
