"""From the bytes of a text file to its characters: UTF-8, UTF-16 by its mark, else Windows-1252."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixsim.foundation.problems import DataError, Problem
from pixsim.text.terminal_text import UNSAFE

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode_text(file: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, its line ends made one kind, and what had to be guessed.

    Raises
    ------
    DataError
        The bytes are no text: null characters, or half a character of UTF-16.
    """
    warnings: list[Problem] = []
    if raw.startswith(UTF16_MARKS):
        try:
            text = raw.decode("utf-16")
        except UnicodeDecodeError as error:
            raise DataError([Problem.of(file, "", "", "no_text")]) from error
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", errors="replace")
            line = text.count("\n", 0, _first_foreign(raw)) + 1
            warnings.append(Problem.of(file, f"line {line}", "", "guessed_encoding"))
    if "\0" in text:
        raise DataError([Problem.of(file, "", "", "no_text")])
    return re.sub("\r\n?", "\n", text), warnings


def _first_foreign(raw: bytes) -> int:
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text one by one: millions of them are never in memory together."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def without_controls(text: str) -> str:
    """The text without characters that a terminal obeys or that turn the reading order."""
    return UNSAFE.sub("", text)
