"""Families of competence 2.4: tools of artificial intelligence of a town, set against a regulation or against people's choices."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import rounded
from pixsim.families.draws.people import of
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.texts import PlainText
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv

_RULES = """RÈGLEMENT EUROPÉEN SUR L'INTELLIGENCE ARTIFICIELLE : FICHE POUR LES SERVICES

A. Interdit : déduire les émotions d'une personne au travail ou à l'école (sauf raison médicale ou
   de sécurité) ; noter les gens d'après leur vie sociale ; réunir des visages pris au hasard d'internet.
B. Haut risque : ce qui sert à choisir des candidats ou à juger des salariés ; à décider d'une
   admission, d'une note ou d'une orientation ; à accorder ou refuser une aide ou un service public
   essentiel.
C. Exception à B : l'outil ne fait qu'une tâche préparatoire ou de pure forme (ranger, traduire,
   corriger la langue), ou donne un avis, sans peser sur la décision. La commune tient qu'un avis
   pèse dès que la décision le suit plus de neuf fois sur dix, tous dossiers comptés une fois,
   d'après leur dernière décision au registre.
D. Exception à C : dès qu'il établit le profil de personnes, l'outil de B reste à haut risque, même
   pour une tâche préparatoire.
E. Transparence : une machine avec qui l'on parle, ou un contenu fabriqué, doit se faire connaître.
F. Le reste est de risque minimal.
"""
_TOOLS = {
    "interdit": (
        "Pendant les réunions, l'outil analyse les visages des agents et signale ceux qui s'ennuient.",
        "En classe, une caméra estime si chaque élève est attentif ou contrarié, et l'écrit au professeur.",
        "L'outil donne à chaque habitant une note d'après ses fréquentations et ses propos en ligne.",
    ),
    "haut": (
        "L'outil lit les candidatures reçues et propose à la direction les dix qui conviennent le mieux.",
        "L'outil calcule si un foyer remplit les conditions d'une aide ; l'agent suit presque toujours son avis.",
        "L'outil corrige les copies du concours d'entrée de l'école de musique et leur attribue une note.",
        "L'outil note le travail de chaque agent, et cette note fixe sa prime.",
        "L'outil répartit les élèves entre les deux collèges ; le service applique sa liste.",
        "L'outil choisit les demandes de logement social que la commission verra.",
    ),
    "profil": (
        "L'outil range les demandes d'aide par dossier. Pour cela, il classe chaque demandeur selon son âge, ses revenus et ses habitudes.",
        "L'outil met les candidatures en forme. Il ajoute à chacune un profil : sérieux, mobile, instable…, tiré du parcours.",
    ),
    "forme": (
        "L'outil traduit en français les candidatures reçues. Il ne les trie pas et n'en dit rien.",
        "L'outil donne un numéro aux demandes d'aide et les range par date d'arrivée.",
        "L'outil corrige l'orthographe des bulletins scolaires que les professeurs ont écrits.",
        "L'outil convertit en texte les demandes d'aide écrites à la main.",
        "L'outil vérifie que chaque candidature a ses pièces, et réclame celles qui manquent.",
    ),
    "avis": (
        "L'outil donne, sur chaque demande d'aide au chauffage, un avis que l'agent est libre de suivre.",
        "L'outil donne, sur chaque demande de place en crèche, un avis que la commission est libre de suivre.",
        "L'outil donne, sur chaque candidature à un emploi d'été, un avis que le jury est libre de suivre.",
        "L'outil donne, sur chaque demande d'orientation, un avis que le conseil est libre de suivre.",
    ),
    "transparence": (
        "Sur le site, l'outil répond par écrit aux questions des habitants sur les horaires.",
        "L'outil fabrique les voix et les images des vidéos qui annoncent les fêtes.",
    ),
    "minimal": (
        "L'outil prévoit la fréquentation de la piscine d'après la météo, sans donnée sur les personnes.",
        "L'outil écarte les courriels indésirables de la messagerie.",
        "L'outil propose l'ordre des tournées des bennes.",
        "Par sécurité, l'outil signale au conducteur du bus qu'il s'endort.",
        "L'outil prévoit la consommation d'eau des écoles.",
        "L'outil repère les fuites du réseau d'après le bruit des tuyaux.",
        "L'outil recadre les photos du bulletin municipal.",
    ),
}  # fmt: skip
_NAMES = (
    "Alto", "Brio", "Calypso", "Doria", "Écho", "Fanal", "Girus", "Hublot", "Iris", "Jalon", "Kéa", "Lumen", "Mira",
    "Nova", "Orme", "Pivot", "Quartz", "Rumba", "Solène", "Tamis", "Ursa", "Vigie", "Wagram", "Zénith",
)  # fmt: skip
_ANNOUNCED = {
    "interdit": "risque minimal", "haut": "haut risque", "forme": "haut risque", "libre": "haut risque", "transparence": "transparence", "minimal": "risque minimal",
}  # fmt: skip


def _register(
    rng: np.random.Generator, heeded: str, free: str
) -> list[tuple[str, str, str, str, str]]:
    """Decisions on what two tools advise; some are taken again: then the first is seen to be followed, the second is not."""
    rows = []
    for tool, count in ((heeded, integer(rng, 60, 80)), (free, integer(rng, 60, 80))):
        apart = count * (5 if tool == heeded else 20) // 100  # in the end
        at_first = count * (22 if tool == heeded else 4) // 100
        files = sample(rng, range(1000, 9999), count)
        for place, file in enumerate(shuffled(rng, files)):
            advice = pick(rng, ("favorable", "défavorable"))
            other = "défavorable" if advice == "favorable" else "favorable"
            last, first = other if place < apart else advice, other if place < at_first else advice
            day = integer(rng, 1, 120)
            moments = (
                [(day, first), (day + integer(rng, 5, 40), last)]
                if first != last
                else [(day, last)]
            )
            for when, decision in moments:
                shown = pick(rng, (decision, decision, decision.upper()))
                rows.append(
                    (
                        f"{date(2026, 1, 5) + timedelta(days=when):%d/%m/%Y}",
                        tool,
                        f"D-{file}",
                        advice,
                        shown,
                    )
                )
    return shuffled(rng, rows)


def tools_of_a_town(rng: np.random.Generator) -> dict[str, Any]:
    """Of some twenty tools, the one to stop, those of high risk, and the one that its maker ranks too low.

    A tool of pure form leaves high risk, unless it draws profiles; one whose advice is always followed does not, and the register tells.
    """
    counts = {
        "interdit": 1,
        "haut": integer(rng, 3, 5),
        "profil": 1,
        "suivi": 1,
        "libre": 1,
        "forme": integer(rng, 3, 5),
        "transparence": integer(rng, 1, 2),
        "minimal": integer(rng, 4, 6),
    }
    kinds = shuffled(rng, [kind for kind, count in counts.items() for _ in range(count)])
    advice = sample(rng, _TOOLS["avis"], 2)
    told = {
        kind: sample(rng, _TOOLS[kind], count) for kind, count in counts.items() if kind in _TOOLS
    }
    told |= {"suivi": advice[:1], "libre": advice[1:]}
    names = sample(rng, _NAMES, len(kinds))
    found = {kind: name for name, kind in zip(names, kinds, strict=True) if counts[kind] == 1}
    low = pick(rng, ("profil", "suivi"))  # the other one is ranked as it should
    members: dict[str, Any] = {"reglement.txt": PlainText(_RULES)}
    rows = []
    for name, kind in zip(names, kinds, strict=True):
        text = told[kind].pop()
        announced = "risque minimal" if kind == low else _ANNOUNCED.get(kind, "haut risque")
        rows.append((name, f"{integer(rng, 2019, 2026)}", announced))
        members[f"notices/{name}.txt"] = PlainText(
            f"NOTICE : {name}\n\n{text}\nDonnées gardées : {integer(rng, 3, 24)} mois. Mise à jour : chaque trimestre.\n"
            f"Classement selon l'éditeur : {announced}.\n"
        )
    members["outils.csv"] = spreadsheet_csv(
        ("outil", "depuis", "classement selon l'éditeur"), sorted(rows)
    )
    members["registre.csv"] = spreadsheet_csv(
        ("date", "outil", "dossier", "avis", "décision"),
        _register(rng, found["suivi"], found["libre"]),
    )
    high = counts["haut"] + 2
    said = sum(row[2] == "haut risque" for row in rows)
    archive = f"outils-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "total": len(kinds),
        "stop": found["interdit"],
        "not_stop": [name for name in names if name != found["interdit"]],
        "high": high,
        "not_high": [str(n) for n in sorted({said, high - 1, high + 1, high + counts["forme"]} - {high})],
        "low": found[low],
        "not_low": [name for name in names if name not in (found["interdit"], found[low])],
        "of_heeded": of(found["suivi"]), "of_free": of(found["libre"]), "profiling": found["profil"],
        "files": {archive: Archive(members)},
    }  # fmt: skip


_SERVICES = ("État civil", "Voirie", "Écoles", "Sports", "Urbanisme", "Aide sociale")


def letters_sorted_by_machine(rng: np.random.Generator) -> dict[str, Any]:
    """How often a machine sorts letters as people do, the service it floods, and the one it serves worst.

    The service that receives most letters of others is not the one whose own letters go astray most.
    """
    flooded, worst = sample(rng, _SERVICES, 2)
    rows: list[list[Any]] = []
    right = 0
    for number in range(integer(rng, 320, 400)):
        wanted = pick(rng, _SERVICES)
        odds = 0.35 if wanted == worst else 0.1
        given = wanted
        if rng.random() < odds:
            others = [s for s in _SERVICES if s not in (wanted, flooded, worst)]
            given = flooded if wanted != flooded and rng.random() < 0.6 else pick(rng, others)
        right += given == wanted
        shown = given.upper() if number % 13 == 5 else (f"{given} " if number % 11 == 7 else given)
        rows.append(
            [f"L{1000 + number}", pick(rng, ("courriel", "papier", "formulaire")), wanted, shown]
        )
    received = Counter(g for _n, _w, wanted, shown in rows if (g := _plain(shown)) != wanted)
    own = Counter(row[2] for row in rows)
    lost = Counter(row[2] for row in rows if _plain(row[3]) != row[2])
    rates = sorted(((lost[s] / own[s], s) for s in _SERVICES), reverse=True)
    ranks = received.most_common(2)
    share = 100 * right / len(rows)
    if (
        ranks[0][0] != flooded or ranks[0][1] - ranks[1][1] < 4 or rates[0][1] != worst
        or rates[0][0] - rates[1][0] < 0.05 or abs(share * 10 % 1 - 0.5) < 0.1 or rounded(share, 1).endswith("0")
    ):  # fmt: skip
        return letters_sorted_by_machine(rng)
    header = ("Courrier", "Voie", "Service voulu", "Service proposé par l'IA")
    return {
        "share": rounded(share, 1),
        "not_share": [rounded(100 - share, 1)],
        "flooded": flooded,
        "worst": worst,
        "services": list(_SERVICES),
        "received": ranks[0][1],
        "rate": rounded(100 * rates[0][0], 0),
        "files": in_two_formats("tri-courrier", Workbook((sheet("Courriers", header, rows),))),
    }


def _plain(shown: str) -> str:
    """The service as it is usually written."""
    return next(service for service in _SERVICES if service.lower() == shown.strip().lower())
