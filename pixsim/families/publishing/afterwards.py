"""Families of competences 2.1 and 2.2 that hand over what services know: audiences over time, logs without contents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, full_names
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import long_date

# ---------------------------------------------------------------- @visibilite6: what a setting changes afterwards

ALL, FRIENDS = "Tout le monde", "Amis"
COMING, PAST = "publications à venir", "publications passées"
Change = tuple[date, str, str]
"""Day, what it is about (one of the above, or a publication), who sees it then."""


def _default(day: date, changes: Sequence[Change]) -> str:
    """What a publication of a day gets when nothing is chosen for it."""
    before = [value for when, about, value in changes if about == COMING and when <= day]
    return before[-1] if before else ALL


def audience(number: str, day: date, choice: str, changes: Sequence[Change], until: date) -> str:
    """Who sees a publication on a day: as it began, then as what was changed for it, or for those before."""
    seen = choice or _default(day, changes)
    for when, about, value in changes:
        if day < when <= until and about in (PAST, number):
            seen = value
    return seen


def still_seen(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: what strangers still see once settings have changed, and who of them keeps a copy."""
    who = pick(rng, FIRST_NAMES)
    begin = date(2025, 1, 6)
    days = sorted(begin + timedelta(days=n) for n in sample(rng, range(480), 60))
    numbers = [f"P{n}" for n in range(1, 61)]
    posts = [
        (number, day, pick(rng, ("", "", "", ALL, FRIENDS))) for number, day in zip(numbers, days, strict=True)
    ]  # fmt: skip
    first, second, third = (
        begin + timedelta(days=d)
        for d in (integer(rng, 90, 130), integer(rng, 200, 260), integer(rng, 330, 380))
    )
    changes: list[Change] = [
        (first, COMING, FRIENDS),
        (second, PAST, FRIENDS),
        (third, COMING, ALL),
    ]
    changes += [
        (begin + timedelta(days=integer(rng, 270, 520)), number, pick(rng, (ALL, ALL, FRIENDS))) for number in sample(rng, numbers, 12)
    ]  # fmt: skip
    changes = sorted(
        (when, about, value) for when, about, value in changes
        if about in (COMING, PAST) or when > days[numbers.index(about)]
    )  # fmt: skip
    until = begin + timedelta(days=integer(rng, 440, 490))
    people = [" ".join(name) for name in full_names(rng, 40)]
    friends = set(people[:22])
    copies = []
    for _copy in range(150):
        number, day, choice = pick(rng, posts)
        when = day + timedelta(days=integer(rng, 0, 90))
        one = pick(rng, people)
        if one in friends or audience(number, day, choice, changes, when) == ALL:
            copies.append((when, one, number, pick(rng, ("vue", "vue", "enregistrée"))))
    posted = [post for post in posts if post[1] <= until]
    opened = {
        number
        for number, day, choice in posted
        if audience(number, day, choice, changes, until) == ALL
    }
    kept = {
        one
        for when, one, _number, action in copies
        if action == "enregistrée" and one not in friends and when <= until
    }
    as_begun = sum((choice or _default(day, changes)) == ALL for _number, day, choice in posted)
    last = [c for c in changes if c[0] <= until]
    by_last = sum((choice or _default(until, last)) == ALL for _n, _d, choice in posted)
    wrong = {
        as_begun,
        by_last,
        sum(audience(n, d, c, changes, date.max) == ALL for n, d, c in posts),
    } - {len(opened)}
    loose = {
        len({one for _w, one, _n, action in copies if action == "enregistrée"}),
        len(
            {
                one
                for _w, one, n, action in copies
                if action == "enregistrée" and one not in friends and n in opened
            }
        ),
    } - {len(kept)}
    alone = len({when for when, _about, _value in changes}) == len(changes)
    if not alone or len(wrong) < 3 or not loose or len(kept) < 3:
        return still_seen(rng)
    book = Workbook(
        (
            sheet("Publications", ("Publication", "Date", "Choix au départ"), posts),
            sheet("Réglages", ("Date", "Porte sur", "Devient visible par"), changes),
            sheet("Copies", ("Date", "Personne", "Publication", "Action"), shuffled(rng, copies)),
            sheet("Amis", ("Nom",), [(name,) for name in sorted(friends)]),
        )
    )
    return {
        "who": who, "until": long_date(until), "opened": str(len(opened)), "kept": str(len(kept)),
        "not_opened": [str(n) for n in sorted(wrong)], "not_kept": [str(n) for n in sorted(loose)],
        "files": in_two_formats("album", book),
    }  # fmt: skip


