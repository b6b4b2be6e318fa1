"""Files that questions hand out, opened by LibreOffice: what it reads is what was written.

Run ``python -m tests.campaign.office --variants 2`` where ``soffice`` is installed. Workbooks come
back as CSV, one per sheet, with formulas computed again; documents and slide shows as text. Files
of a part of LibreOffice that is not there (Calc, Writer, Impress) are left out, and counted.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import numpy as np
import odfdo
import openpyxl
import pypdf
from odfdo.element import Element

from pixsim.bank.reading.load import load_bank

PARTS = {
    "xlsx": ("Calc", "spreadsheet", "ods"),
    "ods": ("Calc", "spreadsheet", "ods"),
    "docx": ("Writer", "text", "odt"),
    "odt": ("Writer", "text", "odt"),
    "odp": ("Impress", "presentation", "odp"),
}
NOTE = "\0"  # what is between two pieces of a paragraph
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOT_TEXT = {"poids5-odt": "pictures alone", "fichier_casse6-odt": "broken on purpose"}
FILTERS = {
    "xlsx": "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1",
    "ods": "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1",
    "docx": "txt:Text (encoded):UTF8",
    "odt": "txt:Text (encoded):UTF8",
    "odp": "pdf",
}


def handed(variants: int, only: str) -> Iterator[tuple[str, bytes]]:
    """Office files of the bank, in archives too, under names that say their question."""
    bank = load_bank()
    for item in bank.items.values():
        if only not in item.id or item.damaged or item.id in NOT_TEXT:
            continue
        for number in range(1, min(variants, item.variant_count) + 1):
            question = bank.question(f"{item.id}#{number}", np.random.default_rng(number))
            for file in question.attachments:
                yield from _office(f"{item.id}.{number}.{file.name}", file.content)


def _office(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    suffix = name.rpartition(".")[2]
    if suffix in FILTERS:
        yield name, content
    elif suffix == "zip" and zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from _office(f"{name}.{member.replace('/', '_')}", archive.read(member))


def converted(folder: Path, suffix: str, files: list[Path]) -> None:
    """Convert files of one suffix in one run of LibreOffice."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/home", "--headless"]
    command += ["--convert-to", FILTERS[suffix], "--outdir", str(folder / "out" / suffix)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=120)


def absent(folder: Path, suffixes: set[str]) -> dict[str, str]:
    """Suffixes that LibreOffice does not read here, with the part that is missing.

    A plain file of another library is given to it: when nothing comes back, the fault is not ours.
    """
    missing: dict[str, str] = {}
    for part, kind, own in sorted({PARTS[suffix] for suffix in suffixes}):
        probe = folder / f"probe-{kind}.{own}"
        odfdo.Document(kind).save(str(probe))
        # one version says so by its exit code, another writes nothing
        with contextlib.suppress(subprocess.CalledProcessError):
            converted(folder, own, [probe])
        if not any((folder / "out" / own).glob(f"{probe.stem}*")):
            missing |= {suffix: part for suffix in suffixes if PARTS[suffix][0] == part}
    return missing


def texts_of(name: str, content: bytes) -> list[str]:
    """Texts and numbers that another library finds in a file, hidden sheets included."""
    stream = io.BytesIO(content)
    suffix = name.rpartition(".")[2]
    if suffix == "docx":
        paragraphs = docx.Document(stream).element.body.iter(f"{WORD}p")
        return [piece for one in paragraphs for piece in _word_pieces(one)]
    if suffix == "xlsx":
        book = openpyxl.load_workbook(stream, data_only=True)
        return [str(v) for sheet in book for row in sheet.values for v in row if isinstance(v, str)]
    body = odfdo.Document(stream).body
    if suffix == "ods":
        cells = body.get_elements("//table:table-cell[@office:value-type='string']")
        return [cell.text_recursive for cell in cells]
    outside = "ancestor::text:note or ancestor::office:annotation or ancestor::presentation:notes"
    outside += " or ancestor::text:tracked-changes"
    # what stands beside the text comes back elsewhere, or not at all
    if suffix == "odp":  # a hidden slide is not printed
        hidden = "//style:style[*/@presentation:visibility='hidden']/@style:name"
        outside += f" or ancestor::draw:page[@draw:style-name={hidden}]"
    deleted = {
        str(one.get_attribute("text:id")): "".join(
            part.text_recursive for part in one.get_elements("text:deletion/text:p")
        )
        for one in body.get_elements("//text:changed-region")
    }
    said = body.get_elements(f"//text:p[not({outside})]|//text:h")
    return [piece for one in said for piece in _open_pieces(one, deleted)]


