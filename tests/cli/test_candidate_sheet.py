"""``pixsim room check-sheet``: a candidate sheet by the rules of the import at Pix."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pixsim.cli import pixsim
from pixsim.report.room.candidate_sheet import sheet_sentence
from tests.tools.workbooks import ods

HEAD = (
    "* Nom de naissance", "* Prénom", "* Date de naissance (jj/mm/aaaa)", "* Sexe (M ou F)",
    "Code Insee", "Code postal", "Nom de la commune", "* Pays", "E-mail du destinataire des résultats",
    "E-mail de convocation", "Identifiant local", "Temps majoré ?", "CléA numérique", "Pix+ Droit",
    "Tarification part Pix", "Code de prépaiement",
)  # fmt: skip
GOOD = dict(
    zip(
        HEAD,
        ("Petit", "Léa", "03/03/2000", "f", "69383", "", "", "France", "", "", "", "", "", "",
         "Gratuite", ""),
        strict=True,
    )
)  # fmt: skip
PLACES = (
    "nom;code_insee;code_postal\nFRANCE;99100;\nALLEMAGNE;99109;\nLyon 3e;69383;69003\n"
    "Ancienville;90001;90000\nNouvelleville;90001;90000\nBuellas;01065;01310\n"
)


def columns(**changed: str) -> dict[str, str]:
    """A good line, changed: each name begins that of one column."""
    row = dict(GOOD)
    for start, value in changed.items():
        wanted = start.replace("_", " ").casefold()
        found = [name for name in HEAD if name.lstrip("* ").casefold().startswith(wanted)]
        assert len(found) == 1, start
        row[found[0]] = value
    return row


def text_of(*rows: dict[str, str]) -> str:
    lines = [HEAD, *(tuple(row.values()) for row in rows)]
    return "Feuille de candidats;;\n" + "\n".join(";".join(line) for line in lines) + "\n"


def checked(path: Path, *options: str, code: int = 1) -> list[str]:
    """The codes of the faults, in order."""
    done = CliRunner().invoke(pixsim, ["room", "check-sheet", str(path), *options, "--json"])
    assert done.exit_code == code, done.output
    document: dict[str, Any] = json.loads(done.stdout)
    assert all(fault["sentence"] == sheet_sentence(fault["code"]) for fault in document["faults"])
    return [fault["code"].removeprefix("CANDIDATE_") for fault in document["faults"]]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"prénom": ""}, "FIRST_NAME_REQUIRED"),
        ({"nom_de_n": ""}, "LAST_NAME_REQUIRED"),
        ({"date": "31/02/2000"}, "BIRTHDATE_FORMAT_NOT_VALID"),
        ({"sexe": "H"}, "SEX_NOT_VALID"),
        ({"e-mail_de": "lea"}, "EMAIL_NOT_VALID"),
        ({"e-mail_du": "lea@"}, "RESULT_RECIPIENT_EMAIL_NOT_VALID"),
        ({"temps": "0,3"}, "EXTRA_TIME_OUT_OF_RANGE"),
        ({"temps": "beaucoup"}, "EXTRA_TIME_INTEGER"),
        ({"cléa": "oui", "pix+": "oui"}, "WRONG_SUBSCRIPTIONS_COMPATIBILITY"),
        ({"cléa": "oui"}, None),
        ({"pix+": "oui"}, None),
        ({"tarification": "Offerte"}, "BILLING_MODE_NOT_VALID"),
        ({"tarification": "Prépayée", "code_de": "   "}, "PREPAYMENT_CODE_REQUIRED"),
        ({"tarification": "Prépayée", "code_de": "AB12"}, None),
        ({"tarification": "Gratuite", "code_de": "AB12"}, "PREPAYMENT_CODE_MUST_BE_EMPTY"),
        ({"code_insee": "1065"}, None),
        ({"code_insee": "1065", "nom_de_la": "Buellas"},
         "BIRTH_INSEE_CODE_OR_BIRTH_POSTAL_CODE_AND_BIRTH_CITY_REQUIRED"),
        ({"code_insee": "99", "pays": "Allemagne"}, "FOREIGN_BIRTH_CITY_REQUIRED"),
        ({"pays": ""}, "BIRTH_COUNTRY_REQUIRED"),
    ],
)  # fmt: skip
def test_each_fault_of_a_line_is_told_in_pix_s_word(
    tmp_path: Path, changed: dict[str, str], fault: str | None
) -> None:
    path = tmp_path / "feuille.csv"
    path.write_text(text_of(columns(**changed)), encoding="utf-8")
    assert checked(path, code=0 if fault is None else 1) == ([] if fault is None else [fault])


def test_every_line_is_told_at_once_and_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "feuille.csv"
    path.write_text(
        text_of(columns(sexe=""), GOOD, columns(nom_de_n="PETIT"), columns(prénom="Jo", pays=""))
    )
    done = CliRunner().invoke(pixsim, ["room", "check-sheet", str(path)])
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert [line.split(" :")[0] for line in lines] == ["ligne 3", "ligne 4", "ligne 6"]
    assert "Il manque le sexe" in lines[0]
    assert "DUPLICATE_CANDIDATE" in lines[1]
    assert not list(tmp_path.glob("*.db"))


def test_places_that_are_known_are_compared(tmp_path: Path) -> None:
    places, path = tmp_path / "lieux.csv", tmp_path / "feuille.csv"
    places.write_text(PLACES, encoding="utf-8")
    given = ("--places", str(places))
    path.write_text(text_of(GOOD, columns(prénom="Jo", code_insee="69999")), encoding="utf-8")
    assert checked(path, code=0) == []
    assert checked(path, *given) == ["BIRTH_INSEE_CODE_NOT_VALID"]
    path.write_text(text_of(columns(pays="Atlantide")), encoding="utf-8")
    assert checked(path, *given) == ["BIRTH_COUNTRY_NOT_FOUND"]
    places.write_text("nom;code_postal\nLyon;69001\n", encoding="utf-8")
    done = CliRunner().invoke(pixsim, ["room", "check-sheet", str(path), *given])
    assert done.exit_code not in (0, 1)
    assert "code insee" in done.stderr


def test_a_school_bills_nobody_and_a_workbook_has_fractions(tmp_path: Path) -> None:
    path = tmp_path / "feuille.ods"
    rows = [HEAD, tuple(columns(temps="0.3", tarification="").values())]
    path.write_bytes(ods({"Candidats": rows}))
    assert checked(path, "--school", code=0) == []
    assert checked(path) == ["BILLING_MODE_REQUIRED"]


def test_what_is_no_sheet_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "autre.csv"
    path.write_text("nom;1.1\nLéa;3\n")
    assert checked(path) == ["INVALID_DOCUMENT"]
    done = CliRunner().invoke(pixsim, ["room", "check-sheet", str(tmp_path / "absente.csv")])
    assert done.exit_code > 1
    assert "absente.csv" in done.stderr
