"""More worlds of competences 1.1, 1.2, 1.3 and 3.2: two operators, ends left open, cells of a range, photos to print."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, of
from pixsim.families.draws.webs import browser, page
from pixsim.families.draws.writers import document, line, whole
from pixsim.text.search import without_accents
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

# ---------------------------------------------------------------- @operateurs

_PHRASES = (
    ("collecte de jouets", "ods"),
    ("fonds de secours", "pdf"),
    ("plan de prévention", "odt"),
    ("charte de voisinage", "pdf"),
    ("prêt de matériel", "ods"),
    ("bilan des sorties", "odt"),
)


def phrase_type_and_site(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a file of a site that holds an exact phrase, among many pages that hold its words."""
    phrase, end = pick(rng, _PHRASES)
    first, *_middle, last = phrase.split()
    host, other = sample(rng, ("mairie-aubrac", "agglo-sud", "asso-verger", "ecole-pins"), 2)
    kept = pick(rng, ("tableau", "annexe", "dossier"))
    number = integer(rng, 10, 99)
    target = f"https://{host}.example/documents/{kept}-{number}.{end}"
    pages = [page(target, f"{kept.capitalize()} {number}", f"Version du conseil : {phrase}.")]
    pages += [
        page(
            f"https://{host}.example/documents/autre-{n}.{end}",
            f"Document {n}",
            f"{last.capitalize()}, puis {first} : point {n}.",
        )
        for n in range(1, 7)
    ]
    pages += [
        page(
            f"https://{host}.example/actualites/{n}",
            f"Actualité {n} : {phrase}",
            f"On parle de {phrase} au village.",
        )
        for n in range(1, 7)
    ]
    pages += [
        page(
            f"https://{other}.example/fichiers/{n}.{end}",
            f"Fichier {n}",
            f"Texte : {phrase}, chez nous.",
        )
        for n in range(1, 7)
    ]
    world = browser(shuffled(rng, pages))
    good = f'"{phrase}" filetype:{end} site:{host}.example'

    def link(query: str, url: str) -> str:
        rows = world.step(acts.Search(query=query)).page().rows
        title = next(one.title for one in pages if one.url == url)
        return next(row.key for row in rows if any(title in cell for cell in row.cells))

    wrong = next(one.url for one in pages if one.url.startswith(f"https://{other}.example"))
    loose = f'"{phrase}" filetype:{end}'
    return {
        "phrase": phrase, "end": end, "host": f"{host}.example", "query": good,
        "world": world,
        "goal": Goal(want=(("bookmark", target),), refuse=(("read", f"~https://{other}"),)),
        "solution": [acts.Search(query=good), acts.Follow(link=link(good, target)), acts.Bookmark()],
        "near": [[acts.Search(query=loose), acts.Follow(link=link(loose, wrong)), acts.Bookmark()], [acts.Search(query=good)]],
    }  # fmt: skip


# ---------------------------------------------------------------- @motscles

_ROOTS = (
    ("chant", ("chant", "chants", "chanteur", "chanteuse"), ("chantier", "chantiers", "chantage")),
    ("vent", ("vent", "vents", "venteux"), ("vente", "ventes", "ventre")),
    ("bois", ("bois", "boisé", "boisement"), ("boisson", "boissons")),
    ("lait", ("lait", "laits", "laiterie", "laitier"), ("laitue", "laitues", "laiton")),
    ("port", ("port", "ports", "portuaire"), ("portrait", "portail", "porte")),
)


def open_ended_word(rng: np.random.Generator) -> dict[str, Any]:
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
        return open_ended_word(rng)
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


# ---------------------------------------------------------------- @citer

_TITLES = (
    ("Le pain d'antan", "Le Moulin"),
    ("Jardins de ville", "Terre et Ciel"),
    ("Histoire du vélo", "La Roue"),
    ("Cuisiner sans sel", "Le Chaudron"),
    ("Vivre au village", "Hauts Plateaux"),
)


def one_reference_like_the_others(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a reference whose parts are not in the order of the others."""
    books = sample(rng, _TITLES, 4)
    rows = []
    for title, house in books:
        rows.append(
            (
                pick(rng, LAST_NAMES).upper(),
                pick(rng, FIRST_NAMES),
                title,
                house,
                integer(rng, 1990, 2024),
            )
        )
    texts = [
        f"{last}, {first}. {title}. {house}, {year}." for last, first, title, house, year in rows
    ]
    place = integer(rng, 0, 3)
    last, first, title, house, year = rows[place]
    odd = pick(
        rng,
        (
            f"{title}. {first} {last}. {year}, {house}.",
            f"{first} {last}, {title}, {house}, {year}.",
            f"{year}. {house}. {title}. {last}, {first}.",
        ),
    )
    shown = [odd if n == place else text for n, text in enumerate(texts)]
    half = f"{last}, {first}. {title}. {year}, {house}."
    return {
        "title": title,
        "world": document("sources.odt", [line(text) for text in shown]),
        "goal": Goal(want=(whole(*texts),)),
        "solution": [f"modifier {place + 1} {texts[place]}"],
        "near": [[f"modifier {place + 1} {half}"], [f"supprimer {place + 1}"]],
    }  # fmt: skip


# ---------------------------------------------------------------- @pixels


def enough_pixels(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of several sizes of a photo, the lightest that is still sharp on paper."""
    wide, high = pick(rng, ((9, 13), (10, 15), (13, 18), (15, 20)))
    need = (wide * 118, high * 118)
    sizes = [
        (need[0] // 3, need[1] // 3),
        (need[0] * 3 // 4, need[1] * 3 // 4),
        (need[0] + integer(rng, 20, 90), need[1] + integer(rng, 30, 120)),
        (need[0] * 2, need[1] * 2),
        (need[0] * 3, need[1] * 3),
    ]
    tree = Tree(rng)
    tree.folder("Ordinateur/À tirer")
    stem = pick(rng, ("mariage", "plage", "portrait", "classe", "montagne"))
    names = shuffled(rng, [f"{stem}-{letter}.jpg" for letter in "abcde"])
    ids = [
        tree.file(
            f"Ordinateur/Photos/{name}",
            size=w * h // 4000,
            details=(("Définition", f"{w} × {h} pixels"),),
        )
        for name, (w, h) in zip(names, sizes, strict=True)
    ]
    return {
        "wide": wide, "high": high, "need": f"{need[0]} × {need[1]}", "name": names[2],
        "world": tree.disk("Ordinateur/Photos"),
        "goal": Goal(want=(("content", f"Ordinateur/À tirer/{names[2]}", ids[2]),), keep=("name", "binned"), refuse=tuple(("content", f"Ordinateur/À tirer/{name}", "*") for name in names if name != names[2]), free=(str(tree.following),)),
        "solution": [f"propriétés {ids[1]}", "remonter", f"propriétés {ids[2]}", "remonter", f"copier {ids[2]} Ordinateur/À tirer"],
        "near": [[f"copier {ids[n]} Ordinateur/À tirer"] for n in (1, 3, 4)],
    }  # fmt: skip


# ---------------------------------------------------------------- @motscles, without accents

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
