"""Families of competence 1.2 that hand lists, archives, photos and tables to look into."""

from __future__ import annotations

from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from math import ceil
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, full_names
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.pictures import Exif, Picture, Shape
from pixsim.making.texts import DataTable, PlainText
from pixsim.making.workbooks import Workbook, sheet

WORDS = (
    "tilleul", "boussole", "lanterne", "cascade", "orchidée", "moulin", "tambour", "falaise",
    "genévrier", "horloge", "pivoine", "radeau",
)  # fmt: skip
TOPICS = ("affiches", "plans", "menus", "cartes", "notices", "photos", "comptes", "courriers")


# ---------------------------------------------------------------- @arborescence


def pattern_in_a_list(rng: np.random.Generator) -> dict[str, Any]:
    """How many names of a long list a pattern with « * » and « ? » takes."""
    stem = pick(rng, ("releve", "compteur", "stock", "planning"))
    places = ("nord", "sud", "est", "ouest", "centre", "gare")
    ends = ("csv", "csv.bak", "ods", "pdf")
    names: set[str] = set()
    while len(names) < 130:
        head = pick(rng, (stem, stem, stem, f"{stem}s", f"ancien_{stem}"))
        year = pick(rng, ("2023", "2024", "2025", "24", "2019", "20245"))
        middle = pick(rng, (f"_{pick(rng, places)}", f"_{pick(rng, places)}_v2", "", "_"))
        names.add(f"{head}_{year}{middle}.{pick(rng, ends)}")
    pattern = f"{stem}_202?_{pick(rng, ('*', '*t', '*_v2'))}.{pick(rng, ('csv', 'ods', 'pdf'))}"
    listed = shuffled(rng, sorted(names))

    def taken(by: str) -> int:
        return sum(fnmatchcase(name, by) for name in listed)

    count, loose = taken(pattern), taken(pattern.replace("?", "*"))
    everywhere = taken(f"*{pattern}*")
    if count < 3 or len({count, loose, everywhere}) < 3:
        return pattern_in_a_list(rng)
    return {
        "pattern": pattern,
        "key": str(count),
        "wrong": [str(loose), str(everywhere)],
        "files": {"noms.txt": PlainText("\n".join(listed) + "\n")},
    }


