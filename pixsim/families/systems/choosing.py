"""Worlds of competences 2.1, 2.2, 3.3 and 4.1: what is moderated, kept strong, made lighter, written calmly."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    Step,
    acts_of_steps,
    button,
    choice,
    device,
    goal_of_steps,
    info,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.writers import document, line, whole
from pixsim.worlds.goals import Goal

_PUNISHED = (
    "« {n} a volé la caisse » (note du bureau : caisse intacte)",
    "« Sale {n}, pauvre imbécile ! »",
    "« Cassez la figure à {n} samedi »",
    "« Ces gens-là, à cause de leur religion, dehors ! »",
)
_FREE = (
    "« La réunion était mal préparée, c'est mon avis »",
    "« Je ne voterai pas pour {n}, son projet est trop cher »",
    "« Ce spectacle m'a ennuyé du début à la fin »",
    "« Ce règlement est absurde, changeons-le »",
    "« {n} a perdu le match par sa lenteur »",
)


def messages_to_moderate(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of five messages of a forum, those that the law punishes are taken away, the others not."""
    name = pick(rng, FIRST_NAMES)
    bad, free = sample(rng, _PUNISHED, 2), sample(rng, _FREE, 3)
    rows = shuffled(rng, [*((text, True) for text in bad), *((text, False) for text in free)])
    pages = [
        screen(
            f"Message {n}",
            info(f"Texte {n}", text.format(n=name)),
            choice(f"Message {n} : décision", "publié", ("publié", "retiré")),
        )
        for n, (text, _bad) in enumerate(rows, 1)
    ]
    numbers = [n for n, (_text, is_bad) in enumerate(rows, 1) if is_bad]
    steps: list[Step] = [(f"Message {n}", f"Message {n} : décision", "retiré") for n in numbers]
    wrong = next(n for n in range(1, 6) if n not in numbers)
    more: Step = (f"Message {wrong}", f"Message {wrong} : décision", "retiré")
    return {
        "name": name, "numbers": " et ".join(map(str, numbers)), "place": pick(rng, ("du quartier", "du club", "de la commune", "du lycée")),
        "world": device("Modération · cinq messages signalés", screen("Messages"), *pages),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps([*steps, more]), acts_of_steps(steps[:1]), acts_of_steps([steps[0], more])],
    }  # fmt: skip


_ALPHABETS = {
    "chiffres": (10, 8),
    "minuscules": (26, 24),
    "minuscules et chiffres": (36, 32),
    "lettres et chiffres": (62, 55),
    "lettres, chiffres et signes": (94, 85),
}
"""Signs of each sort, and how many are left without those that look like another."""
_LENGTHS = tuple(range(8, 25))
_OLD = {
    "minuscules": ("un vieux décodeur dont la télécommande n'écrit que des lettres, sans capitales", "le panneau d'une chaudière qui n'a que les lettres de a à z"),
    "minuscules et chiffres": ("un ancien lecteur qui n'a ni capitales ni signes de ponctuation", "un automate qui confond capitales et minuscules et refuse la ponctuation"),
    "lettres et chiffres": ("une console de jeu qui refuse les signes de ponctuation", "un portail d'usine qui n'admet aucun signe de ponctuation"),
}  # fmt: skip


def _long(bits: int, signs: int) -> int:
    """How many signs drawn among so many make so many bits."""
    return math.ceil(bits / math.log2(signs) - 1e-9)


