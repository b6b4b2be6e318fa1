"""What one does on a social network."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Open(Moving):
    """Open a publication, an account, a group or a conversation."""

    word = "ouvrir"
    past = (gettext("« {thing} » ouvert"),)
    do: Literal["open"] = "open"
    thing: Text


class Back(Moving):
    """Go back to the page one came from."""

    word = "revenir"
    past = (gettext("Retour à la page précédente"),)
    do: Literal["back"] = "back"


class Feed(Moving):
    """Go to the home page."""

    word = "accueil"
    past = (gettext("Page d'accueil ouverte"),)
    do: Literal["feed"] = "feed"


class Mine(Moving):
    """Go to one's own profile."""

    word = "profil"
    past = (gettext("Votre profil ouvert"),)
    do: Literal["mine"] = "mine"


class Messages(Moving):
    """Go to private messages."""

    word = "messages"
    past = (gettext("Messages privés ouverts"),)
    do: Literal["messages"] = "messages"


class Groups(Moving):
    """Go to the groups."""

    word = "groupes"
    past = (gettext("Liste des groupes ouverte"),)
    do: Literal["groups"] = "groups"


class Account(Moving):
    """Go to the settings of one's account."""

    word = "réglages"
    past = (gettext("Réglages du compte ouverts"),)
    do: Literal["account"] = "account"


class Search(Moving):
    """Look for people, publications and tags."""

    word = "chercher"
    past = (gettext("« {text} » cherché"),)
    links = ("le compte de", "le compte", "le profil de")
    do: Literal["search"] = "search"
    text: Text


class Author(Moving):
    """Go to the account of who wrote something."""

    word = "auteur"
    past = (gettext("Profil de l'auteur de « {thing} » ouvert"),)
    do: Literal["author"] = "author"
    thing: Text


class Talk(Moving):
    """Open the private conversation with somebody."""

    word = "discuter"
    past = (gettext("Conversation avec « {who} » ouverte"),)
    do: Literal["talk"] = "talk"
    who: Text


class Figures(Moving):
    """Show the figures of one's publication."""

    word = "statistiques"
    past = (gettext("Statistiques de « {here} » affichées"),)
    do: Literal["figures"] = "figures"


class SeenBy(Moving):
    """Show one's profile as somebody else sees it."""

    word = "voir-comme"
    past = (gettext("Profil affiché comme le voit {who}"),)
    do: Literal["seen_by"] = "seen_by"
    who: Text


class Publish(Act):
    """Publish something for an audience."""

    word = "publier"
    past = (gettext("Publié pour {audience} : {text}"),)
    do: Literal["publish"] = "publish"
    audience: Text
    text: Text


class Contribute(Act):
    """Publish something in a group."""

    word = "proposer"
    past = (gettext("Publié dans le groupe « {here} » : {text}"),)
    do: Literal["contribute"] = "contribute"
    text: Text


class Remark(Act):
    """Write a comment, which all who see the publication can read."""

    word = "commenter"
    past = (gettext("« {here} » commenté : {text}"),)
    answers = True
    do: Literal["remark"] = "remark"
    text: Text


class Say(Act):
    """Write to somebody in private."""

    word = "écrire"
    past = (gettext("Message privé envoyé à « {here} » : {text}"),)
    do: Literal["say"] = "say"
    text: Text


class Like(Act):
    """Like a publication, or no longer."""

    word = "aimer"
    past = (
        gettext("« {here} » aimé"),
        gettext("« J'aime » retiré de « {here} »"),
    )
    do: Literal["like"] = "like"


class LikeListed(Act):
    """Like a publication of a list without opening it, or no longer."""

    word = "j'aime"
    past = (
        gettext("« {thing} » aimé"),
        gettext("« J'aime » retiré de « {thing} »"),
    )
    do: Literal["like_listed"] = "like_listed"
    thing: Text


class Share(Act):
    """Pass a publication on to one's friends, or no longer."""

    word = "partager"
    past = (
        gettext("« {here} » partagé avec vos amis"),
        gettext("Partage de « {here} » annulé"),
    )
    do: Literal["share"] = "share"


class Save(Act):
    """Keep a publication for oneself, or no longer."""

    word = "enregistrer"
    past = (
        gettext("« {here} » enregistré pour vous"),
        gettext("« {here} » ôté de vos enregistrements"),
    )
    do: Literal["save"] = "save"


class Follow(Act):
    """Follow an account, or no longer."""

    word = "suivre"
    past = (
        gettext("Compte « {here} » suivi"),
        gettext("Compte « {here} » plus suivi"),
    )
    do: Literal["subscribe"] = "subscribe"


class Mute(Act):
    """No longer see what an account publishes, or see it again; its owner knows nothing of it."""

    word = "masquer"
    past = (
        gettext("Compte « {here} » masqué"),
        gettext("Compte « {here} » affiché de nouveau"),
    )
    do: Literal["mute"] = "mute"


class Block(Act):
    """Keep an account from seeing one and writing to one, or no longer."""

    word = "bloquer"
    past = (
        gettext("Compte « {here} » bloqué"),
        gettext("Compte « {here} » débloqué"),
    )
    do: Literal["bar"] = "bar"


class Report(Act):
    """Report something to the network, for a reason."""

    word = "signaler"
    past = (gettext("« {thing} » signalé : {reason}"),)
    do: Literal["denounce"] = "denounce"
    thing: Text
    reason: Text


class Capture(Act):
    """Keep a dated picture of the page, with its address."""

    word = "capturer"
    past = (gettext("Capture de la page « {here} » gardée"),)
    do: Literal["capture"] = "capture"


class Untag(Act):
    """Take one's name off a publication."""

    word = "retirer-mon-nom"
    past = (gettext("Votre nom retiré de « {here} »"),)
    do: Literal["untag"] = "untag"


class AskRemoval(Act):
    """Ask its author to remove a publication."""

    word = "demander-le-retrait"
    past = (gettext("Retrait de « {here} » demandé à l'auteur"),)
    do: Literal["ask_removal"] = "ask_removal"


class Audience(Act):
    """Say for whom something is."""

    word = "réserver"
    past = (gettext("« {thing} » réservé à : {audience}"),)
    links = ("à", "aux")
    spoken_links = (
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

    word = "supprimer"
    past = (gettext("« {thing} » supprimé"),)
    do: Literal["delete"] = "delete"
    thing: Text


class Change(Act):
    """Give a setting another value."""

    word = "régler"
    past = (gettext("« {setting} » réglé sur « {value} »"),)
    do: Literal["set"] = "set"
    setting: Text
    value: Text


class Join(Act):
    """Join a group, or leave it."""

    word = "rejoindre"
    past = (
        gettext("Groupe « {here} » rejoint"),
        gettext("Groupe « {here} » quitté"),
    )
    do: Literal["enter"] = "enter"


class Decide(Act):
    """Keep or remove what was published in a group."""

    word = "décider"
    past = (gettext("Décision pour « {thing} » : {decision}"),)
    do: Literal["decide"] = "decide"
    thing: Text
    decision: Text


ACTS: tuple[type[Act], ...] = (
    Open, Back, Feed, Mine, Messages, Groups, Account, Search, Author, Talk, Figures, SeenBy, Publish, Contribute,
    Remark, Say, Like, LikeListed, Share, Save, Follow, Mute, Block, Report, Capture, Untag, AskRemoval, Audience, Delete,
    Change, Join, Decide,
)  # fmt: skip
