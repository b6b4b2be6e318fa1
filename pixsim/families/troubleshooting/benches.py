"""Worlds of competence 5.1: cables, trays and connections to look at and put right."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
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
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings.world import Setting

# ---------------------------------------------------------------- @diagnostic

_PLUGS = (
    ("l'ordinateur ne démarre pas", "Ordinateur", "Câble d'alimentation de l'ordinateur"),
    ("l'écran reste noir, alors que l'ordinateur tourne", "Écran", "Alimentation de l'écran"),
    ("l'imprimante reste éteinte", "Imprimante", "Alimentation de l'imprimante"),
    ("les enceintes n'émettent aucun son et leur voyant est éteint", "Enceintes", "Alimentation des enceintes"),
)  # fmt: skip


def unplugged(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: one cable of a desk is not plugged in."""
    trouble, place, cable = pick(rng, _PLUGS)
    plugged = ("branché", "débranché")
    pages = [
        screen(
            where,
            info(f"Voyant : {where.lower()} sous tension", when={name: "branché"}),
            info(f"Voyant : {where.lower()} hors tension", when={name: "débranché"}),
            choice(name, "débranché" if name == cable else "branché", plugged),
            choice(f"{where} : position sur le bureau", "à gauche", ("à gauche", "à droite")),
            choice(f"{where} : étiquette", "aucune", ("aucune", "prêté", "à réviser")),
            choice(f"{where} : autres câbles", "branchés", ("branchés", "débranchés")),
        )
        for _trouble, where, name in shuffled(rng, _PLUGS)
    ]
    solution = [*at(place), put(cable, "branché")]
    return {
        "who": pick(rng, FIRST_NAMES),
        "trouble": trouble,
        "world": device("Poste de travail", screen("Le bureau"), *pages),
        "goal": Goal(want=(("set", cable, "branché"),), keep=ACTED),
        "solution": solution,
        "near": [at(place), [*at(place), put(f"{place} : position sur le bureau", "à droite")]],
    }


_SOUND = (
    ("Sortie du son", "casque", ("casque", "haut-parleurs", "écran")),
    ("Volume général", "0 %", ("0 %", "50 %", "100 %")),
    ("Son du navigateur", "coupé", ("coupé", "normal", "atténué")),
    ("Effets sonores", "aucun", ("aucun", "salle", "concert")),
    ("Équilibre gauche-droite", "centre", ("gauche", "centre", "droite")),
    ("Mode nuit", "éteint", ("éteint", "léger", "fort")),
    ("Carillon de chaque heure", "non", ("non", "oui")),
    ("Son au démarrage", "oui", ("oui", "non")),
)  # fmt: skip
_RIGHT = {"Sortie du son": "haut-parleurs", "Volume général": "50 %||100 %", "Son du navigateur": "normal||atténué"}  # fmt: skip
_WELL = {"Sortie du son": "casque", "Volume général": "50 %", "Son du navigateur": "normal"}


def one_at_a_time(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the one setting that mutes a computer, the others tried and put back."""
    culprit = pick(rng, tuple(_RIGHT))
    begin = {name: value for name, value, _choices in _SOUND}
    begin.update({name: "haut-parleurs" if name == "Sortie du son" else value for name, value in _WELL.items()})  # fmt: skip
    begin[culprit] = next(value for name, value, _choices in _SOUND if name == culprit)
    right = _RIGHT[culprit]
    wrong = next(choices for name, _value, choices in _SOUND if name == culprit)
    mute = "||".join(value for value in wrong if value not in right.split("||"))
    settings = [choice(name, begin[name], choices) for name, _value, choices in _SOUND]
    first, second = [*settings[:3], *settings[-2:]], settings[3:-2]
    tests = (
        info("Essai : on entend la musique", when={culprit: right}),
        info("Essai : aucun son", when={culprit: mute}),
    )
    others = [name for name, _value, _choices in _SOUND if name != culprit and name in _RIGHT]
    meddled = {"Sortie du son": "écran", "Volume général": "100 %", "Son du navigateur": "atténué"}
    good = [*at("Réglages du son"), put(culprit, right.split("||")[0])]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "world": device(
            "Ordinateur",
            screen("Son"),
            screen("Essai du son", *tests),
            screen(
                "Réglages du son",
                *shuffled(rng, first),
                info("Prise du casque", "rien n'y est branché"),
            ),
            screen("Réglages avancés", *shuffled(rng, second)),
        ),
        "goal": Goal(want=(("set", culprit, right),), keep=ACTED),
        "solution": good,
        "near": [
            [*good, put(others[0], meddled[others[0]])],
            [*at("Réglages du son"), put(others[1], meddled[others[1]])],
        ],
    }


_PARTS = (
    "unité centrale",
    "câble vidéo",
    "écran",
    "multiprise",
    "adaptateur",
    "câble de l'écran",
    "câble de l'unité",
    "commutateur d'écran",
)


def two_faulty_parts(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: two or three parts of eight are broken at once; spare ones of each can be put in their place."""
    order = shuffled(rng, _PARTS)
    faulty = sorted(sample(rng, range(8), integer(rng, 2, 3)))
    names = [f"{letter} : {part}" for letter, part in zip("ABCDEFGH", order, strict=True)]
    spare = "pièce de secours"
    works = {names[place]: spare for place in faulty}
    values = ("pièce d'origine", spare)
    test = button("Essayer", "L'image s'affiche.", works, "L'écran reste noir.")
    letters = ["ABCDEFGH"[place] for place in faulty]
    healthy = [letter for letter in "ABCDEFGH" if letter not in letters]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": ", ".join(letters),
        "wrong": [letters[0], ", ".join([*letters[:-1], healthy[0]]), ", ".join([*letters, healthy[-1]]), "A, B, C, D, E, F, G, H"],
        "world": device(
            "Établi",
            screen("L'établi"),
            screen("Pièces montées", test, *(choice(name, values[0], values) for name in names)),
        ),
        "solution": [*at("Pièces montées"), *(put(name, spare) for name in works)],
    }  # fmt: skip


