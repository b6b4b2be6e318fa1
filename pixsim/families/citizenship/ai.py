"""Families of competence 2.4: artificial intelligence, advertising costs and commons."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

import numpy as np

from pixsim.families.citizenship.identity import ADVERTISERS, labelled
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import euros, rounded
from pixsim.families.draws.text import indented
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
    while True:
        rows = []
        for number in range(1, 261):
            language, spam = pick(rng, ("fr", "fr", "fr", "en", "ar")), rng.integers(3) == 0
            caught = (
                {"fr": 93, "en": 88, "ar": 58}[language]
                if spam
                else {"fr": 3, "en": 5, "ar": 21}[language]
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
    """A second-price auction weighted by quality: who wins, and the price of a click."""
    while True:
        floor = integer(rng, 3, 5)
        bids = [*sample(rng, range(30, 200, 5), 4), 5 * integer(rng, 35, 60)]  # in cents
        marks = [*(integer(rng, floor, 10) for _ in range(4)), integer(rng, 1, floor - 1)]
        scores = [bid * mark for bid, mark in zip(bids, marks, strict=True)]
        first, second, third = sorted(range(4), key=scores.__getitem__, reverse=True)[:3]
        price, rest = divmod(scores[second], marks[first])
        wrong = {scores[second], bids[second], bids[first], scores[third] // marks[first]}
        barred_counts = scores[4] > scores[second] > scores[third]
        if rest == 0 and barred_counts and bids[first] < max(bids[:4]) and price not in wrong:
            break
    names = sample(rng, ADVERTISERS, 5)
    lines = [
        f"    {name:<12}{f'{euros(bid)} €':<14}{mark}"
        for name, bid, mark in shuffled(rng, list(zip(names, bids, marks, strict=True)))
    ]
    return {
        "seuil": floor, "tableau": "\n".join([f"    {'Nom':<12}{'Enchère':<14}Qualité", *lines]),
        "gagnant": names[first], "perdants": [n for n in names if n != names[first]],
        "deuxieme": names[second], "ecarte": names[4], "note": euros(scores[second]),
        "qualite": marks[first], "prix": euros(price),
        "faux": [euros(cents) for cents in sorted(wrong)],
    }  # fmt: skip


def map_extract(rng: np.random.Generator) -> dict[str, Any]:
    """An OpenStreetMap extract: a tag to read, or a tag to count."""
    kinds = [pick(rng, _PLACES) for _ in range(integer(rng, 9, 14))]
    kind, asked = pick(rng, _PLACES), integer(rng, 3, 7)
    kinds[:asked] = [kind] * asked
    nodes, seen = [], []
    for number, (value, _) in enumerate(shuffled(rng, kinds)):
        wheelchair = pick(rng, ("yes", "no", "limited", ""))
        tags = {
            "shop" if value == "bakery" else "amenity": value,
            "addr:street": pick(rng, _STREETS),
            "addr:housenumber": str(integer(rng, 1, 60)),
        }
        tags |= {"wheelchair": wheelchair} if wheelchair else {}
        seen.append((value, wheelchair))
        lines = "".join(f"    <tag k={quoteattr(k)} v={quoteattr(v)}/>\n" for k, v in tags.items())
        lat, lon = 48 + integer(rng, 1, 9999) / 1e5, 2 + integer(rng, 1, 9999) / 1e5
        place = f'lat="{lat:.5f}" lon="{lon:.5f}"'
        nodes.append(f'  <node id="{7000 + number}" {place}>\n{lines}  </node>\n')
    count = sum(value == kind[0] for value, _ in seen)
    open_to_all = sum(pair == (kind[0], "yes") for pair in seen)
    if not 0 < open_to_all < count:  # 0 reads like a trap, and the explanation counts several nodes
        return map_extract(rng)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n'
        + "".join(nodes)
        + "</osm>\n"
    )
    return {
        "files": {"quartier.xml": text.encode()},
        "genre": kind[1], "valeur": kind[0], "nombre": count, "accessibles": open_to_all,
        "faux": sorted({str(count), str(len(kinds))} - {str(open_to_all)}),
    }  # fmt: skip
