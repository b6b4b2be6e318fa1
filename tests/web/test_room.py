"""A room served to browsers: the door, the wait, the exam, orders, the end, and who may do what."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.rules.abort_and_reports import Report
from pixsim.store.certificates.verification import verify_file
from pixsim.store.sittings.journal import Journal
from pixsim.web.room.live_events import News, news_response
from pixsim.web.room.server import RoomServer
from pixsim.web.serving.guard import Limits
from pixsim.web.tokens import form_token
from tests.conftest import ManualClock
from tests.running.rooms import RoomOfTests
from tests.store.test_wrong_dates import proved
from tests.tools.web_browser import WebBrowser
from tests.tools.web_fuzz import odd_room_requests
from tests.tools.web_room import ADDRESS, ServedRoom, served


@pytest.fixture
def room(journal: Journal, bank: Bank, sample: Profile, clock: ManualClock) -> Iterator[ServedRoom]:
    with served(journal, bank, sample, clock) as found:
        yield found


def test_a_candidate_from_the_door_to_the_published_result(
    room: ServedRoom, clock: ManualClock
) -> None:
    browser = room.browser()
    assert "Rejoindre la session" in browser.get("/").text
    assert (
        "ne correspondent à personne" in browser.press("Continuer", first="Jean", last="Non").text
    )
    page = browser.press("Continuer", first="LEA", last="petit", birth="3/3/2000")
    assert "Avant de commencer" in page.text
    assert "Cochez la case" in browser.press("Continuer").text
    page = browser.press("Continuer", accept="1")
    assert "En attente du surveillant" in page.text
    assert not page.has_button("Commencer l'épreuve")
    room.order("confirm_presence", 1)
    page = browser.get("/")
    assert "pas le bon" in browser.press("Commencer l'épreuve", code="AAAA22").text
    page = browser.press("Commencer l'épreuve", code=room.room.code.lower())
    assert page.title.startswith("Question 1 sur 32")
    assert not page.has_button("Arrêter l'épreuve")
    for _ in range(32):
        clock.step(20)
        page = room.answer(browser, 1)
    assert "Test terminé" in page.text
    assert "quand la session sera publiée" in page.text
    assert browser.request("GET", "/result").status_code == 404
    room.order("finalise", aborts={}, comment="")
    assert browser.request("GET", "/result").status_code == 404
    assert browser.request("GET", "/result/document").status_code == 404
    assert "/result/document" not in browser.get("/").source
    room.order("publish")
    assert browser.get("/").links["Le document (non officiel)"] == "/result/document"
    given = browser.request("GET", "/result/document")
    desk = room.desk
    found = verify_file(given.content, frozenset(), desk.journal, desk.bank.framework)
    assert found.is_right
    assert found.certificate is not None
    assert found.certificate.name == "Léa PETIT"
    assert room.browser().request("GET", "/result/document").status_code == 403
    assert browser.get("/").links["Le résultat, et chaque question expliquée"] == "/result"
    assert "Les questions, une à une" in browser.get("/result").text
    room.order("unpublish")
    assert browser.request("GET", "/result").status_code == 404
    assert browser.request("GET", "/result/document").status_code == 404


def test_nothing_opens_before_the_invigilator_has_seen_the_person(room: ServedRoom) -> None:
    browser = room.candidate(1)
    assert browser.page.forms == []  # a page that waits has nothing to send
    code = room.room.code
    browser.post("/enter", [("form", form_token(_cookie(browser))), ("code", code)])
    assert "n'a pas confirmé votre présence" in browser.page.text
    for path in ("/clock", "/report", "/file/1/1", "/result"):
        assert browser.request("GET", path).status_code in (200, 303, 404)
    assert room.line(1)["sitting"] is None
    stranger = room.browser()
    assert stranger.request("GET", "/clock").status_code == 403
    assert stranger.request("GET", "/news").status_code == 403


def _cookie(browser: WebBrowser) -> str:
    return next(iter(browser.client.cookies.values()))


def test_one_seat_is_one_browser_and_its_cookie_opens_nothing_elsewhere(room: ServedRoom) -> None:
    browser = room.begun(1)
    other = room.browser("192.168.7.99")
    other.get("/")
    page = other.press("Continuer", first="Léa", last="Petit", birth="2000-03-03")
    assert "Changer de poste" in page.text
    assert not page.has_button("Reprendre")
    assert other.request("GET", "/clock").status_code in (403, 404)
    thief = room.browser("192.168.7.66")
    thief.client.cookies = browser.client.cookies
    page = thief.get("/")
    assert "Reprendre l'épreuve" in page.text
    assert "Je valide" not in page.source
    assert thief.request("GET", "/clock").status_code == 404
    assert browser.get("/").title.startswith("Question 1")  # the one who sits there goes on


def test_after_a_minute_of_silence_every_return_needs_a_permission(
    room: ServedRoom, clock: ManualClock
) -> None:
    browser = room.begun(1)
    clock.step(50)
    browser.get("/alive")
    clock.step(50)
    assert browser.get("/").title.startswith("Question 1")
    question = room.sitting(1).session.question
    clock.step(61)
    assert room.line(1)["state"] == "interrupted"
    page = browser.get("/")
    assert "Reprendre l'épreuve" in page.text
    page = browser.press("Demander à reprendre")
    assert "Demande envoyée" in page.text
    assert room.line(1)["state"] == "asking_back"
    room.order("authorise_resume", 1)
    browser.get("/")
    page = browser.press("Reprendre", code=room.room.code)
    assert page.title.startswith("Question 1")
    assert room.sitting(1).session.question == question


def test_v3_a_report_waits_for_the_invigilator_alone(room: ServedRoom) -> None:
    browser = room.begun(1)
    if browser.page.has_button("Commencer"):
        browser.press("Commencer")
    before = room.sitting(1).session.question
    browser.press("Signaler un problème")
    page = browser.press("Signaler", problem="1", words="rien ne va")
    assert "attendez-le sur cette page" in page.text
    data = [("form", page.forms[0].controls[0].value)] if page.forms else []
    assert data == []
    assert room.line(1)["state"] == "reporting"
    watching = room.invigilator()
    page = watching.get("/invigilator")
    assert "signale un problème, question 1" in page.text
    assert "« rien ne va »" in page.text
    page = watching.press("Confirmer : remplacer : Léa Petit (n° 1, 03/03/2000)")
    assert room.sitting(1).session.question != before
    assert browser.get("/").title.startswith("Question 1")


def test_a_candidate_cannot_play_the_invigilator(room: ServedRoom) -> None:
    browser = room.begun(1)
    if browser.page.has_button("Commencer"):
        browser.press("Commencer")
    form = browser.page.form("answer")
    token = [pair for pair in form.data(None, {}) if pair[0] in ("form", "place")]
    browser.press("Signaler un problème")
    browser.press("Signaler", problem="1")
    assert room.sitting(1).session.report_pending
    browser.post("/decide", [*token, ("do", "confirm")])
    assert room.sitting(1).session.report_pending
    browser.post("/stop", [*token, ("do", "end")])
    browser.post("/answer", [*token, ("do", "answer"), ("choice", "1"), ("text", "x")])
    assert not room.sitting(1).session.is_over
    assert room.sitting(1).session.responses == ()
    for path in ("/api/room", "/api/room/events", "/invigilator/wall"):
        assert browser.request("GET", path).status_code == 403
    assert room.api(browser, {"do": "confirm_all", "version": 1}).status_code == 403


def test_invigilators_come_in_from_this_machine_or_where_told(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    with served(journal, bank, sample, clock) as room:
        far = room.browser("192.168.7.50")
        assert far.get("/invigilator").status == 403
        near = room.browser("127.0.0.1")
        near.get("/invigilator")
        assert near.press("Entrer", password="nonono").status == 403
        assert near.press("Entrer", password=room.room.password).status == 200
        assert "Code d'accès" in near.page.text
        token = room.server.invigilators.new_entry()
        bearer = {"authorization": f"Bearer {token}"}
        assert (
            room.browser("127.0.0.1").request("GET", "/api/room", headers=bearer).json()["schema"]
            == "pixsim/room/1"
        )
        by_token = room.browser("127.0.0.1")
        by_token.get("/invigilator")
        form = by_token.page.form("door")
        assert by_token.post(form.action, [("token", token)]).status == 200
    with served(journal, bank, sample, clock, remote=True) as room:
        assert room.invigilator("192.168.7.50").page.status == 200


def test_two_invigilators_do_not_cross(room: ServedRoom) -> None:
    room.candidate(1)
    ana, bob = room.invigilator(), room.invigilator()
    seen = ana.request("GET", "/api/room").json()
    line = next(s for s in seen["seats"] if s["seat"] == 1)
    told = {"do": "confirm_presence", "seat": 1, "version": line["version"]}
    done = room.api(bob, told)
    assert done.status_code == 200
    assert done.json()["seats"][0]["state"] in ("permitted", "absent", "waiting")
    late = room.api(ana, told)
    assert late.status_code == 409
    assert late.json()["room"]["version"] > seen["version"]
    odd = room.api(ana, {"do": "fly", "version": 1})
    assert odd.status_code == 422
    assert odd.json()["error"] == "invalid_order"
    assert room.api(ana, {"do": "end_test", "seat": 99, "version": 1}).status_code == 422
    headers = {"origin": ADDRESS}
    not_json = ana.request(
        "POST", "/api/room/do", content="{", headers=headers | {"content-type": "application/json"}
    )
    assert not_json.status_code == 400
    assert ana.request("POST", "/api/room/do", data={"do": "x"}, headers=headers).status_code == 415


def test_a_page_a_little_behind_still_confirms_who_waits_but_adds_no_time_twice(
    room: ServedRoom,
) -> None:
    first = room.browser()
    first.get("/")
    first.press("Continuer", first="Léa", last="Petit", birth="2000-03-03")
    watching = room.invigilator()
    first.press("Continuer", accept="1")  # the page of the invigilator is behind
    watching.press("Confirmer la présence : Léa Petit (n° 1, 03/03/2000)")
    assert room.line(1)["state"] == "permitted"
    first.get("/")
    first.press("Commencer l'épreuve", code=room.room.code)
    watching.get("/invigilator")
    form, button = watching.page.button("Ajouter : Léa Petit (n° 1, 03/03/2000)")
    for _ in range(2):
        watching.post(form.action, form.data(button, {"minutes": "5"}))
    assert "La salle a changé" in watching.page.text
    assert room.line(1)["minutes_added"] == 5


def test_the_page_gives_every_order(room: ServedRoom) -> None:
    first, second = room.candidate(1), room.candidate(2)
    watching = room.invigilator()
    watching.press("Confirmer tous les présents")
    assert room.line(1)["state"] == room.line(2)["state"] == "permitted"
    for browser in (first, second):
        browser.get("/")
        browser.press("Commencer l'épreuve", code=room.room.code)
    before = room.sitting(1).exam.remaining()
    watching.get("/invigilator")
    watching.press("Ajouter : Léa Petit (n° 1, 03/03/2000)", minutes="7")
    assert (room.sitting(1).exam.remaining() - before).total_seconds() == 7 * 60
    assert "+7 min" in watching.page.text
    name = room.desk.kept.label(2)
    asked = watching.press(f"Terminer son test : {name}")
    assert f"l'épreuve de {name}" in asked.text.replace("’", "'")
    assert room.line(2)["state"] != "ended"  # nothing was done yet
    watching.press("Terminer son test")
    assert room.line(2)["state"] == "ended"
    assert "Test terminé" in second.get("/").text
    watching.follow("Finaliser la session…")
    watching.press("Finaliser")
    assert "Il faut dire pourquoi" in watching.page.text
    form, button = watching.page.button("Finaliser")
    given = {f"abort-{seat}": "candidate" for seat in (1, 2)}
    watching.post(form.action, form.data(button, given))
    assert room.desk.room.finalised is not None
    watching.press("Publier les résultats")
    assert room.desk.room.published is not None
    assert "Le résultat" in first.get("/").text
    watching.press("Dépublier")
    assert room.desk.room.published is None


def test_a_candidates_page_shows_what_they_see_takes_reports_and_the_jurys_acts(
    room: ServedRoom,
) -> None:
    browser, watching = room.begun(1), room.invigilator()
    before = room.sitting(1).session
    page = watching.get("/invigilator/seat/1")
    question = before.question
    assert question is not None
    assert " ".join(question.statement.split())[:40] in page.text
    assert room.sitting(1).session == before  # looked at, not disturbed
    watching.press("Enregistrer", issue="C7", description="Souris changée")
    assert "C7 Problème technique non bloquant : « Souris changée »" in watching.page.text
    watching.press("Retirer")
    assert "Aucun n'est enregistré" in watching.page.text
    watching.press("Enregistrer", issue="C6", description="")
    assert watching.get("/invigilator/seat/9").status == 404
    assert watching.get("/invigilator/seat/01").status == 404
    room.order("end_test", 1)
    room.order("finalise", aborts={1: "candidate"}, comment="")
    assert room.desk.room.status == "finalized"
    assert not room.desk.room.is_to_publish  # a suspicion of fraud waits
    watching.get("/invigilator/seat/1")
    watching.press("Marquer comme résolu")
    assert room.desk.room.is_to_publish
    watching.press("Rejeter pour fraude")
    assert "non obtenue" in watching.page.text
    watching.press("Garder le commentaire", text="Un téléphone était allumé.")
    assert "Un téléphone" not in browser.get("/").text
    room.order("publish")
    page = browser.get("/")
    assert "Certification blanche non obtenue" in page.text
    assert "Le jury vous écrit : Un téléphone était allumé." in page.text
    watching.get("/invigilator/seat/1")
    watching.press("Revenir sur le rejet")
    assert not room.line(1)["fraud"]
    stranger = room.browser("127.0.0.1")
    assert stranger.get("/invigilator/seat/1").status == 403


def test_what_each_was_granted_is_on_the_page(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    granted = sample.model_copy(update={"accommodations": ("no_focus", "longer_timers")})
    with served(journal, bank, granted, clock) as room:
        assert room.line(1)["accommodations"] == ["no_focus", "longer_timers"]
        watching = room.invigilator()
        assert "sans focus" in watching.page.text
        assert "chronomètres des questions plus longs" in watching.get("/invigilator/seat/1").text


def test_invigilators_enter_by_any_address_of_the_machine_that_serves(room: ServedRoom) -> None:
    """Nobody else can have the address at which the server is reached."""
    here = room.browser("192.168.7.1")
    assert "Mot de passe" in here.get("/invigilator").text
    elsewhere = room.browser("192.168.7.2")
    assert elsewhere.get("/invigilator").status == 403


def test_the_json_says_where_candidates_enter(room: ServedRoom) -> None:
    watching = room.invigilator()
    found = watching.request("GET", "/api/room").json()
    assert found["door"] == f"{ADDRESS}/"


def test_a_code_in_small_letters_is_the_code_and_with_a_space_it_is_none(room: ServedRoom) -> None:
    browser = room.candidate(1)
    room.order("confirm_presence", 1)
    browser.get("/")
    code = room.room.code.lower()
    for typed in (f" {code}", f"{code}\u00a0", f"{code[:3]} {code[3:]}"):
        page = browser.press("Commencer l'épreuve", code=typed)
        assert "six signes, sans espace" in page.text
    assert "pas le bon" in browser.press("Commencer l'épreuve", code=f"{code[:5]} ").text
    browser.press("Commencer l'épreuve", code=code)
    assert room.line(1)["state"] == "under_way"


def test_extra_time_stands_on_a_line_while_the_test_runs(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    made = RoomOfTests(journal, bank, sample, clock, extra={1: 33})
    with served(journal, bank, sample, clock, room=made) as room:
        watching = room.invigilator()
        assert "temps majoré" not in watching.get("/invigilator").text
        assert "temps majoré" not in watching.get("/invigilator/seat/1").text
        room.begun(1)
        assert "temps majoré 33 %" in watching.get("/invigilator").text.replace("\u00a0", " ")


def test_a_finalised_session_lets_no_other_invigilator_in(room: ServedRoom) -> None:
    room.begun(1)
    inside = room.invigilator()
    room.order("finalise", aborts={"1": "candidate"})
    assert inside.request("GET", "/api/room").status_code == 200
    late = room.browser("127.0.0.1")
    late.get("/invigilator")
    page = late.press("Entrer", number=str(room.room.number), password="faux")
    assert "pas le bon" in page.text  # the password is looked at first
    page = late.press("Entrer", number=str(room.room.number), password=room.room.password)
    assert "l'espace surveillant est fermé" in page.text
    assert late.request("GET", "/api/room").status_code == 403


def test_wrong_codes_are_counted_for_each_address_and_for_the_room(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    with served(journal, bank, sample, clock, now=lambda: 0.0) as room:
        browser = room.candidate(1)
        room.order("confirm_presence", 1)
        browser.get("/")
        for _ in range(10):
            assert browser.press("Commencer l'épreuve", code="BBBB22").status == 200
        assert browser.press("Commencer l'épreuve", code="BBBB22").status == 429
        for n in range(100):
            guesser = room.browser(f"192.168.8.{n}")
            guesser.get("/")
            guesser.press("Continuer", first="Jean", last=f"Non{n}")
        late = room.browser("192.168.9.1")
        late.get("/")
        page = late.press("Continuer", first="Mehdi", last="Karim", birth="2000-03-03")
        assert "l'entrée est fermée" in page.text
        watching = room.invigilator()
        assert "l'entrée est fermée" in watching.page.text
        watching.press("Rouvrir l'entrée")
        page = late.press("Continuer", first="Mehdi", last="Karim", birth="2000-03-03")
        assert "Avant de commencer" in page.text


def test_after_a_crash_places_questions_and_ends_are_the_same(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    with served(journal, bank, sample, clock) as room:
        browser = room.begun(1)
        room.answer(browser, 1)
        question, left = room.sitting(1).session.question, room.sitting(1).exam.remaining()
        cookies, kept = browser.client.cookies, room.room
    clock.step(300)
    with served(journal, bank, sample, clock, room=kept) as room:
        again = room.browser("192.168.7.21")
        again.client.cookies = cookies
        assert again.get("/").title.startswith("Question 2")  # not their fault: no permission
        assert room.sitting(1).session.question == question
        assert (left - room.sitting(1).exam.remaining()).total_seconds() == 300
        watching = room.invigilator()
        assert "fermée 5 min" in watching.page.text
        watching.press("Rendre à chacun ce temps")
        assert room.sitting(1).exam.remaining() == left


def test_the_pace_of_a_seat_is_held(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    limits = Limits(per_second=0.001, burst=12, address_per_second=1e6, address_burst=1e6)
    with served(journal, bank, sample, clock, limits=limits) as room:
        browser = room.candidate(1)
        codes = [browser.request("GET", "/").status_code for _ in range(20)]
        assert 429 in codes
        assert room.candidate(2).page.status == 200


def test_news_are_told_once_and_a_page_that_is_behind_at_once() -> None:
    async def body() -> None:
        looks: Iterator[News | None] = iter(
            [News(1), News(1), News(2, "time", {"left": 5}), News(2), None]
        )
        stopping = asyncio.Event()
        told = [part async for part in news_response(lambda: next(looks), stopping).body_iterator]
        assert told == [
            "retry: 2000\n\n",
            'event: time\ndata: {"left": 5}\n\n',
            "event: anew\ndata: {}\n\n",
        ]
        behind = [
            p async for p in news_response(lambda: News(1, at_once=True), stopping).body_iterator
        ]
        assert behind[1:] == ["event: anew\ndata: {}\n\n"]
        stopping.set()
        assert [p async for p in news_response(lambda: News(1), stopping).body_iterator] == [
            "retry: 2000\n\n"
        ]

    import pixsim.web.room.live_events as module

    before, module.BEAT = module.BEAT, 0.0
    try:
        asyncio.run(body())
    finally:
        module.BEAT = before


def test_no_page_tells_the_name_of_another(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    names = (("Léa", "Petit"), ("Xylophe", "Zzyvonne"))
    with served(journal, bank, sample, clock, names=names) as room:
        browser: WebBrowser = room.begun(1)
        for path in ("/", "/report", "/pass", "/alive", "/nowhere"):
            text = browser.request("GET", path).text
            assert "Zzyvonne" not in text
            assert "Xylophe" not in text
            assert room.room.code not in text


def test_odd_requests_never_break_the_room(room: ServedRoom) -> None:
    browser = room.begun(1)
    watching = room.invigilator()
    browser.client.cookies.update(watching.client.cookies)
    tokens = list(browser.client.cookies.values())
    bearer = room.server.invigilators.new_entry()
    counts = odd_room_requests(browser, tokens, bearer, 400, seed=20261127)
    assert {200, 303, 400, 403, 404, 405, 422} <= set(counts), counts
    assert browser.get("/").status == 200


def test_another_computer_waits_on_its_own_page_until_one_act_of_the_invigilator(
    room: ServedRoom, clock: ManualClock
) -> None:
    before = room.begun(1)
    clock.step(20)
    room.answer(before, 1)
    after = room.browser("192.168.7.21")
    after.get("/")
    page = after.press("Continuer", first="Léa", last="Petit", birth="03/03/2000")
    assert "Demande envoyée" in page.text
    assert "question 2" in page.text
    watching = room.invigilator()
    name = "Léa Petit (n° 1, 03/03/2000)"
    assert f"{name} demande à entrer d'un autre poste" in watching.get("/invigilator").text
    watching.press(f"Autoriser l'autre poste : {name}")
    page = after.get("/")
    assert page.has_button("Reprendre")
    assert after.press("Reprendre", code=room.room.code).title.startswith("Question 2 sur 32")
    assert "Rejoindre la session" in before.get("/").text


def test_freeing_a_place_asks_first(room: ServedRoom) -> None:
    room.begun(1)
    watching = room.invigilator()
    asked = watching.press("Libérer la place : Léa Petit (n° 1, 03/03/2000)")
    assert asked.links["Ne rien changer"] == "/invigilator"
    assert room.desk.room.seat(1).account is not None
    watching.press("Libérer la place")
    assert room.desk.room.seat(1).account is None


def test_the_form_of_the_identity_keeps_what_was_typed(room: ServedRoom) -> None:
    browser = room.browser()
    browser.get("/")
    page = browser.press("Continuer", first="María José", last="Muñoz", birth="1 2 88")
    for text in ("María José", "Muñoz", "1 2 88"):
        assert f'value="{text}"' in page.source


@pytest.mark.parametrize(
    ("confirmed", "said", "unsaid"),
    [
        (False, "Pas de problème constaté", "est remplacée"),
        (True, "est remplacée", "Pas de problème constaté"),
    ],
)
def test_what_was_decided_of_a_report_is_told_to_the_candidate_once(
    room: ServedRoom, confirmed: bool, said: str, unsaid: str
) -> None:
    browser = room.begun(1)
    browser.get("/")
    if browser.page.has_button("Commencer"):
        browser.press("Commencer")
    assert said not in browser.get("/").text  # nothing was reported
    browser.press("Signaler un problème")
    room.sitting(1).exam.report(Report.WEBSITE_UNAVAILABLE)
    browser.get("/")
    reason = "WEBSITE_UNAVAILABLE" if confirmed else ""
    room.order("decide", 1, place=0, confirmed=confirmed, reason=reason)
    told = browser.get("/").text
    assert said in told
    assert unsaid not in told
    assert said not in browser.get("/").text


def test_invigilators_are_known_to_the_server_after_a_killed_one(room: ServedRoom) -> None:
    kept: dict[str, str] = {}
    first = RoomServer(room.desk, hosts=frozenset({"x"}), address="x", remember=kept.update)
    first.invigilators._remember({"hash": "Ana"})
    assert kept == {"hash": "Ana"}
    token = first.invigilators.new_entry()
    second = RoomServer(room.desk, hosts=frozenset({"x"}), address="x", known=kept)
    assert second.invigilators._names == kept
    assert second.invigilators.new_entry(token) == token


def test_a_room_whose_data_folder_is_gone_goes_on_in_another_one(
    room: ServedRoom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: ManualClock
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    browser, watching, journal = room.candidate(1), room.invigilator(), room.desk.journal
    room.order("confirm_presence", 1)
    browser.get("/")
    browser.press("Commencer l'épreuve", code=room.room.code)
    if browser.page.has_button("Commencer"):  # the first question is in focus mode or timed
        browser.press("Commencer")
    journal.path.parent.rename(tmp_path / "moved")
    clock.step(20)
    browser.press("Je passe")
    page = browser.press("Passer, et ne plus demander")
    assert "Appelez le surveillant" in page.text
    assert not page.has_button(f"Continuer dans {tmp_path / 'pixsim-secours'}")
    assert not room.sitting(1).session.responses
    page = watching.get("/invigilator")
    assert "n'est plus à sa place" in page.text
    watching.press(f"Continuer dans {tmp_path / 'pixsim-secours'}")
    clock.step(20)
    browser.get("/")
    browser.press("Je passe")
    browser.press("Passer, et ne plus demander")
    assert len(room.sitting(1).session.responses) == 1
    assert journal.path == tmp_path / "pixsim-secours" / "pixsim.db"
    room.order("end_test", 1)
    assert room.line(1)["state"] == "ended"


def test_dates_of_a_clock_that_was_ahead_are_said_before_the_test_begins(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    ahead = proved(sample, clock() + timedelta(days=400))
    with served(journal, bank, ahead, clock) as room:
        waiting = room.candidate(1)
        assert "avançait" in waiting.page.text
        waiting.get("/")
        assert "avançait" not in waiting.page.text  # said once
        room.order("confirm_presence", 1)
        waiting.get("/")
        waiting.press("Commencer l'épreuve", code=room.room.code)
        assert room.line(1)["state"] == "under_way"
