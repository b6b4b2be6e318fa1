"""Worlds of competence 1.2, and others with files: a file manager to act in."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.disks import Tree
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal

WHOLE = ("file", "folder", "content", "in", "name", "readonly", "tag", "binned")
"""Kinds of facts that a task about something else leaves as they are."""
FOLDERS = ("Factures", "Photos", "Réunions", "Courriers", "Recettes", "Jardin", "Voyages", "École")
TOPICS = (
    "devis",
    "bulletin",
    "programme",
    "budget",
    "affiche",
    "liste",
    "courrier",
    "rapport",
    "plan",
    "menu",
    "contrat",
    "notice",
)


def _filled(tree: Tree, folder: str, names: list[str]) -> list[str]:
    return [tree.file(f"{folder}/{name}") for name in names]


def _names(
    rng: np.random.Generator,
    count: int,
    ends: tuple[str, ...] = ("odt", "pdf", "ods", "jpg", "txt"),
) -> list[str]:
    return [f"{topic}.{pick(rng, ends)}" for topic in sample(rng, TOPICS, count)]


# ---------------------------------------------------------------- @arborescence


def what_is_there(rng: np.random.Generator) -> dict[str, Any]:
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
    tree.file(f"Documents/{here}/{pick(rng, TOPICS)}.{end}")
    for name in others:
        _filled(tree, f"Documents/{name}", _names(rng, 2, ("odt", "txt")))
    kinds = ["Document PDF", "Image", "Classeur", "Son", "Vidéo"]
    return {
        "folder": here,
        "answer": [answer, f"fichier {answer}", *(["PDF", "fichier PDF"] if end == "pdf" else [])],
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
    _filled(tree, f"Documents/{above}/{here}", _names(rng, 4))
    decoy = str(integer(rng, 1000, 9999))
    note = tree.file(f"Documents/{above}/a-lire.txt", text=f"Le code de la salle est {code}.")
    tree.file(
        f"Documents/{above}/{here}/a-lire.txt", text=f"Ancien code, qui ne sert plus : {decoy}."
    )
    _filled(tree, f"Documents/{beside}", _names(rng, 3))
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
            _filled(tree, f"Documents/{folder}/{year}", [n for n in _names(rng, 3) if n != name])
    _filled(tree, f"Documents/{one}/{deep}", _names(rng, 2))
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


# ---------------------------------------------------------------- @extensions, @unites


def which_is_film(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one file of a kind among those received, to be put into a folder."""
    tree = Tree(rng)
    kind, end, folder = pick(
        rng,
        (
            ("la vidéo", "mp4", "Films"),
            ("l'enregistrement sonore", "mp3", "Musique"),
            ("l'image", "png", "Images"),
        ),
    )
    others = [e for e in ("odt", "pdf", "ods", "txt", "zip", "html") if e != end]
    wanted = tree.file(f"Téléchargements/fete.{end}", integer(rng, 900, 9_000))
    decoys = [
        tree.file(f"Téléchargements/fete-{n}.{e}") for n, e in enumerate(sample(rng, others, 5), 1)
    ]
    tree.folder(f"Documents/{folder}")
    to = f"Documents/{folder}"
    return {
        "kind": kind,
        "folder": to,
        "world": tree.disk("Téléchargements"),
        "goal": Goal(want=(("in", wanted, to),), keep=("in",)),
        "solution": [acts.Move(thing=wanted, folder=to)],
        "near": [
            [acts.Move(thing=decoys[0], folder=to)],
            [acts.Move(thing=wanted, folder=to), acts.Move(thing=decoys[1], folder=to)],
        ],
    }


