"""A result written with the calculation that gives it: « 2^10 = 1024 », « 1024 (2^10) »."""

from __future__ import annotations

import re
from decimal import Decimal

LARGEST_POWER = 64
_NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,4})?"
_SIGN = r"(?:[x×*+/÷^-]|\*\*|puissance)"
_SUM = rf"{_NUMBER}(?: ?{_SIGN} ?{_NUMBER}){{1,8}}"
_RESULT = r"-?[0-9](?:[0-9 ]{0,14}[0-9])?(?:[.,][0-9]{1,9})?"
_SHAPES = (
    re.compile(rf"(?P<sum>{_SUM}) ?= ?(?P<result>{_RESULT})(?P<unit> ?[^\W\d_][^()=]*)?"),
    re.compile(
        rf"(?P<result>{_RESULT})(?P<unit> ?[^\W\d_][^()=]*?)? ?(?:= ?|\()(?P<sum>{_SUM})\)?"
    ),
)
_PARTS = re.compile(rf"{_NUMBER}|{_SIGN}")
_SAME_SIGNS = {"×": "*", "x": "*", "÷": "/", "**": "^", "puissance": "^"}
_BINDING = ("^", "*/", "+-")


def reduce_calculation(text: str) -> str:
    """The result alone, where what stands beside it is a calculation that gives it; else the text as it is.

    Parameters
    ----------
    text : str
        Without accents, minus signs as hyphens.
    """
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        if found is not None and _calculate(found["sum"]) == _to_decimal(
            found["result"].replace(" ", "")
        ):
            return f"{found['result']}{found['unit'] or ''}"
    return text


def _to_decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _calculate(calculation: str) -> Decimal | None:
    """What a calculation without brackets gives; None where it is out of bounds."""
    parts = [_SAME_SIGNS.get(part, part) for part in _PARTS.findall(calculation)]
    numbers, signs = [_to_decimal(part) for part in parts[::2]], parts[1::2]
    for binding in _BINDING:
        place = 0
        while place < len(signs):
            if signs[place] not in binding:
                place += 1
                continue
            done = _apply_operation(numbers[place], signs.pop(place), numbers.pop(place + 1))
            if done is None:
                return None
            numbers[place] = done
    return numbers[0]


def _apply_operation(left: Decimal, sign: str, right: Decimal) -> Decimal | None:
    if sign == "^":
        whole = right == int(right) and 0 <= right <= LARGEST_POWER and abs(left) < 1000
        return left ** int(right) if whole else None
    if sign == "/":
        return left / right if right else None
    return left * right if sign == "*" else left + right if sign == "+" else left - right
