"""Plans in TOML: what they ask for, what is wrong with them, and the command that runs them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from pixsim.bank.reading.load import Bank
from pixsim.cli.simulation.experiment import experiment as command
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import (
    SINCERITY,
    UNHURRIED,
    Cohort,
    SimulatedPositioning,
    experiment,
    simulate,
)
from pixsim.simulation.experiments.paper import latex, markdown
from pixsim.simulation.experiments.plan_file import read_plan
from pixsim.simulation.people import positioning_cache
from pixsim.simulation.people.positioning import BlockPositioning

PLAN = """
seed = 3
candidates = 200
baseline = "a & b"
[base]
cohort.circumstances = "unhurried"
[arms."a & b"]
[arms.helped]
cohort.sincerity.help = 1.0
cohort.abilities.mean = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
[arms.adaptive]
rules = "v3"
"""


def written(folder: Path, text: str = PLAN) -> Path:
    path = folder / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_arms_with_what_they_share(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path))
    assert plan.title == "plan"
    assert plan.arms["a & b"] == {"cohort.circumstances": UNHURRIED}
    assert plan.arms["helped"] == {
        "cohort.circumstances": UNHURRIED,
        "cohort.sincerity.help": 1.0,
        "cohort.abilities.mean": (0.5,) * 16,
    }
    assert plan.arms["adaptive"]["rules"] == V3()


def test_factors_are_crossed(tmp_path: Path) -> None:
    text = """
        seed = 1
        candidates = 10
        [factors]
        rules = ["v2", "v3"]
        cohort.positioning = [true, false]
        "cohort.sincerity" = ["honest", "mixed"]
    """
    arms = read_plan(written(tmp_path, text)).arms
    assert len(arms) == 8
    first = {
        name: getattr(level, "value", level) for name, level in next(iter(arms.values())).items()
    }
    assert first == {
        "rules": V2(),
        "cohort.positioning": SimulatedPositioning(),
        "cohort.sincerity": SINCERITY["honest"],
    }


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("seed = ", "is no TOML"),
        ("seed = -1\ncandidates = 1\n[arms.a]", "seed"),
        ("seed = 1\ncandidates = 1", "one of them"),
        ("seed = 1\ncandidates = 1\nspeed = 2\n[arms.a]", "speed"),
        ("seed = 1\ncandidates = 1\nbaseline = 'b'\n[arms.a]", "no arm 'b'"),
        ("seed = 1\ncandidates = 1\n[arms.a]\nrules = 'v4'", "must be one of v2, v3"),
        ("seed = 1\ncandidates = 1\n[arms.a]\ncohort.sincerity = 'odd'", "honest"),
        ("seed = 1\ncandidates = 1\n[arms.a]\nbank = 'x'", "cannot be set in a plan"),
        ("seed = 1\ncandidates = 1\n[factors]\nrules = 'v2'", "must be a list"),
        ("seed = 1\ncandidates = 1\n[factors]", "with entries"),
        ("seed = 1\ncandidates = 1\ntitle = 3\n[arms.a]", "must be a text"),
    ],
)
def test_every_fault_of_a_plan_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(DataError, match=told) as caught:
        read_plan(written(tmp_path, text))
    assert "plan.toml" in str(caught.value)
    done = CliRunner().invoke(command, [str(tmp_path / "plan.toml")])
    assert done.exit_code == 3, done.output
    assert "plan.toml" in done.output
    assert all(problem.message not in done.output for problem in caught.value.problems)


FAULTY = """
seed = -1
candidates = 5
baseline = "none"
speed = 2
[base]
cohort.circumstances.dropout = 7.0
[arms.a]
rules = "v4"
"rules.length" = 3
mastery = 3.0
[arms.b]
rules.nothing = 1
cohort.sincerity.help = 99.0
"""


def test_all_faults_of_a_plan_are_told_at_once_with_its_name(tmp_path: Path, bank: Bank) -> None:
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, FAULTY), bank)
    told = [str(problem) for problem in caught.value.problems]
    expected = [
        "speed: ", "seed: must be", "arms.a: rules: must be one of v2, v3", "baseline: no arm 'none'",
        "circumstances.dropout: must be a number from 0 to 1", "arm 'a': mastery: must be",
        "arm 'b': rules.nothing: no such setting", "arm 'b': sincerity.help: must be",
    ]  # fmt: skip
    for part in expected:
        assert sum(f"plan.toml: {part}" in line for line in told) == 1, (part, told)
    assert len(told) == len(expected)  # nothing of rules.length, whose rules nobody knows


def test_faults_of_settings_alone_name_the_plan_too(tmp_path: Path) -> None:
    text = "seed = 1\ncandidates = 5\n[arms.a]\nmastery = 3\n[arms.b]\nforms = 3"
    done = CliRunner().invoke(command, [str(written(tmp_path, text))])
    assert done.exit_code == 3, done.output
    assert "plan.toml : variante 'a' : mastery" in done.output
    assert "plan.toml : variante 'b' : forms" in done.output


def test_factors_that_cannot_be_crossed_do_not_hide_the_others(tmp_path: Path, bank: Bank) -> None:
    text = """
        seed = 1
        candidates = 10
        baseline = "x"
        [factors]
        rules = "v2"
        mastery = [0.5, 0.5]
        forms = [3]
    """
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, text), bank)
    told = [str(problem) for problem in caught.value.problems]
    assert told[0] == "plan.toml: factors: rules: must be a list of levels"
    assert told[1].startswith("plan.toml: factors: mastery: two levels are called 0.5")
    assert "forms: must be a power of two" in told[2]
    assert len(told) == 3  # the arms have no names yet: none of the baseline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("seed = \nb = 1", "n'est pas du TOML : valeur impossible (ligne 1, colonne 8)"),
        ("seed = 1\ncandidates = 5\n[arms.a]\nrules.max_level = 7.5", "un nombre entier est attendu"),
        (
            "seed = 1\ncandidates = 5\n[arms.a]\nrules.questions_per_competence = 4",
            "refusé : questions_per_competence vaut 4, il faut de 1 à 3",
        ),
        (
            "seed = 1\ncandidates = 5\n[arms.a]\n[arms.b]\nmastery = 3\n[arms.c]\nmastery = 3",
            "variante 'b' : mastery : un nombre de 0,001 à 0,999 est attendu, pas 3 (2 variantes sur 3)",
        ),
        ("seed = 1\ncandidates = 5\n[arms.a]\nrules.nothing = 1", "ce réglage n'existe pas : V2 a pix"),
    ],
)  # fmt: skip
def test_the_command_says_faults_in_french(tmp_path: Path, text: str, told: str) -> None:
    done = CliRunner().invoke(command, [str(written(tmp_path, text))])
    assert done.exit_code == 3, done.output
    assert told in done.output


@pytest.mark.full
def test_the_command_says_what_is_left_aside(tmp_path: Path) -> None:
    path = written(tmp_path, "seed = 1\ncandidates = 20\n[arms.a]")
    first = CliRunner().invoke(command, [str(path)])
    assert first.exit_code == 0, first.output
    assert "| Variante | Admis | Certifiés, % [IC à 95 %] |" in first.output
    assert " ; " in first.output.split("| a |")[1].splitlines()[0]
    written(tmp_path, "seed = 2\ncandidates = 20\n[arms.a]")
    again = CliRunner().invoke(command, [str(path)])
    assert again.exit_code == 0, again.output
    assert "des résultats de ces variantes (5) ont été faits autrement" in again.output
    assert "UserWarning" not in again.output


def test_the_command_writes_tables_and_resumes(tmp_path: Path, bank: Bank) -> None:
    path = written(tmp_path)
    first = CliRunner().invoke(command, [str(path)])
    assert first.exit_code == 0, first.output
    folder = tmp_path / "plan"
    table = pd.read_csv(folder / "table.csv")
    assert table["arm"].tolist() == ["a & b"] * 5 + ["helped"] * 5 + ["adaptive"] * 5
    cohort = Cohort(circumstances=UNHURRIED)
    alone = simulate(cohort, candidates=200, seed=3, bank=bank, table=False).summary()
    assert table["mean_pix"][0] == alone.mean_pix
    assert r"a \& b & " in (folder / "table.tex").read_text(encoding="utf-8")
    assert "| helped |" in (folder / "table.md").read_text(encoding="utf-8")
    differences = pd.read_csv(folder / "differences.csv")
    assert set(differences["arm"]) == {"helped", "adaptive"}
    assert differences.query("figure == 'mean_pix'")["standard_error"].gt(0).all()
    kept_results = sorted((folder / "results").glob("*.json"))
    before = [file.stat().st_mtime_ns for file in kept_results]
    texts = [(folder / name).read_bytes() for name in ("table.csv", "table.tex")]
    again = CliRunner().invoke(command, [str(path), "--workers", "2"])
    assert again.exit_code == 0
    assert [file.stat().st_mtime_ns for file in kept_results] == before
    assert [(folder / name).read_bytes() for name in ("table.csv", "table.tex")] == texts


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, [str(tmp_path / "none.toml")])
    assert done.exit_code == 3
    assert "none.toml" in done.output
    wrong = written(tmp_path, "seed = 1\ncandidates = 5\n[arms.a]\ncohort.nothing = 1")
    done = CliRunner().invoke(command, [str(wrong)])
    assert done.exit_code == 3
    assert "nothing" in done.output
    assert not (tmp_path / "plan").exists()


def test_replications_are_taken_together_in_a_paper() -> None:
    rows = {
        "arm": ["a", "a"], "passed.count": [50, 100], "passed.out_of": [100, 300],
        "mean_pix": [100.0, 200.0], "sd_pix": [0.0, 0.0], "classification.exact": [0.5, 0.5],
    }  # fmt: skip
    text = markdown(pd.DataFrame(rows))
    assert "| a | 400 | 37.50 [32.90, 42.34] | 175.0 [170.8, 179.2] | 43.3 | 50.0 |" in text
    with pytest.raises(ValueError, match="no column sd_pix"):
        latex(pd.DataFrame(rows).drop(columns="sd_pix"))


@pytest.mark.full
def test_arms_with_the_same_people_share_their_positionings(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    position = BlockPositioning.position

    def counted(self: BlockPositioning, ability: object, block: object) -> object:
        calls.append(1)
        return position(self, ability, block)  # type: ignore[arg-type]

    monkeypatch.setattr(BlockPositioning, "position", counted)
    cohort = Cohort(positioning=SimulatedPositioning())
    arms = {
        "as it is": {},
        "retention": {"cohort.positioning.retention": 0.2},
        "adaptive": {"rules": V3()},
        "helped": {"cohort.sincerity.help": 1.0},
    }
    found = experiment(arms, candidates=40, seed=2, cohort=cohort, bank=bank).set_index("arm")
    # the trial of each arm has other people (seed 0), and the helped show other abilities
    assert len(calls) == 4
    assert not positioning_cache._KEPT.positions
    for arm, rules, own in (("retention", V2(), Cohort(positioning=SimulatedPositioning(0.2))),
                            ("adaptive", V3(), cohort)):  # fmt: skip
        alone = simulate(own, rules=rules, candidates=40, seed=2, bank=bank, table=False)
        assert found["mean_pix"][arm] == alone.summary().mean_pix


def test_one_replication_has_no_standard_error_and_it_is_said(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "seed = 1\ncandidates = 20\nreplications = 1\nbaseline = 'a'\n[arms.a]\n[arms.b]\nforms = 32",
    )
    done = CliRunner().invoke(command, [str(path)])
    assert done.exit_code == 0, done.output
    assert "les différences n'ont pas d'erreur type" in done.output
    table = pd.read_csv(tmp_path / "plan" / "differences.csv")
    assert table["standard_error"].isna().all()
