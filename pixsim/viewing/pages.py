"""HTML as it is read: text, lists, tables; links are numbered, what is hidden stays hidden."""

from __future__ import annotations

import re

from pixsim.foundation.i18n import gettext as _
from pixsim.viewing.html_tokens import Opening, Text, html_tokens
from pixsim.viewing.limits import MOST_LINES, shown_line
from pixsim.viewing.views import Field, FieldsView, ReadingView

MOST_HTML = 500_000  # characters
MOST_OPEN = 200  # tags inside one another: what is deeper is read all the same, without its end
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
})  # fmt: skip
_SPACED = frozenset(
    ["h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "table", "pre", "blockquote", "figure"]
)
# these have no end tag
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr",
})  # fmt: skip
_UNSEEN = frozenset(["head", "script", "style", "template", "title", "noscript"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")


def page_view(text: str) -> ReadingView:
    """A page as read."""
    reader = _read_page(text)
    lines = reader.lines
    return ReadingView(
        tuple(shown_line(line) for line in lines[:MOST_LINES]),
        cut=len(lines) > MOST_LINES or len(text) > MOST_HTML,
    )


def page_details(text: str) -> FieldsView:
    """The title of a page, and where each of its numbered links leads."""
    reader = _read_page(text)
    title = (_("Titre"), shown_line(_SPACE.sub(" ", reader.title).strip()))
    return FieldsView((title, *_number_links(reader.links)))


def page_links(text: str) -> tuple[Field, ...]:
    """Where each of the numbered links of a page leads."""
    return _number_links(_read_page(text).links)


def _number_links(links: list[str]) -> tuple[Field, ...]:
    return tuple(
        (f"[{place}]", shown_line(link)) for place, link in enumerate(links[:MOST_LINES], 1)
    )


def _read_page(text: str) -> _Reader:
    reader = _Reader()
    for token in html_tokens(text[:MOST_HTML]):
        if isinstance(token, Text):
            reader.text(token.text)
        elif isinstance(token, Opening):
            reader.start(token.tag, token.given)
        else:
            reader.end(token.tag)
    reader.finish()
    return reader


class _Reader:
    """Gathers the lines of a page."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.links: list[str] = []
        self.title = ""
        self._line = ""
        self._open: list[tuple[str, bool]] = []  # tag, whether what is in it is hidden
        self._link_numbers: list[int | None] = []
        self._pre = 0
        self._cells = 0

    @property
    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Open a block, note a link, write what an image says of itself."""
        if tag not in _VOID and len(self._open) < MOST_OPEN:
            hidden = self._hidden or tag in _UNSEEN or "hidden" in given
            self._open.append((tag, hidden or bool(_HIDDEN.search(given.get("style", "")))))
        if self._hidden:
            return
        if tag in _BLOCKS:
            self._break(spaced=tag in _SPACED)
        self._begin(tag, given)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        if tag == "br":
            self._break()
        elif tag == "hr":
            self.lines.append("────────")
        elif tag == "li":
            self._line = "• "
        elif tag == "pre":
            self._pre += 1
        elif tag in ("td", "th"):
            self._line += " | " if self._cells else ""
            self._cells += 1
        elif tag == "tr":
            self._cells = 0
        elif tag == "img":
            alt = given.get("alt", "").strip()
            self._line += _("[image : {alt}]").format(alt=alt) if alt else _("[image]")
        elif tag == "a":
            self._link_numbers.append(self._new_link(given.get("href")))

    def _new_link(self, address: str | None) -> int | None:
        if address is None:
            return None
        self.links.append(address)
        return len(self.links)

    def end(self, tag: str) -> None:
        """Close a block; a link ends with its number."""
        hidden = self._hidden
        opened = next(
            (i for i in range(len(self._open) - 1, -1, -1) if self._open[i][0] == tag), None
        )
        if opened is None:
            return
        del self._open[opened:]
        if hidden:
            return
        if tag == "a" and self._link_numbers:
            number = self._link_numbers.pop()
            self._line += f" [{number}]" if number else ""
        if tag == "pre":
            self._pre -= 1
            self._break(keep=bool(self._line))
        if tag in _BLOCKS:
            self._break(spaced=tag in _SPACED)

    def text(self, data: str) -> None:
        """Text, its spaces as a browser shows them."""
        if self._open and self._open[-1][0] == "title":
            self.title += data
        if self._hidden:
            return
        if self._pre:
            first, *rest = data.split("\n")
            self._line += first
            for line in rest:
                self._break(keep=True)
                self._line = line
            return
        text = _SPACE.sub(" ", data)
        self._line += text[1:] if text.startswith(" ") and self._line[-1:] in ("", " ") else text

    def _break(self, *, spaced: bool = False, keep: bool = False) -> None:
        line = self._line if keep else self._line.strip(" ")
        self._line = ""
        if line not in ("", "•") or keep:
            self.lines.append(line)
        if spaced and self.lines and self.lines[-1]:
            self.lines.append("")

    def finish(self) -> None:
        """Write the last line."""
        self._break()
        while self.lines and not self.lines[-1]:
            self.lines.pop()
