"""Finding one's way in folders: absolute and relative paths, trees, forbidden characters."""

from __future__ import annotations

import posixpath
from fnmatch import fnmatchcase
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.trees import (
    FOLDERS,
    STEMS,
    THEMES,
    TOPICS,
    file_names,
    fill_folder,
)
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.making.texts import PlainText
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def only_file_of_a_folder(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the only file of a folder, and its type."""
    tree = Tree(rng)
    here, *others = sample(rng, FOLDERS, 5)
    end, answer = pick(
        rng,
        (
            ("pdf", "Document PDF"),
            ("jpg", "Image"),
            ("ods", "Classeur"),
            ("mp3", "Son"),
            ("mp4", "Vidéo"),
        ),
    )
    name = f"{pick(rng, TOPICS)}.{end}"
    tree.file(f"Documents/{here}/{name}")
    for name in others:
        fill_folder(tree, f"Documents/{name}", file_names(rng, 2, ("odt", "txt")))
    kinds = ["Document PDF", "Image", "Classeur", "Son", "Vidéo"]
    return {
        "folder": here,
        "answer": [
            answer,
            f"fichier {answer}",
            f"{name}, {answer}",
            *(["PDF", "fichier PDF"] if end == "pdf" else []),
        ],
        "wrong": [kind for kind in kinds if kind != answer][:2],
        "world": tree.disk(),
        "solution": [
            acts.Open(thing=tree.folder("Documents")),
            acts.Open(thing=tree.folder(f"Documents/{here}")),
        ],
    }


def one_up(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what stands beside a folder, in the one above."""
    tree = Tree(rng)
    above, here, beside = sample(rng, FOLDERS, 3)
    code = str(integer(rng, 1000, 9999))
    fill_folder(tree, f"Documents/{above}/{here}", file_names(rng, 4))
    decoy = str(integer(rng, 1000, 9999))
    note = tree.file(f"Documents/{above}/a-lire.txt", text=f"Le code de la salle est {code}.")
    tree.file(
        f"Documents/{above}/{here}/a-lire.txt", text=f"Ancien code, qui ne sert plus : {decoy}."
    )
    fill_folder(tree, f"Documents/{beside}", file_names(rng, 3))
    return {
        "here": here,
        "answer": code,
        "wrong": [decoy],
        "world": tree.disk(f"Documents/{above}/{here}"),
        "solution": [acts.Back(), acts.Open(thing=note)],
    }


def relative_path(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a relative path to be followed from where one is; a file there to be deleted."""
    tree = Tree(rng)
    one, other, deep = sample(rng, FOLDERS, 3)
    years = sample(rng, ("2022", "2023", "2024", "2025"), 2)
    name = f"{pick(rng, TOPICS)}.odt"
    found = {}
    for folder in (one, other):
        for year in years:
            found[f"{folder}/{year}"] = tree.file(f"Documents/{folder}/{year}/{name}")
            fill_folder(
                tree, f"Documents/{folder}/{year}", [n for n in file_names(rng, 3) if n != name]
            )
    fill_folder(tree, f"Documents/{one}/{deep}", file_names(rng, 2))
    target, wrong = f"{other}/{years[0]}", f"{one}/{years[0]}"
    up = [acts.Back(), acts.Back()]

    def delete(place: str) -> list[Act]:
        folder, year = place.split("/")
        way = [
            acts.Open(thing=tree.folder(f"Documents/{folder}")),
            acts.Open(thing=tree.folder(f"Documents/{folder}/{year}")),
        ]
        return [*up, *way, acts.Delete(thing=found[place])]

    return {
        "path": f"../../{target}/{name}",
        "here": f"{one}/{deep}",
        "world": tree.disk(f"Documents/{one}/{deep}"),
        "goal": Goal(
            want=(("binned", found[target]),),
            keep=("binned", "file", "folder"),
            free=(f"Documents/{target}/{name}",),
        ),
        "solution": delete(target),
        "near": [delete(wrong), delete(f"{other}/{years[1]}")],
    }


def _files(rng: np.random.Generator, tree: Tree, folder: str, count: int) -> None:
    for stem in sample(rng, STEMS, count):
        tree.file(f"{folder}/{stem}.{pick(rng, ('odt', 'pdf', 'ods', 'txt'))}")


def files_without_drafts(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: files of a folder and of those below, but for drafts that stand at two depths."""
    tree = Tree(rng)
    theme, other = sample(rng, THEMES, 2)
    first, second = sample(rng, ("Affiches", "Courriers", "Budget", "Salles"), 2)
    above = f"Documents/{theme}"
    counts = {
        above: integer(rng, 2, 4),
        f"{above}/{first}": integer(rng, 3, 7),
        f"{above}/{first}/Brouillons": integer(rng, 2, 5),
        f"{above}/{second}": integer(rng, 1, 4),
        f"{above}/{second}/2025": integer(rng, 3, 7),
        f"{above}/Brouillons": integer(rng, 1, 4),
        f"{above}/Brouillons/Anciens": integer(rng, 2, 5),
    }
    for folder, count in counts.items():
        _files(rng, tree, folder, count)
    _files(rng, tree, f"Documents/{other}", 3)
    total = sum(counts.values())
    one, two = counts[f"{above}/{first}/Brouillons"], counts[f"{above}/Brouillons"]
    right = total - one - two - counts[f"{above}/Brouillons/Anciens"]
    return {
        "theme": theme,
        "answer": str(right),
        "wrong": [str(total), str(total - two), str(total - one - two)],
        "world": tree.disk("Documents"),
        "solution": [acts.Open(thing=tree.folder(above))],
    }


@redraw_misfits
def pattern_in_a_list(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: how many names of a long list a backup keeps, by patterns of which the first that fits decides."""
    stem, other = sample(rng, ("releve", "compteur", "stock", "planning"), 2)
    places = ("nord", "sud", "est", "ouest", "centre", "gare")
    ends = ("csv", "csv.bak", "ods", "pdf", "tmp")
    names: set[str] = set()
    while len(names) < 210:
        head = pick(rng, (stem, stem, other, f"{stem}s", f"ancien_{stem}", f"copie de {other}"))
        year = pick(rng, ("2023", "2024", "2025", "24", "2019", "20245"))
        middle = pick(rng, (f"_{pick(rng, places)}", f"_{pick(rng, places)}_v2", "", "_"))
        names.add(f"{head}_{year}{middle}.{pick(rng, ends)}")
    town = pick(rng, places)
    rules = [
        ("-", pick(rng, ("*.tmp", "*.bak"))),
        ("+", f"{stem}_202?_*.ods"),
        ("-", f"*_{town}*"),
        ("+", f"{stem}*_v2.*"),
        ("-", f"{pick(rng, ('ancien', 'copie'))}*"),
        ("-", f"{stem}_????.*"),
        ("+", "*.csv*"),
        ("-", "*"),
    ]
    listed = shuffled(rng, sorted(names))

    def kept(by: list[tuple[str, str]]) -> int:
        return sum(
            next(sign for sign, motif in by if fnmatchcase(name, motif)) == "+" for name in listed
        )

    count, backwards = kept(rules), kept([*reversed(rules[:-1]), rules[-1]])
    alone = sum(
        any(sign == "+" and fnmatchcase(name, motif) for sign, motif in rules) for name in listed
    )
    loose = kept([(sign, motif.replace("?", "*")) for sign, motif in rules])
    if count < 20 or len({count, backwards, alone, loose}) < 4:
        return None
    text = [f"{sign} {motif}" for sign, motif in rules]
    return {
        "key": str(count),
        "wrong": [str(one) for one in (backwards, alone, loose)],
        "files": {"noms.txt": PlainText("\n".join(listed) + "\n"), "motifs.txt": PlainText("\n".join(text) + "\n")},
    }  # fmt: skip


_SUBJECTS = ("atelier", "sortie", "budget", "concert", "jardin", "chorale", "marche", "debat", "fete", "expo", "visite", "stage")  # fmt: skip
_MOVED = ("archives", "bilans", "anciens", "souvenirs")


@redraw_misfits
def links_after_a_move(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many links of a site lead nowhere since a folder was moved, and what one of them should say."""
    moved, home = sample(rng, _MOVED, 2)
    home = f"ressources/{home}"
    tops = ["infos", "infos/2025", "photos", moved, f"{moved}/2023", f"{moved}/2024"]
    names = iter(sample(rng, [f"{one}-{number}.html" for one in _SUBJECTS for number in range(1, 5)], 24))  # fmt: skip
    before = ["index.html", *(f"{top}/{next(names)}" for top in tops for _page in range(4))]

    def now(path: str) -> str:
        return f"{home}/{path}" if path.startswith(f"{moved}/") else path

    links: dict[str, list[str]] = {page: sample(rng, [one for one in before if one != page], integer(rng, 3, 5)) for page in before}  # fmt: skip
    broken: list[tuple[str, str]] = []
    across = own = 0
    members: dict[str, bytes] = {}
    for page in before:
        lines = []
        for place, aim in enumerate(links[page], 1):
            href = posixpath.relpath(aim, posixpath.dirname(page) or ".")
            lines.append(f'<p><a href="{href}">Lien {place}</a></p>')
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(now(page)), href))
            inside = page.startswith(f"{moved}/"), aim.startswith(f"{moved}/")
            own += any(inside)
            across += inside == (False, True)
            if whole != now(aim):
                broken.append((page, aim))
        if integer(rng, 0, 2) == 0:
            lines.append(f'<!-- <p><a href="{moved}/ancien.html">Ancien</a></p> -->')
        if integer(rng, 0, 3) == 0:
            lines.append('<p><a href="https://ville.example/">La ville</a></p>')
        text = "\n".join((f"<h1>{posixpath.basename(page)}</h1>", *lines))
        members[now(page)] = f"<html><body>\n{text}\n</body></html>\n".encode()
    asked = [(page, aim) for page, aim in broken if page.startswith(f"{moved}/20") and not aim.startswith(moved)]  # fmt: skip
    count = len(broken)
    if not asked or across == count:
        return None
    page, aim = pick(rng, asked)
    right = posixpath.relpath(now(aim), posixpath.dirname(now(page)))
    old = posixpath.relpath(aim, posixpath.dirname(page))
    archive = f"site-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive, "moved": moved, "home": home,
        "count": str(count), "not_count": sorted({str(across), str(own), str(count + 2)} - {str(count)}),
        "page": now(page), "label": f"Lien {links[page].index(aim) + 1}",
        "fixed": right, "right": [right, f"./{right}"], "not_right": [old, right.removeprefix("../"), aim],
        "files": {archive: Archive({path: members[path] for path in shuffled(rng, sorted(members))})},
    }  # fmt: skip


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


