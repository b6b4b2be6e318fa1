"""Words for the documents handed out in competence 3.1 and 3.3."""

from __future__ import annotations

import numpy as np

from pixsim.families.draws.choices import pick, sample

TITLES = (
    "Nos ateliers", "Nos horaires", "Budget", "Calendrier", "Contacts", "Équipe", "Inscriptions",
    "Matériel", "Objectifs", "Partenaires", "Public", "Tarifs", "Transport", "Bilan", "Projets",
    "Accueil", "Bénévoles", "Communication", "Sécurité", "Locaux", "Archives", "Formation",
)  # fmt: skip
_SENTENCES = (
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
    return " ".join(sample(rng, _SENTENCES, sentences))


def sentence(rng: np.random.Generator) -> str:
    """One sentence."""
    return pick(rng, _SENTENCES)


def titled(rng: np.random.Generator) -> str:
    """The name of a document, without its suffix."""
    return f"{pick(rng, DOCUMENTS)}-{int(rng.integers(10, 100))}"
