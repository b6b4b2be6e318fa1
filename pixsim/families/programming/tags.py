"""Competence 3.4, level 6: an address in the bytes of a contactless tag, its beginning shortened to one of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_BEGINNINGS = {1: "http://www.", 2: "https://www.", 3: "http://", 4: "https://"}
_TOPICS = ("Plan", "Menu", "Photos", "Agenda", "Contact", "Audio")  # said so in all three languages
_LANGUAGES = {"fr": "français", "en": "anglais", "es": "espagnol"}
_PLACES = (
    ("à l'entrée d'un musée", "musee-val"), ("sur la table d'un café", "cafe-lune"), ("sur une borne de sentier", "sentier-dunes"),
    ("à l'accueil d'un camping", "camping-pins"), ("dans le hall d'un théâtre", "theatre-port"),
)  # fmt: skip
_NOTICE = (
    "Contenu d'une étiquette sans contact (message NDEF)", "",
    "Des enregistrements se suivent. Chacun, octet par octet :", "",
    "  1. l'en-tête : 91 pour le premier, 51 pour le dernier, 11 entre eux ;",
    "  2. 01 ;",
    "  3. n, la longueur de la charge, en octets ;",
    "  4. la sorte : 54 pour un texte, 55 pour une adresse ;",
    "  5. la charge : n octets.", "",
    "Charge d'un texte : 02, deux lettres pour la langue, le texte en UTF-8.",
    "Charge d'une adresse : un octet qui en abrège le début, puis la suite.", "",
    "  00  (rien)       01  http://www.    02  https://www.",
    "  03  http://      04  https://", "",
    "Tous les nombres sont en hexadécimal.",
)  # fmt: skip


def _message(records: list[tuple[bytes, bytes]]) -> bytes:
    """Records of a sort and a payload, one after the other."""
    found = bytearray()
    for place, (sort, payload) in enumerate(records):
        head = 0x11 | (0x80 if not place else 0) | (0x40 if place == len(records) - 1 else 0)
        found += bytes([head, 1, len(payload)]) + sort + payload
    return bytes(found)


def address_of_a_tag(rng: np.random.Generator) -> dict[str, Any]:
    """The whole address that a text announces, in one of the languages of a tag."""
    place, site = pick(rng, _PLACES)
    topics = sample(rng, _TOPICS, 3)
    languages = sample(rng, tuple(_LANGUAGES), 2)
    records: list[tuple[bytes, bytes]] = []
    addresses: dict[tuple[str, str], str] = {}
    beginnings: dict[tuple[str, str], int] = {}
    for topic, language in shuffled(rng, [(t, one) for t in topics for one in languages]):
        code = integer(rng, 1, 4)
        rest = f"{site}.example/{topic.lower()}/{integer(rng, 100, 999)}"
        beginnings[topic, language] = code
        addresses[topic, language] = _BEGINNINGS[code] + rest
        records.append((b"T", b"\x02" + language.encode() + topic.encode()))
        records.append((b"U", bytes([code]) + rest.encode()))
    asked = pick(rng, [pair for pair, code in beginnings.items() if code < 3] or [next(iter(addresses))])  # fmt: skip
    if beginnings[asked] > 2:
        return address_of_a_tag(rng)
    key, code = addresses[asked], beginnings[asked]
    rest = key.removeprefix(_BEGINNINGS[code])
    other = addresses[asked[0], next(one for one in languages if one != asked[1])]
    return {
        "place": place, "topic": asked[0], "language": _LANGUAGES[asked[1]], "key": key, "code": f"{code:02}", "beginning": _BEGINNINGS[code],
        "wrong": [*(begin + rest for one, begin in _BEGINNINGS.items() if one != code), rest, key.partition("://")[2], other],
        "files": {"badge.bin": _message(records), "notice.txt": text_file(_NOTICE)},
    }  # fmt: skip


__all__ = ["address_of_a_tag"]
