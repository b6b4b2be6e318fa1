"""Competence 2.2: headings, frames, anchors and legal notices, with keys found another way."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest

from pixsim.families.publishing import opened
from tests.families.opened import content, drawn

each_seed = pytest.mark.parametrize("seed", range(12))


@each_seed
def test_one_heading_skips_a_level(seed: int) -> None:
    values = drawn(opened.heading_that_skips, seed)
    found = re.findall(r"<h(\d)[^>]*>([^<]+)<", content(values, "html").decode())
    skipping = [
        text for (above, _text), (level, text) in pairwise(found) if int(level) > int(above) + 1
    ]
    assert skipping == [values["key"]]


@each_seed
def test_who_answers_is_in_the_two_pages(seed: int) -> None:
    values = drawn(opened.who_answers_for_a_site, seed)
    notice = unescape(values["files"]["mentions.html"].decode())
    rules = values["files"]["conditions.html"].decode()
    assert f"imprimée, {values['responsible']} pour le site" in notice
    assert f"depuis, {values['host'][1]}." in notice
    (asked,) = [part for part in rules.split("<h2>") if "mis en cause" in part]
    assert values["mail"] in asked
    assert not any(one in asked for one in values["not_mail"])
    assert all(one in notice for one in values["not_host"])
