"""Dates."""

from __future__ import annotations

import math
from calendar import monthrange
from datetime import date, timedelta

from pixsim.worlds.sheet.functions.registry import (
    ALL,
    Arguments,
    Sheet,
    number_at,
    numbers_of,
    optional,
    register_function,
    text_at,
)
from pixsim.worlds.sheet.values import (
    EPOCH,
    CellError,
    Error,
    Value,
    day_of,
    read_date,
    whole,
)

MOST_DAYS = 20_000


@register_function("DATE", min_args=3, one_by_one=ALL)
def _date(sheet: Sheet, arguments: Arguments) -> Value:
    year, month, day = (whole(sheet.compute(node)) for node in arguments)
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1900 <= year <= 9999:
        raise CellError(Error.NUMBER)
    return float((date(year, month, 1) - EPOCH).days + day - 1)


@register_function("ANNEE", one_by_one=ALL)
def _year(sheet: Sheet, arguments: Arguments) -> Value:
    return float(day_of(number_at(sheet, arguments[0])).year)


@register_function("MOIS", one_by_one=ALL)
def _month(sheet: Sheet, arguments: Arguments) -> Value:
    return float(day_of(number_at(sheet, arguments[0])).month)


@register_function("JOUR", one_by_one=ALL)
def _day(sheet: Sheet, arguments: Arguments) -> Value:
    return float(day_of(number_at(sheet, arguments[0])).day)


@register_function("JOURSEM", max_args=2, one_by_one=ALL)
def _weekday(sheet: Sheet, arguments: Arguments) -> Value:
    kind = int(optional(sheet, arguments, 1, 1.0))
    weekday = day_of(number_at(sheet, arguments[0])).isoweekday()
    if kind not in (1, 2, 3):
        raise CellError(Error.NUMBER)
    return float({1: weekday % 7 + 1, 2: weekday, 3: weekday - 1}[kind])


def _serial(day: date) -> float:
    return float((day - EPOCH).days)


def _months_later(day: date, months: int) -> date:
    """The same day of another month, or the last of that month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    if not 1900 <= year <= 9999:
        raise CellError(Error.NUMBER)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@register_function("MOIS.DECALER", min_args=2, one_by_one=ALL)
def _month_moved(sheet: Sheet, arguments: Arguments) -> Value:
    day, months = day_of(number_at(sheet, arguments[0])), whole(sheet.compute(arguments[1]))
    return _serial(_months_later(day, months))


@register_function("FIN.MOIS", min_args=2, one_by_one=ALL)
def _month_end(sheet: Sheet, arguments: Arguments) -> Value:
    day, months = day_of(number_at(sheet, arguments[0])), whole(sheet.compute(arguments[1]))
    there = _months_later(day.replace(day=1), months)
    return _serial(there.replace(day=monthrange(there.year, there.month)[1]))


@register_function("JOURS", min_args=2, one_by_one=ALL)
def _days(sheet: Sheet, arguments: Arguments) -> Value:
    last, first = (math.floor(number_at(sheet, node)) for node in arguments)
    return float(last - first)


@register_function("DATEDIF", min_args=3, one_by_one=ALL)
def _between(sheet: Sheet, arguments: Arguments) -> Value:
    first, last = (day_of(number_at(sheet, node)) for node in arguments[:2])
    unit = text_at(sheet, arguments[2]).upper()
    if last < first:
        raise CellError(Error.NUMBER)
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    found = {"D": (last - first).days, "M": months, "Y": months // 12, "YM": months % 12}  # fmt: skip
    if unit not in found:
        raise CellError(Error.NUMBER)
    return float(found[unit])


@register_function("DATEVAL", one_by_one=ALL)
def _date_of_text(sheet: Sheet, arguments: Arguments) -> Value:
    found = read_date(text_at(sheet, arguments[0]))
    if found is None:
        raise CellError(Error.VALUE)
    return found


@register_function("NO.SEMAINE.ISO", one_by_one=ALL)
def _iso_week(sheet: Sheet, arguments: Arguments) -> Value:
    return float(day_of(number_at(sheet, arguments[0])).isocalendar().week)


@register_function("NO.SEMAINE", max_args=2, one_by_one=ALL)
def _week(sheet: Sheet, arguments: Arguments) -> Value:
    day, kind = day_of(number_at(sheet, arguments[0])), int(optional(sheet, arguments, 1, 1.0))
    if kind == 21:
        return float(day.isocalendar().week)
    if kind not in (1, 2):
        raise CellError(Error.NUMBER)
    first = date(day.year, 1, 1)
    lead = first.isoweekday() % 7 if kind == 1 else first.isoweekday() - 1
    return float(((day - first).days + lead) // 7 + 1)


def _holidays(sheet: Sheet, arguments: Arguments, place: int) -> frozenset[date]:
    return frozenset(map(day_of, numbers_of(sheet, arguments[place : place + 1])))


@register_function("NB.JOURS.OUVRES", min_args=2, max_args=3)
def _work_days(sheet: Sheet, arguments: Arguments) -> Value:
    first, last = (day_of(number_at(sheet, node)) for node in arguments[:2])
    off, sign = _holidays(sheet, arguments, 2), 1.0 if first <= last else -1.0
    first, last = min(first, last), max(first, last)
    count = (last - first).days + 1
    if count > MOST_DAYS:
        raise CellError(Error.NUMBER)
    sheet.step(count)
    days = (first + timedelta(days=place) for place in range(count))
    return sign * sum(day.weekday() < 5 and day not in off for day in days)


@register_function("SERIE.JOUR.OUVRE", min_args=2, max_args=3)
def _work_day(sheet: Sheet, arguments: Arguments) -> Value:
    day, left = day_of(number_at(sheet, arguments[0])), whole(sheet.compute(arguments[1]))
    off, way = _holidays(sheet, arguments, 2), 1 if left >= 0 else -1
    if abs(left) > MOST_DAYS:
        raise CellError(Error.NUMBER)
    while left:
        sheet.step()
        day += timedelta(days=way)
        left -= way * (day.weekday() < 5 and day not in off)
    return _serial(day)
