"""Worlds of competence 5.2: sockets, addresses, services and shops to act on."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
    BACK,
    at,
    button,
    choice,
    device,
    field,
    info,
    press,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web

# ---------------------------------------------------------------- @connectique

_SOCKETS = ("débranché", "prise HDMI", "prise USB", "prise jack", "prise réseau")
_LINKED = (("l'écran", "Écran", "prise HDMI"), ("le casque à fil", "Casque", "prise jack"), ("la clé de photos", "Clé", "prise USB"),
           ("le câble qui vient de la box", "Câble de la box", "prise réseau"), ("le clavier à fil", "Clavier", "prise USB"))  # fmt: skip


def plug_in(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the socket of one thing, the others being plugged in already."""
    said, name, socket = pick(rng, _LINKED)
    pages = [
        screen(what, choice(f"{what} : branché sur", "débranché" if what == name else right, _SOCKETS),
               choice(f"{what} : rangement", "sur le bureau", ("sur le bureau", "dans le tiroir")))
        for _said, what, right in shuffled(rng, _LINKED)
    ]  # fmt: skip
    wrong = next(other for other in _SOCKETS[1:] if other != socket)

    def plug(where: str) -> list[Act]:
        return [*at(name), put(f"{name} : branché sur", where)]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "said": said,
        "world": device("Bureau", screen("Matériel"), *pages),
        "goal": Goal(want=(("set", f"{name} : branché sur", socket),), keep=ACTED),
        "solution": plug(socket),
        "near": [plug(wrong)],
    }


_SHAPES = {
    "USB-A": "rectangle plat, un seul sens",
    "USB-B": "presque carrée, deux coins coupés",
    "USB-C": "petite et ovale, dans les deux sens",
    "micro-USB": "très petite, plus étroite d'un côté",
}
_COMPUTERS, _THINGS = ("USB-A", "USB-C"), ("USB-B", "USB-C", "micro-USB")


