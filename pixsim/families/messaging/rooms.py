"""Worlds of competence 2.1: a room of an open network, an account and a letter to act on."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    Step,
    button,
    choice,
    device,
    info,
    screen,
    task_of_steps,
)
from pixsim.worlds.goals import Goal

# ---------------------------------------------------------------- @instantanee


def room_elsewhere(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a room of another server of an open network, joined by its whole address, its key checked."""
    word = pick(rng, ("jardin", "cartes", "chorale", "velo", "couture"))
    home, theirs, other = sample(
        rng, ("rive.example", "colline.example", "prairie.example", "forge.example"), 3
    )
    code = f"{integer(rng, 1000, 9999)} {integer(rng, 1000, 4999)}"
    close = (
        f"{code[1]}{code[0]}{code[2:]}",
        f"{code[:5]}{int(code[5:]) + 5000}",
        f"{code[:3]}{(int(code[3]) + 1) % 10}{code[4:]}",
    )
    bad, *blurred = shuffled(rng, [one for one in close if one != code])
    rooms = (
        f"#{word}",
        f"#{word}:{theirs}",
        f"#{word}:{other}",
        f"#{word}-{theirs.split('.')[0]}:{home}",
    )
    world = device(
        f"Messagerie ouverte · compte sur {home}", screen("Salons"),
        screen("Rejoindre", choice("Salon", "aucun", ("aucun", *shuffled(rng, rooms))), choice("Chiffrer mes messages", "non"), button("Entrer", "Vous êtes dans le salon.")),
        screen("Annonce du club", info("Salon du club", f"« {word} », sur le serveur {theirs}"), info("Empreinte de sa clé", code), info("À l'entrée", "messages chiffrés seulement")),
        screen("Clés", info(f"Clé de #{word}:{theirs}", code), info(f"Clé de #{word}:{other}", bad), choice("Empreinte que j'ai comparée et que je confirme", "aucune", ("aucune", *sorted({code, bad, *blurred})))),
        screen("Inscription", *(button(f"Créer un compte sur {host}", "Compte créé.") for host in (theirs, other))),
    )  # fmt: skip
    steps: list[Step] = [
        ("Clés", "Empreinte que j'ai comparée et que je confirme", code),
        ("Rejoindre", "Salon", f"#{word}:{theirs}"),
        ("Rejoindre", "Chiffrer mes messages", "oui"),
        ("Rejoindre", "Entrer", ""),
    ]
    return {"word": word, "home": home, "theirs": theirs, "code": code,
            **task_of_steps(world, steps, (steps[0], ("Rejoindre", "Salon", f"#{word}"), *steps[2:]), (steps[0], ("Rejoindre", "Salon", f"#{word}:{other}"), *steps[2:]), steps[1:], (*steps[:2], steps[3]), ((*steps[0][:2], bad), *steps[1:]))}  # fmt: skip


# ---------------------------------------------------------------- @boite


