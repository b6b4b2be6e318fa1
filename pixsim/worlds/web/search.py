"""The search engine: words, phrases, and the usual operators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pixsim.worlds.goals import folded
from pixsim.worlds.web.data import ENGINE, Advert, Net, WebPage
from pixsim.worlds.web.stems import stem

MOST_RESULTS = 8
SNIPPET = 110
HALF, FEW_WORDS = 2, 3  # one word in so many may lack, where no page has them all
_TERM = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SCHEME = re.compile(r"^https?://")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\w)")
_ASKED = re.compile(r"-(?:t-)?(?:ce|elles?|ils?|on)$")  # « a-t-il », « est-ce »
_BEEN = re.compile(
    r"\b((?:a|ont|avait|avaient)(?:-t-(?:elle|il|on)|-(?:elles|ils))?) [eé]t[eé]\b", re.IGNORECASE
)
_PAGE = re.compile(r"&page=([1-9]\d?)")
EMPTY = frozenset([
    "a", "afin", "ai", "as", "au", "aux", "avait", "avec", "avez", "avons", "c", "ca", "ce", "cela", "celle", "celui", "ces", "cet", "cette",
    "combien", "comment", "d", "dans", "de", "des", "donc", "dont", "du", "elle", "elles", "en", "es", "est", "et", "etaient", "etait", "eu", "fut",
    "il", "ils", "j", "je", "l", "la", "laquelle", "le", "lequel", "les", "lesquelles", "lesquels", "leur", "leurs", "lui", "ma", "mes", "mon", "ne",
    "nos", "notre", "nous", "on", "ont", "ou", "par", "pas", "pour", "pourquoi", "qu", "quand", "que", "quel", "quelle", "quelles", "quels", "qui",
    "quoi", "sa", "sans", "se", "sera", "ses", "son", "sont", "sur", "ta", "tes", "ton", "tu", "un", "une", "vos", "votre", "vous", "y",
])  # fmt: skip
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
    plain = _BEEN.sub(r"\1", plain)  # « a été inventé » says nothing of summer
    found = []
    for minus, where, phrase, word in _TERM.findall(plain):
        text, place = phrase or word, where.lower()
        if place == "ext":
            place = "filetype"
        if place not in ("", "site", "filetype"):
            text, place = f"{where}:{text}", ""
        if re.search(r"\w", text):
            said = folded(text).strip()
            if not (phrase or place or minus):
                said = _ASKED.sub("", _ELIDED.sub("", said)).rstrip("?!,;")
            found.append(Term(said, place, minus == "-", bool(phrase)))
    telling = [t for t in found if t.phrase or t.where or t.excluded or t.text not in EMPTY]
    return tuple(telling or found)


def results(net: Net, query: str) -> tuple[WebPage, ...]:
    """Pages that fit a query, the best first; each page once.

    A word finds those of its family too (« transistors », « inventé » and « invention »), after itself. Where no page
    has all the words, those that lack the fewest, if they have half of them. The engine of a net that is `literal` takes
    words as they are typed, and lets but one in three lack.
    """
    wanted = terms(query)
    if not wanted:
        return ()
    plain = [t for t in wanted if not (t.where or t.phrase or t.excluded)]
    asked = [term for term in wanted if term not in plain]
    few = len(plain) // (FEW_WORDS if net.literal else HALF)
    scored = []
    for place, page in enumerate(net.pages):
        if page.listed and not page.redirect and all(_fits(page, term) for term in asked):
            worth = _worth(page, plain, literal=net.literal)
            missing = worth.count(0)
            if missing <= few:
                title = _words(page.title)
                named = sum(term.text in title for term in asked if not term.where)
                scored.append((missing, -sum(worth) - 2 * named, place))
    least = min((row[0] for row in scored), default=0)
    return tuple(net.pages[row[2]] for row in sorted(scored) if row[0] == least)


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


def _worth(page: WebPage, plain: list[Term], *, literal: bool) -> list[int]:
    """What each word of a query counts in a page: more in the title, more as it is typed; 0 where it is not."""
    title, whole = _spaced(folded(page.title)), _text(page)
    titled = _stems(title)
    found, family = [], None if literal else _stems(whole)
    for term in plain:
        words = _spaced(term.text).split()
        stems = [stem(word) for word in words]
        exact = _holds(page, term)
        if exact or (family is not None and stems and family.issuperset(stems)):
            named = (
                term.text in title.split() if literal else bool(stems) and titled.issuperset(stems)
            )
            found.append(1 + exact + 2 * named)
        else:
            found.append(0)
    return found


def _stems(spaced: str) -> frozenset[str]:
    return frozenset(map(stem, spaced.split()))


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
        begun = _spaced(term.text.rstrip("*"))
        return any(word.startswith(begun) for word in whole.split())
    return all(word in whole.split() for word in _spaced(term.text).split())


def _text(page: WebPage) -> str:
    """All the words of a page, a space between them."""
    texts = [page.title, *(block.text for block in page.body), page.words]
    return _spaced(folded(" ".join(texts)))


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"[\w*]+", text.replace("'", " ")))


def _words(text: str) -> frozenset[str]:
    return frozenset(_spaced(folded(text)).split())
