"""More worlds of competence 1.1: addresses, words of a search, sources, feeds, recommendations."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names, plain
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Tab
from pixsim.worlds.web.searching import results_url

TOWNS = ("Cambrelle", "Montclair", "Rivelac", "Valsonne")


# ---------------------------------------------------------------- @adresse_web


def mistyped_address(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: an address copied with two slips, to be put right in the address bar."""
    town = plain(pick(rng, TOWNS))
    place, path = pick(
        rng,
        (
            ("mediatheque", "horaires"),
            ("piscine", "tarifs"),
            ("ludotheque", "jeux"),
            ("theatre", "billets"),
        ),
    )
    host = f"{place}-{town}.example"
    typed_host = pick(
        rng, (f"{place}-{town}.exemple", f"{place}_{town}.example", f"{place}-{town}.exampl")
    )
    typed = f"https://{typed_host}/{pick(rng, (path[:-1], path + 's', path.upper()))}"
    right = f"https://{host}/{path}"
    pages = [
        page(right, path.capitalize(), f"Page {path} : bienvenue.", listed=False),
        page(f"https://{host}/", "Accueil", "Cette page d'accueil n'a pas de lien.", listed=False),
        page(f"https://{place}-{town}.test/{path}", path.capitalize(), "Annonces.", listed=True),
    ]
    return {
        "place": place,
        "town": town,
        "path": path,
        "world": browser(pages, at=typed),
        "goal": Goal(want=(("at", right),), refuse=(("read", pages[2].url),)),
        "solution": [acts.Visit(address=right)],
        "near": [[acts.Visit(address=host)], [acts.Visit(address=pages[2].url)]],
    }  # fmt: skip


