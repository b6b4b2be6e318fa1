"""The text of documents (ODT, DOCX), and what they say of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pixsim.foundation.i18n import gettext as _
from pixsim.viewing.archives import open_zip, read_member, zip_like
from pixsim.viewing.limits import MOST_CHARACTERS, MOST_LINES, Unreadable, shown_line
from pixsim.viewing.views import Field, FieldsView, ReadingView
from pixsim.viewing.xml_events import read_xml

MOST_SPACES = 100  # that one tag may stand for
_PARAGRAPHS = {"p", "h"}
_ODT_UNSEEN = {
    "tracked-changes", "annotation", "sequence-decls", "note-citation", "title", "desc",
}  # fmt: skip
_DOCX_UNSEEN = {"del", "instrText", "delText"}
NOTES = ("footnote", "endnote")  # of a DOCX
_MARKS = {"META-INF/manifest.xml", "[Content_Types].xml"}  # without one, no program opens it


def office_part(content: bytes, *names: str, missing: str = "") -> bytes:
    """The first of these files that an office document holds.

    Raises
    ------
    Unreadable
        It is no such document, or has none of them (`missing` says it in French).
    """
    if not zip_like(content):
        raise Unreadable(_("Ce document est abîmé : il ne commence pas comme un document."))
    with open_zip(content) as archive:
        held = {info.filename: info for info in archive.infolist()}
        if not _MARKS & held.keys():
            raise Unreadable(_("Ce document est abîmé : il lui manque une partie indispensable."))
        for name in names:
            if name in held:
                return read_member(archive, held[name])
    raise Unreadable(missing or _("Ce document est abîmé : son contenu manque."))


def document_view(content: bytes) -> ReadingView:
    """The text of a document, a line per paragraph, headings like the rest."""
    part = office_part(content, "content.xml", "word/document.xml")
    reader = _Paragraphs(_docx_notes(content))
    read_xml(part, reader.start, reader.end, reader.text)
    return ReadingView(
        tuple(shown_line(line) for line in reader.lines[:MOST_LINES]),
        len(reader.lines) > MOST_LINES,
    )


def _docx_notes(content: bytes) -> dict[tuple[str, str], str]:
    """Notes that a DOCX keeps in files of their own, by kind and number: an ODT has them in its text."""
    found: dict[tuple[str, str], str] = {}
    with open_zip(content) as archive:
        held = {info.filename: info for info in archive.infolist()}
        parts = {
            kind: read_member(archive, held[f"word/{kind}s.xml"])
            for kind in NOTES
            if f"word/{kind}s.xml" in held
        }
    for kind, part in parts.items():
        reader = _NoteTexts(kind)
        read_xml(part, reader.start, reader.end, reader.text)
        found |= {(kind, number): text.strip() for number, text in reader.found.items()}
    return found


class _NoteTexts:
    """Gathers the notes of one kind."""

    def __init__(self, kind: str) -> None:
        self.found: dict[str, str] = {}
        self._kind, self._number, self._texts = kind, "", 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A note begins, or a text of it."""
        if tag == self._kind:
            self._number = attributes.get("id", "")
        self._texts += tag == "t"

    def end(self, tag: str) -> None:
        """A note ends, a paragraph or a text of it."""
        self._texts -= tag == "t"
        if tag == self._kind:
            self._number = ""
        elif tag == "p" and self._number in self.found:
            self.found[self._number] += " "

    def text(self, data: str) -> None:
        """What a note says."""
        if self._number and self._texts:
            self.found[self._number] = self.found.get(self._number, "") + data


def document_details(content: bytes) -> FieldsView:
    """Properties of a document: who made it, who changed it last, when."""
    none = _("Ce document ne dit rien de lui-même.")
    part = office_part(content, "meta.xml", "docProps/core.xml", missing=none)
    found: dict[str, str] = {}
    tags: list[str] = []

    def start(tag: str, _attributes: Mapping[str, str]) -> None:
        tags.append(tag)

    def end(_tag: str) -> None:
        tags.pop()

    def text(data: str) -> None:
        found[tags[-1]] = found.get(tags[-1], "") + data

    read_xml(part, start, end, text)
    names = _property_names(open_document=_is_open_document(content))
    fields: list[Field] = [
        (names[tag], shown_line(value.strip()))
        for tag, value in found.items()
        if tag in names and value.strip()
    ]
    return FieldsView(tuple(fields))


