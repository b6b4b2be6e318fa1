"""Competence 1.2, level 7: which version of a module a site may install, by rules, ranges, thresholds and withdrawals."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.making.texts import DataTable
from pixsim.text.french_dates import long_date

_MODULES = ("agenda", "inscriptions", "galerie", "sondages", "boutique")


def _dotted(*numbers: int) -> str:
    return ".".join(map(str, numbers))


def _range(rng: np.random.Generator, first: int, second: int, *, fits: bool) -> str:
    """Systems that a version asks for, ours among them or not."""
    if not fits and rng.integers(2):
        return f">={_dotted(first, second + integer(rng, 1, 4))} <{_dotted(first + 1, integer(rng, 0, 9))}"
    if not fits:
        return f">={_dotted(first - 1, integer(rng, 2, 30))} <{_dotted(first, integer(rng, 2, second))}"
    low = (first, integer(rng, 1, second)) if rng.integers(2) else (first - 1, integer(rng, 2, 30))
    high = (first, second + integer(rng, 1, 5)) if rng.integers(2) else (first + 1, 0)
    return f">={_dotted(*low)}" + (f" <{_dotted(*high)}" if rng.integers(3) else "")


def installable(rng: np.random.Generator) -> dict[str, Any]:
    """The most recent version that a site may install: numbers compared part by part, in four sources."""
    system = (integer(rng, 6, 9), integer(rng, 11, 14))
    major, minor, patch = integer(rng, 2, 4), integer(rng, 10, 13), integer(rng, 10, 12)
    today = date(2026, integer(rng, 3, 9), integer(rng, 15, 28))
    installed = (integer(rng, 3, 8), integer(rng, 3, 9))
    rows: dict[str, tuple[date, str]] = {}

    def add(version: str, days: int, *, fits: bool) -> None:
        rows[version] = (today - timedelta(days=days), _range(rng, *system, fits=fits))

    for one in range(minor):
        for number in sample(rng, range(12), 7):
            add(_dotted(major, one, number), integer(rng, 40, 900), fits=bool(rng.integers(4)))
    for number in (0, 3, 8, 9, patch):
        add(_dotted(major, minor, number), integer(rng, 30, 60), fits=True)
    withdrawn, again, young = _dotted(major, minor, patch + 1), _dotted(major, minor, patch), _dotted(major, minor, patch + 4)  # fmt: skip
    deeper, base = _dotted(major, minor, patch + 3), (10, integer(rng, 3, 9))
    bases = {
        _dotted(major - 1, 14, 0): (9, 2), _dotted(major, 0, 0): (9, 6), _dotted(major, minor - 2, 0): (10, 2),
        deeper: (10, integer(rng, 10, 14)), _dotted(major + 1, 0, 0): (11, 2),
    }  # fmt: skip
    add(withdrawn, 25, fits=True)
    add(_dotted(major, minor, patch + 2), 22, fits=False)
    add(deeper, integer(rng, 15, 20), fits=True)
    add(young, integer(rng, 2, 13), fits=True)
    for number in (0, 2, 11):
        add(_dotted(major, minor + 1, number), integer(rng, 15, 40), fits=False)
    for tail in ("-rc.1", "-rc.2", "-beta.4"):
        add(_dotted(major, minor + 1, 12) + tail, integer(rng, 15, 40), fits=True)
    for one in range(9):
        add(_dotted(major + 1, one, integer(rng, 0, 5)), integer(rng, 15, 200), fits=True)
    for one in range(14, 26):
        add(_dotted(major - 1, one, 0), integer(rng, 300, 900), fits=True)
    mine = _dotted(major, *installed)
    add(mine, 400, fits=True)
    old = [version for version in rows if version.startswith(f"{major}.") and version not in (mine, withdrawn, again, deeper, young)]  # fmt: skip
    gone = sample(rng, [version for version in old if "-" not in version], 9)
    events = [(withdrawn, today - timedelta(days=5), "retirée")]
    events += [(again, today - timedelta(days=22), "retirée"), (again, today - timedelta(days=16), "remise")]  # fmt: skip
    events += [(version, today - timedelta(days=integer(rng, 3, 25)), "retirée") for version in gone]  # fmt: skip
    last = {version: what for version, _day, what in sorted(events, key=lambda event: event[1])}

    def numbers(version: str) -> tuple[int, ...]:
        return tuple(map(int, version.split(".")))

    def needed(version: str) -> tuple[int, int]:
        """The oldest data base that a version takes: that of the last threshold before it."""
        return bases[max((one for one in bases if numbers(one) <= numbers(version)), key=numbers)]

    def suits(version: str, day: date, wanted: str, *, look: bool = True) -> bool:
        bounds = [numbers(part.lstrip("<>=")) for part in wanted.split()]
        return (
            version.startswith(f"{major}.")
            and "-" not in version
            and (today - day).days >= 14
            and needed(version) <= base
            and bounds[0] <= system
            and (len(bounds) == 1 or system < bounds[1])
            and not (look and last.get(version) == "retirée")
        )

    fitting = [version for version, (day, wanted) in rows.items() if suits(version, day, wanted)]
    newer = [version for version in fitting if numbers(version) > numbers(mine)]
    careless = [version for version, (day, wanted) in rows.items() if suits(version, day, wanted, look=False) and numbers(version) > numbers(mine)]  # fmt: skip
    right = max(fitting, key=numbers)
    module = pick(rng, _MODULES)
    written = [(pick(rng, (version, version, f"v{version}")), f"{day:%d/%m/%Y}", wanted) for version, (day, wanted) in sorted(rows.items())]  # fmt: skip
    withdrawals = [(version, f"{day:%d/%m/%Y}", what) for version, day, what in shuffled(rng, events)]  # fmt: skip
    rules = (
        "Ce que l'on installe sur nos sites", "",
        "- Le premier nombre de la version ne change pas : il faut l'accord du prestataire.",
        "- Jamais une version d'essai : son numéro est suivi d'un tiret (-rc.1, -beta.2…).",
        "- Jamais une version publiée depuis moins de 14 jours.",
        "- Jamais une version retirée (retraits.csv), sauf si elle a été remise ensuite.",
        "- La base de données du site est au moins celle que la version demande :",
        "  bases.csv donne, pour chaque palier, celle qu'il faut à partir de lui.",
        "- Le système du site doit être de ceux que la version demande :",
        "  « >=7.4 <8.10 » veut dire 7.4 ou plus récent, et plus ancien que 8.10 (après 8.9).",
    )  # fmt: skip
    return {
        "module": module, "base": _dotted(*base), "system": _dotted(*system), "installed": mine, "today": long_date(today),
        "key": [right, f"v{right}"], "installable": right, "deeper": deeper, "wrong": [withdrawn, young, deeper, _dotted(major, minor + 1, 11), _dotted(major, minor, 9)],
        "count": len(newer), "not_count": sorted({str(len(careless)), str(len(fitting)), str(len(newer) + 1)} - {str(len(newer))}),
        "files": {
            f"versions-{module}.csv": DataTable(("version", "publiée le", "système demandé"), tuple(shuffled(rng, written))),
            "bases.csv": DataTable(("à partir de la version", "base de données"), tuple((version, _dotted(*need)) for version, need in shuffled(rng, tuple(bases.items())))),
            "retraits.csv": DataTable(("version", "jour", "état"), tuple(withdrawals)),
            "regles.txt": text_file(rules),
        },
    }  # fmt: skip
