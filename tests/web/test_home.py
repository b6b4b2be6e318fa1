"""One person at home in a browser without script: from their name to the certificate, and gone again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.journeys.positioning import position_competences
from pixsim.journeys.practice import practise
from pixsim.plain.dialogue import Closed
from pixsim.profile import Profile
from pixsim.store.people.plans import read_goal
from pixsim.store.people.profiles import create_profile, own_profiles
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.plain.talking import dialogue, in_lines
from tests.tools.web_browser import Page
from tests.tools.web_exam import Desk, at_home
from tests.tools.web_sound import markup_faults

pytestmark = pytest.mark.usefixtures("same_draws")


@pytest.fixture(scope="session")
def bank(small_bank: Bank) -> Bank:
    return small_bank


@pytest.fixture
def lea(bank: Bank) -> Profile:
    """Certifiable by levels alone."""
    levels = dict.fromkeys(tuple(bank.framework.competence)[:5], 1)
    return create_profile(Profile(id="lea", name="Léa Martin", levels=levels), set())[0]


@pytest.fixture
def zoe() -> Profile:
    """Somebody new."""
    return create_profile(Profile(id="zoe", name="Zoé"), set())[0]


@pytest.fixture
def desk(journal: Journal, bank: Bank, clock: ManualClock) -> Iterator[Desk]:
    with at_home(journal, bank, clock) as found:
        yield found


def press(desk: Desk, label: str, **given: str) -> Page:
    """Press a button; the page that follows is sound."""
    page = desk.browser.press(label, **given)
    assert page.status == 200, page.text
    assert markup_faults(page.source) == []
    return page


def choose(desk: Desk, name: str, value: str) -> Page:
    """Press the button that has this name and value, whatever it says."""
    for form in desk.page.forms:
        for control in form.controls:
            if control.tag == "button" and (control.name, control.value) == (name, value):
                page = desk.browser.post(control.action or form.action, form.data(control, {}))
                assert page.status == 200, page.text
                assert markup_faults(page.source) == []
                return page
    raise AssertionError(f"no button {name}={value} in: {desk.page.text}")


def test_a_name_first_then_the_home_and_its_next_step(desk: Desk, bank: Bank) -> None:
    assert "Comment vous appelez-vous ?" in desk.page.text
    page = press(desk, "Continuer", name="  ")
    assert "Écrivez d'abord votre nom" in page.text
    page = press(desk, "Continuer", name="Zoé", extra="1")
    assert page.title == "Zoé · pixsim"
    assert "0 pix sur 896" in page.text
    assert "Se positionner :" in page.text
    ((_path, found),) = own_profiles(bank.framework)
    assert isinstance(found, Profile)
    assert found.extra_time_percent == 33
    assert "Voir des exemples" not in desk.browser.get().text  # the next time, one is known


@pytest.mark.usefixtures("zoe")
def test_a_positioning_with_its_pauses_and_its_end(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with at_home(journal, bank, clock) as desk:
        page = choose(desk, "do", "position")
        assert "Ce que c'est" in page.text  # the next competence is chosen already
        press(desk, "Commencer le positionnement")
        pauses = answered = 0
        while not desk.page.has_button("Accueil"):
            if desk.page.has_button("Continuer"):
                pauses += 1
                assert "Une pause :" in desk.page.text
                assert "Pourquoi" in desk.page.text
                press(desk, "Continuer")
                continue
            assert "environ" in desk.page.title
            question = desk.training.question
            assert question is not None
            assert question.id not in desk.page.source
            answered += 1
            desk.browser.press("Je ne sais pas")
        assert "Positionnement terminé" in desk.page.text
        assert desk.alone.following.training is None
        assert pauses == (answered - 1) // 5
        page = press(desk, "Accueil")
        assert page.title.startswith("Zoé")


@pytest.mark.usefixtures("lea")
def test_practice_shows_each_answer_and_what_was_missed_again(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with at_home(journal, bank, clock) as desk:
        choose(desk, "do", "practise")
        choose(desk, "do", "5")
        for number in range(1, 6):
            assert desk.page.title.startswith(f"Question {number} sur 5")
            if number == 2:
                question = desk.training.question
                assert question is not None
                desk.browser.press(
                    "Je valide", choice=question.right_answer, text=question.right_answer[0]
                )
                assert "Juste" in desk.page.text
            else:
                desk.browser.press("Je ne sais pas")
            assert "Pourquoi" in desk.page.text
            press(desk, "Voir le bilan" if number == 5 else "Question suivante")
        assert "1 juste sur 5" in desk.page.text
        press(desk, "Reprendre mes 4 erreurs")
        assert desk.page.title.startswith("Question 1 sur 4")
        desk.browser.press("Arrêter là")
        press(desk, "Arrêter là, et voir le bilan")
        assert "Léa Martin" in desk.page.text


@pytest.mark.usefixtures("lea")
def test_an_exam_its_result_review_comparison_progress_and_certificate(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with at_home(journal, bank, clock) as desk:
        for number in range(2):
            choose(desk, "do", "exam")
            press(desk, "Continuer", rules="v2")
            press(desk, "Démarrer le chronomètre")
            if number == 0:  # left, and taken up from the home
                desk.begin_question()
                desk.browser.press("Arrêter l'épreuve")
                press(desk, "Fermer l'épreuve")
                press(desk, "Reprendre à la question 1 sur 15")
            while desk.page.title.startswith("Question"):
                clock.step(10)
                desk.answer(desk.question.right_answer)
            assert "Certification blanche obtenue" in desk.page.text
            if number == 0:
                assert desk.browser.request("GET", "/result/document").status_code == 200
                review = desk.browser.get("/result/review")
                assert review.source.count("<details") == 15
                assert markup_faults(review.source) == []
                desk.browser.get()
            press(desk, "Continuer")
        choose(desk, "do", "past")
        first = next(c.value for f in desk.page.forms for c in f.controls if c.name == "compare")
        page = choose(desk, "compare", first)
        assert "Deux résultats" in page.text
        press(desk, "Revenir")
        page = press(desk, "Progrès")
        assert page.source.count("<svg") > 2
        press(desk, "Revenir")
        choose(desk, "delete", first)
        press(desk, "Supprimer")
        assert len(journal.summaries()) == 1
        press(desk, "Accueil")
        page = choose(desk, "do", "delete")
        assert "Léa Martin" in page.text
        page = press(desk, "Supprimer")
        assert "Bienvenue" in page.text
        assert journal.summaries() == []


def test_people_accommodations_and_samples(desk: Desk, bank: Bank) -> None:
    page = choose(desk, "do", "change")
    assert "Exemples inventés" in page.text
    page = press(desk, "Nouvelle personne")
    assert "Écrivez un nom." in press(desk, "Créer", name="").text
    press(desk, "Créer", name="Ana <b>")
    assert desk.page.title.startswith("Ana <b>")
    assert "<b>" not in desk.page.source
    page = choose(desk, "do", "edit")
    assert "nombre de 0 à" in press(desk, "Enregistrer", extra="mille").text
    press(desk, "Enregistrer", extra="50", granted="larger_text", name="Ana")
    ((_path, found),) = own_profiles(bank.framework)
    assert isinstance(found, Profile)
    assert (found.name, found.extra_time_percent) == ("Ana", 50)
    assert found.accommodations == ("larger_text",)


@pytest.mark.usefixtures("lea")
def test_a_goal_and_what_today_is_for(journal: Journal, bank: Bank, clock: ManualClock) -> None:
    with at_home(journal, bank, clock) as desk:
        choose(desk, "do", "coach")
        page = press(desk, "Continuer", words="hier")
        assert page.has_button("Annuler")  # asked again
        press(desk, "Continuer", words="15/12/2026")
        for _ in range(4):
            control = next(c for f in desk.page.forms for c in f.controls if c.tag == "button")
            choose(desk, "do", control.value)
        assert "Le chemin" in desk.page.text
        assert "★" in desk.page.text
        assert "C'est un modèle" in desk.page.text
        page = press(desk, "Accueil")
        assert "Aujourd'hui :" in page.text


@pytest.mark.usefixtures("lea", "zoe")
def test_a_class_has_one_goal_set_at_once(journal: Journal, bank: Bank, clock: ManualClock) -> None:
    with at_home(journal, bank, clock) as desk:
        choose(desk, "do", "change")
        page = choose(desk, "do", "class")
        assert "Personne n'a encore d'objectif." in page.text
        assert [c.value for f in page.forms for c in f.controls if c.name == "who" and c.on] == [
            "lea", "zoe",
        ]  # fmt: skip
        page = press(desk, "Fixer cet objectif", day="2020-01-01", minutes="600")
        assert "le 1er janvier 2020 ne l'est pas" in page.text
        assert "600 minutes par jour ne se peut pas" in page.text
        assert "n'est pas une date" in press(desk, "Fixer cet objectif", day="demain").text
        assert read_goal(own("lea", bank)) is None
        page = press(desk, "Fixer cet objectif", day="2026-12-20", minutes="30")
        assert "2 personnes ont cet objectif." in page.text
        while "Voir si le calcul est fini" in page.text:  # asked for: what is typed must not go
            assert not page.refresh
            assert "calcul en cours…" in page.text
            page = desk.browser.get()
        assert "pas encore certifiable" in page.text
        assert "pix" in page.text.partition("20 décembre 2026")[2]
        goal = read_goal(own("zoe", bank))
        assert goal is not None
        assert (goal.exam.isoformat(), goal.minutes) == ("2026-12-20", 30)
        clock.step(20 * 86400)
        press(desk, "Revenir")
        page = choose(desk, "do", "class")
        assert "2 sont en retard" in page.text
        page = press(desk, "Fixer cet objectif", day="2027-01-10")
        assert "Personne n'est coché" in page.text
        assert "10" in page.source  # what was typed stays


def own(name: str, bank: Bank) -> Profile:
    """One of those who are here."""
    found = next(p for _path, p in own_profiles(bank.framework) if getattr(p, "id", "") == name)
    assert isinstance(found, Profile)
    return found


@pytest.mark.usefixtures("zoe")
def test_chances_are_worked_out_beside_the_page(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with at_home(journal, bank, clock) as desk:
        page = choose(desk, "do", "chances")
        while page.refresh:
            assert "Calcul en cours…" in page.text
            page = desk.browser.get()
        assert "Il manque 5 compétences au niveau 1" in page.text
        press(desk, "Accueil")


def test_a_class_list_comes_as_a_file(desk: Desk, bank: Bank) -> None:
    assert desk.browser.request("GET", "/class-list-template").status_code == 404  # not asked for
    choose(desk, "do", "open_file")
    template = desk.browser.request("GET", "/class-list-template")
    assert "attachment" in template.headers["content-disposition"]
    head = template.content.decode("utf-8-sig").strip()
    assert "/class-list-template" in desk.page.source
    form = next(f for f in desk.page.forms if f.action == "/upload")
    body = []
    for name, value in form.data(None, {}):
        if name != "file":
            body.append(f'--XX\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n')
    rows = [(name, *[""] * head.count(";")) for name in ("Léa", "Mehdi")]
    content = "\n".join([head, *map(";".join, rows)])
    body.append('--XX\r\nContent-Disposition: form-data; name="file"; filename="../classe é.csv"\r\n'
                f"Content-Type: text/csv\r\n\r\n{content}\r\n--XX--\r\n")  # fmt: skip
    headers = {"origin": desk.browser.address, "content-type": "multipart/form-data; boundary=XX"}
    desk.browser.page = Page(desk.browser.request("POST", "/upload", content="".join(body).encode(), headers=headers))  # fmt: skip
    assert "2 profils créés." in desk.page.text
    assert len(list(own_profiles(bank.framework))) == 2


@pytest.mark.usefixtures("lea")
def test_a_competence_says_what_it_covers_and_odd_codes_are_refused(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with at_home(journal, bank, clock) as desk:
        step = [pair for pair in desk.page.forms[0].data(None, {}) if pair[0] in ("form", "step")]
        assert desk.browser.post("/step", [*step, ("code", "9.9")]).status == 400
        assert desk.browser.post("/step", [*step, ("do", "format_disk")]).status == 400
        desk.browser.get()
        page = choose(desk, "code", "1.1")
        assert "Ce qu'elle couvre" in page.text
        assert "niveau 1, 8 pix sur 56" in page.text
        press(desk, "Accueil")
        assert desk.browser.post("/step", [*step, ("do", "delete")]).title.startswith(
            "Léa"
        )  # stale
        assert list(own_profiles(bank.framework))


# ---- from one front to another


def test_a_positioning_goes_on_in_lines_and_comes_back(
    journal: Journal, bank: Bank, clock: ManualClock, zoe: Profile
) -> None:
    with at_home(journal, bank, clock) as desk:
        choose(desk, "do", "position")
        press(desk, "Commencer le positionnement")
        desk.browser.press("Je ne sais pas")
        question = desk.training.question
        talk, out = dialogue(["position"])
        in_lines(
            talk, Journal(journal.path), bank.framework, clock, position_competences, zoe, "1.1"
        )
        assert "ouvert dans une autre fenêtre" in out.getvalue()  # one front at a time
        desk.browser.press("Arrêter là")
        page = press(desk, "Arrêter là, je reprendrai")
        assert "Reprendre le positionnement" in page.text
        talk, out = dialogue(["/passer", "/arrêter"])
        in_lines(
            talk, Journal(journal.path), bank.framework, clock, position_competences, zoe, "1.1"
        )
        assert question is not None
        assert question.statement.split("\n")[0][:20] in out.getvalue()
        page = desk.browser.get()
        assert "2 réponses données" in page.text, page.text
        choose(desk, "do", "position")
        assert desk.page.title.startswith("Question 3 sur")


@pytest.mark.usefixtures("lea")
def test_a_practice_is_left_open_by_closing_pixsim_and_gone_on_with_in_lines(
    journal: Journal, bank: Bank, clock: ManualClock, lea: Profile
) -> None:
    with at_home(journal, bank, clock) as desk:
        choose(desk, "do", "practise")
        choose(desk, "do", "5")
        desk.browser.press("Arrêter là")
        assert not desk.page.has_button("Fermer pixsim")  # nothing would be taken up
        desk.browser.get()
        desk.browser.press("Je ne sais pas")
        press(desk, "Question suivante")
        question = desk.training.question
        desk.browser.press("Arrêter là")
        assert "vous reprendrez à la question 2" in desk.page.text
        assert "Rien n'est perdu" in press(desk, "Fermer pixsim").text
    talk, out = dialogue(["resume"])
    with suppress(Closed):
        in_lines(talk, journal, bank.framework, clock, practise, lea)
    assert "Question 2 sur 5" in out.getvalue().replace("\u00a0", " ")
    assert question is not None
    assert question.statement.split("\n")[0][:20] in out.getvalue()
