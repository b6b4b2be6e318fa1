"""Parse a score cell: right, wrong, no answer, or a number of points."""

from __future__ import annotations

import re
from typing import Literal

from pixsim.text.search import without_accents

Said = Literal["right", "wrong", "blank", "ungraded"]

_WORDS: dict[Said, tuple[str, ...]] = {
    "right": (
        "juste", "correct", "correcte", "bonne", "bon", "vrai", "oui", "reussi", "reussie", "acquis", "ok",
        "true", "right", "yes", "✓", "✔", "\u2611", "bonne reponse", "reponse correcte", "valide",
    ),
    "wrong": (
        "faux", "fausse", "incorrect", "incorrecte", "mauvaise", "mauvais", "non", "echoue", "rate",
        "non acquis", "ko", "false", "wrong", "no", "✗", "✘", "\u2612", "mauvaise reponse",
        "reponse incorrecte", "skipped", "timed_out", "focused_out",
    ),
    "blank": (
        "", "-", "–", "—", "na", "n/a", "nan", "none", "null", "<na>", "abs", "absent", "absente", "nr",
        "sans reponse", "pas de reponse", "non repondu", "vide", "unanswered", "not_asked", "neutralised",
        ".", "?",
    ),
    "ungraded": ("necessite evaluation", "pas encore note", "non note", "requires grading", "not yet graded"),
}  # fmt: skip
_SAID: dict[str, Said] = {word: said for said, words in _WORDS.items() for word in words}
_NOTHING = re.compile(r"[-–—.]+(?:\s*/\s*\d+(?:[.,]\d+)?)?")  # « -- / 1 »
_NUMBER = r"[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)"
_POINTS = re.compile(rf"({_NUMBER})\s*(?:(%)|(?:/|sur|out of)\s*({_NUMBER})|(?:pts?|points?))?")


def mark_words(cell: str) -> str:
    """A cell in small letters without accents, for comparison with lists."""
    return without_accents(cell.strip().lower())


def parse_mark_word(cell: str) -> Said | None:
    """What a word says; None for another word or a number."""
    word = mark_words(cell)
    return _SAID.get(word) or ("blank" if _NOTHING.fullmatch(word) else None)


def parse_points(cell: str) -> tuple[float, float | None] | None:
    """Points and, where the cell says it, the most there are: ``1,00``, ``50 %``, ``1 / 2``.

    None where the cell is no number.
    """
    match = _POINTS.fullmatch(cell.replace("\u00a0", " ").replace("\u202f", " ").strip().lower())
    if match is None:
        return None
    value = _parse_decimal(match[1])
    if match[2]:
        return value, 100.0
    return value, _parse_decimal(match[3]) if match[3] else None


def _parse_decimal(text: str) -> float:
    return float(text.replace(",", "."))
