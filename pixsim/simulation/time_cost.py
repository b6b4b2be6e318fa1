"""What the time allowed costs: the same tests with it, and without end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from pixsim.bank.reading.load import Bank
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.rule_sets import AnyRules, named_rules
from pixsim.simulation.run import simulate
from pixsim.simulation.tally import Result
from pixsim.simulation.workers import Workers, open_workers

if TYPE_CHECKING:
    from pandas import DataFrame

ENDLESS = 10_000  # minutes
CANDIDATES = 20_000


def cost_of_time(
    cohort: Cohort | None = None,
    rules: AnyRules = None,
    *,
    seed: int,
    candidates: int = CANDIDATES,
    bank: Bank | None = None,
    executor: Workers = None,
) -> DataFrame:
    """Pix and certifications that the time allowed costs, by level of the candidates.

    The same candidates sit the same test twice, with the time of the rules and without end; draws
    are shared. What a question takes is a **prior** (`Circumstances`, `QuestionTimes`).

    Parameters
    ----------
    cohort, rules, seed, candidates, bank, executor
        As in `simulate`; the tables of both tests are kept in memory.

    Returns
    -------
    DataFrame
        One row per level (mean of the sixteen true levels, rounded), of the admitted:
        ``candidates``; ``minutes``, the median taken where there is no end; ``late``, the share
        whom the time allowed stops; ``pix`` and ``pix_endless``, means; ``cost``, their difference;
        ``not_certified``, the share certified without end alone.

    Raises
    ------
    DataError
        As for `simulate`.

    Examples
    --------
    >>> from pixsim.simulation import cost_of_time
    >>> table = cost_of_time(seed=1, candidates=256)
    >>> bool((table["cost"] >= 0).all())
    True
    """
    import pandas as pd

    official: V2 | V3 = named_rules(rules, V2)
    with open_workers(executor) as pool:
        timed, endless = (
            simulate(
                cohort, rules=each, candidates=candidates, seed=seed, bank=bank, executor=pool
            ).table
            for each in (official, replace(official, duration_minutes=ENDLESS))
        )
    sat = (timed["result"] != Result.NOT_ADMITTED.name.lower()).to_numpy()
    timed, endless = timed[sat], endless[sat]
    true = [name for name in timed.columns if name.startswith("true_level_")]
    level = np.rint(timed[true].to_numpy(dtype=np.float64).mean(axis=1)).astype(np.int64)
    validated = Result.VALIDATED.name.lower()
    passed, passed_endless = (table["result"] == validated for table in (timed, endless))
    rows = pd.DataFrame(
        {
            "level": level,
            "minutes": endless["seconds"] / 60,
            "late": timed["answered"] < endless["answered"],
            "pix": timed["pix"],
            "pix_endless": endless["pix"],
            "not_certified": passed_endless & ~passed,
        }
    )
    by_level = rows.groupby("level")
    found = by_level[["late", "pix", "pix_endless", "not_certified"]].mean()
    found.insert(0, "candidates", by_level.size())
    found.insert(1, "minutes", by_level["minutes"].median())
    found.insert(5, "cost", found["pix_endless"] - found["pix"])
    return found
