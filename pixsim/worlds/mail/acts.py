"""What one does in a mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Refused, Text
from pixsim.worlds.goals import folded
from pixsim.worlds.mail.data import (
    BIN,
    SENT,
    SPAM,
    Box,
    Contact,
    Document,
    Draft,
    Group,
    Message,
    Rule,
)
from pixsim.worlds.reading.targets import emptied

"""What one does in a mailbox."""
ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+")
B = TypeVar("B", bound=Box)
_DRAFT_FIELDS = {"à": "to", "cc": "cc", "cci": "bcc", "objet": "subject", "texte": "body"}
_CONTACT_FIELDS = {"nom": "name", "adresse": "address", "téléphone": "phone", "organisme": "office"}


def _to(box: B, kind: str, name: str) -> B:
    lists = ("folder", "found", "contacts", "rules")
    listing = (kind, name) if kind in lists else box.listing
    return box.changed(place=(kind, name), listing=listing)


def _on_message(box: B, name: str, **fields: Any) -> B:
    messages = tuple(m.changed(**fields) if m.id == name else m for m in box.messages)
    return box.changed(messages=messages)


def _on_draft(box: B, **fields: Any) -> B:
    name = box.place[1]
    return box.changed(drafts=tuple(d.changed(**fields) if d.id == name else d for d in box.drafts))


def _new_name(text: str, taken: Iterable[str]) -> str:
    name = " ".join(text.split())
    if not name:
        raise Refused(_("Donnez un nom."))
    if folded(name) in map(folded, taken):
        raise Refused(_("Ce nom existe déjà."))
    return name


# ---- moving about


class OpenFolder(Moving, do="open_folder", word="dossier"):
    """Show a folder."""

    past = (gettext("Dossier « {folder} » ouvert"),)
    folder: Text

    def apply(self, box: Box) -> Box:
        return _to(box, "folder", self.folder)


class Open(Moving, do="open", word="ouvrir"):
    """Open a message, a draft, a contact or a group."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text

    def apply(self, box: Box) -> Box:
        if any(draft.id == self.thing for draft in box.drafts):
            return _to(box, "draft", self.thing)
        if any(contact.id == self.thing for contact in box.contacts):
            return _to(box, "contact", self.thing)
        if any(group.name == self.thing for group in box.groups):
            return _to(box, "group", self.thing)
        return _to(_on_message(box, self.thing, read=True), "message", self.thing)


class Details(Moving, do="details", word="détails"):
    """Show where a message really comes from, and where its links lead."""

    past = (gettext("Détails de « {here} » affichés"),)

    def apply(self, box: Box) -> Box:
        return box.changed(place=("details", box.place[1]))


class Back(Moving, do="back", word="retour"):
    """Go back to the list."""

    past = (gettext("Retour à la liste"),)

    def apply(self, box: Box) -> Box:
        kind, name = box.place
        if kind == "details":
            return box.changed(place=("message", name))
        if kind in ("contact", "group"):
            return _to(box, "contacts", "")
        if kind in ("message", "draft"):
            return box.changed(place=box.listing)
        return _to(box, "folder", box.folders[0])


class Search(Moving, do="search", word="chercher"):
    """Look for messages."""

    past = (gettext("« {text} » cherché"),)
    text: Text

    def apply(self, box: Box) -> Box:
        if not self.text.strip():
            raise Refused(_("Que cherchez-vous ?"))
        return _to(box, "found", self.text.strip())


class Contacts(Moving, do="contacts", word="carnet"):
    """Show the contact list."""

    past = (gettext("Carnet d'adresses ouvert"),)

    def apply(self, box: Box) -> Box:
        return _to(box, "contacts", "")


class Rules(Moving, do="rules", word="règles"):
    """Show the sorting rules."""

    past = (gettext("Règles de tri affichées"),)

    def apply(self, box: Box) -> Box:
        return _to(box, "rules", "")


# ---- sorting


def _left(box: B, name: str) -> B:
    """Back to the list when the message that was open went away."""
    return box.changed(place=box.listing) if box.place == ("message", name) else box


class Move(Act, do="move", word="déplacer"):
    """Put a message into another folder."""

    past = (gettext("Message « {message} » déplacé dans « {folder} »"),)
    message: Text
    folder: Text

    def apply(self, box: Box) -> Box:
        if box.message(self.message).folder == self.folder:
            raise Refused(_("Ce message y est déjà."))
        moved = _left(_on_message(box, self.message, folder=self.folder), self.message)
        return moved.changed(note=_("Message déplacé dans {folder}.").format(folder=self.folder))


