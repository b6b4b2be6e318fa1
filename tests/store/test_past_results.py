"""Past results in short: apart by rule set, oldest first, compared with the one before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.past_results import past_results
from pixsim.store.sittings.progress import results_of
from tests.conftest import ManualClock


def exam(
    profile: Profile, bank: Bank, journal: Journal, clock: ManualClock, right: int, rules: object
) -> None:
    """A sitting of a person who answers the first questions right and passes the others."""
    plan = new_sitting(profile, bank, seed=3, rules=rules, clock=clock)
    journal.create(plan)
    with Exam(journal, plan.id, clock, bank=bank) as run:
        run.start()
        while not run.session.is_over:
            run.show()
            clock.step(20)
            assert run.session.question is not None
            if run.session.number <= right:
                run.answer(run.session.question.right_answer)
            else:
                run.skip()
        run.result()
    clock.step(86400)


def test_results_are_apart_by_rule_set_and_compared(
    sample: Profile,
    bank: Bank,
    journal: Journal,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for right, rules in ((48, None), (10, V3()), (40, None), (32, V3())):
        exam(sample, bank, journal, clock, right, rules)
    sit_by_autopilot(sample, bank, journal, 1, 2)
    found = past_results(journal, sample.id, bank.framework)
    assert {name: len(results) for name, results in found.items()} == {"v2": 2, "v3": 2}
    first, second = found["v2"]
    assert first.at < second.at
    assert (first.gained, second.level) == (None, "")
    assert first.pix is not None
    assert second.pix is not None
    assert second.gained == second.pix - first.pix < 0
    assert [d.code for d in first.domains] == [a.code for a in bank.framework.areas]
    assert sum(d.asked for d in first.domains) == sum(d.right for d in first.domains)
    assert sum(d.right for d in second.domains) == 40
    third, fourth = found["v3"]
    assert fourth.level
    assert fourth.pix is not None
    assert third.pix is not None
    assert fourth.gained == fourth.pix - third.pix > 0
    assert sum(d.asked for d in third.domains) == 32
    assert sum(d.right for d in third.domains) == 10
    assert fourth.domains[0].mean_level == pytest.approx(sum(fourth.levels[:3]) / 3)
    assert past_results(journal, "nobody", bank.framework) == {}

    # with the last one that has a score: neither the first, nor the one before
    result = results_of(journal.summaries(sample.id))[0][0]
    scores = (480, 300, None, 350)
    several = [
        result.model_copy(
            update={
                "total_pix": pix,
                "started_at": clock() + day * timedelta(1),
                "competences": result.competences[:1],
            }
        )
        for day, pix in enumerate(scores)
    ]
    monkeypatch.setattr(
        "pixsim.store.sittings.past_results.results_of", lambda _summaries: (several[::-1], 0)
    )
    (compared,) = past_results(journal, sample.id, bank.framework).values()
    assert [one.pix for one in compared] == list(scores)
    assert [one.gained for one in compared] == [None, -180, None, 50]
    # what is not certified counts as level 0 in its domain
    only = result.competences[0]
    assert only.level > 0
    assert compared[0].levels == (only.level, *[-1] * (len(bank.framework.competence) - 1))
    assert [d.mean_level for d in compared[0].domains] == [only.level / 3, 0, 0, 0, 0]
