"""Positioned people who sit V2 one by one, through the exam's own code, beside a simulated cohort.

``python -m tests.campaign.positioned_people --people 5000`` positions each person question by question,
draws their form as the exam does, and answers it from a state of knowledge that the person keeps: the
chances of a cohort's second answers are not used. Means and shares are compared with those of a
cohort of the same abilities, in units of the standard error of the difference.

``--item-at-random`` lets the form ask any variant that the rule leaves free, as a cohort does, where
the exam prefers one to look at.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import numpy as np

from pixsim.assembly import form as exam_form
from pixsim.assembly.form import Form, NotCertifiableError, generate
from pixsim.assembly.item_table import item_table
from pixsim.assembly.positioning import position
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.arrays import Bytes, Floats
from pixsim.outcome import Outcome
from pixsim.profile import KnowledgeElement, Profile
from pixsim.rules.v2 import V2, Scores, Status, score
from pixsim.simulation import UNHURRIED, Abilities, Cohort, SimulatedPositioning, simulate
from pixsim.simulation.people.retention import RETENTION
from tests.campaign.v2_calibration import unread

START = datetime(2026, 11, 1, 9, tzinfo=UTC)
MODEL = Abilities()
COHORT = 200_000  # its own error is a sixth of that of 5,000 people


@dataclass(frozen=True)
class Curves:
    """What each item asks of an ability, by its name: slope, difficulty, chance to guess."""

    of_item: dict[str, tuple[float, float, float]]

    def knows(self, item: str, ability: float, draw: float) -> bool:
        """Whether a person whose draw for the skill is `draw` knows what an item asks."""
        slope, difficulty, _ = self.of_item[item]
        return draw < 1 / (1 + math.exp(-slope * (ability - difficulty)))

    def guesses(self, item: str, rng: np.random.Generator) -> bool:
        """Whether a person who does not know is right."""
        return bool(rng.random() < self.of_item[item][2])


class Person:
    """Somebody with an ability a competence, who knows a skill or not, and mostly stays so."""

    def __init__(
        self, ability: Floats, codes: Sequence[str], curves: Curves, seed: list[int]
    ) -> None:
        self._rng = np.random.default_rng(seed)
        self._ability = dict(zip(codes, ability.tolist(), strict=True))
        self._curves = curves
        self._draw: dict[str, float] = {}

    def answer(self, question: Question, _: np.random.Generator) -> bool:
        """Whether the answer is right."""
        draw = self._draw.setdefault(question.skill, float(self._rng.random()))
        ability = self._ability[question.competence]
        knows = self._curves.knows(question.item, ability, draw)
        return knows or self._curves.guesses(question.item, self._rng)

    def forget(self, retention: float) -> None:
        """Draw some states anew, as between two days; the others stay."""
        for skill in self._draw:
            if self._rng.random() >= retention:
                self._draw[skill] = float(self._rng.random())


def positioned_profile(person: Person, bank: Bank, seed: list[int]) -> Profile:
    """The profile after a positioning in every competence."""
    rng, now, pace = np.random.default_rng(seed), START, timedelta(minutes=1)
    found: list[KnowledgeElement] = []
    for competence in bank.framework.competences:
        found += position(bank, competence.code, person.answer, rng, now, pace)
        now += timedelta(days=1)
    return Profile(id="p", name="P", knowledge=tuple(found))


@dataclass(frozen=True)
class Paper:
    """What is kept of a form and its answers; lists have one entry a competence."""

    level: tuple[int, ...]
    pix: tuple[int, ...]
    tested: tuple[bool, ...]
    outcome: Bytes


def sit(bank: Bank, abilities: Floats, curves: Curves, seed: int, retention: float) -> list[Paper]:
    """The papers of those who may sit; abilities of shape (person, competence)."""
    codes = [competence.code for competence in bank.framework.competences]
    papers = []
    for number, ability in enumerate(abilities):
        person = Person(ability, codes, curves, [seed, number, 1])
        profile = positioned_profile(person, bank, [seed, number, 2])
        person.forget(retention)
        try:
            form = generate(profile, bank, V2(), seed=seed * len(abilities) + number)
        except NotCertifiableError:
            continue
        now = form.standing
        outcome = _answers(form, person, codes)
        papers.append(Paper(now.levels, now.pix, now.certifiable, outcome))
        if number % 500 == 499:
            print(f"{number + 1} people", flush=True)
    return papers


def _answers(form: Form, person: Person, codes: Sequence[str]) -> Bytes:
    """Outcomes of a form, shape (competence, place)."""
    rng = np.random.default_rng(0)  # a person draws from their own
    outcome = np.full((len(codes), V2().questions_per_competence), Outcome.NOT_ASKED, np.int8)
    asked = [0] * len(codes)
    for question in (planned.question for planned in form.questions):
        competence = codes.index(question.competence)
        right = person.answer(question, rng)
        outcome[competence, asked[competence]] = Outcome.OK if right else Outcome.KO
        asked[competence] += 1
    return outcome


def scores_of(papers: Sequence[Paper]) -> Scores:
    """What the papers are worth."""
    outcome = np.array([paper.outcome for paper in papers])
    nothing = np.zeros(outcome.shape, dtype=bool)
    return score(
        V2(),
        level=np.array([paper.level for paper in papers]),
        pix=np.array([paper.pix for paper in papers]),
        tested=np.array([paper.tested for paper in papers]),
        outcome=outcome, neutralised=nothing, auto_skipped=nothing, dependent=nothing,
    )  # fmt: skip


def drawn_abilities(people: int, rng: np.random.Generator, competences: int) -> Floats:
    """Abilities of the default model, shape (person, competence)."""
    assert isinstance(MODEL.correlation, float)
    assert isinstance(MODEL.mean, float)
    assert isinstance(MODEL.spread, float)
    general = rng.standard_normal((people, 1)) * math.sqrt(MODEL.correlation)
    own = rng.standard_normal((people, competences)) * math.sqrt(1 - MODEL.correlation)
    return MODEL.mean + MODEL.spread * (general + own)


def compare(name: str, found: Floats, expected: Floats) -> str:
    """One figure of both, and their difference in standard errors."""
    error = math.sqrt(found.var() / found.size + expected.var() / expected.size)
    far = (found.mean() - expected.mean()) / error
    return f"{name:22} {found.mean():9.3f} {expected.mean():9.3f} {far:+6.2f}"


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--item-at-random", action="store_true")
    asked = parser.parse_args()
    bank, rules = load_bank(), V2()
    items = item_table(bank)
    rows: Any = zip(items.id, items.a, items.b, items.c, strict=True)
    curves = Curves({name: (float(a), float(b), float(c)) for name, a, b, c in rows})
    rng = np.random.default_rng([asked.seed, 7])
    abilities = drawn_abilities(asked.people, rng, len(bank.framework.competences))
    plain = patch.object(exam_form, "shown_first", lambda pools, *_: list(pools))
    with unread(), plain if asked.item_at_random else nullcontext():
        papers = sit(bank, abilities, curves, asked.seed, RETENTION)
    cohort = Cohort(circumstances=UNHURRIED, positioning=SimulatedPositioning())
    table = simulate(cohort, rules=rules, candidates=COHORT, seed=asked.seed + 100, bank=bank).table
    table = table[table["result"] != "not_admitted"]
    print(f"{len(papers)} of {asked.people} may sit, {len(table)} of {COHORT} of the cohort")
    print(f"{'':22} {'people':>9} {'cohort':>9} {'z':>6}")
    scores = scores_of(papers)
    validated, expected = scores.status == Status.VALIDATED, table["result"] == "validated"
    for name, own, other in (
        ("pix of the profile", [sum(paper.pix) for paper in papers], table["profile_pix"]),
        ("questions", [(paper.outcome >= 0).sum() for paper in papers], table["questions"]),
        ("rate of right answers", scores.rate, table["rate"]),
        ("validated", validated, expected),
        ("certified pix", scores.total * validated, table["pix"] * expected),
    ):
        print(compare(name, np.asarray(own, float), np.asarray(other, float)))


if __name__ == "__main__":
    main()
