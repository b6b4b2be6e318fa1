"""Cohorts: who sits, with which abilities, profile and circumstances."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pixsim.problems import Problem
from pixsim.simulation.blocks import BLOCK, Block
from pixsim.simulation.people.assumptions import (
    COMPETENCES,
    Abilities,
    Circumstances,
    SimulatedPositioning,
    Sincerity,
    fault,
)
from pixsim.simulation.people.given import Given
from pixsim.simulation.people.levels import LevelScale
from pixsim.simulation.people.positioning import BlockPositioning, Positions
from pixsim.streams import Draw

Floats32 = NDArray[np.float32]
Bytes = NDArray[np.int8]
Bools = NDArray[np.bool_]


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
    help : float32 array, shape (candidate,)
        Added to the abilities while positioning.
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
        """
        given = None if self.given is None else self.given.rows(block)
        helped, shift = self._shift(block)
        theta = None if given is None else given.theta
        pix = None if given is None else given.pix
        shown = None if given is None else _shown(given, block)
        if theta is None and pix is not None:  # a profile whose owner's ability is not known
            theta = scale.ability_of(pix) - (0 if shift is None else shift)
            if shown is not None:
                theta = np.where(np.isnan(shown.T), theta.T, shown.T - helped).T
        if theta is None:
            theta = self._factors(block)
        true_pix = scale.pix_of(theta)
        positions = None
        if positioning is not None:
            positions = positioning.position(theta + helped[:, None], block)
            pix = positions.pix
        elif pix is None:
            pix = true_pix if shift is None else scale.pix_of(theta + shift)
        percent, pace, noise, stays, technical = self._circumstances(block)
        if given is not None and given.extra_time_percent is not None:
            percent = given.extra_time_percent
        seconds = np.float32(60 * duration_minutes) * (1 + percent / 100).astype(np.float32)
        size = block.size
        return Candidates(
            theta=theta[:size],
            pix=pix[:size],
            level=pix[:size] // np.int8(scale.pix_per_level),
            true_level=true_pix[:size] // np.int8(scale.pix_per_level),
            situation=None if given is None or given.situation is None else given.situation[:size],
            positions=positions,
            help=helped[:size],
            shown=None if shown is None else shown[:size],
            seconds=seconds[:size],
            pace=pace[:size],
            noise=noise[:size],
            question_spread=self.circumstances.question_spread,
            stays=stays[:size],
            technical=technical[:size],
        )

    def _factors(self, block: Block) -> Floats32:
        model = self.abilities
        draws = block.generator(Draw.ABILITY).standard_normal((COMPETENCES + 1, BLOCK), np.float32)
        general, specific = draws[0], draws[1:]
        specific *= np.float32(model.spread * math.sqrt(1 - model.correlation))
        specific += general * np.float32(model.spread * math.sqrt(model.correlation))
        specific += np.broadcast_to(np.array(model.mean, np.float32), COMPETENCES)[:, None]
        return specific.T

    def _shift(self, block: Block) -> tuple[Floats32, Floats32 | None]:
        """Help of each candidate, and profile minus truth; None where they are the same."""
        model = self.sincerity
        helping = bool(model.help and model.share)
        if not (model.luck or helping):
            return np.zeros(BLOCK, dtype=np.float32), None
        rng = block.generator(Draw.SINCERITY)
        helped = (rng.random(BLOCK, np.float32) < model.share) * np.float32(model.help)
        shift = np.zeros((COMPETENCES, BLOCK), dtype=np.float32)
        if model.luck:
            rng.standard_normal(out=shift, dtype=np.float32)
            shift *= np.float32(model.luck)
        shift += helped
        return helped, shift.T

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


def _shown(given: Given, block: Block) -> Floats32 | None:
    """One of the abilities that the answers of each profile show, drawn; laid out by competence."""
    if given.shown is None or given.situation is None:
        return None
    _, competences, quantiles = given.shown.shape
    draws = block.generator(Draw.ABILITY).integers(0, quantiles, (competences, BLOCK))
    shown: Floats32 = given.shown[given.situation.T, np.arange(competences)[:, None], draws]
    return shown.T
