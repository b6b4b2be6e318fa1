"""Texts of the bank as the HTML of a quiz; `pixsim.exchange.html.reduction` reads it back."""

from __future__ import annotations

from html import escape
from itertools import groupby
from urllib.parse import quote

from pixsim.bank.drawing.text_layout import is_preformatted
from pixsim.bank.question import IMAGE_NAME, Attachment, Question


def text_to_html(text: str) -> str:
    """Paragraphs, lists and preformatted lines of a text that is laid out."""
    parts: list[str] = []
    for kind, group in groupby(_with_gaps(text.split("\n")), key=lambda pair: pair[0]):
        lines = [line for _kind, line in group]
        if kind == "code":
            parts.append(
                f"<pre>{escape(chr(10).join(line[4:] for line in lines), quote=False)}</pre>"
            )
        elif kind == "table":
            parts.append(f"<pre>{escape(chr(10).join(lines), quote=False)}</pre>")
        elif kind == "list":
            entries = "".join(f"<li>{inline_html(line[2:])}</li>" for line in lines)
            parts.append(f"<ul>{entries}</ul>")
        elif kind == "p":
            parts += [f"<p>{inline_html(line)}</p>" for line in lines]
    return "".join(parts)


def _with_gaps(lines: list[str]) -> list[tuple[str, str]]:
    """Lines with their kind; a blank line between two lines of code is code."""
    kinds = [_line_kind(line) for line in lines]
    for place in range(1, len(lines) - 1):
        if kinds[place] == "" and kinds[place - 1] == kinds[place + 1] == "code":
            kinds[place] = "code"
    return list(zip(kinds, lines, strict=True))


def _line_kind(line: str) -> str:
    if not line.strip():
        return ""
    if is_preformatted(line):
        return "table" if line.startswith("|") else "code"
    return "list" if line.startswith(("- ", "• ")) else "p"


def inline_html(text: str) -> str:
    """One line as HTML."""
    return escape(text, quote=False)


def image_html(question: Question) -> str:
    """The figure of a question, as Moodle serves the files of a question."""
    if question.figure is None:
        return ""
    alt = escape(question.figure.alt)
    return f'<p><img src="@@PLUGINFILE@@/{IMAGE_NAME}" alt="{alt}" class="img-fluid"></p>'


def links_html(attachments: tuple[Attachment, ...]) -> str:
    """A link to each file, as Moodle serves the files of a question."""
    return "".join(
        f'<p><a href="@@PLUGINFILE@@/{quote(file.name)}">{escape(file.name)}</a></p>'
        for file in attachments
    )
