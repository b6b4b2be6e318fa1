"""Keys found another way. Exchanging with other programs: open formats, compatibility, encodings."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import pytest

from pixsim.families.adaptation import interop
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed


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
def test_refused_import(seed: int) -> None:
    values = draw_values(interop.refused_import, seed)
    rows = values["files"][values["name"]].decode().split("\n")
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads("\n".join(rows))
    assert str(caught.value.lineno) == values["line"]
    at = caught.value.lineno - 1
    mended = re.fullmatch(r"\s*[\"']?(\w+)[\"']?\s*[:=]?\s*(.*)", rows[at])
    assert mended
    rows[at] = f'"{mended[1]}": {mended[2]}'
    members = json.loads("\n".join(rows))
    refused = []
    for one in members:
        try:
            whole = len(one) == 8 and date.fromisoformat(one["naissance"]) is not None
        except ValueError:
            whole = False
        fine = whole and all((
            type(one["identifiant"]) is int, isinstance(one["code_postal"], str) and len(one["code_postal"]) == 5,
            type(one["cotisation"]) in (int, float), one["courriel"] is None or "@" in one["courriel"], type(one["actif"]) is bool,
        ))  # fmt: skip
        refused += [] if fine else [str(one["identifiant"])]
    assert refused == [values["first"], values["second"]]
    assert len({one["identifiant"] for one in members}) == len(members)
    assert not set(refused) & set(values["others"])
