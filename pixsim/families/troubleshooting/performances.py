"""Explaining slowness: processes, memory, start-up."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import short_clock
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date
from pixsim.worlds.goals import Goal


def processor_use(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: what the task manager says of the processor."""
    values = sample(rng, range(11, 98), 4)
    names = ("Processeur", "Mémoire", "Disque", "Réseau")
    shown = dict(zip(names, values, strict=True))
    wanted = pick(rng, names[:3])
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "what": {"Processeur": "le processeur", "Mémoire": "la mémoire", "Disque": "le disque"}[wanted],
        "key": str(shown[wanted]),
        "wrong": [str(shown[name]) for name in names if name != wanted],
        "world": ui.device(
            "Ordinateur",
            ui.screen("Menu"),
            ui.screen("Apparence", ui.choice("Thème", "clair", ("clair", "sombre"))),
            ui.screen("Gestionnaire de fichiers", ui.info("Documents", "214 fichiers")),
            ui.screen("Gestionnaire de tâches", ui.info("Programmes ouverts", str(integer(rng, 3, 9)))),
            ui.screen("Utilisation", *(ui.info(name, f"{value} %") for name, value in shown.items()), under="Gestionnaire de tâches"),
        ),
        "solution": ui.at("Gestionnaire de tâches", "Utilisation"),
    }  # fmt: skip


_STUCK_PROGRAMS = ("Navigateur", "Traitement de texte", "Lecteur de musique", "Messagerie", "Retouche photo", "Agenda",
             "Tableur", "Visioconférence")  # fmt: skip


def close_the_stuck(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one program no longer answers; the others hold work that is not saved."""
    stuck, busy, *others = sample(rng, _STUCK_PROGRAMS, 6)
    pages = [
        ui.screen(
            name,
            ui.info(f"{name} : état", "ne répond pas" if name == stuck else "en cours"),
            ui.info(f"{name} : mémoire", f"{2900 if name == busy else integer(rng, 80, 900)} Mo"),
            ui.button(f"Fin de tâche : {name}", "Le programme est arrêté, ce qui n'était pas enregistré est perdu."),
            ui.choice(f"{name} : priorité", "normale", ("basse", "normale", "haute")),
            under="Programmes",
        )
        for name in shuffled(rng, [stuck, busy, *others])
    ]  # fmt: skip

    def end(name: str) -> list[Any]:
        return [*ui.at("Programmes", name), ui.press(f"Fin de tâche : {name}")]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "world": ui.device(
            "Gestionnaire de tâches",
            ui.screen("Gestionnaire"),
            ui.screen("Programmes"),
            ui.screen("Alimentation", ui.button("Éteindre l'ordinateur", "Tout s'éteint."), ui.button("Redémarrer", "Tout redémarre.")),
            *pages,
        ),
        "goal": Goal(want=(("pressed", f"Fin de tâche : {stuck}"),), keep=ui.ACTED),
        "solution": end(stuck),
        "near": [end(busy), [*ui.at("Alimentation"), ui.press("Redémarrer")]],
    }  # fmt: skip


_PROCESSES = (
    "texteur", "navig", "lecteur", "synchro", "antivirus", "courrier", "tableur", "dessin",
    "visio", "agenda", "indexeur", "archive", "photolib", "messager",
)  # fmt: skip


def biggest_process(rng: np.random.Generator) -> dict[str, Any]:
    """A list of processes: most memory is neither first, nor the busiest, nor longest in digits."""
    names = sample(rng, _PROCESSES, 11)
    memory = sorted(sample(rng, range(60, 990), 9)) + sorted(sample(rng, range(1010, 2900), 2))
    load = sorted(sample(rng, range(1, 300), 11))
    load[9], load[10] = load[10], load[9]
    rows = shuffled(rng, list(zip(names, memory, load, strict=True)))
    if rows[0][0] == names[10]:
        rows[0], rows[5] = rows[5], rows[0]
    lines = ["processus;processeur_pourcent;memoire_mo"]
    lines += [f"{name};{load / 10:.1f};{size}".replace(".", ",") for name, size, load in rows]
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "processus.csv",
        "nom": names[10],
        "premier": rows[0][0],
        "processeur": names[9],
        "files": {"processus.csv": text_file(lines)},
    }


_MEASURES = ("processeur", "mémoire", "disque", "réseau")


def bottleneck(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: what is saturated whenever a program makes its user wait."""
    guilty, decoy, *rest = sample(rng, _MEASURES, 4)
    rows: list[tuple[datetime | int, ...]] = []
    moment = datetime(2026, 3, 9, 9, 0)
    for _minute in range(180):
        moment += timedelta(minutes=1)
        slow = bool(rng.random() < 0.15)
        values = {name: integer(rng, 10, 60) for name in rest}
        values[guilty] = integer(rng, 96, 100) if slow else integer(rng, 20, 80)
        values[decoy] = integer(rng, 20, 70) if slow else (100 if rng.random() < 0.3 else 65)
        wait = integer(rng, 8, 25) if slow else integer(rng, 0, 2)
        rows.append((moment, wait, *(values[name] for name in _MEASURES)))
    header = ("Moment", "Attente (s)", *(f"{name.capitalize()} (%)" for name in _MEASURES))
    book = Workbook((sheet("Mesures", header, tuple(rows)),))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": {"processeur": ["processeur", "CPU"], "mémoire": ["mémoire", "mémoire vive", "RAM"]}.get(guilty, [guilty]),
        "wrong": [decoy, *rest],
        "files": in_two_formats("mesures", book),
    }  # fmt: skip