def servers_of_an_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: servers and ports of an account, encrypted ones, from what the provider publishes."""
    host = f"{pick(rng, ('poste', 'courriel', 'lettres', 'plume', 'relais'))}-{integer(rng, 10, 99)}.example"
    kept = bool(integer(rng, 0, 1))
    protocol, port, clear = ("IMAP", "993", "143") if kept else ("POP", "995", "110")
    need = (
        "les lire aussi sur un téléphone, et que ce qui est lu ou rangé sur l'un le soit sur l'autre"
        if kept
        else "les retirer du serveur, pour n'en garder qu'une copie ici"
    )
    names = (f"imap.{host}", f"pop.{host}", f"smtp.{host}", f"www.{host}")
    received = names[0] if kept else names[1]
    ports = ("25", "110", "143", "465", "587", "993", "995")
    world = device(
        "Logiciel de courrier", screen("Nouveau compte"),
        screen("Aide du fournisseur", info("IMAP : messages laissés", f"{names[0]}, port 993 chiffré ou 143 en clair"), info("POP : messages retirés", f"{names[1]}, port 995 chiffré ou 110 en clair"), info("Envoi (SMTP)", f"{names[2]}, port 465 chiffré ou 25 en clair")),
        screen("Réception", choice("Sorte", "POP" if kept else "IMAP", ("IMAP", "POP")), choice("Serveur de réception", names[3], names), choice("Port de réception", clear, ports)),
        screen("Envoi", choice("Serveur d'envoi", names[3], names), choice("Port d'envoi", "25", ports)), screen("Identité", choice("Signature", "non"), choice("Accusé de lecture", "non")),
    )  # fmt: skip
    steps: list[Step] = [
        ("Réception", "Sorte", protocol),
        ("Réception", "Serveur de réception", received),
        ("Réception", "Port de réception", port),
        ("Envoi", "Serveur d'envoi", names[2]),
        ("Envoi", "Port d'envoi", "465"),
    ]
    return {"host": host, "need": need, "protocol": protocol, "port": port, "received": received,
            **task_of_steps(world, steps, (*steps[:2], *steps[3:]), steps[:3], (*steps[:4], ("Envoi", "Port d'envoi", "993" if kept else "995")),
                    (("Réception", "Serveur de réception", names[0]), *steps[2:]) if not kept else (steps[0], ("Réception", "Serveur de réception", names[1]), *steps[2:]))}  # fmt: skip


# ---------------------------------------------------------------- @netiquette

_FORMAL = "Je vous prie d'agréer mes salutations distinguées."
_LETTERS = (
    ("au maire", ("Monsieur le maire,", "Monsieur,"), (_FORMAL, "Cordialement."),
     (("le prêt d'un barnum, du 4 au 6 juin", "Prêt d'un barnum du 4 au 6 juin"), ("la salle des fêtes, que vous demandez pour le 12 mars", "Salle des fêtes, le 12 mars : demande"))),
    ("à un ami d'enfance", ("Salut !",), ("À bientôt, je t'embrasse.",),
     (("les photos de la sortie au lac", "Photos de la sortie au lac"), ("votre anniversaire, où vous l'invitez le 12 mars", "Anniversaire du 12 mars : invitation"))),
    ("à Nadia, une collègue que l'on tutoie", ("Bonjour Nadia,",), ("Bonne journée, à demain.", "Cordialement."),
     (("l'heure de la réunion du 12 mars", "Réunion du 12 mars : confirmer l'heure"), ("la facture n° 214, de 80 €, que vous ne comprenez pas", "Facture n° 214 de 80 € : question"))),
    ("à un recruteur que l'on ne connaît pas", ("Madame, Monsieur,",), (_FORMAL, "Cordialement."),
     (("l'offre d'emploi n° 214, qui vous tente", "Offre d'emploi n° 214 : candidature"), ("l'heure de l'entretien du 12 mars", "Entretien du 12 mars : confirmer l'heure"))),
)  # fmt: skip
"""For whom, how one may begin, how one may end, what it may be about with the subject that says so."""


def opening_and_closing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how a message begins and ends, by whom it is for, with a subject that says what it is about."""
    (whom, begins, ends, matters), (_w, others, other_ends, _m) = sample(rng, _LETTERS, 2)
    if ends[0] == other_ends[0]:
        return opening_and_closing(rng)
    opening, closing, other = begins[0], ends[0], others[0]
    matter, subject = pick(rng, matters)
    openings = tuple(shuffled(rng, sorted({way for letter in _LETTERS for way in letter[1]})))
    closings = tuple(shuffled(rng, sorted({way for letter in _LETTERS for way in letter[2]})))
    subjects = tuple(shuffled(rng, [subject, "À lire vite", "Une demande", "(sans objet)"]))
    world = device("Nouveau message", screen("Message", info("Sujet du texte", matter)), screen("Objet et début", choice("Objet", "(sans objet)", subjects), choice("Début", "(rien)", ("(rien)", *openings))), screen("Bas du message", choice("Fin", "(rien)", ("(rien)", *closings)), choice("Signature complète", "oui")), screen("Options", choice("Demander un accusé", "non"), choice("Importance haute", "non")))  # fmt: skip
    steps: list[Step] = [
        ("Objet et début", "Objet", subject),
        ("Objet et début", "Début", opening),
        ("Bas du message", "Fin", closing),
    ]
    task = task_of_steps(world, steps, (steps[0], ("Objet et début", "Début", other), steps[2]), steps[:2], (("Objet et début", "Objet", "Une demande"), *steps[1:]))  # fmt: skip
    want = [
        ("set", "Objet", subject),
        ("set", "Début", "||".join(begins)),
        ("set", "Fin", "||".join(ends)),
    ]
    task["goal"] = Goal(want=tuple(want), keep=("set", "pressed"))
    return {"whom": whom, "matter": matter, "opening": opening, "closing": closing, **task}
