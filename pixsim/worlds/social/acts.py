"""What one does on a social network."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Refused, Text
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

"""What one does on a social network."""
C = TypeVar("C", bound=Circle)
MOST_LETTERS = 60


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


class Open(Moving, do="open", word="ouvrir"):
    """Open a publication, an account, a group or a conversation."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text

    def apply(self, circle: Circle) -> Circle:
        kind = circle.where[0]
        if kind == "messages":
            return gone_to(circle, "chat", self.thing)
        if kind == "groups":
            return gone_to(circle, "group", self.thing)
        if self.thing.startswith("@"):
            return gone_to(circle, "account", self.thing)
        if circle.has(self.thing):
            return gone_to(circle, "post", self.thing)
        raise Refused(_("Il n'y a rien d'autre à en voir."))


class Back(Moving, do="back", word="revenir"):
    """Go back to the page one came from."""

    past = (gettext("Retour à la page précédente"),)

    def apply(self, circle: Circle) -> Circle:
        where: Where = circle.trail[-1] if circle.trail else FEED
        return circle.changed(where=where, trail=circle.trail[:-1])


class _Place(Moving):
    """Go to a page of the network that the bar at its top names."""

    kind: ClassVar[str]

    def apply(self, circle: Circle) -> Circle:
        return gone_to(circle, self.kind)


class Feed(_Place, do="feed", word="accueil"):
    """Go to the home page."""

    past = (gettext("Page d'accueil ouverte"),)
    kind = "feed"


class Mine(_Place, do="mine", word="profil"):
    """Go to one's own profile."""

    past = (gettext("Votre profil ouvert"),)
    kind = "me"


class Messages(_Place, do="messages", word="messages"):
    """Go to private messages."""

    past = (gettext("Messages privés ouverts"),)
    kind = "messages"


class Groups(_Place, do="groups", word="groupes"):
    """Go to the groups."""

    past = (gettext("Liste des groupes ouverte"),)
    kind = "groups"


class Account(_Place, do="account", word="réglages"):
    """Go to the settings of one's account."""

    past = (gettext("Réglages du compte ouverts"),)
    kind = "settings"


class Search(Moving, do="search", word="chercher"):
    """Look for people, publications and tags."""

    past = (gettext("« {text} » cherché"),)
    links = ("le compte de", "le compte", "le profil de")
    text: Text

    def apply(self, circle: Circle) -> Circle:
        there = circle if circle.where[0] == "search" else gone_to(circle, "search")
        return there.changed(query=self.text)


class Author(Moving, do="author", word="auteur"):
    """Go to the account of who wrote something."""

    past = (gettext("Profil de l'auteur de « {thing} » ouvert"),)
    thing: Text

    def apply(self, circle: Circle) -> Circle:
        if circle.has(self.thing):
            handle = circle.post(self.thing).author
        else:
            post = circle.post(circle.where[1])
            handle = next(c.author for c in post.comments if c.id == self.thing)
        return gone_to(circle, "me") if handle == circle.me else gone_to(circle, "account", handle)


class Talk(Moving, do="talk", word="discuter"):
    """Open the private conversation with somebody."""

    past = (gettext("Conversation avec « {who} » ouverte"),)
    who: Text

    def apply(self, circle: Circle) -> Circle:
        if circle.is_marked("blocked", self.who):
            raise Refused(_("Vous avez bloqué ce compte."))
        return gone_to(circle, "chat", self.who)


class Figures(Moving, do="figures", word="statistiques"):
    """Show the figures of one's publication."""

    past = (gettext("Statistiques de « {here} » affichées"),)

    def apply(self, circle: Circle) -> Circle:
        return gone_to(circle, "figures", circle.where[1])


class SeenBy(Moving, do="seen_by", word="voir-comme"):
    """Show one's profile as somebody else sees it."""

    past = (gettext("Profil affiché comme le voit {who}"),)
    who: Text

    def apply(self, circle: Circle) -> Circle:
        return gone_to(circle, "seen_by", self.who)


# ---- what one writes


def _with_new_post(circle: C, text: str, **fields: Any) -> C:
    if len(circle.posts) >= MOST_POSTS:
        raise Refused(_("Vous avez assez publié pour aujourd'hui."))
    post = Post(
        id=circle.next_id(), author=circle.me, text=worded(text), when=_("à l'instant"), fresh=True, **fields
    )  # fmt: skip
    return circle.changed(posts=(post, *circle.posts))


class Publish(Act, do="publish", word="publier"):
    """Publish something for an audience."""

    past = (gettext("Publié pour {audience} : {text}"),)
    audience: Text
    text: Text

    def apply(self, circle: Circle) -> Circle:
        made = _with_new_post(circle, self.text, audience=self.audience)
        return made.changed(note=_("Publié pour : {audience}.").format(audience=self.audience))


