"""Keys found another way. Who pays: advertising, data, freemium, subscription."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from pixsim.families.citizenship import modeles_eco
from tests.families import attachments
from tests.families.attachments import drawn, rows_of, workbook
from tests.families.reading import members_of, number, records
from tests.families.seeds import each_seed


@each_seed
def test_two_years_month_by_month(seed: int) -> None:
    values = drawn(modeles_eco.cheapest_over_two_years, seed)
    totals = {}
    rows = list(workbook(values).active.values)[1:]
    for name, fee, price in rows:
        totals[name] = fee + sum(price for _month in range(24))
    assert (
        min(rows, key=lambda row: (row[2], row[0]))[0] == values["wrong_offer"] != values["offer"]
    )
    assert sorted(totals, key=lambda name: totals[name])[0] == values["offer"]
    assert str(min(totals.values())) == values["total"]
    assert list(totals.values()).count(min(totals.values())) == 1


@each_seed
def test_best_bid_of_those_that_fit(seed: int) -> None:
    values = drawn(modeles_eco.auction_by_profile, seed)
    bids = [
        (bid, name)
        for name, low, high, town, device, bid, left in rows_of(values)
        if low <= values["age"] <= high
        and town in ("toutes", values["town"])
        and device in ("tous", values["device"])
        and left >= bid
    ]
    assert max(bids)[1] == values["key"]
    assert max(bids)[0] == values["bid"]


@each_seed
def test_click(seed: int) -> None:
    values = drawn(modeles_eco.cheapest_click, seed)
    rows = list(workbook(values).active.values)[1:]
    costs = {}
    for campaign in {row[1] for row in rows}:
        own = [row for row in rows if row[1] == campaign]
        costs[campaign] = sum(row[4] for row in own) / sum(int(row[3]) for row in own)
    assert any(isinstance(row[3], str) for row in rows)
    assert sorted(costs, key=lambda name: costs[name])[0] == values["campaign"]
    assert abs(float(values["cost"].replace(",", ".")) - costs[values["campaign"]]) < 0.005
    assert values["campaign"] not in values["wrong_campaign"]


@each_seed
def test_messages(seed: int) -> None:
    values = drawn(modeles_eco.service_that_reaches_most, seed)
    held = members_of(values)
    bridges = {(r["depuis"], r["vers"]) for r in records(held["passerelles.csv"]) if r["état"] == "ouverte"}  # fmt: skip
    people = records(held["membres.csv"])
    found = {}
    for service in values["services"]:
        aims = {service} | {to for start, to in bridges if start == service}
        found[service] = sum(any(row[aim] for aim in aims) for row in people)
    (best, most), (_other, fewer) = Counter(found).most_common(2)
    assert (best, most) == (values["best"], values["count"])
    assert most > fewer
    aims = {best} | {to for start, to in bridges if start == best}
    lost = sum(bool(r[values["big"]]) and not any(r[aim] for aim in aims) for r in people)
    assert lost == values["lost"] > 0
    assert str(most) not in values["not_count"]


@each_seed
def test_quality_auction(seed: int) -> None:
    fields = attachments.drawn(modeles_eco.quality_auction, seed)
    clicks = dict(attachments.rows_of(fields, 1))
    bids: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for word, name, bid, mark in attachments.rows_of(fields):
        if mark >= fields["seuil"]:
            bids[word].append((bid * mark, mark, name))
    paid: Counter[str] = Counter()
    for word, rows in bids.items():
        second, (_, mark, winner) = sorted(rows)[-2:]
        price = second[0] / mark
        assert price == pytest.approx(round(price, 2)), "a whole number of cents"
        paid[winner] += price * clicks[word]
    assert paid.most_common(1)[0][0] == fields["gagnant"]
    assert sum(paid.values()) == pytest.approx(number(fields["prix"]))
    assert fields["prix"] not in fields["faux"]


_SIGNS = {
    "Publicité": ("marques dont", "annonceurs", "vidéo de marque", "emplacements"),
    "Abonnement": ("€ par mois ; sans", "€ par an", "Chaque foyer", "carte annuelle"),
    "Freemium": ("« Plus »", "formule payante.", "palier", "s'achètent"),
    "Don": ("versent ce qu'ils veulent", "appel aux lecteurs", "versements libres", "donnent"),
}


@each_seed
def test_one_line_of_each_page_says_who_pays(seed: int) -> None:
    values = drawn(modeles_eco.services_and_their_payers, seed)
    told = []
    for place in (1, 2, 3):
        page = values["files"][values[f"fichier{place}"]].decode()
        assert f"<h1>{values[f'cas{place}']} : à propos</h1>" in page
        ways = [way for way, signs in _SIGNS.items() for sign in signs if sign in page]
        assert ways == [values[f"rep{place}"]]
        told += ways
    assert len(set(told)) == 3
