"""Keys of figures found another way: messages."""

from __future__ import annotations

from pixsim.families.messaging import instantanee, pieces_jointes, visio
from pixsim.figures.figure import Circle, Rect
from tests.families.figures import icons, inside, look, right, words, wrong
from tests.families.seeds import each_seed


@each_seed
def test_paper_clip(seed: int) -> None:
    values, figure = look(pieces_jointes.button_that_attaches, seed)
    (zone,) = right(values, figure)
    assert icons(figure, zone) == ["paperclip"]
    assert all("paperclip" not in icons(figure, other) for other in wrong(values, figure))


@each_seed
def test_seen_or_heard(seed: int) -> None:
    values, figure = look(visio.participant_seen_or_heard, seed)
    (zone,) = right(values, figure)
    microphone = "microphone" if values["microphone"] == "ouvert" else "microphone_off"
    film = "film" if values["camera"] == "ouverte" else "film_off"
    assert icons(figure, zone) == [microphone, film]
    assert len({tuple(icons(figure, one)) for one in figure.zones}) == 4


@each_seed
def test_hand(seed: int) -> None:
    values, figure = look(visio.button_that_asks_to_speak, seed)
    assert [icons(figure, zone) for zone in right(values, figure)] == [["hand_up"]]
    assert len({icons(figure, zone)[0] for zone in figure.zones}) == 4


@each_seed
def test_signs_of_statuses(seed: int) -> None:
    values, figure = look(instantanee.status_by_its_sign, seed)
    signs: dict[str, set[str]] = {}
    for zone in figure.zones:
        discs = [one for one in inside(figure, zone) if isinstance(one, Circle)]
        marks = [one for one in inside(figure, zone) if isinstance(one, Rect) and one.w < 5]
        sign = {0: "vide", 1: "barré", 2: "horloge", 4: "coché"}[len(marks)]
        assert (len(discs) == 2) == (sign == "vide")
        signs.setdefault(sign, set()).add(zone.label)
    assert all(len(labels) == 1 for labels in signs.values())
    assert len(signs) == 4
    (zone,) = right(values, figure)
    (sign,) = (name for name, labels in signs.items() if zone.label in labels)
    assert sign in values["sign"]
    assert values["name"] in words(figure, zone)
    asked = {
        "vide": "pas connecté",
        "barré": "pas être dérangé",
        "horloge": "éloigné",
        "coché": "sans déranger",
    }
    assert asked[sign] in values["asked"]
