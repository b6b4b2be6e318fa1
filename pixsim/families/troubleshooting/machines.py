"""Worlds of competence 5.1: what a computer tells of itself, and what one changes there."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
    BACK,
    at,
    button,
    choice,
    device,
    info,
    press,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.worlds.goals import Goal

# ---------------------------------------------------------------- @espace_disque

_DISKS = ("Système", "Données", "Photos", "Archives", "Clé USB")


def room_left(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what is left on one disk, among several, from its properties."""
    wanted, *others = sample(rng, _DISKS, 4)
    sizes = {name: (pick(rng, (250, 500, 1000)), integer(rng, 31, 219)) for name in (wanted, *others)}  # fmt: skip
    pages = [
        screen(
            f"Disque {name}",
            info(f"{name} : capacité", f"{size} Go"),
            info(f"{name} : espace utilisé", f"{size - left} Go"),
            info(f"{name} : espace libre", f"{left} Go"),
            under="Stockage",
        )
        for name, (size, left) in shuffled(rng, list(sizes.items()))
    ]
    return {
        "who": pick(rng, FIRST_NAMES),
        "disk": wanted,
        "key": str(sizes[wanted][1]),
        "wrong": sorted(
            {str(sizes[wanted][0] - sizes[wanted][1]), *(str(sizes[name][1]) for name in others)}
            - {str(sizes[wanted][1])}
        ),
        "world": device(
            "Ordinateur",
            screen("Paramètres"),
            screen("Écran", choice("Luminosité", "80 %", ("50 %", "80 %", "100 %"))),
            screen("Stockage"),
            *pages,
        ),
        "solution": at("Stockage", f"Disque {wanted}"),
    }


# ---------------------------------------------------------------- @maj


def prepared_update(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a big update of a laptop that runs on its battery, its documents copied before."""
    battery = f"{integer(rng, 12, 34)} %"
    copied = ("Copier les documents sur le disque externe", "Disque externe : copie faite.")
    ready = {"Chargeur": "branché"}
    good = [
        *at("Sauvegarde"), press(copied[0]), BACK,
        *at("Mise à jour"), put("Chargeur", "branché"), press("Installer la version 12"),
    ]  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "battery": battery,
        "world": device(
            "Ordinateur portable",
            screen("Paramètres"),
            screen("Alimentation", choice("Mode économie", "non"), choice("Veille", "5 minutes", ("5 minutes", "jamais"))),
            screen("Sauvegarde", info("Dernière copie des documents", "il y a 7 mois"),
                   button(*copied, sets={"Dernière copie des documents": "aujourd'hui"}),
                   button("Effacer les anciennes copies", "Les copies sont effacées.")),
            screen("Mise à jour", info("Version installée", "11"), info("Batterie", battery),
                   choice("Chargeur", "débranché", ("branché", "débranché")),
                   button("Installer la version 12", "La version 12 est installée.", ready, "La batterie est trop faible : il faut le secteur.",
                          {"Version installée": "12"}),
                   choice("Recevoir les versions d'essai", "non")),
        ),
        "goal": Goal(
            want=(("set", "Chargeur", "branché"), ("pressed", copied[0]), ("pressed", "Installer la version 12")),
            keep=ACTED,
        ),
        "solution": good,
        "near": [good[3:], good[:-1]],
    }  # fmt: skip


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
    buttons = [button(f"Installer {name}", "Pilote installé.") for name in names.values()]
    right = f"Installer {names[model, system]}"
    twin = next(m for m in models if m != model)

    def go(name: str) -> list[Any]:
        return [*at("Périphériques", "Pilotes à télécharger"), press(name)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "what": what.lower().split()[0],
        "world": device(
            "Ordinateur",
            screen("Bureau"),
            screen("Étiquette sous l'appareil", info("Modèle", f"{what} {model}"), info("Numéro de série", f"{integer(rng, 10**7, 10**8 - 1)}"),
                   info("Tension", "230 V")),
            screen("À propos du système", info("Version du système", system), info("Dernier système proposé", "12"), info("Mémoire", "8 Go")),
            screen("Périphériques", info(what, "aucun pilote"), info("Clavier", "fonctionne"), info("Souris", "fonctionne")),
            screen("Pilotes à télécharger", *shuffled(rng, buttons), under="Périphériques", text=f"Pilotes du fabricant : {what}."),
        ),
        "goal": Goal(want=(("pressed", right),), keep=ACTED),
        "solution": go(right),
        "near": [go(f"Installer {names[model, other]}"), go(f"Installer {names[twin, system]}")],
    }  # fmt: skip


# ---------------------------------------------------------------- @performances

_PROGRAMS = ("Navigateur", "Traitement de texte", "Lecteur de musique", "Messagerie", "Retouche photo", "Agenda",
             "Tableur", "Visioconférence")  # fmt: skip


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
        "world": device(
            "Ordinateur",
            screen("Menu"),
            screen("Apparence", choice("Thème", "clair", ("clair", "sombre"))),
            screen("Gestionnaire de fichiers", info("Documents", "214 fichiers")),
            screen("Gestionnaire de tâches", info("Programmes ouverts", str(integer(rng, 3, 9)))),
            screen("Utilisation", *(info(name, f"{value} %") for name, value in shown.items()), under="Gestionnaire de tâches"),
        ),
        "solution": at("Gestionnaire de tâches", "Utilisation"),
    }  # fmt: skip


def close_the_stuck(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one program no longer answers; the others hold work that is not saved."""
    stuck, busy, *others = sample(rng, _PROGRAMS, 6)
    pages = [
        screen(
            name,
            info(f"{name} : état", "ne répond pas" if name == stuck else "en cours"),
            info(f"{name} : mémoire", f"{2900 if name == busy else integer(rng, 80, 900)} Mo"),
            button(f"Fin de tâche : {name}", "Le programme est arrêté, ce qui n'était pas enregistré est perdu."),
            choice(f"{name} : priorité", "normale", ("basse", "normale", "haute")),
            under="Programmes",
        )
        for name in shuffled(rng, [stuck, busy, *others])
    ]  # fmt: skip

    def end(name: str) -> list[Any]:
        return [*at("Programmes", name), press(f"Fin de tâche : {name}")]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "world": device(
            "Gestionnaire de tâches",
            screen("Gestionnaire"),
            screen("Programmes"),
            screen("Alimentation", button("Éteindre l'ordinateur", "Tout s'éteint."), button("Redémarrer", "Tout redémarre.")),
            *pages,
        ),
        "goal": Goal(want=(("pressed", f"Fin de tâche : {stuck}"),), keep=ACTED),
        "solution": end(stuck),
        "near": [end(busy), [*at("Alimentation"), press("Redémarrer")]],
    }  # fmt: skip


