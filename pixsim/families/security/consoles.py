"""Worlds of competences 2.1 and 4.1: a second factor, a network of others, what an antivirus found, keys, private talk."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    Step,
    acts_of_steps,
    button,
    choice,
    device,
    goal_of_steps,
    info,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES, of

# ---------------------------------------------------------------- @double_facteur

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
    steps: list[Step] = [(where, "Deuxième étape", "oui")] if on == "non" else []
    steps += [
        (where, "Moyen demandé", "clé de sécurité"),
        ("Dépannage", "Accepter aussi un SMS", "non"),
        ("Dépannage", "Enregistrer dix codes de secours", ""),
    ]
    world = device(
        f"{site} · compte {of(who)}", screen("Compte"),
        screen(where, choice("Deuxième étape", on), choice("Moyen demandé", begin, kinds), choice("Rester connecté", "30 jours", ("jamais", "30 jours"))),
        screen("Dépannage", choice("Accepter aussi un SMS", "oui"), choice("Question secrète", "non"), button("Enregistrer dix codes de secours", "Dix codes sont enregistrés.")),
        screen("Appareils", info("Téléphone", "connu"), info("Clé de sécurité", "enregistrée"), choice("Prévenir d'une connexion nouvelle", "oui")),
        screen("Profil", choice("Langue", "français", ("français", "anglais")), choice("Lettre d'information", "oui")),
    )  # fmt: skip
    other: list[Step] = [
        (p, n, "application de codes" if v == "clé de sécurité" else v) for p, n, v in steps
    ]
    return {
        "who": who, "site": site,
        "world": world,
        "goal": goal_of_steps(*steps, free=("Rester connecté",)),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps(steps[:-1]), acts_of_steps([s for s in steps if s[1] != "Accepter aussi un SMS"]),
                 acts_of_steps([s for s in other if begin != "application de codes" or s[1] != "Moyen demandé"])],
    }  # fmt: skip


# ---------------------------------------------------------------- @reseau_sur

_PLACES = ("de l'hôtel", "de la gare", "du café", "du camping", "de la conférence")


def on_a_network_of_others(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: on the Wi-Fi of others, all goes through the VPN or not at all, and neighbours see nothing."""
    place = pick(rng, _PLACES)
    network = f"{pick(rng, ('Invites', 'WIFI-LIBRE', 'Accueil', 'Public'))}-{integer(rng, 10, 99)}"
    begins = {"VPN": "arrêté", "Sans VPN": "laisser passer", "Ce réseau est": "privé"}
    right = {"VPN": "actif", "Sans VPN": "tout bloquer", "Ce réseau est": "public"}
    ready = pick(rng, ("", "VPN", "Sans VPN"))
    begins[ready] = right.get(ready, "")
    pages = {
        "VPN": "VPN de l'association",
        "Sans VPN": "VPN de l'association",
        "Ce réseau est": f"Wi-Fi {network}",
    }
    steps: list[Step] = [(pages[name], name, right[name]) for name in right if name != ready]
    world = device(
        "Ordinateur · réseau", screen("Réseau"),
        screen(f"Wi-Fi {network}", info("Sécurité", pick(rng, ("aucune", "WPA2, mot de passe affiché"))), choice("Ce réseau est", begins["Ce réseau est"], ("privé", "public")),
               info("Dossiers partagés", "visibles des voisins quand le réseau est privé"),
               choice("Se reconnecter tout seul", "non")),
        screen("VPN de l'association", choice("VPN", begins["VPN"], ("arrêté", "actif")), choice("Sans VPN", begins["Sans VPN"], ("laisser passer", "tout bloquer")),
               choice("Pays de sortie", "France", ("France", "Suisse", "Canada"))),
        screen("Sans-fil", choice("Bluetooth", "oui"), choice("Mode avion", "non")),
        screen("Navigation privée", choice("Ouvrir en fenêtre privée", "non")),
    )  # fmt: skip
    private: Step = ("Navigation privée", "Ouvrir en fenêtre privée", "oui")
    return {
        "place": place, "network": network,
        "world": world,
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps([private]), acts_of_steps(steps[:-1]), acts_of_steps([*steps, ("Sans-fil", "Mode avion", "oui")])],
    }  # fmt: skip


# ---------------------------------------------------------------- @malveillants

_BAD = {
    "rançongiciel": ("chiffre les documents, puis réclame de l'argent", "rend les fichiers illisibles et affiche une demande de paiement"),
    "logiciel espion": ("enregistre les touches tapées et les envoie", "prend des copies d'écran à l'insu de l'utilisateur"),
    "ver": ("se copie seul sur les autres postes du réseau", "se répand tout seul par les partages, sans qu'on l'ouvre"),
    "cheval de Troie": ("se fait passer pour un jeu, puis ouvre un accès caché", "prétend convertir des fichiers, et laisse entrer un tiers"),
    "logiciel publicitaire (publiciel)": ("ajoute des annonces dans toutes les pages", "remplace la page d'accueil par des publicités"),
}  # fmt: skip
_SPEAKING = {
    "rançongiciel": "un rançongiciel",
    "logiciel espion": "un logiciel espion",
    "logiciel publicitaire (publiciel)": "un logiciel publicitaire",
}
"""Kinds whose names say what they do."""
_FILES = (
    "setup_2.exe",
    "notice.scr",
    "jeu-quiz.exe",
    "facture.js",
    "outil.bat",
    "lecteur.msi",
    "photo.com",
)


