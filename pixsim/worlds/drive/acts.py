"""What one does with a shared drive."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Text


class Open(Moving, do="open", word="ouvrir"):
    """Go into a folder, read a document or one of its versions."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text


class Back(Moving, do="back", word="remonter"):
    """Close what is open, or go to the folder above."""

    past = (gettext("Retour à la liste"),)


class Find(Moving, do="find", word="chercher"):
    """Look for names and words here and below."""

    past = (gettext("« {text} » cherché"),)
    text: Text


class Sort(Moving, do="sort", word="trier"):
    """List in another order."""

    past = (gettext("Documents triés : {by}"),)
    by: Text


class Sharing(Moving, do="sharing", word="partage"):
    """Show who may do what with something."""

    past = (gettext("Partage de « {thing} » affiché"),)
    thing: Text


class History(Moving, do="history", word="historique"):
    """Show the versions of a document."""

    past = (gettext("Historique de « {thing} » affiché"),)
    thing: Text


class HistoryHere(Moving, do="history_here", word="versions"):
    """Show the versions of the document that is open."""

    past = (gettext("Historique de « {here} » affiché"),)


class Bin(Moving, do="bin", word="corbeille"):
    """Show the bin."""

    past = (gettext("Corbeille ouverte"),)


class Device(Moving, do="device", word="appareil"):
    """Show the folder of the computer that is kept in step."""

    past = (gettext("Dossier de l'appareil ouvert"),)


class NewFolder(Act, do="new_folder", word="créer-dossier"):
    """Make a folder here."""

    past = (gettext("Dossier « {name} » créé"),)
    links = NAMED
    name: Text


class Upload(Act, do="upload", word="déposer"):
    """Put a file of the computer here."""

    past = (gettext("« {file} » déposé en ligne"),)
    file: Text


class Rename(Act, do="rename", word="renommer"):
    """Give another name."""

    past = (gettext("« {thing} » renommé « {name} »"),)
    links = ("en", ":", "=", "->", "→")
    spoken_links = ("pour", "par", "comme")
    thing: Text
    name: Text


class Move(Act, do="move", word="déplacer"):
    """Move into another folder."""

    past = (gettext("« {thing} » déplacé dans « {folder} »"),)
    thing: Text
    folder: Text


class Copy(Act, do="copy", word="copier"):
    """Copy into another folder; the copy is one's own."""

    past = (gettext("« {thing} » copié dans « {folder} »"),)
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


class Erase(Act, do="erase", word="détruire"):
    """Delete for good."""

    past = (gettext("« {thing} » supprimé pour de bon"),)
    thing: Text


class EmptyBin(Act, do="empty_bin", word="vider"):
    """Delete for good all that is in the bin."""

    past = (gettext("Corbeille vidée"),)


class Give(Act, do="give", word="donner"):
    """Give somebody, or a group, a right."""

    past = (gettext("Droit de « {who} » sur « {here} » : {right}"),)
    who: Text
    right: Text


class LinkRight(Act, do="link", word="lien"):
    """Say what all who have the link may do."""

    past = (gettext("Lien de « {here} » : {right}"),)
    right: Text


class LinkEnd(Act, do="link_end", word="durée"):
    """Say until when the link works."""

    past = (gettext("Durée du lien de « {here} » : {until}"),)
    until: Text


class CopyLink(Moving, do="copy_link", word="copier-lien"):
    """Copy the address of what is shared."""

    past = (gettext("Lien de « {here} » copié"),)


class Transfer(Act, do="transfer", word="transférer"):
    """Make somebody else the owner."""

    past = (gettext("« {who} » rendu propriétaire de « {here} »"),)
    who: Text


class AskRight(Act, do="ask", word="demander"):
    """Ask the owner for another right."""

    past = (gettext("Droit demandé sur « {here} » : {right}"),)
    right: Text


class PutBack(Act, do="put_back", word="rétablir"):
    """Make an earlier version the present one."""

    past = (gettext("Version du {version} de « {here} » rétablie"),)
    version: Text


class NameVersion(Act, do="name_version", word="nommer"):
    """Give a version a name, so that it is found again."""

    past = (gettext("Version du {version} nommée « {name} »"),)
    links = (":", "=")
    version: Text
    name: Text


class AddLine(Act, do="add_line", word="ajouter"):
    """Write a line at the end of a document."""

    past = (gettext("Ligne ajoutée à « {here} » : {text}"),)
    text: Text


class Rewrite(Act, do="rewrite", word="modifier"):
    """Write a line of a document anew; an empty one goes."""

    past = (gettext("Ligne {row} de « {here} » réécrite : {text}"),)
    links = ("par", "en", ":")
    fills = True
    row: Text
    text: Text


class RemoveLine(Act, do="remove_line", word="retirer"):
    """Take a line off a document."""

    past = (gettext("Ligne {row} de « {here} » supprimée"),)
    row: Text


class Remark(Act, do="remark", word="commenter"):
    """Comment on a document."""

    past = (gettext("Commentaire ajouté à « {here} » : {text}"),)
    text: Text


class Free(Act, do="free", word="libérer"):
    """Keep a file of the computer online alone."""

    past = (gettext("« {local} » gardé en ligne seulement"),)
    local: Text


class Keep(Act, do="keep", word="garder"):
    """Have a file on the computer too, for when there is no connection."""

    past = (gettext("« {local} » gardé aussi sur l'appareil"),)
    local: Text


class Discard(Act, do="discard", word="effacer"):
    """Delete a file of the computer: it goes online too, once in step."""

    past = (gettext("« {local} » effacé de l'appareil"),)
    local: Text


class Connect(Act, do="connect", word="connexion"):
    """Connect the computer, or cut it off."""

    past = (
        gettext("Appareil connecté"),
        gettext("Appareil mis hors connexion"),
    )


class Sync(Act, do="sync", word="synchroniser"):
    """Bring the computer and the drive in step."""

    past = (gettext("Appareil synchronisé"),)


ACTS: tuple[type[Act], ...] = (
    Open, Back, Find, Sort, Sharing, History, HistoryHere, Bin, Device, NewFolder, Upload, Rename, Move, Copy, Delete,
    Restore, Erase, EmptyBin, Give, LinkRight, LinkEnd, CopyLink, Transfer, AskRight, PutBack,
    NameVersion, AddLine, Rewrite, RemoveLine, Remark, Free, Keep, Discard, Connect, Sync,
)  # fmt: skip
