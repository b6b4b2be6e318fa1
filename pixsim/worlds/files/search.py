"""What one types to find files: parts of names, « *.pdf », kinds, dates, sizes."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase

from pixsim.worlds.files.nodes import Node
from pixsim.worlds.goals import folded

Test = Callable[[Node], bool]

UNITS: Mapping[str, float] = {
    "": 1, "o": 0.001, "b": 0.001, "octets": 0.001, "k": 1, "ko": 1, "kb": 1,
    "m": 1_000, "mo": 1_000, "mb": 1_000, "g": 1_000_000, "go": 1_000_000, "gb": 1_000_000,
}  # fmt: skip
"""kB in a unit; a number alone is in kB."""

_SIGNS = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
}
_WORDS = {"superieur a": ">", "plus de": ">", "plus grand que": ">", "inferieur a": "<", "moins de": "<", "≥": ">=", "≤": "<="}  # fmt: skip
_DATE = re.compile(
    r"(?:date|modifie|modifie le)\s*:?\s*(?P<sign>[<>]=?|=)?\s*"
    r"(?P<date>\d{4}(?:-\d{1,2}){0,2}|(?:\d{1,2}/){1,2}\d{4})(?!\S)"
)
_SIZE = re.compile(
    r"(?:taille\s*:?\s*)?(?P<sign>[<>]=?)\s*(?P<number>\d+(?:[.,]\d+)?)\s*"
    r"(?P<unit>octets|[kmg]?[ob]|[kmg])?(?!\S)"
)


def wanted(query: str) -> tuple[Test, ...]:
    """What a search asks, as tests that a file must all pass.

    ``type:pdf``, ``date:2026-03`` (or ``date:>2026-03-14``, ``date:14/03/2026``), ``taille:>500``
    (kB) or ``> 2 Mo``, ``étiquette:urgent``, ``*.pdf``; any other word is part of the name.
    """
    text = folded(query.translate(str.maketrans('«»“”"', "     ")))
    for words, sign in _WORDS.items():
        text = text.replace(words, sign)
    dates = [_dated(found) for found in _DATE.finditer(text)]
    text = _DATE.sub(" ", text)
    sizes = [_sized(found) for found in _SIZE.finditer(text)]
    text = _SIZE.sub(" ", text)
    text = re.sub(r"\b(type|etiquette|nom|ext|extension)\s*:\s*", r"\1:", text)
    return (*dates, *sizes, *(_worded(word) for word in text.split()))


def _sized(found: re.Match[str]) -> Test:
    compare = _SIGNS[found["sign"]]
    size = float(found["number"].replace(",", ".")) * UNITS[found["unit"] or ""]
    return lambda thing: not thing.folder and compare(thing.size, size)


def _dated(found: re.Match[str]) -> Test:
    compare = _SIGNS[found["sign"] or "="]
    parts = re.split(r"[-/]", found["date"])
    ordered = parts if "-" in found["date"] or len(parts) == 1 else parts[::-1]
    date = "-".join(part.zfill(2) for part in ordered)
    return lambda thing: bool(thing.date) and compare(thing.date[: len(date)], date)


def _worded(word: str) -> Test:
    where, colon, what = word.partition(":")
    if colon and where == "type":
        return lambda thing: what.strip(".*") in (thing.extension, *_kinds(thing)) or what in folded(thing.kind)  # fmt: skip
    if colon and where in ("ext", "extension"):
        return lambda thing: thing.extension == what.strip(".*")
    if colon and where == "etiquette":
        return lambda thing: what in map(folded, thing.tags)
    if colon and where == "nom":
        word = what
    if "*" in word or "?" in word:
        return lambda thing: fnmatchcase(folded(thing.name), word.replace("[", "[[]"))
    return lambda thing: word in folded(thing.name)


def _kinds(thing: Node) -> tuple[str, str]:
    """A kind as it is listed, and as several are called: « images » for « Image »."""
    kind = folded(thing.kind)
    return kind, f"{kind}s"
