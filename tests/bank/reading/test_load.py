"""Reading a bank: every fault of every file at once, named by file, item and field."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.families import digest_of_code
from pixsim.foundation.problems import DataError
from tests.tools.small_bank import ITEMS, write_bank


def faults(folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_bank(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_bundled_bank_loads(bank: Bank) -> None:
    assert len(bank.framework.areas) == 5
    assert len(bank.framework.competences) == 16
    assert {area.code for area in bank.framework.areas} == set("12345")
    assert all(item.skill in bank.framework.skill for item in bank.items.values())


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    folder = write_bank(
        tmp_path, ITEMS.replace('type = "QCU"', 'type = "QCX"').replace("key = [1, 2]", "clef = 1")
    )
    (folder / "1.2-autre.toml").write_text('competence = "9.9"\nnimporte = 1\n', encoding="utf-8")
    (folder / "1.3-casse.toml").write_text("competence = \n", encoding="utf-8")
    text = "\n".join(faults(folder))
    assert "1.1-essai.toml: navigateur1-un: type" in text
    assert "1.1-essai.toml: navigateur4-plusieurs: clef" in text
    assert "1.2-autre.toml: nimporte" in text
    assert "1.3-casse.toml: not readable as UTF-8 TOML" in text


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            'id = "navigateur1-un"',
            'id = "navigateur4-plusieurs"',
            "must begin with the skill's name",
        ),
        ('"navigateur4-plusieurs"', '"navigateur1-un"', "must begin with the skill's name"),
        ("key = [1, 2]", "", "QCM needs a key"),
        ('skill = "@citer3"', 'skill = "@citer4"', "must begin with the skill's name"),
        ('options = ["{{juste}}", "Wikipédia", "Gmail"]', "", "at least two options"),
        ('deux = "jaune"', 'trois = "jaune"', "all variants must have the same fields"),
        ('groups = [["{{un}}"], ["{{deux}}"]]', 'groups = [["{{un}}"]]', "more fields than groups"),
        ('compare = "number"\n', "", "units needs compare"),
        ('compare = "number"', 'compare = "nombre"', "compare"),
        ('explanation = "Deux sont justes."', "", "explanation"),
    ],
)
def test_a_fault_names_its_place(tmp_path: Path, before: str, after: str, message: str) -> None:
    assert before in ITEMS
    found = faults(write_bank(tmp_path, ITEMS.replace(before, after)))
    assert any(message in line and line.startswith("1.1-essai.toml") for line in found)


def test_an_unknown_skill_family_or_competence_is_refused(tmp_path: Path) -> None:
    extra = """
[[item]]
id = "inconnu1-x"
skill = "@inconnu1"
type = "QROC"
statement = "x"
key = "y"
family = "os.path.system"
explanation = "z"
"""
    found = faults(write_bank(tmp_path, ITEMS + extra))
    assert any("no skill" in line or "no such skill" in line for line in found)
    assert any("no family 'os.path.system'" in line for line in found)


def test_a_missing_folder_or_an_empty_one_is_said(tmp_path: Path) -> None:
    assert "framework.toml" in faults(tmp_path / "nowhere")[0]
    folder = write_bank(tmp_path / "empty")
    (folder / "1.1-essai.toml").unlink()
    assert "no item file" in faults(folder)[0]


def test_a_duplicate_id_is_refused(tmp_path: Path) -> None:
    block = ITEMS.split("[[item]]")[1]
    assert any(
        "this id is taken" in line
        for line in faults(write_bank(tmp_path, ITEMS + "[[item]]" + block))
    )


def test_pix_values_share_eight_pix_a_level(tmp_path: Path) -> None:
    small = load_bank(write_bank(tmp_path))
    assert small.pix_value["@navigateur1"] == 4.0  # alone at its level
    assert small.pix_value["@adresse_web3"] == small.pix_value["@citer3"] == 4.0


def test_full_levels_are_worth_their_pix(bank: Bank) -> None:
    by_level: dict[tuple[str, int], list[float]] = {}
    for skill in bank.playable_skills:
        by_level.setdefault((skill.competence, skill.level), []).append(bank.pix_value[skill.name])
    for values in by_level.values():
        assert sum(values) >= (8.0 if len(values) > 1 else 4.0)
        assert sum(values) < 8.01


def test_a_question_is_found_by_its_name_only(bank: Bank) -> None:
    rng = np.random.default_rng(0)
    name = bank.variants(bank.playable_skills[0].name)[0]
    assert bank.question(name, rng).id == name
    for wrong in (
        "nothing",
        "nothing#1",
        f"{name}9999",
        name.replace("#", "#-"),
        name.split("#")[0] + "#²",
    ):
        with pytest.raises(LookupError):
            bank.question(wrong, rng)


def test_an_item_file_that_cannot_be_read_is_named_beside_the_other_faults(tmp_path: Path) -> None:
    root = write_bank(tmp_path / "bank")
    (root / "1.9-folder.toml").mkdir()
    (root / "2.9-broken.toml").write_text("competence =", encoding="utf-8")
    told = faults(root)
    assert any("1.9-folder.toml: cannot be read" in fault for fault in told)
    assert any("2.9-broken.toml: not readable as UTF-8 TOML" in fault for fault in told)


def test_the_digest_follows_files_and_the_code_of_families(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_bank(tmp_path / "bank")
    plain = load_bank(folder).digest
    assert load_bank(folder).digest == plain
    code = tmp_path / "families"
    (code / "search").mkdir(parents=True)
    (code / "search" / "addresses.py").write_text("A = 1\n")
    before = digest_of_code(code)
    (code / "search" / "addresses.py").write_text("A = 2\n")
    assert digest_of_code(code) != before
    computed = load_bank()
    monkeypatch.setattr("pixsim.bank.reading.load.code_digest", lambda: b"other code")
    assert load_bank().digest != computed.digest
    assert load_bank(folder).digest == plain  # no family in it


def test_a_file_that_changes_is_read_anew(tmp_path: Path) -> None:
    """What was read is kept by content, for a process reads a bank for each of its sittings."""
    root = write_bank(tmp_path / "bank")
    before = load_bank(root)
    again = load_bank(root)
    assert again.items == before.items
    assert again.digest == before.digest
    (file,) = root.glob("[0-9]*.toml")
    text = file.read_text(encoding="utf-8")
    name = next(iter(before.items))
    file.write_text(text.replace(name, f"{name}_anew"), encoding="utf-8")
    assert next(iter(load_bank(root).items)) == f"{name}_anew"
    framework = root / "framework.toml"
    levels = framework.read_text(encoding="utf-8")
    framework.write_text(levels.replace("max_level = 7", "max_level = 6"), encoding="utf-8")
    assert (before.framework.max_level, load_bank(root).framework.max_level) == (7, 6)


def test_a_folder_may_be_named_by_its_text(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        load_bank(str(tmp_path))  # there is none, and it is said as of a path