def fitting_program(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a file to be opened with the program made for it."""
    tree = Tree(rng)
    end, app, wrong = pick(
        rng,
        (
            ("ods", "Tableur", "Traitement de texte"),
            ("odt", "Traitement de texte", "Tableur"),
            ("mp4", "Lecteur vidéo", "Visionneuse"),
            ("png", "Visionneuse", "Éditeur de texte"),
        ),
    )
    name = f"{pick(rng, TOPICS)}-recu.{end}"
    unfit = (
        f"Ouvert avec : {wrong}.\n(contenu illisible : ce logiciel n'est pas fait pour ce fichier)"
    )
    wanted = tree.file(f"Documents/{name}", text=unfit)
    _filled(tree, "Documents", _names(rng, 6))
    return {
        "name": name,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("opened", wanted, app),), refuse=(("opened", wanted, wrong),), keep=WHOLE
        ),
        "solution": [acts.OpenWith(thing=wanted, app=app)],
        "near": [[acts.OpenWith(thing=wanted, app=wrong)]],
    }


def asked_format(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a document to be saved in the format that a site asks, where it looks for it."""
    tree = Tree(rng)
    end, need, form, wrong = pick(rng, (
        ("odt", "que personne ne pourra modifier sans peine, et dont la mise en page ne bougera pas", "pdf", "docx"),
        ("ods", "que n'importe quel logiciel saura lire comme de simples colonnes de texte", "csv", "xlsx"),
        ("odt", "sans mise en forme, en texte seul", "txt", "pdf"),
    ))  # fmt: skip
    stem, decoy = sample(rng, TOPICS, 2)
    wanted, other = (
        tree.file(f"Documents/{stem}.{end}"),
        tree.file(f"Documents/{stem}-ancien.{end}"),
    )
    tree.file(f"Documents/{decoy}.{end}")
    tree.folder("Documents/À envoyer")
    number = str(tree.following)
    to = "Documents/À envoyer"

    def send(thing: str, kind: str) -> list[Act]:
        return [acts.SaveAs(thing=thing, form=kind), acts.Move(thing=number, folder=to)]

    return {
        "name": f"{stem}.{end}",
        "need": need,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("content", f"{to}/{stem}.{form}", wanted), ("file", f"Documents/{stem}.{end}")),
            refuse=(("file", f"{to}/{stem}.{wrong}"),),
            keep=("binned",),
        ),
        "solution": send(wanted, form),
        "near": [send(wanted, wrong), send(other, form), send(wanted, form)[:1]],
    }


