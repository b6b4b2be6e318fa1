"""Several factors of authentication: SMS, application, key, backup codes."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, matching, pick, sample, shuffled
from pixsim.making.texts import DataTable

_FACTORS = {
    "ce que je sais": (
        "le code PIN d'une carte", "un mot de passe", "la réponse à une question secrète",
        "le schéma tracé pour déverrouiller l'écran", "une phrase de passe",
    ),
    "ce que je possède": (
        "une clé de sécurité USB", "une carte à puce professionnelle",
        "le téléphone qui reçoit le code par SMS", "le téléphone où est l'application de codes",
        "un boîtier qui affiche des codes", "une carte de codes imprimée",
    ),
    "ce que je suis": (
        "l'empreinte d'un doigt", "la forme du visage", "le dessin de l'iris",
        "le timbre de la voix", "le réseau de veines de la main",
    ),
}  # fmt: skip


def kinds_of_factors(rng: np.random.Generator) -> dict[str, Any]:
    """Three means of proof and the kind of factor of each."""
    return matching(rng, _FACTORS)


_SITES = (
    "Photopartage",
    "Mutuelle Azur",
    "Covoiturage",
    "Billetterie",
    "Médiathèque",
    "Messagerie",
)


def factor_against_false_sites(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the second factor that a false site cannot get, without the weaker one, and a way back."""
    who, site = pick(rng, FIRST_NAMES), pick(rng, _SITES)
    on = pick(rng, ("oui", "non"))
    begin = pick(rng, ("code par SMS", "application de codes"))
    kinds = ("code par SMS", "application de codes", "clé de sécurité")
    where = "Connexion"
    steps: list[ui.Step] = [(where, "Deuxième étape", "oui")] if on == "non" else []
    steps += [
        (where, "Moyen demandé", "clé de sécurité"),
        ("Dépannage", "Accepter aussi un SMS", "non"),
        ("Dépannage", "Enregistrer dix codes de secours", ""),
    ]
    world = ui.device(
        f"{site} · compte {of(who)}", ui.screen("Compte"),
        ui.screen(where, ui.choice("Deuxième étape", on), ui.choice("Moyen demandé", begin, kinds), ui.choice("Rester connecté", "30 jours", ("jamais", "30 jours"))),
        ui.screen("Dépannage", ui.choice("Accepter aussi un SMS", "oui"), ui.choice("Question secrète", "non"), ui.button("Enregistrer dix codes de secours", "Dix codes sont enregistrés.")),
        ui.screen("Appareils", ui.info("Téléphone", "connu"), ui.info("Clé de sécurité", "enregistrée"), ui.choice("Prévenir d'une connexion nouvelle", "oui")),
        ui.screen("Profil", ui.choice("Langue", "français", ("français", "anglais")), ui.choice("Lettre d'information", "oui")),
    )  # fmt: skip
    other: list[ui.Step] = [
        (p, n, "application de codes" if v == "clé de sécurité" else v) for p, n, v in steps
    ]
    return {
        "who": who, "site": site,
        "world": world,
        "goal": ui.goal_of_steps(*steps, free=("Rester connecté",)),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps(steps[:-1]), ui.acts_of_steps([s for s in steps if s[1] != "Accepter aussi un SMS"]),
                 ui.acts_of_steps([s for s in other if begin != "application de codes" or s[1] != "Moyen demandé"])],
    }  # fmt: skip


_SERVICES = (
    ("Mutuelle Azur", "mutuelle-azur"), ("Banque des Halles", "banque-halles"), ("Mairie d'Aubrac", "mairie-aubrac"),
    ("Courant du Lac", "courant-lac"), ("Campus Mistral", "campus-mistral"), ("Poste du Val", "poste-val"),
    ("Covoit-Val", "covoit-val"), ("Soins Rivage", "soins-rivage"),
)  # fmt: skip

_BELOW = ("compte", "espace", "usagers", "connexion")
_PATHS = ("connexion", "messages", "factures/2026", "profil", "rendez-vous", "aide")
_TRAPS = ("verif-dossier", "aide-compte", "portail-clients", "mon-acces", "acces-direct")


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


def clocks_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: from the codes that a server refused, by how much each clock is off, whose secret is another, and the least tolerance."""
    names = sample(rng, FIRST_NAMES, 5)
    late, fast = integer(rng, 3, 6), integer(rng, 2, 5)
    shifts = {
        names[0]: late,
        names[1]: -fast,
        names[2]: 0,
        names[3]: None,
        names[4]: integer(rng, 7, 9),
    }
    rows = []
    for name, shift in shifts.items():
        base = integer(rng, 100, 880)
        for place in range(3):
            now = base + place * integer(rng, 3, 9)
            slow = (0, 1, 0)[place] if shift is not None else 0  # typing takes up to a period
            code = "d'aucune période" if shift is None else f"de la période {now - shift - slow}"
            rows.append((f"{name}, essai {place + 1}", f"reçu en période {now}, code {code}"))
    choices = ("0", *(f"{sign}{n}" for n in range(1, 11) for sign in ("+", "-")))
    shift_of, again, most = (
        "Décalage ajouté à l'heure du serveur ({})",
        "Enregistrer de nouveau le boîtier ({})",
        "Périodes de retard acceptées",
    )
    values = {name: "0" if not shift else f"{-shift:+d}" for name, shift in shifts.items()}
    world = ui.device(
        "Codes à usage unique", ui.screen("Codes"),
        ui.screen("Mode d'emploi", ui.info("Durée d'une période", "30 s"), ui.info("Taper un code", "jusqu'à une période de plus"), ui.info("Boîtier qui retarde de 4 périodes", "décalage -4"), ui.info("Boîtier d'un autre secret", "ses codes ne sont d'aucune période : à enregistrer de nouveau"), ui.info("Tolérance", "la plus petite qui laisse le temps de taper")),
        ui.screen("Journal", *(ui.info(*row) for row in rows)),
        ui.screen("Boîtiers", *(ui.choice(shift_of.format(name), "0", choices) for name in sorted(names)), *(ui.choice(again.format(name), "non") for name in sorted(names))),
        ui.screen("Serveur", ui.choice(most, pick(rng, ("5", "10")), ("0", "1", "2", "5", "10")), ui.choice("Vérifier les codes", "oui")),
    )  # fmt: skip
    steps: list[ui.Step] = [
        ("Boîtiers", shift_of.format(name), value) for name, value in values.items() if value != "0"
    ]
    steps += [("Boîtiers", again.format(names[3]), "oui"), ("Serveur", most, "1")]

    otherwise = partial(ui.change_step, steps)
    task = ui.task_of_steps(
        world,
        steps,
        otherwise(0, f"-{late + 1}"),
        otherwise(0, f"+{late}"),
        otherwise(1, f"-{fast}"),
        otherwise(4, "2"),
        otherwise(4, "0"),
        steps[:3] + steps[4:],
    )
    task["solution"] = [*ui.at("Journal"), ui.BACK, *task["solution"]]
    return {
        "late": names[0],
        "periods": late,
        "seconds": 30 * late,
        "fast": names[1],
        "again": names[3],
        **task,
    }
