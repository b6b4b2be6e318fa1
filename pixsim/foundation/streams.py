"""Where random draws come from: one key for each purpose, so that no two share a state.

A key is made of a seed, a purpose and a place (block, question, variant). What a seed gives depends
on it, so that the numbers are stable. Draws of an adaptive test, which belong to a candidate and a
question, are in `pixsim.rules.v3.candidate_streams`, under the key that `Stream.ADAPTIVE` gives.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np


class Stream(IntEnum):
    """What draws are for, and the place that their key holds beside the seed.

    New ones take the next number, which is in numpy's spawn key: whatever the seeds, they meet no
    other. Those of `PLAIN` are older.
    """

    FORM_POOL = 0  # forms drawn for the chances of one person
    BLOCK = 1  # of a simulation: number of the block, `Draw`
    ADAPTIVE = 2  # the key of all adaptive tests of a simulation
    REPLICATION = 3  # seeds of an experiment: replication, words of the digest of the arm
    AUTOPILOT_EXAM = 4  # answers of a simulated candidate in an exam
    AUTOPILOT_POSITIONING = 5  # and in a positioning: place of the competence
    FORM = 100  # the form of an exam of V2
    TRAINING_QUESTION = 101  # answers given so far
    EXAM_QUESTION = 102  # number of the question, how often it was replaced
    VARIANT = 103  # the seed is the item's: number of the variant
    CHECKED_ORDER = 104  # likewise: order of the options when a bank is checked
    CHECKED_WALK = 105  # the seed is the variant's: number of the walk at random in its world
    REHEARSED_FICHE = 106  # which action is presented in a rehearsal of the other exam
    INTERVIEW = 107  # and what is asked about it
    SEEDING = 108  # of a sitting of V3: places and items of its questions on trial
    SEEDED_QUESTION = 109  # number of the question, how often it was replaced
    CHECKED_SAMPLE = 110  # items of a bank that a check looks at
    EQUAL_ITEMS = 111  # which of equally informative items V3 asks: as `SEEDED_QUESTION`
    AUTOPILOT_PRACTICE = 112  # of a simulated candidate: 0 for the questions, 1 for the answers
    COACH = 113  # 0: the possible persons of a forecast; 1: the questions of a day, whose ordinal is the seed
    LOOKED_AT = 114  # of a form of V2: which skills are asked by something to look at


PLAIN: dict[Stream, tuple[tuple[int, ...], tuple[int, ...]]] = {
    Stream.FORM: ((), ()),
    Stream.TRAINING_QUESTION: ((), ()),  # meets FORM where an exam has the same seed, and no answer
    Stream.EXAM_QUESTION: ((2,), ()),
    Stream.VARIANT: ((), ()),
    Stream.CHECKED_ORDER: ((), (1,)),
}
"""Streams whose key is a list of numbers: after the seed, these, the place, and these."""


class Draw(IntEnum):
    """What the draws of a block of simulated candidates are for."""

    ABILITY = 0
    SINCERITY = 1
    CIRCUMSTANCES = 2
    FORM = 3
    ANSWERS = 4
    POSITIONING = 5
    FORM_POOL = 6  # what `FORM` takes from
    GROUP = 7  # of which part of the population each is
    HELPED = 8  # in which competences each is helped
    MISSING = 9  # which competences were never positioned
    TIMES = 10  # how long each question takes, and which are guessed in haste


def seed_sequence(stream: Stream, seed: int, *place: int) -> np.random.SeedSequence:
    """The key of a stream at a place.

    Parameters
    ----------
    stream : Stream
    seed : int
        From 0.
    place : int
        See the members of `Stream`.
    """
    if stream in PLAIN:
        before, after = PLAIN[stream]
        return np.random.SeedSequence([seed, *before, *place, *after])
    return np.random.SeedSequence(seed, spawn_key=(int(stream), *map(int, place)))


def stream_generator(stream: Stream, seed: int, *place: int) -> np.random.Generator:
    """The draws of a stream at a place; the same each time it is asked."""
    return np.random.default_rng(seed_sequence(stream, seed, *place))
