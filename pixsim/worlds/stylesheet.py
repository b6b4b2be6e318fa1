"""Style sheets, read as a browser reads them: what they say, however it is written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

Style = tuple[tuple[str, frozenset[tuple[str, str, bool]]], ...]
"""Rules in order: a selector, and its declarations: a property, its value, whether it is important."""

_CASELESS = frozenset(("ident", "function", "dimension", "hash"))


def same_style(sheet: str, wanted: str) -> bool:
    """Whether a style sheet says what another says, in as many lines.

    Spaces, the case of properties and colours, the last semicolon of a rule, the order of declarations
    and how a colour is written (« red », ``#f00``, ``rgb(255, 0, 0)``) are free; ``background`` with a
    colour alone is ``background-color``.

    Parameters
    ----------
    sheet, wanted : str
        Their lines, apart by newlines.
    """
    if sheet.count("\n") != wanted.count("\n"):
        return False
    found = rules_of(sheet)
    return found is not None and found == rules_of(wanted)


@lru_cache(maxsize=1 << 8)
def rules_of(sheet: str) -> Style | None:
    """The rules of a style sheet; None where a browser would drop part of it."""
    rules = []
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            return None
        declarations = _declarations(rule.content)
        if declarations is None:
            return None
        rules.append((_selector(rule.prelude), declarations))
    return tuple(rules)


def _declarations(content: list[Any]) -> frozenset[tuple[str, str, bool]] | None:
    """What a rule sets: of a property given twice, what wins."""
    found: dict[str, tuple[str, bool]] = {}
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type != "declaration" or not _text(one.value):
            return None
        name, value = one.lower_name, _value(one.value)
        if name == "background" and value.startswith("rgba"):
            name = "background-color"
        if one.important or not found.get(name, ("", False))[1]:
            found[name] = (value, one.important)
    return frozenset((name, *rest) for name, rest in found.items())


def _value(tokens: list[Any]) -> str:
    """A value as all its spellings are compared: a colour by its components."""
    text = _text(tokens)
    colour = parse_color(text) if text else None
    if colour is None or colour == "currentcolor":
        return text
    red, green, blue = colour.to("srgb").coordinates
    return f"rgba {round(255 * red)} {round(255 * green)} {round(255 * blue)} {colour.alpha:g}"


def _text(tokens: Iterable[Any]) -> str:
    """Tokens as a text: without comments, one space for several, names in small letters."""
    said = "".join(
        token.serialize().lower() if token.type in _CASELESS else token.serialize()
        for token in tokens
        if token.type != "comment"
    )
    return " ".join(said.replace(",", ", ").split())


def _selector(tokens: list[Any]) -> str:
    """A selector: elements in any case, classes in their own, spaces only where they count."""
    said, own = "", False
    for token in tokens:
        if token.type == "comment":
            continue
        said += token.serialize() if own or token.type != "ident" else token.serialize().lower()
        own = token.type == "literal" and token.value == "."
    plain = " ".join(said.split())
    for sign in (",", ">", "+", "~"):
        plain = f" {sign} ".join(part.strip() for part in plain.split(sign))
    return plain
