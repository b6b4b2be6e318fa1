"""Families of competence 4.1: protections, encryption, networks, rights."""

from __future__ import annotations

import hashlib
import string
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, matching, pick

_CIPHERS = {
    "symétrique": (
        "La même clé sert à chiffrer et à déchiffrer",
        "Il faut d'abord se transmettre un secret commun",
        "Une archive s'ouvre avec le mot de passe qui l'a fermée",
        "L'algorithme AES, rapide sur de gros fichiers",
        "Le code de César, avec le même décalage des deux côtés",
    ),
    "asymétrique": (
        "La clé qui chiffre peut être publiée dans un annuaire",
        "Une signature se vérifie avec la clé publique du signataire",
        "L'algorithme RSA, avec ses deux clés liées",
        "Chacun garde une clé privée qu'il ne donne à personne",
        "Ce qui chiffre ne permet pas de déchiffrer",
    ),
}
_VPN = {
    "oui": (
        "L'écoute de ses échanges par un voisin de Wi-Fi",
        "Le gérant du Wi-Fi qui note les sites visités",
        "La modification des pages par la borne Wi-Fi",
        "Le relevé de l'adresse IP du Wi-Fi par le site visité",
    ),
    "non": (
        "Un virus dans un fichier qu'il télécharge",
        "Un mot de passe saisi sur un faux site",
        "Le vol de son téléphone déverrouillé",
        "Le suivi par un site où il est connecté à son compte",
        "La curiosité du fournisseur du VPN lui-même",
        "Un vendeur qui n'envoie jamais la commande",
    ),
}
_SECRETS = (
    "BONJOUR", "PIZZA", "MAIRIE", "CLAVIER", "JARDIN", "ZEBRE", "VOYAGE", "SOURIS", "ECRAN",
    "TRAIN", "WAGON", "MUSIQUE", "FICHIER", "RESEAU", "PUZZLE", "COURRIEL", "YAOURT", "LUNDI",
)  # fmt: skip


def two_ciphers(rng: np.random.Generator) -> dict[str, Any]:
    """Features of symmetric and asymmetric encryption."""
    return matching(rng, _CIPHERS)


def vpn(rng: np.random.Generator) -> dict[str, Any]:
    """Risks of a public network that a VPN reduces or not."""
    return matching(rng, _VPN)


def _shift(text: str, places: int) -> str:
    letters = string.ascii_uppercase
    return "".join(letters[(letters.index(letter) + places) % 26] for letter in text)


def caesar_encrypt(rng: np.random.Generator) -> dict[str, Any]:
    """A word to shift forwards."""
    word, places = pick(rng, _SECRETS), integer(rng, 2, 9)
    return {
        "word": word,
        "places": places,
        "key": [_shift(word, places)],
        "wrong": [_shift(word, -places), word],
    }


def caesar_decrypt(rng: np.random.Generator) -> dict[str, Any]:
    """A shifted word to read."""
    word, places = pick(rng, _SECRETS), integer(rng, 2, 9)
    secret = _shift(word, places)
    return {
        "secret": secret,
        "places": places,
        "key": [word],
        "wrong": [_shift(secret, places), secret],
    }


def sha256_prefix(rng: np.random.Generator) -> dict[str, Any]:
    """The first eight digits of the SHA-256 digest of a short text."""
    text = f"{pick(rng, _SECRETS).lower()}-{integer(rng, 10, 99)}"
    digest, with_newline = (hashlib.sha256(t.encode()).hexdigest() for t in (text, text + "\n"))
    return {"text": text, "key": [digest[:8]], "wrong": [with_newline[:8]], "digest": digest}
