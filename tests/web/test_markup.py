"""The markup of every page of a room is sound: tags, ids, labels, headings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.web_room import ServedRoom, served
from tests.tools.web_sound import markup_faults


@pytest.fixture
def room(journal: Journal, bank: Bank, sample: Profile, clock: ManualClock) -> Iterator[ServedRoom]:
    with served(journal, bank, sample, clock) as found:
        yield found


def test_every_page_from_the_door_to_the_result_is_sound(room: ServedRoom) -> None:
    pages: dict[str, str] = {}
    ana, watching = room.browser(), room.browser("127.0.0.1")
    pages["join"] = ana.get("/").source
    pages["refused"] = ana.press("Continuer", first="Léa", last="Autre", birth="1/1/2000").source
    pages["read"] = ana.press("Continuer", first="Léa", last="Petit", birth="2000-03-03").source
    pages["wait"] = ana.press("Continuer", accept="1").source
    pages["invigilator door"] = watching.get("/invigilator").source
    pages["invigilator"] = watching.press("Entrer", password=room.room.password, name="Ana").source
    pages["wall"] = watching.get("/invigilator/wall").source
    room.order("confirm_presence", 1)
    pages["code"] = ana.get("/").source
    pages["wrong code"] = ana.press("Commencer l'épreuve", code="ZZZZ99").source
    ana.press("Commencer l'épreuve", code=room.room.code)
    seen: set[str] = set()
    for number in range(32):
        pages[f"question {number}"] = ana.get("/").source
        if ana.page.has_button("Commencer"):
            ana.press("Commencer")
            pages[f"question {number}, begun"] = ana.page.source
        if number == 1:
            pages["report"] = ana.press("Signaler un problème").source
            ana.get("/")
            pages["pass"] = ana.press("Je passe").source
            ana.get("/")
        question = room.sitting(1).session.question
        assert question is not None
        seen.add(question.type)
        room.answer(ana, 1)
        if number == 2:
            pages["invigilator, under way"] = watching.get("/invigilator").source
            pages["a seat"] = watching.get("/invigilator/seat/1").source
    pages["over"] = ana.get("/").source
    pages["to be finalised"] = watching.get("/invigilator/finalise").source
    room.order("finalise", aborts={}, comment="")
    pages["a seat, finalised"] = watching.get("/invigilator/seat/1").source
    pages["invigilator, finalised"] = watching.get("/invigilator").source
    room.order("publish")
    pages["published"] = ana.get("/").source
    pages["invigilator, published"] = watching.get("/invigilator").source
    pages["nowhere"] = ana.get("/nowhere").source
    assert len(seen) > 1
    assert len(pages) > 45
    faults = {name: found for name, text in pages.items() if (found := markup_faults(text))}
    assert faults == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<p><b>x</p>", "</p> after ['b']"),
        ("<label for='a'>x</label>", "nothing has the id a"),
        ("<input name='x'>", "<input name=x> has no label"),
        ("<p><form></form></p>", "<form> within <p>"),
        ("<h1>x</h1><h3>y</h3>", "h3 after h1"),
        ("<i id='a'></i><i id='a'></i>", "id a twice"),
        ("<form><form></form></form>", "<form> within <form>"),
    ],
)
def test_what_is_wrong_is_found(text: str, fault: str) -> None:
    assert fault in markup_faults(text)
