"""How values are written into texts: f-strings, ``format``, ``%``, as Python does it, within the limits."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping
from typing import Any

from pixsim.foundation.i18n import content as _
from pixsim.worlds.program.limits import LONGEST_TEXT, Fault, too_big, weighed

MOST_DIGITS = 60  # after the point
_SPEC = re.compile(r"(?:.?[<>=^])?[-+ ]?z?#?0?(?P<width>\d*)[,_]?(?:\.(?P<digits>\d+))?(?P<kind>.?)", re.DOTALL)  # fmt: skip
_PERCENT = re.compile(
    r"%(?:\((?P<name>[^()]*)\))?(?P<flags>[-+ #0]*)(?P<width>\*|\d*)(?:\.(?P<digits>\*|\d*))?[hlL]?(?P<kind>.?)", re.DOTALL
)  # fmt: skip
_CONVERSIONS: Mapping[int, Callable[[Any], str]] = {-1: lambda value: value, ord("s"): str, ord("r"): repr, ord("a"): ascii}  # fmt: skip
_FIELD = re.compile(r"(?P<first>\w*)(?P<rest>(?:\[[^\[\]]+\])*)")


def converted(value: Any, conversion: int) -> Any:
    """A value after « !r », « !s » or « !a », by the number that Python's tree gives it; -1 for none."""
    weighed(value)
    return _CONVERSIONS[conversion](value)


def formatted(value: Any, spec: Any = "") -> str:
    """A value in a format: ``.2f``, ``>10``, ``05d``, ``,``.

    Raises
    ------
    Fault
        The text would be too long, or the format depends on the computer's own language.
    TypeError, ValueError
        As Python does.
    """
    if not isinstance(spec, str):
        raise TypeError("format spec must be str")
    weighed(value, spec)
    plain = _SPEC.fullmatch(spec)
    if plain is not None:
        _check_size(plain["width"], plain["digits"])
        if plain["kind"] in ("n", "c") and not isinstance(value, str):
            raise _not_here(f":{plain['kind']}")
    elif re.search(r"\d{4}", spec):
        raise too_big()
    if not isinstance(value, int | float | str | bool) and spec:
        raise TypeError(f"unsupported format string passed to {type(value).__name__}.__format__")
    return _weighed(format(value, spec))


def format_text(text: str, *values: Any, **named: Any) -> str:
    """``text.format(…)``: each field between braces, with its value.

    Raises
    ------
    Fault
        A field reads an attribute, or the text would be too long.
    IndexError, KeyError, TypeError, ValueError
        As Python does.
    """
    return _weighed(_filled(text, values, named, _Numbers(), depth=1))


class _Numbers:
    """The place of the next field that has no number; fields all have one, or none."""

    def __init__(self) -> None:
        self._next: int | None = 0

    def of(self, name: str) -> str:
        """The number of a field of this name."""
        if name.isdecimal():
            if self._next:
                raise ValueError("cannot switch from automatic field numbering")
            self._next = None
            return name
        if name:
            return name
        if self._next is None:
            raise ValueError("cannot switch from manual field specification")
        self._next += 1
        return str(self._next - 1)


def _filled(text: str, values: tuple[Any, ...], named: Mapping[str, Any], numbers: _Numbers, *, depth: int) -> str:  # fmt: skip
    if depth < 0:
        raise ValueError("Max string recursion exceeded")
    said: list[str] = []
    for before, field, spec, conversion in string.Formatter().parse(text):
        said.append(before)
        if field is None:
            continue
        value = _field(field, values, named, numbers)
        if conversion:
            if conversion not in ("s", "r", "a"):
                raise ValueError("Unknown conversion specifier")
            value = converted(value, ord(conversion))
        inner = _filled(spec, values, named, numbers, depth=depth - 1) if spec else ""
        said.append(formatted(value, inner))
        _check_length(said)
    return "".join(said)


def _field(field: str, values: tuple[Any, ...], named: Mapping[str, Any], numbers: _Numbers) -> Any:
    if "." in field.partition("[")[0] or "]." in field:
        raise _not_here("." + field.rpartition(".")[2])
    read = _FIELD.fullmatch(field)
    if read is None:
        raise ValueError("bad field")
    first = numbers.of(read["first"])
    value = values[int(first)] if first.isdecimal() else named[first]
    for key in re.findall(r"\[([^\[\]]+)\]", read["rest"]):
        value = value[int(key) if key.isdecimal() else key]
    return value


def percent(text: str, given: Any) -> str:
    """``text % values``.

    Raises
    ------
    Fault
        The text would be too long.
    KeyError, TypeError, ValueError, OverflowError
        As Python does.
    """
    weighed(text, given)
    values = list(given) if isinstance(given, tuple) else [given]
    stars = [value for value in values if isinstance(value, int)]
    for sign in _PERCENT.finditer(text):
        if "*" in (sign["width"], sign["digits"]):
            _check_size(*(str(abs(value)) for value in stars), None)
        else:
            _check_size(sign["width"], sign["digits"])
        if sign["kind"] == "c":
            raise _not_here("%c")
    return _weighed(text % given)


def _check_size(*sizes: str | None) -> None:
    """Refuse a width or a number of digits that no text here has."""
    *widths, digits = sizes
    if any(width and (len(width) > 4 or int(width) > LONGEST_TEXT) for width in widths):
        raise too_big()
    if digits and (len(digits) > 4 or int(digits) > MOST_DIGITS):
        raise too_big()


def _check_length(parts: list[str]) -> None:
    if sum(map(len, parts)) > LONGEST_TEXT:
        raise too_big()


def _weighed(text: str) -> str:
    weighed(text)
    return text


def _not_here(name: str) -> Fault:
    return Fault(_("« {name} » n'existe pas dans cet atelier").format(name=name))
