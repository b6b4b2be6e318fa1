"""Families of competence 4.2: personal data, rights, cookies, settings, traces."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, matching, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import LETTERS, lettered

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
_SENSITIVE = (
    "maladies déclarées", "religion", "adhésion à un syndicat", "opinions politiques",
    "origine ethnique", "orientation sexuelle", "traitement médical suivi",
)  # fmt: skip
_ORDINARY = (
    "numéro de téléphone", "adresse postale", "date de naissance", "profession", "niveau d'études",
    "pointure", "plaque d'immatriculation", "adresse électronique", "nom de l'employeur",
    "nombre d'enfants", "commune de résidence", "diplôme obtenu",
)  # fmt: skip
_RIGHTS = {
    "accès": (
        "recevoir une copie de tout ce que la boutique sait d'elle",
        "savoir si une entreprise détient des données sur elle",
        "connaître les notes écrites sur elle dans son dossier",
    ),
    "rectification": (
        "faire corriger une adresse erronée dans son dossier",
        "faire compléter une date de naissance incomplète",
        "faire corriger une faute dans l'orthographe de son nom",
    ),
    "effacement": (
        "faire supprimer le compte qui ne lui sert plus, et ses données",
        "faire retirer une photo d'elle publiée quand elle était enfant",
        "faire disparaître son CV, devenu inutile, d'un fichier",
    ),
    "opposition": (
        "rester cliente mais ne plus recevoir de prospection",
        "refuser que ses achats servent à cibler la publicité",
        "interdire à une association d'utiliser son numéro pour démarcher",
    ),
    "portabilité": (
        "récupérer ses listes dans un fichier qu'un autre service saura lire",
        "faire transmettre ses données d'un opérateur à son concurrent",
        "changer d'application de sport en emportant son historique",
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


def sensitive_field(rng: np.random.Generator) -> dict[str, Any]:
    """The only sensitive field of a form."""
    sensitive = pick(rng, _SENSITIVE)
    fields = shuffled(rng, [sensitive, *sample(rng, _ORDINARY, 4)])
    place = LETTERS[fields.index(sensitive)]
    wrong = [letter for letter in LETTERS[:5] if letter != place]
    return {
        "form": lettered(fields),
        "key": [place, sensitive, f"{place}. {sensitive}"],
        "wrong": wrong,
    }


def which_right(rng: np.random.Generator) -> dict[str, Any]:
    """Three requests and the right each exercises."""
    return matching(rng, _RIGHTS) | {"who": pick(rng, FIRST_NAMES)}


def kind_of_trace(rng: np.random.Generator) -> dict[str, Any]:
    """Traces left on purpose or not."""
    return matching(rng, _TRACES)
