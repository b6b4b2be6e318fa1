"""Worlds of competence 3.2: capture, sound and film to act on."""

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
        screen("Qualité", choice("Finesse", "150 ppp", all_of), info("Pour un tirage de la même taille", "300 ppp"), info("Deux fois plus grand", "600 ppp"), info("Quatre fois plus grand", "1200 ppp"), choice("Couleurs", start, ("couleur", "niveaux de gris", "noir et blanc")), choice("Corriger les rayures", "non")),
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
                    (steps[0], ("Qualité", "Couleurs", "niveaux de gris" if colour == "couleur" else "couleur"), *steps[2:]), steps[:2] + steps[3:], free=("Format", "Corriger les rayures"))}  # fmt: skip


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


def stereo_sound(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of sounds with other weights, the only one of two channels goes to the folder to play."""
    tree = Tree(rng)
    names = sample(rng, _NAMES, 6)
    ids = {}
    for place, name in enumerate(names):
        minutes, seconds = integer(rng, 1, 9), integer(rng, 10, 59)
        channels, rate = 2 if place == 0 else 1, pick(rng, (22_050, 44_100, 48_000))
        suffix = pick(rng, ("wav", "mp3"))
        details = (
            ("Durée", f"{minutes} min {seconds} s"),
            ("Canaux", f"{channels} ({'stéréo' if channels == 2 else 'mono'})"),
            ("Échantillonnage", f"{rate // 1000} {rate % 1000:03} Hz"),
        )
        weight = rate * 2 * channels if suffix == "wav" else pick(rng, (16_000, 24_000))
        size = (60 * minutes + seconds) * weight // 1000
        ids[name] = tree.file(f"Ordinateur/Sons/{name}.{suffix}", size, details=details)
    where = "Ordinateur/À diffuser"
    tree.folder(where)
    others = [ids[name] for name in names[1:3]]
    return {
        "name": names[0],
        "world": tree.disk("Ordinateur/Sons"),
        "goal": Goal(want=(("in", ids[names[0]], where),), keep=("in", "name", "binned")),
        "solution": [disk.Move(thing=ids[names[0]], folder=where)],
        "near": [[disk.Move(thing=one, folder=where)] for one in others],
    }


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
