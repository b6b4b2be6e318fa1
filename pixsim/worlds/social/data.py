"""What a social network is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from pixsim.worlds.core import Frozen, World
from pixsim.worlds.goals import folded
from pixsim.worlds.recent_values import OfLast

ALL, FRIENDS_OF, FRIENDS, ME = "tout le monde", "amis d'amis", "amis", "moi seul"
AUDIENCES = (ALL, FRIENDS_OF, FRIENDS, ME)
STRANGER, FRIEND = "un inconnu", "un ami"
SEEN_BY: Mapping[str, tuple[str, ...]] = {STRANGER: (ALL,), FRIEND: (ALL, FRIENDS_OF, FRIENDS)}
"""For whom something must be, to be seen by whom."""

REASONS = (
    "publicité",
    "injure ou harcèlement",
    "menace ou violence",
    "usurpation d'identité",
    "vie privée d'une personne",
    "fausse information",
)
CHAT = "messages "  # before the handle of somebody: the conversation with them
WAITING, KEPT, REMOVED = "en attente", "garder", "retirer"
MOST_POSTS, MOST_COMMENTS, MOST_WORDS, MOST_TRAIL = 60, 30, 200, 40

Where = tuple[str, str]
"""What kind of page, and what it is about."""

FEED: Where = ("feed", "")


class Account(Frozen):
    """Somebody, or a body, on the network.

    Attributes
    ----------
    handle : str
        « @mairie_aubrac », by which acts call it.
    badge : str
        What the network says of it: « abonnement payant ».
    friend : bool
    """

    handle: str
    name: str
    bio: str = ""
    site: str = ""
    since: str = ""
    followers: int = 0
    badge: str = ""
    friend: bool = False

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if not self.handle.startswith("@") or " " in self.handle:
            raise ValueError(f"{self.handle!r} is no handle")
        return self


class Detail(Frozen):
    """Something that one's profile says of oneself, and to whom."""

    name: str
    value: str
    audience: str = ALL


class Setting(Frozen):
    """A setting of one's account."""

    section: str
    name: str
    value: str
    choices: tuple[str, ...] = ("oui", "non")

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if self.value not in self.choices:
            raise ValueError(f"{self.name}: no choice {self.value!r}")
        return self


class Comment(Frozen):
    """What somebody wrote under a publication."""

    id: str
    author: str
    text: str


class Post(Frozen):
    """A publication.

    Attributes
    ----------
    author : str
        A handle.
    photo : str
        What its photo shows.
    named : tuple of str
        Handles of those who are named on it.
    shared : str
        Id of the publication that it shares.
    group : str
        The group it was published in, where not to an audience.
    state : str
        In a group: what its moderators decided.
    counts : Mapping
        Its figures, by name.
    listed : bool
        Whether the home page shows it: what strangers publish is found by search, or on their account.
    fresh : bool
        Whether one has just written it.
    """

    id: str
    author: str
    text: str
    when: str = ""
    audience: str = ALL
    photo: str = ""
    named: tuple[str, ...] = ()
    shared: str = ""
    group: str = ""
    state: str = KEPT
    counts: Mapping[str, int] = Field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    listed: bool = True
    fresh: bool = False

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if len(self.text) > MOST_WORDS or len(self.comments) > MOST_COMMENTS:
            raise ValueError(f"publication {self.id} is too long")
        return self


class Group(Frozen):
    """A group of people, with its rules."""

    name: str
    about: tuple[str, ...] = ()
    people: int = 0


class Letter(Frozen):
    """A line of a private conversation."""

    of: str
    author: str
    text: str


def _identified(posts: tuple[Post, ...]) -> dict[str, Post]:
    return {post.id: post for post in posts}


def _called(accounts: tuple[Account, ...]) -> dict[str, Account]:
    return {account.handle: account for account in accounts}


_by_id = OfLast(_identified)
_by_handle = OfLast(_called)


