"""Worlds of @archives: a folder packed, an archive unpacked."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.data.trees import FOLDERS, file_names, filled
from pixsim.families.draws.choices import pick, sample
from pixsim.families.draws.disks import Tree
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def pack_folder(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a folder to be made one file before it is sent."""
    tree = Tree(rng)
    folder, other, *more = sample(rng, FOLDERS, 5)
    for each in (folder, other, *more):
        filled(tree, f"Documents/{each}", file_names(rng, 4))
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
    filled(tree, "Téléchargements", file_names(rng, 7, ("pdf", "odt", "jpg", "html")))
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
