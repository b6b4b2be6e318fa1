"""What one does with a shared drive."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Text


class Open(Moving):
    """Go into a folder, read a document or one of its versions."""

    word: ClassVar[str] = "ouvrir"
    past: ClassVar[tuple[str, ...]] = (gettext("« {thing} » ouvert"),)
    do: Literal["open"] = "open"
    thing: Text


class Back(Moving):
    """Close what is open, or go to the folder above."""

    word: ClassVar[str] = "remonter"
    past: ClassVar[tuple[str, ...]] = (gettext("Retour à la liste"),)
    do: Literal["back"] = "back"


class Find(Moving):
    """Look for names and words here and below."""

    word: ClassVar[str] = "chercher"
    past: ClassVar[tuple[str, ...]] = (gettext("« {text} » cherché"),)
    do: Literal["find"] = "find"
    text: Text


class Sort(Moving):
    """List in another order."""

    word: ClassVar[str] = "trier"
    past: ClassVar[tuple[str, ...]] = (gettext("Documents triés : {by}"),)
    do: Literal["sort"] = "sort"
    by: Text


class Sharing(Moving):
    """Show who may do what with something."""

    word: ClassVar[str] = "partage"
    past: ClassVar[tuple[str, ...]] = (gettext("Partage de « {thing} » affiché"),)
    do: Literal["sharing"] = "sharing"
    thing: Text


class History(Moving):
    """Show the versions of a document."""

    word: ClassVar[str] = "historique"
    past: ClassVar[tuple[str, ...]] = (gettext("Historique de « {thing} » affiché"),)
    do: Literal["history"] = "history"
    thing: Text


class HistoryHere(Moving):
    """Show the versions of the document that is open."""

    word: ClassVar[str] = "versions"
    past: ClassVar[tuple[str, ...]] = (gettext("Historique de « {here} » affiché"),)
    do: Literal["history_here"] = "history_here"


class Bin(Moving):
    """Show the bin."""

    word: ClassVar[str] = "corbeille"
    past: ClassVar[tuple[str, ...]] = (gettext("Corbeille ouverte"),)
    do: Literal["bin"] = "bin"


class Device(Moving):
    """Show the folder of the computer that is kept in step."""

    word: ClassVar[str] = "appareil"
    past: ClassVar[tuple[str, ...]] = (gettext("Dossier de l'appareil ouvert"),)
    do: Literal["device"] = "device"


class NewFolder(Act):
    """Make a folder here."""

    word: ClassVar[str] = "créer-dossier"
    past: ClassVar[tuple[str, ...]] = (gettext("Dossier « {name} » créé"),)
    links: ClassVar[tuple[str, ...]] = NAMED
    do: Literal["new_folder"] = "new_folder"
    name: Text


class Upload(Act):
    """Put a file of the computer here."""

    word: ClassVar[str] = "déposer"
    past: ClassVar[tuple[str, ...]] = (gettext("« {file} » déposé en ligne"),)
    do: Literal["upload"] = "upload"
    file: Text


class Rename(Act):
    """Give another name."""

    word: ClassVar[str] = "renommer"
    past: ClassVar[tuple[str, ...]] = (gettext("« {thing} » renommé « {name} »"),)
    links: ClassVar[tuple[str, ...]] = ("en", ":", "=", "->", "→")
    spoken_links: ClassVar[tuple[str, ...]] = ("pour", "par", "comme")
    do: Literal["rename"] = "rename"
    thing: Text
    name: Text


class Move(Act):
    """Move into another folder."""

    word: ClassVar[str] = "déplacer"
    past: ClassVar[tuple[str, ...]] = (gettext("« {thing} » déplacé dans « {folder} »"),)
    do: Literal["move"] = "move"
    thing: Text
    folder: Text


class Copy(Act):
    """Copy into another folder; the copy is one's own."""

    word: ClassVar[str] = "copier"
    past: ClassVar[tuple[str, ...]] = (gettext("« {thing} » copié dans « {folder} »"),)
    do: Literal["copy"] = "copy"
    thing: Text
    folder: Text


class Delete(Act):
    """Put into the bin."""

    word: ClassVar[str] = "supprimer"
    past: ClassVar[tuple[str, ...]] = (gettext("« {thing} » mis à la corbeille"),)
    do: Literal["delete"] = "delete"
    thing: Text


class Restore(Act):
    """Take out of the bin."""

    word: ClassVar[str] = "restaurer"
    past: ClassVar[tuple[str, ...]] = (gettext("« {thing} » restauré depuis la corbeille"),)
    do: Literal["restore"] = "restore"
    thing: Text


class Erase(Act):
    """Delete for good."""

    word: ClassVar[str] = "détruire"
    past: ClassVar[tuple[str, ...]] = (gettext("« {thing} » supprimé pour de bon"),)
    do: Literal["erase"] = "erase"
    thing: Text


class EmptyBin(Act):
    """Delete for good all that is in the bin."""

    word: ClassVar[str] = "vider"
    past: ClassVar[tuple[str, ...]] = (gettext("Corbeille vidée"),)
    do: Literal["empty_bin"] = "empty_bin"


class Give(Act):
    """Give somebody, or a group, a right."""

    word: ClassVar[str] = "donner"
    past: ClassVar[tuple[str, ...]] = (gettext("Droit de « {who} » sur « {here} » : {right}"),)
    do: Literal["give"] = "give"
    who: Text
    right: Text