class Circle(World):
    """The state of a social network, as one person has it before them.

    Attributes
    ----------
    me : str
        One's handle.
    audiences : tuple of str
        For whom one may publish; lists of one's own come after those of every network.
    sizes : Mapping
        How many people an audience is.
    marks : tuple of (str, str)
        What one did to what: ``liked``, ``shared``, ``saved``, ``followed``, ``muted``, ``blocked``,
        ``captured``, ``joined``, ``untagged``, ``asked`` (to have it removed), ``deleted``.
    moderates : tuple of str
        Groups whose publications one decides on.
    tags : Mapping
        How many publications bear a tag.
    reported : tuple of (str, str)
        What one reported, and why.
    letters : tuple of Letter
        Private conversations, line by line.
    seen : tuple of str
        What was opened.
    where, trail
        The page one is on, and those one came through.
    query : str
        What was searched.
    """

    machine: Literal["social"] = "social"
    title: str = "Réseau social"
    me: str
    accounts: tuple[Account, ...]
    posts: tuple[Post, ...] = ()
    groups: tuple[Group, ...] = ()
    letters: tuple[Letter, ...] = ()
    details: tuple[Detail, ...] = ()
    settings: tuple[Setting, ...] = ()
    audiences: tuple[str, ...] = AUDIENCES
    sizes: Mapping[str, int] = Field(default_factory=dict)
    tags: Mapping[str, int] = Field(default_factory=dict)
    moderates: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    reported: tuple[tuple[str, str], ...] = ()
    seen: tuple[str, ...] = ()
    where: Where = FEED
    trail: tuple[Where, ...] = ()
    query: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        ids = [post.id for post in self.posts] + [c.id for p in self.posts for c in p.comments]
        handles = {account.handle for account in self.accounts}
        named = {self.me, *(letter.of for letter in self.letters)}
        named |= {h for p in self.posts for h in (p.author, *p.named)}
        named |= {c.author for p in self.posts for c in p.comments}
        told = {detail.audience for detail in self.details}
        told |= {post.audience for post in self.posts if post.author == self.me}
        shared = {post.shared for post in self.posts} - {""}
        groups = {post.group for post in self.posts} - {""}
        faults = {
            f"at most {MOST_POSTS} publications": len(self.posts) > MOST_POSTS,
            "two publications or comments have the same id": len(ids) > len(set(ids)),
            "two accounts have the same handle": len(handles) < len(self.accounts),
            f"no account: {', '.join(sorted(named - handles))}": bool(named - handles),
            f"no audience: {', '.join(sorted(told - {*self.audiences}))}": bool(
                told - {*self.audiences}
            ),
            "what is shared is not there": not shared.issubset(ids),
            "a group is unknown": not groups.issubset({group.name for group in self.groups}),
        }
        found = [text for text, holds in faults.items() if holds]
        if found:
            raise ValueError("; ".join(found))
        return self

    # ---- who and what

    def account(self, handle: str) -> Account:
        """An account by its handle."""
        return _by_handle(self.accounts)[handle]

    def name(self, handle: str) -> str:
        """The name of an account; « vous » for one's own."""
        return "vous" if handle == self.me else self.account(handle).name

    def has(self, thing: str) -> bool:
        """Whether there is such a publication."""
        return thing in _by_id(self.posts)

    def post(self, thing: str) -> Post:
        """A publication by its id."""
        return _by_id(self.posts)[thing]

    def group(self, name: str) -> Group:
        """A group by its name."""
        return next(group for group in self.groups if group.name == name)

    def is_marked(self, kind: str, thing: str) -> bool:
        """Whether one did that to it."""
        return (kind, thing) in self.marks

    def is_mine(self, post: Post) -> bool:
        """Whether one published it."""
        return post.author == self.me

    # ---- what is listed

    def feed(self) -> tuple[Post, ...]:
        """What the home page lists: neither strangers nor anybody who is muted or blocked."""
        return tuple(
            post for post in self._public()
            if (post.listed or self.is_marked("followed", post.author)) and not self.is_silenced(post.author)
        )  # fmt: skip

    def _public(self) -> tuple[Post, ...]:
        return tuple(post for post in self.posts if not post.group)

    def is_silenced(self, handle: str) -> bool:
        """Whether one no longer sees what somebody publishes."""
        return self.is_marked("muted", handle) or self.is_marked("blocked", handle)

    def posts_of(self, handle: str) -> tuple[Post, ...]:
        """What somebody published, groups left out."""
        return tuple(post for post in self.posts if post.author == handle and not post.group)

    def posts_in(self, group: str) -> tuple[Post, ...]:
        """What was published in a group; its moderators see all of it."""
        listed = (post for post in self.posts if post.group == group)
        if group in self.moderates:
            return tuple(listed)
        return tuple(post for post in listed if post.state == KEPT)

    def letters_with(self, handle: str) -> tuple[Letter, ...]:
        """A private conversation."""
        return tuple(letter for letter in self.letters if letter.of == handle)

    def writers(self) -> tuple[str, ...]:
        """Those with whom there is a conversation, in the order of the first line."""
        return tuple(dict.fromkeys(letter.of for letter in self.letters))

    def found_accounts(self) -> tuple[Account, ...]:
        """Accounts that hold all words of the query."""
        return tuple(
            one for one in self.accounts
            if one.handle != self.me and self._fits(f"{one.name} {one.handle} {one.bio}")
        )  # fmt: skip

    def found_posts(self) -> tuple[Post, ...]:
        """Publications that hold all words of the query, groups left out."""
        return tuple(post for post in self._public() if self._fits(f"{post.photo} {post.text}"))

    def found_tags(self) -> tuple[str, ...]:
        """Tags in which one word of the query stands."""
        words = folded(self.query).replace("#", " ").replace("'", " ").split()
        long = [word for word in words if len(word) > 3] or words
        return tuple(tag for tag in self.tags if any(word in folded(tag) for word in long))

    def _fits(self, text: str) -> bool:
        return all(word in folded(text) for word in folded(self.query).split())

    def is_shown_to(self, who: str, audience: str) -> bool:
        """Whether a stranger, or a friend, sees what is for some audience."""
        return audience in SEEN_BY[who]

    def next_id(self) -> str:
        """The id of the next publication or comment."""
        ids = [post.id for post in self.posts] + [c.id for p in self.posts for c in p.comments]
        return str(max((int(one) for one in ids if one.isdecimal()), default=0) + 1)
