"""What one does with a shared drive."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Text


class Open(Moving):
    """Go into a folder, read a document or one of its versions."""

    word = "ouvrir"
    past = (gettext("« {thing} » ouvert"),)
    do: Literal["open"] = "open"
    thing: Text


class Back(Moving):
    """Close what is open, or go to the folder above."""

    word = "remonter"
    past = (gettext("Retour à la liste"),)
    do: Literal["back"] = "back"


class Find(Moving):
    """Look for names and words here and below."""

    word = "chercher"
    past = (gettext("« {text} » cherché"),)
    do: Literal["find"] = "find"
    text: Text


class Sort(Moving):
    """List in another order."""

    word = "trier"
    past = (gettext("Documents triés : {by}"),)
    do: Literal["sort"] = "sort"
    by: Text


class Sharing(Moving):
    """Show who may do what with something."""

    word = "partage"
    past = (gettext("Partage de « {thing} » affiché"),)
    do: Literal["sharing"] = "sharing"
    thing: Text


class History(Moving):
    """Show the versions of a document."""

    word = "historique"
    past = (gettext("Historique de « {thing} » affiché"),)
    do: Literal["history"] = "history"
    thing: Text


class HistoryHere(Moving):
    """Show the versions of the document that is open."""

    word = "versions"
    past = (gettext("Historique de « {here} » affiché"),)
    do: Literal["history_here"] = "history_here"


class Bin(Moving):
    """Show the bin."""

    word = "corbeille"
    past = (gettext("Corbeille ouverte"),)
    do: Literal["bin"] = "bin"


class Device(Moving):
    """Show the folder of the computer that is kept in step."""

    word = "appareil"
    past = (gettext("Dossier de l'appareil ouvert"),)
    do: Literal["device"] = "device"


class NewFolder(Act):
    """Make a folder here."""

    word = "créer-dossier"
    past = (gettext("Dossier « {name} » créé"),)
    links = NAMED
    do: Literal["new_folder"] = "new_folder"
    name: Text


class Upload(Act):
    """Put a file of the computer here."""

    word = "déposer"
    past = (gettext("« {file} » déposé en ligne"),)
    do: Literal["upload"] = "upload"
    file: Text


class Rename(Act):
    """Give another name."""

    word = "renommer"
    past = (gettext("« {thing} » renommé « {name} »"),)
    links = ("en", ":", "=", "->", "→")
    spoken_links = ("pour", "par", "comme")
    do: Literal["rename"] = "rename"
    thing: Text
    name: Text


class Move(Act):
    """Move into another folder."""

    word = "déplacer"
    past = (gettext("« {thing} » déplacé dans « {folder} »"),)
    do: Literal["move"] = "move"
    thing: Text
    folder: Text


class Copy(Act):
    """Copy into another folder; the copy is one's own."""

    word = "copier"
    past = (gettext("« {thing} » copié dans « {folder} »"),)
    do: Literal["copy"] = "copy"
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


class Erase(Act):
    """Delete for good."""

    word = "détruire"
    past = (gettext("« {thing} » supprimé pour de bon"),)
    do: Literal["erase"] = "erase"
    thing: Text


class EmptyBin(Act):
    """Delete for good all that is in the bin."""

    word = "vider"
    past = (gettext("Corbeille vidée"),)
    do: Literal["empty_bin"] = "empty_bin"


class Give(Act):
    """Give somebody, or a group, a right."""

    word = "donner"
    past = (gettext("Droit de « {who} » sur « {here} » : {right}"),)
    do: Literal["give"] = "give"
    who: Text
    right: Text


class LinkRight(Act):
    """Say what all who have the link may do."""

    word = "lien"
    past = (gettext("Lien de « {here} » : {right}"),)
    do: Literal["link"] = "link"
    right: Text


class LinkEnd(Act):
    """Say until when the link works."""

    word = "durée"
    past = (gettext("Durée du lien de « {here} » : {until}"),)
    do: Literal["link_end"] = "link_end"
    until: Text


class CopyLink(Moving):
    """Copy the address of what is shared."""

    word = "copier-lien"
    past = (gettext("Lien de « {here} » copié"),)
    do: Literal["copy_link"] = "copy_link"


class Transfer(Act):
    """Make somebody else the owner."""

    word = "transférer"
    past = (gettext("« {who} » rendu propriétaire de « {here} »"),)
    do: Literal["transfer"] = "transfer"
    who: Text


class AskRight(Act):
    """Ask the owner for another right."""

    word = "demander"
    past = (gettext("Droit demandé sur « {here} » : {right}"),)
    do: Literal["ask"] = "ask"
    right: Text


class PutBack(Act):
    """Make an earlier version the present one."""

    word = "rétablir"
    past = (gettext("Version du {version} de « {here} » rétablie"),)
    do: Literal["put_back"] = "put_back"
    version: Text


class NameVersion(Act):
    """Give a version a name, so that it is found again."""

    word = "nommer"
    past = (gettext("Version du {version} nommée « {name} »"),)
    links = (":", "=")
    do: Literal["name_version"] = "name_version"
    version: Text
    name: Text


class AddLine(Act):
    """Write a line at the end of a document."""

    word = "ajouter"
    past = (gettext("Ligne ajoutée à « {here} » : {text}"),)
    do: Literal["add_line"] = "add_line"
    text: Text


class Rewrite(Act):
    """Write a line of a document anew; an empty one goes."""

    word = "modifier"
    past = (gettext("Ligne {row} de « {here} » réécrite : {text}"),)
    links = ("par", "en", ":")
    fills = True
    do: Literal["rewrite"] = "rewrite"
    row: Text
    text: Text


class RemoveLine(Act):
    """Take a line off a document."""

    word = "retirer"
    past = (gettext("Ligne {row} de « {here} » supprimée"),)
    do: Literal["remove_line"] = "remove_line"
    row: Text


class Remark(Act):
    """Comment on a document."""

    word = "commenter"
    past = (gettext("Commentaire ajouté à « {here} » : {text}"),)
    do: Literal["remark"] = "remark"
    text: Text


class Free(Act):
    """Keep a file of the computer online alone."""

    word = "libérer"
    past = (gettext("« {local} » gardé en ligne seulement"),)
    do: Literal["free"] = "free"
    local: Text


class Keep(Act):
    """Have a file on the computer too, for when there is no connection."""

    word = "garder"
    past = (gettext("« {local} » gardé aussi sur l'appareil"),)
    do: Literal["keep"] = "keep"
    local: Text


class Discard(Act):
    """Delete a file of the computer: it goes online too, once in step."""

    word = "effacer"
    past = (gettext("« {local} » effacé de l'appareil"),)
    do: Literal["discard"] = "discard"
    local: Text


class Connect(Act):
    """Connect the computer, or cut it off."""

    word = "connexion"
    past = (
        gettext("Appareil connecté"),
        gettext("Appareil mis hors connexion"),
    )
    do: Literal["connect"] = "connect"


class Sync(Act):
    """Bring the computer and the drive in step."""

    word = "synchroniser"
    past = (gettext("Appareil synchronisé"),)
    do: Literal["sync"] = "sync"


ACTS: tuple[type[Act], ...] = (
    Open, Back, Find, Sort, Sharing, History, HistoryHere, Bin, Device, NewFolder, Upload, Rename, Move, Copy, Delete,
    Restore, Erase, EmptyBin, Give, LinkRight, LinkEnd, CopyLink, Transfer, AskRight, PutBack,
    NameVersion, AddLine, Rewrite, RemoveLine, Remark, Free, Keep, Discard, Connect, Sync,
)  # fmt: skip
