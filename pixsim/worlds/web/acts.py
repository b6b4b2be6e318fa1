"""What one does in a browser."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Visit(Moving, do="visit", word="adresse"):
    """Type an address; words that are none are searched for."""

    past = (gettext("Adresse {address} ouverte"),)
    verbatim = True
    address: Text


class Search(Moving, do="search", word="chercher"):
    """Ask the search engine."""

    past = (gettext("Recherche lancée : {query}"),)
    verbatim = True
    typeset = True
    query: Text


class Follow(Moving, do="follow", word="suivre"):
    """Follow a link."""

    past = (gettext("Lien « {link} » suivi"),)
    link: Text


class FollowAside(Moving, do="follow_aside", word="suivre-onglet"):
    """Follow a link in a new tab."""

    past = (gettext("Lien « {link} » ouvert dans un nouvel onglet"),)
    link: Text


class Hover(Moving, do="hover", word="survoler"):
    """See where a link leads, without following it."""

    past = (gettext("Destination du lien « {link} » regardée"),)
    link: Text


class Back(Moving, do="back", word="précédent"):
    """The page before, or close what covers the page."""

    past = (gettext("Retour à la page précédente"),)


class Forward(Moving, do="forward", word="suivant"):
    """The page after."""

    past = (gettext("Page suivante affichée"),)


class NewTab(Moving, do="new_tab", word="onglet"):
    """Open a tab."""

    past = (gettext("Nouvel onglet ouvert"),)


class PrivateTab(Moving, do="private_tab", word="onglet-privé"):
    """Open a private tab, which leaves nothing in the history."""

    past = (gettext("Onglet privé ouvert"),)


class Switch(Moving, do="switch", word="aller-onglet"):
    """Go to a tab."""

    past = (gettext("Onglet « {tab} » affiché"),)
    tab: Text


class CloseTab(Act, do="close_tab", word="fermer-onglet"):
    """Close the tab one is in."""

    past = (gettext("Onglet « {here} » fermé"),)


class CloseThat(Act, do="close_that", word="fermer-un-onglet"):
    """Close one of the tabs, without going to it."""

    past = (gettext("Onglet « {tab} » fermé"),)
    tab: Text


class Find(Moving, do="find", word="trouver"):
    """Find words in the page."""

    past = (gettext("« {text} » cherché dans la page"),)
    text: Text


class Show(Moving, do="show", word="montrer"):
    """Show what is behind the page, or what the browser keeps."""

    past = (gettext("Panneau « {panel} » ouvert"),)
    panel: Text


class Fill(Act, do="fill", word="remplir"):
    """Fill in a field."""

    past = (gettext("Champ « {field} » rempli : {value}"),)
    links = (":", "=")
    fills = True
    led = True
    field: Text
    value: Text


class Press(Act, do="press", word="appuyer"):
    """Press a button of the page."""

    past = (gettext("Bouton « {button} » pressé"),)
    button: Text


class AcceptAll(Act, do="accept_all", word="accepter"):
    """Accept all cookies."""

    past = (gettext("Tous les cookies acceptés"),)


class RefuseAll(Act, do="refuse_all", word="refuser"):
    """Refuse all cookies that are not necessary."""

    past = (gettext("Tous les cookies non nécessaires refusés"),)


class Tick(Act, do="tick", word="cocher"):
    """Tick a purpose, or no longer."""

    past = (
        gettext("Case « {purpose} » cochée"),
        gettext("Case « {purpose} » décochée"),
    )
    purpose: Text


class SaveChoices(Act, do="save_choices", word="enregistrer-choix"):
    """Keep what is ticked."""

    past = (gettext("Choix des cookies enregistrés"),)


class Forget(Act, do="forget", word="oublier"):
    """Remove one visit from the history."""

    past = (gettext("Visite de {visit} effacée de l'historique"),)
    visit: Text


class ForgetAll(Act, do="forget_all", word="tout-oublier"):
    """Empty the history."""

    past = (gettext("Historique effacé en entier"),)


class DropCookies(Act, do="drop_cookies", word="effacer-cookies"):
    """Delete the cookies of a domain."""

    past = (gettext("Cookies de {domain} effacés"),)
    domain: Text


class DropAllCookies(Act, do="drop_all_cookies", word="effacer-tous-cookies"):
    """Delete all cookies."""

    past = (gettext("Tous les cookies effacés"),)


class Bookmark(Act, do="bookmark", word="favori"):
    """Keep the address among the bookmarks."""

    past = (gettext("Page « {here} » mise en favori"),)


class CopyAddress(Act, do="copy_address", word="copier-adresse"):
    """Copy the address of the page."""

    past = (gettext("Adresse de la page « {here} » copiée"),)


class CopyLink(Act, do="copy_link", word="copier-lien"):
    """Copy where a link leads."""

    past = (gettext("Adresse du lien « {link} » copiée"),)
    link: Text


class Paste(Act, do="paste", word="coller"):
    """Put the address that was copied into a field."""

    past = (gettext("Adresse copiée collée dans « {field} »"),)
    field: Text


ACTS: tuple[type[Act], ...] = (
    Visit, Search, Follow, FollowAside, Hover, Back, Forward, NewTab, PrivateTab, Switch, CloseTab, CloseThat, Find,
    Show, Fill, Press, AcceptAll, RefuseAll, Tick, SaveChoices, Forget, ForgetAll, DropCookies,
    DropAllCookies, Bookmark, CopyAddress, CopyLink, Paste,
)  # fmt: skip
