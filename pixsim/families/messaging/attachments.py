"""Worlds of @pieces_jointes: files sent with a message, or beside it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.mail import Inbox, contacts_of, document
from pixsim.families.messaging.mailboxes import LEAVE_ALONE
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts


def open_the_attachment(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one message with an attachment, to be opened."""
    inbox = Inbox(rng, 9)
    name = pick(rng, ("programme.pdf", "plan.pdf", "affiche.png", "inscription.pdf"))
    subject, body = "Comme promis", "Bonjour,\nVous trouverez le document joint à ce message."
    inbox.add(*inbox.person(), subject, body, files=(document(name, integer(rng, 40, 900)),))
    inbox.add(*inbox.person(), "Comme convenu", "Bonjour,\nLe document suivra demain.")
    inbox.chatter(5)
    world, ids = inbox.box()
    return {
        "world": world,
        "goal": Goal(want=(("opened", ids[0], name),), keep=LEAVE_ALONE),
        "solution": [acts.Open(thing=ids[0]), acts.OpenFile(file=name)],
        "near": [[acts.Open(thing=ids[0])], [acts.Open(thing=ids[1])]],
    }


def attach_under_limit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the version of a file that fits, to be sent."""
    inbox = Inbox(rng, 8)
    inbox.chatter(4)
    people = inbox.people[:5]
    (name, address), (other, _a) = sample(rng, people, 2)
    limit = pick(rng, (5_000, 8_000, 10_000))
    stem = pick(rng, ("affiche", "diaporama", "bulletin", "catalogue"))
    light, heavy = f"{stem}-leger.pdf", f"{stem}-impression.pdf"
    documents = sample(rng, [
        document(light, integer(rng, limit // 5, limit - 300)), document(heavy, integer(rng, limit + 900, limit * 4)),
        document("budget.ods", integer(rng, 30, 90)), document("photo-groupe.jpg", integer(rng, 1_500, 4_000)),
    ], 4)  # fmt: skip
    world, _ids = inbox.box(contacts=contacts_of(people), documents=tuple(documents), limit=limit)

    def sent(file: str, to: str) -> list[Act]:
        return [
            acts.Write(),
            acts.Fill(field="à", text=to),
            acts.Attach(document=file),
            acts.Send(),
        ]

    return {
        "name": name,
        "stem": stem,
        "what": {
            "affiche": "l'affiche",
            "diaporama": "le diaporama",
            "bulletin": "le bulletin",
            "catalogue": "le catalogue",
        }[stem],
        "limit": f"{limit // 1000} Mo",
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("files", "$m", light),
                ("shared", "$m", ""),
            ),
            keep=("in", "sent"),
        ),
        "solution": sent(light, name),
        "near": [
            sent("budget.ods", name),
            sent(light, other),
            [*sent(light, name)[:-1], acts.Back()],
        ],
    }


def link_for_the_film(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a link rather than a file of two gigabytes."""
    inbox = Inbox(rng, 9)
    inbox.chatter(5)
    people = inbox.people[:6]
    (name, address), (other, _a) = sample(rng, people, 2)
    film = pick(
        rng, ("film-spectacle.mp4", "concert.mp4", "sauvegarde-photos.zip", "visite-virtuelle.mp4")
    )
    documents = [
        document(film, integer(rng, 1_400_000, 3_200_000)),
        document("affiche.pdf", 420),
        document("notes.odt", 38),
    ]
    world, _ids = inbox.box(
        contacts=contacts_of(people), documents=tuple(sample(rng, documents, 3)), limit=20_000
    )
    start, to = acts.Write(), acts.Fill(field="à", text=name)
    link = acts.ShareLink(document=film)
    return {
        "name": name,
        "film": film,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("shared", "$m", film),
                ("files", "$m", ""),
            ),
            keep=("in", "sent"),
        ),
        "solution": [start, to, link, acts.Send()],
        "near": [
            [start, to, acts.Attach(document="affiche.pdf"), acts.Send()],
            [start, acts.Fill(field="à", text=other), link, acts.Send()],
            [start, to, acts.ShareLink(document="notes.odt"), acts.Send()],
        ],
    }
