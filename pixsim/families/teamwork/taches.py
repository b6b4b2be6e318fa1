"""Organising a project: task boards, dependencies, Gantt charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.drives import DOCUMENTS, LINES, SPACES, Shelf
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_STATES = ("à faire", "en cours", "fait")


def task_of_whom(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: on a board of tasks, who has taken one."""
    me, *people = sample(rng, FIRST_NAMES, 5)
    space, tasks = pick(rng, SPACES), sample(rng, LINES[1:], 6)
    takers = [people[0], *(pick(rng, people[1:]) for _task in tasks[1:])]
    rows = shuffled(
        rng,
        [f"{pick(rng, _STATES)} · {task} · {who}" for task, who in zip(tasks, takers, strict=True)],
    )
    shelf = Shelf(rng, me, people)
    shelf.folder(space, rights=dict.fromkeys(people, "lecture"))
    board = shelf.file(f"{space}/Tableau des tâches", *rows)
    old = shuffled(rng, [f"fait · {task} · {pick(rng, people[1:])}" for task in tasks])
    shelf.file(f"{space}/Tableau des tâches 2024", *old)
    for name in sample(rng, DOCUMENTS, 3):
        shelf.file(f"{space}/{name}", *sample(rng, LINES, 2), owner=pick(rng, people[1:]))
    return {
        "space": space, "task": tasks[0], "key": people[0], "wrong": people[1:4],
        "world": shelf.space(space),
        "solution": [f"ouvrir {board}"],
    }  # fmt: skip


def _people(rng: np.random.Generator, count: int) -> list[str]:
    """Different first names."""
    return sample(rng, FIRST_NAMES, count)


_BOARD_TASKS = (
    "Louer la salle",
    "Imprimer les affiches",
    "Prévenir la presse",
    "Acheter les boissons",
    "Monter la scène",
    "Tenir la caisse",
)


