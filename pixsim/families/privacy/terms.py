"""Families of competence 4.2: transfers, licences, comparison of policies, legal bases."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, matching, pick, sample, shuffled
from pixsim.families.privacy.policies import SERVICES, policy

_BASES = {
    "consentement": (
        "Des cookies publicitaires déposés après un clic sur « Accepter »",
        "Une lettre d'information à qui a coché « Je la souhaite »",
        "La photo d'une adhérente majeure sur l'affiche, avec son accord",
    ),
    "contrat": (
        "L'adresse d'une cliente, pour livrer sa commande",
        "La consommation d'un abonné, pour établir sa facture",
        "Les dates du séjour, pour tenir une réservation d'hôtel",
    ),
    "obligation légale": (
        "Les salaires qu'un employeur déclare aux organismes sociaux",
        "Les factures gardées dix ans selon le code de commerce",
        "L'identité qu'une banque vérifie contre le blanchiment",
    ),
    "intérêt légitime": (
        "Les caméras d'un magasin, pour prévenir les vols",
        "Le journal d'un site, pour repérer des attaques",
    ),
    "intérêts vitaux": (
        "Le groupe sanguin d'un blessé inconscient, aux urgences",
        "La position d'une disparue en danger, pour les secours",
    ),
}
_OUTSIDE = {
    "Inde": "en",
    "Brésil": "au",
    "Mexique": "au",
    "Australie": "en",
    "Maroc": "au",
    "Vietnam": "au",
    "Canada": "au",
    "Chili": "au",
    "Sénégal": "au",
}
_INSIDE = ("Irlande", "Allemagne", "Pays-Bas", "Pologne", "Portugal", "Suède", "Italie", "Belgique")
_TASKS = (
    "hébergement du site",
    "envoi des courriels",
    "assistance par téléphone",
    "paiement en ligne",
)


def legal_basis(rng: np.random.Generator) -> dict[str, Any]:
    """Three uses of data and the legal basis of each."""
    return matching(rng, _BASES)


def transfer(rng: np.random.Generator) -> dict[str, Any]:
    """The only country outside the European Union a policy sends data to."""
    service, country = pick(rng, SERVICES), pick(rng, tuple(_OUTSIDE))
    places = shuffled(rng, [country, *sample(rng, _INSIDE, 3)])
    lines = [f"- {task} : {place}" for task, place in zip(_TASKS, places, strict=True)]
    more = "\n5. Où vont les données ?\nNos prestataires y ont accès depuis ces pays :\n"
    more += "\n".join(shuffled(rng, lines)) + "\n"
    uses = "- Faire fonctionner le service et vous répondre."
    text = policy(rng, service, "- Compte fermé : effacement sous un an.", uses, more)
    return {
        "service": service,
        "key": [country, f"{_OUTSIDE[country]} {country}"],
        "wrong": [place for place in places if place != country],
        "files": {"confidentialite.txt": text.encode()},
    }


def licence(rng: np.random.Generator) -> dict[str, Any]:
    """What terms of use allow a service to do with the photos of its members."""
    service = pick(rng, SERVICES)
    adverts, others, ends = (bool(rng.integers(2)) for _ in range(3))
    uses = (
        "de les afficher, de les adapter au format des écrans et de les reprendre dans ses campagnes"
        " de publicité"
        if adverts
        else "de les afficher et de les adapter au format des écrans, dans le seul but de faire"
        " fonctionner le service, à l'exclusion de toute publicité"
    )
    sub = (
        "peut être cédée ou sous-licenciée à"
        if others
        else "ne peut être ni cédée ni sous-licenciée à"
    )
    end = (
        "prend fin dès que vous supprimez le contenu"
        if ends
        else "demeure acquise même après la suppression du contenu ou du compte"
    )
    grant = textwrap.fill(
        "Vous restez propriétaire des photos que vous publiez. Vous accordez à"
        f" {service} une licence gratuite et mondiale, qui lui permet {uses}.",
        84,
        break_on_hyphens=False,
    )
    price = f"{integer(rng, 2, 9)},{integer(rng, 10, 99)}"
    text = f"""CONDITIONS D'UTILISATION - {service}
Version du {integer(rng, 10, 28)} avril 2026

Article 1. Inscription
Le service est ouvert aux personnes de 15 ans et plus. L'option sans annonces coûte
{price} euros par mois.

Article 2. Comportement
Les propos injurieux et la revente de comptes sont interdits.

Article 3. Vos contenus
{grant}
Cette licence {sub} des tiers.
Elle {end}.

Article 4. Fermeture
Nous pouvons fermer un compte inactif depuis {integer(rng, 12, 36)} mois, après un rappel.
"""
    words = {True: "oui", False: "non"}
    return {
        "service": service,
        "k1": words[adverts],
        "k2": words[others],
        "k3": words[ends],
        "files": {"conditions.txt": text.encode()},
    }
