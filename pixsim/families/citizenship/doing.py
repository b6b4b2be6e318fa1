"""Worlds of competence 2.4: commons, open data, reports, accounts and a request to an assistant."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.citizenship.acting import TOWNS
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.networks import DONE, HOME, Ring, see
from pixsim.families.draws.panels import (
    ACTED,
    BACK,
    at,
    button,
    choice,
    device,
    press,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES, full_names, plain
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts as net
from pixsim.worlds.web import acts

# ---------------------------------------------------------------- @citoyennete

_REPORTS = (
    ("un message public qui appelle à la violence", "Contenu illicite", "contenus publics contraires à la loi : haine, terrorisme, mise en danger"),
    ("un SMS qui imite la banque", "SMS et appels indésirables", "SMS et appels frauduleux ou publicitaires"),
    ("un achat en ligne jamais livré", "Litige de consommation", "achat non livré, garantie refusée, publicité trompeuse"),
    ("des insultes répétées contre un élève, dans un groupe", "Harcèlement entre jeunes", "victimes ou témoins de harcèlement, écoute gratuite"),
    ("le blocage d'un ordinateur par une demande de rançon", "Assistance aux victimes de piratage", "virus, rançon, compte piraté : diagnostic et aide"),
)  # fmt: skip


def right_report(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: on a portal, the service that deals with a case, and the report sent."""
    (case, right, _does), *others = sample(rng, _REPORTS, 5)
    root = "https://signaler.example"
    names = shuffled(rng, [right, *(name for _c, name, _d in others)])
    about = {name: does for _case, name, does in _REPORTS}
    forms = [page(f"{root}/{n}", name, f"# {name}", f"Pour : {about[name]}.", {"field": "Qui signale", "choices": ("victime", "témoin")},
                  {"button": "Envoyer le signalement", "needs": {"Qui signale": ".+"}}, f"[Retour]({root}/)") for n, name in enumerate(names, 1)]  # fmt: skip
    home = page(
        f"{root}/",
        "Signaler",
        "# Que voulez-vous signaler ?",
        *(f"[{name}]({root}/{n})" for n, name in enumerate(names, 1)),
    )
    role = pick(rng, ("victime", "témoin"))
    place = names.index(right)

    def send(where: int = place, who: str = role) -> list[Act]:
        return [
            acts.Follow(link=str(where + 1)),
            acts.Fill(field="1", value=who),
            acts.Press(button="2"),
        ]

    url = f"{root}/{place + 1}"
    return {
        "who": pick(rng, FIRST_NAMES), "case": case, "role": role, "right": right,
        "world": browser([home, *forms], at=f"{root}/"),
        "goal": Goal(want=(("sent", url, "Qui signale", role), ("pressed", url, "Envoyer le signalement")),
                     refuse=tuple(("pressed", f"{root}/{n}", "*") for n in range(1, 6) if n != place + 1)),
        "solution": send(),
        "near": [send((place + 1) % 5), send(who="témoin" if role == "victime" else "victime"), send()[:2]],
    }  # fmt: skip


