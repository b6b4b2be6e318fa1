"""Collecting and reusing data: forms, open data, APIs."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.simulators.sheets import CLUB_TOWNS
from pixsim.families.draws.simulators.webs import page, search_official_page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal, half_up, rounded
from pixsim.families.draws.values.text import indented
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.web.data import WebPage


def producer_of_a_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: on a portal of open data, who produces the set of that year, and not another."""
    topic, word = pick(
        rng,
        (
            ("accidents de vélo", "vélo"),
            ("arbres de l'espace public", "arbres"),
            ("bornes de recharge", "bornes"),
            ("fréquentation des musées", "musées"),
        ),
    )
    year = integer(rng, 2021, 2025)
    makers = sample(
        rng,
        (
            "Observatoire des mobilités",
            "Institut des paysages",
            "Agence des réseaux",
            "Service des musées",
            "Office des données du Sud",
            "Direction des routes",
            "Centre d'études urbaines",
        ),
        3,
    )
    host = "https://donnees.gouv.example/jeux"

    def data_set(when: int, maker: str, scope: str) -> WebPage:
        return page(
            f"{host}/{word}-{when}-{scope[:3]}",
            f"{topic.capitalize()}, {when} ({scope})",
            f"# {topic.capitalize()}",
            f"Année : {when}. Étendue : {scope}.",
            f"Producteur : {maker}.",
            "Jeu de données publiques ouvertes (open data) : fichier à télécharger. Licence ouverte, réutilisation libre.",
        )

    official = data_set(year, makers[0], "France entière")
    others = [
        data_set(year - 1, makers[1], "France entière"),
        data_set(year, makers[2], "Bretagne"),
        page(
            "https://vente-fichiers.test/velo",
            f"{topic.capitalize()} {year} : acheter le fichier",
            f"Fichier {topic} {year}, 490 euros.",
        ),
    ]
    return {
        "topic": topic,
        "year": year,
        "key": makers[0],
        "wrong": makers[1:],
        **search_official_page(rng, f"{topic} {year}", official, others),
    }


_THINGS = ("vidéoprojecteur", "sonorisation", "boucle magnétique", "cuisine")


@redraw_misfits
def pages_of_an_api(rng: np.random.Generator) -> dict[str, Any] | None:
    """Of the rooms that a service gives in three pages, those of a town with a thing that works; the largest."""
    town, other = sample(rng, CLUB_TOWNS, 2)
    thing, more = sample(rng, _THINGS, 2)
    numbers = sample(rng, range(100, 999), 34)
    rooms: list[dict[str, Any]] = []
    for place, number in enumerate(numbers):
        things = [{"nom": one, "etat": pick(rng, ("en service", "en service", "en panne"))} for one in sample(rng, _THINGS, integer(rng, 1, 3))]  # fmt: skip
        rooms.append({
            "id": f"S-{number}",
            "lieu": {"nom": f"Salle {number}", "adresse": {"commune": pick(rng, (town, town, other, *CLUB_TOWNS))}, "gestion": {"commune": pick(rng, CLUB_TOWNS)}},
            "capacite": {"assis": 20 + 3 * place, "debout": 200 - 4 * place},
            "equipements": things or [{"nom": more, "etat": "en panne"}],
        })  # fmt: skip
    rooms = shuffled(rng, rooms)

    def has(room: dict[str, Any], *, working: bool = True) -> bool:
        return any(one["nom"] == thing and (one["etat"] == "en service" or not working) for one in room["equipements"])  # fmt: skip

    here = [room for room in rooms if room["lieu"]["adresse"]["commune"] == town]
    right = [room for room in here if has(room)]
    loose = [room for room in here if has(room, working=False)]
    managed = [room for room in rooms if town in json.dumps(room, ensure_ascii=False) and has(room)]
    if len(right) < 4 or len(loose) == len(right) or len(managed) == len(right):
        return None
    best = max(right, key=lambda room: room["capacite"]["assis"])
    standing = max(right, key=lambda room: room["capacite"]["debout"])
    again = next(place for place, room in enumerate(rooms) if room is right[1])
    pages = [rooms[:12], rooms[12:23], rooms[23:]]
    pages[2] = [*pages[2], rooms[again]] if again < 23 else pages[2]
    pages[0] = [rooms[again], *pages[0]] if again >= 23 else pages[0]
    files = {}
    for number, found in enumerate(pages, 1):
        answer = {"statut": "ok", "total": len(rooms), "page": number, "suivante": f"?page={number + 1}" if number < 3 else None, "resultats": found}  # fmt: skip
        files[f"reponse-{number}.json"] = json.dumps(answer, ensure_ascii=False, indent=1).encode()
    return {
        "town": town, "thing": thing,
        "count": str(len(right)), "not_count": sorted({str(len(right) + 1), str(len(loose)), str(len(managed))} - {str(len(right))}),
        "best": best["id"], "not_best": sorted({standing["id"], max(loose, key=lambda room: room["capacite"]["assis"])["id"], min(right, key=lambda room: room["capacite"]["assis"])["id"]} - {best["id"]}),
        "files": files,
    }  # fmt: skip


