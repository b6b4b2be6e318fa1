"""What the rules of the session say in words, for any input: orders of faults, names, codes, the door, alerts."""

from __future__ import annotations

import string
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixsim.room import codes
from pixsim.room.entry import Door, check_entry
from pixsim.room.finalisation import FinishedTest, is_to_publish
from pixsim.room.identity import Account, Centre, Enrolled, Identity, match_identity, name_key
from pixsim.room.invigilator_line import LineFacts, invigilator_line
from pixsim.room.registration_checks import candidate_fault, session_faults
from pixsim.room.reports import Features, reason_refusal, reasons_offered
from tests.room.steered import may_be_drawn

NOW = datetime(2026, 11, 26, 14, tzinfo=UTC)
GOOD: dict[str, Any] = {
    "firstName": "Léa", "lastName": "Petit", "sex": "F", "birthdate": "2000-03-03", "email": None,
    "resultRecipientEmail": None, "externalId": None, "extraTimePercentage": None,
    "subscriptions": [{"type": "CORE", "complementaryCertificationId": None}],
    "billingMode": "FREE", "prepaymentCode": None,
}  # fmt: skip
FAULTS: list[tuple[str, Any, str]] = [
    ("firstName", "  ", "FIRST_NAME_REQUIRED"),
    ("lastName", 3, "LAST_NAME_MUST_BE_A_STRING"),
    ("sex", "X", "SEX_NOT_VALID"),
    ("email", "a@", "EMAIL_NOT_VALID"),
    ("resultRecipientEmail", "@b.fr", "RESULT_RECIPIENT_EMAIL_NOT_VALID"),
    ("externalId", 4, "EXTERNAL_ID_MUST_BE_A_STRING"),
    ("birthdate", "1900-01-01", "BIRTHDATE_MUST_BE_GREATER"),
    ("extraTimePercentage", 10, "EXTRA_TIME_OUT_OF_RANGE"),
    ("subscriptions", [], "NO_SUBSCRIPTION"),
    ("billingMode", "Gratuite", "BILLING_MODE_NOT_VALID"),
]
"""In the order of the table of the rules: one value a field that is wrong, and its code."""
CORE = {"type": "CORE", "complementaryCertificationId": None}
CLEA = {"type": "CLEA", "complementaryCertificationId": None}
PLUS = {"type": "COMPLEMENTARY", "complementaryCertificationId": 9}


# ---- registration


@given(st.sets(st.integers(0, len(FAULTS) - 1)))
def test_the_first_fault_of_a_candidate_is_that_of_the_first_field(wrong: set[int]) -> None:
    told = GOOD | {FAULTS[place][0]: FAULTS[place][1] for place in wrong}
    expected = f"CANDIDATE_{FAULTS[min(wrong)][2]}" if wrong else None
    assert candidate_fault(told) == expected


@given(st.lists(st.sampled_from([CORE, CLEA, PLUS]), max_size=4))
def test_subscriptions_are_one_pix_with_or_without_clea_or_one_pix_plus(
    rows: list[dict[str, Any]],
) -> None:
    kinds = [row["type"] for row in rows]
    fault = candidate_fault(GOOD | {"subscriptions": rows})
    if not rows:
        expected: str | None = "NO_SUBSCRIPTION"
    elif len(set(kinds)) < len(kinds):
        expected = "MAX_ONE_COMPLEMENTARY_CERTIFICATION"
    elif "CLEA" in kinds and "CORE" not in kinds:
        expected = "COMPLEMENTARY_WITHOUT_CORE"
    elif "CORE" in kinds and "COMPLEMENTARY" in kinds:
        expected = "WRONG_SUBSCRIPTIONS_COMPATIBILITY"
    else:
        expected = None
    assert fault == (None if expected is None else f"CANDIDATE_{expected}")


@given(st.sampled_from(["FREE", "PAID", "PREPAID", None, ""]), st.sampled_from(["x", "", " ", None]),
       st.booleans())  # fmt: skip
