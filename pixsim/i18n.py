"""Texts a person sees: French is the source language, catalogues are optional."""

from __future__ import annotations

import gettext as _gettext
from functools import cache
from pathlib import Path

DOMAIN = "pixsim"
_gettext.bindtextdomain(DOMAIN, str(Path(__file__).parent / "locale"))


def gettext(message: str) -> str:
    """Translate one text; the text itself when there is no translation."""
    return _translated(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Choose between singular and plural the French way: 0 and 1 are singular."""
    return one if abs(n) < 2 else _plural(one, many)


@cache  # gettext looks for the catalogue on the disk each time it is asked
def _translated(message: str) -> str:
    return _gettext.dgettext(DOMAIN, message)


@cache
def _plural(one: str, many: str) -> str:
    return _gettext.dngettext(DOMAIN, one, many, 2)


def decimal(value: float, digits: int = 1) -> str:
    """A number with a decimal comma."""
    return f"{value:.{digits}f}".replace(".", ",")
