"""Families of competence 2.4: artificial intelligence, advertising costs and commons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from pixsim.families.citizenship.identity import ADVERTISERS, labelled
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import euros, rounded
from pixsim.families.draws.text import indented
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv

_LEARNING = {
    "Supervisé": (
        "Apprendre à trier des courriels déjà étiquetés par des personnes",
        "Prédire un loyer à partir de logements dont le loyer est connu",
        "Reconnaître une tumeur d'après des radios annotées",
        "Reconnaître des chiffres manuscrits fournis avec leur valeur",
    ),
    "Non supervisé": (
        "Regrouper des clients qui se ressemblent, sans groupes connus",
        "Repérer des thèmes dans des articles sans aucune étiquette",
        "Former des groupes de plantes semblables, sans liste d'espèces",
        "Signaler des achats inhabituels sans exemple de fraude fourni",
    ),
    "Par renforcement": (
        "Apprendre un jeu par essais, un point gagné récompensant l'action",
        "Un robot apprend à marcher : avancer rapporte, tomber coûte",
        "Régler des feux de circulation par essais notés sur l'attente",
        "Un programme apprend les échecs de ses parties gagnées ou perdues",
    ),
}
_RISKS = {
    "Interdit": (
        "Noter les citoyens selon leur comportement social",
        "Déduire les émotions d'élèves en classe, sans motif médical ou de sécurité",
        "Exploiter la faiblesse liée à l'âge pour manipuler et nuire",
        "Aspirer des photos en ligne pour une base de reconnaissance faciale",
    ),
    "Haut risque": (
        "Trier les candidatures à un emploi",
        "Noter les examens d'entrée d'une école",
        "Évaluer si une personne peut obtenir un crédit",
        "Décider de l'accès à une aide sociale",
    ),
    "Transparence": (
        "Un agent conversationnel qui répond aux clients d'un magasin",
        "Une vidéo truquée montrant un acteur (hypertrucage)",
        "Une voix de synthèse publiée, imitant un chanteur",
        "Un robot de discussion sur le site d'une bibliothèque",
    ),
    "Risque minimal": (
        "Un filtre antispam",
        "Des adversaires simulés dans un jeu vidéo",
        "Un correcteur d'orthographe",
        "La suggestion de musiques dans un lecteur",
    ),
}
_PLACES = (
    ("library", "bibliothèque"),
    ("pharmacy", "pharmacie"),
    ("bakery", "boulangerie"),
    ("townhall", "mairie"),
    ("post_office", "bureau de poste"),
)
_STREETS = ("Rue des Lilas", "Rue du Moulin", "Place de la Fontaine", "Avenue des Tilleuls")


def learning(rng: np.random.Generator) -> dict[str, Any]:
    """Three kinds of machine learning."""
    return labelled(rng, _LEARNING, 3)


def risk_levels(rng: np.random.Generator) -> dict[str, Any]:
    """Levels of the European regulation on artificial intelligence."""
    return labelled(rng, _RISKS, 4)


def _confusion(rng: np.random.Generator) -> tuple[int, int, int, int]:
    """Spam caught, good messages blocked, spam missed, good messages delivered."""
    caught, blocked = integer(rng, 4, 19) * 5, integer(rng, 1, 12) * 2
    missed = integer(rng, 1, 12) * 2
    total = pick(rng, (200, 400, 500, 800, 1000))
    return caught, blocked, missed, total - caught - blocked - missed


def _crossed(caught: int, blocked: int, missed: int, passed: int) -> str:
    rows = (("", "Bloqués", "Laissés"), ("Indésirables", caught, missed), ("Bons", blocked, passed))
    return indented(f"{name:<14}{left:>9}{right:>10}" for name, left, right in rows)


def precision_recall(rng: np.random.Generator) -> dict[str, Any]:
    """What a filter does, message by message: the share of spam that it stops, of good messages that it loses, by language."""
    usual, other, rare = shuffled(rng, ("fr", "en", "ar"))  # the rarest is served worst
    while True:
        rows = []
        for number in range(1, 261):
            language, spam = pick(rng, (usual, usual, usual, other, rare)), rng.integers(3) == 0
            caught = (
                {usual: 93, other: 88, rare: 58}[language]
                if spam
                else {usual: 3, other: 5, rare: 21}[language]
            )
            rows.append(
                (
                    f"M{number:03}",
                    language,
                    "indésirable" if spam else "bon",
                    "bloqué" if integer(rng, 1, 100) <= caught else "laissé",
                )
            )
        spam = [row for row in rows if row[2] == "indésirable"]
        recall = 100 * sum(row[3] == "bloqué" for row in spam) / len(spam)
        stopped = [row for row in rows if row[3] == "bloqué"]
        precision = 100 * sum(row[2] == "indésirable" for row in stopped) / len(stopped)
        lost = {one: _lost(rows, one) for one in ("fr", "en", "ar")}
        worst, second = sorted(lost, key=lambda one: -lost[one])[:2]
        fair = min(abs(10 * share % 1 - 0.5) for share in (recall, precision)) > 0.01
        if fair and lost[worst] > lost[second] + 2 and rounded(recall, 1) != rounded(precision, 1):
            break
    names = {"fr": "français", "en": "anglais", "ar": "arabe"}
    return {
        "taux": rounded(recall, 1),
        "faux": [rounded(precision, 1)],
        "langues": list(names.values()),
        "langue": names[worst],
        "perdus": rounded(lost[worst], 1),
        "files": {
            "essai.csv": spreadsheet_csv(("message", "langue", "en réalité", "filtre"), rows)
        },
    }


def _lost(rows: list[tuple[str, str, str, str]], language: str) -> float:
    """The share of the good messages of a language that the filter stopped."""
    good = [row for row in rows if row[1] == language and row[2] == "bon"]
    return 100 * sum(row[3] == "bloqué" for row in good) / len(good)


def quality_auction(rng: np.random.Generator) -> dict[str, Any]:
    """Second-price auctions weighted by quality, in a workbook: who pays most, and what all pay."""
    floor, names = integer(rng, 3, 5), sample(rng, ADVERTISERS, 6)
    words = sample(rng, _SEARCHED, 10)
    sales = {word: _auction(rng, names, floor) for word in words}
    clicks = {word: integer(rng, 4, 60) for word in words}
    paid: Counter[str] = Counter()
    for word, bids in sales.items():
        winner, price = _sold(bids, floor)
        paid[winner] += int(price) * clicks[word]
    whole = paid.total()
    (first, most), (_, next_most) = paid.most_common(2)
    unbarred = sum(_sold(bids, 0)[1] * clicks[word] for word, bids in sales.items())
    highest = sum(
        clicks[word] * max(bid for _, bid, mark in bids if mark >= floor)
        for word, bids in sales.items()
    )
    near = {
        round(unbarred),
        highest,
        most,
        sum(int(_sold(bids, floor)[1]) for bids in sales.values()),
    }
    if most < next_most + 100 or whole in near:
        return quality_auction(rng)
    rows = [
        (word, name, bid / 100, mark) for word, bids in sales.items() for name, bid, mark in bids
    ]
    book = Workbook(
        (
            sheet(
                "Enchères",
                ("Recherche", "Annonceur", "Enchère par clic (€)", "Qualité"),
                shuffled(rng, rows),
            ),
            sheet("Clics", ("Recherche", "Clics"), shuffled(rng, list(clicks.items()))),
        )
    )
    return {
        "seuil": floor,
        "gagnant": first,
        "perdants": [n for n in names if n != first],
        "prix": euros(whole),
        "faux": [euros(cents) for cents in sorted(near)],
        "files": in_two_formats("encheres", book),
    }  # fmt: skip


_SEARCHED = (
    "vélo d'occasion", "serrurier", "cours de piano", "assurance habitation", "traiteur", "location de salle",
    "plombier", "déménagement", "chaudière", "voyage scolaire", "fleuriste", "imprimeur",
)  # fmt: skip

_Bid = tuple[str, int, int]
"""Who bids, cents a click, quality."""


def _auction(rng: np.random.Generator, names: Sequence[str], floor: int) -> list[_Bid]:
    """Four bids, of which a high one is barred, and whose price is a whole number of cents."""
    while True:
        marks = [*(integer(rng, floor, 10) for _ in range(3)), integer(rng, 1, floor - 1)]
        cents = [*(5 * integer(rng, 6, 40) for _ in range(3)), 5 * integer(rng, 40, 60)]
        bids = list(zip(sample(rng, names, 4), cents, marks, strict=True))
        scores = sorted(bid * mark for _, bid, mark in bids[:3])
        if scores[2] > scores[1] and _sold(bids, floor)[1].denominator == 1:
            return bids


def _sold(bids: Sequence[_Bid], floor: int) -> tuple[str, Fraction]:
    """Who wins, and the price of a click in cents: the score of the second over the winner's own quality."""
    ranked = sorted((row for row in bids if row[2] >= floor), key=lambda row: row[1] * row[2])
    (_, bid, mark), (winner, _, own) = ranked[-2:]
    return winner, Fraction(bid * mark, own)
