"""Keys found another way. Choosing equipment: comparing, needs, budget."""

from __future__ import annotations

from itertools import permutations

from pixsim.families.systems import offres
from tests.families.attachments import drawn, rows_of
from tests.families.drawing import draw_values
from tests.families.reading import columns, fraction, named_records
from tests.families.seeds import each_seed


@each_seed
def test_filter_offers(seed: int) -> None:
    fields = draw_values(offres.filter_offers, seed)
    fitting = {
        int(row["prix_eur"]): row["reference"]
        for row in named_records(fields)
        if int(row["memoire_go"]) >= int(fields["ram"])
        and fraction(row["poids_kg"]) <= fraction(fields["poids"])
    }
    assert fitting[min(fitting)] == fields["reference"]


@each_seed
def test_weighted_choice(seed: int) -> None:
    fields = draw_values(offres.weighted_choice, seed)
    weights = dict(pair.split(" × ") for pair in fields["bareme"].split(", "))
    points = {
        row["modele"]: sum(int(row[name]) * int(weight) for name, weight in weights.items())
        for row in named_records(fields)
    }
    best = [name for name, total in points.items() if total == max(points.values())]
    assert best == [fields["modele"]]
    assert fields["faux"] not in best


@each_seed
def test_the_cheapest_printer_over_the_years(seed: int) -> None:
    values = drawn(offres.total_cost, seed)
    years, printed = int(values["years"]), int(values["years"]) * 12 * int(values["pages"])
    sold = {ref: (each, held) for ref, each, held in rows_of(values, 1)}
    costs = {}
    for name, price, given, ref, care in rows_of(values):
        left, cost = printed - given, price + care * years
        while left > 0:
            left, cost = left - sold[ref][1], cost + sold[ref][0]
        costs[name] = cost
    best = min(costs.values())
    assert len(costs) == 12
    assert [name for name, cost in costs.items() if cost == best] == [values["key"]]
    assert str(best) == values["cost"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_best_pair(seed: int) -> None:
    fields = draw_values(offres.best_pair, seed)
    rows = {
        row["article"]: (int(row["prix_eur"]), int(row["note"]), int(row["watts"]))
        for row in named_records(fields)
    }
    best: dict[int, set[tuple[str, ...]]] = {}
    for first, second in permutations(rows, 2):
        cost, _mark, watts = map(sum, zip(rows[first], rows[second], strict=True))
        same = first.split()[0] == second.split()[0]
        if cost <= int(fields["budget"]) and watts <= int(fields["watts"]) and not same:
            marks = rows[first][1] + rows[second][1]
            best.setdefault(marks, set()).add(tuple(sorted((first, second))))
    assert best[max(best)] == {(fields["un"], fields["deux"])}


@each_seed
def test_baskets(seed: int) -> None:
    values = draw_values(offres.best_basket, seed)
    rows = {
        row[0]: (int(row[-2].split()[0]), int(row[-1].split()[0]))
        for row in columns(values["lines"])
    }
    best = {0: [(0, "")]}  # by what is spent, the most votes and the baskets that have them
    for letter, (price, votes) in rows.items():
        for spent, held in sorted(best.items(), reverse=True):
            if spent + price <= values["budget"]:
                more = [(worth + votes, letters + letter) for worth, letters in held]
                both = best.get(spent + price, []) + more
                best[spent + price] = [one for one in both if one[0] == max(both)[0]]
    found = sorted((one for held in best.values() for one in held), reverse=True)
    assert found[0][0] == values["worth"] > found[1][0]
    assert ", ".join(found[0][1]) == values["key"]
