"""A source to mark and the password of an old machine: what is wanted, found without the family."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import numpy as np

from pixsim.families.documents.reviewed import html_emphasis
from pixsim.families.systems.choosing import generator_strong_enough
from pixsim.worlds.lines import answered, spoken
from pixsim.worlds.settings.world import Settings
from tests.families.acted import done
from tests.families.draws import each_seed


class _Marks(HTMLParser):
    """Texts by the elements that are open around them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("em", "strong"):
            self.found.append((self.open[-1], data))


@each_seed
def test_the_word_is_marked_as_its_model_where_it_is_meant(seed: int) -> None:
    values = html_emphasis(np.random.default_rng(seed))
    world = values["world"]
    before = [line.partition(". ")[2] for line in spoken(world.page()) if re.match(r"\d+\. ", line)]
    for line in values["solution"]:
        world, act, said = answered(world, line)
        assert act is not None, said
    after = [line.partition(". ")[2] for line in spoken(world.page()) if re.match(r"\d+\. ", line)]
    marks = _Marks()
    marks.feed("\n".join(after))
    assert marks.open == []
    tags = {text: tag for tag, text in marks.found}
    assert tags[values["word"]] == tags[values["model"]] != tags["Le théâtre"]
    (line,) = [line for line in after if f">{values['word']}<" in line]
    assert sum(values["word"] in one for one in after) == 3
    assert values["topic"].split()[-1].removeprefix("l'").lower()[:4] in line.lower()
    assert sum(one != two for one, two in zip(before, after, strict=True)) == 2


@each_seed
def test_the_old_machine_s_password_is_the_shortest_that_is_strong_enough(seed: int) -> None:
    values, world = done(generator_strong_enough, seed)
    assert isinstance(world, Settings)
    said = {
        setting.name.lower(): [int(n) for n in re.findall(r"\d+", setting.value)]
        for page in world.pages
        for setting in page.settings
        if setting.kind == "info" and " signes, " in setting.value
    }
    kind, length = world.value("Signes employés"), int(world.value("Nombre de signes"))
    every, clear = said[kind]
    assert world.value("Éviter les signes qui se ressemblent") == "oui"
    assert clear ** (length - 1) < 2 ** values["asked"] <= clear**length
    assert every ** (length - 1) >= 2 ** values["asked"]  # the hasty count is shorter
    smaller = [left for name, (_all, left) in said.items() if left < clear]
    assert length <= values["most"]
    assert all(left ** values["most"] < 2 ** values["asked"] for left in smaller)
