"""Reduces the HTML of a quiz to the layout of the bank: paragraphs, lists, code, tables.

What cannot be kept is named, by `Reduced.lost`.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

from pixsim.exchange.encoding import without_controls
from pixsim.exchange.foreign import Text, UnreadableQuestionError

LONGEST = 60_000  # characters of a text
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "center",
        "address",
        "hr",
        "body",
        "html",
    ]
)
_HIDDEN = frozenset({"script", "style", "head", "title", "template"})
_LOST = {
    "audio": "audio", "video": "video", "source": "media", "iframe": "iframe", "object": "object",
    "embed": "object", "svg": "svg", "picture": "picture", "math": "math", "canvas": "canvas",
    "input": "form", "select": "form", "textarea": "form", "script": "script",
}  # fmt: skip
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_TEX = re.compile(r"\\\(.*?\\\)|\\\[.*?\\\]|\$\$.*?\$\$", re.DOTALL)
_PLUGIN = "@@PLUGINFILE@@/"
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Reduced:
    """A text of the bank, and the names of what was lost on the way."""

    text: str
    lost: tuple[str, ...] = ()


def reduced(text: Text, files: Container[str] = ()) -> Reduced:
    """A text as the bank writes it.

    Parameters
    ----------
    text : Text
    files : container of str
        Names of the files that come with the question: their pictures are named, not lost.

    Raises
    ------
    UnreadableQuestionError
        A text of more than `LONGEST` characters.
    """
    if len(text.text) > LONGEST:
        raise UnreadableQuestionError("quiz_long_text", n=len(text.text), most=LONGEST)
    source = without_controls(text.text)
    if text.markup == "plain":
        return Reduced(_joined([_Block("p", line) for line in source.split("\n")]))
    if text.markup == "markdown":
        return _from_markdown(source, files)
    reader = _Reader(files, breaks=text.markup == "moodle")
    reader.feed(source.replace("<![", "&lt;["))  # marked sections: the parser stops at odd ones
    reader.close()
    lost = list(reader.lost)
    if _TEX.search(source):
        lost.append("TeX")
    return Reduced(_joined(reader.blocks()), tuple(dict.fromkeys(lost)))


def one_line(text: Text, files: Container[str] = ()) -> Reduced:
    """A text as an option, a label or an answer: on one line."""
    found = reduced(text, files)
    return Reduced(_SPACES.sub(" ", found.text).strip(), found.lost)


@dataclass(slots=True)
class _Block:
    """One paragraph, list entry, preformatted part or table row."""

    kind: str
    text: str


def _joined(blocks: list[_Block]) -> str:
    """Blocks as the bank lays them out: entries, rows and code are not torn apart by blank lines."""
    parts: list[str] = []
    last = ""
    for block in blocks:
        text = block.text.strip("\n") if block.kind == "pre" else block.text.strip()
        if not text.strip():
            continue
        if block.kind == "pre":
            lines = [line.rstrip() for line in text.expandtabs(4).split("\n")]
            tables = all(line.startswith("|") for line in lines if line)
            text = "\n".join(line if tables or not line else f"    {line}" for line in lines)
        elif block.kind == "li":
            text = f"- {text}"
        close = block.kind == last and block.kind in ("li", "row")
        parts.append(("\n" if close else "\n\n" if parts else "") + text)
        last = block.kind
    return "".join(parts)


@dataclass(slots=True)
class _Row:
    cells: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects blocks; whatever the nesting, it never fails."""

    def __init__(self, files: Container[str], *, breaks: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.lost: list[str] = []
        self._files = files
        self._breaks = breaks
        self._blocks: list[_Block] = []
        self._text: list[str] = []
        self._kind = "p"
        self._hidden = self._pre = 0
        self._lists: list[int] = []
        self._row: _Row | None = None
        self._links: list[tuple[str, int]] = []
        self._raised: list[tuple[str, int]] = []

    def blocks(self) -> list[_Block]:
        """All that was read."""
        self._end_block()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One opening tag."""
        values = {name: value or "" for name, value in attrs}
        if tag in _LOST:
            self.lost.append(_LOST[tag])
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "pre":
            self._end_block()
            self._pre += 1
            self._kind = "pre"
        elif tag in ("ul", "ol"):
            self._end_block()
            self._lists.append(0 if tag == "ul" else 1)
        elif tag == "li":
            self._start_entry()
        elif tag == "tr":
            self._end_block()
            self._row = _Row()
        elif tag in ("td", "th"):
            self._end_cell(empty=False)
        elif tag in _BLOCKS and self._row is None and not self._pre:
            self._end_block()
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(values)
        elif tag == "a":
            self._links.append((values.get("href", ""), len(self._text)))
        elif tag in ("sup", "sub"):
            self._raised.append((tag, len(self._text)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<br/>`` and the like; an empty ``<td/>`` counts as a cell."""
        self.handle_starttag(tag, attrs)
        if tag not in ("br", "img", "hr"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """One closing tag."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "pre":
            self._end_block()
            self._pre = max(0, self._pre - 1)
            self._kind = "p"
        elif tag in ("ul", "ol"):
            self._end_block()
            if self._lists:
                self._lists.pop()
            self._kind = "p"
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag in ("td", "th"):
            self._end_cell()
        elif (tag in _BLOCKS or tag == "li") and self._row is None and not self._pre:
            self._end_block()
        elif tag == "a" and self._links:
            self._end_link(*self._links.pop())
        elif tag in ("sup", "sub") and self._raised:
            self._end_raised(*self._raised.pop())

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if self._hidden:
            return
        if self._pre:
            self._text.append(data)
            return
        if not self._breaks:
            self._text.append(_SPACES.sub(" ", data))
            return
        for place, line in enumerate(data.split("\n")):
            if place:
                self._break()
            self._text.append(_SPACES.sub(" ", line))

    def _break(self) -> None:
        if self._pre:
            self._text.append("\n")
        elif self._row is not None:
            self._text.append(" ")
        else:
            kind = self._kind
            self._end_block()
            self._kind = "p" if kind == "ol" else kind

    def _start_entry(self) -> None:
        self._end_block()
        if self._row is not None:
            return
        self._kind = "li"
        if self._lists and self._lists[-1]:
            self._kind = "p"
            self._text.append(f"{self._lists[-1]}. ")
            self._lists[-1] += 1

    def _end_block(self) -> None:
        if self._row is not None:
            return
        text = "".join(self._text)
        if text.strip():
            self._blocks.append(_Block("pre" if self._pre else self._kind, text))
            if self._kind == "li":
                self._kind = "p"
        self._forget()

    def _forget(self) -> None:
        self._text.clear()
        self._links.clear()
        self._raised.clear()

    def _end_cell(self, *, empty: bool = True) -> None:
        text = _SPACES.sub(" ", "".join(self._text)).strip().replace("|", "/")
        if self._row is not None and (text or empty):
            self._row.cells.append(text)
            self._forget()

    def _end_row(self) -> None:
        if self._row is None:
            return
        self._end_cell(empty=False)
        cells = self._row.cells
        self._row = None
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            self._blocks.append(_Block("row", f"| {' | '.join(cells)} |"))
        self._forget()

    def _image(self, values: dict[str, str]) -> None:
        source, said = values.get("src", ""), values.get("alt", "").strip()
        name = unquote(source.removeprefix(_PLUGIN)) if source.startswith(_PLUGIN) else ""
        if name and name in self._files:
            self._text.append(f" [{said} : {name}] " if said else f" [{name}] ")
            return
        self.lost.append(f"image {said or source[:60]}".strip())
        if said:
            self._text.append(f" [{said}] ")

    def _end_link(self, address: str, start: int) -> None:
        shown = "".join(self._text[start:]).strip()
        if address.startswith(("http:", "https:", "mailto:")) and address not in shown:
            self._text.append(f" ({address})")

    def _end_raised(self, tag: str, start: int) -> None:
        text = "".join(self._text[start:])
        small = text.translate(_SUPERSCRIPT if tag == "sup" else _SUBSCRIPT)
        if any(sign in small for sign in text.strip()):
            small = ("^" if tag == "sup" else "_") + text.strip()
        self._text[start:] = [small]


def _from_markdown(source: str, files: Container[str]) -> Reduced:
    """Markdown is almost the layout of the bank: marks of headings, lists and fences are changed."""
    blocks: list[_Block] = []
    paragraph: list[str] = []
    code: list[str] | None = None
    lost: list[str] = []

    def end() -> None:
        if paragraph:
            found = reduced(Text(" ".join(paragraph)), files)
            lost.extend(found.lost)
            blocks.append(_Block("p", _SPACES.sub(" ", found.text)))
            paragraph.clear()

    for line in source.split("\n"):
        if _FENCE.match(line):
            end()
            if code is not None:
                blocks.append(_Block("pre", "\n".join(code)))
            code = [] if code is None else None
        elif code is not None:
            code.append(line)
        elif line.startswith(("    ", "\t")) and not paragraph:
            blocks.append(_Block("pre", line.removeprefix("\t").removeprefix("    ")))
        elif (entry := re.match(r"\s*[-*+]\s+(.*)", line)) is not None:
            end()
            blocks.append(_Block("li", _unmarked(entry[1])))
        elif not line.strip():
            end()
        else:
            paragraph.append(_unmarked(re.sub(r"^\s*#+\s+", "", line)))
    end()
    if code:
        blocks.append(_Block("pre", "\n".join(code)))
    return Reduced(_joined(blocks), tuple(dict.fromkeys(lost)))


def _unmarked(line: str) -> str:
    return re.sub(r"(\*\*|__|`)(.+?)\1", r"\2", line).strip()
