"""Each key written in the other ways of its kind, and turned into the usual mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from pixsim.bank.marking import dates_and_times
from pixsim.bank.marking.identifiers import normalise_name, parse_phone
from pixsim.bank.marking.letters import parse_letters
from pixsim.bank.marking.number_words import NUMBER_WORDS
from pixsim.bank.marking.numbers import is_rounded, read_number
from pixsim.bank.marking.text import ARTICLE, PLACED
from pixsim.bank.marking.units import unit_form, unit_forms
from pixsim.bank.schema import Comparison
from pixsim.text.french_dates import MONTHS, WEEKDAYS

Samples = Callable[[str, Comparison], Iterator[str]]

_IN_WORDS = {str(number): words for words, number in NUMBER_WORDS.items()}
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_FOREIGN_UNITS = ("Mo", "Mb", "Mo/s", "km", "°C", "€", "kg", "%", "photos", "parsecs")


def paraphrase_key(key: str, comparison: Comparison) -> Iterator[str]:
    """Other ways to write a key; marking accepts each."""
    yield f" {key} "
    yield from _code_number(key) if comparison.numbered else ()
    yield from _PARAPHRASES[comparison.compare](key, comparison)


def near_miss_answers(key: str, comparison: Comparison) -> Iterator[str]:
    """Usual mistakes made of a key; marking refuses each, for this key alone."""
    yield from _TRAPS[comparison.compare](key, comparison)


def _code_number(key: str) -> Iterator[str]:
    found = re.fullmatch(r"([^\W\d_]+)[ _-]?([0-9]+)", key)
    if found is not None:
        yield from (found[2], str(int(found[2])), f"n° {found[2]}", f"{found[1]} {found[2]}")


def _quoted_forms(key: str, _: Comparison) -> Iterator[str]:
    if not re.search("[«»“”\"'`]|\\.$", key):
        yield f"« {key} »"
        yield f'"{key}"'
        yield f"{key}."


def _text_ways(key: str, comparison: Comparison) -> Iterator[str]:
    yield from _quoted_forms(key, comparison)
    if comparison.t1:
        yield key.lower()
        yield key.upper() if "ß" not in key else key
        if not (ARTICLE.match(key) or PLACED.match(key)):
            yield from (f"le {key}", f"une {key}")
    announced = (lead for lead in comparison.lead if not key.lower().startswith(lead.lower()))
    yield from (f"{lead} {key}" for lead in announced)
    if comparison.either and len(words := key.split()) > 1:
        yield " ".join([*words[1:], words[0]])


def _text_traps(key: str, comparison: Comparison) -> Iterator[str]:
    if not comparison.t3:
        yield f"pas {key}"
        yield f"{key} ou non"
    yield f"{key} ou bien tout autre chose que cela"


def _number_ways(key: str, comparison: Comparison) -> Iterator[str]:
    if not _PLAIN_NUMBER.fullmatch(key):
        return
    yield from _quoted_forms(key, comparison)
    yield from (f"{lead}{key}" for lead in ("Réponse : ", "= ", "n = ", "c'est ", "il y en a "))
    yield from (f"{lead} {key}" for lead in comparison.lead)
    yield from (form for unit in comparison.units for form in (f"{key} {unit}", f"{key}{unit}"))
    yield key.replace(",", ".")
    yield key.replace(".", ",")
    yield key.replace("-", "\u2212")
    if key in _IN_WORDS and not comparison.decimals:
        yield _IN_WORDS[key]
        yield from (f"{_IN_WORDS[key]} {unit}" for unit in comparison.units if unit[0].isalpha())
    if is_rounded(comparison):
        yield from (f"environ {key}", f"≈ {key}", f"~{key}")
    if "le moins" in comparison.said:
        yield from (f"au moins {key}", f"{key} au moins")
        yield f"{key}0" if re.search("[.,]", key) else f"{key},0"
    if not comparison.decimals and key.lstrip("-").isdigit():
        yield re.sub(r"(?<=\d)(?=(?:\d{3})+$)", " ", key)


def _number_traps(key: str, comparison: Comparison) -> Iterator[str]:
    number = read_number(key, comparison)
    if number is None or not _PLAIN_NUMBER.fullmatch(key):
        return
    about = () if is_rounded(comparison) else ("environ", "≈")
    least = () if "le moins" in comparison.said else ("au moins",)  # what is asked there
    for change in ("plus de", "moins de", "presque", "avant", *least, "pas", ">", *about):
        yield f"{change} {key}"
    yield f"moins {key.lstrip('-')}"
    yield f"la moitié de {key}"
    yield f"entre {key} et {key}0"
    yield f"{key} ou {key}0"
    yield f"{key}?"
    yield f"{key}e0"
    if 3 * abs(number.value) > comparison.tolerance:
        yield f"{key.lstrip('-')}" if key.startswith("-") else f"-{key}"
    known = unit_forms(comparison.units)
    foreign = (unit for unit in _FOREIGN_UNITS if unit_form(unit) not in known)
    yield from (f"{key} {unit}" for unit in foreign if unit not in comparison.said)
    if comparison.decimals is not None:
        yield f"{key}1" if re.search("[.,]", key) else f"{key},1"


def _date_ways(key: str, _: Comparison) -> Iterator[str]:
    found = dates_and_times.parse_date(key)
    if found is None:
        return
    year, month, day = found
    if day is None:
        return
    yield f"{day}{'er' if day == 1 else ''} {MONTHS[month - 1]}" + (f" {year}" if year else "")
    if year is None:
        yield f"{day}/{month}"
        return
    weekday = WEEKDAYS[date(year, month, day).weekday()]
    yield f"le {weekday} {day:02} {MONTHS[month - 1].upper()} {year}"
    yield f"{day}/{month}/{year}"
    yield f"{day:02}-{month:02}-{year}"
    yield f"{year}-{month:02}-{day:02}"
    if 2000 <= year < 2100:
        yield f"{day:02}/{month:02}/{year % 100:02}"


def _date_traps(key: str, _: Comparison) -> Iterator[str]:
    found = dates_and_times.parse_date(key)
    if found is None:
        return
    year, month, day = found
    if year is not None:
        yield f"{day or 1}/{month}/{year + 1}"
    if day is None:
        return
    if day != month:
        yield f"{month}/{day}" + (f"/{year}" if year else "")
    yield f"avant le {key}"
    yield f"{day % 28 + 1}/{month}" + (f"/{year}" if year else "")


def _time_ways(key: str, _: Comparison) -> Iterator[str]:
    seconds = dates_and_times.parse_time(key)
    if seconds is None or seconds % 60:
        return
    hours, minutes = divmod(seconds // 60, 60)
    yield f"{hours}:{minutes:02}"
    yield f"{hours:02} h {minutes:02}"
    yield f"à {hours}h{minutes:02}"
    yield f"{hours} heures {minutes:02} minutes" if minutes else f"{hours} heures"


def _time_traps(key: str, _: Comparison) -> Iterator[str]:
    seconds = dates_and_times.parse_time(key)
    if seconds is None:
        return
    hours, minutes = divmod(seconds // 60, 60)
    yield f"{hours}.{minutes:02}"
    yield f"{hours:02}:{(minutes + 1) % 60:02}"
    yield f"{(hours + 12) % 24}:{minutes:02}"
    yield f"avant {hours}:{minutes:02}"


def _duration_ways(key: str, _: Comparison) -> Iterator[str]:
    seconds = dates_and_times.parse_duration(
        key, short_is_hours=not dates_and_times.has_seconds(key)
    )
    if seconds is None:
        return
    hours, rest = divmod(seconds, 3600)
    yield f"{hours}:{rest // 60:02}:{rest % 60:02}"
    yield f"{hours} h {rest // 60} min {rest % 60} s"
    yield f"{seconds} secondes"


def _duration_traps(key: str, _: Comparison) -> Iterator[str]:
    seconds = dates_and_times.parse_duration(
        key, short_is_hours=not dates_and_times.has_seconds(key)
    )
    if seconds is not None:
        yield f"{seconds + 1} s"
        yield f"{seconds} min"
        yield f"plus de {key}"


def _letters_ways(key: str, comparison: Comparison) -> Iterator[str]:
    letters = parse_letters(key, comparison.lead, any_order=comparison.any_order) or ()
    yield ", ".join(letters).upper()
    yield " ".join(letters)
    yield f"« {' - '.join(letters)} »."
    yield " → ".join(letters)
    yield f"Réponse : {', '.join(letters)}"
    if all(len(letter) == 1 and letter.isalpha() for letter in letters):
        yield "".join(letters)
    if comparison.any_order:
        yield " et ".join(reversed(letters))
    else:
        yield " puis ".join(letters)


def _letters_traps(key: str, comparison: Comparison) -> Iterator[str]:
    letters = parse_letters(key, comparison.lead, any_order=comparison.any_order) or ()
    if len(letters) > 1:
        yield ", ".join(letters[1:])
        yield ", ".join(letters[:-1])
        if not comparison.any_order and letters != letters[::-1]:
            yield ", ".join(reversed(letters))
    yield ", ".join([*letters, "z"])
    yield f"pas {key}"


def _name_ways(key: str, comparison: Comparison) -> Iterator[str]:
    yield from _quoted_forms(key, comparison)
    yield key.upper() if key.upper().casefold() == key.casefold() else key
    yield from (f"{lead} {key}" for lead in comparison.lead)


def _name_traps(key: str, comparison: Comparison) -> Iterator[str]:
    stripped = re.sub(r"[\s._-]", "", key)
    if normalise_name(stripped) != normalise_name(key) and not comparison.numbered:
        yield stripped
    yield f"{key}x"
    if not key.startswith("doi.org/"):  # the same with « www. »
        yield f"www.{key}"


def _exact_traps(key: str, _: Comparison) -> Iterator[str]:
    if key.swapcase() != key:
        yield key.swapcase()
    yield f"{key}x"


def _address_ways(key: str, comparison: Comparison) -> Iterator[str]:
    yield from _quoted_forms(key, comparison)
    head = re.match(r"(?:[a-z]+://)?[^/?#]+", key, re.IGNORECASE)
    if head is not None:
        yield head[0].upper() + key[head.end() :]


def _address_traps(key: str, _: Comparison) -> Iterator[str]:
    yield f"{key}x"
    if key.startswith("https://"):
        yield f"http://{key.removeprefix('https://')}"


def _keys_ways(key: str, _: Comparison) -> Iterator[str]:
    yield key.lower()
    if "++" not in key:
        yield key.replace("+", " ")
        yield key.replace("+", " + ")
        yield re.sub(r"\bMaj\b", "Shift", re.sub(r"\bCtrl\b", "Contrôle", key))


def _keys_traps(key: str, _: Comparison) -> Iterator[str]:
    yield f"F12+{key}"
    parts = [part for part in key.split("+") if part]
    if len(parts) > 1:
        yield "+".join(parts[1:])
        yield "+".join(parts[:-1])


def _phone_ways(key: str, _: Comparison) -> Iterator[str]:
    digits = parse_phone(key) or key
    yield digits
    yield ".".join(re.findall("..?", digits))
    if len(digits) == 10 and digits.startswith("0"):
        yield f"+33 {digits[1:]}"
        yield f"+33 (0){digits[1:]}"


def _phone_traps(key: str, _: Comparison) -> Iterator[str]:
    yield (parse_phone(key) or key)[:-1]
    yield f"{key}1"


def _colour_ways(key: str, _: Comparison) -> Iterator[str]:
    yield key.removeprefix("#").upper()
    yield f"#{key.removeprefix('#').lower()}"


def _code_ways(key: str, _: Comparison) -> Iterator[str]:
    yield key.replace(" ", "  ")


def _formula_ways(key: str, _: Comparison) -> Iterator[str]:
    if '"' not in key:
        yield key.lower()
        yield key.replace("(", " ( ").replace(";", " ; ")


def _formula_traps(key: str, _: Comparison) -> Iterator[str]:
    yield f"{key}+1"
    yield key.removeprefix("=") if key.startswith("=") else f"={key}"


def _terms_ways(key: str, _: Comparison) -> Iterator[str]:
    yield key.upper()
    yield key.replace(" ", "  ")


def _lengthened_key(key: str, _: Comparison) -> Iterator[str]:
    yield f"{key} autre"


def _shortened_key(key: str, _: Comparison) -> Iterator[str]:
    yield key[:-1]


def _no_samples(_key: str, _: Comparison) -> Iterator[str]:
    yield from ()


_PARAPHRASES: dict[str, Samples] = {
    "text": _text_ways,
    "exact": _no_samples,
    "number": _number_ways,
    "date": _date_ways,
    "time": _time_ways,
    "duration": _duration_ways,
    "letters": _letters_ways,
    "name": _name_ways,
    "address": _address_ways,
    "keys": _keys_ways,
    "phone": _phone_ways,
    "colour": _colour_ways,
    "code": _code_ways,
    "formula": _formula_ways,
    "terms": _terms_ways,
}
_TRAPS: dict[str, Samples] = {
    "text": _text_traps,
    "exact": _exact_traps,
    "number": _number_traps,
    "date": _date_traps,
    "time": _time_traps,
    "duration": _duration_traps,
    "letters": _letters_traps,
    "name": _name_traps,
    "address": _address_traps,
    "keys": _keys_traps,
    "phone": _phone_traps,
    "colour": _shortened_key,
    "code": _exact_traps,
    "formula": _formula_traps,
    "terms": _lengthened_key,
}
