"""Mocks in a row of one profile ask other questions, as far as the bank has others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pixsim.assembly.form import generate
from pixsim.assembly.item_table import OPERATIVE
from pixsim.bank.drawing.draw import question_id
from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Item
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.running.exam import met_before
from pixsim.store.sittings.journal import Journal
from tests.campaign.repeats import repeated, three_mocks
from tests.tools.mocks import new_v2
from tests.tools.tiers import tiered


@pytest.mark.parametrize("rules", tiered([V2(), V3()], 1), ids=["V2", "V3"])
def test_three_mocks_repeat_a_question_only_where_the_bank_has_no_other(
    sample: Profile, bank: Bank, journal: Journal, rules: V2 | V3
) -> None:
    mocks = three_mocks(sample, bank, journal, rules, seeds=[None, None, None])
    assert len(mocks[2]) >= 30
    solved = {e.question for e in sample.knowledge if e.status == "validated"}
    seen: set[str] = set()
    for mock in mocks:
        for name in set(mock) & seen:
            skill = bank.items[name.rpartition("#")[0]].skill
            assert set(bank.variants(skill, OPERATIVE)) - solved <= seen
        seen |= set(mock)
    assert repeated(mocks) < len(seen) / 10
    assert {name for mock in mocks for name in mock} == journal.questions_met(sample.id)


def test_a_given_seed_draws_the_same_test_whatever_was_asked_before(
    sample: Profile, bank: Bank, journal: Journal
) -> None:
    first = three_mocks(sample, bank, journal, V2(), seeds=[None, 5])[1]
    again = new_v2(sample, bank, seed=5, met=met_before(journal, sample, 5))
    assert [one.question.id for one in again.questions] == first


@pytest.mark.full
def test_other_items_come_first_then_other_variants_then_what_there_is(
    sample: Profile, bank: Bank
) -> None:
    skill = bank.items[generate(sample, bank, V2(), 1).questions[0].question.item].skill
    listed = next(i for i in bank.items.values() if not i.family and len(i.variants) > 1)
    item = listed.model_copy(update={"skill": skill, "variants": listed.variants[:2]})
    twin = item.model_copy(update={"id": "twin"})

    def drawn(*items: Item, met: set[str]) -> set[str]:
        kept = {n: i for n, i in bank.items.items() if i.skill != skill}
        small = replace(bank, items=kept | {i.id: i for i in items})
        forms = [generate(sample, small, V2(), seed, met=met) for seed in range(4)]
        return {
            q.question.id for form in forms for q in form.questions if q.question.skill == skill
        }

    one, two = question_id(item, 1), question_id(item, 2)
    assert drawn(item, twin, met={one}) == {"twin#1", "twin#2"}
    assert drawn(item, met={one}) == {two}
    assert drawn(item, met={one, two}) == {one, two}


@pytest.mark.full
def test_an_exam_of_somebody_else_counts_for_nothing(
    sample: Profile, bank: Bank, journal: Journal
) -> None:
    three_mocks(sample, bank, journal, V3(), seeds=[None])
    assert journal.questions_met("nobody") == frozenset()
