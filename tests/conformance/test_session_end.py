"""Alerts, reports, finalisation, publication and the jury are those of the real platform."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.documents.certificate import Certificate, Occasion, build_certificate
from pixsim.documents.certificate_words import CertificateWords, certificate_words, document_title
from pixsim.profile import Profile
from pixsim.report.question.asking import missing_answer_sentence
from pixsim.report.v2.result import V2Result
from pixsim.report.v3.result import V3Result
from pixsim.room import events as happened
from pixsim.room.durations import is_valid, valid_until
from pixsim.room.entry import Door, check_entry
from pixsim.room.events import ROOM_EVENT, RoomFields, RoomRefusedError
from pixsim.room.finalisation import (
    FinishedTest,
    ReportLine,
    comment_refusal,
    finalisation_refusal,
    is_to_publish,
)
from pixsim.room.jury import Jury, jury_refusal
from pixsim.room.lifecycle import TestState, ended_by_finalisation, session_status
from pixsim.room.replay import apply_event, new_room
from pixsim.room.reports import (
    SUBCATEGORY,
    Features,
    ReportRefusedError,
    issue_report,
    reason_refusal,
    reasons_offered,
)
from pixsim.room.seat import Seat
from pixsim.room.state import Room
from pixsim.room.visibility import visible_result
from pixsim.rules.abort_and_reports import Report
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import GLOBAL_LEVELS, V3, score
from pixsim.session import events as ev
from pixsim.session.state import replay_sitting
from pixsim.session.v2.scoring import marks_v2
from pixsim.store.certificates.issuing import full_name
from tests.conformance.vectors import cases
from tests.conftest import ManualClock
from tests.documents.samples import certificate as sample_certificate
from tests.documents.samples import signed
from tests.tools.mocks import new_v2, new_v3
from tests.tools.v3_ranking import theta_of_score

NOW = datetime(2026, 11, 26, 14, tzinfo=UTC)
FIELDS = RoomFields(address="Site A", room="1", date="2026-11-26", time="14:00", examiner="X")


def entered_room(rules: str = "v3") -> Room:
    """A room with nobody on its list."""
    created = happened.RoomCreated(
        at=NOW, number=1, rules=rules, fields=FIELDS, access_code="BCDF23", password=""
    )
    return new_room(created)


def begun_room() -> Room:
    """A room whose only candidate has begun."""
    room = entered_room()
    for event in (
        happened.Enrolled(at=NOW, seat=1),
        happened.Joined(at=NOW, seat=1, account="a"),
        happened.PresenceConfirmed(at=NOW, seat=1),
        happened.TestStarted(at=NOW, seat=1, sitting="s", verification_code="N-2346BCDF"),
    ):
        room = apply_event(room, event)
    return room


class Sequence:
    """A test of the vectors, as a V3 sitting in a room: its events, and those of the room."""

    def __init__(self, bank: Bank, profile: Profile) -> None:
        plan = new_v3(profile, bank, seed=5, clock=ManualClock(NOW)).model_copy(update={"room": 1})
        self.session = replay_sitting(plan, [ev.Started(at=NOW)])
        self.room = begun_room()
        self.items = plan.pool.items
        drawn = new_v2(profile, bank, seed=1, clock=ManualClock(NOW)).fixed
        self.template = next(q for q in drawn if q.task is None and not q.timer)
        self.numbers: dict[str, int] = {}
        self.answered: list[str] = []
        self.alerts: list[list[Any]] = []

    @property
    def seat(self) -> Seat:
        return self.room.seat(1)

    def do(self, op: str, args: list[Any]) -> dict[str, Any]:
        found: dict[str, Any] = getattr(self, f"do_{op.lower()}")(*args)
        return found

    def do_ask(self, question: str) -> dict[str, Any]:
        """Where the sitting is over, or another question waits, nothing more is asked here."""
        session = self.session
        self.numbers[question] = session.number
        if session.awaits_question:
            item = self.items[len(self.numbers)]
            asked = ev.Asked(
                at=NOW, number=session.number, question=self.template, item=item, a=1, b=0, theta=0
            )
            self.session = session.apply(asked).apply(ev.Shown(at=NOW, number=session.number))
        return {"ok": True, "asked": question}

    def do_answer(self, question: str, how: dict[str, Any] | None = None) -> dict[str, Any]:
        error = self._refusal(question, how or {})
        if error is not None:
            return {"ok": False, "error": error}
        self.answered.append(question)
        return {"ok": True, "answered": question, "answersCount": len(self.answered)}

    def _refusal(self, question: str, how: dict[str, Any]) -> str | None:
        """The vectors do not tell another's test and an alert apart."""
        account = "a" if how.get("userId", 1) == 1 else "b"
        door = Door(linked=self.seat.account == account, code="BCDF23", permitted=NOW)
        if check_entry(door, "BCDF23", NOW).error is not None:
            return "refused_alert_or_not_yours"
        if (error := self.seat.answering_refusal(NOW)) is not None:
            return error
        present = self.session.question
        answer = () if how.get("value", "x") == "" else self.template.right_answer
        number = self.numbers[question]
        try:
            after = self.session.apply(ev.Answered(at=NOW, number=number, answer=answer))
        except ev.EventRefusedError:
            alert = any(q == question and s != "dismissed" for q, s, _n in self.alerts)
            return "refused_alert_or_not_yours" if alert else "question_already_answered"
        assert present is not None
        if (
            not how.get("timedOut")
            and missing_answer_sentence(present, answer, again="") is not None
        ):
            return "empty_answer"
        self.session = after
        return None

    def do_raise(self, question: str) -> dict[str, Any]:
        number = self.numbers[question]
        told = {"ok": True, "alert": "ongoing", "questionNumber": len(self.answered) + 1}
        if self.session.report_pending:
            return told  # a second report is not taken
        try:
            event = ev.Reported(at=NOW, number=number, report=Report.OTHER)
            self.session = self.session.apply(event)
        except ev.EventRefusedError:
            return {"ok": False, "error": "question_already_answered"}
        self.alerts.append([question, "ongoing", self.session.reports[-1][0]])
        return told

    def do_dismiss(self) -> dict[str, Any]:
        try:
            self.session = self.session.apply(
                ev.ReportDismissed(at=NOW, number=self.session.number)
            )
        except ev.EventRefusedError:
            return {"ok": False, "error": "no_ongoing_alert"}
        self._decided(confirmed=False)
        return {"ok": True, "alert": "dismissed"}

    def do_validate(self, reason: str) -> dict[str, Any]:
        """As `room_orders`: an alert must wait before its reason is looked at."""
        if not self.session.report_pending:
            return {"ok": False, "error": "no_ongoing_alert"}
        if (error := reason_refusal(reason)) is not None:
            return {"ok": False, "error": error}
        self.session = self.session.apply(ev.ReportConfirmed(at=NOW, number=self.session.number))
        self._decided(confirmed=True, reason=reason)
        decision = self.seat.decisions[-1]
        report = issue_report("IN_CHALLENGE", decision.reason, None, decision.question)
        said = {
            "category": report.category,
            "subcategory": report.subcategory,
            "questionNumber": report.question,
            "resolvedAutomatically": not self.seat.finished_test.waits_for_jury,
            "impactful": report.is_impactful,
        }
        return {"ok": True, "alert": "validated", "report": said}

    def _decided(self, *, confirmed: bool, reason: str = "") -> None:
        place = len(self.session.reports) - 1
        event = happened.ReportDecided(
            at=NOW, seat=1, place=place, question=self.session.reports[place][0],
            confirmed=confirmed, reason=reason,
        )  # fmt: skip
        self.room = apply_event(self.room, event)
        self.alerts[-1][1] = "validated" if confirmed else "dismissed"

    def do_endbyinvigilator(self) -> dict[str, Any]:
        self._end("invigilator")
        self.room = apply_event(
            self.room,
            happened.TestEnded(at=NOW, seat=1, state="endedByInvigilator", reason="invigilator"),
        )
        return {"ok": True, "state": self.seat.state}

    def do_finalise(self) -> dict[str, Any]:
        self._end("finalised")
        self.room = apply_event(self.room, happened.Finalised(at=NOW, aborts={1: "candidate"}))
        return {"ok": True, "state": self.seat.state}

    def _end(self, reason: ev.EndReason) -> None:
        if not self.session.is_over:
            self.session = self.session.apply(ev.Ended(at=NOW, reason=reason))


