"""What stands over the lines of a simulator: tabs, an address, the way there, a ruler."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.safe_text import screen_text
from pixsim.tui.widgets.worlds.row_layout import cut_cell, wrap_cell
from pixsim.worlds.chrome.panels import Meter
from pixsim.worlds.chrome.places import Address, Folders, Tab, Tabs, Trail, Way
from pixsim.worlds.chrome.rows import Column
from pixsim.worlds.pages import Page

STRIP, TOOL, PAGE = "on $background", "on $panel", "on $surface"
LEAST_NAME = 16  # cells of the name of a tab that is cut
_HOST = re.compile(r"[\w-]+\.\w{2,}")
_BEGUN, _APART = Column(), Column(keep="ends")


class Chromed(Static):
    """Draws chrome that leads somewhere; a click says where."""

    class Followed(Message):
        """Something that leads somewhere was clicked."""

        def __init__(self, way: Way) -> None:
            super().__init__()
            self.way = way

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._page = Page("")
        self._ways: list[Way] = []

    def show(self, page: Page) -> None:
        """Show what is around another page."""
        self._page = page
        self._draw()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """It takes the room there is."""
        self._draw()

    def on_click(self, event: Click) -> None:
        """A click on what leads somewhere."""
        number = event.style.meta.get("way")
        if number is not None:
            self.post_message(self.Followed(self._ways[number]))

    def _linked(self, text: str, style: str, way: Way | None) -> Content:
        found = Content.styled(text, style)
        if way is None:
            return found
        self._ways.append(way)
        return found.stylize(Style.from_meta({"way": len(self._ways) - 1}))

    def _draw(self) -> None:
        self._ways = []
        lines = self.lines(self.size.width or 76)
        self.display = bool(lines)
        self.update(Content("\n").join(lines))

    def lines(self, room: int) -> list[Content]:
        """What is drawn in so many columns; nothing where there is nothing to show."""
        raise NotImplementedError


class ChromeBar(Chromed):
    """Rows over the lines."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.beside = False  # folders are in a column of their own

    def lines(self, room: int) -> list[Content]:
        """Tabs, then the address, then the way there."""
        page, found = self._page, list[Content]()
        tabs, address, trail = page.one(Tabs), page.one(Address), page.one(Trail)
        folders = page.one(Folders)
        below = TOOL if address or trail else PAGE
        if tabs is not None:
            found.append(self._strip(tabs.tabs, tabs.current, room, below, tabs.more, tabs.right))
        if folders is not None and not self.beside:
            found.append(self._strip(folders.tabs, folders.current, room, below))
        if address is not None:
            found += self._address(address, room)
        if trail is not None:
            found.append(self._trail(trail, room))
        return found

    def _strip(
        self,
        tabs: Sequence[Tab],
        current: int,
        room: int,
        below: str,
        more: Way | None = None,
        right: str = "",
    ) -> Content:
        """Tabs side by side, the present one on the ground of the row below; those that lack room are counted."""
        tail = 4 if more else 0
        names = tab_names([screen_text(tab.words) for tab in tabs], room - tail - 2)
        widths = [cell_len(name) + 3 for name in names]
        tail += cell_len(right) + 2 if right and sum(widths) + cell_len(right) + 6 < room else 0
        first, last = _in_sight(widths, current, room - tail - 2)
        line = Content.styled(f" ‹ {first} " if first else " ", f"bold $brand {STRIP}")
        for n in range(first, last):
            tab = tabs[n]
            if n == current:
                line += Content.styled("▌", f"bold $brand {below}")
                line += self._linked(f"{names[n]} ", f"bold {below}", tab.way)
            else:
                edge = "│" if n > first and n - 1 != current else " "
                line += Content.styled(edge, f"$rule {STRIP}")
                line += self._linked(f" {names[n]} ", f"$muted {STRIP}", tab.way)
        if last < len(tabs):
            line += Content.styled(f" › {len(tabs) - last} ", f"bold $brand {STRIP}")
        if more is not None:
            line += self._linked("  + ", f"bold $brand {STRIP}", more)
        if right and tail > 4:
            line = line.pad_right(max(1, room - line.cell_length - cell_len(right) - 1))
            line += Content.styled(right, "$muted")
        return _fill_line(line, room, STRIP)

    def _address(self, address: Address, room: int) -> list[Content]:
        """Arrows, the lock in words, the address whole, the star; a long address goes on below."""
        sign = f" ✓ {address.lock} " if address.secure else f" {address.lock} "
        star = f" ● {_('favori')} " if address.starred else f" ○ {_('favori')} "
        arrows = self._linked(" ← ", "bold $foreground" if address.back else "$muted", address.back)
        arrows += self._linked(" → ", "bold $foreground" if address.forward else "$muted", address.forward)  # fmt: skip
        head = arrows + Content.styled(sign, "bold $ok" if address.secure else "bold $warn")
        head += Content.styled("│ ", "$rule")
        left = room - head.cell_length - cell_len(star)
        if cell_len(address.text) > left > 20:
            star, left = "", room - head.cell_length - 1
        first, *others = wrap_cell(address.text, max(20, left))
        line = head + Content(first)
        line = line.pad_right(max(0, room - line.cell_length - cell_len(star)))
        line += Content.styled(star, "bold $brand" if address.starred else "$muted")
        more = [Content(" " * head.cell_length + text) for text in others]
        return [_fill_line(one, room, TOOL) for one in (line, *more)]

    def _trail(self, trail: Trail, room: int) -> Content:
        """The places that lead here; where room lacks, the first and the last ones."""
        places = list(enumerate(trail.places))
        looking = f"/ {trail.looking} " if trail.looking else ""
        left = room - cell_len(looking) - 2
        gone = False
        while len(places) > 2 and sum(cell_len(p.words) + 3 for _n, p in places) > left:
            places.pop(1)
            gone = True
        line = Content(" ")
        for rank, (n, place) in enumerate(places):
            if rank:
                line += Content.styled(" › … › " if gone and rank == 1 else " › ", "$muted")
            last = n == len(trail.places) - 1
            style = "bold" if last or place.way is None else "$brand underline"
            line += self._linked(screen_text(place.words), style, None if last else place.way)
        if looking:
            line = line.pad_right(max(1, room - line.cell_length - cell_len(looking)))
            line += Content.styled(looking, "bold $brand")
        return _fill_line(line, room, TOOL)


