"""Competence 1.1: searches of a site, as the addresses of its log hold them, coded in several ways."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import quote, quote_plus

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_SEARCHES = (
    "théâtre d'été", "fête du goût", "crèche", "carte d'identité", "déchèterie", "piscine à vagues", "médiathèque", "forêt en hiver", "aide au numérique",
    "marché de Noël", "pièces à fournir", "réservé aux élèves", "vélo électrique", "où se garer",
)  # fmt: skip


def _coded(rng: np.random.Generator, text: str) -> str:
    """A text in an address, as one browser or another writes it."""
    how = integer(rng, 0, 5)
    if how == 0:
        return quote_plus(text)
    if how == 1:
        return quote(text, encoding="latin-1")
    if how == 2:
        return quote(quote(text))  # passed on by a page that coded it again
    if how == 3:
        return quote(text.upper())
    return quote(text, safe="'").replace("%C3", pick(rng, ("%C3", "%c3")))


def most_searched(rng: np.random.Generator) -> dict[str, Any]:
    """The search made most often, once decoded, pages after the first left out; how often."""
    texts = sample(rng, _SEARCHES, 12)
    counts = dict(zip(texts, sorted((integer(rng, 8, 26) for _text in texts), reverse=True), strict=True))  # fmt: skip
    first, second = texts[:2]
    if counts[first] < counts[second] + 2:
        return most_searched(rng)
    asked = [f"/recherche?q={_coded(rng, text)}" for text, count in counts.items() for _n in range(count)]  # fmt: skip
    raw = Counter(asked).most_common(1)[0]
    further = [f"/recherche?q={_coded(rng, second)}&page={integer(rng, 2, 6)}" for _n in range(counts[first] - counts[second] + 4)]  # fmt: skip
    further += [f"/recherche?q={_coded(rng, pick(rng, texts))}&page={integer(rng, 2, 4)}" for _n in range(20)]  # fmt: skip
    other = [f"/agenda?q={_coded(rng, pick(rng, texts))}" for _n in range(24)]
    minute = 0
    lines = []
    for place in shuffled(rng, [*asked, *further, *other]):
        minute += integer(rng, 1, 4)
        lines.append(f"2026-03-{2 + minute // 600:02} {8 + minute % 600 // 60:02}:{minute % 60:02} GET {place} 200")  # fmt: skip
    return {
        "first": first,
        "not_first": [second, *(text for text in texts[2:4])],
        "count": counts[first],
        "not_count": sorted({str(raw[1]), str(counts[second]), str(sum(f"q={quote(first)}" in place for place in asked))} - {str(counts[first])}),
        "files": {"acces.log": text_file(lines)},
    }  # fmt: skip
