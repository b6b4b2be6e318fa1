"""Sums, counts, averages, ranks."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Sequence

from pixsim.worlds.sheet.functions.registry import (
    MOST_ARGUMENTS,
    Arguments,
    Sheet,
    flat,
    number_at,
    numbers_of,
    optional,
    register_function,
    some,
)
from pixsim.worlds.sheet.operators import criterion
from pixsim.worlds.sheet.parsing import Node
from pixsim.worlds.sheet.values import (
    CellError,
    Error,
    Value,
    whole,
)


@register_function("SOMME", max_args=MOST_ARGUMENTS)
def _sum(sheet: Sheet, arguments: Arguments) -> Value:
    return math.fsum(numbers_of(sheet, arguments))


@register_function("MOYENNE", max_args=MOST_ARGUMENTS)
def _mean(sheet: Sheet, arguments: Arguments) -> Value:
    numbers = some(numbers_of(sheet, arguments), Error.DIVISION)
    return math.fsum(numbers) / len(numbers)


@register_function("MIN", max_args=MOST_ARGUMENTS)
def _least(sheet: Sheet, arguments: Arguments) -> Value:
    return min(numbers_of(sheet, arguments), default=0.0)


@register_function("MAX", max_args=MOST_ARGUMENTS)
def _most(sheet: Sheet, arguments: Arguments) -> Value:
    return max(numbers_of(sheet, arguments), default=0.0)


@register_function("PRODUIT", max_args=MOST_ARGUMENTS)
def _product(sheet: Sheet, arguments: Arguments) -> Value:
    return math.prod(numbers_of(sheet, arguments))


@register_function("MEDIANE", max_args=MOST_ARGUMENTS)
def _median(sheet: Sheet, arguments: Arguments) -> Value:
    return float(statistics.median(some(numbers_of(sheet, arguments))))


@register_function("MODE", "MODE.SIMPLE", max_args=MOST_ARGUMENTS)
def _mode(sheet: Sheet, arguments: Arguments) -> Value:
    numbers = some(numbers_of(sheet, arguments), Error.MISSING)
    number, most = Counter(numbers).most_common(1)[0]  # the first one met among equals
    if most < 2:
        raise CellError(Error.MISSING)
    return number


def _spread(sheet: Sheet, arguments: Arguments, less: int, *, root: bool) -> Value:
    numbers = numbers_of(sheet, arguments)
    if len(numbers) <= less:
        raise CellError(Error.DIVISION)
    mean = math.fsum(numbers) / len(numbers)
    variance = math.fsum((n - mean) ** 2 for n in numbers) / (len(numbers) - less)
    return math.sqrt(variance) if root else variance


@register_function("ECARTYPE", "ECARTYPE.STANDARD", max_args=MOST_ARGUMENTS)
def _deviation(sheet: Sheet, arguments: Arguments) -> Value:
    return _spread(sheet, arguments, 1, root=True)


@register_function("ECARTYPEP", "ECARTYPE.PEARSON", max_args=MOST_ARGUMENTS)
def _whole_deviation(sheet: Sheet, arguments: Arguments) -> Value:
    return _spread(sheet, arguments, 0, root=True)


@register_function("NB", max_args=MOST_ARGUMENTS)
def _count(sheet: Sheet, arguments: Arguments) -> Value:
    values = (value for node in arguments for value in flat(sheet.block(node)))
    return float(sum(isinstance(value, float) for value in values))


@register_function("NBVAL", max_args=MOST_ARGUMENTS)
def _count_filled(sheet: Sheet, arguments: Arguments) -> Value:
    values = (value for node in arguments for value in flat(sheet.block(node)))
    return float(sum(value is not None for value in values))


@register_function("NB.VIDE")
def _count_empty(sheet: Sheet, arguments: Arguments) -> Value:
    return float(sum(value in (None, "") for value in flat(sheet.block(arguments[0]))))


def _hits(sheet: Sheet, pairs: Sequence[Node | None]) -> list[int]:
    """Places where all conditions hold: ranges and conditions by turns."""
    if len(pairs) % 2:
        raise CellError(Error.VALUE)
    kept: set[int] | None = None
    size = None
    for node, wanted in zip(pairs[::2], pairs[1::2], strict=True):
        values = list(flat(sheet.block(node)))
        size = len(values) if size is None else size
        if len(values) != size:
            raise CellError(Error.VALUE)
        test = criterion(sheet.compute(wanted))
        hits = {place for place, value in enumerate(values) if test(value)}
        kept = hits if kept is None else kept & hits
    return sorted(kept or ())


@register_function("NB.SI", min_args=2, one_by_one=(1,))
def _count_if(sheet: Sheet, arguments: Arguments) -> Value:
    return float(len(_hits(sheet, arguments)))


@register_function("NB.SI.ENS", min_args=2, max_args=MOST_ARGUMENTS)
def _count_ifs(sheet: Sheet, arguments: Arguments) -> Value:
    return float(len(_hits(sheet, arguments)))


def _picked(sheet: Sheet, node: Node | None, places: list[int]) -> list[float]:
    values = list(flat(sheet.block(node)))
    found = [values[place] for place in places if place < len(values)]
    for value in found:
        if isinstance(value, Error):
            raise CellError(value)
    return [value for value in found if isinstance(value, float)]


@register_function("SOMME.SI", min_args=2, max_args=3, one_by_one=(1,))
def _sum_if(sheet: Sheet, arguments: Arguments) -> Value:
    summed = arguments[2] if len(arguments) == 3 else arguments[0]
    return math.fsum(_picked(sheet, summed, _hits(sheet, arguments[:2])))


@register_function("SOMME.SI.ENS", min_args=3, max_args=MOST_ARGUMENTS)
def _sum_ifs(sheet: Sheet, arguments: Arguments) -> Value:
    return math.fsum(_picked(sheet, arguments[0], _hits(sheet, arguments[1:])))


@register_function("MOYENNE.SI", min_args=2, max_args=3, one_by_one=(1,))
def _mean_if(sheet: Sheet, arguments: Arguments) -> Value:
    averaged = arguments[2] if len(arguments) == 3 else arguments[0]
    numbers = some(_picked(sheet, averaged, _hits(sheet, arguments[:2])), Error.DIVISION)
    return math.fsum(numbers) / len(numbers)


@register_function("MOYENNE.SI.ENS", min_args=3, max_args=MOST_ARGUMENTS)
def _mean_ifs(sheet: Sheet, arguments: Arguments) -> Value:
    numbers = some(_picked(sheet, arguments[0], _hits(sheet, arguments[1:])), Error.DIVISION)
    return math.fsum(numbers) / len(numbers)


@register_function("SOMMEPROD", max_args=MOST_ARGUMENTS)
def _sum_of_products(sheet: Sheet, arguments: Arguments) -> Value:
    blocks = [sheet.block(node) for node in arguments]
    shapes = {(len(block), len(block[0])) for block in blocks}
    if len(shapes) > 1:
        raise CellError(Error.VALUE)
    total = 0.0
    for values in zip(*(flat(block) for block in blocks), strict=True):
        for value in values:
            if isinstance(value, Error):
                raise CellError(value)
        total += math.prod(value if isinstance(value, float) else 0.0 for value in values)
    return total


@register_function("GRANDE.VALEUR", min_args=2, one_by_one=(1,))
def _large(sheet: Sheet, arguments: Arguments) -> Value:
    return _ranked(sheet, arguments, largest=True)


@register_function("PETITE.VALEUR", min_args=2, one_by_one=(1,))
def _small(sheet: Sheet, arguments: Arguments) -> Value:
    return _ranked(sheet, arguments, largest=False)


def _ranked(sheet: Sheet, arguments: Arguments, *, largest: bool) -> Value:
    numbers = sorted(numbers_of(sheet, arguments[:1]), reverse=largest)
    rank = whole(sheet.compute(arguments[1]))
    if not 1 <= rank <= len(numbers):
        raise CellError(Error.NUMBER)
    return numbers[rank - 1]


@register_function("RANG", "RANG.EQUATION", min_args=2, max_args=3, one_by_one=(0,))
def _rank(sheet: Sheet, arguments: Arguments) -> Value:
    number, numbers = number_at(sheet, arguments[0]), numbers_of(sheet, arguments[1:2])
    if number not in numbers:
        raise CellError(Error.MISSING)
    rising = optional(sheet, arguments, 2, 0.0) != 0
    return 1.0 + sum(other < number if rising else other > number for other in numbers)


@register_function("MAX.SI.ENS", min_args=3, max_args=MOST_ARGUMENTS)
def _most_ifs(sheet: Sheet, arguments: Arguments) -> Value:
    return max(_picked(sheet, arguments[0], _hits(sheet, arguments[1:])), default=0.0)


@register_function("MIN.SI.ENS", min_args=3, max_args=MOST_ARGUMENTS)
def _least_ifs(sheet: Sheet, arguments: Arguments) -> Value:
    return min(_picked(sheet, arguments[0], _hits(sheet, arguments[1:])), default=0.0)
