"""Commands about the machine: who one is, what runs, what is installed."""

from __future__ import annotations

from pixsim.foundation.i18n import content as _
from pixsim.worlds.shell.command_arguments import Lines, Result, options, some_words
from pixsim.worlds.shell.data import ROOT, Terminal
from pixsim.worlds.shell.parsing import Fault


def who(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« whoami »: the user."""
    return terminal, [user]


def identity(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« id »: users and their groups, by name: nothing here has a number."""
    letters, names = options(words, "ugGn")
    lines = []
    for name in names or [user]:
        _known(terminal, name)
        groups = terminal.groups_of(name)
        told = {"u": name, "g": name, "G": " ".join(groups)}
        whole = _("uid={user} gid={user} groupes={groups}").format(
            user=name, groups=",".join(groups)
        )
        lines.append(next((told[letter] for letter in told if letter in letters), whole))
    return terminal, lines


def groups(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« groups »: the groups of users."""
    for name in words:
        _known(terminal, name)
    lines = [f"{name} : {' '.join(terminal.groups_of(name))}" for name in words]
    return terminal, lines or [" ".join(terminal.groups_of(user))]


def _known(terminal: Terminal, name: str) -> None:
    if not terminal.knows(name):
        raise Fault(_("{name} : utilisateur inconnu").format(name=name))


def processes(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« ps »: what runs."""
    rows = [f"{p.pid:>5} {p.user:<8} {p.cpu:>3} % {p.name}" for p in terminal.processes]
    return terminal, ["  PID USER     CPU   NOM", *rows]


def end(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« kill »: stop processes by number.

    Raises
    ------
    Fault
    """
    numbers = [word for word in words if word.lstrip("-") not in ("9", "15", "KILL", "TERM")]
    some_words(numbers)
    for number in numbers:
        process = next((one for one in terminal.processes if one.pid == number), None)
        if process is None:
            raise Fault(_("{n} : aucun processus de ce numéro").format(n=number))
        if user not in (ROOT, process.user):
            raise Fault(_("{n} : opération non permise").format(n=number))
        terminal = terminal.changed(processes=tuple(p for p in terminal.processes if p != process))
    return terminal, []


def end_named(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    """Stop the processes that bear a name, and not those whose name only begins with it."""
    names = [word for word in words if not word.startswith("-")]
    some_words(names)
    for name in names:
        numbers = [one.pid for one in terminal.processes if one.name == name]
        if not numbers:
            raise Fault(_("{n} : aucun processus trouvé").format(n=name))
        terminal, _lines = end(terminal, numbers, piped, user)
    return terminal, []


def packages(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """Install or remove software, or list what is installed.

    Raises
    ------
    Fault
    """
    manager = terminal.manager
    words = [word for word in words if word != "-y"]
    if words in (["list"], ["list", "installed"], ["list", "--installed"]):
        return terminal, list(terminal.installed)
    if not words or words[0] not in (manager.install, manager.remove):
        raise Fault(
            _(
                "{name} {install} ou {name} {remove}, puis des noms ; {name} list : ce qui est installé"
            ).format(**manager.model_dump())
        )
    names = words[1:]
    some_words(names)
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
