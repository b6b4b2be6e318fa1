"""Choosing a picture format: JPEG, PNG, SVG, GIF, WebP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.media_files import mixed_files
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.photos import GOOD_OR_BETTER, UPRIGHT, file_name, landscape
from pixsim.families.draws.simulators.tasks import to_do
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.colours import INKS
from pixsim.making.archives import Archive
from pixsim.making.pictures import Picture as PictureFile
from pixsim.making.pictures import Shape
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as files_acts
from pixsim.worlds.goals import Goal
from pixsim.worlds.picture import acts as picture_acts
from pixsim.worlds.picture.data import (
    CUTTING,
    EXPORTING,
    GOOD,
    LAYERING,
    LEFT,
    LOW,
    RIGHT,
    SIZING,
    WHOLE,
    Image,
    Layer,
    Thing,
)
from pixsim.worlds.picture.world import Picture


def find_picture(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the only picture of a folder is put with the pictures."""
    tree, names, ids = mixed_files(rng, ("image", "son", "film", "autre", "autre", "autre"))
    tree.folder("Ordinateur/Images")
    tree.folder("Ordinateur/Documents")
    where = "Ordinateur/Images"
    return {
        "who": pick(rng, FIRST_NAMES), "name": names[0],
        "world": tree.disk("Clé USB"),
        "goal": Goal(want=(("in", ids[0], where),), keep=("in", "name", "binned")),
        "solution": [files_acts.Move(thing=ids[0], folder=where)],
        "near": [[files_acts.Move(thing=ids[2], folder=where)]],
    }  # fmt: skip


def logo_for_two_uses(rng: np.random.Generator) -> dict[str, Any]:
    """Of five files of a logo, the one that grows without blur and the one whose ground is transparent."""
    ink, other = sample(rng, INKS, 2)
    left, across = integer(rng, 20, 60), integer(rng, 60, 100)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="150">\n'
        f'<ellipse cx="{left + across // 2}" cy="75" rx="{across // 2}" ry="45" fill="{ink}"/>\n'
        f'<rect x="{left}" y="100" width="{across}" height="14" fill="{other}"/>\n</svg>\n'
    )

    def drawn(ground: str, mode: Any, scale: int = 1) -> PictureFile:
        def at(*points: int) -> tuple[tuple[int, int], tuple[int, int]]:
            x, y, right, bottom = (scale * point for point in points)
            return (x, y), (right, bottom)

        shapes = (Shape("ellipse", at(left, 30, left + across, 120), ink),
                  Shape("rectangle", at(left, 100, left + across, 114), other))  # fmt: skip
        return PictureFile(200 * scale, 150 * scale, shapes, ground, mode)

    numbers = sample(rng, range(1, 30), 5)
    stem = pick(rng, ("logo", "enseigne", "embleme"))
    names = [
        f"{stem}-{n}.{end}"
        for n, end in zip(numbers, ("svg", "png", "png", "png", "jpg"), strict=True)
    ]
    held: list[Any] = [svg.encode(), drawn("#00000000", "RGBA"), drawn("#FFFFFF", "RGB"),
                       drawn("#FFFFFF", "RGB", 3), drawn("#FFFFFF", "RGB", 2)]  # fmt: skip
    archive = f"{stem}-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "names": sorted(names),
        "vector": names[0],
        "clear": names[1],
        "files": {archive: Archive({name: held[names.index(name)] for name in sorted(names)})},
    }


def most_degraded(rng: np.random.Generator) -> dict[str, Any]:
    """The copy of one photo that was saved with the most compression; sizes in pixels differ."""
    width, height = 320, 240
    names = [f"copie-{letter}.jpg" for letter in "abcd"]
    qualities = shuffled(rng, (92, 70, 35, 6))
    pixels = landscape(rng, width, height)
    members = {
        name: PictureFile(width, height, mode="RGB", pixels=pixels, quality=quality)
        for name, quality in zip(names, qualities, strict=True)
    }
    archive = f"copies-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "names": names,
        "worst": names[qualities.index(6)],
        "best": names[qualities.index(92)],
        "files": {archive: Archive(members)},
    }


FORMATS = ("GIF", "JPEG", "PNG", "SVG", "WebP", "TIFF")
_MAILED = ("GIF", "JPEG", "PNG")

