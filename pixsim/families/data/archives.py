"""Compressing and verifying files: ZIP, ratios, losses, integrity."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file, zip_file
from pixsim.families.draws.handed_files.trees import FOLDERS, STEMS, file_names, fill_folder
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def pack_folder(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a folder to be made one file before it is sent."""
    tree = Tree(rng)
    folder, other, *more = sample(rng, FOLDERS, 5)
    for each in (folder, other, *more):
        fill_folder(tree, f"Documents/{each}", file_names(rng, 4))
    name = pick(rng, ("envoi", "pour-lucie", "partage", "dossier-complet"))
    thing, wrong = tree.folder(f"Documents/{folder}"), tree.folder(f"Documents/{other}")
    members = ", ".join(sorted(f"{folder}/{n.name}" for n in tree.disk().inside(thing)))
    return {
        "folder": folder,
        "name": name,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("packed", f"^Documents/{name}.zip", members), ("folder", f"Documents/{folder}")),
            keep=("binned", "in", "name"),
            free=(str(tree.following),),
        ),
        "solution": [acts.Pack(thing=thing, name=name)],
        "near": [[acts.Pack(thing=wrong, name=name)]],
    }


def gained_by_packing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what packing gained on one file, far more than on the others."""
    tree = Tree(rng)
    text, photo, film = sample(rng, STEMS, 3)
    pairs = [
        (f"{text}.csv", 10 * integer(rng, 50, 90), integer(rng, 15, 30)),
        (f"{photo}.jpg", 10 * integer(rng, 70, 95), integer(rng, 95, 99)),
        (f"{film}.mp3", 10 * integer(rng, 80, 95), integer(rng, 94, 99)),
    ]
    gains = []
    for name, size, share in pairs:
        packed = round(size * share / 100)
        gains.append(size - packed)
        tree.file(f"Documents/Envoi/{name}", size)
        tree.archive(f"Documents/Envoi/{name.partition('.')[0]}.zip", {name: ""}, packed)
    size, packed = pairs[0][1], pairs[0][1] - gains[0]
    return {
        "name": pairs[0][0],
        "answer": str(gains[0]),
        "wrong": [str(packed), str(size), str(gains[1])],
        "world": tree.disk("Documents/Envoi"),
        "solution": [],
    }


def only_archive(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the one archive of a folder, to be unpacked; a word inside one of its files."""
    tree = Tree(rng)
    words = sample(
        rng,
        ("girafe", "lanterne", "boussole", "cerisier", "tambour", "velours", "falaise", "moulin"),
        3,
    )
    stem = pick(rng, ("fournitures", "documents", "envoi"))
    fill_folder(tree, "Téléchargements", file_names(rng, 7, ("pdf", "odt", "jpg", "html")))
    archive = tree.archive(f"Téléchargements/{stem}.zip", {
        "lisez-moi.txt": f"Mot de passe de l'ancien site : {words[0]}",
        "notes/acces.txt": f"Le mot de l'inscription est : {words[1]}",
        "notes/divers.txt": f"Un mot au hasard : {words[2]}",
    })  # fmt: skip
    number = tree.following
    return {
        "answer": words[1],
        "wrong": [words[0], words[2]],
        "world": tree.disk("Téléchargements"),
        "solution": [
            acts.Unpack(thing=archive),
            acts.Open(thing=str(number)),
            acts.Open(thing=str(number + 2)),
            acts.Open(thing=str(number + 3)),
        ],
    }


_SECRETS = (
    "tournesol", "marmotte", "libellule", "parapluie", "cerisier", "boussole", "trampoline",
    "harmonica", "pamplemousse", "coquelicot", "hirondelle", "citrouille",
)  # fmt: skip

_PACKED = (2025, 1, 1, 12, 0, 0)


