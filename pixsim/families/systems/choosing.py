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
    "chiffres": 10,
    "lettres minuscules": 26,
    "lettres et chiffres": 62,
    "lettres, chiffres et signes": 94,
}
_LENGTHS = (8, 10, 12, 14, 16, 20)


def generator_strong_enough(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the shortest password of a given sort of signs that reaches a strength in bits."""
    kind = pick(rng, list(_ALPHABETS)[:3])
    per = math.log2(_ALPHABETS[kind])
    asked = pick(rng, (40, 50, 60, 70, 80))
    fitting = [n for n in _LENGTHS if n * per >= asked]
    if not fitting or fitting[0] == 8:
        return generator_strong_enough(rng)
    length = fitting[0]
    place = (
        pick(rng, ("un clavier à chiffres", "un vieil automate"))
        if kind == "chiffres"
        else pick(rng, ("un vieux lecteur", "un ancien décodeur", "une console de jeu"))
    )
    start = pick(rng, [one for one in _ALPHABETS if one != kind])
    world = device(
        "Générateur de mots de passe", screen("Générateur"), screen("Signes", choice("Signes employés", start, tuple(_ALPHABETS))), screen("Longueur", choice("Nombre de signes", "8", tuple(map(str, _LENGTHS)))),
        screen("Aide", *(info(f"Un signe parmi : {name}", f"{math.log2(size):.1f} bits".replace(".", ",")) for name, size in _ALPHABETS.items())), screen("Options", choice("Éviter les signes qui se ressemblent", "non"), choice("Copier aussitôt", "oui")),
    )  # fmt: skip
    steps: list[Step] = [
        ("Signes", "Signes employés", kind),
        ("Longueur", "Nombre de signes", str(length)),
    ]
    shorter, longer = (
        _LENGTHS[_LENGTHS.index(length) - 1],
        _LENGTHS[min(5, _LENGTHS.index(length) + 1)],
    )
    near = (
        [acts_of_steps([steps[0], ("Longueur", "Nombre de signes", str(shorter))])]
        if shorter != 8
        else [acts_of_steps(steps[:1])]
    )
    return {
        "kind": kind, "typed": kind.replace("et ", "et des "), "asked": asked, "place": place, "length": length, "per": f"{per:.1f}".replace(".", ","),
        "world": world,
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [*near, acts_of_steps([("Signes", "Signes employés", next(one for one in _ALPHABETS if one not in (kind, start))), steps[1]]),
                 *([acts_of_steps([steps[0], ("Longueur", "Nombre de signes", str(longer))])] if longer != length else [])],
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
