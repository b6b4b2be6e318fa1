"""Families of competence 2.1, interacting: addresses, recipients, attachments, inbox, chat."""

from __future__ import annotations

from math import ceil
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, of, plain

DOMAINS = (
    "poste.example", "mairie-aubrac.example", "asso-velo.example", "ecole-pins.example",
    "lycee-nord.test", "france-courriel.example", "maison-quartier.example", "mutuelle-sud.test",
)  # fmt: skip
TOPICS = (
    "cinema", "velo", "banque", "jardin", "emploi", "cantine", "colis", "musique", "loyer",
    "chorale", "sante", "voyage",
)  # fmt: skip


def local_part(rng: np.random.Generator, first_name: str = "") -> str:
    """The part of an address before the @."""
    first, last = plain(first_name or pick(rng, FIRST_NAMES)), plain(pick(rng, LAST_NAMES))
    forms = (f"{first}.{last}", f"{first}-{last}", f"{first[0]}.{last}", f"{last}{first[0]}")
    return f"{pick(rng, forms)}{pick(rng, ('', '', str(integer(rng, 2, 98))))}"


def valid_address(rng: np.random.Generator) -> dict[str, Any]:
    """One well-formed address among malformed ones."""
    first, last = plain(pick(rng, FIRST_NAMES)), plain(pick(rng, LAST_NAMES))
    domain = pick(rng, DOMAINS)
    name, end = domain.split(".")
    malformed = (
        f"{first}.{last}.{domain}",
        f"{first} {last}@{domain}",
        f"{first}@{last}@{domain}",
        f"{first}.{last}@{name},{end}",
        f"@{first}.{last}.{domain}",
        f"https://{domain}/{first}.{last}",
    )
    options = [f"{first}.{last}@{domain}", *sample(rng, malformed, 3)]
    return {"options": options, "key": 1}


def address_parts(rng: np.random.Generator) -> dict[str, Any]:
    """An address to cut at the @."""
    local = local_part(rng) + pick(rng, ("", f"+{pick(rng, TOPICS)}"))
    domain = pick(rng, DOMAINS)
    address = f"{local}@{domain}"
    return {
        "address": address,
        "local": local,
        "domain": domain,
        "local_wrong": [address, f"{local}@"],
        "domain_wrong": [f"@{domain}", domain.split(".")[1], domain.split(".")[0]],
    }


def plus_alias(rng: np.random.Generator) -> dict[str, Any]:
    """An address, a word, and the alias they make."""
    who = pick(rng, FIRST_NAMES)
    local, domain, word = local_part(rng, who), pick(rng, DOMAINS), pick(rng, TOPICS)
    return {
        "who": who,
        "of_who": of(who),
        "word": word,
        "address": f"{local}@{domain}",
        "alias": f"{local}+{word}@{domain}",
        "to_box_wrong": [f"{local}+{word}@{domain}", f"{word}@{domain}", local],
        "to_alias_wrong": [
            f"{local}@{domain}",
            f"{word}+{local}@{domain}",
            f"{local}@{domain}+{word}",
            f"{local}+{word}",
        ],
    }


def reply_all(rng: np.random.Generator) -> dict[str, Any]:
    """Who receives a « Répondre à tous »: author, To and Cc, not people who are only named."""
    author, replier, *others = sample(rng, FIRST_NAMES, 8)
    copies = integer(rng, 1, 2)
    to, cc, named = others[:2], others[2 : 2 + copies], others[2 + copies : 4 + copies]
    cc_replies = bool(rng.integers(2))
    shown_to, shown_cc = (to, [*cc, replier]) if cc_replies else ([replier, *to], cc)
    receivers = [author, *to, *cc]
    return {
        "author": author,
        "replier": replier,
        "to": ", ".join(shown_to),
        "cc": ", ".join(shown_cc),
        "first": named[0],
        "second": named[1],
        "options": [*receivers, *named],
        "key": list(range(1, len(receivers) + 1)),
    }


