"""Groups of questions that ask for abilities of their own: found, or known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from pixsim.answers.own_quiz.quiz_answers import QuizResults
from pixsim.calibration.items.dimensionality import Dimensionality, dimensionality
from pixsim.calibration.items.purification import rest_correlations
from pixsim.calibration.items.review import DRAWS, MATTERS, SURE
from pixsim.calibration.items.topics import topic_correlation, two_topics
from pixsim.calibration.result import Calibration
from pixsim.own_quiz.questions import judged_marks

if TYPE_CHECKING:
    import pandas as pd

SEED = 0  # of the data drawn to tell a second ability from chance
Z95 = 1.96


@dataclass(frozen=True, slots=True)
class QuestionGroups:
    """Which questions belong together, and how the groups hang together.

    Attributes
    ----------
    names : tuple of str
        « 1 », « 2 » where they were found.
    items : tuple of tuple of str
        Questions of each.
    correlations : DataFrame
        A row a pair: ``first``, ``second`` (names), ``correlation`` of the abilities, ``se``. NaN
        where a group has no model.
    """

    names: tuple[str, ...]
    items: tuple[tuple[str, ...], ...]
    correlations: pd.DataFrame

    @classmethod
    def of(
        cls, parts: Mapping[str, Sequence[str]], fits: Sequence[Calibration | None]
    ) -> QuestionGroups:
        """Groups by name, with the fit of each."""
        import pandas as pd

        rows = []
        for (one, first), (other, second) in combinations(zip(parts, fits, strict=True), 2):
            found = (np.nan, np.nan)
            if first is not None and second is not None:
                found = topic_correlation(first, second)
            rows.append((one, other, *found))
        table = pd.DataFrame(rows, columns=["first", "second", "correlation", "se"])
        return cls(tuple(parts), tuple(tuple(own) for own in parts.values()), table)

    @property
    def correlation(self) -> float:
        """Of the first two."""
        return float(self.correlations["correlation"].iloc[0])

    @property
    def correlation_error(self) -> float:
        """Its standard error."""
        return float(self.correlations["se"].iloc[0])


def known_groups(results: QuizResults, groups: Mapping[str, str]) -> dict[str, list[str]]:
    """Questions of each group, in the order of the quiz.

    Raises
    ------
    ValueError
        All that is wrong with them.
    """
    items = results.responses.items
    unknown = [name for name in groups if name not in items]
    left_out = [name for name in items if name not in groups]
    faults = [
        f"groups: {what}: {', '.join(names[:5])}"
        for what, names in (("unknown questions", unknown), ("questions without a group", left_out))
        if names
    ]
    if len(set(groups.values())) < 2:
        faults.append("groups: at least two are needed")
    if faults:
        raise ValueError("\n".join(faults))
    parts: dict[str, list[str]] = {}
    for name in items:
        parts.setdefault(groups[name], []).append(name)
    return parts


def found_groups(results: QuizResults, sound: Calibration | None) -> dict[str, list[str]] | None:
    """Two groups of questions, where the answers show such; None where one ability is enough.

    What is plainly broken joins the group whose marks it goes with, either way.
    """
    if sound is None:
        return None
    try:
        found = dimensionality(sound, np.random.default_rng(SEED), draws=DRAWS)
    except ValueError:  # too few items, or pairs that too few persons answered
        return None
    if not is_beyond_chance(found) or (parts := two_topics(sound, found)) is None:
        return None
    first, second = (set(own) for own in parts)
    items = results.responses.items
    marks = judged_marks(results)
    near = [
        np.abs(rest_correlations(marks, np.array([name in own for name in items]))[1])
        for own in (first, second)
    ]
    for place, name in enumerate(items):
        if name not in first | second:
            (first if near[0][place] >= near[1][place] else second).add(name)
    one, two = ([name for name in items if name in own] for own in (first, second))
    if items[0] in second:
        one, two = two, one
    return {"1": one, "2": two}


def is_beyond_chance(found: Dimensionality) -> bool:
    """Whether a second ability is sure and large enough to matter, as for `review_items`."""
    return bool(found.eigenvalues["p"].iloc[0] <= SURE and found.share >= MATTERS)


def results_of_group(results: QuizResults, names: Sequence[str]) -> QuizResults:
    """The results of some of the questions."""
    own = set(names)
    keep = np.array([name in own for name in results.responses.items], dtype=bool)
    options, key = results.options, results.key
    return replace(
        results,
        responses=results.responses.select(keep),
        marks=results.marks[:, keep],
        graded=tuple(name for name in results.graded if name in own),
        options=None if options is None else options[options["item"].isin(own)],
        key=None if key is None else {name: right for name, right in key.items() if name in own},
    )
