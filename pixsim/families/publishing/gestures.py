"""Worlds of competence 2.2: what one does with publications and people of a social network."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.networks import DONE, HOME, Ring, see
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import ALL, FRIENDS

_NEWS = ("Fête de l'école", "Randonnée du club", "Marché des créateurs", "Recette de saison", "Vide-grenier", "Concert de mai")  # fmt: skip
_GESTURES = {
    "liked": ("montrer d'un clic qu'elle lui plaît", "j'aime"),
    "shared": ("la transmettre à ses propres amis", "partager"),
    "followed": ("recevoir les prochaines publications de son auteur", "suivre"),
    "saved": ("la retrouver plus tard, sans que personne le sache", "enregistrer pour moi"),
}


def one_gesture(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: like, share, keep one publication, or follow its author."""
    ring = Ring(rng, friends=4)
    posts = sample(rng, _NEWS, 5)
    authors = [ring.person() for _post in posts]
    ids = [ring.post(author, "", photo=post) for author, post in zip(authors, posts, strict=True)]
    ring.chatter(2)
    gesture = pick(rng, tuple(_GESTURES))
    said, name = _GESTURES[gesture]

    def do(what: str, place: int = 0) -> list[Act]:
        if what == "followed":
            return [see(ids[place]), acts.Author(thing=ids[place]), acts.Follow()]
        kinds = {"liked": acts.Like, "shared": acts.Share, "saved": acts.Save}
        return [see(ids[place]), kinds[what].model_validate({})]

    thing = authors[0] if gesture == "followed" else ids[0]
    other = next(one for one in _GESTURES if one != gesture)
    return {
        "who": ring.first, "post": posts[0], "said": said, "gesture": name,
        "world": ring.world(),
        "goal": Goal(want=((gesture, thing),), refuse=tuple((kind, "*") for kind in _GESTURES if kind != gesture), keep=DONE),
        "solution": do(gesture),
        "near": [do(other), do(gesture, 1)],
    }  # fmt: skip


def _said(text: str) -> str:
    """A pattern for a text typed with or without its spaces."""
    return "||".join(
        dict.fromkeys((f"~{text}", f"~{text.replace(' ', '')}", f"~{text.replace(' ', '.')}"))
    )


