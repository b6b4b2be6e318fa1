"""Families of competence 4.1: passwords, second factors, phishing, programs."""

from __future__ import annotations

import re
import string
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, matching, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.text import LETTERS, lettered

_PETS = ("Caramel", "Filou", "Moustache", "Noisette", "Praline", "Gribouille", "Pistache")
_SERVICES = (
    "messagerie", "banque", "médiathèque", "transport", "boutique de vêtements", "réseau social",
    "club de sport", "site de recettes", "covoiturage", "billetterie",
)  # fmt: skip
_PASSWORDS = (
    "Tulipe!44bleu", "9Rivage?sable", "Moulin+73grain", "Cerise&Nord81", "Volcan#52lune",
    "Ardoise=67mer", "Hibou*95foret", "Sapin/28tambour",
)  # fmt: skip
_WORDS = (
    "soleil", "jardin", "velo", "chat", "train", "livre", "sucre", "orange", "tasse", "nuage",
    "lampe", "fleur", "pomme", "table", "renard",
)  # fmt: skip
_SPECIALS = "!-?+*"
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
_SUSPECT = (
    "Dernier rappel : votre compte sera fermé ce soir. Cliquez vite ici pour l'éviter.",
    "Votre colis est bloqué. Payez 1,95 € sous 24 h sur ce lien : suivi-colis.test",
    "Vous avez gagné un téléphone ! Donnez votre numéro de carte pour le recevoir.",
    "Remboursement de 327 € : envoyez tout de suite votre mot de passe pour le toucher.",
    "Coucou, j'ai perdu mon portable. Urgent : envoie-moi 300 € en coupons, je t'explique.",
    "Alerte virus ! Appelez ce numéro dans les 10 minutes ou vos fichiers seront effacés.",
    "Votre carte de santé expire aujourd'hui : saisissez vos codes sur carte-renouv.test",
    "Amende impayée : réglez dans l'heure sur regler-amende.test ou elle sera doublée.",
)
_HONEST = (
    "La médiathèque vous informe que le livre réservé vous attend à l'accueil jusqu'à samedi.",
    "Rappel : votre rendez-vous avec la conseillère est fixé au mardi 12 mai à 14 h.",
    "Compte rendu de la réunion de mardi en pièce jointe, comme convenu. Bonne lecture.",
    "Le cours d'informatique de jeudi aura lieu en salle 3, et non en salle 1. À jeudi !",
    "Merci pour votre inscription à l'atelier cuisine que vous avez demandée ce matin.",
    "L'association fait sa fête le 6 juin. Répondez si vous souhaitez venir, sans urgence.",
    "Votre relevé mensuel est prêt. Retrouvez-le dans votre espace client, comme chaque mois.",
    "Bonjour, voici les photos de la sortie au musée dont nous avons parlé hier au téléphone.",
)
_DECOYS = ("impots.gouv.fr", "ameli.fr", "caf.fr", "francetravail.fr", "service-public.fr")
_TRAPS = ("aide-compte", "verif-dossier", "suivi-colis", "espace-client", "mise-a-jour", "mon-avis")
_SITES = (
    "mairie-aubrac", "velo-nord", "cine-club", "jardins-nord", "atelier-bois", "ecole-mistral",
    "bibli-sud", "marche-bio",
)  # fmt: skip
_FILES = (
    "facture_mars.pdf", "photo_vacances.jpg", "releve.avril.xlsx", "rapport.final.docx",
    "devis-2026.pdf", "carte_de_visite.vcf", "menu.cantine.odt", "chanson.v2.mp3",
    "plan.du.quartier.png", "notes.txt", "affiche_fete.pdf", "archives.2025.zip",
)  # fmt: skip


def password_strongest(rng: np.random.Generator) -> dict[str, Any]:
    """A random password among long ones made of a person's life or of the keyboard."""
    first, last, pet = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES), pick(rng, _PETS)
    day, month, year = integer(rng, 10, 28), integer(rng, 10, 12), integer(rng, 1950, 2005)
    plain = str.maketrans("éèëÉ", "eeeE")
    weak = (
        f"{pet}{day}{month}{year}!",
        f"{first}.{last.replace(' ', '')}.{year}".translate(plain),
        f"azertyuiop{integer(rng, 1, 9)}23456",
        f"MotDePasse{year}!",
        f"{pet}-{first}-{year}".translate(plain),
    )
    kinds = (string.ascii_uppercase, string.ascii_lowercase, string.digits, "#!?+=%*")
    letters = "".join(pick(rng, kinds[place % 4]) for place in shuffled(rng, range(12)))
    return {
        "who": f"{first} {last}",
        "birth": f"{day}/{month}/{year}",
        "pet": pet,
        "strong": letters,
        "weak": sample(rng, weak, 3),
    }


