"""Keys found another way. Setting who can see: public, friends, link, group."""

from __future__ import annotations

from pixsim.families.publishing import visibilite
from pixsim.worlds.social.data import ALL, FRIENDS
from tests.families.drawing import draw_values
from tests.families.networks import new_facts, post_of_photo, solve_on_network
from tests.families.reading import only_table
from tests.families.seeds import each_seed
from tests.families.solutions import done


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


@each_seed
def test_access_is_a_union_minus_exceptions(seed: int) -> None:
    values = draw_values(visibilite.access_count, seed)
    groups = {row["personne"]: [one.strip().lower() for one in row["groupes"].split(",")] for row in only_table(values)}  # fmt: skip
    people = {who for who, own in groups.items() if {values["first"], values["second"]} & set(own)}
    barred = {values["barred"], values["barred_too"]}
    assert barred <= people
    assert values["guest"] not in people
    assert len(people - barred) + 1 == values["answer"]


@each_seed
def test_past_publications_have_their_own_audience(seed: int) -> None:
    _values, world = done(visibilite.past_and_present_set, seed)
    signs = {
        "amis": ("Léo", "enfants", "Zoé", "rue", "place du", "chemin"),
        "moi seul": ("nuit !", "patron", "malade", "Nous partons", "vide"),
    }
    for post in world.posts:
        if post.author == world.me:
            wanted = next(
                (
                    audience
                    for audience, words in signs.items()
                    if any(word in post.text for word in words)
                ),
                "tout le monde",
            )
            assert post.audience == wanted, post.text


@each_seed
def test_links_are_those_of_the_rule(seed: int) -> None:
    values, world = done(visibilite.links_by_rule, seed)
    rule = next(node for node in world.nodes if node.name.startswith("à qui")).lines
    for node in world.nodes:
        said = next(
            (line for line in rule if line.startswith(f"« {node.name} » : tout le monde")), ""
        )
        assert node.link == (
            "commentaire" if "commenter" in said else "lecture" if said else "aucun"
        ), node.name
        assert (node.link_end == "30 jours") == ("30 jours" in said)
        assert values["guest"] not in node.rights
