"""What one does in a mailbox."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Text


class OpenFolder(Moving, do="open_folder", word="dossier"):
    """Show a folder."""

    past = (gettext("Dossier « {folder} » ouvert"),)
    folder: Text


class Open(Moving, do="open", word="ouvrir"):
    """Open a message, a draft, a contact or a group."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text


class Details(Moving, do="details", word="détails"):
    """Show where a message really comes from, and where its links lead."""

    past = (gettext("Détails de « {here} » affichés"),)


class Back(Moving, do="back", word="retour"):
    """Go back to the list."""

    past = (gettext("Retour à la liste"),)


class Search(Moving, do="search", word="chercher"):
    """Look for messages."""

    past = (gettext("« {text} » cherché"),)
    text: Text


class Contacts(Moving, do="contacts", word="carnet"):
    """Show the contact list."""

    past = (gettext("Carnet d'adresses ouvert"),)


class Rules(Moving, do="rules", word="règles"):
    """Show the sorting rules."""

    past = (gettext("Règles de tri affichées"),)


class Move(Act, do="move", word="déplacer"):
    """Put a message into another folder."""

    past = (gettext("Message « {message} » déplacé dans « {folder} »"),)
    message: Text
    folder: Text


class NewFolder(Act, do="new_folder", word="créer-dossier"):
    """Make a folder."""

    past = (gettext("Dossier « {name} » créé"),)
    links = NAMED
    name: Text


class Report(Act, do="report", word="signaler"):
    """Report a message as unwanted or a fraud."""

    past = (gettext("Message « {message} » signalé"),)
    message: Text


class Delete(Act, do="delete", word="supprimer"):
    """Put a message into the bin, or give up a draft."""

    past = (gettext("« {thing} » supprimé"),)
    thing: Text


class Flag(Act, do="flag", word="suivre"):
    """Mark a message as to be followed up, or no longer."""

    past = (
        gettext("Message « {message} » marqué à suivre"),
        gettext("Suivi ôté du message « {message} »"),
    )
    message: Text


class Unread(Act, do="unread", word="non-lu"):
    """Mark a message as not read."""

    past = (gettext("Message « {message} » marqué non lu"),)
    message: Text


class OpenFile(Act, do="open_file", word="ouvrir-pièce"):
    """Open an attachment."""

    past = (gettext("Pièce jointe « {file} » ouverte"),)
    file: Text


class Follow(Act, do="follow", word="cliquer"):
    """Follow a link of a message."""

    past = (gettext("Lien « {link} » suivi"),)
    link: Text


class Block(Act, do="block", word="bloquer"):
    """Block the sender of the message."""

    past = (gettext("Expéditeur de « {here} » bloqué"),)


class Write(Act, do="write", word="écrire"):
    """Begin a message."""

    past = (gettext("Nouveau message commencé"),)


class Reply(Act, do="reply", word="répondre"):
    """Answer the sender of the message."""

    past = (gettext("Réponse à « {here} » commencée"),)


class ReplyAll(Act, do="reply_all", word="répondre-à-tous"):
    """Answer the sender and the other recipients."""

    past = (gettext("Réponse à tous les destinataires de « {here} » commencée"),)


class Forward(Act, do="forward", word="transférer"):
    """Send the message on to somebody."""

    past = (gettext("Transfert de « {here} » commencé"),)


class Fill(Act, do="fill", word="remplir"):
    """Write into a field of the message or of the contact."""

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
    field: Text
    text: Text


class Attach(Act, do="attach", word="joindre"):
    """Attach a file of the computer."""

    past = (gettext("« {document} » joint au message"),)
    document: Text


class ShareLink(Act, do="share_link", word="lien"):
    """Put the document on line and its link into the message."""

    past = (gettext("Lien vers « {document} » mis dans le message"),)
    document: Text


class Detach(Act, do="detach", word="ôter"):
    """Take an attachment or a link out of the message."""

    past = (gettext("« {file} » ôté du message"),)
    file: Text


class Send(Act, do="send", word="envoyer"):
    """Send the message."""

    past = (gettext("Message « {here} » envoyé"),)


class NewRule(Act, do="new_rule", word="créer-règle"):
    """Make a sorting rule."""

    past = (
        gettext("Règle créée : si « {field} » contient « {contains} », ranger dans « {folder} »"),
    )
    links = ("contient", ":", "=")
    field: Text
    contains: Text
    folder: Text


class Toggle(Act, do="toggle", word="basculer"):
    """Turn a rule on or off."""

    past = (
        gettext("Règle sur « {rule} » activée"),
        gettext("Règle sur « {rule} » arrêtée"),
    )
    rule: Text


class DeleteRule(Act, do="delete_rule", word="supprimer-règle"):
    """Remove a rule."""

    past = (gettext("Règle sur « {rule} » supprimée"),)
    rule: Text


class NewContact(Act, do="new_contact", word="nouveau-contact"):
    """Add somebody to the contact list."""

    past = (gettext("Contact « {name} » ajouté : {address}"),)
    name: Text
    address: Text


class NewGroup(Act, do="new_group", word="créer-groupe"):
    """Make a group of contacts."""

    past = (gettext("Groupe « {name} » créé"),)
    links = NAMED
    name: Text


class Join(Act, do="join", word="grouper"):
    """Put a contact into a group."""

    past = (gettext("« {contact} » ajouté au groupe « {group} »"),)
    contact: Text
    group: Text


class Leave(Act, do="leave", word="retirer"):
    """Take a contact out of a group."""

    past = (gettext("« {contact} » retiré du groupe « {here} »"),)
    contact: Text


ACTS: tuple[type[Act], ...] = (
    OpenFolder, Open, Details, Back, Search, Contacts, Rules, Move, NewFolder, Report, Delete, Flag,
    Unread, OpenFile, Follow, Block, Write, Reply, ReplyAll, Forward, Fill, Attach, ShareLink, Detach,
    Send, NewRule, Toggle, DeleteRule, NewContact, NewGroup, Join, Leave,
)  # fmt: skip
