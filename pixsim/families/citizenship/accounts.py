"""Worlds of @identite: two lives apart, a false profile, an official account."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.networks import DONE, HOME, Ring, see
from pixsim.families.draws.panels import (
    ACTED,
    at,
    button,
    choice,
    device,
    put,
    screen,
)
from pixsim.families.draws.people import full_names, plain
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts as net


def two_lives_apart(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a private account no longer leads from the work one, and is no longer open to all."""
    first, last = full_names(rng, 1)[0]
    work = f"{plain(first)}.{plain(last)}@atelier.example"
    own = (
        f"{pick(rng, ('renard', 'nuage', 'caillou', 'tasse'))}.{integer(rng, 10, 99)}@poste.example"
    )
    views = ("tout le monde", "amis", "moi seul")
    private, known = "Compte privé", "Compte de travail"
    pages = [
        screen(private, choice(f"{private} : adresse de connexion", work, (work, own)), choice(f"{private} : qui voit les publications", "tout le monde", views),
               choice(f"{private} : relié au compte de travail", "oui"), choice(f"{private} : nom affiché", pick(rng, ("renard-bleu", "nuage-vert")), ("renard-bleu", "nuage-vert"))),
        screen(known, choice(f"{known} : adresse de connexion", work, (work, own)), choice(f"{known} : qui voit les publications", "tout le monde", views),
               choice(f"{known} : nom affiché", f"{first} {last}", (f"{first} {last}", "renard-bleu")), button("Fermer le compte de travail", "Compte fermé.")),
        screen("Téléphone", choice("Proposer mon profil à mes contacts", "non"), choice("Importer le carnet d'adresses", "non")),
    ]  # fmt: skip
    wanted = [
        (f"{private} : adresse de connexion", own),
        (f"{private} : qui voit les publications", "amis"),
        (f"{private} : relié au compte de travail", "non"),
    ]

    def settle(changes: list[tuple[str, str]], where: str = private) -> list[Act]:
        return [*at(where), *(put(name, value) for name, value in changes)]

    return {
        "person": f"{first} {last}",
        "own": own,
        "world": device("Réseau social", screen("Mes comptes"), *pages),
        "goal": Goal(want=tuple(("set", name, value) for name, value in wanted), keep=ACTED),
        "solution": settle(wanted),
        "near": [settle(wanted[:2]), settle([*wanted[1:]]), settle([(f"{known} : qui voit les publications", "amis"), (f"{known} : adresse de connexion", own)], known)],
    }  # fmt: skip


def false_profile(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: somebody posts under another's name: proof, report for the right reason, friends told."""
    ring = Ring(rng, friends=7)
    first = plain(ring.first)
    fake = ring.account(
        ring.name,
        f"@{first}_{integer(rng, 10, 99)}",
        since=f"le {integer(rng, 2, 9)} avril 2026",
        followers=integer(rng, 3, 20),
    )
    ring.post(
        fake,
        pick(rng, ("Mon téléphone est cassé, écrivez-moi ici.", "Nouveau compte, ajoutez-moi !")),
        listed=False,
    )
    ring.post(
        fake,
        pick(
            rng,
            (
                "Aidez-moi : envoyez 200 € par carte prépayée, je rembourse demain.",
                "Urgent : il me faut 150 € ce soir, je vous expliquerai.",
            ),
        ),
        listed=False,
    )
    namesake = ring.account(
        ring.name,
        f"@{first}.officine",
        since="en 2012",
        bio="Pharmacie du Pont, à Rivelac",
        followers=340,
    )
    ring.post(namesake, "Horaires d'été de la pharmacie.", listed=False)
    newcomer = ring.account(
        ring.name,
        f"@{first}.{integer(rng, 100, 999)}",
        since=f"le {integer(rng, 10, 19)} avril 2026",
        bio=pick(rng, ("Marche et jardin", "Yoga à Montclair", "Photos de montagne")),
        followers=integer(rng, 3, 20),
    )
    ring.post(
        newcomer,
        pick(rng, ("Bonjour à tous, je découvre.", "Premier compte, soyez indulgents.")),
        listed=False,
    )
    ring.letter(ring.friends[0], "Tu as vraiment besoin de 200 € ? Ton autre compte me le demande.")
    ring.letter(ring.friends[1], "À samedi !")
    ring.chatter(5)
    reason = "usurpation d'identité"

    def react(
        *, proof: bool = True, tell: str = "amis", thing: str = fake, why: str = reason
    ) -> list[Act]:
        done: list[Act] = [net.Search(text=ring.name), see(thing)]
        done += [net.Capture()] if proof else []
        done.append(net.Report(thing=thing, reason=why))
        return (
            [
                *done,
                HOME,
                net.Publish(audience=tell, text="Ce compte est faux : n'envoyez pas d'argent."),
            ]
            if tell
            else done
        )

    warned = "||".join(
        f"~{word}"
        for word in (
            "faux",
            "usurp",
            "pas moi",
            "argent",
            "arnaque",
            "pirat",
            "imposteur",
            "euros",
            "€",
            "ne payez",
        )
    )
    return {
        "who": ring.first,
        "name": ring.name,
        "world": ring.world(),
        "goal": Goal(
            want=(("captured", fake), ("denounced", fake, reason), ("posted", "$p", warned, "amis||amis d'amis||tout le monde")),
            refuse=(("said", fake, "*"),), keep=DONE, free=(ring.friends[0],),
        ),
        "solution": react(),
        "near": [react(proof=False), react(tell=""), react(why="publicité"), react(thing=namesake), react(thing=newcomer), react(tell="moi seul"),
                 [*react(), net.Search(text=ring.name), see(fake), net.Talk(who=fake), net.Say(text="Arrêtez !")]],
    }  # fmt: skip
