"""Each kind of file as it is shown; the files of the bank, all of them."""

from __future__ import annotations

import gzip
import io
import random
import struct
import wave
from collections import Counter

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.text.terminal_text import UNSAFE
from pixsim.viewing.kinds import details_of, open_entry, source_of, view_file
from pixsim.viewing.summaries import summary_of_view
from pixsim.viewing.tables import TableView
from pixsim.viewing.views import (
    ArchiveView,
    FieldsView,
    ImageView,
    Inner,
    MessageView,
    NotShown,
    ReadingView,
    TextView,
    WorkbookView,
)
from tests.tools.tiers import steps
from tests.viewing.files import (
    COLOURS,
    MAIL,
    PAGE,
    bank_files,
    chunk,
    docx,
    ods,
    odt,
    png,
    tarred,
    xlsx,
    zipped,
)

NOT_SHOWN = {"wav", "pdf", "svg", "odp", "jpg", "bin"}
BROKEN = {"png": 1, "odt": 1}
"""Files of the bank broken on purpose, which is what their question is about."""


def lines(name: str, content: bytes) -> tuple[str, ...]:
    view = view_file(name, content)
    assert isinstance(view, TextView | ReadingView | MessageView), view
    return view.lines


def fields(name: str, content: bytes) -> dict[str, str]:
    view = details_of(name, content)
    assert isinstance(view, FieldsView), view
    return dict(view.fields)


def refusal(name: str, content: bytes) -> str:
    view = view_file(name, content)
    assert isinstance(view, NotShown), view
    assert view.sentence.endswith(".")
    return view.sentence


@pytest.mark.parametrize("step", steps(8))
def test_every_file_of_the_bank_is_shown(bank: Bank, step: int) -> None:
    views = {
        "csv": TableView, "eml": MessageView, "zip": ArchiveView, "png": ImageView,
        "html": ReadingView, "odt": ReadingView, "docx": ReadingView,
        "xlsx": WorkbookView | TableView, "ods": WorkbookView | TableView,
    }  # fmt: skip
    refused: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for name, content in bank_files(bank, step):
        suffix = name.rpartition(".")[2]
        seen[suffix] += 1
        view = view_file(name, content)
        if isinstance(view, NotShown):
            refused[suffix] += 1
            side = source_of(name, content)
            assert isinstance(side, TextView | ArchiveView)
        else:
            assert isinstance(view, views.get(suffix, TextView)), name
        assert summary_of_view(view, len(content))
    broken = {suffix: refused.pop(suffix, 0) for suffix in BROKEN}
    assert broken == BROKEN if step == 1 else not Counter(broken) - Counter(BROKEN)
    assert refused.keys() <= NOT_SHOWN
    assert sum(seen.values()) > 170 / step
    assert len(seen) > 5


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("é€".encode(), "é€"), ("é".encode("utf-8-sig"), "é"), ("é€".encode("cp1252"), "é€"),
        ("é".encode("utf-16"), "é"), (b"\xfe\xff" + "é".encode("utf-16-be"), "é"), (b"a\tb", "a       b"),
    ],
)  # fmt: skip
def test_texts_are_decoded(content: bytes, expected: str) -> None:
    assert lines("a.txt", content) == (expected,)


def test_lines_end_as_in_an_editor() -> None:
    assert lines("a.log", b"a\r\nb\nc\rd\x0ce\n") == ("a", "b", "c", "d\\x0ce")
    assert lines("a.txt", b"") == ()
    assert lines("sans-suffixe", b"texte") == ("texte",)


def test_prose_wraps_and_columns_do_not() -> None:
    def wraps(name: str, content: bytes) -> bool:
        view = view_file(name, content)
        assert isinstance(view, TextView)
        return view.wraps

    assert wraps("a.txt", b"Une phrase.\nUne autre.\n")
    assert not wraps("a.txt", b"nom    taille\nun     3\ndeux   4\n")
    assert not wraps("a.py", b"x = 1\n")


