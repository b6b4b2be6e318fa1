"""Updating: system, drivers, versions."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.programs import TOOLS
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, Workbook, sheet
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_FIXES = (
    "corrige une faille qui laissait lire les messages", "bouche une faille déjà utilisée par des pirates", "corrige un défaut qui permettait d'entrer sans code",
    "empêche une page piégée de prendre la main sur l'appareil",
)  # fmt: skip

_OTHERS = (
    "ajoute douze fonds d'écran",
    "change la couleur des boutons",
    "ajoute un jeu de cartes",
    "traduit l'aide en finnois",
    "ajoute des autocollants",
    "renomme deux menus",
)

_APPS = (
    "Messages",
    "Appareil photo",
    "Navigateur",
    "Calendrier",
    "Clavier",
    "Météo",
    "Musique",
    "Notes",
)


def urgent_update(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of some updates, the one that mends a flaw."""
    apps, others = sample(rng, _APPS, 6), sample(rng, _OTHERS, 5)
    fix = pick(rng, _FIXES)
    rows = shuffled(rng, list(zip(apps, [fix, *others], strict=True)))
    free = integer(rng, 20, 60)
    brought = [ui.info(f"{app} ({integer(rng, 9, free)} Mo)", what) for app, what in rows]
    pages = [
        ui.screen(f"{app} {integer(rng, 2, 9)}.{integer(rng, 0, 9)}",
               ui.button(f"Installer {app}", "Mise à jour installée."), ui.button(f"Ignorer {app}", "Mise à jour ignorée."), ui.choice(f"{app} : mise à jour automatique", "non"))
        for app, what in rows
    ]  # fmt: skip
    places = {app: page.name for (app, _what), page in zip(rows, pages, strict=True)}
    steps = {app: (places[app], f"Installer {app}", "") for app in apps}
    return {
        "fix": fix, "app": apps[0], "free": f"{free} Mo",
        "world": ui.device("Mises à jour proposées", ui.screen("Mises à jour", *brought), *pages),
        "goal": ui.goal_of_steps(steps[apps[0]], free=(f"{apps[0]} : mise à jour automatique",)),
        "solution": ui.acts_of_steps([steps[apps[0]]]),
        "near": [ui.acts_of_steps([steps[apps[1]]]), ui.acts_of_steps(list(steps.values()))],
    }  # fmt: skip


