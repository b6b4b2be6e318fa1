"""Mending a connection: Wi-Fi, IP, DNS, ping."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import windows_file, zip_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.stations import mend_stations
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings.world import Setting

_HOME = ("Ordinateur", "Téléphone", "Télévision", "Console")
_THE = {"Ordinateur": "l'ordinateur", "Téléphone": "le téléphone", "Télévision": "la télévision", "Console": "la console"}  # fmt: skip


def box_or_computer(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one device is cut off, or all of them: what is to be started again."""
    places = sample(rng, _HOME, len(_HOME))
    shared = bool(rng.random() < 0.5)
    victim = places[0]
    cut = set(places) if shared else {victim}

    def trial(name: str) -> Setting:
        works = "Internet marche."
        if name not in cut:
            return ui.button(f"{name} : essayer internet", works)
        mended = (
            {"Voyant internet": "allumé"}
            if shared
            else {f"{name} : dernier démarrage": "à l'instant"}
        )
        return ui.button(f"{name} : essayer internet", works, mended, "Pas d'internet.")

    pages = [
        ui.screen(
            name,
            ui.info(f"{name} : dernier démarrage", f"il y a {integer(rng, 2, 19)} jours"),
            trial(name),
            ui.choice(f"{name} : thème", "clair", ("clair", "sombre")),
            ui.choice(f"{name} : volume", "moyen", ("faible", "moyen", "fort")),
            ui.choice(f"{name} : Wi-Fi", "oui"),
        )
        for name in shuffled(rng, places)
    ]  # fmt: skip
    box = ui.screen(
        "Box",
        ui.info("Voyant Wi-Fi", "allumé"),
        ui.info("Voyant internet", "éteint" if shared else "allumé"),
        ui.info("Box : dernier démarrage", f"il y a {integer(rng, 20, 90)} jours"),
        ui.choice("Box : Wi-Fi", "oui"),
        ui.choice("Box : voyants", "allumés", ("allumés", "faibles")),
    )

    def started(name: str) -> dict[str, str]:
        lit = {"Voyant internet": "allumé"} if name == "Box" else {}
        return {f"{name} : dernier démarrage": "à l'instant", **lit}

    power = [
        ui.screen(
            f"{name} : alimentation",
            ui.button(
                f"{name} : redémarrer",
                "L'appareil redémarre, ses réglages sont gardés.",
                sets=started(name),
            ),
            ui.button(f"{name} : réinitialiser", "L'appareil est comme neuf : tout est effacé."),
            ui.button(f"{name} : éteindre", "L'appareil est éteint."),
            under=name,
        )
        for name in ("Box", *places)
    ]
    right = "Box : redémarrer" if shared else f"{victim} : redémarrer"
    wrong = f"{victim} : redémarrer" if shared else "Box : redémarrer"
    tries = tuple(f"{name} : essayer internet" for name in places)

    def go(name: str) -> list[Act]:
        place = name.partition(" :")[0]
        return [*ui.at(place, f"{place} : alimentation"), ui.press(name)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "what": _THE[victim],
        "world": ui.device("Maison", ui.screen("La maison"), *pages, box, *power),
        "goal": Goal(want=(("pressed", right),), keep=ui.ACTED, free=tries),
        "solution": go(right),
        "near": [go(wrong), go("Box : réinitialiser")],
    }


