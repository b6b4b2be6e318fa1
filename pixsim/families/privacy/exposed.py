"""World of competence 4.2, level 5: a picture that was taken in secret goes round; what a friend can do about it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.networks import DONE, HOME, Ring, see
from pixsim.families.draws.people import of
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts as net

_PLACES = ("les vestiaires du gymnase", "sa chambre, par la fenêtre", "la piscine", "la douche du camping")  # fmt: skip
_SAYS = (
    "Regardez qui c'est !",
    "Faites tourner.",
    "Devinez qui…",
    "À partager vite, ça va être effacé.",
)
REASON = "vie privée d'une personne"


def picture_taken_in_secret(rng: np.random.Generator) -> dict[str, Any]:
    """Two publications captured, then reported; the victim told of the free number for young people, in private."""
    ring = Ring(rng, friends=7)
    victim = ring.friends[0]
    name = ring.called(victim)
    first = name.split(" ")[0]
    where = pick(rng, _PLACES)
    author, again = ring.person(), ring.person()
    one, two = sample(rng, _SAYS, 2)
    stolen = [
        ring.post(author, f"{first} dans {where}. {one}" if "piscine" not in where else f"{first} à {where}. {one}", photo=f"photo {of(first)}, prise à son insu"),
        ring.post(again, f"{two} ({integer(rng, 12, 90)} personnes l'ont déjà vue)", photo=f"photo {of(first)}, prise à son insu"),
    ]  # fmt: skip
    ally = ring.post(ring.friends[1], f"Ne partagez pas la photo {of(first)} : c'est un délit.")
    ring.post(victim, "Mon équipe, samedi dernier.", photo=f"photo {of(first)} avec son équipe")
    ring.letter(
        victim, "Je ne sais plus quoi faire, tout le collège l'a vue. J'ai honte d'en parler."
    )
    ring.letter(ring.friends[2], "Tu viens samedi ?")
    ring.chatter(6)

    def react(
        *, proof: bool = True, things: tuple[str, ...] = tuple(stolen), number: str = "3018", reason: str = REASON
    ) -> list[Act]:  # fmt: skip
        done: list[Act] = []
        for thing in things:
            done += [see(thing), *([net.Capture()] if proof else []), net.Report(thing=thing, reason=reason), HOME]  # fmt: skip
        return [*done, net.Messages(), see(victim), net.Say(text=f"Appelle le {number}, c'est gratuit et anonyme.")] if number else done  # fmt: skip

    reasons = f"{REASON}||injure ou harcèlement"
    return {
        "name": name,
        "of_name": of(name),
        "first": first,
        "world": ring.world(),
        "goal": Goal(
            want=(
                *(("captured", thing) for thing in stolen),
                *(("denounced", thing, reasons) for thing in stolen),
                ("said", victim, "~3018||~30 18"),
            ),
            refuse=tuple((did, thing) for thing in stolen for did in ("shared", "liked", "saved")) + tuple(("remarked", thing, "*") for thing in stolen),
            keep=DONE,
            free=(author, again),
        ),
        "solution": react(),
        "near": [
            react(proof=False), react(things=(stolen[0],)), react(number=""), react(number="3919"), react(reason="fausse information"),
            react(things=(stolen[0], ally)), [see(stolen[0]), net.Share(), HOME, *react()],
        ],
    }  # fmt: skip
