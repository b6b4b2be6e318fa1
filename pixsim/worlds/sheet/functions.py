"""The functions of formulas, by their French names. What is not here does not exist."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pixsim.worlds.sheet.computing import Block, Computed, criterion, fits, power
from pixsim.worlds.sheet.parsing import Cell, Node, Range
from pixsim.worlds.sheet.values import (
    EPOCH,
    LONGEST_RESULT,
    CellError,
    Error,
    Value,
    are_equal,
    day_of,
    number_of,
    order_key,
    read_number,
    text_of,
    truth_of,
    whole,
)

Arguments = tuple[Node | None, ...]
Body = Callable[[Computed, Arguments], Value]
MOST_ARGUMENTS = 60


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its body, and how many arguments it takes."""

    compute: Body
    least: int
    most: int


FUNCTIONS: dict[str, Function] = {}


def _function(*names: str, least: int = 1, most: int | None = None) -> Callable[[Body], Body]:
    def register(body: Body) -> Body:
        for name in names:
            FUNCTIONS[name] = Function(body, least, least if most is None else most)
        return body

    return register


# ---- what arguments give


def _flat(block: Block) -> Iterator[Value]:
    return (value for row in block for value in row)


def _numbers(sheet: Computed, arguments: Arguments) -> list[float]:
    """Numbers of ranges, texts and truth values left out; of single arguments, read as numbers."""
    found: list[float] = []
    for node in arguments:
        if isinstance(node, Range | Cell):
            for value in _flat(sheet.block(node)):
                if isinstance(value, Error):
                    raise CellError(value)
                if isinstance(value, float):
                    found.append(value)
        elif node is not None:
            found.append(number_of(sheet.compute(node)))
    return found


def _some(numbers: list[float], error: Error = Error.NUMBER) -> list[float]:
    if not numbers:
        raise CellError(error)
    return numbers


def _number(sheet: Computed, node: Node | None) -> float:
    return number_of(sheet.compute(node))


def _text(sheet: Computed, node: Node | None) -> str:
    return text_of(sheet.compute(node))


def _optional(sheet: Computed, arguments: Arguments, place: int, default: float) -> float:
    return (
        _number(sheet, arguments[place])
        if len(arguments) > place and arguments[place] is not None
        else default
    )


# ---- sums and counts


@_function("SOMME", most=MOST_ARGUMENTS)
def _sum(sheet: Computed, arguments: Arguments) -> Value:
    return math.fsum(_numbers(sheet, arguments))


@_function("MOYENNE", most=MOST_ARGUMENTS)
def _mean(sheet: Computed, arguments: Arguments) -> Value:
    numbers = _some(_numbers(sheet, arguments), Error.DIVISION)
    return math.fsum(numbers) / len(numbers)


@_function("MIN", most=MOST_ARGUMENTS)
def _least(sheet: Computed, arguments: Arguments) -> Value:
    return min(_numbers(sheet, arguments), default=0.0)


@_function("MAX", most=MOST_ARGUMENTS)
def _most(sheet: Computed, arguments: Arguments) -> Value:
    return max(_numbers(sheet, arguments), default=0.0)


@_function("PRODUIT", most=MOST_ARGUMENTS)
def _product(sheet: Computed, arguments: Arguments) -> Value:
    return math.prod(_numbers(sheet, arguments))


@_function("MEDIANE", most=MOST_ARGUMENTS)
def _median(sheet: Computed, arguments: Arguments) -> Value:
    return float(statistics.median(_some(_numbers(sheet, arguments))))


@_function("MODE", "MODE.SIMPLE", most=MOST_ARGUMENTS)
def _mode(sheet: Computed, arguments: Arguments) -> Value:
    numbers = _some(_numbers(sheet, arguments), Error.MISSING)
    counts = {number: numbers.count(number) for number in numbers}
    most = max(counts.values())
    if most < 2:
        raise CellError(Error.MISSING)
    return next(number for number in numbers if counts[number] == most)


def _spread(sheet: Computed, arguments: Arguments, less: int, *, root: bool) -> Value:
    numbers = _numbers(sheet, arguments)
    if len(numbers) <= less:
        raise CellError(Error.DIVISION)
    mean = math.fsum(numbers) / len(numbers)
    variance = math.fsum((n - mean) ** 2 for n in numbers) / (len(numbers) - less)
    return math.sqrt(variance) if root else variance