def mend_typed_settings(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a computer linked to the box but without internet, two settings being typed in."""
    number = integer(rng, 11, 60)
    causes = {
        "Adresse de l'ordinateur": ("automatique", "fixe : 198.51.100.7"),
        "Serveur de noms (DNS)": ("automatique", "fixe : 198.51.100.1"),
        "Serveur mandataire (proxy)": ("aucun", "proxy.ancien-bureau.test"),
    }
    kept = {"Réseau Wi-Fi": ("Maison-4821", "Voisins-77"), "Mode avion": ("non", "oui")}
    wrong = sample(rng, tuple(causes), 2)
    settings = [
        ui.choice(name, values[1] if name in wrong else values[0], values)
        for name, values in causes.items()
    ]
    others = [ui.choice(name, values[0], values) for name, values in kept.items()]
    solution = [*ui.at("Connexion", "Réglages de la connexion"), *(ui.put(name, causes[name][0]) for name in wrong)]  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "world": ui.device(
            "Maison",
            ui.screen("La maison"),
            ui.screen("Téléphone", ui.info("Internet du téléphone", "marche"), ui.info("Adresse du téléphone", f"192.0.2.{number}")),
            ui.screen("Box", ui.info("Voyant internet", "allumé"), ui.info("Réglages que donne la box", "automatiquement"),
                   ui.info("Adresse de la box", "192.0.2.1")),
            ui.screen("Connexion", ui.info("État", "connecté, sans internet"), *others),
            ui.screen("Réglages de la connexion", *shuffled(rng, settings), under="Connexion"),
        ),
        "goal": Goal(want=tuple(("set", name, causes[name][0]) for name in wrong), keep=ui.ACTED),
        "solution": solution,
        "near": [solution[:-1], [*ui.at("Connexion"), ui.put("Réseau Wi-Fi", "Voisins-77")]],
    }  # fmt: skip


_NAMES = {"le masque": "mask", "la passerelle": "gateway", "le serveur DNS": "dns"}
_MASK, _NARROW = "255.255.255.0", "255.255.255.240"


def two_listings(rng: np.random.Generator) -> dict[str, Any]:
    """The setting of a computer that is not that of its network, and what it should be, from a neighbour that works."""
    net, gate = integer(rng, 0, 60), pick(rng, (1, 253, 254))
    here, there, server, other = sample(rng, range(20, 200), 4)
    base = f"192.168.{net}"
    right = {"gateway": f"{base}.{gate}", "dns": f"{base}.{server}", "mask": _MASK}
    fault = pick(rng, tuple(_NAMES))
    name = _NAMES[fault]
    wrong = {**right, name: {"mask": _NARROW, "gateway": f"192.168.{net + 1}.{gate}", "dns": f"{base}.{other}"}[name]}  # fmt: skip
    who, neighbour = sample(rng, FIRST_NAMES, 2)

    def mac() -> str:
        first = 4 * integer(rng, 0, 63)
        return "-".join(f"{byte:02X}" for byte in (first, *(integer(rng, 0, 255) for _ in "12345")))

    def card(title: str, *rows: tuple[str, str]) -> list[str]:
        return [title, "", *(f"   {label:.<38} : {value}" for label, value in rows), ""]

    def listing(host: int, held: dict[str, str]) -> bytes:
        cards = shuffled(rng, [
            card("Carte Ethernet Ethernet :", ("Statut du média", "Média déconnecté"), ("Adresse physique", mac())),
            card("Carte Ethernet Machines virtuelles :", ("Adresse physique", mac()), ("Adresse IPv4", f"192.168.{net + 61}.1(préféré)"),
                 ("Masque de sous-réseau", _MASK), ("Passerelle par défaut", ""), ("Serveurs DNS", f"192.168.{net + 61}.1")),
            card("Carte réseau sans fil Wi-Fi :", ("Adresse physique", mac()), ("DHCP activé", "Non"), ("Adresse IPv4", f"{base}.{host}(préféré)"),
                 ("Masque de sous-réseau", held["mask"]), ("Passerelle par défaut", held["gateway"]), ("Serveurs DNS", held["dns"])),
        ])  # fmt: skip
        return windows_file(["Configuration IP de Windows", "", *(line for one in cards for line in one)])  # fmt: skip

    return {
        "who": who,
        "neighbour": neighbour,
        "faults": ["l'adresse du poste", *_NAMES],
        "fault": fault,
        "key": right[name],
        "found": wrong[name],
        "wrong": [wrong[name], f"{base}.{there}"],
        "files": {"panne.txt": listing(here, wrong), "marche.txt": listing(there, right)},
    }


_ROOMS = ("Accueil", "Atelier", "Réunion", "Direction", "Réserve", "Animation")


def switch_without_dhcp(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: which switch has all its machines without an address from the network."""
    switches = [f"SW-{n}" for n in sample(rng, range(10, 60), 5)]
    down = switches[0]
    inventory, cabling = [], []
    hosts = iter(sample(rng, range(11, 250), 60))
    numbers = iter(sample(rng, range(100, 400), 60))
    for place, switch in enumerate(switches):
        count = 4 if place == 0 else integer(rng, 8, 11)
        lost = count if place == 0 else (5 if place == 1 else integer(rng, 0, 1))
        for port in range(1, count + 1):
            machine = f"PC-{next(numbers)}"
            given = f"192.0.2.{next(hosts)}"
            own = f"169.254.{integer(rng, 1, 254)}.{integer(rng, 1, 254)}"
            inventory.append((machine, pick(rng, _ROOMS), own if port <= lost else given))
            cabling.append((switch, port, machine))
    book = Workbook(
        (
            sheet("Adresses", ("Poste", "Salle", "Adresse IPv4"), shuffled(rng, inventory)),
            sheet("Câblage", ("Commutateur", "Port", "Poste"), shuffled(rng, cabling)),
        )
    )
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": down,
        "also": [down.replace("-", " "), down.replace("-", ""), down.removeprefix("SW-")],
        "wrong": switches[1:3],
        "files": in_two_formats("postes", book),
    }


