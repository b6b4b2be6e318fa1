"""A problem told during the test (V3): the reasons offered, and what stands in the way.

The questions themselves are those of `pixsim.session`: here is only what the session around them
adds.
"""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.room.reports import CODES, IN_CHALLENGE, OLD_SUBCATEGORIES, IssueReport
from pixsim.room.states import TestState, answering_refusal

ALWAYS = ("E4", "E5", "E8", "E9", "E11", "E12")
_BY_FEATURE = {"image": "E1", "embed": "E2", "file": "E3", "focus": "E10"}
SUBCATEGORY = {code: sub for (category, sub), code in CODES.items() if category == IN_CHALLENGE}


@dataclass(frozen=True, slots=True)
class Features:
    """What the question has that may fail."""

    image: bool = False
    embed: bool = False
    file: bool = False
    focus: bool = False


def reasons_offered(features: Features) -> tuple[str, ...]:
    """Codes the invigilator may choose from, by number."""
    found = [*ALWAYS, *(code for name, code in _BY_FEATURE.items() if getattr(features, name))]
    return tuple(sorted(found, key=lambda code: int(code[1:])))


def reason_refusal(subcategory: str) -> str | None:
    """Why a reason cannot validate an alert; one that does not fit the question is not refused."""
    if subcategory in OLD_SUBCATEGORIES:
        return "deprecated_reason"
    return None if subcategory in SUBCATEGORY.values() else "invalid_reason"


def alert_report(subcategory: str, question: int) -> IssueReport:
    """The report that a validated alert leaves: already resolved."""
    return IssueReport(IN_CHALLENGE, subcategory, None, question, resolved=True)


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What decides whether an answer is taken.

    Attributes
    ----------
    own : bool
        It is the test of who answers.
    last_asked, already_answered : bool
        The question is the one last asked; it has an answer.
    empty : bool
        Nothing was answered, and the question's own time has not run out.
    alert : bool
        An alert on the question waits or was validated.
    """

    own: bool
    state: TestState
    last_asked: bool
    already_answered: bool
    empty: bool
    alert: bool
    too_old: bool = False


def answer_refusal(facts: AnswerFacts) -> str | None:
    """Why an answer is not taken; None when it is."""
    over = answering_refusal(facts.state, too_old=facts.too_old)
    checks = (
        (not facts.own, "not_your_test"),
        (over is not None, over or ""),
        (not facts.last_asked, "question_not_asked"),
        (facts.already_answered, "question_already_answered"),
        (facts.empty, "empty_answer"),
        (facts.alert, "alert_on_this_question"),
    )
    return next((error for refused, error in checks if refused), None)
