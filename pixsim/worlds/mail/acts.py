"""What one does in a mailbox."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Text


class OpenFolder(Moving):
    """Show a folder."""

    word = "dossier"
    past = (gettext("Dossier « {folder} » ouvert"),)
    do: Literal["open_folder"] = "open_folder"
    folder: Text


class Open(Moving):
    """Open a message, a draft, a contact or a group."""

    word = "ouvrir"
    past = (gettext("« {thing} » ouvert"),)
    do: Literal["open"] = "open"
    thing: Text


class Details(Moving):
    """Show where a message really comes from, and where its links lead."""

    word = "détails"
    past = (gettext("Détails de « {here} » affichés"),)
    do: Literal["details"] = "details"


class Back(Moving):
    """Go back to the list."""

    word = "retour"
    past = (gettext("Retour à la liste"),)
    do: Literal["back"] = "back"


class Search(Moving):
    """Look for messages."""

    word = "chercher"
    past = (gettext("« {text} » cherché"),)
    do: Literal["search"] = "search"
    text: Text


class Contacts(Moving):
    """Show the contact list."""

    word = "carnet"
    past = (gettext("Carnet d'adresses ouvert"),)
    do: Literal["contacts"] = "contacts"


class Rules(Moving):
    """Show the sorting rules."""

    word = "règles"
    past = (gettext("Règles de tri affichées"),)
    do: Literal["rules"] = "rules"


class Move(Act):
    """Put a message into another folder."""

    word = "déplacer"
    past = (gettext("Message « {message} » déplacé dans « {folder} »"),)
    do: Literal["move"] = "move"
    message: Text
    folder: Text


class NewFolder(Act):
    """Make a folder."""

    word = "créer-dossier"
    past = (gettext("Dossier « {name} » créé"),)
    links = NAMED
    do: Literal["new_folder"] = "new_folder"
    name: Text


class Report(Act):
    """Report a message as unwanted or a fraud."""

    word = "signaler"
    past = (gettext("Message « {message} » signalé"),)
    do: Literal["report"] = "report"
    message: Text


class Delete(Act):
    """Put a message into the bin, or give up a draft."""

    word = "supprimer"
    past = (gettext("« {thing} » supprimé"),)
    do: Literal["delete"] = "delete"
    thing: Text


class Flag(Act):
    """Mark a message as to be followed up, or no longer."""

    word = "suivre"
    past = (
        gettext("Message « {message} » marqué à suivre"),
        gettext("Suivi ôté du message « {message} »"),
    )
    do: Literal["flag"] = "flag"
    message: Text


class Unread(Act):
    """Mark a message as not read."""

    word = "non-lu"
    past = (gettext("Message « {message} » marqué non lu"),)
    do: Literal["unread"] = "unread"
    message: Text


class OpenFile(Act):
    """Open an attachment."""

    word = "ouvrir-pièce"
    past = (gettext("Pièce jointe « {file} » ouverte"),)
    do: Literal["open_file"] = "open_file"
    file: Text


class Follow(Act):
    """Follow a link of a message."""

    word = "cliquer"
    past = (gettext("Lien « {link} » suivi"),)
    do: Literal["follow"] = "follow"
    link: Text


class Block(Act):
    """Block the sender of the message."""

    word = "bloquer"
    past = (gettext("Expéditeur de « {here} » bloqué"),)
    do: Literal["block"] = "block"


class Write(Act):
    """Begin a message."""

    word = "écrire"
    past = (gettext("Nouveau message commencé"),)
    do: Literal["write"] = "write"


class Reply(Act):
    """Answer the sender of the message."""

    word = "répondre"
    past = (gettext("Réponse à « {here} » commencée"),)
    do: Literal["reply"] = "reply"


class ReplyAll(Act):
    """Answer the sender and the other recipients."""

    word = "répondre-à-tous"
    past = (gettext("Réponse à tous les destinataires de « {here} » commencée"),)
    do: Literal["reply_all"] = "reply_all"


class Forward(Act):
    """Send the message on to somebody."""

    word = "transférer"
    past = (gettext("Transfert de « {here} » commencé"),)
    do: Literal["forward"] = "forward"


class Fill(Act):
    """Write into a field of the message or of the contact."""

    word = "remplir"
    past = (gettext("« {field} » rempli : {text}"),)
    links = (":", "=", "par", "avec")
    spoken_links = (
        "à",
        "au",
        "sur",
        "en",
        "de",
        "dans",
        "pour",
        "comme",
    )
    fills = True
    do: Literal["fill"] = "fill"
    field: Text
    text: Text


class Attach(Act):
    """Attach a file of the computer."""

    word = "joindre"
    past = (gettext("« {document} » joint au message"),)
    do: Literal["attach"] = "attach"
    document: Text


class ShareLink(Act):
    """Put the document on line and its link into the message."""

    word = "lien"
    past = (gettext("Lien vers « {document} » mis dans le message"),)
    do: Literal["share_link"] = "share_link"
    document: Text


class Detach(Act):
    """Take an attachment or a link out of the message."""

    word = "ôter"
    past = (gettext("« {file} » ôté du message"),)
    do: Literal["detach"] = "detach"
    file: Text


class Send(Act):
    """Send the message."""

    word = "envoyer"
    past = (gettext("Message « {here} » envoyé"),)
    do: Literal["send"] = "send"


class NewRule(Act):
    """Make a sorting rule."""

    word = "créer-règle"
    past = (
        gettext("Règle créée : si « {field} » contient « {contains} », ranger dans « {folder} »"),
    )
    links = ("contient", ":", "=")
    do: Literal["new_rule"] = "new_rule"
    field: Text
    contains: Text
    folder: Text


class Toggle(Act):
    """Turn a rule on or off."""

    word = "basculer"
    past = (
        gettext("Règle sur « {rule} » activée"),
        gettext("Règle sur « {rule} » arrêtée"),
    )
    do: Literal["toggle"] = "toggle"
    rule: Text


class DeleteRule(Act):
    """Remove a rule."""

    word = "supprimer-règle"
    past = (gettext("Règle sur « {rule} » supprimée"),)
    do: Literal["delete_rule"] = "delete_rule"
    rule: Text


class NewContact(Act):
    """Add somebody to the contact list."""

    word = "nouveau-contact"
    past = (gettext("Contact « {name} » ajouté : {address}"),)
    do: Literal["new_contact"] = "new_contact"
    name: Text
    address: Text


class NewGroup(Act):
    """Make a group of contacts."""

    word = "créer-groupe"
    past = (gettext("Groupe « {name} » créé"),)
    links = NAMED
    do: Literal["new_group"] = "new_group"
    name: Text


class Join(Act):
    """Put a contact into a group."""

    word = "grouper"
    past = (gettext("« {contact} » ajouté au groupe « {group} »"),)
    do: Literal["join"] = "join"
    contact: Text
    group: Text


class Leave(Act):
    """Take a contact out of a group."""

    word = "retirer"
    past = (gettext("« {contact} » retiré du groupe « {here} »"),)
    do: Literal["leave"] = "leave"
    contact: Text


ACTS: tuple[type[Act], ...] = (
    OpenFolder, Open, Details, Back, Search, Contacts, Rules, Move, NewFolder, Report, Delete, Flag,
    Unread, OpenFile, Follow, Block, Write, Reply, ReplyAll, Forward, Fill, Attach, ShareLink, Detach,
    Send, NewRule, Toggle, DeleteRule, NewContact, NewGroup, Join, Leave,
)  # fmt: skip
