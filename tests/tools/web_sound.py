"""What is wrong with the markup of a page: tags, ids, labels, headings."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
ALONE = frozenset({"form", "a", "button", "label", "h1", "h2", "h3", "main"})
"""Never one within another of the same name."""
BLOCKS = frozenset(
    {"p", "div", "form", "ul", "ol", "dl", "table", "pre", "details", "section", "fieldset", "main"}
    | {"blockquote", "header", "footer", "nav", "hr", "h1", "h2", "h3", "h4"}
)
"""What ends a paragraph that is open."""
CONTROLS = ("input", "select", "textarea")
SILENT = ("hidden", "submit", "button")


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.meant: list[str] = []  # ids that something refers to
        self.labelled: set[str] = set()
        self.controls: list[tuple[str, dict[str, str]]] = []
        self.headings: list[int] = []
        self.has: set[str] = set()
        self.named_picture: int | None = None  # its depth: what lies within has its name

    def handle_decl(self, decl: str) -> None:
        self.has.add(decl.lower())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if "svg" in self.open:  # there, as in XML, it does
            self.open.pop()
        elif tag not in VOID:
            self.faults.append(f"<{tag}/> closes nothing")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        told = {name: value or "" for name, value in attrs}
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag in ALONE and tag in self.open:
            self.faults.append(f"<{tag}> within <{tag}>")
        if tag in BLOCKS and "p" in self.open:
            self.faults.append(f"<{tag}> within <p>")
        if "id" in told:
            self.ids.append(told["id"])
        for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls", "form"):
            self.meant += told.get(name, "").split() if name in told else []
        if tag == "label" and "for" in told:
            self.labelled.add(told["for"])
        if tag in CONTROLS and told.get("type") not in SILENT and "label" not in self.open:
            self.controls.append((tag, told))
        if tag == "img" and "alt" not in told:
            self.faults.append("<img> without alt")
        named = told.get("aria-label") or told.get("aria-hidden") or self.named_picture is not None
        if tag == "svg" and not named:
            self.faults.append("<svg> without a name")
        if tag == "html" and not told.get("lang"):
            self.faults.append("no language")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        self.has.add(tag)
        if tag not in VOID:
            if told.get("role") == "img" and told.get("aria-label") and self.named_picture is None:
                self.named_picture = len(self.open)
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> after {self.open[-1:]}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if self.named_picture is not None and len(self.open) <= self.named_picture:
            self.named_picture = None


def markup_faults(text: str) -> list[str]:
    """All that is wrong; empty for a sound page."""
    read = _Markup()
    read.feed(text)
    read.close()
    faults = [*read.faults, *(f"<{tag}> is never closed" for tag in read.open)]
    faults += [f"no {one}" for one in ("doctype html", "title", "main") if one not in read.has]
    faults += [
        f"id {name} twice" for name in sorted({n for n in read.ids if read.ids.count(n) > 1})
    ]
    faults += [f"nothing has the id {name}" for name in read.meant if name not in read.ids]
    for tag, told in read.controls:
        named = told.get("aria-label") or told.get("aria-labelledby")
        if not named and told.get("id", "") not in read.labelled:
            faults.append(f"<{tag} name={told.get('name')}> has no label")
    levels = [0, *read.headings]
    faults += [
        f"h{after} after h{before}" for before, after in pairwise(levels) if after > before + 1
    ]
    return faults
