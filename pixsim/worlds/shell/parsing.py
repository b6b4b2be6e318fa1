"""A line as a shell reads it: words, quotes, stars, pipes, redirections."""

from __future__ import annotations

import re
from fnmatch import translate
from typing import NamedTuple

from pixsim.foundation.i18n import content as _
from pixsim.worlds.shell.data import Terminal, parent_of

MOST_COMMANDS, LONGEST_PATTERN = 8, 60
_TOKEN = re.compile(r"""\s+|'[^']*'|"[^"]*"|&&|>>|[|>;]|\\.|[^\s'"|>;&\\]+|.""")
_NOT_HERE = ("&", "`", "$(", "<", "||")


class Fault(Exception):
    """What a command complains of."""


class Word(NamedTuple):
    """A word, and whether stars in it stand for names."""

    text: str
    starred: bool


class Command(NamedTuple):
    """A command with its words; where its output goes, and whether it is added there."""

    words: tuple[Word, ...]
    into: str = ""
    added: bool = False


class Line(NamedTuple):
    """Commands whose output goes from one to the next; whether what follows needs them to succeed."""

    pipe: tuple[Command, ...]
    needs: bool = False


def read_line(text: str) -> list[Line]:
    """The commands of a line.

    Raises
    ------
    Fault
        It holds what this shell does not know.
    """
    lines: list[Line] = []
    commands: list[Command] = []
    words: list[Word] = []
    current, starred, quoted, into, awaited = "", False, False, "", ""
    added = False

    def end_word() -> None:
        nonlocal current, starred, quoted, into, awaited
        if current or quoted:
            if awaited:
                into, awaited = current, ""
            else:
                words.append(Word(current, starred))
        current, starred, quoted = "", False, False

    def end_command() -> None:
        nonlocal words, into, added
        if awaited or not words:
            raise Fault(_("erreur de syntaxe : il manque une commande ou un nom de fichier"))
        commands.append(Command(tuple(words), into, added))
        words, into, added = [], "", False

    for token in _TOKEN.findall(text):
        if token.isspace():
            end_word()
        elif token in ("|", ";", "&&"):
            end_word()
            end_command()
            if token != "|":
                lines.append(Line(tuple(commands), token == "&&"))
                commands = []
        elif token in (">", ">>"):
            end_word()
            awaited, added = token, token == ">>"
        elif token[0] in "'\"" and len(token) > 1:
            current, quoted = current + token[1:-1], True
        elif token[0] == "\\" and len(token) == 2:
            current += token[1]
        elif token in "'\"":
            raise Fault(_("erreur de syntaxe : un guillemet n'est pas fermé"))
        elif any(sign in token for sign in _NOT_HERE):
            raise Fault(
                _("ce terminal d'exercice ne connaît pas ce signe : {sign}").format(sign=token)
            )
        else:
            current, starred = current + token, starred or any(sign in token for sign in "*?[")
    end_word()
    if words or commands or awaited or into:
        end_command()
        lines.append(Line(tuple(commands)))
    if sum(len(line.pipe) for line in lines) > MOST_COMMANDS:
        raise Fault(_("trop de commandes sur une ligne"))
    return lines


def expanded(terminal: Terminal, words: tuple[Word, ...]) -> list[str]:
    """The words, those with stars replaced by the names they stand for."""
    found: list[str] = []
    for word in words:
        names = _names(terminal, word.text) if word.starred else []
        found += names or [word.text]
    return found


def _names(terminal: Terminal, pattern: str) -> list[str]:
    if len(pattern) > LONGEST_PATTERN:
        raise Fault(_("motif trop long"))
    above, slash, last = pattern.rpartition("/")
    if any(sign in above for sign in "*?["):
        raise Fault(_("ce terminal d'exercice ne prend de motif que dans le dernier nom"))
    folder = terminal.whole(above or ("/" if slash else "."))
    fits = re.compile(translate(last))
    names = [
        e.name
        for e in terminal.inside(folder)
        if fits.match(e.name) and (last.startswith(".") or not e.name.startswith("."))
    ]
    return [f"{above}{slash}{name}" for name in names]


__all__ = ["Command", "Fault", "Line", "Word", "expanded", "parent_of", "read_line"]
