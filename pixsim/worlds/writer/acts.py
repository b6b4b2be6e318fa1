"""What one does with a document."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Spaced, Text


class Go(Moving, do="go", word="aller"):
    """Show a tab or a window of the word processor."""

    past = (gettext("« {place} » affiché"),)
    place: Text


class Back(Moving, do="back", word="revenir"):
    """Back to the text."""

    past = (gettext("Retour au texte"),)


class Open(Moving, do="open", word="ouvrir"):
    """Look into a table, a style, a thread of remarks, a letter."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text


class Find(Moving, do="find", word="chercher"):
    """Show only the paragraphs that hold some words."""

    past = (gettext("« {text} » cherché"),)
    text: Text


class Copy(Moving, do="copy", word="copier"):
    """Copy words of a paragraph, or all of it."""

    past = (
        gettext("« {words} » copié depuis la ligne {number}"),
        gettext("Ligne {row} copiée"),
    )
    row: Text
    words: Text


class Edit(Act, do="edit", word="modifier"):
    """Write a paragraph anew; what is the same keeps its effects."""

    past = (gettext("Ligne {row} réécrite : {text}"),)
    links = ("par", "en", ":")
    fills = True
    by_number = True
    row: Text
    text: Text


class Insert(Act, do="insert", word="insérer"):
    """Write a paragraph below another."""

    past = (gettext("« {text} » écrit sous la ligne {row}"),)
    by_number = True
    row: Text
    text: Text


class Delete(Act, do="delete", word="supprimer"):
    """Take a paragraph away."""

    past = (gettext("Ligne {row} supprimée"),)
    row: Text


class Move(Act, do="move", word="déplacer"):
    """Put a paragraph below another one; 0 puts it first."""

    past = (
        gettext("Ligne {row} déplacée sous la ligne {below}"),
        gettext("Ligne {row} déplacée tout au début"),
    )
    row: Text
    below: Text


class Paste(Act, do="paste", word="coller"):
    """Put what was copied into a paragraph, or below it."""

    past = (gettext("Texte copié collé à la ligne {row} : {where}"),)
    row: Text
    where: Text


class Style(Act, do="style", word="style"):
    """Give a paragraph a style."""

    past = (gettext("Style « {style} » donné à la ligne {row}"),)
    row: Text
    style: Text


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


class Align(Act, do="align", word="aligner"):
    """Put a paragraph between the margins."""

    past = (gettext("Ligne {row} alignée : {align}"),)
    row: Text
    align: Text


class Lay(Act, do="lay", word="paragraphe"):
    """Set the indent, the line spacing or the space around a paragraph."""

    past = (gettext("Ligne {row} : {how}"),)
    row: Text
    how: Text


class ListAs(Act, do="list", word="liste"):
    """Make a paragraph an entry of a list, or no longer."""

    past = (
        gettext("Ligne {row} mise en liste : {listed}"),
        gettext("Ligne {row} ôtée de la liste"),
    )
    many = "list_many"
    row: Text
    listed: Text


class ListMany(Act, do="list_many", word="liste-lignes"):
    """Make entries of a list of all paragraphs from one to another, or no longer."""

    past = (
        gettext("Lignes {number} à {last} mises en liste : {listed}"),
        gettext("Lignes {number} à {last} ôtées de la liste"),
    )
    row: Text
    last: Text
    listed: Text


class Replace(Act, do="replace", word="remplacer"):
    """Replace words in the whole document."""

    past = (gettext("« {words} » remplacé partout par « {by} » ({way})"),)
    links = ("par",)
    words: Spaced
    way: Text
    by: Spaced


class Break(Act, do="break", word="saut"):
    """Send a paragraph to a new page, or begin a section with it."""

    past = (gettext("Saut avant la ligne {row} : {before}"),)
    row: Text
    before: Text


class Sign(Act, do="sign", word="signe"):
    """Put a sign that the keyboard lacks after some words; at the end where none are given."""

    past = (
        gettext("Signe « {sign} » mis après « {after} », ligne {number}"),
        gettext("Signe « {sign} » mis à la fin de la ligne {row}"),
    )
    row: Text
    sign: Text
    after: Text


class PutField(Act, do="field", word="champ"):
    """Put a field after some words of a paragraph; at its end where none are given."""

    past = (
        gettext("Champ « {field} » mis après « {after} », ligne {number}"),
        gettext("Champ « {field} » mis à la fin de la ligne {row}"),
    )
    row: Text
    field: Text
    after: Text


class Note(Act, do="note", word="note"):
    """Call a footnote after some words."""

    past = (
        gettext("Note mise après « {after} », ligne {number} : {text}"),
        gettext("Note mise à la fin de la ligne {row} : {text}"),
    )
    row: Text
    after: Text
    text: Text


class Contents(Act, do="contents", word="sommaire"):
    """Put a table of contents below a paragraph."""

    past = (gettext("Sommaire mis sous la ligne {row}"),)
    row: Text


class Update(Act, do="update", word="actualiser"):
    """Make the tables of contents anew."""

    past = (gettext("Sommaire actualisé"),)


class NewTable(Act, do="table", word="tableau"):
    """Put an empty table below a paragraph."""

    past = (gettext("Tableau de {size} mis sous la ligne {row}"),)
    row: Text
    size: Text


