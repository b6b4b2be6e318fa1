"""One line of keys, clickable; the stock Footer leaks at each change of focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

Hint = tuple[str, str, str]
"""Key as shown, what it does, action of the screen."""


class KeyBar(Static):
    """Keys and what they do; a click does it too."""

    def __init__(self, hints: Sequence[Hint] = (), *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.set_hints(hints)

    def set_hints(self, hints: Sequence[Hint]) -> None:
        """Replace the keys shown."""
        parts: list[Content] = []
        for key, text, action in hints:
            click = Style.from_meta({"@click": action if "." in action else f"screen.{action}"})
            parts.append(Content.assemble((key, Style(bold=True) + click), (f" {text}", click)))
        self.update(Content(" · ").join(parts))
