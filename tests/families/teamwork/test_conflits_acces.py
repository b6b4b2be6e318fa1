"""Keys found another way. Avoiding losses and conflicts: locks, copies, recovery."""

from __future__ import annotations

import io
import re
import zipfile

from pixsim.families.teamwork import conflits_acces
from tests.families.attachments import content, drawn
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_copy(seed: int) -> None:
    values = drawn(conflits_acces.copy_with_all_changes, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        good = [
            name
            for name in archive.namelist()
            if f": {values['hour']}\n" in (text := archive.read(name).decode())
            and f": {values['room']}\n" in text
        ]
    (name,) = good
    assert values["key"] == [name, name.removesuffix(".txt")]


@each_seed
def test_contradicting_versions(seed: int) -> None:
    values = drawn(conflits_acces.contradicting_versions, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        texts = {name: archive.read(name).decode().splitlines() for name in archive.namelist()}
    original = texts.pop("invitation.txt")
    assert len(texts) == 3
    changed = [{lines[n] for lines in texts.values()} - {line} for n, line in enumerate(original)]
    assert sum(len(each) > 1 for each in changed) == int(values["contrary"])
    assert sum(len(each) == 1 for each in changed) == int(values["free"])
    assert values["free"] not in values["not_free"]


@each_seed
def test_each_line_comes_from_the_last_version_that_had_it(seed: int) -> None:
    values, disk = done(conflits_acces.line_that_was_lost, seed)
    start = values["world"]
    stem = values["plain"].removesuffix(".ods")
    saved = [node for node in start.nodes if node.name.startswith(stem) and not node.folder and "Sauvegardes" in start.path(node.id)]  # fmt: skip
    assert len({start.path(node.id).split("/")[1] for node in saved}) == 2
    for what, name in ((values["first"], values["new"]), (values["second"], values["newer"])):
        held = [node for node in saved if re.search(rf"{what} : \d+ € .accepté", node.text)]
        last = max(held, key=lambda node: node.date)
        (copy,) = (node for node in disk.nodes if node.name == name)
        assert copy.text == last.text
        later = [node for node in saved if node.date > last.date]
        assert later
        assert all(what in node.text for node in later)
    assert {node.id for node in start.nodes} <= {node.id for node in disk.nodes}
