"""A worksheet as a world: its page, its acts, its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.rows import Formula
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.pages import Ask, Grid, Offer, Page
from pixsim.worlds.sheet import acts
from pixsim.worlds.sheet.data import ALL, CHARTS, FORMATS, Paper
from pixsim.worlds.sheet.names import cell_place, cells_of
from pixsim.worlds.sheet.parsing import moved
from pixsim.worlds.sheet.recalculation import Computed
from pixsim.worlds.sheet.values import Error, Value, typed_value

TRIALS = 3  # other sets of inputs on which a formula must agree


class Sheet(Paper, acts=[acts]):
    """A worksheet; see `pixsim.worlds.sheet.data.Paper` for its fields.

    Facts: ``text cell typed``, ``shown cell text``, ``number cell``, ``format cell form``,
    ``filter column value``, ``visible count``, ``chart form labels values``. Computed:
    ``behaves range formula``: the cells hold formulas that give what this one gives (or one of several: a||b), copied from
    the first cell, for the inputs there are and for three other sets.
    """

    computes: ClassVar[bool] = True

    def page(self) -> Page:
        """What is on the screen."""
        hidden, letters = self.hidden(), self.letters()
        rows = tuple(row for row in range(1, self.rows + 1) if row not in hidden)
        shown = {cell: self.shown(cell) for cell in self.cells}
        right = frozenset(
            c for c in self.cells if isinstance(self.value(c), float) and not self.is_text(c)
        )
        grid = Grid(letters, rows, self.rows, shown, self.cells, right)
        lines, columns = (
            self.last_row(),
            len({cell[0] for cell, text in self.cells.items() if text}),
        )
        held = " · ".join((
            ngettext("{n} ligne", "{n} lignes", lines).format(n=lines),
            ngettext("{n} colonne", "{n} colonnes", columns).format(n=columns),
        ))  # fmt: skip
        chrome = (
            Status(_("Tableur · {title}").format(title=self.title), held),
            Formula("A1", self.cells.get("A1", "")),
        )
        return Page(
            self.title, tuple(self._remarks()), (), (0,), tuple(self._offers()), self.note, grid,
            chrome=chrome, heading="",
        )  # fmt: skip

    def _remarks(self) -> Iterator[str]:
        if self.filters:
            listed = ", ".join(
                f"{letter} : {text}" for letter, text in sorted(self.filters.items())
            )
            count = self.last_row() - self.header - len(self.hidden())
            yield _("Filtre · {listed} · {lines}").format(
                listed=listed, lines=ngettext("{n} ligne", "{n} lignes", count).format(n=count)
            )
        for chart in self.charts:
            yield _("Graphique · {form} · {labels} et {values}").format(
                form=chart.form, labels=chart.labels, values=chart.values
            )

    def _offers(self) -> Iterator[Offer]:
        here = {f"{c}{r}": f"{c}{r}" for c in self.letters() for r in range(1, self.rows + 1)}
        to = Ask("to", _("Jusqu'à (cellule ou plage)"), value=here, usual=True, replaced=True)
        yield Offer(
            "enter", _("saisir"), "put", "cell", asks=(Ask("text", _("Contenu"), value=self.cells),)
        )
        yield Offer("", _("recopier"), "copy", "cell", asks=(to,))
        yield Offer("", _("effacer"), "clear", "cell", asks=(to,))
        order = Ask("order", _("Ordre"), ("croissant", "décroissant"))
        yield Offer("", _("trier"), "sort", "cell", asks=(order,))
        values = {letter: (ALL, *self.column_values(letter)) for letter in self.letters()}
        by_cell = {cell: values[cell[0]] for cell in here}
        choice = Ask("value", _("Ne montrer que"), by_row=by_cell)
        yield Offer("", _("filtrer"), "filter", "cell", asks=(choice,))
        condition = Ask("value", _("Condition, par exemple >100"))
        yield Offer("", _("filtrer par condition"), "filter", "cell", asks=(condition,))
        if self.filters:
            yield Offer("", _("tout montrer"), "unfilter")
        yield Offer("", _("format"), "format", "cell", asks=(to, Ask("form", _("Format"), FORMATS)))
        yield Offer("", _("convertir en nombre"), "convert", "cell", asks=(to,))
        labels, measures = self._whole_table()
        ranges = (
            Ask("labels", _("Plage des étiquettes, ou des x"), value=labels, usual=bool(labels), replaced=True),
            Ask("values", _("Plage des valeurs"), value=measures, usual=bool(measures), replaced=True),
        )  # fmt: skip
        yield Offer("", _("graphique"), "draw", asks=(Ask("form", _("Sorte"), CHARTS), *ranges))
        if self.past:
            yield Offer("", _("annuler"), "undo")

    def _whole_table(self) -> tuple[str, str]:
        """The ranges that a chart proposes: both columns of a table of two, nothing where there are more."""
        filled = sorted({cell[0] for cell, text in self.cells.items() if text})
        if len(filled) != 2 or self.last_row() <= self.header:
            return "", ""
        first, last = self.header + 1, self.last_row()
        return f"{filled[0]}{first}:{filled[0]}{last}", f"{filled[1]}{first}:{filled[1]}{last}"

    # ---- facts

    def _facts(self) -> Iterator[Fact]:
        for cell, text in self.cells.items():
            yield ("text", cell, text)
            yield ("shown", cell, self.shown(cell))
            if isinstance(self.value(cell), float):
                yield ("number", cell)
        yield from (("format", cell, form) for cell, form in self.formats.items())
        yield from (("filter", letter, text) for letter, text in self.filters.items())
        yield ("visible", str(self.last_row() - self.header - len(self.hidden())))
        yield from (("chart", c.form, c.labels, c.values) for c in self.charts)

    def holds(self, fact: Fact) -> bool | None:
        """Whether cells behave as a formula would, or as one of several parted by « || »."""
        if fact[0] != "behaves" or len(fact) != 3:
            return None
        names = list(cells_of(fact[1]))
        start = cell_place(names[0]) if names else None
        if start is None or not all(self.cells.get(n, "").startswith("=") for n in names):
            return False
        return any(self._follow(formula, names, start) for formula in fact[2].split("||"))

    def _follow(self, formula: str, names: Sequence[str], start: tuple[int, int]) -> bool:
        wanted = {}
        for name in names:
            place = cell_place(name)
            assert place is not None
            wanted[name] = moved(formula, place[0] - start[0], place[1] - start[1])
        return all(_agree(self, inputs, wanted) for inputs in _trials(self))

    def argument_names(self, act: Act) -> dict[str, str]:
        """Arguments as they are; the column of a cell by its title."""
        found = super().argument_names(act)
        letters = found.get("cell", "").rstrip("0123456789")
        grid = self.page().grid
        title = grid.shown.get(f"{letters}1", "") if letters and grid is not None else ""
        return {**found, "column": title or letters}

    def which_past(self, act: Act) -> int:
        """Whether a cell is emptied."""
        return act.do == "put" and not act.arguments()["text"]

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, *parts = fact
        plain = [part.lstrip("~^").partition("||")[0] for part in parts]
        template = {
            "behaves": _("{0} suit {1}"),
            "text": _("{0} contient {1}"),
            "shown": _("{0} affiche {1}"),
            "number": _("{0} est un nombre"),
            "format": _("{0} au format {1}"),
            "filter": _("colonne {0} filtrée sur {1}"),
            "visible": _("lignes montrées : {0}"),
            "chart": _("un graphique : {0}, de {1} et {2}"),
        }.get(kind)
        return template.format(*plain) if template else super().tell(fact)


def _agree(sheet: Sheet, inputs: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    ours = Computed(inputs, sheet.is_text)
    theirs = Computed({**inputs, **wanted}, sheet.is_text)
    return all(_same(ours.value(name), theirs.value(name)) for name in wanted)


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))
    if isinstance(one, Error) and isinstance(other, Error):
        return one is other and one is not Error.CIRCULAR
    return type(one) is type(other) and one == other


def _trials(sheet: Sheet) -> Iterator[Mapping[str, str]]:
    """The cells as they are, then with other numbers: exchanged within a column, larger, spread."""
    yield sheet.cells
    numbers = [
        cell
        for cell, text in sheet.cells.items()
        if not text.startswith("=")
        and isinstance(typed_value(text, as_text=sheet.is_text(cell)), float)
    ]
    columns: dict[str, list[str]] = {}
    for cell in numbers:
        columns.setdefault(cell[0], []).append(cell)
    exchanged = {
        cell: sheet.cells[cells[(place + 1) % len(cells)]]
        for cells in columns.values()
        for place, cell in enumerate(cells)
    }
    yield {**sheet.cells, **exchanged}
    for trial in range(TRIALS - 1):
        yield {
            **sheet.cells,
            **{
                cell: _other(sheet.cells[cell], place, trial)
                for place, cell in enumerate(numbers, 1)
            },
        }


def _other(text: str, place: int, trial: int) -> str:
    number = typed_value(text)
    assert isinstance(number, float)
    changed = number * 1.5 + place if trial == 0 else number + 7 * place % 11 - 5
    return f"{changed:.6f}".rstrip("0").rstrip(".").replace(".", ",")
