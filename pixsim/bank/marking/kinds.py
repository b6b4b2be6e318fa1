"""One policy for each kind of typed answer: see the table of ``item_bank/README.md``."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence

from pixsim.bank.marking import dates_and_times
from pixsim.bank.marking.announcing_words import own_lead_forms
from pixsim.bank.marking.bracketed_remarks import without_comment, without_reason
from pixsim.bank.marking.cleaning import strip_quotes
from pixsim.bank.marking.codes import same_code
from pixsim.bank.marking.expressions import parse_formula, parse_search_terms
from pixsim.bank.marking.identifiers import (
    is_spaced_code,
    normalise_name,
    parse_code,
    parse_colour,
    parse_phone,
    same_address,
)
from pixsim.bank.marking.letters import parse_letters
from pixsim.bank.marking.names_in_context import is_same_place
from pixsim.bank.marking.numbers import read_number, same_number
from pixsim.bank.marking.pix_marking import normalise_spaces
from pixsim.bank.marking.shortcuts import parse_shortcut
from pixsim.bank.marking.text import same_text
from pixsim.bank.marking.words_of_the_question import (
    consists_of_question_words,
    without_said_noun,
    without_said_opening,
    without_said_owner,
)
from pixsim.bank.question import LONGEST_ANSWER
from pixsim.bank.schema import Comparison

NAMED = frozenset({"text", "name", "address"})
"""Kinds of answers that a noun of the question may come before."""
ASIDE = frozenset({"text", "name", "letters"})
"""Kinds of answers that a measure, or words, between brackets may come after: « D (805 €) »."""
COMMENTED = frozenset({*ASIDE, "phone"})
"""Kinds of answers that words between brackets may come after: « 3919 (Violences Femmes Info) »."""
_ARTICLE = re.compile(r"^(?:(?:le|la|les|une?) |l['’])", re.IGNORECASE)
_VERSION = re.compile(r"^v(?=\d)", re.IGNORECASE)
_TO = re.compile(r"^(?:à|chez) (?:l['’]adresse )?", re.IGNORECASE)
_GUILLEMETS = re.compile(r"(?:« ?|“)([^«»“”]+?)(?: ?»|”)")
_OWN_UNIT = re.compile(r"(?<=\d) ?([^\W\d_].*)$")
Same = Callable[[str, Sequence[str], Comparison], bool]
Reading = Callable[[str, Comparison], Hashable | None]


def answer_matches(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    """Whether one typed answer matches one of the accepted answers.

    An answer longer than `LONGEST_ANSWER` is wrong and is not read.
    """
    if len(text) > LONGEST_ANSWER:
        return False
    same = KINDS[comparison.compare]
    if same(text, key, comparison):
        return True
    if comparison.compare in ASIDE:
        told = without_reason(text)
        if told and same(told, key, comparison):
            return True
    if comparison.compare in COMMENTED and any(
        (bare := without_comment(text, k)) and same(bare, (k,), comparison) for k in key
    ):
        return True
    if comparison.numbered and same_code(text, key, comparison):
        return True
    if comparison.compare not in NAMED:
        return False
    bare = without_said_noun(text, comparison.said)
    found = [
        accepted for accepted in key if not consists_of_question_words(accepted, comparison.said)
    ]
    return bare != text and same(bare, found, comparison)


def _same_name(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    forms = set(_announced_forms(strip_quotes(text), comparison))
    forms |= {_ARTICLE.sub("", form, count=1) for form in forms}
    forms |= {form.rstrip("/:;, ") for form in forms}
    if any(lead.lower() == "version" for lead in comparison.lead):
        forms |= {_VERSION.sub("", form) for form in forms}
    given = {normalise_name(form) for form in forms if form}
    if any(is_spaced_code(form, accepted) for form in forms for accepted in key):
        return True
    return any(
        wanted in given or any(is_same_place(form, wanted, comparison.said) for form in given)
        for wanted in map(normalise_name, key)
    )


def _announced_forms(text: str, comparison: Comparison) -> list[str]:
    """The text, as it is and without what tells again what is asked."""
    opened = strip_quotes(without_said_opening(text, comparison.said))
    return [text, *own_lead_forms(opened, comparison.lead, told=True)]


def _same_number(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    given = read_number(text, comparison)
    if given is None:
        return _same_measure(text, key, comparison)
    accepted = (read_number(number, comparison) for number in key)
    tolerance, decimals = comparison.tolerance, comparison.decimals
    return any(n is not None and same_number(given, n, tolerance, decimals) for n in accepted)


def _same_measure(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    """Whether a number is one of the key with the same unit, for keys that have their own: « 1 To »."""
    for accepted in key:
        unit = _OWN_UNIT.search(accepted)
        if unit is None or read_number(accepted, comparison) is not None:
            continue
        own = comparison.model_copy(update={"units": (unit[1],)})
        given, wanted = read_number(text, own), read_number(accepted, own)
        if given is not None and wanted is not None and same_number(given, wanted, 0.0, None):
            return True
    return False


def _same_duration(text: str, key: Sequence[str], _: Comparison) -> bool:
    for accepted in key:
        hours = not dates_and_times.has_seconds(accepted)
        given = dates_and_times.parse_duration(text, short_is_hours=hours)
        if given is not None and given == dates_and_times.parse_duration(
            accepted, short_is_hours=hours
        ):
            return True
    return False


def _same_address(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    forms = set(_announced_forms(strip_quotes(text), comparison))
    forms |= {_TO.sub("", form, count=1) for form in forms}
    return any(same_address(form, accepted) for form in forms for accepted in key)


def _match_by_parser(read: Reading) -> Same:
    """Two texts are the same when they are read as the same thing."""

    def same(text: str, key: Sequence[str], comparison: Comparison) -> bool:
        given = read(text, comparison)
        return given is not None and any(given == read(k, comparison) for k in key)

    return same


def _letters_value(text: str, comparison: Comparison) -> Hashable | None:
    bare = without_said_owner(text, comparison.said)
    return parse_letters(bare, comparison.lead, any_order=comparison.any_order)


def _same_exact(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    opened = without_said_opening(_exact_value(text), comparison.said)
    return any(
        _exact_value(form) == _exact_value(accepted) for form in (text, opened) for accepted in key
    )


def _exact_value(text: str) -> str:
    plain = normalise_spaces(text).replace("\u202f", " ").strip()
    return _GUILLEMETS.sub(r"\1", plain)  # no path nor code stands in these quotes


KINDS: dict[str, Same] = {
    "text": same_text,
    "exact": _same_exact,
    "number": _same_number,
    "date": lambda text, key, _: any(dates_and_times.same_date(text, k) for k in key),
    "time": lambda text, key, c: any(dates_and_times.same_time(text, k, c.said) for k in key),
    "duration": _same_duration,
    "letters": _match_by_parser(_letters_value),
    "name": _same_name,
    "address": _same_address,
    "keys": _match_by_parser(lambda text, _: parse_shortcut(text)),
    "phone": _match_by_parser(lambda text, _: parse_phone(text)),
    "colour": _match_by_parser(lambda text, _: parse_colour(text)),
    "code": _match_by_parser(lambda text, _: parse_code(text)),
    "formula": _match_by_parser(lambda text, _: parse_formula(text)),
    "terms": _match_by_parser(lambda text, _: parse_search_terms(text)),
}