def answered_in_the_right_place(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what is private is written in private to the right person, what serves all under the publication."""
    ring = Ring(rng, friends=5)
    asking = ring.friends[0]
    private = bool(integer(rng, 0, 1))
    subject = pick(rng, ("Table à donner", "Vélo à donner", "Atelier de samedi", "Sortie au lac"))
    post = ring.mine("Dites-moi en commentaire !", photo=subject)
    other = ring.mine("Merci à tous.", photo="Repas d'hier")
    if private:
        number = f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"
        what, value = f"son numéro, {number}, que les autres n'ont pas à connaître", number
        ask = "À quel numéro t'appeler ?"
    else:
        hour = f"{integer(rng, 8, 19)} h 30"
        what, value = f"l'heure, {hour}, que d'autres se demandent aussi", hour
        ask = "À quelle heure, s'il te plaît ?"
    ring.comment(post, ring.friends[1], "Super idée !")
    ring.comment(post, asking, ask)
    ring.comment(post, ring.friends[2], "Je regarde mon agenda.")
    ring.letter(ring.friends[3], "Coucou, tout va bien ?")
    ring.letter(asking, "Bonne année à toi !")
    ring.chatter(3)

    def in_private(handle: str) -> list[Act]:
        return [acts.Messages(), see(handle), acts.Say(text=value)]

    def in_public(thing: str) -> list[Act]:
        return [see(thing), acts.Remark(text=value)]

    want = ("said", asking, _said(value)) if private else ("remarked", post, _said(value))
    right, wrong = (in_private(asking), in_public(post)) if private else (in_public(post), in_private(asking))  # fmt: skip
    elsewhere = in_private(ring.friends[3]) if private else in_public(other)
    return {
        "who": ring.first, "wanted": ring.called(asking), "post": subject, "what": what,
        "how": "un message privé" if private else "un commentaire",
        "world": ring.world(),
        "goal": Goal(want=(want,), keep=DONE),
        "solution": right,
        "near": [wrong, elsewhere],
    }  # fmt: skip


_PHRASES = ("fête du livre", "marché de Noël", "forêt en été", "journée sans écran", "vélo à l'école", "cinéma de quartier", "goûter des aînés", "nuit des étoiles", "bal d'été", "soirée jeux", "atelier théâtre", "tournoi d'échecs", "brocante d'avril", "repas des voisins")  # fmt: skip


def post_with_a_tag(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a publication that those who follow a tag will find, for all, with its text."""
    ring = Ring(rng)
    phrase = pick(rng, _PHRASES)
    words = phrase.replace("'", " ").split()
    tag = "#" + without_accents("".join(words)).lower()
    accented, short = "#" + "".join(words), "#" + without_accents(words[-1]).lower()
    rivals = dict.fromkeys((accented if accented != tag else f"{tag}s", f"{tag}2026", short))
    rivals.pop(tag, None)
    counts = {tag: integer(rng, 300, 900), **{one: integer(rng, 2, 60) for one in rivals}}
    tags = {one: counts[one] for one in shuffled(rng, list(counts))}
    place = pick(rng, ("Place du Puits", "Salle des fêtes", "Jardin public", "Médiathèque"))
    text = f"Rendez-vous samedi, {place} !"
    ring.chatter(6)
    world = ring.world(tags=tags)

    def publish(said: str, audience: str = ALL) -> list[Act]:
        return [acts.Search(text=words[-1]), HOME, acts.Publish(audience=audience, text=said)]

    return {
        "phrase": phrase, "place": place, "tag": tag,
        "world": world,
        "goal": Goal(want=(("posted", "$p", f"~Rendez-vous samedi, {place}", ALL), ("tagged", "$p", tag)), keep=DONE),
        "solution": publish(f"{text} {tag}"),
        "near": [publish(f"{text} {tag}2026"), publish(f"{text} #{' '.join(words)}"), publish(f"{text} {tag}", FRIENDS), publish(tag), publish(text)],
    }  # fmt: skip


_EVENTS = (
    "Le pont rouvre lundi", "La piscine sera gratuite en juin", "Un loup a été vu au lac", "La gare change de nom",
    "Le marché déménage place Haute", "Un tournage aura lieu au château",
)  # fmt: skip


def first_to_say_it(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: from share to share, the account that first published something; others wrote it again later."""
    ring = Ring(rng, friends=3)
    names = sample(rng, ("brume", "cyan", "dahlia", "erable", "fusain", "galet", "houle"), 6)
    handles = [ring.account(name.capitalize(), f"@{name}") for name in names]
    news = pick(rng, _EVENTS)
    days = sorted(sample(rng, range(3, 20), 3))
    first = ring.post(handles[3], f"{news}.", when=f"{days[0]} mars", listed=False)
    second = ring.post(handles[2], "", shared=first, when=f"{days[1]} mars", listed=False)
    third = ring.post(handles[1], "À savoir !", shared=second, when=f"{days[2]} mars", listed=False)
    start = ring.post(handles[0], "Vous aviez vu ?", shared=third, when=f"{days[2] + 1} mars")
    ring.post(handles[4], f"{news}. C'est sûr !", when=f"{days[0] + 1} mars", listed=False)
    ring.post(handles[5], f"{news}, paraît-il.", when=f"{days[2]} mars", listed=False)
    for name in ("Fête du port", "Repas des voisins"):
        ring.post(pick(rng, ring.friends), f"{name} samedi.", when=f"{days[0] - 1} mars")
    return {
        "news": news, "start": names[0], "key": [names[3], f"@{names[3]}"], "author": names[3],
        "wrong": [names[0], names[1], names[2], names[4]],
        "world": ring.world(),
        "solution": [see(start), see(third), see(second), see(first)],
    }  # fmt: skip


_REASON = "usurpation d'identité"


def fake_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: among accounts of one name, the one whose site only looks like the town's; and the one to follow."""
    ring = Ring(rng)
    town = pick(rng, ("Cambrelle", "Montclair", "Rivelac", "Valsonne"))
    stem, name = town.lower(), f"Mairie de {town}"
    site = f"mairie-{stem}.example"
    ends = shuffled(
        rng, (f"@mairie_{stem}", f"@mairie.{stem}", f"@{stem}_mairie", f"@mairie_{stem}_")
    )
    dash = site.replace(".", "-")
    copy = pick(
        rng,
        (f"{site}.infos-mairie.test", f"{dash}.test", f"www-{site.removesuffix('.example')}.test"),
    )
    asked = pick(rng, (
        "Aide à la rentrée : remplissez le formulaire avant vendredi.", "Stationnement : réglez votre forfait en ligne.",
        "Nouveau compte famille : confirmez vos identifiants.",
    ))  # fmt: skip
    years, fans = sample(rng, range(2013, 2026), 6), sample(rng, range(120, 9000), 6)

    def add(handle: str, title: str, link: str, bio: str, *said: str) -> str:
        since, followers = f"en {years.pop()}", fans.pop()
        made = ring.account(title, handle, site=link, since=since, followers=followers, bio=bio)
        for text in said:
            ring.post(made, text, listed=False)
        return made

    bio, works = f"Compte de la mairie de {town}", "Travaux rue Haute lundi."
    real = add(ends[0], name, f"https://{site}", bio, works, "Conseil municipal jeudi à 20 h.")
    false = add(ends[1], name, f"https://{copy}", bio, works, asked)
    old = add(ends[2], name, f"https://{site}", bio, f"Ce compte n'est plus tenu : suivez {real}.")
    school = add(f"@ecoles_{stem}", f"{name} - Écoles", f"https://ecoles.{site}", "Service scolaire", "Cantine : le formulaire d'inscription est en ligne.")  # fmt: skip
    add(f"@amis_de_{stem}", f"Amis de {town}", "", "Page d'habitants, non officielle", "Le maire devrait refaire la place !")  # fmt: skip
    add(f"@sorties_{stem}", f"Sorties à {town}", f"https://sorties-{stem}.example", "Agenda tenu par des commerçants", "Concert de la chorale samedi.")  # fmt: skip
    ring.chatter(4)

    def deal(reported: str = false, followed: str = real, reason: str = _REASON) -> list[Act]:
        return [
            acts.Search(text=town), see(reported), acts.Report(thing=reported, reason=reason),
            acts.Back(), see(followed), acts.Follow(),
        ]  # fmt: skip

    return {
        "name": name, "site": site, "who": ring.first,
        "world": ring.world(),
        "goal": Goal(want=(("denounced", false, _REASON), ("followed", real)), keep=DONE),
        "solution": deal(),
        "near": [deal(reported=school), deal(reported=real, followed=false), deal(reported=old), deal(followed=old), deal(reason="publicité"), deal()[:3]],
    }  # fmt: skip
