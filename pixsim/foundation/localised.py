"""Numbers, dates, and names beside their values, as the language of the run writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pixsim.foundation.i18n import LANGUAGE, decimal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.language import SOURCE


def is_yes(typed: str) -> bool:
    """Whether a person says yes, in French or in English whatever the language of the run."""
    return typed.strip().casefold() in ("o", "oui", "y", "yes")


def label_value(name: str, value: str, language: str = LANGUAGE) -> str:
    """« Nom : valeur ».

    Parameters
    ----------
    language : str
        Of the texts: those of a French question keep their French signs in a run in English.
    """
    said = _("{name} : {value}")
    if language == SOURCE != LANGUAGE:
        said = "{name} : {value}"
    return said.format(name=name, value=value)


def quote_text(text: str) -> str:
    """« Texte »."""
    return _("« {text} »").format(text=text)


def heading(title: str) -> str:
    """« Titre : », before what is on the next lines."""
    return _("{title} :").format(title=title)


def clauses(parts: Iterable[str]) -> str:
    """« un ; deux »: parts that may hold commas."""
    return _("{one} ; {other}").format(one="", other="").join(parts)


def percent(value: float, digits: int = 0) -> str:
    """« 50 % », of a number that is a percentage already."""
    return _("{n} %").format(n=decimal(value, digits))


def whole(n: int, space: str = "\N{NARROW NO-BREAK SPACE}") -> str:
    """« 1 115 », or 1,115: a count, its thousands apart."""
    return f"{n:,}".replace(",", space) if LANGUAGE == SOURCE else f"{n:,}"


def long_date(day: date) -> str:
    """« 1er mars 2026 »."""
    return _("{day} {month} {year}").format(
        day=_day_number(day), month=_month_names()[day.month - 1], year=day.year
    )


def numeric_date(day: str) -> str:
    """« 03/05/2004 », of a day ``YYYY-MM-DD``."""
    return f"{date.fromisoformat(day):%d/%m/%Y}"


def short_date(day: date) -> str:
    """« 26 nov. »."""
    return _("{day} {month}").format(day=_day_number(day), month=_short_months()[day.month - 1])


def _day_number(day: date) -> str:
    return _("1er") if day.day == 1 else str(day.day)


def _month_names() -> list[str]:
    return _(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ).split()


def _short_months() -> list[str]:
    return _("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.").split()
