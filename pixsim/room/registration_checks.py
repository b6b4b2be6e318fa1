"""What is asked of a session and of a candidate when they are entered, with Pix's own codes.

Prefixes: every code of a session begins with ``SESSION_``, every one of a candidate with
``CANDIDATE_``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pixsim.room.identity import CLEA, CORE, Identity

MOST_EXTRA_TIME = 10  # times the duration, not reached
OLDEST_BIRTH = date(1900, 1, 1)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@.]+(\.[^\s@.]+)+")
_BILLING = ("FREE", "PAID", "PREPAID")
_CODE_DIGITS = 5  # of a French postal or INSEE code


def real_date(text: object) -> date | None:
    """The day a text ``YYYY-MM-DD`` names; None where it names none."""
    if not isinstance(text, str) or not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def session_faults(session: Mapping[str, Any]) -> tuple[str, ...]:
    """All faults of a session's fields, in their order.

    Parameters
    ----------
    session : mapping
        ``address``, ``room``, ``date``, ``time``, ``examiner``; spaces alone pass.
    """
    day, time = session.get("date"), session.get("time")
    checks = (
        (not session.get("address"), "ADDRESS_REQUIRED"),
        (not session.get("room"), "ROOM_REQUIRED"),
        (not day, "DATE_REQUIRED"),
        (bool(day) and real_date(day) is None, "DATE_NOT_VALID"),
        (not time, "TIME_REQUIRED"),
        (bool(time) and not _TIME.fullmatch(str(time)), "TIME_NOT_VALID"),
        (not session.get("examiner"), "EXAMINER_REQUIRED"),
    )
    return tuple(f"SESSION_{code}" for wrong, code in checks if wrong)


def candidate_fault(candidate: Mapping[str, Any], *, school: bool = False) -> str | None:
    """The first fault of a candidate's fields; None where there is none.

    Parameters
    ----------
    candidate : mapping
        ``firstName``, ``lastName``, ``sex``, ``email``, ``resultRecipientEmail``, ``externalId``,
        ``birthdate``, ``extraTimePercentage`` (a fraction), ``subscriptions``, ``billingMode``,
        ``prepaymentCode``; an empty text is as good as none.
    school : bool
        The centre is a school: nobody is billed.
    """
    checks = (
        _name_fault(candidate.get("firstName"), "FIRST_NAME"),
        _name_fault(candidate.get("lastName"), "LAST_NAME"),
        _one_of(candidate.get("sex"), ("M", "F"), "SEX"),
        _email_fault(candidate.get("email"), "EMAIL_NOT_VALID"),
        _email_fault(candidate.get("resultRecipientEmail"), "RESULT_RECIPIENT_EMAIL_NOT_VALID"),
        _optional_text(candidate.get("externalId"), "EXTERNAL_ID_MUST_BE_A_STRING"),
        birth_date_fault(candidate.get("birthdate")),
        extra_time_fault(candidate.get("extraTimePercentage")),
        _subscription_fault(candidate.get("subscriptions")),
        _billing_fault(
            candidate.get("billingMode"), candidate.get("prepaymentCode"), school=school
        ),
    )
    found = next((code for code in checks if code is not None), None)
    return None if found is None else f"CANDIDATE_{found}"


def _is_none(value: object) -> bool:
    return value is None or value == ""


def _name_fault(value: object, field: str) -> str | None:
    if value is None:
        return f"{field}_REQUIRED"
    if not isinstance(value, str):
        return f"{field}_MUST_BE_A_STRING"
    return None if value.strip() else f"{field}_REQUIRED"


def _one_of(value: object, allowed: Sequence[str], field: str) -> str | None:
    if _is_none(value):
        return f"{field}_REQUIRED"
    return None if value in allowed else f"{field}_NOT_VALID"


def _email_fault(value: object, code: str) -> str | None:
    if _is_none(value):
        return None
    return None if isinstance(value, str) and _EMAIL.fullmatch(value) else code


def _optional_text(value: object, code: str) -> str | None:
    return None if value is None or isinstance(value, str) else code


def birth_date_fault(value: object) -> str | None:
    """What is wrong with a birth date, without prefix; one in the future is accepted."""
    if _is_none(value):
        return "BIRTHDATE_REQUIRED"
    day = real_date(value)
    if day is None:
        return "BIRTHDATE_FORMAT_NOT_VALID"
    return None if day > OLDEST_BIRTH else "BIRTHDATE_MUST_BE_GREATER"


def extra_time_fault(value: object) -> str | None:
    """What is wrong with an extra time, a fraction of the duration; without prefix."""
    if value is None:
        return None
    try:
        number = math.nan if isinstance(value, bool) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        number = math.nan
    if math.isnan(number):
        return "EXTRA_TIME_INTEGER"
    return None if 0 <= number < MOST_EXTRA_TIME else "EXTRA_TIME_OUT_OF_RANGE"


def _subscription_fault(value: object) -> str | None:
    """The common test, alone or with CléA, or one specialised test alone."""
    rows = value if isinstance(value, list) else []
    if not rows:
        return "NO_SUBSCRIPTION"
    kinds = [row.get("type") for row in rows]
    added = [kind for kind in kinds if kind != CORE]
    if len(set(kinds)) < len(kinds):
        return "MAX_ONE_COMPLEMENTARY_CERTIFICATION"
    if CLEA in added and CORE not in kinds:
        return "COMPLEMENTARY_WITHOUT_CORE"
    if CORE in kinds and any(kind != CLEA for kind in added):
        return "WRONG_SUBSCRIPTIONS_COMPATIBILITY"
    return None


def _billing_fault(mode: object, prepayment: object, *, school: bool) -> str | None:
    if school:
        if not _is_none(mode):
            return "BILLING_MODE_MUST_BE_EMPTY"
    elif _is_none(mode):
        return "BILLING_MODE_REQUIRED"
    elif not isinstance(mode, str):
        return "BILLING_MODE_MUST_BE_A_STRING"
    elif mode not in _BILLING:
        return "BILLING_MODE_NOT_VALID"
    is_blank = not prepayment.strip() if isinstance(prepayment, str) else prepayment is None
    if mode == "PREPAID":
        return "PREPAYMENT_CODE_REQUIRED" if is_blank else None
    return None if is_blank else "PREPAYMENT_CODE_MUST_BE_EMPTY"


def is_enrolled(candidate: Identity, enrolled: Iterable[Identity]) -> bool:
    """Whether somebody of this name and birth date is on the list already."""
    return any(
        candidate.key == other.key and candidate.birth_date == other.birth_date
        for other in enrolled
    )


def first_duplicate(rows: Sequence[Identity]) -> int | None:
    """Place of the first row of a sheet that repeats another; None where there is none.

    Texts are joined before they are compared, case aside: accents and hyphens count here.
    """
    seen = set[str]()
    for place, row in enumerate(rows):
        text = f"{row.first_name}{row.last_name}".lower() + (row.birth_date or "")
        if text in seen:
            return place
        seen.add(text)
    return None


def cleaned_code(code: str | None) -> str | None:
    """A postal or INSEE code with the zero that a spreadsheet took off it; ``99`` means abroad."""
    if not code or code == "99" or len(code) >= _CODE_DIGITS:
        return code
    return f"0{code}"


def cleaned_sex(sex: str | None) -> str | None:
    """``m`` and ``f`` in capitals; anything else is left for the check to refuse."""
    return sex.upper() if sex in ("m", "f") else sex


def extra_time_of_percent(value: float | None) -> float | None:
    """The extra time of an import of several sessions, where it is a percentage from 1.

    Raises
    ------
    ValueError
        Out of range.
    """
    if value is None or value == 0:
        return value
    if value < 1 or value / 100 >= MOST_EXTRA_TIME:
        raise ValueError("CANDIDATE_EXTRA_TIME_OUT_OF_RANGE")
    return value / 100