CANNOT_HAPPEN = {"L037": "one question waits at a time: a second is never asked before its answer"}


@pytest.mark.parametrize("case", cases("session", "live-alerts"), ids=lambda c: c["id"])
def test_live_alerts(case: dict[str, Any], bank: Bank, sample: Profile) -> None:
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
    test = Sequence(bank, sample)
    if case["id"] in CANNOT_HAPPEN:
        test.do_ask("q1")
        assert not test.session.awaits_question
        return
    assert [test.do(step["op"], step["args"]) for step in told["steps"]] == wanted["results"]
    assert test.answered == wanted["answersCounted"]
    assert test.alerts == wanted["alerts"]
    assert test.seat.state == wanted["state"]


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


def settled_marks(
    told: dict[str, Any], bank: Bank, profile: Profile
) -> tuple[list[str], list[str]]:
    """Questions skipped and neutralised when a V2 sitting of the vectors is settled."""
    plan = new_v2(profile, bank, seed=1, clock=ManualClock(NOW))
    questions = plan.questions[: len(told["challenges"])]
    session = replay_sitting(
        plan.model_copy(update={"room": 1, "questions": questions}), [ev.Started(at=NOW)]
    )
    for number, planned in enumerate(questions[: len(told["answered"])], 1):
        session = session.apply(ev.Shown(at=NOW, number=number))
        answer = planned.question.right_answer
        session = session.apply(ev.Answered(at=NOW, number=number, answer=answer))
    if not session.is_over:
        by = "invigilator" if told["state"] == "endedByInvigilator" else "finalised"
        session = session.apply(ev.Ended(at=NOW, reason=cast(ev.EndReason, by)))
    marks = marks_v2(session.apply(ev.Settled(at=NOW, abort=told["abortReason"])))
    names = told["challenges"]
    return (
        [name for name, skipped in zip(names, marks.auto_skipped, strict=True) if skipped],
        [name for name, left_out in zip(names, marks.neutralised, strict=True) if left_out],
    )


