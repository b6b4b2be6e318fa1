"""Families of competence 3.2: video and editing."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.dates import minutes_and_seconds, short_clock
from pixsim.families.draws.files import windows_file
from pixsim.families.draws.numbers import decimal, rounded
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import indented

_VIDEOS = (
    "visite.mp4", "spectacle.mkv", "atelier.mov", "souvenir.avi", "tutoriel.webm", "match.mp4",
    "balade.mpg", "fete-ecole.mov", "demo.mkv",
)  # fmt: skip
_STILL = (
    "visite.jpg", "chanson.mp3", "texte-voix.docx", "jaquette.png", "sous-titres.srt", "plan.svg",
    "bruitage.wav", "programme.pdf", "musique.flac", "budget.ods", "affiche.gif",
)  # fmt: skip
_DEFINITIONS = (
    "240p", "360p", "480p", "720p (HD)", "1080p (Full HD)", "1440p", "4K (UHD)", "8K",
)  # fmt: skip
_CONTAINERS = ("MP4", "MKV", "WebM", "AVI", "MOV")
_CODECS = ("H.264 (AVC)", "H.265 (HEVC)", "AV1", "VP9", "AAC", "Opus")
_SCENES = ("l'accueil", "le discours", "la danse", "le goûter", "le défilé", "la remise des prix")


def video_file(rng: np.random.Generator) -> dict[str, Any]:
    """The only video in a folder."""
    return {
        "who": pick(rng, FIRST_NAMES),
        "options": [pick(rng, _VIDEOS), *sample(rng, _STILL, 3)],
        "key": 1,
    }


def definition_order(rng: np.random.Generator) -> dict[str, Any]:
    """Three definitions to put in order."""
    places = [int(place) for place in sorted(rng.permutation(len(_DEFINITIONS))[:3])]
    rising = bool(integer(rng, 0, 1))
    ordered = [_DEFINITIONS[place] for place in (places if rising else places[::-1])]
    shown = shuffled(rng, ordered)
    fields = {f"k{n}": name for n, name in enumerate(ordered, 1)}
    order = "du moins détaillé au plus détaillé" if rising else "du plus détaillé au moins détaillé"
    return fields | {"shown": shown, "order": order}


def frames(rng: np.random.Generator) -> dict[str, Any]:
    """Number of frames of a sequence."""
    rate = pick(rng, (12, 15, 24, 25, 30, 50, 60))
    minutes, seconds = pick(rng, (0, 0, 1, 2)), integer(rng, 3, 55)
    duration = 60 * minutes + seconds
    length = (f"{minutes} min " if minutes else "") + f"{seconds} s"
    return {
        "scene": pick(rng, _SCENES),
        "rate": rate,
        "length": length,
        "duration": duration,
        "key": [str(rate * duration)],
        "wrong": [str(rate + duration), decimal(duration / rate, 2)],
    }


def container_or_codec(rng: np.random.Generator) -> dict[str, Any]:
    """Whether each of four names is a container or a codec."""
    names = shuffled(rng, sample(rng, _CONTAINERS, 2) + sample(rng, _CODECS, 2))
    kinds = ("conteneur" if name in _CONTAINERS else "codec" for name in names)
    fields = {f"f{n}": name for n, name in enumerate(names, 1)}
    return fields | {f"k{n}": kind for n, kind in enumerate(kinds, 1)}


def after_cuts(rng: np.random.Generator) -> dict[str, Any]:
    """Length left when two passages are cut out."""
    total = integer(rng, 240, 900)
    first = integer(rng, 5, 50)
    start = integer(rng, 90, total - 100)
    end = start + integer(rng, 15, 80)
    left = total - first - (end - start)
    if left % 60 == 0:
        left, total = left + 1, total + 1
    return {
        "scene": pick(rng, _SCENES),
        "total": short_clock(total),
        "cuts": indented(
            [f"de 00:00 à {short_clock(first)}", f"de {short_clock(start)} à {short_clock(end)}"]
        ),
        "first": first,
        "second": end - start,
        "key": minutes_and_seconds(left),
        "wrong": [short_clock(total - (end - start)), short_clock(total - first)],
    }


def total_length(rng: np.random.Generator) -> dict[str, Any]:
    """Sum of lengths in minutes and seconds."""
    count = integer(rng, 3, 4)
    lengths = [60 * integer(rng, 0, 4) + integer(rng, 21, 59) for _ in range(count)]
    if sum(lengths) % 60 == 0:
        lengths[0] -= 1
    minutes, seconds = sum(n // 60 for n in lengths), sum(n % 60 for n in lengths)
    hundred = f"{minutes + seconds // 100:02d}:{seconds % 100:02d}"
    scenes = sample(rng, _SCENES, count)
    rows = [f"{scene:<20}{short_clock(n)}" for scene, n in zip(scenes, lengths, strict=True)]
    length = sum(lengths)
    return {
        "rows": indented(rows),
        "minutes": minutes,
        "seconds": seconds,
        "key": minutes_and_seconds(length),
        "wrong": [f"{minutes:02d}:{seconds}"]
        + ([hundred] if hundred != short_clock(length) else []),
    }


def timecode_frames(rng: np.random.Generator) -> dict[str, Any]:
    """Number of frames of a timecode hours:minutes:seconds:frames."""
    rate = pick(rng, (24, 25, 30, 50))
    minutes, seconds = integer(rng, 0, 2), integer(rng, 2, 59)
    rest = integer(rng, 2, rate - 1)
    duration = 60 * minutes + seconds
    return {
        "scene": pick(rng, _SCENES),
        "timecode": f"00:{minutes:02d}:{seconds:02d}:{rest:02d}",
        "rate": rate,
        "duration": duration,
        "rest": rest,
        "key": [str(duration * rate + rest)],
        "wrong": [str(duration * rate), str(duration * rate + rest * rate // 100)],
    }


def cut_list(rng: np.random.Generator) -> dict[str, Any]:
    """Length of a sequence from the timecodes of its shots."""
    rate = pick(rng, (24, 25, 30, 50))
    lengths = [integer(rng, 2 * rate, 75 * rate) for _ in range(integer(rng, 7, 10))]
    rows, naive = ["plan;description;durée"], 0
    for number, length in enumerate(lengths, 1):
        seconds, rest = divmod(length, rate)
        naive += 100 * seconds + rest
        rows.append(f"{number};{pick(rng, _SCENES)};00:{short_clock(seconds)}:{rest:02d}")
    total = sum(lengths)
    answer = rounded(total / rate, 2)
    if answer.endswith("0"):
        return cut_list(rng)
    name = f"montage-{integer(rng, 100, 999)}.csv"
    return {
        "name": name,
        "rate": rate,
        "last": rate - 1,
        "total": str(total),
        "seconds": answer,
        "wrong_seconds": decimal(naive / 100, 2),
        "files": {name: windows_file(rows)},
    }


def video_weight(rng: np.random.Generator) -> dict[str, Any]:
    """Weight of a video from its picture and sound bit rates."""
    picture, sound = integer(rng, 3, 24), pick(rng, (128, 192, 256, 320))
    tracks = integer(rng, 1, 3)
    minutes, seconds = integer(rng, 4, 50), pick(rng, (0, 12, 20, 30, 45))
    duration = 60 * minutes + seconds
    megabits = picture + tracks * sound / 1000
    megabytes = megabits * duration / 8
    return {
        "who": pick(rng, FIRST_NAMES),
        "picture": picture,
        "sound": sound,
        "tracks": f"{tracks} pistes audio à {sound} kbit/s chacune"
        if tracks > 1
        else f"1 piste audio à {sound} kbit/s",
        "length": f"{minutes} min" + (f" {seconds} s" if seconds else ""),
        "duration": duration,
        "megabits": decimal(megabits, 3),
        "key": rounded(megabytes, 0),
        "wrong": [decimal(megabytes * 8, 0), decimal(picture * duration / 8, 0)],
    }
