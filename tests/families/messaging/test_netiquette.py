"""Keys found another way. Writing with courtesy and clarity: subject, tone, forwarding, moderation."""

from __future__ import annotations

import re
from datetime import date

from pixsim.families.messaging import netiquette
from pixsim.text.french_dates import day_read
from pixsim.worlds.social.data import Post
from tests.families.attachments import content, drawn
from tests.families.networks import new_facts, solve_on_network
from tests.families.seeds import each_seed


@each_seed
def test_the_question_without_an_answer_is_answered_by_the_publication(seed: int) -> None:
    _values, start, world = solve_on_network(netiquette.moderate_a_thread, seed)
    facts = new_facts(start, world)
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


def authors(lines: list[str], who: str) -> dict[str, str]:
    """Who wrote each sentence of a message, what it quotes included, read from the top."""
    found: dict[str, str] = {}
    for place, line in enumerate(lines):
        marked = re.fullmatch(r"Le .* mai 2026 à .*, (.+) a écrit :", line)
        if marked:
            inner = [
                text[1:].removeprefix(" ") for text in lines[place + 1 :] if text.startswith(">")
            ]
            found |= {text: who for text in lines[place + 1 :] if text and not text.startswith(">")}
            return authors(inner, marked[1]) | found
        if line == "-----Message d'origine-----":
            sender = lines[place + 1].removeprefix("De : ")
            return authors(lines[place + 5 :], sender) | found
        if line:
            found[line] = who
    return found


@each_seed
def test_quoted_two_ways(seed: int) -> None:
    values = drawn(netiquette.quoted_two_ways, seed)
    lines = content(values, "txt").decode().splitlines()
    by = authors(lines[3:], lines[0].removeprefix("De : "))
    assert by[values["one"]] == values["first"]
    assert by[values["two"]] == values["second"]
    assert values["first"] not in values["not_first"]
    people = {who.split()[0] for who in {values["first"], *values["not_first"]}}
    assert len(people) == 3  # two have the same first name


@each_seed
def test_the_charter_decides(seed: int) -> None:
    _values, start, world = solve_on_network(netiquette.moderate_by_charter, seed)
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
