"""What one sees of an assistant, and what one may do there."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.worlds.assistant.conversation_pages import request_page, talk_page
from pixsim.worlds.assistant.data import NO, USES, YES, Helper, Setting, Source
from pixsim.worlds.assistant.frame import frame
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.pages import Ask, Offer, Page, Row


def page_of(helper: Helper) -> Page:
    """What is on the screen."""
    kind, thing = helper.where
    if kind == "talk" and all(one.id != thing for one in helper.talks):
        kind = "home"  # it was deleted
    pages = {
        "home": _home, "request": request_page, "talk": talk_page, "file": _file, "page": _source, "found": _found,
        "draft": _draft, "links": _links, "memory": _memory, "settings": _settings,
    }  # fmt: skip
    return pages[kind](helper)


def _leaving(helper: Helper, here: str) -> Iterator[Offer]:
    """Back, and to each of the places that are shown above; a file is only gone back from."""
    yield Offer("escape", _("revenir"), "back")
    if here == "file":
        return
    yield Offer("", _("accueil"), "home_page")
    yield from (one for one in _places(helper) if one.act != PLACES.get(here))


PLACES = {"draft": "draft", "links": "links", "memory": "memories", "settings": "tuning"}


def _places(helper: Helper) -> Iterator[Offer]:
    if helper.subject:
        yield Offer("", _("brouillon"), "draft")
    yield Offer("", _("liens partagés"), "links")
    yield Offer("", _("mémoire"), "memories")
    if helper.settings:
        yield Offer("", _("réglages"), "tuning")


def searching(helper: Helper) -> Iterator[Offer]:
    """Looking by oneself, where there is something to find."""
    if helper.sources:
        asks = (Ask("words", _("Mots cherchés"), replaced=True),)
        yield Offer("", _("chercher soi-même"), "search", asks=asks)


# ---- conversations


def _home(helper: Helper) -> Page:
    title = _("{name}, assistant · compte de {me}").format(name=helper.name, me=helper.me)
    rows = []
    shared = {one.talk for one in helper.links}
    for talk in helper.talks:
        marks = [_("temporaire")] if talk.passing else []
        marks += [_("partagée")] if talk.id in shared else []
        cells = (talk.id, talk.title, talk.day, ", ".join(marks))
        said = ", ".join(part for part in (talk.title, talk.day, *marks) if part)
        rows.append(Row(cells, talk.id, said))
    warning = _("{name} peut se tromper : vérifiez ses réponses.").format(name=helper.name)
    text = (warning,) if rows else (warning, _("(aucune conversation)"))
    offers = tuple(_home_offers(helper, any_talk=bool(rows)))
    return Page(
        title,
        text,
        tuple(rows),
        (3, 0, 12, 20),
        offers,
        helper.note,
        chrome=(*frame(helper, "home"), _TALKS),
        heading="",
    )


_TALKS = Columns(
    (Column(number=True), Column(_("Conversation"), rest=True), Column(_("Jour"), drop=1), Column())
)


def _home_offers(helper: Helper, *, any_talk: bool) -> Iterator[Offer]:
    if any_talk:
        yield Offer("enter", _("ouvrir"), "open", "thing")
        yield Offer("", _("supprimer"), "delete_talk", "talk")
    if helper.parts or helper.details:
        yield Offer("", _("nouvelle conversation"), "new_talk")
        yield Offer("", _("conversation temporaire"), "private_talk")
    yield from searching(helper)
    yield from _places(helper)
    if helper.trail:
        yield Offer("escape", _("revenir"), "back")


# ---- files


def _file(helper: Helper) -> Page:
    file = helper.file(helper.where[1])
    state = _("joint à la demande") if file.joined else _("pas encore joint")
    rows = [
        Row((f"{number}. {text}",), str(number), text) for number, text in enumerate(file.lines, 1)
    ]
    if file.hidden:
        rows.append(Row((_("Ne se voit pas à l'ouverture, mais part avec le fichier :"),)))
        rows += [Row((f"   {text}",), said=text) for text in file.hidden]
    offers = [Offer("", _("masquer des mots"), "black_out", "number", asks=(Ask("words", _("Mots à masquer (rien : toute la ligne)")),))]  # fmt: skip
    if file.hidden:
        offers.append(Offer("", _("nettoyer"), "clean"))
    offers += _leaving(helper, "file")
    chrome = tuple(frame(helper, "file"))
    title = f"{file.name} · {state}"
    return Page(title, (), tuple(rows), (0,), tuple(offers), helper.note, chrome=chrome)


# ---- pages found or cited


def _source(helper: Helper) -> Page:
    page = helper.source(helper.where[1])
    offers = (*searching(helper), *_leaving(helper, "page"))
    if page.gone:
        text = (_("Aucune page n'existe à cette adresse."),)
        chrome = tuple(frame(helper, "page"))
        return Page(f"{page.id} · {page.name}", text, (), (0,), offers, helper.note, chrome=chrome)
    told = _told_by(page)
    rows = tuple(Row((line,)) for line in page.lines)
    return Page(
        f"{page.id} · {page.name}",
        (told,) if told else (),
        rows,
        (0,),
        offers,
        helper.note,
        chrome=tuple(frame(helper, "page")),
    )


def _told_by(page: Source) -> str:
    return ", ".join(part for part in (page.by, page.day) if part)


def _found(helper: Helper) -> Page:
    pages, whole = helper.found(helper.where[1])
    rows = tuple(
        Row((one.id, one.name, one.by, one.day), one.id, f"{one.name}, {_told_by(one)}")
        for one in pages
    )
    count = ngettext("{n} page", "{n} pages", len(pages)).format(n=len(pages))
    title = _("Recherche « {words} » · {count}").format(words=helper.where[1], count=count)
    lacking = _("Aucune page ne contient tous ces mots ; celles-ci en contiennent une partie.") if rows else _("Aucune page ne contient ces mots.")  # fmt: skip
    text = () if whole else (lacking,)
    opening = (Offer("enter", _("ouvrir"), "open", "thing"),) if rows else ()
    offers = (*opening, *searching(helper), *_leaving(helper, "found"))
    chrome = (*frame(helper, "found"), _FOUND)
    return Page(title, text, rows, (3, 0, 20, 15), offers, helper.note, chrome=chrome)


_FOUND = Columns(
    (
        Column(number=True),
        Column(_("Page"), rest=True),
        Column(_("De"), most=22),
        Column(_("Date"), drop=1),
    )
)


# ---- one's own text


def _draft(helper: Helper) -> Page:
    title = _("Brouillon · {subject}").format(subject=helper.subject)
    rows = []
    for line in helper.lines:
        source = _(" (source : {name})").format(name=helper.source(line.source).name) if line.source else ""  # fmt: skip
        rows.append(Row((f"{line.id}. {line.text}{source}",), line.id, line.text + source))
    used = _("Usage déclaré de l'assistant : {how}").format(how=helper.declared)
    text = (used,) if rows else (used, _("(rien d'écrit)"))
    offers = [Offer("", _("ajouter une ligne"), "add_line", asks=(Ask("text", _("Texte")),))]
    if rows:
        now = {one.id: one.text for one in helper.lines}
        names = tuple(f"{one.id} {one.name}" for one in helper.sources)
        offers += [
            Offer("enter", _("modifier"), "rewrite", "number", asks=(Ask("text", _("Texte"), value=now),)),
            Offer("", _("enlever"), "drop_line", "number"),
        ]  # fmt: skip
        if names:
            asks = (Ask("source", _("Source"), names),)
            offers.append(Offer("", _("donner la source"), "cite_source", "number", asks=asks))
    offers.append(Offer("", _("déclarer l'usage de l'IA"), "declare", asks=(Ask("how", _("Fait avec l'assistant"), USES),)))  # fmt: skip
    offers += [*searching(helper), *_leaving(helper, "draft")]
    chrome = tuple(frame(helper, "draft"))
    return Page(title, text, tuple(rows), (0,), tuple(offers), helper.note, chrome=chrome)


# ---- links, memory, settings


def _links(helper: Helper) -> Page:
    rows = tuple(
        Row((one.id, one.title, one.who), one.id, f"{one.title}, {one.who}") for one in helper.links
    )
    there = {one.id for one in helper.talks}
    lost = any(one.talk not in there for one in helper.links)
    text = () if rows else (_("(aucun lien)"),)
    text = (_("Un lien reste ouvert quand sa conversation est supprimée."),) if lost else text
    revoking = (Offer("", _("révoquer"), "revoke", "link"),) if rows else ()
    offers = (*revoking, *_leaving(helper, "links"))
    columns = Columns((Column(number=True), Column(_("Conversation"), rest=True), Column(_("Qui"))))
    chrome = (*frame(helper, "links"), columns)
    title = _("Liens partagés")
    return Page(title, text, rows, (3, 0, 28), offers, helper.note, chrome=chrome, heading="")


def _memory(helper: Helper) -> Page:
    title = _("Mémoire · ce que l'assistant retient de vous")
    rows = tuple(Row((f"{one.id}. {one.text}",), one.id, one.text) for one in helper.memory)
    text = () if rows else (_("(rien)"),)
    forgetting = (Offer("", _("oublier"), "forget", "thing"),) if rows else ()
    chrome = tuple(frame(helper, "memory"))
    ways = (*forgetting, *_leaving(helper, "memory"))
    return Page(title, text, rows, (0,), ways, helper.note, chrome=chrome)


def _settings(helper: Helper) -> Page:
    rows = tuple(_setting_row(one) for one in helper.settings)
    choices = {one.name: one.choices for one in helper.settings}
    now = {one.name: one.value for one in helper.settings}
    asks = (Ask("value", _("Valeur"), (YES, NO), choices, now, names_line=True),)
    width = max(len(one.name) for one in helper.settings)
    offers = (Offer("enter", _("régler"), "set", "name", asks=asks), *_leaving(helper, "settings"))
    columns = Columns(
        (Column(_("Réglage"), most=32), Column(_("Valeur")), Column(rest=True)), prose=True
    )
    chrome = (*frame(helper, "settings"), columns)
    title, widths = _("Réglages"), (min(30, width), 12, 0)
    return Page(title, (), rows, widths, offers, helper.note, chrome=chrome, heading="")


def _setting_row(one: Setting) -> Row:
    said = ", ".join(part for part in (one.name, one.value, one.about) if part)
    value = Span(one.value, "on" if one.value == YES else "off")
    return Row((one.name, value, one.about), one.name, said)
