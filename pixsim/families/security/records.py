"""Families of competence 4.1: records, listings and lists of rights, as files."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from email.message import EmailMessage
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.security.access import USERS

_PLACES = (("médiathèque", "Mediatheque"), ("mairie", "Mairie-Public"), ("gare", "Gare-Wifi"), ("maison de quartier", "Quartier"))  # fmt: skip
_NEIGHBOURS = ("Cafe-Gare", "Box-7F21", "Hotel-Etoile", "Camping-Lac", "Salon-Coiffure", "Box-99C0")


def _hardware(rng: np.random.Generator) -> str:
    return ":".join(["02", *(f"{integer(rng, 0, 255):02x}" for _ in range(5))])


def late_codes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: by how much the clock of a device that makes codes is slow, and since when."""
    user, drift, period = pick(rng, USERS), integer(rng, 3, 9), pick(rng, (30, 60))
    others = [name for name in USERS if name != user]
    first = date(2026, 2, 2)
    days = sorted(sample(rng, range(60), 30))
    turn = integer(rng, 10, 20)
    rows = []
    for place, day in enumerate(days):
        late = integer(rng, 0, 1) if place not in (turn, turn + 1) else 1 - (place - turn)
        rows.append((day, user, late + (drift if place >= turn else 0)))
    rows += [
        (integer(rng, 0, 60), pick(rng, others), pick(rng, (0, 0, 0, 1, 1, 2))) for _ in range(170)
    ]
    slow = others[0]
    rows += [(integer(rng, 0, 60), slow, drift + integer(rng, 1, 4)) for _ in range(4)]
    lines = []
    for day, name, late in rows:
        moment = datetime.combine(first, datetime.min.time()) + timedelta(
            days=day, seconds=integer(rng, 7 * 3600, 20 * 3600)
        )
        step = int((moment - datetime(2026, 1, 1)).total_seconds()) // period
        lines.append(
            (
                moment,
                f"{moment:%Y-%m-%d %H:%M:%S} compte={name} pas_serveur={step} pas_code={step - late} accepte",
            )
        )
    since = first + timedelta(days=days[turn])
    return {
        "user": user,
        "period": period,
        "late": str(drift * period),
        "late_wrong": [str((drift + 1) * period), str(drift)],
        "since": [f"{since:%d/%m/%Y}", f"{since:%d/%m}"],
        "since_wrong": [f"{first + timedelta(days=days[turn - 1]):%d/%m/%Y}"],
        "files": {"codes.log": text_file(text for _moment, text in sorted(lines))},
    }  # fmt: skip


_KNOWN = ("banque-halles", "mutuelle-azur", "energie-lac", "mairie-aubrac", "ecole-mistral")
_DOUBLES = {"a": "\u0430", "e": "\u0435", "i": "\u0456"}


def nested_redirect(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: where a link ends that goes through two open redirections, by its real letters."""
    name, relay = sample(rng, _KNOWN, 2)
    letter = pick(rng, [x for x in _DOUBLES if x in name])
    place = name.index(letter)
    twin = f"{name[:place]}{_DOUBLES[letter]}{name[place + 1 :]}".encode("idna").decode()
    final = f"https://{pick(rng, ('clients', 'www', 'espace'))}.{twin}.test/{name}.example/compte?n={integer(rng, 100, 999)}"
    second = f"https://{relay}.example/sortie?vers={quote(final, safe='')}"
    first = f"https://www.{name}.example/lien?id={integer(rng, 1000, 9999)}&url={quote(second, safe='')}&l=fr"
    honest = [
        f"https://www.{name}.example/{page}"
        for page in sample(rng, ("aide", "contact", "agences", "plan"), 2)
    ]
    links = [f'<a href="{url}">{url}</a>' for url in honest]
    links.insert(
        integer(rng, 0, 2),
        f'<a href="{first.replace("&", "&amp;")}">https://www.{name}.example/compte</a>',
    )
    message = EmailMessage()
    message["From"] = f"Service clients <contact@{name}.example>"
    message["To"] = "usager@courrier.example"
    message["Subject"] = "Votre compte"
    message["Date"] = (
        f"{integer(rng, 10, 28)} Sep 2026 {integer(rng, 10, 19)}:{integer(rng, 10, 59)}:00 +0200"
    )
    body = (
        "<html><body>\n<p>Bonjour,</p>\n"
        + "\n".join(f"<p>{link}</p>" for link in links)
        + "\n</body></html>\n"
    )
    message.set_content(body, subtype="html", cte="quoted-printable")
    return {
        "name": name,
        "key": [f"{twin}.test"],
        "wrong": [f"{name}.example", f"{relay}.example", f"{name}.test"],
        "files": {"message.eml": message.as_bytes()},
    }  # fmt: skip
