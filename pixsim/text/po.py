"""A gettext catalogue read as it is written: what a checkout has in place of a compiled one."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator

_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


class WrittenCatalogue(gettext.NullTranslations):
    """Texts of a ``.po`` file, which a catalogue in use has no doubtful (fuzzy) ones of."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.plurals: dict[str, list[str]] = {}
        one = ""
        for kind, form, text in _entries(source):
            if kind == "msgid":
                one = text
            elif kind == "msgstr" and form:
                self.plurals.setdefault(one, []).append(text)
            elif kind == "msgstr" and text:
                self.texts[one] = text
        header = re.search(r"plural=([^;]+);", self.texts.pop("", ""))
        if header is None:
            raise ValueError("the catalogue has no Plural-Forms")
        self._rule = gettext.c2py(header[1])

    def gettext(self, message: str) -> str:
        """One text; as it is when it has no translation."""
        found = self.texts.get(message)
        if found is None and message in self.plurals:  # the singular of a count, said alone
            found = self.plurals[message][0]
        return message if found is None else found

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of this number, by the rule of the catalogue."""
        forms = self.plurals.get(msgid1)
        return (msgid1 if abs(n) < 2 else msgid2) if forms is None else forms[self._rule(abs(n))]


def _entries(source: str) -> Iterator[tuple[str, str, str]]:
    """Keyword, number of the form and text of each line that has one."""
    keyword, pieces = "", list[str]()
    for line in source.splitlines():
        if line.startswith("msg"):
            if keyword:
                yield _entry(keyword, pieces)
            keyword, _space, quoted = line.partition(" ")
            pieces = [quoted[1:-1]]
        elif line.startswith('"'):
            pieces.append(line[1:-1])
    if keyword:
        yield _entry(keyword, pieces)


def _entry(keyword: str, pieces: list[str]) -> tuple[str, str, str]:
    kind, _bracket, form = keyword.partition("[")
    text = "".join(pieces)
    if "\\" in text:
        text = _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), text)
    return kind, form.rstrip("]"), text
