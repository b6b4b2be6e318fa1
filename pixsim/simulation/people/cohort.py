"""Cohorts: who sits, with which abilities, profile and circumstances."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Bytes
from pixsim.foundation.problems import Problem
from pixsim.foundation.streams import Draw
from pixsim.simulation.blocks import BLOCK, Block
from pixsim.simulation.people.assumptions import (
    COMPETENCES,
    Abilities,
    Circumstances,
    PerCompetence,
    QuestionTimes,
    SimulatedPositioning,
    Sincerity,
    fault,
)
from pixsim.simulation.people.known_candidates import Given
from pixsim.simulation.people.levels import LevelScale
from pixsim.simulation.people.positioning import BlockPositioning, Positions
from pixsim.simulation.people.positioning_cache import cached_positions

Floats32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidates of one block. Arrays of two axes are laid out by competence.

    Attributes
    ----------
    theta : float32 array, shape (candidate, competence)
        True abilities.
    pix, level : int8 arrays, shape (candidate, competence)
        Profile, uncapped.
    true_level : int8 array, shape (candidate, competence)
        Level that an honest profile without luck would show, uncapped.
    situation : int16 array, shape (candidate, competence), or None
        Row of the pool of forms; None: the level of the profile.
    positions : Positions, or None
        What a simulated positioning found, where that is what made the profile.
    help : float32 array, shape (candidate, competence)
        Added to the abilities of the day while positioning: help, less what was learnt since.
    shown : float32 array, shape (candidate, competence), or None
        Abilities that the answers of a given profile show; NaN where it has levels alone.
    seconds : float32 array, shape (candidate,)
        Allowed for the whole test.
    pace : float32 array, shape (candidate,)
        Median time of a question, seconds.
    noise : float32 array, shape (candidate,)
        Standard normal; what the sum over questions adds to the pace.
    question_spread : float
        Standard deviation of the log time among the questions of a candidate.
    stays : float32 array, shape (candidate,)
        Part of the test after which the candidate leaves, 1 for who does not.
    technical : bool array, shape (candidate,)
        A technical problem is what makes the candidate leave, if the time is not up before.
    group : int16 array, shape (candidate,), or None
        Part of the population, where it has several.
    times : QuestionTimes, optional
        What each question takes, where more than the sum over the test is drawn.
    """

    theta: Floats32
    pix: Bytes
    level: Bytes
    true_level: Bytes
    situation: NDArray[np.int16] | None
    positions: Positions | None
    help: Floats32
    shown: Floats32 | None
    seconds: Floats32
    pace: Floats32
    noise: Floats32
    question_spread: float
    stays: Floats32
    technical: Bools
    group: NDArray[np.int16] | None = None
    times: QuestionTimes | None = None


Drawn = tuple[Candidates, Block]
"""The candidates of a block, and the block."""


