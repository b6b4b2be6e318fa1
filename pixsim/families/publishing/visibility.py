"""Worlds of competence 2.2: who sees what one publishes, and how many did."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.networks import DONE, Ring, detail, see, setting
from pixsim.families.draws.people import of
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import ALL, AUDIENCES, FRIENDS, FRIENDS_OF, ME, STRANGER

_PHOTOS = ("Fête de l'école", "Randonnée du club", "Mon jardin en mai", "Gâteau du dimanche", "Vide-grenier", "Concert de mai", "Plage en famille", "Soirée jeux")  # fmt: skip
_LISTS = ("Famille", "Voisins", "Collègues", "Chorale", "Anciens du lycée")

# ---------------------------------------------------------------- @visibilite


def seen_by_how_many(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: how many people one of several publications is for."""
    ring = Ring(rng)
    lists = [f"liste {name}" for name in sample(rng, _LISTS, 4)]
    sizes = dict(zip(lists, sample(rng, range(12, 95), 4), strict=True))
    posts = sample(rng, _PHOTOS, 4)
    ids = [
        ring.mine("", photo=post, audience=name, counts={"J'aime": integer(rng, 1, 9)})
        for post, name in zip(posts, lists, strict=True)
    ]
    ring.chatter(4)
    world = ring.world(
        audiences=(*AUDIENCES, *lists), sizes={**sizes, FRIENDS: integer(rng, 100, 300)}
    )
    return {
        "of_who": of(ring.first),
        "post": posts[0],
        "key": str(sizes[lists[0]]),
        "wrong": [str(sizes[name]) for name in lists[1:]],
        "world": world,
        "solution": [see(ids[0])],
    }  # fmt: skip


