"""The pages of the manual as one man page (roff), from the same reading as the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from pixsim.foundation.i18n import gettext as _
from pixsim.manual.markdown import linked_topic, read_tokens
from pixsim.manual.topics import Page, shown_name

_FONTS = {
    "strong_open": r"\fB", "strong_close": r"\fR", "em_open": r"\fI", "em_close": r"\fR",
}  # fmt: skip


def man_page(pages: Sequence[Page], version: str, day: str) -> str:
    """All pages as the source of ``pixsim(1)``.

    Parameters
    ----------
    pages : sequence of Page
        Each becomes sections under its title.
    version : str
    day : str
        ``YYYY-MM-DD``.
    """
    lines = [
        f'.TH PIXSIM 1 "{day}" "pixsim {version}"',
        ".SH " + _("NOM"),
        "pixsim \\- " + _escape_roff(_("entraînement à la certification Pix, hors connexion")),
        ".SH " + _("SYNOPSIS"),
        ".B pixsim",
        "[\\fI"
        + _escape_roff(_("COMMANDE"))
        + "\\fR] [\\fI"
        + _escape_roff(_("OPTIONS"))
        + "\\fR]",
    ]
    for page in pages:
        lines += _render_roff(read_tokens(page.text))
    return "\n".join(lines) + "\n"


def _render_roff(tokens: Sequence[Token]) -> Iterable[str]:
    """Lines of roff for the tokens of a page."""
    marks: list[str] = []  # of the lists open here: a bullet, or the next number
    rows: list[list[str]] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        match token.type:
            case "heading_open":
                macro = ".SH" if token.tag == "h1" else ".SS"
                yield f'{macro} "{_line_roff(tokens[place + 1]).replace(chr(34), "")}"'
                place += 2
            case "bullet_list_open":
                marks.append(r"\(bu")
            case "ordered_list_open":
                marks.append("1")
            case "bullet_list_close" | "ordered_list_close":
                marks.pop()
                yield ".PP"
            case "list_item_open":
                yield f'.IP "{marks[-1]}{"." if marks[-1].isdecimal() else ""}" 4'
                if marks[-1].isdecimal():
                    marks[-1] = str(int(marks[-1]) + 1)
            case "paragraph_open":
                if not token.hidden and not marks:
                    yield ".PP"
            case "fence" | "code_block":
                yield from (".PP", ".RS 4", ".nf")
                yield from (_escape_roff(line) for line in token.content.rstrip("\n").split("\n"))
                yield from (".fi", ".RE")
            case "tr_open":
                rows.append([])
            case "table_close":
                yield from _table_roff(rows)
                rows = []
            case "inline" if rows:
                rows[-1].append(_line_roff(token))
            case "inline":
                yield _line_roff(token)
        place += 1


def _table_roff(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """A table as a list: the first cell, then the others behind it; columns would not fit."""
    for row in rows[1:]:
        yield from (".TP", row[0], "; ".join(cell for cell in row[1:] if cell) or r"\&")
    yield ".PP"


def _line_roff(token: Token) -> str:
    made, address = "", ""
    for inner in token.children or ():
        if inner.type == "text":
            made += _escape_roff(inner.content, first=not made)
        elif inner.type == "code_inline":
            made += rf"\fB{_escape_roff(inner.content, first=False)}\fR"
        elif inner.type in ("softbreak", "hardbreak"):
            made += " "
        elif inner.type == "link_open":
            address = str(inner.attrs["href"])
        elif inner.type == "link_close":
            topic = linked_topic(address)
            made += f" ({_escape_roff(f'pixsim help {shown_name(topic)}' if topic else address, first=False)})"
        else:
            made += _FONTS.get(inner.type, "")
    return made


def _escape_roff(text: str, *, first: bool = True) -> str:
    """A text that roff prints as it is, and does not take for a request."""
    made = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{made}" if first and made.startswith((".", "'")) else made
