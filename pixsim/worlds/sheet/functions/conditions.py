"""Conditions, and what a value is."""

from __future__ import annotations

from pixsim.worlds.sheet.functions.registry import (
    ALL,
    MOST_ARGUMENTS,
    Arguments,
    Sheet,
    flat,
    register_function,
)
from pixsim.worlds.sheet.parsing import Cell, Node, Range
from pixsim.worlds.sheet.values import (
    CellError,
    Error,
    Value,
    are_equal,
    truth_of,
    whole,
)


@register_function("SI", min_args=2, max_args=3, one_by_one=ALL)
def _if(sheet: Sheet, arguments: Arguments) -> Value:
    if truth_of(sheet.compute(arguments[0])):
        return sheet.compute(arguments[1])
    return sheet.compute(arguments[2]) if len(arguments) == 3 else False


@register_function("SI.CONDITIONS", min_args=2, max_args=MOST_ARGUMENTS, one_by_one=ALL)
def _ifs(sheet: Sheet, arguments: Arguments) -> Value:
    if len(arguments) % 2:
        raise CellError(Error.VALUE)
    for condition, value in zip(arguments[::2], arguments[1::2], strict=True):
        if truth_of(sheet.compute(condition)):
            return sheet.compute(value)
    raise CellError(Error.MISSING)


@register_function("SIERREUR", min_args=2, one_by_one=ALL)
def _if_error(sheet: Sheet, arguments: Arguments) -> Value:
    return _unless(sheet, arguments, tuple(Error))


@register_function("SI.NON.DISP", min_args=2, one_by_one=ALL)
def _if_missing(sheet: Sheet, arguments: Arguments) -> Value:
    return _unless(sheet, arguments, (Error.MISSING,))


def _unless(sheet: Sheet, arguments: Arguments, errors: tuple[Error, ...]) -> Value:
    try:
        return sheet.compute(arguments[0])
    except CellError as error:
        if error.error is Error.TOO_MUCH or error.error not in errors:
            raise
    return sheet.compute(arguments[1])


def _truths(sheet: Sheet, arguments: Arguments) -> list[bool]:
    found: list[bool] = []
    for node in arguments:
        if isinstance(node, Range | Cell) or sheet.is_array(node):
            for value in flat(sheet.block(node)):
                if isinstance(value, Error):
                    raise CellError(value)
                if isinstance(value, bool | float):
                    found.append(bool(value))
        else:
            found.append(truth_of(sheet.compute(node)))
    if not found:
        raise CellError(Error.VALUE)
    return found


@register_function("ET", max_args=MOST_ARGUMENTS)
def _and(sheet: Sheet, arguments: Arguments) -> Value:
    return all(_truths(sheet, arguments))


@register_function("OU", max_args=MOST_ARGUMENTS)
def _or(sheet: Sheet, arguments: Arguments) -> Value:
    return any(_truths(sheet, arguments))


@register_function("NON", one_by_one=ALL)
def _not(sheet: Sheet, arguments: Arguments) -> Value:
    return not truth_of(sheet.compute(arguments[0]))


@register_function("VRAI", min_args=0)
def _true(sheet: Sheet, arguments: Arguments) -> Value:  # noqa: ARG001
    return True


@register_function("FAUX", min_args=0)
def _false(sheet: Sheet, arguments: Arguments) -> Value:  # noqa: ARG001
    return False


def _of_kind(sheet: Sheet, node: Node | None) -> Value:
    if isinstance(node, Cell):
        return sheet.value(node.name)
    try:
        return sheet.compute(node)
    except CellError as error:
        return error.error


@register_function("ESTVIDE", one_by_one=ALL)
def _is_empty(sheet: Sheet, arguments: Arguments) -> Value:
    return _of_kind(sheet, arguments[0]) is None


@register_function("ESTNUM", one_by_one=ALL)
def _is_number(sheet: Sheet, arguments: Arguments) -> Value:
    return isinstance(_of_kind(sheet, arguments[0]), float)


@register_function("ESTTEXTE", one_by_one=ALL)
def _is_text(sheet: Sheet, arguments: Arguments) -> Value:
    return isinstance(_of_kind(sheet, arguments[0]), str)


@register_function("ESTERREUR", one_by_one=ALL)
def _is_error(sheet: Sheet, arguments: Arguments) -> Value:
    return isinstance(_of_kind(sheet, arguments[0]), Error)


@register_function("ESTNA", one_by_one=ALL)
def _is_missing(sheet: Sheet, arguments: Arguments) -> Value:
    return _of_kind(sheet, arguments[0]) is Error.MISSING


@register_function("ESTERR", one_by_one=ALL)
def _is_other_error(sheet: Sheet, arguments: Arguments) -> Value:
    found = _of_kind(sheet, arguments[0])
    return isinstance(found, Error) and found is not Error.MISSING


@register_function("ESTLOGIQUE", one_by_one=ALL)
def _is_truth(sheet: Sheet, arguments: Arguments) -> Value:
    return isinstance(_of_kind(sheet, arguments[0]), bool)


@register_function("ESTNONTEXTE", one_by_one=ALL)
def _is_no_text(sheet: Sheet, arguments: Arguments) -> Value:
    return not isinstance(_of_kind(sheet, arguments[0]), str)


@register_function("EST.PAIR", one_by_one=ALL)
def _is_even(sheet: Sheet, arguments: Arguments) -> Value:
    return whole(sheet.compute(arguments[0])) % 2 == 0


@register_function("EST.IMPAIR", one_by_one=ALL)
def _is_odd(sheet: Sheet, arguments: Arguments) -> Value:
    return whole(sheet.compute(arguments[0])) % 2 == 1


@register_function("NA", min_args=0)
def _missing(sheet: Sheet, arguments: Arguments) -> Value:  # noqa: ARG001
    raise CellError(Error.MISSING)


@register_function("OUX", max_args=MOST_ARGUMENTS)
def _either(sheet: Sheet, arguments: Arguments) -> Value:
    return sum(_truths(sheet, arguments)) % 2 == 1


@register_function("SI.MULTIPLE", min_args=3, max_args=MOST_ARGUMENTS, one_by_one=(0,))
def _switch(sheet: Sheet, arguments: Arguments) -> Value:
    wanted, rest = sheet.compute(arguments[0]), arguments[1:]
    for case, value in zip(rest[::2], rest[1::2], strict=False):
        if are_equal(sheet.compute(case), wanted):
            return sheet.compute(value)
    if len(rest) % 2:
        return sheet.compute(rest[-1])
    raise CellError(Error.MISSING)
