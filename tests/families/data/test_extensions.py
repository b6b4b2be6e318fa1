"""Keys found another way. Recognising a type of file: suffixes, programs, MIME types, signatures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

from pixsim.families.data import extensions
from tests.families.attachments import drawn, rows_of
from tests.families.dates import parse_date
from tests.families.drawing import draw_values
from tests.families.reading import lines_of, zip_members
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_one_type_is_another(seed: int) -> None:
    values = drawn(extensions.lying_type, seed)
    by_type: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for address, _status, said, _size in rows_of(values):
        kind, name = said.split(";")[0], urlsplit(address).path.rpartition("/")[2]
        suffix = name.rpartition(".")[2].lower().replace("jpeg", "jpg")
        by_type[kind][suffix] += 1
        names[(kind, suffix)].append(name)
    odd = [
        name
        for kind, suffixes in by_type.items()
        for suffix in suffixes
        if suffix != suffixes.most_common(1)[0][0]
        for name in names[(kind, suffix)]
    ]
    assert odd == values["key"][:1]
    *paths, stem = values["key"][1:]
    assert all(f"/{odd[0]}" in form for form in paths)
    every = [name for few in names.values() for name in few]
    assert [name for name in every if name.startswith(f"{stem}.")] == odd
    assert values["key"] not in values["wrong"]


MAGIC = (
    (rb"RIFF.{4}WEBP", "webp"), (rb"RIFF.{4}WAVE", "wav"), (rb"RIFF.{4}AVI ", "avi"),
    (rb".{4}ftypheic", "heic"), (rb".{4}ftypavif", "avif"), (rb".{4}ftypM4A ", "m4a"),
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", "odt"),
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.spreadsheet", "ods"),
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.presentation", "odp"),
    (rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", "epub"),
)  # fmt: skip


@each_seed
def test_first_bytes(seed: int) -> None:
    values = draw_values(extensions.first_bytes, seed)
    start = bytes.fromhex("".join(lines_of(values["bytes"])))
    assert len(start) == values["count"]
    names = [name for magic, name in MAGIC if re.match(magic, start, re.DOTALL)]
    assert names == [values["key"][0]]
    assert not set(values["wrong"]) & set(values["key"])


@each_seed
def test_copy_voted(seed: int) -> None:
    values = drawn(extensions.copy_voted, seed)
    meeting = datetime.combine(parse_date(values["day"]), datetime.min.time()).replace(hour=18)
    mine, all_before = [], []
    for name, held in zip_members(values["files"][values["archive"]]).items():
        inside = zip_members(held)
        core = inside.get("docProps/core.xml", inside.get("meta.xml", b""))
        said = {node.tag.rpartition("}")[2]: node.text or "" for node in ElementTree.fromstring(core).iter()}  # fmt: skip
        when = datetime.fromisoformat((said.get("modified") or said["date"])[:19])
        who = said.get("lastModifiedBy") or said["creator"]
        text = inside.get("word/document.xml", inside.get("content.xml", b"")).decode()
        (rent,) = re.findall(r"désormais de (\d+)", text)
        if when < meeting:
            all_before.append((when, name))
            if who == values["who"]:
                mine.append((when, name, rent))
        else:
            assert (when.date() - meeting.date()).days > 0
    assert max(mine)[1:] == (values["right"], values["rent"])
    assert max(all_before)[1] != values["right"]
    assert len(mine) == 3
    assert values["rent"] not in values["not_rent"]


@each_seed
def test_each_file_is_named_by_its_first_signs(seed: int) -> None:
    _values, world = done(extensions.named_by_first_bytes, seed)
    signs = (
        ("%PDF", "pdf"),
        ("‰PNG", "png"),
        ("ÿØÿ", "jpg"),
        ("WAVE", "wav"),
        ("WEBP", "webp"),
        ("opendocument.text", "odt"),
        ("spreadsheet", "ods"),
        ("word/", "docx"),
        ("xl/", "xlsx"),
        ("epub", "epub"),
        ("PK", "zip"),
    )
    named = [node for node in world.nodes if node.name.startswith("recup_")]
    assert len(named) == 8
    for node in named:
        assert node.extension == next(kind for sign, kind in signs if sign in node.text), node
