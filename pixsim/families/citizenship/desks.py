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
    info,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.web import acts as nav
from pixsim.worlds.web.data import WebPage

# ---------------------------------------------------------------- @incident


def breach_notified(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a breach of personal data: whom to notify, by when, whether to tell the people."""
    found = datetime(2026, integer(rng, 1, 11), integer(rng, 1, 25), integer(rng, 8, 18))
    due = found + timedelta(hours=72)
    high = bool(integer(rng, 0, 1))
    what, risk = pick(rng, (
        (("Des ordonnances ont été publiées par erreur", "élevé"), ("Une liste de bulletins de paie a été volée", "élevé"), ("Les mots de passe des adhérents, lisibles, ont fui", "élevé"))
        if high else
        (("Une liste d'adresses de courriel a été envoyée à un tiers", "limité"), ("Un fichier de prénoms et de communes a été copié", "limité"), ("Un agenda de réservations a été vu par un visiteur", "limité"))
    ))  # fmt: skip
    said = [
        f"{when:%d/%m/%Y}, {when.hour} h"
        for when in (
            found + timedelta(hours=24),
            found + timedelta(hours=48),
            due,
            found + timedelta(days=7),
            found + timedelta(days=30),
        )
    ]
    who = ("personne", "Arcom", "CNIL", "DGCCRF", "gendarmerie seule")
    places = ("Destinataire", "Délai", "Personnes touchées")
    world = device(
        "Registre · violation de données", screen("Dossier", info("Fait constaté", what), info("Constaté le", f"{found:%d/%m/%Y}, {found.hour} h"), info("Risque pour les personnes", risk)),
        screen(places[0], choice("À notifier à", "personne", who)), screen(places[1], choice("Au plus tard le", said[4], said)),
        screen(places[2], choice("Informer les personnes", "non" if high else "oui"), choice("Publier le fichier en cause", "non")),
        screen("Envoi", button("Enregistrer le dossier", "Dossier enregistré.")),
    )  # fmt: skip
    steps: list[Step] = [
        (places[0], "À notifier à", "CNIL"),
        (places[1], "Au plus tard le", said[2]),
        (places[2], "Informer les personnes", "oui" if high else "non"),
        ("Envoi", "Enregistrer le dossier", ""),
    ]
    return {
        "what": what[0].lower() + what[1:], "risk": risk, "due": said[2], "told": "on informe aussi les personnes, car le risque est élevé" if high else "on n'informe pas les personnes, car le risque n'est pas élevé",
        "world": world,
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps([(places[0], "À notifier à", "DGCCRF"), *steps[1:]]), acts_of_steps([steps[0], (places[1], "Au plus tard le", said[3]), *steps[2:]]), acts_of_steps([*steps[:2], steps[3]])],
    }  # fmt: skip


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
