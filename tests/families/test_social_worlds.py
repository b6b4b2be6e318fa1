"""Questions done on a social network: what a solution does is what the statement asks, told otherwise."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from pixsim.families.citizenship import accounts
from pixsim.families.messaging import charters, comments
from pixsim.families.privacy import choices
from pixsim.families.publishing import gestures, lightest, visibility
from pixsim.text.french_dates import day_read
from pixsim.worlds.social.data import ALL, FRIENDS, ME, Post
from pixsim.worlds.social.world import Network
from tests.families import acted
from tests.families.acted import Family
from tests.families.draws import each_seed


def done(family: Family, seed: int) -> tuple[dict[str, Any], Network, Network]:
    """Values of a family, its network, and the same once its solution is done."""
    values, world = acted.done(family, seed)
    return values, values["world"], world


def called(world: Network, photo: str) -> Post:
    """One's own publication with a photo."""
    return next(post for post in world.posts if post.photo == photo and world.is_mine(post))


def new(start: Network, now: Network, *kinds: str) -> set[tuple[str, ...]]:
    """Facts of some kinds, or of any but where one is, that were not true."""
    left_out = {"at", "seen"} if not kinds else set()
    return {
        fact
        for fact in now.facts() - start.facts()
        if fact[0] not in left_out and (not kinds or fact[0] in kinds)
    }


@each_seed
def test_how_many_see_it_is_the_size_of_its_list(seed: int) -> None:
    values, start, world = done(visibility.seen_by_how_many, seed)
    post = called(start, values["post"])
    assert str(start.sizes[post.audience]) == values["key"]
    assert any(f"({values['key']} personnes)" in line for line in world.page().text)
    assert values["key"] not in values["wrong"]


@each_seed
def test_one_photo_is_for_friends(seed: int) -> None:
    values, start, world = done(visibility.for_friends_only, seed)
    assert new(start, world, "audience") == {
        ("audience", called(start, values["post"]).id, FRIENDS)
    }


@each_seed
def test_a_stranger_sees_nothing_more_and_friends_lose_nothing(seed: int) -> None:
    _values, start, world = done(visibility.as_a_stranger, seed)
    seen = {fact for fact in world.facts() if fact[0] == "sees"}
    assert not [fact for fact in seen if fact[1] == "un inconnu"]
    assert {fact for fact in start.facts() if fact[:2] == ("sees", "un ami")} == seen
    assert len(new(start, world, "audience")) == 3


@each_seed
def test_the_past_is_closed_and_the_present_left(seed: int) -> None:
    _values, start, world = done(visibility.three_settings, seed)
    for post in world.posts_of(world.me):
        before = start.post(post.id).audience
        old = int(post.when[-4:]) < 2026
        assert post.audience == (FRIENDS if old and before == ALL else before)
    assert [one.value for one in world.settings if "moteurs" in one.name] == ["non"]
    assert [one.value for one in world.settings if "accord" in one.name] == ["oui"]
    assert len(new(start, world, "set")) == 2


@each_seed
def test_a_figure_is_that_of_its_publication(seed: int) -> None:
    values, start, _world = done(visibility.counters, seed)
    words = {"touchées": "Personnes atteintes", "partagée": "Partages", "commentaires": "Commentaires"}  # fmt: skip
    name = next(name for word, name in words.items() if word in values["question"])
    assert str(called(start, values["post"]).counts[name]) == values["key"]


@each_seed
def test_one_gesture_and_no_other(seed: int) -> None:
    values, start, world = done(gestures.one_gesture, seed)
    post = next(post for post in start.posts if post.photo == values["post"])
    what = {"j'aime": "liked", "partager": "shared", "suivre": "followed", "enregistrer pour moi": "saved"}  # fmt: skip
    kind = what[values["gesture"]]
    assert new(start, world) == {(kind, post.author if kind == "followed" else post.id)}


@each_seed
def test_what_is_private_is_not_said_to_all(seed: int) -> None:
    values, start, world = done(gestures.answered_in_the_right_place, seed)
    (fact,) = new(start, world)
    private = "n'ont pas à connaître" in values["what"]
    assert fact[0] == ("said" if private else "remarked")
    assert fact[2] in values["what"]
    post = called(start, values["post"])
    asking = next(one.author for one in post.comments if one.text.endswith("?"))
    assert fact[1] == (asking if private else post.id)
    assert start.name(asking) == values["wanted"]


@each_seed
def test_the_tag_is_the_one_most_used(seed: int) -> None:
    values, _start, world = done(gestures.post_with_a_tag, seed)
    assert max(world.tags, key=lambda tag: world.tags[tag]) == values["tag"]
    post = world.posts[0]
    assert post.audience == ALL
    assert values["tag"] in post.text
    assert re.fullmatch(r"#[a-z]+", values["tag"])


