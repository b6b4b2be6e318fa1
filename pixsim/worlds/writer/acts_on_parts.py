"""What acts on tables, parts, pages, styles and files do to a document."""

from __future__ import annotations

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Refused, Text
from pixsim.worlds.goals import folded
from pixsim.worlds.writer.acts import place_of, with_more
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


class Contents(Act, do="contents", word="sommaire"):
    """Put a table of contents below a paragraph."""

    past = (gettext("Sommaire mis sous la ligne {row}"),)
    row: Text

    def apply(self, editor: Editor) -> Editor:
        place = place_of(editor, self.row)
        found = with_more(editor, place, Block(kind="contents"))
        return _remade(found)


class Update(Act, do="update", word="actualiser"):
    """Make the tables of contents anew."""

    past = (gettext("Sommaire actualisé"),)

    def apply(self, editor: Editor) -> Editor:
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


class NewTable(Act, do="table", word="tableau"):
    """Put an empty table below a paragraph."""

    past = (gettext("Tableau de {size} mis sous la ligne {row}"),)
    row: Text
    size: Text

    def apply(self, editor: Editor) -> Editor:
        columns, rows = (int(part.split()[0]) for part in self.size.split(", "))
        names = {block.name for block in editor.blocks if block.kind == "table"}
        name = next(f"Tableau {n}" for n in range(1, 99) if f"Tableau {n}" not in names)
        table = Table(rows=(("",) * columns,) * rows)
        return with_more(
            editor, place_of(editor, self.row), Block(kind="table", name=name, table=table)
        )


class Caption(Act, do="caption", word="légende"):
    """Put a numbered caption below a table or an image."""

    past = (gettext("Légende mise à la ligne {row} : {text}"),)
    row: Text
    text: Text

    def apply(self, editor: Editor) -> Editor:
        place = place_of(editor, self.row)
        if not self.text:
            raise Refused(_("Écrivez la légende."))
        kind = _("Tableau") if editor.blocks[place].kind == "table" else _("Figure")
        runs = (
            Run(text=f"{kind} "),
            Run(text="‹numéro›", field="numéro"),
            Run(text=f" : {self.text}"),
        )
        return with_more(editor, place, Block(runs=runs, style=CAPTION))


class Alt(Act, do="alt", word="texte-alternatif"):
    """Tell what an image shows, for those who do not see it."""

    past = (gettext("Texte alternatif donné à la ligne {row} : {text}"),)
    links = (":", "par")
    row: Text
    text: Text

    def apply(self, editor: Editor) -> Editor:
        place = place_of(editor, self.row)
        return editor.with_block(place, editor.blocks[place].changed(alt=self.text))


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


class Fill(Act, do="fill", word="remplir"):
    """Write into a cell."""

    past = (gettext("Cellule {cell} remplie : {text}"),)
    cell: Text
    text: Text

    def apply(self, editor: Editor) -> Editor:
        table, row, column = _cell(editor, self.cell)
        if table.rows[row][column] == self.text:
            raise Refused(_("Rien n'a changé."))
        return _with_rows(
            editor,
            tuple(
                tuple(
                    self.text if (r, c) == (row, column) else text for c, text in enumerate(cells)
                )
                for r, cells in enumerate(table.rows)
            ),
        )


class AddCells(Act, do="add", word="ajouter"):
    """Add a row or a column beside a cell."""

    past = (gettext("Ajouté près de la cellule {cell} : {where}"),)
    cell: Text
    where: Text

    def apply(self, editor: Editor) -> Editor:
        table, row, column = _cell(editor, self.cell)
        rows = table.rows
        if self.where in (ROW_ABOVE, ROW_BELOW):
            if len(rows) >= ROWS_MOST:
                raise Refused(_("Le tableau est trop long."))
            at = row + (self.where == ROW_BELOW)
            return _with_rows(editor, (*rows[:at], ("",) * len(rows[0]), *rows[at:]))
        if len(rows[0]) >= COLUMNS_MOST:
            raise Refused(_("Le tableau est trop large."))
        at = column + (self.where == COLUMN_AFTER)
        return _with_rows(editor, tuple((*cells[:at], "", *cells[at:]) for cells in rows))


