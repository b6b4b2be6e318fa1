"""Numbers as people write them: read exactly, in decimal, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pixsim.bank.marking.announcing_words import without_leads
from pixsim.bank.marking.calculations import reduce_calculation
from pixsim.bank.marking.cleaning import fold_accents, strip_quotes
from pixsim.bank.marking.number_words import ENGLISH_WORDS, MOST_WORDS, NUMBER_WORDS, RANK_WORDS
from pixsim.bank.marking.units import unit_form, unit_forms
from pixsim.bank.marking.words_of_the_question import (
    asks_to_round,
    is_tail,
    without_extreme,
    without_said_lead,
)
from pixsim.bank.schema import Comparison

_DIGITS = re.compile(
    r"(?P<sign>[+-] ?)?"
    r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[01]{1,4}(?: [01]{4})+(?![0-9])|[0-9]+)?"
    r"(?:[.,](?P<part>[0-9]+))?"
)
_ENGLISH = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+(?![0-9])", re.ASCII)
_GERMAN = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+(?![0-9])", re.ASCII)
_RANK = re.compile(r"(?:e|eme|er|re|ere|ieme|nde?)(?: (?P<noun>.+))?", re.IGNORECASE)
_ABOUT = re.compile(r"(?:environ |env\. ?|a peu pres |≈ ?|~ ?|≃ ?)", re.IGNORECASE)
_EUROS = re.compile(
    r"(?P<sign>[+-] ?)?(?P<euros>[0-9]{1,3}(?: [0-9]{3})+|[0-9]+) ?(?:€|euros?)(?: et)? ?"
    r"(?:(?P<cents>[0-9]{2})(?: ?(?:c|cts?|cents?|centimes?))?|(?P<few>[0-9]) ?(?:c|cts?|cents?|centimes?))",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?P<h>[0-9]{1,4}) ?(?:h|heures?) ?(?P<min>[0-5][0-9])(?: ?(?:min|mn|minutes?))?",
    re.IGNORECASE,
)
_IN_DECIMALS = frozenset({"decimal", "decimale", "decimales", "decimaux", "centiemes", "dixiemes"})
_THOUSANDS = re.compile(r"([0-9]{1,3}) mille(?![^\W_])", re.IGNORECASE)
_BETWEEN = re.compile(r"\( ?([^()]*[^() ]) ?\)")
_GAS = re.compile(r" (?:de |d')?co ?[2₂](?: ?e|eq)?$", re.IGNORECASE)
_CELL = re.compile(r"[a-z]{1,2}[0-9]{1,3} ?[=:] ?(?=[0-9+-])", re.IGNORECASE)
_GROUPS = re.compile(
    r"[+-]?[0-9]{1,3}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})(?![0-9.,])", re.ASCII
)
_MONEY = re.compile(r"([€$£]) ?(?=[0-9])")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_ENDINGS = (" au total", " en tout")
_LESS = (" de moins", " en moins")
_GAINED = frozenset(
    {"gagne", "gagnes", "gagner", "economise", "economises", "economie", "epargne", "epargnes"}
)
_WAY = re.compile(
    r"(?:une )?(?:(?P<up>hausse|augmentation|progression|croissance)"
    r"|(?P<down>baisse|diminution|recul|chute)) de (?=[0-9≈~]|environ )",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read.

    Attributes
    ----------
    value : Decimal
        Always finite.
    decimals : int
        How many were written.
    """

    value: Decimal
    decimals: int


def parse_number(
    text: str,
    units: tuple[str, ...] = (),
    lead: tuple[str, ...] = (),
    said: tuple[str, ...] = (),
    *,
    rounded: bool = False,
) -> Number | None:
    """Read one number: decimal comma or point, spaces of thousands or of bits by four, words.

    Parameters
    ----------
    text : str
    units : tuple of str
        Units and nouns that may follow; others make the answer another one.
    lead : tuple of str
        Words that may announce it, beyond those of `pixsim.bank.marking.announcing_words`.
    said : tuple of str
        Words of the question, which may stand round the number.
    rounded : bool
        Whether the question has the number rounded: « environ » and « ≈ » then change nothing.

    Returns
    -------
    Number or None
        None when the text is not exactly one number so written.
    """
    whole = _without_about(fold_accents(strip_quotes(text)).translate(_MINUS), rounded)
    whole = _join_digits(reduce_calculation(whole), units, said)
    bare = without_leads(
        _CELL.sub("", whole, count=1) if _CELL.match(whole) else whole, lead, number=True
    )
    bare = _without_about(without_said_lead(bare, said), rounded)
    bare = _without_money(bare, units)
    for ending in (*_ENDINGS, *(_LESS if _GAINED.intersection(said) else ())):
        bare = bare.removesuffix(ending)
    bare = without_extreme(bare, said)
    bare = _without_way(bare, units, said)
    number, rest = _parse_digits(bare) or _parse_number_words(bare) or (None, "")
    inside = _BETWEEN.fullmatch(rest)
    if inside is not None:  # « 213502388 (SIREN) »
        rest = "" if unit_form(inside[1]) in unit_forms(lead) else inside[1]
    if number is None or not (
        _may_follow(rest, units, said, any_noun=not (units or lead))
        or (lead and bare != whole and is_tail(rest, said, place=True))
        or (lead and not units and _is_rank(rest, lead))
    ):
        return None
    return number


def read_number(text: str, comparison: Comparison) -> Number | None:
    """The number that a text is, read as a comparison says."""
    units, lead, said = comparison.units, comparison.lead, comparison.said
    return parse_number(text, units, lead, said, rounded=is_rounded(comparison))


