"""Textual's drivers, proof against what a real terminal may send.

Textual decodes strictly: one byte that is not UTF-8 ends the application, and so does an escape
sequence with a number no character has. A paste that is not announced as one arrives as thousands
of keys, some of them Enter; a key held down arrives thirty times a second. A terminal that goes away
tells its program to go on (SIGCONT) along with to end (SIGHUP): Textual then starts a second pair of
threads beside the first, of which one is never ended and keeps the process for ever.
"""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from selectors import EVENT_READ, SelectSelector
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.driver import Driver
from textual.events import Key, Paste, Resize
from textual.message import Message

from pixsim.tui.terminal.lost_terminal import Lasting, TerminalGone

if TYPE_CHECKING:
    _Base = Driver
else:
    _Base = object

HELD = 0.1  # seconds; nobody presses a key twice that fast, a key held down does
ONCE = frozenset(
    {"enter", "ctrl+s", "ctrl+b", "ctrl+q", "ctrl+r", "ctrl+t", "ctrl+o", "ctrl+y"}
    | {f"f{n}" for n in range(1, 13)}
)
"""Keys that do something at each press: held down, they count once."""

PASTE_KEYS = 24  # keys read at once; more come from no hand
PASTE_PAUSE = 1.0  # seconds without a byte after which a paste is over, though its end never came
MOST_COLUMNS, MOST_ROWS = 2000, 1000


class SturdyInput(_Base):
    """What all platforms share: keys held down, sizes that no window has."""

    _last_key, _last_time = "", 0.0

    def process_message(self, message: Message) -> None:
        """Pass on a message that makes sense."""
        if isinstance(message, Key):
            held = message.key == self._last_key and message.time - self._last_time < HELD
            self._last_key, self._last_time = message.key, message.time
            if held and message.key in ONCE:
                return
        elif isinstance(message, Resize):
            columns, rows = message.size
            if not (0 < columns <= MOST_COLUMNS and 0 < rows <= MOST_ROWS):
                return
        super().process_message(message)


