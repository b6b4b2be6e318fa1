"""What acts on changes and remarks do to a document."""

from __future__ import annotations

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Refused, Text
from pixsim.worlds.writer.acts import place_of
from pixsim.worlds.writer.data import Block, Comment
from pixsim.worlds.writer.runs import Runs, settled
from pixsim.worlds.writer.state import Editor

ALL = ("accepter", "refuser")
MOST_REMARKS = 20


class Track(Act, do="track", word="suivi"):
    """Mark what is changed from now on, or no longer."""

    past = (
        gettext("Suivi des modifications activé"),
        gettext("Suivi des modifications arrêté"),
    )

    def apply(self, editor: Editor) -> Editor:
        note = (
            _("Le suivi est arrêté.") if editor.tracking else _("Les changements seront marqués.")
        )
        return editor.changed(tracking=not editor.tracking, note=note)


def _answered(editor: Editor, number: str, accepted: bool) -> Editor:
    change = editor.numbered()[int(number)]
    block = editor.blocks[change.block]
    own = settled(change.runs, lambda _run: accepted)
    runs = (*block.runs[: change.first], *own, *block.runs[change.last + 1 :])
    left = len(editor.pending()) > 1
    return _settled(
        editor, {change.block: runs}, (*editor.doc.answered, int(number)) if left else ()
    )


def _settled(editor: Editor, runs: dict[int, Runs], answered: tuple[int, ...] = ()) -> Editor:
    """With other runs of some blocks; a paragraph that a change was all of goes with it."""
    blocks: list[Block] = []
    for place, block in enumerate(editor.blocks):
        if place not in runs:
            blocks.append(block)
        elif runs[place]:
            blocks.append(block.changed(runs=_one(runs[place])))
    return editor.edited(editor.doc.changed(blocks=tuple(blocks) or (Block(),), answered=answered))


def _one(runs: Runs) -> Runs:
    return settled(runs, lambda _run: None)


class Accept(Act, do="accept", word="accepter"):
    """Keep a change."""

    past = (gettext("Modification acceptée : {change}"),)
    change: Text

    def apply(self, editor: Editor) -> Editor:
        return _answered(editor, self.change, True)


class Refuse(Act, do="refuse", word="refuser"):
    """Bring back what a change replaced."""

    past = (gettext("Modification refusée : {change}"),)
    change: Text

    def apply(self, editor: Editor) -> Editor:
        return _answered(editor, self.change, False)


class AnswerAll(Act, do="all", word="tout"):
    """Answer all changes at once."""

    past = (gettext("Toutes les modifications : {answer}"),)
    answer: Text

    def apply(self, editor: Editor) -> Editor:
        accepted = self.answer == ALL[0]
        changed = {change.block for change in editor.pending()}
        return _settled(
            editor, {n: settled(editor.blocks[n].runs, lambda _run: accepted) for n in changed}
        )


class Remark(Act, do="comment", word="commenter"):
    """Comment on a paragraph."""

    past = (gettext("Commentaire mis à la ligne {row} : {text}"),)
    row: Text
    text: Text

    def apply(self, editor: Editor) -> Editor:
        if not self.text:
            raise Refused(_("Écrivez le commentaire."))
        if len(editor.threads()) >= MOST_REMARKS:
            raise Refused(_("Il y a trop de commentaires."))
        place = place_of(editor, self.row)
        block = editor.blocks[place]
        comments = (*block.comments, Comment(author=editor.me, text=self.text))
        return editor.with_block(place, block.changed(comments=comments))


def _with_thread(editor: Editor, number: str, thread: Comment | None) -> Editor:
    place, rank, _old = editor.threads()[int(number) - 1]
    block = editor.blocks[place]
    kept = () if thread is None else (thread,)
    comments = (*block.comments[:rank], *kept, *block.comments[rank + 1 :])
    return editor.with_block(place, block.changed(comments=comments), caret=0)


class Reply(Act, do="reply", word="répondre"):
    """Reply to a remark."""

    past = (gettext("Réponse au commentaire « {thread} » : {text}"),)
    thread: Text
    text: Text

    def apply(self, editor: Editor) -> Editor:
        if not self.text:
            raise Refused(_("Écrivez la réponse."))
        thread = editor.threads()[int(self.thread) - 1][2]
        if len(thread.replies) >= MOST_REMARKS:
            raise Refused(_("Il y a trop de réponses."))
        replies = (*thread.replies, (editor.me, self.text))
        return _with_thread(editor, self.thread, thread.changed(replies=replies))


class Resolve(Act, do="resolve", word="résoudre"):
    """Close a remark, or open it again."""

    past = (
        gettext("Commentaire « {thread} » résolu"),
        gettext("Commentaire « {thread} » rouvert"),
    )
    thread: Text

    def apply(self, editor: Editor) -> Editor:
        thread = editor.threads()[int(self.thread) - 1][2]
        return _with_thread(editor, self.thread, thread.changed(resolved=not thread.resolved))


class Discard(Act, do="discard", word="effacer"):
    """Take a remark away."""

    past = (gettext("Commentaire « {thread} » effacé"),)
    thread: Text

    def apply(self, editor: Editor) -> Editor:
        return _with_thread(editor, self.thread, None)
