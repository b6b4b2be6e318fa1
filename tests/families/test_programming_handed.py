"""Keys of what competence 3.4 hands out, found in the bytes by another way than the families'."""

from __future__ import annotations

import csv
import io
import math
import re
import sqlite3
import struct
import zipfile
from html.parser import HTMLParser
from typing import Any

import numpy as np

from pixsim.families import family_fields
from tests.families.draws import each_seed

MEASURED = (
    "measured_times", "ordered_row", "coded_size", "long_decimal",
    "picture_header", "long_message",
)  # fmt: skip
pytestmark = each_seed


def draw(name: str, seed: int) -> dict[str, Any]:
    module = "measured" if name in MEASURED else "handed"
    return dict(family_fields(f"programming.{module}.{name}", np.random.default_rng(seed)))


def content(fields: dict[str, Any]) -> bytes:
    (found,) = fields["files"].values()
    assert isinstance(found, bytes)
    return found


def rows(fields: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content(fields).decode("utf-8-sig")), delimiter=";"))


def run(code: str) -> tuple[dict[str, Any], str]:
    names: dict[str, Any] = {}
    exec(code, names)  # the tests' own Python, on what families write
    return names, code


def test_the_machines_that_never_arrive(seed: int) -> None:
    f = draw("endless_machine", seed)
    program = content(f).decode()
    table = re.findall(r'\("(\w+)", (\d+), (\d+), (\d+), (\d+)\)', program)
    never = [
        name
        for name, start, step, goal, whole in table
        if (int(goal) - int(start)) % math.gcd(int(step), int(whole))
    ]
    assert str(len(never)) == f["key"] not in f["wrong"]
    said: list[str] = []  # the program with the limit that the explanation gives
    limited = program.replace("position != visee:", "position != visee and essais < tour:")
    exec(limited, {"print": lambda *words: said.append(" ".join(map(str, words)))})
    turns = dict(line.split() for line in said if line != "terminé")
    assert {name for name, *_rest, whole in table if turns[name] == whole} == set(never)
    arrived = [int(count) for name, count in turns.items() if name not in never]
    assert max(arrived) == f["slowest"] > f["patience"]


def _joined(lines: tuple[tuple[int, str], ...]) -> list[tuple[int, str]]:
    """The list on one line: lines are what our interpreter knows."""
    start = next(n for n, (_depth, text) in enumerate(lines) if text.endswith("= ["))
    end = next(n for n, (_depth, text) in enumerate(lines) if text == "]")
    return [
        *lines[:start],
        (0, "".join(text for _depth, text in lines[start : end + 1])),
        *lines[end + 1 :],
    ]


def test_the_time_that_grows_as_a_square(seed: int) -> None:
    f = draw("measured_times", seed)
    big = int(f["big"].replace(" ", ""))
    guesses = {}
    for name in f["options"]:
        best: dict[int, float] = {}
        for r in rows(f):
            if r["programme"] == name:
                size, time = int(r["lignes"]), float(r["secondes"].replace(",", "."))
                best[size] = min(time, best.get(size, time))
        x, y = np.array(sorted(best)), np.array([best[size] for size in sorted(best)])
        shapes = {"line": x, "square": x**2, "middling": x * np.log2(x)}
        fits = {shape: np.polyfit(v, y, 1, full=True) for shape, v in shapes.items()}
        shape = min(fits, key=lambda one: float(fits[one][1][0]))
        at = {"line": big, "square": big**2, "middling": big * np.log2(big)}[shape]
        guesses[name] = float(np.polyval(fits[shape][0], at))
    assert min(guesses, key=guesses.__getitem__) == f["which"]
    assert abs(guesses[f["which"]] - int(f["key_time"])) <= 20
    quickest = min(rows(f), key=lambda r: float(r["secondes"].replace(",", ".")))
    assert quickest["programme"] == f["fast"] != f["which"]
    assert all(abs(int(w) - int(f["key_time"])) > 25 for w in f["wrong_time"])


