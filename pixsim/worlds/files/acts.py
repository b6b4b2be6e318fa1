"""What one does with files and folders."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Text


class Open(Moving, do="open", word="ouvrir"):
    """Go into a folder, look into an archive, read a file."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text


class Back(Moving, do="back", word="remonter"):
    """Close what is open, or go to the folder above."""

    past = (gettext("Retour au dossier précédent"),)


class Go(Moving, do="go", word="aller"):
    """Go to a folder by its path."""

    past = (gettext("Dossier « {path} » ouvert"),)
    links = ("dans le dossier", "au dossier", "dans", "vers", "à", "au")
    path: Text


class Properties(Moving, do="properties", word="propriétés"):
    """Show what is known of a file."""

    past = (gettext("Propriétés de « {thing} » affichées"),)
    thing: Text


class Sort(Moving, do="sort", word="trier"):
    """List in another order; the same again turns it round."""

    past = (gettext("Fichiers triés : {by}"),)
    by: Text


class Find(Moving, do="find", word="chercher"):
    """Look for files here and below."""

    past = (gettext("« {text} » cherché"),)
    text: Text


class Bin(Moving, do="bin", word="corbeille"):
    """Show the bin."""

    past = (gettext("Corbeille ouverte"),)


class NewFolder(Act, do="new_folder", word="créer-dossier"):
    """Make a folder here."""

    past = (gettext("Dossier « {name} » créé dans « {here} »"),)
    links = NAMED
    name: Text


class Rename(Act, do="rename", word="renommer"):
    """Give another name."""

    past = (gettext("« {thing} » renommé « {name} »"),)
    links = ("en", ":", "=", "->", "→")
    spoken_links = ("pour", "par", "comme")
    thing: Text
    name: Text


class RenameAll(Act, do="rename_all", word="renommer-lot"):
    """Name all files listed here after a pattern, « ### » being a counter of three figures."""

    past = (gettext("Fichiers de « {here} » renommés selon le modèle « {pattern} »"),)
    links = ("en", ":")
    pattern: Text


class Copy(Act, do="copy", word="copier"):
    """Copy into another folder."""

    past = (gettext("« {thing} » copié dans « {folder} »"),)
    thing: Text
    folder: Text


class Move(Act, do="move", word="déplacer"):
    """Move into another folder."""

    past = (gettext("« {thing} » déplacé dans « {folder} »"),)
    thing: Text
    folder: Text


class Delete(Act, do="delete", word="supprimer"):
    """Put into the bin."""

    past = (gettext("« {thing} » mis à la corbeille"),)
    thing: Text


class Restore(Act, do="restore", word="restaurer"):
    """Take out of the bin."""

    past = (gettext("« {thing} » restauré depuis la corbeille"),)
    thing: Text


class EmptyBin(Act, do="empty_bin", word="vider"):
    """Delete for good what is in the bin."""

    past = (gettext("Corbeille vidée"),)


class Pack(Act, do="pack", word="compresser"):
    """Make an archive of a file or folder, beside it."""

    past = (gettext("« {thing} » compressé en « {name} »"),)
    links = ("en", "sous", ":", "=", "->", "→")
    thing: Text
    name: Text


class Unpack(Act, do="unpack", word="extraire"):
    """Take all out of an archive, into a folder of its name beside it."""

    past = (gettext("Archive « {thing} » extraite"),)
    thing: Text


class ReadOnly(Act, do="read_only", word="protéger"):
    """Protect against changes, or no longer."""

    past = (
        gettext("« {thing} » protégé contre les modifications"),
        gettext("Protection ôtée de « {thing} »"),
    )
    thing: Text


class OpenWith(Act, do="open_with", word="ouvrir-avec"):
    """Open with a program."""

    past = (gettext("« {thing} » ouvert avec « {app} »"),)
    thing: Text
    app: Text


class SaveAs(Act, do="save_as", word="enregistrer-sous"):
    """Save a copy in another format, beside it."""

    past = (gettext("« {thing} » enregistré au format {form}"),)
    thing: Text
    form: Text


class SaveOpenAs(Act, do="save_open_as", word="enregistrer-au-format"):
    """Save a copy of the file that is open in another format, beside it."""

    past = (gettext("« {here} » enregistré au format {form}"),)
    form: Text


class Tag(Act, do="tag", word="étiqueter"):
    """Put a label on a file, or take it off."""

    past = (
        gettext("Étiquette « {label} » mise sur « {thing} »"),
        gettext("Étiquette « {label} » ôtée de « {thing} »"),
    )
    thing: Text
    label: Text


class Replace(Act, do="replace", word="remplacer"):
    """Put a file in the place of the one of that name."""

    past = (gettext("Fichier de même nom remplacé"),)


class KeepBoth(Act, do="keep_both", word="garder-les-deux"):
    """Put a file beside the one of that name, under another name."""

    past = (gettext("Les deux fichiers de même nom gardés"),)


class GiveUp(Moving, do="give_up", word="renoncer"):
    """Leave the file that has that name as it is."""

    past = (gettext("Fichier de même nom laissé tel quel"),)


ACTS: tuple[type[Act], ...] = (
    Open, Back, Go, Properties, Sort, Find, Bin, NewFolder, Rename, RenameAll, Copy, Move, Delete,
    Restore, EmptyBin, Pack, Unpack, ReadOnly, OpenWith, SaveAs, SaveOpenAs, Tag,
    Replace, KeepBoth, GiveUp,
)  # fmt: skip
