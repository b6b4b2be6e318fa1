"""Family of competence 4.3, level 7: which machines are worth replacing, for the climat."""

from __future__ import annotations

from math import ceil
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_PLACES = ("une médiathèque", "un centre social", "un lycée", "une mairie", "un espace numérique")
_ROOMS = ("Accueil", "Atelier", "Bureau", "Réserve", "Salle A", "Salle B", "Salle C", "Studio")
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MODELS = ("Tour Granit", "Tour Ardoise", "Tour Basalte", "Portable Lin", "Portable Soie")


def worth_replacing(rng: np.random.Generator) -> dict[str, Any]:
    """How many machines pay their making back within their life, and what that saves; months weigh as they are open."""
    new_watts, making = integer(rng, 12, 20), 10 * integer(rng, 16, 26)
    life = integer(rng, 5, 7)
    watts = {
        name: integer(rng, 70, 160) if name.startswith("Tour") else integer(rng, 18, 32)
        for name in _MODELS
    }
    months = [
        (name, 0 if name == "août" else integer(rng, 15, 25), (integer(rng, 55, 90) if n < 3 or n > 9 else integer(rng, 18, 45)))
        for n, name in enumerate(_MONTHS)
    ]  # fmt: skip
    weight = sum(days * grams for _name, days, grams in months)
    plain = sum(days for _name, days, _g in months) * sum(g for _n, _d, g in months) / 12
    machines = [
        (f"PC-{n}", pick(rng, _ROOMS), pick(rng, _MODELS), integer(rng, 4, 44) / 2, "remplacé" if integer(rng, 1, 8) == 1 else "en service")
        for n in sample(rng, range(100, 999), integer(rng, 60, 80))
    ]  # fmt: skip

    def saved(machine: tuple[str, str, str, float, str], grams: float) -> float:
        """Kilograms a year."""
        return (watts[machine[2]] - new_watts) * machine[3] * grams / 1_000_000

    def worth(grams: float, among: tuple[str, ...]) -> list[float]:
        found = [saved(one, grams) for one in machines if one[4] in among]
        return [one for one in found if one * life > making]

    here = worth(weight, ("en service",))
    gains = [saved(one, weight) * life / making for one in machines]
    wrong = {
        len(worth(plain, ("en service",))),
        len(worth(weight, ("en service", "remplacé"))),
        sum(one[4] == "en service" and watts[one[2]] > new_watts for one in machines),
    } - {len(here)}
    total = sum(here)
    if len(here) < 4 or len(wrong) < 3 or min(abs(gain - 1) for gain in gains) < 0.002:
        return worth_replacing(rng)
    if abs(total % 1 - 0.5) < 0.05:
        return worth_replacing(rng)
    book = Workbook(
        (
            sheet("Parc", ("Poste", "Salle", "Modèle", "Heures par jour", "État"), machines),
            sheet("Modèles", ("Modèle", "Puissance (W)"), sorted(watts.items())),
            sheet("Électricité", ("Mois", "Jours d'ouverture", "g de CO₂ par kWh"), months),
        )
    )
    return {
        "place": pick(rng, _PLACES), "new_watts": new_watts, "making": making, "life": life, "days": sum(d for _n, d, _g in months),
        "count": len(here), "wrong_count": [str(n) for n in sorted(wrong)],
        "total": round(total), "wrong_total": [str(ceil(total) + 40), str(round(sum(saved(one, weight) for one in machines)))],
        "files": in_two_formats("parc", book),
    }  # fmt: skip
