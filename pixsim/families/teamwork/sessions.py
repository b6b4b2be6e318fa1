"""Competence 2.3: repeated sessions of a room, what moves or cancels them, and those of two clubs that collide."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.teamwork.agenda import calendar_file, short_date

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TITLES = ("Atelier tablette", "Café numérique", "Permanence", "Aide aux CV", "Chorale", "Couture", "Échecs", "Yoga doux")  # fmt: skip


def _at(day: date, minutes: int) -> str:
    return f"{day:%Y%m%d}T{minutes // 60:02}{minutes % 60:02}00"


def _event(uid: str, title: str, day: date, start: int, length: int, *more: str) -> list[str]:
    return [
        "BEGIN:VEVENT", f"UID:{uid}@salle.example", "DTSTAMP:20251110T080000Z", f"SUMMARY:{title}",
        f"DTSTART;TZID=Europe/Paris:{_at(day, start)}", f"DTEND;TZID=Europe/Paris:{_at(day, start + length)}", *more, "END:VEVENT",
    ]  # fmt: skip


def sessions_that_hold(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: how many sessions of an activity take place, by its rule, dates taken out, moved, cancelled, and closures."""
    titles = sample(rng, _TITLES, 4)
    lines: list[str] = []
    closed = []
    for month, length in sorted(zip(sample(rng, range(2, 7), 3), (integer(rng, 3, 9) for _one in range(3)), strict=True)):  # fmt: skip
        begin = date(2026, month, integer(rng, 2, 17))
        closed.append((begin, begin + timedelta(days=length)))
    key: tuple[int, date] | None = None
    guesses: list[int] = []
    for number, title in enumerate(titles):
        monday = date(2026, 1, 5) + timedelta(weeks=integer(rng, 0, 3))
        weekdays = sorted(sample(rng, range(6), 2 if number < 2 else 1))
        interval, count = (1, integer(rng, 26, 34)) if number < 2 else (2, integer(rng, 13, 16))
        days = [monday + timedelta(weeks=interval * week, days=weekday) for week in range(40) for weekday in weekdays][:count]  # fmt: skip
        start, length = pick(rng, (9, 10, 14, 16, 18)) * 60, pick(rng, (60, 90, 120))
        uid = f"{integer(rng, 10000, 99999)}"
        taken = set(sample(rng, days[3:], 4)) | {days[-1]}
        stray = next(day for day in (days[6] + timedelta(days=step) for step in range(1, 6)) if day not in days)  # fmt: skip
        left = [day for day in days[2:] if day not in taken]
        moved = dict(zip(sample(rng, left, 3), range(3), strict=True))
        aims = {day: day + timedelta(days=pick(rng, (1, -1))) for day in moved}
        last_moved = left[-1]
        aims[last_moved] = last_moved + timedelta(days=pick(rng, (8, 9)))
        cancelled = set(sample(rng, [day for day in left if day not in aims], 2))
        out = sorted({*taken, stray})
        lines += _event(
            uid, title, days[0], start, length,
            f"RRULE:FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(_CODES[day] for day in weekdays)};COUNT={count}",
            *(f"EXDATE;TZID=Europe/Paris:{_at(day, start)}" for day in shuffled(rng, out)),
        )  # fmt: skip
        for day in sorted(aims):
            lines += _event(uid, title, aims[day], start + 30, length, f"RECURRENCE-ID;TZID=Europe/Paris:{_at(day, start)}")  # fmt: skip
        for day in sorted(cancelled):
            lines += _event(uid, title, day, start, length, f"RECURRENCE-ID;TZID=Europe/Paris:{_at(day, start)}", "STATUS:CANCELLED")  # fmt: skip
        if number == 0:
            kept = [aims.get(day, day) for day in days if day not in taken and day not in cancelled]
            shut = {begin + timedelta(days=n) for begin, end in closed for n in range((end - begin).days + 1)}  # fmt: skip
            held = [day for day in kept if day not in shut]
            by_old = [day for day in days if day not in taken and day not in cancelled and day not in shut]  # fmt: skip
            if len(by_old) == len(held) or len(kept) == len(held) or max(held) != aims[last_moved]:
                return sessions_that_hold(rng)
            key = len(held), max(held)
            guesses = [count, count - len(taken), len(kept), len(by_old), len(held) + len(cancelled), len(held) - 1]  # fmt: skip
            wrong_days = [days[-1], last_moved, sorted(held)[-2]]
    assert key
    rows = [f"{short_date(begin)};{short_date(end)};{pick(rng, ('congés', 'travaux', 'élections', 'fête'))}" for begin, end in closed]  # fmt: skip
    return {
        "files": {"salle.ics": calendar_file(lines), "fermetures.csv": text_file(["du;au;motif", *rows])},
        "title": titles[0], "held": str(key[0]), "not_held": sorted({str(one) for one in guesses} - {str(key[0])}),
        "last": short_date(key[1]), "not_last": sorted({short_date(day) for day in wrong_days} - {short_date(key[1])}),
    }  # fmt: skip


