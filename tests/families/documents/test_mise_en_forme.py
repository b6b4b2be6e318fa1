"""Keys found another way. Formatting a text: font, alignment, line spacing."""

from __future__ import annotations

import re

from pixsim.families.documents import mise_en_forme
from tests.families.attachments import drawn, word
from tests.families.office import part_of
from tests.families.seeds import each_seed


@each_seed
def test_paragraphs_that_may_be_cut_are_counted(seed: int) -> None:
    values = drawn(mise_en_forme.widow_control, seed)
    count = 0
    for paragraph in word(values).paragraphs:
        kept, style = paragraph.paragraph_format.widow_control, paragraph.style
        while kept is None and style is not None:
            kept, style = style.paragraph_format.widow_control, style.base_style
        count += kept is False
    assert values["count"] == str(count)
    styles, body = part_of(values, "odt", "styles.xml"), part_of(values, "odt", "content.xml")
    parents = dict(re.findall(r'style:display-name="([^"]+)"[^>]*style:parent-style-name="([^"]+)"', styles))  # fmt: skip
    assert parents or "parent-style-name" in styles
    off = re.findall(r'display-name="([^"]+)"[^>]*><style:paragraph-properties[^>]*widows="0"', styles)  # fmt: skip
    assert off == [values["key"]]
    assert 'widows="0"' in body
    assert 'widows="2"' in body
