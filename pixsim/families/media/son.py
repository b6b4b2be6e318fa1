"""Working with sound: sampling, bit rate, formats."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.media_files import NAMES, mixed_files
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.archives import Archive
from pixsim.making.sounds import Sound, Tone
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def find_recording(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the only recording of a key is copied to the music."""
    tree, names, ids = mixed_files(rng, ("son", "image", "film", "autre", "autre", "autre"))
    tree.folder("Ordinateur/Musique")
    tree.folder("Ordinateur/Films")
    where = "Ordinateur/Musique"
    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "name": names[0],
        "world": tree.disk("Clé USB"),
        "goal": Goal(want=(("content", f"{where}/{names[0]}", ids[0]),), keep=("in", "name", "binned"), free=(str(tree.following),)),
        "solution": [acts.Copy(thing=ids[0], folder=where)],
        "near": [[acts.Copy(thing=ids[2], folder=where)], [acts.Move(thing=ids[0], folder=where)]],
    }  # fmt: skip


def stereo_sound(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of sounds with other weights, the only one of two channels goes to the folder to play."""
    tree = Tree(rng)
    names = sample(rng, NAMES, 6)
    ids = {}
    for place, name in enumerate(names):
        minutes, seconds = integer(rng, 1, 9), integer(rng, 10, 59)
        channels, rate = 2 if place == 0 else 1, pick(rng, (22_050, 44_100, 48_000))
        suffix = pick(rng, ("wav", "mp3"))
        details = (
            ("Durée", f"{minutes} min {seconds} s"),
            ("Canaux", f"{channels} ({'stéréo' if channels == 2 else 'mono'})"),
            ("Échantillonnage", f"{rate // 1000} {rate % 1000:03} Hz"),
        )
        weight = rate * 2 * channels if suffix == "wav" else pick(rng, (16_000, 24_000))
        size = (60 * minutes + seconds) * weight // 1000
        ids[name] = tree.file(f"Ordinateur/Sons/{name}.{suffix}", size, details=details)
    where = "Ordinateur/À diffuser"
    tree.folder(where)
    others = [ids[name] for name in names[1:3]]
    return {
        "name": names[0],
        "world": tree.disk("Ordinateur/Sons"),
        "goal": Goal(want=(("in", ids[names[0]], where),), keep=("in", "name", "binned")),
        "solution": [acts.Move(thing=ids[names[0]], folder=where)],
        "near": [[acts.Move(thing=one, folder=where)] for one in others],
    }


def sound_for_two_uses(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a recording kept whole in less room, and made light for listening."""
    what = pick(
        rng,
        ("le concert", "l'entretien", "la conférence", "le conte", "la répétition", "la veillée"),
    )
    size, limit = integer(rng, 300, 900), integer(rng, 20, 60)
    formats = ("WAV", "FLAC", "MP3")
    pages = [ui.screen("Exemplaire à archiver", ui.choice("Archive : format", "WAV", formats), ui.choice("Archive : titre", "oui")),
             ui.screen("Exemplaire à envoyer", ui.choice("Envoi : format", "WAV", formats), ui.choice("Envoi : titre", "oui")),
             ui.screen("Tailles estimées", ui.info("WAV", f"{size} Mo"), ui.info("FLAC", f"{size * 55 // 100} Mo"), ui.info("MP3", f"{limit - 5} Mo"))]  # fmt: skip
    steps: list[ui.Step] = [
        ("Exemplaire à archiver", "Archive : format", "FLAC"),
        ("Exemplaire à envoyer", "Envoi : format", "MP3"),
    ]
    return {
        "what": what, "limit": f"{limit} Mo", "size": f"{size} Mo",
        "world": ui.device("Export du son", ui.screen("Export"), *pages),
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps([(steps[0][0], steps[0][1], "MP3"), steps[1]]), ui.acts_of_steps([steps[0], (steps[1][0], steps[1][1], "FLAC")]), ui.acts_of_steps(steps[1:])],
    }  # fmt: skip


_TAKES = (
    "visite guidée",
    "conte",
    "entretien",
    "cours de chant",
    "débat",
    "répétition",
    "lecture",
    "annonce",
)

_RATES = (64, 96, 128, 160, 192, 256, 320)  # kbit/s

_SENDINGS = (
    "une messagerie qui refuse",
    "un formulaire qui refuse",
    "un site d'écoute qui refuse",
    "une radio locale qui refuse",
)


