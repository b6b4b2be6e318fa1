"""What a result suggests to work on, and how the answers of each area compare with its score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.irt.logistic import probability
from pixsim.report.result.common import AnyResult
from pixsim.report.v2.result import V2Result
from pixsim.report.v2.wording import weak_competences
from pixsim.report.v3.result import V3Question, V3Result

CHANCE = 1.645
"""Prior: standard errors from what the score predicts beyond which one speaks of a difference (10 %
of false remarks an area, both ways together)."""
EASY = 0.6
"""Prior: chance to be right, at the ability found, from which a question was within reach."""
MOST = 3

Standing = Literal["better", "same", "worse"]


@dataclass(frozen=True, slots=True)
class AreaAnswers:
    """Right answers of an area, beside what the score of the whole predicts.

    Attributes
    ----------
    area : str
    right, counted : int
    standing : str or None
        None where the score predicts nothing: no score, or no question.
    """

    area: str
    right: int
    counted: int
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class WorkOn:
    """A competence to work on.

    Attributes
    ----------
    competence : str
    errors, counted : int
    easy : bool
        Whether every error was on a question within reach; never said under V2.
    """

    competence: str
    errors: int
    counted: int
    easy: bool = False


def area_answers(result: V3Result, areas: Iterable[str]) -> list[AreaAnswers]:
    """Right answers by area; V3 gives one ability to all, so this is advice, not a score."""
    counted = [q for q in result.questions if q.theta_after is not None]
    return [
        _area_answers(result, area, [q for q in counted if q.competence[0] == area])
        for area in areas
    ]


def _area_answers(result: V3Result, area: str, questions: Sequence[V3Question]) -> AreaAnswers:
    right = sum(q.outcome == "ok" for q in questions)
    if result.theta is None or not questions:
        return AreaAnswers(area, right, len(questions), None)
    expected = _answer_chances(result.theta, questions)
    spread = float(np.sqrt((expected * (1 - expected)).sum()))
    distance = (right - float(expected.sum())) / spread
    standing: Standing = "same"
    if abs(distance) > CHANCE:
        standing = "better" if distance > 0 else "worse"
    return AreaAnswers(area, right, len(questions), standing)


def _answer_chances(theta: float, questions: Sequence[V3Question]) -> np.ndarray:
    return probability(
        theta, np.array([q.a for q in questions]), np.array([q.b for q in questions])
    )


def competences_to_work_on(result: AnyResult) -> list[WorkOn]:
    """At most three competences, the most useful first; none where there is no error."""
    if isinstance(result, V2Result):
        return _v2_advice(result)
    return _v3_advice(result) if isinstance(result, V3Result) else []


def practice_sentence(result: AnyResult) -> str:
    """What practice does with these errors; empty where there is nothing to say."""
    if isinstance(result, V2Result):
        return _("Le test les reposera : s'entraîner commence par là.")
    return ""


def no_error_sentence(result: AnyResult) -> str:
    """What to do next where `competences_to_work_on` finds nothing: there is no error, but there may be levels to win."""
    if isinstance(result, V3Result) and result.theta is None:
        return _("Sans score, rien ne peut être dit.")
    unasked = (
        [c.code for c in result.competences if c.verdict == "not_tested"]
        if isinstance(result, V2Result)
        else []
    )
    if not unasked:
        return _(
            "Aucune erreur. Pour gagner des pix : positionnez-vous de nouveau, « M'améliorer »."
        )
    return ngettext(
        "Aucune erreur. {n} compétence n'a pas été testée, faute de niveau 1 : positionnez-vous en {codes}.",
        "Aucune erreur. {n} compétences n'ont pas été testées, faute de niveau 1 : positionnez-vous en {codes}.",
        len(unasked),
    ).format(n=len(unasked), codes=", ".join(unasked[:MOST]) + ("…" if len(unasked) > MOST else ""))


def _v2_advice(result: V2Result) -> list[WorkOn]:
    """Those with an error, as `weak_competences` has them."""
    found = {c.code: c for c in result.competences}
    worst = [found[code] for code in weak_competences(result)[:MOST]]
    return [WorkOn(c.code, c.counted - c.right, c.counted) for c in worst]


def _v3_advice(result: V3Result) -> list[WorkOn]:
    """Competences whose right answers are the furthest below what the score predicts."""
    if result.theta is None:
        return []
    counted = [q for q in result.questions if q.theta_after is not None]
    found: list[tuple[float, WorkOn]] = []
    for code in dict.fromkeys(q.competence for q in counted):
        own = [q for q in counted if q.competence == code]
        wrong = [q for q in own if q.outcome != "ok"]
        if not wrong:
            continue
        short = float(_answer_chances(result.theta, own).sum()) - (len(own) - len(wrong))
        easy = bool((_answer_chances(result.theta, wrong) >= EASY).all())
        found.append((-short, WorkOn(code, len(wrong), len(own), easy)))
    return [work for _short, work in sorted(found, key=lambda pair: (pair[0], pair[1].competence))][
        :MOST
    ]