def where_a_link_leads(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of files of one name in many folders, the one that no link of a site leads to."""
    tops = sample(rng, TOPICS, 4)
    name = f"{pick(rng, ('lire', 'fiche', 'note'))}.txt"
    folders = [f"{top}/{year}" for top in tops for year in ("2023", "2024", "2025")]
    words = dict(zip(folders, sample(rng, WORDS, len(folders)), strict=True))
    alone, *reached = shuffled(rng, folders)

    def link(page: str, folder: str) -> str:
        """An address that leads there from a page, not always the shortest."""
        here, there = page.split("/"), folder.split("/")
        if here[0] == there[0] and rng.random() < 0.5:
            return f"../{there[1]}/{name}" if here[1] != there[1] else f"./{name}"
        detour = pick(rng, [top for top in tops if top != there[0]])
        return pick(
            rng,
            (
                f"../../{folder}/{name}",
                f"../../{detour}/../{folder}/{name}",
                f"../.././{folder}/{name}",
            ),
        )

    shown: dict[str, list[str]] = {folder: [] for folder in folders}
    for folder, page in zip(reached, shuffled(rng, folders), strict=False):
        shown[page].append(link(page, folder))
    for page in folders:
        if len(shown[page]) < 2 and rng.random() < 0.6:
            shown[page].append(link(page, pick(rng, reached)))
    hidden, broken = sample(rng, folders, 2)
    members: dict[str, Any] = {
        "site/index.html": (
            "<html><body><h1>Accueil</h1>\n"
            + "".join(f'<p><a href="{folder}/index.html">{folder}</a></p>\n' for folder in folders)
            + "</body></html>\n"
        ).encode()
    }
    for page in folders:
        lines = [f'<p><a href="{one}">Voir la fiche</a></p>' for one in shown[page]]
        if page == hidden:  # taken out of the page, but still in its source
            lines.append(f'<!-- <p><a href="../../{alone}/{name}">Voir la fiche</a></p> -->')
        if page == broken:
            lines.append(f'<p><a href="../{alone}/{name}">Fiche perdue</a></p>')
        body = "\n".join(
            (f"<h1>{page}</h1>", *lines, '<p><a href="../../index.html">Accueil</a></p>')
        )
        members[f"site/{page}/index.html"] = f"<html><body>{body}</body></html>\n".encode()
    for folder, word in words.items():
        members[f"site/{folder}/{name}"] = f"Le mot est : {word}\n".encode()
    archive = f"site-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "text": name,
        "key": words[alone],
        "folder": alone,
        "wrong": [words[folder] for folder in reached[:3]],
        "files": {archive: Archive(members)},
    }


def clashing_names(rng: np.random.Generator) -> dict[str, Any]:
    """Two files of a folder that differ by case alone, and the one that the page shows."""
    folders = shuffled(rng, [f"{topic}/{year}" for topic in TOPICS for year in range(2019, 2026)])
    stems = (
        "entree",
        "salle",
        "jardin",
        "atelier",
        "scene",
        "bar",
        "caisse",
        "cour",
        "cuisine",
        "vestiaire",
    )
    members: dict[str, Any] = {}
    links: list[str] = []
    for folder in folders:
        for stem in sample(rng, stems, 7):
            written = pick(rng, (stem, stem.capitalize(), stem.upper()))
            members[f"{folder}/{written}.txt"] = f"{folder}, {stem}\n".encode()
        links.append(f"{folder}/{written}.txt")
        members[f"{folder}/plan-a.txt"] = b"Plan A\n"
        members[f"{folder}/plan_a.txt"] = b"Plan A, autre feuille\n"
    where, other = folders[0], folders[1]
    small, big = pick(rng, (("accueil", "Accueil"), ("tarifs", "Tarifs"), ("acces", "Acces")))
    first, second = shuffled(rng, (f"{small}.txt", f"{big}.txt"))
    members |= {f"{where}/{first}": b"Version 1\n", f"{where}/{second}": b"Version 2\n"}
    members[f"{other}/{big}.txt"] = b"Version 3\n"
    links = shuffled(rng, [*links, f"{other}/{big}.txt", f"{where}/{first}"])
    shown = "".join(f'<a href="{link}">Page {n}</a>\n' for n, link in enumerate(links, 1))
    members["index.html"] = f"<html><body>\n{shown}</body></html>\n".encode()
    archive = f"depuis-linux-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "folder": [where, f"site/{where}"],
        "other": other,
        "shown": first,
        "path": f"{where}/{first}",
        "lost": second,
        "files": {archive: Archive(members)},
    }


_RESERVED = ("aux", "CON", "nul", "com1", "LPT2", "prn")


WINDOWS_FOLDER = "C:\\Projet\\"


def refused_names(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: which files of a tree Windows would refuse: signs, ends, reserved names, length, names equal but for case."""
    tops = ("compta", "atelier", "photos 2025", "salle", "courriers", "bénévoles")
    subs = ("janvier", "été", "plans", "devis signés", "console", "auxiliaires", "conseil")
    stems = (
        "bilan",
        "compte rendu",
        "plan d'accès",
        "liste",
        "budget",
        "nulle part",
        "lpt",
        "affiche",
        "facture",
        "note",
    )
    ends = ("", "-2025", "_v2", " (copie)", ", suite", "..final", " 3.1")

    def named() -> str:
        return f"{pick(rng, stems)}{pick(rng, ends)}.{pick(rng, ('odt', 'pdf', 'txt', 'jpg'))}"

    fine: dict[str, str] = {}
    while len(fine) < 320:
        path = "/".join([pick(rng, tops), *sample(rng, subs, integer(rng, 0, 2)), named()])
        fine.setdefault(path.lower(), path)
    signs = [
        f"{pick(rng, tops)}/{pick(rng, ('devis', 'réunion', 'note'))} {integer(rng, 1, 99)}{sign}.odt"
        for sign in sample(rng, ':?*<>|"', integer(rng, 3, 6))
    ]
    reserved = [
        f"{pick(rng, tops)}/{name}.txt" for name in sample(rng, _RESERVED, integer(rng, 2, 4))
    ]
    inside = [
        f"{pick(rng, tops)}/{pick(rng, ('aux', 'con', 'prn'))}/{stem}.pdf"
        for stem in sample(rng, stems, 3)
    ]
    ended = [
        f"{pick(rng, tops)}/annexe {n}{end}"
        for n, end in enumerate(shuffled(rng, (".", ".", ".pdf ", ".txt ")), 1)
    ]
    ended += [f"{pick(rng, tops)}/projets./{stem}.odt" for stem in sample(rng, stems, 2)]
    twins = []
    for path in sample(rng, sorted(fine.values()), 4):
        folder, _slash, name = path.rpartition("/")
        twins.append(f"{folder}/{name.capitalize()}")
    deep = "/".join(
        [
            pick(rng, tops),
            *(f"dossier de travail commun aux équipes numéro {n}" for n in (1, 2, 3, 4)),
        ]
    )
    room = 259 - len(WINDOWS_FOLDER) - len(deep) - 1 - len(".pdf")
    long = [f"{deep}/{'détail':_<{room + more}}.pdf" for more in (3, 5, 9)]
    short = [f"{deep}/{'détail':_<{room - less}}.pdf" for less in (0, 2, 6)]
    refused = [*signs, *reserved, *inside, *ended, *twins, *long]
    listed = shuffled(rng, [*fine.values(), *short, *refused])
    return {
        "key": str(len(refused)),
        "long": len(long), "twins": len(twins),
        "wrong": [str(len(refused) - len(one)) for one in (long, twins, inside, ended)],
        "files": {"chemins.txt": PlainText("\n".join(listed) + "\n")},
    }  # fmt: skip


# ---------------------------------------------------------------- @extensions, @unites, @nommage


_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "json": "application/json",
}


