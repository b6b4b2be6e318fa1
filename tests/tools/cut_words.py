"""What of a screen is cut, widget by widget: to be compared between two languages.

``PIXSIM_LANG=en python -m tests.tools.cut_words FILE [SCREEN …]`` writes JSON: by screen and size, the widgets that are
shown in the order of the tree, each with its text, how many ``…`` stand in it, and whether some of
its text is out of sight for good (beyond its own edges, or those of what holds it and does not scroll).
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from textual.app import App
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from pixsim.tui.widgets.frame.key_bar import KeyBar
from tests.tools.gallery import GALLERY, Gallery, Shown, kept
from tests.tools.more_screens import MORE, Reached
from tests.tools.screen_cells import cells, text_of

SIZES = [(60, 20), (80, 24)]
CUT = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A widget that is shown.

    Attributes
    ----------
    widget : str
        Its class and name.
    text : str
        What stands where it is.
    ellipses : int
    out_of_sight : str
        What of it can be seen nowhere; empty where all is there.
    keys : int
        Of a bar of keys, how many it shows.
    """

    widget: str
    text: str
    ellipses: int
    out_of_sight: str
    keys: int


def pieces(app: App[Any]) -> list[Piece]:
    """The widgets without others in them, as they are on the screen."""
    found, seen = [], cells(app)
    for widget in app.screen.walk_children(Widget):
        if widget.is_container and widget.displayed_children:
            continue
        if not _is_shown(widget):
            continue
        region = _in_sight(widget)
        text = "\n".join(
            "".join(
                seen[x, y].char for x in range(region.x, region.right) if (x, y) in seen
            ).rstrip()
            for y in range(region.y, region.bottom)
        )
        shown = _keys_of(widget) if isinstance(widget, KeyBar) else 0
        name = f"{type(widget).__name__}#{widget.id or ''}"
        found.append(Piece(name, text, text.count(CUT), _lost(widget), shown))
    return found


def _keys_of(bar: KeyBar) -> int:
    """How many keys a bar shows of those it has."""
    plain = bar.render().plain
    return sum(f"{key} {text}" in plain for key, text, _action in bar._hints)


def _in_sight(widget: Widget) -> Region:
    """Where something of it is seen; nothing where it has no place."""
    return widget.screen.find_widget(widget).visible_region if widget in widget.screen._compositor.full_map else Region()  # fmt: skip


def _holders(widget: Widget) -> Iterator[Widget]:
    return (a for a in widget.ancestors if isinstance(a, Widget))


def _scrolls(widget: Widget) -> bool:
    return widget.max_scroll_y > 0 or widget.max_scroll_x > 0


def _is_shown(widget: Widget) -> bool:
    return all(one.display and one.visible for one in (widget, *_holders(widget)))


def _lost(widget: Widget) -> str:
    """What no scrolling brings into sight."""
    out = []
    said = _said(widget)
    width, height = widget.content_size
    if said is not None and said.plain.strip():
        wraps = widget.styles.text_wrap != "nowrap"
        marked = widget.styles.text_overflow == "ellipsis"  # seen among the ellipses
        rows = said.wrap(max(width, 1)) if wraps else said.split("\n", allow_blank=True)
        if len(rows) > height and not _scrolls(widget):
            out.append("\n".join(row.plain for row in rows[height:]))
        if not wraps and not marked:
            out += [row.plain for row in rows if row.cell_length > width]
    for holder in _holders(widget):
        if _scrolls(holder):
            break
        if widget.size.area and not holder.region.contains_region(widget.region):
            out.append(f"{widget.region} is not within {holder}: {holder.region}")
            break
    return " / ".join(filter(str.strip, out))


def _said(widget: Widget) -> Content | None:
    """The text of a widget that is text; None of one that is drawn line by line."""
    if type(widget).render_line is not Widget.render_line or type(widget).render_lines is not Widget.render_lines:  # fmt: skip
        return None
    said = widget.render()
    if isinstance(said, Content):
        return said
    visual = getattr(widget, "visual", None)
    return visual if isinstance(visual, Content) else None


async def _still(pilot: Pilot[None], app: Gallery, size: tuple[int, int]) -> None:
    """Wait until all is laid out for a size: a starved machine takes its time."""
    last: list[list[Piece]] = []
    for _ in range(200):
        await pilot.pause(0.02)
        if app.screen._compositor.size != size:
            continue
        last = [*last[-2:], pieces(app)]
        if len(last) == 3 and last[0] == last[1] == last[2]:
            return
    raise AssertionError(f"{app.screen} is never still at {size}")


async def _look(name: str, shown: Shown, *, told: bool) -> dict[str, list[dict[str, Any]]]:
    reached = MORE.get(name) or Reached(GALLERY[name])
    app = Gallery(name, shown, {name: reached.make})
    found = {}
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.pause()
        for key in reached.keys:
            await pilot.press(key)
            await pilot.pause(0.1)
        for columns, rows in SIZES:
            await pilot.resize_terminal(columns, rows)
            await _still(pilot, app, (columns, rows))
            if told:
                print(f"#### {name} {columns}x{rows}", text_of(app), sep="\n")
            found[f"{name} {columns}x{rows}"] = [asdict(piece) for piece in pieces(app)]
    return found


def main(path: Path, names: list[str]) -> None:
    """Write what is found."""
    found: dict[str, list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as data:
        shown = kept(Path(data))
        for name in names or [*GALLERY, *MORE]:
            found |= asyncio.run(_look(name, shown, told=bool(names)))
        shown.journal.close()
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
