"""Families of competence 2.4: identity, reputation, official steps and services."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled

_TRACES = {
    "déclarée": (
        "La date de naissance saisie à l'inscription",
        "La photo de profil choisie",
        "Le métier indiqué dans la présentation",
        "La ville écrite dans le profil",
        "Le pseudonyme donné en créant le compte",
        "La situation familiale cochée dans le profil",
    ),
    "agissante": (
        "« Léa a rejoint le groupe Jardin »",
        "« Omar a aimé une photo de la mairie »",
        "« Inès suit désormais la page de la mairie »",
        "« Paul a commenté une vidéo »",
        "« Nadia a partagé un article »",
        "« Hugo a participé à un sondage »",
    ),
    "calculée": (
        "« 214 abonnés », affiché sous le nom",
        "« Note moyenne du vendeur : 4,6 »",
        "« Membre très actif », attribué par le site",
        "« 37 vues de votre profil ce mois-ci »",
        "« Répond en général en 2 heures »",
        "« Niveau 5 », d'après le nombre de messages",
    ),
}
_SERVICES = {
    "Publicité": (
        "Un site de recettes gratuit, plein d'annonces de marques",
        "Une radio en ligne gratuite, coupée par des annonces",
        "Un jeu gratuit qui montre une vidéo de marque à chaque partie",
        "Un journal gratuit dont les bannières sont vendues à des annonceurs",
    ),
    "Abonnement": (
        "Des films pour 9 € par mois, sans formule gratuite",
        "Un quotidien en ligne dont tout article est réservé aux abonnés",
        "Un logiciel de comptabilité payé chaque année, sans version gratuite",
        "Une bibliothèque de livres audio à 12 € par mois",
    ),
    "Freemium": (
        "Un stockage gratuit jusqu'à 5 Go, payant au-delà",
        "Une visioconférence gratuite 40 minutes, illimitée en payant",
        "Un cours de langue où l'on commence sans payer, avant d'acheter les niveaux suivants",
        "Un éditeur de photos gratuit ; les filtres avancés sont payants",
    ),
    "Don": (
        "Une encyclopédie sans annonce, qui lance un appel aux lecteurs",
        "Un logiciel libre financé par ce que chacun veut bien verser",
        "Une radio associative qui vit de ce que donnent ses auditeurs",
        "Un média gratuit et sans annonce, soutenu par ses lecteurs",
    ),
}
ADVERTISERS = ("Alizé", "Bosquet", "Corail", "Dunes", "Étoile", "Falaise")


def labelled(
    rng: np.random.Generator, pools: Mapping[str, Sequence[str]], count: int
) -> dict[str, str]:
    """Cases to sort: ``cas1`` … with their labels ``rep1`` …, two labels at least."""
    labels = [*sample(rng, tuple(pools), 2), *(pick(rng, tuple(pools)) for _ in range(count - 2))]
    places = {label: iter(shuffled(rng, pools[label])) for label in pools}
    drawn = [(label, next(places[label])) for label in shuffled(rng, labels)]
    return {
        name: text
        for place, (label, case) in enumerate(drawn, 1)
        for name, text in ((f"cas{place}", case), (f"rep{place}", label))
    }


def traces(rng: np.random.Generator) -> dict[str, Any]:
    """Declared, acting and computed parts of a digital identity."""
    return labelled(rng, _TRACES, 3)


def receipt(rng: np.random.Generator) -> dict[str, Any]:
    """An acknowledgement of receipt: file number, and the last day to send papers."""
    number = f"{pick(rng, 'ABCDEHJK')}{integer(rng, 10, 99)}-{integer(rng, 10000, 99999)}"
    contact, phone = (
        f"U{integer(rng, 100000, 999999)}",
        f"01 99 00 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
    )
    received, weeks = date(2026, integer(rng, 1, 11), integer(rng, 1, 28)), integer(rng, 2, 6)
    passed_on = date.fromordinal(received.toordinal() + integer(rng, 3, 10))
    later = f"{pick(rng, 'LMNPRSTV')}{integer(rng, 10, 99)}-{integer(rng, 10000, 99999)}"
    more = pick(rng, (5, 10, 15, 20))
    first_last = date.fromordinal(received.toordinal() + 7 * weeks)
    last = date.fromordinal(first_last.toordinal() + more)
    answer = date.fromordinal(last.toordinal() + integer(rng, 20, 50))
    subject = pick(
        rng,
        ("aide au transport", "bourse communale", "carte de stationnement", "inscription scolaire"),
    )
    text = f"""ACCUSÉ DE RÉCEPTION

Objet : votre demande ({subject})
Identifiant de l'usager : {contact}
Téléphone du service : {phone}

Madame, Monsieur,

Nous avons reçu votre demande le {received:%d/%m/%Y}. Elle est enregistrée
sous la référence {number}, à rappeler dans toute correspondance.

Il manque une pièce : un justificatif de domicile. Elle doit nous parvenir
le {first_last:%d/%m/%Y} au plus tard ; après cette date, la demande sera classée.

Une réponse vous sera donnée avant le {answer:%d/%m/%Y}.

Message automatique : merci de ne pas y répondre.
"""
    following = f"""TRANSMISSION DE VOTRE DEMANDE

Objet : votre demande ({subject})
Identifiant de l'usager : {contact}
Date : {passed_on:%d/%m/%Y}

Madame, Monsieur,

Votre demande {number} relève d'un autre service, qui l'a enregistrée sous
la référence {later} : c'est elle qu'il faut rappeler désormais.

Le délai donné pour la pièce manquante est prolongé de {more} jours.

Message automatique : merci de ne pas y répondre.
"""
    wrong_ends = (received, first_last, answer, date.fromordinal(passed_on.toordinal() + more))
    return {
        "files": {"accuse.txt": text.encode(), "suite.txt": following.encode()},
        "dossier": later,
        "dossiers": [later, later.replace("-", " ")],
        "faux_dossier": [contact, number],
        "limite": f"{last:%d/%m/%Y}",
        "plus": more,
        "faux_limite": [f"{d:%d/%m/%Y}" for d in wrong_ends],
    }


def services(rng: np.random.Generator) -> dict[str, Any]:
    """Three services and how each is paid for."""
    drawn = labelled(rng, _SERVICES, 3)
    return drawn if len({drawn[f"rep{n}"] for n in (1, 2, 3)}) == 3 else services(rng)
