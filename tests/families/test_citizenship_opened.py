"""Competence 2.4: answers, advertisers and registers, with keys found another way."""

from __future__ import annotations

import re
from collections import defaultdict

from pixsim.families.citizenship import opened
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, rows_of, word


@each_seed
def test_only_one_sentence_is_against_the_rules(seed: int) -> None:
    values = drawn(opened.answer_against_its_source, seed)
    sentences = content(values, "txt").decode().splitlines()
    assert sentences[int(values["key"]) - 1] == f"{values['key']}. {values['sentence']}"
    assert len(sentences) == 6
    rules = " ".join(paragraph.text for paragraph in word(values).paragraphs)
    numbers = re.findall(r"\d+", values["truth"])
    assert all(number in rules for number in numbers)
    assert not numbers or any(number not in values["sentence"] for number in numbers) or "seul" in values["truth"]  # fmt: skip


@each_seed
def test_best_bid_of_those_that_fit(seed: int) -> None:
    values = drawn(opened.auction_by_profile, seed)
    bids = [
        (bid, name)
        for name, low, high, town, device, bid, left in rows_of(values)
        if low <= values["age"] <= high
        and town in ("toutes", values["town"])
        and device in ("tous", values["device"])
        and left >= bid
    ]
    assert max(bids)[1] == values["key"]
    assert max(bids)[0] == values["bid"]


@each_seed
def test_who_paid_most(seed: int) -> None:
    values = drawn(opened.who_paid_for_it, seed)
    totals: dict[str, int] = defaultdict(int)
    payers = {account: payer.strip().casefold() for account, payer in rows_of(values, 1)}
    assert len(set(payers.values())) == 5
    for _day, _page, account, subject, region, spent in rows_of(values):
        if (subject.strip().casefold(), region) == (values["subject"], values["region"]):
            totals[payers[account]] += spent
    assert max(totals, key=lambda payer: totals[payer]) == values["payer"].casefold()
    assert str(max(totals.values())) == values["total"]
