"""The text of a paragraph: pieces that share the same effects, and changes that await an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal

from pydantic import model_validator

from pixsim.worlds.core import Frozen
from pixsim.worlds.goals import folded

EFFECTS = ("gras", "italique", "souligné", "barré")
ADDED, REMOVED = "added", "removed"
NBSP, NARROW = "\u00a0", "\u202f"
BREAK = "↵"
NOTE = "※"
_TOKEN = re.compile(r"‹[^›]*›|※|\w+|\W")


class Run(Frozen):
    """A piece of text.

    Attributes
    ----------
    effects : tuple of str
        Some of `EFFECTS`, in that order.
    change : str
        ``added`` or ``removed`` where it awaits an answer.
    author : str
        Who changed it.
    field : str
        What is put in its place when the document is printed, or merged.
    note : str
        Of a footnote that is called there.
    """

    text: str
    effects: tuple[str, ...] = ()
    change: Literal["", "added", "removed"] = ""
    author: str = ""
    field: str = ""
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _atom(cls, data: Any) -> Any:
        if isinstance(data, str):
            return {"text": data}
        if isinstance(data, dict) and data.get("field"):
            return {**data, "text": f"‹{data['field']}›"}
        return {**data, "text": NOTE} if isinstance(data, dict) and data.get("note") else data


Runs = tuple[Run, ...]
Sign = tuple[str, Run]
"""A sign, and what holds of it: a run without its text."""


def signs(runs: Iterable[Run]) -> list[Sign]:
    """A text sign by sign."""
    return [(sign, mark) for run in runs for mark in [run.changed(text="")] for sign in run.text]


def merge_into_runs(signs: Iterable[Sign]) -> Runs:
    """Signs as runs, those alike together; two fields side by side stay two."""
    found: list[tuple[list[str], Run]] = []
    for sign, mark in signs:
        if found:
            texts, last = found[-1]
            if (last is mark or last == mark) and not _is_closed(texts, last):
                texts.append(sign)
                continue
        found.append(([sign], mark))
    return tuple(mark.changed(text="".join(texts)) for texts, mark in found)


def _is_closed(texts: Sequence[str], mark: Run) -> bool:
    """Whether what follows belongs to another field or note."""
    return bool(mark.note) or (bool(mark.field) and texts[-1] == "›")


def final(runs: Runs) -> str:
    """The text as it reads once all changes are accepted."""
    return "".join(run.text for run in runs if run.change != REMOVED)


def original(runs: Runs) -> str:
    """The text as it reads once all changes are refused."""
    return "".join(run.text for run in runs if run.change != ADDED)


Piece = tuple[int, int, str]
"""What takes the place of what is read between two signs."""


def edited(runs: Runs, text: str, author: str) -> Runs:
    """The runs of another text; what is the same keeps its effects.

    Parameters
    ----------
    runs : tuple of Run
    text : str
        What is to be read.
    author : str
        Who changes it, where changes are tracked; empty where they are not.
    """
    old, new = _TOKEN.findall(final(runs)), _TOKEN.findall(text)
    starts = [0]
    for token in old:
        starts.append(starts[-1] + len(token))
    pieces = [
        (starts[first], starts[last], "".join(new[begin:end]))
        for tag, first, last, begin, end in SequenceMatcher(None, old, new, False).get_opcodes()
        if tag != "equal"
    ]
    return rewritten(runs, pieces, author)


def rewritten(runs: Runs, pieces: Iterable[Piece], author: str) -> Runs:
    """The runs with some pieces replaced, from left to right; see `edited`."""
    whole = signs(runs)
    seen = [place for place, (_sign, mark) in enumerate(whole) if mark.change != REMOVED]
    done: list[Sign] = []
    at = 0  # in the whole, removed signs included
    for start, end, text in pieces:
        first, last = (seen[n] if n < len(seen) else len(whole) for n in (start, end))
        done += whole[at:first]
        gone, at = whole[first:last], last
        done += [_gone(piece, author) for piece in gone if _stays(piece, author)]
        mark = _run_typed_after(gone or done).changed(change=ADDED if author else "", author=author)
        done += [(sign, mark) for sign in text]
    return _whole_fields(merge_into_runs([*done, *whole[at:]]))


def _stays(piece: Sign, author: str) -> bool:
    """Whether a sign that is taken out is still shown, crossed out."""
    _sign, mark = piece
    if mark.change == REMOVED:
        return True
    return bool(author) and not (mark.change == ADDED and mark.author == author)


def _gone(piece: Sign, author: str) -> Sign:
    sign, mark = piece
    if mark.change == REMOVED:
        return piece
    return sign, mark.changed(change=REMOVED, author=author)


def _run_typed_after(signs: Sequence[Sign]) -> Run:
    """Effects that what is typed after some signs takes."""
    return Run(text="", effects=signs[-1][1].effects if signs else ())


def _whole_fields(runs: Runs) -> Runs:
    """A field of which a part is gone is a plain text."""
    return tuple(
        run.changed(field="") if run.field and run.text != f"‹{run.field}›" else run for run in runs
    )


def span(text: str, words: str) -> tuple[int, int] | None:
    """Where some words stand first, as they are written or, failing that, whatever case and accents."""
    if not words:
        return 0, len(text)
    plain = text.replace(NBSP, " ").replace(NARROW, " ")
    exact = plain.find(words.replace(NBSP, " ").replace(NARROW, " "))
    if exact >= 0:
        return exact, exact + len(words)
    wanted = folded(words)
    size = len(words)
    for start in range(len(plain) - size + 1):
        if folded(plain[start : start + size]) == wanted:
            return start, start + size
    return None


def marked(runs: Runs, place: tuple[int, int], effect: str) -> Runs:
    """The same with an effect from one place to another of what is read, or without it."""
    whole = signs(runs)
    seen = [n for n, (_sign, mark) in enumerate(whole) if mark.change != REMOVED]
    chosen = set(seen[place[0] : place[1]])
    on = not all(effect in whole[n][1].effects for n in chosen)

    def turned(mark: Run) -> Run:
        kept = {*mark.effects} - {effect} | ({effect} if on else set())
        return mark.changed(effects=tuple(one for one in EFFECTS if one in kept))

    return merge_into_runs(
        (s, turned(mark) if n in chosen else mark) for n, (s, mark) in enumerate(whole)
    )


def inserted(runs: Runs, place: int, run: Run) -> Runs:
    """The same with a run put in at a place of what is read."""
    whole = signs(runs)
    seen = [n for n, (_sign, mark) in enumerate(whole) if mark.change != REMOVED]
    at = seen[place] if place < len(seen) else len(whole)
    return (*merge_into_runs(whole[:at]), run, *merge_into_runs(whole[at:]))


def settled(runs: Runs, keep: Callable[[Run], bool | None]) -> Runs:
    """The runs once some changes are answered: accepted, refused, or left where it says None."""
    found: list[Run] = []
    for run in runs:
        accepted = keep(run) if run.change else None
        if accepted is None:
            found.append(run)
        elif accepted == (run.change == ADDED):
            found.append(run.changed(change="", author=""))
    return merge_into_runs(signs(found))


def with_effect(runs: Runs, effect: str) -> str:
    """The words that have an effect, « … » between those that are apart."""
    pieces: list[str] = []
    last = False
    for run in runs:
        if run.change == REMOVED:
            continue
        on = effect in run.effects
        if on and last:
            pieces[-1] += run.text
        elif on:
            pieces.append(run.text)
        last = on
    return " … ".join(piece.strip() for piece in pieces)


def shown(runs: Runs, notes: Callable[[], int]) -> str:
    """The text as it is drawn: effects and changes by signs, a footnote by its number."""
    found: list[str] = []
    on: tuple[str, ...] = ()
    for run in (*runs, Run(text="")):
        found += [_MARKS[effect] for effect in reversed(on) if effect not in run.effects]
        found += [_MARKS[effect] for effect in run.effects if effect not in on]
        on = run.effects
        text = f"[{notes()}]" if run.note else run.text
        text = text.replace(NBSP, "␣").replace(NARROW, "␣")
        if run.change:
            text = f"{{+{text}+}}" if run.change == ADDED else f"[-{text}-]"
        found.append(text)
    return "".join(found)


_MARKS = {"gras": "*", "italique": "/", "souligné": "_", "barré": "~"}
