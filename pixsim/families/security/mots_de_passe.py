"""Choosing and managing passwords: strength, managers, entropy, leaks."""

from __future__ import annotations

import hashlib
import math
import re
import string
from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, full_names, of, plain
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import browser, page, site
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable, PlainText
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg
from pixsim.worlds.web import acts

_PLACES = (
    ("la médiathèque", "mediatheque-aubrac"), ("la maison de quartier", "quartier-nord"),
    ("la ludothèque", "ludo-pins"), ("la piscine", "piscine-est"), ("l'école de musique", "musique-sud"),
    ("l'atelier vélo", "velo-tilleuls"), ("la cantine", "cantine-pins"), ("l'association de marche", "marche-nord"),
)  # fmt: skip

_PETS = ("Caramel", "Filou", "Moustache", "Noisette", "Praline", "Gribouille", "Pistache")


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
            acts.Fill(field="1", value=login),
            acts.Fill(field="2", value=password),
            acts.Press(button="3"),
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
            )
        ),
        "solution": signed(strong),
        "near": [signed(password) for password in weak],
    }


_SERVICES = (
    "Messagerie", "Banque", "Médiathèque", "Transport", "Boutique", "Réseau social", "Club de sport",
    "Recettes", "Covoiturage", "Billetterie",
)  # fmt: skip

_PASSWORDS = (
    "Tulipe!44bleu", "9Rivage?sable", "Moulin+73grain", "Cerise&Nord81", "Volcan#52lune",
    "Ardoise=67mer", "Hibou*95foret", "Sapin/28tambour",
)  # fmt: skip


def reused_in_manager(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a password that was stolen, changed wherever it is used."""
    services, passwords = sample(rng, _SERVICES, 6), sample(rng, _PASSWORDS, 5)
    used = shuffled(rng, [0, 0, 1, 2, 3, 4] if rng.integers(2) else [0, 0, 1, 1, 2, 3])
    exposed = [name for name, use in zip(services, used, strict=True) if use == 0]
    pages = {
        name: [
            ui.info(f"Mot de passe ({name})", passwords[use]),
            ui.button(
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
        "world": ui.device_of_pages("Gestionnaire de mots de passe", "Coffre", pages),
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
        other: [ui.info(f"Identifiant ({other})", plain(first)), ui.info(f"Mot de passe ({other})", "••••••••")]
        for other in others
    }  # fmt: skip
    pages["Nouvelle fiche"] = [
        ui.field("Site"),
        ui.field("Identifiant"),
        ui.choice("Longueur du mot de passe", "8", lengths),
        ui.choice("Symboles dans le mot de passe", "non" if symbols else "oui"),
        ui.button("Générer le mot de passe et enregistrer", "La fiche est dans le coffre."),
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
        "world": ui.device_of_pages("Gestionnaire de mots de passe", "Coffre", pages),
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
        acts.Follow(link="1"),
        acts.Follow(link="1"),
        acts.Fill(field="2", value=login),
    ]
    return {
        "who": first,
        "of_who": of(first),
        "place": place,
        "login": login,
        "world": browser([form, said], at=url),
        "goal": Goal(want=(("pressed", url, "Créer mon compte"),)),
        "solution": [*start, acts.Fill(field="3", value=good), acts.Press(button="4")],
        "near": [
            [*start, acts.Fill(field="3", value=good)],
            [*start, acts.Fill(field="3", value=weak)],
        ],
    }


_ALPHABETS = {
    "chiffres": (10, 8),
    "minuscules": (26, 24),
    "minuscules et chiffres": (36, 32),
    "lettres et chiffres": (62, 55),
    "lettres, chiffres et signes": (94, 85),
}
"""Signs of each sort, and how many are left without those that look like another."""

_LENGTHS = tuple(range(8, 25))

_OLD = {
    "minuscules": ("un vieux décodeur dont la télécommande n'écrit que des lettres, sans capitales", "le panneau d'une chaudière qui n'a que les lettres de a à z"),
    "minuscules et chiffres": ("un ancien lecteur qui n'a ni capitales ni signes de ponctuation", "un automate qui confond capitales et minuscules et refuse la ponctuation"),
    "lettres et chiffres": ("une console de jeu qui refuse les signes de ponctuation", "un portail d'usine qui n'admet aucun signe de ponctuation"),
}  # fmt: skip


def _long(bits: int, signs: int) -> int:
    """How many signs drawn among so many make so many bits."""
    return math.ceil(bits / math.log2(signs) - 1e-9)


@redraw_misfits
def generator_strong_enough(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: the shortest password for an old machine, copied by hand, that reaches a strength in bits.

    What looks alike being left out, fewer signs are drawn from, and a longer password is needed.
    """
    kind = pick(rng, list(_OLD))
    smaller = list(_ALPHABETS)[list(_ALPHABETS).index(kind) - 1]
    asked = integer(rng, 45, 95)
    every, clear = _ALPHABETS[kind]
    length, hasty = _long(asked, clear), _long(asked, every)
    most = length + integer(rng, 0, 1)
    if hasty == length or not 8 < length < 24 or _long(asked, _ALPHABETS[smaller][1]) <= most:
        return None
    start = pick(rng, [one for one in _ALPHABETS if one != kind])
    alike, signs, size = (
        "Éviter les signes qui se ressemblent",
        "Signes employés",
        "Nombre de signes",
    )
    world = ui.device(
        "Générateur de mots de passe", ui.screen("Générateur"), ui.screen("Signes", ui.choice(signs, start, tuple(_ALPHABETS))), ui.screen("Longueur", ui.choice(size, "8", tuple(map(str, _LENGTHS)))),
        ui.screen("Aide", *(ui.info(name.capitalize(), f"{all_of_them} signes, {left} sans ceux qui se ressemblent") for name, (all_of_them, left) in _ALPHABETS.items()),
               ui.info("Force", "n bits : autant de mots de passe possibles que 2 multiplié n fois"), ui.info("Se ressemblent", "0 et O, 1 et l, 5 et S, par exemple")),
        ui.screen("Options", ui.choice(alike, "non"), ui.choice("Copier aussitôt", "non"), ui.choice("Faire prononçable", "non")),
    )  # fmt: skip
    steps: list[ui.Step] = [
        ("Signes", signs, kind),
        ("Longueur", size, str(length)),
        ("Options", alike, "oui"),
    ]
    return {
        "place": pick(rng, _OLD[kind]), "asked": asked, "most": most, "length": length, "hasty": hasty, "kind": kind, "clear": clear, "every": every,
        "world": world,
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps([steps[0], ("Longueur", size, str(hasty)), steps[2]]), ui.acts_of_steps(steps[:2]), ui.acts_of_steps([steps[0], ("Longueur", size, str(hasty))]),
                 ui.acts_of_steps([("Signes", signs, smaller if smaller != start else "chiffres" if start != "chiffres" else "lettres, chiffres et signes"), *steps[1:]]),
                 ui.acts_of_steps([steps[0], ("Longueur", size, str(length + 1)), steps[2]])],
    }  # fmt: skip