@_function("ECARTYPE", "ECARTYPE.STANDARD", most=MOST_ARGUMENTS)
def _deviation(sheet: Computed, arguments: Arguments) -> Value:
    return _spread(sheet, arguments, 1, root=True)


@_function("ECARTYPEP", "ECARTYPE.PEARSON", most=MOST_ARGUMENTS)
def _whole_deviation(sheet: Computed, arguments: Arguments) -> Value:
    return _spread(sheet, arguments, 0, root=True)


@_function("NB", most=MOST_ARGUMENTS)
def _count(sheet: Computed, arguments: Arguments) -> Value:
    values = (value for node in arguments for value in _flat(sheet.block(node)))
    return float(sum(isinstance(value, float) for value in values))


@_function("NBVAL", most=MOST_ARGUMENTS)
def _count_filled(sheet: Computed, arguments: Arguments) -> Value:
    values = (value for node in arguments for value in _flat(sheet.block(node)))
    return float(sum(value is not None for value in values))


@_function("NB.VIDE")
def _count_empty(sheet: Computed, arguments: Arguments) -> Value:
    return float(sum(value in (None, "") for value in _flat(sheet.block(arguments[0]))))


def _hits(sheet: Computed, pairs: Sequence[Node | None]) -> list[int]:
    """Places where all conditions hold: ranges and conditions by turns."""
    if len(pairs) % 2:
        raise CellError(Error.VALUE)
    kept: set[int] | None = None
    size = None
    for node, wanted in zip(pairs[::2], pairs[1::2], strict=True):
        values = list(_flat(sheet.block(node)))
        size = len(values) if size is None else size
        if len(values) != size:
            raise CellError(Error.VALUE)
        test = criterion(sheet.compute(wanted))
        hits = {place for place, value in enumerate(values) if test(value)}
        kept = hits if kept is None else kept & hits
    return sorted(kept or ())


@_function("NB.SI", least=2)
def _count_if(sheet: Computed, arguments: Arguments) -> Value:
    return float(len(_hits(sheet, arguments)))


@_function("NB.SI.ENS", least=2, most=MOST_ARGUMENTS)
def _count_ifs(sheet: Computed, arguments: Arguments) -> Value:
    return float(len(_hits(sheet, arguments)))


def _picked(sheet: Computed, node: Node | None, places: list[int]) -> list[float]:
    values = list(_flat(sheet.block(node)))
    found = [values[place] for place in places if place < len(values)]
    for value in found:
        if isinstance(value, Error):
            raise CellError(value)
    return [value for value in found if isinstance(value, float)]


@_function("SOMME.SI", least=2, most=3)
def _sum_if(sheet: Computed, arguments: Arguments) -> Value:
    summed = arguments[2] if len(arguments) == 3 else arguments[0]
    return math.fsum(_picked(sheet, summed, _hits(sheet, arguments[:2])))


@_function("SOMME.SI.ENS", least=3, most=MOST_ARGUMENTS)
def _sum_ifs(sheet: Computed, arguments: Arguments) -> Value:
    return math.fsum(_picked(sheet, arguments[0], _hits(sheet, arguments[1:])))


@_function("MOYENNE.SI", least=2, most=3)
def _mean_if(sheet: Computed, arguments: Arguments) -> Value:
    averaged = arguments[2] if len(arguments) == 3 else arguments[0]
    numbers = _some(_picked(sheet, averaged, _hits(sheet, arguments[:2])), Error.DIVISION)
    return math.fsum(numbers) / len(numbers)


@_function("MOYENNE.SI.ENS", least=3, most=MOST_ARGUMENTS)
def _mean_ifs(sheet: Computed, arguments: Arguments) -> Value:
    numbers = _some(_picked(sheet, arguments[0], _hits(sheet, arguments[1:])), Error.DIVISION)
    return math.fsum(numbers) / len(numbers)


@_function("SOMMEPROD", most=MOST_ARGUMENTS)
def _sum_of_products(sheet: Computed, arguments: Arguments) -> Value:
    blocks = [sheet.block(node) for node in arguments]
    shapes = {(len(block), len(block[0])) for block in blocks}
    if len(shapes) > 1:
        raise CellError(Error.VALUE)
    total = 0.0
    for values in zip(*(_flat(block) for block in blocks), strict=True):
        for value in values:
            if isinstance(value, Error):
                raise CellError(value)
        total += math.prod(value if isinstance(value, float) else 0.0 for value in values)
    return total


