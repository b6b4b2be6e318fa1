"""Families of competence 2.4: tools of artificial intelligence of a town, set against a regulation or against people's choices."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import rounded
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
   corriger la langue), sans peser sur la décision.
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
    ),
    "profil": (
        "L'outil range les demandes d'aide par dossier. Pour cela, il classe chaque demandeur selon son âge, ses revenus et ses habitudes.",
        "L'outil met les candidatures en forme. Il ajoute à chacune un profil : sérieux, mobile, instable…, tiré du parcours.",
    ),
    "forme": (
        "L'outil traduit en français les candidatures reçues. Il ne les trie pas et n'en dit rien.",
        "L'outil donne un numéro aux demandes d'aide et les range par date d'arrivée.",
        "L'outil corrige l'orthographe des bulletins scolaires que les professeurs ont écrits.",
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
    ),
}  # fmt: skip
_NAMES = (
    "Alto", "Brio", "Calypso", "Doria", "Écho", "Fanal", "Girus", "Hublot", "Iris", "Jalon", "Kéa", "Lumen", "Mira",
    "Nova", "Orme", "Pivot",
)  # fmt: skip
_SAID = {"interdit": "risque minimal", "profil": "risque minimal", "forme": "haut risque"}


def tools_of_a_town(rng: np.random.Generator) -> dict[str, Any]:
    """Of twelve tools, the one to stop, those of high risk, and the one that its maker ranks too low.

    A tool of pure form leaves high risk, unless it draws profiles; one that detects sleep for safety is not forbidden.
    """
    counts = {
        "interdit": 1,
        "haut": integer(rng, 2, 3),
        "profil": 1,
        "forme": integer(rng, 1, 3),
        "transparence": integer(rng, 1, 2),
    }
    counts["minimal"] = 11 - sum(counts.values())
    counts["minimal"] = min(counts["minimal"], 4)
    kinds = shuffled(rng, [kind for kind, count in counts.items() for _ in range(count)])
    told = {kind: sample(rng, _TOOLS[kind], count) for kind, count in counts.items()}
    names = sample(rng, _NAMES, len(kinds))
    members: dict[str, Any] = {"reglement.txt": PlainText(_RULES)}
    rows, found = [], dict[str, str]()
    for name, kind in zip(names, kinds, strict=True):
        text = told[kind].pop()
        usual = {"haut": "haut risque", "transparence": "transparence"}.get(kind, "risque minimal")
        announced = _SAID.get(kind, usual)
        if kind in ("interdit", "profil"):
            found[kind] = name
        rows.append((name, f"{integer(rng, 2019, 2026)}", announced))
        members[f"notices/{name}.txt"] = PlainText(
            f"NOTICE : {name}\n\n{text}\nDonnées gardées : {integer(rng, 3, 24)} mois. Mise à jour : chaque trimestre.\n"
            f"Classement selon l'éditeur : {announced}.\n"
        )
    members["outils.csv"] = spreadsheet_csv(
        ("outil", "depuis", "classement selon l'éditeur"), sorted(rows)
    )
    high = kinds.count("haut") + 1
    said = sum(row[2] == "haut risque" for row in rows)
    archive = f"outils-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "total": len(kinds),
        "stop": found["interdit"],
        "not_stop": [name for name in names if name != found["interdit"]],
        "high": high,
        "not_high": [str(n) for n in sorted({said, high - 1, high + kinds.count("forme")} - {high})],
        "low": found["profil"],
        "not_low": [name for name in names if name not in found.values()],
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
