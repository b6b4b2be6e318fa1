"""What one sees of a social network, and what one may do there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.text.elision import elide_words
from pixsim.worlds.chrome.kinds import Chrome
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.places import Tab, Tabs, Way
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Card, Column, Columns
from pixsim.worlds.pages import Ask, Offer, Page, Row
from pixsim.worlds.social.data import (
    CHAT,
    FRIEND,
    KEPT,
    REASONS,
    REMOVED,
    STRANGER,
    WAITING,
    Account,
    Circle,
    Comment,
    Post,
)

NAME = _("Réseau social")
LIST = (4, 18, 0, 12)  # number, who, what, when


def page_of(circle: Circle) -> Page:
    """What is on the screen."""
    kind, thing = circle.where
    if kind in ("post", "figures") and not circle.has(thing):
        kind, thing = "feed", ""
    return _PAGES[kind](circle, thing)


# ---- what is around


def _frame(circle: Circle, here: str, counted: str = "") -> Iterator[Chrome]:
    """The network, and where one can go in it."""
    yield Status(NAME, counted)
    ways = _ways(circle, here)
    names = {"feed": _("Fil"), "me": _("Profil"), "messages": _("Messages")}
    names |= {"groups": _("Groupes")} if circle.groups else {}
    names |= {"settings": _("Réglages")} if circle.settings else {}
    letters = len(circle.writers()) or None
    tabs = tuple(
        Tab(name, letters if place == "messages" else None, ways.get(place)) for place, name in names.items()
    )  # fmt: skip
    places = tuple(names)
    current = places.index(_UNDER.get(here, here)) if _UNDER.get(here, here) in places else -1
    yield Tabs(tabs, current, _("Pages"), right=circle.account(circle.me).name)


_UNDER = {"seen_by": "me", "chat": "messages", "group": "groups"}
"""Pages that are below another one."""


def _ways(circle: Circle, here: str) -> dict[str, Way]:
    """Acts that lead to the other pages, where this one offers them."""
    if here in ("seen_by", "figures"):
        return {}
    acts = {"feed": "feed", "me": "mine", "messages": "messages", "groups": "groups", "settings": "account"}  # fmt: skip
    offered = {offer.act for offer in _around(circle, here)}
    return {place: Way(act) for place, act in acts.items() if act in offered}


def _cards(circle: Circle, posts: Sequence[Post]) -> Iterator[Card]:
    """Who published what, when, for whom; how many like it."""
    for post in posts:
        name = circle.name(post.author)
        initials = "".join(part[0] for part in name.split()[:2]).upper()
        for_whom = post.group or post.audience
        when = " · ".join(filter(None, (post.when, for_whom)))
        count = len(post.comments)
        parts = [ngettext("{n} commentaire", "{n} commentaires", count).format(n=count)] if count else []  # fmt: skip
        parts += [_("vous aimez")] if circle.is_marked("liked", post.id) else []
        yield Card(post.id, name, initials, when, " · ".join(parts))


# ---- lines


def _row(circle: Circle, post: Post) -> Row:
    who = circle.name(post.author)
    said = [elide_words(_("de {who}").format(who=who)), spoken_of(circle, post), post.when]
    shown = f"▣ {_told(circle, post)}" if post.photo else _told(circle, post)
    return Row((post.id, who, shown, post.when), post.id, ", ".join(filter(None, said)))


def _commented(circle: Circle, one: Comment) -> str:
    """A comment as it is read aloud; what its author wrote is left as it is."""
    who = elide_words(
        _("commentaire de {who} : {text}").format(who=circle.name(one.author), text="{text}")
    )
    return who.replace("{text}", one.text)


def _told(circle: Circle, post: Post) -> str:
    """What a list says of a publication."""
    text = ". ".join(filter(None, (post.photo, post.text)))
    if post.shared and circle.has(post.shared):
        name = circle.name(circle.post(post.shared).author)
        text = elide_words(_("partage une publication de {name}. ").format(name=name)) + text
    return text.strip()


def spoken_of(circle: Circle, post: Post) -> str:
    """The same, as it is read aloud."""
    text = _told(circle, post)
    return _("photo : {text}").format(text=text) if post.photo else text


def _account_row(account: Account) -> Row:
    about = " · ".join(filter(None, (account.bio, account.badge)))
    said = ", ".join(filter(None, (account.name, account.handle, about)))
    return Row((account.handle, account.name, about, ""), account.handle, said)


def _posts(circle: Circle, posts: Sequence[Post]) -> tuple[Row, ...]:
    return tuple(_row(circle, post) for post in posts)


# ---- offers


def _open(rows: Sequence[Row]) -> Iterator[Offer]:
    if any(row.key for row in rows):
        yield Offer("enter", _("ouvrir"), "open", "thing")


def _around(circle: Circle, here: str) -> Iterator[Offer]:
    """Where one can go from any page."""
    if here != "feed":
        yield Offer("", _("accueil"), "feed")
    if here != "me":
        yield Offer("", _("mon profil"), "mine")
    if here != "messages":
        yield Offer("", _("messages"), "messages")
    if circle.groups and here != "groups":
        yield Offer("", _("groupes"), "groups")
    if circle.settings and here != "settings":
        yield Offer("", _("réglages"), "account")
    yield Offer(
        "",
        _("chercher"),
        "search",
        asks=(Ask("text", _("Nom, mots ou #mot-dièse"), replaced=True),),
    )
    if here != "feed":
        yield Offer("escape", _("revenir"), "back")


def _publishing(circle: Circle) -> Offer:
    asks = (Ask("audience", _("Pour qui"), circle.audiences), Ask("text", _("Texte")))
    return Offer("", _("publier"), "publish", asks=asks)


def _report(things: frozenset[str]) -> Offer:
    return Offer(
        "", _("signaler"), "denounce", "thing", things, (Ask("reason", _("Motif"), REASONS),)
    )


# ---- pages


def _feed(circle: Circle, thing: str) -> Page:  # noqa: ARG001
    rows = _posts(circle, circle.feed())
    title = f"{circle.title} · {circle.account(circle.me).name}"
    text = () if rows else (_("(rien de nouveau)"),)
    others = frozenset(post.id for post in circle.feed() if not circle.is_mine(post))
    liking = (Offer("", _("j'aime"), "like_listed", "thing", others),) if others else ()
    offers = (*_open(rows), *liking, _publishing(circle), *_around(circle, "feed"))
    counted = ngettext("{n} publication", "{n} publications", len(rows)).format(n=len(rows))
    chrome = (*_frame(circle, "feed", counted), _COLUMNS, *_cards(circle, circle.feed()))
    return Page(title, text, rows, LIST, offers, circle.note, chrome=chrome, heading="")


_COLUMNS = Columns(
    (Column(number=True), Column(most=20), Column(rest=True), Column(right=True, drop=1)),
    prose=True,
)


def _post(circle: Circle, thing: str) -> Page:
    post = circle.post(thing)
    rows = [_row(circle, post)]
    if post.shared and circle.has(post.shared):
        rows.append(_row(circle, circle.post(post.shared)))
    rows += [
        Row((one.id, circle.name(one.author), one.text, ""), one.id,
            _commented(circle, one))
        for one in post.comments
    ]  # fmt: skip
    who = circle.name(post.author)
    title = (
        _("Votre publication")
        if circle.is_mine(post)
        else elide_words(_("Publication de {who}").format(who=who))
    )
    return Page(
        title, tuple(_facts_of(circle, post)), tuple(rows), LIST, tuple(_post_offers(circle, post)), circle.note,
        chrome=(*_frame(circle, "post"), _COLUMNS, *_cards(circle, (post, *_shared_by(circle, post)))),
    )  # fmt: skip


def _shared_by(circle: Circle, post: Post) -> Iterator[Post]:
    if post.shared and circle.has(post.shared):
        yield circle.post(post.shared)


def _facts_of(circle: Circle, post: Post) -> Iterator[str]:
    """What the page of a publication says above it."""
    if post.group:
        yield _("Dans le groupe : {group}").format(group=post.group)
    elif circle.is_mine(post):
        size = circle.sizes.get(post.audience)
        people = ngettext("{n} personne", "{n} personnes", size).format(n=size) if size else ""
        yield _("Visible par : {audience}").format(
            audience=f"{post.audience} ({people})" if people else post.audience
        )
    count = post.counts.get(_("Commentaires"), 0)
    if count > len(post.comments):
        yield ngettext("{n} commentaire, replié", "{n} commentaires, repliés", count).format(
            n=count
        )
    if post.named:
        names = ", ".join(circle.name(handle) for handle in post.named)
        yield _("Personnes nommées : {names}").format(names=names)
    marks = {
        "liked": _("vous aimez"),
        "shared": _("vous partagez"),
        "saved": _("enregistré"),
        "untagged": _("votre nom est retiré"),
        "asked": _("retrait demandé"),
    }
    done = [said for kind, said in marks.items() if circle.is_marked(kind, post.id)]
    done += [
        _("signalé : {reason}").format(reason=why)
        for what, why in circle.reported
        if what == post.id
    ]
    if done:
        yield "✓ " + ", ".join(done)


def _post_offers(circle: Circle, post: Post) -> Iterator[Offer]:
    comments = {one.id: one.author for one in post.comments}
    mine = circle.is_mine(post)
    if post.shared:
        yield Offer("enter", _("ouvrir"), "open", "thing", frozenset((post.shared,)))
    yield Offer("", _("voir l'auteur"), "author", "thing", frozenset((post.id, *comments)))
    yield Offer("", _("commenter"), "remark", asks=(Ask("text", _("Commentaire")),))
    if not mine:
        yield Offer("", _("j'aime"), "like")
        yield Offer("", _("partager"), "share")
        yield Offer("", _("enregistrer pour moi"), "save")
    others = {one for one, author in comments.items() if author != circle.me}
    denounced = frozenset(others if mine else {post.id, *others})
    if denounced:
        yield _report(denounced)
    if not mine:
        yield Offer("", _("capturer la page"), "capture")
    if circle.me in post.named and not mine:
        yield Offer("", _("retirer mon nom"), "untag")
    if not mine and (circle.me in post.named or circle.is_marked("untagged", post.id)):
        yield Offer("", _("demander le retrait"), "ask_removal")
    if mine and not post.group:
        asks = (Ask("audience", _("Visible par"), circle.audiences, value=post.audience),)
        yield Offer("", _("changer qui voit"), "audience", "thing", frozenset((post.id,)), asks)
    if mine and post.counts:
        yield Offer("", _("statistiques"), "figures")
    own = {one for one, author in comments.items() if author == circle.me}
    gone = frozenset((post.id, *comments)) if mine else frozenset(own)
    if gone:
        yield Offer("", _("supprimer"), "delete", "thing", gone)
    yield from _around(circle, "post")


def _account(circle: Circle, handle: str) -> Page:
    account = circle.account(handle)
    states = {"followed": _("suivi"), "muted": _("masqué"), "blocked": _("bloqué")}
    kept = [said for kind, said in states.items() if circle.is_marked(kind, handle)]
    kept += [
        _("signalé : {reason}").format(reason=why)
        for what, why in circle.reported
        if what == handle
    ]
    kept += [_("page capturée")] if circle.is_marked("captured", handle) else []
    people = f"{account.followers:,}".replace(",", " ")
    text = [
        account.bio,
        _("Site indiqué : {site}").format(site=account.site) if account.site else "",
        " · ".join(filter(None, (
            _("compte créé {since}").format(since=account.since) if account.since else "",
            _("{n} abonnés").format(n=people) if account.followers else "",
            _("votre ami") if account.friend else "",
            account.badge,
        ))),
        "✓ " + ", ".join(kept) if kept else "",
    ]  # fmt: skip
    rows = (Row((handle, account.name, _("ce compte"), ""), handle, _("ce compte : {name}").format(name=account.name)),
            *_posts(circle, circle.posts_of(handle)))  # fmt: skip
    posts = frozenset(post.id for post in circle.posts_of(handle))
    offers = [Offer("enter", _("ouvrir"), "open", "thing", posts)] if posts else []
    offers += [
        Offer("", _("ne plus suivre") if circle.is_marked("followed", handle) else _("suivre"), "subscribe"),
        Offer("", _("écrire en privé"), "talk", "who", frozenset((handle,))),
        Offer("", _("ne plus masquer") if circle.is_marked("muted", handle) else _("masquer"), "mute"),
        Offer("", _("débloquer") if circle.is_marked("blocked", handle) else _("bloquer"), "bar"),
        _report(frozenset((handle,))),
        Offer("", _("capturer la page"), "capture"),
        *_around(circle, "account"),
    ]  # fmt: skip
    title = f"{account.name} · {handle}"
    chrome = (*_frame(circle, "account"), _COLUMNS, *_cards(circle, circle.posts_of(handle)))
    text_shown = tuple(filter(None, text))
    return Page(title, text_shown, rows, LIST, tuple(offers), circle.note, chrome=chrome)


def _me(circle: Circle, thing: str) -> Page:  # noqa: ARG001
    account = circle.account(circle.me)
    posts = circle.posts_of(circle.me)
    rows = [
        Row((one.name, one.value, one.audience), one.name,
            _("{value}, visible par : {audience}").format(value=one.value, audience=one.audience))
        for one in circle.details
    ]  # fmt: skip
    rows += [
        Row((post.id, _told(circle, post), post.audience), post.id,
            _("{value}, visible par : {audience}").format(value=spoken_of(circle, post), audience=post.audience))
        for post in posts
    ]  # fmt: skip
    offers = (
        [Offer("enter", _("ouvrir"), "open", "thing", frozenset(p.id for p in posts))]
        if posts
        else []
    )
    if rows:
        now = {one.name: one.audience for one in circle.details}
        now |= {post.id: post.audience for post in posts}
        asks = (Ask("audience", _("Visible par"), circle.audiences, value=now),)
        offers.append(Offer("", _("changer qui voit"), "audience", "thing", None, asks))
    whom = (Ask("who", _("Vu par"), (STRANGER, FRIEND)),)
    offers += [Offer("", _("voir comme…"), "seen_by", asks=whom), _publishing(circle), *_around(circle, "me")]  # fmt: skip
    title = _("Mon profil · {name} · {handle}").format(name=account.name, handle=account.handle)
    text = (account.bio,) if account.bio else ()
    columns = Columns((Column(_("Quoi"), most=20), Column(rest=True), Column(_("Visible par"))))
    chrome = (*_frame(circle, "me"), columns)
    return Page(title, text, tuple(rows), (18, 0, 15), tuple(offers), circle.note, chrome=chrome)


def _seen_by(circle: Circle, who: str) -> Page:
    account = circle.account(circle.me)
    rows = [
        Row((one.name, one.value))
        for one in circle.details
        if circle.is_shown_to(who, one.audience)
    ]
    rows += [
        Row((_("Publication"), _told(circle, post)))
        for post in circle.posts_of(circle.me)
        if circle.is_shown_to(who, post.audience)
    ]
    title = _("Mon profil vu par {who}").format(who=who)
    text = [_("Nom : {name}").format(name=account.name)]
    text += [] if rows else [_("(rien d'autre)")]
    back = (Offer("escape", _("revenir"), "back"),)
    chrome = tuple(_frame(circle, "seen_by"))
    return Page(title, tuple(text), tuple(rows), (18, 0), back, circle.note, chrome=chrome)


def _figures(circle: Circle, thing: str) -> Page:
    post = circle.post(thing)
    rows = tuple(Row((name, str(count))) for name, count in post.counts.items())
    title = _("Statistiques de « {text} »").format(text=_told(circle, post))
    back = (Offer("escape", _("revenir"), "back"),)
    columns = Columns((Column(rest=True), Column(right=True)))
    chrome = (*_frame(circle, "figures"), columns)
    return Page(title, (), rows, (26, 0), back, circle.note, chrome=chrome)


def _messages(circle: Circle, thing: str) -> Page:  # noqa: ARG001
    rows = []
    for handle in circle.writers():
        last = circle.letters_with(handle)[-1]
        name, said = circle.name(handle), last.text
        rows.append(Row((handle, name, said, ""), handle, f"{name}, {said}"))
    text = () if rows else (_("(aucune conversation)"),)
    offers = (*_open(rows), *_around(circle, "messages"))
    chrome = (*_frame(circle, "messages"), _ACCOUNTS)
    title = _("Messages privés")
    return Page(
        title, text, tuple(rows), (18, 18, 0, 2), offers, circle.note, chrome=chrome, heading=""
    )


_ACCOUNTS = Columns((Column(most=18), Column(most=22), Column(rest=True), Column(mark=True)))
_TALK = Columns((Column(most=20), Column(rest=True)), prose=True)


def _chat(circle: Circle, handle: str) -> Page:
    rows = tuple(
        Row((circle.name(one.author), one.text), said=f"{circle.name(one.author)} : {one.text}")
        for one in circle.letters_with(handle)
    )
    title = _("Conversation privée avec {name}").format(name=circle.name(handle))
    text = [] if rows else [_("(aucun message)")]
    done = [_("bloqué")] if circle.is_marked("blocked", handle) else []
    done += [
        _("signalé : {reason}").format(reason=why)
        for what, why in circle.reported
        if what == handle
    ]
    done += [_("page capturée")] if circle.is_marked("captured", f"{CHAT}{handle}") else []
    text += ["✓ " + ", ".join(done)] if done else []
    offers: list[Offer] = []
    if not circle.is_marked("blocked", handle):
        offers.append(Offer("", _("écrire"), "say", asks=(Ask("text", _("Message")),)))
    who = Row((_("compte"), handle), handle, _("voir le compte {handle}").format(handle=handle))
    offers.append(Offer("enter", _("ouvrir le compte"), "open", "thing", frozenset((handle,))))
    offers += [
        _report(frozenset((handle,))),
        Offer("", _("capturer la page"), "capture"),
        *_around(circle, "chat"),
    ]
    chrome = (*_frame(circle, "chat"), _TALK)
    return Page(
        title, tuple(text), (*rows, who), (18, 0), tuple(offers), circle.note, chrome=chrome
    )


def _groups(circle: Circle, thing: str) -> Page:  # noqa: ARG001
    rows = tuple(
        Row((group.name, _("{n} membres").format(n=group.people), _joined(circle, group.name)), group.name)
        for group in circle.groups
    )  # fmt: skip
    offers = (*_open(rows), *_around(circle, "groups"))
    columns = Columns((Column(_("Groupe"), rest=True), Column(_("Membres"), right=True), Column()))
    chrome = (*_frame(circle, "groups"), columns)
    return Page(_("Groupes"), (), rows, (0, 14, 12), offers, circle.note, chrome=chrome, heading="")


def _joined(circle: Circle, name: str) -> str:
    if name in circle.moderates:
        return _("vous modérez")
    return _("membre") if circle.is_marked("joined", name) else ""


def _group(circle: Circle, name: str) -> Page:
    group, posts = circle.group(name), circle.posts_in(name)
    decided = {WAITING: _("à décider"), KEPT: _("gardé"), REMOVED: _("retiré")}
    moderator = name in circle.moderates
    rows = []
    for post in posts:
        row = _row(circle, post)
        state = decided[post.state] if moderator else post.when
        rows.append(
            Row(
                (*row.cells[:3], state),
                post.id,
                f"{row.spoken}, {state}" if moderator else row.spoken,
            )
        )
    offers = list(_open(rows))
    if moderator and posts:
        asks = (Ask("decision", _("Décision"), (KEPT, REMOVED, WAITING)),)
        offers.append(Offer("", _("décider"), "decide", "thing", None, asks))
    inside = moderator or circle.is_marked("joined", name)
    if inside:
        offers.append(Offer("", _("publier ici"), "contribute", asks=(Ask("text", _("Texte")),)))
    if not moderator:
        label = _("quitter") if inside else _("rejoindre")
        offers.append(Offer("", label, "enter"))
    offers += _around(circle, "group")
    title = " · ".join(filter(None, (name, _joined(circle, name))))
    chrome = (*_frame(circle, "group"), _COLUMNS, *_group_cards(circle, posts, rows))
    return Page(title, group.about, tuple(rows), LIST, tuple(offers), circle.note, chrome=chrome)


def _group_cards(circle: Circle, posts: Sequence[Post], rows: Sequence[Row]) -> Iterator[Card]:
    """Publications of a group, with what its moderators decided."""
    for card, row in zip(_cards(circle, posts), rows, strict=True):
        yield replace(card, when=row.cells[3])


def _settings(circle: Circle, thing: str) -> Page:  # noqa: ARG001
    rows = tuple(
        Row(
            (one.section, one.name, Span(one.value, "choice")),
            one.name,
            f"{one.section} : {one.value}",
        )
        for one in circle.settings
    )
    choices: Mapping[str, tuple[str, ...]] = {one.name: one.choices for one in circle.settings}
    now = {one.name: one.value for one in circle.settings}
    asks = (Ask("value", _("Valeur"), by_row=choices, value=now, names_line=True),)
    offers = (
        Offer("enter", _("modifier"), "set", "setting", None, asks),
        *_around(circle, "settings"),
    )
    columns = Columns(
        (
            Column(_("Rubrique"), most=18),
            Column(_("Réglage"), rest=True),
            Column(_("Valeur"), most=24, right=True),
        )
    )
    chrome = (*_frame(circle, "settings"), columns)
    title = _("Réglages du compte")
    return Page(title, (), rows, (16, 0, 15), offers, circle.note, chrome=chrome, heading="")


def _search(circle: Circle, thing: str) -> Page:  # noqa: ARG001
    accounts, posts = circle.found_accounts(), circle.found_posts()
    rows = [_account_row(account) for account in accounts]
    rows += [
        Row(("", tag, ngettext("{n} publication", "{n} publications", circle.tags[tag]).format(n=circle.tags[tag]), ""))
        for tag in circle.found_tags()
    ]  # fmt: skip
    rows += _posts(circle, posts)
    title = _("Recherche « {text} »").format(text=circle.query)
    text = () if rows else (_("(aucun résultat)"),)
    offers = (*_open(rows), *_around(circle, "search"))
    chrome = (*_frame(circle, "search"), _ACCOUNTS, *_cards(circle, posts))
    return Page(title, text, tuple(rows), (18, 22, 0, 2), offers, circle.note, chrome=chrome)


_PAGES: Mapping[str, Callable[[Circle, str], Page]] = {
    "feed": _feed, "post": _post, "account": _account, "me": _me, "seen_by": _seen_by, "figures": _figures,
    "messages": _messages, "chat": _chat, "groups": _groups, "group": _group, "settings": _settings, "search": _search,
}  # fmt: skip
