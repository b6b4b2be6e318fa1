"""What each command does: a terminal and words, and what it shows; nothing of the real machine is touched."""

from __future__ import annotations

from collections.abc import Mapping

from pixsim.foundation.i18n import content as _
from pixsim.worlds.shell import changes, filters, looking, machine
from pixsim.worlds.shell.common import Does, Lines, Result, some_words
from pixsim.worlds.shell.data import ROOT, Terminal
from pixsim.worlds.shell.reading import Fault


def listed(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« help »: the commands."""
    return terminal, [
        _("Commandes : {names}").format(
            names=" ".join(sorted((*COMMANDS, terminal.manager.name, "sudo")))
        )
    ]


COMMANDS: Mapping[str, Does] = {
    "pwd": looking.working_folder,
    "cd": looking.go,
    "ls": looking.listing,
    "find": looking.search,
    "cat": looking.contents,
    "head": filters.ends(False),
    "tail": filters.ends(True),
    "wc": filters.counts,
    "grep": filters.lines_with,
    "sort": filters.in_order,
    "uniq": filters.without_repeats,
    "echo": filters.said,
    "du": looking.weights,
    "mkdir": changes.make_folders,
    "touch": changes.make_files,
    "rmdir": changes.remove_empty,
    "rm": changes.remove,
    "cp": changes.copied(False),
    "mv": changes.copied(True),
    "chmod": changes.change_mode,
    "whoami": machine.who,
    "ps": machine.processes,
    "top": machine.processes,
    "kill": machine.end,
    "killall": machine.end_named,
    "help": listed,
}


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
        some_words(words)
    name, *rest = words
    if name == terminal.manager.name:
        return machine.packages(terminal, rest, piped, user)
    if name not in COMMANDS:
        raise Fault(_("{name} : commande introuvable (« help » donne la liste)").format(name=name))
    try:
        return COMMANDS[name](terminal, rest, piped, user)
    except Fault as fault:
        raise Fault(f"{name} : {fault}") from fault
