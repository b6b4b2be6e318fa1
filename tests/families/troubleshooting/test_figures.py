"""Keys of figures found another way: faults."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from pixsim.families.troubleshooting import (
    diagnostic,
    espace_disque,
    panne_reseau,
    performances,
    peripheriques,
)
from pixsim.figures.figure import Line, Rect, Text, Zone
from tests.families.figures import fills, icons, inside, look, right, texts, words, wrong
from tests.families.seeds import each_seed

NAMES = {"souris": "pointeur|flèche", "clavier": "tape|lettre|écrit", "écran": "image|signal", "box": "internet|site", "enceintes": "son", "courant": "allume|éteint"}  # fmt: skip


@each_seed
def test_loose_cable(seed: int) -> None:
    values, figure = look(diagnostic.loose_cable, seed)
    (zone,) = right(values, figure)
    lines = {zone.label: next(one for one in figure.drawn if isinstance(one, Line) and one.points[0][1] == zone.y + 2.5) for zone in figure.zones}  # fmt: skip
    out = {label for label, line in lines.items() if line.points[1][0] < 40}
    assert len(out) == 2
    assert zone.label in out
    name = next(text.text for text in figure.texts() if text.y == zone.y + 2 and text.x < 20)
    assert re.search(NAMES[name], values["symptom"].lower())
    assert name == values["cable"]


@each_seed
def test_sign_of_a_telephone(seed: int) -> None:
    values, figure = look(panne_reseau.phone_by_its_sign, seed)
    (zone,) = right(values, figure)
    signs = {"plane": "avion", "wifi_off": "Wi-Fi coupé", "bluetooth": "Bluetooth", "bell_off": "sonneries", "moon": "ne pas déranger", "battery_low": "charge", "pin": "localisation"}  # fmt: skip
    assert signs[icons(figure, zone)[0]] in values["meaning"]
    assert len({icons(figure, one)[0] for one in figure.zones}) == 4


@each_seed
def test_lights_of_a_box(seed: int) -> None:
    values, figure = look(panne_reseau.box_by_its_lights, seed)
    (zone,) = right(values, figure)
    told = words(figure, zone).split()
    dark = [name for mark, name in zip(told[::2], told[1::2], strict=True) if mark == "○"]
    named = values["dark"].replace(" et ", ", ").split(", ")
    assert dark == named or (named == ["Courant"] and len(dark) == 4)
    assert all(words(figure, one) != words(figure, zone) for one in wrong(values, figure))


@each_seed
def test_two_screens(seed: int) -> None:
    values, figure = look(peripheriques.screens_as_wanted, seed)
    (zone,) = right(values, figure)
    colours = fills(figure, zone)
    dark, windows = colours.count("#1B2038"), sum(one in ("#E07B1A", "#2459BE") for one in colours)
    expected = {"Dupliquer": (0, 4), "Étendre": (0, 2)}
    found = next((pair for name, pair in expected.items() if name in values["setting"]), (1, 2))
    assert (dark, windows) == found
    if found == (1, 2):
        screens = [one for one in inside(figure, zone) if isinstance(one, Rect) and one.line]
        left_is_dark = min(screens, key=lambda one: one.x).fill == "#1B2038"
        assert left_is_dark is ("Second" in values["setting"])


@each_seed
def test_leak(seed: int) -> None:
    values, figure = look(performances.program_that_leaks, seed)

    def always_grows(zone: Zone) -> bool:
        bars = sorted((one.x, one.h) for one in inside(figure, zone) if isinstance(one, Rect) and one.w == 2)  # fmt: skip
        again = {one.left for one in inside(figure, zone) if isinstance(one, Text) and one.text == "R"}  # fmt: skip
        assert len(bars) == 13
        assert again
        return all(high > low for (_x, low), (x, high) in pairwise(bars) if x not in again)

    assert right(values, figure) == [zone for zone in figure.zones if always_grows(zone)]


@each_seed
def test_room_left(seed: int) -> None:
    values, figure = look(espace_disque.room_left_on_a_bar, seed)
    numbers = [int(n) for text in texts(figure) for n in re.findall(r"(\d+) Go", text)]
    assert int(values["key"]) == numbers[-1] - sum(numbers[:-1]) or int(values["key"]) == numbers[0] - sum(numbers[1:])  # fmt: skip
    assert values["key"] not in values["wrong"]
    widths = [one.w for one in figure.drawn if isinstance(one, Rect) and one.h == 6]
    assert abs(sum(widths[1:]) / 58 - (1 - int(values["key"]) / values["total"])) < 1e-9


@each_seed
def test_two_parts_at_fault(seed: int) -> None:
    values, figure = look(diagnostic.two_parts_at_fault, seed)
    rows: dict[int, list[str]] = {}
    for one in figure.texts():
        if 4 <= one.y < 16:
            rows.setdefault(one.y, []).append(one.text)
    names = {zone.label: words(figure, zone) for zone in figure.zones}
    fitting = [
        {one, two}
        for one, two in combinations(names.values(), 2)
        if one.split()[0] != two.split()[0]
        and all((image == "oui") is not bool({one, two} & set(parts)) for *parts, image in rows.values())
    ]  # fmt: skip
    assert fitting == [{names[zone.label] for zone in right(values, figure)}]
    assert len(rows) == 6
