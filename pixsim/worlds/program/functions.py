"""Functions and methods that programs may call, each within the limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pixsim.foundation.i18n import content as _
from pixsim.worlds.program.limits import LONGEST_TEXT, MOST_ELEMENTS, Fault, too_big, weighed

Function = Callable[..., Any]


def listed(value: Any) -> list[Any]:
    """The elements of what can be gone through, one after the other.

    Raises
    ------
    Fault, TypeError
    """
    if isinstance(value, range | str | list | tuple | dict):
        if _length(value) > (LONGEST_TEXT if isinstance(value, str) else MOST_ELEMENTS):
            raise too_big()
        return list(value)
    raise TypeError("not iterable")


def _length(value: Any) -> int:
    try:
        return len(value)
    except OverflowError as error:
        raise too_big() from error


def _range(*ends: Any) -> range:
    if not all(isinstance(end, int) for end in ends):
        raise TypeError("range")
    return range(*ends)


def _int(value: Any = 0) -> int:
    if isinstance(value, str) and len(value) > 60:
        raise too_big()
    if not isinstance(value, int | float | str):
        raise TypeError("int")
    return int(value)


def _float(value: Any = 0.0) -> float:
    if not isinstance(value, int | float | str):
        raise TypeError("float")
    return float(value)


def _sum(values: Any) -> Any:
    total: Any = 0
    for value in listed(values):
        if not isinstance(value, int | float):
            raise TypeError("sum")
        total = total + value
    return total


def _extreme(choose: Callable[[Any], Any]) -> Function:
    def chosen(*values: Any) -> Any:
        found = listed(values[0]) if len(values) == 1 else list(values)
        weighed(found)
        return choose(found)

    return chosen


def _sorted(values: Any, reverse: Any = False) -> list[Any]:
    found = listed(values)
    weighed(found)
    return sorted(found, reverse=bool(reverse))


def _round(value: Any, digits: Any = None) -> Any:
    if not isinstance(value, int | float) or not isinstance(digits, int | None):
        raise TypeError("round")
    if digits is not None and abs(digits) > 50:
        raise too_big()
    return round(value, digits) if digits is not None else round(value)


def _str(value: Any = "") -> str:
    weighed(value)
    return str(value)


def _enumerate(values: Any, start: Any = 0) -> list[tuple[int, Any]]:
    if not isinstance(start, int):
        raise TypeError("enumerate")
    return list(enumerate(listed(values), start))


BUILTINS: Mapping[str, Function] = {
    "abs": lambda value: abs(value),
    "bool": lambda value=False: bool(value),
    "enumerate": _enumerate,
    "float": _float,
    "int": _int,
    "len": lambda value: _length(value),
    "list": lambda value=(): listed(value),
    "max": _extreme(max),
    "min": _extreme(min),
    "range": _range,
    "reversed": lambda value: listed(value)[::-1],
    "round": _round,
    "sorted": _sorted,
    "str": _str,
    "sum": _sum,
    "zip": lambda *lists: list(zip(*map(listed, lists), strict=False)),
}
"""What Python names the same way; what is lazy there is a list here."""


def _join(text: str, values: Any) -> str:
    parts = listed(values)
    if sum(len(text) + len(part) for part in parts) > LONGEST_TEXT:
        raise too_big()
    return text.join(parts)


def _replace(text: str, old: str, new: str) -> str:
    if len(text) + (text.count(old) + 1) * len(new) > 2 * LONGEST_TEXT:
        raise too_big()
    return text.replace(old, new)


def _append(values: list[Any], value: Any) -> None:
    values.append(value)
    is_flat = not isinstance(value, list | tuple | dict) and len(values) <= MOST_ELEMENTS
    try:
        weighed(value) if is_flat else weighed(values)
    except Fault:
        values.pop()
        raise


def _insert(values: list[Any], place: int, value: Any) -> None:
    weighed(values, value)
    values.insert(place, value)


def _extend(values: list[Any], more: Any) -> None:
    added = listed(more)
    weighed(values, added)
    values.extend(added)


def _weighed_first(method: Function) -> Function:
    def called(value: Any, *arguments: Any) -> Any:
        weighed(value, *arguments)
        return method(value, *arguments)

    return called


def _sort(values: list[Any], reverse: Any = False) -> None:
    weighed(values)
    values.sort(reverse=bool(reverse))


METHODS: Mapping[type, Mapping[str, Function]] = {
    list: {
        "append": _append, "clear": list.clear, "copy": list.copy, "count": _weighed_first(list.count),
        "extend": _extend, "index": _weighed_first(list.index), "insert": _insert, "pop": list.pop,
        "remove": _weighed_first(list.remove), "reverse": list.reverse, "sort": _sort,
    },
    str: {
        "capitalize": str.capitalize, "count": str.count, "endswith": str.endswith, "find": str.find,
        "index": str.index, "isalpha": str.isalpha, "isdigit": str.isdigit, "isupper": str.isupper,
        "join": _join, "lower": str.lower, "replace": _replace, "split": str.split,
        "startswith": str.startswith, "strip": str.strip, "upper": str.upper,
    },
    dict: {
        "get": dict.get, "items": lambda value: list(value.items()), "keys": lambda value: list(value),
        "pop": dict.pop, "values": lambda value: list(value.values()),
    },
}  # fmt: skip

KEYWORDS: Mapping[str, frozenset[str]] = {
    "print": frozenset({"sep", "end"}),
    "sorted": frozenset({"reverse"}),
    "sort": frozenset({"reverse"}),
    "enumerate": frozenset({"start"}),
}


def method(value: Any, name: str) -> Function:
    """A method of a value.

    Raises
    ------
    Fault
        There is none of that name.
    """
    found = METHODS.get(type(value), {}).get(name)
    if found is None:
        text = _("« {name} » n'existe pas pour cette valeur").format(name=name)
        raise Fault(text, kind="AttributeError")
    return found
