"""A world of a question, its pages shown one after the other: one pane for all machines.

A key or a click takes an offer of the page; what the offer asks is asked in the pane, a choice as a
list, a text on a line. The act is committed by the screen before the next page is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key, Resize
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import label_value
from pixsim.report.question import asking
from pixsim.text.search import fold_for_search
from pixsim.tui.drawing.safe_text import plain_content, printable_text
from pixsim.tui.widgets.inputs.line_input import LineInput
from pixsim.tui.widgets.worlds.cell_grid import CellGrid
from pixsim.tui.widgets.worlds.chrome_bar import ChromeBar, Chromed, SideBar, side_width
from pixsim.tui.widgets.worlds.console import Console
from pixsim.tui.widgets.worlds.key_hints import SHOWN, Listed, listed_acts, row_hints, which_acts
from pixsim.tui.widgets.worlds.offer_bar import OfferBar
from pixsim.tui.widgets.worlds.row_list import RowList
from pixsim.worlds.chrome.panels import Preview, Prompt, Stage, Status
from pixsim.worlds.chrome.places import Folders, Way
from pixsim.worlds.chrome.rows import Ruler
from pixsim.worlds.core import LONGEST_TEXT, Act, Refused, World
from pixsim.worlds.keys import ALL, is_for, taken_by
from pixsim.worlds.pages import Ask, Offer, Page, asked_of


class Reading(Protocol):
    """A part of a page that may hold more than is seen."""

    @property
    def goes_on(self) -> tuple[bool, bool]:
        """Whether there is something above what is seen, and below."""

    def scroll_pages(self, pages: int) -> None:
        """Go on by what is seen."""


Doer = Callable[[Act], World | None]
"""Commits an act and gives the world after it; None when nothing could be committed.

