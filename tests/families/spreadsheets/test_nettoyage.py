"""Keys found another way. Cleaning a data set: duplicates, missing values, texts to split."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from typing import Any

from pixsim.families.spreadsheets import nettoyage
from tests.families.attachments import content, drawn, workbook
from tests.families.drawing import draw_values
from tests.families.reading import records_of, rows
from tests.families.seeds import each_seed


@each_seed
def test_impossible_value(seed: int) -> None:
    fields = draw_values(nettoyage.impossible_value, seed)
    rows = records_of(fields)
    odd = [f"{r['Prénom']} {r['Nom']}" for r in rows if not 0 <= int(r["Âge"]) <= 125]
    assert odd == [fields["personne"]]
    assert fields["vides"] == sum(not row["Commune"] for row in rows)


@each_seed
def test_prices_in_codes(seed: int) -> None:
    values = drawn(nettoyage.prices_in_codes, seed)
    codes = re.findall(r"([A-Z]{2})(\d{5})\d{3}", content(values, "txt").decode())
    assert codes == re.findall(r"([A-Z]{2})(\d{5})\d{3}", values["codes"])
    cents = sum(int(price) for shelf, price in codes if shelf == values["letters"])
    assert f"{cents / 100:.2f}".replace(".", ",") == values["key"]
    assert len({shelf for shelf, _price in codes}) >= 2


@each_seed
def test_rows_that_break_a_rule(seed: int) -> None:
    values = drawn(nettoyage.broken_rules, seed)
    bad = 0
    for _last, _first, age, code, mail in list(workbook(values)["Adhérents"].values)[1:]:
        good = isinstance(age, int) and 16 <= age <= 99
        good &= bool(re.fullmatch(r"\d{5}", str(code)))
        good &= bool(re.fullmatch(r"[^@]+@[^@]+\.[^@]+", str(mail)))
        bad += not good
    assert values["key"] == str(bad)


@each_seed
def test_who_came(seed: int) -> None:
    values = drawn(nettoyage.reconcile_attendance, seed)

    def bare(text: str) -> str:
        plain = unicodedata.normalize("NFD", text.lower())
        return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())

    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        known, moved, typed = (
            rows(archive.read(f"{name}.csv")) for name in ("inscrits", "changements", "presents")
        )
    new = {bare(old): bare(now) for old, now in moved}
    names: dict[Any, str] = {
        frozenset(bare(f"{last} {first}").split()): bare(mail) for last, first, mail in known
    }
    assert len(names) == len(known)
    came, others = set(), set()
    for (text,) in typed:
        plain = re.sub(r"\+[^@]*@", "@", bare(text))
        mail = new.get(plain, plain) if "@" in plain else names.get(frozenset(plain.split()), "")
        if mail in names.values():
            came.add(mail)
        else:
            others.add(
                frozenset(re.split("[. ]", plain.split("@")[0].replace("da silva", "dasilva")))
            )
    assert values["nombre"] == len(known) - len(came)
    assert values["intrus"] == len(others)
    assert str(values["nombre"]) not in values["faux"]
