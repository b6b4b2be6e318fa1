"""Texts as lines of a plain terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from textwrap import wrap

from pixsim.bank.drawing.text_layout import is_preformatted
from pixsim.foundation.i18n import LANGUAGE, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.plain.signs import replace_signs
from pixsim.report.wording import minutes_words
from pixsim.text.french_spaces import french_spaces
from pixsim.text.terminal_text import plain

WIDTH = 78
_NOT_SPOKEN = re.compile(r"[●○✓✗▰▱·━─│▼▲›]+ ?")
"""Marks of the screens: a screen reader spells each of them, or says nothing."""


def spoken_text(text: str, language: str = LANGUAGE) -> str:
    """A text with words for the signs that voices leave out, without the marks that only an eye reads."""
    return _NOT_SPOKEN.sub("", replace_signs(text, language))


def spell_out(time: str) -> str:
    """A length of time as one says it: « 1 h 45 » is « 1 heure 45 minutes »."""
    time = re.sub(r"(\d+)\sh\s(\d\d)", lambda m: _hours_and_minutes(int(m[1]), int(m[2])), time)
    time = re.sub(r"(\d+)\smin\b", lambda m: minutes_words(int(m[1])), time)
    return re.sub(r"(\d+)\ss\b", lambda m: _seconds_words(int(m[1])), time)


def _hours_and_minutes(hours: int, minutes: int) -> str:
    said = ngettext("{n} heure", "{n} heures", hours).format(n=hours)
    return f"{said} {minutes_words(minutes)}" if minutes else said


def _seconds_words(count: int) -> str:
    return ngettext("{n} seconde", "{n} secondes", count).format(n=count)


def lay_out_for_width(text: str, width: int = WIDTH) -> list[str]:
    """Lines no longer than the width; code and tables as they are, announced.

    Parameters
    ----------
    text : str
        One line per paragraph; lines indented by four spaces or begun with a bar are kept.
    """
    lines: list[str] = []
    for kept, group in groupby(plain(text).splitlines(), key=is_preformatted):
        block = list(group)
        if kept:
            lines.append(
                ngettext("Tel quel, {n} ligne :", "Tel quel, {n} lignes :", len(block)).format(
                    n=len(block)
                )
            )
            lines += block
        else:
            lines += [part for line in block for part in break_line(line, width)]
    return lines


def break_line(line: str, width: int) -> list[str]:
    """One paragraph on lines of a width; a word longer than that stays whole."""
    kept = french_spaces(line)  # « : » does not begin a line
    return wrap(kept, width, break_long_words=False, break_on_hyphens=False) or [""]


def letter_options(options: Iterable[str]) -> list[str]:
    """« a. texte », each."""
    return [f"{letter_of(place)}. {text}" for place, text in enumerate(options)]


def letter_of(place: int) -> str:
    """a, b, … z, then 27, 28: lists of fields may be long."""
    return chr(ord("a") + place) if place < 26 else str(place + 1)


def place_of(typed: str, count: int) -> int | None:
    """Which of so many options a letter or a number names; None: none of them."""
    word = typed.strip().strip(".)").casefold()
    places = {letter_of(place): place for place in range(count)}
    places |= {str(place + 1): place for place in range(count)}
    return places.get(word)


def file_sizes(size: int) -> str:
    """« 12 kilo-octets »."""
    if size < 1000:
        return ngettext("{n} octet", "{n} octets", size).format(n=size)
    return _("{n} kilo-octets").format(n=-(-size // 1000))