# ---------------------------------------------------------------- @instantanee7: what a server knows of sealed messages

HEADER, STEP = 64, 256
"""Bytes that sealing adds, and the multiple it is filled up to."""

Sent = tuple[datetime, str, str, int]
"""When (universal time), from, to, bytes on the way."""


def sealed(size: int) -> int:
    """Bytes of a message on its way, from those of what it holds."""
    return -(-(size + HEADER) // STEP) * STEP


def source_of(log: Sequence[Sent], last: Sent) -> str:
    """Who had what a message held before all others: back from hand to hand, by its size alone."""
    when, holder = last[0], last[1]
    while True:
        before = [row for row in log if row[2] == holder and row[3] == last[3] and row[0] < when]
        if not before:
            return holder
        when, holder = before[-1][0], before[-1][1]


def first_to_send(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the source of a leak, from a log that has no contents: sizes once sealed, hours of another zone."""
    codes = [f"u-{n}" for n in sample(rng, range(100, 999), 24)]
    source, *relays, press, elsewhere, other, near = codes[:8]
    size = integer(rng, 30_000, 90_000)
    heavy = sealed(size)
    day = datetime(2026, integer(rng, 5, 9), integer(rng, 3, 26))
    leak = day + timedelta(hours=integer(rng, 13, 17), minutes=integer(rng, 10, 49))
    paris = leak + timedelta(hours=2)
    chain = [source, *relays[: integer(rng, 2, 3)]]
    log: list[Sent] = [(leak, chain[-1], press, heavy)]
    when = leak
    for giver, taker in zip(chain[-2::-1], chain[:0:-1], strict=True):
        when -= timedelta(minutes=integer(rng, 35, 300))
        log.append((when, giver, taker, heavy))
        log.append((when + timedelta(minutes=integer(rng, 3, 20)), giver, elsewhere, heavy))
    log.append(
        (when - timedelta(minutes=integer(rng, 30, 200)), other, near, heavy)
    )  # the same weight, elsewhere
    log.append((leak + timedelta(hours=2), other, press, heavy))  # read in the wrong zone
    log.append(
        (
            when - timedelta(minutes=integer(rng, 20, 90)),
            pick(rng, codes[8:]),
            source,
            sealed(size) - STEP,
        )
    )
    while len(log) < 420:
        giver, taker = sample(rng, codes, 2)
        weight = sealed(
            pick(
                rng,
                (
                    size + integer(rng, 300, 900),
                    integer(rng, 90, 4_000),
                    integer(rng, 10_000, 200_000),
                ),
            )
        )
        if weight != heavy:
            log.append((day + timedelta(seconds=integer(rng, 0, 86_000)), giver, taker, weight))
    log.sort()
    note = [
        "Ce que l'on sait de la fuite", "",
        f"Document : {size} octets.", f"Reçu par le compte {press}, le {paris:%d/%m/%Y} à {paris:%H:%M}, heure de Paris (UTC+2).", "",
        "Le journal du serveur ne contient aucun message : heure UTC, de, vers, octets.",
        f"Une fois chiffré, un message pèse {HEADER} octets de plus que son contenu, puis est complété jusqu'au multiple de {STEP} suivant.",
    ]  # fmt: skip
    rows = [(f"{at:%Y-%m-%d %H:%M:%S}", giver, taker, weight) for at, giver, taker, weight in log]
    true = next(row for row in log if row[0] == leak and row[2] == press)
    return {
        "key": source_of(log, true), "wrong": list(dict.fromkeys([chain[-1], other, chain[1]])), "press": press, "bytes": heavy, "hour": f"{leak:%H:%M}",
        "files": {"journal.csv": spreadsheet_csv(("heure", "de", "vers", "octets"), rows), "fuite.txt": text_file(note)},
    }  # fmt: skip
