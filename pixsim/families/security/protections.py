"""Setting up protections: updates, antivirus, firewall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.figures.figure import INK, Rect, Text
from pixsim.making.texts import DataTable
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Advert

_PROGRAMS = (
    ("Carnet Libre", "carnet-libre", "un traitement de texte"), ("Ritournelle", "ritournelle", "un lecteur de musique"),
    ("Pixelou", "pixelou", "un logiciel de dessin"), ("Tablor", "tablor", "un tableur"),
    ("Montador", "montador", "un logiciel de montage"), ("Planif", "planif", "un agenda"),
)  # fmt: skip

_SYSTEMS = (("Windows", "exe"), ("macOS", "dmg"), ("Linux", "deb"))


def download_from_publisher(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the steady release of a program, from who makes it now, for the right system."""
    name, short, what = pick(rng, _PROGRAMS)
    places = sample(rng, ("beffroi", "granit", "lagune", "mistral"), 2)
    maker, former = (f"association-{place}" for place in places)
    system, end = pick(rng, _SYSTEMS)
    official, left = f"https://{maker}.example", f"https://{former}.example"
    portals = sample(rng, (f"{short}-gratuit", f"telecharger-{short}", f"{short}-france", "logitheque-rapide"), 3)  # fmt: skip
    year, steady = integer(rng, 2006, 2016), f"{integer(rng, 3, 6)}.{integer(rng, 1, 8)}"
    coming, past = f"{int(steady[0]) + 1}.0-essai", f"{int(steady[0]) - 1}.9"
    releases = shuffled(
        rng, ((steady, "version stable"), (coming, "version d'essai"), (past, "ancienne version"))
    )
    kinds = [(number, told, s, e) for number, told in releases for s, e in _SYSTEMS]
    pages = [
        page(f"{official}/", f"{name} – {maker}", f"# {name}", f"{maker.capitalize().replace('-', ' ')} développe {name}, {what} libre et gratuit, depuis {year + 8}.",
             f"[Télécharger]({official}/{short}/telecharger)", f"[Faire un don]({official}/don)"),
        page(f"{official}/{short}/telecharger", f"Télécharger {name}", f"# Télécharger {name}",
             *(f"[{number}, {told}, pour {s}]({official}/f/{short}-{number}-{e})" for number, told, s, e in kinds)),
        *(page(f"{official}/f/{short}-{number}-{e}", f"{short}.{e}", file=f"{short}-{number}.{e}", listed=False) for number, _told, _s, e in kinds),
        page(f"{official}/don", "Faire un don", "# Merci", "Un don aide nos bénévoles."),
        page(f"{left}/", f"{name} – {former}", f"# {name}", f"{former.capitalize().replace('-', ' ')} a créé {name} en {year}. Nous ne le développons plus.",
             f"[Télécharger pour {system}]({left}/f)"),
        page(f"{left}/f", "fichier", file=f"{short}-{past}-old.{end}", listed=False),
        page(f"https://encyclopedie.example/{short}", f"{name} – Encyclopédie", f"# {name}",
             f"{name} est {what}, créé en {year} par {former} et repris en {year + 8} par {maker}.",
             f"[Site d'origine]({left}/)", f"[Site officiel]({official}/)"),
    ]  # fmt: skip
    for portal in portals:
        url = f"https://{portal}.test"
        pages += [
            page(f"{url}/", f"{name} gratuit – site officiel du téléchargement", f"# {name} : téléchargement rapide",
                 f"Le meilleur moyen d'avoir {name} pour Windows, macOS et Linux.",
                 f"[Télécharger {name} pour {system}]({url}/f)"),
            page(f"{url}/f", "fichier", file=f"installer-{portal}.{end}", listed=False),
        ]  # fmt: skip
    advert = Advert(
        words=(name.split()[0].lower(), short),
        title=f"{name} : téléchargement gratuit",
        text="Version complète, sans inscription.",
        url=f"https://{portals[0]}.test/",
    )
    world = browser(pages, adverts=[advert])
    found = acts.Visit(address=f"{maker}.example")
    at = {(told, s): str(place) for place, (_n, told, s, _e) in enumerate(kinds, 1)}
    wrong_system = next(s for s, _e in _SYSTEMS if s != system)
    there = at["version stable", system]
    return {
        "name": name,
        "what": what,
        "system": system,
        "world": world,
        "goal": Goal(want=(("downloaded", f"{short}-{steady}.{end}"),), keep=("downloaded",)),
        "solution": [
            acts.Visit(address=f"encyclopedie.example/{short}"),
            acts.Follow(link="2"), acts.Follow(link="1"), acts.Follow(link=there),
        ],
        "near": [
            [found, acts.Follow(link="1"), acts.Follow(link=at["version stable", wrong_system])],
            [found, acts.Follow(link="1"), acts.Follow(link=at["version d'essai", system])],
            [acts.Visit(address=f"{former}.example"), acts.Follow(link="1")],
            [acts.Visit(address=f"{portals[1]}.test"), acts.Follow(link="1")],
        ],
    }  # fmt: skip


