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
from pixsim.families.draws.people import FIRST_NAMES, person
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
    "forum": ("Forum des bricoleurs", "Les membres ouvrent des sujets, les autres y répondent.", "Ouvrir un sujet"),
    "blog": ("Le carnet de Paul", "Paul publie un article par semaine ; on peut le commenter.", "Commenter le dernier article"),
    "encyclopédie": ("Encyclopédie ouverte", "Des articles que chacun complète, sources à l'appui.", "Compléter un article"),
    "vidéo": ("Chaîne Atelier clair", "Des vidéos tournées par une équipe, à regarder.", "S'abonner à la chaîne"),
}  # fmt: skip
_WISHES = {
    "forum": "demander conseil à d'autres passionnés, et lire leurs réponses à la suite",
    "blog": "dire son avis à l'auteur de l'article paru hier",
    "encyclopédie": "ajouter une date qui manque à une page que tout le monde consulte",
    "vidéo": "être prévenu quand l'équipe publie un nouveau film",
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
            _SITES[one][1],
            {"button": _SITES[one][2], "says": "C'est fait."},
            f"[Retour]({root}/)",
        )
        for n, one in enumerate(order, 1)
    ]
    home = page(
        f"{root}/",
        "Favoris",
        "# Mes favoris",
        *(f"[{_SITES[one][0]}]({root}/{n})" for n, one in enumerate(order, 1)),
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


# ---------------------------------------------------------------- @reseaux_sociaux

_POSTS = (
    "Fête de l'école",
    "Randonnée du club",
    "Mon jardin",
    "Recette du dimanche",
    "Vide-grenier",
    "Concert de mai",
)
_GESTURES = (("montrer d'un clic qu'elle lui plaît", "J'aime"), ("la transmettre à ses propres amis", "Partager"), ("recevoir les prochaines publications de son auteur", "Suivre l'auteur"),
             ("la retrouver plus tard, sans que personne le sache", "Enregistrer pour moi"))  # fmt: skip


_OTHERS = (("", "Signaler"), ("", "Masquer"))


def one_gesture(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: like, share, follow or keep one publication."""
    posts = shuffled(rng, _POSTS)
    said, gesture = pick(rng, _GESTURES)
    pages = [
        screen(
            post,
            *(
                button(f"{what} : {post}", "C'est fait.")
                for _said, what in shuffled(rng, _GESTURES)
            ),
        )
        for post in posts
    ]
    wanted, other = posts[:2]
    wrong = next(what for _said, what in _GESTURES if what != gesture)
    return {
        "who": pick(rng, FIRST_NAMES), "post": wanted, "said": said, "gesture": gesture,
        "world": device("Réseau social", screen("Fil d'actualité"), *(pages[n] for n in shuffled(rng, range(len(pages))))),
        "goal": Goal(want=(("pressed", f"{gesture} : {wanted}"),), keep=ACTED),
        "solution": [*at(wanted), press(f"{gesture} : {wanted}")],
        "near": [[*at(wanted), press(f"{wrong} : {wanted}")], [*at(other), press(f"{gesture} : {other}")]],
    }  # fmt: skip


_ANSWERS = (
    ("son numéro de téléphone", "message privé"), ("l'adresse où venir chercher la table", "message privé"), ("le montant de la facture impayée", "message privé"),
    ("l'heure d'ouverture de la salle, que d'autres demandent aussi", "commentaire public"), ("la liste du matériel à apporter, utile à tous", "commentaire public"),
)  # fmt: skip


def answered_in_the_right_place(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what is private is sent in private to the right person, what serves all is said to all."""
    people = list(dict.fromkeys(person(rng) for _n in range(12)))[:5]
    what, how = pick(rng, _ANSWERS)
    wanted = people[0]
    ways = ("commentaire public", "message privé")
    post = pick(rng, ("Vide-grenier", "Table à donner", "Atelier de samedi", "Concert de mai"))
    pages = [
        screen(
            name,
            info(f"{name} demande", "« Pouvez-vous me répondre ? »"),
            choice(f"Répondre à {name} par", "rien", ("rien", *ways)),
            button(f"Bloquer {name}", "Bloqué."),
        )
        for name in shuffled(rng, people)
    ]
    wrong = next(way for way in ways if way != how)

    def answer(name: str, way: str) -> list[Act]:
        return [*at(name), put(f"Répondre à {name} par", way)]

    return {
        "who": pick(rng, FIRST_NAMES), "wanted": wanted, "what": what, "how": how,
        "world": device("Réseau social", screen(f"Commentaires de « {post} »"), *pages, screen("Nouvelle publication", choice("Publier la réponse pour", "rien", ("rien", "tout le monde", "amis")))),
        "goal": Goal(want=(("set", f"Répondre à {wanted} par", how),), keep=ACTED),
        "solution": answer(wanted, how),
        "near": [answer(wanted, wrong), answer(people[1], how), [*at("Nouvelle publication"), put("Publier la réponse pour", "tout le monde")]],
    }  # fmt: skip


_PHRASES = ("fête du livre", "marché de Noël", "forêt en été", "journée sans écran", "vélo à l'école", "cinéma de quartier", "goûter des aînés", "nuit des étoiles", "bal d'été", "soirée jeux", "atelier théâtre", "tournoi d'échecs", "brocante d'avril", "repas des voisins")  # fmt: skip


def post_with_a_tag(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a publication that those who follow a tag will find, for all, with its text."""
    phrase = pick(rng, _PHRASES)
    tag = "#" + "".join(without_accents(word).lower() for word in phrase.replace("'", " ").split())
    camel = "#" + "".join(
        without_accents(word).capitalize() for word in phrase.replace("'", " ").split()
    )
    spaced, accented = (
        "#" + phrase.replace("'", " "),
        "#" + phrase.replace(" ", "").replace("'", ""),
    )
    place = pick(rng, ("Place du Puits", "Salle des fêtes", "Jardin public", "Médiathèque"))
    world = device(
        "Réseau social", screen("Accueil"), screen("Composer", info("Texte", f"Rendez-vous samedi, {place} !"), field("Mots-dièse", "", r"#?\S.*", "Écrivez un mot-dièse."), choice("Public", "amis", ("tout le monde", "amis", "moi seul")),
                                                    button("Publier", "C'est publié.", needs={})),
        screen("Rechercher", info(f"{tag}", f"{integer(rng, 120, 900)} publications"), info(accented if accented != tag else f"{tag}s", f"{integer(rng, 2, 9)} publications"), info(f"{tag}2", "1 publication")),
        screen("Réglages", choice("Commentaires", "tous", ("tous", "amis", "aucun")), choice("Publications par défaut", "amis", ("tout le monde", "amis"))),
    )  # fmt: skip

    def publish(text: str = tag, audience: str = "tout le monde") -> list[Act]:
        return [*at("Composer"), put("Mots-dièse", text), put("Public", audience), press("Publier")]

    return {
        "phrase": phrase, "place": place, "tag": tag,
        "world": world,
        "goal": Goal(want=(("set", "Mots-dièse", f"{tag}||{camel}||{tag[1:]}||{camel[1:]}"), ("set", "Public", "tout le monde"), ("pressed", "Publier")), keep=ACTED),
        "solution": publish(),
        "near": [publish(spaced), publish(f"{tag}2"), publish()[:-1], [*at("Composer"), put("Mots-dièse", tag), press("Publier")]],
    }  # fmt: skip


def first_to_say_it(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: from share to share, the account that first published something; one only quotes it."""
    names = sample(rng, ("brume", "cyan", "dahlia", "erable", "fusain", "galet", "houle"), 5)
    root = "https://reseau.example"
    news = pick(
        rng,
        (
            "Le pont rouvre lundi",
            "La piscine sera gratuite en juin",
            "Un loup a été vu au lac",
            "La gare change de nom",
        ),
    )
    days = sorted(sample(rng, range(2, 28), 5), reverse=True)
    pages = []
    for n, name in enumerate(names):
        source = names[n + 1] if n < 3 else None
        said = f"Partagé de @{source}" if source else f"« {news}. »"
        more = (
            [f"[Voir la publication de @{source}]({root}/{source})"]
            if source
            else [f"Publié le {days[n]} mars"]
        )
        pages.append(
            page(
                f"{root}/{name}",
                f"@{name}",
                f"# @{name}",
                said,
                *more,
                f"{integer(rng, 3, 900)} partages",
                words=news,
            )
        )
    late = names[4]
    pages[4] = page(
        f"{root}/{late}",
        f"@{late}",
        f"# @{late}",
        f"« {news}. » (lu sur le réseau)",
        f"Publié le {min(27, days[3] + 3)} mars",
        words=news,
    )
    return {
        "news": news, "start": names[0], "key": [names[3], f"@{names[3]}"],
        "author": names[3], "wrong": [names[0], names[1], names[2], late],
        "world": browser(pages, at=f"{root}/{names[0]}"),
        "solution": [web.Follow(link="1"), web.Follow(link="1"), web.Follow(link="1")],
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
                {"button": "Déplier", "needs": {"Adresse courte": rf"(https?://)?rac\.example/{code}"}, "otherwise": "Adresse courte inconnue.", "goes": shown.url}, words="lien raccourci court où mène destination adresse")  # fmt: skip
    blog = page(
        "https://conseils-web.example/liens-courts",
        "Liens courts : attention",
        "# Liens courts",
        "Un outil comme deplier.example dit où ils mènent.",
        f"[deplier.example]({tool}/)",
        words="lien raccourci court",
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
        "tout autre signe devient un tiret, un seul ;",
        "si l'adresse est prise, on ajoute -2, puis -3.",
    )
    world = device(
        "Site de l'association", screen("Tableau de bord", *(info(line) for line in rule)),
        screen("Articles publiés", *(info(f"/{heading}/{year}/{one}", "en ligne") for one in used), info(f"/{heading}/{year - 1}/{slug}-{taken + 1}", "en ligne"), info(f"/{heading}/{year}/{slug.split('-')[0]}", "en ligne")),
        screen("Nouvel article", info("Titre", title), info("Rubrique et année", f"{heading}, {year}"), field("Adresse", "", r"/.*", "L'adresse commence par /."), choice("Dans le menu", "non"), button("Mettre en ligne", "L'article est en ligne.")),
        screen("Commentaires", choice("Commentaires ouverts", "oui")),
    )  # fmt: skip

    def publish(end: str) -> list[Act]:
        return [
            *at("Articles publiés"),
            BACK,
            *at("Nouvel article"),
            put("Adresse", f"/{heading}/{year}/{end}"),
            press("Mettre en ligne"),
        ]

    return {
        "title": title, "year": year, "right": f"/{heading}/{year}/{right}",
        "world": world,
        "goal": Goal(want=(("set", "Adresse", f"/{heading}/{year}/{right}||/{heading}/{year}/{right}/"), ("pressed", "Mettre en ligne")), keep=ACTED),
        "solution": publish(right),
        "near": [publish(slug), publish(f"{slug}-{taken + 2}"), publish(right)[:-1]],
    }  # fmt: skip
