"""No French sentence stands in two fronts: what several say is written once, below them."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pixsim

FOLDER = Path(pixsim.__file__).parent
FRONTS = ("tui", "plain", "web")
EXCEPTIONS: frozenset[str] = frozenset()
"""Sentences that two fronts say and mean two things by; single words are labels, and no sentences."""
IN_TEMPLATES = re.compile(r"""_\(\s*(["'])(.*?)\1\s*\)""", re.DOTALL)


def said_in(path: Path) -> Iterator[str]:
    """Texts that a file has translated."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".j2":
        yield from (match[2] for match in IN_TEMPLATES.finditer(source))
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            count = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
            for given in node.args[:count]:
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value


def fronts_by_sentence() -> dict[str, dict[str, str]]:
    """Of each text of two words or more, a file of each front that says it."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for front in FRONTS:
        for path in sorted((FOLDER / front).rglob("*")):
            if path.suffix in (".py", ".j2"):
                for text in said_in(path):
                    if len(text.split()) > 1:
                        found[text][front] = str(path.relative_to(FOLDER))
    return found


def test_no_sentence_stands_in_two_fronts() -> None:
    found = fronts_by_sentence()
    assert len(found) > 700
    twice = {text: where for text, where in found.items() if len(where) > 1}
    assert set(twice) == EXCEPTIONS, "\n".join(
        f"{text!r}: {where}" for text, where in twice.items()
    )