def word_in_zip(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a word in a file of an archive that another archive holds, with other words of the same name."""
    years = sample(rng, ("2022", "2023", "2024", "2025"), 3)
    words = sample(rng, _SECRETS, 8)
    line = "Le mot de passe de l'atelier est : {}\n"
    members: dict[str, str | bytes] = {"mot.txt": f"Ancien mot, périmé : {words[7]}\n"}
    for place, year in enumerate(years):
        held: dict[str, str | bytes] = {
            "atelier/mot.txt": line.format(words[place]),
            "brouillons/mot.txt": line.format(words[place + 3]),
        }
        members[f"sauvegardes/{year}.zip"] = zip_file(held, _PACKED)
    asked = integer(rng, 0, 2)
    members[f"{years[asked]}/mot.txt"] = line.format(words[6])
    return {
        "folder": years[asked],
        "word": words[asked],
        "wrong": [word for word in words if word != words[asked]],
        "files": {"atelier.zip": zip_file(members, _PACKED)},
    }


_ORIGINALS = {
    "scan d'un acte": ("16 bits par couleur", ("TIFF compressé LZW, 16 bits", "TIFF compressé JPEG", "PNG, 8 bits", "JPEG, qualité 100", "WebP avec perte")),
    "dessin": ("16 millions de couleurs, fond transparent", ("PNG, avec transparence", "PNG, 256 couleurs", "JPEG, qualité 100", "WebP avec perte, qualité 95", "PNG, fond blanc")),
    "enregistrement": ("96 kHz, 24 bits", ("FLAC, 96 kHz, 24 bits", "FLAC, 44,1 kHz, 16 bits", "MP3, 320 kbit/s", "AAC, 512 kbit/s", "WAV, 44,1 kHz")),
    "interview": ("48 kHz, 16 bits, stéréo", ("FLAC, 48 kHz, stéréo", "FLAC, 48 kHz, mono", "OGG Vorbis, qualité 10", "MP3, 320 kbit/s", "FLAC, 22 kHz, stéréo")),
    "film": ("images de 10 bits", ("FFV1, 10 bits", "FFV1, 8 bits", "H.264, 80 Mbit/s", "H.265 avec perte, 10 bits", "JPEG 2000 avec perte, 10 bits")),
    "photo de presse": ("8 bits par couleur, 24 mégapixels", ("PNG, 24 mégapixels", "PNG, 12 mégapixels", "JPEG, qualité 100", "AVIF avec perte, qualité 98", "TIFF compressé JPEG")),
    "fichiers de travail": ("classeurs et documents", ("ZIP", "PDF de chaque document", "images de chaque page", "textes seuls, en ZIP", "classeurs en CSV, en ZIP")),
}  # fmt: skip
"""What each is made of, and ways to put it away, the first of which gives it back exactly."""


def lossless_archive(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: originals put away in less room, so that they can be had back exactly: without loss, and as deep and as large as they are."""
    names = sample(rng, list(_ORIGINALS), 4)
    pages = [
        ui.screen(
            name.capitalize(),
            ui.info(f"{name} : taille", f"{integer(rng, 40, 900)} Mo"),
            ui.info(f"{name} : contenu", _ORIGINALS[name][0]),
            ui.choice(f"{name} : ranger en", "sans compression", ("sans compression", *shuffled(rng, _ORIGINALS[name][1]))),
            ui.choice(f"{name} : date de prise", "garder", ("garder", "ôter")),
        )
        for name in names
    ]  # fmt: skip

    def put(places: Sequence[int]) -> list[ui.Step]:
        return [
            (name.capitalize(), f"{name} : ranger en", _ORIGINALS[name][1][place])
            for name, place in zip(names, places, strict=True)
        ]

    steps = put((0, 0, 0, 0))
    return {
        "who": pick(rng, ("La commune", "Une association", "Un photographe", "Le musée", "La radio locale")), "told": " ; ".join(f"{name} : {_ORIGINALS[name][1][0]}" for name in names),
        "world": ui.device("Archivage", ui.screen("Originaux"), *pages),
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps(put((3, 3, 3, 3))), ui.acts_of_steps(put((0, 0, 0, 1))), ui.acts_of_steps(put((0, 1, 0, 0))), ui.acts_of_steps(put((2, 0, 0, 0))), ui.acts_of_steps(steps[:3])],
    }  # fmt: skip


_TOPS = ("compta", "courriers", "ateliers", "projets", "presse")
_STEMS_OF_LOST_FOR_GOOD = ("bilan", "budget", "lettre", "note", "liste", "devis", "programme", "accord", "releve", "rapport")  # fmt: skip

_LINES = (
    "La salle est libre le mardi.", "Le matériel est rangé dans l'armoire.", "La réunion commence à 18 h.", "Prévenir les bénévoles.",
    "Relancer la mairie.", "Le devis est valable un mois.", "Apporter les clés.", "Vérifier la liste des présents.",
)  # fmt: skip

