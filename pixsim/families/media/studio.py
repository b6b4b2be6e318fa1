"""Worlds of competence 3.2: capture, photo, layers, sound and film to act on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.panels import (
    ACTED,
    button,
    choice,
    device,
    field,
    info,
    screen,
    task_of_steps,
)
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.worlds.files import acts as disk
from pixsim.worlds.goals import Goal

# ---------------------------------------------------------------- @capture


def part_of_the_screen(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a capture of what is told, and nothing more."""
    said, value = pick(
        rng,
        (
            ("seulement la fenêtre du message d'erreur", "une fenêtre"),
            ("tout l'écran", "l'écran entier"),
            ("seulement un morceau de la carte", "une zone à tracer"),
        ),
    )
    modes = ("l'écran entier", "une fenêtre", "une zone à tracer")
    start = next(mode for mode in modes if mode != value)
    delay = pick(rng, ("aucun", "3 s", "5 s"))
    world = device(
        "Capture d'écran", screen("Outil de capture"),
        screen("Capture", choice("Capturer", start, modes), choice("Délai", delay, ("aucun", "3 s", "5 s")), choice("Pointeur visible", "non"), button("Prendre la capture", "Capture enregistrée dans Images.")),
        screen("Enregistrement", choice("Format", "PNG", ("PNG", "JPEG")), choice("Dossier", "Images", ("Images", "Bureau"))),
        screen("Vidéo de l'écran", choice("Son du micro", "non"), button("Filmer l'écran", "L'écran est filmé.")),
    )  # fmt: skip
    steps = (("Capture", "Capturer", value), ("Capture", "Prendre la capture", ""))
    other = next(mode for mode in modes if mode not in (value, start))
    return {"who": pick(rng, FIRST_NAMES), "said": said, "value": value,
            **task_of_steps(world, steps, (("Capture", "Capturer", other), steps[1]), steps[1:], (("Vidéo de l'écran", "Filmer l'écran", ""),))}  # fmt: skip


_TEXTS = (
    ("un contrat", "français"),
    ("un article", "anglais"),
    ("une recette", "italien"),
    ("une lettre", "allemand"),
    ("un mode d'emploi", "espagnol"),
)


