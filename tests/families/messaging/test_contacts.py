"""Keys found another way. Managing contacts: address books, groups, vCard, import."""

from __future__ import annotations

import csv
import io
import quopri
import re
from typing import Any

from pixsim.families.messaging import contacts as contacts_families
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import only_file, only_table
from tests.families.seeds import each_seed

_PATTERNS = {
    "Adresse électronique": r".+@.+\..+",
    "Téléphone fixe": r"01 .+",
    "Téléphone mobile": r"06 .+",
    "Code postal": r"\d{5}",
    "Date de naissance": r"\d\d/\d\d/\d{4}",
    "Date d'adhésion": r"\d\d/\d\d/20(1[6-9]|2\d)",
    "Numéro d'adhérent": r"\d{5}",
    "Prénom": r"[A-ZÉ][^\d@]+",
    "Nom": r"[A-ZÉ][^\d@]+",
}


@each_seed
def test_columns_hold_what_the_key_says(seed: int) -> None:
    values = draw_values(contacts_families.csv_columns, seed)
    text = only_file(values).decode("utf-8-sig")
    columns = list(zip(*csv.reader(io.StringIO(text), delimiter=";"), strict=True))
    held = {values[f"column{rank}"]: values[f"holds{rank}"] for rank in range(1, 5)}
    for column, field in held.items():
        assert all(re.fullmatch(_PATTERNS[field], cell) for cell in columns[column - 1])
    assert len(set(held.values())) == 4
    for column, field in held.items():
        cells = columns[column - 1]
        assert (len(set(cells)) == len(cells)) or field != "Numéro d'adhérent"
        assert (len(set(cells)) < 5) is (field == "Code postal")
        if field == "Date de naissance":
            (joined,) = [other for other in columns if other != cells and re.fullmatch(r"\d\d/\d\d/\d{4}", other[0])]  # fmt: skip
            assert all(born[-4:] < later[-4:] for born, later in zip(cells, joined, strict=True))


def cards(values: dict[str, Any]) -> list[str]:
    return only_file(values).decode().split("END:VCARD")


def decoded(text: str) -> dict[str, str]:
    """The lines of a card, without their quoted-printable."""
    found = {}
    for line in text.replace("=\r\n", "").strip().split("\r\n"):
        name, _colon, value = line.partition(":")
        if "QUOTED-PRINTABLE" in name:
            value = quopri.decodestring(value.encode()).decode()
        found[name.replace(";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE", "")] = value
    return found


@each_seed
def test_card_gives_the_number(seed: int) -> None:
    values = draw_values(contacts_families.work_phone, seed)
    label = {"du domicile": "home", "du travail": "work,voice", "du mobile": "cell"}[values["kind"]]
    first, last = values["who"].split(" ", 1)
    read = [decoded(one) for one in cards(values) if one.strip()]
    namesakes = [one for one in read if one["N"].startswith(f"{last};{first};")]
    assert len({one["ORG"] for one in namesakes}) == 3
    own = [one for one in namesakes if one["ORG"] == values["body"]]
    earlier, later = sorted(own, key=lambda one: re.sub(r"\D", "", one["REV"])[:8])
    assert later["FN"] == f"{last.upper()} {first}"
    typed = f"TEL;{label.replace(',', ';').upper()}"
    assert later[typed] == values["answer"]
    assert f"0{earlier[f'TEL;TYPE={label}'].removeprefix('+33 ')}" in values["wrong"]
    raw = next(one for one in cards(values) if values["answer"] in one)
    assert first not in raw  # searching for the first name misses it


@each_seed
def test_duplicates_are_the_rows_beyond_the_people(seed: int) -> None:
    values = draw_values(contacts_families.duplicate_cards, seed)
    people: list[set[str]] = []
    for row in only_table(values):
        own = {re.sub(r"\D", "", row[name])[-9:] for name in ("telephone 1", "telephone 2")} - {""}
        assert own
        same = [one for one in people if one & own]
        people = [one for one in people if not one & own] + [own.union(*same)]
    assert len(people) == values["kept"]
    assert values["total"] - len(people) == values["answer"]
    assert str(values["answer"]) not in values["wrong"]


@each_seed
def test_distinct_numbers(seed: int) -> None:
    values = drawn(contacts_families.distinct_numbers, seed)
    lines = content(values, "txt").decode().splitlines()
    mobiles: set[str] = set()
    fixed: set[str] = set()
    short = 0
    for line in lines:
        found = re.findall(r"(\+33|\+44|0033|0044|\b33|\b0)[ -]?(?:\(0\))?((?:[ .-]?\d)+)", line.partition(" (à")[0])  # fmt: skip
        assert found, line
        for country, rest in found:
            digits = re.sub(r"\D", "", rest)
            french = country.endswith(("33", "0"))
            if len(digits) == (8 if french else 9):
                short += 1
                continue
            assert len(digits) == (9 if french else 10), line
            (mobiles if digits[0] in "67" else fixed).add(country.lstrip("+0").replace("33", "") + digits)  # fmt: skip
    assert str(len(mobiles)) == values["key"]
    assert 180 < len(lines) < 320
    assert short >= 4
    assert len(fixed) >= 22
    assert sum(number.startswith("44") for number in mobiles) >= 4
    assert sum(bool(re.search(r" ou | ; | puis ", line)) for line in lines) >= 7
    assert len(set(lines)) == values["texts"] > values["ends"] > len(mobiles)
    assert values["key"] not in values["wrong"]


def faults_of(card: str) -> list[str]:
    """What the standards do not allow in a card, between its BEGIN and its END."""
    unfolded = card.replace("\n ", "").strip().split("\n")
    names = [re.split("[:;]", line)[0].upper().rpartition(".")[2] for line in unfolded]
    found = (
        ["l'espace qui commence la suite d'une ligne"]
        if any(":" not in line for line in unfolded)
        else []
    )
    found += ["la ligne VERSION"] if names[0] != "VERSION" else []
    found += ["la ligne FN (nom affiché)"] if "FN" not in names else []
    old = "VERSION:3.0" in unfolded
    return found + (["la ligne N (nom en parties)"] if old and "N" not in names else [])


@each_seed
def test_broken_cards_of_many(seed: int) -> None:
    values = drawn(contacts_families.broken_cards_of_many, seed)
    text = content(values, "vcf").decode().replace("\r\n", "\n")
    cards = re.findall(r"BEGIN:VCARD\n(.*?)END:VCARD\n", text, re.DOTALL)
    assert len(cards) == 200
    wrong = {card: faults_of(card) for card in cards if faults_of(card)}
    assert values["count"] == str(len(wrong)) not in values["not_count"]
    assert all(len(faults) == 1 for faults in wrong.values())
    card, faults = next(iter(wrong.items()))
    assert faults == [values["fault"]]
    assert f"EMAIL:{values['address']}\n" in card
    assert values["fault"] in values["options"]
