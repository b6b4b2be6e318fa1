"""Chances worked out, against people drawn one by one, for many profiles with answers.

``python -m tests.campaign.chances`` prints both for 24 profiles. A person is drawn as the model says:
what they know by themselves, what they showed, whether they guessed, until they have answered right
what the profile says they have; then whether they still know. The exam's kernel scores it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from pixsim.assembly.item_table import item_table, skill_table
from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.irt.logistic import probability
from pixsim.outcome import Outcome
from pixsim.profile import Profile
from pixsim.rules.v2 import V2, Status, score
from pixsim.simulation import chances
from pixsim.simulation.v2.known_profiles import known_pool, known_profiles
from tests.tools.positioned import positioned

CODES = ("1.1", "1.3", "2.1", "3.1", "4.2", "5.1")


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the table."""

    theta: float
    shift: float
    retention: float
    profile: Profile


def people(bank: Bank) -> list[Person]:
    """Twenty-four that are neither sure to pass nor to fail, as far as can be."""
    found = []
    for seed, (theta, shift, kept) in enumerate(
        product((-0.5, 0.5, 1.5, 2.5), (0.0, -0.4, -0.8), (0.2, 0.6))
    ):
        for more in range(50):  # those who may sit
            profile = positioned(bank, theta + 0.5, CODES, 100 * seed + more)
            if profile_standing(profile, bank.framework, V2()).is_certifiable:
                found.append(Person(theta, shift, kept, profile))
                break
    return found


def drawn(person: Person, bank: Bank, draws: int, seed: int) -> tuple[float, float, float]:
    """Share validated, mean pix and its standard deviation among people drawn one by one."""
    rules, items = V2(), item_table(bank)
    rng = np.random.default_rng(seed)
    now = profile_standing(person.profile, bank.framework, rules)
    forms = 1024
    known = known_profiles((person.profile,), bank, rules)
    pool = known_pool(rules, skill_table(bank), items, known, np.zeros(1, np.intp), rng, forms)
    form = rng.integers(0, forms, draws)
    row = np.arange(16)[None, :] * forms + form[:, None]
    item = pool.item[:, row].transpose(1, 2, 0)
    asked = item >= 0
    a, b, guess = items.a[item], items.b[item], items.c[item]
    shown = probability(person.theta, a, b)
    own = probability(person.theta + person.shift, a, b)
    trait = np.empty(item.shape)
    open_ = asked.copy()
    while open_.any():  # until the answers of the positioning are right
        n = int(open_.sum())
        trait[open_], lucky = rng.random((2, n))
        right = (trait[open_] < shown[open_]) | (lucky < guess[open_])
        open_[open_] = ~right
    later, kept, luck = rng.random((3, *item.shape))
    knows = np.where(kept < person.retention, trait < own, later < own)
    right = knows | (luck < guess)
    outcome = np.where(right, np.int8(Outcome.OK), np.int8(Outcome.KO))
    nothing = np.zeros(item.shape, bool)
    scores = score(
        rules,
        level=np.repeat(now.placement.level, draws, axis=0),
        pix=np.repeat(now.placement.pix, draws, axis=0),
        tested=np.repeat(now.placement.certifiable, draws, axis=0),
        outcome=np.where(asked, outcome, np.int8(Outcome.NOT_ASKED)),
        neutralised=nothing,
        auto_skipped=nothing,
        dependent=items.dependent[item] & asked,
    )
    valid = scores.status == Status.VALIDATED
    pix = np.where(valid, scores.total, 0)
    return float(valid.mean()), float(pix.mean()), float(pix.std())


def distances(
    person: Person, bank: Bank, draws: int, forms: int, seed: int
) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """Exact, drawn, and their distance in standard errors: of the chance and of the pix."""
    found = chances(
        person.profile, bank, person.theta, shift=person.shift, retention=person.retention,
        forms=forms,
    )  # fmt: skip
    share, pix, sd = drawn(person, bank, draws, seed)
    p = found.validated
    error = np.sqrt(p * (1 - p) / draws)
    return (
        (p, share, float((share - p) / error)),
        (found.pix, pix, float((pix - found.pix) / (sd / np.sqrt(draws)))),
    )


def main(draws: int = 40_000, forms: int = 4096) -> None:
    """Print the table."""
    bank = load_bank()
    print("theta shift kept | chance  drawn     z |  pix exact   drawn     z")
    scores = []
    for seed, person in enumerate(people(bank)):
        one, two = distances(person, bank, draws, forms, seed)
        scores += [one[2], two[2]]
        print(
            f"{person.theta:5.1f} {person.shift:5.2f} {person.retention:4.1f} | "
            f"{one[0]:6.4f} {one[1]:6.4f} {one[2]:5.2f} | "
            f"{two[0]:10.3f} {two[1]:7.3f} {two[2]:5.2f}"
        )
    print(
        f"{len(scores) // 2} profiles; root mean square of z: {np.sqrt(np.mean(np.square(scores))):.2f}"
    )


if __name__ == "__main__":
    main()
