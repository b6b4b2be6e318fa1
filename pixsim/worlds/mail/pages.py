"""The pages of a mailbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.text.elision import elide_words
from pixsim.worlds.chrome.kinds import Chrome
from pixsim.worlds.chrome.panels import Preview, Status
from pixsim.worlds.chrome.places import Folders, Tab, Trail, Way
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.mail.data import (
    CONTACT_FIELDS,
    DRAFTS,
    FIELDS,
    RULE_FIELDS,
    SENT,
    Box,
    Document,
    Draft,
    Message,
)
from pixsim.worlds.pages import Ask, Kind, Offer, Page, Row

LIST_WIDTHS = (3, 3, 20, 0, 11)
NAME = _("Messagerie")


def page_of(box: Box) -> Page:
    """What is on the screen."""
    return _PAGES[box.place[0]](box, box.place[1])


def weight(size: int) -> str:
    """A size in kB as people read it."""
    if size < 1_000:
        return f"{size} ko"
    if size < 1_000_000:
        return f"{size / 1_000:.1f} Mo".replace(".0 ", " ").replace(".", ",")
    return f"{size / 1_000_000:.1f} Go".replace(".0 ", " ").replace(".", ",")


def _folders(box: Box, here: str) -> Folders:
    """Every folder with how many messages it holds."""
    counts = [sum(m.folder == folder for m in box.messages) for folder in box.folders]
    tabs = tuple(
        Tab(folder, (count + len(box.drafts) * (folder == DRAFTS)) or None, Way("open_folder", {"folder": folder}))
        for folder, count in zip(box.folders, counts, strict=True)
    )  # fmt: skip
    current = box.folders.index(here) if here in box.folders else -1
    return Folders(tabs, current, _("Dossiers"))


def _list_columns(*, sent: bool) -> Columns:
    """Of a list of messages, the newest first."""
    return Columns(
        (
            Column(number=True),
            Column(mark=True),
            Column(_("À") if sent else _("De"), most=20, drop=1),
            Column(_("Objet"), rest=True),
            Column(_("Reçu") if not sent else _("Envoyé"), right=True, drop=2),
        ),
        sort=4,
        falling=True,
    )


def _inside(*names: str) -> Trail:
    """Of a page below the folders: the last name is where one is, « back » leads to the one before."""
    ways = [Way("back") if n == len(names) - 2 else None for n in range(len(names))]
    return Trail(tuple(Tab(name, way=way) for name, way in zip(names, ways, strict=True)))


def _back(label: str = "") -> Offer:
    return Offer("escape", label or _("retour"), "back")


def _everywhere(box: Box) -> tuple[Offer, ...]:
    return (
        Offer("", _("dossiers"), "open_folder", asks=(Ask("folder", _("Dossier"), box.folders),)),
        Offer("", _("chercher"), "search", asks=(Ask("text", _("Mots cherchés")),)),
        Offer("", _("écrire"), "write"),
        Offer("", _("carnet"), "contacts"),
        Offer("", _("règles"), "rules"),
    )


def _sorting(box: Box, messages: frozenset[str]) -> tuple[Offer, ...]:
    folders = tuple(folder for folder in box.folders if folder not in (DRAFTS, SENT))
    move = Ask("folder", _("Vers le dossier"), folders)
    enter = Offer("enter", _("ouvrir"), "open", "thing")
    delete = Offer("", _("supprimer"), "delete", "thing")
    if not messages:
        return enter, delete
    return (
        enter,
        Offer("", _("déplacer"), "move", "message", messages, (move,)),
        Offer("", _("signaler"), "report", "message", messages),
        Offer("", _("suivi"), "flag", "message", messages),
        Offer("", _("non lu"), "unread", "message", messages),
        delete,
    )


def _message_list_page(
    box: Box, title: str, messages: tuple[Message, ...], drafts: tuple[Draft, ...]
) -> Page:
    rows = [_message_row(m, sent=m.folder == SENT) for m in messages]
    rows += [
        Row(
            (d.id, "", d.to, d.subject or _("(sans objet)"), ""),
            d.id,
            _("brouillon à {who}").format(who=d.to) + f" : {d.subject or _('(sans objet)')}",
        )
        for d in reversed(drafts)
    ]
    offers = _sorting(box, frozenset(m.id for m in messages)) if rows else ()
    folder = Offer("", _("nouveau dossier"), "new_folder", asks=(Ask("name", _("Nom")),))
    text = () if rows else (_("(vide)"),)
    here = box.place[1] if box.place[0] == "folder" else ""
    _name, _sign, counted = title.rpartition(" · ")
    chrome: tuple[Chrome, ...] = (
        Status(NAME, counted),
        _folders(box, here),
        _list_columns(sent=here in (SENT, DRAFTS)),
        Preview({m.id: _previewed(box, m) for m in messages}),
    )
    heading = "" if here else title
    offers = (*offers, folder, *_everywhere(box))
    return Page(
        title, text, tuple(rows), LIST_WIDTHS, offers, box.note, chrome=chrome, heading=heading
    )


def _previewed(box: Box, message: Message) -> tuple[str, ...]:
    """The beginning of a message as a list shows it beside: never where its links lead."""
    files = tuple(f"□ {file.name}" for file in message.files)
    to = ", ".join(message.to) or box.address
    return (
        message.subject or _("(sans objet)"),
        _("De : {name} <{address}>").format(name=message.name, address=message.address),
        _("À : {to}").format(to=to),
        "",
        *message.body.split("\n"),
        *files,
    )


def _message_row(message: Message, *, sent: bool) -> Row:
    marks = ("●" if not message.read else " ") + ("▲" if message.flagged else " ")
    marks = Span(marks + ("□" if message.files else " "), "mark")
    who = ", ".join((*message.to, *message.cc, *message.bcc)) if sent else message.name
    said = [
        _("non lu") if not message.read else "",
        _("suivi") if message.flagged else "",
        _("pièce jointe") if message.files else "",
        elide_words((_("à {who}") if sent else _("de {who}")).format(who=who))
        + f" : {message.subject or _('(sans objet)')}",
        message.date,
    ]
    cells = (message.id, marks, who, message.subject or _("(sans objet)"), message.date)
    kind: Kind = "" if message.read else "strong"
    return Row(cells, message.id, ", ".join(part for part in said if part), kind)


def _folder(box: Box, name: str) -> Page:
    messages = tuple(message for message in box.messages if message.folder == name)
    drafts = box.drafts if name == DRAFTS else ()
    count = len(messages) + len(drafts)
    title = f"{name} · " + ngettext("{n} message", "{n} messages", count).format(n=count)
    unread = sum(not message.read for message in messages)
    if unread:
        title += ngettext(", {n} non lu", ", {n} non lus", unread).format(n=unread)
    return _message_list_page(box, title, messages, drafts)


def _found(box: Box, query: str) -> Page:
    messages = box.found(query)
    title = _("Recherche « {query} » · {n}").format(query=query, n=len(messages))
    page = _message_list_page(box, title, messages, ())
    return replace(page, offers=(*page.offers, _back()))


def _message(box: Box, name: str, *, details: bool = False) -> Page:
    message = box.message(name)
    text = [_("De : {name} <{address}>").format(name=message.name, address=message.address)]
    text.append(_("À : {to}").format(to=", ".join(message.to) or box.address))
    if message.cc:
        text.append(_("Cc : {cc}").format(cc=", ".join(message.cc)))
    if message.bcc:
        text.append(_("Cci : {bcc}").format(bcc=", ".join(message.bcc)))
    if message.date:
        text.append(_("Date : {date}").format(date=message.date))
    if details:
        text.append(_("Répondre à : {address}").format(address=message.reply_to or message.address))
        text += [
            _("Le lien « {shown} » mène à : {target}").format(shown=link.shown, target=link.target)
            for link in message.links
        ]
        return Page(
            _("Détails de « {subject} »").format(subject=message.subject),
            tuple(text),
            offers=(_back(),),
            note=box.note,
            chrome=(Status(NAME), _inside(_("message"), _("détails"))),
        )
    rows = [Row((paragraph,)) for paragraph in message.body.split("\n")]
    rows += [
        Row((link.shown,), link.shown, _("lien {t}").format(t=link.shown), "link")
        for link in message.links
    ]
    rows += [_file_row(file) for file in message.files]
    rows += [Row((_("lien vers {name}").format(name=n),)) for n in message.shared]
    return Page(
        message.subject or _("(sans objet)"),
        tuple(text),
        tuple(rows),
        offers=_message_offers(box, message),
        note=box.note,
        chrome=(Status(NAME, _held(message)), _inside(message.folder, _("message"))),
    )


def _held(message: Message) -> str:
    """« 1 pièce jointe · 2 liens »."""
    files, links = len(message.files), len(message.links)
    parts = [ngettext("{n} pièce jointe", "{n} pièces jointes", files).format(n=files)] if files else []  # fmt: skip
    parts += [ngettext("{n} lien", "{n} liens", links).format(n=links)] if links else []
    return " · ".join(parts)


def _file_row(file: Document) -> Row:
    size = weight(file.size)
    said = _("pièce jointe {name}, {size}").format(name=file.name, size=size)
    return Row((f"□ {file.name} ({size})",), file.name, said)


def _message_offers(box: Box, message: Message) -> tuple[Offer, ...]:
    links = frozenset(link.shown for link in message.links)
    files = frozenset(file.name for file in message.files)
    offers = []
    if links:
        offers.append(Offer("enter", _("suivre le lien"), "follow", "link", links))
    if files:
        offers.append(Offer("", _("ouvrir la pièce"), "open_file", "file", files))
    offers += [
        Offer("", _("répondre"), "reply"),
        Offer("", _("à tous"), "reply_all"),
        Offer("", _("transférer"), "forward"),
        Offer("", _("détails"), "details"),
    ]
    folders = tuple(f for f in box.folders if f not in (DRAFTS, SENT, message.folder))
    number = (Ask("message", "", (message.id,)),)
    move = Ask("folder", _("Vers le dossier"), folders)
    offers += [
        Offer("", _("déplacer"), "move", asks=(*number, move)),
        Offer("", _("signaler"), "report", asks=number),
        Offer("", _("suivi"), "flag", asks=number),
        Offer("", _("supprimer"), "delete", asks=(Ask("thing", "", (message.id,)),)),
        Offer("", _("bloquer l'expéditeur"), "block"),
        _back(),
    ]
    return tuple(offers)


def _draft(box: Box, name: str) -> Page:
    draft = box.draft(name)
    values = dict(
        zip(FIELDS, (draft.to, draft.cc, draft.bcc, draft.subject, draft.body), strict=True)
    )
    rows = [_field_row(field, text) for field, text in values.items()]
    taken = {file.name: weight(file.size) for file in draft.files}
    rows += [Row((_("Pièce"), f"{name} {size}"), name) for name, size in taken.items()]
    for shared in draft.shared:
        said = _("Lien de partage vers {name}").format(name=shared)
        rows.append(Row((_("Lien"), shared), f"lien {shared}", said))
    taken |= {f"lien {shared}": "" for shared in draft.shared}
    text = []
    if box.documents:
        listed = " · ".join(f"{d.name} ({weight(d.size)})" for d in box.documents)
        text.append(_("Fichiers de l'ordinateur : {listed}").format(listed=listed))
        limit = weight(box.limit)
        text.append(_("Pièces jointes : {limit} au plus.").format(limit=limit))
    names = tuple(document.name for document in box.documents)
    fill = Ask("text", _("Texte"), value=values, names_line=True)
    offers = [Offer("enter", _("remplir"), "fill", "field", frozenset(FIELDS), (fill,))]
    if names:
        which = (Ask("document", _("Fichier"), names),)
        offers.append(Offer("", _("joindre"), "attach", asks=which))
        offers.append(Offer("", _("lien de partage"), "share_link", asks=which))
    if taken:
        offers.append(Offer("", _("ôter"), "detach", "file", frozenset(taken)))
    offers += [
        Offer("", _("envoyer"), "send"),
        Offer("", _("supprimer"), "delete", asks=(Ask("thing", "", (draft.id,)),)),
        _back(_("garder en brouillon")),
    ]
    title = _("Message en cours")
    chrome = (Status(NAME), _inside(DRAFTS, _("message en cours")))
    return Page(title, tuple(text), tuple(rows), (8, 0), tuple(offers), box.note, chrome=chrome)


def _field_row(field: str, text: str) -> Row:
    return Row((field.capitalize(), text), field, text or _("(vide)"), "field")


def _contacts(box: Box, _name: str) -> Page:
    rows = [Row((c.id, c.name, c.address), c.id) for c in box.contacts]
    rows += [
        Row(
            ("", g.name, ", ".join(box.contact(m).name for m in g.members) or _("(vide)")),
            g.name,
            _("groupe {name} : {n}").format(name=g.name, n=len(g.members)),
        )
        for g in box.groups
    ]
    people = frozenset(contact.id for contact in box.contacts)
    add = (Ask("name", _("Nom")), Ask("address", _("Adresse")))
    offers = [
        Offer("enter", _("ouvrir"), "open", "thing"),
        Offer("", _("nouveau contact"), "new_contact", asks=add),
        Offer("", _("nouveau groupe"), "new_group", asks=(Ask("name", _("Nom du groupe")),)),
    ]
    if box.groups:
        groups = Ask("group", _("Dans le groupe"), tuple(g.name for g in box.groups))
        offers.append(Offer("", _("ajouter à un groupe"), "join", "contact", people, (groups,)))
    offers += [*_everywhere(box), _back()]
    chrome = (Status(NAME), _inside(_("messages"), _("carnet d'adresses")), _PEOPLE)
    title = _("Carnet d'adresses")
    return Page(title, (), tuple(rows), (4, 24, 0), tuple(offers), box.note, chrome=chrome, heading="")  # fmt: skip


_PEOPLE = Columns((Column(number=True), Column(_("Nom"), most=30), Column(_("Adresse"), rest=True)))


def _contact(box: Box, name: str) -> Page:
    contact = box.contact(name)
    parts = (contact.name, contact.address, contact.phone, contact.office)
    values = dict(zip(CONTACT_FIELDS, parts, strict=True))
    rows = tuple(_field_row(field, text) for field, text in values.items())
    fill = Ask("text", _("Texte"), value=values, names_line=True)
    offers = (Offer("enter", _("modifier"), "fill", "field", asks=(fill,)), _back())
    title = elide_words(_("Fiche de {name}").format(name=contact.name))
    chrome = (Status(NAME), _inside(_("carnet d'adresses"), contact.name))
    return Page(title, (), rows, (12, 0), offers, box.note, chrome=chrome)


def _group(box: Box, name: str) -> Page:
    rows = tuple(
        Row((m, box.contact(m).name, box.contact(m).address), m) for m in box.group(name).members
    )
    offers = (Offer("", _("retirer"), "leave", "contact"), _back())
    text = () if rows else (_("(vide)"),)
    title = _("Groupe {name}").format(name=name)
    chrome = (Status(NAME), _inside(_("carnet d'adresses"), name), _PEOPLE)
    return Page(title, text, rows, (4, 24, 0), offers, box.note, chrome=chrome)


def _rules(box: Box, _name: str) -> Page:
    rows = tuple(
        Row(
            (
                rule.id,
                _("active") if rule.on else _("arrêtée"),
                _("si {field} contient « {text} » : {does}").format(
                    field=rule.field, text=rule.contains, does=rule.does
                ),
            ),
            rule.id,
        )
        for rule in box.rules
    )
    folders = tuple(folder for folder in box.folders if folder not in (DRAFTS, SENT))
    asks = (
        Ask("field", _("Champ"), RULE_FIELDS),
        Ask("contains", _("Contient")),
        Ask("folder", _("Déplacer vers"), folders),
    )
    offers = [Offer("", _("nouvelle règle"), "new_rule", asks=asks)]
    if rows:
        offers.append(Offer("enter", _("activer, arrêter"), "toggle", "rule"))
        offers.append(Offer("", _("supprimer"), "delete_rule", "rule"))
    name = Ask("name", _("Nom"))
    offers.append(Offer("", _("nouveau dossier"), "new_folder", asks=(name,)))
    text = () if rows else (_("(aucune règle)"),)
    title = _("Règles de tri")
    columns = Columns((Column(number=True), Column(_("État")), Column(_("Règle"), rest=True)))
    chrome = (Status(NAME), _inside(_("messages"), _("règles")), columns)
    return Page(title, text, rows, (4, 8, 0), (*offers, _back()), box.note, chrome=chrome)


_PAGES: Mapping[str, Callable[[Box, str], Page]] = {
    "folder": _folder,
    "found": _found,
    "message": _message,
    "details": lambda box, name: _message(box, name, details=True),
    "draft": _draft,
    "contacts": _contacts,
    "contact": _contact,
    "group": _group,
    "rules": _rules,
}
