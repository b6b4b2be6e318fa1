"""Sharing a calendar: invitations, recurrences, time zones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, plain
from pixsim.families.draws.simulators.tasks import identifiers, to_do
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import PARIS, calendar_moment
from pixsim.families.draws.values.text import indented
from pixsim.making.texts import Agenda as AgendaText
from pixsim.making.texts import Event as EventText
from pixsim.text.french_dates import WEEKDAYS, long_date
from pixsim.text.search import without_accents
from pixsim.worlds.agenda import acts
from pixsim.worlds.agenda.data import (
    DAILY,
    DAYS,
    MONTHLY,
    NEEDED,
    OPTIONAL,
    WEEKLY,
    Event,
    Person,
    days_of,
)
from pixsim.worlds.agenda.world import Agenda
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_MEETING_TITLES = ("Bilan", "Répétition", "Bureau", "Atelier", "Visite du site", "Point budget", "Accueil", "Formation")  # fmt: skip


def _monday(rng: np.random.Generator) -> date:
    return date(2026, 1, 5) + timedelta(weeks=integer(rng, 0, 44))


def one_more_guest(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: somebody invited to the right meeting."""
    names = sample(rng, FIRST_NAMES, 6)
    monday, (who, *others) = _monday(rng), names[1:]
    people = tuple(Person(name=name) for name in sorted(names[1:]))
    titles, ids = sample(rng, _MEETING_TITLES, 3), identifiers(rng, 3)
    days, hours = sorted(sample(rng, range(5), 3)), sample(rng, range(9, 17), 3)
    events = tuple(
        Event(
            id=key,
            title=title,
            day=monday + timedelta(days=day),
            start=hour,
            guests={name: pick(rng, (NEEDED, OPTIONAL)) for name in sample(rng, others, 2)},
        )
        for key, title, day, hour in zip(ids, titles, days, hours, strict=True)
    )
    world = Agenda(me=names[0], monday=monday, people=people, events=events)
    wanted, other = shuffled(rng, range(3))[:2]

    def invited(place: int, need: str = NEEDED) -> list[Act]:
        return [acts.Open(event=ids[place]), acts.Invite(who=who, need=need)]

    others_kept = tuple(("guest", ids[wanted], name, need) for name, need in events[wanted].guests.items())  # fmt: skip
    goal = Goal(
        want=(("guest", ids[wanted], who, NEEDED), *others_kept),
        refuse=tuple(("guest", ids[place], who, "*") for place in range(3) if place != wanted),
        keep=("there", "when", "occurs"),
    )
    return {"who": who, "name": titles[wanted], "day": long_date(events[wanted].day),
            **to_do(world, goal, invited(wanted), invited(other), invited(wanted, OPTIONAL))}  # fmt: skip


def _first_free(busy: Sequence[Sequence[int]]) -> int:
    taken = {hour for hours in busy for hour in hours}
    return next(hour for hour in range(8, 30) if hour not in taken)


