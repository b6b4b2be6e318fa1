"""Which pages the manual has, by which names they are found, and their text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.language import SOURCE
from pixsim.text.search import fold_for_search

PAGES = Path(__file__).parent / "pages"
TOPICS: dict[str, tuple[str, ...]] = {
    "advisors": (
        "advisor", "conseillers", "conseiller", "candidates", "candidate", "candidats", "candidat",
        "start", "demarrer", "ccp1", "offline", "hors-ligne", "hors-connexion",
    ),
    "trainers": (
        "trainer", "formateurs", "formateur", "teachers", "rooms", "salle", "salles", "invigilators",
        "surveillants", "surveillant", "classes", "classe", "liste", "quizzes", "questionnaires",
    ),
    "researchers": (
        "researcher", "chercheurs", "chercheur", "recherche", "simulation", "calibration", "calibrage",
        "priors",
    ),
    "privacy": (
        "vie-privee", "confidentialite", "donnees", "donnees-personnelles", "rgpd", "gdpr", "data",
    ),
    "accessibility": (
        "accessibilite", "handicap", "braille", "lecteur-d-ecran", "screen-reader", "amenagements",
        "accommodations",
    ),
    "commands": (
        "command", "commandes", "commande", "ligne-de-commande", "command-line", "fichiers", "files",
        "signature", "codes",
    ),
}  # fmt: skip
"""Each topic by the name of its file, and its other names, without accents."""
INDEX = "pixsim"
"""The page that lists the public names of Python; theirs are called ``pixsim.simulate``."""
FRENCH = {
    "advisors": "conseillers", "trainers": "formateurs", "researchers": "chercheurs",
    "privacy": "vie-privee", "accessibility": "accessibilite", "commands": "commandes",
}  # fmt: skip
"""What the topics are called in commands, in French."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the manual.

    Attributes
    ----------
    topic : str
        The name of its file, or of the public name it is about (``pixsim.simulate``).
    title : str
        Its first heading.
    text : str
        All of it, in Markdown.
    """

    topic: str
    title: str
    text: str


def find_topic(name: str) -> str | None:
    """The topic of that name in either language, whatever accents and capitals; None where there is none."""
    wanted = "-".join(fold_for_search(name).replace("'", " ").replace("_", " ").split())
    return next((t for t, others in TOPICS.items() if wanted == t or wanted in others), None)


def shown_name(topic: str, language: str = LANGUAGE) -> str:
    """What one types after ``pixsim help`` in a language."""
    return FRENCH.get(topic, topic) if language == SOURCE else topic


@cache
def read_page(topic: str, language: str = LANGUAGE) -> Page:
    """One page in a language.

    Parameters
    ----------
    topic : str
        A key of `TOPICS`.
    language : {"fr", "en"}, optional
        By default that of the run.
    """
    text = (PAGES / language / f"{topic}.md").read_text(encoding="utf-8")
    return Page(topic, text.partition("\n")[0].removeprefix("# "), text)


def all_pages(language: str = LANGUAGE) -> list[Page]:
    """The pages of all topics, in their order."""
    return [read_page(topic, language) for topic in TOPICS]
