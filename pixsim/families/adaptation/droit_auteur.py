"""Copyright: term, exceptions, moral rights."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import full_names
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.pictures import Exif, Picture, Shape
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv

_MORAL = (
    "Exiger que son nom figure sur l'œuvre",
    "S'opposer à une déformation de son œuvre",
    "Décider quand l'œuvre est révélée au public",
    "Changer d'avis et retirer l'œuvre, en indemnisant l'éditeur",
)

_ECONOMIC = (
    "Autoriser, contre paiement, l'impression du livre",
    "Autoriser la projection du film en salle",
    "Céder à un producteur l'adaptation du roman en film",
    "Toucher un pourcentage sur chaque exemplaire vendu",
    "Autoriser la diffusion de la chanson à la radio",
)


def author_rights(rng: np.random.Generator) -> dict[str, Any]:
    """Whether each of three rights is moral or economic."""
    moral = integer(rng, 1, 2)
    rights = shuffled(rng, sample(rng, _MORAL, moral) + sample(rng, _ECONOMIC, 3 - moral))
    kinds = ("droit moral" if right in _MORAL else "droit patrimonial" for right in rights)
    fields = {f"f{n}": right for n, right in enumerate(rights, 1)}
    return fields | {f"k{n}": kind for n, kind in enumerate(kinds, 1)}


_WORKS = (
    "roman",
    "tableau",
    "chanson",
    "photographie",
    "poème",
    "gravure",
    "pièce de théâtre",
    "conte",
)


@redraw_misfits
def free_works(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many works of a catalogue are in the public domain on a day: 70 years after the last author's death."""
    year = integer(rng, 2025, 2030)
    limit = year - 71  # the last year of death that frees the work on the first of January
    people = [f"{first} {last}" for first, last in full_names(rng, 60)]
    names = iter(people)
    rows, free, first_author, published, near = [], 0, 0, 0, 0
    for number in range(integer(rng, 9, 11)):
        one, two = next(names), next(names) if integer(rng, 0, 2) == 0 else None
        deaths = [integer(rng, limit - 25, limit + 22) for _author in range(2)]
        if number < 2:
            deaths[0] = limit + number  # one just free, one that will be next year
            two = None
        made = min(deaths) - integer(rng, 2, 30)
        last = max(deaths) if two else deaths[0]
        free += last <= limit
        near += last <= limit + 1
        first_author += deaths[0] <= limit
        published += made + 70 < year
        rows.append(
            (
                f"N-{number + 101}",
                f"{pick(rng, _WORKS).capitalize()} {number + 1}",
                made,
                one,
                deaths[0],
                two,
                deaths[1] if two else None,
            )
        )
    if len({free, first_author, published, near}) < 4:
        return None
    header = ("Numéro", "Œuvre", "Publication", "Auteur 1", "Décès 1", "Auteur 2", "Décès 2")
    return {
        "year": year,
        "limit": limit,
        "key": str(free),
        "wrong": [str(first_author), str(published), str(near)],
        "files": in_two_formats(
            "catalogue", Workbook((sheet("Catalogue", header, shuffled(rng, rows)),))
        ),
    }


_TITLES = (
    "Le Moulin des brumes", "Chants de la grève", "La Dame au tilleul", "Contes du vieux port", "Nocturne en vert", "Le Pont de neige", "Valse des lavoirs", "L'Île aux merles",
    "Ballade du sel", "La Nuit des halles", "Trois Rivières", "Le Retour du sabotier", "Prélude au jardin", "Les Yeux de la mer", "La Forge", "Marche des tisserands", "Le Petit Phare", "Cantique d'avril",
)  # fmt: skip

_TERMS = (
    ("Auteur, traducteur, compositeur, parolier", "70 ans, comptés à partir de la fin de l'année de sa mort"),
    ("Œuvre de plusieurs auteurs", "70 ans, comptés à partir de la fin de l'année de la mort du dernier d'entre eux"),
    ("Interprètes et producteur d'un disque", "70 ans, comptés à partir de la fin de l'année de sa sortie"),
)  # fmt: skip


