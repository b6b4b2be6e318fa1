"""Families of competence 3.1: letters that no key types, told by their codes."""
# ruff: noqa: RUF001 (the letters of other alphabets are meant)

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick
from pixsim.families.draws.text import indented

_PEOPLE = (
    "Ștefăniță Crăciun", "Cătălin Șerbănuță", "Ionuț Bălănuță", "Răzvan Țăranu-Lăcătuș", "Nguyễn Thị Bích Hạnh", "Phạm Đức Dũng", "Đặng Thị Phượng",
    "Vũ Đình Phúc", "Gülşen Yıldız", "Çağla Kılıç", "Işıl Doğanoğlu", "İbrahim Şişmanoğlu", "Łukasz Żółtański", "Bożena Żółkiewska",
    "Þórður Guðmundsson", "Guðrún Þorsteinsdóttir", "Sigríður Guðmundsdóttir", "Růžena Dvořáková", "Jiří Růžička", "Zdeňka Křížová",
)  # fmt: skip
_LOOK_ALIKE = {"ș": "ş", "Ș": "Ş", "ț": "ţ", "Ț": "Ţ", "Đ": "Ð", "đ": "ð", "ð": "đ", "ı": "i", "İ": "I", "ă": "ǎ", "ř": "ŕ", "ů": "ú", "ł": "l", "Ł": "L", "Ż": "Ź", "ż": "ź", "Þ": "P", "þ": "p", "ę": "e", "ą": "a", "ğ": "ǧ", "ě": "ê"}  # fmt: skip
_PAPERS = ("sur un diplôme", "sur un badge de congrès", "sur une carte de lecteur", "sur une affiche de concert", "sur un contrat", "sur la plaque d'un bureau")  # fmt: skip


def name_in_codes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a foreign name whose letters four programs wrote each in its way, one of them twice."""
    return first_telling(rng, _named)


def _named(rng: np.random.Generator) -> dict[str, Any] | None:
    name = pick(rng, _PEOPLE)
    places = [place for place, letter in enumerate(name) if ord(letter) > 127]
    ways = [integer(rng, 0, 3) for place in range(len(places))]
    if set(ways) != {0, 1, 2, 3}:
        return None
    parts = list(name)
    for place, way in zip(places, ways, strict=True):
        parts[place] = _coded(name[place], way, decimal=bool(rng.integers(2)))
    again = pick(rng, [place for place, way in zip(places, ways, strict=True) if way in (1, 3)])
    once = parts[again]
    parts[again] = once.replace("%", "%25").replace("&", "&amp;")
    alike = "".join(_LOOK_ALIKE.get(letter, letter) for letter in name)
    letters = "; ".join(f"{name[place]} (U+{ord(name[place]):04X})" for place in places)
    return {
        "paper": pick(rng, _PAPERS), "coded": indented(["".join(parts)]), "key": name, "letters": letters.replace("; ", ", "), "twice": parts[again], "once": once,
        "wrong": [form for form in (alike, "".join(letter for letter in name if ord(letter) < 128), "".join(parts)) if form != name],
    }  # fmt: skip


def _coded(letter: str, way: int, *, decimal: bool) -> str:
    number = ord(letter)
    if way == 0:
        return f"\\u{number:04x}"
    if way == 1:
        return quote(letter)
    if way == 2:
        return quote(letter).replace("%", "=")
    return f"&#{number};" if decimal else f"&#x{number:X};"
