"""Calibration of V2 sittings: forms drawn from profiles, profiles from positioning.

Run ``python -m tests.campaign.v2_calibration [persons] [sets] [folder]``; two thousand persons take
some 15 minutes a set to draw, so that a folder keeps what was drawn for the next run. Each person is positioned in all competences, sits a form of ``generate``, and answers
by true parameters scattered around the bank's priors. Two groups and more: see
``tests.benchmarks.recovery``.
"""

from __future__ import annotations

import datetime
import math
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pandas as pd

from pixsim.assembly.form import NotCertifiableError, generate
from pixsim.assembly.positioning import Responder, position
from pixsim.assembly.standing import standing
from pixsim.bank.load import Bank, load_bank
from pixsim.bank.question import Question
from pixsim.calibration.bank import recalibrate
from pixsim.calibration.bank.fit import B_SD, LOG_A_SD, MINIMUM
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.simulation.pilot import true_parameters

START = datetime.datetime(2026, 10, 5, 9, tzinfo=datetime.UTC)
PACE = datetime.timedelta(seconds=75)
MEAN, SD = 0.3, 1.2


@contextmanager
def remembered() -> Iterator[None]:
    """The variants of each skill listed once: positioning asks for them at every question."""
    kept: dict[tuple[object, ...], object] = {}
    real = Bank.variants

    def variants(bank: Bank, *asked: object) -> object:
        if asked not in kept:
            kept[asked] = real(bank, *asked)  # type: ignore[arg-type]
        return kept[asked]

    with patch.object(Bank, "variants", variants):
        yield


def sittings(bank: Bank, truth: pd.DataFrame, persons: int, seed: int) -> pd.DataFrame:
    """The table of answers of as many V2 sittings, with the ability of each person."""
    places = zip(truth["item"], truth["a"], truth["b"], strict=True)
    curve = {item: (float(a), float(b)) for item, a, b in places}
    rng = np.random.default_rng([seed, 1])

    def right(theta: float, item: str, draws: np.random.Generator) -> bool:
        a, b = curve[item]
        return bool(draws.random() < 1.0 / (1.0 + math.exp(-a * (theta - b))))

    def responder(theta: float) -> Responder:
        def answer(question: Question, draws: np.random.Generator) -> bool:
            return right(theta, question.item, draws)

        return answer

    rows: list[dict[str, object]] = []
    person = 0
    while person < persons:
        theta = float(rng.normal(MEAN, SD))

        elements = [
            element
            for competence in bank.framework.competences
            for element in position(bank, competence.code, responder(theta), rng, START, PACE)
        ]
        profile = Profile(id=f"p{person}", name=f"p{person}", knowledge=tuple(elements))
        at = START + datetime.timedelta(days=10)
        try:
            form = generate(profile, bank, V2(), int(rng.integers(2**31)), at)
        except NotCertifiableError:
            continue
        pix = sum(standing(profile, bank.framework, V2(), at).pix)
        rows += [
            {
                "candidate": f"p{person}",
                "item": planned.question.item,
                "outcome": "ok" if right(theta, planned.question.item, rng) else "ko",
                "sitting": f"s{person}",
                "number": number,
                "kind": "exam",
                "rules": "v2",
                "pix": pix,
                "theta": theta,
            }
            for number, planned in enumerate(form.questions, 1)
        ]
        person += 1
    return pd.DataFrame(rows)


def drawn(
    bank: Bank, truth: pd.DataFrame, persons: int, seed: int, kept: Path | None
) -> pd.DataFrame:
    """The sittings, from the folder if they were drawn before."""
    file = None if kept is None else kept / f"v2-{persons}-{seed}.pickle"
    if file is not None and file.exists():
        found: pd.DataFrame = pd.read_pickle(file)
        return found
    with remembered():
        table = sittings(bank, truth, persons, seed)
    if file is not None:
        table.to_pickle(file)
    return table


def main() -> None:
    """Print how well the bank is recovered, the profile known and not."""
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    sets = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    kept = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    bank = load_bank()
    for seed in range(sets):
        start = time.process_time()
        rng = np.random.default_rng([seed, 0])
        truth = true_parameters(bank, rng, a_spread=LOG_A_SD, b_spread=B_SD)
        table = drawn(bank, truth, persons, seed, kept)
        theta = table.groupby("candidate", sort=False)["theta"].first().to_numpy()
        print(
            f"set {seed}: {persons} certifiable persons, ability {theta.mean():.3f} ± {theta.std():.3f}, "
            f"{len(table)} answers to {table['item'].nunique()} items "
            f"[{time.process_time() - start:.0f} s of CPU to draw]"
        )
        for name, given in (
            ("profile known", table.drop(columns="theta")),
            ("profile unknown", table.drop(columns=["theta", "pix"])),
        ):
            start = time.process_time()
            found = recalibrate(given, bank, date=datetime.date(2026, 11, 26))
            fit = found.calibration
            theta_hat = fit.scores()
            known = fit.se_ability_sd / fit.ability_sd
            spread = float(np.sqrt(theta_hat["theta"].var() + (theta_hat["se"] ** 2).mean()))
            print(
                f"  {name:16} ability {theta_hat['theta'].mean():.3f} ± {spread:.3f}, "
                f"spread off by {spread / theta.std() - 1:+.1%} (error of the scale {known:.1%}); may be written: "
                f"{not found.doubtful} [{time.process_time() - start:.0f} s of CPU]"
            )
            for kind, items in (("modes", fit.items), ("means, as in the bank", fit.means())):
                print(f"    {kind:21} {recovered(items, truth)}", flush=True)


def recovered(items: pd.DataFrame, truth: pd.DataFrame) -> str:
    """How well difficulties came back, of items of `MINIMUM` answers."""
    both = items.merge(truth, on="item", suffixes=("", "_true"))
    told = both[both["n"] >= MINIMUM]
    error = told["b"] - told["b_true"]
    covered = float((error.abs() < 1.96 * told["se_b"]).mean())
    slope, _ = np.polyfit(told["b_true"], told["b"], 1)
    return (
        f"{len(told)} items: bias of b {error.mean():+.3f}, RMSE {np.sqrt((error**2).mean()):.3f}, "
        f"mean SE {told['se_b'].mean():.3f}, covered {covered:.1%}, slope of b {slope:.3f}"
    )


if __name__ == "__main__":
    main()
