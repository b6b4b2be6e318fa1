"""What functions are, by their French names, and what their arguments give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from pixsim.worlds.sheet.parsing import Cell, Node, Range
from pixsim.worlds.sheet.values import (
    Block,
    CellError,
    Error,
    Value,
    number_of,
    raise_if_error,
    text_of,
)

Arguments = tuple[Node | None, ...]


class Sheet(Protocol):
    """What a function asks of the sheet that is computed."""

    def value(self, name: str) -> Value:
        """The value of a cell."""

    def compute(self, node: Node | None) -> Value:
        """The value of an argument; an error is raised."""

    def block(self, node: Node | None) -> Block:
        """Values of a range, or of one cell or value as a block."""

    def shown_block(self, node: Node | None) -> Block:
        """The same but for hidden rows and other subtotals, in one column."""

    def is_array(self, node: Node | None) -> bool:
        """Whether an argument has several values."""

    def step(self, count: int = 1) -> None:
        """Count what is done; too much is an error."""


Body = Callable[[Sheet, Arguments], Value]
BlockBody = Callable[[Sheet, Arguments], Block]
MOST_ARGUMENTS = 60
ALL = range(MOST_ARGUMENTS)
"""All the arguments of a function."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function.

    Attributes
    ----------
    compute : callable
    least, most : int
        How many arguments it takes.
    one_by_one : collection of int
        Places of the arguments that are single values: given several, it gives as many results.
    block : callable or None
        What gives all its values, where they are several whatever its arguments.
    """

    compute: Body
    least: int
    most: int
    one_by_one: frozenset[int] = frozenset()
    block: BlockBody | None = None


FUNCTIONS: dict[str, Function] = {}


def register_function(
    *names: str, min_args: int = 1, max_args: int | None = None, one_by_one: Iterable[int] = ()
) -> Callable[[Body], Body]:
    """Registers a function under its names."""

    def register(body: Body) -> Body:
        for name in names:
            FUNCTIONS[name] = Function(
                body, min_args, min_args if max_args is None else max_args, frozenset(one_by_one)
            )
        return body

    return register


def register_array_function(
    *names: str, min_args: int = 1, max_args: int | None = None
) -> Callable[[BlockBody], BlockBody]:
    """Registers a function that gives several values; alone in a cell, it gives the one there is."""

    def register(body: BlockBody) -> BlockBody:
        def alone(sheet: Sheet, arguments: Arguments) -> Value:
            found = body(sheet, arguments)
            if len(found) > 1 or len(found[0]) > 1:
                raise CellError(Error.VALUE)
            return raise_if_error(found[0][0])

        for name in names:
            FUNCTIONS[name] = Function(
                alone, min_args, min_args if max_args is None else max_args, block=body
            )
        return body

    return register


def flat(block: Block) -> Iterator[Value]:
    """Values of a block, row by row."""
    return (value for row in block for value in row)


def numbers_of(sheet: Sheet, arguments: Arguments) -> list[float]:
    """Numbers of ranges, texts and truth values left out; of single arguments, read as numbers."""
    found: list[float] = []
    for node in arguments:
        if isinstance(node, Range | Cell) or sheet.is_array(node):
            for value in flat(sheet.block(node)):
                if isinstance(value, Error):
                    raise CellError(value)
                if isinstance(value, float):
                    found.append(value)
        elif node is not None:
            found.append(number_of(sheet.compute(node)))
    return found


def some(numbers: list[float], error: Error = Error.NUMBER) -> list[float]:
    """The numbers, if there are any."""
    if not numbers:
        raise CellError(error)
    return numbers


def number_at(sheet: Sheet, node: Node | None) -> float:
    """An argument that is a number."""
    return number_of(sheet.compute(node))


def text_at(sheet: Sheet, node: Node | None) -> str:
    """An argument that is a text."""
    return text_of(sheet.compute(node))


def optional(sheet: Sheet, arguments: Arguments, place: int, default: float) -> float:
    """A number that can be left out."""
    return (
        number_at(sheet, arguments[place])
        if len(arguments) > place and arguments[place] is not None
        else default
    )
