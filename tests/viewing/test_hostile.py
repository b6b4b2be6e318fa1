"""Files made to do harm: they cost little, and what is wrong with them is said in a sentence."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import struct
import tracemalloc
import zipfile
import zlib
from string import ascii_uppercase

import pytest

from pixsim.viewing.kinds import details_of, open_entry, source_of, view_file
from pixsim.viewing.limits import MOST_BYTES
from pixsim.viewing.views import ArchiveView, NotShown
from tests.viewing.files import MAIL, PAGE, chunk, docx, ods, odt, png, tarred, xlsx, zipped

SEEDS = {
    "a.txt": "Une ligne\nune autre é\n".encode() * 5,
    "a.csv": 'nom;note\n"Zoé; Léa";12,5\nb;3\n'.encode() * 3,
    "a.json": b'{"a": [1, 2.5, {"b": null}], "c": "' + b"x" * 120 + b'"}',
    "a.eml": MAIL,
    "a.html": PAGE,
    "a.zip": zipped({"a/b.txt": b"texte" * 20, "c.csv": b"a;b\n"}),
    "a.tar": tarred({"a/b.txt": b"texte"})[:2048],
    "a.tar.gz": tarred({"a/b.txt": b"texte" * 20}, "w:gz"),
    "a.odt": odt(),
    "a.docx": docx(),
    "a.xlsx": xlsx(),
    "a.ods": ods(),
    "a.png": png(7, 5, [bytes(range(21))] * 5, filters=[0, 1, 2, 3, 4]),
    "a.wav": b"RIFF$\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\x08\0data\4\0\0\0abcd",
}
MUTANTS = 80  # of each: over a thousand in all


@pytest.mark.parametrize("name", list(SEEDS))
def test_damaged_bytes_never_raise(name: str) -> None:
    draw = random.Random(name)
    for _mutant in range(MUTANTS):
        content = mutated(SEEDS[name], draw)
        look(name, content)


def mutated(content: bytes, draw: random.Random) -> bytes:
    found = bytearray(content)
    for _change in range(draw.randint(1, 6)):
        place = draw.randrange(len(found))
        what = draw.randrange(4)
        if what == 0:
            found[place] = draw.randrange(256)
        elif what == 1:
            del found[place : place + draw.randint(1, 20)]
        elif what == 2:
            found[place:place] = bytes(draw.randrange(256) for _byte in range(draw.randint(1, 8)))
        else:
            found[place : place + 4] = draw.choice((b"\xff" * 4, b"\0" * 4, b"<![C", b"----"))
        found = found or bytearray(b"x")
    return bytes(found)


def look(name: str, content: bytes) -> object:
    view = view_file(name, content)
    assert view is not None
    source_of(name, content)
    details_of(name, content)
    for place in (0, 1, 10**6):
        assert open_entry(name, content, place) is not None
    return view


def bombs() -> dict[str, bytes]:
    zeros = bytes(8 * MOST_BYTES)
    zip_bomb = io.BytesIO()
    with zipfile.ZipFile(zip_bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", zeros)
        archive.writestr("META-INF/manifest.xml", "<m/>")
    head = struct.pack(">IIBBBBB", 1_000, 1_000, 8, 2, 0, 0, 0)
    packed = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(zeros))
    return {
        "a.zip": zip_bomb.getvalue(),
        "a.odt": zip_bomb.getvalue(),
        "a.gz": gzip.compress(zeros),
        "a.bz2": bz2.compress(zeros),
        "a.xz": lzma.compress(zeros),
        "a.png": b"\x89PNG\r\n\x1a\n" + packed,
    }


def test_bombs_are_not_decompressed() -> None:
    for name, content in bombs().items():
        tracemalloc.start()
        view, inner = view_file(name, content), open_entry(name, content, 0)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 5 * MOST_BYTES, name
        told = [each for each in (view, inner) if isinstance(each, NotShown)]
        assert told, name
        assert any("trop gros" in each.sentence for each in told), name


def far_cell(places: str) -> bytes:
    """A workbook of a few hundred bytes whose cells are far apart."""
    names = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": '<workbook><sheets><sheet name="F" sheetId="1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": "<worksheet><sheetData>"
        + "".join(
            f'<row r="{place.lstrip(ascii_uppercase)}"><c r="{place}"><v>1</v></c></row>'
            for place in places.split()
        )
        + "</sheetData></worksheet>",
    }
    return zipped({name: text.encode() for name, text in names.items()})


def png_claim(width: int, height: int) -> bytes:
    """A picture that says it is enormous."""
    size = struct.pack(">II", width, height)
    head = b"IHDR" + size + b"\x08\x02\0\0\0"
    crc = struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + crc


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("far.xlsx", far_cell("XFD1048576")),
        ("spread.xlsx", far_cell("A1 CV1 A1048576")),
        ("wide.csv", b";".join([b"c"] * 60_000) + b"\n" + b";".join([b"1"] * 60_000)),
        ("huge.png", png_claim(60_000, 60_000)),
        ("claim.png", b"\x89PNG\r\n\x1a\n\x7f\xff\xff\xffIHDR" + bytes(100)),
        ("deep.xml", b"<a>" * 10_000),
        ("deep.html", b"<div>" * 10_000),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_claims_to_be_enormous_costs_no_more_than_it_is(name: str, content: bytes) -> None:
    tracemalloc.start()
    try:
        view = view_file(name, content)
        details_of(name, content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 3 * MOST_BYTES
    if isinstance(view, NotShown):
        assert len(view.sentence.splitlines()) == 1


def test_other_zip_compressions_are_refused() -> None:
    content = zipped({"a.txt": b"a" * 9_000}, zipfile.ZIP_BZIP2)
    inner = open_entry("a.zip", content, 0)
    assert isinstance(inner, NotShown)
    assert "ne lit pas" in inner.sentence


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_refused(head: str) -> None:
    body = f"{head}<document-content><p>&b;&c;</p></document-content>".encode()
    view = view_file("a.odt", zipped({"META-INF/manifest.xml": b"", "content.xml": body}))
    assert isinstance(view, NotShown)
    assert "refuse" in view.sentence


def test_names_that_lead_elsewhere_are_only_names() -> None:
    content = zipped({"../../etc/passwd": b"x", "/abs/b.txt": b"y", "a" + "/a" * 500 + "/f": b"z"})
    view = view_file("a.zip", content)
    assert isinstance(view, ArchiveView)
    assert max(entry.depth for entry in view.entries) <= 21
    inner = open_entry("a.zip", content, 0)
    assert not isinstance(inner, NotShown)
    assert (inner.name, inner.content) == ("passwd", b"x")


def test_a_link_of_a_tar_is_not_followed() -> None:
    import tarfile

    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("lien")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    inner = open_entry("a.tar", stream.getvalue(), 0)
    assert isinstance(inner, NotShown)
    assert "fichier ordinaire" in inner.sentence


@pytest.mark.sampled(8)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<div>" * 40_000),
        ("a.html", b"<!" * 100_000),
        ("a.html", b"<a href=" * 25_000),
        ("a.html", b"<![CDATA[" * 22_000),
        ("a.html", b"&#" * 100_000),
        ("a.html", b'<a href=">' * 25_000),
        ("a.html", b"<!--" * 100_000),
        ("a.html", b"<script>" * 50_000),
        ("a.html", b"</div x=" * 25_000),
        ("a.json", b"[" * 100_000),
        ("a.csv", b'"' + b"x;" * 200_000),
        ("a.csv", b";" * 400_000),
        ("a.csv", b"\n" * 1_000_000),
        ("a.txt", b"\n" * 1_000_000),
        ("a.txt", b"\x1b" * 1_000_000),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 50_000),
        ("a.eml", b"Subject: " + b"=?utf-8?q?" * 20_000),
        ("a.eml", b"To: " + b"(" * 100_000 + b"\n\nx"),
        ("a.eml", b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(99))),
        ("a.odt", zipped({"META-INF/manifest.xml": b"", "content.xml": b"<p>" * 100_000})),
        ("a.zip", zipped({f"d{n}/f": b"" for n in range(3_000)})),
    ],
)  # fmt: skip
def test_endless_files_end(name: str, content: bytes) -> None:
    assert look(name, content) is not None
