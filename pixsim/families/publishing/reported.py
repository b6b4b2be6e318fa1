"""Family of competence 2.2: which public service each trouble on line is for."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample, shuffled

TROUBLES = {
    "PHAROS": (
        "Un site public appelle à la haine contre un groupe de personnes, sans viser personne en particulier",
        "Une vidéo publiée il y a un an fait l'apologie du terrorisme",
        "Un compte public échange des images pédocriminelles",
    ),
    "CNIL": (
        "Deux mois après votre demande d'effacement, une boutique vous écrit encore",
        "Un ancien employeur refuse de vous montrer le dossier qu'il garde sur vous",
        "Un magasin filme sa salle de pause et refuse de dire ce qu'il en garde",
    ),
    "17": (
        "Un inconnu annonce en ligne qu'il attaquera une école dans l'heure",
        "En appel vidéo, une amie dit que quelqu'un force sa porte en ce moment",
    ),
    "SignalConso": (
        "Un site marchand français n'a ni livré ni remboursé votre commande",
        "Une boutique en ligne affiche des prix barrés qu'elle n'a jamais pratiqués",
        "Un abonnement pris en ligne ne peut pas être résilié en ligne",
    ),
    "33700": (
        "Un SMS vous demande de payer les frais d'un colis que vous n'attendez pas",
        "Un numéro inconnu sonne une fois, pour qu'on le rappelle à prix fort",
    ),
    "3018": (
        "Une collégienne, moquée chaque soir sur un réseau, ne sait pas à qui en parler",
        "Des photos intimes d'un lycéen tournent dans sa classe, et il veut les faire retirer",
    ),
}


def right_desk(rng: np.random.Generator) -> dict[str, Any]:
    """Four troubles, each for another service."""
    services = sample(rng, tuple(TROUBLES), 4)
    row: dict[str, Any] = {"services": shuffled(rng, tuple(TROUBLES))}
    for number, service in enumerate(services, 1):
        row |= {f"trouble{number}": pick(rng, TROUBLES[service]), f"key{number}": service}
    return row
