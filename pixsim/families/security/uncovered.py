"""Families of competence 4.1, security: what a link and a fingerprint hide, found with a tool of one's own."""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import indented

_LURES = (
    ("un colis à relivrer", "colis-express.example", ("suivi-livraison", "relais-colis-avis", "frais-port")),
    ("une amende à régler", "amendes-infos.example", ("reglement-dossier", "avis-paiement", "regularisation")),
    ("sa carte de santé", "sante-pratique.example", ("renouveler-carte", "mise-a-jour-droits", "carte-vite")),
    ("un remboursement d'électricité", "energie-locale.example", ("trop-percu", "espace-rembourse", "versement")),
    ("son compte de covoiturage", "route-partagee.example", ("verif-profil", "compte-bloque", "securite-trajet")),
)  # fmt: skip

_RELAYS = ("clics.envois", "go.liens-courts", "stat.sms-pro", "t.campagnes")


def _in_base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


_CODES = {
    "du base64": ((_in_base64,), "un décodeur base64 suffit"),
    "du base64 mis deux fois": (
        (_in_base64, _in_base64),
        "le premier décodage donne encore du base64 : on recommence",
    ),
    "de l'hexadécimal": (
        (lambda text: text.encode().hex(),),
        "chaque paire de chiffres est le code d'un signe (68 = h, 74 = t)",
    ),
}
"""How a relay writes an address, what it does to it in order, and how one sees through it."""


def where_it_ends(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the site that a relayed link leads to, behind a code, a false user name and a false parameter."""
    lure, true, names = pick(rng, _LURES)
    code = pick(rng, tuple(_CODES))
    steps, told = _CODES[code]
    host = f"{pick(rng, names)}{integer(rng, 11, 98)}.{pick(rng, ('test', 'example'))}"
    other = f"www.{true.replace('.example', '-aide.example')}"
    target = f"https://{true}@{host}/{pick(rng, ('id', 'acces', 'client'))}?retour=https://{other}/"
    written = target
    for step in steps:
        written = step(written)
    relay = f"{pick(rng, _RELAYS)}.example"
    link = f"https://{relay}/r?site={true}&n={integer(rng, 1000, 9999)}&u={quote(written, safe='')}&f=1"
    return {
        "who": pick(rng, FIRST_NAMES), "lure": lure, "true": true, "code": code, "told": told, "host": host,
        "target": f"https://{true}@{host}/…", "files": {"lien.txt": f"{link}\n".encode()}, "key": host,
        "wrong": [true, other, relay, f"{true}@{host}"],
    }  # fmt: skip


_LOCKS = (
    ("le boîtier à clés d'un gîte", "boitier"),
    ("l'alarme d'un atelier", "alarme"),
    ("le coffre d'une association", "coffre"),
    ("le portillon d'un jardin partagé", "portillon"),
    ("la salle des serveurs d'un lycée", "serveurs"),
    ("l'armoire à pharmacie d'un gymnase", "armoire"),
)


def fingerprint(text: str) -> str:
    """The SHA-256 of a text in UTF-8, without an end of line, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def code_behind(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a code of four figures, from its salted SHA-256: all of them are tried."""
    place, salt = pick(rng, _LOCKS)
    salt = f"{salt}{integer(rng, 100, 999)}"
    code = f"{integer(rng, 1200, 9890)}"
    tried = [f"{other:04}" for other in range(10_000) if f"{other:04}" != code]
    return {
        "place": place, "salt": salt, "shown": indented([fingerprint(f"{salt}-{code}")]),
        "sample": fingerprint(f"{salt}-0000")[:12], "key": code,
        "wrong": [code[::-1], *sample(rng, tried, 2)] if code != code[::-1] else sample(rng, tried, 2),
    }  # fmt: skip