class DropCells(Act, do="drop", word="retirer"):
    """Take away the row or the column of a cell."""

    past = (gettext("Retiré à la cellule {cell} : {what}"),)
    cell: Text
    what: Text

    def apply(self, editor: Editor) -> Editor:
        table, row, column = _cell(editor, self.cell)
        rows = table.rows
        by_row = self.what == DROPPED[0]
        if len(rows if by_row else rows[0]) == 1:
            raise Refused(_("Il n'en reste qu'une."))
        if by_row:
            return _with_rows(editor, (*rows[:row], *rows[row + 1 :]))
        return _with_rows(editor, tuple((*c[:column], *c[column + 1 :]) for c in rows))


class Across(Act, do="across", word="option"):
    """What a table does where a page ends."""

    past = (gettext("Option du tableau changée : {option}"),)
    option: Text

    def apply(self, editor: Editor) -> Editor:
        place = table_place(editor)
        block = editor.blocks[place]
        assert block.table is not None
        field = "repeated" if self.option == REPEAT else "whole_rows"
        table = block.table.changed(**{field: not getattr(block.table, field)})
        return editor.with_block(place, block.changed(table=table))


class Level(Act, do="level", word="niveau"):
    """Give a heading of the outline another level, those below it with it."""

    past = (gettext("Niveau du titre de la ligne {row} : {way}"),)
    row: Text
    way: Text

    def apply(self, editor: Editor) -> Editor:
        part = editor.doc.part_of(place_of(editor, self.row))
        by = 1 if self.way == DEEPER else -1
        levels = [b.level + by for n in part for b in [editor.blocks[n]] if b.level]
        if min(levels) < 1 or max(levels) > len(HEADINGS):
            raise Refused(_("Il n'y a que trois niveaux."))
        blocks = tuple(
            b.changed(style=HEADINGS[b.level + by - 1]) if n in part and b.level else b
            for n, b in enumerate(editor.blocks)
        )
        return editor.with_blocks(blocks, caret=part.start + 1)


class MovePart(Act, do="part", word="partie"):
    """Move a heading and all that is below it past the part before or after."""

    past = (gettext("Partie de la ligne {row} déplacée : {way}"),)
    row: Text
    way: Text

    def apply(self, editor: Editor) -> Editor:
        doc, place = editor.doc, place_of(editor, self.row)
        part, level = doc.part_of(place), editor.blocks[place].level
        if self.way == LATER:
            if part.stop == len(doc.blocks) or doc.blocks[part.stop].level != level:
                raise Refused(_("Il n'y a rien de même niveau après."))
            first, second = part, doc.part_of(part.stop)
        else:
            earlier = [n for n in range(place) if doc.blocks[n].level]
            same = [
                n for n in earlier if doc.part_of(n).stop == place and doc.blocks[n].level == level
            ]
            if not same:
                raise Refused(_("Il n'y a rien de même niveau avant."))
            first, second = doc.part_of(same[-1]), part
        blocks = (
            *doc.blocks[: first.start], *(doc.blocks[n] for n in second),
            *(doc.blocks[n] for n in first), *doc.blocks[second.stop :],
        )  # fmt: skip
        caret = first.start + 1 if self.way == EARLIER else first.start + len(second) + 1
        return editor.with_blocks(blocks, caret=caret)