def room_clashes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: on how many days the calendars of two clubs ask for a room at the same time."""
    first, second = sample(rng, ("velo", "chorale", "echecs", "couture", "theatre"), 2)
    titles = sample(rng, _TITLES, 6)
    until = date(2026, 6, integer(rng, 20, 28))
    monday = date(2026, 1, 5)
    held: dict[str, list[tuple[date, int, int]]] = {first: [], second: []}
    written: dict[str, list[str]] = {first: [], second: []}

    def add(club: str, title: str, days: list[date], start: int, length: int, rule: str) -> None:
        out = sample(rng, days[2:], 2)
        held[club] += [(day, start, start + length) for day in days if day not in out]
        gone = [f"EXDATE;TZID=Europe/Paris:{_at(day, start)}" for day in sorted(out)]
        uid = f"{integer(rng, 10000, 99999)}"
        written[club] += _event(uid, title, days[0], start, length, f"RRULE:{rule};UNTIL={until:%Y%m%d}T215959Z", *gone)  # fmt: skip

    def weekly(weekday: int, interval: int, late: int = 0) -> tuple[list[date], str]:
        days = [monday + timedelta(weeks=week, days=weekday) for week in range(late, 30, interval)]
        return [day for day in days if day <= until], f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={_CODES[weekday]}"  # fmt: skip

    def monthly(weekday: int, rank: int) -> tuple[list[date], str]:
        days = []
        for month in range(1, 7):
            begin = date(2026, month, 1)
            days.append(begin + timedelta(days=(weekday - begin.weekday()) % 7 + 7 * (rank - 1)))
        return [day for day in days if day <= until], f"FREQ=MONTHLY;BYDAY={rank}{_CODES[weekday]}"

    one, two, three = sample(rng, range(6), 3)
    begin = integer(rng, 9, 16) * 60
    days, rule = weekly(one, 1)
    add(first, titles[0], days, begin, 120, rule)
    days, rule = weekly(two, 2, integer(rng, 0, 1))
    add(first, titles[1], days, begin, 90, rule)
    days, rule = monthly(three, integer(rng, 1, 4))
    add(first, titles[2], days, begin, 180, rule)
    days, rule = weekly(one, pick(rng, (2, 3)), integer(rng, 0, 1))
    add(second, titles[3], days, begin + 90, 60, rule)
    days, rule = weekly(two, 1)
    add(
        second, titles[4], days, begin + pick(rng, (30, 90)), 60, rule
    )  # at 90, it begins when the other ends
    days, rule = weekly(three, 2, integer(rng, 0, 1))
    add(second, titles[5], days, begin + 60, 60, rule)
    clashes = sorted({day for day, start, end in held[first] for other, begins, ends in held[second] if other == day and start < ends and begins < end})  # fmt: skip
    same_days = sorted({day for day, *_hours in held[first]} & {day for day, *_hours in held[second]})  # fmt: skip
    if len(clashes) == len(same_days) or clashes[0] == same_days[0] or len(clashes) < 5:
        return room_clashes(rng)
    return {
        "files": {f"{club}.ics": calendar_file(lines) for club, lines in written.items()},
        "one": first, "two": second,
        "count": str(len(clashes)), "not_count": sorted({str(len(same_days)), str(len(clashes) + 2), str(len(clashes) - 1)} - {str(len(clashes))}),
        "day": short_date(clashes[0]), "not_day": [short_date(same_days[0]), short_date(clashes[1])],
    }  # fmt: skip
