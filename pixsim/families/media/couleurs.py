"""Coding colours: RGB, hexadecimal, CMYK, contrast."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.colours import RGB, contrast_ratio, hex_code
from pixsim.making.pictures import Picture, Shape, Writing
from pixsim.worlds.goals import Goal

_LIGHTS = {
    "jaune": ("rouge", "verte"),
    "cyan": ("verte", "bleue"),
    "magenta": ("rouge", "bleue"),
    "blanche": ("rouge", "verte", "bleue"),
}

_LAMPS = ("rouge", "verte", "bleue")


@redraw_misfits
def lamps_that_mix(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: coloured lamps lit or not, so that together they give a light."""
    light = pick(rng, list(_LIGHTS))
    wanted = _LIGHTS[light]
    number = integer(rng, 1, 9)
    begins = {lamp: pick(rng, ("éteinte", "allumée")) for lamp in _LAMPS}
    wrong = [lamp for lamp in _LAMPS if (begins[lamp] == "allumée") != (lamp in wanted)]
    if not 1 <= len(wrong) <= 2:
        return None
    lamps = [ui.choice(f"Lampe {lamp}", begins[lamp], ("éteinte", "allumée")) for lamp in _LAMPS]
    blinks = [ui.choice(f"Lampe {lamp} : clignoter", "non") for lamp in _LAMPS]
    pages = [ui.screen("Lampes", *shuffled(rng, [*lamps, *blinks]))]
    save = ("Console", "Garder cette lumière", "")
    right: list[ui.Step] = [
        ("Lampes", f"Lampe {lamp}", "allumée" if lamp in wanted else "éteinte") for lamp in wrong
    ]
    other = next(lamp for lamp in _LAMPS if lamp not in wrong)
    turned = ("Lampes", f"Lampe {other}", "éteinte" if begins[other] == "allumée" else "allumée")
    want = tuple(
        ("set", f"Lampe {lamp}", "allumée" if lamp in wanted else "éteinte") for lamp in _LAMPS
    )
    return {
        "light": light, "lamps": " et ".join(wanted) if len(wanted) == 2 else "rouge, verte et bleue", "scene": f"scène {number}",
        "world": ui.device(f"Projecteur de la scène {number}", ui.screen("Projecteur"), *shuffled(rng, pages), ui.screen("Notice", *(ui.info(f"Lampes {' et '.join(lit) if len(lit) == 2 else ', '.join(lit[:2]) + ' et ' + lit[2]}", f"lumière {name}") for name, lit in shuffled(rng, list(_LIGHTS.items())))), ui.screen("Console", ui.button("Garder cette lumière", "La lumière est gardée."), ui.button("Tout éteindre", "Tout est éteint."))),
        "goal": Goal(want=(*want, ("pressed", save[1])), keep=ui.ACTED),
        "solution": ui.acts_of_steps([*right, save]),
        "near": [ui.acts_of_steps([*right, turned, save]), ui.acts_of_steps([turned, save]), ui.acts_of_steps(right)],
    }  # fmt: skip


@redraw_misfits
def picked_colour(rng: np.random.Generator) -> dict[str, Any] | None:
    """The code of one colour of a flag drawn in near colours."""
    base = [integer(rng, 60, 200) for _channel in range(3)]
    stripes = []
    for step in range(5):
        channels = [min(255, max(0, channel + 9 * step + integer(rng, -4, 4))) for channel in base]
        stripes.append("#" + "".join(f"{channel:02X}" for channel in channels))
    if len(set(stripes)) < 5:
        return None
    stripes = shuffled(rng, stripes)
    asked = integer(rng, 0, 4)
    shapes: list[Shape | Writing] = []
    for place, colour in enumerate(stripes):
        left = 20 + 116 * place
        shapes.append(Shape("rectangle", ((left, 40), (left + 100, 240)), colour))
        shapes.append(Writing(str(place + 1), (left + 42, 250), 22))
    name = f"nuancier-{integer(rng, 10, 99)}.png"
    return {
        "name": name,
        "number": asked + 1,
        "key": stripes[asked],
        "red": int(stripes[asked][1:3], 16),
        "green": int(stripes[asked][3:5], 16),
        "blue": int(stripes[asked][5:], 16),
        "wrong": [stripes[asked - 1], stripes[(asked + 1) % 5]],
        "files": {name: Picture(620, 300, tuple(shapes))},
    }


_OWNERS = (
    ("La charte graphique d'une association", "l'éditeur de son site", "le titre"),
    ("L'imprimeur des maillots d'un club", "la boutique en ligne", "le fond"),
    ("Le nuancier d'un fabricant de peinture", "un logiciel de plans", "le mur"),
    ("Le modèle de courrier d'une mairie", "la lettre d'information", "le bandeau"),
    ("L'affiche d'un festival", "la page d'inscription", "le bouton"),
)


