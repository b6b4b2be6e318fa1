"""Each fault that a figure may have is found where it is planted, and nothing else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pixsim.bank.checking.figures import drawing_faults, figure_faults
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.figures.figure import Figure, Icon, Rect, Text, Zone

SOUND = "connectique1-prises"


def changed(bank: Bank, **changes: Any) -> Question:
    """A sound question whose figure is changed."""
    question = bank.question(f"{SOUND}#1", np.random.default_rng(0))
    assert question.figure is not None
    return question.model_copy(update={"figure": question.figure.model_copy(update=changes)})


def kinds(bank: Bank, question: Question) -> set[str]:
    """What is found of a question."""
    assert question.figure is not None
    found = [*figure_faults(bank.items[SOUND], question), *drawing_faults(question.figure)]
    return {kind for kind, _context in found}


def figure_of(bank: Bank) -> Figure:
    """The sound figure."""
    figure = changed(bank).figure
    assert figure is not None
    return figure


def test_a_sound_figure_has_no_fault(bank: Bank) -> None:
    assert kinds(bank, changed(bank)) == set()


def test_what_is_planted_is_found(bank: Bank) -> None:
    drawn, zones = figure_of(bank).drawn, figure_of(bank).zones
    wide = Text(x=50, y=22, text="trop loin à droite")
    planted: dict[str, dict[str, Any]] = {
        "figure_wide": {"columns": 70},
        "figure_outside": {"drawn": (*drawn, Rect(x=50, y=0, w=20, h=1, fill="#000000"))},
        "figure_odd_row": {"drawn": (*drawn, Text(x=50, y=11, text="non"))},
        "figure_overlap": {"drawn": (*drawn, Text(x=0, y=0, text="Sous le chiffre"))},
        "figure_faint": {"drawn": (*drawn, Text(x=8, y=10, text="pâle", colour="#F0F0F0"))},
        "figure_crossed": {
            "drawn": (
                *drawn,
                Rect(x=30, y=0, w=28, h=4, line="#1B2038"),
                Text(x=40, y=2, text="mordu"),
            )
        },
        "figure_zones": {"zones": zones[:-1]},
        "figure_zones_meet": {"zones": (*zones[:-1], zones[0].model_copy(update={"label": "6"}))},
        "figure_undrawn": {"drawn": (*drawn, Icon(name="yeti", x=0, y=0, size=4))},
    }
    for kind, changes in planted.items():
        assert kind in kinds(bank, changed(bank, **changes)), kind
    assert "figure_outside" in kinds(bank, changed(bank, drawn=(*drawn, wide)))
    outside = Zone(label="6", x=50, y=0, w=20, h=4)
    assert "figure_outside" in kinds(bank, changed(bank, zones=(*zones[:-1], outside)))


def test_text_that_is_faint_on_purpose_is_let_be(bank: Bank) -> None:
    pale = Text(x=8, y=10, text="pâle", colour="#F0F0F0", faint=True)
    assert "figure_faint" not in kinds(bank, changed(bank, drawn=(*figure_of(bank).drawn, pale)))


@pytest.mark.parametrize("answer", ["la prise HDMI", "12 h 30"])
def test_an_alternative_that_holds_the_answer_is_found(bank: Bank, answer: str) -> None:
    question = changed(bank, alt=f"On y voit {answer}.", zones=())
    typed = question.model_copy(update={"type": "QROC", "options": (), "key": (answer,)})
    assert "figure_tells" in kinds(bank, typed)
    plain = typed.model_copy(update={"key": ("autre chose",)})
    assert "figure_tells" not in kinds(bank, plain)


def test_kind_and_figure_go_together(bank: Bank) -> None:
    item, question = bank.items[SOUND], changed(bank)
    bare = question.model_copy(update={"figure": None})
    assert [kind for kind, _context in figure_faults(item, bare)] == ["no_figure"]
    other = item.model_copy(update={"kind": "case"})
    assert "figure_of_another_kind" in {kind for kind, _c in figure_faults(other, question)}
