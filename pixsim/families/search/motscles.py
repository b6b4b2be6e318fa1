"""Wording a search: key words, synonyms, noise, silence, precision and recall."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import numpy as np

from pixsim.families.draws.invented.people import of, plain
from pixsim.families.draws.invented.towns import FOUR_TOWNS, PLACES, some_town, town_web
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Tab
from pixsim.worlds.web.search import results_url


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


_ACCENTED = (
    ("Déchèterie", "Évreux"),
    ("Médiathèque", "Bézé"),
    ("Marché", "Étampes"),
    ("Crèche", "Sète"),
    ("Théâtre", "Béziers"),
    ("Piscine", "Orléans"),
    ("Musée", "Vézelay"),
    ("Forêt", "Rouvière"),
    ("Fête", "Égletons"),
    ("Gîte", "Mézières"),
)


def words_without_accents(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: how many pages words find that are typed without accents or capitals."""
    (what, place), (other, away) = sample(rng, _ACCENTED, 2)
    count, more = integer(rng, 2, 6), integer(rng, 3, 6)
    pages = [
        page(
            f"https://site{n}.example/{n}",
            f"{what} {of(place)} : {pick(rng, ('horaires', 'tarifs', 'plan', 'avis'))}",
            f"{what}, {place}, rubrique {n}.",
        )
        for n in range(count)
    ]
    pages += [
        page(
            f"https://ville{n}.example/{n}",
            f"{what} {of(away)}",
            f"{what}, service de la ville, numéro {n}.",
        )
        for n in range(more)
    ]
    pages += [
        page(
            f"https://blog{n}.example/{n}",
            f"{other} à {place}",
            f"Une journée à {place}, étape {n}.",
        )
        for n in range(2)
    ]
    typed = without_accents(f"{what} {place}").lower()
    return {
        "words": f"{what} {place}", "typed": typed, "key": str(count), "wrong": [str(count + 2), str(count + more)],
        "world": browser(shuffled(rng, pages)),
        "solution": [acts.Search(query=typed)],
    }  # fmt: skip


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
        pick(rng, FOUR_TOWNS),
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


_ROOTS = (
    ("chant", ("chant", "chants", "chanteur", "chanteuse"), ("chantier", "chantiers", "chantage")),
    ("vent", ("vent", "vents", "venteux"), ("vente", "ventes", "ventre")),
    ("bois", ("bois", "boisé", "boisement"), ("boisson", "boissons")),
    ("lait", ("lait", "laits", "laiterie", "laitier"), ("laitue", "laitues", "laiton")),
    ("port", ("port", "ports", "portuaire"), ("portrait", "portail", "porte")),
)