@pytest.mark.parametrize("case", cases("session", "finalisation"), ids=lambda c: c["id"])
def test_finalisation(case: dict[str, Any], bank: Bank, sample: Profile) -> None:
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
        state: TestState = told["state"]
        said: dict[str, Any] = {
            "scoredAtFinalisation": Seat(1, state=state).needs_reason,
            "stateAfter": ended_by_finalisation(state),
            "skippedAutomatically": [],
            "neutralised": [],
        }
        if told["version"] == 2:
            found = settled_marks(told, bank, sample)
            said["skippedAutomatically"], said["neutralised"] = found
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
        )
        for test in told["tests"]
    ]
    assert is_to_publish(tests, comment=told["globalComment"]) == case["expected"]["current"]


class Life:
    """A session of the vectors, led through the events of our room."""

    def __init__(self) -> None:
        self.now = NOW
        self.room: Room = entered_room()

    def do(self, op: str, arg: Any) -> dict[str, Any]:
        try:
            getattr(self, f"do_{op}")(arg)
        except RoomRefusedError as error:
            return {"ok": False, "error": error.error, "status": self.room.status}
        return {"ok": True, "status": self.room.status}

    def apply(self, kind: str, **told: Any) -> None:
        event = ROOM_EVENT.validate_python({"kind": kind, "at": self.now, **told})
        self.room = apply_event(self.room, event)

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
    found = visible_result(published=True, result="validated", is_owner=True, has_comment=False)
    assert found.document == wanted["stillVerifiableByCode"]  # whatever the day


