"""Figures of one's own quiz: questions, the whole, persons."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.own_quiz.quiz_answers import QuizResults
from pixsim.answers.response_matrix import Responses
from pixsim.calibration.calibrate import Model
from pixsim.calibration.graded.fit import GradedCalibration
from pixsim.calibration.items.classical import alpha
from pixsim.calibration.items.person_fit import person_fit
from pixsim.calibration.items.soundness import NAMED
from pixsim.calibration.result import Calibration
from pixsim.own_quiz.groups import QuestionGroups, found_groups, known_groups, results_of_group
from pixsim.own_quiz.questions import Questions, judge_questions, judged_marks

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
        One row per question, in the order of the table: ``item``, ``n``, ``p`` (share right, or mean
        share of the points where part marks count), ``point_biserial`` (with the questions that are
        not plainly broken), ``b`` and ``se_b`` (difficulty, logits), ``weak``, ``middle``, ``strong``
        (share right in each third of the persons by their other answers), ``rival`` (an option that
        looks more like the key), ``group`` (of questions, from 1; 0 where there are none),
        ``verdict`` and ``reason`` (of `review_items`). NaN where unknown.
    persons : DataFrame
        ``candidate``, ``n``, ``p``, ``theta``, ``se`` (ability, logits; mean over the groups where
        there are some), ``lz`` (see `pixsim.calibration.person_fit`), ``easy`` and ``hard`` (share right
        beyond that expected on the easier and the harder half of their questions), ``odd`` (so
        unlikely an order of right and wrong answers comes by chance to fewer than one honest person
        in a hundred).
    alpha, reliability : float
        Cronbach's alpha; marginal reliability of the model. NaN where they cannot be computed.
    calibration : Calibration or None
        All questions; those plainly broken are placed on the scale of the others.
    sound : Calibration or None
        Those that are not plainly broken, by which persons are measured.
    graded : GradedCalibration or None
        The same with part marks, where there are some.
    groups : QuestionGroups or None
        Groups of questions that ask for abilities of their own, found or known.
    by_group : tuple of QuizAnalysis
        Each group alone: verdicts, and what is said of persons, come from there.
    """

    results: QuizResults
    items: pd.DataFrame
    persons: pd.DataFrame
    alpha: float
    reliability: float
    calibration: Calibration | None
    sound: Calibration | None
    graded: GradedCalibration | None = None
    groups: QuestionGroups | None = None
    by_group: tuple[QuizAnalysis, ...] = ()

    @property
    def to_mend(self) -> pd.DataFrame:
        """Questions whose verdict calls for their author."""
        return self.items[~self.items["verdict"].isin(["keep", "too few answers"])]


