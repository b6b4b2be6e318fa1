"""Recognising personal data: direct, indirect, sensitive."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names, of
from pixsim.families.draws.invented.people import plain as plain_name
from pixsim.families.draws.invented.surveys import ANSWERS, TOWNS
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.writers import document, line, whole
from pixsim.families.draws.values.choices import integer, matching, pick, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_PERSONAL = (
    "Responsable : {name}, 06 39 98 12 {n}", "Inscriptions chez {name}, 4 rue Haute", "Photo : {name}, 7 ans, en classe de CE1", "Écrire à {plain}.morel@poste.example",
    "Anniversaire {of_name} Petit, 68 ans le 3 mai", "{name} Benali, allergique aux noix : repas à part",
)  # fmt: skip

_IMPERSONAL = (
    "Rendez-vous samedi à 15 h", "Salle des fêtes, place du Marché", "Trente personnes attendues", "Entrée : 4 euros", "Repas à partager", "Renseignements à la mairie",
    "Dernière édition : 120 visiteurs", "Prévoyez de l'eau",
)  # fmt: skip


def personal_lines_removed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: lines about people taken out of a poster."""
    first, second = sample(rng, FIRST_NAMES, 2)
    frames = sample(rng, _PERSONAL, 2)
    personal = [
        frame.format(name=name, of_name=of(name), plain=plain_name(name), n=integer(rng, 10, 99))
        for frame, name in zip(frames, (first, second), strict=True)
    ]
    plain = sample(rng, _IMPERSONAL, 5)
    lines = shuffled(rng, [*personal, *plain])
    low, high = sorted(lines.index(text) + 1 for text in personal)
    file = f"affiche-{integer(rng, 10, 99)}.odt"
    kept = [text for text in lines if text not in personal]
    other = lines.index(plain[0]) + 1
    return {
        "personal": " » et « ".join(personal), "name": file,
        "world": document(file, [line(text) for text in lines]),
        "goal": Goal(want=(whole(*kept),)),
        "solution": [f"supprimer {high}", f"supprimer {low}"],
        "near": [[f"supprimer {low}"], [f"supprimer {n}" for n in sorted((low, high, other), reverse=True)]],
    }  # fmt: skip


_IDENTIFY = {
    "directement": (
        "Un badge où figurent un nom et un prénom",
        "Une feuille d'émargement avec les noms des présents",
        "Une enveloppe au nom complet d'une habitante",
        "Un palmarès qui donne le nom et le prénom des gagnants",
    ),
    "indirectement": (
        "La plaque d'immatriculation d'une particulière",
        "L'adresse IP de l'abonnement d'un foyer",
        "Un numéro de client",
        "Un numéro de téléphone mobile sans nom",
        "L'identifiant d'un cookie posé sur un téléphone",
        "Un numéro de dossier d'allocataire",
    ),
    "pas du tout": (
        "Le nombre de prêts d'une médiathèque en un an",
        "La température moyenne d'une salle de réunion",
        "Le total des entrées de la piscine en juillet",
        "Le prix moyen d'un abonnement de transport",
    ),
}


def direct_or_indirect(rng: np.random.Generator) -> dict[str, Any]:
    """Data that identify a person directly, indirectly or not at all."""
    return matching(rng, _IDENTIFY)


_FORMS = (("un atelier de couture", ("Prénom", "Téléphone", "Niveau en couture")), ("un cours d'informatique", ("Prénom", "Courriel", "Ordinateur apporté")),
          ("une visite de musée", ("Nom", "Téléphone", "Nombre de places")), ("un tournoi d'échecs", ("Nom", "Courriel", "Classement")))  # fmt: skip

_SENSITIVE = (
    "Religion",
    "Opinions politiques",
    "Origine ethnique",
    "Orientation sexuelle",
    "Appartenance à un syndicat",
    "Maladies",
)


