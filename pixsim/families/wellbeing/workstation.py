"""Families of competence 4.3: workstation, rhythm, cyberbullying and assistive tools."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.text.csv_text import spreadsheet_csv


def screen_distance(rng: np.random.Generator) -> dict[str, Any]:
    """Three people at a screen: too close, at a good distance or too far."""
    spans = {"trop près": (15, 30), "bonne distance": (55, 70), "trop loin": (120, 180)}
    verdicts = shuffled(rng, list(spans))
    if rng.integers(2):
        verdicts[2] = verdicts[0]
    row: dict[str, Any] = {"verdicts": list(spans)}
    told = {
        verdict: sample(rng, range(low, high + 1, 5), 2) for verdict, (low, high) in spans.items()
    }
    for number, (name, verdict) in enumerate(
        zip(sample(rng, FIRST_NAMES, 3), verdicts, strict=True), 1
    ):
        row |= {f"name{number}": name, f"verdict{number}": verdict, f"distance{number}": told[verdict].pop()}  # fmt: skip
    return row


_APPS = ("Messagerie", "Vidéos", "Jeu", "Réseau social", "Navigateur", "Musique")


def screen_time(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the mean daily screen time of two weeks, from uses whose lengths are written in three ways."""
    mean = pick(rng, [m for m in range(130, 290) if m % 60 >= 5])
    shifts = sample(rng, range(-60, 61, 5), 13)
    while abs(sum(shifts)) > 60:
        shifts = sample(rng, range(-60, 61, 5), 13)
    rows = []
    start = date(2026, integer(rng, 1, 6), integer(rng, 1, 14))
    for number, total in enumerate(
        mean + shift for shift in shuffled(rng, [*shifts, -sum(shifts)])
    ):
        apps = sample(rng, _APPS, integer(rng, 3, 6))
        parts = [total // len(apps) + integer(rng, -6, 6) for _app in apps[1:]]
        day = f"{start + timedelta(days=number):%d/%m/%Y}"
        rows += [
            (day, app, _said(rng, part))
            for app, part in zip(apps, [*parts, total - sum(parts)], strict=True)
        ]
    return {
        "files": {"ecran.csv": spreadsheet_csv(("jour", "application", "durée"), rows)},
        "hours": str(mean // 60), "minutes": str(mean % 60), "mean": mean, "total": 14 * mean,
        "decimal": str(round(mean % 60 / 0.6)),
        "per_line": str(14 * mean // len(rows) // 60),
    }  # fmt: skip


def _said(rng: np.random.Generator, minutes: int) -> str:
    """« 75 min », « 1 h 15 », « 1:15 »."""
    hours, rest = divmod(minutes, 60)
    clear = (f"{minutes} min", f"{hours}:{rest:02}", f"{hours} h {rest:02}")
    return pick(rng, clear if hours else clear[:2])


_NOTHING = "rien d'illicite"
_VIOLENCE = {
    "conflit": (
        "Deux élèves s'envoient toute une soirée des messages vifs, chacun à son tour ; le lendemain, plus rien.",
        "Deux voisins échangent un soir des reproches sur le bruit, devant tout le groupe, puis en restent là.",
        "Deux joueurs s'accusent l'un l'autre, message contre message, d'avoir fait perdre la partie.",
    ),
    "harcèlement": (
        "Trente élèves se sont donné le mot : chacun envoie à une camarade un seul message moqueur, le même soir.",
        "Depuis un mois, un collègue commente chaque photo d'une salariée, toujours par une blague sur son poids.",
        "Un ancien compagnon écrit dix fois par jour « Réponds-moi », sans injure ni menace, depuis trois semaines.",
    ),
    "divulgation de données personnelles": (
        "Pour « qu'on aille lui parler », un joueur recopie sur un forum l'adresse qu'une joueuse avait donnée à son club.",
        "Après un désaccord, un internaute publie, sans commentaire, l'école et les horaires des enfants d'une élue.",
        "Une capture d'écran du planning d'une agente circule, avec la mention « elle finit tard le jeudi, seule ».",
    ),
    "usurpation d'identité": (
        "Trouvant ouverte la session d'une amie, un élève y publie en son nom une nouvelle inventée de toutes pièces : elle changerait de lycée.",
        "Un inconnu ouvre un profil au nom d'un conseiller et écrit, très poliment, à tous ses contacts.",
        "Une personne répond sur un forum professionnel avec le nom et la photo de sa collègue, pour lui nuire.",
    ),
    _NOTHING: (
        "Un homonyme d'une élue ouvre un compte à son propre nom, avec sa propre photo.",
        "Un client publie une fois, sous son nom, un avis sévère et détaillé sur un artisan.",
        "Un compte nommé « parodie » imite, pour rire, les tics de langage d'un ministre.",
    ),
}


def violence_kinds(rng: np.random.Generator) -> dict[str, Any]:
    """Which kind of situation each of three stories is."""
    kinds = sample(rng, list(_VIOLENCE), 3)
    row: dict[str, Any] = {"kinds": list(_VIOLENCE)}
    for number, kind in enumerate(kinds, 1):
        row |= {f"story{number}": pick(rng, _VIOLENCE[kind]), f"kind{number}": kind}
    return row
