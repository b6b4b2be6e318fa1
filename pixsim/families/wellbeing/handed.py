"""Families of competence 4.3 that hand over a workbook, a page or a track of subtitles."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import decimal
from pixsim.families.wellbeing.sensors import CAREFUL, DECEPTIVE
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_BRANDS = ("Alpa", "Boreal", "Cigale", "Dune", "Espoir", "Fario", "Gavotte", "Halo", "Iris", "Jade")


def least_exposing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of 30 telephones, the one whose SAR is the lowest for a use, under a price."""
    while True:
        names = [
            f"{brand} {number}" for brand in _BRANDS for number in sample(rng, range(2, 20), 3)
        ]
        rows = [
            (
                name,
                integer(rng, 9, 60) * 10,
                integer(rng, 25, 190) / 100,
                integer(rng, 25, 190) / 100,
                integer(rng, 120, 390) / 100,
            )
            for name in shuffled(rng, names)
        ]
        price = integer(rng, 25, 45) * 10
        column = pick(rng, (2, 3))
        cheap = [row for row in rows if row[1] <= price]
        best = min(cheap, key=lambda row: row[column])
        lowest = min(rows, key=lambda row: row[column])
        other = min(cheap, key=lambda row: row[5 - column])
        if best not in (lowest, other) and sum(row[column] == best[column] for row in cheap) == 1:
            break
    header = ("téléphone", "prix (€)", "DAS tête (W/kg)", "DAS tronc (W/kg)", "DAS membre (W/kg)")
    return {
        "use": "téléphone surtout l'appareil contre l'oreille" if column == 2
        else "porte surtout l'appareil dans la poche intérieure de sa veste",
        "price": price,
        "column": header[column],
        "value": decimal(best[column]),
        "key": [best[0]],
        "wrong": [lowest[0], other[0]],
        "files": in_two_formats("telephones", Workbook((sheet("Téléphones", header, rows),))),
    }  # fmt: skip


_PARK = (
    "Poste d'accueil",
    "Écran",
    "Serveur",
    "Imprimante",
    "Borne Wi-Fi",
    "Vidéoprojecteur",
    "Téléviseur",
    "Portable",
)
_ROOMS = ("accueil", "atelier", "salle 1", "salle 2", "bureau", "réserve")


