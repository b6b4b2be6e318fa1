"""Keys found another way. Finding one's way in folders: absolute and relative paths, trees, forbidden characters."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import unquote, urljoin

from pixsim.families.data import arborescence
from tests.families.attachments import content, drawn
from tests.families.reading import zip_members
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_patterns_in_order(seed: int) -> None:
    values: dict[str, Any] = drawn(arborescence.pattern_in_a_list, seed)
    rules = []
    for line in values["files"]["motifs.txt"].decode().splitlines():
        sign, motif = line.split(" ", 1)
        rules.append((sign, re.escape(motif).replace(r"\*", ".*").replace(r"\?", ".")))
    names = values["files"]["noms.txt"].decode().splitlines()
    kept = 0
    for name in names:
        signs = [sign for sign, written in rules if re.fullmatch(written, name)]
        kept += signs[0] == "+"
    assert str(kept) == values["key"]
    assert values["key"] not in values["wrong"]
    assert len(names) > 200


@each_seed
def test_links_after_a_move(seed: int) -> None:
    values = drawn(arborescence.links_after_a_move, seed)
    held = zip_members(content(values, "zip"))
    root = "https://site.example/"
    dead = []
    for page, data in held.items():
        text = re.sub(r"<!--.*?-->", "", data.decode())
        for href, label in re.findall(r'<a href="([^"]+)">([^<]+)</a>', text):
            whole = urljoin(root + page, href)
            if whole.startswith(root) and whole.removeprefix(root) not in held:
                dead.append((page, label, href))
    assert str(len(dead)) == values["count"]
    (old,) = [href for page, label, href in dead if (page, label) == (values["page"], values["label"])]  # fmt: skip
    for right in values["right"]:
        aim = urljoin(root + values["page"], right).removeprefix(root)
        assert aim in held
        assert aim.rpartition("/")[2] == old.rpartition("/")[2]
    for wrong in values["not_right"]:
        assert urljoin(root + values["page"], wrong).removeprefix(root) not in held
    assert values["count"] not in values["not_count"]
    assert sum(name.startswith(f"{values['home']}/{values['moved']}/") for name in held) == 12


@each_seed
def test_refused_names(seed: int) -> None:
    values = drawn(arborescence.refused_names, seed)
    bad = re.compile(r'.*[<>:"\\|?*].*|.*[. ]|(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?', re.I)
    paths = content(values, "txt").decode("utf-8-sig").splitlines()
    seen: set[str] = set()
    refused = 0
    for path in sorted(paths, reverse=True):
        twin = path.lower() in seen
        seen.add(path.lower())
        refused += (
            twin or any(map(bad.fullmatch, path.split("/"))) or len(path) + len("C:/Projet/") > 259
        )
    assert str(refused) == values["key"]
    assert len(set(paths)) == len(paths) > 300
    assert values["key"] not in values["wrong"]


@each_seed
def test_each_link_of_the_site_leads_to_a_file(seed: int) -> None:
    _values, world = done(arborescence.links_that_lead, seed)
    paths = {world.path(node.id) for node in world.nodes}
    pages = [node for node in world.nodes if node.name.endswith(".html")]
    links = [
        (world.path(page.parent), link)
        for page in pages
        for link in re.findall(r'(?:src|href)="(.+?)"', page.text)
    ]
    assert len(links) == 8
    assert all(posixpath.normpath(f"{folder}/{unquote(link)}") in paths for folder, link in links)
