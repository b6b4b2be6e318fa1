"""Looking up in a table."""

from __future__ import annotations

from collections.abc import Sequence

from pixsim.worlds.sheet.functions.registry import (
    MOST_ARGUMENTS,
    Arguments,
    Sheet,
    flat,
    optional,
    register_array_function,
    register_function,
    text_at,
)
from pixsim.worlds.sheet.names import LAST_COLUMN, LAST_ROW
from pixsim.worlds.sheet.operators import fits
from pixsim.worlds.sheet.parsing import Cell, Node, Range, parse
from pixsim.worlds.sheet.values import (
    Block,
    CellError,
    Error,
    Value,
    are_equal,
    order_key,
    raise_if_error,
    truth_of,
    whole,
)


def _column(block: Block, place: int) -> list[Value]:
    return [row[place] for row in block]


def _found_place(wanted: Value, values: Sequence[Value], *, near: bool) -> int:
    """Place of a value: the same one, or the last that is not larger."""
    if isinstance(wanted, Error):
        raise CellError(wanted)
    if near:
        fitting = [
            place
            for place, value in enumerate(values)
            if value is not None
            and not isinstance(value, Error)
            and order_key(value)[0] == order_key(wanted)[0]
            and order_key(value) <= order_key(wanted)
        ]
        if not fitting:
            raise CellError(Error.MISSING)
        return fitting[-1]
    pattern = (
        wanted.casefold() if isinstance(wanted, str) and ("*" in wanted or "?" in wanted) else None
    )
    for place, value in enumerate(values):
        if value is None or isinstance(value, Error):
            continue
        if pattern is not None:
            if isinstance(value, str) and fits(value.casefold(), pattern):
                return place
        elif are_equal(value, wanted):
            return place
    raise CellError(Error.MISSING)


@register_function("RECHERCHEV", min_args=3, max_args=4, one_by_one=(0,))
def _vertical(sheet: Sheet, arguments: Arguments) -> Value:
    block, column = sheet.block(arguments[1]), whole(sheet.compute(arguments[2]))
    if not 1 <= column <= len(block[0]):
        raise CellError(Error.REFERENCE if column > 0 else Error.VALUE)
    near = len(arguments) < 4 or (
        arguments[3] is not None and truth_of(sheet.compute(arguments[3]))
    )
    place = _found_place(sheet.compute(arguments[0]), _column(block, 0), near=near)
    return raise_if_error(block[place][column - 1])


@register_function("RECHERCHEH", min_args=3, max_args=4, one_by_one=(0,))
def _horizontal(sheet: Sheet, arguments: Arguments) -> Value:
    block, row = sheet.block(arguments[1]), whole(sheet.compute(arguments[2]))
    if not 1 <= row <= len(block):
        raise CellError(Error.REFERENCE if row > 0 else Error.VALUE)
    near = len(arguments) < 4 or (
        arguments[3] is not None and truth_of(sheet.compute(arguments[3]))
    )
    place = _found_place(sheet.compute(arguments[0]), block[0], near=near)
    return raise_if_error(block[row - 1][place])


@register_function("RECHERCHEX", min_args=3, max_args=6, one_by_one=(0,))
def _lookup(sheet: Sheet, arguments: Arguments) -> Value:
    keys, values = (list(flat(sheet.block(node))) for node in arguments[1:3])
    if len(keys) != len(values):
        raise CellError(Error.VALUE)
    try:
        place = _place_of(sheet, arguments[0], keys, arguments[4:])
    except CellError as error:
        if error.error is not Error.MISSING or len(arguments) < 4 or arguments[3] is None:
            raise
        return sheet.compute(arguments[3])
    return raise_if_error(values[place])


@register_function("EQUIVX", min_args=2, max_args=4, one_by_one=(0,))
def _match_in(sheet: Sheet, arguments: Arguments) -> Value:
    keys = list(flat(sheet.block(arguments[1])))
    return 1.0 + _place_of(sheet, arguments[0], keys, arguments[2:])


def _place_of(sheet: Sheet, wanted: Node | None, keys: Sequence[Value], modes: Arguments) -> int:
    """Place of a value; modes are how near it may be (-1, 0, 1, 2), and from which end (1, -1)."""
    near, way = int(optional(sheet, modes, 0, 0.0)), int(optional(sheet, modes, 1, 1.0))
    value, backwards = sheet.compute(wanted), way < 0
    order = list(range(len(keys)))[::-1] if backwards else list(range(len(keys)))
    try:
        return order[_found_place(value, [keys[place] for place in order], near=False)]
    except CellError:
        if near not in (-1, 1):
            raise
    rank = order_key(value)
    fitting = [
        place
        for place in order
        if (key := keys[place]) is not None
        and not isinstance(key, Error)
        and order_key(key)[0] == rank[0]
        and (order_key(key) < rank if near < 0 else order_key(key) > rank)
    ]
    if not fitting:
        raise CellError(Error.MISSING)
    ranked = sorted(fitting, key=lambda place: order_key(keys[place]), reverse=near < 0)
    return ranked[0]


@register_function("EQUIV", min_args=2, max_args=3, one_by_one=(0,))
def _match(sheet: Sheet, arguments: Arguments) -> Value:
    block = sheet.block(arguments[1])
    values = block[0] if len(block) == 1 else _column(block, 0)
    kind = optional(sheet, arguments, 2, 1.0 if len(arguments) < 3 else 0.0)
    if kind < 0:
        raise CellError(Error.VALUE)
    return 1.0 + _found_place(sheet.compute(arguments[0]), values, near=kind > 0)


