"""Families of competence 5.1: files that no longer open."""

from __future__ import annotations

import unicodedata
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import zip_file
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.documents import document
from pixsim.making.make import make
from pixsim.making.pictures import Picture

_PEOPLE = ("Rémi", "Hélène", "Joël", "Noémie", "Françoise", "Cédric", "Anaïs", "Jérôme", "Zoé")
_NAMES = ("Lefèvre", "Bénard", "Grégoire", "François", "Guérin", "Hervé", "Préau", "Maël")
_TOWNS = ("Besançon", "Orléans", "Nîmes", "Béziers", "Saint-Étienne", "Angoulême", "Évreux")


def mojibake(rng: np.random.Generator) -> dict[str, Any]:
    """A line in UTF-8 read as Windows-1252."""
    text = f"{pick(rng, _PEOPLE)} {pick(rng, _NAMES)}, {pick(rng, _TOWNS)}"
    plain = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "abime": text.encode().decode("cp1252"),
        "texte": text,
        "also": [text.replace(", ", ","), text.replace(",", "")],
        "sans_accent": plain,
    }


# format: first bytes, other names of it
_FORMATS = {
    "PDF": (b"", ("document PDF",)),
    "PNG": (b"", ("image PNG",)),
    "JPEG": (b"", ("JPG", "image JPEG", "image JPG")),
    "OGG": (b"OggS\x00\x02", ("audio OGG",)),
    "ZIP": (b"", ("archive ZIP", "archive")),
    "GIF": (b"", ("image GIF",)),
    "FLAC": (b"fLaC\x00\x00\x00\x22", ("audio FLAC",)),
    "RTF": (b"{\\rtf1\\ansi\n", ("document RTF", "texte RTF", "Rich Text Format")),
}
_WRITTEN = (2026, 3, 2, 9, 0, 0)
_STEMS = ("facture", "plage", "entretien", "affiche", "rapport", "chanson", "annexe", "scan")


def real_format(rng: np.random.Generator) -> dict[str, Any]:
    """A file whose extension lies: its first bytes tell its format."""
    right, claimed = sample(rng, tuple(_FORMATS), 2)
    start, names = _FORMATS[right]
    if right in ("PNG", "JPEG", "GIF"):
        side, ground = integer(rng, 20, 60), f"#{rng.bytes(3).hex()}"
        content = make(f"image.{right.lower()}", Picture(side, side, ground=ground))
    elif right == "PDF":
        content = make("note.pdf", document(f"Note {integer(rng, 1000, 9999)}"))
    elif right == "ZIP":
        content = zip_file({"lisez-moi.txt": rng.bytes(40).hex()}, _WRITTEN)
    elif right == "RTF":
        content = start + f"Note {integer(rng, 1000, 9999)}\n}}".encode()
    else:
        content = start + rng.bytes(integer(rng, 300, 900))
    name = f"{pick(rng, _STEMS)}-{integer(rng, 1, 40)}.{claimed.lower()}"
    return {
        "fichier": name,
        "formes": [right, *names],
        "fautes": [other for other in _FORMATS if other != right],
        "octets": f"{content[:4].hex(' ').upper()}, donc {right}",
        "files": {name: content},
    }


_ODT = "application/vnd.oasis.opendocument.text"
_SUBJECTS = ("la salle des fêtes", "le jardin partagé", "le tournoi de mai", "la bourse aux livres")
