"""A word processor and a slide show as pages of settings, for competence 3.1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.panels import BACK, at, choice, device, put, screen
from pixsim.worlds.core import Act
from pixsim.worlds.settings.world import Screen, Settings

Draft = tuple[str, tuple[tuple[str, str], ...]]
"""Kind of a document, and its paragraphs: what each one is, and what it says."""

DRAFTS: tuple[Draft, ...] = (
    ("affiche", (("Titre", "Fête du quartier des Lilas"), ("Date", "Samedi 13 juin, à partir de 15 heures"), ("Lieu", "Place du Puits, devant l'école"),
                 ("Programme", "Jeux, concert et repas partagé"), ("Appel", "On cherche encore des bénévoles."), ("Contact", "Renseignements à la médiathèque"))),
    ("lettre", (("Expéditeur", "Association Le Verger, 3 rue Haute"), ("Destinataire", "À l'attention de Monsieur le maire"), ("Date", "Le 4 mai 2026"),
                ("Objet", "Objet : demande de salle"), ("Demande", "Nous cherchons une salle pour notre assemblée."), ("Politesse", "Nous vous prions d'agréer nos salutations."),
                ("Signature", "La présidente, Inès Morel"))),
    ("compte-rendu", (("Titre", "Réunion du 12 mars"), ("Présents", "Huit personnes étaient présentes."), ("Budget", "Les comptes sont à l'équilibre."),
                      ("Travaux", "La toiture sera refaite à l'automne."), ("Rappel", "Les clés se rendent à l'accueil."), ("Suite", "La prochaine réunion a lieu en juin."))),
    ("reglement", (("Titre", "Règlement de l'atelier vélo"), ("Horaires", "L'atelier ouvre le mercredi et le samedi."), ("Matériel", "Les outils restent sur place."),
                   ("Sécurité", "Les lunettes sont obligatoires à la meule."), ("Adhésion", "L'adhésion vaut pour l'année."), ("Assurance", "Chacun est assuré pour lui-même."))),
    ("menu", (("Titre", "Repas des voisins"), ("Entrée", "Salade de lentilles du jardin"), ("Plat", "Gratin de courge et riz"), ("Fromage", "Tomme de la vallée"),
              ("Dessert", "Tarte aux pommes"), ("Note", "Dites-nous vos allergies avant jeudi."))),
)  # fmt: skip

STYLES = ("Corps de texte", "Titre 1", "Titre 2", "Titre 3", "Citation")
LINE_SETTINGS: Mapping[str, tuple[str, ...]] = {
    "style": STYLES,
    "gras": ("non", "oui"),
    "italique": ("non", "oui"),
    "souligné": ("non", "oui"),
    "alignement": ("à gauche", "centré", "à droite", "justifié"),
    "retrait à gauche": ("0 cm", "0,5 cm", "1 cm", "2 cm"),
    "interligne": ("simple", "1,5", "double"),
    "liste": ("aucune", "à puces", "numérotée"),
    "saut avant": ("aucun", "de page", "de section"),
}
"""What can be set of a paragraph; the first value is the one they all begin with but where told."""


Change = tuple[str, str, str]
"""A page, a setting of it, the value that it gets."""


class Written:
    """A document in a word processor: each paragraph has a page, named after its text.

    Parameters
    ----------
    rng : numpy.random.Generator
    kinds : sequence of Draft
        Documents of which one is drawn.
    """

    def __init__(self, rng: np.random.Generator, kinds: Sequence[Draft] = DRAFTS) -> None:
        kind, self.lines = pick(rng, kinds)
        self.name = f"{kind}-{integer(rng, 10, 99)}.odt"

    def of(self, what: str, kind: str, value: str) -> Change:
        """A change of a paragraph, told by what it is."""
        rank = [name for name, _text in self.lines].index(what) + 1
        return f"{rank}. {self.lines[rank - 1][1]}", f"Ligne {rank} : {kind}", value

    def world(
        self, begins: Mapping[str, Mapping[str, str]] | None = None, *more: Screen
    ) -> Settings:
        """The document open in the word processor: its paragraphs, and some more pages."""
        given = begins or {}
        pages = [
            self._line(rank, text, given.get(what, {}))
            for rank, (what, text) in enumerate(self.lines, 1)
        ]
        return device(f"Texte · {self.name}", screen("Document"), *pages, *more, PAGE)

    @staticmethod
    def _line(rank: int, text: str, begins: Mapping[str, str]) -> Screen:
        kinds = (
            choice(f"Ligne {rank} : {kind}", begins.get(kind, values[0]), values)
            for kind, values in LINE_SETTINGS.items()
        )
        return screen(f"{rank}. {text}", *kinds)


PAGE = screen(
    "Mise en page",
    choice("Orientation du document", "portrait", ("portrait", "paysage")),
    choice("Format du papier", "A4", ("A4", "A5", "A3")),
    choice("Marges", "moyennes", ("étroites", "moyennes", "larges")),
    choice("Colonnes", "1", ("1", "2", "3")),
)
"""Settings of the whole document."""


def change(*changes: Change) -> list[Act]:
    """Acts that make changes (page, setting, value) in turn, from the first page."""
    acts: list[Act] = []
    here = ""
    for where, setting, value in changes:
        if where != here:
            acts += [BACK, *at(where)] if here else at(where)
            here = where
        acts.append(put(setting, value))
    return acts