class NewFolder(Act, do="new_folder", word="créer-dossier"):
    """Make a folder."""

    past = (gettext("Dossier « {name} » créé"),)
    links = NAMED
    name: Text

    def apply(self, box: Box) -> Box:
        name = _new_name(self.name, box.folders)
        made = box.changed(folders=(*box.folders, name))
        return made.changed(note=_("Dossier {name} créé.").format(name=name))


class Report(Act, do="report", word="signaler"):
    """Report a message as unwanted or a fraud."""

    past = (gettext("Message « {message} » signalé"),)
    message: Text

    def apply(self, box: Box) -> Box:
        done = _on_message(box, self.message, folder=SPAM, reported=True)
        return _left(done, self.message).changed(note=_("Message signalé."))


class Delete(Act, do="delete", word="supprimer"):
    """Put a message into the bin, or give up a draft."""

    past = (gettext("« {thing} » supprimé"),)
    thing: Text

    def apply(self, box: Box) -> Box:
        if any(draft.id == self.thing for draft in box.drafts):
            drafts = tuple(draft for draft in box.drafts if draft.id != self.thing)
            place = box.listing if box.place == ("draft", self.thing) else box.place
            return box.changed(drafts=drafts, place=place, note=_("Brouillon supprimé."))
        done = _on_message(box, self.thing, folder=BIN)
        return _left(done, self.thing).changed(note=_("Message mis à la corbeille."))


class Flag(Act, do="flag", word="suivre"):
    """Mark a message as to be followed up, or no longer."""

    past = (
        gettext("Message « {message} » marqué à suivre"),
        gettext("Suivi ôté du message « {message} »"),
    )
    message: Text

    def apply(self, box: Box) -> Box:
        return _on_message(box, self.message, flagged=not box.message(self.message).flagged)


class Unread(Act, do="unread", word="non-lu"):
    """Mark a message as not read."""

    past = (gettext("Message « {message} » marqué non lu"),)
    message: Text

    def apply(self, box: Box) -> Box:
        return _left(_on_message(box, self.message, read=False), self.message)


class OpenFile(Act, do="open_file", word="ouvrir-pièce"):
    """Open an attachment."""

    past = (gettext("Pièce jointe « {file} » ouverte"),)
    file: Text

    def apply(self, box: Box) -> Box:
        message = box.message(box.place[1])
        opened = tuple(dict.fromkeys((*message.opened, self.file)))
        done = _on_message(box, message.id, opened=opened)
        return done.changed(note=_("{name} est ouvert.").format(name=self.file))


class Follow(Act, do="follow", word="cliquer"):
    """Follow a link of a message."""

    past = (gettext("Lien « {link} » suivi"),)
    link: Text

    def apply(self, box: Box) -> Box:
        message = box.message(box.place[1])
        target = next(link.target for link in message.links if link.shown == self.link)
        followed = tuple(dict.fromkeys((*message.followed, target)))
        done = _on_message(box, message.id, followed=followed)
        return done.changed(note=_("Le navigateur ouvre {target}").format(target=target))


class Block(Act, do="block", word="bloquer"):
    """Block the sender of the message."""

    past = (gettext("Expéditeur de « {here} » bloqué"),)

    def apply(self, box: Box) -> Box:
        address = box.message(box.place[1]).address
        if address in box.blocked:
            raise Refused(_("Cet expéditeur est déjà bloqué."))
        note = _("{address} est bloqué.").format(address=address)
        return box.changed(blocked=(*box.blocked, address), note=note)


# ---- writing


def _begin(box: B, **fields: Any) -> B:
    draft = Draft(id=box.next_number(), **fields)
    return box.changed(drafts=(*box.drafts, draft), place=("draft", draft.id))


def _prefixed(prefix: str, subject: str) -> str:
    return subject if folded(subject).startswith(folded(prefix)) else f"{prefix} {subject}"


class Write(Act, do="write", word="écrire"):
    """Begin a message."""

    past = (gettext("Nouveau message commencé"),)

    def apply(self, box: Box) -> Box:
        return _begin(box)


class Reply(Act, do="reply", word="répondre"):
    """Answer the sender of the message."""

    past = (gettext("Réponse à « {here} » commencée"),)

    def apply(self, box: Box) -> Box:
        message = box.message(box.place[1])
        subject = _prefixed("Re :", message.subject)
        to = message.reply_to or message.address
        return _begin(box, to=to, subject=subject, about=f"re:{message.id}")


