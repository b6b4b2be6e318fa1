"""Worlds of competence 4.1: a computer, a router, a shared folder, a folder of downloads."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.settings import button, choice, info, settings
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as fic
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg

_DOCUMENTS = (
    ("facture_mars", "pdf"), ("photo_vacances", "jpg"), ("releve_avril", "xlsx"), ("rapport_final", "docx"),
    ("devis_2026", "pdf"), ("menu_cantine", "odt"), ("chanson_v2", "mp3"), ("plan_du_quartier", "png"),
    ("affiche_fete", "pdf"), ("archives_2025", "zip"), ("lettre_mairie", "odt"), ("film_sortie", "mp4"),
)  # fmt: skip
_LURES = ("facture", "photo", "bon_de_commande", "convocation", "contrat", "avis", "cv_candidat")


def isolate_disguised(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two programs that pass for documents, put aside; extensions are hidden."""
    tree = Tree(rng)
    tree.folder("Ordinateur/Quarantaine")
    lures = [f"{word}_{integer(rng, 10, 99)}" for word in sample(rng, _LURES, 2)]
    names = [
        f"{stem}.{pick(rng, ('pdf', 'jpg', 'docx'))}.{pick(rng, ('exe', 'scr', 'bat'))}" for stem in lures
    ] + [f"{stem}.{end}" for stem, end in sample(rng, _DOCUMENTS, 7)]  # fmt: skip
    real = f"installer_{pick(rng, ('imprimante', 'clavier', 'scanner'))}.exe"
    ids = dict.fromkeys(shuffled(rng, [*names, real]), "")
    for name in ids:
        ids[name] = tree.file(f"Ordinateur/Téléchargements/{name}")
    traps, target = [ids[name] for name in names[:2]], "Ordinateur/Quarantaine"
    looks_alike = ids[names[2]]

    def moved(*things: str) -> list[Act]:
        return [fic.Move(thing=thing, folder=target) for thing in things]

    return {
        "real": real.rpartition(".")[0],
        "world": tree.disk("Ordinateur/Téléchargements", names=False),
        "goal": Goal(
            want=tuple(("in", thing, target) for thing in traps),
            refuse=tuple(("opened", thing, "*") for thing in traps),
            keep=("in", "binned", "name", "file", "content"),
            free=tuple(f"~{name}" for name in names[:2]),
        ),
        "solution": moved(*traps),
        "near": [moved(traps[0]), moved(*traps, ids[real]), moved(traps[0], looks_alike),
                 [fic.Open(thing=traps[0]), fic.Back(), *moved(*traps)]],
    }  # fmt: skip


