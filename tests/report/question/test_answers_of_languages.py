"""An answer keeps the signs of the language of its question, whatever the language of the run."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
from pixsim.bank.question import Question, QuestionField
from pixsim.report.question.answers import answer_lines
fields = (QuestionField(label="Souris", key=("entrée",)),)
for name in ("souris1#1", "souris1_en#1"):
    question = Question.model_construct(id=name, type="QROCM-ind", fields=fields, task=None)
    print(*answer_lines(question, ("entrée",)))
"""


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", ["Souris : entrée"] * 2), ("en", ["Souris : entrée", "Souris: entrée"])],
)
def test_colons_stand_as_in_the_question(language: str, said: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"PIXSIM_LANG": language, "PYTHONIOENCODING": "utf-8"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.replace("\u00a0", " ").splitlines() == said
