"""Worlds of @arborescence: what stands in a folder, above it, and at a relative path."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.data.trees import FOLDERS, TOPICS, file_names, filled
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.disks import Tree
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


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
    name = f"{pick(rng, TOPICS)}.{end}"
    tree.file(f"Documents/{here}/{name}")
    for name in others:
        filled(tree, f"Documents/{name}", file_names(rng, 2, ("odt", "txt")))
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
    filled(tree, f"Documents/{above}/{here}", file_names(rng, 4))
    decoy = str(integer(rng, 1000, 9999))
    note = tree.file(f"Documents/{above}/a-lire.txt", text=f"Le code de la salle est {code}.")
    tree.file(
        f"Documents/{above}/{here}/a-lire.txt", text=f"Ancien code, qui ne sert plus : {decoy}."
    )
    filled(tree, f"Documents/{beside}", file_names(rng, 3))
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
            filled(tree, f"Documents/{folder}/{year}", [n for n in file_names(rng, 3) if n != name])
    filled(tree, f"Documents/{one}/{deep}", file_names(rng, 2))
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
