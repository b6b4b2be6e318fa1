"""Limits that follow from dates, by what must hold of any date; cases and ways say their sources."""

from __future__ import annotations

import calendar
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pixsim.ccp1.dossier import read_date, read_dossier
from pixsim.ccp1.dossier_dates import dossier_limits, plus_months
from pixsim.ccp1.title_requirements import TitleRequirements
from pixsim.cli import pixsim
from pixsim.cli.ccp1.dossier import CASES

DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@given(DAYS, st.integers(-12, 12))
def test_months_keep_the_day_or_take_the_last(day: date, months: int) -> None:
    found = plus_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    last = calendar.monthrange(found.year, found.month)[1]
    assert found.day == min(day.day, last)


@given(DAYS, DAYS)
def test_a_later_end_is_never_due_earlier(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert plus_months(first, 6) <= plus_months(second, 6)


def test_the_end_of_august() -> None:
    assert plus_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert plus_months(date(2027, 8, 31), 6) == date(2028, 2, 29)


@given(DAYS)
def test_both_ways_to_write_a_date(day: date) -> None:
    assert read_date(f"{day:%d/%m/%Y}") == read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "text", ["", "demain", "30/02/2026", "1/1/1999", "2026-13-01", "9999-12-31"]
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) is None


def with_dates(folder: Path, **told: str) -> dict[str, date | None]:
    path = folder / "dossier.md"
    text = path.read_text("utf-8")
    for before, after in zip(
        ("30/06/2026", "02/10/2026", "10/11/2026"), told.values(), strict=True
    ):
        text = text.replace(before, after)
    path.write_text(text, "utf-8")
    return {limit.name: limit.day for limit in dossier_limits(read_dossier(folder))}


def test_limits_of_dates_that_are_known(folder: Path) -> None:
    found = with_dates(folder, ended="31/08/2026", convoked="20/02/2027", exam="15/03/2027")
    assert found["registration"] == found["presentation"] == date(2027, 2, 28)
    assert found["late_exam"] == date(2027, 3, 15)
    assert found["convocation"] == date(2027, 2, 15)
    assert found["late_convocation"] == date(2027, 2, 20)


def test_limits_of_dates_that_are_not(folder: Path) -> None:
    found = with_dates(folder, ended="", convoked="", exam="")
    assert found == {"registration": None, "convocation": None}


def test_in_time_nothing_is_late(folder: Path) -> None:
    exam = date(2026, 11, 10)
    found = with_dates(folder, ended="30/06/2026", convoked=f"{exam - timedelta(40):%d/%m/%Y}", exam="10/11/2026")  # fmt: skip
    assert not {"late_exam", "late_convocation"} & set(found)


@pytest.mark.parametrize("case", CASES)
def test_every_case_says_what_follows_and_whom_to_ask(
    folder: Path, rules: TitleRequirements, case: str
) -> None:
    done = CliRunner().invoke(pixsim, ["ccp1", "dates", str(folder), "--absent", case])
    assert done.exit_code == 0
    shown = " ".join(done.output.split())
    told = next(one for one in rules.absence if one.case == case)
    assert told.name in shown
    assert "Vérifiez auprès de votre organisme de formation" in shown
    assert rules.status in shown


def test_today_is_an_argument(folder: Path) -> None:
    for today, said in (("2026-12-30", "aujourd'hui"), ("2026-12-29", "dans 1 jour"), ("2027-01-01", "passé de 2 jours")):  # fmt: skip
        done = CliRunner().invoke(pixsim, ["ccp1", "dates", str(folder), "--today", today])
        assert f"({said})" in " ".join(done.output.split()).replace("\u00a0", " ")


def test_as_json(folder: Path) -> None:
    done = CliRunner().invoke(pixsim, ["ccp1", "dates", str(folder), "--json", "--absent", "refus"])
    document = json.loads(done.stdout)
    assert document["schema"] == "pixsim/ccp1/dates/1"
    assert document["limits"][0]["day"] == "2026-12-30"
    ways = json.loads(CliRunner().invoke(pixsim, ["ccp1", "title", "--json"]).stdout)
    assert ways["status"] == "ancien titre, remplacé par Médiateur numérique"
    assert len(ways["path"]) == 5


def test_ways_to_the_title_say_what_is_out_of_date_and_not_known(rules: TitleRequirements) -> None:
    done = CliRunner().invoke(pixsim, ["ccp1", "title"])
    shown = " ".join(done.output.split())
    for said in ("Ce n'est plus à jour", "n'a pas été trouvé", rules.status, "38516"):
        assert (said in shown) == (said != "38516")  # a number nobody could link to this title