@_function("GRANDE.VALEUR", least=2)
def _large(sheet: Computed, arguments: Arguments) -> Value:
    return _ranked(sheet, arguments, largest=True)


@_function("PETITE.VALEUR", least=2)
def _small(sheet: Computed, arguments: Arguments) -> Value:
    return _ranked(sheet, arguments, largest=False)


def _ranked(sheet: Computed, arguments: Arguments, *, largest: bool) -> Value:
    numbers = sorted(_numbers(sheet, arguments[:1]), reverse=largest)
    rank = whole(sheet.compute(arguments[1]))
    if not 1 <= rank <= len(numbers):
        raise CellError(Error.NUMBER)
    return numbers[rank - 1]


@_function("RANG", "RANG.EQUATION", least=2, most=3)
def _rank(sheet: Computed, arguments: Arguments) -> Value:
    number, numbers = _number(sheet, arguments[0]), _numbers(sheet, arguments[1:2])
    if number not in numbers:
        raise CellError(Error.MISSING)
    rising = _optional(sheet, arguments, 2, 0.0) != 0
    return 1.0 + sum(other < number if rising else other > number for other in numbers)


# ---- conditions


@_function("SI", least=2, most=3)
def _if(sheet: Computed, arguments: Arguments) -> Value:
    if truth_of(sheet.compute(arguments[0])):
        return sheet.compute(arguments[1])
    return sheet.compute(arguments[2]) if len(arguments) == 3 else False


@_function("SI.CONDITIONS", least=2, most=MOST_ARGUMENTS)
def _ifs(sheet: Computed, arguments: Arguments) -> Value:
    if len(arguments) % 2:
        raise CellError(Error.VALUE)
    for condition, value in zip(arguments[::2], arguments[1::2], strict=True):
        if truth_of(sheet.compute(condition)):
            return sheet.compute(value)
    raise CellError(Error.MISSING)


@_function("SIERREUR", least=2)
def _if_error(sheet: Computed, arguments: Arguments) -> Value:
    return _unless(sheet, arguments, tuple(Error))


@_function("SI.NON.DISP", least=2)
def _if_missing(sheet: Computed, arguments: Arguments) -> Value:
    return _unless(sheet, arguments, (Error.MISSING,))


def _unless(sheet: Computed, arguments: Arguments, errors: tuple[Error, ...]) -> Value:
    try:
        return sheet.compute(arguments[0])
    except CellError as error:
        if error.error is Error.TOO_MUCH or error.error not in errors:
            raise
    return sheet.compute(arguments[1])


def _truths(sheet: Computed, arguments: Arguments) -> list[bool]:
    found: list[bool] = []
    for node in arguments:
        if isinstance(node, Range | Cell):
            for value in _flat(sheet.block(node)):
                if isinstance(value, Error):
                    raise CellError(value)
                if isinstance(value, bool | float):
                    found.append(bool(value))
        else:
            found.append(truth_of(sheet.compute(node)))
    if not found:
        raise CellError(Error.VALUE)
    return found


@_function("ET", most=MOST_ARGUMENTS)
def _and(sheet: Computed, arguments: Arguments) -> Value:
    return all(_truths(sheet, arguments))


@_function("OU", most=MOST_ARGUMENTS)
def _or(sheet: Computed, arguments: Arguments) -> Value:
    return any(_truths(sheet, arguments))


@_function("NON")
def _not(sheet: Computed, arguments: Arguments) -> Value:
    return not truth_of(sheet.compute(arguments[0]))


@_function("VRAI", least=0)
def _true(sheet: Computed, arguments: Arguments) -> Value:  # noqa: ARG001
    return True


@_function("FAUX", least=0)
def _false(sheet: Computed, arguments: Arguments) -> Value:  # noqa: ARG001
    return False


def _of_kind(sheet: Computed, node: Node | None) -> Value:
    if isinstance(node, Cell):
        return sheet.value(node.name)
    try:
        return sheet.compute(node)
    except CellError as error:
        return error.error


@_function("ESTVIDE")
def _is_empty(sheet: Computed, arguments: Arguments) -> Value:
    return _of_kind(sheet, arguments[0]) is None


