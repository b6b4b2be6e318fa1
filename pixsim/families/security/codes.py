"""Family of competence 4.1, level 7: digests of files that are packed in each other, and a list of those of known threats."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import zip_file

_THREATS = ("Corbeau", "Renard", "Frelon", "Vipère", "Hyène", "Rapace", "Scorpion", "Loup")
_PAPERS = ("facture", "devis", "convocation", "compte-rendu", "planning", "contrat", "annonce")
_FOLDERS = ("courriels", "bureau", "partage", "telechargements")
_DIGESTS = {"SHA-256": hashlib.sha256, "SHA-1": hashlib.sha1, "MD5": hashlib.md5}
_WRITTEN = (2026, 5, 4, 9, 0, 0)
_SURE, _WITHDRAWN = "confirmé", "retiré (fausse alerte)"


def indicators(rng: np.random.Generator) -> dict[str, Any]:
    """The only threat, still held to be one, that is among the files of an archive: in an archive inside it.

    Another file is known too, by a line withdrawn since; names that are known belong to other contents.
    """
    names = [f"{pick(rng, _PAPERS)}-{number}.txt" for number in sample(rng, range(100, 999), 20)]
    texts = {name: f"{name}\nDocument sans danger n° {integer(rng, 1000, 9999)}.\n" for name in names}  # fmt: skip
    packed, loose = names[:6], names[6:]
    guilty, cleared = pick(rng, packed), pick(rng, loose)
    labels = shuffled(rng, [f"{beast}-{n}" for beast in _THREATS for n in sample(rng, range(10, 99), 8)])  # fmt: skip
    kind, other = sample(rng, tuple(_DIGESTS), 2)
    rows = [
        (_digest(rng, kind, texts[guilty]), kind, f"piece-{integer(rng, 100, 999)}.txt", labels[0], _SURE),
        (_digest(rng, other, texts[cleared]), other, pick(rng, loose), labels[1], _WITHDRAWN),
    ]  # fmt: skip
    for name, label in zip(
        sample(rng, names, 5), labels[2:7], strict=True
    ):  # the name alone is that of a file
        method = pick(rng, tuple(_DIGESTS))
        rows.append((_digest(rng, method, f"{label}{name}"), method, name, label, _SURE))
    for label in labels[7:]:
        method = pick(rng, tuple(_DIGESTS))
        seen = f"{pick(rng, _PAPERS)}-{integer(rng, 1000, 9999)}.txt"
        rows.append((_digest(rng, method, label), method, seen, label, pick(rng, (_SURE, _SURE, _WITHDRAWN))))  # fmt: skip
    inner = zip_file({name: texts[name] for name in packed}, _WRITTEN)
    members: dict[str, str | bytes] = {
        f"{pick(rng, _FOLDERS)}/{name}": texts[name] for name in loose
    }
    members[f"{pick(rng, _FOLDERS)}/ancien-poste.zip"] = inner
    content = "\n".join(["empreinte;methode;nom_observe;menace;etat", *(";".join(row) for row in shuffled(rng, rows))])  # fmt: skip
    return {
        "key": [labels[0]],
        "wrong": [*labels[1:4], guilty],
        "method": kind,
        "guilty": guilty,
        "cleared": labels[1],
        "files": {
            "pieces.zip": zip_file(members, _WRITTEN),
            "indicateurs.csv": f"{content}\n".encode(),
        },
    }


def _digest(rng: np.random.Generator, method: str, text: str) -> str:
    """As a list has it: in capitals now and then."""
    found = _DIGESTS[method](text.encode()).hexdigest()
    return found.upper() if rng.integers(2) else found
