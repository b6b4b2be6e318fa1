"""Which items are asked, how often, by how many: V3 mocks by the live path, V2 forms, positionings.

``python -m tests.campaign.exposure`` sits 400 V3 mocks (abilities -2 to 3; two sittings of each person, the
second without and with what was met before), draws as many V2 forms of the sample profiles and positionings, and
prints the table of `pixsim/simulation/README.md`. ``--mocks``, ``--seed`` and ``--only v3`` change what is drawn.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
from scipy import stats  # type: ignore[import-untyped]

from pixsim.assembly.form import generate
from pixsim.assembly.positioning import position
from pixsim.bank.question import item_of
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.profile import Profile, read_profile
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import find_policy
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.sittings.journal import Journal
from tests.campaign.drawn_shares import FOLDER, SAMPLES
from tests.conftest import NOW, ManualClock
from tests.tools.sample_profiles import responder

ABILITIES = tuple(np.linspace(-2, 3, 11).tolist())
OFFERED = "validated"  # items that V3 and a positioning ask
SECONDS = 60

Mock = tuple[str, ...]
"""Ids of the items asked, in order."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a set of tests asks; shares are from 0 to 1.

    Attributes
    ----------
    items, tubes : float
        Shares of the bank's that were asked at least once.
    most : float
        Most asked item, in times the mean of its level.
    types : dict of str to (float, float)
        Of each type: its share over its share of the bank at the levels asked; half the width of the 95 %
        interval, had items been drawn one by one.
    p_letters : float
        Chi-square test of the first letters of ids against the bank at the levels asked.
    """

    items: float
    tubes: float
    most: float
    types: dict[str, tuple[float, float]]
    p_letters: float


def exposure_of(tests: Sequence[Mock], bank: Bank) -> Exposure:
    """Count what tests ask."""
    offered = [item for item in bank.items.values() if item.status == OFFERED]
    level = {item.id: bank.framework.skill[item.skill].level for item in offered}
    tube = {item.id: bank.framework.skill[item.skill].tube for item in offered}
    asked = Counter(name for test in tests for name in test)
    of_level = Counter(level.values())
    asked_at: Counter[int] = Counter()
    for name, count in asked.items():
        asked_at[level[name]] += count
    mean = {each: asked_at[each] / of_level[each] for each in of_level}

    def against_bank(label: Callable[[str], str]) -> dict[str, tuple[int, float]]:
        """How often each label was asked, and how often had items of a level been alike."""
        seen: Counter[str] = Counter()
        expected: Counter[str] = Counter()
        for name in level:
            seen[label(name)] += asked[name]
            expected[label(name)] += mean[level[name]]  # type: ignore[assignment]
        return {each: (seen[each], float(expected[each])) for each in sorted(expected)}

    types = against_bank(lambda name: bank.items[name].type)
    letters = [pair for pair in against_bank(lambda name: name[0]).values() if pair[1]]
    square = sum((seen - expected) ** 2 / expected for seen, expected in letters)
    return Exposure(
        items=len(asked) / len(offered),
        tubes=len({tube[name] for name in asked}) / len(set(tube.values())),
        most=max(count / mean[level[name]] for name, count in asked.items()),
        types={
            each: (seen / expected, 1.96 / expected**0.5)
            for each, (seen, expected) in types.items()
            if expected
        },
        p_letters=float(stats.chi2.sf(square, len(letters) - 1)),
    )


def overlap(one: Mock, other: Mock) -> float:
    """Share of a test whose items are in another too."""
    return len(set(one) & set(other)) / len(set(one))


def sit_v3(
    profile: Profile,
    bank: Bank,
    journal: Journal,
    ability: float | str,
    seed: int,
    met: Iterable[str] = (),
) -> Mock:
    """One whole V3 mock, by the plan, journal and exam of every front."""
    clock = ManualClock(NOW)
    plan = new_sitting(profile, bank, seed=seed, rules=V3(), clock=clock, met=frozenset(met))
    journal.create(plan)
    policy, rng = find_policy(ability), np.random.default_rng([7, seed])  # type: ignore[arg-type]
    with Exam(journal, plan.id, clock=clock, bank=bank) as exam:
        exam.start()
        while (question := exam.session.question) is not None and not exam.session.is_over:
            exam.show()
            clock.step(SECONDS)
            answer = policy(question, rng)
            if answer is None:
                exam.skip()
            else:
                exam.answer(answer)
        return tuple(asked.item for asked in exam.session.asked)


def v3_forms(
    bank: Bank, profile: Profile, journal: Journal, mocks: int, seed: int
) -> dict[str, list[tuple[float, Mock]]]:
    """Mocks with the ability they were sat with: first ones, others of the same person, without and with
    what was met before.
    """
    found: dict[str, list[tuple[float, Mock]]] = {"first": [], "again": [], "met": []}
    for number in range(mocks):
        ability = ABILITIES[number % len(ABILITIES)]
        own = profile.model_copy(update={"id": f"person-{number}", "uid": None})
        for place, kind in enumerate(found):
            met = journal.questions_met(own.id) if kind == "met" else frozenset()
            sat = sit_v3(own, bank, journal, ability, seed + 3 * number + place, met)
            found[kind].append((ability, sat))
    return found


def figures(values: Sequence[float]) -> str:
    """Mean and its 95 % interval, in percent."""
    half = 1.96 * float(np.std(values, ddof=1)) / len(values) ** 0.5
    return f"{np.mean(values):.1%} ± {half:.1%}"


def show(name: str, tests: Sequence[Mock], bank: Bank) -> None:
    """Print what tests ask."""
    found = exposure_of(tests, bank)
    types = ", ".join(
        f"{each} {ratio:.2f} ± {half:.2f}" for each, (ratio, half) in found.types.items()
    )
    print(
        f"{name}: {len(tests)} tests, {sum(map(len, tests))} questions\n"
        f"  items asked {found.items:.1%}, tubes {found.tubes:.1%}, most asked item {found.most:.1f} × "
        f"the mean of its level\n  types, against the bank at the levels asked: {types}\n"
        f"  first letters: p = {found.p_letters:.3g}"
    )


def show_v3(bank: Bank, profile: Profile, mocks: int, seed: int) -> None:
    """Print the table of V3."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "pixsim.db")
        found = v3_forms(bank, profile, journal, mocks, seed)
        journal.close()
    firsts = [test for _, test in found["first"]]
    show("V3", firsts, bank)
    again = [
        overlap(two, one) for (_, one), (_, two) in zip(found["first"], found["again"], strict=True)
    ]
    met = [
        overlap(three, (*one, *two))
        for (_, one), (_, two), (_, three) in zip(*found.values(), strict=True)
    ]
    print(f"  two sittings of one person: {figures(again)}")
    print(f"  a third, with « met before », against both: {figures(met)}")
    every: list[float] = []
    for ability in ABILITIES:
        those = [test for own, test in found["first"] if own == ability]
        pairs = [overlap(one, other) for one, other in combinations(those, 2)]
        every += pairs
        if pairs:
            print(f"  two candidates of ability {ability:4.1f}: {np.mean(pairs):.1%}")
    if every:
        print(f"  two candidates of equal ability, all: {np.mean(every):.1%}")


