"""Worlds and a workbook of competence 5.2: what a machine is, what to open, what to run it in."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.panels import ACTED, at, button, choice, device, info, press, screen
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal


def memory_of_a_machine(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how much memory a computer works with, among sizes of other things."""
    ram, video, disk = pick(rng, (4, 8, 16, 32)), pick(rng, (1, 2, 6)), pick(rng, (128, 256, 512))
    free, cloud, cache = (
        integer(rng, 18, disk - 20),
        pick(rng, (5, 15, 100)),
        pick(rng, (3, 12, 24)),
    )
    asked, told, key, others = pick(rng, (
        ("de mémoire vive", "C'est celle du travail en cours : elle se vide à l'extinction.", ram, (video, disk, free, cloud)),
        ("de stockage en tout", "Les fichiers y restent, même quand l'ordinateur est éteint.", disk, (ram, free, cloud, video)),
    ))  # fmt: skip
    wrong = sorted({str(n) for n in others} - {str(key)})
    path = ("Système", "Caractéristiques") if key == ram else ("Système", "Disques")
    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "asked": asked, "told": told, "key": str(key), "wrong": wrong, "where": " › ".join(path),
        "world": device(
            "Ordinateur", screen("Paramètres"), screen("Système"), screen("Compte", info("Espace en ligne", f"{cloud} Go"), info("Adresse", "compte@poste.example")),
            screen("Caractéristiques", info("Processeur", f"{pick(rng, (4, 6, 8))} cœurs, {cache} Mo de cache"), info("Mémoire installée (RAM)", f"{ram} Go"), info("Mémoire graphique", f"{video} Go"), under="Système"),
            screen("Disques", info("Disque SSD", f"{disk} Go"), info("Espace libre", f"{free} Go"), choice("Nettoyer chaque mois", "non"), under="Système"),
            screen("Écran", choice("Luminosité", "80 %", ("50 %", "80 %", "100 %"))),
        ),
        "solution": at(*path),
    }  # fmt: skip


_SYSTEMS = (("Android", (13, 14, 15)), ("iPadOS", (16, 17, 18)), ("ChromeOS", (120, 128, 132)), ("Windows", (10, 11)), ("macOS", (13, 14, 15)), ("Linux Mint", (21, 22)))  # fmt: skip


def system_of_a_device(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: name and version of the system of a device, among those of programs and of the maker."""
    name, versions = pick(rng, _SYSTEMS)
    version = pick(rng, versions)
    maker = pick(rng, ("Vega", "Orion", "Lumen", "Altaïr"))
    office = integer(rng, 5, 24)
    key = f"{name} {version}"
    return {
        "who": pick(rng, FIRST_NAMES), "key": [key, f"{name} version {version}"], "shown": key, "wrong": [f"{maker} {version}", f"Navigateur {office + 90}", f"{name} {version + 3}"],
        "world": device(
            "Appareil prêté", screen("Réglages"), screen("Général"), screen("Applications", info("Navigateur", f"version {office + 90}"), info("Bureautique", f"version {office}"), info("Messagerie", f"version {integer(rng, 2, 60)}")),
            screen("À propos", info("Modèle", f"{maker} {integer(rng, 2, 9)}0"), info("Système", key), info("Micrologiciel", f"{integer(rng, 1, 9)}.{integer(rng, 10, 99)}"), under="Général"),
            screen("Mises à jour", info("Dernière recherche", "hier"), button("Rechercher"), under="Général"), screen("Affichage", choice("Thème", "clair", ("clair", "sombre"))),
        ),
        "solution": at("Général", "À propos"),
    }  # fmt: skip


_PROGRAMS = {"Plume": "écrire des textes", "Colonnes": "calculer sur des tableaux", "Vitrail": "parcourir le web", "Estrade": "projeter des diapositives", "Galerie": "retoucher des photos", "Ritournelle": "écouter de la musique", "Courrier": "écrire des courriels"}  # fmt: skip
_NEEDS = {
    "Plume": "rédiger une lettre de deux pages", "Colonnes": "tenir les comptes du club, avec des totaux qui se calculent seuls", "Vitrail": "consulter les horaires de la mairie en ligne",
    "Estrade": "montrer au mur, une idée à la fois, le projet de jardin", "Galerie": "recadrer et éclaircir une photo", "Courrier": "envoyer une pièce jointe à une amie",
}  # fmt: skip


def program_for_a_task(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the program made for a task, opened from the menu."""
    right = pick(rng, tuple(_NEEDS))
    names = shuffled(rng, tuple(_PROGRAMS))
    wrong = next(name for name in names if name != right)
    pages = [
        screen(
            name,
            info(f"{name} sert à", _PROGRAMS[name]),
            button(f"Ouvrir {name}", f"{name} est ouvert."),
            *(
                button(f"{what} {name}", "C'est fait.")
                for what in ("Épingler", "Mettre à jour", "Réparer", "Désinstaller")
            ),
        )
        for name in names
    ]

    def open_it(name: str) -> list[Act]:
        return [*at(name), press(f"Ouvrir {name}")]

    return {
        "who": pick(rng, FIRST_NAMES), "need": _NEEDS[right], "right": right, "does": _PROGRAMS[right],
        "world": device("Ordinateur", screen("Programmes"), *pages),
        "goal": Goal(want=(("pressed", f"Ouvrir {right}"),), keep=ACTED),
        "solution": open_it(right),
        "near": [open_it(wrong)],
    }  # fmt: skip
