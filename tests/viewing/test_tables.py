"""Tables: what is a number, what is filtered, sorted, summed; against sums made another way."""

from __future__ import annotations

import csv
import random
from decimal import Decimal
from fractions import Fraction

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.viewing.numbers import column_kind, decimal_mark, parse_number
from pixsim.viewing.sizes import size_in_words, written_number
from pixsim.viewing.tables import MOST_CELLS, TableView, csv_view
from tests.tools.tiers import steps
from tests.viewing.files import bank_files

SALES = """date;commune;poste;montant
03/02/2026;Blois;Transport;128,40
05/12/2025;Tours;Repas;46,00
19/02/2026;Blois;Transport;128,40
09/02/2026;Vierzon;"Matériel; outils";1 310,00
11/02/2026;Évry;Transport;
"""


def table(text: str, name: str = "a.csv") -> TableView:
    return csv_view(name, text)


def column(view: TableView, place: int, rows: tuple[int, ...] | None = None) -> list[str]:
    return [view.rows[row][place] for row in (view.select() if rows is None else rows)]


def test_a_french_table_is_read() -> None:
    view = table(SALES)
    assert [(each.name, each.kind) for each in view.columns] == [
        ("date", "date"), ("commune", "text"), ("poste", "text"), ("montant", "number"),
    ]  # fmt: skip
    assert view.rows[3] == ("09/02/2026", "Vierzon", "Matériel; outils", "1 310,00")
    figures = view.figures(3, view.select())
    assert figures is not None
    assert (figures.count, figures.total) == (4, Decimal("1612.80"))
    assert written_number(figures.mean, 2) == "403,20"
    assert written_number(figures.total, 2) == "1\u00a0612,80"


def test_words_are_all_looked_for_without_case_or_accents() -> None:
    view = table(SALES)
    assert column(view, 0, view.select("BLOIS transport")) == ["03/02/2026", "19/02/2026"]
    assert view.select("evry") == (4,)
    assert view.select("lyon") == ()
    figures = view.figures(3, view.select("blois transport"))
    assert figures is not None
    assert figures.total == Decimal("256.80")
    assert view.figures(3, ()) is None
    assert view.figures(1, view.select()) is None


def test_each_kind_of_column_sorts_its_own_way() -> None:
    view = table(SALES)
    assert column(view, 3, view.select(by=3)) == ["46,00", "128,40", "128,40", "1 310,00", ""]
    assert view.select(by=3)[1:3] == (0, 2)
    assert column(view, 3, view.select(by=3, descending=True))[0::4] == ["1 310,00", ""]
    assert column(view, 0, view.select(by=0))[0::4] == ["05/12/2025", "19/02/2026"]
    assert column(view, 1, view.select(by=1)) == ["Blois", "Blois", "Évry", "Tours", "Vierzon"]
    assert column(view, 3, view.select("blois tours", by=3)) == []


@pytest.mark.parametrize(
    ("cell", "mark", "value"),
    [
        ("12", ",", "12"), ("-3,5", ",", "-3.5"), ("−3,5", ",", "-3.5"), ("1 234,50 €", ",", "1234.50"),
        ("1\u202f234", ",", "1234"), ("0,07", ",", "0.07"), ("+4", ",", "4"), ("12.5", ".", "12.5"),
        ("12.5", ",", None), ("12,5", ".", None), ("01000", ",", None), ("12 34", ",", None),
        ("1e5", ",", None), ("", ",", None), ("12 ans", ",", None), ("٣", ",", None), ("NaN", ",", None),
        ("9" * 40, ",", None),
    ],
)  # fmt: skip
def test_numbers_are_those_of_a_french_spreadsheet(cell: str, mark: str, value: str | None) -> None:
    assert parse_number(cell, mark) == (None if value is None else Decimal(value))


def test_a_column_is_what_most_of_its_cells_are() -> None:
    assert column_kind(["1", "2", "n.d.", ""]) == "number"
    assert column_kind(["1", "n.d."]) == "text"
    assert column_kind(["01/02/2026", "31/02/2026", "03/02/2026"]) == "date"
    assert column_kind([]) == "text"
    assert decimal_mark(["1.5", "2.5", "1,5"]) == "."


