"""Keys found another way. Exchanging with other programs: open formats, compatibility, encodings."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from xml.etree import ElementTree

from pixsim.families.adaptation import interop
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed
from tests.families.solutions import done, edited_lines


@each_seed
def test_formats_are_what_parsers_read(seed: int) -> None:
    values = drawn(interop.formats_by_their_looks, seed)
    with zipfile.ZipFile(BytesIO(content(values, "zip"))) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    for n in "123":
        text, kind = held[values[f"f{n}"]], values[f"k{n}"]
        if kind == "JSON":
            assert json.loads(text)
        elif kind == "XML":
            assert ElementTree.fromstring(text).tag == "liste"
        else:
            signs = {
                "CSV": "nom;",
                "Markdown": "# ",
                "iCalendar": "BEGIN:VCAL",
                "vCard": "BEGIN:VCARD",
            }
            assert text.startswith(signs[kind])


@each_seed
def test_mojibake(seed: int) -> None:
    values = draw_values(interop.doubly_misread_name, seed)
    once = values["read"].encode("cp1252").decode()
    assert once.encode("cp1252").decode() == values["key"][0]
    assert once == values["once"] in values["wrong"]
    assert values["read"].isprintable()


@each_seed
def test_the_file_can_be_read_and_says_the_same(seed: int) -> None:
    values, world = done(interop.json_mended, seed)
    found = json.loads("\n".join(edited_lines(world)))
    first, second = found["salles"]
    assert first["ville"] == values["town"]
    assert first["prix"] == float(values["price"].replace(",", "."))
    assert first["ouverte"] is True
    assert values["said"] in second["nom"]
    assert len(found["mois"]) == 2
