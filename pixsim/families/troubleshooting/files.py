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

_NAMES = ("Lefèvre", "Bénard", "Grégoire", "François", "Guérin", "Hervé", "Préau", "Maël")
_TOWNS = ("Besançon", "Orléans", "Nîmes", "Béziers", "Saint-Étienne", "Angoulême", "Évreux")


_CODINGS = {"cp850": "MS-DOS (850)", "mac_roman": "Macintosh (Mac Roman)"}
_ACCENTS = "éèêëôöûüïîàç"


def mojibake(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a list in an old encoding, to be told, and a name of it that nobody can guess."""
    coding = pick(rng, tuple(_CODINGS))
    starts, ends = (
        ("Br", "K", "Val", "Str", "M", "Tr", "Gl", "P"),
        ("zan", "rel", "nd", "ster", "lec", "mot", "vin", "rac"),
    )
    pairs = sample(rng, [(start, end) for start in starts for end in ends], 48)
    names = [f"{start}{pick(rng, _ACCENTS)}{end}" for start, end in pairs]
    numbers = sample(rng, range(100, 999), 48)
    rows = ["numéro;nom;prénom;commune"]
    rows += [
        f"{n};{name};{pick(rng, FIRST_NAMES)};{pick(rng, _TOWNS)}"
        for n, name in zip(numbers, names, strict=True)
    ]
    plain = unicodedata.normalize("NFD", names[0]).encode("ascii", "ignore").decode()
    others = [one for one in _ACCENTS if one not in names[0]]
    return {
        "number": str(numbers[0]), "coding": _CODINGS[coding],
        "codings": ["UTF-8", "Windows-1252 (ANSI)", *_CODINGS.values()],
        "name": names[0], "not_name": [plain, *(names[0].replace(next(a for a in _ACCENTS if a in names[0]), one) for one in others[:2])],
        "seen": names[0].encode(coding).decode("cp1252", "replace"),
        "files": {"clients.csv": "\r\n".join(rows).encode(coding)},
    }  # fmt: skip


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
