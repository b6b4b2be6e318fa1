"""Competence 2.1, level 5: what candidates attached, in one message or two, held against what was asked."""

from __future__ import annotations

from base64 import encodebytes
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.people import full_names, plain
from pixsim.families.messaging.mime import multipart, part

_ASKED = {"cv": "application/pdf", "lettre": "application/pdf", "identite": "image/jpeg"}


def complete_applications(rng: np.random.Generator) -> dict[str, Any]:
    """How many candidates sent the three documents asked, and the one who lacks the last of them alone."""
    people = full_names(rng, 12)
    alone, *others = shuffled(rng, range(12))
    messages: list[bytes] = []
    complete = announced = in_one = 0
    for place, (first, last) in enumerate(people):
        kinds = list(_ASKED)
        lacking = ["identite"] if place == alone else []
        if place in others[:4]:
            lacking = pick(rng, (["cv"], ["lettre"], ["cv", "lettre"], ["lettre", "identite"]))
        held = [kind for kind in kinds if kind not in lacking]
        later = pick(rng, held) if place in others[3:8] and len(held) > 1 else ""
        now = [kind for kind in held if kind != later]
        complete += not lacking
        in_one += not lacking and not later
        said = pick(rng, ("Vous trouverez mes trois documents.", "Voici mon CV, ma lettre et ma pièce d'identité."))  # fmt: skip
        announced += 1
        messages.append(_sent(rng, first, last, now, said))
        if later:
            messages.append(_sent(rng, first, last, [later], "Voici le document que j'avais oublié."))  # fmt: skip
    who = people[alone]
    boxed = b"\r\n".join(b"From - Tue Apr 14 10:00:00 2026\r\n" + one for one in shuffled(rng, messages))  # fmt: skip
    unlike = [f"{first} {last}" for place, (first, last) in enumerate(people) if place in others[:4]]  # fmt: skip
    return {
        "files": {"candidatures.mbox": boxed},
        "count": str(complete), "not_count": sorted({str(announced), str(in_one), str(complete + 1)} - {str(complete)}),
        "who": " ".join(who), "not_who": unlike[:3], "sent": len(messages),
    }  # fmt: skip


def _sent(rng: np.random.Generator, first: str, last: str, kinds: list[str], text: str) -> bytes:
    """A message with some of the documents, and a picture shown in it whose name misleads."""
    pieces = []
    for kind in kinds:
        end = "jpg" if kind == "identite" else "pdf"
        stem = pick(rng, (f"{kind}-{plain(last)}", f"{plain(first)}_{kind}", kind.upper()))
        pieces.append(part(rng, _ASKED[kind], "attachment", f"{stem}.{end}"))
    if integer(rng, 0, 1):
        pieces.append(part(rng, "image/png", "inline", pick(rng, ("identite-visuelle.png", "cv-logo.png", "lettre-fond.png")), "Content-ID: <logo1>\n"))  # fmt: skip
    if integer(rng, 0, 2) == 0:
        pieces.append(part(rng, "text/csv", "attachment", pick(rng, ("disponibilites.csv", "references.csv"))))  # fmt: skip
    raw = multipart(rng, shuffled(rng, pieces), text, images=1)
    to = b"recrutement@association.example"
    address = f"{plain(first)}.{plain(last)}@courriel.example"
    shown = f"{first} {last}"
    name = shown if shown.isascii() else f"=?utf-8?B?{encodebytes(shown.encode()).decode().strip()}?="  # fmt: skip
    lines = raw.split(b"\r\n")
    lines = [f"From: {name} <{address}>".encode() if line.startswith(b"From: ") else b"Subject: Candidature" if line.startswith(b"Subject: ") else b"To: " + to if line.startswith(b"To: ") else line for line in lines]  # fmt: skip
    return b"\r\n".join(lines)
