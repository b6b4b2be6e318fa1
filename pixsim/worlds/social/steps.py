"""What each act does to a social network."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import Any, TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Act, Refused
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import (
    CHAT,
    FEED,
    MOST_COMMENTS,
    MOST_POSTS,
    MOST_TRAIL,
    MOST_WORDS,
    Circle,
    Comment,
    Letter,
    Post,
    Where,
)

C = TypeVar("C", bound=Circle)
MOST_LETTERS = 60


@singledispatch
def after(act: object, circle: Circle) -> Circle:  # noqa: ARG001
    """The network after an act that the page offers.

    Raises
    ------
    Refused
    """
    raise TypeError(f"no act of a social network: {act!r}")


def gone_to(circle: C, kind: str, thing: str = "") -> C:
    """On another page; the way back is kept."""
    trail = (*circle.trail, circle.where)[-MOST_TRAIL:]
    seen = circle.seen if not thing or thing in circle.seen else (*circle.seen, thing)
    return circle.changed(where=(kind, thing), trail=trail, seen=seen)


def toggled(circle: C, kind: str, thing: str, done: str, undone: str) -> C:
    """With a mark made, or taken off."""
    mark = (kind, thing)
    if mark in circle.marks:
        marks = tuple(one for one in circle.marks if one != mark)
        return circle.changed(marks=marks, note=undone)
    return circle.changed(marks=(*circle.marks, mark), note=done)


def with_post(circle: C, thing: str, **fields: Any) -> C:
    """With some fields of a publication changed."""
    posts = tuple(p.changed(**fields) if p.id == thing else p for p in circle.posts)
    return circle.changed(posts=posts)


def worded(text: str) -> str:
    """A text that can be published.

    Raises
    ------
    Refused
        There is none, or too much.
    """
    text = " ".join(text.split())
    if not text:
        raise Refused(_("Écrivez un texte."))
    if len(text) > MOST_WORDS:
        raise Refused(_("Trop long : {n} caractères au plus.").format(n=MOST_WORDS))
    return text


# ---- moving about


@after.register
def _after_open(act: acts.Open, circle: Circle) -> Circle:
    kind = circle.where[0]
    if kind == "messages":
        return gone_to(circle, "chat", act.thing)
    if kind == "groups":
        return gone_to(circle, "group", act.thing)
    if act.thing.startswith("@"):
        return gone_to(circle, "account", act.thing)
    if circle.has(act.thing):
        return gone_to(circle, "post", act.thing)
    raise Refused(_("Il n'y a rien d'autre à en voir."))


@after.register
def _after_back(act: acts.Back, circle: Circle) -> Circle:  # noqa: ARG001
    where: Where = circle.trail[-1] if circle.trail else FEED
    return circle.changed(where=where, trail=circle.trail[:-1])


_PLACES: Mapping[type[Act], str] = {
    acts.Feed: "feed", acts.Mine: "me", acts.Messages: "messages", acts.Groups: "groups", acts.Account: "settings",
}  # fmt: skip


@after.register(acts.Feed)
@after.register(acts.Mine)
@after.register(acts.Messages)
@after.register(acts.Groups)
@after.register(acts.Account)
def _after_place(act: Act, circle: Circle) -> Circle:
    return gone_to(circle, _PLACES[type(act)])


@after.register
def _after_search(act: acts.Search, circle: Circle) -> Circle:
    there = circle if circle.where[0] == "search" else gone_to(circle, "search")
    return there.changed(query=act.text)


@after.register
def _after_author(act: acts.Author, circle: Circle) -> Circle:
    if circle.has(act.thing):
        handle = circle.post(act.thing).author
    else:
        post = circle.post(circle.where[1])
        handle = next(c.author for c in post.comments if c.id == act.thing)
    return gone_to(circle, "me") if handle == circle.me else gone_to(circle, "account", handle)


@after.register
def _after_talk(act: acts.Talk, circle: Circle) -> Circle:
    if circle.is_marked("blocked", act.who):
        raise Refused(_("Vous avez bloqué ce compte."))
    return gone_to(circle, "chat", act.who)


@after.register
def _after_figures(act: acts.Figures, circle: Circle) -> Circle:  # noqa: ARG001
    return gone_to(circle, "figures", circle.where[1])


@after.register
def _after_seen_by(act: acts.SeenBy, circle: Circle) -> Circle:
    return gone_to(circle, "seen_by", act.who)


# ---- what one writes


def _with_new_post(circle: C, text: str, **fields: Any) -> C:
    if len(circle.posts) >= MOST_POSTS:
        raise Refused(_("Vous avez assez publié pour aujourd'hui."))
    post = Post(
        id=circle.next_id(), author=circle.me, text=worded(text), when=_("à l'instant"), fresh=True, **fields
    )  # fmt: skip
    return circle.changed(posts=(post, *circle.posts))


@after.register
def _after_publish(act: acts.Publish, circle: Circle) -> Circle:
    made = _with_new_post(circle, act.text, audience=act.audience)
    return made.changed(note=_("Publié pour : {audience}.").format(audience=act.audience))


@after.register
def _after_contribute(act: acts.Contribute, circle: Circle) -> Circle:
    made = _with_new_post(circle, act.text, group=circle.where[1])
    return made.changed(note=_("Publié dans le groupe."))


@after.register
def _after_remark(act: acts.Remark, circle: Circle) -> Circle:
    post = circle.post(circle.where[1])
    if len(post.comments) >= MOST_COMMENTS:
        raise Refused(_("Les commentaires sont fermés."))
    comment = Comment(id=circle.next_id(), author=circle.me, text=worded(act.text))
    made = with_post(circle, post.id, comments=(*post.comments, comment))
    return made.changed(
        note=_("Commentaire publié : tous ceux qui voient la publication le lisent.")
    )


@after.register
def _after_say(act: acts.Say, circle: Circle) -> Circle:
    if len(circle.letters) >= MOST_LETTERS:
        raise Refused(_("Vous avez assez écrit pour aujourd'hui."))
    handle = circle.where[1]
    letter = Letter(of=handle, author=circle.me, text=worded(act.text))
    note = _("Message privé envoyé à {name}.").format(name=circle.name(handle))
    return circle.changed(letters=(*circle.letters, letter), note=note)


# ---- gestures

_GESTURES: Mapping[type[Act], tuple[str, str, str]] = {
    acts.Like: ("liked", _("Vous aimez."), _("Vous n'aimez plus.")),
    acts.Share: ("shared", _("Partagé avec vos amis."), _("Le partage est retiré.")),
    acts.Save: ("saved", _("Enregistré : vous seul le savez."), _("Ce n'est plus enregistré.")),
    acts.Follow: ("followed", _("Vous suivez ce compte."), _("Vous ne le suivez plus.")),
    acts.Mute: ("muted", _("Vous ne verrez plus ce que ce compte publie ; il n'en sait rien."), _("Ce compte n'est plus masqué.")),
    acts.Block: ("blocked", _("Ce compte ne peut plus vous voir ni vous écrire."), _("Ce compte n'est plus bloqué.")),
    acts.Join: ("joined", _("Vous êtes du groupe."), _("Vous avez quitté le groupe.")),
}  # fmt: skip
"""What each marks, and what is said of it: done, then undone."""


@after.register(acts.Like)
@after.register(acts.Share)
@after.register(acts.Save)
@after.register(acts.Follow)
@after.register(acts.Mute)
@after.register(acts.Block)
@after.register(acts.Join)
def _after_gesture(act: Act, circle: Circle) -> Circle:
    kind, done, undone = _GESTURES[type(act)]
    return toggled(circle, kind, circle.where[1], done, undone)


@after.register
def _after_like_listed(act: acts.LikeListed, circle: Circle) -> Circle:
    return toggled(circle, _GESTURES[acts.Like][0], act.thing, *_GESTURES[acts.Like][1:])


@after.register
def _after_report(act: acts.Report, circle: Circle) -> Circle:
    others = tuple(one for one in circle.reported if one[0] != act.thing)
    reported = (*others, (act.thing, act.reason))
    return circle.changed(reported=reported, note=_("Signalé au réseau, qui va l'examiner."))


@after.register
def _after_capture(act: acts.Capture, circle: Circle) -> Circle:  # noqa: ARG001
    kind, thing = circle.where
    mark = ("captured", f"{CHAT}{thing}" if kind == "chat" else thing)
    if mark in circle.marks:
        raise Refused(_("Cette capture est déjà faite."))
    note = _("Capture gardée, avec la date et l'adresse.")
    return circle.changed(marks=(*circle.marks, mark), note=note)


@after.register
def _after_untag(act: acts.Untag, circle: Circle) -> Circle:  # noqa: ARG001
    post = circle.post(circle.where[1])
    named = tuple(handle for handle in post.named if handle != circle.me)
    marks = (*circle.marks, ("untagged", post.id))
    made = with_post(circle, post.id, named=named)
    return made.changed(marks=marks, note=_("Votre nom n'y est plus."))


@after.register
def _after_ask_removal(act: acts.AskRemoval, circle: Circle) -> Circle:  # noqa: ARG001
    mark = ("asked", circle.where[1])
    if mark in circle.marks:
        raise Refused(_("C'est déjà demandé."))
    name = circle.name(circle.post(circle.where[1]).author)
    note = _("{name} reçoit votre demande.").format(name=name)
    return circle.changed(marks=(*circle.marks, mark), note=note)


# ---- what is one's own


@after.register
def _after_audience(act: acts.Audience, circle: Circle) -> Circle:
    note = _("Désormais pour : {audience}.").format(audience=act.audience)
    if circle.has(act.thing):
        return with_post(circle, act.thing, audience=act.audience).changed(note=note)
    details = tuple(
        one.changed(audience=act.audience) if one.name == act.thing else one
        for one in circle.details
    )
    return circle.changed(details=details, note=note)


@after.register
def _after_delete(act: acts.Delete, circle: Circle) -> Circle:
    marks = (*circle.marks, ("deleted", act.thing))
    if circle.has(act.thing):
        rest = tuple(
            post.changed(shared="") if post.shared == act.thing else post
            for post in circle.posts
            if post.id != act.thing
        )
        away = _after_back(acts.Back(), circle)
        trail = tuple(where for where in away.trail if where != circle.where)
        return away.changed(posts=rest, marks=marks, trail=trail, note=_("Publication supprimée."))
    post = circle.post(circle.where[1])
    comments = tuple(one for one in post.comments if one.id != act.thing)
    made = with_post(circle, post.id, comments=comments)
    return made.changed(marks=marks, note=_("Commentaire supprimé."))


@after.register
def _after_change(act: acts.Change, circle: Circle) -> Circle:
    settings = tuple(
        one.changed(value=act.value) if one.name == act.setting else one for one in circle.settings
    )
    return circle.changed(settings=settings)


# ---- groups


@after.register
def _after_decide(act: acts.Decide, circle: Circle) -> Circle:
    return with_post(circle, act.thing, state=act.decision)
