"""Commands typed in place of an answer: a slash and a word, accents or not.

The French words are known in every language; the English ones in English alone, since a slash
and such a word may be an answer.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import in_language
from pixsim.foundation.localised import label_value
from pixsim.text.search import fold_for_search


class Command(Enum):
    """What can be typed at any prompt of a question."""

    SKIP = "passer"
    READ = "relire"
    TIME = "heure"
    FILE = "fichier"
    REPORT = "signaler"
    STOP = "arrêter"
    HELP = "aide"
    ANSWER = "répondre"
    VALIDATE = "valider"
    RESTART = "recommencer"

    @property
    def word(self) -> str:
        """What is typed, in the language of the run."""
        return in_language(self.value, ENGLISH[self])


ENGLISH = {
    Command.SKIP: "skip",
    Command.READ: "reread",
    Command.TIME: "time",
    Command.FILE: "file",
    Command.REPORT: "flag",
    Command.STOP: "stop",
    Command.HELP: "help",
    Command.ANSWER: "answer",
    Command.VALIDATE: "submit",
    Command.RESTART: "restart",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A command with what follows it."""

    command: Command
    rest: str


def help_line(command: Command, skipping: str) -> str:
    """A command and what it does.

    Parameters
    ----------
    skipping : str
        What passing means here.
    """
    said = {
        Command.SKIP: skipping,
        Command.READ: _("relit la question"),
        Command.TIME: _("dit l'heure et le temps qui reste"),
        Command.FILE: _("dit où sont les fichiers ; /fichier 1 lit le premier"),
        Command.REPORT: _("signale un problème"),
        Command.STOP: _("arrête, après une question"),
        Command.HELP: _("dit cette liste"),
        Command.ANSWER: _("donne la réponse trouvée dans le simulateur"),
        Command.VALIDATE: _("valide ce qui est fait dans le simulateur"),
        Command.RESTART: _("remet le simulateur comme au début"),
    }[command]
    return label_value(f"/{command.word}", said)


def read_command(line: str, known: Collection[Command]) -> Typed | str:
    """A command, or the line itself; « //passer » is the text « /passer ».

    Parameters
    ----------
    known : collection of Command
        Those that mean something here; a slash before anything else is text.
    """
    word, _space, rest = line.strip().partition(" ")
    escaped = word.startswith("//")
    name = fold_for_search(word.lstrip("/")) if word.startswith("/") else ""
    found = next((c for c in known if name in (fold_for_search(c.value), c.word)), None)
    if found is None:
        return line
    return line.strip()[1:] if escaped else Typed(found, rest.strip())