@_function("ESTNUM")
def _is_number(sheet: Computed, arguments: Arguments) -> Value:
    return isinstance(_of_kind(sheet, arguments[0]), float)


@_function("ESTTEXTE")
def _is_text(sheet: Computed, arguments: Arguments) -> Value:
    return isinstance(_of_kind(sheet, arguments[0]), str)


@_function("ESTERREUR")
def _is_error(sheet: Computed, arguments: Arguments) -> Value:
    return isinstance(_of_kind(sheet, arguments[0]), Error)


# ---- looking up


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


def _given(value: Value) -> Value:
    if isinstance(value, Error):
        raise CellError(value)
    return value


@_function("RECHERCHEV", least=3, most=4)
def _vertical(sheet: Computed, arguments: Arguments) -> Value:
    block, column = sheet.block(arguments[1]), whole(sheet.compute(arguments[2]))
    if not 1 <= column <= len(block[0]):
        raise CellError(Error.REFERENCE if column > 0 else Error.VALUE)
    near = len(arguments) < 4 or (
        arguments[3] is not None and truth_of(sheet.compute(arguments[3]))
    )
    place = _found_place(sheet.compute(arguments[0]), _column(block, 0), near=near)
    return _given(block[place][column - 1])


@_function("RECHERCHEH", least=3, most=4)
def _horizontal(sheet: Computed, arguments: Arguments) -> Value:
    block, row = sheet.block(arguments[1]), whole(sheet.compute(arguments[2]))
    if not 1 <= row <= len(block):
        raise CellError(Error.REFERENCE if row > 0 else Error.VALUE)
    near = len(arguments) < 4 or (
        arguments[3] is not None and truth_of(sheet.compute(arguments[3]))
    )
    place = _found_place(sheet.compute(arguments[0]), block[0], near=near)
    return _given(block[row - 1][place])


@_function("RECHERCHEX", least=3, most=4)
def _lookup(sheet: Computed, arguments: Arguments) -> Value:
    keys, values = (list(_flat(sheet.block(node))) for node in arguments[1:3])
    if len(keys) != len(values):
        raise CellError(Error.VALUE)
    try:
        return _given(values[_found_place(sheet.compute(arguments[0]), keys, near=False)])
    except CellError as error:
        if error.error is not Error.MISSING or len(arguments) < 4:
            raise
    return sheet.compute(arguments[3])


@_function("EQUIV", least=2, most=3)
def _match(sheet: Computed, arguments: Arguments) -> Value:
    block = sheet.block(arguments[1])
    values = block[0] if len(block) == 1 else _column(block, 0)
    kind = _optional(sheet, arguments, 2, 1.0 if len(arguments) < 3 else 0.0)
    if kind < 0:
        raise CellError(Error.VALUE)
    return 1.0 + _found_place(sheet.compute(arguments[0]), values, near=kind > 0)


@_function("INDEX", least=2, most=3)
def _index(sheet: Computed, arguments: Arguments) -> Value:
    block = sheet.block(arguments[0])
    first = whole(sheet.compute(arguments[1]))
    second = int(_optional(sheet, arguments, 2, 0.0))
    if len(arguments) == 2 and len(block) == 1:
        first, second = 1, first
    row, column = first, second or (1 if len(block[0]) == 1 else second)
    if not 1 <= row <= len(block) or not 1 <= column <= len(block[0]):
        raise CellError(Error.REFERENCE)
    return _given(block[row - 1][column - 1])


@_function("LIGNE")
def _row(sheet: Computed, arguments: Arguments) -> Value:  # noqa: ARG001
    return float(_corner(arguments[0])[1])


@_function("COLONNE")
def _column_number(sheet: Computed, arguments: Arguments) -> Value:  # noqa: ARG001
    return float(_corner(arguments[0])[0])


@_function("LIGNES")
def _rows(sheet: Computed, arguments: Arguments) -> Value:
    return float(len(sheet.block(arguments[0])))


def _corner(node: Node | None) -> tuple[int, int]:
    if isinstance(node, Range):
        return node.corners[0], node.corners[1]
    if isinstance(node, Cell):
        return ord(node.name[0]) - 64, int(node.name[1:])
    raise CellError(Error.VALUE)


# ---- numbers


def _rounded(number: float, digits: int, way: Callable[[float], float]) -> float:
    if abs(digits) > 15:
        raise CellError(Error.NUMBER)
    scaled = number * 10.0**digits
    return way(scaled) / 10.0**digits if digits >= 0 else way(scaled) * 10.0**-digits


