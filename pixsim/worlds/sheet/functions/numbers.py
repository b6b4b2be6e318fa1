"""Numbers: rounding and the like."""

from __future__ import annotations

import math
from collections.abc import Callable

from pixsim.worlds.sheet.functions.registry import (
    ALL,
    MOST_ARGUMENTS,
    Arguments,
    Sheet,
    number_at,
    numbers_of,
    optional,
    register_function,
    some,
)
from pixsim.worlds.sheet.operators import power
from pixsim.worlds.sheet.parsing import Node
from pixsim.worlds.sheet.values import (
    CellError,
    Error,
    Value,
    whole,
)


def _rounded(number: float, digits: int, way: Callable[[float], float]) -> float:
    if abs(digits) > 15:
        raise CellError(Error.NUMBER)
    scaled = number * 10.0**digits
    return way(scaled) / 10.0**digits if digits >= 0 else way(scaled) * 10.0**-digits


def _nearest(number: float) -> float:
    """The nearest whole number; a half goes away from zero, as in worksheets."""
    return math.copysign(math.floor(abs(number) + 0.5 + 1e-9), number)


@register_function("ARRONDI", min_args=2, one_by_one=ALL)
def _round(sheet: Sheet, arguments: Arguments) -> Value:
    digits = whole(sheet.compute(arguments[1]))
    return _rounded(number_at(sheet, arguments[0]), digits, _nearest)


@register_function("ARRONDI.INF", min_args=2, one_by_one=ALL)
def _round_down(sheet: Sheet, arguments: Arguments) -> Value:
    digits = whole(sheet.compute(arguments[1]))
    return _rounded(
        number_at(sheet, arguments[0]),
        digits,
        lambda n: float(math.trunc(n + math.copysign(1e-9, n))),
    )


@register_function("ARRONDI.SUP", min_args=2, one_by_one=ALL)
def _round_up(sheet: Sheet, arguments: Arguments) -> Value:
    digits = whole(sheet.compute(arguments[1]))
    return _rounded(
        number_at(sheet, arguments[0]), digits, lambda n: math.copysign(math.ceil(abs(n) - 1e-9), n)
    )


@register_function("TRONQUE", max_args=2, one_by_one=ALL)
def _truncate(sheet: Sheet, arguments: Arguments) -> Value:
    digits = int(optional(sheet, arguments, 1, 0.0))
    return _rounded(number_at(sheet, arguments[0]), digits, lambda n: float(math.trunc(n)))


@register_function("ENT", one_by_one=ALL)
def _floor(sheet: Sheet, arguments: Arguments) -> Value:
    return float(math.floor(number_at(sheet, arguments[0])))


@register_function("ABS", one_by_one=ALL)
def _absolute(sheet: Sheet, arguments: Arguments) -> Value:
    return abs(number_at(sheet, arguments[0]))


@register_function("RACINE", one_by_one=ALL)
def _root(sheet: Sheet, arguments: Arguments) -> Value:
    number = number_at(sheet, arguments[0])
    if number < 0:
        raise CellError(Error.NUMBER)
    return math.sqrt(number)


@register_function("PUISSANCE", min_args=2, one_by_one=ALL)
def _power(sheet: Sheet, arguments: Arguments) -> Value:
    return power(number_at(sheet, arguments[0]), number_at(sheet, arguments[1]))


@register_function("MOD", min_args=2, one_by_one=ALL)
def _modulo(sheet: Sheet, arguments: Arguments) -> Value:
    number, divisor = number_at(sheet, arguments[0]), number_at(sheet, arguments[1])
    if divisor == 0:
        raise CellError(Error.DIVISION)
    return number - divisor * math.floor(number / divisor)


@register_function("QUOTIENT", min_args=2, one_by_one=ALL)
def _quotient(sheet: Sheet, arguments: Arguments) -> Value:
    number, divisor = number_at(sheet, arguments[0]), number_at(sheet, arguments[1])
    if divisor == 0:
        raise CellError(Error.DIVISION)
    return float(math.trunc(number / divisor))


