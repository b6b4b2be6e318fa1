"""Families of competence 1.1: what a long address hides, and numbers of books that were ill typed."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample
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


_BOOKS = 40
_HEADS = (
    "Le jardin",
    "La traversée",
    "Une saison",
    "Les ateliers",
    "Petit guide",
    "Le carnet",
    "Histoires",
    "La maison",
)
_TAILS = ("du port", "des collines", "en hiver", "au potager", "sous la pluie", "de l'île")


def typed_isbns(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of forty book numbers typed by hand, of ten signs or thirteen figures, those that a slip made unsound."""
    return first_telling(rng, _typed)


def _typed(rng: np.random.Generator) -> dict[str, Any] | None:
    titles = sample(rng, [f"{head} {tail}" for head in _HEADS for tail in _TAILS], _BOOKS)
    slips = set(sample(rng, range(_BOOKS), integer(rng, 5, 7)))
    numbers = [_slipped(rng, sound) if n in slips else sound for n, sound in enumerate(_sound(rng) for _ in titles)]  # fmt: skip
    unsound = [n for n, number in enumerate(numbers, 1) if not is_sound(number)]
    long = [n for n in unsound if len(numbers[n - 1]) == 13]
    crossed = [n for n, number in enumerate(numbers, 1) if number.endswith("X") and n not in unsound]  # fmt: skip
    if {n - 1 for n in unsound} != slips or not 2 <= len(long) <= len(unsound) - 2 or not crossed:
        return None
    lines = [f"{n};{title};{_typed_out(rng, number)}" for n, (title, number) in enumerate(zip(titles, numbers, strict=True), 1)]  # fmt: skip
    short = [n for n in unsound if n not in long]
    return {
        "books": _BOOKS, "key": _listed(unsound), "crossed": crossed[0],
        "wrong": [_listed(some) for some in (long, short, sorted([*unsound, *crossed]), unsound[:-1])],
        "files": {"livres.csv": text_file(["numero;titre;isbn", *lines])},
    }  # fmt: skip


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _sound(rng: np.random.Generator) -> str:
    """A book number, of ten signs for the older ones."""
    nine = pick(rng, ("2", "2", "2", "0", "1")) + "".join(str(integer(rng, 0, 9)) for _ in range(8))
    ten = nine + next(sign for sign in "0123456789X" if _sum_of_ten(nine + sign) % 11 == 0)
    return ten if rng.random() < 0.45 else as_thirteen(ten)


def _slipped(rng: np.random.Generator, number: str) -> str:
    """A number with one figure for another, or two neighbours that change places."""
    signs = list(number)
    place = integer(rng, len(number) - 8, len(number) - 3)
    if rng.random() < 0.5:
        signs[place] = str((int(signs[place]) + integer(rng, 1, 9)) % 10)
    else:
        signs[place], signs[place + 1] = signs[place + 1], signs[place]
    return "".join(signs)


def _typed_out(rng: np.random.Generator, number: str) -> str:
    """A number as one or another types it: hyphens, spaces, nothing; « x » for « X »."""
    sign = pick(rng, ("-", "-", " ", ""))
    head, ten = number[:-10], number[-10:]
    cut = integer(rng, 3, 6)
    parts = [*([head] if head else []), ten[0], ten[1:cut], ten[cut:9], ten[9]]
    return sign.join(parts).replace("X", pick(rng, "Xx"))


def is_sound(number: str) -> bool:
    """Whether the last sign of a book number is the one that the others give."""
    if len(number) == 10:
        return _sum_of_ten(number) % 11 == 0
    return sum(int(sign) * (1, 3)[place % 2] for place, sign in enumerate(number)) % 10 == 0


def _sum_of_ten(digits: str) -> int:
    values = [10 if sign == "X" else int(sign) for sign in digits]
    return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True))


def as_thirteen(ten: str) -> str:
    """A book number of ten signs in thirteen figures."""
    twelve = "978" + ten[:9]
    total = sum(int(sign) * (1, 3)[place % 2] for place, sign in enumerate(twelve))
    return f"{twelve}{-total % 10}"
