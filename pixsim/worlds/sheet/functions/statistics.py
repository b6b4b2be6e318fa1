"""Subtotals, spread, quartiles, and how two columns go together."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Mapping

from pixsim.worlds.sheet.functions.registry import (
    MOST_ARGUMENTS,
    Arguments,
    Sheet,
    flat,
    number_at,
    numbers_of,
    register_function,
    some,
)
from pixsim.worlds.sheet.values import CellError, Error, Value, whole

Numbers = list[float]


def _mean(numbers: Numbers) -> float:
    return math.fsum(some(numbers, Error.DIVISION)) / len(numbers)


def variance(numbers: Numbers, less: int) -> float:
    """The variance; `less` is 1 for that of a sample."""
    if len(numbers) <= less:
        raise CellError(Error.DIVISION)
    mean = _mean(numbers)
    return math.fsum((number - mean) ** 2 for number in numbers) / (len(numbers) - less)


_SUBTOTALS: Mapping[int, Callable[[Numbers], float]] = {
    1: _mean,
    2: lambda numbers: float(len(numbers)),
    4: lambda numbers: max(numbers, default=0.0),
    5: lambda numbers: min(numbers, default=0.0),
    6: math.prod,
    7: lambda numbers: math.sqrt(variance(numbers, 1)),
    8: lambda numbers: math.sqrt(variance(numbers, 0)),
    9: math.fsum,
    10: lambda numbers: variance(numbers, 1),
    11: lambda numbers: variance(numbers, 0),
}


@register_function("SOUS.TOTAL", min_args=2, max_args=MOST_ARGUMENTS)
def _subtotal(sheet: Sheet, arguments: Arguments) -> Value:
    number = whole(sheet.compute(arguments[0]))
    kind = number - 100 if number > 100 else number
    values = [value for node in arguments[1:] for value in flat(sheet.shown_block(node))]
    if kind == 3:
        return float(sum(value is not None for value in values))
    if kind not in _SUBTOTALS:
        raise CellError(Error.VALUE)
    for value in values:
        if isinstance(value, Error):
            raise CellError(value)
    return float(_SUBTOTALS[kind]([value for value in values if isinstance(value, float)]))


@register_function("VAR", "VAR.S", max_args=MOST_ARGUMENTS)
def _variance(sheet: Sheet, arguments: Arguments) -> Value:
    return variance(numbers_of(sheet, arguments), 1)


@register_function("VAR.P", "VAR.P.N", max_args=MOST_ARGUMENTS)
def _whole_variance(sheet: Sheet, arguments: Arguments) -> Value:
    return variance(numbers_of(sheet, arguments), 0)


@register_function("SOMME.CARRES", max_args=MOST_ARGUMENTS)
def _squares(sheet: Sheet, arguments: Arguments) -> Value:
    return math.fsum(number * number for number in numbers_of(sheet, arguments))


def _centile(numbers: Numbers, share: float) -> float:
    """The value below which a share of the numbers lies, between two of them where need be."""
    if not 0 <= share <= 1:
        raise CellError(Error.NUMBER)
    ranked = sorted(some(numbers))
    place = share * (len(ranked) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ranked) - 1)
    return ranked[below] + (place - below) * (ranked[above] - ranked[below])


@register_function("QUARTILE", "QUARTILE.INCLURE", min_args=2)
def _quartile(sheet: Sheet, arguments: Arguments) -> Value:
    return _centile(numbers_of(sheet, arguments[:1]), whole(sheet.compute(arguments[1])) / 4)


@register_function("CENTILE", "CENTILE.INCLURE", min_args=2)
def _percentile(sheet: Sheet, arguments: Arguments) -> Value:
    return _centile(numbers_of(sheet, arguments[:1]), number_at(sheet, arguments[1]))


def _pairs(sheet: Sheet, arguments: Arguments) -> tuple[Numbers, Numbers]:
    """Two columns, lines that lack a number left out."""
    one, other = (list(flat(sheet.block(node))) for node in arguments)
    if len(one) != len(other):
        raise CellError(Error.MISSING)
    both = [
        (x, y)
        for x, y in zip(one, other, strict=True)
        if isinstance(x, float) and isinstance(y, float)
    ]
    if len(both) < 2:
        raise CellError(Error.DIVISION)
    return [x for x, _y in both], [y for _x, y in both]


def _line(xs: Numbers, ys: Numbers) -> tuple[float, float]:
    """Slope and intercept of the least squares."""
    try:
        slope, intercept = statistics.linear_regression(xs, ys)
    except statistics.StatisticsError:
        raise CellError(Error.DIVISION) from None
    return slope, intercept


@register_function("COEFFICIENT.CORRELATION", min_args=2)
def _correlation(sheet: Sheet, arguments: Arguments) -> Value:
    xs, ys = _pairs(sheet, arguments)
    try:
        return statistics.correlation(xs, ys)
    except statistics.StatisticsError:
        raise CellError(Error.DIVISION) from None


@register_function("PENTE", min_args=2)
def _slope(sheet: Sheet, arguments: Arguments) -> Value:
    ys, xs = _pairs(sheet, arguments)
    return _line(xs, ys)[0]


@register_function("ORDONNEE.ORIGINE", min_args=2)
def _intercept(sheet: Sheet, arguments: Arguments) -> Value:
    ys, xs = _pairs(sheet, arguments)
    return _line(xs, ys)[1]


@register_function("PREVISION", "PREVISION.LINEAIRE", min_args=3)
def _forecast(sheet: Sheet, arguments: Arguments) -> Value:
    ys, xs = _pairs(sheet, arguments[1:])
    slope, intercept = _line(xs, ys)
    return slope * number_at(sheet, arguments[0]) + intercept
