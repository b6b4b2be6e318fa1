"""Setting up protections: updates, antivirus, firewall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.figures import (
    BLUE,
    GREEN,
    ORANGE,
    SLATE,
    WHITE,
    Box,
    Part,
    chip,
    figure,
    pointed,
    rect,
    text,
    zone,
)
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.settings import button, choice, device_of_pages
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import INK, Rect, Text
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet
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
        "Wi-Fi": [choice("Wi-Fi actif", "oui"), choice("Nom visible", "oui")],
        "Pare-feu": [choice("Pare-feu actif", "oui"), choice("Répondre aux appels de test (ping)", "oui")],
        "Pare-feu > Connexions venues d'internet": [
            choice(f"Port {number}", "ouvert", ("ouvert", "bloqué"))
            for number in shuffled(rng, list(_SERVICE_PORTS))
        ],
        "Pare-feu > Connexions vers internet": [
            choice(f"Sortie par le port {number}", "ouverte", ("ouverte", "bloquée")) for number in ("22", "80", "443", "993")
        ],
        "Administration": [
            choice("Administration depuis internet", "oui"), button("Redémarrer la box", "La box redémarre."),
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
        "world": device_of_pages("Box", "Accueil de la box", pages),
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


_SOFTWARE = ("Tablor", "Redac", "Visiolib", "Courriel+", "Navigo", "Archivo", "Planif", "Sonolib")
_NAMES = tuple(f"{name}{end}" for name in _SOFTWARE for end in ("", " Pro"))
_SERVICES = ("Accueil", "Comptabilité", "Atelier", "Direction", "Animation", "Médiathèque")
_AWAY = ("réformé", "en réserve")
Version = tuple[int, int]
Advisory = tuple[str, str, dict[int, Version], int, bool]


def _written(version: Version) -> str:
    return f"{version[0]}.{version[1]}"


def _touched(advisory: Advisory, installed: list[tuple[str, str, Version]]) -> set[str]:
    """Machines on which a version is older than the one that fixes the flaw in its own branch."""
    _number, software, fixes, _score, _used = advisory
    return {
        machine
        for machine, name, version in installed
        if name == software and version[0] in fixes and version < fixes[version[0]]
    }


def _dirty(rng: np.random.Generator, name: str) -> str:
    """A name as people typed it: some in capitals, some with a space after."""
    return pick(rng, (name, name, name, name.upper(), f"{name} "))


@redraw_misfits
def first_advisory(rng: np.random.Generator) -> dict[str, Any] | None:
    """The advisory to deal with first and how many computers it concerns: branches, versions, computers put away."""
    machines = [f"PC-{n}" for n in sample(rng, range(100, 400), 60)]
    away = {machine: pick(rng, _AWAY) for machine in sample(rng, machines, 13)}
    kept = set(machines) - set(away)
    branches = {name: sorted(sample(rng, range(1, 7), 2)) for name in _NAMES}
    installed: list[tuple[str, str, Version]] = [
        (machine, name, (pick(rng, branches[name]), integer(rng, 1, 24)))
        for machine in machines
        for name in sample(rng, _NAMES, 5)
    ]
    advisories: list[Advisory] = []
    for number, score in zip(sample(rng, range(100, 999), 40), sample(rng, range(38, 99), 40), strict=True):  # fmt: skip
        name = pick(rng, _NAMES)
        fixes = {branch: (branch, integer(rng, 2, 20)) for branch in branches[name]}
        advisories.append((f"BUL-{number}", name, fixes, score, bool(rng.integers(3) == 0)))
    open_ones = [one for one in advisories if _touched(one, installed) & kept]
    used = [one for one in open_ones if one[4]]
    if len(used) < 3:
        return None
    first = max(used, key=lambda one: one[3])
    count = len(_touched(first, installed) & kept)
    last = max(first[2].values())
    mine = [(machine, version) for machine, name, version in installed if name == first[1]]
    as_text = {m for m, v in mine if m in kept and _written(v) < _written(first[2][v[0]])}
    one_branch = {m for m, v in mine if m in kept and v < last}
    wrong = {len(_touched(first, installed)), len(as_text), len(one_branch), len(mine)}
    worst = max(open_ones, key=lambda one: one[3])
    if count in wrong or len(wrong) < 3 or worst == first or count < 3:
        return None
    order = shuffled(rng, installed)
    book = Workbook(
        (
            sheet("Postes", ("Poste", "Service", "État"), [(m, pick(rng, _SERVICES), away.get(m, "en service")) for m in sorted(machines)]),
            sheet("Installés", ("Poste", "Logiciel", "Version"), [(m, _dirty(rng, name), _written(v)) for m, name, v in order]),
        )
    )  # fmt: skip
    lines = [
        (number, software, branch, _written(fixed), f"{score // 10},{score % 10}", "oui" if exploited else "non")
        for number, software, fixes, score, exploited in advisories
        for branch, fixed in fixes.items()
    ]  # fmt: skip
    header = ("bulletin", "logiciel", "branche", "corrigé_en_version", "cvss", "exploité")
    table = DataTable(header, tuple(shuffled(rng, lines)))
    return {
        "key": [first[0], first[0].removeprefix("BUL-")],
        "wrong": [worst[0], *(one[0] for one in used if one != first)],
        "software": first[1],
        "count": str(count),
        "not_count": sorted(map(str, wrong)),
        "files": {**in_two_formats("parc", book), "bulletins.csv": table},
    }


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
    rows: list[tuple[list[Part], Box]] = [
        ([*chip(4, 0, ads[0], GREEN, WHITE, width=22, bold=True), text(28, 0, "Annonce", SLATE)], Box(0, 0, 36, 2)),
        ([text(4, 0, f"{name.lower()}-{version}.exe, {size} Mo", BLUE)], Box(0, 0, 56, 2)),
        ([*chip(4, 0, ads[1], ORANGE, INK, width=22, bold=True), text(28, 0, "Sponsorisé", SLATE)], Box(0, 0, 39, 2)),
        ([*chip(4, 0, ads[2], BLUE, WHITE, width=22, bold=True), text(28, 0, "Publicité", SLATE)], Box(0, 0, 38, 2)),
    ]  # fmt: skip
    order = shuffled(rng, range(4))
    shapes: list[Part] = [
        rect((0, 0, 58, 2), SLATE),
        text(1, 0, f"{name} : page de l'éditeur", WHITE, bold=True),
    ]
    zones = []
    for place, which in enumerate(order):
        y, (drawn, box) = 6 + 4 * place, rows[which]
        shapes += [
            shape.model_copy(update={"y": shape.y + y})
            for shape in drawn
            if isinstance(shape, Rect | Text)
        ]
        zones.append(zone(place + 1, box._replace(y=y)))
    shapes.append(text(0, 4, f"Version {version} pour Windows"))
    return {
        **pointed(figure("Une page de téléchargement avec quatre boutons ou liens.", 11, shapes, zones), order.index(1) + 1),
        "who": pick(rng, FIRST_NAMES),
        "name": name,
        "file": f"{name.lower()}-{version}.exe",
    }  # fmt: skip
