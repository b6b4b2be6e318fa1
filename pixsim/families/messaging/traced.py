"""Competence 2.1: where a message was kept on its way, and which of many are proved to come from whom they say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.messaging.addresses import local_part
from pixsim.families.messaging.files import PLAIN_TEXT, mail

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def as_in_headers(moment: datetime) -> str:
    """A moment as messages tell it, in English whatever the machine."""
    return f"{_DAYS[moment.weekday()]}, {moment.day:02} {_MONTHS[moment.month - 1]} {moment:%Y %H:%M:%S %z}"


def server_that_kept_it(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of the servers a message went through, the one that held it longest, and how long."""
    hops = integer(rng, 6, 7)
    stems = sample(rng, ("relais", "smtp", "filtre", "mx", "envoi", "passerelle", "tri", "lettres", "sortie"), hops)  # fmt: skip
    ends = sample(rng, ("nord.example", "transit.test", "asso.example", "hote.example"), 3)
    servers = [f"{stem}{integer(rng, 1, 9)}.{ends[3 * place // hops]}" for place, stem in enumerate(stems)]  # fmt: skip
    station = f"poste-{integer(rng, 10, 99)}.bureau.test"
    slow = integer(rng, 1, hops - 2)
    kept = integer(rng, 18, 55)
    zones = [timezone(timedelta(hours=pick(rng, (0, 2, 2, -4, -7, 9)))) for _server in servers]
    zones[slow + 1] = timezone(zones[slow].utcoffset(None) - timedelta(hours=pick(rng, (1, 2))))
    if integer(rng, 0, 1):
        zones[slow], zones[slow - 1] = zones[slow - 1], zones[slow]
    zones[-1] = timezone(timedelta(hours=2)) if slow != hops - 2 else zones[-1]
    if len(set(zones)) < 3:
        return server_that_kept_it(rng)
    moment = datetime(2026, 4, integer(rng, 13, 17), integer(rng, 7, 17), integer(rng, 0, 59), integer(rng, 0, 59), tzinfo=UTC)  # fmt: skip
    sent = moment - timedelta(seconds=integer(rng, 2, 9))
    lines = []
    for place, server in enumerate(servers):
        origin = servers[place - 1] if place else station
        address = f"192.0.2.{integer(rng, 2, 250)}"
        said = as_in_headers(moment.astimezone(zones[place]))
        lines.append(("Received", f"from {origin} ([{address}])\r\n\tby {server} with ESMTPS id {integer(rng, 10**7, 10**8):x};\r\n\t{said}"))  # fmt: skip
        moment += timedelta(minutes=kept) if place == slow else timedelta(seconds=integer(rng, 4, 290))  # fmt: skip
    headers = [
        *reversed(lines),
        ("Date", as_in_headers(sent.astimezone(zones[0]))),
        ("From", f"{local_part(rng)}@{ends[0]}"),
        ("To", f"{local_part(rng)}@{ends[2]}"),
        ("Subject", "Compte rendu"),
    ]
    raw = mail([*headers, *PLAIN_TEXT], "Bonjour, voici le compte rendu.")
    return {
        "files": {"trajet.eml": raw.replace(b"\r\r\n", b"\r\n")},
        "answer": servers[slow], "wrong": [servers[slow + 1], servers[slow - 1], station],
        "minutes": str(kept), "not_minutes": [str(kept + 60), str(kept + 120), str(kept + 30)],
        "next": servers[slow + 1],
    }  # fmt: skip


_BANKS = ("banque-aubrac", "mutuelle-du-port", "caisse-verdier", "credit-des-pins")


