"""Dates, times of day and durations as people write them in French, and in English."""

from __future__ import annotations

import re
from datetime import date

from pixsim.bank.marking.announcing_words import without_leads
from pixsim.bank.marking.cleaning import fold_accents, strip_quotes
from pixsim.bank.marking.words_of_the_question import without_said_time_lead
from pixsim.text.french_dates import MONTHS, WEEKDAYS

Date = tuple[int | None, int, int | None]
"""Year, month, day; no year in « 28/02 », no day in « juillet 2024 »."""

_SHORT = ("janv jan", "fevr fev", "mar", "avr", "", "", "juil", "", "sept sep", "oct", "nov", "dec")
_MONTHS = {
    name: number
    for number, (full, short) in enumerate(zip(MONTHS, _SHORT, strict=True), 1)
    for name in (fold_accents(full), *short.split())
}
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS |= {name: number for number, name in enumerate(_ENGLISH, 1)}  # of translated questions
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = {name: n for n, full in enumerate(WEEKDAYS) for name in (full, full[:3])}
_DAYS |= {name: n for n, name in enumerate(_ENGLISH_DAYS)}
_PREFIX = rf"(?:le )?(?:(?P<weekday>{'|'.join(_DAYS)})[.,]* )?(?:le )?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        rf"{_PREFIX}(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?[ -]{_MONTH}(?:[ -](?P<year>\d{{4}}|\d{{2}}))?",
        rf"{_PREFIX}(?P<day>\d{{1,2}})(?:er)? ?(?P<sep>[/. -]) ?(?P<month>\d{{1,2}})"
        r"(?: ?(?P=sep) ?(?P<year>\d{4}|\d{2}))?",
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})",
        rf"(?:(?P<weekday>{'|'.join(_ENGLISH_DAYS)}),? )?(?P<month>{'|'.join(_ENGLISH)}) "
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?",
        rf"(?:en )?{_MONTH} (?P<year>\d{{4}})",
        r"(?P<month>\d{1,2})[/-](?P<year>\d{4})",
    )
)
_TIME = re.compile(
    r"(?:(?:il est|a) )?(?P<h>\d{1,2}) ?(?:h|:|heures?)"
    r"(?: ?(?P<m>\d{2}|\d(?= ?m)) ?(?:(?:min|mn|minutes?|m)?"
    r"|(?:min|mn|minutes?|m|:) ?(?P<s>\d{2}|\d(?= ?s)) ?(?:s|sec|secondes?)?))?",
    re.ASCII,
)
_HOUR = re.compile(r"(?:a )?(?P<h>\d{1,2})(?P<m>)(?P<s>)", re.ASCII)
_HALF_DAY = re.compile(r"(.+?) (?:du (?P<am>matin)|de l'apres[- ]midi|du soir)")
_DATE_LEADS = (
    "date", "jour", "jusqu'au", "au", "du", "a partir du", "depuis le", "des le", "soir du", "le soir du",
)  # fmt: skip
_TIME_LEADS = ("heure", "debut", "des", "depuis", "a partir de", "heure de debut", "heure de fin")
_IN_THE_EVENING = re.compile(r" (?:au )?soir$")
_AT_A_TIME = re.compile(
    r"(?:,? (?:a )?|(?<=\d)t)\d{1,2} ?(?:h|heures?|:)(?: ?\d{2}(?:(?: ?min)|:\d{2})?)?(?: ?(?:z|utc|gmt))?$",
    re.ASCII,
)
_DAY_NAME = re.compile(rf"(?:le )?(?P<weekday>{'|'.join(_DAYS)})[.,]*(?: |$)")
_PLACE = re.compile(
    r",? ?(?:\((?:a |en )?(?:l')?(?:heure )?(?:de |d'|a |en )?(?P<inside>[a-z' -]{3,40})\)"
    r"|(?:a|en|a l'heure|heure|heures) (?:de |d'|a |en )?(?P<place>[a-z' -]{3,40}))$"
)
_NO_PLACES = frozenset({"universel", "universelle", "utc", "gmt"})
_DATE = rf"(?:(?:{'|'.join(_DAYS)})[.,]* )?(?:le )?\d{{1,2}}(?:er)? (?:{'|'.join(_MONTHS)})\.?(?: \d{{4}})?"
_DATE_BEFORE = re.compile(rf"(?:le )?(?P<date>{_DATE})(?:,| :)? (?:a )?(?=\d|midi|minuit)")
_DATE_BEHIND = re.compile(rf",? \(?(?:le )?(?P<date>{_DATE})\)?$")
_SAME_DAY = re.compile(r",? \(?(?:du |le )meme jour\)?$")
_NEXT_DAY = re.compile(
    r"^(?:le )?lendemain,? (?=a |\d|minuit|midi)|,? ?(?<!\w)\(?(?:le )?lendemain\)?$"
)
_PAST_NOON = re.compile(
    r"(?P<named>midi|minuit) (?:et (?P<part>demie?|quart)|(?P<m>\d{1,2})(?: ?(?:min|mn|minutes?))?)"
)
_PARTS = {"demi": 30, "demie": 30, "quart": 15}
_NAMED = {"midi": 12 * 3600, "minuit": 0, "noon": 12 * 3600, "midday": 12 * 3600, "midnight": 0}
_TWELVE_HOURS = re.compile(
    r"(?:at )?(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))? ?(?P<half>[ap])\.?m\.?", re.ASCII
)
_CLOCK = re.compile(r"(\d{1,4}):(\d{2})(?::(\d{2}))?", re.ASCII)
_CLOCK_HOURS = re.compile(r"(\d{1,4}:\d{2}(?::\d{2})?) ?(?:h|heures?)", re.ASCII)
_SPANS = re.compile(
    r"(?:(?P<j>\d{1,6}) ?(?:j|jours?|days?)(?: |$))?"
    r"(?:(?P<h>\d{1,6}) ?(?:h|heures?|hours?|hrs?)(?: |$|(?=\d)))?"
    r"(?:(?P<m>\d{1,6})(?: ?(?:mins?|mn|minutes?|m)(?: |$|(?=\d))|$))?"
    r"(?:(?P<s>\d{1,6})(?: ?(?:s|secs?|seconde?s?))?)?",
    re.ASCII,
)


