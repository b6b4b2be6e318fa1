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
    tops = sorted(sample(rng, range(5, 19), 9))
    programs: list[Version] = [(4, minor, integer(rng, 0, 5)) for minor in tops]
    libraries: list[Version] = [(2, minor, integer(rng, 0, 9)) for minor in range(3, 17)]
    bases: list[Version] = [(1, minor, integer(rng, 0, 5)) for minor in range(5, 15)]
    asks = {}  # of a library, by version of the program
    for rank, one in enumerate(programs):
        low = libraries[min(rank + integer(rng, 1, 4), 12)]
        asks[one] = (low, libraries[min(libraries.index(low) + integer(rng, 2, 5), 13)])
    needs = {}  # of what the library itself stands on
    for rank, one in enumerate(libraries):
        low = bases[min(max(rank - integer(rng, 2, 5), 0), 8)]
        needs[one] = (low, bases[min(bases.index(low) + 2, 9)])
    bound = bases[integer(rng, 5, 7)]
    barred = bases[bases.index(bound) - 1]
    held = [b for b in bases if b < bound and b != barred]

    def fits(library_version: Version) -> bool:
        return any(_accepts(b, *needs[library_version]) for b in held)

    pairs = [(p, b) for p in programs for b in libraries if _accepts(b, *asks[p]) and fits(b)]
    if not pairs:
        return compatible_version(rng)
    newest = max(pairs)[0]
    left = [pair for pair in pairs if pair[0] != newest]
    if not left:
        return compatible_version(rng)
    tempting = max(left)[1]  # withdrawn too: the library that would go with the next one
    left = [pair for pair in left if pair[1] != tempting]
    if not left:
        return compatible_version(rng)
    best, chosen = max(left)
    hasty = max(p for p in programs if any(_accepts(b, *asks[p]) for b in libraries))
    careless = max(b for b in libraries if _accepts(b, *asks[best]))
    as_text = max((_dotted(p) for p, _b in left))
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
    others = sample(rng, [one for one in rows if one[0] == base], 2)
    gone = [
        (program, _dotted(newest), "données perdues à l'enregistrement"), (library, _dotted(tempting), "faille de sécurité"),
        *((name, version.replace("1.", "0.", 1), "ancienne") for name, version, _rule in others),
    ]  # fmt: skip
    return {
        "programme": program, "bibliotheque": library, "socle": base, "garde": keeper, "fichier": "depot.csv",
        "version": [_dotted(best), f"v{_dotted(best)}", f"{program} {_dotted(best)}"], "shown": _dotted(best),
        "derniere": sorted({_dotted(hasty), as_text, _dotted(newest)}),
        "avec": [_dotted(chosen), f"v{_dotted(chosen)}", f"{library} {_dotted(chosen)}"], "shown_with": _dotted(chosen),
        "pas_avec": sorted({_dotted(careless), _dotted(tempting)} - {_dotted(chosen)}),
        "files": {"depot.csv": spreadsheet_csv(("paquet", "version", "exige"), sample(rng, rows, len(rows))), "retraits.csv": spreadsheet_csv(("paquet", "version", "motif"), gone)},
    }  # fmt: skip
