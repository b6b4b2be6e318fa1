"""What acts on tables, parts, pages, styles and files do to a document."""

from __future__ import annotations

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.worlds.core import Refused
from pixsim.worlds.goals import folded
from pixsim.worlds.writer import acts
from pixsim.worlds.writer.data import (
    BAND_FIELDS,
    CAPTION,
    COLUMNS_MOST,
    FIELDS,
    HEADINGS,
    PAGE_SETTINGS,
    ROWS_MOST,
    Block,
    Table,
)
from pixsim.worlds.writer.runs import Run, final
from pixsim.worlds.writer.state import BANDS, LETTERS, PAGES, STYLES, Editor
from pixsim.worlds.writer.steps import after, place_of, with_more

ROW_ABOVE, ROW_BELOW = "une ligne au-dessus", "une ligne au-dessous"
COLUMN_BEFORE, COLUMN_AFTER = "une colonne à gauche", "une colonne à droite"
ADDED = (ROW_ABOVE, ROW_BELOW, COLUMN_BEFORE, COLUMN_AFTER)
DROPPED = ("la ligne", "la colonne")
REPEAT, WHOLE = "répéter la première ligne sur chaque page", "garder chaque ligne entière"
OPTIONS = (REPEAT, WHOLE)
DEEPER, HIGHER = "abaisser", "hausser"
EARLIER, LATER = "monter", "descendre"
SECTION = "Section de la ligne"
SIZES = tuple(
    f"{columns} colonnes, {rows} lignes" for columns in (2, 3, 4) for rows in (2, 3, 4, 5)
)


@after.register
def _after_contents(act: acts.Contents, editor: Editor) -> Editor:
    place = place_of(editor, act.row)
    found = with_more(editor, place, Block(kind="contents"))
    return _remade(found)


@after.register
def _after_update(act: acts.Update, editor: Editor) -> Editor:  # noqa: ARG001
    made = _remade(editor.edited(editor.doc))
    if made.doc == editor.doc:
        raise Refused(_("Le sommaire est à jour."))
    return made.changed(note=_("Sommaire actualisé."))


def _remade(editor: Editor) -> Editor:
    """The same, its tables of contents made anew, until their own length changes no page."""
    doc = editor.doc
    for _time in range(3):
        lines = doc.contents()
        doc = doc.changed(
            blocks=tuple(b.changed(lines=lines) if b.kind == "contents" else b for b in doc.blocks)
        )
    return editor.changed(doc=doc)


@after.register
def _after_table(act: acts.NewTable, editor: Editor) -> Editor:
    columns, rows = (int(part.split()[0]) for part in act.size.split(", "))
    names = {block.name for block in editor.blocks if block.kind == "table"}
    name = next(f"Tableau {n}" for n in range(1, 99) if f"Tableau {n}" not in names)
    table = Table(rows=(("",) * columns,) * rows)
    return with_more(editor, place_of(editor, act.row), Block(kind="table", name=name, table=table))


@after.register
def _after_caption(act: acts.Caption, editor: Editor) -> Editor:
    place = place_of(editor, act.row)
    if not act.text:
        raise Refused(_("Écrivez la légende."))
    kind = _("Tableau") if editor.blocks[place].kind == "table" else _("Figure")
    runs = (Run(text=f"{kind} "), Run(text="‹numéro›", field="numéro"), Run(text=f" : {act.text}"))
    return with_more(editor, place, Block(runs=runs, style=CAPTION))


@after.register
def _after_alt(act: acts.Alt, editor: Editor) -> Editor:
    place = place_of(editor, act.row)
    return editor.with_block(place, editor.blocks[place].changed(alt=act.text))


def table_place(editor: Editor) -> int:
    """The place of the table that is open."""
    return int(editor.thing) - 1


def _cell(editor: Editor, cell: str) -> tuple[Table, int, int]:
    table = editor.blocks[table_place(editor)].table
    assert table is not None
    return table, int(cell[1:]) - 1, ord(cell[0]) - ord("A")