@redraw_misfits
def colour_code(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: the hexadecimal code of a colour given by three numbers, one of them small."""
    owner, asking, where = pick(rng, _OWNERS)
    red, green, blue = shuffled(rng, [integer(rng, 1, 15), integer(rng, 90, 250), integer(rng, 17, 250)])  # fmt: skip
    key = hex_code((red, green, blue))
    wrong = {hex_code((blue, green, red)), hex_code((green, red, blue)), "#" + "".join(f"{part:X}" for part in (red, green, blue))}  # fmt: skip
    if len({red, green, blue}) < 3:
        return None
    return {
        "owner": owner, "asking": asking, "where": where, "red": red, "green": green, "blue": blue, "key": key, "wrong": sorted(wrong - {key}),
        "pairs": ", ".join(f"{part} s'écrit {part:02X}" for part in (red, green, blue)),
    }  # fmt: skip


_THINGS = ("du titre", "du fond", "du bandeau", "du cadre", "des liens", "du logo")


def _colour(rng: np.random.Generator, low: int = 0, high: int = 255) -> RGB:
    return integer(rng, low, high), integer(rng, low, high), integer(rng, low, high)


def complementary_colour(rng: np.random.Generator) -> dict[str, Any]:
    """The colour whose parts add up to 255 with those of a colour."""
    steps = [17 * integer(rng, 0, 15) for _ in range(3)]
    red, green, blue = steps if integer(rng, 0, 1) else _colour(rng)
    other = (255 - red, 255 - green, 255 - blue)
    right = hex_code(other)
    wrong = [
        hex_code((red, green, blue)),
        hex_code((blue, green, red)),
        hex_code((other[2], other[1], other[0])),
    ]
    return {
        "what": pick(rng, _THINGS),
        "code": hex_code((red, green, blue)),
        "sums": ", ".join(
            f"{a:02X} + {b:02X}" for a, b in zip((red, green, blue), other, strict=True)
        ),
        "key": [right],
        "wrong": [text for text in wrong if text != right],
    }


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
        ui.screen(
            place,
            *(
                ui.choice(name, begins[name], values.get(name, _PRINTS[name]))
                for name, where in pages.items()
                if where == place
            ),
        )
        for place in dict.fromkeys(pages.values())
    ]
    steps: list[ui.Step] = [
        (pages[name], name, _PRINTS[name][1]) for name in asked if name != ready
    ]
    return {
        "piece": piece, "needs": " ; ".join(_NEEDS[name] for name in shuffled(rng, asked)), "told": ", ".join(f"{name.lower()} : {_PRINTS[name][1]}" for name in asked),
        "world": ui.device("Exporter en PDF", ui.screen("Export"), *screens, ui.screen("Fichier", ui.choice("Version du PDF", "1.6", ("1.4", "1.6")), ui.choice("Mot de passe", "non"))),
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps(steps[1:]), ui.acts_of_steps(steps[:-1]), ui.acts_of_steps([("Couleurs", "Mode de couleur", "niveaux de gris"), *steps[1:]])],
    }  # fmt: skip


Colour = tuple[int, int, int]

_NAMES = (
    "accroche",
    "auteur",
    "date",
    "légende",
    "lieu",
    "mention",
    "prix",
    "rappel",
    "renvoi",
    "tarif",
)

_PLAIN = {"légende": "legende"}
_TITLES = ("Fête du port", "Marché de Noël", "Rentrée des ateliers", "Bourse aux vélos")


def _grey(rng: np.random.Generator, low: int, high: int) -> Colour:
    base = integer(rng, low, high)
    red, green, blue = (min(255, max(0, base + integer(rng, -24, 24))) for _part in range(3))
    return red, green, blue


def _least(size: int, *, bold: bool) -> float:
    """The contrast that a text needs."""
    return 3.0 if size >= 24 or (bold and size >= 19) else 4.5


@redraw_misfits
def too_pale(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many texts fall below their threshold, and the palest shade that would do for one of them."""
    grounds = {
        "clair": _grey(rng, 226, 240),
        "sombre": _grey(rng, 28, 52),
        "vif": _grey(rng, 176, 204),
    }
    names = sample(rng, _NAMES, 9)
    own: dict[str, Colour] = {}
    over: dict[str, Colour] = {}
    where: dict[str, str] = {}
    look: dict[str, tuple[int, bool]] = {}
    for n, name in enumerate(names):
        where[name] = tuple(grounds)[n % 3]
        look[name] = (pick(rng, (14, 16, 18, 20, 24, 28)), integer(rng, 0, 2) == 0)
        own[name] = _grey(rng, 30, 150)
        if where[name] == "sombre":
            over[name] = _grey(rng, 96, 210)
    shown = {**own, **over}
    values = {name: contrast_ratio(shown[name], grounds[where[name]]) for name in names}
    needs = {name: _least(look[name][0], bold=look[name][1]) for name in names}
    pale = [name for name in names if values[name] < needs[name]]
    if not 3 <= len(pale) <= 6 or any(abs(values[name] - needs[name]) < 0.12 for name in names):
        return None
    light = [name for name in pale if where[name] != "sombre" and needs[name] == 4.5]
    plain = sum(values[name] < 4.5 for name in names)
    unread = sum(contrast_ratio(own[name], grounds[where[name]]) < needs[name] for name in names)
    if not light or len(pale) in (plain, unread):
        return None
    asked = pick(rng, light)
    base = integer(rng, 96, 150)
    shades = [(base - step, base - step - 4, base - step + 6) for step in range(0, 90, 15)]
    fits = [shade for shade in shades if contrast_ratio(shade, grounds[where[asked]]) >= 4.5]
    if not 1 <= len(fits) <= 4 or any(
        abs(contrast_ratio(one, grounds[where[asked]]) - 4.5) < 0.12 for one in shades
    ):
        return None
    css = ["body { margin: 0; background: #ffffff; }", "section { padding: 1em; }"]
    css += [
        f"section.{place} {{ background: {hex_code(ground)}; }}"
        for place, ground in grounds.items()
    ]
    css += shuffled(rng, [f".{_PLAIN.get(n, n)} {{ color: {hex_code(own[n])}; font-size: {look[n][0]}px; font-weight: {'bold' if look[n][1] else 'normal'}; }}" for n in names])  # fmt: skip
    css += shuffled(
        rng,
        [
            f".sombre .{_PLAIN.get(n, n)} {{ color: {hex_code(colour)}; }}"
            for n, colour in over.items()
        ],
    )
    body = [f"<h1>{pick(rng, _TITLES)}</h1>"]
    for place in shuffled(rng, tuple(grounds)):
        texts = [
            f'    <p class="{_PLAIN.get(n, n)}">Texte « {n} »</p>'
            for n in names
            if where[n] == place
        ]
        body += [f'<section class="{place}">', "  <div>", *texts, "  </div>", "</section>"]
    page = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '<meta charset="utf-8">', "<title>Affiche</title>", "<style>", *css, "</style>",
        "</head>", "<body>", *body, "</body>", "</html>",
    ]  # fmt: skip
    name = f"affiche-{integer(rng, 10, 99)}.html"
    return {
        "name": name, "asked": asked, "count": len(pale), "wrong": sorted({str(plain), str(unread), "9"} - {str(len(pale))}),
        "shades": [hex_code(shade) for shade in shades], "shade": hex_code(fits[0]), "not_shade": [hex_code(shade) for shade in shades if shade != fits[0]],
        "pale": ", ".join(f"« {one} »" for one in pale),
        "files": {name: "\n".join(page).encode()},
    }  # fmt: skip