def cut_off(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a computer cut from every network, and left on."""
    wifi, cable, shared = pick(rng, ((1, 1, 0), (0, 1, 1), (1, 0, 1), (1, 1, 1)))
    links = {
        "Wi-Fi": ("activé", "coupé", wifi),
        "Câble réseau": ("branché", "débranché", cable),
        "Connexion par le téléphone": ("activée", "coupée", shared),
    }
    pages = {
        "Réseau": [
            choice(name, on if used else off, on, off) for name, (on, off, used) in links.items()
        ],
        "Son": [choice("Volume", "60 %", "0 %", "30 %", "60 %")],
        "Écran": [choice("Luminosité", "80 %", "20 %", "50 %", "80 %")],
        "Arrêt": [
            button("Éteindre", "L'ordinateur est éteint."),
            button("Redémarrer", "L'ordinateur redémarre."),
            button("Effacer et remettre à neuf", "Tout est effacé."),
        ],
    }
    used = [(name, off) for name, (_on, off, on_now) in links.items() if on_now]
    cut: list[Act] = [reg.Open(page="Réseau"), *(reg.Set(setting=n, value=v) for n, v in used)]
    return {
        "who": pick(rng, FIRST_NAMES),
        "where": pick(rng, ("de l'accueil", "du secrétariat", "de la comptabilité", "de l'atelier", "de la salle des cours")),
        "sign": pick(rng, (
            "affiche une demande de rançon", "ouvre tout seul des fenêtres et des fichiers",
            "envoie des messages à tout le carnet d'adresses", "change le nom de ses fichiers un à un",
        )),
        "world": settings("Ordinateur", "Paramètres", pages),
        "goal": Goal(want=tuple(("set", name, off) for name, off in used), keep=("set", "pressed")),
        "solution": cut,
        "near": [cut[:-1], [*cut, reg.Back(), reg.Open(page="Arrêt"), reg.Press(button="Éteindre")]],
    }  # fmt: skip


_RIGHTS = ("aucun", "lecture", "commentaire", "modification", "gestion des accès")
_NEEDS = {
    "lecture": ("consulte {doc} sans rien y changer", "a seulement besoin de lire {doc}"),
    "commentaire": ("annote {doc} en marge, sans toucher au texte", "donne son avis sur {doc} à côté du texte, sans le corriger"),
    "modification": ("tient {doc} à jour chaque semaine", "écrit avec vous dans {doc}"),
    "aucun": ("a quitté le groupe et ne doit plus voir {doc}", "n'a plus besoin d'ouvrir {doc}"),
}  # fmt: skip
_SHARED = (
    ("le budget de la fête", "Fête du quartier"), ("le planning des bénévoles", "Bénévoles"),
    ("la liste des courses", "Cantine"), ("le projet de bulletin", "Bulletin"), ("le règlement du jardin", "Jardin partagé"),
)  # fmt: skip


def least_right(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the smallest right that suffices, for each of three persons, on a shared folder."""
    doc, folder = pick(rng, _SHARED)
    names = sample(rng, FIRST_NAMES, 5)
    wanted = sample(rng, list(_NEEDS), 3)
    now = [pick(rng, [r for r in _RIGHTS[1:] if r != right]) for right in wanted]
    rest = [pick(rng, _RIGHTS[1:]) for _ in names[3:]]
    people = dict(zip(names, [*now, *rest], strict=True))
    lines = [choice(f"Droit {of(name)}", people[name], *_RIGHTS) for name in sorted(people)]
    pages = {
        "Partage": [info("Dossier partagé", f"{folder} ({doc})"), *lines, choice("Lien public", "désactivé", "désactivé", "lecture", "modification")],
        "Informations": [info("Dossier", folder), info("Taille", f"{integer(rng, 2, 90)} Mo")],
        "Historique": [info("Dernière modification", f"hier, par {names[4]}")],
    }  # fmt: skip
    needs = [pick(rng, _NEEDS[right]).format(doc=doc) for right in wanted]
    said = [f"{name} {need}" for name, need in zip(names[:3], needs, strict=True)]

    def given(rights: list[str]) -> list[Act]:
        done: list[Act] = [reg.Open(page="Partage")]
        return done + [
            reg.Set(setting=f"Droit {of(name)}", value=right)
            for name, right in zip(names, rights, strict=False)
        ]

    more = [_RIGHTS[min(4, _RIGHTS.index(right) + 1)] for right in wanted]
    return {
        "folder": folder,
        "doc": doc,
        "needs": " ; ".join(said),
        "world": settings("Espace partagé", folder, pages),
        "goal": Goal(
            want=tuple(("set", f"Droit {of(n)}", r) for n, r in zip(names, wanted, strict=False)),
            keep=("set",),
        ),
        "solution": given(wanted),
        "near": [given([more[0], *wanted[1:]]), given(wanted[:2]), given(["modification"] * 3)],
    }


_PORTS = {
    "21": "FTP, sans chiffrement", "22": "SSH", "23": "Telnet, sans chiffrement", "80": "pages web, sans chiffrement",
    "110": "réception de courrier, sans chiffrement", "443": "pages web chiffrées", "993": "réception de courrier chiffrée",
    "3389": "bureau à distance", "5900": "bureau à distance (VNC)",
}  # fmt: skip
_TO_CLOSE = (
    ("par un bureau à distance", ("3389", "5900")),
    ("par un échange de fichiers ou une ligne de commande sans chiffrement", ("21", "23")),
    ("par une ligne de commande à distance, chiffrée ou non", ("22", "23")),
    ("par une réception de courrier ou des pages web sans chiffrement", ("80", "110")),
)  # fmt: skip


def close_ports(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: ports to be blocked from the outside, known by what goes through them."""
    way, closed = pick(rng, _TO_CLOSE)
    place = pick(
        rng, ("une association", "une petite entreprise", "un cabinet", "une mairie", "une école")
    )
    pages = {
        "Wi-Fi": [choice("Wi-Fi actif", "oui"), choice("Nom visible", "oui")],
        "Pare-feu": [choice("Pare-feu actif", "oui"), choice("Répondre aux appels de test (ping)", "oui")],
        "Pare-feu > Connexions venues d'internet": [
            choice(f"Port {number}", "ouvert", "ouvert", "bloqué")
            for number in shuffled(rng, list(_PORTS))
        ],
        "Pare-feu > Connexions vers internet": [
            choice(f"Sortie par le port {number}", "ouverte", "ouverte", "bloquée") for number in ("22", "80", "443", "993")
        ],
        "Administration": [
            choice("Administration depuis internet", "oui"), button("Redémarrer la box", "La box redémarre."),
        ],
    }  # fmt: skip
    start: list[Act] = [
        reg.Open(page="Pare-feu"), reg.Open(page="Connexions venues d'internet"),
    ]  # fmt: skip
    block = [reg.Set(setting=f"Port {number}", value="bloqué") for number in closed]
    admin: list[Act] = [
        reg.Back(), reg.Back(), reg.Open(page="Administration"),
        reg.Set(setting="Administration depuis internet", value="non"),
    ]  # fmt: skip
    wrong = [reg.Set(setting="Port 443", value="bloqué")]
    return {
        "place": place,
        "way": way,
        "closed": " et ".join(f"{number} ({_PORTS[number]})" for number in closed),
        "world": settings("Box", "Accueil de la box", pages),
        "goal": Goal(
            want=(
                *(("set", f"Port {number}", "bloqué") for number in closed),
                ("set", "Administration depuis internet", "non"),
            ),
            keep=("set", "pressed"),
        ),
        "solution": [*start, *block, *admin],
        "near": [[*start, *block], [*start, *block, *wrong, *admin], [*start, block[0], *admin]],
    }


_MACROS = ("toutes activées", "seulement celles qui sont signées", "bloquées, avec un avertissement", "toutes bloquées, sans avertissement")  # fmt: skip


def macros(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: macros of received files kept from running, those of one's own work let through."""
    work = pick(rng, ("Comptabilité", "Planning", "Inventaire", "Inscriptions"))
    warned = bool(rng.integers(2))
    wanted = _MACROS[2] if warned else _MACROS[1]
    others = sample(rng, ("Bureau", "Clé USB", "Dossier partagé"), 2)
    trusted = shuffled(rng, [work, "Téléchargements", *others])
    places = [
        choice(f"Macros du dossier {name}", "de confiance", "de confiance", "comme les autres")
        for name in trusted
    ]
    pages = {
        "Affichage": [choice("Thème", "clair", "clair", "sombre"), choice("Règle", "oui")],
        "Sécurité": [
            choice("Macros", _MACROS[0], *_MACROS),
            choice("Ouvrir les fichiers reçus en lecture seule", "non"),
        ],
        "Sécurité > Emplacements": places,
        "Enregistrement": [choice("Format par défaut", "ODS", "ODS", "XLSX", "CSV")],
    }
    ask = (
        "le tableur doit les bloquer mais le dire, pour que l'on puisse décider"
        if warned
        else "seules celles dont l'auteur est attesté par une signature doivent se lancer"
    )

    def done(value: str, folders: list[str]) -> list[Act]:
        return [
            reg.Open(page="Sécurité"),
            reg.Set(setting="Macros", value=value),
            reg.Open(page="Emplacements"),
            *(
                reg.Set(setting=f"Macros du dossier {name}", value="comme les autres")
                for name in folders
            ),
        ]

    outside = [name for name in trusted if name != work]
    return {
        "work": work,
        "ask": ask,
        "world": settings("Options du tableur", "Options", pages),
        "goal": Goal(
            want=(
                ("set", "Macros", wanted),
                *(("set", f"Macros du dossier {name}", "comme les autres") for name in outside),
            ),
            keep=("set",),
        ),
        "solution": done(wanted, outside),
        "near": [done(_MACROS[3], outside), done(wanted, trusted), done(wanted, outside[:1])],
    }  # fmt: skip
