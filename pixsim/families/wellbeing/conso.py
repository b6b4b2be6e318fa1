"""Computing a consumption: W, kWh, cost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.sheets import BUILDINGS, fill_down, table
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.figures.figure import Line, Text
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts

_OPEN, _YEARLY = (6, 7, 8, 9), (200, 220, 250)
_POWERED = (
    ("Box internet", 8, 15, (24,), (365,)), ("Unité centrale", 60, 150, _OPEN, _YEARLY), ("Écran", 15, 40, _OPEN, _YEARLY),
    ("Vidéoprojecteur", 150, 300, (1, 2, 3), (40, 60, 100)), ("Portable", 20, 60, _OPEN, _YEARLY), ("Serveur", 80, 200, (24,), (365,)),
    ("Imprimante", 20, 90, (1, 2, 3), _YEARLY), ("Téléviseur", 60, 140, (2, 3, 4, 5), _YEARLY), ("Enceinte", 4, 12, (1, 2, 3), (40, 60, 100)),
)  # fmt: skip
"""Watts at least and at most, hours a day, days a year: a server never sleeps, a projector rarely works."""


def energy_of_devices(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the energy of each device of a list, in kWh."""
    chosen = sample(rng, _POWERED, integer(rng, 5, 8))
    rows = [(name, integer(rng, low, high), pick(rng, hours), max(10, pick(rng, days) // 10)) for name, low, high, hours, days in chosen]  # fmt: skip
    last = len(rows) + 1
    right = "=B2*C2*D2/1000"
    return {
        "where": pick(rng, BUILDINGS),
        "last": last,
        "world": table([("Appareil", "Puissance (W)", "Heures par jour", "Jours", "Énergie (kWh)"), *rows]),
        "goal": Goal(
            want=(("behaves", f"E2:E{last}", right),),
            keep=("text",),
            free=tuple(f"E{n}" for n in range(2, last + 1)),
        ),
        "solution": fill_down(right, last),
        "near": [fill_down("=B2*C2*D2", last), fill_down("=B2*C2/1000", last), [acts.Put(cell="E2", text=right)]],
    }  # fmt: skip


def yearly_cost(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the yearly cost of each device, the price of a kWh standing in one cell, and the total."""
    chosen = sample(rng, _POWERED, integer(rng, 5, 8))
    rows = [(name, integer(rng, low, high), pick(rng, hours), pick(rng, days)) for name, low, high, hours, days in chosen]  # fmt: skip
    last, price = len(rows) + 1, f"0,{integer(rng, 18, 29)}"
    right = "=B2*C2*D2/1000*$H$1"
    total = acts.Put(cell=f"E{last + 1}", text=f"=SOMME(E2:E{last})")
    return {
        "where": pick(rng, BUILDINGS),
        "last": last,
        "below": last + 1,
        "world": table(
            [("Appareil", "Puissance (W)", "Heures par jour", "Jours par an", "Coût (€)"), *rows],
            cells={"G1": "Prix du kWh (€)", "H1": price},
            columns=8,
        ),
        "goal": Goal(
            want=(
                ("behaves", f"E2:E{last}", right),
                ("behaves", f"E{last + 1}", f"=SOMME(E2:E{last})"),
            ),
            keep=("text",),
            free=tuple(f"E{n}" for n in range(2, last + 2)),
        ),
        "solution": fill_down(right, last, total),
        "near": [
            fill_down("=B2*C2*D2/1000*H1", last, total),
            fill_down("=B2*C2*D2*$H$1", last, total),
            fill_down(right, last),
            fill_down(f"=B2*C2*D2/1000*{price}", last, total),
        ],
    }


_PARK = (
    "Poste d'accueil",
    "Écran",
    "Serveur",
    "Imprimante",
    "Borne Wi-Fi",
    "Vidéoprojecteur",
    "Téléviseur",
    "Portable",
)

_ROOMS = ("accueil", "atelier", "salle 1", "salle 2", "bureau", "réserve")


@redraw_misfits
def saved_by_setting(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: what a setting saves over a year: powers by model, days by room, and appliances put aside."""
    models = [f"{what} {letter}{integer(rng, 10, 99)}" for what in _PARK for letter in "AB"]
    powers: dict[str, tuple[int, int | None]] = {}
    for model in models:
        before = 10 * integer(rng, 5, 30)
        takes = rng.integers(3) > 0
        powers[model] = (before, before - 10 * integer(rng, 1, before // 10 - 1) if takes else None)
    days = dict(zip(_ROOMS, sample(rng, range(120, 310, 5), len(_ROOMS)), strict=True))
    rows = [
        (
            f"E{number:03}", pick(rng, models), pick(rng, _ROOMS), 2 * integer(rng, 1, 11),
            pick(rng, ("en service", "en service", "en service", "en réserve")),
        )
        for number in range(1, 141)
    ]  # fmt: skip

    def gain(chosen: list[tuple[str, str, str, int, str]], length: float = 0) -> float:
        saved = 0.0
        for _number, model, room, hours, _state in chosen:
            before, after = powers[model]
            saved += (
                (before - (before if after is None else after)) * hours * (length or days[room])
            )
        return saved / 1000

    used = [row for row in rows if row[4] == "en service"]
    right = gain(used)
    if round(right * 10) % 10 == 5:  # rounded up or down, one does not know
        return None
    lost = sum(
        powers[model][0] * hours * days[room]
        for _n, model, room, hours, _s in used
        if powers[model][1] is None
    )
    mistakes = (gain(rows), gain(used, sum(days.values()) / len(days)), right + lost / 1000)
    settings = [
        (model, before, after) for model, (before, after) in shuffled(rng, list(powers.items()))
    ]
    book = Workbook((
        sheet("Appareils", ("Numéro", "Modèle", "Salle", "Heures par jour", "État"), rows),
        sheet("Modèles", ("Modèle", "Puissance (W)", "Puissance réglée (W)"), settings),
        sheet("Salles", ("Salle", "Jours d'ouverture"), list(days.items())),
    ))  # fmt: skip
    return {
        "key": list(dict.fromkeys((str(round(right)), decimal(right, 1)))),
        "wrong": [str(round(kwh)) for kwh in mistakes],
        "files": in_two_formats("parc", book),
    }


_METERED = {
    "ordinateur": (60, 140), "écran": (20, 40), "box": (9, 14), "imprimante": (200, 500),
    "console": (90, 180), "téléviseur": (70, 150),
}  # fmt: skip

_ALSO = {
    "console": ("console de jeux", "console de jeu"),
    "téléviseur": ("télévision", "télé", "TV"),
}


def _power(rng: np.random.Generator, watts: int) -> str:
    return f"{watts / 1000:.3f} kW".replace(".", ",") if rng.integers(3) == 0 else f"{watts} W"


def _duration(rng: np.random.Generator, minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}" if hours and rng.integers(2) else f"{minutes} min"


def greediest_device(rng: np.random.Generator) -> dict[str, Any]:
    """The device that used most energy in a week: powers and durations as texts, by plug; two devices change plugs.

    The plug that used most is not that of this device, nor is it the strongest, nor the one that is always on.
    """
    plugs = [f"P{number}" for number in sample(rng, range(1, 30), len(_METERED))]
    begun = date(2026, integer(rng, 1, 12), integer(rng, 1, 21))
    days = [begun + timedelta(days=n) for n in range(7)]
    while True:
        at = dict(zip(_METERED, plugs, strict=True))
        moved, change = (
            sample(rng, [name for name in _METERED if name != "box"], 2),
            integer(rng, 2, 4),
        )
        rows, used, by_plug = [], dict.fromkeys(_METERED, 0), dict.fromkeys(plugs, 0)
        for n, day in enumerate(days):
            if n == change:
                at[moved[0]], at[moved[1]] = at[moved[1]], at[moved[0]]
            for device, (low, high) in _METERED.items():
                watts = integer(rng, low, high)
                minutes = 1440 if device == "box" else 10 * integer(rng, 0, 3 if low > 180 else 36)
                rows.append((day, at[device], _power(rng, watts), _duration(rng, minutes)))
                used[device] += watts * minutes
                by_plug[at[device]] += watts * minutes
        longest, strongest = "box", "imprimante"
        ranked = sorted(used, key=used.__getitem__, reverse=True)
        most = max(by_plug, key=by_plug.__getitem__)
        naive = next(name for name, plug in zip(_METERED, plugs, strict=True) if plug == most)
        if (
            ranked[0] not in (longest, strongest, naive)
            and used[ranked[0]] > 1.08 * used[ranked[1]]
        ):
            break
    given: list[tuple[date, str, str]] = [
        (days[0], plug, name) for name, plug in zip(_METERED, plugs, strict=True)
    ]
    given += [(days[change], at[name], name) for name in moved]
    return {
        "files": {
            "mesures.csv": DataTable(("jour", "prise", "puissance", "duree"), tuple(shuffled(rng, rows))),
            "prises.csv": DataTable(("a_partir_du", "prise", "appareil"), tuple(shuffled(rng, given))),
        },
        "key": [ranked[0], *_ALSO.get(ranked[0], ())],
        "wrong": list(dict.fromkeys((naive, longest, strongest, ranked[1]))),
        "kwh": decimal(used[ranked[0]] / 60000, 1), "next_kwh": decimal(used[ranked[1]] / 60000, 1),
        "best": ranked[0], "next": ranked[1], "plug": most,
    }  # fmt: skip


OPEN, SHUT = "ouvert", "fermé"


def _opening_calendar(rng: np.random.Generator, closed_weekday: date) -> dict[date, str]:
    """Every day of 2026: weekends, some weeks and some days closed, one of the week that was metered."""
    first = date(2026, 1, 1)
    days = [first + timedelta(days=n) for n in range(365)]
    weeks = sample(rng, [n for n in range(52) if n not in range(8, 21)], integer(rng, 6, 12))
    shut = {day for day in days if day.weekday() >= 5 or day.isocalendar().week - 1 in weeks}
    shut |= {closed_weekday, *(pick(rng, days) for _n in range(9))}
    near = {closed_weekday + timedelta(days=n) for n in range(-5, 6) if (closed_weekday + timedelta(days=n)).weekday() < 5} - {closed_weekday}  # fmt: skip
    return {day: SHUT if day in shut - near else OPEN for day in days}


def _profile(
    rng: np.random.Generator, low: int, high: int, least: int, most: int
) -> dict[bool, tuple[int, int]]:
    """Watts while in use and idle, on open days and on closed ones."""
    idle = integer(rng, least, most)
    return {True: (integer(rng, low, high), idle), False: (idle, idle)}


def _watts(rng: np.random.Generator, level: tuple[int, int], hour: int) -> int:
    used, idle = level
    return (used if 8 <= hour < 18 else idle) + integer(rng, -9, 9)


def _year(
    watts: Mapping[date, list[int]], kinds: Mapping[date, str], calendar: Mapping[date, str]
) -> float:
    """Wh of a year, from the mean day of each kind in the week."""
    total = 0.0
    for state in (OPEN, SHUT):
        seen = [sum(hours) for day, hours in watts.items() if kinds[day] == state]
        total += sum(seen) / len(seen) * sum(one == state for one in calendar.values())
    return total


def week_to_year(rng: np.random.Generator) -> dict[str, Any]:
    """Two rooms metered for one week in which a day was closed; the calendar of the year says how many are."""
    while True:
        monday = date(2026, 3, 2) + timedelta(days=7 * integer(rng, 0, 10))
        odd = monday + timedelta(days=integer(rng, 1, 4))
        calendar = _opening_calendar(rng, odd)
        power = {"A": _profile(rng, 900, 1700, 15, 60), "B": _profile(rng, 450, 900, 150, 320)}
        week = [monday + timedelta(days=n) for n in range(7)]
        watts = {
            room: {day: [_watts(rng, at[calendar[day] == OPEN], hour) for hour in range(24)] for day in week}
            for room, at in power.items()
        }  # fmt: skip
        year = {room: _year(days, calendar, calendar) for room, days in watts.items()}
        naive = {room: sum(map(sum, days.values())) * 365 / 7 for room, days in watts.items()}
        weekdays = {day: OPEN if day.weekday() < 5 else SHUT for day in calendar}
        guessed = {room: _year(days, weekdays, calendar) for room, days in watts.items()}
        gap = abs(year["A"] - year["B"]) / 1000
        wrong = [abs(each["A"] - each["B"]) / 1000 for each in (naive, guessed)]
        if gap > 150 and all(abs(one - gap) > 40 for one in wrong):
            break
    index = integer(rng, 12_000, 80_000) * 1000
    rows: list[tuple[datetime, float | None, float]] = []
    for day in week:
        for hour in range(24):
            rows.append((datetime.combine(day, time(hour)), watts["A"][day][hour], index / 1000))
            index += watts["B"][day][hour]
    rows.append((datetime.combine(week[-1] + timedelta(days=1), time(0)), None, index / 1000))
    book = Workbook(
        (
            sheet("Semaine", ("Heure", "Salle A : puissance moyenne de l'heure (W)", "Salle B : index du compteur au début de l'heure (kWh)"), rows),
            sheet("Calendrier", ("Jour", "Salles"), tuple(calendar.items())),
        )
    )  # fmt: skip
    opened = sum(state == OPEN for state in calendar.values())
    return {
        "files": in_two_formats("salles", book),
        "from": f"{monday:%d/%m/%Y}",
        "opened": opened, "closed": 365 - opened,
        "odd": f"{odd:%d/%m}",
        "best": min(year, key=year.__getitem__),
        "gap": decimal(gap, 0),
        "wrong": [decimal(one, 0) for one in wrong],
        "year_a": decimal(year["A"] / 1000, 0), "year_b": decimal(year["B"] / 1000, 0),
    }  # fmt: skip


def watts_on_standby(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: on a curve of power, what a device still takes once it is not used."""
    standby, used = pick(rng, (5, 10, 15, 20)), pick(rng, (60, 70, 80, 90))
    begin = integer(rng, 15, 20)
    end = begin + integer(rng, 2, 4)
    plot = fig.Plot(fig.Box(6, 2, 50, 16), 0, 100)
    hours = range(12, 25)
    step = plot.box.w / 12
    ticks = [(value, f"{value} W") for value in (0, 25, 50, 75, 100)]
    points: list[tuple[float, float]] = []
    for hour in hours[:-1]:
        level = plot.y(used if begin <= hour < end else standby)
        left = plot.box.x + step * (hour - 12)
        points += [(left, level), (left + step, level)]
    shapes = [
        *fig.axes(plot, ticks), Line(points=tuple(points), colour=fig.RED, width=1),
        *(fig.centred(round(plot.box.x + step * (hour - 12)), 20, f"{hour} h") for hour in (12, 15, 18, 21, 24)),
    ]  # fmt: skip
    shapes = [
        shape
        for shape in shapes
        if not (isinstance(shape, Text) and shape.left + len(shape.text) > 58)
    ]
    shown = fig.figure(
        "Une courbe : la puissance prise par un appareil entre midi et minuit.", 11, shapes
    )
    spots = [
        begin,
        end,
        *sample(rng, [h for h in range(13, 24) if not begin - 1 <= h <= end + 1], 2),
    ]
    hours_asked = sorted(spots)
    return {
        "to_look_at": shown,
        "options": [f"à {hour} h" for hour in hours_asked],
        "key": hours_asked.index(end) + 1,
        "device": pick(rng, ("Le téléviseur", "L'amplificateur", "Le vidéoprojecteur", "L'ordinateur du salon", "Le décodeur")),
        "begin": begin, "end": end, "level": standby, "used": used,
    }  # fmt: skip


def _week_bars(box: fig.Box, days: tuple[int, ...]) -> list[fig.Part]:
    """What a device takes day by day, a unit high for a tenth of a kilowatt-hour."""
    shapes: list[fig.Part] = [fig.rect(box, fig.WHITE, fig.MIST)]
    for n, value in enumerate(days):
        shapes += [
            fig.rect((box.x + 1 + 4 * n, box.bottom - 2 - value, 2, value), fig.ORANGE),
            fig.text(box.x + 1 + 4 * n, box.bottom - 2, "LMMJVSD"[n], fig.SLATE),
        ]
    return shapes


@redraw_misfits
def device_of_a_week(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: of four devices, the one that takes most over a week, without the highest day."""
    steady = tuple(integer(rng, 4, 6) for _n in range(7))
    peaks = tuple(
        8 if n in (integer(rng, 0, 3), integer(rng, 4, 6)) else integer(rng, 0, 1) for n in range(7)
    )
    weekend = (0, 0, 0, 0, integer(rng, 1, 3), 7, 7)
    low = tuple(integer(rng, 1, 3) for _n in range(7))
    options = [steady, peaks, weekend, low]
    if sum(steady) < 1.25 * max(map(sum, options[1:])):
        return None
    return {
        **fig.pointed_tile(rng, "La consommation de quatre appareils, jour par jour, à la même échelle.", 5, options, _week_bars, per_row=2),
        "place": pick(rng, ("Au club", "À la maison des associations", "À l'accueil de loisirs", "Chez un couple", "Dans un studio", "Au tiers-lieu", "Dans une petite boutique")),
    }  # fmt: skip


@redraw_misfits
def year_when_it_pays(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: two lines of cumulated cost, and the year from which the dearer device is the cheaper."""
    key = integer(rng, 3, 8)
    slow = integer(rng, 1, 4) * 10
    gain = integer(rng, 1, 5) * 10
    fast, start = slow + gain, gain * key
    first = integer(rng, 0, 4) * 20
    top = 100 * -(-(first + fast * 10) // 100)
    start += first
    if not 0.3 * top < start < 0.6 * top or gain < slow:
        return None
    return {
        **fig.break_even(key, (first, fast), (start, slow), top, "€"),
        "who": pick(rng, FIRST_NAMES),
        "thing": pick(rng, fig.BOUGHT),
    }
