"""What one does with a document."""

from __future__ import annotations

import re
from typing import Any, Literal, TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Refused, Spaced, Text
from pixsim.worlds.writer.data import LAYOUT, LONGEST, MOST_BLOCKS, NEW_PAGE, Block, Document
from pixsim.worlds.writer.declarations import declared
from pixsim.worlds.writer.runs import (
    ADDED,
    BREAK,
    NARROW,
    NBSP,
    NOTE,
    Run,
    Runs,
    edited,
    final,
    inserted,
    marked,
    merge_into_runs,
    rewritten,
    signs,
    span,
)
from pixsim.worlds.writer.state import HOME, LETTERS, MAILING, TEXTS, Editor

"""What one does with a document."""
E = TypeVar("E", bound=Editor)
PASTED = ("dessous", "à la fin", "au début")
MOST_RUNS = 60  # of a paragraph: pieces of other effects or changes
WAYS = ("tout", "mots entiers", "même casse", "mots entiers, même casse")
SIGNS = {
    "espace insécable": NBSP, "saut de ligne": BREAK, "tiret long —": "—", "points de suspension …": "…",
    "guillemet ouvrant «": "«" + NBSP, "guillemet fermant »": NBSP + "»", "É": "É", "À": "À", "Ç": "Ç", "œ": "œ", "€": "€",
}  # fmt: skip
_SPACES = f" {NBSP}{NARROW}"


def place_of(editor: Editor, number: str) -> int:
    """The place of a line by its number, -1 before the first.

    Raises
    ------
    Refused
        There is no such line.
    """
    if not (number.isascii() and number.isdecimal()) or len(number) > 3:
        raise Refused(_("Donnez le numéro d'une ligne."))
    if int(number) > len(editor.blocks):
        raise Refused(_("Il n'y a pas de ligne de ce numéro."))
    return int(number) - 1


def checked(runs: Runs) -> Runs:
    """Runs of a paragraph that is not too long.

    Raises
    ------
    Refused
    """
    if len(final(runs)) > LONGEST or sum(len(run.text) for run in runs) > 3 * LONGEST:
        raise Refused(_("Paragraphe trop long : {n} signes au plus.").format(n=LONGEST))
    if len(runs) > MOST_RUNS:
        raise Refused(_("Trop de modifications dans un paragraphe."))
    return runs


def with_more(editor: E, place: int, block: Block) -> E:
    """With one more block, below a place.

    Raises
    ------
    Refused
    """
    if len(editor.blocks) >= MOST_BLOCKS:
        raise Refused(_("Le document est trop long."))
    blocks = (*editor.blocks[: place + 1], block, *editor.blocks[place + 1 :])
    return editor.with_blocks(blocks, caret=place + 2)


def _paragraph_index(editor: Editor, number: str) -> int:
    place = place_of(editor, number)
    if place < 0 or editor.blocks[place].kind != "text":
        raise Refused(_("Ce n'est pas un paragraphe."))
    return place


def _typed(text: str, author: str) -> Runs:
    change = ADDED if author else ""
    return (Run(text=text, change=change, author=author),) if text else ()


class Go(Moving, do="go", word="aller"):
    """Show a tab or a window of the word processor."""

    past = (gettext("« {place} » affiché"),)
    place: Text

    def apply(self, editor: Editor) -> Editor:
        return editor.changed(place=self.place, thing="", query="")


class Back(Moving, do="back", word="revenir"):
    """Back to the text."""

    past = (gettext("Retour au texte"),)

    def apply(self, editor: Editor) -> Editor:
        if editor.thing:
            return editor.changed(thing="")
        return editor.changed(place=MAILING if editor.place == LETTERS else HOME, query="")