_PICTURES: Mapping[str, tuple[str, tuple[str, ...], Mapping[str, tuple[int, int]]]] = {
    "marché": ("photo, 4 millions de couleurs", ("colours",), {"JPEG": (150, 400), "WebP": (60, 80), "PNG": (600, 900), "GIF": (200, 300)}),
    "équipe": ("photo, 2 millions de couleurs", ("colours",), {"JPEG": (60, 140), "WebP": (60, 85), "PNG": (500, 800), "GIF": (180, 280)}),
    "poire": ("photo sans son décor, contour fondu", ("colours", "clear"), {"JPEG": (50, 110), "WebP": (65, 90), "PNG": (400, 600), "GIF": (140, 240)}),
    "formulaire": ("capture d'écran : une carte et du texte, 3 000 couleurs", ("colours", "sharp"), {"JPEG": (90, 190), "WebP": (50, 75), "PNG": (115, 180), "GIF": (70, 105)}),
    "mascotte": ("dessin au trait, 40 couleurs, 12 images", ("sharp", "moving"), {"JPEG": (8, 18), "WebP": (320, 480), "PNG": (120, 200), "GIF": (700, 1100)}),
    "belvédère": ("film sans son, 90 000 couleurs, 24 images", ("colours", "moving"), {"JPEG": (60, 120), "WebP": (500, 700), "PNG": (500, 800), "GIF": (1500, 2600)}),
    "emblème": ("traits et aplats, 3 couleurs, fond plein", ("sharp",), {"JPEG": (12, 20), "WebP": (40, 60), "PNG": (62, 85), "GIF": (64, 120), "SVG": (105, 190)}),
    "plan": ("rues et noms dessinés en traits", ("sharp", "any size"), {"JPEG": (300, 500), "WebP": (18, 30), "PNG": (70, 95), "GIF": (55, 68), "SVG": (30, 40)}),
}  # fmt: skip
"""What it holds, what is to be rendered, and weights: of JPEG in kB, of the others in hundredths of it."""

SITE, LETTER = "site", "lettre"

_USES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "marché": {SITE: ("en grand, sur la page d'accueil",), LETTER: ("en tête de la lettre",)},
    "équipe": {SITE: ("en petit, à côté de vingt autres",), LETTER: ("au-dessus des signatures",)},
    "poire": {SITE: ("posée sur le fond rayé du menu",), LETTER: ("posée sur le fond rayé du titre",)},
    "formulaire": {SITE: ("on doit y lire les petites lettres",), LETTER: ("on doit y lire les petites lettres",)},
    "mascotte": {SITE: ("elle salue sans fin, ses traits bien nets",), LETTER: ("elle salue sans fin, ses traits bien nets",)},
    "belvédère": {SITE: ("le soleil s'y couche sans fin",)},
    "emblème": {LETTER: ("en haut, toujours de la même taille",)},
    "plan": {SITE: ("on le grossit d'un pincement, autant qu'on veut",)},
}  # fmt: skip

_ABLE: Mapping[str, frozenset[str]] = {
    "GIF": frozenset({"sharp", "moving"}),
    "JPEG": frozenset({"colours"}),
    "PNG": frozenset({"colours", "sharp", "clear"}),
    "SVG": frozenset({"sharp", "clear", "any size"}),
    "WebP": frozenset({"colours", "clear", "moving"}),
    "TIFF": frozenset({"colours", "sharp", "clear"}),
}
"""What each renders; « WebP » is the lossy one, which blurs what is sharp as JPEG does."""


def _suitable(held: Sequence[str], allowed: Sequence[str], weights: Mapping[str, int]) -> list[str]:
    """Formats that are allowed, were tried, and render all that counts, the lightest first."""
    able = [one for one in allowed if one in weights and _ABLE[one].issuperset(held)]
    return sorted(able, key=weights.__getitem__)


def _weight(kilobytes: int) -> str:
    if kilobytes < 1000:
        return f"{kilobytes} ko"
    return f"{kilobytes / 1000:.1f} Mo".replace(".", ",")


