"""Keys found another way. Acting on a social network: mentions, hashtags, shares, private messages."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from pixsim.families.publishing import reseaux_sociaux
from pixsim.worlds.social.data import ALL
from tests.families.drawing import draw_values
from tests.families.networks import new_facts, post_of_photo, solve_on_network
from tests.families.seeds import each_seed


@each_seed
def test_one_gesture_and_no_other(seed: int) -> None:
    values, start, world = solve_on_network(reseaux_sociaux.one_gesture, seed)
    post = next(post for post in start.posts if post.photo == values["post"])
    what = {"j'aime": "liked", "partager": "shared", "suivre": "followed", "enregistrer pour moi": "saved"}  # fmt: skip
    kind = what[values["gesture"]]
    assert new_facts(start, world) == {(kind, post.author if kind == "followed" else post.id)}


@each_seed
def test_what_is_private_is_not_said_to_all(seed: int) -> None:
    values, start, world = solve_on_network(reseaux_sociaux.answered_in_the_right_place, seed)
    (fact,) = new_facts(start, world)
    private = "n'ont pas à connaître" in values["what"]
    assert fact[0] == ("said" if private else "remarked")
    assert fact[2] in values["what"]
    post = post_of_photo(start, values["post"])
    asking = next(one.author for one in post.comments if one.text.endswith("?"))
    assert fact[1] == (asking if private else post.id)
    assert start.name(asking) == values["wanted"]


@each_seed
def test_the_tag_is_the_one_most_used(seed: int) -> None:
    values, _start, world = solve_on_network(reseaux_sociaux.post_with_a_tag, seed)
    assert max(world.tags, key=lambda tag: world.tags[tag]) == values["tag"]
    post = world.posts[0]
    assert post.audience == ALL
    assert values["tag"] in post.text
    assert re.fullmatch(r"#[a-z]+", values["tag"])


@each_seed
def test_shares_end_where_it_was_said_first(seed: int) -> None:
    values, start, world = solve_on_network(reseaux_sociaux.first_to_say_it, seed)
    post = next(post for post in start.posts if post.author == f"@{values['start']}")
    while post.shared:
        post = start.post(post.shared)
    assert post.author.removeprefix("@") in values["key"]
    same = [one for one in start.posts if values["news"] in one.text]
    assert len(same) == 3
    assert min(same, key=lambda one: int(one.when.split()[0])) == post
    assert world.where == ("post", post.id)


@each_seed
def test_the_false_town_hall_has_another_domain_and_the_true_one_still_speaks(seed: int) -> None:
    values, start, world = solve_on_network(reseaux_sociaux.fake_account, seed)
    facts = {fact[0]: fact[1:] for fact in new_facts(start, world)}
    assert set(facts) == {"denounced", "followed"}
    false, reason = facts["denounced"]
    assert reason == "usurpation d'identité"
    named = [one for one in start.accounts if values["name"] in one.name]
    assert len(named) == 4
    own = [one.handle for one in named if f".{urlsplit(one.site).hostname}".endswith(f".{values['site']}")]  # fmt: skip
    assert {one.handle for one in named} - set(own) == {false}
    (true,) = facts["followed"]
    assert true in own
    assert any(true in post.text for post in start.posts)  # the former account says so


@each_seed
def test_each_gesture_is_the_smallest_that_is_enough(seed: int) -> None:
    values, start, world = solve_on_network(reseaux_sociaux.right_gesture, seed)
    facts = new_facts(start, world)
    said = {fact[1:] for fact in facts if fact[0] == "denounced"}
    meals = Counter(post.author for post in start.posts if re.search(r"Mon (chat|petit-dé|dé|goû|dî|des)|Ferme en fête", post.text))  # fmt: skip
    assert {who for who, count in meals.items() if count >= 4} == {f[1] for f in facts if f[0] == "muted"}  # fmt: skip
    after = [  # those who wrote again and again once they were told no
        one.of for place, one in enumerate(start.letters)
        if one.author == start.me and re.search("rester là|ne (souhaite|plus)", one.text) and start.letters[place + 3].of == one.of
    ]  # fmt: skip
    assert after == [f[1] for f in facts if f[0] == "blocked"]
    comments = {c.id: c for post in start.posts for c in post.comments}
    insults = {c.id for c in comments.values() if re.search("honte|nullité|minable", c.text)}
    public = {post.id for post in start.posts if re.search(r"allez tous|à coups de|lui faire peur", post.text)}  # fmt: skip
    threats = {one.of for one in start.letters if re.search("regretter|ta voiture|devant chez toi", one.text)}  # fmt: skip
    names = Counter(one.name for one in start.accounts)
    false = {one.handle for one in start.accounts if names[one.name] == 2 and not start.posts_of(one.handle)}  # fmt: skip
    assert {thing for thing, _why in said} == insults | public | threats | false
    assert len(insults) == len(threats) == len(false) == 1
    assert {f[1] for f in facts if f[0] == "captured"} == {f"messages {who}" for who in threats | false}  # fmt: skip
    assert values["people"].count(",") == 7
    assert len(facts) == 8


@each_seed
def test_spread_by_distances(seed: int) -> None:
    values = draw_values(reseaux_sociaux.accounts_reached, seed)
    followers, accounts = (
        [line.split(";") for line in content.decode("utf-8-sig").splitlines()[1:]]
        for content in values["files"].values()
    )
    private = {name for name, kind in accounts if kind == "privé"}
    distance = {values["start"]: 0}
    for _ in range(values["steps"] + 1):  # Bellman-Ford
        for followed, follower in followers:
            if followed in distance and followed not in private:
                step = distance[followed] + 1
                distance[follower] = min(step, distance.get(follower, step))
    for _ in followers:
        before = dict(distance)
        for followed, follower in followers:
            if followed in distance and followed not in private:
                step = distance[followed] + 1
                distance[follower] = min(step, distance.get(follower, step))
        if before == distance:
            break
    assert sum(0 < step <= values["steps"] for step in distance.values()) == values["answer"]
    assert len(followers) > len({tuple(row) for row in followers})
    assert values["start"] not in private
