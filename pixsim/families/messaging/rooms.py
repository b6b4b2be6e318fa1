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


def _grouped(figures: str, size: int, between: str) -> str:
    return between.join(figures[n : n + size] for n in range(0, len(figures), size))


def room_elsewhere(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a room of another server of an open network, joined by its whole address, its key checked.

    Clubs of one name have rooms on several servers; the announcement groups the figures of a key otherwise.
    """
    words = sample(rng, ("jardin", "cartes", "chorale", "velo", "couture", "astronomie"), 4)
    word = words[0]
    home, *hosts = sample(
        rng, ("rive.example", "colline.example", "prairie.example", "forge.example", "anse.example"), 4
    )  # fmt: skip
    theirs = hosts[0]
    towns = sample(rng, ("Rivelac", "Montclair", "Valsonne", "Orgeval", "Brumois"), 3)
    codes = [f"{integer(rng, 10**15, 10**16 - 1)}" for _host in hosts]
    code = codes[0]
    twist = integer(rng, 6, 9)  # in the middle, where one does not look
    close = f"{code[:twist]}{(int(code[twist]) + integer(rng, 1, 9)) % 10}{code[twist + 1 :]}"
    swapped = f"{code[:4]}{code[8:12]}{code[4:8]}{code[12:]}"
    if swapped in (code, close):
        return room_elsewhere(rng)
    codes[1] = close
    keys = [_grouped(one, 4, " ") for one in codes]
    rooms = (f"#{word}", *(f"#{word}:{host}" for host in hosts), f"#{word}-{theirs.split('.')[0]}:{home}", f"#{words[1]}:{theirs}")  # fmt: skip
    notices = [
        (f"{word}, {town}", f"serveur {host} · clé {_grouped(one, 2, '-')}")
        for town, host, one in zip(towns, hosts, codes, strict=True)
    ]
    notices += [
        (f"{other}, {pick(rng, towns)}", f"serveur {pick(rng, hosts)} · clé {_grouped(str(integer(rng, 10**15, 10**16 - 1)), 2, '-')}")
        for other in words[1:]
    ]  # fmt: skip
    print_ = "Empreinte que j'ai comparée et que je confirme"
    world = device(
        f"Messagerie ouverte · compte sur {home}", screen("Salons"),
        screen("Rejoindre", choice("Salon", "aucun", ("aucun", *shuffled(rng, rooms))), choice("Chiffrer mes messages", "non"), button("Entrer", "Vous êtes dans le salon.", needs={"Salon": "||".join(rooms)}, otherwise="Choisissez un salon.")),
        screen("Annonces des clubs", *(info(name, said) for name, said in shuffled(rng, notices)), info("Partout", "messages chiffrés seulement")),
        screen("Clés", *(info(f"Clé de #{word}:{host}", key) for host, key in shuffled(rng, list(zip(hosts, keys, strict=True)))), choice(print_, "aucune", ("aucune", *sorted({*keys, _grouped(swapped, 4, " ")})))),
        screen("Inscription", *(button(f"Créer un compte sur {host}", "Compte créé.") for host in hosts)),
    )  # fmt: skip
    steps: list[Step] = [
        ("Clés", print_, keys[0]),
        ("Rejoindre", "Salon", f"#{word}:{theirs}"),
        ("Rejoindre", "Chiffrer mes messages", "oui"),
        ("Rejoindre", "Entrer", ""),
    ]
    return {"word": word, "town": towns[0], "home": home, "theirs": theirs, "code": keys[0],
            **task_of_steps(world, steps, (steps[0], ("Rejoindre", "Salon", f"#{word}"), *steps[2:]), (steps[0], ("Rejoindre", "Salon", f"#{word}:{hosts[1]}"), *steps[2:]), steps[1:], (*steps[:2], steps[3]), ((*steps[0][:2], keys[1]), *steps[1:]))}  # fmt: skip


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
    ("à un recruteur que vous ne connaissez pas", ("Madame, Monsieur,",), (_FORMAL, "Cordialement."),
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
