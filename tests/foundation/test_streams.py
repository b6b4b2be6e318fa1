"""One key for each purpose: no two share a state, and what a seed gave it still gives."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from pixsim.foundation.streams import Draw, Stream, seed_sequence, stream_generator
from pixsim.simulation.blocks import Block, pool_generator, v3_generator

PLACES: dict[Stream, list[tuple[int, ...]]] = {
    Stream.FORM_POOL: [()],
    Stream.BLOCK: [tuple(key) for key in product(range(4), Draw)],
    Stream.ADAPTIVE: [()],
    Stream.REPLICATION: [(k,) for k in range(1, 5)],
    Stream.AUTOPILOT_EXAM: [()],
    Stream.AUTOPILOT_POSITIONING: [(k,) for k in range(16)],
    Stream.TRAINING_QUESTION: [(k,) for k in range(40)],
    Stream.EXAM_QUESTION: [(k, r) for k in range(1, 33) for r in range(3)],
    Stream.VARIANT: [(k,) for k in range(40)],
    Stream.CHECKED_ORDER: [(k,) for k in range(40)],
    Stream.CHECKED_WALK: [(k,) for k in range(40)],
    Stream.FORM: [()],
    Stream.REHEARSED_FICHE: [()],
    Stream.INTERVIEW: [()],
    Stream.SEEDING: [()],
    Stream.SEEDED_QUESTION: [(k, r) for k in range(1, 41) for r in range(3)],
    Stream.CHECKED_SAMPLE: [()],
    Stream.EQUAL_ITEMS: [(k, r) for k in range(1, 41) for r in range(3)],
    Stream.AUTOPILOT_PRACTICE: [(0,), (1,)],
    Stream.COACH: [(0,), (1,)],
    Stream.LOOKED_AT: [()],
}
ITEMS = {
    Stream.VARIANT,
    Stream.CHECKED_ORDER,
    Stream.CHECKED_WALK,
}  # their seed is an item, not a sitting
OLD = {Stream.FORM, Stream.TRAINING_QUESTION}  # of a sitting each; one seed, one of the two


def states(stream: Stream, seed: int) -> set[tuple[int, ...]]:
    return {
        tuple(seed_sequence(stream, seed, *place).generate_state(4).tolist())
        for place in PLACES[stream]
    }


def test_every_stream_is_looked_at() -> None:
    assert PLACES.keys() == set(Stream)


@pytest.mark.parametrize("seed", [0, 1, 2**31 - 1])
def test_no_two_purposes_share_a_state(seed: int) -> None:
    found = {stream: states(stream, seed) for stream in Stream}
    for stream, places in PLACES.items():
        assert len(found[stream]) == len(places)
    for one, other in combinations(Stream, 2):
        if {one, other} != OLD and (one in ITEMS) == (other in ITEMS):
            assert not found[one] & found[other], (one, other)


def test_competences_of_one_autopilot_share_no_state_with_its_trainings() -> None:
    """They are positioned with the seeds that follow."""
    for seed in range(5):
        answers = states(Stream.AUTOPILOT_POSITIONING, seed)
        answers |= states(Stream.AUTOPILOT_EXAM, seed)
        for place in range(16):
            assert not answers & states(Stream.TRAINING_QUESTION, seed + place)


def test_seeds_give_what_they_gave() -> None:
    def first(*key: int) -> float:
        return float(np.random.default_rng(list(key)).random())

    def spawned(*key: int) -> float:
        sequence = np.random.SeedSequence(7, spawn_key=key)
        return float(np.random.Generator(np.random.SFC64(sequence)).random())

    assert stream_generator(Stream.FORM, 7).random() == np.random.default_rng(7).random()
    assert stream_generator(Stream.TRAINING_QUESTION, 7, 3).random() == first(7, 3)
    assert stream_generator(Stream.EXAM_QUESTION, 7, 3, 1).random() == first(7, 2, 3, 1)
    assert stream_generator(Stream.VARIANT, 7, 3).random() == first(7, 3)
    assert stream_generator(Stream.CHECKED_ORDER, 7, 3).random() == first(7, 3, 1)
    assert pool_generator(7).random() == spawned(0)
    assert v3_generator(7).random() == spawned(2)
    assert Block(7, 5).generator(Draw.ANSWERS).random() == spawned(1, 5, 4)
