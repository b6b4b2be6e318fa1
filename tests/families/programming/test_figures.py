"""Keys of figures found another way: programming."""

from __future__ import annotations

import re

from pixsim.families.programming import algorithmes, conditions, sequences
from pixsim.figures.figure import Line, Rect
from tests.families.figures import inside, look, right, texts, words, wrong
from tests.families.seeds import each_seed


@each_seed
def test_robot(seed: int) -> None:
    values, figure = look(sequences.square_where_a_robot_stops, seed)
    (start,) = (one for one in figure.drawn if isinstance(one, Rect) and one.fill == "#E07B1A")
    sign = next(t.text for t in figure.texts() if t.text in "▲►▼◄")
    at, towards = complex((start.x - 3) / 5, (start.y - 2) / 4), {"▲": -1j, "►": 1, "▼": 1j, "◄": -1}[sign]  # fmt: skip
    for order in (text for text in texts(figure) if re.match(r"\d\. ", text)):
        if steps := re.search(r"avancer de (\d)", order):
            at += towards * int(steps[1])
        else:
            towards *= 1j if "droite" in order else -1j
    assert values["key"] == f"{'ABCDEF'[round(at.real)]}{round(at.imag) + 1}"
    assert values["key"] not in values["wrong"]


@each_seed
def test_turtle(seed: int) -> None:
    values, figure = look(sequences.figure_of_a_turtle, seed)
    lines = [line.strip() for line in values["program"].splitlines()]
    times, body = int(re.findall(r"\d+", lines[0])[0]), lines[1:]
    at, towards, way = 0j, -1j, [0j]
    for order in body * times:
        if order.startswith("avancer"):
            at += towards * int(order.split()[-1])
            way.append(at)
        else:
            towards *= 1j if "droite" in order else -1j

    def trail(zone: object) -> list[complex]:
        line = next(one for one in inside(figure, zone) if isinstance(one, Line))  # type: ignore[arg-type]
        points = [complex(x, y) for x, y in line.points]
        first = abs(points[1] - points[0]) / abs(way[1])
        return [(one - points[0]) / first for one in points]

    def alike(zone: object) -> bool:
        return all(abs(a - b) < 1e-9 for a, b in zip(trail(zone), way, strict=True))

    (zone,) = right(values, figure)
    assert alike(zone)
    assert not any(alike(other) for other in wrong(values, figure))


@each_seed
def test_flow_chart(seed: int) -> None:
    values, figure = look(conditions.end_of_a_flow_chart, seed)
    limits = [int(n) for text in texts(figure) for n in re.findall(r"moins de (\d+) ans", text)]
    prices = [words(figure, zone) for zone in figure.zones]
    young, older = (values["age"] < limit for limit in limits)
    expected = prices[0] if young else prices[1] if older or values["card"].startswith("a ") else prices[2]  # fmt: skip
    assert [words(figure, zone) for zone in right(values, figure)] == [expected]
    assert expected == values["price"]


@each_seed
def test_shortest_way(seed: int) -> None:
    values, figure = look(algorithmes.shortest_way_on_a_map, seed)
    at = {(t.left, t.y): t.text for t in figure.texts() if t.text in "ABCDEF"}
    numbers = [t for t in figure.texts() if t.text.isdecimal()]
    roads: dict[frozenset[str], int] = {}
    for line in (one for one in figure.drawn if isinstance(one, Line)):
        ends = [min(at, key=lambda spot, x=x, y=y: (spot[0] - x) ** 2 + (spot[1] - y) ** 2) for x, y in line.points]  # type: ignore[misc]  # fmt: skip
        (x, y), (to_x, to_y) = line.points
        number = min(numbers, key=lambda t, x=x, y=y, a=to_x, b=to_y: (t.left - (x + a) / 2) ** 2 + (t.y + 1 - (y + b) / 2) ** 2)  # type: ignore[misc]  # fmt: skip
        roads[frozenset(at[end] for end in ends)] = int(number.text)
    assert len(roads) == 9

    def length(here: str, seen: str) -> int:
        if here == "F":
            return 0
        ways = [far + length(there, seen + there) for road, far in roads.items() if here in road for there in road - {here} if there not in seen]  # fmt: skip
        return min(ways, default=10**6)

    assert values["key"] == str(length("A", "A"))
    assert values["key"] not in values["wrong"]