def cable_by_its_ends(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the cable whose ends fit two sockets that are described."""
    one, other = pick(rng, _COMPUTERS), pick(rng, _THINGS)
    what = pick(rng, ("imprimante", "liseuse", "enceinte", "tablette", "scanner"))
    cables = [f"{a} vers {b}" for a in _COMPUTERS for b in _THINGS]
    near = next(cable for cable in cables if cable.endswith(f"vers {other}") and cable != f"{one} vers {other}")  # fmt: skip
    far = next(cable for cable in cables if cable.startswith(one) and not cable.endswith(f"vers {other}"))  # fmt: skip

    def take(cable: str) -> list[Act]:
        return [*at("Tiroir des câbles"), put("Câble posé entre les deux", cable)]

    return {
        "of_what": f"{'de l’' if what[0] in 'aei' else 'du ' if what == 'scanner' else 'de la '}{what}".replace("’", "'"),
        "who": pick(rng, FIRST_NAMES),
        "world": device(
            "Atelier",
            screen("Établi"),
            screen("Ordinateur", info("Seule prise libre de l'ordinateur"), info(_SHAPES[one]), choice("Ordinateur allumé", "oui")),
            screen(what.capitalize(), info("Seule prise de l'appareil"), info(f"{_SHAPES[other]} " if one == other else _SHAPES[other]), choice("Appareil allumé", "oui")),
            screen("Tiroir des câbles", choice("Câble posé entre les deux", "aucun", ("aucun", *shuffled(rng, cables))),
                   choice("Tiroir fermé à clé", "non"), choice("Étiquettes sur les câbles", "oui")),
        ),
        "goal": Goal(want=(("set", "Câble posé entre les deux", f"{one} vers {other}"),), keep=ACTED),
        "solution": take(f"{one} vers {other}"),
        "near": [take(near), take(far)],
    }  # fmt: skip


# ---------------------------------------------------------------- @reseau_info


def fixed_address(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a printer gets the first free address after those that the box hands out."""
    third = integer(rng, 2, 60)
    last = pick(rng, (99, 149, 199))
    taken = [last + 1, last + 2][: integer(rng, 1, 2)]
    free = next(n for n in range(last + 1, 255) if n not in taken)
    net = f"192.168.{third}"
    names = sample(rng, ("Télévision", "Disque du réseau", "Caméra", "Console"), len(taken))

    def give(address: str) -> list[Act]:
        return [
            *at("Imprimante"),
            put("Réglage de l'adresse", "fixe"),
            put("Adresse fixe", address),
        ]

    return {
        "who": pick(rng, FIRST_NAMES),
        "world": device(
            "Réseau de la maison",
            screen("Réseau"),
            screen("Box", info("Adresse de la box", f"{net}.1"), info("Adresses que donne la box", f"{net}.10 à {net}.{last}"),
                   *(info(f"Adresse fixe : {name}", f"{net}.{n}") for name, n in zip(names, taken, strict=True)),
                   choice("Distribution d'adresses (DHCP)", "oui")),
            screen("Imprimante", choice("Réglage de l'adresse", "automatique", ("automatique", "fixe")),
                   field("Adresse fixe", "", r"\d+(\.\d+){3}", "Quatre nombres séparés par des points."),
                   info("Masque de sous-réseau", "255.255.255.0")),
        ),
        "goal": Goal(want=(("set", "Réglage de l'adresse", "fixe"), ("set", "Adresse fixe", f"{net}.{free}")), keep=ACTED),
        "solution": give(f"{net}.{free}"),
        "near": [give(f"{net}.{last}"), give(f"{net}.{taken[0]}"), give(f"192.168.{third + 1}.{free}")],
    }  # fmt: skip


_SERVED = (("le site web chiffré", "443", "80"), ("le site web non chiffré", "80", "443"), ("l'accès par SSH", "22", "23"),
           ("l'envoi de courrier (SMTP)", "25", "110"))  # fmt: skip


def open_the_port(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: one service of a machine of the house is to be reached from outside, and nothing else."""
    said, port, wrong = pick(rng, _SERVED)
    names = sample(rng, ("Petit serveur", "Ordinateur du salon", "Disque du réseau", "Caméra"), 3)
    hosts = sample(rng, range(11, 99), 3)
    addresses = {name: f"192.168.1.{n}" for name, n in zip(names, hosts, strict=True)}
    target, other = addresses[names[0]], addresses[names[1]]
    ports = ("aucun", "22", "23", "25", "80", "110", "443", "tous")

    def rule(number: str, machine: str) -> list[Act]:
        return [
            *at("Sécurité", "Redirection de port"),
            put("Port ouvert", number),
            put("Vers la machine", machine),
            put("Redirection active", "oui"),
        ]

    return {
        "who": pick(rng, FIRST_NAMES),
        "said": said,
        "machine": names[0],
        "world": device(
            "Box",
            screen("Accueil de la box"),
            screen("Appareils", *(info(name, address) for name, address in shuffled(rng, list(addresses.items())))),
            screen("Sécurité", choice("Pare-feu", "moyen", ("éteint", "moyen", "haut")), choice("Machine sans protection (DMZ)", "aucune", ("aucune", *addresses.values()))),
            screen("Redirection de port", choice("Port ouvert", "aucun", ports), choice("Vers la machine", "aucune", ("aucune", *sorted(addresses.values()))),
                   choice("Redirection active", "non"), under="Sécurité"),
        ),
        "goal": Goal(want=(("set", "Port ouvert", port), ("set", "Vers la machine", target), ("set", "Redirection active", "oui")), keep=ACTED),
        "solution": rule(port, target),
        "near": [rule(wrong, target), rule(port, other), rule("tous", target),
                 [*at("Sécurité"), put("Machine sans protection (DMZ)", target)]],
    }  # fmt: skip


# ---------------------------------------------------------------- @services_ligne

_KEPT = ("Contacts", "Agenda", "Notes", "Photos", "Favoris")


def carried_away(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one kind of data kept in step on a telephone, and a copy of it to take elsewhere."""
    what, other, third = sample(rng, _KEPT, 3)
    formats = {
        "Contacts": "vCard (.vcf)",
        "Agenda": "iCalendar (.ics)",
        "Notes": "texte (.txt)",
        "Photos": "JPEG (.jpg)",
        "Favoris": "page web (.html)",
    }
    pages = [
        screen(
            name,
            choice(f"Synchroniser : {name}", "non"),
            button(f"Exporter : {name}", f"Copie enregistrée : {formats[name]}."),
            button(f"Supprimer : {name}", "Supprimé partout."),
            info(f"{name} : dernière synchronisation", "jamais"),
        )
        for name in shuffled(rng, [what, other, third])
    ]

    def keep(sync: str, export: str) -> list[Act]:
        acts = [*at(sync), put(f"Synchroniser : {sync}", "oui")]
        back = [] if sync == export else [BACK, *at(export)]
        return [*acts, *back, press(f"Exporter : {export}")]

    return {
        "who": pick(rng, FIRST_NAMES),
        "what": {"Contacts": "les contacts", "Agenda": "l'agenda", "Notes": "les notes", "Photos": "les photos", "Favoris": "les favoris"}[what],
        "world": device("Compte en ligne", screen("Mon compte"), *pages,
                        screen("Compte", button("Fermer le compte", "Le compte est fermé."), choice("Langue", "français", ("français", "anglais")))),
        "goal": Goal(want=(("set", f"Synchroniser : {what}", "oui"), ("pressed", f"Exporter : {what}")), keep=ACTED),
        "solution": keep(what, what),
        "near": [keep(what, other), keep(what, what)[:-1], [*keep(what, what), press(f"Supprimer : {what}")]],
    }  # fmt: skip


# ---------------------------------------------------------------- @logiciels

_TOOLS = (("Plume", "plume", "traitement de texte"), ("Pinceau", "pinceau", "logiciel de dessin"), ("Potager", "potager", "carnet de jardin"),
          ("Ritournelle", "ritournelle", "lecteur de musique"))  # fmt: skip


def clean_install(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a program installed from its publisher, without what comes along."""
    tool, host, what = pick(rng, _TOOLS)
    yes_no = ("oui", "non")
    added = pick(
        rng,
        (
            "Installer aussi la barre MaxiRecherche",
            "Installer aussi l'antivirus d'essai",
            "Installer aussi Promos du jour",
        ),
    )
    official, other = f"https://www.{host}.example/", f"https://{host}-gratuit.test/"

    def installer(url: str, title: str, line: str) -> Any:
        return page(
            url,
            title,
            f"# {title}",
            line,
            {"field": "ajout", "text": added, "value": "oui", "choices": yes_no},
            {
                "field": "raccourci",
                "text": "Raccourci sur le bureau",
                "value": "oui",
                "choices": yes_no,
            },
            {"button": "Installer", "says": "Installation terminée."},
        )

    web_pages = [
        installer(
            other,
            f"Télécharger {tool} gratuit",
            f"{tool} {integer(rng, 2, 9)}, recompilé par nos soins.",
        ),
        installer(
            official, f"{tool}, le site de ses auteurs", f"{tool}, {what} : version officielle."
        ),
        page(
            f"https://avis.test/{host}",
            f"Avis sur {tool}",
            f"# {tool}",
            f"Le site de ses auteurs est www.{host}.example.",
        ),
    ]

    def install(url: str, along: str) -> list[Act]:
        choose = [web.Fill(field="1", value=along)] if along == "non" else []
        return [web.Visit(address=url), *choose, web.Press(button="3")]

    return {
        "who": pick(rng, FIRST_NAMES),
        "tool": tool,
        "what": what,
        "host": f"{host}.example",
        "world": browser(web_pages),
        "goal": Goal(want=(("sent", official, "ajout", "non"),), refuse=(("pressed", other, "Installer"),)),
        "solution": install(official, "non"),
        "near": [install(official, "oui"), install(other, "non")],
    }  # fmt: skip


# ---------------------------------------------------------------- @offres

_NEEDS = (("lire des livres le soir, sans fatiguer ses yeux", "liseuse"), ("prendre en photo et téléphoner", "téléphone"),
          ("écrire de longs textes en déplacement", "portable"), ("numériser des papiers de famille", "scanner"))  # fmt: skip
_GOODS = {
    "liseuse": "Liseuse à encre électronique", "téléphone": "Téléphone à double appareil photo", "portable": "Ordinateur portable léger",
    "scanner": "Scanner à plat", "enceinte": "Enceinte sans fil", "console": "Console de jeux",
}  # fmt: skip


def into_the_basket(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: in a shop, the device that answers a need."""
    need, right = pick(rng, _NEEDS)
    goods = shuffled(rng, list(_GOODS))
    shop = pick(rng, ("boutique-octet", "comptoir-numerique", "magasin-vega"))
    root = f"https://{shop}.example"
    plain = {name: name.replace("é", "e") for name in goods}
    pages = [
        page(
            f"{root}/{plain[name]}",
            _GOODS[name],
            f"# {_GOODS[name]}",
            f"Prix : {integer(rng, 9, 40) * 10} €",
            {"button": "Mettre au panier", "says": "Ajouté au panier."},
            f"[Retour à la boutique]({root}/)",
        )
        for name in goods
    ]
    home = page(
        f"{root}/",
        "Boutique",
        "# Boutique",
        *(f"[{_GOODS[name]}]({root}/{plain[name]})" for name in goods),
    )
    wrong = next(name for name in goods if name != right)

    def buy(name: str) -> list[Act]:
        return [web.Follow(link=str(goods.index(name) + 1)), web.Press(button="1")]

    return {
        "who": pick(rng, FIRST_NAMES),
        "need": need,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/{plain[right]}", "Mettre au panier"),), keep=("pressed",)),
        "solution": buy(right),
        "near": [buy(wrong)],
    }  # fmt: skip