class SideBar(Chromed):
    """Folders in a column beside the lines, and how full the place is."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.wanted = True

    def lines(self, room: int) -> list[Content]:
        """One folder a row."""
        folders, meter = self._page.one(Folders), self._page.one(Meter)
        if folders is None or not self.wanted:
            return []
        found = [Content.styled(f" {folders.title}", "bold $muted")]
        for n, tab in enumerate(folders.tabs):
            here = n == folders.current
            count = "" if tab.count is None else str(tab.count)
            for rank, name in enumerate(wrap_cell(tab.name, room - 4 - len(count))):
                style = f"bold {TOOL}" if here else "$muted"
                line = Content.styled("▌" if here else " ", f"bold $brand {TOOL}" if here else "")
                line += self._linked(name, style, tab.way)
                tail = count if rank == 0 else ""
                line = line.pad_right(max(0, room - 1 - line.cell_length - len(tail)))
                line += Content.styled(f"{tail} ", style)
                found.append(line.stylize_before(TOOL) if here else line)
        if meter is not None:
            full = round(meter.used / meter.total * (room - 2)) if meter.total else 0
            full = min(max(full, 0), room - 2)
            found += [
                Content(""),
                Content.styled(f" {meter.label}", "$muted"),
                Content.assemble(" ", ("━" * full, "$brand"), ("─" * (room - 2 - full), "$rule")),
                Content.styled(f" {meter.told}", "bold"),
            ]
        return found


def side_width(page: Page) -> int:
    """Columns that folders need in a column of their own."""
    folders, meter = page.one(Folders), page.one(Meter)
    if folders is None:
        return 0
    counts = max((len(str(tab.count)) for tab in folders.tabs if tab.count is not None), default=0)
    names = max((cell_len(tab.name) for tab in folders.tabs), default=0)
    told = cell_len(meter.told) + 1 if meter is not None else 0
    return min(22, max(14, names + counts + 4, told + 1, len(folders.title) + 2))


def tab_names(names: Sequence[str], room: int) -> list[str]:
    """Names of tabs, the longest cut until all have room, but no host; in the middle where what is left is alike."""
    most = max(map(cell_len, names), default=0)

    def short(column: Column) -> list[str]:
        return [name if _HOST.search(name) else cut_cell(name, most, column) for name in names]

    while most > LEAST_NAME and sum(cell_len(name) + 3 for name in short(_BEGUN)) > room:
        most -= 1
    begun = short(_BEGUN)
    return begun if len({*begun}) == len({*names}) else short(_APART)


def _in_sight(widths: Sequence[int], current: int, room: int) -> tuple[int, int]:
    """Which tabs are shown, the present one among them."""
    if sum(widths) <= room:
        return 0, len(widths)
    here = max(0, current)
    first, last, used = here, here + 1, widths[here]
    room -= 8  # for how many are left out on both sides
    while last < len(widths) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    while first > 0 and used + widths[first - 1] <= room:
        first -= 1
        used += widths[first]
    return first, last


def _fill_line(line: Content, room: int, ground: str) -> Content:
    return line.pad_right(max(0, room - line.cell_length)).stylize_before(ground)
