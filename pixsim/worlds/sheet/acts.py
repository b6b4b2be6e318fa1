"""What one does in a worksheet. `cell` is the one under the cursor."""

from __future__ import annotations

from typing import Any, TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Refused, Text
from pixsim.worlds.sheet.data import ALL, Chart, Paper, Saved
from pixsim.worlds.sheet.foreign_formula_hints import explain_foreign_formula
from pixsim.worlds.sheet.names import cell_name, cell_place, cells_of, range_name
from pixsim.worlds.sheet.parsing import moved, parse
from pixsim.worlds.sheet.values import Error, order_key, read_number

"""What one does in a worksheet. `cell` is the one under the cursor."""
P = TypeVar("P", bound=Paper)
MOST_UNDONE = 12


def _done(paper: P, **fields: Any) -> P:
    """A change that can be undone."""
    before = Saved(
        cells=paper.cells, formats=paper.formats, filters=paper.filters, charts=paper.charts
    )
    return paper.changed(past=(*paper.past, before)[-MOST_UNDONE:], **fields)


def _block(paper: Paper, cell: str, to: str) -> list[str]:
    """Cells from one to another, or a range that is given whole."""
    text = to.strip().upper().replace("$", "")
    name = range_name(text if ":" in text else f"{cell}:{text}")
    if name is None:
        raise Refused(_("Écrivez une cellule ou une plage, par exemple D8 ou D3:D8."))
    found = list(cells_of(name))
    for place in (cell_place(found[0]), cell_place(found[-1])):
        if place is None or place[0] > paper.columns or place[1] > paper.rows:
            raise Refused(_("Cette plage dépasse la feuille."))
    return found


class Put(Act, do="put", word="saisir"):
    """Type something into a cell; nothing empties it."""

    past = (
        gettext("{cell} : « {text} » saisi"),
        gettext("{cell} vidée"),
    )
    verbatim = True
    fills = True
    spoken_links = (
        "en",
        "par",
        "à",
        ":",
        "avec",
        "la formule",
        "la valeur",
        "le texte",
        "le nombre",
    )
    cell: Text
    text: Text

    def apply(self, paper: Paper) -> Paper:
        text = self.text
        if text.startswith("=") and not paper.is_text(self.cell):
            if said := explain_foreign_formula(text):
                raise Refused(said)
            fault = parse(text)
            if fault is Error.VALUE:
                raise Refused(_("Cette formule est incomplète ou mal écrite."))
            text = _upper(text)
        cells = {**paper.cells, self.cell: text}
        if not text:
            del cells[self.cell]
        return _done(paper, cells=cells)


def _upper(formula: str) -> str:
    """A formula in capitals but for its texts."""
    parts = formula.split('"')
    return '"'.join(part.upper() if place % 2 == 0 else part for place, part in enumerate(parts))


def _spread(paper: Paper, act: Copy) -> dict[str, str]:
    """The cells that a copy fills, and which one each takes after.

    « B2:C2>C10 » is a block of cells and how far it is drawn, down or to the right.
    """
    source, mark, target = act.to.partition(">")
    if not mark:
        return {name: act.cell for name in _block(paper, act.cell, act.to) if name != act.cell}
    block = _block(paper, act.cell, source)
    every = [*block, *_block(paper, block[0], target if ":" in target else f"{target}:{target}")]
    places = [place for name in every if (place := cell_place(name)) is not None]
    left, top = min(column for column, _row in places), min(row for _column, row in places)
    right, bottom = max(column for column, _row in places), max(row for _column, row in places)
    first, last = cell_place(block[0]), cell_place(block[-1])
    assert first is not None
    assert last is not None
    wide, high = last[0] - first[0] + 1, last[1] - first[1] + 1
    if (left, right) != (first[0], last[0]) and (top, bottom) != (first[1], last[1]):
        raise Refused(_("Écrivez une cellule ou une plage, par exemple D8 ou D3:D8."))
    found = {}
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            name = cell_name(column, row)
            if name not in block:
                found[name] = cell_name(first[0] + (column - first[0]) % wide, first[1] + (row - first[1]) % high)  # fmt: skip
    return found


class Copy(Act, do="copy", word="recopier"):
    """Copy a cell over others, formulas following; « B2:C2>C10 » draws a block as far as a cell."""

    past = (gettext("{cell} recopiée vers {to}"),)
    cell: Text
    to: Text

    def apply(self, paper: Paper) -> Paper:
        cells, formats = dict(paper.cells), dict(paper.formats)
        for name, origin in _spread(paper, self).items():
            place, start = cell_place(name), cell_place(origin)
            assert place is not None
            assert start is not None
            source = text = paper.cells.get(origin, "")
            if source.startswith("=") and not paper.is_text(origin):
                text = moved(source, place[0] - start[0], place[1] - start[1])
            cells[name] = text
            if not text:
                del cells[name]
            if origin in formats:
                formats[name] = formats[origin]
        return _done(paper, cells=cells, formats=formats)


class Clear(Act, do="clear", word="effacer"):
    """Empty cells."""

    past = (gettext("Cellules effacées : {to}"),)
    cell: Text
    to: Text

    def apply(self, paper: Paper) -> Paper:
        gone = set(_block(paper, self.cell, self.to))
        return _done(paper, cells={n: text for n, text in paper.cells.items() if n not in gone})


