"""From the text of a formula to its tree. Only what is listed here is a formula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pixsim.worlds.sheet.names import LAST_COLUMN, LAST_ROW, cell_name, cell_place
from pixsim.worlds.sheet.values import CellError, Error

LONGEST_FORMULA = 300  # characters
MOST_TOKENS = 200
DEEPEST = 30  # brackets within brackets


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, a text or a truth value; an error, where one stands in a block of values."""

    value: float | str | bool | Error


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell."""

    name: str


@dataclass(frozen=True, slots=True)
class Range:
    """A block of cells: first column and row, last column and row.

    `whole` columns go down to the last row that holds something.
    """

    corners: tuple[int, int, int, int]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments; None is an argument left out."""

    name: str
    arguments: tuple[Node | None, ...]


@dataclass(frozen=True, slots=True)
class Unary:
    """A sign, or « % » after."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands."""

    operator: str
    left: Node
    right: Node


Node = Constant | Cell | Range | Call | Unary | Binary

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<text>"(?:[^"]|"")*")
    |(?P<columns>\$?[A-Za-z]:\$?[A-Za-z](?![\w.(:]))
    |(?P<lines>\$?[1-9]\d{0,2}:\$?[1-9]\d{0,2}(?![\w.,(:]))
    |(?P<cell>\$?[A-Za-z]\$?[1-9]\d{0,2}(?![\w.(]))
    |(?P<name>[A-Za-zÀ-ÿ_][\w.À-ÿ]*)
    |(?P<number>\d+(?:,\d+)?(?:[eE][+-]?\d{1,3})?|,\d+)
    |(?P<operator><=|>=|<>|[-+*/^&=<>()%:;])
    )""",
    re.VERBOSE,
)
_LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))


def tokens(formula: str) -> list[tuple[str, str]]:
    """Kinds and texts of what a formula is made of, the « = » left out.

    Raises
    ------
    CellError
    """
    if not formula.startswith("=") or len(formula) > LONGEST_FORMULA:
        raise CellError(Error.VALUE)
    if "#REF!" in formula:
        raise CellError(Error.REFERENCE)
    found: list[tuple[str, str]] = []
    place, text = 1, formula.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None or len(found) >= MOST_TOKENS:
            raise CellError(Error.NAME)
        found.append((match.lastgroup, match[match.lastgroup]))
        place = match.end()
    if not found:
        raise CellError(Error.VALUE)
    return found


@lru_cache(maxsize=4096)
def parse(formula: str) -> Node | Error:
    """The tree of a formula, or what is wrong with it."""
    try:
        reader = _Reader(tokens(formula))
        tree = reader.expression(0, 0)
        reader.end()
    except CellError as error:
        return error.error
    return tree


class _Reader:
    def __init__(self, found: list[tuple[str, str]]) -> None:
        self._tokens, self._place = found, 0

    def _next(self) -> tuple[str, str]:
        if self._place >= len(self._tokens):
            return "end", ""
        return self._tokens[self._place]

    def _take(self, text: str) -> bool:
        kind, found = self._next()
        if kind == "operator" and found == text:
            self._place += 1
            return True
        return False

    def end(self) -> None:
        if self._next()[0] != "end":
            raise CellError(Error.VALUE)

    def expression(self, level: int, depth: int) -> Node:
        if depth > DEEPEST:
            raise CellError(Error.TOO_MUCH)
        if level == len(_LEVELS):
            return self._signed(depth)
        tree = self.expression(level + 1, depth)
        while True:
            kind, text = self._next()
            if kind != "operator" or text not in _LEVELS[level]:
                return tree
            self._place += 1
            tree = Binary(text, tree, self.expression(level + 1, depth))

    def _signed(self, depth: int) -> Node:
        signs = []
        while self._next() in (("operator", "-"), ("operator", "+")):
            signs.append(self._next()[1])
            self._place += 1
        tree = self._operand(depth)
        while self._take("%"):
            tree = Unary("%", tree)
        for sign in reversed(signs):
            tree = Unary(sign, tree)
        return tree

    def _operand(self, depth: int) -> Node:
        kind, text = self._next()
        self._place += 1
        if kind == "number":
            number = float(text.replace(",", "."))
            if number == float("inf"):
                raise CellError(Error.NUMBER)
            return Constant(number)
        if kind == "text":
            return Constant(text[1:-1].replace('""', '"'))
        if kind == "cell":
            return self._reference(text)
        if kind == "columns":
            return _columns(text)
        if kind == "lines":
            return _lines(text)
        if kind == "name":
            return self._named(text, depth)
        if (kind, text) == ("operator", "("):
            tree = self.expression(0, depth + 1)
            if not self._take(")"):
                raise CellError(Error.VALUE)
            return tree
        raise CellError(Error.VALUE)

    def _reference(self, text: str) -> Node:
        first = _place(text)
        if not self._take(":"):
            return Cell(cell_name(*first))
        kind, last = self._next()
        if kind != "cell":
            raise CellError(Error.REFERENCE)
        self._place += 1
        other = _place(last)
        return Range(
            (
                min(first[0], other[0]),
                min(first[1], other[1]),
                max(first[0], other[0]),
                max(first[1], other[1]),
            )
        )

    def _named(self, text: str, depth: int) -> Node:
        name = text.upper()
        if not self._take("("):
            if name in ("VRAI", "FAUX"):
                return Constant(name == "VRAI")
            raise CellError(Error.NAME)
        arguments: list[Node | None] = []
        if self._take(")"):
            return Call(name, ())
        while True:
            if self._next() in (("operator", ";"), ("operator", ")")):
                arguments.append(None)
            else:
                arguments.append(self.expression(0, depth + 1))
            if self._take(")"):
                return Call(name, tuple(arguments))
            if not self._take(";"):
                raise CellError(Error.VALUE)


def _columns(text: str) -> Range:
    first, last = sorted(ord(letter) - 64 for letter in text.upper() if letter.isalpha())
    return Range((first, 1, last, LAST_ROW), whole=True)


def _lines(text: str) -> Range:
    first, last = sorted(int(number) for number in text.replace("$", "").split(":"))
    if last > LAST_ROW:
        raise CellError(Error.REFERENCE)
    return Range((1, first, LAST_COLUMN, last))


def _place(text: str) -> tuple[int, int]:
    found = cell_place(text)
    if found is None:
        raise CellError(Error.REFERENCE)
    return found


def moved(formula: str, columns: int, rows: int) -> str:
    """A formula copied so many columns and rows away: what has no « $ » follows.

    A reference that would leave the sheet becomes #REF!, as in any worksheet.
    """
    parts, last = [], 0
    for match in _TOKEN.finditer(formula, 1):
        kind = match.lastgroup
        if kind not in ("cell", "columns", "lines"):
            continue
        move = _moved_cell if kind == "cell" else _moved_span
        parts += [formula[last : match.start(kind)], move(match[kind], columns, rows)]
        last = match.end(kind)
    return "".join([*parts, formula[last:]])


def _moved_cell(text: str, columns: int, rows: int) -> str:
    match = re.fullmatch(r"(\$?)([A-Za-z])(\$?)(\d+)", text)
    assert match is not None
    column, row = ord(match[2].upper()) - 64, int(match[4])
    column += 0 if match[1] else columns
    row += 0 if match[3] else rows
    if column < 1 or row < 1 or cell_place(cell_name(column, row)) is None:
        return "#REF!"
    return f"{match[1]}{chr(64 + column)}{match[3]}{row}"


def _moved_span(text: str, columns: int, rows: int) -> str:
    """« A:C » or « 2:5 », copied."""
    ends = [_moved_end(end, columns, rows) for end in text.split(":")]
    return "#REF!" if "" in ends else ":".join(ends)


def _moved_end(text: str, columns: int, rows: int) -> str:
    if text.startswith("$"):
        return text
    if text.isalpha():
        column = ord(text.upper()) - 64 + columns
        return chr(64 + column) if 1 <= column <= LAST_COLUMN else ""
    row = int(text) + rows
    return str(row) if 1 <= row <= LAST_ROW else ""
