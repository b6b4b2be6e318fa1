"""What is seen of an item only once a question of it is drawn: drawn once, kept for the next time.

The chance to be right without knowing (prior, by type) and the acts a simulator takes. A whole bank
takes seconds; they are kept in the user's cache (``PIXSIM_CACHE``, else the folder ``cache`` of
``PIXSIM_HOME``) under the digest of the bank and of this code. A cache that is missing, damaged or cannot be written is done without.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import platformdirs

from pixsim.bank.question import Question
from pixsim.bank.reading.priors import guessing_chance
from pixsim.bank.schema import Item
from pixsim.foundation.files import READABLE, replace_file
from pixsim.text.json_text import JsonError, read_json, write_json

KEPT = 8
"""Banks whose traits are kept; those used longest ago go first."""


@dataclass(frozen=True, slots=True)
class Trait:
    """What one question of an item shows.

    Attributes
    ----------
    guess : float
        Chance to be right without knowing.
    acts : int
        In a simulator, of the solution the item names; 0 elsewhere.
    """

    guess: float
    acts: int


_in_memory: dict[str, dict[str, Trait]] = {}


class Drawable(Protocol):
    """What a bank has that questions are drawn from."""

    @property
    def items(self) -> Mapping[str, Item]:
        """By id."""

    @property
    def digest(self) -> str:
        """Of all its files."""

    def question(self, question: str, rng: np.random.Generator) -> Question:
        """Draw a question."""


class Traits(Mapping[str, Trait]):
    """By item id; drawn when asked for.

    Parameters
    ----------
    bank : Bank
    """

    def __init__(self, bank: Drawable) -> None:
        self._bank = bank
        self._found: dict[str, Trait] = {}

    def __getitem__(self, name: str) -> Trait:
        """Those of an item."""
        if name not in self._found:
            if name not in self._bank.items:
                raise KeyError(name)
            self._found[name] = self._draw(name)
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        """Ids of the bank's items."""
        return iter(self._bank.items)

    def __len__(self) -> int:
        """Items of the bank."""
        return len(self._bank.items)

    def of(self, names: Iterable[str]) -> dict[str, Trait]:
        """Those of some items, which are kept for the next time."""
        names = list(names)
        wanted = [name for name in names if name not in self._found]
        if wanted:
            file = _traits_file(self._bank.digest)
            known = _read_traits(file)
            keys = {name: self._key(name) for name in wanted}
            new = {keys[name]: self._draw(name) for name in wanted if keys[name] not in known}
            if new:
                known.update(new)
                _write_traits(file, known)
            self._found.update((name, known[key]) for name, key in keys.items())
        return {name: self[name] for name in names}

    def _draw(self, name: str) -> Trait:
        rng = np.random.default_rng(0)  # shuffles options, which changes nothing here
        with _signals_delayed():
            question = self._bank.question(f"{name}#1", rng)
        return Trait(guessing_chance(question), len(question.task.solution) if question.task else 0)

    def _key(self, name: str) -> str:
        """Id and content: an item may have been made from that of the bank, for a person."""
        content = self._bank.items[name].model_dump_json().encode()
        return f"{name} {hashlib.sha256(content).hexdigest()[:16]}"


@contextlib.contextmanager
def _signals_delayed() -> Iterator[None]:
    """Signals are heeded when the block is left: makers of files catch whatever is raised in them."""
    if threading.current_thread() is not threading.main_thread():  # no signal is handled there
        yield
        return
    came: list[int] = []
    numbers = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
    before = {
        number: handler
        for number in numbers
        if number is not None
        and (handler := signal.getsignal(number)) not in (None, signal.SIG_IGN)
    }
    for number in before:
        signal.signal(number, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)


def _traits_file(digest: str) -> Path:
    return (
        _traits_folder()
        / f"items-{hashlib.sha256(digest.encode() + _code_digest()).hexdigest()[:32]}.json"
    )


def _traits_folder() -> Path:
    own, home = os.environ.get("PIXSIM_CACHE"), os.environ.get("PIXSIM_HOME")
    if own:
        return Path(os.path.expanduser(own))  # noqa: PTH111 (a `~` of nobody stays as it is)
    if home:
        return Path(os.path.expanduser(home)) / "cache"  # noqa: PTH111
    return platformdirs.user_cache_path("pixsim", False)


@cache
def _code_digest() -> bytes:
    """Digest of what draws and marks questions."""
    package = Path(__file__).parents[2]
    rooms = (package / name for name in ("bank", "families", "making", "worlds"))
    files = sorted(file for room in rooms for file in room.rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).digest()


def _read_traits(file: Path) -> dict[str, Trait]:
    """What is kept, from memory or else from the file."""
    if file.name not in _in_memory:
        found: Any = None
        with contextlib.suppress(OSError, JsonError):
            found = read_json(file.read_bytes())
        whole = isinstance(found, dict) and all(map(_is_trait, found.values()))
        _in_memory[file.name] = {k: Trait(*row) for k, row in found.items()} if whole else {}
    return _in_memory[file.name]


def _is_trait(row: Any) -> bool:
    match row:
        case [float(guess), int(acts)]:
            return 0 <= guess <= 1 and acts >= 0
    return False


def _write_traits(file: Path, known: Mapping[str, Trait]) -> None:
    document = {key: [trait.guess, trait.acts] for key, trait in known.items()}
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, write_json(document).encode(), READABLE)
        old = sorted(file.parent.glob("items-*.json"), key=lambda kept: kept.stat().st_mtime)
        for kept in old[:-KEPT]:
            kept.unlink(missing_ok=True)
