"""What each act does to a mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import singledispatch
from typing import Any, TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Refused
from pixsim.worlds.goals import folded
from pixsim.worlds.mail import acts
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
from pixsim.worlds.matching import emptied

ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+")
B = TypeVar("B", bound=Box)
_DRAFT_FIELDS = {"à": "to", "cc": "cc", "cci": "bcc", "objet": "subject", "texte": "body"}
_CONTACT_FIELDS = {"nom": "name", "adresse": "address", "téléphone": "phone", "organisme": "office"}


@singledispatch
def after(act: object, box: Box) -> Box:  # noqa: ARG001
    """The mailbox after an act that its page offers."""
    raise TypeError(f"no act of a mailbox: {act!r}")


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


@after.register(acts.OpenFolder)
def _after_open_folder(act: acts.OpenFolder, box: Box) -> Box:
    return _to(box, "folder", act.folder)


@after.register(acts.Open)
def _after_open(act: acts.Open, box: Box) -> Box:
    if any(draft.id == act.thing for draft in box.drafts):
        return _to(box, "draft", act.thing)
    if any(contact.id == act.thing for contact in box.contacts):
        return _to(box, "contact", act.thing)
    if any(group.name == act.thing for group in box.groups):
        return _to(box, "group", act.thing)
    return _to(_on_message(box, act.thing, read=True), "message", act.thing)


@after.register(acts.Details)
def _after_details(act: acts.Details, box: Box) -> Box:  # noqa: ARG001
    return box.changed(place=("details", box.place[1]))


@after.register(acts.Back)
def _after_back(act: acts.Back, box: Box) -> Box:  # noqa: ARG001
    kind, name = box.place
    if kind == "details":
        return box.changed(place=("message", name))
    if kind in ("contact", "group"):
        return _to(box, "contacts", "")
    if kind in ("message", "draft"):
        return box.changed(place=box.listing)
    return _to(box, "folder", box.folders[0])


@after.register(acts.Search)
def _after_search(act: acts.Search, box: Box) -> Box:
    if not act.text.strip():
        raise Refused(_("Que cherchez-vous ?"))
    return _to(box, "found", act.text.strip())


@after.register(acts.Contacts)
def _after_contacts(act: acts.Contacts, box: Box) -> Box:  # noqa: ARG001
    return _to(box, "contacts", "")


@after.register(acts.Rules)
def _after_rules(act: acts.Rules, box: Box) -> Box:  # noqa: ARG001
    return _to(box, "rules", "")


# ---- sorting


def _left(box: B, name: str) -> B:
    """Back to the list when the message that was open went away."""
    return box.changed(place=box.listing) if box.place == ("message", name) else box


@after.register(acts.Move)
def _after_move(act: acts.Move, box: Box) -> Box:
    if box.message(act.message).folder == act.folder:
        raise Refused(_("Ce message y est déjà."))
    moved = _left(_on_message(box, act.message, folder=act.folder), act.message)
    return moved.changed(note=_("Message déplacé dans {folder}.").format(folder=act.folder))


@after.register(acts.NewFolder)
def _after_new_folder(act: acts.NewFolder, box: Box) -> Box:
    name = _new_name(act.name, box.folders)
    made = box.changed(folders=(*box.folders, name))
    return made.changed(note=_("Dossier {name} créé.").format(name=name))


@after.register(acts.Report)
def _after_report(act: acts.Report, box: Box) -> Box:
    done = _on_message(box, act.message, folder=SPAM, reported=True)
    return _left(done, act.message).changed(note=_("Message signalé."))


@after.register(acts.Delete)
def _after_delete(act: acts.Delete, box: Box) -> Box:
    if any(draft.id == act.thing for draft in box.drafts):
        drafts = tuple(draft for draft in box.drafts if draft.id != act.thing)
        place = box.listing if box.place == ("draft", act.thing) else box.place
        return box.changed(drafts=drafts, place=place, note=_("Brouillon supprimé."))
    done = _on_message(box, act.thing, folder=BIN)
    return _left(done, act.thing).changed(note=_("Message mis à la corbeille."))


@after.register(acts.Flag)
def _after_flag(act: acts.Flag, box: Box) -> Box:
    return _on_message(box, act.message, flagged=not box.message(act.message).flagged)


@after.register(acts.Unread)
def _after_unread(act: acts.Unread, box: Box) -> Box:
    return _left(_on_message(box, act.message, read=False), act.message)


@after.register(acts.OpenFile)
def _after_open_file(act: acts.OpenFile, box: Box) -> Box:
    message = box.message(box.place[1])
    opened = tuple(dict.fromkeys((*message.opened, act.file)))
    done = _on_message(box, message.id, opened=opened)
    return done.changed(note=_("{name} est ouvert.").format(name=act.file))


@after.register(acts.Follow)
def _after_follow(act: acts.Follow, box: Box) -> Box:
    message = box.message(box.place[1])
    target = next(link.target for link in message.links if link.shown == act.link)
    followed = tuple(dict.fromkeys((*message.followed, target)))
    done = _on_message(box, message.id, followed=followed)
    return done.changed(note=_("Le navigateur ouvre {target}").format(target=target))


@after.register(acts.Block)
def _after_block(act: acts.Block, box: Box) -> Box:  # noqa: ARG001
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


@after.register(acts.Write)
def _after_write(act: acts.Write, box: Box) -> Box:  # noqa: ARG001
    return _begin(box)


@after.register(acts.Reply)
def _after_reply(act: acts.Reply, box: Box) -> Box:  # noqa: ARG001
    message = box.message(box.place[1])
    subject = _prefixed("Re :", message.subject)
    to = message.reply_to or message.address
    return _begin(box, to=to, subject=subject, about=f"re:{message.id}")


@after.register(acts.ReplyAll)
def _after_reply_all(act: acts.ReplyAll, box: Box) -> Box:  # noqa: ARG001
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


@after.register(acts.Forward)
def _after_forward(act: acts.Forward, box: Box) -> Box:  # noqa: ARG001
    message = box.message(box.place[1])
    subject = _prefixed("Tr :", message.subject)
    return _begin(box, subject=subject, files=message.files, about=f"fw:{message.id}")


@after.register(acts.Fill)
def _after_fill(act: acts.Fill, box: Box) -> Box:
    if box.place[0] == "draft":
        told = act.text.strip()
        whom = act.field in ("à", "cc", "cci")
        return _on_draft(box, **{_DRAFT_FIELDS[act.field]: emptied(told, box) if whom else told})
    field, text = _CONTACT_FIELDS[act.field], act.text.strip()
    if field == "name" and not text:
        raise Refused(_("Donnez un nom."))
    contacts = tuple(
        c.changed(**{field: text}) if c.id == box.place[1] else c for c in box.contacts
    )
    return box.changed(contacts=contacts)


def _document(box: Box, name: str) -> Document:
    return next(document for document in box.documents if document.name == name)


@after.register(acts.Attach)
def _after_attach(act: acts.Attach, box: Box) -> Box:
    draft = box.draft(box.place[1])
    if any(file.name == act.document for file in draft.files):
        raise Refused(_("Ce fichier est déjà joint."))
    return _on_draft(box, files=(*draft.files, _document(box, act.document)))


@after.register(acts.ShareLink)
def _after_share_link(act: acts.ShareLink, box: Box) -> Box:
    draft = box.draft(box.place[1])
    if act.document in draft.shared:
        raise Refused(_("Ce lien est déjà dans le message."))
    return _on_draft(box, shared=(*draft.shared, act.document))


@after.register(acts.Detach)
def _after_detach(act: acts.Detach, box: Box) -> Box:
    draft = box.draft(box.place[1])
    files = tuple(file for file in draft.files if file.name != act.file)
    shared = tuple(name for name in draft.shared if f"lien {name}" != act.file)
    return _on_draft(box, files=files, shared=shared)


@after.register(acts.Send)
def _after_send(act: acts.Send, box: Box) -> Box:  # noqa: ARG001
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
    done = box.changed(messages=(sent, *box.messages), drafts=drafts, place=place, listing=place)
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


@after.register(acts.NewRule)
def _after_new_rule(act: acts.NewRule, box: Box) -> Box:
    text = act.contains.strip()
    if not text:
        raise Refused(_("Que doit contenir ce champ ?"))
    used = [int(rule.id[1:]) for rule in box.rules]
    rule = Rule(id=f"r{max(used, default=0) + 1}", field=act.field, contains=text, does=act.folder)
    return box.changed(rules=(*box.rules, rule), note=_("Règle créée."))


@after.register(acts.Toggle)
def _after_toggle(act: acts.Toggle, box: Box) -> Box:
    rules = tuple(r.changed(on=not r.on) if r.id == act.rule else r for r in box.rules)
    return box.changed(rules=rules)


@after.register(acts.DeleteRule)
def _after_delete_rule(act: acts.DeleteRule, box: Box) -> Box:
    return box.changed(rules=tuple(rule for rule in box.rules if rule.id != act.rule))


@after.register(acts.NewContact)
def _after_new_contact(act: acts.NewContact, box: Box) -> Box:
    name = _new_name(act.name, (contact.name for contact in box.contacts))
    if not ADDRESS.fullmatch(act.address.strip()):
        typed = folded(f"{act.name} {act.address}")
        known = next((one.name for one in box.contacts if typed.startswith(folded(one.name))), None)
        if known is not None:
            raise Refused(_("{name} est déjà dans le carnet. Pour ajouter ce contact à un groupe : grouper.").format(name=known))  # fmt: skip
        raise Refused(_("Cette adresse n'est pas bien formée."))
    used = [int(contact.id[1:]) for contact in box.contacts]
    contact = Contact(id=f"c{max(used, default=0) + 1}", name=name, address=act.address.strip())
    return box.changed(contacts=(*box.contacts, contact), note=_("Contact ajouté."))


@after.register(acts.NewGroup)
def _after_new_group(act: acts.NewGroup, box: Box) -> Box:
    name = _new_name(act.name, [*(g.name for g in box.groups), *(c.name for c in box.contacts)])
    return box.changed(groups=(*box.groups, Group(name=name)), note=_("Groupe créé."))


@after.register(acts.Join)
def _after_join(act: acts.Join, box: Box) -> Box:
    if act.contact in box.group(act.group).members:
        raise Refused(_("Cette personne y est déjà."))
    groups = tuple(
        g.changed(members=(*g.members, act.contact)) if g.name == act.group else g
        for g in box.groups
    )
    name = box.contact(act.contact).name
    note = _("{name} est dans {group}.").format(name=name, group=act.group)
    return box.changed(groups=groups, note=note)


@after.register(acts.Leave)
def _after_leave(act: acts.Leave, box: Box) -> Box:
    groups = tuple(
        g.changed(members=tuple(m for m in g.members if m != act.contact))
        if g.name == box.place[1]
        else g
        for g in box.groups
    )
    return box.changed(groups=groups)
