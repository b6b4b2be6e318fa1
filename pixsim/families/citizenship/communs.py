"""Free software and commons: freedoms, Wikipedia, OpenStreetMap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from xml.sax.saxutils import quoteattr

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, of, plain
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_ARTICLES = (
    "Pont de Rivelac",
    "Phare de Port-Genêt",
    "Moulin de Valsonne",
    "Tour de Montclair",
    "Halle de Cambrelle",
)


def _shown(day: date) -> str:
    return f"{day.day if day.day > 1 else '1er'} {MONTHS[day.month - 1]} {day.year}"


def _article(
    rng: np.random.Generator, versions: list[tuple[date, str, str]]
) -> tuple[str, list[Any]]:
    title = pick(rng, _ARTICLES)
    root = f"https://encyclopedie-libre.example/{plain(title.split()[-1])}"
    tabs = (
        f"[Article]({root})",
        f"[Discussion]({root}/discussion)",
        f"[Historique]({root}/historique)",
    )
    rows = [f"{_shown(day)} · {author} · {what}" for day, author, what in reversed(versions)]
    talk = [f"{author} : faut-il citer une autre source ?" for _d, author, _w in versions[:2]]
    return title, [
        page(
            root,
            title,
            *tabs,
            f"# {title}",
            "Cet article est une ébauche.",
            f"Dernière visite : {_shown(date(2026, 3, 4))}.",
        ),
        page(f"{root}/discussion", f"Discussion : {title}", *tabs, *talk),
        page(f"{root}/historique", f"Historique : {title}", *tabs, *rows),
    ]


def _versions(rng: np.random.Generator, count: int) -> list[tuple[date, str, str]]:
    day = date(integer(rng, 2006, 2012), integer(rng, 1, 12), integer(rng, 1, 28))
    authors = sample(
        rng,
        (
            "Ardoise",
            "Belette12",
            "Cigogne",
            "Dentelle",
            "Escargot7",
            "Fougère",
            "Girelle",
            "Hirondelle",
        ),
        count,
    )
    changes = [
        "création de l'article",
        *sample(
            rng,
            (
                "orthographe",
                "ajout de la hauteur",
                "ajout d'une source",
                "photo remplacée",
                "lien corrigé",
                "ajout de la date de construction",
                "annulation d'un vandalisme",
            ),
            count - 1,
        ),
    ]
    found = []
    for author, what in zip(authors, changes, strict=True):
        found.append((day, author, what))
        day += timedelta(days=integer(rng, 60, 700))
    return found


def first_version(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the day on which an article was first written, at the end of its history."""
    versions = _versions(rng, 4)
    title, pages = _article(rng, versions)
    return {
        "title": title,
        "key": versions[0][0].strftime("%d/%m/%Y"),
        "wrong": [versions[-1][0].strftime("%d/%m/%Y"), "04/03/2026"],
        "world": browser(pages, at=pages[0].url),
        "solution": [acts.Follow(link="3")],
    }


