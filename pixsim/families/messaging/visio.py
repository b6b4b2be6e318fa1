"""Video meetings: invitations, sound, sharing, time zones, iCalendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.tasks import identifiers, to_do
from pixsim.families.draws.simulators.teams import TEAMS, goal_of_facts, handle_of, team_members
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import PARIS, calendar_moment, dated_times
from pixsim.text.french_dates import WEEKDAYS, long_date
from pixsim.worlds.agenda import acts as agenda_acts
from pixsim.worlds.agenda.acts import zone_words
from pixsim.worlds.agenda.data import DAYS, NEEDED, Event, Person
from pixsim.worlds.agenda.world import Agenda
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.team import acts as team_acts
from pixsim.worlds.team.data import BLURRED, OFF, SCREEN, Room, Seat
from pixsim.worlds.team.world import Messaging

_TOPICS = (
    "Budget de la fête", "Travaux du préau", "Planning d'été", "Accueil des bénévoles", "Bilan des ateliers",
)  # fmt: skip


def _meeting(
    rng: np.random.Generator, talking: int = 0, **room: Any
) -> tuple[Messaging, list[str]]:
    """A team that is in a meeting, and its names, one's own first."""
    names = sample(rng, FIRST_NAMES, 5)
    seats = tuple(
        Seat(handle=handle_of(name), mic=number == talking or bool(integer(rng, 0, 1)), camera=bool(integer(rng, 0, 2)), talks=number == talking)
        for number, name in enumerate(names[1:])
    )  # fmt: skip
    world = Messaging(
        name=pick(rng, TEAMS),
        me=handle_of(names[0]),
        people=team_members(names),
        room=Room(topic=pick(rng, _TOPICS), seats=seats, **room),
        where=("room", ""),
    )
    return world, names


