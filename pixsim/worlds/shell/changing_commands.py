"""Commands that change files, folders and rights."""

from __future__ import annotations

import re

from pixsim.foundation.i18n import content as _
from pixsim.worlds.shell.command_arguments import (
    Does,
    Lines,
    Result,
    allowed,
    folder_above,
    folder_at,
    found_at,
    options,
    some_words,
    with_entries,
)
from pixsim.worlds.shell.data import MOST_LINES, READ, ROOT, RUN, WRITE, Entry, Terminal, parent_of
from pixsim.worlds.shell.parsing import Fault


def make_folders(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« mkdir »: make folders.

    Raises
    ------
    Fault
    """
    letters, paths = options(words, "p")
    some_words(paths)
    for path in paths:
        whole = terminal.whole(path)
        if terminal.entry(whole) is not None and "p" not in letters:
            raise Fault(_("{path} : existe déjà").format(path=path))
        steps = [whole]
        while "p" in letters and terminal.entry(parent_of(steps[0])) is None:
            steps.insert(0, parent_of(steps[0]))
        for step in steps:
            if terminal.entry(step) is None:
                folder_above(terminal, step, user)
                terminal = with_entries(
                    terminal, Entry(path=step, folder=True, owner=user, group=user, mode=0o755)
                )
    return terminal, []


def make_files(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« touch »: make empty files."""
    some_words(words)
    for path in words:
        if terminal.entry(terminal.whole(path)) is None:
            terminal = written(terminal, path, (), user, added=False)
    return terminal, []


def written(terminal: Terminal, path: str, lines: Lines, user: str, *, added: bool) -> Terminal:
    """With a file that holds some lines, after those it had where they are added.

    Raises
    ------
    Fault
    """
    whole = terminal.whole(path)
    before = terminal.entry(whole)
    if before is not None and before.folder:
        raise Fault(_("{path} : est un dossier").format(path=path))
    if before is None:
        folder_above(terminal, path, user)
        before = Entry(path=whole, owner=user, group=user)
    allowed(terminal, before, WRITE, user, path)
    kept = (*before.lines, *lines) if added else tuple(lines)
    if len(kept) > MOST_LINES:
        raise Fault(_("le fichier est trop long"))
    return with_entries(
        terminal, before.changed(lines=kept, size=0, origin=before.origin if added else "")
    )


def remove_empty(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« rmdir »: remove empty folders.

    Raises
    ------
    Fault
    """
    some_words(words)
    for path in words:
        folder = folder_at(terminal, path)
        if terminal.inside(folder.path):
            raise Fault(_("{path} : le dossier n'est pas vide").format(path=path))
        terminal = _without(terminal, folder, path, user)
    return terminal, []


def _without(terminal: Terminal, entry: Entry, path: str, user: str) -> Terminal:
    if entry.path == "/" or terminal.cwd == entry.path or terminal.cwd.startswith(entry.path + "/"):
        raise Fault(_("{path} : on ne peut pas supprimer le dossier où l'on est").format(path=path))
    folder_above(terminal, path, user)
    gone = frozenset({entry.path, *(one.path for one in terminal.below(entry.path))})
    return with_entries(terminal, without=gone)


def remove(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« rm »: remove files, or folders with all they hold.

    Raises
    ------
    Fault
    """
    letters, paths = options(words, "rRfi")
    some_words(paths)
    for path in paths:
        if "f" in letters and terminal.entry(terminal.whole(path)) is None:
            continue
        entry = found_at(terminal, path)
        if entry.folder and not letters & {"r", "R"}:
            raise Fault(_("{path} : est un dossier").format(path=path))
        terminal = _without(terminal, entry, path, user)
    return terminal, []


def copied(move: bool) -> Does:
    """« cp » or « mv »."""

    def does(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
        letters, paths = options(words, "rRfi")
        some_words(paths, 2)
        *sources, target = paths
        there = terminal.entry(terminal.whole(target))
        if len(sources) > 1 and (there is None or not there.folder):
            raise Fault(_("{path} : n'est pas un dossier").format(path=target))
        for path in sources:
            entry = found_at(terminal, path)
            if entry.folder and not move and not letters & {"r", "R"}:
                raise Fault(_("{path} : est un dossier (option -r)").format(path=path))
            place = (
                f"{target.rstrip('/')}/{entry.name}"
                if there is not None and there.folder
                else target
            )
            terminal = _put(terminal, entry, path, place, user, move=move)
        return terminal, []

    return does


def _put(
    terminal: Terminal, entry: Entry, path: str, place: str, user: str, *, move: bool
) -> Terminal:
    whole = terminal.whole(place)
    if whole == entry.path or whole.startswith(entry.path + "/") or whole == "/":
        raise Fault(_("{path} : ne peut aller là").format(path=path))
    taken = terminal.entry(whole)
    if taken is not None and (taken.folder or entry.folder):
        raise Fault(_("{path} : existe déjà").format(path=place))
    folder_above(terminal, place, user)
    if not move:
        allowed(terminal, entry, READ, user, path)
    group = (entry, *terminal.below(entry.path))
    owned = {} if move else {"owner": user, "group": user}
    made = [
        one.changed(
            path=whole + one.path[len(entry.path) :], origin=one.origin or one.path, **owned
        )
        for one in group
    ]
    if move:
        terminal = _without(terminal, entry, path, user)
    return with_entries(terminal, *made)


_CLAUSE = re.compile(r"([ugoa]*)([-+=])([rwx]*)")


def change_mode(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« chmod »: change who may do what.

    Raises
    ------
    Fault
    """
    some_words(words, 2)
    mode, *paths = words
    for path in paths:
        entry = found_at(terminal, path)
        if user not in (ROOT, entry.owner):
            raise Fault(_("{path} : opération non permise").format(path=path))
        terminal = with_entries(terminal, entry.changed(mode=_new_mode(entry.mode, mode)))
    return terminal, []


def _new_mode(old: int, text: str) -> int:
    if re.fullmatch(r"[0-7]{3}", text):
        return int(text, 8)
    for clause in text.split(","):
        match = _CLAUSE.fullmatch(clause)
        if match is None:
            raise Fault(_("mode incorrect : {text}").format(text=text))
        bits = sum({"r": READ, "w": WRITE, "x": RUN}[letter] for letter in set(match[3]))
        whom = "ugo" if not match[1] or "a" in match[1] else match[1]
        for letter in set(whom):
            shift = {"u": 6, "g": 3, "o": 0}[letter]
            if match[2] == "=":
                old &= ~(7 << shift)
            old = old & ~(bits << shift) if match[2] == "-" else old | bits << shift
    return old