def the_one_of_that_kind(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of three programs that an antivirus found, the one of the kind that is named."""
    asked = pick(rng, tuple(_SPEAKING))
    kinds = [asked, *sample(rng, [kind for kind in _BAD if kind != asked], 2)]
    names = sample(rng, _FILES, 3)
    wanted = kinds[0]
    rows = shuffled(rng, list(zip(names, kinds, strict=True)))
    pages = [
        screen(
            name,
            info(f"{name} : ce qu'il fait", pick(rng, _BAD[kind])),
            choice(f"{name} : décision", "à décider", ("à décider", "quarantaine", "laisser")),
        )
        for name, kind in rows
    ]
    tell: Step = ("Équipe", "Prévenir le service informatique", "")
    steps: dict[str, Step] = {name: (name, f"{name} : décision", "quarantaine") for name in names}
    right = [steps[names[0]], tell]
    team = screen(
        "Équipe",
        button(tell[1], "Le service est prévenu."),
        button("Éteindre tous les postes", "Tous les postes s'éteignent."),
    )
    return {
        "kind": _SPEAKING[wanted], "what": _BAD[wanted][0], "file": names[0],
        "world": device("Antivirus · trois détections", screen("Détections"), *pages, team),
        "goal": goal_of_steps(*right),
        "solution": acts_of_steps(right),
        "near": [acts_of_steps([steps[names[1]], tell]), acts_of_steps([*right, steps[names[2]]]), acts_of_steps(right[:1])],
    }  # fmt: skip


# ---------------------------------------------------------------- @chiffrement


def keys_of_two_messages(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: which key encrypts a message that one alone must read, which one signs what all may verify."""
    me, to, other = sample(rng, FIRST_NAMES, 3)
    keys = (
        "aucune",
        f"clé publique {of(to)}",
        f"clé publique {of(other)}",
        "votre clé publique",
        "votre clé privée",
    )
    secret, notice = pick(
        rng,
        (
            ("Devis confidentiel", "Avis aux adhérents"),
            ("Dossier médical", "Communiqué"),
            ("Codes d'accès", "Règlement"),
        ),
    )
    first, second = f"{secret} (pour {to})", f"{notice} (pour tous)"
    pages = [
        screen(
            name,
            choice(f"{name} : chiffrer avec", "aucune", keys),
            choice(f"{name} : signer avec", "aucune", keys),
            choice(f"{name} : accusé de lecture", "non"),
        )
        for name in (first, second)
    ]
    steps: list[Step] = [
        (first, f"{first} : chiffrer avec", f"clé publique {of(to)}"),
        (first, f"{first} : signer avec", "votre clé privée"),
        (second, f"{second} : signer avec", "votre clé privée"),
    ]

    def with_keys(encrypts: str, signs: str) -> list[Any]:
        return acts_of_steps(
            [
                (first, steps[0][1], encrypts),
                (first, steps[1][1], signs),
                (second, steps[2][1], signs),
            ]
        )

    return {
        "to": to, "secret": secret, "notice": notice,
        "world": device(f"Messagerie {of(me)}", screen("Messages à envoyer"), *shuffled(rng, pages), screen("Carnet de clés", info(to, "clé publique"), info(other, "clé publique"), info(me, "clé publique et clé privée"))),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [with_keys("votre clé privée", f"clé publique {of(to)}"), with_keys("votre clé publique", "votre clé privée"), acts_of_steps(steps[:2]),
                 acts_of_steps([*steps, (second, f"{second} : chiffrer avec", f"clé publique {of(to)}")])],
    }  # fmt: skip


# ---------------------------------------------------------------- @instantanee


def read_by_nobody_else(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a talk that the service itself cannot read, its copies neither."""
    who, other = sample(rng, FIRST_NAMES, 2)
    lasting = pick(rng, ("1 jour", "7 jours", "30 jours"))
    talks = [f"Conversation avec {one}" for one in (who, other)]
    pages = [screen(talk, choice(f"{one} : chiffrement", "jusqu'au serveur", ("aucun", "jusqu'au serveur", "de bout en bout")),
                    choice(f"{one} : messages effacés après", "jamais", ("jamais", "1 jour", "7 jours", "30 jours")), choice(f"{one} : notifications", "oui"))
             for talk, one in zip(talks, (who, other), strict=True)]  # fmt: skip
    world = device(
        "Messagerie instantanée", screen("Réglages"), *shuffled(rng, pages),
        screen("Sauvegarde", choice("Copie des conversations en ligne", "lisible par le service", ("aucune", "lisible par le service", "chiffrée avec votre mot de passe")), choice("Copie des photos", "non")),
        screen("Profil", choice("Statut en ligne visible", "oui"), choice("Photo visible par", "mes contacts", ("tout le monde", "mes contacts"))),
    )  # fmt: skip
    steps: list[Step] = [(talks[0], f"{who} : chiffrement", "de bout en bout"), (talks[0], f"{who} : messages effacés après", lasting),
                         ("Sauvegarde", "Copie des conversations en ligne", "aucune")]  # fmt: skip
    goal = goal_of_steps(*steps)
    want = (
        *goal.want[:2],
        ("set", "Copie des conversations en ligne", "aucune||chiffrée avec votre mot de passe"),
    )
    return {
        "who": who, "lasting": lasting,
        "world": world,
        "goal": goal.model_copy(update={"want": want}),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps(steps[:2]), acts_of_steps([("Profil", "Statut en ligne visible", "non"), *steps[1:]]),
                 acts_of_steps([(talks[1], f"{other} : chiffrement", "de bout en bout"), *steps[1:]])],
    }  # fmt: skip
