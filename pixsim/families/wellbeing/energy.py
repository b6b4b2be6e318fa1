"""Families of competence 4.3: impact, consumption and sobriety of digital uses."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import WEEKDAYS

_DEVICES = (
    ("un ordinateur portable", 40, 60), ("un téléphone", 10, 20), ("une tablette", 15, 25),
    ("un téléviseur", 45, 70), ("un écran", 40, 60), ("une imprimante", 15, 30),
)  # fmt: skip


def yearly_footprint(rng: np.random.Generator) -> dict[str, Any]:
    """The yearly footprint of a device, making spread over its life plus use."""
    device, low, high = pick(rng, _DEVICES)
    years, per_year, use = integer(rng, 3, 8), integer(rng, low, high), integer(rng, 2, 9)
    making = years * per_year
    return {
        "device": device, "making": making, "use": use, "years": years,
        "per_year": per_year, "key": str(per_year + use),
        "wrong": [str(per_year), str(making + use)],
    }  # fmt: skip


_POWERED = (
    ("Une box internet", 8, 15), ("Un ordinateur de bureau", 60, 150), ("Un écran", 15, 40),
    ("Un vidéoprojecteur", 150, 300), ("Un ordinateur portable", 20, 60), ("Un serveur", 80, 200),
)  # fmt: skip


def energy(rng: np.random.Generator) -> dict[str, Any]:
    """Energy in kWh from a power in watts and a duration."""
    device, low, high = pick(rng, _POWERED)
    watts, hours, days = integer(rng, low, high), integer(rng, 2, 24), pick(rng, (10, 20, 30, 100))
    kwh = watts * hours * days / 1000
    return {
        "device": device, "watts": watts, "hours": hours, "days": days,
        "key": decimal(kwh, 3), "wrong": [decimal(1000 * kwh, 0), decimal(kwh / days, 4)],
    }  # fmt: skip


def yearly_cost(rng: np.random.Generator) -> dict[str, Any]:
    """Energy and cost of a device over a number of days."""
    device, low, high = pick(rng, _POWERED)
    watts = 10 * (integer(rng, low, high) // 10 + 1)
    hours, days, cents = integer(rng, 2, 10), pick(rng, (100, 200, 300)), pick(rng, (20, 25, 30))
    kwh = watts * hours * days / 1000
    return {
        "device": device, "watts": watts, "hours": hours, "days": days, "price": f"0,{cents}",
        "kwh": decimal(kwh, 2), "cost": _euros(watts * hours * days * cents // 1000),
        "watt_hours": decimal(1000 * kwh, 0), "inverse": decimal(kwh * 100 / cents),
    }  # fmt: skip


def _euros(cents: int) -> str:
    """A sum as prices are written: no decimals, or two."""
    whole, rest = divmod(cents, 100)
    return f"{whole},{rest:02}" if rest else str(whole)


_METERED = {
    "ordinateur": (60, 140), "écran": (20, 40), "box": (9, 14), "imprimante": (200, 500),
    "console": (90, 180), "téléviseur": (70, 150),
}  # fmt: skip


def greediest_device(rng: np.random.Generator) -> dict[str, Any]:
    """The device that used most energy in a week, from powers and durations."""
    while True:
        rows, used = [], dict.fromkeys(_METERED, 0)
        for day in WEEKDAYS:
            for device, (low, high) in _METERED.items():
                watts = integer(rng, low, high)
                minutes = 1440 if device == "box" else 10 * integer(rng, 0, 3 if low > 180 else 36)
                rows.append((day, device, watts, minutes))
                used[device] += watts * minutes
        longest, strongest = "box", "imprimante"
        ranked = sorted(used, key=used.__getitem__, reverse=True)
        if ranked[0] not in (longest, strongest) and used[ranked[0]] > 1.08 * used[ranked[1]]:
            break
    header = ("jour", "appareil", "puissance_W", "duree_min")
    return {
        "files": {"mesures.csv": spreadsheet_csv(header, rows)},
        "key": ranked[0],
        "wrong": [longest, strongest, ranked[1]],
        "kwh": decimal(used[ranked[0]] / 60000, 1), "next_kwh": decimal(used[ranked[1]] / 60000, 1),
        "best": ranked[0], "next": ranked[1],
    }  # fmt: skip


def repair_score(rng: np.random.Generator) -> dict[str, Any]:
    """The most repairable device within a budget."""
    scores = sample(rng, range(45, 95), 4)
    prices = sample(rng, range(150, 600, 10), 4)
    ranked = sorted(range(4), key=scores.__getitem__, reverse=True)
    prices[ranked[0]] = max(prices) + 20
    budget = max(prices[ranked[1]], prices[ranked[3]]) + 5
    letters = "ABCD"
    lines = [
        f"    {letter} | {f'{score / 10:.1f}'.replace('.', ','):>6} | {price:>4} €"
        for letter, score, price in zip(letters, scores, prices, strict=True)
    ]
    allowed = [i for i in ranked if prices[i] <= budget]
    return {
        "table": "\n".join(["      | indice | prix", *lines]), "budget": budget,
        "device": pick(rng, ("lave-vaisselle", "aspirateur", "ordinateur portable")),
        "best": letters[allowed[0]], "wrong": [letters[i] for i in range(4) if i != allowed[0]],
    }  # fmt: skip


_EFFECTIVE = (
    "Garder son téléphone un an de plus", "Réparer l'ordinateur au lieu d'en acheter un neuf",
    "Acheter un écran reconditionné", "Louer un vidéoprojecteur pour une seule soirée",
    "Partager une seule imprimante entre trois voisins", "Garder le téléviseur qui marche encore",
)  # fmt: skip
_VAIN = (
    "Changer chaque année pour un modèle plus économe",
    "Mettre un fond d'écran sombre sur le portable",
    "Fermer les onglets inutiles du navigateur", "Ne plus écrire « merci » par courriel",
    "Ranger ses courriels dans des dossiers", "Acheter une tablette pour imprimer moins",
    "Effacer chaque soir son historique de navigation",
)  # fmt: skip


def effective_gestures(rng: np.random.Generator) -> dict[str, Any]:
    """The two gestures that avoid making a device (several right options)."""
    return {"options": sample(rng, _EFFECTIVE, 2) + sample(rng, _VAIN, 3), "key": [1, 2]}


_RESOURCES = {
    "image": ("accueil.png", "equipe.jpg", "plan.png", "logo.png"),
    "video": ("fond.mp4", "visite.mp4"),
    "script": ("carrousel.js", "menu.js", "statistiques.js", "carte.js"),
    "police": ("titre.woff2", "texte.woff2", "icones.woff2"),
    "style": ("site.css", "impression.css"),
}
_WEIGHTS = {
    "image": (100, 1200), "video": (600, 1300), "script": (150, 1100), "police": (20, 300),
    "style": (10, 150),
}  # fmt: skip


def page_weight(rng: np.random.Generator) -> dict[str, Any]:
    """The kind of resource that weighs most in a page, and the weight once it is removed."""
    while True:
        rows = [
            (name, kind, integer(rng, *_WEIGHTS[kind]))
            for kind, names in _RESOURCES.items()
            for name in names
        ]
        sums = {kind: sum(r[2] for r in rows if r[1] == kind) for kind in _RESOURCES}
        ranked = sorted(sums, key=sums.__getitem__, reverse=True)
        heaviest = max(rows, key=lambda row: row[2])
        if sums[ranked[0]] > 1.05 * sums[ranked[1]] and heaviest[1] != ranked[0]:
            break
    header = ("fichier", "type", "poids_Ko")
    return {
        "files": {"page.csv": spreadsheet_csv(header, shuffled(rng, rows))}, "kinds": list(_RESOURCES),
        "kind": ranked[0], "sum": sums[ranked[0]],
        "left": str(sum(sums.values()) - sums[ranked[0]]),
        "total": str(sum(sums.values())),
    }  # fmt: skip
