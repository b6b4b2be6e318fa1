"""Worlds of competence 4.3: settings of telephones and computers, for one's own good."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, of
from pixsim.families.draws.settings import button, choice, info, settings
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg
from pixsim.worlds.settings.world import Settings

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


def _sets(world: Settings, changes: list[tuple[str, str]]) -> list[Act]:
    """Acts that go to the page of each setting in turn and give it its value, from the home page."""
    home = world.pages[0].name
    where = {line.name: page for page in world.pages for line in page.settings}
    path: list[Act] = []
    here = home
    for name, value in changes:
        page = where[name]
        if page.name != here:
            path += [reg.Back()] * (here != home)
            path.append(reg.Open(page=page.name))
            here = page.name
        path.append(reg.Set(setting=name, value=value))
    return path


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
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": _sets(world, wanted),
        "near": [
            _sets(world, [("Mode silencieux", "oui"), *wanted[1:]]),
            _sets(world, [(f"Notifications de {other}", "non"), *wanted]),
            _sets(world, wanted[:3]),
        ],
    }


_AIDS = (
    ("garde le doigt trop longtemps sur les touches, et chaque lettre s'écrit plusieurs fois", "Ignorer les répétitions d'une touche", "oui"),
    ("ne peut appuyer que sur une touche à la fois, alors que les raccourcis en demandent deux", "Touches l'une après l'autre", "oui"),
    ("n'entend pas les alertes de l'ordinateur", "Alertes montrées à l'écran", "oui"),
    ("perd de vue la flèche de la souris", "Taille du pointeur", "grande"),
    ("lit mal le texte gris sur fond blanc", "Contraste élevé", "oui"),
    ("ne voit pas l'écran et veut qu'il lui soit lu", "Lecteur d'écran", "oui"),
    ("ne peut pas se servir d'un clavier, mais parle distinctement", "Dictée vocale", "oui"),
    ("veut lire ce qui se dit dans les vidéos", "Sous-titres", "oui"),
)  # fmt: skip


def aids_for(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the two aids that suit a person's difficulties, on a computer."""
    chosen = sample(rng, _AIDS, 2)
    pages = {
        "Clavier": [
            choice("Touches l'une après l'autre", "non"), choice("Ignorer les répétitions d'une touche", "non"),
            choice("Son des touches", "non"),
        ],
        "Souris": [choice("Taille du pointeur", "petite", "petite", "moyenne", "grande"), choice("Vitesse", "moyenne", "lente", "moyenne", "rapide")],
        "Vision": [choice("Loupe", "non"), choice("Contraste élevé", "non"), choice("Lecteur d'écran", "non")],
        "Audition": [choice("Alertes montrées à l'écran", "non"), choice("Sous-titres", "non"), choice("Son mono", "non")],
        "Parole": [choice("Dictée vocale", "non")],
    }  # fmt: skip
    world = settings("Ordinateur", "Accessibilité", pages)
    wanted = [(name, value) for _need, name, value in chosen]
    spare = next((name, value) for _n, name, value in _AIDS if name not in dict(wanted))
    return {
        "who": pick(rng, FIRST_NAMES),
        "needs": " et ".join(need for need, _name, _value in chosen),
        "world": world,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": _sets(world, wanted),
        "near": [_sets(world, wanted[:1]), _sets(world, [*wanted, spare]), _sets(world, [wanted[0], ("Loupe", "oui")])],
    }  # fmt: skip


_COLOURS = (
    ("confond le rouge et le vert, et le rouge lui paraît très sombre", "protanopie"),
    (
        "confond le rouge et le vert, mais le rouge lui paraît aussi clair qu'aux autres",
        "deutéranopie",
    ),
    ("confond le bleu et le vert, et le jaune avec le rose", "tritanopie"),
)
_READING = (
    ("saute d'une ligne à l'autre en lisant", "Interligne", "large"),
    ("mêle les mots, trop serrés pour lui", "Espace entre les mots", "large"),
    ("se perd quand le texte est étiré d'un bord à l'autre", "Alignement du texte", "à gauche"),
    (
        "prend un b pour un d dans les polices d'imprimerie",
        "Police de lecture",
        "adaptée à la dyslexie",
    ),
    ("suit mieux un texte qu'on lui lit en même temps", "Lecture à voix haute", "oui"),
)
_MEN = ("Karim", "Hugo", "Malik", "Yanis", "Paul", "Luc", "Jules", "Omar", "Théo", "Bruno")


def colours_and_reading(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a filter of colours and settings for reading, from what two persons cannot do."""
    (seen, filtering), reading = pick(rng, _COLOURS), sample(rng, _READING, 2)
    first, second = sample(rng, _MEN, 2)
    pages = {
        "Vision": [choice("Loupe", "non"), choice("Inverser les couleurs", "non")],
        "Vision > Filtres de couleur": [
            choice("Filtre de couleur", "aucun", "aucun", "niveaux de gris", "protanopie", "deutéranopie", "tritanopie"),
            choice("Force du filtre", "moyenne", "faible", "moyenne", "forte"),
        ],
        "Lecture": [
            choice("Police de lecture", "d'imprimerie", "d'imprimerie", "manuscrite", "adaptée à la dyslexie"),
            choice("Interligne", "serré", "serré", "normal", "large"),
            choice("Espace entre les mots", "normal", "normal", "large"),
            choice("Alignement du texte", "justifié", "justifié", "à gauche", "centré"),
            choice("Lecture à voix haute", "non"),
        ],
    }  # fmt: skip
    world = settings("Ordinateur partagé", "Accessibilité", pages)
    wanted = [(name, value) for _n, name, value in reading]
    start: list[Act] = [reg.Open(page="Vision"), reg.Open(page="Filtres de couleur")]
    back: list[Act] = [reg.Back(), reg.Back(), reg.Open(page="Lecture")]

    def done(colour: str, changes: list[tuple[str, str]]) -> list[Act]:
        set_all = [reg.Set(setting=name, value=value) for name, value in changes]
        return [*start, reg.Set(setting="Filtre de couleur", value=colour), *back, *set_all]

    wrong = next(name for _s, name in _COLOURS if name != filtering)
    return {
        "first": first,
        "second": second,
        "seen": seen,
        "reading": " et ".join(need for need, _name, _value in reading),
        "filtering": filtering,
        "world": world,
        "goal": Goal(
            want=(("set", "Filtre de couleur", filtering), *(("set", *pair) for pair in wanted)),
            keep=("set",),
        ),
        "solution": done(filtering, wanted),
        "near": [done(wrong, wanted), done(filtering, wanted[:1]), done("niveaux de gris", wanted)],
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
        "solution": _sets(world, wanted),
        "near": [
            _sets(world, wanted[:1]),
            _sets(world, [("Wi-Fi", "oui"), ("Données mobiles", "non")]),
            _sets(world, [("Wi-Fi", "oui"), (f"{other} par les données mobiles", "interdit")]),
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
        "solution": _sets(world, wanted),
        "near": [
            _sets(world, [("Définition des vidéos", f"{_LINES[place + 1]}p"), wanted[1]]),
            _sets(world, [("Définition des vidéos", f"{_LINES[place - 1]}p"), wanted[1]]),
            _sets(world, wanted[:1]),
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
        "solution": _sets(world, [(sensor, "coupé")]),
        "near": [
            _sets(world, [(wrong, "coupé")]),
            _sets(world, [(wrong, "coupé"), (sensor, "coupé")]),
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
        "solution": _sets(world, wanted),
        "near": [_sets(world, wanted[:1]), _sets(world, [wanted[0], (wanted[1][0], _CARERS[2])])],
    }
