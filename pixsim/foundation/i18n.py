"""Texts a person sees: French is the source language, other languages are catalogues."""

from __future__ import annotations

import gettext as _gettext
import os
import warnings

from pixsim.foundation.language import CATALOGUES, SOURCE, UnknownLanguageError, chosen_language

DOMAIN = "pixsim"


def _choose_language() -> str:
    try:
        return chosen_language(os.environ)
    except UnknownLanguageError as error:  # the command refuses it first: this is a notebook
        warnings.warn(f"{error}; {SOURCE!r} is taken", stacklevel=2)
        return SOURCE


def _load_catalogue(language: str) -> _gettext.NullTranslations | None:
    """Texts of a language: the written catalogue of a checkout, else what the build made of it."""
    if language == SOURCE:
        return None
    place = CATALOGUES / language / "LC_MESSAGES" / DOMAIN
    written = place.with_suffix(".po")
    if written.exists():
        from pixsim.text.po import WrittenCatalogue

        return WrittenCatalogue.of_file(written)
    with place.with_suffix(".mo").open("rb") as stream:
        return _gettext.GNUTranslations(stream)


LANGUAGE = _choose_language()
"""``fr``, or the language of a catalogue: for the whole run, since modules keep texts."""
_texts = _load_catalogue(LANGUAGE)


def gettext(message: str) -> str:
    """Translate one text; the text itself in French."""
    return message if _texts is None else _texts.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Choose between singular and plural, by the rule of the language: 0 is singular in French."""
    return content_plural(one, many, n) if _texts is None else _texts.ngettext(one, many, n)


def forms(one: str, many: str) -> tuple[str, str]:
    """Singular and plural of what is counted elsewhere, by `ngettext`: marked for the catalogue."""
    return one, many


def content(message: str) -> str:
    """A text that is part of a question, hence of what is asked: French in every language."""
    return message


def content_plural(one: str, many: str, n: int) -> str:
    """Singular or plural of `content`: 0 and 1 are singular."""
    return one if abs(n) < 2 else many


def decimal(value: float, digits: int = 1) -> str:
    """A number with the decimal sign of the language."""
    return localise_decimal_sign(f"{value:.{digits}f}")


def localise_decimal_sign(number: str) -> str:
    """A number that Python wrote, with the decimal sign of the language."""
    return number.replace(".", ",") if LANGUAGE == SOURCE else number


def in_language(french: str, english: str) -> str:
    """Which of two names of the same thing: French where there is no other."""
    return french if LANGUAGE == SOURCE or not english else english