def sensitive_questions_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: sensitive questions leave a form, the others stay, then it is published."""
    event, useful = pick(rng, _FORMS)
    banned = sample(rng, _SENSITIVE, 2)
    order = shuffled(rng, [*useful, *banned, "Mode de paiement"])
    pages = [
        ui.screen(
            f"Question : {name}",
            ui.choice(f"{name} : dans le formulaire", "oui"),
            ui.choice(f"{name} : obligatoire", "oui"),
        )
        for name in order
    ]
    world = ui.device(
        "Formulaire d'inscription",
        ui.screen("Formulaire"),
        *pages,
        ui.screen(
            "Publication",
            ui.button("Publier le formulaire", "Formulaire publié."),
            ui.choice("Lien public", "oui"),
        ),
    )

    def prune(names: list[str], setting: str = "dans le formulaire") -> list[Act]:
        acts: list[Act] = []
        for name in names:
            acts += [*ui.at(f"Question : {name}"), ui.put(f"{name} : {setting}", "non"), ui.BACK]
        return [*acts, *ui.at("Publication"), ui.press("Publier le formulaire")]

    out = sorted(banned, key=order.index)
    return {
        "event": event, "out": " et ".join(f"« {name} »" for name in out),
        "world": world,
        "goal": Goal(want=(*(("set", f"{name} : dans le formulaire", "non") for name in banned), ("pressed", "Publier le formulaire")), keep=ui.ACTED, free=tuple(f"{name} : obligatoire" for name in banned)),
        "solution": prune(out),
        "near": [prune(out[:1]), prune(out, "obligatoire"), prune([*out, useful[1]]), prune(out)[:-1]],
    }  # fmt: skip


_FACTS = (
    ("un numéro de téléphone", "Pour les caisses, appelez-moi le soir : zéro six, trente-neuf, quatre-vingt-dix-huit, {two}, {two}."),
    ("une adresse postale", "Chez moi, c'est la seule porte jaune de la rue des Tilleuls, à Sauvigny : c'est au {two}."),
    ("une date de naissance", "Il y a eu un gâteau le soir même, ce {day} mars 2026 : on ne fête ses {two} ans qu'une fois, et j'ai soufflé fort."),
    ("une adresse électronique", "Les photos ? Mon prénom, {two}, une arobase et post.example : je réponds toujours."),
    ("une plaque d'immatriculation", "Qui m'a vu me garer sur l'herbe ? La voiture verte, AA-1{two}-ZZ, c'est bien la mienne, pardon."),
    ("le nom de l'employeur", "Ma cheffe, à la scierie Bonnet, m'a laissé partir à midi : merci à elle."),
)  # fmt: skip

_NOISE = (
    "La fête a réuni {two} familles, malgré la pluie du matin.", "Rendez-vous le {day} mai à 14 h devant la mairie, 2 place du Marché.", "La tombola a rapporté {two} euros, lots déduits.",
    "Le plus vieux pommier du verger a {two} ans, et ses pommes sont les meilleures.", "Pour réserver la salle, la mairie répond au 01 99 00 {two} {two}.", "Le club écrit à tous depuis contact@verger.example.",
    "Le camion de location, DD-3{two}-EE, est rendu.", "L'entreprise Vidal a prêté la sono, qu'elle en soit remerciée.", "Le kiosque date du 12 mars 1898, dit la plaque.", "Nous avons planté 12{two} bulbes en une matinée.",
    "Merci aux trente bénévoles, aux enfants surtout.", "Le prochain chantier sera celui de la haie, côté rivière.", "On cherche encore une brouette et deux échelles.",
)  # fmt: skip


def personal_data_of_a_post(rng: np.random.Generator) -> dict[str, Any]:
    """A post that gives away two to four kinds of personal data."""
    first = pick(rng, FIRST_NAMES)
    given = sorted(sample(rng, range(6), integer(rng, 2, 4)))
    texts = shuffled(rng, [*(_FACTS[n][1] for n in given), *sample(rng, _NOISE, 10)])
    login = first.lower().translate(str.maketrans("éèëï", "eeei"))
    body = "\n".join(
        text.replace("{day}", str(integer(rng, 10, 28)))
        .replace("{first}", login)
        .replace("{two}", str(integer(rng, 41, 98)))
        for text in texts
    )
    content = f"Publié dans « Les amis du verger », page ouverte à tous\n\n{body}\n\n{first}\n"
    return {
        "who": first,
        "key": [n + 1 for n in given],
        "files": {"publication.txt": content.encode()},
    }


_TRADES = (
    "boulanger", "infirmière", "facteur", "institutrice", "maçon", "libraire", "plombière", "vétérinaire",
    "apicultrice", "menuisier",
)  # fmt: skip


def press_article(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the one answer of a survey without names that an article lets one recognise."""
    while True:
        rows = [
            (f"R{n}", integer(rng, 2, 7) * 10, pick(rng, TOWNS), pick(rng, _TRADES), integer(rng, 0, 4), pick(rng, ANSWERS))
            for n in sample(rng, range(100, 999), 240)
        ]  # fmt: skip
        counts = Counter(row[1:5] for row in rows)
        alone = [row for row in rows if counts[row[1:5]] == 1 and row[1] >= 30]
        target = pick(rng, alone)
        alike = [row for row in rows if row[1:4] == target[1:4]]
        if len(alike) > 1:
            break
    age, children = target[1] + integer(rng, 1, 9), target[4]
    family = "sans enfant" if children == 0 else f"{children} enfant{'s' if children > 1 else ''}"
    header = ("réponse", "tranche d'âge", "commune", "métier", "enfants", "content de la cantine")
    article = [
        "Le journal du canton, portrait de la semaine", "",
        f"Métier : {target[3]}, depuis plus de cinq ans au même endroit.",
        f"À {age} ans ({family}), la personne que nous rencontrons habite {target[2]}.",
        "Elle préfère que son nom ne paraisse pas.",
    ]  # fmt: skip
    return {
        "key": [target[0], target[0].removeprefix("R")],
        "wrong": [row[0] for row in alike if row != target][:2],
        "files": {
            **in_two_formats("enquete", Workbook((sheet("Réponses", header, rows),))),
            "article.txt": text_file(article),
        },
    }


