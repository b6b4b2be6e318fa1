"""Capturing and scanning: screenshots, scans, OCR."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled


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
    world = ui.device(
        "Capture d'écran", ui.screen("Outil de capture"),
        ui.screen("Capture", ui.choice("Capturer", start, modes), ui.choice("Délai", delay, ("aucun", "3 s", "5 s")), ui.choice("Pointeur visible", "non"), ui.button("Prendre la capture", "Capture enregistrée dans Images.")),
        ui.screen("Enregistrement", ui.choice("Format", "PNG", ("PNG", "JPEG")), ui.choice("Dossier", "Images", ("Images", "Bureau"))),
        ui.screen("Vidéo de l'écran", ui.choice("Son du micro", "non"), ui.button("Filmer l'écran", "L'écran est filmé.")),
    )  # fmt: skip
    steps = (("Capture", "Capturer", value), ("Capture", "Prendre la capture", ""))
    other = next(mode for mode in modes if mode not in (value, start))
    return {"who": pick(rng, FIRST_NAMES), "said": said, "value": value,
            **ui.task_of_steps(world, steps, (("Capture", "Capturer", other), steps[1]), steps[1:], (("Vidéo de l'écran", "Filmer l'écran", ""),))}  # fmt: skip


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
    world = ui.device(
        "Scanner", ui.screen("Numériser"),
        ui.screen("Résultat", ui.choice("Sorte de fichier", "image", forms), ui.choice("Langue du texte", start, tongues), ui.button("Lancer la numérisation", "Numérisation terminée.")),
        ui.screen("Image", ui.choice("Couleur", "niveaux de gris", ("noir et blanc", "niveaux de gris", "couleur")), ui.choice("Finesse", "300 ppp", ("75 ppp", "300 ppp", "600 ppp"))),
        ui.screen("Papier", ui.choice("Taille", "A4", ("A4", "A5", "ticket")), ui.choice("Deux faces", "non")),
    )  # fmt: skip
    steps = (
        ("Résultat", "Sorte de fichier", form),
        ("Résultat", "Langue du texte", tongue),
        ("Résultat", "Lancer la numérisation", ""),
    )
    wrong = "document modifiable" if form != "document modifiable" else "PDF image"
    return {"who": pick(rng, FIRST_NAMES), "what": what, "tongue": tongue, "aim": aim, "form": form,
            **ui.task_of_steps(world, steps, (steps[0], steps[2]), ((steps[0][0], steps[0][1], wrong), *steps[1:]))}  # fmt: skip


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
    world = ui.device(
        "Scanner", ui.screen("Numériser"),
        ui.screen("Qualité", ui.choice("Finesse", "150 ppp", all_of), ui.info("Pour un tirage de la même taille", "300 ppp"), ui.info("Deux fois plus grand", "600 ppp"), ui.info("Quatre fois plus grand", "1200 ppp"), ui.choice("Couleurs", start, ("couleur", "niveaux de gris", "noir et blanc")), ui.choice("Corriger les rayures", "non")),
        ui.screen("Cadre", ui.choice("Zone", "toute la vitre", ("toute la vitre", "la photo seule")), ui.choice("Retourner", "non")),
        ui.screen("Fichier", ui.choice("Format", "PNG", ("PNG", "JPEG", "PDF")), ui.button("Numériser maintenant", "Image enregistrée.")),
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
            **ui.task_of_steps(world, steps, (("Qualité", "Finesse", wrong), *steps[1:]), (("Qualité", "Finesse", other), *steps[1:]) if other != "150 ppp" else steps[1:],
                    (steps[0], ("Qualité", "Couleurs", "niveaux de gris" if colour == "couleur" else "couleur"), *steps[2:]), steps[:2] + steps[3:], free=("Format", "Corriger les rayures"))}  # fmt: skip


_CONFUSED = {"0": "O", "1": "l", "2": "Z", "5": "S", "8": "B"}


def _misread(digit: str, rng: np.random.Generator) -> str:
    return _CONFUSED[digit] if digit in _CONFUSED and integer(rng, 0, 1) else digit


@redraw_misfits
def ocr_code(rng: np.random.Generator) -> dict[str, Any] | None:
    """A number behind the letters that character recognition put in it, and the one that its key proves wrong."""
    people = [f"{last} {first}" for first, last in full_names(rng, integer(rng, 34, 40))]
    codes = []
    for _person in people:
        body = "".join(shuffled(rng, [*sample(rng, "01258", 4), *(str(integer(rng, 0, 9)) for _n in range(3))]))  # fmt: skip
        codes.append(f"{body}{int(body) % 97:02}")
    asked, wrong = sample(rng, range(len(people)), 2)
    place = pick(rng, [n for n, digit in enumerate(codes[wrong][:7]) if digit in "1367"] or [0])
    swap = {"1": "7", "7": "1", "3": "8", "6": "5"}.get(codes[wrong][place], "4")
    if swap == codes[wrong][place]:
        return None
    held = dict(enumerate(codes))
    held[wrong] = f"{codes[wrong][:place]}{swap}{codes[wrong][place + 1 :]}"
    read = ["".join(_misread(digit, rng) for digit in held[n]) for n in range(len(people))]
    read[asked] = "".join(_CONFUSED.get(digit, digit) for digit in held[asked])
    name = f"scan-{integer(rng, 100, 999)}.txt"
    lines = ["LISTE DES DOSSIERS", ""]
    lines += [f"{who} ; {code}" for who, code in zip(people, read, strict=True)]
    doubtful = people[wrong]
    return {
        "name": name,
        "who": people[asked],
        "read": read[asked],
        "key": [
            codes[asked],
            f"{codes[asked][:7]} {codes[asked][7:]}",
            f"{codes[asked][:7]}-{codes[asked][7:]}",
            " ".join(re.findall("...", codes[asked])),
        ],
        "wrong": [read[asked]],
        "doubtful": doubtful,
        "not_doubtful": [people[n] for n in range(4) if n != wrong],
        "files": {name: text_file(lines)},
    }
