"""What one does in a browser."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.worlds.core import Act, Moving, Text


class Visit(Moving):
    """Type an address; words that are none are searched for."""

    word: ClassVar[str] = "adresse"
    verbatim: ClassVar[bool] = True
    do: Literal["visit"] = "visit"
    address: Text


class Search(Moving):
    """Ask the search engine."""

    word: ClassVar[str] = "chercher"
    verbatim: ClassVar[bool] = True
    do: Literal["search"] = "search"
    query: Text


class Follow(Moving):
    """Follow a link."""

    word: ClassVar[str] = "suivre"
    do: Literal["follow"] = "follow"
    link: Text


class FollowAside(Moving):
    """Follow a link in a new tab."""

    word: ClassVar[str] = "suivre-onglet"
    do: Literal["follow_aside"] = "follow_aside"
    link: Text


class Hover(Moving):
    """See where a link leads, without following it."""

    word: ClassVar[str] = "survoler"
    do: Literal["hover"] = "hover"
    link: Text


class Back(Moving):
    """The page before, or close what covers the page."""

    word: ClassVar[str] = "précédent"
    do: Literal["back"] = "back"


class Forward(Moving):
    """The page after."""

    word: ClassVar[str] = "suivant"
    do: Literal["forward"] = "forward"


class NewTab(Moving):
    """Open a tab."""

    word: ClassVar[str] = "onglet"
    do: Literal["new_tab"] = "new_tab"


class PrivateTab(Moving):
    """Open a private tab, which leaves nothing in the history."""

    word: ClassVar[str] = "onglet-privé"
    do: Literal["private_tab"] = "private_tab"


class Switch(Moving):
    """Go to a tab."""

    word: ClassVar[str] = "aller-onglet"
    do: Literal["switch"] = "switch"
    tab: Text


class CloseTab(Act):
    """Close the tab one is in."""

    word: ClassVar[str] = "fermer-onglet"
    do: Literal["close_tab"] = "close_tab"


class CloseThat(Act):
    """Close one of the tabs, without going to it."""

    word: ClassVar[str] = "fermer-un-onglet"
    do: Literal["close_that"] = "close_that"
    tab: Text


class Find(Moving):
    """Find words in the page."""

    word: ClassVar[str] = "trouver"
    do: Literal["find"] = "find"
    text: Text


class Show(Moving):
    """Show what is behind the page, or what the browser keeps."""

    word: ClassVar[str] = "montrer"
    do: Literal["show"] = "show"
    panel: Text


class Fill(Act):
    """Fill in a field."""

    word: ClassVar[str] = "remplir"
    links: ClassVar[tuple[str, ...]] = (":", "=")
    fills: ClassVar[bool] = True
    led: ClassVar[bool] = True
    do: Literal["fill"] = "fill"
    field: Text
    value: Text


class Press(Act):
    """Press a button of the page."""

    word: ClassVar[str] = "appuyer"
    do: Literal["press"] = "press"
    button: Text


class AcceptAll(Act):
    """Accept all cookies."""

    word: ClassVar[str] = "accepter"
    do: Literal["accept_all"] = "accept_all"


class RefuseAll(Act):
    """Refuse all cookies that are not necessary."""

    word: ClassVar[str] = "refuser"
    do: Literal["refuse_all"] = "refuse_all"


class Tick(Act):
    """Tick a purpose, or no longer."""

    word: ClassVar[str] = "cocher"
    do: Literal["tick"] = "tick"
    purpose: Text


class SaveChoices(Act):
    """Keep what is ticked."""

    word: ClassVar[str] = "enregistrer-choix"
    do: Literal["save_choices"] = "save_choices"


class Forget(Act):
    """Remove one visit from the history."""

    word: ClassVar[str] = "oublier"
    do: Literal["forget"] = "forget"
    visit: Text


class ForgetAll(Act):
    """Empty the history."""

    word: ClassVar[str] = "tout-oublier"
    do: Literal["forget_all"] = "forget_all"


class DropCookies(Act):
    """Delete the cookies of a domain."""

    word: ClassVar[str] = "effacer-cookies"
    do: Literal["drop_cookies"] = "drop_cookies"
    domain: Text


class DropAllCookies(Act):
    """Delete all cookies."""

    word: ClassVar[str] = "effacer-tous-cookies"
    do: Literal["drop_all_cookies"] = "drop_all_cookies"


class Bookmark(Act):
    """Keep the address among the bookmarks."""

    word: ClassVar[str] = "favori"
    do: Literal["bookmark"] = "bookmark"


class CopyAddress(Act):
    """Copy the address of the page."""

    word: ClassVar[str] = "copier-adresse"
    do: Literal["copy_address"] = "copy_address"


class CopyLink(Act):
    """Copy where a link leads."""

    word: ClassVar[str] = "copier-lien"
    do: Literal["copy_link"] = "copy_link"
    link: Text


class Paste(Act):
    """Put the address that was copied into a field."""

    word: ClassVar[str] = "coller"
    do: Literal["paste"] = "paste"
    field: Text


ACTS: tuple[type[Act], ...] = (
    Visit, Search, Follow, FollowAside, Hover, Back, Forward, NewTab, PrivateTab, Switch, CloseTab, CloseThat, Find,
    Show, Fill, Press, AcceptAll, RefuseAll, Tick, SaveChoices, Forget, ForgetAll, DropCookies,
    DropAllCookies, Bookmark, CopyAddress, CopyLink, Paste,
)  # fmt: skip
