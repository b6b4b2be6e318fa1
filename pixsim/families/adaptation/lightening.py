"""Worlds of @poids: pictures and folders made light enough to be sent."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.adaptation.formats import TOPICS
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.panels import (
    ACTED,
    at,
    button,
    choice,
    device,
    info,
    press,
    put,
    screen,
)
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as disk
from pixsim.worlds.goals import Goal


def lighter_photo(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a photo saved in the size that is said, under the limit of a form."""
    limit = pick(rng, (1, 2))
    weights = {
        1: ("6,2 Mo", "2,4 Mo", "0,8 Mo", "0,1 Mo"),
        2: ("8,6 Mo", "3,1 Mo", "1,7 Mo", "0,2 Mo"),
    }[limit]
    sizes = ("originale", "grande", "moyenne", "petite")
    name = (
        f"{pick(rng, ('plage', 'fete', 'jardin', 'equipe', 'maison'))}-{integer(rng, 10, 99)}.jpg"
    )
    infos = [
        info(f"Poids en taille {size}", weight) for size, weight in zip(sizes, weights, strict=True)
    ]
    world = device(
        f"Photo {name}", screen("Photo"),
        screen("Redimensionner", *infos, choice("Taille", "originale", sizes), choice("Format de la copie", "JPEG", ("JPEG", "PNG", "TIFF")), choice("Garder la date", "oui"), choice("Garder le lieu", "oui"), button("Enregistrer la copie", "Copie enregistrée.")),
        screen("Tourner", choice("Rotation", "aucune", ("aucune", "à gauche", "à droite"))), screen("Supprimer", button("Mettre à la corbeille", "Photo supprimée.")),
        screen("Lumière", choice("Luminosité", "0", ("-1", "0", "1")), choice("Contraste", "0", ("-1", "0", "1"))),
    )  # fmt: skip

    def save(size: str) -> list[Act]:
        return [*at("Redimensionner"), put("Taille", size), press("Enregistrer la copie")]

    return {
        "name": name,
        "limit": limit,
        "world": world,
        "goal": Goal(
            want=(("set", "Taille", "moyenne"), ("pressed", "Enregistrer la copie")), keep=ACTED
        ),
        "solution": save("moyenne"),
        "near": [save("grande"), save("petite"), save("moyenne")[:-1]],
    }


def heaviest_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the heaviest thing of a folder to send, sub-folders included, goes elsewhere."""
    tree = Tree(rng)
    here, there = "Ordinateur/À envoyer", "Clé USB"
    folder_names = sample(rng, ("Photos", "Plans", "Annexes", "Comptes", "Affiches"), 4)
    tree.folder(there)
    weights: dict[str, int] = {}
    held: dict[str, list[str]] = {}
    for name in folder_names:
        files = [integer(rng, 200, 1500) for _f in range(integer(rng, 3, 5))]
        held[name] = [
            tree.file(
                f"{here}/{name}/{pick(rng, TOPICS)}-{n}.{pick(rng, ('pdf', 'jpg', 'odt'))}", size
            )
            for n, size in enumerate(files, 1)
        ]
        weights[name] = sum(files)
    sizes = sorted(weights.values())
    single = tree.file(
        f"{here}/{pick(rng, TOPICS)}.mp4", integer(rng, 1600, max(1700, sizes[-1] - 200))
    )
    tree.file(f"{here}/{pick(rng, TOPICS)}-court.odt", integer(rng, 20, 90))
    if sizes[-1] - sizes[-2] < 150 or sizes[-1] < 2200:
        return heaviest_out(rng)
    heavy = max(weights, key=lambda name: weights[name])
    second = sorted(weights, key=lambda name: weights[name])[-2]
    thing, other = tree.folder(f"{here}/{heavy}"), tree.folder(f"{here}/{second}")
    return {
        "heavy": heavy,
        "world": tree.disk(here),
        "goal": Goal(want=(("in", thing, there),), keep=("in", "binned", "name"), free=tuple(held[heavy])),
        "solution": [disk.Move(thing=thing, folder=there)],
        "near": [[disk.Move(thing=single, folder=there)], [disk.Move(thing=other, folder=there)], [disk.Copy(thing=thing, folder=there)]],
    }  # fmt: skip


def best_under_limit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the largest picture that is under a weight with a quality that is good enough."""
    limit = pick(rng, (300, 400, 500))
    widths = ("3000 px", "1600 px", "1200 px", "800 px")
    qualities = ("maximale", "bonne", "faible")
    grid: dict[tuple[str, str], int] = {}
    base = {"3000 px": 4.2, "1600 px": 1.7, "1200 px": pick(rng, (0.88, 0.94)), "800 px": 0.5}
    for width in widths:
        for quality, share in zip(qualities, (1.35, 1.0, 0.35), strict=True):
            grid[width, quality] = round(base[width] * share * limit + integer(rng, -9, 9))
    best = ("1200 px", "bonne")
    sensible = [pair for pair, weight in grid.items() if weight <= limit and pair[1] != "faible"]
    if max(sensible, key=lambda pair: int(pair[0][:-3])) != best or best not in sensible:
        return best_under_limit(rng)
    infos = [info(f"Poids prévu ({width}, {quality})", f"{weight} ko", when={"Largeur": width, "Qualité": quality})
             for (width, quality), weight in grid.items()]  # fmt: skip
    name = f"affiche-{integer(rng, 10, 99)}.jpg"
    world = device(
        f"Exporter {name}", screen("Image"),
        screen("Export", *infos, choice("Largeur", "3000 px", widths), choice("Qualité", "maximale", qualities), choice("Garder les proportions", "oui"),
               choice("Format", "JPEG", ("JPEG", "PNG", "TIFF")), button("Exporter", "Image exportée.")),
        screen("Cadrage", choice("Rogner", "non"), choice("Pivoter", "non")),
    )  # fmt: skip

    def export(width: str, quality: str) -> list[Act]:
        change = [put("Qualité", quality)] if quality != "maximale" else []
        return [*at("Export"), put("Largeur", width), *change, press("Exporter")]

    return {
        "name": name,
        "limit": limit,
        "weight": grid[best],
        "world": world,
        "goal": Goal(want=(("set", "Largeur", best[0]), ("set", "Qualité", best[1]), ("pressed", "Exporter")), keep=ACTED),
        "solution": export(*best),
        "near": [export("800 px", "bonne"), export("1600 px", "faible"), export("1200 px", "maximale"), export("1600 px", "bonne")],
    }  # fmt: skip
