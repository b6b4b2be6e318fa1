"""The kinds of answers of the bank: choices, one text box, several fields."""

from __future__ import annotations

from itertools import pairwise

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from pixsim.bank.question import Answer, Question
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.report.question import asking
from pixsim.report.question.asking import (
    choices_missing,
    fields_missing,
    several_hint,
    text_missing,
)
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.widgets.answering.field_row import FieldRow
from pixsim.tui.widgets.answering.kind import Last
from pixsim.tui.widgets.inputs.line_input import LineInput
from pixsim.tui.widgets.lists.choice_list import ChoiceList


class Choices(ChoiceList):
    """Options of a QCU or QCM."""

    def takes(self, question: Question) -> bool:
        """QCU and QCM, unless one points at a figure."""
        return question.type in ("QCU", "QCM") and not question.is_pointed

    async def load(self, question: Question) -> None:  # type: ignore[override]
        """Its options, none chosen."""
        super().load(question.options, several=question.type == "QCM")

    def enter(self) -> None:
        """The list is the place to answer."""
        self.focus()

    def hint(self, question: Question) -> str:
        """Several answers are right, where they are."""
        several = question.type == "QCM"
        return several_hint() if several else ""

    @property
    def least(self) -> int:
        """A few lines, one of which says that there are more."""
        return 4

    def missing(self, answer: Answer) -> str | None:
        """One answer, or two at least."""
        return choices_missing(answer, several=self._several)

    def scroll_focused(self, pages: int) -> bool:  # noqa: ARG002
        """The statement comes first."""
        return False

    def scroll_pages(self, pages: int) -> None:
        """By what is seen."""
        self.scroll_lines(pages * max(1, self.size.height - 1))


class TextAnswer(Vertical):
    """The text box of a QROC; its frame lights up."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._box = LineInput(id="text")
        self._box.add_class("framed")

    def compose(self) -> ComposeResult:
        """One box."""
        yield self._box

    def takes(self, question: Question) -> bool:
        """QROC."""
        return question.type == "QROC"

    async def load(self, question: Question) -> None:
        """An empty box."""
        self._box.value = ""
        self._box.placeholder = question.placeholder

    def enter(self) -> None:
        """The box."""
        self._box.go_on()

    def hint(self, question: Question) -> str:  # noqa: ARG002
        """What the box is for."""
        return asking.YOUR_ANSWER

    def wanted(self, width: int) -> int:  # noqa: ARG002
        """The box and its frame."""
        return 3

    @property
    def least(self) -> int:
        """The box and its frame."""
        return 3

    @property
    def answer(self) -> Answer:
        """The text."""
        return (self._box.value,)

    def missing(self, answer: Answer) -> str | None:
        """Some text."""
        return text_missing(answer)

    def scroll_focused(self, pages: int) -> bool:  # noqa: ARG002
        """The statement comes first."""
        return False

    def scroll_pages(self, pages: int) -> None:
        """All is in sight."""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on."""
        event.stop()
        self.post_message(Last(event.input, event.value))


class Fields(Vertical):
    """The fields of a QROCM: one row each; those out of sight are counted below."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._scroll = VerticalScroll(id="fields", can_focus=False)
        self._more = Static(id="fields-more", markup=False, classes="note")
        self._rows: list[FieldRow] = []
        self._count = 0
        self._at = 0  # the field one was in last

    def compose(self) -> ComposeResult:
        """Rows, made when first needed."""
        yield self._scroll
        yield self._more

    def on_mount(self) -> None:
        """Count anew what is out of sight whenever that changes."""
        self.watch(self._scroll, "scroll_y", self.count_hidden, init=False)

    @property
    def shown(self) -> list[FieldRow]:
        """The rows of the present question."""
        return self._rows[: self._count]

    def takes(self, question: Question) -> bool:
        """QROCM."""
        return bool(question.fields)

    async def load(self, question: Question) -> None:
        """Its fields, empty."""
        self._count, self._at = len(question.fields), 0
        missing = [FieldRow() for _n in range(self._count - len(self._rows))]
        if missing:
            self._rows += missing
            await self._scroll.mount_all(missing)
        for place, row in enumerate(self._rows):
            if place < self._count:
                row.load(question.fields[place])
            else:
                row.display = False
        self._scroll.scroll_home(animate=False)

    def enter(self) -> None:
        """The first field, or the one that was left to look at a file."""
        if self.shown:
            self.shown[self._at].enter()

    def enter_missing(self) -> None:
        """The first field that is empty."""
        self._at = next((n for n, row in enumerate(self.shown) if not row.value.strip()), self._at)
        self.enter()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember which field one is in."""
        inside = event.widget.ancestors
        self._at = next((n for n, row in enumerate(self.shown) if row in inside), self._at)

    def hint(self, question: Question) -> str:
        """How a list is used, where there is one."""
        lists = sum(bool(field.options) for field in question.fields)
        if not lists:
            return asking.YOUR_ANSWERS
        if lists < len(question.fields):
            return _("Remplissez tout ; dans une liste, Entrée ouvre, ↑ ↓ choisit.")
        return _("Choisissez dans chaque liste : Entrée ouvre, ↑ ↓ choisit.")

    def wanted(self, width: int) -> int:
        """Its rows, a blank one between them."""
        return sum(row.wanted(width) for row in self.shown) + max(self._count - 1, 0)

    @property
    def least(self) -> int:
        """Two fields."""
        return 4

    @property
    def answer(self) -> Answer:
        """One text each."""
        return tuple(row.value for row in self.shown)

    def missing(self, answer: Answer) -> str | None:
        """Some text in each."""
        return fields_missing(answer)

    def scroll_focused(self, pages: int) -> bool:  # noqa: ARG002
        """The statement comes first."""
        return False

    def scroll_pages(self, pages: int) -> None:
        """By what is seen."""
        step = pages * max(1, self._scroll.size.height - 1)
        self._scroll.scroll_relative(y=step, animate=False)

    def air(self, fits: bool) -> None:
        """Blank rows between fields only where all are in sight with them."""
        for row in self.shown:  # styles of their own: a class would restyle all that is below
            row.styles.margin = (0, 0, 1 if fits else 0, 0)

    def count_hidden(self) -> None:
        """Say how many fields are below."""
        bottom = self._scroll.scroll_y + self._scroll.size.height
        below = sum(row.virtual_region.bottom > bottom for row in self.shown)
        text = ngettext("▼ {n} champ plus bas", "▼ {n} champs plus bas", below).format(n=below)
        self._more.display = below > 0
        self._more.update(plain_content(text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, and on after the last one."""
        event.stop()
        for row, following in pairwise(self.shown):
            if event.input in row.children:
                following.enter()
                return
        self.post_message(Last(event.input, event.value))
