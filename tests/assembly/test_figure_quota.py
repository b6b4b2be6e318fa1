"""Questions that show something: preferred only among what the rules leave free."""

from __future__ import annotations

import numpy as np

import pixsim
from pixsim.assembly.figure_quota import due, is_looked_at, shown_first
from pixsim.bank.question import item_of
from pixsim.bank.reading.load import Bank
from pixsim.foundation.resources import bundled_folder


def test_a_share_is_spread_over_a_test() -> None:
    assert [due(n, 32) for n in (1, 3, 4, 13, 29, 32)] == [
        0,
        0,
        1,
        2,
        5,
        5,
    ]  # no test begins with one for its sake
    assert due(15, 48) == 2
    assert due(32, 32, 0) == 0


def test_a_pool_is_narrowed_until_five_show_something_and_never_emptied(bank: Bank) -> None:
    skills = [skill for skill, items in bank.items_of.items() if {i.kind == "look" for i in items} == {True, False}]  # fmt: skip
    pools = [bank.variants(skill) for skill in skills[:12]]
    without = [tuple(name for name in pool if not is_looked_at(bank, item_of(name))) for pool in pools]  # fmt: skip
    only = [skill for skill, items in bank.items_of.items() if {i.kind for i in items} == {"look"}]
    for whole in (0, 1, 2):
        every = [*pools, *(bank.variants(skill) for skill in only[:whole])]
        found = shown_first(every, bank, np.random.default_rng(1))[:12]
        wanted = 5 - whole
        narrowed = [set(new) < set(old) for new, old in zip(found, pools, strict=True)]
        assert sum(narrowed) == wanted
        for new, is_narrowed in zip(found, narrowed, strict=True):
            assert new
            assert not is_narrowed or all(is_looked_at(bank, item_of(name)) for name in new)
    assert shown_first(without, bank, np.random.default_rng(1)) == without


def test_only_the_item_of_a_skill_is_preferred(bank: Bank) -> None:
    """The skills of a personal test, and their order, are those of the rule."""
    profile = pixsim.read_profile(bundled_folder("profiles") / "independant.json", bank.framework)
    form = pixsim.generate(profile, bank, pixsim.V2(), seed=4)
    other = pixsim.generate(profile, bank, pixsim.V2(), seed=5)
    assert [q.question.skill for q in form.questions] == [q.question.skill for q in other.questions]
    assert sum(is_looked_at(bank, item_of(q.question.id)) for q in form.questions) >= 5
