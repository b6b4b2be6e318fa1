"""Lines of text cannot show a figure: none is asked there; one begun elsewhere is handed as a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pixsim.accommodations import WITHOUT_SIGHT, WITHOUT_WEB, left_out_accommodations
from pixsim.bank.reading.load import Bank
from pixsim.journeys.context import Context
from pixsim.plain.files import file_lines
from pixsim.profile import Profile
from pixsim.running.exam import new_sitting
from pixsim.store.sittings.handed_files import write_attachments
from pixsim.store.sittings.journal import Journal
from pixsim.viewing.images import SIGNATURE
from tests.conftest import ManualClock


@pytest.mark.parametrize("shows", [True, False])
def test_what_cannot_be_shown_is_not_asked(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, shows: bool
) -> None:
    context = Context(journal, bank.framework, clock, online=lambda: True, shows=shows)
    suited = context.suit(sample)
    assert ("without_sight" in suited.accommodations) is not shows
    assert left_out_accommodations(sample.accommodations, suited.accommodations) == ("" if shows else WITHOUT_SIGHT)  # fmt: skip
    asked = {
        planned.question.item
        for seed in range(3)
        for planned in new_sitting(suited, bank, seed=seed, clock=clock).questions  # type: ignore[attr-defined]
    }
    looks = {name for name in asked if bank.items[name].kind == "look"}
    assert bool(looks) is shows


def test_a_place_says_all_that_it_leaves_out(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    context = Context(journal, bank.framework, clock, online=lambda: False, shows=False)
    suited = context.suit(sample)
    assert left_out_accommodations((), suited.accommodations) == f"{WITHOUT_SIGHT} {WITHOUT_WEB}"
    assert context.suit(suited) is suited


def test_a_figure_is_handed_as_an_image(
    bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIXSIM_HOME", str(tmp_path))
    question = bank.question("connectique1-prises#1", np.random.default_rng(0))
    assert file_lines(question)[0].startswith("Fichier 1 : image.png")
    (path,) = write_attachments(question, "s", 1)
    assert path.name == "image.png"
    assert path.read_bytes().startswith(SIGNATURE)
