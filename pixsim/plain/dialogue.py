"""What is said and asked, line by line; a thread reads, so that time can run out meanwhile."""

from __future__ import annotations

import io
import queue
import re
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TextIO

from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _
from pixsim.plain.wording import (
    WIDTH,
    break_line,
    lay_out_for_width,
    letter_options,
    place_of,
    spoken_text,
)
from pixsim.text.search import fold_for_search
from pixsim.text.terminal_text import plain_line

LONGEST_LINE = 2_000  # characters of one that is read; what is beyond is told, not kept
UNREAD = re.compile("[\ud800-\udfff]")  # bytes that are no text
TICK = 0.5  # seconds between two looks at the clock while a line is awaited

HELPING = frozenset(["aide", "help", "?"])
LEAVING = frozenset(["quitter", "quit", "exit", "sortir"])
"""Typed at a list in place of a letter, with or without a slash."""
WAYS_OUT = ("leave", "back", "home", "close", "stop", "no")
"""Names of the choices that leave a list, the one that leaves the most first."""

Watch = Callable[[], bool]
"""Looks at the clock; whether what was asked is not asked any more."""


class Closed(Exception):
    """Nothing more can be read: the end of the input, or an interruption."""


class Overtaken(Exception):
    """Time ran out while a line was awaited: what was being typed is not taken."""


class Dialogue:
    """Says lines and reads lines.

    Parameters
    ----------
    source, out : text streams, optional
        Those of the process by default.
    width : int
        Of the longest line said, text kept as it is apart.
    """

    def __init__(
        self,
        source: TextIO | None = None,
        out: TextIO | None = None,
        width: int = WIDTH,
    ) -> None:
        self._source = sys.stdin if source is None else source
        if isinstance(self._source, io.TextIOWrapper):
            self._source.reconfigure(errors="surrogateescape")  # and asked again, see `UNREAD`
        self._out = sys.stdout if out is None else out
        self.width = width
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader: threading.Thread | None = None
        self._is_terminal = self._source.isatty()

    @property
    def is_terminal(self) -> bool:
        """Whether somebody types; otherwise lines were written before anything was said."""
        return self._is_terminal

    # ---- said

    def say(self, *texts: str, language: str = LANGUAGE) -> None:
        """Texts one after the other, each on its lines.

        Parameters
        ----------
        language : str
            Of the texts: that of a question need not be that of the run.
        """
        for text in texts:
            for line in lay_out_for_width(spoken_text(text, language), self.width):
                self._put(line)

    def exact(self, line: str) -> None:
        """One line as it is, whatever its length: a path to be copied."""
        self._put(plain_line(line))

    def blank(self) -> None:
        """An empty line: something else begins."""
        self._put("")

    def options(self, options: Sequence[str], language: str = LANGUAGE) -> None:
        """Lettered options."""
        for line in letter_options(options):
            for part in break_line(plain_line(spoken_text(line, language)), self.width):
                self._put(part)

    def _put(self, line: str) -> None:
        self._out.write(line + "\n")
        self._out.flush()

    # ---- asked

    def ask(self, prompt: str, watch: Watch | None = None, language: str = LANGUAGE) -> str:
        """One line, without blanks around it; parameters and errors as of `ask_exactly`."""
        return self.ask_exactly(prompt, watch, language).strip()

    def ask_exactly(self, prompt: str, watch: Watch | None = None, language: str = LANGUAGE) -> str:
        """One line as it was typed.

        Parameters
        ----------
        prompt : str
            Said on a line of its own; the answer is typed on the next.
        watch : callable, optional
            Called before, and every half second while waiting.
        language : str
            Of the prompt.

        Raises
        ------
        Closed
        Overtaken
            The watch says that this is not asked any more.
        """
        self._check(watch)
        self.say(prompt, language=language)
        while True:
            try:
                line = self._next(None if watch is None else TICK)
            except queue.Empty:
                self._check(watch)
                continue
            except KeyboardInterrupt:
                raise Closed from None
            if line is None:
                self._lines.put(None)  # nor will there be anything for who asks next
                raise Closed
            self._check(watch)
            if UNREAD.search(line):
                self.say(
                    _("Des caractères n'ont pas pu être lus (ce n'est pas de l'UTF-8) : retapez."),
                    prompt,
                )
                continue
            if len(line) > LONGEST_LINE:
                self.say(
                    _("Ligne trop longue : {n} caractères au plus.").format(n=LONGEST_LINE), prompt
                )
                continue
            return line

    def choose(
        self, title: str, options: Sequence[tuple[str, str]], watch: Watch | None = None
    ) -> str:
        """One of several things: the name of the one that was chosen.

        Parameters
        ----------
        options : sequence of (str, str)
            A name, and what is said of it.
        """
        while True:
            self.say(title)
            self.options([text for _name, text in options])
            typed = self.ask(_("Votre choix (une lettre) :"), watch)
            if any(typed == name for name, _text in options):  # « 3.4 », where names are codes
                return typed
            place = place_of(typed, len(options))
            if place is not None:
                return options[place][0]
            word = fold_for_search(typed.lstrip("/"))
            if word in LEAVING:
                return self._left(options)
            if not typed or word in HELPING:
                self.say(
                    _("Tapez la lettre d'une ligne de la liste, puis Entrée. /quitter s'en va.")
                )
                continue
            self.say(_("« {typed} » n'est pas dans la liste.").format(typed=plain_line(typed[:40])))

    @staticmethod
    def _left(options: Sequence[tuple[str, str]]) -> str:
        """The way out of a list, whatever it is called there.

        Raises
        ------
        Closed
            There is none but to leave pixsim: what was answered is kept.
        """
        names = [name for name, _text in options]
        for way in WAYS_OUT:
            if way in names:
                return way
        raise Closed

    def _check(self, watch: Watch | None) -> None:
        if watch is not None and watch():
            self._forget()
            raise Overtaken

    def _forget(self) -> None:
        """What a person typed ahead was for what is over; lines of a file or pipe stay."""
        while self._is_terminal and not self._lines.empty():
            self._lines.get()

    def _next(self, timeout: float | None) -> str | None:
        if self._reader is None:
            self._reader = threading.Thread(target=self._read, daemon=True)
            self._reader.start()
        return self._lines.get(timeout=timeout)

    def _read(self) -> None:
        while True:
            try:
                line = self._source.readline()
            except (OSError, ValueError):  # closed under our feet, or no text
                line = ""
            if not line:
                self._lines.put(None)
                return
            self._lines.put(line.rstrip("\r\n"))
