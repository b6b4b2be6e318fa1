"""More worlds of competence 1.2: sizes, copies, what is kept in step online, labels."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal

STEMS = (
    "adhesions",
    "affiche",
    "assurance",
    "chorale",
    "comptes",
    "convention",
    "emargement",
    "inventaire",
    "kermesse",
    "menus",
    "planning",
    "tombola",
)
THEMES = ("Chorale", "Jardin partagé", "Brocante", "Aide aux devoirs", "Randonnées", "Théâtre")


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


def size_in_kilobytes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the size of a file, shown in MB, that a form wants in kB."""
    tree = Tree(rng)
    stem, *others = sample(rng, STEMS, 8)
    tenths = 10 * integer(rng, 1, 18) + integer(rng, 1, 9)
    twin = tenths + pick(rng, (-7, 5, 11))
    tree.file(f"Documents/{stem}.pdf", 100 * tenths)
    tree.file(f"Documents/{stem}-2.pdf", 100 * max(12, twin))
    for name in others:
        tree.file(f"Documents/{name}.{pick(rng, ('odt', 'ods', 'jpg'))}")
    return {
        "name": f"{stem}.pdf",
        "answer": str(100 * tenths),
        "wrong": [f"{tenths // 10},{tenths % 10}", str(10 * tenths), str(1_000 * tenths)],
        "world": tree.disk("Documents"),
        "solution": [],
    }


