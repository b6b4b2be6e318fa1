"""The search engine: words, phrases, and the usual operators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pixsim.worlds.goals import folded
from pixsim.worlds.web.data import ENGINE, Advert, Net, WebPage

MOST_RESULTS = 8
SNIPPET = 110
FEW_WORDS = 3  # one word in so many may lack
_TERM = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SCHEME = re.compile(r"^https?://")
_PAGE = re.compile(r"&page=([1-9]\d?)")
EMPTY = frozenset(
    [
        "a",
        "au",
        "aux",
        "avec",
        "ce",
        "ces",
        "dans",
        "de",
        "des",
        "du",
        "d'un",
        "d'une",
        "elle",
        "en",
        "et",
        "est",
        "il",
        "la",
        "le",
        "les",
        "leur",
        "l'",
        "ma",
        "mes",
        "mon",
        "ou",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "qui",
        "quel",
        "quelle",
        "quels",
        "quelles",
        "sa",
        "se",
        "ses",
        "son",
        "sur",
        "un",
        "une",
        "vous",
        "y",
    ]
)
"""Words too common to look for."""


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query: `where` is empty, ``site`` or ``filetype``."""

    text: str
    where: str = ""
    excluded: bool = False
    phrase: bool = False


def terms(query: str) -> tuple[Term, ...]:
    """The parts of a query; words too common are left out where others remain."""
    plain = query.replace("«", '"').replace("»", '"').replace("“", '"').replace("”", '"')
    found = []
    for minus, where, phrase, word in _TERM.findall(plain):
        text, place = phrase or word, where.lower()
        if place == "ext":
            place = "filetype"
        if place not in ("", "site", "filetype"):
            text, place = f"{where}:{text}", ""
        if re.search(r"\w", text):
            found.append(Term(folded(text).strip(), place, minus == "-", bool(phrase)))
    telling = [t for t in found if t.phrase or t.where or t.excluded or t.text not in EMPTY]
    return tuple(telling or found)


def results(net: Net, query: str) -> tuple[WebPage, ...]:
    """Pages that fit a query, the best first; each page once.

    Where none has all the words of a long query, those that lack but few of them.
    """
    wanted = terms(query)
    if not wanted:
        return ()
    plain = [t for t in wanted if not (t.where or t.phrase or t.excluded)]
    asked = [term for term in wanted if term not in plain]
    scored = []
    for place, page in enumerate(net.pages):
        if page.listed and not page.redirect and all(_fits(page, term) for term in asked):
            missing = sum(not _fits(page, term) for term in plain)
            if missing <= len(plain) // FEW_WORDS:
                title = _words(page.title)
                score = sum(term.text in title for term in wanted if not term.where)
                scored.append((missing, -score, place, page))
    least = min((row[0] for row in scored), default=0)
    best = sorted(row[:3] for row in scored if row[0] == least)
    return tuple(net.pages[place] for _missing, _score, place in best)


def adverts(net: Net, query: str) -> tuple[Advert, ...]:
    """What is paid for to be shown with a query."""
    words = {term.text for term in terms(query) if not term.excluded}
    return tuple(a for a in net.adverts if words & {folded(word) for word in a.words})


def results_url(query: str, page: int = 1) -> str:
    """The address of a page of results."""
    return f"{ENGINE}?q={'+'.join(query.split())}" + (f"&page={page}" if page > 1 else "")


def query_of(url: str) -> str | None:
    """The query of a page of results; None for another address."""
    head = f"{ENGINE}?q="
    if not url.startswith(head):
        return None
    return _PAGE.sub("", url.removeprefix(head)).replace("+", " ")


def page_of(url: str) -> int:
    """Which page of results an address is."""
    found = _PAGE.search(url)
    return int(found[1]) if found else 1


def snippet(page: WebPage) -> str:
    """The first words of a page."""
    text = " ".join(
        block.text
        for block in page.body
        if block.text and not (block.tag.startswith("h") or block.link or block.field)
    )
    return text if len(text) <= SNIPPET else text[: SNIPPET - 1].rstrip() + "…"


def _fits(page: WebPage, term: Term) -> bool:
    return _holds(page, term) != term.excluded


def _holds(page: WebPage, term: Term) -> bool:
    if term.where == "site":
        wanted = term.text.removeprefix("www.").strip(".").partition("/")[0]
        host = folded(page.host)
        return host == wanted or host.endswith(f".{wanted}")
    if term.where == "filetype":
        name = page.file or page.url.partition("?")[0]
        return folded(name).endswith(f".{term.text.lstrip('.')}")
    whole = _text(page)
    if term.phrase:
        pattern = r"\s+".join(
            r"\w+" if part == "*" else re.escape(part) for part in _spaced(term.text).split()
        )
        return re.search(rf"(?<!\w){pattern}(?!\w)", whole) is not None
    typed = _SCHEME.sub("", term.text).partition("/")[0].removeprefix("www.")
    if "." in typed and f".{folded(page.host)}".endswith(f".{typed}"):
        return True  # a domain, or an address, typed among the words
    if term.text.endswith("*"):
        stem = _spaced(term.text.rstrip("*"))
        return any(word.startswith(stem) for word in whole.split())
    return all(word in whole.split() for word in _spaced(term.text).split())


def _text(page: WebPage) -> str:
    """All the words of a page, a space between them."""
    texts = [page.title, *(block.text for block in page.body), page.words]
    return _spaced(folded(" ".join(texts)))


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"[\w*]+", text.replace("'", " ")))


def _words(text: str) -> frozenset[str]:
    return frozenset(_spaced(folded(text)).split())