def still_named(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many people of a pseudonymised file the rest of an archive still names."""
    people = full_names(rng, 60)
    codes = [f"U{n:04}" for n in sample(rng, range(1, 9999), 60)]
    visitors = sorted(sample(rng, range(60), 40))
    table = sample(rng, range(60), integer(rng, 14, 22))
    letter = sample(rng, range(60), integer(rng, 10, 18))
    visits = [
        (codes[pick(rng, visitors)], f"2026-0{integer(rng, 1, 6)}-{integer(rng, 1, 28):02}", pick(rng, ("emploi", "logement", "santé")))
        for _ in range(150)
    ] + [(codes[who], "2026-06-30", "emploi") for who in visitors]  # fmt: skip
    kept = [(codes[who], " ".join(people[who])) for who in table]
    mails = [
        (
            f"{plain_name(people[who][0])}.{plain_name(people[who][1])}@poste.example",
            codes[who].lower(),
        )
        for who in letter
    ]
    named = set(visitors) & (set(table) | set(letter))
    wrong = {
        len(set(visitors) & set(table)), len(set(table) | set(letter)), len(visitors),
        len(set(visitors) & set(table)) + len(set(visitors) & set(letter)),
    } - {len(named)}  # fmt: skip
    return {
        "key": str(len(named)),
        "wrong": [str(n) for n in sorted(wrong)],
        "files": {
            "accueil.zip": Archive(
                {
                    "visites.csv": spreadsheet_csv(
                        ("usager", "date", "objet"), shuffled(rng, visits)
                    ),
                    "ancien/correspondance.csv": spreadsheet_csv(
                        ("code", "nom"), shuffled(rng, kept)
                    ),
                    "ancien/lettre.csv": spreadsheet_csv(
                        ("courriel", "code"), shuffled(rng, mails)
                    ),
                }
            )
        },
    }


def _pseudonym(address: str) -> str:
    """The first ten signs of the SHA-256 of an address in lower case, without an end of line."""
    return sha256(address.lower().encode()).hexdigest()[:10]


_SURVEYS = (
    ("Un club de marche", "marche", "le don, en euros", "euros", "don"),
    ("Une coopérative", "coop", "le prêt demandé, en euros", "euros", "prêt"),
    ("Une maison de santé", "soins", "le poids, en kilos", "kilos", "poids"),
    ("Un comité d'entreprise", "comite", "le revenu mensuel du foyer, en euros", "euros", "revenu"),
    ("Un syndicat de copropriété", "copro", "la dette, en euros", "euros", "dette"),
)  # fmt: skip

_RANGES = {"don": (12, 480), "prêt": (300, 9000), "poids": (46, 118), "revenu": (900, 5200), "dette": (110, 3900)}  # fmt: skip


def line_of_an_address(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: what a table says of a person known by an address, its pseudonyms being fingerprints."""
    who, domain, column, unit, short = pick(rng, _SURVEYS)
    low, high = _RANGES[short]
    people = full_names(rng, 60)
    values = shuffled(rng, range(low, high + 1))[: len(people)]
    addresses = [f"{first}.{last}@{domain}.example" for first, last in ((plain_name(f), plain_name(n)) for f, n in people)]  # fmt: skip
    ages = [integer(rng, 19, 84) for _one in people]
    rows = shuffled(
        rng, [(_pseudonym(a), age, n) for a, age, n in zip(addresses, ages, values, strict=True)]
    )
    first, last = people[0]
    shown = f"{plain_name(first).title()}.{plain_name(last).title()}@{domain}.example"
    example = f"contact@{domain}.example"
    naive = sha256(shown.encode()).hexdigest()[:10]
    return {
        "who": who, "column": column, "unit": unit, "name": f"{first} {last}", "address": shown, "example": example,
        "sample": _pseudonym(example), "own": _pseudonym(shown), "naive": naive, "key": str(values[0]),
        "files": {"enquete.csv": DataTable(("code", "âge", short), tuple(rows))}, "wrong": [str(n) for n in values[1:4]],
    }  # fmt: skip


_SIGNS = {
    "rue": ("RUE DES LILAS", "RUE DU PUITS", "RUE BASSE", "RUE DU LAVOIR"),
    "arret": ("ARRÊT MOULIN", "ARRÊT HALLES", "ARRÊT ÉGLISE"),
    "ecole": ("ÉCOLE COLETTE", "ÉCOLE PRÉVERT"),
}


def places_given_away(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: on a photo, the two things that say where it was taken."""
    signs = [pick(rng, words) for words in sample(rng, tuple(_SIGNS.values()), 2)]
    others = sample(
        rng, ("SOLDES", "À VENDRE", "JOYEUSES FÊTES", "INTERDIT AUX CHIENS", "POUSSEZ", "OUVERT"), 2
    )
    order = shuffled(rng, [*signs, *others])
    shapes: list[fig.Part] = [
        fig.rect((0, 0, 58, 16), "#CFE3F5"),
        fig.rect((0, 16, 58, 6), "#A8B79A"),
        fig.disc(56, 2, 1.6, fig.YELLOW),
    ]
    zones = []
    for place, words in enumerate(order):
        x, y = 1 + 29 * (place % 2), 8 * (place // 2)
        shapes += [
            fig.rect((x + 10, y + 6, 1, 2 + 2 * (place // 2)), fig.SLATE),
            fig.rect((x, y, 24, 6), fig.WHITE, INK, width=0.4),
            fig.centred(x + 13, y + 2, words, bold=True),
        ]
        zones.append(fig.zone(place + 1, fig.Box(x, y, 24, 6)))
    shapes += [fig.disc(27, 17, 1.6, "#8A5A3B"), fig.rect((25.5, 18.6, 3, 3.4), fig.RED)]
    right = [order.index(words) + 1 for words in signs]
    return {
        **fig.pointed(fig.figure("Une photo de rue : une personne et quatre panneaux.", 11, shapes, zones), *right),
        "who": pick(rng, FIRST_NAMES), "signs": f"« {signs[0]} » et « {signs[1]} »",
    }  # fmt: skip
