"""Which questions are seen how often, by how many together, and by one person again.

Exposure control of adaptive tests is an experiment here: the exam follows Pix's own rule, which picks
among the best five with falling chances.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.arrays import Floats
from pixsim.foundation.problems import DataError
from pixsim.foundation.streams import Draw
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import (
    V3,
    Assessments,
    PoolExhaustedError,
    Streams,
    administer,
    modelled_answers,
)
from pixsim.rules.v3.candidate_streams import PICKS
from pixsim.simulation.blocks import block_count, block_of, v3_generator
from pixsim.simulation.people.assumptions import fault, whole_number
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.prepared_simulation import PreparedSimulation, prepare_simulation
from pixsim.simulation.v3.simulator import V3Test

if TYPE_CHECKING:
    from pandas import DataFrame

Ints = NDArray[np.int32]

CANDIDATES = 4096
ROUNDS = 8
"""Rounds in which the chances of Sympson and Hetter settle."""


@dataclass(frozen=True, slots=True)
class Randomesque:
    """One of the best `among` items, each as likely (Kingsbury and Zara 1989)."""

    among: int = 5


@dataclass(frozen=True, slots=True)
class SympsonHetter:
    """No item seen by more than `most` of the candidates (Sympson and Hetter 1985).

    Each item may be asked of a candidate with a chance of its own, found by simulation; one that
    may not is out for the whole test.
    """

    most: float = 0.2


Control = Randomesque | SympsonHetter | None
"""None: Pix's own rule."""

CONTROLS: dict[str, Control] = {
    "Pix's own": None,
    "randomesque, 5": Randomesque(5),
    "randomesque, 10": Randomesque(10),
    "Sympson–Hetter, 20 %": SympsonHetter(0.2),
}


def exposure(items: NDArray[np.integer], count: int) -> Floats:
    """Share of the candidates who are asked each item.

    Parameters
    ----------
    items : integer array, shape (candidate, question)
        Items asked, negative where there is none; none twice in a test.
    count : int
        Items there are.
    """
    uses = np.bincount(items[items >= 0], minlength=count)
    shares: Floats = uses / len(items)
    return shares


def between_candidates(shares: Floats, length: float) -> float:
    """Mean share of a test that two candidates have in common: sum of squares over the length."""
    return float(shares @ shares / length)


def in_common(one: NDArray[np.integer], other: NDArray[np.integer]) -> Floats:
    """Share of the first test of each candidate that is in the other, shape (candidate,)."""
    count = int(max(one.max(), other.max())) + 1
    rows = np.arange(len(one))[:, None] * count
    first, second = (np.unique((rows + items)[items >= 0]) for items in (one, other))
    both = np.intersect1d(first, second, assume_unique=True) // count
    shares: Floats = np.bincount(both, minlength=len(one)) / np.maximum((one >= 0).sum(axis=1), 1)
    return shares


def mock_overlap(
    cohort: Cohort | None = None,
    rules: V2 | V3 | None = None,
    *,
    seed: int,
    candidates: int = CANDIDATES,
    mocks: int = 3,
    bank: Bank | None = None,
) -> DataFrame:
    """Questions in common, between candidates and between one person's mocks.

    Items are compared: another variant of the same is in common too. Tests are whole, as if nothing
    ended them; nothing is told to later mocks of earlier ones.

    Parameters
    ----------
    cohort, rules, seed, candidates, bank
        As in `simulate`.
    mocks : int
        Of each person, 2 or more.

    Returns
    -------
    DataFrame
        One row: ``items``, ``never_asked``, ``most_exposed`` (shares of items and of candidates);
        ``between_candidates``, mean share of a test in common; ``between_mocks``, the same between
        two mocks of a person; ``seen_in_last``, share of the last mock seen in any before.

    Raises
    ------
    DataError
        As for `simulate`.
    """
    import pandas as pd

    problems = [*whole_number("mocks", mocks, 2, 20), *whole_number("candidates", candidates, 2)]
    if problems:
        raise DataError(problems)
    bank = load_bank() if bank is None else bank
    prepared = prepare_simulation(
        Cohort() if cohort is None else cohort, V2() if rules is None else rules, bank,
        candidates=candidates, seed=seed,
    )  # fmt: skip
    tests = [_items_asked(replace(prepared, answers_seed=seed + day)) for day in range(mocks)]
    return pd.DataFrame([_overlap_figures(tests, len(prepared.items.id))])