def test_billing_is_for_those_who_pay(mode: str | None, code: str | None, school: bool) -> None:
    fault = candidate_fault(GOOD | {"billingMode": mode, "prepaymentCode": code}, school=school)
    given = bool((code or "").strip())
    sound = (not mode and not given) if school else bool(mode) and (mode == "PREPAID") == given
    assert (fault is None) == sound


@given(st.sets(st.sampled_from(["address", "room", "date", "time", "examiner"])))
def test_all_faults_of_a_session_are_told_in_the_order_of_its_fields(missing: set[str]) -> None:
    fields = {"address": "A", "room": "1", "date": "2026-11-26", "time": "09:30", "examiner": "X"}
    told = {name: ("" if name in missing else value) for name, value in fields.items()}
    expected = tuple(f"SESSION_{name.upper()}_REQUIRED" for name in fields if name in missing)
    assert session_faults(told) == expected


# ---- names and identity


@given(st.text(max_size=30))
def test_a_key_is_letters_and_digits_and_stays_what_it_is(text: str) -> None:
    key = name_key(text)
    assert set(key) <= set(string.ascii_uppercase + string.digits)
    assert name_key(key) == key
    assert name_key(f" -'{text}’ ") == key


PEOPLE = st.sampled_from(["Léa", "LEA", "le-a", "Zoé", "李", "œ"])


@given(st.lists(st.tuples(PEOPLE, PEOPLE), max_size=5), PEOPLE, PEOPLE, st.booleans())
def test_nobody_is_let_in_for_another(
    enrolled: list[tuple[str, str]], first: str, last: str, certifiable: bool
) -> None:
    list_ = [Enrolled(n, Identity(*names, "2000-03-03")) for n, names in enumerate(enrolled, 1)]
    found = match_identity(
        Identity(first, last, "2000-03-03"), list_, Account("a"), Centre(), certifiable=certifiable
    )
    key = (name_key(first), name_key(last))
    same = [n for n, names in enumerate(enrolled, 1) if tuple(map(name_key, names)) == key]
    if len(same) != 1:
        assert found.error == ("identity_ambiguous" if same else "identity_not_found")
    elif not certifiable:
        assert (found.candidate, found.error) == (None, "profile_not_certifiable")
    else:
        assert (found.candidate, found.error) == (same[0], None)


# ---- codes


@given(st.integers(0, 10**6))
def test_codes_drawn_are_of_their_form_and_read_in_any_case(seed: int) -> None:
    rng = Random(seed)
    code, password = codes.draw_access_code(rng), codes.draw_password(rng)
    assert may_be_drawn(codes.draw_access_code, code)
    assert may_be_drawn(codes.draw_password, password)
    for typed in (code, code.lower(), code.title()):
        assert codes.typed_access_code(typed) == (code, True)
    for typed in (f" {code}", f"{code}\t", f"{code[:3]} {code[3:]}"):
        assert not codes.typed_access_code(typed)[1]
    assert may_be_drawn(codes.draw_verification_code, codes.draw_verification_code(rng))


@given(st.text(string.ascii_letters + string.digits + " ", max_size=8))
def test_the_form_raises_to_capitals_trims_nothing_and_wants_six_signs(typed: str) -> None:
    sent, may_be_sent = codes.typed_access_code(typed)
    assert sent == typed.upper()
    assert may_be_sent == (len(typed) == 6)


@given(st.integers(0, 10**6), st.sampled_from("OIL015SZ"), st.integers(0, 5))
def test_a_sign_that_looks_like_another_is_never_guessed_at(
    seed: int, sign: str, place: int
) -> None:
    code = codes.draw_access_code(Random(seed))
    typed = code[:place] + sign + code[place + 1 :]
    door = Door(linked=True, code=code, permitted=NOW)
    assert check_entry(door, codes.typed_access_code(typed)[0], NOW).error == "access_code_wrong"


# ---- the door


MINUTES = st.one_of(st.none(), st.floats(0, 3000, allow_nan=False))