_KEYBOARDS = (
    ("Le digicode d'un immeuble", "les dix chiffres", "chiffres", 10),
    ("Une télécommande", "les lettres minuscules, sans accent", "lettres", 26),
    ("Une machine de laboratoire", "les chiffres et les lettres de A à F", "signes", 16),
    ("Un vieux terminal de caisse", "les majuscules sans accent et les chiffres", "signes", 36),
    ("Un téléphone de secours", "les mots d'une liste de 7 776", "mots", 7776),
    ("Une serrure connectée", "les mots d'une liste de 2 048", "mots", 2048),
    ("Un boîtier d'alarme", "les touches 1 à 6", "touches", 6),
    ("Une borne d'accueil", "les mots d'une liste de 1 296", "mots", 1296),
)

_PRINTED = 94


_WORDS_OF_PASSWORDS = ("Girofle", "Marmotte", "Tournesol", "Boussole", "Cerisier", "Hirondelle", "Nougat", "Papyrus", "Tricot", "Voilier")  # fmt: skip
_SHOPS = ("cartable", "velomalin", "jardinet", "librairie-du-lac", "photomaton", "randonneurs", "radio-crete", "meteo-vallee", "tricotheque", "potager", "cinema-rex", "covoit", "pain-chaud", "echecs", "couture", "pharmacie-du-pont", "ludotheque", "brocante")  # fmt: skip
_AFTER = ("", "1", "7", "!", "2024", "2025!", "_09", "?3")


