"""Operators between values, and the conditions that functions such as NB.SI take."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pixsim.worlds.sheet.values import (
    LONGEST_RESULT,
    CellError,
    Error,
    Value,
    are_equal,
    finite,
    number_of,
    order_key,
    text_of,
    typed_value,
)


def unary(operator: str, value: Value) -> Value:
    """A sign before, or « % » after."""
    number = number_of(value)
    return {"-": -number, "+": number, "%": number / 100}[operator]


def binary(operator: str, left: Value, right: Value) -> Value:
    """An operator between two values."""
    if operator == "&":
        joined = text_of(left) + text_of(right)
        if len(joined) > LONGEST_RESULT:
            raise CellError(Error.VALUE)
        return joined
    if operator == "=":
        return are_equal(left, right)
    if operator == "<>":
        return not are_equal(left, right)
    if operator in ("<", ">", "<=", ">="):
        return _compared(operator, left, right)
    one, other = number_of(left), number_of(right)
    if operator == "+":
        return finite(one + other)
    if operator == "-":
        return finite(one - other)
    if operator == "*":
        return finite(one * other)
    if operator == "/":
        if other == 0:
            raise CellError(Error.DIVISION)
        return finite(one / other)
    return power(one, other)


def power(base: float, exponent: float) -> float:
    """A power that is a real number."""
    try:
        found = base**exponent
    except ZeroDivisionError:
        raise CellError(Error.DIVISION) from None
    except OverflowError:
        raise CellError(Error.NUMBER) from None
    if isinstance(found, complex):
        raise CellError(Error.NUMBER)
    return finite(found)


def _compared(operator: str, left: Value, right: Value) -> bool:
    if left is None:
        left = "" if isinstance(right, str) else 0.0
    if right is None:
        right = "" if isinstance(left, str) else 0.0
    one, other = order_key(left), order_key(right)
    return {"<": one < other, ">": one > other, "<=": one <= other, ">=": one >= other}[operator]


_CRITERION = re.compile(r"(<=|>=|<>|=|<|>)?(.*)", re.DOTALL)


def criterion(wanted: Value) -> Callable[[Value], bool]:
    """A condition such as « >10 », « <>Metz », « Me* » or 12, as a test of values; no error fits."""
    test = _test_of(wanted)
    return lambda value: not isinstance(value, Error) and test(value)


def _test_of(wanted: Value) -> Callable[[Value], bool]:
    match = _CRITERION.fullmatch(text_of(wanted))
    assert match is not None
    operator, text = match[1] or "=", match[2]
    target: Value = wanted if isinstance(wanted, float | bool) else typed_value(text)
    if operator in ("=", "<>"):
        matches = _equal_to(target, text)
        return matches if operator == "=" else lambda value: not matches(value)
    return lambda value: (
        isinstance(value, float if isinstance(target, float) else str)
        and _compared(operator, value, target)
    )


def _equal_to(target: Value, text: str) -> Callable[[Value], bool]:
    if isinstance(target, str) and ("*" in text or "?" in text):
        pattern = text.casefold()
        return lambda value: isinstance(value, str) and fits(value.casefold(), pattern)
    if target is None:
        return lambda value: value in (None, "")
    if isinstance(target, float):
        return lambda value: (
            (isinstance(value, float) and value == target)
            or (isinstance(value, str) and typed_value(value) == target)
        )
    return lambda value: value is not None and are_equal(value, target)


def fits(text: str, pattern: str) -> bool:
    """Whether a text fits a pattern of « * » and « ? », in a time that many « * » do not blow up."""
    return _as_regex(pattern).fullmatch(text) is not None


@lru_cache(maxsize=64)
def _as_regex(pattern: str) -> re.Pattern[str]:
    """What stands between two « * » is looked for once, never further on: its group is atomic."""
    first, *others = (
        "".join("." if c == "?" else re.escape(c) for c in part) for part in pattern.split("*")
    )
    middle = "".join(f"(?>.*?{part})" for part in others[:-1] if part)
    last = f".*{others[-1]}" if others else ""
    return re.compile(first + middle + last, re.DOTALL)
