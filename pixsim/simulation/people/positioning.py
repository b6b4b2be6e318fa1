"""The positioning of whole blocks of candidates, by the kernels that position one person.

Competence by competence, all candidates are at the same question: `next_skills` says which skills
may come next, one of them and a variant of it are drawn, the answer is drawn from the ability shown,
and `infer` says what it proves. Candidates leave the batch when nothing may be asked any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.item_table import ItemTable, variant_at
from pixsim.assembly.standing import skill_places
from pixsim.bank.reading.load import Bank
from pixsim.foundation.arrays import Bools, Bytes, Floats, Ints
from pixsim.foundation.streams import Draw
from pixsim.irt.logistic import probability
from pixsim.rules.v2 import V2
from pixsim.rules.v2.placement import placement_of
from pixsim.rules.v2.positioning import KNOWN, CompetenceSkills
from pixsim.rules.v2.positionings import Positionings
from pixsim.simulation.blocks import BLOCK, Block

Floats32 = NDArray[np.float32]

ROWS = 2048
"""Candidates at a time: their arrays stay in the second-level cache; divides `BLOCK`."""


@dataclass(frozen=True, slots=True)
class Positions:
    """What the positionings of some candidates found.

    Attributes
    ----------
    pix : int8 array, shape (candidate, competence)
        Uncapped.
    direct : bool array, shape (candidate, skill)
        Skills validated by a right answer; skills in framework order.
    variant : int16 array, shape (candidate, skill)
        The variant answered, by its place among those a certification may ask; -1 where none.
    questions : int16 array, shape (candidate,)
        Questions asked.
    """

    pix: Bytes
    direct: Bools
    variant: NDArray[np.int16]
    questions: NDArray[np.int16]

    def first(self, size: int) -> Positions:
        """The first candidates."""
        return Positions(
            self.pix[:size], self.direct[:size], self.variant[:size], self.questions[:size]
        )


@dataclass(frozen=True, slots=True)
class AskedSkills:
    """The positionings of a batch in one competence.

    Attributes
    ----------
    status : int8 array, shape (candidate, skill)
        1 validated, -1 invalidated, 0 unknown.
    direct : bool array, shape (candidate, skill)
        Known by an answer.
    variant : int16 array, shape (candidate, skill)
    order : int16 array, shape (question, candidate)
        Skills in the order asked; -1 once the positioning is over.
    """

    status: Bytes
    direct: Bools
    variant: NDArray[np.int16]
    order: NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class _Offered:
    """The variants that may be asked, one skill after the other, arrays of shape (variant,).

    Attributes
    ----------
    first : int64 array, shape (skill,)
        Where the variants of each skill begin.
    variant : int16 array
        Place among those a certification may ask.
    a, b, c : float64 arrays
    timed : bool array
    """

    first: Ints
    variant: NDArray[np.int16]
    a: Floats
    b: Floats
    c: Floats
    timed: Bools


@dataclass(frozen=True)
class CompetencePositioning:
    """One competence; arrays are of shape (skill,), over the skills that can be asked.

    Attributes
    ----------
    items : ItemTable
    kernel : CompetenceSkills
    skill : int64 array
        Places along the skill axis of the framework.
    timed : bool array
        Its first variant has a timer.
    variants : int64 array
        Variants that may be asked.
    pix : float64 array
    """

    items: ItemTable
    kernel: CompetenceSkills
    skill: Ints
    timed: Bools
    variants: Ints
    pix: NDArray[np.float64]

    @cached_property
    def columns(self) -> slice | Ints:
        """`skill` as a slice where it can be one."""
        first, last = int(self.skill[0]), int(self.skill[-1])
        whole = slice(first, last + 1)
        return whole if np.array_equal(self.skill, np.arange(first, last + 1)) else self.skill

    @cached_property
    def _offered_variants(self) -> _Offered:
        number = np.concatenate([np.arange(n) for n in self.variants])
        owner = np.repeat(self.skill, self.variants)
        item, place = variant_at(self.items, owner, number)
        table = self.items
        return _Offered(
            first=np.cumsum(self.variants) - self.variants,
            variant=place.astype(np.int16),
            a=table.a[item],
            b=table.b[item],
            c=table.c[item],
            timed=table.timed[item],
        )

    def run(self, ability: Floats32, draws: Floats32) -> AskedSkills:
        """Position a batch.

        Parameters
        ----------
        ability : float32 array, shape (candidate,)
        draws : float32 array, shape (3, question, candidate)
            Uniforms in [0, 1) for the skill, the variant and the answer; as many questions as
            there are skills, since none is asked twice.
        """
        shape = (ability.size, self.skill.size)
        batch = Positionings(self.kernel, self.timed, ability.size)
        direct = np.zeros(shape, dtype=bool)
        variant = np.full(shape, -1, dtype=np.int16)
        for question in range(self.skill.size):
            possible = batch.ask()
            rows = batch.rows
            if not rows.size:
                break
            of_skill, of_variant, of_answer = (draws[k, question].take(rows) for k in range(3))
            skill = possible.at((of_skill.astype(np.float64) * possible.number).astype(np.int16))
            offered = self._offered_variants
            at = (of_variant.astype(np.float64) * self.variants.take(skill)).astype(np.int64)
            at += offered.first.take(skill)
            guess = offered.c.take(at)
            knows = probability(ability.take(rows), offered.a.take(at), offered.b.take(at))
            right: Bools = of_answer < guess + (1 - guess) * knows
            batch.record(skill, right, offered.timed.take(at))
            cell = rows * self.skill.size + skill
            direct.reshape(-1)[cell] = True
            variant.reshape(-1)[cell] = offered.variant.take(at)
        return AskedSkills(batch.status(), direct, variant, batch.answers >> 1)


@dataclass(frozen=True)
class BlockPositioning:
    """Simulated positioning in all competences.

    Attributes
    ----------
    rules : V2
        For levels and pix.
    parts : tuple of CompetencePositioning or None
        By competence; None where the bank has no skill to ask.
    skills : int
        Length of the skill axis.
    """

    rules: V2
    parts: tuple[CompetencePositioning | None, ...]
    skills: int

    def position(self, ability: Floats32, block: Block) -> Positions:
        """Position the candidates of a block.

        Whole batches are worked on even where the cohort ends inside one, so that a candidate's
        figures do not depend on who comes after.

        Parameters
        ----------
        ability : float32 array, shape (BLOCK, competence)
            That answers come from: with the help the candidate has while positioning.
        block : Block
            Parts begin at a multiple of `ROWS`.
        """
        size = -(-block.size // ROWS) * ROWS
        exact = np.zeros((size, len(self.parts)))
        found = Positions(
            pix=np.empty(exact.shape, dtype=np.int8),
            direct=np.zeros((size, self.skills), dtype=bool),
            variant=np.full((size, self.skills), -1, dtype=np.int16),
            questions=np.zeros(size, dtype=np.int16),
        )
        rng = block.generator(Draw.POSITIONING)
        for competence, part in enumerate(self.parts):
            if part is None:
                continue
            draws = rng.random((3, part.skill.size, BLOCK), np.float32)
            for start in range(0, size, ROWS):
                rows = slice(start, start + ROWS)
                whole = slice(block.first + start, block.first + start + ROWS)
                asked = part.run(ability[whole, competence], draws[:, :, whole])
                valid = asked.status == KNOWN
                # float32 values: exact. A matrix product would start threads of its own
                exact[rows, competence] = np.vecdot(valid.astype(float), part.pix)
                found.direct[rows, part.columns] = asked.direct & valid
                found.variant[rows, part.columns] = asked.variant
                found.questions[rows] += asked.direct.sum(axis=1, dtype=np.int16)
        found.pix[:] = placement_of(self.rules, exact).pix
        return found.first(block.size)


def block_positioning(rules: V2, bank: Bank, items: ItemTable) -> BlockPositioning:
    """Tabulate what a bank can ask while positioning.

    Parameters
    ----------
    rules : V2
    bank : Bank
    items : ItemTable
        Of the same bank.
    """
    places = skill_places(bank.framework)
    offered = np.bincount(
        items.skill, weights=items.variants * items.offered, minlength=len(places)
    ).astype(np.int64)
    timed = np.zeros(len(places), dtype=bool)
    first = np.flatnonzero(items.offered)[::-1]  # the first item of a skill is written last
    timed[items.skill[first]] = items.timed[first]
    parts: list[CompetencePositioning | None] = []
    for competence in bank.framework.competences:
        skills = [s for s in bank.playable_skills if s.competence == competence.code]
        if not skills:
            parts.append(None)
            continue
        tubes = {skill.tube: number for number, skill in enumerate(skills)}
        at = np.array([places[skill.name] for skill in skills], dtype=np.int64)
        parts.append(
            CompetencePositioning(
                items=items,
                kernel=CompetenceSkills(
                    level=np.array([skill.level for skill in skills]),
                    tube=np.array([tubes[skill.tube] for skill in skills]),
                    has_question=np.ones(len(skills), dtype=bool),
                ),
                skill=at,
                timed=timed[at],
                variants=offered[at],
                pix=np.array([bank.pix_value[skill.name] for skill in skills]),
            )
        )
    return BlockPositioning(rules, tuple(parts), len(places))
