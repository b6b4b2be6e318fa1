"""Families of competence 5.2: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from fractions import Fraction
from ipaddress import AddressValueError, IPv4Address
from itertools import pairwise, permutations
from typing import Any

import numpy as np

from pixsim.families.systems import clouds as systems_clouds
from pixsim.families.systems import dated as systems_dated
from pixsim.families.systems import hardware as systems_hardware
from pixsim.families.systems import history as systems_history
from pixsim.families.systems import network as systems_network
from pixsim.families.systems import offers as systems_offers
from pixsim.families.systems import settings as systems
from pixsim.families.systems import transit as systems_transit
from tests.families import opened
from tests.families.draws import each_seed


def drawn(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def text_of(fields: dict[str, Any]) -> str:
    content: bytes = fields["files"][fields["fichier"]]
    return content.decode("utf-8-sig")


def table_of(fields: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(fields)), delimiter=";"))


def exact(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


@each_seed
def test_compatible_version(seed: int) -> None:
    fields = drawn(systems.compatible_version, seed)
    gone = {(one["paquet"], one["version"]) for one in csv.DictReader(io.StringIO(fields["files"]["retraits.csv"].decode("utf-8-sig")), delimiter=";")}  # fmt: skip
    rows = [row for row in table_of(fields) if (row["paquet"], row["version"]) not in gone]
    assert len(table_of(fields)) == len(rows) + 2

    def read(version: str) -> tuple[int, ...]:
        return tuple(map(int, version.split(".")))

    tests = {
        ">=": lambda a, b: a >= b,
        "<": lambda a, b: a < b,
        "!=": lambda a, b: a != b,
    }

    def meets(row: dict[str, str], needing: dict[str, str]) -> bool:
        name = needing["exige"].split()[0]
        return row["paquet"] == name and all(
            tests[sign](read(row["version"]), read(bound))
            for sign, bound in re.findall(r"(>=|<|!=) (\S+\d)", needing["exige"])
        )

    def of(name: str) -> list[dict[str, str]]:
        return [row for row in rows if row["paquet"] == fields[name]]

    (keeper,) = of("garde")
    whole = [
        (read(one["version"]), read(two["version"]))
        for one in of("programme")
        for two in of("bibliotheque")
        for three in of("socle")
        if meets(two, one) and meets(three, two) and meets(three, keeper)
    ]
    assert max(whole) == (read(fields["version"][0]), read(fields["avec"][0]))
    assert not {read(v) for v in fields["derniere"]} & {max(whole)[0]}


@each_seed
def test_device_roles(seed: int) -> None:
    fields = drawn(systems_hardware.device_roles, seed)
    storage = {"Clé USB", "Disque dur externe", "SSD", "Carte mémoire"}
    for place in "1234":
        assert (fields[f"m{place}"] in storage) == (fields[f"r{place}"] == "stockage")
    assert len({fields[f"r{place}"] for place in "1234"}) == 3


@each_seed
def test_one_requirement_fails(seed: int) -> None:
    fields = drawn(systems_hardware.requirements, seed)
    minimum, rest = text_of(fields).split("CONFIGURATION RECOMMANDÉE")
    least = {name: int(value) for name, value in re.findall(r"^(\w+) +(\d+) ", minimum, re.M)}
    best, sheet = rest.split("ORDINATEUR DISPONIBLE")
    shown = dict(re.findall(r"^(\w+) +(.+)$", sheet, re.M))
    size, used = map(int, re.findall(r"(\d+) Go", shown["stockage"]))
    owned = {
        "mémoire": int(shown["mémoire"].split()[0]) / 1024,
        "stockage": size - used,
        "processeur": float(shown["processeur"].split()[0].replace(",", ".")) * 1000,
        "écran": int(shown["écran"].split()[0]),
        "système": int(shown["système"].split()[1]),
    }
    assert len(least) == 5
    lacking, copied = fields["critere"]
    assert [name for name, value in least.items() if owned[name] < value] == [lacking]
    assert copied.startswith(lacking)
    assert " ".join(copied.split()[1:]) in " ".join(sheet.split())
    assert any(owned[name] == value for name, value in least.items())
    wished = {name: int(value) for name, value in re.findall(r"^(\w+) +(\d+) ", best, re.M)}
    assert sum(owned[name] < value for name, value in wished.items()) > 1


def _is_address(text: str) -> bool:
    try:
        IPv4Address(text)
    except AddressValueError:
        return False
    return True


@each_seed
def test_downloads_that_are_there_in_time(seed: int) -> None:
    fields = opened.drawn(systems_network.there_in_time, seed)
    told = fields["files"]["test-debit.txt"].decode().casefold()
    (here,) = re.findall(rf"{fields['place']},[^:]*: (\d+) mbit/s", told)
    rows = list(csv.reader(io.StringIO(fields["files"]["a-emporter.csv"].decode("utf-8-sig")), delimiter=";"))[1:]  # fmt: skip
    spent, there = Fraction(0), 0
    for _order, _name, size in rows:
        number, unit = size.split(" ")
        bits = exact(number) * {"Mo": 10**6, "Go": 10**9}[unit] * 8
        spent += bits / (int(here) * 10**6)  # seconds
        there += spent <= 60 * int(fields["minutes"])
        assert abs(spent - 60 * int(fields["minutes"])) > 60 * int(fields["minutes"]) / 25
    assert str(there) == fields["key"]
    assert 3 <= there < len(rows) - 1
    assert fields["key"] not in fields["wrong"]


def _read_at_the_end(fields: dict[str, Any]) -> list[str]:
    """What is read on each page that the solution opens."""
    world, read = fields["world"], []
    for act in fields["solution"]:
        world = world.step(act)
        read.append(" ".join(row.spoken for row in world.page().rows))
    return read[1::2]


@each_seed
def test_who_made_something_is_in_an_article(seed: int) -> None:
    fields = drawn(systems_history.author_looked_up, seed)
    (read,) = _read_at_the_end(fields)
    assert fields["name"] in read
    assert fields["false"] not in read
    pages = [page for page in fields["world"].pages if page.url.split("/")[2].endswith(".test")]
    assert [fields["false"] in " ".join(block.text for block in page.body) for page in pages] == [True]  # fmt: skip
    assert not set(fields["key"]) & set(fields["wrong"])


@each_seed
def test_milestones(seed: int) -> None:
    fields = drawn(systems_history.milestones, seed)
    letters = re.findall(r"- (\w) :", fields["jalons"])
    told = dict(re.findall(r"(\w[^()]*?) \((\d+)\)", fields["dates"]))
    names = dict(re.findall(r"- (\w) : (.*)", fields["jalons"]))
    years = {letter: told[next(name for name in told if names[letter].endswith(name) or name.endswith(names[letter]))] for letter in letters}  # fmt: skip
    for letter, read in zip(letters, _read_at_the_end(fields), strict=True):
        assert years[letter] in read
        assert len(re.findall(r"\b\d{4}\b", read)) >= 2
    assert "".join(sorted(years, key=lambda letter: int(years[letter]))) == fields["ordre"]


@each_seed
def test_filter_offers(seed: int) -> None:
    fields = drawn(systems_offers.filter_offers, seed)
    fitting = {
        int(row["prix_eur"]): row["reference"]
        for row in table_of(fields)
        if int(row["memoire_go"]) >= int(fields["ram"])
        and exact(row["poids_kg"]) <= exact(fields["poids"])
    }
    assert fitting[min(fitting)] == fields["reference"]


@each_seed
def test_weighted_choice(seed: int) -> None:
    fields = drawn(systems_offers.weighted_choice, seed)
    weights = dict(pair.split(" × ") for pair in fields["bareme"].split(", "))
    points = {
        row["modele"]: sum(int(row[name]) * int(weight) for name, weight in weights.items())
        for row in table_of(fields)
    }
    best = [name for name, total in points.items() if total == max(points.values())]
    assert best == [fields["modele"]]
    assert fields["faux"] not in best


@each_seed
def test_internet_offer(seed: int) -> None:
    fields = drawn(systems_offers.internet_offer, seed)
    read = {name: list(csv.DictReader(io.StringIO(held.decode("utf-8-sig")), delimiter=";")) for name, held in fields["files"].items()}  # fmt: skip
    (ways,) = [row["techniques"].split(" + ") for row in read["adresses.csv"] if row["adresse"] == fields["adresse"]]  # fmt: skip
    costs = {}
    for row in read["offres.csv"]:
        if row["technique"] not in ways or int(row["envoi_Mbit_s"]) < fields["envoi"]:
            continue
        bill = exact(row["mise_en_service_eur"])
        for month in range(1, int(fields["duree"]) + 1):
            bill += exact(row["box_eur_par_mois"])
            if month > int(row["mois_offerts"]):
                bill += exact(row["prix_promo_eur" if month <= int(row["mois_en_promo"]) else "prix_normal_eur"])  # fmt: skip
        if int(row["engagement_mois"]) > int(fields["duree"]):
            bill += exact(row["depart_avant_la_fin_eur"])
        costs[row["offre"]] = bill
    best = min(costs.values())
    assert [name for name, cost in costs.items() if cost == best] == [fields["offre"]]
    assert exact(fields["total"]) == best
    assert fields["offre"] not in fields["faux"]


@each_seed
def test_best_pair(seed: int) -> None:
    fields = drawn(systems_offers.best_pair, seed)
    rows = {
        row["article"]: (int(row["prix_eur"]), int(row["note"]), int(row["watts"]))
        for row in table_of(fields)
    }
    best: dict[int, set[tuple[str, ...]]] = {}
    for first, second in permutations(rows, 2):
        cost, _mark, watts = map(sum, zip(rows[first], rows[second], strict=True))
        same = first.split()[0] == second.split()[0]
        if cost <= int(fields["budget"]) and watts <= int(fields["watts"]) and not same:
            marks = rows[first][1] + rows[second][1]
            best.setdefault(marks, set()).add(tuple(sorted((first, second))))
    assert best[max(best)] == {(fields["un"], fields["deux"])}


# from the oldest to the latest, by a word that no other one has
_IN_ORDER = (
    "Altair", "Apple est fondée", "IBM", "ARPANET", "Macintosh", ".com", "Morris", "Torvalds", "SMS", "CERN", "W3C",
    "Windows 95", "Deep Blue", "Google est fondée", "Wikipédia", "iPod", "WordPress", "Facebook", "Firefox", "YouTube",
    "Twitter", "iPhone", "Chrome", "Bitcoin", "iPad", "Watson",
)  # fmt: skip


@each_seed
def test_near_milestones(seed: int) -> None:
    fields = drawn(systems_dated.near_milestones, seed)
    names = dict(re.findall(r"- (\w) : (.*)", fields["jalons"]))
    ranked = [letter for word in _IN_ORDER for letter in names if word in names[letter]]
    assert "".join(ranked) == fields["ordre"]
    assert fields["ordre"] not in fields["faux"]
    assert re.findall(r"(\w), ", fields["dates"]) == ranked
    years = [int(year) for year in re.findall(r"\d{4}", fields["dates"])]
    assert sorted(years) == years
    assert years[-1] - years[0] <= 8


def test_near_milestones_are_four_months_apart_at_least() -> None:
    assert len(_IN_ORDER) == len(systems_dated.MILESTONES)
    for seed in range(200):
        names = re.findall(r" : (.*)", drawn(systems_dated.near_milestones, seed)["jalons"])
        days = sorted(systems_dated.MILESTONES[name] for name in names)
        assert all((later - earlier).days > 110 for earlier, later in pairwise(days))


@each_seed
def test_services_that_are_to_be_mended(seed: int) -> None:
    values = drawn(systems_clouds.services_to_mend, seed)
    text = values["files"]["services.txt"].decode()
    ours, sorts = set(), set()
    for letter, told in re.findall(r"^([A-Z])\. .*\n((?: {3}.*\n)+)", text, re.MULTILINE):
        said = " ".join(told.split())
        ready = re.search(r"éditeur|navigateur|programme tout prêt|Rien n'est installé", said)
        handled = re.search(r"avenant|correctifs|prestataire fournit|entretient|n'entrons jamais", said)  # fmt: skip
        sorts.add((bool(ready), bool(handled)))
        if not ready and not (handled and "système d'exploitation" in values["news"]):
            ours.add(letter)
    assert ", ".join(sorted(ours)) == values["key"]
    assert len(sorts) == 3
    assert values["key"] not in values["wrong"]


@each_seed
def test_slow_network(seed: int) -> None:
    fields = drawn(systems_transit.slow_network, seed)
    hops = re.findall(r"^ +(\d+) +AS(\d+) +[\d.]+ +(\d+)$", fields["route"], re.MULTILINE)
    networks, times = [int(hop[1]) for hop in hops], [int(hop[2]) for hop in hops]
    crossed = [min(times[place:]) for place in range(len(times))]  # what a router delays stays on
    gained = [later - earlier for earlier, later in pairwise(crossed)]
    late = gained.index(max(gained)) + 1
    assert fields["numero"] == f"AS{networks[late]}" != f"AS{networks[late - 1]}"
    assert hops[late][0] == fields["saut"]
    assert sorted(gained)[-2] < 10 < max(gained)
    assert fields["noms"][0] == fields["dit"] in systems_transit.OPERATORS[networks[late]]
    worst = times.index(max(times))  # who goes by the longest time is wrong
    assert hops[worst][0] == fields["lent"]
    assert networks[worst] != networks[late]
    assert not {name.casefold() for name in fields["noms"]} & {
        n.casefold() for n in fields["autres"]
    }


def test_no_operator_bears_the_name_of_another() -> None:
    names = [n.casefold() for known in systems_transit.OPERATORS.values() for n in known]
    assert len(names) == len(set(names))
