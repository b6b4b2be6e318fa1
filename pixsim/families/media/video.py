"""Working with video: frames per second, definition, container, subtitles."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.media_files import NAMES, mixed_files
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.exports import export_page
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.texts import lines
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def open_film(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the only film of a folder, opened with what plays it."""
    tree, names, ids = mixed_files(rng, ("film", "image", "son", "autre", "autre", "autre"))
    app = "Lecteur vidéo"
    return {
        "name": names[0],
        "world": tree.disk("Clé USB"),
        "goal": Goal(want=(("opened", ids[0], f"{app}||"),), refuse=tuple(("opened", one, "*") for one in ids[1:]), keep=("in", "name")),
        "solution": [acts.OpenWith(thing=ids[0], app=app)],
        "near": [[acts.OpenWith(thing=ids[1], app=app)], [acts.OpenWith(thing=ids[0], app="Tableur")]],
    }  # fmt: skip


_DEFINITIONS = {
    "640 × 360": 0,
    "1280 × 720": 1,
    "1920 × 1080": 2,
    "2560 × 1440": 3,
    "3840 × 2160": 4,
}


@redraw_misfits
def sharpest_film(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: of films with other weights, the one with most pixels goes to the folder to show."""
    tree = Tree(rng)
    names = sample(rng, NAMES, 5)
    shown = sample(rng, tuple(_DEFINITIONS), 5)
    best = names[max(range(5), key=lambda n: _DEFINITIONS[shown[n]])]
    sizes = shuffled(rng, (820_000, 1_400_000, 310_000, 2_300_000, 640_000))
    ids = {}
    for name, definition, size in zip(names, shown, sizes, strict=True):
        details = (
            ("Définition", definition),
            ("Durée", f"{integer(rng, 3, 58)} min"),
            ("Images par seconde", pick(rng, ("24", "25", "30", "60"))),
        )
        ids[name] = tree.file(
            f"Ordinateur/Films/{name}.mp4", size + integer(rng, 0, 9000), details=details
        )
    tree.folder("Ordinateur/À projeter")
    where = "Ordinateur/À projeter"
    heaviest = names[max(range(5), key=lambda n: sizes[n])]
    if heaviest == best:
        return None
    return {
        "best": f"{best}.mp4", "definition": shown[names.index(best)],
        "world": tree.disk("Ordinateur/Films"),
        "goal": Goal(want=(("in", ids[best], where),), keep=("in", "name", "binned")),
        "solution": [acts.Move(thing=ids[best], folder=where)],
        "near": [[acts.Move(thing=ids[heaviest], folder=where)], [acts.Copy(thing=ids[best], folder=where)]],
    }  # fmt: skip


_SHOTS = (
    "le réveil",
    "la soupe",
    "la fuite",
    "le pont",
    "la tempête",
    "le marché",
    "la fête",
    "le retour",
    "la lettre",
    "le chat",
    "la neige",
    "le train",
)


def photos_to_take(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how many photos a film made of them still needs, by the length of its shots."""
    rate = pick(rng, (8, 10, 12, 15, 24))
    rows, left, total, taken = [], 0, 0, 0
    for number, shot in enumerate(sample(rng, _SHOTS, integer(rng, 7, 10)), 1):
        seconds = integer(rng, 4, 95)
        needed = rate * seconds
        done = pick(rng, (0, integer(rng, 1, needed - 1), needed, needed))
        left, total, taken = left + needed - done, total + needed, taken + done
        rows.append((number, shot, seconds, done))
    return {
        "rate": rate, "key": [str(left)], "seconds": total // rate, "total": total, "taken": taken,
        "wrong": [str(one) for one in sorted({total, taken, abs(total // rate - taken), left // rate} - {left})],
        "files": in_two_formats("plans", Workbook((sheet("Plans", ("Numéro", "Plan", "Durée (s)", "Photos prises"), rows),))),
    }  # fmt: skip


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


def _stamp(milliseconds: int) -> str:
    """``hh:mm:ss,mmm`` as in a SubRip file."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{rest:03d}"


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
        f"{n}\n{_stamp(start)} --> {_stamp(end)}\n{text}\n"
        for n, (start, end, text, _p) in enumerate(cues, 1)
    )
    return "\n".join(blocks).encode()


@redraw_misfits
def place_in_two_parts(rng: np.random.Generator) -> dict[str, Any] | None:
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
        return None
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
        "name": name, "cut": _stamp(cut)[:8], "moment": f"{moment // 60} min {moment % 60:02} s", "text": text, "in_part": _stamp(at * 1000)[:8],
        "place": place, "key": [noun, place], "wrong": wrong,
        "files": {f"{name}-1.srt": _written(first), f"{name}-2.srt": _written(second)},
    }  # fmt: skip


@redraw_misfits
def subtitles_late_and_slow(rng: np.random.Generator) -> dict[str, Any] | None:
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
        return None
    key = true(starts[number])
    wrong = {
        starts[number] + true(starts[low]) - starts[low],
        starts[number] + true(starts[high]) - starts[high],
        starts[number] * by // of,
    } - {key}
    name = f"film-{integer(rng, 10, 99)}.srt"
    near = [_stamp(one) for one in (key, key - 1, key + 1)]
    return {
        "name": name, "low": low, "high": high, "number": number, "at_low": _stamp(true(starts[low])), "at_high": _stamp(true(starts[high])),
        "key": [one for said in near for one in (said, said.replace(",", "."), said[1:], said[1:].replace(",", "."))], "wrong": sorted(_stamp(one) for one in wrong),
        "files": {name: _written(cues)},
    }  # fmt: skip


def two_exports_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a film exported for two places, each with its player, its limit of weight and its projection."""
    first, second = sample(rng, ("Site", "Borne d'accueil", "Médiathèque", "Cinéma mobile"), 2)
    minutes = integer(rng, 3, 12)
    (asked, page, steps, sum_one), (asked_too, page_too, steps_too, sum_two) = (
        export_page(rng, name, minutes) for name in (first, second)
    )
    world = ui.device(
        "Exporter un film",
        ui.screen("Export"),
        ui.screen(
            "Ce que demande chacun", ui.info("Durée du film", f"{minutes} min"), *asked, *asked_too
        ),
        page,
        page_too,
    )
    both = [*steps, *steps_too]
    at = next(n for n, step in enumerate(both) if step[1].startswith("Débit"))
    over = str(next(one for one in page.settings if one.name == both[at][1]).choices[-2])
    low = "1 Mbit/s"
    task = ui.task_of_steps(
        world,
        both,
        [*both[:at], (*both[at][:2], over), *both[at + 1 :]],
        [*both[:at], (*both[at][:2], low), *both[at + 1 :]],
        steps,
        both[1:],
        both[:-1],
    )
    task["solution"] = [*ui.at("Ce que demande chacun"), ui.BACK, *task["solution"]]
    return {
        "first": first,
        "second": second,
        "minutes": minutes,
        "sum_one": sum_one,
        "sum_two": sum_two,
        **task,
    }