def is_rounded(comparison: Comparison) -> bool:
    """Whether the number asked for is a rounded one: « environ » then says no less."""
    return (
        comparison.decimals is not None
        or comparison.tolerance > 0
        or asks_to_round(comparison.said)
    )


def _is_rank(rest: str, lead: tuple[str, ...]) -> bool:
    """Whether « e », « re » follows, and the noun of the place perhaps: « la 4e semaine »."""
    found = _RANK.fullmatch(rest)
    return found is not None and (not found["noun"] or unit_form(found["noun"]) in unit_forms(lead))


def _without_way(text: str, units: tuple[str, ...], said: tuple[str, ...]) -> str:
    """« une hausse de 15 % » as « +15 % », a fall as « −15 % » unless the question asks by how much it falls."""
    found = _WAY.match(text) if "%" in units else None
    if found is None:
        return text
    number = text[found.end() :]
    words = {"baisse", "diminution", "recul", "chute"}
    falls = words.intersection(said) and not {"hausse", "augmentation"}.intersection(said)
    return f"-{number}" if found["down"] and not falls else number


def _join_digits(text: str, units: tuple[str, ...], said: tuple[str, ...]) -> str:
    """« 772 euros et 96 centimes » as « 772,96 € », where euros are asked, and « 65 mille » as « 65000 ».

    And « 133 h 30 » as « 133,50 h » where hours are asked, unless it is the decimal writing that is asked.
    """
    hours = _HOURS.fullmatch(text) if unit_form("h") in unit_forms(units) else None
    if hours is not None and not _IN_DECIMALS.intersection(said) and int(hours["min"]) % 3 == 0:
        return f"{hours['h']},{int(hours['min']) * 5 // 3:02d} h"
    found = _EUROS.fullmatch(text) if "€" in units else None
    if found is not None:
        cents = found["cents"] or f"0{found['few']}"
        return f"{found['sign'] or ''}{found['euros']},{cents} €"
    return _THOUSANDS.sub(r"\g<1>000", text, count=1)


def _without_about(text: str, rounded: bool) -> str:
    found = _ABOUT.match(text) if rounded else None
    return text[found.end() :] if found is not None else text


def _may_follow(
    rest: str, units: tuple[str, ...], said: tuple[str, ...], *, any_noun: bool
) -> bool:
    """Whether nothing, or a unit, follows the number; after a unit, words of the question.

    Where nothing says what is counted, any noun of the question may be it.
    """
    if not rest or unit_form(rest) in unit_forms(units) or (any_noun and is_tail(rest, said)):
        return True
    if rest.startswith("en ") and is_tail(rest, said):  # « en réalité », no unit
        return True
    if _GAS.search(rest) and {"co", "co2", "co₂"}.intersection(said):  # « 267 kg de CO2 »
        rest = _GAS.sub("", rest)
        return unit_form(rest) in unit_forms(units) and unit_form(rest) in unit_forms(
            ("g", "kg", "t")
        )
    unit, space, tail = rest.replace("/", " /", 1).replace(",", " ,", 1).partition(" ")
    if not space or unit_form(unit) not in unit_forms(units):
        return False
    tail = re.sub(r"^/ ?", "par ", tail.lstrip(" ,"))  # « €/clic »
    return is_tail(tail, said) or is_tail(tail, said, place=True)


def same_number(given: Number, accepted: Number, tolerance: float, decimals: int | None) -> bool:
    """Whether a number is near enough, and as precise as asked.

    Final zeros are free: « 12,90 » and « 14 » are what « 12,9 » and « 14,0 » are. With fewer decimals
    than asked, or with more, only the very number of the key is right.
    """
    distance = abs(given.value - accepted.value)
    if decimals is not None and given.decimals != decimals:
        return distance == 0
    return distance <= Decimal(repr(tolerance))


def _parse_digits(text: str) -> tuple[Number, str] | None:
    text = _drop_thousands_signs(text)
    found = _DIGITS.match(text)
    if found is None or not (found["whole"] or found["part"]):
        return None
    sign = "-" if (found["sign"] or "").startswith("-") else ""
    whole, part = (found["whole"] or "0").replace(" ", ""), found["part"] or ""
    value = Decimal(f"{sign}{whole}.{part}" if part else f"{sign}{whole}")
    return Number(value, len(part)), text[found.end() :].strip()


def _drop_thousands_signs(text: str) -> str:
    """The text without the signs of thousands where two signs make it clear: « 1,234.5 », « 213.502.388 »."""
    if _GROUPS.match(text):
        return text.replace(".", "").replace(",", "")
    if _ENGLISH.match(text):
        return text.replace(",", "")
    return text.replace(".", "") if _GERMAN.match(text) else text


def _without_money(text: str, units: tuple[str, ...]) -> str:
    """« €12.50 »: English puts the sign of the unit first."""
    sign = _MONEY.match(text)
    if sign is None or unit_form(sign[1]) not in unit_forms(units):
        return text
    return text[sign.end() :]


def _parse_number_words(text: str) -> tuple[Number, str] | None:
    words = text.replace("-", " ").split(" ")
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        said = " ".join(words[:count]).lower()
        value, rest = NUMBER_WORDS.get(said, ENGLISH_WORDS.get(said)), words[count:]
        if value is None:
            value, rest = RANK_WORDS.get(said), ["e", *rest]  # right where « 6e » is
        if value is not None:
            return Number(Decimal(value), 0), " ".join(rest)
    return None