def same_date(text: str, accepted: str) -> bool:
    """Whether two texts say the same date; without a year, the same day of the week if both say it.

    Where the one accepted has a day of the week and no year, a year in which it is that day changes nothing.
    """
    given, wanted = parse_date(text), parse_date(accepted)
    if given is None or wanted is None:
        return False
    day = _day_named(accepted)
    if wanted[0] is None and given[0] is not None and wanted[2] is not None and day is not None:
        return given[1:] == wanted[1:] and _day_of(given) == day
    if given != wanted:
        return False
    days = {_day_named(text), _day_named(accepted)} - {None}
    return len(days) < 2 or given[0] is not None


def parse_date(text: str) -> Date | None:
    """Read one date that exists; a day name must be that of the date; « 26 » is 2026; a time behind it is left out."""
    plain = without_leads(fold_accents(strip_quotes(text)), _DATE_LEADS).lower()
    plain = _AT_A_TIME.sub("", _IN_THE_EVENING.sub("", plain))
    for shape in _SHAPES:
        found = shape.fullmatch(plain)
        if found is not None:
            return _real_date(found.groupdict())
    return None


def same_time(text: str, accepted: str, said: tuple[str, ...]) -> bool:
    """Whether two texts say the same time of day.

    Parameters
    ----------
    text : str
        It names a day, or a date, or says « le lendemain », only if the one accepted does, and a place that the
        question names.
    accepted : str
    said : tuple of str
        Words of the question.
    """
    told_date, text = _parse_dated_time(text)
    known_date, accepted = _parse_dated_time(accepted)
    if told_date is not None and told_date != known_date:
        return False
    if _says_next_day(text) and not _says_next_day(accepted):
        return False
    text, accepted = _without_next_day(text), _without_next_day(accepted)
    day = _day_named(text)
    if day is not None and day != _day_named(accepted) and WEEKDAYS[day] not in said:
        return False
    told = without_said_time_lead(_without_day(text), said)
    given = parse_time(_without_place(told, said))
    return given is not None and given == parse_time(_without_day(accepted))


def _parse_dated_time(text: str) -> tuple[tuple[int | None, int] | str | None, str]:
    """The day and month that a text names before or after a time, or that it is the same day; and the rest of it."""
    plain = fold_accents(strip_quotes(text)).lower()
    same = _SAME_DAY.search(plain)
    if same is not None:
        return "same", plain[: same.start()]
    found = _DATE_BEFORE.match(plain) or _DATE_BEHIND.search(plain)
    known = parse_date(found["date"]) if found is not None else None
    if found is None or known is None:
        return None, text
    return (known[1], known[2] or 0), plain[: found.start()] + plain[found.end() :]


def same_month(text: str, accepted: str) -> bool:
    """Whether two texts say the same month of a year: « nov. 2024 », « 11/2024 »."""
    wanted = parse_date(accepted)
    return wanted is not None and wanted[2] is None and parse_date(text) == wanted


def _day_of(known: Date) -> int | None:
    year, month, day = known
    return date(year, month, day).weekday() if year is not None and day is not None else None


def _day_named(text: str) -> int | None:
    found = _DAY_NAME.match(fold_accents(strip_quotes(text)).lower())
    return _DAYS[found["weekday"]] if found is not None else None


