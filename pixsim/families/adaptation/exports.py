"""Worlds of competences 1.2, 3.2 and 3.3: what is made for a printer, a telephone, an archive; lights that mix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.panels import (
    ACTED,
    Step,
    acts_of_steps,
    button,
    choice,
    device,
    goal_of_steps,
    info,
    screen,
)
from pixsim.worlds.goals import Goal

# ---------------------------------------------------------------- @couleurs

_LIGHTS = {
    "jaune": ("rouge", "verte"),
    "cyan": ("verte", "bleue"),
    "magenta": ("rouge", "bleue"),
    "blanche": ("rouge", "verte", "bleue"),
}
_LAMPS = ("rouge", "verte", "bleue")


def lamps_that_mix(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: coloured lamps lit or not, so that together they give a light."""
    light = pick(rng, list(_LIGHTS))
    wanted = _LIGHTS[light]
    number = integer(rng, 1, 9)
    begins = {lamp: pick(rng, ("éteinte", "allumée")) for lamp in _LAMPS}
    wrong = [lamp for lamp in _LAMPS if (begins[lamp] == "allumée") != (lamp in wanted)]
    if not 1 <= len(wrong) <= 2:
        return lamps_that_mix(rng)
    lamps = [choice(f"Lampe {lamp}", begins[lamp], ("éteinte", "allumée")) for lamp in _LAMPS]
    blinks = [choice(f"Lampe {lamp} : clignoter", "non") for lamp in _LAMPS]
    pages = [screen("Lampes", *shuffled(rng, [*lamps, *blinks]))]
    save = ("Console", "Garder cette lumière", "")
    right: list[Step] = [
        ("Lampes", f"Lampe {lamp}", "allumée" if lamp in wanted else "éteinte") for lamp in wrong
    ]
    other = next(lamp for lamp in _LAMPS if lamp not in wrong)
    turned = (
        "Lampes",
        f"Lampe {other}",
        "éteinte" if begins[other] == "allumée" else "allumée",
    )
    want = tuple(
        ("set", f"Lampe {lamp}", "allumée" if lamp in wanted else "éteinte") for lamp in _LAMPS
    )
    return {
        "light": light, "lamps": " et ".join(wanted) if len(wanted) == 2 else "rouge, verte et bleue", "scene": f"scène {number}",
        "world": device(f"Projecteur de la scène {number}", screen("Projecteur"), *shuffled(rng, pages), screen("Console", button("Garder cette lumière", "La lumière est gardée."), button("Tout éteindre", "Tout est éteint."))),
        "goal": Goal(want=(*want, ("pressed", save[1])), keep=ACTED),
        "solution": acts_of_steps([*right, save]),
        "near": [acts_of_steps([*right, turned, save]), acts_of_steps([turned, save]), acts_of_steps(right)],
    }  # fmt: skip


_PRINTS = {
    "Mode de couleur": ("RVB", "CMJN"),
    "Résolution": ("72 ppp", "300 ppp"),
    "Fond perdu": ("0 mm", "3 mm"),
    "Polices": ("non incorporées", "incorporées"),
    "Traits de coupe": ("non", "oui"),
}
_NEEDS = {
    "Mode de couleur": "les couleurs sont données en encres", "Résolution": "l'image est nette à la distance de lecture", "Fond perdu": "aucun filet blanc au bord après la coupe",
    "Polices": "le texte garde ses lettres sur toute machine", "Traits de coupe": "l'endroit de la coupe est marqué",
}  # fmt: skip


