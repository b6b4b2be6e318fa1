"""Family of competence 2.4: requests to erase what was collected about people when they were minors."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import full_names
from pixsim.families.privacy.requests import months_later
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date

_SITES = ("vidéos", "jeu en ligne", "réseau de photos", "forum", "messagerie", "site de musique")
_MEMO = (
    "MÉMO - effacement des données recueillies auprès d'un mineur (loi Informatique et Libertés, article 51)", "",
    "1. Ce qui compte est l'âge au moment où le service en ligne a recueilli les données, non l'âge d'aujourd'hui.",
    "2. On demande d'abord l'effacement au service.",
    "3. S'il n'efface pas, ou ne répond pas dans le mois qui suit la demande (de date à date), on peut saisir la CNIL.",
    "4. La CNIL se prononce dans les trois semaines qui suivent la réception de la réclamation.",
    "5. Pour des données recueillies après les 18 ans, c'est la procédure ordinaire, sans ce délai de trois semaines.",
)  # fmt: skip


def minors_who_may_complain(rng: np.random.Generator) -> dict[str, Any]:
    """How many people may go to the authority by the short way on a day, and when it must have answered one.

    The age is that of the collection; a month runs from date to date; some have had what they asked, some wait.
    """
    today = date(2026, integer(rng, 4, 10), integer(rng, 4, 26))
    rows: list[tuple[Any, ...]] = []
    able, adults, waiting, minors_now = [], 0, 0, 0
    for first, last in full_names(rng, integer(rng, 84, 96)):
        collected = date(integer(rng, 2014, 2023), integer(rng, 1, 12), integer(rng, 1, 28))
        age = pick(rng, (13, 14, 15, 16, 17, 17, 18, 18, 19, 22))
        edge = rng.random() < 0.2
        born = collected - timedelta(
            days=round(365.25 * age) + (0 if edge else integer(rng, 20, 340))
        )
        if edge:  # some days before or after the birthday
            born = date(collected.year - 18, collected.month, collected.day) + timedelta(
                days=pick(rng, (-9, -2, 2, 9))
            )
        asked = today - timedelta(days=integer(rng, 3, 120))
        due = months_later(asked, 1)
        if due == today:
            asked, due = asked - timedelta(days=3), due - timedelta(days=3)
        answer, answered = "", None
        if rng.random() < 0.4:
            answered = asked + timedelta(days=integer(rng, 2, 50))
            answer = pick(rng, ("effacé", "effacé", "refus"))
            if answered > today or (answer == "refus" and due >= today):
                answer, answered = "", None
        minor = born > date(collected.year - 18, collected.month, collected.day)
        ready = answer == "refus" or (not answer and due < today)
        name = f"{last} {first}"
        rows.append((name, born, pick(rng, _SITES), collected, asked, answer, answered))
        if minor and ready:
            able.append(name)
        adults += ready and not minor
        waiting += minor and not answer and due >= today
        minors_now += ready and born > date(today.year - 18, today.month, min(today.day, 28))
    refused = sum(row[5] == "refus" and row[0] in able for row in rows)
    count = len(able)
    wrong = {count + adults, count + waiting, minors_now, count - refused, refused} - {count}
    if len(wrong) < 4 or not refused or not waiting:
        return minors_who_may_complain(rng)
    got = today + timedelta(days=integer(rng, 2, 9))
    header = (
        "Personne",
        "Né(e) le",
        "Service",
        "Données recueillies le",
        "Demande le",
        "Réponse",
        "Répondu le",
    )
    return {
        "today": long_date(today),
        "who": pick(rng, able),
        "got": long_date(got),
        "count": str(count),
        "not_count": [str(guess) for guess in sorted(wrong)],
        "until": f"{got + timedelta(days=21):%d/%m/%Y}",
        "not_until": [f"{months_later(got, 1):%d/%m/%Y}", f"{got + timedelta(days=15):%d/%m/%Y}"],
        "adults": adults,
        "files": {
            **in_two_formats("suivi", Workbook((sheet("Demandes", header, sample(rng, rows, len(rows))),))),
            "memo.txt": text_file(_MEMO),
        },
    }  # fmt: skip
