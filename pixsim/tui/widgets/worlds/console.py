"""A terminal inside a question: all that was typed and answered, and a line that stays open."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input, Static

from pixsim.tui.drawing.safe_text import printable_text
from pixsim.tui.widgets.inputs.line_input import LineInput
from pixsim.worlds.chrome.panels import Prompt


class CommandLine(LineInput):
    """The line one types on; arrows bring back what was typed, pages scroll what was answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "earlier(1)", show=False),
        Binding("down", "earlier(-1)", show=False),
    ]

    def __init__(self, *, id: str, max_length: int) -> None:
        super().__init__(id=id, max_length=max_length, compact=True)
        self.select_on_focus = False  # letters may be there before it has the focus
        self.typed: tuple[str, ...] = ()
        self._back = 0

    def renew(self, typed: tuple[str, ...]) -> None:
        """An empty line, after what was typed before."""
        self.typed, self._back = typed, 0
        self.value = ""

    def action_earlier(self, steps: int) -> None:
        """Bring back a command, or the one after it."""
        self._back = min(max(0, self._back + steps), len(self.typed))
        self.value = self.typed[-self._back] if self._back else ""
        self.cursor_position = len(self.value)


class Console(VerticalScroll):
    """History, then the line, as in a window of a terminal; it is dark in every theme."""

    class Entered(Message):
        """A command was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, id: str, max_length: int) -> None:
        super().__init__(id=id, can_focus=False)
        self._history = Static(id="world-history", markup=False)
        self._head = Static(id="world-command-head", markup=False)
        self.line = CommandLine(id="world-command", max_length=max_length)
        self._renewed: Prompt | None = None

    def compose(self) -> ComposeResult:
        """What was typed and answered, then the open line."""
        yield self._history
        with Horizontal(id="world-command-row"):
            yield self._head
            yield self.line

    def show(self, prompt: Prompt) -> None:
        """Show what was typed and answered; the line is empty after a command, and stays as it is otherwise."""
        head = f"{prompt.user}:{prompt.path}$ "
        users = f"{prompt.user}:"
        lines = [_colour_prompt(printable_text(line), users) for line in prompt.history]
        self._history.update(Content("\n").join(lines))
        self._history.display = bool(lines)
        self._head.update(_colour_prompt(head, users))
        self._head.styles.width = len(head)
        if self._renewed != prompt:
            self.line.renew(prompt.typed)
        self._renewed = prompt
        self.call_after_refresh(self.to_end)

    def to_end(self) -> None:
        """Show the open line."""
        self.scroll_end(animate=False, immediate=True)

    @property
    def goes_on(self) -> tuple[bool, bool]:
        """Whether there is something above what is seen, and below."""
        return self.scroll_y > 0, self.scroll_y < self.max_scroll_y

    def scroll_pages(self, pages: int) -> None:
        """Show what is higher, or lower."""
        self.scroll_relative(y=pages * max(1, self.size.height - 1), animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Where one types is in sight."""
        if event.value:
            self.to_end()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.post_message(self.Entered(event.value))

    def on_key(self, event: Key) -> None:
        """Pages scroll what was answered."""
        pages = {"pageup": -1, "pagedown": 1}.get(event.key)
        if pages is not None:
            event.stop()
            event.prevent_default()
            self.scroll_pages(pages)

    def on_paste(self, event: Paste) -> None:
        """What is pasted goes to the line."""
        event.stop()


def _colour_prompt(line: str, users: str) -> Content:
    """A prompt with its colours, where a line begins with one."""
    if not line.startswith(users):
        return Content.styled(line, "$term-fg")
    path, sign, rest = line.removeprefix(users).partition("$ ")
    return Content.assemble(
        (users[:-1], "bold $term-user"), (":", "$term-fg"), (path, "bold $term-path"), (sign + rest, "$term-fg"),
    )  # fmt: skip