_BEAMS = ("rouge", "vert", "bleu")
_MIXED = {
    ("rouge", "vert"): "jaune",
    ("bleu", "vert"): "cyan (bleu-vert)",
    ("bleu", "rouge"): "magenta (rose violacé)",
    ("bleu", "rouge", "vert"): "blanc",
}


def zone_of_mixed_lamps(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: where beams of three lamps cross, the place that has a mixed colour."""
    left, right, low = shuffled(rng, _BEAMS)
    mixed = pick(rng, tuple(_MIXED))
    spots = {
        tuple(sorted((left, right))): (28, 4), tuple(sorted((left, low))): (22, 14),
        tuple(sorted((right, low))): (34, 14), tuple(sorted(_BEAMS)): (28, 10),
    }  # fmt: skip
    order = shuffled(rng, tuple(spots))
    shapes: list[fig.Part] = [
        fig.disc(22, 9, 9, "#3B4263", "#C9CFDE"), fig.disc(37, 9, 9, "#3B4263", "#C9CFDE"), fig.disc(29.5, 16, 9, "#3B4263", "#C9CFDE"),
        fig.disc(22, 9, 9, "", "#C9CFDE", 0.5), fig.disc(37, 9, 9, "", "#C9CFDE", 0.5), fig.disc(29.5, 16, 9, "", "#C9CFDE", 0.5),
        fig.to_the_right(12, 6, left, fig.WHITE), fig.text(47, 6, right, fig.WHITE), fig.text(40, 20, low, fig.WHITE),
    ]  # fmt: skip
    zones = [fig.zone(n, fig.Box(*spots[one], 3, 2)) for n, one in enumerate(order, 1)]
    return {
        **fig.pointed(fig.figure("Trois disques qui se croisent, un par lampe, sans leurs couleurs.", 13, shapes, zones, ground="#10142B"), order.index(mixed) + 1),
        "colour": _MIXED[mixed], "lamps": " + ".join(mixed), "where": pick(rng, ("au théâtre", "dans la salle des fêtes", "au musée", "en atelier", "au planétarium", "en classe", "sur la scène du festival")),
    }  # fmt: skip
