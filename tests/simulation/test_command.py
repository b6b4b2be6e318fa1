"""``pixsim simulate``, as it is typed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.foundation.problems import DataError, Problem
from pixsim.report.faults.french import in_french
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import (
    Abilities,
    Cohort,
    SimulatedPositioning,
    Sincerity,
    from_profiles,
    from_table,
)
from pixsim.simulation import simulate as run

CODES = [f"{a}.{c}" for a, n in enumerate((3, 4, 4, 3, 2), 1) for c in range(1, n + 1)]


def typed(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, ["simulate", *arguments])


def test_the_summary_is_printed_in_french() -> None:
    done = typed("--candidates", "3000", "--seed", "4")
    assert done.exit_code == 0, done.output
    assert "Simulation de 3 000 candidats, règles V2" in done.stdout
    assert "a priori" in done.stdout
    assert "Certifiés" in done.stdout
    assert "5.2 " in done.stdout
    assert "0 calibrés sur" in done.stdout
    assert "jeu de données public" not in done.stdout
    assert done.stderr == ""
    assert "nan" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_the_summary_of_v3_says_what_is_the_public_seeds() -> None:
    done = typed("--rules", "v3", "--candidates", "200", "--seed", "4")
    assert done.exit_code == 0, done.output
    for text in (
        "Simulation de 200 candidats, règles V3",
        "Indépendant 1",
        "Pré-novice (non affiché)",
        "Corrélation",
        "jeu de données public de Pix, pas ceux de la production",
        "viennent d'une seule capacité",
        "ailleurs, paramètres a priori",
    ):
        assert text in done.stdout
    assert "nan" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_nobody_admitted_is_printed_too(tmp_path: Path) -> None:
    low = pd.DataFrame({f"theta_{code}": [-9.0] for code in CODES})
    low.to_csv(tmp_path / "low.csv", index=False)
    for rules in ("v2", "v3"):
        done = typed("--table", str(tmp_path / "low.csv"), "--rules", rules)
        assert done.exit_code == 0, done.output
        assert "nan" not in done.stdout
        assert "Simulation de 1 candidat," in done.stdout
        assert "A priori (suppositions) : sincérité" in done.stdout  # abilities are given


@pytest.mark.parametrize("name", ["v2", "v3"])
def test_json_holds_the_figures_of_the_library(name: str) -> None:
    done = typed("--rules", name, "--candidates", "500", "--seed", "4", "--json")
    document = json.loads(done.stdout)
    assert document["schema"] == "pixsim/simulation/2"
    assert (document["rules"], document["profiles"]) == (name, "levels")
    found = run(rules={"v2": V2, "v3": V3}[name](), candidates=500, seed=4, table=False)
    assert document["summary"] == json.loads(json.dumps(found.summary().as_dict()))
    assert document["provenance"] == json.loads(json.dumps(found.provenance.as_dict()))
    assert document["provenance"]["priors"]["abilities"]["correlation"] == 0.7
    origin = {"v2": "none", "v3": "public seed"}[name]
    assert document["provenance"]["score_cut_offs"] == origin
    assert document["provenance"]["level_cut_offs"] == origin


@pytest.mark.full
def test_profiles_may_come_from_simulated_positioning() -> None:
    done = typed("--candidates", "40", "--seed", "4", "--profiles", "positioning", "--json")
    document = json.loads(done.stdout)
    assert document["provenance"]["priors"]["profiles"] == "simulated positioning"
    cohort = Cohort(positioning=SimulatedPositioning())
    expected = run(cohort, candidates=40, seed=4, table=False).summary().as_dict()
    assert document["summary"] == json.loads(json.dumps(expected))
    shown = typed("--candidates", "5", "--seed", "4", "--profiles", "positioning")
    assert "positionnement simulé" in shown.stdout


def test_workers_change_nothing() -> None:
    one, two = (typed("--candidates", "70000", "--json", "--workers", n) for n in "12")
    assert one.exit_code == two.exit_code == 0
    assert one.stdout == two.stdout


def test_sincerity_is_taken_into_account() -> None:
    passed = [
        json.loads(typed("--candidates", "4000", "--sincerity", name, "--json").stdout)["summary"]
        for name in ("honest", "inflated")
    ]
    assert passed[0]["passed"]["value"] > passed[1]["passed"]["value"]


def test_the_table_is_written(tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    done = typed("--candidates", "50", "--seed", "4", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert list(tmp_path.iterdir()) == [out]
    table = pd.read_csv(out)
    expected = run(candidates=50, seed=4).table
    assert list(table.columns) == list(expected.columns)
    assert table["pix"].tolist() == expected["pix"].tolist()
    assert table["result"].tolist() == expected["result"].astype(str).tolist()


def test_parquet_is_written_or_refused_before_the_work(tmp_path: Path) -> None:
    out = tmp_path / "table.parquet"
    done = typed("--candidates", "50", "--out", str(out))
    try:
        import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore] # noqa: F401
    except ImportError:
        assert done.exit_code == 2
        assert "pyarrow" in done.stderr
    else:
        assert len(pd.read_parquet(out)) == 50


@pytest.mark.parametrize(
    "arguments",
    [
        ("--candidates", "0"),
        ("--candidates", "x"),
        ("--seed", "1.5"),
        ("--seed", "-1"),
        ("--sincerity", "unknown"),
        ("--rules", "v9"),
        ("--profiles", "real"),
        ("--workers", "0"),
        ("--workers", "62"),
        ("--out", "table.xlsx"),
        ("--table", "nowhere.csv"),
    ],
)
def test_wrong_usage_is_told_in_one_message(arguments: tuple[str, ...]) -> None:
    done = typed(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert arguments[0] in done.stderr


def test_all_wrong_numbers_are_told_at_once() -> None:
    done = typed("--candidates", "0", "--seed", "x", "--workers", "0", "--json")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "--candidates : un nombre entier d'au moins 1 est attendu, pas 0",
        "--seed : un nombre entier d'au moins 0 est attendu, pas x",
        "--workers : un nombre entier d'au moins 1 est attendu, pas 0",
        "3 erreurs.",
    ]
    assert json.loads(done.stdout)["ok"] is False


def test_a_table_of_candidates_is_read(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    pd.DataFrame({f"theta_{code}": [0.0, 1.0, 2.0] for code in CODES}).to_csv(file, index=False)
    out = tmp_path / "out.csv"
    done = typed("--table", str(file), "--rules", "v3", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert "Simulation de 3 candidats" in done.stdout
    assert pd.read_csv(out)["theta_4.2"].tolist() == [0.0, 1.0, 2.0]


def test_rows_longer_than_the_header_are_refused(tmp_path: Path) -> None:
    """Pandas would take the first value as the name of the row and shift the others."""
    file = tmp_path / "people.csv"
    header = ",".join(f"theta_{code}" for code in CODES)
    file.write_text(header + "\n" + ",".join(["7"] + ["0"] * 16) + "\n")
    done = typed("--table", str(file))
    assert done.exit_code == 3
    assert "people.csv : 17 valeurs, il en faut 16" in done.stderr.splitlines()


def test_nobody_scored_is_printed_too() -> None:
    """With this seed, the test of V3 ends before the twentieth answer."""
    done = typed("--rules", "v3", "--candidates", "1", "--seed", "181")
    assert done.exit_code == 0, done.output
    assert "  Écart moyen                       –" in done.stdout.splitlines()
    assert "nan" not in done.stdout


def test_every_fault_of_a_table_is_told_in_french(tmp_path: Path) -> None:
    table = pd.DataFrame({f"theta_{code}": [0.0, 1.0, 2.0] for code in CODES})
    table = table.drop(columns="theta_1.2").assign(note=1, extra_time_percent=[0, 500, 0])
    table["theta_3.2"] = "beaucoup"
    table["level_1.1"] = [1, 2.5, 3]
    file = tmp_path / "people.csv"
    table.to_csv(file, index=False)
    done = typed("--table", str(file))
    assert done.exit_code == 3
    for line in (
        "people.csv : theta_1.2 : la colonne manque",
        "people.csv : note : la colonne note n'est pas connue",
        "people.csv : theta_3.2 : des nombres sont attendus",
        "people.csv : extra_time_percent : un nombre de 0 à 200 est attendu ; la ligne 1 (à partir "
        "de 0) porte 500 (1 en tout)",
        "people.csv : level_1.1 : un nombre entier de 0 à 8 est attendu ; la ligne 1 (à partir de 0) "
        "porte 2.5 (1 en tout)",
        "people.csv : level_5.2 : la colonne manque",
    ):
        assert line in done.stderr.splitlines()
    file.write_text("")
    assert "ne peut pas être lu" in typed("--table", str(file)).stderr
    profiles = {f"{kind}_{code}": [1] for kind in ("theta", "level") for code in CODES}
    pd.DataFrame(profiles).to_csv(file, index=False)
    done = typed("--table", str(file), "--profiles", "positioning")
    assert done.exit_code == 3
    assert "ces candidats ont déjà un profil" in done.stderr


def test_every_fault_of_a_simulation_has_its_french(bank: Bank) -> None:
    """All that the library may refuse, worded without English and with its numbers."""
    wrong: Any = {"candidates": 0, "seed": "x", "chunk": 0, "forms": 100, "mastery": 1}
    cohort = Cohort(
        Abilities(mean=(1.0, 99.0)),
        Sincerity(help=50),
        given=from_table(pd.DataFrame({f"theta_{c}": [1] for c in CODES}), bank.framework),
        positioning=SimulatedPositioning(retention=-1),
    )
    rules: Any = "v1"
    first = next(iter(bank.items))
    small = replace(bank, items={first: bank.items[first]})
    archived = bank.items[first].model_copy(update={"status": "archived"})
    draft = bank.items[first].model_copy(update={"status": "draft"})
    calls: list[Any] = [
        lambda: run(cohort, rules=rules, bank=bank, **wrong),
        lambda: run(rules=V3(), candidates=1, seed=1, bank=small),
        lambda: run(rules=V3(), candidates=1, seed=1, bank=replace(bank, items={first: archived})),
        lambda: run(candidates=1, seed=1, bank=replace(bank, items={first: draft})),
        lambda: run(candidates=1, seed=1, bank=bank, parameters={"none9": (1, 1), first: (0, 1)}),
        lambda: from_profiles([], bank.framework),
        lambda: from_table(pd.DataFrame([[1, 1]], columns=["a", "a"]), bank.framework),
        lambda: from_table(pd.DataFrame({"theta_1.1": []}), bank.framework),
    ]
    told: list[Problem] = []
    for call in calls:
        with pytest.raises(DataError) as caught:
            call()
        told += caught.value.problems
    assert {problem.kind for problem in told} == {
        "setting", "whole_number", "power_of_two", "mean_count", "unknown_rules",
        "pool_exhausted", "no_offered_item", "no_operative_item", "unknown_item", "bad_parameters",
        "profile_count", "repeated_column", "foreign_column", "missing_column", "empty_table",
    }  # fmt: skip
    for problem in told:
        assert problem.message not in in_french(problem), problem
    shown = [in_french(problem) for problem in told]
    assert "mastery : un nombre de 0,001 à 0,999 est attendu, pas 1" in shown
    assert "sincerity.help : un nombre de -10 à 10 est attendu, pas 50" in shown


def test_a_folder_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    done = typed("--candidates", "50", "--out", str(tmp_path / "nowhere" / "table.csv"))
    assert done.exit_code == 3
    assert "nowhere" in done.stderr
    assert done.stdout == ""


def test_a_file_that_cannot_be_made_is_told_before_the_work(tmp_path: Path) -> None:
    done = typed("--candidates", "50", "--out", str(tmp_path / ("n" * 300 + ".csv")))
    assert done.exit_code == 3
    assert "n'a pas pu être écrit" in done.stderr
    assert "Traceback" not in done.output
    assert done.stdout == ""


def test_sensitivity_says_which_prior_makes_the_rate() -> None:
    asked = ["--candidates", "120", "--sensitivity"]
    done = typed(*asked)
    assert done.exit_code == 0, done.output
    assert "Quel a priori fait le taux de réussite" in done.stdout
    assert "aide à la maison (0 – 1)" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    document = json.loads(typed(*asked, "--json").stdout)
    rows = document["sensitivity"]
    assert {row["prior"] for row in rows} >= {"help", "dropout", "pace", "guessing"}
    assert rows == sorted(rows, key=lambda row: -row["passed_swing"])
    rate = document["summary"]["passed"]["value"]
    assert all(row["passed"] == rate for row in rows)
    assert sum(document["summary"]["failures"].values()) == (
        document["summary"]["admitted"] - document["summary"]["passed"]["count"]
    )
