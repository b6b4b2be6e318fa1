"""Families of competence 4.3: workstation, rhythm, cyberbullying and assistive tools."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import WEEKDAYS


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
    """The mean daily screen time of a week, from a file of uses."""
    mean = pick(rng, [m for m in range(100, 260) if m % 60 >= 5])
    totals = [mean + shift for shift in sample(rng, (-45, -30, -15, 0, 10, 30, 50), 7)]
    rows = []
    for day, total in zip(WEEKDAYS, totals, strict=True):
        apps = sample(rng, _APPS, 4)
        parts = [total // 4 + integer(rng, -4, 4) for _ in range(3)]
        minutes = [*parts, total - sum(parts)]
        rows += [(day, app, part) for app, part in zip(apps, minutes, strict=True)]
    return {
        "files": {"ecran.csv": spreadsheet_csv(("jour", "application", "minutes"), rows)},
        "hours": str(mean // 60), "minutes": str(mean % 60), "mean": mean, "total": 7 * mean,
        "decimal": str(round(mean % 60 / 0.6)),
        "per_line": str(mean // 4 // 60),
    }  # fmt: skip


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
        "Trouvant ouverte la session d'une amie, un élève publie en son nom qu'elle quitte son compagnon.",
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