def analyse_quiz(
    results: QuizResults,
    model: Model | None = None,
    *,
    minimum: int = MINIMUM,
    groups: Mapping[str, str] | None = None,
) -> QuizAnalysis:
    """Analyse the results of a quiz.

    Parameters
    ----------
    results : QuizResults
    model : {"rasch", "1pl", "2pl"}, optional
        Default: Rasch, or 2PL from `ENOUGH_FOR_SLOPES` persons. Weakly informative priors keep
        difficulties finite. Part marks: the partial credit model, generalised from the same number.
    minimum : int
        Answers below which a question gets no verdict.
    groups : mapping of question to group, optional
        Groups that are known. By default two are looked for, and judged each within.

    Raises
    ------
    ValueError
        Groups that name unknown questions or leave some out, or fewer than two groups.

    Notes
    -----
    What is plainly broken (a wrong key, chance) is found first, by the correlation with the questions
    that are not; the rest is judged without it, since a wrong key makes sound questions look as if
    they asked for something else.

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
    whole = _analyse_alone(results, judge_questions(results, chosen, minimum))
    parts = found_groups(results, whole.sound) if groups is None else known_groups(results, groups)
    if parts is None:
        return whole
    by_group = tuple(
        _analyse_alone(own, judge_questions(own, chosen, minimum))
        for own in (results_of_group(results, names) for names in parts.values())
    )
    return _merge_groups(whole, QuestionGroups.of(parts, [one.sound for one in by_group]), by_group)


def _analyse_alone(results: QuizResults, found: Questions) -> QuizAnalysis:
    """Of questions that ask for one ability."""
    read = results.responses
    reliable = found.graded or found.sound
    return QuizAnalysis(
        results,
        found.items.assign(group=0, **_shares_by_third(judged_marks(results))),
        _person_table(read, found),
        _alpha_or_nan(read),
        math.nan if reliable is None else reliable.reliability(),
        found.placed,
        found.sound,
        found.graded,
    )


def _merge_groups(
    whole: QuizAnalysis, groups: QuestionGroups, by_group: tuple[QuizAnalysis, ...]
) -> QuizAnalysis:
    """The whole with the verdicts of each group, and persons judged within each."""
    import dataclasses

    import pandas as pd

    order = {name: place for place, name in enumerate(whole.results.responses.items)}
    items = pd.concat([one.items.assign(group=n) for n, one in enumerate(by_group, 1)])
    items = items.sort_values("item", key=lambda names: names.map(order), ignore_index=True)
    return dataclasses.replace(
        whole,
        items=items,
        persons=_judged_by_group(whole.persons, [one.persons for one in by_group]),
        groups=groups,
        by_group=by_group,
    )


def _judged_by_group(whole: pd.DataFrame, parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Abilities averaged; surprising in one group, where the share of mistakes is divided among them."""
    import pandas as pd

    tables = [own.set_index("candidate").reindex(whole["candidate"]) for own in parts]
    columns = {name: np.array([own[name].to_numpy(dtype=float) for own in tables]) for name in ("theta", "se", "lz", "easy", "hard", "lz_p")}  # fmt: skip
    known = ~np.isnan(columns["theta"])
    count = np.maximum(known.sum(axis=0), 1)
    means = {
        name: np.where(known.any(axis=0), np.nansum(columns[name], axis=0) / count, np.nan)
        for name in ("theta", "easy", "hard")
    }
    return whole.assign(
        **means,
        se=np.sqrt(np.nansum(columns["se"] ** 2, axis=0)) / count,
        lz=np.nansum(columns["lz"], axis=0) / np.sqrt(count),
        odd=(pd.DataFrame(columns["lz_p"]) < NAMED / len(parts)).any(axis=0).to_numpy(),
    )


def _shares_by_third(marks: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Share of the points of each question in the weak, middle and strong third by the other answers."""
    given = ~np.isnan(marks)
    total = np.nansum(marks, axis=1, keepdims=True)
    others = given.sum(axis=1, keepdims=True) - given
    rest = (total - np.nan_to_num(marks)) / np.maximum(others, 1)
    rest = np.where(given & (others > 0), rest, np.nan)
    place = rest.argsort(axis=0, kind="stable").argsort(axis=0)  # missing ones come last
    count = (~np.isnan(rest)).sum(axis=0)
    third = np.minimum(3 * place // np.maximum(count, 1), 2)
    usable = ~np.isnan(rest) & (count >= len(THIRDS))
    found = {}
    for number, name in enumerate(THIRDS):
        inside = usable & (third == number)
        size = inside.sum(axis=0)
        share = np.where(inside, marks, 0.0).sum(axis=0) / np.maximum(size, 1)
        found[name] = np.where(size > 0, share, np.nan)
    return found


def _person_table(read: Responses, found: Questions) -> pd.DataFrame:
    import pandas as pd

    values = read.matrix()
    table = pd.DataFrame(
        {
            "candidate": [str(person) for person in read.persons],
            "n": read.answered,
            "p": (values == 1).sum(axis=1) / np.maximum(read.answered, 1),
        }
    )
    if found.sound is None:
        unknown = dict.fromkeys(("theta", "se", "lz", "easy", "hard", "lz_p"), np.nan)
        return table.assign(**unknown, odd=False)
    scores = found.sound.scores() if found.graded is None else found.graded.persons
    fit = person_fit(found.sound, alpha=NAMED)
    return table.assign(
        theta=scores["theta"].to_numpy(),
        se=scores["se"].to_numpy(),
        **{name: fit[name].to_numpy() for name in ("lz", "easy", "hard")},
        lz_p=fit["p"].to_numpy(),
        odd=fit["named"].to_numpy(),
    )


def _alpha_or_nan(read: Responses) -> float:
    try:
        return alpha(read)
    except ValueError:
        return math.nan