def split_files(rng: np.random.Generator) -> dict[str, Any]:
    """Fewest messages for files that cannot be cut, under a limit for each message."""
    limit = pick(rng, (10, 15, 20, 25))
    size = integer(rng, limit // 5 + 1, limit // 2)
    count = integer(rng, 5, 11)
    each = limit // size
    messages = ceil(count / each)
    naive = {ceil(count * size / limit), count, each} - {messages}
    return {
        "count": count,
        "size": size,
        "limit": limit,
        "each": each,
        "answer": messages,
        "wrong": [str(number) for number in sorted(naive)] or [str(messages + 1)],
    }


def base64_size(rng: np.random.Generator) -> dict[str, Any]:
    """Size of an attachment once encoded in base64."""
    thirds = integer(rng, 2, 60)
    size = decimal(thirds * 3 / 10, 1)
    return {
        "what": pick(rng, ("une photo", "un dossier en PDF", "un enregistrement", "un diaporama")),
        "size": size,
        "answer": decimal(thirds * 4 / 10, 1),
        "wrong": [size, decimal(thirds * 9 / 40, 3), decimal(thirds * 3 / 5, 1)],
    }


_WORDS = (
    "facture", "cinéma", "vélo", "banque", "jardin", "emploi", "cantine", "colis", "loyer",
    "chorale", "santé", "voyage", "contrat", "piscine", "vaccin", "concert",
)  # fmt: skip


def search_terms(rng: np.random.Generator) -> dict[str, Any]:
    """A search of the inbox on the sender, the subject and, half of the time, an attachment."""
    who, word = pick(rng, FIRST_NAMES), pick(rng, _WORDS)
    attached = bool(rng.integers(2))
    tail = " pj:oui" if attached else ""
    name = plain(who)
    return {
        "who": who,
        "word": word,
        "attached": ", avec une pièce jointe" if attached else "",
        "answer": f"de:{name} objet:{word}{tail}",
        "wrong": [
            f"de:{word} objet:{name}{tail}",
            f"{name} {word}",
            f"objet:{word}{tail}",
            f"de:{name} objet:{word}{'' if attached else ' pj:oui'}",
        ],
    }


_SUBJECTS = {
    "facture": ("Facture de mars", "Votre facture est prête", "Re : facture impayée"),
    "réunion": ("Réunion de rentrée", "Ordre du jour de la réunion", "Re : réunion de jeudi"),
    "stage": ("Convention de stage", "Stage de danse en juillet", "Re : demande de stage"),
    "atelier": ("Atelier tablette", "Inscription à l'atelier", "Re : atelier de jeudi"),
}
_OTHER_SUBJECTS = (
    "Bonne année", "Planning de la semaine", "Photos de la sortie", "Votre rendez-vous",
    "Changement d'adresse", "Clés du local",
)  # fmt: skip


def sorting_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Which messages a rule with two conditions joined by « et » or « ou » moves."""
    word = pick(rng, tuple(_SUBJECTS))
    domain, *others = sample(rng, DOMAINS, 3)
    every = bool(rng.integers(2))
    hits, misses = sample(rng, _SUBJECTS[word], 3), sample(rng, _OTHER_SUBJECTS, 3)
    plan = [(domain, hits[0]), (domain, misses[0]), (others[0], hits[1])]
    plan += [(domain, hits[2])] if every else [(others[1], misses[2])]
    plan += [(others[1], misses[1])]
    moved = [
        (end == domain and word in subject.lower())
        if every
        else (end == domain or word in subject.lower())
        for end, subject in plan
    ]
    return {
        "domain": domain,
        "word": word,
        "joined": "et" if every else "ou",
        "folder": word.capitalize() + "s",
        "options": [f"{local_part(rng)}@{end} : « {subject} »" for end, subject in plan],
        "key": [place for place, hit in enumerate(moved, 1) if hit],
        "meaning": "toutes les conditions" if every else "au moins une des conditions",
    }


_TEAMS = ("accueil", "compta", "jardin", "cuisine", "sport", "culture", "technique", "paie")


def mention(rng: np.random.Generator) -> dict[str, Any]:
    """The mention that alerts one of two people with the same first name."""
    first, other = sample(rng, FIRST_NAMES, 2)
    one, two, third = sample(rng, LAST_NAMES, 3)
    team, second, third_team = sample(rng, _TEAMS, 3)
    handles = [f"{plain(first)}.{plain(one)}", f"{plain(first)}.{plain(two)}"]
    rows = [
        (f"{first} {one}", handles[0], team),
        (f"{first} {two}", handles[1], second),
        (f"{other} {third}", f"{plain(other)}.{plain(third)}", third_team),
    ]
    shown = sample(rng, rows, 3)
    return {
        "first": first,
        "team": team,
        "table": "\n    ".join(f"{name:<18} {handle:<20} {team}" for name, handle, team in shown),
        "answer": f"@{handles[0]}",
        "wrong": [f"@{handles[1]}", f"@{plain(first)}", handles[0], f"@{first}", "@canal"],
    }
