"""Bytes of a terminal become messages, whatever they are."""

from __future__ import annotations

import errno
import io
import os
import random
import time

import pytest
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.events import Key, Paste
from textual.message import Message

from pixsim.tui.terminal.lost_terminal import Lasting
from pixsim.tui.terminal.sturdy_driver import PASTE_KEYS, InputReader


def keys(messages: list[Message]) -> list[str]:
    return [m.character or m.key for m in messages if isinstance(m, Key)]


def test_bytes_that_are_not_utf8_are_shown_as_unknown() -> None:
    assert keys(InputReader().feed(b"a\xe9b\xff")) == ["a", "\ufffd", "b", "\ufffd"]


def test_a_character_cut_by_the_end_of_a_read_is_whole() -> None:
    reader = InputReader()
    assert keys(reader.feed("é".encode()[:1])) == []
    assert keys(reader.feed("é".encode()[1:])) == ["é"]


@pytest.mark.parametrize(
    "fault", [b"\x1b[99999999999u", b"\x1b[1;1;99999999999u", b"\x1b[1114112u"]
)
def test_a_sequence_the_parser_chokes_on_costs_itself_alone(fault: bytes) -> None:
    reader = InputReader()
    messages = reader.feed(b"a" + fault) + reader.feed(b"b")
    assert keys(messages)[0] == "a"
    assert keys(messages)[-1] == "b"


def test_many_keys_at_once_are_a_paste_and_validate_nothing() -> None:
    (message,) = InputReader().feed(b"une reponse\rsur deux lignes\r")
    assert isinstance(message, Paste)
    assert message.text == "une reponse sur deux lignes "
    typed = InputReader().feed(b"x" * (PASTE_KEYS - 1))
    assert all(isinstance(message, Key) for message in typed)


def test_a_paste_without_an_end_is_ended() -> None:
    reader = InputReader()
    assert reader.feed(b"\x1b[20") == []
    assert reader.feed(b"0~abc") == []
    assert reader.pasting
    (message,) = reader.end_paste()
    assert isinstance(message, Paste)
    assert message.text == "abc"
    assert not reader.pasting
    assert keys(reader.feed(b"d")) == ["d"]


def test_what_follows_an_escape_in_a_paste_is_still_pasted() -> None:
    pasted = b"a\x1b[31mb\x1bOS\rc\x1b[20d\x13"
    data = b"x\x1b[200~" + pasted + b"\x1b[201~y"
    for size in (len(data), 1, 3):
        reader = InputReader()
        messages = [
            m for at in range(0, len(data), size) for m in reader.feed(data[at : at + size])
        ]
        assert keys(messages) == ["x", "y"]
        assert [m.text for m in messages if isinstance(m, Paste)] == ["a[31mbOS\rc[20d\x13"]
        assert not reader.pasting


def test_no_bytes_raise() -> None:
    chance = random.Random(7)
    alphabet = b"\x1b[];:<?0123456789uMmtRyIO~\x00\xff\xe9\xf0a\r"
    reader = InputReader()
    for _ in range(3000):
        reader.feed(bytes(chance.choices(alphabet, k=chance.randrange(1, 40))))
        if reader.pasting:
            reader.end_paste()
    time.sleep(0.15)  # what was begun and never ended is given up
    reader.tick()
    assert keys(reader.feed(b"z"))[-1:] == ["z"]


class Dead(io.StringIO):
    """A terminal that goes away after a line."""

    def write(self, text: str) -> int:
        if self.getvalue():
            raise OSError(errno.EIO, "Input/output error")
        return super().write(text)


def test_what_a_dead_terminal_would_show_is_dropped_and_told_once() -> None:
    told: list[str] = []
    dead = Dead()
    file = Lasting(dead, lambda: told.append("gone"))
    writer = WriterThread(file)  # type: ignore[arg-type]
    writer.start()
    for number in range(3 * MAX_QUEUED_WRITES):  # more than a writer that died would take
        writer.write(f"{number}\n")
    writer.stop()
    assert dead.getvalue() == "0\n"
    assert told == ["gone"]


def test_what_a_dead_terminal_did_not_take_does_not_change_the_exit_code() -> None:
    """Python exits with 120 where what is left in a buffer cannot be sent as it ends."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as terminal:
        os.close(reading)  # as a terminal that goes away: writing fails from now on
        lasting = Lasting(terminal, lambda: None)
        lasting.write("x")
        lasting.flush()
    assert terminal.closed  # closing sends the rest, without a BrokenPipeError
