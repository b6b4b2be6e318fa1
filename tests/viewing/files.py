"""Files to look at: those of the bank, and some made here."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache

import numpy as np

from pixsim.bank.reading.load import Bank

WITH_FILES = {"file", "tool"}
COLOURS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def bank_files(bank: Bank, step: int = 1) -> Iterator[tuple[str, bytes]]:
    """Files of one variant of every item that has some, or of one in so many."""
    for item in [name for name, one in bank.items.items() if one.kind in WITH_FILES][::step]:
        question = bank.question(f"{item}#1", np.random.default_rng(0))
        yield from ((file.name, file.content) for file in question.attachments)


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 3, 2, 9, 5, 0)), content, method)
    return stream.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(content), 1_772_442_300  # 02/03/2026 09:05 UTC
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(
    width: int,
    height: int,
    rows: list[bytes],
    *,
    colour: int = 2,
    depth: int = 8,
    filters: list[int] | None = None,
    extra: bytes = b"",
    interlace: int = 0,
) -> bytes:
    """A PNG of packed rows, each filtered as told; written from the text of the standard."""
    step = max(1, COLOURS[colour] * depth // 8)
    before = bytes(len(rows[0]))
    coded = b""
    for row, kind in zip(rows, filters or [0] * len(rows), strict=True):
        coded += bytes([kind]) + _filtered(row, before, kind, step)
        before = row
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    packed = zlib.compress(coded)
    half = len(packed) // 2
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + extra
        + chunk(b"IDAT", packed[:half])
        + chunk(b"IDAT", packed[half:])
        + chunk(b"IEND", b"")
    )


def _filtered(row: bytes, above: bytes, kind: int, step: int) -> bytes:
    coded = bytearray()
    for place, value in enumerate(row):
        left = row[place - step] if place >= step else 0
        corner = above[place - step] if place >= step else 0
        guess = {
            0: 0,
            1: left,
            2: above[place],
            3: (left + above[place]) // 2,
            4: _paeth(left, above[place], corner),
        }[kind]
        coded.append((value - guess) % 256)
    return bytes(coded)


def _paeth(a: int, b: int, c: int) -> int:
    p = a + b - c
    return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]


@cache
def odt(text: str = "Bonjour") -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<o:document-content xmlns:o="{office}:office:1.0" xmlns:t="{office}:text:1.0" '
        f'xmlns:b="{office}:table:1.0"><o:body><o:text><t:h>Titre</t:h>\n  <t:p>{text}<t:s t:c="3"/>suite'
        "</t:p><t:list><t:list-item><t:p>un</t:p></t:list-item></t:list><b:table><b:table-row>"
        "<b:table-cell><t:p>a</t:p></b:table-cell><b:table-cell><t:p>b</t:p></b:table-cell>"
        "</b:table-row></b:table></o:text></o:body></o:document-content>"
    )
    return zipped({"META-INF/manifest.xml": b"<m/>", "content.xml": content.encode()})


@cache
def docx() -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<w:document xmlns:w="{word}"><w:body>\n<w:p> <w:r><w:t>Un</w:t><w:footnoteReference w:id="2"/><w:tab/><w:t>deux</w:t></w:r></w:p>'
        "<w:p><w:del><w:r><w:delText>effacé</w:delText></w:r></w:del><w:r><w:t>reste</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r>"
        "</w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    notes = (
        f'<w:footnotes xmlns:w="{word}"><w:footnote w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\n'
        '<w:footnote w:id="2"><w:p><w:r><w:t> Zoé, p. 7</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    core = (
        '<c:coreProperties xmlns:c="c" xmlns:dc="dc"><dc:creator>Zoé</dc:creator>'
        "<c:lastModifiedBy>Ali</c:lastModifiedBy></c:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": b"<t/>",
            "word/document.xml": document.encode(),
            "word/footnotes.xml": notes.encode(),
            "docProps/core.xml": core.encode(),
        }
    )


@cache
def xlsx() -> bytes:
    sheet = (
        '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="inlineStr"><is><t>vu</t></is></c></row>'
        '<row r="3"><c r="A3" s="1"><v>46084</v></c><c r="B3"><f>1+1</f><v>2.5</v></c>'
        '<c r="C3" t="b"><v>1</v></c></row></sheetData></worksheet>'
    )
    other = '<worksheet><sheetData><row><c r="B2"><v>0.1</v></c></row></sheetData></worksheet>'
    return zipped(
        {
            "[Content_Types].xml": b"<t/>",
            "xl/workbook.xml": b'<workbook><sheets><sheet name="Ventes"/><sheet name="Vide"/>'
            b'<sheet name="Autre"/></sheets></workbook>',
            "xl/sharedStrings.xml": b"<sst><si><t>jour</t></si><si><t>mon</t><t>tant</t></si></sst>",
            "xl/styles.xml": b'<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
            "xl/worksheets/sheet1.xml": sheet.encode(),
            "xl/worksheets/sheet2.xml": b"<worksheet/>",
            "xl/worksheets/sheet3.xml": other.encode(),
        }
    )


@cache
def ods() -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<o:document-content xmlns:o="{office}:office:1.0" xmlns:t="{office}:text:1.0" '
        f'xmlns:b="{office}:table:1.0"><b:table b:name="F1"><b:table-row>'
        "<b:table-cell><t:p>nom</t:p></b:table-cell><b:table-cell><t:p>note</t:p></b:table-cell>"
        '<b:table-cell b:number-columns-repeated="16000"/></b:table-row><b:table-row b:number-rows-repeated="2">'
        "<b:table-cell><t:p>Zoé</t:p></b:table-cell><b:table-cell><t:p>12,5</t:p></b:table-cell>"
        '</b:table-row><b:table-row b:number-rows-repeated="1048000"><b:table-cell/></b:table-row>'
        "</b:table></o:document-content>"
    )
    return zipped({"META-INF/manifest.xml": b"<m/>", "content.xml": content.encode()})


MAIL = (
    b"Received: from a.example\r\n\tby b.example\r\nFrom: =?utf-8?Q?L=C3=A9a?= <lea@a.example>\r\n"
    b"To: zoe@b.example\r\nSubject: =?iso-8859-1?Q?Caf=E9?=\r\nDate: Mon, 13 Apr 2026 15:32:00 +0200\r\n"
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    b'Bonjour\r\n--x\r\nContent-Type: text/csv; name="a.csv"\r\nContent-Disposition: attachment; '
    b'filename="dossier/a.csv"\r\nContent-Transfer-Encoding: base64\r\n\r\nYTtiCjE7Mgo=\r\n--x--\r\n'
)
PAGE = (
    b"<!DOCTYPE html><html><head><title>Titre</title><style>p{}</style></head><body><h1>Un  \n titre</h1>"
    b'<p>Voir <a href="https://vrai.test/">https://faux.test/</a> ici.<br>Suite</p><!-- secret -->'
    b'<p style="display: none">cach\xc3\xa9</p><ul><li>a<li>b</ul><table><tr><th>x<td>y</table>'
    b'<img src="i.png" alt="Un pont"><script>alert(1)</script><pre>  a\n   b</pre></body></html>'
)
