"""Worlds of @destinataires and @netiquette: whom one writes to, and the subject one gives."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample
from pixsim.families.draws.mail import Inbox, contacts_of
from pixsim.families.messaging.mailboxes import written
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.data import DRAFTS, Draft


def write_to_one(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a message to one person of the contact list, with a given subject."""
    inbox = Inbox(rng, 8)
    inbox.chatter(4)
    people = inbox.people[:6]
    (name, address), (other, _address) = sample(rng, people, 2)
    subject = pick(rng, ("Rendez-vous de mardi", "Livres à rendre", "Clés du local", "Covoiturage"))
    world, _ids = inbox.box(contacts=contacts_of(people))
    return {
        "name": name,
        "subject": subject,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("cc", "$m", ""),
                ("bcc", "$m", ""),
                ("subject", "$m", f"^{subject}"),
            ),
            keep=("in", "sent"),
        ),
        "solution": written(to=name, subject=subject),
        "near": [
            written(to=other, subject=subject),
            written(cc=name, subject=subject),
            written(to=name, subject="Bonjour"),
        ],
    }


def in_copy(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a message to one person, another informed in copy."""
    inbox = Inbox(rng, 9)
    inbox.chatter(4)
    people = inbox.people[:6]
    (name, address), (other, informed) = sample(rng, people, 2)
    subject = pick(rng, ("Salle réservée", "Devis accepté", "Commande passée", "Date confirmée"))
    world, _ids = inbox.box(contacts=contacts_of(people))
    return {
        "name": name,
        "other": other,
        "subject": subject,
        "world": world,
        "goal": Goal(
            want=(
                ("to", "$m", address),
                ("cc", "$m", informed),
                ("bcc", "$m", ""),
                ("subject", "$m", f"^{subject}"),
                ("sent", "$m", "*"),
            ),
            keep=("in", "sent"),
        ),
        "solution": written(to=name, cc=other, subject=subject),
        "near": [
            written(to=f"{name}, {other}", subject=subject),
            written(to=other, cc=name, subject=subject),
            written(to=name, bcc=other, subject=subject),
        ],
    }


def hidden_copy(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a message to people who must not see each other's addresses."""
    inbox = Inbox(rng, 12)
    inbox.chatter(5)
    people = inbox.people[:8]
    parents = sample(rng, people, 3)
    names = [name for name, _address in parents]
    what, subject = pick(rng, (("la sortie de vendredi", "Sortie de vendredi"), ("le concert", "Concert de fin d'année"),
                               ("la fermeture de mardi", "Fermeture mardi"), ("l'atelier cuisine", "Atelier cuisine")))  # fmt: skip
    world, _ids = inbox.box(contacts=contacts_of(people))
    hidden = ", ".join(sorted(address.lower() for _name, address in parents))
    listed = ", ".join(names)
    mine = inbox.address
    return {
        "names": f"{names[0]}, {names[1]} et {names[2]}",
        "what": what,
        "subject": subject,
        "world": world,
        "goal": Goal(
            want=(
                ("bcc", "$m", hidden),
                ("to", "$m", f"||{mine}"),
                ("cc", "$m", f"||{mine}"),
                ("subject", "$m", f"^{subject}"),
                ("sent", "$m", "*"),
            ),
            keep=("in", "sent"),
        ),
        "solution": written(bcc=listed, subject=subject),
        "near": [
            written(to=listed, subject=subject),
            written(cc=listed, subject=subject),
            written(to=names[0], bcc=f"{names[1]}, {names[2]}", subject=subject),
        ],
    }


def author_alone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: an answer to the author alone of a message sent to a group."""
    inbox = Inbox(rng, 12)
    author, address = inbox.person()
    others = [inbox.person()[1] for _place in range(4)]
    secret, text = pick(rng, (("votre nouveau numéro, 06 39 98 12 07", "06 39 98 12 07"), ("votre taille, 42", "42"),
                              ("le code de votre immeuble, 4817", "4817")))  # fmt: skip
    subject = pick(rng, ("Sortie de samedi", "Repas de fin d'année", "Cadeau commun"))
    inbox.add(author, address, subject, "Bonjour à tous,\nRépondez-moi d'ici jeudi, s'il vous plaît.",
              to=(inbox.address, *others[:2]), cc=tuple(others[2:]))  # fmt: skip
    same = inbox.person()
    inbox.add(
        *same,
        f"Re : {subject}",
        "Bonjour,\nPour moi, c'est noté !",
        to=(address,),
        cc=(inbox.address,),
    )
    inbox.chatter(6)
    world, ids = inbox.box()
    opened = acts.Open(thing=ids[0])
    body = acts.Fill(field="texte", text=text)
    return {
        "author": author,
        "subject": subject,
        "secret": secret,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", f"re:{ids[0]}||all:{ids[0]}"),
                ("to", "$m", address),
                ("cc", "$m", ""),
                ("bcc", "$m", ""),
                ("body", "$m", f"~{text}"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [opened, acts.Reply(), body, acts.Send()],
        "near": [
            [opened, acts.ReplyAll(), body, acts.Send()],
            [acts.Open(thing=ids[1]), acts.Reply(), body, acts.Send()],
            [opened, acts.Reply(), acts.Send()],
        ],
    }


def person_not_list(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: an answer to a person whose message came through a list that takes the answers."""
    inbox = Inbox(rng, 14)
    author, address = inbox.person()
    name = pick(rng, ("jardins", "parents", "benevoles", "copropriete"))
    listed = f"{name}@listes.quartier.example"
    thing = pick(
        rng, ("un vélo d'enfant", "une table de jardin", "deux chaises", "un grand pot de lauriers")
    )
    inbox.add(author, address, f"[{name}] Donne {thing}", f"Bonjour à tous,\nJe donne {thing}. Écrivez-moi, et à moi seul.",
              to=(listed,), reply_to=listed)  # fmt: skip
    second, other = inbox.person()
    inbox.add(second, other, f"[{name}] Cherche {thing}", "Bonjour,\nSi quelqu'un n'en a plus l'usage…",
              to=(listed,), reply_to=listed)  # fmt: skip
    inbox.chatter(10)
    world, ids = inbox.box()
    opened, body = (
        acts.Open(thing=ids[0]),
        acts.Fill(field="texte", text="Je suis intéressé, merci."),
    )
    to = acts.Fill(field="à", text=address)
    return {
        "author": author,
        "name": name,
        "listed": listed,
        "thing": thing,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("cc", "$m", ""),
                ("bcc", "$m", ""),
                ("body", "$m", "~intéressé"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [opened, acts.Reply(), to, body, acts.Send()],
        "near": [
            [opened, acts.Reply(), body, acts.Send()],
            [opened, acts.ReplyAll(), body, acts.Send()],
            [opened, acts.Reply(), acts.Fill(field="cc", text=address), body, acts.Send()],
        ],
    }


def greeting(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a draft without a subject, to be given the one that says what it is about."""
    inbox = Inbox(rng, 8)
    inbox.chatter(4)
    name, address = inbox.person()
    what, subject, vague = pick(rng, (
        ("Bonjour, je vous demande un certificat de scolarité pour ma fille.", "certificat||~scolarité", "Bonjour"),
        ("Bonjour, je voudrais déplacer mon rendez-vous de jeudi.", "rendez-vous||~rendez vous||~rdv", "Question"),
        ("Bonjour, voici la facture 2041 que vous m'aviez demandée.", "facture", "Document"),
        ("Bonjour, le lave-linge du local est en panne depuis lundi.", "panne||~lave-linge||~lave linge", "Important"),
        ("Bonjour, je m'inscris à l'atelier tablette du 12 mars.", "atelier||~tablette", "Inscription"),
    ))  # fmt: skip
    word = subject.partition("||")[0]
    world, _ids = inbox.box()
    draft = Draft(id="31", to=address, body=what)
    opened = [acts.OpenFolder(folder=DRAFTS), acts.Open(thing="31")]
    return {
        "name": name,
        "word": word,
        "world": world.changed(drafts=(draft,)),
        "goal": Goal(
            want=(
                ("sent", "31", "*"),
                ("to", "31", address),
                ("subject", "31", f"~{subject}"),
                ("body", "31", f"~{what}"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [
            *opened,
            acts.Fill(field="objet", text=f"Au sujet de : {word}"),
            acts.Send(),
        ],
        "near": [
            [*opened, acts.Send()],
            [*opened, acts.Fill(field="objet", text=vague), acts.Send()],
        ],
    }
