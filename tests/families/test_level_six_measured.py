"""Level 6: routes of a day, a letter that no longer opens, messages that a sign cuts; keys found by other means."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from pixsim.families.programming import signboards
from pixsim.families.systems import evening
from pixsim.families.troubleshooting import damaged
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


@each_seed
def test_where_the_evening_is_slow(seed: int) -> None:
    values = drawn(evening.slow_evening, seed)
    times: dict[str, list[tuple[str, int]]] = {}
    for part in content(values, "txt").decode().split("--- ")[1:]:
        (hour,) = re.findall(r"2026, (\d\d:00)", part)
        found = re.findall(r"^ +\d+ (.*?)   (\S+) \[", part, re.MULTILINE)
        times[hour] = [(host.split(".")[-2], min(map(int, re.findall(r"(\d+) ms", said)))) for said, host in found]  # fmt: skip
    quiet = [min(day[n][1] for day in times.values()) for n in range(len(times["12:00"]))]
    starts = {}
    for hour, route in times.items():
        late = [took - least > 60 for (_name, took), least in zip(route, quiet, strict=True)]
        tail = len(late) - next((n for n, one in enumerate(reversed(late)) if not one), len(late))
        if tail < len(late):  # all is late from there to the end
            starts[hour] = route[tail][0]
    assert set(starts.values()) == {values["key"]}
    assert min(starts) == values["start"] not in values["not_start"]
    names = {name for name, _took in times["12:00"][1:-1]}
    assert sorted(names) == values["options"]
    assert values["count"] == str(len(names))
    assert values["lazy"] != values["key"]


@each_seed
def test_the_last_state_of_a_damaged_letter(seed: int) -> None:
    values = drawn(damaged.letter_with_changes, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "odt"))) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
        with pytest.raises(ElementTree.ParseError):
            ElementTree.fromstring(archive.read("styles.xml"))
        names = set(archive.namelist())
    assert "META-INF/manifest.xml" not in names
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.endswith(("}tracked-changes", "}annotation")):
                tail, before = child.tail or "", list(parent).index(child)
                parent.remove(child)
                if before:
                    parent[before - 1].tail = (parent[before - 1].tail or "") + tail
                else:
                    parent.text = (parent.text or "") + tail
    text = "".join(root.itertext())
    assert re.findall(r"[A-Z]{2}-\d{4}", text) == [values["dossier"]]
    prices = ["".join(cell.itertext()) for cell in root.iter() if cell.tag.endswith("}table-cell")][1::2]  # fmt: skip
    assert str(sum(map(int, prices))) == values["total"] not in values["pas_total"]
    (day,) = re.findall(r"avant le (\d+) mars 2026", text)
    assert f"{int(day):02}/03/2026" == values["jour"] not in values["pas_jour"]
    assert values["dossier"] not in values["pas_dossier"]


@each_seed
def test_messages_that_a_sign_cuts(seed: int) -> None:
    values = drawn(signboards.messages_cut, seed)
    held = content(values, "txt")
    with pytest.raises(UnicodeDecodeError):
        held.decode("utf-8")
    text = held.decode("utf-16") if values["encoding"] == "UTF-16" else held.decode("latin-1").encode("latin-1").decode("cp1252")  # fmt: skip
    sizes = {}
    for line in text.splitlines()[1:]:
        number, message = line.split(";")
        sizes[number] = sum(1 if ord(sign) < 0x80 else 2 if ord(sign) < 0x800 else 3 for sign in message)  # fmt: skip
    assert str(sum(size > values["limit"] for size in sizes.values())) == values["count"]
    assert max(sizes, key=lambda number: sizes[number]) == values["longest"]
    assert str(max(sizes.values())) == values["size"]
    assert values["count"] not in values["not_count"]