class ReplyAll(Act, do="reply_all", word="répondre-à-tous"):
    """Answer the sender and the other recipients."""

    past = (gettext("Réponse à tous les destinataires de « {here} » commencée"),)

    def apply(self, box: Box) -> Box:
        message = box.message(box.place[1])
        first = message.reply_to or message.address
        others = [a for a in (*message.to, *message.cc) if a not in (box.address, first)]
        return _begin(
            box,
            to=first,
            cc=", ".join(others),
            subject=_prefixed("Re :", message.subject),
            about=f"all:{message.id}",
        )


class Forward(Act, do="forward", word="transférer"):
    """Send the message on to somebody."""

    past = (gettext("Transfert de « {here} » commencé"),)

    def apply(self, box: Box) -> Box:
        message = box.message(box.place[1])
        subject = _prefixed("Tr :", message.subject)
        return _begin(box, subject=subject, files=message.files, about=f"fw:{message.id}")


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

    def apply(self, box: Box) -> Box:
        if box.place[0] == "draft":
            told = self.text.strip()
            whom = self.field in ("à", "cc", "cci")
            return _on_draft(
                box, **{_DRAFT_FIELDS[self.field]: emptied(told, box) if whom else told}
            )
        field, text = _CONTACT_FIELDS[self.field], self.text.strip()
        if field == "name" and not text:
            raise Refused(_("Donnez un nom."))
        contacts = tuple(
            c.changed(**{field: text}) if c.id == box.place[1] else c for c in box.contacts
        )
        return box.changed(contacts=contacts)


def _document(box: Box, name: str) -> Document:
    return next(document for document in box.documents if document.name == name)


class Attach(Act, do="attach", word="joindre"):
    """Attach a file of the computer."""

    past = (gettext("« {document} » joint au message"),)
    document: Text

    def apply(self, box: Box) -> Box:
        draft = box.draft(box.place[1])
        if any(file.name == self.document for file in draft.files):
            raise Refused(_("Ce fichier est déjà joint."))
        return _on_draft(box, files=(*draft.files, _document(box, self.document)))


class ShareLink(Act, do="share_link", word="lien"):
    """Put the document on line and its link into the message."""

    past = (gettext("Lien vers « {document} » mis dans le message"),)
    document: Text

    def apply(self, box: Box) -> Box:
        draft = box.draft(box.place[1])
        if self.document in draft.shared:
            raise Refused(_("Ce lien est déjà dans le message."))
        return _on_draft(box, shared=(*draft.shared, self.document))


class Detach(Act, do="detach", word="ôter"):
    """Take an attachment or a link out of the message."""

    past = (gettext("« {file} » ôté du message"),)
    file: Text

    def apply(self, box: Box) -> Box:
        draft = box.draft(box.place[1])
        files = tuple(file for file in draft.files if file.name != self.file)
        shared = tuple(name for name in draft.shared if f"lien {name}" != self.file)
        return _on_draft(box, files=files, shared=shared)


class Send(Act, do="send", word="envoyer"):
    """Send the message."""

    past = (gettext("Message « {here} » envoyé"),)

    def apply(self, box: Box) -> Box:
        draft = box.draft(box.place[1])
        to, cc, bcc = (_receivers(text, box) for text in (draft.to, draft.cc, draft.bcc))
        if not (to or cc or bcc):
            raise Refused(_("Aucun destinataire."))
        if sum(file.size for file in draft.files) > box.limit:
            raise Refused(_("Les pièces jointes dépassent la taille permise."))
        sent = Message(
            id=draft.id,
            folder=SENT,
            name=box.owner,
            address=box.address,
            to=to,
            cc=cc,
            bcc=bcc,
            subject=draft.subject,
            body=draft.body,
            read=True,
            files=draft.files,
            shared=draft.shared,
            about=draft.about,
            date=_("à l'instant"),
        )
        drafts = tuple(other for other in box.drafts if other.id != draft.id)
        place = ("folder", box.folders[0]) if box.listing[0] == "contacts" else box.listing
        done = box.changed(
            messages=(sent, *box.messages), drafts=drafts, place=place, listing=place
        )
        return done.changed(note=_("Message envoyé."))


def _receivers(text: str, box: Box) -> tuple[str, ...]:
    """Addresses, or names of contacts and groups, with commas between them."""
    found: list[str] = []
    for part in re.split(r"[,;]", text):
        shown = re.fullmatch(r"[^<>]*<([^<>]+)>", part.strip())  # « Karim Petit <karim@…> »
        name = (shown[1] if shown else part.strip().strip("<>")).strip()
        if name:
            found += _resolved(name, box)
    return tuple(sorted(dict.fromkeys(found)))