def _without_day(text: str) -> str:
    return _DAY_NAME.sub("", fold_accents(strip_quotes(text)).lower())


def _says_next_day(text: str) -> bool:
    return _NEXT_DAY.search(fold_accents(strip_quotes(text)).lower()) is not None


def _without_next_day(text: str) -> str:
    """« 0 h 52 (le lendemain) » without what says the day: as typed where it says none."""
    return (
        _NEXT_DAY.sub("", fold_accents(strip_quotes(text)).lower(), count=1)
        if _says_next_day(text)
        else text
    )


def _without_place(text: str, said: tuple[str, ...]) -> str:
    """« 11 h 15 (heure de Paris) » without what stands after the time, if the question says it."""
    found = _PLACE.search(text)
    words = re.split("[ '-]", (found["inside"] or found["place"])) if found is not None else ["?"]
    if (
        found is None
        or not {*words} <= {*said, "locale", "paris", "france", "francaise"} - _NO_PLACES
    ):
        return text
    return text[: found.start()]


def parse_time(text: str) -> int | None:
    """Read a time of day, in seconds after midnight; « 14 » alone is 14 h."""
    plain = without_leads(fold_accents(strip_quotes(text)), _TIME_LEADS).lower().removesuffix(".")
    named = _NAMED.get(plain.removeprefix("a "))
    if named is not None:
        return named
    past = _PAST_NOON.fullmatch(plain.removeprefix("a "))
    if past is not None:
        minutes = _PARTS[past["part"]] if past["part"] else int(past["m"])
        return _NAMED[past["named"]] + minutes * 60 if minutes < 60 else None
    twelve = _TWELVE_HOURS.fullmatch(plain)
    if twelve is not None:
        hours = int(twelve["h"]) % 12 + (12 if twelve["half"] == "p" else 0)
        return hours * 3600 + int(twelve["m"] or 0) * 60
    half_day = _HALF_DAY.fullmatch(plain)
    found = _TIME.fullmatch(half_day[1] if half_day else plain) or _HOUR.fullmatch(plain)
    if found is None or (plain.endswith(":")):
        return None
    hours, minutes, seconds = (int(found[part] or 0) for part in "hms")
    if half_day and hours > 12:
        return None
    if half_day and not half_day["am"] and hours < 12:
        hours += 12
    if hours > 24 or minutes > 59 or seconds > 59 or (hours == 24 and minutes + seconds):
        return None
    return hours % 24 * 3600 + minutes * 60 + seconds


def parse_duration(text: str, *, short_is_hours: bool = False) -> int | None:
    """Read a duration, in seconds: « 5 min 37 s », « 0:05:37 », « 1 h 30 ».

    Parameters
    ----------
    text : str
    short_is_hours : bool
        Whether « 5:37 » means hours and minutes, else minutes and seconds.
    """
    plain = (
        fold_accents(strip_quotes(text))
        .lower()
        .replace(" et ", " ")
        .replace(" and ", " ")
        .replace(", ", " ")
    )
    told = _CLOCK_HOURS.fullmatch(plain)
    if told is not None:
        plain, short_is_hours = told[1], True
    clock = _CLOCK.fullmatch(plain)
    if clock is not None:
        first, second, third = clock.groups()
        if third is not None:
            return _clock_seconds(int(first), int(second), int(third))
        return (
            _clock_seconds(int(first), int(second), 0)
            if short_is_hours
            else _clock_seconds(0, int(first), int(second))
        )
    found = _SPANS.fullmatch(plain)
    if found is None or not plain or plain.isdigit():
        return None
    days, hours, minutes, seconds = (int(found[part] or 0) for part in "jhms")
    return days * 86400 + hours * 3600 + minutes * 60 + seconds


def has_seconds(text: str) -> bool:
    """Whether a duration is written down to the second."""
    plain = fold_accents(strip_quotes(text)).lower()
    return bool(re.search(r"\d ?s(?:ecs?|econde?s?)?$|:\d\d:|m(?:in)? ?\d", plain))


def _clock_seconds(hours: int, minutes: int, seconds: int) -> int | None:
    return (
        None if seconds > 59 or (hours and minutes > 59) else hours * 3600 + minutes * 60 + seconds
    )


def _real_date(found: dict[str, str | None]) -> Date | None:
    named = found["month"] or ""
    month = _MONTHS.get(named) or int(named)
    year, day = _to_int(found.get("year")), _to_int(found.get("day"))
    if year is not None and year < 100:
        year += 2000
    try:
        real = date(2000 if year is None else year, month, 1 if day is None else day)  # 2000: leap
    except ValueError:
        return None
    weekday = found.get("weekday")
    if weekday and year is not None and real.weekday() != _DAYS[weekday]:
        return None
    return year, month, day


def _to_int(digits: str | None) -> int | None:
    return int(digits) if digits else None