def for_the_printer(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a poster exported as a printer needs it, told by what he wants and not by settings."""
    piece = pick(rng, ("l'affiche", "le dépliant", "la carte de visite", "la couverture"))
    asked = [
        "Mode de couleur",
        *sample(rng, [name for name in _PRINTS if name != "Mode de couleur"], 3),
    ]
    pages = {
        "Mode de couleur": "Couleurs",
        "Résolution": "Images",
        "Fond perdu": "Marges",
        "Polices": "Texte",
        "Traits de coupe": "Marges",
    }
    values = {
        "Résolution": ("72 ppp", "96 ppp", "300 ppp"),
        "Fond perdu": ("0 mm", "3 mm", "10 mm"),
        "Mode de couleur": ("RVB", "CMJN", "niveaux de gris"),
    }
    ready = pick(rng, asked[1:])
    begins = {
        name: _PRINTS[name][1 if name == ready or name not in asked else 0] for name in _PRINTS
    }
    screens = [
        screen(
            place,
            *(
                choice(name, begins[name], values.get(name, _PRINTS[name]))
                for name, where in pages.items()
                if where == place
            ),
        )
        for place in dict.fromkeys(pages.values())
    ]
    steps: list[Step] = [(pages[name], name, _PRINTS[name][1]) for name in asked if name != ready]
    return {
        "piece": piece, "needs": " ; ".join(_NEEDS[name] for name in shuffled(rng, asked)), "told": ", ".join(f"{name.lower()} : {_PRINTS[name][1]}" for name in asked),
        "world": device("Exporter en PDF", screen("Export"), *screens, screen("Fichier", choice("Version du PDF", "1.6", ("1.4", "1.6")), choice("Mot de passe", "non"))),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps(steps[1:]), acts_of_steps(steps[:-1]), acts_of_steps([("Couleurs", "Mode de couleur", "niveaux de gris"), *steps[1:]])],
    }  # fmt: skip


# ---------------------------------------------------------------- @page_web


def fits_a_telephone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a page that takes the width of the screen, its pictures too, and that one may still enlarge."""
    width = pick(rng, ("960 points", "1200 points", "1400 points"))
    begins = {
        "Largeur de la page": width,
        "Largeur des images": pick(rng, ("800 points", "celle du fichier")),
        "Zoom par le visiteur": "bloqué",
    }
    right = {
        "Largeur de la page": "celle de l'écran",
        "Largeur des images": "au plus celle de la page",
        "Zoom par le visiteur": "permis",
    }
    ready = pick(rng, ("Zoom par le visiteur", "Largeur des images", ""))
    if ready:
        begins[ready] = right[ready]
    places = {
        "Largeur de la page": "Mise en page",
        "Largeur des images": "Images",
        "Zoom par le visiteur": "Confort",
    }
    choices = {
        "Largeur de la page": (width, "celle de l'écran"),
        "Largeur des images": ("800 points", "celle du fichier", "au plus celle de la page"),
        "Zoom par le visiteur": ("permis", "bloqué"),
    }
    extras = {
        "Mise en page": choice("Couleur du fond", "blanc", ("blanc", "crème")),
        "Images": choice("Cadre des images", "non"),
        "Confort": choice("Taille du texte", "moyenne", ("petite", "moyenne", "grande")),
    }
    screens = [
        screen(place, choice(name, begins[name], choices[name]), extras[place])
        for name, place in places.items()
    ]
    steps: list[Step] = [(places[name], name, right[name]) for name in right if name != ready]
    small: Step = ("Confort", "Taille du texte", "petite")
    return {
        "club": pick(rng, ("du club de judo", "de la chorale", "du comité des fêtes", "de l'épicerie", "du jardin partagé")),
        "world": device("Créateur de site", screen("Site"), *screens, screen("Menu", choice("Place du menu", "en haut", ("en haut", "à gauche")))),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps([small]), acts_of_steps(steps[:1])],
    }  # fmt: skip


# ---------------------------------------------------------------- @formats_image, @archives, @son