def _resolved(name: str, box: Box) -> list[str]:
    for group in box.groups:
        if folded(group.name) == folded(name):
            return [box.contact(member).address.lower() for member in group.members]
    for contact in box.contacts:
        if folded(contact.name) == folded(name):
            return [contact.address.lower()]
    begun = [c for c in box.contacts if folded(name) in folded(c.name).split()]
    if len(begun) == 1:  # as a mail program completes the name of the only one
        return [begun[0].address.lower()]
    if not ADDRESS.fullmatch(name):
        raise Refused(_("Adresse inconnue : {name}").format(name=name))
    return [name.lower()]


# ---- rules and contacts


class NewRule(Act, do="new_rule", word="créer-règle"):
    """Make a sorting rule."""

    past = (
        gettext("Règle créée : si « {field} » contient « {contains} », ranger dans « {folder} »"),
    )
    links = ("contient", ":", "=")
    field: Text
    contains: Text
    folder: Text

    def apply(self, box: Box) -> Box:
        text = self.contains.strip()
        if not text:
            raise Refused(_("Que doit contenir ce champ ?"))
        used = [int(rule.id[1:]) for rule in box.rules]
        rule = Rule(
            id=f"r{max(used, default=0) + 1}", field=self.field, contains=text, does=self.folder
        )
        return box.changed(rules=(*box.rules, rule), note=_("Règle créée."))


class Toggle(Act, do="toggle", word="basculer"):
    """Turn a rule on or off."""

    past = (
        gettext("Règle sur « {rule} » activée"),
        gettext("Règle sur « {rule} » arrêtée"),
    )
    rule: Text

    def apply(self, box: Box) -> Box:
        rules = tuple(r.changed(on=not r.on) if r.id == self.rule else r for r in box.rules)
        return box.changed(rules=rules)


class DeleteRule(Act, do="delete_rule", word="supprimer-règle"):
    """Remove a rule."""

    past = (gettext("Règle sur « {rule} » supprimée"),)
    rule: Text

    def apply(self, box: Box) -> Box:
        return box.changed(rules=tuple(rule for rule in box.rules if rule.id != self.rule))


class NewContact(Act, do="new_contact", word="nouveau-contact"):
    """Add somebody to the contact list."""

    past = (gettext("Contact « {name} » ajouté : {address}"),)
    name: Text
    address: Text

    def apply(self, box: Box) -> Box:
        name = _new_name(self.name, (contact.name for contact in box.contacts))
        if not ADDRESS.fullmatch(self.address.strip()):
            typed = folded(f"{self.name} {self.address}")
            known = next(
                (one.name for one in box.contacts if typed.startswith(folded(one.name))), None
            )
            if known is not None:
                raise Refused(_("{name} est déjà dans le carnet. Pour ajouter ce contact à un groupe : grouper.").format(name=known))  # fmt: skip
            raise Refused(_("Cette adresse n'est pas bien formée."))
        used = [int(contact.id[1:]) for contact in box.contacts]
        contact = Contact(
            id=f"c{max(used, default=0) + 1}", name=name, address=self.address.strip()
        )
        return box.changed(contacts=(*box.contacts, contact), note=_("Contact ajouté."))


class NewGroup(Act, do="new_group", word="créer-groupe"):
    """Make a group of contacts."""

    past = (gettext("Groupe « {name} » créé"),)
    links = NAMED
    name: Text

    def apply(self, box: Box) -> Box:
        name = _new_name(
            self.name, [*(g.name for g in box.groups), *(c.name for c in box.contacts)]
        )
        return box.changed(groups=(*box.groups, Group(name=name)), note=_("Groupe créé."))


class Join(Act, do="join", word="grouper"):
    """Put a contact into a group."""

    past = (gettext("« {contact} » ajouté au groupe « {group} »"),)
    contact: Text
    group: Text

    def apply(self, box: Box) -> Box:
        if self.contact in box.group(self.group).members:
            raise Refused(_("Cette personne y est déjà."))
        groups = tuple(
            g.changed(members=(*g.members, self.contact)) if g.name == self.group else g
            for g in box.groups
        )
        name = box.contact(self.contact).name
        note = _("{name} est dans {group}.").format(name=name, group=self.group)
        return box.changed(groups=groups, note=note)


class Leave(Act, do="leave", word="retirer"):
    """Take a contact out of a group."""

    past = (gettext("« {contact} » retiré du groupe « {here} »"),)
    contact: Text

    def apply(self, box: Box) -> Box:
        groups = tuple(
            g.changed(members=tuple(m for m in g.members if m != self.contact))
            if g.name == box.place[1]
            else g
            for g in box.groups
        )
        return box.changed(groups=groups)
