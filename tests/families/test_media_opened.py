"""Competence 3.2: sheets of films, exports and drawings, with keys found another way."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from pixsim.families.media import opened
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


@each_seed
def test_film_is_described_in_its_own_part(seed: int) -> None:
    values = drawn(opened.film_sheet, seed)
    text = content(values, "txt").decode()
    (part,) = (part for part in text.split("-" * 50) if f": {values['file']}\n" in part)
    general, picture, *tracks = part.strip().split("\n\n")
    (track,) = (one for one in tracks if f": {values['tongue']}" in one)
    formats = [re.findall("^Format +: (.*)", one, re.MULTILINE)[0] for one in (general, picture, track)]  # fmt: skip
    assert formats == [values["shown"], values["picture"][0], values["sound"]]
    assert len(tracks) == 2
    end = values["file"].rpartition(".")[2]
    assert end.lower() not in map(str.lower, values["container"])


@each_seed
def test_circle_is_centred_in_the_moved_frame(seed: int) -> None:
    values = drawn(opened.circle_into_the_frame, seed)
    root = ElementTree.fromstring(content(values, "svg"))
    svg = "{http://www.w3.org/2000/svg}"
    (group,) = root.iter(f"{svg}g")
    (frame,) = group.iter(f"{svg}rect")
    right, down = map(float, group.get("transform", "")[len("translate(") : -1].split())
    x, y, width, height = (float(frame.get(name, "0")) for name in ("x", "y", "width", "height"))
    assert float(values["cx"]) - (x + right) == x + right + width - float(values["cx"])
    assert float(values["cy"]) - (y + down) == y + down + height - float(values["cy"])