Raises `Refused` when the act is not possible.
"""

DOWN, RIGHT = (0, 1), (1, 0)  # where the cursor of a worksheet goes after a cell was written
_COUNTED = re.compile(r" · \d[^·›]*")  # of a title: « 8 messages, 2 non lus »


class WorldPane(Vertical):
    """Shows a world and takes acts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "enlarge", show=False),
        Binding("f7", "restart", show=False),
    ]

    class Restarted(Message):
        """The person wants to begin anew."""

    class ListWanted(Message):
        """The person wants the list of what the page lets one do, or asks which of several acts a letter means."""

        def __init__(self, acts: Sequence[Listed]) -> None:
            super().__init__()
            self.acts = tuple(acts)

    class Enlarged(Message):
        """The person wants more room, or the statement back."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chrome = ChromeBar(id="world-chrome")
        self._title = Static(id="world-title", markup=False)
        self._text = Static(id="world-text", markup=False)
        self._head = Static(id="world-head", markup=False)
        self._rows = RowList(id="world-rows", laid_out=self._row_list_laid_out)
        self._side = SideBar(id="world-side")
        self._aside_text = Static(id="world-aside-text", markup=False)
        self._aside = VerticalScroll(self._aside_text, id="world-aside", can_focus=False)
        self._body = Horizontal(
            self._side,
            Vertical(self._title, self._text, self._head, self._rows, id="world-main"),
            self._aside,
            id="world-body",
        )
        self._formula = Static(id="world-formula", markup=False)
        self._grid = CellGrid(id="world-grid", laid_out=self._show_more)
        self._terminal = Console(id="world-console", max_length=LONGEST_TEXT)
        self._line = Static(id="world-line", markup=False)
        self._prompt = LineInput(id="world-prompt", max_length=LONGEST_TEXT, compact=True)
        self._prompt.select_on_focus = False  # letters may be there before it has the focus
        self._note = Static(id="world-note", markup=False)
        for line in (self._title, self._text, self._formula, self._line, self._note):
            line.display = False  # until it says something
        self._bar = OfferBar(id="world-offers")
        self._world: World | None = None
        self._page = Page("")
        self._doer: Doer | None = None
        self._offer: Offer | None = None  # taken, and not all given yet
        self._given: dict[str, str] = {}
        self._ask: Ask | None = None
        self._left: dict[str, int] = {}  # where the caret was when a page was left, by its name
        self._after_a_cell = DOWN
        self._restarting = False
        self._subtitle = ""
        self._texts: dict[Static, str] = {}  # what lines say, drawn anew where it changes

    def compose(self) -> ComposeResult:
        """What is over the lines, the lines with what is beside them or cells, what is asked, notes, keys."""
        yield self._chrome
        yield self._body
        yield self._formula
        yield self._grid
        yield self._terminal
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
        left = self._left.get(_short_title(self._page))
        if left is None:
            return first
        if _short_title(before) != _short_title(self._page):  # one comes back to it
            return left
        staying = [row.key for row in before.rows[left:] if row.key and row.key in keys]
        return keys.index(staying[0]) if staying else len(keys) - 1

    def scroll_focused(self, pages: int) -> bool:
        """Go on by what is seen, in the part that has the focus; whether there is more of it."""
        part = self.screen.focused
        if part is self._terminal.line:
            shown: Reading = self._terminal
        elif part is self._grid or part is self._rows:
            shown = part
        else:
            return False
        above, below = shown.goes_on
        if not (below if pages > 0 else above):
            return False
        shown.scroll_pages(pages)
        return True

    def enter(self) -> None:
        """Give the focus to the page, or to what it asks."""
        self.screen.set_focus(self._target())

    def _target(self) -> RowList | CellGrid | LineInput:
        if self._prompt.display:
            return self._prompt
        if self._terminal.display:
            return self._terminal.line
        return self._grid if self._grid.display else self._rows

    # ---- drawing

    def _show_page(self, place: int, note: str) -> None:
        page, grid = self._page, self._page.grid
        prompt = page.one(Prompt)
        self.set_class(page.one(Ruler) is not None, "-paper")
        self._show_frame()
        self._set(self._title, page.headline)
        self._set(self._text, "\n".join(page.text))
        self._body.display = grid is None and prompt is None
        self._grid.display, self._terminal.display = grid is not None, prompt is not None
        self._show_beside()
        self._prompt.display = False
        if prompt is not None:
            self._terminal.show(prompt)
        elif grid is None:
            self._rows.show(page, min(place, len(page.rows) - 1))
        else:
            self._grid.show(grid)
        self.tell(note)
        self._show_line()
        self._show_keys()

    def _show_frame(self) -> None:
        """Which program it is, in the upper edge; what is to be known of the page, in the lower one."""
        status = self._page.one(Status)
        left = status.left if status is not None else self._page.title
        self.border_title = plain_content(f" {left} ")
        self._show_more()

    def _show_more(self) -> None:
        """Where the page goes on, and its counts."""
        status = self._page.one(Status)
        shown = self._grid if self._grid.display else self._rows
        above, below = shown.goes_on if not self._terminal.display else (False, False)
        more = _("▼ suite : PgSuiv") if below else _("▲ début : PgPréc") if above else ""
        right = status.right if status is not None else ""
        parts = [part for part in (more, right) if part]
        subtitle = f" {' · '.join(parts)} " if parts else ""
        if subtitle != self._subtitle:  # the whole pane is drawn anew for its edge
            self._subtitle = subtitle
            self.border_subtitle = plain_content(subtitle)

    def _row_list_laid_out(self) -> None:
        """The names of the columns follow their widths."""
        head = self._rows.head
        self._head.update(head)
        self._head.display = bool(head.plain)
        self._show_more()

    def _show_beside(self) -> None:
        """Folders and what is drawn, where they have room; else folders are a row, and a drawing is under the lines."""
        page, room = self._page, self.app.size.width
        folders, stage = page.one(Folders), page.one(Stage)
        beside = folders is not None and room >= folders.least
        self._side.wanted = self._chrome.beside = beside
        self._side.styles.width = side_width(page)
        self._side.show(page)
        self._chrome.show(page)
        preview = page.one(Preview)
        previewed = stage is None and preview is not None and room >= preview.least
        self._aside.display = stage is not None or previewed
        self._aside_text.styles.width = "1fr" if previewed else "auto"
        self._aside_text.styles.min_height = "100%" if previewed else None
        if previewed:
            self._body.remove_class("-under")
            self._show_preview()
        if stage is None:
            return
        under = room < stage.least
        high = self._body.size.height
        titled = bool(stage.title) and (under or not high or len(stage.lines) < high)
        lines = [Content.styled(f"{stage.title}", "bold $muted")] if titled else []
        lines += [plain_content(line) for line in stage.lines]
        self._body.set_class(under, "-under")
        columns = max((line.cell_length for line in lines), default=0) + 4
        self._aside.styles.width = "100%" if under else columns
        self._aside_text.update(Content("\n").join(lines))

    def _show_preview(self) -> None:
        """The line under the caret, read without opening it."""
        preview = self._page.one(Preview)
        if preview is None or self.app.size.width < preview.least:
            return
        first, *others = preview.texts.get(self._row_key() or "", ("",))
        lines = [Content.styled(printable_text(first), "bold"), *map(plain_content, others)]
        self._aside.styles.width = preview.width
        text = Content("\n").join(lines)
        room = self._aside_text.size
        fits = room.width > 0 and text.get_height({}, room.width) <= self._aside.size.height == room.height  # fmt: skip
        if not fits:
            self._aside.scroll_home(animate=False)
        self._aside_text.update(text, layout=not fits)  # what fills the room is not laid out again

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """What has room beside the lines depends on the width."""
        if self._world is not None and self._offer is None:
            self._show_beside()

    def _show_keys(self) -> None:
        """What the keys do; Enter, what it does on the line under the caret."""
        if self._world is not None:
            self._bar.show(row_hints(self._world, self._page, self._row_key()))

    def _show_line(self) -> None:
        """What the present cell holds, over the cells; nothing is asked."""
        text = ""
        if self._page.grid is not None:
            cell = self._grid.cell
            text = label_value(cell, self._page.grid.typed.get(cell, ""))
        self._set(self._formula, text)
        self._set(self._line, "")

    def _set(self, line: Static, text: str) -> None:
        """A line that takes no room when there is nothing to say."""
        before, self._texts[line] = self._texts.get(line, ""), text
        if text != before:
            high = [_on_one_line(one, line.size.width) for one in (before, text)]
            line.update(plain_content(text), layout=not all(high))
            line.display = bool(text)

    def tell(self, text: str) -> None:
        """Say something about what was done."""
        self._set(self._note, f"→ {text}" if text else "")

    # ---- what is around the page

    def on_chromed_followed(self, event: Chromed.Followed) -> None:
        """A click on a tab, a folder, a place of the way there."""
        event.stop()
        if self._offer is None:
            self._follow(event.way)

    def _follow(self, way: Way) -> None:
        assert self._world is not None
        self._left[_short_title(self._page)] = self._rows.highlighted or 0
        try:
            following = self._doer(self._world.make_act(way.act, **way.arguments)) if self._doer is not None else None  # fmt: skip
        except Refused as refusal:
            self.tell(str(refusal))
            return
        self.show(following if following is not None else self._world)
        self.enter()

    def on_console_entered(self, event: Console.Entered) -> None:
        """A command was typed; the line stays open, whatever comes of it."""
        event.stop()
        prompt = self._page.one(Prompt)
        if prompt is not None:
            self._follow(Way(prompt.act, {"command": event.text}))

    # ---- taking an offer

    async def action_offer(self, number: int) -> None:
        """Take an offer, by its place: a click on it."""
        if self._offer is None and number < len(self._page.offers):
            offer = self._page.offers[number]
            if offer.key == "enter":
                offer = self._offer_for("enter") or offer
            self._take(offer)

    def _offer_for(self, key: str) -> Offer | None:
        """The first offer that a key takes, for the line under the caret."""
        return next(
            (offer for offer in self._offers_for(key) if is_for(offer, self._row_key())), None
        )

    def _offers_for(self, key: str) -> tuple[Offer, ...]:
        if self._world is None:
            return ()
        key = key if key in SHOWN else key.upper()
        return taken_by(self._world, self._page, key, self._row_key())

    def action_all(self) -> None:
        """Ask for the list of all that the page lets one do."""
        if self._world is not None and self._offer is None:
            self.post_message(self.ListWanted(self.acts()))

    def acts(self) -> list[Listed]:
        """All that the page lets one do; nothing while something is asked."""
        if self._world is None or self._offer is not None:
            return []
        return listed_acts(self._world, self._page, self._row_key())

    def action_which(self, key: str) -> None:
        """Take what a letter stands for; of several acts, ask which."""
        offers = self._offers_for(key)
        if self._offer is not None or self._world is None or not offers:
            return
        if len(offers) == 1:
            self._take(offers[0])
        else:
            self.post_message(
                self.ListWanted(which_acts(self._world, self._page, self._row_key(), key.upper()))
            )

    def _row_key(self) -> str:
        if self._page.grid is not None:
            return self._grid.cell
        return self._rows.row.key if self._rows.row is not None else ""

    def _take(self, offer: Offer) -> None:
        row = self._row_key()
        if not is_for(offer, row):
            self.tell(asking.CHOOSE_A_LINE)
            return
        self._left[_short_title(self._page)] = self._rows.highlighted or 0
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
        self._aside.display = self._head.display = False
        self._set(self._title, "")
        self._set(self._text, "")
        assert self._offer is not None
        here = ask.present(self._given.get(self._offer.row))
        at = options.index(here) if here in options else None
        shown = [ask.labels.get(option, option) or _("(vide)") for option in options]
        if at is not None:
            shown[at] = _("{value}  (actuel)").format(value=shown[at])
        row = self._row_asked()
        self._set(self._title, _("{what} : choisissez, puis Entrée.").format(what=self._asked(ask, row)))  # fmt: skip
        self._rows.show_choices(shown, at or 0)
        for line in (self._formula, self._line):
            self._set(line, "")
        self.tell("")
        self._bar.show([(SHOWN["escape"], _("renoncer"), "give_up")])
        self.screen.set_focus(self._rows)

    def _ask_text(self, ask: Ask, text: str) -> None:
        if self._page.grid is None and not self._offer_row_shown():
            self._show_rows_again()
        self._prompt.display = True
        self._prompt.value = text
        self._prompt.placeholder = _("Écrivez, puis Entrée")
        self._prompt.cursor_position = len(text)
        assert self._offer is not None
        what = self._asked(ask, self._row_asked())
        said = "{what}"
        if ask.names_line or ask.value:
            said = _("{what} (maintenant : {now})") if text else _("{what} (vide maintenant)")
        self._set(self._line, said.format(what=what, now=text))
        self.tell("")
        self._bar.show([(SHOWN["escape"], _("renoncer"), "give_up")])
        self.screen.set_focus(self._prompt)

    def _asked(self, ask: Ask, row: str) -> str:
        assert self._offer is not None
        assert self._world is not None
        return asked_of(self._page, self._offer, ask, row, self._world.say)

    def _row_asked(self) -> str:
        """The line that is asked about."""
        return self._given.get(self._offer.row, "") if self._offer is not None else ""

    def _offer_row_shown(self) -> bool:
        return self._rows.row in self._page.rows

    def _show_rows_again(self) -> None:
        row = self._given.get(self._offer.row) if self._offer is not None else None
        keys = [line.key for line in self._page.rows]
        at = keys.index(row) if row in keys else 0
        self._aside.display = self._page.one(Stage) is not None
        self._rows.show(self._page, at)

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
            self._after_a_cell = DOWN
            self._refused(offer, given, str(refusal))
            return
        self.show(following if following is not None else self._world)
        if self._page.grid is not None and offer.key == "enter":
            self._grid.action_move(*self._after_a_cell)
        self._after_a_cell = DOWN
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
        self._show_more()
        if self._offer is None:
            self._show_keys()
            self._show_preview()

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
        if key.character == ALL or (key.character.isalpha() and self._offers_for(key.character)):
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
        self._show_more()

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
            if key.character == ALL:
                self.action_all()
            elif self._offers_for(key.character):
                self.action_which(key.character)
            elif key.character.isdecimal():
                self._go_to(key.character)

    def _look_for(self, letter: str) -> None:
        """The caret goes to the next choice that begins so, as in any list; else to one with such a word."""
        rows, here = self._rows.texts, self._rows.highlighted or 0
        order = [*range(here + 1, len(rows)), *range(here + 1)]
        wanted = fold_for_search(letter)
        starts = [n for n in order if fold_for_search(rows[n]).startswith(wanted)]
        within = [
            n for n in order if any(w.startswith(wanted) for w in fold_for_search(rows[n]).split())
        ]
        found = starts or within
        if found:
            self._rows.highlighted = found[0]

    def _go_to(self, digit: str) -> None:
        """The caret goes to the line of a number, typed digit by digit: 1, then 12."""
        numbers = [row.key for row in self._page.rows]
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
        """Escape on the line to write on; Tab, in a worksheet, ends a cell as Enter does and goes right."""
        if event.key == "tab" and self._prompt.has_focus and self._writes_a_cell:
            event.stop()
            event.prevent_default()
            self._after_a_cell = RIGHT
            self._answer_typed()
            return
        if event.key == "escape" and self._prompt.has_focus:
            event.stop()
            event.prevent_default()
            self.action_give_up()

    @property
    def _writes_a_cell(self) -> bool:
        offer = self._offer
        return self._page.grid is not None and offer is not None and offer.key == "enter"

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


def _short_title(page: Page) -> str:
    """What stays of the title of a page when something is done on it: « Réception · 8 messages »."""
    return _COUNTED.sub("", page.title)


def _on_one_line(text: str, room: int) -> bool:
    return bool(text) and "\n" not in text and cell_len(text) <= room
