"""Keys found another way. Building a digital identity: pseudonyms, profiles, signals."""

from __future__ import annotations

import re

from pixsim.families.citizenship import identite
from pixsim.worlds.social.data import FRIENDS
from tests.families.attachments import content, drawn
from tests.families.networks import new_facts, solve_on_network
from tests.families.pages import page_text
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_profile(seed: int) -> None:
    values = drawn(identite.address_in_a_profile, seed)
    text = content(values, "html").decode()
    (shop,) = re.findall(r"juste en face : (.+?)\.<", text)
    assert re.findall(rf"{shop}, \d+ (.+?)\.<", text) == [values["street"]]
    assert re.findall(r"Tous les (\w+)s soir, [^<]*maison vide", text) == [values["day"]]


@each_seed
def test_the_false_profile_is_the_one_that_asks_for_money(seed: int) -> None:
    values, start, world = solve_on_network(identite.false_profile, seed)
    (asking,) = {post.author for post in start.posts if "€" in post.text}
    facts = new_facts(start, world)
    assert ("captured", asking) in facts
    assert ("denounced", asking, "usurpation d'identité") in facts
    assert start.account(asking).name == values["name"] == start.account(start.me).name
    assert world.posts[0].audience == FRIENDS
    assert len(facts - {f for f in facts if f[0] in ("audience", "sees")}) == 3


@each_seed
def test_the_account_of_today_is_in_the_news(seed: int) -> None:
    values, world = done(identite.official_account, seed)
    (site,) = re.findall(r"Site de l'organisme : (\S+)", " ".join(page_text(world, p.url) for p in world.pages if "annuaire" in p.url))  # fmt: skip
    (now,) = re.findall(
        r"s'appelle maintenant @([\w.-]+?)\. ", page_text(world, f"{site}actualites")
    )
    (before,) = re.findall(r"sur reseau.example : @(\S+)", page_text(world, f"{site}reseaux"))
    assert [url.rpartition("/")[2] for url, what in world.pressed if what == "Suivre"] == [now]
    told = {name: value for _url, name, value in world.sent}
    assert told["Compte (sans @)"] == before == values["former"]
    (link,) = re.findall(
        r"Site indiqué : (\S+)", page_text(world, f"https://reseau.example/{before}")
    )
    assert link.endswith(".test/")
    others = [page_text(world, p.url) for p in world.pages if p.url.startswith("https://reseau.example/") and before not in p.url]  # fmt: skip
    assert not any(".test" in text for text in others)
