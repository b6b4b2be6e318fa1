"""Families of competence 2.1 on the parts of a raw message and on lists of recipients."""

from __future__ import annotations

from base64 import encodebytes
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.messaging.addresses import DOMAINS, local_part
from pixsim.families.messaging.files import stamp
from pixsim.making.archives import Archive
from pixsim.making.documents import document, heading
from pixsim.making.make import make
from pixsim.making.papers import Paper
from pixsim.making.pictures import Picture, Shape

_STEMS = ("plan", "devis", "photo", "bulletin", "contrat", "affiche", "releve", "notice", "menu")
_KINDS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "txt": "text/plain",
    "csv": "text/csv",
    "zip": "application/zip",
}


_DECLARED = _KINDS | {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}

_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)  # a PNG image of one dot


def part(rng: np.random.Generator, kind: str, disposition: str, name: str, more: str = "") -> str:
    """One part of a message, with a few bytes in base64."""
    data = _DOT if disposition == "inline" else rng.bytes(integer(rng, 60, 240))
    content = encodebytes(data).decode().rstrip("\n")
    return (
        f'Content-Type: {kind}; name="{name}"\n{more}Content-Transfer-Encoding: base64\n'
        f'Content-Disposition: {disposition};\n filename="{name}"\n\n{content}\n'
    )


def multipart(rng: np.random.Generator, parts: list[str], text: str, images: int = 0) -> bytes:
    """A message with a text in two forms, then other parts."""
    outer, inner = f"bord-{integer(rng, 1000, 9999)}", f"texte-{integer(rng, 1000, 9999)}"
    head = (
        f"Date: {stamp(rng)}\nFrom: {local_part(rng)}@{pick(rng, DOMAINS)}\n"
        f"To: {local_part(rng)}@{pick(rng, DOMAINS)}\nSubject: Documents\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/mixed; boundary="{outer}"\n\n'
    )
    coding = "charset=utf-8\nContent-Transfer-Encoding: 8bit"
    plain = f"Content-Type: text/plain; {coding}\n\n{text}\n"
    shown = "".join(f'<img src="cid:logo{n}" alt="">' for n in range(1, images + 1))
    page = f"Content-Type: text/html; {coding}\n\n<p>{text}</p>{shown}\n"
    both = (
        f'Content-Type: multipart/alternative; boundary="{inner}"\n\n'
        f"--{inner}\n{plain}\n--{inner}\n{page}\n--{inner}--\n"
    )
    body = "".join(f"--{outer}\n{piece}\n" for piece in (both, *parts))
    return (head + body + f"--{outer}--\n").replace("\n", "\r\n").encode()


_TRUE_KINDS = {
    "un document PDF": "pdf",
    "une image PNG": "png",
    "une image JPEG": "jpg",
    "une archive ZIP": "zip",
    "une page web (HTML)": "html",
    "un programme Windows": "exe",
}
"""What bytes may be, however they are named."""


def _bytes_of(rng: np.random.Generator, end: str) -> bytes:
    """The content of a file that is what its suffix says."""
    if end == "html":
        return b"<!DOCTYPE html>\n<html><head><title>Connexion</title></head><body><form>Mot de passe</form></body></html>\n"
    if end == "exe":
        return b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + rng.bytes(
            integer(rng, 400, 900)
        )
    if end in ("png", "jpg"):
        dots = tuple(
            Shape("ellipse", ((x, x), (x + 30, x + 20)), "#A23B72")
            for x in (integer(rng, 2, 60), integer(rng, 2, 60))
        )
        return make(f"a.{end}", Picture(120, 90, dots, ground="#EDEAE0"))
    if end == "zip":
        return make("a.zip", Archive({"liste.txt": rng.bytes(integer(rng, 60, 300))}))
    text = document(heading("Dossier"), f"Pièce n° {integer(rng, 100, 999)}.")
    return make(f"a.{end}", Paper(text) if end == "pdf" else text)


def belied_by_its_bytes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of ten attachments whose names and types agree, the one whose content is something else."""
    named = [
        "pdf",
        "pdf",
        "png",
        "jpg",
        "zip",
        "docx",
        "odt",
        *(pick(rng, ("pdf", "png", "jpg", "docx")) for _more in range(3)),
    ]
    odd = integer(rng, 0, 3)
    true = pick(rng, [what for what, end in _TRUE_KINDS.items() if end != named[odd]])
    names = [
        f"{stem}-{integer(rng, 1, 9)}.{end.upper() if place == 7 else end}"
        for place, (stem, end) in enumerate(
            zip(sample(rng, (*_STEMS, "statuts", "budget"), 10), named, strict=True)
        )
    ]
    pieces = []
    for place, (name, end) in enumerate(zip(names, named, strict=True)):
        held = _bytes_of(rng, _TRUE_KINDS[true] if place == odd else end)
        kind = "application/octet-stream" if place == 5 else _DECLARED[end]
        pieces.append(
            f'Content-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: base64\n'
            f'Content-Disposition: attachment;\n filename="{name}"\n\n{encodebytes(held).decode()}'
        )
    return {
        "files": {"dossier.eml": multipart(rng, shuffled(rng, pieces), "Bonjour, voici le dossier.")},
        "name": names[odd], "stem": names[odd].partition(".")[0], "name_wrong": [name for name in names if name != names[odd]],
        "kinds": list(_TRUE_KINDS), "true": true,
    }  # fmt: skip