@each_seed
def test_shares_end_where_it_was_said_first(seed: int) -> None:
    values, start, world = done(gestures.first_to_say_it, seed)
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
    values, start, world = done(gestures.fake_account, seed)
    facts = {fact[0]: fact[1:] for fact in new(start, world)}
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
    values, start, world = done(lightest.right_gesture, seed)
    facts = new(start, world)
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
def test_the_question_without_an_answer_is_answered_by_the_publication(seed: int) -> None:
    _values, start, world = done(comments.provoked, seed)
    facts = new(start, world)
    (answer,) = [fact[1:] for fact in facts if fact[0] == "remarked"]
    denounced = {fact[1]: fact[2] for fact in facts if fact[0] == "denounced"}
    assert len(facts) == 4
    post = start.post(answer[0])
    reasons = (
        (r"\[insulte\]", "injure ou harcèlement"), (r"On sait où|arrivera quelque chose|à la sortie", "menace ou violence"),
        (r"06 39 98", "vie privée d'une personne"),
    )  # fmt: skip
    assert denounced == {
        one.id: reason
        for one in post.comments
        for sign, reason in reasons
        if re.search(sign, one.text)
    }
    words = {one.text: set(re.findall(r"\w{4,}|\d+", one.text)) for one in post.comments}
    said = set(re.findall(r"\w{4,}|\d+", answer[1])) & set(re.findall(r"\w{4,}|\d+", post.text))
    assert [text for text in words if text.endswith("?") and words[text] & said]
    asked = [place for place, one in enumerate(post.comments) if one.text.endswith("?")]
    assert len(asked) == 2


@each_seed
def test_the_charter_decides(seed: int) -> None:
    _values, start, world = done(charters.moderated, seed)
    kept = r"maire, refuse|bouton de recherche|Vos conseils|garage Noble|Merci aux modérateurs|pire que|sur le quai|oublie le quai"
    posts = [post for post in start.posts if post.group]
    waiting = [post for post in posts if post.state == "en attente"]
    assert len(waiting) == 20

    def sells(post: Post) -> bool:
        return re.search("euros|prix", post.text) is not None

    def day(post: Post) -> date:
        found = day_read(f"{post.when} 2026")
        assert found is not None
        return found

    today = max(day(post) for post in posts)
    (about,) = (post for post in posts if "tout vélo d'enfant" in post.text)
    until = day_read(re.findall(r"jusqu'au (\S+ \S+?),? ", about.text)[0] + " 2026")
    assert until is not None
    free = "de l'association" in start.account(about.author).bio and until >= today
    assert about.text.startswith("Décision du bureau") or not free
    right = {}
    for post in sorted(waiting, key=day):
        bio = start.account(post.author).bio
        right[post.id] = bool(re.search(f"{kept}|donne", post.text))
        if sells(post):
            board, shop = "de l'association" in bio, bool(re.search("vente|magasin|neufs", bio))
            before = [one for one in posts if one.author == post.author and one != post and sells(one) and day(one) <= day(post)]  # fmt: skip
            counted = [one for one in before if one.state == "garder" or right.get(one.id)]
            often = any((day(post) - day(one)).days < 30 for one in counted)
            named = re.search("Luc Morel|Aïcha Petit", post.text)
            right[post.id] = not named and (board or (not shop and (not often or (free and "élo d'enfant" in post.text))))  # fmt: skip
    assert {post.id: world.post(post.id).state == "garder" for post in waiting} == right
    assert 7 <= sum(right.values()) <= 12


@each_seed
def test_the_false_profile_is_the_one_that_asks_for_money(seed: int) -> None:
    values, start, world = done(accounts.false_profile, seed)
    (asking,) = {post.author for post in start.posts if "€" in post.text}
    facts = new(start, world)
    assert ("captured", asking) in facts
    assert ("denounced", asking, "usurpation d'identité") in facts
    assert start.account(asking).name == values["name"] == start.account(start.me).name
    assert world.posts[0].audience == FRIENDS
    assert len(facts - {f for f in facts if f[0] in ("audience", "sees")}) == 3


_MEANT = {
    "moteur de recherche": ("moteurs", "non"), "inconnus lui écrivent": ("écrire", FRIENDS), "son numéro": ("Téléphone", FRIENDS),
    "liste de contacts": ("Liste de contacts", ME), "se trouve quand": ("Lieu", "non"), "son accord": ("accord", "oui"), "quelle heure": ("connexion", "non"),
}  # fmt: skip


@each_seed
def test_each_aim_is_one_change_of_a_profile(seed: int) -> None:
    values, start, world = done(choices.profile_for_aims, seed)
    facts = new(start, world, "set", "audience")
    aims = values["aims"].split(" ; ")
    assert len(facts) == len(aims) == 3
    for aim in aims:
        name, value = next(meant for word, meant in _MEANT.items() if word in aim)
        assert any(name in fact[1] and fact[2] == value for fact in facts)


@each_seed
def test_one_photo_of_two_by_the_same_author(seed: int) -> None:
    values, start, world = done(choices.out_of_a_photo, seed)
    off = [post for post in start.posts if start.me in post.named and start.me not in world.post(post.id).named]  # fmt: skip
    assert [(post.photo, start.name(post.author)) for post in off] == [(values["event"], values["author"])]  # fmt: skip
    assert {fact[0] for fact in new(start, world)} == {"untagged", "asked", "set"}
    assert sum(post.author == off[0].author and start.me in post.named for post in start.posts) == 2
