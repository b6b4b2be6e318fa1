"""What one does in a mailbox."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Text


class OpenFolder(Moving):
    """Show a folder."""

    word: ClassVar[str] = "dossier"
    past: ClassVar[tuple[str, ...]] = (gettext("Dossier « {folder} » ouvert"),)
    do: Literal["open_folder"] = "open_folder"
    folder: Text


class Open(Moving):
    """Open a message, a draft, a contact or a group."""

    word: ClassVar[str] = "ouvrir"
    past: ClassVar[tuple[str, ...]] = (gettext("« {thing} » ouvert"),)
    do: Literal["open"] = "open"
    thing: Text


class Details(Moving):
    """Show where a message really comes from, and where its links lead."""

    word: ClassVar[str] = "détails"
    past: ClassVar[tuple[str, ...]] = (gettext("Détails de « {here} » affichés"),)
    do: Literal["details"] = "details"


class Back(Moving):
    """Go back to the list."""

    word: ClassVar[str] = "retour"
    past: ClassVar[tuple[str, ...]] = (gettext("Retour à la liste"),)
    do: Literal["back"] = "back"


class Search(Moving):
    """Look for messages."""

    word: ClassVar[str] = "chercher"
    past: ClassVar[tuple[str, ...]] = (gettext("« {text} » cherché"),)
    do: Literal["search"] = "search"
    text: Text


class Contacts(Moving):
    """Show the contact list."""

    word: ClassVar[str] = "carnet"
    past: ClassVar[tuple[str, ...]] = (gettext("Carnet d'adresses ouvert"),)
    do: Literal["contacts"] = "contacts"


class Rules(Moving):
    """Show the sorting rules."""

    word: ClassVar[str] = "règles"
    past: ClassVar[tuple[str, ...]] = (gettext("Règles de tri affichées"),)
    do: Literal["rules"] = "rules"


class Move(Act):
    """Put a message into another folder."""

    word: ClassVar[str] = "déplacer"
    past: ClassVar[tuple[str, ...]] = (gettext("Message « {message} » déplacé dans « {folder} »"),)
    do: Literal["move"] = "move"
    message: Text
    folder: Text


class NewFolder(Act):
    """Make a folder."""

    word: ClassVar[str] = "créer-dossier"
    past: ClassVar[tuple[str, ...]] = (gettext("Dossier « {name} » créé"),)
    links: ClassVar[tuple[str, ...]] = NAMED
    do: Literal["new_folder"] = "new_folder"
    name: Text


class Report(Act):
    """Report a message as unwanted or a fraud."""

    word: ClassVar[str] = "signaler"
    past: ClassVar[tuple[str, ...]] = (gettext("Message « {message} » signalé"),)
    do: Literal["report"] = "report"
    message: Text


class Delete(Act):
    """Put a message into the bin, or give up a draft."""

    word: ClassVar[str] = "supprimer"
    past: ClassVar[tuple[str, ...]] = (gettext("« {thing} » supprimé"),)
    do: Literal["delete"] = "delete"
    thing: Text


class Flag(Act):
    """Mark a message as to be followed up, or no longer."""

    word: ClassVar[str] = "suivre"
    past: ClassVar[tuple[str, ...]] = (
        gettext("Message « {message} » marqué à suivre"),
        gettext("Suivi ôté du message « {message} »"),
    )
    do: Literal["flag"] = "flag"
    message: Text


class Unread(Act):
    """Mark a message as not read."""

    word: ClassVar[str] = "non-lu"
    past: ClassVar[tuple[str, ...]] = (gettext("Message « {message} » marqué non lu"),)
    do: Literal["unread"] = "unread"
    message: Text


class OpenFile(Act):
    """Open an attachment."""

    word: ClassVar[str] = "ouvrir-pièce"
    past: ClassVar[tuple[str, ...]] = (gettext("Pièce jointe « {file} » ouverte"),)
    do: Literal["open_file"] = "open_file"
    file: Text


class Follow(Act):
    """Follow a link of a message."""

    word: ClassVar[str] = "cliquer"
    past: ClassVar[tuple[str, ...]] = (gettext("Lien « {link} » suivi"),)
    do: Literal["follow"] = "follow"
    link: Text


class Block(Act):
    """Block the sender of the message."""

    word: ClassVar[str] = "bloquer"
    past: ClassVar[tuple[str, ...]] = (gettext("Expéditeur de « {here} » bloqué"),)
    do: Literal["block"] = "block"


class Write(Act):
    """Begin a message."""

    word: ClassVar[str] = "écrire"
    past: ClassVar[tuple[str, ...]] = (gettext("Nouveau message commencé"),)
    do: Literal["write"] = "write"


class Reply(Act):
    """Answer the sender of the message."""

    word: ClassVar[str] = "répondre"
    past: ClassVar[tuple[str, ...]] = (gettext("Réponse à « {here} » commencée"),)
    do: Literal["reply"] = "reply"


class ReplyAll(Act):
    """Answer the sender and the other recipients."""

    word: ClassVar[str] = "répondre-à-tous"
    past: ClassVar[tuple[str, ...]] = (
        gettext("Réponse à tous les destinataires de « {here} » commencée"),
    )
    do: Literal["reply_all"] = "reply_all"


class Forward(Act):
    """Send the message on to somebody."""

    word: ClassVar[str] = "transférer"
    past: ClassVar[tuple[str, ...]] = (gettext("Transfert de « {here} » commencé"),)
    do: Literal["forward"] = "forward"


class Fill(Act):
    """Write into a field of the message or of the contact."""

    word: ClassVar[str] = "remplir"
    past: ClassVar[tuple[str, ...]] = (gettext("« {field} » rempli : {text}"),)
    links: ClassVar[tuple[str, ...]] = (":", "=", "par", "avec")
    spoken_links: ClassVar[tuple[str, ...]] = (
        "à",
        "au",
        "sur",
        "en",
        "de",
        "dans",
        "pour",
        "comme",
    )
    fills: ClassVar[bool] = True
    do: Literal["fill"] = "fill"
    field: Text
    text: Text


class Attach(Act):
    """Attach a file of the computer."""

    word: ClassVar[str] = "joindre"
    past: ClassVar[tuple[str, ...]] = (gettext("« {document} » joint au message"),)
    do: Literal["attach"] = "attach"
    document: Text


class ShareLink(Act):
    """Put the document on line and its link into the message."""

    word: ClassVar[str] = "lien"
    past: ClassVar[tuple[str, ...]] = (gettext("Lien vers « {document} » mis dans le message"),)
    do: Literal["share_link"] = "share_link"
    document: Text


class Detach(Act):
    """Take an attachment or a link out of the message."""

    word: ClassVar[str] = "ôter"
    past: ClassVar[tuple[str, ...]] = (gettext("« {file} » ôté du message"),)
    do: Literal["detach"] = "detach"
    file: Text


class Send(Act):
    """Send the message."""

    word: ClassVar[str] = "envoyer"
    past: ClassVar[tuple[str, ...]] = (gettext("Message « {here} » envoyé"),)
    do: Literal["send"] = "send"


class NewRule(Act):
    """Make a sorting rule."""

    word: ClassVar[str] = "créer-règle"
    past: ClassVar[tuple[str, ...]] = (
        gettext("Règle créée : si « {field} » contient « {contains} », ranger dans « {folder} »"),
    )
    links: ClassVar[tuple[str, ...]] = ("contient", ":", "=")
    do: Literal["new_rule"] = "new_rule"
    field: Text
    contains: Text
    folder: Text


class Toggle(Act):
    """Turn a rule on or off."""

    word: ClassVar[str] = "basculer"
    past: ClassVar[tuple[str, ...]] = (
        gettext("Règle sur « {rule} » activée"),
        gettext("Règle sur « {rule} » arrêtée"),
    )
    do: Literal["toggle"] = "toggle"
    rule: Text


class DeleteRule(Act):
    """Remove a rule."""

    word: ClassVar[str] = "supprimer-règle"
    past: ClassVar[tuple[str, ...]] = (gettext("Règle sur « {rule} » supprimée"),)
    do: Literal["delete_rule"] = "delete_rule"
    rule: Text


class NewContact(Act):
    """Add somebody to the contact list."""

    word: ClassVar[str] = "nouveau-contact"
    past: ClassVar[tuple[str, ...]] = (gettext("Contact « {name} » ajouté : {address}"),)
    do: Literal["new_contact"] = "new_contact"
    name: Text
    address: Text


class NewGroup(Act):
    """Make a group of contacts."""

    word: ClassVar[str] = "créer-groupe"
    past: ClassVar[tuple[str, ...]] = (gettext("Groupe « {name} » créé"),)
    links: ClassVar[tuple[str, ...]] = NAMED
    do: Literal["new_group"] = "new_group"
    name: Text


class Join(Act):
    """Put a contact into a group."""

    word: ClassVar[str] = "grouper"
    past: ClassVar[tuple[str, ...]] = (gettext("« {contact} » ajouté au groupe « {group} »"),)
    do: Literal["join"] = "join"
    contact: Text
    group: Text


class Leave(Act):
    """Take a contact out of a group."""

    word: ClassVar[str] = "retirer"
    past: ClassVar[tuple[str, ...]] = (gettext("« {contact} » retiré du groupe « {here} »"),)
    do: Literal["leave"] = "leave"
    contact: Text


ACTS: tuple[type[Act], ...] = (
    OpenFolder, Open, Details, Back, Search, Contacts, Rules, Move, NewFolder, Report, Delete, Flag,
    Unread, OpenFile, Follow, Block, Write, Reply, ReplyAll, Forward, Fill, Attach, ShareLink, Detach,
    Send, NewRule, Toggle, DeleteRule, NewContact, NewGroup, Join, Leave,
)  # fmt: skip
