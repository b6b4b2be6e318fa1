"""Competence 2.1, level 5: which messages of a conversation are still there, the delay having changed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_DELAYS = {"désactivés": None, "24 heures": timedelta(days=1), "7 jours": timedelta(days=7), "4 semaines": timedelta(days=28)}  # fmt: skip
_TEXTS = (
    "Le code de la porte est {}A.", "Rendez-vous à {} h.", "Il en reste {}.", "J'ai payé {} €.", "Bus {} pour revenir.", "Salle {}, au fond.",
    "Page {} du livret.", "On sera {}.", "Mon casier est le {}.", "Quai {}.",
)  # fmt: skip


def still_there(rng: np.random.Generator) -> dict[str, Any]:
    """How many messages are still shown, and how many that are gone can be read in an answer that quotes them."""
    while True:
        people = sample(rng, FIRST_NAMES, 4)
        at = datetime(2026, 5, integer(rng, 1, 4), 8)
        changes = sorted(sample(rng, range(12, 108), 3))
        delays = ["désactivés", *sample(rng, ["24 heures", "7 jours", "4 semaines"], 2), pick(rng, ["24 heures", "7 jours"])]  # fmt: skip
        rows: list[tuple[datetime, str, str, str]] = []
        sent: list[tuple[int, datetime, timedelta | None, int]] = []
        now = delays[0]
        for place in range(120):
            at += timedelta(minutes=integer(rng, 20, 420))
            who = pick(rng, people)
            if place in changes:
                now = delays[changes.index(place) + 1]
                rows.append((at, who, "réglage", f"Messages éphémères : {now}"))
                continue
            quoted = pick(rng, sent[-9:])[0] if len(sent) > 9 and rng.integers(4) == 0 else 0
            text = f"{pick(rng, _TEXTS).format(integer(rng, 2, 99))}"
            number = len(rows) + 1
            said = f"« {rows[quoted - 1][3].rpartition(' » ')[2]} » {text}" if quoted else text
            rows.append((at, who, f"réponse à la ligne {quoted}" if quoted else "message", said))
            sent.append((number, at, _DELAYS[now], quoted))
        seen = at + timedelta(hours=integer(rng, 2, 60))
        shown = {number for number, when, delay, _quoted in sent if delay is None or when + delay > seen}  # fmt: skip
        gone = {number for number, *_rest in sent} - shown
        read = {quoted for number, _when, _delay, quoted in sent if number in shown and quoted in gone}  # fmt: skip
        last = _DELAYS[now]
        naive = sum(last is None or when + last > seen for _number, when, *_rest in sent)
        close = [abs(when + delay - seen) for _number, when, delay, _quoted in sent if delay]
        if naive != len(shown) and len(read) >= 2 and min(close) > timedelta(minutes=2):
            break
    table = [
        (number, f"{when:%d/%m/%Y %H:%M}", who, kind, text)
        for number, (when, who, kind, text) in enumerate(rows, 1)
    ]
    book = Workbook((sheet("Conversation", ("Ligne", "Moment", "Qui", "Sorte", "Texte"), table),))
    return {
        "seen": f"{seen:%d/%m/%Y} à {seen.hour} h {seen.minute:02}",
        "shown": str(len(shown)), "not_shown": sorted({str(naive), str(len(sent))} - {str(len(shown))}),
        "read": str(len(read)), "not_read": sorted({str(sum(1 for one in sent if one[3])), str(sum(1 for one in sent if one[3] in gone))} - {str(len(read))}),
        "files": in_two_formats("conversation", book),
    }  # fmt: skip
