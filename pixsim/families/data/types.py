"""Families of competence 1.2: formats, archives and checksums."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import zip_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES

_STEMS = ("vacances", "fete", "reunion", "mariage", "chorale", "atelier", "village", "marche")
_SECRETS = (
    "tournesol", "marmotte", "libellule", "parapluie", "cerisier", "boussole", "trampoline",
    "harmonica", "pamplemousse", "coquelicot", "hirondelle", "citrouille",
)  # fmt: skip
_SIGNATURES = {
    "une image PNG": "89 50 4E 47 0D 0A 1A 0A 00 00 00 0D",
    "une image JPEG": "FF D8 FF E0 00 10 4A 46 49 46 00 01",
    "une image GIF": "47 49 46 38 39 61 40 01 F0 00 F7 00",
    "un document PDF": "25 50 44 46 2D 31 2E 37 0A 25 E2 E3",
    "une archive ZIP": "50 4B 03 04 14 00 00 00 08 00 6B 5A",
    "une archive 7z": "37 7A BC AF 27 1C 00 04 8D 3A 91 0F",
    "un son WAV": "52 49 46 46 24 8A 01 00 57 41 56 45",
    "une image WebP": "52 49 46 46 9C 3E 00 00 57 45 42 50",
    "un son FLAC": "66 4C 61 43 00 00 00 22 10 00 10 00",
    "un son Ogg": "4F 67 67 53 00 02 00 00 00 00 00 00",
}
_WRITTEN = (2025, 1, 1, 12, 0, 0)


def word_in_zip(rng: np.random.Generator) -> dict[str, Any]:
    """A word written in a file of a subfolder of an archive."""
    folders = sample(rng, ("2023", "2024", "2025", "brouillons", "photos"), 3)
    words = sample(rng, _SECRETS, 4)
    members = {
        f"{folder}/mot.txt": f"Le mot de passe de l'atelier est : {word}\n".encode()
        for folder, word in zip(folders, words, strict=False)
    }
    members["mot.txt"] = f"Ancien mot, périmé : {words[3]}\n".encode()
    asked = integer(rng, 0, 2)
    return {
        "folder": folders[asked],
        "word": words[asked],
        "wrong": [word for word in words if word != words[asked]],
        "files": {"atelier.zip": zip_file(members, _WRITTEN)},
    }


def signature(rng: np.random.Generator) -> dict[str, Any]:
    """The nameless file that is of one type, from the first bytes of several."""
    kinds = sample(rng, tuple(_SIGNATURES), 7)
    asked = integer(rng, 0, 6)
    lines = [f"fichier{place}  {_SIGNATURES[kind]}" for place, kind in enumerate(kinds, 1)]
    text = "Premiers octets de chaque fichier (hexadécimal)\n\n" + "\n".join(lines) + "\n"
    number = asked + 1
    return {
        "kind": kinds[asked],
        "answer": [f"fichier{number}", str(number)],
        "wrong": [f"fichier{place}" for place in range(1, 8) if place != number],
        "files": {"entetes.txt": text.encode()},
    }


def office_author(rng: np.random.Generator) -> dict[str, Any]:
    """Who created, or last changed, a text document, from the XML inside it."""
    firsts, lasts = sample(rng, FIRST_NAMES, 3), sample(rng, LAST_NAMES, 3)
    creator, editor, signer = (f"{f} {n}" for f, n in zip(firsts, lasts, strict=True))
    schemas = "http://schemas.openxmlformats.org"
    body = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
        for line in ("Demande de salle", "Nous souhaitons réserver la salle des fêtes.", signer)
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    package = f"{schemas}/package/2006"
    office = f"{schemas}/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{package}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{schemas}/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{creator}</dc:creator>"
        f"<cp:lastModifiedBy>{editor}</cp:lastModifiedBy></cp:coreProperties>",
    }
    header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    asked = integer(rng, 0, 1)
    return {
        "demand": ("l'auteur d'origine", "la personne qui l'a modifié en dernier")[asked],
        "answer": (creator, editor)[asked],
        "wrong": [signer, (editor, creator)[asked]],
        "files": {
            "demande.docx": zip_file({name: header + x for name, x in parts.items()}, _WRITTEN)
        },
    }


def altered_file(rng: np.random.Generator) -> dict[str, Any]:
    """The file of an archive whose checksum is no longer the one listed."""
    names = [f"{stem}.txt" for stem in sample(rng, _STEMS, 6)]
    words = sample(rng, _SECRETS, 7)
    contents = {
        name: f"Fiche {name}\nMot repère : {word}\n".encode()
        for name, word in zip(names, words, strict=False)
    }
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in contents.items()
    )
    asked = pick(rng, names)
    contents[asked] = f"Fiche {asked}\nMot repère : {words[6]}\n".encode()
    return {
        "name": asked,
        "stem": asked.removesuffix(".txt"),
        "wrong": [name for name in names if name != asked],
        "files": {"fiches.zip": zip_file(contents, _WRITTEN), "empreintes.sha256": sums.encode()},
    }


def nested_archives(rng: np.random.Generator) -> dict[str, Any]:
    """The file with a given checksum, inside archives of an archive."""
    numbers = sample(rng, range(1, 40), 9)
    names = [f"note-{number:02}.txt" for number in numbers]
    contents = [
        f"Note {number} : {pick(rng, _SECRETS)} {integer(rng, 100, 999)}\n".encode()
        for number in numbers
    ]
    lots = {
        f"lot{lot + 1}.zip": zip_file(
            dict(zip(names[3 * lot : 3 * lot + 3], contents[3 * lot : 3 * lot + 3], strict=True)),
            _WRITTEN,
        )
        for lot in range(3)
    }
    rest = {lot: lots[lot] for lot in ("lot2.zip", "lot3.zip")}
    outer = {"lot1.zip": lots["lot1.zip"], "suite.zip": zip_file(rest, _WRITTEN)}
    asked = integer(rng, 0, 8)
    return {
        "digest": hashlib.sha256(contents[asked]).hexdigest(),
        "name": names[asked],
        "stem": names[asked].removesuffix(".txt"),
        "wrong": [name for name in names if name != names[asked]],
        "files": {"notes.zip": zip_file(outer, _WRITTEN)},
    }
