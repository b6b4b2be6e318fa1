"""Worlds of @identite: two lives apart, a false profile, an official account."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
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
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts as net
from pixsim.worlds.web import acts


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
        "near": [react(proof=False), react(tell=""), react(why="publicité"), react(thing=namesake), react(tell="moi seul"),
                 [*react(), net.Search(text=ring.name), see(fake), net.Talk(who=fake), net.Say(text="Arrêtez !")]],
    }  # fmt: skip


_BODIES = (("Musée des Nuages", "musee-nuages"), ("Ville de Rivelac", "rivelac"), ("Archives de Valsonne", "archives-valsonne"), ("Hôpital du Genêt", "hopital-genet"))  # fmt: skip


def official_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of accounts that claim to be a body, the one that its own domain names; a badge can be bought."""
    name, stem = pick(rng, _BODIES)
    network = "https://reseau.example"
    handles = shuffled(rng, [f"{stem}.officiel", f"{stem}_fr", f"le-{stem}", f"{stem}-infos"])
    right = handles[0]
    badge = handles[1]
    shown = shuffled(rng, handles)
    site, copy = f"https://www.{stem}.example", f"https://www.{stem}-officiel.test"
    accounts = [page(f"{network}/{handle}", f"{name} (@{handle})", f"# {name}", f"@{handle} · {'compte vérifié, abonnement payant' if handle == badge else 'compte ordinaire'}",
                     f"{integer(rng, 2, 90)} 000 abonnés", f"Site indiqué : {copy if handle == badge else site}/", {"button": "Suivre"}, {"button": "Signaler"}, words=name)
                for handle in shown]  # fmt: skip
    home = page(
        f"{site}/",
        f"{name} : site officiel",
        f"# {name}",
        f"[Nous contacter]({site}/contact)",
        f"[Mentions légales]({site}/mentions)",
    )
    contact = page(
        f"{site}/contact",
        f"Contact : {name}",
        "# Nous écrire",
        "Au guichet, ou par la poste.",
        f"[Nous suivre]({site}/reseaux)",
        listed=False,
    )
    networks = page(
        f"{site}/reseaux",
        f"Réseaux : {name}",
        "# Nous suivre",
        f"Notre seul compte sur reseau.example : @{right}",
        f"Le compte @{handles[2]} est celui de nos anciens élèves et amis : il ne nous imite pas.",
        listed=False,
    )
    notice = page(
        f"{site}/mentions",
        f"Mentions légales : {name}",
        f"Éditeur : {name}, établissement public.",
        listed=False,
    )
    fake = page(
        f"{copy}/",
        f"{name} : billetterie",
        f"# {name}",
        f"Suivez-nous : @{badge}",
        f"[Notre compte]({network}/{badge})",
    )
    about = page(
        f"https://annuaire-public.example/{stem}",
        f"{name} : fiche de l'annuaire",
        f"Site de l'organisme : {site}/",
        words="annuaire officiel des organismes publics",
    )

    def follow(handle: str) -> list[Act]:
        return [acts.Visit(address=f"{network}/{handle}"), acts.Press(button="1")]

    def report(handle: str) -> list[Act]:
        return [acts.Visit(address=f"{network}/{handle}"), acts.Press(button="2")]

    way = [
        acts.Search(query=f"{name} annuaire"),
        acts.Visit(address=f"{site}/"),
        acts.Follow(link="1"),
        acts.Follow(link="1"),
    ]
    return {
        "name": name,
        "right": right,
        "badge": badge,
        "network": "reseau.example",
        "world": browser([*accounts, fake, home, contact, networks, notice, about]),
        "goal": Goal(want=(("read", networks.url), ("pressed", f"{network}/{right}", "Suivre"), ("pressed", f"{network}/{badge}", "Signaler")),
                     refuse=(*(("pressed", f"{network}/{h}", "Suivre") for h in handles[1:]), *(("pressed", f"{network}/{h}", "Signaler") for h in handles if h != badge))),
        "solution": [*way, *follow(right), *report(badge)],
        "near": [[*follow(right), *report(badge)], [*way, *follow(right)], [*way, *follow(badge), *report(right)], [*way, *follow(right), *report(handles[2])]],
    }  # fmt: skip
