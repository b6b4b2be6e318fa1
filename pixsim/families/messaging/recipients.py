"""Worlds of @destinataires and @netiquette: whom one writes to, and the subject one gives."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.mail import Inbox, contacts_of
from pixsim.families.draws.people import plain
from pixsim.families.messaging.mailboxes import written
from pixsim.worlds.core import Act
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


_SECRETS = (
    ("votre numéro d'adhérent", "Adhésion", "Bonjour,\nVotre numéro d'adhérent est le {right}. Celui de votre foyer, pour la facture, est le {wrong}."),
    ("votre nouveau code d'immeuble", "Travaux du hall", "Bonjour,\nÀ partir de lundi, votre code passe de {wrong} à {right}."),
    ("le numéro de votre dossier", "Dossier ouvert", "Bonjour,\nNous suivons votre demande sous le numéro {right} ; elle remplace le dossier {wrong}, clos."),
)  # fmt: skip


def author_alone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: an answer to the author alone of a message that somebody else passed on, with what another message tells."""
    inbox = Inbox(rng, 14)
    author, address = inbox.person()
    others = [inbox.person()[1] for _place in range(4)]
    secret, told, letter = pick(rng, _SECRETS)
    right, wrong = sample(rng, [str(number) for number in range(1021, 9899, 37)], 2)
    subject = pick(rng, ("Sortie de samedi", "Repas de fin d'année", "Cadeau commun"))
    inbox.add(author, address, subject, f"Bonjour à tous,\nPour l'inscription, donnez-moi chacun {secret}, à moi seulement.",
              to=(inbox.address, *others[:2]), cc=tuple(others[2:]))  # fmt: skip
    same = inbox.person()
    inbox.add(*same, f"Re : {subject}", "Bonjour à tous,\nPour moi, c'est envoyé !", to=(address,), cc=(inbox.address, *others[:2]))  # fmt: skip
    inbox.add(*inbox.person(), told, letter.format(right=right, wrong=wrong))
    inbox.chatter(5)
    world, ids = inbox.box()
    opened, found = acts.Open(thing=ids[0]), acts.Open(thing=ids[2])

    def body(text: str) -> Act:
        return acts.Fill(field="texte", text=text)

    return {
        "owner": inbox.owner,
        "author": author,
        "subject": subject,
        "secret": secret,
        "told": told,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", f"re:{ids[0]}||all:{ids[0]}"), ("to", "$m", address), ("cc", "$m", ""), ("bcc", "$m", ""), ("body", "$m", f"~{right}"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [found, acts.Back(), opened, acts.Reply(), body(right), acts.Send()],
        "near": [
            [opened, acts.ReplyAll(), body(right), acts.Send()],
            [acts.Open(thing=ids[1]), acts.Reply(), body(right), acts.Send()],
            [opened, acts.Reply(), body(wrong), acts.Send()],
        ],
    }  # fmt: skip


def person_not_list(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: an answer to a person whose list hides the address; the book has an old one, a message the new one, and a namesake."""
    inbox = Inbox(rng, 17)
    author, address = inbox.person()
    name = pick(rng, ("jardins", "parents", "benevoles", "copropriete"))
    listed = f"{name}@listes.quartier.example"
    thing = pick(
        rng, ("un vélo d'enfant", "une table de jardin", "deux chaises", "un grand pot de lauriers")
    )
    family = author.partition(" ")[2]
    old = f"{plain(family)}{integer(rng, 10, 99)}@courriel-libre.example"
    cousin = f"{plain(author.partition(' ')[0])}-{plain(family)}@ecole-pins.example"
    inbox.add(f"{author} via {name}", listed, f"[{name}] Donne {thing}", f"Bonjour à tous,\nJe donne {thing}. N'écrivez qu'à moi.\n{author}",
              to=(listed,), reply_to=listed)  # fmt: skip
    inbox.add(author, address, "Nouvelle adresse", f"Bonjour,\nJ'ai changé d'adresse : écrivez-moi désormais à celle-ci.\nL'ancienne, {old}, et la provisoire ne marchent plus.", to=(inbox.address,))  # fmt: skip
    between = f"{plain(author.partition(' ')[0])}.{integer(rng, 100, 999)}@provisoire.example"
    inbox.add(author, between, "Adresse provisoire", f"Bonjour,\nLe temps de changer de fournisseur, écrivez-moi ici. Je vous donnerai bientôt la bonne adresse.\n{author}", to=(inbox.address,))  # fmt: skip
    inbox.add(author, cousin, "Réunion de l'école", f"Bonjour,\nLa réunion de la classe est jeudi à 18 h.\n{author}, directrice de l'école des Pins", to=(inbox.address,))  # fmt: skip
    second, _other = inbox.person()
    inbox.add(f"{author} via {name}", listed, f"[{name}] Réunion de rentrée", f"Bonjour à tous,\nPensez à la réunion de rentrée. Répondez à tous, s'il vous plaît.\n{author}", to=(listed,), reply_to=listed)  # fmt: skip
    inbox.add(f"{second} via {name}", listed, f"[{name}] Cherche {thing}", "Bonjour,\nSi quelqu'un n'en a plus l'usage…",
              to=(listed,), reply_to=listed)  # fmt: skip
    inbox.chatter(10)
    book = [(author, old), (f"{author} (école)", cousin), *inbox.people[6:9]]
    world, ids = inbox.box(contacts=contacts_of(book))
    opened, body = (
        acts.Open(thing=ids[0]),
        acts.Fill(field="texte", text="Je suis intéressé, merci."),
    )

    def to(one: str) -> Act:
        return acts.Fill(field="à", text=one)

    seen = [acts.Open(thing=ids[1]), acts.Back()]
    return {
        "author": author,
        "name": name,
        "listed": listed,
        "thing": thing,
        "old": old,
        "address": address,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"), ("to", "$m", address), ("cc", "$m", ""), ("bcc", "$m", ""), ("body", "$m", "~intéressé"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [*seen, opened, acts.Reply(), to(address), body, acts.Send()],
        "near": [
            [opened, acts.Reply(), body, acts.Send()],
            [opened, acts.Reply(), to(old), body, acts.Send()],
            [opened, acts.Reply(), to(cousin), body, acts.Send()],
            [opened, acts.Reply(), to(between), body, acts.Send()],
            [*seen, opened, acts.Reply(), acts.Fill(field="cc", text=address), body, acts.Send()],
        ],
    }  # fmt: skip


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
