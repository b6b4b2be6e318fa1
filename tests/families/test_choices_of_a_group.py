"""Tools, votes, messages and rights of a group: keys found again in what is handed, by another way than the families."""

from __future__ import annotations

import io
from collections import Counter
from datetime import datetime, timedelta

import numpy as np
from PIL import Image

from pixsim.families.adaptation import reused
from pixsim.families.citizenship import reached, regulated
from pixsim.families.systems import articles
from pixsim.families.teamwork import ballots
from tests.families.draws import each_seed
from tests.families.opened import drawn, rows_of
from tests.families.test_level_seven_files import members, number, rows

_FORBIDDEN = ("s'ennuient", "attentif ou contrarié", "fréquentations")
_HIGH = ("les dix qui conviennent", "remplit les conditions d'une aide", "leur attribue une note", "fixe sa prime", "le service applique sa liste", "que la commission verra")  # fmt: skip
_PROFILES = ("classe chaque demandeur", "Il ajoute à chacune un profil")


@each_seed
def test_tools(seed: int) -> None:
    values = drawn(regulated.tools_of_a_town, seed)
    held = {name: text.decode("utf-8-sig") for name, text in members(values).items()}
    announced = {r["outil"]: r["classement selon l'éditeur"] for r in rows(members(values)["outils.csv"])}  # fmt: skip
    notices = {n[8:-4]: text for n, text in held.items() if n.startswith("notices/")}
    assert sorted(notices) == sorted(announced)
    assert len(notices) == values["total"]

    def told(signs: tuple[str, ...]) -> list[str]:
        return [
            n
            for n, text in notices.items()
            if any(sign in " ".join(text.split()) for sign in signs)
        ]

    assert told(_FORBIDDEN) == [values["stop"]]
    last: dict[tuple[str, str], tuple[datetime, bool]] = {}
    for row in rows(members(values)["registre.csv"]):
        when = datetime.strptime(row["date"], "%d/%m/%Y")
        key = (row["outil"], row["dossier"])
        if key not in last or when > last[key][0]:
            last[key] = (when, row["avis"] == row["décision"].lower())
    shares = {
        tool: np.mean([yes for (name, _file), (_when, yes) in last.items() if name == tool])
        for tool in {name for name, _file in last}
    }
    assert sorted(shares) == sorted(told(("est libre de suivre",)))
    heeded = [tool for tool, share in shares.items() if share > 0.9]
    assert len(heeded) == 1
    high = told(_HIGH) + told(_PROFILES) + heeded
    assert len(high) == values["high"]
    assert [name for name in high if announced[name] != "haut risque"] == [values["low"]]
    assert str(values["high"]) not in values["not_high"]
    assert values["stop"] not in values["not_low"]


@each_seed
def test_letters(seed: int) -> None:
    values = drawn(regulated.letters_sorted_by_machine, seed)
    pairs = [(wanted, given.strip().casefold()) for _n, _w, wanted, given in rows_of(values)]
    wrong = [(wanted, given) for wanted, given in pairs if wanted.casefold() != given]
    assert abs(100 - 100 * len(wrong) / len(pairs) - number(values["share"])) <= 0.0501
    (first, most), (_second, fewer) = Counter(given for _wanted, given in wrong).most_common(2)
    assert (first, most) == (values["flooded"].casefold(), values["received"])
    assert most > fewer
    own = Counter(wanted for wanted, _given in pairs)
    lost = Counter(wanted for wanted, _given in wrong)
    assert max(own, key=lambda service: lost[service] / own[service]) == values["worst"]
    assert values["worst"] != values["flooded"]


@each_seed
def test_vote(seed: int) -> None:
    values = drawn(ballots.vote_checked, seed)
    held = members(values)

    def at(text: str) -> datetime:
        return datetime.strptime(text, "%d/%m/%Y %H:%M:%S")

    opened = {at(row["heure"]): row["personne"] for row in rows(held["emargement.csv"])}
    voted, stray = {}, []
    for row in rows(held["bulletins.csv"]):
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


@each_seed
def test_messages(seed: int) -> None:
    values = drawn(reached.service_that_reaches_most, seed)
    held = members(values)
    bridges = {(r["depuis"], r["vers"]) for r in rows(held["passerelles.csv"]) if r["état"] == "ouverte"}  # fmt: skip
    people = rows(held["membres.csv"])
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
def test_calendar(seed: int) -> None:
    values = drawn(reused.photos_for_a_calendar, seed)
    held = members(values)
    usable = []
    for row in rows(held["catalogue.csv"]):
        said = str(Image.open(io.BytesIO(held[row["photo"]])).getexif().get(0x8298, ""))
        licence = said.rpartition(" - ")[2].strip("\0 ") or row["licence (relevé de 2023)"]
        free = licence.startswith("CC") and "NC" not in licence and "ND" not in licence
        if row["mort en"]:
            free = int(row["mort en"]) + 70 < values["year"]
        if free:
            usable.append(row["photo"].removesuffix(".jpg"))
    assert sorted(usable) == values["key"][0].split(", ")
    assert values["key"][0] not in values["wrong"]


@each_seed
def test_articles(seed: int) -> None:
    values = articles.three_articles(np.random.default_rng(seed))
    for n in "123":
        said, (year, doi) = next(
            (said, held)
            for said, held in articles.ARTICLES.items()
            if values[f"said{n}"].endswith(said)
        )
        assert said
        assert str(year) in values[f"said{n}"]
        assert values[f"key{n}"][0] == doi
        assert doi.startswith("10.")
    assert len({values[f"key{n}"][0] for n in "123"}) == 3
