"""Public services online: official sites, FranceConnect, supporting documents."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from string import ascii_uppercase, digits
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import windows_file
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names, of, plain
from pixsim.families.draws.invented.towns import TOWNS
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import HOLIDAYS, working_day
from pixsim.making.archives import Archive
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as files_acts
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web_acts
from pixsim.worlds.web.data import Advert
from pixsim.worlds.web.search import results

_FORMALITIES = (
    ("inscrire un enfant à la cantine", "cantine inscription", "cantine"),
    ("demander un acte de naissance", "acte naissance", "acte-naissance"),
    ("réserver une salle municipale", "salle réservation", "salle"),
    ("signaler un encombrant dans la rue", "encombrant signaler", "encombrant"),
)


def town_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the page of the town's own site, among two other results."""
    town = pick(rng, TOWNS)
    need, words, path = pick(rng, _FORMALITIES)
    host = f"mairie-{plain(town)}.example"
    target = page(f"https://www.{host}/{path}", f"{town} : {words}", f"Pour {need}, à {town}.")
    false = [
        page(f"https://{path}-{plain(town)}.test/", f"{town} : {words}", f"Pour {need}, à {town}, en 5 minutes."),
        page(f"https://forum.test/{plain(town)}", f"{words} à {town} ?", f"Qui sait comment {need}, à {town} ?"),
    ]  # fmt: skip
    pages = shuffled(rng, [target, *false])
    search = web_acts.Search(query=f"{words} {town}")
    found = results(browser(pages), f"{words} {town}")

    def open_page(wanted: Any) -> list[Act]:
        return [search, web_acts.Follow(link=str(found.index(wanted) + 1))]

    return {
        "need": need,
        "town": town,
        "host": host,
        "world": browser(pages),
        "goal": Goal(
            want=(("at", target.url),), refuse=tuple(("read", p.url) for p in false)
        ),
        "solution": open_page(target),
        "near": [open_page(false[0]), open_page(false[1])],
    }  # fmt: skip


