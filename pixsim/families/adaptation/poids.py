"""Making a document lighter: pictures, video, pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.office import noise, odt
from pixsim.families.draws.invented.prose import DOCUMENT_TOPICS
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def lighter_photo(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a photo saved in the size that is said, under the limit of a form."""
    limit = pick(rng, (1, 2))
    weights = {
        1: ("6,2 Mo", "2,4 Mo", "0,8 Mo", "0,1 Mo"),
        2: ("8,6 Mo", "3,1 Mo", "1,7 Mo", "0,2 Mo"),
    }[limit]
    sizes = ("originale", "grande", "moyenne", "petite")
    name = (
        f"{pick(rng, ('plage', 'fete', 'jardin', 'equipe', 'maison'))}-{integer(rng, 10, 99)}.jpg"
    )
    infos = [
        ui.info(f"Poids en taille {size}", weight)
        for size, weight in zip(sizes, weights, strict=True)
    ]
    world = ui.device(
        f"Photo {name}", ui.screen("Photo"),
        ui.screen("Redimensionner", *infos, ui.choice("Taille", "originale", sizes), ui.choice("Format de la copie", "JPEG", ("JPEG", "PNG", "TIFF")), ui.choice("Garder la date", "oui"), ui.choice("Garder le lieu", "oui"), ui.button("Enregistrer la copie", "Copie enregistrée.")),
        ui.screen("Tourner", ui.choice("Rotation", "aucune", ("aucune", "à gauche", "à droite"))), ui.screen("Supprimer", ui.button("Mettre à la corbeille", "Photo supprimée.")),
        ui.screen("Lumière", ui.choice("Luminosité", "0", ("-1", "0", "1")), ui.choice("Contraste", "0", ("-1", "0", "1"))),
    )  # fmt: skip

    def save(size: str) -> list[Act]:
        return [*ui.at("Redimensionner"), ui.put("Taille", size), ui.press("Enregistrer la copie")]

    return {
        "name": name,
        "limit": limit,
        "world": world,
        "goal": Goal(
            want=(("set", "Taille", "moyenne"), ("pressed", "Enregistrer la copie")), keep=ui.ACTED
        ),
        "solution": save("moyenne"),
        "near": [save("grande"), save("petite"), save("moyenne")[:-1]],
    }


def slide_show_made_lighter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what is heaviest in a slide show made lighter, by what costs nothing to the eye."""
    photos, limit = integer(rng, 3, 6), integer(rng, 9, 15)
    heavy = photos * integer(rng, 6, 9)
    world = ui.device(
        "Alléger le diaporama", ui.screen("Diaporama"),
        ui.screen("Images", ui.info(f"{photos} photos", f"{heavy} Mo"), ui.choice("Définition des photos", "celle de l'appareil (6000 px)", ("celle de l'appareil (6000 px)", "celle de l'écran (1920 px)", "vignette (160 px)"))),
        ui.screen("Texte", ui.info("Texte et couleurs", "0,1 Mo"), ui.choice("Couleur du fond", "bleu", ("bleu", "blanc")), ui.button("Supprimer le texte", "Texte supprimé.")),
        ui.screen("Son", ui.info("Son des transitions", "0,3 Mo"), ui.choice("Jouer le son", "oui")),
        ui.screen("Diapositives", ui.info("Nombre", str(photos * 3)), ui.button("Supprimer les photos", "Photos supprimées.")),
        ui.screen("Fichier", ui.button("Enregistrer", "Diaporama enregistré."), ui.button("Fermer sans enregistrer", "Rien n'est gardé.")),
    )  # fmt: skip
    step: ui.Step = ("Images", "Définition des photos", "celle de l'écran (1920 px)")
    save: ui.Step = ("Fichier", "Enregistrer", "")
    return {
        "limit": limit, "total": heavy + 1, "photos": photos,
        "world": world,
        "goal": ui.goal_of_steps(step, save),
        "solution": ui.acts_of_steps([step, save]),
        "near": [ui.acts_of_steps([(step[0], step[1], "vignette (160 px)"), save]), ui.acts_of_steps([("Diapositives", "Supprimer les photos", ""), save]), ui.acts_of_steps([step])],
    }  # fmt: skip


@redraw_misfits
def heaviest_out(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: the heaviest thing of a folder to send, sub-folders included, goes elsewhere."""
    tree = Tree(rng)
    here, there = "Ordinateur/À envoyer", "Clé USB"
    folder_names = sample(rng, ("Photos", "Plans", "Annexes", "Comptes", "Affiches"), 4)
    tree.folder(there)
    weights: dict[str, int] = {}
    held: dict[str, list[str]] = {}
    for name in folder_names:
        files = [integer(rng, 200, 1500) for _f in range(integer(rng, 3, 5))]
        held[name] = [
            tree.file(
                f"{here}/{name}/{pick(rng, DOCUMENT_TOPICS)}-{n}.{pick(rng, ('pdf', 'jpg', 'odt'))}",
                size,
            )
            for n, size in enumerate(files, 1)
        ]
        weights[name] = sum(files)
    sizes = sorted(weights.values())
    single = tree.file(
        f"{here}/{pick(rng, DOCUMENT_TOPICS)}.mp4", integer(rng, 1600, max(1700, sizes[-1] - 200))
    )
    tree.file(f"{here}/{pick(rng, DOCUMENT_TOPICS)}-court.odt", integer(rng, 20, 90))
    if sizes[-1] - sizes[-2] < 150 or sizes[-1] < 2200:
        return None
    heavy = max(weights, key=lambda name: weights[name])
    second = sorted(weights, key=lambda name: weights[name])[-2]
    thing, other = tree.folder(f"{here}/{heavy}"), tree.folder(f"{here}/{second}")
    return {
        "heavy": heavy,
        "world": tree.disk(here),
        "goal": Goal(want=(("in", thing, there),), keep=("in", "binned", "name"), free=tuple(held[heavy])),
        "solution": [acts.Move(thing=thing, folder=there)],
        "near": [[acts.Move(thing=single, folder=there)], [acts.Move(thing=other, folder=there)], [acts.Copy(thing=thing, folder=there)]],
    }  # fmt: skip