def _with_rows(editor: Editor, rows: tuple[tuple[str, ...], ...]) -> Editor:
    place = table_place(editor)
    block = editor.blocks[place]
    assert block.table is not None
    return editor.with_block(place, block.changed(table=block.table.changed(rows=rows)))


@after.register
def _after_fill(act: acts.Fill, editor: Editor) -> Editor:
    table, row, column = _cell(editor, act.cell)
    if table.rows[row][column] == act.text:
        raise Refused(_("Rien n'a changé."))
    return _with_rows(
        editor,
        tuple(
            tuple(act.text if (r, c) == (row, column) else text for c, text in enumerate(cells))
            for r, cells in enumerate(table.rows)
        ),
    )


@after.register
def _after_add(act: acts.AddCells, editor: Editor) -> Editor:
    table, row, column = _cell(editor, act.cell)
    rows = table.rows
    if act.where in (ROW_ABOVE, ROW_BELOW):
        if len(rows) >= ROWS_MOST:
            raise Refused(_("Le tableau est trop long."))
        at = row + (act.where == ROW_BELOW)
        return _with_rows(editor, (*rows[:at], ("",) * len(rows[0]), *rows[at:]))
    if len(rows[0]) >= COLUMNS_MOST:
        raise Refused(_("Le tableau est trop large."))
    at = column + (act.where == COLUMN_AFTER)
    return _with_rows(editor, tuple((*cells[:at], "", *cells[at:]) for cells in rows))


@after.register
def _after_drop(act: acts.DropCells, editor: Editor) -> Editor:
    table, row, column = _cell(editor, act.cell)
    rows = table.rows
    by_row = act.what == DROPPED[0]
    if len(rows if by_row else rows[0]) == 1:
        raise Refused(_("Il n'en reste qu'une."))
    if by_row:
        return _with_rows(editor, (*rows[:row], *rows[row + 1 :]))
    return _with_rows(editor, tuple((*c[:column], *c[column + 1 :]) for c in rows))


@after.register
def _after_across(act: acts.Across, editor: Editor) -> Editor:
    place = table_place(editor)
    block = editor.blocks[place]
    assert block.table is not None
    field = "repeated" if act.option == REPEAT else "whole_rows"
    table = block.table.changed(**{field: not getattr(block.table, field)})
    return editor.with_block(place, block.changed(table=table))


@after.register
def _after_level(act: acts.Level, editor: Editor) -> Editor:
    part = editor.doc.part_of(place_of(editor, act.row))
    by = 1 if act.way == DEEPER else -1
    levels = [b.level + by for n in part for b in [editor.blocks[n]] if b.level]
    if min(levels) < 1 or max(levels) > len(HEADINGS):
        raise Refused(_("Il n'y a que trois niveaux."))
    blocks = tuple(
        b.changed(style=HEADINGS[b.level + by - 1]) if n in part and b.level else b
        for n, b in enumerate(editor.blocks)
    )
    return editor.with_blocks(blocks, caret=part.start + 1)


@after.register
def _after_part(act: acts.MovePart, editor: Editor) -> Editor:
    doc, place = editor.doc, place_of(editor, act.row)
    part, level = doc.part_of(place), editor.blocks[place].level
    if act.way == LATER:
        if part.stop == len(doc.blocks) or doc.blocks[part.stop].level != level:
            raise Refused(_("Il n'y a rien de même niveau après."))
        first, second = part, doc.part_of(part.stop)
    else:
        earlier = [n for n in range(place) if doc.blocks[n].level]
        same = [n for n in earlier if doc.part_of(n).stop == place and doc.blocks[n].level == level]
        if not same:
            raise Refused(_("Il n'y a rien de même niveau avant."))
        first, second = doc.part_of(same[-1]), part
    blocks = (
        *doc.blocks[: first.start], *(doc.blocks[n] for n in second),
        *(doc.blocks[n] for n in first), *doc.blocks[second.stop :],
    )  # fmt: skip
    caret = first.start + 1 if act.way == EARLIER else first.start + len(second) + 1
    return editor.with_blocks(blocks, caret=caret)


