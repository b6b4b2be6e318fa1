"""What each command does: a terminal and words, and what it shows; nothing of the real machine is touched."""

from __future__ import annotations

from collections.abc import Mapping

from pixsim.foundation.i18n import content as _
from pixsim.worlds.shell import (
    changing_commands,
    filter_commands,
    looking_commands,
    machine_commands,
)
from pixsim.worlds.shell.command_arguments import Does, Lines, Result, some_words
from pixsim.worlds.shell.data import ROOT, Terminal
from pixsim.worlds.shell.parsing import Fault


def listed(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« help »: the commands."""
    return terminal, [
        _("Commandes : {names}").format(
            names=" ".join(sorted((*COMMANDS, terminal.manager.name, "sudo")))
        )
    ]


COMMANDS: Mapping[str, Does] = {
    "pwd": looking_commands.working_folder,
    "cd": looking_commands.go,
    "ls": looking_commands.listing,
    "find": looking_commands.search,
    "cat": looking_commands.contents,
    "head": filter_commands.ends(False),
    "tail": filter_commands.ends(True),
    "wc": filter_commands.counts,
    "grep": filter_commands.lines_with,
    "sort": filter_commands.in_order,
    "uniq": filter_commands.without_repeats,
    "echo": filter_commands.said,
    "du": looking_commands.weights,
    "mkdir": changing_commands.make_folders,
    "touch": changing_commands.make_files,
    "rmdir": changing_commands.remove_empty,
    "rm": changing_commands.remove,
    "cp": changing_commands.copied(False),
    "mv": changing_commands.copied(True),
    "chmod": changing_commands.change_mode,
    "whoami": machine_commands.who,
    "id": machine_commands.identity,
    "groups": machine_commands.groups,
    "ps": machine_commands.processes,
    "top": machine_commands.processes,
    "kill": machine_commands.end,
    "killall": machine_commands.end_named,
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
        return machine_commands.packages(terminal, rest, piped, user)
    if name not in COMMANDS:
        raise Fault(_("{name} : commande introuvable (« help » donne la liste)").format(name=name))
    try:
        return COMMANDS[name](terminal, rest, piped, user)
    except Fault as fault:
        raise Fault(f"{name} : {fault}") from fault
