"""Keys found another way. Public services online: official sites, FranceConnect, supporting documents."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.citizenship import demarches
from pixsim.text.french_dates import MONTHS
from tests.families.attachments import drawn
from tests.families.dates import PARIS, UNIVERSAL
from tests.families.drawing import draw_values
from tests.families.reading import members_of, records
from tests.families.seeds import each_seed


@each_seed
def test_receipt(seed: int) -> None:
    fields = draw_values(demarches.acknowledgement_of_receipt, seed)
    first, second = (content.decode() for content in fields["files"].values())
    assert re.findall(r"la référence (\S+) :", second) == [fields["dossier"]]
    (told,), (more,) = (
        re.findall(r"le (\S+) au plus tard", first),
        re.findall(r"(\d+) jours", second),
    )
    end = datetime.strptime(told, "%d/%m/%Y") + timedelta(days=int(more))
    assert f"{end:%d/%m/%Y}" == fields["limite"]
    assert fields["limite"] not in fields["faux_limite"]


def read_day(text: str) -> datetime:
    day, month, year = text.replace("1er", "1").split()
    return datetime(int(year), MONTHS.index(month) + 1, int(day))


def easter(year: int) -> date:
    """Easter Sunday, by the rule of Gauss as it is told for 1900 to 2099."""
    after = (19 * (year % 19) + 24) % 30
    on = (2 * (year % 4) + 4 * (year % 7) + 6 * after + 5) % 7
    return date(year, 3, 22) + timedelta(days=after + on)


def holidays(year: int) -> set[tuple[int, int]]:
    """Public holidays of France as (month, day)."""
    sunday = easter(year)
    moving = [sunday + timedelta(days=days) for days in (1, 39, 50)]
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    return fixed | {(day.month, day.day) for day in moving}


@each_seed
def test_working_days(seed: int) -> None:
    values = draw_values(demarches.working_deadline, seed)
    start, end = read_day(values["start"]), read_day(values["said"])
    assert values["key"] == end.strftime("%d/%m/%Y")
    off = [
        day
        for year in (2026, 2027)
        for month, number in holidays(year)
        if start < (day := datetime(year, month, number)) <= end
    ]
    told = {text.split(" (")[0] for text in values["holidays"].split("), ")}
    names = {f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]}" for day in off}
    assert names <= {" ".join(text.split()[:2]) for text in told}
    days = np.busday_count(
        start.date() + timedelta(days=1),
        end.date() + timedelta(days=1),
        holidays=[d.date() for d in off],
    )
    assert days == values["count"]
    assert np.is_busday(end.date(), holidays=[d.date() for d in off])
    assert sum(day.weekday() < 5 for day in off) == values["met"]


@each_seed
def test_luhn_digit(seed: int) -> None:
    fields = draw_values(demarches.luhn_digit, seed)
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


@each_seed
def test_keys_of_accounts(seed: int) -> None:
    values = draw_values(demarches.lost_key, seed)
    lengths = {"NL": 18, "IE": 22, "LU": 20, "MT": 31}
    whole = values["iban"].replace(" ", "").replace("??", values["key"])
    assert len(whole) == lengths[values["country"]]
    rest = 0
    for sign in whole[4:] + whole[:4]:  # the whole account leaves 1, sign by sign
        number = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(sign)
        rest = (rest * (10 if number < 10 else 100) + number) % 97
    assert rest == 1
    assert values["length"] > 15


def moment(text: str, zone: ZoneInfo) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=zone)


@each_seed
def test_signatures(seed: int) -> None:
    values = drawn(demarches.agreements_that_hold, seed)
    held = members_of(values)
    certificates = {row["certificat"]: row for row in records(held["certificats.csv"])}
    good, changed, by_wall_clock = [], 0, []
    for row in records(held["signatures.csv"]):
        content = held[f"conventions/{row['fichier']}"]
        whole = hashlib.sha256(content).hexdigest() == row["SHA-256"]
        changed += not whole
        assert row["signataire"] in content.decode()
        proof = certificates[row["certificat"]]
        at = moment(row["signé le (UTC)"], UNIVERSAL)
        ended = proof["révoqué le"] or proof["valable jusqu'au"]
        fit = whole and row["niveau"] == "qualifiée"
        if fit and moment(proof["valable du"], PARIS) <= at < moment(ended, PARIS):
            good.append(row["signataire"])
        if fit and at.replace(tzinfo=None) < moment(ended, PARIS).replace(tzinfo=None):
            by_wall_clock.append(row["signataire"])
    assert good == [values["who"]]
    assert changed == values["changed"]
    assert sorted(by_wall_clock) == sorted([values["who"], values["late"]])
