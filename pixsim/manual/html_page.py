"""Pages of the manual as HTML: one for a server's page, or all of them in one file to print or publish."""

from __future__ import annotations

import html
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from string import Template

from markdown_it.token import Token

from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.language import SOURCE
from pixsim.manual.markdown import linked_topic, markdown_parser, read_tokens
from pixsim.manual.topics import INDEX, Page
from pixsim.text.french_spaces import french_spaces

SHELL = Path(__file__).parent / "page.html"


class _Any:
    def __contains__(self, _topic: object) -> bool:
        return True


ANY = _Any()
"""Every topic can be reached."""


def html_body(
    page: Page, address: str = "/help/{topic}", *, there: Container[str] = ANY, below: int = 0
) -> str:
    """One page as HTML, without what stands round it.

    Parameters
    ----------
    page : Page
    address : str
        Where other pages are: ``"#{topic}"`` in a file of its own.
    there : container of str
        The topics that can be reached; links to others become plain text.
    below : int
        By how many ranks headings are lowered.
    """
    tokens = read_tokens(page.text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{int(token.tag[1]) + below}"
        if token.type == "th_open":
            token.attrs["scope"] = "col"
        token.children = token.children and list(_link_tokens(token.children, address, there))
    parser = markdown_parser()
    made = str(parser.renderer.render(tokens, parser.options, {}))
    made = made.replace("<table>", '<div class="table" tabindex="0"><table>')
    return made.replace("</table>", "</table></div>").replace("<pre>", '<pre tabindex="0">')


def _link_tokens(tokens: Sequence[Token], address: str, there: Container[str]) -> Iterator[Token]:
    """Tokens of a line, with the addresses of pages, without links to pages that are not there."""
    left_out = False
    for token in tokens:
        if token.type == "link_open" and (topic := linked_topic(str(token.attrs["href"]))):
            token.attrs["href"] = address.format(topic=topic)
            left_out = topic not in there
            if left_out:
                continue
        elif token.type == "link_close" and left_out:
            left_out = False
            continue
        elif token.type == "text" and LANGUAGE == SOURCE:
            token.content = french_spaces(token.content)
        yield token


def html_document(pages: Sequence[Page]) -> str:
    """Pages as one HTML file that needs nothing else: contents first where there are several."""
    several = len(pages) > 1
    there = {page.topic for page in pages}
    sections = (
        f'<section id="{html.escape(page.topic)}">\n'
        f"{html_body(page, '#{topic}', there=there, below=int(several))}</section>"
        for page in pages
    )
    title = _("Aide de pixsim") if several else pages[0].title
    return Template(SHELL.read_text(encoding="utf-8")).substitute(
        language=LANGUAGE,
        title=html.escape(title),
        contents=_contents_html(title, pages) if several else "",
        body="\n".join(sections),
        note=html.escape(
            _("pixsim n'est pas affilié à Pix ; rien de ce qu'il donne n'est officiel.")
        ),
    )


def _contents_html(title: str, pages: Sequence[Page]) -> str:
    rows = "".join(
        f'<li><a href="#{html.escape(page.topic)}">{html.escape(page.title)}</a></li>\n'
        for page in pages
        if not page.topic.startswith(f"{INDEX}.")  # the index of names links to those
    )
    label = html.escape(_("Sommaire"))
    return f'<h1>{html.escape(title)}</h1>\n<nav aria-label="{label}"><ul>\n{rows}</ul></nav>'