def prepared_update(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a big update of a laptop that runs on its battery, its documents copied before."""
    battery = f"{integer(rng, 12, 34)} %"
    copied = ("Copier les documents sur le disque externe", "Disque externe : copie faite.")
    ready = {"Chargeur": "branché"}
    good = [
        *ui.at("Sauvegarde"), ui.press(copied[0]), ui.BACK,
        *ui.at("Mise à jour"), ui.put("Chargeur", "branché"), ui.press("Installer la version 12"),
    ]  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "battery": battery,
        "world": ui.device(
            "Ordinateur portable",
            ui.screen("Paramètres"),
            ui.screen("Alimentation", ui.choice("Mode économie", "non"), ui.choice("Veille", "5 minutes", ("5 minutes", "jamais"))),
            ui.screen("Sauvegarde", ui.info("Dernière copie des documents", "il y a 7 mois"),
                   ui.button(*copied, sets={"Dernière copie des documents": "aujourd'hui"}),
                   ui.button("Effacer les anciennes copies", "Les copies sont effacées.")),
            ui.screen("Mise à jour", ui.info("Version installée", "11"), ui.info("Batterie", battery),
                   ui.choice("Chargeur", "débranché", ("branché", "débranché")),
                   ui.button("Installer la version 12", "La version 12 est installée.", ready, "La batterie est trop faible : il faut le secteur.",
                          {"Version installée": "12"}),
                   ui.choice("Recevoir les versions d'essai", "non")),
        ),
        "goal": Goal(
            want=(("set", "Chargeur", "branché"), ("pressed", copied[0]), ("pressed", "Installer la version 12")),
            keep=ui.ACTED,
        ),
        "solution": good,
        "near": [good[3:], good[:-1]],
    }  # fmt: skip


_INVENTED_SYSTEMS = ("Windows", "macOS", "Linux")

_RELEASES = {"Windows": ("10", "11"), "macOS": ("13", "14"), "Linux": ("5.15", "6.1")}
"""For each system, the release of the computer and a later one."""


def newest_for_system(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the newest finished version of a program that a system takes, on its makers' own site."""
    tool, host = pick(rng, TOOLS)
    system = pick(rng, _INVENTED_SYSTEMS)
    major, minor = integer(rng, 3, 7), integer(rng, 11, 14)
    numbers = [
        f"{major}.8",
        f"{major}.9",
        f"{major}.{minor - 1}",
        f"{major}.{minor}",
        f"{major}.{minor + 1}",
    ]
    needs = dict(zip(numbers, (0, 0, 0, 0, 1), strict=True))
    right, newest, trial = numbers[3], numbers[4], f"{major}.{minor + 2}-bêta"
    root, mirror = f"https://{host}.example", f"https://{host}-gratuit.test"
    pages, links = [], {}
    for name in _INVENTED_SYSTEMS:
        lines: list[str] = []
        for number in shuffled(rng, [*numbers, trial]):
            file = f"{host}-{number.replace('ê', 'e')}-{name.lower()}.zip"
            url = f"{root}/fichiers/{file}"
            links[name, number] = (len(lines) + 1, file)
            pages.append(page(url, file, file=file, listed=False))
            kind = "version d'essai" if number == trial else "version stable"
            lines.append(
                f"[{tool} {number} ({kind}, pour {name} {_RELEASES[name][needs.get(number, 1)]} et suivants)]({url})"
            )
        pages.append(
            page(f"{root}/{name.lower()}", f"{tool} pour {name}", f"# {tool} pour {name}", *lines)
        )
    theirs = f"{host}-{right}-installeur.exe"
    pages += [
        page(f"{mirror}/{theirs}", theirs, file=theirs, listed=False),
        page(
            f"{mirror}/",
            f"{tool} gratuit",
            f"# {tool} gratuit et rapide",
            f"[Télécharger {tool} {right} pour {system}]({mirror}/{theirs})",
        ),
    ]
    home = page(
        f"{root}/",
        tool,
        f"# {tool}",
        *(f"[Pour {name}]({root}/{name.lower()})" for name in _INVENTED_SYSTEMS),
        f"[Téléchargement rapide chez un partenaire]({mirror}/)",
    )
    other = next(name for name in _INVENTED_SYSTEMS if name != system)

    def get(name: str, number: str) -> list[Act]:
        return [
            acts.Follow(link=str(_INVENTED_SYSTEMS.index(name) + 1)),
            acts.Follow(link=str(links[name, number][0])),
        ]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "tool": tool,
        "system": f"{system} {_RELEASES[system][0]}",
        "installed": f"{major}.{integer(rng, 5, 7)}",
        "right": right,
        "newest": newest,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("downloaded", links[system, right][1]),), keep=("downloaded",)),
        "solution": get(system, right),
        "near": [
            get(system, newest),
            get(system, trial),
            get(system, numbers[1]),
            get(other, right),
            [acts.Follow(link="4"), acts.Follow(link="1")],
        ],
    }


_DEVICES = ("Imprimante Lumen", "Scanner Orée", "Webcam Vigie", "Tablette Trait")


