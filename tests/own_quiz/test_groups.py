"""Questions on two topics, faults that must not speak against sound questions, part marks."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from pixsim.answers.own_quiz.quiz_answers import read_quiz_results
from pixsim.cli import pixsim
from pixsim.own_quiz.analysis import QuizAnalysis, analyse_quiz
from pixsim.own_quiz.report_html import report_html
from pixsim.own_quiz.text import report_document, report_text
from tests.campaign.own_quizzes import KINDS, Quiz, quiz_of, tally_of
from tests.tools.tiers import tiered


@cache
def analysed(kind: str, persons: int, seed: int) -> tuple[Quiz, QuizAnalysis]:
    quiz = quiz_of(kind, persons, seed)
    return quiz, analyse_quiz(read_quiz_results(quiz.table))


@pytest.mark.parametrize("kind", tiered(KINDS[2:4], 1))
def test_faults_are_found_and_sound_questions_are_not_accused(kind: str) -> None:
    """Two wrong keys made two thirds of the sound questions measure something else."""
    tallies = [tally_of(quiz_of(kind, 150, seed)) for seed in range(2)]
    assert sum(one.found for one in tallies) >= 3
    assert sum(one.faults for one in tallies) == 4
    assert sum(one.accused for one in tallies) <= 2
    assert {one.groups for one in tallies} == {1}


@pytest.mark.full
def test_two_topics_are_found_and_judged_each_within() -> None:
    quiz, found = analysed("two topics", 150, 1)
    groups = found.groups
    assert groups is not None
    assert sum(quiz.topic[name] != group for group, own in enumerate(groups.items) for name in own) <= 1  # fmt: skip
    assert abs(groups.correlation - 0.5) < 3 * groups.correlation_error < 0.4
    assert len(found.to_mend) <= 2
    assert found.items["group"].tolist() == [1 if name in groups.items[0] else 2 for name in found.items["item"]]  # fmt: skip
    said = report_text(found)
    assert "2 groupes de questions" in said
    assert "groupe 1 : Q1, Q2" in said
    assert "Corrélation entre groupe 1 et groupe 2" in said
    assert "<h2>Groupes de questions</h2>" in report_html(found)
    kept = report_document(found)["groups"]
    assert kept["items"] == {name: list(own) for name, own in zip(groups.names, groups.items, strict=True)}  # fmt: skip


@pytest.mark.full
def test_one_topic_has_no_groups_and_surprising_persons_are_few() -> None:
    _quiz, found = analysed("one topic", 150, 1)
    assert found.groups is None
    assert report_document(found)["groups"] is None
    assert "Groupes de questions" not in report_html(found)
    _quiz, two = analysed("two topics", 150, 1)
    assert two.persons["odd"].mean() < 0.06
    assert two.persons["theta"].notna().all()


def test_broken_questions_are_on_the_scale_without_moving_it() -> None:
    quiz, found = analysed(KINDS[2], 150, 1)
    assert found.sound is not None
    assert found.calibration is not None
    assert set(found.calibration.items["item"]) - set(found.sound.items["item"]) == quiz.faulty
    assert found.items["item"].tolist() == list(quiz.topic)
    assert found.items["b"].notna().all()


def test_the_command_writes_a_report_for_each_group(tmp_path: Path) -> None:
    quiz, _found = analysed("two topics", 150, 1)
    path, groups = tmp_path / "quiz.csv", tmp_path / "groups.csv"
    quiz.table.to_csv(path, index=False, sep=";")
    pd.DataFrame({"Question": list(quiz.topic), "Groupe": [f"sujet {n}" for n in quiz.topic.values()]}).to_csv(groups, index=False)  # fmt: skip
    run = ["quiz", str(path), "--groups", str(groups), "--group-questions", "--json"]
    done = json.loads(CliRunner().invoke(pixsim, run).stdout)
    assert set(done["groups"]["items"]) == {"sujet 0", "sujet 1"}
    pages = [Path(name).read_text(encoding="utf-8") for name in done["reports_by_group"]]
    assert ["sujet 0" in page for page in pages] == [True, False]
    assert all("15 questions" in page for page in pages)


def test_groups_that_do_not_fit_are_refused_all_faults_at_once(tmp_path: Path) -> None:
    quiz = quiz_of("one topic", 30, 0)
    path, groups = tmp_path / "quiz.csv", tmp_path / "groups.csv"
    quiz.table.to_csv(path, index=False)
    groups.write_text("question;groupe\nQ1;a\nQ99;b\nQ1;b\nQ2;\n", encoding="utf-8")
    done = CliRunner().invoke(pixsim, ["quiz", str(path), "--groups", str(groups)])
    assert done.exit_code == 3
    for said in ("Q99 : question absente", "Q1 : dans deux groupes", "Q2 : pas de groupe"):
        assert said in done.stderr
    groups.write_text("question;groupe\nQ1;a\n", encoding="utf-8")
    done = CliRunner().invoke(pixsim, ["quiz", str(path), "--groups", str(groups)])
    assert "questions sans groupe : Q2" in done.stderr
    groups.write_text("a;b\n1;2\n", encoding="utf-8")
    done = CliRunner().invoke(pixsim, ["quiz", str(path), "--groups", str(groups)])
    assert "« question »" in done.stderr
    assert not list(tmp_path.glob("*.html"))
    with pytest.raises(ValueError, match=r"unknown questions: Q99\n.*without a group: Q1"):
        analyse_quiz(read_quiz_results(quiz.table), groups={"Q99": "a"})


def part_marked(persons: int, seed: int = 3) -> pd.DataFrame:
    """Ten questions, five with marks of 0, ½ and 1; the marks of question 3 are turned round."""
    rng = np.random.default_rng(seed)
    theta = rng.normal(0, 1.3, persons)[:, None]
    first, second = np.linspace(-2, 1, 10), np.linspace(-1, 2, 10)
    weight = np.stack([np.zeros((persons, 10)), theta - first, 2 * theta - first - second])
    chance = np.exp(weight - weight.max(axis=0))
    chance /= chance.sum(axis=0)
    level = (chance.cumsum(axis=0) < rng.random((persons, 10))).sum(axis=0)
    marks = level / 2
    marks[:, 5:] = rng.random((persons, 5)) < 1 / (1 + np.exp(first[5:] - theta))
    marks[:, 2] = 1 - marks[:, 2]
    return pd.DataFrame(marks, columns=[f"Q{n}" for n in range(1, 11)]).assign(Nom=[f"P{n}" for n in range(persons)])  # fmt: skip


@pytest.mark.parametrize(("persons", "model"), tiered([(120, "pcm"), (250, "gpcm")], 1))
def test_part_marks_count_as_they_are(persons: int, model: str) -> None:
    table = part_marked(persons)
    results = read_quiz_results(table)
    assert results.graded == ("Q1", "Q2", "Q3", "Q4", "Q5")
    found = analyse_quiz(results)
    assert found.graded is not None
    assert found.graded.model == report_document(found)["model"] == model
    assert found.to_mend["item"].tolist() == ["Q3"]
    shares = found.items.set_index("item")["p"]
    assert shares["Q1"] == pytest.approx(table["Q1"].mean())
    assert found.items["b"].notna().all()
    as_wrong = analyse_quiz(read_quiz_results(table, right_from=1.0))
    assert as_wrong.graded is None
    assert found.reliability > as_wrong.reliability
    assert "modèle à crédits partiels : Q1, Q2" in report_text(found)
    assert "PCM" in report_html(found)


def test_a_share_of_the_points_makes_part_marks_right_or_wrong(tmp_path: Path) -> None:
    path = tmp_path / "quiz.csv"
    part_marked(60).to_csv(path, index=False)
    done = CliRunner().invoke(pixsim, ["quiz", str(path), "--right-from", "50", "--json", "--dry-run"])  # fmt: skip
    assert json.loads(done.stdout)["model"] == "rasch"
    done = CliRunner().invoke(pixsim, ["quiz", str(path), "--json", "--dry-run"])
    assert json.loads(done.stdout)["model"] == "pcm"