_BACKED_UP = (2026, 3, 30, 12, 0, 0)


def lost_for_good(rng: np.random.Generator) -> dict[str, Any]:
    """Files that a backup gives back as they were, under any name; the one of which nothing is left."""
    numbers = sample(rng, range(10, 400), 70)
    paths = [
        f"{pick(rng, _TOPS)}/{pick(rng, _STEMS_OF_LOST_FOR_GOOD)}-{number}.txt"
        for number in numbers
    ]

    def text() -> bytes:
        return (
            f"Pièce {integer(rng, 1000, 9999)}\n{pick(rng, _LINES)}\n{pick(rng, _LINES)}\n".encode()
        )

    same, moved, late = integer(rng, 16, 20), integer(rng, 6, 9), integer(rng, 3, 5)
    older = moved + integer(rng, 1, 4)
    listed = paths[: same + moved + late + older + 1]
    spare = paths[len(listed) :]
    was = {path: text() for path in listed}
    days = ("2026-01-31", "2026-02-28", "2026-03-30")
    held: dict[str, dict[str, str | bytes]] = {day: {} for day in days}
    by_name = set()
    for place, path in enumerate(listed[:-1]):
        if place < same:
            held[days[2]][path] = was[path]
            held[days[1]][path] = text() if place % 3 == 0 else was[path]
        elif place < same + moved:
            top, name = path.split("/")
            place_now = pick(rng, (f"{pick(rng, [one for one in _TOPS if one != top])}/{name}", spare.pop()))  # fmt: skip
            held[pick(rng, days)][place_now] = was[path]
            continue
        elif place < same + moved + late:  # spoilt in the last backup, right in an earlier one
            held[days[2]][path] = text()
            held[pick(rng, days[:2])][path] = was[path]
        else:
            for day in sample(rng, days, integer(rng, 1, 2)):
                held[day][path] = text()
        by_name.add(path)
    for path in spare[:8]:  # thrown away before the breakdown
        held[pick(rng, days[:2])][path] = text()
    packed = {
        day: zip_file(dict(sorted(inside.items())), _BACKED_UP) for day, inside in held.items()
    }
    outer = {
        "anciennes.zip": zip_file({f"{day}.zip": packed[day] for day in days[:2]}, _BACKED_UP),
        f"{days[2]}.zip": packed[days[2]],
    }
    lost = listed[-1]
    count = same + moved + late
    rows = [f"{path};{len(was[path])};{hashlib.sha256(was[path]).hexdigest().upper()}" for path in shuffled(rng, listed)]  # fmt: skip
    near = {len(by_name), same + late, same, same + moved, len(listed) - 1, same + older + late} - {count}  # fmt: skip
    return {
        "count": count, "not_count": [str(one) for one in sorted(near)],
        "lost": [lost, lost.partition("/")[2]], "not_lost": [listed[-2], listed[same]],
        "listed": len(listed), "same": same, "moved": moved, "older": older,
        "files": {"sauvegardes.zip": zip_file(outer, _BACKED_UP), "empreintes.csv": text_file(["chemin;octets;sha256", *rows])},
    }  # fmt: skip


