"""Facts that age: where an item found them, and when somebody last looked whether they still hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Item
from pixsim.foundation.problems import Problem

LEAST_SOURCES = 2
"""Independent places, for a fact that is looked up on the web."""


def split_sources(item: Item) -> tuple[str, ...]:
    """Where a fact comes from; several places are told apart by « ; »."""
    return tuple(filter(None, (part.strip() for part in (item.source or "").split(";"))))


def source_problems(file: str, item: Item) -> Iterator[Problem]:
    """Whether an item says where its facts come from, and when they were looked at."""
    if item.checked and not item.source:
        yield Problem.of(file, item.id, "", "no_source")
    if item.kind != "web" or item.status == "draft":  # a draft is read before it is asked
        return
    if not item.source:
        yield Problem.of(file, item.id, "source", "no_source")
    elif len(split_sources(item)) < LEAST_SOURCES:
        yield Problem.of(file, item.id, "source", "one_source", least=LEAST_SOURCES)
    if not item.checked:
        yield Problem.of(file, item.id, "checked", "not_checked")


def days_since_checked(item: Item, on: date) -> int | None:
    """Days since the facts of an item were looked at; None when that is not said."""
    return (on - date.fromisoformat(item.checked)).days if item.checked else None


def stale_problems(
    bank: Bank, days: int, on: date, only: frozenset[str] = frozenset()
) -> list[Problem]:
    """List items whose source was last read more than so many days ago, the oldest first.

    Parameters
    ----------
    bank : Bank
    days : int
    on : date
        The day it is.
    only : frozenset of str
        Competences or items to look at; all when empty.
    """
    found: list[tuple[int, Problem]] = []
    for item in bank.items.values():
        held = {item.id, bank.framework.skill[item.skill].competence}
        if (
            not item.source
            or item.status in ("archived", "translated")
            or (only and only.isdisjoint(held))
        ):
            continue
        old = days_since_checked(item, on)
        if old is None:
            found.append((10**6, Problem.of(bank.path.name, item.id, "checked", "not_checked")))
        elif old > days:
            values = {"checked": item.checked, "n": old, "source": "; ".join(split_sources(item))}
            found.append((old, Problem.of(bank.path.name, item.id, "checked", "stale", **values)))
    return [problem for _old, problem in sorted(found, key=lambda pair: -pair[0])]
