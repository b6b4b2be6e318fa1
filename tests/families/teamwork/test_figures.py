"""Keys of figures found another way: working together."""

from __future__ import annotations

import re
from itertools import pairwise, permutations

from dateutil.rrule import rrulestr

from pixsim.families.teamwork import agenda, decider, taches
from pixsim.figures.figure import Rect, Text
from tests.families.figures import inside, look, right, texts
from tests.families.seeds import each_seed


@each_seed
def test_cards_left(seed: int) -> None:
    values, figure = look(taches.cards_left_on_a_board, seed)
    who = re.sub(r"^d(e |')", "", values["of_who"])
    left = [text for text in figure.texts() if text.text == who and text.x < 40]
    assert str(len(left)) == values["key"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_stages_under_way(seed: int) -> None:
    values, figure = look(taches.stages_under_way, seed)
    column = next(text.x for text in figure.texts() if text.text == str(values["week"]) and text.y == 0)  # fmt: skip
    for zone in figure.zones:
        bar = next(one for one in inside(figure, zone) if isinstance(one, Rect) and one.fill == "#2459BE")  # fmt: skip
        assert (bar.x <= column < bar.x + bar.w) is (zone in right(values, figure))


@each_seed
def test_length_of_a_network(seed: int) -> None:
    values, figure = look(taches.length_of_a_network, seed)
    days = {text[0]: int(text.split()[2]) for text in texts(figure) if re.match(r"[A-F] : ", text)}
    links = {"AB", "AC", "BD", "CD", "CE", "DF", "EF"}
    ways = [
        way
        for count in (4,)
        for way in permutations("ABCDEF", count)
        if way[0] == "A" and way[-1] == "F" and all(a + b in links for a, b in pairwise(way))
    ]
    assert max(sum(days[one] for one in way) for way in ways) == int(values["key"])
    assert values["key"] not in values["wrong"]


@each_seed
def test_first_free_hour(seed: int) -> None:
    values, figure = look(agenda.free_hour_for_three, seed)
    hours = {text.x: text.text for text in figure.texts() if text.y == 0}
    busy = {one.x for one in figure.drawn if isinstance(one, Rect) and one.fill == "#7B46C4"}
    first = next(name for x, name in sorted(hours.items()) if x not in busy)
    assert values["key"] == f"{first.split()[0]}:00"
    assert values["key"] not in values["wrong"]


@each_seed
def test_best_date(seed: int) -> None:
    values, figure = look(decider.best_date_of_a_poll, seed)
    row = next(text.y for text in figure.texts() if text.text == values["needed"])
    counts = {}
    for zone in figure.zones:
        yes = [one.y for one in inside(figure, zone) if isinstance(one, Rect) and one.fill == "#16703F"]  # fmt: skip
        counts[zone.label] = len(yes) if row in yes else 0
    assert [zone.label for zone in right(values, figure)] == [label for label, n in counts.items() if n == max(counts.values())]  # fmt: skip


@each_seed
def test_month_of_a_rule_with_dates_left_out(seed: int) -> None:
    values, figure = look(agenda.match_month_to_recurrence_with_exception, seed)
    start, rule, out = values["rule"].split("\n    ")
    days = rrulestr(f"{start}\n{rule}")
    left_out = out.removeprefix("EXDATE:").split(",")
    june = [str(day.day) for day in days if day.month == 6 and f"{day:%Y%m%d}" not in left_out]
    marked = {
        zone.label: [one.text for one in inside(figure, zone) if isinstance(one, Text) and one.bold]
        for zone in figure.zones
    }
    assert [label for label, shown in marked.items() if shown == june] == [zone.label for zone in right(values, figure)]  # fmt: skip
