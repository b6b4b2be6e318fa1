"""Problems reported during the test and entered after it: which are valid, which stop a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

IN_CHALLENGE = "IN_CHALLENGE"
MOST_QUESTIONS, LONGEST_TEXT = 500, 500
_CHANGES = "CANDIDATE_INFORMATIONS_CHANGES"

CODES: dict[tuple[str, str | None], str] = {
    (_CHANGES, "NAME_OR_BIRTHDATE"): "C1",
    (_CHANGES, "EXTRA_TIME_PERCENTAGE"): "C2",
    ("SIGNATURE_ISSUE", None): "C4",
    ("FRAUD", None): "C6",
    ("NON_BLOCKING_TECHNICAL_ISSUE", None): "C7",
    ("NON_BLOCKING_CANDIDATE_ISSUE", None): "C8",
    (IN_CHALLENGE, "IMAGE_NOT_DISPLAYING"): "E1",
    (IN_CHALLENGE, "EMBED_NOT_WORKING"): "E2",
    (IN_CHALLENGE, "FILE_NOT_OPENING"): "E3",
    (IN_CHALLENGE, "WEBSITE_UNAVAILABLE"): "E4",
    (IN_CHALLENGE, "WEBSITE_BLOCKED"): "E5",
    (IN_CHALLENGE, "EXTRA_TIME_EXCEEDED"): "E8",
    (IN_CHALLENGE, "SOFTWARE_NOT_WORKING"): "E9",
    (IN_CHALLENGE, "UNINTENTIONAL_FOCUS_OUT"): "E10",
    (IN_CHALLENGE, "SKIP_ON_OOPS"): "E11",
    (IN_CHALLENGE, "ACCESSIBILITY_ISSUE"): "E12",
}
"""Live reports by category and subcategory."""
OLD_SUBCATEGORIES = frozenset({"LINK_NOT_WORKING", "OTHER"})  # E6, E7
OLD_CATEGORY = "TECHNICAL_PROBLEM"  # A1; the others that are gone are no report at all
_DESCRIBED = frozenset({"C1", "C2", "C4", "C7", "C8"})
_IMPACTFUL = frozenset({"C1", "C6"})
ALWAYS = ("E4", "E5", "E8", "E9", "E11", "E12")
_BY_FEATURE = {"image": "E1", "embed": "E2", "file": "E3", "focus": "E10"}
SUBCATEGORY = {code: sub for (category, sub), code in CODES.items() if category == IN_CHALLENGE}


class ReportRefusedError(ValueError):
    """A report that cannot be entered.

    Attributes
    ----------
    error : str
        ``invalid_report``, ``deprecated_category`` or ``deprecated_subcategory``.
    """

    def __init__(self, error: str) -> None:
        self.error = error
        super().__init__(error)


@dataclass(frozen=True, slots=True)
class IssueReport:
    """A report as it is kept.

    Attributes
    ----------
    category : str
    subcategory, description : str or None
    question : int or None
        Number of the question, for a report on one.
    resolved : bool
        Nothing is left for the jury.
    """

    category: str
    subcategory: str | None = None
    description: str | None = None
    question: int | None = None
    resolved: bool = False

    @property
    def code(self) -> str:
        """Short code, ``C1`` to ``E12``."""
        return CODES[self.category, self.subcategory]

    @property
    def is_impactful(self) -> bool:
        """Whether it sends the session to the jury until it is resolved."""
        return self.category == IN_CHALLENGE or self.code in _IMPACTFUL

    @property
    def is_offered_under_v3(self) -> bool:
        """Whether it can be entered after a V3 test: those on a question are live alerts there."""
        return self.category != IN_CHALLENGE


def issue_report(
    category: str,
    subcategory: str | None = None,
    description: str | None = None,
    question: Any = None,
) -> IssueReport:
    """A report from what was entered; what its category does not ask for is dropped.

    Raises
    ------
    ReportRefusedError
    """
    text = description or None
    if category == IN_CHALLENGE:
        return _on_a_question(subcategory, text, question)
    if category == OLD_CATEGORY and text is not None:
        raise ReportRefusedError("deprecated_category")
    kept = subcategory if category == _CHANGES else None
    code = CODES.get((category, kept))
    if code is None or (code in _DESCRIBED and text is None):
        raise ReportRefusedError("invalid_report")
    return IssueReport(category, kept, text)


def _on_a_question(subcategory: str | None, text: str | None, question: Any) -> IssueReport:
    number = _question_number(question)
    known = (IN_CHALLENGE, subcategory) in CODES or subcategory in OLD_SUBCATEGORIES
    if number is None or not known:
        raise ReportRefusedError("invalid_report")
    if subcategory in OLD_SUBCATEGORIES:
        raise ReportRefusedError("deprecated_subcategory")
    return IssueReport(IN_CHALLENGE, subcategory, text, number)


def _question_number(value: Any) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 3:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 1 <= value <= MOST_QUESTIONS else None


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