def _word_pieces(paragraph: Any) -> Iterator[str]:
    """A paragraph as LibreOffice prints it, deletions shown; the numbers of notes are its own."""
    whole = ""
    for part in paragraph.iter():
        if part.tag in (f"{WORD}t", f"{WORD}delText"):
            whole += part.text or ""
        elif part.tag in (f"{WORD}footnoteReference", f"{WORD}endnoteReference"):
            whole += NOTE
    yield from whole.split(NOTE)


def _open_pieces(paragraph: Element, deleted: dict[str, str]) -> Iterator[str]:
    whole = paragraph.text or ""
    for part in paragraph.children:
        if part.tag in ("text:note", "office:annotation", "text:a"):
            whole += NOTE + (part.tail or "")
        elif part.tag == "text:change":
            whole += deleted.get(str(part.get_attribute("text:change-id")), "") + (part.tail or "")
        else:
            whole += part.text_recursive  # its tail is in it
    yield from whole.split(NOTE)


def numbers_of(content: bytes) -> list[float]:
    """Numbers stored in an .xlsx, formulas included."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    values = (v for sheet in book for row in sheet.values for v in row)
    return [float(v) for v in values if isinstance(v, int | float) and not isinstance(v, bool)]


def squeezed(text: str) -> str:
    """A text without what programs lay out differently."""
    return re.sub(r"[\s\u00a0\u202f]+", "", unicodedata.normalize("NFC", text))


def read_back(folder: Path, file: Path) -> str:
    """What LibreOffice wrote of a file."""
    suffix = file.suffix[1:]
    out = folder / "out" / suffix
    if suffix in ("xlsx", "ods"):
        found = sorted(out.glob(f"{file.stem}-*.csv")) or sorted(out.glob(f"{file.stem}.csv"))
        return "\n".join(one.read_text("utf-8-sig") for one in found)
    if suffix == "odp":
        printed = out / f"{file.stem}.pdf"
        pages = pypdf.PdfReader(printed).pages if printed.is_file() else ()
        return "\n".join(page.extract_text() for page in pages)
    text = out / f"{file.stem}.txt"
    return text.read_text("utf-8-sig") if text.is_file() else ""


def _number(cell: str) -> list[float]:
    found = re.fullmatch(r"(-?\d+(?:[.,]\d+)?(?:E.*)?)\s*(%?)", cell.strip())
    return [float(found[1].replace(",", ".")) / (100 if found[2] else 1)] if found else []


def lost(file: Path, back: str) -> list[str]:
    """What was written and LibreOffice does not show."""
    content = file.read_bytes()
    if not back.strip():
        return ["nothing came back"]
    whole = squeezed(back)
    missing = [text for text in texts_of(file.name, content) if squeezed(text) not in whole]
    if file.suffix == ".xlsx":
        rows = csv.reader(io.StringIO(back), delimiter=";")
        shown = {number for row in rows for cell in row for number in _number(cell)}
        close = np.array(sorted(shown)) if shown else np.array([np.inf])
        missing += [
            str(n) for n in numbers_of(content) if np.abs(close - n).min() > 1e-6 * max(1, abs(n))
        ]
    return missing


def main() -> int:
    """Convert, compare, and say what differs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--variants", type=int, default=1, help="of each item")
    parser.add_argument("--only", default="", help="part of an item's id")
    options = parser.parse_args()
    if shutil.which("soffice") is None:
        print("soffice is not installed", file=sys.stderr)
        return 2
    wrong = 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files: dict[str, list[Path]] = {}
        for name, content in handed(options.variants, options.only):
            file = folder / name
            file.write_bytes(content)
            files.setdefault(file.suffix[1:], []).append(file)
        without = absent(folder, set(files))
        for suffix, part in without.items():
            print(
                f"{len(files.pop(suffix))} .{suffix} left out: LibreOffice {part} is not installed"
            )
        for suffix, paths in files.items():
            converted(folder, suffix, paths)
            for file in paths:
                if missing := lost(file, read_back(folder, file)):
                    wrong += 1
                    print(f"{file.name}: {missing[:5]}")
    counts = ", ".join(f"{len(paths)} .{suffix}" for suffix, paths in files.items()) or "no file"
    print(f"{counts}: {wrong} with a difference")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
