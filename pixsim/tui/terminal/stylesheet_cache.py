"""A style sheet is read once per set of colours: Textual reads all of them anew whenever a theme is set.

It sets one as it starts, then for every F8. What is read is never changed afterwards, only looked up.
`tests/tui/test_stylesheet_cache.py` guards the private name.
"""

from __future__ import annotations

from typing import Any

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_read = Stylesheet._parse_rules
_found: LRUCache[tuple[Any, ...], list[RuleSet]] = LRUCache(1024)  # some 70 pieces for each theme


def _parse_once(
    sheet: Stylesheet,
    css: str,
    read_from: tuple[str, str],
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """The rules of a piece of style sheet, as `Stylesheet._parse_rules` finds them."""
    key = (
        css, read_from, is_default_rules, tie_breaker, scope, frozenset(sheet._variables.items()),
    )  # fmt: skip
    rules = _found.get(key)
    if rules is None:
        rules = _found[key] = _read(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return rules


def parse_once() -> None:
    """Have Textual keep what it has read of style sheets; called once, at import."""
    Stylesheet._parse_rules = _parse_once  # type: ignore[assignment, method-assign]


parse_once()