def shared_identity(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a service entered with an account that one has elsewhere, none made."""
    services = ("Assurance santé", "Caisse de retraite", "Impôts locaux", "Poste en ligne")
    mine, other = sample(rng, services, 2)
    host = pick(rng, ("bibliotheques", "cantines", "transports", "logement"))
    door, pass_ = f"https://{host}.example/entrer", "https://passerelle-identite.example/choisir"
    consent = f"https://passerelle-identite.example/continuer?vers={host}"
    inside = f"https://{host}.example/mon-compte"
    lines = shuffled(rng, services)
    pages = [
        page(
            door, "Se connecter",
            {"field": "Courriel"}, {"field": "Mot de passe"}, {"button": "Créer un compte"},
            f"[S'identifier avec un compte que j'ai déjà ailleurs]({pass_})",
        ),
        page(pass_, "Choisissez le compte que vous avez", *({"button": name, "goes": consent} for name in lines)),
        page(consent, "Transmettre votre identité ?", f"Le site {host}.example recevra vos nom, prénoms et date de naissance.",
             {"button": "Refuser", "goes": door}, {"button": "Continuer", "goes": inside}),
        page(inside, "Mon compte", "Vous êtes connecté : vos nom, prénoms et date de naissance ont été reçus."),
    ]  # fmt: skip

    def enter(name: str) -> list[Act]:
        return [
            web_acts.Follow(link="4"),
            web_acts.Press(button=str(lines.index(name) + 1)),
            web_acts.Press(button="2"),
        ]

    return {
        "host": f"{host}.example",
        "mine": mine,
        "world": browser(pages, at=door),
        "goal": Goal(
            want=(("pressed", pass_, mine), ("pressed", consent, "Continuer")),
            refuse=(
                ("pressed", door, "Créer un compte"),
                ("pressed", consent, "Refuser"),
                *(("pressed", pass_, name) for name in services if name != mine),
            ),
        ),
        "solution": enter(mine),
        "near": [enter(other), enter(mine)[:-1], [web_acts.Press(button="3")]],
    }


def right_papers(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two papers to hand in, in the format, the weight and of the date that are asked."""
    tree = Tree(rng)
    bill, twin = sample(rng, ("electricite", "eau", "internet", "gaz"), 2)
    limit = integer(rng, 2, 4)
    tree.folder("Documents/À déposer")
    here = "Documents/Papiers"
    light = [10 * integer(rng, 20, 90) for _file in range(6)]
    right_bill = tree.file(f"{here}/facture-{bill}-2026-02.pdf", light[0], "2026-02-11 09:00")
    old = tree.file(f"{here}/facture-{bill}-2024-02.pdf", light[1], "2024-02-12 09:00")
    heavy = tree.file(
        f"{here}/facture-{twin}-2026-03.pdf",
        (10 * limit + integer(rng, 3, 30)) * 100,
        "2026-03-04 09:00",
    )
    right_card = tree.file(f"{here}/carte-identite.pdf", light[2], "2023-05-04 10:00")
    photo = tree.file(f"{here}/carte-identite-photo.jpg", light[3])
    tree.file(f"{here}/carte-fidelite.pdf", light[4])
    tree.file(f"{here}/lettre-motivation.odt", light[5])
    first = tree.following
    to = "Documents/À déposer"

    def hand(*things: str) -> list[Act]:
        return [files_acts.Copy(thing=thing, folder=to) for thing in things]

    want = (
        ("content", f"{to}/facture-{bill}-2026-02.pdf", right_bill),
        ("content", f"{to}/carte-identite.pdf", right_card),
        ("content", f"{here}/facture-{bill}-2026-02.pdf", right_bill),  # a copy: the papers stay
        ("content", f"{here}/carte-identite.pdf", right_card),
    )
    return {
        "limit": limit,
        "world": tree.disk(here),
        "goal": Goal(
            want=want,
            refuse=tuple(
                ("content", f"~{to}/", name) for name in (old, heavy, photo)
            ),
            keep=("binned", "name", "in"),
            free=(str(first), str(first + 1), right_bill, right_card),
        ),
        "solution": hand(right_bill, right_card),
        "near": [
            hand(old, right_card),
            hand(heavy, right_card),
            hand(right_bill, photo),
            [files_acts.Move(thing=thing, folder=to) for thing in (right_bill, right_card)],
        ],
    }  # fmt: skip


def acknowledgement_of_receipt(rng: np.random.Generator) -> dict[str, Any]:
    """An acknowledgement of receipt: file number, and the last day to send papers."""
    number = f"{pick(rng, 'ABCDEHJK')}{integer(rng, 10, 99)}-{integer(rng, 10000, 99999)}"
    contact, phone = (
        f"U{integer(rng, 100000, 999999)}",
        f"01 99 00 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
    )
    received, weeks = date(2026, integer(rng, 1, 11), integer(rng, 1, 28)), integer(rng, 2, 6)
    passed_on = date.fromordinal(received.toordinal() + integer(rng, 3, 10))
    later = f"{pick(rng, 'LMNPRSTV')}{integer(rng, 10, 99)}-{integer(rng, 10000, 99999)}"
    more = pick(rng, (5, 10, 15, 20))
    first_last = date.fromordinal(received.toordinal() + 7 * weeks)
    last = date.fromordinal(first_last.toordinal() + more)
    answer = date.fromordinal(last.toordinal() + integer(rng, 20, 50))
    subject = pick(
        rng,
        ("aide au transport", "bourse communale", "carte de stationnement", "inscription scolaire"),
    )
    text = f"""ACCUSÉ DE RÉCEPTION

Objet : votre demande ({subject})
Identifiant de l'usager : {contact}
Téléphone du service : {phone}

Madame, Monsieur,

Nous avons reçu votre demande le {received:%d/%m/%Y}. Elle est enregistrée
sous la référence {number}, à rappeler dans toute correspondance.

Il manque une pièce : un justificatif de domicile. Elle doit nous parvenir
le {first_last:%d/%m/%Y} au plus tard ; après cette date, la demande sera classée.

Une réponse vous sera donnée avant le {answer:%d/%m/%Y}.

Message automatique : merci de ne pas y répondre.
"""
    following = f"""TRANSMISSION DE VOTRE DEMANDE

Objet : votre demande ({subject})
Identifiant de l'usager : {contact}
Date : {passed_on:%d/%m/%Y}

Madame, Monsieur,

Votre demande {number} relève d'un autre service, qui l'a enregistrée sous
la référence {later} : c'est elle qu'il faut rappeler désormais.

Le délai donné pour la pièce manquante est prolongé de {more} jours.

Message automatique : merci de ne pas y répondre.
"""
    wrong_ends = (received, first_last, answer, date.fromordinal(passed_on.toordinal() + more))
    return {
        "files": {"accuse.txt": text.encode(), "suite.txt": following.encode()},
        "dossier": later,
        "dossiers": [later, later.replace("-", " ")],
        "faux_dossier": [contact, number],
        "limite": f"{last:%d/%m/%Y}",
        "plus": more,
        "faux_limite": [f"{d:%d/%m/%Y}" for d in wrong_ends],
    }


_REQUESTS = (
    ("a demandé à une mairie la copie d'un document", "la mairie a"),
    ("a contesté une facture d'eau", "le service des eaux a"),
    ("a demandé une aide pour isoler son logement", "l'agence a"),
    ("a réclamé le remboursement d'un billet de train", "le transporteur a"),
    ("a saisi le médiateur d'une banque", "le médiateur a"),
    ("a demandé une bourse pour sa fille", "le rectorat a"),
)


@redraw_misfits
def working_deadline(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: the last day of a time told in working days, with the holidays of the season."""
    what, has = pick(rng, _REQUESTS)
    start = pick(rng, (date(2026, 3, 16), date(2026, 4, 1), date(2026, 10, 5), date(2026, 12, 1)))
    start += timedelta(days=integer(rng, 0, 30))
    count = integer(rng, 24, 58)
    end = working_day(start, count, HOLIDAYS)
    met = {day: name for day, name in HOLIDAYS.items() if start < day <= end + timedelta(days=12)}
    counted = [day for day in met if day <= end and day.weekday() < 5]
    wrong = {
        working_day(start, count),
        start + timedelta(days=count),
        working_day(start - timedelta(days=1), count, HOLIDAYS),
    }
    if start.weekday() > 4 or start in HOLIDAYS or len(counted) < 2 or len(met) > 6 or end in wrong:  # fmt: skip
        return None
    return {
        "who": pick(rng, FIRST_NAMES), "what": what, "has": has, "start": long_date(start), "count": count,
        "holidays": ", ".join(f"{long_date(day).rsplit(' ', 1)[0]} ({name})" for day, name in met.items()),
        "met": len(counted), "late": long_date(working_day(start, count)), "key": f"{end:%d/%m/%Y}", "said": long_date(end),
        "wrong": sorted(f"{day:%d/%m/%Y}" for day in wrong),
    }  # fmt: skip


def free_instead(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: from an agent that charges for a free formality, to the service that does it, by a form in two steps.

    Others bear nearly its name; the town hall says which one is the service, and its form has a paid way too.
    """
    need, word, path = pick(rng, (
        ("changer d'adresse", "Changement d'adresse", "changement-adresse"),
        ("obtenir un relevé de carrière", "Relevé de carrière", "releve-carriere"),
        ("demander une carte européenne de santé", "Carte de santé", "carte-sante"),
    ))  # fmt: skip
    ((first, last),) = full_names(rng, 1)
    price = integer(rng, 19, 59)
    town, other = sample(rng, TOWNS, 2)
    names = shuffled(rng, ("service-citoyen", "service-du-citoyen", "services-citoyens"))
    official, *alike = (
        f"https://www.{name}.{end}"
        for name, end in zip(names, ("example", "test", "test"), strict=True)
    )
    paid = [f"https://{path}-{end}.test/" for end in ("express", "facile")]
    fields = ({"field": "Nom"}, {"field": "Commune", "choices": tuple(sorted((town, other)))})
    whole = {"Nom": ".+", "Commune": ".+"}
    ways = ("normal", f"prioritaire, {integer(rng, 9, 18)} €")
    start, end = f"{official}/{path}", f"{official}/{path}/envoi"

    def form(url: str, title: str, text: str, *, listed: bool = True) -> Any:
        return page(
            url,
            title,
            text,
            *fields,
            {"button": "Payer et envoyer", "needs": whole},
            listed=listed,
            words=words,
        )

    words = f"{need} gratuit gratuitement gratuite service public officiel état sans frais site mairie {town}"
    said = f"{word} : faites votre démarche en ligne"
    pages = shuffled(rng, [
        page(start, said, "Étape 1 sur 2. Qui êtes-vous ?", *fields, {"button": "Continuer", "needs": whole, "goes": end, "says": "Il reste une étape : étape 2 sur 2."}, words=words),
        *(form(f"{site}/{path}", said, f"Frais de dossier : {price - n} €.") for n, site in enumerate(alike)),
        page("https://blog-papiers.test/", f"{word} : mon avis", "J'ai payé pour rien : demandez d'abord à votre mairie où est le vrai service.", words=words),
        page(f"https://www.mairie-{plain(town)}.example/demarches", f"Mairie de {town} : vos démarches ({word})", f"Le service de l'État pour cela est sans frais : {official.removeprefix('https://')}", f"[Y aller]({start})", words=words),
    ])  # fmt: skip
    pages += [
        *(page(f"{root}/", f"{root.removeprefix('https://')} : vos démarches en ligne", f"[{word}]({root}/{path})", listed=False) for root in (official, *alike)),
        *(form(url, f"{word} : votre dossier", f"Le traitement du dossier coûte {price} €.", listed=url != paid[0]) for url in paid),
        page(end, "Étape 2 sur 2. Votre demande", {"field": "Traitement", "choices": ways}, {"field": "Offres de nos partenaires", "choices": ("oui", "non")},
             {"button": "Envoyer", "needs": {"Traitement": ".+", "Offres de nos partenaires": ".+"}}, listed=False),
    ]  # fmt: skip
    adverts = [
        Advert(words=tuple(path.split("-")), title=f"{word} rapide", text="Sans attendre", url=url)
        for url in paid
    ]
    name = f"{first} {last}"

    def identify(where: str = town) -> list[Act]:
        return [
            web_acts.Fill(field="1", value=name),
            web_acts.Fill(field="2", value=where),
            web_acts.Press(button="3"),
        ]

    def send(way: str = ways[0], offers: str = "non") -> list[Act]:
        return [
            web_acts.Fill(field="1", value=way),
            web_acts.Fill(field="2", value=offers),
            web_acts.Press(button="3"),
        ]

    begin = web_acts.Visit(address=start)
    return {
        "need": need,
        "price": price,
        "person": name,
        "town": town,
        "host": official.removeprefix("https://"),
        "world": browser(pages, at=paid[0], adverts=adverts),
        "goal": Goal(
            want=(
                ("sent", start, "Nom", f"^{name}||^{last} {first}"), ("sent", start, "Commune", town),
                ("sent", end, "Traitement", ways[0]), ("sent", end, "Offres de nos partenaires", "non"), ("pressed", end, "Envoyer"),
            ),
            refuse=(("pressed", "*", "Payer et envoyer"),),
        ),
        "solution": [begin, *identify(), *send()],
        "near": [identify(), [begin, *identify(other), *send()], [begin, *identify(), *send(ways[1])], [begin, *identify(), *send(offers="oui")], [begin, *identify()]],
    }  # fmt: skip


def _luhn(digits: list[int]) -> int:
    """The last digit that makes nine digits fit the rule."""
    doubled = [2 * digit if place % 2 else digit for place, digit in enumerate(digits)]
    return -sum(value - 9 if value > 9 else value for value in doubled) % 10


def luhn_digit(rng: np.random.Generator) -> dict[str, Any]:
    """How many numbers of a list do not fit Luhn's rule, and the one given twice in two ways to write it."""
    numbers: dict[str, bool] = {}
    while len(numbers) < 70:
        digits = [integer(rng, 1, 9), *(integer(rng, 0, 9) for _ in range(7))]
        fits = rng.integers(6) > 0
        last = (_luhn(digits) + (0 if fits else integer(rng, 1, 9))) % 10
        numbers["".join(map(str, [*digits, last]))] = bool(fits)
    listed = list(numbers)
    twice = pick(rng, [number for number in listed[:40] if numbers[number]])
    rows = [
        (f"{number[:3]} {number[3:6]} {number[6:]}" if rng.integers(2) else number)
        for number in listed
    ]
    place = listed.index(twice)
    rows.append(twice if " " in rows[place] else f"{twice[:3]} {twice[3:6]} {twice[6:]}")
    lines = ["ligne;siren", *(f"{rank};{text}" for rank, text in enumerate(shuffled(rng, rows), 1))]
    false = [number for number, fits in numbers.items() if not fits]
    return {
        "count": len(false),
        "not_count": len(listed) - len(false),
        "twice": twice,
        "wrong": [false[0]],
        "files": {"fournisseurs.csv": windows_file(lines)},
    }


def _some(rng: np.random.Generator, signs: str, count: int) -> str:
    return "".join(pick(rng, signs) for _sign in range(count))


_ACCOUNTS: dict[str, tuple[tuple[str, ...], Callable[[np.random.Generator], str]]] = {
    "NL": (
        ("un gîte d'Amsterdam", "une auberge d'Utrecht", "un loueur de vélos de Delft"),
        lambda rng: pick(rng, ("QXQZ", "ZQXW", "XZQY")) + _some(rng, digits, 10),
    ),
    "IE": (
        ("une auberge de Galway", "une école de langue de Cork", "un musée de Dublin"),
        lambda rng: pick(rng, ("QXQZ", "ZQXW", "XZQY")) + "99" + _some(rng, digits, 12),
    ),
    "LU": (
        ("un centre de congrès de Luxembourg", "une auberge de Vianden"),
        lambda rng: (
            "999" + _some(rng, digits + ascii_uppercase, 2) + _some(rng, digits + "BCKMT", 11)
        ),
    ),
    "MT": (
        ("une école de plongée de Malte", "un hôtel de La Valette"),
        lambda rng: "QXQZ" + "99999" + _some(rng, digits + "AFHLR", 18),
    ),
}
"""By country: who is to be paid, and the account as its banks write it, at banks that do not exist."""


def _numbered(text: str) -> str:
    return "".join(str(int(sign, 36)) for sign in text)


@redraw_misfits
def lost_key(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: the two figures of an IBAN that cannot be read, by the rule, with more figures than a sheet holds."""
    country = pick(rng, tuple(_ACCOUNTS))
    places, draw = _ACCOUNTS[country]
    account = draw(rng)
    written = _numbered(f"{account}{country}00")
    key = 98 - int(written) % 97
    shown = [account[n : n + 4] for n in range(0, len(account), 4)]
    wrong = {
        98 - int(float(f"{written[:15]}{'0' * len(written[15:])}")) % 97,  # what a sheet keeps
        int(written) % 97,
        98 - int(_numbered(f"{account}{country}")) % 97,
        98 - int(_numbered(account)) % 97,
    } - {key}
    if len(wrong) < 4 or key < 10:
        return None
    return {
        "who": pick(rng, FIRST_NAMES), "place": pick(rng, places), "country": country, "iban": f"{country}?? {' '.join(shown)}",
        "written": written, "length": len(written), "rest": int(written) % 97, "key": f"{key:02}", "wrong": [f"{n:02}" for n in shuffled(rng, sorted(wrong))],
    }  # fmt: skip


_CLUBS = (
    "Judo Rivelac", "Chorale du Pont", "Vélo pour tous", "Jardins du Lavoir", "Ciné Val", "Théâtre Haut",
    "Fanfare du Lac", "Repair Café", "Échecs du Bourg", "Couture et Cie", "Aviron Sud", "Radio Crête",
)  # fmt: skip

_PURPOSES = ("l'achat de matériel", "la fête de juin", "ses cours", "un stage", "ses déplacements")
_PARIS = timedelta(hours=2)  # in summer
_ALWAYS = ("kept", "advanced", "expired", "revoked", "midnight", "changed", "changed")


def _agreement(club: str, person: str, amount: int, purpose: str, since: datetime) -> str:
    return (
        f"CONVENTION DE SUBVENTION\n\nEntre la commune de Rivelac et l'association « {club} »,\n"
        f"représentée par {person}, qui la préside depuis le {since:%d/%m/%Y}.\n\n"
        f"Article 1. La commune verse {amount} euros à l'association pour {purpose}.\n"
        "Article 2. Le versement a lieu dans les trente jours qui suivent la signature.\n"
        "Article 3. L'association rend compte de l'emploi de la somme avant la fin de l'année.\n"
    )


def agreements_that_hold(rng: np.random.Generator) -> dict[str, Any]:
    """The one signature of nine that still holds, and how many files were changed after theirs.

    That one has a certificate revoked later; another was signed, by the clock of Paris, after its
    certificate had ended, and by that of the table before.
    """
    kinds = shuffled(
        rng, [*_ALWAYS, pick(rng, ("changed", "simple")), pick(rng, ("advanced", "changed"))]
    )
    clubs = sample(rng, _CLUBS, len(kinds))
    people = [f"{first} {last}" for first, last in full_names(rng, len(kinds))]
    numbers = sample(rng, range(10_000, 99_999), len(kinds))
    members: dict[str, Any] = {}
    signatures, certificates = [], []
    for club, person, number, kind in zip(clubs, people, numbers, kinds, strict=True):
        signed = datetime(2026, 6, integer(rng, 3, 28), integer(rng, 7, 18), integer(rng, 0, 59))
        if kind == "midnight":
            signed = signed.replace(hour=22, minute=integer(rng, 10, 50))
        began = signed - timedelta(days=integer(rng, 200, 600))
        ended = signed + timedelta(days=integer(rng, 90, 400))
        revoked: datetime | None = None
        if kind == "kept":
            revoked = signed + timedelta(days=integer(rng, 2, 20))
        elif kind == "revoked":
            revoked = signed - timedelta(days=integer(rng, 1, 9), hours=3)
        elif kind == "expired":
            ended = signed - timedelta(days=integer(rng, 1, 12))
        elif kind == "midnight":
            ended = signed
        amount = 50 * integer(rng, 11, 58)
        text = _agreement(club, person, amount, pick(rng, _PURPOSES), began)
        print_ = hashlib.sha256(text.encode()).hexdigest()
        if kind == "changed":
            text = text.replace(f"{amount} euros", f"{amount + pick(rng, (50, 500, 900))} euros")
        name = f"{club.lower().replace(' ', '-').replace('é', 'e').replace('â', 'a')}.txt"
        members[f"conventions/{name}"] = text.encode()
        level = {"advanced": "avancée", "simple": "simple"}.get(kind, "qualifiée")
        signatures.append((name, person, level, f"C-{number}", f"{signed:%d/%m/%Y %H:%M}", print_))
        last = ended.replace(hour=23, minute=59)
        certificates.append((
            f"C-{number}", f"{began:%d/%m/%Y} 00:00", f"{last:%d/%m/%Y %H:%M}",
            f"{revoked + _PARIS:%d/%m/%Y %H:%M}" if revoked else "",
        ))  # fmt: skip
    members["signatures.csv"] = spreadsheet_csv(
        ("fichier", "signataire", "niveau", "certificat", "signé le (UTC)", "SHA-256"), signatures
    )
    members["certificats.csv"] = spreadsheet_csv(
        ("certificat", "valable du", "valable jusqu'au", "révoqué le"), sorted(certificates)
    )
    who = people[kinds.index("kept")]
    late = people[kinds.index("midnight")]
    archive = f"conventions-{integer(rng, 100, 999)}.zip"
    return {
        "name": archive,
        "who": who,
        "of_who": of(who),
        "wrong_who": [person for person in people if person != who],
        "late": late,
        "changed": kinds.count("changed"),
        "not_changed": [str(kinds.count("changed") + more) for more in (-1, 1)],
        "files": {archive: Archive(members)},
    }


_MISSING = ("une photo d'identité", "un justificatif", "un acte de naissance", "un certificat")


@redraw_misfits
def day_that_a_silence_ends(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: from a receipt, the day on which a silence will be an answer, counted from a complete file."""
    received = date(2026, integer(rng, 1, 6), integer(rng, 2, 14))
    completed = received + timedelta(days=integer(rng, 6, 13))
    months, words = pick(rng, ((1, "un mois"), (2, "deux mois"), (3, "trois mois"), (4, "quatre mois")))  # fmt: skip
    granted = bool(integer(rng, 0, 1))
    if completed.month != received.month:
        return None
    key, too_soon = (day.replace(month=day.month + months) for day in (completed, received))
    rows = [
        f"Votre demande : {integer(rng, 100, 999)}-{pick(rng, 'ABCDEF')}{integer(rng, 1000, 9999)}",
        f"Reçue le {long_date(received)} à {integer(rng, 8, 18)} h {integer(rng, 10, 59)}",
        f"Il manque {pick(rng, _MISSING)} : à joindre sous 15 jours",
        f"Délai : {words}, une fois le dossier complet",
        f"Sans réponse à la fin du délai : {'accord' if granted else 'refus'}",
        f"Service instructeur : 01 99 00 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
    ]  # fmt: skip
    shown = fig.table("Un accusé de réception, six lignes.", "Accusé de réception", (), [(row,) for row in rows], (0,), numbered=False)  # fmt: skip
    return {
        "to_look_at": shown,
        "key": f"{key:%d/%m/%Y}",
        "wrong": [f"{day:%d/%m/%Y}" for day in (too_soon, completed + timedelta(days=15), key + timedelta(days=31))],
        "who": pick(rng, FIRST_NAMES), "sent": long_date(completed),
        "outcome": "acceptée" if granted else "refusée", "words": words,
    }  # fmt: skip


_STATE_SITES = (
    ("impots", "déclarer ses revenus"), ("ants", "refaire sa carte grise"), ("antai", "payer une amende"), ("legifrance", "lire le texte d'une loi"),
)  # fmt: skip
_LURES = ("{name}.gouv.fr.{other}.example", "{name}-gouv-fr.example", "www.{name}-gouv.test", "{other}-{name}.example/gouv.fr", "gouv-{name}.test", "{name}.{other}.example")  # fmt: skip
_HELPERS = ("demarches-aide", "dossier-rapide", "service-france", "guichet-direct", "formalites")


def bar_of_the_state(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four address bars, the only one of a site of the State."""
    name, need = pick(rng, _STATE_SITES)
    right = f"https://{pick(rng, ('', 'www.'))}{name}.gouv.fr/{pick(rng, ('accueil', 'particulier', 'services'))}"
    lures = [f"https://{one.format(name=name, other=pick(rng, _HELPERS))}" for one in sample(rng, _LURES, 3)]  # fmt: skip
    drawn = fig.pointed_tile(rng, "Quatre barres d'adresse d'un navigateur.", 1, [right, *lures], fig.address_bar, per_row=1)  # fmt: skip
    return {**drawn, "who": pick(rng, FIRST_NAMES), "need": need, "host": f"{name}.gouv.fr"}