def shown(kind: str, told: dict[str, Any], bank: Bank) -> dict[str, Any]:
    """What our code shows, in the words of the vectors."""
    if kind == "who-sees-what":
        title = document_title(sample_certificate(f"v{told['version']}")).split()[0]
        found = visible_result(
            published=told["published"],
            result=told["result"],
            is_owner=told["isOwner"],
            has_comment=told["juryComment"],
        )
        as_its_owner = visible_result(
            published=told["published"], result=told["result"], is_owner=True, has_comment=False
        )
        return {
            "listStatus": found.list_status,
            "listCommentShown": found.comment,
            "scoreInList": found.score,
            "certificatePage": found.page,
            "pdf": found.document,
            "verificationPage": as_its_owner.document,  # of a code the document is issued anew
            "documentName": {"Attestation": "attestation", "Certificat": "certificate"}[title],
        }
    if kind == "v3-content":
        certificate, words = certificate_of_score(told["pixScore"], bank)
        level = certificate.global_level
        return {
            "score": int(words.score),
            "maxScore": certificate.most,
            "globalLevel": None if level is None else level.key,
            "competenceTableOnline": bool(words.domains),
            "pdfPages": 1 + certificate.has_second_page(told["locale"]),
        }
    if kind == "v3-competence-line":
        _certificate, words = certificate_of_score(400, bank, level=told["level"])
        line = words.domains[0].competences[0]
        obtained = line.level != "–"
        return {
            "obtained": obtained,
            "tag": int(line.level) if obtained else None,
            "description": line.words != "Non obtenue.",
        }
    return attestation_of(told, bank)


def certificate_of_score(
    pix: int, bank: Bank, *, level: int = 3
) -> tuple[Certificate, CertificateWords]:
    """The certificate of a V3 score, every competence at one level."""
    theta, _level = theta_of_score(V3(), np.array([pix]))
    scored, number = score(V3(), theta + 1e-6)
    assert int(scored[0]) == pix
    codes = [competence.code for competence in bank.framework.competences]
    result = cast(Any, V3Result).model_construct(
        rules="v3",
        status="validated",
        total_pix=int(scored[0]),
        max_pix=V3().max_score,
        global_level=SimpleNamespace(
            number=int(number[0]), shown=GLOBAL_LEVELS[int(number[0])].shown
        ),
        competences=[SimpleNamespace(code=code, level=level) for code in codes],
        ended_at=NOW,
        autopilot=None,
    )
    certificate = build_certificate(result, "N-2346BCDF", Occasion("Léa Petit"), codes)
    return certificate, certificate_words(certificate, bank.framework, signed(certificate))


def attestation_of(told: dict[str, Any], bank: Bank) -> dict[str, Any]:
    """What a V2 attestation says: the name, the birth and the day as they stand in it."""
    codes = [competence.code for competence in bank.framework.competences]
    levels = [*told["levels"], *[-1] * (len(codes) - len(told["levels"]))]
    result = cast(Any, V2Result).model_construct(
        rules="v2",
        status="validated",
        total_pix=told["pixScore"],
        max_pix=V2(max_level=told["maxLevel"]).max_pix * len(codes),
        competences=[
            SimpleNamespace(code=code, level=level)
            for code, level in zip(codes, levels, strict=True)
        ],
        ended_at=NOW,
        autopilot=None,
    )
    occasion = Occasion(
        full_name(told["firstName"], told["lastName"], "v2"),
        born=date.fromisoformat(told["birthdate"]),
        birth_place=told["birthplace"] or "",
        delivered=datetime.fromisoformat(told["deliveredAt"]).astimezone(UTC).date(),
        centre=told["centre"],
    )
    certificate = build_certificate(result, "N-2346BCDF", occasion, codes)
    words = certificate_words(certificate, bank.framework, signed(certificate))
    facts = {name: plain(value) for name, value in words.facts}
    shown = [line.level for domain in words.domains for line in domain.competences]
    notes = plain(" ".join(words.notes))
    return {
        "name": words.name,
        "birthLine": facts["Naissance"],
        "centre": facts["Centre"],
        "dateLine": facts["Délivré le"],
        "score": words.score,
        "maxScore": f"{plain(words.out_of).removeprefix('pix sur ')}*",
        "maxLevelLabel": plain(words.domains_title).rpartition(" ")[2],
        "footnoteMaxPix": f"{certificate.most} pix est le plus haut score possible" in notes,
        "footnote1024": "1 024 pix" in notes,
        "professionalMessage": certificate.is_professional(french_domain=told["frenchDomain"]),
        "levelsShown": [None if level == "–" else level for level in shown[: len(told["levels"])]],
    }


def plain(text: str) -> str:
    """A text of a document with ordinary spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("case", cases("session", "attestation-visibility"), ids=lambda c: c["id"])
def test_what_is_shown(case: dict[str, Any], bank: Bank) -> None:
    wanted = {name: value for name, value in case["expected"].items() if name != "cleaBadge"}
    assert shown(case["kind"], case["input"], bank) == wanted  # no CléA here
