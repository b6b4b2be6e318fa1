"""A French simulator in an English run: every word of its machine stays French, and it is said to be."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from pixsim.worlds.registry import MACHINES

TALK = """
import json, sys
import numpy as np
from pixsim.bank.load import load_bank
from pixsim.report.asking import language_words
from pixsim.worlds.lines import answered, commands, spoken

bank = load_bank()
told = {}
for name, item in bank.items.items():
    if item.kind != "sim":
        continue
    question = bank.question(f"{name}#1", np.random.default_rng(1))
    if question.task is None:
        continue
    world = question.task.world
    if world.machine in told or world.tongue != "fr":
        continue
    page = world.page()
    said = [page.title, *spoken(page), *commands(world)]
    for line in ("aide", "zzz", *(world.say(world.act_class(offer.act).word) for offer in page.offers)):
        said += answered(world, line)[2]
    told[world.machine] = [language_words(question), [offer.label for offer in page.offers], said]
print(json.dumps(told))
"""


def test_machines_without_english_say_nothing_in_english() -> None:
    told = {
        language: json.loads(
            subprocess.run(
                [sys.executable, "-c", TALK], env=os.environ | {"PIXSIM_LANG": language},
                check=True, capture_output=True, encoding="utf-8",
            ).stdout
        )
        for language in ("fr", "en")
    }  # fmt: skip
    french, english = told["fr"], told["en"]
    assert set(english) == set(french) == set(MACHINES)
    for machine, (marked, offers, said) in english.items():
        assert marked == "In French."
        assert ["", offers, said] == french[machine], machine
