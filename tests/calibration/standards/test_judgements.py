"""Files of judgements: read as they come, or refused with every fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixsim.calibration.standards import read_judgements
from pixsim.foundation.problems import DataError
from pixsim.report.faults.french import in_french

ITEMS = ["a", "b"]


def test_separators_commas_and_percentages_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "avis.csv"
    file.write_text(
        "\N{BYTE ORDER MARK}Judge;LEVEL;item;chance;note\nÉva;1;a;62,5;x\n\nÉva;1;b;1\nBo;1;a;70 %\n",
        encoding="utf-8",
    )
    found = read_judgements(file, ITEMS, "angoff")
    assert found["judge"].tolist() == ["Éva", "Éva", "Bo"]
    assert found["chance"].tolist() == [0.625, 0.01, 0.7]
    file.write_text("item,judge,level\na,Éva,2\n", encoding="utf-8")
    assert read_judgements(file, ITEMS, "bookmark").iloc[0].to_dict() == {
        "judge": "Éva", "level": 2, "item": "a",
    }  # fmt: skip


def test_shares_stay_shares(tmp_path: Path) -> None:
    file = tmp_path / "avis.csv"
    file.write_text("judge,level,item,chance\nx,1,a,0.4\nx,1,b,1\n", encoding="utf-8")
    assert read_judgements(file, ITEMS, "angoff")["chance"].tolist() == [0.4, 1.0]


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "avis.csv"
    file.write_text(
        "judge,level,item,chance\nx,0,a,0.5\n,1,zz,0.5\nx,2,b,oui\nx,2,b,0.4\nx,3,a,-1\nx,3,b,nan\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError) as caught:
        read_judgements(file, ITEMS, "angoff")
    told = [(p.where, p.field, p.kind) for p in caught.value.problems]
    assert told == [
        ("line 2", "level", "no_such_level"),
        ("line 3", "judge", "no_value"),
        ("line 3", "item", "unknown_item"),
        ("line 4", "chance", "no_chance"),
        ("line 5", "", "judged_twice"),
        ("line 6", "chance", "no_chance"),
        ("line 7", "chance", "no_chance"),
    ]
    assert all("avis.csv : ligne" in in_french(p) for p in caught.value.problems)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ["no_column"] * 3),
        ("judge,level,item\n", ["no_judgement"]),
        ("judge,item\nx,a\n", ["no_column"]),
        ('judge,level,item\nx,1,"a\n', ["unreadable"]),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str, kinds: list[str]) -> None:
    file = tmp_path / "avis.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_judgements(file, ITEMS, "bookmark")
    assert [problem.kind for problem in caught.value.problems] == kinds
    with pytest.raises(DataError):
        read_judgements(tmp_path / "absent.csv", ITEMS, "bookmark")
