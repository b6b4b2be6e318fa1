"""Signs between two values; what would be too big is refused before it is made."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from pixsim.worlds.program.formatting import percent
from pixsim.worlds.program.limits import LONGEST_TEXT, MOST_BITS, too_big, weighed

COMPARE: Mapping[type, Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le,
    ast.Gt: operator.gt, ast.GtE: operator.ge, ast.In: lambda one, other: _is_in(one, other),
    ast.NotIn: lambda one, other: not _is_in(one, other),
}  # fmt: skip
_BINARY: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow,
}  # fmt: skip


def binary(sign: ast.operator, left: Any, right: Any) -> Any:
    """What a sign makes of two values.

    Raises
    ------
    Fault
        It would be too big.
    """
    weighed(left, right)
    if (
        isinstance(sign, ast.Mult)
        and max(_repeated(left, right), _repeated(right, left)) > LONGEST_TEXT
    ):
        raise too_big()
    if isinstance(sign, ast.Pow) and not _is_small_power(left, right):
        raise too_big()
    if isinstance(sign, ast.Mod) and isinstance(left, str):
        return percent(left, right)
    value = _BINARY[type(sign)](left, right)
    if isinstance(value, complex):
        raise ValueError("complex")
    weighed(value)
    return value


def _is_in(value: Any, holder: Any) -> bool:
    """Membership; Python goes through a whole range for whatever is no int."""
    if not isinstance(holder, range) or isinstance(value, int):
        return value in holder
    return isinstance(value, float) and value.is_integer() and int(value) in holder


def _repeated(value: Any, times: Any) -> int:
    """How long a text or a list is once it is repeated."""
    is_long = isinstance(value, str | list | tuple) and isinstance(times, int)
    return len(value) * times if is_long else 0


def _is_small_power(left: Any, right: Any) -> bool:
    if isinstance(left, int) and isinstance(right, int):
        return abs(left) < 2 or right * left.bit_length() <= 2 * MOST_BITS
    return True
