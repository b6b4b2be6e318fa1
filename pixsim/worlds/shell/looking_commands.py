"""Commands that go about and look."""

from __future__ import annotations

import re
from fnmatch import translate

from pixsim.foundation.i18n import content as _
from pixsim.worlds.shell.command_arguments import (
    Lines,
    Result,
    allowed,
    folder_at,
    found_at,
    options,
    text_of,
)
from pixsim.worlds.shell.data import READ, RUN, Entry, Terminal, letters_of
from pixsim.worlds.shell.parsing import LONGEST_PATTERN, Fault


def working_folder(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« pwd »: the folder one is in."""
    return terminal, [terminal.cwd]


def go(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« cd »: go to a folder.

    Raises
    ------
    Fault
    """
    if len(words) > 1:
        raise Fault(_("trop d'arguments"))
    path = words[0] if words else "~"
    folder = allowed(terminal, folder_at(terminal, path), RUN, user, path)
    return terminal.changed(cwd=folder.path), []


def listing(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« ls »: what folders hold; those below them too with -R."""
    letters, paths = options(words, "lahrt1R")
    files: list[Entry] = []
    folders: list[tuple[str, Entry]] = []
    for path in paths or ["."]:
        entry = found_at(terminal, path)
        if entry.folder:
            folders.append((path, allowed(terminal, entry, READ, user, path)))
        else:
            files.append(entry)
    lines = _described(terminal, files, letters)
    headed = "R" in letters or len(paths) > 1
    while folders:
        path, folder = folders.pop(0)
        heading = [*([""] if lines else []), f"{path} :"] if headed else []
        inside = _shown_in(terminal, folder, letters)
        lines += [*heading, *_described(terminal, inside, letters)]
        if "R" in letters:
            below = [(f"{path.rstrip('/')}/{one.name}", one) for one in inside if one.folder]
            closed = [name for name, one in below if not terminal.may(one, READ, user)]
            refusal = _("{path} : permission non accordée")
            lines += [f"ls : {refusal.format(path=name)}" for name in closed]
            folders[:0] = [(name, one) for name, one in below if name not in closed]
    return terminal, lines


def _shown_in(terminal: Terminal, folder: Entry, letters: set[str]) -> list[Entry]:
    inside = terminal.inside(folder.path)
    return [one for one in inside if "a" in letters or not one.name.startswith(".")]


def _described(terminal: Terminal, entries: list[Entry], letters: set[str]) -> list[str]:
    if "l" not in letters:
        return [entry.name + ("/" if entry.folder else "") for entry in entries]
    return [
        f"{letters_of(e)} {e.owner:<6} {e.group:<7} {_weight(terminal, e):>8} {e.date} {e.name}"
        for e in entries
    ]


def _weight(terminal: Terminal, entry: Entry) -> int:
    if entry.folder:
        return sum(_weight(terminal, one) for one in terminal.below(entry.path) if not one.folder)
    return entry.size or sum(len(line) + 1 for line in entry.lines)


def search(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« find »: paths below a folder.

    Raises
    ------
    Fault
    """
    where = words[0] if words and not words[0].startswith("-") else "."
    rest = words[1:] if where != "." or (words and words[0] == ".") else words
    folder, pattern, kind = folder_at(terminal, where), "*", ""
    while rest:
        if rest[0] == "-name" and len(rest) > 1 and len(rest[1]) <= LONGEST_PATTERN:
            pattern = rest[1]
        elif rest[0] == "-type" and len(rest) > 1 and rest[1] in ("f", "d"):
            kind = rest[1]
        else:
            raise Fault(_("option inconnue : {word}").format(word=rest[0]))
        rest = rest[2:]
    fits = re.compile(translate(pattern))
    found = [
        e
        for e in terminal.below(folder.path)
        if fits.match(e.name) and kind in ("", "d" if e.folder else "f")
    ]
    base = where.rstrip("/") or "/"
    start = len(folder.path.rstrip("/"))
    return terminal, sorted(base.rstrip("/") + e.path[start:] for e in found)


def contents(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    """« cat »: lines of files."""
    return terminal, text_of(terminal, words, piped, user)


def weights(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« du »: bytes of files and folders."""
    _letters, paths = options(words, "shk")
    return terminal, [
        f"{_weight(terminal, found_at(terminal, path))} {path}" for path in paths or ["."]
    ]
