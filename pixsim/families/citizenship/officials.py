"""World of competence 2.4, level 6: the account of a public body, which changed its name, among others that claim to be it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_NETWORK = "https://reseau.example"
_FORM = f"{_NETWORK}/signaler"
_WHICH, _WHY, _TRUE = "Compte (sans @)", "Motif", "Adresse du site imité"
_REASONS = ("à choisir", "publicité", "parodie", "usurpation d'un organisme", "propos haineux")
_BODIES = (("Musée des Nuages", "musee-nuages"), ("Ville de Rivelac", "rivelac"), ("Archives de Valsonne", "archives-valsonne"), ("Hôpital du Genêt", "hopital-genet"))  # fmt: skip
_MONTHS = ("janvier", "février", "mars", "avril")
_NEWS = (
    "Fermeture le lundi de Pentecôte.", "Un nouvel escalier est ouvert au public.", "Recrutement : un poste à l'accueil.", "Le standard répond désormais le samedi.",
    "Les places de stationnement sont refaites.", "Un livret d'accueil est à télécharger.",
)  # fmt: skip


def official_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a body's page names an account that others took since; the news, later, names the one of today."""
    name, stem = pick(rng, _BODIES)
    right, former, badge, friends, parody = shuffled(rng, [f"{stem}.officiel", f"{stem}_fr", f"le-{stem}", f"{stem}-infos", f"{stem}_actu"])  # fmt: skip
    site = f"https://www.{stem}.example"
    copy = pick(
        rng,
        (
            f"https://www.{stem}-officiel.test",
            f"https://www.{stem}.example.accueil.test",
            f"https://{stem}-example.test",
        ),
    )
    press = f"https://{stem}-en-bref.example"
    shown = {
        right: ("compte ordinaire", f"{site}/"), former: ("compte ordinaire", f"{copy}/"), badge: ("compte vérifié, abonnement payant", f"{press}/"),
        friends: ("compte ordinaire", f"{site}/"), parody: ("compte ordinaire, parodie", "aucun"),
    }  # fmt: skip
    accounts = [
        page(f"{_NETWORK}/{handle}", f"{name} (@{handle})", f"# {name}", f"@{handle} · {kind}", f"{integer(rng, 2, 90)} 000 abonnés", f"Site indiqué : {link}",
             {"button": "Suivre"}, f"[Signaler un compte]({_FORM})", words=name)
        for handle, (kind, link) in shuffled(rng, list(shown.items()))
    ]  # fmt: skip
    form = page(
        _FORM, "reseau.example : signaler un compte", {"field": _WHICH}, {"field": _WHY, "choices": _REASONS, "value": _REASONS[0]}, {"field": _TRUE},
        {"button": "Envoyer", "needs": {_WHICH: ".+", _WHY: "(?!à choisir).+", _TRUE: ".+"}, "says": "Signalement reçu.", "otherwise": "Remplissez les trois champs."},
        listed=False,
    )  # fmt: skip
    front = page(
        f"{_NETWORK}/",
        "reseau.example : comptes",
        *(f"[@{handle}]({_NETWORK}/{handle})" for handle in sorted(shown)),
        f"[Signaler un compte]({_FORM})",
        listed=False,
    )
    month, year = pick(rng, _MONTHS), 2026
    home = page(
        f"{site}/",
        f"{name} : site officiel",
        f"# {name}",
        f"[Nous contacter]({site}/contact)",
        f"[Actualités]({site}/actualites)",
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
        f"{site}/reseaux", f"Réseaux : {name}", "# Nous suivre", f"Notre compte sur reseau.example : @{former}", f"Le compte @{friends} est celui de l'association de nos bénévoles : il ne nous imite pas.",
        "Page mise à jour en juin 2024.", listed=False,
    )  # fmt: skip
    told = [
        f"{month.capitalize()} {year}. Notre compte sur reseau.example s'appelle maintenant @{right}. L'ancien nom ne nous appartient plus.",
        *sample(rng, _NEWS, 4),
    ]
    news = page(
        f"{site}/actualites",
        f"Actualités : {name}",
        "# Actualités",
        *shuffled(rng, told),
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
        f"Suivez-nous : @{former}",
        f"[Notre compte]({_NETWORK}/{former})",
    )
    brief = page(
        f"{press}/",
        f"{name} en bref",
        f"# {name} en bref",
        "Un site d'habitants, sans lien avec l'organisme.",
        f"[Notre compte]({_NETWORK}/{badge})",
    )
    about = page(
        f"https://annuaire-public.example/{stem}",
        f"{name} : fiche de l'annuaire",
        f"Site de l'organisme : {site}/",
        words="annuaire officiel des organismes publics",
    )

    def follow(handle: str) -> list[Act]:
        return [acts.Visit(address=f"{_NETWORK}/{handle}"), acts.Press(button="1")]

    def report(handle: str, why: str = _REASONS[3], true: str = f"{site}/") -> list[Act]:
        filled = [
            acts.Fill(field=str(n), value=value) for n, value in enumerate((handle, why, true), 1)
        ]
        return [
            acts.Visit(address=f"{_NETWORK}/{handle}"),
            acts.Follow(link="2"),
            *filled,
            acts.Press(button="4"),
        ]

    way = [
        acts.Search(query=f"{name} annuaire"),
        acts.Visit(address=f"{site}/"),
        acts.Follow(link="2"),
    ]
    sent = ("sent", _FORM)
    return {
        "name": name, "right": right, "former": former, "badge": badge, "network": "reseau.example",
        "world": browser([*accounts, form, front, fake, brief, home, contact, networks, news, notice, about]),
        "goal": Goal(
            want=(
                ("read", news.url), ("pressed", f"{_NETWORK}/{right}", "Suivre"), ("pressed", _FORM, "Envoyer"), (*sent, _WHICH, f"^{former}||^@{former}"), (*sent, _WHY, _REASONS[3]),
                (*sent, _TRUE, f"~{stem}.example"),
            ),
            refuse=(*(("pressed", f"{_NETWORK}/{one}", "Suivre") for one in shown if one != right), (*sent, _TRUE, f"~{copy.partition('//')[2]}")),
        ),
        "solution": [*way, *follow(right), *report(former)],
        "near": [
            [*follow(right), *report(former)], [*way, *follow(right)], [*way, *follow(former), *report(badge)], [*way, *follow(right), *report(badge)], [*way, *follow(right), *report(friends)],
            [*way, *follow(right), *report(former, "parodie")], [*way, *follow(right), *report(former, true=f"{copy}/")], [*way, *follow(right), *follow(badge), *report(former)],
        ],
    }  # fmt: skip
