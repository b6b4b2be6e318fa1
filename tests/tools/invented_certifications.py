"""Writes an invented table of certifications, of the shape of the ministry's: no real school, no real figure.

``python -m tests.tools.invented_certifications`` makes ``notebooks/invented-certifications.csv`` from simulated
candidates: V2 until 2024, V3 in 2025. What the abilities of each kind of school are is `TRUE`, so that whoever fits
a population to the table can see how near it comes.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from pixsim.bank.reading.load import load_bank
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import Abilities, Cohort, simulate

FILE = Path(__file__).parent.parent.parent / "notebooks" / "invented-certifications.csv"
TRUE = {"lycée": Abilities(mean=0.35, spread=1.1), "BTS": Abilities(mean=0.9, spread=0.95)}
SCHOOLS = {"lycée": 14, "BTS": 6}
YEARS = (2022, 2023, 2024, 2025)
LARGEST = 330
FEWEST = 15  # certified, below which the scores of a school are not published
PLACES = ("du Vallon", "des Tilleuls", "du Canal", "des Deux Ponts", "de la Halle", "du Plateau")


def rows() -> list[dict[str, object]]:
    """One row per school and year."""
    bank, rng = load_bank(), np.random.default_rng(17)
    found: list[dict[str, object]] = []
    for year in YEARS:
        for kind, schools in SCHOOLS.items():
            table = simulate(
                Cohort(TRUE[kind]), rules=V3() if year >= 2025 else V2(),
                candidates=LARGEST * schools, seed=year, bank=bank,
            ).table  # fmt: skip
            for number in range(schools):
                size = int(rng.integers(8 if number == 0 else 60, 20 if number == 0 else LARGEST))
                part = table.iloc[number * LARGEST : number * LARGEST + size]
                pix = part.loc[part["result"] == "validated", "pix"]
                found.append({
                    "annee": year, "type": kind,
                    "etablissement": f"{kind} inventé {PLACES[number % 6]} {number // 6 + 1}",
                    "participants": size, "certifies": pix.size, "non_obtenues": size - pix.size,
                    **({} if pix.size < FEWEST else {
                        "average_pix_score": round(float(pix.mean()), 1),
                        "median_pix_score": float(pix.median()),
                        "first_quartile_pix_score": float(pix.quantile(0.25)),
                        "third_quartile_pix_score": float(pix.quantile(0.75)),
                    }),
                })  # fmt: skip
    return found


if __name__ == "__main__":
    pd.DataFrame(rows()).to_csv(FILE, sep=";", index=False, lineterminator="\n")
    print(f"{FILE.name}: {FILE.stat().st_size / 1024:.0f} KiB")