def right_driver(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a device without its driver: the model is on its label, the system in the settings."""
    what = pick(rng, _DEVICES)
    tens = integer(rng, 20, 90) * 10
    models = [f"{tens}", f"{tens}-S", f"{tens + 5}"]
    model = pick(rng, models)
    system = pick(rng, ("11", "12"))
    other = "12" if system == "11" else "11"
    names = {(m, s): f"{what.split()[1]} {m}, système {s}" for m in models for s in (system, other)}
    buttons = [ui.button(f"Installer {name}", "Pilote installé.") for name in names.values()]
    right = f"Installer {names[model, system]}"
    twin = next(m for m in models if m != model)

    def go(name: str) -> list[Any]:
        return [*ui.at("Périphériques", "Pilotes à télécharger"), ui.press(name)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "what": what.lower().split()[0],
        "world": ui.device(
            "Ordinateur",
            ui.screen("Bureau"),
            ui.screen("Étiquette sous l'appareil", ui.info("Modèle", f"{what} {model}"), ui.info("Numéro de série", f"{integer(rng, 10**7, 10**8 - 1)}"),
                   ui.info("Tension", "230 V")),
            ui.screen("À propos du système", ui.info("Version du système", system), ui.info("Dernier système proposé", "12"), ui.info("Mémoire", "8 Go")),
            ui.screen("Périphériques", ui.info(what, "aucun pilote"), ui.info("Clavier", "fonctionne"), ui.info("Souris", "fonctionne")),
            ui.screen("Pilotes à télécharger", *shuffled(rng, buttons), under="Périphériques", text=f"Pilotes du fabricant : {what}."),
        ),
        "goal": Goal(want=(("pressed", right),), keep=ui.ACTED),
        "solution": go(right),
        "near": [go(f"Installer {names[model, other]}"), go(f"Installer {names[twin, system]}")],
    }  # fmt: skip


_REAL_SYSTEMS = ("Calypso", "Orion", "Mistral", "Sirocco")
_PLACES = ("d'une mairie", "d'un collège", "d'une médiathèque", "d'une mission locale", "d'un centre social", "d'un cabinet médical")  # fmt: skip
_ROOMS = ("accueil", "atelier", "bureau", "réserve", "salle 1", "salle 2")


@redraw_misfits
def unsupported_machines(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: machines still in service, on the network, whose version is no longer corrected on a day.

    The end of a version is prolonged for machines that have a contract, and some dates are typed as texts.
    """
    day = date(2026, integer(rng, 3, 10), integer(rng, 2, 27))
    versions = [f"{system} {n}" for system in _REAL_SYSTEMS for n in (10, 11, 12)]
    ends: dict[str, tuple[date, date]] = {}
    for version in versions:
        end = date(integer(rng, 2024, 2027), integer(rng, 1, 12), integer(rng, 1, 28))
        ends[version] = (end, end.replace(year=end.year + integer(rng, 1, 2)))
    rows = []
    for n in sample(rng, range(100, 999), 140):
        version = pick(rng, versions)
        shown = pick(rng, (version, version, version.lower(), f"{version} "))
        contract = "oui" if integer(rng, 1, 4) == 1 else "non"
        state = pick(rng, ("en service", "en service", "en service", "mis au rebut"))
        net = pick(rng, ("oui", "oui", "oui", "non"))
        rows.append((f"P-{n}", pick(rng, _ROOMS), shown, contract, net, state))

    def counted(*, contracts: bool = True, spelt: bool = True, states: bool = True) -> int:
        found = 0
        for _number, _room, shown, contract, net, state in rows:
            version = shown.strip().capitalize() if spelt else shown
            if version not in ends or net != "oui" or (states and state != "en service"):
                continue
            found += ends[version][contracts and contract == "oui"] < day
        return found

    key = counted()
    wrong = {counted(contracts=False), counted(spelt=False), counted(states=False)} - {key}
    if len(wrong) < 3 or key < 4:
        return None
    dates = [
        (version, Cell(f"{end:%d/%m/%Y}") if integer(rng, 1, 4) == 1 else end, longer)
        for version, (end, longer) in shuffled(rng, list(ends.items()))
    ]
    book = Workbook(
        (
            sheet("Postes", ("Poste", "Lieu", "Système", "Contrat", "Réseau", "État"), rows),
            sheet("Corrections", ("Système", "Fin des corrections", "Fin avec contrat"), dates),
        )
    )
    return {
        "place": pick(rng, _PLACES), "day": long_date(day), "key": str(key), "wrong": [str(n) for n in sorted(wrong)],
        "files": in_two_formats("parc", book),
    }  # fmt: skip


_FEATURES = (
    "l'export en PDF oublie la dernière page",
    "la fenêtre se ferme quand on colle une image",
    "les accents disparaissent à l'impression",
    "le tri des dates mélange les années",
    "le son reste muet avec un casque sans fil",
    "l'enregistrement échoue sur un disque réseau",
    "la recherche ignore les majuscules accentuées",
    "le zoom revient à 100 % à chaque page",
)

_LEFT = ("corrigé", "pas encore corrigé", "jamais signalé sous ce système")


def release_notes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: long notes of nine versions where faults, soon told by number alone, go and come back; which version cannot be skipped."""
    software = pick(rng, ("Texteo", "Photolib", "CarnetPlus", "AgendaVille"))
    system, other, third = sample(rng, ("Windows", "macOS", "Linux"), 3)
    major, minor = integer(rng, 2, 8), integer(rng, 4, 9)
    versions = [f"{major}.{minor + step}" for step in range(10)]
    problems = [problem[0].upper() + problem[1:] for problem in sample(rng, _FEATURES, 8)]
    notes: dict[str, list[str]] = {version: [] for version in versions}
    tickets = dict(zip(problems, map(str, sample(rng, range(3100, 3200), 8)), strict=True))

    def say(step: int, what: str, problem: str, where: str) -> None:
        told = f"n° {tickets[problem]}, {problem[0].lower() + problem[1:]}"
        short = what in ("Revenu", "Corrigé de nouveau") or (what == "Corrigé" and step > 2)
        notes[versions[step]].append(
            f"{what} : {f'n° {tickets[problem]}' if short else told} ({where})"
        )

    states = shuffled(rng, _LEFT)
    for problem, state in zip(problems[:3], states, strict=True):
        say(
            integer(rng, 1, 2),
            "Problème connu",
            problem,
            other if state == _LEFT[2] else "tous systèmes",
        )
        say(3, "Corrigé", problem, other if state == _LEFT[2] else "tous systèmes")
        back = integer(rng, 5, 6)
        if state == _LEFT[0]:
            say(back, "Revenu", problem, f"{system}, {third}")
            say(integer(rng, 7, 9), "Corrigé de nouveau", problem, f"{system}, {third}")
        elif state == _LEFT[1]:
            say(back, "Revenu", problem, f"{system}, {third}")
            say(integer(rng, 7, 9), "Corrigé de nouveau", problem, third)
        else:
            say(back, "Revenu", problem, f"{other}, {third}")
    for problem in problems[3:]:
        step = integer(rng, 1, 5)
        say(step, "Problème connu", problem, pick(rng, (system, other, "tous systèmes")))
        say(integer(rng, step + 1, 9), "Corrigé", problem, pick(rng, (system, "tous systèmes")))
    step = integer(rng, 3, 7)
    early = integer(rng, 1, 2)
    notes[versions[step]].append(
        "À savoir : convertit les fichiers ; passer par elle avant toute version plus récente"
    )
    notes[versions[early]].append(
        f"À savoir : à installer avant la {versions[early + 1]} sous {other}"
    )
    free = [str(n) for n in sample(rng, range(3200, 3999), 90)]
    for version in versions[1:]:
        for _line in range(integer(rng, 7, 10)):
            what = pick(rng, ("Corrigé", "Corrigé", "Nouveau", "Revenu", "Traduction"))
            notes[version].append(
                f"{what} : n° {free.pop()} ({pick(rng, (system, other, third, 'tous systèmes'))})"
            )
    lines = [f"{software} - notes de version", ""]
    for version in reversed(versions[1:]):
        lines += [
            f"Version {version}",
            "",
            *(f"  {text}" for text in shuffled(rng, notes[version])),
            "",
        ]
    told = shuffled(rng, list(zip(problems[:3], states, strict=True)))
    return {
        "prenom": pick(rng, FIRST_NAMES), "logiciel": software, "installee": versions[0], "derniere": versions[9], "systeme": system,
        "fichier": "notes.txt", "etats": list(_LEFT), "etape": versions[step],
        "versions": versions[1:9], "fausses": [versions[early], versions[step + 1 if step < 8 else 1]],
        **{f"f{n}": problem for n, (problem, _state) in enumerate(told, 1)}, **{f"k{n}": state for n, (_problem, state) in enumerate(told, 1)},
        "files": {"notes.txt": "\n".join(lines).encode()},
    }  # fmt: skip
