"""The texts of a world written as data, and the same world with its texts in another language.

A text is translated whole, ``{{…}}`` included, from a list: ``en/worlds/NAME.toml``. What an item says of
the world, its goal, its solution, is said in the words of the same list, so that nothing can differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from pixsim.bank.drawing.task import DEFAULTS
from pixsim.bank.schema import PLACEHOLDER, Item, _Strict
from pixsim.worlds.settings.world import NO, YES

_NOT_SHOWN = frozenset({"machine", "kind", "pattern"})
_BY_NAME = frozenset({"when", "needs", "sets"})
"""Tables whose keys are names of settings, and whose values are theirs."""
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER_WRITTEN = re.compile(
    r"\d[\s\u00a0\u202f,]\S?"
)  # « 4,1 », « 100 % »: English has other signs
_BEFORE = re.compile(r"[~^]?")
_QUOTED = re.compile(r'"([^"]*)"\s*(.*)')


class WorldWords(_Strict):
    """What a language has of one world.

    Attributes
    ----------
    words : mapping of str to str
        French texts, and how they are said.
    same : tuple of str
        Texts that read the same in both languages.
    """

    words: Mapping[str, str] = Field(default_factory=dict)
    same: tuple[str, ...] = ()

    @property
    def all(self) -> dict[str, str]:
        """Every listed text and how it is said."""
        return {text: text for text in self.same} | dict(self.words)


class Wording:
    """Says texts in another language, and keeps those that are not listed.

    Parameters
    ----------
    words : mapping of str to str
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self.met: dict[str, None] = {}
        self.missing: dict[str, None] = {}

    def known(self, text: str) -> bool:
        """Whether a text is listed."""
        return text in self._words

    def text(self, text: str) -> str:
        """A text; each part of « a||b », and what follows the sign of a pattern."""
        if text == "*" or text.startswith("$"):
            return text
        return "||".join(self._part(part) for part in text.split("||"))

    def texts(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Texts in the same order."""
        return tuple(map(self.text, texts))

    def _part(self, part: str) -> str:
        before = "" if part in self._words else _BEFORE.match(part)[0]  # type: ignore[index]
        plain = part[len(before) :]
        self.met[plain] = None
        if plain in self._words:
            return before + self._words[plain]
        if not is_neutral(plain):
            self.missing[plain] = None
        return part


def is_neutral(text: str) -> bool:
    """Whether a text reads the same in any language: signs and placeholders, no letter, no decimal."""
    bare = PLACEHOLDER.sub("", text)
    return not _LETTER.search(bare) and not _NUMBER_WRITTEN.search(bare)


def translate_world(written: Mapping[str, Any], wording: Wording, language: str) -> dict[str, Any]:
    """A world with its texts in another language, which its machine speaks then."""
    said: dict[str, Any] = {"tongue": language}
    for name, value in written.items():
        if name == DEFAULTS:
            said[name] = {key: wording.text(text) for key, text in value.items()}
        else:
            said[name] = _translate_world_value(name, value, wording)
    return said


def _translate_world_value(name: str, value: Any, wording: Wording) -> Any:
    if name in _NOT_SHOWN:
        return value
    if isinstance(value, str):
        return wording.text(value)
    if isinstance(value, list):
        return [_translate_world_value("", entry, wording) for entry in value]
    if isinstance(value, Mapping):
        if name in _BY_NAME:
            return {wording.text(key): wording.text(text) for key, text in value.items()}
        if "value" in value and value.get("kind", "choice") == "choice":
            value = {"choices": [YES, NO], **value}  # said here: the machine's own are French
        return {key: _translate_world_value(key, entry, wording) for key, entry in value.items()}
    return value


def translate_item(item: Item, wording: Wording, verbs: Mapping[str, str]) -> dict[str, Any]:
    """What an item says of its world, in another language.

    Parameters
    ----------
    item : Item
        The French one.
    wording : Wording
        Of its world.
    verbs : mapping of str to str
        How the machine's acts are called.
    """
    goal = item.goal
    return {
        "begin": {wording.text(name): wording.text(value) for name, value in item.begin.items()},
        "goal": {
            "want": [(kind, *wording.texts(rest)) for kind, *rest in goal.want],
            "refuse": [(kind, *wording.texts(rest)) for kind, *rest in goal.refuse],
            "keep": goal.keep,
            "free": wording.texts(goal.free),
        },
        "solution": [translate_line(line, wording, verbs) for line in item.solution],
        "near": [[translate_line(line, wording, verbs) for line in lines] for lines in item.near],
    }


def translate_line(line: str, wording: Wording, verbs: Mapping[str, str]) -> str:
    """A line that acts: its verb, then a listed text, or the name of a setting and its value."""
    verb, _space, rest = line.partition(" ")
    if verb not in verbs:
        wording.missing[verb] = None
    said, quoted = verbs.get(verb, verb), _QUOTED.fullmatch(rest)
    head, _space, tail = rest.partition(" ")
    if quoted:
        name, value = quoted.groups()
    elif tail and not wording.known(rest) and wording.known(head):
        name, value = head, tail
    else:
        return f"{said} {wording.text(rest)}" if rest else said
    return f'{said} "{wording.text(name)}" {wording.text(value)}'.strip()
