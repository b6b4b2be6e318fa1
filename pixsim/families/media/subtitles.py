"""Families of competence 3.2: subtitles in two parts, and subtitles made for another speed."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.media.files import stamp

_PLACES = (
    "le lavoir", "le beffroi", "la halle", "le moulin", "la chapelle", "le four à pain", "le kiosque", "la tannerie", "le pigeonnier", "la fontaine",
    "le théâtre", "la gare", "le rempart", "la verrière", "le cloître", "la cordonnerie", "le pont", "la serre",
)  # fmt: skip
_ARRIVALS = (
    "Nous voici devant {}.",
    "On entre maintenant dans {}.",
    "Plus loin, voici {}.",
    "Le guide nous montre {}.",
)
_THERE = (
    "C'est ici que tout a commencé.", "Regardez la date, au-dessus de la porte.", "On y venait chaque semaine.", "Personne n'y habite plus.", "Là, une plaque rappelle la crue.",
    "Tout a été refait il y a dix ans.", "Une école l'a occupé longtemps.", "Prenez votre temps.", "On y donne des concerts l'été.", "Le toit vient d'une autre maison.",
)  # fmt: skip
Cue = tuple[int, int, str, str]
"""Start, end, text, where one is."""


def _visit(rng: np.random.Generator, places: list[str], at: int, step: int = 100) -> list[Cue]:
    cues: list[Cue] = []
    for place in places:
        texts = [pick(rng, _ARRIVALS).format(place), *sample(rng, _THERE, integer(rng, 2, 5))]
        for text in texts:
            end = at + step * integer(rng, 26, 60)
            cues.append((at, end, text, place))
            at = end + step * integer(rng, 4, 40)
    return cues


def _written(cues: list[Cue]) -> bytes:
    blocks = (
        f"{n}\n{stamp(start)} --> {stamp(end)}\n{text}\n"
        for n, (start, end, text, _p) in enumerate(cues, 1)
    )
    return "\n".join(blocks).encode()


def place_in_two_parts(rng: np.random.Generator) -> dict[str, Any]:
    """Where one is at a moment of a film whose second part has its own subtitles, from zero: the place was named before."""
    places = sample(rng, _PLACES, 18)
    first, second = _visit(rng, places[:9], 4_000), _visit(rng, places[9:], 3_000)
    cut = (first[-1][1] // 1000 + integer(rng, 4, 30)) * 1000
    found = [
        (start, end, text, place, before)
        for (start, end, text, place), (_s, _e, before_text, before) in zip(
            second[1:], second, strict=False
        )
        if place not in text and place not in before_text and end - start > 3_000
    ]
    if not found:
        return place_in_two_parts(rng)
    start, _end, text, place, _before = pick(rng, found)
    at = -(-(start + 900) // 1000)
    moment = cut // 1000 + at
    lures = [here for begin, stop, _t, here in first if begin <= at * 1000 <= stop]
    following = next(
        (here for begin, _stop, _t, here in second if begin > start and here != place), ""
    )
    noun = place.split()[1] if not place.startswith("le four") else "four à pain"
    name = f"visite-{integer(rng, 10, 99)}"
    wrong = [one.split(" ", 1)[1] for one in (*lures, following, places[0]) if one and one != place]
    return {
        "name": name, "cut": stamp(cut)[:8], "moment": f"{moment // 60} min {moment % 60:02} s", "text": text, "in_part": stamp(at * 1000)[:8],
        "place": place, "key": [noun, place], "wrong": wrong,
        "files": {f"{name}-1.srt": _written(first), f"{name}-2.srt": _written(second)},
    }  # fmt: skip


def stretched(rng: np.random.Generator) -> dict[str, Any]:
    """When a subtitle should begin, the whole being both late and too slow or too fast: two known moments tell."""
    slow = bool(integer(rng, 0, 1))
    step, by, of = (24, 25, 24) if slow else (25, 24, 25)  # the film has 24 or 25 pictures a second
    cues = _visit(
        rng,
        shuffled(rng, _PLACES) + sample(rng, _PLACES, 18) + shuffled(rng, _PLACES),
        960 * step // 24,
        step * 4,
    )
    shift = 100 * pick(rng, (-1, 1)) * integer(rng, 8, 40)

    def true(start: int) -> int:
        return start * by // of + shift

    low, high = integer(rng, 6, 14), len(cues) - integer(rng, 6, 20)
    number = integer(rng, len(cues) // 3, 2 * len(cues) // 3)
    starts = {n: cues[n - 1][0] for n in (low, number, high)}
    if any(start * by % of for start in starts.values()) or true(starts[low]) < 1000:
        return stretched(rng)
    key = true(starts[number])
    wrong = {
        starts[number] + true(starts[low]) - starts[low],
        starts[number] + true(starts[high]) - starts[high],
        starts[number] * by // of,
    } - {key}
    name = f"film-{integer(rng, 10, 99)}.srt"
    near = [stamp(one) for one in (key, key - 1, key + 1)]
    return {
        "name": name, "low": low, "high": high, "number": number, "at_low": stamp(true(starts[low])), "at_high": stamp(true(starts[high])),
        "key": [one for said in near for one in (said, said.replace(",", "."), said[1:], said[1:].replace(",", "."))], "wrong": sorted(stamp(one) for one in wrong),
        "files": {name: _written(cues)},
    }  # fmt: skip
