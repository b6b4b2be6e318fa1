"""What commands share: their options, and what lies at the paths they name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pixsim.foundation.i18n import content as _
from pixsim.worlds.shell.data import MOST_ENTRIES, READ, WRITE, Entry, Terminal, parent_of
from pixsim.worlds.shell.parsing import Fault

Lines = Sequence[str]
Result = tuple[Terminal, list[str]]
Does = Callable[[Terminal, list[str], Lines, str], Result]
"""Terminal, words after the name, what comes through the pipe, who acts."""


def options(words: list[str], known: str) -> tuple[set[str], list[str]]:
    """Letters of the options, and the other words.

    Raises
    ------
    Fault
    """
    letters: set[str] = set()
    rest: list[str] = []
    for word in words:
        if len(word) > 1 and word[0] == "-" and not word[1:].isdecimal():
            wrong = set(word[1:]) - set(known)
            if wrong:
                raise Fault(_("option inconnue : {word}").format(word=word))
            letters |= set(word[1:])
        else:
            rest.append(word)
    return letters, rest


def found_at(terminal: Terminal, path: str) -> Entry:
    """The file or folder at a path.

    Raises
    ------
    Fault
    """
    entry = terminal.entry(terminal.whole(path))
    if entry is None:
        raise Fault(_("{path} : aucun fichier ou dossier de ce nom").format(path=path))
    return entry


def folder_at(terminal: Terminal, path: str) -> Entry:
    """The folder at a path.

    Raises
    ------
    Fault
    """
    entry = found_at(terminal, path)
    if not entry.folder:
        raise Fault(_("{path} : n'est pas un dossier").format(path=path))
    return entry


def allowed(terminal: Terminal, entry: Entry, right: int, user: str, path: str) -> Entry:
    """An entry, where somebody has a right to it.

    Raises
    ------
    Fault
    """
    if not terminal.may(entry, right, user):
        raise Fault(_("{path} : permission non accordée").format(path=path))
    return entry


def texts_of(
    terminal: Terminal, paths: list[str], piped: Lines, user: str
) -> list[tuple[str, Lines]]:
    """Files as they were named, each with its lines; the pipe, without a name, where none is.

    Raises
    ------
    Fault
    """
    if not paths:
        return [("", piped)]
    found: list[tuple[str, Lines]] = []
    for path in paths:
        entry = found_at(terminal, path)
        if entry.folder:
            raise Fault(_("{path} : est un dossier").format(path=path))
        found.append((path, allowed(terminal, entry, READ, user, path).lines))
    return found


def text_of(terminal: Terminal, paths: list[str], piped: Lines, user: str) -> list[str]:
    """Lines of files, one after the other, or of the pipe where none is named."""
    return [line for _path, lines in texts_of(terminal, paths, piped, user) for line in lines]


def with_entries(
    terminal: Terminal, *more: Entry, without: frozenset[str] = frozenset()
) -> Terminal:
    """A terminal with more entries, or others in their place, and without some paths.

    Raises
    ------
    Fault
    """
    kept = {entry.path: entry for entry in terminal.entries if entry.path not in without}
    kept |= {entry.path: entry for entry in more}
    if len(kept) > MOST_ENTRIES:
        raise Fault(_("le disque est plein"))
    return terminal.changed(entries=tuple(kept.values()))


def folder_above(terminal: Terminal, path: str, user: str) -> Entry:
    """The folder where something may be put at a path."""
    above = parent_of(terminal.whole(path))
    folder = terminal.entry(above)
    if folder is None or not folder.folder:
        raise Fault(_("{path} : aucun dossier de ce nom").format(path=path))
    return allowed(terminal, folder, WRITE, user, path)


def some_words(words: list[str], least: int = 1) -> None:
    """Refuse a command that names too little.

    Raises
    ------
    Fault
    """
    if len(words) < least:
        raise Fault(_("il manque un nom"))
