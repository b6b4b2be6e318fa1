"""Competence 4.1, level 7: which accounts still have the password that leaked from another site."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names, plain
from pixsim.making.texts import DataTable, PlainText

_STEMS = (
    "soleil", "azerty", "bretagne", "chocolat", "marseille", "doudou", "loulou", "motdepasse", "bonjour", "camille",
)  # fmt: skip


def digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def reused_elsewhere(rng: np.random.Generator) -> dict[str, Any]:
    """Two accounts proved: one has a salt, and a password of the list; the other none, and a password that nobody knows."""
    people = full_names(rng, 40)
    common = [f"{pick(rng, _STEMS)}{n}" for n in sample(rng, range(10, 9999), 150)]
    rare = ["".join(pick(rng, "abcdefghijkmnpqrstuvwxyz23456789") for _ in range(12)) for _ in range(80)]  # fmt: skip
    addresses = [f"{plain(first)}.{plain(last)}@courrier.example" for first, last in people]
    there = [common[n] if n < 20 else rare[n] for n in range(40)]  # on the other site, without salt
    here = [rare[40 + n] for n in range(40)]
    old = set(range(1, 40, 3))  # accounts of our site without a salt
    here[0], here[22] = (
        there[0],
        there[22],
    )  # proved: the word is on the list; the digests are equal
    here[2], here[3], here[5] = sample(rng, common[20:], 3)  # on the list, but not the one that leaked  # fmt: skip
    here[6], here[23] = there[8], there[21]  # the password of somebody else there
    old = (old | {22, 3, 23}) - {0, 2, 5, 6}
    salts = ["" if n in old else "".join(pick(rng, "0123456789abcdef") for _ in range(8)) for n in range(40)]  # fmt: skip
    names = [f"{plain(first)[:3]}{integer(rng, 10, 99)}-{n}" for n, (first, _last) in zip(sample(rng, range(100, 999), 40), people, strict=True)]  # fmt: skip
    accounts = [
        (name, address, salt, digest(salt + word))
        for name, address, salt, word in zip(names, addresses, salts, here, strict=True)
    ]
    leak = [
        (pick(rng, (address, address.upper(), address.title())), digest(word))
        for address, word in zip(addresses, there, strict=True)
    ]
    strangers = [
        (f"{pick(rng, _STEMS)}{n}@courrier.example", digest(pick(rng, common)))
        for n in sample(rng, range(100, 999), 35)
    ]
    return {
        "first": names[0], "first_at": addresses[0],
        "second": names[22], "second_at": addresses[22],
        "wrong": [names[n] for n in (2, 3, 5, 6, 23)],
        "files": {
            "comptes.csv": DataTable(("compte", "courriel", "sel", "empreinte"), tuple(shuffled(rng, accounts))),
            "fuite.csv": DataTable(("courriel", "empreinte"), tuple(shuffled(rng, [*leak, *strangers]))),
            "mots.txt": PlainText("".join(f"{word}\n" for word in shuffled(rng, common))),
        },
    }  # fmt: skip
