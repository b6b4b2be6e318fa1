"""Editing a picture: cropping, layers, adjustments."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.photos import (
    GOOD_OR_BETTER,
    INTRUDERS,
    SCENES,
    SIZES,
    UPRIGHT,
    along,
    file_name,
    ground_of,
    landscape,
    photo,
    subject_of,
    upright_photo,
)
from pixsim.families.draws.simulators.tasks import to_do
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import INK, Rect
from pixsim.making.archives import Archive
from pixsim.making.pictures import Picture as PictureFile
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.picture import acts
from pixsim.worlds.picture.acts import outline
from pixsim.worlds.picture.data import (
    BACK,
    BEST,
    CLOCKWISE,
    CONTRAST,
    CUTTING,
    EDGES,
    EXPORTING,
    GOOD,
    HALF,
    LAYERING,
    LIGHT,
    LIGHTING,
    NOT,
    PARTLY,
    SATURATION,
    SELECTING,
    SIZING,
    TURNING,
    WARMTH,
    WHOLE,
    Image,
    Layer,
    Thing,
)
from pixsim.worlds.picture.world import Picture

SAVED = ("saved", "oui")
_LYING = {3: ("couchée, le haut à gauche", CLOCKWISE, BACK), 1: ("couchée, le haut à droite", BACK, CLOCKWISE), 2: ("à l'envers, le haut en bas", HALF, CLOCKWISE)}  # fmt: skip


def upright_or_cut(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a photo put upright, or freed of what spoils an edge."""
    tools = (TURNING, CUTTING, SIZING)
    scene = pick(rng, SCENES)
    name, size, ground = file_name(rng, scene.name), pick(rng, SIZES), ground_of(scene)
    subject, save = subject_of(scene), acts.Save()
    if pick(rng, (True, False)):
        turn = pick(rng, tuple(_LYING))
        how, way, other = _LYING[turn]
        world = photo(name, (*ground, subject), size, turn, tools=tools)
        goal = Goal(want=(*UPRIGHT, SAVED), keep=("shows",))
        return {"case": f"est {how}. Remettez-la à l'endroit, puis enregistrez-la", "how": f"« Tourner », {way} : on regarde de quel côté est le haut de la scène",
                "name": name, **to_do(world, goal, [acts.Turn(way=way), save], [acts.Turn(way=other), save], [acts.Mirror(), save])}  # fmt: skip
    edge, deep = pick(rng, EDGES), pick(rng, (10, 15))
    what, sign, tone = pick(rng, INTRUDERS)
    intruder = along(edge, deep, what, sign, tone)
    world = photo(name, (*ground, subject, intruder), size, tools=tools)
    goal = Goal(
        want=(*UPRIGHT, ("shows", what, NOT), ("shows", subject.name, WHOLE), ("left", "65"), SAVED)
    )
    opposite = EDGES[(EDGES.index(edge) + 2) % 4]
    little = "5 %"
    cut = f"{deep} %"
    return {"case": f"montre {what} tout contre {edge}. Coupez ce qu'il faut de ce bord, sans déformer l'image, puis enregistrez",
            "how": f"« Couper un bord », {edge}, {cut} : étirer ou réduire l'image la déformerait sans rien ôter",
            "name": name, **to_do(world, goal, [acts.Cut(edge=edge, by=cut), save], [acts.Cut(edge=opposite, by=cut), save], [acts.Cut(edge=edge, by=little), save],
                                  [acts.Pull(width=str(size[0] * 4 // 5), height=str(size[1])), save])}  # fmt: skip


_FAULTS = (
    ("est trop sombre partout, les parties claires comprises", LIGHT, -40, CONTRAST), ("est trop claire partout, les ombres comprises", LIGHT, 40, CONTRAST),
    ("est terne : ses noirs et ses blancs tirent vers le même gris", CONTRAST, -40, LIGHT), ("a des couleurs criardes, que l'on veut calmer", SATURATION, 40, CONTRAST),
    ("a des couleurs éteintes, presque grises", SATURATION, -40, LIGHT), ("est trop orange, prise sous une lampe", WARMTH, 40, SATURATION),
    ("est trop bleue, prise à l'ombre", WARMTH, -40, SATURATION),
)  # fmt: skip


def one_adjustment(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the one adjustment, and the way, that mends a fault."""
    fault, right, amount, other = pick(rng, _FAULTS)
    _scene, world = upright_photo(rng, tools=(LIGHTING, TURNING), faults={right: amount})
    value, wrong = f"{-amount:+}", f"{amount:+}"
    little = f"{-amount // 2:+}"
    goal = Goal(
        want=(("adjusted", right, f"{little}||{value}"), *UPRIGHT, SAVED), keep=("adjusted",)
    )
    save = acts.Save()
    return {"name": world.name, "fault": fault, "right": right, "value": value,
            **to_do(world, goal, [acts.Adjust(what=right, amount=value), save], [acts.Adjust(what=right, amount=wrong), save], [acts.Adjust(what=other, amount=value), save])}  # fmt: skip


SEEN = f"{WHOLE}||{PARTLY}"
_TITLES = ("Fête des voisins", "Bal du 14 juillet", "Vide-grenier", "Portes ouvertes", "Loto de l'école", "Marché de Noël")  # fmt: skip


def title_out_of_hiding(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: what hides a title goes behind it, and a draft is shown no more; nothing is lost."""
    scene, text = pick(rng, SCENES), pick(rng, _TITLES)
    high = pick(rng, (5, 10, 60, 65))
    middle = pick(rng, (0, 10, 20))
    title = Thing(name="le titre", fill="T", tone=10, left=middle + 10, right=middle + 70, top=high + 5, bottom=high + 20)  # fmt: skip
    band = Thing(name="le bandeau", fill="=", tone=60, left=middle + 5, right=middle + 80, top=high, bottom=high + 25)  # fmt: skip
    badge = Thing(name="le logo", fill="@", tone=30, left=80, right=100, top=35, bottom=50)
    draft_mark = Thing(name="la mention", fill="?", tone=20, left=20, right=60, top=30, bottom=55)
    ids = [str(number) for number in rng.permutation(9)[:5] + 1]
    sheets = {
        "title": Layer(id=ids[0], name=f"Titre « {text} »", things=(title,)),
        "band": Layer(id=ids[1], name="Bandeau", things=(band,)),
        "badge": Layer(id=ids[2], name="Logo", things=(badge,)),
        "draft": Layer(id=ids[3], name="Brouillon", things=(draft_mark,)),
        "photo": Layer(id=ids[4], name="Photo", things=(*ground_of(scene), subject_of(scene))),
    }
    order = [*shuffled(rng, ("band", "badge", "draft")), "title", "photo"]
    name = file_name(rng, "affiche", "ora")
    size = pick(rng, SIZES)
    world = Picture(
        name=name,
        image=Image(layers=tuple(sheets[one] for one in order), width=size[0], height=size[1]),
        tools=(LAYERING, TURNING, CUTTING),
    )
    front, hide = acts.ToFront(layer=ids[0]), acts.Hide(layer=ids[3])
    goal = Goal(
        want=(*UPRIGHT, ("shows", "le titre", WHOLE), ("seen", ids[3], "non"), ("there", ids[3]), *(("shows", one, SEEN) for one in ("le bandeau", "le logo", *(t.name for t in sheets["photo"].things))), ("left", "100"), SAVED),
        keep=("seen", "there"),
    )  # fmt: skip
    lost, save = acts.Remove(layer=ids[3]), acts.Save()
    return {"text": text, "name": name, **to_do(world, goal, [front, hide, save], [front, lost, save], [acts.Hide(layer=ids[1]), hide, save], [acts.ToBack(layer=ids[1]), hide, save])}  # fmt: skip


_SHEETS = ("Titre", "Cadre", "Portrait", "Logo", "Ciel", "Texte du bas", "Filet doré")
_SIGNS = dict(zip(_SHEETS, "TCPLo_*", strict=True))


def _places(order: Sequence[str], rng: np.random.Generator) -> dict[str, Thing]:
    """A box for each sheet, all overlapping the next."""
    found = {}
    for number, name in enumerate(shuffled(rng, order)):
        left, top = 10 * number + 5, 10 * number
        found[name] = Thing(name=name.lower(), fill=_SIGNS[name], left=left, right=left + 45, top=top, bottom=top + 45)  # fmt: skip
    return found


@redraw_misfits
def pile_in_order(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: the pile that a wish describes, from the front to the back."""
    names = sample(rng, _SHEETS, 5)
    start = shuffled(rng, range(5))
    settled = 1  # how many of the last of the wish lie in order among the start
    while settled < 5 and start.index(4 - settled) < start.index(5 - settled):
        settled += 1
    if settled not in (1, 2) or any(a + 1 == b for a, b in pairwise(start[:2])):
        return None
    a, b, c, d, e = names
    clues = shuffled(rng, [
        f"« {a} » est devant tout le reste", f"« {b} » est devant « {c} »", f"« {e} » est derrière tout le reste",
        f"« {d} » est juste devant « {e} »",
    ])  # fmt: skip
    ids = {
        name: str(number) for name, number in zip(names, rng.permutation(9)[:5] + 1, strict=True)
    }
    boxes = _places(names, rng)
    layers = tuple(Layer(id=ids[names[n]], name=names[n], things=(boxes[names[n]],)) for n in start)
    name, size = file_name(rng, "affiche", "ora"), pick(rng, SIZES)
    world = Picture(
        name=name,
        image=Image(layers=layers, width=size[0], height=size[1]),
        tools=(LAYERING, TURNING),
    )
    moved = [acts.ToFront(layer=ids[one]) for one in reversed(names[: 5 - settled])]
    goal = Goal(
        want=(*UPRIGHT, *(("rank", ids[one], str(rank)) for rank, one in enumerate(names, 1))),
        keep=("seen",),
    )
    swapped = [*moved[:-2], moved[-1], moved[-2]]
    return {"name": name, "clues": " ; ".join(clues), "order": ", ".join(names), **to_do(world, goal, moved, swapped, moved[:-1])}  # fmt: skip


_CUT_OUT = (
    ("le vase", "V", "les fleurs", "*"), ("le vélo", "o", "le panier", "U"), ("le chat", "M", "son coussin", "_"),
    ("la chaise", "h", "le plaid", "%"), ("la lampe", "T", "son socle", "_"),
)  # fmt: skip

_BEHIND = ("l'arrière-plan", "le décor", "le fond de la pièce")


def cut_out_by_mask(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: two things alone on a transparent ground, nothing of the photo erased, at a given size."""
    first, sign, second, other_sign = pick(rng, _CUT_OUT)
    behind = pick(rng, _BEHIND)
    left = pick(rng, (20, 30, 40))
    things = (
        Thing(name=behind, fill=".", tone=60),
        Thing(name=first, fill=sign, tone=30, left=left, right=left + 30, top=35, bottom=85),
        Thing(name=second, fill=other_sign, tone=70, left=left, right=left + 30, top=15, bottom=35),
    )
    white = Thing(name="le blanc", fill=" ", tone=100)
    name = file_name(rng, pick(rng, ("catalogue", "annonce", "vitrine")), "ora")
    width = pick(rng, (600, 800, 1000))
    size = pick(rng, SIZES)
    layers = (
        Layer(id="1", name="Photo", things=things),
        Layer(id="2", name="Fond blanc", things=(white,)),
    )
    world = Picture(
        name=name,
        image=Image(layers=layers, width=size[0], height=size[1]),
        tools=(SIZING, LAYERING, SELECTING, EXPORTING),
    )
    select, small = acts.Select(what=outline(behind)), acts.Resize(width=str(width))
    white_off = acts.Hide(layer="2")
    out = acts.Export(format="PNG", quality=GOOD)
    steps: list[Act] = [select, acts.Invert(), acts.Mask(layer="1"), white_off, small, out]
    goal = Goal(
        want=(
            ("pulled", "non"), ("shows", first, WHOLE), ("shows", second, WHOLE), ("shows", behind, NOT), ("shows", "le blanc", NOT),
            ("there", "1"), ("exported", "PNG||WebP", GOOD_OR_BETTER, f"{width} × {round(size[1] * width / size[0])}"), ("exported_clear", "oui"),
        ),
        refuse=(("erased", "1", "*"),),
    )  # fmt: skip
    erased = [select, acts.Erase(layer="1"), *steps[3:]]
    flat = [*steps[:5], acts.Export(format="JPEG", quality=BEST)]
    half = [acts.Select(what=outline(first)), acts.Mask(layer="1"), *steps[3:]]
    return {"first": first, "second": second, "behind": behind, "name": name, "width": width,
            **to_do(world, goal, steps, erased, flat, half, [*steps[:3], *steps[4:]], [*steps[:4], out])}  # fmt: skip


def clipped_photos(rng: np.random.Generator) -> dict[str, Any]:
    """Of eight photos, those that have lost their highlights, their shadows, or both; others only look so.

    A light photo may keep all its shades, and a dark one too: their histograms say it, not the eye.
    """
    width, height = 160, 120
    kinds: dict[str, Callable[[Any], Any]] = {
        "over": lambda seen: np.clip(seen * 1.5 + 0.15, 0, 1),
        "light": lambda seen: 0.45 + seen * 0.5,
        "under": lambda seen: np.clip(seen * 1.2 - 0.4, 0, 1),
        "dark": lambda seen: 0.05 + seen * 0.4,
        "both": lambda seen: np.clip((seen - 0.5) * 2.2 + 0.5, 0, 1),
        "soft": lambda seen: 0.4 + (seen - 0.5) * 0.2,
        "usual": lambda seen: seen * 0.9 + 0.05,
        "bright": lambda seen: 0.2 + seen * 0.74,
    }
    names = [f"vue-{number}.jpg" for number in sample(rng, range(10, 99), len(kinds))]
    order = dict(zip(kinds, names, strict=True))
    pictures = {}
    for kind, change in kinds.items():
        plain = np.frombuffer(landscape(rng, width, height), np.uint8).reshape(height, width, 3)
        faded = 0.85 * plain.mean(axis=2, keepdims=True) + 0.15 * plain
        low, high = np.percentile(faded, (1, 99))
        seen = np.clip(0.08 + 0.84 * (faded - low) / (high - low), 0.04, 0.96)
        pixels = (255 * change(seen)).astype(np.uint8).tobytes()
        pictures[order[kind]] = PictureFile(width, height, pixels=pixels, quality=95)
    archive = f"vues-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "names": sorted(names),
        **{kind: order[kind] for kind in ("over", "under", "both", "light", "dark")},
        "files": {archive: Archive({name: pictures[name] for name in sorted(names)})},
    }


_SCENE = (("ground", 0, 6, 10, 2), ("house", 1, 3, 3, 3), ("roof", 0, 0, 0, 0), ("sun", 8, 1, 0, 0), ("tree", 7, 4, 1, 2), ("leaves", 6, 3, 3, 2))  # fmt: skip
_EDITS = {
    "mirror": ("retourner l'image de gauche à droite, comme dans un miroir", "un retournement horizontal (miroir)"),
    "turn": ("faire pivoter l'image d'un demi-tour", "une rotation de 180°"),
    "small": ("réduire toute l'image de moitié, sans rien en couper", "un redimensionnement : tout y est, en plus petit"),
    "crop": ("recadrer l'image pour ne garder que la maison", "un recadrage : ce qui est autour a disparu"),
    "grey": ("passer l'image en noir et blanc", "une conversion en niveaux de gris"),
}  # fmt: skip


def _scene(box: fig.Box, edit: str) -> list[fig.Part]:
    """A house, a tree and a sun, after an edit."""
    sky, grass, wall, roof, sun, bark, leaf = (
        ("#9CCBF2", "#6DB35B", "#D9A066", "#B23A2E", "#F2C53D", "#7A4E2B", "#2E7D3A")
        if edit != "grey"
        else ("#BFBFBF", "#8C8C8C", "#A6A6A6", "#595959", "#D0D0D0", "#545454", "#5E5E5E")
    )
    scale = 0.5 if edit == "small" else 1.0

    def put(x: float, y: float, w: float, h: float, colour: str) -> Rect:
        if edit == "mirror":
            x = 10 - x - w
        if edit == "turn":
            x, y = 10 - x - w, 8 - y - h
        return fig.rect((box.x + x * scale, box.y + y * scale, w * scale, h * scale), colour)

    parts: list[fig.Part]
    if edit == "crop":
        return [
            fig.rect((box.x, box.y, 6, 6), sky),
            fig.rect((box.x, box.y + 5, 6, 1), grass),
            fig.rect((box.x + 1, box.y + 2, 4, 3), wall),
            fig.rect((box.x, box.y + 1, 6, 1), roof),
            fig.rect((box.x + 1, box.y, 4, 1), roof),
        ]
    parts = [
        put(0, 0, 10, 8, sky), put(0, 6, 10, 2, grass), put(1, 3, 4, 3, wall), put(0, 2, 6, 1, roof), put(1, 1, 4, 1, roof),
        put(7, 0, 2, 2, sun), put(7, 5, 1, 2, bark), put(6, 3, 3, 2, leaf),
    ]  # fmt: skip
    return parts


def picture_after_an_edit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four pictures made from one, the one that an edit gives."""
    kind, *others = sample(rng, tuple(_EDITS), 4)
    order = shuffled(rng, [kind, *others])
    shapes: list[fig.Part] = [
        fig.text(0, 0, "départ", fig.SLATE),
        *_scene(fig.Box(0, 2, 10, 8), "none"),
    ]
    zones = []
    for place, edit in enumerate(order):
        x = 13 + 11 * place
        shapes += _scene(fig.Box(x, 2, 10, 8), edit)
        zones.append(fig.zone(place + 1, fig.Box(x, 0, 10, 10)))
    return {
        **fig.pointed(fig.figure("Une image de départ, puis quatre images qui en ont été tirées.", 5, shapes, zones), order.index(kind) + 1),
        "who": pick(rng, ("Léa", "Karim", "Inès", "Hugo", "Sofia", "Malik", "Chloé", "Yanis")), "edit": _EDITS[kind][0], "name": _EDITS[kind][1],
    }  # fmt: skip


_LAYERS = {"cercle bleu": "disc", "carré rouge": "square", "bande jaune": "band", "losange vert": "lozenge"}  # fmt: skip
_DRAWINGS = ("le logo d'un club", "l'enseigne d'une boutique", "le badge des bénévoles", "l'affiche d'un bal", "la vignette d'une chaîne")  # fmt: skip


def _stack(box: fig.Box, order: tuple[str, ...]) -> list[fig.Part]:
    """Shapes that overlap; the first of the list is in front."""
    parts: list[fig.Part] = [fig.rect(box, fig.WHITE, fig.MIST)]
    x, y = box.x, box.y
    for name in reversed(order):
        kind = _LAYERS[name]
        if kind == "disc":
            parts.append(fig.disc(x + 5, y + 6, 4, fig.BLUE))
        elif kind == "square":
            parts.append(fig.rect((x + 4, y + 1, 6, 6), fig.RED))
        elif kind == "lozenge":
            parts.append(fig.polygon((x + 8, y + 3), (x + 12, y + 7), (x + 8, y + 11), (x + 4, y + 7), fill=fig.GREEN))  # fmt: skip
        else:
            parts.append(fig.rect((x + 1, y + 5, box.w - 2, 3), fig.YELLOW))
    return parts


@redraw_misfits
def result_of_layers(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: of four drawings, the one that a list of layers gives once one is brought to the front and another hidden."""
    layers = tuple(shuffled(rng, tuple(_LAYERS)))
    raised, hidden = pick(rng, layers[1:]), pick(rng, layers)
    left = tuple(one for one in layers if one != hidden)
    right = (raised, *(one for one in left if one != raised))
    lowered = (*(one for one in left if one != raised), raised)
    if raised == hidden or len({right, left, lowered, right[::-1]}) < 4:
        return None
    drawn = fig.pointed_tile(
        rng,
        "Quatre dessins des mêmes formes, qui se recouvrent autrement.",
        6,
        [right, left, lowered, right[::-1]],
        _stack,
    )
    return {
        **drawn,
        "layers": " / ".join(layers), "raised": raised, "hidden": hidden, "now": " / ".join(right),
        "what": pick(rng, _DRAWINGS), "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


_EXPOSED = {
    "dark": ("bien trop sombre", "tout est entassé à gauche, du côté du noir : elle est sous-exposée"),
    "bright": ("brûlée, presque blanche", "tout est entassé à droite, du côté du blanc : elle est surexposée"),
    "flat": ("grise et terne, sans vrai noir ni vrai blanc", "tout est entassé au milieu : elle manque de contraste"),
    "even": ("bien exposée, du noir profond au blanc", "les niveaux s'étalent d'un bord à l'autre sans y déborder"),
}  # fmt: skip


def _histogram(box: fig.Box, shown: tuple[str, tuple[int, ...]]) -> list[fig.Part]:
    return [
        fig.rect(box, fig.WHITE, fig.MIST), fig.rect((box.x, box.bottom - 2, box.w // 2, 2), INK), fig.rect((box.x + box.w // 2, box.bottom - 2, box.w - box.w // 2, 2), "#E8E8E8"),
        *(fig.rect((box.x + n, box.bottom - 2 - h, 1, h), fig.SLATE) for n, h in enumerate(shown[1]) if h),
    ]  # fmt: skip


def photo_by_its_histogram(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of four histograms, the one of a photo that is described."""
    kind, *others = shuffled(rng, tuple(_EXPOSED))

    def levels(name: str) -> tuple[int, ...]:
        middle, spread = {
            "dark": (2, 2.5),
            "bright": (10, 2.5),
            "flat": (6, 1.6),
            "even": (6, 9.0),
        }[name]
        middle += integer(rng, -1, 1) * (name == "flat")
        heights = (11 * math.exp(-(((n - middle) / spread) ** 2)) for n in range(13))
        return tuple(min(11, max(0, round(h + integer(rng, -1, 1) * (h > 2)))) for h in heights)

    drawn = fig.pointed_tile(
        rng,
        "Quatre histogrammes de photos, du noir à gauche au blanc à droite.",
        7,
        [(one, levels(one)) for one in (kind, *others)],
        _histogram,
    )
    return {
        **drawn,
        "look": _EXPOSED[kind][0],
        "why": _EXPOSED[kind][1],
        "subject": pick(
            rng,
            (
                "du marché",
                "de la remise des prix",
                "du stade",
                "de la chorale",
                "du port",
                "du carnaval",
                "de la nouvelle salle",
            ),
        ),
    }
