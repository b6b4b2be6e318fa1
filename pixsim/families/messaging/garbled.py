"""Competence 2.1, level 7: a message that says the wrong encoding, and a file under a wrong name."""

from __future__ import annotations

import io
import quopri
import zipfile
from base64 import b64encode, encodebytes
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names

_TRUE, _SAID = "iso-8859-1", "iso-8859-2"
_VOWELS = "àèêìòùû"  # each another letter in the encoding that the message announces
_CONSONANTS = "bdfgjklmnprstv"
_NEWS = (
    "La fête a été très réussie, grâce à vous.", "À la rentrée, où irons-nous ? Là-bas, près de la forêt.",
    "Voilà déjà dix ans que la chorale répète à la bibliothèque.", "Même après la grêle, la récolte sera bonne.",
)  # fmt: skip


def wrong_encoding(rng: np.random.Generator) -> dict[str, Any]:
    """The code that a message gives, accents included, and an amount in the archive that goes with it."""
    syllables = [pick(rng, _CONSONANTS) + letter + pick(rng, _CONSONANTS) for letter in sample(rng, _VOWELS, 3)]  # fmt: skip
    code = f"{'-'.join(syllables)}-{integer(rng, 10, 99)}"
    people = full_names(rng, 40)
    amounts = sample(rng, range(12, 400), 40)
    numbers = sample(rng, range(1000, 9999), 40)
    who = integer(rng, 0, 39)
    table = "".join(
        f"{number};{last} {first};{amount}\r\n"
        for number, (first, last), amount in zip(numbers, people, amounts, strict=True)
    )
    text = (
        f"Bonjour à tous,\n\n{pick(rng, _NEWS)}\nLe code du portail change : {code}\n"
        "La pièce jointe tient la liste des versements, par numéro d'adhérent.\n\nÀ bientôt,\nle bureau\n"
    )
    sender, receiver = ("bureau@chorale.example", "membres@chorale.example")
    subject = b64encode("Code du portail et versements à vérifier".encode(_TRUE)).decode()
    mark = f"----=_{integer(rng, 10**7, 10**8)}"
    body = quopri.encodestring(text.encode(_TRUE)).decode("ascii")
    held = encodebytes(_zipped(f"numero;nom;verse\r\n{table}".encode("utf-8-sig"))).decode()
    lines = [
        f"From: {sender}", f"To: {receiver}", f"Subject: =?{_TRUE}?B?{subject}?=", f"Date: Mon, {integer(rng, 10, 28)} Jun 2026 09:12:00 +0200",
        f"Message-ID: <{integer(rng, 10**6, 10**7)}@chorale.example>", "MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{mark}"', "",
        f"--{mark}", f"Content-Type: text/plain; charset={_SAID}", "Content-Transfer-Encoding: quoted-printable", "", body,
        f"--{mark}", 'Content-Type: application/octet-stream; name="versements.dat"', "Content-Transfer-Encoding: base64",
        'Content-Disposition: attachment; filename="versements.dat"', "", held, f"--{mark}--", "",
    ]  # fmt: skip
    return {
        "code": code,
        "misread": [code.encode(_TRUE).decode(_SAID), _bare(code)],
        "number": str(numbers[who]),
        "amount": str(amounts[who]),
        "not_amount": [str(amounts[who - 1]), str(numbers[who])],
        "files": {"courriel.eml": "\n".join(lines).replace("\n", "\r\n").encode("ascii")},
    }


def _bare(text: str) -> str:
    return text.translate(str.maketrans(_VOWELS, "aeeiouu"))


def _zipped(content: bytes) -> bytes:
    """An archive of one file, always the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("versements.csv", (2026, 6, 1, 9, 0, 0))
        entry.create_system = 3
        archive.writestr(entry, content)
    return stream.getvalue()


def broken_card_of_many(rng: np.random.Generator) -> dict[str, Any]:
    """One card among two hundred, of two versions, that an import refuses; others only look odd."""
    people = shuffled(rng, full_names(rng, 200))
    bad = integer(rng, 60, 180)
    fault = pick(rng, _FAULTS)
    lines: list[str] = []
    addresses = []
    for place, ((first, last), tag) in enumerate(zip(people, sample(rng, range(1000, 9999), 200), strict=True)):  # fmt: skip
        address = f"membre{tag}@poste.example"
        addresses.append(address)
        lines += _card(rng, first, last, address, fault if place == bad else "")
    names = {
        "FN": "la ligne FN (nom affiché)", "N": "la ligne N (nom en parties)",
        "VERSION": "la ligne VERSION", "fold": "l'espace qui commence la suite d'une ligne",
    }  # fmt: skip
    return {
        "address": addresses[bad],
        "not_address": [addresses[bad - 1], addresses[bad + 1]],
        "options": list(names.values()),
        "fault": names[fault],
        "files": {"export.vcf": "".join(f"{line}\r\n" for line in lines).encode()},
    }


_FAULTS = ("FN", "N", "VERSION", "fold")


def _card(rng: np.random.Generator, first: str, last: str, address: str, fault: str) -> list[str]:
    """A card as some program wrote it: of version 3 or 4, names of lines in any case, one line folded now and then."""
    old = fault == "N" or (fault == "" and rng.integers(2) == 0)
    name, shown = (
        f"N:{last};{first};;;",
        pick(rng, ("FN:{}", "fn:{}", "item1.FN:{}", "FN;LANGUAGE=fr:{}")),
    )
    spared = fault == "N" or (not old and fault != "VERSION" and rng.integers(3) == 0)
    kept = [] if spared else [name]
    note = []
    if fault == "fold" or rng.integers(4) == 0:
        end = "" if fault == "fold" else " "
        note = ["NOTE:Vient avec ses deux enfants le mercredi et pr\u00e9f\u00e8re qu'on lui \u00e9cri", f"{end}ve au moins une semaine avant chaque sortie"]  # fmt: skip
    middle = [
        *kept, shown.format(f"{first} {last}"), f"EMAIL:{address}", f"TEL;TYPE=cell:06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
    ]  # fmt: skip
    middle = shuffled(rng, middle)
    if fault == "FN":
        middle = [line for line in middle if "FN" not in line.upper().split(":")[0]]
        middle += [] if kept else [name]
    version = [] if fault == "VERSION" else [f"VERSION:{'3.0' if old else '4.0'}"]
    return ["BEGIN:VCARD", *version, *middle, *note, "END:VCARD"]
