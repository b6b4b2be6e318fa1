"""The files that are handed out with a question: shown here, opened by the computer, saved."""

from __future__ import annotations

from textual import work
from textual.actions import SkipAction

from pixsim.bank.question import Question
from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause_words
from pixsim.store.sittings.handed_files import write_attachments
from pixsim.tui.files.attachments import can_open_with_system
from pixsim.tui.files.taking_out import take_out, taking_out_entries
from pixsim.tui.screens.exam.layout import QuestionLayout
from pixsim.tui.screens.frame.framed import Entry
from pixsim.tui.widgets.answering.pane import AnswerPane
from pixsim.tui.widgets.files.pane import FilePane
from pixsim.tui.widgets.files.view import Wish
from pixsim.viewing.kinds import view_file
from pixsim.viewing.views import NotShown


class HandedFiles(QuestionLayout):
    """A question with files; a subclass says whose they are."""

    def place(self) -> tuple[str, int]:
        """Name of the sitting and number of the question, for its files."""
        raise NotImplementedError

    def no_file_text(self) -> str:
        """What can be done about a file that this computer neither shows nor opens."""
        raise NotImplementedError

    def action_toggle_file(self) -> None:
        """Open the file, or close it."""
        question = self.question
        if question is None or self._start_page:
            return
        if question.figure is not None:
            self.action_toggle_figure()
        if not question.attachments:
            return
        self._file_open, self._file_alone = not self._file_open, False
        with self.app.batch_update():
            self.share_rows()
        if self._file_open:
            self.call_after_refresh(self.query_one(FilePane).enter)
        else:
            self.query_one(AnswerPane).enter()

    def action_toggle_figure(self) -> None:
        """Give what is to be looked at the room of the statement, or give it back."""
        self._enlarged = not self._enlarged
        with self.app.batch_update():
            self.share_rows()
        self.query_one(AnswerPane).enter()

    def action_enlarge_file(self) -> None:
        """Give the file all the room, or give the question back."""
        question = self.question
        if question is None or not question.attachments or self._start_page:
            raise SkipAction
        if not self._file_open:
            self.action_toggle_file()
        self._file_alone = not self._file_alone
        with self.app.batch_update():
            self.share_rows()
        self.call_after_refresh(self.query_one(FilePane).enter)

    def on_file_pane_enlarged(self, event: FilePane.Enlarged) -> None:
        """A click on the key."""
        event.stop()
        self.action_enlarge_file()

    def on_file_pane_closed(self, event: FilePane.Closed) -> None:
        """Escape in the file goes back to the answer; where the file stands beside it, it stays."""
        event.stop()
        if self._file_alone:
            self.action_enlarge_file()
        elif self.has_class("-beside"):
            self.query_one(AnswerPane).enter()
        elif self._file_open:
            self.action_toggle_file()

    def file_entries(self) -> list[Entry]:
        """Lines of the menu about the file, those that work here."""
        question = self.question
        if question is None or not question.attachments or self._start_page:
            return []
        shown = Entry(
            _("Fermer le fichier") if self._file_open else _("Voir le fichier"),
            "toggle_file",
            "F3",
        )
        return [shown, *taking_out_entries()]

    def _take_out(self, wish: Wish) -> None:
        question = self.question
        if question is None or not question.attachments or self._start_page:
            raise SkipAction
        self.query_one(FilePane).ask(wish)

    def action_open_outside(self) -> None:
        """Open the file with the program of the computer, or say what failed."""
        self._take_out("outside")

    def action_save_file(self) -> None:
        """Keep the file where the person keeps files."""
        self._take_out("save")

    @work
    async def on_file_pane_taken_out(self, event: FilePane.TakenOut) -> None:
        """Outside pixsim; a file of the question is there already, as the person left it."""
        event.stop()
        question, present = self.question, self.query_one(FilePane).present
        path = None
        if event.handed and event.how == "open" and question is not None and can_open_with_system():
            try:
                path = write_attachments(question, *self.place())[present]
            except OSError as error:
                said = _("Le fichier n'a pas pu être écrit : {why}.").format(why=cause_words(error))
                self.say(said, "bad")
                return
        await take_out(self, event, path)

    def _say_no_file(self, question: Question) -> None:
        """A file that this computer neither shows nor opens: what can be done about it."""
        if self._start_page or not self.cannot_be_read(question):
            return
        said = _(
            "Ce fichier ne peut être ni montré ni ouvert ici : S l'enregistre, pour l'ouvrir ailleurs. "
        )
        self.say(said + self.no_file_text(), "warn")

    def cannot_be_read(self, question: Question) -> bool:
        """Whether a question has a file that cannot be read here, in pixsim or outside."""
        if not question.attachments or can_open_with_system() or self.app.is_web:
            return False
        files = question.attachments
        return any(isinstance(view_file(file.name, file.content), NotShown) for file in files)