def open_data_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: in a portal of open data, the set of a town and a year, in the format asked for."""
    topic, other = sample(
        rng, ("arbres", "pistes cyclables", "fontaines", "aires de jeux", "marchés"), 2
    )
    town, neighbour = sample(rng, TOWNS, 2)
    year = integer(rng, 2023, 2025)
    form, said = pick(
        rng,
        (
            ("csv", "ouvrir dans un tableur"),
            ("geojson", "montrer sur une carte"),
            ("pdf", "lire, sans rien en faire d'autre,"),
        ),
    )
    root = "https://donnees-ouvertes.example"
    sets = [
        (topic, town, year),
        (topic, town, year - 1),
        (topic, neighbour, year),
        (other, town, year),
    ]
    pages = []
    for n, (what, place, when) in enumerate(shuffled(rng, sets), 1):
        names = [
            f"{plain(what).replace(' ', '-')}-{plain(place)}-{when}.{end}"
            for end in ("csv", "geojson", "pdf")
        ]
        buttons = [
            {"button": f"Télécharger en {end}", "file": name}
            for end, name in zip(("csv", "geojson", "pdf"), names, strict=True)
        ]
        pages.append(page(f"{root}/jeu-{n}", f"{what.capitalize()} : {place}, {when}", f"# {what.capitalize()}", f"Producteur : commune de {place}", f"Mis à jour en décembre {when}",
                          "Licence Ouverte 2.0", *buttons, words="données ouvertes open data jeu de données fichier mairie ville"))  # fmt: skip
        if (what, place, when) == sets[0]:
            target, file = pages[-1].url, names[("csv", "geojson", "pdf").index(form)]
            rank = ("csv", "geojson", "pdf").index(form) + 1
    wrong = next(one.url for one in pages if f"{town}, {year - 1}" in one.title)

    def fetch(url: str, button_rank: int) -> list[Act]:
        return [acts.Visit(address=url), acts.Press(button=str(button_rank))]

    return {
        "who": pick(rng, FIRST_NAMES), "topic": topic, "town": town, "year": year, "said": said, "form": form,
        "world": browser(pages),
        "goal": Goal(want=(("downloaded", file),), keep=("downloaded",)),
        "solution": [acts.Search(query=f"{topic} {town} {year}"), *fetch(target, rank)],
        "near": [fetch(wrong, rank), fetch(target, rank % 3 + 1)],
    }  # fmt: skip


# ---------------------------------------------------------------- @communs

_ARTICLES = (
    "Pont de Rivelac",
    "Phare de Port-Genêt",
    "Moulin de Valsonne",
    "Tour de Montclair",
    "Halle de Cambrelle",
)
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def _shown(day: date) -> str:
    return f"{day.day if day.day > 1 else '1er'} {_MONTHS[day.month - 1]} {day.year}"


def _article(
    rng: np.random.Generator, versions: list[tuple[date, str, str]]
) -> tuple[str, list[Any]]:
    title = pick(rng, _ARTICLES)
    root = f"https://encyclopedie-libre.example/{plain(title.split()[-1])}"
    tabs = (
        f"[Article]({root})",
        f"[Discussion]({root}/discussion)",
        f"[Historique]({root}/historique)",
    )
    rows = [f"{_shown(day)} · {author} · {what}" for day, author, what in reversed(versions)]
    talk = [f"{author} : faut-il citer une autre source ?" for _d, author, _w in versions[:2]]
    return title, [
        page(
            root,
            title,
            *tabs,
            f"# {title}",
            "Cet article est une ébauche.",
            f"Dernière visite : {_shown(date(2026, 3, 4))}.",
        ),
        page(f"{root}/discussion", f"Discussion : {title}", *tabs, *talk),
        page(f"{root}/historique", f"Historique : {title}", *tabs, *rows),
    ]


def _versions(rng: np.random.Generator, count: int) -> list[tuple[date, str, str]]:
    day = date(integer(rng, 2006, 2012), integer(rng, 1, 12), integer(rng, 1, 28))
    authors = sample(
        rng,
        (
            "Ardoise",
            "Belette12",
            "Cigogne",
            "Dentelle",
            "Escargot7",
            "Fougère",
            "Girelle",
            "Hirondelle",
        ),
        count,
    )
    changes = [
        "création de l'article",
        *sample(
            rng,
            (
                "orthographe",
                "ajout de la hauteur",
                "ajout d'une source",
                "photo remplacée",
                "lien corrigé",
                "ajout de la date de construction",
                "annulation d'un vandalisme",
            ),
            count - 1,
        ),
    ]
    found = []
    for author, what in zip(authors, changes, strict=True):
        found.append((day, author, what))
        day += timedelta(days=integer(rng, 60, 700))
    return found


def first_version(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the day on which an article was first written, at the end of its history."""
    versions = _versions(rng, 5)
    title, pages = _article(rng, versions)
    return {
        "title": title,
        "key": versions[0][0].strftime("%d/%m/%Y"),
        "wrong": [versions[-1][0].strftime("%d/%m/%Y"), "04/03/2026"],
        "world": browser(pages, at=pages[0].url),
        "solution": [acts.Follow(link="3")],
    }