_SERVICE_PORTS = {
    "21": "FTP, sans chiffrement", "22": "SSH", "23": "Telnet, sans chiffrement", "80": "pages web, sans chiffrement",
    "110": "réception de courrier, sans chiffrement", "443": "pages web chiffrées", "993": "réception de courrier chiffrée",
    "3389": "bureau à distance", "5900": "bureau à distance (VNC)",
}  # fmt: skip

_TO_CLOSE = (
    ("par un bureau à distance", ("3389", "5900")),
    ("par un échange de fichiers ou une ligne de commande sans chiffrement", ("21", "23")),
    ("par une ligne de commande à distance, chiffrée ou non", ("22", "23")),
    ("par une réception de courrier ou des pages web sans chiffrement", ("80", "110")),
)  # fmt: skip


def close_ports(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: ports to be blocked from the outside, known by what goes through them."""
    way, closed = pick(rng, _TO_CLOSE)
    place = pick(
        rng, ("une association", "une petite entreprise", "un cabinet", "une mairie", "une école")
    )
    pages = {
        "Wi-Fi": [ui.choice("Wi-Fi actif", "oui"), ui.choice("Nom visible", "oui")],
        "Pare-feu": [ui.choice("Pare-feu actif", "oui"), ui.choice("Répondre aux appels de test (ping)", "oui")],
        "Pare-feu > Connexions venues d'internet": [
            ui.choice(f"Port {number}", "ouvert", ("ouvert", "bloqué"))
            for number in shuffled(rng, list(_SERVICE_PORTS))
        ],
        "Pare-feu > Connexions vers internet": [
            ui.choice(f"Sortie par le port {number}", "ouverte", ("ouverte", "bloquée")) for number in ("22", "80", "443", "993")
        ],
        "Administration": [
            ui.choice("Administration depuis internet", "oui"), ui.button("Redémarrer la box", "La box redémarre."),
        ],
    }  # fmt: skip
    start: list[Act] = [
        reg.Open(page="Pare-feu"), reg.Open(page="Connexions venues d'internet"),
    ]  # fmt: skip
    block = [reg.Set(setting=f"Port {number}", value="bloqué") for number in closed]
    admin: list[Act] = [
        reg.Back(), reg.Back(), reg.Open(page="Administration"),
        reg.Set(setting="Administration depuis internet", value="non"),
    ]  # fmt: skip
    wrong = [reg.Set(setting="Port 443", value="bloqué")]
    return {
        "place": place,
        "way": way,
        "closed": " et ".join(f"{number} ({_SERVICE_PORTS[number]})" for number in closed),
        "world": ui.device_of_pages("Box", "Accueil de la box", pages),
        "goal": Goal(
            want=(
                *(("set", f"Port {number}", "bloqué") for number in closed),
                ("set", "Administration depuis internet", "non"),
            ),
            keep=("set", "pressed"),
        ),
        "solution": [*start, *block, *admin],
        "near": [[*start, *block], [*start, *block, *wrong, *admin], [*start, block[0], *admin]],
    }


_NEEDS = (
    "la sauvegarde", "la visite à distance", "le logiciel de paie", "la téléphonie", "le logiciel de caisse", "le suivi des tournées",
)  # fmt: skip

_RULED_PORTS = (
    22,
    25,
    53,
    80,
    123,
    443,
    514,
    990,
    993,
    1194,
    3389,
    5060,
    5500,
    8080,
    8443,
    9100,
)

_OWN_PORTS = tuple(
    port for port in _RULED_PORTS if port > 900
)  # no office program uses those of the others

_LAN, _FAR = "192.0.2", "203.0.113"
_OFFICES = ("Accueil", "Accueil public", "Comptabilité", "Comptabilité annexe", "Direction", "Atelier", "Salle informatique", "Imprimantes")  # fmt: skip
_FIRMS = ("Prestataire paie", "Prestataire sauvegarde", "Éditeur caisse", "Opérateur téléphone", "Prestataire web")  # fmt: skip
_ALL = "Tous les postes"
_RULES = 60


@dataclass(frozen=True, slots=True)
class _Rule:
    """One line; the addresses of a group are its last numbers, from and to."""

    name: str
    active: bool
    allows: bool
    protocol: str
    source: str
    target: str
    ports: str

    def opens(self, port: int) -> bool:
        if self.ports == "*":
            return True
        bounds = [tuple(map(int, part.split("-"))) for part in self.ports.split(", ")]
        return any(ends[0] <= port <= ends[-1] for ends in bounds)


def _groups(rng: np.random.Generator) -> dict[str, list[tuple[int, int]]]:
    """Last numbers of addresses: neighbouring spans for the offices, one in two pieces; then the firms."""
    cuts = sorted(sample(rng, range(20, 232, 7), len(_OFFICES)))
    bounds = [2, *cuts, 250]
    spans = [(low, high - 1) for low, high in pairwise(bounds)]
    drawn = shuffled(rng, spans)
    groups = {name: [drawn[n]] for n, name in enumerate(_OFFICES)}
    groups[_OFFICES[0]].append(drawn[-1])
    places = shuffled(rng, range(len(_FIRMS)))
    firms = {name: [(16 + 40 * n, 16 + 40 * n + integer(rng, 8, 30))] for name, n in zip(_FIRMS, places, strict=True)}  # fmt: skip
    return {**groups, _ALL: [(1, 254)], **firms}


def _some_ports(rng: np.random.Generator, port: int) -> str:
    """Ports that hold one of two that matter, or pass just by it."""
    gap = integer(rng, 3, 60)
    return pick(rng, (
        str(port), f"{max(port - gap, 1)}-{port + gap}", f"{max(port - gap, 1)}-{port - 1}", f"{port + 1}-{port + gap}",
        ", ".join(map(str, sorted(sample(rng, _RULED_PORTS, 3)))), str(pick(rng, _RULED_PORTS)),
    ))  # fmt: skip


def _about(
    rng: np.random.Generator, offices: list[str], home: str, firm: str, protocol: str, port: int
) -> _Rule:
    """Some rule that has most things in common with what is asked."""
    other = "UDP" if protocol == "TCP" else "TCP"
    return _Rule(
        "", bool(rng.random() < 0.85), bool(rng.random() < 0.55), pick(rng, (protocol, protocol, "*", other)),
        pick(rng, (home, home, _ALL, *offices)), pick(rng, (firm, firm, firm, *_FIRMS)), _some_ports(rng, port),
    )  # fmt: skip


def _within(groups: dict[str, list[tuple[int, int]]], name: str, number: int) -> bool:
    return name == "*" or any(low <= number <= high for low, high in groups[name])


def stopping_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Which of two ports a firewall stops between two addresses, by which rule, and which rule would come next."""
    groups = _groups(rng)
    offices = [name for name in groups if name in _OFFICES]
    home, firm = pick(rng, offices), pick(rng, _FIRMS)
    low, high = groups[home][0]
    host = pick(rng, (low, high))  # the first or the last address of its group
    far = integer(rng, *groups[firm][0])
    protocol = pick(rng, ("TCP", "UDP"))
    passing, stopped = sample(rng, _OWN_PORTS, 2)

    def fits(rule: _Rule) -> bool:
        return rule.protocol in ("*", protocol) and _within(groups, rule.source, host) and _within(groups, rule.target, far)  # fmt: skip

    def deciding(port: int, *, active: bool = True, allows: bool) -> _Rule:
        wide = (
            f"{port}",
            f"{port - integer(rng, 2, 9)}-{port + integer(rng, 0, 9)}",
            f"53, {port}, 9400",
        )
        return _Rule(
            "", active, allows, pick(rng, (protocol, "*")), pick(rng, (home, _ALL)), firm, pick(rng, wide)
        )  # fmt: skip

    rules: list[_Rule] = []
    while len(rules) < _RULES - 6:
        one = _about(rng, offices, home, firm, protocol, pick(rng, (passing, stopped)))
        said = (one.protocol, one.source, one.target, one.ports)
        decides = fits(one) and (one.opens(passing) or one.opens(stopped))
        if not decides and said not in {(r.protocol, r.source, r.target, r.ports) for r in rules}:
            rules.append(one)
    asleep, halted = deciding(stopped, active=False, allows=True), deciding(stopped, allows=False)
    following = deciding(stopped, allows=bool(rng.integers(2)))
    through, later = deciding(passing, allows=True), deciding(passing, allows=False)
    halt, through_at = integer(rng, 24, 34), integer(rng, 14, 30)
    for place, rule in sorted(
        [(integer(rng, 6, 22), asleep), (halt, halted), (integer(rng, 38, 50), following), (through_at, through), (integer(rng, 36, 52), later)],
        key=lambda pair: pair[0],
    ):  # fmt: skip
        rules.insert(place, rule)
    rules.append(_Rule("", True, False, "*", "*", "*", "*"))
    names = [str(number) for number in sample(rng, range(101, 400), len(rules))]
    named = [replace(rule, name=name) for rule, name in zip(rules, names, strict=True)]
    halted, following, through, asleep = (
        named[[rule is one for rule in rules].index(True)]
        for one in (halted, following, through, asleep)
    )
    rows = [
        (10 * place, r.name, "active" if r.active else "désactivée", "autoriser" if r.allows else "bloquer",
         r.protocol, r.source, r.target, r.ports) for place, r in enumerate(named, 1)
    ]  # fmt: skip
    members = [
        (name, f"{_FAR if name in _FIRMS else _LAN}.{low}", f"{_FAR if name in _FIRMS else _LAN}.{high}")
        for name, spans in groups.items()
        for low, high in spans
    ]  # fmt: skip
    return {
        "need": pick(rng, _NEEDS),
        "source": f"{_LAN}.{host}",
        "target": f"{_FAR}.{far}",
        "protocol": protocol,
        "ports": " et ".join(map(str, sorted((passing, stopped)))),
        "key": f"{halted.name}, {following.name}",
        "wrong": [
            f"{one.name}, {then.name}"
            for one, then in ((following, halted), (halted, named[-1]), (asleep, halted), (through, halted))
        ],
        "home": home,
        "asleep": asleep.name,
        "next": following.name,
        "port": stopped,
        "files": {
            "regles.csv": DataTable(
                ("position", "numero", "etat", "action", "protocole", "de", "vers", "ports"),
                tuple(sorted(rows, key=lambda row: str(row[1]))),
            ),
            "groupes.csv": DataTable(("groupe", "premiere_adresse", "derniere_adresse"), tuple(shuffled(rng, members))),
        },
    }  # fmt: skip


_DOWNLOADED = (
    "LecteurClair",
    "PhotoFacile",
    "ArchiveLibre",
    "TexteNet",
    "AudioCoupe",
    "VisioPorte",
)


def true_download_button(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: on the page of an editor, the one link that gives the program itself."""
    name, version = pick(rng, _DOWNLOADED), f"{integer(rng, 3, 24)}.{integer(rng, 0, 9)}"
    size = integer(rng, 18, 140)
    ads = sample(
        rng,
        (
            "TÉLÉCHARGER",
            "Démarrer",
            "Réparer le PC",
            "Lancer l'analyse",
            "Mettre à jour",
            "Installer vite",
        ),
        3,
    )
    rows: list[tuple[list[fig.Part], fig.Box]] = [
        ([*fig.chip(4, 0, ads[0], fig.GREEN, fig.WHITE, width=22, bold=True), fig.text(28, 0, "Annonce", fig.SLATE)], fig.Box(0, 0, 36, 2)),
        ([fig.text(4, 0, f"{name.lower()}-{version}.exe, {size} Mo", fig.BLUE)], fig.Box(0, 0, 56, 2)),
        ([*fig.chip(4, 0, ads[1], fig.ORANGE, INK, width=22, bold=True), fig.text(28, 0, "Sponsorisé", fig.SLATE)], fig.Box(0, 0, 39, 2)),
        ([*fig.chip(4, 0, ads[2], fig.BLUE, fig.WHITE, width=22, bold=True), fig.text(28, 0, "Publicité", fig.SLATE)], fig.Box(0, 0, 38, 2)),
    ]  # fmt: skip
    order = shuffled(rng, range(4))
    shapes: list[fig.Part] = [
        fig.rect((0, 0, 58, 2), fig.SLATE),
        fig.text(1, 0, f"{name} : page de l'éditeur", fig.WHITE, bold=True),
    ]
    zones = []
    for place, which in enumerate(order):
        y, (drawn, box) = 6 + 4 * place, rows[which]
        shapes += [
            shape.model_copy(update={"y": shape.y + y})
            for shape in drawn
            if isinstance(shape, Rect | Text)
        ]
        zones.append(fig.zone(place + 1, box._replace(y=y)))
    shapes.append(fig.text(0, 4, f"Version {version} pour Windows"))
    return {
        **fig.pointed(fig.figure("Une page de téléchargement avec quatre boutons ou liens.", 11, shapes, zones), order.index(1) + 1),
        "who": pick(rng, FIRST_NAMES),
        "name": name,
        "file": f"{name.lower()}-{version}.exe",
    }  # fmt: skip


_PROGRAMS_OF_ADVISORIES = ("Agenda", "Plume", "Courrier", "Galerie", "Partage", "Tableur")


def updates_planned(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: what to install on each machine after advisories: the first repaired version of its own branch, the exploited fault first."""
    programs, rooms = (
        sample(rng, _PROGRAMS_OF_ADVISORIES, 3),
        sample(
            rng, ("accueil", "compta", "salle 2", "atelier", "réserve", "direction", "vitrine"), 6
        ),
    )
    major, minor = integer(rng, 2, 5), integer(rng, 10, 12)
    exploited, scored, other = programs
    fixed = {
        exploited: (f"{major}.{minor}", f"{major + 1}.2"),
        scored: (f"{major + 2}.{minor + 1}", f"{major + 3}.1"),
        other: (f"{major}.4", f"{major + 1}.{minor}"),
    }
    advisories = [
        (f"Avis {n}", f"{name}, corrigé en {a} et {b} ; score {score} ; {'attaques en cours' if name == exploited else 'aucune attaque connue'}")
        for n, (name, (a, b), score) in zip(sample(rng, range(101, 999), 3), ((name, fixed[name], "9,8" if name == scored else pick(rng, ("6,4", "7,1"))) for name in programs), strict=True)
    ]  # fmt: skip
    park = {  # program, version, and what to install; one is out of use, two are safe
        rooms[0]: (exploited, f"{major}.9", fixed[exploited][0], "en service"), rooms[1]: (exploited, f"{major + 1}.1", fixed[exploited][1], "en service"), rooms[2]: (scored, f"{major + 2}.{minor}", fixed[scored][0], "en service"),
        rooms[3]: (other, f"{major}.12", "rien", "en service"), rooms[4]: (scored, f"{major + 3}.1", "rien", "en service"), rooms[5]: (exploited, f"{major}.{minor - 1}", "rien", "au rebut"),
    }  # fmt: skip
    listed = {name: ("rien", *fixed[name], f"{major + 4}.0") for name in programs}
    name_of, first = "Installer sur le poste {}", "Poste à traiter d'abord"
    urgent = rooms[0] if park[rooms[0]][0] == exploited else rooms[1]
    world = ui.device(
        "Mises à jour du parc", ui.screen("Parc"),
        ui.screen("Consignes", ui.info("Version à installer", "la première corrigée, sans changer de premier nombre (programme à ne pas migrer)"), ui.info("Poste sans danger, ou au rebut", "rien"), ui.info("Ordre", "les failles attaquées d'abord ; entre elles, le poste ouvert au public"), ui.info("3.9 et 3.10", "3.10 vient après 3.9")),
        ui.screen("Avis de sécurité", *(ui.info(*row) for row in shuffled(rng, advisories))),
        ui.screen("Inventaire", *(ui.info(f"Poste {room}", f"{name} {version}, {state}{', ouvert au public' if room == urgent else ''}") for room, (name, version, _put, state) in sorted(park.items()))),
        ui.screen("Plan", *(ui.choice(name_of.format(room), "rien", listed[park[room][0]]) for room in sorted(rooms)), ui.choice(first, "aucun", ("aucun", *sorted(rooms)))),
    )  # fmt: skip
    steps: list[ui.Step] = [
        ("Plan", name_of.format(room), put)
        for room, (_n, _v, put, _s) in park.items()
        if put != "rien"
    ] + [("Plan", first, urgent)]

    otherwise = partial(ui.change_step, steps)
    task = ui.task_of_steps(
        world, steps, otherwise(0, fixed[exploited][1]), steps[1:], otherwise(3, rooms[2]), otherwise(3, rooms[1]), [*steps, ("Plan", name_of.format(rooms[5]), fixed[exploited][0])], [*steps, ("Plan", name_of.format(rooms[3]), fixed[other][1])],
    )  # fmt: skip
    task["solution"] = [
        *ui.at("Avis de sécurité"),
        ui.BACK,
        *ui.at("Inventaire"),
        ui.BACK,
        *task["solution"],
    ]
    return {
        "exploited": exploited,
        "scored": scored,
        "old": f"{major}.9",
        "fixed": fixed[exploited][0],
        **task,
    }
