"""The report on a class, its sheets and its table: everybody in them, whole, as text."""

from __future__ import annotations

import csv
import html
import io
import re
from dataclasses import replace
from datetime import date

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.documents.class_facts import (
    ClassFacts,
    LastMock,
    PersonFacts,
    class_facts,
)
from pixsim.documents.class_report_files import class_page, class_pdf
from pixsim.documents.class_text import class_text
from pixsim.documents.class_words import class_words
from pixsim.documents.results_table import ResultLine, results_csv
from pixsim.documents.session_sheet_files import sheets_page, sheets_pdf
from pixsim.documents.session_sheets import (
    SPARE_SEATS,
    Incident,
    SessionFacts,
    SheetPerson,
    attendance_sheet,
    incident_sheet,
    report_codes,
)
from pixsim.profile import Profile
from pixsim.report.v2.result import V2Result
from pixsim.room.reports import CODES
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.store.sittings.journal import Journal
from tests.documents.samples import HOSTILE
from tests.tools.tiers import times

TODAY = date(2026, 11, 27)
MOCK = LastMock(date(2026, 11, 20), "v3", 403, "Indépendant 2", True)


def person(name: str, level: int = 2, **changed: object) -> PersonFacts:
    given: dict[str, object] = {
        "levels": (level,) * 16,
        "positioned": (True,) * 16,
        "pix": 16 * 8 * level,
        "certifiable": level > 0,
        "missing": 0 if level else 5,
    }
    return PersonFacts(name, **(given | changed))  # type: ignore[arg-type]


def made(bank: Bank, *people: PersonFacts) -> ClassFacts:
    return class_facts("Lundi soir", TODAY, people, bank.framework)


def test_who_can_go_and_on_what_to_work(bank: Bank) -> None:
    facts = made(
        bank,
        person("Ana", last=MOCK, work_on=("3.4", "5.2"), goal=400),
        person("Bob", last=LastMock(TODAY, "v2", 0, "", False), work_on=("3.4",)),
        person("Cléo"),
        person("Dan", 0, positioned=(True, True) + (False,) * 14, work_on=("1.1", "1.2")),
        person("Eve", 0, positioned=(False,) * 16),
        PersonFacts("Fay"),
    )
    states = [one.state for one in facts.people]
    assert states == ["ready", "may_sit", "may_sit", "not_yet", "not_yet", "unreadable"]
    assert [facts.count(s) for s in ("ready", "may_sit", "not_yet", "unreadable")] == [1, 2, 2, 1]
    words = class_words(facts, bank.framework)
    said = [one.next.replace("\xa0", " ") for one in words.people]
    assert said == [
        f"403 pix pour 400 visés, 3.4 Programmer, 5.2 {bank.framework.competence['5.2'].brief}",
        "passer une autre épreuve blanche, 3.4 Programmer",
        "passer une épreuve blanche",
        "amener 5 compétences au niveau 1 : 1.1 Recherche et veille, 1.2 Gérer des données",
        "se positionner",
        "réparer le profil",
    ]
    assert (
        words.people[0].last.replace("\xa0", " ") == "V3, 403 pix, Indépendant 2, obtenue, 20 nov."
    )
    assert words.people[4].levels == ("",) * 16
    assert words.people[3].levels == ("–", "–") + ("",) * 14
    subject = {row.code: row for row in words.subjects}
    assert (subject["3.4"].names, subject["3.4"].count) == ("Ana, Bob", "2")