_STARTED_PROGRAMS = (
    ("Jeu des fermes", "jouer"), ("Lecteur de radios", "écouter des radios"), ("Promos du magasin", "montrer des publicités"), ("Messagerie instantanée", "échanger"),
    ("Dessin vectoriel", "dessiner"), ("Montage de films", "monter des vidéos"), ("Cours de langue", "apprendre l'anglais"), ("Cartes routières", "préparer un trajet"),
    ("Agenda familial", "noter des rendez-vous"), ("Lecteur de musique", "écouter des disques"), ("Recettes", "cuisiner"), ("Généalogie", "tracer un arbre familial"),
    ("Encyclopédie", "lire des articles"), ("Album", "classer des photos"),
)  # fmt: skip

_HELPERS = (
    ("Lecteur de cartes à puce", "Signature de courriers", "signer des courriers"), ("Serveur de licences", "Comptabilité", "tenir des comptes"),
    ("Service de polices", "Mise en page", "composer un journal"), ("Pilote de tablette", "Atelier de croquis", "dessiner au stylet"),
)  # fmt: skip


def _switch(name: str) -> str:
    return f"{name} : lancer au démarrage"


def lighter_start(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: among fifteen programs, those that slow the start and have served nobody for six months, be it through another."""
    day = date(2026, integer(rng, 9, 11), integer(rng, 1, 28))
    (helper, user, use), (idle, idle_user, idle_use) = sample(rng, _HELPERS, 2)
    drawn = sample(rng, _STARTED_PROGRAMS, 10)
    old_heavy, heavy, old_light, light = drawn[:3], drawn[3:5], drawn[5:8], drawn[8:]

    def seconds(least: int, most: int) -> str:
        return f"{integer(rng, least, most) / 10:.1f} s".replace(".", ",")

    def said(least: int, most: int) -> str:
        """A day that many days before, in one form or another."""
        when = day - timedelta(days=integer(rng, least, most))
        return pick(rng, (long_date(when), f"{when:%d/%m/%Y}"))

    never = "jamais ouvert directement"
    rows: list[tuple[str, str, str, str]] = [
        ("Antivirus", "protéger des programmes malveillants", seconds(60, 95), "sans cesse, en arrière-plan"),
        (helper, f"faire marcher « {user} »", seconds(35, 80), never), (idle, f"faire marcher « {idle_user} »", seconds(35, 80), never),
        (user, use, seconds(2, 15), said(1, 20)), (idle_user, idle_use, seconds(2, 15), said(220, 500)),
        *((name, what, seconds(32, 80), said(least, most)) for (name, what), (least, most) in zip(old_heavy, ((200, 300), (366, 376), (400, 700)), strict=True)),
        *((name, what, seconds(32, 80), said(least, most)) for (name, what), (least, most) in zip(heavy, ((1, 12), (140, 170)), strict=True)),
        *((name, what, seconds(2, 27), said(200, 700)) for name, what in old_light), *((name, what, seconds(2, 27), said(1, 60)) for name, what in light),
    ]  # fmt: skip
    rows = shuffled(rng, rows)
    pages = [
        ui.screen(name, ui.info(f"{name} : sert à", what), ui.info(f"{name} : dernier usage", used), ui.choice(_switch(name), "oui"), under="Démarrage")
        for name, what, _cost, used in rows
    ]  # fmt: skip
    costs = [
        ui.info(f"{name} : temps pris au démarrage", cost) for name, _what, cost, _used in rows
    ]
    useless = [idle, *(name for name, _what in old_heavy)]

    def off(*names: str) -> list[Any]:
        acts: list[Any] = ui.at("Démarrage")
        for name in names:
            acts += [*ui.at(name), ui.put(_switch(name), "non"), ui.BACK]
        return acts[:-1]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "day": long_date(day), "idle": idle, "idle_user": idle_user, "helper": helper, "user": user,
        "world": ui.device("Ordinateur", ui.screen("Paramètres"), ui.screen("Démarrage", *costs), *pages),
        "goal": Goal(want=tuple(("set", _switch(name), "non") for name in useless), keep=ui.ACTED),
        "solution": off(*useless),
        "near": [
            off(*useless[1:]), off(*useless, helper), off(*useless, "Antivirus"), off(*useless, heavy[1][0]),
            off(*useless, old_light[0][0]), off(*useless[:-1]),
        ],
    }  # fmt: skip


_LEAKING_PROGRAMS = (
    "agenda.exe", "annuaire.exe", "antivirus.exe", "cartes.exe", "chorale.exe", "compta.exe", "courriel.exe", "dessin.exe",
    "galerie.exe", "horloge.exe", "imprime.exe", "journal.exe", "lecteur.exe", "miroir.exe", "notes.exe", "partage.exe",
    "radio.exe", "sauve.exe", "tableur.exe", "veille.exe",
)  # fmt: skip


@redraw_misfits
def memory_leak(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: among twenty programs, in three units, the one that only grows until it is started again."""
    names = shuffled(rng, _LEAKING_PROGRAMS)
    times = [short_clock(480 + 30 * place) for place in range(20)]
    starts = {name: {integer(rng, 4, 8), integer(rng, 11, 15)} for name in names[:1] + names[4:7]}

    def grown(low: int, high: int, again: set[int]) -> list[int]:
        level, base, found = 0, integer(rng, 120, 260), []
        for place in range(20):
            level = base if place == 0 or place in again else level + integer(rng, low, high)
            found.append(level)
        return found

    peak = grown(20, 40, set())[:15]
    peak += [peak[-1] - 55 * n for n in range(1, 6)]
    step = [integer(rng, 200, 260) + (600 if place > 6 else 0) for place in range(20)]
    full = grown(30, 60, set())[:9]
    full += [full[-1] + integer(rng, -9, 0) for _place in range(11)]
    big = [integer(rng, 2300, 2500) for _place in range(20)]
    columns = {names[0]: grown(4, 16, starts[names[0]])}
    columns |= dict(zip(names[1:4], (peak, step, big), strict=True))
    columns[names[7]] = full
    for name in names:
        columns.setdefault(name, [integer(rng, 150, 700) for _place in range(20)])
    for name, values in columns.items():
        again = starts.get(name, set())
        pairs = [(a, b) for n, (a, b) in enumerate(pairwise(values), 1) if n not in again]
        if all(a < b for a, b in pairs) != (name == names[0]):
            return None

    def written(value: int) -> str:
        unit = integer(rng, 0, 5)
        if unit == 0:
            return f"{value * 1000} Ko"
        return f"{value / 1000:.3f} Go".replace(".", ",") if unit == 1 else f"{value} Mo"

    rows = [
        f"{time};{name};{written(columns[name][place])}"
        for place, time in enumerate(times)
        for name in shuffled(rng, names)
    ]
    started = sorted((times[place], name) for name, places in starts.items() for place in places)
    return {
        "nom": names[0],
        "pic": names[1],
        "palier": names[2],
        "gros": names[3],
        "files": {
            "memoire.csv": text_file(["heure;programme;memoire", *rows]),
            "relances.csv": text_file(["heure;programme", *(f"{t};{n}" for t, n in started)]),
        },
    }


_LEAK, _SETTLES, _GIVES_BACK, _PEAKS = "leak", "settles", "gives back", "peaks"
_MOMENTS = 13


def _memory_over_time(rng: np.random.Generator, kind: str) -> tuple[list[int], tuple[int, ...]]:
    """Memory of a program at each moment, in eighths, and the moments when it was started again."""
    again = (integer(rng, 3, 5), integer(rng, 8, 10))
    since = [min(n - start for start in (0, *again) if start <= n) for n in range(_MOMENTS)]
    low = integer(rng, 1, 2)
    if kind == _LEAK:
        return [low + age for age in since], again
    if kind == _SETTLES:
        first, then = integer(rng, 4, 5), integer(rng, 6, 7)
        return [(low, first)[age] if age < 2 else then for age in since], again
    if kind == _GIVES_BACK:
        period = integer(rng, 3, 4)
        phase = integer(rng, 0, period - 1)
        return [low + 2 * ((n + phase) % period) for n in range(_MOMENTS)], again[:1]
    high = sample(rng, [n for n in range(1, _MOMENTS) if n not in again], 4)
    return [low + (integer(rng, 4, 6) if n in high else integer(rng, 0, 1)) for n in range(_MOMENTS)], again  # fmt: skip


def _memory_bars(box: fig.Box, shown: tuple[list[int], tuple[int, ...]]) -> list[fig.Part]:
    values, again = shown
    foot = box.bottom - 2
    return [
        fig.rect((box.x, box.y, 2 * _MOMENTS, foot - box.y), fig.WHITE),
        *(fig.rect((box.x + 2 * n, foot - value, 2, value), fig.BLUE) for n, value in enumerate(values)),
        *(fig.text(box.x + 2 * n, foot, "R", fig.RED, bold=True) for n in again),
    ]  # fmt: skip


def program_that_leaks(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of four programs of which some were started again, the one whose memory only falls when it is."""
    drawn = fig.pointed_tile(
        rng,
        "La mémoire prise par quatre programmes au fil d'une journée, en barres.",
        5,
        [_memory_over_time(rng, kind) for kind in (_LEAK, _SETTLES, _GIVES_BACK, _PEAKS)],
        _memory_bars,
        per_row=2,
    )
    return {
        **drawn,
        "shop": pick(
            rng,
            (
                "de l'accueil",
                "de la médiathèque",
                "du secrétariat",
                "de la caisse",
                "du cabinet",
                "de la mairie",
                "de l'atelier",
            ),
        ),
        "when": pick(
            rng,
            ("vers 17 h", "en fin de journée", "après quelques heures", "au bout d'une matinée"),
        ),
    }


@redraw_misfits
def service_that_delays(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: on a chart of a start, the service of the chain that delays the desktop most."""
    chain = [integer(rng, 3, 6), integer(rng, 9, 15), integer(rng, 3, 7)]
    chain = shuffled(rng, chain)
    apart = integer(rng, 17, 20)
    end = sum(chain)
    if apart >= end - 2 or end > 30:
        return None
    names = sample(
        rng, ("réseau", "annuaire", "partages", "pilotes", "profil", "police", "session"), 3
    )
    long_name, short_name = sample(rng, ("indexation", "antivirus", "mises à jour", "nuage"), 2)
    rows = []
    start = 0
    for name, length in zip(names, chain, strict=True):
        rows.append((name, start, length))
        start += length
    rows += [(long_name, 1, apart), (short_name, 2, integer(rng, 3, 8))]
    order = shuffled(rng, range(5))
    shapes: list[fig.Part] = [
        fig.text(16, 0, "0 s", fig.SLATE),
        fig.to_the_right(56, 0, f"bureau : {end} s", fig.SLATE),
    ]
    zones = []
    at = {}
    for place, which in enumerate(order):
        name, begin, length = rows[which]
        y = 2 + 4 * place
        at[which] = y
        shapes += [
            fig.text(4, y, name),
            fig.rect((17 + 1.25 * begin, y, 1.25 * length, 2), fig.BLUE if which < 3 else fig.GREY),
        ]
        zones.append(fig.zone(place + 1, fig.Box(0, y, 58, 2)))
    for one in (0, 1):
        x = 17 + 1.25 * rows[one + 1][1]
        upper, lower = sorted((at[one], at[one + 1]))
        shapes.append(fig.line((x, upper + 2), (x, lower), colour=fig.ORANGE, width=0.6))
    x = 17 + 1.25 * end
    shapes.append(fig.rect((x, 2, 0.5, 20), fig.RED))
    key = chain.index(max(chain))
    return {
        **fig.pointed(fig.figure("Le démarrage d'un ordinateur : cinq services en barres.", 11, shapes, zones), order.index(key) + 1),
        "name": names[key], "seconds": chain[key], "other": long_name, "apart": apart, "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


def start_lightened(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: services of a start that others wait for, told by a journal: what nobody uses dropped, what is slow and not urgent put off, what serves left."""
    names = sample(
        rng,
        (
            "indexation",
            "imprimantes",
            "synchro",
            "antivirus",
            "jeux",
            "photos",
            "partage",
            "horloge",
        ),
        6,
    )
    slow_useless, slow_waited, slow_later, small_useless, quick, waiting = names
    seconds = {
        slow_useless: integer(rng, 20, 30),
        slow_waited: integer(rng, 12, 19),
        slow_later: integer(rng, 21, 32),
        small_useless: integer(rng, 1, 2),
        quick: 1,
        waiting: integer(rng, 33, 45),
    }
    own = integer(rng, 2, 4)
    auto, later, never = "au démarrage", "deux minutes plus tard", "jamais"
    uses = {
        slow_useless: "personne ne s'en sert",
        slow_waited: "sert dès l'ouverture de session",
        slow_later: "sert une fois par heure, rien ne l'attend",
        small_useless: "personne ne s'en sert",
        quick: "sert dès l'ouverture de session",
        waiting: f"sert dès l'ouverture de session ; attend {slow_useless}, dont il n'a plus besoin",
    }
    journal = {
        **{name: f"prêt en {n} s" for name, n in seconds.items()},
        waiting: f"prêt en {seconds[waiting] + own} s, dont {seconds[waiting]} s à attendre {slow_useless}",
    }
    label, wait = "Lancement de {}", f"{waiting} attend {slow_useless}"
    world = ui.device(
        "Ordinateur lent à démarrer", ui.screen("Démarrage"),
        ui.screen("Journal du démarrage", *(ui.info(f"Service {name}", journal[name]) for name in sorted(names))),
        ui.screen("Usages", *(ui.info(f"Usage de {name}", uses[name]) for name in sorted(names)), ui.info("Règle", "ce qui ne sert à personne ne se lance jamais ; plus de 10 s et rien de pressé : plus tard ; le reste ne change pas")),
        ui.screen("Services", *(ui.choice(label.format(name), auto, (auto, later, never)) for name in sorted(names)), ui.choice(wait, "oui")),
    )  # fmt: skip
    steps: list[ui.Step] = [
        ("Services", wait, "non"),
        ("Services", label.format(slow_useless), never),
        ("Services", label.format(slow_later), later),
        ("Services", label.format(small_useless), never),
    ]

    otherwise = partial(ui.change_step, steps)
    task = ui.task_of_steps(
        world,
        steps,
        steps[1:],
        otherwise(2, never),
        steps[:3],
        [*steps, ("Services", label.format(slow_waited), later)],
        [*steps, ("Services", label.format(waiting), later)],
        otherwise(1, later),
    )
    task["solution"] = [
        *ui.at("Journal du démarrage"),
        ui.BACK,
        *ui.at("Usages"),
        ui.BACK,
        *task["solution"],
    ]
    return {
        "waiting": waiting,
        "useless": slow_useless,
        "later": slow_later,
        "own": own,
        "waited": slow_waited,
        **task,
    }
