"""Family of competence 4.3: a conversation exported as evidence, where accounts change the name they show."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive

_SHOWN = (
    "Luna_08", "Kevdu19", "tornade", "M.Lenoir", "pixel_rose", "Sacha.B", "gaufre", "NightOwl", "zebulon", "Mila-mila",
    "capitaine", "ours_brun",
)  # fmt: skip
_NICE = (
    "qui a noté les devoirs ?", "rdv à 16 h devant le gymnase", "mdr trop bien la photo", "je peux pas demain",
    "merci pour hier", "on révise ensemble ?", "quelqu'un a le numéro de la salle ?", "bon week-end",
)  # fmt: skip
_THREATS = (
    "tu vas le regretter", "on sait où tu habites", "tu vas payer pour ça", "attends lundi, tu vas voir",
    "t'as pas intérêt à en parler", "encore un mot et tout le monde verra ta photo",
)  # fmt: skip
_OFFSETS = timedelta(hours=2)


def author_of_threats(rng: np.random.Generator) -> dict[str, Any]:
    """The account that threatens under three names, how many times, and since when by the clock of Paris.

    Another account has taken one of these names meanwhile; times are universal in the export.
    """
    accounts = sample(rng, range(100_000, 999_999), 5)
    names = sample(rng, _SHOWN, 9)
    author, twin = accounts[0], accounts[1]
    victim = pick(rng, ("Jade", "Noé", "Lou", "Sami", "Ava"))
    first = datetime(2026, pick(rng, (4, 5, 6, 9)), integer(rng, 4, 20), 22, integer(rng, 5, 55))
    days = integer(rng, 12, 18)
    count = integer(rng, 7, 11)
    posts: list[tuple[datetime, int, str, str]] = []
    after = sorted({integer(rng, 300, days * 1440) for _ in range(count - 1)})
    moments = [first + timedelta(minutes=n) for n in after]
    count = len(moments) + 1
    for place, moment in enumerate([first, *moments]):
        third = 3 * place // count
        posts.append((moment, author, names[third], pick(rng, _THREATS)))
    changed = moments[-1] - timedelta(hours=integer(rng, 2, 20))
    for _nice in range(integer(rng, 3, 5)):
        at = changed + timedelta(minutes=integer(rng, 10, 900))
        posts.append((at, twin, names[0], pick(rng, _NICE)))  # the name that the author has left
        posts.append(
            (first - timedelta(minutes=integer(rng, 200, 6000)), author, names[0], pick(rng, _NICE))
        )
    for account, name in zip((twin, *accounts[2:]), names[3:], strict=False):
        for _post in range(integer(rng, 9, 14)):
            at = first + timedelta(minutes=integer(rng, -6000, days * 1440))
            if account == twin and at >= changed:
                continue
            posts.append((at, account, name, pick(rng, _NICE)))
    posts.append(
        (
            first - timedelta(days=2, minutes=integer(rng, 0, 300)),
            accounts[2],
            names[4],
            "t'es nul à la passe, entraîne-toi",
        )
    )
    held = [
        {
            "id": f"m{integer(rng, 10_000, 99_999)}{n:03}",
            "date": f"{moment:%Y-%m-%dT%H:%M:00Z}",
            "compte": account,
            "pseudo": name,
            "texte": f"@{victim.lower()} {text}"
            if account == author and text in _THREATS
            else text,
        }
        for n, (moment, account, name, text) in enumerate(shuffled(rng, posts))
    ]
    universal, local = (f"{moment:%d/%m/%Y}" for moment in (first, first + _OFFSETS))
    by_name = sum(m["pseudo"] == names[2] and m["compte"] == author for m in held)
    archive = f"export-{victim.lower()}-{integer(rng, 10, 99)}.zip"
    text = json.dumps(
        {"groupe": "4e B", "fuseau": "UTC", "messages": held}, ensure_ascii=False, indent=1
    )
    note = (
        f"Export demandé par la famille de {victim}.\nUn compte garde son numéro ; son pseudo peut changer à tout moment.\n"
        "Les heures sont en temps universel (UTC). Paris est à UTC+2 pendant toute la période.\n"
    )
    return {
        "name": archive,
        "victim": victim,
        "account": str(author),
        "not_account": [str(account) for account in accounts[1:]],
        "names": ", ".join(names[:3]),
        "count": count,
        "not_count": [str(n) for n in sorted({by_name, count - by_name, count + 1} - {count})],
        "day": [local, local[:5]],
        "not_day": universal,
        "files": {archive: Archive({"messages.json": text.encode(), "lisez-moi.txt": note.encode()})},
    }  # fmt: skip