@redraw_misfits
def first_common_hour(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: a meeting put at the first hour that its three guests have free."""
    names = sample(rng, FIRST_NAMES, 4)
    start = integer(rng, 11, 15)
    busy = [
        tuple(sorted(8 + int(h) for h in rng.permutation(10)[: integer(rng, 4, 6)]))
        for _name in names[1:]
    ]
    common, hasty = _first_free(busy), _first_free(busy[:2])
    if common != start or hasty >= start:
        return None
    monday, place = _monday(rng), integer(rng, 0, 4)
    day = monday + timedelta(days=place)
    people = tuple(
        Person(name=name, busy={day.isoformat(): hours})
        for name, hours in zip(names[1:], busy, strict=True)
    )
    ids, (title, other) = identifiers(rng, 2), sample(rng, _MEETING_TITLES, 2)
    guests = dict.fromkeys(names[1:], NEEDED)
    events = (
        Event(id=ids[0], title=title, day=day, start=8 if hasty != 8 else 9, guests=guests),
        Event(id=ids[1], title=other, day=monday + timedelta(days=(place + 2) % 5), start=10),
    )
    world = Agenda(me=names[0], monday=monday, people=people, events=events)

    def moved(hour: int, weekday: str = DAYS[place]) -> list[Act]:
        return [acts.Open(event=ids[0]), acts.Shift(day=weekday, start=f"{hour} h")]

    goal = Goal(
        want=(("when", ids[0], day.isoformat(), f"{start} h"), *(("guest", ids[0], name, NEEDED) for name in guests)),
        keep=("there", "when"),
    )  # fmt: skip
    later = next(hour for hour in range(start + 1, 19) if all(hour not in hours for hours in busy))
    return {"title": title, "day": long_date(day), "start": start, "hasty": hasty,
            **to_do(world, goal, moved(start), moved(hasty), moved(later), moved(start, DAYS[(place + 1) % 5]))}  # fmt: skip


_SAID = {2: "une semaine sur deux", 3: "une semaine sur trois", 4: "une semaine sur quatre"}


def every_other_week(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a meeting that comes back every so many weeks on its day, until a date."""
    count, place = pick(rng, tuple(_SAID)), integer(rng, 0, 4)
    monday = _monday(rng)
    day = monday + timedelta(days=place)
    end = day + timedelta(weeks=count * integer(rng, 4, 8))
    ids, (title, other) = identifiers(rng, 2), sample(rng, _MEETING_TITLES, 2)
    names = sample(rng, FIRST_NAMES, 4)
    events = (
        Event(id=ids[0], title=title, day=day, start=integer(rng, 9, 16)),
        Event(id=ids[1], title=other, day=monday + timedelta(days=(place + 1) % 5), start=10),
    )
    people = tuple(Person(name=name) for name in sorted(names[1:]))
    world = Agenda(me=names[0], monday=monday, people=people, events=events)

    def again(how: str = WEEKLY, every: int = count, until: date | None = end) -> list[Act]:
        last = [acts.Until(day=f"{until:%d/%m/%Y}")] if until else []
        return [acts.Open(event=ids[0]), acts.Repeat(how=how, every=str(every)), *last]

    wanted = days_of(events[0].changed(repeats=WEEKLY, every=count, until=end))
    goal = Goal(
        want=(("occurs", ids[0], ", ".join(one.isoformat() for one in wanted)),),
        keep=("there", "when", "lasts", "occurs", "guest"),
    )
    near = (again(every=1), again(how=MONTHLY, every=1), again(how=DAILY), again(until=None), again(until=end - timedelta(days=1)))  # fmt: skip
    return {"title": title, "said": _SAID[count], "weekday": WEEKDAYS[place], "count": count, "end": long_date(end),
            "many": len(wanted), **to_do(world, goal, again(), *near)}  # fmt: skip


_INVITED_TITLES = (
    "Atelier tablette",
    "Café numérique",
    "Bilan des ateliers",
    "Permanence",
    "Aide aux CV",
)
_PLACES = ("Salle Jean Moulin", "Médiathèque", "Espace Colette", "Mairie annexe", "Salle des fêtes")


def _short_date(day: date) -> str:
    """« 01/03/2026 »."""
    return f"{day:%d/%m/%Y}"


def _hour_text(hour: int, minute: int = 0) -> str:
    """« 9 h 05 », « 14 h »."""
    return f"{hour} h {minute:02}" if minute else f"{hour} h"


def _calendar_file(lines: Iterable[str]) -> bytes:
    """A calendar file of some events, each with its begin and its end."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Exemple//Agenda//FR")
    return "".join(f"{line}\r\n" for line in (*head, *lines, "END:VCALENDAR")).encode()


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def invitation(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of the meetings of one title in a calendar file, the one that somebody is invited to and that takes place."""
    first = datetime(2026, integer(rng, 1, 10), 1)
    title, *others = sample(rng, _INVITED_TITLES, len(_INVITED_TITLES))
    guest, colleague = sample(rng, FIRST_NAMES, 2)
    accounts = [f"equipe{number}@asso.example" for number in sample(rng, range(10, 99), 4)]
    address = accounts[0]
    days = [first + timedelta(days=n) for n in sorted(sample(rng, range(28), 14))]
    # Both are invited elsewhere; of the five meetings of the title, two are theirs, one of them cancelled
    held: list[tuple[str, tuple[str, ...], str]] = [
        (title, (guest,), "CONFIRMED"),
        (title, (guest,), "CANCELLED"),
        *((title, (colleague,), "CONFIRMED"),) * 3,
    ]
    held += [
        (pick(rng, others), pick(rng, ((guest,), (colleague,), (guest, colleague))), "CONFIRMED")
        for _other in range(9)
    ]
    body: list[str] = []
    place, starts = "", []
    for (name, guests, status), day in zip(shuffled(rng, held), days, strict=True):
        start = day + timedelta(hours=integer(rng, 9, 17), minutes=pick(rng, (0, 15, 30, 45)))
        where, by = pick(rng, _PLACES), pick(rng, accounts[1:])
        if (name, guests, status) == held[0]:
            place, by = where, address
            starts.append(start)
        body += (
            "BEGIN:VEVENT",
            f"UID:{integer(rng, 10**6, 10**7)}@asso.example",
            f"DTSTAMP:{_stamp(first - timedelta(days=integer(rng, 3, 20)))}Z",
            f"SUMMARY:{name}",
            f"STATUS:{status}",
            f"ORGANIZER;CN={pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}:mailto:{by}",
            *(
                f"ATTENDEE;CN={one}:mailto:{without_accents(one).lower()}@mairie.example"
                for one in guests
            ),
            f"DTSTART;TZID=Europe/Paris:{_stamp(start)}",
            f"DTEND;TZID=Europe/Paris:{_stamp(start + timedelta(minutes=90))}",
            f"LOCATION:{where}",
            "END:VEVENT",
        )
    (start,) = starts
    return {
        "files": {"agenda.ics": _calendar_file(body)},
        "title": title,
        "guest": guest,
        "invited": f"{without_accents(guest).lower()}@mairie.example",
        "day": _short_date(start.date()),
        "sent": f"{next(day for day in days if day.date() != start.date()):%d/%m/%Y}",
        "hour": _hour_text(start.hour, start.minute),
        "place": place,
        "places": [place, place.removeprefix("Salle ") if place == "Salle Jean Moulin" else place],
        "address": address,
    }


_ZONES = ("UTC", "America/Toronto", "Asia/Tokyo", "Europe/Paris", "Europe/Lisbon")

_UNIVERSAL_TITLES = (
    "Bilan", "Formation", "Conseil", "Démonstration", "Budget", "Recrutement", "Partenaires", "Calendrier", "Essais", "Accueil", "Presse", "Achats",
    "Locaux", "Sécurité",
)  # fmt: skip


def universal_times(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of meetings written in the time of several countries, when one begins in Paris, and the one it clashes with."""
    paris = PARIS
    one, clash, alike, *others = sample(rng, _UNIVERSAL_TITLES, 13)
    first = date(2026, pick(rng, (2, 3, 7, 10, 11)), 9) + timedelta(days=integer(rng, 0, 18))
    zone, second = sample(rng, [name for name in _ZONES if name != "Europe/Paris"], 2)
    start = datetime(first.year, first.month, first.day, integer(rng, 10, 17), pick(rng, (0, 15, 30, 45)), tzinfo=paris)  # fmt: skip

    def local(moment: datetime, name: str) -> datetime:
        return moment.astimezone(ZoneInfo(name)).replace(tzinfo=None)

    def event(title: str, begin: datetime, minutes: int, name: str) -> EventText:
        uid = f"{plain(title)}-{integer(rng, 100, 999)}@equipe.example"
        return EventText(uid, title, begin, begin + timedelta(minutes=minutes), name)

    written = local(start, zone)
    later = start + timedelta(minutes=pick(rng, (15, 30, 45)))
    events = [event(one, written, 60, zone), event(clash, local(later, second), 60, second)]
    # written at the same hour in another zone: it seems to clash, and does not
    third = pick(rng, [name for name in _ZONES if abs((written.replace(tzinfo=ZoneInfo(name)) - start).total_seconds()) >= 7200])  # fmt: skip
    events.append(event(alike, written + timedelta(minutes=15), 60, third))
    days = [first + timedelta(days=step) for step in range(-14, 15) if step not in (-1, 0, 1)]
    for title, day in zip(others, sample(rng, days, len(others)), strict=True):
        name = pick(rng, _ZONES)
        events.append(event(title, datetime(day.year, day.month, day.day, integer(rng, 8, 17), pick(rng, (0, 30))), 60, name))  # fmt: skip
    hour = _hour_text(start.hour, start.minute)
    near = {_hour_text(written.hour, written.minute), _hour_text((start.hour + 1) % 24, start.minute), _hour_text((start.hour - 1) % 24, start.minute)} - {hour}  # fmt: skip
    return {
        "one": one, "first": hour, "not_first": sorted(near),
        "titles": sorted([clash, alike, *others]), "clash": clash, "alike": alike,
        "files": {"reunions.ics": AgendaText(tuple(shuffled(rng, events)), "Équipe")},
    }  # fmt: skip


_TOWNS = (
    ("Cayenne", "America/Cayenne"), ("Fort-de-France", "America/Martinique"), ("Saint-Denis de La Réunion", "Indian/Reunion"), ("Mamoudzou", "Indian/Mayotte"),
    ("Dakar", "Africa/Dakar"), ("Tunis", "Africa/Tunis"), ("Antananarivo", "Indian/Antananarivo"), ("Pondichéry", "Asia/Kolkata"),
    ("Lisbonne", "Europe/Lisbon"), ("Athènes", "Europe/Athens"), ("Bangkok", "Asia/Bangkok"),
)  # fmt: skip

_HOURS = ((8, 0, 16, 0), (8, 30, 16, 30), (9, 0, 17, 0), (9, 30, 17, 30), (7, 30, 15, 30), (8, 0, 15, 0))  # fmt: skip


def _clock(moment: datetime) -> str:
    return f"{moment.hour} h {moment.minute:02}"


@redraw_misfits
def hour_for_all(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: the first hour of Paris when a meeting fits in the working hours of three towns."""
    towns = sample(rng, _TOWNS, 3)
    day = date(2027, pick(rng, (2, 3, 4, 5, 6, 9, 10, 11)), integer(rng, 1, 28))
    length = pick(rng, (45, 60, 90))
    if day.weekday() > 4:
        return None
    spans = []
    for _town, zone in towns:
        h1, m1, h2, m2 = pick(rng, _HOURS)
        opens, closes = (datetime(day.year, day.month, day.day, h, m, tzinfo=ZoneInfo(zone)) for h, m in ((h1, m1), (h2, m2)))  # fmt: skip
        spans.append((opens, closes))
    start = max(opens for opens, _ in spans).astimezone(PARIS)
    end = min(closes for _, closes in spans)
    gaps = {opens.utcoffset() for opens, _ in spans}
    spare = end - start - timedelta(minutes=length)
    if len(gaps) < 3 or not timedelta() <= spare <= timedelta(hours=3) or start.day != day.day:
        return None
    rows = [
        f"{town:<26} de {_clock(opens)} à {_clock(closes)}"
        for (town, _), (opens, closes) in zip(towns, spans, strict=True)
    ]
    near = {f"{moment.astimezone(PARIS):%H:%M}" for moment in (start + timedelta(hours=1), start - timedelta(hours=1), *(opens for opens, _ in spans))}  # fmt: skip
    near |= {f"{opens:%H:%M}" for opens, _ in spans}
    key = f"{start:%H:%M}"
    return {
        "day": f"{WEEKDAYS[day.weekday()]} {long_date(day)}", "rows": indented(rows), "length": length, "key": key, "answer": _clock(start), "wrong": sorted(near - {key}),
        "in_paris": " ; ".join(f"{town}, de {_clock(opens.astimezone(PARIS))} à {_clock(closes.astimezone(PARIS))}" for (town, _), (opens, closes) in zip(towns, spans, strict=True)),
    }  # fmt: skip


_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SESSION_TITLES = ("Atelier tablette", "Café numérique", "Permanence", "Aide aux CV", "Chorale", "Couture", "Échecs", "Yoga doux")  # fmt: skip


def _event(uid: str, title: str, day: date, start: int, length: int, *more: str) -> list[str]:
    return [
        "BEGIN:VEVENT", f"UID:{uid}@salle.example", "DTSTAMP:20251110T080000Z", f"SUMMARY:{title}",
        f"DTSTART;TZID=Europe/Paris:{calendar_moment(day, start)}", f"DTEND;TZID=Europe/Paris:{calendar_moment(day, start + length)}", *more, "END:VEVENT",
    ]  # fmt: skip


_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA")

_WHO = (
    ("Une professeure de danse est payée à la séance", "la trésorière doit prévoir la dépense"),
    ("La mairie loue la salle à la séance", "le club veut savoir ce qu'il paiera"),
    ("Un accompagnateur est remboursé à chaque sortie", "il faut réserver son budget"),
    ("Chaque atelier use un lot de fournitures", "on veut commander ce qu'il faut de lots"),
    ("Un interprète vient à chaque permanence", "le service doit signer son contrat"),
)  # fmt: skip


@redraw_misfits
def sessions_of_a_rule(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: how many sessions a rule makes, every few weeks on two days, up to a moment of the last day."""
    said, why = pick(rng, _WHO)
    step = pick(rng, (2, 3))
    first, second = sorted(sample(rng, range(6), 2))
    start_on = pick(rng, (first, second))
    monday = date(2026, 9, 7) + timedelta(weeks=integer(rng, 0, 16))
    hour = integer(rng, 9, 19)
    weeks = [monday + timedelta(weeks=step * turn) for turn in range(integer(rng, 12, 19))]
    begun = monday + timedelta(days=start_on)
    days = [day for week in weeks for day in (week + timedelta(days=first), week + timedelta(days=second)) if day >= begun]  # fmt: skip
    if rng.integers(2):
        del days[-1]
    last = datetime(days[-1].year, days[-1].month, days[-1].day, hour, tzinfo=PARIS)
    included = bool(rng.integers(2))
    until = last.astimezone(ZoneInfo("UTC")) + timedelta(hours=1 if included else -1)
    if until.date() != days[-1]:
        return None
    count = len(days) - (not included)
    whole = sum(
        (begun + timedelta(days=n)).weekday() in (first, second)
        for n in range((days[-1] - begun).days + 1)
    )
    lines = [
        f"DTSTART;TZID=Europe/Paris:{begun:%Y%m%d}T{hour:02}0000",
        f"RRULE:FREQ=WEEKLY;INTERVAL={step};BYDAY={_DAYS[first]},{_DAYS[second]};"
        f"UNTIL={until:%Y%m%dT%H%M%SZ}",
    ]
    gap = last.utcoffset()
    assert gap is not None
    return {
        "said": said, "why": why, "rule": indented(lines), "step": step, "days": f"le {WEEKDAYS[first]} et le {WEEKDAYS[second]}", "key": str(count),
        "wrong": sorted({str(n) for n in (count - 1, count + 1, whole, whole - 1)} - {str(count)}), "last": long_date(days[-1]),
        "end": f"{until.hour} h, soit {until.hour + int(gap.total_seconds()) // 3600} h à Paris",
        "decided": "la séance de ce jour-là a lieu" if included else "la séance de ce jour-là n'a pas lieu",
    }  # fmt: skip


@redraw_misfits
def sessions_that_hold(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: how many sessions of an activity take place, by its rule, dates taken out, moved, cancelled, and closures."""
    titles = sample(rng, _SESSION_TITLES, 4)
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
            *(f"EXDATE;TZID=Europe/Paris:{calendar_moment(day, start)}" for day in shuffled(rng, out)),
        )  # fmt: skip
        for day in sorted(aims):
            lines += _event(uid, title, aims[day], start + 30, length, f"RECURRENCE-ID;TZID=Europe/Paris:{calendar_moment(day, start)}")  # fmt: skip
        for day in sorted(cancelled):
            lines += _event(uid, title, day, start, length, f"RECURRENCE-ID;TZID=Europe/Paris:{calendar_moment(day, start)}", "STATUS:CANCELLED")  # fmt: skip
        if number == 0:
            kept = [aims.get(day, day) for day in days if day not in taken and day not in cancelled]
            shut = {begin + timedelta(days=n) for begin, end in closed for n in range((end - begin).days + 1)}  # fmt: skip
            held = [day for day in kept if day not in shut]
            by_old = [day for day in days if day not in taken and day not in cancelled and day not in shut]  # fmt: skip
            if len(by_old) == len(held) or len(kept) == len(held) or max(held) != aims[last_moved]:
                return None
            key = len(held), max(held)
            guesses = [count, count - len(taken), len(kept), len(by_old), len(held) + len(cancelled), len(held) - 1]  # fmt: skip
            wrong_days = [days[-1], last_moved, sorted(held)[-2]]
    assert key
    rows = [f"{_short_date(begin)};{_short_date(end)};{pick(rng, ('congés', 'travaux', 'élections', 'fête'))}" for begin, end in closed]  # fmt: skip
    return {
        "files": {"salle.ics": _calendar_file(lines), "fermetures.csv": text_file(["du;au;motif", *rows])},
        "title": titles[0], "held": str(key[0]), "not_held": sorted({str(one) for one in guesses} - {str(key[0])}),
        "last": _short_date(key[1]), "not_last": sorted({_short_date(day) for day in wrong_days} - {_short_date(key[1])}),
    }  # fmt: skip


@redraw_misfits
def free_hour_for_three(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: on the days of three people, the first hour in which all are free."""
    people = sample(rng, FIRST_NAMES, 3)
    hours = range(9, 18)
    busy = [{hour for hour in hours if hour != 12 and rng.random() < 0.5} | {12} for _one in people]
    free = [hour for hour in hours if not any(hour in one for one in busy)]
    pairs = [hour for hour in hours if sum(hour in one for one in busy) == 1 and hour != 12]
    if not free or free[0] < 11 or not pairs or pairs[0] > free[0] or len(free) > 3:
        return None
    left, step = 12, 5
    shapes: list[fig.Part] = [
        fig.text(left + step * n, 0, f"{hour} h") for n, hour in enumerate(hours)
    ]
    for row, (name, taken) in enumerate(zip(people, busy, strict=True)):
        y = 4 + 4 * row
        shapes.append(fig.text(0, y, name))
        shapes += [
            fig.rect((left + step * n, y, step - 1, 2), fig.VIOLET if hour in taken else "#E6F4EA")
            for n, hour in enumerate(hours)
        ]
    return {
        "to_look_at": fig.figure("La journée de trois personnes, heure par heure : occupé ou libre.", 8, shapes),
        "key": f"{free[0]}:00", "wrong": [f"{pairs[0]}:00", f"{free[0] + 1}:00" if free[0] + 1 not in free else "8:00"],
        "day": pick(rng, ("lundi", "mardi", "mercredi", "jeudi", "vendredi")),
        "named": f"{people[0]}, {people[1]} et {people[2]}",
        "hour": f"{free[0]} h",
    }  # fmt: skip


def room_freed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: three clashes in the week of a room settled by its rule: who yields, to the first hour that day free for long enough."""
    monday = _monday(rng)
    club, other = sample(rng, ("Chorale", "Théâtre", "Judo", "Couture", "Échecs", "Danse"), 2)
    days = sorted(sample(rng, range(5), 3))
    ids = iter(identifiers(rng, 16))
    events, moved = [], {}
    for day in days:
        start, length = integer(rng, 9, 11), integer(rng, 1, 2)
        firm = Event(
            id=next(ids),
            title=f"{club}, séance du {DAYS[day]}",
            day=monday + timedelta(days=day),
            start=start,
            hours=2,
        )
        clash = Event(
            id=next(ids),
            title=f"{other}, séance du {DAYS[day]}",
            day=firm.day,
            start=start + integer(rng, 0, 1),
            hours=length,
        )
        gap = integer(rng, 0, 1)  # an hour that is free, too short for two
        third = Event(
            id=next(ids),
            title="Ménage",
            day=firm.day,
            start=start + 2 + gap,
            hours=integer(rng, 1, 3),
        )
        events += [firm, clash, third]
        moved[clash.id] = (clash, start + 2 if gap >= length else third.start + third.hours)
    spare = next(day for day in range(5) if day not in days)
    events += [
        Event(
            id=next(ids),
            title=f"{club}, séance du {DAYS[spare]}",
            day=monday + timedelta(days=spare),
            start=10,
            hours=2,
        ),
        Event(
            id=next(ids),
            title=f"{other}, séance du {DAYS[spare]}",
            day=monday + timedelta(days=spare),
            start=12,
            hours=2,
        ),
    ]
    world = Agenda(me="Salle des Lilas", monday=monday, events=tuple(events))

    def shifted(hours: dict[str, int], *, but: str = "") -> list[Act]:
        done: list[Act] = []
        for key, (event, hour) in moved.items():
            if key != but:
                done += [
                    acts.Open(event=key),
                    acts.Shift(day=DAYS[event.day.weekday()], start=f"{hours.get(key, hour)} h"),
                    acts.Back(),
                ]
        return done

    keys = list(moved)
    want = tuple(
        ("when", key, event.day.isoformat(), f"{hour} h") for key, (event, hour) in moved.items()
    )
    later = {key: hour + 1 for key, (_event, hour) in moved.items()}
    return {
        "club": club, "other": other,
        "world": world,
        "goal": Goal(want=want, keep=("when", "there", "lasts", "occurs", "titled", "guest")),
        "solution": shifted({}),
        "near": [shifted({}, but=keys[0]), shifted({keys[1]: later[keys[1]]}), shifted({keys[2]: moved[keys[2]][1] - 1}), shifted({}, but=keys[2])],
    }  # fmt: skip


def _week_day(first: int, day: int) -> int:
    return (day - 1 + first) % 7


_FIVE_WEEKS = (2026, 2030)
"""Years whose June fits in five weeks, from a Monday on."""


def match_month_to_recurrence(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of four months, the first of which is that of a rule; the others are what misreading it gives."""
    year, days = integer(rng, *_FIVE_WEEKS), 30
    first, weekday = date(year, 6, 1).weekday(), integer(rng, 0, 4)
    all_days = [day for day in range(1, days + 1) if _week_day(first, day) == weekday]
    start = all_days[0]
    next_day = [day for day in range(1, days + 1) if _week_day(first, day) == (weekday + 1) % 7]
    every_second_day = [day for day in range(start, days + 1) if (day - start) % 2 == 0][:8]
    options = [all_days[::2], all_days, next_day[::2], every_second_day]
    lines = [
        f"DTSTART:{year}06{start:02d}",
        f"RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY={_CODES[weekday]};UNTIL={year}0630",
    ]
    return {
        **_four_junes(rng, first, options),
        "rule": "\n    ".join(lines), "who": pick(rng, FIRST_NAMES), "what": pick(rng, _SESSION_TITLES),
        "day": WEEKDAYS[weekday], "from": f"{'1er' if start == 1 else start} juin",
    }  # fmt: skip


def _four_junes(rng: np.random.Generator, first: int, options: Sequence[Sequence[int]]) -> dict[str, Any]:  # fmt: skip
    """Four months of June whose first day is that of the week, the first of which is right."""
    shown = [(first, 30, frozenset(option)) for option in options]
    said = "Quatre mois de juin, des jours marqués dans chacun."
    return fig.pointed_tile(rng, said, 5, shown, fig.month, per_row=2)


@redraw_misfits
def match_month_to_recurrence_with_exception(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: a rule on two days that began in May, counted, with dates left out: what remains in June.

    Dates left out count among those of the rule, and the weeks are counted from the first date:
    the other months are those of who counts otherwise, or leaves nothing out.
    """
    year = integer(rng, *_FIVE_WEEKS)
    days = sorted(sample(rng, range(5), 2))
    monday = date(year, 5, 1 + (7 - date(year, 5, 1).weekday()) % 7 + 7 * integer(rng, 0, 1))
    dates = [monday + timedelta(days=14 * turn + day) for turn in range(6) for day in days]
    count = sum(day < date(year, 6, 1) for day in dates) + integer(rng, 2, 3)
    kept = dates[:count]
    in_may = [day for day in kept if day.month == 5]
    if len(in_may) < 2:
        return None
    out = [pick(rng, in_may[1:]), pick(rng, kept[len(in_may) : -1])]
    later = [day + timedelta(days=7) for day in dates]

    def in_june(of: Iterable[date]) -> list[int]:
        return [day.day for day in of if day.month == 6]

    options = [
        in_june(day for day in kept if day not in out),
        in_june([day for day in dates if day not in out][:count]),
        in_june(day for day in later if day.month == 6)[: len(in_june(kept))],
        in_june(kept),
    ]
    if len({tuple(option) for option in options}) < 4:
        return None
    lines = [
        f"DTSTART:{dates[0]:%Y%m%d}",
        f"RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT={count};BYDAY={','.join(_CODES[day] for day in days)}",
        f"EXDATE:{','.join(f'{day:%Y%m%d}' for day in out)}",
    ]
    return {
        **_four_junes(rng, date(year, 6, 1).weekday(), options),
        "rule": "\n    ".join(lines), "who": pick(rng, FIRST_NAMES), "what": pick(rng, _SESSION_TITLES),
        "days": " et ".join(f"{WEEKDAYS[day]}s" for day in days), "count": count, "left": count - len(out),
        "in_may": len(in_may), "last": _in_june(kept[-1]), "out": _in_june(out[1]),
    }  # fmt: skip


def _in_june(day: date) -> str:
    """« 1er juin »."""
    return f"{'1er' if day.day == 1 else day.day} juin"
