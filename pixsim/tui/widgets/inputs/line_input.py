"""A text box of one line: what is pasted is cleaned and cut to what it may hold."""

from __future__ import annotations

from textual.events import Blur, Key, Paste
from textual.widgets import Input

from pixsim.foundation.i18n import ngettext
from pixsim.tui.drawing.safe_text import to_one_line
from pixsim.tui.terminal.stale_keys import read_clock

AGAIN = 5.0  # seconds before saying again that a box is full


class LineInput(Input):
    """An `Input` that takes any paste without a freeze.

    Ends of lines become spaces, control characters go, and what does not fit is left out, which
    a message says so.

    Parameters
    ----------
    id, placeholder, value
    max_length : int, optional
        Characters it holds; as many as an answer may have when left out.
    compact : bool
    """

    def __init__(
        self,
        *,
        id: str | None = None,
        placeholder: str = "",
        value: str = "",
        max_length: int | None = None,
        compact: bool = False,
    ) -> None:
        if max_length is None:
            from pixsim.bank.question import LONGEST_ANSWER  # not before the first frame

            max_length = LONGEST_ANSWER
        super().__init__(value, placeholder, id=id, max_length=max_length, compact=compact)
        self._most, self._told = max_length, -AGAIN
        self._going_on = False

    async def on_key(self, event: Key) -> None:
        """Enter is heeded in its turn, not after the letters that follow it.

        Keys that were on their way when the focus went elsewhere are not meant for this box.
        """
        if self.screen.focused is not self:
            event.stop()
            event.prevent_default()
            return
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()

    def go_on(self) -> None:
        """Take the focus, the cursor after what is there: coming back to it, one writes on.

        Tab, as on any form, selects what the box holds.
        """
        if self.has_focus or not self.select_on_focus:
            self.focus()
            return
        self._going_on, self.select_on_focus = True, False
        self.cursor_position = len(self.value)
        self.focus()

    def on_blur(self, event: Blur) -> None:  # noqa: ARG002
        """The next to come may come by Tab."""
        if self._going_on:
            self._going_on, self.select_on_focus = False, True

    def on_paste(self, event: Paste) -> None:
        """Insert what fits; Textual's own would keep one line, or refuse the whole of it."""
        event.stop()
        event.prevent_default()
        self._insert_what_fits(event.text)

    def action_paste(self) -> None:
        """Insert what fits of what was copied in pixsim."""
        self._insert_what_fits(self.app.clipboard)

    def _insert_what_fits(self, pasted: str) -> None:
        start, end = sorted(self.selection)
        most = self._most
        room = most - (len(self.value) - (end - start))
        text = to_one_line(pasted.strip("\r\n")[: 2 * most])
        self.replace(text[:room], start, end)
        if len(text) > room:
            self.restricted()

    def restricted(self) -> None:
        """The box is full: say so, but not for each of twenty thousand letters."""
        if read_clock() - self._told < AGAIN:
            return
        self._told = read_clock()
        text = ngettext(
            "La case est pleine : {n} caractère au plus.",
            "La case est pleine : {n} caractères au plus.",
            self._most,
        ).format(n=self._most)
        tell = getattr(self.screen, "tell", None)  # a dialog has no place of its own to say it
        if tell is None:
            self.app.notify(text, markup=False, severity="warning")
        else:
            tell(text, "warn")
