"""Families of competence 1.2: sizes of files, rates and durations."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal, half_up, thousands

_UNITS = ("ko", "Mo", "Go", "To")
_THINGS = {  # by the larger of the two units: what may really have such a size
    "Mo": ("une photo", "un diaporama", "un document PDF", "une chanson", "un dossier"),
    "Go": ("un film", "une sauvegarde", "un logiciel", "un dossier", "un album de photos"),
    "To": ("une sauvegarde", "un dossier", "un disque partagé", "une vidéothèque"),
}


def decimal_units(rng: np.random.Generator) -> dict[str, Any]:
    """A size in another unit, decimal prefixes."""
    place = integer(rng, 0, 2)
    small, large = _UNITS[place], _UNITS[place + 1]
    tenths = integer(rng, 11, 99)
    if integer(rng, 0, 1):
        given, asked = f"{decimal(tenths / 10)} {large}", small
        value, wrong = float(tenths * 100), [tenths, tenths * 10]
    else:
        given, asked = f"{thousands(tenths * 100)} {small}", large
        value, wrong = tenths / 10, [tenths * 100, tenths, tenths * 100_000]
    return {
        "thing": pick(rng, _THINGS[large]),
        "given": given,
        "asked": asked,
        "small": small,
        "large": large,
        "value": decimal(value),
        "wrong": [str(number) for number in wrong],
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


def gain(rng: np.random.Generator) -> dict[str, Any]:
    """The space a compression saves, in per cent."""
    left = 5 * integer(rng, 3, 18)
    if left == 50:
        left = 45
    before = 20 * integer(rng, 1, 45)
    after = before * left // 100
    return {
        "before": before,
        "after": after,
        "unit": pick(rng, ("ko", "Mo", "Go")),
        "saved": before - after,
        "gain": 100 - left,
        "left": left,
    }


def sync_counts(rng: np.random.Generator) -> dict[str, Any]:
    """Files on two devices after additions and deletions are synchronised."""
    start, added, removed, more = (
        integer(rng, 12, 60),
        integer(rng, 2, 9),
        integer(rng, 2, 9),
        integer(rng, 2, 6),
    )
    total = start + added - removed + more
    first, second = sample(rng, ("l'ordinateur", "le téléphone", "la tablette"), 2)
    return {
        "start": start,
        "added": added,
        "removed": removed,
        "more": more,
        "first": first,
        "second": second,
        "total": total,
        "wrong": [str(n) for n in (start, total + removed, total - more) if n != total],
    }


def transfer_time(rng: np.random.Generator) -> dict[str, Any]:
    """How long a file takes to arrive, a size in bytes and a rate in bits."""
    rate = pick(rng, (4, 8, 12, 16, 20, 24, 40, 50, 80, 100))
    size = pick(rng, [size for size in range(50, 2001, 50) if 8 * size % rate == 0])
    seconds = 8 * size // rate
    return {
        "thing": pick(rng, ("une vidéo", "une sauvegarde", "un dossier de photos", "un logiciel")),
        "size": thousands(size),
        "rate": rate,
        "seconds": seconds,
        "wrong": [decimal(size / rate), decimal(size / rate / 8, 4), str(size * rate)],
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


def upload_time(rng: np.random.Generator) -> dict[str, Any]:
    """Minutes to send files to an online space, once the room left is taken into account."""
    rate = pick(rng, (5, 8, 10, 16, 20, 25, 40, 50))
    quota, used, total = pick(
        rng,
        [
            (quota, used, total)
            for quota in (20, 50, 100)
            for used in range(quota // 2, quota)
            for total in range(6, 61, 3)
            if total > quota - used and 8000 * (quota - used) % (60 * rate) == 0
        ],
    )
    room = quota - used
    minutes = 8000 * room // (60 * rate)
    return {
        "quota": quota,
        "used": used,
        "total": total,
        "room": room,
        "rate": rate,
        "minutes": minutes,
        "wrong": [decimal(minutes / 8, 4), decimal(8000 * total / 60 / rate, 4), str(60 * minutes)],
    }