def test_long_texts_are_cut_and_say_so() -> None:
    view = view_file("a.txt", b"x\n" * 2_001)
    assert isinstance(view, TextView)
    assert (len(view.lines), view.cut) == (2_000, True)
    assert summary_of_view(view, 1) == "2\u00a0000\u00a0premières lignes"
    long = lines("a.txt", b"y" * 6_000)[0]
    assert len(long) == 5_001
    assert long.endswith("…")


def test_json_reads_well_and_loses_nothing() -> None:
    written = (
        b'{"a": 1.50, "a": [], "b": [1e3, {"c": "\xc3\xa9"}, null], "long": "' + b"x" * 100 + b'"}'
    )
    assert lines("a.json", written)[:9] == (
        "{", '  "a": 1.50,', '  "a": [],', '  "b": [', "    1e3,", "    {", '      "c": "é"', "    },",
        "    null",
    )  # fmt: skip
    assert lines("a.json", b'{\n "a": 1,}\n') == ("{", ' "a": 1,}')
    broken = b"[1, 2" + b" " * 200
    assert lines("a.json", broken) == (broken.decode(),)
    assert lines("a.json", b"[" * 300)[0].startswith("[[[")


def test_a_message_is_read() -> None:
    view = view_file("m.eml", MAIL)
    assert isinstance(view, MessageView)
    assert view.fields == (
        ("De", "Léa <lea@a.example>"), ("À", "zoe@b.example"), ("Objet", "Café"), ("Date", "13/04/2026 15:32"),
    )  # fmt: skip
    assert view.lines == ("Bonjour",)
    assert [(entry.name, entry.size) for entry in view.attached] == [("a.csv", "8\u00a0octets")]
    assert open_entry("m.eml", MAIL, 0) == Inner("a.csv", b"a;b\n1;2\n")
    assert fields("m.eml", MAIL)["Received"] == "from a.example by b.example"
    source = source_of("m.eml", MAIL)
    assert isinstance(source, TextView)
    assert source.lines[0] == "Received: from a.example"


def test_the_links_of_a_message_are_numbered_not_told() -> None:
    mail = b"From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n" + PAGE
    assert "Voir https://faux.test/ [1] ici." in lines("m.eml", mail)
    assert not any("vrai" in line for line in lines("m.eml", mail))
    assert fields("m.eml", mail)["[1]"] == "https://vrai.test/"


def test_a_page_is_read() -> None:
    assert lines("p.html", PAGE) == (
        "Un titre", "", "Voir https://faux.test/ [1] ici.", "Suite", "", "• a", "• b", "", "x | y", "",
        "[image : Un pont]", "", "  a", "   b",
    )  # fmt: skip
    assert fields("p.html", PAGE) == {"Titre": "Titre", "[1]": "https://vrai.test/"}
    source = source_of("p.html", PAGE)
    assert isinstance(source, TextView)
    assert any("secret" in line for line in source.lines)


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"])
def test_an_archive_is_a_tree_and_opens(kind: str) -> None:
    files = {"b/un.txt": b"un", "b/c/deux.txt": b"deux" * 300, "a.txt": b"a"}
    mode = {"tar": "w"}.get(kind, f"w:{kind[4:]}")
    content = zipped(files) if kind == "zip" else tarred(files, mode)
    view = view_file(f"x.{kind}", content)
    assert isinstance(view, ArchiveView)
    assert [(e.depth, e.name, e.size, e.date) for e in view.entries] == [
        (0, "a.txt", "1\u00a0octet", "02/03/2026 09:05"), (0, "b/", "", ""), (1, "c/", "", ""),
        (2, "deux.txt", "1,2\u00a0ko", "02/03/2026 09:05"), (1, "un.txt", "2\u00a0octets", "02/03/2026 09:05"),
    ]  # fmt: skip
    assert view.files == 3
    place = view.entries[3].place
    assert place is not None
    assert open_entry(f"x.{kind}", content, place) == Inner("deux.txt", b"deux" * 300)


