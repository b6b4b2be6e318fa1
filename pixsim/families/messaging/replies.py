"""Competence 2.1: where an answer goes, by headers that are folded, coded, and doubled by others that change nothing."""

from __future__ import annotations

from email.header import Header
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.people import full_names, plain
from pixsim.families.messaging.addresses import DOMAINS
from pixsim.families.messaging.files import stamp

_FIRMS = ("atelier", "cantine", "club", "regie", "theatre", "chorale")
_OFFICES = ("Secrétariat", "Adhésions", "Réservations", "Trésorerie")


def _coded(name: str) -> str:
    """A shown name as headers hold it."""
    return Header(name, "utf-8").encode()


def answer_to_folded_headers(rng: np.random.Generator) -> dict[str, Any]:
    """The address that « Répondre » writes to, and how many « Répondre à tous » would."""
    firm = pick(rng, _FIRMS)
    people = [(f"{first} {last}", f"{plain(first)}.{plain(last)}@{pick(rng, DOMAINS)}") for first, last in full_names(rng, 9)]  # fmt: skip
    (_name, own), *others = people
    shown, office = f"contact@{firm}.example", f"inscriptions-{firm}@accueil.example"
    author, sender = f"lettre-{integer(rng, 10, 99)}@envois.test", f"robot@{firm}.example"
    diverted = bool(rng.integers(4))
    to, copied = others[: integer(rng, 2, 4)], others[4 : 4 + integer(rng, 2, 4)]
    again = pick(rng, to)
    copied = shuffled(rng, [*copied, (again[0], again[1].upper())])
    to = shuffled(rng, [*to, people[0]])

    def line(held: list[tuple[str, str]]) -> str:
        """Addresses, one a line, some names written family first between quotes."""
        said = []
        for name, address in held:
            first, last = name.split(" ", 1)
            turned = f'"{last}, {first}"' if name.isascii() and rng.integers(2) else _coded(name)
            said.append(f"{turned} <{address}>")
        return ",\r\n\t".join(said)

    answer = office if diverted else author
    away = f"{_coded(f'{pick(rng, _OFFICES)} ({shown})')}\r\n\t<{office}>"
    inner = f"Fwd-{integer(rng, 100, 999)}"
    headers = [
        f"Return-Path: <retours-{integer(rng, 100, 999)}@envois.test>",
        f"Date: {stamp(rng)}",
        f"From: {_coded(f'{firm.capitalize()} municipal <{shown}>')}\r\n\t<{author}>",
        f"Sender: {sender}",
        f"{'Reply-To' if diverted else 'X-Original-Reply-To'}: {away}",
        f"To: {line(to)}",
        f"Cc: {line(copied)}",
        f"List-Post: <mailto:liste@{firm}.example>",
        f"Errors-To: {sender}",
        f"Subject: {_coded('Programme du mois prochain, précisions')}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed; boundary="{inner}"',
    ]
    body = [
        "", f"--{inner}", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "",
        f"Bonjour, le programme arrive bientôt. Une question ? {shown}", "",
        f"--{inner}", "Content-Type: message/rfc822", "", f"From: {sender}", f"Reply-To: ancien-{office}",
        f"To: liste@{firm}.example", "Subject: Programme", "", "Voici le programme.", "", f"--{inner}--", "",
    ]  # fmt: skip
    everyone = {answer, *(address.lower() for _n, address in [*to, *copied])} - {own}
    return {
        "own": own,
        "answer": answer,
        "present": "il y en a un" if diverted else "il n'y en a pas",
        "wrong": [a for a in (office, author, shown, sender, f"ancien-{office}", f"liste@{firm}.example") if a != answer],
        "count": len(everyone),
        "not_count": sorted({str(len(everyone) + more) for more in (1, 2)} | {str(len(to) + len(copied))} - {str(len(everyone))}),
        "files": {"programme.eml": "\r\n".join([*headers, *body]).encode()},
    }  # fmt: skip