@pytest.mark.parametrize(
    ("changed", "goal", "state", "said"),
    [
        ({"pix": 15}, 300, "may_sit", "15 pix sur 300 visés"),
        ({}, 403, "ready", "403 pix pour 403 visés"),
        ({}, None, "may_sit", "objectif à fixer (--goal)"),
        ({"open_report": True}, 100, "may_sit", "un signalement attend le jury"),
        ({"obtained": False, "cancelled": True, "pix": None}, 100, "may_sit", "épreuve annulée"),
    ],
)
def test_ready_is_a_goal_reached_and_says_why(
    bank: Bank, changed: dict[str, object], goal: int | None, state: str, said: str
) -> None:
    last = replace(MOCK, **changed)  # type: ignore[arg-type]
    facts = made(bank, person("Ana", last=last, goal=goal))
    assert facts.people[0].state == state
    shown = class_words(facts, bank.framework).people[0]
    assert shown.next.replace("\xa0", " ").startswith(said)
    assert ("annulée" in shown.last) == bool(changed.get("cancelled"))


@pytest.mark.parametrize("goal", [None, 450])
def test_a_goal_is_spoken_of_only_where_one_is_set(bank: Bank, goal: int | None) -> None:
    facts = made(bank, person("Ana", last=MOCK, goal=goal), person("Bob", goal=goal))
    (said,) = class_words(facts, bank.framework).counts
    assert said.replace("\xa0", " ").startswith("2 personnes sont certifiables")
    assert ("objectif" in said) == (goal is not None)


def test_means_count_who_is_positioned_and_nobody_else(bank: Bank) -> None:
    facts = made(
        bank,
        person("Ana", 4, positioned=(True,) + (False,) * 15),
        person("Bob", 1),
        PersonFacts("Fay"),
    )
    first, second = facts.competences[:2]
    assert (first.mean, first.positioned, first.reached) == (2.5, 2, 2)
    assert (second.mean, second.positioned) == (1, 1)
    assert dict(facts.domains) == {"1": pytest.approx(7 / 4), "2": 1, "3": 1, "4": 1, "5": 1}
    empty = made(bank, person("Eve", 0, positioned=(False,) * 16))
    assert {mean for _code, mean in empty.domains} == {None}
    subjects = class_words(empty, bank.framework).subjects
    assert {(row.mean, row.reached) for row in subjects} == {("–", "–")}  # not « 0 sur 0 »


def hostile(n: int) -> list[PersonFacts]:
    names = [*HOSTILE, *(f"Noël Bœuf-Lefèvre {k}" for k in range(n - len(HOSTILE)))]
    return [person(name, k % 7, work_on=("1.1",), last=MOCK) for k, name in enumerate(names)]


