"""Families of competence 2.4, citizenship: a deadline and a key of account, worked out with a tool of one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from string import ascii_uppercase, digits
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, shuffled
from pixsim.families.draws.dates import HOLIDAYS, working_day
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.text.french_dates import long_date

_REQUESTS = (
    ("a demandé à une mairie la copie d'un document", "la mairie a"),
    ("a contesté une facture d'eau", "le service des eaux a"),
    ("a demandé une aide pour isoler son logement", "l'agence a"),
    ("a réclamé le remboursement d'un billet de train", "le transporteur a"),
    ("a saisi le médiateur d'une banque", "le médiateur a"),
    ("a demandé une bourse pour sa fille", "le rectorat a"),
)


def working_deadline(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the last day of a time told in working days, with the holidays of the season."""
    return first_telling(rng, _deadline)


def _deadline(rng: np.random.Generator) -> dict[str, Any] | None:
    what, has = pick(rng, _REQUESTS)
    start = pick(rng, (date(2026, 3, 16), date(2026, 4, 1), date(2026, 10, 5), date(2026, 12, 1)))
    start += timedelta(days=integer(rng, 0, 30))
    count = integer(rng, 24, 58)
    end = working_day(start, count, HOLIDAYS)
    met = {day: name for day, name in HOLIDAYS.items() if start < day <= end + timedelta(days=12)}
    counted = [day for day in met if day <= end and day.weekday() < 5]
    wrong = {
        working_day(start, count),
        start + timedelta(days=count),
        working_day(start - timedelta(days=1), count, HOLIDAYS),
    }
    if start.weekday() > 4 or start in HOLIDAYS or len(counted) < 2 or len(met) > 6 or end in wrong:  # fmt: skip
        return None
    return {
        "who": pick(rng, FIRST_NAMES), "what": what, "has": has, "start": long_date(start), "count": count,
        "holidays": ", ".join(f"{long_date(day).rsplit(' ', 1)[0]} ({name})" for day, name in met.items()),
        "met": len(counted), "late": long_date(working_day(start, count)), "key": f"{end:%d/%m/%Y}", "said": long_date(end),
        "wrong": sorted(f"{day:%d/%m/%Y}" for day in wrong),
    }  # fmt: skip


def _some(rng: np.random.Generator, signs: str, count: int) -> str:
    return "".join(pick(rng, signs) for _sign in range(count))


_ACCOUNTS: dict[str, tuple[tuple[str, ...], Callable[[np.random.Generator], str]]] = {
    "NL": (
        ("un gîte d'Amsterdam", "une auberge d'Utrecht", "un loueur de vélos de Delft"),
        lambda rng: pick(rng, ("QXQZ", "ZQXW", "XZQY")) + _some(rng, digits, 10),
    ),
    "IE": (
        ("une auberge de Galway", "une école de langue de Cork", "un musée de Dublin"),
        lambda rng: pick(rng, ("QXQZ", "ZQXW", "XZQY")) + "99" + _some(rng, digits, 12),
    ),
    "LU": (
        ("un centre de congrès de Luxembourg", "une auberge de Vianden"),
        lambda rng: (
            "999" + _some(rng, digits + ascii_uppercase, 2) + _some(rng, digits + "BCKMT", 11)
        ),
    ),
    "MT": (
        ("une école de plongée de Malte", "un hôtel de La Valette"),
        lambda rng: "QXQZ" + "99999" + _some(rng, digits + "AFHLR", 18),
    ),
}
"""By country: who is to be paid, and the account as its banks write it, at banks that do not exist."""


def _numbered(text: str) -> str:
    return "".join(str(int(sign, 36)) for sign in text)


def lost_key(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the two figures of an IBAN that cannot be read, by the rule, with more figures than a sheet holds."""
    return first_telling(rng, _key)


def _key(rng: np.random.Generator) -> dict[str, Any] | None:
    country = pick(rng, tuple(_ACCOUNTS))
    places, draw = _ACCOUNTS[country]
    account = draw(rng)
    written = _numbered(f"{account}{country}00")
    key = 98 - int(written) % 97
    shown = [account[n : n + 4] for n in range(0, len(account), 4)]
    wrong = {
        98 - int(float(f"{written[:15]}{'0' * len(written[15:])}")) % 97,  # what a sheet keeps
        int(written) % 97,
        98 - int(_numbered(f"{account}{country}")) % 97,
        98 - int(_numbered(account)) % 97,
    } - {key}
    if len(wrong) < 4 or key < 10:
        return None
    return {
        "who": pick(rng, FIRST_NAMES), "place": pick(rng, places), "country": country, "iban": f"{country}?? {' '.join(shown)}",
        "written": written, "length": len(written), "rest": int(written) % 97, "key": f"{key:02}", "wrong": [f"{n:02}" for n in shuffled(rng, sorted(wrong))],
    }  # fmt: skip
