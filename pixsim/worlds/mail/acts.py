"""What one does in a mailbox."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.worlds.core import Act, Moving, Text

NAMED = ("nommé", "appelé", ":")


class OpenFolder(Moving):
    """Show a folder."""

    word: ClassVar[str] = "dossier"
    do: Literal["open_folder"] = "open_folder"
    folder: Text


class Open(Moving):
    """Open a message, a draft, a contact or a group."""

    word: ClassVar[str] = "ouvrir"
    do: Literal["open"] = "open"
    thing: Text


class Details(Moving):
    """Show where a message really comes from, and where its links lead."""

    word: ClassVar[str] = "détails"
    do: Literal["details"] = "details"


class Back(Moving):
    """Go back to the list."""

    word: ClassVar[str] = "retour"
    do: Literal["back"] = "back"


class Search(Moving):
    """Look for messages."""

    word: ClassVar[str] = "chercher"
    do: Literal["search"] = "search"
    text: Text


class Contacts(Moving):
    """Show the contact list."""

    word: ClassVar[str] = "carnet"
    do: Literal["contacts"] = "contacts"


class Rules(Moving):
    """Show the sorting rules."""

    word: ClassVar[str] = "règles"
    do: Literal["rules"] = "rules"


class Move(Act):
    """Put a message into another folder."""

    word: ClassVar[str] = "déplacer"
    do: Literal["move"] = "move"
    message: Text
    folder: Text


class NewFolder(Act):
    """Make a folder."""

    word: ClassVar[str] = "créer-dossier"
    links: ClassVar[tuple[str, ...]] = NAMED
    do: Literal["new_folder"] = "new_folder"
    name: Text


class Report(Act):
    """Report a message as unwanted or a fraud."""

    word: ClassVar[str] = "signaler"
    do: Literal["report"] = "report"
    message: Text


class Delete(Act):
    """Put a message into the bin, or give up a draft."""

    word: ClassVar[str] = "supprimer"
    do: Literal["delete"] = "delete"
    thing: Text


class Flag(Act):
    """Mark a message as to be followed up, or no longer."""

    word: ClassVar[str] = "suivre"
    do: Literal["flag"] = "flag"
    message: Text


class Unread(Act):
    """Mark a message as not read."""

    word: ClassVar[str] = "non-lu"
    do: Literal["unread"] = "unread"
    message: Text


class OpenFile(Act):
    """Open an attachment."""

    word: ClassVar[str] = "ouvrir-pièce"
    do: Literal["open_file"] = "open_file"
    file: Text


class Follow(Act):
    """Follow a link of a message."""

    word: ClassVar[str] = "cliquer"
    do: Literal["follow"] = "follow"
    link: Text


class Block(Act):
    """Block the sender of the message."""

    word: ClassVar[str] = "bloquer"
    do: Literal["block"] = "block"


class Write(Act):
    """Begin a message."""

    word: ClassVar[str] = "écrire"
    do: Literal["write"] = "write"


class Reply(Act):
    """Answer the sender of the message."""

    word: ClassVar[str] = "répondre"
    do: Literal["reply"] = "reply"


class ReplyAll(Act):
    """Answer the sender and the other recipients."""

    word: ClassVar[str] = "répondre-à-tous"
    do: Literal["reply_all"] = "reply_all"


class Forward(Act):
    """Send the message on to somebody."""

    word: ClassVar[str] = "transférer"
    do: Literal["forward"] = "forward"


class Fill(Act):
    """Write into a field of the message or of the contact."""

    word: ClassVar[str] = "remplir"
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
    do: Literal["attach"] = "attach"
    document: Text


class ShareLink(Act):
    """Put the document on line and its link into the message."""

    word: ClassVar[str] = "lien"
    do: Literal["share_link"] = "share_link"
    document: Text


class Detach(Act):
    """Take an attachment or a link out of the message."""

    word: ClassVar[str] = "ôter"
    do: Literal["detach"] = "detach"
    file: Text


class Send(Act):
    """Send the message."""

    word: ClassVar[str] = "envoyer"
    do: Literal["send"] = "send"


class NewRule(Act):
    """Make a sorting rule."""

    word: ClassVar[str] = "créer-règle"
    links: ClassVar[tuple[str, ...]] = ("contient", ":", "=")
    do: Literal["new_rule"] = "new_rule"
    field: Text
    contains: Text
    folder: Text


class Toggle(Act):
    """Turn a rule on or off."""

    word: ClassVar[str] = "basculer"
    do: Literal["toggle"] = "toggle"
    rule: Text


class DeleteRule(Act):
    """Remove a rule."""

    word: ClassVar[str] = "supprimer-règle"
    do: Literal["delete_rule"] = "delete_rule"
    rule: Text


class NewContact(Act):
    """Add somebody to the contact list."""

    word: ClassVar[str] = "nouveau-contact"
    do: Literal["new_contact"] = "new_contact"
    name: Text
    address: Text


class NewGroup(Act):
    """Make a group of contacts."""

    word: ClassVar[str] = "créer-groupe"
    links: ClassVar[tuple[str, ...]] = NAMED
    do: Literal["new_group"] = "new_group"
    name: Text


class Join(Act):
    """Put a contact into a group."""

    word: ClassVar[str] = "grouper"
    do: Literal["join"] = "join"
    contact: Text
    group: Text


class Leave(Act):
    """Take a contact out of a group."""

    word: ClassVar[str] = "retirer"
    do: Literal["leave"] = "leave"
    contact: Text


ACTS: tuple[type[Act], ...] = (
    OpenFolder, Open, Details, Back, Search, Contacts, Rules, Move, NewFolder, Report, Delete, Flag,
    Unread, OpenFile, Follow, Block, Write, Reply, ReplyAll, Forward, Fill, Attach, ShareLink, Detach,
    Send, NewRule, Toggle, DeleteRule, NewContact, NewGroup, Join, Leave,
)  # fmt: skip
