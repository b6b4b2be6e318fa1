"""Families of competence 4.2: personal data, rights, cookies, settings, traces."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, matching, sample

_PERSONAL = (
    "le numéro de mobile d'une adhérente", "l'adresse électronique prénom.nom d'un agent",
    "la photo du visage d'un bénévole", "le numéro de sécurité sociale d'un usager",
    "la plaque d'immatriculation d'une voisine", "l'adresse du domicile d'un abonné",
    "la voix enregistrée d'un appelant", "le numéro d'allocataire d'une famille",
    "l'empreinte digitale d'une employée", "le nom d'une élève sur une liste de classe",
)  # fmt: skip
_IMPERSONAL = (
    "la température moyenne à Lyon en juin", "la superficie d'une commune",
    "le prix d'un kilo de pain à la boulangerie", "les horaires d'ouverture d'une mairie",
    "le nombre total d'habitants d'un département", "la recette d'un gâteau au chocolat",
    "le tarif d'entrée d'une piscine municipale", "la hauteur d'un pont sur la rivière",
    "le nombre de livres d'une bibliothèque", "le tirage total d'un journal local",
)  # fmt: skip
_IDENTIFY = {
    "directement": (
        "Un badge où figurent un nom et un prénom",
        "Une feuille d'émargement avec les noms des présents",
        "Une enveloppe au nom complet d'une habitante",
        "Un palmarès qui donne le nom et le prénom des gagnants",
    ),
    "indirectement": (
        "La plaque d'immatriculation d'une particulière",
        "L'adresse IP de l'abonnement d'un foyer",
        "Un numéro de client",
        "Un numéro de téléphone mobile sans nom",
        "L'identifiant d'un cookie posé sur un téléphone",
        "Un numéro de dossier d'allocataire",
    ),
    "pas du tout": (
        "Le nombre de prêts d'une médiathèque en un an",
        "La température moyenne d'une salle de réunion",
        "Le total des entrées de la piscine en juillet",
        "Le prix moyen d'un abonnement de transport",
    ),
}
_TRACES = {
    "volontaire": (
        "Un avis publié sur un restaurant",
        "Une photo mise en ligne sur son profil",
        "Un commentaire écrit sous un article",
        "Un CV déposé sur un site d'emploi",
        "Une petite annonce rédigée pour vendre un vélo",
    ),
    "involontaire": (
        "L'adresse IP notée par le serveur visité",
        "L'heure de la visite relevée par le site",
        "La position ajoutée par l'appareil à une photo",
        "Le cookie déposé par une régie sans rien demander",
        "Le modèle du téléphone transmis par le navigateur",
    ),
}


def personal_list(rng: np.random.Generator) -> dict[str, Any]:
    """Two or three personal data among five."""
    count = integer(rng, 2, 3)
    return {
        "personal": sample(rng, _PERSONAL, count),
        "others": sample(rng, _IMPERSONAL, 5 - count),
        "key": list(range(1, count + 1)),
    }


def identify(rng: np.random.Generator) -> dict[str, Any]:
    """Data that identify a person directly, indirectly or not at all."""
    return matching(rng, _IDENTIFY)


def kind_of_trace(rng: np.random.Generator) -> dict[str, Any]:
    """Traces left on purpose or not."""
    return matching(rng, _TRACES)