class LinkRight(Act):
    """Say what all who have the link may do."""

    word: ClassVar[str] = "lien"
    past: ClassVar[tuple[str, ...]] = (gettext("Lien de « {here} » : {right}"),)
    do: Literal["link"] = "link"
    right: Text


class LinkEnd(Act):
    """Say until when the link works."""

    word: ClassVar[str] = "durée"
    past: ClassVar[tuple[str, ...]] = (gettext("Durée du lien de « {here} » : {until}"),)
    do: Literal["link_end"] = "link_end"
    until: Text


class CopyLink(Moving):
    """Copy the address of what is shared."""

    word: ClassVar[str] = "copier-lien"
    past: ClassVar[tuple[str, ...]] = (gettext("Lien de « {here} » copié"),)
    do: Literal["copy_link"] = "copy_link"


class Transfer(Act):
    """Make somebody else the owner."""

    word: ClassVar[str] = "transférer"
    past: ClassVar[tuple[str, ...]] = (gettext("« {who} » rendu propriétaire de « {here} »"),)
    do: Literal["transfer"] = "transfer"
    who: Text


class AskRight(Act):
    """Ask the owner for another right."""

    word: ClassVar[str] = "demander"
    past: ClassVar[tuple[str, ...]] = (gettext("Droit demandé sur « {here} » : {right}"),)
    do: Literal["ask"] = "ask"
    right: Text


class PutBack(Act):
    """Make an earlier version the present one."""

    word: ClassVar[str] = "rétablir"
    past: ClassVar[tuple[str, ...]] = (gettext("Version du {version} de « {here} » rétablie"),)
    do: Literal["put_back"] = "put_back"
    version: Text


class NameVersion(Act):
    """Give a version a name, so that it is found again."""

    word: ClassVar[str] = "nommer"
    past: ClassVar[tuple[str, ...]] = (gettext("Version du {version} nommée « {name} »"),)
    links: ClassVar[tuple[str, ...]] = (":", "=")
    do: Literal["name_version"] = "name_version"
    version: Text
    name: Text


class AddLine(Act):
    """Write a line at the end of a document."""

    word: ClassVar[str] = "ajouter"
    past: ClassVar[tuple[str, ...]] = (gettext("Ligne ajoutée à « {here} » : {text}"),)
    do: Literal["add_line"] = "add_line"
    text: Text


class Rewrite(Act):
    """Write a line of a document anew; an empty one goes."""

    word: ClassVar[str] = "modifier"
    past: ClassVar[tuple[str, ...]] = (gettext("Ligne {row} de « {here} » réécrite : {text}"),)
    links: ClassVar[tuple[str, ...]] = ("par", "en", ":")
    fills: ClassVar[bool] = True
    do: Literal["rewrite"] = "rewrite"
    row: Text
    text: Text


class RemoveLine(Act):
    """Take a line off a document."""

    word: ClassVar[str] = "retirer"
    past: ClassVar[tuple[str, ...]] = (gettext("Ligne {row} de « {here} » supprimée"),)
    do: Literal["remove_line"] = "remove_line"
    row: Text


class Remark(Act):
    """Comment on a document."""

    word: ClassVar[str] = "commenter"
    past: ClassVar[tuple[str, ...]] = (gettext("Commentaire ajouté à « {here} » : {text}"),)
    do: Literal["remark"] = "remark"
    text: Text


class Free(Act):
    """Keep a file of the computer online alone."""

    word: ClassVar[str] = "libérer"
    past: ClassVar[tuple[str, ...]] = (gettext("« {local} » gardé en ligne seulement"),)
    do: Literal["free"] = "free"
    local: Text


class Keep(Act):
    """Have a file on the computer too, for when there is no connection."""

    word: ClassVar[str] = "garder"
    past: ClassVar[tuple[str, ...]] = (gettext("« {local} » gardé aussi sur l'appareil"),)
    do: Literal["keep"] = "keep"
    local: Text


class Discard(Act):
    """Delete a file of the computer: it goes online too, once in step."""

    word: ClassVar[str] = "effacer"
    past: ClassVar[tuple[str, ...]] = (gettext("« {local} » effacé de l'appareil"),)
    do: Literal["discard"] = "discard"
    local: Text


class Connect(Act):
    """Connect the computer, or cut it off."""

    word: ClassVar[str] = "connexion"
    past: ClassVar[tuple[str, ...]] = (
        gettext("Appareil connecté"),
        gettext("Appareil mis hors connexion"),
    )
    do: Literal["connect"] = "connect"


class Sync(Act):
    """Bring the computer and the drive in step."""

    word: ClassVar[str] = "synchroniser"
    past: ClassVar[tuple[str, ...]] = (gettext("Appareil synchronisé"),)
    do: Literal["sync"] = "sync"


ACTS: tuple[type[Act], ...] = (
    Open, Back, Find, Sort, Sharing, History, HistoryHere, Bin, Device, NewFolder, Upload, Rename, Move, Copy, Delete,
    Restore, Erase, EmptyBin, Give, LinkRight, LinkEnd, CopyLink, Transfer, AskRight, PutBack,
    NameVersion, AddLine, Rewrite, RemoveLine, Remark, Free, Keep, Discard, Connect, Sync,
)  # fmt: skip