@redraw_misfits
def best_under_limit(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: the largest picture that is under a weight with a quality that is good enough."""
    limit = pick(rng, (300, 400, 500))
    widths = ("3000 px", "1600 px", "1200 px", "800 px")
    qualities = ("maximale", "bonne", "faible")
    grid: dict[tuple[str, str], int] = {}
    base = {"3000 px": 4.2, "1600 px": 1.7, "1200 px": pick(rng, (0.88, 0.94)), "800 px": 0.5}
    for width in widths:
        for quality, share in zip(qualities, (1.35, 1.0, 0.35), strict=True):
            grid[width, quality] = round(base[width] * share * limit + integer(rng, -9, 9))
    best = ("1200 px", "bonne")
    sensible = [pair for pair, weight in grid.items() if weight <= limit and pair[1] != "faible"]
    if max(sensible, key=lambda pair: int(pair[0][:-3])) != best or best not in sensible:
        return None
    infos = [ui.info(f"Poids prévu ({width}, {quality})", f"{weight} ko", when={"Largeur": width, "Qualité": quality})
             for (width, quality), weight in grid.items()]  # fmt: skip
    name = f"affiche-{integer(rng, 10, 99)}.jpg"
    world = ui.device(
        f"Exporter {name}", ui.screen("Image"),
        ui.screen("Export", *infos, ui.choice("Largeur", "3000 px", widths), ui.choice("Qualité", "maximale", qualities), ui.choice("Garder les proportions", "oui"),
               ui.choice("Format", "JPEG", ("JPEG", "PNG", "TIFF")), ui.button("Exporter", "Image exportée.")),
        ui.screen("Cadrage", ui.choice("Rogner", "non"), ui.choice("Pivoter", "non")),
    )  # fmt: skip

    def export(width: str, quality: str) -> list[Act]:
        change = [ui.put("Qualité", quality)] if quality != "maximale" else []
        return [*ui.at("Export"), ui.put("Largeur", width), *change, ui.press("Exporter")]

    return {
        "name": name,
        "limit": limit,
        "weight": grid[best],
        "world": world,
        "goal": Goal(want=(("set", "Largeur", best[0]), ("set", "Qualité", best[1]), ("pressed", "Exporter")), keep=ui.ACTED),
        "solution": export(*best),
        "near": [export("800 px", "bonne"), export("1600 px", "faible"), export("1200 px", "maximale"), export("1600 px", "bonne")],
    }  # fmt: skip


_PICTURES = ("cour", "jardin", "salle", "equipe", "fete", "plan", "facade", "cuisine")


def heaviest_image(rng: np.random.Generator) -> dict[str, Any]:
    """The heaviest picture shown by an .odt, smaller than the others, and one that is kept but shown nowhere."""
    names = [f"{name}-{integer(rng, 1, 9)}.png" for name in sample(rng, _PICTURES, 8)]
    sides = [integer(rng, 100, 108), integer(rng, 86, 95), *(integer(rng, 30, 80) for _ in names[2:])]  # fmt: skip
    pictures = {name: noise(side, rng) for name, side in zip(names, sides, strict=True)}
    unseen, heavy = names[:2]
    shown = {n: 2 if n == heavy else integer(rng, 4, 10) for n in shuffled(rng, names[1:])}
    document = f"journal-{integer(rng, 10, 99)}.odt"
    pixels = dict(zip(names, sides, strict=True))
    return {
        "name": document, "size": round(len(pictures[heavy]) / 1000), "pixels": str(pixels[heavy]),
        "key": [heavy, heavy.removesuffix(".png"), f"Pictures/{heavy}"], "wrong": [name for name in names if name != heavy],
        "unseen": [unseen, unseen.removesuffix(".png"), f"Pictures/{unseen}"], "not_unseen": [name for name in names if name != unseen],
        "files": {document: odt({name: pictures[name] for name in sorted(names)}, shown)},
    }  # fmt: skip


_SITES = ("mairie-aubrac", "theatre-du-lac", "velo-vallee", "musee-des-sources", "gite-des-cimes")

_KINDS = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml",
    "woff2": "font/woff2", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png",
}  # fmt: skip

_TEXTS = ("html", "css", "js", "svg")


def _page(start: datetime, ident: str, site: str, loads: float) -> dict[str, Any]:
    return {
        "startedDateTime": f"{start:%Y-%m-%dT%H:%M:%S}.000+02:00",
        "id": ident,
        "title": f"https://www.{site}.example/",
        "pageTimings": {"onContentLoad": round(loads * 0.6, 1), "onLoad": round(loads, 1)},
    }


def _entry(
    visit: datetime, after: float, url: str, ending: str, sizes: tuple[int, int, int], page: str = "visite_1"
) -> dict[str, Any]:  # fmt: skip
    """A request that starts so many milliseconds after its page, and its sizes: sent, body, unpacked."""
    sent, body, full = sizes
    took = round(min(90.0, after / 20 + 5), 1)
    return {
        "pageref": page,
        "startedDateTime": f"{visit + timedelta(milliseconds=after):%Y-%m-%dT%H:%M:%S.%f}"[:-3]
        + "+02:00",
        "time": took,
        "request": {"method": "GET", "url": url, "httpVersion": "h2", "headers": [], "queryString": [], "cookies": [], "headersSize": -1, "bodySize": 0},
        "response": {
            "status": 200, "statusText": "", "httpVersion": "h2", "headers": [], "cookies": [],
            "content": {"size": full, "mimeType": _KINDS[ending]}, "redirectURL": "",
            "headersSize": sent - body if sent else -1, "bodySize": body, "_transferSize": sent,
        },
        "cache": {},
        "timings": {"send": 0, "wait": took, "receive": 0},
    }  # fmt: skip


_PHOTOS = ("pont", "marche", "halle", "fete", "jardin", "lavoir", "ecole", "moulin", "place", "bois", "gare", "quai")  # fmt: skip


def _photos(rng: np.random.Generator) -> list[tuple[str, tuple[int, int, int]]]:
    """Names of photos and their bytes in three formats; 10**9 for a format they do not have."""
    found = []
    for name in shuffled(rng, [f"{word}-{n}" for word in _PHOTOS for n in (1, 2)]):
        jpg = pick(rng, (100, 10000)) * integer(rng, 3, 30)
        jpg = jpg if jpg > 20000 else 100 * integer(rng, 300, 3000)
        webp = jpg * integer(rng, 45, 130) // 100 // 100 * 100
        avif = jpg * integer(rng, 30, 120) // 100 // 100 * 100 if rng.random() < 0.5 else 10**9
        found.append((name, (jpg, webp, avif)))
    return found


def _told(rng: np.random.Generator, size: int) -> str:
    """Write a size in bytes as ko or Mo."""
    if size % 10000 == 0 and size >= 100000:
        return f"{size / 1e6:.2f} Mo".replace(".", ",")
    if rng.random() < 0.25:
        return f"{size} octets"
    return f"{size / 1000:.1f} ko".replace(".", ",")


@redraw_misfits
def photos_within_budget(rng: np.random.Generator) -> dict[str, Any] | None:
    """Kilobytes a page takes until it is loaded, at the first visit, and the photos that still fit.

    The record holds a second visit, served by the cache, what comes after « load », pictures written
    in the page, and sizes once unpacked; the photos have up to three formats, in mixed units.
    """
    site = pick(rng, _SITES)
    first = datetime(2026, integer(rng, 1, 9), integer(rng, 1, 28), integer(rng, 8, 17), integer(rng, 0, 59))  # fmt: skip
    loads = integer(rng, 18000, 29000) / 10
    entries, used, late, unpacked = [], 0, 0, 0
    for place in range(integer(rng, 58, 68)):
        ending = pick(rng, tuple(_KINDS)) if place else "html"
        after = place > 0 and rng.random() < 0.3
        start = loads + integer(rng, 400, 9000) if after else loads * place / 100
        body = integer(rng, 1500, 24000 if ending in _TEXTS else 60000)
        full = body * integer(rng, 30, 45) // 10 if ending in _TEXTS else body
        sent = body + integer(rng, 180, 620)
        name = "" if not place else f"{pick(rng, ('img', 'js', 'fonts', 'media'))}/{integer(rng, 100, 999)}.{ending}"  # fmt: skip
        if place and rng.random() < 0.1:
            body = sent = 0  # the file was already there
        entries.append(_entry(first, start, f"https://www.{site}.example/{name}", ending, (sent, body, full)))  # fmt: skip
        used, late, unpacked = (
            used + (0 if after else sent),
            late + (sent if after else 0),
            unpacked + (0 if after else full),
        )
    for _picture in range(4):
        held = integer(rng, 900, 5000)
        entries.append(_entry(first, 300, "data:image/png;base64,…", "png", (0, 0, held)))
        unpacked += held
    second = first + timedelta(minutes=integer(rng, 3, 9))
    again = 0
    for place, entry in enumerate(entries[:32]):
        kept = place % 4 > 0
        size = 0 if kept else entry["response"]["_transferSize"]
        again += size
        url = entry["request"]["url"]
        ending = "html" if url.endswith("/") else url.rpartition(".")[2]
        entries.append(_entry(second, 9.0 * place, url, ending, (size, 0 if kept else entry["response"]["bodySize"], entry["response"]["content"]["size"]), "visite_2"))  # fmt: skip
    photos = _photos(rng)
    best = list(accumulate(min(sizes) for _name, sizes in photos))
    plain = list(accumulate(sizes[0] for _name, sizes in photos))
    count = integer(rng, 7, 13)
    budget = (used + best[count - 1]) // 1000 + integer(rng, 4, 12)

    def fit(start: int, running: Sequence[int]) -> int:
        return sum(start + total <= budget * 1000 for total in running)

    if fit(used, best) != count or (used + best[count]) // 1000 - budget < 3:
        return None
    guesses = {
        fit(used, plain),
        fit(used + late, best),
        fit(unpacked, best),
        fit(used + late + again, best),
    }
    if guesses & {count}:
        return None
    record = {
        "log": {
            "version": "1.2",
            "creator": {"name": "navigateur", "version": "1"},
            "pages": [_page(second, "visite_2", site, loads / 3), _page(first, "visite_1", site, loads)],
            "entries": shuffled(rng, entries),
        }
    }  # fmt: skip
    rows = [(name, *(_told(rng, size) if size < 10**9 else "" for size in sizes)) for name, sizes in photos]  # fmt: skip
    return {
        "site": f"www.{site}.example",
        "budget": f"{budget:,}".replace(",", " "),
        "used": str(round(used / 1000)),
        "not_used": [str(round(size / 1000)) for size in (used + late, unpacked, used + late + again)],
        "count": str(count),
        "not_count": [str(guess) for guess in sorted(guesses)],
        "late": round(late / 1000),
        "files": {
            "accueil.har": json.dumps(record, ensure_ascii=False).encode(),
            "photos.csv": spreadsheet_csv(("photo", "jpg", "webp", "avif"), rows),
        },
    }  # fmt: skip
