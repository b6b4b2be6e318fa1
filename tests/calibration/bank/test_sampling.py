"""How candidates came to their questions: told to the model, or told to people."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pixsim.answers.table import with_column_types
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.parameters import FILE
from pixsim.calibration.bank import DoubtfulError, recalibrate
from pixsim.calibration.bank.sampling import describe_sampling
from pixsim.simulation.pilot import true_parameters

DAY = datetime.date(2026, 11, 26)
PERSONS, ITEMS, LENGTH = 300, 60, 15


@pytest.fixture(scope="module")
def truth(bank: Bank) -> pd.DataFrame:
    every = true_parameters(bank, np.random.default_rng(1), a_spread=0.3, b_spread=1.0)
    return every.iloc[:: len(every) // ITEMS].head(ITEMS).reset_index(drop=True)


@pytest.fixture(scope="module")
def forms(truth: pd.DataFrame) -> pd.DataFrame:
    """V2 sittings: the questions nearest to the level that the profile shows."""
    rng = np.random.default_rng(2)
    theta = rng.normal(0.5, 1.3, PERSONS)
    profile = theta + rng.normal(0, 0.4, PERSONS)
    b = truth["b"].to_numpy()
    near = np.argsort(np.abs(profile[:, None] - b), axis=1)[:, :LENGTH].ravel()
    person = np.repeat(np.arange(PERSONS), LENGTH)
    chance = 1 / (1 + np.exp(-truth["a"].to_numpy()[near] * (theta[person] - b[near])))
    return with_column_types(
        pd.DataFrame(
            {
                "candidate": [f"p{k}" for k in person],
                "item": truth["item"].to_numpy()[near],
                "outcome": np.where(rng.random(person.size) < chance, "ok", "ko"),
                "kind": "exam",
                "rules": "v2",
                "pix": np.round(400 + 120 * profile)[person],
                "simulated": False,
            }
        )
    )


def slope(found: pd.DataFrame, truth: pd.DataFrame) -> float:
    both = found.merge(truth, on="item", suffixes=("", "_true"))
    both = both[both["n"] >= 50]  # the others stay near their priors
    return float(np.polyfit(both["b_true"], both["b"], 1)[0])


@pytest.mark.full
def test_with_the_profile_the_scale_holds_and_without_it_nothing_is_written(
    forms: pd.DataFrame, truth: pd.DataFrame, bank: Bank, tmp_path: Path
) -> None:
    told = recalibrate(forms, bank, date=DAY)
    blind = recalibrate(forms.drop(columns="pix"), bank, date=DAY)
    assert told.doubtful == ()
    told.write(tmp_path / FILE)
    assert abs(slope(told.calibration.items, truth) - 1) < 0.15
    assert slope(blind.calibration.items, truth) < slope(told.calibration.items, truth) - 0.1
    spread = [
        float(np.sqrt(scores["theta"].var() + (scores["se"] ** 2).mean()))
        for scores in (told.calibration.scores(), blind.calibration.scores())
    ]
    assert spread[0] == pytest.approx(1.3, rel=0.15)
    assert spread[1] < 0.9 * spread[0]
    (doubt,) = blind.doubtful
    assert doubt.kind == "profile_unknown"
    assert doubt.context["n"] == PERSONS
    with pytest.raises(DoubtfulError, match="drawn from profiles that the table does not have"):
        blind.write(tmp_path / "other.csv", accept={"simulated"})
    assert not (tmp_path / "other.csv").exists()
    blind.write(tmp_path / "other.csv", accept={"profile_unknown"})


def test_every_way_to_questions_is_told(forms: pd.DataFrame) -> None:
    persons = list(dict.fromkeys(forms["candidate"]))
    v3 = forms.assign(rules="v3", pix=np.nan, candidate=lambda t: "v3-" + t["candidate"])
    both = pd.concat([forms, v3], ignore_index=True)
    found = describe_sampling(both, [*persons, *(f"v3-{person}" for person in persons)])
    assert found.findings == ()
    assert found.groups is not None
    assert found.groups["p0"] == "V2"
    assert found.groups["v3-p0"] == "others"
    assert found.covariates is not None
    assert found.covariates["pix"]["p0"] == forms["pix"][0]
    assert describe_sampling(v3, persons).groups is None
    practised = forms.assign(kind=["practice"] * 7 + ["exam"] * (len(forms) - 7))
    assert [doubt.context["n"] for doubt in describe_sampling(practised, persons).findings] == [7]
    old = forms.drop(columns=["rules", "pix"])  # an export of before
    assert [doubt.kind for doubt in describe_sampling(old, persons).findings] == ["profile_unknown"]
    few = forms[forms["candidate"].isin(persons[:5])]
    assert [doubt.kind for doubt in describe_sampling(few, persons[:5]).findings] == [
        "few_profiles"
    ]
    assert describe_sampling(few, persons[:5]).covariates is None
    assert describe_sampling(forms[["candidate", "item", "outcome"]], persons).findings == ()
    assert describe_sampling(np.zeros((3, 3)), range(3)).findings == ()