@register_function("INDEX", min_args=2, max_args=3)
def _index(sheet: Sheet, arguments: Arguments) -> Value:
    block = sheet.block(arguments[0])
    first = whole(sheet.compute(arguments[1]))
    second = int(optional(sheet, arguments, 2, 0.0))
    if len(arguments) == 2 and len(block) == 1:
        first, second = 1, first
    row, column = first, second or (1 if len(block[0]) == 1 else second)
    if not 1 <= row <= len(block) or not 1 <= column <= len(block[0]):
        raise CellError(Error.REFERENCE)
    return raise_if_error(block[row - 1][column - 1])


@register_function("LIGNE")
def _row(sheet: Sheet, arguments: Arguments) -> Value:  # noqa: ARG001
    return float(_corner(arguments[0])[1])


@register_function("COLONNE")
def _column_number(sheet: Sheet, arguments: Arguments) -> Value:  # noqa: ARG001
    return float(_corner(arguments[0])[0])


@register_function("LIGNES")
def _rows(sheet: Sheet, arguments: Arguments) -> Value:
    return float(len(sheet.block(arguments[0])))


def _corner(node: Node | None) -> tuple[int, int]:
    if isinstance(node, Range):
        return node.corners[0], node.corners[1]
    if isinstance(node, Cell):
        return ord(node.name[0]) - 64, int(node.name[1:])
    raise CellError(Error.VALUE)


@register_function("COLONNES")
def _columns(sheet: Sheet, arguments: Arguments) -> Value:
    return float(len(sheet.block(arguments[0])[0]))


@register_function("CHOISIR", min_args=2, max_args=MOST_ARGUMENTS, one_by_one=(0,))
def _choose(sheet: Sheet, arguments: Arguments) -> Value:
    place = whole(sheet.compute(arguments[0]))
    if not 1 <= place < len(arguments):
        raise CellError(Error.VALUE)
    return sheet.compute(arguments[place])


@register_function("RECHERCHE", min_args=2, max_args=3, one_by_one=(0,))
def _near_lookup(sheet: Sheet, arguments: Arguments) -> Value:
    keys = list(flat(sheet.block(arguments[1])))
    values = list(flat(sheet.block(arguments[2]))) if len(arguments) == 3 else keys
    place = _found_place(sheet.compute(arguments[0]), keys, near=True)
    if place >= len(values):
        raise CellError(Error.MISSING)
    return raise_if_error(values[place])


# ---- several values


@register_array_function("UNIQUE")
def _unique(sheet: Sheet, arguments: Arguments) -> Block:
    kept: dict[tuple[tuple[int, float, str], ...], list[Value]] = {}
    for row in sheet.block(arguments[0]):
        key = tuple(order_key(raise_if_error(value)) for value in row)
        kept.setdefault(key, row)
    return list(kept.values())


@register_array_function("FILTRE", min_args=2, max_args=3)
def _filtered(sheet: Sheet, arguments: Arguments) -> Block:
    block, tests = sheet.block(arguments[0]), sheet.block(arguments[1])
    if len(tests) != len(block) or len(tests[0]) != 1:
        raise CellError(Error.VALUE)
    kept = [
        row for row, (test,) in zip(block, tests, strict=True) if truth_of(raise_if_error(test))
    ]
    if kept:
        return kept
    if len(arguments) < 3:
        raise CellError(Error.MISSING)
    return [[sheet.compute(arguments[2])]]


@register_array_function("TRIER", max_args=3)
def _sorted(sheet: Sheet, arguments: Arguments) -> Block:
    block = sheet.block(arguments[0])
    column = int(optional(sheet, arguments, 1, 1.0))
    if not 1 <= column <= len(block[0]):
        raise CellError(Error.VALUE)
    falling = optional(sheet, arguments, 2, 1.0) < 0
    return sorted(
        block, key=lambda row: order_key(raise_if_error(row[column - 1])), reverse=falling
    )


@register_array_function("TRANSPOSE")
def _turned(sheet: Sheet, arguments: Arguments) -> Block:
    return [list(column) for column in zip(*sheet.block(arguments[0]), strict=True)]


# ---- ranges that are computed


@register_array_function("DECALER", min_args=3, max_args=5)
def _shifted(sheet: Sheet, arguments: Arguments) -> Block:
    """So many rows and columns away, as tall and wide as asked, or as before."""
    left, top = _corner(arguments[0])
    base = sheet.block(arguments[0])
    top += whole(sheet.compute(arguments[1]))
    left += whole(sheet.compute(arguments[2]))
    height = int(optional(sheet, arguments, 3, float(len(base))))
    width = int(optional(sheet, arguments, 4, float(len(base[0]))))
    right, bottom = left + width - 1, top + height - 1
    if min(left, top, height, width) < 1 or right > LAST_COLUMN or bottom > LAST_ROW:
        raise CellError(Error.REFERENCE)
    return sheet.block(Range((left, top, right, bottom)))


@register_array_function("INDIRECT")
def _named_by_a_text(sheet: Sheet, arguments: Arguments) -> Block:
    """The cells that a text names, « B4 » or « B2:B9 »."""
    found = parse(f"={text_at(sheet, arguments[0])}")
    if not isinstance(found, Cell | Range):
        raise CellError(Error.REFERENCE)
    return sheet.block(found)
