"""The report on one's own quiz: planted faults are found, words and page are sound."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from pixsim.answers.own_quiz.quiz_answers import read_quiz_results
from pixsim.cli import pixsim
from pixsim.own_quiz.analysis import QuizAnalysis, analyse_quiz
from pixsim.own_quiz.report_html import report_html
from pixsim.own_quiz.statistics_wording import reliability_sentence
from pixsim.own_quiz.text import report_text
from tests.tools.workbooks import xlsx

PERSONS, ITEMS = 120, 16


def table(persons: int = PERSONS, seed: int = 5) -> pd.DataFrame:
    """A class and a quiz: question 4 has the wrong key, 9 is pure chance; person 7 clicks at random."""
    rng = np.random.default_rng(seed)
    ability = rng.normal(0, 1.5, persons)
    difficulty = np.linspace(-2.5, 2.5, ITEMS)
    chance = 1 / (1 + np.exp(difficulty - ability[:, None]))
    right = (rng.random(chance.shape) < chance).astype(int)
    right[:, 3] = 1 - right[:, 3]
    right[:, 8] = rng.integers(0, 2, persons)
    right[6:7] = np.arange(ITEMS) % 2
    made = pd.DataFrame(right, columns=[f"Q{place}" for place in range(1, ITEMS + 1)])
    made.insert(0, "Nom", [f"P{place}" for place in range(1, persons + 1)])
    return made


@pytest.fixture(scope="module")
def analysis() -> QuizAnalysis:
    return analyse_quiz(read_quiz_results(table()))


def test_planted_faults_are_to_mend(analysis: QuizAnalysis) -> None:
    verdict = dict(zip(analysis.items["item"], analysis.items["verdict"], strict=True))
    assert verdict["Q4"] == "review key"
    assert verdict["Q9"] == "does not discriminate"
    sound = [name for name in verdict if name not in ("Q4", "Q9")]
    assert sum(verdict[name] == "keep" for name in sound) >= len(sound) - 2
    assert 0.5 < analysis.alpha < 0.95
    assert analysis.calibration is not None
    assert analysis.calibration.model == "rasch"


def test_who_answers_at_random_is_named(analysis: QuizAnalysis) -> None:
    odd = set(analysis.persons.loc[analysis.persons["odd"], "candidate"])
    assert "P7" in odd
    assert len(odd) < 0.1 * PERSONS


def test_thirds_follow_the_level_of_the_class(analysis: QuizAnalysis) -> None:
    row = analysis.items.set_index("item").loc["Q8"]
    assert row["weak"] < row["middle"] < row["strong"]
    wrong = analysis.items.set_index("item").loc["Q4"]
    assert wrong["weak"] > wrong["strong"]


def test_without_a_model_nobody_is_surprising() -> None:
    found = analyse_quiz(read_quiz_results(table(1))).persons
    assert not found["odd"].any()
    assert found["lz"].isna().all()


class _Page(HTMLParser):
    """Checks that what is opened is closed, and collects the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in ("meta", "line", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_page_is_whole_and_needs_nothing(analysis: QuizAnalysis) -> None:
    content = report_html(analysis)
    page = _Page()
    page.feed(re.sub(r"<(line|rect)([^>]*)/>", r"<\1\2>", content))
    assert not page.open
    said = " ".join(page.text)
    assert "clé à vérifier" in said
    assert "Fiabilité (alpha de Cronbach)" in said
    assert "pas affilié à Pix" in said
    assert not re.search(r"(?:src|href)=|<script|https?:", content)
    assert content.count("<svg") == 2 + len(analysis.to_mend)


def test_names_are_never_markup() -> None:
    made = table(30).rename(columns={"Q1": "<script>alert(1)</script>", "Q4": "a\x1b[31m&b"})
    made["Nom"] = "<b>" + made["Nom"]
    content = report_html(analyse_quiz(read_quiz_results(made)))
    assert "<script" not in content
    assert "<b>" not in content
    assert "\x1b" not in content
    assert "&lt;script&gt;" in content


@pytest.mark.parametrize("persons", [1, 2, 3, 9])
def test_very_small_classes_have_a_report_without_verdicts(persons: int) -> None:
    found = analyse_quiz(read_quiz_results(table(persons)))
    assert set(found.items["verdict"]) == {"too few answers"}
    assert "trop peu de réponses" in report_html(found)
    assert "trop peu de réponses" in report_text(found)


def test_everybody_right_is_a_report_too() -> None:
    made = pd.DataFrame({"Nom": list("abcdefghijkl"), "Q1": 1, "Q2": 1, "Q3": 1})
    found = analyse_quiz(read_quiz_results(made))
    assert np.isnan(found.alpha)
    assert "ne peut pas être calculée" in report_html(found)


def test_reliability_in_words() -> None:
    assert "très bonne" in reliability_sentence(0.93, 20)
    assert "Avec 20 questions de plus" in reliability_sentence(
        2 / 3, 20
    )  # Spearman-Brown: 0.8 at 40
    assert "insuffisante" in reliability_sentence(-0.2, 20)


def test_the_command_writes_the_report_beside_the_quiz(tmp_path: Path) -> None:
    made = table()
    path = tmp_path / "quiz.xlsx"
    path.write_bytes(xlsx({"Janvier": [list(made.columns), *made.to_numpy().tolist()]}))
    done = CliRunner().invoke(pixsim, ["quiz", str(path)])
    assert done.exit_code == 0, done.output
    assert "Q4" in done.stdout
    assert "clé à vérifier" in done.stdout
    assert (
        (tmp_path / "quiz-rapport.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    )

    other = tmp_path / "r.html"
    run = ["quiz", str(path), "--out", str(other), "--json", "--model", "2pl"]
    told = json.loads(CliRunner().invoke(pixsim, run).stdout)
    assert told["model"] == "2pl"
    assert told["report"] == str(other)
    assert {row["item"] for row in told["items"]} == {f"Q{n}" for n in range(1, ITEMS + 1)}