# ---------------------------------------------------------------- @panne_reseau

_HOME = ("Ordinateur", "Téléphone", "Télévision", "Console")
_THE = {"Ordinateur": "l'ordinateur", "Téléphone": "le téléphone", "Télévision": "la télévision", "Console": "la console"}  # fmt: skip


def box_or_computer(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one device is cut off, or all of them: what is to be started again."""
    places = sample(rng, _HOME, len(_HOME))
    shared = bool(rng.random() < 0.5)
    victim = places[0]
    cut = set(places) if shared else {victim}

    def trial(name: str) -> Setting:
        works = "Internet marche."
        if name not in cut:
            return button(f"{name} : essayer internet", works)
        mended = (
            {"Voyant internet": "allumé"}
            if shared
            else {f"{name} : dernier démarrage": "à l'instant"}
        )
        return button(f"{name} : essayer internet", works, mended, "Pas d'internet.")

    pages = [
        screen(
            name,
            info(f"{name} : dernier démarrage", f"il y a {integer(rng, 2, 19)} jours"),
            trial(name),
            choice(f"{name} : thème", "clair", ("clair", "sombre")),
            choice(f"{name} : volume", "moyen", ("faible", "moyen", "fort")),
            choice(f"{name} : Wi-Fi", "oui"),
        )
        for name in shuffled(rng, places)
    ]  # fmt: skip
    box = screen(
        "Box",
        info("Voyant Wi-Fi", "allumé"),
        info("Voyant internet", "éteint" if shared else "allumé"),
        info("Box : dernier démarrage", f"il y a {integer(rng, 20, 90)} jours"),
        choice("Box : Wi-Fi", "oui"),
        choice("Box : voyants", "allumés", ("allumés", "faibles")),
    )

    def started(name: str) -> dict[str, str]:
        lit = {"Voyant internet": "allumé"} if name == "Box" else {}
        return {f"{name} : dernier démarrage": "à l'instant", **lit}

    power = [
        screen(
            f"{name} : alimentation",
            button(
                f"{name} : redémarrer",
                "L'appareil redémarre, ses réglages sont gardés.",
                sets=started(name),
            ),
            button(f"{name} : réinitialiser", "L'appareil est comme neuf : tout est effacé."),
            button(f"{name} : éteindre", "L'appareil est éteint."),
            under=name,
        )
        for name in ("Box", *places)
    ]
    right = "Box : redémarrer" if shared else f"{victim} : redémarrer"
    wrong = f"{victim} : redémarrer" if shared else "Box : redémarrer"
    tries = tuple(f"{name} : essayer internet" for name in places)

    def go(name: str) -> list[Act]:
        place = name.partition(" :")[0]
        return [*at(place, f"{place} : alimentation"), press(name)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "what": _THE[victim],
        "world": device("Maison", screen("La maison"), *pages, box, *power),
        "goal": Goal(want=(("pressed", right),), keep=ACTED, free=tries),
        "solution": go(right),
        "near": [go(wrong), go("Box : réinitialiser")],
    }


def by_the_box(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a computer linked to the box but without internet, two settings being typed in."""
    number = integer(rng, 11, 60)
    causes = {
        "Adresse de l'ordinateur": ("automatique", "fixe : 198.51.100.7"),
        "Serveur de noms (DNS)": ("automatique", "fixe : 198.51.100.1"),
        "Serveur mandataire (proxy)": ("aucun", "proxy.ancien-bureau.test"),
    }
    kept = {"Réseau Wi-Fi": ("Maison-4821", "Voisins-77"), "Mode avion": ("non", "oui")}
    wrong = sample(rng, tuple(causes), 2)
    settings = [
        choice(name, values[1] if name in wrong else values[0], values)
        for name, values in causes.items()
    ]
    others = [choice(name, values[0], values) for name, values in kept.items()]
    solution = [*at("Connexion", "Réglages de la connexion"), *(put(name, causes[name][0]) for name in wrong)]  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "world": device(
            "Maison",
            screen("La maison"),
            screen("Téléphone", info("Internet du téléphone", "marche"), info("Adresse du téléphone", f"192.0.2.{number}")),
            screen("Box", info("Voyant internet", "allumé"), info("Réglages que donne la box", "automatiquement"),
                   info("Adresse de la box", "192.0.2.1")),
            screen("Connexion", info("État", "connecté, sans internet"), *others),
            screen("Réglages de la connexion", *shuffled(rng, settings), under="Connexion"),
        ),
        "goal": Goal(want=tuple(("set", name, causes[name][0]) for name in wrong), keep=ACTED),
        "solution": solution,
        "near": [solution[:-1], [*at("Connexion"), put("Réseau Wi-Fi", "Voisins-77")]],
    }  # fmt: skip