@given(st.booleans(), st.booleans(), st.booleans(), MINUTES, MINUTES, MINUTES)
def test_the_door_refuses_for_the_first_reason(
    linked: bool, right: bool, finalised: bool, first: float | None, given_: float | None,
    started: float | None,
) -> None:  # fmt: skip
    def ago(minutes: float | None) -> datetime | None:
        return None if minutes is None else NOW - timedelta(minutes=minutes)

    door = Door(
        linked=linked, code="BCDF23", finalised=finalised, first_start=ago(first),
        permitted=ago(given_), started=ago(started),
    )  # fmt: skip
    entry = check_entry(door, "BCDF23" if right else "BCDF24", NOW)
    begins = started is None
    permitted = given_ is not None and NOW - (ago(given_) or NOW) < timedelta(minutes=15)
    late = first is not None and NOW - (ago(first) or NOW) > timedelta(hours=24)
    old = started is not None and NOW - (ago(started) or NOW) > timedelta(hours=24)
    reasons = [
        (not linked, "not_a_candidate_of_this_session"),
        (not right, "access_code_wrong"),
        (begins and (finalised or late), "session_not_joinable"),
        (not permitted, "presence_not_confirmed" if begins else "resume_not_authorised"),
        (old, "certification_duration_exceeded"),
    ]
    expected = next((word for refused, word in reasons if refused), None)
    assert entry.error == expected
    assert (entry.outcome == "refused") == (expected is not None)
    assert entry.ends == (expected == "certification_duration_exceeded")


# ---- alerts and answers


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_reasons_are_offered_by_number_and_all_of_them_validate(
    image: bool, embed: bool, file: bool, focus: bool
) -> None:
    offered = reasons_offered(Features(image, embed, file, focus))
    numbers = [int(code[1:]) for code in offered]
    assert numbers == sorted(set(numbers))
    assert {"E4", "E5", "E8", "E9", "E11", "E12"} <= set(offered)
    assert [("E1" in offered), ("E2" in offered), ("E3" in offered), ("E10" in offered)] == [
        image, embed, file, focus,
    ]  # fmt: skip


@pytest.mark.parametrize("reason", ["LINK_NOT_WORKING", "OTHER"])
def test_a_reason_of_before_leaves_the_alert_open(reason: str) -> None:
    assert reason_refusal(reason) == "deprecated_reason"
    assert reason_refusal("FRAUD") == "invalid_reason"


# ---- the end


TESTS = st.builds(
    FinishedTest,
    result=st.sampled_from([None, "validated", "rejected", "cancelled", "error"]),
    by_invigilator=st.booleans(),
    waits_for_jury=st.booleans(),
)


@given(st.lists(TESTS, max_size=6), st.booleans())
def test_one_test_that_waits_or_a_comment_keeps_a_session_from_publication(
    tests: list[FinishedTest], comment: bool
) -> None:
    found = is_to_publish(tests, comment=comment)
    fine = [
        not t.waits_for_jury and (t.by_invigilator or t.result in ("validated", "rejected", "cancelled"))
        for t in tests
    ]  # fmt: skip
    assert found == (not comment and all(fine))
    if found and tests:
        assert is_to_publish(tests[:-1], comment=False)


@pytest.mark.parametrize("typed", [None, "", "2001-02-29", "2001-02-27"])
def test_who_is_enrolled_with_a_birth_date_types_that_one(typed: str | None) -> None:
    enrolled = Identity("Zoé", "Martin", "2001-02-28")
    assert not Identity("Zoé", "Martin", typed).matches(enrolled)
    assert Identity("zoe", "MARTIN", "2001-02-28").matches(enrolled)
    assert Identity("Zoé", "Martin", typed).matches(Identity("Zoé", "Martin"))  # none was given


@given(st.integers(0, 300))
def test_extra_time_stands_on_the_line_of_a_test_under_way_alone(percent: int) -> None:
    begun = LineFacts("started", NOW, NOW, extra_time=percent / 100)
    assert invigilator_line(begun, NOW).extra_time_percent == (percent or None)
    for state, start in ((None, None), ("completed", NOW)):
        other = LineFacts(cast(Any, state), start, NOW, extra_time=percent / 100)
        assert invigilator_line(other, NOW).extra_time_percent is None
