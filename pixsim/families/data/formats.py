"""Worlds of @extensions and @unites: kinds of files, programs for them, the lightest."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.data.trees import TOPICS, file_names, filled
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.disks import Tree
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal

WHOLE = ("file", "folder", "content", "in", "name", "readonly", "tag", "binned")
"""Kinds of facts that a task about something else leaves as they are."""


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
    filled(tree, "Documents", file_names(rng, 6))
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
    names = file_names(rng, 7)
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
