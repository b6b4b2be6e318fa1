"""Text files that people edit: a title, « Clé : valeur » lines, headings, lists; lines are kept.

Lines that begin with ``>`` are advice to whoever fills the file in. Nothing is markup: what is read is
shown as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pixsim.foundation.file_reading import refuse_special
from pixsim.foundation.problems import DataError, Problem
from pixsim.text.search import same_words
from pixsim.text.terminal_text import UNSAFE

MOST_BYTES = 1_000_000
_FIELD = re.compile(r"(?P<name>[^\W\d_][^:\n]{0,60}?)[ \u00a0\u202f]*:(?!//)(?P<value>.*)")
_ITEM = re.compile(r"[-*•][ \t\u00a0]+(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Line:
    """A text, and the line of the file it stands on."""

    number: int
    text: str


@dataclass(slots=True)
class Section:
    """What stands under a heading; the head of the file is one too.

    Attributes
    ----------
    title : Line
    lines : list of Line
        All that counts, empty lines left out.
    """

    title: Line
    lines: list[Line] = field(default_factory=list)

    @property
    def items(self) -> list[Line]:
        """Lines of a list."""
        return [
            Line(line.number, match["text"].strip())
            for line in self.lines
            if (match := _ITEM.fullmatch(line.text))
        ]

    @property
    def fields(self) -> Iterator[tuple[str, Line]]:
        """« Clé : valeur » lines, in order: key as written, value."""
        for line in self.lines:
            if not _ITEM.fullmatch(line.text) and (match := _FIELD.fullmatch(line.text)):
                yield match["name"].strip(), Line(line.number, match["value"].strip())

    def value(self, name: str) -> Line:
        """The value of a key, empty where it has none; the place is then that of the key or heading."""
        found = [line for key, line in self.fields if same_words(key) == same_words(name)]
        return found[0] if found else Line(self.title.number, "")


@dataclass(frozen=True, slots=True)
class Page:
    """One file.

    Attributes
    ----------
    file : str
        As the person named it.
    head : Section
        From the title to the first heading.
    sections : tuple of Section
    """

    file: str
    head: Section
    sections: tuple[Section, ...]

    def section(self, name: str) -> Section | None:
        """The first section of this name, accents and case aside."""
        return next(
            (s for s in self.sections if same_words(s.title.text) == same_words(name)), None
        )

    def fault(self, line: int, field: str, kind: str, /, **context: object) -> Problem:
        """Something wrong on a line of this page."""
        return Problem.of(self.file, f"line {line}", field, kind, **context)


def read_page(path: Path) -> Page:
    """Read a file of a dossier.

    Raises
    ------
    DataError
        It cannot be read as a text in UTF-8 without control characters.
    FileNotFoundError
    """
    file = str(path)
    try:
        refuse_special(path)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise DataError([Problem.of(file, "", "", "unreadable", error=error.strerror)]) from error
    except ValueError as error:
        raise DataError([Problem.of(file, "", "", "ccp1_encoding")]) from error
    if len(content) > MOST_BYTES:
        raise DataError([Problem.of(file, "", "", "too_large", most=MOST_BYTES // 1_000_000)])
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    unsafe = [number for number, row in enumerate(rows, 1) if UNSAFE.search(row)]
    if unsafe:
        raise DataError([Problem.of(file, f"line {n}", "", "ccp1_control") for n in unsafe])
    return _parse_page(file, rows)


def _parse_page(file: str, rows: list[str]) -> Page:
    sections = [Section(Line(1, ""))]
    for number, row in enumerate(rows, 1):
        text = row.strip()
        if not text or text.startswith(">"):
            continue
        if text.startswith("## "):
            sections.append(Section(Line(number, text[3:].strip())))
        elif text.startswith("# ") or text == "#":
            if len(sections) == 1 and not sections[0].title.text:
                sections[0].title = Line(number, text[1:].strip())
        else:
            sections[-1].lines.append(Line(number, text))
    return Page(file, sections[0], tuple(sections[1:]))