class Sort(Act, do="sort", word="trier"):
    """Sort the lines of the table by the column of a cell."""

    past = (gettext("Tableau trié par la colonne « {column} » : {order}"),)
    cell: Text
    order: Text

    def apply(self, paper: Paper) -> Paper:
        rows = list(range(paper.header + 1, paper.last_row() + 1))
        if len(rows) < 2:
            raise Refused(_("Il n'y a rien à trier."))
        letter, reverse = self.cell[0], self.order == "décroissant"
        values = {row: paper.value(f"{letter}{row}") for row in rows}
        filled = [
            row for row in rows if values[row] is not None and not isinstance(values[row], Error)
        ]
        empty = [row for row in rows if row not in filled]
        order = sorted(filled, key=lambda row: order_key(values[row]), reverse=reverse) + empty
        cells = {n: t for n, t in paper.cells.items() if int(n[1:]) not in rows}
        formats = {n: t for n, t in paper.formats.items() if int(n[1:]) not in rows}
        for row, source in zip(rows, order, strict=True):
            for column in paper.letters():
                name, before = f"{column}{row}", f"{column}{source}"
                if before in paper.cells:
                    text = paper.cells[before]
                    if text.startswith("=") and not paper.is_text(before):
                        text = moved(text, 0, row - source)
                    cells[name] = text
                if before in paper.formats:
                    formats[name] = paper.formats[before]
        return _done(paper, cells=cells, formats=formats, note=_("Tableau trié."))


_SIGNS = {"≥": ">=", "≤": "<=", "≠": "<>", "=>": ">=", "=<": "<=", "!=": "<>"}


def _condition(text: str) -> str:
    """« >=10 » for « ≥ 10 », « Metz » for « = Metz »."""
    for sign, plain in _SIGNS.items():
        if text.startswith(sign):
            text = plain + text[len(sign) :]
    for sign in (">=", "<=", "<>", ">", "<"):
        if text.startswith(sign):
            return sign + text[len(sign) :].strip(' "«»')
    return text.removeprefix("=").strip(' "«»') if text.startswith("= ") else text


class Filter(Act, do="filter", word="filtrer"):
    """Show only the lines that have a value, or fit a condition, in the column of a cell."""

    past = (gettext("Colonne « {column} » filtrée : {value}"),)
    verbatim = True
    cell: Text
    value: Text

    def apply(self, paper: Paper) -> Paper:
        filters = {letter: text for letter, text in paper.filters.items() if letter != self.cell[0]}
        if self.value and self.value != ALL:
            wanted = filters[self.cell[0]] = _condition(self.value)
            alone = paper.changed(filters={self.cell[0]: wanted})
            if wanted[:1] not in "<>=" and len(alone.hidden()) == paper.last_row() - paper.header:
                raise Refused(_("Aucune ligne ne vaut « {text} » dans cette colonne.").format(text=wanted))  # fmt: skip
        return _done(paper, filters=filters)


class Unfilter(Act, do="unfilter", word="tout-montrer"):
    """Show all lines again."""

    past = (gettext("Toutes les lignes montrées"),)

    def apply(self, paper: Paper) -> Paper:
        return _done(paper, filters={})


class Format(Act, do="format", word="formater"):
    """Show cells in another way; a text format makes what is typed a text."""

    past = (gettext("{to} mis au format « {form} »"),)
    cell: Text
    to: Text
    form: Text

    def apply(self, paper: Paper) -> Paper:
        block = _block(paper, self.cell, self.to)
        return _done(paper, formats={**paper.formats, **dict.fromkeys(block, self.form)})


class Convert(Act, do="convert", word="convertir"):
    """Make numbers of texts that look like numbers."""

    past = (gettext("{to} : textes convertis en nombres"),)
    cell: Text
    to: Text

    def apply(self, paper: Paper) -> Paper:
        cells, formats, count = dict(paper.cells), dict(paper.formats), 0
        for name in _block(paper, self.cell, self.to):
            text = cells.get(name, "")
            is_text = text.startswith("'") or paper.is_text(name)
            if is_text and read_number(text.lstrip("'")) is not None:
                cells[name] = text.lstrip("'")
                formats.pop(name, None)
                count += 1
        if not count:
            raise Refused(_("Aucune de ces cellules n'est un nombre saisi en texte."))
        return _done(paper, cells=cells, formats=formats, note=_("Converti en nombres."))


class Draw(Act, do="draw", word="graphique"):
    """Draw a chart."""

    past = (gettext("Graphique créé, {form} : {labels} et {values}"),)
    form: Text
    labels: Text
    values: Text

    def apply(self, paper: Paper) -> Paper:
        labels, values = (range_name(text) for text in (self.labels, self.values))
        if labels is None or values is None:
            raise Refused(_("Écrivez deux plages, par exemple A2:A9."))
        for name in (labels, values):
            _block(paper, name.partition(":")[0], name)
        chart = Chart(form=self.form, labels=labels, values=values)
        return _done(paper, charts=(*paper.charts, chart), note=_("Graphique tracé."))


class Undo(Act, do="undo", word="annuler"):
    """Undo the last thing done."""

    past = (gettext("Dernière action annulée"),)

    def apply(self, paper: Paper) -> Paper:
        saved = paper.past[-1]
        return paper.changed(
            cells=saved.cells,
            formats=saved.formats,
            filters=saved.filters,
            charts=saved.charts,
            past=paper.past[:-1],
        )
