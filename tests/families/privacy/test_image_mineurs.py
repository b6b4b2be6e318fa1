"""Keys found another way. Respecting the privacy of others: image rights, minors, groups."""

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np

from pixsim.families.privacy import image_mineurs
from tests.families.attachments import drawn, rows_of
from tests.families.dates import age_on, date_of
from tests.families.networks import new_facts, solve_on_network
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_one_photo_of_two_by_the_same_author(seed: int) -> None:
    values, start, world = solve_on_network(image_mineurs.out_of_a_photo, seed)
    off = [post for post in start.posts if start.me in post.named and start.me not in world.post(post.id).named]  # fmt: skip
    assert [(post.photo, start.name(post.author)) for post in off] == [(values["event"], values["author"])]  # fmt: skip
    assert {fact[0] for fact in new_facts(start, world)} == {"untagged", "asked", "set"}
    assert sum(post.author == off[0].author and start.me in post.named for post in start.posts) == 2


@each_seed
def test_agreements_by_age_at_the_day_of_enrolment(seed: int) -> None:
    values = drawn(image_mineurs.agreement_missing, seed)
    missing, letters, groups = 0, 0, Counter[str]()
    for _number, _name, birth, day, group, own, parent in rows_of(values):
        young = age_on(date_of(birth), date_of(day)) < 15
        lacks = young and parent != "oui"
        missing += lacks or own == "non"
        if lacks and own == "oui":
            letters += 1
            groups[group] += 1
    if values["question"].startswith("De combien"):
        assert values["key"] == str(missing)
    elif values["question"].startswith("À combien"):
        assert values["key"] == str(letters)
    else:
        assert values["key"] == str(max(groups.values()))
    assert values["key"] not in values["wrong"]


def test_the_day_itself_counts() -> None:
    """Some were enrolled on the very day of their fifteenth birthday, some the day before."""
    edges: Counter[int] = Counter()
    for seed in range(12):
        for row in rows_of(drawn(image_mineurs.agreement_missing, seed)):
            birth, day = date_of(row[2]), date_of(row[3])
            turned = date(birth.year + 15, birth.month, birth.day)
            edges[(day - turned).days] += 1
    assert edges[0] > 3
    assert edges[-1] > 3


def test_three_questions_on_enrolment() -> None:
    asked = {
        image_mineurs.agreement_missing(np.random.default_rng(n))["question"] for n in range(30)
    }
    assert len(asked) == 3


@each_seed
def test_what_shows_her_is_kept_then_reported(seed: int) -> None:
    values, world = done(image_mineurs.picture_taken_in_secret, seed)
    start = values["world"]
    shown = {post.id for post in start.posts if "à son insu" in post.photo}
    facts = world.facts() - start.facts()
    assert {f[1] for f in facts if f[0] == "captured"} == shown
    assert {f[1:] for f in facts if f[0] == "denounced"} == {(one, "vie privée d'une personne") for one in shown}  # fmt: skip
    (said,) = [f for f in facts if f[0] == "said"]
    assert "3018" in said[2]
    assert start.account(said[1]).name == values["name"]
    assert len([p for p in start.posts if values["first"] in (p.text + p.photo)]) == 4
