"""Worlds of competence 2.2: a social network, links and a web site to publish with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
    BACK,
    at,
    button,
    choice,
    device,
    field,
    info,
    press,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES, of, person
from pixsim.families.draws.webs import browser, page
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web
from pixsim.worlds.web.data import WebPage

AUDIENCES = ("tout le monde", "amis d'amis", "amis", "moi seul")
_POSTS = ("Fête de l'école", "Randonnée du club", "Mon jardin", "Recette du dimanche", "Vide-grenier", "Concert de mai")  # fmt: skip

# ---------------------------------------------------------------- @visibilite


def seen_by_how_many(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: for whom one of several publications is."""
    posts = sample(rng, _POSTS, 4)
    lists = sample(rng, ("Famille", "Voisins", "Collègues", "Chorale"), 4)
    numbers = sample(rng, range(12, 95), 4)
    pages = [
        screen(
            post,
            info(f"« {post} » est visible par", f"liste {name} ({n} personnes)"),
            info(f"J'aime de « {post} »", str(integer(rng, 1, 9))),
        )
        for post, name, n in zip(posts, lists, numbers, strict=True)
    ]
    wanted = integer(rng, 0, 3)
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "post": posts[wanted],
        "key": str(numbers[wanted]),
        "wrong": [str(n) for place, n in enumerate(numbers) if place != wanted],
        "world": device("Réseau social", screen("Mon profil"), *pages),
        "solution": at(posts[wanted]),
    }  # fmt: skip


def for_friends_only(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one photo for friends alone, those that follow and those that were before left as they are."""
    posts = sample(rng, _POSTS, 4)
    wanted = posts[0]
    pages = [
        screen(
            f"Photo : {post}",
            choice(f"Public de « {post} »", "tout le monde", AUDIENCES),
            choice(f"Commentaires de « {post} »", "oui"),
            button(f"Supprimer « {post} »", "La photo est supprimée."),
        )
        for post in shuffled(rng, posts)
    ]

    def limit(audience: str) -> list[Act]:
        return [*at(f"Photo : {wanted}"), put(f"Public de « {wanted} »", audience)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "post": wanted,
        "world": device("Réseau social", screen("Mes photos"), *pages,
                        screen("Réglages", choice("Public des prochaines publications", "tout le monde", AUDIENCES))),
        "goal": Goal(want=(("set", f"Public de « {wanted} »", "amis"),), keep=ACTED),
        "solution": limit("amis"),
        "near": [limit("amis d'amis"), limit("moi seul"), [*at("Réglages"), put("Public des prochaines publications", "amis")]],
    }  # fmt: skip


_DETAILS = ("Téléphone", "Date de naissance", "Adresse", "Liste d'amis", "Employeur")


def as_a_stranger(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: what a stranger still sees of a profile is kept for friends."""
    open_ones = sample(rng, _DETAILS, 2)
    closed = [name for name in _DETAILS if name not in open_ones]
    values = {
        **dict.fromkeys(open_ones, "tout le monde"),
        **dict(zip(closed, ("amis", "moi seul", "amis"), strict=True)),
    }
    preview = [
        info(f"Un inconnu voit : {name.lower()}", when={f"Qui voit : {name}": "tout le monde"})
        for name in _DETAILS
    ]
    settings = [
        choice(f"Qui voit : {name}", values[name], ("tout le monde", "amis", "moi seul"))
        for name in shuffled(rng, _DETAILS)
    ]

    def close(*names: str, audience: str = "amis") -> list[Act]:
        return [*at("Confidentialité"), *(put(f"Qui voit : {name}", audience) for name in names)]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "world": device("Réseau social", screen("Mon profil"), screen("Voir mon profil comme un inconnu", info("Un inconnu voit : nom et photo"), *preview),
                        screen("Confidentialité", *settings), screen("Compte", choice("Compte désactivé", "non"), choice("Langue", "français", ("français", "anglais")))),
        "goal": Goal(want=tuple(("set", f"Qui voit : {name}", "amis") for name in open_ones), keep=ACTED),
        "solution": close(*open_ones),
        "near": [close(open_ones[0]), close(*open_ones, audience="moi seul"), close(*_DETAILS)],
    }  # fmt: skip