def lying_type(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of what a page loads, the file whose announced type is not that of its suffix."""
    host = pick(rng, ("www.mediatheque-nord.example", "club-photo.example", "mairie-lac.example"))
    bad = integer(rng, 12, 62)
    rows: list[tuple[str, int, str, int]] = []
    for place in range(70):
        end = pick(rng, tuple(_TYPES))
        kind = _TYPES[end]
        if place == bad:
            kind = _TYPES[pick(rng, [other for other in _TYPES if other != end])]
        written = pick(rng, (end, end, end.upper(), "jpeg" if end == "jpg" else end))
        name = f"{pick(rng, TOPICS)}-{place + 11:03}.{written}"
        more = pick(rng, ("", "", "?v=3", f"?v={integer(rng, 4, 20)}"))
        note = "; charset=utf-8" if kind.startswith("text/") and rng.random() < 0.5 else ""
        folder = pick(rng, ("a", "media", "lib", "media/js", "pdf"))
        rows.append(
            (
                f"https://{host}/{folder}/{name}{more}",
                304 if place % 9 == 4 else 200,
                kind + note,
                integer(rng, 400, 90_000),
            )
        )
        if place == bad:
            address = rows[-1][0]
            key = [
                name,
                f"/{folder}/{name}",
                f"{folder}/{name}",
                f"{host}/{folder}/{name}",
                address,
            ]
    names = [address.rpartition("/")[2].partition("?")[0] for address, *_rest in rows]
    header = ("Adresse", "État", "Type annoncé", "Taille (octets)")
    return {
        "host": host,
        "key": key,
        "shown": key[0],
        "wrong": [names[bad - 1], names[4]],
        "files": in_two_formats("requetes", Workbook((sheet("Requêtes", header, rows),))),
    }


def measured_rate(rng: np.random.Generator) -> dict[str, Any]:
    """Mean rate of a download from its record, which starts after a first part and has a pause."""
    begin = datetime(2026, 3, integer(rng, 1, 28), integer(rng, 8, 18), integer(rng, 0, 40))
    done = integer(rng, 40, 180) * 1_000_000
    first, rows, at = done, [], begin
    pause = integer(rng, 30, 60)
    for line in range(90):
        rows.append((f"{at:%H:%M:%S}", done))
        at += timedelta(seconds=10)
        if not pause <= line < pause + 6:
            done += integer(rng, 2_000_000, 16_000_000)
    seconds, octets = 10 * (len(rows) - 1), int(rows[-1][1]) - first
    rate = octets * 8 / seconds / 1e6
    return {
        "key": decimal(rate, 1),
        "wrong": [decimal(rate / 8, 1), decimal(rows[-1][1] * 8 / seconds / 1e6, 1)],
        "files": {"transfert.csv": DataTable(("heure", "octets reçus depuis le début"), tuple(rows))},
    }  # fmt: skip


def latest_compatible(rng: np.random.Generator) -> dict[str, Any]:
    """The newest stable version of the same major number that a system is recent enough for, among a hundred."""
    major = integer(rng, 2, 4)
    minor, patch = integer(rng, 11, 14), integer(rng, 10, 13)
    system = (integer(rng, 8, 9), integer(rng, 10, 14))

    def needs(*, fits: bool) -> str:
        """A version of the system, not more recent than ours or more recent."""
        first, second = system
        older = ((first, integer(rng, 1, second)), (first - 1, integer(rng, 0, 30)))
        newer = ((first, second + integer(rng, 1, 6)), (first + 1, integer(rng, 0, 9)))
        return ".".join(map(str, pick(rng, older if fits else newer)))

    right = f"{major}.{minor}.{patch}"
    rows = {
        f"{major}.{m}.{p}": ("stable", needs(fits=bool(rng.integers(4))))
        for m in range(minor) for p in sample(rng, range(12), 5)
    }  # fmt: skip
    rows |= {f"{major}.{minor}.{p}": ("stable", needs(fits=True)) for p in (0, 3, 9, patch)}
    rows |= {f"{major}.{minor + 1}.{p}": ("stable", needs(fits=False)) for p in (0, 2, 11)}
    rows[f"{major}.{minor}.{patch + 1}"] = ("retirée", needs(fits=True))
    rows[f"{major}.{minor + 1}.12-rc.{integer(rng, 1, 3)}"] = ("essai", needs(fits=True))
    rows |= {
        f"{major + 1}.{n}.{integer(rng, 0, 5)}": ("stable", needs(fits=True)) for n in range(12)
    }
    rows |= {f"{major - 1}.{n}.0": ("stable", needs(fits=True)) for n in range(14, 30)}
    installed = (integer(rng, 3, 8), integer(rng, 0, 9))
    mine = f"{major}.{installed[0]}.{installed[1]}"
    rows.pop(mine, None)
    newer = [
        version
        for version, (state, need) in rows.items()
        if state == "stable"
        and version.split(".")[0] == str(major)
        and [int(part) for part in version.split(".")[1:]] > [*installed]
        and [int(part) for part in need.split(".")] <= [*system]
    ]
    module = pick(rng, ("agenda", "inscriptions", "galerie", "sondages"))
    listed = [(version, *rest) for version, rest in sorted(rows.items())]
    return {
        "module": module,
        "installed": mine,
        "system": ".".join(map(str, system)),
        "key": [right, f"v{right}"],
        "wrong": [f"{major}.{minor}.9", f"{major}.{minor}.{patch + 1}", f"{major}.{minor + 1}.11"],
        "count": len(newer),
        "not_count": len(newer) + 3,
        "files": {
            f"versions-{module}.csv": DataTable(
                ("version", "état", "système minimal"), tuple(shuffled(rng, listed))
            )
        },
    }


def first_photo_taken(rng: np.random.Generator) -> dict[str, Any]:
    """The earliest of five photos, and the camera that took it: names and zip dates mislead."""
    makers = sample(rng, ("Orion X10", "Lumina 4", "Vega Compact", "Altair S", "Nova 200"), 5)
    day = datetime(2025, integer(rng, 4, 9), integer(rng, 5, 25), 10, integer(rng, 0, 59))
    moments = shuffled(rng, [day + timedelta(hours=5 * n, minutes=7 * n) for n in range(5)])
    names = [f"photo-{number}.jpg" for number in sorted(sample(rng, range(10, 99), 5))]
    members, dates = {}, {}
    for name, model, taken in zip(names, makers, moments, strict=True):
        shapes = tuple(
            Shape("ellipse", ((x, y), (x + 60, y + 40)), colour)
            for x, y, colour in ((integer(rng, 0, 240), integer(rng, 0, 180), c) for c in ("#2E86AB", "#A23B72", "#F18F01"))
        )  # fmt: skip
        exif = Exif(maker=model.split()[0], model=model, taken=taken)
        members[name] = Picture(320, 240, shapes, ground="#EDEAE0", exif=exif)
        dates[name] = datetime(2026, 1, integer(rng, 1, 28), 12)
    place = moments.index(min(moments))
    archive = f"album-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "photo": [names[place], names[place].removesuffix(".jpg")],
        "model": makers[place],
        "wrong_photo": names[0] if place else names[1],
        "wrong_model": makers[(place + 1) % 5],
        "files": {archive: Archive(members, dates=dates)},
    }


# ---------------------------------------------------------------- @nuage


def to_be_sent(rng: np.random.Generator) -> dict[str, Any]:
    """How many files a synchronisation will send: new ones, and those changed here since."""
    names = [f"{topic}-{n:02}.{end}" for topic in TOPICS for n in range(1, 6) for end in ("odt", "pdf")]  # fmt: skip
    shared = sample(rng, names, 15)
    alone, elsewhere = integer(rng, 2, 4), integer(rng, 1, 3)
    here, there = [], []
    newer = 0
    for place, name in enumerate(shared):
        day = datetime(2026, integer(rng, 1, 3), integer(rng, 1, 27), integer(rng, 8, 18), integer(rng, 0, 59))  # fmt: skip
        later = day + timedelta(minutes=integer(rng, 1, 4_000))
        kind = "here" if place < alone else "there" if place < alone + elsewhere else pick(rng, ("same", "same", "sent", "got"))  # fmt: skip
        newer += kind == "sent"
        if kind != "there":
            here.append((name, later if kind == "sent" else day))
        if kind != "here":
            there.append((name, later if kind == "got" else day))
    header = ("fichier", "modifié le")
    if not newer:
        return to_be_sent(rng)
    return {
        "key": str(alone + newer),
        "wrong": [str(alone), str(newer), str(alone + newer + elsewhere)],
        "files": {
            "ordinateur.csv": DataTable(header, tuple(shuffled(rng, here)), iso=True),
            "en-ligne.csv": DataTable(header, tuple(shuffled(rng, there)), iso=True),
        },
    }


def upload_minutes(rng: np.random.Generator) -> dict[str, Any]:
    """Minutes to send what is ticked in a workbook whose sizes are texts in several units."""
    rows, sent, whole = [], 0, 0
    for number in range(1, 61):
        unit = pick(rng, ("ko", "Mo", "Mo", "Mo", "Go"))
        tenths = integer(rng, 11, 25) if unit == "Go" else integer(rng, 20, 9_000)
        size = tenths * {"ko": 1, "Mo": 1_000, "Go": 1_000_000}[unit]  # tenths of a kB
        ticked = pick(rng, ("oui", "oui", "non"))
        sent += size * (ticked == "oui")
        whole += size
        rows.append((f"{pick(rng, TOPICS)}-{number:02}.zip", f"{decimal(tenths / 10, 1)} {unit}", ticked))  # fmt: skip
    rate = pick(rng, (8, 12, 20, 25, 40))
    exact = sent * 8 / 10_000 / rate / 60
    if not 0.1 < exact % 1 < 0.9:
        return upload_minutes(rng)
    book = Workbook((sheet("Envoi", ("Fichier", "Taille", "À envoyer"), rows),))
    return {
        "rate": rate,
        "key": str(ceil(exact)),
        "wrong": [str(ceil(exact / 8)), str(ceil(whole * 8 / 10_000 / rate / 60))],
        "files": in_two_formats("envoi", book),
    }


# ---------------------------------------------------------------- @structurer


def key_column(rng: np.random.Generator) -> dict[str, Any]:
    """The one column of a table that has a value in each row and never the same twice."""
    titles = sample(rng, ("Badge", "Dossier", "Fiche", "Licence", "Poste", "Vestiaire"), 4)
    people = full_names(rng, 18)
    people.insert(integer(rng, 9, 18), people[integer(rng, 0, 8)])  # two bear one name
    columns: list[list[str]] = []
    for place, title in enumerate(titles):
        codes = [f"{title[0]}{code}" for code in sample(rng, range(1000, 9999), len(people))]
        one, two = sample(rng, range(len(people)), 2)
        if place in (1, 2):
            codes[one] = codes[two]
        elif place == 3:
            codes[one] = ""
        columns.append(codes)
    order = shuffled(rng, range(4))
    rows = [
        (f"{first} {last}", *(columns[n][line] for n in order))
        for line, (first, last) in enumerate(people)
    ]
    book = Workbook((sheet("Adhérents", ("Nom", *(titles[n] for n in order)), rows),))
    return {
        "key": [titles[0], f"colonne {'BCDE'[order.index(0)]}", "BCDE"[order.index(0)]],
        "wrong": [*titles[1:], "Nom"],
        "files": in_two_formats("adherents", book),
    }


def orphan_payment(rng: np.random.Generator) -> dict[str, Any]:
    """The payment that names a member who is in no row of the other table."""
    numbers = sample(rng, range(1000, 9999), 81)
    ghost, members = numbers[0], sorted(numbers[1:])
    people = [f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}" for _number in members]
    paying = [pick(rng, members[5:]) for _payment in range(149)]
    bad = integer(rng, 20, 140)
    paying.insert(bad, ghost)
    payments = [
        (f"P{place:04}", member, integer(rng, 2, 18) * 5)
        for place, member in enumerate(paying, integer(rng, 100, 700))
    ]
    return {
        "key": payments[bad][0],
        "wrong": [payments[bad - 1][0], str(ghost)],
        "files": {
            "adherents.csv": DataTable(("numéro", "nom"), tuple(zip(members, people, strict=True))),
            "paiements.csv": DataTable(("paiement", "adhérent", "montant"), tuple(payments)),
        },
    }


_PHONES = ("{0} {1} {2} {3} {4}", "{0}.{1}.{2}.{3}.{4}", "{0}{1}{2}{3}{4}", "+33 {0:.1} {1} {2} {3} {4}", "{0}\u00a0{1}\u00a0{2}\u00a0{3}\u00a0{4}")  # fmt: skip


def _dialled(rng: np.random.Generator, phone: str) -> str:
    """A number as somebody types it."""
    way, pairs = pick(rng, _PHONES), phone.split()
    return way.format(pairs[0][1] if way[0] == "+" else pairs[0], *pairs[1:])


_HELD_BY = {
    "Agence": ("Commune", "une agence", "La commune suit presque toujours l'agence, mais pas toujours."),
    "Commune": ("Agence", "une commune", "L'agence suit presque toujours la commune, mais pas toujours."),
    "Agent": ("Agence", "un agent", "Un agent est presque toujours de la même agence, mais pas toujours."),
}  # fmt: skip
"""What a number is held by, with the column that nearly goes along, and how one says it."""


def contradicting_rows(rng: np.random.Generator) -> dict[str, Any]:
    """The two columns that together decide a number typed in many ways, and the rows that contradict it.

    A third column nearly always goes along with one of the two: with it, one is nearly right.
    """
    shifts = ("jour", "nuit", "week-end")
    columns = {
        "Agent": sample(rng, FIRST_NAMES, 6),
        "Agence": sample(rng, ("Centre", "Gare", "Port", "Lac", "Plateau", "Vallée"), 5),
        "Commune": sample(rng, ("Rivelac", "Montclair", "Valsonne", "Orgeval", "Brumois"), 5),
    }
    holder = pick(rng, list(columns))
    twin, each, nearly = _HELD_BY[holder]
    (third,) = (name for name in columns if name not in (holder, twin))
    held, twins = columns[holder], columns[twin]
    pairs = [(one, shift) for one in held for shift in shifts]
    ends = sample(rng, range(1000, 9999), len(pairs))
    phones = {pair: f"01 99 00 {n // 100:02} {n % 100:02}" for pair, n in zip(pairs, ends, strict=True)}  # fmt: skip
    numbers = [1000 + n for n in sorted(sample(rng, range(2900), 380))]
    bad = sorted(sample(rng, range(30, 370), integer(rng, 3, 6)))
    wrong_pairs = sample(rng, pairs, len(bad))  # one wrong row for each
    rows: list[dict[str, str | int]] = []
    apart = 0
    for place, number in enumerate(numbers):
        pair = told = wrong_pairs[bad.index(place)] if place in bad else pick(rng, pairs)
        own = twins[held.index(pair[0]) % len(twins)]
        beside = own if integer(rng, 1, 9) > 1 else pick(rng, twins)
        apart += beside != own
        if place in bad:
            told = pick(rng, [one for one in pairs if one[0] == pair[0] and one != pair])
        rows.append({"Intervention": number, holder: pair[0], twin: beside, third: pick(rng, columns[third]), "Créneau": pair[1],
                     "Téléphone": _dialled(rng, phones[told])})  # fmt: skip
    header = ("Intervention", *sample(rng, (*columns, "Créneau"), 4), "Téléphone")
    shown = [tuple(row[name] for name in header) for row in rows]
    return {
        "ruling": f"{holder} et Créneau", "each": each, "nearly": nearly,
        "count": str(len(bad)),
        "wrong_count": [str(n) for n in sorted({len(bad) + 1, len(bad) - 1, apart, apart + len(bad)} - {len(bad)})],
        "number": str(numbers[bad[0]]),
        "wrong": [str(numbers[bad[0] - 1]), str(numbers[bad[-1]]), str(bad[0] + 2)],
        "files": in_two_formats("interventions", Workbook((sheet("Interventions", header, shown),))),
    }  # fmt: skip
