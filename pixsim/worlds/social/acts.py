"""What one does on a social network."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Open(Moving, do="open", word="ouvrir"):
    """Open a publication, an account, a group or a conversation."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text


class Back(Moving, do="back", word="revenir"):
    """Go back to the page one came from."""

    past = (gettext("Retour à la page précédente"),)


class Feed(Moving, do="feed", word="accueil"):
    """Go to the home page."""

    past = (gettext("Page d'accueil ouverte"),)


class Mine(Moving, do="mine", word="profil"):
    """Go to one's own profile."""

    past = (gettext("Votre profil ouvert"),)


class Messages(Moving, do="messages", word="messages"):
    """Go to private messages."""

    past = (gettext("Messages privés ouverts"),)


class Groups(Moving, do="groups", word="groupes"):
    """Go to the groups."""

    past = (gettext("Liste des groupes ouverte"),)


class Account(Moving, do="account", word="réglages"):
    """Go to the settings of one's account."""

    past = (gettext("Réglages du compte ouverts"),)


class Search(Moving, do="search", word="chercher"):
    """Look for people, publications and tags."""

    past = (gettext("« {text} » cherché"),)
    links = ("le compte de", "le compte", "le profil de")
    text: Text


class Author(Moving, do="author", word="auteur"):
    """Go to the account of who wrote something."""

    past = (gettext("Profil de l'auteur de « {thing} » ouvert"),)
    thing: Text


class Talk(Moving, do="talk", word="discuter"):
    """Open the private conversation with somebody."""

    past = (gettext("Conversation avec « {who} » ouverte"),)
    who: Text


class Figures(Moving, do="figures", word="statistiques"):
    """Show the figures of one's publication."""

    past = (gettext("Statistiques de « {here} » affichées"),)


class SeenBy(Moving, do="seen_by", word="voir-comme"):
    """Show one's profile as somebody else sees it."""

    past = (gettext("Profil affiché comme le voit {who}"),)
    who: Text


class Publish(Act, do="publish", word="publier"):
    """Publish something for an audience."""

    past = (gettext("Publié pour {audience} : {text}"),)
    audience: Text
    text: Text


class Contribute(Act, do="contribute", word="proposer"):
    """Publish something in a group."""

    past = (gettext("Publié dans le groupe « {here} » : {text}"),)
    text: Text


class Remark(Act, do="remark", word="commenter"):
    """Write a comment, which all who see the publication can read."""

    past = (gettext("« {here} » commenté : {text}"),)
    answers = True
    text: Text


class Say(Act, do="say", word="écrire"):
    """Write to somebody in private."""

    past = (gettext("Message privé envoyé à « {here} » : {text}"),)
    text: Text


class Like(Act, do="like", word="aimer"):
    """Like a publication, or no longer."""

    past = (
        gettext("« {here} » aimé"),
        gettext("« J'aime » retiré de « {here} »"),
    )


class LikeListed(Act, do="like_listed", word="j'aime"):
    """Like a publication of a list without opening it, or no longer."""

    past = (
        gettext("« {thing} » aimé"),
        gettext("« J'aime » retiré de « {thing} »"),
    )
    thing: Text


class Share(Act, do="share", word="partager"):
    """Pass a publication on to one's friends, or no longer."""

    past = (
        gettext("« {here} » partagé avec vos amis"),
        gettext("Partage de « {here} » annulé"),
    )


class Save(Act, do="save", word="enregistrer"):
    """Keep a publication for oneself, or no longer."""

    past = (
        gettext("« {here} » enregistré pour vous"),
        gettext("« {here} » ôté de vos enregistrements"),
    )


class Follow(Act, do="subscribe", word="suivre"):
    """Follow an account, or no longer."""

    past = (
        gettext("Compte « {here} » suivi"),
        gettext("Compte « {here} » plus suivi"),
    )


class Mute(Act, do="mute", word="masquer"):
    """No longer see what an account publishes, or see it again; its owner knows nothing of it."""

    past = (
        gettext("Compte « {here} » masqué"),
        gettext("Compte « {here} » affiché de nouveau"),
    )


class Block(Act, do="bar", word="bloquer"):
    """Keep an account from seeing one and writing to one, or no longer."""

    past = (
        gettext("Compte « {here} » bloqué"),
        gettext("Compte « {here} » débloqué"),
    )


class Report(Act, do="denounce", word="signaler"):
    """Report something to the network, for a reason."""

    past = (gettext("« {thing} » signalé : {reason}"),)
    thing: Text
    reason: Text


class Capture(Act, do="capture", word="capturer"):
    """Keep a dated picture of the page, with its address."""

    past = (gettext("Capture de la page « {here} » gardée"),)


class Untag(Act, do="untag", word="retirer-mon-nom"):
    """Take one's name off a publication."""

    past = (gettext("Votre nom retiré de « {here} »"),)


class AskRemoval(Act, do="ask_removal", word="demander-le-retrait"):
    """Ask its author to remove a publication."""

    past = (gettext("Retrait de « {here} » demandé à l'auteur"),)


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


class Delete(Act, do="delete", word="supprimer"):
    """Delete one's publication, or a comment under it."""

    past = (gettext("« {thing} » supprimé"),)
    thing: Text


class Change(Act, do="set", word="régler"):
    """Give a setting another value."""

    past = (gettext("« {setting} » réglé sur « {value} »"),)
    setting: Text
    value: Text


class Join(Act, do="enter", word="rejoindre"):
    """Join a group, or leave it."""

    past = (
        gettext("Groupe « {here} » rejoint"),
        gettext("Groupe « {here} » quitté"),
    )


class Decide(Act, do="decide", word="décider"):
    """Keep or remove what was published in a group."""

    past = (gettext("Décision pour « {thing} » : {decision}"),)
    thing: Text
    decision: Text


ACTS: tuple[type[Act], ...] = (
    Open, Back, Feed, Mine, Messages, Groups, Account, Search, Author, Talk, Figures, SeenBy, Publish, Contribute,
    Remark, Say, Like, LikeListed, Share, Save, Follow, Mute, Block, Report, Capture, Untag, AskRemoval, Audience, Delete,
    Change, Join, Decide,
)  # fmt: skip
