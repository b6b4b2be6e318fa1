"""A social network as a world: its pages, its acts, its facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.pages import Page
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import CHAT, SEEN_BY, Circle, Post
from pixsim.worlds.social.pages import page_of

_TAG = re.compile(r"#[\w]+")


def tags_of(text: str) -> tuple[str, ...]:
    """The tags of a text, as the network finds them: small letters, accents kept."""
    return tuple(tag.lower() for tag in _TAG.findall(text))


class Network(Circle, acts=[acts]):
    """A social network; see `pixsim.worlds.social.data.Circle` for its fields.

    Facts: ``at page thing``, ``seen thing`` (opened), ``audience thing audience`` (of one's publications and
    details), ``sees who thing`` (« un inconnu », « un ami »), ``posted id text audience`` and ``tagged id tag`` (what
    one has just published), ``contributed group text``, ``remarked post text``, ``said handle text``, ``set setting value``, ``denounced thing reason``, ``decided post decision``, and what one
    did: ``liked post``, ``shared post``, ``saved post``, ``followed handle``, ``muted handle``, ``blocked handle``,
    ``captured thing`` (``messages @who`` for a conversation), ``untagged post`` (one's name was taken off it), ``asked post`` (to have it removed), ``joined group``, ``deleted thing``.
    """

    def page(self) -> Page:
        """What is on the screen."""
        return page_of(self)

    def _facts(self) -> Iterator[Fact]:
        yield ("at", *self.where)
        yield from (("seen", thing) for thing in self.seen)
        yield from self.marks
        yield from (("denounced", *one) for one in self.reported)
        yield from (("set", one.name, one.value) for one in self.settings)
        yield from (("said", one.of, one.text) for one in self.letters if one.author == self.me)
        for one in self.details:
            yield ("audience", one.name, one.audience)
            yield from self._seen(one.name, one.audience)
        for post in self.posts:
            yield from self._facts_of(post)

    def _seen(self, thing: str, audience: str) -> Iterator[Fact]:
        return (("sees", who, thing) for who in SEEN_BY if self.is_shown_to(who, audience))

    def _facts_of(self, post: Post) -> Iterator[Fact]:
        if post.group in self.moderates:
            yield ("decided", post.id, post.state)
        yield from (("remarked", post.id, c.text) for c in post.comments if c.author == self.me)
        if not self.is_mine(post):
            return
        if post.group:
            yield ("contributed", post.group, post.text)
            return
        yield ("audience", post.id, post.audience)
        yield from self._seen(post.id, post.audience)
        if post.fresh:
            yield ("posted", post.id, post.text, post.audience)
            yield from (("tagged", post.id, tag) for tag in tags_of(post.text))

    def _called(self, thing: str) -> str:
        """The name by which people know a thing."""
        if self.has(thing):
            post = self.post(thing)
            return _("la publication « {text} »").format(text=post.photo or post.text)
        if thing.startswith(CHAT):
            return _("la conversation avec {name}").format(name=self._called(thing[len(CHAT) :]))
        if thing.startswith("@"):
            return next((a.name for a in self.accounts if a.handle == thing), thing)
        comments = {c.id: c for post in self.posts for c in post.comments}
        if thing in comments:
            return _("le commentaire « {text} »").format(text=comments[thing].text)
        return thing.lstrip("~^")

    def called(self, name: str, value: str) -> str:
        """A publication or a comment by what it says, an account by its name."""
        if name not in ("thing", "who"):
            return value
        if self.has(value):
            return self.post(value).photo or self.post(value).text
        comments = {c.id: c.text for post in self.posts for c in post.comments}
        handle = value.removeprefix(CHAT)
        return comments.get(value) or next(
            (a.name for a in self.accounts if a.handle == handle), value
        )

    def here(self) -> str:
        """The publication, account, group or conversation that is open."""
        return self.called("thing", self.where[1]) or self.page().title

    def which_past(self, act: Act) -> int:
        """Whether what is done was done already: it is taken back."""
        mark = {"like": "liked", "like_listed": "liked", "share": "shared", "save": "saved", "subscribe": "followed",
                "mute": "muted", "bar": "blocked", "enter": "joined"}.get(act.do)  # fmt: skip
        return mark is not None and self.is_marked(
            mark, act.arguments().get("thing", self.where[1])
        )

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, *parts = fact
        plain = [self._called(part.split("||")[0]) for part in parts] + [""] * 3
        template = {
            "at": _("être sur la page {1}"), "seen": _("regarder {0}"), "audience": _("{0} : visible par {1}"),
            "sees": _("{1} : vu par {0}"), "posted": _("publier « {1} » pour {2}"), "tagged": _("publier avec le mot-dièse {1}"),
            "contributed": _("publier dans {0} : {1}"), "remarked": _("commenter {0} : {1}"), "said": _("écrire en privé à {0} : {1}"),
            "set": _("{0} : {1}"), "denounced": _("signaler {0} : {1}"), "decided": _("{0} : {1}"),
            "liked": _("aimer {0}"), "shared": _("partager {0}"), "saved": _("enregistrer {0}"), "followed": _("suivre {0}"),
            "muted": _("masquer {0}"), "blocked": _("bloquer {0}"), "captured": _("capturer la page de {0}"),
            "untagged": _("retirer votre nom de {0}"), "asked": _("demander le retrait de {0}"), "joined": _("rejoindre {0}"), "deleted": _("supprimer {0}"),
        }.get(kind)  # fmt: skip
        if kind in ("posted", "tagged"):
            plain[0] = ""
        return template.format(*plain) if template else super().tell(fact)
