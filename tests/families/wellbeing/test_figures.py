"""Keys of figures found another way: health and the environment."""

from __future__ import annotations

import re

from pixsim.families.wellbeing import accessibilite_outils, conso, ergonomie
from pixsim.figures.figure import Circle, Line, Rect
from tests.families.figures import inside, look, right, words, wrong
from tests.families.seeds import each_seed


@each_seed
def test_top_of_the_screen_at_the_eyes(seed: int) -> None:
    values, figure = look(ergonomie.screen_at_the_right_height, seed)

    def gap(zone: object) -> float:
        shapes = inside(figure, zone)  # type: ignore[arg-type]
        head = next(one for one in shapes if isinstance(one, Circle))
        dark = [one for one in shapes if isinstance(one, Rect) and one.fill == "#1B2038"]
        eyes, screen = dark
        assert abs(eyes.y - head.y) <= 1
        return abs(screen.y - eyes.y)

    (zone,) = right(values, figure)
    assert gap(zone) == 0
    assert all(gap(other) >= 4 for other in wrong(values, figure))


@each_seed
def test_window_beside(seed: int) -> None:
    values, figure = look(ergonomie.screen_beside_the_window, seed)
    for zone in figure.zones:
        screen = next(one for one in inside(figure, zone) if isinstance(one, Rect) and one.fill == "#1B2038")  # fmt: skip
        assert (screen.h > screen.w) is (zone in right(values, figure))  # across the window


@each_seed
def test_tabs(seed: int) -> None:
    values, figure = look(accessibilite_outils.field_after_tabs, seed)
    orange = next(one for one in figure.drawn if isinstance(one, Rect) and one.line == "#E07B1A")
    here = next(n for n, zone in enumerate(figure.zones) if zone.holds(orange.x, orange.y))
    back = int(re.findall(r"\d+", values["back"].replace("une", "1"))[0])
    (zone,) = right(values, figure)
    assert figure.zones[here + values["forward"] - back] == zone
    assert values["label"] in words(figure, zone)


@each_seed
def test_end_of_use(seed: int) -> None:
    values, figure = look(conso.watts_on_standby, seed)
    line = next(one for one in figure.drawn if isinstance(one, Line) and one.colour == "#C9342B")
    top = min(y for _x, y in line.points)
    last = max(x for x, y in line.points if y == top)
    left, right_end = line.points[0][0], line.points[-1][0]
    hour = 12 + round((last - left) / (right_end - left) * 12)
    assert values["options"][values["key"] - 1] == f"à {hour} h"