@redraw_misfits
def open_ended_word(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: records of one catalogue on a family of words, with false kin that the cut word brings, some beside true kin."""
    root, words, false = pick(rng, _ROOTS)
    town, elsewhere = sample(rng, ("rivelac", "montclair", "cambrelle", "valsonne"), 2)
    topic, other = sample(rng, ("enfants", "écoles", "histoire", "musique", "santé"), 2)
    mine, theirs = f"catalogue-{town}.example", f"catalogue-{elsewhere}.example"
    pages, count, cut, kept = [], 0, 0, 0
    for number in sample(rng, range(100, 999), 104):
        subjects = pick(
            rng,
            (
                (pick(rng, words),),
                (pick(rng, words),),
                (pick(rng, false),),
                (pick(rng, words), pick(rng, false)),
                ("jardin",),
            ),
        )
        about = pick(rng, (topic, topic, topic, other))
        host = mine if rng.integers(3) else theirs
        text = f"Sujets : {', '.join(shuffled(rng, [*subjects, about]))}."
        pages.append(page(f"https://{host}/notice/{number}", f"Notice {number}", text))
        if about == topic and host == mine:
            count += subjects[0] in words
            cut += subjects[0] in (*words, *false)
            kept += subjects[0] in words and len(subjects) == 1
    if kept < 11 or count - kept < 4 or cut - count < 5:
        return None
    home = page(
        f"https://{mine}/",
        f"Catalogue de {town.capitalize()}",
        f"# Catalogue de {town.capitalize()}",
        "Les notices se cherchent par la barre de recherche.",
        f"[Aide à la recherche](https://{mine}/aide)",
    )
    help_page = page(
        f"https://{mine}/aide",
        "Aide à la recherche",
        "# Aide à la recherche",
        f"Notre catalogue seul : ajoutez site:{mine}",
        "Une étoile remplace la fin d'un mot : mar* trouve mardi, marché, marteau.",
        "Un mot précédé de - est écarté : mardi -marché",
        listed=False,
    )
    near = [
        f"{one}*" if f"{one}s" in false else one
        for one in false
        if not any(one == f"{two}s" for two in false)
    ]
    out = " ".join(f"-{one}" for one in near)
    return {
        "root": root, "topic": topic, "town": town.capitalize(), "host": mine, "key": str(count), "wrong": sorted({str(cut), str(kept)}),
        "words": ", ".join(words), "false": ", ".join(false), "query": f"{root}* {topic} site:{mine}", "cut": cut, "kept": kept,
        "world": browser(shuffled(rng, [*pages, home, help_page]), at=home.url, literal=True),
        "solution": [acts.Visit(address=help_page.url), acts.Search(query=f"{root}* {topic}"), acts.Search(query=f"{root}* {topic} site:{mine}"), acts.Search(query=f"{root}* {topic} {out} site:{mine}")]
        + [acts.Search(query=f"{word} {topic} site:{mine}") for word in near],
    }  # fmt: skip


class _Query(NamedTuple):
    """(one* OU other) ET third* SAUF out: with words of titles that each part finds, and others that look like them."""

    one: str
    other: str
    third: str
    out: str
    firsts: tuple[str, ...]
    thirds: tuple[str, ...]


_QUERIES = (
    _Query("vélo", "bicyclette", "enfant", "course", ("vélo", "vélos", "vélodrome", "bicyclette", "bicyclettes", "développement", "véhicule"), ("enfant", "enfants", "enfance", "enfantin", "infantile")),
    _Query("forêt", "bois", "école", "concours", ("forêt", "forêts", "bois", "boisson", "sous-bois", "boisement", "reforestation"), ("école", "écoles", "écolier", "écologie", "auto-école")),
    _Query("chat", "chien", "soin", "château", ("chat", "chats", "chaton", "chien", "chiens", "châtaigne", "achat"), ("soin", "soins", "soigner", "besoin", "soigné")),
    _Query("port", "quai", "pêche", "sport", ("port", "ports", "portuaire", "quai", "quais", "portrait", "transport"), ("pêche", "pêches", "pêcheur", "empêche", "repêchage")),
)  # fmt: skip

_ENDS = ("guide pratique", "enquête de terrain", "récits", "état des lieux", "rapport annuel", "idées reçues", "dossier", "questions")  # fmt: skip
_KEPT = {"course": ("course", "courses", "parcours"), "concours": ("concours", "parcours", "cours"), "château": ("château", "châteaux", "chapelle"), "sport": ("sport", "sports", "transports")}  # fmt: skip


def _fits(query: _Query, text: str) -> bool:
    words = re.findall(r"\w+", without_accents(text).lower())
    one, other, third, out = (without_accents(part) for part in query[:4])
    return (
        (any(word.startswith(one) for word in words) or other in words)
        and any(word.startswith(third) for word in words)
        and out not in words
    )


def _as_text(query: _Query, text: str) -> bool:
    """What looking for the letters anywhere would find."""
    said = without_accents(text).lower()
    one, other, third, out = (without_accents(part) for part in query[:4])
    return (one in said or other in said) and third in said and out not in said


@redraw_misfits
def precision_and_recall(rng: np.random.Generator) -> dict[str, Any] | None:
    """The precision and the recall of a query, from titles and from judgements kept in another file."""
    query = pick(rng, _QUERIES)
    rows: list[tuple[str, str, str]] = []
    judged: list[tuple[int, str, str]] = []
    for number in range(1, integer(rng, 340, 380)):
        title = f"{pick(rng, query.firsts)}, {pick(rng, query.thirds)} : {pick(rng, _ENDS)}"
        word = pick(rng, (*_KEPT[query.out], "nature", "famille", "ville", "budget", "santé"))
        shown = title[0].upper() + title[1:]
        shown = pick(rng, (shown, shown, shown.upper(), without_accents(shown)))
        rows.append((f"D-{number:03}", shown, word))
        wanted = _fits(query, f"{shown} {word}")
        chance = (86 if wanted else 24) if rng.integers(8) else 50
        said = ["oui" if integer(rng, 1, 100) <= chance else "non" for _reader in "ab"]
        judged.append((number, said[0], said[1]))
    found = {number for number, (_d, title, word) in enumerate(rows, 1) if _fits(query, f"{title} {word}")}  # fmt: skip
    loose = {number for number, (_d, title, word) in enumerate(rows, 1) if _as_text(query, f"{title} {word}")}  # fmt: skip
    fitting = {number for number, one, other in judged if one == other == "oui"}
    either = {number for number, one, other in judged if "oui" in (one, other)}

    def shares(these: set[int], those: set[int]) -> tuple[float, float]:
        both = len(these & those)
        return 100 * both / len(these), 100 * both / len(those)

    precision, recall = shares(found, fitting)
    others = [*shares(loose, fitting), *shares(found, either), *shares(loose, either)]
    right = (round(precision), round(recall))
    if (
        right[0] == right[1]
        or any(0.4 < share % 1 < 0.6 for share in (precision, recall))
        or any(round(share) == right[place % 2] for place, share in enumerate(others))
    ):
        return None
    return {
        "query": f"({query.one}* OU {query.other}) ET {query.third}* SAUF {query.out}",
        "one": query.one,
        "precision": str(right[0]),
        "recall": str(right[1]),
        "not_precision": sorted({str(right[1]), *(str(round(o)) for o in others[::2])}),
        "not_recall": sorted({str(right[0]), *(str(round(o)) for o in others[1::2])}),
        "files": {
            "catalogue.csv": spreadsheet_csv(("document", "titre", "mot-clé"), rows),
            "jugements.csv": spreadsheet_csv(("n°", "lecteur 1", "lecteur 2"), sample(rng, judged, len(judged))),
        },
    }  # fmt: skip


_SUBJECTS_SEARCHED = (
    ("vélo", "Cyclisme", ("Réparer son vélo", "Le vélo en hiver", "Vélos anciens", "À vélo le long du canal", "Tour du lac à vélo"), ("La bicyclette bleue d'Ana", "Pédaler sans fatigue", "Deux roues et un col", "La petite reine", "Rouler à deux"),
     ("Le vélodrome, histoire d'une salle", "Vélocité du vent", "Papier vélin et vélos de papier")),
    ("pain", "Boulangerie", ("Faire son pain", "Le pain au levain", "Pains du monde", "Pain sans pétrissage", "Un four à pain"), ("La mie et la croûte", "Levains et farines", "Baguettes et brioches", "Le fournil", "Pétrir à la main"),
     ("Le peintre et le copain", "Jouer avec les copains", "Mécanique Painlevé")),
    ("chat", "Animaux de compagnie", ("Soigner son chat", "Le chat d'appartement", "Chats de gouttière", "Un chat à la maison", "Le langage du chat"), ("Félins du salon", "Adopter un chaton", "La litière sans odeur", "Le sphynx et le persan", "Miauler, ronronner"),
     ("Châteaux de la Loire", "Achats publics", "Le chat en ligne : modérer un forum")),
)  # fmt: skip
"""A word, a subject of a catalogue, titles of it with the word and without, titles of other subjects with its letters."""


@redraw_misfits
def noise_and_silence(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: in a catalogue, what a search brings that is off its subject, and what of the subject it leaves out."""
    word, subject, with_it, without, off = pick(rng, _SUBJECTS_SEARCHED)
    elsewhere = ("Cuisine", "Histoire", "Jardinage", "Musique", "Voyages", "Bricolage")
    rows: list[tuple[Any, ...]] = []
    counts = [(with_it, subject, integer(rng, 14, 24)), (without, subject, integer(rng, 9, 16)), (off, "", integer(rng, 6, 12))]  # fmt: skip
    counts.append((("Un jardin sur le toit", "Chansons de marins", "Bâtir un mur", "Soupes d'hiver", "La vallée des moulins", "Tisser la laine"), "", integer(rng, 60, 80)))  # fmt: skip
    for titles, about, number in counts:
        rows += [
            (f"{pick(rng, titles)}, tome {integer(rng, 1, 9)}", about or pick(rng, elsewhere), integer(rng, 1975, 2025))
            for _n in range(number)
        ]  # fmt: skip
    plain_word = without_accents(word)
    found = [row for row in rows if plain_word in without_accents(row[0]).lower()]
    noise = sum(row[1] != subject for row in found)
    silence = sum(row[1] == subject and row not in found for row in rows)
    whole = [
        row for row in rows if re.search(rf"\b{plain_word}s?\b", without_accents(row[0]).lower())
    ]
    near = {len(found), len(found) - noise, sum(row[1] == subject for row in rows), sum(row[1] != subject for row in whole)}  # fmt: skip
    if noise == silence or near & {noise, silence}:
        return None
    numbered = [(f"D{n:03}", *row) for n, row in enumerate(shuffled(rng, rows), 1)]
    book = Workbook((sheet("Catalogue", ("Cote", "Titre", "Sujet", "Année"), numbered),))
    return {
        "word": word, "subject": subject, "noise": str(noise), "silence": str(silence),
        "not_noise": sorted({str(silence), *map(str, near)}), "not_silence": sorted({str(noise), *map(str, near)}),
        "files": in_two_formats("catalogue", book),
    }  # fmt: skip
