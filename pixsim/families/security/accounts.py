"""Worlds of competence 4.1: signing up, a password manager, an account taken back."""

from __future__ import annotations

import re
import string
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, of, plain
from pixsim.families.draws.settings import button, choice, info, settings, text
from pixsim.families.draws.webs import browser, page, site
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg
from pixsim.worlds.web import acts as nav

_PLACES = (
    ("la médiathèque", "mediatheque-aubrac"), ("la maison de quartier", "quartier-nord"),
    ("la ludothèque", "ludo-pins"), ("la piscine", "piscine-est"), ("l'école de musique", "musique-sud"),
    ("l'atelier vélo", "velo-tilleuls"), ("la cantine", "cantine-pins"), ("l'association de marche", "marche-nord"),
)  # fmt: skip
_PETS = ("Caramel", "Filou", "Moustache", "Noisette", "Praline", "Gribouille", "Pistache")
_SERVICES = (
    "Messagerie", "Banque", "Médiathèque", "Transport", "Boutique", "Réseau social", "Club de sport",
    "Recettes", "Covoiturage", "Billetterie",
)  # fmt: skip
_PASSWORDS = (
    "Tulipe!44bleu", "9Rivage?sable", "Moulin+73grain", "Cerise&Nord81", "Volcan#52lune",
    "Ardoise=67mer", "Hibou*95foret", "Sapin/28tambour",
)  # fmt: skip


def _random_text(rng: np.random.Generator, length: int) -> str:
    kinds = (string.ascii_uppercase, string.ascii_lowercase, string.digits, "#!?+=%*")
    return "".join(pick(rng, kinds[place % 4]) for place in shuffled(rng, range(length)))


def strongest_at_sign_up(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a password to choose, one drawn at random among some made of a person's life."""
    first, last, pet = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES), pick(rng, _PETS)
    place, name = pick(rng, _PLACES)
    year = integer(rng, 1950, 2005)
    strong = pick(rng, "bdfhkmnrt") + _random_text(rng, 11)  # in a goal, « % » first is a path
    weak = sample(rng, (
        f"{pet}{year}!", f"{plain(first)}.{plain(last)}.{year}", f"azertyuiop{integer(rng, 1, 9)}23456",
        f"MotDePasse{year}!", f"{pet}-{plain(first)}-{year}",
    ), 3)  # fmt: skip
    login, url = f"{plain(first)}{integer(rng, 10, 99)}", f"https://{name}.example/inscription"
    form = page(
        url, f"Inscription – {place}", "# Créer un compte",
        {"field": "Identifiant"},
        {"field": "Mot de passe", "choices": shuffled(rng, [strong, *weak])},
        {"button": "Créer mon compte", "needs": {"Identifiant": ".+", "Mot de passe": ".+"},
         "otherwise": "Remplissez les deux champs.", "says": "Le compte est créé."},
        "[Retour à l'accueil](https://" + name + ".example/)",
    )  # fmt: skip
    pages = [
        form,
        *site(
            f"{name}.example",
            place.capitalize(),
            {"/horaires": ("Horaires", ["Ouvert du mardi au samedi."])},
        ),
    ]

    def signed(password: str) -> list[Act]:
        return [
            nav.Fill(field="1", value=login),
            nav.Fill(field="2", value=password),
            nav.Press(button="3"),
        ]

    return {
        "who": first,
        "year": year,
        "pet": pet,
        "place": place,
        "login": login,
        "world": browser(pages, at=url),
        "goal": Goal(
            want=(
                ("pressed", url, "Créer mon compte"),
                ("sent", url, "Identifiant", f"^{login}"),
                ("sent", url, "Mot de passe", strong),
            ),
        ),
        "solution": signed(strong),
        "near": [signed(password) for password in weak],
    }


