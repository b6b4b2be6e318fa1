"""More worlds of competence 1.2: sizes, copies, what is kept in step online, labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
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
    """Level 5: of each document and its copies in conflict, the last one saved is to bear the plain name.

    The day alone does not tell: some were saved the same day, and one has two copies in conflict.
    """
    tree = Tree(rng)
    stems = sample(rng, STEMS, 5)
    people = sample(rng, FIRST_NAMES, 2)
    here = f"Dossier synchronisé/{pick(rng, THEMES)}"
    old = f"{here}/Anciennes"
    tree.folder(old)
    day, end = integer(rng, 10, 26), pick(rng, ("odt", "ods", "txt"))
    tree.file(f"{old}/{stems[4]}.{end}")
    # how many copies each document has, and which of all its versions was saved last
    shapes = [(1, integer(rng, 0, 1)), (1, integer(rng, 0, 1)), (2, integer(rng, 0, 2))]
    if not any(last == 0 for _copies, last in shapes):
        shapes[0] = (1, 0)
    if not any(last for _copies, last in shapes):
        shapes[2] = (2, integer(rng, 1, 2))
    versions: list[tuple[str, list[str], int]] = []
    named: list[str] = []
    for place, (stem, (copies, last)) in enumerate(
        zip(stems[:3], shuffled(rng, shapes), strict=True)
    ):
        names = [f"{stem}.{end}", *(f"{stem} (conflit, {who}).{end}" for who in people[:copies])]
        same_day = place < 2  # the hour, in its properties, tells
        times = [
            f"2026-02-{day if same_day else day - 1 - n:02} {integer(rng, 9, 12):02}:{integer(rng, 10, 59)}"
            for n, _name in enumerate(names)
        ]
        times[last] = f"2026-02-{day:02} {integer(rng, 14, 18)}:{integer(rng, 10, 59)}"
        ids = [
            tree.file(f"{here}/{name}", date=when) for name, when in zip(names, times, strict=True)
        ]
        versions.append((names[0], ids, last))
        named += names
    tree.file(f"{here}/{stems[3]} (annexe).{end}")
    tree.file(f"{here}/{stems[3]}.{end}")

    def tidied(kept: Sequence[int]) -> list[Act]:
        """Of each document one version kept under the plain name, the others put away."""
        done: list[Act] = []
        for (name, ids, _last), keep in zip(versions, kept, strict=True):
            done += [acts.Move(thing=one, folder=old) for n, one in enumerate(ids) if n != keep]
            if keep:
                done.append(acts.Rename(thing=ids[keep], name=name))
        return done

    right = [last for _name, _ids, last in versions]
    want: list[tuple[str, ...]] = []
    free = [one for _name, ids, _last in versions for one in ids]
    for name, ids, last in versions:
        want.append(("content", f"{here}/{name}", ids[last]))
        want += [("content", f"~{old}/", one) for n, one in enumerate(ids) if n != last]
    free += [f"{place}/{name}" for name in named for place in (here, old)]
    return {
        "who": " et ".join(people), "count": sum(len(ids) for _name, ids, _last in versions),
        "world": tree.disk(here),
        "goal": Goal(want=tuple(want), keep=("binned", "file"), free=tuple(free)),
        "solution": tidied(right),
        "near": [
            tidied([0, 0, 0] if any(right) else [1, 1, 1]), tidied([1, 1, 1] if right != [1, 1, 1] else [0, 1, 1]),
            tidied(right)[:-1],
        ],
    }  # fmt: skip


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
