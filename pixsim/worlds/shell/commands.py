"""What each command does: a terminal and words, and what it shows; nothing of the real machine is touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fnmatch import translate

from pixsim.i18n import content as _
from pixsim.worlds.shell.data import (
    MOST_ENTRIES,
    MOST_LINES,
    READ,
    ROOT,
    RUN,
    WRITE,
    Entry,
    Terminal,
    letters_of,
    parent_of,
)
from pixsim.worlds.shell.reading import LONGEST_PATTERN, Fault

Lines = Sequence[str]
Result = tuple[Terminal, list[str]]
Does = Callable[[Terminal, list[str], Lines, str], Result]
"""Terminal, words after the name, what comes through the pipe, who acts."""


def _options(words: list[str], known: str) -> tuple[set[str], list[str]]:
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


def _found(terminal: Terminal, path: str) -> Entry:
    entry = terminal.entry(terminal.whole(path))
    if entry is None:
        raise Fault(_("{path} : aucun fichier ou dossier de ce nom").format(path=path))
    return entry


def _folder(terminal: Terminal, path: str) -> Entry:
    entry = _found(terminal, path)
    if not entry.folder:
        raise Fault(_("{path} : n'est pas un dossier").format(path=path))
    return entry


def _allowed(terminal: Terminal, entry: Entry, right: int, user: str, path: str) -> Entry:
    if not terminal.may(entry, right, user):
        raise Fault(_("{path} : permission non accordée").format(path=path))
    return entry


def _text(terminal: Terminal, words: list[str], piped: Lines, user: str) -> list[str]:
    """Lines of files, or of the pipe where none is named."""
    if not words:
        return list(piped)
    lines: list[str] = []
    for path in words:
        entry = _found(terminal, path)
        if entry.folder:
            raise Fault(_("{path} : est un dossier").format(path=path))
        lines += _allowed(terminal, entry, READ, user, path).lines
    return lines


def _with(terminal: Terminal, *more: Entry, without: frozenset[str] = frozenset()) -> Terminal:
    kept = {entry.path: entry for entry in terminal.entries if entry.path not in without}
    kept |= {entry.path: entry for entry in more}
    if len(kept) > MOST_ENTRIES:
        raise Fault(_("le disque est plein"))
    return terminal.changed(entries=tuple(kept.values()))


def _into(terminal: Terminal, path: str, user: str) -> Entry:
    """The folder where something may be put at a path."""
    above = parent_of(terminal.whole(path))
    folder = terminal.entry(above)
    if folder is None or not folder.folder:
        raise Fault(_("{path} : aucun dossier de ce nom").format(path=path))
    return _allowed(terminal, folder, WRITE, user, path)


# ---- going about and looking


def _pwd(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    return terminal, [terminal.cwd]


def _cd(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    if len(words) > 1:
        raise Fault(_("trop d'arguments"))
    path = words[0] if words else "~"
    folder = _allowed(terminal, _folder(terminal, path), RUN, user, path)
    return terminal.changed(cwd=folder.path), []


def _ls(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    letters, paths = _options(words, "lahrt1")
    listed: list[Entry] = []
    for path in paths or ["."]:
        entry = _found(terminal, path)
        if entry.folder:
            _allowed(terminal, entry, READ, user, path)
            listed += [
                one
                for one in terminal.inside(entry.path)
                if "a" in letters or not one.name.startswith(".")
            ]
        else:
            listed.append(entry)
    if "l" not in letters:
        return terminal, [entry.name + ("/" if entry.folder else "") for entry in listed]
    return terminal, [
        f"{letters_of(e)} {e.owner:<6} {e.group:<7} {_weight(terminal, e):>8} {e.date} {e.name}"
        for e in listed
    ]


def _weight(terminal: Terminal, entry: Entry) -> int:
    if entry.folder:
        return sum(_weight(terminal, one) for one in terminal.below(entry.path) if not one.folder)
    return entry.size or sum(len(line) + 1 for line in entry.lines)


def _find(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    where = words[0] if words and not words[0].startswith("-") else "."
    rest = words[1:] if where != "." or (words and words[0] == ".") else words
    folder, pattern, kind = _folder(terminal, where), "*", ""
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


def _cat(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    return terminal, _text(terminal, words, piped, user)


def _ends(last: bool) -> Does:
    """« head » or « tail »."""

    def does(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
        count = 10
        if words and re.fullmatch(r"-\d{1,3}", words[0]):
            count, words = int(words[0][1:]), words[1:]
        elif len(words) > 1 and words[0] == "-n" and re.fullmatch(r"\d{1,3}", words[1]):
            count, words = int(words[1]), words[2:]
        lines = _text(terminal, words, piped, user)
        return terminal, (lines[-count:] if count else []) if last else lines[:count]

    return does


def _wc(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    letters, paths = _options(words, "lwc")
    lines = _text(terminal, paths, piped, user)
    counts = {
        "l": len(lines),
        "w": sum(len(line.split()) for line in lines),
        "c": sum(len(line.encode()) + 1 for line in lines),
    }
    return terminal, [
        " ".join(str(n) for letter, n in counts.items() if not letters or letter in letters)
    ]


def _grep(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    letters, rest = _options(words, "icvn")
    if not rest:
        raise Fault(_("il manque ce qu'on cherche"))
    wanted, *paths = rest
    low = wanted.casefold() if "i" in letters else wanted
    start, end = low.startswith("^"), low.endswith("$")
    low = low.removeprefix("^").removesuffix("$")

    def fits(line: str) -> bool:
        line = line.casefold() if "i" in letters else line
        held = (
            line == low
            if start and end
            else line.startswith(low)
            if start
            else line.endswith(low)
            if end
            else low in line
        )
        return held != ("v" in letters)

    numbered = list(enumerate(_text(terminal, paths, piped, user), 1))
    found = [f"{n}:{line}" if "n" in letters else line for n, line in numbered if fits(line)]
    return terminal, [str(len(found))] if "c" in letters else found


def _sort(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    letters, paths = _options(words, "rnu")
    lines = _text(terminal, paths, piped, user)
    lines = list(dict.fromkeys(lines)) if "u" in letters else lines

    def rank(line: str) -> tuple[float, str]:
        match = re.match(r"\s*(-?\d{1,15})", line)
        return (float(match[1]) if "n" in letters and match else 0.0, line)

    return terminal, sorted(lines, key=rank, reverse="r" in letters)


def _uniq(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    letters, paths = _options(words, "c")
    found: list[list[str]] = []
    for line in _text(terminal, paths, piped, user):
        if found and found[-1][0] == line:
            found[-1].append(line)
        else:
            found.append([line])
    return terminal, [f"{len(same)} {same[0]}" if "c" in letters else same[0] for same in found]


def _echo(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    return terminal, [" ".join(words)]


def _du(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    _letters, paths = _options(words, "shk")
    return terminal, [
        f"{_weight(terminal, _found(terminal, path))} {path}" for path in paths or ["."]
    ]


# ---- changing files


def _mkdir(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    letters, paths = _options(words, "p")
    _some(paths)
    for path in paths:
        whole = terminal.whole(path)
        if terminal.entry(whole) is not None and "p" not in letters:
            raise Fault(_("{path} : existe déjà").format(path=path))
        steps = [whole]
        while "p" in letters and terminal.entry(parent_of(steps[0])) is None:
            steps.insert(0, parent_of(steps[0]))
        for step in steps:
            if terminal.entry(step) is None:
                _into(terminal, step, user)
                terminal = _with(
                    terminal, Entry(path=step, folder=True, owner=user, group=user, mode=0o755)
                )
    return terminal, []


def _some(words: list[str], least: int = 1) -> None:
    if len(words) < least:
        raise Fault(_("il manque un nom"))


def _touch(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    _some(words)
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
        _into(terminal, path, user)
        before = Entry(path=whole, owner=user, group=user)
    _allowed(terminal, before, WRITE, user, path)
    kept = (*before.lines, *lines) if added else tuple(lines)
    if len(kept) > MOST_LINES:
        raise Fault(_("le fichier est trop long"))
    return _with(
        terminal, before.changed(lines=kept, size=0, origin=before.origin if added else "")
    )


def _rmdir(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    _some(words)
    for path in words:
        folder = _folder(terminal, path)
        if terminal.inside(folder.path):
            raise Fault(_("{path} : le dossier n'est pas vide").format(path=path))
        terminal = _without(terminal, folder, path, user)
    return terminal, []


def _without(terminal: Terminal, entry: Entry, path: str, user: str) -> Terminal:
    if entry.path == "/" or terminal.cwd == entry.path or terminal.cwd.startswith(entry.path + "/"):
        raise Fault(_("{path} : on ne peut pas supprimer le dossier où l'on est").format(path=path))
    _into(terminal, path, user)
    gone = frozenset({entry.path, *(one.path for one in terminal.below(entry.path))})
    return _with(terminal, without=gone)


def _rm(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    letters, paths = _options(words, "rRfi")
    _some(paths)
    for path in paths:
        if "f" in letters and terminal.entry(terminal.whole(path)) is None:
            continue
        entry = _found(terminal, path)
        if entry.folder and not letters & {"r", "R"}:
            raise Fault(_("{path} : est un dossier").format(path=path))
        terminal = _without(terminal, entry, path, user)
    return terminal, []


def _copied(move: bool) -> Does:
    """« cp » or « mv »."""

    def does(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
        letters, paths = _options(words, "rRfi")
        _some(paths, 2)
        *sources, target = paths
        there = terminal.entry(terminal.whole(target))
        if len(sources) > 1 and (there is None or not there.folder):
            raise Fault(_("{path} : n'est pas un dossier").format(path=target))
        for path in sources:
            entry = _found(terminal, path)
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
    _into(terminal, place, user)
    if not move:
        _allowed(terminal, entry, READ, user, path)
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
    return _with(terminal, *made)


_CLAUSE = re.compile(r"([ugoa]*)([-+=])([rwx]*)")


def _chmod(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    _some(words, 2)
    mode, *paths = words
    for path in paths:
        entry = _found(terminal, path)
        if user not in (ROOT, entry.owner):
            raise Fault(_("{path} : opération non permise").format(path=path))
        terminal = _with(terminal, entry.changed(mode=_new_mode(entry.mode, mode)))
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


# ---- the machine


def _whoami(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    return terminal, [user]


def _ps(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    rows = [f"{p.pid:>5} {p.user:<8} {p.cpu:>3} % {p.name}" for p in terminal.processes]
    return terminal, ["  PID USER     CPU   NOM", *rows]


def _kill(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    numbers = [word for word in words if word.lstrip("-") not in ("9", "15", "KILL", "TERM")]
    _some(numbers)
    for number in numbers:
        process = next((one for one in terminal.processes if one.pid == number), None)
        if process is None:
            raise Fault(_("{n} : aucun processus de ce numéro").format(n=number))
        if user not in (ROOT, process.user):
            raise Fault(_("{n} : opération non permise").format(n=number))
        terminal = terminal.changed(processes=tuple(p for p in terminal.processes if p != process))
    return terminal, []


def _killall(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    """Stop the processes that bear a name, and not those whose name only begins with it."""
    names = [word for word in words if not word.startswith("-")]
    _some(names)
    for name in names:
        numbers = [one.pid for one in terminal.processes if one.name == name]
        if not numbers:
            raise Fault(_("{n} : aucun processus trouvé").format(n=name))
        terminal, _lines = _kill(terminal, numbers, piped, user)
    return terminal, []


def _packages(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    manager = terminal.manager
    words = [word for word in words if word != "-y"]
    if not words or words[0] not in (manager.install, manager.remove):
        raise Fault(
            _("{name} {install} ou {name} {remove}, puis des noms").format(**manager.model_dump())
        )
    names = words[1:]
    _some(names)
    if user != ROOT:
        raise Fault(_("il faut les droits de l'administrateur (sudo)"))
    known = terminal.available if words[0] == manager.install else terminal.installed
    unknown = [name for name in names if name not in (*known, *terminal.installed)]
    if unknown:
        raise Fault(_("paquet introuvable : {names}").format(names=", ".join(unknown)))
    if words[0] == manager.install:
        installed = tuple(dict.fromkeys((*terminal.installed, *names)))
    else:
        installed = tuple(name for name in terminal.installed if name not in names)
    return terminal.changed(installed=installed), [
        _("Terminé : {names}.").format(names=", ".join(names))
    ]


def _help(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    return terminal, [
        _("Commandes : {names}").format(
            names=" ".join(sorted((*COMMANDS, terminal.manager.name, "sudo")))
        )
    ]


COMMANDS: Mapping[str, Does] = {
    "pwd": _pwd, "cd": _cd, "ls": _ls, "find": _find, "cat": _cat, "head": _ends(False), "tail": _ends(True), "wc": _wc, "grep": _grep,
    "sort": _sort, "uniq": _uniq, "echo": _echo, "du": _du, "mkdir": _mkdir, "touch": _touch, "rmdir": _rmdir, "rm": _rm,
    "cp": _copied(False), "mv": _copied(True), "chmod": _chmod, "whoami": _whoami, "ps": _ps, "top": _ps, "kill": _kill, "killall": _killall, "help": _help,
}  # fmt: skip


def carried_out(terminal: Terminal, words: list[str], piped: Lines) -> Result:
    """What a command leads to, and what it shows.

    Raises
    ------
    Fault
    """
    user = terminal.user
    if words[0] == "sudo":
        if user not in terminal.admins:
            raise Fault(_("sudo : {user} n'est pas administrateur").format(user=user))
        words, user = words[1:], ROOT
        _some(words)
    name, *rest = words
    if name == terminal.manager.name:
        return _packages(terminal, rest, piped, user)
    if name not in COMMANDS:
        raise Fault(_("{name} : commande introuvable (« help » donne la liste)").format(name=name))
    try:
        return COMMANDS[name](terminal, rest, piped, user)
    except Fault as fault:
        raise Fault(f"{name} : {fault}") from fault
