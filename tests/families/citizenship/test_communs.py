"""Keys found another way. Free software and commons: freedoms, Wikipedia, OpenStreetMap."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from xml.etree import ElementTree

from pixsim.families.citizenship import communs
from tests.families.attachments import content, drawn
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_who_wrote_a_sentence_first(seed: int) -> None:
    values, world = done(communs.author_of_an_addition, seed)
    versions = {
        int(page.url.rpartition("-")[2]): [block.text for block in page.body if block.tag == "p"]
        for page in world.pages
        if "/version-" in page.url
    }
    holding = [number for number, texts in sorted(versions.items()) if values["asked"] in texts]
    who, *_texts = versions[holding[0]]
    assert who.endswith((f" {values['key']}", f"'{values['key']}"))
    assert holding[-1] > holding[0] + len(holding) - 1  # it went, and came back
    assert values["key"] not in values["wrong"]
    assert any(f"/version-{holding[0]}" in fact[1] for fact in world.facts() if fact[0] == "at")


@each_seed
def test_licences(seed: int) -> None:
    values = drawn(communs.sharing_alike, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    texts = {name: text for name, text in held.items() if name.startswith("licences/")}
    (strict,) = [name for name, text in texts.items() if re.search("la présente licence|mêmes conditions que lui|cette même liberté", text)]  # fmt: skip
    licence = strict.removeprefix("licences/").removesuffix(".txt")
    assert licence == values["licence"]
    assert len(texts) == 5
    found = [name for name, text in held.items() if name.endswith(".py") and text.splitlines()[0].endswith(f"licence {licence}")]  # fmt: skip
    name, whole = values["key"], values["also"][0]
    assert found == [whole]
    assert whole.endswith(f"/{name}")


OPEN_ON_SUNDAY = {"Tu-Su 08:00-13:00", "We-Mo 11:00-22:00", "Th-Su 10:00-18:00"}


@each_seed
def test_map(seed: int) -> None:
    values = drawn(communs.open_to_all_on_sunday, seed)
    root = ElementTree.fromstring(values["files"]["quartier.osm"])
    key, value = values["tag"].split("=")
    found = []
    for element in root:
        tags = {tag.get("k"): tag.get("v") for tag in element.iter("tag")}
        if tags.get(key) == value and tags.get("wheelchair") == "yes":
            found.append((tags["name"], tags["opening_hours"] in OPEN_ON_SUNDAY))
    assert len(found) == values["count"]
    assert [name for name, sunday in found if sunday] == [values["name"]]
    names = Counter(tag.get("v") for tag in root.iter("tag") if tag.get("k") == "name")
    assert names[values["name"]] == 1
    assert str(values["count"]) not in values["wrong"]