@register_function("PI", min_args=0)
def _pi(sheet: Sheet, arguments: Arguments) -> Value:  # noqa: ARG001
    return math.pi


@register_function("SIGNE", one_by_one=ALL)
def _sign(sheet: Sheet, arguments: Arguments) -> Value:
    number = number_at(sheet, arguments[0])
    return float((number > 0) - (number < 0))


def _to_step(sheet: Sheet, arguments: Arguments, way: Callable[[float], float]) -> Value:
    number, step = number_at(sheet, arguments[0]), optional(sheet, arguments, 1, 1.0)
    if step == 0:
        return 0.0
    return float(f"{way(number / step) * step:.12g}")


@register_function("PLAFOND", max_args=2, one_by_one=ALL)
def _ceiling(sheet: Sheet, arguments: Arguments) -> Value:
    return _to_step(sheet, arguments, lambda n: float(math.ceil(n - 1e-9)))


@register_function("PLANCHER", max_args=2, one_by_one=ALL)
def _step_below(sheet: Sheet, arguments: Arguments) -> Value:
    return _to_step(sheet, arguments, lambda n: float(math.floor(n + 1e-9)))


@register_function("ARRONDI.AU.MULTIPLE", min_args=2, one_by_one=ALL)
def _to_multiple(sheet: Sheet, arguments: Arguments) -> Value:
    return _to_step(sheet, arguments, _nearest)


@register_function("PAIR", one_by_one=ALL)
def _up_to_even(sheet: Sheet, arguments: Arguments) -> Value:
    number = number_at(sheet, arguments[0])
    return math.copysign(2.0 * math.ceil(abs(number) / 2), number)


@register_function("EXP", one_by_one=ALL)
def _exponential(sheet: Sheet, arguments: Arguments) -> Value:
    return math.exp(number_at(sheet, arguments[0]))


def _positive(sheet: Sheet, node: Node | None) -> float:
    number = number_at(sheet, node)
    if number <= 0:
        raise CellError(Error.NUMBER)
    return number


@register_function("LN", one_by_one=ALL)
def _natural_log(sheet: Sheet, arguments: Arguments) -> Value:
    return math.log(_positive(sheet, arguments[0]))


@register_function("LOG10", one_by_one=ALL)
def _log_of_ten(sheet: Sheet, arguments: Arguments) -> Value:
    return math.log10(_positive(sheet, arguments[0]))


@register_function("LOG", max_args=2, one_by_one=ALL)
def _log(sheet: Sheet, arguments: Arguments) -> Value:
    base = _positive(sheet, arguments[1]) if len(arguments) == 2 else 10.0
    if base == 1:
        raise CellError(Error.DIVISION)
    return math.log(_positive(sheet, arguments[0])) / math.log(base)


@register_function("FACT", one_by_one=ALL)
def _factorial(sheet: Sheet, arguments: Arguments) -> Value:
    number = whole(sheet.compute(arguments[0]))
    if not 0 <= number <= 170:
        raise CellError(Error.NUMBER)
    return float(math.factorial(number))


def _wholes(sheet: Sheet, arguments: Arguments) -> list[int]:
    numbers = [whole(number) for number in some(numbers_of(sheet, arguments))]
    if min(numbers) < 0:
        raise CellError(Error.NUMBER)
    return numbers


@register_function("PGCD", max_args=MOST_ARGUMENTS)
def _divisor(sheet: Sheet, arguments: Arguments) -> Value:
    return float(math.gcd(*_wholes(sheet, arguments)))


@register_function("PPCM", max_args=MOST_ARGUMENTS)
def _multiple(sheet: Sheet, arguments: Arguments) -> Value:
    found = 1
    for number in _wholes(sheet, arguments):
        found = math.lcm(found, number)
        if found > 10**15:
            raise CellError(Error.NUMBER)
    return float(found)
