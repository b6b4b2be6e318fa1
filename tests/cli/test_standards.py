"""``pixsim standards``: booklet, bookmarks, chances."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from click.testing import CliRunner

from pixsim.cli import pixsim


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(pixsim, ["standards", *arguments])
    return result.exit_code, result.output


def test_a_booklet_comes_back_as_cut_offs_with_those_of_v3_beside(tmp_path: Path) -> None:
    out, said = tmp_path / "livret.csv", tmp_path / "avis.csv"
    code, text = run("booklet", "--questions", "20", "--out", str(out))
    assert code == 0, text
    with out.open(encoding="utf-8", newline="") as file:
        pages = list(csv.DictReader(file))
    assert [row["page"] for row in pages] == [str(k) for k in range(1, 21)]
    assert all(row["statement"] for row in pages)
    rows = [f"{who},{level},{pages[page]['item']}" for who, shift in (("Ana", 0), ("Bo", 1))
            for level, page in ((1, 3 + shift), (3, 9 + shift))]  # fmt: skip
    said.write_text("\n".join(["judge,level,item", *rows]), encoding="utf-8")
    code, text = run("bookmark", str(said))
    assert code == 0, text
    assert "2 juges, signets" in text
    assert "jamais été calibrés" in text
    code, text = run("bookmark", str(said), "--json")
    document = json.loads(text)
    assert [row["public_seed"] for row in document["levels"]] == [-2.0, 0.5]
    middle = (float(pages[3]["location"]) + float(pages[2]["location"])) / 2
    assert document["judges"][0]["cut"] < float(pages[3]["location"]) + 0.01
    assert middle <= document["judges"][0]["cut"] + 0.01


def test_faults_are_told_in_french_and_end_with_an_error(tmp_path: Path) -> None:
    said = tmp_path / "avis.csv"
    said.write_text("judge,level,item,chance\nx,12,rien,2 fois\n", encoding="utf-8")
    code, text = run("angoff", str(said))
    assert code != 0
    assert "12 n'est pas un niveau de 1 à 8" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "la banque n'a pas d'item rien" in text
    assert "Traceback" not in text