def the_lightest(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the lightest file of a folder."""
    tree = Tree(rng)
    names = _names(rng, 7)
    sizes = sample(rng, (38, 210, 640, 980, 1_200, 4_500, 15_000, 82_000, 1_100_000), 7)
    for name, size in zip(names, sizes, strict=True):
        tree.file(f"Documents/{name}", size)
    ordered = [name for _size, name in sorted(zip(sizes, names, strict=True))]
    return {
        "answer": ordered[0],
        "wrong": [ordered[1], ordered[-1]],
        "world": tree.disk("Documents"),
        "solution": [],
    }


# ---------------------------------------------------------------- @nommage, @proprietes


def iso_date(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a report to be named after its date, as the others are."""
    tree = Tree(rng)
    year, month, day = 2026, integer(rng, 1, 12), integer(rng, 1, 28)
    others = [
        f"2026-{m:02}-{integer(rng, 1, 28):02}_reunion.odt"
        for m in sample(rng, [m for m in range(1, 13) if m != month], 4)
    ]
    for name in others:
        tree.file(f"Documents/Réunions/{name}", date=f"{name[:10]} 18:30")
    wanted = tree.file(
        "Documents/Réunions/reunion.odt",
        date=f"{year}-{month:02}-{day:02} 18:30",
        text=f"Réunion du {day:02}/{month:02}/{year}\nPrésents : sept personnes.",
    )
    right = f"{year}-{month:02}-{day:02}_reunion.odt"

    def named(name: str) -> list[Act]:
        return [acts.Rename(thing=wanted, name=name)]

    return {
        "day": f"{day:02}/{month:02}/{year}",
        "world": tree.disk("Documents/Réunions"),
        "goal": Goal(want=(("name", wanted, f"^{right}"),), keep=("name", "in", "binned")),
        "solution": named(right),
        "near": [
            named(f"{day:02}-{month:02}-{year}_reunion.odt"),
            named(f"{year}{month:02}{day:02}_reunion.odt"),
            named(right.removesuffix(".odt")),
        ],
    }


def wanted_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: names so given that sorting by name gives the order of the steps."""
    tree = Tree(rng)
    numbers = sorted(sample(rng, range(2, 10), 3))
    count = 12
    ids = {}
    for number in range(1, count + 1):
        written = str(number) if number in numbers else f"{number:02}"
        ids[number] = tree.file(f"Documents/Guide/etape{written}.odt")
    rename = [acts.Rename(thing=ids[n], name=f"etape{n:02}.odt") for n in numbers]
    return {
        "world": tree.disk("Documents/Guide"),
        "goal": Goal(
            want=tuple(("name", ids[n], f"etape{n:02}.odt") for n in numbers),
            keep=("name", "in", "binned"),
        ),
        "solution": rename,
        "near": [
            rename[:-1],
            [*rename[:-1], acts.Rename(thing=ids[numbers[-1]], name=f"etape0{numbers[-1]}b.odt")],
        ],
    }


def named_in_bulk(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the photographs of a folder named in the order they were taken, film and copy apart."""
    tree = Tree(rng)
    count = integer(rng, 8, 12)
    stem, folder = pick(rng, (("fete", "Fête"), ("sortie", "Sortie"), ("concert", "Concert")))
    days = sorted(  # a day each: the list shows no hour
        f"2025-06-{day:02} {integer(rng, 9, 18):02}:{integer(rng, 0, 59):02}"
        for day in sample(rng, range(3, 29), count)
    )
    numbers = sample(rng, range(1000, 9999), count)
    ids = [
        tree.file(f"Images/{folder}/IMG_{n}.jpg", date=day, details=(("Prise le", day),))
        for n, day in zip(numbers, days, strict=True)
    ]
    stray = tree.file(f"Images/{folder}/{stem}.mp4", 42_000, "2025-06-02 10:00")
    away = "Images/Films"
    tree.folder(away)
    move, by_date = acts.Move(thing=stray, folder=away), acts.Sort(by="date")
    bulk = acts.RenameAll(pattern=f"{stem}_###")
    names = tuple(("name", name, f"{stem}_{place:03}.jpg") for place, name in enumerate(ids, 1))
    return {
        "stem": stem,
        "first": f"{stem}_001.jpg",
        "away": away,
        "world": tree.disk(f"Images/{folder}"),
        "goal": Goal(want=(*names, ("in", stray, away)), keep=("name", "in", "binned")),
        "solution": [move, by_date, bulk],
        "near": [
            [move, bulk],
            [by_date, bulk, move],
            [move, by_date, acts.RenameAll(pattern=f"{stem}_##")],
        ],
    }


def newest(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the file changed last."""
    tree = Tree(rng)
    names = _names(rng, 7)
    days = sample(
        rng,
        [
            f"20{y}-{m:02}-{d:02} 10:00"
            for y in (23, 24, 25)
            for m in range(1, 13)
            for d in (3, 14, 27)
        ],
        7,
    )
    for name, day in zip(names, days, strict=True):
        tree.file(f"Documents/{name}", date=day)
    ordered = [name for _day, name in sorted(zip(days, names, strict=True))]
    return {
        "answer": ordered[-1],
        "wrong": [ordered[-2], ordered[0]],
        "world": tree.disk("Documents"),
        "solution": [],
    }


def three_criteria(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one file known by its type, its month and its size, somewhere below; to be copied."""
    tree = Tree(rng)
    month = f"2025-{integer(rng, 2, 11):02}"
    wanted = ""
    places = sample(rng, FOLDERS, 4)
    for place, folder in enumerate(places):
        for name in _names(rng, 4, ("odt", "jpg", "txt")):
            tree.file(f"Documents/{folder}/{name}")
        tree.file(
            f"Documents/{folder}/lettre{place}.pdf",
            integer(rng, 20, 180),
            f"{month}-{integer(rng, 10, 28)} 09:00",
        )
        tree.file(
            f"Documents/{folder}/dossier{place}.pdf",
            integer(rng, 2_100, 6_000),
            f"2024-{integer(rng, 10, 12)}-11 09:00",
        )
    wanted = tree.file(
        f"Documents/{places[2]}/numerisation.pdf", integer(rng, 2_100, 6_000), f"{month}-09 15:30"
    )
    decoy = tree.file(
        f"Documents/{places[0]}/numerisation.pdf", integer(rng, 60, 300), f"{month}-12 15:30"
    )
    tree.folder("Clé USB/À imprimer")
    to = "Clé USB/À imprimer"
    find = acts.Find(text=f"type:pdf date:{month} taille:>2000")
    return {
        "month": f"{month[5:]}/2025",
        "to": to,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("content", f"{to}/numerisation.pdf", wanted),),
            refuse=(("content", "*", "none"),),
            keep=("binned", "name"),
            free=(str(tree.following),),
        ),
        "solution": [find, acts.Copy(thing=wanted, folder=to)],
        "near": [
            [acts.Find(text="numerisation"), acts.Copy(thing=decoy, folder=to)],
            [acts.Find(text="numerisation"), acts.Move(thing=decoy, folder=to)],
        ],
    }


