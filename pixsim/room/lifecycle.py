"""States of a test, as the session around it knows them, and the status of a session."""

from __future__ import annotations

from typing import Literal

TestState = Literal[
    "started",
    "completed",
    "endedByInvigilator",
    "endedDueToDurationExceeded",
    "endedDueToFinalization",
    "endedEarly",
]
"""``endedEarly`` is ours: the candidate stopped, or the bank had nothing left to ask."""
SessionStatus = Literal["created", "finalized", "in_process", "processed", "deleted"]
ResultStatus = Literal["validated", "rejected", "cancelled", "error"]
Abort = Literal["candidate", "technical"]
"""Why a test was left unfinished: lack of time or early departure; a technical problem."""


def session_status(*, finalised: bool, officer: bool, published: bool) -> SessionStatus:
    """Status of a session; the first that is true wins."""
    if published:
        return "processed"
    if officer:
        return "in_process"
    return "finalized" if finalised else "created"


def ended_by_finalisation(state: TestState) -> TestState:
    """After the session is finalised; one that is over stays what it is."""
    return "endedDueToFinalization" if state == "started" else state


def answering_refusal(state: TestState, *, too_old: bool) -> str | None:
    """Why nothing can be answered any more in a test; None while it goes on."""
    if state == "endedByInvigilator":
        return "ended_by_invigilator"
    if state == "endedDueToFinalization":
        return "ended_by_finalisation"
    if too_old or state == "endedDueToDurationExceeded":
        return "certification_duration_exceeded"
    return None if state == "started" else "test_ended"
