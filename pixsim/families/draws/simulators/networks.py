"""Social networks, with the people on them and what they publish."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import full_names, plain
from pixsim.families.draws.values.choices import integer, pick, sample
from pixsim.worlds.core import Act
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import Account, Comment, Detail, Letter, Post, Setting
from pixsim.worlds.social.world import Network

MOST = 90

DONE = (
    "audience", "posted", "contributed", "remarked", "said", "untagged", "set", "denounced", "decided", "liked", "shared",
    "saved", "followed", "muted", "blocked", "asked", "joined", "deleted",
)  # fmt: skip
"""Kinds of facts that a task leaves as they are, but for what it is about."""

_WHEN = (
    "il y a 1 h", "il y a 3 h", "ce matin", "hier", "hier", "lundi", "lundi", "dimanche", "samedi", "il y a 8 j", "il y a 9 j",
    "en mars", "en mars", "en février", "en février", "en janvier",
)  # fmt: skip

_CHATTER = (
    "Quelqu'un a un taille-haie à prêter ce week-end ?", "Premières jonquilles au bord du canal.", "Ma tarte aux poireaux, enfin réussie !",
    "Le bus 4 est encore en retard.", "Je cherche un bon film pour ce soir.", "Chat gris trouvé près de la poste.",
    "Bravo aux minimes pour leur victoire !", "Qui vient courir dimanche matin ?", "Vélo enfant à donner, en bon état.",
    "J'ai fini ce roman en deux soirs.", "La lune était énorme hier.", "Semis de tomates : c'est parti.",
    "Travaux rue Basse : passez par le pont.", "Trois kilos de courgettes à partager.", "Ma fille a perdu sa première dent !",
    "Un conseil pour accorder une guitare ?", "Brocante annulée à cause de la pluie.", "Atelier tricot reporté à mardi.",
)  # fmt: skip


class Ring:
    """A network being filled; `world` makes it.

    Parameters
    ----------
    rng : numpy.random.Generator
    friends : int
        People who are friends of the person whose account it is.
    me : str
        The name of that person; drawn when empty.
    """

    def __init__(self, rng: np.random.Generator, friends: int = 6, me: str = "") -> None:
        self.rng = rng
        names = full_names(rng, 60)
        self._ids = (str(number + 1) for number in rng.permutation(MOST))  # tell no order
        self._accounts: list[Account] = []
        self._posts: list[dict[str, Any]] = []
        self._letters: list[Letter] = []
        self.first, last = names.pop()
        self._names = [one for one in names if one[0] not in (self.first, me.split(" ")[0])]
        self.name = me or f"{self.first} {last}"
        self.me = self.account(self.name)
        self.friends = [self.person(friend=True) for _number in range(friends)]

    def account(self, name: str, handle: str = "", **fields: Any) -> str:
        """Add an account; its handle."""
        taken = {one.handle for one in self._accounts}
        handle = handle or "@" + plain(name).replace("-", "")[:14]
        while handle in taken:
            handle = f"{handle[:13]}{integer(self.rng, 2, 99)}"
        self._accounts.append(Account(handle=handle, name=name, **fields))
        return handle

    def person(self, **fields: Any) -> str:
        """Add somebody; their handle."""
        first, last = self._names.pop()
        return self.account(f"{first} {last}", f"@{plain(first)}.{plain(last)}"[:18], **fields)

    def called(self, handle: str) -> str:
        """The name of an account."""
        return next(one.name for one in self._accounts if one.handle == handle)

    def post(self, author: str, text: str, **fields: Any) -> str:
        """Add a publication below the others; its id."""
        number = next(self._ids)
        self._posts.append({"id": number, "author": author, "text": text, "comments": [], **fields})
        return number

    def mine(self, text: str, **fields: Any) -> str:
        """Add a publication of one's own."""
        return self.post(self.me, text, **fields)

    def comment(self, post: str, author: str, text: str) -> str:
        """Add a comment; its id."""
        number = next(self._ids)
        found = next(one for one in self._posts if one["id"] == post)
        found["comments"].append(Comment(id=number, author=author, text=text))
        return number

    def letter(self, of: str, text: str, *, mine: bool = False) -> None:
        """Add a line to the private conversation with somebody."""
        self._letters.append(Letter(of=of, author=self.me if mine else of, text=text))

    def chatter(self, count: int, of: Sequence[str] = ()) -> None:
        """Add publications that matter to nobody, of these friends or of any."""
        for text in sample(self.rng, _CHATTER, count):
            self.post(pick(self.rng, of or self.friends), text)

    def world(self, *, shuffled: bool = True, **fields: Any) -> Network:
        """The network, on its home page."""
        places = self.rng.permutation(len(self._posts)) if shuffled else range(len(self._posts))
        posts = [self._posts[int(place)] for place in places]
        dated = [
            Post(**{"when": _WHEN[min(place, len(_WHEN) - 1)], **post, "comments": tuple(post["comments"])})
            for place, post in enumerate(posts)
        ]  # fmt: skip
        accounts = tuple(self._accounts[int(n)] for n in self.rng.permutation(len(self._accounts)))
        return Network(
            me=self.me, accounts=accounts, posts=tuple(dated), letters=tuple(self._letters), **fields
        )  # fmt: skip


def detail(name: str, value: str, audience: str) -> Detail:
    """A line of a profile."""
    return Detail(name=name, value=value, audience=audience)


def setting(section: str, name: str, value: str, *choices: str) -> Setting:
    """A setting; yes or no when no choice is given."""
    listed = {"choices": choices} if choices else {}
    return Setting.model_validate({"section": section, "name": name, "value": value, **listed})


def see(thing: str) -> Act:
    """Open something."""
    return acts.Open(thing=thing)


HOME: Act = acts.Feed()
WITH_PLACE, TAG_CONSENT = "Lieu joint aux publications", "Mon accord avant que mon nom paraisse"

SEARCH_ENGINES, WHO_WRITES, LAST_SEEN = (
    "Profil proposé aux moteurs de recherche",
    "Qui peut m'écrire",
    "Montrer ma dernière connexion",
)

PHOTO_TITLES = ("Fête de l'école", "Randonnée du club", "Mon jardin en mai", "Gâteau du dimanche", "Vide-grenier", "Concert de mai", "Plage en famille", "Soirée jeux")  # fmt: skip
