"""Families of competence 4.1: protections, encryption, networks, rights."""

from __future__ import annotations

import hashlib
import string
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, matching, pick, sample, shuffled
from pixsim.families.draws.text import indented
from pixsim.families.security.access import GROUPS, USERS

_PADLOCK = {
    "garanti": (
        "Les données circulent chiffrées entre le navigateur et le site",
        "Un voisin de Wi-Fi ne peut pas lire la page consultée",
        "La page n'a pas été modifiée en chemin",
        "Le navigateur dialogue bien avec le domaine écrit dans la barre",
    ),
    "pas garanti": (
        "Le vendeur est honnête",
        "Les données saisies ne seront pas revendues",
        "Les fichiers proposés sont sans virus",
        "Ce n'est pas un site d'hameçonnage",
        "Les serveurs du site ne seront jamais piratés",
        "Les informations publiées sont vraies",
    ),
}
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
_RIGHTS = {
    "lecture": (
        "Consulter le planning",
        "Imprimer le règlement intérieur",
        "Vérifier une date dans le compte rendu publié",
        "Télécharger l'affiche terminée",
    ),
    "commentaire": (
        "Signaler une faute en marge, sans changer le texte",
        "Donner son avis sur le brouillon, sans le réécrire",
        "Poser une question à côté d'un paragraphe",
    ),
    "modification": (
        "Ajouter des lignes au tableau des inscriptions",
        "Corriger directement le texte de l'affiche",
        "Mettre à jour les horaires du planning",
    ),
    "gestion des accès": (
        "Inviter et retirer des membres du dossier",
        "Décider qui peut modifier le dossier",
        "Retirer son droit à un ancien bénévole",
    ),
}
_SECRETS = (
    "BONJOUR", "PIZZA", "MAIRIE", "CLAVIER", "JARDIN", "ZEBRE", "VOYAGE", "SOURIS", "ECRAN",
    "TRAIN", "WAGON", "MUSIQUE", "FICHIER", "RESEAU", "PUZZLE", "COURRIEL", "YAOURT", "LUNDI",
)  # fmt: skip
_SSIDS = (
    "Cafe-Gare", "Box-7F21", "Hotel-Etoile", "Mediatheque", "Atelier3", "Camping-Lac", "Box-A0C4",
    "Maison-Bleue", "Bureau-12", "Salon-Coiffure",
)  # fmt: skip
_MODES = (
    "rw-r--r--", "rw-rw-r--", "rw-rw----", "rw-------", "rw-r-----", "r--r--r--", "rw-rw-rw-",
    "rwxr-xr-x", "rwxrwxr-x",
)  # fmt: skip
_NAMES = (
    "planning.odt", "budget.ods", "affiche.odg", "courrier.odt", "stock.ods", "menu.txt",
    "photos.zip", "notes.txt", "devis.odt",
)  # fmt: skip


def padlock(rng: np.random.Generator) -> dict[str, Any]:
    """What HTTPS guarantees and what it does not."""
    return matching(rng, _PADLOCK)


def two_ciphers(rng: np.random.Generator) -> dict[str, Any]:
    """Features of symmetric and asymmetric encryption."""
    return matching(rng, _CIPHERS)


def vpn(rng: np.random.Generator) -> dict[str, Any]:
    """Risks of a public network that a VPN reduces or not."""
    return matching(rng, _VPN)


def least_right(rng: np.random.Generator) -> dict[str, Any]:
    """Three needs and the smallest right that is enough for each."""
    return matching(rng, _RIGHTS)


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


def who_can_write(rng: np.random.Generator) -> dict[str, Any]:
    """The only file of a listing that a user may change, as owner, in the group or as other."""
    user, *others = sample(rng, USERS, 4)
    group, *groups = shuffled(rng, GROUPS)
    names = sample(rng, _NAMES, 5)
    while True:
        rows = [
            (pick(rng, _MODES), pick(rng, (user, *others)), pick(rng, (group, *groups)), name)
            for name in names
        ]
        open_to = [row[3] for row in rows if _may_write(row[0], row[1] == user, row[2] == group)]
        if len(open_to) == 1 and any(row[1] == user for row in rows):
            break
    listing = indented(f"-{m}  {o:<8}{g:<9}{n}" for m, o, g, n in rows)
    wrong = [name for name in names if name not in open_to]
    return {"user": user, "group": group, "listing": listing, "key": open_to, "wrong": wrong[:2]}


def _may_write(mode: str, owner: bool, member: bool) -> bool:
    return mode[1 if owner else 4 if member else 7] == "w"


def sha256_prefix(rng: np.random.Generator) -> dict[str, Any]:
    """The first eight digits of the SHA-256 digest of a short text."""
    text = f"{pick(rng, _SECRETS).lower()}-{integer(rng, 10, 99)}"
    digest, with_newline = (hashlib.sha256(t.encode()).hexdigest() for t in (text, text + "\n"))
    return {"text": text, "key": [digest[:8]], "wrong": [with_newline[:8]], "digest": digest}
