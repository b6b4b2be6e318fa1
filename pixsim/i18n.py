"""Texts a person sees: French is the source language, catalogues are optional."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

DOMAIN = "pixsim"
_gettext.bindtextdomain(DOMAIN, str(Path(__file__).parent / "locale"))


def gettext(message: str) -> str:
    """Translate one text; the text itself when there is no translation."""
    return _gettext.dgettext(DOMAIN, message)


def ngettext(one: str, many: str, n: int) -> str:
    """Choose between singular and plural the French way: 0 and 1 are singular."""
    translated = _gettext.dngettext(DOMAIN, one, many, 2)
    return one if abs(n) < 2 else translated


def decimal(value: float, digits: int = 1) -> str:
    """A number with a decimal comma."""
    return f"{value:.{digits}f}".replace(".", ",")
