"""What one does on a social network."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.worlds.core import Act, Moving, Text


class Open(Moving):
    """Open a publication, an account, a group or a conversation."""

    word: ClassVar[str] = "ouvrir"
    do: Literal["open"] = "open"
    thing: Text


class Back(Moving):
    """Go back to the page one came from."""

    word: ClassVar[str] = "revenir"
    do: Literal["back"] = "back"


class Feed(Moving):
    """Go to the home page."""

    word: ClassVar[str] = "accueil"
    do: Literal["feed"] = "feed"


class Mine(Moving):
    """Go to one's own profile."""

    word: ClassVar[str] = "profil"
    do: Literal["mine"] = "mine"


class Messages(Moving):
    """Go to private messages."""

    word: ClassVar[str] = "messages"
    do: Literal["messages"] = "messages"


class Groups(Moving):
    """Go to the groups."""

    word: ClassVar[str] = "groupes"
    do: Literal["groups"] = "groups"


class Account(Moving):
    """Go to the settings of one's account."""

    word: ClassVar[str] = "réglages"
    do: Literal["account"] = "account"


class Search(Moving):
    """Look for people, publications and tags."""

    word: ClassVar[str] = "chercher"
    links: ClassVar[tuple[str, ...]] = ("le compte de", "le compte", "le profil de")
    do: Literal["search"] = "search"
    text: Text


class Author(Moving):
    """Go to the account of who wrote something."""

    word: ClassVar[str] = "auteur"
    do: Literal["author"] = "author"
    thing: Text


class Talk(Moving):
    """Open the private conversation with somebody."""

    word: ClassVar[str] = "discuter"
    do: Literal["talk"] = "talk"
    who: Text


class Figures(Moving):
    """Show the figures of one's publication."""

    word: ClassVar[str] = "statistiques"
    do: Literal["figures"] = "figures"


class SeenBy(Moving):
    """Show one's profile as somebody else sees it."""

    word: ClassVar[str] = "voir-comme"
    do: Literal["seen_by"] = "seen_by"
    who: Text


class Publish(Act):
    """Publish something for an audience."""

    word: ClassVar[str] = "publier"
    do: Literal["publish"] = "publish"
    audience: Text
    text: Text


class Contribute(Act):
    """Publish something in a group."""

    word: ClassVar[str] = "proposer"
    do: Literal["contribute"] = "contribute"
    text: Text


class Remark(Act):
    """Write a comment, which all who see the publication can read."""

    word: ClassVar[str] = "commenter"
    answers: ClassVar[bool] = True
    do: Literal["remark"] = "remark"
    text: Text


class Say(Act):
    """Write to somebody in private."""

    word: ClassVar[str] = "écrire"
    do: Literal["say"] = "say"
    text: Text


class Like(Act):
    """Like a publication, or no longer."""

    word: ClassVar[str] = "aimer"
    do: Literal["like"] = "like"


class LikeListed(Act):
    """Like a publication of a list without opening it, or no longer."""

    word: ClassVar[str] = "j'aime"
    do: Literal["like_listed"] = "like_listed"
    thing: Text


class Share(Act):
    """Pass a publication on to one's friends, or no longer."""

    word: ClassVar[str] = "partager"
    do: Literal["share"] = "share"


class Save(Act):
    """Keep a publication for oneself, or no longer."""

    word: ClassVar[str] = "enregistrer"
    do: Literal["save"] = "save"


class Follow(Act):
    """Follow an account, or no longer."""

    word: ClassVar[str] = "suivre"
    do: Literal["subscribe"] = "subscribe"


class Mute(Act):
    """No longer see what an account publishes, or see it again; its owner knows nothing of it."""

    word: ClassVar[str] = "masquer"
    do: Literal["mute"] = "mute"


class Block(Act):
    """Keep an account from seeing one and writing to one, or no longer."""

    word: ClassVar[str] = "bloquer"
    do: Literal["bar"] = "bar"


class Report(Act):
    """Report something to the network, for a reason."""

    word: ClassVar[str] = "signaler"
    do: Literal["denounce"] = "denounce"
    thing: Text
    reason: Text


class Capture(Act):
    """Keep a dated picture of the page, with its address."""

    word: ClassVar[str] = "capturer"
    do: Literal["capture"] = "capture"


class Untag(Act):
    """Take one's name off a publication."""

    word: ClassVar[str] = "retirer-mon-nom"
    do: Literal["untag"] = "untag"


class AskRemoval(Act):
    """Ask its author to remove a publication."""

    word: ClassVar[str] = "demander-le-retrait"
    do: Literal["ask_removal"] = "ask_removal"


class Audience(Act):
    """Say for whom something is."""

    word: ClassVar[str] = "réserver"
    links: ClassVar[tuple[str, ...]] = ("à", "aux")
    spoken_links: ClassVar[tuple[str, ...]] = (
        "visible par",
        "visible pour",
        "visible de",
        "réservé à",
        "réservée à",
    )
    do: Literal["audience"] = "audience"
    thing: Text
    audience: Text


class Delete(Act):
    """Delete one's publication, or a comment under it."""

    word: ClassVar[str] = "supprimer"
    do: Literal["delete"] = "delete"
    thing: Text


class Change(Act):
    """Give a setting another value."""

    word: ClassVar[str] = "régler"
    do: Literal["set"] = "set"
    setting: Text
    value: Text


class Join(Act):
    """Join a group, or leave it."""

    word: ClassVar[str] = "rejoindre"
    do: Literal["enter"] = "enter"


class Decide(Act):
    """Keep or remove what was published in a group."""

    word: ClassVar[str] = "décider"
    do: Literal["decide"] = "decide"
    thing: Text
    decision: Text


ACTS: tuple[type[Act], ...] = (
    Open, Back, Feed, Mine, Messages, Groups, Account, Search, Author, Talk, Figures, SeenBy, Publish, Contribute,
    Remark, Say, Like, LikeListed, Share, Save, Follow, Mute, Block, Report, Capture, Untag, AskRemoval, Audience, Delete,
    Change, Join, Decide,
)  # fmt: skip
