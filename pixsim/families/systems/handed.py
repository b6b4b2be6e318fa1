"""Families of competence 5.2: measures, plans, contracts and schedules to read in files."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.documents import Document, Paragraph, Section, Table, heading
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet

_PLACES = ("Accueil", "Atelier", "Médiathèque", "Direction", "Salle 1", "Salle 2")


def wrong_machines(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a plan of addresses in subnets of 64; two machines do not fit in."""
    network = f"192.168.{integer(rng, 1, 200)}"
    rooms = sample(rng, _PLACES, 4)
    names = iter(f"M{n}" for n in sample(rng, range(100, 400), 60))
    rows: list[tuple[str, str, str, str]] = []
    faults: list[str] = []
    for place, room in enumerate(rooms):
        start = 64 * place
        hosts = sample(rng, range(start + 2, start + 63), integer(rng, 8, 11))
        rows += [
            (next(names), room, f"{network}.{host}/26", f"{network}.{start + 1}") for host in hosts
        ]
    stray, lost = sample(rng, range(len(rows)), 2)
    while rows[stray][1] == rows[lost][1]:
        stray, lost = sample(rng, range(len(rows)), 2)
    machine, room, _address, gateway = rows[stray]  # an address of the next subnet
    beyond = 64 * ((rooms.index(room) + 1) % 4)
    taken = {row[2] for row in rows}
    free = next(n for n in range(beyond + 2, beyond + 63) if f"{network}.{n}/26" not in taken)
    rows[stray] = (machine, room, f"{network}.{free}/26", gateway)
    faults.append(machine)
    machine, room, _address, gateway = rows[lost]  # the address that all machines of the room share
    edge = 64 * rooms.index(room) + 63
    rows[lost] = (machine, room, f"{network}.{edge}/26", gateway)
    faults.append(machine)
    table = DataTable(("machine", "salle", "adresse", "passerelle"), tuple(shuffled(rng, rows)))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "stray": faults[0],
        "edge": faults[1],
        "groups": faults,
        "files": {"adresses.csv": table},
    }


def total_cost(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: printers to be compared by all that they cost over some years."""
    while True:
        years, pages = pick(rng, (3, 4, 5)), pick(rng, (80, 120, 150, 200, 250))
        names = sample(rng, ("Alto", "Brise", "Cèdre", "Dune", "Écho", "Fjord", "Galet"), 6)
        rows, costs = [], {}
        for name in names:
            price, cartridge, held = (
                integer(rng, 45, 260),
                integer(rng, 14, 75),
                pick(rng, (150, 200, 250, 400, 900, 1500)),
            )
            guarantee = pick(rng, (0, 0, 12, 18))
            rows.append((name, price, cartridge, held, guarantee))
            bought = -(-pages * 12 * years // held)
            costs[name] = price + cartridge * bought + guarantee * years
        ranking = sorted(costs, key=costs.__getitem__)
        cheapest = min(rows, key=lambda row: row[1])[0]
        if costs[ranking[1]] - costs[ranking[0]] >= 15 and ranking[0] != cheapest:
            break
    header = (
        "Imprimante",
        "Prix (€)",
        "Cartouche (€)",
        "Pages par cartouche",
        "Entretien par an (€)",
    )
    book = Workbook((sheet("Offres", header, tuple(rows)),))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "years": str(years),
        "pages": str(pages),
        "key": ranking[0],
        "wrong": [cheapest],
        "cost": str(costs[ranking[0]]),
        "files": in_two_formats("imprimantes", book),
    }  # fmt: skip


_DAYS = (15, 30, 45, 60, 90)


def way_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: for how long data can be taken back once a contract has ended, among other delays."""
    notice, back, kept, support = sample(rng, _DAYS, 4)
    formats = sample(rng, ("CSV", "XML", "JSON"), 2)
    titles = (
        "Objet",
        "Durée",
        "Disponibilité",
        "Assistance",
        "Sauvegardes",
        "Résiliation",
        "Réversibilité",
        "Responsabilité",
    )
    texts = {
        "Objet": "Le prestataire met à disposition un service en ligne de gestion des adhérents.",
        "Durée": "Le contrat est conclu pour un an. Il se renouvelle sauf préavis.",
        "Disponibilité": f"Le service est disponible {pick(rng, ('99,5', '99,8', '99,9'))} % du temps, hors maintenance.",
        "Assistance": f"Toute demande est close au plus tard après {support} jours.",
        "Sauvegardes": f"Chaque sauvegarde est conservée {kept} jours. Elle n'est pas remise au client.",
        "Résiliation": f"Chaque partie peut résilier avec un préavis de {notice} jours.",
        "Réversibilité": f"À la fin du contrat, le client dispose de {back} jours pour télécharger ses données, au format {' ou '.join(formats)}. Elles sont ensuite effacées.",
        "Responsabilité": "Le prestataire n'est pas tenu des pertes dues au client.",
    }
    blocks: list[Any] = [heading("Contrat de service en ligne")]
    for n, title in enumerate(titles, 1):
        blocks += [heading(f"Article {n}. {title}", 2), Paragraph(texts[title])]
    blocks.append(Table((("Annexe", "Contenu"), ("A", "Tarifs"), ("B", "Formats repris"))))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": str(back),
        "wrong": [str(notice), str(kept), str(support)],
        "files": {"contrat.pdf": Document((Section(tuple(blocks)),))},
    }  # fmt: skip
