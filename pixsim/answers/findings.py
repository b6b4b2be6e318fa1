"""Warnings that know what they are about, so that a front end can word them in its language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from pixsim.answers.raw import some

ENGLISH = {
    "item_unanswered": "items without an answer: {names}",
    "item_single": "items with a single answer: {names}",
    "item_all_right": "items everybody answered right: {names}",
    "item_all_wrong": "items nobody answered right: {names}",
    "person_unanswered": "persons without an answer: {names}",
    "person_all_right": "persons with nothing but right answers: {names}",
    "person_all_wrong": "persons without a right answer: {names}",
    "unconnected": "unconnected design: {n} blocks of items share no person, their scales are "
    "linked only by the assumption of equal abilities: {names}",
    "repeats_first": "{n} repeated answers left out, the first of a candidate to an item counts: "
    "{names}",
    "repeats_last": "{n} repeated answers left out, the last of a candidate to an item counts: "
    "{names}",
    "simulated": "{n} answers come from simulated candidates",
    "unknown_items": "left out, the bank does not have them: {names}",
    "fewer_answers": "fewer answers than behind the present parameters (give all exports "
    "together): {names}",
    "no_estimate": "left as they were, the data give no finite estimate: {names}",
}


class Finding(str):
    """A warning: an English sentence, its kind and the names it is about.

    Parameters
    ----------
    kind : str
        A key of `ENGLISH`.
    names : iterable of str
        Items, persons, blocks or pairs concerned.
    n : int, optional
        How many; the number of names by default.
    """

    kind: str
    names: tuple[str, ...]
    n: int

    def __new__(cls, kind: str, names: Iterable[object] = (), n: int | None = None) -> Self:
        """Word the warning."""
        named = tuple(str(name) for name in names)
        count = len(named) if n is None else n
        finding = super().__new__(cls, ENGLISH[kind].format(names=some(named), n=count))
        finding.kind, finding.names, finding.n = kind, named, count
        return finding

    def __getnewargs__(self) -> tuple[str, tuple[str, ...], int]:  # type: ignore[override]
        """Keep kind and names when the warning crosses a process boundary."""
        return self.kind, self.names, self.n
