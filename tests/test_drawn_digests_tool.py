"""The tool that shows which items draw other questions after a change."""

from __future__ import annotations

from pathlib import Path

from pixsim.bank.reading.load import Bank
from tests.tools.drawn_digests import ItemDigest, differences, digest_of_item, read_digests


def an_item(bank: Bank) -> str:
    return next(item.id for item in bank.items.values() if item.family and item.kind == "paper")


def test_a_changed_word_changes_the_digest_and_nothing_else_does(bank: Bank) -> None:
    item = bank.items[an_item(bank)]
    said = item.model_copy(update={"statement": f"{item.statement} Vraiment ?"})
    count, digest = digest_of_item(item, bank.framework, bank.worlds, 3)
    assert 1 < count <= 3
    assert digest_of_item(item, bank.framework, bank.worlds, 3) == (count, digest)
    assert digest_of_item(said, bank.framework, bank.worlds, 3)[1] != digest
    assert digest_of_item(item, bank.framework, bank.worlds, 1)[1] != digest


def test_items_that_differ_are_named(tmp_path: Path) -> None:
    rows = [ItemDigest("fr", name, 5, name * 4) for name in ("a", "b", "c")]
    file = tmp_path / "before.tsv"
    file.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    before = read_digests(file)
    assert differences(before, before) == []
    after = {
        ("fr", "b"): rows[1]._replace(digest="other"),
        ("fr", "c"): rows[2],
        ("en", "d"): rows[0],
    }
    assert differences(before, after) == ["en d is new", "fr a is gone", "fr b differs"]
