"""How a candidate of a room elsewhere is asked at the door: as prompts, or in plain mode."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Protocol

from pixsim.cli.console.output import say
from pixsim.cli.console.prompting import confirm_yes_no, prompt_for
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import heading, label_value

if TYPE_CHECKING:
    from pixsim.plain.dialogue import Dialogue
    from pixsim.report.sitting.instructions import Point

WIDTH = 78


class CandidatePrompts(Protocol):
    """Says and asks at the door."""

    def say(self, *texts: str) -> None:
        """Say something."""

    def wrong(self, text: str) -> None:
        """Say that something does not go; it is asked again."""

    def ask(self, label: str) -> str:
        """Something to type."""

    def ask_exactly(self, label: str) -> str:
        """Something to type, spaces around it included."""

    def agrees(self, question: str) -> bool:
        """Yes or no."""

    def instruct(self, name: str, points: list[Point]) -> None:
        """What to know; until it is read."""


class TerminalPrompts:
    """Prompts of the command line."""

    def say(self, *texts: str) -> None:
        """Print."""
        for text in texts:
            say(text)

    def wrong(self, text: str) -> None:
        """Print to standard error."""
        say(text, err=True)

    def ask(self, label: str) -> str:
        """Prompt until something is typed."""
        return str(prompt_for(label))

    def ask_exactly(self, label: str) -> str:
        """Prompt until something is typed: a prompt keeps spaces."""
        return self.ask(label)

    def agrees(self, question: str) -> bool:
        """Ask yes or no, no by default."""
        return confirm_yes_no(question)

    def instruct(self, name: str, points: list[Point]) -> None:
        """Print the points, indented."""
        say(f"\n{name}\n")
        for word, sentence in points:
            say(
                fill(
                    _labelled_point(word, sentence),
                    WIDTH,
                    initial_indent="  ",
                    subsequent_indent="    ",
                )
            )
        say("")
        prompt_for(_("Entrée, une fois les consignes lues"), default="", show_default=False)


class PlainPrompts:
    """Plain mode: every question on a line of its own.

    Parameters
    ----------
    talk : Dialogue
    """

    def __init__(self, talk: Dialogue) -> None:
        self.talk = talk

    def say(self, *texts: str) -> None:
        """Say, line by line."""
        self.talk.say(*texts)

    def wrong(self, text: str) -> None:
        """Say, line by line."""
        self.talk.say(text)

    def ask(self, label: str) -> str:
        """Ask until something is typed.

        Raises
        ------
        Closed
        """
        while not (typed := self.talk.ask(heading(label))):
            pass
        return typed

    def ask_exactly(self, label: str) -> str:
        """Ask until something is typed.

        Raises
        ------
        Closed
        """
        while not (typed := self.talk.ask_exactly(heading(label))).strip():
            pass
        return typed

    def agrees(self, question: str) -> bool:
        """Ask yes or no.

        Raises
        ------
        Closed
        """
        ways = [("yes", _("Oui")), ("no", _("Non"))]
        return self.talk.choose(question, ways) == "yes"

    def instruct(self, name: str, points: list[Point]) -> None:
        """Say the points.

        Raises
        ------
        Closed
        """
        self.talk.blank()
        self.talk.say(_("Avant de commencer. {name}.").format(name=name))
        for word, sentence in points:
            self.talk.say(_labelled_point(word, sentence))
        self.talk.say(
            _(
                "Mode simple : pixsim ne voit pas si vous quittez cette fenêtre. En mode focus, "
                "restez-y."
            )
        )
        self.talk.ask(heading(_("Entrée, une fois les consignes lues")))


def _labelled_point(word: str, sentence: str) -> str:
    return f"{word} {sentence}" if word.endswith("?") else label_value(word, sentence)
