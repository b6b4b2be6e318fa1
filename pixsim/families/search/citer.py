"""Citing sources: plagiarism, references, identifiers and their check digits."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file, windows_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, full_names, of, plain
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.simulators.writers import document, line, lines_to_mend, styled, whole
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import MOST_COLUMNS
from pixsim.making.documents import document as made_of
from pixsim.making.documents import heading
from pixsim.making.make import in_two_formats
from pixsim.making.texts import PlainText
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_COPIED = (
    (
        "les hérissons",
        "Le hérisson des jardins",
        (
            "Le hérisson dort tout l'hiver sous un tas de feuilles, et son cœur ne bat plus que quelques fois par minute.",
            "Il mange des limaces, des vers et des insectes, ce qui en fait un allié des potagers.",
            "Les routes tuent chaque année une grande part des jeunes qui quittent leur nid.",
            "Un trou de douze centimètres au bas d'une clôture lui suffit pour passer d'un jardin à l'autre.",
        ),
        (
            "l'animal hiberne dans les feuilles mortes",
            "les jardiniers l'aiment, car il les débarrasse de bêtes qu'ils craignent",
            "la circulation est un grand danger pour lui",
            "il faut lui laisser un passage sous les grillages",
        ),
    ),
    (
        "les moulins à vent",
        "Quand le vent faisait la farine",
        (
            "Le meunier montait au grenier deux fois par jour pour tourner le toit et mettre les ailes face au vent.",
            "Une bonne journée de vent donnait de quoi nourrir un village pendant une semaine.",
            "Les grandes minoteries à vapeur ont fermé presque tous les moulins en trente ans.",
            "Quelques passionnés en ont remonté une douzaine, que l'on visite en été.",
        ),
        (
            "il fallait orienter les ailes tous les jours",
            "un moulin pouvait nourrir tout un village",
            "les usines ont pris leur place",
            "on en a restauré quelques-uns",
        ),
    ),
    (
        "le sel de mer",
        "Une année aux marais salants",
        (
            "L'eau passe de bassin en bassin, et chaque jour de soleil la rend un peu plus salée.",
            "La fleur de sel se cueille le soir, à la surface, avant que la rosée ne la fasse couler.",
            "Un orage de juillet peut défaire en une heure le travail de trois semaines.",
            "L'hiver, on cure les vasières et l'on remonte les digues à la pelle.",
        ),
        (
            "l'eau se concentre de plus en plus en avançant",
            "la fleur de sel est ramassée en fin de journée",
            "la pluie est l'ennemie des sauniers",
            "la mauvaise saison est celle des réparations",
        ),
    ),
)
"""Subjects of a school talk, the title of an article, its sentences, and the same told in one's own words."""

_PLACES = ("premier", "deuxième", "troisième", "quatrième")


