"""What acts on changes and remarks do to a document."""

from __future__ import annotations

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Refused
from pixsim.worlds.writer import acts
from pixsim.worlds.writer.data import Block, Comment
from pixsim.worlds.writer.runs import Runs, settled
from pixsim.worlds.writer.state import Editor
from pixsim.worlds.writer.steps import after, place_of

ALL = ("accepter", "refuser")
MOST_REMARKS = 20


@after.register
def _after_track(act: acts.Track, editor: Editor) -> Editor:  # noqa: ARG001
    note = _("Le suivi est arrêté.") if editor.tracking else _("Les changements seront marqués.")
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


@after.register
def _after_accept(act: acts.Accept, editor: Editor) -> Editor:
    return _answered(editor, act.change, True)


@after.register
def _after_refuse(act: acts.Refuse, editor: Editor) -> Editor:
    return _answered(editor, act.change, False)


@after.register
def _after_all(act: acts.AnswerAll, editor: Editor) -> Editor:
    accepted = act.answer == ALL[0]
    changed = {change.block for change in editor.pending()}
    return _settled(
        editor, {n: settled(editor.blocks[n].runs, lambda _run: accepted) for n in changed}
    )


@after.register
def _after_comment(act: acts.Remark, editor: Editor) -> Editor:
    if not act.text:
        raise Refused(_("Écrivez le commentaire."))
    if len(editor.threads()) >= MOST_REMARKS:
        raise Refused(_("Il y a trop de commentaires."))
    place = place_of(editor, act.row)
    block = editor.blocks[place]
    comments = (*block.comments, Comment(author=editor.me, text=act.text))
    return editor.with_block(place, block.changed(comments=comments))


def _with_thread(editor: Editor, number: str, thread: Comment | None) -> Editor:
    place, rank, _old = editor.threads()[int(number) - 1]
    block = editor.blocks[place]
    kept = () if thread is None else (thread,)
    comments = (*block.comments[:rank], *kept, *block.comments[rank + 1 :])
    return editor.with_block(place, block.changed(comments=comments), caret=0)


@after.register
def _after_reply(act: acts.Reply, editor: Editor) -> Editor:
    if not act.text:
        raise Refused(_("Écrivez la réponse."))
    thread = editor.threads()[int(act.thread) - 1][2]
    if len(thread.replies) >= MOST_REMARKS:
        raise Refused(_("Il y a trop de réponses."))
    replies = (*thread.replies, (editor.me, act.text))
    return _with_thread(editor, act.thread, thread.changed(replies=replies))


@after.register
def _after_resolve(act: acts.Resolve, editor: Editor) -> Editor:
    thread = editor.threads()[int(act.thread) - 1][2]
    return _with_thread(editor, act.thread, thread.changed(resolved=not thread.resolved))


@after.register
def _after_discard(act: acts.Discard, editor: Editor) -> Editor:
    return _with_thread(editor, act.thread, None)
