"""What a question shows, in a page: one image, digits to choose without a script, marks in the review."""

from __future__ import annotations

import numpy as np

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.question.pointing import reviewed_svg
from pixsim.store.sittings.journal import Journal
from pixsim.web.forms import Form
from pixsim.web.questions.views import answer_of
from tests.web.test_pages import page_of


def shown(bank: Bank, name: str) -> Question:
    """A question to look at, in free mode."""
    question = bank.question(f"{name}#1", np.random.default_rng(0))
    return question.model_copy(update={"focus": False})


def test_a_page_shows_the_figure_and_asks_for_a_digit(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    question = shown(bank, "connectique1-prises")
    assert question.figure is not None
    page = page_of(question, journal, bank, sample)
    assert page.source.count("<svg ") == 1
    assert 'role="img"' in page.source
    assert page.source.count('class="zone" data-zone=') == len(question.options)
    answer = next(form for form in page.forms if form.action == "/answer")
    boxes = [one for one in answer.controls if one.name == "choice"]
    assert [one.value for one in boxes] == [str(n) for n in range(1, len(question.options) + 1)]
    assert answer_of(question, Form({"choice": ["3"]})) == ("3",)


def test_a_figure_to_read_has_the_answer_of_its_kind(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    page = page_of(shown(bank, "graphiques2-diagramme"), journal, bank, sample)
    assert "<svg " in page.source
    assert "data-zone" not in page.source
    assert 'id="text"' in page.source


def test_nothing_of_a_page_tells_the_key(bank: Bank, sample: Profile, journal: Journal) -> None:
    question = shown(bank, "connectique1-prises")
    page = page_of(question, journal, bank, sample)
    assert "✓" not in page.source
    assert question.explanation[:30] not in page.source


def test_the_review_marks_zones(bank: Bank) -> None:
    question = shown(bank, "connectique1-prises")
    right = question.key[0]
    wrong = next(label for label in question.options if label != right)
    drawn = reviewed_svg(question, (wrong,))
    assert f"✓{right}" in drawn
    assert f"✗{wrong}" in drawn
    assert reviewed_svg(question, None).count("✗") == 0
    assert reviewed_svg(question.model_copy(update={"figure": None}), None) == ""