def author_of_an_addition(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: in a long history, who added one thing, and not who merely changed or removed it."""
    versions = _versions(rng, 7)
    added = [version for version in versions if version[2].startswith("ajout")]
    if not added:
        return author_of_an_addition(rng)
    _day, author, what = pick(rng, added)
    subject = {
        "ajout de la hauteur": "sa hauteur",
        "ajout d'une source": "une source",
        "ajout de la date de construction": "sa date de construction",
    }[what]
    last = versions[-1][0] + timedelta(days=40)
    versions.append(
        (
            last,
            "Ibis3",
            what.replace("ajout de la", "correction de la").replace("ajout d'une", "retrait d'une"),
        )
    )
    title, pages = _article(rng, versions)
    return {
        "title": title,
        "subject": subject,
        "what": what,
        "key": author,
        "wrong": ["Ibis3", versions[0][1]] if versions[0][1] != author else ["Ibis3"],
        "world": browser(pages, at=pages[0].url),
        "solution": [acts.Follow(link="3")],
    }


def free_software_fetched(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of programs that cost nothing, the one whose licence lets everyone study and share it."""
    need = pick(
        rng,
        (
            "retoucher des photos",
            "tenir des comptes",
            "monter un film",
            "écrire de la musique",
            "dessiner des plans",
        ),
    )
    free = pick(rng, ("GNU GPL version 3", "MIT", "Apache 2.0", "Mozilla Public License 2.0"))
    terms = shuffled(rng, [
        f"Licence {free} : code source public, copie et modification permises",
        "Gratuit pour un usage personnel ; copie et modification interdites",
        "Gratuit, financé par la publicité ; code source fermé",
        "Essai gratuit de 30 jours, puis 4 € par mois",
    ])  # fmt: skip
    names = sample(rng, ("Aquila", "Bergamote", "Corail", "Dune", "Fennec", "Galet"), 4)
    root = "https://logiciels.example"
    pages = [page(f"{root}/{plain(name)}", name, f"# {name}", f"Pour {need}. Prix : 0 €", term, {"button": "Télécharger", "file": f"{plain(name)}.zip"}, f"[Retour]({root}/)")
             for name, term in zip(names, terms, strict=True)]  # fmt: skip
    home = page(
        f"{root}/",
        "Logiciels",
        f"# Pour {need}",
        *(f"[{name} : gratuit]({root}/{plain(name)})" for name in names),
    )
    place = next(n for n, term in enumerate(terms) if "copie et modification permises" in term)

    def fetch(n: int) -> list[Act]:
        return [acts.Follow(link=str(n + 1)), acts.Press(button="1")]

    return {
        "need": need, "who": pick(rng, FIRST_NAMES), "name": names[place], "free": free,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("downloaded", f"{plain(names[place])}.zip"),), keep=("downloaded",)),
        "solution": fetch(place),
        "near": [fetch((place + 1) % 4), fetch((place + 2) % 4)],
    }  # fmt: skip


# ---------------------------------------------------------------- @identite


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


# ---------------------------------------------------------------- @ia_societe


def request_without_names(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: lines of a request that identify somebody go, those that the answer needs stay."""
    (first, last), (other, _name) = full_names(rng, 2)
    year = integer(rng, 1950, 1990)
    kinds = {
        "lettre": (("Écris une lettre de relance polie.", "La facture est en retard de trois semaines.", "Le ton reste cordial."),
                   (f"La lettre est pour {first} {last}.", f"L'adresse est {integer(rng, 2, 90)} rue Haute, à {pick(rng, TOWNS)}.", f"Le téléphone est le 06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}.")),
        "régime": (("Propose cinq menus sans sel.", "Les repas se préparent en vingt minutes.", "Évite le poisson."),
                   (f"Les menus sont pour {first} {last}.", f"Date de naissance : {integer(rng, 2, 28)} mai {year}.", f"{other}, de la famille, vit au même endroit.")),
        "exercice": (("Crée dix exercices de lecture.", "Les textes ne dépassent pas huit lignes.", "Chaque exercice dure cinq minutes."),
                     (f"Les exercices sont pour {first} {last}.", f"La maîtresse est Madame {pick(rng, ('Roux', 'Kone', 'Petit'))}.", f"L'école est à {pick(rng, TOWNS)}, {integer(rng, 2, 40)} rue du Lavoir.")),
    }  # fmt: skip
    subject = pick(rng, tuple(kinds))
    useful, personal = kinds[subject]
    order = shuffled(rng, [*useful, *personal])
    pages = [
        screen(
            f"{n}. {text.removesuffix('.')}",
            choice(f"Phrase {n}", "envoyer", ("envoyer", "retirer")),
        )
        for n, text in enumerate(order, 1)
    ]
    numbers = {text: n for n, text in enumerate(order, 1)}
    gone = sorted(numbers[text] for text in personal)

    def drop(which: list[int]) -> list[Act]:
        acts_: list[Act] = []
        for n in which:
            acts_ += [
                *at(f"{n}. {order[n - 1].removesuffix('.')}"),
                put(f"Phrase {n}", "retirer"),
                BACK,
            ]
        return [*acts_, *at("Envoi"), press("Envoyer la demande")]

    need = numbers[useful[1]]
    return {
        "subject": {"lettre": "une lettre de relance", "régime": "des menus", "exercice": "des exercices de lecture"}[subject],
        "gone": ", ".join(map(str, gone)),
        "world": device("Assistant en ligne", screen("Ma demande"), *pages, screen("Envoi", button("Envoyer la demande", "Demande envoyée."), choice("Garder l'historique", "non"))),
        "goal": Goal(want=(*(("set", f"Phrase {n}", "retirer") for n in gone), ("pressed", "Envoyer la demande")), keep=ACTED),
        "solution": drop(gone),
        "near": [drop(gone[:2]), drop(sorted([*gone, need])), drop(gone)[:-1]],
    }  # fmt: skip