def exposure_controls(
    cohort: Cohort | None = None,
    rules: V3 | None = None,
    *,
    seed: int,
    candidates: int = CANDIDATES,
    controls: Mapping[str, Control] | None = None,
    mocks: int = 3,
    bank: Bank | None = None,
) -> DataFrame:
    """What other rules of exposure would do to V3: who sees what, and how well ability is found.

    Parameters
    ----------
    cohort, rules, seed, candidates, mocks, bank
        As for `mock_overlap`.
    controls : Mapping[str, Control], optional
        By name; `CONTROLS` by default.

    Returns
    -------
    DataFrame
        One row per control: the columns of `mock_overlap`, and ``rmse`` and ``correlation`` of the
        ability found with the mean of the sixteen true ones.

    Raises
    ------
    DataError
        As for `simulate`; a control that leaves too few items.
    """
    import pandas as pd

    wanted = CONTROLS if controls is None else controls
    problems = [
        *whole_number("mocks", mocks, 2, 20),
        *whole_number("candidates", candidates, 2),
        *(p for name, control in wanted.items() for p in _control_faults(name, control)),
    ]
    if problems or not wanted:
        raise DataError(problems or [fault("controls", "there is none")])
    bank = load_bank() if bank is None else bank
    prepared = prepare_simulation(
        Cohort() if cohort is None else cohort, V3() if rules is None else rules, bank,
        candidates=candidates, seed=seed,
    )  # fmt: skip
    theta = np.concatenate([drawn.theta for drawn, _ in _trial_blocks(prepared)]).astype(np.float64)
    test = prepared.test
    assert isinstance(test, V3Test)
    rows = []
    for name, control in wanted.items():
        try:
            chances = _exposure_chances(test, control, theta, seed)
            days = [
                _administer_controlled(test, control, theta, seed + day, chances)
                for day in range(mocks)
            ]
        except PoolExhaustedError as error:
            told = f"too few items may be asked: {error}"
            raise DataError([fault(f"controls.{name}", told)]) from error
        tests = [found.items for found in days]
        off = days[0].theta - theta.mean(axis=1)
        rows.append(
            {"control": name, **_overlap_figures(tests, len(test.asked))}
            | {
                "rmse": float(np.sqrt(np.mean(off**2))),
                "correlation": float(np.corrcoef(days[0].theta, theta.mean(axis=1))[0, 1]),
            }
        )
    return pd.DataFrame(rows)


def _control_faults(name: str, control: Control) -> Any:
    if isinstance(control, Randomesque):
        yield from whole_number(f"controls.{name}.among", control.among, 1, 50)
    elif isinstance(control, SympsonHetter):
        if not 0.01 <= control.most <= 1:
            yield fault(f"controls.{name}.most", f"must be from 0.01 to 1, not {control.most!r}")
    elif control is not None:
        yield fault(f"controls.{name}", "must be Randomesque(…), SympsonHetter(…) or None")


def _exposure_chances(test: V3Test, control: Control, theta: Floats, seed: int) -> Floats | None:
    """Chances of Sympson and Hetter, round by round; None where there are none."""
    if not isinstance(control, SympsonHetter):
        return None
    chances = np.ones(len(test.asked))
    for number in range(ROUNDS):
        found = _administer_controlled(test, control, theta, seed + 1000 + number, chances)
        chosen = exposure(found.items, len(test.asked)) / chances  # before the lottery
        chances = np.minimum(1.0, control.most / np.maximum(chosen, 1e-9))
    return chances


def _administer_controlled(
    test: V3Test, control: Control, theta: Floats, seed: int, chances: Floats | None
) -> Assessments:
    """Whole tests under a control, by the exam's own kernels."""
    rules, pool = test.rules, test.asked
    streams = Streams.of(v3_generator(seed))
    width = rules.list_length - 1
    available = None
    if chances is not None:
        block = block_of(seed, 0, len(theta))
        available = block.generator(Draw.FORM).random((len(theta), len(pool))) < chances
    if isinstance(control, Randomesque):
        rules, width = replace(rules, list_length=control.among), control.among - 1

    def draws(rows: slice, question: int) -> Floats:
        if not isinstance(control, Randomesque):
            return streams.uniforms(rows, question, PICKS, width)
        uniform = streams.uniforms(rows, question, PICKS, 1)[:, 0]
        place = (uniform * control.among).astype(np.intp)
        # `pick` takes the first draw that is low: place by place, each is as likely
        return np.where(np.arange(width) == place[:, None], 0.0, 1.0 - 1e-9)

    answers = modelled_answers(pool, theta[:, : pool.competences], streams, test.guessing)
    return administer(rules, pool, len(theta), answers, draws, available, ties=streams.ties)


def _trial_blocks(prepared: PreparedSimulation) -> Any:
    """Candidates of each block, and the block."""
    for number in range(block_count(prepared.candidates)):
        block = block_of(prepared.seed, number, prepared.candidates, prepared.answers_seed)
        yield (
            prepared.cohort.draw(
                block,
                prepared.scale,
                prepared.rules.duration_minutes,
                prepared.positioning,
                prepared.kept,
            ),
            block,
        )


def _items_asked(prepared: PreparedSimulation) -> Ints:
    """Items of whole tests of the admitted, shape (candidate, question)."""
    test: Any = prepared.test
    sat = [test.sit(drawn, block) for drawn, block in _trial_blocks(prepared)]
    return np.concatenate([each.asked_items[each.admitted] for each in sat])


def _overlap_figures(tests: Sequence[NDArray[np.integer]], count: int) -> dict[str, float]:
    """The columns of `mock_overlap`."""
    shares = np.mean([exposure(items, count) for items in tests], axis=0)
    length = float(np.mean([(items >= 0).sum(axis=1).mean() for items in tests]))
    pairs = [(k, n) for n in range(len(tests)) for k in range(n)]
    before = np.concatenate(tests[:-1], axis=1)
    return {
        "items": count,
        "never_asked": float((shares == 0).mean()),
        "most_exposed": float(shares.max()),
        "between_candidates": between_candidates(shares, length),
        "between_mocks": float(np.mean([in_common(tests[k], tests[n]).mean() for k, n in pairs])),
        "seen_in_last": float(in_common(tests[-1], before).mean()),
    }
