"""Worlds of competence 2.1: a team's messaging, a video room, an account and a forum to act on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
    Step,
    button,
    choice,
    device,
    info,
    screen,
    task_of_steps,
)
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings.world import Settings

# ---------------------------------------------------------------- @visio


def _room(topic: str, people: Sequence[str], **begins: str) -> Settings:
    """A video meeting that one is in."""
    world = device(
        f"Réunion « {topic} »", screen("Salle"),
        screen("Mon image et ma voix", choice("Micro", "ouvert", ("ouvert", "coupé")), choice("Caméra", "allumée", ("allumée", "éteinte")), choice("Fond", "réel", ("réel", "flou", "image")),
               choice("Haut-parleurs", "allumés", ("allumés", "coupés"))),
        screen("Participants", *(choice(f"Micro {of(name)}", "ouvert", ("ouvert", "coupé")) for name in people), choice("Main levée", "non")),
        screen("Partager", choice("Ce que je montre", "rien", ("rien", "tout l'écran", "fenêtre Budget", "fenêtre Courrier", "fenêtre Photos")), choice("Partager aussi le son", "non")),
        screen("Discussion", choice("Message affiché à tous", "aucun", ("aucun", "« Je voudrais parler. »", "« Bonjour à tous. »"))),
        screen("Quitter", button("Quitter la réunion", "Vous avez quitté la réunion.")),
    )  # fmt: skip
    return world.begun(begins) if begins else world


_TOPICS = (
    "Budget de la fête",
    "Travaux du préau",
    "Planning d'été",
    "Accueil des bénévoles",
    "Bilan des ateliers",
)


def one_switch(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: one's microphone or camera, and nobody else's."""
    people = sample(rng, FIRST_NAMES, 4)
    need, name, value, wrong = pick(rng, (
        ("un chien aboie chez vous pendant qu'une autre personne parle", "Micro", "coupé", "Haut-parleurs"), ("vous passez à table, et on vous voit manger", "Caméra", "éteinte", "Micro"),
        ("des travaux commencent sous votre fenêtre, alors que vous écoutez", "Micro", "coupé", "Caméra"), ("quelqu'un passe derrière vous en pyjama", "Caméra", "éteinte", "Haut-parleurs"),
    ))  # fmt: skip
    topic = pick(rng, _TOPICS)
    page = "Mon image et ma voix"
    off = {"Micro": "coupé", "Caméra": "éteinte", "Haut-parleurs": "coupés"}
    task = task_of_steps(
        _room(topic, people),
        ((page, name, value),),
        ((page, wrong, off[wrong]),),
        (("Participants", f"Micro {of(people[0])}", "coupé"),),
        (("Quitter", "Quitter la réunion", ""),),
    )
    return {"need": need, "topic": topic, "what": name.lower(), **task}


