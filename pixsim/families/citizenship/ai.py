"""Families of competence 2.4: artificial intelligence, advertising costs and commons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from pixsim.families.citizenship.identity import ADVERTISERS
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import euros, rounded
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv


def precision_recall(rng: np.random.Generator) -> dict[str, Any]:
    """What a filter does, some messages passed twice, and what two readers say they are: the share of spam stopped, of good messages lost."""
    usual, other, rare = shuffled(rng, ("fr", "en", "ar"))  # the rarest is served worst
    names = {"fr": "français", "en": "anglais", "ar": "arabe"}
    first, second = sample(rng, FIRST_NAMES, 2)
    while True:
        runs: list[tuple[str, int, str]] = []
        read: list[tuple[str, ...]] = []
        kept: list[tuple[str, bool, bool]] = []  # language, spam, blocked
        hasty: list[tuple[bool, bool]] = []
        for number in sample(rng, range(100, 999), 280):
            language, spam = pick(rng, (usual, usual, usual, other, rare)), rng.integers(3) == 0
            caught = {usual: 93, other: 88, rare: 58} if spam else {usual: 3, other: 5, rare: 21}
            blocked = integer(rng, 1, 100) <= caught[language]
            twice, doubt = rng.integers(5) == 0, rng.integers(12) == 0
            before = not blocked if twice and rng.integers(2) else blocked
            name = f"M{number}"
            runs += [(name, 1, "bloqué" if before else "laissé")]
            runs += [(name, 2, "bloqué" if blocked else "laissé")] if twice else []
            said = ["indésirable" if spam else "bon"] * 2
            if doubt:
                said[1] = "bon" if spam else "indésirable"
            shown = pick(rng, (language, language, language.upper(), names[language]))
            read.append((name, shown, *shuffled(rng, said)))
            hasty.append((read[-1][2] == "indésirable", before))
            if not doubt:
                kept.append((language, bool(spam), blocked))
        recall = _share([blocked for _language, spam, blocked in kept if spam])
        precision = _share([spam for _language, spam, blocked in kept if blocked])
        quick = _share([blocked for spam, blocked in hasty if spam])
        lost = {
            one: _share(
                [blocked for language, spam, blocked in kept if language == one and not spam]
            )
            for one in names
        }
        worst, next_ = sorted(lost, key=lambda one: -lost[one])[:2]
        fair = min(abs(10 * share % 1 - 0.5) for share in (recall, precision)) > 0.01
        wrong = {rounded(precision, 1), rounded(quick, 1)}
        if fair and lost[worst] > lost[next_] + 2 and rounded(recall, 1) not in wrong:
            break
    return {
        "taux": rounded(recall, 1),
        "faux": sorted(wrong),
        "langues": list(names.values()),
        "langue": names[worst],
        "perdus": rounded(lost[worst], 1),
        "files": {
            "essai.csv": spreadsheet_csv(("message", "passage", "filtre"), shuffled(rng, runs)),
            "relecture.csv": spreadsheet_csv(("message", "langue", first, second), read),
        },
    }  # fmt: skip


def _share(said: list[bool]) -> float:
    """How many in a hundred."""
    return 100 * sum(said) / len(said)


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
