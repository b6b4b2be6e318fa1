"""Titles, sentences and names of documents about nothing in particular."""

from __future__ import annotations

import numpy as np

from pixsim.families.draws.values.choices import pick, sample
from pixsim.making.documents import Look

DOCUMENT_TOPICS = (
    "bulletin",
    "programme",
    "affiche",
    "lettre",
    "budget",
    "rapport",
    "menu",
    "contrat",
    "liste",
    "recette",
)

TITLES = (
    "Nos ateliers", "Nos horaires", "Budget", "Calendrier", "Contacts", "Équipe", "Inscriptions",
    "Matériel", "Objectifs", "Partenaires", "Public", "Tarifs", "Transport", "Bilan", "Projets",
    "Accueil", "Bénévoles", "Communication", "Sécurité", "Locaux", "Archives", "Formation",
)  # fmt: skip

SENTENCES = (
    "La salle ouvre à neuf heures et ferme à dix-huit heures.",
    "Le café est offert à la pause, les repas restent à la charge de chacun.",
    "Chacun apporte son carnet et de quoi écrire.",
    "Les places sont limitées : il faut s'inscrire une semaine à l'avance.",
    "Une bénévole vous accueille et vous indique votre salle.",
    "Le plan des lieux est affiché dans l'entrée.",
    "Le matériel est prêté contre une caution, rendue le dernier jour.",
    "Les enfants restent sous la surveillance d'un adulte.",
    "Le compte rendu de chaque séance est envoyé par courriel.",
    "En cas d'absence, prévenez le secrétariat dès que possible.",
    "L'association cherche toujours des personnes pour tenir l'accueil.",
    "Un parking gratuit se trouve derrière la médiathèque.",
)

DOCUMENTS = ("guide", "livret", "rapport", "dossier", "projet", "memento", "charte", "notice")


def prose(rng: np.random.Generator, sentences: int = 3) -> str:
    """A paragraph about nothing in particular."""
    return " ".join(sample(rng, SENTENCES, sentences))


def sentence(rng: np.random.Generator) -> str:
    """One sentence."""
    return pick(rng, SENTENCES)


def draw_document_name(rng: np.random.Generator) -> str:
    """The name of a document, without its suffix."""
    return f"{pick(rng, DOCUMENTS)}-{int(rng.integers(10, 100))}"


BODY_LOOK = Look(font="Liberation Serif", size=12, after=6, widows=2, orphans=2)

STYLE_NAMES = (
    "Consigne",
    "Témoignage",
    "Encadré",
    "Résumé",
    "Annexe",
    "Remarque",
    "Conseil",
    "Exemple",
    "Mémento",
    "Chiffres",
)
