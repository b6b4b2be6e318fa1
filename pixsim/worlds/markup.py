"""Elements of a source, read as a browser reads them: how they are written is free."""

from __future__ import annotations

from functools import lru_cache
from html.parser import HTMLParser

from pixsim.text.search import same_words

Element = tuple[str, dict[str, str]]
"""Its name, and its attributes: of one that is given twice, the first."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.rest = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in reversed(attrs)}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # « <img … /> »: nothing is closed

    def handle_endtag(self, tag: str) -> None:
        self.rest += tag

    def handle_data(self, data: str) -> None:
        self.rest += data.strip()


@lru_cache(maxsize=1 << 10)
def element(text: str) -> Element | None:
    """The one empty element that a text is; None where it is anything else."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.elements[0] if len(reader.elements) == 1 and not reader.rest else None


def matches_element(text: str, wanted_element: str) -> bool:
    """Whether a text is the wanted element: its attributes with their values, perhaps others."""
    found, least = element(text), element(wanted_element)
    if found is None or least is None or found[0] != least[0]:
        return False
    return all(
        name in found[1] and same_words(found[1][name]) == same_words(value)
        for name, value in least[1].items()
    )