def _nearest(number: float) -> float:
    """The nearest whole number; a half goes away from zero, as in worksheets."""
    return math.copysign(math.floor(abs(number) + 0.5 + 1e-9), number)


@_function("ARRONDI", least=2)
def _round(sheet: Computed, arguments: Arguments) -> Value:
    digits = whole(sheet.compute(arguments[1]))
    return _rounded(_number(sheet, arguments[0]), digits, _nearest)


@_function("ARRONDI.INF", least=2)
def _round_down(sheet: Computed, arguments: Arguments) -> Value:
    digits = whole(sheet.compute(arguments[1]))
    return _rounded(
        _number(sheet, arguments[0]),
        digits,
        lambda n: float(math.trunc(n + math.copysign(1e-9, n))),
    )


@_function("ARRONDI.SUP", least=2)
def _round_up(sheet: Computed, arguments: Arguments) -> Value:
    digits = whole(sheet.compute(arguments[1]))
    return _rounded(
        _number(sheet, arguments[0]), digits, lambda n: math.copysign(math.ceil(abs(n) - 1e-9), n)
    )


@_function("TRONQUE", most=2)
def _truncate(sheet: Computed, arguments: Arguments) -> Value:
    digits = int(_optional(sheet, arguments, 1, 0.0))
    return _rounded(_number(sheet, arguments[0]), digits, lambda n: float(math.trunc(n)))


@_function("ENT")
def _floor(sheet: Computed, arguments: Arguments) -> Value:
    return float(math.floor(_number(sheet, arguments[0])))


@_function("ABS")
def _absolute(sheet: Computed, arguments: Arguments) -> Value:
    return abs(_number(sheet, arguments[0]))


@_function("RACINE")
def _root(sheet: Computed, arguments: Arguments) -> Value:
    number = _number(sheet, arguments[0])
    if number < 0:
        raise CellError(Error.NUMBER)
    return math.sqrt(number)


@_function("PUISSANCE", least=2)
def _power(sheet: Computed, arguments: Arguments) -> Value:
    return power(_number(sheet, arguments[0]), _number(sheet, arguments[1]))


@_function("MOD", least=2)
def _modulo(sheet: Computed, arguments: Arguments) -> Value:
    number, divisor = _number(sheet, arguments[0]), _number(sheet, arguments[1])
    if divisor == 0:
        raise CellError(Error.DIVISION)
    return number - divisor * math.floor(number / divisor)


@_function("QUOTIENT", least=2)
def _quotient(sheet: Computed, arguments: Arguments) -> Value:
    number, divisor = _number(sheet, arguments[0]), _number(sheet, arguments[1])
    if divisor == 0:
        raise CellError(Error.DIVISION)
    return float(math.trunc(number / divisor))


@_function("PI", least=0)
def _pi(sheet: Computed, arguments: Arguments) -> Value:  # noqa: ARG001
    return math.pi


# ---- texts


@_function("GAUCHE", most=2)
def _left(sheet: Computed, arguments: Arguments) -> Value:
    count = int(_optional(sheet, arguments, 1, 1.0))
    return _text(sheet, arguments[0])[: _length(count)]


@_function("DROITE", most=2)
def _right(sheet: Computed, arguments: Arguments) -> Value:
    text, count = _text(sheet, arguments[0]), _length(int(_optional(sheet, arguments, 1, 1.0)))
    return text[-count:] if count else ""


def _length(count: int) -> int:
    if count < 0:
        raise CellError(Error.VALUE)
    return min(count, LONGEST_RESULT)


@_function("STXT", least=3)
def _middle(sheet: Computed, arguments: Arguments) -> Value:
    text = _text(sheet, arguments[0])
    first, count = (whole(sheet.compute(node)) for node in arguments[1:])
    if first < 1:
        raise CellError(Error.VALUE)
    return text[first - 1 : first - 1 + _length(count)]


@_function("NBCAR")
def _size(sheet: Computed, arguments: Arguments) -> Value:
    return float(len(_text(sheet, arguments[0])))


@_function("TROUVE", least=2, most=3)
def _find(sheet: Computed, arguments: Arguments) -> Value:
    return _searched(sheet, arguments, fold=False)