def _longest(rate: int, limit: int) -> float:
    """Seconds that a rate lets into so many megabytes."""
    return limit * 8000 / rate


def recordings_that_fit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: three recordings, each at the best rate that a limit of weight lets it have."""
    limit = pick(rng, (8, 10, 15, 20, 25, 40))
    places = sorted(sample(rng, range(6), 3))  # never the best one, which needs no thought
    names = sample(rng, _TAKES, 3)
    steps: list[ui.Step] = []
    higher: list[ui.Step] = []
    lower: list[ui.Step] = []
    pages = []
    for name, place in shuffled(rng, list(zip(names, places, strict=True))):
        low, high = _longest(_RATES[place + 1], limit), _longest(_RATES[place], limit)
        seconds = integer(rng, int(low * 1.03) + 1, int(high * 0.97))
        page, setting = name.capitalize(), f"{name} : débit"
        begin = pick(rng, [f"{rate} kbit/s" for rate in _RATES if rate != _RATES[place]])
        pages.append(
            ui.screen(
                page,
                ui.info(f"{name} : durée", f"{seconds // 60} min {seconds % 60:02} s"),
                ui.choice(setting, begin, tuple(f"{rate} kbit/s" for rate in _RATES)),
                ui.choice(f"{name} : canaux", "mono", ("mono", "stéréo")),
                ui.choice(f"{name} : titre dans le fichier", "oui"),
            )
        )
        steps.append((page, setting, f"{_RATES[place]} kbit/s"))
        higher.append((page, setting, f"{_RATES[place + 1]} kbit/s"))
        lower.append((page, setting, f"{_RATES[max(0, place - 1)]} kbit/s"))
    notice = ui.screen(
        "Aide",
        ui.info("Débit", "ce que prend une seconde de son : il compte tous les canaux"),
        ui.info("Unités", "1 kbit = 1 000 bits, 1 octet = 8 bits, 1 Mo = 1 000 000 octets"),
    )
    return {
        "sending": pick(rng, _SENDINGS), "limit": limit,
        "told": " ; ".join(f"{name[:1].lower()}{name[1:]} : {value}" for name, _setting, value in steps),
        "world": ui.device("Export du son", ui.screen("Enregistrements"), notice, *pages),
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps(one) for one in (higher, [*steps[:2], higher[2]], [lower[0] if lower[0] != steps[0] else higher[0], *steps[1:]], steps[:2])],
    }  # fmt: skip


@redraw_misfits
def length_of_silence(rng: np.random.Generator) -> dict[str, Any] | None:
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
        return None
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


_NAMES = ("cloches", "merle", "orgue", "forge", "vielle", "pluie", "moulin", "sifflet", "grillon")


def _heard(rng: np.random.Generator, highest: int) -> tuple[Tone, ...]:
    """Tones one after the other, the highest once."""
    others = [integer(rng, 250, highest * 7 // 10) for _tone in range(4)]
    tones = [Tone(0.12, float(hertz), 0.5) for hertz in others]
    return tuple(shuffled(rng, [*tones, Tone(0.12, float(highest), 0.4)]))


def upsampled_recording(rng: np.random.Generator) -> dict[str, Any]:
    """Of five recordings, the one whose spectrum stops far below the half of its rate; another is honest at a low rate."""
    names = sample(rng, _NAMES, 5)
    rates = [pick(rng, (16000, 22050)), 8000, 16000, 22050, pick(rng, (11025, 16000))]
    tops = [10 * integer(rng, 240, 370)]
    tops += [10 * integer(rng, rate * 40 // 1000, rate * 46 // 1000) for rate in rates[1:]]
    pairs = list(zip(names, rates, tops, strict=True))
    sounds = {f"{name}.wav": Sound(_heard(rng, top), rate, 1, 16) for name, rate, top in shuffled(rng, pairs)}  # fmt: skip
    archive = f"sons-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive, "key": [f"{names[0]}.wav", names[0]], "wrong": [f"{name}.wav" for name in names[1:]], "top": str(tops[0]),
        "not_top": [str(rates[0] // 2)], "rate": rates[0], "half": decimal(rates[0] / 2, 0), "honest": f"{names[1]}.wav",
        "files": {archive: Archive(dict(sorted(sounds.items())))},
    }  # fmt: skip
