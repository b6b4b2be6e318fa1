"""Values that a family draws in French, as they are written in the language of a translated item."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pixsim.figures.figure import Figure, Text
from pixsim.text.french_dates import MONTHS

_DATE = re.compile(rf"(\d{{1,2}})(?:er)? ({'|'.join(MONTHS)}) (\d{{4}})")
_ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TIME = re.compile(r"(\d{1,2}) h (\d{2})")
_NUMBER = re.compile(r"[+−-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|[+−-]?\d+,\d+")
_SPACES = re.compile(r"[ \u00a0\u202f]")
_NUMBERS = re.compile(r"-?\d+(?:,\d+)?(?: ; -?\d+(?:,\d+)?)+")


def translate_value(value: Any, words: Mapping[str, str]) -> Any:
    """Write a drawn value in the language of an item: its texts, whole dates, times and numbers.

    Parameters
    ----------
    value : Any
        Texts, lists of them and figures are translated, whatever else is returned as it is: files
        stay in French.
    words : mapping of str to str
        How whole texts read in the language.

    Returns
    -------
    Any
        A number keeps its value: « 1 234,5 » becomes ``1234.5``, a list « 8 ; 7 » becomes ``8, 7``;
        « 1er mai 2026 » becomes ``1 May 2026``, « 22 h 01 » ``22:01``.
    """
    if isinstance(value, str):
        return words.get(value) or _translate_number(_translate_time(_translate_date(value)))
    if isinstance(value, list | tuple):
        return [translate_value(part, words) for part in value]
    if isinstance(value, Figure):
        drawn = tuple(
            shape.model_copy(update={"text": translate_value(shape.text, words)})
            if isinstance(shape, Text)
            else shape
            for shape in value.drawn
        )
        return value.model_copy(update={"alt": words.get(value.alt, value.alt), "drawn": drawn})
    return value


def _translate_date(text: str) -> str:
    found = _DATE.fullmatch(text)
    return f"{found[1]} {_ENGLISH[MONTHS.index(found[2])]} {found[3]}" if found else text


def _translate_time(text: str) -> str:
    found = _TIME.fullmatch(text.replace("\u00a0", " "))
    return f"{found[1]}:{found[2]}" if found else text


def _translate_number(text: str) -> str:
    """No comma between thousands: marking would read ``1,234`` as a decimal number."""
    if _NUMBER.fullmatch(text):
        return _SPACES.sub("", text).replace(",", ".")
    if _NUMBERS.fullmatch(text):
        return ", ".join(part.replace(",", ".") for part in text.split(" ; "))
    return text
