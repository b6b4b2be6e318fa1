"""Competence 4.3, level 5: what a watch sent of one's health, to whom, and what one had agreed to by then."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.texts import DataTable, PlainText

_HEALTH = ("fréquence cardiaque", "glycémie", "tension artérielle", "saturation en oxygène", "phases du sommeil")  # fmt: skip
_PLAIN = ("version du logiciel", "niveau de batterie", "langue", "couleur du cadran", "fuseau horaire", "modèle de la montre", "espace libre")  # fmt: skip
_HOSTS = (
    "sync.montre.example", "pub.alpha.example", "stats.beta.example", "cadeaux.test", "meteo.gamma.example", "jeux.delta.test", "coach.epsilon.example",
)  # fmt: skip


def sent_after_refusal(rng: np.random.Generator) -> dict[str, Any]:
    """The recipient that went on getting a health measure after the agreement was taken back, and the first day of it."""
    hosts = sample(rng, _HOSTS, 6)
    names = [*sample(rng, _HEALTH, 4), *_PLAIN]
    sensors = dict(zip(sample(rng, range(10, 99), 11), names, strict=True))
    health = [code for code, name in sensors.items() if name in _HEALTH]
    plain = [code for code in sensors if code not in health]
    ids = {host: f"d{n}" for host, n in zip(hosts, sample(rng, range(10, 99), 6), strict=True)}
    begin = datetime(2026, integer(rng, 1, 9), integer(rng, 1, 5))
    day = {n: begin + timedelta(days=n) for n in range(61)}
    guilty, stopped, back, never, clean, always = hosts
    turn = integer(rng, 20, 34)
    agreed: list[tuple[int, str, str]] = [
        (0, guilty, "oui"), (turn, guilty, "non"), (0, stopped, "oui"), (integer(rng, 20, 40), stopped, "non"),
        (0, back, "oui"), (15, back, "non"), (25, back, "oui"), (0, never, "non"), (0, clean, "oui"), (0, always, "oui"),
    ]  # fmt: skip
    end = next(n for n, host, said in agreed if host == stopped and said == "non")
    spans = {guilty: [range(1, 60)], stopped: [range(1, end - 1)], back: [range(1, 14), range(27, 60)], never: [], clean: [], always: [range(1, 60)]}  # fmt: skip
    sent: list[tuple[datetime, str, int]] = []
    for host in hosts:
        for span in spans[host]:
            sent += [(_at(rng, day[n]), host, pick(rng, health)) for n in sample(rng, span, min(14, len(span)))]  # fmt: skip
        sent += [(_at(rng, day[integer(rng, 1, 60)]), host, pick(rng, plain)) for _ in range(40)]
    late = [moment for moment, host, code in sent if host == guilty and code in health and moment >= day[turn + 1]]  # fmt: skip
    sent = [one for one in sent if not (one[1] == guilty and one[2] in health and day[turn] <= one[0] < day[turn + 1])]  # fmt: skip
    if len(late) < 3:
        return sent_after_refusal(rng)
    first = min(late)
    described = {
        "appareil": "montre connectée",
        "capteurs": [{"code": code, "mesure": name} for code, name in sensors.items()],
        "destinataires": [{"id": ids[host], "adresse": host} for host in shuffled(rng, hosts)],
    }
    rows = [(f"{moment:%Y-%m-%d %H:%M}", ids[host], code) for moment, host, code in shuffled(rng, sent)]  # fmt: skip
    history = [(day[n].date(), host, said) for n, host, said in shuffled(rng, agreed)]
    after_any = [moment for moment, host, _code in sent if host == guilty and moment >= day[turn + 1]]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "key": guilty,
        "wrong": [stopped, back, never, always],
        "day": f"{first:%d/%m/%Y}",
        "short_day": f"{first:%d/%m}",
        "turn": f"{day[turn]:%d/%m/%Y}",
        "not_day": sorted({f"{day[turn]:%d/%m/%Y}", f"{min(after_any):%d/%m/%Y}"} - {f"{first:%d/%m/%Y}"}),
        "files": {
            "montre.json": PlainText(json.dumps(described, indent=2, ensure_ascii=False)),
            "envois.csv": DataTable(("moment", "destinataire", "capteur"), tuple(rows)),
            "accords.csv": DataTable(("jour", "adresse", "donnees_de_sante"), tuple(history)),
        },
    }  # fmt: skip


def _at(rng: np.random.Generator, day: datetime) -> datetime:
    return day + timedelta(minutes=integer(rng, 400, 1400))
