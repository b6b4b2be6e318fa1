"""Choosing internet access: fibre, mobile, bit rates, offers."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import csv_file, text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.families.draws.values.text import indented
from pixsim.figures.figure import INK
from pixsim.making.texts import DataTable, lines
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_SPEEDS = {"ADSL": (3, 15), "VDSL": (25, 70), "4G fixe": (30, 90), "5G fixe": (150, 400), "fibre": (500, 2000), "satellite": (50, 120)}  # fmt: skip


@redraw_misfits
def best_at_an_address(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: an address tested, and the fastest access that exists there asked for."""
    streets = sample(rng, ("Rue Haute", "Chemin du Lavoir", "Place du Puits", "Quai Neuf"), 3)
    root = "https://eligibilite.example"
    there = {}
    for street in streets:
        kinds = sample(rng, tuple(_SPEEDS), 3)
        there[street] = {kind: integer(rng, *_SPEEDS[kind]) for kind in kinds}
    street, other = streets[:2]
    speeds = there[street]
    best = max(speeds, key=lambda kind: speeds[kind])
    if sorted(speeds.values())[-1] < 1.3 * sorted(speeds.values())[-2] or best == max(
        there[other], key=lambda kind: there[other][kind]
    ):
        return None
    pages = []
    for n, name in enumerate(streets):
        buttons: list[Any] = []
        for kind, speed in shuffled(rng, list(there[name].items())):
            buttons += [
                f"{kind} : jusqu'à {speed} Mbit/s",
                {"button": f"Demander : {kind}", "says": "Demande enregistrée."},
            ]
        pages.append(
            page(
                f"{root}/{n + 1}",
                f"{name} : accès possibles",
                f"# {name}",
                *buttons,
                f"[Autre adresse]({root}/)",
            )
        )
    home = page(
        f"{root}/",
        "Quel accès à mon adresse ?",
        "# Choisissez la rue",
        *(f"[{name}]({root}/{n})" for n, name in enumerate(streets, 1)),
    )
    kinds_shown = [
        block.button.removeprefix("Demander : ") for block in pages[0].body if block.button
    ]

    def ask(kind: str) -> list[Act]:
        return [acts.Follow(link="1"), acts.Press(button=str(kinds_shown.index(kind) + 1))]

    second = sorted(speeds, key=lambda kind: speeds[kind])[-2]
    return {
        "who": pick(rng, FIRST_NAMES), "street": street, "best": best, "speed": speeds[best],
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/1", f"Demander : {best}"),), refuse=(("pressed", f"{root}/2", "*"), ("pressed", f"{root}/3", "*"), *(("pressed", f"{root}/1", f"Demander : {k}") for k in speeds if k != best))),
        "solution": ask(best),
        "near": [ask(second), [acts.Follow(link="2"), acts.Press(button="1")]],
    }  # fmt: skip


_PLACES = (("au bureau", "au bureau, par câble"), ("dans le salon", "dans le salon, en Wi-Fi"),
           ("dans la chambre", "dans la chambre, en Wi-Fi"), ("au jardin", "au jardin, en Wi-Fi"))  # fmt: skip

_TAKEN = (
    "film", "documentaire", "cours filmé", "concert", "jeu", "carte du pays", "livres audio", "balados", "guide illustré",
    "série, épisode 1", "série, épisode 2", "dictionnaire",
)  # fmt: skip


