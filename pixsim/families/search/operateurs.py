"""Search operators: quotes, exclusion, site, type of file, Booleans."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, of
from pixsim.families.draws.invented.towns import TOWN_DOMAINS
from pixsim.families.draws.simulators.terminals import USERS, home_folders
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.search import without_accents
from pixsim.worlds.goals import Goal
from pixsim.worlds.shell.data import Entry
from pixsim.worlds.shell.world import Shell
from pixsim.worlds.web import acts

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
        f"« {quote} » : première phrase du livre {of(author)}.",
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
    town, name = pick(rng, TOWN_DOMAINS)
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


_LOOK_ALIKE = {
    "eau": ("bateau", "eaux usées"), "vélo": ("vélodrome", "vélo-cargo"), "école": ("auto-école", "école d'art"), "santé": ("santé publique",),
    "forêt": ("forêts", "forêt-jardin"), "déchets": ("biodéchets",), "emploi": ("réemploi", "emploi du temps"), "logement": ("relogement", "logement social"),
}  # fmt: skip
"""Key words, and others that hold the same letters."""

_HELP = (
    "Aide du catalogue", "",
    "Les mots-clés d'un document sont séparés par « , », « ; » ou « / ».",
    "Un mot de la requête trouve le mot-clé entier : « art » ne trouve ni « arts », ni « art moderne ».",
    "Les majuscules et les accents ne comptent pas.",
    "SAUF écarte les documents qui ont le mot suivant.",
    "Sans parenthèses, SAUF se fait d'abord, puis ET, puis OU.",
)  # fmt: skip


def _typed_apart(rng: np.random.Generator, word: str) -> str:
    """A key word as one or another librarian typed it."""
    return pick(rng, (word, word, word.capitalize(), without_accents(word), word.upper()))


@redraw_misfits
def two_queries_apart(rng: np.random.Generator) -> dict[str, Any] | None:
    """Two queries that look alike: how many documents one finds and the other does not, and the only one the other way."""
    one, two, three = sample(rng, list(_LOOK_ALIKE), 3)
    words = [*_LOOK_ALIKE, *(look for word in (one, two, three) for look in _LOOK_ALIKE[word])]
    rows = [
        (f"D{number}", tuple(sample(rng, words, integer(rng, 2, 5))))
        for number in sample(rng, range(100, 999), 260)
    ]

    def first(held: Collection[str]) -> bool:
        return one in held and (two in held or three in held)

    def second(held: Collection[str]) -> bool:
        return (one in held and two in held) or (three in held and one not in held)

    kept = [name for name, held in rows if second(held) and not first(held)]
    rows = [row for row in rows if row[0] not in kept[1:]]
    shown = [
        (
            name,
            held,
            pick(rng, (", ", " ; ", "/")).join(_typed_apart(rng, word) for word in held),
        )
        for name, held in rows
    ]
    apart = [name for name, held, _text in shown if first(held) and not second(held)]

    def holds(text: str) -> list[str]:
        return [word for word in (one, two, three) if word in text.lower()]

    hasty = [name for name, _held, text in shown if first(holds(text)) and not second(holds(text))]
    left = [  # read from left to right: ((one ET two) OU three) SAUF one
        name
        for name, held, _text in shown
        if first(held) and not (three in held and one not in held)
    ]
    if not kept or not 6 <= len(apart) != len(hasty) or len(left) == len(apart):
        return None
    table = shuffled(rng, [(name, text) for name, _held, text in shown])
    return {
        "first": f"{one} ET ({two} OU {three})",
        "second": f"{one} ET {two} OU {three} SAUF {one}",
        "count": len(apart),
        "not_count": sorted({len(hasty), len(left), sum(first(held) for _name, held in rows)} - {len(apart)}),
        "only": kept[0],
        "wrong": [apart[0]],
        "files": {
            "catalogue.csv": spreadsheet_csv(("document", "mots-clés"), table),
            "aide.txt": text_file(_HELP, newline="\r\n"),
        },
    }  # fmt: skip


_ABOUT = (("vélo", "bicyclette"), ("potager", "verger"), ("train", "tramway"), ("théâtre", "marionnettes"))  # fmt: skip
_TITLES_OF_NOTICES = ("{} et patrimoine", "Petit guide : {}", "{} pour tous", "Carnets de route, {} et rencontres", "Tout sur : {}", "{}, un siècle d'histoire")  # fmt: skip
_OTHER_NOTICES = ("Cuisine de saison", "Les oiseaux du marais", "Coudre sans patron", "Randonnées faciles", "Le ciel en juin", "Bâtir en terre")  # fmt: skip


def notices_kept(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of three catalogues, the notices with either of two words, of one year, but for one public, each once."""
    user, words = pick(rng, USERS), pick(rng, _ABOUT)
    year, (public, other) = integer(rng, 2019, 2023), shuffled(rng, ("jeunesse", "adultes"))
    years = (year, year, year + 1, year - 1)
    traps = (f"Souvenirs {'de jeunesse' if public == 'jeunesse' else 'entre adultes'} : {{}}", f"Almanach {year} : {{}}")  # fmt: skip

    def cased(word: str) -> str:
        return pick(rng, (word, word.capitalize(), word.upper()))

    rows = [
        (
            pick(rng, years),
            pick(rng, (public, other)),
            pick(rng, _TITLES_OF_NOTICES).format(cased(word)),
        )
        for word in words
        for _n in range(7)
    ]
    rows += [
        (year, other, f"{cased(words[0])} ou {cased(words[1])} ?"),
        (year, other, traps[0].format(words[0])),
        (year + 1, other, traps[1].format(words[1])),
    ]
    rows += [(year, other, _TITLES_OF_NOTICES[0].format(word.upper())) for word in words]
    rows += [(year, public, _TITLES_OF_NOTICES[1].format(word)) for word in words]
    rows += [
        (pick(rng, years), pick(rng, (public, other)), pick(rng, _OTHER_NOTICES))
        for _n in range(14)
    ]
    numbers = sample(rng, range(100, 999), len(rows))
    notices = [
        f"N-{n} | {when} | {who} | {title}"
        for n, (when, who, title) in zip(numbers, rows, strict=True)
    ]
    held: dict[str, list[str]] = {"nord": [], "port": [], "gare": []}
    for notice, row in zip(notices, rows, strict=True):
        both = row[1] == other and row[0] == year
        for name in sample(rng, tuple(held), 2 if both else 1):
            held[name].append(notice)
    kept = sorted(
        notice for notice, (when, who, title) in zip(notices, rows, strict=True)
        if when == year and who == other and any(word in title.casefold() for word in words)
    )  # fmt: skip
    here = f"/home/{user}/fonds"
    entries = [Entry(path=here, folder=True, owner=user, group=user, mode=0o755)]
    entries += [
        Entry(path=f"{here}/{name}.txt", owner=user, group=user, lines=tuple(shuffled(rng, lines)))
        for name, lines in held.items()
    ]
    start = ["taper sort *.txt > tout", f"taper grep -i {words[0]} tout > mots"]
    more, end = f"taper grep -i {words[1]} tout >> mots", "sort -u > retenues"
    fields = f"taper grep '| {year} |' mots | grep -v '| {public} |' | {end}"
    return {
        "one": words[0], "other": words[1], "year": year, "public": public, "count": len(kept),
        "world": Shell(user=user, entries=home_folders(user, *entries), cwd=here),
        "goal": Goal(want=(("content", f"{here}/retenues", " / ".join(kept)),)),
        "solution": [*start, more, fields],
        "near": [
            [*start, fields], [*start, more, f"taper grep {year} mots | grep -v {public} | {end}"],
            [*start, more, fields.replace("sort -u", "sort")], [start[0], f"taper grep {words[0]} tout > mots", f"taper grep {words[1]} tout >> mots", fields],
        ],
    }  # fmt: skip
