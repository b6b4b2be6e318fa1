"""What one does with a document."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.worlds.core import Act, Moving, Spaced, Text


class Go(Moving):
    """Show a tab or a window of the word processor."""

    word: ClassVar[str] = "aller"
    do: Literal["go"] = "go"
    place: Text


class Back(Moving):
    """Back to the text."""

    word: ClassVar[str] = "revenir"
    do: Literal["back"] = "back"


class Open(Moving):
    """Look into a table, a style, a thread of remarks, a letter."""

    word: ClassVar[str] = "ouvrir"
    do: Literal["open"] = "open"
    thing: Text


class Find(Moving):
    """Show only the paragraphs that hold some words."""

    word: ClassVar[str] = "chercher"
    do: Literal["find"] = "find"
    text: Text


class Copy(Moving):
    """Copy words of a paragraph, or all of it."""

    word: ClassVar[str] = "copier"
    do: Literal["copy"] = "copy"
    row: Text
    words: Text


class Edit(Act):
    """Write a paragraph anew; what is the same keeps its effects."""

    word: ClassVar[str] = "modifier"
    links: ClassVar[tuple[str, ...]] = ("par", "en", ":")
    fills: ClassVar[bool] = True
    by_number: ClassVar[bool] = True
    do: Literal["edit"] = "edit"
    row: Text
    text: Text


class Insert(Act):
    """Write a paragraph below another."""

    word: ClassVar[str] = "insérer"
    by_number: ClassVar[bool] = True
    do: Literal["insert"] = "insert"
    row: Text
    text: Text


class Delete(Act):
    """Take a paragraph away."""

    word: ClassVar[str] = "supprimer"
    do: Literal["delete"] = "delete"
    row: Text


class Move(Act):
    """Put a paragraph below another one; 0 puts it first."""

    word: ClassVar[str] = "déplacer"
    do: Literal["move"] = "move"
    row: Text
    below: Text


class Paste(Act):
    """Put what was copied into a paragraph, or below it."""

    word: ClassVar[str] = "coller"
    do: Literal["paste"] = "paste"
    row: Text
    where: Text


class Style(Act):
    """Give a paragraph a style."""

    word: ClassVar[str] = "style"
    do: Literal["style"] = "style"
    row: Text
    style: Text


class Format(Act):
    """Give words an effect, or take it from them; the whole paragraph where no words are given."""

    word: ClassVar[str] = "effet"
    do: Literal["format"] = "format"
    row: Text
    effect: Text
    words: Text


class Align(Act):
    """Put a paragraph between the margins."""

    word: ClassVar[str] = "aligner"
    do: Literal["align"] = "align"
    row: Text
    align: Text


class Lay(Act):
    """Set the indent, the line spacing or the space around a paragraph."""

    word: ClassVar[str] = "paragraphe"
    do: Literal["lay"] = "lay"
    row: Text
    how: Text


class ListAs(Act):
    """Make a paragraph an entry of a list, or no longer."""

    word: ClassVar[str] = "liste"
    many: ClassVar[str] = "list_many"
    do: Literal["list"] = "list"
    row: Text
    listed: Text


class ListMany(Act):
    """Make entries of a list of all paragraphs from one to another, or no longer."""

    word: ClassVar[str] = "liste-lignes"
    do: Literal["list_many"] = "list_many"
    row: Text
    last: Text
    listed: Text


class Replace(Act):
    """Replace words in the whole document."""

    word: ClassVar[str] = "remplacer"
    links: ClassVar[tuple[str, ...]] = ("par",)
    do: Literal["replace"] = "replace"
    words: Spaced
    way: Text
    by: Spaced


class Break(Act):
    """Send a paragraph to a new page, or begin a section with it."""

    word: ClassVar[str] = "saut"
    do: Literal["break"] = "break"
    row: Text
    before: Text


class Sign(Act):
    """Put a sign that the keyboard lacks after some words; at the end where none are given."""

    word: ClassVar[str] = "signe"
    do: Literal["sign"] = "sign"
    row: Text
    sign: Text
    after: Text


class PutField(Act):
    """Put a field after some words of a paragraph; at its end where none are given."""

    word: ClassVar[str] = "champ"
    do: Literal["field"] = "field"
    row: Text
    field: Text
    after: Text


class Note(Act):
    """Call a footnote after some words."""

    word: ClassVar[str] = "note"
    do: Literal["note"] = "note"
    row: Text
    after: Text
    text: Text


class Contents(Act):
    """Put a table of contents below a paragraph."""

    word: ClassVar[str] = "sommaire"
    do: Literal["contents"] = "contents"
    row: Text


class Update(Act):
    """Make the tables of contents anew."""

    word: ClassVar[str] = "actualiser"
    do: Literal["update"] = "update"


class NewTable(Act):
    """Put an empty table below a paragraph."""

    word: ClassVar[str] = "tableau"
    do: Literal["table"] = "table"
    row: Text
    size: Text


class Caption(Act):
    """Put a numbered caption below a table or an image."""

    word: ClassVar[str] = "légende"
    do: Literal["caption"] = "caption"
    row: Text
    text: Text


class Alt(Act):
    """Tell what an image shows, for those who do not see it."""

    word: ClassVar[str] = "texte-alternatif"
    links: ClassVar[tuple[str, ...]] = (":", "par")
    do: Literal["alt"] = "alt"
    row: Text
    text: Text


class Fill(Act):
    """Write into a cell."""

    word: ClassVar[str] = "remplir"
    do: Literal["fill"] = "fill"
    cell: Text
    text: Text


class AddCells(Act):
    """Add a row or a column beside a cell."""

    word: ClassVar[str] = "ajouter"
    do: Literal["add"] = "add"
    cell: Text
    where: Text


class DropCells(Act):
    """Take away the row or the column of a cell."""

    word: ClassVar[str] = "retirer"
    do: Literal["drop"] = "drop"
    cell: Text
    what: Text


class Across(Act):
    """What a table does where a page ends."""

    word: ClassVar[str] = "option"
    do: Literal["across"] = "across"
    option: Text


class Level(Act):
    """Give a heading of the outline another level, those below it with it."""

    word: ClassVar[str] = "niveau"
    do: Literal["level"] = "level"
    row: Text
    way: Text


class MovePart(Act):
    """Move a heading and all that is below it past the part before or after."""

    word: ClassVar[str] = "partie"
    do: Literal["part"] = "part"
    row: Text
    way: Text


class Set(Act):
    """Give a setting of the pages, of a style or of a band another value."""

    word: ClassVar[str] = "régler"
    do: Literal["set"] = "set"
    name: Text
    value: Text


class Write(Act):
    """Write a text into a band, or a property of the file."""

    word: ClassVar[str] = "écrire"
    do: Literal["write"] = "write"
    name: Text
    text: Text


class Remark(Act):
    """Comment on a paragraph."""

    word: ClassVar[str] = "commenter"
    do: Literal["comment"] = "comment"
    row: Text
    text: Text


class Reply(Act):
    """Reply to a remark."""

    word: ClassVar[str] = "répondre"
    do: Literal["reply"] = "reply"
    thread: Text
    text: Text


class Resolve(Act):
    """Close a remark, or open it again."""

    word: ClassVar[str] = "résoudre"
    do: Literal["resolve"] = "resolve"
    thread: Text


class Discard(Act):
    """Take a remark away."""

    word: ClassVar[str] = "effacer"
    do: Literal["discard"] = "discard"
    thread: Text


class Track(Act):
    """Mark what is changed from now on, or no longer."""

    word: ClassVar[str] = "suivi"
    do: Literal["track"] = "track"


class Accept(Act):
    """Keep a change."""

    word: ClassVar[str] = "accepter"
    do: Literal["accept"] = "accept"
    change: Text


class Refuse(Act):
    """Bring back what a change replaced."""

    word: ClassVar[str] = "refuser"
    do: Literal["refuse"] = "refuse"
    change: Text


class AnswerAll(Act):
    """Answer all changes at once."""

    word: ClassVar[str] = "tout"
    do: Literal["all"] = "all"
    answer: Text


class Choose(Act):
    """Take a line of the data into the mailing, or leave it out."""

    word: ClassVar[str] = "cocher"
    do: Literal["choose"] = "choose"
    record: Text


class Filter(Act):
    """Take into the mailing those lines alone that hold a value; all where none is given."""

    word: ClassVar[str] = "filtrer"
    do: Literal["filter"] = "filter"
    column: Text
    value: Text


class Merge(Act):
    """Make the letters."""

    word: ClassVar[str] = "fusionner"
    do: Literal["merge"] = "merge"


class Save(Act):
    """Save the document."""

    word: ClassVar[str] = "enregistrer"
    do: Literal["save"] = "save"


class Export(Act):
    """Save a copy in another format."""

    word: ClassVar[str] = "exporter"
    do: Literal["export"] = "export"
    form: Text


class Undo(Act):
    """Bring back what the last act changed."""

    word: ClassVar[str] = "annuler"
    do: Literal["undo"] = "undo"


class Redo(Act):
    """Do again what was undone."""

    word: ClassVar[str] = "rétablir"
    do: Literal["redo"] = "redo"


ACTS: tuple[type[Act], ...] = (
    Go, Back, Open, Find, Copy, Edit, Insert, Delete, Move, Paste, Style, Format, Align, Lay, ListAs, ListMany,
    Replace, Break, Sign, PutField, Note, Contents, Update, NewTable, Caption, Alt, Fill, AddCells,
    DropCells, Across, Level, MovePart, Set, Write, Remark, Reply, Resolve, Discard, Track, Accept,
    Refuse, AnswerAll, Choose, Filter, Merge, Save, Export, Undo, Redo,
)  # fmt: skip