def _split(rng: np.random.Generator, total: int, parts: int) -> list[int]:
    """Megabytes that add up, no part being less than a third of the mean."""
    shares = [integer(rng, 5, 15) for _part in range(parts)]
    found = [total * share // sum(shares) // 10 * 10 for share in shares]
    return [*found[:-1], total // 10 * 10 - sum(found[:-1])]


def _size(megabytes: int) -> str:
    return f"{decimal(megabytes / 1000, 2)} Go" if megabytes >= 1000 else f"{megabytes} Mo"


def there_in_time(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how many downloads of a list are whole when one leaves, from a test of the line where one sits."""
    (place, told), *others = sample(rng, _PLACES, 3)
    rates = sample(rng, (12, 18, 24, 32, 48, 64, 96), 3)  # Mbit/s, where one sits first
    minutes = integer(rng, 4, 9) * 5
    room = rates[0] * minutes * 60 / 8  # megabytes
    count = integer(rng, 3, 6)
    names = sample(rng, _TAKEN, count + 3)
    sizes = _split(rng, int(room * integer(rng, 74, 90) / 100), count)
    sizes.append(int(room * integer(rng, 108, 125) / 100 - sum(sizes)) // 10 * 10 + 10)
    sizes += [int(room * integer(rng, 8, 30) / 100) // 10 * 10 + 10 for _more in range(2)]
    ends = list(accumulate(sizes))

    def whole(megabytes: float) -> int:
        return sum(end <= megabytes for end in ends)

    tests = [
        line
        for (_where, title), rate in shuffled(
            rng, list(zip((("", told), *others), rates, strict=True))
        )
        for line in (
            f"{title[0].upper()}{title[1:]}", f"  réception (descendant) : {rate} Mbit/s", f"  envoi (montant)        : {rate // 4} Mbit/s",
            f"  temps de réponse       : {integer(rng, 9, 40)} ms", "",
        )
    ]  # fmt: skip
    wrong = {whole(room * 8), whole(room / 4), *(whole(rate * minutes * 60 / 8) for rate in rates[1:]), count + 1}  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES), "place": place, "minutes": minutes, "rate": rates[0],
        "room": _size(int(room)), "sum": _size(ends[count - 1]), "next": _size(ends[count]),
        "key": str(count), "wrong": [str(n) for n in sorted(wrong - {count})],
        "files": {
            "test-debit.txt": text_file(("Test de la connexion", "", *tests)),
            "a-emporter.csv": DataTable(("ordre", "fichier", "taille"), tuple((n, name, _size(size)) for n, (name, size) in enumerate(zip(names, sizes, strict=True), 1))),
        },
    }  # fmt: skip


_SENDINGS = (
    ("envoie vers un stockage en ligne les photos de son club", 22),
    ("envoie à l'imprimeur le film d'un spectacle", 18),
    ("copie sur un serveur les archives sonores d'une radio locale", 21),
    ("dépose en ligne les plans numérisés d'un bâtiment", 17),
    ("envoie la sauvegarde d'un cabinet vers un autre site", 20),
)


@redraw_misfits
def end_of_a_sending(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: the hour at which a long sending ends, from a size and a measured speed."""
    what, hour = pick(rng, _SENDINGS)
    size, up, down = integer(rng, 121, 789) / 10, integer(rng, 51, 189) / 10, integer(rng, 2210, 4890) / 10  # fmt: skip
    start = datetime(2026, 3, 3, hour, integer(rng, 3, 57))
    minutes = size * 8000 / up / 60
    ends = [start + timedelta(minutes=round(taken)) for taken in (minutes, minutes / 8, size * 8000 / down / 60)]  # fmt: skip
    if not 200 < minutes < 1100 or 0.3 < minutes % 1 < 0.7:
        return None
    hours = [f"{end:%H:%M}" for end in ends]
    if len(set(hours)) < 3:
        return None
    key = hours[:1] if ends[0].date() == start.date() else [hours[0], f"{hours[0]} le lendemain"]
    return {
        "who": pick(rng, FIRST_NAMES), "what": what, "size": decimal(size, 1), "up": decimal(up, 1), "down": decimal(down, 1),
        "start": f"{start.hour} h {start.minute:02}", "minutes": round(minutes), "hours": f"{round(minutes) // 60} h {round(minutes) % 60:02}",
        "start_typed": f"{start:%H:%M}", "seconds": round(size * 8000 / up), "key": key, "wrong": hours[1:],
    }  # fmt: skip


QUALITIES = ("débit descendant", "débit montant", "latence", "perte de paquets")
_STEP, _DAYS = 15, 2


def quality_of_meetings(rng: np.random.Generator) -> dict[str, Any]:
    """The quality that is missing during meetings, and how many it spoilt; another is missing when nobody meets."""
    down, up, wait = pick(rng, (8, 15, 25)), pick(rng, (3, 5, 8)), pick(rng, (60, 80, 100))
    missing, decoy = sample(rng, QUALITIES, 2)
    monday = datetime(2026, 3, pick(rng, (2, 9, 16, 23)))
    slots = [
        monday + timedelta(days=day, hours=9, minutes=_STEP * n)
        for day in range(_DAYS)
        for n in range(34)
    ]
    meetings = []
    for day in range(_DAYS):
        for start in sorted(sample(rng, (0, 8, 16, 26), 3)):
            begin = monday + timedelta(days=day, hours=9, minutes=_STEP * start)
            meetings.append((begin, begin + timedelta(minutes=_STEP * integer(rng, 3, 5))))
    spoilt = sample(rng, meetings, integer(rng, 2, 4))
    bad: dict[datetime, str] = {}
    for begin, end in spoilt:
        inside = [slot for slot in slots if begin < slot < end]
        bad |= dict.fromkeys(sample(rng, inside, min(len(inside), integer(rng, 1, 2))), missing)
    idle = [slot for slot in slots if not any(begin <= slot <= end for begin, end in meetings)]
    bad |= dict.fromkeys(sample(rng, idle, 9), decoy)
    rows = []
    for slot in slots:
        fault = bad.get(slot, "")
        rows.append(
            (
                f"{slot:%d/%m/%Y %H:%M}",
                (10 * down - integer(rng, 15, 50) if fault == QUALITIES[0] else 10 * down + integer(rng, 9, 300)) / 10,
                (10 * up - integer(rng, 4, 24) if fault == QUALITIES[1] else 10 * up + integer(rng, 3, 60)) / 10,
                wait + integer(rng, 20, 140) if fault == QUALITIES[2] else wait - integer(rng, 8, 45),
                (integer(rng, 14, 70) if fault == QUALITIES[3] else integer(rng, 0, 8)) / 10,
            )
        )  # fmt: skip
    planned = [
        (f"{begin:%d/%m/%Y %H:%M}", f"{end:%H:%M}", pick(rng, ("équipe", "formation", "conseil", "partenaires")))
        for begin, end in meetings
    ]  # fmt: skip
    header = ("moment", "recu_Mbit_s", "envoye_Mbit_s", "reponse_ms", "paquets_perdus_pour_cent")
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "down": down,
        "up": up,
        "wait": wait,
        "options": list(QUALITIES),
        "key": missing,
        "decoy": decoy,
        "count": str(len(spoilt)),
        "not_count": sorted({str(sum(kind == missing for kind in bad.values())), str(len(meetings))} - {str(len(spoilt))}),
        "files": {
            "mesures.csv": DataTable(header, tuple(rows)),
            "reunions.csv": DataTable(("debut", "fin", "avec"), tuple(shuffled(rng, planned))),
        },
    }  # fmt: skip


_STREETS = ("Port", "Moulin", "Lavoir", "Marché", "Stade", "Tilleuls")
_WAYS = ("fibre", "câble", "4G fixe")


def _subscription(offer: dict[str, Any], months: int) -> int:
    """Cents that an offer costs, kept so long: free months first, then the promotion, then the normal price."""
    paid = [
        offer["promo"] if month <= offer["during"] else offer["normal"]
        for month in range(offer["free"] + 1, months + 1)
    ]
    return int(offer["setup"] + sum(paid) + months * offer["box"] + (offer["leave"] if months < offer["bound"] else 0))  # fmt: skip


def internet_offer(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the cheapest offer over the time it is kept, of those that an address can have and that upload enough."""
    months = pick(rng, (15, 18, 24, 30))

    def cheapest(found: list[dict[str, Any]]) -> dict[str, Any]:
        return min(found, key=lambda offer: _subscription(offer, months))

    for _try in range(300):
        upload = pick(rng, (5, 10, 20))
        offers: list[dict[str, Any]] = []
        for number in sample(rng, range(100, 999), integer(rng, 44, 56)):
            promo = 100 * integer(rng, 13, 32) + 99
            offers.append({
                "name": f"OF-{number}", "way": pick(rng, _WAYS), "up": pick(rng, (1, 5, 10, 20, 50)), "setup": 100 * pick(rng, (0, 0, 29, 39, 49)), "promo": promo,
                "during": pick(rng, (6, 12, 12)), "normal": promo + 100 * pick(rng, (0, 4, 8, 12)), "free": pick(rng, (0, 0, 0, 1, 2)), "box": 100 * pick(rng, (0, 0, 3, 5)),
                "bound": pick(rng, (0, 0, 12, 24)), "leave": 100 * pick(rng, (39, 59)),
            })  # fmt: skip
        numbers = sample(rng, range(2, 60), 5)
        street = pick(rng, _STREETS)
        possible = {number: sample(rng, _WAYS, integer(rng, 1, 2)) for number in numbers}
        ways = possible[numbers[0]]

        able = [one for one in offers if one["way"] in ways and one["up"] >= upload]
        if len(able) < 5:
            continue
        best = cheapest(able)
        second = cheapest([one for one in able if one is not best])
        shown = min(able, key=lambda offer: offer["promo"])
        elsewhere, slow = cheapest(offers), cheapest([one for one in offers if one["way"] in ways])
        names = {one["name"] for one in (best, shown, elsewhere, slow)}
        if len(names) == 4 and _subscription(second, months) - _subscription(best, months) >= 200:
            break
    else:
        raise AssertionError("no list of offers tells the methods apart")

    def euros(cents: int) -> str:
        return decimal(cents / 100, 2)

    rows = [
        (one["name"], one["way"], one["up"], euros(one["setup"]), euros(one["promo"]), one["during"], euros(one["normal"]), one["free"], euros(one["box"]), one["bound"], euros(one["leave"]))
        for one in offers
    ]  # fmt: skip
    header = "offre;technique;envoi_Mbit_s;mise_en_service_eur;prix_promo_eur;mois_en_promo;prix_normal_eur;mois_offerts;box_eur_par_mois;engagement_mois;depart_avant_la_fin_eur"
    places = [(f"{number} rue du {street}", " + ".join(ways)) for number, ways in sorted(possible.items())]  # fmt: skip
    total = _subscription(best, months)
    return {
        "prenom": pick(rng, FIRST_NAMES), "duree": str(months), "envoi": upload, "adresse": f"{numbers[0]} rue du {street}",
        "offre": best["name"], "faux": sorted(names - {best["name"]}), "total": euros(total), "pas_total": [euros(total - months * best["box"])] if best["box"] else [euros(_subscription(second, months))],
        "files": {"offres.csv": csv_file(header, rows), "adresses.csv": csv_file("adresse;techniques", places)},
    }  # fmt: skip


_NAMES = ("alizee", "boreal", "cobalt", "dorade", "ecume", "fanal", "garrigue", "hermine")
_CITIES = ("par", "lyo", "lil", "mrs", "fra", "ams", "lon", "mad")

_SITES = (
    "www.musee-des-cartes.example",
    "cours.formation-nord.example",
    "www.chorale-du-port.example",
)


@redraw_misfits
def slow_evening(rng: np.random.Generator) -> dict[str, Any] | None:
    """A router slow to answer delays nobody; one after which all is late does: whose it is, and from what hour."""
    names = sample(rng, _NAMES, integer(rng, 4, 5))
    site = pick(rng, _SITES)
    hops: list[tuple[str, str]] = [("box", "box.maison [192.168.1.1]")]
    for rank, name in enumerate(names):
        for n in range(integer(rng, 2, 3)):
            host = f"ae{integer(rng, 1, 9)}.{pick(rng, _CITIES)}{integer(rng, 1, 4)}.{name}.example"
            hops.append((name, f"{host} [203.0.113.{20 * rank + n + 1}]"))
    hops.append(("site", f"{site} [198.51.100.80]"))
    firsts = [n for n, (name, _said) in enumerate(hops) if n > 1 and hops[n - 1][0] != name and name != "site"]  # fmt: skip
    late = pick(rng, firsts[1:])  # all that comes after is late too
    lazy = pick(rng, [n for n in range(2, len(hops) - 1) if hops[n][0] != hops[late][0]])
    start, stop = integer(rng, 17, 20), integer(rng, 21, 23)
    extra = integer(rng, 90, 160)
    base = [1]
    for _hop in hops[1:]:
        base.append(base[-1] + integer(rng, 1, 9))
    rows = []
    for hour in range(7, 24):
        rows += [f"--- mardi 10 mars 2026, {hour:02}:00", f"Chemin vers {site} [198.51.100.80], 30 sauts au plus :"]  # fmt: skip
        evening = start <= hour <= stop
        for n, (_name, said) in enumerate(hops):
            more = extra if evening and n >= late else 0
            if n == lazy and hour % 4 != 0:
                more += 180
            if n == 2 and hour in (8, 9):
                more += 60  # its own answers alone
            times = [base[n] + more + integer(rng, 0, 6) for _time in "123"]
            shown = [f"{one} ms" for one in times]
            if rng.random() < 0.06:
                shown[integer(rng, 0, 2)] = "*"
            rows.append(f" {n + 1:>2}  {''.join(f'{one:>9}' for one in shown)}   {said}")
        rows.append("")
    owner, slow = hops[late][0], hops[lazy][0]
    if slow == owner or lazy == late - 1:
        return None
    return {
        "site": site, "key": owner, "options": sorted(names), "lazy": slow, "start": f"{start:02}:00", "not_start": ["08:00", f"{start + 1:02}:00"],
        "count": str(len(names)), "not_count": [str(len(hops)), str(len(names) + 1), str(len(hops) - 2)], "hop": late + 1, "extra": extra,
        "files": {"chemins.txt": lines(rows)},
    }  # fmt: skip


# number of an autonomous system: the names under which it is registered or known, the usual one first
OPERATORS = {
    174: ("Cogent", "Cogent Communications", "Cogent Communications, LLC", "Cogent Communications, Inc."),
    1273: ("Vodafone", "Vodafone Group", "Vodafone Group PLC", "Cable & Wireless", "Cable and Wireless"),
    1299: ("Arelion", "Arelion Sweden", "Arelion Sweden AB", "Telia Carrier", "Telia", "Twelve99", "TeliaSonera", "Arelion (fka Telia Carrier)", "Arelion, fka Telia Carrier"),
    2914: ("NTT", "NTT Communications", "NTT America", "NTT America, Inc.", "NTT DATA", "NTT Ltd", "NTT Global IP Network", "NTT GIN"),
    3257: ("GTT", "GTT Communications", "GTT Communications Inc.", "Tinet"),
    3320: ("Deutsche Telekom", "DTAG", "Deutsche Telekom AG"),
    3356: ("Lumen", "Level 3", "Level3", "Level 3 Parent", "Level 3 Parent, LLC", "Level 3 Communications", "Lumen Technologies", "CenturyLink"),
    3491: ("PCCW Global", "PCCW Global, Inc.", "PCCW", "Console Connect", "PCCW Global / Console Connect"),
    6453: ("Tata Communications", "Tata", "Tata Communications America", "Tata Communications (America)", "Tata Communications (America) Inc."),
    6461: ("Zayo", "Zayo Bandwidth", "Zayo Group", "AboveNet"),
    6762: ("Telecom Italia Sparkle", "Telecom Italia Sparkle S.p.A.", "Sparkle", "TI Sparkle", "Seabone", "Telecom Italia"),
    6939: ("Hurricane Electric", "Hurricane", "Hurricane Electric LLC"),
    8220: ("Colt", "Colt Technology Services", "Colt Telecom", "Colt Technology Services Group", "Colt Technology Services Group Limited"),
    9002: ("RETN", "RETN Limited"),
    12956: ("Telxius", "Telxius Cable", "Telefónica", "Telefonica Global Solutions", "Telefónica Global Solutions", "Telefonica International"),
}  # fmt: skip

_HOME = {3215: "Orange", 5410: "Bouygues Telecom", 12322: "Free", 15557: "SFR"}

_FAR = {
    137: ("GARR", "d'une université italienne"),
    559: ("SWITCH", "d'une école suisse"),
    680: ("DFN", "d'une université allemande"),
    1103: ("SURF", "d'un musée néerlandais"),
    2611: ("Belnet", "d'une bibliothèque belge"),
}

_WHO = ("Une archiviste", "Un doctorant", "Une traductrice", "Un généalogiste", "Une enseignante")
_BLOCKS = ("192.0.2", "198.51.100", "203.0.113")
_HOPS = 2  # routers of each network
_KEPT, _SMALL = (55, 90), (1, 4)  # milliseconds
_LAZY = (130, 180)


def _line(*cells: object) -> str:
    hop, network, address, time = map(str, cells)
    return f"{hop:>4}   {network:<9} {address:<16} {time:>10}"


def _known(names: tuple[str, ...]) -> list[str]:
    """The names of an operator, and what begins a long one after a shorter: « Colt Technology » of « Colt Technology Services »."""
    found = list(names)
    for name in names:
        words = name.split()
        begun = (" ".join(words[:count]).rstrip(",") for count in range(1, len(words)))
        found += [
            one
            for one in begun
            if one[-1].isalnum()
            and "(" not in one
            and one not in found
            and not one.endswith(" and")
            if any(one.startswith(f"{shorter} ") for shorter in names)
        ]
    return found


def slow_network(rng: np.random.Generator) -> dict[str, Any]:
    """The operator where data begin to be late, told by its number; a router is only slow to answer itself."""
    home, far = pick(rng, tuple(_HOME)), pick(rng, tuple(_FAR))
    first, second = sample(rng, tuple(OPERATORS), 2)
    way = (home, first, second, far)
    slow = pick(rng, (1, 2))  # its place on the way
    # followed by a quick one, or the delay might begin there
    lazy = 2 + _HOPS * integer(rng, 0, slow - 1)
    rows = [_line("saut", "réseau", "adresse", "temps (ms)"), _line(1, "-", "192.168.1.1", 1)]
    time, extra = integer(rng, 6, 12), integer(rng, *_KEPT)
    for place, network in enumerate(way):
        block = _BLOCKS[place % len(_BLOCKS)]
        ends = sample(rng, range(1 + 60 * place, 60 * place + 59), _HOPS)
        for router in range(_HOPS):
            hop = 2 + _HOPS * place + router
            time += integer(rng, *_SMALL) + (extra if place == slow and router == 0 else 0)
            shown = time + (integer(rng, *_LAZY) if hop == lazy else 0)
            rows.append(_line(hop, f"AS{network}", f"{block}.{ends[router]}", shown))
    key, other = way[slow], way[3 - slow]
    names = _known(OPERATORS[key])
    formed = (form for name in names for form in (f"{name} (AS{key})", f"AS{key} {name}"))
    country = _FAR[far]
    return {
        "who": pick(rng, _WHO),
        "site": country[1],
        "route": indented(rows),
        "files": {"route.txt": text_file(rows)},
        "noms": [*names, *formed],
        "autres": [OPERATORS[other][0], _HOME[home], country[0], f"AS{key}"],
        "numero": f"AS{key}",
        "dit": names[0],
        "saut": str(2 + _HOPS * slow),
        "extra": str(extra),
        "lent": str(lazy),
    }


def _offer(box: fig.Box, said: tuple[str, ...]) -> list[fig.Part]:
    """An offer of access to the internet."""
    return [
        *fig.window(box, said[0]),
        *(fig.text(box.x + 1, box.y + 2 + 2 * n, words) for n, words in enumerate(said[1:])),
    ]


@redraw_misfits
def cheapest_over_two_years(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: of four offers, the cheapest over two years."""
    offers = []
    for name in sample(
        rng, ("Fibre Alto", "Fibre Brio", "Box Corail", "Fibre Delta", "Box Éole", "Fibre Fjord"), 4
    ):
        low, months = integer(rng, 12, 30), pick(rng, (6, 12, 24))
        high = low + (0 if months == 24 else integer(rng, 5, 18))
        fee = pick(rng, (0, 0, 29, 49, 69))
        offers.append((low * months + high * (24 - months) + fee, low, months, high, fee, name))
    offers.sort()
    first = offers[0]
    if offers[1][0] - first[0] < 20 or first[1] == min(offer[1] for offer in offers):
        return None
    cards = []
    for _total, low, months, high, fee, name in offers:
        after = f"puis {high} € par mois" if months < 24 else "prix fixe deux ans"
        cards.append(
            (
                name,
                f"{low} € par mois" + (f", {months} mois" if months < 24 else ""),
                after,
                f"Mise en service : {fee} €",
            )
        )
    return {
        **fig.pointed_tile(rng, "Quatre offres d'accès à internet, avec leurs prix.", 4, cards, _offer, per_row=2),
        "who": pick(rng, FIRST_NAMES), "name": first[5], "total": first[0], "next": offers[1][0],
    }  # fmt: skip


_ON_THE_WAY = {
    "access": ("le fournisseur d'accès, à qui l'on paie son abonnement", "« Alto » relie directement le logement : c'est le fournisseur d'accès"),
    "exchange": ("le nœud d'échange, où les opérateurs raccordent leurs réseaux", "Plusieurs réseaux d'opérateurs s'y rejoignent : c'est un nœud d'échange"),
    "sea": ("le câble sous-marin", "Il traverse la mer, en bleu, d'une côte à l'autre"),
    "host": ("l'hébergeur, chez qui le site est rangé", "Les serveurs du site sont au bout du chemin, dans un centre de données"),
}  # fmt: skip


def place_on_the_way(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: on the way from a home to a site abroad, who does what."""
    asked = pick(rng, tuple(_ON_THE_WAY))
    access, other, far = sample(rng, ("Alto", "Brio", "Corail", "Delta", "Fjord", "Gala"), 3)
    flip = rng.random() < 0.5

    def at(x: int, width: int) -> int:
        return 58 - x - width if flip else x

    shapes: list[fig.Part] = [
        fig.rect((at(33, 10), 0, 10, 18), "#BFD9F2"),
        fig.rect((min(at(3, 1), at(50, 1)), 8.6, 48, 0.8), fig.SLATE),
    ]
    shapes.append(fig.line((at(25, 1), 4), (at(25, 1), 14), colour=fig.SLATE, width=0.8))
    shapes += fig.chip(at(21, 8), 2, other, fig.MIST, width=8)
    shapes += fig.chip(at(21, 8), 14, far, fig.MIST, width=8)
    shapes += [
        fig.icon("house", at(0, 6), 6, 6),
        *fig.chip(at(9, 8), 8, access, fig.YELLOW, width=8),
        fig.disc(at(25, 1) + 0.5, 9, 2.2, fig.ORANGE, INK),
        fig.rect((at(36, 4), 7.4, 4, 3.2), "#8FB8E0", fig.SLATE),
    ]
    shapes += [fig.rect((at(50, 7), 4 + 3 * n, 7, 2.4), fig.SLATE) for n in range(3)]
    boxes = {
        "access": fig.Box(at(9, 8), 6, 8, 4),
        "exchange": fig.Box(at(23, 5), 6, 5, 6),
        "sea": fig.Box(at(34, 8), 6, 8, 6),
        "host": fig.Box(at(50, 7), 2, 7, 12),
    }
    order = sorted(boxes, key=lambda name: boxes[name].x)
    zones = [
        fig.zone(n, boxes[name], (boxes[name].x, boxes[name].y)) for n, name in enumerate(order, 1)
    ]
    return {
        **fig.pointed(fig.figure("Le chemin d'un logement à un site lointain, avec les réseaux traversés.", 9, shapes, zones), order.index(asked) + 1),
        "what": _ON_THE_WAY[asked][0], "why": _ON_THE_WAY[asked][1].replace("Alto", access), "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip
