"""What one does in a browser."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Visit(Moving):
    """Type an address; words that are none are searched for."""

    word = "adresse"
    past = (gettext("Adresse {address} ouverte"),)
    verbatim = True
    do: Literal["visit"] = "visit"
    address: Text


class Search(Moving):
    """Ask the search engine."""

    word = "chercher"
    past = (gettext("Recherche lancée : {query}"),)
    verbatim = True
    typeset = True
    do: Literal["search"] = "search"
    query: Text


class Follow(Moving):
    """Follow a link."""

    word = "suivre"
    past = (gettext("Lien « {link} » suivi"),)
    do: Literal["follow"] = "follow"
    link: Text


class FollowAside(Moving):
    """Follow a link in a new tab."""

    word = "suivre-onglet"
    past = (gettext("Lien « {link} » ouvert dans un nouvel onglet"),)
    do: Literal["follow_aside"] = "follow_aside"
    link: Text


class Hover(Moving):
    """See where a link leads, without following it."""

    word = "survoler"
    past = (gettext("Destination du lien « {link} » regardée"),)
    do: Literal["hover"] = "hover"
    link: Text


class Back(Moving):
    """The page before, or close what covers the page."""

    word = "précédent"
    past = (gettext("Retour à la page précédente"),)
    do: Literal["back"] = "back"


class Forward(Moving):
    """The page after."""

    word = "suivant"
    past = (gettext("Page suivante affichée"),)
    do: Literal["forward"] = "forward"


class NewTab(Moving):
    """Open a tab."""

    word = "onglet"
    past = (gettext("Nouvel onglet ouvert"),)
    do: Literal["new_tab"] = "new_tab"


class PrivateTab(Moving):
    """Open a private tab, which leaves nothing in the history."""

    word = "onglet-privé"
    past = (gettext("Onglet privé ouvert"),)
    do: Literal["private_tab"] = "private_tab"


class Switch(Moving):
    """Go to a tab."""

    word = "aller-onglet"
    past = (gettext("Onglet « {tab} » affiché"),)
    do: Literal["switch"] = "switch"
    tab: Text


class CloseTab(Act):
    """Close the tab one is in."""

    word = "fermer-onglet"
    past = (gettext("Onglet « {here} » fermé"),)
    do: Literal["close_tab"] = "close_tab"


class CloseThat(Act):
    """Close one of the tabs, without going to it."""

    word = "fermer-un-onglet"
    past = (gettext("Onglet « {tab} » fermé"),)
    do: Literal["close_that"] = "close_that"
    tab: Text


class Find(Moving):
    """Find words in the page."""

    word = "trouver"
    past = (gettext("« {text} » cherché dans la page"),)
    do: Literal["find"] = "find"
    text: Text


class Show(Moving):
    """Show what is behind the page, or what the browser keeps."""

    word = "montrer"
    past = (gettext("Panneau « {panel} » ouvert"),)
    do: Literal["show"] = "show"
    panel: Text


class Fill(Act):
    """Fill in a field."""

    word = "remplir"
    past = (gettext("Champ « {field} » rempli : {value}"),)
    links = (":", "=")
    fills = True
    led = True
    do: Literal["fill"] = "fill"
    field: Text
    value: Text


class Press(Act):
    """Press a button of the page."""

    word = "appuyer"
    past = (gettext("Bouton « {button} » pressé"),)
    do: Literal["press"] = "press"
    button: Text


class AcceptAll(Act):
    """Accept all cookies."""

    word = "accepter"
    past = (gettext("Tous les cookies acceptés"),)
    do: Literal["accept_all"] = "accept_all"


class RefuseAll(Act):
    """Refuse all cookies that are not necessary."""

    word = "refuser"
    past = (gettext("Tous les cookies non nécessaires refusés"),)
    do: Literal["refuse_all"] = "refuse_all"


class Tick(Act):
    """Tick a purpose, or no longer."""

    word = "cocher"
    past = (
        gettext("Case « {purpose} » cochée"),
        gettext("Case « {purpose} » décochée"),
    )
    do: Literal["tick"] = "tick"
    purpose: Text


class SaveChoices(Act):
    """Keep what is ticked."""

    word = "enregistrer-choix"
    past = (gettext("Choix des cookies enregistrés"),)
    do: Literal["save_choices"] = "save_choices"


class Forget(Act):
    """Remove one visit from the history."""

    word = "oublier"
    past = (gettext("Visite de {visit} effacée de l'historique"),)
    do: Literal["forget"] = "forget"
    visit: Text


class ForgetAll(Act):
    """Empty the history."""

    word = "tout-oublier"
    past = (gettext("Historique effacé en entier"),)
    do: Literal["forget_all"] = "forget_all"


class DropCookies(Act):
    """Delete the cookies of a domain."""

    word = "effacer-cookies"
    past = (gettext("Cookies de {domain} effacés"),)
    do: Literal["drop_cookies"] = "drop_cookies"
    domain: Text


class DropAllCookies(Act):
    """Delete all cookies."""

    word = "effacer-tous-cookies"
    past = (gettext("Tous les cookies effacés"),)
    do: Literal["drop_all_cookies"] = "drop_all_cookies"


class Bookmark(Act):
    """Keep the address among the bookmarks."""

    word = "favori"
    past = (gettext("Page « {here} » mise en favori"),)
    do: Literal["bookmark"] = "bookmark"


class CopyAddress(Act):
    """Copy the address of the page."""

    word = "copier-adresse"
    past = (gettext("Adresse de la page « {here} » copiée"),)
    do: Literal["copy_address"] = "copy_address"


class CopyLink(Act):
    """Copy where a link leads."""

    word = "copier-lien"
    past = (gettext("Adresse du lien « {link} » copiée"),)
    do: Literal["copy_link"] = "copy_link"
    link: Text


class Paste(Act):
    """Put the address that was copied into a field."""

    word = "coller"
    past = (gettext("Adresse copiée collée dans « {field} »"),)
    do: Literal["paste"] = "paste"
    field: Text


ACTS: tuple[type[Act], ...] = (
    Visit, Search, Follow, FollowAside, Hover, Back, Forward, NewTab, PrivateTab, Switch, CloseTab, CloseThat, Find,
    Show, Fill, Press, AcceptAll, RefuseAll, Tick, SaveChoices, Forget, ForgetAll, DropCookies,
    DropAllCookies, Bookmark, CopyAddress, CopyLink, Paste,
)  # fmt: skip
