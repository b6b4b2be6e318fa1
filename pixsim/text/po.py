"""A gettext catalogue read as it is written: what a checkout has in place of a compiled one."""

from __future__ import annotations

import contextlib
import gettext
import marshal
import os
import re
import sys
from collections.abc import Iterator
from importlib.util import cache_from_source, source_hash
from pathlib import Path

_KEPT = ".texts"
_HASH = 8  # bytes of a `source_hash`
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


class WrittenCatalogue(gettext.NullTranslations):
    """Texts of a ``.po`` file, which a catalogue in use has no doubtful (fuzzy) ones of.

    Parameters
    ----------
    texts : dict of str to str
        Translations by French text.
    plurals : dict of str to list of str
        Forms of what is counted, by French singular.
    rule : str
        Which form a number takes, as the header writes it.
    """

    def __init__(self, texts: dict[str, str], plurals: dict[str, list[str]], rule: str) -> None:
        super().__init__()
        self.texts, self.plurals, self.rule = texts, plurals, rule
        self._form = gettext.c2py(rule)

    @classmethod
    def read(cls, source: str) -> WrittenCatalogue:
        """The texts of a ``.po`` file.

        Raises
        ------
        ValueError
            It does not say its rule of plurals.
        """
        texts: dict[str, str] = {}
        plurals: dict[str, list[str]] = {}
        one = ""
        for kind, form, text in _read_entries(source):
            if kind == "msgid":
                one = text
            elif kind == "msgstr" and form:
                plurals.setdefault(one, []).append(text)
            elif kind == "msgstr" and text:
                texts[one] = text
        header = re.search(r"plural=([^;]+);", texts.pop("", ""))
        if header is None:
            raise ValueError("the catalogue has no Plural-Forms")
        return cls(texts, plurals, header[1])

    @classmethod
    def of_file(cls, path: Path) -> WrittenCatalogue:
        """The same, from what an earlier run kept of this very file, else read and kept.

        Reading is a tenth of a start. As bytecode is, what was read is kept in ``__pycache__``,
        unless Python was told to write none there or the folder takes nothing; it is known by
        the hash of the whole file, so that a catalogue that changed is always read anew.
        """
        content = path.read_bytes()
        known = source_hash(content)
        place = Path(cache_from_source(str(path))).with_suffix(_KEPT)
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            return cls(*_unpack_kept(place.read_bytes(), known))
        found = cls.read(content.decode("utf-8"))
        if not sys.dont_write_bytecode:
            packed = marshal.dumps((found.texts, found.plurals, found.rule))
            _keep_file(place, known + source_hash(packed) + packed)
        return found

    def gettext(self, message: str) -> str:
        """One text; as it is when it has no translation."""
        found = self.texts.get(message)
        if found is None and message in self.plurals:  # the singular of a count, said alone
            found = self.plurals[message][0]
        return message if found is None else found

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of this number, by the rule of the catalogue."""
        forms = self.plurals.get(msgid1)
        return (msgid1 if abs(n) < 2 else msgid2) if forms is None else forms[self._form(abs(n))]


def _keep_file(place: Path, content: bytes) -> None:
    """Put a file in the place of another, if the folder takes any."""
    temporary = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _unpack_kept(kept: bytes, known: bytes) -> tuple[dict[str, str], dict[str, list[str]], str]:
    """What was kept, if it is of the file of this hash and whole.

    Raises
    ------
    ValueError
        It is of another file, or damaged.
    """
    of, whole, packed = kept[:_HASH], kept[_HASH : 2 * _HASH], kept[2 * _HASH :]
    if of != known or whole != source_hash(packed):
        raise ValueError("what was kept is of another catalogue")
    return marshal.loads(packed)  # type: ignore[no-any-return]


def _read_entries(source: str) -> Iterator[tuple[str, str, str]]:
    """Keyword, number of the form and text of each line that has one."""
    keyword, pieces = "", list[str]()
    for line in source.splitlines():
        if line.startswith("msg"):
            if keyword:
                yield _read_entry(keyword, pieces)
            keyword, _space, quoted = line.partition(" ")
            pieces = [quoted[1:-1]]
        elif line.startswith('"'):
            pieces.append(line[1:-1])
    if keyword:
        yield _read_entry(keyword, pieces)


def _read_entry(keyword: str, pieces: list[str]) -> tuple[str, str, str]:
    kind, _bracket, form = keyword.partition("[")
    text = "".join(pieces)
    if "\\" in text:
        text = _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), text)
    return kind, form.rstrip("]"), text
