"""Cohorts with questions on trial are sat by the rules of the exam, question by question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace as changed

import numpy as np
import pytest

from pixsim.assembly.pool import planned_pool
from pixsim.assembly.seeding import SeededPools
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.rules.v3 import V3, Streams
from pixsim.session.state import Session
from pixsim.session.v3 import asking
from pixsim.session.v3.plan import PoolSnapshot, V3Plan
from pixsim.store.sittings.journal import Journal
from tests.session.test_seeding import known, plan, sit_by
from tests.simulation.v3.seeded_sittings import SeededAssessments, seeded_table, simulate_seeded
from tests.tools.tiers import tiered

RULES = V3(seeded=4, pick_percent=100)  # the best item: no draw tells exam and cohort apart


@pytest.mark.parametrize("share", tiered([0, 2], 1))
def test_a_cohort_is_asked_what_an_exam_would_ask(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    share: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = known(bank, share) if share else bank
    whole = planned_pool(own)
    found = simulate_seeded(RULES, whole, np.linspace(-2, 3, 5), np.random.default_rng(1))
    table = seeded_table(found, whole, tuple(own.framework.competence_index), "r")
    streams = Streams.of(np.random.default_rng(1))
    for row in range(5):
        one = slice(row, row + 1)
        monkeypatch.setattr(  # the cohort's draws among equals
            asking, "_tie_draw", lambda session, one=one: streams.ties(one, session.scored)
        )
        rows = table[table["candidate"] == f"r-{row}"]
        right = dict(zip(rows["number"], rows["outcome"] == "ok", strict=True))
        plan = _same_trials(own, sample, found, row)
        session = sit_by(plan, own, journal, _given(right))
        assert [one.item for one in session.asked] == rows["item"].tolist()
        assert [one.seeded for one in session.asked] == rows["seeded"].tolist()


def _given(right: Mapping[int, bool]) -> Callable[[Session], bool]:
    return lambda session: right[session.number]


def _same_trials(bank: Bank, profile: Profile, found: SeededAssessments, row: int) -> V3Plan:
    """A plan with the places and the items on trial of one candidate of a cohort."""
    whole = planned_pool(bank)
    listed = found.listed[row]
    calibrated = np.flatnonzero(whole.calibrated)
    scored = calibrated if calibrated.size else np.setdiff1d(np.arange(len(whole.items)), listed)
    pools = SeededPools(whole.at(scored), whole.at(listed), tuple(found.after[row].tolist()))
    assert pools.trials is not None
    return plan(bank, profile, rules=RULES).model_copy(
        update={
            "id": f"s{row}",
            "pool": PoolSnapshot.of(pools.scored),
            "trials": PoolSnapshot.of(pools.trials),
            "seeded_places": pools.places,
            "looked_at": 0,  # no preference: what the engine asks
        }
    )


def test_questions_on_trial_change_nothing_of_the_scored_ones(bank: Bank) -> None:
    whole = planned_pool(known(bank))
    ability = np.random.default_rng(2).normal(0, 1.5, 200)
    few, many = (
        simulate_seeded(changed(RULES, seeded=n), whole, ability, np.random.default_rng(3))
        for n in (1, 8)
    )
    for name in ("items", "correct", "theta", "error"):
        np.testing.assert_array_equal(getattr(few.scored, name), getattr(many.scored, name))


def test_items_on_trial_are_answered_by_the_truth(bank: Bank) -> None:
    whole = planned_pool(known(bank))
    easy = whole.pool.a, np.where(whole.calibrated, whole.pool.b, -30.0)
    found = simulate_seeded(RULES, whole, np.zeros(50), np.random.default_rng(4), truth=easy)
    assert found.correct.all()
    assert not found.scored.correct.all()
    assert not whole.calibrated[found.items].any()


def test_rules_without_trials_or_a_bank_without_new_items_are_refused(bank: Bank) -> None:
    for rules, own in ((V3(), bank), (RULES, known(bank, 1))):
        with pytest.raises(ValueError, match="seeded"):
            simulate_seeded(rules, planned_pool(own), np.zeros(3), np.random.default_rng(0))
