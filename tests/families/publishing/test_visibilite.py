"""Keys found another way. Setting who can see: public, friends, link, group."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

from pixsim.families.publishing import visibilite
from pixsim.text.french_dates import day_read
from pixsim.worlds.social.data import ALL, FRIENDS
from tests.families import attachments
from tests.families.attachments import drawn, rows_of
from tests.families.dates import date_of, parse_date
from tests.families.drawing import draw_values
from tests.families.networks import new_facts, post_of_photo, solve_on_network
from tests.families.reading import only_file
from tests.families.seeds import each_seed


@each_seed
def test_how_many_see_it_is_the_size_of_its_list(seed: int) -> None:
    values, start, world = solve_on_network(visibilite.seen_by_how_many, seed)
    post = post_of_photo(start, values["post"])
    assert str(start.sizes[post.audience]) == values["key"]
    assert any(f"({values['key']} personnes)" in line for line in world.page().text)
    assert values["key"] not in values["wrong"]


@each_seed
def test_one_photo_is_for_friends(seed: int) -> None:
    values, start, world = solve_on_network(visibilite.for_friends_only, seed)
    assert new_facts(start, world, "audience") == {
        ("audience", post_of_photo(start, values["post"]).id, FRIENDS)
    }


@each_seed
def test_a_stranger_sees_nothing_more_and_friends_lose_nothing(seed: int) -> None:
    _values, start, world = solve_on_network(visibilite.hide_from_strangers, seed)
    seen = {fact for fact in world.facts() if fact[0] == "sees"}
    assert not [fact for fact in seen if fact[1] == "un inconnu"]
    assert {fact for fact in start.facts() if fact[:2] == ("sees", "un ami")} == seen
    assert len(new_facts(start, world, "audience")) == 3


@each_seed
def test_the_past_is_closed_and_the_present_left(seed: int) -> None:
    _values, start, world = solve_on_network(visibilite.three_settings, seed)
    for post in world.posts_of(world.me):
        before = start.post(post.id).audience
        old = int(post.when[-4:]) < 2026
        assert post.audience == (FRIENDS if old and before == ALL else before)
    assert [one.value for one in world.settings if "moteurs" in one.name] == ["non"]
    assert [one.value for one in world.settings if "accord" in one.name] == ["oui"]
    assert len(new_facts(start, world, "set")) == 2


def table(values: dict[str, Any]) -> list[dict[str, str]]:
    text = only_file(values).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@each_seed
def test_access_is_a_union_minus_exceptions(seed: int) -> None:
    values = draw_values(visibilite.access_count, seed)
    groups = {row["personne"]: [one.strip().lower() for one in row["groupes"].split(",")] for row in table(values)}  # fmt: skip
    people = {who for who, own in groups.items() if {values["first"], values["second"]} & set(own)}
    barred = set(values["barred"].split(" et "))
    assert barred <= people
    assert values["guest"] not in people
    assert len(people - barred) + 1 == values["answer"]


@each_seed
def test_what_is_still_seen(seed: int) -> None:
    values = drawn(visibilite.still_seen, seed)
    until = parse_date(values["until"])
    changes = [(date_of(when), about, value) for when, about, value in rows_of(values, 1)]
    assert changes == sorted(changes)
    seen: dict[str, str] = {}
    born: dict[str, date] = {}
    default = "Tout le monde"
    events: list[tuple[date, int, Any]] = [
        (when, 0, (about, value)) for when, about, value in changes
    ]
    events += [(date_of(day), 1, (number, choice)) for number, day, choice in rows_of(values)]
    for day, kind, (about, value) in sorted(events, key=lambda event: event[:2]):
        if day > until:
            break
        if kind == 1:
            seen[about], born[about] = value or default, day
        elif "venir" in about:
            default = value
        else:
            for number in seen if "passées" in about else (about,):
                seen[number] = value
    assert values["opened"] == str(sum(value == "Tout le monde" for value in seen.values()))
    friends = {name for (name,) in rows_of(values, 3)}
    keepers = {
        who
        for when, who, _post, does in rows_of(values, 2)
        if does == "enregistrée" and date_of(when) <= until
    }
    assert values["kept"] == str(len(keepers - friends))


@each_seed
def test_access_through_groups_of_groups(seed: int) -> None:
    values = attachments.drawn(visibilite.access_too_wide, seed)

    def table(name: str) -> list[list[str]]:
        text = values["files"][name].decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))[1:]

    now = day_read(values["today"])
    assert now is not None
    today = now.isoformat()
    above: dict[str, set[str]] = {}  # from each member up to the groups that hold it
    for group, one, _sort in table("groupes.csv"):
        above.setdefault(one, set()).add(group)
    allowed = {
        address
        for own, other, end in table("adherents.csv")
        for address in (own, other)
        if "-".join(reversed(end.split("/"))) >= today
    }
    accounts = {one for _group, one, sort in table("groupes.csv") if sort == "compte"}
    entries = json.loads(values["files"]["droits.json"])["acces"]
    accounts |= {entry["compte"] for entry in entries if "compte" in entry}

    def wide(names: set[str]) -> bool:
        return any(
            (entry.get("compte") or entry["groupe"]) in names
            and (entry["expire"] or "9999") >= today
            and (entry["role"] != "lecture" or (entry["expire"] or "9999") > "2026-06-30")
            for entry in entries
        )

    faulty, at_once = set(), set()
    for account in accounts - allowed:
        reached = {account}
        while more := set().union(*(above.get(name, set()) for name in reached)) - reached:
            reached |= more
        faulty |= {account} if wide(reached) else set()
        at_once |= {account} if wide({account} | above.get(account, set())) else set()
    assert faulty == {values["answer"]}
    assert not at_once  # group by group, nothing looks wrong
    assert len(accounts) > 100
    assert values["answer"] not in values["wrong"]
    assert len(values["wrong"]) >= 3