def show_v2(bank: Bank, forms: int, seed: int) -> None:
    """Print the same of V2's forms, where the rule decides."""
    for name in SAMPLES:
        profile = read_profile(FOLDER / f"{name}.json", bank.framework)
        tests = [
            tuple(one.question.item for one in generate(profile, bank, V2(), each).questions)
            for each in range(seed, seed + max(2, forms // len(SAMPLES)))
        ]
        show(f"V2, {name}", tests, bank)
        print(f"  two forms of one profile: {figures([overlap(*two) for two in pairwise(tests)])}")


def show_positioning(bank: Bank, people: int, seed: int) -> None:
    """Print the same of whole positionings, and whether the first question of each is drawn."""
    codes = tuple(competence.code for competence in bank.framework.competences)
    tests, first = [], {code: Counter[str]() for code in codes}
    for number in range(people):
        asked: list[str] = []
        for place, code in enumerate(codes):
            rng = np.random.default_rng([seed, number, place])
            answer = responder(ABILITIES[number % len(ABILITIES)])
            found = position(bank, code, answer, rng, NOW, timedelta(seconds=SECONDS))
            own = [item_of(one.question) for one in found if one.question is not None]
            first[code][bank.items[own[0]].skill] += 1
            asked += own
        tests.append(tuple(asked))
    show("Positioning", tests, bank)
    p = [stats.chisquare(list(counts.values())).pvalue for counts in first.values()]
    choices = sum(len(counts) for counts in first.values()) / len(codes)
    print(
        f"  first skill of a competence, among {choices:.1f} on average, uniform: p = "
        f"{stats.combine_pvalues(p).pvalue:.3g}"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mocks", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("v3", "v2", "positioning"))
    options = parser.parse_args()
    bank = load_bank()
    profile = read_profile(FOLDER / "independant.json", bank.framework)
    if options.only in (None, "v3"):
        show_v3(bank, profile, options.mocks, options.seed)
    if options.only in (None, "v2"):
        show_v2(bank, options.mocks, options.seed)
    if options.only in (None, "positioning"):
        show_positioning(bank, options.mocks, options.seed)


if __name__ == "__main__":
    main()
