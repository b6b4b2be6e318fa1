"""French and dates of what simulators show, on drawn questions: elisions, days that exist, weekdays of their dates."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.lines import spoken
from pixsim.worlds.tasks import replayed
from tests.tools.tiers import steps

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
UNELIDED = re.compile(
    r"\b[Dd]e (?=[AEIOUÀÂÉÈÊÎÔ][a-zà-ÿ])|\b[Dd]e le (?=concert|film|dossier|jour)"
)
WEEKDAY = re.compile(
    rf"\b({'|'.join(DAYS)}) (\d{{1,2}})(?:er)? ({'|'.join(MONTHS)}) (\d{{4}})", re.I
)
IN_FIGURES = re.compile(r"(?<![\d/])(\d{2})/(\d{2})/(\d{4})(?![\d/])")


def shown(bank: Bank, name: str) -> list[str]:
    """The statement of a question, and what its machine shows at first and in the end."""
    question = bank.question(name, np.random.default_rng(0))
    assert question.task is not None
    start = question.task.world
    pages = [start.page(), replayed(start, question.task.solution).page()]
    return [question.statement, *(line for page in pages for line in spoken(page))]


@pytest.mark.parametrize("step", steps(12))
def test_what_is_shown_is_french_and_its_days_exist(bank: Bank, step: int) -> None:
    items = [item for item in bank.items.values() if item.kind == "sim"][::step]
    for item in items:
        number = item.variant_count // 2 + 1
        for line in shown(bank, f"{item.id}#{number}"):
            assert UNELIDED.search(line) is None, (item.id, line)
            for weekday, day, month, year in WEEKDAY.findall(line):
                when = date(int(year), MONTHS.index(month.lower()) + 1, int(day))
                assert DAYS[when.weekday()] == weekday.lower(), (item.id, line)
            for day, month, year in IN_FIGURES.findall(line):
                date(int(year), int(month), int(day))


@pytest.mark.parametrize(
    ("item", "number", "said"),
    [
        ("destinataires3-sans_devoiler", 89, "Inès Perrin du concert par un seul message"),
        ("cms5-programmer", 144, "jusqu'au"),
        ("visio7-cameras", 47, "Caméra d'Omar"),
    ],
)
def test_names_and_things_are_led_to_in_french(
    bank: Bank, item: str, number: int, said: str
) -> None:
    question = bank.question(f"{item}#{number}", np.random.default_rng(0))
    assert question.task is not None
    told = [question.statement, *map(str, question.task.solution)]
    assert any(said in line for line in told)
    assert not any("31/06" in line for line in told)
