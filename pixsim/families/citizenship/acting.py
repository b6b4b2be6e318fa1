"""Worlds of competence 2.4: one's name, one's rights and public services, on a small web or a disk."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.people import full_names, of, plain
from pixsim.families.draws.webs import Advert, browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as disk_acts
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.searching import results

TOWNS = ("Cambrelle", "Montclair", "Rivelac", "Valsonne", "Port-Genêt")
CLUBS = (
    ("chorale", "chante à la chorale"),
    ("judo", "enseigne le judo"),
    ("potager", "tient le potager partagé"),
    ("échecs", "joue au club d'échecs"),
    ("théâtre", "monte des pièces de théâtre"),
    ("couture", "anime l'atelier de couture"),
)


def sober_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a forum joined under the only name that tells nothing of the person."""
    ((first, last),) = full_names(rng, 1)
    year, town = integer(rng, 1975, 2004), pick(rng, TOWNS)
    good = pick(rng, ("renard-bleu", "nuage-vert", "caillou-12", "plume-de-lune", "tasse-ronde"))
    telling = sample(rng, (
        f"{plain(first)}.{plain(last)}",
        f"{plain(first)}-{year}",
        f"{plain(last)}-{plain(town)}",
        f"{plain(first)[0]}{plain(last)}{str(year)[2:]}",
    ), 3)  # fmt: skip
    url = f"https://{pick(rng, ('jardin', 'cuisine', 'bricolage', 'lecture'))}-entraide.example/inscription"
    form = page(
        url, "Inscription",
        {"field": "Nom affiché", "choices": tuple(shuffled(rng, [good, *telling]))},
        {"button": "Créer mon compte", "needs": {"Nom affiché": ".+"}},
    )  # fmt: skip

    def join(name: str) -> list[Act]:
        return [acts.Fill(field="1", value=name), acts.Press(button="2")]

    return {
        "person": f"{first} {last}",
        "year": year,
        "town": town,
        "world": browser([form], at=url),
        "goal": Goal(
            want=(("sent", url, "Nom affiché", good), ("pressed", url, "Créer mon compte"))
        ),
        "solution": join(good),
        "near": [join(telling[0]), join(telling[1])],
    }


def _namesakes(
    rng: np.random.Generator, name: tuple[str, str], count: int
) -> tuple[list[Any], list[Any]]:
    """Pages of one person and of another of the same name, and the words that tell them apart."""
    first, last = name
    (word, does), (other, else_) = sample(rng, CLUBS, 2)
    ours = [
        page(f"https://{host}.example/{plain(last)}", title, f"{first} {last} {does} à {pick(rng, TOWNS)}.", words=word)
        for host, title in sample(rng, (("gazette", "Portrait de la semaine"), ("associations", "Les bénévoles"), ("annuaire-local", "Fiche"), ("sorties", "Samedi dernier")), count)
    ]  # fmt: skip
    theirs = [
        page(f"https://club{n}.test/{plain(last)}", f"{first} {last} : résultats {2010 + n}", f"{first} {last} {else_}, saison {2010 + n}.", words=other)
        for n in range(1, 12)
    ]  # fmt: skip
    noise = [
        page(f"https://famille{n}.test/", f"Les {last}", f"{last} et {first}, des noms répandus ici.", "Généalogie")
        for n in range(1, 4)
    ]  # fmt: skip
    return ours, [*theirs, *noise, (word, other)]


