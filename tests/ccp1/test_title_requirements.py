"""A title is a folder of data: another one works without code, a faulty one is told whole."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pixsim.ccp1.check import check_dossier
from pixsim.ccp1.dossier import read_dossier
from pixsim.ccp1.plan import plan_rehearsal
from pixsim.ccp1.title_requirements import (
    FOLDER,
    TitleRequirements,
    load_title_requirements,
    title_names,
)
from pixsim.foundation.problems import DataError

Edit = tuple[str, str, str]


def other_title(folder: Path, *edits: Edit) -> Path:
    """A copy of the referential under another name, with changes."""
    shutil.copytree(FOLDER / "remn-2019", folder / "autre-2030")
    for name, before, after in (("rules.toml", 'id = "remn-2019"', 'id = "autre-2030"'), *edits):
        path = folder / "autre-2030" / name
        text = path.read_text("utf-8")
        assert before in text, before
        path.write_text(text.replace(before, after), "utf-8")
    return folder


def test_another_title_is_another_folder(folder: Path, tmp_path: Path) -> None:
    place = other_title(
        tmp_path / "titres",
        ("rules.toml", "fiches = 5", "fiches = 3"),
        ("rules.toml", "minutes = 40", "minutes = 30"),
        ("rules.toml", "ancien titre, remplacé par Médiateur numérique", "titre d'essai"),
        ("rules.toml", '[[part]]\nname = "Suite"', '[[part]]\nname = "Suite donnée"'),
    )
    path = folder / "dossier.md"
    path.write_text(path.read_text("utf-8").replace("remn-2019", "autre-2030"), "utf-8")
    dossier = read_dossier(folder, place)
    assert dossier.referential.status == "titre d'essai"
    assert sorted(dossier.fiches) == [1, 2, 3]
    kinds = [one.problem.kind for one in check_dossier(dossier)]
    assert kinds.count("ccp1_minutes") == 3
    assert kinds.count("ccp1_extra_fiche") == 2
    assert kinds.count("ccp1_unknown_section") == kinds.count("ccp1_no_part") == 3
    plan = plan_rehearsal(dossier, now=datetime.now(UTC), profile_id="x", seed=1)
    assert plan.rules == "autre-2030"
    assert plan.referential.minutes == 30


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("questions.toml", 'id = "prerequis"', 'id = "progression"'), "progression appears twice"),
        (("questions.toml", 'competence = "4"', 'competence = "9"'), "no competence 9"),
        (("rules.toml", 'source = "temoignage"', 'source = "ouï-dire"'), "no source ouï-dire"),
        (("rules.toml", "fiches = 5", 'fiches = "cinq"'), "fiches"),
        (("rules.toml", "fiches = 5", "fiches = ["), "rules.toml"),
        (("questions.toml", "covers = [", "couvre = ["), "couvre"),
    ],
)
def test_a_faulty_one_is_told(tmp_path: Path, edit: Edit, said: str) -> None:
    place = other_title(tmp_path / "titres", edit)
    with pytest.raises(DataError) as caught:
        load_title_requirements("autre-2030", place)
    assert said in str(caught.value)


def test_what_travels_is_sound(rules: TitleRequirements) -> None:
    assert title_names() == ["remn-2019"]
    assert len(rules.criteria) == 20
    assert rules.replaced_on is not None
    assert rules.replaced_on.isoformat() == "2025-07-13"
    assert list(rules.scale) == ["0", "1", "2", "3"]