class Contribute(Act, do="contribute", word="proposer"):
    """Publish something in a group."""

    past = (gettext("Publié dans le groupe « {here} » : {text}"),)
    text: Text

    def apply(self, circle: Circle) -> Circle:
        made = _with_new_post(circle, self.text, group=circle.where[1])
        return made.changed(note=_("Publié dans le groupe."))


class Remark(Act, do="remark", word="commenter"):
    """Write a comment, which all who see the publication can read."""

    past = (gettext("« {here} » commenté : {text}"),)
    answers = True
    text: Text

    def apply(self, circle: Circle) -> Circle:
        post = circle.post(circle.where[1])
        if len(post.comments) >= MOST_COMMENTS:
            raise Refused(_("Les commentaires sont fermés."))
        comment = Comment(id=circle.next_id(), author=circle.me, text=worded(self.text))
        made = with_post(circle, post.id, comments=(*post.comments, comment))
        return made.changed(
            note=_("Commentaire publié : tous ceux qui voient la publication le lisent.")
        )


class Say(Act, do="say", word="écrire"):
    """Write to somebody in private."""

    past = (gettext("Message privé envoyé à « {here} » : {text}"),)
    text: Text

    def apply(self, circle: Circle) -> Circle:
        if len(circle.letters) >= MOST_LETTERS:
            raise Refused(_("Vous avez assez écrit pour aujourd'hui."))
        handle = circle.where[1]
        letter = Letter(of=handle, author=circle.me, text=worded(self.text))
        note = _("Message privé envoyé à {name}.").format(name=circle.name(handle))
        return circle.changed(letters=(*circle.letters, letter), note=note)


# ---- gestures


class _Gesture(Act):
    """A mark made on what is open, or taken off.

    Attributes
    ----------
    marked : tuple of str
        What it marks, and what is said of it: done, then undone.
    """

    marked: ClassVar[tuple[str, str, str]]

    def apply(self, circle: Circle) -> Circle:
        return toggled(circle, self.marked[0], circle.where[1], *self.marked[1:])


class Like(_Gesture, do="like", word="aimer"):
    """Like a publication, or no longer."""

    past = (
        gettext("« {here} » aimé"),
        gettext("« J'aime » retiré de « {here} »"),
    )
    marked = ("liked", _("Vous aimez."), _("Vous n'aimez plus."))


class Share(_Gesture, do="share", word="partager"):
    """Pass a publication on to one's friends, or no longer."""

    past = (
        gettext("« {here} » partagé avec vos amis"),
        gettext("Partage de « {here} » annulé"),
    )
    marked = ("shared", _("Partagé avec vos amis."), _("Le partage est retiré."))


class Save(_Gesture, do="save", word="enregistrer"):
    """Keep a publication for oneself, or no longer."""

    past = (
        gettext("« {here} » enregistré pour vous"),
        gettext("« {here} » ôté de vos enregistrements"),
    )
    marked = ("saved", _("Enregistré : vous seul le savez."), _("Ce n'est plus enregistré."))


class Follow(_Gesture, do="subscribe", word="suivre"):
    """Follow an account, or no longer."""

    past = (
        gettext("Compte « {here} » suivi"),
        gettext("Compte « {here} » plus suivi"),
    )
    marked = ("followed", _("Vous suivez ce compte."), _("Vous ne le suivez plus."))


class Mute(_Gesture, do="mute", word="masquer"):
    """No longer see what an account publishes, or see it again; its owner knows nothing of it."""

    past = (
        gettext("Compte « {here} » masqué"),
        gettext("Compte « {here} » affiché de nouveau"),
    )
    marked = (
        "muted",
        _("Vous ne verrez plus ce que ce compte publie ; il n'en sait rien."),
        _("Ce compte n'est plus masqué."),
    )


class Block(_Gesture, do="bar", word="bloquer"):
    """Keep an account from seeing one and writing to one, or no longer."""

    past = (
        gettext("Compte « {here} » bloqué"),
        gettext("Compte « {here} » débloqué"),
    )
    marked = (
        "blocked",
        _("Ce compte ne peut plus vous voir ni vous écrire."),
        _("Ce compte n'est plus bloqué."),
    )


class Join(_Gesture, do="enter", word="rejoindre"):
    """Join a group, or leave it."""

    past = (
        gettext("Groupe « {here} » rejoint"),
        gettext("Groupe « {here} » quitté"),
    )
    marked = ("joined", _("Vous êtes du groupe."), _("Vous avez quitté le groupe."))