def messages_proved(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: how many messages DMARC proves to come from a domain; the one where both checks pass for nothing."""
    name = pick(rng, _BANKS)
    shown, inside, foreign, ours = f"{name}.example", f"info.{name}.example", "envoi-rapide.test", "mx.asso-velo.example"  # fmt: skip
    strict_key, strict_sender = pick(rng, ((True, False), (False, True)))
    domains = (shown, inside, foreign)
    cases: list[tuple[str, str, str, str]] = []  # spf, its domain, dkim, its domain
    for _message in range(integer(rng, 20, 26)):
        spf, dkim = pick(rng, ("pass", "pass", "fail", "softfail")), pick(rng, ("pass", "pass", "fail", "none"))  # fmt: skip
        cases.append((spf, pick(rng, domains), dkim, pick(rng, domains)))

    def aligned(domain: str, strict: bool) -> bool:
        return domain == shown or (not strict and domain == inside)

    def proved(case: tuple[str, str, str, str]) -> bool:
        spf, sender, dkim, signer = case
        return (spf == "pass" and aligned(sender, strict_sender)) or (dkim == "pass" and aligned(signer, strict_key))  # fmt: skip

    hollow = ("pass", foreign, "pass", inside) if strict_key else ("pass", inside, "pass", foreign)
    cases = [case for case in cases if proved(case) or (case[0], case[2]) != ("pass", "pass")]
    cases.insert(integer(rng, 2, len(cases) - 2), hollow)
    other_sender = [pick(rng, (f"{name}.test", f"{name}-example.test", f"services-{name}.example")) if integer(rng, 0, 5) == 0 and case != hollow else "" for case in cases]  # fmt: skip
    numbers = sample(rng, range(1000, 9999), len(cases))
    parts = []
    for case, other, number in zip(cases, other_sender, numbers, strict=True):
        spf, sender, dkim, signer = case
        if other:
            sender = signer = other
        block = {shown: 0, inside: 16}.get(sender)  # of the addresses that dns.txt publishes
        if block is not None and spf == "softfail":
            spf = "fail"  # « -all »
        signed = f"dkim={dkim} header.d={signer}" if dkim != "none" else "dkim=none"
        true = ("Authentication-Results", f"{ours};\r\n\tspf={spf} smtp.mailfrom={sender};\r\n\t{signed}")  # fmt: skip
        forged = ("Authentication-Results", f"mx.{pick(rng, (shown, foreign))};\r\n\tspf=pass; dkim=pass; dmarc=pass header.from={shown}")  # fmt: skip
        host = integer(rng, 2, 250)
        origin = f"{sender} ([203.0.113.{block + 1 + host % 14}])" if spf == "pass" and block is not None else f"{foreign} ([198.51.100.{host}])"  # fmt: skip
        lines = [true, ("Received", f"from {origin}\r\n\tby {ours}")]
        if integer(rng, 0, 2) == 0 or case == hollow:
            lines.append(forged)
        day = datetime(2026, 4, integer(rng, 1, 28), integer(rng, 7, 19), integer(rng, 0, 59), tzinfo=timezone(timedelta(hours=2)))  # fmt: skip
        headers = [
            *lines,
            ("Date", as_in_headers(day)),
            ("From", f"Service clients <{pick(rng, ('contact', 'service', 'dossiers'))}@{other or shown}>"),
            ("To", f"{local_part(rng)}@asso-velo.example"),
            ("Subject", f"Dossier {number}"),
            ("Message-ID", f"<{number}.{integer(rng, 100, 999)}@{sender}>"),
        ]  # fmt: skip
        raw = mail([*headers, *PLAIN_TEXT], f"Bonjour, votre dossier {number} est en attente.")
        parts.append(b"From - Tue Apr 28 20:00:00 2026\r\n" + raw.replace(b"\r\r\n", b"\r\n"))
    mine = [case for case, other in zip(cases, other_sender, strict=True) if not other]
    count = sum(map(proved, mine))
    guesses = {
        sum("pass" in (case[0], case[2]) for case in mine),
        sum((case[0] == "pass" and case[1] == shown) or (case[2] == "pass" and case[3] == shown) for case in mine),
        sum(map(proved, cases)), len(mine),
        sum((case[0] == "pass" and case[1] != foreign) or (case[2] == "pass" and case[3] != foreign) for case in mine),
    } - {count}  # fmt: skip
    if count < 5 or len(guesses) < 3:
        return messages_proved(rng)
    letters = {True: "s", False: "r"}
    published = (
        f"_dmarc.{shown}. TXT \"v=DMARC1; p=quarantine; adkim={letters[strict_key]}; aspf={letters[strict_sender]}; rua=mailto:rapports@{shown}\"",
        f"{shown}. TXT \"v=spf1 ip4:203.0.113.0/28 -all\"",
        f"{inside}. TXT \"v=spf1 ip4:203.0.113.16/28 -all\"", "",
        "Rappel : adkim vaut pour DKIM, aspf pour SPF ; s (strict) : le même domaine ;",
        "r (relaxed) : le même domaine, ou l'un de ses sous-domaines.",
    )  # fmt: skip
    return {
        "files": {"recus.mbox": b"\r\n".join(parts), "dns.txt": text_file(published)},
        "domain": shown, "ours": ours,
        "count": str(count), "not_count": sorted(str(one) for one in guesses),
        "hollow": str(numbers[cases.index(hollow)]),
        "not_hollow": [str(number) for number, case in zip(numbers, cases, strict=True) if case != hollow][:4],
        "strict": "DKIM" if strict_key else "SPF",
    }  # fmt: skip
