"""Families of competence 4.2 on cookies and account exports."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

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
    """The last accepted log-in from one device, in the export of an account: moments in UTC, devices by their codes.

    Two devices had the same name; the last moment falls on the next day here.
    """
    device = pick(rng, _DEVICES)
    codes = [f"{number:04x}" for number in sample(rng, range(0x1000, 0xFFFF), 9)]
    mine, former, *rest = codes
    here = ZoneInfo("Europe/Paris")
    newest = datetime(2026, integer(rng, 4, 9), integer(rng, 1, 28), tzinfo=UTC)
    last = newest + timedelta(hours=22, minutes=integer(rng, 1, 59))  # summer time: two hours ahead
    begun = last - timedelta(days=200)
    rows = [_login(rng, begun + timedelta(minutes=integer(rng, 0, 200 * 1439)), pick(rng, (mine, former, *rest))) for _ in range(260)]  # fmt: skip
    rows.append({**_login(rng, last, mine), "resultat": 200})
    for hours in sample(
        rng, range(4, 200), 4
    ):  # refused, or the other device of that name, since then
        refused = _login(rng, last + timedelta(hours=hours), mine)
        rows.append({**refused, "resultat": pick(rng, (401, 403))})
    rows += [_login(rng, last + timedelta(hours=hours), pick(rng, (former, *rest))) for hours in sample(rng, range(3, 220), 12)]  # fmt: skip
    kept = {mine: (device, "2026-01-04", None), former: (device, "2024-09-12", "2026-01-03")}
    names = [name for name in _DEVICES if name != device]
    for place, code in enumerate(rest):
        kept[code] = (
            names[place % len(names)],
            f"2025-0{place + 1}-14",
            None if place < 3 else "2025-12-20",
        )
    devices = [
        {"id": code, "nom": name, "ajoute_le": added, "retire_le": gone}
        for code, (name, added, gone) in kept.items()
    ]  # fmt: skip
    rows = shuffled(rng, rows)
    seen = {row["heure_utc"] for row in rows if row["resultat"] != 200 and row["appareil"] == mine}
    day = last.astimezone(here)
    export = {
        "compte": "usager", "codes": {"200": "acceptée", "401": "refusée (mot de passe)", "403": "refusée (second facteur)"},
        "appareils": shuffled(rng, devices), "connexions": rows,
    }  # fmt: skip
    wrong = {
        f"{moment.astimezone(here):%d/%m/%Y}"
        for moment in map(datetime.fromisoformat, seen)
        if moment > last
    }
    wrong |= {f"{last:%d/%m/%Y}"}
    return {
        "device": device,
        "code": mine,
        "key": [f"{day:%d/%m/%Y}"],
        "wrong": sorted(wrong - {f"{day:%d/%m/%Y}"}),
        "files": {"export.json": json.dumps(export, indent=1, ensure_ascii=False).encode()},
    }  # fmt: skip


def _login(rng: np.random.Generator, moment: datetime, device: str) -> dict[str, Any]:
    """One line of the export; most were accepted."""
    return {
        "heure_utc": f"{moment:%Y-%m-%dT%H:%M}Z",
        "appareil": device,
        "ville": pick(rng, _CITIES),
        "resultat": pick(rng, (200, 200, 200, 401, 403)),
    }
