"""Families of competence 5.2: measures, plans, contracts and schedules to read in files."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.documents import Document, Paragraph, Section, Table, heading
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date

_PLACES = ("Accueil", "Atelier", "Médiathèque", "Direction", "Salle 1", "Salle 2")


def total_cost(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of twelve printers, the one that costs least over some years, its whole cartridges found on another sheet."""
    return first_telling(rng, _printers)


def _printers(rng: np.random.Generator) -> dict[str, Any] | None:
    years, pages = pick(rng, (3, 4, 5)), pick(rng, (80, 120, 150, 200, 250))
    names = sample(rng, ("Alto", "Brise", "Cèdre", "Dune", "Écho", "Fjord", "Galet", "Houle", "Isle", "Jonc", "Kilim", "Lune", "Mica"), 12)  # fmt: skip
    cartridges = {
        f"C{n}": (integer(rng, 16, 75), pick(rng, (150, 200, 250, 400, 900, 1500)))
        for n in sample(rng, range(11, 99), 7)
    }
    whole = pages * 12 * years
    rows, costs = [], {}
    ways: dict[str, dict[str, float]] = {"torn": {}, "unaided": {}, "uncared": {}, "bought": {}}
    for name in names:
        price, given, care = (
            integer(rng, 45, 260),
            pick(rng, (50, 75, 100, 300, 500)),
            pick(rng, (0, 0, 12, 18, 25)),
        )
        ref = pick(rng, tuple(cartridges))
        each, held = cartridges[ref]
        rows.append((name, price, given, ref, care))
        costs[name] = price + each * -(-(whole - given) // held) + care * years
        ways["torn"][name] = price + each * (whole - given) / held + care * years
        ways["unaided"][name] = price + each * -(-whole // held) + care * years
        ways["uncared"][name] = costs[name] - care * years
        ways["bought"][name] = price
    first, second = sorted(costs, key=costs.__getitem__)[:2]
    mistaken = {min(found, key=found.__getitem__) for found in ways.values()} - {first}
    if costs[second] - costs[first] < 3 or len(mistaken) < 2:
        return None
    tables = (
        sheet("Offres", ("Imprimante", "Prix (€)", "Pages de la cartouche fournie", "Cartouche", "Entretien par an (€)"), tuple(rows)),
        sheet("Cartouches", ("Cartouche", "Prix (€)", "Pages"), tuple(shuffled(rng, [(ref, *one) for ref, one in cartridges.items()]))),
    )  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "years": str(years),
        "pages": str(pages),
        "key": first,
        "wrong": sorted(mistaken),
        "cost": str(costs[first]),
        "files": in_two_formats("imprimantes", Workbook(tables)),
    }


_PLANS = ("Essentielle", "Associative", "Intégrale", "Réseau")
_FORMATS = ("CSV", "XML", "JSON", "ODS")


def way_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the last day on which data can be taken back, and their format, once a contract has ended.

    Both hang on the plan that is in force on that day: a table in the annex, and two amendments.
    """
    days = sample(rng, (15, 20, 30, 45, 60, 75, 90), 4)
    formats = sample(rng, _FORMATS, 4)
    first, now, later, never = sample(rng, range(4), 4)
    end = date(2026, integer(rng, 4, 8), integer(rng, 5, 27))
    since, then = (
        end - timedelta(days=integer(rng, 40, 90)),
        end + timedelta(days=integer(rng, 5, 30)),
    )
    notice, kept, support = sample(rng, (25, 35, 40, 50, 70), 3)
    articles = (
        ("Objet", "Le prestataire met à disposition un service en ligne de gestion des adhérents."),
        ("Durée", "Le contrat est conclu pour un an. Il se renouvelle, sauf préavis."),
        ("Formule", f"Le client choisit la formule {_PLANS[first]}. L'annexe A dit ce que chaque formule comprend."),
        ("Prix", "Le prix est celui de la formule. Il est revu chaque année au 1er janvier."),
        ("Disponibilité", f"Le service est disponible {pick(rng, ('99,5', '99,8', '99,9'))} % du temps, hors maintenance."),
        ("Assistance", f"Toute demande est close au plus tard après {support} jours."),
        ("Sauvegardes", f"Chaque sauvegarde est conservée {kept} jours. Elle n'est pas remise au client."),
        ("Sécurité", "Les données sont chiffrées. Le client est prévenu d'un incident sous 48 heures."),
        ("Sous-traitance", "La liste des sous-traitants est tenue à la disposition du client."),
        ("Résiliation", f"Chaque partie peut résilier avec un préavis de {notice} jours."),
        ("Réversibilité", "À la fin du contrat, le client peut encore télécharger ses données. Le délai et le format sont ceux de la formule en "
         "vigueur ce jour-là. Le délai court à partir du lendemain, jours fériés compris ; les données sont ensuite effacées."),
        ("Responsabilité", "Le prestataire n'est pas tenu des pertes dues au client."),
        ("Modifications", "Le contrat se modifie par avenant daté et signé des deux parties."),
    )  # fmt: skip
    blocks: list[Any] = [heading("Contrat de service en ligne")]
    for n, (title, text) in enumerate(articles, 1):
        blocks += [heading(f"Article {n}. {title}", 2), Paragraph(text)]
    rows = [
        (_PLANS[n], f"{integer(rng, 9, 39)} €", f"{100 * integer(rng, 1, 20)}", f"{days[n]} jours", formats[n])
        for n in range(4)
    ]  # fmt: skip
    annex = (
        heading("Annexe A. Formules"),
        Table((("Formule", "Par mois", "Adhérents", "Reprise des données", "Format"), *rows)),
    )
    amended = [heading("Avenants")]
    for number, (day, plan) in enumerate(((since, now), (then, later)), 1):
        amended.append(Paragraph(f"Avenant n° {number}. À compter du {long_date(day)}, la formule {_PLANS[plan]} remplace celle de l'article 3."))  # fmt: skip
    last = end + timedelta(days=days[now])
    others = [end + timedelta(days=count) for count in (days[first], days[later], days[never], notice, kept)]  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "end": long_date(end),
        "plan": _PLANS[now],
        "days": days[now],
        "last": f"{last:%d/%m/%Y}",
        "not_last": [f"{other:%d/%m/%Y}" for other in others],
        "formats": sorted(_FORMATS),
        "format": formats[now],
        "files": {"contrat.pdf": Document((Section(tuple(blocks)), Section(annex), Section(tuple(amended))))},
    }  # fmt: skip
