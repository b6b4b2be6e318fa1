"""One person sits in a browser without script: the whole exam, and all that can happen in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.certificates.verification import verify_file
from pixsim.store.sittings.journal import Journal, JournalError
from tests.conftest import ManualClock
from tests.tools.tiers import tiered
from tests.tools.web_exam import Desk, at_desk, do
from tests.tools.web_samples import bare, one_choice, planned


@pytest.fixture
def desk(journal: Journal, bank: Bank, sample: Profile, clock: ManualClock) -> Iterator[Desk]:
    with at_desk(journal, bank, sample, clock=clock) as found:
        yield found


@pytest.fixture
def personal(journal: Journal, bank: Bank, sample: Profile, clock: ManualClock) -> Iterator[Desk]:
    """The personal test, begun, whose first questions are choices."""
    choice = one_choice(bank).model_copy(update={"focus": False, "timer": None})
    planned([choice] * 4, journal, bank, sample, clock)
    with at_desk(journal, bank, None, clock=clock) as found:
        resumed(found)
        yield found


def resumed(desk: Desk) -> None:
    desk.enter()
    desk.browser.press(next(t for t in _buttons(desk) if t.startswith("Reprendre")))


def _buttons(desk: Desk) -> list[str]:
    return [c.text for form in desk.page.forms for c in form.controls if c.tag == "button"]


@pytest.mark.parametrize("rules", tiered(["v2", "v3"], 1))
@pytest.mark.full
def test_a_whole_exam_with_every_answer_right(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock, rules: str
) -> None:
    kinds = set()
    with at_desk(journal, bank, sample, clock=clock, rules=rules) as desk:
        page = desk.enter()
        assert "Avant de commencer" in page.text
        assert "(F6)" not in page.text
        assert journal.summaries() == []  # nothing is recorded before
        desk.browser.press("Démarrer le chronomètre")
        length = desk.sitting.session.length
        for number in range(1, length + 1):
            assert f"Question {number} sur {length}" in desk.page.title
            clock.step(20)
            desk.begin_question()
            question = desk.question
            kinds.add("world" if question.task else question.type)
            assert question.id not in desk.page.source
            if question.task is not None and not question.is_done:
                for kept in question.task.solution:
                    do(desk.browser, desk.sitting, kept)
            desk.answer(question.right_answer)
        session = desk.sitting.session
        assert [r.outcome.code for r in session.responses] == ["ok"] * length
        assert "Épreuve terminée" in desk.page.text
        result = desk.browser.get("/result")
        assert "Les questions, une à une" in result.text
        assert "<script" not in result.source.lower()
        saved = desk.browser.request("GET", "/result/file")
        assert saved.headers["content-disposition"].startswith("attachment;")
        assert saved.text == result.source
        given = desk.browser.request("GET", "/result/document")
        assert given.headers["content-disposition"].startswith('attachment; filename="N-')
        found = verify_file(given.content, frozenset(), journal, bank.framework)
        assert found.is_right
        assert found.certificate is not None
        assert not found.certificate.supervised
    choices = {"QCM"}  # few at the levels that V3 comes to when all is right
    assert {"QROC", "QROCM-ind", "world"} | (choices if rules == "v2" else set()) <= kinds
    (row,) = journal.summaries()
    assert row.result is not None
    assert journal.integrity(row.id) == "intact"


def test_a_typed_answer_and_fields_of_each_kind(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    base = bare(bank, sample)
    questions = [
        base.model_copy(update={"type": "QROC", "key": ("Été",), "placeholder": "un mot"}),
        base.model_copy(
            update={
                "type": "QROCM-ind",
                "fields": (
                    {"label": "Un", "key": ("a",), "options": ("a", "b & <c>")},
                    {"label": "Deux", "key": ("Nîmes",)},
                ),
            }
        ),
        base.model_copy(
            update={
                "type": "QROCM-dep",
                "groups": (("bleu",), ("jaune",)),
                "fields": ({"label": "Une"}, {"label": "Une autre"}),
            }
        ),
    ]
    read = [Question.model_validate(dict(question)) for question in questions]
    planned(read, journal, bank, sample, clock)
    with at_desk(journal, bank, None, clock=clock) as desk:
        resumed(desk)
        page = desk.browser.press("Je valide")
        assert "Écrivez une réponse, ou passez." in page.text
        desk.browser.press("Je valide", text="ete")
        page = desk.browser.press("Je valide", f0="a")
        assert "Remplissez tous les champs" in page.text
        assert {c.name: c.value for c in page.form("answer").controls}["f0"] == "a"  # kept
        desk.browser.press("Je valide", f0="a", f1="nîmes")
        desk.browser.press("Je valide", f0="jaune", f1="bleu")
        assert [r.outcome.code for r in desk.sitting.session.responses] == ["ok", "ok", "ok"]


def test_a_form_sent_twice_counts_once_and_back_does_nothing(desk: Desk) -> None:
    desk.begin()
    desk.skip()
    desk.begin_question()
    form, button = desk.page.button("Je passe")
    data = form.data(button, {})
    desk.browser.post("/answer", data)
    assert len(desk.sitting.session.responses) == 2
    for _ in range(5):
        page = desk.browser.post("/answer", data)
        assert "Question 3 sur" in page.title
    assert len(desk.sitting.session.responses) == 2


def test_pass_is_asked_once_and_staying_keeps_what_was_typed(personal: Desk) -> None:
    desk = personal
    number = desk.sitting.session.number
    page = desk.browser.press("Je passe", choice="2")
    assert "Passer sans répondre ?" in page.text
    page = desk.browser.follow("Rester sur cette question")
    assert [c.value for c in page.form("answer").controls if c.name == "choice" and c.on] == ["2"]
    assert desk.sitting.session.number == number
    desk.skip()
    desk.begin_question()
    desk.browser.press("Je passe")  # not asked again
    assert desk.sitting.session.number == number + 2


def test_v3_a_confirmed_problem_replaces_the_question_and_a_dismissed_one_keeps_it(
    desk: Desk,
) -> None:
    desk.begin()
    desk.begin_question()
    before = desk.question
    desk.browser.press("Signaler un problème")
    page = desk.browser.press("Signaler")
    assert "Choisissez ce qui ne va pas." in page.text
    page = desk.browser.press("Signaler", problem="1", words="il\nne va pas")
    assert "répondez à sa place" in page.text
    assert desk.sitting.session.reports[0][2] == "il ne va pas"
    assert "répondez à sa place" in desk.browser.get("/").text  # a reload does not lose it
    assert desk.browser.get("/report").text == page.text
    page = desk.browser.press("Pas de problème")
    assert "la question reste" in page.text
    assert desk.question == before
    desk.browser.press("Signaler un problème")
    desk.browser.press("Signaler", problem="1")
    page = desk.browser.press("Confirmer : remplacer la question")
    assert "Question 1 sur" in page.title
    assert desk.question != before
    assert desk.sitting.session.asked[0].replaced


def test_v2_a_report_is_noted_and_the_exam_goes_on(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    with at_desk(journal, bank, sample, clock=clock, rules="v2") as desk:
        desk.begin()
        desk.skip()
        desk.begin_question()
        page = desk.browser.press("Signaler un problème")
        choices = [c for c in page.forms[0].controls if c.name == "problem"]
        page = desk.browser.press("Signaler", problem=choices[-2].value)  # passed by mistake
        assert "Signalement enregistré." in page.text
        assert desk.sitting.session.reports[0][0] == 1
        assert desk.sitting.session.number == 2


def test_one_under_way_is_offered_taken_up_or_left_alone_as_was_asked(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    with at_desk(journal, bank, sample, clock=clock, rules="v2") as desk:
        desk.begin()
        desk.skip()
    with at_desk(journal, bank, sample, clock=clock, rules="v2") as desk:
        assert "Reprendre" in desk.enter().text
    with at_desk(journal, bank, sample, clock=clock, way="resume") as desk:
        desk.enter()
        assert "Question 2 sur 48" in desk.browser.get().title
    with at_desk(journal, bank, sample, clock=clock, rules="v2", way="another_exam") as desk:
        assert "Avant de commencer" in desk.enter().text


def test_focus_mode_opens_with_a_page_and_leaving_the_window_counts(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    focused = one_choice(bank)
    question = focused.model_copy(update={"focus": True, "timer": None})
    planned([question, question], journal, bank, sample, clock)
    with at_desk(journal, bank, None, clock=clock) as desk:
        resumed(desk)
        assert "sans recherche" in desk.page.text
        assert "Je valide" not in desk.page.text
        form, _button = desk.page.button("Commencer")
        data = form.data(None, {})
        desk.browser.post("/focus", [*data, ("lost", "1")])  # not begun: nothing to leave
        assert not desk.sitting.session.focus_lost
        desk.browser.get()
        desk.browser.press("Commencer")
        assert "MODE FOCUS" in desk.page.text
        assert desk.browser.post("/focus", [*data, ("lost", "1")]).status == 204
        desk.browser.post("/focus", [*data, ("lost", "0")])
        page = desk.browser.get()
        assert "Vous avez quitté la fenêtre" in page.text
        desk.answer(question.key)
        assert desk.sitting.session.responses[0].outcome.code == "focused_out"
        assert "Je valide" in desk.page.text  # of a series, the first has the page
        assert not desk.sitting.session.focus_lost


def test_a_timed_question_starts_when_told_and_may_be_too_late(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    found = one_choice(bank)
    planned([found.model_copy(update={"timer": 30, "focus": False})], journal, bank, sample, clock)
    with at_desk(journal, bank, None, clock=clock) as desk:
        resumed(desk)
        assert "vous aurez 30 secondes" in desk.page.text
        clock.step(60)
        desk.browser.press("Commencer")
        assert desk.sitting.session.timer_remaining(clock()).total_seconds() == 30  # type: ignore[union-attr]
        clock.step(31)
        page = desk.browser.get()
        assert "Le temps de cette question est écoulé" in page.text
        desk.answer(found.key)
        assert desk.sitting.session.responses[0].outcome.code == "timed_out"


def test_time_over_is_told_and_what_was_being_sent_does_not_count(
    desk: Desk, clock: ManualClock
) -> None:
    desk.begin()
    desk.begin_question()
    form, button = desk.page.button("Je valide")
    clock.step(2 * 3600)
    page = desk.browser.post("/answer", form.data(button, {"choice": "1", "text": "x"}))
    assert "C'est l'heure. 0 réponse compte ; celle que vous écriviez ne compte pas." in page.text
    assert desk.sitting.session.end_reason == "time"


def test_ended_by_the_candidate_with_what_it_costs(desk: Desk) -> None:
    desk.begin()
    desk.skip()
    desk.begin_question()
    page = desk.browser.press("Arrêter l'épreuve")
    assert "Pas de score : il faut 20 réponses" in page.text
    assert desk.browser.follow("Continuer l'épreuve").title.startswith("Question 2")
    desk.browser.press("Arrêter l'épreuve")
    page = desk.browser.press("Terminer l'épreuve")
    assert "Épreuve terminée" in page.text
    assert desk.sitting.session.end_reason == "candidate"
    page = desk.browser.press("Continuer")
    assert "Une nouvelle épreuve" in page.text


def test_what_the_disk_refuses_is_told_and_what_was_typed_stays(
    personal: Desk, monkeypatch: pytest.MonkeyPatch, journal: Journal
) -> None:
    desk = personal
    number, append = desk.sitting.session.number, journal.append

    def refuse(*_args: object) -> None:
        raise JournalError("write", journal.path, "disk full")

    monkeypatch.setattr(journal, "append", refuse)
    page = desk.browser.press("Je valide", choice="1")
    assert "le disque la refuse" in page.text
    assert [c.value for c in page.form("answer").controls if c.name == "choice" and c.on] == ["1"]
    assert desk.sitting.session.number == number
    monkeypatch.setattr(journal, "append", append)
    desk.browser.press("Je valide")
    assert desk.sitting.session.number == number + 1


def test_files_are_saved_never_run_and_only_those_of_the_question(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    drawn = (bank.question(f"{item}#1", np.random.default_rng(0)) for item in bank.items)
    free = (one.model_copy(update={"focus": False, "timer": None}) for one in drawn)
    question = next(one for one in free if one.attachments)
    without = next(one for one in free if not one.attachments)
    planned([question, without], journal, bank, sample, clock)
    with at_desk(journal, bank, None, clock=clock) as desk:
        resumed(desk)
        address = desk.page.links[question.attachments[0].name]
        assert question.attachments[0].name in desk.browser.get(f"{address}/read").text
        desk.browser.get()
        got = desk.browser.request("GET", address)
        assert got.content == question.attachments[0].content
        assert got.headers["content-disposition"].startswith("attachment;")
        assert got.headers["content-type"] == "application/octet-stream"
        assert got.headers["x-content-type-options"] == "nosniff"
        for odd in ("/file/1/99", "/file/2/1", "/file/1/..%2f..%2fetc", "/file/1/01", f"/file/1/{'9' * 5000}"):  # fmt: skip
            assert desk.browser.request("GET", odd).status_code == 404, odd
        desk.skip()
        assert desk.browser.request("GET", address).status_code == 404
        desk.begin_question()
        desk.browser.press("Arrêter l'épreuve")
        desk.browser.press("Terminer l'épreuve")
        address = desk.browser.get("/result/review").links[question.attachments[0].name]
        read = desk.browser.get(address)
        assert question.attachments[0].name in read.text
        assert "Enregistrer" in read.links
        for odd in ("/result/1/99/read", "/result/2/1/read", "/result/1/0/read"):
            assert desk.browser.request("GET", odd).status_code == 404, odd


def test_an_exam_is_taken_up_at_the_same_question_whatever_was_closed(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    with at_desk(journal, bank, sample, clock=clock) as desk:
        desk.begin()
        desk.skip()
        desk.begin_question()
        question = desk.question
        desk.browser.client.cookies.clear()  # another browser
        assert "prenez la plus récente" in desk.browser.get().text
        assert desk.page.status == 403
        assert desk.enter().title.startswith("Question 2")
        assert desk.browser.get(desk.addresses[-2]).title.startswith("Question 2")  # used: known
        desk.browser.client.cookies.clear()
        assert desk.browser.get(desk.addresses[-2]).status == 403
    clock.step(600)
    with at_desk(journal, bank, sample, clock=clock) as desk:
        page = desk.enter()
        assert "question 2 sur 32" in page.text
        resumed(desk)
        assert desk.question == question
        assert desk.sitting.exam.remaining().total_seconds() == 105 * 60 - 600
    clock.step(3 * 3600)
    with at_desk(journal, bank, sample, clock=clock) as desk:
        resumed(desk)
        assert "Que s'est-il passé ?" in desk.page.text
        assert desk.browser.press("Décider plus tard").has_button("Lire les consignes")
        resumed(desk)
        page = desk.browser.press("Continuer", happened="technical")
        assert "Épreuve terminée" in page.text
    (row,) = journal.summaries()
    assert journal.load(row.id)[0].end_reason == "technical"


def test_who_sits_and_what_for_is_chosen_on_the_first_page(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with at_desk(journal, bank, None, clock=clock, rules=None) as desk:
        page = desk.enter()
        assert "Exemples inventés" in page.text
        page = desk.browser.press("Lire les consignes", rules="v3", person="nobody")
        assert "Choisissez qui passe" in page.text
        page = desk.browser.press("Lire les consignes", rules="v2", person="debutant")
        assert "Pas encore certifiable" in page.text
        page = desk.browser.press("Lire les consignes", rules="v3", person="independant")
        assert "Avant de commencer" in page.text
        page = desk.browser.press("Retour")
        assert page.has_button("Lire les consignes")
        assert journal.summaries() == []


@pytest.mark.parametrize("asked", [(), ("larger_text",)])
def test_larger_text_is_on_every_page_of_an_exam_for_who_asks(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock, asked: tuple[str, ...]
) -> None:
    person = sample.model_copy(update={"accommodations": asked})
    with at_desk(journal, bank, person, clock=clock) as desk:
        sources = [desk.enter().source]
        assert ("texte agrandi dans le navigateur" in desk.page.text.lower()) == bool(asked)
        desk.browser.press("Démarrer le chronomètre")
        sources.append(desk.page.source)
        assert desk.sitting.session.sitting.accommodations == asked
    assert ['<html lang="fr" class="larger">' in source for source in sources] == [bool(asked)] * 2


def test_a_data_folder_that_is_gone_is_told_and_another_one_offered(
    personal: Desk, monkeypatch: pytest.MonkeyPatch, journal: Journal, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    desk, number = personal, personal.sitting.session.number
    journal.path.parent.rename(tmp_path / "moved")
    page = desk.browser.press("Je valide", choice="1")
    assert "n'est plus à sa place" in page.text
    assert desk.sitting.session.number == number
    page = desk.browser.press(f"Continuer dans {tmp_path / 'pixsim-secours'}")
    assert "La suite s'enregistre dans" in page.text
    desk.browser.press("Je valide", choice="1")
    assert desk.sitting.session.number == number + 1
    assert journal.path == tmp_path / "pixsim-secours" / "pixsim.db"