def assign_task(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: on a board, a task given to somebody with its due date, as the minutes say."""
    tasks, people = sample(rng, _BOARD_TASKS, 4), _people(rng, 4)
    event = date(2026, integer(rng, 4, 11), integer(rng, 16, 27))
    due = event - timedelta(days=integer(rng, 3, 12))
    late = event
    days = tuple(
        f"{day:%d/%m/%Y}"
        for day in sorted({due, late, due - timedelta(days=2), due + timedelta(days=1)})
    )
    who, wanted = people[0], tasks[0]
    pages = [ui.screen(task, ui.choice(f"{task} : pour", "personne" if task == wanted else pick(rng, people[1:]), ("personne", *sorted(people))), ui.choice(f"{task} : échéance", "sans", ("sans", *days)),
                    ui.choice(f"{task} : état", "à faire", ("à faire", "en cours", "fait"))) for task in shuffled(rng, tasks)]  # fmt: skip

    def give(person: str = who, when: date = due, task: str = wanted) -> list[Act]:
        return [
            *ui.at(task),
            ui.put(f"{task} : pour", person),
            ui.put(f"{task} : échéance", f"{when:%d/%m/%Y}"),
        ]

    return {
        "who": who, "task": wanted, "event": long_date(event), "before": (event - due).days, "due": long_date(due),
        "world": ui.device("Tableau des tâches", ui.screen("Tâches de la fête"), *pages),
        "goal": Goal(want=(("set", f"{wanted} : pour", who), ("set", f"{wanted} : échéance", f"{due:%d/%m/%Y}")), keep=ui.ACTED),
        "solution": give(),
        "near": [give(when=late), give(person=people[1]), give(task=tasks[1])],
    }  # fmt: skip


_GANTT_TASKS = (
    "affiche", "buffet", "devis", "invitations", "salle", "sono", "budget", "photos", "badges",
    "programme", "transport", "tracts", "assurance", "presse",
)  # fmt: skip


def gantt_reading(rng: np.random.Generator) -> dict[str, Any]:
    """Read the length of one bar and the last week of another."""
    tasks, weeks = sample(rng, _GANTT_TASKS, 4), 10
    while True:
        bars = [(start, start + integer(rng, 2, 4)) for start in sorted(rng.integers(1, 8, 4))]
        lengths = [end - start + 1 for start, end in bars]
        if max(end for _, end in bars) <= weeks and len(set(bars)) == 4:
            break
    first, second = sample(rng, range(4), 2)
    head = "".join(f"{week:>4}" for week in range(1, weeks + 1))
    rows = [
        f"    {task:<12}"
        + "".join("   #" if s <= week <= e else "   ." for week in range(1, weeks + 1))
        for task, (s, e) in zip(tasks, bars, strict=True)
    ]
    return {
        "chart": "\n".join([f"    {'semaine':<12}{head}", *rows]),
        "first": tasks[first],
        "second": tasks[second],
        "length": str(lengths[first]),
        "not_length": str(lengths[first] - 1),
        "end": str(bars[second][1]),
        "not_end": str(bars[second][0]),
    }


_JOBS = (
    "Répartir les rôles", "Louer la sono", "Inviter les élus", "Écrire à la presse", "Assurer le matériel", "Prévenir les voisins",
    "Repeindre le décor", "Accorder le piano", "Former les bénévoles", "Coudre les costumes", "Flécher le parking", "Choisir le buffet",
    "Régler la lumière", "Vérifier les issues", "Imprimer les billets", "Répéter l'entrée", "Placer les chaises", "Filmer l'annonce",
)  # fmt: skip
"""None of which must plainly come before another: the workbook alone says which waits for which."""


def _plan(rng: np.random.Generator, count: int) -> list[tuple[int, ...]]:
    """For each task, those before it that it waits for."""
    return [
        tuple(sorted(sample(rng, range(max(0, n - 6), n), min(n, integer(rng, 1, 2)))))
        if n > 1
        else ()
        for n in range(count)
    ]


def _letters(places: tuple[int, ...]) -> str:
    return ", ".join(f"T{place + 1:02}" for place in places)


@redraw_misfits
def startable_task(rng: np.random.Generator) -> dict[str, Any] | None:
    """The only task to be done whose forerunners are all finished."""
    jobs, waits = sorted(sample(rng, _JOBS, 16), key=_JOBS.index), _plan(rng, 16)
    begun = set(range(integer(rng, 7, 10)))
    free = [n for n in sorted(begun)[2:] if not any(n in waits[later] for later in begun)]
    if len(free) < 2:
        return None
    going = set(sample(rng, free, 2))  # what waits for them is not begun
    done = begun - going
    left = [n for n in range(16) if n not in done | going]
    able = [n for n in left if all(before in done for before in waits[n])]
    partly = [n for n in left if any(before in done for before in waits[n]) and n not in able]
    if len(able) != 1 or not partly:
        return None
    last = max(n for n in left if n not in able)
    state = {n: "fini" if n in done else "en cours" if n in going else "à faire" for n in range(16)}
    rows = [(f"T{n + 1:02}", jobs[n], _letters(waits[n]), state[n]) for n in range(16)]
    book = Workbook((sheet("Tâches", ("Tâche", "Intitulé", "Après", "État"), rows),))
    return {
        "key": f"T{able[0] + 1:02}",
        "also": [jobs[able[0]], f"T{able[0] + 1:02} {jobs[able[0]]}"],
        "wrong": [f"T{partly[0] + 1:02}", f"T{last + 1:02}"],
        "files": in_two_formats("taches", book),
    }


@redraw_misfits
def shortest_project(rng: np.random.Generator) -> dict[str, Any] | None:
    """Days that a project takes when all that can be done at the same time is."""
    count = 12
    jobs, waits = sample(rng, _JOBS, count), _plan(rng, count)
    days = [integer(rng, 1, 8) for _job in jobs]
    ends: list[int] = []
    for n in range(count):
        ends.append(days[n] + max((ends[before] for before in waits[n]), default=0))
    total, whole = max(ends), sum(days)
    if total > whole - 8:
        return None
    rows = [(f"T{n + 1:02}", jobs[n], days[n], _letters(waits[n])) for n in range(count)]
    book = Workbook((sheet("Projet", ("Tâche", "Intitulé", "Durée (jours)", "Après"), rows),))
    return {
        "key": str(total),
        "wrong": [str(whole), str(total - 1)],
        "files": in_two_formats("projet", book),
    }


def _ends(durations: Mapping[str, int], needs: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Earliest end of each task; tasks come after those they need."""
    found: dict[str, int] = {}
    for task, duration in durations.items():
        found[task] = duration + max((found[need] for need in needs[task]), default=0)
    return found


def critical_path(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of a project told in days and weeks, its length, its tasks that may not be late, and who has most of them."""
    names = [f"T{number:02}" for number in range(1, 22)]
    people = sample(rng, FIRST_NAMES, 4)
    while True:
        durations = {name: pick(rng, (1, 2, 3, 4, 5, 6, 8, 10)) for name in names}
        needs = {
            name: sorted(sample(rng, names[max(0, rank - 6) : rank], min(rank, integer(rng, 1, 2))))
            for rank, name in enumerate(names)
        }
        whose = {name: pick(rng, people) for name in names}
        total = max(_ends(durations, needs).values())
        critical = [
            name
            for name in names
            if max(_ends({**durations, name: durations[name] + 1}, needs).values()) > total
        ]
        counts = sorted(sum(whose[name] == who for name in critical) for who in people)
        load = sorted(sum(whose[name] == who for name in names) for who in people)
        first = max(people, key=lambda who: sum(whose[name] == who for name in critical))
        busiest = max(people, key=lambda who: sum(whose[name] == who for name in names))
        if (
            6 <= len(critical) <= 12
            and counts[-1] > counts[-2]
            and load[-1] > load[-2]
            and busiest != first
        ):
            break
    rows = []
    for name, days in durations.items():
        told = f"{days // 5} sem." if days % 5 == 0 and rng.integers(2) else f"{days} j"
        rows.append((name, whose[name], told, ", ".join(needs[name])))
    bare = {
        name: days // 5 if told.endswith("sem.") else days
        for (name, _who, told, _needs), days in zip(rows, durations.values(), strict=True)
    }
    careless = max(_ends(bare, needs).values())
    return {
        "files": {"projet.csv": spreadsheet_csv(("tâche", "responsable", "durée", "après"), rows)},
        "total": str(total), "not_total": sorted({str(sum(durations.values())), str(careless), str(total + 1)} - {str(total)}),
        "count": str(len(critical)), "not_count": [str(len(critical) + 1), str(len(names))],
        "people": sorted(people), "who": first, "critical": ", ".join(critical),
    }  # fmt: skip


def _plan_file(durations: Mapping[str, int], needs: Mapping[str, Sequence[str]]) -> bytes:
    rows = [(task, days, ", ".join(needs[task])) for task, days in durations.items()]
    return spreadsheet_csv(("tache", "duree_en_jours", "apres"), rows)


def _worked(start: date, days: int, closed: Sequence[date]) -> date:
    """The last of so many days of work."""
    day = start - timedelta(days=1)
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and day not in closed
    return day


@redraw_misfits
def delayed_end(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: the day on which a project of many tasks ends once some are late, closed days left out."""
    names = [f"T{number:02}" for number in range(1, 25)]
    while True:
        durations = {name: integer(rng, 1, 6) for name in names}
        needs = {
            name: sorted(sample(rng, names[max(0, rank - 6) : rank], min(rank, integer(rng, 1, 3))))
            for rank, name in enumerate(names)
        }
        late = {name: integer(rng, 2, 6) for name in sorted(sample(rng, names, 5))}
        before = max(_ends(durations, needs).values())
        slower = {name: days + late.get(name, 0) for name, days in durations.items()}
        after = max(_ends(slower, needs).values())
        if before < after < before + sum(late.values()) and after < 70:
            break
    start = date(2026, 3, 2) + timedelta(days=7 * integer(rng, 0, 25))
    closed = sorted({start + timedelta(days=integer(rng, 1, 75)) for _day in range(8)})
    right = _worked(start, after, closed)
    wrong = {
        _worked(start, before + sum(late.values()), closed),
        _worked(start, before, closed),
        _worked(start, after, ()),
        start + timedelta(days=after - 1),
    } - {right}
    if _worked(start, after, ()) == right:
        return None
    return {
        "files": {
            "projet.csv": _plan_file(durations, needs),
            "retards.csv": spreadsheet_csv(("tache", "jours_en_plus"), list(late.items())),
            "fermetures.csv": spreadsheet_csv(("jour",), [(f"{day:%d/%m/%Y}",) for day in closed]),
        },
        "start": long_date(start),
        "before": before,
        "after": after,
        "all_late": before + sum(late.values()),
        "key": [f"{right:%d/%m/%Y}"],
        "wrong": sorted(f"{day:%d/%m/%Y}" for day in wrong),
    }


_CARDS = (
    "Affiche", "Salle", "Traiteur", "Budget", "Sono", "Invités", "Sécurité", "Bénévoles", "Assurance", "Photos", "Programme", "Transport", "Parking", "Tombola",
)  # fmt: skip
_LISTS = ("À faire", "En cours", "Fait")


@redraw_misfits
def cards_left_on_a_board(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 1: on a board, how many cards of somebody are not done."""
    people = sample(rng, FIRST_NAMES, 3)
    cards = sample(rng, _CARDS, 12)
    owners = [pick(rng, people) for _card in cards]
    lists = [pick(rng, range(3)) for _card in cards]
    if any(lists.count(n) > 5 or lists.count(n) < 2 for n in range(3)):
        return None
    who = people[0]
    mine = [lists[n] for n in range(12) if owners[n] == who]
    left, done = sum(n < 2 for n in mine), mine.count(2)
    if (
        left < 2
        or not done
        or left in (len(mine), sum(n < 2 for n in lists), mine.count(0), mine.count(1))
    ):
        return None
    shapes: list[fig.Part] = []
    for number, name in enumerate(_LISTS):
        x = 20 * number
        shapes += [
            fig.rect((x, 0, 18, 2), fig.SLATE),
            fig.text(x + 1, 0, name, fig.WHITE, bold=True),
        ]
        for row, place in enumerate(n for n in range(12) if lists[n] == number):
            y = 4 + 4 * row
            shapes += [
                fig.rect((x, y, 18, 2), fig.MIST),
                fig.text(x + 1, y, cards[place][:10]),
                fig.to_the_right(x + 18, y, owners[place][:7], fig.BLUE),
            ]
    return {
        "to_look_at": fig.figure("Un tableau de tâches à trois colonnes, avec des cartes et des prénoms.", 12, shapes),
        "key": str(left), "wrong": [str(n) for n in sorted({len(mine), done, sum(n < 2 for n in lists)} - {left})],
        "of_who": of(who), "todo": mine.count(0), "doing": mine.count(1), "done": done,
        "event": pick(rng, ("la fête du quartier", "le forum des associations", "le vide-grenier", "la journée portes ouvertes", "le tournoi")),
    }  # fmt: skip


_STAGES = (
    "Recherche",
    "Devis",
    "Commande",
    "Travaux",
    "Peinture",
    "Meubles",
    "Réseau",
    "Formation",
)


@redraw_misfits
def stages_under_way(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: on a Gantt chart, the stages that are under way in a week."""
    names = sample(rng, _STAGES, 5)
    spans = [(start := integer(rng, 1, 8), min(10, start + integer(rng, 1, 4))) for _name in names]
    week = integer(rng, 3, 8)
    right = [n for n, (first, last) in enumerate(spans, 1) if first <= week <= last]
    near = [n for n, (first, last) in enumerate(spans, 1) if week in (first - 1, last + 1)]
    if len(right) not in (2, 3) or not near:
        return None
    left = 17
    shapes: list[fig.Part] = [
        shape
        for n in range(10)
        for shape in (
            fig.rect((left + 4 * n, 0, 3, 2), fig.MIST),
            fig.centred(left + 4 * n + 1, 0, str(n + 1)),
        )
    ]
    zones = []
    for place, (name, (first, last)) in enumerate(zip(names, spans, strict=True)):
        y = 2 + 4 * place
        shapes += [
            fig.wire((left, y + 3), (57, y + 3), colour=fig.MIST),
            fig.text(4, y, name), fig.rect((left + 4 * (first - 1), y, 4 * (last - first + 1) - 1, 2), fig.BLUE),
        ]  # fmt: skip
        zones.append(fig.zone(place + 1, fig.Box(0, y, 58, 4)))
    return {
        **fig.pointed(fig.figure("Le planning d'un projet : cinq étapes et dix semaines.", 11, shapes, zones), *right),
        "week": week,
        "place": pick(rng, ("de la médiathèque", "de l'accueil", "de la salle informatique", "du tiers-lieu", "de la ludothèque", "du gymnase")),
        "named": " et ".join(names[n - 1] for n in right),
    }  # fmt: skip


@redraw_misfits
def length_of_a_network(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: how long a project drawn as a network takes, some stages going on at the same time."""
    days = [integer(rng, 2, 9) for _stage in range(6)]
    a, b, c, d, e, f = days
    ways = (a + b + d + f, a + c + d + f, a + c + e + f)
    total = max(ways)
    if sorted(ways)[-2:] == [total, total] or total == ways[0] or sum(days) == total:
        return None
    at = {"A": (0, 10), "B": (15, 4), "C": (15, 16), "D": (31, 4), "E": (31, 16), "F": (47, 10)}
    links = (("A", "B"), ("A", "C"), ("B", "D"), ("C", "D"), ("C", "E"), ("D", "F"), ("E", "F"))
    shapes: list[fig.Part] = []
    for one, other in links:
        (x, y), (to_x, to_y) = at[one], at[other]
        shapes += fig.arrow((x + 11, y + 1), (to_x, to_y + 1))
    for (name, (x, y)), length in zip(at.items(), days, strict=True):
        shapes += fig.chip(x, y, f"{name} : {length} j", fig.YELLOW, width=11)
    shapes += [fig.text(0, 6, "début", fig.SLATE), fig.to_the_right(58, 6, "fin", fig.SLATE)]
    return {
        "to_look_at": fig.figure("Un réseau de six tâches reliées, avec leur durée en jours.", 10, shapes),
        "key": str(total), "wrong": [str(n) for n in {*ways, sum(days)} - {total}],
        "way": ("A, B, D, F", "A, C, D, F", "A, C, E, F")[ways.index(total)],
        "site": pick(rng, ("de la rénovation de l'accueil", "du nouveau site de l'association", "de l'ouverture de l'espace numérique", "du déménagement du service", "du journal de fin d'année")),
    }  # fmt: skip


@redraw_misfits
def end_after_a_delay(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: on a chart of linked stages, the week in which the project ends after a delay."""
    a, b, c, d = integer(rng, 2, 3), integer(rng, 1, 3), integer(rng, 3, 5), integer(rng, 2, 3)
    slack, late = c - b, integer(rng, 2, 4)
    if not 0 < slack < late:
        return None
    end = a + c + d
    key = end + late - slack
    if key > 15:
        return None
    names = sample(rng, _STAGES, 4)
    spans = [(0, a), (a, a + b), (a, a + c), (a + c, end)]
    shapes: list[fig.Part] = [
        fig.to_the_right(16 + 3 * week, 0, str(week), fig.SLATE) for week in range(1, 15)
    ]
    for place, (name, (first, last)) in enumerate(zip(names, spans, strict=True)):
        y = 4 + 4 * place
        shapes += [
            fig.text(0, y, name),
            fig.rect((14 + 3 * first, y, 3 * (last - first), 2), fig.BLUE),
        ]
    for one, other in ((0, 1), (0, 2), (1, 3), (2, 3)):
        x = 14 + 3 * spans[other][0]
        y, to_y = 4 + 4 * one, 4 + 4 * other
        shapes.append(fig.line((14 + 3 * spans[one][1] - 0.4, y + 2), (14 + 3 * spans[one][1] - 0.4, y + 3), (x + 0.6, y + 3), (x + 0.6, to_y), colour=fig.ORANGE, width=0.6))  # fmt: skip
    return {
        "to_look_at": fig.figure("Le planning d'un projet : quatre étapes en barres, reliées par des traits.", 10, shapes),
        "key": str(key), "wrong": [str(n) for n in sorted({end, end + late, a + b + late + c + d} - {key})],
        "stage": names[1], "late": late, "slack": slack, "weeks": f"{slack} semaine{'s' if slack > 1 else ''}", "end": end, "last": names[3],
    }  # fmt: skip