def copied_paragraph(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a talk beside the article it draws on: the one paragraph taken from it and not said."""
    subject, title, sentences, retold = pick(rng, _COPIED)
    (first, _last), (by, author) = full_names(rng, 2)
    said = shuffled(rng, range(4))
    written = [
        sentences[said[0]],
        f"« {sentences[said[1]]} » ({by} {author}, « {title} »)",
        f"D'après {by} {author}, {retold[said[2]]}.",
        f"Ce que j'en ai vu moi-même, c'est peu : un après-midi, avec ma classe, sur {subject}.",
    ]
    order = shuffled(rng, range(4))
    place = order.index(0)
    talk = made_of(heading(f"Exposé sur {subject}"), *(written[one] for one in order))
    page_text = "\n".join(f"<p>{sentence}</p>" for sentence in sentences)
    article = PlainText(
        f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><h1>{title}</h1>\n<p>{by} {author}</p>\n{page_text}\n</body></html>\n"
    )
    return {
        "eleve": first,
        "places": [f"Le {one}" for one in _PLACES],
        "key": place + 1,
        "place": _PLACES[place],
        "auteur": f"{by} {author}",
        "files": {**in_two_formats("expose", talk), "article.html": article},
    }


def author_of_a_text(rng: np.random.Generator) -> dict[str, Any]:
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
        page(f"https://{host}.example/", site, f"[{topic}]({article})", f"[À propos]({about})"),
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


_REFERENCE_TITLES = (
    ("Le pain d'antan", "Le Moulin"),
    ("Jardins de ville", "Terre et Ciel"),
    ("Histoire du vélo", "La Roue"),
    ("Cuisiner sans sel", "Le Chaudron"),
    ("Vivre au village", "Hauts Plateaux"),
)


def one_reference_like_the_others(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a reference whose parts are not in the order of the others."""
    books = sample(rng, _REFERENCE_TITLES, 4)
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


_TITLES_OF_DOI_OF_THE_VERSION = ("Le sommeil et les écrans", "Apprendre à tout âge", "La ville à pied", "Lire sur papier", "Les jardins partagés", "Le bruit au travail")  # fmt: skip
_REVIEWS = (("Revue des usages", "revue-usages"), ("Cahiers du numérique", "cahiers-numerique"), ("Annales de la ville", "annales-ville"))  # fmt: skip


def _link_to(said: str, world: Any) -> Any:
    """The link whose words hold some, but for that of the corrections."""
    return acts.Follow(
        link=next(
            row.key
            for row in world.page().rows
            if any(said in cell and "Rectificatif" not in cell for cell in row.cells) and row.key
        )
    )


@redraw_misfits
def doi_of_the_version(rng: np.random.Generator) -> dict[str, Any] | None:
    """The lasting identifier of the version that a review printed: not the draft's, the corrected list's, nor the sequel's."""
    title, sequel = sample(rng, _TITLES_OF_DOI_OF_THE_VERSION, 2)
    (first, last), (_first, other) = full_names(rng, 2)
    if last == other:
        return None
    (review, host), year = pick(rng, _REVIEWS), integer(rng, 2012, 2023)
    prefix = integer(rng, 5000, 5999)
    number = integer(rng, 2, 4)
    dois = [
        f"10.{prefix + (place == 1)}/{stem}.{when}.{integer(rng, 100, 999)}"
        for place, (stem, when) in enumerate(
            (("rev", year), ("prep", year - 1), ("rev", year), ("rev", year + 1))
        )
    ]
    if len(set(dois)) < 4:
        return None
    at = f"https://{host}.example/{year}/{number}"
    notices = {
        "printed": page(
            f"https://catalogue.example/art/{integer(rng, 100, 499)}",
            f"{title} – article, {last}",
            f"# {title}",
            f"{first} {last}. {review}, {year}, n° {number}.",
            f"[Sommaire du n° {number}, chez l'éditeur]({at})",
        ),
        "draft": page(
            f"https://archive-ouverte.example/{integer(rng, 500, 999)}",
            f"{title} – version d'auteur, {last}",
            f"# {title}",
            f"{first} {last}. Prépublication déposée en {year - 1}, avant relecture.",
            f"DOI : {dois[1]}",
        ),
        "sequel": page(
            f"https://catalogue.example/art/{integer(rng, 500, 999)}",
            f"{title} : dix ans après – article, {last}",
            f"# {title} : dix ans après",
            f"{first} {last}. {review}, {year + 1}.",
            f"DOI : {dois[3]}",
        ),
        "blog": page(
            "https://blog-lecture.example/note",
            f"J'ai lu « {title} »",
            f"Un bel article {of(first)} {last}, à lire ici : https://doi.org/{dois[1]}",
        ),
    }
    hidden = [
        page(
            at,
            f"{review}, {year}, n° {number}",
            f"# {review}, {year}, n° {number}",
            *shuffled(
                rng,
                [
                    f"[{title}]({at}/a)",
                    f"[{sequel}, par {other}]({at}/b)",
                    f"[Rectificatif à « {title} »]({at}/c)",
                ],
            ),
            listed=False,
        ),
        page(
            f"{at}/a",
            f"{title} – {review}",
            f"# {title}",
            f"{first} {last}, pages {integer(rng, 10, 40)} à {integer(rng, 41, 90)}.",
            f"DOI : {dois[0]}",
            "ISSN de la revue : 2999-1234",
            listed=False,
        ),
        page(f"{at}/b", f"{sequel} – {review}", f"# {sequel}", f"DOI : {dois[0]}7", listed=False),
        page(
            f"{at}/c",
            f"Rectificatif – {review}",
            "# Rectificatif",
            f"Dans le tableau 2 de « {title} », lire 34 et non 43.",
            f"DOI : {dois[2]}",
            listed=False,
        ),
    ]
    world = browser(shuffled(rng, [*notices.values(), *hidden]))
    words = f"{title} {last}"

    way: list[Any] = [acts.Search(query=words)]
    here: Any = world
    for said in (notices["printed"].title, "Sommaire", title):
        here = here.step(way[-1])
        way.append(_link_to(said, here))
    return {
        "title": title,
        "author": f"{first} {last}",
        "review": review,
        "year": year,
        "key": dois[0],
        "also": [
            f"{head}doi.org/{dois[0]}"
            for head in ("https://", "http://", "", "https://dx.", "http://dx.")
        ]
        + [f"doi:{dois[0]}"],
        "wrong": [*dois[1:], f"{dois[0]}7"],
        "world": world,
        "solution": way,
    }


_BIBLIOGRAPHY = (
    ("Le pain d'antan", "Le Moulin"), ("Jardins de ville", "Terre et Ciel"), ("Histoire du vélo", "La Roue"), ("Cuisiner sans sel", "Le Chaudron"),
    ("Les mots du quotidien", "Plume bleue"), ("Vivre au village", "Hauts Plateaux"), ("Petite flore du Massif", "Herbier"),
)  # fmt: skip

_ARTICLES = (
    ("Le vent et les toits", "Revue des usages"), ("Lire au bord de l'eau", "Cahiers du lac"), ("Semer en ville", "Annales de la ville"), ("Le prix du pain", "Le Fil des halles"),
    ("Marcher la nuit", "Revue des chemins"),
)  # fmt: skip


def mend_bibliography(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: books and articles that follow two models, but for four of nine: order, marks, and what is in italics."""
    authors = sample(rng, [(first, last) for first in FIRST_NAMES for last in LAST_NAMES], 9)
    books, articles = sample(rng, _BIBLIOGRAPHY, 5), sample(rng, _ARTICLES, 4)
    faults = [
        *shuffled(rng, ["order", "none", "none", "italic", "none"]),
        *shuffled(rng, ["marks", "title", "none", "none"]),
    ]
    rows: list[
        tuple[str, str, str, str]
    ] = []  # the text, what is in italics, what is shown, what is in italics there
    for (title, house), (first, last), fault in zip(
        [*books, *articles], authors, faults, strict=True
    ):
        year = integer(rng, 1988, 2024)
        who = f"{last.upper()}, {first}."
        if (title, house) in books:
            text, slanted = f"{who} {title}. {house}, {year}.", title
            shown = (
                f"{first} {last.upper()}. {title}. {year}, {house}." if fault == "order" else text
            )
        else:
            number = integer(rng, 2, 60)
            text, slanted = f"{who} « {title} ». {house}, n° {number}, {year}.", house
            shown = f"{who} {title}. {house}, {year}, n° {number}." if fault == "marks" else text
        rows.append((text, slanted, shown, {"italic": "", "title": title}.get(fault, slanted)))
    rows = shuffled(rng, rows)
    acts: list[str] = []
    lines = []
    for number, (text, slanted, shown, there) in enumerate(rows, 1):
        head, tail = shown.split(there or slanted, 1)
        lines.append(line(head, styled(there or slanted, *(("italique",) if there else ())), tail))
        acts += [f"modifier {number} {text}"] if shown != text else []
        acts += [f"effet {number} italique {there}"] if there not in ("", slanted) else []
        acts += [f"effet {number} italique {slanted}"] if there != slanted else []
    want = tuple(
        fact
        for text, slanted, *_shown in rows
        for fact in (("line", text, "1"), ("effect", text, "italique", slanted))
    )
    plain = tuple(
        ("effect", text, "italique", f"~{title}")
        for text, slanted, *_shown in rows
        for title, house in articles
        if house == slanted and f"« {title} »" in text
    )
    return {
        "book": "NOM, Prénom. Titre. Éditeur, année.",
        "article": "NOM, Prénom. « Titre ». Revue, n° 0, année.",
        "world": document("bibliographie.odt", lines),
        "goal": Goal(want=(whole(*(row[0] for row in rows)), *want), refuse=(("effect", "*", "gras", "*"), *plain)),
        "solution": acts,
        "near": [acts[:-1], acts[1:]],
    }  # fmt: skip


_CITED_TITLES = (
    "Réparer son vélo", "Le jardin partagé", "Paris en 1900", "Cuisiner les restes",
    "Petite histoire du sel", "L'été 1976", "Lire une carte", "Les oiseaux du port",
    "Vivre au phare", "La laine et le lin",
)  # fmt: skip


def _check_digit(digits: list[int]) -> int:
    """The last digit of an ISBN, from the twelve before it."""
    return -sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10


@redraw_misfits
def isbn_check(rng: np.random.Generator) -> dict[str, Any] | None:
    """In a long list of books, the one whose ISBN has a digit mistyped, and what its check digit would be."""
    rows: list[list[Any]] = []
    for number in range(1, 61):
        stem = [9, 7, pick(rng, (8, 9)), *(integer(rng, 0, 9) for _digit in range(9))]
        rows.append([f"L{number:02}", pick(rng, _CITED_TITLES), stem, _check_digit(stem)])
    wrong = integer(rng, 8, 55)
    place = integer(rng, 5, 10)
    stem = list(rows[wrong][2])
    stem[place] = (stem[place] + pick(rng, (1, 2, 3, 4, 6, 7, 8))) % 10
    rows[wrong][2] = stem
    if _check_digit(stem) == rows[wrong][3]:
        return None
    listed = ["numéro;titre;isbn"]
    for name, title, digits, last in rows:
        whole = "".join(map(str, [*digits, last]))
        shown = (
            f"{whole[:3]}-{whole[3]}-{whole[4:8]}-{whole[8:12]}-{whole[12]}"
            if rng.integers(3)
            else whole
        )
        listed.append(f"{name};{title};{shown}")
    return {
        "name": rows[wrong][0],
        "key": _check_digit(stem),
        "written": rows[wrong][3],
        "wrong": [rows[wrong - 1][0], rows[wrong + 1][0]],
        "files": {"livres.csv": windows_file(listed)},
    }


_BOOK_COUNT = 40

_HEADS = (
    "Le jardin",
    "La traversée",
    "Une saison",
    "Les ateliers",
    "Petit guide",
    "Le carnet",
    "Histoires",
    "La maison",
)

_TAILS = ("du port", "des collines", "en hiver", "au potager", "sous la pluie", "de l'île")


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _sum_of_ten(digits: str) -> int:
    values = [10 if sign == "X" else int(sign) for sign in digits]
    return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True))


def _as_thirteen(ten: str) -> str:
    """A book number of ten signs in thirteen figures."""
    twelve = "978" + ten[:9]
    total = sum(int(sign) * (1, 3)[place % 2] for place, sign in enumerate(twelve))
    return f"{twelve}{-total % 10}"


def _sound(rng: np.random.Generator) -> str:
    """A book number, of ten signs for the older ones."""
    nine = pick(rng, ("2", "2", "2", "0", "1")) + "".join(str(integer(rng, 0, 9)) for _ in range(8))
    ten = nine + next(sign for sign in "0123456789X" if _sum_of_ten(nine + sign) % 11 == 0)
    return ten if rng.random() < 0.45 else _as_thirteen(ten)


def _slipped(rng: np.random.Generator, number: str) -> str:
    """A number with one figure for another, or two neighbours that change places."""
    signs = list(number)
    place = integer(rng, len(number) - 8, len(number) - 3)
    if rng.random() < 0.5:
        signs[place] = str((int(signs[place]) + integer(rng, 1, 9)) % 10)
    else:
        signs[place], signs[place + 1] = signs[place + 1], signs[place]
    return "".join(signs)


def _typed_out(rng: np.random.Generator, number: str) -> str:
    """A number as one or another types it: hyphens, spaces, nothing; « x » for « X »."""
    sign = pick(rng, ("-", "-", " ", ""))
    head, ten = number[:-10], number[-10:]
    cut = integer(rng, 3, 6)
    parts = [*([head] if head else []), ten[0], ten[1:cut], ten[cut:9], ten[9]]
    return sign.join(parts).replace("X", pick(rng, "Xx"))


def _is_sound(number: str) -> bool:
    """Whether the last sign of a book number is the one that the others give."""
    if len(number) == 10:
        return _sum_of_ten(number) % 11 == 0
    return sum(int(sign) * (1, 3)[place % 2] for place, sign in enumerate(number)) % 10 == 0


@redraw_misfits
def typed_isbns(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: of forty book numbers typed by hand, of ten signs or thirteen figures, those that a slip made unsound."""
    titles = sample(rng, [f"{head} {tail}" for head in _HEADS for tail in _TAILS], _BOOK_COUNT)
    slips = set(sample(rng, range(_BOOK_COUNT), integer(rng, 5, 7)))
    numbers = [_slipped(rng, sound) if n in slips else sound for n, sound in enumerate(_sound(rng) for _ in titles)]  # fmt: skip
    unsound = [n for n, number in enumerate(numbers, 1) if not _is_sound(number)]
    long = [n for n in unsound if len(numbers[n - 1]) == 13]
    crossed = [n for n, number in enumerate(numbers, 1) if number.endswith("X") and n not in unsound]  # fmt: skip
    if {n - 1 for n in unsound} != slips or not 2 <= len(long) <= len(unsound) - 2 or not crossed:
        return None
    lines = [f"{n};{title};{_typed_out(rng, number)}" for n, (title, number) in enumerate(zip(titles, numbers, strict=True), 1)]  # fmt: skip
    short = [n for n in unsound if n not in long]
    return {
        "books": _BOOK_COUNT, "key": _listed(unsound), "crossed": crossed[0],
        "wrong": [_listed(some) for some in (long, short, sorted([*unsound, *crossed]), unsound[:-1])],
        "files": {"livres.csv": text_file(["numero;titre;isbn", *lines])},
    }  # fmt: skip


_TOPICS_OF_ENTRIES = ("Le canal et ses écluses", "Marchés d'hier", "Les ponts de bois", "Une vallée en hiver", "Métiers du lin", "Sentiers de crête")  # fmt: skip


def entries_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: entries of BibTeX put right after the notices of a catalogue: an inverted name, a range of pages, a year of reprint, a missing comma."""
    names, titles = full_names(rng, 6), sample(rng, _TOPICS_OF_ENTRIES, 4)
    years = sample(rng, range(1991, 2019), 4)
    reprinted = years[1] + integer(rng, 3, 6)
    first = integer(rng, 20, 180)
    last, volume, issue = first + integer(rng, 8, 30), integer(rng, 12, 60), integer(rng, 1, 4)
    keys = [
        f"{plain(surname)}{year}" for (_first, surname), year in zip(names, years, strict=False)
    ]
    place = pick(rng, ("Lyon", "Nantes", "Rennes", "Dijon"))
    (g0, s0), (g1, s1), (g2, s2), (g3, s3), (g4, s4) = names[:5]
    notices = [
        f"% Notice 1 : {titles[0]} / {g0} {s0} et {g4} {s4}. - {place} : Éd. du Pré, {years[0]}.",
        f"% Notice 2 : {titles[1]} / {g1} {s1}. - Paru en {years[1]}, réimprimé en {reprinted}. - Éd. du Quai.",
        f"% Notice 3 : {titles[2]} / {g2} {s2}. - Dans : Revue locale, vol. {volume}, n° {issue}, {years[2]}, p. {first} à {last}.",
        f"% Notice 4 : {titles[3]} / {g3} {s3}. - Thèse, {place}, {years[3]}.",
    ]  # fmt: skip
    head = [
        "% La revue veut : « Nom, Prénom », « and » entre deux auteurs,",
        "% l'année de la première parution, les pages jointes par deux tirets.",
    ]
    lines = [
        *head, *notices,
        f"@book{{{keys[0]},", f"  author = {{{s0}, {g0} et {s4}, {g4}}},", f"  title = {{{titles[0]}}},", "  publisher = {Éd. du Pré},", f"  address = {{{place}}},", f"  year = {{{years[0]}}}", "}",
        f"@book{{{keys[1]},", f"  author = {{{s1}, {g1}}},", f"  title = {{{titles[1]}}},", "  publisher = {Éd. du Quai},", f"  year = {{{reprinted}}}", "}",
        f"@article{{{keys[2]},", f"  author = {{{g2}, {s2}}},", f"  title = {{{titles[2]}}},", "  journal = {Revue locale},", f"  volume = {{{issue}}},", f"  number = {{{volume}}},",
        f"  pages = {{{first}-{last}}},", f"  year = {{{years[2]}}}", "}",
        f"@phdthesis{{{keys[3]},", f"  author = {{{s3}, {g3}}},", f"  title = {{{titles[3]}}}", f"  school = {{{place}}},", f"  year = {{{years[3]}}}", "}",
    ]  # fmt: skip
    at = {text: n for n, text in enumerate(lines, 1)}
    right = {
        at[f"  author = {{{s0}, {g0} et {s4}, {g4}}},"]: f"author = {{{s0}, {g0} and {s4}, {g4}}},",
        at[f"  year = {{{reprinted}}}"]: f"year = {{{years[1]}}}",
        at[f"  author = {{{g2}, {s2}}},"]: f"author = {{{s2}, {g2}}},",
        at[f"  volume = {{{issue}}},"]: f"volume = {{{volume}}},",
        at[f"  number = {{{volume}}},"]: f"number = {{{issue}}},",
        at[f"  pages = {{{first}-{last}}},"]: f"pages = {{{first}--{last}}},",
        at[f"  title = {{{titles[3]}}}"]: f"title = {{{titles[3]}}},",
    }  # fmt: skip
    year, pages, comma = list(right)[1], list(right)[5], list(right)[6]
    without = [{n: text for n, text in right.items() if n != gone} for gone in (year, pages, comma)]
    swapped = right | {next(iter(right)): f"author = {{{s0}, {g0}, {s4}, {g4}}},"}
    return {
        "year": years[1],
        "reprinted": reprinted,
        **lines_to_mend("references.bib", lines, right, *without, swapped),
    }


_WORKS = (
    "Les sentiers du numérique",
    "Petite histoire des cartes",
    "L'atelier des idées",
    "Lire en ligne",
    "Le goût des archives",
    "Machines et mémoires",
    "Une ville connectée",
    "Le temps des réseaux",
)


def line_of_a_title_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: on a title page, the line that a part of the reference is taken from."""
    author, translator, preface = (" ".join(one) for one in full_names(rng, 3))
    year = integer(rng, 2008, 2023)
    lines = {
        "AUTEUR": author,
        "Titre": pick(rng, _WORKS),
        "préface": f"Préface de {preface}",
        "traduction": f"Traduit de l'anglais par {translator}",
        "Éditeur, année": f"Éditions {pick(rng, ('du Phare', 'des Marges', 'du Quai', 'Lucarne', 'de la Source'))}, {year}",
        "impression": f"Imprimerie {pick(rng, ('Vasseur', 'Colin', 'des Prés'))}, {pick(rng, ('Dijon', 'Lille', 'Nantes'))}, {year + integer(rng, 1, 3)}",
    }  # fmt: skip
    asked = pick(rng, ("AUTEUR", "Titre", "Éditeur, année"))
    shapes: list[fig.Part] = [fig.rect((6, 0, 52, 2 * len(lines) + 4), fig.WHITE, fig.SLATE)]
    zones = []
    pairs = (("AUTEUR", "Titre"), ("préface", "traduction"), ("Éditeur, année", "impression"))
    names = [name for pair in pairs for name in shuffled(rng, pair)]
    for place, name in enumerate(names):
        shapes.append(fig.centred(32, 2 + 2 * place, lines[name], bold=name == "Titre"))
        zones.append(fig.zone(place + 1, fig.Box(0, 2 + 2 * place, MOST_COLUMNS, 2)))
    return {
        **fig.pointed(fig.figure("La page de titre d'un livre, six lignes.", 8, shapes, zones), names.index(asked) + 1),
        "asked": asked, "who": pick(rng, FIRST_NAMES), "words": lines[asked],
    }  # fmt: skip
