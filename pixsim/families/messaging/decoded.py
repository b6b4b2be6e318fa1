"""Families of competence 2.1: what a raw message says once decoded, and the hour of those who are far away."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, plain
from pixsim.families.draws.text import indented
from pixsim.text.french_dates import WEEKDAYS, long_date

_HELD = (
    "Le filtre de la messagerie a retenu un message, dont il ne montre que les en-têtes",
    "Un message a été refusé ; l'avis d'échec n'en cite que les en-têtes",
    "Une collègue vous envoie les en-têtes d'un message égaré, tels que le serveur les a gardés",
)
_NEWS = ("Réunion", "Répétition", "Visite", "Formation", "Séance", "Assemblée", "Sortie")
_CHANGES = ("avancée", "reportée", "déplacée", "annulée")
_PLACES = (
    "préau de l'école", "salle Émile-Zola", "théâtre du Marché", "gîte de la Forêt", "château d'Œuvry", "café du Môle", "bibliothèque Noël",
)  # fmt: skip
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def coded_subject(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the subject of a message, in base64 and on two lines."""
    head = f"{pick(rng, _NEWS)} de {pick(rng, _DAYS)} {pick(rng, _CHANGES)}"
    rest = f" : {pick(rng, _PLACES)}, {integer(rng, 8, 20)} h {pick(rng, (15, 30, 45))}"
    who = pick(rng, FIRST_NAMES)
    lines = [
        f"From: {plain(who)}@club-{pick(rng, ('nord', 'sud', 'lac'))}.example",
        f"To: {pick(rng, ('bureau', 'accueil', 'contact', 'equipe'))}@maison-{pick(rng, ('bleue', 'ronde', 'neuve'))}.example",
        f"Subject: {_word(head)}",
        f"  {_word(rest)}",
    ]  # fmt: skip
    subject = head + rest
    return {
        "held": pick(rng, _HELD), "headers": indented(lines), "key": [form for form in (subject, subject.replace(" : ", ": ")) for form in (form, form.replace(" h ", "h"))], "subject": subject,
        "wrong": [head, rest.removeprefix(" : "), _word(head)],
    }  # fmt: skip


def _word(text: str) -> str:
    return f"=?UTF-8?B?{b64encode(text.encode()).decode()}?="


_TOWNS = (
    ("à New York", "America/New_York"), ("à Montréal", "America/Toronto"), ("à Boston", "America/New_York"), ("à Chicago", "America/Chicago"),
    ("à Sydney", "Australia/Sydney"), ("à Melbourne", "Australia/Melbourne"), ("à Auckland", "Pacific/Auckland"), ("à Québec", "America/Toronto"),
)  # fmt: skip
_MEETINGS = (
    ("Le journal de votre box, tenu à l'heure de Paris, doit dire ce qui a gêné une visioconférence, commencée", "de la visioconférence"),
    ("L'enregistrement d'un cours en ligne est rangé sous l'heure de Paris ; le cours a commencé", "du cours"),
    ("Un entretien vidéo doit être noté dans un registre tenu à l'heure de Paris ; il a commencé", "de l'entretien"),
    ("Vous cherchez un appel dans un historique tenu à l'heure de Paris ; il a commencé", "de l'appel"),
)  # fmt: skip
_PARIS = ZoneInfo("Europe/Paris")


