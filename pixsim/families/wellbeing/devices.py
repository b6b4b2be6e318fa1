"""Worlds of competence 4.3: settings of telephones and computers, for one's own good."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, of
from pixsim.families.draws.settings import button, choice, info, set_in_turn, settings
from pixsim.worlds.goals import Goal

_APPS = (
    "Jeu des fermes",
    "Vidéos courtes",
    "Actualités",
    "Réseau du lycée",
    "Boutique",
    "Forum auto",
)
_CLOSE = ("Messages", "Téléphone", "Agenda", "Courrier")
_HOURS = ("20 h", "21 h", "22 h", "23 h")
_LIMITS = ("aucune", "30 minutes", "1 heure", "2 heures")


def calm_evenings(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: an evening without alerts, a limit for one application, its alerts off."""
    app, other = sample(rng, _APPS, 2)
    close = sample(rng, _CLOSE, 2)
    hour, limit = pick(rng, (_HOURS[0], _HOURS[1], _HOURS[3])), pick(rng, _LIMITS[1:])
    pages = {
        "Notifications": [choice(f"Notifications de {name}", "oui") for name in sorted([app, other, *close])],
        "Temps d'écran": [
            choice(f"Limite de {app} par jour", "aucune", *_LIMITS),
            choice(f"Limite de {other} par jour", "aucune", *_LIMITS),
            info("Aujourd'hui", f"{integer(rng, 3, 6)} h {integer(rng, 10, 59)} min"),
        ],
        "Ne pas déranger": [
            choice("Ne pas déranger la nuit", "non"),
            choice("À partir de", "22 h", *_HOURS),
            choice("Laisser sonner les contacts favoris", "oui"),
        ],
        "Son": [choice("Mode silencieux", "non"), choice("Vibreur", "oui")],
    }  # fmt: skip
    world = settings("Téléphone", "Réglages", pages)
    wanted = [
        (f"Notifications de {app}", "non"), (f"Limite de {app} par jour", limit),
        ("Ne pas déranger la nuit", "oui"), ("À partir de", hour),
    ]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "app": app,
        "limit": limit,
        "hour": hour,
        "world": world,
        "goal": Goal(
            want=tuple(("set", *pair) for pair in wanted),
            keep=("set",),
            free=("Laisser sonner les contacts favoris",),
        ),
        "solution": set_in_turn(world, wanted),
        "near": [
            set_in_turn(world, [("Mode silencieux", "oui"), *wanted[1:]]),
            set_in_turn(world, [(f"Notifications de {other}", "non"), *wanted]),
            set_in_turn(world, wanted[:3]),
        ],
    }


