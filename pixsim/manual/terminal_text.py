"""A page as lines of plain text, for a terminal of some width; no colour, no control character."""

from __future__ import annotations

import io
import re
from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Heading, Markdown, MarkdownElement, TextElement
from rich.text import Text

from pixsim.manual.markdown import linked_topic
from pixsim.manual.topics import shown_name

NARROWEST, WIDEST = 20, 100
CODE_INDENT = "    "
_BLANKS = re.compile(r"\n{3,}")


class _FlushHeading(Heading):
    """A heading at the left edge, with an empty line before it."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self.text.justify = "left"
        if self.tag == "h1":
            yield Text(self.text.plain)
            yield Text("=" * min(len(self.text.plain), options.max_width))
        else:
            yield Text("")
            yield Text(self.text.plain)
            yield Text("-" * min(len(self.text.plain), options.max_width))


class _IndentedCode(TextElement):
    """A command or a file as it is typed: indented, never wrapped, so that it can be copied."""

    @classmethod
    def create(cls, markdown: Markdown, token: object) -> _IndentedCode:  # noqa: ARG003
        return cls()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.plain.rstrip("\n").split("\n"):
            yield Text(CODE_INDENT + line if line else "", no_wrap=True, overflow="ignore")


class _PlainMarkdown(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": _FlushHeading,
        "fence": _IndentedCode,
        "code_block": _IndentedCode,
    }


def terminal_text(text: str, width: int = 80) -> str:
    """Render a page as plain text.

    Parameters
    ----------
    text : str
        In Markdown.
    width : int
        Columns of a line; commands are longer where they must be.
    """
    width = max(NARROWEST, min(width, WIDEST))
    out = io.StringIO()
    console = Console(
        file=out, width=width, color_system=None, force_terminal=False, legacy_windows=False
    )
    document = _PlainMarkdown(text, hyperlinks=False)
    for token in document.parsed:
        for inner in token.children or ():
            topic = linked_topic(str(inner.attrs.get("href", "")))
            if topic is not None:
                inner.attrs["href"] = f"pixsim help {shown_name(topic)}"
    console.print(document, crop=False)
    made = "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip("\n")
    return _BLANKS.sub("\n\n", made) + "\n"