def test_the_line_of_a_query(seed: int) -> None:
    f = draw("ordered_row", seed)
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE pret (numero INT, lecteur TEXT, ville TEXT, livre TEXT, jours INT)")
    base.executemany(
        "INSERT INTO pret VALUES (?, ?, ?, ?, ?)", [tuple(r.values()) for r in rows(f)]
    )
    found = base.execute(f["query"]).fetchall()
    assert (str(found[-1][0]), len(found)) == (f["key"], f["limit"])


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, list[str] | None]] = []
        self.found: list[tuple[str, list[str] | None, list[str] | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs).get("class")
        classes = given.split() if given is not None else None
        above = next((c for t, c in reversed(self.open) if t == "ul"), None)
        self.found.append((tag, classes, above))
        if tag != "meta":
            self.open.append((tag, classes))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.open.pop()


def test_elements_that_a_selector_touches(seed: int) -> None:
    f = draw("selected_elements", seed)
    page = _Elements()
    page.feed(content(f).decode())
    items = [(c, above or []) for t, c, above in page.found if t == "li"]
    counts = {
        "li.complet": sum("complet" in (c or []) for c, _ in items),
        "li.gratuit.complet": sum({"gratuit", "complet"} <= set(c or []) for c, _ in items),
        "ul.complet li.gratuit": sum("gratuit" in (c or []) and "complet" in up for c, up in items),
        "ul.passe li:not([class])": sum(c is None and "passe" in up for c, up in items),
    }
    assert str(counts[f["selector"]]) == f["key"]


def test_what_blocks_a_form(seed: int) -> None:
    f = dict(family_fields("programming.forms.blocked_form", np.random.default_rng(seed)))
    with zipfile.ZipFile(io.BytesIO(content(f))) as archive:
        script, page, typed = (archive.read(name).decode() for name in ("regles.js", "inscription.html", "saisie.txt"))  # fmt: skip
    said = dict(re.findall(r'<label>(.+?) <input name="(\w+)"', page))
    values = {said[name]: value for name, value in re.findall(r"^(.+?) : (.+)$", typed, re.MULTILINE) if name in said}  # fmt: skip
    rules = dict(re.findall(r"^ *regles\.(\w+) = v => /(.+)/\.test", script, re.MULTILINE))
    first = dict(
        reversed(re.findall(r"^ *regles\.(\w+) = v => /(.+)/\.test", script, re.MULTILINE))
    )
    bad = [name for name, rule in rules.items() if not re.search(rule, values[name])]
    assert [said[f["blocked"]]] == bad
    assert re.search(first[bad[0]], values[bad[0]])  # the first writing of the rule misleads
    assert [one for one in f["options"] if re.search(rules[bad[0]], one)] == [f["good"]]
    assert len(set(f["options"])) == 4
    assert sum(not re.search(rule, values[name]) for name, rule in first.items()) == 3


def test_an_address_among_the_records_of_a_tag(seed: int) -> None:
    g = dict(family_fields("programming.tags.address_of_a_tag", np.random.default_rng(seed)))
    notice, tag = g["files"]["notice.txt"].decode(), g["files"]["badge.bin"]
    begins = {int(code): text for code, text in re.findall(r"(0[1-4])\s+(http\S+)", notice)}
    said, found, heads = "", {}, []
    while tag:
        head, one, length, sort = tag[:4]
        heads.append(head & 0xC0)
        payload, tag = tag[4 : 4 + length], tag[4 + length :]
        assert one == 1
        if sort == ord("T"):
            said = payload[1 : 1 + payload[0]].decode() + payload[1 + payload[0] :].decode()
        else:
            found[said] = begins[payload[0]] + payload[1:].decode()
    assert heads == [0x80, *[0] * (len(heads) - 2), 0x40]
    codes = {"français": "fr", "anglais": "en", "espagnol": "es"}
    assert found[codes[g["language"]] + g["topic"]] == g["key"]
    assert g["key"] not in g["wrong"]
    assert len(found) == 6


def test_sizes_of_codes(seed: int) -> None:
    f = draw("coded_size", seed)
    table = dict(re.findall(r"(\w) = (\d+)", f["table"]))
    coded = content(f).decode().translate(str.maketrans(table))
    plain = 8 * len(content(f))
    assert str(plain - len(coded) if "gagne" in f["ask"] else len(coded)) == f["key"]


def test_conversions(seed: int) -> None:
    g = draw("long_decimal", seed)
    assert {int(key, 2) for key in g["key"]} == {g["value"]}
    h = draw("picture_header", seed)
    dump = h["files"]["vidage.txt"].decode().splitlines()
    held = bytes.fromhex("".join(line[6:] for line in dump))
    signs = {"PNG": b"\x89PNG", "BMP": b"BM", "GIF": b"GIF8"}
    assert [name for name, sign in signs.items() if held.startswith(sign)] == [h["format"]]
    layout, place = {"PNG": (">II", 16), "BMP": ("<ii", 18), "GIF": ("<HH", 6)}[h["format"]]
    assert tuple(map(str, struct.unpack_from(layout, held, place))) == (h["width"], h["height"])
    i = draw("long_message", seed)
    table = {code: letter for letter, code in re.findall(r"(\w) = (\d+)", i["table"])}
    assert re.sub("|".join(table), lambda m: table[m[0]], i["bits"]) == i["key"][0]
    assert i["key"][1].replace(" ", "") == i["key"][0]


def test_the_line_to_change_is_the_one_that_is_quoted(seed: int) -> None:
    f = dict(family_fields("programming.web.where_to_change", np.random.default_rng(seed)))
    lines = {name: given.decode().splitlines() for name, given in f["files"].items()}
    places = [name for name, text in lines.items() for one in text if one.strip() == f["written"]]
    assert places == [f["name"]]
    assert f["written"] in f["lines"]
    assert len(set(f["lines"])) == 4


class _Around(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.open = text, list[str]()
        self.found: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in ("meta", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() == self.text:
            self.found.append(list(self.open))


def test_the_tag_around_a_text(seed: int) -> None:
    f = dict(family_fields("programming.web.enclosing_tag", np.random.default_rng(seed)))
    page = _Around(f["text"])
    page.feed(content(f).decode())
    (path,) = page.found
    assert path[-1] == f["key"][0]
    assert f["outer"] in path[:-1]