def generator_strong_enough(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the shortest password for an old machine, copied by hand, that reaches a strength in bits.

    What looks alike being left out, fewer signs are drawn from, and a longer password is needed.
    """
    kind = pick(rng, list(_OLD))
    smaller = list(_ALPHABETS)[list(_ALPHABETS).index(kind) - 1]
    asked = integer(rng, 45, 95)
    every, clear = _ALPHABETS[kind]
    length, hasty = _long(asked, clear), _long(asked, every)
    most = length + integer(rng, 0, 1)
    if hasty == length or not 8 < length < 24 or _long(asked, _ALPHABETS[smaller][1]) <= most:
        return generator_strong_enough(rng)
    start = pick(rng, [one for one in _ALPHABETS if one != kind])
    alike, signs, size = (
        "Éviter les signes qui se ressemblent",
        "Signes employés",
        "Nombre de signes",
    )
    world = device(
        "Générateur de mots de passe", screen("Générateur"), screen("Signes", choice(signs, start, tuple(_ALPHABETS))), screen("Longueur", choice(size, "8", tuple(map(str, _LENGTHS)))),
        screen("Aide", *(info(name.capitalize(), f"{all_of_them} signes, {left} sans ceux qui se ressemblent") for name, (all_of_them, left) in _ALPHABETS.items()),
               info("Force", "n bits : autant de mots de passe possibles que 2 multiplié n fois"), info("Se ressemblent", "0 et O, 1 et l, 5 et S, par exemple")),
        screen("Options", choice(alike, "non"), choice("Copier aussitôt", "non"), choice("Faire prononçable", "non")),
    )  # fmt: skip
    steps: list[Step] = [
        ("Signes", signs, kind),
        ("Longueur", size, str(length)),
        ("Options", alike, "oui"),
    ]
    return {
        "place": pick(rng, _OLD[kind]), "asked": asked, "most": most, "length": length, "hasty": hasty, "kind": kind, "clear": clear, "every": every,
        "world": world,
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps([steps[0], ("Longueur", size, str(hasty)), steps[2]]), acts_of_steps(steps[:2]), acts_of_steps([steps[0], ("Longueur", size, str(hasty))]),
                 acts_of_steps([("Signes", signs, smaller if smaller != start else "chiffres" if start != "chiffres" else "lettres, chiffres et signes"), *steps[1:]]),
                 acts_of_steps([steps[0], ("Longueur", size, str(length + 1)), steps[2]])],
    }  # fmt: skip


def slide_show_made_lighter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what is heaviest in a slide show made lighter, by what costs nothing to the eye."""
    photos, limit = integer(rng, 3, 6), integer(rng, 9, 15)
    heavy = photos * integer(rng, 6, 9)
    world = device(
        "Alléger le diaporama", screen("Diaporama"),
        screen("Images", info(f"{photos} photos", f"{heavy} Mo"), choice("Définition des photos", "celle de l'appareil (6000 px)", ("celle de l'appareil (6000 px)", "celle de l'écran (1920 px)", "vignette (160 px)"))),
        screen("Texte", info("Texte et couleurs", "0,1 Mo"), choice("Couleur du fond", "bleu", ("bleu", "blanc")), button("Supprimer le texte", "Texte supprimé.")),
        screen("Son", info("Son des transitions", "0,3 Mo"), choice("Jouer le son", "oui")),
        screen("Diapositives", info("Nombre", str(photos * 3)), button("Supprimer les photos", "Photos supprimées.")),
        screen("Fichier", button("Enregistrer", "Diaporama enregistré."), button("Fermer sans enregistrer", "Rien n'est gardé.")),
    )  # fmt: skip
    step: Step = ("Images", "Définition des photos", "celle de l'écran (1920 px)")
    save: Step = ("Fichier", "Enregistrer", "")
    return {
        "limit": limit, "total": heavy + 1, "photos": photos,
        "world": world,
        "goal": goal_of_steps(step, save),
        "solution": acts_of_steps([step, save]),
        "near": [acts_of_steps([(step[0], step[1], "vignette (160 px)"), save]), acts_of_steps([("Diapositives", "Supprimer les photos", ""), save]), acts_of_steps([step])],
    }  # fmt: skip


_SHOUTED = (
    "Merci de répondre avant lundi.", "J'ai bien reçu votre courrier.", "La salle est fermée demain.", "Pensez à apporter vos outils.", "Le rendez-vous est reporté à mardi.", "Vous avez oublié de signer.",
    "Le dossier est arrivé trop tard.", "Je passerai vous voir jeudi.",
)  # fmt: skip


def shouted_line(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a line of a message all in capitals, written as one speaks."""
    text, *others = sample(rng, _SHOUTED, 4)
    lines = [
        f"Bonjour {pick(rng, FIRST_NAMES)},",
        *shuffled(rng, [text.upper(), *others[:2]]),
        "Bonne journée.",
    ]
    number = lines.index(text.upper()) + 1
    done, bare = (
        [said if n == number else one for n, one in enumerate(lines, 1)]
        for said in (text, text.removesuffix("."))
    )
    return {
        "text": text,
        "world": document("message.odt", [line(one) for one in lines]),
        "goal": Goal(want=(("text", f"{whole(*done)[1]}||{whole(*bare)[1]}"),)),
        "solution": [f"modifier {number} {text}"],
        "near": [[f"effet {number} gras "], [f"modifier {number} {text.lower()}"], [f"supprimer {number}"]],
    }  # fmt: skip
