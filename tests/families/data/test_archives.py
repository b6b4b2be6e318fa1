"""Keys found another way. Compressing and verifying files: ZIP, ratios, losses, integrity."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import numpy as np
import pytest

from pixsim.families.data import archives
from pixsim.families.draws.simulators.file_trees import Tree
from tests.families import solutions
from tests.families.attachments import drawn
from tests.families.drawing import draw_values
from tests.families.reading import rows, zip_members
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_word_in_zip(seed: int) -> None:
    values = draw_values(archives.word_in_zip, seed)
    outer = zip_members(values["files"]["atelier.zip"])
    inner = zip_members(outer[f"sauvegardes/{values['folder']}.zip"])
    assert inner["atelier/mot.txt"].decode().split(" : ")[1].strip() == values["word"]
    assert outer[f"{values['folder']}/mot.txt"].decode().strip().endswith(tuple(values["wrong"]))


_LOSSY = r"JPEG|MP3|AAC|Vorbis|H\.26|avec perte|AVIF"
_LESS = r"256 couleurs|fond blanc|44,1|22 kHz|mono|12 méga|images|PDF|textes seuls|CSV|, 8 bits"


@each_seed
def test_originals_come_back_as_they_are(seed: int) -> None:
    values, world = solutions.done(archives.lossless_archive, seed)
    put = {fact[1]: fact[2] for fact in world.facts() if fact[0] == "set" and "ranger" in fact[1]}
    assert len(put) == 4
    for name, (held, ways) in archives._ORIGINALS.items():
        whole = [way for way in ways if not re.search(f"{_LOSSY}|{_LESS}", way)]
        assert whole == [ways[0]], held
        assert put.get(f"{name} : ranger en", ways[0]) == ways[0]
        assert (f"{name} : {ways[0]}" in values["told"]) == (f"{name} : ranger en" in put)


def deep(held: bytes) -> Iterator[tuple[str, bytes]]:
    for name, inside in zip_members(held).items():
        if name.endswith(".zip"):
            yield from deep(inside)
        else:
            yield name, inside


@each_seed
def test_lost_for_good(seed: int) -> None:
    values = drawn(archives.lost_for_good, seed)
    found = list(deep(values["files"]["sauvegardes.zip"]))
    sums = {hashlib.sha256(text).hexdigest() for _path, text in found}
    names = {path.rpartition("/")[2] for path, _text in found}
    listed = rows(values["files"]["empreintes.csv"])
    kept = [path for path, _size, digest in listed if digest.lower() in sums]
    lost = [path for path, _size, digest in listed if digest.lower() not in sums and path.rpartition("/")[2] not in names]  # fmt: skip
    assert len(kept) == values["count"]
    assert lost == values["lost"][:1]
    by_name = [path for path, *_rest in listed if path in {one for one, _text in found}]
    assert len(by_name) != len(kept)
    last = zip_members(zip_members(values["files"]["sauvegardes.zip"])["2026-03-30.zip"])
    assert len({hashlib.sha256(text).hexdigest() for text in last.values()} & {row[2].lower() for row in listed}) < len(kept)  # fmt: skip
    assert str(len(kept)) not in values["not_count"]
    assert len({path.rpartition("/")[2] for path, *_rest in listed}) == len(listed)


@each_seed
def test_the_delivery_is_what_its_list_says(seed: int) -> None:
    _values, world = done(archives.delivery_restored, seed)
    listed = next(node.text for node in world.nodes if node.name == "empreintes.txt")
    there = [
        node
        for node in world.nodes
        if world.path(node.id).startswith("Disque/Livraison/") and not node.binned
    ]
    assert {(dict(node.details)["SHA-256"], node.name) for node in there} == {
        tuple(line.split("  ")) for line in listed.split("\n")
    }


@pytest.mark.parametrize("seed", range(4))
def test_a_text_in_an_archive_is_no_heavier_than_texts_are(seed: int) -> None:
    tree = Tree(np.random.default_rng(seed))
    packed = tree.archive("Disque/a.zip", {"lisez.txt": "", "film.mp4": ""})
    held = tree.disk().node(packed).members
    assert held[0].size <= 25
    assert held[1].size > 3000
