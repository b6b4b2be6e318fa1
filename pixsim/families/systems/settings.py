"""Families of competence 5.2: systems and their settings."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, sample
from pixsim.text.csv_text import spreadsheet_csv

_LIBRARIES = ("libimage", "libcarte", "libson", "libtexte", "libplan")
_USERS = ("photolib", "agenda", "lecteur", "atlas", "montage", "carnet")


def _dotted(version: tuple[int, int, int]) -> str:
    return ".".join(map(str, version))


Version = tuple[int, int, int]


def _accepts(version: Version, low: Version, high: Version) -> bool:
    return low <= version < high


def compatible_version(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the latest version of a program that can be installed, its library's and what that needs being held back."""
    (library, base), (program, keeper) = sample(rng, _LIBRARIES, 2), sample(rng, _USERS, 2)
    tops = sorted(sample(rng, range(7, 16), 6))
    programs: list[Version] = [(4, minor, integer(rng, 0, 5)) for minor in tops]
    libraries: list[Version] = [(2, minor, integer(rng, 0, 9)) for minor in range(5, 14)]
    bases: list[Version] = [(1, minor, integer(rng, 0, 5)) for minor in range(6, 13)]
    asks = {}  # of a library, by version of the program
    for rank, one in enumerate(programs):
        low = libraries[min(rank + integer(rng, 0, 2), 7)]
        asks[one] = (low, libraries[min(libraries.index(low) + integer(rng, 2, 4), 8)])
    needs = {}  # of what the library itself stands on
    for rank, one in enumerate(libraries):
        low = bases[min(max(rank - integer(rng, 1, 3), 0), 5)]
        needs[one] = (low, bases[min(bases.index(low) + 2, 6)])
    bound = bases[integer(rng, 3, 4)]
    barred = bases[bases.index(bound) - 1]
    held = [b for b in bases if b < bound and b != barred]

    def fits(library_version: Version) -> bool:
        return any(_accepts(b, *needs[library_version]) for b in held)

    pairs = [(p, b) for p in programs for b in libraries if _accepts(b, *asks[p]) and fits(b)]
    if not pairs:
        return compatible_version(rng)
    best, chosen = max(pairs)
    hasty = max(p for p in programs if any(_accepts(b, *asks[p]) for b in libraries))
    careless = max(b for b in libraries if _accepts(b, *asks[best]))
    as_text = max((_dotted(p) for p, _b in pairs))
    if best in (hasty, programs[0]) or careless == chosen or as_text == _dotted(best):
        return compatible_version(rng)

    def rule(name: str, bounds: tuple[Version, Version]) -> str:
        return f"{name} >= {_dotted(bounds[0])}, < {_dotted(bounds[1])}"

    rows = [(program, _dotted(one), rule(library, asks[one])) for one in programs]
    rows += [(library, _dotted(one), rule(base, needs[one])) for one in libraries]
    rows += [(base, _dotted(one), "") for one in bases]
    rows.append(
        (keeper, f"3.{integer(rng, 1, 9)}.0", f"{base} < {_dotted(bound)}, != {_dotted(barred)}")
    )
    return {
        "programme": program, "bibliotheque": library, "socle": base, "garde": keeper, "fichier": "depot.csv",
        "version": [_dotted(best), f"v{_dotted(best)}", f"{program} {_dotted(best)}"], "shown": _dotted(best),
        "derniere": [_dotted(hasty), as_text],
        "avec": [_dotted(chosen), f"v{_dotted(chosen)}", f"{library} {_dotted(chosen)}"], "shown_with": _dotted(chosen),
        "pas_avec": [_dotted(careless)],
        "files": {"depot.csv": spreadsheet_csv(("paquet", "version", "exige"), sample(rng, rows, len(rows)))},
    }  # fmt: skip