@after.register
def _after_set(act: acts.Set, editor: Editor) -> Editor:
    doc = editor.doc
    if editor.place == PAGES and act.name.startswith(SECTION):
        place = int(act.name.removeprefix(SECTION)) - 1
        return editor.with_block(place, editor.blocks[place].changed(turned=act.value))
    if editor.place == PAGES:
        default = PAGE_SETTINGS[act.name][0]
        return editor.edited(doc.changed(page=_with(doc.page, act.name, act.value, default)))
    if editor.place == BANDS:
        shown = "" if act.value == BAND_FIELDS[0] else f"‹{act.value}›"
        return editor.edited(doc.changed(bands=_with(doc.bands, act.name, shown, "")))
    assert editor.place == STYLES
    given = {**doc.styles.get(editor.thing, {}), act.name: act.value}
    return editor.edited(doc.changed(styles={**doc.styles, editor.thing: given}))


def _with(values: object, name: str, value: str, default: str) -> dict[str, str]:
    assert isinstance(values, dict)
    kept = {key: text for key, text in values.items() if key != name}
    return kept if value == default else {**kept, name: value}


@after.register
def _after_write(act: acts.Write, editor: Editor) -> Editor:
    doc = editor.doc
    if editor.place == BANDS:
        if any(f"‹{field}›" in act.text for field in FIELDS):
            raise Refused(_("Un champ se choisit, il ne se tape pas."))
        return editor.edited(doc.changed(bands=_with(doc.bands, act.name, act.text, "")))
    return editor.edited(doc.changed(properties={**doc.properties, act.name: act.text}))


@after.register
def _after_choose(act: acts.Choose, editor: Editor) -> Editor:
    place = int(act.record) - 1
    records = tuple(
        r.changed(chosen=not r.chosen) if n == place else r
        for n, r in enumerate(editor.doc.records)
    )
    return editor.edited(editor.doc.changed(records=records))


@after.register
def _after_filter(act: acts.Filter, editor: Editor) -> Editor:
    column = editor.doc.columns.index(act.column)
    records = tuple(
        r.changed(chosen=not act.value or folded(r.values[column]) == folded(act.value))
        for r in editor.doc.records
    )
    count = sum(record.chosen for record in records)
    note = ngettext("{n} destinataire.", "{n} destinataires.", count).format(n=count)
    return editor.edited(editor.doc.changed(records=records), note=note)


@after.register
def _after_merge(act: acts.Merge, editor: Editor) -> Editor:  # noqa: ARG001
    doc = editor.doc
    chosen = [record for record in doc.records if record.chosen]
    if not chosen:
        raise Refused(_("Aucun destinataire n'est coché."))
    letters = tuple(
        tuple(
            _filled(block, dict(zip(doc.columns, record.values, strict=True)))
            for block in doc.blocks
        )
        for record in chosen
    )
    note = ngettext("{n} lettre.", "{n} lettres.", len(letters)).format(n=len(letters))
    return editor.changed(letters=letters, place=LETTERS, thing="", note=note)


def _filled(block: Block, values: dict[str, str]) -> str:
    """A paragraph of a letter."""
    pieces = [r.changed(text=values.get(r.field, r.text)) if r.field else r for r in block.runs]
    return final(tuple(pieces))


@after.register
def _after_save(act: acts.Save, editor: Editor) -> Editor:  # noqa: ARG001
    return editor.changed(saved=True, note=_("{name} est enregistré.").format(name=editor.name))


@after.register
def _after_export(act: acts.Export, editor: Editor) -> Editor:
    held = " ¶ ".join(block.text for block in editor.blocks)
    copies = tuple(copy for copy in editor.exported if copy[0] != act.form)
    note = _("Copie au format {form} enregistrée.").format(form=act.form)
    return editor.changed(exported=(*copies, (act.form, held)), note=note)
