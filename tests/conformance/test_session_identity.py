"""Names, identities and the fields of a registration are treated as by the real platform."""

from __future__ import annotations

from typing import Any

import pytest

from pixsim.room.birthplace import (
    Birthplace,
    BirthplaceError,
    Country,
    Geography,
    Town,
    complete_birthplace,
)
from pixsim.room.identity import Account, Centre, Enrolled, Identity, match_identity, name_key
from pixsim.room.registration_checks import (
    candidate_fault,
    cleaned_code,
    cleaned_sex,
    extra_time_of_percent,
    first_duplicate,
    is_enrolled,
    session_faults,
)
from tests.conformance.vectors import cases

GEOGRAPHY = Geography(
    countries=(
        Country("FRANCE", "99100"),
        Country("ALLEMAGNE", "99109"),
        Country("COTE D'IVOIRE", "99326"),
    ),
    towns=(
        Town("Lyon 3e Arrondissement", "69383", "69003"),
        Town("Lyon", "69123", "69001"),
        Town("Saint-Étienne", "42218", "42000"),
        Town("Buellas", "01065", "01310"),
        Town("Polliat", "01301", "01310"),
        Town("Ancienville", "90001", "90000", present=False),
        Town("Nouvelleville", "90001", "90000"),
    ),
)


def identity(row: dict[str, Any]) -> Identity:
    return Identity(row["firstName"], row["lastName"], row["birthdate"])


@pytest.mark.parametrize("case", cases("session", "identity-normalisation"), ids=lambda c: c["id"])
def test_key_of_a_name(case: dict[str, Any]) -> None:
    assert name_key(case["input"]["text"]) == case["expected"]["key"]


@pytest.mark.parametrize("case", cases("session", "identity-matching"), ids=lambda c: c["id"])
def test_joining(case: dict[str, Any]) -> None:
    told, wanted = case["input"], case["expected"]
    found = match_identity(
        identity(told["entered"]),
        [
            Enrolled(
                row["id"],
                identity(row),
                row["subscription"],
                row["organizationLearnerId"],
                row["linkedAccount"],
            )
            for row in told["candidates"]
        ],
        Account(
            told["account"]["id"],
            told["account"]["lang"],
            tuple(told["account"]["organizationLearnerIds"]),
        ),
        Centre(frozenset(told["centre"]["habilitations"]), told["centre"]["scoManagingStudents"]),
        certifiable=told["profileCertifiable"],
        french_domain=told["frenchDomain"],
    )
    assert found.error == wanted.get("error")
    assert found.candidate == wanted.get("candidateId")
    if found.error is None:
        outcome = "already_linked_to_this_account" if found.again else "linked"
        assert outcome == wanted["outcome"]


def registered(kind: str, told: dict[str, Any]) -> dict[str, Any]:
    """What our code makes of one case, in the words of the vectors."""
    if kind == "candidate-fields":
        error = candidate_fault(told["candidate"], school=told["schoolCentre"])
        return {"ok": True} if error is None else {"ok": False, "error": error}
    if kind == "session-fields":
        errors = list(session_faults(told["session"]))
        return {"ok": False, "errors": errors} if errors else {"ok": True}
    if kind == "duplicate-individual":
        twice = is_enrolled(identity(told["candidate"]), map(identity, told["enrolled"]))
        return {"ok": False, "error": "already_enrolled"} if twice else {"ok": True}
    if kind == "duplicate-in-sheet":
        row = first_duplicate([identity(row) for row in told["rows"]])
        return (
            {"ok": True}
            if row is None
            else {"ok": False, "error": "DUPLICATE_CANDIDATE", "row": row}
        )
    if kind == "sheet-cleaning":
        clean = {
            "sex": cleaned_sex,
            "birthINSEECode": cleaned_code,
            "birthPostalCode": cleaned_code,
        }
        return {name: clean[name](value) for name, value in told.items()}
    if kind == "mass-import-extra-time":
        try:
            return {"ok": True, "stored": extra_time_of_percent(told["value"])}
        except ValueError as error:
            return {"ok": False, "error": str(error)}
    return born(told)


def born(told: dict[str, Any]) -> dict[str, Any]:
    names = ("birthCountry", "birthINSEECode", "birthPostalCode", "birthCity")
    try:
        found = complete_birthplace(Birthplace(*(told[name] for name in names)), GEOGRAPHY)
    except BirthplaceError as error:
        return {"ok": False, "errors": list(error.faults), "first": error.faults[0]}
    kept = (found.country, found.insee, found.postal_code, found.town)
    return {"ok": True, **dict(zip(names, kept, strict=True))}


@pytest.mark.parametrize("case", cases("session", "registration"), ids=lambda c: c["id"])
def test_registration(case: dict[str, Any]) -> None:
    assert registered(case["kind"], case["input"]) == case["expected"]
