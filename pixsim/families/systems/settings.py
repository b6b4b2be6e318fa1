"""Families of competence 5.2: systems and their settings."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file

_LIBRARIES = ("libimage", "libcarte", "libson", "libtexte", "libplan")
_USERS = ("photolib", "agenda", "lecteur", "atlas", "montage", "carnet")


def _dotted(version: tuple[int, int, int]) -> str:
    return ".".join(map(str, version))


def compatible_version(rng: np.random.Generator) -> dict[str, Any]:
    """The latest version of a library that two programs accept."""
    library, users, major = pick(rng, _LIBRARIES), sample(rng, _USERS, 2), integer(rng, 1, 5)
    minors = sorted(sample(rng, range(6, 15), 6))
    versions = [(major, minor, integer(rng, 0, 5)) for minor in minors]
    versions += [(major, minors[4], 6 + integer(rng, 0, 3)), (major + 1, 0, integer(rng, 0, 3))]
    versions.sort()
    low = versions[integer(rng, 0, 2)]
    barred = versions[5]  # the highest below the bound, refused by name
    bound = versions[6]
    rules = [f">= {_dotted(low)}, < {_dotted((major + 1, 0, 0))}"]
    rules += [f">= {_dotted(versions[1])}, < {_dotted(bound)}, != {_dotted(barred)}"]
    right = max(v for v in versions if v >= max(low, versions[1]) and v < bound and v != barred)
    lines = [f"Versions publiées de {library} :", ""]
    lines += [f"  {_dotted(version)}" for version in sample(rng, versions, len(versions))]
    lines += ["", "Exigences :", ""]
    lines += [f"  {user} : {library} {rule}" for user, rule in zip(users, rules, strict=True)]
    return {
        "bibliotheque": library,
        "fichier": "dependances.txt",
        "version": _dotted(right),
        "derniere": _dotted(versions[-1]),
        "exclue": _dotted(barred),
        "files": {"dependances.txt": text_file(lines)},
    }