def password_reuse(rng: np.random.Generator) -> dict[str, Any]:
    """Accounts of a person with their passwords; one service is robbed of them."""
    services, passwords = sample(rng, _SERVICES, 5), sample(rng, _PASSWORDS, 3)
    used = shuffled(rng, [0, 0, *((0, 1, 2) if rng.integers(2) else (1, 1, 2))])
    exposed = [service for service, u in zip(services, used, strict=True) if u == 0]
    rows = (f"    {s:<24}{passwords[u]}" for s, u in zip(services, used, strict=True))
    return {
        "who": pick(rng, FIRST_NAMES),
        "table": "\n".join(rows),
        "robbed": pick(rng, exposed),
        "exposed": exposed,
        "safe": [service for service in services if service not in exposed],
        "key": list(range(1, len(exposed) + 1)),
    }


def password_policy(rng: np.random.Generator) -> dict[str, Any]:
    """Five passwords, two or three of which keep to a length and three classes of characters."""
    least = integer(rng, 10, 13)
    good: list[str] = []
    bad: dict[int, str] = {}
    while len(good) < 3 or len(bad) < 3:
        left, right = sample(rng, _WORDS, 2)
        text = left + pick(rng, ("", *_SPECIALS)) + right + pick(rng, ("", "", *"23456789"))
        text = text.title() if rng.integers(4) else text
        text += pick(rng, ("", "", *_SPECIALS))
        broken = [rule for rule, kept in enumerate(_rules(text, least)) if not kept]
        if not broken and text not in good:
            good.append(text)
        elif len(broken) == 1:
            bad.setdefault(broken[0], text)
    count = integer(rng, 2, 3)
    refused = sample(rng, sorted(bad.items()), 5 - count)
    return {
        "least": least,
        "accepted": good[:count],
        "refused": [text for _, text in refused],
        "key": list(range(1, count + 1)),
    }


def _rules(text: str, least: int) -> tuple[bool, ...]:
    patterns = ("[A-Z]", "[0-9]", "[^A-Za-z0-9]")
    return len(text) >= least, *(re.search(pattern, text) is not None for pattern in patterns)


def factors(rng: np.random.Generator) -> dict[str, Any]:
    """Three means of proof and the kind of factor of each."""
    return matching(rng, _FACTORS)


def suspect_message(rng: np.random.Generator) -> dict[str, Any]:
    """One message of phishing among three ordinary ones."""
    who = pick(rng, FIRST_NAMES)
    return {"who": who, "suspect": pick(rng, _SUSPECT), "honest": sample(rng, _HONEST, 3)}


def shown_and_real(rng: np.random.Generator) -> dict[str, Any]:
    """Four links, shown and real; one to three open another site than the one they show."""
    sites = sample(rng, _SITES, 4)
    false = sorted(sample(rng, range(4), integer(rng, 1, 3)))
    rows = []
    for n, site in enumerate(sites):
        page = pick(rng, ("agenda", "contact", "inscription", "horaires"))
        honest = (
            f"www.{site}.example/{page}?id={integer(rng, 2, 99)}",
            f"{site}.example/fr/{page}",
        )
        trap = pick(rng, _TRAPS)
        lures = (
            f"{site}.example.{trap}.test/{page}",
            f"{site}-{page}.test/",
            f"{trap}.test/{site}",
        )
        real = pick(rng, lures if n in false else honest)
        rows.append(f"affiche : {site}.example/{page}\n       ouvre   : https://{real}")
    letters = [LETTERS[n] for n in false]
    other = [LETTERS[n] for n in range(4) if n not in false]
    return {
        "links": lettered(rows),
        "key": [", ".join(letters)],
        "wrong": [", ".join(other), "ABCD"],
    }


def trap_domain(rng: np.random.Generator) -> dict[str, Any]:
    """The domain of an address that begins like a public service's."""
    decoy, page = pick(rng, _DECOYS), pick(rng, ("login", "connexion", "dossier", "paiement"))
    domain = f"{pick(rng, _TRAPS)}-{integer(rng, 2, 99)}.{pick(rng, ('example', 'test'))}"
    shapes = (
        f"https://{decoy}.{domain}/{page}",
        f"https://www.{decoy}@{domain}/{page}",
        f"https://{domain}/{decoy}/{page}",
        f"https://{decoy.replace('.', '-')}.{domain}/{page}",
    )
    return {
        "url": pick(rng, shapes),
        "key": [domain, f"https://{domain}"],
        "wrong": [decoy, f"www.{decoy}", f"{decoy}.{domain}"],
        "domain": domain,
    }
