"""Families of competence 3.2 that hand pictures, drawings and sounds to look into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import decimal
from pixsim.making.archives import Archive
from pixsim.making.pictures import Picture, Shape, Writing
from pixsim.making.sounds import Sound, Tone

_SUBJECTS = ("plage", "marche", "jardin", "village", "fete", "atelier", "equipe", "vitrine")
_INKS = ("#C0392B", "#1F618D", "#1E8449", "#B7950B", "#6C3483", "#A04000", "#117A65", "#2C3E50")


def _named(rng: np.random.Generator, count: int) -> list[str]:
    return [f"{subject}-{integer(rng, 10, 99)}" for subject in sample(rng, _SUBJECTS, count)]


def _shapes(rng: np.random.Generator, width: int, height: int, count: int) -> tuple[Shape, ...]:
    shapes = []
    for _shape in range(count):
        left, top = integer(rng, 0, width * 2 // 3), integer(rng, 0, height * 2 // 3)
        across, down = integer(rng, width // 8, width // 3), integer(rng, height // 8, height // 3)
        kind = pick(rng, ("rectangle", "ellipse"))
        shapes.append(
            Shape(kind, ((left, top), (left + across, top + down)), pick(rng, _INKS))  # type: ignore[arg-type]
        )
    return tuple(shapes)


def picture_size(rng: np.random.Generator) -> dict[str, Any]:
    """Width and height of the picture that a page shows smaller than it is."""
    names = _named(rng, 3)
    sizes = [(integer(rng, 300, 900), integer(rng, 200, 700)) for _name in names]
    if any(width == height for width, height in sizes):
        return picture_size(rng)
    asked = integer(rng, 0, 2)
    dots = [integer(rng, 72, 300) for _name in names]
    pictures = {
        f"{name}.png": Picture(*size, _shapes(rng, *size, 4), ground="#F4ECD8", dpi=dpi)
        for name, size, dpi in zip(names, sizes, dots, strict=True)
    }
    width, height = sizes[asked]
    archive = f"photos-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "picture": f"{names[asked]}.png",
        "width": width,
        "height": height,
        "dpi": dots[asked],
        "files": {archive: Archive(pictures)},
    }


def logo_for_two_uses(rng: np.random.Generator) -> dict[str, Any]:
    """Of five files of a logo, the one that grows without blur and the one whose ground is transparent."""
    ink, other = sample(rng, _INKS, 2)
    left, across = integer(rng, 20, 60), integer(rng, 60, 100)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="150">\n'
        f'<ellipse cx="{left + across // 2}" cy="75" rx="{across // 2}" ry="45" fill="{ink}"/>\n'
        f'<rect x="{left}" y="100" width="{across}" height="14" fill="{other}"/>\n</svg>\n'
    )

    def drawn(ground: str, mode: Any, scale: int = 1) -> Picture:
        def at(*points: int) -> tuple[tuple[int, int], tuple[int, int]]:
            x, y, right, bottom = (scale * point for point in points)
            return (x, y), (right, bottom)

        shapes = (Shape("ellipse", at(left, 30, left + across, 120), ink),
                  Shape("rectangle", at(left, 100, left + across, 114), other))  # fmt: skip
        return Picture(200 * scale, 150 * scale, shapes, ground, mode)

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
    pixels = _landscape(rng, width, height)
    members = {
        name: Picture(width, height, mode="RGB", pixels=pixels, quality=quality)
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


def _landscape(rng: np.random.Generator, width: int, height: int) -> bytes:
    """Hills under a sky, with the grain of a photo."""
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    hills = height * (0.55 + 0.15 * np.sin(across / integer(rng, 25, 60) + integer(rng, 0, 6)))
    sky = np.stack([120 + down / 3, 160 + down / 4, 220 - down / 8], axis=2)
    ground = np.stack([70 + down / 5, 120 + down / 6, 50 + down / 9], axis=2)
    seen = np.where((down < hills)[:, :, None], sky, ground) + rng.normal(0, 9, (height, width, 3))
    return np.clip(seen, 0, 255).astype(np.uint8).tobytes()


def picked_colour(rng: np.random.Generator) -> dict[str, Any]:
    """The code of one colour of a flag drawn in near colours."""
    base = [integer(rng, 60, 200) for _channel in range(3)]
    stripes = []
    for step in range(5):
        channels = [min(255, max(0, channel + 9 * step + integer(rng, -4, 4))) for channel in base]
        stripes.append("#" + "".join(f"{channel:02X}" for channel in channels))
    if len(set(stripes)) < 5:
        return picked_colour(rng)
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
        plain = np.frombuffer(_landscape(rng, width, height), np.uint8).reshape(height, width, 3)
        faded = 0.85 * plain.mean(axis=2, keepdims=True) + 0.15 * plain
        low, high = np.percentile(faded, (1, 99))
        seen = np.clip(0.08 + 0.84 * (faded - low) / (high - low), 0.04, 0.96)
        pixels = (255 * change(seen)).astype(np.uint8).tobytes()
        pictures[order[kind]] = Picture(width, height, pixels=pixels, quality=95)
    archive = f"vues-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "names": sorted(names),
        **{kind: order[kind] for kind in ("over", "under", "both", "light", "dark")},
        "files": {archive: Archive({name: pictures[name] for name in sorted(names)})},
    }


def silence(rng: np.random.Generator) -> dict[str, Any]:
    """How long the silence of a recording lasts, and what its samples weigh."""
    rate, channels = pick(rng, (8000, 11025)), integer(rng, 1, 2)
    before, blank, after = (
        integer(rng, low, high) / 10 for low, high in ((6, 14), (5, 19), (4, 9))
    )
    seconds = before + blank + after
    sound = Sound(
        (
            Tone(before, integer(rng, 300, 900), 0.6),
            Tone(blank),
            Tone(after, integer(rng, 300, 900), 0.4),
        ),
        rate,
        channels,
    )
    weight = round(seconds * rate) * channels
    name = f"message-{integer(rng, 10, 99)}.wav"
    if blank == int(blank):  # no final zero to forget
        return silence(rng)
    return {
        "name": name,
        "rate": rate,
        "channels": ("1 canal", "2 canaux")[channels - 1],
        "mode": ("mono", "stéréo")[channels - 1],
        "seconds": decimal(seconds, 1),
        "blank": decimal(blank, 1),
        "start": decimal(before, 1),
        "weight": decimal(weight / 1000, 1),
        "not_weight": decimal(8 * weight / 1000, 1),
        "files": {name: sound},
    }


def drawing_fault(rng: np.random.Generator) -> dict[str, Any]:
    """The line of an SVG drawing that a browser refuses to read."""
    lines = ['<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">']
    for group in range(integer(rng, 3, 4)):
        lines.append(f'  <g id="groupe{group + 1}">')
        for _shape in range(integer(rng, 2, 4)):
            place = f'cx="{integer(rng, 20, 380)}" cy="{integer(rng, 20, 280)}"'
            lines.append(
                f'    <circle {place} r="{integer(rng, 5, 30)}" fill="{pick(rng, _INKS)}"/>'
            )
        lines.append("  </g>")
    lines.append("</svg>")
    circles = [place for place, line in enumerate(lines) if "<circle" in line]
    at = pick(rng, circles)
    good = lines[at]
    faults = {
        "la balise <circle> n'est pas fermée": good.replace("/>", ">"),
        "un guillemet manque à la fin de l'attribut fill": good.replace('"/>', "/>"),
        "le nom de la balise de fermeture manque": good.replace("/>", "></>"),
    }
    fault, lines[at] = pick(rng, tuple(faults.items()))
    name = f"dessin-{integer(rng, 10, 99)}.svg"
    return {
        "name": name,
        "fault": fault,
        "faults": list(faults),
        "line": at + 1,
        "good": good.strip(),
        "files": {name: text_file(lines)},
    }
