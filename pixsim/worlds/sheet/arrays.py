"""Formulas over whole blocks: « (A2:A9="x")*B2:B9 » has as many values as the ranges in it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from pixsim.worlds.sheet.functions import FUNCTIONS, Function
from pixsim.worlds.sheet.functions.registry import Sheet
from pixsim.worlds.sheet.operators import binary, unary
from pixsim.worlds.sheet.parsing import Binary, Call, Constant, Node, Range, Unary
from pixsim.worlds.sheet.values import Block, CellError, Error, Value, raise_if_error


def is_array(node: Node | None) -> bool:
    """Whether a tree has several values: a range, or something made of one value by value."""
    if isinstance(node, Range):
        return True
    if isinstance(node, Unary):
        return is_array(node.operand)
    if isinstance(node, Binary):
        return is_array(node.left) or is_array(node.right)
    if isinstance(node, Call):
        function = _function(node)
        if function is None:
            return False
        return function.block is not None or any(
            is_array(argument)
            for place, argument in enumerate(node.arguments)
            if place in function.one_by_one
        )
    return False


def array_of(sheet: Sheet, node: Node) -> Block:
    """The values of such a tree; an error is one of them.

    Raises
    ------
    CellError
        It takes too long, or its ranges are not of one size.
    """
    if isinstance(node, Unary):
        sign = node.operator
        return _each(
            sheet, (sheet.block(node.operand),), lambda v: unary(sign, raise_if_error(v[0]))
        )
    if isinstance(node, Binary):
        operator, sides = node.operator, (sheet.block(node.left), sheet.block(node.right))
        return _each(
            sheet, sides, lambda v: binary(operator, raise_if_error(v[0]), raise_if_error(v[1]))
        )
    assert isinstance(node, Call)
    function = _function(node)
    assert function is not None
    if not function.least <= len(node.arguments) <= function.most:
        raise CellError(Error.VALUE)
    if function.block is not None:
        return function.block(sheet, node.arguments)
    places = [p for p in sorted(function.one_by_one) if p < len(node.arguments) and is_array(node.arguments[p])]  # fmt: skip
    blocks = tuple(sheet.block(node.arguments[place]) for place in places)

    def called(values: list[Value]) -> Value:
        arguments = list(node.arguments)
        for place, value in zip(places, values, strict=True):
            arguments[place] = None if value is None else Constant(value)
        return sheet.compute(Call(node.name, tuple(arguments)))

    return _each(sheet, blocks, called)


def _function(node: Call) -> Function | None:
    return FUNCTIONS.get(node.name)


def _each(
    sheet: Sheet, blocks: tuple[Block, ...], compute: Callable[[list[Value]], Value]
) -> Block:
    """A block of results; a row or a column alone goes with each of the others."""
    height, width = max(len(b) for b in blocks), max(len(b[0]) for b in blocks)
    if any(len(b) not in (1, height) or len(b[0]) not in (1, width) for b in blocks):
        raise CellError(Error.VALUE)
    sheet.step(height * width)
    found: Block = [[None] * width for _row in range(height)]
    for row, column in product(range(height), range(width)):
        values = [b[row % len(b)][column % len(b[0])] for b in blocks]
        try:
            found[row][column] = compute(values)
        except CellError as error:
            if error.error is Error.TOO_MUCH:
                raise
            found[row][column] = error.error
    return found
