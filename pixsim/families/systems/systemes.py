"""Operating systems: role, families, mobile, kernel."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.texts import lines
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.goals import Goal

_DEVICE_SYSTEMS = (("Android", (13, 14, 15)), ("iPadOS", (16, 17, 18)), ("ChromeOS", (120, 128, 132)), ("Windows", (10, 11)), ("macOS", (13, 14, 15)), ("Linux Mint", (21, 22)))  # fmt: skip


def system_of_a_device(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: name and version of the system of a device, among those of programs and of the maker."""
    name, versions = pick(rng, _DEVICE_SYSTEMS)
    version = pick(rng, versions)
    maker = pick(rng, ("Vega", "Orion", "Lumen", "Altaïr"))
    office = integer(rng, 5, 24)
    key = f"{name} {version}"
    return {
        "who": pick(rng, FIRST_NAMES), "key": [key, f"{name} version {version}"], "shown": key, "wrong": [f"{maker} {version}", f"Navigateur {office + 90}", f"{name} {version + 3}"],
        "world": ui.device(
            "Appareil prêté", ui.screen("Réglages"), ui.screen("Général"), ui.screen("Applications", ui.info("Navigateur", f"version {office + 90}"), ui.info("Bureautique", f"version {office}"), ui.info("Messagerie", f"version {integer(rng, 2, 60)}")),
            ui.screen("À propos", ui.info("Modèle", f"{maker} {integer(rng, 2, 9)}0"), ui.info("Système", key), ui.info("Micrologiciel", f"{integer(rng, 1, 9)}.{integer(rng, 10, 99)}"), under="Général"),
            ui.screen("Mises à jour", ui.info("Dernière recherche", "hier"), ui.button("Rechercher"), under="Général"), ui.screen("Affichage", ui.choice("Thème", "clair", ("clair", "sombre"))),
        ),
        "solution": ui.at("Général", "À propos"),
    }  # fmt: skip


_DISTRIBUTIONS = (("Debian", "debian", (11, 12, 13)), ("Fedora Linux", "fedora", (40, 41, 42)), ("Ubuntu", "ubuntu", (22, 24)), ("Linux Mint", "linuxmint", (21, 22)), ("openSUSE Leap", "opensuse-leap", (15,)))  # fmt: skip
_FAMILY = {"ubuntu": "debian", "linuxmint": "ubuntu debian", "opensuse-leap": "suse opensuse"}


def identify_system(rng: np.random.Generator) -> dict[str, Any]:
    """Distribution, version and kernel of a machine, among the names and versions of programs."""
    (name, ident, versions), (other, *_o) = sample(rng, _DISTRIBUTIONS, 2)
    like = _FAMILY.get(ident, "")
    parent = {"debian": "Debian", "ubuntu debian": "Ubuntu"}.get(like, other)
    version = f"{pick(rng, versions)}" + (
        ".04" if ident == "ubuntu" else ".6" if ident == "opensuse-leap" else ""
    )
    kernel = f"{pick(rng, (5, 6))}.{integer(rng, 1, 15)}.{integer(rng, 0, 99)}"
    build = f"{kernel}-{integer(rng, 1, 60)}"
    host = pick(rng, ("atelier", "accueil", "salle2", "bureau"))
    blocks = [
        ["$ uname -a", f"Linux {host} {build}-amd64 #1 SMP x86_64 GNU/Linux"],
        ["$ cat /etc/os-release", f'NAME="{name}"', f'VERSION_ID="{version}"', f"ID={ident}", *([f'ID_LIKE="{like}"'] if like else []), f'HOME_URL="https://{ident}.example/"'],
        ["$ libreoffice --version", f"LibreOffice {integer(rng, 7, 24)}.{integer(rng, 2, 8)}.{integer(rng, 1, 7)}"],
        ["$ python3 --version", f"Python 3.{integer(rng, 9, 13)}.{integer(rng, 0, 12)}"],
    ]  # fmt: skip
    rows = [row for block in shuffled(rng, blocks) for row in (*block, "")]
    return {
        "who": pick(rng, FIRST_NAMES), "name": name, "names": [name, *({"Debian": ["Debian GNU/Linux"], "Fedora Linux": ["Fedora"], "openSUSE Leap": ["openSUSE", "Leap"], "Linux Mint": ["Mint"]}.get(name, [])), f"{name} {version}"], "not_name": parent,
        "version": [version, *([version.split(".")[0]] if ident == "ubuntu" else []), f"{name} {version}"], "shown": version,
        "kernel": kernel, "kernels": [kernel, build, f"{build}-amd64"], "not_kernel": version,
        "files": {"machine.txt": lines(rows)},
    }  # fmt: skip


