"""What a debrief shows, and never says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixsim.ccp1.debrief import Debrief, _rated_criterion, debrief_document, never_seen
from pixsim.ccp1.debrief_words import debrief_lines, gap_text
from pixsim.ccp1.dossier import read_dossier
from pixsim.running.ccp1_oral import RehearsalRun
from pixsim.running.ccp1_oral_listing import load_debriefs, new_rehearsal
from pixsim.store.sittings.journal import Journal
from tests.ccp1.walk import finish, present
from tests.conftest import ManualClock

RATINGS = st.one_of(st.none(), st.integers(0, 3))
VERDICTS = re.compile(
    r"\b(reçue?s?|admise?s?|ajournée?s?|note finale|moyenne|total|réussi|chances?)\b"
)


@given(RATINGS, st.lists(RATINGS, max_size=2))
def test_the_gap_is_the_distance_to_the_nearest(own: int | None, others: list[int | None]) -> None:
    one = _rated_criterion("1a", "x", (own, *others))
    seen = [other for other in others if other is not None]
    if own is None or not seen:
        assert one.gap is None
    else:
        assert one.gap is not None
        assert own - one.gap in seen
        assert all(abs(one.gap) <= abs(own - other) for other in seen)
    assert one.is_unseen == (own is None and not seen)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "à l'heure"), (-4, "à l'heure"), (70, "+ 1 min 10 s"), (-30, "− 30 s")],
)
def test_gaps_in_words(seconds: float, said: str) -> None:
    assert gap_text(seconds) == said


def rehearsed(
    journal: Journal,
    folder: Path,
    clock: ManualClock,
    ratings: tuple[int | None, ...],
    action: int = 3,
) -> list[Debrief]:
    clock.step(3600)
    people = ["", "A. D.", "S. B."][: len(ratings)]
    plan = new_rehearsal(
        journal, read_dossier(folder), ("ccp1-x", None), now=clock(), action=action, seed=4, assessors=len(ratings) - 1
    )  # fmt: skip
    with RehearsalRun(journal, plan.id, clock) as run:
        run.begin()
        present(run, clock)
        finish(run, clock, people, ratings)
    return load_debriefs(journal, "ccp1-x")


def said(one: Debrief, others: list[Debrief], width: int = 76) -> str:
    lines = [text for text, _tone in debrief_lines(one, others, width)]
    assert max(map(len, lines)) <= width
    return "\n".join(lines).replace("\u00a0", " ")


def test_grids_side_by_side(journal: Journal, folder: Path, clock: ManualClock) -> None:
    (one,) = rehearsed(journal, folder, clock, (3, 1, None))
    text = said(one, [one])
    assert re.search(r"a  besoin et public décrits par des faits +3 +1 +– +\+ 2 ‹", text)
    assert "vous  A. D.  S. B.  écart" in text
    assert "1a, 1b, 1c" in text.partition("À reprendre")[2]
    assert "8 questions sans réponse complète" in text
    assert "De répétition en répétition" not in text


def test_what_nobody_ever_saw(journal: Journal, folder: Path, clock: ManualClock) -> None:
    (one,) = rehearsed(journal, folder, clock, (None, None))
    assert len(never_seen([one])) == 20
    both = rehearsed(journal, folder, clock, (2,))
    assert never_seen(both) == ()
    assert never_seen([]) == ()


def test_progress_over_rehearsals(journal: Journal, folder: Path, clock: ManualClock) -> None:
    rehearsed(journal, folder, clock, (2, None))
    both = rehearsed(journal, folder, clock, (2, 2), action=2)
    text = said(both[1], both)
    assert "Bilan de la répétition 2" in text
    first, second = text.partition("De répétition en répétition")[2].split("2. ")
    assert "fiche 3" in first
    assert "0 critères sur 20 vus par les assesseurs" in " ".join(first.split())
    assert "fiche 2" in second
    assert "20 critères sur 20 vus" in " ".join(second.split())


@pytest.mark.parametrize("width", [56, 76, 84])
def test_no_verdict_no_sum_and_the_status_of_the_title(
    journal: Journal, folder: Path, clock: ManualClock, width: int
) -> None:
    (one,) = rehearsed(journal, folder, clock, (3, 0, 2))
    text = said(one, [one], width)
    words = " ".join(text.split())
    assert not VERDICTS.search(words.replace("Elle ne se totalise pas", ""))
    assert one.rehearsal.plan.referential.status in words
    assert "seul un jury décide" in words


def test_as_data(journal: Journal, folder: Path, clock: ManualClock) -> None:
    (one,) = rehearsed(journal, folder, clock, (3, 1))
    data = debrief_document(one, [one])
    assert data["official"] is False
    assert data["people"] == ["", "A. D."]
    assert data["criteria"][0] == {  # type: ignore[index]
        "code": "1a",
        "text": "besoin et public décrits par des faits",
        "ratings": [3, 1],
        "gap": 2,
    }
    assert not {"mean", "total", "mark", "score"} & set(data)


def test_one_that_was_left(journal: Journal, folder: Path, clock: ManualClock) -> None:
    plan = new_rehearsal(journal, read_dossier(folder), ("ccp1-x", None), now=clock(), seed=1)
    (one,) = load_debriefs(journal, "ccp1-x")
    text = said(one, [one])
    for words in ("Pas terminée", "n'a pas eu lieu", "Aucune grille n'est remplie"):
        assert words in text
    with RehearsalRun(journal, plan.id, clock) as run:
        run.begin()
        clock.step(60)
        run.stop()
    (one,) = load_debriefs(journal, "ccp1-x")
    assert "Arrêtée avant la fin" in said(one, [one])
    assert "pas abordée" in said(one, [one])