def hour_abroad(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the hour of Paris of a meeting held far away, when one country alone had changed its clocks."""
    return first_telling(rng, _abroad)


def _abroad(rng: np.random.Generator) -> dict[str, Any] | None:
    town, name = pick(rng, _TOWNS)
    year = pick(rng, (2023, 2024, 2025))
    zone = ZoneInfo(name)
    day = date(year, pick(rng, (3, 4, 10, 11)), 1) + timedelta(days=integer(rng, 0, 29))
    begun = datetime(day.year, day.month, day.day, integer(rng, 8, 20), pick(rng, (0, 15, 30, 45)), tzinfo=zone)  # fmt: skip
    paris = begun.astimezone(_PARIS)
    usual = begun.replace(month=1, day=15).astimezone(_PARIS)
    if day.weekday() > 4 or not 6 <= paris.hour <= 22 or _gap(begun) in _gaps(begun):
        return None
    what, which = pick(rng, _MEETINGS)
    other = begun.replace(month=7, day=15).astimezone(_PARIS)
    wrong = {f"{moment:%H:%M}" for moment in (begun, usual, other, paris + timedelta(hours=1), paris - timedelta(hours=1))}  # fmt: skip
    return {
        "what": what, "which": which, "town": town, "day": f"{WEEKDAYS[day.weekday()]} {long_date(day)}", "hour": f"{begun.hour} h {begun.minute:02}",
        "key": f"{paris:%H:%M}", "also": _told(paris, same_day=paris.date() == day), "wrong": sorted(wrong - {f"{paris:%H:%M}"}), "gap": f"Paris {'avance' if _gap(begun) > 0 else 'retarde'} de {abs(_gap(begun))} h",
        "answer": f"{paris.hour} h {paris.minute:02}",
    }  # fmt: skip


def _told(moment: datetime, *, same_day: bool = False) -> list[str]:
    """A time after its date, and as the same day where it is."""
    time = f"{moment:%H:%M}"
    dated = f"{WEEKDAYS[moment.weekday()]} {long_date(moment.date())} {time}"
    return [dated, *([f"{time} le même jour"] if same_day else [])]


def _gap(moment: datetime) -> int:
    """Hours between Paris and there."""
    here, there = moment.astimezone(_PARIS).utcoffset(), moment.utcoffset()
    assert here is not None
    assert there is not None
    return int((here - there).total_seconds()) // 3600


def _gaps(moment: datetime) -> set[int]:
    return {_gap(moment.replace(month=month, day=15)) for month in (1, 7)}


_MEETS = ("Conseil", "Bureau", "Chantier", "Culture", "Équipe", "Fêtes", "Budget", "Relecture")  # fmt: skip


def attached_meeting(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: when a meeting begins, from the base64 of an agenda quoted in a message, of its last version and in universal time."""
    title = pick(rng, _MEETS)
    first = date(2026, pick(rng, (1, 2, 3, 5, 6, 7, 9, 11, 12)), integer(rng, 2, 20))
    days = [first + timedelta(days=step) for step in sorted(sample(rng, range(8), 3))]
    hours = sample(rng, range(8, 20), 3)
    starts = [
        datetime(day.year, day.month, day.day, hour, pick(rng, (0, 15, 30, 45)), tzinfo=_PARIS)
        for day, hour in zip(shuffled(rng, days), hours, strict=True)
    ]
    uid = f"{integer(rng, 1000, 9999)}-a"
    events = [_event(uid, version, start, title) for version, start in enumerate(starts)]
    order = [2, *shuffled(rng, (0, 1))] if rng.integers(2) else [0, 2, 1]  # never last
    text = "".join(
        ["BEGIN:VCALENDAR\r\n", *(events[place] for place in order), "END:VCALENDAR\r\n"]
    )
    coded = b64encode(text.encode()).decode()
    quoted = [f"> {coded[place : place + 64]}" for place in range(0, len(coded), 64)]
    start = starts[2]
    universal = start.astimezone(ZoneInfo("UTC"))
    near = {f"{moment:%H:%M}" for moment in (universal, *starts[:2], *(s.astimezone(ZoneInfo("UTC")) for s in starts[:2]))}  # fmt: skip
    return {
        "title": title, "quoted": indented(quoted), "lines": len(quoted), "key": f"{start:%H:%M}", "also": _told(start), "wrong": sorted(near - {f"{start:%H:%M}"}),
        "universal": f"{universal.hour} h {universal.minute:02}", "season": "d'été : deux heures" if start.utcoffset() == timedelta(hours=2) else "d'hiver : une heure",
        "answer": f"{start.hour} h {start.minute:02}", "files": {"message.txt": text_file(quoted)},
    }  # fmt: skip


def _event(uid: str, version: int, start: datetime, title: str) -> str:
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nSEQUENCE:{version}\r\nSUMMARY:{title}\r\n"
        f"DTSTART:{start.astimezone(ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}\r\nEND:VEVENT\r\n"
    )
