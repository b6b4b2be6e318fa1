"""Whether a value is of an annotated type; what the type is called in a message."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

NAMES = {
    int: "a whole number",
    float: "a finite number",
    bool: "True or False",
    str: "a text",
    NoneType: "None",
}


def fits(value: object, hint: Any) -> bool:
    """Whether a value is of a type; a whole number is a number, a truth value is neither.

    Parameters
    ----------
    value : object
    hint : type or annotation
        Classes, unions, literals, tuples and mappings are looked into.
    """
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(value, part) for part in parts)
    if origin is Literal:
        return value in parts
    if origin is tuple:
        return isinstance(value, tuple) and _fits_tuple(value, parts)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(
            fits(key, parts[0]) and fits(entry, parts[1]) for key, entry in value.items()
        )
    if hint is float:
        return _is_number(value) and math.isfinite(value)  # type: ignore[arg-type]
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    kind = origin or hint
    return not isinstance(kind, type) or isinstance(value, kind)


def wanted(hint: Any) -> str:
    """A type in words."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return " or ".join(wanted(part) for part in parts)
    if origin is Literal:
        return " or ".join(repr(part) for part in parts)
    if origin is tuple:
        if parts[1:] == (...,):
            return f"a tuple, each {wanted(parts[0])}"
        return f"a pair of {' and '.join(wanted(part) for part in parts)}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"a mapping from {wanted(parts[0])} to {wanted(parts[1])}"
    kind = origin or hint
    return NAMES.get(kind) or f"a {getattr(kind, '__name__', kind)}"


def _fits_tuple(value: tuple[Any, ...], parts: tuple[Any, ...]) -> bool:
    if parts[1:] == (...,):
        return all(fits(entry, parts[0]) for entry in value)
    return len(value) == len(parts) and all(map(fits, value, parts))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