def microphone_or_camera(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: one's microphone or camera, and nobody else's."""
    need, what, right, wrong = pick(rng, (
        ("un chien aboie chez vous pendant qu'une autre personne parle", "micro", team_acts.Mic(), team_acts.Hear()),
        ("vous passez à table, et on vous voit manger", "caméra", team_acts.Camera(), team_acts.Mic()),
        ("des travaux commencent sous votre fenêtre, alors que vous écoutez", "micro", team_acts.Mic(), team_acts.Camera()),
        ("quelqu'un passe derrière vous en pyjama", "caméra", team_acts.Camera(), team_acts.Hear()),
        ("vous toussez sans arrêt pendant l'exposé d'une autre personne", "micro", team_acts.Mic(), team_acts.Leave()),
    ))  # fmt: skip
    world, names = _meeting(rng)
    assert world.room is not None
    now = ("mic", OFF) if what == "micro" else ("camera", "non")
    goal = goal_of_facts(now)
    goal = goal.model_copy(update={"keep": tuple(kind for kind in goal.keep if kind != "noted")})
    return {"need": need, "topic": world.room.topic, "what": what,
            **to_do(world, goal, [right], [wrong], [team_acts.Silence(who=handle_of(names[1]))], [right, team_acts.Leave()])}  # fmt: skip


def raise_hand(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the floor asked for without cutting in, one's microphone being cut meanwhile."""
    muted = bool(integer(rng, 0, 1))
    world, names = _meeting(rng, mic=not muted)
    assert world.room is not None
    hand, mic = team_acts.Hand(), team_acts.Mic()
    steps: list[Act] = [hand] if muted else [hand, mic]
    goal = goal_of_facts(("hand", "oui"), ("mic", OFF))
    noise = "Votre micro est déjà coupé." if muted else "D'ici là, coupez votre micro."
    return {"who": names[1], "topic": world.room.topic, "noise": noise,
            **to_do(world, goal, steps, [team_acts.Silence(who=handle_of(names[1])), *steps], [team_acts.Note(text="Je voudrais parler.")], [hand, mic] if muted else [hand])}  # fmt: skip


_WINDOWS = ("Budget", "Courrier", "Photos", "Plan du site", "Diaporama", "Agenda")


def share_one_window(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one window shown, not the whole screen, where one is not seen at home."""
    windows = tuple(sample(rng, _WINDOWS, 4))
    world, _names = _meeting(rng, windows=windows)
    assert world.room is not None
    window, other = sample(rng, windows, 2)
    sound = window == "Diaporama" or bool(integer(rng, 0, 2) == 0)
    share, blur = team_acts.Share(what=window), team_acts.Ground(ground=BLURRED)
    hear: list[Act] = [team_acts.Sound()] if sound else []
    goal = goal_of_facts(
        ("shared", window), ("seen", window), ("sound", "oui" if sound else "non"), ("ground", "flou||image"),
        refuse=(("seen", other),),
    )  # fmt: skip
    return {"topic": world.room.topic, "window": window, "other": other,
            "with_sound": ", et faites-leur entendre le son de votre ordinateur" if sound else "",
            **to_do(world, goal, [share, *hear, blur], [team_acts.Share(what=SCREEN), *hear, blur], [team_acts.Share(what=other), *hear, blur], [share, *hear], [share, *hear, team_acts.Camera()],
                    [share, blur] if sound else [share, team_acts.Sound(), blur])}  # fmt: skip


_EUROPEAN_SUMMER = (date(2026, 3, 29), date(2026, 10, 25))
_AMERICAN_SUMMER = (date(2026, 3, 8), date(2026, 11, 1))
"""From when until when clocks are an hour ahead in Europe, and in North America (tz database)."""


def join_by_telephone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the number, the code and the hour for somebody who telephones, an invitation having been put right since."""
    first, last = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
    day, month = integer(rng, 4, 26), integer(rng, 0, 10)
    place, winter, when = pick(rng, (("Montréal", 6, "de moins"), ("La Réunion", 3, "de plus"), ("Nouméa", 10, "de plus")))  # fmt: skip
    # Paris is on summer time, and Montréal, whose weeks of it are not the same ones
    ours, theirs = (since <= date(2026, month + 1, day) < until for since, until in (_EUROPEAN_SUMMER, _AMERICAN_SUMMER))  # fmt: skip
    lag = winter + ours - theirs if place == "Montréal" else winter - ours
    first_hour, last_hour = {"Montréal": (14, 17), "La Réunion": (9, 15)}.get(place, (9, 11))
    hour = integer(rng, first_hour, last_hour)
    minute, earlier = pick(rng, (0, 30)), pick(rng, (15, 30, 45))
    there = (hour - lag if when == "de moins" else hour + lag) % 24
    start = hour * 60 + minute - earlier
    paid, free, help_desk, mobile = (
        f"{prefix} {integer(rng, 10, 99)} {integer(rng, 10, 99)}"
        for prefix in ("01 99 00", "01 99 00", "01 99 00", "06 39 98")
    )
    host, guest, new, meeting = (integer(rng, 100000, 999999) for _code in range(4))
    topic = pick(rng, ("Atelier budget", "Réunion de quartier", "Point d'équipe", "Aide en ligne"))
    text = (
        f"De : {first} {last}\nObjet : RECTIFICATIF - {topic}\n\n"
        f"Bonjour,\n\nNous commencerons {earlier} minutes plus tôt que prévu. Et le code des participants a changé :\n"
        f"c'est désormais {new}. Le reste de l'invitation tient toujours.\n\n{first} ({mobile})\n\n"
        f"----- Invitation du {long_date(date(2026, month + 1, day - 3))} -----\n\n"
        f"Sujet : {topic}\nDate : {long_date(date(2026, month + 1, day))}\n"
        f"Début : {there:02} h {minute:02} à {place} ({lag} h {when} qu'à Paris)\n"
        f"La salle ouvre dix minutes avant.\n\n"
        f"Par internet : https://visio.example/salle/{meeting}\n\n"
        f"Par téléphone, tapez le code puis #\n"
        f"  depuis la France : {free}\n  depuis la France, en entrant par le standard (payant) : {paid}\n"
        f"  code de l'animateur : {host}\n  code des participants : {guest}\n\n"
        f"Assistance technique : {help_desk}\n"
    )
    return {
        "files": {"invitation.txt": text.encode()}, "place": place,
        "number": free, "number_wrong": [n for n in (help_desk, mobile, paid) if n != free],
        "code": [str(new), f"{new} puis #", f"{new}#"], "code_wrong": [str(guest), str(host)], "new": str(new),
        "start": f"{start // 60} h {start % 60:02}",
        "start_wrong": [f"{hour}:{minute:02}", f"{(there * 60 + minute - earlier) // 60 % 24}:{(there * 60 + minute - earlier) % 60:02}"],
    }  # fmt: skip


_WEST = {"Cayenne": -3, "Fort-de-France": -4, "Saint-Pierre-et-Miquelon": -3, "Montréal": -5}
_EAST = {"Saint-Denis de La Réunion": 4, "Mamoudzou": 3, "Bucarest": 2}
_PARIS = 1  # in winter

_SUMMER = {
    "Saint-Pierre-et-Miquelon": 1,
    "Montréal": 1,
    "Bucarest": 1,
}  # what they add to it, as Paris does

_MEETINGS_OF_HOURS_OF_THREE_TOWNS = (
    "du bureau",
    "des bénévoles",
    "du jury",
    "des parents",
    "de l'équipe",
)
_WINTER = (date(2026, 1, 12), date(2026, 2, 3), date(2026, 12, 9), date(2026, 1, 20), date(2026, 2, 12))  # fmt: skip


def _almanac(season: str, paris: int, towns: Mapping[str, int]) -> str:
    listed = ", ".join(f"{town} {zone_words(offset)}" for town, offset in towns.items())
    return f"Décalages en {season} : Paris {zone_words(paris)}, {listed}."


@redraw_misfits
def hours_of_three_towns(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: clocks told to the agenda, then the one hour that suits three towns."""
    west, east = pick(rng, list(_WEST)), pick(rng, list(_EAST))
    low, high = _WEST[west] - _PARIS, _EAST[east] - _PARIS
    first, last = 9 - low, 18 - high
    length = last - first
    if not 1 <= length <= 4:
        return None
    me, one, other = sample(rng, FIRST_NAMES, 3)
    people = (Person(name=one, town=west), Person(name=other, town=east))
    day, what = pick(rng, _WINTER), pick(rng, _MEETINGS_OF_HOURS_OF_THREE_TOWNS)
    (key,) = identifiers(rng, 1)
    event = Event(id=key, title=f"Visioconférence {what}", day=day, start=9, hours=length, guests=dict.fromkeys((one, other), NEEDED))  # fmt: skip
    monday = day - timedelta(days=day.weekday())
    others = sample(rng, [town for town in (*_WEST, *_EAST) if town not in (west, east)], 2)
    towns = {
        town: offset for town, offset in (_WEST | _EAST).items() if town in (west, east, *others)
    }
    almanac = (
        _almanac("hiver", _PARIS, towns),
        _almanac("été", _PARIS + 1, {town: offset + _SUMMER.get(town, 0) for town, offset in towns.items()}),
    )  # fmt: skip
    world = Agenda(me=me, monday=monday, people=tuple(shuffled(rng, people)), events=(event,), zone=_PARIS, zoned=True, almanac=almanac)  # fmt: skip

    def planned(hour: int, west_is: int = _WEST[west], east_is: int = _EAST[east]) -> list[Act]:
        told = [agenda_acts.Zone(who=name, zone=zone_words(hours)) for name, hours in ((one, west_is), (other, east_is))]  # fmt: skip
        return [
            agenda_acts.Open(event=key),
            *told,
            agenda_acts.Shift(day=DAYS[day.weekday()], start=f"{hour} h"),
        ]

    goal = Goal(
        want=(("when", key, day.isoformat(), f"{first} h"), ("zone", one, str(_WEST[west])), ("zone", other, str(_EAST[east])), ("lasts", key, str(length)),
              *(("guest", key, name, NEEDED) for name in (one, other))),
        keep=("there",),
    )  # fmt: skip
    told = " ; ".join(f"{first + hours} h à {town}" for town, hours in ((west, low), (east, high)))
    return {"what": what, "west": west, "east": east, "length": length, "day": long_date(day), "start": first, "told": told,
            **to_do(world, goal, planned(first), planned(first - 1), planned(first, low, high), planned(first, -_WEST[west], -_EAST[east]), planned(first)[:1] + planned(first)[3:])}  # fmt: skip


_TOWNS = (
    ("à New York", "America/New_York"), ("à Montréal", "America/Toronto"), ("à Boston", "America/New_York"), ("à Chicago", "America/Chicago"),
    ("à Sydney", "Australia/Sydney"), ("à Melbourne", "Australia/Melbourne"), ("à Auckland", "Pacific/Auckland"), ("à Québec", "America/Toronto"),
)  # fmt: skip

_MEETINGS_OF_HOUR_ABROAD = (
    ("Le journal de votre box, tenu à l'heure de Paris, doit dire ce qui a gêné une visioconférence, commencée", "de la visioconférence"),
    ("L'enregistrement d'un cours en ligne est rangé sous l'heure de Paris ; le cours a commencé", "du cours"),
    ("Un entretien vidéo doit être noté dans un registre tenu à l'heure de Paris ; il a commencé", "de l'entretien"),
    ("Vous cherchez un appel dans un historique tenu à l'heure de Paris ; il a commencé", "de l'appel"),
)  # fmt: skip


def _gap(moment: datetime) -> int:
    """Hours between Paris and there."""
    here, there = moment.astimezone(PARIS).utcoffset(), moment.utcoffset()
    assert here is not None
    assert there is not None
    return int((here - there).total_seconds()) // 3600


def _gaps(moment: datetime) -> set[int]:
    return {_gap(moment.replace(month=month, day=15)) for month in (1, 7)}


@redraw_misfits
def hour_abroad(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: the hour of Paris of a meeting held far away, when one country alone had changed its clocks."""
    town, name = pick(rng, _TOWNS)
    year = pick(rng, (2023, 2024, 2025))
    zone = ZoneInfo(name)
    day = date(year, pick(rng, (3, 4, 10, 11)), 1) + timedelta(days=integer(rng, 0, 29))
    begun = datetime(day.year, day.month, day.day, integer(rng, 8, 20), pick(rng, (0, 15, 30, 45)), tzinfo=zone)  # fmt: skip
    paris = begun.astimezone(PARIS)
    usual = begun.replace(month=1, day=15).astimezone(PARIS)
    if day.weekday() > 4 or not 6 <= paris.hour <= 22 or _gap(begun) in _gaps(begun):
        return None
    what, which = pick(rng, _MEETINGS_OF_HOUR_ABROAD)
    other = begun.replace(month=7, day=15).astimezone(PARIS)
    wrong = {f"{moment:%H:%M}" for moment in (begun, usual, other, paris + timedelta(hours=1), paris - timedelta(hours=1))}  # fmt: skip
    return {
        "what": what, "which": which, "town": town, "day": f"{WEEKDAYS[day.weekday()]} {long_date(day)}", "hour": f"{begun.hour} h {begun.minute:02}",
        "key": f"{paris:%H:%M}", "also": dated_times(paris, same_day=paris.date() == day), "wrong": sorted(wrong - {f"{paris:%H:%M}"}), "gap": f"Paris {'avance' if _gap(begun) > 0 else 'retarde'} de {abs(_gap(begun))} h",
        "answer": f"{paris.hour} h {paris.minute:02}",
    }  # fmt: skip


_AMERICAN = (("America/Toronto", "Montréal", 5), ("America/Chicago", "Chicago", 6))


def calendar_end(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: when a weekly session held in America ends in Paris, between two changes of clocks."""
    zone, town, behind = pick(rng, _AMERICAN)
    titles = sample(rng, ("Atelier CV", "Point budget", "Visio partenaires", "Revue de projet"), 3)
    weekday = integer(rng, 0, 3)
    first = date(2026, 2, 2) + timedelta(days=weekday)
    asked = date(2026, 3, 9) + timedelta(days=weekday + 7 * integer(rng, 0, 2))
    moved = bool(rng.random() < 0.6)
    other = asked + timedelta(days=pick(rng, (-7, 7)))
    events: list[str] = []
    answer, wrong = 0, list[int]()
    for number, title in enumerate(titles):
        start, later = sample(
            rng, [60 * hour + m for hour in (8, 9, 10, 11) for m in (0, 15, 30, 45)], 2
        )
        length = pick(rng, (50, 75, 80, 90, 100, 105))
        uid = f"UID:{integer(rng, 10000, 99999)}-{number}@visio.example"
        duration = (
            f"DURATION:PT{length // 60}H{length % 60}M" if length >= 60 else f"DURATION:PT{length}M"
        )

        events += [
            "BEGIN:VEVENT", uid, "DTSTAMP:20260120T080000Z", f"DTSTART;TZID={zone}:{calendar_moment(first, start)}",
            duration, f"RRULE:FREQ=WEEKLY;COUNT={integer(rng, 11, 14)}",
            f"EXDATE;TZID={zone}:{calendar_moment(date(2026, 2, 16) + timedelta(days=weekday), start)}",
            f"SUMMARY:{title}", "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}",
            f"TRIGGER:-PT{pick(rng, (10, 20, 30))}M", "END:VALARM", "END:VEVENT",
        ]  # fmt: skip
        changed = asked if moved or number else other
        events += [
            "BEGIN:VEVENT", uid, f"RECURRENCE-ID;TZID={zone}:{calendar_moment(changed, start)}", "DTSTAMP:20260226T080000Z",
            f"DTSTART;TZID={zone}:{calendar_moment(changed, later)}", duration, f"SUMMARY:{title}", "END:VEVENT",
        ]  # fmt: skip
        if number == 0:
            right, left = (later, start) if moved else (start, later)
            answer = right + length + 60 * behind
            wrong = [answer + 60, left + length + 60 * behind, right + length, answer - length]
    shift = {"DAYLIGHT": (behind, behind - 1), "STANDARD": (behind - 1, behind)}
    rule = {"DAYLIGHT": ("20070311T020000", "3;BYDAY=2SU"), "STANDARD": ("20071104T020000", "11;BYDAY=1SU")}  # fmt: skip
    clocks = [
        line
        for name, (before, after) in shift.items()
        for line in (
            f"BEGIN:{name}", f"DTSTART:{rule[name][0]}", f"TZOFFSETFROM:-{before:02}00", f"TZOFFSETTO:-{after:02}00",
            f"RRULE:FREQ=YEARLY;BYMONTH={rule[name][1]}", f"END:{name}",
        )
    ]  # fmt: skip
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pixsim//FR", "BEGIN:VTIMEZONE", f"TZID:{zone}", *clocks, "END:VTIMEZONE"]  # fmt: skip
    text = "\r\n".join([*lines, *events, "END:VCALENDAR", ""])
    return {
        "files": {"agenda.ics": text.encode()},
        "title": titles[0], "day": long_date(asked), "town": town, "gap": behind,
        "answer": f"{answer // 60} h {answer % 60:02}",
        "wrong": sorted({f"{guess // 60}:{guess % 60:02}" for guess in wrong if guess != answer}),
        "how": "Elle a été déplacée (RECURRENCE-ID)" if moved else "Une autre séance a été déplacée (RECURRENCE-ID), pas elle",
    }  # fmt: skip


_SEEN_AND_HEARD = {
    (True, False): ("est entendue, mais pas vue", "parle sans se montrer"),
    (False, True): ("est vue, mais pas entendue", "remue les lèvres sans qu'on l'entende"),
    (False, False): ("n'est ni vue ni entendue", "ne montre rien et ne dit rien"),
    (True, True): ("est à la fois vue et entendue", "a laissé ouverts le micro et la caméra"),
}  # fmt: skip


def _participant(box: fig.Box, state: tuple[bool, bool]) -> list[fig.Part]:
    """A place in a meeting: a microphone and a camera, struck out where they are off."""
    heard, seen = state
    return [
        fig.rect(box, fig.WHITE, fig.MIST),
        fig.icon(
            "microphone" if heard else "microphone_off", box.x + 3, box.y, 10, ground=fig.WHITE
        ),
        fig.icon("film" if seen else "film_off", box.x + 16, box.y, 10, ground=fig.WHITE),
    ]


def participant_seen_or_heard(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four people in a meeting, the one whose signs say that they are heard, or seen."""
    state, *others = shuffled(rng, tuple(_SEEN_AND_HEARD))
    drawn = fig.pointed_tile(
        rng,
        "Quatre vignettes d'une visioconférence, avec leurs pictogrammes.",
        5,
        [state, *others],
        _participant,
        per_row=2,
    )
    return {
        **drawn,
        "what": pick(rng, _SEEN_AND_HEARD[state]),
        "meeting": pick(rng, ("la réunion d'équipe", "la visite à distance", "le cours en ligne", "l'assemblée générale", "l'entretien", "la formation", "la réunion de parents")),
        "microphone": "ouvert" if state[0] else "coupé",
        "camera": "ouverte" if state[1] else "coupée",
    }  # fmt: skip


_QUALITIES = (("fine", 2600), ("moyenne", 1200), ("basse", 500), ("coupée", 0))


def senders_limited(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the quality that each participant sends, the best that each upload bears at all times, the shared window counted too."""
    names = sample(rng, FIRST_NAMES, 5)
    sharing, share, sound = names[0], 800, 100
    lows = {
        names[0]: integer(rng, 1400, 2050),
        names[1]: integer(rng, 2720, 3400),
        names[2]: integer(rng, 1310, 2600),
        names[3]: integer(rng, 620, 1250),
        names[4]: integer(rng, 180, 560),
    }

    def best(name: str, *, low: int = 0, shared: bool = True) -> str:
        left = (low or lows[name]) - sound - (share if name == sharing and shared else 0)
        return next(quality for quality, need in _QUALITIES if need <= left)

    rows, means = [], {}
    for name in names:
        measures = shuffled(
            rng,
            [
                lows[name],
                lows[name] + integer(rng, 300, 1500),
                lows[name] + integer(rng, 900, 2400),
            ],
        )
        means[name] = sum(measures) // 3
        down = integer(rng, 9, 60)
        rows += [
            (f"{name}, mesure {n}", f"envoi {value} kbit/s, réception {down} Mbit/s")
            for n, value in enumerate(measures, 1)
        ]
    choices = tuple(quality for quality, _need in _QUALITIES)
    right = {name: best(name) for name in names}
    begun = {name: "coupée" if right[name] in ("fine", "moyenne") else "fine" for name in names}
    world = ui.device(
        "Réunion à distance", ui.screen("Salon"),
        ui.screen("Ce qu'il faut à l'envoi", *(ui.info(f"Caméra {quality}", f"{need} kbit/s") for quality, need in _QUALITIES[:3]), ui.info("Son", f"{sound} kbit/s, toujours"), ui.info("Fenêtre partagée", f"{share} kbit/s, en plus"), ui.info("Partage sa fenêtre tout du long", sharing)),
        ui.screen("Mesures", *(ui.info(*row) for row in rows)),
        ui.screen("Caméras", *(ui.choice(f"Caméra {of(name)}", begun[name], choices) for name in names)),
        ui.screen("Salon d'attente", ui.choice("Salle d'attente", "oui"), ui.choice("Micros coupés à l'entrée", "oui")),
    )  # fmt: skip

    def chosen(other: dict[str, str]) -> list[ui.Step]:
        return [("Caméras", f"Caméra {of(name)}", (right | other)[name]) for name in names]

    by_mean = {name: best(name, low=means[name]) for name in names}
    alone = {sharing: best(sharing, shared=False)}
    task = ui.task_of_steps(
        world,
        chosen({}),
        chosen(alone),
        chosen({} if by_mean == right else by_mean) if by_mean != right else chosen({})[1:],
        chosen(dict.fromkeys(names, "basse")),
        chosen({names[4]: "basse" if right[names[4]] == "coupée" else "coupée"}),
    )
    task["solution"] = [*ui.at("Mesures"), ui.BACK, *task["solution"]]
    return {
        "sharing": sharing,
        "low": lows[sharing],
        "left": lows[sharing] - share - sound,
        "quality": right[sharing],
        **task,
    }


_BAR = ("microphone_off", "film", "share", "phone", "speaker", "people", "gear")


def button_that_asks_to_speak(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of the buttons of a meeting, the one that asks for the floor and lets the others finish."""
    drawn = fig.pointed_tile(
        rng, "Quatre boutons d'une visioconférence, sans texte.", 6, ["hand_up", *sample(rng, _BAR, 3)], fig.icon_button,
    )  # fmt: skip
    one, other = sample(rng, FIRST_NAMES, 2)
    return {**drawn, "who": one, "speaker": other, "meeting": pick(rng, ("la réunion d'équipe", "la formation", "l'assemblée générale", "la réunion de parents", "le cours en ligne"))}  # fmt: skip