def reused_in_manager(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a password that was stolen, changed wherever it is used."""
    services, passwords = sample(rng, _SERVICES, 6), sample(rng, _PASSWORDS, 5)
    used = shuffled(rng, [0, 0, 1, 2, 3, 4] if rng.integers(2) else [0, 0, 1, 1, 2, 3])
    exposed = [name for name, use in zip(services, used, strict=True) if use == 0]
    pages = {
        name: [
            info(f"Mot de passe ({name})", passwords[use]),
            button(
                f"Nouveau mot de passe ({name})",
                "Un mot de passe tiré au hasard remplace l'ancien.",
                sets={f"Mot de passe ({name})": _random_text(rng, 14)},
            ),
        ]
        for name, use in zip(services, used, strict=True)
    }

    def renewed(names: list[str]) -> list[Act]:
        path: list[Act] = []
        for name in names:
            path += [
                reg.Open(page=name),
                reg.Press(button=f"Nouveau mot de passe ({name})"),
                reg.Back(),
            ]
        return path[:-1]

    robbed = pick(rng, exposed)
    return {
        "who": pick(rng, FIRST_NAMES),
        "robbed": robbed,
        "world": settings("Gestionnaire de mots de passe", "Coffre", pages),
        "goal": Goal(
            want=tuple(("pressed", f"Nouveau mot de passe ({name})") for name in exposed),
            keep=("pressed",),
        ),
        "solution": renewed(exposed),
        "near": [renewed([robbed]), renewed(services)],
    }


def record_in_manager(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a new entry, its password drawn within what the site accepts."""
    first, (place, name) = pick(rng, FIRST_NAMES), pick(rng, _PLACES)
    login, longest = f"{plain(first)}{integer(rng, 10, 99)}", pick(rng, (12, 16, 20))
    symbols = bool(rng.integers(2))
    lengths = ("8", "12", "16", "20", "24")
    others = sample(rng, _SERVICES, 3)
    pages: dict[str, Any] = {
        other: [info(f"Identifiant ({other})", plain(first)), info(f"Mot de passe ({other})", "••••••••")]
        for other in others
    }  # fmt: skip
    pages["Nouvelle fiche"] = [
        text("Site"),
        text("Identifiant"),
        choice("Longueur du mot de passe", "8", *lengths),
        choice("Symboles dans le mot de passe", "non" if symbols else "oui"),
        button("Générer le mot de passe et enregistrer", "La fiche est dans le coffre."),
    ]
    host = f"{name}.example"
    yes = "oui" if symbols else "non"

    def saved(length: str, with_symbols: str | None) -> list[Act]:
        filled: list[Act] = [
            reg.Open(page="Nouvelle fiche"),
            reg.Set(setting="Site", value=host),
            reg.Set(setting="Identifiant", value=login),
            reg.Set(setting="Longueur du mot de passe", value=length),
        ]
        if with_symbols is not None:
            filled.append(reg.Set(setting="Symboles dans le mot de passe", value=with_symbols))
        return [*filled, reg.Press(button="Générer le mot de passe et enregistrer")]

    return {
        "who": first,
        "of_who": of(first),
        "place": place,
        "host": host,
        "login": login,
        "longest": longest,
        "accepted": "des lettres, des chiffres et des symboles" if symbols else "des lettres et des chiffres, sans symbole",
        "world": settings("Gestionnaire de mots de passe", "Coffre", pages),
        "goal": Goal(
            want=(
                ("set", "Site", f"^{host}||^https://{host}||^https://{host}/||^www.{host}"),
                ("set", "Identifiant", f"^{login}"),
                ("set", "Longueur du mot de passe", str(longest)),
                ("set", "Symboles dans le mot de passe", yes),
                ("pressed", "Générer le mot de passe et enregistrer"),
            ),
            keep=("set", "pressed"),
        ),
        "solution": saved(str(longest), yes),
        "near": [saved("24", yes), saved(str(longest), None), saved("8", yes)],
    }  # fmt: skip


def accepted_by_policy(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a password that a site's own rules accept."""
    place, name = pick(rng, _PLACES)
    first = pick(rng, [n for n in FIRST_NAMES if len(plain(n)) > 3])
    least, login = integer(rng, 12, 15), f"{plain(first)}.{integer(rng, 10, 99)}"
    marks = "".join(sample(rng, "!?*+=%_", 4))
    host = f"{name}.example"
    url, rules = f"https://{host}/inscription", f"https://{host}/regles"
    one = re.escape(marks)
    pattern = (
        rf"(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[{one}])(?!.*(?i:{plain(first)}))"
        rf"(?!.*(.)\1\1)[A-Za-z\d{one}]{{{least},40}}"
    )
    form = page(
        url, "Inscription", "# Créer un compte", f"[Ce que doit être le mot de passe]({rules})",
        {"field": "Identifiant"}, {"field": "Mot de passe"},
        {"button": "Créer mon compte", "needs": {"Identifiant": re.escape(login), "Mot de passe": pattern},
         "otherwise": "L'identifiant ou le mot de passe n'est pas accepté.", "says": "Le compte est créé."},
    )  # fmt: skip
    said = page(
        rules, "Règles des mots de passe", "# Votre mot de passe",
        f"Il a {least} caractères au moins, 40 au plus.",
        "Il a au moins une majuscule, une minuscule, un chiffre et un signe.",
        f"Les seuls signes acceptés sont {' '.join(marks)} ; ni accents, ni espaces.",
        "Il ne contient pas votre prénom.",
        "Le même caractère ne vient jamais trois fois de suite.",
        f"[Revenir à l'inscription]({url})",
    )  # fmt: skip
    good = f"Verger{marks[0]}tambour{integer(rng, 10, 98)}{marks[1]}Lune"
    weak = f"{first}{marks[0]}{integer(rng, 10, 99)}"
    start: list[Act] = [
        nav.Follow(link="1"),
        nav.Follow(link="1"),
        nav.Fill(field="2", value=login),
    ]
    return {
        "who": first,
        "of_who": of(first),
        "place": place,
        "login": login,
        "world": browser([form, said], at=url),
        "goal": Goal(want=(("pressed", url, "Créer mon compte"),)),
        "solution": [*start, nav.Fill(field="3", value=good), nav.Press(button="4")],
        "near": [
            [*start, nav.Fill(field="3", value=good)],
            [*start, nav.Fill(field="3", value=weak)],
        ],
    }


def taken_back(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: an account from which an intruder is put out, with all that was left behind."""
    first, last = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
    own = f"{plain(first)}.{plain(last)}@poste.example"
    pirate = f"{pick(rng, ('boite', 'relais', 'envoi', 'depot'))}{integer(rng, 100, 999)}@courrier-vite.test"
    known, unknown = (
        sample(rng, ("Agenda partagé", "Album photo", "Carte de bus"), 2),
        pick(rng, ("Lecteur rapide", "Tri magique", "Boost courrier", "Sauvegarde plus")),
    )
    new = f"{pick(rng, ('verger', 'canal', 'tambour', 'lampion'))}-{pick(rng, ('orage', 'girouette', 'tulipe'))}-{integer(rng, 10, 99)}"
    hidden = bool(rng.integers(2))
    rule = "Transfert automatique" if hidden else "Copie cachée des envois"
    forwarded = ["Transfert automatique", "Copie cachée des envois"]
    pages = {
        "Informations": [
            text("Adresse de secours", pirate, pattern=r"[^@ ]+@[^@ ]+\.[^@ ]+", otherwise="Cette adresse est mal formée."),
            choice("Langue", "français", "français", "anglais"),
        ],
        "Connexion": [
            text("Mot de passe", "", pattern=".{10,}", otherwise="10 caractères au moins."),
            info("Appareils connectés", "2 : celui-ci, et un autre inconnu"),
            button("Déconnecter les autres appareils", "Seul cet appareil reste connecté.",
                   sets={"Appareils connectés": "1 : celui-ci"}),
        ],
        "Courrier": [
            *(text(name, pirate if name == rule else "") for name in forwarded),
            choice("Signature", "oui"),
        ],
        "Applications liées": [
            choice(f"Accès {of(name)}", "autorisé", "autorisé", "révoqué")
            for name in sorted([*known, unknown])
        ],
    }  # fmt: skip
    mend: list[Act] = [
        reg.Open(page="Informations"),
        reg.Set(setting="Adresse de secours", value=own),
        reg.Back(),
        reg.Open(page="Connexion"),
        reg.Set(setting="Mot de passe", value=new),
        reg.Press(button="Déconnecter les autres appareils"),
        reg.Back(),
    ]
    stop: list[Act] = [reg.Open(page="Courrier"), reg.Set(setting=rule, value=""), reg.Back()]
    apps: list[Act] = [
        reg.Open(page="Applications liées"),
        reg.Set(setting=f"Accès {of(unknown)}", value="révoqué"),
    ]
    return {
        "who": first,
        "of_who": of(first),
        "own": own,
        "known": " et ".join(f"« {name} »" for name in sorted(known)),
        "new": new,
        "world": settings("Compte de messagerie", "Mon compte", pages),
        "goal": Goal(
            want=(
                ("set", "Adresse de secours", f"^{own}"),
                ("set", "Mot de passe", new),
                ("set", rule, ""),
                ("set", f"Accès {of(unknown)}", "révoqué"),
                ("pressed", "Déconnecter les autres appareils"),
            ),
            keep=("set", "pressed"),
        ),
        "solution": [*mend, *stop, *apps],
        "near": [[*mend, *stop], [*mend, *apps], [*mend[3:], *stop, *apps]],
    }
