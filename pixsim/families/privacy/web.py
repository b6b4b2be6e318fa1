"""Families of competence 4.2 on cookies and account exports."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled

_SITES = ("gazette-sud", "recettes-ici", "velo-nord", "annonces-pro", "meteo-lac", "mon-stade")
_THIRD = (
    "regie-pub", "mesure-web", "boutons", "video-libre", "profil-plus", "cible-net", "polices-web",
    "carte-libre", "enchere-pub",
)  # fmt: skip
_DEVICES = ("telephone", "tablette", "ordinateur du salon", "ordinateur du bureau")
_CITIES = ("Lille", "Metz", "Rennes", "Nantes", "Dijon", "Pau")


def third_parties(rng: np.random.Generator) -> dict[str, Any]:
    """How many other domains a page calls, in a record of its requests."""
    site, *others = sample(rng, _SITES, 2)
    domain = f"{site}.example"
    third = [f"{name}.test" for name in sample(rng, _THIRD, integer(rng, 3, 7))]
    third.append(f"{others[0]}.example")
    hosts = [f"{pick(rng, ('www', 'img', 'static'))}.{domain}" for _ in range(integer(rng, 8, 14))]
    for name in third:
        prefixes = sample(rng, ("a", "cdn", "s1", "pixel", "api"), integer(rng, 1, 3))
        hosts += [f"{prefix}.{name}" for prefix in prefixes]
    hosts.append(f"{site}.{third[0]}")
    requests = [
        {
            "url": f"https://{host}/{pick(rng, ('i', 'js', 'img'))}/{integer(rng, 100, 999)}",
            "type": pick(rng, ("script", "image", "style")),
            "octets": integer(rng, 200, 90000),
        }
        for host in shuffled(rng, hosts)
    ]
    record = {"page": f"https://www.{domain}/", "requetes": requests}
    foreign = [host for host in hosts if not host.endswith(f".{domain}")]
    wrong = {len(set(foreign)), len(third) + 1, len(set(hosts)), len(requests)} - {len(third)}
    return {
        "domain": domain,
        "key": [str(len(third))],
        "wrong": [str(count) for count in sorted(wrong)],
        "files": {"releve.json": json.dumps(record, indent=1).encode()},
    }


def last_login(rng: np.random.Generator) -> dict[str, Any]:
    """The last accepted log-in from one device, in the export of an account."""
    start, device = date(2026, 1, 5), pick(rng, _DEVICES)
    days = sample(rng, range(5, 260), 24)
    rows = [
        {
            "date": f"{start + timedelta(days=day)}T{integer(rng, 7, 21):02}:{integer(rng, 10, 59)}:00",
            "appareil": device if n < 4 else pick(rng, _DEVICES),
            "ville": pick(rng, _CITIES),
            "resultat": "acceptee" if n < 4 or rng.integers(3) else "refusee",
        }
        for n, day in enumerate(days)
    ]
    refused = start + timedelta(days=max(days) + integer(rng, 3, 20))
    rows.append(
        {
            "date": f"{refused}T10:15:00",
            "appareil": device,
            "ville": pick(rng, _CITIES),
            "resultat": "refusee",
        }
    )
    good = [r["date"] for r in rows if r["appareil"] == device and r["resultat"] == "acceptee"]
    last = date.fromisoformat(max(good)[:10])
    export = {"compte": "usager", "langue": "fr", "connexions": shuffled(rng, rows)}
    return {
        "device": device,
        "key": [f"{last:%d/%m/%Y}"],
        "wrong": [f"{refused:%d/%m/%Y}"],
        "files": {"export.json": json.dumps(export, indent=1).encode()},
    }
