"""Worlds of @adresse_mel: addresses put right, doubted, and given."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.mail import Inbox, address_of, contacts_of
from pixsim.families.messaging.mailboxes import LEAVE_ALONE, SERVICES
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.data import SENT


def mend_address(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one malformed address of the contact list, to be corrected."""
    inbox = Inbox(rng, 8)
    inbox.chatter(3)
    people = inbox.people[:5]
    place = integer(rng, 0, 4)
    name, right = people[place]
    local, host = right.split("@")
    broken = pick(rng, (f"{local}.{host}", f"{local}@{host.replace('.', ',')}", f"{local} @{host}",
                        f"{local}@@{host}"))  # fmt: skip
    listed = [(n, broken if n == name else address) for n, address in people]
    world, _ids = inbox.box(contacts=contacts_of(listed))
    who = next(c.id for c in world.contacts if c.name == name)
    other = next(c.id for c in world.contacts if c.name != name)
    mend = [acts.Open(thing=who), acts.Fill(field="adresse", text=right)]
    return {
        "host": host,
        "world": world.changed(place=("contacts", ""), listing=("contacts", "")),
        "goal": Goal(want=(("contact_address", who, f"^{right}"),), keep=LEAVE_ALONE),
        "solution": mend,
        "near": [
            [acts.Open(thing=who), acts.Fill(field="adresse", text=local)],
            [acts.Open(thing=other), acts.Fill(field="adresse", text=right)],
        ],
    }


def from_domain(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the message that comes from a given domain, to be opened and flagged."""
    inbox = Inbox(rng, 14)
    host, other = sample(rng, ("lycee-nord.test", "mutuelle-sud.test", "piscine-est.test"), 2)
    inbox.chatter(10)
    first, second = inbox.person()[0], inbox.person()[0]
    subject = pick(rng, ("Dossier d'inscription", "Votre demande", "Pièces à fournir"))
    body = "Bonjour,\nVotre dossier est complet, nous revenons vers vous."
    inbox.add(first, address_of(first, host), subject, body)
    inbox.add(second, address_of(second, other), subject, body)
    world, ids = inbox.box()
    target, decoy = ids[-2], ids[-1]
    return {
        "host": host,
        "world": world,
        "goal": Goal(want=(("flagged", target),), keep=(*LEAVE_ALONE, "flagged")),
        "solution": [acts.Search(text=f"de:{host}"), acts.Flag(message=target)],
        "near": [[acts.Flag(message=decoy)], [acts.Flag(message=decoy), acts.Flag(message=target)]],
    }


def alias_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a message from one's alias, and a rule for what will come to it."""
    inbox = Inbox(rng, 8)
    inbox.chatter(5)
    word = pick(rng, ("velo", "piscine", "chorale", "jardin", "theatre"))
    folder = {
        "velo": "Vélo",
        "piscine": "Piscine",
        "chorale": "Chorale",
        "jardin": "Jardin",
        "theatre": "Théâtre",
    }[word]
    local, host = inbox.address.split("@")
    alias = f"{local}+{word}@{host}"
    world, _ids = inbox.box()
    make = [
        acts.Rules(),
        acts.NewFolder(name=folder),
        acts.NewRule(field="destinataire", contains=alias, folder=folder),
    ]
    wrong_field = acts.NewRule(field="expéditeur", contains=alias, folder=folder)
    whole = acts.NewRule(field="destinataire", contains=inbox.address, folder=folder)
    return {
        "address": inbox.address,
        "word": word,
        "folder": folder,
        "alias": alias,
        "world": world,
        "goal": Goal(
            want=(
                ("folder", f"^{folder}"),
                (
                    "rule",
                    "$r",
                    "destinataire",
                    f"^{alias}||^{word}||^+{word}||^{local}+{word}||^+{word}@||^{local}+{word}@",
                    f"^{folder}",
                ),
            ),
            keep=LEAVE_ALONE,
        ),
        "solution": make,
        "near": [[*make[:2], wrong_field], [*make[:2], whole]],
    }


def false_name(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the messages whose name is the service's and whose address is not; its own is where one wrote to it."""
    inbox = Inbox(rng, 12)
    (service, site), (other, other_site) = sample(rng, SERVICES, 2)
    stem = site.partition(".")[0]
    look_alikes = (f"{stem}-clients.example", f"{site}.connexion.test", f"courrier-{stem}.test", f"clients.{stem}.test", f"{stem}.{pick(rng, ('support-client', 'espace-secure'))}.test")  # fmt: skip
    false = sample(rng, look_alikes, 3)
    topics = sample(rng, ("Votre relevé est disponible", "Mise à jour de vos coordonnées", "Avis d'échéance", "Votre contrat", "Dernier rappel", "Votre espace personnel", "Un document pour vous"), 7)  # fmt: skip
    body = "Bonjour,\nConsultez votre espace personnel pour en savoir plus."
    bad = [
        inbox.add(service, f"{pick(rng, ('contact', 'gestion', 'clients'))}@{host}", topic, body)
        for host, topic in zip(false, topics, strict=False)
    ]
    own = [
        f"{pick(rng, ('gestion', 'service'))}@{site}",
        f"{pick(rng, ('relation', 'noreply'))}@clients.{site}",
        f"avis@{pick(rng, ('lettre', 'mail'))}.clients.{site}",
    ]
    good = [
        inbox.add(service, address, topic, body)
        for address, topic in zip(own, topics[3:], strict=False)
    ]
    inbox.add(other, f"contact@{other_site}", topics[6], body)
    inbox.add(
        "Moi", inbox.address, "Mon contrat", "Bonjour,\nComme convenu au guichet, je vous écris à l'adresse de votre carte. Voici mon contrat signé.", folder=SENT, to=(f"contact@{site}",), read=True,
    )  # fmt: skip
    inbox.chatter(8)
    world, ids = inbox.box()
    report = [acts.Report(message=ids[place]) for place in bad]
    return {
        "service": service,
        "site": site,
        "world": world,
        "goal": Goal(
            want=tuple(("reported", ids[place]) for place in bad),
            keep=("in", "reported", "sent", "blocked"),
            free=tuple(world.message(ids[place]).address for place in bad),
        ),
        "solution": report,
        "near": [
            report[:2],
            *([*report, acts.Report(message=ids[place])] for place in good),
            report[1:],
        ],
    }
