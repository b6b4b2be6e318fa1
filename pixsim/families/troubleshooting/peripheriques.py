"""Mending a peripheral: printer, screen, sound, USB."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.figures.figure import INK
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
        ui.choice(name, bad_one if name == wrong else good, (good, bad_one))
        for _said, name, bad_one, good in shuffled(rng, _PRINTER)
    ]
    told = ui.info(f"Message : {message}", when={wrong: bad})
    solution = [*ui.at("Imprimante", "Ouvrir l'imprimante"), ui.put(wrong, right)]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "world": ui.device(
            "Accueil",
            ui.screen("Le comptoir"),
            ui.screen("Imprimante", told, ui.info("Message : prête", when={wrong: right}), ui.choice("Langue de l'imprimante", "français", ("français", "anglais")),
                   ui.choice("Qualité", "normale", ("brouillon", "normale", "haute"))),
            ui.screen("Ouvrir l'imprimante", *parts, ui.choice("Guide du papier", "A4", ("A4", "A5", "enveloppe")), ui.choice("Levier des enveloppes", "levé", ("levé", "baissé")), ui.choice("Bac de sortie", "replié", ("replié", "déplié")), ui.choice("Bac utilisé", "bac 1", ("bac 1", "bac 2")), under="Imprimante"),

        ),
        "goal": Goal(want=(("set", wrong, right),), keep=ui.ACTED),
        "solution": solution,
        "near": [[*ui.at("Imprimante"), ui.put("Qualité", "haute")]],
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
        ui.screen(
            name,
            ui.info(f"{name} : courant demandé", f"{needs[name]} mA"),
            ui.choice(f"{name} : branchement", starts[name], places),
        )
        for name in shuffled(rng, list(needs))
    ]
    ports = ui.screen(
        "Prises",
        ui.info("Port bleu (USB 3)", "900 mA, un seul appareil"),
        ui.info("Port noir de gauche (USB 2)", "500 mA, un seul appareil"),
        ui.info("Port noir de droite (USB 2)", "500 mA, pris par le concentrateur"),
        ui.info("Concentrateur", f"quatre prises, sans bloc secteur ; il garde {own} mA pour lui"),
    )
    steps: list[ui.Step] = [(name, f"{name} : branchement", place) for name, place in right.items() if starts[name] != place]  # fmt: skip
    swapped = {**right, huge: black, big: blue}, {**right, middle: black, big: hub}
    near = [[(name, f"{name} : branchement", place) for name, place in one.items() if starts[name] != place] for one in swapped]  # fmt: skip
    return {
        "huge": huge, "most": needs[huge], "big": big, "need": needs[big], "left": 500 - own, "rest": needs[middle] + needs[small],
        "world": ui.device("Branchements USB", ui.screen("Appareils"), *pages, ports),
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [*map(ui.acts_of_steps, near), ui.acts_of_steps([*steps, (small, f"{small} : branchement", "débranché")])],
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
        ui.screen(
            name,
            ui.info(f"{name} : pilote", f"version {first + place % 4}.1, fichier {files[name]}"),
            ui.info(f"{name} : installé le", installed[name]),
            ui.info(f"{name} : version précédente", f"version {first + place % 4}.0"),
            ui.button(
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
            ui.button(
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
    restart = [ui.press("Redémarrer")]
    keep, updates = "Pilotes mis à jour", "Mises à jour du système"

    def back(name: str) -> list[Any]:
        return [
            *ui.at("Gestionnaire de périphériques", name),
            ui.press(f"{name} : revenir à la version précédente"),
            ui.BACK,
            ui.BACK,
        ]

    def hold(name: str) -> list[Any]:
        return [
            *ui.at(updates, keep),
            ui.put(f"{name} : mises à jour automatiques", "non"),
            ui.BACK,
            ui.BACK,
        ]

    end = [*ui.at("Arrêt"), *restart]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "file": files[broken],
        "device": broken,
        "world": ui.device(
            "Ordinateur",
            ui.screen("Paramètres"),
            ui.screen(updates, ui.info("Dernière mise à jour du système", f"{day - 9:02}/03/2026"),
                   ui.button("Désinstaller la dernière mise à jour", "Elle est désinstallée."), ui.choice("Suspendre toutes les mises à jour", "non")),
            ui.screen(keep, *(ui.choice(f"{name} : mises à jour automatiques", "oui") for name in sorted(devices)), under=updates),
            ui.screen("Journal", *(ui.info(f"n° {place}, {date:02}/03/2026", text) for place, (date, text) in enumerate(journal, 1))),
            ui.screen("Gestionnaire de périphériques"),
            ui.screen("Arrêt", ui.button("Redémarrer", "L'ordinateur redémarre."), ui.button("Éteindre", "L'ordinateur est éteint.")),
            *pages,
        ),
        "goal": Goal(
            want=(("pressed", f"{broken} : revenir à la version précédente"), ("set", f"{broken} : mises à jour automatiques", "non"), ("pressed", "Redémarrer")),
            keep=ui.ACTED,
        ),
        "solution": [*ui.at("Journal"), ui.BACK, *back(broken), *hold(broken), *end],
        "near": [[*back(same_day), *hold(same_day), *end], [*back(old), *hold(old), *end], [*back(noisy), *hold(noisy), *end], [*back(broken), *hold(broken)],
                 [*back(broken), *end], [*back(broken), *ui.at(updates), ui.put("Suspendre toutes les mises à jour", "oui"), ui.BACK, *end]],
    }  # fmt: skip


_SCREENS = {
    "same": ("montrer aux participants exactement ce que voit l'animateur", "« Dupliquer »"),
    "wide": ("garder ses notes sur un écran et le diaporama sur l'autre, comme un seul grand bureau", "« Étendre »"),
    "second": ("n'avoir d'image que sur le vidéoprojecteur, l'écran du portable restant noir", "« Second écran uniquement »"),
    "first": ("ne rien projeter pour l'instant, tout en gardant son propre écran", "« Écran du PC uniquement »"),
}  # fmt: skip


def _two_screens(box: fig.Box, mode: str) -> list[fig.Part]:
    """A laptop on the left, a wall on the right."""
    left, right = (box.x + 1, box.y + 2, 10, 7), (box.x + 13, box.y, 14, 10)
    lit = {"same": (1, 1), "wide": (1, 1), "second": (0, 1), "first": (1, 0)}[mode]
    shapes: list[fig.Part] = [
        fig.rect(left, fig.WHITE if lit[0] else INK, fig.SLATE), fig.rect((box.x, box.y + 9, 12, 1), fig.SLATE),
        fig.rect(right, fig.WHITE if lit[1] else INK, fig.SLATE),
    ]  # fmt: skip
    if mode in ("same", "second"):
        shapes += [
            fig.rect((right[0] + 2, right[1] + 2, 5, 4), fig.ORANGE),
            fig.rect((right[0] + 8, right[1] + 2, 4, 6), fig.BLUE),
        ]
    if mode == "same":
        shapes += [
            fig.rect((left[0] + 1, left[1] + 1, 4, 3), fig.ORANGE),
            fig.rect((left[0] + 6, left[1] + 1, 3, 4), fig.BLUE),
        ]
    if mode == "wide":
        shapes += [
            fig.rect((left[0] + 2, left[1] + 1, 5, 4), fig.ORANGE),
            fig.rect((right[0] + 4, right[1] + 2, 6, 6), fig.BLUE),
        ]
    if mode == "first":
        shapes += [
            fig.rect((left[0] + 1, left[1] + 1, 4, 3), fig.ORANGE),
            fig.rect((left[0] + 6, left[1] + 1, 3, 4), fig.BLUE),
        ]
    return shapes  # fmt: skip


def screens_as_wanted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: what two screens show under the setting that a need calls for."""
    mode, *others = shuffled(rng, tuple(_SCREENS))
    drawn = fig.pointed_tile(
        rng,
        "Quatre dessins d'un ordinateur portable et d'un écran au mur.",
        5,
        [mode, *others],
        _two_screens,
        per_row=2,
    )
    return {
        **drawn,
        "who": pick(rng, FIRST_NAMES),
        "need": _SCREENS[mode][0],
        "setting": _SCREENS[mode][1],
    }
