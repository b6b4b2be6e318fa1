"""Families of competence 4.2: long terms, whose answer takes two articles, an annex and dates."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import of
from pixsim.families.privacy.policies import SERVICES
from pixsim.making.archives import Archive
from pixsim.text.french_dates import long_date

_FIRMS = (
    "Albatel", "Boréa", "Cumul", "Datalys", "Fondeka", "Gallium", "Isatis", "Lumo", "Nacre", "Orbe", "Pixelune", "Kiwi Mail",
)  # fmt: skip
_UNION = ("Irlande", "Allemagne", "Pays-Bas", "Pologne", "Portugal", "Suède", "Italie", "Finlande", "Chypre", "Malte", "Croatie", "Lettonie")  # fmt: skip
_BEYOND = ("Suisse", "Norvège", "Royaume-Uni", "Inde", "Brésil", "Maroc", "Serbie", "Turquie", "Albanie", "Islande", "Ukraine", "Monaco")  # fmt: skip
_TO = {"Royaume-Uni": "au", "Brésil": "au", "Maroc": "au", "Monaco": "à"}
_KNOWN_AS = {"Royaume-Uni": ("UK", "RU", "Grande-Bretagne", "United Kingdom"), "Turquie": ("Türkiye",)}  # fmt: skip
_DATA = (
    ("les adresses électroniques", "l'envoi de nos courriels"),
    ("les messages à l'assistance", "l'assistance"),
    ("les photos", "le stockage des photos"),
    ("les coordonnées bancaires", "le paiement"),
    ("les pages vues", "la mesure de fréquentation"),
    ("les numéros de téléphone", "l'envoi des codes par SMS"),
)


def transfer(rng: np.random.Generator) -> dict[str, Any]:
    """The data and the country outside the Union where they may be read from: seat is not access, a firm has left.

    The articles name firms and data, the annex firms and countries; one firm outside only has its seat there.
    """
    service = pick(rng, SERVICES)
    firms = sample(rng, _FIRMS, 6)
    data = shuffled(rng, _DATA)
    inside = sample(rng, _UNION, 7)
    country, seat, former = sample(rng, _BEYOND, 3)
    asked, seated, left = sample(rng, range(6), 3)
    day, gone = date(2026, integer(rng, 5, 9), 1), date(2026, integer(rng, 2, 4), 1)
    rows = []
    for place, firm in enumerate(firms):
        home, access, until = inside[place], inside[place], ""
        if place == asked:
            home, access = inside[6], country
        elif place == seated:
            home = seat
        elif place == left:
            access, until = former, f"jusqu'au {long_date(gone)}"
        rows.append(f"{firm}. Siège : {home}. Accès aux données depuis : {access}{f', {until}' if until else ''}.")  # fmt: skip
    uses = [
        f"{firm} s'occupe de {what}.".replace(" de le ", " du ")
        for firm, (_data, what) in zip(firms, data, strict=True)
    ]
    gives = [f"Pour {what}, nous confions {held} à un prestataire." for held, what in shuffled(rng, data)]  # fmt: skip
    articles = (
        ("Qui sommes-nous ?", [f"{service} est édité par une association de loi 1901, dont le siège est à Rennes."]),
        ("Les données", ["Nous recueillons ce que vous saisissez, et ce que votre appareil transmet.", *gives]),
        ("Nos raisons", ["Ces données servent à faire fonctionner le service et à vous répondre.", "Nous ne les vendons pas."]),
        ("Durées", [f"Un compte fermé est effacé au bout de {integer(rng, 3, 12)} mois.", "Les journaux techniques sont gardés un an."]),
        ("Prestataires", [*shuffled(rng, uses), "L'annexe dit d'où chacun peut lire les données qui lui sont confiées."]),
        ("Transferts", ["Un accès depuis un pays hors de l'Union européenne est un transfert ; nous le couvrons par des clauses types.",
                        "Le siège d'une société n'y change rien si elle ne lit les données que depuis l'Union."]),
        ("Vos droits", ["Vous pouvez demander l'accès à vos données, leur rectification ou leur effacement."]),
    )  # fmt: skip
    lines = [f"POLITIQUE DE CONFIDENTIALITÉ - {service}", f"Version du {long_date(day)}", ""]
    for number, (title, said) in enumerate(articles, 1):
        lines += [f"{number}. {title}", *textwrap.wrap(" ".join(said), 84, break_on_hyphens=False), ""]  # fmt: skip
    lines += ["ANNEXE. Nos prestataires", *(f"- {row}" for row in shuffled(rng, rows))]
    return {
        "service": service,
        "day": long_date(day),
        "firm": firms[asked],
        "data": [held for held, _what in data],
        "held": data[asked][0],
        "country": country,
        "country_key": [country, f"{_TO.get(country, 'en')} {country}", f"de {country}", of(country), f"du {country}", f"{country} ({firms[asked]})", *_KNOWN_AS.get(country, ())],
        "not_country": [seat, former, inside[asked], inside[6]],
        "seat": seat,
        "former": former,
        "files": {"confidentialite.txt": text_file(lines)},
    }  # fmt: skip


_USES = {
    "promotion": "l'affichage de vos contenus dans les annonces qui font connaître le service",
    "copies": "la vente de tirages et d'objets portant vos contenus",
    "training": "l'entraînement de logiciels capables de produire des images",
    "archive": "la conservation d'une copie de secours de vos contenus",
    "partners": "la reprise de vos contenus par les médias partenaires",
}
_SETTLED = (("dix jours", 10), ("trente jours", 30), ("un trimestre", 90), ("six semaines", 42), ("quinze jours", 15), ("deux mois", 60))  # fmt: skip


def licence(rng: np.random.Generator) -> dict[str, Any]:
    """For how long a licence outlives a deleted photo, the use one cannot refuse, the clause that says it.

    The general terms, the special terms of photos, which prevail, and a notice of change that is not in force yet.
    """
    service = pick(rng, SERVICES)
    general, special, coming, closing = sample(rng, _SETTLED, 4)
    uses = sample(rng, list(_USES), 4)
    kept, *free = uses
    day = date(2026, integer(rng, 5, 8), integer(rng, 3, 25))
    since = date(2026, integer(rng, 10, 12), 1)
    number = integer(rng, 6, 8)
    fillers = shuffled(rng, [
        ("Inscription", "Le service est ouvert aux personnes de quinze ans et plus. Un seul compte par personne est admis."),
        ("Comportement", "Les propos injurieux, la revente de comptes et la copie automatique des pages sont interdits."),
        ("Offre payante", f"L'option sans annonces coûte {integer(rng, 2, 9)} euros par mois. Elle se résilie à tout moment."),
        ("Disponibilité", "Nous pouvons suspendre le service pour maintenance, en prévenant deux jours avant, sauf urgence."),
        ("Signalements", "Un contenu signalé est masqué jusqu'à son examen, dans les sept jours."),
        ("Responsabilité", "Chacun répond de ce qu'il publie. Nous ne contrôlons pas les contenus avant leur parution."),
        ("Preuve", "Nos journaux font foi, sauf preuve contraire. Ils sont gardés un an."),
        ("Assistance", "Nous répondons aux demandes dans les cinq jours ouvrés."),
    ])  # fmt: skip
    grant = (
        "Vos contenus",
        "Vous restez propriétaire de vos contenus. Vous nous accordez une licence gratuite, mondiale et non exclusive pour "
        f"{' ; '.join(f'{letter}) {_USES[use]}' for letter, use in zip('abcd', shuffled(rng, uses), strict=True))}. "
        f"La licence prend fin {general[0]} après la suppression du contenu.",
    )
    refusal = (
        "Vos choix",
        f"Dans « Mes contenus », vous pouvez refuser à tout moment les usages suivants : {_USES[free[0]]} ; {_USES[free[1]]}. "
        "Les autres usages de la licence sont nécessaires au service, sauf clause particulière.",
    )
    end = ("Fermeture", f"Un compte fermé peut être rouvert pendant {closing[0]}. Les contenus restent alors hors ligne.")  # fmt: skip
    law = ("Documents", "Les conditions particulières d'une rubrique l'emportent sur les présentes, pour ce qu'elles règlent.")  # fmt: skip
    articles = [*fillers[: number - 2], grant, *fillers[number - 2 : number], refusal, *fillers[number:], end, law]  # fmt: skip
    own = [
        ("Formats", "Les photos sont admises jusqu'à 20 Mo. Leurs données de prise de vue sont retirées."),
        ("Refus", f"Pour les photos, vous pouvez aussi refuser cet usage : {_USES[free[2]]}."),
        ("Identification", "Une personne reconnaissable peut demander le retrait d'une photo."),
        ("Fin de la licence", f"Pour une photo, la licence prend fin {special[0]} après sa suppression."),
    ]  # fmt: skip
    order = shuffled(rng, own)
    clause = [title for title, _said in order].index("Fin de la licence") + 1
    notice = [
        f"{service} - AVIS DE MODIFICATION",
        "",
        *textwrap.wrap(f"À compter du {long_date(since)}, dans les conditions particulières des photos, la licence prendra fin {coming[0]} après la suppression.", 84),
    ]  # fmt: skip
    archive = f"conditions-{integer(rng, 100, 999)}.zip"
    title = f"CONDITIONS PARTICULIÈRES DES PHOTOS - {service}"
    return {
        "name": archive,
        "service": service,
        "day": long_date(day),
        "since": long_date(since),
        "days": str(special[1]),
        "month": " (un mois = 30 jours)" if special[0] in ("un trimestre", "deux mois") else "",
        "not_days": [str(one[1]) for one in (general, coming, closing)],
        "uses": [_USES[use] for use in shuffled(rng, uses)],
        "kept": _USES[kept],
        "clause": f"P{clause}",
        "clause_key": [f"P{clause}", f"P {clause}", f"P-{clause}", f"article P{clause}"],
        "not_clause": [f"P{clause % 4 + 1}", f"G{articles.index(grant) + 1}"],
        "files": {
            archive: Archive({
                "conditions-generales.txt": _written(f"CONDITIONS GÉNÉRALES - {service}", "G", articles),
                "conditions-photos.txt": _written(title, "P", order),
                "avis.txt": text_file(notice),
            })
        },
    }  # fmt: skip


def _written(title: str, letter: str, articles: list[tuple[str, str]]) -> bytes:
    lines = [title, ""]
    for number, (name, said) in enumerate(articles, 1):
        lines += [f"Article {letter}{number}. {name}", *textwrap.wrap(said, 84, break_on_hyphens=False), ""]  # fmt: skip
    return text_file(lines)