def test_a_compressed_file_opens() -> None:
    view = view_file("a.csv.gz", gzip.compress(b"a;b"))
    assert isinstance(view, ArchiveView)
    assert open_entry("a.csv.gz", gzip.compress(b"a;b"), 0) == Inner("a.csv", b"a;b")


def test_documents_are_read() -> None:
    assert lines("a.odt", odt()) == ("Titre", "Bonjour   suite", "• un", "a | b")
    assert lines("a.docx", docx()) == ("Un [Zoé, p. 7]  deux", "reste", "a | b")
    assert fields("a.docx", docx()) == {"Créé par": "Zoé", "Modifié par": "Ali"}
    assert isinstance(source_of("a.odt", odt()), ArchiveView)
    found = open_entry("a.odt", odt(), 1)
    assert isinstance(found, Inner)
    assert found.name == "content.xml"


def test_workbooks_are_tables() -> None:
    view = view_file("a.xlsx", xlsx())
    assert isinstance(view, WorkbookView)
    (name, table), (other, tiny) = view.sheets
    assert (name, other) == ("Ventes", "Autre")
    assert [column.name for column in table.columns] == ["jour", "montant", "vu"]
    assert table.rows == (("", "", ""), ("03/03/2026", "2,5", "VRAI"))
    assert [column.name for column in tiny.columns] == ["A", "B"]
    assert tiny.rows == (("", ""), ("", "0,1"))
    sheets = view_file("a.ods", ods())
    assert isinstance(sheets, TableView), "there is only one sheet"
    assert sheets.rows == (("Zoé", "12,5"),) * 2


@pytest.mark.parametrize(("colour", "depth"), [
    (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (4, 16),
    (6, 8), (6, 16),
])  # fmt: skip
def test_images_of_every_colour_type_and_filter_are_decoded(colour: int, depth: int) -> None:
    draw = random.Random(colour * 100 + depth)
    width, height, channels = 13, 11, COLOURS[colour]
    samples = [
        [draw.randrange(2**depth) for _sample in range(width * channels)] for _row in range(height)
    ]
    palette = [draw.randrange(256) for _value in range(3 * 2**depth)] if colour == 3 else []
    packed = [pack(row, depth) for row in samples]
    extra = chunk(b"PLTE", bytes(palette)) if palette else b""
    content = png(
        width, height, packed, colour=colour, depth=depth, extra=extra,
        filters=[row % 5 for row in range(height)],
    )  # fmt: skip
    view = view_file("a.png", content)
    assert isinstance(view, ImageView)
    assert (view.columns, view.rows, view.drawn) == (width, height, False)
    expected = bytes(
        value
        for row in samples
        for place in range(0, len(row), channels)
        for value in seen(row[place : place + channels], colour, depth, palette)
    )
    assert view.pixels == expected


def pack(row: list[int], depth: int) -> bytes:
    bits = "".join(f"{value:0{depth}b}" for value in row)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[place : place + 8], 2) for place in range(0, len(bits), 8))


