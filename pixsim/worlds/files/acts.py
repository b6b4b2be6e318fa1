"""What one does with files and folders."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Text


class Open(Moving):
    """Go into a folder, look into an archive, read a file."""

    word = "ouvrir"
    past = (gettext("« {thing} » ouvert"),)
    do: Literal["open"] = "open"
    thing: Text


class Back(Moving):
    """Close what is open, or go to the folder above."""

    word = "remonter"
    past = (gettext("Retour au dossier précédent"),)
    do: Literal["back"] = "back"


class Go(Moving):
    """Go to a folder by its path."""

    word = "aller"
    past = (gettext("Dossier « {path} » ouvert"),)
    links = ("dans le dossier", "au dossier", "dans", "vers", "à", "au")
    do: Literal["go"] = "go"
    path: Text


class Properties(Moving):
    """Show what is known of a file."""

    word = "propriétés"
    past = (gettext("Propriétés de « {thing} » affichées"),)
    do: Literal["properties"] = "properties"
    thing: Text


class Sort(Moving):
    """List in another order; the same again turns it round."""

    word = "trier"
    past = (gettext("Fichiers triés : {by}"),)
    do: Literal["sort"] = "sort"
    by: Text


class Find(Moving):
    """Look for files here and below."""

    word = "chercher"
    past = (gettext("« {text} » cherché"),)
    do: Literal["find"] = "find"
    text: Text


class Bin(Moving):
    """Show the bin."""

    word = "corbeille"
    past = (gettext("Corbeille ouverte"),)
    do: Literal["bin"] = "bin"


class NewFolder(Act):
    """Make a folder here."""

    word = "créer-dossier"
    past = (gettext("Dossier « {name} » créé dans « {here} »"),)
    links = NAMED
    do: Literal["new_folder"] = "new_folder"
    name: Text


class Rename(Act):
    """Give another name."""

    word = "renommer"
    past = (gettext("« {thing} » renommé « {name} »"),)
    links = ("en", ":", "=", "->", "→")
    spoken_links = ("pour", "par", "comme")
    do: Literal["rename"] = "rename"
    thing: Text
    name: Text


class RenameAll(Act):
    """Name all files listed here after a pattern, « ### » being a counter of three figures."""

    word = "renommer-lot"
    past = (gettext("Fichiers de « {here} » renommés selon le modèle « {pattern} »"),)
    links = ("en", ":")
    do: Literal["rename_all"] = "rename_all"
    pattern: Text


class Copy(Act):
    """Copy into another folder."""

    word = "copier"
    past = (gettext("« {thing} » copié dans « {folder} »"),)
    do: Literal["copy"] = "copy"
    thing: Text
    folder: Text


class Move(Act):
    """Move into another folder."""

    word = "déplacer"
    past = (gettext("« {thing} » déplacé dans « {folder} »"),)
    do: Literal["move"] = "move"
    thing: Text
    folder: Text


class Delete(Act):
    """Put into the bin."""

    word = "supprimer"
    past = (gettext("« {thing} » mis à la corbeille"),)
    do: Literal["delete"] = "delete"
    thing: Text


class Restore(Act):
    """Take out of the bin."""

    word = "restaurer"
    past = (gettext("« {thing} » restauré depuis la corbeille"),)
    do: Literal["restore"] = "restore"
    thing: Text


class EmptyBin(Act):
    """Delete for good what is in the bin."""

    word = "vider"
    past = (gettext("Corbeille vidée"),)
    do: Literal["empty_bin"] = "empty_bin"


class Pack(Act):
    """Make an archive of a file or folder, beside it."""

    word = "compresser"
    past = (gettext("« {thing} » compressé en « {name} »"),)
    links = ("en", "sous", ":", "=", "->", "→")
    do: Literal["pack"] = "pack"
    thing: Text
    name: Text


class Unpack(Act):
    """Take all out of an archive, into a folder of its name beside it."""

    word = "extraire"
    past = (gettext("Archive « {thing} » extraite"),)
    do: Literal["unpack"] = "unpack"
    thing: Text


class ReadOnly(Act):
    """Protect against changes, or no longer."""

    word = "protéger"
    past = (
        gettext("« {thing} » protégé contre les modifications"),
        gettext("Protection ôtée de « {thing} »"),
    )
    do: Literal["read_only"] = "read_only"
    thing: Text


class OpenWith(Act):
    """Open with a program."""

    word = "ouvrir-avec"
    past = (gettext("« {thing} » ouvert avec « {app} »"),)
    do: Literal["open_with"] = "open_with"
    thing: Text
    app: Text


class SaveAs(Act):
    """Save a copy in another format, beside it."""

    word = "enregistrer-sous"
    past = (gettext("« {thing} » enregistré au format {form}"),)
    do: Literal["save_as"] = "save_as"
    thing: Text
    form: Text


class SaveOpenAs(Act):
    """Save a copy of the file that is open in another format, beside it."""

    word = "enregistrer-au-format"
    past = (gettext("« {here} » enregistré au format {form}"),)
    do: Literal["save_open_as"] = "save_open_as"
    form: Text


class Tag(Act):
    """Put a label on a file, or take it off."""

    word = "étiqueter"
    past = (
        gettext("Étiquette « {label} » mise sur « {thing} »"),
        gettext("Étiquette « {label} » ôtée de « {thing} »"),
    )
    do: Literal["tag"] = "tag"
    thing: Text
    label: Text


class Replace(Act):
    """Put a file in the place of the one of that name."""

    word = "remplacer"
    past = (gettext("Fichier de même nom remplacé"),)
    do: Literal["replace"] = "replace"


class KeepBoth(Act):
    """Put a file beside the one of that name, under another name."""

    word = "garder-les-deux"
    past = (gettext("Les deux fichiers de même nom gardés"),)
    do: Literal["keep_both"] = "keep_both"


class GiveUp(Moving):
    """Leave the file that has that name as it is."""

    word = "renoncer"
    past = (gettext("Fichier de même nom laissé tel quel"),)
    do: Literal["give_up"] = "give_up"


ACTS: tuple[type[Act], ...] = (
    Open, Back, Go, Properties, Sort, Find, Bin, NewFolder, Rename, RenameAll, Copy, Move, Delete,
    Restore, EmptyBin, Pack, Unpack, ReadOnly, OpenWith, SaveAs, SaveOpenAs, Tag,
    Replace, KeepBoth, GiveUp,
)  # fmt: skip