def heaviest_to_the_key(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the heaviest file, whatever the unit its size is told in, put on a key."""
    tree = Tree(rng)
    units = [
        integer(rng, 11, 29) * 100_000,
        integer(rng, 300, 940) * 1_000,
        integer(rng, 21, 80) * 1_000,
    ]
    sizes = [*units, 985, 940, integer(rng, 100, 800), integer(rng, 100, 800)]  # fmt: skip
    names = [f"{stem}.{pick(rng, ('mp4', 'zip', 'mov'))}" for stem in sample(rng, STEMS, 7)]
    ids = [
        tree.file(f"Téléchargements/{name}", size) for name, size in zip(names, sizes, strict=True)
    ]
    folder = pick(rng, ("Sauvegarde", "À garder", "Transfert"))
    tree.folder(f"Clé USB/{folder}")
    tree.folder("Clé USB/Ancien")
    to = f"Clé USB/{folder}"
    return {
        "to": to,
        "world": tree.disk("Téléchargements"),
        "goal": Goal(want=(("in", ids[0], to),), keep=("in", "binned", "name")),
        "solution": [acts.Move(thing=ids[0], folder=to)],
        "near": [
            [acts.Move(thing=ids[3], folder=to)],
            [acts.Move(thing=ids[1], folder=to)],
            [acts.Move(thing=ids[0], folder="Clé USB/Ancien")],
        ],
    }


def gained_by_packing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what packing gained on the one file that gained most."""
    tree = Tree(rng)
    text, photo, film = sample(rng, STEMS, 3)
    pairs = [
        (f"{text}.csv", 10 * integer(rng, 50, 90), integer(rng, 15, 30)),
        (f"{photo}.jpg", 10 * integer(rng, 70, 95), integer(rng, 95, 99)),
        (f"{film}.mp4", 10 * integer(rng, 80, 95), integer(rng, 94, 99)),
    ]
    gains = []
    for name, size, share in pairs:
        packed = round(size * share / 100)
        gains.append(size - packed)
        tree.file(f"Documents/Envoi/{name}", size)
        tree.archive(f"Documents/Envoi/{name.partition('.')[0]}.zip", {name: ""}, packed)
    size, packed = pairs[0][1], pairs[0][1] - gains[0]
    return {
        "answer": str(gains[0]),
        "wrong": [str(packed), str(size), str(gains[1])],
        "world": tree.disk("Documents/Envoi"),
        "solution": [],
    }


# ---------------------------------------------------------------- @nuage


def put_online(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a copy of a document into a space online; the first stays."""
    tree = Tree(rng)
    stem, *others = sample(rng, STEMS, 4)
    name = f"{stem}.odt"
    wanted = tree.file(f"Documents/{name}")
    for other in others:
        tree.file(f"Documents/{other}.{pick(rng, ('odt', 'pdf'))}")
    theme = pick(rng, THEMES)
    to = f"Espace en ligne/{theme}"
    tree.folder(to)
    return {
        "name": name,
        "to": to,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("content", f"{to}/{name}", wanted), ("in", wanted, "Documents")),
            keep=("binned", "name", "in"),
            free=(str(tree.following),),
        ),
        "solution": [acts.Copy(thing=wanted, folder=to)],
        "near": [[acts.Move(thing=wanted, folder=to)]],
    }


_SUPPORTS = {
    "Clé USB": "sur un support que l'on peut débrancher et emporter",
    "Espace en ligne": "dans le nuage, accessible de partout par internet",
    "Serveur du bureau": "sur le réseau du bureau, accessible de ses seuls ordinateurs",
    "Disque de l'ordinateur": "enregistrée sur l'ordinateur lui-même, accessible sans réseau",
}


def copy_there_deleted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four copies of a file, the one on a support that is described, to be deleted."""
    tree = Tree(rng)
    stem, *others = sample(rng, STEMS, 5)
    name, folder = f"{stem}.ods", pick(rng, THEMES)
    ids = {}
    for support, other in zip(_SUPPORTS, others, strict=True):
        ids[support] = tree.file(f"{support}/{folder}/{name}", 120)
        tree.file(f"{support}/{folder}/{other}.odt")
    where, wrong = sample(rng, tuple(_SUPPORTS), 2)

    def delete(support: str) -> list[Act]:
        return [
            acts.Open(thing=tree.folder(support)),
            acts.Open(thing=tree.folder(f"{support}/{folder}")),
            acts.Delete(thing=ids[support]),
        ]

    return {
        "name": name,
        "where": _SUPPORTS[where],
        "world": tree.disk(),
        "goal": Goal(want=(("binned", ids[where]),), keep=("binned", "in", "name")),
        "solution": delete(where),
        "near": [delete(wrong), [*delete(where), acts.Back(), acts.Back(), *delete(wrong)]],
    }


def deleted_everywhere(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two files deleted by a synchronisation, given back and put where nothing follows."""
    tree = Tree(rng)
    one, two, third, *others = sample(rng, STEMS, 7)
    theme = pick(rng, THEMES)
    here, safe = f"Dossier synchronisé/{theme}", "Sauvegardes/Hors synchronisation"
    names = [f"{one}.ods", f"{two}.odt"]
    lost = [tree.file(f"{here}/{name}", binned=True) for name in names]
    twins = [tree.file(f"Personnel/Divers/{name}", binned=True) for name in names]
    tree.file(f"{here}/{third}-brouillon.odt", binned=True)
    tree.folder(safe)
    for other in others:
        tree.file(f"{here}/{other}.pdf")
    free = tree.following

    def recover(ids: list[str], place: str, what: str = "copy") -> list[Act]:
        put = acts.Copy if what == "copy" else acts.Move
        return [
            acts.Bin(),
            *(acts.Restore(thing=name) for name in ids),
            acts.Back(),
            acts.Go(path=place),
            *(put(thing=name, folder=safe) for name in ids),
        ]

    return {
        "who": pick(rng, FIRST_NAMES),
        "theme": theme,
        "one": names[0],
        "two": names[1],
        "world": tree.disk(here),
        "goal": Goal(
            want=tuple(
                fact
                for name, number in zip(names, lost, strict=True)
                for fact in (("in", number, here), ("content", f"{safe}/{name}", number))
            ),
            keep=("binned", "in", "name"),
            free=(str(free), str(free + 1)),
        ),
        "solution": recover(lost, here),
        "near": [
            recover(twins, "Personnel/Divers"),
            recover(lost, here, "move"),
            recover(lost, here)[:4],
        ],
    }


def conflicting_copies(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of each document and its copy in conflict, the newest is to bear the plain name."""
    tree = Tree(rng)
    stems = sample(rng, STEMS, 4)
    who = pick(rng, FIRST_NAMES)
    here = f"Dossier synchronisé/{pick(rng, THEMES)}"
    old = f"{here}/Anciennes"
    tree.folder(old)
    day = integer(rng, 10, 27)
    newest_is_copy = [True, False, True]
    plain, copies, names = [], [], []
    for stem, is_copy in zip(stems[:3], newest_is_copy, strict=True):
        late, early = f"2026-02-{day + 1:02} 09:{integer(rng, 10, 59)}", f"2026-02-{day:02} 18:30"
        names.append(f"{stem}.odt")
        plain.append(tree.file(f"{here}/{stem}.odt", date=early if is_copy else late))
        copies.append(
            tree.file(f"{here}/{stem} (conflit, {who}).odt", date=late if is_copy else early)
        )
    tree.file(f"{here}/{stems[3]} (annexe).odt")
    tree.file(f"{here}/{stems[3]}.odt")
    want: list[tuple[str, ...]] = []
    solution: list[Act] = []
    for first, copy, name, is_copy in zip(plain, copies, names, newest_is_copy, strict=True):
        newest, oldest = (copy, first) if is_copy else (first, copy)
        want += [("name", newest, name), ("in", newest, here), ("in", oldest, old)]
        solution.append(acts.Move(thing=oldest, folder=old))
        if is_copy:
            solution.append(acts.Rename(thing=copy, name=name))
    always_plain: list[Act] = [acts.Move(thing=copy, folder=old) for copy in copies]
    always_copy: list[Act] = [
        act
        for first, copy, name in zip(plain, copies, names, strict=True)
        for act in (acts.Move(thing=first, folder=old), acts.Rename(thing=copy, name=name))
    ]
    return {
        "world": tree.disk(here),
        "goal": Goal(want=tuple(want), keep=("binned", "in", "name")),
        "solution": solution,
        "near": [always_plain, always_copy, solution[:-1]],
    }


# ---------------------------------------------------------------- @structurer


def labelled_photos(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a label for the photos of two days, wherever they are."""
    tree = Tree(rng)
    event, *labels = sample(rng, ("Fête du quartier", "Sortie", "Vide-grenier", "Concert"), 3)
    month, day = integer(rng, 3, 10), integer(rng, 5, 24)
    months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
    ]
    folders = sample(rng, ("Photos/2025", "Photos/Appareil", "Photos/Reçues", "Photos/Tri"), 3)

    def shot(folder: str, date: str, end: str = "jpg") -> str:
        number = integer(rng, 1000, 9999)
        return tree.file(f"{folder}/IMG_{number}{tree.following % 10}.{end}", date=f"{date} 15:20")

    days = [f"2025-{month:02}-{day + n:02}" for n in (0, 1)]
    first = [shot(folders[0], days[0]), shot(folders[1], days[0], "png")]
    second = [shot(folders[1], days[1]), shot(folders[2], days[1])]
    after = f"2025-{month:02}-{day + 2:02}"
    near = shot(folders[0], after)
    year = shot(folders[2], days[0].replace("2025", "2024"))
    paper = shot(folders[2], days[0], "pdf")
    for folder in folders:
        shot(folder, f"2025-{month + 1:02}-{day:02}")

    def tag(things: list[str]) -> list[Act]:
        return [acts.Tag(thing=thing, label=event) for thing in things]

    one = [acts.Find(text=f"type:image date:{days[0]}"), *tag(first)]
    two = [acts.Find(text=f"type:image date:{days[1]}"), *tag(second)]
    return {
        "event": event,
        "days": f"{day} et {day + 1} {months[month - 1]} 2025",
        "world": tree.disk("Photos", tags=(event, *labels)),
        "goal": Goal(
            want=tuple(("tag", name, event) for name in (*first, *second)),
            refuse=tuple(("tag", "*", label) for label in labels),
            keep=("tag", "in", "name", "binned"),
        ),
        "solution": [*one, *two],
        "near": [
            one,
            [acts.Find(text=f"date:{days[0]}"), *tag([*first, paper]), *two],
            [*one, *two, acts.Find(text=f"date:{after}"), *tag([near])],
            [*one, *two, acts.Find(text="date:2024"), *tag([year])],
        ],
    }
