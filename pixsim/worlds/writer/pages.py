"""What one sees of the text, and what one may do there, tab by tab."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.worlds.chrome.kinds import Chrome
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.places import Tab, Tabs, Way
from pixsim.worlds.chrome.rows import Column, Columns, Note, Ruler
from pixsim.worlds.pages import Ask, Kind, Offer, Page, Row
from pixsim.worlds.writer.acts import PASTED, SIGNS, WAYS
from pixsim.worlds.writer.acts_on_parts import SIZES
from pixsim.worlds.writer.data import ALIGNS, BREAKS, FIELDS, LAYOUT, LISTS, NEW_PAGE, STYLES, Block
from pixsim.worlds.writer.runs import EFFECTS, NARROW, NBSP, final, shown, with_effect
from pixsim.worlds.writer.state import HOME, INSERTION, OTHER_NAMES, PLACES, REVIEW, TEXTS, Editor

WIDTHS = (3, 9, 0, 8)
COLUMNS = Columns(
    (Column(right=True), Column(most=10), Column(rest=True), Column(drop=1, most=18)), prose=True
)
_SOURCE = Columns((Column(right=True), Column(rest=True)), prose=True)
START = "0"
SHORT = {"Corps de texte": "", "Titre du document": "Titre doc"}
ABOUT = {"à droite": "droite", "justifié": "justif.", "liste à puces": "puces", "liste numérotée": "numéros"}  # fmt: skip


def text_page(editor: Editor) -> Page:
    """The paragraphs, and what the present tab does with them."""
    places = editor.shown()
    if editor.is_source:
        return _source_page(editor, places)
    rows = tuple(_rows(editor, places))
    remarks = tuple(_remarks(editor))
    at = str(editor.caret) if editor.caret - 1 in places else ""
    offers = tuple(_offers(editor, places))
    return Page(
        _title(editor), remarks, rows, WIDTHS, offers, editor.note, at=at,
        chrome=(*frame(editor), *_paper(editor, places)), heading="",
    )  # fmt: skip


def frame(editor: Editor) -> Iterator[Chrome]:
    """The program, the document, its tabs; the window that is open is one of them."""
    pages = editor.doc.pages()[-1]
    counts = [ngettext("{n} page", "{n} pages", pages).format(n=pages)]
    words = sum(len(final(block.runs).split()) for block in editor.blocks)
    counts.append(ngettext("{n} mot", "{n} mots", words).format(n=words))
    if editor.is_source:
        count = len(editor.blocks)
        lines = ngettext("{n} ligne", "{n} lignes", count).format(n=count)
        yield Status(_("Éditeur de code · {name}").format(name=editor.name), lines)
        return
    yield Status(_("Traitement de texte · {name}").format(name=editor.name), " · ".join(counts))
    names = (*TEXTS, *((editor.place,) if editor.place not in TEXTS else ()))
    away = others(editor) if not editor.thing else ()
    tabs = tuple(
        Tab(name.capitalize(), way=Way("go", {"place": name}) if name in away else None)
        for name in names
    )
    tracked = _("suivi : actif") if editor.tracking else ""
    yield Tabs(tabs, names.index(editor.place), _("Onglets"), right=tracked)


def _paper(editor: Editor, places: tuple[int, ...]) -> Iterator[Chrome]:
    """Paper with a ruler; what was commented, in the margin."""
    yield COLUMNS
    yield Ruler(style=1, text=2)
    for place in places:
        for comment in editor.blocks[place].comments:
            if not comment.resolved:
                yield Note(str(place + 1), comment.author, comment.text)


def _source_page(editor: Editor, places: tuple[int, ...]) -> Page:
    """Lines of code and their numbers."""
    texts = {place: final(editor.blocks[place].runs) for place in places}
    rows = tuple(
        Row((str(place + 1), text), str(place + 1), text or _("ligne vide"))
        for place, text in texts.items()
    )
    count = len(editor.blocks)
    title = ngettext("{name} · {n} ligne", "{name} · {n} lignes", count)
    at = str(editor.caret) if editor.caret - 1 in places else ""
    offers = tuple(_source_offers(editor, places))
    remarks = tuple(_remarks(editor))
    return Page(
        title.format(name=editor.name, n=count), remarks, rows, (3, 0), offers, editor.note, at=at,
        chrome=(*frame(editor), _SOURCE), heading="",
    )  # fmt: skip


def _source_offers(editor: Editor, places: tuple[int, ...]) -> Iterator[Offer]:
    styled = ("style", "format", "align", "lay", "list", "list_many")
    blocks = {str(n + 1): editor.blocks[n] for n in places}
    offers = _home(editor, blocks, frozenset(blocks))
    yield from (offer for offer in offers if offer.act not in styled)
    yield from _always(editor)
    if editor.query:
        yield Offer("escape", _("revenir"), "back")


def _title(editor: Editor) -> str:
    pages = editor.doc.pages()[-1]
    count = ngettext("{n} page", "{n} pages", pages).format(n=pages)
    parts = [editor.name, _("onglet {name}").format(name=editor.place), count]
    if editor.tracking:
        parts.append(_("suivi actif"))
    return " · ".join(parts)


def _remarks(editor: Editor) -> Iterator[str]:
    if editor.query:
        yield _("Lignes qui contiennent « {text} »").format(text=editor.query)
    if any(NBSP in final(block.runs) or NARROW in final(block.runs) for block in editor.blocks):
        yield _("␣ : espace insécable")


def _rows(editor: Editor, places: tuple[int, ...]) -> Iterator[Row]:
    counts = _counted(editor)
    notes = iter(range(1, 999))
    entry = 0
    for place, block in enumerate(editor.blocks):
        text = shown(block.runs, lambda: next(notes))  # notes are numbered through the whole
        entry = entry + 1 if block.listed == LISTS[2] else 0
        if place not in places:
            continue
        if place and block.before != BREAKS[0]:
            yield _break_row(block)
        text = text.replace("‹numéro›", str(counts.get(place, 0)))
        yield _row(editor, place, text, entry)


def _break_row(block: Block) -> Row:
    text = _("saut {kind}").format(kind=block.before)
    if block.before == BREAKS[2]:
        text += f" · {block.turned}"
    return Row(("", "", f"──── {text} ────"), said=text)


def _counted(editor: Editor) -> dict[int, int]:
    """Numbers of captions, figures and tables apart."""
    found: dict[int, int] = {}
    seen: dict[str, int] = {}
    for place, block in enumerate(editor.blocks):
        if any(run.field == "numéro" for run in block.runs):
            kind = block.text.split(" ")[0]
            seen[kind] = found[place] = seen.get(kind, 0) + 1
    return found


def _row(editor: Editor, place: int, text: str, entry: int) -> Row:
    block, key = editor.blocks[place], str(place + 1)
    if block.kind != "text":
        label = _label(block)
        return Row((key, _KINDS[block.kind], label, ""), key, f"{_KINDS[block.kind]}, {label}")
    bullet = {"à puces": "• ", "numérotée": f"{entry}. "}.get(block.listed, "")
    depth = "  " * (max(1, block.level) - 1)
    notes = [*_own(editor, block)]
    remarks = sum(not comment.resolved for comment in block.comments)
    marks = ngettext("{n} comm.", "{n} comm.", remarks).format(n=remarks) if remarks else ""
    details = " ".join(ABOUT.get(note, note) for note in notes)
    style = SHORT.get(block.style, block.style)
    said = ", ".join(
        part
        for part in (block.style, bullet + _read(block), *_effects(block), *notes, marks)
        if part
    )
    kind: Kind = "heading" if block.style.startswith("Titre") else ""
    return Row((key, style, depth + bullet + (text or "¶"), details), key, said, kind)


_KINDS = {"table": "[Tableau]", "image": "[Image]", "contents": "[Somm.]"}


def _label(block: Block) -> str:
    if block.table is not None:
        rows, columns = len(block.table.rows), len(block.table.rows[0])
        size = _("{rows} lignes, {columns} colonnes").format(rows=rows, columns=columns)
        return f"{block.name} : {size}"
    if block.kind == "image":
        alt = _("texte alternatif : {text}").format(text=block.alt or _("aucun"))
        return f"{block.name} · {alt}"
    return " · ".join(line.strip() for line in block.lines) or _("(vide)")


def _own(editor: Editor, block: Block) -> Iterator[str]:
    """What is set of a paragraph alone, and differs from its style; a list that the program makes."""
    if block.listed != LISTS[0]:
        yield _("liste {kind}").format(kind=block.listed)
    for what in ("alignement", *LAYOUT):
        if what in block.own and block.own[what] != editor.doc.of_style(block.style, what):
            value = block.own[what]
            yield value if what == "alignement" else f"{what} {value}"


def _read(block: Block) -> str:
    """The text as it is read aloud, its changes put into words."""
    pieces = []
    for run in block.runs:
        text = run.text.replace(NBSP, " ").replace(NARROW, " ")
        if run.note:
            text = _(" (note : {text}) ").format(text=run.note)
        if run.change:
            word = _("ajouté") if run.change == "added" else _("retiré")
            text = f" ({word} : {text.strip()}) "
        pieces.append(text)
    return "".join(pieces).strip() or _("ligne vide")


def _effects(block: Block) -> Iterator[str]:
    for effect in EFFECTS:
        words = with_effect(block.runs, effect)
        if words:
            yield f"{effect} : {words}"


# ---- what the tabs do


def _offers(editor: Editor, places: tuple[int, ...]) -> Iterator[Offer]:
    blocks = {str(n + 1): editor.blocks[n] for n in places}
    texts = frozenset(key for key, block in blocks.items() if block.kind == "text")
    yield from {HOME: _home, INSERTION: _insertion, REVIEW: _review}[editor.place](
        editor, blocks, texts
    )
    yield from _always(editor)
    yield Offer(
        "",
        _("autre onglet…"),
        "go",
        asks=(Ask("place", _("Onglet ou fenêtre"), others(editor), also=OTHER_NAMES),),
    )
    if editor.query or editor.place != HOME:
        yield Offer("escape", _("revenir"), "back")


def _always(editor: Editor) -> Iterator[Offer]:
    yield Offer("", _("chercher"), "find", asks=(Ask("text", _("Mots à trouver")),))
    if editor.past:
        yield Offer("", _("annuler"), "undo")
    if editor.future:
        yield Offer("", _("rétablir"), "redo")


def others(editor: Editor) -> tuple[str, ...]:
    """Tabs and windows but the present one."""
    none = () if editor.doc.records else ("publipostage",)
    return tuple(place for place in PLACES if place != editor.place and place not in none)


def _edit(blocks: dict[str, Block], texts: frozenset[str]) -> Iterator[Offer]:
    values = {key: final(blocks[key].runs) for key in texts}
    if texts:
        ask = Ask("text", _("Texte"), value=values)
        yield Offer("enter", _("modifier"), "edit", "row", texts, (ask,))
    tables = frozenset(key for key, block in blocks.items() if block.kind == "table")
    if tables:
        yield Offer("enter", _("modifier"), "open", "thing", tables)
    yield from _alts("enter", blocks)


def _alts(key: str, blocks: dict[str, Block]) -> Iterator[Offer]:
    """What is said of a picture, where there is one."""
    said = {key: block.alt for key, block in blocks.items() if block.kind == "image"}
    if said:
        ask = Ask("text", _("Texte alternatif"), value=said)
        yield Offer(key, _("texte alternatif"), "alt", "row", frozenset(said), (ask,))


def _home(editor: Editor, blocks: dict[str, Block], texts: frozenset[str]) -> Iterator[Offer]:
    yield from _edit(blocks, texts)
    if blocks:
        yield Offer("", _("écrire dessous"), "insert", "row", None, (Ask("text", _("Texte")),))
        yield Offer("", _("supprimer"), "delete", "row")
        below = Ask("below", _("Sous la ligne numéro (0 : tout au début)"))
        yield Offer("", _("déplacer"), "move", "row", None, (below,))
    if texts:
        words = Ask("words", _("Mots (rien : toute la ligne)"))
        yield Offer("", _("copier"), "copy", "row", texts, (words,))
        styles = {key: blocks[key].style for key in texts}
        style = Ask("style", _("Style"), STYLES, value=styles)
        yield Offer("", _("style"), "style", "row", texts, (style,))
        effect = Ask("effect", _("Effet"), EFFECTS)
        yield Offer("", _("gras, italique…"), "format", "row", texts, (effect, words))
        yield Offer(
            "", _("aligner"), "align", "row", texts, (Ask("align", _("Alignement"), ALIGNS),)
        )
        hows = (
            *NEW_PAGE,
            *(f"{what} : {value}" for what, values in LAYOUT.items() for value in values),
        )
        yield Offer("", _("paragraphe"), "lay", "row", texts, (Ask("how", _("Réglage"), hows),))
        listed = Ask("listed", _("Liste"), LISTS)
        last = Ask("last", _("Jusqu'à la ligne"), tuple(sorted(texts, key=int)))
        yield Offer("", _("liste"), "list", "row", texts, (listed,))
        yield Offer("", _("liste, de… à…"), "list_many", "row", texts, (last, listed))
    if editor.clip and blocks:
        yield Offer("", _("coller"), "paste", "row", None, (Ask("where", _("Où"), PASTED),))
    replaced = (
        Ask("words", _("Remplacer")),
        Ask("way", _("Chercher"), WAYS, value=WAYS[0], usual=True),
        Ask("by", _("Par")),
    )
    yield Offer("", _("remplacer partout"), "replace", asks=replaced)


def _insertion(editor: Editor, blocks: dict[str, Block], texts: frozenset[str]) -> Iterator[Offer]:
    if texts:
        after = Ask("after", _("Après les mots (rien : à la fin)"))
        yield Offer(
            "", _("signe"), "sign", "row", texts, (Ask("sign", _("Signe"), tuple(SIGNS)), after)
        )
        fields = (*FIELDS, *editor.doc.columns)
        yield Offer(
            "", _("champ"), "field", "row", texts, (Ask("field", _("Champ"), fields), after)
        )
        note = (Ask("after", _("Après les mots")), Ask("text", _("Note de bas de page")))
        yield Offer("", _("note"), "note", "row", texts, note)
    if blocks:
        yield Offer("", _("saut avant"), "break", "row", None, (Ask("before", _("Saut"), BREAKS),))
        yield Offer(
            "", _("tableau dessous"), "table", "row", None, (Ask("size", _("Taille"), SIZES),)
        )
        yield Offer("", _("sommaire dessous"), "contents", "row")
    if any(block.kind == "contents" for block in editor.blocks):
        yield Offer("", _("actualiser le sommaire"), "update")
    pictured = frozenset(key for key, block in blocks.items() if block.kind in ("image", "table"))
    if pictured:
        yield Offer("", _("légende"), "caption", "row", pictured, (Ask("text", _("Légende")),))
    yield from _alts("", blocks)


def _review(editor: Editor, blocks: dict[str, Block], texts: frozenset[str]) -> Iterator[Offer]:
    yield from _edit(blocks, texts)
    if blocks:
        yield Offer("", _("écrire dessous"), "insert", "row", None, (Ask("text", _("Texte")),))
        yield Offer("", _("supprimer"), "delete", "row")
    if texts:
        yield Offer("", _("commenter"), "comment", "row", texts, (Ask("text", _("Commentaire")),))
    yield Offer(
        "", _("arrêter le suivi") if editor.tracking else _("suivre les modifications"), "track"
    )
