"""Families of competence 1.1: what a long address hides, and an old book number made new."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.text import indented

_LURES = (
    ("banque-du-lac.example", "votre banque", ("compte", "virement", "carte")),
    ("mutuelle-du-port.example", "votre mutuelle", ("remboursement", "dossier")),
    ("colis-express.example", "un transporteur", ("livraison", "colis", "frais")),
    ("impots-locaux.example", "les impôts", ("avis", "paiement")),
    ("mairie-aubrac.example", "la mairie", ("amende", "formulaire")),
)
_HIDDEN = ("service", "acces", "espace", "suivi", "portail", "relais", "client")
_ENDS = ("nord", "plus", "web", "direct", "pro", "net")
_WIDTH = 70
_COUNTERS = ("lettre-info.example", "envoi-groupe.example", "clics-mesures.example", "go-court.example")  # fmt: skip


def hidden_destination(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the site where a link twice encoded leads, its name hidden behind that of another."""
    shown, who, pages = pick(rng, _LURES)
    host = f"{pick(rng, _HIDDEN)}-{integer(rng, 12, 98)}-{pick(rng, _ENDS)}.example"
    first, second = sample(rng, _COUNTERS, 2)
    page = pick(rng, pages)
    target = "https://" + _every_byte(f"{shown}@{host}/{page}")
    inner = (
        f"https://{second}/{pick(rng, ('r', 'go', 'l'))}?{pick(rng, ('u', 'vers', 'url'))}={target}"
    )
    name = pick(rng, ("lien", "to", "dest"))
    link = f"https://{first}/clic?n={integer(rng, 1000, 9999)}&{name}={quote(inner, safe='')}"
    return {
        "who": who, "link": indented(_cut(link)), "host": host, "shown": shown, "page": page,
        "second": second, "key": [host], "wrong": [shown, first, second, f"{shown}@{host}"],
        "files": {"lien.txt": text_file([link])},
    }  # fmt: skip


def _cut(link: str) -> list[str]:
    """The lines of a long link, none of its codes cut in two."""
    lines = [""]
    for part in re.findall(r"%25..|%..|.", link):
        if len(lines[-1]) + len(part) > _WIDTH:
            lines.append("")
        lines[-1] += part
    return lines


def _every_byte(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


_CONFUSED = {"0": "68", "1": "74", "2": "7", "3": "85", "4": "91", "5": "63", "6": "50", "7": "12", "8": "30", "9": "4"}  # fmt: skip


def readings_of_isbn(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of five readings of an old book number the sound one, as a number of thirteen figures."""
    return first_telling(rng, _readings)


def _readings(rng: np.random.Generator) -> dict[str, Any] | None:
    nine = "2" + "".join(str(integer(rng, 0, 9)) for _ in range(8))
    true = nine + next(sign for sign in "0123456789X" if _sum_of_ten(nine + sign) % 11 == 0)
    places = sample(rng, range(1, 9), 3)
    readings = {true}
    for changed in (places[:1], places[1:2], places[:2], places[1:]):
        signs = list(true)
        for place in changed:
            signs[place] = pick(rng, _CONFUSED[signs[place]])
        readings.add("".join(signs))
    if len(readings) != 5 or [r for r in readings if _sum_of_ten(r) % 11 == 0] != [true]:
        return None
    thirteen = as_thirteen(true)
    key = thirteen[-1]
    if key == true[-1]:
        return None
    written = [f"978{nine}{key}", f"978-{nine}{key}", f"978-{nine}-{key}", f"978{nine}-{key}"]
    written += [f"978-{nine[0]}-{nine[1:end]}-{nine[end:]}-{key}" for end in range(2, 9)]
    others = [as_thirteen(reading) for reading in sorted(readings - {true})]
    return {
        "readings": indented(shuffled(rng, sorted(readings))), "true": true, "nine": nine, "check": key, "key": written,
        "wrong": [*others, f"978{true}", key],
    }  # fmt: skip


def _sum_of_ten(digits: str) -> int:
    values = [10 if sign == "X" else int(sign) for sign in digits]
    return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True))


def as_thirteen(ten: str) -> str:
    """A book number of ten signs in thirteen figures."""
    twelve = "978" + ten[:9]
    total = sum(int(sign) * (1, 3)[place % 2] for place, sign in enumerate(twelve))
    return f"{twelve}{-total % 10}"
