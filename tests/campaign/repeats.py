"""How many questions three mocks in a row of one profile repeat.

``python -m tests.campaign.repeats`` sits three mocks of each rule set for the sample profiles and for
people positioned at three abilities, and prints, beside what the journal prevents, what chance alone
would repeat, and the repeats that a form could have avoided: V2 asks the skills of the profile, never a
question already succeeded while another is left, and some skills have three variants only. A question is
one variant of an item.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from pixsim.bank.question import item_of
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.store.sittings.journal import Journal
from tests.campaign.drawn_shares import v2_profiles

MOCKS = 3
WAY = 1.0  # ability of who answers


def repeated(mocks: Sequence[Sequence[str]]) -> int:
    """Questions that had been asked in an earlier mock."""
    seen: set[str] = set()
    count = 0
    for mock in mocks:
        count += sum(name in seen for name in mock)
        seen |= set(mock)
    return count


def avoidable(mocks: Sequence[Sequence[str]], bank: Bank, solved: frozenset[str]) -> int:
    """Repeats while the skill still had a question neither asked before nor succeeded in the positioning."""
    seen: set[str] = set()
    count = 0
    for mock in mocks:
        for name in mock:
            skill = bank.items[item_of(name)].skill
            left = set(bank.variants(skill, ("validated",))) - seen - solved
            count += name in seen and bool(left)
        seen |= set(mock)
    return count


def three_mocks(
    profile: Profile, bank: Bank, journal: Journal, rules: V2 | V3, *, seeds: Sequence[int | None]
) -> list[list[str]]:
    """Ids of the questions of mocks sat one after the other."""
    asked = []
    for seed in seeds:
        result = sit_by_autopilot(profile, bank, journal, WAY, seed, rules)
        asked.append([row.id for row in result.questions])
    return asked


def main() -> None:
    """Print the table."""
    bank = load_bank()
    print(f"{'':<20}{'rules':<6}questions  repeated  avoidable  by chance")
    for name, profile in v2_profiles(bank).items():
        for rules in (V2(), V3()):
            with tempfile.TemporaryDirectory() as folder:
                ours = Journal(Path(folder) / "ours.sqlite")
                mocks = three_mocks(profile, bank, ours, rules, seeds=[None] * MOCKS)
                ours.close()
                drawn = []
                for start in range(0, 5 * MOCKS, MOCKS):
                    chance = Journal(Path(folder) / f"{start}.sqlite")
                    seeds = range(start, start + MOCKS)
                    drawn.append(repeated(three_mocks(profile, bank, chance, rules, seeds=seeds)))
                    chance.close()
            count = sum(len(mock) for mock in mocks)
            which = type(rules).__name__
            solved = frozenset(
                e.question for e in profile.knowledge if e.question and e.status == "validated"
            )
            spare = avoidable(mocks, bank, solved)
            print(
                f"{name:<20}{which:<6}{count:>9}{repeated(mocks):>10}{spare:>11}{mean(drawn):>11.1f}"
            )


if __name__ == "__main__":
    main()
