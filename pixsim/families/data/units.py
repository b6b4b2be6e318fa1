"""Families of competence 1.2: sizes of files, rates and durations."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.numbers import decimal, half_up

_UNITS = ("ko", "Mo", "Go", "To")
_THINGS = {  # by the larger of the two units: what may really have such a size
    "Mo": ("une photo", "un diaporama", "un document PDF", "une chanson", "un dossier"),
    "Go": ("un film", "une sauvegarde", "un logiciel", "un dossier", "un album de photos"),
    "To": ("une sauvegarde", "un dossier", "un disque partagé", "une vidéothèque"),
}


def capacity(rng: np.random.Generator) -> dict[str, Any]:
    """How many files of one size a medium holds."""
    thing, sizes = pick(
        rng,
        (
            ("photos", (2, 4, 5, 8)),
            ("chansons", (4, 5, 8, 10)),
            ("courtes vidéos", (20, 25, 40, 50)),
            ("documents numérisés", (2, 4, 5)),
        ),
    )
    size, space = pick(rng, sizes), pick(rng, (2, 4, 6, 8, 10, 12, 16, 20, 24, 32, 64))
    return {
        "thing": thing,
        "counted": [thing, thing.removeprefix("courtes ")],
        "size": size,
        "space": space,
        "medium": pick(rng, ("une clé USB", "une carte mémoire", "un téléphone")),
        "count": space * 1000 // size,
        "wrong": [str(space * 1000 * size), f"{decimal(space / size)}"],
    }


def bits_and_bytes(rng: np.random.Generator) -> dict[str, Any]:
    """A rate in bits converted to bytes, or the other way."""
    megabytes = integer(rng, 3, 120) / 2
    megabits = 8 * megabytes
    if integer(rng, 0, 2):
        given, asked, value = f"{decimal(megabits)} Mbit/s", "Mo/s", megabytes
        wrong = [megabits, 8 * megabits, megabits / 10]
    else:
        given, asked, value = f"{decimal(megabytes)} Mo/s", "Mbit/s", megabits
        wrong = [megabytes, megabytes / 8, 10 * megabytes]
    return {
        "given": given,
        "asked": asked,
        "value": decimal(value),
        "wrong": [decimal(number, 4) for number in wrong],
    }


def binary_units(rng: np.random.Generator) -> dict[str, Any]:
    """Gigabytes sold and the gibibytes a system counts, or the other way."""
    medium = pick(rng, ("Un disque", "Une clé USB", "Une carte mémoire", "Un téléphone"))
    size = pick(rng, (64, 120, 128, 240, 250, 256, 320, 480, 500, 512, 640, 750, 960, 1000))
    sold = integer(rng, 0, 2) > 0
    given, asked = ("Go", "Gio") if sold else ("Gio", "Go")
    ratio = 10**9 / 2**30
    value = size * (ratio if sold else 1 / ratio)
    if decimal(value, 1) == decimal(value, 0):  # no final zero to forget
        return binary_units(rng)
    once = size / 1.024 if sold else size * 1.024
    return {
        "medium": medium,
        "size": size,
        "given": given,
        "asked": asked,
        "value": decimal(value, 1),
        "wrong": [str(size), decimal(once, 1), decimal(size * size / value, 1)],
    }


def text_size(rng: np.random.Generator) -> dict[str, Any]:
    """Bytes that a short text takes in UTF-8."""
    word = pick(rng, ("été", "Noël", "forêt", "café", "école", "Nîmes", "théâtre", "crêpe", "fête"))
    tail = pick(rng, (" : 8 €", " 100 €", " à 10 h", ", 5 €", " déjà payé", " 🙂", " n° 12"))
    text = f"{word}{tail}"
    wide = len(text.encode("utf-16-le"))
    return {
        "text": text,
        "count": len(text.encode()),
        "wrong": [str(len(text)), str(wide)] if wide != len(text.encode()) else [str(len(text))],
    }


def image_size(rng: np.random.Generator) -> dict[str, Any]:
    """Megabytes of an image without compression."""
    width, height = 160 * integer(rng, 8, 25), 90 * integer(rng, 10, 24)
    bits = pick(rng, (8, 16, 24, 32, 48))
    size = half_up(width * height * bits / 8 / 1_000_000, 1)
    if size % 1 == 0:  # no final zero to forget
        return image_size(rng)
    return {
        "width": width,
        "height": height,
        "bits": bits,
        "size": decimal(size, 1),
        "wrong": [
            decimal(number, 1)
            for number in (8 * size, size / 8)
            if decimal(number, 1) != decimal(size, 1)
        ],
    }