def three_settings(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: not found by strangers, tagged only after agreement, old publications closed."""
    world = device(
        "Réseau social", screen("Réglages"),
        screen("Trouver mon profil", choice("Moteurs de recherche", "autorisés", ("autorisés", "refusés")), choice("Recherche par numéro de téléphone", "amis", AUDIENCES[:3]),
               choice("Demandes d'amis", "amis d'amis", ("tout le monde", "amis d'amis"))),
        screen("Identifications", choice("Accepter avant que mon nom paraisse", "non"), choice("Suggérer mon nom sur les photos", "non")),
        screen("Publications", choice("Public des prochaines publications", "amis", AUDIENCES), choice("Public des anciennes publications", "tout le monde", AUDIENCES[:1] + AUDIENCES[2:]),
               choice("Commentaires", "amis", AUDIENCES[:3])),
    )  # fmt: skip
    needs = {
        "que son profil ne sorte plus dans un moteur de recherche": ("Trouver mon profil", "Moteurs de recherche", "refusés"),
        "que personne n'associe son nom à une photo sans son accord": ("Identifications", "Accepter avant que mon nom paraisse", "oui"),
        "que ses publications des années passées ne soient plus que pour ses amis": ("Publications", "Public des anciennes publications", "amis"),
    }  # fmt: skip
    order = shuffled(rng, list(needs))

    def settle(*said: str) -> list[Act]:
        acts: list[Act] = []
        for one in said:
            where, name, value = needs[one]
            acts += [*at(where), put(name, value), BACK]
        return acts[:-1]

    wrong = [*at("Publications"), put("Public des prochaines publications", "moi seul"), BACK, *settle(*(n for n in order if "passées" not in n))]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "first": order[0],
        "second": order[1],
        "third": order[2],
        "world": world,
        "goal": Goal(want=tuple(("set", *needs[one][1:]) for one in order), keep=ACTED),
        "solution": settle(*order),
        "near": [settle(*order[:2]), wrong],
    }


# ---------------------------------------------------------------- @reseaux_sociaux


def fake_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: among accounts of one name, the one that asks for money in the name of the others."""
    town = pick(rng, ("Aubrac", "Montclair", "Rivelac", "Valsonne"))
    name = f"Mairie de {town}"
    site = f"mairie-{town.lower()}.example"
    rows = shuffled(rng, [
        ("officiel", f"@mairie_{town.lower()}", f"https://{site}", "2014", "Travaux rue Haute lundi.", "2 310"),
        ("école", f"@ecoles_{town.lower()}", f"https://ecoles.{site}", "2025", "Inscriptions à la cantine ouvertes.", "140"),
        ("faux", f"@mairie_{town.lower()}_", f"https://{site.replace('.', '-')}.test", str(pick(rng, (2016, 2019, 2025))), "Aide de 300 € : envoyez votre carte.", "5 120"),
        ("habitants", f"@amis_de_{town.lower()}", "aucun", "2018", "Page d'habitants, non officielle.", "890"),
    ])  # fmt: skip
    false, real, school = (
        next(row[1] for row in rows if row[0] == kind) for kind in ("faux", "officiel", "école")
    )
    pages = [
        screen(
            handle,
            info(f"{handle} : site", link),
            info(f"{handle} : créé en", year),
            info(f"{handle} : abonnés", fans),
            info(f"{handle} : dernier message"),
            info(f"« {said} »"),
            button(f"Signaler {handle}", "Compte signalé."),
            button(f"Suivre {handle}", "Compte suivi."),
            button(f"Masquer {handle}", "Compte masqué."),
        )
        for _kind, handle, link, year, said, fans in rows
    ]

    def report(handle: str) -> list[Act]:
        return [*at("Comptes trouvés", handle), press(f"Signaler {handle}")]

    return {
        "name": name,
        "site": site,
        "who": pick(rng, FIRST_NAMES),
        "world": device("Réseau social", screen("Accueil"), screen("Comptes trouvés"), *(p.changed(parent="Comptes trouvés") for p in pages)),
        "goal": Goal(want=(("pressed", f"Signaler {false}"),), keep=ACTED),
        "solution": report(false),
        "near": [report(school), report(real), [*at("Comptes trouvés", false), press(f"Masquer {false}")]],
    }  # fmt: skip


_CASES = {
    "masquer": ("publie vingt photos de repas par jour, cela vous lasse", "raconte chaque soir toute sa journée, cela vous ennuie"),
    "bloquer": ("vous écrit sans cesse en privé malgré votre refus", "commente chacun de vos messages pour vous suivre partout, malgré votre refus"),
    "signaler": ("appelle à frapper une famille du quartier", "publie l'adresse d'une élève en invitant à la harceler"),
}  # fmt: skip


def right_gesture(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: four people, and what is the smallest thing to do that is enough for each."""
    people = list(dict.fromkeys(person(rng) for _n in range(12)))[:4]
    gestures = [*shuffled(rng, list(_CASES)), "rien"]
    stories = [
        pick(rng, _CASES[g]) if g != "rien" else "n'est pas de votre avis sur le stade, poliment"
        for g in gestures
    ]
    choices = ("rien", "masquer", "bloquer", "signaler")
    places = shuffled(rng, list(zip(people, gestures, stories, strict=True)))
    pages = [
        screen(name, info(f"Ce compte {story}"), choice(f"Pour {name}", "rien", choices))
        for name, _g, story in places
    ]

    def do(gesture_of: dict[str, str]) -> list[Act]:
        acts: list[Act] = []
        for name, gesture in gesture_of.items():
            if gesture != "rien":
                acts += [*at(name), put(f"Pour {name}", gesture), BACK]
        return acts[:-1]

    right = dict(zip(people, gestures, strict=True))
    everyone = dict.fromkeys(people, "signaler")
    softer = {
        name: "bloquer" if gesture == "signaler" else gesture for name, gesture in right.items()
    }
    return {
        "who": pick(rng, FIRST_NAMES),
        "world": device("Réseau social", screen("Comptes que je suis"), *pages),
        "goal": Goal(want=tuple(("set", f"Pour {name}", gesture) for name, gesture in right.items())),
        "solution": do(right),
        "near": [do(everyone), do(softer)],
    }  # fmt: skip


# ---------------------------------------------------------------- @choisir_partage, @audience


def public_live(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a live video to be announced: for whom, when, kept or not."""
    event = pick(
        rng,
        (
            "le conseil municipal",
            "le concert de la chorale",
            "la conférence sur le jardin",
            "le tournoi",
        ),
    )
    day, hour = f"{integer(rng, 10, 28)}/04/2026", pick(rng, ("18 h", "18 h 30", "20 h", "20 h 30"))

    def plan(audience: str, kept: str, when: str) -> list[Act]:
        return [
            *at("Créer", "Diffusion en direct"),
            put("Public de la diffusion", audience),
            put("Jour", day),
            put("Heure", when),
            put("Garder la vidéo ensuite", kept),
        ]

    return {
        "event": event,
        "day": day,
        "hour": hour,
        "world": device("Chaîne vidéo", screen("Ma chaîne"), screen("Créer"), screen("Vidéos", info("Vidéos publiées", str(integer(rng, 3, 40)))),
            screen("Diffusion en direct", choice("Public de la diffusion", "privée", ("privée", "avec le lien", "publique")), field("Jour", "", r"\d\d/\d\d/\d{4}", "JJ/MM/AAAA."),
                   choice("Heure", "12 h", ("12 h", "18 h", "18 h 30", "20 h", "20 h 30")), choice("Garder la vidéo ensuite", "oui"), choice("Discussion des spectateurs", "oui"), under="Créer"),
            screen("Vidéo enregistrée", choice("Public de la vidéo", "privée", ("privée", "publique")), under="Créer")),
        "goal": Goal(want=(("set", "Public de la diffusion", "publique"), ("set", "Jour", day), ("set", "Heure", hour), ("set", "Garder la vidéo ensuite", "non")), keep=ACTED),
        "solution": plan("publique", "non", hour),
        "near": [plan("avec le lien", "non", hour), plan("publique", "oui", hour)],
    }  # fmt: skip


def counters(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one counter of one publication, among several of each."""
    posts = sample(rng, _POSTS, 3)
    asked = pick(rng, ("Personnes atteintes", "Partages", "Commentaires"))
    values = {
        post: dict(
            zip(
                ("Vues", "Personnes atteintes", "J'aime", "Partages", "Commentaires"),
                sample(rng, range(21, 999), 5),
                strict=True,
            )
        )
        for post in posts
    }
    wanted = posts[0]
    pages = [
        screen(
            post,
            *(info(f"{name} · {post}", str(value)) for name, value in values[post].items()),
            under="Statistiques",
        )
        for post in shuffled(rng, posts)
    ]
    said = {
        "Personnes atteintes": "Combien de personnes a-t-elle touchées",
        "Partages": "Combien de fois a-t-elle été partagée",
        "Commentaires": "Combien de commentaires a-t-elle reçus",
    }
    key = values[wanted][asked]
    others = {str(n) for name, n in values[wanted].items() if name != asked} | {
        str(values[posts[1]][asked])
    }
    return {
        "who": pick(rng, FIRST_NAMES),
        "post": wanted,
        "question": said[asked],
        "key": str(key),
        "wrong": sorted(others - {str(key)}),
        "world": device("Page de l'association", screen("Page"), screen("Statistiques"), *pages),
        "solution": at("Statistiques", wanted),
    }  # fmt: skip


# ---------------------------------------------------------------- @liens


_TOWN_SITE = {
    "Démarches": ("Inscriptions", "Tarifs", "Passeport", "Élections"),
    "Loisirs": ("Piscine", "Bibliothèque", "Marché", "Associations"),
    "Enfance": ("Cantine", "Écoles", "Crèche", "Centre aéré"),
    "Cadre de vie": ("Travaux", "Voirie", "Déchets", "Parcs"),
}


def address_to_send(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the address of one page of a site, copied."""
    town = pick(rng, ("aubrac", "montclair", "rivelac", "valsonne", "portgenet"))
    root = f"https://www.mairie-{town}.example"
    sections = shuffled(rng, list(_TOWN_SITE))

    def url(name: str) -> str:
        return f"{root}/{without_accents(name).lower().replace(' ', '-')}"

    def listing(title: str, where: str, names: Sequence[str]) -> WebPage:
        return page(where, title, f"# {title}", *(f"[{name}]({url(name)})" for name in names))

    pages = [listing("Mairie", f"{root}/", sections)]
    pages += [listing(name, url(name), _TOWN_SITE[name]) for name in sections]
    pages += [
        page(url(name), name, f"# {name}", "Renseignements à l'accueil.", f"[Accueil]({root}/)")
        for names in _TOWN_SITE.values()
        for name in names
    ]
    section = pick(rng, sections)
    wanted = pick(rng, _TOWN_SITE[section])
    inside = web.Follow(link=str(sections.index(section) + 1))
    last = web.Follow(link=str(_TOWN_SITE[section].index(wanted) + 1))
    return {
        "who": pick(rng, FIRST_NAMES),
        "page": wanted,
        "section": section,
        "world": browser(pages, at=f"{root}/"),
        "goal": Goal(want=(("copied", url(wanted)),)),
        "solution": [inside, last, web.CopyAddress()],
        "near": [[web.CopyAddress()], [inside, web.CopyAddress()]],
    }


def reading_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a link that lets anyone read a document, and nobody change it."""
    names = sample(
        rng, ("Programme", "Budget", "Menus", "Planning", "Règlement", "Liste des lots"), 4
    )
    wanted = names[0]
    rights = ("aucun lien", "consultation", "commentaire", "modification")
    pages = [
        screen(
            name,
            choice(f"Lien vers « {name} »", "aucun lien", rights),
            choice(f"« {name} » : téléchargement", "oui"),
            choice(f"« {name} » : fin du lien", "jamais", ("jamais", "7 jours")),
            button(f"Mettre « {name} » à la corbeille", "À la corbeille."),
        )
        for name in shuffled(rng, names)
    ]

    def link(right: str, name: str = wanted) -> list[Act]:
        return [*at(name), put(f"Lien vers « {name} »", right)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "document": wanted,
        "world": device("Espace de documents", screen("Mes documents"), *pages),
        "goal": Goal(want=(("set", f"Lien vers « {wanted} »", "consultation"),), keep=ACTED),
        "solution": link("consultation"),
        "near": [link("modification"), link("commentaire"), link("consultation", names[1])],
    }  # fmt: skip
