"""Codes that differ by their number: « D-045 », « d45 », « 45 »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pixsim.bank.marking.announcing_words import own_lead_forms
from pixsim.bank.marking.cleaning import folded, unquoted
from pixsim.bank.marking.words_of_the_question import without_said_noun, without_said_opening
from pixsim.bank.schema import Comparison

_CODE = re.compile(r"(?:(?:le|la) )?([a-z]*)[ _-]?0*([0-9]+)")


def same_code(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    """Whether a text is one of some codes, or its number alone; zeros before it are free."""
    given = {code for form in _forms(text, comparison) if (code := _read(form)) is not None}
    wanted = {code for accepted in key if (code := _read(accepted)) is not None}
    alone = {number for _letters, number in wanted}
    return any(code in wanted or (not code[0] and code[1] in alone) for code in given)


def _read(text: str) -> tuple[str, str] | None:
    found = _CODE.fullmatch(folded(text).lower())
    return (found[1], found[2]) if found is not None else None


def _forms(text: str, comparison: Comparison) -> list[str]:
    opened = unquoted(without_said_opening(unquoted(text), comparison.said))
    forms = own_lead_forms(opened, comparison.lead, told=True)
    return [*forms, *(without_said_noun(form, comparison.said) for form in forms)]