def free_software_fetched(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of programs that cost nothing, the one whose licence lets everyone study and share it."""
    need = pick(
        rng,
        (
            "retoucher des photos",
            "tenir des comptes",
            "monter un film",
            "écrire de la musique",
            "dessiner des plans",
        ),
    )
    free = pick(rng, ("GNU GPL version 3", "MIT", "Apache 2.0", "Mozilla Public License 2.0"))
    terms = shuffled(rng, [
        f"Licence {free} : code source public, copie et modification permises",
        "Gratuit pour un usage personnel ; copie et modification interdites",
        "Gratuit, financé par la publicité ; code source fermé",
        "Essai gratuit de 30 jours, puis 4 € par mois",
    ])  # fmt: skip
    names = sample(rng, ("Aquila", "Bergamote", "Corail", "Dune", "Fennec", "Galet"), 4)
    root = "https://logiciels.example"
    pages = [page(f"{root}/{plain(name)}", name, f"# {name}", f"Pour {need}. Prix : 0 €", term, {"button": "Télécharger", "file": f"{plain(name)}.zip"}, f"[Retour]({root}/)")
             for name, term in zip(names, terms, strict=True)]  # fmt: skip
    home = page(
        f"{root}/",
        "Logiciels",
        f"# Pour {need}",
        *(f"[{name} : gratuit]({root}/{plain(name)})" for name in names),
    )
    place = next(n for n, term in enumerate(terms) if "copie et modification permises" in term)

    def fetch(n: int) -> list[Act]:
        return [acts.Follow(link=str(n + 1)), acts.Press(button="1")]

    return {
        "need": need, "who": pick(rng, FIRST_NAMES), "name": names[place], "free": free,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("downloaded", f"{plain(names[place])}.zip"),), keep=("downloaded",)),
        "solution": fetch(place),
        "near": [fetch((place + 1) % 4), fetch((place + 2) % 4)],
    }  # fmt: skip


_AUTHORS = ("Ardoise", "Belette12", "Cigogne", "Dentelle", "Escargot7", "Fougère", "Girelle", "Hirondelle", "Ibis3", "Jonquille")  # fmt: skip

_FACTS = (
    ("Sa construction a duré {n} ans.", "la durée du chantier"),
    ("Le chantier a pris {n} tonnes de pierre.", "la pierre"),
    ("On y comptait {n} ouvriers.", "les ouvriers"),
    ("L'ouvrage a été réparé {n} fois depuis.", "les réparations"),
)

_SENTENCES = (
    "La route n'y passe plus depuis longtemps.", "On peut s'y rendre à pied depuis la gare.", "Il est décrit dans plusieurs guides anciens.",
    "La commune l'a acheté au siècle dernier.", "Une fête s'y tient chaque été.", "Il figure sur le blason de la commune.",
)  # fmt: skip


def author_of_an_addition(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: in a history whose summaries say little, who first wrote a sentence that was taken out and put back."""
    frame, subject = pick(rng, _FACTS)
    asked = frame.format(n=integer(rng, 12, 48))
    others = sample(rng, _SENTENCES, 4)
    authors = sample(rng, _AUTHORS, 9)
    start = "Cet ouvrage se trouve dans la vallée."
    at = integer(rng, 2, 3)
    texts = [(start,), (start, others[0])]
    if at == 3:
        texts.append((start, others[0], others[1]))
    first = len(texts)
    texts.append((*texts[-1], asked))
    texts.append((*texts[-1], others[2]))
    texts.append(tuple(one for one in texts[-1] if one not in (asked, others[0])))
    texts.append(texts[-2])
    texts.append(tuple(f"{one} [1]" if one == asked else one for one in texts[-1]))
    texts.append((*texts[-1], others[3]))
    said = shuffled(rng, ("précisions", "compléments", "relecture", "mise en forme", "style"))
    count = len(texts)
    summaries = ["création de l'article"] + [said[n % len(said)] for n in range(1, count)]
    summaries[first + 2] = "allègement"
    summaries[first + 3] = f"retour à la version {of(authors[first + 1])}"
    summaries[first + 4] = f"ajout d'une source sur {subject}"
    day = date(integer(rng, 2008, 2014), integer(rng, 1, 12), integer(rng, 1, 28))
    days = [day]
    for _version in texts[1:]:
        days.append(days[-1] + timedelta(days=integer(rng, 60, 500)))
    title = pick(rng, _ARTICLES)
    root = f"https://encyclopedie-libre.example/{plain(title.split()[-1])}"
    tabs = (
        f"[Article]({root})",
        f"[Discussion]({root}/discussion)",
        f"[Historique]({root}/historique)",
    )
    rows = [
        f"[{_shown(days[n])} · {authors[n]} · {summaries[n]}]({root}/version-{n + 1})"
        for n in reversed(range(count))
    ]
    pages = [
        page(root, title, *tabs, f"# {title}", *texts[-1]),
        page(f"{root}/discussion", f"Discussion : {title}", *tabs, f"{authors[first + 4]} : j'ai trouvé une source sur {subject}."),
        page(f"{root}/historique", f"Historique : {title}", *tabs, *rows),
        *(page(f"{root}/version-{n + 1}", f"{title}, version du {_shown(days[n])}", *tabs, f"Version {of(authors[n])}", *text, listed=False) for n, text in enumerate(texts)),
    ]  # fmt: skip
    return {
        "title": title,
        "asked": asked,
        "key": authors[first],
        "wrong": [authors[first + 3], authors[first + 4], authors[0], authors[first + 2]],
        "back": authors[first + 3],
        "source": authors[first + 4],
        "world": browser(pages, at=root),
        "solution": [acts.Follow(link="3"), acts.Follow(link=str(4 + count - 1 - first))],
    }


_PERMISSIVE = ("MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "Zlib")

_OPEN = (
    "Chacun peut modifier ce fichier et le redistribuer, sous les conditions de son choix, en gardant le nom de l'auteur.",
    "Vous pouvez intégrer ce fichier à un logiciel, même fermé, pourvu que cet avis y reste.",
    "Usage libre, y compris commercial. L'auteur ne répond pas des dommages.",
    "Modifications permises ; elles doivent être signalées, mais leur code peut rester secret.",
)

_KEPT = (
    "Qui diffuse une version modifiée de ce fichier, ou un programme qui l'intègre, la diffuse sous la présente licence, avec son code.",
    "Toute œuvre qui dérive de ce fichier et que l'on communique à d'autres reste soumise aux mêmes conditions que lui.",
    "Vous êtes libre de changer ce fichier ; vous ne pouvez pas refuser à d'autres, sur ce que vous publiez, cette même liberté.",
)  # fmt: skip


def sharing_alike(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the one file of a program whose licence, told in another file, asks that changed versions keep it."""
    folders = ("src", "src/outils", "src/carte", "tests")
    stems = (
        "lecture",
        "ecriture",
        "tri",
        "filtre",
        "adresse",
        "calcul",
        "image",
        "langue",
        "menu",
        "date",
    )
    paths = [f"{pick(rng, folders)}/{stem}{n}.py" for stem in stems for n in (1, 2, 3)]
    bad = integer(rng, 3, len(paths) - 1)
    own = sample(rng, ("Tilleul", "Galet", "Bruyère", "Marée", "Falaise", "Sentier"), 5)
    strict, *mild = own
    members: dict[str, Any] = {
        "LISEZMOI.txt": f"Licence du projet : {_PERMISSIVE[0]}, sauf mention contraire en tête de fichier. Les textes sont dans le dossier licences.\n".encode(),
        f"licences/{strict}.txt": f"Licence {strict}\n\n{pick(rng, _KEPT)}\nLe nom de l'auteur reste en tête.\n".encode(),
    }
    for name, text in zip(mild, sample(rng, _OPEN, 4), strict=True):
        members[f"licences/{name}.txt"] = (
            f"Licence {name}\n\n{text}\nLe nom de l'auteur reste en tête.\n".encode()
        )
    for place, path in enumerate(paths):
        licence = (
            f"licence {strict}"
            if place == bad
            else pick(rng, (*_PERMISSIVE, *(f"licence {name}" for name in mild)))
        )
        note = (
            pick(
                rng,
                (
                    "# Compatible avec la GPL.\n",
                    f"# Ne dépend plus du fichier sous licence {strict}.\n",
                ),
            )
            if place % 7 == 3 and place != bad
            else ""
        )
        members[path] = (
            f"# {pick(rng, ('Sous', 'Diffusé sous', 'Voir :'))} {licence}\n{note}\n\ndef essai():\n    return {place}\n".encode()
        )
    archive = f"programme-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "licence": strict,
        "key": paths[bad].rpartition("/")[2],
        "also": [
            *("/".join(paths[bad].split("/")[n:]) for n in range(paths[bad].count("/"))),
            f"{archive.removesuffix('.zip')}/{paths[bad]}",
            paths[bad].rpartition("/")[2].removesuffix(".py"),  # no other file has this name
        ],
        "wrong": [paths[bad - 1].rpartition("/")[2]],
        "files": {archive: Archive(members)},
    }  # fmt: skip


_KINDS = {
    "pharmacies": ("amenity", "pharmacy"),
    "boulangeries": ("shop", "bakery"),
    "bibliothèques": ("amenity", "library"),
    "restaurants": ("amenity", "restaurant"),
    "magasins de vélos": ("shop", "bicycle"),
    "cafés": ("amenity", "cafe"),
}

_SHUT_ON_SUNDAY = (
    "Mo-Fr 09:00-18:00",
    "Tu-Sa 08:30-19:00",
    "Mo-Sa 10:00-19:00",
    "Tu-Su 08:00-13:00; Su off",
)

_OPEN_ON_SUNDAY = ("Tu-Su 08:00-13:00", "We-Mo 11:00-22:00", "Th-Su 10:00-18:00")

_NAMES = (
    *(f"Chez {first}" for first in FIRST_NAMES), *(f"Maison {last}" for last in LAST_NAMES),
    *(f"Espace {last}" for last in LAST_NAMES), *(f"{last} et fille" for last in LAST_NAMES),
    *(f"Le Comptoir {of(first)}" for first in FIRST_NAMES),
)  # fmt: skip

_STREETS = (
    "Rue Haute",
    "Rue du Lavoir",
    "Place du Puits",
    "Quai Neuf",
    "Rue des Cordiers",
    "Rue des Lilas",
)


def _element(
    rng: np.random.Generator, place: tuple[str, str, str, str], name: str, number: int
) -> list[str]:
    kind, access, hours, way = place
    key, value = _KINDS[kind]
    tags = {
        f"disused:{key}" if way == "disused" else key: value,
        "name": name,
        "addr:street": pick(rng, _STREETS),
        "addr:housenumber": str(integer(rng, 1, 60)),
        "opening_hours": hours,
    }
    tags |= {"wheelchair": access} if access else {}
    inner = [f"    <tag k={quoteattr(k)} v={quoteattr(v)}/>\n" for k, v in tags.items()]
    if way == "way":
        corners = [f'    <nd ref="{90_000 + number + corner}"/>\n' for corner in (0, 1, 2, 3, 0)]
        return [
            f'  <way id="{number}">\n',
            *corners,
            '    <tag k="building" v="yes"/>\n',
            *inner,
            "  </way>\n",
        ]
    at = f'lat="{48 + integer(rng, 1, 9999) / 1e5:.5f}" lon="{2 + integer(rng, 1, 9999) / 1e5:.5f}"'
    return [f'  <node id="{number}" {at}>\n', *inner, "  </node>\n"]


def open_to_all_on_sunday(rng: np.random.Generator) -> dict[str, Any]:
    """Places of a kind that a wheelchair enters, as nodes or as ways, and the one of them open on Sunday.

    Places that have shut keep their tag with « disused: » before it; « limited » is not « yes ».
    """
    told = pick(rng, tuple(_KINDS))
    names = shuffled(rng, _NAMES)
    fitting, others = integer(rng, 5, 9), integer(rng, 60, 80)
    places: list[tuple[str, str, str, str]] = []  # kind, wheelchair, hours, how it is told
    for number in range(fitting):
        hours = pick(rng, _OPEN_ON_SUNDAY if number == 0 else _SHUT_ON_SUNDAY)
        places.append((told, "yes", hours, "way" if number % 3 == 1 else "node"))
    refused = ("limited", "no", "", "limited")
    places += [(told, way, pick(rng, _OPEN_ON_SUNDAY), "node") for way in refused]
    shut = integer(rng, 2, 3)
    places += [(told, "yes", pick(rng, _OPEN_ON_SUNDAY), "disused") for _ in range(shut)]
    rest = [kind for kind in _KINDS if kind != told]
    for _other in range(others):
        hours = pick(rng, (*_OPEN_ON_SUNDAY, *_SHUT_ON_SUNDAY))
        places.append((pick(rng, rest), pick(rng, ("yes", "yes", "no", "limited", "")), hours,
                       pick(rng, ("node", "node", "way", "disused"))))  # fmt: skip
    key, value = _KINDS[told]
    lines, sunday, nodes = [], "", 0
    for number, place in sample(rng, list(enumerate(places)), len(places)):
        name = names[number % len(names)]
        lines += _element(rng, place, name, 7000 + 13 * number)
        if number == 0:
            sunday = name
        nodes += number < fitting and place[3] == "node"
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n'
        + "".join(lines)
        + "</osm>\n"
    )
    limited = sum(kind == told and access == "limited" for kind, access, _h, _way in places)
    return {
        "kind": told,
        "tag": f"{key}={value}",
        "count": fitting,
        "shut": shut,
        "wrong": [str(n) for n in sorted({nodes, fitting + shut, fitting + limited} - {fitting})],
        "name": sunday,
        "not_name": [names[n] for n in range(1, 4)],
        "files": {"quartier.osm": text.encode()},
    }  # fmt: skip


@redraw_misfits
def node_on_a_map(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: on a map with its latitudes and longitudes, the place of a node."""
    places = sample(rng, [(x, y) for x in range(1, 10) for y in range(1, 8)], 4)
    x, y = places[0]
    if any(abs(a - c) + abs(b - d) < 3 for n, (a, b) in enumerate(places) for c, d in places[:n]):
        return None
    if not any(a > b for a, b in places) or x == y:
        return None
    lat, lon = 47 + integer(rng, 0, 60) / 100, integer(rng, 100, 400) / 100
    shapes: list[fig.Part] = [fig.rect((9, 0, 49, 18), "#EAF1E4")]
    for step in (0, 2, 4, 6, 8):
        shapes.append(fig.to_the_right(8, 16 - 2 * step, f"{lat + step / 1000:.3f}", fig.SLATE))
        shapes.append(fig.rect((9, 16.9 - 2 * step, 49, 0.3), fig.MIST))
    for step in (0, 5, 10):
        at = 9 + round(4.8 * step)
        shapes.append(fig.centred(min(at, 54) + 0, 18, f"{lon + step / 1000:.3f}", fig.SLATE) if step < 10 else fig.to_the_right(58, 18, f"{lon + step / 1000:.3f}", fig.SLATE))  # fmt: skip
    bend = integer(rng, 3, 13)
    shapes += [
        fig.line((9, bend), (30, bend + 1), (57.5, bend - 1), colour=fig.WHITE, width=1.4),
        fig.line(
            (integer(rng, 15, 45), 0), (integer(rng, 15, 45), 18), colour=fig.WHITE, width=1.4
        ),
    ]
    order = sorted(places, key=lambda at: (-at[1], at[0]))
    zones = [
        fig.zone(n + 1, fig.Box(9 + round(4.8 * a) - 2, 16 - 2 * b, 3, 2))
        for n, (a, b) in enumerate(order)
    ]
    what = pick(rng, ("drinking_water", "bench", "post_box", "recycling", "toilets", "library"))
    french = {"drinking_water": "une fontaine d'eau potable", "bench": "un banc", "post_box": "une boîte aux lettres", "recycling": "un point de recyclage", "toilets": "des toilettes", "library": "une bibliothèque"}[what]  # fmt: skip
    return {
        **fig.pointed(fig.figure("Un plan avec ses latitudes à gauche et ses longitudes en bas, quatre points.", 10, shapes, zones), order.index((x, y)) + 1),
        "node": f'<node lat="{lat + y / 1000:.3f}" lon="{lon + x / 1000:.3f}">\n      <tag k="amenity" v="{what}"/>',
        "lat": f"{lat + y / 1000:.3f}", "lon": f"{lon + x / 1000:.3f}", "french": french,
    }  # fmt: skip