@redraw_misfits
def accounts_with_a_stolen_password(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: in a vault as exported, the accounts whose password is the stolen one, or hardly differs from it."""
    stolen, *others = sample(rng, _WORDS_OF_PASSWORDS, 6)
    sites = [f"{shop}{pick(rng, ('', '-pro', '-club', '24', '-en-ligne'))}.example" for shop in _SHOPS for _n in range(6)]  # fmt: skip
    sites = shuffled(rng, sorted(set(sites)))[: integer(rng, 54, 66)]
    leaked, mailbox = sites[0], "courriel-des-lacs.example"
    forms: tuple[Callable[[str], str], ...] = (str.lower, str.upper, str)
    same = integer(rng, 6, 11)
    rows = [(leaked, stolen + pick(rng, _AFTER[1:]))]
    rows += [(site, pick(rng, forms)(stolen) + pick(rng, _AFTER)) for site in sites[1 : same + 1]]
    near = [f"Mon{stolen}", f"{stolen[:-1]}7", f"Le-{stolen.lower()}", f"{stolen[:3]}{stolen[4:]}9", f"9{stolen}"]  # fmt: skip
    places = sites[same + 1 :]
    rows += list(zip(places, near, strict=False))
    rows += [(site, pick(rng, forms)(pick(rng, others)) + pick(rng, _AFTER)) for site in places[len(near) :]]  # fmt: skip
    exact = sum(password == rows[0][1] for _site, password in rows[1:])
    begun = sum(stolen.casefold() in password.casefold() for _site, password in rows[1:])
    cased = sum(password.startswith(stolen) for _site, password in rows[1:])
    wrong = {exact, begun, cased, same + 1} - {same}
    if len(wrong) < 3:
        return None
    user = pick(rng, FIRST_NAMES)
    address = f"{plain(user)}@{mailbox}"
    lines = [(site, address, password, date(integer(rng, 2018, 2026), integer(rng, 1, 12), integer(rng, 1, 28))) for site, password in rows]  # fmt: skip
    book = Workbook((sheet("Coffre", ("Site", "Identifiant", "Mot de passe", "Changé le"), shuffled(rng, lines)),))  # fmt: skip
    return {
        "who": user, "leaked": leaked, "key": str(same), "wrong": [str(n) for n in sorted(wrong)], "stolen": stolen,
        "files": in_two_formats("coffre", book),
    }  # fmt: skip


_DRAWN = (("caractères", 26, 1), ("caractères", 36, 1), ("caractères", 62, 1), ("caractères", 94, 1), ("chiffres", 10, 1), ("mots", 2048, 7), ("mots", 7776, 7), ("mots", 1296, 5), ("syllabes", 600, 3))  # fmt: skip


_STEMS = (
    "soleil", "azerty", "bretagne", "chocolat", "marseille", "doudou", "loulou", "motdepasse", "bonjour", "camille",
)  # fmt: skip


def _digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def reused_elsewhere(rng: np.random.Generator) -> dict[str, Any]:
    """Two accounts proved: one has a salt, and a password of the list; the other none, and a password that nobody knows."""
    people = full_names(rng, 40)
    common = [f"{pick(rng, _STEMS)}{n}" for n in sample(rng, range(10, 9999), 150)]
    rare = ["".join(pick(rng, "abcdefghijkmnpqrstuvwxyz23456789") for _ in range(12)) for _ in range(80)]  # fmt: skip
    addresses = [f"{plain(first)}.{plain(last)}@courrier.example" for first, last in people]
    there = [common[n] if n < 20 else rare[n] for n in range(40)]  # on the other site, without salt
    here = [rare[40 + n] for n in range(40)]
    old = set(range(1, 40, 3))  # accounts of our site without a salt
    here[0], here[22] = (
        there[0],
        there[22],
    )  # proved: the word is on the list; the digests are equal
    here[2], here[3], here[5] = sample(rng, common[20:], 3)  # on the list, but not the one that leaked  # fmt: skip
    here[6], here[23] = there[8], there[21]  # the password of somebody else there
    old = (old | {22, 3, 23}) - {0, 2, 5, 6}
    salts = ["" if n in old else "".join(pick(rng, "0123456789abcdef") for _ in range(8)) for n in range(40)]  # fmt: skip
    names = [f"{plain(first)[:3]}{integer(rng, 10, 99)}-{n}" for n, (first, _last) in zip(sample(rng, range(100, 999), 40), people, strict=True)]  # fmt: skip
    accounts = [
        (name, address, salt, _digest(salt + word))
        for name, address, salt, word in zip(names, addresses, salts, here, strict=True)
    ]
    leak = [
        (pick(rng, (address, address.upper(), address.title())), _digest(word))
        for address, word in zip(addresses, there, strict=True)
    ]
    strangers = [
        (f"{pick(rng, _STEMS)}{n}@courrier.example", _digest(pick(rng, common)))
        for n in sample(rng, range(100, 999), 35)
    ]
    return {
        "first": names[0], "first_at": addresses[0],
        "second": names[22], "second_at": addresses[22],
        "wrong": [names[n] for n in (2, 3, 5, 6, 23)],
        "files": {
            "comptes.csv": DataTable(("compte", "courriel", "sel", "empreinte"), tuple(shuffled(rng, accounts))),
            "fuite.csv": DataTable(("courriel", "empreinte"), tuple(shuffled(rng, [*leak, *strangers]))),
            "mots.txt": PlainText("".join(f"{word}\n" for word in shuffled(rng, common))),
        },
    }  # fmt: skip


_LOCKS = (
    ("le boîtier à clés d'un gîte", "boitier"),
    ("l'alarme d'un atelier", "alarme"),
    ("le coffre d'une association", "coffre"),
    ("le portillon d'un jardin partagé", "portillon"),
    ("la salle des serveurs d'un lycée", "serveurs"),
    ("l'armoire à pharmacie d'un gymnase", "armoire"),
)


def _fingerprint(text: str) -> str:
    """The SHA-256 of a text in UTF-8, without an end of line, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def code_behind(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a code of four figures, from its salted SHA-256: all of them are tried."""
    place, salt = pick(rng, _LOCKS)
    salt = f"{salt}{integer(rng, 100, 999)}"
    code = f"{integer(rng, 1200, 9890)}"
    tried = [f"{other:04}" for other in range(10_000) if f"{other:04}" != code]
    return {
        "place": place, "salt": salt, "shown": indented([_fingerprint(f"{salt}-{code}")]),
        "sample": _fingerprint(f"{salt}-0000")[:12], "key": code,
        "wrong": [code[::-1], *sample(rng, tried, 2)] if code != code[::-1] else sample(rng, tried, 2),
    }  # fmt: skip


_BITS_OF_ELEMENTS = {"mots d'une liste de 2 048": 11, "mots d'une liste de 7 776": 12.92, "lettres minuscules": 4.7, "minuscules et chiffres": 5.17, "tous les signes du clavier": 6.55}  # fmt: skip
"""Bits that an element drawn by chance brings, by what it is drawn from."""


def policy_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a policy of passwords that follows a recommendation: drawn by chance, long enough and no longer, no rite that weakens."""
    dictated = bool(rng.integers(2))
    bits = integer(rng, 13, 20) * 4
    small = bool(rng.integers(2))
    source = (
        ("mots d'une liste de 2 048" if small else "mots d'une liste de 7 776")
        if dictated
        else pick(rng, ("lettres minuscules", "minuscules et chiffres"))
    )
    count = math.ceil(bits / _BITS_OF_ELEMENTS[source])
    need = (
        (
            "Il sera parfois dicté au téléphone : des mots",
            f"liste disponible : {'2 048' if small else '7 776'} mots",
        )
        if dictated
        else (
            "Il sera tapé sur un clavier sans accents ni signes",
            "lettres minuscules seules"
            if source == "lettres minuscules"
            else "minuscules et chiffres",
        )
    )
    tries = pick(rng, ("5", "10", "20"))
    counts = tuple(str(n) for n in range(3, 22))
    labels = (
        "Éléments",
        "Nombre d'éléments",
        "Choisi par",
        "Changement forcé",
        "Refuser les mots de passe déjà divulgués",
        "Essais avant blocage",
        "Question secrète",
    )
    world = ui.device(
        "Annuaire des comptes", ui.screen("Règles"),
        ui.screen(
            "Recommandation", ui.info("Force", f"{bits} bits au moins, et pas un élément de plus"), ui.info("Usage", need[0]), ui.info("Éléments permis", need[1]),
            ui.info("Ce que choisit une personne", "n'apporte aucun bit sûr"), ui.info("Changement", "seulement si le mot de passe a fuité"), ui.info("Mots de passe divulgués", "à refuser"),
            ui.info("Blocage", f"après {tries} essais"), ui.info("Questions secrètes", "devinable par les proches : non"),
        ),
        ui.screen("Bits par élément tiré au hasard", *(ui.info(f"Un élément parmi : {name}", f"{value}".replace(".", ",") + " bits") for name, value in _BITS_OF_ELEMENTS.items())),
        ui.screen("Mot de passe", ui.choice(labels[0], "tous les signes du clavier", tuple(_BITS_OF_ELEMENTS)), ui.choice(labels[1], "8", counts), ui.choice(labels[2], "la personne", ("la personne", "tirage au hasard"))),
        ui.screen("Vie du mot de passe", ui.choice(labels[3], "tous les 90 jours", ("jamais", "tous les 90 jours", "en cas de fuite")), ui.choice(labels[4], "non"), ui.choice(labels[5], "jamais", ("jamais", "3", "5", "10", "20")), ui.choice(labels[6], "oui")),
    )  # fmt: skip
    pages = ("Mot de passe",) * 3 + ("Vie du mot de passe",) * 4
    values = (source, str(count), "tirage au hasard", "en cas de fuite", "oui", tries, "non")
    steps: list[ui.Step] = list(zip(pages, labels, values, strict=True))

    otherwise = partial(ui.change_step, steps)
    kept = [step for step in steps if world.value(step[1]) != step[2]]
    task = ui.task_of_steps(
        world,
        kept,
        otherwise(1, str(count + 1)),
        otherwise(1, str(count - 1)),
        [step for step in kept if step[1] != labels[2]],
        otherwise(3, "jamais"),
    )
    task["solution"] = [*ui.at("Recommandation"), ui.BACK, *task["solution"]]
    return {
        "bits": bits,
        "count": count,
        "source": source,
        "each": f"{_BITS_OF_ELEMENTS[source]}".replace(".", ","),
        **task,
    }
