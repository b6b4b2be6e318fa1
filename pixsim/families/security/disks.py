"""Worlds of competences 4.1 and 5.1 on a disk: traps, room made, an evening restored."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.data.trees import TOPICS, file_names, filled
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.disks import Tree
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


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
    filled(tree, "Documents", file_names(rng, 5))
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