def words_from_paper(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a paper scanned so that its words can be searched, in its own tongue."""
    what, tongue = pick(rng, _TEXTS)
    aim, form = pick(
        rng,
        (
            ("y chercher des mots, sans changer sa présentation", "PDF avec texte"),
            ("en récrire des passages", "document modifiable"),
        ),
    )
    forms = ("image", "PDF image", "PDF avec texte", "document modifiable")
    tongues = tuple(sorted({tongue, "français", "anglais", "portugais", "italien"}))
    start = next(one for one in tongues if one != tongue)
    world = device(
        "Scanner", screen("Numériser"),
        screen("Résultat", choice("Sorte de fichier", "image", forms), choice("Langue du texte", start, tongues), button("Lancer la numérisation", "Numérisation terminée.")),
        screen("Image", choice("Couleur", "niveaux de gris", ("noir et blanc", "niveaux de gris", "couleur")), choice("Finesse", "300 ppp", ("75 ppp", "300 ppp", "600 ppp"))),
        screen("Papier", choice("Taille", "A4", ("A4", "A5", "ticket")), choice("Deux faces", "non")),
    )  # fmt: skip
    steps = (
        ("Résultat", "Sorte de fichier", form),
        ("Résultat", "Langue du texte", tongue),
        ("Résultat", "Lancer la numérisation", ""),
    )
    wrong = "document modifiable" if form != "document modifiable" else "PDF image"
    return {"who": pick(rng, FIRST_NAMES), "what": what, "tongue": tongue, "aim": aim, "form": form,
            **task_of_steps(world, steps, (steps[0], steps[2]), ((steps[0][0], steps[0][1], wrong), *steps[1:]))}  # fmt: skip


def scan_to_enlarge(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the fineness that a print of another size needs, in colour or not."""
    times, fineness = pick(rng, ((1, "300 ppp"), (2, "600 ppp"), (4, "1200 ppp")))
    small = pick(
        rng, ((10, 15), (9, 12), (6, 9), (7, 10), (8, 8), (5, 7), (9, 13), (4, 6), (11, 15), (6, 6))
    )
    colour, said = pick(
        rng,
        (
            ("couleur", "une photo en couleur"),
            ("niveaux de gris", "une vieille photo en noir et blanc, avec ses gris"),
        ),
    )
    start = next(one for one in ("couleur", "noir et blanc") if one != colour)
    all_of = ("150 ppp", "300 ppp", "600 ppp", "1200 ppp", "2400 ppp")
    world = device(
        "Scanner", screen("Numériser"),
        screen("Qualité", choice("Finesse", "150 ppp", all_of), choice("Couleurs", start, ("couleur", "niveaux de gris", "noir et blanc")), choice("Corriger les rayures", "non")),
        screen("Cadre", choice("Zone", "toute la vitre", ("toute la vitre", "la photo seule")), choice("Retourner", "non")),
        screen("Fichier", choice("Format", "PNG", ("PNG", "JPEG", "PDF")), button("Numériser maintenant", "Image enregistrée.")),
    )  # fmt: skip
    steps = (
        ("Qualité", "Finesse", fineness),
        ("Qualité", "Couleurs", colour),
        ("Cadre", "Zone", "la photo seule"),
        ("Fichier", "Numériser maintenant", ""),
    )
    wrong = "2400 ppp" if fineness != "2400 ppp" else "300 ppp"
    other = "150 ppp" if times > 1 else "600 ppp"
    return {"said": said, "small": f"{small[0]} × {small[1]} cm", "large": f"{times * small[0]} × {times * small[1]} cm", "same": times == 1, "fineness": fineness, "times": times, "colour": colour,
            **task_of_steps(world, steps, (("Qualité", "Finesse", wrong), *steps[1:]), (("Qualité", "Finesse", other), *steps[1:]) if other != "150 ppp" else steps[1:],
                    (steps[0], ("Qualité", "Couleurs", "niveaux de gris" if colour == "couleur" else "couleur"), *steps[2:]), steps[:2] + steps[3:])}  # fmt: skip


# ---------------------------------------------------------------- @retouche


def one_turn(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a photo put upright, or cut to what matters."""
    name = (
        f"{pick(rng, ('plage', 'fete', 'jardin', 'equipe', 'marche'))}-{integer(rng, 10, 99)}.jpg"
    )
    case, where, what, value = pick(rng, (
        ("est couchée : le ciel est à gauche. Redressez-la", "Tourner", "Rotation", "un quart de tour à droite"),
        ("est couchée : le ciel est à droite. Redressez-la", "Tourner", "Rotation", "un quart de tour à gauche"),
        ("est à l'envers : le ciel est en bas. Redressez-la", "Tourner", "Rotation", "un demi-tour"),
        ("montre une poubelle au bord droit. Coupez ce bord, sans rien déformer", "Recadrer", "Bord à couper", "le bord droit"),
        ("montre un doigt au bord haut. Coupez ce bord, sans rien déformer", "Recadrer", "Bord à couper", "le bord haut"),
    ))  # fmt: skip
    turns = ("aucune", "un quart de tour à droite", "un quart de tour à gauche", "un demi-tour")
    edges = ("aucun", "le bord gauche", "le bord droit", "le bord haut", "le bord bas")
    world = device(
        f"Photo {name}", screen("Retouche"), screen("Tourner", choice("Rotation", "aucune", turns), choice("Miroir", "non")),
        screen("Recadrer", choice("Bord à couper", "aucun", edges)), screen("Dimensions", choice("Largeur", "100 %", ("50 %", "100 %")), choice("Hauteur", "100 %", ("50 %", "100 %"))),
        screen("Couleurs", choice("Noir et blanc", "non"), choice("Saturation", "0", ("-1", "0", "1"))),
    )  # fmt: skip
    steps = ((where, what, value),)
    wrong = (
        "un quart de tour à gauche"
        if value != "un quart de tour à gauche"
        else "un quart de tour à droite"
    )
    near = (
        (("Tourner", "Rotation", wrong),)
        if where == "Tourner"
        else (("Dimensions", "Largeur", "50 %"),)
    )
    return {
        "name": name,
        "case": case,
        "what": what.lower(),
        "value": value,
        **task_of_steps(world, steps, near),
    }


_FAULTS = (
    ("est trop sombre partout, les parties claires comprises", "Luminosité", "+", "Contraste"), ("est trop claire partout, les ombres comprises", "Luminosité", "-", "Contraste"),
    ("est terne : ses noirs et ses blancs tirent vers le même gris", "Contraste", "+", "Luminosité"), ("a des couleurs criardes, que l'on veut calmer", "Saturation", "-", "Contraste"),
    ("a des couleurs éteintes, presque grises", "Saturation", "+", "Luminosité"), ("est trop orange, prise sous une lampe", "Température", "-", "Saturation"),
    ("est trop bleue, prise à l'ombre", "Température", "+", "Saturation"),
)  # fmt: skip


def one_adjustment(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the one adjustment, and the way, that mends a fault."""
    fault, right, way, other = pick(rng, _FAULTS)
    name = f"{pick(rng, ('salle', 'fete', 'port', 'marche', 'atelier', 'vitrine'))}-{integer(rng, 10, 99)}.jpg"
    values = ("très en moins", "en moins", "0", "en plus", "très en plus")
    rows = [
        choice(kind, "0", values)
        for kind in shuffled(rng, ("Luminosité", "Contraste", "Saturation"))
    ]
    world = device(f"Photo {name}", screen("Retouche"), screen("Lumière", *rows), screen("Couleur", choice("Température", "0", values), info("Température en plus", "vers l'orange")),
                   screen("Forme", choice("Rotation", "aucune", ("aucune", "à droite")), choice("Netteté", "0", ("0", "1", "2"))))  # fmt: skip
    value, wrong = ("en plus", "en moins") if way == "+" else ("en moins", "en plus")
    page = "Couleur" if right == "Température" else "Lumière"
    other_page = "Couleur" if other == "Température" else "Lumière"
    task = task_of_steps(
        world, ((page, right, value),), ((page, right, wrong),), ((other_page, other, value),)
    )
    both = Goal(want=(("set", right, f"{value}||très {value}"),), keep=ACTED)
    return {
        "name": name,
        "fault": fault,
        "right": right,
        "value": value,
        **task,
        "goal": both,
    }


_LAYERS = ("Titre", "Cadre", "Portrait", "Logo", "Ciel", "Texte du bas", "Filet doré")


def _layers(names: Sequence[str], places: Sequence[int]) -> list[Any]:
    ranks = tuple(str(n) for n in range(1, len(names) + 1))
    return [screen(f"Calque {name}", choice(f"{name} : rang (1 = dessus)", str(place), ranks), choice(f"{name} : visible", "oui"),
                   choice(f"{name} : opacité", "100 %", ("0 %", "50 %", "100 %"))) for name, place in zip(names, places, strict=True)]  # fmt: skip


def hidden_by_another(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a layer that another hides comes above it, and the draft one is not shown, none being lost."""
    names = sample(rng, _LAYERS, 4)
    draft = "Brouillon"
    top, hidden = names[0], names[1]
    pages = [
        *_layers(names, (1, 2, 3, 4)),
        screen(
            f"Calque {draft}",
            choice(f"{draft} : visible", "oui"),
            button(f"Supprimer le calque {draft}", "Calque supprimé."),
        ),
    ]
    world = device(
        "Affiche.ora",
        screen("Calques"),
        *shuffled(rng, pages),
        screen(
            "Image",
            choice("Fond transparent", "non"),
            button("Aplatir l'image", "Un seul calque reste."),
        ),
    )
    steps = (
        (f"Calque {hidden}", f"{hidden} : rang (1 = dessus)", "1"),
        (f"Calque {top}", f"{top} : rang (1 = dessus)", "2"),
        (f"Calque {draft}", f"{draft} : visible", "non"),
    )
    return {"top": top, "hidden": hidden, "draft": draft,
            **task_of_steps(world, steps, steps[:2], steps[:1] + steps[2:], (*steps[:2], (f"Calque {draft}", f"Supprimer le calque {draft}", "")),
                    ((f"Calque {top}", f"{top} : visible", "non"), steps[2]))}  # fmt: skip


def pile_in_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the pile that a wish describes, from the top to the bottom."""
    names = sample(rng, _LAYERS, 5)
    start = shuffled(rng, range(1, 6))
    if sum(n + 1 == place for n, place in enumerate(start)) != 1:
        return pile_in_order(rng)
    steps = [
        (f"Calque {name}", f"{name} : rang (1 = dessus)", str(n))
        for n, (name, place) in enumerate(zip(names, start, strict=True), 1)
        if n != place
    ]
    a, b, c, d, e = names
    clues = shuffled(
        rng,
        [
            f"« {a} » est devant tout le reste",
            f"« {b} » est devant « {c} »",
            f"« {e} » est derrière tout le reste",
            f"« {d} » est juste devant « {e} »",
        ],
    )
    order = list(range(5))
    world = device(
        "Affiche.ora",
        screen("Calques"),
        *[_layers(names, start)[n] for n in shuffled(rng, order)],
        screen("Image", choice("Fond transparent", "non")),
    )
    swapped = {b: "3", c: "2"}
    near = [
        (page, setting, swapped.get(page.removeprefix("Calque "), value))
        for page, setting, value in steps
    ]
    for name, rank in swapped.items():
        if f"Calque {name}" not in [page for page, _s, _v in steps]:
            near.append((f"Calque {name}", f"{name} : rang (1 = dessus)", rank))
    return {
        "clues": " ; ".join(clues),
        "order": ", ".join(names),
        **task_of_steps(world, steps, near, steps[:-1]),
    }


def cut_out_by_mask(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a thing alone on a transparent ground, nothing of the photo being erased, in a format that keeps it."""
    thing = pick(rng, ("vase", "vélo", "chat", "fauteuil", "violon"))
    name = f"{thing.replace('é', 'e')}-{integer(rng, 10, 99)}"
    world = device(
        f"{name}.ora", screen("Image"),
        screen("Choisir", choice("Sélection", "aucune", ("aucune", f"le contour du {thing}", f"tout sauf le {thing}", "toute l'image"))),
        screen("Calque Photo", choice("Masque du calque", "aucun", ("aucun", "d'après la sélection", "d'après l'inverse de la sélection")), button("Effacer la sélection", "Pixels effacés."), choice("Photo : visible", "oui")),
        screen("Calque Fond blanc", choice("Fond blanc : visible", "oui"), choice("Fond blanc : opacité", "100 %", ("50 %", "100 %"))),
        screen("Exporter", choice("Format", "JPEG", ("JPEG", "PNG", "BMP")), choice("Qualité", "90 %", ("60 %", "90 %")), button("Exporter maintenant", "Fichier exporté.")),
    )  # fmt: skip
    mask = "d'après la sélection"
    steps = (("Choisir", "Sélection", f"le contour du {thing}"), ("Calque Photo", "Masque du calque", mask), ("Calque Fond blanc", "Fond blanc : visible", "non"),
             ("Exporter", "Format", "PNG"), ("Exporter", "Exporter maintenant", ""))  # fmt: skip
    erased = (
        ("Choisir", "Sélection", f"tout sauf le {thing}"),
        ("Calque Photo", "Effacer la sélection", ""),
        *steps[2:],
    )
    inverse = (("Choisir", "Sélection", f"tout sauf le {thing}"), *steps[1:])
    return {
        "thing": thing,
        "name": f"{name}.ora",
        **task_of_steps(
            world, steps, erased, inverse, steps[:2] + steps[3:], (*steps[:3], steps[4])
        ),
    }


# ---------------------------------------------------------------- @pixels, @formats_image


def banner(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a photo cut to the shape of a banner before it is made smaller, never stretched."""
    across, down = pick(rng, ((3, 1), (16, 9), (4, 1), (1, 1), (2, 1), (5, 2)))
    shape, unit = f"{across}:{down}", 1200 // across // 20 * 20 + 20 * integer(rng, -2, 4)
    width, height = across * unit, down * unit
    start = pick(rng, ((4000, 3000), (4800, 3200), (3600, 2700)))
    shapes = ("libre", "1:1", "4:3", "16:9", "2:1", "5:2", "3:1", "4:1")
    world = device(
        "Photo", screen("Photo", info("Définition", f"{start[0]} × {start[1]} pixels")),
        screen("Recadrer", choice("Rapport du cadre", "libre", shapes), button("Appliquer le cadre", "Photo recadrée.")),
        screen("Redimensionner", choice("Garder les proportions", "oui"), field("Largeur (pixels)", str(start[0]), r"\d{2,4}", "Un nombre de pixels."), button("Appliquer la taille", "Photo redimensionnée.", needs={})),
        screen("Ajuster", choice("Étirer pour remplir", "non"), choice("Ajouter des bandes", "non")),
    )  # fmt: skip
    steps = (
        ("Recadrer", "Rapport du cadre", shape),
        ("Recadrer", "Appliquer le cadre", ""),
        ("Redimensionner", "Largeur (pixels)", str(width)),
        ("Redimensionner", "Appliquer la taille", ""),
    )
    other = next(one for one in shapes[1:] if one != shape)
    return {"width": width, "height": height, "shape": shape,
            **task_of_steps(world, steps, steps[2:], ((steps[0][0], steps[0][1], other), *steps[1:]), (*steps[:2], ("Redimensionner", "Largeur (pixels)", str(height if height != width else 400)), steps[3]),
                    (("Redimensionner", "Garder les proportions", "non"), *steps[2:]))}  # fmt: skip


def badge_under_limit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a logo that keeps its clear ground under a limit: format, quality and size to weigh."""
    limit = pick(rng, (60, 80, 100))
    formats, qualities, sizes = (
        ("PNG", "JPEG", "WebP"),
        ("60", "80", "100"),
        ("256 px", "512 px", "1024 px"),
    )
    share = {("PNG", q): 1.0 for q in qualities} | {
        ("JPEG", "60"): 0.22,
        ("JPEG", "80"): 0.33,
        ("JPEG", "100"): 0.8,
        ("WebP", "60"): 0.2,
        ("WebP", "80"): 0.3,
        ("WebP", "100"): 0.62,
    }
    base = {"256 px": 0.9, "512 px": pick(rng, (2.6, 2.9)), "1024 px": 9.0}
    weight = {
        (f, q, s): round(limit * share[f, q] * base[s]) + integer(rng, 0, 3)
        for f in formats
        for q in qualities
        for s in sizes
    }
    best = ("WebP", "80", "512 px")
    ok = {
        key
        for key, kb in weight.items()
        if kb <= limit
        and key[0] != "JPEG"
        and int(key[1]) >= 80
        and (key[0] != "PNG" or key[1] == "80")
    }
    if best not in ok or max(ok, key=lambda key: (int(key[2][:-3]), int(key[1]))) != best:
        return badge_under_limit(rng)
    infos = [
        info(
            f"Poids en {f}, qualité {q}, {s}",
            f"{kb} ko",
            when={"Format": f, "Qualité": q, "Largeur": s},
        )
        for (f, q, s), kb in weight.items()
    ]
    name = f"logo-{integer(rng, 10, 99)}"
    world = device(
        f"Exporter {name}", screen("Image", info("Fond", "transparent")),
        screen("Export", *infos, choice("Format", "PNG", formats), choice("Qualité", "100", qualities), choice("Largeur", "1024 px", sizes),
               choice("Fond si transparent", "le garder", ("le garder", "blanc")), button("Enregistrer l'export", "Fichier enregistré.")),
        screen("Couleurs", choice("Palette", "complète", ("complète", "16 couleurs"))),
    )  # fmt: skip
    steps = (
        ("Export", "Format", best[0]),
        ("Export", "Qualité", best[1]),
        ("Export", "Largeur", best[2]),
        ("Export", "Enregistrer l'export", ""),
    )
    return {"name": name, "limit": limit, "weight": weight[best],
            **task_of_steps(world, steps, (("Export", "Format", "JPEG"), *steps[1:]), (*steps[:2], ("Export", "Largeur", "256 px"), steps[3]), (steps[0], steps[2], steps[3]), (steps[0], ("Export", "Qualité", "60"), *steps[2:]))}  # fmt: skip


# ---------------------------------------------------------------- files of images, sounds and films

_NAMES = (
    "vacances",
    "reunion",
    "chorale",
    "jardin",
    "voisins",
    "port",
    "kermesse",
    "mamie",
    "recette",
    "travaux",
)
_ENDS = {
    "image": ("jpg", "png", "webp", "tif"),
    "son": ("mp3", "wav", "flac", "ogg"),
    "film": ("mp4", "mkv", "mov", "webm"),
    "autre": ("odt", "pdf", "xlsx", "txt", "zip", "odp"),
}


def _mixed(rng: np.random.Generator, kinds: Sequence[str]) -> tuple[Tree, list[str], list[str]]:
    tree = Tree(rng)
    names = sample(rng, _NAMES, len(kinds))
    ends = [pick(rng, _ENDS[kind]) for kind in kinds]
    paths = [f"{name}.{end}" for name, end in zip(names, ends, strict=True)]
    ids = {path: tree.file(f"Clé USB/{path}") for path in shuffled(rng, paths)}
    return tree, paths, [ids[path] for path in paths]


def the_only_picture(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the only picture of a folder is put with the pictures."""
    tree, names, ids = _mixed(rng, ("image", "son", "film", "autre", "autre", "autre"))
    tree.folder("Ordinateur/Images")
    tree.folder("Ordinateur/Documents")
    where = "Ordinateur/Images"
    return {
        "who": pick(rng, FIRST_NAMES), "name": names[0],
        "world": tree.disk("Clé USB"),
        "goal": Goal(want=(("in", ids[0], where),), keep=("in", "name", "binned")),
        "solution": [disk.Move(thing=ids[0], folder=where)],
        "near": [[disk.Move(thing=ids[2], folder=where)]],
    }  # fmt: skip


def the_only_sound(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the only recording of a key is copied to the music."""
    tree, names, ids = _mixed(rng, ("son", "image", "film", "autre", "autre", "autre"))
    tree.folder("Ordinateur/Musique")
    tree.folder("Ordinateur/Films")
    where = "Ordinateur/Musique"
    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "name": names[0],
        "world": tree.disk("Clé USB"),
        "goal": Goal(want=(("content", f"{where}/{names[0]}", ids[0]),), keep=("in", "name", "binned"), free=(str(tree.following),)),
        "solution": [disk.Copy(thing=ids[0], folder=where)],
        "near": [[disk.Copy(thing=ids[2], folder=where)], [disk.Move(thing=ids[0], folder=where)]],
    }  # fmt: skip


def film_opened(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the only film of a folder, opened with what plays it."""
    tree, names, ids = _mixed(rng, ("film", "image", "son", "autre", "autre", "autre"))
    app = "Lecteur vidéo"
    return {
        "name": names[0],
        "world": tree.disk("Clé USB"),
        "goal": Goal(want=(("opened", ids[0], f"{app}||"),), refuse=tuple(("opened", one, "*") for one in ids[1:]), keep=("in", "name")),
        "solution": [disk.OpenWith(thing=ids[0], app=app)],
        "near": [[disk.OpenWith(thing=ids[1], app=app)], [disk.OpenWith(thing=ids[0], app="Tableur")]],
    }  # fmt: skip


_DEFINITIONS = {
    "640 × 360": 0,
    "1280 × 720": 1,
    "1920 × 1080": 2,
    "2560 × 1440": 3,
    "3840 × 2160": 4,
}


def sharpest_film(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of films with other weights, the one with most pixels goes to the folder to show."""
    tree = Tree(rng)
    names = sample(rng, _NAMES, 5)
    shown = sample(rng, tuple(_DEFINITIONS), 5)
    best = names[max(range(5), key=lambda n: _DEFINITIONS[shown[n]])]
    sizes = shuffled(rng, (820_000, 1_400_000, 310_000, 2_300_000, 640_000))
    ids = {}
    for name, definition, size in zip(names, shown, sizes, strict=True):
        details = (
            ("Définition", definition),
            ("Durée", f"{integer(rng, 3, 58)} min"),
            ("Images par seconde", pick(rng, ("24", "25", "30", "60"))),
        )
        ids[name] = tree.file(
            f"Ordinateur/Films/{name}.mp4", size + integer(rng, 0, 9000), details=details
        )
    tree.folder("Ordinateur/À projeter")
    where = "Ordinateur/À projeter"
    heaviest = names[max(range(5), key=lambda n: sizes[n])]
    if heaviest == best:
        return sharpest_film(rng)
    return {
        "best": f"{best}.mp4", "definition": shown[names.index(best)],
        "world": tree.disk("Ordinateur/Films"),
        "goal": Goal(want=(("in", ids[best], where),), keep=("in", "name", "binned")),
        "solution": [disk.Move(thing=ids[best], folder=where)],
        "near": [[disk.Move(thing=ids[heaviest], folder=where)], [disk.Copy(thing=ids[best], folder=where)]],
    }  # fmt: skip


# ---------------------------------------------------------------- @montage

_EFFECTS = (("se fondent l'un dans l'autre", "fondu enchaîné"), ("se suivent en passant par le noir", "fondu au noir"), ("se suivent d'un coup, sans effet", "coupe franche"))  # fmt: skip


def passage(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the transition between two shots that a description asks for."""
    shots = sample(rng, ("Plage", "Port", "Marché", "Repas", "Départ", "Concert"), 5)
    said, effect = pick(rng, _EFFECTS)
    kinds = ("coupe franche", "fondu enchaîné", "fondu au noir", "balayage")
    start = pick(rng, [kind for kind in kinds if kind != effect])
    place = integer(rng, 0, 3)
    pairs = [f"{a} puis {b}" for a, b in pairwise(shots)]
    pages = [
        screen(
            pair,
            choice(f"{pair} : passage", start if n == place else pick(rng, kinds), kinds),
            choice(f"{pair} : durée", "1 s", ("0,5 s", "1 s", "2 s")),
        )
        for n, pair in enumerate(pairs)
    ]
    pair = pairs[place]
    wrong = next(kind for kind in kinds if kind not in (effect, start))
    before = shots[place], shots[place + 1]
    return {"one": before[0], "two": before[1], "said": said, "effect": effect,
            **task_of_steps(device("Montage", screen("Passages"), *pages), ((pair, f"{pair} : passage", effect),), ((pair, f"{pair} : passage", wrong),), ((pair, f"{pair} : durée", "2 s"),))}  # fmt: skip


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


_CLOCK = r"\d{1,2}:[0-5]\d"


def ends_cut(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: what is wanted of two shots, by the minute and second where each begins and ends."""
    shots = sample(rng, ("Discours", "Concert", "Visite", "Repas"), 3)
    lengths = [integer(rng, 100, 280) for _shot in shots]
    start, end = integer(rng, 8, 40), lengths[1] - integer(rng, 15, 50)
    pages = [screen(shot, info(f"{shot} : durée du fichier", _clock(length)), field(f"{shot} : début gardé", "0:00", _CLOCK, "Minutes:secondes, par exemple 1:05."),
                    field(f"{shot} : fin gardée", _clock(length), _CLOCK, "Minutes:secondes, par exemple 1:05."), choice(f"{shot} : son", "oui")) for shot, length in zip(shots, lengths, strict=True)]  # fmt: skip
    steps = (
        (shots[0], f"{shots[0]} : début gardé", _clock(start)),
        (shots[1], f"{shots[1]} : fin gardée", _clock(end)),
    )
    wants = Goal(
        want=tuple(("set", name, f"{value}||0{value}") for _p, name, value in steps), keep=ACTED
    )
    cut = lengths[1] - end
    task = task_of_steps(device("Montage", screen("Plans"), *pages), steps, (steps[0], (shots[1], f"{shots[1]} : fin gardée", _clock(cut))), steps[:1], ((shots[0], f"{shots[0]} : fin gardée", _clock(start)), steps[1]))  # fmt: skip
    return {
        "one": shots[0],
        "start": start,
        "two": shots[1],
        "cut": cut,
        "shown_start": _clock(start),
        "shown_end": _clock(end),
        **task,
        "goal": wants,
    }


def three_in_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: three shots in the order of a story, each beginning where the one before ends, music over all."""
    story = pick(
        rng,
        (
            ("Arrivée", "Fouilles", "Découverte"),
            ("Semis", "Pousse", "Récolte"),
            ("Répétition", "Concert", "Salut"),
            ("Chantier", "Peinture", "Inauguration"),
        ),
    )
    lengths = [integer(rng, 15, 95) for _shot in story]
    starts = [0, lengths[0], lengths[0] + lengths[1]]
    total = sum(lengths)
    begins = [pick(rng, [n for n in (0, 200, 300) if n != start]) for start in starts]
    pages = [
        screen(
            f"Plan {shot}",
            info(f"{shot} : durée", _clock(length)),
            field(
                f"{shot} : commence à", _clock(begin), _CLOCK, "Minutes:secondes, par exemple 1:05."
            ),
        )
        for shot, length, begin in zip(story, lengths, begins, strict=True)
    ]
    world = device("Montage", screen("Ligne du temps"), *shuffled(rng, pages),
                   screen("Musique", field("Musique : commence à", "0:00", _CLOCK, "Minutes:secondes, par exemple 1:05."), field("Musique : finit à", "9:00", _CLOCK, "Minutes:secondes, par exemple 1:05."), choice("Musique : volume", "50 %", ("50 %", "100 %"))))  # fmt: skip
    steps = [
        (f"Plan {shot}", f"{shot} : commence à", _clock(start))
        for shot, start, begin in zip(story, starts, begins, strict=True)
        if start != begin
    ]
    steps.append(("Musique", "Musique : finit à", _clock(total)))
    if starts[0] == begins[0] or len(steps) < 4:
        return three_in_order(rng)
    wants = Goal(
        want=tuple(("set", name, f"{value}||0{value}") for _p, name, value in steps), keep=ACTED
    )
    wrong = [
        (
            page,
            name,
            _clock(starts[2])
            if story[1] in name
            else _clock(starts[1])
            if story[2] in name
            else value,
        )
        for page, name, value in steps
    ]
    return {"one": story[0], "two": story[1], "three": story[2], "total": _clock(total), "second": _clock(starts[1]), "third": _clock(starts[2]),
            **task_of_steps(world, steps, wrong, steps[:-1]), "goal": wants}  # fmt: skip