def test_a_page_has_a_row_for_everybody(bank: Bank) -> None:
    people = hostile(200)
    page = class_page(class_words(made(bank, *people), bank.framework))
    for one in people:
        shown = html.escape(one.name).replace("&quot;", "&#34;")
        assert page.count(f"<bdi>{shown}</bdi>") == 2, one.name
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)\s*=|@import|url\(""", page)
    assert "NON OFFICIEL" in page


@pytest.mark.parametrize("count", times(30, 200))
def test_a_pdf_has_a_row_for_everybody(bank: Bank, count: int) -> None:
    pytest.importorskip("typst")
    pypdf = pytest.importorskip("pypdf")
    people = hostile(count)
    words = class_words(made(bank, *people), bank.framework)
    content = class_pdf(words, TODAY)
    assert content == class_pdf(words, TODAY)
    reader = pypdf.PdfReader(io.BytesIO(content))
    pages = [page.extract_text() for page in reader.pages]
    text = "".join("".join(pages).split())
    for one in people:
        if one.name.isascii() or "Noël" in one.name or "Joséphine" in one.name:
            assert text.count("".join(one.name.split())) >= 2, one.name
    assert "root:" not in text
    assert all("NON OFFICIEL" in page for page in pages)


def test_text_stays_within_the_terminal(bank: Bank) -> None:
    text = class_text(class_words(made(bank, *hostile(30)), bank.framework))
    assert max(map(len, text.splitlines())) <= 76


def people(n: int) -> tuple[SheetPerson, ...]:
    named = [*HOSTILE, *(f"Noël Bœuf {k}" for k in range(n))][:n]
    return tuple(
        SheetPerson(name, date(2000, 3, 1), f"E{k}", 33 * (k % 2)) for k, name in enumerate(named)
    )


def test_sheets_expect_everybody_and_leave_room() -> None:
    facts = SessionFacts("12", TODAY, "14:00", "Saint-Étienne", "B12", "Mme Durand")
    sheet = attendance_sheet(facts, people(20))
    assert len(sheet.rows) == 20 + SPARE_SEATS
    assert sheet.rows[1][:2] == ("2", HOSTILE[1])
    assert sheet.rows[1][2:5] == ("01/03/2000", "E1", "33\xa0%")
    assert dict(sheet.facts)["Date"] == "27 novembre 2026"
    incidents = incident_sheet(facts, (Incident("Léa", "7", "14:20", "E3", "PDF\x1b[31m"),))
    assert incidents.rows[0] == ("Léa", "7", "14:20", "E3", "PDF\\x1b[31m")
    assert all(cell == "" for row in incidents.rows[1:] for cell in row)
    page = sheets_page((sheet, incidents))
    assert page.count("<h1") == 2
    assert "<script" not in page
    assert html.escape(HOSTILE[0]).replace("&quot;", "&#34;") in page


@pytest.mark.full
@pytest.mark.parametrize("count", times(40, 200))
def test_sheets_to_print_have_every_name(count: int) -> None:
    pytest.importorskip("typst")
    pypdf = pytest.importorskip("pypdf")
    made = (attendance_sheet(SessionFacts(), people(count)), incident_sheet(SessionFacts()))
    reader = pypdf.PdfReader(io.BytesIO(sheets_pdf(made, TODAY)))
    text = "".join("".join(page.extract_text() for page in reader.pages).split())
    assert all("".join(one.name.split()) in text for one in people(count) if "Noël" in one.name)
    assert "X" * 80 in text
    assert "Procès-verbald'incident" in text


def test_every_code_of_a_report_has_its_words() -> None:
    assert set(report_codes()) == set(CODES.values())


def rows_of(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_a_table_of_results_is_as_prescribers_read_it(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    good, adaptive = (
        sit_by_autopilot(sample, bank, journal, 3, 1),
        sit_by_autopilot(sample, bank, journal, 1, 1, rules=V3()),
    )
    lines = [
        ResultLine("N-1", "Léa", "Bœuf", good, "validated", date(2000, 3, 1), "Élancourt", "E1"),
        ResultLine("N-2", "=1+1", "@Tom", adaptive, "rejected", comment="fraude"),
        ResultLine("N-3", "Zoé", "Roux", good, "cancelled"),
        ResultLine("N-4", "Ana", "Petit", None, "error"),
        ResultLine("", "Bob", "Long", None, ""),
    ]
    first, second, third, fourth, fifth = rows_of(results_csv(lines, bank.framework))
    assert (first["Prénom"], first["Nom"], first["Date de naissance"]) == (
        "Léa",
        "Bœuf",
        "01/03/2000",
    )
    assert (first["Statut"], first["Pix"]) == ("obtenue", str(good.total_pix))
    assert isinstance(good, V2Result)
    levels = {c.code: c for c in good.competences}
    for code in bank.framework.competence:
        found = levels.get(code)
        tested = found is not None and found.verdict != "not_tested"
        assert first[code] == (str(max(0, found.level)) if found and tested else "-")
    assert (second["Prénom"], second["Nom"]) == ("'=1+1", "'@Tom")
    assert (second["Statut"], second["Pix"], second["1.1"]) == ("non obtenue", "0", "0")
    assert second["Commentaire du jury"] == "fraude"
    for row, status in ((third, "annulée"), (fourth, "en erreur"), (fifth, "pas terminée")):
        assert (row["Statut"], row["Pix"], row["1.1"], row["5.2"]) == (status, "-", "-", "-")
    assert {row["Nature"] for row in (first, second, third)} == {"épreuve blanche, non officielle"}
