"""Texts, logs, code, JSON, and the bytes of anything."""

from __future__ import annotations

import codecs
import json
import re
from itertools import islice

from pixsim.viewing.limits import MOST_BYTES, MOST_CHARACTERS, MOST_LINES, shown_line
from pixsim.viewing.views import TextView

_LINE_END = re.compile(r"\r\n|\n|\r")
_COLUMNS = re.compile(r"\S {2,}\S")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096
_BRACKET = re.compile(r"[\[{}\]]")
_DEEPEST_JSON = 100
_READS_WELL = 120  # characters of a line
PER_ROW = 16  # bytes of a line of bytes
CODE_SUFFIXES = frozenset({
    "log", "py", "js", "css", "xml", "opml", "json", "diff", "patch", "sh", "ini", "toml",
    "yaml", "yml", "ics", "vcf", "bib", "sha256", "mbox", "sql",
})  # fmt: skip


def decode_text(content: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252."""
    cut = content[:MOST_BYTES]
    for mark, encoding in _BOMS:
        if cut.startswith(mark):
            return cut[len(mark) :].decode(encoding, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(cut, len(cut) == len(content))
    except UnicodeDecodeError:
        return cut.decode("cp1252", "replace")


def is_text(content: bytes) -> bool:
    """Whether bytes read as a text: no zero byte, and few others that no text holds."""
    start = content[:_LOOKED_AT]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in start)
    return 0 not in start and odd * 50 <= len(start)


def lines_of(text: str) -> tuple[tuple[str, ...], bool]:
    """The first lines of a text, safe to show, and whether it goes on."""
    cut = text[:MOST_CHARACTERS]
    found = _LINE_END.split(cut)
    if found and not found[-1]:
        found.pop()
    goes_on = len(found) > MOST_LINES or len(text) > len(cut)
    return tuple(shown_line(line) for line in found[:MOST_LINES]), goes_on


def text_view(name: str, content: bytes) -> TextView:
    """A file as numbered lines; columns and code keep theirs."""
    lines, cut = lines_of(decode_text(content))
    code = name.rpartition(".")[2].lower() in CODE_SUFFIXES
    return TextView(lines, wraps=not (code or _has_hex_columns(lines)), cut=cut)


def source_view(content: bytes) -> TextView:
    """What a file is made of: its text, or its bytes where it is none."""
    if not is_text(content):
        return bytes_view(content)
    lines, cut = lines_of(decode_text(content))
    return TextView(lines, wraps=False, cut=cut)


def bytes_view(content: bytes) -> TextView:
    """Bytes in hexadecimal, sixteen a line, and the characters that they are."""
    starts = range(0, len(content), PER_ROW)
    rows = tuple(_bytes_row(content, start) for start in islice(starts, MOST_LINES))
    return TextView(rows, wraps=False, cut=len(starts) > MOST_LINES, numbered=False)


def _bytes_row(content: bytes, start: int) -> str:
    row = content[start : start + PER_ROW]
    letters = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in row)
    return f"{start:06x}  {row.hex(' ').upper():<{3 * PER_ROW}} {letters}"


def _has_hex_columns(lines: tuple[str, ...]) -> bool:
    filled = [line for line in lines if line.strip()]
    return 4 * sum(bool(_COLUMNS.search(line)) for line in filled) > len(filled)


def json_view(content: bytes) -> TextView:
    """JSON: as it is written where that reads well, indented where it is all in one line.

    What is no JSON is shown as it is, as an editor does: where it goes wrong may be the question.
    """
    text = decode_text(content)
    lines, cut = lines_of(text)
    as_it_is = TextView(lines, wraps=False, cut=cut)
    if max(map(len, lines), default=0) <= _READS_WELL or _nesting_depth(text) > _DEEPEST_JSON:
        return as_it_is
    try:
        # numbers stay as they are written, and names that come twice are kept
        value = json.loads(
            text,
            parse_float=_Written,
            parse_int=_Written,
            parse_constant=_Written,
            object_pairs_hook=_Pairs,
        )
    except ValueError:
        return as_it_is
    found: list[str] = []
    _indent_json(value, "", "", found)
    return TextView(
        tuple(map(shown_line, found[:MOST_LINES])), wraps=False, cut=len(found) > MOST_LINES
    )


class _Written(str):
    """A number of a JSON text, as written there."""

    __slots__ = ()


class _Pairs(list[tuple[str, object]]):
    """An object of a JSON text, in its order."""


def _nesting_depth(text: str) -> int:
    """How deep brackets go, those in texts counted too: only a bound."""
    depth = deepest = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _indent_json(value: object, before: str, after: str, lines: list[str], level: int = 0) -> None:
    if len(lines) > MOST_LINES:
        return
    margin = "  " * level
    if isinstance(value, list) and value:
        named = isinstance(value, _Pairs)
        lines.append(f"{margin}{before}{'{' if named else '['}")
        pairs = (
            [(f"{_json_text(key)}: ", inner) for key, inner in value]
            if named
            else [("", inner) for inner in value]
        )
        for place, (name, inner) in enumerate(pairs, 1):
            _indent_json(inner, name, "," * (place < len(pairs)), lines, level + 1)
        lines.append(f"{margin}{'}' if named else ']'}{after}")
        return
    lines.append(f"{margin}{before}{_json_text(value)}{after}")


def _json_text(value: object) -> str:
    if isinstance(value, _Written):
        return str(value)
    if isinstance(value, _Pairs):
        return "{}"
    return json.dumps(value, ensure_ascii=False)
