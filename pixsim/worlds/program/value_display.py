"""Values as programs display them."""

from __future__ import annotations

from typing import Any

from pixsim.worlds.program.limits import weighed


def shown(value: Any, language: str, *, inside: bool = False) -> str:
    """A value as it is displayed.

    Parameters
    ----------
    value : object
    language : str
        ``blocks`` says « vrai » and « 2,5 », ``python`` True and 2.5.
    inside : bool
        Texts between quotes, as in a list.

    Raises
    ------
    Fault
        It is too big to be shown.
    """
    weighed(value)
    if language == "python":
        return repr(value) if inside else str(value)
    return _in_french(value, inside=inside)


def _in_french(value: Any, *, inside: bool) -> str:
    if isinstance(value, bool):
        return "vrai" if value else "faux"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
    if isinstance(value, str):
        return f"« {value} »" if inside else value
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_in_french(one, inside=True) for one in value) + "]"
    return "rien" if value is None else str(value)
