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
    """How many other domains set a cookie while a page is shown, in a record of its requests."""
    site, *others = sample(rng, _SITES, 2)
    domain = f"{site}.example"
    names = sample(rng, [f"{one}{end}" for one in _THIRD for end in ("", "-eu", "-stat")], 20)
    third = [f"{name}.test" for name in names]
    setting, silent = third[: integer(rng, 6, 11)], third[12:]
    setting = [*setting, f"{others[0]}.example"]
    calls = [
        (f"{pick(rng, ('www', 'img', 'static'))}.{domain}", rng.integers(3) == 0) for _ in range(60)
    ]
    for name in (*setting, *silent):
        prefixes = sample(rng, ("a.", "cdn.", "s1.", "pixel.", "api.", ""), integer(rng, 2, 4))
        hosts = [f"{prefix}{name}" for prefix in prefixes for _ in range(integer(rng, 2, 5))]
        sets = [name in setting and rng.integers(3) == 0 for _host in hosts]
        sets[0] = name in setting
        calls += list(zip(hosts, sets, strict=True))
    calls.append(
        (f"www.{domain}.{setting[0]}", True)
    )  # the name of the site stands before another's
    calls.append((f"{site}.{silent[0]}", False))
    entries = [_entry(rng, host, sets=bool(sets)) for host, sets in shuffled(rng, calls)]
    foreign = {host for host, sets in calls if sets and not host.endswith(f".{domain}")}
    wrong = {len(foreign), len(setting) + 1, len(setting) + len(silent), len(calls)} - {
        len(setting)
    }
    record = {
        "log": {
            "version": "1.2",
            "creator": {"name": "navigateur", "version": "1"},
            "entries": entries,
        }
    }
    return {
        "domain": domain,
        "many": len(entries),
        "key": [str(len(setting))],
        "wrong": [str(count) for count in sorted(wrong)],
        "files": {"page.har": json.dumps(record, indent=1).encode()},
    }


def _entry(rng: np.random.Generator, host: str, *, sets: bool) -> dict[str, Any]:
    """A request and its answer; a cookie that is sent is not one that is set."""
    path = f"{pick(rng, ('i', 'js', 'img'))}/{integer(rng, 100, 999)}"
    sent = (
        [{"name": "Cookie", "value": f"v={integer(rng, 10, 99)}"}] if rng.integers(3) == 0 else []
    )
    name = pick(rng, ("Set-Cookie", "set-cookie"))
    made = [{"name": name, "value": f"id={integer(rng, 1000, 9999)}; Path=/"}] if sets else []
    return {
        "request": {"method": "GET", "url": f"https://{host}/{path}", "headers": sent},
        "response": {
            "status": 200,
            "headers": [{"name": "Content-Type", "value": "text/plain"}, *made],
        },
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