def _property_names(*, open_document: bool) -> dict[str, str]:
    """What properties are called; « creator » is who changed an OpenDocument last."""
    return {
        "title": _("Titre"),
        "subject": _("Sujet"),
        "initial-creator": _("Créé par"),
        "creator": _("Modifié par") if open_document else _("Créé par"),
        "creation-date": _("Créé le"),
        "created": _("Créé le"),
        "lastModifiedBy": _("Modifié par"),
        "date": _("Modifié le"),
        "modified": _("Modifié le"),
        "lastPrinted": _("Imprimé le"),
        "revision": _("Version"),
        "editing-cycles": _("Version"),
        "generator": _("Logiciel"),
        "keyword": _("Mots-clés"),
        "keywords": _("Mots-clés"),
        "description": _("Commentaires"),
        "language": _("Langue"),
    }


def _is_open_document(content: bytes) -> bool:
    """Whether an office document is an OpenDocument one."""
    with open_zip(content) as archive:
        return "content.xml" in archive.namelist()


class _Paragraphs:
    """Gathers paragraphs; the cells of a table make one line."""

    def __init__(self, apart: Mapping[tuple[str, str], str] = MappingProxyType({})) -> None:
        self.lines: list[str] = []
        self._apart = apart
        self._line = ""
        self._rows: list[list[str]] = []  # of the tables that are open
        self._unseen = self._notes = 0
        self._characters = 0
        self._holders = _PARAGRAPHS
        self._held = 0  # tags open that hold text: others have only spaces between tags

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open a paragraph, a row, a cell; write spaces and tabs."""
        if tag == "document":  # of a DOCX
            self._holders = {"t"}
        self._held += tag in self._holders
        if self._unseen or tag in _ODT_UNSEEN or tag in _DOCX_UNSEEN:
            self._unseen += 1
        elif tag in ("table-row", "tr"):
            self._rows.append([])
        elif tag in ("table-cell", "tc") and self._rows:
            self._rows[-1].append("")
        elif tag == "tab":
            self._line += "\t"
        elif tag in ("line-break", "br"):
            self._break()
        elif tag == "s":
            count = attributes.get("c", "1")
            self._line += " " * min(int(count) if count.isdecimal() else 1, MOST_SPACES)
        elif tag == "list-item":
            self._line = "• "
        elif tag in ("image", "blip"):
            self._line += _("[image]")
        elif tag.removesuffix("Reference") in NOTES:
            note = self._apart.get((tag.removesuffix("Reference"), attributes.get("id", "")), "")
            self._characters += len(note)
            self._line += f" [{note}]" if note and self._characters <= MOST_CHARACTERS else ""
        elif tag == "note-body":
            self._notes += 1
            self._line += " ["

    def end(self, tag: str) -> None:
        """Close a paragraph or a row."""
        self._held -= tag in self._holders
        if self._unseen:
            self._unseen -= 1
        elif tag == "note-body":
            self._notes -= 1
            self._line += "]"
        elif tag in _PARAGRAPHS and not self._notes:
            self._break()
        elif tag in ("table-row", "tr") and self._rows:
            row = " | ".join(self._rows.pop())
            self._line = row
            self._break()

    def text(self, data: str) -> None:
        """Text, but for what lies between paragraphs."""
        if not self._held:
            return
        self._characters += len(data)
        if not self._unseen and self._characters <= MOST_CHARACTERS:
            self._line += data.replace("\n", " ")

    def _break(self) -> None:
        line, self._line = self._line, ""
        if self._rows and self._rows[-1]:
            cell = self._rows[-1][-1]
            self._rows[-1][-1] = f"{cell} {line}".strip()
        elif not self._rows and len(self.lines) <= MOST_LINES:
            self.lines.append(line)