@redraw_misfits
def lightest_that_suits(rng: np.random.Generator) -> dict[str, Any] | None:
    """Six pictures of a site and of a letter: the lightest format that renders each, of those that are shown there."""
    shown = pick(rng, (("GIF", "JPEG", "PNG", "SVG", "WebP"), ("GIF", "JPEG", "PNG", "SVG")))
    names = sample(rng, tuple(_PICTURES), 6)
    pages, steps, lightest = [], list[ui.Step](), list[ui.Step]()
    for name in names:
        content, held, parts = _PICTURES[name]
        where = pick(rng, tuple(_USES[name]))
        allowed = shown if where == SITE else _MAILED
        first = integer(rng, *parts["JPEG"])
        weights = {"JPEG": first}
        for one, (low, high) in parts.items():
            if one != "JPEG":
                weights[one] = max(2, first * integer(rng, low, high) // 100)
        weights["TIFF"] = max(weights.values()) * integer(rng, 2, 4)
        fit = _suitable(held, allowed, weights)
        if not fit or len(set(weights.values())) < len(weights):
            return None
        page = name.capitalize()
        steps.append((page, f"{name} : format", fit[0]))
        lightest.append((page, f"{name} : format", min(weights, key=weights.__getitem__)))
        pages.append(
            ui.screen(
                page,
                ui.info(f"{name} : contenu", content),
                ui.info(f"{name} : place", "site" if where == SITE else "lettre d'information"),
                ui.info(f"{name} : usage", pick(rng, _USES[name][where])),
                *(
                    ui.info(
                        f"{name} : essai en {one}",
                        _weight(weights[one])
                        if one in weights
                        else "impossible, elle est faite de points",
                    )
                    for one in FORMATS
                ),
                ui.choice(f"{name} : format", "TIFF", FORMATS),
            )
        )
    found = [value for _page, _name, value in steps]
    if len(set(found)) < 3 or len({places.value for page in pages for places in page.settings if places.name.endswith(": place")}) < 2:  # fmt: skip
        return None
    rules = ui.screen(
        "Règles",
        ui.info("Site", f"{', '.join(shown)}"),
        ui.info("Lettre d'information", f"{', '.join(_MAILED)} : les messageries ne montrent pas les autres"),
        ui.info("WebP", "ici avec perte, comme JPEG, mais il garde la transparence et l'animation"),
        ui.info("Poids", "le plus léger des formats qui rendent bien l'image là où elle va"),
    )  # fmt: skip
    swapped = {"JPEG": "PNG", "PNG": "JPEG", "SVG": "PNG", "GIF": "PNG", "WebP": "JPEG"}
    near = [[*steps[:n], (steps[n][0], steps[n][1], swapped[steps[n][2]]), *steps[n + 1 :]] for n in (0, 2, 4)]  # fmt: skip
    return {
        "place": pick(rng, ("Le théâtre", "La ludothèque", "Le refuge", "Le moulin", "La ferme", "Le gymnase", "La crèche")),
        "told": " ; ".join(f"{name} : {value}" for name, value in zip(names, found, strict=True)),
        "world": ui.device("Exporter les images", ui.screen("Images"), rules, *pages),
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [*map(ui.acts_of_steps, near), ui.acts_of_steps(lightest), ui.acts_of_steps(steps[:-1])],
    }  # fmt: skip


def badge_under_limit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a logo without its margins nor its ground, light and wide enough, in a format that keeps it clear."""
    margin, least = pick(rng, (10, 15, 20)), pick(rng, (480, 512, 600))
    shape = Thing(name="le dessin", fill="@", tone=30, left=margin, right=50, top=0, bottom=100)
    words = Thing(name="le nom", fill="N", tone=15, left=50, right=100 - margin, top=20, bottom=80)
    ground = Thing(name="le fond", fill=" ", tone=100)
    name = file_name(rng, "logo", "ora")
    size = pick(rng, ((2400, 1200), (3000, 1200), (2000, 1000)))
    kept = 1 - 2 * margin / 100
    ratio = size[0] * kept / size[1]
    small = least * round(least / ratio) / 1e6  # megapixels
    detail = integer(rng, 180, 240)
    light = small * 170 * detail / 100
    limit = 5 * -(-round(light * 1.25) // 5)
    layers = (
        Layer(id="1", name="Logo", things=(shape, words)),
        Layer(id="2", name="Fond", things=(ground,)),
    )
    world = Picture(
        name=name,
        image=Image(layers=layers, width=size[0], height=size[1]),
        detail=detail,
        tools=(CUTTING, SIZING, LAYERING, EXPORTING),
    )
    cut: list[Act] = [picture_acts.Cut(edge=edge, by=f"{margin} %") for edge in (LEFT, RIGHT)]
    hide, resize = picture_acts.Hide(layer="2"), picture_acts.Resize(width=str(least))
    out = picture_acts.Export(format="WebP", quality=GOOD)
    steps: list[Act] = [hide, *cut, resize, out]
    goal = Goal(
        want=(
            *UPRIGHT, ("shows", "le dessin", WHOLE), ("shows", "le nom", WHOLE), ("bare", LEFT, "non"), ("bare", RIGHT, "non"),
            ("exported", "*", GOOD_OR_BETTER, "*"), ("exported_clear", "oui"), ("lighter", str(limit)), ("wider", str(least)),
        ),
    )  # fmt: skip

    def ended(*last: Act) -> list[Act]:
        return [hide, *cut, *last]

    return {"name": name, "limit": limit, "least": least, "margin": margin,
            **to_do(world, goal, steps, ended(resize, picture_acts.Export(format="PNG", quality=GOOD)), ended(resize, picture_acts.Export(format="WebP", quality=LOW)),
                    ended(resize, picture_acts.Export(format="JPEG", quality=GOOD)), ended(out), [hide, resize, out], [*cut, resize, out])}  # fmt: skip


_SAVED = {
    "jpeg": ("en JPEG, avec une forte compression", "JPEG compresse par carrés : trop fort, on voit des blocs"),
    "palette": ("avec une palette de quatre couleurs", "Avec peu de couleurs, un dégradé devient une suite de bandes nettes"),
    "noise": ("après avoir été prise de nuit, à une sensibilité très élevée", "Une sensibilité élevée sème du grain : des points clairs et foncés au hasard"),
}  # fmt: skip


def _sky(box: fig.Box, shown: tuple[str, tuple[int, ...]]) -> list[fig.Part]:
    """A gradient seen from near, and what a way of saving made of it."""
    kind, shakes = shown
    shapes: list[fig.Part] = []
    for row in range(6):
        for column in range(6):
            level = 235 - 12 * row - 8 * column
            if kind == "jpeg":
                level = (
                    235
                    - 12 * (row // 2 * 2)
                    - 8 * (column // 2 * 2)
                    + shakes[row // 2 * 3 + column // 2]
                )
            elif kind == "palette":
                level = 230 - 44 * ((row + column) * 4 // 11)
            elif kind == "noise":
                level += 2 * shakes[(row * 6 + column) % len(shakes)]
            level = max(0, min(255, level))
            shapes.append(
                fig.rect(
                    (box.x + 2 * column, box.y + 2 * row, 2, 2),
                    f"#{max(0, level - 110):02X}{max(0, level - 50):02X}{level:02X}",
                )
            )
    return shapes


def saved_too_small(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four enlargements of a sky, the one that a way of saving explains."""
    kind = pick(rng, tuple(_SAVED))
    shakes = tuple(integer(rng, 8, 22) * pick(rng, (-1, 1)) for _n in range(31))
    others = [other for other in (*_SAVED, "sound") if other != kind]
    return {
        **fig.pointed_tile(rng, "Quatre agrandissements d'un ciel.", 6, [(one, shakes) for one in (kind, *others)], _sky),
        "how": _SAVED[kind][0], "why": _SAVED[kind][1], "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


_GROUNDS = (fig.BLUE, fig.GREEN, fig.VIOLET, "#8A3B12", "#1F6F78")
_LOGOS = {
    "box": ("en JPEG", "JPEG ne connaît pas la transparence : un carré de la couleur du fond d'origine suit le logo, et se voit sur l'autre thème"),
    "soft": ("en PNG à transparence progressive", "PNG (comme WebP) rend chaque point plus ou moins transparent : l'ombre se fond dans les deux thèmes, même si l'un des logos, trop sombre, se perd sur le sien"),
    "fringe": ("en GIF", "Un point d'une image GIF est transparent ou ne l'est pas : un liseré net, de la couleur du fond d'origine, reste autour du logo et se voit sur l'autre thème"),
}  # fmt: skip


def _darker(colour: str, steps: int) -> str:
    parts = (int(colour[n : n + 2], 16) * (10 - 2 * steps) // 10 for n in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in parts)


def _logo_on(x: float, y: float, under: str, shown: tuple[str, str], own: str) -> list[fig.Part]:
    """A logo as it looks on a colour: how it was saved, and against which ground; its own colour."""
    kind, matte = shown
    shapes: list[fig.Part] = []
    if kind == "box":
        shapes.append(fig.rect((x - 4, y - 4, 8, 8), matte))
    elif kind == "fringe":
        shapes.append(fig.disc(x, y, 4.2, matte))
    else:
        shapes += [fig.disc(x, y, 4.4 - 0.4 * n, _darker(under, n + 1)) for n in range(3)]
    return [*shapes, fig.disc(x, y, 3.2, own), fig.disc(x, y, 1.3, fig.RED)]


def logos_on_two_grounds(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of six logos, each on a light ground and on a dark one, the two saved in a kind of format."""
    kind, dark = pick(rng, tuple(_LOGOS)), pick(rng, _GROUNDS)
    tries = [("box", fig.WHITE), ("box", dark), ("fringe", fig.WHITE), ("fringe", dark), ("soft", ""), ("soft", dark)]  # fmt: skip
    order = shuffled(rng, tries)
    boxes = fig.tiles(6, 5, per_row=3)
    shapes: list[fig.Part] = []
    for box, shown in zip(boxes, order, strict=True):
        own = dark if shown == ("soft", dark) else fig.YELLOW
        for left, under in ((box.x, fig.WHITE), (box.x + 9, dark)):
            shapes += [fig.rect((left, box.y, 9, 10), under), *_logo_on(left + 4.5, box.y + 5, under, shown, own)]  # fmt: skip
    right = [place for place, shown in enumerate(order, 1) if shown[0] == kind]
    return {
        **fig.pointed(fig.figure("Six essais d'un logo rond, chacun sur un fond clair puis sur un fond sombre.", 12, shapes, fig.tile_zones(boxes)), *right),
        "how": _LOGOS[kind][0], "why": _LOGOS[kind][1], "site": pick(rng, ("du club", "de la mairie", "de l'école", "du festival", "du musée", "de la boutique")),
    }  # fmt: skip