def seen(pixel: list[int], colour: int, depth: int, palette: list[int]) -> list[int]:
    if colour == 3:
        return palette[3 * pixel[0] : 3 * pixel[0] + 3]
    values = [value >> 8 if depth == 16 else value * 255 // (2**depth - 1) for value in pixel]
    shade = values[:1] * 3 if colour in (0, 4) else values[:3]
    if colour in (0, 2):
        return shade
    return [(value * values[-1] + 255 * (255 - values[-1])) // 255 for value in shade]


def test_an_image_of_squares_keeps_them_whole(bank: Bank) -> None:
    posters = next(
        name for name, item in bank.items.items() if "affiche-hall.png" in item.statement
    )
    question = bank.question(f"{posters}#1", np.random.default_rng(0))
    content = next(one.content for one in question.attachments if one.name == "affiche-hall.png")
    view = view_file("affiche-hall.png", content)
    assert isinstance(view, ImageView)
    assert (view.width, view.columns, view.drawn) == (328, 41, True)
    modules = np.frombuffer(view.pixels, np.uint8).reshape(41, 41, 3)[4:-4, 4:-4, 0] == 0
    finder = np.pad(np.pad(np.ones((3, 3), bool), 1), 1, constant_values=True)
    assert (modules[:7, :7] == finder).all()
    assert (modules[:7, -7:] == finder).all()
    assert (modules[-7:, :7] == finder).all()


def test_properties_are_those_that_programs_show() -> None:
    density = chunk(b"pHYs", struct.pack(">IIB", 5906, 5906, 1))
    image = png(2, 1, [b"\x01\x00"], colour=3, extra=chunk(b"PLTE", bytes(6)) + density)
    assert fields("a.png", image) == {
        "Dimensions": "2\u00a0×\u00a01\u00a0pixels",
        "Couleurs": "couleurs indexées (palette)",
        "Profondeur": "8\u00a0bits par canal",
        "Résolution": "150\u00a0points par pouce",
    }
    stream = io.BytesIO()
    with wave.open(stream, "wb") as sound:
        sound.setparams((2, 2, 44_100, 0, "NONE", ""))
        sound.writeframes(bytes(4 * 44_100))
    assert fields("a.wav", stream.getvalue()) == {
        "Fréquence d'échantillonnage": "44\u00a0100\u00a0Hz",
        "Canaux": "stéréo",
        "Profondeur": "16\u00a0bits",
        "Durée": "1,0\u00a0s",
    }


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.mp3", b"ID3\0", "un son"), ("a.mp4", b"\0\0", "une vidéo"), ("a.jpg", b"\xff\xd8\0", "abîmée"),
        ("a.exe", b"MZ\0", "ne lance rien"), ("a.pdf", b"%PDF-1.4", "document PDF"),
        ("a.svg", b"<svg/>", "dessin SVG"), ("a.doc", b"\xd0\xcf\0", "document DOC"),
        ("a.zzz", b"\0\1\2", "ne connaît pas son format"), ("a.png", b"OggS", "ne commence pas comme un PNG"),
        ("a.png", png(2, 2, [b"\0" * 6] * 2, interlace=1), "entrelacée"),
        ("a.png", png(9_000, 1, [b"\0" * 27_000]), "trop grande"), ("a.csv", b"", "vide"),
        ("a.zip", b"PK\x03\x04", "abîmée"), ("a.zip", b"texte", "ne commence pas comme une archive"),
        ("a.odt", zipped({"content.xml": b"<a/>"}), "il lui manque une partie"),
        ("a.odt", odt()[:-40], "abîmée"), ("a.docx", b"rien", "ne commence pas comme un document"),
        ("a.tar", b"x" * 600, "rien n'y est lisible"), ("a.xlsx", b"PK", "abîmé"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_told_plainly(name: str, content: bytes, words: str) -> None:
    assert words in refusal(name, content)


def test_the_true_nature_of_a_file_is_not_told() -> None:
    said = refusal("photo.png", b"OggS\0\2").lower()
    assert "ogg" not in said
    assert "son" not in said.split()
    raw = source_of("photo.png", b"OggS\0\2")
    assert isinstance(raw, TextView)
    assert raw.lines[0].split("  ")[1] == "4F 67 67 53 00 02"


def test_nothing_that_drives_a_terminal_is_shown() -> None:
    nasty = "a\x1b[31m\u202eb\x9b\u2028c"
    for name, content in (
        ("a.txt", nasty.encode()), ("a.csv", f"{nasty};b\n1;{nasty}".encode()),
        ("a.eml", f"From: {nasty}\nSubject: {nasty}\n\n{nasty}".encode()), ("a.html", f"<p>{nasty}".encode()),
        ("a.zip", zipped({nasty: b""})), ("a.json", f'["{nasty}"]'.encode()), ("a.odt", odt("a\u202eb")),
    ):  # fmt: skip
        for view in (view_file(name, content), source_of(name, content), details_of(name, content)):
            assert not UNSAFE.search(repr(view).replace("\\x1b", "")), name
            assert "\x1b" not in str(view)
        shown = repr(view_file(name, content))
        assert "\\\\u202e" in shown, name