def free_to_broadcast(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of sixteen readings and records, those that are free in every one of their layers."""
    year = integer(rng, 2026, 2030)
    last = year - 71  # of a death: the work is free on the first of January of `year`

    def long_ago() -> int:
        return integer(rng, 1840, 1920)

    def near() -> int:
        after: int = pick(rng, [1, 2, *range(4, 40, 5)])
        return last + after

    free: list[tuple[str, str]] = [
        ("roman lu par un bénévole", f"auteur : mort en {last}"),
        ("roman traduit, lu par un bénévole", f"auteur : mort en {long_ago()} ; traducteur : mort en {last - integer(rng, 1, 30)}"),
        ("musique, disque", f"compositeur : mort en {long_ago()} ; disque : sorti en {integer(rng, 1925, 1945)}"),
        ("chanson chantée par la chorale", f"paroles : mort en {last - integer(rng, 16, 40)} ; musique : mort en {last - integer(rng, 16, 30)}"),
        ("musique jouée par l'école, qui en donne l'enregistrement", f"compositeur : mort en {long_ago()}"),
        ("pièce à deux auteurs, lue par des bénévoles", f"auteurs : morts en {long_ago()} et en {last}"),
    ]  # fmt: skip
    kept: list[tuple[str, str]] = [
        ("roman lu par un bénévole", f"auteur : mort en {last + 1}"),
        ("roman traduit, lu par un bénévole", f"auteur : mort en {long_ago()} ; traductrice : morte en {near()}"),
        ("roman traduit, lu par un bénévole", f"auteur : mort en {long_ago()} ; traductrice : vivante"),
        ("musique, disque", f"compositeur : mort en {long_ago()} ; disque : sorti en {integer(rng, 1975, 2015)}"),
        ("musique, disque", f"compositeur : mort en {near()} ; disque : sorti en {integer(rng, 1925, 1945)}"),
        ("chanson chantée par la chorale", f"paroles : mort en {near()} ; musique : mort en {long_ago()}"),
        ("chanson, disque", f"paroles : mort en {long_ago()} ; musique : mort en {long_ago()} ; disque : sorti en {integer(rng, 1975, 2015)}"),
        ("pièce à deux auteurs, lue par des bénévoles", f"auteurs : morts en {long_ago()} et en {near()}"),
        ("poème lu par un bénévole", f"auteur : mort en {near()}"),
        ("opéra, disque", f"livret : mort en {long_ago()} ; musique : mort en {last + 1} ; disque : sorti en {integer(rng, 1925, 1945)}"),
    ]  # fmt: skip
    chosen = sample(rng, free, integer(rng, 4, 5))
    refused = sample(rng, kept, 16 - len(chosen)) if len(kept) > 16 - len(chosen) else kept
    titles = sample(rng, _TITLES, len(chosen) + len(refused))
    told = shuffled(rng, [(*one, True) for one in chosen] + [(*one, False) for one in refused])
    rows = [(n, title, kind, who) for n, (title, (kind, who, _ok)) in enumerate(zip(titles, told, strict=True), 1)]  # fmt: skip
    right = [n for n, one in enumerate(told, 1) if one[2]]
    first = [n for n, one in enumerate(told, 1) if "mort en 1" in one[1].partition(";")[0]]
    edge = sorted({*right} ^ {next(n for n, one in enumerate(told, 1) if not one[2])})
    book = Workbook(
        (
            sheet("Programme", ("N°", "Titre", "Ce que l'on diffuserait", "Qui l'a faite"), tuple(rows)),
            sheet("Durées en France", ("Droits", "Durée"), _TERMS),
        )
    )  # fmt: skip
    return {
        "year": year, "last": last, "count": len(right),
        "key": ", ".join(map(str, right)),
        "wrong": [", ".join(map(str, one)) for one in (first, edge, right[1:]) if one != right],
        "files": in_two_formats("programme", book),
    }  # fmt: skip


YEAR = 2026
_FREE = ("CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0")
_NOT = ("CC BY-NC 4.0", "CC BY-ND 4.0", "CC BY-NC-SA 4.0", "tous droits réservés")
_INKS = ("#C0392B", "#1F618D", "#1E8449", "#B7950B", "#6C3483", "#117A65")

_SUBJECTS = (
    "lavoir",
    "halle",
    "pont",
    "moulin",
    "place",
    "gare",
    "quai",
    "verger",
    "clocher",
    "marche",
    "foire",
    "port",
)


def photos_for_a_calendar(rng: np.random.Generator) -> dict[str, Any]:
    """Which photos may be cropped and sold without asking anybody.

    What the file says wins over the catalogue; an old photo is free seventy years after its author's death, not after
    it was taken.
    """
    kinds = shuffled(
        rng,
        [
            "free",
            "free",
            "not",
            "not",
            "catalogue free",
            "catalogue not",
            "now not",
            "now free",
            "dead",
            "not dead",
            pick(rng, ("free", "not")),
        ],
    )
    names = [
        f"{subject}-{integer(rng, 10, 99)}.jpg" for subject in sample(rng, _SUBJECTS, len(kinds))
    ]
    people = [f"{first} {last}" for first, last in full_names(rng, len(kinds))]
    pictures: dict[str, Any] = {}
    rows, usable = [], []
    for name, person, kind in zip(names, people, kinds, strict=True):
        taken, died = integer(rng, 2012, 2025), ""
        own, listed = "", pick(rng, _FREE)
        if kind in ("free", "not"):
            own = listed = pick(rng, _FREE if kind == "free" else _NOT)
        elif kind in ("catalogue not", "now free"):
            listed = pick(rng, _NOT)
            own = pick(rng, _FREE) if kind == "now free" else ""
        elif kind == "now not":
            own = pick(rng, _NOT)
        elif kind.endswith("dead"):
            taken = integer(rng, 1905, 1938)
            death = (
                integer(rng, YEAR - 68, YEAR - 58)
                if kind == "not dead"
                else integer(rng, 1940, YEAR - 74)
            )
            died, listed = str(death), "tous droits réservés" if kind == "not dead" else ""
        if kind in ("free", "catalogue free", "now free", "dead"):
            usable.append(name)
        exif = Exif(artist=person, copyright=f"{person} - {own}" if own else "")
        shape = Shape(
            "rectangle",
            ((20, 30), (integer(rng, 60, 150), integer(rng, 60, 110))),
            pick(rng, _INKS),
        )
        pictures[name] = Picture(180, 130, (shape,), "#E8E2D0", quality=70, exif=exif)
        rows.append((name, person, died, taken, listed))
    bare = [name.partition(".")[0] for name in sorted(usable)]
    by_list = sorted(row[0].partition(".")[0] for row in rows if row[4] in _FREE)
    everything = sorted({*bare, *(row[0].partition(".")[0] for row in rows if row[3] < 1940)})
    header = ("photo", "auteur", "mort en", "prise en", "licence (relevé de 2023)")
    archive = f"calendrier-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "year": YEAR,
        "key": [", ".join(bare), ", ".join(sorted(usable))],
        "wrong": [", ".join(names) for names in (by_list, everything, bare[:-1]) if names != bare],
        "count": len(bare),
        "example": f"{pick(rng, _SUBJECTS)}-00",
        "files": {
            archive: Archive({"catalogue.csv": spreadsheet_csv(header, sorted(rows)), **pictures})
        },
    }
