"""Reads HTML into blocks: paragraphs, list entries, preformatted parts, table rows."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

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
SPACES = re.compile(r"[ \t\r\n\f]+")
_PLUGIN = "@@PLUGINFILE@@/"


@dataclass(slots=True)
class Block:
    """One paragraph, list entry, preformatted part or table row."""

    kind: str
    text: str


def join_blocks(blocks: list[Block]) -> str:
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


class HtmlReader(HTMLParser):
    """Collects blocks; whatever the nesting, it never fails."""

    def __init__(self, files: Container[str], *, breaks: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.lost: list[str] = []
        self._files = files
        self._breaks = breaks
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._kind = "p"
        self._hidden = self._pre = 0
        self._lists: list[int] = []
        self._row: _Row | None = None
        self._links: list[tuple[str, int]] = []
        self._raised: list[tuple[str, int]] = []

    def blocks(self) -> list[Block]:
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
            self._text.append(SPACES.sub(" ", data))
            return
        for place, line in enumerate(data.split("\n")):
            if place:
                self._break()
            self._text.append(SPACES.sub(" ", line))

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
            self._blocks.append(Block("pre" if self._pre else self._kind, text))
            if self._kind == "li":
                self._kind = "p"
        self._forget()

    def _forget(self) -> None:
        self._text.clear()
        self._links.clear()
        self._raised.clear()

    def _end_cell(self, *, empty: bool = True) -> None:
        text = SPACES.sub(" ", "".join(self._text)).strip().replace("|", "/")
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
            self._blocks.append(Block("row", f"| {' | '.join(cells)} |"))
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