def home_network(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: at home, the Wi-Fi rather than mobile data, for one application that uses much."""
    app, other = sample(
        rng, ("Films", "Vidéos courtes", "Radio filmée", "Sauvegarde photos", "Cours vidéo"), 2
    )
    network = f"{pick(rng, ('Maison', 'Atelier', 'Le-Hameau'))}-{integer(rng, 1000, 9999)}"
    pages = {
        "Réseau": [
            choice("Wi-Fi", "non"), info("Réseau connu", network), choice("Données mobiles", "oui"), choice("Bluetooth", "oui"),
        ],
        "Données par application": [
            choice(f"{name} par les données mobiles", "autorisé", "autorisé", "interdit") for name in sorted([app, other, "Messages"])
        ],
        "Affichage": [choice("Thème", "clair", "clair", "sombre")],
    }  # fmt: skip
    world = settings("Téléphone", "Réglages", pages)
    wanted = [("Wi-Fi", "oui"), (f"{app} par les données mobiles", "interdit")]
    return {
        "who": pick(rng, FIRST_NAMES),
        "app": app,
        "world": world,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": set_in_turn(world, wanted),
        "near": [
            set_in_turn(world, wanted[:1]),
            set_in_turn(world, [("Wi-Fi", "oui"), ("Données mobiles", "non")]),
            set_in_turn(
                world, [("Wi-Fi", "oui"), (f"{other} par les données mobiles", "interdit")]
            ),
        ],
    }


_LINES = (360, 480, 720, 1080, 1440, 2160)


def definition_for_screen(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the lowest definition that fills a screen, and no video of its own accord."""
    lines = pick(rng, _LINES[1:5])
    device, width = pick(
        rng, (("Téléphone", 2), ("Tablette", 1.6), ("Téléviseur", 1.78), ("Ordinateur", 1.6))
    )
    others = sample(rng, _LINES, 2)
    pages = {
        "Écran": [info("Définition de l'écran", f"{round(lines * width)} × {lines}"), choice("Luminosité", "forte", "faible", "moyenne", "forte")],
        "Lecture": [
            choice("Définition des vidéos", "2160p", *(f"{n}p" for n in _LINES)),
            choice("Enchaîner les vidéos", "oui"),
            choice("Sous-titres", "non"),
        ],
        "Téléchargements": [
            choice("Définition des vidéos gardées", f"{others[0]}p", *(f"{n}p" for n in _LINES)),
            choice("Garder les vidéos vues", "non"),
        ],
    }  # fmt: skip
    world = settings(device, "Réglages vidéo", pages)
    place = _LINES.index(lines)
    wanted = [("Définition des vidéos", f"{lines}p"), ("Enchaîner les vidéos", "non")]
    return {
        "device": {"Téléphone": "ce téléphone", "Tablette": "cette tablette", "Téléviseur": "ce téléviseur", "Ordinateur": "cet ordinateur"}[device],
        "lines": lines,
        "world": world,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": set_in_turn(world, wanted),
        "near": [
            set_in_turn(world, [("Définition des vidéos", f"{_LINES[place + 1]}p"), wanted[1]]),
            set_in_turn(world, [("Définition des vidéos", f"{_LINES[place - 1]}p"), wanted[1]]),
            set_in_turn(world, wanted[:1]),
        ],
    }  # fmt: skip


_SENSORS = (
    ("La luminosité de l'écran change toute seule quand on entre dans une pièce sombre", "Lumière ambiante"),
    ("L'image pivote dès que l'on penche le téléphone", "Accéléromètre (mouvement)"),
    ("Une application compte les pas de qui porte le téléphone", "Accéléromètre (mouvement)"),
    ("Une application retient tous les lieux où passe le téléphone", "Récepteur GPS"),
    ("Une application pourrait écouter ce qui se dit dans la pièce", "Microphone"),
    ("Une application pourrait filmer la pièce", "Appareil photo"),
    ("La carte tourne pour montrer toujours le nord", "Boussole (magnétomètre)"),
    ("L'écran s'éteint pendant les appels quand on l'approche de la joue", "Proximité"),
    ("Le téléphone se déverrouille au contact d'un doigt", "Lecteur d'empreinte"),
)  # fmt: skip


def sensor_off(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the sensor of a telephone that makes something possible, turned off."""
    what, sensor = pick(rng, _SENSORS)
    names = shuffled(rng, sorted({name for _what, name in _SENSORS}))
    pages = {
        "Capteurs": [choice(name, "actif", "actif", "coupé") for name in names],
        "Son": [choice("Volume", "60 %", "0 %", "30 %", "60 %")],
        "Affichage": [choice("Thème", "clair", "clair", "sombre")],
        "Réseau": [choice("Wi-Fi", "oui"), choice("Bluetooth", "non")],
        "Batterie": [info("Charge", f"{integer(rng, 20, 90)} %"), choice("Économie d'énergie", "non")],
    }  # fmt: skip
    world = settings("Téléphone", "Réglages", pages)
    wrong = next(name for name in names if name != sensor)
    return {
        "what": what,
        "sensor": sensor,
        "world": world,
        "goal": Goal(want=(("set", sensor, "coupé"),), keep=("set",)),
        "solution": set_in_turn(world, [(sensor, "coupé")]),
        "near": [
            set_in_turn(world, [(wrong, "coupé")]),
            set_in_turn(world, [(wrong, "coupé"), (sensor, "coupé")]),
        ],
    }


_PAPERS = (
    "Ordonnance",
    "Analyse de sang",
    "Radio du genou",
    "Vaccins",
    "Compte rendu",
    "Lettre de sortie",
    "Bilan visuel",
)
_CARERS = ("tous les soignants autorisés", "médecin traitant seul", "moi seul")


def health_space(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one's own space for health: who gets in, and one document kept from others."""
    papers = sample(rng, _PAPERS, 4)
    names = [f"Dr {name}" for name in sample(rng, LAST_NAMES, 3)]
    new, hidden = names[0], papers[0]
    pages = {
        "Documents": [choice(f"{paper} : visible par", _CARERS[0], *_CARERS) for paper in papers],
        "Accès des soignants": [
            choice(f"Accès du {name}", "refusé" if name == new else pick(rng, ("autorisé", "refusé")), "autorisé", "refusé")
            for name in sorted(names)
        ],
        "Messagerie": [info("Messages non lus", str(integer(rng, 0, 3)))],
        "Agenda": [choice("Rappels par courriel", "oui")],
        "Compte": [button("Fermer mon espace", "L'espace est fermé.")],
    }  # fmt: skip
    world = settings("Espace santé", "Espace santé", pages)
    wanted = [(f"Accès du {new}", "autorisé"), (f"{hidden} : visible par", _CARERS[1])]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "new": new,
        "hidden": hidden,
        "world": world,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set", "pressed")),
        "solution": set_in_turn(world, wanted),
        "near": [
            set_in_turn(world, wanted[:1]),
            set_in_turn(world, [wanted[0], (wanted[1][0], _CARERS[2])]),
        ],
    }