class InputReader:
    """Turns bytes of a terminal into messages, whatever they are.

    Bytes that are not UTF-8 become U+FFFD, which the person sees; a sequence the parser chokes on
    is left out. In a paste an Escape is no key: it is left out, and what follows it is still text.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._parser = XTermParser()
        self._tail = ""  # what was read last, to know the start of a paste
        self._pasted = ""
        self.pasting = False

    def feed(self, data: bytes) -> list[Message]:
        """Messages that some bytes complete."""
        text = self._decode(data)
        found: list[Message] = []
        while text:
            text = self._read_paste(text, found) if self.pasting else self._read_keys(text, found)
        return list(_join_pastes(found))

    def _read_keys(self, text: str, found: list[Message]) -> str:
        """Read until a paste begins; what is left to read."""
        for place, character in enumerate(text, 1):  # one by one: a fault costs one sequence
            found += self._guarded(self._parser.feed(character))
            self._tail = (self._tail + character)[-len(BRACKETED_PASTE_START) :]
            if self._tail == BRACKETED_PASTE_START:
                self.pasting, self._tail = True, ""
                return text[place:]
        return ""

    def _read_paste(self, text: str, found: list[Message]) -> str:
        """Read until the paste ends; what is left to read."""
        begun = max(0, len(self._pasted) - len(BRACKETED_PASTE_END))
        self._pasted += text
        end = self._pasted.find(BRACKETED_PASTE_END, begun)
        if end < 0:
            return ""
        pasted, left = self._pasted[:end], self._pasted[end + len(BRACKETED_PASTE_END) :]
        self._pasted, self.pasting = "", False
        found += self._guarded(self._parser.feed(pasted.replace("\x1b", "") + BRACKETED_PASTE_END))
        return left

    def tick(self) -> list[Message]:
        """Messages that time completes: a lone Escape."""
        return self._guarded(self._parser.tick())

    def end_paste(self) -> list[Message]:
        """What was pasted so far, when its end never comes."""
        return self.feed(BRACKETED_PASTE_END.encode())

    def _guarded(self, messages: Iterable[Message]) -> list[Message]:
        found = []
        try:
            for message in messages:
                found.append(message)  # noqa: PERF402 (what came before a fault is kept)
        except Exception:  # whatever the terminal sends never ends a sitting
            self._parser = XTermParser()
        return found


def _join_pastes(messages: list[Message]) -> Iterator[Message]:
    """Many letters read at once are one paste, ends of lines included."""
    for typed, group in groupby(messages, _is_text):
        run = list(group)
        if typed and len(run) >= PASTE_KEYS:
            yield Paste("".join(_typed_character(key) for key in run))
        else:
            yield from run


def _is_text(message: Message) -> bool:
    return isinstance(message, Key) and (message.is_printable or message.key in ("enter", "tab"))


def _typed_character(message: Message) -> str:
    assert isinstance(message, Key)
    return message.character if message.is_printable and message.character else " "


def _is_there(fileno: int) -> bool:
    import termios

    try:
        termios.tcgetattr(fileno)
    except termios.error:
        return False
    return True


def _read_typed(fileno: int) -> bytes:
    """What was typed; nothing where the terminal is gone."""
    try:
        return os.read(fileno, 1 << 16)
    except OSError:
        return b""


def sturdy_driver(base: type[Driver]) -> type[Driver]:
    """A driver made proof; one chosen by ``TEXTUAL_DRIVER`` is left alone."""
    if base.__name__ == "WindowsDriver":  # decodes UTF-16 by itself, tolerantly
        return type("SturdyWindowsDriver", (SturdyInput, base), {})
    if base.__name__ != "LinuxDriver":
        return base

    class SturdyLinuxDriver(SturdyInput, base):  # type: ignore[misc, valid-type]
        """Linux and macOS."""

        fileno: int
        exit_event: Any
        _key_thread: Thread | None
        _file: Any

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._file = Lasting(self._file, self._tell_gone)
            self._is_suspended = False

        def _tell_gone(self) -> None:
            with suppress(RuntimeError):  # the application is gone too
                self.send_message(TerminalGone())

        def suspend_application_mode(self) -> None:
            """Give the terminal back for a while."""
            self._is_suspended = True
            super().suspend_application_mode()

        def resume_application_mode(self) -> None:
            """Take the terminal again."""
            super().resume_application_mode()
            self._is_suspended = not self._reads()  # the shell may have kept it

        def _sigcont_application(self, *_told: object) -> None:
            """Go on: take the terminal again where it was given back, else see what became of it."""
            if self._is_suspended:
                super()._sigcont_application()
            else:
                self._loop.call_soon_threadsafe(self._go_on)

        def _go_on(self) -> None:
            """After a stop without warning, the shell has written over the screens."""
            if self._reads() and _is_there(self.fileno):
                self.suspend_application_mode()
                self.resume_application_mode()
                self._app.refresh(layout=True)

        def _reads(self) -> bool:
            return self._key_thread is not None and self._key_thread.is_alive()

        def run_input_thread(self) -> None:
            """Read the terminal until told to stop; messages go to the application."""
            reader = InputReader()
            with SelectSelector() as selector:
                selector.register(self.fileno, EVENT_READ)
                silent = 0.0
                while not self.exit_event.is_set():
                    found: list[Message] = []
                    if selector.select(0.1):
                        silent = 0.0
                        data = _read_typed(self.fileno)
                        if not data:
                            self._tell_gone()
                            return
                        found = reader.feed(data)
                    elif reader.pasting and (silent := silent + 0.1) >= PASTE_PAUSE:
                        found = reader.end_paste()
                    for message in (*found, *reader.tick()):
                        self.process_message(message)

    return SturdyLinuxDriver
