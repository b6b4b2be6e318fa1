"""Reads a quiz of any of the formats, recognised by its content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args

from pixsim.exchange.aiken import read_aiken
from pixsim.exchange.encoding import UTF16_MARKS, decode_text
from pixsim.exchange.gift.reader import read_gift
from pixsim.exchange.moodle.cloze import read_cloze
from pixsim.exchange.moodle.reader import read_xml
from pixsim.exchange.quiz import Quiz
from pixsim.foundation.file_reading import read_whole
from pixsim.foundation.problems import DataError, Problem

Format = Literal["xml", "gift", "aiken", "cloze"]
FORMATS: tuple[Format, ...] = get_args(Format)

_READERS = {"gift": read_gift, "aiken": read_aiken, "cloze": read_cloze}
_AIKEN = re.compile(r"^\s*ANSWER:\s*\S", re.MULTILINE)
_CLOZE = re.compile(r"\{[0-9]*:[A-Z_]+:")


def read_quiz(path: Path, format: Format | None = None) -> Quiz:
    """Read a quiz.

    Parameters
    ----------
    path : Path
        At most 20 MB. Text is UTF-8, UTF-16 with a mark, or else Windows-1252, with a warning.
    format : {"xml", "gift", "aiken", "cloze"}, optional
        Recognised by the content when not given: what begins with ``<`` is Moodle XML, what has lines
        ``ANSWER:`` and no braces Aiken, what has ``{1:SHORTANSWER:…}`` a cloze text, the rest GIFT.

    Raises
    ------
    DataError
        The file as a whole cannot be used. Questions that cannot are `Quiz.faults`.

    Examples
    --------
    >>> from pathlib import Path
    >>> import pixsim
    >>> quiz = Path("quiz.gift")
    >>> _ = quiz.write_text("::capital:: Capital of France? {=Paris ~Lyon}")
    >>> pixsim.read_quiz(quiz).questions[0].name
    'capital'
    """
    return parse_quiz(str(path), read_whole(path), format)


def parse_quiz(file: str, raw: bytes, format: Format | None = None) -> Quiz:
    """As `read_quiz`, of bytes; `file` names them in messages."""
    if format == "xml" or (format is None and _begins_as_xml(raw)):
        return read_xml(file, raw)
    text, warnings = decode_text(file, raw)
    quiz = _READERS[format or _recognise_format(text)](file, text)
    quiz.warnings[:0] = warnings
    if not quiz.questions and not quiz.faults and quiz.format == "gift" and not text.strip():
        raise DataError([Problem.of(file, "", "", "empty_quiz")])
    return quiz


def _begins_as_xml(raw: bytes) -> bool:
    if raw.startswith(UTF16_MARKS):
        return raw[:200].decode("utf-16", errors="replace").lstrip().startswith("<")
    return raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _recognise_format(text: str) -> Format:
    if _CLOZE.search(text) and not re.search(r"^::", text, re.MULTILINE):
        return "cloze"
    return "aiken" if _AIKEN.search(text) and "{" not in text else "gift"