@dataclass(frozen=True)
class Cohort:
    """Who sits.

    Attributes
    ----------
    abilities : Abilities
        Factor model; ignored where `given` has abilities. Of profiles with answers, mean and spread
        are the prior of what those show.
    sincerity : Sincerity
        Between abilities and profile.
    positioning : SimulatedPositioning, optional
        Profiles come from simulated positioning; by default they are levels, placed by the ability.
    circumstances : Circumstances
    given : Given, optional
        Candidates known one by one (`from_table`, `from_profiles`); repeated in order when more
        are wanted.

    Examples
    --------
    >>> import pixsim
    >>> from pixsim.simulation import SINCERITY, Abilities, Cohort
    >>> cohort = Cohort(abilities=Abilities(mean=0.0), sincerity=SINCERITY["inflated"])
    >>> pixsim.simulate(cohort, candidates=256, seed=1).summary().candidates
    256
    """

    abilities: Abilities = field(default_factory=Abilities)
    sincerity: Sincerity = field(default_factory=Sincerity)
    circumstances: Circumstances = field(default_factory=Circumstances)
    given: Given | None = None
    positioning: SimulatedPositioning | None = None

    def faults(self) -> Iterator[Problem]:
        """Every impossible setting."""
        yield from self.abilities.faults()
        yield from self.sincerity.faults()
        yield from self.circumstances.faults()
        if self.positioning is None:
            return
        yield from self.positioning.faults()
        if self.given is not None and self.given.pix is not None:
            yield fault(
                "positioning", "the profiles of these candidates are given", "profiles_given"
            )

    def draw(
        self,
        block: Block,
        scale: LevelScale,
        duration_minutes: float,
        positioning: BlockPositioning | None = None,
        kept: str = "",
    ) -> Candidates:
        """The candidates of a block, the same whatever test they sit.

        Parameters
        ----------
        block : Block
        scale : LevelScale
        duration_minutes : float
            Of the test.
        positioning : BlockPositioning, optional
            Makes the profiles in place of `scale`.
        kept : str
            See `pixsim.simulation.people.positioning_cache`.
        """
        given = None if self.given is None else self.given.rows(block)
        helped, shift = self._shift(block)
        group = self._group(block) if given is None or given.group is None else given.group
        theta = None if given is None else given.theta
        pix = None if given is None else given.pix
        shown = None if given is None else _draw_shown_abilities(given, block)
        if theta is None and pix is not None:  # a profile whose owner's ability is not known
            theta = scale.ability_of(pix) - (0 if shift is None else shift)
            if shown is not None:
                theta = np.where(np.isnan(shown.T), theta.T, shown.T - helped.T).T
        else:
            theta = self._factors(block, group) if theta is None else theta
            learnt = _per_competence(self.sincerity.learning)
            if learnt.any():
                theta = (theta.T + learnt.astype(np.float32)[:, None]).T
        true_pix = scale.pix_of(theta)
        positions = None
        if positioning is not None:
            positions = cached_positions(positioning, theta + helped, block, kept)
            pix = positions.pix
        elif pix is None:
            pix = true_pix if shift is None else scale.pix_of(theta + shift)
        rows = block.rows
        if positions is None:
            pix = pix[rows]
        if given is None or given.pix is None:
            pix = self._without_unpositioned(pix, block)
        percent, pace, noise, stays, technical = self._circumstances(block)
        if given is not None and given.extra_time_percent is not None:
            percent = given.extra_time_percent
        seconds = np.float32(60 * duration_minutes) * (1 + percent / 100).astype(np.float32)
        return Candidates(
            theta=theta[rows],
            pix=pix,
            level=pix // np.int8(scale.pix_per_level),
            true_level=true_pix[rows] // np.int8(scale.pix_per_level),
            situation=None if given is None or given.situation is None else given.situation[rows],
            positions=positions,
            help=helped[rows],
            shown=None if shown is None else shown[rows],
            seconds=seconds[rows],
            pace=pace[rows],
            noise=noise[rows],
            question_spread=self.circumstances.question_spread,
            stays=stays[rows],
            technical=technical[rows],
            group=None if group is None else group[rows],
            times=self.circumstances.times,
        )

    @property
    def group_names(self) -> tuple[str, ...]:
        """Names of the parts of the population, in the order of `Candidates.group`; may be empty."""
        if self.given is not None:
            return self.given.groups
        return tuple(group.name for group in self.abilities.groups)

    def _group(self, block: Block) -> NDArray[np.int16] | None:
        """Part of the population of each candidate, drawn by weight; None where there is one."""
        groups = self.abilities.groups
        if not groups or self.given is not None:
            return None
        ends = np.cumsum([group.weight for group in groups])
        draws = block.generator(Draw.GROUP).random(BLOCK) * ends[-1]
        found = np.searchsorted(ends, draws, side="right")
        part: NDArray[np.int16] = np.minimum(found, len(groups) - 1).astype(np.int16)
        return part

    def _factors(self, block: Block, group: NDArray[np.int16] | None) -> Floats32:
        model = self.abilities
        draws = block.generator(Draw.ABILITY).standard_normal((COMPETENCES + 1, BLOCK), np.float32)
        general, specific = draws[0], draws[1:]
        spread, mean = _per_competence(model.spread), _per_competence(model.mean)
        if group is not None:  # each candidate has the numbers of a group
            parts = model.groups
            mean = np.array([mean if g.mean is None else _per_competence(g.mean) for g in parts])[
                group
            ]
            spread = np.array(
                [spread if g.spread is None else _per_competence(g.spread) for g in parts]
            )
            spread = spread[group]
        if isinstance(model.correlation, tuple):
            # not by a matrix product: its bits may hang on the threads it takes
            root = _correlation_root(model.correlation).astype(np.float32)
            specific = np.einsum("ij,jk->ik", root, specific)
            specific *= spread.T.astype(np.float32).reshape(COMPETENCES, -1)
        else:
            wide = spread.T.reshape(COMPETENCES, -1)
            specific *= (wide * math.sqrt(1 - model.correlation)).astype(np.float32)
            specific += general * (wide * math.sqrt(model.correlation)).astype(np.float32)
        specific += mean.T.astype(np.float32).reshape(COMPETENCES, -1)
        return specific.T

    def _shift(self, block: Block) -> tuple[Floats32, Floats32 | None]:
        """Help less learning, and profile minus the ability of the day, shape (candidate, competence).

        The second is None where profile and ability are the same.
        """
        model = self.sincerity
        given, learnt = _per_competence(model.help), _per_competence(model.learning)
        helping = bool(given.any() and model.share and model.competences)
        if not (model.luck or helping or learnt.any()):
            return np.zeros((COMPETENCES, BLOCK), dtype=np.float32).T, None
        rng = block.generator(Draw.SINCERITY)
        concerned = rng.random(BLOCK, np.float32) < model.share
        shift = np.zeros((COMPETENCES, BLOCK), dtype=np.float32)
        if model.luck:
            rng.standard_normal(out=shift, dtype=np.float32)
            shift *= np.float32(model.luck)
        helped = concerned * given.astype(np.float32)[:, None]
        if model.competences < COMPETENCES:
            draws = block.generator(Draw.HELPED).random((COMPETENCES, BLOCK), np.float32)
            helped *= draws.argsort(axis=0).argsort(axis=0) < model.competences
        if learnt.any():
            helped -= learnt.astype(np.float32)[:, None]
        shift += helped
        return helped.T, shift.T

    def _without_unpositioned(self, pix: Bytes, block: Block) -> Bytes:
        """The pix of a profile without the competences that were never positioned."""
        missing = _per_competence(self.sincerity.missing)
        if not missing.any():
            return pix
        draws = block.generator(Draw.MISSING).random((COMPETENCES, BLOCK))[:, block.rows]
        return np.where(draws < missing[:, None], np.int8(0), pix.T).T

    def _circumstances(
        self, block: Block
    ) -> tuple[NDArray[np.floating], Floats32, Floats32, Floats32, Bools]:
        """Extra time (percent), pace, noise, part of the test after which they leave, and why.

        Pace and extra time are the person's; the rest is of the day.
        """
        model = self.circumstances
        rng, day = (
            block.generator(Draw.CIRCUMSTANCES),
            block.generator_of_the_day(Draw.CIRCUMSTANCES),
        )
        pace, _ = rng.standard_normal((2, BLOCK), np.float32)
        _, noise = day.standard_normal((2, BLOCK), np.float32)
        extra = rng.random((5, BLOCK), np.float32)[0]
        _, leaves, part, breaks, when = day.random((5, BLOCK), np.float32)
        pace = np.float32(model.seconds_per_question) * np.exp(pace * np.float32(model.pace_spread))
        percent = np.where(extra < model.extra_time_share, model.extra_time_percent, 0)
        leaving = np.where(leaves < model.dropout, part, np.float32(1))
        breaking = np.where(breaks < model.technical, when, np.float32(1))
        technical = breaking < leaving
        return percent, pace, noise, np.minimum(leaving, breaking), technical


def _per_competence(value: PerCompetence) -> NDArray[np.float64]:
    """One number for each competence."""
    return np.broadcast_to(np.asarray(value, dtype=np.float64), (COMPETENCES,))


def _correlation_root(correlation: tuple[tuple[float, ...], ...]) -> NDArray[np.float64]:
    """A root of a matrix of correlations, which need not be of full rank."""
    values, vectors = np.linalg.eigh(np.array(correlation, dtype=np.float64))
    root: NDArray[np.float64] = (vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T
    return root


def _draw_shown_abilities(given: Given, block: Block) -> Floats32 | None:
    """One of the abilities that the answers of each profile show, drawn; laid out by competence."""
    if given.shown is None or given.situation is None:
        return None
    _, competences, quantiles = given.shown.shape
    draws = block.generator(Draw.ABILITY).integers(0, quantiles, (competences, BLOCK))
    shown: Floats32 = given.shown[given.situation.T, np.arange(competences)[:, None], draws]
    return shown.T
