"""Worlds of competence 5.1: what starts with a computer, what it costs, and whom it serves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import ACTED, BACK, at, choice, device, info, put, screen
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.text.french_dates import long_date
from pixsim.worlds.goals import Goal

MOST_SECONDS = 3
_PROGRAMS = (
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
    drawn = sample(rng, _PROGRAMS, 10)
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
        screen(name, info(f"{name} : sert à", what), info(f"{name} : dernier usage", used), choice(_switch(name), "oui"), under="Démarrage")
        for name, what, _cost, used in rows
    ]  # fmt: skip
    costs = [info(f"{name} : temps pris au démarrage", cost) for name, _what, cost, _used in rows]
    useless = [idle, *(name for name, _what in old_heavy)]

    def off(*names: str) -> list[Any]:
        acts: list[Any] = at("Démarrage")
        for name in names:
            acts += [*at(name), put(_switch(name), "non"), BACK]
        return acts[:-1]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "day": long_date(day), "idle": idle, "idle_user": idle_user, "helper": helper, "user": user,
        "world": device("Ordinateur", screen("Paramètres"), screen("Démarrage", *costs), *pages),
        "goal": Goal(want=tuple(("set", _switch(name), "non") for name in useless), keep=ACTED),
        "solution": off(*useless),
        "near": [
            off(*useless[1:]), off(*useless, helper), off(*useless, "Antivirus"), off(*useless, heavy[1][0]),
            off(*useless, old_light[0][0]), off(*useless[:-1]),
        ],
    }  # fmt: skip
