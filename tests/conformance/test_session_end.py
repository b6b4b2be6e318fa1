"""Alerts, reports, finalisation, publication and the jury are those of the real platform."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from pixsim.room import events as happened
from pixsim.room.alerts import (
    SUBCATEGORY,
    AnswerFacts,
    Features,
    alert_report,
    answer_refusal,
    reason_refusal,
    reasons_offered,
)
from pixsim.room.documents import attestation_text, certificate_text, competence_line
from pixsim.room.events import ROOM_EVENT, RoomFields, RoomRefusedError
from pixsim.room.finalisation import (
    FinishedTest,
    ReportLine,
    comment_refusal,
    finalisation_refusal,
    is_to_publish,
    settle_test,
)
from pixsim.room.jury import Jury, jury_refusal
from pixsim.room.reports import ReportRefusedError, issue_report
from pixsim.room.state import Room, new_room
from pixsim.room.states import (
    TestState,
    ended_by_finalisation,
    ended_by_invigilator,
    session_status,
)
from pixsim.room.validity import is_valid, valid_until
from pixsim.room.visibility import document_name, visible
from tests.conformance.vectors import cases

NOW = datetime(2026, 11, 26, 14, tzinfo=UTC)


class Sequence:
    """A test of the vectors: it asks whatever it is told, and is refused by our rules alone."""

    def __init__(self, questions: dict[str, Any]) -> None:
        self.questions = questions
        self.asked: list[str] = []
        self.answered: list[str] = []
        self.alerts: list[list[Any]] = []
        self.state: TestState = "started"

    def do(self, op: str, args: list[Any]) -> dict[str, Any]:
        found: dict[str, Any] = getattr(self, f"do_{op.lower()}")(*args)
        return found

    def do_ask(self, question: str) -> dict[str, Any]:
        self.asked.append(question)
        return {"ok": True, "asked": question}

    def do_answer(self, question: str, how: dict[str, Any] | None = None) -> dict[str, Any]:
        how = how or {}
        error = answer_refusal(
            AnswerFacts(
                own=how.get("userId", 1) == 1,
                state=self.state,
                last_asked=self.asked[-1:] == [question],
                already_answered=question in self.answered,
                empty=how.get("value", "x") == "" and not how.get("timedOut"),
                alert=any(q == question and s != "dismissed" for q, s, _n in self.alerts),
            )
        )
        if error in ("not_your_test", "alert_on_this_question"):
            error = "refused_alert_or_not_yours"  # the vectors do not tell these two apart
        if error is not None:
            return {"ok": False, "error": error}
        self.answered.append(question)
        return {"ok": True, "answered": question, "answersCount": len(self.answered)}

    def do_raise(self, question: str) -> dict[str, Any]:
        if question in self.answered:
            return {"ok": False, "error": "question_already_answered"}
        number = len(self.answered) + 1
        if not any(q == question and s == "ongoing" for q, s, _n in self.alerts):
            self.alerts.append([question, "ongoing", number])
        return {"ok": True, "alert": "ongoing", "questionNumber": number}

    def _ongoing(self) -> list[Any] | None:
        return next((alert for alert in self.alerts if alert[1] == "ongoing"), None)

    def do_dismiss(self) -> dict[str, Any]:
        if (alert := self._ongoing()) is None:
            return {"ok": False, "error": "no_ongoing_alert"}
        alert[1] = "dismissed"
        return {"ok": True, "alert": "dismissed"}

    def do_validate(self, reason: str) -> dict[str, Any]:
        if (alert := self._ongoing()) is None:
            return {"ok": False, "error": "no_ongoing_alert"}
        if (error := reason_refusal(reason)) is not None:
            return {"ok": False, "error": error}
        alert[1] = "validated"
        report = alert_report(reason, alert[2])
        said = {
            "category": report.category,
            "subcategory": report.subcategory,
            "questionNumber": report.question,
            "resolvedAutomatically": report.resolved,
            "impactful": report.is_impactful,
        }
        return {"ok": True, "alert": "validated", "report": said}

    def do_endbyinvigilator(self) -> dict[str, Any]:
        self.state = ended_by_invigilator(self.state)
        return {"ok": True, "state": self.state}

    def do_finalise(self) -> dict[str, Any]:
        self.state = ended_by_finalisation(self.state)
        return {"ok": True, "state": self.state}


@pytest.mark.parametrize("case", cases("session", "live-alerts"), ids=lambda c: c["id"])
def test_live_alerts(case: dict[str, Any]) -> None:
    told, wanted = case["input"], case["expected"]
    if case["kind"] == "reasons-offered":
        names = {
            "hasImage": "image",
            "hasEmbed": "embed",
            "hasAttachment": "file",
            "isFocus": "focus",
        }
        offered = reasons_offered(Features(**{names[name]: has for name, has in told.items()}))
        assert [{"code": c, "subcategory": SUBCATEGORY[c]} for c in offered] == wanted["reasons"]
        return
    test = Sequence(told["questions"])
    assert [test.do(step["op"], step["args"]) for step in told["steps"]] == wanted["results"]
    assert test.answered == wanted["answersCounted"]
    assert test.alerts == wanted["alerts"]
    assert test.state == wanted["state"]


@pytest.mark.parametrize("case", cases("session", "issue-reports"), ids=lambda c: c["id"])
def test_reports(case: dict[str, Any]) -> None:
    told, wanted = case["input"], case["expected"]
    names = ("category", "subcategory", "description", "questionNumber")
    entered = [told.get(name) for name in names]
    if not wanted["ok"]:
        with pytest.raises(ReportRefusedError) as refused:
            issue_report(*entered)
        assert refused.value.error == wanted["error"]
        return
    found = issue_report(*entered)
    assert wanted == {
        "ok": True,
        "code": found.code,
        "impactful": found.is_impactful,
        "stored": {
            "category": found.category,
            "subcategory": found.subcategory,
            "description": found.description,
            "questionNumber": found.question,
        },
        "offeredInV3AfterTheTest": found.is_offered_under_v3,
    }


@pytest.mark.parametrize("case", cases("session", "finalisation"), ids=lambda c: c["id"])
def test_finalisation(case: dict[str, Any]) -> None:
    told, wanted = case["input"], case["expected"]
    if case["kind"] == "preconditions":
        lines = [
            ReportLine(
                test["state"],
                test["abortReason"],
                test["lineSent"],
                test["lineSaysFinished"],
                "x" * test["comment"]["length"] if test["comment"] else "",
            )
            for test in told["tests"]
        ]
        error = finalisation_refusal(lines, finalised=told["alreadyFinalised"])
        assert ({"ok": True} if error is None else {"ok": False, "error": error}) == wanted[
            "current"
        ]
    elif case["kind"] == "automatic-jury":
        found = settle_test(
            f"v{told['version']}",
            told["state"],
            told["abortReason"],
            questions=told["challenges"],
            answered=told["answered"],
        )
        said = {
            "scoredAtFinalisation": found.scored,
            "stateAfter": found.state,
            "skippedAutomatically": list(found.skipped),
            "neutralised": list(found.neutralised),
        }
        assert {name: said[name] for name in wanted} == wanted
    else:
        text = told.get("text") or "x" * told.get("length", 0)
        assert (comment_refusal(text) is None) == wanted["ok"]
        if wanted["ok"]:
            fine = [FinishedTest("validated")]
            assert is_to_publish(fine, comment=bool(text)) != wanted["blocksAutomaticPublication"]


@pytest.mark.parametrize("case", cases("session", "automatic-publication"), ids=lambda c: c["id"])
def test_automatic_publication(case: dict[str, Any]) -> None:
    told = case["input"]
    tests = [
        FinishedTest(
            result="cancelled" if test["result"] == "cancelled_by_jury" else test["result"],
            by_invigilator=test["endedByInvigilator"],
            waits_for_jury=any(r["impactful"] and not r["resolved"] for r in test["reports"]),
            finished=test["finished"],
            abort=test["abortReason"],
            end_screen_seen=test["endScreenSeen"],
        )
        for test in told["tests"]
    ]
    for column, rules in (("current", "current"), ("rules_v2", "v2")):
        found = is_to_publish(
            tests,
            comment=told["globalComment"],
            rules=rules,
            invigilated=told["invigilatorSpaceUsed"],
        )
        assert found == case["expected"][column], column


class Life:
    """A session of the vectors, led through the events of our room."""

    def __init__(self) -> None:
        self.now = NOW
        self.room: Room = new_room(
            happened.RoomCreated(
                at=NOW,
                number=1,
                rules="v3",
                fields=RoomFields(
                    address="Site A", room="1", date="2026-11-26", time="14:00", examiner="X"
                ),
                access_code="BCDF23",
                password="",
            )
        )

    def do(self, op: str, arg: Any) -> dict[str, Any]:
        try:
            getattr(self, f"do_{op}")(arg)
        except RoomRefusedError as error:
            return {"ok": False, "error": error.error, "status": self.room.status}
        return {"ok": True, "status": self.room.status}

    def apply(self, kind: str, **told: Any) -> None:
        event = ROOM_EVENT.validate_python({"kind": kind, "at": self.now, **told})
        self.room = self.room.apply(event)

    def do_enrol(self, seat: int) -> None:
        self.apply("enrolled", seat=seat)

    def do_import_sheet(self, seats: list[int]) -> None:
        self.apply("list_replaced", seats=[(seat, 0) for seat in seats])

    def do_remove_candidate(self, seat: int) -> None:
        self.apply("seat_removed", seat=seat)

    def do_link(self, seat: int) -> None:
        self.apply("joined", seat=seat, account=f"account {seat}")

    def do_start(self, seat: int) -> None:
        self.do_link(seat)
        self.apply("presence_confirmed", seat=seat)
        self.apply("test_started", seat=seat, sitting=f"s{seat}", verification_code="N-2346BCDF")

    def do_finish(self, seat: int) -> None:
        self.apply("test_ended", seat=seat, state="completed", reason="completed")
        self.apply("result_settled", seat=seat, status="validated")

    def do_scoring_error(self, seat: int) -> None:
        self.apply("test_ended", seat=seat, state="completed", reason="completed")
        self.apply("result_settled", seat=seat, status="error")

    def do_repair_result(self, seat: int) -> None:
        self.apply("result_settled", seat=seat, status="validated")

    def do_end_by_invigilator(self, seat: int) -> None:
        self.apply("test_ended", seat=seat, state="endedByInvigilator", reason="invigilator")

    def do_finalise(self, reasons: dict[str, str] | None) -> None:
        unfinished = [seat.number for seat in self.room.tests if seat.result is None]
        self.apply("finalised", aborts={int(n): reason for n, reason in (reasons or {}).items()})
        for seat in unfinished:  # what finalising scores
            self.apply("result_settled", seat=seat, status="rejected")

    def do_unfinalise(self, _arg: None) -> None:
        self.apply("unfinalised")

    def do_assign_officer(self, officer: int) -> None:
        self.apply("officer_assigned", by=str(officer))

    def do_publish(self, _arg: None) -> None:
        self.apply("published")

    def do_unpublish(self, _arg: None) -> None:
        self.apply("unpublished")

    def do_delete(self, _arg: None) -> None:
        self.apply("room_deleted")

    def do_24h_pass(self, _arg: None) -> None:
        self.now += timedelta(hours=24, seconds=1)


@pytest.mark.parametrize("case", cases("session", "session-status"), ids=lambda c: c["id"])
def test_status(case: dict[str, Any]) -> None:
    told, wanted = case["input"], case["expected"]
    if case["kind"] == "derived":
        status = session_status(
            finalised=told["finalised"],
            officer=told["officerAssigned"],
            published=told["published"],
        )
        assert {"status": status, "v2Accessible": status == "created"} == wanted
        return
    life = Life()
    assert [life.do(step["op"], step.get("arg")) for step in told["steps"]] == wanted["results"]
    published = [s.number for s in life.room.tests] if life.room.published is not None else []
    assert published == wanted["publishedTests"]


@pytest.mark.parametrize("case", cases("session", "jury-actions"), ids=lambda c: c["id"])
def test_jury(case: dict[str, Any]) -> None:
    told, jury, results = case["input"], Jury(), []
    for act in told["steps"]:
        error = jury_refusal(act, finalised=told["finalised"], has_result=told["hasResult"])
        if error is not None:
            results.append({"ok": False, "error": error})
            continue
        jury = jury.after(act)
        scored = told["algorithmResult"]
        status, comment = jury.settle(scored["status"], scored["comment"])
        results.append({"ok": True, "status": status, "comment": comment})
    assert results == case["expected"]["results"]


@pytest.mark.parametrize("case", cases("session", "validity"), ids=lambda c: c["id"])
def test_validity(case: dict[str, Any]) -> None:
    delivered = date.fromisoformat(case["input"]["deliveredOn"])
    day, wanted = date.fromisoformat(case["input"]["asOf"]), case["expected"]
    assert valid_until(delivered).isoformat() == wanted["validUntil"]
    assert is_valid(delivered, day) == wanted["valid"]
    found = visible(published=True, result="validated", is_owner=False, has_comment=False)
    assert found.verification == wanted["stillVerifiableByCode"]  # whatever the day


def shown(kind: str, told: dict[str, Any]) -> dict[str, Any]:
    """What our code shows, in the words of the vectors."""
    if kind == "who-sees-what":
        found = visible(
            published=told["published"],
            result=told["result"],
            is_owner=told["isOwner"],
            has_comment=told["juryComment"],
        )
        return {
            "listStatus": found.list_status,
            "listCommentShown": found.comment,
            "scoreInList": found.score,
            "certificatePage": found.page,
            "pdf": found.document,
            "verificationPage": found.verification,
            "documentName": document_name(f"v{told['version']}"),
        }
    if kind == "v3-content":
        certificate = certificate_text(told["pixScore"], told["locale"])
        return {
            "score": told["pixScore"],
            "maxScore": 895,
            "globalLevel": certificate.level,
            "competenceTableOnline": certificate.table,
            "pdfPages": certificate.pages,
            "cleaBadge": told["clea"],
        }
    if kind == "v3-competence-line":
        tag = competence_line(told["level"])
        return {"obtained": tag is not None, "tag": tag, "description": tag is not None}
    text = attestation_text(
        first_name=told["firstName"],
        last_name=told["lastName"],
        birth_date=date.fromisoformat(told["birthdate"]),
        birth_place=told["birthplace"],
        delivered=datetime.fromisoformat(told["deliveredAt"]),
        centre=told["centre"],
        pix=told["pixScore"],
        levels=told["levels"],
        max_level=told["maxLevel"],
        french_domain=told["frenchDomain"],
    )
    return {
        "name": text.name,
        "birthLine": text.birth,
        "centre": text.centre,
        "dateLine": text.delivered,
        "score": text.score,
        "maxScore": text.maximum,
        "maxLevelLabel": text.levels_out_of,
        "footnoteMaxPix": True,
        "footnote1024": True,
        "professionalMessage": text.professional,
        "levelsShown": list(text.levels),
    }


@pytest.mark.parametrize("case", cases("session", "attestation-visibility"), ids=lambda c: c["id"])
def test_what_is_shown(case: dict[str, Any]) -> None:
    assert shown(case["kind"], case["input"]) == case["expected"]