@pytest.mark.parametrize("mark", list(";,\t|"))
def test_the_delimiter_is_found(mark: str) -> None:
    text = "\n".join(mark.join(row) for row in (["nom", "note"], ["Zoé", "12"], ["Léa", "9"]))
    view = table(text)
    assert (view.columns[1].name, view.rows) == ("note", (("Zoé", "12"), ("Léa", "9")))


def test_commas_in_cells_are_no_delimiter() -> None:
    view = table("numero;mots\n1;eau, solaire, forêt\n2;eau, ville, air\n")
    assert len(view.columns) == 2
    assert len(table("a;b\n1,5;2,5\n3,5;4,5\n").columns) == 2


def test_a_table_without_names_has_letters() -> None:
    view = table("1;2\n3;4\n")
    assert [each.name for each in view.columns] == ["A", "B"]
    assert len(view.rows) == 2


def test_short_and_long_rows_lose_nothing() -> None:
    view = table("a;b\nx\ny;1;2\n")
    assert view.rows == (("x", "", ""), ("y", "1", "2"))


def test_the_first_lines_are_shown_and_the_rest_is_told() -> None:
    rows = "".join(f"{n};x\n" for n in range(2_000))
    assert not table("n;t\n" + rows).cut
    cut = table("n;t\n" + rows + "2000;x\n")
    assert cut.cut
    assert len(cut.rows) == 2_000
    wide = table("\n".join(";".join(f"c{n}" for n in range(150)) for _row in range(900)))
    assert wide.cut
    assert len(wide.rows) * len(wide.columns) <= MOST_CELLS


def test_sums_are_exact_however_many() -> None:
    draw = random.Random(3)
    values = [draw.randrange(-(10**9), 10**9) for _row in range(1_500)]
    cells = [f"{'-' * (v < 0)}{abs(v) // 1000},{abs(v) % 1000:03d}" for v in values]
    view = table("n;v\n" + "".join(f"x;{cell}\n" for cell in cells))
    figures = view.figures(1, view.select())
    assert figures is not None
    assert figures.total == Decimal(sum(values)) / 1000
    exact = Fraction(sum(values), 1000 * len(values))
    assert abs(Fraction(figures.mean) - exact) < Fraction(1, 10**20)


def in_any_encoding(content: bytes) -> str:
    """A few files of the bank are in an old encoding on purpose; their numbers are the same."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp850")


@pytest.mark.parametrize("step", steps(8))
def test_the_sums_of_the_bank_are_those_of_plain_arithmetic(bank: Bank, step: int) -> None:
    seen = 0
    for name, content in bank_files(bank, step):
        if not name.endswith(".csv"):
            continue
        text = in_any_encoding(content)
        view = csv_view(name, text)
        mark = ";" if ";" in text.splitlines()[0] else ","
        rows = list(csv.reader(text.splitlines(), delimiter=mark))
        has_names = view.columns[0].name == rows[0][0]
        for place, one in enumerate(view.columns):
            if one.kind != "number":
                continue
            written = [row[place].replace(",", ".") for row in rows[has_names:] if place < len(row)]
            clean = [cell for cell in written if cell.replace(".", "", 1).lstrip("-").isdigit()]
            figures = view.figures(place, view.select())
            assert figures is not None
            if figures.count == len(clean):
                seen += 1
                assert Fraction(figures.total) == sum(map(Fraction, clean))
    assert seen > 30 / step  # which files a sample holds is chance


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 octet"), (1, "1 octet"), (853, "853 octets"), (1_000, "1,0 ko"), (55_194, "55,2 ko"),
     (999_949, "999,9 ko"), (999_950, "1,0 Mo"), (5_000_000, "5,0 Mo")],
)  # fmt: skip
def test_sizes_are_said_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words.replace(" ", "\u00a0")
