"""What a question asks for: « Combien de fichiers » counts files, « À quelle ligne » names a line."""

from __future__ import annotations

import re

MOST_WORDS = 3  # « Combien de bureaux de poste »

_WORD = r"[^\W\d_]+(?:[-'’/][^\W\d_]+)*"
_COUNTED = re.compile(
    rf"(?:\bcombien(?:\s+cela\s+fait-il)?|^nombre(?: total)?)\s+(?:de\s+|des\s+|d['’])(?:(?:ces|ses|vos|leurs|les)\s+)?"
    rf"(?:\d+\s+)?(?P<nouns>{_WORD}(?:\s{_WORD}){{0,{MOST_WORDS - 1}}})",
    re.IGNORECASE,
)
_LOCATED = re.compile(rf"\bquel(?:le)?s?\s+(?P<noun>{_WORD})", re.IGNORECASE)
_NO_NOUNS = frozenset(
    [
        "est",
        "sont",
        "était",
        "étaient",
        "sera",
        "seront",
        "serait",
        "fut",
        "doit",
        "doivent",
        "que",
        "peut",
        "peuvent",
        "a",
        "ont",
        "moins",
        "plus",
        "pas",
        "avant",
        "après",
        "presque",
        "environ",
        "entre",
        "moitié",
        "double",
    ]
)


def nouns_counted(question: str) -> tuple[str, ...]:
    """Nouns that may follow the number asked for, alone and with what follows them.

    Parameters
    ----------
    question : str
        A statement, or the label of a field.
    """
    found: list[str] = []
    for match in _COUNTED.finditer(question):
        words = match["nouns"].split()
        found += [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    return tuple(dict.fromkeys(found))


def nouns_located(question: str) -> tuple[str, ...]:
    """Nouns that may come before the number asked for: « À quelle page » accepts « page 6 »."""
    nouns = (match["noun"].lower() for match in _LOCATED.finditer(question))
    return tuple(dict.fromkeys(noun for noun in nouns if noun not in _NO_NOUNS))