def own_name_counted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: how many pages the engine finds for a name."""
    (first, last), (first2, _last2) = full_names(rng, 2)
    count = integer(rng, 3, 7)
    pages = [
        page(f"https://site{n}.example/{n}", f"{title} {n}", f"{first} {last} y a participé.")
        for n, title in enumerate(sample(rng, ("Tournoi", "Kermesse", "Concours", "Atelier", "Stage", "Brocante", "Course"), count), 1)
    ]  # fmt: skip
    others = [
        page(f"https://autre{n}.example/", f"Page {n}", f"{first2} {last} en était.")
        for n in range(1, integer(rng, 2, 4) + 1)
    ]
    return {
        "person": f"{first} {last}",
        "answer": str(count),
        "wrong": [str(count + len(others)), str(len(others))] if count != len(others) else [str(count + len(others))],
        "world": browser([*pages, *others]),
        "solution": [acts.Search(query=f"{first} {last}")],
    }  # fmt: skip


def without_namesake(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the page about a person whose namesake fills the results."""
    (name,) = full_names(rng, 1)
    ours, rest = _namesakes(rng, name, 1)
    _word, other = rest.pop()
    (target,) = ours
    pages = [*rest, target]
    who = f"{name[0]} {name[1]}"
    does = target.body[0].text.removeprefix(f"{who} ").rpartition(" à ")[0]
    return {
        "person": who,
        "does": does,
        "other": other,
        "world": browser(pages),
        "goal": Goal(want=(("at", target.url),), refuse=(("read", "~.test/"),)),
        "solution": [acts.Search(query=f'"{who}" -{other}'), acts.Follow(link="1")],
        "near": [
            [acts.Search(query=who), acts.Follow(link="1")],
            [acts.Search(query=f"{name[1]} {name[0]} généalogie"), acts.Follow(link="1")],
        ],
    }