# ---------------------------------------------------------------- @peripheriques

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


# ---------------------------------------------------------------- @aide

_SERVICES = ("Atelier Octet", "Dépann'Quartier", "Assistance du Plateau", "Relais numérique")


def remote_help(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two requests to take over a computer, one of them asked for."""
    service = pick(rng, _SERVICES)
    code, other = sample(rng, range(100_000, 1_000_000), 2)
    requests = shuffled(rng, [("Demande 1", str(code)), ("Demande 2", str(other))])
    numbered = [(f"Demande {place}", given) for place, (_name, given) in enumerate(requests, 1)]
    right = next(name for name, given in numbered if given == str(code))
    wrong = "Demande 2" if right == "Demande 1" else "Demande 1"
    pages = [
        screen(
            name,
            info(f"{name} : nom affiché", service),
            info(f"{name} : code de séance", given),
            choice(f"{name} : réponse", "en attente", ("en attente", "acceptée", "refusée")),
            choice(f"{name} : droits", "voir et commander", ("voir et commander", "voir seulement")),
            choice(f"{name} : garder l'accès après la séance", "oui"),
        )
        for name, given in numbered
    ]  # fmt: skip
    accept = [
        *at(right), put(f"{right} : réponse", "acceptée"), put(f"{right} : droits", "voir seulement"),
        put(f"{right} : garder l'accès après la séance", "non"),
    ]  # fmt: skip
    refuse = [*at(wrong), put(f"{wrong} : réponse", "refusée")]
    return {
        "service": service,
        "code": code,
        "world": device("Ordinateur", screen("Prise en main à distance"), *pages),
        "goal": Goal(
            want=(
                ("set", f"{right} : réponse", "acceptée"), ("set", f"{right} : droits", "voir seulement"),
                ("set", f"{right} : garder l'accès après la séance", "non"), ("set", f"{wrong} : réponse", "refusée"),
            ),
            keep=("pressed",),
        ),
        "solution": [*accept, BACK, *refuse],
        "near": [[*accept], [*accept[:2], *accept[3:], BACK, *refuse], [*at(wrong), put(f"{wrong} : réponse", "acceptée")]],
    }  # fmt: skip