CAUSES = (
    "aucune panne",
    "il n'a pas reçu d'adresse (DHCP)",
    "sa passerelle n'est pas la bonne",
    "son serveur DNS n'est pas le bon",
    "son adresse est déjà prise",
    "son masque n'est pas le bon",
)


_SITES = ("mairie-aubrac.example", "cine-club.example", "sport-nord.example", "asso-jardin.example")

_OPERATORS = (
    "Lagune Télécom", "Fibre du Plateau", "Granit Réseaux", "Câbles d'Armor", "Transit Nord", "Mistral Hébergement",
)  # fmt: skip

_KINDS = frozenset({"Télécom", "Réseaux", "Hébergement"})


def _as_called(operator: str) -> list[str]:
    """« Granit Réseaux », and « Granit » as people call it; « Transit Nord » has no shorter name."""
    first, _space, rest = operator.partition(" ")
    return [operator, first] if rest in _KINDS else [operator]


_OFFICES = ("Aubrac", "Belleroche", "Cassel", "Dunes", "Estive", "Fontanes", "Garance")
_BLOCKS = ("192.0.2", "198.51.100")


def _shown(rng: np.random.Generator, site: str, target: str, route: Sequence[str], hidden: set[str], until: int) -> bytes:  # fmt: skip
    """What tracert shows: three times a line, a star for what does not answer."""
    lines = [f"Détermination de l'itinéraire vers {site} [{target}]", "avec un maximum de 20 sauts :", ""]  # fmt: skip
    slow = integer(rng, 3, 6)
    for number in range(1, until + 1):
        if number > len(route) or route[number - 1] in hidden:
            lines.append(f"{number:>3}     *        *        *     Délai d'attente dépassé.")
            continue
        wait = 240 if number == slow else 3 * number
        times = "".join(f"{integer(rng, wait + 1, wait + 9):>5} ms" for _ in "123")
        lines.append(f"{number:>3}  {times}  {route[number - 1]}")
    return windows_file(lines)


