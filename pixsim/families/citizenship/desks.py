"""Worlds of competences 1.1, 1.3, 4.1 and 4.3: whom to tell, by when, and what the official site says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    Step,
    acts_of_steps,
    button,
    choice,
    device,
    goal_of_steps,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.web import acts as nav
from pixsim.worlds.web.data import WebPage

# ---------------------------------------------------------------- @incident


_HIGH = (
    ("ordonnances", "Des ordonnances, avec les noms, ont été publiées sur le site."),
    ("bulletins de paie", "Des bulletins de paie ont été volés, et sont en vente."),
    ("mots de passe", "Les mots de passe des familles, lisibles, ont été copiés."),
    ("aides sociales", "La liste des aides versées, avec les noms, circule en ville."),
)
_SOME = (
    ("adresses", "La liste des adresses de courriel du club de lecture est partie à un tiers."),
    ("prénoms", "Un tableau de prénoms et de communes a été copié par un visiteur."),
    ("réservations", "Les réservations de salles, avec les noms, sont restées visibles un jour."),
)
_NONE = (
    ("clé USB", "Une clé USB chiffrée est perdue ; son code est sûr, son contenu sauvegardé."),
    (
        "ordinateur",
        "Un portable chiffré a été volé éteint ; son code est sûr, tout est sauvegardé.",
    ),
)


_PLAIN_MONTHS = (
    2,
    6,
    9,
)  # neither a holiday nor a change of hour in 72 hours, that a rule would add to


def breach_notified(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: three breaches of personal data: which to notify, by when from when one knew, whether to tell the people."""
    nothing, someone = "personne", "CNIL"
    cases = shuffled(
        rng, [("high", *pick(rng, _HIGH)), ("some", *pick(rng, _SOME)), ("none", *pick(rng, _NONE))]
    )
    screens, steps, due, early = [], [], [], ""
    for kind, name, what in cases:
        seen = datetime(2026, pick(rng, _PLAIN_MONTHS), integer(rng, 1, 20), integer(rng, 8, 18))
        told = seen + timedelta(days=integer(rng, 1, 3), hours=integer(rng, 1, 3))
        due_at, mistaken = told + timedelta(hours=72), seen + timedelta(hours=72)
        others = (told + timedelta(hours=gap) for gap in sample(rng, (24, 48, 120, 168), 3))
        dates = ("sans objet", *map(_hour, sorted((due_at, mistaken, *others))))
        names = (f"Notifier ({name})", f"Au plus tard ({name})", f"Informer les personnes ({name})")
        asked = (
            nothing if kind == "none" else someone,
            "sans objet" if kind == "none" else _hour(due_at),
            "oui" if kind == "high" else "non",
        )
        text = f"{what}\nL'hébergeur l'a vu le {_hour(seen)}, et en a averti la commune le {_hour(told)}."
        begun = (
            (someone, _hour(mistaken), "oui")
            if kind == "none"
            else (nothing, "sans objet", "oui" if kind == "some" else "non")
        )
        page_name = name[0].upper() + name[1:]
        screens.append(
            screen(
                page_name,
                choice(names[0], begun[0], (nothing, "Arcom", someone, "DGCCRF", "gendarmerie seule")),
                choice(names[1], begun[1], dates), choice(names[2], begun[2]), text=text,
            )
        )  # fmt: skip
        steps += [(page_name, one, value) for one, value in zip(names, asked, strict=True)]
        if kind == "some":
            early = _hour(mistaken)
        due += [f"{name} : {asked[1]}"] if kind != "none" else []
    sent = ("Envoi", "Enregistrer le registre", "")
    world = device("Registre des violations", screen("Registre"), *screens, screen("Envoi", button("Enregistrer le registre", "Registre enregistré.")))  # fmt: skip
    by_kind = {kind: name for kind, name, _what in cases}

    def otherwise(kind: str, start: str, value: str) -> list[Step]:
        return [(p, n, value if n == f"{start} ({by_kind[kind]})" else v) for p, n, v in steps]

    return {
        "due": " ; ".join(due),
        "high": by_kind["high"],
        "none": by_kind["none"],
        "world": world,
        "goal": goal_of_steps(*steps, sent),
        "solution": acts_of_steps([*steps, sent]),
        "near": [
            acts_of_steps([*otherwise("some", "Au plus tard", early), sent]),
            acts_of_steps([*otherwise("none", "Notifier", someone), sent]),
            acts_of_steps([*otherwise("some", "Informer les personnes", "oui"), sent]),
            acts_of_steps(steps),
        ],
    }  # fmt: skip


def _hour(when: datetime) -> str:
    return f"{when:%d/%m/%Y}, {when.hour} h"


# ---------------------------------------------------------------- @image_mineurs


# ---------------------------------------------------------------- what the official site says


def _looked_up(
    rng: np.random.Generator, words: str, official: WebPage, others: Sequence[WebPage]
) -> dict[str, Any]:
    """A search whose official page is not the first; the number of its link is found by looking."""
    world = browser(shuffled(rng, [official, *others]))
    found = world.step(nav.Search(query=words))
    links = [
        row.key for row in found.page().rows if any(official.title in cell for cell in row.cells)
    ]
    return {"world": world, "solution": [nav.Search(query=words), nav.Follow(link=links[0])]}


