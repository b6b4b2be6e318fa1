"""Worlds of @motscles, @operateurs and @tri_auto: an engine asked, and its adverts."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.webs import Advert, browser, page
from pixsim.families.search.towns import PLACES, TOWNS, some_town, town_web
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts


def ask_the_engine(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a question put to the engine, the official page read."""
    town, host = some_town(rng)
    pages, opens = town_web(rng, town, host)
    place = pick(rng, PLACES)
    path = place.replace("é", "e").replace("è", "e")
    return {
        "town": town,
        "place": {
            "piscine": "la piscine",
            "médiathèque": "la médiathèque",
            "déchèterie": "la déchèterie",
            "patinoire": "la patinoire",
            "ludothèque": "la ludothèque",
        }[place],
        "answer": opens[place],
        "wrong": ["12 h", "8 h"],
        "world": browser(pages),
        "goal": Goal(want=(("at", f"https://{host}/{path}"),)),
        "solution": [
            acts.Search(query=f"{place} {town} dimanche"),
            acts.Visit(address=f"{host}/{path}"),
        ],
    }


_QUOTES = (
    ("le vent se lève sur la {} et nous {}", ("digue", "passons"), ("plage", "jetée", "route", "place"), ("restons", "rentrons", "marchons", "veillons"), "Nous passons par la digue", "Yves Karadec"),
    ("chaque matin la {} recommence son travail de {}", ("rivière", "lumière"), ("mer", "forêt", "ville", "pluie"), ("patience", "silence", "mémoire", "couturière"), "Rivière, lumière", "Anna Delmas"),
    ("on ne {} pas deux fois le même {}", ("traverse", "jardin"), ("ouvre", "vend", "dessine", "quitte"), ("livre", "pays", "port", "chemin"), "On traverse un jardin", "Paul Hervieu-Roc"),
    ("les {} rentraient un à un comme des {}", ("bateaux", "phrases"), ("oiseaux", "enfants", "trains", "chevaux"), ("notes", "mots", "lettres", "rêves"), "Des bateaux et des phrases", "Lise Moreno"),
)  # fmt: skip
"""A sentence with two gaps, what it says, what others say, a line that has the words too, and who wrote the sentence."""


