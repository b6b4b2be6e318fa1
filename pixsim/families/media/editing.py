"""Worlds of competence 3.2: pictures turned, cut, lit, laid in order, cut out and exported."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.photos import (
    INTRUDERS,
    SCENES,
    SIZES,
    along,
    file_name,
    ground_of,
    photo,
    subject_of,
    upright_photo,
)
from pixsim.families.draws.tasks import to_do
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.picture import acts
from pixsim.worlds.picture.data import (
    BACK,
    BEST,
    CLOCKWISE,
    CONTRAST,
    CUTTING,
    EDGES,
    END,
    EXPORTING,
    GOOD,
    HALF,
    LAYERING,
    LEFT,
    LIGHT,
    LIGHTING,
    LOW,
    MIDDLE,
    NOT,
    PARTLY,
    RIGHT,
    SATURATION,
    SELECTING,
    SIZING,
    START,
    TURNING,
    WARMTH,
    WHOLE,
    Image,
    Layer,
    Thing,
)
from pixsim.worlds.picture.steps import outline
from pixsim.worlds.picture.world import Picture

SOUND = (("facing", "0"), ("mirrored", "non"), ("pulled", "non"))
"""Upright, and as it was taken."""
FINE = f"{GOOD}||{BEST}"
SAVED = ("saved", "oui")
SEEN = f"{WHOLE}||{PARTLY}"


# ---------------------------------------------------------------- @retouche

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
        goal = Goal(want=(*SOUND, SAVED), keep=("shows",))
        return {"case": f"est {how}. Remettez-la à l'endroit, puis enregistrez-la", "how": f"« Tourner », {way} : on regarde de quel côté est le haut de la scène",
                "name": name, **to_do(world, goal, [acts.Turn(way=way), save], [acts.Turn(way=other), save], [acts.Mirror(), save])}  # fmt: skip
    edge, deep = pick(rng, EDGES), pick(rng, (10, 15))
    what, sign, tone = pick(rng, INTRUDERS)
    intruder = along(edge, deep, what, sign, tone)
    world = photo(name, (*ground, subject, intruder), size, tools=tools)
    goal = Goal(
        want=(*SOUND, ("shows", what, NOT), ("shows", subject.name, WHOLE), ("left", "65"), SAVED),
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
        want=(("adjusted", right, f"{little}||{value}"), *SOUND, SAVED),
        keep=("adjusted",),
    )
    save = acts.Save()
    return {"name": world.name, "fault": fault, "right": right, "value": value,
            **to_do(world, goal, [acts.Adjust(what=right, amount=value), save], [acts.Adjust(what=right, amount=wrong), save], [acts.Adjust(what=other, amount=value), save])}  # fmt: skip


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
        want=(*SOUND, ("shows", "le titre", WHOLE), ("seen", ids[3], "non"), ("there", ids[3]), *(("shows", one, SEEN) for one in ("le bandeau", "le logo", *(t.name for t in sheets["photo"].things))), ("left", "100"), SAVED),
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


def pile_in_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the pile that a wish describes, from the front to the back."""
    names = sample(rng, _SHEETS, 5)
    start = shuffled(rng, range(5))
    settled = 1  # how many of the last of the wish lie in order among the start
    while settled < 5 and start.index(4 - settled) < start.index(5 - settled):
        settled += 1
    if settled not in (1, 2) or any(a + 1 == b for a, b in pairwise(start[:2])):
        return pile_in_order(rng)
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
        want=(*SOUND, *(("rank", ids[one], str(rank)) for rank, one in enumerate(names, 1))),
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
            ("there", "1"), ("exported", "PNG||WebP", FINE, f"{width} × {round(size[1] * width / size[0])}"), ("exported_clear", "oui"),
        ),
        refuse=(("erased", "1", "*"),),
    )  # fmt: skip
    erased = [select, acts.Erase(layer="1"), *steps[3:]]
    flat = [*steps[:5], acts.Export(format="JPEG", quality=BEST)]
    half = [acts.Select(what=outline(first)), acts.Mask(layer="1"), *steps[3:]]
    return {"first": first, "second": second, "behind": behind, "name": name, "width": width,
            **to_do(world, goal, steps, erased, flat, half, [*steps[:3], *steps[4:]], [*steps[:4], out])}  # fmt: skip


# ---------------------------------------------------------------- @pixels, @formats_image

_SHAPES = {"3:1": (1200, 400), "2:1": (1200, 600), "4:1": (1600, 400), "5:2": (1000, 400), "16:9": (1280, 720)}  # fmt: skip


def banner(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a photo cut to the shape of a banner round what must be seen, then made smaller."""
    shape = pick(rng, tuple(_SHAPES))
    width, height = _SHAPES[shape]
    scene = pick(rng, SCENES)
    low = pick(rng, (True, False))
    top = 80 if low else 0
    subject = Thing(name=scene.subject[0], fill=scene.subject[1], tone=scene.subject[2], left=35, right=60, top=top, bottom=top + 20)  # fmt: skip
    name, size = file_name(rng, scene.name), pick(rng, SIZES)
    world = photo(
        name, (*ground_of(scene), subject), size, tools=(TURNING, CUTTING, SIZING, EXPORTING)
    )
    right, wrong = (END, START) if low else (START, END)
    small, out = acts.Resize(width=str(width)), acts.Export(format="JPEG", quality=GOOD)
    goal = Goal(
        want=(*SOUND, ("shows", subject.name, WHOLE), ("exported", "*", FINE, f"{width} × {height}"), ("written_over", "non")),
    )  # fmt: skip

    def framed(keeping: str) -> list[Act]:
        return [acts.CutTo(ratio=shape, keeping=keeping), small, out]

    pulled = [acts.Pull(width=str(width), height=str(height)), out]
    return {"width": width, "height": height, "shape": shape, "subject": subject.name, "keeping": right, "name": name,
            **to_do(world, goal, framed(right), framed(MIDDLE), framed(wrong), pulled, [small, out], [*framed(right)[:2], acts.Save()])}  # fmt: skip


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
    cut: list[Act] = [acts.Cut(edge=edge, by=f"{margin} %") for edge in (LEFT, RIGHT)]
    hide, resize = acts.Hide(layer="2"), acts.Resize(width=str(least))
    out = acts.Export(format="WebP", quality=GOOD)
    steps: list[Act] = [hide, *cut, resize, out]
    goal = Goal(
        want=(
            *SOUND, ("shows", "le dessin", WHOLE), ("shows", "le nom", WHOLE), ("bare", LEFT, "non"), ("bare", RIGHT, "non"),
            ("exported", "*", FINE, "*"), ("exported_clear", "oui"), ("lighter", str(limit)), ("wider", str(least)),
        ),
    )  # fmt: skip

    def ended(*last: Act) -> list[Act]:
        return [hide, *cut, *last]

    return {"name": name, "limit": limit, "least": least, "margin": margin,
            **to_do(world, goal, steps, ended(resize, acts.Export(format="PNG", quality=GOOD)), ended(resize, acts.Export(format="WebP", quality=LOW)),
                    ended(resize, acts.Export(format="JPEG", quality=GOOD)), ended(out), [hide, resize, out], [*cut, resize, out])}  # fmt: skip
