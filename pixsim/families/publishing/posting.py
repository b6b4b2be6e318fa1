"""Worlds of competence 2.2: where to post, whom to answer, how to name and link what one publishes."""

from __future__ import annotations

import re
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
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.webs import browser, page
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web

_TOPICS = (
    "un vélo qui grince",
    "un pain qui ne lève pas",
    "une guitare qui frise",
    "un pommier malade",
    "un tricot à reprendre",
)

# ---------------------------------------------------------------- @choisir_partage

_SITES = {
    "forum": ("Forum des passionnés", "des questions, et les réponses des membres", "Poser une question"),
    "blog": ("Le blog de Paul", "les articles que Paul écrit chaque semaine", "Écrire à Paul sous l'article"),
    "encyclopédie": ("Encyclopédie ouverte", "des pages que chacun peut compléter", "Compléter la page"),
    "vidéo": ("Chaîne Atelier clair", "des vidéos à regarder, auxquelles on s'abonne", "S'abonner aux vidéos"),
}  # fmt: skip
_WISHES = {
    "forum": "poser une question aux membres d'un forum",
    "blog": "écrire à l'auteur d'un blog, sous son article",
    "encyclopédie": "compléter une page d'encyclopédie",
    "vidéo": "s'abonner à une chaîne de vidéos",
}


