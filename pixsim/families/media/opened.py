"""Families of competence 3.2 that hand sheets of films, exports and drawings to look into."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.texts import lines

_CONTAINERS = {
    "MPEG-4": ("mp4", "MP4"),
    "Matroska": ("mkv", "MKV"),
    "WebM": ("webm", "WebM"),
    "QuickTime": ("mov", "MOV"),
}
_PICTURE = {"AVC": "H.264", "HEVC": "H.265", "VP9": "VP9", "AV1": "AV1"}
_SOUND = ("AAC", "Opus", "FLAC", "MP3", "Vorbis")


def _together(format_name: str, commercial: str) -> list[str]:
    """The two names of a codec, one after the other, as the sheet shows them."""
    family = [f"MPEG-4 {format_name}"] if format_name == "AVC" else []
    pairs = ((format_name, commercial), (commercial, format_name))
    joined = [f"{one}{link}{other}" for one, other in pairs for link in ("/", " / ", " ", " - ")]
    return [*family, *(joined if format_name != commercial else [])]


def film_sheet(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: container and codecs of one film among eight, whose extension lies, and which has two tracks of sound."""
    stems = sample(rng, ("kermesse", "chorale", "visite", "atelier", "voyage"), 4)
    tongues = ("français", "anglais")
    films = []
    for name in [f"{stem}-{n}" for stem in stems for n in (1, 2)]:
        container = pick(rng, tuple(_CONTAINERS))
        others = [
            end for format_name, (end, _said) in _CONTAINERS.items() if format_name != container
        ]
        films.append(
            (
                f"{name}.{pick(rng, others)}",
                container,
                pick(rng, tuple(_PICTURE)),
                sample(rng, _SOUND, 2),
            )
        )
    asked = pick(rng, films)
    tongue = pick(rng, tongues)
    rows = []
    for name, container, picture, sounds in shuffled(rng, films):
        rows += ["Général", f"Nom complet            : {name}", f"Format                 : {container}", f"Durée                  : {integer(rng, 2, 58)} min {integer(rng, 1, 59)} s",
                 f"Application            : Montage libre {integer(rng, 2, 9)}", "", "Vidéo", f"Format                 : {picture}", f"Commercial             : {_PICTURE[picture]}",
                 f"Largeur                : {pick(rng, (1280, 1920, 3840))} pixels", f"Débit                  : {integer(rng, 1500, 9000)} kb/s", ""]  # fmt: skip
        first = (sounds[0], tongue), (sounds[1], next(one for one in tongues if one != tongue))
        for number, (sound, spoken) in enumerate(shuffled(rng, first), 1):
            rows += [f"Audio n° {number}", f"Format                 : {sound}", f"Canaux                 : {pick(rng, (1, 2, 6))}",
                     f"Fréquence              : {pick(rng, (44100, 48000))} Hz", f"Langue                 : {spoken}", ""]  # fmt: skip
        rows += ["-" * 50, ""]
    file, container, picture, sounds = asked
    end = file.rpartition(".")[2]
    liar = next(said for suffix, said in _CONTAINERS.values() if suffix == end)
    return {
        "file": file, "tongue": tongue,
        "container": [container, _CONTAINERS[container][1], f"{container} / {_CONTAINERS[container][1]}", f"{container}/{_CONTAINERS[container][1]}"], "shown": container,
        "not_container": [liar, next(name for name, pair in _CONTAINERS.items() if pair[0] == end)],
        "picture": [picture, _PICTURE[picture]], "both": _together(picture, _PICTURE[picture]),
        "not_picture": next(name for name in _PICTURE if name != picture),
        "sound": sounds[0], "not_sound": sounds[1],
        "files": {"fiches.txt": lines(rows)},
    }  # fmt: skip


_INKS = {"rouge": "#c0392b", "vert": "#1e8449", "orange": "#d68910"}


def circle_into_the_frame(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the attributes that centre a circle in a frame which a group moves."""
    said, ink = pick(rng, tuple(_INKS.items()))
    left, top, across, down = (
        10 * integer(rng, 2, 12),
        10 * integer(rng, 2, 9),
        20 * integer(rng, 4, 9),
        20 * integer(rng, 3, 7),
    )
    shift, drop = 10 * integer(rng, 3, 12), 10 * integer(rng, 2, 9)
    cx, cy = left + across // 2 + shift, top + down // 2 + drop
    start = (integer(rng, 20, 60), integer(rng, 20, 60))
    others = [name for name in _INKS if name != said]
    drawn = [f'  <circle cx="{start[0]}" cy="{start[1]}" r="15" fill="{ink}"/>',
             *(f'  <circle cx="{integer(rng, 300, 380)}" cy="{integer(rng, 20, 200)}" r="{integer(rng, 8, 20)}" fill="{_INKS[name]}"/>' for name in others)]  # fmt: skip
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="300" viewBox="0 0 420 300">',
            f'  <g transform="translate({shift} {drop})">', f'    <rect x="{left}" y="{top}" width="{across}" height="{down}" fill="none" stroke="#1f618d" stroke-width="2"/>', "  </g>",
            *shuffled(rng, drawn), "</svg>"]  # fmt: skip
    name = f"enseigne-{integer(rng, 10, 99)}.svg"
    return {
        "name": name, "said": said, "shift": shift, "drop": drop, "left": left, "half": across // 2, "top": top, "half_down": down // 2,
        "cx": str(cx), "cy": str(cy), "not_cx": [str(left + across // 2), str(left + shift)], "not_cy": [str(top + down // 2)],
        "files": {name: lines(rows)},
    }  # fmt: skip
