"""Codes, the door and the invigilator's lines are those of the real platform."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pixsim.room import codes
from pixsim.room.entry import Door, enter, enter_2022
from pixsim.room.line import LineFacts, line
from pixsim.room.states import answering_refusal
from pixsim.room.times import is_test_too_old
from tests.conformance.vectors import cases

NOW = datetime(2026, 11, 26, 14, tzinfo=UTC)


def ago(minutes: float | None) -> datetime | None:
    return None if minutes is None else NOW - timedelta(minutes=minutes)


def coded(kind: str, told: dict[str, Any]) -> dict[str, Any]:
    """What our code makes of one case, in the words of the vectors."""
    if kind == "access-code":
        sent, can = codes.typed_access_code(told["entered"])
        return {"submitted": sent, "canSubmit": can, "accepted": can and sent == told["real"]}
    if kind == "access-code-generated":
        return {"possible": codes.is_access_code(told["code"])}
    if kind == "invigilator-password-generated":
        password = told["password"]
        return {
            "possible_current": codes.is_password(password),
            "possible_before_oct_2024": codes.is_old_password(password),
        }
    if kind == "invigilator-login":
        session = told["session"]
        hidden = codes.hide_password(session["invigilatorPassword"], b"salt")
        error = codes.login_refusal(
            told["sessionNumber"],
            told["password"],
            known=session["id"],
            is_right=codes.is_password_of(told["password"], hidden),
            finalised=session["finalized"],
        )
        return {"ok": True} if error is None else {"ok": False, "error": error}
    form, found = codes.typed_verification_code(told["entered"], codes.PIX_PREFIX)
    return {
        "form": form,
        "submitted": found,
        "possible_current": codes.is_verification_code(told["entered"], codes.PIX_PREFIX),
        "possible_v2": codes.is_old_verification_code(told["entered"], codes.PIX_PREFIX),
    }


@pytest.mark.parametrize("case", cases("session", "codes"), ids=lambda c: c["id"])
def test_codes(case: dict[str, Any]) -> None:
    assert coded(case["kind"], case["input"]) == case["expected"]


def entered(rules: str, told: dict[str, Any]) -> dict[str, Any]:
    if rules == "v2_2022":
        found = enter_2022(
            right_code=told["entered"] == told["accessCode"],
            created=told["status"] == "created",
            permitted=told["authorised"],
            begins=not told["hasTest"],
            certifiable=told["profileCertifiable"],
        )
        said: dict[str, Any] = {"outcome": found.outcome, "authorisationConsumed": found.used_up}
        return said if found.error is None else said | {"error": found.error}
    if rules == "current_answering":
        started = ago(told["certificationStartedMinutesAgo"])
        assert started is not None
        error = answering_refusal(told["state"], too_old=is_test_too_old(started, NOW))
        if error is None:
            return {"ok": True, "stateAfter": told["state"]}
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
    entry = enter(door, told["entered"], NOW)
    said = {"outcome": entry.outcome, "authorisationConsumed": entry.used_up}
    if entry.error is not None:
        said["error"] = entry.error
    return said | ({"stateAfter": "endedDueToDurationExceeded"} if entry.ends else {})


@pytest.mark.parametrize("case", cases("session", "entry-authorisation"), ids=lambda c: c["id"])
def test_entry(case: dict[str, Any]) -> None:
    assert entered(case["rules"], case["input"]) == case["expected"]


@pytest.mark.parametrize("case", cases("session", "invigilator-view"), ids=lambda c: c["id"])
def test_line(case: dict[str, Any]) -> None:
    told, wanted = case["input"], case["expected"]
    found = line(
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
    assert found.shows_times == wanted["showTimes"]
    end = found.theoretical_end
    assert (end and end / timedelta(minutes=1)) == wanted["theoreticalEndMinutesFromStart"]
    assert (found.extra_time_percent is not None) == wanted["showExtraTime"]
    label = wanted["extraTimeLabel"]  # « 33 % », however it is spaced
    shown = "".join(sign for sign in label or "" if sign.isdigit())
    assert shown == str(found.extra_time_percent or "")
