"""A digest of every question that an item draws: what a change of code must leave as it was.

``python -m tests.tools.drawn_digests > before.tsv`` draws every variant of every item, in French and in each
language, on one process (some twenty minutes of CPU), and prints one row per item: its language, its id, how many
of its variants were drawn, the SHA-256 of their texts. After the change, ``--against before.tsv`` prints the items
that differ instead, and exits with 1 when there are some. ``--draws 5`` draws that many variants of each item at
most, for a quick look; ``--files`` also makes the files handed out, which takes much longer, instead of digesting
their descriptions.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from pixsim.bank.drawing.draw import Maker, draw_question
from pixsim.bank.reading.load import load_bank
from pixsim.bank.reading.translations import languages_of
from pixsim.bank.schema import Item
from pixsim.foundation.language import SOURCE
from pixsim.foundation.resources import bank_folder
from pixsim.framework import Framework
from pixsim.making.make import make


class ItemDigest(NamedTuple):
    """One row of the table."""

    language: str
    item: str
    draws: int
    digest: str


def make_file(name: str, given: Any) -> bytes:
    """The bytes of a file: as a family gave them, or made from what it says of the file."""
    if isinstance(given, bytes):
        return given
    return make(name, given)


def described(name: str, given: Any) -> bytes:
    """What a family gives of a file, as text: its bytes follow from it."""
    return given if isinstance(given, bytes) else f"{name}: {given!r}".encode()


def digest_of_item(
    item: Item, framework: Framework, worlds: Any, draws: int | None, maker: Maker = described
) -> tuple[int, str]:
    """How many variants of an item were drawn, and the digest of their questions.

    Parameters
    ----------
    item : Item
    framework : Framework
    worlds : Mapping
        Worlds written as data, by name.
    draws : int, optional
        Variants at most, spread evenly over those of the item; all of them by default.
    maker : callable
        Makes the files handed out.
    """
    count = item.variant_count
    numbers = range(1, count + 1)
    if draws is not None and draws < count:
        numbers = range(1, count + 1, -(-count // draws))
    digest = hashlib.sha256()
    for number in numbers:
        rng = np.random.default_rng(number)
        question = draw_question(item, number, framework.skill[item.skill], rng, worlds, maker)
        digest.update(repr(question).encode())
    return len(numbers), digest.hexdigest()


def drawn_digests(draws: int | None, maker: Maker = described) -> Iterator[ItemDigest]:
    """Every item in French, then the items of each language."""
    for language in (SOURCE, *languages_of(bank_folder())):
        bank = load_bank(language=language)
        for item in bank.items.values():
            if language == SOURCE or item.id.endswith(f"_{language}"):
                count, digest = digest_of_item(item, bank.framework, bank.worlds, draws, maker)
                yield ItemDigest(language, item.id, count, digest)


def read_digests(file: Path) -> dict[tuple[str, str], ItemDigest]:
    """The rows of a table, by language and item."""
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
    return {
        (language, item): ItemDigest(language, item, int(draws), digest)
        for language, item, draws, digest in rows
    }


def differences(
    before: dict[tuple[str, str], ItemDigest], after: dict[tuple[str, str], ItemDigest]
) -> list[str]:
    """Items that are not on both sides, or not alike."""
    found = []
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        if old != new:
            why = "is gone" if new is None else "is new" if old is None else "differs"
            found.append(f"{' '.join(key)} {why}")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int)
    parser.add_argument("--files", action="store_true")
    parser.add_argument("--against", type=Path)
    given = parser.parse_args(arguments)
    maker = make_file if given.files else described
    rows = drawn_digests(given.draws, maker)
    if given.against is None:
        for row in rows:
            print(*row, sep="\t", flush=True)
        return 0
    after = {(row.language, row.item): row for row in rows}
    found = differences(read_digests(given.against), after)
    print(*found, f"{len(found)} of {len(after)} items differ", sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