_PROCESSORS = (("Atome N270", 32), ("Duo T2300", 32), ("Ryzen 5 3500", 64), ("Core i5-6500", 64), ("Athlon II X2", 64), ("Celeron N4020", 64), ("Pentium M 730", 32), ("Core 2 E8400", 64))  # fmt: skip


@redraw_misfits
def machines_that_can(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: how many machines of a fleet run a program as they are, and how many more with another system."""
    bits = dict(_PROCESSORS)
    rows: list[tuple[Any, ...]] = []
    now = later = lured = 0
    for number in sample(rng, range(100, 999), integer(rng, 180, 230)):
        model = pick(rng, _PROCESSORS)[0]
        system = pick(rng, (64, 64, 32)) if bits[model] == 64 else 32
        memory = pick(rng, (1, 2, 3, 4, 8))
        said = pick(rng, (f"{memory} Go", f"{memory} Go", f"{1024 * memory} Mo"))
        written = pick(rng, {64: ("64 bits", "x86_64", "amd64", "x64"), 32: ("32 bits", "i686", "x86")}[system])  # fmt: skip
        state = pick(rng, ("en service", "en service", "en service", "au rebut"))
        rows.append((f"P-{number}", model, written, said, state))
        if state == "en service" and memory >= 4:
            now += system == 64
            later += bits[model] == 64 and system == 32
            lured += written == "64 bits"
    if len({now, later, now + later, lured}) < 4:
        return None
    book = Workbook((
        sheet("Postes", ("Poste", "Processeur", "Système", "Mémoire", "État"), rows),
        sheet("Processeurs", ("Processeur", "Bits"), sorted(_PROCESSORS)),
    ))  # fmt: skip
    return {
        "now": str(now), "later": str(later), "not_now": [str(now + later), str(lured)],
        "not_later": [str(now + later)], "files": in_two_formats("postes", book),
    }  # fmt: skip


_MEMORY, _DISK, _CORES = (1, 2, 4, 6, 8, 12, 16), (10, 20, 30, 40, 60, 80), (1, 2, 4, 8)

BRIDGE, BEHIND, NONE = (
    "comme un poste de plus sur le réseau (pont)",
    "par cet ordinateur, invisible des autres (NAT)",
    "aucun",
)

KEEP, BACK_TO = "garder ce qui a changé", "revenir à l'instantané"
PAGES = ("Mémoire et disque", "Réseau", "Échanges", "Instantanés", "Démarrage")

_OF = {
    "Mémoire": 0, "Disque": 0, "Réseau de la machine": 1, "Dossier commun avec cet ordinateur": 2, "Presse-papiers commun": 2,
    "Clés et appareils USB": 2, "Prendre un instantané maintenant": 3, "À l'arrêt de la machine": 3, "Lancer avec cet ordinateur": 4,
}  # fmt: skip

_USES = {
    "douteux": (
        "servir à essayer un programme douteux, qui ne doit atteindre ni internet ni quoi que ce soit de l'ordinateur, et dont rien ne restera d'une fois sur l'autre",
        {"Réseau de la machine": NONE, "Dossier commun avec cet ordinateur": "non", "Presse-papiers commun": "non",
         "Prendre un instantané maintenant": "", "À l'arrêt de la machine": BACK_TO},
        {"Réseau de la machine": BEHIND, "Dossier commun avec cet ordinateur": "oui", "Presse-papiers commun": "oui"},
        "sans réseau ni échanges, elle est seule ; l'instantané pris avant l'essai la rend comme elle était",
    ),
    "serveur": (
        "servir de site d'essai aux autres postes de la salle, à toute heure : ce qu'ils y écrivent reste, et elle repart seule après une coupure de courant",
        {"Réseau de la machine": BRIDGE, "Lancer avec cet ordinateur": "oui", "À l'arrêt de la machine": KEEP},
        {"Réseau de la machine": BEHIND, "À l'arrêt de la machine": BACK_TO},
        "en pont, elle a sa propre adresse sur le réseau ; derrière l'ordinateur (NAT), personne ne l'atteint ; elle garde ce qu'on y écrit et part avec l'ordinateur",
    ),
    "ancien": (
        "faire marcher un vieux numériseur USB dont le système n'est plus corrigé : les images passeront par un dossier commun, et rien par internet",
        {"Réseau de la machine": NONE, "Clés et appareils USB": "confiés à la machine", "Dossier commun avec cet ordinateur": "oui"},
        {"Réseau de la machine": BEHIND},
        "un système sans corrections ne va pas sur le réseau ; l'appareil USB est confié à la machine",
    ),
}  # fmt: skip


def machine_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: memory and disk as its system asks and the computer bears, network and exchanges as its use asks."""
    use = pick(rng, list(_USES))
    need, wanted, begin, why = _USES[use]
    half = pick(rng, (4, 6, 8))
    asked = pick(rng, [n for n in (2, 3, 4, 5, 6) if n <= half - 1])
    room = pick(rng, (15, 25, 35))
    name = pick(rng, ("Essais", "Atelier", "Bac à sable", "Salle 2", "Labo", "Réserve"))
    fits = [f"{n} Go" for n in _MEMORY if asked <= n <= half]
    large = [f"{n} Go" for n in _DISK if room <= n <= room + 25]
    start = {
        "Mémoire": "1 Go", "Disque": "10 Go", "Réseau de la machine": BEHIND, "Dossier commun avec cet ordinateur": "non", "Presse-papiers commun": "non",
        "Clés et appareils USB": "laissés à l'ordinateur", "À l'arrêt de la machine": KEEP, "Lancer avec cet ordinateur": "non",
    } | begin  # fmt: skip
    listed = {
        "Mémoire": tuple(f"{n} Go" for n in _MEMORY), "Disque": tuple(f"{n} Go" for n in _DISK), "Réseau de la machine": (BRIDGE, BEHIND, NONE),
        "Dossier commun avec cet ordinateur": (), "Presse-papiers commun": (), "Lancer avec cet ordinateur": (),
        "Clés et appareils USB": ("laissés à l'ordinateur", "confiés à la machine"), "À l'arrêt de la machine": (KEEP, BACK_TO),
    }  # fmt: skip
    lines = {label: ui.choice(label, start[label], values) for label, values in listed.items()}
    pages = [
        ui.screen(page, *(line for label, line in lines.items() if _OF[label] == n), *extra)
        for n, (page, extra) in enumerate(
            zip(
                PAGES,
                (
                    (ui.choice("Cœurs", "2", tuple(map(str, _CORES))),),
                    (ui.choice("Adresse de la carte", "automatique", ("automatique", "fixe")),),
                    (),
                    (ui.button("Prendre un instantané maintenant", "Instantané pris."),),
                    (ui.choice("Montrer la fenêtre au lancement", "oui"),),
                ),
                strict=True,
            )
        )
    ]
    facts = ui.screen(
        "Ce que demande son système", ui.info("Mémoire demandée, au moins", f"{asked} Go"), ui.info("Disque, au moins", f"{room} Go"),
        ui.info("Disque, au plus", f"{room + 25} Go, pour la sauvegarde du soir"),
    )  # fmt: skip
    host = ui.screen(
        "Cet ordinateur", ui.info("Mémoire de l'ordinateur", f"{2 * half} Go"), ui.info("Laisser à l'ordinateur", "la moitié de sa mémoire, au moins"),
        ui.info("Place libre", f"{integer(rng, 120, 300)} Go"),
    )  # fmt: skip
    world = ui.device(
        f"Machine virtuelle « {name} »", ui.screen("Machine"), host, facts, *shuffled(rng, pages)
    )
    changed = {"Mémoire": fits[0], "Disque": large[0]} | {
        label: value for label, value in wanted.items() if start.get(label) != value
    }
    steps: list[ui.Step] = [
        (PAGES[_OF[label]], label, value)
        for label, value in sorted(changed.items(), key=lambda one: _OF[one[0]])
    ]
    free = {"Mémoire": "||".join(fits), "Disque": "||".join(large)}
    want = [
        ("set", label, free.get(label, value)) if value else ("pressed", label)
        for label, value in (changed | wanted).items()
    ]
    greedy = [
        (page, label, "16 Go" if label == "Mémoire" else value) for page, label, value in steps
    ]
    open_net = BRIDGE if use != "serveur" else BEHIND
    exposed = [
        (page, label, open_net if value in (NONE, BRIDGE) else value)
        for page, label, value in steps
    ]
    return {
        "name": name, "need": need, "why": why, "asked": asked, "half": half, "room": room,
        "world": world,
        "goal": Goal(want=tuple(want), keep=("set", "pressed")),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps(greedy), ui.acts_of_steps(exposed), ui.acts_of_steps(steps[2:])],
    }  # fmt: skip
