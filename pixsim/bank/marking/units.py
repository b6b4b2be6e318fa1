"""Units and nouns that may follow a number: their spellings, singular and plural."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from pixsim.bank.marking.cleaning import fold_accents

SPELLINGS: tuple[tuple[str, ...], ...] = (
    ("%", "pour cent", "pourcent", "p. cent"),
    ("€", "euro", "euros", "EUR"),
    ("$", "dollar", "dollars", "USD", "$US", "US$"),
    ("s", "sec", "seconde", "secondes"),
    ("min", "mn", "minute", "minutes"),
    ("h", "heure", "heures"),
    ("j", "jour", "jours"),
    ("semaine", "semaines", "sem"),
    ("mois",),
    ("an", "ans", "année", "années"),
    ("ms", "milliseconde", "millisecondes"),
    ("bit", "bits"),
    ("o", "octet", "octets"),
    ("ko", "kB", "kilooctet", "kilooctets"),
    ("Mo", "MB", "mégaoctet", "mégaoctets"),
    ("Go", "GB", "gigaoctet", "gigaoctets", "giga", "gigas"),
    ("To", "TB", "téraoctet", "téraoctets"),
    ("Kio", "KiB", "kibioctet", "kibioctets"),
    ("Mio", "MiB", "mébioctet", "mébioctets"),
    ("Gio", "GiB", "gibioctet", "gibioctets"),
    ("kbit", "kb", "kilobit", "kilobits"),
    ("Mbit", "Mb", "mégabit", "mégabits"),
    ("kbit/s", "kb/s", "kbps", "kbits/s", "kilobits par seconde", "kilobits/s"),
    (
        "Mbit/s",
        "Mb/s",
        "Mbps",
        "Mbits/s",
        "mégabits par seconde",
        "mégabit par seconde",
        "mégabits/s",
        "mégabit/s",
    ),
    ("Gbit/s", "Gb/s", "Gbps", "Gbits/s", "gigabits par seconde", "gigabits/s"),
    ("ko/s", "kB/s", "ko par seconde", "kilooctets par seconde"),
    ("Mo/s", "MB/s", "Mops", "Mo par seconde", "mégaoctets par seconde", "mégaoctets/s"),
    ("px", "pixel", "pixels"),
    ("pt", "pts", "point", "points"),
    ("pied", "pieds"),
    ("mm", "millimètre", "millimètres"),
    ("cm", "centimètre", "centimètres"),
    ("m", "mètre", "mètres"),
    ("km", "kilomètre", "kilomètres"),
    ("g", "gramme", "grammes"),
    ("kg", "kilo", "kilos", "kilogramme", "kilogrammes"),
    ("kg de CO2e", "kg CO2e", "kg de CO2", "kg CO2", "kg éq. CO2", "kg"),
    ("l", "litre", "litres"),
    ("W", "watt", "watts"),
    ("kWh", "kilowattheure", "kilowattheures", "kilowatts-heures"),
    ("mA", "milliampère", "milliampères"),
    ("Hz", "hertz"),
    ("kHz", "kilohertz"),
    ("°C", "degré Celsius", "degrés Celsius", "°", "degré", "degrés"),
    ("°", "degré", "degrés"),
    ("pouce", "pouces", '"', "″", "''", "”"),
    ("fois", "x", "×"),
    ("document", "documents", "doc", "docs"),
)
"""Rows of spellings that mean the same unit. Units of different rows are never converted."""

PEOPLE = frozenset(
    (
        "abonne", "abonnee", "adherent", "adherente", "agent", "agente", "benevole", "candidat", "candidate",
        "client", "cliente", "eleve", "habitant", "habitante", "inscrit", "inscrite", "membre", "participant",
        "participante", "patient", "patiente", "salarie", "salariee", "stagiaire", "usager", "usagere", "visiteur",
    )
)  # fmt: skip
"""Who is counted, without accents: « 18 personnes » says as much as « 18 usagers »."""
_ALIKE = {"signe": "caractère", "caractere": "signe", "demande": "dossier"}

_INVARIABLE = frozenset({"fois", "mois", "pas", "voix", "cas", "temps", "ans", "corps", "repas"})
_BYTES = re.compile(r"([kmgt]?i?)(b)(/s|ps)?", re.IGNORECASE)
_GLUE = re.compile(r"[\s.\-]+")
_WORDS = re.compile(r"[^\W\d_]{3,}(?:[ '-][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def unit_form(text: str) -> str:
    """A unit without regard to case, accents, spaces, hyphens and stops.

    The letter of bits and bytes keeps its case: Mb is not MB.
    """
    glued = _GLUE.sub("", fold_accents(unicodedata.normalize("NFKC", text)).replace("œ", "oe"))
    prefix = _BYTES.fullmatch(glued)
    if prefix is not None:
        return f"{prefix[1].lower()}{prefix[2]}{(prefix[3] or '').lower()}"
    return glued.lower()


@lru_cache(maxsize=4096)
def unit_forms(units: tuple[str, ...]) -> frozenset[str]:
    """Every form of the units given: other spellings, singular and plural."""
    forms: set[str] = set()
    for unit in units:
        rows = _rows_of(unit_form(unit))
        for spelling in (unit, *nouns_alike(unit), *(s for row in rows for s in SPELLINGS[row])):
            forms |= {unit_form(form) for form in both_numbers(spelling)}
    return frozenset(forms)


@lru_cache(maxsize=4096)
def nouns_alike(noun: str) -> tuple[str, ...]:
    """What a thing counted may be called as well, whatever the question: signs are characters, users are people."""
    plain = fold_accents(noun).lower()
    singulars = {plain, plain.removesuffix("s")}
    people = ("personne",) if singulars & PEOPLE else ()
    return (*people, *(_ALIKE[one] for one in sorted(singulars) if one in _ALIKE))


def rows_of(units: Iterable[str]) -> set[int]:
    """Which rows of `SPELLINGS` the units belong to; nouns belong to none."""
    return {row for unit in units for row in _rows_of(unit_form(unit))}


def both_numbers(noun: str) -> set[str]:
    """A noun, or a noun and its adjectives, in the singular and in the plural."""
    if not _WORDS.fullmatch(noun):
        return {noun}
    words = noun.split(" ")
    most = next((n for n, word in enumerate(words) if word in ("de", "du", "des", "par", "en")), 2)
    heads = words[: min(most, 2)]
    tail = words[len(heads) :]
    return {
        noun,
        " ".join([*map(_singular_form, heads), *tail]),
        " ".join([*map(_plural_form, heads), *tail]),
        *({" ".join([words[0][:-3] + "al", *tail])} if words[0].endswith("aux") else ()),
    }


def _rows_of(form: str) -> list[int]:
    """The row that a unit heads, else all rows where it is a spelling."""
    heads = [place for place, row in enumerate(SPELLINGS) if unit_form(row[0]) == form]
    return heads or [place for place, row in enumerate(SPELLINGS) if form in _forms_of(row)]


@lru_cache(maxsize=256)
def _forms_of(row: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(unit_form, row))


def _singular_form(word: str) -> str:
    if word.lower() in _INVARIABLE:
        return word
    return word[:-1] if word.endswith(("s", "eaux", "eux", "oux")) else word


def _plural_form(word: str) -> str:
    if word.lower() in _INVARIABLE or word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return f"{word[:-2]}aux"
    return f"{word}x" if word.endswith(("eau", "eu")) else f"{word}s"
