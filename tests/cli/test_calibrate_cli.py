"""``pixsim calibrate``: shows what changes, writes it whole or not at all, says why not."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from pixsim.answers.export import encode_table
from pixsim.bank.reading.load import load_bank
from pixsim.bank.reading.parameters import FILE, read_parameters, write_parameters
from pixsim.calibration import calibrate
from pixsim.cli import pixsim
from pixsim.report.faults.french import in_french
from pixsim.simulation.pilot import simulate_responses
from tests.calibration.bank.test_recalibration import known
from tests.tools.small_bank import write_bank
from tests.tools.terminal import Terminal
from tests.tools.tiers import tiered

PERSONS = 120


def run(*arguments: object) -> Result:
    return CliRunner().invoke(pixsim, [str(part) for part in arguments], prog_name="pixsim")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_bank(tmp_path / "bank")


@pytest.fixture
def answers(folder: Path, tmp_path: Path) -> Path:
    rng = np.random.default_rng(1)
    table = simulate_responses(load_bank(folder), rng.normal(0.5, 1.5, PERSONS), rng)
    path = tmp_path / "answers.csv"
    path.write_bytes(encode_table(table.assign(simulated=False), "csv"))
    return path


def test_what_changes_is_shown_and_then_written(folder: Path, answers: Path) -> None:
    done = run("calibrate", answers, "--bank", folder)
    assert done.exit_code == 0, done.output
    assert f"Calibrage 2PL : {5 * PERSONS} réponses, {PERSONS} candidats, 5 items" in done.stdout
    assert "Convergence en" in done.stdout
    assert "a priori tiré du niveau et du type" in done.stdout
    assert "Écrit :" in done.stdout
    assert "(5 items calibrés sur 5)" in done.stdout.replace("\n", " ")
    assert max(map(len, done.stdout.splitlines()[:-1])) <= 80
    written = read_parameters(folder / FILE, load_bank(folder).items)
    assert {value.n for value in written.values()} == {PERSONS}
    for name, value in written.items():
        (line,) = [line for line in done.stdout.splitlines() if line.startswith(name)]
        assert f"→ {value.b:.2f} ± {value.se_b:.2f}".replace(".", ",") in line
    again = run("calibrate", answers, "--bank", folder, "--dry-run").stdout
    assert "a priori" not in again


def test_a_dry_run_writes_nothing_and_json_says_everything(folder: Path, answers: Path) -> None:
    done = run("calibrate", answers, "--bank", folder, "--dry-run", "--json")
    document = json.loads(done.stdout)
    assert done.exit_code == 0
    assert "Rien n'a été écrit (--dry-run)." in done.stderr
    assert not (folder / FILE).exists()
    assert document["schema"] == "pixsim/calibration/1"
    assert document["converged"] is True
    assert document["written"] is None
    assert document["counts"] == {"calibrated": 5}
    assert {row["item"] for row in document["changes"]} == set(load_bank(folder).items)
    assert all(row["se_b"] > 0 for row in document["changes"])
    written = json.loads(run("calibrate", answers, "--bank", folder, "--json").stdout)
    assert written["written"] == str(folder / FILE)


def test_another_file_can_be_written_and_the_bank_stays(
    folder: Path, answers: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mine.csv"
    assert run("calibrate", answers, "--bank", folder, "--out", out).exit_code == 0
    assert not (folder / FILE).exists()
    assert len(read_parameters(out, load_bank(folder).items)) == 5


def test_few_answers_change_nothing(folder: Path, answers: Path) -> None:
    write_parameters(folder / FILE, [known("citer3-couleurs")])
    before = (folder / FILE).read_bytes()
    done = run("calibrate", answers, "--bank", folder, "--minimum", PERSONS + 1)
    assert done.exit_code == 0
    assert f"Inchangés, moins de {PERSONS + 1} réponses" in done.stdout
    assert "Aucun item ne change" in done.stdout
    assert (folder / FILE).read_bytes() == before


def test_models_and_anchors_are_passed_on(folder: Path, answers: Path) -> None:
    write_parameters(folder / FILE, [known("citer3-couleurs", a=1.4)])
    done = run("calibrate", answers, "--bank", folder, "--anchors", "calibrated")
    assert "Inchangés, ancres" in done.stdout
    written = read_parameters(folder / FILE, load_bank(folder).items)
    assert written["citer3-couleurs"] == known("citer3-couleurs", a=1.4)
    assert written["navigateur1-un"].method == "2pl MAP, anchored"
    refused = run(
        "calibrate", answers, "--bank", folder, "--anchors", "calibrated", "--model", "rasch"
    )
    assert refused.exit_code == 3
    assert "une discrimination de 1, pas" in refused.stderr
    assert "citer3-couleurs" in refused.stderr
    assert run("calibrate", answers, "--bank", folder, "--model", "rasch").exit_code == 0
    assert {v.a for v in read_parameters(folder / FILE, load_bank(folder).items).values()} == {1.0}


def test_what_does_not_converge_is_not_written(
    folder: Path, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hurried(*arguments: Any, **options: Any) -> Any:
        return calibrate(*arguments, **options, max_iterations=3)

    monkeypatch.setattr("pixsim.calibration.bank.fit.calibrate", hurried)
    done = run("calibrate", answers, "--bank", folder)
    assert done.exit_code == 1
    assert "Pas de convergence" in done.stdout
    assert "pas de convergence après" in done.stdout.replace("\n  ", " ")
    assert "not converged" not in done.output
    assert "Le calibrage n'a pas convergé : rien n'a été écrit." in done.stderr
    assert not (folder / FILE).exists()
    document = json.loads(run("calibrate", answers, "--bank", folder, "--json").stdout)
    assert document["converged"] is False
    assert document["written"] is None


def test_unknown_items_are_refused_with_what_to_do(
    folder: Path, answers: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("candidat;item;résultat\nann;ailleurs;1\nann;citer3-couleurs;0\n")
    done = run("calibrate", answers, other, "--bank", folder)
    assert done.exit_code == 3
    assert "la banque n'a pas d'item ailleurs" in done.stderr
    assert "--ignore-unknown" in done.stderr
    assert not (folder / FILE).exists()
    ignored = run("calibrate", answers, other, "--bank", folder, "--ignore-unknown")
    assert ignored.exit_code == 0
    assert "laissés de côté, la banque ne les a pas : ailleurs" in ignored.stdout
    other.write_text("candidat;item;résultat\nann;ailleurs;1\n")
    none = run("calibrate", other, "--bank", folder, "--ignore-unknown")  # nothing is left
    assert none.exit_code == 3
    assert "la banque n'a pas d'item ailleurs" in none.stderr
    assert "--ignore-unknown" not in none.stderr


def test_repeats_without_dates_are_refused_with_what_to_do(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("candidate,item,outcome\n" + "ann,citer3-couleurs,1\nann,citer3-couleurs,0\n")
    done = run("calibrate", path, "--bank", folder)
    assert done.exit_code == 3
    assert "ann/citer3-couleurs" in done.stderr
    assert "--repeats first" in done.stderr
    assert run("calibrate", path, "--bank", folder, "--repeats", "first").exit_code in (0, 1)


@pytest.mark.parametrize("content", ["candidate,item\n", "", None])
def test_faulty_files_are_told_without_a_traceback(
    folder: Path, tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "faulty.csv"
    if content is not None:
        path.write_text(content)
    done = run("calibrate", path, "--bank", folder)
    assert done.exit_code == 3
    assert "faulty.csv" in done.stderr
    assert "erreur" in done.stderr
    assert "Traceback" not in done.output
    document = json.loads(run("calibrate", path, "--bank", folder, "--json").stdout)
    assert document["ok"] is False


def test_a_bank_that_cannot_be_written_is_said_before_the_work(
    folder: Path, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixsim.foundation.files.os.access", lambda path, mode: mode != os.W_OK)  # noqa: ARG005
    done = run("calibrate", answers, "--bank", folder)
    assert done.exit_code == 3
    assert "--out" in done.stderr
    assert done.stdout == ""
    assert run("calibrate", answers, "--bank", folder, "--dry-run").exit_code == 0


@pytest.mark.parametrize(
    "arguments", [(), ("x.csv", "--model", "4pl"), ("x.csv", "--minimum", "0"), ("x.csv", "--bank", "nowhere")]
)  # fmt: skip
def test_wrong_usage_is_one_message(arguments: tuple[str, ...]) -> None:
    done = run("calibrate", *arguments)
    assert done.exit_code == 2
    assert "Erreur" in done.stderr


def test_what_a_fit_warns_of_has_its_french() -> None:
    separated = pd.DataFrame(np.tril(np.ones((12, 11))), columns=[f"q{k}" for k in range(11)])
    warnings = calibrate(separated, "2pl", max_iterations=40).warnings
    told = [in_french(warning) for warning in warnings if "not converged" in str(warning)]
    assert told
    assert all("convergence" in french and "not" not in french for french in told)


@pytest.mark.terminal
def test_a_terminal_sees_the_phases_and_then_the_report(
    folder: Path, answers: Path, home: Path
) -> None:
    arguments = ("calibrate", str(answers), "--bank", str(folder))
    with Terminal(*arguments, home=home) as terminal:
        for text in ("Lecture des réponses", "Calibrage", "Calibrage 2PL", "Écrit"):
            terminal.wait_for(text)
        assert terminal.wait() == 0


@pytest.mark.full
@pytest.mark.parametrize(
    ("changed", "option", "said"),
    tiered(
        [
            ({"simulated": True}, "--simulated", "réponses simulées : --simulated"),
            ({"kind": "exam"}, "--without-profile", "profils inconnus"),
            ({"kind": "practice"}, "--training", "pixsim export --kind exam"),
        ],
        1,
    ),
)
def test_answers_that_may_mislead_are_written_only_when_meant(
    folder: Path, answers: Path, changed: dict[str, object], option: str, said: str
) -> None:
    pd.read_csv(answers).assign(**changed).to_csv(answers, index=False)  # type: ignore[arg-type]
    refused = run("calibrate", answers, "--bank", folder)
    assert refused.exit_code == 1
    assert said in refused.stderr
    assert "Calibrage 2PL" in refused.stdout
    assert not (folder / FILE).exists()
    assert run("calibrate", answers, "--bank", folder, option).exit_code == 0
    assert (folder / FILE).exists()


@pytest.fixture
def wide(tmp_path: Path) -> tuple[Path, Path]:
    """A class that answered twenty items: one person turned round, one in haste."""
    bank = load_bank()
    rng = np.random.default_rng(3)
    some = pd.DataFrame(
        [
            {"item": item.id, "competence": "1.1", "a": 1.0, "b": float(b)}
            for item, b in zip(
                list(bank.items.values())[:20], np.linspace(-1.5, 1.5, 20), strict=True
            )
        ]
    )
    theta = rng.normal(0, 1.2, 150)
    groups = ["matin" if one < 0 else "soir" for one in theta]
    table = simulate_responses(some, theta, rng, groups=groups).assign(simulated=False)
    turned = table["candidate"] == "pilot-002"
    table.loc[turned, "outcome"] = np.where(table.loc[turned, "outcome"] == "ok", "ko", "ok")
    table.loc[(table["candidate"] == "pilot-001") & (table["number"] > 5), "seconds"] = 0.4
    path = tmp_path / "class.csv"
    path.write_bytes(encode_table(table, "csv"))
    return path, tmp_path


@pytest.mark.full
def test_what_a_fit_passes_over_reaches_the_report(wide: tuple[Path, Path]) -> None:
    path, folder = wide
    files = folder / "review.csv", folder / "scores.csv"
    options = ("--dry-run", "--group", "group", "--review", files[0], "--scores", files[1])
    done = run("calibrate", path, *options, "--exposure", folder / "exposure.csv")
    assert done.exit_code == 0, done.output
    said = done.stdout.replace("\n  ", " ")
    shown = done.stderr.splitlines()
    assert "dans plus de 30 %" in done.stderr.replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ")
    assert max(map(len, shown)) <= 80
    assert "Fiabilité : 0," in said
    assert "matin : 0," in said
    assert "15 réponses sur 3000 trop rapides" in said
    assert "(--skip-rapid les laisse de côté) ; plus d'une sur dix de : pilot-001" in said
    assert "Revue des items" in said
    review, scores = (pd.read_csv(file) for file in files)
    assert {"verdict", "reason", "rapid", "dif"} <= set(review.columns)
    assert len(review) == 20
    assert "réussite" in review["reason"][0]  # said as on the screen
    assert len(scores) == 150
    assert scores.set_index("candidate")["lz"].idxmin() == "pilot-002"
    assert "son habileté ne l'explique" in scores.set_index("candidate")["reason"]["pilot-002"]
    document = json.loads(run("calibrate", path, "--dry-run", "--json").stdout)
    assert document["checks"]["dimensions"]["extra"] >= 0
    assert document["checks"]["rapid"][0]["candidate"] == "pilot-001"
    assert document["checks"]["reliability"] > 0.5
    assert document["review"] is None


@pytest.mark.full
def test_candidates_and_rapid_answers_are_left_out_when_asked(wide: tuple[Path, Path]) -> None:
    path, _folder = wide
    done = run("calibrate", path, "--dry-run", "--exclude", "pilot-002", "--skip-rapid")
    assert "15 réponses trop rapides laissées de côté." in done.stderr
    assert "2\N{NARROW NO-BREAK SPACE}965 réponses, 149 candidats" in done.stdout
    assert "trop rapides pour" not in done.stdout
    for wrong in (("--exclude", "nobody"), ("--group", "nothing")):
        refused = run("calibrate", path, *wrong)
        assert refused.exit_code == 2
        assert wrong[-1] in refused.stderr


@pytest.mark.full
def test_variants_are_estimated_around_their_items(wide: tuple[Path, Path]) -> None:
    path, folder = wide
    out = folder / "parameters.csv"
    done = run("calibrate", path, "--families", "--out", out)
    assert done.exit_code == 0, done.output
    assert "2pl MAP, families" in out.read_text(encoding="utf-8")
    assert "#" not in done.stdout  # a variant with one answer is nothing to warn of
    table = pd.read_csv(path)
    table["variant"] = None
    table.to_csv(path, index=False)
    refused = run("calibrate", path, "--families", "--out", out)
    assert refused.exit_code == 3
    assert "réponses : variant : est vide" in refused.stderr


def test_a_report_that_cannot_be_written_is_said_before_the_work(
    wide: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folder = wide
    monkeypatch.setattr("pixsim.cli.calibration.calibrate.can_write", lambda _: False)
    refused = run("calibrate", path, "--dry-run", "--review", folder / "review.csv")
    assert refused.exit_code == 3
    assert f"Impossible d'écrire dans {folder}." in refused.stderr
    assert "--out" not in refused.stderr  # of the parameters, which are not meant here


@pytest.mark.full
def test_a_3pl_writes_lower_asymptotes(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)  # of 150 persons, a lower asymptote may have two modes
    items = pd.DataFrame(
        {
            "item": list(load_bank().items)[:20],
            "competence": "1.1",
            "a": 1.0,
            "b": np.linspace(-1.5, 1.5, 20),
        }
    )
    table = simulate_responses(items, rng.normal(0, 1, 800), rng).assign(simulated=False)
    path, out = tmp_path / "class.csv", tmp_path / "parameters.csv"
    path.write_bytes(encode_table(table, "csv"))
    done = run("calibrate", path, "--model", "3pl", "--out", out)
    assert done.exit_code == 0, done.output
    assert "3PL" in done.stdout
    assert pd.read_csv(out)["c"].between(0, 0.5).all()


def test_the_former_option_for_one_s_own_quiz_names_the_command(tmp_path: Path) -> None:
    done = run("calibrate", tmp_path / "quiz.csv", "--own", "--blank", "wrong")
    assert done.exit_code == 2
    assert "pixsim quiz RÉSULTATS…" in done.stderr
