"""Mending a peripheral: printer, screen, sound, USB."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.settings import (
    ACTED,
    BACK,
    Step,
    acts_of_steps,
    at,
    button,
    choice,
    device,
    goal_of_steps,
    info,
    press,
    put,
    screen,
)
from pixsim.worlds.goals import Goal

_PRINTER = (
    ("bac à papier vide", "Bac à papier", "vide", "rempli"),
    ("capot ouvert", "Capot", "ouvert", "fermé"),
    ("câble débranché", "Câble USB", "débranché", "branché"),
)


def printer_message(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the printer says why it does not print."""
    message, wrong, bad, right = pick(rng, _PRINTER)
    parts = [
        choice(name, bad_one if name == wrong else good, (good, bad_one))
        for _said, name, bad_one, good in shuffled(rng, _PRINTER)
    ]
    told = info(f"Message : {message}", when={wrong: bad})
    solution = [*at("Imprimante", "Ouvrir l'imprimante"), put(wrong, right)]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "world": device(
            "Accueil",
            screen("Le comptoir"),
            screen("Imprimante", told, info("Message : prête", when={wrong: right}), choice("Langue de l'imprimante", "français", ("français", "anglais")),
                   choice("Qualité", "normale", ("brouillon", "normale", "haute"))),
            screen("Ouvrir l'imprimante", *parts, choice("Guide du papier", "A4", ("A4", "A5", "enveloppe")), choice("Levier des enveloppes", "levé", ("levé", "baissé")), choice("Bac de sortie", "replié", ("replié", "déplié")), choice("Bac utilisé", "bac 1", ("bac 1", "bac 2")), under="Imprimante"),

        ),
        "goal": Goal(want=(("set", wrong, right),), keep=ACTED),
        "solution": solution,
        "near": [[*at("Imprimante"), put("Qualité", "haute")]],
    }  # fmt: skip


_HUNGRY = ("Disque externe", "Graveur", "Carte d'acquisition")
_MODEST = ("Caméra", "Microphone", "Lecteur de cartes", "Haut-parleurs")
_LIGHT = ("Souris", "Clavier", "Clé USB")