class Set(Act, do="set", word="régler"):
    """Give a setting of the pages, of a style or of a band another value."""

    past = (gettext("« {name} » réglé sur « {value} »"),)
    name: Text
    value: Text

    def apply(self, editor: Editor) -> Editor:
        doc = editor.doc
        if editor.place == PAGES and self.name.startswith(SECTION):
            place = int(self.name.removeprefix(SECTION)) - 1
            return editor.with_block(place, editor.blocks[place].changed(turned=self.value))
        if editor.place == PAGES:
            default = PAGE_SETTINGS[self.name][0]
            return editor.edited(doc.changed(page=_with(doc.page, self.name, self.value, default)))
        if editor.place == BANDS:
            shown = "" if self.value == BAND_FIELDS[0] else f"‹{self.value}›"
            return editor.edited(doc.changed(bands=_with(doc.bands, self.name, shown, "")))
        assert editor.place == STYLES
        given = {**doc.styles.get(editor.thing, {}), self.name: self.value}
        return editor.edited(doc.changed(styles={**doc.styles, editor.thing: given}))


def _with(values: object, name: str, value: str, default: str) -> dict[str, str]:
    assert isinstance(values, dict)
    kept = {key: text for key, text in values.items() if key != name}
    return kept if value == default else {**kept, name: value}


class Write(Act, do="write", word="écrire"):
    """Write a text into a band, or a property of the file."""

    past = (gettext("« {name} » rempli : {text}"),)
    name: Text
    text: Text

    def apply(self, editor: Editor) -> Editor:
        doc = editor.doc
        if editor.place == BANDS:
            if any(f"‹{field}›" in self.text for field in FIELDS):
                raise Refused(_("Un champ se choisit, il ne se tape pas."))
            return editor.edited(doc.changed(bands=_with(doc.bands, self.name, self.text, "")))
        return editor.edited(doc.changed(properties={**doc.properties, self.name: self.text}))


class Choose(Act, do="choose", word="cocher"):
    """Take a line of the data into the mailing, or leave it out."""

    past = (
        gettext("« {record} » ajouté au publipostage"),
        gettext("« {record} » laissé hors du publipostage"),
    )
    record: Text

    def apply(self, editor: Editor) -> Editor:
        place = int(self.record) - 1
        records = tuple(
            r.changed(chosen=not r.chosen) if n == place else r
            for n, r in enumerate(editor.doc.records)
        )
        return editor.edited(editor.doc.changed(records=records))


class Filter(Act, do="filter", word="filtrer"):
    """Take into the mailing those lines alone that hold a value; all where none is given."""

    past = (
        gettext("Publipostage filtré sur « {column} » : {value}"),
        gettext("Filtre du publipostage ôté"),
    )
    column: Text
    value: Text

    def apply(self, editor: Editor) -> Editor:
        column = editor.doc.columns.index(self.column)
        records = tuple(
            r.changed(chosen=not self.value or folded(r.values[column]) == folded(self.value))
            for r in editor.doc.records
        )
        count = sum(record.chosen for record in records)
        note = ngettext("{n} destinataire.", "{n} destinataires.", count).format(n=count)
        return editor.edited(editor.doc.changed(records=records), note=note)


class Merge(Act, do="merge", word="fusionner"):
    """Make the letters."""

    past = (gettext("Lettres du publipostage créées"),)

    def apply(self, editor: Editor) -> Editor:
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


class Save(Act, do="save", word="enregistrer"):
    """Save the document."""

    past = (gettext("« {here} » enregistré"),)

    def apply(self, editor: Editor) -> Editor:
        return editor.changed(saved=True, note=_("{name} est enregistré.").format(name=editor.name))


class Export(Act, do="export", word="exporter"):
    """Save a copy in another format."""

    past = (gettext("Document exporté au format {form}"),)
    form: Text

    def apply(self, editor: Editor) -> Editor:
        held = " ¶ ".join(block.text for block in editor.blocks)
        copies = tuple(copy for copy in editor.exported if copy[0] != self.form)
        note = _("Copie au format {form} enregistrée.").format(form=self.form)
        return editor.changed(exported=(*copies, (self.form, held)), note=note)