def number_for_the_young(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the national number for insults online, as the administration gives it, among older and dearer ones."""
    child = pick(rng, FIRST_NAMES)
    old, paid = (
        pick(rng, ("3020", "0 800 235 236")),
        f"0 899 {integer(rng, 100, 999)} {integer(rng, 100, 999)}",
    )
    official = page(
        "https://www.jeunesse.gouv.example/violences-en-ligne",
        "Violences en ligne : qui appeler – administration",
        "# Violences en ligne",
        "Harcèlement, cyberharcèlement, insultes sur internet, dans un groupe ou sur les réseaux sociaux : le numéro national à appeler est le 3018, gratuit et anonyme.",
        "Des spécialistes écoutent et font retirer les contenus.",
        words="numérique enfant ado adolescent jeune jeunes mineur national aide harcelé harcelée victime téléphone gratuit gouv",
    )
    others = [
        page(f"https://forum-parents.example/{integer(rng, 100, 999)}", "Harcèlement en ligne : quel numéro ? – forum", "Message de 2017 : « Insultes, cyberharcèlement, violences en ligne : appelez le numéro national, le " + old + ". »"),
        page("https://allo-juriste.test/harcelement", "Violences en ligne : un numéro, des experts", f"Cyberharcèlement, harcèlement, insultes dans un groupe : appelez le {paid} (3 € par minute)."),
        page("https://www.jeunesse.gouv.example/sport", "Sport des jeunes – administration", "Les clubs violents en ligne de mire : article sur le sport."),
        page("https://presse-locale.example/numero", "Un nouveau numéro au collège", "Les élèves ont inventé un numéro de cirque contre les violences."),
    ]  # fmt: skip
    return {
        "child": child,
        "key": "3018",
        "wrong": [old, paid],
        **_looked_up(rng, "violences en ligne numéro", official, others),
    }


def fraud_by_text(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: where to forward a fraudulent text message, as the administration says."""
    who = pick(rng, FIRST_NAMES)
    false = f"38{integer(rng, 100, 999)}"
    paid = f"81{integer(rng, 100, 999)}"
    official = page(
        "https://www.cyberaide.gouv.example/sms-frauduleux",
        "SMS frauduleux : que faire ? – administration",
        "# SMS frauduleux",
        "Ne répondez pas, n'ouvrez pas le lien.",
        "Pour signaler un SMS frauduleux, le numéro à qui le transférer est le 33700, gratuit : les opérateurs bloquent l'expéditeur.",
        "Puis effacez-le.",
    )
    others = [
        page("https://stop-sms.test/alerte", "SMS frauduleux : alerte immédiate", f"Numéro à qui signaler et transférer un SMS : envoyez STOP au {paid} (3 € par envoi)."),
        page(f"https://forum-mobile.example/{integer(rng, 100, 999)}", "SMS frauduleux, à qui transférer ? – forum", f"« Le numéro où signaler un SMS ? Je crois que c'est le {false}, à vérifier. »"),
        page("https://www.cyberaide.gouv.example/courriels", "Courriels frauduleux – administration", "Pour un courriel frauduleux, le service est Signal Spam."),
        page("https://banque-azur.example/aide", "SMS frauduleux : votre banque vous informe", "Votre conseiller ne demande jamais vos codes par SMS."),
    ]  # fmt: skip
    return {
        "who": who,
        "key": "33700",
        "wrong": [false, paid],
        **_looked_up(rng, "SMS frauduleux", official, others),
    }


def producer_of_a_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: on a portal of open data, who produces the set of that year, and not another."""
    topic, word = pick(
        rng,
        (
            ("accidents de vélo", "vélo"),
            ("arbres de l'espace public", "arbres"),
            ("bornes de recharge", "bornes"),
            ("fréquentation des musées", "musées"),
        ),
    )
    year = integer(rng, 2021, 2025)
    makers = sample(
        rng,
        (
            "Observatoire des mobilités",
            "Institut des paysages",
            "Agence des réseaux",
            "Service des musées",
            "Office des données du Sud",
            "Direction des routes",
            "Centre d'études urbaines",
        ),
        3,
    )
    host = "https://donnees.gouv.example/jeux"

    def data_set(when: int, maker: str, scope: str) -> WebPage:
        return page(
            f"{host}/{word}-{when}-{scope[:3]}",
            f"{topic.capitalize()}, {when} ({scope})",
            f"# {topic.capitalize()}",
            f"Année : {when}. Étendue : {scope}.",
            f"Producteur : {maker}.",
            "Jeu de données publiques ouvertes (open data) : fichier à télécharger. Licence ouverte, réutilisation libre.",
        )

    official = data_set(year, makers[0], "France entière")
    others = [
        data_set(year - 1, makers[1], "France entière"),
        data_set(year, makers[2], "Bretagne"),
        page(
            "https://vente-fichiers.test/velo",
            f"{topic.capitalize()} {year} : acheter le fichier",
            f"Fichier {topic} {year}, 490 euros.",
        ),
    ]
    return {
        "topic": topic,
        "year": year,
        "key": makers[0],
        "wrong": makers[1:],
        **_looked_up(rng, f"{topic} {year}", official, others),
    }