@redraw_misfits
def router_of_three(rng: np.random.Generator) -> dict[str, Any] | None:
    """Three offices stop before the same router, one goes round it, one stops at home; a router is mute today, and not at fault."""
    operators = sample(rng, _OPERATORS, 5)
    blocks = (*_BLOCKS, "203.0.113")
    owners = {(b, start): pick(rng, operators) for b in blocks for start in range(0, 256, 32)}

    def owner(address: str) -> str:
        head, _dot, end = address.rpartition(".")
        return owners[head, int(end) // 32 * 32]

    pool = iter(shuffled(rng, [f"{block}.{n}" for block in _BLOCKS for n in range(2, 250)]))
    target = f"203.0.113.{integer(rng, 2, 250)}"
    shared = [next(pool) for _hop in range(3)]  # before the faulty one
    faulty, after = next(pool), [next(pool), next(pool)]
    mute = shared[2]  # passes everything on, answers some only
    around = [next(pool), next(pool)]
    names = sample(rng, _OFFICES, 5)
    stopped, round_it, at_home = names[:3], names[3], names[4]
    files: dict[str, bytes] = {}
    site = pick(rng, _SITES)
    for name in names:
        own = [f"192.168.{integer(rng, 0, 50)}.1", *(next(pool) for _hop in range(integer(rng, 2, 4)))]  # fmt: skip
        common = shared[integer(rng, 0, 1) :]
        before = [*own, *common, faulty, *after, target]
        silent = {own[-1]} if rng.random() < 0.6 else set()
        if name == stopped[0]:
            now: Sequence[str] = [
                *own,
                next(pool),
                *common,
            ]  # a detour moves the numbers of the lines
        elif name == round_it:
            now = [*own, *common[:-1], *around, *after, target]
        elif name == at_home:
            now = own[:1]
        else:
            now = [*own, *common]
        hidden = silent | ({mute} if name in stopped[1:] else set())
        whole = name == round_it
        files[f"hier-{name.lower()}.txt"] = _shown(rng, site, target, before, silent, len(before))
        files[f"aujourdhui-{name.lower()}.txt"] = _shown(rng, site, target, now, hidden, len(now) if whole else 20)  # fmt: skip
    others = {owner(one) for one in (mute, after[0], target, shared[1])}
    if owner(faulty) in others:
        return None
    table = [f"{head}.{start};{head}.{start + 31};{name}" for (head, start), name in owners.items()]
    files["reseaux.csv"] = windows_file(["premiere_adresse;derniere_adresse;operateur", *table])
    return {
        "site": site, "key": faulty, "mute": mute, "after": after[0], "operator": _as_called(owner(faulty)), "others": sorted(others),
        "home": at_home, "round": round_it, "names": sorted(names), "stopped": stopped,
        "files": {"chemins.zip": zip_file(dict(sorted(files.items())), (2026, 3, 12, 9, 20, 0))},
    }  # fmt: skip


_STATES = {
    "plane": ("n'émet plus rien : ni appel, ni message, ni internet", "est en mode avion", "doit quitter le mode avion pour pouvoir téléphoner"),
    "wifi_off": ("a perdu le Wi-Fi, mais peut encore téléphoner", "a le Wi-Fi coupé", "doit rallumer le Wi-Fi pour ne plus user son forfait"),
    "bluetooth": ("peut entendre son casque sans fil", "a le Bluetooth allumé", "cherche un casque sans fil à proximité"),
    "bell_off": ("ne sonnera pas", "a ses sonneries coupées", "restera muet si on l'appelle"),
    "moon": ("ne sera pas dérangé cette nuit", "est en mode « ne pas déranger »", "met les notifications de côté pendant la nuit"),
    "battery_low": ("va bientôt s'éteindre", "n'a presque plus de charge", "doit être branché au plus vite"),
    "pin": ("donne sa position aux applications", "a la localisation allumée", "laisse savoir où il se trouve"),
}  # fmt: skip


def _phone(box: fig.Box, name: str) -> list[fig.Part]:
    """A telephone whose screen shows one sign of state."""
    return [
        fig.rect(box, INK, rounded=1.2),
        fig.rect((box.x + 1, box.y + 2, box.w - 2, box.h - 4), fig.WHITE),
        fig.icon(name, box.x + 1.5, box.y + 4, box.w - 3, ground=fig.WHITE),
    ]


def phone_by_its_sign(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the telephone whose sign of state means what is said."""
    name, *others = sample(rng, tuple(_STATES), 4)
    drawn = fig.pointed_tile(
        rng, "Quatre téléphones ; chacun montre un pictogramme.", 9, [name, *others], _phone
    )
    return {**drawn, "state": pick(rng, _STATES[name]), "meaning": _STATES[name][1]}


_LIGHTS = ("Courant", "Internet", "Wi-Fi", "Téléphone")
_BOXES = {
    (1, 0, 1, 1): ("capte le Wi-Fi de la box, mais aucun site ne s'ouvre", "Internet"),
    (1, 1, 0, 1): ("navigue avec un câble, mais ne voit plus le Wi-Fi", "Wi-Fi"),
    (1, 1, 1, 0): ("navigue sans souci, mais le téléphone fixe n'a plus de tonalité", "Téléphone"),
    (0, 0, 0, 0): ("n'a plus rien : la box est débranchée ou éteinte", "Courant"),
    (1, 0, 1, 0): ("voit le Wi-Fi, mais n'a ni internet ni téléphone fixe", "Internet et Téléphone"),
    (1, 0, 0, 0): ("n'a ni internet, ni Wi-Fi, ni téléphone, alors que la box est bien sous tension", "Internet, Wi-Fi et Téléphone"),
    (1, 1, 1, 1): ("n'a aucun problème", "aucun"),
}  # fmt: skip


def _box(box: fig.Box, lights: tuple[int, ...]) -> list[fig.Part]:
    """The front of a box, a lamp a line: full where it is lit."""
    shapes: list[fig.Part] = [fig.rect(box, "#EDEFF6", fig.MIST, rounded=0.8)]
    for place, (name, lit) in enumerate(zip(_LIGHTS, lights, strict=True)):
        y = box.y + 2 * place
        shapes.append(
            fig.text(box.x + 3, y, "●" if lit else "○", fig.GREEN if lit else fig.SLATE, bold=True)
        )
        shapes.append(fig.text(box.x + 6, y, name))
    return shapes


def box_by_its_lights(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the box whose lamps go with what somebody cannot do."""
    lights, *others = sample(rng, [one for one in _BOXES if not all(one)], 4)
    drawn = fig.pointed_tile(
        rng,
        "L'avant de quatre box, avec leurs voyants allumés ou éteints.",
        5,
        [lights, *others],
        _box,
        per_row=2,
    )
    return {
        **drawn,
        "who": pick(rng, FIRST_NAMES),
        "symptom": _BOXES[lights][0],
        "dark": _BOXES[lights][1],
    }


def stations_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: stations of a house whose network fails in several ways, told by what was tried from each."""
    return mend_stations(
        rng, tuple(sample(rng, ("accueil", "atelier", "bureau", "compta", "salle"), 5)), 24
    )