def exact_phrase(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: who wrote a sentence; its words stand in many pages, the sentence in one, on the second page of results."""
    frame, true, firsts, seconds, aside, author = pick(rng, _QUOTES)
    quote = frame.format(*true)
    ways = sample(
        rng, [(a, b) for a in (true[0], *firsts) for b in (true[1], *seconds) if (a, b) != true], 12
    )
    others = [
        f"{first} {last}"
        for first, last in zip(
            sample(rng, FIRST_NAMES, 12), sample(rng, LAST_NAMES, 12), strict=True
        )
    ]
    pages = [
        page(f"https://poemes.example/{n}", f"{name}, poèmes", f"{name} : « {frame.format(*way)} ». Plus loin : « {aside} ».")
        for n, (name, way) in enumerate(zip(others, ways, strict=True), 1)
    ]  # fmt: skip
    right = page(
        "https://textes-libres.example/recueil",
        "Recueil du soir",
        f"« {quote} » : première phrase du livre de {author}.",
    )
    pages.insert(integer(rng, 9, 12), right)
    return {
        "quote": quote,
        "answer": [author, author.split(" ", 1)[1]],
        "wrong": others[:2],
        "world": browser(pages),
        "goal": Goal(want=(("at", right.url),)),
        "solution": [acts.Search(query=f'"{quote}"'), acts.Follow(link="1")],
    }  # fmt: skip


_TOWN_LIFE = (
    ("Vie quotidienne", "Horaires de la mairie : le matin, sauf le jeudi."),
    ("Vie quotidienne", "Inscriptions à la cantine : dossier à rendre en juin."),
    ("Vie quotidienne", "Cartes d'identité : sur rendez-vous."),
    ("Vie quotidienne", "Collecte des encombrants : le premier lundi du mois."),
    ("Conseil municipal", "Compte rendu de la dernière séance."),
    ("Conseil municipal", "Qui sont vos élus ?"),
    ("Agenda", "Fêtes et marchés du mois."),
    ("Travaux", "Rues fermées cette semaine."),
    ("Associations", "Liste des associations et demandes de subvention."),
)  # fmt: skip


def one_site_only(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a search kept to one site, to open the page that is there."""
    town, name = pick(rng, TOWNS)
    host = f"www.mairie-{name}.example"
    topic, word = pick(
        rng,
        (
            ("le vote par procuration", "procuration"),
            ("le tri du verre", "verre"),
            ("la location de la salle", "location"),
            ("l'aide aux devoirs", "devoirs"),
        ),
    )
    number, known = integer(rng, 10, 99), f"mairie {town} {name} site"
    target = page(
        f"https://{host}/page{number}",
        "Vie quotidienne",
        f"Tout sur {topic}.",
        f"Renseignements : bureau {number}.",
        words=known,
    )
    decoys = [
        page(
            f"https://{pick(rng, ('blog', 'forum', 'guide'))}{n}.test/{word}",
            f"{word.capitalize()} : guide {n}",
            f"{topic.capitalize()} : {n} points à connaître.",
        )
        for n in range(2, 15)
    ]
    fake = page(
        f"https://mairie-{name}.test/page{number}",
        "Vie quotidienne",
        f"Tout sur {topic}, cliquez ici.",
        words=known,
    )
    own = [
        page(f"https://{host}/page{n}", title, text, words=known)
        for n, (title, text) in zip(
            sample(rng, [n for n in range(10, 100) if n != number], len(_TOWN_LIFE)),
            shuffled(rng, _TOWN_LIFE),
            strict=True,
        )
    ]
    home = page(f"https://{host}/", f"Mairie de {town}", "Bienvenue.", words=known)
    pages = [*decoys, fake, home, *own[:6], target, *own[6:]]
    return {
        "host": f"mairie-{name}.example",
        "topic": topic,
        "world": browser(pages),
        "goal": Goal(want=(("at", target.url),), refuse=(("visited", fake.url),)),
        "solution": [
            acts.Search(query=f"{word} site:mairie-{name}.example"),
            acts.Follow(link="1"),
        ],
        "near": [
            [acts.Search(query=f"{word} site:mairie-{name}.test"), acts.Follow(link="1")],
            [acts.Search(query=word), acts.Follow(link="1")],
        ],
    }


def leave_out_and_type(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a PDF form, the pages about another thing of the same name left out."""
    word, other, what, meant = pick(
        rng,
        (
            ("avocat", "recette", "aide juridique", "de l'homme de loi, et non du fruit"),
            (
                "mousse",
                "chocolat",
                "isolation",
                "de celle qui isole les murs, et non de celle au chocolat",
            ),
            ("souris", "animal", "ordinateur", "de celle d'un ordinateur, et non de l'animal"),
            ("grue", "oiseau", "chantier", "de celle d'un chantier, et non de l'oiseau"),
        ),
    )
    pages = [
        page(
            f"https://cuisine{n}.test/{word}",
            f"{word.capitalize()} et {other}",
            f"{word} {other} : l'article {n}",
        )
        for n in range(1, 8)
    ]
    pages += [
        page(
            f"https://pros{n}.test/{word}",
            f"{word.capitalize()}, {what}",
            f"{what} : {word}, page {n}",
        )
        for n in range(1, 8)
    ]
    form = page(
        f"https://pros9.test/{word}-{integer(rng, 10, 99)}.pdf",
        f"Formulaire {word}",
        f"{what} {word}",
        file=f"formulaire-{word}.pdf",
    )
    bad = page(
        f"https://cuisine9.test/{word}.pdf",
        f"Fiche {word} {other}",
        f"{word} {other}",
        file=f"fiche-{word}.pdf",
    )
    pages = [*pages, bad, form]
    return {
        "word": word,
        "other": other,
        "meant": meant,
        "world": browser([pages[int(p)] for p in rng.permutation(len(pages))]),
        "goal": Goal(want=(("downloaded", form.file),), refuse=(("downloaded", bad.file),)),
        "solution": [acts.Search(query=f"{word} -{other} filetype:pdf"), acts.Follow(link="1")],
        "near": [
            [acts.Search(query=f"{word} {what}"), acts.Follow(link="1")],
            [acts.Search(query=f"{word} {other} filetype:pdf"), acts.Follow(link="1")],
        ],
    }


def adverts_first(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: below the adverts, the first result that nobody paid for."""
    need, word, shop = pick(
        rng,
        (
            ("une carte grise", "carte grise", "carte-grise"),
            ("un acte de naissance", "acte naissance", "acte-naissance"),
            ("une vignette de pollution", "vignette pollution", "vignette-air"),
        ),
    )
    official = page(
        f"https://www.demarches.example/{shop}",
        f"{word.capitalize()} : la démarche officielle",
        f"Demander {need} : service gratuit.",
    )
    paid = [
        page(
            f"https://{shop}-{end}.test/",
            f"{word.capitalize()} en 5 minutes",
            f"{need.capitalize()} sans attendre, {integer(rng, 15, 69)} €.",
            listed=False,
        )
        for end in ("rapide", "express", "facile")
    ]
    other = page(
        "https://forum.test/papiers", f"{word} : vos avis", f"J'ai payé pour {need}, quelle erreur."
    )
    adverts = [
        Advert(words=tuple(word.split()), title=p.title, text="Réponse garantie", url=p.url)
        for p in sample(rng, paid, 3)
    ]
    refuse = tuple(("visited", p.url) for p in paid)
    return {
        "need": need,
        "world": browser([*paid, official, other], adverts=adverts),
        "goal": Goal(want=(("at", official.url),), refuse=refuse),
        "solution": [acts.Search(query=word), acts.Follow(link="4")],
        "near": [
            [acts.Search(query=word), acts.Follow(link="1")],
            [acts.Search(query=word), acts.Follow(link="5")],
        ],
    }