def saved_by_setting(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: what a setting saves over a year on the part of a park that takes it."""
    rows = []
    for number in range(1, 61):
        before = 10 * integer(rng, 3, 30)
        after = before - 10 * integer(rng, 1, before // 10 - 1)
        takes = bool(rng.integers(3))
        rows.append(
            (
                f"E{number:02}",
                pick(rng, _PARK),
                pick(rng, _ROOMS),
                before,
                after,
                4 * integer(rng, 1, 6),
                "oui" if takes else "non",
            )
        )
    days = pick(rng, (200, 225, 250))

    def gain(chosen: list[tuple[Any, ...]]) -> float:
        return sum((row[3] - row[4]) * row[5] for row in chosen) * days / 1000

    taking = [row for row in rows if row[6] == "oui"]
    right, everything = gain(taking), gain(rows)
    total = sum(row[3] * row[5] for row in taking) * days / 1000
    header = (
        "numéro",
        "appareil",
        "salle",
        "puissance (W)",
        "puissance réglée (W)",
        "heures par jour",
        "réglage possible",
    )
    return {
        "days": days,
        "key": decimal(right, 1),
        "wrong": [decimal(everything, 1), decimal(total, 1)],
        "files": in_two_formats("parc", Workbook((sheet("Appareils", header, rows),))),
    }  # fmt: skip


_DEVICES = (
    ("Portable", 160, 300), ("Téléphone", 50, 90), ("Tablette", 70, 130), ("Téléviseur", 250, 420), ("Écran", 150, 320),
    ("Imprimante", 70, 140), ("Unité centrale", 150, 260), ("Vidéoprojecteur", 80, 150),
)  # fmt: skip


def best_repair(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of the devices brought to a workshop, the one whose repair avoids most."""
    while True:
        rows = []
        for number in range(1, 41):
            device, low, high = pick(rng, _DEVICES)
            life = integer(rng, 3, 8)
            rows.append(
                (
                    f"A{number:02}",
                    device,
                    life * integer(rng, low // life, high // life),
                    life,
                    integer(rng, 1, 4),
                    integer(rng, 2, 30),
                )
            )
        gains = {row[0]: row[2] / row[3] * row[4] - row[5] for row in rows}
        ranked = sorted(gains, key=lambda name: -gains[name])
        gross = max(rows, key=lambda row: row[2] / row[3] * row[4])[0]
        heaviest = max(rows, key=lambda row: row[2])[0]
        if gains[ranked[0]] - gains[ranked[1]] >= 1 and ranked[0] not in (gross, heaviest):
            break
    header = (
        "appareil",
        "sorte",
        "fabrication (kg CO2e)",
        "durée prévue (ans)",
        "années gagnées",
        "pièces (kg CO2e)",
    )
    return {
        "key_name": [ranked[0]],
        "wrong_name": [gross, heaviest],
        "gain": decimal(gains[ranked[0]], 0),
        "gain_wrong": [decimal(gains[gross], 0)],
        "files": in_two_formats("atelier", Workbook((sheet("Réparations", header, rows),))),
    }  # fmt: skip


def best_pue(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the PUE over a year of three centres, some of whose months are in another unit."""
    names = sample(rng, ("Lagune", "Granit", "Beffroi", "Cimes", "Mistral"), 3)
    while True:
        rows, total, servers, monthly = [], dict.fromkeys(names, 0), dict.fromkeys(names, 0), {}
        for name in names:
            ratios = []
            level, swing = integer(rng, 115, 160), integer(rng, 5, 30)
            for month in range(1, 13):
                it = 100 * integer(rng, 4, 90)
                whole = it * (level + (swing if month in (6, 7, 8) else 0)) // 100
                total[name] += whole
                servers[name] += it
                ratios.append(whole / it)
                kwh = rng.random() < 0.2
                rows.append(
                    (
                        name,
                        month,
                        *((whole * 1000, it * 1000, "kWh") if kwh else (whole, it, "MWh")),
                    )
                )
            monthly[name] = sum(ratios) / 12
        pue = {name: total[name] / servers[name] for name in names}
        best = min(names, key=lambda name: pue[name])
        mixed = {
            n: sum(r[2] for r in rows if r[0] == n) / sum(r[3] for r in rows if r[0] == n)
            for n in names
        }
        shown = f"{pue[best]:.2f}"
        gap = sorted(pue.values())[1] - pue[best]
        if (
            gap > 0.02
            and f"{monthly[best]:.2f}" != shown
            and f"{mixed[best]:.2f}" != shown
            and abs(pue[best] * 100 % 1 - 0.5) > 0.05
        ):
            break
    header = ("centre", "mois", "électricité totale", "électricité des serveurs", "unité")
    return {
        "best": best,
        "best_wrong": [name for name in names if name != best],
        "pue": shown.replace(".", ","),
        "pue_wrong": sorted({f"{x:.2f}".replace(".", ",") for x in (monthly[best], mixed[best])}),
        "files": in_two_formats("centres", Workbook((sheet("Consommations", header, shuffled(rng, rows)),))),
    }  # fmt: skip


_SPEECH = ("Bonjour à tous.", "Nous allons planter les tomates.", "Creusez un trou de vingt centimètres.", "Arrosez au pied, jamais sur les feuilles.",
           "Attendez la fin des gelées.", "À la semaine prochaine !")  # fmt: skip
_SOUNDS = (
    "[Une cloche sonne]",
    "[Musique douce]",
    "[Rires du public]",
    "[Le vent souffle]",
    "[Un chien aboie]",
)
_SIGHTS = ("Une femme en tablier entre dans une serre.", "Elle montre une bêche rouge.", "Gros plan sur ses mains pleines de terre.",
           "La caméra survole le jardin.", "Elle salue de la main.")  # fmt: skip


def _time(seconds: int) -> str:
    return f"00:{seconds // 60:02}:{seconds % 60:02},000"


def _track(lines: list[str], start: int) -> bytes:
    text = []
    for number, line in enumerate(lines, 1):
        text += [str(number), f"{_time(start)} --> {_time(start + 4)}", line, ""]
        start += 6
    return text_file(text)


def track_for(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four files that go with a video, the one that suits a person."""
    start = integer(rng, 2, 30)
    speech = sample(rng, _SPEECH, 4)
    sounds, sights = sample(rng, _SOUNDS, 2), sample(rng, _SIGHTS, 4)
    kinds = {
        "sourds": _track([speech[0], sounds[0], f"— {speech[1]}", speech[2], sounds[1], speech[3]], start),
        "paroles": _track(speech, start),
        "description": _track(sights, start),
        "transcription": text_file(["Ce qui est dit et montré dans la vidéo", "", *speech[:2], f"({sights[0]})", *speech[2:], f"({sights[1]})", sounds[0]]),
    }  # fmt: skip
    stems = sample(rng, ("piste-1", "piste-2", "piste-3", "piste-4"), 4)
    ends = {"transcription": "txt"}
    names = {
        kind: f"{stem}.{ends.get(kind, 'srt')}" for kind, stem in zip(kinds, stems, strict=True)
    }
    wanted, need = pick(rng, (
        ("sourds", "est sourde, regarde la vidéo et veut savoir aussi quels bruits on y entend"),
        ("description", "est aveugle, écoute la vidéo et veut qu'une voix lui dise ce qui se voit"),
        ("transcription", "ne peut pas lire de vidéo sur son ordinateur et veut tout lire, sons et images compris"),
        ("paroles", "entend bien, n'a besoin que des paroles écrites à l'écran, et trouve gênant qu'on écrive les bruits"),
    ))  # fmt: skip
    said = {
        "sourds": "des sous-titres pour sourds et malentendants, avec les bruits entre crochets",
        "description": "le texte d'une audiodescription", "transcription": "une transcription, sans minutage",
        "paroles": "des sous-titres simples",
    }  # fmt: skip
    return {
        "need": need,
        "said": said[wanted],
        "key": [names[wanted], names[wanted].rpartition(".")[0]],
        "wrong": [name for kind, name in names.items() if kind != wanted],
        "files": {
            name: kinds[kind] for kind, name in sorted(names.items(), key=lambda pair: pair[1])
        },
    }


_FIELDS = (
    "Nom",
    "Prénom",
    "Adresse",
    "Commune",
    "Téléphone",
    "Courriel",
    "Date",
    "Atelier",
    "Remarque",
)


def tab_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the field that Tab leads to in a form whose order is not that of the page."""
    while True:
        names = sample(rng, _FIELDS, 8)
        indexes = [0, 0, 0, 0, *sample(rng, range(1, 9), 3), 0]
        indexes = shuffled(rng, indexes)
        off, unreachable = sample(rng, range(8), 2)
        reachable = [n for n in range(8) if n != off and not (n == unreachable and indexes[n] == 0)]
        order = sorted((n for n in reachable if indexes[n]), key=lambda n: indexes[n])
        order += [n for n in reachable if not indexes[n]]
        start = integer(rng, 0, 2)
        count = integer(rng, 3, len(order) - 1 - start)
        end = order[start + count]
        seen = order[start] + count
        if indexes[unreachable] == 0 and end != seen and order != sorted(order):
            break
    lines = [
        "<!DOCTYPE html>",
        '<html lang="fr">',
        '<head><meta charset="utf-8"><title>Inscription</title></head>',
        "<body>",
        "<h1>Inscription</h1>",
        "<form>",
    ]
    for place, name in enumerate(names):
        more = f' tabindex="{indexes[place]}"' if indexes[place] else ""
        more += " disabled" if place == off else ""
        more += ' tabindex="-1"' if place == unreachable else ""
        lines.append(f'<p><label>{name} <input name="champ{place}"{more}></label></p>')
    lines += ["</form>", "</body>", "</html>"]
    times = f"{count} fois"
    return {
        "start": names[order[start]],
        "times": times,
        "key": [names[end]],
        "wrong": [names[n] for n in dict.fromkeys((min(seen, 7), off)) if n != end],
        "files": {"inscription.html": text_file(lines)},
    }  # fmt: skip


def misleading_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the promises of a page about health that are misleading, among careful sentences."""
    count = integer(rng, 2, 4)
    chosen = [(text, True) for text in sample(rng, DECEPTIVE, count)]
    chosen += [(text, False) for text in sample(rng, CAREFUL, 6 - count)]
    lines = shuffled(rng, chosen)
    false = [letter for letter, (_text, bad) in zip("ABCDEF", lines, strict=True) if bad]
    other = [letter for letter in "ABCDEF" if letter not in false]
    theme = pick(rng, ("sommeil", "articulations", "mémoire", "digestion", "vue"))
    html = [
        "<!DOCTYPE html>", '<html lang="fr">', f'<head><meta charset="utf-8"><title>Bien-être et {theme}</title></head>', "<body>",
        f"<h1>Bien-être et {theme}</h1>", f"<p>Numéro {integer(rng, 2, 90)} de notre lettre.</p>",
        *(f"<h2>{letter}</h2>\n<p>{text}</p>" for letter, (text, _bad) in zip("ABCDEF", lines, strict=True)),
        "</body>", "</html>",
    ]  # fmt: skip
    return {
        "theme": theme,
        "key": [", ".join(false)],
        "wrong": [", ".join(other), ", ".join(false[:-1])],
        "files": {"page.html": text_file(html)},
    }


_MODELS = ("un téléphone", "un portable", "un lave-linge", "un téléviseur", "un aspirateur")
_MARKS = (
    "documentation",
    "démontage",
    "pièces disponibles",
    "prix des pièces",
    "propre à la sorte",
)


def most_repairable(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of 25 models, the one whose marks out of 20 make the best index, under a price."""
    while True:
        names = [
            f"{brand} {number}" for brand in _BRANDS for number in sample(rng, range(2, 20), 3)
        ][:25]
        rows = [
            (name, integer(rng, 15, 90) * 10, *(integer(rng, 4, 20) for _ in _MARKS))
            for name in shuffled(rng, names)
        ]
        budget = integer(rng, 40, 65) * 10
        index = {row[0]: sum(row[2:]) / 10 for row in rows}
        cheap = sorted((row[0] for row in rows if row[1] <= budget), key=lambda name: -index[name])
        top = max(index, key=lambda name: index[name])
        if len(cheap) > 5 and top not in cheap and index[cheap[0]] > index[cheap[1]]:
            break
    shown = decimal(index[cheap[0]], 1)
    header = ("modèle", "prix (€)", *(f"{mark} (/20)" for mark in _MARKS))
    return {
        "device": pick(rng, _MODELS),
        "budget": budget,
        "key_name": [cheap[0]],
        "wrong_name": [top, cheap[1]],
        "index": shown,
        "index_wrong": [decimal(index[top], 1)],
        "files": in_two_formats("modeles", Workbook((sheet("Modèles", header, rows),))),
    }  # fmt: skip