class Caption(Act, do="caption", word="légende"):
    """Put a numbered caption below a table or an image."""

    past = (gettext("Légende mise à la ligne {row} : {text}"),)
    row: Text
    text: Text


class Alt(Act, do="alt", word="texte-alternatif"):
    """Tell what an image shows, for those who do not see it."""

    past = (gettext("Texte alternatif donné à la ligne {row} : {text}"),)
    links = (":", "par")
    row: Text
    text: Text


class Fill(Act, do="fill", word="remplir"):
    """Write into a cell."""

    past = (gettext("Cellule {cell} remplie : {text}"),)
    cell: Text
    text: Text


class AddCells(Act, do="add", word="ajouter"):
    """Add a row or a column beside a cell."""

    past = (gettext("Ajouté près de la cellule {cell} : {where}"),)
    cell: Text
    where: Text


class DropCells(Act, do="drop", word="retirer"):
    """Take away the row or the column of a cell."""

    past = (gettext("Retiré à la cellule {cell} : {what}"),)
    cell: Text
    what: Text


class Across(Act, do="across", word="option"):
    """What a table does where a page ends."""

    past = (gettext("Option du tableau changée : {option}"),)
    option: Text


class Level(Act, do="level", word="niveau"):
    """Give a heading of the outline another level, those below it with it."""

    past = (gettext("Niveau du titre de la ligne {row} : {way}"),)
    row: Text
    way: Text


class MovePart(Act, do="part", word="partie"):
    """Move a heading and all that is below it past the part before or after."""

    past = (gettext("Partie de la ligne {row} déplacée : {way}"),)
    row: Text
    way: Text


class Set(Act, do="set", word="régler"):
    """Give a setting of the pages, of a style or of a band another value."""

    past = (gettext("« {name} » réglé sur « {value} »"),)
    name: Text
    value: Text


class Write(Act, do="write", word="écrire"):
    """Write a text into a band, or a property of the file."""

    past = (gettext("« {name} » rempli : {text}"),)
    name: Text
    text: Text


class Remark(Act, do="comment", word="commenter"):
    """Comment on a paragraph."""

    past = (gettext("Commentaire mis à la ligne {row} : {text}"),)
    row: Text
    text: Text


class Reply(Act, do="reply", word="répondre"):
    """Reply to a remark."""

    past = (gettext("Réponse au commentaire « {thread} » : {text}"),)
    thread: Text
    text: Text


class Resolve(Act, do="resolve", word="résoudre"):
    """Close a remark, or open it again."""

    past = (
        gettext("Commentaire « {thread} » résolu"),
        gettext("Commentaire « {thread} » rouvert"),
    )
    thread: Text


class Discard(Act, do="discard", word="effacer"):
    """Take a remark away."""

    past = (gettext("Commentaire « {thread} » effacé"),)
    thread: Text


class Track(Act, do="track", word="suivi"):
    """Mark what is changed from now on, or no longer."""

    past = (
        gettext("Suivi des modifications activé"),
        gettext("Suivi des modifications arrêté"),
    )


class Accept(Act, do="accept", word="accepter"):
    """Keep a change."""

    past = (gettext("Modification acceptée : {change}"),)
    change: Text


class Refuse(Act, do="refuse", word="refuser"):
    """Bring back what a change replaced."""

    past = (gettext("Modification refusée : {change}"),)
    change: Text


class AnswerAll(Act, do="all", word="tout"):
    """Answer all changes at once."""

    past = (gettext("Toutes les modifications : {answer}"),)
    answer: Text


class Choose(Act, do="choose", word="cocher"):
    """Take a line of the data into the mailing, or leave it out."""

    past = (
        gettext("« {record} » ajouté au publipostage"),
        gettext("« {record} » laissé hors du publipostage"),
    )
    record: Text


class Filter(Act, do="filter", word="filtrer"):
    """Take into the mailing those lines alone that hold a value; all where none is given."""

    past = (
        gettext("Publipostage filtré sur « {column} » : {value}"),
        gettext("Filtre du publipostage ôté"),
    )
    column: Text
    value: Text


class Merge(Act, do="merge", word="fusionner"):
    """Make the letters."""

    past = (gettext("Lettres du publipostage créées"),)


class Save(Act, do="save", word="enregistrer"):
    """Save the document."""

    past = (gettext("« {here} » enregistré"),)


class Export(Act, do="export", word="exporter"):
    """Save a copy in another format."""

    past = (gettext("Document exporté au format {form}"),)
    form: Text


class Undo(Act, do="undo", word="annuler"):
    """Bring back what the last act changed."""

    past = (gettext("Dernier changement annulé"),)


class Redo(Act, do="redo", word="rétablir"):
    """Do again what was undone."""

    past = (gettext("Changement annulé rétabli"),)


ACTS: tuple[type[Act], ...] = (
    Go, Back, Open, Find, Copy, Edit, Insert, Delete, Move, Paste, Style, Format, Align, Lay, ListAs, ListMany,
    Replace, Break, Sign, PutField, Note, Contents, Update, NewTable, Caption, Alt, Fill, AddCells,
    DropCells, Across, Level, MovePart, Set, Write, Remark, Reply, Resolve, Discard, Track, Accept,
    Refuse, AnswerAll, Choose, Filter, Merge, Save, Export, Undo, Redo,
)  # fmt: skip
