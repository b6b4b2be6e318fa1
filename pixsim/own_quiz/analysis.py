"""Figures of one's own quiz: questions, the whole, persons."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.matrix import MISSING, Responses
from pixsim.answers.own_quiz.quiz_answers import QuizResults
from pixsim.calibration.calibrate import Model, calibrate
from pixsim.calibration.items.classical import alpha, item_statistics
from pixsim.calibration.items.person_fit import person_fit
from pixsim.calibration.items.review import review_items
from pixsim.calibration.items.soundness import NAMED
from pixsim.calibration.items.verdicts import Evidence, Thresholds, judge
from pixsim.calibration.model.item_priors import Priors
from pixsim.calibration.result import Calibration

if TYPE_CHECKING:
    import pandas as pd

MINIMUM = 10  # answers below which nothing is said; verdicts allow for chance besides
ENOUGH_FOR_SLOPES = 200  # persons, from which each question gets a slope of its own
THIRDS = ("weak", "middle", "strong")


@dataclass(frozen=True, slots=True)
class QuizAnalysis:
    """What the answers say.

    Attributes
    ----------
    results : QuizResults
    items : DataFrame
        One row per question, in the order of the table: ``item``, ``n``, ``p`` (share right),
        ``point_biserial``, ``b`` and ``se_b`` (difficulty, logits), ``weak``, ``middle``, ``strong``
        (share right in each third of the persons by their other answers), ``rival`` (an option that
        looks more like the key), ``verdict`` and ``reason`` (of `review_items`). NaN where unknown.
    persons : DataFrame
        ``candidate``, ``n``, ``p``, ``theta``, ``se`` (ability, logits), ``lz`` (see
        `pixsim.calibration.person_fit`), ``easy`` and ``hard`` (share right beyond that expected on
        the easier and the harder half of their questions), ``odd`` (so unlikely an order of right
        and wrong answers comes by chance to fewer than one honest person in a hundred).
    alpha, reliability : float
        Cronbach's alpha; marginal reliability of the model. NaN where they cannot be computed.
    calibration : Calibration or None
    """

    results: QuizResults
    items: pd.DataFrame
    persons: pd.DataFrame
    alpha: float
    reliability: float
    calibration: Calibration | None

    @property
    def to_mend(self) -> pd.DataFrame:
        """Questions whose verdict calls for their author."""
        return self.items[~self.items["verdict"].isin(["keep", "too few answers"])]


def analyse_quiz(
    results: QuizResults, model: Model | None = None, *, minimum: int = MINIMUM
) -> QuizAnalysis:
    """Analyse the results of a quiz.

    Parameters
    ----------
    results : QuizResults
    model : {"rasch", "1pl", "2pl"}, optional
        Default: Rasch, or 2PL from `ENOUGH_FOR_SLOPES` persons. Weakly informative priors keep
        difficulties finite.
    minimum : int
        Answers below which a question gets no verdict.

    Examples
    --------
    >>> import numpy as np
    >>> import pandas as pd
    >>> import pixsim
    >>> rng = np.random.default_rng(1)
    >>> marks = (rng.standard_normal((60, 1)) + rng.logistic(size=(60, 5)) > 0).astype(int)
    >>> table = pd.DataFrame(marks, columns=["q1", "q2", "q3", "q4", "q5"])
    >>> table.insert(0, "name", [f"p{n}" for n in range(60)])
    >>> analysis = pixsim.analyse_quiz(pixsim.read_quiz_results(table))
    >>> len(analysis.items)
    5
    """
    read = results.responses
    chosen: Model = model or ("2pl" if len(read.persons) >= ENOUGH_FOR_SLOPES else "rasch")
    calibration = _fitted(read, chosen)
    items = _items(results, calibration, minimum)
    return QuizAnalysis(
        results,
        items.assign(**_thirds(read)),
        _persons(read, calibration),
        _alpha(read),
        _reliability(calibration),
        calibration,
    )


def _fitted(read: Responses, model: Model) -> Calibration | None:
    """The model; None where there are too few questions or answers for one."""
    try:
        found = calibrate(read, model, priors=None if model == "rasch" else Priors())
    except ValueError:
        return None
    return found if found.converged else None


def _items(results: QuizResults, calibration: Calibration | None, minimum: int) -> pd.DataFrame:
    read = results.responses
    if calibration is not None:
        whole = results.options is not None and set(results.key or {}) == set(read.items)
        given: dict[str, Any] = {"options": results.options, "key": results.key} if whole else {}
        table = review_items(read, calibration, minimum=minimum, **given)
        return table if "rival" in table else table.assign(rival="")
    table = item_statistics(read).drop(columns="right")
    judged = [
        judge(
            Evidence(int(row["n"]), row["p"], _varied(row), math.nan, False, math.nan, math.nan),
            minimum,
            Thresholds(),
        )
        for row in table.to_dict("records")
    ]
    return table.assign(
        b=np.nan,
        se_b=np.nan,
        rival="",
        verdict=[verdict for verdict, _reason in judged],
        reason=[reason for _verdict, reason in judged],
    )


def _varied(row: Any) -> float:
    return float(row["point_biserial"]) if 0 < row["p"] < 1 else math.nan


def _thirds(read: Responses) -> dict[str, NDArray[np.float64]]:
    """Share right of each question in the weak, middle and strong third by the other answers."""
    values = read.matrix()
    given, right = values != MISSING, values == 1
    others = given.sum(axis=1, keepdims=True) - given
    rest = (right.sum(axis=1, keepdims=True) - right) / np.maximum(others, 1)
    rest = np.where(given & (others > 0), rest, np.nan)
    place = rest.argsort(axis=0, kind="stable").argsort(axis=0)  # missing ones come last
    count = (~np.isnan(rest)).sum(axis=0)
    third = np.minimum(3 * place // np.maximum(count, 1), 2)
    usable = ~np.isnan(rest) & (count >= len(THIRDS))
    found = {}
    for number, name in enumerate(THIRDS):
        inside = usable & (third == number)
        size = inside.sum(axis=0)
        share = (right & inside).sum(axis=0) / np.maximum(size, 1)
        found[name] = np.where(size > 0, share, np.nan)
    return found


def _persons(read: Responses, calibration: Calibration | None) -> pd.DataFrame:
    import pandas as pd

    values = read.matrix()
    table = pd.DataFrame(
        {
            "candidate": [str(person) for person in read.persons],
            "n": read.answered,
            "p": (values == 1).sum(axis=1) / np.maximum(read.answered, 1),
        }
    )
    if calibration is None:
        unknown = dict.fromkeys(("theta", "se", "lz", "easy", "hard"), np.nan)
        return table.assign(**unknown, odd=False)
    scores = calibration.scores()
    fit = person_fit(calibration, alpha=NAMED)
    return table.assign(
        theta=scores["theta"].to_numpy(),
        se=scores["se"].to_numpy(),
        **{name: fit[name].to_numpy() for name in ("lz", "easy", "hard")},
        odd=fit["named"].to_numpy(),
    )


def _alpha(read: Responses) -> float:
    try:
        return alpha(read)
    except ValueError:
        return math.nan


def _reliability(calibration: Calibration | None) -> float:
    return math.nan if calibration is None else calibration.reliability()