def where_to_post(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four kinds of sites, the one where a wish is fulfilled, and the button for it."""
    kind = pick(rng, tuple(_WISHES))
    order = shuffled(rng, tuple(_SITES))
    topic = pick(rng, _TOPICS)
    root = "https://passions.example"
    pages = [
        page(
            f"{root}/{n}",
            _SITES[one][0],
            f"# {_SITES[one][0]}",
            f"Ici : {_SITES[one][1]}.",
            {"button": _SITES[one][2], "says": "C'est fait."},
            f"[Retour]({root}/)",
        )
        for n, one in enumerate(order, 1)
    ]
    home = page(
        f"{root}/",
        "Favoris",
        "# Mes favoris",
        *(f"[{_SITES[one][0]} : {_SITES[one][1]}]({root}/{n})" for n, one in enumerate(order, 1)),
    )
    place = order.index(kind)

    def act(n: int) -> list[Act]:
        return [web.Follow(link=str(n + 1)), web.Press(button="1")]

    return {
        "who": pick(rng, FIRST_NAMES), "topic": topic, "wish": _WISHES[kind], "name": _SITES[kind][0], "kind": kind,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/{place + 1}", _SITES[kind][2]),), refuse=tuple(("pressed", f"{root}/{n}", "*") for n in range(1, 5) if n != place + 1)),
        "solution": act(place),
        "near": [act((place + 1) % 4)],
    }  # fmt: skip


def followed_elsewhere(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: an account of another server, found from one's own by its whole name."""
    name = pick(rng, ("atelier-bois", "observatoire", "archives", "cuisine-lente", "grainotheque"))
    home, theirs = sample(
        rng, ("rive.example", "colline.example", "prairie.example", "forge.example"), 2
    )
    their_page = f"https://{theirs}/@{name}"
    mine = f"https://{home}"
    whole = f"@{name}@{theirs}"
    profile = page(
        f"{mine}/{whole}",
        f"{whole} vu depuis {home}",
        f"# {name}",
        f"Compte du serveur {theirs}",
        {"button": "Suivre", "says": "Vous suivez ce compte."},
        listed=False,
    )
    twin = page(
        f"{mine}/@{name}",
        f"@{name}",
        f"# {name}",
        f"Compte du serveur {home}, sans lien avec {theirs}",
        {"button": "Suivre", "says": "Vous suivez ce compte."},
        listed=False,
    )
    search = page(f"{mine}/", f"{home} : chercher un compte", f"# {home}", "Vous êtes connecté.", {"field": "Compte"},
                  {"button": "Chercher", "needs": {"Compte": rf"(?i)\s*(@?{name}@{re.escape(theirs)}|(https?://)?{re.escape(theirs)}/@{name}/?)\s*"}, "otherwise": f"Aucun compte de ce nom sur un autre serveur. Sur {home}, il y a @{name}.", "goes": profile.url},
                  f"[@{name} sur {home}]({twin.url})")  # fmt: skip
    theirs_page = page(
        their_page,
        f"{name} sur {theirs}",
        f"# {name}",
        f"@{name}",
        f"Serveur : {theirs}",
        {
            "button": "Se connecter pour suivre",
            "says": "Aucun compte sur ce serveur : inscription demandée.",
        },
        f"[Créer un compte sur {theirs}](https://{theirs}/inscription)",
    )
    sign_up = page(
        f"https://{theirs}/inscription",
        "Inscription",
        {"field": "Nom"},
        {"button": "Créer mon compte"},
        listed=False,
    )

    def follow(typed: str) -> list[Act]:
        return [
            web.Visit(address=search.url),
            web.Fill(field="1", value=typed),
            web.Press(button="2"),
            web.Press(button="1"),
        ]

    return {
        "name": name, "home": home, "theirs": theirs, "whole": whole,
        "world": browser([theirs_page, search, profile, twin, sign_up], at=their_page),
        "goal": Goal(want=(("pressed", profile.url, "Suivre"),), refuse=(("pressed", twin.url, "*"), ("pressed", sign_up.url, "*"))),
        "solution": follow(whole),
        "near": [follow(whole)[:3], [web.Visit(address=search.url), web.Follow(link="3"), web.Press(button="1")], [web.Press(button="1")]],
    }  # fmt: skip


# ---------------------------------------------------------------- @liens, @ecriture_web


def shortened_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the site that a short address leads to, found by a page that unfolds it."""
    code = "".join(pick(rng, "abcdefghjkmnpqrstuvwxyz23456789") for _n in range(5))
    other = "".join(pick(rng, "abcdefghjkmnpqrstuvwxyz23456789") for _n in range(5))
    host = pick(
        rng,
        (
            "gain-express.test",
            "mairie-rivelac.example",
            "photos-du-club.example",
            "colis-a-payer.test",
            "sondage-rapide.test",
        ),
    )
    twin = pick(rng, ("banque-cardinal.example", "marche-du-port.example"))
    tool = "https://deplier.example"
    short = f"https://rac.example/{code}"
    shown = page(
        f"{tool}/{code}",
        "Destination",
        "# Destination du lien",
        f"https://www.{host}/p/{integer(rng, 100, 999)}?s={code}",
        f"Adresse courte : {short}",
        "Le site n'a pas été ouvert.",
        listed=False,
    )
    wrong = page(
        f"{tool}/{other}",
        "Destination",
        "# Destination du lien",
        f"https://www.{twin}/",
        f"Adresse courte : https://rac.example/{other}",
        listed=False,
    )
    form = page(f"{tool}/", "Déplier un lien court", "# Déplier un lien", "Montre où mène une adresse courte, sans l'ouvrir.", {"field": "Adresse courte"},
                {"button": "Déplier", "needs": {"Adresse courte": rf"(https?://)?rac\.example/{code}"}, "otherwise": "Adresse courte inconnue.", "goes": shown.url}, words="lien raccourci court raccourcisseur raccourcie url où mène destination adresse voir aperçu vérifier découvrir savoir sans ouvrir cliquer")  # fmt: skip
    blog = page(
        "https://conseils-web.example/liens-courts",
        "Liens courts : attention",
        "# Liens courts",
        "Un outil comme deplier.example dit où ils mènent.",
        f"[deplier.example]({tool}/)",
        words="lien raccourci court raccourcisseur raccourcie url où mène destination adresse voir aperçu vérifier savoir",
    )
    return {
        "short": short, "key": [host, f"www.{host}", f"https://{host}", f"https://www.{host}"], "shown": host, "wrong": [twin, "rac.example"],
        "world": browser([form, shown, wrong, blog, page(f"https://www.{host}/p", "Page", "Bienvenue", listed=False)]),
        "solution": [web.Search(query="lien court où mène"), web.Visit(address=f"{tool}/"), web.Fill(field="1", value=short), web.Press(button="2")],
    }  # fmt: skip


_LINKS = (
    ("le règlement de la bibliothèque", ("cliquez ici", "Règlement de la bibliothèque", "règlement-v2-def.pdf", "en savoir plus")), ("les horaires de la piscine", ("ici", "Horaires de la piscine", "https://piscine.example/h?id=3", "lire la suite")),
    ("le formulaire d'inscription au judo", ("Inscription au judo : formulaire", "cliquez sur ce lien", "formulaire", "document à télécharger")), ("le plan d'accès au refuge", ("Plan d'accès au refuge", "voir", "plan.jpg", "cette page")),
    ("le menu de la cantine de mars", ("Menu de la cantine, mars", "télécharger", "menu", "ici")),
)  # fmt: skip


def links_that_say(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: two links whose words, read alone, say where they lead; the third says it already."""
    (a, words_a), (b, words_b), (c, words_c) = sample(rng, _LINKS, 3)

    def good(words: tuple[str, ...]) -> str:
        return max(words, key=lambda w: (w[0].isupper(), len(w)))

    def dull(words: tuple[str, ...]) -> str:
        return pick(rng, [w for w in words if w != good(words)])

    pages = [screen(f"Lien vers {what}", choice(f"Texte du lien vers {what}", start, shuffled(rng, words)), choice(f"S'ouvre dans un nouvel onglet ({what})", "non"))
             for what, words, start in ((a, words_a, dull(words_a)), (b, words_b, dull(words_b)), (c, words_c, good(words_c)))]  # fmt: skip

    def write(first: str, second: str) -> list[Act]:
        return [
            *at(f"Lien vers {a}"),
            put(f"Texte du lien vers {a}", first),
            BACK,
            *at(f"Lien vers {b}"),
            put(f"Texte du lien vers {b}", second),
        ]

    return {
        "one": good(words_a), "two": good(words_b),
        "world": device("Article à publier", screen("Liens de l'article"), *shuffled(rng, pages)),
        "goal": Goal(want=(("set", f"Texte du lien vers {a}", good(words_a)), ("set", f"Texte du lien vers {b}", good(words_b))), keep=ACTED),
        "solution": write(good(words_a), good(words_b)),
        "near": [write(good(words_a), next(w for w in words_b if w != good(words_b)))[:2], write(next(w for w in words_a if w != good(words_a)), good(words_b))],
    }  # fmt: skip


_TITLES = ("L'été au jardin : 10 idées", "Où réparer son vélo ?", "Fête du Port & concert", "Œufs, farine et levain", "Ça y est, c'est Noël !", "Prêt d'outils : le règlement", "À la découverte des étoiles", "Un goûter pour 8 personnes")  # fmt: skip


def _slug(title: str) -> str:
    text = without_accents(title.replace("Œ", "Oe").replace("œ", "oe")).lower()
    return "-".join(
        "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in text).split()
    )


def address_of_an_article(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: by the rule of a site, the address of an article whose plain form is taken; then it is published."""
    title = pick(rng, _TITLES)
    year = integer(rng, 2024, 2026)
    slug = _slug(title)
    taken = integer(rng, 1, 2)
    used = [slug, *(f"{slug}-{n}" for n in range(2, taken + 1))]
    right = f"{slug}-{taken + 1}"
    heading = pick(rng, ("actualites", "ateliers", "pratique"))
    rule = (
        "Règle : /rubrique/année/titre, en minuscules sans accent ;",
        "tout autre signe devient un tiret, un seul, jamais à la fin ;",
        "si l'adresse est prise, on ajoute -2, puis -3.",
    )
    world = device(
        "Site de l'association", screen("Tableau de bord", *(info(line) for line in rule)),
        screen("Articles publiés", *(info(f"/{heading}/{year}/{one}", "en ligne") for one in used), info(f"/{heading}/{year - 1}/{slug}-{taken + 1}", "en ligne"), info(f"/{heading}/{year}/{slug.split('-')[0]}", "en ligne")),
        screen("Nouvel article", info("Titre", title), info("Rubrique et année", f"{heading}, {year}"), field("Adresse", "", rf"(?!/{heading}/{year}/(?:{'|'.join(used)})/?$)/.*", "Il faut une adresse encore libre, qui commence par /."), choice("Dans le menu", "non"), button("Mettre en ligne", "L'article est en ligne.", needs={"Adresse": "*"}, otherwise="Donnez l'adresse de l'article.")),
        screen("Redirections", info("Une ancienne adresse peut mener à une nouvelle."), field("De", "", r"/.*", "L'adresse commence par /."), field("Vers", "", r"/.*", "L'adresse commence par /."), button("Enregistrer la redirection", "La redirection est enregistrée.", needs={"De": "*", "Vers": "*"}, otherwise="Donnez les deux adresses.")),
        screen("Commentaires", choice("Commentaires ouverts", "oui")),
    )  # fmt: skip

    before = f"/{heading}/{year - 1}/{slug}-{taken + 1}"
    there = f"/{heading}/{year}/{right}"

    def publish(end: str, moved: str = before) -> list[Act]:
        return [
            *at("Articles publiés"),
            BACK,
            *at("Nouvel article"),
            put("Adresse", f"/{heading}/{year}/{end}"),
            press("Mettre en ligne"),
            BACK,
            *at("Redirections"),
            put("De", moved),
            put("Vers", f"/{heading}/{year}/{end}"),
            press("Enregistrer la redirection"),
        ]

    return {
        "title": title, "year": year, "right": f"/{heading}/{year}/{right}",
        "world": world,
        "last": year - 1,
        "goal": Goal(want=(("set", "Adresse", f"{there}||{there}/"), ("pressed", "Mettre en ligne"), ("set", "De", f"{before}||{before}/"),
                           ("set", "Vers", f"{there}||{there}/"), ("pressed", "Enregistrer la redirection")), keep=ACTED),
        "solution": publish(right),
        "near": [publish(f"{slug}{taken + 1}"), publish(f"{slug}-{taken + 2}"), publish(right)[:-1], publish(right, f"/{heading}/{year}/{slug}"), publish(right)[:5]],
    }  # fmt: skip