# ---------------------------------------------------------------- @archives


def pack_folder(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a folder to be made one file before it is sent."""
    tree = Tree(rng)
    folder, other, *more = sample(rng, FOLDERS, 5)
    for each in (folder, other, *more):
        _filled(tree, f"Documents/{each}", _names(rng, 4))
    name = pick(rng, ("envoi", "pour-lucie", "partage", "dossier-complet"))
    thing, wrong = tree.folder(f"Documents/{folder}"), tree.folder(f"Documents/{other}")
    members = ", ".join(sorted(f"{folder}/{n.name}" for n in tree.disk().inside(thing)))
    return {
        "folder": folder,
        "name": name,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("packed", f"^Documents/{name}.zip", members), ("folder", f"Documents/{folder}")),
            keep=("binned", "in", "name"),
            free=(str(tree.following),),
        ),
        "solution": [acts.Pack(thing=thing, name=name)],
        "near": [[acts.Pack(thing=wrong, name=name)]],
    }


def only_archive(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the one archive of a folder, to be unpacked; a word inside one of its files."""
    tree = Tree(rng)
    words = sample(
        rng,
        ("girafe", "lanterne", "boussole", "cerisier", "tambour", "velours", "falaise", "moulin"),
        3,
    )
    stem = pick(rng, ("fournitures", "documents", "envoi"))
    _filled(tree, "Téléchargements", _names(rng, 7, ("pdf", "odt", "jpg", "html")))
    archive = tree.archive(f"Téléchargements/{stem}.zip", {
        "lisez-moi.txt": f"Mot de passe de l'ancien site : {words[0]}",
        "notes/acces.txt": f"Le mot de l'inscription est : {words[1]}",
        "notes/divers.txt": f"Un mot au hasard : {words[2]}",
    })  # fmt: skip
    number = tree.following
    return {
        "answer": words[1],
        "wrong": [words[0], words[2]],
        "world": tree.disk("Téléchargements"),
        "solution": [
            acts.Unpack(thing=archive),
            acts.Open(thing=str(number)),
            acts.Open(thing=str(number + 2)),
            acts.Open(thing=str(number + 3)),
        ],
    }


# ---------------------------------------------------------------- other competences


def traps(rng: np.random.Generator) -> dict[str, Any]:
    """4.1, level 3: programs that pass for documents, in two folders, among documents and honest programs."""
    tree = Tree(rng)
    inner = f"Téléchargements/{pick(rng, ('Pièces jointes', 'Reçus par courriel', 'Messagerie'))}"
    stems = sample(rng, TOPICS, 12)

    def double() -> str:
        return (
            f"{pick(rng, ('jpg', 'docx', 'pdf'))}.{pick(rng, ('scr', 'js', 'bat', 'exe', 'vbs'))}"
        )

    bad = [
        tree.file(f"Téléchargements/{stems[0]}.pdf.exe"),
        tree.file(f"Téléchargements/{stems[1]}.{double()}"),
        tree.file(f"{inner}/{stems[2]}.{double()}"),
    ]
    dotted = tree.file(f"Téléchargements/{stems[3]}.{pick(rng, ('2025', 'v2', 'final'))}.pdf")
    about = tree.file(f"{inner}/{stems[4]}.{pick(rng, ('exe', 'js'))}.{pick(rng, ('pdf', 'txt'))}")
    tool = tree.file(
        f"Téléchargements/{pick(rng, ('installer-plume', 'pilote-imprimante', 'potager-setup'))}.exe"
    )
    for stem, end in zip(stems[5:9], ("odt", "jpg", "pdf", "txt"), strict=True):
        tree.file(f"Téléchargements/{stem}.{end}")
    for stem, end in zip(stems[9:], ("docx", "jpg", "pdf"), strict=True):
        tree.file(f"{inner}/{stem}.{end}")
    tree.file(f"{inner}/{pick(rng, ('lecteur-video', 'archiveur'))}.msi")
    here = [acts.Delete(thing=name) for name in bad[:2]]
    there = [acts.Open(thing=tree.folder(inner)), acts.Delete(thing=bad[2])]
    return {
        "world": tree.disk("Téléchargements"),
        "goal": Goal(want=tuple(("binned", name) for name in bad), keep=("binned", "name", "in")),
        "solution": [*here, *there],
        "near": [
            here,
            [*here, acts.Delete(thing=tool), *there],
            [*here, acts.Delete(thing=dotted), *there],
            [*here, *there, acts.Delete(thing=about)],
        ],
    }


def empty_the_bin(rng: np.random.Generator) -> dict[str, Any]:
    """5.1, level 1: room is made by emptying the bin, once a file one wants is out of it."""
    tree = Tree(rng)
    _filled(tree, "Documents", _names(rng, 5))
    name = f"{pick(rng, TOPICS)}-important.odt"
    kept = tree.file(f"Documents/{name}", binned=True)
    junk = [
        tree.file(f"Documents/vieux-film-{n}.mp4", integer(rng, 900_000, 3_000_000), binned=True)
        for n in range(1, 7)
    ]
    restore, empty = acts.Restore(thing=kept), acts.EmptyBin()
    return {
        "name": name,
        "world": tree.disk(),
        "goal": Goal(
            want=(("in", kept, "Documents"),),
            refuse=(("binned", "*"),),
            keep=("name", "binned"),
            free=tuple(junk),
        ),
        "solution": [acts.Bin(), restore, empty],
        "near": [[acts.Bin(), empty], [acts.Bin(), restore]],
    }


def restored_thursday(rng: np.random.Generator) -> dict[str, Any]:
    """5.1, level 5: a file as it was one evening, from a full backup and those of what changed since."""
    tree = Tree(rng)
    days = ("1-vendredi-complete", "2-lundi", "3-mardi", "4-mercredi", "5-jeudi", "6-vendredi")
    name, twin = sample(rng, TOPICS, 2)
    changed = sorted(sample(rng, range(1, 4), 2))
    wanted_day = integer(rng, changed[1] + 1, 4)  # it did not change on that day
    ids, others = {}, {}
    for place, day in enumerate(days):
        if place == 0 or place in changed or place == 5:
            ids[place] = tree.file(
                f"Sauvegardes/{day}/Documents/{name}.ods",
                date=f"2026-03-{13 + place + (2 if place else 0):02} 18:00",
                text=f"Version de {day[2:]}",
            )
        after = f"2026-03-{13 + place + (2 if place else 0):02} 18:00"
        if place in (0, 2, 4):
            tree.file(f"Sauvegardes/{day}/Documents/{twin}.ods", date=after)
        if place in (0, wanted_day):  # of another folder, by the same name
            others[place] = tree.file(
                f"Sauvegardes/{day}/Archives/{name}.ods",
                date=after,
                text="Version d'un autre dossier",
            )
        if place in (0, 2):
            tree.file(f"Sauvegardes/{day}/Documents/{name}-brouillon.ods", date=after)
        tree.folder(f"Sauvegardes/{day}/Documents")
    tree.file(f"Archives/{name}.ods", date="2026-03-02 10:00", text="Version d'un autre dossier")
    here = tree.file(f"Documents/{name}.ods", text="#### illisible ####", date="2026-03-20 17:00")
    right = max(place for place in ids if place <= wanted_day)

    def bring(place: int, held: dict[int, str] = ids, folder: str = "Documents") -> list[Act]:
        return [
            acts.Open(thing=tree.folder("Sauvegardes")),
            acts.Open(thing=tree.folder(f"Sauvegardes/{days[place]}")),
            acts.Open(thing=tree.folder(f"Sauvegardes/{days[place]}/{folder}")),
            acts.Copy(thing=held[place], folder="Documents"),
            acts.Replace(),
        ]

    return {
        "name": f"{name}.ods",
        "evening": days[wanted_day][2:],
        "world": tree.disk(),
        "goal": Goal(
            want=(("content", f"Documents/{name}.ods", ids[right]),),
            keep=("binned", "name"),
            free=(here, str(tree.following)),
        ),
        "solution": bring(right),
        "near": [bring(0), bring(5), bring(changed[0]), bring(wanted_day, others, "Archives")],
    }
