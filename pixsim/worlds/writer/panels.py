"""The windows of the word processor beside its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.text.elision import elide_words
from pixsim.worlds.chrome.rows import Formula
from pixsim.worlds.pages import Ask, Grid, Offer, Page, Row
from pixsim.worlds.writer.acts_of_review import ALL
from pixsim.worlds.writer.acts_on_parts import (
    ADDED,
    DEEPER,
    DROPPED,
    EARLIER,
    HIGHER,
    LATER,
    OPTIONS,
    SECTION,
    table_place,
)
from pixsim.worlds.writer.data import (
    BAND_FIELDS,
    FORMATS,
    PAGE_SETTINGS,
    STYLE_PROPERTIES,
    STYLES,
)
from pixsim.worlds.writer.data import BANDS as BAND_PLACES
from pixsim.worlds.writer.pages import frame, others, text_page
from pixsim.worlds.writer.runs import REMOVED
from pixsim.worlds.writer.state import (
    BANDS,
    CHANGES,
    FILE,
    LETTERS,
    MAILING,
    OTHER_NAMES,
    OUTLINE,
    PAGES,
    REMARKS,
    TEXTS,
    Editor,
)
from pixsim.worlds.writer.state import STYLES as STYLE_PLACE

PROPERTIES = ("titre", "auteur", "mots-clés")


def page_of(editor: Editor) -> Page:
    """What is on the screen."""
    if editor.place in TEXTS:
        return _table_page(editor) if editor.thing else text_page(editor)
    return _PANELS[editor.place](editor)


def _ways_out(editor: Editor) -> Iterator[Offer]:
    if editor.past:
        yield Offer("", _("annuler"), "undo")
    if editor.future:
        yield Offer("", _("rétablir"), "redo")
    if not editor.thing:
        asks = (Ask("place", _("Onglet ou fenêtre"), others(editor), also=OTHER_NAMES),)
        yield Offer("", _("autre onglet…"), "go", asks=asks)
    yield Offer("escape", _("revenir"), "back")


def _panel(
    editor: Editor,
    title: str,
    rows: list[Row],
    widths: tuple[int, ...],
    *offers: Offer,
    text: str = "",
) -> Page:
    texts = (text,) if text else () if rows else (_("(vide)"),)
    ways = (*offers, *_ways_out(editor))
    at = str(editor.caret) if editor.caret and editor.place == OUTLINE else ""
    return Page(
        f"{editor.name} · {title}", texts, tuple(rows), widths, ways, editor.note, at=at,
        chrome=tuple(frame(editor)), heading=title if editor.thing else "",
    )  # fmt: skip


def _settings(pairs: Mapping[str, str]) -> list[Row]:
    return [Row((name, value), name, f"{name} : {value}") for name, value in pairs.items()]


def _numbered(number: int, *cells: str) -> Row:
    """A line with its number, which is not read twice."""
    return Row((str(number), *cells), str(number), ", ".join(cell for cell in cells if cell))


def _table_page(editor: Editor) -> Page:
    block = editor.blocks[table_place(editor)]
    assert block.table is not None
    rows = block.table.rows
    letters = tuple(chr(ord("A") + n) for n in range(len(rows[0])))
    cells = {
        f"{letters[c]}{r + 1}": text
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text
    }
    grid = Grid(letters, tuple(range(1, len(rows) + 1)), len(rows), cells, cells)
    on = [
        o
        for o, is_on in zip(OPTIONS, (block.table.repeated, block.table.whole_rows), strict=True)
        if is_on
    ]
    remark = _("Options : {listed}").format(listed=", ".join(on) or _("aucune"))
    offers = (
        Offer("enter", _("écrire"), "fill", "cell", asks=(Ask("text", _("Contenu"), value=cells),)),
        Offer("", _("ajouter"), "add", "cell", asks=(Ask("where", _("Ajouter"), ADDED),)),
        Offer("", _("supprimer"), "drop", "cell", asks=(Ask("what", _("Supprimer"), DROPPED),)),
        Offer("", _("option"), "across", asks=(Ask("option", _("Mettre ou ôter"), OPTIONS),)),
        *_ways_out(editor),
    )
    title = f"{editor.name} · {block.name}"
    chrome = (*frame(editor), Formula("A1", cells.get("A1", "")))
    return Page(
        title, (remark,), (), (0,), offers, editor.note, grid, chrome=chrome, heading=block.name
    )


def _outline(editor: Editor) -> Page:
    pages = editor.doc.pages()
    rows = [
        Row((str(n + 1), "  " * (b.level - 1) + b.text, f"p. {pages[n]}"), str(n + 1),
            _("niveau {n}, {text}, page {page}").format(n=b.level, text=b.text, page=pages[n]))
        for n, b in editor.doc.headings()
    ]  # fmt: skip
    offers = []
    if rows:
        offers = [
            Offer(
                "", _("niveau"), "level", "row", None, (Ask("way", _("Titre"), (DEEPER, HIGHER)),)
            ),
            Offer(
                "",
                _("déplacer la partie"),
                "part",
                "row",
                None,
                (Ask("way", _("Partie"), (EARLIER, LATER)),),
            ),
        ]
    return _panel(editor, _("plan"), rows, (3, 0, 6), *offers)


def _styles(editor: Editor) -> Page:
    doc = editor.doc
    if not editor.thing:
        used = [block.style for block in doc.blocks if block.kind == "text"]
        rows = [
            Row((style, ngettext("{n} paragraphe", "{n} paragraphes", used.count(style)).format(n=used.count(style))), style)
            for style in STYLES
        ]  # fmt: skip
        return _panel(
            editor,
            _("styles"),
            rows,
            (20, 0),
            Offer("enter", _("modifier le style"), "open", "thing"),
        )
    rows = _settings({name: doc.of_style(editor.thing, name) for name in STYLE_PROPERTIES})
    values = {name: tuple(v for v in choices if v != doc.of_style(editor.thing, name)) for name, choices in STYLE_PROPERTIES.items()}  # fmt: skip
    change = Offer(
        "enter", _("régler"), "set", "name", None, (Ask("value", _("Valeur"), by_row=values),)
    )
    return _panel(editor, _("style {name}").format(name=editor.thing), rows, (32, 0), change)


def _pages(editor: Editor) -> Page:
    doc = editor.doc
    now = {name: doc.setting(name) for name in PAGE_SETTINGS}
    choices = dict(PAGE_SETTINGS)
    for n, block in enumerate(doc.blocks):
        if block.before == "de section":
            now[f"{SECTION} {n + 1}"] = block.turned
            choices[f"{SECTION} {n + 1}"] = PAGE_SETTINGS["Orientation"]
    values = {name: tuple(v for v in choices[name] if v != now[name]) for name in now}
    change = Offer(
        "enter", _("régler"), "set", "name", None, (Ask("value", _("Valeur"), by_row=values),)
    )
    return _panel(editor, PAGES, _settings(now), (32, 0), change)


def _bands(editor: Editor) -> Page:
    now = {name: editor.doc.bands.get(name, "") or BAND_FIELDS[0] for name in BAND_PLACES}
    typed = {name: editor.doc.bands.get(name, "") for name in BAND_PLACES if "‹" not in now[name]}
    values = {name: tuple(v for v in BAND_FIELDS if now[name] not in (v, f"‹{v}›")) for name in now}
    return _panel(
        editor, BANDS, _settings(now), (26, 0),
        Offer("enter", _("choisir"), "set", "name", None, (Ask("value", _("Contenu"), by_row=values),)),
        Offer("", _("écrire un texte"), "write", "name", None, (Ask("text", _("Texte"), value=typed),)),
        text=_("Ce qui se répète en haut et en bas de chaque page."),
    )  # fmt: skip


def _changes(editor: Editor) -> Page:
    rows = []
    for number, change in editor.numbered().items():
        gone = "".join(run.text for run in change.runs if run.change == REMOVED).strip()
        new = "".join(run.text for run in change.runs if run.change != REMOVED).strip()
        told = [_("retiré « {text} »").format(text=gone)] if gone else []
        told += [_("ajouté « {text} »").format(text=new)] if new else []
        where = _("ligne {n}").format(n=change.block + 1)
        what = " → ".join(told) or _("espace")
        rows.append(_numbered(number, change.author, where, what))
    offers = []
    if rows:
        offers = [
            Offer("", _("accepter"), "accept", "change"), Offer("", _("refuser"), "refuse", "change"),
            Offer("", _("toutes"), "all", asks=(Ask("answer", _("Toutes les modifications"), ALL),)),
        ]  # fmt: skip
    return _panel(editor, CHANGES, rows, (3, 10, 8, 0), *offers)


def _threads(editor: Editor) -> Page:
    rows = []
    for number, (place, _rank, thread) in enumerate(editor.threads(), 1):
        state = _("résolu") if thread.resolved else _("ouvert")
        about = editor.blocks[place].label
        rows.append(_numbered(number, state, thread.author, thread.text))
        rows.append(
            Row(("", "", "", _("sur la ligne {n} : {text}").format(n=place + 1, text=about)))
        )
        rows += [Row(("", "", author, f"↳ {text}"), said=elide_words(_("réponse de {who} : ").format(who=author)) + text) for author, text in thread.replies]  # fmt: skip
    offers = []
    if rows:
        offers = [
            Offer("", _("répondre"), "reply", "thread", None, (Ask("text", _("Réponse")),)),
            Offer("", _("résoudre, rouvrir"), "resolve", "thread"), Offer("", _("effacer"), "discard", "thread"),
        ]  # fmt: skip
    return _panel(editor, REMARKS, rows, (3, 7, 10, 0), *offers)


def _mailing(editor: Editor) -> Page:
    doc = editor.doc
    rows = [
        Row((str(n), "▣" if r.chosen else "□", " · ".join(r.values)), str(n),
            (_("coché") if r.chosen else _("non coché")) + ", " + ", ".join(r.values))
        for n, r in enumerate(doc.records, 1)
    ]  # fmt: skip
    asks = (Ask("column", _("Colonne"), doc.columns), Ask("value", _("Valeur (rien : toutes)")))
    offers = (
        Offer("enter", _("cocher, décocher"), "choose", "record"),
        Offer("", _("filtrer"), "filter", asks=asks), Offer("", _("fusionner"), "merge"),
    )  # fmt: skip
    text = _("Colonnes : {listed}").format(listed=" · ".join(doc.columns))
    return _panel(editor, MAILING, rows, (3, 1, 0), *offers, text=text)


def _letters(editor: Editor) -> Page:
    if editor.thing:
        lines = editor.letters[int(editor.thing) - 1]
        rows = [Row((line or " ",), said=line or _("ligne vide")) for line in lines]
        return _panel(editor, _("lettre {n}").format(n=editor.thing), rows, (0,))
    rows = [
        _numbered(n, " · ".join(filter(None, lines))) for n, lines in enumerate(editor.letters, 1)
    ]
    return _panel(editor, LETTERS, rows, (3, 0), Offer("enter", _("lire"), "open", "thing"))


def _file(editor: Editor) -> Page:
    now = {name: editor.doc.properties.get(name, "") for name in PROPERTIES}
    rows = [
        Row((name, value or "—"), name, f"{name} : {value or _('aucun')}")
        for name, value in now.items()
    ]
    copies = ", ".join(form for form, _held in editor.exported) or _("aucune")
    state = _("enregistré") if editor.saved else _("non enregistré")
    text = _("Document {state} · copies : {copies}").format(state=state, copies=copies)
    write = Ask("text", _("Texte"), value=now)
    return _panel(
        editor, FILE, rows, (12, 0), Offer("enter", _("écrire"), "write", "name", None, (write,)),
        Offer("", _("enregistrer"), "save"), Offer("", _("exporter"), "export", asks=(Ask("form", _("Format"), FORMATS),)),
        text=text,
    )  # fmt: skip


_PANELS: Mapping[str, Callable[[Editor], Page]] = {
    OUTLINE: _outline,
    STYLE_PLACE: _styles,
    PAGES: _pages,
    BANDS: _bands,
    CHANGES: _changes,
    REMARKS: _threads,
    MAILING: _mailing,
    LETTERS: _letters,
    FILE: _file,
}
