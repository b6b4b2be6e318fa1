"""Keys found another way. Choosing where to publish: blog, wiki, network, platform, forum."""

from __future__ import annotations

from collections import Counter

from pixsim.families.publishing import choisir_partage
from tests.families.attachments import drawn, rows_of
from tests.families.seeds import each_seed


@each_seed
def test_one_service_meets_the_three_needs(seed: int) -> None:
    values = drawn(choisir_partage.fitting_service, seed)
    members, budget = int(values["members"]), int(values["budget"])
    fits = [
        name
        for name, most, private, place, price, paid in rows_of(values)
        if most >= members
        and private == "oui"
        and price / (12 if paid == "par an" else 1) <= budget
        and place in ("France", "Allemagne", "Irlande", "Suède")
    ]
    assert fits == [values["key"]]


@each_seed
def test_the_part_that_many_people_correct(seed: int) -> None:
    values = drawn(choisir_partage.part_for_a_wiki, seed)
    owner = {account: name for account, name, kind in rows_of(values, 1) if kind == "membre"}
    kept = {
        (part, page, owner[account])
        for _day, part, page, account, state in rows_of(values)
        if state == "gardée" and account in owner
    }
    people = Counter((part, page) for part, page, _name in kept)
    pages = Counter(part for (part, _page), count in people.items() if count >= 3)
    (first, most), (_second, next_most) = pages.most_common(2)
    assert most > next_most
    assert first == values["key"] not in values["wrong"]
    changes = Counter(part for _day, part, *_rest in rows_of(values))
    assert changes.most_common(1)[0][0] in values["wrong"], "counting changes must mislead"
