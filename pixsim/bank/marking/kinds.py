"""One policy for each kind of typed answer: see the table of ``item_bank/README.md``."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from pixsim.bank.correction import pretreat
from pixsim.bank.marking import moments
from pixsim.bank.marking.expressions import parse_formula, parse_terms
from pixsim.bank.marking.identifiers import (
    parse_address,
    parse_code,
    parse_colour,
    parse_name,
    parse_phone,
)
from pixsim.bank.marking.leads import without_own_leads
from pixsim.bank.marking.letters import parse_letters
from pixsim.bank.marking.numbers import parse_number, same_number
from pixsim.bank.marking.shortcuts import parse_shortcut
from pixsim.bank.marking.text import same_text
from pixsim.bank.question import LONGEST_ANSWER
from pixsim.bank.schema import Comparison

Same = Callable[[str, Sequence[str], Comparison], bool]
Reading = Callable[[str, Comparison], Hashable | None]


def matches(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    """Whether one typed answer matches one of the accepted answers.

    An answer longer than `LONGEST_ANSWER` is wrong and is not read.
    """
    if len(text) > LONGEST_ANSWER:
        return False
    return KINDS[comparison.compare](text, key, comparison)


def _same_number(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    units, lead = comparison.units, comparison.lead
    given = parse_number(text, units, lead)
    if given is None:
        return False
    accepted = (parse_number(number, units, lead) for number in key)
    tolerance, decimals = comparison.tolerance, comparison.decimals
    return any(n is not None and same_number(given, n, tolerance, decimals) for n in accepted)


def _same_duration(text: str, key: Sequence[str], _: Comparison) -> bool:
    for accepted in key:
        hours = not moments.has_seconds(accepted)
        given = moments.parse_duration(text, short_is_hours=hours)
        if given is not None and given == moments.parse_duration(accepted, short_is_hours=hours):
            return True
    return False


def _by_reading(read: Reading) -> Same:
    """Two texts are the same when they are read as the same thing."""

    def same(text: str, key: Sequence[str], comparison: Comparison) -> bool:
        given = read(text, comparison)
        return given is not None and any(given == read(k, comparison) for k in key)

    return same


def _exact(text: str, _: Comparison) -> str:
    return pretreat(text).replace("\u202f", " ").strip()


KINDS: dict[str, Same] = {
    "text": same_text,
    "exact": _by_reading(_exact),
    "number": _same_number,
    "date": _by_reading(lambda text, _: moments.parse_date(text)),
    "time": _by_reading(lambda text, _: moments.parse_time(text)),
    "duration": _same_duration,
    "letters": _by_reading(lambda t, c: parse_letters(t, c.lead, any_order=c.any_order)),
    "name": _by_reading(lambda t, c: parse_name(without_own_leads(t, c.lead))),
    "address": _by_reading(lambda text, _: parse_address(text)),
    "keys": _by_reading(lambda text, _: parse_shortcut(text)),
    "phone": _by_reading(lambda text, _: parse_phone(text)),
    "colour": _by_reading(lambda text, _: parse_colour(text)),
    "code": _by_reading(lambda text, _: parse_code(text)),
    "formula": _by_reading(lambda text, _: parse_formula(text)),
    "terms": _by_reading(lambda text, _: parse_terms(text)),
}
