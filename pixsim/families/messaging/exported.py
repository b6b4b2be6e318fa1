"""Competence 2.1, level 7: a mailbox exported whole, its subjects coded in several ways."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime, timedelta, timezone
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import person, plain
from pixsim.families.messaging.addresses import DOMAINS, local_part
from pixsim.families.messaging.traced import as_in_headers
from pixsim.text.french_dates import long_date

_PARIS_IN_SUMMER = timezone(timedelta(hours=2))


def _quoted(text: str, charset: str) -> str:
    held = "".join(
        char if char.isascii() and char.isalnum() else "_" if char == " " else "".join(f"={byte:02X}" for byte in char.encode(charset))
        for char in text
    )  # fmt: skip
    return f"=?{charset}?Q?{held}?="


def _coded(rng: np.random.Generator, subject: str) -> str:
    """A subject as one program or another writes it."""
    how = integer(rng, 0, 4)
    if subject.isascii() and how < 3:
        return subject
    if how == 1:
        return _quoted(subject, "iso-8859-1")
    if how == 2:
        cut = integer(rng, 5, len(subject) - 3)
        return f"{_quoted(subject[:cut], 'utf-8')}\n {_quoted(subject[cut:], 'utf-8')}"
    return f"=?utf-8?B?{b64encode(subject.encode()).decode()}?="


def mailbox(rng: np.random.Generator) -> dict[str, Any]:
    """How many different messages an address sent in a quarter with a word in the subject."""
    word = pick(rng, ("facture", "devis", "planning", "contrat"))
    shown = person(rng)
    first, last = plain(shown.split()[0]), plain(shown.split(" ", 1)[1])
    home, work, *rest = sample(rng, DOMAINS, 6)
    boss, namesake = f"{first}.{last}@{work}", f"{first}.{last}@{home}"
    others = [f"{local_part(rng)}@{domain}" for domain in rest]
    forms = (f"{word.capitalize()} de mars", f"Réglé : {word} {{}}", f"Précisions, {word} du {{}}", f"{word.upper()} À REVOIR", f"Dernière {word} reçue", f"Question ({word} n° {{}})")  # fmt: skip
    other_forms = ("Bonjour", "Votre question", "Fête du {}", "Réunion du {}", "Clés du local", "Réponse à donner", "Salle réservée le {}")  # fmt: skip
    start, end = datetime(2026, 4, 1, tzinfo=_PARIS_IN_SUMMER), datetime(2026, 7, 1, tzinfo=_PARIS_IN_SUMMER)  # fmt: skip
    series = integer(rng, 100, 999)
    near_ends = [start + timedelta(minutes=integer(rng, 5, 115)), start - timedelta(minutes=integer(rng, 5, 115)), end - timedelta(minutes=integer(rng, 5, 115)), end + timedelta(minutes=integer(rng, 5, 115))]  # fmt: skip
    mails: list[tuple[str, str, datetime, bool, str]] = []  # from, subject, moment, hit, text
    for number in range(300):
        author = boss if rng.integers(4) == 0 else pick(rng, (*others, *others, namesake))
        hit = bool(rng.integers(2))
        moment = start + timedelta(minutes=integer(rng, -60 * 24 * 60, 150 * 24 * 60))
        if number < 8:
            author, hit, moment = boss, True, near_ends[number % 4]
        subject = pick(rng, forms if hit else other_forms).format(integer(rng, 2, 28))
        if hit and author != boss and rng.integers(2):
            subject = f"Re: {subject}"
        zone = timezone(timedelta(hours=pick(rng, (0, 2, 2, -5, 9)))) if number >= 8 else timezone(timedelta(hours=(0, -4, 9, 0)[number % 4]))  # fmt: skip
        name = shown if author in (boss, namesake) else person(rng)
        head = f"{name} <{author}>" if name.isascii() else f"{_quoted(name, 'utf-8')} <{author}>"
        text = pick(rng, (f"{word.capitalize()} : voir avec {boss}.", "Merci de votre aide.", "Vu.", f"> Objet : {word}"))  # fmt: skip
        raw = (
            f"From {author} Tue Apr 14 10:00:00 2026\n"
            f"From: {head}\nTo: {pick(rng, others) if author == boss else boss}\nDate: {as_in_headers(moment.astimezone(zone))}\n"
            f"Subject: {_coded(rng, subject)}\nMessage-ID: <{series}.{number}@export.example>\n\n{text}\n"
        )  # fmt: skip
        mails.append((author, subject, moment, hit, raw))
    right = [mail for mail in mails if mail[0] == boss and mail[3] and start <= mail[2] < end]
    doubled = sample(rng, [mail[4] for mail in right], 4) + sample(rng, [mail[4] for mail in mails if mail not in right], 14)  # fmt: skip
    held = shuffled(rng, [*(mail[4] for mail in mails), *doubled])
    count = len(right)
    in_raw = sum(f"{word}" in mail[4].split("Subject: ")[1].split("\nMessage-ID")[0].lower() for mail in right)  # fmt: skip
    by_wall = sum(mail[0] == boss and mail[3] and any(f" {month} 2026" in mail[4].split("Date: ")[1].split("\n")[0] for month in ("Apr", "May", "Jun")) for mail in mails)  # fmt: skip
    near = {in_raw, count + 4, by_wall, sum(mail[0] == boss and mail[3] for mail in mails), sum(mail[0] in (boss, namesake) and mail[3] and start <= mail[2] < end for mail in mails)} - {count}  # fmt: skip
    if by_wall == count or len(near) < 4:
        return mailbox(rng)
    return {
        "files": {"archive.mbox": "\n".join(held).encode()},
        "sender": boss, "word": word, "person": shown, "namesake": namesake,
        "first_day": long_date(start.date()), "last_day": long_date(end.date() - timedelta(days=1)),
        "answer": str(count), "missed": count - in_raw, "twice": 18,
        "wrong": sorted(str(one) for one in near),
    }  # fmt: skip