_ORIGINALS = {
    "scan d'un acte": ("16 bits par couleur", ("TIFF compressé LZW, 16 bits", "TIFF compressé JPEG", "PNG, 8 bits", "JPEG, qualité 100", "WebP avec perte")),
    "dessin": ("16 millions de couleurs, fond transparent", ("PNG, avec transparence", "PNG, 256 couleurs", "JPEG, qualité 100", "WebP avec perte, qualité 95", "PNG, fond blanc")),
    "enregistrement": ("96 kHz, 24 bits", ("FLAC, 96 kHz, 24 bits", "FLAC, 44,1 kHz, 16 bits", "MP3, 320 kbit/s", "AAC, 512 kbit/s", "WAV, 44,1 kHz")),
    "interview": ("48 kHz, 16 bits, stéréo", ("FLAC, 48 kHz, stéréo", "FLAC, 48 kHz, mono", "OGG Vorbis, qualité 10", "MP3, 320 kbit/s", "FLAC, 22 kHz, stéréo")),
    "film": ("images de 10 bits", ("FFV1, 10 bits", "FFV1, 8 bits", "H.264, 80 Mbit/s", "H.265 avec perte, 10 bits", "JPEG 2000 avec perte, 10 bits")),
    "photo de presse": ("8 bits par couleur, 24 mégapixels", ("PNG, 24 mégapixels", "PNG, 12 mégapixels", "JPEG, qualité 100", "AVIF avec perte, qualité 98", "TIFF compressé JPEG")),
    "fichiers de travail": ("classeurs et documents", ("ZIP", "PDF de chaque document", "images de chaque page", "textes seuls, en ZIP", "classeurs en CSV, en ZIP")),
}  # fmt: skip
"""What each is made of, and ways to put it away, the first of which gives it back exactly."""


def originals_kept_whole(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: originals put away in less room, so that they can be had back exactly: without loss, and as deep and as large as they are."""
    names = sample(rng, list(_ORIGINALS), 4)
    pages = [
        screen(
            name.capitalize(),
            info(f"{name} : taille", f"{integer(rng, 40, 900)} Mo"),
            info(f"{name} : contenu", _ORIGINALS[name][0]),
            choice(f"{name} : ranger en", "sans compression", ("sans compression", *shuffled(rng, _ORIGINALS[name][1]))),
            choice(f"{name} : date de prise", "garder", ("garder", "ôter")),
        )
        for name in names
    ]  # fmt: skip

    def put(places: Sequence[int]) -> list[Step]:
        return [
            (name.capitalize(), f"{name} : ranger en", _ORIGINALS[name][1][place])
            for name, place in zip(names, places, strict=True)
        ]

    steps = put((0, 0, 0, 0))
    return {
        "who": pick(rng, ("La commune", "Une association", "Un photographe", "Le musée", "La radio locale")), "told": " ; ".join(f"{name} : {_ORIGINALS[name][1][0]}" for name in names),
        "world": device("Archivage", screen("Originaux"), *pages),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps(put((3, 3, 3, 3))), acts_of_steps(put((0, 0, 0, 1))), acts_of_steps(put((0, 1, 0, 0))), acts_of_steps(put((2, 0, 0, 0))), acts_of_steps(steps[:3])],
    }  # fmt: skip


def sound_for_two_uses(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a recording kept whole in less room, and made light for listening."""
    what = pick(
        rng,
        ("le concert", "l'entretien", "la conférence", "le conte", "la répétition", "la veillée"),
    )
    size, limit = integer(rng, 300, 900), integer(rng, 20, 60)
    formats = ("WAV", "FLAC", "MP3")
    pages = [screen("Exemplaire à archiver", choice("Archive : format", "WAV", formats), choice("Archive : titre", "oui")),
             screen("Exemplaire à envoyer", choice("Envoi : format", "WAV", formats), choice("Envoi : titre", "oui")),
             screen("Tailles estimées", info("WAV", f"{size} Mo"), info("FLAC", f"{size * 55 // 100} Mo"), info("MP3", f"{limit - 5} Mo"))]  # fmt: skip
    steps: list[Step] = [
        ("Exemplaire à archiver", "Archive : format", "FLAC"),
        ("Exemplaire à envoyer", "Envoi : format", "MP3"),
    ]
    return {
        "what": what, "limit": f"{limit} Mo", "size": f"{size} Mo",
        "world": device("Export du son", screen("Export"), *pages),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps([(steps[0][0], steps[0][1], "MP3"), steps[1]]), acts_of_steps([steps[0], (steps[1][0], steps[1][1], "FLAC")]), acts_of_steps(steps[1:])],
    }  # fmt: skip


