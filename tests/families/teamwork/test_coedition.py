"""Keys found another way. Writing together at the same time: cursors, suggestions, comments."""

from __future__ import annotations

import csv

import numpy as np

from pixsim.families.teamwork import coedition
from tests.families.attachments import drawn
from tests.families.seeds import each_seed


@each_seed
def test_changes_settled_as_the_threads_decide(seed: int) -> None:
    values = coedition.changes_settled(np.random.default_rng(seed))
    start = values["world"]
    lines_ = []
    for block in start.blocks:
        text = ""
        last = (
            block.comments[0].replies[-1][1] if block.comments and block.comments[0].replies else ""
        )
        last = last or (block.comments[0].text if block.comments else "")
        gone = ""
        for run in block.runs:
            if run.change == "removed":
                gone = run.text
            elif run.change == "added":
                pool = next(pool for pool in coedition._VALUES.values() if run.text in pool)
                said = [one for one in pool if one in last]
                kept = said[0] if said else run.text if run.author == values["chief"] else gone
                text += kept
            else:
                text += run.text
        lines_.append(text)
    assert ("text", " ¶ ".join(lines_)) == values["goal"].want[0]


@each_seed
def test_lines_that_two_versions_changed_differently(seed: int) -> None:
    values = drawn(coedition.three_versions, seed)
    before, mine, theirs = (
        {
            row["code"]: (row["objet"], row["salle"], int(row["nombre"].replace(" ", "")))
            for row in csv.DictReader(values["files"][f"{name}.csv"].decode("utf-8-sig").splitlines(), delimiter=";")
        }
        for name in ("avant-le-depart", "votre-copie", "en-ligne")
    )  # fmt: skip
    settled = sorted(
        code for code, held in before.items() if len({held, mine.get(code), theirs.get(code)}) == 3
    )
    assert (len(settled), settled[0]) == (values["count"], values["first"])
    cells = [
        code
        for code, held in before.items()
        if any(
            len(
                {
                    held[place],
                    *(side[code][place] if code in side else None for side in (mine, theirs)),
                }
            )
            == 3
            for place in (1, 2)
        )
        or (held not in (mine.get(code), theirs.get(code)) and (code in mine) != (code in theirs))
    ]
    assert sorted(cells) == settled  # cell by cell, the same ones
    assert any(code not in mine for code in settled)
    assert any(code not in theirs for code in settled)
    assert settled[0] not in values["wrong_first"]
    assert values["count"] not in values["wrong"]