class Open(Moving, do="open", word="ouvrir"):
    """Look into a table, a style, a thread of remarks, a letter."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text

    def apply(self, editor: Editor) -> Editor:
        return editor.changed(thing=self.thing, query="")


class Find(Moving, do="find", word="chercher"):
    """Show only the paragraphs that hold some words."""

    past = (gettext("« {text} » cherché"),)
    text: Text

    def apply(self, editor: Editor) -> Editor:
        return editor.changed(query=self.text)


class Edit(Act, do="edit", word="modifier"):
    """Write a paragraph anew; what is the same keeps its effects."""

    past = (gettext("Ligne {row} réécrite : {text}"),)
    links = ("par", "en", ":")
    fills = True
    by_number = True
    row: Text
    text: Text

    def apply(self, editor: Editor) -> Editor:
        place = _paragraph_index(editor, self.row)
        block = editor.blocks[place]
        was = final(block.runs)
        text = declared(self.text, was) if editor.name.endswith(".css") else self.text
        if text == was:
            raise Refused(_("Rien n'a changé."))
        runs = checked(edited(block.runs, text, editor.author))
        return editor.with_block(place, block.changed(runs=runs))


class Insert(Act, do="insert", word="insérer"):
    """Write a paragraph below another."""

    past = (gettext("« {text} » écrit sous la ligne {row}"),)
    by_number = True
    row: Text
    text: Text

    def apply(self, editor: Editor) -> Editor:
        place = place_of(editor, self.row)
        above = editor.blocks[place] if place >= 0 else Block()
        listed = above.listed if above.kind == "text" else "aucune"
        new = Block(runs=checked(_typed(self.text, editor.author)), listed=listed)
        return with_more(editor, place, new)


class Delete(Act, do="delete", word="supprimer"):
    """Take a paragraph away."""

    past = (gettext("Ligne {row} supprimée"),)
    row: Text

    def apply(self, editor: Editor) -> Editor:
        place = place_of(editor, self.row)
        block = editor.blocks[place]
        if editor.author and block.kind == "text" and block.runs:
            runs = edited(block.runs, "", editor.author)
            if runs:
                return editor.with_block(place, block.changed(runs=runs))
        if len(editor.blocks) == 1:
            raise Refused(_("Un document garde au moins un paragraphe."))
        return editor.with_blocks(
            (*editor.blocks[:place], *editor.blocks[place + 1 :]), caret=place
        )


class Move(Act, do="move", word="déplacer"):
    """Put a paragraph below another one; 0 puts it first."""

    past = (
        gettext("Ligne {row} déplacée sous la ligne {below}"),
        gettext("Ligne {row} déplacée tout au début"),
    )
    row: Text
    below: Text

    def apply(self, editor: Editor) -> Editor:
        place, below = place_of(editor, self.row), place_of(editor, self.below)
        if below in (place, place - 1):
            raise Refused(_("Cette ligne y est déjà."))
        moved, blocks = editor.blocks[place], list(editor.blocks)
        del blocks[place]
        target = below + 1 if below < place else below
        blocks.insert(target, moved)
        return editor.with_blocks(tuple(blocks), caret=target + 1)


class Copy(Moving, do="copy", word="copier"):
    """Copy words of a paragraph, or all of it."""

    past = (
        gettext("« {words} » copié depuis la ligne {number}"),
        gettext("Ligne {row} copiée"),
    )
    row: Text
    words: Text

    def apply(self, editor: Editor) -> Editor:
        place = _paragraph_index(editor, self.row)
        runs = tuple(run for run in editor.blocks[place].runs if run.change != "removed")
        start, end = _span(final(runs), self.words)
        kept = merge_into_runs(signs(runs)[start:end])
        clip = tuple(run.changed(change="", author="") for run in kept)
        if not clip:
            raise Refused(_("Il n'y a rien à copier."))
        return editor.changed(clip=clip, note=_("Copié : {text}").format(text=final(clip)))


class Paste(Act, do="paste", word="coller"):
    """Put what was copied into a paragraph, or below it."""

    past = (gettext("Texte copié collé à la ligne {row} : {where}"),)
    row: Text
    where: Text

    def apply(self, editor: Editor) -> Editor:
        place = place_of(editor, self.row)
        added: Literal["", "added"] = "added" if editor.author else ""
        clip = tuple(run.changed(change=added, author=editor.author) for run in editor.clip)
        if self.where == PASTED[0]:
            return with_more(editor, place, Block(runs=clip))
        place = _paragraph_index(editor, self.row)
        block = editor.blocks[place]
        first, last = (clip, block.runs) if self.where == PASTED[2] else (block.runs, clip)
        apart = _apart(final(first), final(last))
        runs = (
            *first,
            *((Run(text=" ", change=added, author=editor.author),) if apart else ()),
            *last,
        )
        return editor.with_block(place, block.changed(runs=checked(merge_into_runs(signs(runs)))))


def _apart(before: str, after: str) -> bool:
    """Whether a space goes between two texts that are put side by side."""
    return before[-1:] not in ("", " ", NBSP, "(", "'", "’", "-", "/") and after[:1].isalnum()


def _span(text: str, words: str) -> tuple[int, int]:
    found = span(text, words)
    if found is None:
        raise Refused(_("Ces mots ne sont pas dans cette ligne."))
    return found


class Style(Act, do="style", word="style"):
    """Give a paragraph a style."""

    past = (gettext("Style « {style} » donné à la ligne {row}"),)
    row: Text
    style: Text

    def apply(self, editor: Editor) -> Editor:
        place = _paragraph_index(editor, self.row)
        block = editor.blocks[place]
        if block.style == self.style:
            raise Refused(_("Cette ligne a déjà ce style."))
        return editor.with_block(place, block.changed(style=self.style))


class Format(Act, do="format", word="effet"):
    """Give words an effect, or take it from them; the whole paragraph where no words are given."""

    past = (
        gettext("Effet « {effect} » mis sur « {words} », ligne {number}"),
        gettext("Effet « {effect} » mis sur la ligne {row}"),
        gettext("Effet « {effect} » ôté de « {words} », ligne {number}"),
        gettext("Effet « {effect} » ôté de la ligne {row}"),
    )
    row: Text
    effect: Text
    words: Text

    def apply(self, editor: Editor) -> Editor:
        place = _paragraph_index(editor, self.row)
        block = editor.blocks[place]
        where = _span(final(block.runs), self.words)
        if where[0] == where[1]:
            raise Refused(_("Cette ligne est vide."))
        runs = marked(block.runs, where, self.effect)
        effects = [sum(self.effect in run.effects for run in held for _sign in run.text) for held in (block.runs, runs)]  # fmt: skip
        said = _("« {effect} » était déjà mis : il est ôté.").format(effect=self.effect)
        done = editor.with_block(place, block.changed(runs=runs))
        return done.changed(note=said) if effects[1] < effects[0] else done


def _with_own(editor: Editor, row: str, what: str, value: str) -> Editor:
    place = _paragraph_index(editor, row)
    block = editor.blocks[place]
    if editor.doc.effective(block, what) == value:
        raise Refused(_("C'est déjà le cas."))
    own = {name: set_to for name, set_to in block.own.items() if name != what}
    if editor.doc.of_style(block.style, what) != value:
        own[what] = value
    return editor.with_block(place, block.changed(own=own))


class Align(Act, do="align", word="aligner"):
    """Put a paragraph between the margins."""

    past = (gettext("Ligne {row} alignée : {align}"),)
    row: Text
    align: Text

    def apply(self, editor: Editor) -> Editor:
        return _with_own(editor, self.row, "alignement", self.align)


class Lay(Act, do="lay", word="paragraphe"):
    """Set the indent, the line spacing or the space around a paragraph."""

    past = (gettext("Ligne {row} : {how}"),)
    row: Text
    how: Text

    def apply(self, editor: Editor) -> Editor:
        if self.how in NEW_PAGE:
            return Break(row=self.row, before=NEW_PAGE[self.how]).apply(editor)
        what = next(name for name in LAYOUT if self.how.startswith(f"{name} : "))
        return _with_own(editor, self.row, what, self.how.removeprefix(f"{what} : "))


class ListAs(Act, do="list", word="liste"):
    """Make a paragraph an entry of a list, or no longer."""

    past = (
        gettext("Ligne {row} mise en liste : {listed}"),
        gettext("Ligne {row} ôtée de la liste"),
    )
    many = "list_many"
    row: Text
    listed: Text

    def apply(self, editor: Editor) -> Editor:
        place = _paragraph_index(editor, self.row)
        block = editor.blocks[place]
        if block.listed == self.listed:
            raise Refused(_("C'est déjà le cas."))
        return editor.with_block(place, block.changed(listed=self.listed))


class ListMany(Act, do="list_many", word="liste-lignes"):
    """Make entries of a list of all paragraphs from one to another, or no longer."""

    past = (
        gettext("Lignes {number} à {last} mises en liste : {listed}"),
        gettext("Lignes {number} à {last} ôtées de la liste"),
    )
    row: Text
    last: Text
    listed: Text

    def apply(self, editor: Editor) -> Editor:
        first, last = sorted(
            (_paragraph_index(editor, self.row), _paragraph_index(editor, self.last))
        )
        among = [n for n in range(first, last + 1) if editor.blocks[n].kind == "text"]
        if all(editor.blocks[place].listed == self.listed for place in among):
            raise Refused(_("C'est déjà le cas."))
        blocks = (
            block.changed(listed=self.listed) if place in among else block
            for place, block in enumerate(editor.blocks)
        )
        return editor.with_blocks(tuple(blocks), caret=last + 1)


class Replace(Act, do="replace", word="remplacer"):
    """Replace words in the whole document."""

    past = (gettext("« {words} » remplacé partout par « {by} » ({way})"),)
    links = ("par",)
    words: Spaced
    way: Text
    by: Spaced

    def apply(self, editor: Editor) -> Editor:
        if not self.words.strip():
            raise Refused(_("Donnez les mots à chercher."))
        words, by = _evenly(self.words, self.by)
        pattern = _pattern(words, self.way)
        counts, blocks = zip(
            *(_replaced(b, pattern, by, editor.author) for b in editor.blocks), strict=True
        )
        count = sum(counts)
        if not count:
            raise Refused(_("Ces mots ne sont pas dans le document."))
        note = ngettext("{n} remplacement.", "{n} remplacements.", count).format(n=count)
        return editor.with_blocks(tuple(blocks), note=note)


def _replaced(block: Block, pattern: re.Pattern[str], by: str, author: str) -> tuple[int, Block]:
    """How often some words stand in a block, and the block with others instead."""
    found = [match.span() for match in pattern.finditer(final(block.runs))]
    count, changed = len(found), block
    if found:
        runs = rewritten(block.runs, [(start, end, by) for start, end in found], author)
        changed = block.changed(runs=checked(runs))
    if block.table is not None:
        cells = [
            [pattern.subn(lambda _match: by, cell) for cell in row] for row in block.table.rows
        ]
        count += sum(number for row in cells for _text, number in row)
        rows = tuple(tuple(text for text, _number in row) for row in cells)
        if any(len(text) > LONGEST for row in rows for text in row):
            raise Refused(_("Paragraphe trop long : {n} signes au plus.").format(n=LONGEST))
        changed = changed.changed(table=block.table.changed(rows=rows))
    return count, changed


def _evenly(words: str, by: str) -> tuple[str, str]:
    """Both texts with the spaces that they begin or end with alike: one alone has them by accident."""
    first = " " if words.startswith(" ") and by.startswith(" ") else ""
    last = " " if words.endswith(" ") and by.endswith(" ") else ""
    return f"{first}{words.strip()}{last}", f"{first}{by.strip()}{last}" if by.strip() else ""


def _pattern(words: str, way: str) -> re.Pattern[str]:
    """Some words, whole or not, in this case or in any."""
    text = re.escape(words)
    if "mots entiers" in way:
        text = rf"(?<!\w){text}(?!\w)"
    return re.compile(text, 0 if "même casse" in way else re.IGNORECASE)


class Break(Act, do="break", word="saut"):
    """Send a paragraph to a new page, or begin a section with it."""

    past = (gettext("Saut avant la ligne {row} : {before}"),)
    row: Text
    before: Text

    def apply(self, editor: Editor) -> Editor:
        place = place_of(editor, self.row)
        block = editor.blocks[place]
        if block.before == self.before:
            raise Refused(_("C'est déjà le cas."))
        turned = editor.doc.orientations()[place]
        return editor.with_block(place, block.changed(before=self.before, turned=turned))


class Sign(Act, do="sign", word="signe"):
    """Put a sign that the keyboard lacks after some words; at the end where none are given."""

    past = (
        gettext("Signe « {sign} » mis après « {after} », ligne {number}"),
        gettext("Signe « {sign} » mis à la fin de la ligne {row}"),
    )
    row: Text
    sign: Text
    after: Text

    def apply(self, editor: Editor) -> Editor:
        place = _paragraph_index(editor, self.row)
        block = editor.blocks[place]
        text, sign = final(block.runs), SIGNS[self.sign]
        at = _span(text, self.after)[1]
        rest = text[at:]
        head = text[:at]
        if sign.endswith(NBSP):  # takes the place of the space that is there
            rest = rest.lstrip(_SPACES)
        if sign.startswith(NBSP) and sign != NBSP:
            head = head.rstrip(_SPACES)
        new = head + sign + rest
        if new == text:
            raise Refused(_("Ce signe y est déjà."))
        return editor.with_block(
            place, block.changed(runs=checked(edited(block.runs, new, editor.author)))
        )


class PutField(Act, do="field", word="champ"):
    """Put a field after some words of a paragraph; at its end where none are given."""

    past = (
        gettext("Champ « {field} » mis après « {after} », ligne {number}"),
        gettext("Champ « {field} » mis à la fin de la ligne {row}"),
    )
    row: Text
    field: Text
    after: Text

    def apply(self, editor: Editor) -> Editor:
        place = _paragraph_index(editor, self.row)
        block = editor.blocks[place]
        text = final(block.runs)
        at = _span(text, self.after)[1]
        change = ADDED if editor.author else ""
        put = Run(text=f"‹{self.field}›", field=self.field, change=change, author=editor.author)
        runs = inserted(block.runs, at, put)
        for edge, beside in (
            (at + len(put.text), text[at : at + 1]),
            (at, text[at - 1 : at] if at else ""),
        ):
            if beside.isalnum():  # a word and a field do not touch
                runs = rewritten(runs, [(edge, edge, " ")], editor.author)
        return editor.with_block(place, block.changed(runs=checked(runs)))


class Note(Act, do="note", word="note"):
    """Call a footnote after some words."""

    past = (
        gettext("Note mise après « {after} », ligne {number} : {text}"),
        gettext("Note mise à la fin de la ligne {row} : {text}"),
    )
    row: Text
    after: Text
    text: Text

    def apply(self, editor: Editor) -> Editor:
        place = _paragraph_index(editor, self.row)
        if not self.text:
            raise Refused(_("Écrivez la note."))
        block = editor.blocks[place]
        at = _span(final(block.runs), self.after)[1]
        put = Run(text=NOTE, note=self.text)
        return editor.with_block(place, block.changed(runs=checked(inserted(block.runs, at, put))))


class Undo(Act, do="undo", word="annuler"):
    """Bring back what the last act changed."""

    past = (gettext("Dernier changement annulé"),)

    def apply(self, editor: Editor) -> Editor:
        future = (*editor.future, editor.doc)
        return _back_to(editor, editor.past[-1], past=editor.past[:-1], future=future)


class Redo(Act, do="redo", word="rétablir"):
    """Do again what was undone."""

    past = (gettext("Changement annulé rétabli"),)

    def apply(self, editor: Editor) -> Editor:
        past = (*editor.past, editor.doc)
        return _back_to(editor, editor.future[-1], past=past, future=editor.future[:-1])


def _back_to(editor: Editor, doc: Document, **fields: Any) -> Editor:
    """With another document; the table that is open is closed where it is not there any more."""
    thing = editor.thing
    if editor.place in TEXTS and thing:
        before, now = (_table_at(one, int(thing) - 1) for one in (editor.doc, doc))
        thing = thing if now and now == before else ""
    return editor.changed(doc=doc, thing=thing, saved=False, **fields)


def _table_at(doc: Document, place: int) -> str:
    """The name of the table that stands at a place; empty where none does."""
    block = doc.blocks[place] if place < len(doc.blocks) else None
    return block.name if block is not None and block.kind == "table" else ""
