"""Keys found another way. Watching one's reputation online: searching one's name, erasure, delisting."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np

from pixsim.families.citizenship import reputation
from tests.families.attachments import drawn, rows_of
from tests.families.dates import date_of, parse_date
from tests.families.pages import page_text
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_a_request_is_about_the_person_and_not_the_namesake(seed: int) -> None:
    values, world = done(reputation.right_request, seed)
    asked = {name: value for _url, name, value in world.sent}
    about = page_text(
        world, asked["Adresse de la page" if "Demande" in asked else "Adresse du résultat"]
    )
    assert values["person"] in about
    assert f"{values['trade']} à {values['town']}" in about or "membres" in about
    assert values["other"] not in about
    namesake = [
        p
        for p in world.pages
        if values["person"] in p.title and values["other"] in page_text(world, p.url)
    ]
    assert len(namesake) == 1
    ((where, _button),) = world.pressed
    if "tapant son nom" in values["need"]:
        assert where.startswith("https://moteur.example/")
        assert asked["Nom recherché"] == values["person"]
    else:
        assert where.rpartition("/")[0] == asked["Adresse de la page"].rpartition("/")[0]
        assert ("effacer" in asked["Demande"]) == ("n'existe plus" in values["need"])
        assert ("réponse" in asked["Demande"]) == ("version" in values["need"])


def test_a_request_takes_three_forms() -> None:
    needs = {
        reputation.right_request(np.random.default_rng(n))["need"].split()[0] for n in range(40)
    }
    assert needs == {"accepte", "veut", "laisse"}


def a_month_after(day: date, months: int) -> date:
    """By going on day by day until the month has changed so many times, then back to the same day."""
    first = day.replace(day=1)
    for _month in range(months):
        first = (first + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


@each_seed
def test_requests_beyond_their_time(seed: int) -> None:
    values = drawn(reputation.answered_too_late, seed)
    today, found = parse_date(values["today"]), 0
    for _number, _right, got, answered in rows_of(values):
        received = date_of(got)
        end = date_of(answered) if answered else today
        found += end > a_month_after(received, 1)
        assert received < today
    assert values["key"] == str(found)
    assert values["key"] not in values["wrong"]


@each_seed
def test_minors_who_may_complain(seed: int) -> None:
    values = drawn(reputation.minors_who_may_complain, seed)
    months = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip

    def day(told: str) -> tuple[int, int, int]:
        number, month, year = told.split()
        return int(year), months.index(month) + 1, int(number.removesuffix("er"))

    today = day(values["today"])
    able = []
    for name, born, _site, collected, asked, answer, _when in rows_of(values):
        eighteen = (born.year + 18, born.month, born.day)
        year, month = (asked.year, asked.month + 1) if asked.month < 12 else (asked.year + 1, 1)
        due = (year, month, asked.day)
        minor = (collected.year, collected.month, collected.day) < eighteen
        if minor and (answer == "refus" or (not answer and due < today)):
            able.append(name)
    assert values["count"] == str(len(able))
    assert values["who"] in able
    until = datetime.strptime(values["until"], "%d/%m/%Y")
    assert (until - datetime(*day(values["got"]))).days == 21
    assert values["count"] not in values["not_count"]
