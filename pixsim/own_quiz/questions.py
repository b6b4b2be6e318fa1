"""The questions of a quiz judged: what is plainly broken first, then the rest without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pixsim.answers.own_quiz.quiz_answers import QuizResults
from pixsim.answers.part_marks import FEWEST
from pixsim.answers.response_matrix import MISSING, Responses
from pixsim.calibration.calibrate import Model, calibrate
from pixsim.calibration.graded.fit import GradedCalibration, GradedPriors, calibrate_graded
from pixsim.calibration.items.purification import Broken, Rival, plainly_broken
from pixsim.calibration.items.review import option_rivals, review_items
from pixsim.calibration.items.verdicts import Evidence, Thresholds, judge_item
from pixsim.calibration.model.item_priors import Priors
from pixsim.calibration.result import Calibration
from pixsim.foundation.arrays import Floats

if TYPE_CHECKING:
    import pandas as pd

LIMITS = Thresholds(quantile=2.05)
"""As for a bank, but for intervals of 98 %: a quiz has many questions and few answers to each."""
MOST_APART = 1 / 4
FIGURES = ("a", "b", "se_b")
TESTS = ("infit", "outfit", "s_x2_p", "rest_p", "rmsd")


class Questions(NamedTuple):
    """Questions with their figures and verdicts, and the models behind them.

    Attributes
    ----------
    items : DataFrame
        See `pixsim.own_quiz.analysis.QuizAnalysis`.
    sound : Calibration or None
        Of the questions that are not plainly broken, by which persons are measured.
    placed : Calibration or None
        All questions, those broken placed on the scale of the others.
    graded : GradedCalibration or None
        The same questions as `sound` with their part marks, where there are some.
    """

    items: pd.DataFrame
    sound: Calibration | None
    placed: Calibration | None
    graded: GradedCalibration | None


def judge_questions(results: QuizResults, model: Model, minimum: int) -> Questions:
    """Judge the questions of a quiz, or of a group of its questions.

    Parameters
    ----------
    results : QuizResults
    model : {"rasch", "1pl", "2pl", "3pl"}
    minimum : int
        Answers below which a question gets no verdict.
    """
    read, marks, limits = results.responses, judged_marks(results), LIMITS
    broken = plainly_broken(marks, read.items, minimum, limits, _rival_finder(results))
    whole = np.array([name not in broken.names for name in read.items], dtype=bool)
    sound = fit_model(read.select(whole), model)
    graded = None if sound is None else _fit_graded(results, whole, model)
    if sound is None:
        return Questions(
            _figures_without_model(results, broken, marks, minimum, limits), None, None, None
        )
    placed = sound if whole.all() else _fit_anchored(read, sound, model)
    if placed is None:
        placed = sound
    table = _review_sound(sound, minimum)
    if len(table) < len(read.items):
        table = _add_broken_questions(table, results, broken, marks, placed, minimum, limits)
    if graded is not None:
        table = _add_part_marks(table, results, broken, marks, graded, minimum, limits)
    return Questions(table, sound, placed, graded)


def _review_sound(sound: Calibration, minimum: int) -> pd.DataFrame:
    """Figures and verdicts of the questions that are not plainly broken.

    Where slopes are not free, tests of fit take those of a 2PL all the same: a sound question may be
    steeper or flatter than the average, and too flat is a verdict of its own.
    """
    free = sound if sound.model in ("2pl", "3pl") else fit_model(sound.responses, "2pl")
    table = review_items(sound.responses, free or sound, minimum=minimum, thresholds=LIMITS)
    if (table["verdict"] == "asks for something else").mean() > MOST_APART:
        # a quarter of a quiz is a topic, whose questions cannot be told apart: none of them is at fault
        table = review_items(
            sound.responses, free or sound, minimum=minimum, thresholds=LIMITS, apart=False
        )
    own = sound.items.set_index("item")[list(FIGURES)].reindex(table["item"])
    return table.assign(rival="", **{name: own[name].to_numpy() for name in FIGURES})


def fit_model(read: Responses, model: Model, **more: Any) -> Calibration | None:
    """The model; None where there are too few questions or answers for one."""
    try:
        found = calibrate(read, model, priors=None if model == "rasch" else Priors(), **more)
    except ValueError:
        return None
    return found if found.converged else None


def judged_marks(results: QuizResults) -> Floats:
    """Part marks of the questions that have them, right or wrong of the others; NaN missing."""
    values = results.responses.matrix()
    graded = np.array([name in results.graded for name in results.responses.items], dtype=bool)
    marks: Floats = np.where(values == MISSING, np.nan, values.astype(np.float64))
    marks[:, graded] = results.marks[:, graded]
    return marks


def _fit_anchored(read: Responses, sound: Calibration, model: Model) -> Calibration | None:
    columns = ["item", "a", "b", "c"] if model == "3pl" else ["item", "a", "b"]
    return fit_model(read, model, anchors=sound.items[columns], standard_errors=True)


def _fit_graded(
    results: QuizResults, whole: np.ndarray[Any, Any], model: Model
) -> GradedCalibration | None:
    names = [n for n, own in zip(results.responses.items, whole, strict=True) if own]
    if not set(names) & set(results.graded):
        return None
    marks = judged_marks(results)[:, whole]
    rasch = model in ("rasch", "1pl")
    try:
        found = calibrate_graded(
            marks, "pcm" if rasch else "gpcm", items=names, fewest=FEWEST,
            priors=None if rasch else GradedPriors(),
        )  # fmt: skip
    except ValueError:
        return None
    return found if found.converged else None


def _rival_finder(results: QuizResults) -> Callable[[Floats], Mapping[str, Rival]]:
    """From a score of each person to options that look more like the key, where options are known."""
    if results.options is None or set(results.key or {}) != set(results.responses.items):
        return lambda _score: {}
    import pandas as pd

    options, key = results.options, results.key or {}
    persons = pd.Index(list(results.responses.persons))

    def found(score: Floats) -> Mapping[str, Rival]:
        table = option_rivals(options, key, pd.Series(score, index=persons))
        return {row["item"]: (row["rival"], row["rival_text"]) for row in table.to_dict("records")}

    return found


def _question_facts(
    results: QuizResults, broken: Broken, marks: Floats, name: str
) -> tuple[int, float, float, Rival]:
    """Answers, mean mark, correlation with the sound ones, rival option."""
    place = results.responses.items.index(name)
    own = marks[:, place]
    n = int((~np.isnan(own)).sum())
    share = float(np.nansum(own) / n) if n else np.nan
    return n, share, float(broken.correlation[place]), broken.rivals.get(name, ("", ""))


def _add_broken_questions(
    table: pd.DataFrame,
    results: QuizResults,
    broken: Broken,
    marks: Floats,
    placed: Calibration,
    minimum: int,
    limits: Thresholds,
) -> pd.DataFrame:
    """The broken ones among the others, in the order of the quiz."""
    import pandas as pd

    on_scale = placed.items.set_index("item")
    rows = []
    for name in results.responses.items:
        if name in set(table["item"]):
            continue
        n, share, correlation, (rival, text) = _question_facts(results, broken, marks, name)
        facts = Evidence(n, share, correlation, np.nan, False, np.nan, np.nan, rival, text)
        verdict, reason = judge_item(facts, minimum, limits)
        figures = {
            column: on_scale[column].get(name, np.nan) if column in on_scale else np.nan
            for column in FIGURES
        }
        rows.append(
            {
                "item": name, "n": n, "p": share, "point_biserial": correlation, **figures,
                **dict.fromkeys(TESTS, np.nan), "rival": rival, "verdict": verdict, "reason": reason,
            }
        )  # fmt: skip
    order = {name: place for place, name in enumerate(results.responses.items)}
    whole = pd.concat([table, pd.DataFrame(rows)], ignore_index=True)
    return whole.sort_values("item", key=lambda names: names.map(order), ignore_index=True)


def _add_part_marks(
    table: pd.DataFrame,
    results: QuizResults,
    broken: Broken,
    marks: Floats,
    graded: GradedCalibration,
    minimum: int,
    limits: Thresholds,
) -> pd.DataFrame:
    """Figures of the questions with part marks by these, and their verdicts anew."""
    table = table.copy()
    found = graded.items.set_index("item")
    for name in found.index:
        row = table.index[table["item"] == name][0]
        for column in FIGURES:
            table.loc[row, column] = found.loc[name, column]
        if name not in results.graded:
            continue
        n, share, correlation, _rival = _question_facts(results, broken, marks, name)
        facts = Evidence(
            n, share, correlation, float(found.loc[name, "a"]), graded.model == "gpcm",
            float(np.fmin(table.loc[row, "s_x2_p"], table.loc[row, "rest_p"])),
            float(table.loc[row, "rmsd"]),
        )  # fmt: skip
        verdict, reason = judge_item(facts, minimum, limits)
        if table.loc[row, "verdict"] == "asks for something else" and verdict == "keep":
            verdict, reason = table.loc[row, "verdict"], table.loc[row, "reason"]
        table.loc[row, ["p", "point_biserial", "verdict", "reason"]] = [
            share, correlation, verdict, reason,
        ]  # fmt: skip
    return table


def _figures_without_model(
    results: QuizResults, broken: Broken, marks: Floats, minimum: int, limits: Thresholds
) -> pd.DataFrame:
    """Figures that need no model."""
    import pandas as pd

    rows = []
    for name in results.responses.items:
        n, share, correlation, (rival, text) = _question_facts(results, broken, marks, name)
        facts = Evidence(n, share, correlation, np.nan, False, np.nan, np.nan, rival, text)
        verdict, reason = judge_item(facts, minimum, limits)
        rows.append(
            {
                "item": name, "n": n, "p": share, "point_biserial": correlation, "b": np.nan,
                "se_b": np.nan, "rival": rival, "verdict": verdict, "reason": reason,
            }
        )  # fmt: skip
    return pd.DataFrame(rows)
