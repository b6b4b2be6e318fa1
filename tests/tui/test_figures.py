"""What a question shows, on the screen: all of it in sight, pointed at by a digit or by a click."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.tui.drawing.figure_lines import answer_marks, figure_lines
from pixsim.tui.widgets.answering.pane import AnswerPane
from pixsim.tui.widgets.figures.view import FigureView
from tests.tools.exam_screens import SIZES, At, visible
from tests.tools.tiers import one_of
from tests.tui.conftest import SitExam


def shown(bank: Bank, name: str) -> Question:
    """A question to look at, in free mode."""
    question = bank.question(f"{name}#1", np.random.default_rng(0))
    return question.model_copy(update={"focus": False})


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", one_of(SIZES, 2))
@pytest.mark.parametrize("name", ["connectique1-prises", "graphiques2-diagramme", "taches3-planning_dessine"])  # fmt: skip
def test_all_of_a_figure_is_in_sight(sit_exam: SitExam, bank: Bank, name: str, size: tuple[int, int]) -> None:  # fmt: skip
    question = shown(bank, name)
    assert question.figure is not None
    figure = question.figure

    async def body(at: At) -> None:
        view = at.screen.query_one(FigureView)
        if view.region.height < figure.rows:  # a window too low for all: one key gives it the room
            assert "suite de l'image : F3" in visible(at.pilot.app)
            assert "?" in visible(at.pilot.app)  # the question itself is in sight
            await at.pilot.press("f3")
            await at.pilot.pause()
        assert view.region.size == (figure.columns, figure.rows)
        answer = at.screen.query_one(AnswerPane).region
        assert answer.height >= at.screen.query_one(AnswerPane).kind.least
        assert max(view.region.bottom, answer.bottom) <= at.screen.query_one("#validate").region.y
        for text in figure.texts():
            assert text.text.strip() in visible(at.pilot.app)

    sit_exam([question], body, size)


def test_a_digit_or_a_click_points(sit_exam: SitExam, bank: Bank) -> None:
    question = shown(bank, "connectique1-prises")
    assert question.figure is not None
    zone = question.figure.zones[3]

    async def body(at: At) -> None:
        pane = at.screen.query_one(AnswerPane)
        await at.pilot.press("2")
        assert pane.answer == ("2",)
        assert "[2]" in visible(at.pilot.app)
        assert "(•) 2" in visible(at.pilot.app)
        await at.pilot.press("right", "enter")
        assert pane.answer == ("3",)
        await at.pilot.click(FigureView, offset=(zone.x + 6, zone.y // 2 + 2))
        assert pane.answer == ("4",)
        await at.pilot.click(FigureView, offset=(19, 1))  # between two zones
        assert pane.answer == ("4",)
        await at.pilot.press("f9")
        await at.pilot.pause()
        assert at.exam.session.responses[0].answer == ("4",)

    sit_exam([question], body)


def test_several_places_are_pointed_at(sit_exam: SitExam, bank: Bank) -> None:
    question = shown(bank, "fiabilite2-resultats_payes")

    async def body(at: At) -> None:
        pane = at.screen.query_one(AnswerPane)
        await at.pilot.press("4", "1", "5", "5")
        assert pane.answer == ("1", "4")
        shown_now = visible(at.pilot.app)
        assert "[1]" in shown_now
        assert "[4]" in shown_now
        assert "[5]" not in shown_now

    sit_exam([question], body)


def test_a_review_marks_the_right_zone_and_the_wrong_one(bank: Bank) -> None:
    question = shown(bank, "connectique1-prises")
    assert question.figure is not None
    right = question.key[0]
    wrong = next(label for label in question.options if label != right)
    lines = figure_lines(question.figure, 58, answer_marks(question, (wrong,)))
    text = "\n".join(line.plain for line in lines)
    assert f"✓{right} " in text
    assert f"✗{wrong} " in text
    assert [line.cell_length for line in figure_lines(question.figure, 40)] == [40] * len(lines)
