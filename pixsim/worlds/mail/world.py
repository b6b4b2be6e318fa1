"""A mailbox as a world: its acts, its pages, its facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.goals import folded
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.data import DRAFTS, SENT, Box, Message
from pixsim.worlds.mail.pages import page_of
from pixsim.worlds.pages import Page


class Mailbox(Box, acts=[acts]):
    """A mailbox; see `pixsim.worlds.mail.data.Box` for its fields.

    Facts: ``in id folder``, ``read id``, ``flagged id``, ``reported id``, ``opened id file``,
    ``followed id address``; of what is sent, ``sent id about``, ``to id addresses``, ``cc``,
    ``bcc``, ``subject``, ``body``, ``files``, ``shared``; ``folder name``, ``draft id``,
    ``rule id field text folder``, ``rule_on id``, ``blocked address``, ``group name``,
    ``member group contact``, ``contact id name``, ``contact_address``, ``contact_phone``,
    ``contact_office``, ``at kind name``. Lists are in alphabetical order, with commas.
    """

    opens_above: ClassVar[bool] = True

    def page(self) -> Page:
        """What is on the screen."""
        return page_of(self)

    def _facts(self) -> Iterator[Fact]:
        yield ("at", *self.place)
        for message in self.messages:
            yield from _of_message(message)
        yield from (("folder", folder) for folder in self.folders)
        yield from (("draft", draft.id) for draft in self.drafts)
        yield from (("blocked", address) for address in self.blocked)
        for rule in self.rules:
            yield ("rule", rule.id, rule.field, rule.contains, rule.does)
            if rule.on:
                yield ("rule_on", rule.id)
        for group in self.groups:
            yield ("group", group.name)
            yield from (("member", group.name, self.contact(m).name) for m in group.members)
        for contact in self.contacts:
            yield ("contact", contact.id, contact.name)
            yield ("contact_address", contact.id, contact.address)
            yield ("contact_phone", contact.id, contact.phone)
            yield ("contact_office", contact.id, contact.office)

    def called(self, name: str, value: str) -> str:
        """A message by its subject, a contact by its name, a rule by the words it looks for."""
        if name == "field":
            return value[:1].upper() + value[1:]
        if name not in ("thing", "message", "contact", "rule"):
            return value
        known = {one.id: one.subject or one.to for one in self.drafts}
        known |= {one.id: one.subject for one in self.messages}
        known |= {one.id: one.name for one in self.contacts}
        known |= {one.id: one.contains for one in self.rules}
        return known.get(value, value) or gettext("sans objet")

    def here(self) -> str:
        """The message, draft, contact or group that is open."""
        return self.called("thing", self.place[1])

    def moved_away(self, text: str) -> str:
        """The folder of the message from a sender, or of a subject, that the list no longer shows."""
        if self.place[0] not in ("folder", "found") or self.place[1] == DRAFTS:
            return ""
        said, listed = folded(text), self.page().keys
        if any(said == folded(group.name) for group in self.groups):
            return _("Ce groupe est dans le carnet. Tapez : carnet.")
        named = [m for m in self.messages if said in (folded(m.name), folded(m.subject))]
        if not named or any(message.id in listed for message in named):
            return ""
        return _("Ce message n'est plus ici. Tapez : dossier {folder}.").format(
            folder=named[0].folder
        )

    def which_past(self, act: Act) -> int:
        """Whether a message was marked already, a rule was on."""
        if act.do == "flag":
            return self.message(act.arguments()["message"]).flagged
        return act.do == "toggle" and any(
            r.id == act.arguments()["rule"] and r.on for r in self.rules
        )

    def tell(self, fact: Fact) -> str:
        """Put a fact into words."""
        kind, *parts = fact
        about = self._named(parts[0]) if parts else ""
        rest = ", ".join(parts[1:])
        template = {
            "in": _("{about} : dans le dossier « {rest} »"),
            "reported": _("{about} : signalé"),
            "flagged": _("{about} : suivi"),
            "read": _("{about} : lu"),
            "opened": _("{about} : pièce jointe ouverte ({rest})"),
            "followed": _("{about} : lien suivi ({rest})"),
            "sent": _("un message envoyé"),
            "to": _("le message envoyé, à : {rest}"),
            "cc": _("le message envoyé, en copie : {rest}"),
            "bcc": _("le message envoyé, en copie cachée : {rest}"),
            "subject": _("le message envoyé, objet : {rest}"),
            "body": _("le message envoyé, texte : {rest}"),
            "files": _("le message envoyé, pièces jointes : {rest}"),
            "shared": _("le message envoyé, lien vers : {rest}"),
            "folder": _("un dossier « {first} »"),
            "draft": _("un message resté en brouillon"),
            "rule": _("une règle : {rest}"),
            "rule_on": _("la règle {first} active"),
            "blocked": _("{first} bloqué"),
            "contact": _("un contact nommé {rest}"),
            "contact_address": _("le contact {contact}, adresse : {rest}"),
            "contact_phone": _("le contact {contact}, téléphone : {rest}"),
            "contact_office": _("le contact {contact}, organisme : {rest}"),
            "group": _("un groupe « {first} »"),
            "member": _("{rest} dans le groupe « {first} »"),
        }.get(kind)
        if template is None:
            return super().tell(fact)
        plain = (rest.replace("*", "…").lstrip("~^") or _("(rien)")) if rest or parts[1:] else ""
        return template.format(
            about=about,
            rest=plain,
            first=parts[0].lstrip("~^") if parts else "",
            contact=self.called("contact", parts[0]) if parts else "",
        )

    def _named(self, name: str) -> str:
        found = next((m for m in self.messages if m.id == name), None)
        if found is None:
            return _("le message {id}").format(id=name)
        return _("le message {id} « {subject} »").format(id=name, subject=found.subject)


def _of_message(message: Message) -> Iterator[Fact]:
    if message.folder == SENT:
        yield from _of_sent(message)
    else:
        yield ("in", message.id, message.folder)
    for kind in ("read", "flagged", "reported"):
        if getattr(message, kind):
            yield (kind, message.id)
    yield from (("opened", message.id, name) for name in message.opened)
    yield from (("followed", message.id, target) for target in message.followed)


def _of_sent(message: Message) -> Iterator[Fact]:
    yield ("sent", message.id, message.about)
    for kind, values in (("to", message.to), ("cc", message.cc), ("bcc", message.bcc)):
        yield (kind, message.id, ", ".join(values))
    yield ("subject", message.id, message.subject)
    yield ("body", message.id, message.body)
    yield ("files", message.id, ", ".join(sorted(file.name for file in message.files)))
    yield ("shared", message.id, ", ".join(sorted(message.shared)))