@_function("CHERCHE", least=2, most=3)
def _search(sheet: Computed, arguments: Arguments) -> Value:
    return _searched(sheet, arguments, fold=True)


def _searched(sheet: Computed, arguments: Arguments, *, fold: bool) -> Value:
    part, text = (_text(sheet, node) for node in arguments[:2])
    if fold:
        part, text = part.casefold(), text.casefold()
    start = int(_optional(sheet, arguments, 2, 1.0))
    place = text.find(part, max(0, start - 1)) if start >= 1 else -1
    if place < 0:
        raise CellError(Error.VALUE)
    return float(place + 1)


@_function("SUBSTITUE", least=3)
def _substitute(sheet: Computed, arguments: Arguments) -> Value:
    text, old, new = (_text(sheet, node) for node in arguments)
    if not old:
        return text
    if len(text) + text.count(old) * len(new) > LONGEST_RESULT:
        raise CellError(Error.VALUE)
    return text.replace(old, new)


@_function("REMPLACER", least=4)
def _replace(sheet: Computed, arguments: Arguments) -> Value:
    text, new = _text(sheet, arguments[0]), _text(sheet, arguments[3])
    first, count = (whole(sheet.compute(node)) for node in arguments[1:3])
    if first < 1 or count < 0:
        raise CellError(Error.VALUE)
    return text[: first - 1] + new + text[first - 1 + count :]


@_function("REPT", least=2)
def _repeat(sheet: Computed, arguments: Arguments) -> Value:
    text, count = _text(sheet, arguments[0]), whole(sheet.compute(arguments[1]))
    if count < 0 or len(text) * count > LONGEST_RESULT:
        raise CellError(Error.VALUE)
    return text * count


@_function("MAJUSCULE")
def _upper(sheet: Computed, arguments: Arguments) -> Value:
    return _text(sheet, arguments[0]).upper()


@_function("MINUSCULE")
def _lower(sheet: Computed, arguments: Arguments) -> Value:
    return _text(sheet, arguments[0]).lower()


@_function("NOMPROPRE")
def _proper(sheet: Computed, arguments: Arguments) -> Value:
    result, inside = [], False
    for letter in _text(sheet, arguments[0]):
        result.append(letter.lower() if inside else letter.upper())
        inside = letter.isalpha()
    return "".join(result)


@_function("SUPPRESPACE")
def _trim(sheet: Computed, arguments: Arguments) -> Value:
    return " ".join(part for part in _text(sheet, arguments[0]).split(" ") if part)


@_function("CONCAT", "CONCATENER", most=MOST_ARGUMENTS)
def _concatenate(sheet: Computed, arguments: Arguments) -> Value:
    parts = [text_of(value) for node in arguments for value in _flat(sheet.block(node))]
    if sum(map(len, parts)) > LONGEST_RESULT:
        raise CellError(Error.VALUE)
    return "".join(parts)


@_function("CNUM")
def _to_number(sheet: Computed, arguments: Arguments) -> Value:
    number = read_number(_text(sheet, arguments[0]))
    if number is None:
        raise CellError(Error.VALUE)
    return number


@_function("EXACT", least=2)
def _exact(sheet: Computed, arguments: Arguments) -> Value:
    return _text(sheet, arguments[0]) == _text(sheet, arguments[1])


# ---- dates


@_function("DATE", least=3)
def _date(sheet: Computed, arguments: Arguments) -> Value:
    year, month, day = (whole(sheet.compute(node)) for node in arguments)
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1900 <= year <= 9999:
        raise CellError(Error.NUMBER)
    return float((date(year, month, 1) - EPOCH).days + day - 1)


@_function("ANNEE")
def _year(sheet: Computed, arguments: Arguments) -> Value:
    return float(day_of(_number(sheet, arguments[0])).year)


@_function("MOIS")
def _month(sheet: Computed, arguments: Arguments) -> Value:
    return float(day_of(_number(sheet, arguments[0])).month)


@_function("JOUR")
def _day(sheet: Computed, arguments: Arguments) -> Value:
    return float(day_of(_number(sheet, arguments[0])).day)


@_function("JOURSEM", most=2)
def _weekday(sheet: Computed, arguments: Arguments) -> Value:
    monday_first = _optional(sheet, arguments, 1, 1.0) == 2
    weekday = day_of(_number(sheet, arguments[0])).isoweekday()
    return float(weekday if monday_first else weekday % 7 + 1)