class LikeListed(Act, do="like_listed", word="j'aime"):
    """Like a publication of a list without opening it, or no longer."""

    past = (
        gettext("« {thing} » aimé"),
        gettext("« J'aime » retiré de « {thing} »"),
    )
    thing: Text

    def apply(self, circle: Circle) -> Circle:
        return toggled(circle, Like.marked[0], self.thing, *Like.marked[1:])


class Report(Act, do="denounce", word="signaler"):
    """Report something to the network, for a reason."""

    past = (gettext("« {thing} » signalé : {reason}"),)
    thing: Text
    reason: Text

    def apply(self, circle: Circle) -> Circle:
        others = tuple(one for one in circle.reported if one[0] != self.thing)
        reported = (*others, (self.thing, self.reason))
        return circle.changed(reported=reported, note=_("Signalé au réseau, qui va l'examiner."))


class Capture(Act, do="capture", word="capturer"):
    """Keep a dated picture of the page, with its address."""

    past = (gettext("Capture de la page « {here} » gardée"),)

    def apply(self, circle: Circle) -> Circle:
        kind, thing = circle.where
        mark = ("captured", f"{CHAT}{thing}" if kind == "chat" else thing)
        if mark in circle.marks:
            raise Refused(_("Cette capture est déjà faite."))
        note = _("Capture gardée, avec la date et l'adresse.")
        return circle.changed(marks=(*circle.marks, mark), note=note)


class Untag(Act, do="untag", word="retirer-mon-nom"):
    """Take one's name off a publication."""

    past = (gettext("Votre nom retiré de « {here} »"),)

    def apply(self, circle: Circle) -> Circle:
        post = circle.post(circle.where[1])
        named = tuple(handle for handle in post.named if handle != circle.me)
        marks = (*circle.marks, ("untagged", post.id))
        made = with_post(circle, post.id, named=named)
        return made.changed(marks=marks, note=_("Votre nom n'y est plus."))


class AskRemoval(Act, do="ask_removal", word="demander-le-retrait"):
    """Ask its author to remove a publication."""

    past = (gettext("Retrait de « {here} » demandé à l'auteur"),)

    def apply(self, circle: Circle) -> Circle:
        mark = ("asked", circle.where[1])
        if mark in circle.marks:
            raise Refused(_("C'est déjà demandé."))
        name = circle.name(circle.post(circle.where[1]).author)
        note = _("{name} reçoit votre demande.").format(name=name)
        return circle.changed(marks=(*circle.marks, mark), note=note)


# ---- what is one's own


class Audience(Act, do="audience", word="réserver"):
    """Say for whom something is."""

    past = (gettext("« {thing} » réservé à : {audience}"),)
    links = ("à", "aux")
    spoken_links = (
        "visible par",
        "visible pour",
        "visible de",
        "réservé à",
        "réservée à",
    )
    thing: Text
    audience: Text

    def apply(self, circle: Circle) -> Circle:
        note = _("Désormais pour : {audience}.").format(audience=self.audience)
        if circle.has(self.thing):
            return with_post(circle, self.thing, audience=self.audience).changed(note=note)
        details = tuple(
            one.changed(audience=self.audience) if one.name == self.thing else one
            for one in circle.details
        )
        return circle.changed(details=details, note=note)


class Delete(Act, do="delete", word="supprimer"):
    """Delete one's publication, or a comment under it."""

    past = (gettext("« {thing} » supprimé"),)
    thing: Text

    def apply(self, circle: Circle) -> Circle:
        marks = (*circle.marks, ("deleted", self.thing))
        if circle.has(self.thing):
            rest = tuple(
                post.changed(shared="") if post.shared == self.thing else post
                for post in circle.posts
                if post.id != self.thing
            )
            away = Back().apply(circle)
            trail = tuple(where for where in away.trail if where != circle.where)
            return away.changed(
                posts=rest, marks=marks, trail=trail, note=_("Publication supprimée.")
            )
        post = circle.post(circle.where[1])
        comments = tuple(one for one in post.comments if one.id != self.thing)
        made = with_post(circle, post.id, comments=comments)
        return made.changed(marks=marks, note=_("Commentaire supprimé."))


class Change(Act, do="set", word="régler"):
    """Give a setting another value."""

    past = (gettext("« {setting} » réglé sur « {value} »"),)
    setting: Text
    value: Text

    def apply(self, circle: Circle) -> Circle:
        settings = tuple(
            one.changed(value=self.value) if one.name == self.setting else one
            for one in circle.settings
        )
        return circle.changed(settings=settings)


# ---- groups


class Decide(Act, do="decide", word="décider"):
    """Keep or remove what was published in a group."""

    past = (gettext("Décision pour « {thing} » : {decision}"),)
    thing: Text
    decision: Text

    def apply(self, circle: Circle) -> Circle:
        return with_post(circle, self.thing, state=self.decision)
