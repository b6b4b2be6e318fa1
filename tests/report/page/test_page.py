"""A result as a page: whole, valid, harmless, and plainly not official."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from unittest.mock import Mock

import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.page import result_page
from pixsim.report.result.common import AnyResult
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.session.state import Session
from pixsim.store.sittings.journal import Journal

VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Texts and tags of a page; fails where a tag is not closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(params=["v2", "v3"])
def sat(
    request: pytest.FixtureRequest, bank: Bank, sample: Profile, journal: Journal
) -> tuple[AnyResult, Session]:
    rules = V3() if request.param == "v3" else None
    result = sit_by_autopilot(sample, bank, journal, 1.0, 3, rules)
    return result, journal.load(result.sitting)[0]


@pytest.mark.sampled(1)
def test_the_page_says_all_and_is_well_made(sat: tuple[AnyResult, Session], bank: Bank) -> None:
    result, session = sat
    page = Reader(result_page(result, session, bank.framework, "intact"))
    names = [tag for tag, _attributes in page.tags]
    assert ("html", {"lang": "fr"}) in page.tags
    assert names.count("h1") == 1
    assert not {"script", "link", "img", "iframe", "a"} & set(names)
    for area in bank.framework.areas:
        assert area.name_fr in page.text
    for competence in bank.framework.competences:
        assert f"{competence.code} {competence.name_fr}" in page.text
    assert names.count("article") == len(result.questions)
    assert f"{result.total_pix} pix sur" in page.text
    assert page.text.count("Entraînement, non officiel.") == 1
    assert "C'est un entraînement. pixsim n'est pas Pix" in page.text
    assert "Signature juste" in page.text
    assert "apacité" not in page.text
    heads = [a for tag, a in page.tags if tag == "th"]
    assert all(a.get("scope") in ("col", "row", "rowgroup") for a in heads)
    labels = {a["id"] for tag, a in page.tags if tag == "h2"}
    assert {a["aria-labelledby"] for tag, a in page.tags if tag == "section"} == labels


def test_questions_are_left_out_unless_asked_for(
    sat: tuple[AnyResult, Session], bank: Bank
) -> None:
    result, _session = sat
    page = result_page(result, None, bank.framework)
    assert "<article" not in page
    assert result.questions[0].id not in page


@pytest.mark.sampled(1)
def test_nothing_is_fetched_and_nothing_runs(sat: tuple[AnyResult, Session], bank: Bank) -> None:
    result, _session = sat
    page = result_page(result, None, bank.framework)
    assert not re.search(r"https?:|//[a-z]|url\(|@import|javascript:", page)
    assert "default-src 'none'" in page


def test_what_a_name_or_an_answer_holds_is_shown_not_obeyed(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    result = sit_by_autopilot(sample, bank, journal, 1.0, 3)
    session = journal.load(result.sitting)[0]
    place = next(k for k, q in enumerate(session.served) if q.type == "QROC")
    questions = list(result.questions)
    evil = "</dd><script>alert(1)</script>\x1b[31m\u202e"
    questions[place] = questions[place].model_copy(update={"answer": (evil,), "outcome": "ko"})
    bad = result.model_copy(
        update={"candidate": "<b onload=x>&\x1b[2J", "questions": tuple(questions)}
    )
    page = result_page(bad, session, bank.framework)
    reader = Reader(page)
    assert not {"script", "b"} & {tag for tag, _attributes in reader.tags}
    assert "<b onload=x>&" in reader.text
    assert "alert(1)" in reader.text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", page)


def test_answers_are_in_the_language_of_the_question_and_the_rest_in_that_of_the_page(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    """A screen reader changes voice for what was written in another language, and for nothing else."""
    result = sit_by_autopilot(sample, bank, journal, 1.0, 3)
    session = journal.load(result.sitting)[0]
    place = next(k for k, q in enumerate(session.served) if q.type == "QROC" and not q.task)
    english = session.served[place].model_copy(
        update={"id": "sujet1-un_en#1", "key": ("forty", "40", "XL"), "explanation": "Because."}
    )
    page = page_of_one(english, result, place, ("thirty",), session, bank)
    assert '<dd lang="en">thirty</dd>' in page
    assert '<dd lang="en">forty</dd><dd>aussi accepté' in page
    assert '<dd lang="en">Because.</dd>' in page
    assert "<dd>(pas de réponse)</dd>" in page_of_one(english, result, place, None, session, bank)
    assert 'lang="en"' not in page_of_one(
        session.served[place], result, place, ("a",), session, bank
    )


def page_of_one(
    question: Question,
    result: AnyResult,
    place: int,
    answer: tuple[str, ...] | None,
    session: Session,
    bank: Bank,
) -> str:
    """The page of a result with one of its questions and answers replaced."""
    questions = list(result.questions)
    questions[place] = questions[place].model_copy(update={"answer": answer, "outcome": "ko"})
    served = [*session.served[:place], question, *session.served[place + 1 :]]
    one = Mock(wraps=session, served=served)
    return result_page(
        result.model_copy(update={"questions": tuple(questions)}), one, bank.framework
    )


@pytest.mark.sampled(1)
def test_an_altered_result_says_so_at_the_top(sat: tuple[AnyResult, Session], bank: Bank) -> None:
    result, _session = sat
    page = Reader(result_page(result, None, bank.framework, integrity="altered"))
    assert page.text.index("ALTÉRÉ") < page.text.index("Les cinq domaines")


def test_a_result_without_a_score_has_no_scale(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    result = sit_by_autopilot(sample, bank, journal, "none", 3, V3())
    none = result.model_copy(
        update={"total_pix": None, "status": "rejected", "global_level": None,
                "reason": "rejected_due_to_lack_of_answers", "answered": 3}
    )  # fmt: skip
    page = Reader(result_page(none, None, bank.framework))
    assert "Pas de score : il faut 20 réponses, vous en avez donné 3." in page.text
    assert "pas de score" in page.text
    assert not [a for _tag, a in page.tags if a.get("class") == "scale"]
    assert "Les seize compétences" not in page.text
