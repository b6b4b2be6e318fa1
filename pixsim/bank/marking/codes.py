"""Codes that differ by their number: « D-045 », « d45 », « 45 »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pixsim.bank.marking.announcing_words import own_lead_forms
from pixsim.bank.marking.cleaning import fold_accents, strip_quotes
from pixsim.bank.marking.words_of_the_question import without_said_noun, without_said_opening
from pixsim.bank.schema import Comparison

_CODE = re.compile(r"(?:(?:le|la) )?([a-z]*)[ _-]?0*([0-9]+)")


def same_code(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    """Whether a text is one of some codes, or its number alone; zeros before it are free."""
    given = {
        code for form in _code_forms(text, comparison) if (code := _parse_code(form)) is not None
    }
    wanted = {code for accepted in key if (code := _parse_code(accepted)) is not None}
    alone = {number for _letters, number in wanted}
    return any(code in wanted or (not code[0] and code[1] in alone) for code in given)


def _parse_code(text: str) -> tuple[str, str] | None:
    found = _CODE.fullmatch(fold_accents(text).lower())
    return (found[1], found[2]) if found is not None else None


def _code_forms(text: str, comparison: Comparison) -> list[str]:
    opened = strip_quotes(without_said_opening(strip_quotes(text), comparison.said))
    forms = own_lead_forms(opened, comparison.lead, told=True)
    return [*forms, *(without_said_noun(form, comparison.said) for form in forms)]
