"""Competence 4.1, level 6: the domains that passkeys are bound to, and the links where a device will offer them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.texts import DataTable

_SERVICES = (
    ("Mutuelle Azur", "mutuelle-azur"), ("Banque des Halles", "banque-halles"), ("Mairie d'Aubrac", "mairie-aubrac"),
    ("Courant du Lac", "courant-lac"), ("Campus Mistral", "campus-mistral"), ("Poste du Val", "poste-val"),
    ("Covoit-Val", "covoit-val"), ("Soins Rivage", "soins-rivage"),
)  # fmt: skip
_BELOW = ("compte", "espace", "usagers", "connexion")
_TRAPS = ("verif-dossier", "aide-compte", "portail-clients", "mon-acces", "acces-direct")
_PATHS = ("connexion", "messages", "factures/2026", "profil", "rendez-vous", "aide")


def links_with_a_key(rng: np.random.Generator) -> dict[str, Any]:
    """The only link of a service where its passkey will be offered, and how many links of the list have one.

    The key of that service is bound to a name below its site: its own home page does not offer it.
    """
    services = sample(rng, _SERVICES, 7)
    (label, stem), others = services[0], services[1:]
    below = pick(rng, _BELOW)
    bound = f"{below}.{stem}.example"
    kept = {bound: label} | {f"{name}.example": told for told, name in others[:4]}
    gone = f"{stem}.example"  # the former key of the same service, taken away since
    one = f"https://{pick(rng, ('', 'm.'))}{bound}{pick(rng, ('', ':8443'))}/{pick(rng, _PATHS)}"
    links = [one, *_passed_by(rng, stem, below)]
    good = {one}
    for _told, name in others[:4]:
        host = f"{name}.example"
        right = [f"https://{pick(rng, ('', 'www.', 'm.', 'compte.'))}{host}/{path}" for path in sample(rng, _PATHS, integer(rng, 1, 3))]  # fmt: skip
        good |= set(right)
        links += [*right, *sample(rng, _passed_by(rng, name, "www"), integer(rng, 2, 4))]
    for _told, name in others[4:]:  # no key at all
        links += [f"https://www.{name}.example/{path}" for path in sample(rng, _PATHS, 2)]
    links = shuffled(rng, list(dict.fromkeys(links)))
    start = datetime(2026, integer(rng, 3, 9), integer(rng, 1, 20), 8, 10)
    rows = [
        (number, f"{start + timedelta(hours=7 * number, minutes=integer(rng, 0, 50)):%Y-%m-%d %H:%M}", link)
        for number, link in enumerate(links, 1)
    ]  # fmt: skip
    made = [(told, domain, f"{integer(rng, 3, 28):02}/0{integer(rng, 1, 9)}/2025", "") for domain, told in kept.items()]  # fmt: skip
    made.append((label, gone, f"{integer(rng, 3, 28):02}/04/2024", f"{integer(rng, 3, 28):02}/01/2026"))  # fmt: skip
    seen = f"https://www.{stem}.example/"
    at = {link: number for number, link in enumerate(links, 1)}
    offered = sorted(at[link] for link in good)
    home = [
        n
        for link, n in at.items()
        if f"//www.{stem}.example/" in link or f"//{stem}.example/" in link
    ]
    plain = [n for link, n in at.items() if link.startswith("http://")]
    return {
        "who": pick(rng, FIRST_NAMES),
        "service": label,
        "bound": bound,
        "home": seen,
        "key": ", ".join(map(str, offered)),
        "wrong": [
            ", ".join(map(str, sorted(numbers)))
            for numbers in (offered[1:], offered[:-1], {*offered, *home}, {*offered, *plain})
        ],
        "files": {
            "cles.csv": DataTable(("service", "domaine", "creee_le", "supprimee_le"), tuple(shuffled(rng, made))),
            "liens.csv": DataTable(("numero", "recu", "adresse"), tuple(rows)),
        },
    }  # fmt: skip


def _passed_by(rng: np.random.Generator, stem: str, below: str) -> list[str]:
    """Addresses that look like those of a service, none of them at the domain its key is bound to."""
    host, trap = f"{below}.{stem}.example", pick(rng, _TRAPS)
    own = [f"https://www.{stem}.example/{pick(rng, _PATHS)}", f"https://{stem}.example/connexion"] if below != "www" else []  # fmt: skip
    return [
        *own,
        f"http://{host}/connexion",
        f"https://{host}.{trap}.test/connexion",
        f"https://{host}@{trap}.test/connexion",
        f"https://{trap}.test/{host}/connexion",
        f"https://{trap}.test/?suite=https://{host}/",
        f"https://{below}-{stem}.example/connexion",
        f"https://{below}.{stem}.test/connexion",
        f"https://{below}.{stem.replace('-', '')}.example/connexion",
        f"https://{below}.{stem.replace('a', 'à', 1) if 'a' in stem else stem + 's'}.example/",
        f"https://{below}.{stem}s.example/profil",
    ]  # fmt: skip
