"""Keys found another way. Collecting opinions and deciding: polls, votes, minutes."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from pixsim.families.teamwork import decider
from tests.families.attachments import drawn
from tests.families.drawing import draw_values
from tests.families.reading import members_of, records, records_of, rows
from tests.families.seeds import each_seed


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
def test_vote(seed: int) -> None:
    values = drawn(decider.vote_checked, seed)
    held = members_of(values)

    def at(text: str) -> datetime:
        return datetime.strptime(text, "%d/%m/%Y %H:%M:%S")

    opened = {at(row["heure"]): row["personne"] for row in records(held["emargement.csv"])}
    voted, stray = {}, []
    for row in records(held["bulletins.csv"]):
        local = datetime.strptime(row["arrivée"], "%Y-%m-%dT%H:%M:%SZ") + timedelta(hours=2)
        near = [person for moment, person in opened.items() if 1 <= (local - moment).total_seconds() <= 3]  # fmt: skip
        if near:
            (person,) = near
            assert person not in voted
            voted[person] = row["choix"]
        else:
            stray.append(row["choix"])
    assert len(voted) == len(opened)
    assert len(stray) == values["stray"]
    (winner, most), (_second, fewer) = Counter(voted.values()).most_common(2)
    assert winner == values["winner"]
    assert most > fewer
    counted = Counter([*voted.values(), *stray]).most_common(1)
    assert counted[0][0] == values["second"] != values["winner"]
    assert voted[values["person"]] == values["choice"]
