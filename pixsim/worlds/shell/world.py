"""A terminal as a world: its page, its one act, its facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.chrome.panels import Prompt, Status
from pixsim.worlds.core import Act, Fact, Refused, Text
from pixsim.worlds.pages import Ask, Offer, Page, Row
from pixsim.worlds.shell.changing_commands import written
from pixsim.worlds.shell.command_table import carried_out
from pixsim.worlds.shell.data import LONGEST_LINE, MOST_LINES, MOST_SHOWN, Terminal
from pixsim.worlds.shell.parsing import Command, Fault, expanded, read_line

MOST_HISTORY, MOST_TYPED = 500, 100  # lines that can be scrolled back to, commands brought back
PROMPT = "$"  # the line where one types
LINE = " / "
"""Between the lines of a file, or of what is shown, in a fact."""


class Type(Act, do="type", word="taper"):
    """Type a line, and Enter."""

    past = (gettext("Commande tapée : {command}"),)
    command: Text

    def apply(self, shell: Shell) -> Shell:  # noqa: D102
        if not self.command:
            raise Refused(_("Tapez une commande."))
        shown: list[str] = [f"{shell.user}@{shell.host}:{shell._short()}$ {self.command}"]
        now: Terminal = shell
        printed: list[str] = []
        try:
            for line in read_line(self.command):
                try:
                    now, lines = _piped(now, line.pipe)
                except Fault as fault:
                    printed.append(str(fault))
                    if line.needs:
                        break
                else:
                    printed += lines
        except Fault as fault:
            printed.append(str(fault))
        cut = [line[:LONGEST_LINE] for line in printed[:MOST_LINES]]
        screen = (*shown, *cut)[:MOST_SHOWN]
        found = now.changed(
            screen=screen,
            count=shell.count + 1,
            printed=LINE.join(cut),
            history=(*shell.history, *screen)[-MOST_HISTORY:],
            typed=(*shell.typed, self.command)[-MOST_TYPED:],
        )
        assert isinstance(found, Shell)
        return found


class Shell(Terminal):
    """A terminal; see `pixsim.worlds.shell.data.Terminal` for its fields.

    Facts: ``cwd path``, ``folder path``, ``file path``, ``mode path 640``, ``owner path user``, ``content path
    lines`` (joined by « / »), ``origin path path`` (where what it holds was at first), ``installed name``,
    ``process pid name``, ``printed lines`` (by the last line typed).
    """

    computes: ClassVar[bool] = True
    acts: ClassVar[tuple[type[Act], ...]] = (Type,)

    def page(self) -> Page:
        """What is on the screen."""
        title = _("Terminal · {where}").format(where=self._short())
        if self.count:
            title += _(" · commande {n}").format(n=self.count)
        prompt = f"{self.user}@{self.host}:{self._short()}$"
        rows = (
            *(Row((line or " ",), said=line or " ") for line in self.screen),
            Row((prompt,), PROMPT, prompt),
        )
        ask = (Ask("command", _("Commande")),)
        offers = (Offer("enter", _("taper une commande"), "type", asks=ask),)
        return Page(
            title,
            (),
            rows,
            (0,),
            offers,
            self.note,
            at=PROMPT,
            heading="",
            chrome=(
                Status(
                    _("Terminal"), _("↑ commande d'avant · PgPréc plus haut") if self.count else ""
                ),
                Prompt(f"{self.user}@{self.host}", self._short(), self.history, self.typed, "type"),
            ),
        )

    def _short(self) -> str:
        inside = self.cwd == self.home or self.cwd.startswith(self.home + "/")
        return "~" + self.cwd[len(self.home) :] if inside else self.cwd

    def _facts(self) -> Iterator[Fact]:
        yield ("cwd", self.cwd)
        yield ("printed", self.printed)
        for entry in self.entries:
            yield ("folder" if entry.folder else "file", entry.path)
            yield ("mode", entry.path, f"{entry.mode:03o}")
            yield ("owner", entry.path, entry.owner)
            if not entry.folder:
                yield ("content", entry.path, LINE.join(entry.lines))
            yield ("origin", entry.path, entry.origin or entry.path)
        yield from (("installed", name) for name in self.installed)
        yield from (("process", process.pid, process.name) for process in self.processes)

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, first, *rest = fact
        name = first.lstrip("~^")
        plain = [part.lstrip("~^").split("||")[0] for part in rest] + [""]
        template = {
            "cwd": _("être dans {name}"), "folder": _("un dossier {name}"), "file": _("un fichier {name}"), "mode": _("{name} avec les droits {0}"),
            "owner": _("{name} appartient à {0}"), "content": _("{name} contient : {0}"), "origin": _("{name} avec ce que contenait {0}"),
            "installed": _("{name} installé"), "process": _("{0} (processus {name}) en marche"), "printed": _("afficher : {name}"),
        }.get(kind)  # fmt: skip
        return template.format(*plain, name=name) if template else super().tell(fact)


def _piped(terminal: Terminal, commands: tuple[Command, ...]) -> tuple[Terminal, list[str]]:
    """Commands one after the other, each reading what the one before shows."""
    lines: list[str] = []
    for command in commands:
        terminal, lines = carried_out(terminal, expanded(terminal, command.words), lines)
        lines = lines[:MOST_LINES]
        if command.into:
            terminal = written(terminal, command.into, lines, terminal.user, added=command.added)
            lines = []
    return terminal, lines
