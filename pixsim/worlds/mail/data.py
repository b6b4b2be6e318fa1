"""What a mailbox is made of."""

from __future__ import annotations

from typing import Literal

from pixsim.worlds.core import Frozen, World
from pixsim.worlds.goals import folded

INBOX, DRAFTS, SENT, SPAM, BIN = "Réception", "Brouillons", "Envoyés", "Indésirables", "Corbeille"
STANDARD = (INBOX, DRAFTS, SENT, SPAM, BIN)
FIELDS = ("à", "cc", "cci", "objet", "texte")
CONTACT_FIELDS = ("nom", "adresse", "téléphone", "organisme")
RULE_FIELDS = ("expéditeur", "objet", "destinataire")
AUTO_REPLY = "répondre automatiquement"


class Document(Frozen):
    """A file, on the computer or attached to a message; its size is in kB."""

    name: str
    size: int


class Link(Frozen):
    """A link of a message: what it reads, and where it leads."""

    shown: str
    target: str


class Message(Frozen):
    """A message received or sent.

    Attributes
    ----------
    reply_to : str
        Where an answer goes, if not to the sender.
    about : str
        ``re:7`` for an answer to message 7, ``all:7`` for one to all, ``fw:7`` for one forwarded.
    shared : tuple of str
        Documents that the message links to rather than holds.
    """

    id: str
    folder: str = INBOX
    name: str
    address: str
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    subject: str
    body: str = ""
    date: str = ""
    read: bool = False
    flagged: bool = False
    reported: bool = False
    files: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    shared: tuple[str, ...] = ()
    reply_to: str = ""
    about: str = ""
    opened: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()


class Draft(Frozen):
    """A message being written; recipients as they were typed."""

    id: str
    to: str = ""
    cc: str = ""
    bcc: str = ""
    subject: str = ""
    body: str = ""
    files: tuple[Document, ...] = ()
    shared: tuple[str, ...] = ()
    about: str = ""


class Contact(Frozen):
    """A person of the contact list."""

    id: str
    name: str
    address: str
    phone: str = ""
    office: str = ""


class Group(Frozen):
    """A list of contacts one can write to."""

    name: str
    members: tuple[str, ...] = ()


class Rule(Frozen):
    """What is done with messages as they arrive; `does` is a folder or `AUTO_REPLY`."""

    id: str
    field: str
    contains: str
    does: str
    on: bool = True


Place = tuple[str, str]
"""Where one is: ``folder``, ``message``, ``details``, ``draft``, ``contacts``, ``contact``,
``group``, ``rules`` or ``found``, and its name."""


class Box(World):
    """The state of a mailbox.

    Attributes
    ----------
    documents : tuple of Document
        Files of the computer that can be attached.
    limit : int
        Largest total of the attachments of a message, kB.
    place, listing : tuple of str
        Where one is, and the list one came from.
    """

    machine: Literal["mail"] = "mail"
    owner: str
    address: str
    folders: tuple[str, ...] = STANDARD
    messages: tuple[Message, ...] = ()
    drafts: tuple[Draft, ...] = ()
    contacts: tuple[Contact, ...] = ()
    groups: tuple[Group, ...] = ()
    rules: tuple[Rule, ...] = ()
    blocked: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    limit: int = 10_000
    place: Place = ("folder", INBOX)
    listing: Place = ("folder", INBOX)

    def message(self, name: str) -> Message:
        """A message by its number."""
        return next(message for message in self.messages if message.id == name)

    def draft(self, name: str) -> Draft:
        """A draft by its number."""
        return next(draft for draft in self.drafts if draft.id == name)

    def contact(self, name: str) -> Contact:
        """A contact by its number."""
        return next(contact for contact in self.contacts if contact.id == name)

    def group(self, name: str) -> Group:
        """A group by its name."""
        return next(group for group in self.groups if group.name == name)

    def next_number(self) -> str:
        """The number of the next message or draft."""
        used = [*(m.id for m in self.messages), *(d.id for d in self.drafts)]
        return str(max((int(name) for name in used), default=0) + 1)

    def found(self, query: str) -> tuple[Message, ...]:
        """Messages that a search finds, newest first: all words, anywhere or where they say.

        ``de:``, ``à:``, ``objet:`` look in one place; ``pj:oui`` wants an attachment.
        """
        return tuple(m for m in self.messages if all(_has(m, w) for w in folded(query).split()))


def _has(message: Message, word: str) -> bool:
    where, colon, what = word.partition(":")
    sender = f"{message.name} {message.address}"
    receivers = " ".join((*message.to, *message.cc))
    places = {"de": sender, "a": receivers, "objet": message.subject}
    if colon and where in places:
        return what in folded(places[where])
    if colon and where == "pj":
        return bool(message.files) == (what == "oui")
    names = " ".join(file.name for file in message.files)
    return word in folded(f"{sender} {receivers} {message.subject} {message.body} {names}")
