"""A world of a question, its pages shown one after the other: one pane for all machines.

A key or a click takes an offer of the page; what the offer asks is asked in the pane, a choice as a
list, a text on a line. The act is committed by the screen before the next page is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import labelled
from pixsim.report.question import asking
from pixsim.text.search import folded
from pixsim.tui.drawing.plain import plain
from pixsim.tui.widgets.inputs.line_input import LineInput
from pixsim.tui.widgets.worlds.cell_grid import CellGrid
from pixsim.tui.widgets.worlds.offer_bar import Hint, OfferBar
from pixsim.tui.widgets.worlds.row_list import RowList
from pixsim.worlds.core import LONGEST_TEXT, Act, Refused, World
from pixsim.worlds.pages import Ask, Offer, Page, Row

Doer = Callable[[Act], World | None]
"""Commits an act and gives the world after it; None when nothing could be committed.

Raises `Refused` when the act is not possible.
"""

KEYS = {"enter": _("Entrée"), "escape": _("Échap")}


_COUNTED = re.compile(r" · \d[^·›]*")  # of a title: « 8 messages, 2 non lus »


class WorldPane(Vertical):
    """Shows a world and takes acts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "enlarge", show=False),
        Binding("f7", "restart", show=False),
    ]

    class Restarted(Message):
        """The person wants to begin anew."""

    class Enlarged(Message):
        """The person wants more room, or the statement back."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Static(id="world-title", markup=False)
        self._text = Static(id="world-text", markup=False)
        self._rows = RowList(id="world-rows")
        self._aside_text = Static(id="world-aside-text", markup=False)
        self._aside = VerticalScroll(self._aside_text, id="world-aside", can_focus=False)
        self._body = Horizontal(self._rows, self._aside, id="world-body")
        self._grid = CellGrid(id="world-grid")
        self._line = Static(id="world-line", markup=False)
        self._prompt = LineInput(id="world-prompt", max_length=LONGEST_TEXT, compact=True)
        self._prompt.select_on_focus = False  # letters may be there before it has the focus
        self._note = Static(id="world-note", markup=False)
        self._bar = OfferBar(id="world-offers")
        self._world: World | None = None
        self._page = Page("")
        self._doer: Doer | None = None
        self._offer: Offer | None = None  # taken, and not all given yet
        self._given: dict[str, str] = {}
        self._ask: Ask | None = None
        self._left: dict[str, int] = {}  # where the caret was when a page was left, by its name
        self._restarting = False

    def compose(self) -> ComposeResult:
        """Title, text, lines with what is beside them or cells, what is asked, notes, keys."""
        yield self._title
        yield self._text
        yield self._body
        yield self._grid
        yield self._line
        yield self._prompt
        yield self._note
        yield self._bar

    def load(self, world: World, doer: Doer) -> None:
        """Show a world; acts go to `doer`."""
        self._doer = doer
        self._grid.home()
        self._world = None
        self._left.clear()
        self.show(world)

    def begin_anew(self, world: World, note: str) -> None:
        """Show a world as at first: no page was seen yet."""
        self._left.clear()
        self.show(world, note)

    def show(self, world: World, note: str = "") -> None:
        """Show the page of a world as it is now."""
        before = self._page
        self._world, self._page = world, world.page()
        self._give_up()
        self._restarting = False
        self._show_page(self._place_after(before), note or self._page.note)

    def _place_after(self, before: Page) -> int:
        """Where the caret goes: where it was on this page, or on the line that took its place."""
        keys = [row.key for row in self._page.rows]
        if self._page.at and self._page.at in keys:
            return keys.index(self._page.at)
        first = next((n for n, key in enumerate(keys) if key), 0)
        left = self._left.get(_name(self._page))
        if left is None:
            return first
        if _name(before) != _name(self._page):  # one comes back to it
            return left
        staying = [row.key for row in before.rows[left:] if row.key and row.key in keys]
        return keys.index(staying[0]) if staying else len(keys) - 1

    def enter(self) -> None:
        """Give the focus to the page, or to what it asks."""
        self.screen.set_focus(self._target())

    def _target(self) -> RowList | CellGrid | LineInput:
        if self._prompt.display:
            return self._prompt
        return self._grid if self._grid.display else self._rows

    # ---- drawing

    def _show_page(self, place: int, note: str) -> None:
        page, grid = self._page, self._page.grid
        self._title.update(plain(page.title))
        self._set(self._text, "\n".join(page.text))
        self._body.display, self._grid.display = grid is None, grid is not None
        self._show_aside(page)
        self._prompt.display = False
        if grid is None:
            self._rows.show(page.rows, page.widths, min(place, len(page.rows) - 1))
        else:
            self._grid.show(grid)
        self._set(self._note, f"→ {note}" if note else "")
        self._show_line()
        self._show_keys()

    def _show_keys(self) -> None:
        """What the keys do; Enter, what it does on the line under the caret."""
        entering = self._offer_for("enter")
        hints: list[Hint] = [
            (KEYS.get(offer.key, offer.key), offer.label, f"offer({number})")
            for number, offer in enumerate(self._page.offers)
            if offer.key != "enter" or offer is entering
        ]
        hints += [("F7", _("recommencer"), "restart"), ("Ctrl+G", _("agrandir"), "enlarge")]
        self._bar.show(_merged(hints))

    def _show_aside(self, page: Page) -> None:
        """What is beside the lines, as wide as it needs."""
        self._aside.display = bool(page.aside)
        lines = [row.cells[0] for row in page.aside if row.cells[0]]
        self._aside.styles.width = max(map(len, lines), default=0) + 3
        self._aside_text.update(plain("\n".join(lines)))

    def _show_line(self) -> None:
        """The line under the caret whole where it is cut; what a cell holds."""
        text = ""
        if self._page.grid is not None:
            cell = self._grid.cell
            text = labelled(cell, self._page.grid.typed.get(cell, ""))
        elif self._offer is None and self._rows.is_cut and self._rows.row is not None:
            text = self._rows.row.spoken
        self._set(self._line, text)

    def _set(self, line: Static, text: str) -> None:
        """A line that takes no room when there is nothing to say."""
        line.update(plain(text))
        line.display = bool(text)

    def tell(self, text: str) -> None:
        """Say something under the page."""
        self._set(self._note, f"→ {text}" if text else "")

    # ---- taking an offer

    async def action_offer(self, number: int) -> None:
        """Take an offer, by its place: a click on it."""
        if self._offer is None and number < len(self._page.offers):
            offer = self._page.offers[number]
            if offer.key == "enter":
                offer = self._offer_for("enter") or offer
            self._take(offer)

    def _offer_for(self, key: str) -> Offer | None:
        """The offer that a key takes, for the line under the caret."""
        row = self._row_key()
        fitting = [offer for offer in self._page.offers if offer.key.lower() == key.lower()]
        return next((offer for offer in fitting if _is_for(offer, row)), None)

    def _row_key(self) -> str:
        if self._page.grid is not None:
            return self._grid.cell
        return self._rows.row.key if self._rows.row is not None else ""

    def _take(self, offer: Offer) -> None:
        row = self._row_key()
        if not _is_for(offer, row):
            self.tell(asking.CHOOSE_A_LINE)
            return
        self._left[_name(self._page)] = self._rows.highlighted or 0
        self._offer, self._given = offer, {offer.row: row} if offer.row else {}
        self._next_ask()

    def _next_ask(self) -> None:
        """Ask for the next argument, or act when all are given."""
        assert self._offer is not None
        row = self._given.get(self._offer.row)
        for ask in self._offer.asks:
            if ask.name in self._given:
                continue
            options = ask.options(row)
            if len(options) == 1:
                self._given[ask.name] = options[0]
                continue
            self._ask = ask
            if options:
                self._ask_choice(ask, options)
            else:
                self._ask_text(ask, ask.present(row))
                if ask.replaced:  # what is typed takes its place; an arrow keeps it
                    self._prompt.action_select_all()
            return
        self._act()

    def _ask_choice(self, ask: Ask, options: tuple[str, ...]) -> None:
        self._body.display, self._grid.display, self._prompt.display = True, False, False
        self._aside.display = False
        here = ask.present(self._given.get(self._offer.row)) if self._offer is not None else ""
        at = options.index(here) if here in options else None
        shown = [option or _("(vide)") for option in options]
        if at is not None:
            shown[at] = _("{value}  (actuel)").format(value=shown[at])
        rows = [Row((text,), option or "-") for text, option in zip(shown, options, strict=True)]
        self._rows.show(rows, (0,), at or 0)
        self._set(self._line, "")
        self.tell(_("{what} : choisissez, puis Entrée.").format(what=ask.label))
        self._bar.show([(KEYS["escape"], _("renoncer"), "give_up")])
        self.screen.set_focus(self._rows)

    def _ask_text(self, ask: Ask, text: str) -> None:
        if self._page.grid is None and not self._offer_row_shown():
            self._show_rows_again()
        self._prompt.display = True
        self._prompt.value = text
        self._prompt.placeholder = ask.label
        self._prompt.cursor_position = len(text)
        self.tell(_("{what} : écrivez, puis Entrée.").format(what=ask.label))
        self._bar.show([(KEYS["escape"], _("renoncer"), "give_up")])
        self.screen.set_focus(self._prompt)

    def _offer_row_shown(self) -> bool:
        return self._rows.row in self._page.rows

    def _show_rows_again(self) -> None:
        row = self._given.get(self._offer.row) if self._offer is not None else None
        keys = [line.key for line in self._page.rows]
        at = keys.index(row) if row in keys else 0
        self._aside.display = bool(self._page.aside)
        self._rows.show(self._page.rows, self._page.widths, at)

    def _give_up(self) -> None:
        self._offer, self._ask, self._given = None, None, {}

    def action_give_up(self) -> None:
        """Leave what is asked; nothing is done."""
        if self._offer is None or self._world is None:
            return
        row = self._given.get(self._offer.row, "")
        self._give_up()
        keys = [line.key for line in self._page.rows]
        self._show_page(keys.index(row) if row in keys else 0, "")
        self.enter()

    def _answer_typed(self) -> None:
        """Enter that came with letters typed before the line to write on had the focus."""
        if self._ask is not None and self._prompt.display:
            self._answer(self._prompt.value)

    def _answer(self, value: str) -> None:
        assert self._ask is not None
        self._given[self._ask.name] = value
        self._ask = None
        self._next_ask()

    def _act(self) -> None:
        """Commit, then show what follows; a refusal says why, and what was typed stays."""
        assert self._offer is not None
        assert self._world is not None
        offer, given = self._offer, dict(self._given)
        try:
            act = self._world.make_act(offer.act, **given)
            following = self._doer(act) if self._doer is not None else None
        except Refused as refusal:
            self._refused(offer, given, str(refusal))
            return
        self.show(following if following is not None else self._world)
        self.enter()

    def _refused(self, offer: Offer, given: dict[str, str], why: str) -> None:
        last = offer.asks[-1] if offer.asks else None
        row = given.get(offer.row)
        if last is not None and not last.options(row):
            self._ask = last
            self._given = {name: value for name, value in given.items() if name != last.name}
            self._ask_text(last, given[last.name])
            self.tell(why)
            return
        self._offer, self._given = offer, given
        self.action_give_up()
        self.tell(why)

    # ---- events

    async def on_offer_bar_taken(self, event: OfferBar.Taken) -> None:
        """A click on a key of the page."""
        event.stop()
        await self.run_action(event.action)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a line, or on a choice."""
        event.stop()
        if self._offer is not None and self._ask is not None:
            row = self._offer.row and self._given.get(self._offer.row)
            options = self._ask.options(row or None)
            if options and event.option_index < len(options):
                self._answer(options[event.option_index])
            elif not options:
                self._answer_typed()
            return
        offer = self._offer_for("enter")
        if offer is not None:
            self._take(offer)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The caret moved."""
        event.stop()
        self._show_line()
        if self._offer is None:
            self._show_keys()

    def on_row_list_pressed(self, event: RowList.Pressed) -> None:
        """A letter takes an offer; typed before the line to write on was there, it is written."""
        event.stop()
        self._pressed(event.key)

    def on_cell_grid_pressed(self, event: CellGrid.Pressed) -> None:
        """In a worksheet, letters take offers, and what else is typed goes into the cell."""
        event.stop()
        key = event.key
        if self._offer is not None or not key.is_printable or key.character is None:
            if key.key in ("delete", "backspace") and self._offer is None:
                self._fill_cell("")
            else:
                self._pressed(key)
            return
        if key.character.isalpha() and self._offer_for(key.character) is not None:
            self._pressed(key)
        else:
            self._fill_cell(key.character)

    def on_cell_grid_entered(self, event: CellGrid.Entered) -> None:
        """Change what the cell holds."""
        event.stop()
        if self._prompt.display:
            self._answer_typed()
            return
        offer = self._offer_for("enter")
        if offer is not None and self._offer is None:
            self._take(offer)

    def on_cell_grid_moved(self, event: CellGrid.Moved) -> None:
        """Show what the cell holds."""
        event.stop()
        self._show_line()

    def _fill_cell(self, text: str) -> None:
        offer = self._offer_for("enter")
        if offer is not None:
            self._take(offer)
            if self._prompt.display:
                self._prompt.value = text
                self._prompt.cursor_position = len(text)

    def _pressed(self, key: Key) -> None:
        if key.key == "escape":
            if self._offer is not None:
                self.action_give_up()
            elif (offer := self._offer_for("escape")) is not None:
                self._take(offer)
            return
        if self._prompt.display:
            self._prompt.replace(key.character or "", *sorted(self._prompt.selection))
            return
        if self._ask is not None and key.character:
            self._look_for(key.character)
        elif self._offer is None and key.character:
            offer = self._offer_for(key.character)
            if offer is not None:
                self._take(offer)
            elif key.character.isdecimal():
                self._go_to(key.character)

    def _look_for(self, letter: str) -> None:
        """The caret goes to the next choice that begins so, as in any list; else to one with such a word."""
        rows, here = self._rows.texts, self._rows.highlighted or 0
        order = [*range(here + 1, len(rows)), *range(here + 1)]
        wanted = folded(letter)
        starts = [n for n in order if folded(rows[n]).startswith(wanted)]
        within = [n for n in order if any(w.startswith(wanted) for w in folded(rows[n]).split())]
        found = starts or within
        if found:
            self._rows.highlighted = found[0]

    def _go_to(self, digit: str) -> None:
        """The caret goes to the line of a number, typed digit by digit: 1, then 12."""
        numbers = [row.cells[0].strip() for row in self._page.rows]
        here = self._rows.highlighted
        typed = (numbers[here] if here is not None and here < len(numbers) else "") + digit
        for number in (typed, digit):
            at = next((n for n, shown in enumerate(numbers) if shown.startswith(number)), None)
            if at is not None:
                self._rows.highlighted = at
                return

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter on what was written."""
        event.stop()
        if self._ask is not None:
            self._answer(event.value)

    def on_key(self, event: Key) -> None:
        """Escape on the line to write on."""
        if event.key == "escape" and self._prompt.has_focus:
            event.stop()
            event.prevent_default()
            self.action_give_up()

    def action_restart(self) -> None:
        """Begin anew, when asked twice."""
        if not self._restarting:
            self._restarting = True
            self.tell(_("F7 encore une fois pour tout recommencer."))
            return
        self.post_message(self.Restarted())

    def action_enlarge(self) -> None:
        """Give the world the room of the statement, or give it back."""
        self.post_message(self.Enlarged())


def _name(page: Page) -> str:
    """What stays of the title of a page when something is done on it: « Réception · 8 messages »."""
    return _COUNTED.sub("", page.title)


def _is_for(offer: Offer, row: str) -> bool:
    """Whether an offer can be about a line."""
    if not offer.row:
        return True
    return bool(row) and (offer.on is None or row in offer.on)


def _merged(hints: list[Hint]) -> list[Hint]:
    """Offers of one key and name that depend on the line are shown once."""
    first = {(key, text): (key, text, action) for key, text, action in reversed(hints)}
    return list(reversed(first.values()))
