"""A problem told during the test (V3): the reasons offered, and which of them validate it."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.room.reports import CODES, IN_CHALLENGE, OLD_SUBCATEGORIES

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
