"""Calibration of V2 sittings: forms drawn from profiles, profiles from positioning.

Run ``python -m tests.campaign.v2_calibration [persons] [sets] [folder]``; a folder keeps what was
drawn for the next run. Each person is positioned in all competences, sits a form of ``generate``,
and answers by true parameters scattered around the bank's priors. Two groups and more: see
``tests.benchmarks.recovery``.
"""

from __future__ import annotations

import datetime
import math
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pandas as pd

from pixsim.assembly.form import NotCertifiableError, generate
from pixsim.assembly.item_table import OPERATIVE, ItemTable, item_table
from pixsim.assembly.standing import profile_standing
from pixsim.bank.question import Question, item_of
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.reading.parameters import Calibrated
from pixsim.calibration.bank import recalibrate
from pixsim.calibration.bank.fit import B_SD, LOG_A_SD, MINIMUM
from pixsim.foundation.arrays import Floats
from pixsim.profile import KnowledgeElement, Profile
from pixsim.rules.v2 import V2
from pixsim.rules.v2.positioning import KNOWN, UNKNOWN
from pixsim.simulation.people.positioning import block_positioning
from pixsim.simulation.pilot import true_parameters

START = datetime.datetime(2026, 10, 5, 9, tzinfo=datetime.UTC)
MEAN, SD = 0.3, 1.2
BATCH = 256  # persons positioned together


@contextmanager
def unread() -> Iterator[None]:
    """Questions without what they say: who answers by a curve reads none of it.

    Drawing texts and making files took nine tenths of the time.
    """

    kept: dict[str, Question] = {}

    def question(bank: Bank, name: str, _: np.random.Generator) -> Question:
        if name not in kept:
            item = bank.items[item_of(name)]
            skill = bank.framework.skill[item.skill]
            kept[name] = Question.model_construct(
                id=name,
                skill=item.skill,
                competence=skill.competence,
                level=skill.level,
                type=item.type,
                statement="",
                explanation="",
                timer=item.timer,
            )
        return kept[name]

    with patch.object(Bank, "question", question):
        yield


def positioned(
    bank: Bank, items: ItemTable, theta: Floats, rng: np.random.Generator
) -> list[tuple[KnowledgeElement, ...]]:
    """What a positioning in all competences proves of each person, at `START`."""
    proved: list[list[KnowledgeElement]] = [[] for _ in theta]
    for part in block_positioning(V2(), bank, items).parts:
        assert part is not None
        draws = rng.random((3, part.skill.size, theta.size), np.float32)
        asked = part.run(theta.astype(np.float32), draws)
        names = [bank.framework.skills[place].name for place in part.skill]
        variants = [bank.variants(name, OPERATIVE) for name in names]
        for person, place in np.argwhere(asked.status != UNKNOWN).tolist():
            name, valid = names[place], asked.status[person, place] == KNOWN
            direct = bool(asked.direct[person, place])
            proved[person].append(
                KnowledgeElement(
                    skill=name,
                    source="direct" if direct else "inferred",
                    status="validated" if valid else "invalidated",
                    earned_pix=bank.pix_value[name] if valid else 0.0,
                    date=START,
                    question=variants[place][asked.variant[person, place]] if direct else None,
                )
            )
    return [tuple(elements) for elements in proved]


def _exact(curve: Mapping[str, tuple[float, float]]) -> dict[str, Calibrated]:
    """The truth as if it were calibrated: a table of such items knows of no guessing."""
    known = {"se_a": 0.0, "se_b": 0.0, "n": 1, "method": "truth", "date": START.date()}
    return {name: Calibrated(item=name, a=a, b=b, **known) for name, (a, b) in curve.items()}


def sittings(bank: Bank, truth: pd.DataFrame, persons: int, seed: int) -> pd.DataFrame:
    """The table of answers of as many V2 sittings, with the ability of each person."""
    places = zip(truth["item"], truth["a"], truth["b"], strict=True)
    curve = {item: (float(a), float(b)) for item, a, b in places}
    items = item_table(replace(bank, parameters=_exact(curve)))
    rng = np.random.default_rng([seed, 1])
    at = START + datetime.timedelta(days=10)
    rows: list[dict[str, object]] = []
    person = 0
    while person < persons:
        abilities = rng.normal(MEAN, SD, BATCH)
        known = positioned(bank, items, abilities, rng)
        for theta, elements in zip(abilities.tolist(), known, strict=True):
            profile = Profile(id=f"p{person}", name=f"p{person}", knowledge=elements)
            try:
                form = generate(profile, bank, V2(), int(rng.integers(2**31)), at)
            except NotCertifiableError:
                continue
            pix = sum(profile_standing(profile, bank.framework, V2(), at).pix)
            for number, planned in enumerate(form.questions, 1):
                item = planned.question.item
                a, b = curve[item]
                right = rng.random() < 1.0 / (1.0 + math.exp(-a * (theta - b)))
                rows.append(
                    {
                        "candidate": f"p{person}",
                        "item": item,
                        "outcome": "ok" if right else "ko",
                        "sitting": f"s{person}",
                        "number": number,
                        "kind": "exam",
                        "rules": "v2",
                        "pix": pix,
                        "theta": theta,
                    }
                )
            person += 1
            if person == persons:
                break
    return pd.DataFrame(rows)


def drawn(
    bank: Bank, truth: pd.DataFrame, persons: int, seed: int, kept: Path | None
) -> pd.DataFrame:
    """The sittings, from the folder if they were drawn before."""
    file = None if kept is None else kept / f"v2-{persons}-{seed}.pickle"
    if file is not None and file.exists():
        found: pd.DataFrame = pd.read_pickle(file)
        return found
    with unread():
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
        print(f"  {selected(table, truth, bank)}", flush=True)
        for name, given in (
            ("profile known", table.drop(columns="theta")),
            ("profile unknown", table.drop(columns=["theta", "pix"])),
        ):
            start = time.process_time()
            found = recalibrate(given, bank, date=datetime.date(2026, 11, 26))
            fit = found.calibration
            theta_hat = fit.scores()
            # of the whole scale; with a profile the sd of ability is that around what it says
            mean_error = fit.se_ability_mean if fit.groups is None else fit.groups["se_mean"][0]
            spread = float(np.sqrt(theta_hat["theta"].var() + (theta_hat["se"] ** 2).mean()))
            print(
                f"  {name:16} ability {theta_hat['theta'].mean():.3f} (SE {mean_error:.3f}) ± {spread:.3f}, "
                f"spread off by {spread / theta.std() - 1:+.1%}; may be written: "
                f"{not found.doubtful} [{time.process_time() - start:.0f} s of CPU]"
            )
            for kind, items in (("modes", fit.items), ("means, as in the bank", fit.means())):
                print(f"    {kind:21} {recovered(items, truth)}", flush=True)


def selected(table: pd.DataFrame, truth: pd.DataFrame, bank: Bank) -> str:
    """How far from their prior the items lie that many and few were asked.

    A question is asked of who succeeded in its skill while positioned: of an item harder than
    thought few are, and what the answers say of the scale is said by the easier ones.
    """
    count = table["item"].value_counts()
    prior = pd.Series({name: bank.curve(bank.items[name])[1] for name in count.index})
    away = truth.set_index("item")["b"].reindex(count.index) - prior
    often = count.index[count >= MINIMUM]
    seldom = count.index[count < MINIMUM]
    return (
        f"true b less its prior: {away[often].mean():+.2f} of {len(often)} items of {MINIMUM} answers "
        f"and more, {away[seldom].mean():+.2f} of {len(seldom)} others"
    )


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
