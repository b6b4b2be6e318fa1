"""Keys found another way. Choosing internet access: fibre, mobile, bit rates, offers."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from fractions import Fraction
from itertools import pairwise

from pixsim.families.systems import acces_internet
from tests.families import attachments
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import fraction, records_of
from tests.families.seeds import each_seed


def test_no_operator_bears_the_name_of_another() -> None:
    names = [n.casefold() for known in acces_internet.OPERATORS.values() for n in known]
    assert len(names) == len(set(names))


@each_seed
def test_downloads_that_are_there_in_time(seed: int) -> None:
    fields = attachments.drawn(acces_internet.there_in_time, seed)
    told = fields["files"]["test-debit.txt"].decode().casefold()
    (here,) = re.findall(rf"{fields['place']},[^:]*: (\d+) mbit/s", told)
    rows = list(csv.reader(io.StringIO(fields["files"]["a-emporter.csv"].decode("utf-8-sig")), delimiter=";"))[1:]  # fmt: skip
    spent, there = Fraction(0), 0
    for _order, _name, size in rows:
        number, unit = size.split(" ")
        bits = fraction(number) * {"Mo": 10**6, "Go": 10**9}[unit] * 8
        spent += bits / (int(here) * 10**6)  # seconds
        there += spent <= 60 * int(fields["minutes"])
        assert abs(spent - 60 * int(fields["minutes"])) > 60 * int(fields["minutes"]) / 25
    assert str(there) == fields["key"]
    assert 3 <= there < len(rows) - 1
    assert fields["key"] not in fields["wrong"]


def check_end_of_a_sending(seed: int) -> bool:
    """Whether it ends the day after."""
    values = draw_values(acces_internet.end_of_a_sending, seed)
    size, up = (float(values[name].replace(",", ".")) for name in ("size", "up"))
    hour, minute = map(int, values["start"].split(" h "))
    spent = size * 1000 * 8 / (up * 60)
    end = 60 * hour + minute + round(spent)
    at = f"{end // 60 % 24:02}:{end % 60:02}"
    assert values["key"] == ([at, f"{at} le lendemain"] if end >= 24 * 60 else [at])
    assert abs(spent - round(spent)) < 0.31
    return end >= 24 * 60


@each_seed
def test_ends_of_sendings(seed: int) -> None:
    check_end_of_a_sending(seed)


def test_some_sendings_end_the_same_day() -> None:
    assert {check_end_of_a_sending(seed) for seed in range(60)} == {True, False}


@each_seed
def test_what_is_missing_while_people_meet(seed: int) -> None:
    values = drawn(acces_internet.quality_of_meetings, seed)
    spans = []
    for row in records_of(values, "reunions.csv"):
        begin = datetime.strptime(row["debut"], "%d/%m/%Y %H:%M")
        spans.append((begin, datetime.strptime(f"{row['debut'][:10]} {row['fin']}", "%d/%m/%Y %H:%M")))  # fmt: skip
    hit: dict[str, set[datetime]] = {name: set() for name in acces_internet.QUALITIES}
    often = dict.fromkeys(acces_internet.QUALITIES, 0)

    def number(said: str) -> float:
        return float(said.replace(",", "."))

    for row in records_of(values, "mesures.csv"):
        moment = datetime.strptime(row["moment"], "%d/%m/%Y %H:%M")
        poor = {
            "débit descendant": number(row["recu_Mbit_s"]) < values["down"],
            "débit montant": number(row["envoye_Mbit_s"]) < values["up"],
            "latence": int(row["reponse_ms"]) > values["wait"],
            "perte de paquets": number(row["paquets_perdus_pour_cent"]) > 1,
        }
        for name in [name for name, bad in poor.items() if bad]:
            often[name] += 1
            hit[name] |= {begin for begin, end in spans if begin <= moment <= end}
    assert [name for name in hit if hit[name]] == [values["key"]]
    assert str(len(hit[values["key"]])) == values["count"]
    assert max(often, key=lambda name: often[name]) == values["decoy"] != values["key"]
    assert values["count"] not in values["not_count"]


@each_seed
def test_internet_offer(seed: int) -> None:
    fields = draw_values(acces_internet.internet_offer, seed)
    read = {name: list(csv.DictReader(io.StringIO(held.decode("utf-8-sig")), delimiter=";")) for name, held in fields["files"].items()}  # fmt: skip
    (ways,) = [row["techniques"].split(" + ") for row in read["adresses.csv"] if row["adresse"] == fields["adresse"]]  # fmt: skip
    costs = {}
    for row in read["offres.csv"]:
        if row["technique"] not in ways or int(row["envoi_Mbit_s"]) < fields["envoi"]:
            continue
        bill = fraction(row["mise_en_service_eur"])
        for month in range(1, int(fields["duree"]) + 1):
            bill += fraction(row["box_eur_par_mois"])
            if month > int(row["mois_offerts"]):
                bill += fraction(row["prix_promo_eur" if month <= int(row["mois_en_promo"]) else "prix_normal_eur"])  # fmt: skip
        if int(row["engagement_mois"]) > int(fields["duree"]):
            bill += fraction(row["depart_avant_la_fin_eur"])
        costs[row["offre"]] = bill
    best = min(costs.values())
    assert [name for name, cost in costs.items() if cost == best] == [fields["offre"]]
    assert fraction(fields["total"]) == best
    assert fields["offre"] not in fields["faux"]


@each_seed
def test_where_the_evening_is_slow(seed: int) -> None:
    values = drawn(acces_internet.slow_evening, seed)
    times: dict[str, list[tuple[str, int]]] = {}
    for part in content(values, "txt").decode().split("--- ")[1:]:
        (hour,) = re.findall(r"2026, (\d\d:00)", part)
        found = re.findall(r"^ +\d+ (.*?)   (\S+) \[", part, re.MULTILINE)
        times[hour] = [(host.split(".")[-2], min(map(int, re.findall(r"(\d+) ms", said)))) for said, host in found]  # fmt: skip
    quiet = [min(day[n][1] for day in times.values()) for n in range(len(times["12:00"]))]
    starts = {}
    for hour, route in times.items():
        late = [took - least > 60 for (_name, took), least in zip(route, quiet, strict=True)]
        tail = len(late) - next((n for n, one in enumerate(reversed(late)) if not one), len(late))
        if tail < len(late):  # all is late from there to the end
            starts[hour] = route[tail][0]
    assert set(starts.values()) == {values["key"]}
    assert min(starts) == values["start"] not in values["not_start"]
    names = {name for name, _took in times["12:00"][1:-1]}
    assert sorted(names) == values["options"]
    assert values["count"] == str(len(names))
    assert values["lazy"] != values["key"]


@each_seed
def test_slow_network(seed: int) -> None:
    fields = draw_values(acces_internet.slow_network, seed)
    hops = re.findall(r"^ +(\d+) +AS(\d+) +[\d.]+ +(\d+)$", fields["route"], re.MULTILINE)
    networks, times = [int(hop[1]) for hop in hops], [int(hop[2]) for hop in hops]
    crossed = [min(times[place:]) for place in range(len(times))]  # what a router delays stays on
    gained = [later - earlier for earlier, later in pairwise(crossed)]
    late = gained.index(max(gained)) + 1
    assert fields["numero"] == f"AS{networks[late]}" != f"AS{networks[late - 1]}"
    assert hops[late][0] == fields["saut"]
    assert sorted(gained)[-2] < 10 < max(gained)
    assert fields["noms"][0] == fields["dit"] in acces_internet.OPERATORS[networks[late]]
    worst = times.index(max(times))  # who goes by the longest time is wrong
    assert hops[worst][0] == fields["lent"]
    assert networks[worst] != networks[late]
    assert not {name.casefold() for name in fields["noms"]} & {
        n.casefold() for n in fields["autres"]
    }