def enough_current(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: four devices on two ports and a hub, so that each has the current it needs."""
    own = pick(rng, (80, 100, 120))
    huge, big = sample(rng, _HUNGRY, 2)
    middle, small = pick(rng, _MODEST), pick(rng, _LIGHT)
    needs = {
        huge: integer(rng, 62, 86) * 10,
        big: integer(rng, 43, 49) * 10,
        middle: integer(rng, 20, 26) * 10,
        small: integer(rng, 5, 9) * 10,
    }
    blue, black, hub = "port bleu", "port noir de gauche", "concentrateur"
    places = ("débranché", blue, black, hub)
    begins = shuffled(rng, [blue, black, hub, hub])
    if begins[0] == blue and begins[1] == black:
        begins = [begins[1], begins[0], *begins[2:]]
    starts = dict(zip(needs, begins, strict=True))
    right = {huge: blue, big: black, middle: hub, small: hub}
    pages = [
        screen(
            name,
            info(f"{name} : courant demandé", f"{needs[name]} mA"),
            choice(f"{name} : branchement", starts[name], places),
        )
        for name in shuffled(rng, list(needs))
    ]
    ports = screen(
        "Prises",
        info("Port bleu (USB 3)", "900 mA, un seul appareil"),
        info("Port noir de gauche (USB 2)", "500 mA, un seul appareil"),
        info("Port noir de droite (USB 2)", "500 mA, pris par le concentrateur"),
        info("Concentrateur", f"quatre prises, sans bloc secteur ; il garde {own} mA pour lui"),
    )
    steps: list[Step] = [(name, f"{name} : branchement", place) for name, place in right.items() if starts[name] != place]  # fmt: skip
    swapped = {**right, huge: black, big: blue}, {**right, middle: black, big: hub}
    near = [[(name, f"{name} : branchement", place) for name, place in one.items() if starts[name] != place] for one in swapped]  # fmt: skip
    return {
        "huge": huge, "most": needs[huge], "big": big, "need": needs[big], "left": 500 - own, "rest": needs[middle] + needs[small],
        "world": device("Branchements USB", screen("Appareils"), *pages, ports),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [*map(acts_of_steps, near), acts_of_steps([*steps, (small, f"{small} : branchement", "débranché")])],
    }  # fmt: skip


_HARDWARE = (
    "Carte son", "Webcam", "Carte Wi-Fi", "Imprimante", "Pavé tactile", "Carte graphique", "Lecteur de cartes", "Bluetooth", "Scanner", "Écran tactile",
)  # fmt: skip


def driver_back(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the driver that a long journal accuses by the name of its file, put back, kept from coming again, and tried."""
    devices = shuffled(rng, _HARDWARE)
    broken, same_day, noisy, *others = devices
    old = others[2]  # stops the machine too, since before any update
    day = integer(rng, 11, 22)
    dates = {name: integer(rng, 1, 8) for name in others} | {broken: day, same_day: day, others[0]: day, noisy: day - 2, others[1]: day + 1}  # fmt: skip
    installed = {name: f"{date:02}/03/2026" for name, date in dates.items()}
    installed[old] = f"{integer(rng, 10, 28)}/11/2025"
    before = f"{integer(rng, 10, 28)}/09/2025"
    stems = ("nxu", "nxa", "prt", "prd", "hwd")
    numbers = sample(rng, range(10, 99), len(devices))
    files = {name: f"{stems[place % 5]}{numbers[place]}.sys" for place, name in enumerate(devices)}
    files[same_day] = (
        f"{files[broken][:3]}{numbers[0] + 1 if numbers[0] < 98 else 10}.sys"  # nearly the same
    )
    first = integer(rng, 2, 5)
    pages = [
        screen(
            name,
            info(f"{name} : pilote", f"version {first + place % 4}.1, fichier {files[name]}"),
            info(f"{name} : installé le", installed[name]),
            info(f"{name} : version précédente", f"version {first + place % 4}.0"),
            button(
                f"{name} : revenir à la version précédente",
                "L'ancien pilote est revenu : redémarrer pour finir.",
                needs={f"{name} : version précédente": f"version {first + place % 4}.0"},
                otherwise="Il n'y a pas de version précédente.",
                sets={
                    f"{name} : pilote": f"version {first + place % 4}.0, fichier {files[name]}",
                    f"{name} : installé le": before,
                    f"{name} : version précédente": "aucune",
                },
            ),
            button(
                f"{name} : désinstaller",
                "Le pilote est retiré.",
                sets={f"{name} : pilote": "aucun", f"{name} : version précédente": "aucune"},
            ),
            under="Gestionnaire de périphériques",
        )
        for place, name in enumerate(sorted(devices))
    ]
    journal = [
        (day - 9 + n // 2, f"avertissement : {files[noisy]} a répondu en retard") for n in range(20)
    ]
    journal += [
        (day - 2 + n, f"erreur : impression abandonnée, module {files[others[0]]}")
        for n in range(5)
    ]
    journal += [(day - 6, f"arrêt demandé, dernier module fermé {files[others[3]]}"), (day, "mise à jour de trois pilotes"), (day + 1, "mise à jour d'un pilote")]  # fmt: skip
    journal += [(day + n, f"arrêt demandé, dernier module fermé {files[same_day]}") for n in (0, 2)]
    journal += [
        (day + n, f"erreur : arrêt inattendu, module {files[broken]}") for n in (0, 1, 1, 3)
    ]
    journal += [(day + n, f"erreur : arrêt inattendu, module {files[old]}") for n in (-9, -4, 2)]
    journal.sort(key=lambda line: (line[0], not line[1].startswith("mise à jour"), line[1]))
    restart = [press("Redémarrer")]
    keep, updates = "Pilotes mis à jour", "Mises à jour du système"

    def back(name: str) -> list[Any]:
        return [
            *at("Gestionnaire de périphériques", name),
            press(f"{name} : revenir à la version précédente"),
            BACK,
            BACK,
        ]

    def hold(name: str) -> list[Any]:
        return [*at(updates, keep), put(f"{name} : mises à jour automatiques", "non"), BACK, BACK]

    end = [*at("Arrêt"), *restart]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "file": files[broken],
        "device": broken,
        "world": device(
            "Ordinateur",
            screen("Paramètres"),
            screen(updates, info("Dernière mise à jour du système", f"{day - 9:02}/03/2026"),
                   button("Désinstaller la dernière mise à jour", "Elle est désinstallée."), choice("Suspendre toutes les mises à jour", "non")),
            screen(keep, *(choice(f"{name} : mises à jour automatiques", "oui") for name in sorted(devices)), under=updates),
            screen("Journal", *(info(f"n° {place}, {date:02}/03/2026", text) for place, (date, text) in enumerate(journal, 1))),
            screen("Gestionnaire de périphériques"),
            screen("Arrêt", button("Redémarrer", "L'ordinateur redémarre."), button("Éteindre", "L'ordinateur est éteint.")),
            *pages,
        ),
        "goal": Goal(
            want=(("pressed", f"{broken} : revenir à la version précédente"), ("set", f"{broken} : mises à jour automatiques", "non"), ("pressed", "Redémarrer")),
            keep=ACTED,
        ),
        "solution": [*at("Journal"), BACK, *back(broken), *hold(broken), *end],
        "near": [[*back(same_day), *hold(same_day), *end], [*back(old), *hold(old), *end], [*back(noisy), *hold(noisy), *end], [*back(broken), *hold(broken)],
                 [*back(broken), *end], [*back(broken), *at(updates), put("Suspendre toutes les mises à jour", "oui"), BACK, *end]],
    }  # fmt: skip