def altered_contents(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: beside published checksums, those of what came in another order: whose contents changed.

    Two files exchanged their names, and a tool wrote some checksums in capitals: nothing changed there.
    """
    names = sample(rng, ("plan.pdf", "photos.zip", "notice.pdf", "video.mp4", "tarifs.ods", "outil.exe", "carte.png", "appli.apk", "logo.svg", "budget.ods"), 8)  # fmt: skip
    published = {name: _checksum_start(rng, name) for name in names}
    one, other, first, second, *whole = shuffled(rng, names)
    found = {**published, one: published[other], other: published[one]}
    altered = sorted((first, second))
    for name in altered:
        found[name] = _checksum_start(rng, name)
    loud = [*whole[:2], first]
    left, right = shuffled(rng, names), shuffled(rng, names)
    shapes = [
        *fig.window(fig.Box(0, 0, 26, 18), "Publiées"),
        *fig.window(fig.Box(28, 0, 30, 18), "Calculées"),
    ]
    for place, name in enumerate(left):
        shapes += [
            fig.text(1, 2 + 2 * place, name),
            fig.to_the_right(25, 2 + 2 * place, published[name]),
        ]
    zones = []
    for place, name in enumerate(right):
        shown = found[name].upper() if name in loud else found[name]
        shapes += [fig.text(32, 2 + 2 * place, name), fig.to_the_right(57, 2 + 2 * place, shown)]
        zones.append(fig.zone(place + 1, fig.Box(28, 2 + 2 * place, 30, 2)))
    drawn = fig.figure("Deux listes de huit fichiers, une suite de signes à côté de chacun.", 10, shapes, zones)  # fmt: skip
    return {
        **fig.pointed(drawn, *(right.index(name) + 1 for name in altered)),
        "who": pick(rng, FIRST_NAMES), "one": altered[0], "two": altered[1], "swapped": one, "with": other,
    }  # fmt: skip


def _checksum_start(rng: np.random.Generator, name: str) -> str:
    """Twelve signs of a checksum, a letter among them at least."""
    while True:
        start = hashlib.sha256(f"{name}{integer(rng, 0, 10**6)}".encode()).hexdigest()[:12]
        if start != start.upper():
            return start


def delivery_restored(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a delivery brought to what its list of checksums says, from two backups of which one is no better."""
    tree = Tree(rng)
    names = [
        f"{stem}.{end}"
        for stem, end in zip(
            sample(rng, STEMS, 7),
            shuffled(rng, ("pdf", "odt", "ods", "pdf", "odt", "pdf", "ods")),
            strict=True,
        )
    ]

    def made() -> str:
        return hashlib.sha256(f"{integer(rng, 0, 10**9)}".encode()).hexdigest()[:12]

    sums = {name: made() for name in names}

    def put(folder: str, name: str, total: str) -> str:
        return tree.file(f"Disque/{folder}/{name}", size=400, details=(("SHA-256", total),))

    here, near_by, other = "Livraison", "Copie de lundi", "Copie de mardi"
    altered, missing, renamed = names[0], names[1], names[2]
    shown = f"{pick(rng, ('sans-titre', 'fichier', 'document'))}.{renamed.rpartition('.')[2]}"
    bad, odd = put(here, altered, made()), put(here, shown, sums[renamed])
    for name in names[3:6]:
        put(here, name, sums[name])
    extra = put(here, f"ancien-{names[6]}", made())
    ids = {(where, name): put(where, name, total) for where, name, total in (
        (near_by, altered, made()), (near_by, missing, sums[missing]), (near_by, names[3], made()), (other, altered, sums[altered]), (other, missing, made()), (other, names[4], sums[names[4]]),
    )}  # fmt: skip
    table = tree.file(
        "Disque/empreintes.txt",
        text="\n".join(f"{sums[name]}  {name}" for name in sorted(names[:6])),
    )
    delivery, first, second = (tree.folder(f"Disque/{one}") for one in (here, near_by, other))
    path = f"Disque/{here}"
    begin: list[Act] = [acts.Open(thing=table), acts.Back()]
    clean: list[Act] = [
        acts.Open(thing=delivery),
        acts.Delete(thing=bad),
        acts.Delete(thing=extra),
        acts.Rename(thing=odd, name=renamed),
        acts.Back(),
    ]
    fetch: list[Act] = [
        acts.Open(thing=first),
        acts.Copy(thing=ids[near_by, missing], folder=path),
        acts.Back(),
        acts.Open(thing=second),
        acts.Copy(thing=ids[other, altered], folder=path),
    ]
    wrong: list[Act] = [
        acts.Open(thing=first),
        acts.Copy(thing=ids[near_by, missing], folder=path),
        acts.Copy(thing=ids[near_by, altered], folder=path),
    ]
    want = [
        ("content", f"{path}/{altered}", ids[other, altered]),
        ("content", f"{path}/{missing}", ids[near_by, missing]),
        ("name", odd, renamed),
        ("binned", extra),
        ("binned", bad),
    ]
    want += [("in", one, f"Disque/{where}") for (where, _name), one in ids.items()]
    return {
        "shown": shown, "renamed": renamed, "altered": altered, "missing": missing, "extra": f"ancien-{names[6]}",
        "world": tree.disk("Disque"),
        "goal": Goal(want=tuple(want), keep=("binned",), free=(bad,)),
        "solution": [*begin, *clean, *fetch],
        "near": [[*clean, *wrong], [*clean[:2], *clean[3:], *fetch], [*clean, *fetch[:2]], [clean[0], clean[1], clean[2], clean[4], *fetch]],
    }  # fmt: skip