def removal_asked(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the right request sent to the site that published an old page about someone."""
    ((first, last),) = full_names(rng, 1)
    host = pick(rng, ("petites-annonces", "photos-de-classe", "forum-sorties", "avis-voisins"))
    root = f"https://www.{host}.example"
    number, twin = sample(rng, range(1000, 9999), 2)
    old, new = f"{root}/p/{number}", f"{root}/p/{twin}"
    wishes = (
        "effacer la page",
        "corriger la page",
        "obtenir une copie de mes données",
        "signaler un contenu illégal",
    )
    form = page(
        f"{root}/vos-droits", "Vos droits sur vos données",
        {"field": "Adresse de la page"},
        {"field": "Demande", "choices": wishes},
        {"button": "Envoyer la demande", "needs": {"Adresse de la page": ".+", "Demande": ".+"}},
        {"button": "S'abonner aux nouveautés"},
    )  # fmt: skip
    foot = (f"[Règles du forum]({root}/regles)", f"[Vos droits]({root}/vos-droits)")
    pages = [
        page(old, f"Annonce {of(first)} {last}", f"{first} {last}, tél. 06 39 98 {number % 89 + 10} {twin % 89 + 10} (2014)", f"[Annonce suivante]({new})", *foot),
        page(new, f"Annonce {of(first)} {last}", f"{first} {last} vend un vélo (2026)", f"[Annonce précédente]({old})", *foot),
        page(f"{root}/regles", "Règles", "Restez courtois."),
        form,
    ]  # fmt: skip

    def ask(address: str, wish: str) -> list[Act]:
        return [
            acts.Follow(link="3"),
            acts.Fill(field="1", value=address),
            acts.Fill(field="2", value=wish),
            acts.Press(button="3"),
        ]

    short = old.removeprefix("https://")
    return {
        "person": f"{first} {last}",
        "world": browser(pages, at=new),
        "goal": Goal(
            want=(
                ("sent", form.url, "Adresse de la page", f"{old}||{short}||^{old}/||^{short}/"),
                ("sent", form.url, "Demande", wishes[0]),
                ("pressed", form.url, "Envoyer la demande"),
            ),
            refuse=(("pressed", form.url, "S'abonner aux nouveautés"),),
        ),
        "solution": ask(old, wishes[0]),
        "near": [ask(new, wishes[0]), ask(old, wishes[3]), ask(old, wishes[0])[:-1]],
    }


# ---------------------------------------------------------------- @demarches


_FORMALITIES = (
    ("inscrire un enfant à la cantine", "cantine inscription", "cantine"),
    ("demander un acte de naissance", "acte naissance", "acte-naissance"),
    ("réserver une salle municipale", "salle réservation", "salle"),
    ("signaler un encombrant dans la rue", "encombrant signaler", "encombrant"),
)


def town_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the page of the town's own site, among results that look like it."""
    town = pick(rng, TOWNS)
    need, words, path = pick(rng, _FORMALITIES)
    host = f"mairie-{plain(town)}.example"
    target = page(f"https://www.{host}/{path}", f"{town} : {words}", f"Pour {need}, à {town}.")
    false = [
        page(f"https://{path}-{plain(town)}.test/", f"{town} : {words}", f"Pour {need}, à {town}, en 5 minutes."),
        page(f"https://mairie-{plain(town)}.{path}-express.test/", f"{town} : {words}", f"Pour {need}, à {town} : 19 €."),
        page(f"https://forum.test/{plain(town)}", f"{words} à {town} ?", f"Qui sait comment {need}, à {town} ?"),
    ]  # fmt: skip
    pages = shuffled(rng, [target, *false])
    search = acts.Search(query=f"{words} {town}")
    found = results(browser(pages), f"{words} {town}")

    def open_page(wanted: Any) -> list[Act]:
        return [search, acts.Follow(link=str(found.index(wanted) + 1))]

    return {
        "need": need,
        "town": town,
        "host": host,
        "world": browser(pages),
        "goal": Goal(
            want=(("at", target.url),), refuse=tuple(("read", p.url) for p in false)
        ),
        "solution": open_page(target),
        "near": [open_page(false[0]), open_page(false[1])],
    }  # fmt: skip


def shared_identity(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a service entered with an account that one has elsewhere, none made."""
    services = ("Assurance santé", "Caisse de retraite", "Impôts locaux", "Poste en ligne")
    mine, other = sample(rng, services, 2)
    host = pick(rng, ("bibliotheques", "cantines", "transports", "logement"))
    door, pass_ = f"https://{host}.example/entrer", "https://passerelle-identite.example/choisir"
    consent = f"https://passerelle-identite.example/continuer?vers={host}"
    inside = f"https://{host}.example/mon-compte"
    lines = shuffled(rng, services)
    pages = [
        page(
            door, "Se connecter",
            {"field": "Courriel"}, {"field": "Mot de passe"}, {"button": "Créer un compte"},
            f"[S'identifier avec un compte que j'ai déjà ailleurs]({pass_})",
        ),
        page(pass_, "Choisissez le compte que vous avez", *({"button": name, "goes": consent} for name in lines)),
        page(consent, "Transmettre votre identité ?", f"Le site {host}.example recevra vos nom, prénoms et date de naissance.",
             {"button": "Refuser", "goes": door}, {"button": "Continuer", "goes": inside}),
        page(inside, "Mon compte", "Vous êtes connecté : vos nom, prénoms et date de naissance ont été reçus."),
    ]  # fmt: skip

    def enter(name: str) -> list[Act]:
        return [
            acts.Follow(link="4"),
            acts.Press(button=str(lines.index(name) + 1)),
            acts.Press(button="2"),
        ]

    return {
        "host": f"{host}.example",
        "mine": mine,
        "world": browser(pages, at=door),
        "goal": Goal(
            want=(("pressed", pass_, mine), ("pressed", consent, "Continuer")),
            refuse=(
                ("pressed", door, "Créer un compte"),
                ("pressed", consent, "Refuser"),
                *(("pressed", pass_, name) for name in services if name != mine),
            ),
        ),
        "solution": enter(mine),
        "near": [enter(other), enter(mine)[:-1], [acts.Press(button="3")]],
    }


def right_papers(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two papers to hand in, in the format, the weight and of the date that are asked."""
    tree = Tree(rng)
    bill, twin = sample(rng, ("electricite", "eau", "internet", "gaz"), 2)
    limit = integer(rng, 2, 4)
    tree.folder("Documents/À déposer")
    here = "Documents/Papiers"
    light = [10 * integer(rng, 20, 90) for _file in range(6)]
    right_bill = tree.file(f"{here}/facture-{bill}-2026-02.pdf", light[0], "2026-02-11 09:00")
    old = tree.file(f"{here}/facture-{bill}-2024-02.pdf", light[1], "2024-02-12 09:00")
    heavy = tree.file(
        f"{here}/facture-{twin}-2026-03.pdf",
        (10 * limit + integer(rng, 3, 30)) * 100,
        "2026-03-04 09:00",
    )
    right_card = tree.file(f"{here}/carte-identite.pdf", light[2], "2023-05-04 10:00")
    photo = tree.file(f"{here}/carte-identite-photo.jpg", light[3])
    tree.file(f"{here}/carte-fidelite.pdf", light[4])
    tree.file(f"{here}/lettre-motivation.odt", light[5])
    first = tree.following
    to = "Documents/À déposer"

    def hand(*things: str) -> list[Act]:
        return [disk_acts.Copy(thing=thing, folder=to) for thing in things]

    want = (
        ("content", f"{to}/facture-{bill}-2026-02.pdf", right_bill),
        ("content", f"{to}/carte-identite.pdf", right_card),
    )
    return {
        "limit": limit,
        "world": tree.disk(here),
        "goal": Goal(
            want=want,
            refuse=tuple(
                ("content", f"~{to}/", name) for name in (old, heavy, photo)
            ),
            keep=("binned", "name", "in"),
            free=(str(first), str(first + 1), right_bill, right_card),
        ),
        "solution": hand(right_bill, right_card),
        "near": [
            hand(old, right_card),
            hand(heavy, right_card),
            hand(right_bill, photo),
        ],
    }  # fmt: skip


def free_instead(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: from an agent that charges for a free formality, to the service that does it, by a form in two steps.

    Others bear nearly its name; the town hall says which one is the service, and its form has a paid way too.
    """
    need, word, path = pick(rng, (
        ("changer d'adresse", "Changement d'adresse", "changement-adresse"),
        ("obtenir un relevé de carrière", "Relevé de carrière", "releve-carriere"),
        ("demander une carte européenne de santé", "Carte de santé", "carte-sante"),
    ))  # fmt: skip
    ((first, last),) = full_names(rng, 1)
    price = integer(rng, 19, 59)
    town, other = sample(rng, TOWNS, 2)
    names = shuffled(rng, ("service-citoyen", "service-du-citoyen", "services-citoyens"))
    official, *alike = (
        f"https://www.{name}.{end}"
        for name, end in zip(names, ("example", "test", "test"), strict=True)
    )
    paid = [f"https://{path}-{end}.test/" for end in ("express", "facile")]
    fields = ({"field": "Nom"}, {"field": "Commune", "choices": tuple(sorted((town, other)))})
    whole = {"Nom": ".+", "Commune": ".+"}
    ways = ("normal", f"prioritaire, {integer(rng, 9, 18)} €")
    start, end = f"{official}/{path}", f"{official}/{path}/envoi"

    def form(url: str, title: str, text: str, *, listed: bool = True) -> Any:
        return page(
            url,
            title,
            text,
            *fields,
            {"button": "Payer et envoyer", "needs": whole},
            listed=listed,
            words=words,
        )

    words = f"{need} gratuit gratuitement gratuite service public officiel état sans frais site mairie {town}"
    said = f"{word} : faites votre démarche en ligne"
    pages = shuffled(rng, [
        page(start, said, "Étape 1 sur 2. Qui êtes-vous ?", *fields, {"button": "Continuer", "needs": whole, "goes": end, "says": "Il reste une étape : étape 2 sur 2."}, words=words),
        *(form(f"{site}/{path}", said, f"Frais de dossier : {price - n} €.") for n, site in enumerate(alike)),
        page("https://blog-papiers.test/", f"{word} : mon avis", "J'ai payé pour rien : demandez d'abord à votre mairie où est le vrai service.", words=words),
        page(f"https://www.mairie-{plain(town)}.example/demarches", f"Mairie de {town} : vos démarches ({word})", f"Le service de l'État pour cela est sans frais : {official.removeprefix('https://')}", f"[Y aller]({start})", words=words),
    ])  # fmt: skip
    pages += [
        *(page(f"{root}/", f"{root.removeprefix('https://')} : vos démarches en ligne", f"[{word}]({root}/{path})", listed=False) for root in (official, *alike)),
        *(form(url, f"{word} : votre dossier", f"Le traitement du dossier coûte {price} €.", listed=url != paid[0]) for url in paid),
        page(end, "Étape 2 sur 2. Votre demande", {"field": "Traitement", "choices": ways}, {"field": "Offres de nos partenaires", "choices": ("oui", "non")},
             {"button": "Envoyer", "needs": {"Traitement": ".+", "Offres de nos partenaires": ".+"}}, listed=False),
    ]  # fmt: skip
    adverts = [
        Advert(words=tuple(path.split("-")), title=f"{word} rapide", text="Sans attendre", url=url)
        for url in paid
    ]
    name = f"{first} {last}"

    def identify(where: str = town) -> list[Act]:
        return [
            acts.Fill(field="1", value=name),
            acts.Fill(field="2", value=where),
            acts.Press(button="3"),
        ]

    def send(way: str = ways[0], offers: str = "non") -> list[Act]:
        return [
            acts.Fill(field="1", value=way),
            acts.Fill(field="2", value=offers),
            acts.Press(button="3"),
        ]

    begin = acts.Visit(address=start)
    return {
        "need": need,
        "price": price,
        "person": name,
        "town": town,
        "host": official.removeprefix("https://"),
        "world": browser(pages, at=paid[0], adverts=adverts),
        "goal": Goal(
            want=(
                ("sent", start, "Nom", f"^{name}||^{last} {first}"), ("sent", start, "Commune", town),
                ("sent", end, "Traitement", ways[0]), ("sent", end, "Offres de nos partenaires", "non"), ("pressed", end, "Envoyer"),
            ),
            refuse=(("pressed", "*", "Payer et envoyer"),),
        ),
        "solution": [begin, *identify(), *send()],
        "near": [identify(), [begin, *identify(other), *send()], [begin, *identify(), *send(ways[1])], [begin, *identify(), *send(offers="oui")], [begin, *identify()]],
    }  # fmt: skip


def opinion_given(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a public consultation found on the site of a town, and answered."""
    town = pick(rng, TOWNS)
    subject, other = sample(
        rng, ("piste cyclable", "aire de jeux", "marché couvert", "jardin public"), 2
    )
    view = pick(rng, ("pour", "contre"))
    root = f"https://www.mairie-{plain(town)}.example"

    def form(what: str) -> Any:
        return page(
            f"{root}/consultation-{plain(what)}", f"Consultation : {what}",
            {"field": "Avis", "choices": ("pour", "contre", "sans avis")},
            {"button": "Donner mon avis", "needs": {"Avis": ".+"}},
        )  # fmt: skip

    ours, theirs = form(subject), form(other)
    lines = shuffled(rng, (ours, theirs))
    home = page(
        f"{root}/participer",
        f"{town} : donner son avis",
        *(f"[{line.title}]({line.url})" for line in lines),
    )

    def answer(form_page: Any, said: str) -> list[Act]:
        return [
            acts.Follow(link=str(lines.index(form_page) + 1)),
            acts.Fill(field="1", value=said),
            acts.Press(button="2"),
        ]

    return {
        "town": town,
        "subject": subject,
        "view": view,
        "world": browser([home, ours, theirs], at=home.url),
        "goal": Goal(
            want=(("sent", ours.url, "Avis", view), ("pressed", ours.url, "Donner mon avis")),
            refuse=(("pressed", theirs.url, "*"),),
        ),
        "solution": answer(ours, view),
        "near": [answer(theirs, view), answer(ours, view)[:-1]],
    }
