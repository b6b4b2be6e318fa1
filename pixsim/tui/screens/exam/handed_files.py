"""The files that are handed out with a question: shown here, opened by the computer, saved."""

from __future__ import annotations

from textual import work
from textual.actions import SkipAction

from pixsim.bank.question import Question
from pixsim.i18n import gettext as _
from pixsim.store.causes import cause
from pixsim.store.sittings.handed_files import write_attachments
from pixsim.tui.files.attachments import can_open_with_system, open_with_system
from pixsim.tui.files.saving import can_save, save
from pixsim.tui.screens.exam.layout import QuestionLayout
from pixsim.tui.screens.frame.framed import Entry
from pixsim.tui.widgets.answering.pane import AnswerPane
from pixsim.tui.widgets.files.pane import FilePane
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
        if question is None or not question.attachments or self._start_page:
            return
        self._file_open, self._file_alone = not self._file_open, False
        with self.app.batch_update():
            self.share_rows()
        if self._file_open:
            self.call_after_refresh(self.query_one(FilePane).enter)
        else:
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
        entries = [shown]
        if can_open_with_system():
            entries.append(Entry(_("Ouvrir avec l'ordinateur"), "open_outside"))
        if can_save(self.app):
            entries.append(Entry(_("Enregistrer le fichier sous Téléchargements"), "save_file"))
        return entries

    @work
    async def action_open_outside(self) -> None:
        """Open the file with the program of the computer, or say what failed."""
        question, present = self.question, self.query_one(FilePane).present
        if question is None or not question.attachments:
            return
        try:
            path = write_attachments(question, *self.place())[present]
        except OSError as error:
            self.say(_("Le fichier n'a pas pu être écrit : {why}.").format(why=cause(error)), "bad")
            return
        why = await open_with_system(path)
        if why is not None:
            self.say(why, "bad")

    def action_save_file(self) -> None:
        """Keep the file where the person keeps files."""
        question = self.question
        if question is not None and question.attachments:
            saved, said = save(self.app, question.attachments[self.query_one(FilePane).present])
            self.tell(said, "ok" if saved else "bad")

    def _say_no_file(self, question: Question) -> None:
        """A file that this computer neither shows nor opens: what can be done about it."""
        if self._start_page or not self.cannot_be_read(question):
            return
        said = _(
            "Ce fichier ne peut être ni montré ni ouvert ici, sinon octet par octet (touche V). "
        )
        self.say(said + self.no_file_text(), "warn")

    def cannot_be_read(self, question: Question) -> bool:
        """Whether a question has a file that cannot be read here, in pixsim or outside."""
        if not question.attachments or can_open_with_system() or self.app.is_web:
            return False
        files = question.attachments
        return any(isinstance(view_file(file.name, file.content), NotShown) for file in files)
