"""Profile files: read whole or refused with every fault; written atomically."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.foundation.files import replace_file
from pixsim.foundation.problems import DataError
from pixsim.foundation.resources import bundled_folder
from pixsim.profile import Profile, profile_schema, read_profile, write_profile
from pixsim.rules.v2 import V2
from tests.tools.sample_profiles import sample_profiles

ELEMENT = {
    "skill": "@navigateur1", "source": "direct", "status": "validated", "earned_pix": 1.6,
    "date": "2026-10-05T09:00:00Z", "question": "navigateur1-lequel#1",
}  # fmt: skip


def faults(path: Path, bank: Bank) -> str:
    with pytest.raises(DataError) as caught:
        read_profile(path, bank.framework)
    return str(caught.value)


def test_every_fault_is_named_at_once(tmp_path: Path, bank: Bank) -> None:
    path = tmp_path / "p.json"
    elements = [
        {**ELEMENT, "status": "ok"},
        {**ELEMENT, "date": "2026-10-05T09:00:00"},
        {**ELEMENT, "source": "inferred"},
        {**ELEMENT, "status": "invalidated"},
        {**ELEMENT, "nom": "x"},
    ]
    document = {"id": "Léa!", "name": " ", "extra_time_percent": -1, "knowledge": elements}
    path.write_text(json.dumps(document), encoding="utf-8")
    text = faults(path, bank)
    for place in ("id", "name", "extra_time_percent"):
        assert f"p.json: {place}: " in text
    for place in ("1: status", "2: date", "5: nom"):
        assert f"p.json: knowledge {place}: " in text
    assert "an inferred element has no question" in text
    assert "only a validated skill earns pix" in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("nom", "Expecting value (column 1)"),
        ("{", "is not JSON"),
        ("[]", "object"),
        ('{"id": "x", "name": "X", "levels": {"9.9": 1}}', "no such competence: 9.9"),
        ('{"id": "x", "name": "X", "levels": {"1.1": 9}}', "less than or equal to 8"),
        ('{"id": "x", "name": "X", "levels": {"1.1": 2.5}}', "integer"),
        (json.dumps({"id": "x", "name": "X", "levels": {}, "knowledge": [ELEMENT]}), "not both"),
        (
            json.dumps({"id": "x", "name": "X", "knowledge": [{**ELEMENT, "skill": "@rien1"}]}),
            "no skill @rien1",
        ),
        ('{"schema": "pixsim/profile/9", "id": "x", "name": "X"}', "pixsim/profile/1"),
    ],
)
def test_bad_input_is_one_clear_message(
    tmp_path: Path, bank: Bank, text: str, message: str
) -> None:
    path = tmp_path / "p.json"
    path.write_text(text, encoding="utf-8")
    assert message in faults(path, bank)
    path.write_bytes(b"\xff\xfe\x00")
    assert "p.json" in faults(path, bank)
    assert "cannot be read" in faults(tmp_path / "absent.json", bank)


def test_a_written_profile_reads_back(
    tmp_path: Path, bank: Bank, sample: Profile, plain: Profile
) -> None:
    for profile in (sample, plain, Profile(id="x", name="Élodie", extra_time_percent=33)):
        write_profile(profile, tmp_path / "p.json")
        assert read_profile(tmp_path / "p.json", bank.framework) == profile


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.json"
    replace_file(path, b"old")

    def refuse(handle: int) -> None:
        raise OSError(f"disk full: {handle}")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="disk full"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_schema_describes_the_sample_profiles() -> None:
    schema = profile_schema()
    assert schema["properties"]["schema"]["const"] == "pixsim/profile/1"
    assert {"id", "name"} <= set(schema["required"])
    for path in bundled_folder("profiles").glob("*.json"):
        assert set(json.loads(path.read_text(encoding="utf-8"))) <= set(schema["properties"])


@pytest.mark.full
def test_the_sample_profiles_are_what_their_script_makes(bank: Bank) -> None:
    for made in sample_profiles(bank):
        path = bundled_folder("profiles") / f"{made.id}.json"
        assert read_profile(path, bank.framework) == made, (
            "run: python -m tests.tools.sample_profiles"
        )


def test_the_samples_cover_what_a_newcomer_meets(bank: Bank) -> None:
    found = {
        p.stem: read_profile(p, bank.framework) for p in bundled_folder("profiles").glob("*.json")
    }
    totals = {
        name: sum(profile_standing(profile, bank.framework, V2()).pix)
        for name, profile in found.items()
    }
    certifiable = {
        n: profile_standing(p, bank.framework, V2()).is_certifiable for n, p in found.items()
    }
    assert certifiable == {
        "novice": True, "independant": True, "avance": True, "niveaux": True, "debutant": False,
    }  # fmt: skip
    assert totals["debutant"] < totals["novice"] < totals["independant"] < totals["avance"]
    questions = {e.question for p in found.values() for e in p.knowledge if e.question}
    assert questions <= {q for s in bank.playable_skills for q in bank.variants(s.name)}
