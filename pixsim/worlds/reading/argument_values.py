"""What a text gives to one argument of an act: a line of the page, a cell, a choice."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pixsim.worlds.core import Act, Misplaced, Refused, World, without_link
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Ask, Grid, Offer, Page, inside, numbers
from pixsim.worlds.reading.targets import key_of, named, plain_number, said, without_fillers
from pixsim.worlds.reading.value_lists import listed_in_part, needed
from pixsim.worlds.speech import Understood
from pixsim.worlds.spellings import other_spellings

MOST_LINES = 12  # told with what they say
LONGEST_NAME = 32  # of a line that is told
A_RANGE = "Écrivez une cellule ou une plage, par exemple D8 ou D3:D8."


class ValueReader:
    """Reads the values of the arguments of one offer of a page."""

    def __init__(
        self, world: World, kind: type[Act], offer: Offer, page: Page, *, freely: bool
    ) -> None:
        self._world, self._say, self._known = world, world.say, world.understood
        self._kind, self._offer, self._page, self._freely = kind, offer, page, freely
        on = offer.on
        self._rows = tuple(key for key in page.keys if on is None or key in on)

    def _ask(self, name: str) -> Ask | None:
        return next((ask for ask in self._offer.asks if ask.name == name), None)

    def _options(self, name: str, found: Mapping[str, str]) -> tuple[str, ...]:
        if name == self._offer.row:
            return () if self._page.grid is not None else self._rows
        ask = self._ask(name)
        return ask.options(found.get(self._offer.row)) if ask is not None else ()

    def value(self, name: str, text: str, found: Mapping[str, str]) -> str:
        """What a text gives to one argument, those before it being found.

        Raises
        ------
        Refused
            It is no line, or no value, that the act can take.
        """
        if name == self._offer.row:
            return self._row(text)
        options, ask = self._options(name, found), self._ask(name)
        if options:
            around = ask.around if ask is not None else {}
            if self._freely and text not in options:
                text = without_link(text, self._kind.spoken_links)
            plain = inside(text, *around.get(found.get(self._offer.row, ""), ("", "")))
            return self._choice(text if text in options else plain, options, self._also(name))
        if self._page.grid is not None and name in ("to", "labels", "values"):
            text = without_fillers(text, self._known) if self._freely else text
            if " " in text:
                raise Refused(self._say(A_RANGE))
        return text

    def _row(self, text: str) -> str:
        if not self._rows and self._page.grid is None:
            raise Misplaced(self._say("Rien ici ne s'y prête : ouvrez d'abord ce qui le contient."))
        if not text:
            raise Refused(
                self._say("Il manque : {what}.").format(
                    what=needed(self._world, self._offer.row, self._offer)
                )
            )
        if self._page.grid is not None:
            return self._cell(text, self._page.grid)
        if text in self._rows:
            return text
        ranked = numbers(self._page).get(plain_number(text), "")
        if ranked in self._rows:  # « 3 » is the third, as it is shown, and not « Titre 3 »
            return ranked
        if "/" in text:
            key = self._world.row_at(text)
            if key in self._rows:
                return str(key)
        names = named(self._page, self._offer)
        away = self._world.moved_away(without_fillers(text, self._known)) if self._freely else ""
        if away:
            raise Misplaced(away)
        strictly = self._kind.by_number
        key = key_of(text, self._rows, names, self._world, freely=self._freely, strictly=strictly)
        if key is None and self._freely:
            key = self._numbered(text) or (self._world.row_at(text) if self._kind.moves else None)
            key = key if key in self._rows else None
        if key is None or self._is_another(text) or self._is_elsewhere(text, key):
            rows = self._lines_told()
            raise Misplaced(
                self._say("« {text} » ne va pas ici. Lignes possibles : {rows}.").format(
                    text=text.strip(), rows=rows
                )
            )
        return key

    def _lines_told(self) -> str:
        """The lines that the act may be about, each number with what the line says."""
        if len(self._rows) > MOST_LINES or not all(key[-1:].isdecimal() for key in self._rows):
            return listed_in_part(self._rows)
        told = [f"{key} {_name(self._page, key)}".strip() for key in self._rows]
        return " ; ".join(told)

    def _numbered(self, text: str) -> str | None:
        """The line of a rank, where lines have names and no number: « cocher 2 »."""
        keys, number = self._page.keys, plain_number(without_fillers(text, self._known))
        if not number.isdecimal() or any(key[:1].isdecimal() for key in keys):
            return None
        first, space, _rest = folded(text).strip().partition(" ")
        if space and any(folded(key).startswith(f"{first} ") for key in self._rows):
            return None  # « de 2 » begins the value of « De la page »: it is no second line
        place = int(number) - 1 if len(number) < 4 else -1
        return keys[place] if 0 <= place < len(keys) and keys[place] in self._rows else None

    def _is_another(self, text: str) -> bool:
        """Whether a text is the very name of a line of the page that this is not about."""
        plain = folded(without_fillers(text, self._known))
        bearers = [
            row.key
            for row in self._page.rows
            if row.key and plain in (folded(row.key), *map(said, row.cells))
        ]
        return bool(bearers) and not any(key in self._rows for key in bearers)

    def _is_elsewhere(self, text: str, key: str) -> bool:
        """Whether a text is the whole name of a place that is not listed, and but part of that of a line."""
        plain, row = without_fillers(text, self._known), self._page.row(key)
        whole = row is not None and folded(plain) in (folded(key), *map(said, row.cells))
        return self._freely and not whole and self._world.row_at(plain) not in (None, key)

    def _also(self, name: str) -> Mapping[str, str]:
        ask = self._ask(name)
        return ask.also if ask is not None else {}

    def _choice(self, text: str, options: tuple[str, ...], also: Mapping[str, str]) -> str:
        if text in options:
            return text
        text = text.lstrip(":= ")
        if self._freely and not text and len(options) == 1 and self._kind.do != "set":
            return options[0]
        if text and not text.endswith("?"):  # « régler Couleur ? » asks what can be chosen
            glued = [one for one in options if _glued(one) == _glued(text)]
            if len(glued) == 1:  # « age>=45 » for « age >= 45 »
                return glued[0]
            names: dict[str, tuple[str, ...]] = {}
            for option in options:
                for other in map(folded, other_spellings(option)):
                    names[other] = (*names.get(other, ()), option)
            names |= {folded(o): (option,) for o, option in also.items() if option in options}
            names |= {folded(option): (option,) for option in reversed(options)}
            key = key_of(text, options, names, self._world, freely=self._freely, ranked=False)
            if key is None and self._freely:
                key = self._said_within(text, options, names)
            if key is not None and not self._begins_one_and_is_in_another(text, key, options):
                return key
        elif not text and "" not in options:
            what = listed_in_part(options)
            raise Refused(self._say("Il manque : {what}.").format(what=what))
        values = listed_in_part(options)
        raise Refused(self._say("Valeurs possibles : {values}.").format(values=values))

    def _begins_one_and_is_in_another(self, text: str, key: str, options: tuple[str, ...]) -> bool:
        """« VGA » for « VGA vers HDMI », where « HDMI vers VGA » can be chosen as well: neither was said."""
        plain = folded(without_fillers(text, self._known))
        if not folded(key).startswith(f"{plain} "):
            return False
        others = (folded(one) for one in options if one != key)
        return any(
            one.endswith(f" {plain}") and folded(key).split()[1] in one.split() for one in others
        )

    def _said_within(
        self, text: str, options: tuple[str, ...], names: Mapping[str, tuple[str, ...]]
    ) -> str | None:
        """The choice after a colon, or the one choice of several words that a longer text holds."""
        before, colon, after = text.partition(":")
        if colon and after.strip() and re.fullmatch(r"[^\W\d_]+(?:['\s][^\W\d_]+){0,3}\s*", before):
            return key_of(after, options, names, self._world, freely=True)
        plain = f" {folded(text)} "
        held = [one for one in options if len(one.split()) > 2 and f" {folded(one)} " in plain]
        return held[0] if len(held) == 1 else None

    def _cell(self, text: str, grid: Grid) -> str:
        found = cell_named(text, grid) or (
            _header(text, grid, self._known) if self._freely else None
        )
        if found is None:
            raise Refused(
                self._say(
                    "« {text} » n'est pas une cellule : dites-en une, par exemple A2."
                ).format(text=text)
            )
        return found


def _name(page: Page, key: str) -> str:
    """What a line says, in a few words: the cell of the column that takes what is left of the width."""
    row = page.row(key)
    cells = row.cells if row is not None else ()
    place = page.widths.index(0) if 0 in page.widths else 0
    name = cells[place].strip().removeprefix(f"{key}.").strip() if place < len(cells) else ""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


_SIGNS = {"<=": "≤", "=<": "≤", ">=": "≥", "=>": "≥", "!=": "≠", "<>": "≠"}
"""Signs that no keyboard has, as they are typed."""


def _glued(text: str) -> str:
    """Without spaces, « <= » as « ≤ »."""
    plain = "".join(folded(text).split())
    for typed, sign in _SIGNS.items():
        plain = plain.replace(typed, sign)
    return plain


def cell_named(text: str, grid: Grid) -> str | None:
    """« B12 », for « b12 » and « $B$12 »."""
    name = plain_number(text).replace("$", "").upper()
    return name if grid.has(name) else None


def _header(text: str, grid: Grid, known: Understood) -> str | None:
    """The first cell of a column, by its letter; the one cell that shows a text."""
    plain = without_fillers(text, known)
    found = cell_named(plain, grid)
    if found is not None:
        return found
    if plain.upper() in grid.columns:
        return f"{plain.upper()}{grid.rows[0]}"
    bearers = [
        cell for cell, shown in grid.shown.items() if plain and folded(shown) == folded(plain)
    ]
    return bearers[0] if len(bearers) == 1 else None
