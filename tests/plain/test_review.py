"""Going from question to question of a review, line by line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pixsim.outcome import Outcome
from pixsim.plain import results
from tests.plain.talking import dialogue

ALL_SEEN, LAST_SEEN = "Toutes les erreurs ont été revues.", "C'était la dernière question."
NONE = "Il n'y a rien à revoir."
MIXED = (Outcome.KO, Outcome.OK, Outcome.SKIPPED, Outcome.OK)


@pytest.mark.parametrize(
    ("outcomes", "errors_only", "lines", "seen", "said"),
    [
        (MIXED, True, ["", ""], [0, 2], ALL_SEEN),
        (MIXED, True, ["1", "", ""], [0, 0, 2], ALL_SEEN),  # the first one again, by its number
        (MIXED, True, ["2", "", ""], [0, 1, 2], ALL_SEEN),
        (MIXED, False, [""] * 4, [0, 1, 2, 3], LAST_SEEN),
        (MIXED, False, ["4", ""], [0, 3], LAST_SEEN),
        ((Outcome.OK,) * 3, True, [], [], NONE),
        ((), False, [], [], NONE),
        ((), True, [], [], NONE),
    ],
)
def test_a_review_goes_on_until_all_were_seen(
    monkeypatch: pytest.MonkeyPatch,
    outcomes: tuple[Outcome, ...],
    errors_only: bool,
    lines: list[str],
    seen: list[int],
    said: str,
) -> None:
    places: list[int] = []
    monkeypatch.setattr(results, "_one_review", lambda *call: places.append(call[-1]))
    result: Any = SimpleNamespace(
        questions=[SimpleNamespace(outcome=one.name.lower()) for one in outcomes]
    )
    session: Any = None
    talk, out = dialogue(lines)
    results.review_questions(talk, session, result, errors_only=errors_only)
    assert places == seen
    assert out.getvalue().splitlines()[-1].endswith(said)
