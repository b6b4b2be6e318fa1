"""Recognising connections: USB, HDMI, RJ45, wireless."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.making.documents import Paragraph, Table, document, heading
from pixsim.making.papers import Paper
from pixsim.making.texts import DataTable
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_SOCKETS = ("débranché", "prise HDMI", "prise USB", "prise jack", "prise réseau")

_LINKED = (("l'écran", "Écran", "prise HDMI"), ("le casque à fil", "Casque", "prise jack"), ("la clé de photos", "Clé", "prise USB"),
           ("le câble qui vient de la box", "Câble de la box", "prise réseau"), ("le clavier à fil", "Clavier", "prise USB"))  # fmt: skip


def plug_in(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the socket of one thing, the others being plugged in already."""
    said, name, socket = pick(rng, _LINKED)
    pages = [
        ui.screen(what, ui.choice(f"{what} : branché sur", "débranché" if what == name else right, _SOCKETS),
               ui.choice(f"{what} : rangement", "sur le bureau", ("sur le bureau", "dans le tiroir")))
        for _said, what, right in shuffled(rng, _LINKED)
    ]  # fmt: skip
    wrong = next(other for other in _SOCKETS[1:] if other != socket)

    def plug(where: str) -> list[Act]:
        return [*ui.at(name), ui.put(f"{name} : branché sur", where)]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "said": said,
        "world": ui.device("Bureau", ui.screen("Matériel"), *pages),
        "goal": Goal(want=(("set", f"{name} : branché sur", socket),), keep=ui.ACTED),
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
        return [*ui.at("Tiroir des câbles"), ui.put("Câble posé entre les deux", cable)]

    return {
        "of_what": f"{'de l’' if what[0] in 'aei' else 'du ' if what == 'scanner' else 'de la '}{what}".replace("’", "'"),
        "who": pick(rng, FIRST_NAMES),
        "world": ui.device(
            "Atelier",
            ui.screen("Établi"),
            ui.screen("Ordinateur", ui.info("Seule prise libre de l'ordinateur"), ui.info(_SHAPES[one]), ui.choice("Ordinateur allumé", "oui")),
            ui.screen(what.capitalize(), ui.info("Seule prise de l'appareil"), ui.info(f"{_SHAPES[other]} " if one == other else _SHAPES[other]), ui.choice("Appareil allumé", "oui")),
            ui.screen("Tiroir des câbles", ui.choice("Câble posé entre les deux", "aucun", ("aucun", *shuffled(rng, cables))),
                   ui.choice("Tiroir fermé à clé", "non"), ui.choice("Étiquettes sur les câbles", "oui")),
        ),
        "goal": Goal(want=(("set", "Câble posé entre les deux", f"{one} vers {other}"),), keep=ui.ACTED),
        "solution": take(f"{one} vers {other}"),
        "near": [take(near), take(far)],
    }  # fmt: skip


_PORTS = ("DSL ou fibre", "LAN 1", "LAN 2", "LAN 3", "Téléphone", "USB")

_BRANDS = (
    "réseau RJ45, 3 m",
    "téléphone RJ11, 5 m",
    "USB-A vers USB-B, 2 m",
    "HDMI, 2 m",
    "réseau RJ45, 1 m",
)


