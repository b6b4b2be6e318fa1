"""Worlds of @contacts: groups and cards."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.mail import Inbox, contacts_of
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts


def group_to_write_to(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a group of two contacts, and a message to it."""
    inbox = Inbox(rng, 10)
    inbox.chatter(4)
    people = inbox.people[:7]
    chosen = sample(rng, people, 2)
    group = pick(rng, ("Bureau", "Jury", "Équipe", "Voisins"))
    world, _ids = inbox.box(contacts=contacts_of(people))
    numbers = {contact.name: contact.id for contact in world.contacts}
    stranger = next(contact.id for contact in world.contacts if contact.name not in dict(chosen))
    make = [acts.Contacts(), acts.NewGroup(name=group)]
    join = [acts.Join(contact=numbers[name], group=group) for name, _address in chosen]
    return {
        "group": group,
        "names": " et ".join(name for name, _address in chosen),
        "world": world,
        "goal": Goal(
            want=(("group", f"^{group}"), *(("member", f"^{group}", name) for name, _a in chosen)),
            refuse=tuple(
                ("member", "*", c.name) for c in world.contacts if c.name not in dict(chosen)
            ),
            keep=("in", "sent", "contact", "contact_address"),
        ),
        "solution": [*make, *join],
        "near": [[*make, join[0]], [*make, *join, acts.Join(contact=stranger, group=group)]],
    }


def card_from_signature(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the professional telephone of a signature, copied into the card."""
    inbox = Inbox(rng, 10)
    name, address = inbox.person()
    office = pick(
        rng, ("Mairie d'Aubrac", "Maison de quartier", "École des Pins", "Médiathèque Simone-Weil")
    )
    work, own = (
        f"01 99 00 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
        f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
    )
    signature = (
        f"{name}\n{office}\nTél. professionnel : {work}\nPersonnel, en cas d'urgence : {own}"
    )
    inbox.add(
        name, address, "Nos prochains rendez-vous", f"Bonjour,\nVoici mes coordonnées.\n{signature}"
    )
    inbox.add(
        *inbox.person(), "Coordonnées", "Bonjour,\nMon numéro ne change pas : 01 99 00 11 22."
    )
    inbox.chatter(5)
    world, ids = inbox.box(contacts=contacts_of(inbox.people[:6]))
    who = next(c.id for c in world.contacts if c.name == name)
    read = [acts.Open(thing=ids[0]), acts.Back(), acts.Contacts(), acts.Open(thing=who)]

    def fill(phone: str, where: str) -> list[Act]:
        return [
            *read,
            acts.Fill(field="téléphone", text=phone),
            acts.Fill(field="organisme", text=where),
        ]

    return {
        "name": name,
        "world": world,
        "goal": Goal(
            want=(
                (
                    "contact_phone",
                    who,
                    f"{work}||{work.replace(' ', '')}||{work.replace(' ', '.')}",
                ),
                ("contact_office", who, f"^{office}"),
            ),
            keep=("in", "sent", "contact", "contact_address", "contact_phone", "contact_office"),
        ),
        "solution": fill(work, office),
        "near": [fill(own, office), [*read, acts.Fill(field="téléphone", text=work)]],
    }
