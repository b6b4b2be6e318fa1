"""What one does with a document."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Spaced, Text


class Go(Moving):
    """Show a tab or a window of the word processor."""

    word = "aller"
    past = (gettext("« {place} » affiché"),)
    do: Literal["go"] = "go"
    place: Text


class Back(Moving):
    """Back to the text."""

    word = "revenir"
    past = (gettext("Retour au texte"),)
    do: Literal["back"] = "back"


class Open(Moving):
    """Look into a table, a style, a thread of remarks, a letter."""

    word = "ouvrir"
    past = (gettext("« {thing} » ouvert"),)
    do: Literal["open"] = "open"
    thing: Text


class Find(Moving):
    """Show only the paragraphs that hold some words."""

    word = "chercher"
    past = (gettext("« {text} » cherché"),)
    do: Literal["find"] = "find"
    text: Text


class Copy(Moving):
    """Copy words of a paragraph, or all of it."""

    word = "copier"
    past = (
        gettext("« {words} » copié depuis la ligne {number}"),
        gettext("Ligne {row} copiée"),
    )
    do: Literal["copy"] = "copy"
    row: Text
    words: Text


class Edit(Act):
    """Write a paragraph anew; what is the same keeps its effects."""

    word = "modifier"
    past = (gettext("Ligne {row} réécrite : {text}"),)
    links = ("par", "en", ":")
    fills = True
    by_number = True
    do: Literal["edit"] = "edit"
    row: Text
    text: Text


class Insert(Act):
    """Write a paragraph below another."""

    word = "insérer"
    past = (gettext("« {text} » écrit sous la ligne {row}"),)
    by_number = True
    do: Literal["insert"] = "insert"
    row: Text
    text: Text


class Delete(Act):
    """Take a paragraph away."""

    word = "supprimer"
    past = (gettext("Ligne {row} supprimée"),)
    do: Literal["delete"] = "delete"
    row: Text


class Move(Act):
    """Put a paragraph below another one; 0 puts it first."""

    word = "déplacer"
    past = (
        gettext("Ligne {row} déplacée sous la ligne {below}"),
        gettext("Ligne {row} déplacée tout au début"),
    )
    do: Literal["move"] = "move"
    row: Text
    below: Text


class Paste(Act):
    """Put what was copied into a paragraph, or below it."""

    word = "coller"
    past = (gettext("Texte copié collé à la ligne {row} : {where}"),)
    do: Literal["paste"] = "paste"
    row: Text
    where: Text


class Style(Act):
    """Give a paragraph a style."""

    word = "style"
    past = (gettext("Style « {style} » donné à la ligne {row}"),)
    do: Literal["style"] = "style"
    row: Text
    style: Text


class Format(Act):
    """Give words an effect, or take it from them; the whole paragraph where no words are given."""

    word = "effet"
    past = (
        gettext("Effet « {effect} » mis sur « {words} », ligne {number}"),
        gettext("Effet « {effect} » mis sur la ligne {row}"),
        gettext("Effet « {effect} » ôté de « {words} », ligne {number}"),
        gettext("Effet « {effect} » ôté de la ligne {row}"),
    )
    do: Literal["format"] = "format"
    row: Text
    effect: Text
    words: Text


class Align(Act):
    """Put a paragraph between the margins."""

    word = "aligner"
    past = (gettext("Ligne {row} alignée : {align}"),)
    do: Literal["align"] = "align"
    row: Text
    align: Text


class Lay(Act):
    """Set the indent, the line spacing or the space around a paragraph."""

    word = "paragraphe"
    past = (gettext("Ligne {row} : {how}"),)
    do: Literal["lay"] = "lay"
    row: Text
    how: Text


class ListAs(Act):
    """Make a paragraph an entry of a list, or no longer."""

    word = "liste"
    past = (
        gettext("Ligne {row} mise en liste : {listed}"),
        gettext("Ligne {row} ôtée de la liste"),
    )
    many = "list_many"
    do: Literal["list"] = "list"
    row: Text
    listed: Text


class ListMany(Act):
    """Make entries of a list of all paragraphs from one to another, or no longer."""

    word = "liste-lignes"
    past = (
        gettext("Lignes {number} à {last} mises en liste : {listed}"),
        gettext("Lignes {number} à {last} ôtées de la liste"),
    )
    do: Literal["list_many"] = "list_many"
    row: Text
    last: Text
    listed: Text


class Replace(Act):
    """Replace words in the whole document."""

    word = "remplacer"
    past = (gettext("« {words} » remplacé partout par « {by} » ({way})"),)
    links = ("par",)
    do: Literal["replace"] = "replace"
    words: Spaced
    way: Text
    by: Spaced


class Break(Act):
    """Send a paragraph to a new page, or begin a section with it."""

    word = "saut"
    past = (gettext("Saut avant la ligne {row} : {before}"),)
    do: Literal["break"] = "break"
    row: Text
    before: Text


class Sign(Act):
    """Put a sign that the keyboard lacks after some words; at the end where none are given."""

    word = "signe"
    past = (
        gettext("Signe « {sign} » mis après « {after} », ligne {number}"),
        gettext("Signe « {sign} » mis à la fin de la ligne {row}"),
    )
    do: Literal["sign"] = "sign"
    row: Text
    sign: Text
    after: Text


class PutField(Act):
    """Put a field after some words of a paragraph; at its end where none are given."""

    word = "champ"
    past = (
        gettext("Champ « {field} » mis après « {after} », ligne {number}"),
        gettext("Champ « {field} » mis à la fin de la ligne {row}"),
    )
    do: Literal["field"] = "field"
    row: Text
    field: Text
    after: Text


class Note(Act):
    """Call a footnote after some words."""

    word = "note"
    past = (
        gettext("Note mise après « {after} », ligne {number} : {text}"),
        gettext("Note mise à la fin de la ligne {row} : {text}"),
    )
    do: Literal["note"] = "note"
    row: Text
    after: Text
    text: Text


class Contents(Act):
    """Put a table of contents below a paragraph."""

    word = "sommaire"
    past = (gettext("Sommaire mis sous la ligne {row}"),)
    do: Literal["contents"] = "contents"
    row: Text


class Update(Act):
    """Make the tables of contents anew."""

    word = "actualiser"
    past = (gettext("Sommaire actualisé"),)
    do: Literal["update"] = "update"


class NewTable(Act):
    """Put an empty table below a paragraph."""

    word = "tableau"
    past = (gettext("Tableau de {size} mis sous la ligne {row}"),)
    do: Literal["table"] = "table"
    row: Text
    size: Text


class Caption(Act):
    """Put a numbered caption below a table or an image."""

    word = "légende"
    past = (gettext("Légende mise à la ligne {row} : {text}"),)
    do: Literal["caption"] = "caption"
    row: Text
    text: Text


class Alt(Act):
    """Tell what an image shows, for those who do not see it."""

    word = "texte-alternatif"
    past = (gettext("Texte alternatif donné à la ligne {row} : {text}"),)
    links = (":", "par")
    do: Literal["alt"] = "alt"
    row: Text
    text: Text


class Fill(Act):
    """Write into a cell."""

    word = "remplir"
    past = (gettext("Cellule {cell} remplie : {text}"),)
    do: Literal["fill"] = "fill"
    cell: Text
    text: Text


class AddCells(Act):
    """Add a row or a column beside a cell."""

    word = "ajouter"
    past = (gettext("Ajouté près de la cellule {cell} : {where}"),)
    do: Literal["add"] = "add"
    cell: Text
    where: Text


class DropCells(Act):
    """Take away the row or the column of a cell."""

    word = "retirer"
    past = (gettext("Retiré à la cellule {cell} : {what}"),)
    do: Literal["drop"] = "drop"
    cell: Text
    what: Text


class Across(Act):
    """What a table does where a page ends."""

    word = "option"
    past = (gettext("Option du tableau changée : {option}"),)
    do: Literal["across"] = "across"
    option: Text


class Level(Act):
    """Give a heading of the outline another level, those below it with it."""

    word = "niveau"
    past = (gettext("Niveau du titre de la ligne {row} : {way}"),)
    do: Literal["level"] = "level"
    row: Text
    way: Text


class MovePart(Act):
    """Move a heading and all that is below it past the part before or after."""

    word = "partie"
    past = (gettext("Partie de la ligne {row} déplacée : {way}"),)
    do: Literal["part"] = "part"
    row: Text
    way: Text


class Set(Act):
    """Give a setting of the pages, of a style or of a band another value."""

    word = "régler"
    past = (gettext("« {name} » réglé sur « {value} »"),)
    do: Literal["set"] = "set"
    name: Text
    value: Text


class Write(Act):
    """Write a text into a band, or a property of the file."""

    word = "écrire"
    past = (gettext("« {name} » rempli : {text}"),)
    do: Literal["write"] = "write"
    name: Text
    text: Text


class Remark(Act):
    """Comment on a paragraph."""

    word = "commenter"
    past = (gettext("Commentaire mis à la ligne {row} : {text}"),)
    do: Literal["comment"] = "comment"
    row: Text
    text: Text


class Reply(Act):
    """Reply to a remark."""

    word = "répondre"
    past = (gettext("Réponse au commentaire « {thread} » : {text}"),)
    do: Literal["reply"] = "reply"
    thread: Text
    text: Text


class Resolve(Act):
    """Close a remark, or open it again."""

    word = "résoudre"
    past = (
        gettext("Commentaire « {thread} » résolu"),
        gettext("Commentaire « {thread} » rouvert"),
    )
    do: Literal["resolve"] = "resolve"
    thread: Text


class Discard(Act):
    """Take a remark away."""

    word = "effacer"
    past = (gettext("Commentaire « {thread} » effacé"),)
    do: Literal["discard"] = "discard"
    thread: Text


class Track(Act):
    """Mark what is changed from now on, or no longer."""

    word = "suivi"
    past = (
        gettext("Suivi des modifications activé"),
        gettext("Suivi des modifications arrêté"),
    )
    do: Literal["track"] = "track"


class Accept(Act):
    """Keep a change."""

    word = "accepter"
    past = (gettext("Modification acceptée : {change}"),)
    do: Literal["accept"] = "accept"
    change: Text


class Refuse(Act):
    """Bring back what a change replaced."""

    word = "refuser"
    past = (gettext("Modification refusée : {change}"),)
    do: Literal["refuse"] = "refuse"
    change: Text


class AnswerAll(Act):
    """Answer all changes at once."""

    word = "tout"
    past = (gettext("Toutes les modifications : {answer}"),)
    do: Literal["all"] = "all"
    answer: Text


class Choose(Act):
    """Take a line of the data into the mailing, or leave it out."""

    word = "cocher"
    past = (
        gettext("« {record} » ajouté au publipostage"),
        gettext("« {record} » laissé hors du publipostage"),
    )
    do: Literal["choose"] = "choose"
    record: Text


class Filter(Act):
    """Take into the mailing those lines alone that hold a value; all where none is given."""

    word = "filtrer"
    past = (
        gettext("Publipostage filtré sur « {column} » : {value}"),
        gettext("Filtre du publipostage ôté"),
    )
    do: Literal["filter"] = "filter"
    column: Text
    value: Text


class Merge(Act):
    """Make the letters."""

    word = "fusionner"
    past = (gettext("Lettres du publipostage créées"),)
    do: Literal["merge"] = "merge"


class Save(Act):
    """Save the document."""

    word = "enregistrer"
    past = (gettext("« {here} » enregistré"),)
    do: Literal["save"] = "save"


class Export(Act):
    """Save a copy in another format."""

    word = "exporter"
    past = (gettext("Document exporté au format {form}"),)
    do: Literal["export"] = "export"
    form: Text


class Undo(Act):
    """Bring back what the last act changed."""

    word = "annuler"
    past = (gettext("Dernier changement annulé"),)
    do: Literal["undo"] = "undo"


class Redo(Act):
    """Do again what was undone."""

    word = "rétablir"
    past = (gettext("Changement annulé rétabli"),)
    do: Literal["redo"] = "redo"


ACTS: tuple[type[Act], ...] = (
    Go, Back, Open, Find, Copy, Edit, Insert, Delete, Move, Paste, Style, Format, Align, Lay, ListAs, ListMany,
    Replace, Break, Sign, PutField, Note, Contents, Update, NewTable, Caption, Alt, Fill, AddCells,
    DropCells, Across, Level, MovePart, Set, Write, Remark, Reply, Resolve, Discard, Track, Accept,
    Refuse, AnswerAll, Choose, Filter, Merge, Save, Export, Undo, Redo,
)  # fmt: skip
