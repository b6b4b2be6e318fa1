"""Keys found another way. Collecting opinions and deciding: polls, votes, minutes."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from pixsim.families.teamwork import decider
from tests.families.attachments import drawn
from tests.families.drawing import draw_values
from tests.families.reading import records_of, rows
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


@each_seed
def test_poll_has_one_best_date(seed: int) -> None:
    values = draw_values(decider.date_poll, seed)
    rows = [line.split() for line in values["poll"].splitlines()[1:]]
    ranked = sorted(rows, key=lambda row: row.count("oui"))
    assert ranked[-1].count("oui") > ranked[-2].count("oui")
    assert values["key"] == ranked[-1][0]


@each_seed
def test_ballot_leaves_blank_votes_out(seed: int) -> None:
    values = draw_values(decider.count_ballot, seed)
    votes = Counter(row["choix"] for row in records_of(values))
    blank = votes.pop("blanc")
    (best, count), (_, next_count) = votes.most_common(2)
    assert blank > 0
    assert count > next_count
    assert (values["best"], values["votes"]) == (best, str(count))
    assert (values["absolute"] == "oui") == (count > votes.total() / 2)


@each_seed
def test_weights_decide_the_vote(seed: int) -> None:
    values = drawn(decider.weighted_vote, seed)
    college = {row[0]: row[1] for row in rows(values["files"]["electeurs.csv"])}
    last: dict[str, tuple[datetime, str]] = {}
    day, hour = values["closing"].split(" 2026 à ")
    number, month = day.split()
    months = ("avril", "mai", "juin", "octobre")
    closing = datetime(2026, (4, 5, 6, 10)[months.index(month)], int(number), int(hour.split()[0]))
    for at, who, choice in rows(values["files"]["votes.csv"]):
        moment = datetime.strptime(at, "%d/%m/%Y %H:%M")
        if who in college and moment < closing and (who not in last or last[who][0] < moment):
            last[who] = moment, choice
    totals: dict[str, int] = dict.fromkeys(values["plans"], 0)
    for who, (_moment, choice) in last.items():
        if choice:
            totals[choice] += values["heavy"] if college[who] == "fondateurs" else 1
    assert max(totals, key=lambda plan: totals[plan]) == values["best"]
    assert values["points"] == str(totals[values["best"]])
    assert sorted(totals.values())[-2] < totals[values["best"]]
    assert values["points"] not in values["not_points"]


@each_seed
def test_the_vote_is_what_its_articles_ask(seed: int) -> None:
    values, world = done(decider.ballot_opened, seed)
    told = readings(world)
    assert told["Article 3"].endswith("heure de fermeture")
    closing = told["Article 3"].partition(" au ")[2].partition(",")[0]
    assert world.value("Fermeture") == f"le {closing}"
    number = world.value("Choix par bulletin, au plus")
    assert number in told["Article 4"] or (number == "1" and "un nom" in told["Article 4"])
    assert world.value("Valable si votent au moins") in told["Article 6"]
    assert world.value("Qui vote quoi") == "gardé nulle part"
    assert values["closing"] == world.value("Fermeture")
