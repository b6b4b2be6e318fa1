"""Plain mistakes on the command line are one message, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import load_bank
from pixsim.cli import pixsim
from pixsim.report.rule_sets import read_result
from pixsim.report.v3.wording import result_notes
from tests.tools.small_bank import ITEMS, write_bank
from tests.tools.tiers import tiered

HUGE = "9" * 5000


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")


def refused(*arguments: str) -> str:
    done = run(*arguments)
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in (1, 2, 3)
    assert done.stderr
    return done.stderr


@pytest.mark.sampled(1)
@pytest.mark.parametrize("rules", tiered(["v2", "v3"], 2))
@pytest.mark.parametrize("theta", tiered(["1e308", "-1e308", "-1000"], 1))
def test_abilities_without_bounds_are_sat(rules: str, theta: str) -> None:
    done = run("exam", "niveaux", "--rules", rules, f"--autopilot={theta}", "--seed", "1", "--json")
    assert done.exit_code == 0, done.stderr
    assert "Warning" not in done.stderr


@pytest.mark.parametrize("theta", ["nan", "inf", "-inf", "1e400", "", "x" * 300])
def test_what_is_no_ability_is_refused(theta: str) -> None:
    assert "--autopilot" in refused("exam", "niveaux", f"--autopilot={theta}")
    assert "--autopilot" in refused("position", "niveaux", f"--autopilot={theta}")


@pytest.mark.parametrize("text", ["x" * 300, "é" * 300, "x" * 5000, "a/" * 3000, ".json", ""])
def test_a_long_or_odd_name_is_no_profile(text: str) -> None:
    for command in (("profile", "show"), ("progress",), ("chances",), ("generate",)):
        refused(*command, text)


@pytest.mark.parametrize("seed", ["-1", "x", "1.5", "1e3", HUGE])
def test_a_bad_seed_is_refused(seed: str) -> None:
    refused("exam", "niveaux", "--autopilot", "none", "--seed", seed)
    refused("generate", "niveaux", "--seed", seed)
    refused("simulate", "--candidates", "1", "--seed", seed)


def test_a_large_seed_is_a_seed() -> None:
    assert run("generate", "niveaux", "--seed", "9" * 100).exit_code == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"candidate": "a", "item": "q", "outcome": 1, "outcome": 0}', "outcome figure deux fois"),
        (f'{{"candidate": "a", "item": "q", "outcome": {HUGE}}}', "trop grand"),
        (f'{{"candidate": "a", "item": "q", "outcome": 1, "number": {"9" * 399}}}', "number"),
        ('{"candidate": "a", "item": "q", "outcome": 1, "seconds": 1e400}', "trop grand"),
        ('{"candidate": "a", "item": "q", "outcome": 1, "seconds": NaN}', "trop grand"),
        (r'{"candidate": "\ud800", "item": "q", "outcome": 1}', "moitié d'un caractère"),
        (
            '{"candidate": "a", "item": "q", "outcome": 1, "date": "9999-12-31T23:59:59-23:59"}',
            "date",
        ),
        (
            '{"candidate": "a", "item": "q", "outcome": 1, "date": "0001-01-01T00:00:00+23:59"}',
            "date",
        ),
        (r'{"candidate": "\u001b[31m", "item": "q", "outcome": 1}', r": \x1b[31m"),
        (r'{"candidate": "a", "item": "\u202eq", "outcome": 1}', r": \u202eq"),
        (r'{"candidate": "a", "item": "q", "outcome": 1, "note": "\u009b2J"}', r": \x9b2J"),
    ],
)
def test_a_bad_line_of_answers_is_named(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    text = refused("export", "--merge", str(file))
    assert "ligne 1" in text
    assert said in text


def test_answers_of_several_lines_may_be_merged(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    row = 'a,q,1,"l\u200e1\r\n\tl2"\n'
    file.write_bytes(f"candidate,item,outcome,note\n{row}".encode())
    done = run("export", "--merge", str(file))
    assert done.exit_code == 0
    assert done.stdout_bytes.decode().endswith(',"l\u200e1\r\n\tl2"\n')


@pytest.mark.parametrize("head", ["candidate,item,outcome,\x1b[31m", "candidate,\u202eq1"])
def test_columns_have_plain_names(tmp_path: Path, head: str) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"{head}\n" + ",".join("1" * (head.count(",") + 1)) + "\n", encoding="utf-8")
    assert "caractères de contrôle" in refused("export", "--merge", str(file))


def test_a_profile_with_a_key_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "p.json"
    file.write_text('{"id": "a", "name": "A", "levels": {"1.1": 1, "1.1": 8}}', encoding="utf-8")
    assert "la clé 1.1 figure deux fois" in refused("profile", "show", str(file))
    file.write_text(f'{{"id": "a", "name": "A", "levels": {{"1.1": {HUGE}}}}}', encoding="utf-8")
    assert "trop grand" in refused("profile", "show", str(file))


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("key = 1\n", 'key = "x"\n'),
        ("key = 1\n", 'key = "1.5"\n'),
        ("key = 1\n", f'key = "{HUGE}"\n'),
        ("key = 1\n", f"key = {HUGE[:300]}\n"),
        ("key = 1\n", "key = 0\n"),
        ("key = 1\n", 'key = "{{juste}}"\n'),
        ("valeur = 3\n", "valeur = inf\n"),
        ('compare = "number"', 'compare = "number"\ntolerance = nan'),
        ("valeur = 3\n", f"valeur = {HUGE}\n"),
        ("valeur = 3\n", "valeur = " + "[" * 5000 + "\n"),
        ('compare = "number"', 'compare = "number"\ntolerance = inf'),
    ],
)
def test_a_faulty_bank_file_is_told(tmp_path: Path, before: str, after: str) -> None:
    assert before in ITEMS
    folder = write_bank(tmp_path, ITEMS.replace(before, after))
    said = refused("bank", "check", str(folder))
    assert any(name in said for name in ("navigateur1-un", "adresse_web4-valeur", "TOML"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('code = "1"', "code = 1"),
        ('title = "Navigateur"', "title = [1]"),
        ('1 = "distinguer"', 'x = "distinguer"'),
        ('[tube.skills]\n1 = "distinguer"\n4 = "savoir"', "skills = 3"),
        ("pix_per_level = 8", "pix_per_level = nan"),
        ("max_level = 7", f"max_level = {HUGE}"),
    ],
)
def test_a_faulty_framework_is_told(tmp_path: Path, before: str, after: str) -> None:
    folder = write_bank(tmp_path)
    file = folder / "framework.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    assert "framework.toml : référentiel inutilisable" in refused("bank", "check", str(folder))


@pytest.mark.parametrize(
    "content", [b"", bytes(range(256)), b"\xff\xfe", b"PK\x03\x04", b"{", b"\r\r"]
)
def test_any_file_in_the_place_of_another_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(content)
    bank = write_bank(tmp_path / "bank")
    for name in ("framework.toml", "parameters.csv"):
        other = write_bank(tmp_path / f"bank-{name}")
        (other / name).write_bytes(content)
        refused("bank", "check", str(other))
    for place in (file, tmp_path, tmp_path / "missing", file / "below", tmp_path / ("n" * 300)):
        refused("profile", "show", str(place))
        refused("export", "--merge", str(place))
        refused("calibrate", str(place), "--bank", str(bank), "--dry-run")
        refused("simulate", "--candidates", "1", "--table", str(place))
        refused("bank", "check", str(place))


def test_a_file_nobody_may_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(b"{}")

    opened, read = Path.open, Path.read_bytes

    def deny_open(path: Path, *arguments: Any, **options: Any) -> Any:
        if path == file:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    def deny_read(path: Path) -> bytes:
        deny_open(path, "rb").close()
        return read(path)

    monkeypatch.setattr(Path, "open", deny_open)
    monkeypatch.setattr(Path, "read_bytes", deny_read)
    for command in (("profile", "show"), ("export", "--merge"), ("profile", "import")):
        assert "accès refusé" in refused(*command, str(file))


CALIBRATED = (
    "item,a,b,se_a,se_b,n,method,date\nnavigateur1-un,1.25,-0.5,0.1,0.2,321,2pl MAP,2026-10-05\n"
)


def test_a_calibrated_item_is_not_called_a_priori(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_bank(tmp_path)
    (folder / "parameters.csv").write_text(CALIBRATED, encoding="utf-8")
    loaded = load_bank(folder)
    for module in ("showing", "figures"):
        monkeypatch.setattr(f"pixsim.cli.bank.{module}.load_the_bank", lambda: loaded)
    shown = " ".join(run("bank", "show", "navigateur1").stdout.split())
    assert "a priori" not in shown
    said = "a = 1,25 (± 0,10), b = -0,50 (± 0,20) ; 321 réponses, 2pl MAP, le 05/10/2026"
    assert f"Paramètres calibrés : {said}" in shown
    assert "a priori (non calibrés)" in run("bank", "show", "navigateur4").stdout
    listed = run("bank", "list").stdout.splitlines()
    assert [line.endswith("  calibré") for line in listed].count(True) == 1
    items = json.loads(run("bank", "list", "--json").stdout)["items"]
    assert [item["id"] for item in items if item["calibrated"]] == ["navigateur1-un"]
    figures = json.loads(run("bank", "stats", "--json").stdout)["competences"]
    assert figures["1.1"]["calibrated"] == 1


def test_a_v3_result_without_answers_says_nothing_of_difficulties() -> None:
    done = run("exam", "niveaux", "--rules", "v3", "--autopilot", "none", "--seed", "1", "--json")
    result = read_result(done.stdout)
    assert any("Nos questions" in note.head for note in result_notes(result))  # type: ignore[arg-type]
    nothing = result.model_copy(update={"answered": 0, "calibrated": 0})
    assert not any("Nos questions" in note.head for note in result_notes(nothing))  # type: ignore[arg-type]


def test_a_command_mistyped_is_answered_with_its_neighbours() -> None:
    done = CliRunner().invoke(pixsim, ["exma"], prog_name="pixsim")
    assert done.exit_code == 2
    assert "La commande « exma » n'existe pas. Vouliez-vous dire : exam ?" in done.stderr
    far = CliRunner().invoke(pixsim, ["zzz"], prog_name="pixsim")
    assert "Vouliez-vous" not in far.stderr
