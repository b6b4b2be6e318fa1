"""What the exam, positioning and practice screens share: one question at a time.

Persistent widgets, loaded anew for each question.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, TypeVar

from textual import work
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Select, Static

from pixsim.bank.question import Answer, Question
from pixsim.foundation.i18n import gettext as _
from pixsim.report.question import asking
from pixsim.report.question.asking import BEGUN_ANEW, REFUSED, goal_missing, timed_text
from pixsim.report.question.guide import guide_text
from pixsim.store.causes import cause_words, journal_cause
from pixsim.store.sittings.journal import JournalError, MovedJournalError
from pixsim.store.wording import journal_sentence
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.flows.lost_data_folder import offer_place
from pixsim.tui.screens.exam.handed_files import HandedFiles
from pixsim.tui.screens.exam.layout import BESIDE
from pixsim.tui.screens.frame.framed import Entry, letter_keys
from pixsim.tui.screens.frame.menu import Menu
from pixsim.tui.widgets.answering.kind import Last
from pixsim.tui.widgets.answering.pane import AnswerPane
from pixsim.tui.widgets.answering.pointing import Pointing
from pixsim.tui.widgets.figures.view import FigureView
from pixsim.tui.widgets.files.pane import FilePane
from pixsim.tui.widgets.frame.alert_line import AlertLine
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint, KeyBar
from pixsim.tui.widgets.frame.top_bar import TopBar
from pixsim.tui.widgets.lists.choice_list import ChoiceList
from pixsim.tui.widgets.worlds.pane import WorldPane
from pixsim.worlds.core import Act, World

T = TypeVar("T")


class QuestionScreen(HandedFiles):
    """One question at a time; a subclass says where questions come from and answers go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f9", "validate", priority=True),
        Binding("f4", "skip", priority=True),
        Binding("f1", "help", priority=True),
        Binding("f3,ctrl+o", "toggle_file", priority=True),
        Binding("f10,ctrl+q", "stop", priority=True),
        Binding(letter_keys("o"), "open_outside"),  # not before a text box, which writes them
        Binding(letter_keys("s"), "save_file"),
        Binding("escape", "back"),  # not before a list that it closes
        Binding("ctrl+g", "enlarge_file"),  # not before a world, which has its own
        Binding("pagedown", "scroll_pages(1)", priority=True),
        Binding("pageup", "scroll_pages(-1)", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._missing = ""  # said when one validated too early
        self._busy = False  # between a key that answers and the question that follows
        self._asking = False  # a dialog is open, or about to be

    # ---- what a subclass provides

    def key_hints(self) -> Sequence[Hint]:
        """Keys of the last row."""
        raise NotImplementedError

    async def give(self, answer: Answer | None) -> None:
        """Commit an answer (None passes) and show what follows."""
        raise NotImplementedError

    @property
    def world(self) -> World | None:
        """The world of the present question as it is now."""
        raise NotImplementedError

    def act(self, act: Act) -> World | None:
        """Commit something done in that world, and give the one after it.

        Raises
        ------
        Refused
            It is not possible.
        """
        raise NotImplementedError

    def restart(self) -> World | None:
        """Begin that world anew."""
        raise NotImplementedError

    def done(self) -> Answer:
        """What was done in that world since the last restart."""
        raise NotImplementedError

    # ---- showing, saying, answering

    async def show_question(self, question: Question, *, start_page: bool = False) -> None:
        """Show a question with an empty answer, or the start page of a timed one.

        Keys pressed before it was there are not meant for it.
        """
        if self._shows_no_more:
            return
        self._start_page, self._enlarged, self._file_alone = start_page, False, False
        self._file_open = bool(question.attachments) and self.app.size.width >= BESIDE
        self._statement = plain_content(
            timed_text(question.timer) if start_page else question.statement
        )
        pane = self.query_one(AnswerPane)
        with self.app.batch_update():
            self.query_one("#statement", Static).update(self._statement)
            self.query_one("#statement-scroll").scroll_home(animate=False, immediate=True)
            self.query_one("#validate", FlatButton).set_text(
                _("Commencer") if start_page else asking.VALIDATE
            )
            await pane.load(question, self.world, self._act_on)
            self.query_one(FigureView).load(question.figure)
            self.query_one("#answer-hint", Static).update(plain_content(pane.hint))
            if question.attachments:
                self.query_one(FilePane).load(question.attachments)
            self.query_one(KeyBar).set_hints(self.key_hints())
            self.refresh_lines()
            self.share_rows()
        self._say_no_file(question)
        # only what is laid out can take the focus, and tell how much of it is in sight
        self.call_after_refresh(self.share_rows)
        first = self.query_one("#validate") if start_page else None
        self.call_after_refresh(first.focus if first else pane.enter)
        self.heed_keys()

    def too_small_text(self) -> str:
        """The time goes on, and is shown."""
        bar = self.query_one(TopBar).text
        return f"{bar}\n\n{super().too_small_text()}"

    def record(self, *steps: Callable[[], object]) -> bool:
        """Commit; when the disk refuses, say so and stay where we are, nothing is lost."""
        try:
            for step in steps:
                step()
        except MovedJournalError as error:
            self.say(journal_sentence(error), "bad")
            if not self._asking:
                self._offer_place(error)
            return False
        except (JournalError, OSError) as error:
            why = journal_cause(error) if isinstance(error, JournalError) else cause_words(error)
            self.say(f"{REFUSED} ({why})", "bad")
            return False
        return True

    @work
    async def _offer_place(self, error: MovedJournalError) -> None:
        """The data folder is gone: go on in another one."""
        if self._asking or self._shows_no_more:
            return
        self._asking = True
        try:
            said = await offer_place(self.app, error)
        finally:
            self._asking = False
        self.say(said, "warn")
        self.heed_keys()

    def action_validate(self) -> None:
        """Validate once the keys typed before have reached the answer.

        Whatever calls for it (a key, a button, a paste under way), what waits in the queue of the
        focused widget comes first: without this detour the last letters might not count.
        """
        if not self._can_answer:
            return
        self._busy = True  # what is pressed from now on is not meant for this question
        self.ignore_keys()
        if self.focused is None:
            self.call_later(self._validate_now)
        else:
            self.focused.call_later(self.call_later, self._validate_now)

    async def _validate_now(self) -> None:
        self._busy = False
        await self.validate()

    async def validate(self) -> None:
        """Give the answer on the screen, unless something is missing."""
        if not self._can_answer:
            return
        pane, question = self.query_one(AnswerPane), self.question
        answer = self.done() if question is not None and question.is_done else pane.answer
        missing = None
        if not self.may_be_incomplete():
            missing = pane.missing(answer) or self._not_reached(answer)
        if missing:
            self.say(missing, "warn")
            self._missing = missing
            pane.enter_missing()
            self.heed_keys()
            return
        await self._once(answer)

    def _not_reached(self, answer: Answer) -> str | None:
        """Why what was done cannot be validated: a goal that is checked at once is not reached."""
        question = self.question
        if question is None:
            return None
        return goal_missing(question, answer, again=_("recommencez (F7)"))

    def _act_on(self, act: Act) -> World | None:
        """Commit something done in the world; what was missing before may not be any more."""
        following = self.act(act)
        self._forget_missing()
        return following

    def _forget_missing(self) -> None:
        """What was missing when one validated is said until something changes."""
        if self._missing and self.query_one(AlertLine).text == self._missing:
            self.say("")
        self._missing = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something is written."""
        if event.value:
            self._forget_missing()

    def on_select_changed(self, event: Select.Changed) -> None:
        """Something is chosen in a list."""
        if isinstance(event.value, str):
            self._forget_missing()

    def on_figure_view_pointed(self, event: FigureView.Pointed) -> None:
        """A place of the figure is chosen."""
        event.stop()
        kind = self.query_one(AnswerPane).kind
        if isinstance(kind, Pointing) and self._can_answer:
            kind.point(event.label)
            kind.enter()

    def on_choice_list_changed(self, _event: ChoiceList.Changed) -> None:
        """Something is ticked; one answer of two leaves the sentence that asks for two."""
        pane = self.query_one(AnswerPane)
        if isinstance(pane.kind, Pointing):
            self.query_one(FigureView).mark(pane.answer)
        if self._missing and pane.missing(pane.answer) is None:
            self._forget_missing()

    def on_world_pane_restarted(self, event: WorldPane.Restarted) -> None:
        """Begin the world of the question anew."""
        event.stop()
        world = self.restart() if self._can_answer else None
        if world is not None:
            self.query_one(WorldPane).begin_anew(world, BEGUN_ANEW)

    @work
    async def on_world_pane_list_wanted(self, event: WorldPane.ListWanted) -> None:
        """Show what the world lets one do; what is chosen is done there."""
        event.stop()
        entries = [Entry(one.text, one.action, one.key, one.group) for one in event.acts]
        groups = list(dict.fromkeys(one.group for one in event.acts))
        action = await self.ask(Menu(entries, _("Ce qu'on peut faire ici"), groups))
        pane = self.query_one(WorldPane)
        if action is not None:
            await pane.run_action(action)
        else:
            pane.enter()
        self.heed_keys()

    def world_hints(self) -> Sequence[Hint]:
        """Where there is a simulator, the key that begins it anew."""
        done = self.question is not None and self.question.task is not None
        return [("F7", _("recommencer"), "restart_world")] if done else []

    def help_text(self) -> str:
        """The simulator that is open first, then the keys of the screen."""
        world = self.world if self.question is not None and not self._start_page else None
        return (
            f"{guide_text(world)}\n\n{super().help_text()}"
            if world is not None
            else super().help_text()
        )

    def world_entries(self) -> list[Entry]:
        """What the simulator lets one do, for the menu."""
        pane = self.query_one(WorldPane)
        if self.question is None or self.question.task is None or self._start_page:
            return []
        return [Entry(one.text, f"in_world({one.action!r})", one.key) for one in pane.acts()]

    async def action_in_world(self, action: str) -> None:
        """Do something in the simulator."""
        await self.query_one(WorldPane).run_action(action)

    def action_restart_world(self) -> None:
        """Begin the simulator anew, when asked twice."""
        if self._can_answer:
            self.query_one(WorldPane).action_restart()

    def on_world_pane_enlarged(self, event: WorldPane.Enlarged) -> None:
        """Give the world the room of the statement, or give it back."""
        event.stop()
        self._enlarged = not self._enlarged
        self.share_rows()

    @property
    def _can_answer(self) -> bool:
        """Whether the question on the screen can be answered now."""
        return not (self._shows_no_more or self._busy or self._asking)

    async def _once(self, answer: Answer | None) -> None:
        """Give an answer; a key pressed again meanwhile does nothing."""
        await self._alone(self.give(answer))

    async def _alone(self, step: Awaitable[None]) -> None:
        """Do something after which another question is shown; no answer is taken meanwhile."""
        self._busy = True
        try:
            await step
        finally:
            self._busy = False
            if self._can_answer:
                self.heed_keys()

    def may_be_incomplete(self) -> bool:
        """Whether an empty answer can be validated."""
        return False

    async def action_skip(self) -> None:
        """Pass, this question and no other."""
        if self._can_answer:
            await self._once(None)

    def action_scroll_pages(self, pages: int) -> None:
        """Read on where something is out of sight: the file one is in, the statement, the answer."""
        if self.focused is not None and self.query_one(FilePane) in self.focused.ancestors:
            raise SkipAction
        if self.query_one(AnswerPane).kind.scroll_focused(pages):
            return
        scroll = self.query_one("#statement-scroll", VerticalScroll)
        if scroll.max_scroll_y > 0:
            scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)
            self.call_after_refresh(self._say_more)
        elif self.question is not None:
            self.query_one(AnswerPane).kind.scroll_pages(pages)

    def action_back(self) -> None:
        """There is no way back without a question."""
        self.action_stop()

    def action_stop(self) -> object:
        """Ask, then leave."""
        raise NotImplementedError

    async def ask(self, dialog: Screen[T]) -> T | None:
        """What a dialog is closed with; None when another is open: keys come faster than screens."""
        if self._asking or self._shows_no_more:
            return None
        self._asking = True
        try:
            return await self.app.push_screen_wait(dialog)
        finally:
            self._asking = False

    def on_last(self, event: Last) -> None:
        """Enter in the last box goes to « Je valide », and does not press it."""
        event.stop()
        if not self._is_old(event) and self._can_answer:
            event.box.value = event.value
            self.set_focus(self.query_one("#validate"))
            self.heed_keys()

    # ---- leaving

    def leave(self) -> None:
        """Close the screen, once, and any dialog over it."""
        if self._leaving:
            return
        self._leaving = True
        self._close()

    def _close(self) -> None:
        """Close what is over the screen, then the screen; again where one was still being made."""
        for above in reversed(self.app.screen_stack):
            if above is self:
                break
            above.dismiss()
        if self.app.screen is self:
            self.dismiss()
        else:
            self.set_timer(0.05, self._close)
