"""What is true of a document: named by what its lines say, so that a line typed anew is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Fact
from pixsim.worlds.writer.data import (
    BANDS,
    LAYOUT,
    PAGE_SETTINGS,
    STYLE_PROPERTIES,
    STYLES,
    Block,
    spaced,
)
from pixsim.worlds.writer.runs import EFFECTS, final, with_effect
from pixsim.worlds.writer.state import Editor

PARAGRAPH = " ¶ "
"""Between the paragraphs of a whole text."""


def whole(blocks: tuple[Block, ...], *, was: bool = False) -> str:
    """All that a document says."""
    return spaced(PARAGRAPH.join(b.was if was and b.kind == "text" else b.label for b in blocks))


def facts_of(editor: Editor) -> Iterator[Fact]:
    """See `pixsim.worlds.writer.world.Writer`."""
    doc = editor.doc
    yield ("at", editor.place, editor.thing)
    yield ("text", whole(doc.blocks))
    yield ("exact", PARAGRAPH.join(b.label for b in doc.blocks))
    yield ("original", whole(doc.blocks, was=True))
    yield ("tracking", "oui" if editor.tracking else "non")
    yield ("pending", str(len(editor.pending())))
    yield ("saved", "oui" if editor.saved else "non")
    yield ("clip", spaced(final(editor.clip)))
    yield from (("exported", form, held) for form, held in editor.exported)
    counts = Counter(spaced(block.label) for block in doc.blocks)
    yield from (("line", text, str(count)) for text, count in counts.items())
    turned = doc.orientations()
    for place, block in enumerate(doc.blocks):
        yield from _of_block(editor, place, block, turned[place])
    for change in editor.pending():
        words = "".join(run.text for run in change.runs)
        yield ("change", spaced(doc.blocks[change.block].text), words, change.author)
    for place, _rank, thread in editor.threads():
        about = spaced(doc.blocks[place].label)
        yield ("comment", about, thread.author, thread.text)
        yield ("resolved", thread.text, "oui" if thread.resolved else "non")
        yield from (("reply", thread.text, author, text) for author, text in thread.replies)
    yield from _of_document(editor)


def _of_block(editor: Editor, place: int, block: Block, turned: str) -> Iterator[Fact]:
    doc, name = editor.doc, spaced(block.label)
    yield ("orientation", name, turned)
    yield ("starts", name, "oui" if place and doc.starts_page(place) else "non")
    yield ("break", name, block.before)
    if block.kind == "image":
        yield ("alt", name, block.alt)
    if block.table is not None:
        yield ("size", name, f"{len(block.table.rows)} × {len(block.table.rows[0])}")
        yield ("cells", name, " ¶ ".join(" | ".join(map(spaced, row)) for row in block.table.rows))
        yield ("across", name, "répéter", "oui" if block.table.repeated else "non")
        yield ("across", name, "entières", "oui" if block.table.whole_rows else "non")
    if block.kind == "contents":
        yield ("contents", name, " ¶ ".join(line.strip() for line in block.lines))
        yield ("current", name, "oui" if block.lines == doc.contents() else "non")
    if block.kind != "text":
        return
    yield ("style", name, block.style)
    yield ("list", name, block.listed)
    yield from (("lay", name, what, doc.effective(block, what)) for what in ("alignement", *LAYOUT))
    for effect in EFFECTS:
        words = with_effect(block.runs, effect)
        if words:
            yield ("effect", name, effect, spaced(words))
    for run in block.runs:
        if run.field:
            yield ("field", name, run.field)
    before = ""
    for run in block.runs:
        if run.note and run.change != "removed":
            yield ("note", name, spaced(before.rstrip()).rpartition(" ")[2], run.note)
        before += run.text


def _of_document(editor: Editor) -> Iterator[Fact]:
    doc = editor.doc
    yield from (("page", name, doc.setting(name)) for name in PAGE_SETTINGS)
    yield from (("band", name, doc.bands.get(name, "")) for name in BANDS)
    yield from (("property", name, text) for name, text in doc.properties.items() if text)
    for style in STYLES:
        yield from (("look", style, what, doc.of_style(style, what)) for what in STYLE_PROPERTIES)
    for number, record in enumerate(doc.records, 1):
        yield ("chosen", str(number), "oui" if record.chosen else "non")
    if editor.letters:
        yield ("letters", str(len(editor.letters)))
        yield from (("letter", " ¶ ".join(map(spaced, letter))) for letter in editor.letters)


def said(kind: str) -> str | None:
    """Facts of a kind in words, their parts to be filled in."""
    return {
    "at": _("aller à : {0}"), "text": _("lire dans le document : {0}"), "exact": _("lire, espaces insécables comprises : {0}"),
    "original": _("garder ce texte d'avant les modifications : {0}"), "tracking": _("suivi des modifications : {0}"),
    "pending": _("modifications en attente : {0}"), "saved": _("document enregistré : {0}"), "clip": _("copié : {0}"),
    "exported": _("une copie au format {0}"), "line": _("la ligne « {0} », {1} fois"), "orientation": _("« {0} » sur une page en {1}"),
    "starts": _("« {0} » commence une page : {1}"), "break": _("saut avant « {0} » : {1}"), "alt": _("texte alternatif de {0} : {1}"),
    "size": _("{0} : {1} (lignes × colonnes)"), "cells": _("contenu de {0} : {1}"), "across": _("{0}, {1} : {2}"),
    "contents": _("le sommaire : {1}"), "current": _("sommaire à jour : {1}"), "style": _("« {0} » dans le style {1}"),
    "list": _("« {0} », liste : {1}"), "lay": _("« {0} », {1} : {2}"), "effect": _("« {0} », {1} : {2}"), "field": _("le champ {1} dans « {0} »"),
    "note": _("une note après « {1} » : {2}"), "change": _("la modification « {1} »"), "comment": _("un commentaire sur « {0} » : {2}"),
    "resolved": _("« {0} », résolu : {1}"), "reply": _("une réponse à « {0} » : {2}"), "page": _("{0} : {1}"), "band": _("{0} : {1}"),
    "property": _("{0} du fichier : {1}"), "look": _("style {0}, {1} : {2}"), "chosen": _("destinataire {0} coché : {1}"),
    "letters": _("{0} lettres"), "letter": _("la lettre « {0} »"),
}.get(kind)  # fmt: skip