def other_port(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a service on a port that a page of help gives, at a section that the page names, kept as a bookmark."""
    host = pick(rng, ("intranet.atelier.example", "serveur.mairie.example", "outils.ecole.example"))
    port, other, third = sample(rng, (8080, 8443, 3000, 5000, 8090), 3)
    service, path, heading, anchor = pick(rng, (
        ("de dépannage", "suivi", "Pannes en cours", "pannes"),
        ("de réservation", "agenda", "Salles libres", "salles"),
        ("du matériel", "stock", "Commandes à recevoir", "commandes"),
    ))  # fmt: skip
    number = integer(rng, 2, 9)
    real = f"{anchor}-{number}"
    rows = shuffled(rng, [(service, port), ("de messagerie", other), ("d'archives", third)])
    home = page(
        f"https://{host}/",
        "Serveur de l'équipe",
        "# Serveur de l'équipe",
        f"[Aide](https://{host}/aide)",
        f"[{path}](https://{host}/{path})",
    )
    told = page(
        f"https://{host}/aide",
        "Aide du serveur",
        "# Services",
        *(f"Le service {name} répond sur le port {n}." for name, n in rows),
        listed=False,
    )
    urls = [
        f"https://{host}:{port}/{path}",
        f"https://{host}/{path}",
        f"https://{host}:{other}/{path}",
    ]
    pages = [
        page(
            url,
            f"{path} ({n})",
            f"# {path.capitalize()}",
            f"Parties de cette page : Accueil (#accueil), {heading} (#{real}), Archives (#{anchor}-{number + 1}).",
            listed=False,
        )
        for n, url in enumerate(urls, 1)
    ]
    target = f"{urls[0]}#{real}"

    def keep(url: str) -> list[Act]:
        return [acts.Visit(address=url), acts.Bookmark()]

    return {
        "host": host,
        "service": service,
        "path": path,
        "heading": heading,
        "world": browser([home, told, *pages], at=home.url),
        "goal": Goal(want=(("at", target), ("bookmark", target)), keep=("bookmark",)),
        "solution": [acts.Follow(link="1"), acts.Visit(address=urls[0]), *keep(target)],
        "near": [keep(urls[0]), keep(f"{urls[1]}#{real}"), keep(f"{urls[2]}#{real}"), keep(f"{urls[0]}#{anchor}"), keep(f"{urls[0]}#{anchor}-{number + 1}")],
    }  # fmt: skip


# ---------------------------------------------------------------- @motscles


_TOLD = (
    ("", "tout ce qu'il faut savoir, en images."),
    ("Forum – ", "vos questions, nos réponses."),
)
_SENSES = (
    ("souris", "ordinateur", "nettoyer la souris d'un ordinateur", "animal", "nettoyer", "Comment nettoyer une souris sale : nettoyage au chiffon, étape par étape.",
     ("La souris des champs", "Souris : que mange cet animal ?", "Adopter une souris", "La souris grise, un animal discret", "Nettoyer la cage d'une souris"),
     ("Souris d'ordinateur : notre sélection", "L'invention de la souris de l'ordinateur", "Souris sans fil pour ordinateur", "Un ordinateur, une souris, un musée")),
    ("grue", "chantier", "louer une grue de chantier", "oiseau", "louer", "Comment louer une grue : prix de la location, devis, étape par étape.",
     ("La grue cendrée, un oiseau voyageur", "Grue : reconnaître l'oiseau en vol", "Le passage des grues en mars", "La danse de la grue", "Louer des jumelles pour observer la grue"),
     ("La plus haute grue de chantier", "Le chantier du port et sa grue", "Conduire une grue de chantier", "La grue du chantier vue d'en haut")),
    ("mousse", "jardin", "enlever la mousse d'un jardin", "chocolat", "enlever", "Comment enlever la mousse de la pelouse, du gazon : étape par étape.",
     ("Mousse au chocolat de grand-mère", "La mousse de chocolat blanc", "Mousse de citron, sans chocolat", "Une mousse légère en dix minutes", "Enlever l'amertume d'une mousse au chocolat"),
     ("Un jardin de mousse au Japon", "La mousse, reine du jardin d'ombre", "Le jardin et la mousse : herbier", "Mousse et fougères au jardin")),
    ("avocat", "juriste", "choisir un avocat, le juriste", "fruit", "choisir", "Comment choisir et trouver un avocat de droit : conseil, étape par étape.",
     ("L'avocat, un fruit venu du Mexique", "Avocat : salade aux crevettes", "Faire pousser un noyau d'avocat", "Le prix de l'avocat s'envole", "Choisir un avocat bien mûr, le fruit"),
     ("Avocat, juriste : une journée au palais", "Le juriste et l'avocat au théâtre", "Portrait d'un avocat, juriste de village", "Avocat ou juriste, deux métiers en photos")),
    ("bar", "poisson", "cuire un bar, le poisson", "cocktail", "cuire", "Comment cuire un bar : recette, cuisson au four, étape par étape.",
     ("Le bar des Quais : concerts et cocktail", "Ouvrir un bar à jus", "Un cocktail sans alcool au bar", "Les soirées du bar de la Gare", "Cuire un sirop de cocktail pour son bar"),
     ("Le bar, poisson de l'Atlantique", "Pêcher le bar : quel poisson ?", "Le bar, un poisson protégé", "Poisson du mois : le bar en photos")),
)  # fmt: skip


def telling_word(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: words added to one that has two meanings, to reach the one page that helps."""
    word, sense, need, other, verb, advice, elsewhere, beside = pick(rng, _SENSES)
    wrong = [
        page(
            f"https://autre{n}.test/{word}",
            title,
            f"{title}. {word.capitalize()} et {other} : {told}",
            words=verb,
        )
        for n, (title, told) in enumerate(((f"{where}{title}", told) for where, told in _TOLD for title in elsewhere), 1)
    ]  # fmt: skip
    near = [
        page(
            f"https://pro{n}.example/{word}",
            title,
            f"Histoire et photos : {word}, {sense}, d'hier à aujourd'hui.",
        )
        for n, title in enumerate(beside, 1)
    ]
    target = page(
        f"https://conseils.example/{word}-{integer(rng, 10, 99)}",
        f"Conseils pratiques : {sense}",
        advice,
    )
    return {
        "word": word,
        "need": need,
        "world": browser([*wrong, *near, target], literal=True),
        "goal": Goal(want=(("at", target.url),), refuse=(("read", "~https://autre"),)),
        "solution": [acts.Search(query=f"{word} {sense} {verb}"), acts.Follow(link="1")],
        "near": [
            [acts.Search(query=word), acts.Follow(link="1")],
            [acts.Search(query=f"{word} {sense}"), acts.Follow(link="1")],
        ],
    }  # fmt: skip


def fewer_words(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a search that finds nothing made wider, then narrow enough; of the pages that look alike, the one that suits."""
    topic, word = pick(
        rng,
        (
            ("compostage", "terreau"),
            ("jardinage", "potager"),
            ("poterie", "céramique"),
            ("informatique", "ordinateur"),
            ("couture", "retouches"),
        ),
    )
    town, others = (
        pick(rng, TOWNS),
        sample(
            rng, ("cuisine", "dessin", "chant", "yoga", "échecs", "photo", "théâtre", "danse"), 7
        ),
    )
    ages = shuffled(rng, ("débutants", "enfants", "retraités"))
    age = ages[0]
    first = f"stage gratuit {topic} {age} samedi matin {town}"
    many = [
        page(
            f"https://ateliers{n}.example/",
            f"Stage de {topic}",
            f"Stage à Grandville, {topic} et {word}, séance {n}.",
        )
        for n in range(1, 13)
    ]
    many += [
        page(
            f"https://loisirs-{plain(town)}.example/{n}",
            f"Atelier {other} à {town}",
            f"{other.capitalize()} pour {age}.",
        )
        for n, other in enumerate(others)
    ]
    states = [
        (age, "Il reste trois places."),
        (age, "Complet."),
        (ages[1], "Il reste six places."),
        (ages[2], "Complet."),
    ]
    numbers = sample(rng, range(10, 99), 4)
    stages = [
        page(
            f"https://asso-{plain(town)}.example/{number}",
            f"Atelier {word} à {town}",
            f"# Atelier {word}",
            f"Séance n° {number}, à la maison des associations de {town}, avec une animatrice, le dimanche.",
            f"Public : {who}.",
            state,
        )
        for number, (who, state) in zip(numbers, states, strict=True)
    ]
    target = stages[0]
    decoy = page("https://vacances.test/", f"{town} : stage de voile", f"Voile pour {age}.")
    found = acts.Search(query=f"{word} {town}")
    world = browser(
        [*many, decoy, *shuffled(rng, stages)],
        tabs=(Tab(url=results_url(first)),),
        queries=(first,),
        literal=True,
    )
    results = world.step(found)

    def keep(url: str) -> list[Act]:
        links = (acts.Follow(link=str(number)) for number in range(1, 6))
        there = next(link for link in links if ("at", url) in results.step(link).facts())
        return [found, there, acts.Bookmark()]

    return {
        "topic": topic,
        "age": age,
        "town": town,
        "word": word,
        "learnt": {"informatique": "l'informatique", "poterie": "la poterie", "couture": "la couture"}.get(topic, f"le {topic}"),
        "world": world,
        "goal": Goal(
            want=(("at", target.url), ("bookmark", target.url), ("found", "1||2||3||4||5")),
            keep=("bookmark",),
        ),
        "solution": keep(target.url),
        "near": [
            [acts.Search(query=f"stage {topic}"), acts.Visit(address=target.url), acts.Bookmark()],
            [acts.Search(query=f"atelier {town}"), acts.Visit(address=target.url), acts.Bookmark()],
            keep(stages[1].url),
            keep(stages[2].url),
            keep(stages[3].url),
        ],
    }  # fmt: skip


# ---------------------------------------------------------------- @fiabilite, @citer, @veille


def stated_publisher(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of sites that look alike, the one whose legal page names the publisher."""
    subject, body = pick(rng, (
        ("randonnée", "Fédération des sentiers"),
        ("allaitement", "Réseau des sages-femmes"),
        ("apiculture", "Union des ruchers"),
        ("premiers secours", "Ligue des secouristes"),
    ))  # fmt: skip
    firms = ("Clics et Cie", "Vente Directe Plus", f"Amis de la {body.split()[0]}")
    hosts = shuffled(
        rng, [f"{plain(subject)}-{end}.example" for end in ("info", "officiel", "guide", "france")]
    )
    pages = []
    for host, who in zip(hosts, (body, *firms), strict=True):
        legal = f"https://{host}/mentions"
        pages += [
            page(
                f"https://{host}/",
                f"{subject.capitalize()} : tout savoir",
                f"Guide complet sur ce sujet : {subject}.",
                f"[Mentions légales]({legal})",
            ),
            page(
                legal,
                "Mentions légales",
                f"Éditeur du site : {who}.",
                f"[Accueil](https://{host}/)",
                listed=False,
            ),
        ]
    homes = [p.url for p in pages[::2]]
    order = [int(n) for n in rng.permutation(4)]
    listed = [p for n in order for p in pages[2 * n : 2 * n + 2]]

    def keep(place: int) -> list[Act]:
        return [
            acts.Search(query=subject),
            acts.Follow(link=str(order.index(place) + 1)),
            acts.Bookmark(),
        ]

    return {
        "subject": subject,
        "body": body,
        "world": browser(listed),
        "goal": Goal(want=(("bookmark", f"{homes[0]}||{homes[0]}mentions"),), refuse=tuple(("bookmark", f"~{home}") for home in homes[1:])),
        "solution": keep(0),
        "near": [keep(1), keep(3)],
    }  # fmt: skip


def who_wrote(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the author of a text, not of its photos nor the head of the site."""
    names = [f"{first} {last}" for first, last in full_names(rng, 4)]
    host, site = pick(
        rng,
        (
            ("revue-locale", "Revue locale"),
            ("cahiers-du-lac", "Cahiers du lac"),
            ("gazette-des-jardins", "Gazette des jardins"),
            ("memoire-du-port", "Mémoire du port"),
        ),
    )
    topic = pick(
        rng,
        (
            "Les moulins de la vallée",
            "Le pont oublié",
            "Cent ans de marché",
            "La dernière sabotière",
        ),
    )
    article, about = f"https://{host}.example/article", f"https://{host}.example/a-propos"
    year = integer(rng, 2015, 2025)
    pages = [
        page(
            f"https://{host}.example/",
            site,
            f"[{topic}]({article})",
            f"[À propos]({about})",
        ),
        page(
            article,
            topic,
            f"Photographies : {names[1]}",
            "Autrefois, tout le village s'y retrouvait.",
            "Puis vint le temps des machines.",
            f"Merci à {names[2]} pour ses souvenirs.",
            f"Texte : {names[0]}, {year}",
        ),
        page(about, "À propos", f"Directrice de la publication : {names[3]}"),
    ]
    return {
        "topic": topic,
        "answer": names[0],
        "wrong": names[1:],
        "world": browser(pages, at=pages[0].url),
        "solution": [acts.Follow(link="1")],
    }  # fmt: skip


def feed_followed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the right feed of a site put into a reader, in the folder that is asked."""
    site = pick(rng, ("mediatheque-lac", "club-velo", "theatre-du-port", "jardin-commun"))
    root = f"https://{site}.example"
    topics = sample(rng, ("agenda", "actualites", "travaux", "emplois"), 3)
    feeds = [f"{root}/flux/{topic}.xml" for topic in topics]
    reader = "https://lecteur-de-flux.example/ajouter"
    folders = ("Loisirs", "Travail", "Quartier")
    folder, other = sample(rng, folders, 2)
    pages = [
        page(
            f"{root}/",
            site,
            *(f"[Flux : {topic}]({feed})" for topic, feed in zip(topics, feeds, strict=True)),
            f"[Lettre d'information]({root}/lettre)",
            f"[Mon lecteur de flux]({reader})",
        ),
        *(
            page(feed, f"Flux {topic}", f"Derniers titres : {topic}.", listed=False)
            for topic, feed in zip(topics, feeds, strict=True)
        ),
        page(
            reader,
            "Ajouter un flux",
            {"field": "Adresse du flux"},
            {"field": "Dossier", "choices": folders},
            {
                "button": "S'abonner",
                "needs": {
                    "Adresse du flux": rf"(?:https?://)?{site}\.example/flux/(?:{'|'.join(topics)})\.xml",
                    "Dossier": ".+",
                },
                "otherwise": "Il faut l'adresse d'un flux, et un dossier.",
                "says": "Vous êtes abonné : le flux est dans le dossier choisi.",
            },
        ),
    ]

    def subscribe(feed: str, where: str) -> list[Act]:
        return [
            acts.Follow(link="5"),
            acts.Fill(field="1", value=feed),
            acts.Fill(field="2", value=where),
            acts.Press(button="3"),
        ]

    short = feeds[0].removeprefix("https://")
    return {
        "topic": topics[0],
        "folder": folder,
        "world": browser(pages, at=pages[0].url),
        "goal": Goal(
            want=(("sent", reader, "Adresse du flux", f"{feeds[0]}||{short}"), ("sent", reader, "Dossier", folder), ("pressed", reader, "S'abonner")),
        ),
        "solution": subscribe(feeds[0], folder),
        "near": [subscribe(feeds[1], folder), subscribe(feeds[0], other), subscribe(feeds[2], folder)],
    }  # fmt: skip


def why_this(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: why a page recommends something: what one did that led to it."""
    films = sample(
        rng,
        (
            "Le chat du phare",
            "Nager en hiver",
            "Pain au levain",
            "Réparer son vélo",
            "La nuit des étoiles",
            "Chanter à deux voix",
            "Coudre un ourlet",
        ),
        6,
    )
    root = "https://videos-libres.example"
    shown, causes = films[:3], films[3:]
    pages = [
        page(
            f"{root}/",
            "Recommandé pour vous",
            *(
                line
                for n, film in enumerate(shown, 1)
                for line in (f"■ {film}", f"[Pourquoi cette vidéo ?]({root}/pourquoi/{n})")
            ),
        ),
        *(
            page(
                f"{root}/pourquoi/{n}",
                "Pourquoi cette vidéo ?",
                f"Vous avez regardé jusqu'au bout : {cause}",
                f"[Retour]({root}/)",
            )
            for n, cause in enumerate(causes, 1)
        ),
    ]
    place = integer(rng, 0, 2)
    return {
        "shown": shown[place],
        "answer": causes[place],
        "wrong": [*causes[:place], *causes[place + 1 :]],
        "world": browser(pages, at=f"{root}/"),
        "solution": [acts.Follow(link=str(place + 1))],
    }  # fmt: skip
