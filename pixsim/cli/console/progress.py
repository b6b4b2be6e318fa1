"""A bar on stderr for what takes more than a moment; nothing where no person looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TextIO, TypeVar

from pixsim.cli.console.near_characters import is_unicode
from pixsim.foundation.i18n import gettext as _

T = TypeVar("T")
PATIENCE = 2.0  # seconds before there is anything to see
EVERY = 0.5  # seconds between two pictures
CELLS = 24


class Progress:
    """How far something is; set by who does it, read by who draws it.

    Attributes
    ----------
    done, whole : int
        Parts done, and in all; 0 in all: nobody knows.
    """

    def __init__(self) -> None:
        self.done = self.whole = 0

    def reach(self, done: int, whole: int) -> None:
        """So many parts are done of so many."""
        self.done, self.whole = done, whole

    def over(self, parts: Iterable[T], whole: int) -> Iterator[T]:
        """The parts one after the other, each counted once it is done."""
        self.reach(0, whole)
        for done, part in enumerate(parts, 1):
            yield part
            self.reach(done, whole)


@contextmanager
def progress_bar(text: str, stream: TextIO | None = None) -> Iterator[Progress]:
    """Show a bar while something lasts, after two seconds; none in a pipe or a file.

    Parameters
    ----------
    text : str
        What is done: « Vérification de la banque ».
    stream : text stream, optional
        stderr by default.
    """
    stream = sys.stderr if stream is None else stream
    shown = Progress()
    if stream is None or not stream.isatty():
        yield shown
        return
    over = Event()
    drawer = Thread(target=_draw_progress, args=(text, shown, stream, over), daemon=True)
    drawer.start()
    try:
        yield shown
    finally:
        over.set()
        drawer.join()


def _draw_progress(text: str, shown: Progress, stream: TextIO, over: Event) -> None:
    began, width = time.monotonic(), 0
    if over.wait(PATIENCE):
        return
    while True:
        line = progress_picture(text, shown, time.monotonic() - began, plain=not is_unicode(stream))
        width = max(width, len(line))
        stream.write("\r" + line.ljust(width))
        stream.flush()
        if over.wait(EVERY):
            break
    stream.write("\r" + " " * width + "\r")
    stream.flush()


def progress_picture(text: str, shown: Progress, seconds: float, *, plain: bool = False) -> str:
    """« Vérification ━━━━──── 12/48 », or the seconds gone by where nobody knows how many there are."""
    if not shown.whole:
        return _("{text}… {n} s").format(text=text, n=int(seconds))
    full = CELLS * shown.done // shown.whole
    done, left = "#-" if plain else "━─"
    return f"{text} {done * full}{left * (CELLS - full)} {shown.done}/{shown.whole}"