def for_friends_only(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one photo for friends alone, the others and those to come left as they are."""
    ring = Ring(rng)
    wanted, *others = sample(rng, _PHOTOS, 4)
    photo = ring.mine("", photo=wanted)
    kept = [ring.mine("", photo=one) for one in others]
    ring.post(pick(rng, ring.friends), "Moi aussi, j'y étais !", photo=wanted)
    ring.chatter(4)
    later = "Public des prochaines publications"
    world = ring.world(settings=(setting("Publications", later, ALL, ALL, FRIENDS, ME), setting("Messages", "Messages des inconnus", "oui")))  # fmt: skip

    def limit(thing: str, audience: str) -> list[Act]:
        return [see(thing), acts.Audience(thing=thing, audience=audience)]

    return {
        "who": ring.first,
        "post": wanted,
        "world": world,
        "goal": Goal(want=(("audience", photo, FRIENDS),), keep=DONE),
        "solution": limit(photo, FRIENDS),
        "near": [limit(photo, FRIENDS_OF), limit(photo, ME), limit(kept[0], FRIENDS), [acts.Account(), acts.Change(setting=later, value=FRIENDS)]],
    }  # fmt: skip


_DETAILS = {
    "Téléphone": "06 39 98 20 14", "Naissance": "14 mars 1988", "Adresse": "8 rue du Puits", "Employeur": "Atelier du Lac",
    "École": "Lycée du Genêt", "Situation": "en couple", "Courriel": "contact@poste.example",
}  # fmt: skip


def as_a_stranger(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: what a stranger still sees, details and an old publication, is kept for friends."""
    ring = Ring(rng)
    names = sample(rng, tuple(_DETAILS), 6)
    open_ones, closed = names[:2], names[2:]
    details = [detail(name, _DETAILS[name], ALL) for name in open_ones]
    details += [detail(name, _DETAILS[name], pick(rng, (FRIENDS, ME))) for name in closed]
    photos = sample(rng, _PHOTOS, 4)
    old = ring.mine("", photo=photos[0], audience=ALL)
    for photo in photos[1:]:
        ring.mine("", photo=photo, audience=pick(rng, (FRIENDS, ME)))
    ring.chatter(3)
    wanted = [*open_ones, old]
    world = ring.world(details=tuple(shuffled(rng, details)))

    def close(*things: str, audience: str = FRIENDS) -> list[Act]:
        looked: list[Act] = [acts.Mine(), acts.SeenBy(who=STRANGER), acts.Back()]
        return [*looked, *(acts.Audience(thing=thing, audience=audience) for thing in things)]

    return {
        "of_who": of(ring.first),
        "world": world,
        "goal": Goal(want=tuple(("audience", thing, FRIENDS) for thing in wanted), keep=DONE),
        "solution": close(*wanted),
        "near": [close(*open_ones), close(*wanted, audience=FRIENDS_OF), close(*wanted, closed[0], audience=ME)],
    }  # fmt: skip


def three_settings(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: not found by search engines, named only after agreement, old publications closed one by one."""
    ring = Ring(rng)
    photos = sample(rng, _PHOTOS, 5)
    years = [2021, 2022, 2023, 2026, 2026]
    ids = [
        ring.mine("", photo=photo, when=f"en {year}", audience=ALL if year != 2022 else ME)
        for photo, year in zip(photos, years, strict=True)
    ]
    old = [ids[0], ids[2]]  # the one of 2022 is for nobody else already
    ring.chatter(3)
    engines, agreed, later = "Profil proposé aux moteurs de recherche", "Mon accord avant que mon nom paraisse", "Public des prochaines publications"  # fmt: skip
    settings = (
        setting("Trouver", engines, "oui"), setting("Trouver", "Recherche par numéro de téléphone", "amis", ALL, FRIENDS),
        setting("Trouver", "Demandes d'amis", FRIENDS_OF, ALL, FRIENDS_OF), setting("Identifications", agreed, "non"),
        setting("Identifications", "Proposer mon nom sur les photos", "non"), setting("Publications", later, ALL, ALL, FRIENDS, ME),
        setting("Publications", "Qui peut commenter", FRIENDS, ALL, FRIENDS),
    )  # fmt: skip
    world = ring.world(settings=settings)

    def settle(*, close: list[str], found: bool = False, asked: bool = True) -> list[Act]:
        done: list[Act] = [acts.Account()]
        done += [] if found else [acts.Change(setting=engines, value="non")]
        done += [acts.Change(setting=agreed, value="oui")] if asked else []
        done.append(acts.Mine())
        return [*done, *(acts.Audience(thing=one, audience=FRIENDS) for one in close)]

    forward = [*settle(close=[])[:-1], acts.Change(setting=later, value=FRIENDS)]
    return {
        "who": ring.first,
        "world": world,
        "goal": Goal(want=(("set", engines, "non"), ("set", agreed, "oui"), *(("audience", one, FRIENDS) for one in old)), keep=DONE),
        "solution": settle(close=old),
        "near": [forward, settle(close=ids), settle(close=old[:1]), settle(close=old, asked=False)],
    }  # fmt: skip


# ---------------------------------------------------------------- @audience

_ASKED = {
    "Personnes atteintes": "Combien de personnes sa publication « {post} » a-t-elle touchées",
    "Partages": "Combien de fois sa publication « {post} » a-t-elle été partagée",
    "Commentaires": "Combien de commentaires sa publication « {post} » a-t-elle reçus",
}


def counters(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one figure of one publication, among several of each."""
    ring = Ring(rng)
    names = ("Vues", "Personnes atteintes", "J'aime", "Partages", "Commentaires")
    posts = sample(rng, _PHOTOS, 4)
    asked = pick(rng, tuple(_ASKED))
    figures = [
        dict(zip(names, sorted(sample(rng, range(21, 999), 5), reverse=True), strict=True))
        for _post in posts
    ]
    ids = [ring.mine("", photo=post, counts=one) for post, one in zip(posts, figures, strict=True)]
    ring.chatter(3)
    key = figures[0][asked]
    others = {*figures[0].values(), figures[1][asked]} - {key}
    return {
        "who": ring.first,
        "post": posts[0],
        "question": _ASKED[asked].format(post=posts[0]),
        "noun": {"Partages": "partages", "Commentaires": "commentaires"}.get(asked, "personnes"),
        "key": str(key),
        "wrong": sorted(str(number) for number in others),
        "world": ring.world(),
        "solution": [see(ids[0]), acts.Figures()],
    }