# ---------------------------------------------------------------- @extensions, @balisage: files

_CLOSED = {
    "doc": ("wps", "odt"),
    "xls": ("xlsb", "ods"),
    "ppt": ("pps", "odp"),
    "psd": ("ai", "png"),
    "wma": ("m4p", "flac"),
    "mdb": ("accdb", "csv"),
}


def open_formats(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: files of closed formats saved in open ones, beside those that are open already."""
    ends = sample(rng, list(_CLOSED), 3)
    stems = sample(
        rng,
        (
            "deliberation",
            "budget",
            "diaporama",
            "affiche",
            "temoignage",
            "adherents",
            "plan",
            "bilan",
        ),
        6,
    )
    tree = Tree(rng)
    folder = f"Serveur/{pick(rng, ('Archives', 'Versement', 'Dépôt'))} {integer(rng, 2011, 2024)}"
    ids = [tree.file(f"{folder}/{stem}.{end}") for stem, end in zip(stems, ends, strict=False)]
    for stem, end in zip(
        stems[3:], sample(rng, ("odt", "pdf", "png", "csv", "ods", "txt"), 3), strict=True
    ):
        tree.file(f"{folder}/{stem}.{end}")
    want = tuple(
        ("content", f"{folder}/{stem}.{_CLOSED[end][1]}", number)
        for stem, end, number in zip(stems, ends, ids, strict=False)
    )
    save = [
        f"enregistrer-sous {number} {_CLOSED[end][1]}"
        for end, number in zip(ends, ids, strict=True)
    ]
    closed = [
        f"enregistrer-sous {number} {_CLOSED[end][0]}"
        for end, number in zip(ends, ids, strict=True)
    ]
    renamed = [
        f"renommer {number} {stem}.{_CLOSED[end][1]}"
        for stem, end, number in zip(stems, ends, ids, strict=False)
    ]
    return {
        "folder": folder, "told": ", ".join(f".{end} en .{_CLOSED[end][1]}" for end in ends),
        "world": tree.disk(folder, formats=_CLOSED),
        "goal": Goal(want=want, keep=("name", "in", "binned"), free=tuple(str(tree.following + n) for n in range(6))),
        "solution": save,
        "near": [save[:2], closed, renamed],
    }  # fmt: skip


_PLAIN = {
    "html": ("<!DOCTYPE html>\n<html lang=\"fr\">\n<h1>{t}</h1>\n<p>Bienvenue.</p>\n</html>",), "md": ("# {t}\n\n- premier point\n- second **point**",), "csv": ("titre;date\n{t};12/03\nBilan;14/04",),
    "txt": ("{t}\n\nBonjour à tous, rendez-vous jeudi.",),
}  # fmt: skip


def the_web_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of some files that lost their extension, the one that is a web page gets its own."""
    titles = sample(
        rng, ("Sortie", "Jardin", "Concert", "Recettes", "Tournoi", "Marché", "Veillée"), 4
    )
    ends = ["html", *shuffled(rng, [end for end in _PLAIN if end != "html"])]
    names = sample(
        rng, ("piece-1", "piece-2", "piece-3", "piece-4", "piece-5", "annexe", "doc-a"), 4
    )
    tree = Tree(rng)
    folder = f"Documents/Reçus {integer(rng, 1, 40)}"
    ids = [
        tree.file(f"{folder}/{name}", size=integer(rng, 1, 4), text=_PLAIN[end][0].format(t=title))
        for name, end, title in zip(names, ends, titles, strict=True)
    ]
    return {
        "folder": folder, "name": names[0],
        "world": tree.disk(folder),
        "goal": Goal(want=(("name", ids[0], f"{names[0]}.html||{names[0]}.htm"),), keep=("name", "in", "binned")),
        "solution": [f"renommer {ids[0]} {names[0]}.html"],
        "near": [[f"renommer {ids[1]} {names[1]}.html"], [f"renommer {ids[0]} {names[0]}.txt"]],
    }  # fmt: skip
