"""What one types over a line of a style sheet: all of it, or its value alone."""

from __future__ import annotations

import re

_DECLARATION = re.compile(r"(?P<head>\s*[\w-]+\s*:\s*)(?P<value>[^;{}]+)(?P<tail>;?\s*)")
_WHOLE = re.compile(r"[:{}]|/\*")


def declared(typed: str, line: str) -> str:
    """A line of a style sheet, once a text is typed over it.

    A value alone says nothing there: it takes the place of the value of the line, whose « name: » stays.

    Parameters
    ----------
    typed : str
        What was typed.
    line : str
        The line as it is.
    """
    value = typed.strip().removesuffix(";").rstrip()
    found = _DECLARATION.fullmatch(line)
    if not value or found is None or _WHOLE.search(typed):
        return typed
    return f"{found['head']}{value}{found['tail']}"
