"""Keys of figures found another way: the digital environment."""

from __future__ import annotations

import re

from pixsim.families.systems import composants, connectique, reglages, reseau_info
from pixsim.figures.figure import Circle, Polygon, Rect
from tests.families.figures import icons, inside, look, right, words, wrong
from tests.families.seeds import each_seed


@each_seed
def test_socket(seed: int) -> None:
    values, figure = look(connectique.socket_to_point_at, seed)
    (zone,) = right(values, figure)
    thing = values["thing"]
    shapes = inside(figure, zone)
    discs = [one for one in shapes if isinstance(one, Circle)]
    corners = [len(one.points) for one in shapes if isinstance(one, Polygon)]
    contacts = sum(isinstance(one, Rect) and one.fill == "#F2C53D" for one in shapes)
    holes = [one for one in shapes if isinstance(one, Rect) and one.fill == "#23283F"]
    if re.search(r"casque|jack", thing):
        assert discs
    elif re.search(r"HDMI", thing):
        assert corners
        assert contacts == 1
    elif re.search(r"réseau|RJ45", thing):
        assert contacts == 5
    elif "USB-C" in thing:
        assert [one.rounded > 1 for one in holes] == [True]
    elif re.search(r"courant|alimentation", thing):
        assert corners
        assert not contacts
    else:
        assert [one.rounded for one in holes] == [0]
    assert len(figure.zones) == 6


@each_seed
def test_devices(seed: int) -> None:
    values, figure = look(composants.devices_in_and_out, seed)
    entries = {"mouse", "microphone", "photo"}
    asked = values["way"] == "entrée"
    assert 2 <= len(right(values, figure)) < len(figure.zones)
    for zone in figure.zones:
        assert ((icons(figure, zone)[0] in entries) is asked) is (zone in right(values, figure))


@each_seed
def test_layout(seed: int) -> None:
    values, figure = look(reglages.layout_by_what_is_read, seed)
    boards = {zone.label: words(figure, zone).split() for zone in figure.zones}
    french = next(signs for signs in boards.values() if signs[:3] == ["A", "Z", "E"])
    places = [french.index(key) for key in values["keys"].split(", ")]
    fit = [
        label
        for label, signs in boards.items()
        if "".join(signs[n] for n in places).lower() == values["got"]
    ]
    assert fit == [zone.label for zone in right(values, figure)]


@each_seed
def test_part_of_a_network(seed: int) -> None:
    values, figure = look(reseau_info.faulty_part_of_a_network, seed)
    (zone,) = right(values, figure)
    told = words(figure, zone)
    assert told.lower() in values["part"].lower() or not told
    assert len(wrong(values, figure)) == 4
    if not told:  # a cable: what it leads to stands below
        below = [text.text for text in figure.texts() if text.y == 18 and zone.x - 3 <= text.left <= zone.x + 9]  # fmt: skip
        assert any(one in values["part"] for one in below), below


@each_seed
def test_quick_setting(seed: int) -> None:
    values, figure = look(reglages.quick_setting, seed)
    called = {
        "luminosité": "sun", "volume": "speaker", "avion": "plane", "Bluetooth": "bluetooth", "Wi-Fi": "wifi", "déranger": "moon", "verrouillage": "lock",
        "les réglages": "gear", "batterie": "battery_low",
    }  # fmt: skip
    (name,) = (icon for word, icon in called.items() if word in values["called"])
    assert [icons(figure, zone) for zone in right(values, figure)] == [[name]]
    assert len({icons(figure, zone)[0] for zone in figure.zones}) == 6