def asked_to_speak(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the floor asked for without cutting in, one's microphone being ready or not yet."""
    people = sample(rng, FIRST_NAMES, 4)
    topic = pick(rng, _TOPICS)
    muted = bool(integer(rng, 0, 1))
    world = _room(topic, people, **({"Micro": "coupé"} if muted else {}))
    steps: list[Step] = [("Participants", "Main levée", "oui")]
    if not muted:
        steps.append(("Mon image et ma voix", "Micro", "coupé"))
    noise = "Votre micro est déjà coupé." if muted else "D'ici là, coupez votre micro."
    return {"who": people[0], "topic": topic, "noise": noise,
            **task_of_steps(world, steps, (("Participants", f"Micro {of(people[0])}", "coupé"),), (("Discussion", "Message affiché à tous", "« Je voudrais parler. »"),),
                    (("Mon image et ma voix", "Micro", "ouvert" if muted else "coupé"), *([steps[0]] if muted else [])))}  # fmt: skip


def one_window_shown(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one window shown, not the whole screen, where one is not seen at home."""
    people = sample(rng, FIRST_NAMES, 4)
    topic = pick(rng, _TOPICS)
    window, other = sample(rng, ("Budget", "Courrier", "Photos"), 2)
    sound = window == "Photos" and bool(integer(rng, 0, 1))
    steps: list[Step] = [("Partager", "Ce que je montre", f"fenêtre {window}")]
    if sound:
        steps.append(("Partager", "Partager aussi le son", "oui"))
    steps.append(("Mon image et ma voix", "Fond", "flou"))
    task = task_of_steps(_room(topic, people), steps, (("Partager", "Ce que je montre", "tout l'écran"), *steps[1:]), (("Partager", "Ce que je montre", f"fenêtre {other}"), *steps[1:]), steps[:-1])  # fmt: skip
    want = tuple(
        ("set", name, "flou||image" if name == "Fond" else value) for _page, name, value in steps
    )
    sound_of = ", avec le son de son diaporama" if sound else ""
    return {"topic": topic, "window": window, "other": other, "with_sound": sound_of, **task, "goal": Goal(want=want, keep=ACTED)}  # fmt: skip


# ---------------------------------------------------------------- @instantanee

_STATES = (("prépare une réunion et ne répondra à personne avant midi", "occupé"), ("sera en congé toute la semaine", "absent"), ("est de retour à son poste et peut répondre", "disponible"),
           ("veut lire les messages sans que cela se sache", "invisible"))  # fmt: skip


def status_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the status that tells others what they may expect, until it is to end."""
    need, status = pick(rng, _STATES)
    kinds = ("disponible", "occupé", "absent", "invisible")
    start = pick(rng, [kind for kind in kinds if kind != status])
    others = sample(rng, FIRST_NAMES, 4)
    me, *people = others
    world = device(
        f"Messagerie d'équipe · {me}", screen("Accueil"), screen("Mon profil", choice("Mon statut", start, kinds), choice("Photo", "oui"), choice("Notifications", "toutes", ("toutes", "mentions", "aucune"))),
        screen("Équipe", *(info(f"{name} est", pick(rng, kinds)) for name in people)), screen("Canaux", *(choice(f"Suivre « {name} »", "oui") for name in ("Général", "Matériel", "Fête"))),
    )  # fmt: skip
    wrong = next(kind for kind in kinds if kind not in (status, start))
    return {"me": me, "need": need, "status": status,
            **task_of_steps(world, (("Mon profil", "Mon statut", status),), (("Mon profil", "Mon statut", wrong),), (("Mon profil", "Notifications", "aucune"),))}  # fmt: skip


_MATTERS = (
    ("la panne du vidéoprojecteur", "Matériel", "réparera"),
    ("l'horaire du vide-grenier", "Fête", "tient le programme"),
    ("la nouvelle clé du local", "Local", "garde les clés"),
)


def one_person_told(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: in the right channel, a mention of the one person who deals with a matter."""
    matter, channel, does = pick(rng, _MATTERS)
    people = sample(rng, FIRST_NAMES, 4)
    wanted = people[0]
    roles = {
        wanted: does,
        people[1]: "est en congé",
        people[2]: "lit tous les canaux",
        people[3]: "vient d'arriver",
    }
    channels = ("Général", "Matériel", "Fête", "Local")
    handles = tuple(f"@{name.lower()}" for name in sorted(people))
    world = device(
        "Messagerie d'équipe", screen("Accueil"),
        screen("Équipe", *(info(name, f"{role}") for name, role in shuffled(rng, list(roles.items())))),
        screen("Nouveau message", info("Texte", f"À propos de {matter}"), choice("Canal", "Général", channels), choice("Mention", "personne", ("personne", "@tous", *handles)), choice("Marquer urgent", "non"), button("Envoyer le message", "Message envoyé.")),
        screen("Mes réglages", choice("Langue", "français", ("français", "anglais"))),
    )  # fmt: skip
    page = "Nouveau message"
    steps: list[Step] = [
        (page, "Canal", channel),
        (page, "Mention", f"@{wanted.lower()}"),
        (page, "Envoyer le message", ""),
    ]
    return {"matter": matter, "does": does, "wanted": wanted, "channel": channel,
            **task_of_steps(world, steps, (steps[0], (page, "Mention", "@tous"), steps[2]), (steps[1], steps[2]), (steps[0], (page, "Mention", f"@{people[1].lower()}"), steps[2]))}  # fmt: skip


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

_LETTERS = (
    ("au maire", "Monsieur le maire,", "Je vous prie d'agréer mes salutations distinguées.",
     (("le prêt d'un barnum", "Prêt d'un barnum du 4 au 6 juin"), ("la salle des fêtes", "Salle des fêtes, le 12 mars : demande"))),
    ("à un ami d'enfance", "Salut !", "À bientôt, je t'embrasse.",
     (("les photos de la sortie", "Photos de la sortie au lac"), ("un anniversaire", "Anniversaire du 12 mars : invitation"))),
    ("à Nadia, une collègue que l'on tutoie", "Bonjour Nadia,", "Bonne journée, à demain.",
     (("la réunion du 12 mars", "Réunion du 12 mars : confirmer l'heure"), ("une facture de 80 €", "Facture n° 214 de 80 € : question"))),
    ("à un recruteur que l'on ne connaît pas", "Madame, Monsieur,", "Je vous prie d'agréer mes salutations distinguées.",
     (("une offre d'emploi", "Offre d'emploi n° 214 : candidature"), ("l'entretien du 12 mars", "Entretien du 12 mars : confirmer l'heure"))),
)  # fmt: skip


def opening_and_closing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how a message begins and ends, by whom it is for, with a subject that says what it is about."""
    (whom, opening, closing, matters), (_w, other, other_end, _m) = sample(rng, _LETTERS, 2)
    if closing == other_end:
        return opening_and_closing(rng)
    matter, subject = pick(rng, matters)
    openings = tuple(shuffled(rng, sorted({letter[1] for letter in _LETTERS} | {"Hello,"})))
    closings = tuple(shuffled(rng, sorted({letter[2] for letter in _LETTERS} | {"Réponds vite."})))
    subjects = tuple(shuffled(rng, [subject, "URGENT !!!", "Bonjour", "(sans objet)"]))
    world = device("Nouveau message", screen("Message", info("Sujet du texte", matter)), screen("Objet et début", choice("Objet", "(sans objet)", subjects), choice("Début", "(rien)", ("(rien)", *openings))), screen("Bas du message", choice("Fin", "(rien)", ("(rien)", *closings)), choice("Signature complète", "oui")), screen("Options", choice("Demander un accusé", "non"), choice("Importance haute", "non")))  # fmt: skip
    steps: list[Step] = [
        ("Objet et début", "Objet", subject),
        ("Objet et début", "Début", opening),
        ("Bas du message", "Fin", closing),
    ]
    return {"whom": whom, "matter": matter, "opening": opening, "closing": closing,
            **task_of_steps(world, steps, (steps[0], ("Objet et début", "Début", other), steps[2]), steps[:2], (("Objet et début", "Objet", "URGENT !!!"), *steps[1:]))}  # fmt: skip