_FOLDERS = (
    "Photos", "Factures", "Vacances", "Maison", "Papiers", "Musique", "Travail", "Recettes", "Sport", "Jardin", "École", "Voyages", "Voiture", "Santé", "Courrier", "Club",
)  # fmt: skip


def folder_above(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: in a tree of folders that is drawn, the one that holds the coloured one."""
    names = sample(rng, _FOLDERS, 7)
    depths = [0, 1]
    while len(depths) < 7:
        depths.append(min(3, integer(rng, 1, depths[-1] + 1)))
    asked = pick(rng, [n for n in range(2, 7) if depths[n] > 1] or [1])
    holder = max(n for n in range(asked) if depths[n] == depths[asked] - 1)
    shapes: list[fig.Part] = []
    zones = []
    for place, (name, depth) in enumerate(zip(names, depths, strict=True)):
        x, y = 4 + 7 * depth, 2 * place
        if depth:
            above = max(n for n in range(place) if depths[n] == depth - 1)
            shapes += [fig.wire((x - 4, 2 * above + 2), (x - 4, y + 1), (x - 1, y + 1))]
        shapes += fig.chip(x, y, name, fig.ORANGE if place == asked else fig.YELLOW)
    number = 0
    where = 0
    for place in range(7):
        if place != asked:
            number += 1
            where = number if place == holder else where
            zones.append(fig.zone(number, fig.Box(0, 2 * place, 58, 2)))
    return {
        **fig.pointed(fig.figure("Un arbre de sept dossiers, dont un est colorié en orange.", 7, shapes, zones), where),
        "of_who": of(pick(rng, FIRST_NAMES)), "name": names[asked], "holder": names[holder],
    }  # fmt: skip


_KEPT = (
    "photo.jpg",
    "liste.ods",
    "lettre.odt",
    "devis.pdf",
    "plan.png",
    "notes.txt",
    "bilan.xlsx",
    "carte.svg",
    "menu.pdf",
    "son.mp3",
    "affiche.odg",
)


@redraw_misfits
def files_right_under(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: on a drawn tree, the files of a folder without those of its folders."""
    names = iter(shuffled(rng, _KEPT))
    asked, side = sample(rng, ("Projets", "Accueil", "Ateliers", "Bureau", "Réunions"), 2)
    first, second = sample(rng, ("2024", "2025", "Archives", "Modèles", "Photos"), 2)
    inside, deep, late, apart = (
        integer(rng, 1, 2),
        integer(rng, 1, 3),
        integer(rng, 1, 2),
        integer(rng, 1, 2),
    )
    lines = [(0, asked, True), (1, first, True), *((2, next(names), False) for _n in range(deep))]
    if rng.random() < 0.5:
        lines += [(1, second, True), (2, next(names), False)]
    lines += [*((1, next(names), False) for _n in range(inside + late)), (0, side, True), *((1, next(names), False) for _n in range(apart))]  # fmt: skip
    key = inside + late
    files = sum(not is_folder for _depth, _name, is_folder in lines)
    wrong = {
        files,
        files - apart,
        key + sum(is_folder for depth, _name, is_folder in lines if depth == 1),
    } - {key}
    if len(lines) > 12 or len(wrong) < 2:
        return None
    shapes: list[fig.Part] = []
    for place, (depth, name, is_folder) in enumerate(lines):
        x, y = 4 + 8 * depth, 2 * place
        if depth:
            above = max(n for n in range(place) if lines[n][0] == depth - 1)
            shapes.append(fig.wire((x - 6, 2 * above + 2), (x - 6, y + 0.5), (x - 3, y + 0.5)))
        shapes += [
            fig.rect(
                (x, y + 0.5, 2, 1.4), fig.YELLOW if is_folder else fig.WHITE, fig.SLATE, width=0.25
            ),
            fig.text(x + 3, y, name, bold=is_folder),
        ]
    return {
        "to_look_at": fig.figure("Des dossiers et des fichiers, dessinés en arbre.", len(lines), shapes),
        "key": str(key), "wrong": [str(n) for n in sorted(wrong)], "folder": asked, "sub": first, "deep": files - apart - key,
    }  # fmt: skip


@redraw_misfits
def names_that_windows_refuses(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: in a window of another system, the files that Windows cannot take."""
    bad = sample(rng, ("Tarifs 2025/2026.pdf", "Qui fait quoi ?.odt", "Atelier : débutants.odt", "Note * à relire.txt", "aux.txt", "con.pdf", "Budget <v2>.ods", 'Le "petit" guide.pdf', "Bilan mars.", "com1.csv"), 2)  # fmt: skip
    good = sample(rng, ("Été à l'accueil.odt", "Compte-rendu (v2).pdf", "budget_2026-03.ods", "Liste & adresses.csv", "Guide #3.pdf", "50 % de remise.txt", "contrat.pdf", "auxiliaires.ods", "Bilan.mars.2026.odt", "À lire !.txt"), 4)  # fmt: skip
    rows = [(name, f"{integer(rng, 2, 900)} Ko") for name in (*bad, *good)]
    return {
        **fig.pointed_row(rng, "Six fichiers dans une fenêtre, leur nom et leur poids.", pick(rng, ("Clé USB", "Partage", "Dossier réseau", "Sauvegarde")), ("Nom", "Taille"), rows, (0, 40), right=2),
        "bad": f"« {bad[0]} » et « {bad[1]} »", "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


def links_that_lead(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the files of a site moved and named so that the links of its two pages lead to them: case, spaces, folders above."""
    tree = Tree(rng)
    site = f"Web/{pick(rng, ('club', 'moulin', 'chorale', 'verger'))}"
    stems = sample(rng, ("four", "toit", "salle", "pont", "cour", "scene", "porche", "jardin"), 6)
    year = integer(rng, 2023, 2026)
    tree.folder(f"{site}/images"), tree.folder(f"{site}/docs"), tree.folder(f"{site}/pages")

    def put(path: str) -> str:
        return tree.file(f"{site}/{path}")

    wanted = {  # where the links lead, and where the file is
        f"images/{stems[0]}.jpg": put(f"images/{stems[0]}.JPG"), f"images/{stems[1]}.png": put(f"pages/{stems[1]}.png"), f"docs/tarifs {year}.pdf": put(f"docs/tarifs%20{year}.pdf"),
        f"pages/{stems[2]}.jpg": put(f"images/{stems[2]}.jpg"), f"docs/{stems[3].capitalize()}.pdf": put(f"docs/{stems[3]}.pdf"), f"images/{stems[4]}.jpg": put(f"images/{stems[4]}.jpg"),
    }  # fmt: skip
    put(f"images/{stems[5]}.jpg"), put(f"docs/tarifs {year - 1}.pdf")
    index = tree.file(
        f"{site}/index.html",
        text="\n".join(
            shuffled(
                rng,
                [
                    f'<img src="images/{stems[0]}.jpg">',
                    f'<img src="images/{stems[4]}.jpg">',
                    f'<a href="docs/tarifs%20{year}.pdf">Tarifs</a>',
                    '<a href="pages/visite.html">La visite</a>',
                ],
            )
        ),
    )
    visit = tree.file(
        f"{site}/pages/visite.html",
        text="\n".join(
            shuffled(
                rng,
                [
                    f'<img src="../images/{stems[1]}.png">',
                    f'<img src="{stems[2]}.jpg">',
                    f'<a href="../docs/{stems[3].capitalize()}.pdf">Plan</a>',
                    f'<img src="../images/{stems[4]}.jpg">',
                ],
            )
        ),
    )
    rule = tree.file(
        f"{site}/à lire.txt",
        text="Chez l'hébergeur, « Plan.pdf » et « plan.pdf » sont deux fichiers différents.\nLes deux pages sont justes : on n'y touche pas.",
    )
    ids = list(wanted.values())
    folder = {name: tree.folder(f"{site}/{name}") for name in ("images", "docs", "pages")}

    def rename(n: int, name: str) -> Act:
        return acts.Rename(thing=ids[n], name=name)

    read: list[Act] = [acts.Open(thing=rule), acts.Back(), acts.Open(thing=index), acts.Back()]
    pages: list[Act] = [
        acts.Open(thing=folder["pages"]),
        acts.Open(thing=visit),
        acts.Back(),
        acts.Move(thing=ids[1], folder=f"{site}/images"),
        acts.Back(),
    ]
    images: list[Act] = [
        acts.Open(thing=folder["images"]),
        rename(0, f"{stems[0]}.jpg"),
        acts.Move(thing=ids[3], folder=f"{site}/pages"),
        acts.Back(),
    ]
    docs: list[Act] = [
        acts.Open(thing=folder["docs"]),
        rename(2, f"tarifs {year}.pdf"),
        rename(4, f"{stems[3].capitalize()}.pdf"),
    ]
    return {
        "site": site.replace("/", " › "), "stem": stems[1], "plan": stems[3].capitalize(), "year": year,
        "world": tree.disk(site),
        "goal": Goal(want=tuple(fact for path, one in wanted.items() for fact in (("in", one, f"{site}/{path.partition('/')[0]}"), ("name", one, path.partition("/")[2]))), keep=("in", "name", "binned")),
        "solution": [*read, *pages, *images, *docs],
        "near": [[*pages, *images, docs[0], docs[1]], [*images, *docs], [*pages, images[0], images[2], acts.Back(), *docs], [*pages, *images, docs[0], docs[2]], [*pages, images[0], images[1], acts.Back(), *docs]],
    }  # fmt: skip


_HELD = (
    ("page", ("dossier.odt", "liste.txt", "lettre.odt", "notes.txt", "menu.pdf", "facture.pdf")), ("photo", ("plage.jpg", "photos.png", "logo.png", "jardin.jpg")),
    ("film", ("fete.mp4", "film.mkv", "visite.mp4")), ("envelope", ("message.eml", "courrier.eml")),
)  # fmt: skip
_NAMES = ("Lettres", "Factures", "Photos 2026", "Recettes", "Travaux", "Impôts", "Vacances", "Chorale", "Archives", "Santé", "Musique", "Films")  # fmt: skip


def _element(box: fig.Box, shown: tuple[str, str]) -> list[fig.Part]:
    """A pictogram over its name."""
    name, called = shown
    return [fig.rect(box, fig.WHITE), fig.icon(name, box.x + 1, box.y, 10, fig.YELLOW if name == "folder" else fig.SLATE, ground=fig.WHITE), fig.centred(box.middle, box.y + 10, called)]  # fmt: skip


def folder_among_files(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four elements of a desktop, the only one that other files can be put in."""
    others = [(name, pick(rng, called)) for name, called in sample(rng, _HELD, 3)]
    folder = ("folder", pick(rng, _NAMES))
    drawn = fig.pointed_tile(rng, "Quatre éléments sur le bureau d'un ordinateur, avec leurs noms.", 6, [folder, *others], _element)  # fmt: skip
    return {**drawn, "who": pick(rng, FIRST_NAMES), "folder": folder[1], "file": others[0][1]}
