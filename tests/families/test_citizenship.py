"""Families of competence 2.4: every key is found again from what the candidate reads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest

from pixsim.families.citizenship import ai, rules
from pixsim.families.citizenship import identity as c
from tests.families import opened
from tests.families.draws import each_seed

Family = Callable[[np.random.Generator], dict[str, Any]]

SORTED: list[tuple[Family, Mapping[str, Sequence[str]]]] = [
    (c.traces, c._TRACES),
    (c.services, c._SERVICES),
    (rules.network_or_web, rules._NETWORK),
    (rules.naming, rules._NAMING),
]


def drawn(family: Family, seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def number(text: object) -> float:
    return float(str(text).replace(",", ".").replace(" ", ""))


@each_seed
@pytest.mark.parametrize(("family", "pools"), SORTED)
def test_cases_carry_their_label(
    family: Family, pools: Mapping[str, Sequence[str]], seed: int
) -> None:
    fields = drawn(family, seed)
    count = len(fields) // 2
    cases = [fields[f"cas{place}"] for place in range(1, count + 1)]
    labels = [fields[f"rep{place}"] for place in range(1, count + 1)]
    assert all(case in pools[label] for case, label in zip(cases, labels, strict=True))
    assert len(set(cases)) == count
    assert len(set(labels)) > 1


@pytest.mark.parametrize("pools", [pools for _, pools in SORTED])
def test_no_case_has_two_labels(pools: Mapping[str, Sequence[str]]) -> None:
    cases = [case for pool in pools.values() for case in pool]
    assert len(cases) == len(set(cases))


@each_seed
def test_receipt(seed: int) -> None:
    fields = drawn(c.receipt, seed)
    first, second = (content.decode() for content in fields["files"].values())
    assert re.findall(r"la référence (\S+) :", second) == [fields["dossier"]]
    (told,), (more,) = (
        re.findall(r"le (\S+) au plus tard", first),
        re.findall(r"(\d+) jours", second),
    )
    end = datetime.strptime(told, "%d/%m/%Y") + timedelta(days=int(more))
    assert f"{end:%d/%m/%Y}" == fields["limite"]
    assert fields["limite"] not in fields["faux_limite"]


@each_seed
def test_luhn_digit(seed: int) -> None:
    fields = drawn(rules.luhn_digit, seed)
    table = fields["files"]["fournisseurs.csv"].decode("utf-8-sig").splitlines()[1:]
    numbers = [re.sub(r"\D", "", line.partition(";")[2]) for line in table]

    def total(number: str) -> int:
        doubled = (
            int(d) * (2 if rank % 2 == 0 else 1) for rank, d in enumerate(reversed(number), 1)
        )
        return sum(sum(map(int, str(value))) for value in doubled)

    assert {len(number) for number in numbers} == {9}
    assert sum(total(number) % 10 > 0 for number in set(numbers)) == fields["count"] > 2
    assert [n for n in set(numbers) if numbers.count(n) > 1] == [fields["twice"]]
    texts = [line.partition(";")[2] for line in table]
    assert len(set(texts)) == len(texts)


def crossed(fields: dict[str, Any]) -> list[int]:
    """Spam caught, spam missed, good messages blocked, good messages delivered."""
    return [int(n) for n in re.findall(r"\d+", fields["tableau"])]


@each_seed
def test_quality_auction(seed: int) -> None:
    fields = opened.drawn(ai.quality_auction, seed)
    clicks = dict(opened.rows_of(fields, 1))
    bids: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for word, name, bid, mark in opened.rows_of(fields):
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


@each_seed
def test_precision_recall(seed: int) -> None:
    fields = drawn(ai.precision_recall, seed)
    runs, read = (
        [line.split(";") for line in fields["files"][name].decode("utf-8-sig").splitlines()[1:]]
        for name in ("essai.csv", "relecture.csv")
    )
    done = {message: way for message, _pass, way in sorted(runs, key=lambda run: run[1])}
    seen = Counter(
        (language.lower()[:2].replace("an", "en"), first, done[message])
        for message, language, first, second in read
        if first == second
    )
    assert len({key[0] for key in seen}) == 3
    spam = [
        sum(n for key, n in seen.items() if key[1:] == ("indésirable", way))
        for way in ("bloqué", "laissé")
    ]
    assert number(fields["taux"]) == pytest.approx(100 * spam[0] / sum(spam), abs=0.0501)
    lost = {name: seen[code, "bon", "bloqué"] / (seen[code, "bon", "bloqué"] + seen[code, "bon", "laissé"])
            for code, name in (("fr", "français"), ("en", "anglais"), ("ar", "arabe"))}  # fmt: skip
    assert max(lost, key=lost.__getitem__) == fields["langue"]
