"""A French simulator in an English run: every word of its machine stays French, and it is said to be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.report.question.asking import language_words
from pixsim.worlds.lines import answered, commands, spoken
from pixsim.worlds.registry import MACHINES


def first_of_each_machine(bank: Bank) -> list[str]:
    """An item of each machine; those written as data say which before anything is drawn."""
    found: dict[str, str] = {}
    for name, item in bank.items.items():
        written = bank.worlds.get(item.world) if item.world else None
        if item.kind != "sim" or (written and written["machine"] in found):
            continue
        task = bank.question(f"{name}#1", np.random.default_rng(1)).task
        if task is not None and task.world.tongue == "fr":
            found.setdefault(task.world.machine, name)
        if len(found) == len(MACHINES):
            break
    return list(found.values())


def talk(bank: Bank, names: list[str]) -> dict[str, Any]:
    """How each question says its language, its buttons, and what its machine answers, by machine."""
    said = {}
    for name in names:
        question = bank.question(f"{name}#1", np.random.default_rng(1))
        assert question.task is not None
        world = question.task.world
        page = world.page()
        lines = [page.title, *spoken(page), *commands(world)]
        words = (world.say(world.act_class(offer.act).word) for offer in page.offers)
        for line in ("aide", "zzz", *words):
            lines += answered(world, line)[2]
        labels = [offer.label for offer in page.offers]
        said[world.machine] = [language_words(question), labels, lines]
    return said


def test_machines_without_english_say_nothing_in_english(bank: Bank) -> None:
    names = first_of_each_machine(bank)
    french = json.loads(json.dumps(talk(bank, names)))
    run = subprocess.run(
        [sys.executable, "-m", "tests.worlds.test_french_in_english", *names],
        env=os.environ | {"PIXSIM_LANG": "en"}, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    english = json.loads(run.stdout)
    assert set(english) == set(french) == set(MACHINES)
    for machine, (marked, offers, lines) in english.items():
        assert marked == "In French."
        assert ["", offers, lines] == french[machine], machine


if __name__ == "__main__":
    print(json.dumps(talk(load_bank(), sys.argv[1:])))