def wired_to_the_box(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a computer on the box by a cable: the right cable, a free socket at each end."""
    taken = pick(rng, ("LAN 1", "LAN 2", "LAN 3"))
    distance = pick(rng, (2, 3))
    sockets = ("USB-A", "HDMI", "réseau", "casque")
    right_cable = "réseau RJ45, 3 m"
    free = [port for port in ("LAN 1", "LAN 2", "LAN 3") if port != taken]
    pages = [
        ui.screen("Box", ui.info(f"{taken} de la box", "occupé par la télévision"), ui.info("Prise DSL ou fibre", "occupée par l'arrivée d'internet"), ui.choice("Câble, côté box", "débranché", ("débranché", *_PORTS))),
        ui.screen("Ordinateur", ui.info("Distance jusqu'à la box", f"{distance} m"), ui.choice("Câble, côté ordinateur", "débranché", ("débranché", *sockets)), ui.choice("Wi-Fi de l'ordinateur", "oui")),
        ui.screen("Tiroir", ui.choice("Câble choisi", "aucun", ("aucun", *shuffled(rng, _BRANDS)))),
    ]  # fmt: skip

    def plug(cable: str = right_cable, box: str = free[0], computer: str = "réseau") -> list[Act]:
        return [*ui.at("Tiroir"), ui.put("Câble choisi", cable), ui.BACK, *ui.at("Box"), ui.put("Câble, côté box", box), ui.BACK, *ui.at("Ordinateur"), ui.put("Câble, côté ordinateur", computer)]  # fmt: skip

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "taken": taken,
        "distance": distance,
        "world": ui.device("Salon", ui.screen("Matériel"), *pages),
        "goal": Goal(want=(("set", "Câble choisi", right_cable), ("set", "Câble, côté box", "||".join(free)), ("set", "Câble, côté ordinateur", "réseau")), keep=ui.ACTED, free=("Wi-Fi de l'ordinateur",)),
        "solution": plug(),
        "near": [plug("téléphone RJ11, 5 m"), plug("réseau RJ45, 1 m"), plug(box="DSL ou fibre"), plug(box=taken)],
    }  # fmt: skip


_OUTPUTS, _INPUTS = ("HDMI", "USB-C", "DisplayPort"), ("VGA", "HDMI", "DVI")


def connect_projector(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a computer on a projector: an adapter the right way round, a cable, the source, the display."""
    output = pick(rng, _OUTPUTS)
    entry = pick(rng, [one for one in _INPUTS if one != output])
    other_out = next(one for one in _OUTPUTS if one not in (output, entry))
    other_in = next(one for one in _INPUTS if one not in (output, entry))
    adapters = [
        f"{output} vers {entry}",
        f"{entry} vers {output}",
        f"{output} vers {other_in}",
        f"{other_out} vers {entry}",
    ]
    cables = ("aucun", *sorted({*_OUTPUTS, *_INPUTS}))
    world = ui.device(
        "Salle de réunion", ui.screen("Matériel"),
        ui.screen("Ordinateur", ui.info("Seule sortie vidéo", output), ui.choice("Affichage", "cet écran seul", ("cet écran seul", "dupliquer", "étendre")), ui.choice("Volume", "50 %", ("0 %", "50 %", "100 %"))),
        ui.screen("Vidéoprojecteur", ui.info("Entrées qui marchent", f"{entry} (les autres sont en panne)"), ui.choice("Source", "aucune", ("aucune", "VGA", "HDMI", "DVI", "USB")), ui.choice("Image retournée", "non")),
        ui.screen("Tiroir", ui.info("Les adaptateurs", "une fiche à fixer sur la sortie de l'ordinateur"), ui.choice("Adaptateur", "aucun", ("aucun", *shuffled(rng, adapters))), ui.choice("Câble", "aucun", cables)),
    )  # fmt: skip

    def show(
        adapter: str = adapters[0],
        cable: str = entry,
        source: str = entry,
        display: str = "dupliquer",
    ) -> list[Act]:
        return [*ui.at("Tiroir"), ui.put("Adaptateur", adapter), ui.put("Câble", cable), ui.BACK, *ui.at("Vidéoprojecteur"), ui.put("Source", source), ui.BACK, *ui.at("Ordinateur"), ui.put("Affichage", display)]  # fmt: skip

    return {
        "who": pick(rng, FIRST_NAMES), "output": output, "entry": entry,
        "world": world,
        "goal": Goal(want=(("set", "Adaptateur", adapters[0]), ("set", "Câble", entry), ("set", "Source", entry), ("set", "Affichage", "dupliquer")), keep=ui.ACTED),
        "solution": show(),
        "near": [show(adapters[1]), show(adapters[2]), show(cable=output), show(source=other_in if other_in != entry else "USB"), show(display="étendre")],
    }  # fmt: skip


_POWERS = (15, 27, 45, 65, 100)


def port_that_does_both(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: from two notices, the one port of a dock that shows a picture on a screen and charges a computer."""
    need = pick(rng, (45, 60, 65))
    enough, low = [p for p in _POWERS if p >= need], [p for p in _POWERS if p < need]
    names = shuffled(rng, "ABCDEFGH")
    right, no_picture, weak, low_charge, slow_picture, small, both, wide = names
    sharp = "3840 × 2160"
    rows = {
        right: (pick(rng, (5, 10)), sharp, pick(rng, enough)),
        no_picture: (40, "non", max(enough)),
        weak: (20, sharp, max(low)),
        low_charge: (20, f"{sharp} (1)", max(enough)),
        slow_picture: (10, f"{sharp} (2)", pick(rng, enough)),
        small: (10, "1920 × 1080", max(enough)),
        both: (40, f"{sharp} (1) (2)", max(enough)),
        wide: (5, "2560 × 1440", pick(rng, enough)),
    }
    mark = pick(rng, ("Delta", "Orion", "Vega"))
    table = Table(
        (
            ("Port", "Données (Gbit/s)", "Image à 60 Hz", "Charge (W)"),
            *(
                (name, str(rows[name][0]), rows[name][1], str(rows[name][2]))
                for name in sorted(names)
            ),
        )
    )
    dock: list[Any] = [
        heading(f"Station d'accueil {mark} {integer(rng, 100, 900)}"),
        Paragraph("Les huit ports USB-C ont la même forme ; ils ne font pas tous la même chose."),
        table,
        Paragraph(
            f"(1) Si l'on affiche une image sur ce port, sa charge est limitée à {pick(rng, low)} W."
        ),
        Paragraph(
            f"(2) Si l'on charge un ordinateur sur ce port, l'image est limitée à {sharp} à 30 Hz."
        ),
        heading("Alimentation", 2),
        Paragraph(
            "Branchez d'abord le bloc secteur de 180 W. Un câble long peut réduire la puissance."
        ),
    ]
    battery, usual = integer(rng, 48, 72), integer(rng, 9, 14)
    computer: list[Any] = [
        heading(
            f"Ordinateur portable {pick(rng, ('Alto', 'Cigale', 'Mistral'))} {integer(rng, 13, 16)}"
        ),
        Table(
            (
                ("Caractéristique", "Valeur"),
                ("Batterie", f"{battery} Wh"),
                ("Consommation en usage courant", f"{usual} W"),
                ("Bloc secteur fourni", f"{max(enough)} W"),
                ("Charge par USB-C", f"{need} W au moins, sinon la batterie se vide"),
                ("Image par USB-C", f"jusqu'à {sharp} à 60 Hz"),
            )
        ),
    ]
    number = integer(rng, 10, 99)
    files = {f"station-{number}.pdf": dock, f"ordinateur-{number}.pdf": computer}
    return {
        "station": f"station-{number}.pdf", "computer": f"ordinateur-{number}.pdf", "sharp": sharp, "need": need,
        "key": right, "wrong": [no_picture, weak, low_charge, slow_picture, small, both], "no_picture": no_picture,
        "weak": weak, "low_charge": low_charge, "slow_picture": slow_picture,
        "files": {name: Paper(document(*blocks)) for name, blocks in files.items()},
    }  # fmt: skip


_CABLES = ("bleu", "blanc", "gris", "jaune", "noir", "rouge")
_SPEEDS = ((480, "480 Mbit/s"), (1000, "1 Gbit/s"), (2500, "2,5 Gbit/s"), (5000, "5 Gbit/s"), (10000, "10 Gbit/s"), (20000, "20 Gbit/s"))  # fmt: skip


@redraw_misfits
def measured_copies(rng: np.random.Generator) -> dict[str, Any] | None:
    """The cable furthest below what it announces, on whole copies of large files: sizes, times and rates in several units."""
    speeds = dict(zip(_CABLES, shuffled(rng, _SPEEDS), strict=True))
    shares = dict(zip(_CABLES, shuffled(rng, (0.42, 0.47, 0.58, 0.66, 0.73, 0.81)), strict=True))  # fmt: skip
    rows: list[tuple[Any, ...]] = []
    kept: dict[str, list[tuple[float, int]]] = {cable: [] for cable in _CABLES}
    every: dict[str, list[tuple[float, int]]] = {cable: [] for cable in _CABLES}
    for cable, (megabits, _said) in speeds.items():
        for _copy in range(integer(rng, 38, 46)):
            often = shares[cable] < 0.45 and rng.random() < 0.4
            kind = (
                "broken"
                if often
                else pick(rng, ("large", "large", "large", "small", "large", "broken"))
            )
            size = float(integer(rng, 1, 90)) if kind == "small" else 100.0 * integer(rng, 40, 400)  # fmt: skip
            speed = megabits / 8 * shares[cable] * rng.uniform(0.94, 1.06)
            seconds = max(1, round(size / speed))
            if kind == "small":
                seconds += integer(rng, 1, 4)
            if kind == "broken":
                seconds = max(1, seconds * integer(rng, 2, 6) // 10)
            said = f"{size / 1000:g} Go".replace(".", ",") if size >= 1000 and rng.random() < 0.4 else f"{size:g} Mo"  # fmt: skip
            clock = f"{seconds // 60}:{seconds % 60:02}"
            rows.append((cable, said, clock, "interrompue" if kind == "broken" else "complète"))  # fmt: skip
            every[cable].append((size, seconds))
            if kind == "large":
                kept[cable].append((size, seconds))

    def rate(found: list[tuple[float, int]]) -> float:
        return sum(size for size, _s in found) / sum(seconds for _size, seconds in found)

    real = {cable: rate(kept[cable]) for cable in _CABLES}
    part = {cable: real[cable] / (speeds[cable][0] / 8) for cable in _CABLES}
    bad, second = sorted(_CABLES, key=lambda cable: part[cable])[:2]
    loose = min(_CABLES, key=lambda cable: rate(every[cable]) / speeds[cable][0])
    slowest = min(_CABLES, key=lambda cable: real[cable])
    away = abs(rate(every[bad]) - real[bad])
    if part[second] - part[bad] < 0.03 or bad in (loose, slowest) or away < 4:
        return None
    announced = [(cable, speeds[cable][1]) for cable in sample(rng, _CABLES, 6)]
    return {
        "bad": bad, "cables": sorted(_CABLES), "slowest": slowest, "rate": str(round(real[bad])), "announced": speeds[bad][1], "in_bytes": f"{speeds[bad][0] / 8:g}".replace(".", ","),
        "not_rate": sorted({str(round(rate(every[bad]))), str(round(8 * real[bad]))}),
        "files": {
            "copies.csv": DataTable(("cable", "taille", "duree_min_s", "etat"), tuple(shuffled(rng, rows))),
            "cables.csv": DataTable(("cable", "debit_annonce"), tuple(announced)),
        },
    }  # fmt: skip


_PORT_OF = {
    "usb": ("une clé USB à bout rectangulaire", "la souris à fil"),
    "hdmi": ("le câble HDMI de l'écran", "le câble HDMI du vidéoprojecteur"),
    "network": ("le câble réseau qui vient de la box", "le câble RJ45 du bureau"),
    "jack": ("un casque à fil, à fiche ronde", "des enceintes à fiche jack"),
    "power": ("le cordon qui va à la prise de courant", "le cordon d'alimentation"),
    "usb_c": ("la station d'accueil, par son câble USB-C", "un disque externe, par un câble USB-C"),
}


def _port(box: fig.Box, kind: str) -> list[fig.Part]:
    """One socket of a computer, seen from the back."""
    x, y = box.middle, box.y + 4
    plate = fig.rect((box.x, box.y, box.w, box.h), "#C9CFDE", rounded=0.6)
    holes: dict[str, list[fig.Part]] = {
        "usb": [fig.rect((x - 5, y - 2, 10, 4.5), "#23283F"), fig.rect((x - 4, y - 1.2, 8, 1.4), fig.WHITE)],
        "usb_c": [fig.rect((x - 4, y - 1.4, 8, 3), "#23283F", rounded=1.4), fig.rect((x - 2.4, y - 0.4, 4.8, 1), fig.GREY)],
        "hdmi": [fig.polygon((x - 6, y - 2), (x + 6, y - 2), (x + 6, y), (x + 4, y + 2.4), (x - 4, y + 2.4), (x - 6, y), fill="#23283F"), fig.rect((x - 4, y - 0.6, 8, 0.9), fig.YELLOW)],
        "network": [fig.rect((x - 4, y - 3, 8, 6), "#23283F"), fig.rect((x - 1.6, y + 1, 3.2, 3), "#23283F"), *(fig.rect((x - 3.2 + 1.4 * n, y - 3, 0.7, 2.4), fig.YELLOW) for n in range(5))],
        "jack": [fig.disc(x, y, 3.4, "#55B36B"), fig.disc(x, y, 1.5, "#10142B")],
        "power": [fig.polygon((x - 5, y - 3), (x + 5, y - 3), (x + 5, y + 1.5), (x + 3, y + 3.4), (x - 3, y + 3.4), (x - 5, y + 1.5), fill="#23283F"), fig.rect((x - 3, y - 1, 1, 2.4), fig.WHITE), fig.rect((x - 0.5, y - 2.2, 1, 2.4), fig.WHITE), fig.rect((x + 2, y - 1, 1, 2.4), fig.WHITE)],
    }  # fmt: skip
    return [plate, *holes[kind]]


def socket_to_point_at(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: on the back of a computer, the socket that a plug goes into."""
    kind, *others = shuffled(rng, tuple(_PORT_OF))
    drawn = fig.pointed_tile(
        rng, "L'arrière d'un ordinateur, avec ses prises.", 4, [kind, *others], _port, per_row=3
    )
    return {**drawn, "of_who": of(pick(rng, FIRST_NAMES)), "thing": pick(rng, _PORT_OF[kind])}


_ENDS = ("HDMI", "USB-C", "VGA", "DisplayPort", "DVI")


def _adapter(box: fig.Box, ends: tuple[str, str]) -> list[fig.Part]:
    """A short cable and its two ends, as written on the packet."""
    one, other = ends
    return [
        fig.rect(box, fig.WHITE, fig.MIST), *fig.chip(box.x + 1, box.y + 2, one, fig.MIST, width=13), fig.rect((box.x + 1, box.y + 4, 3, 1.6), fig.SLATE),
        fig.line((box.x + 4, box.y + 4.8), (box.x + 24, box.y + 4.8), colour=fig.GREY, width=0.9), fig.rect((box.x + 24, box.y + 4, 3, 1.6), INK),
        *fig.chip(box.x + 14, box.y + 6, other, fig.MIST, width=13),
    ]  # fmt: skip


def adapter_between_two(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four adapters, the one that joins a computer to a projector by its cable."""
    computer, cable, other, far = sample(rng, _ENDS, 4)
    cards = [
        (f"{computer} mâle", f"{cable} fem."), (f"{cable} mâle", f"{computer} fem."),
        (f"{computer} mâle", f"{other} fem."), (f"{far} mâle", f"{cable} fem."),
    ]  # fmt: skip
    cards = [
        (one.replace("DisplayPort", "DP"), two.replace("DisplayPort", "DP")) for one, two in cards
    ]
    return {
        **fig.pointed_tile(rng, "Quatre adaptateurs et leurs deux bouts.", 5, cards, _adapter, per_row=2),
        "who": pick(rng, FIRST_NAMES), "computer": computer.replace("DisplayPort", "DisplayPort (DP)"), "cable": cable.replace("DisplayPort", "DisplayPort (DP)"),
    }  # fmt: skip
