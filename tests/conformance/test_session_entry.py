"""Codes, the door and the invigilator's lines are those of the real platform.

The columns and cases of 2022 are history: nothing goes by them.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pixsim.room import codes
from pixsim.room.entry import Door, check_entry
from pixsim.room.invigilator_line import LineFacts, invigilator_line
from pixsim.room.seat import Seat
from tests.conformance.vectors import cases
from tests.room.steered import may_be_drawn

NOW = datetime(2026, 11, 26, 14, tzinfo=UTC)
PIX_PREFIX = "P-"
HISTORY = {"possible_v2", "possible_before_oct_2024"}


def ago(minutes: float | None) -> datetime | None:
    return None if minutes is None else NOW - timedelta(minutes=minutes)


def coded(kind: str, told: dict[str, Any]) -> dict[str, Any]:
    """What our code makes of one case, in the words of the vectors."""
    if kind == "access-code":
        sent, can = codes.typed_access_code(told["entered"])
        door = Door(linked=True, code=told["real"], permitted=NOW)
        accepted = can and check_entry(door, sent, NOW).error is None
        return {"submitted": sent, "canSubmit": can, "accepted": accepted}
    if kind == "access-code-generated":
        return {"possible": may_be_drawn(codes.draw_access_code, told["code"])}
    if kind == "invigilator-password-generated":
        return {"possible_current": may_be_drawn(codes.draw_password, told["password"])}
    if kind == "invigilator-login":
        session = told["session"]
        error = codes.login_refusal(
            str(told["sessionNumber"]),
            told["password"],
            known=session["id"],
            hidden=codes.hide_password(session["invigilatorPassword"], b"salt"),
            finalised=session["finalized"],
        )
        return {"ok": True} if error is None else {"ok": False, "error": error}
    form, found = codes.typed_verification_code(told["entered"], PIX_PREFIX)
    issued_by_pix = told["entered"].startswith(PIX_PREFIX)
    ours = codes.OWN_PREFIX + told["entered"].removeprefix(PIX_PREFIX)
    possible = issued_by_pix and may_be_drawn(codes.draw_verification_code, ours)
    return {"form": form, "submitted": found, "possible_current": possible}


@pytest.mark.parametrize("case", cases("session", "codes"), ids=lambda c: c["id"])
def test_codes(case: dict[str, Any]) -> None:
    wanted = {name: value for name, value in case["expected"].items() if name not in HISTORY}
    assert coded(case["kind"], case["input"]) == wanted


def entered(rules: str, told: dict[str, Any]) -> dict[str, Any]:
    if rules == "current_answering":
        seat = Seat(1, state=told["state"], started=ago(told["certificationStartedMinutesAgo"]))
        error = seat.answering_refusal(NOW)
        if error is None:
            return {"ok": True, "stateAfter": seat.state}
        return {"ok": False, "error": error, "stateAfter": "endedDueToDurationExceeded"}
    door = Door(
        linked=told["linked"],
        code=told["accessCode"],
        finalised=told["sessionFinalized"],
        first_start=ago(told["sessionFirstStartMinutesAgo"]),
        permitted=ago(told["authorisedMinutesAgo"]),
        started=ago(told["certificationStartedMinutesAgo"]),
        subscription=told["subscription"],
        habilitations=frozenset(told["centreHabilitations"]),
    )
    entry = check_entry(door, told["entered"], NOW)
    said: dict[str, Any] = {
        "outcome": entry.outcome,
        "authorisationConsumed": entry.outcome != "refused",
    }
    if entry.error is not None:
        said["error"] = entry.error
    return said | ({"stateAfter": "endedDueToDurationExceeded"} if entry.ends else {})


CURRENT = [c for c in cases("session", "entry-authorisation") if c["rules"] != "v2_2022"]


@pytest.mark.parametrize("case", CURRENT, ids=lambda c: c["id"])
def test_entry(case: dict[str, Any]) -> None:
    assert entered(case["rules"], case["input"]) == case["expected"]


@pytest.mark.parametrize("case", cases("session", "invigilator-view"), ids=lambda c: c["id"])
def test_line(case: dict[str, Any]) -> None:
    told, wanted = case["input"], case["expected"]
    found = invigilator_line(
        LineFacts(
            state=told["assessmentStatus"],
            started=ago(told["startedMinutesAgo"]),
            first_start=ago(told["sessionFirstStartMinutesAgo"]),
            permitted=ago(told["authorisedMinutesAgo"]),
            challenge_alert=told["challengeAlert"] == "ongoing",
            companion_alert=told["companionAlert"] == "ONGOING",
            extra_time=told["extraTime"],
            subscription=told["subscription"],
        ),
        NOW,
    )
    assert list(found.tags) == wanted["tags"]
    assert list(found.actions) == wanted["actions"]
    end = found.theoretical_end
    assert (end is not None) == wanted["showTimes"]
    assert (end and end / timedelta(minutes=1)) == wanted["theoreticalEndMinutesFromStart"]
    assert (found.extra_time_percent is not None) == wanted["showExtraTime"]
    label = wanted["extraTimeLabel"]  # « 33 % », however it is spaced
    shown = "".join(sign for sign in label or "" if sign.isdigit())
    assert shown == str(found.extra_time_percent or "")
