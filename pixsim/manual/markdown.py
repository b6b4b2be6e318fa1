"""How pages are read: CommonMark with tables, no HTML; a link to another page is a link to its topic."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pixsim.manual.topics import TOPICS


def markdown_parser() -> MarkdownIt:
    """A parser for the pages of the manual."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def linked_topic(address: str) -> str | None:
    """The topic a link leads to: ``privacy.md`` is the page beside; None for other addresses."""
    name = address.removesuffix(".md")
    return name if name != address and (name in TOPICS or name.startswith("pixsim")) else None


def read_tokens(text: str) -> list[Token]:
    """The tokens of a page written in Markdown."""
    return markdown_parser().parse(text)


def page_links(text: str) -> list[str]:
    """Every address that a page links to."""
    inner = (child for token in read_tokens(text) for child in token.children or ())
    return [str(child.attrs["href"]) for child in inner if "href" in child.attrs]