_STATUS = ("en emploi", "en recherche d'emploi", "en études", "à la retraite", "autre situation")


@redraw_misfits
def data_dictionary(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: two waves of a coded survey, whose codes and units changed between them: a mean over both."""
    old, new = (
        dict(zip(_STATUS, shuffled(rng, range(1, len(_STATUS) + 1)), strict=True))
        for _wave in range(2)
    )
    status = pick(rng, _STATUS[:4])
    if old[status] == new[status]:
        return None
    rows: dict[str, list[tuple[Any, ...]]] = {"2024": [], "2025": []}
    known: list[float] = []
    with_missing: list[float] = []
    same_code: list[float] = []
    first_wave: list[float] = []
    for wave, codes in (("2024", old), ("2025", new)):
        for number in range(1, integer(rng, 90, 120)):
            who, tenths = pick(rng, _STATUS), integer(rng, 5, 250)
            lacks = rng.integers(8) == 0
            shown: Any = (
                (999 if lacks else tenths)
                if wave == "2024"
                else ("" if lacks and rng.integers(2) else -1 if lacks else decimal(tenths / 10, 1))
            )
            rows[wave].append(
                (number, codes[who], pick(rng, "URP"), shown)
                if wave == "2024"
                else (number, pick(rng, "URP"), codes[who], shown)
            )
            if who == status:
                known += [] if lacks else [tenths / 10]
                first_wave += [tenths / 10] if wave == "2024" and not lacks else []
                with_missing.append((99.9 if wave == "2024" else 0.0) if lacks else tenths / 10)
            if codes[who] == old[status] and not lacks:
                same_code.append(tenths / 10)
    mean = sum(known) / len(known)
    rounded = half_up(mean, 1)
    near = {
        decimal(half_up(sum(one) / len(one), 1), 1) for one in (with_missing, same_code, first_wave)
    } - {decimal(rounded, 1)}
    if (
        rounded % 1 == 0 or len(near) < 3 or abs(mean * 10 % 1 - 0.5) < 0.05
    ):  # no final zero to forget
        return None

    def legend(codes: dict[str, int]) -> str:
        return indented(
            f"    {code} = {name}" for name, code in sorted(codes.items(), key=lambda pair: pair[1])
        )

    text = f"""DICTIONNAIRE DES VARIABLES (enquête sur les déplacements)

Vague 2024 (enquete-2024.csv)
NUM     numéro de la personne
SIT     situation de la personne
{legend(old)}
ZON     zone de résidence : U = urbaine, P = périurbaine, R = rurale
DIST    distance parcourue par jour, en centaines de mètres
        999 = non renseigné

Vague 2025 (enquete-2025.csv) : comme en 2024, sauf
SITB    situation de la personne (nouveaux codes)
{legend(new)}
KM      distance parcourue par jour, en kilomètres
        -1 ou rien = non renseigné
"""
    return {
        "files": {
            "enquete-2024.csv": spreadsheet_csv(("NUM", "SIT", "ZON", "DIST"), rows["2024"]),
            "enquete-2025.csv": spreadsheet_csv(("NUM", "ZON", "SITB", "KM"), rows["2025"]),
            "dictionnaire.txt": text.encode(),
        },
        "situation": status,
        "code": old[status],
        "later": new[status],
        "moyenne": decimal(rounded, 1),
        "faux": sorted(near),
    }  # fmt: skip


_RULES = (
    "Comment on redresse les réponses", "",
    "L'âge est celui du 1er janvier 2026. Les moins de 15 ans ne comptent pas.",
    "D'un compte qui a répondu plusieurs fois, on garde la dernière réponse remplie.",
    "Dans chaque quartier et chaque tranche d'âge, on prend la part de « oui »,",
    "puis on la fait peser du nombre d'habitants de cette tranche et de ce quartier.",
)  # fmt: skip

_BOUNDS = {"15 à 39 ans": (15, 39), "40 à 64 ans": (40, 64), "65 ans et plus": (65, 90)}
_QUARTERS = ("Bourg", "Plateau", "Gare", "Rives")


@redraw_misfits
def weighted_survey(rng: np.random.Generator) -> dict[str, Any] | None:
    """Answers of a website, several of some people and some empty, weighed by the inhabitants of each age and quarter."""
    quarters = sample(rng, _QUARTERS, 2)
    cells = [(quarter, age) for quarter in quarters for age in _BOUNDS]
    people = dict(zip(cells, (integer(rng, 8, 40) * 100 for _cell in cells), strict=True))
    sizes = ((38, 55), (26, 40), (10, 16))
    chances = [integer(rng, 85, 95), integer(rng, 60, 78), integer(rng, 25, 45), integer(rng, 70, 80), integer(rng, 45, 55), integer(rng, 10, 22)]  # fmt: skip
    accounts = iter(sample(rng, range(1000, 9999), 400))
    rows: list[tuple[str, int, str, str, str]] = []
    last: dict[tuple[str, str], list[bool]] = {cell: [] for cell in cells}
    for place, (quarter, age) in enumerate(cells):
        for _person in range(integer(rng, *sizes[place % 3])):
            account, (low, high) = next(accounts), _BOUNDS[age]
            years = integer(rng, low, high)  # all birthdays of 2025 are past at the new year
            born = date(2025 - years, integer(rng, 1, 12), integer(rng, 2, 28))
            days = sorted(sample(rng, range(90), 3))
            yes = bool(rng.random() * 100 < chances[place])
            said: list[tuple[int, bool | None]] = [(days[1], yes)]
            kind = integer(rng, 0, 9)
            if kind == 0:
                said = [(days[0], not yes), (days[1], yes)]
            elif kind == 1:
                said = [(days[0], yes), (days[2], None)]
            for day, what in said:
                when = date(2026, 1, 5) + timedelta(days=day)
                rows.append((f"{when:%d/%m/%Y}", account, f"{born:%d/%m/%Y}", quarter, {True: "oui", False: "non", None: ""}[what]))  # fmt: skip
            last[quarter, age].append(yes)
    for _child in range(12):
        born = date(2025 - integer(rng, 9, 14), integer(rng, 1, 12), integer(rng, 2, 28))
        rows.append((f"{date(2026, 2, integer(rng, 1, 28)):%d/%m/%Y}", next(accounts), f"{born:%d/%m/%Y}", pick(rng, quarters), "oui"))  # fmt: skip
    share = {cell: sum(said) / len(said) for cell, said in last.items()}
    weighed = 100 * sum(share[cell] * people[cell] for cell in cells) / sum(people.values())
    told = [one for said in last.values() for one in said]
    raw = 100 * sum(told) / len(told)
    every = [row[4] for row in rows if row[4]]
    hasty = 100 * every.count("oui") / len(every)
    mean = 100 * sum(share.values()) / len(share)
    by_age = 0.0
    for age in _BOUNDS:
        both = [one for quarter in quarters for one in last[quarter, age]]
        by_age += sum(both) / len(both) * sum(people[quarter, age] for quarter in quarters)
    by_age *= 100 / sum(people.values())
    others = {rounded(value, 1) for value in (raw, hasty, mean, by_age)}
    if rounded(weighed, 1) in others or abs(10 * weighed % 1 - 0.5) < 0.02:
        return None
    return {
        "raw": rounded(raw, 1),
        "weighed": rounded(weighed, 1),
        "not_weighed": sorted(others),
        "files": {
            "reponses.csv": spreadsheet_csv(("date", "compte", "naissance", "quartier", "équipé"), shuffled(rng, rows)),
            "habitants.csv": spreadsheet_csv(("quartier", *_BOUNDS), [(quarter, *(people[quarter, age] for age in _BOUNDS)) for quarter in quarters]),
            "methode.txt": text_file(_RULES, newline="\r\n"),
        },
    }  # fmt: skip
