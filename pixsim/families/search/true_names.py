"""Families of competence 1.1: the addresses that truly lead to a domain with accents."""
# ruff: noqa: RUF001 (letters of another alphabet that look the same are meant)

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.text import indented
from pixsim.text.search import without_accents

_FIRST = (
    "forêt",
    "théâtre",
    "marché",
    "école",
    "pêche",
    "crêperie",
    "hôtel",
    "vélo-café",
    "fête",
    "musée",
)
_SECOND = (
    "des-îles",
    "du-chêne",
    "de-l-étang",
    "du-château",
    "des-frênes",
    "du-môle",
    "de-la-forêt",
)
_TWINS = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с"}
_NEAR = {"ê": "ě", "é": "ė", "î": "ī", "ô": "ō", "â": "ā"}
_OTHERS = ("clic-web", "compte", "acces", "billets", "suivi")
_PAGES = ("contact", "plan", "tarifs", "horaires", "billets", "adresse")
_LETTERS = "ABCDEFGH"


def addresses_of_a_domain(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of eight addresses, those of one domain, its subdomains included; the others look like it."""
    name = f"{pick(rng, _FIRST)}-{pick(rng, _SECOND)}"
    true, other = f"{name}.test", f"{pick(rng, _OTHERS)}.test"
    coded = _coded(true)
    accented = [place for place, letter in enumerate(name) if letter in _NEAR]
    twins = [place for place, letter in enumerate(name) if letter in _TWINS]
    near, far = pick(rng, accented), pick(rng, twins)
    fakes = [
        _coded(true[:far] + _TWINS[true[far]] + true[far + 1 :]),
        _coded(true[:near] + _NEAR[true[near]] + true[near + 1 :]),
    ]
    page = pick(rng, _PAGES)
    right = [
        f"https://{coded}/{page}", f"https://{pick(rng, ('www', 'agenda', 'boutique'))}.{coded}/", f"HTTPS://{coded.upper()}/{page}",
        f"https://{coded}:443/{page}?de={other}",
    ]  # fmt: skip
    wrong = [
        f"https://{coded}.{other}/{page}", f"https://{coded}@{other}/{page}", f"https://{without_accents(true)}/{page}", f"https://{other}/{coded}/",
        f"https://{coded.removesuffix('.test')}.example/{page}",
    ]  # fmt: skip
    count = integer(rng, 2, 3)
    chosen = [(text, True) for text in sample(rng, right, count)]
    chosen += [(f"https://{fake}/{page}", False) for fake in fakes]
    chosen += [(text, False) for text in sample(rng, wrong, 6 - count)]
    lines = shuffled(rng, chosen)
    key = [letter for letter, (_text, true_one) in zip(_LETTERS, lines, strict=True) if true_one]
    shown = [
        letter for letter, (text, _) in zip(_LETTERS, lines, strict=True) if coded in text.lower()
    ]
    return {
        "domain": true, "coded": coded, "addresses": indented(f"{letter}. {text}" for letter, (text, _) in zip(_LETTERS, lines, strict=True)),
        "key": ", ".join(key), "wrong": [", ".join(form) for form in (shown, key[:1], [x for x in _LETTERS if x not in key]) if form != key],
    }  # fmt: skip


def _coded(name: str) -> str:
    return name.encode("idna").decode("ascii")
