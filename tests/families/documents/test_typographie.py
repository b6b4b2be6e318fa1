"""Keys found another way. French typography: spaces, quotation marks, accents, abbreviations."""

from __future__ import annotations

import re

from pixsim.families.documents import typographie
from tests.families.attachments import drawn, word
from tests.families.seeds import each_seed


@each_seed
def test_without_unbreakable_space(seed: int) -> None:
    values = drawn(typographie.without_unbreakable_space, seed)
    text = "\n".join(paragraph.text for paragraph in word(values).paragraphs)
    bare = re.sub(r"https://\S+|\d+:\d+|\S+@\S+", "", text)
    assert len(re.findall(r" [;:!?]", bare)) == int(values["plain"])
    assert len(re.findall(r"[^\W][;:!?]", bare)) == int(values["none"])
    assert len(re.findall("[\u00a0\u202f][;:!?]", bare)) > 5
