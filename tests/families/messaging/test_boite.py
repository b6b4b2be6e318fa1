"""Keys found another way. Organising a mailbox: folders, rules, search, protocols."""

from __future__ import annotations

from collections import Counter

from pixsim.families.messaging import boite
from pixsim.worlds.mail.data import Rule
from tests.families import solutions
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_the_loop_is_cut_where_it_answers(seed: int) -> None:
    values, box = solutions.done(boite.reply_loop, seed)
    start = values["world"]
    robots = Counter(m.address for m in start.messages if m.name == "Réponse automatique")
    (robot, many), (_other, few) = robots.most_common()
    assert many > few
    answers = [r for r in start.rules if r.does == "répondre automatiquement"]
    loop = [m for m in start.messages if m.address == robot]

    def fits(rule: Rule) -> bool:
        texts = [m.subject if rule.field == "objet" else m.address for m in loop]
        return all(rule.contains in text.lower() for text in texts)

    assert [r.id for r in answers if fits(r)] == [r.id for r in box.rules if not r.on]
    (new,) = (r for r in box.rules if r.id not in {one.id for one in start.rules})
    assert (new.field, new.contains) == ("expéditeur", robot)
    assert not any(new.contains in m.address for m in start.messages if m not in loop)


@each_seed
def test_rules_follow_the_charter(seed: int) -> None:
    values, world = done(boite.sorting_mended, seed)
    charter = next(one.body for one in world.messages if one.subject == "Notre façon de ranger")
    active = [
        (one.field, one.contains.lstrip("@"), one.does)
        for one in world.rules
        if one.on and one.does != "Réception"
    ]
    assert {does for _field, _words, does in active} == {values["money"], values["joining"]}
    assert all(words in charter for _field, words, _does in active)
    assert len(active) == 3
    town = [one for one in world.messages if one.address.endswith(values["town"])]
    assert len(town) == 2
    assert all(one.folder == "Réception" for one in town)
