"""Exercising one's rights: access, rectification, erasure, CNIL."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.invented.authorities import (
    CNIL,
    CONSO,
    Authority,
    help_desk,
    paid_imitation,
    send_form,
)
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names, plain
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.mail import Inbox, contacts_of
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import (
    integer,
    matching,
    pick,
    sample,
    shuffled,
)
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts as mail_acts
from pixsim.worlds.web import acts as web_acts

_HOLDERS = (
    ("la salle de sport", "sport-plus"), ("la mutuelle", "mutuelle-azur"), ("le magasin de vélos", "velo-nord"),
    ("le site de rencontres", "coup-de-coeur"), ("l'opérateur de téléphone", "allo-plateau"), ("l'agence de voyages", "large-et-loin"),
    ("la plateforme de cours", "cours-du-soir"),
)  # fmt: skip


def ask_for_data(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a copy of one's data asked by an answer to the message that tells how, not to the others of that body."""
    inbox = Inbox(rng, 8)
    (name, site) = pick(rng, _HOLDERS)
    right = pick(rng, ("mes-donnees", "protection.donnees", "dpo", "vie-privee"))
    address, offers, deaf = (f"{local}@{site}.example" for local in (right, "offres", "ne-pas-repondre"))  # fmt: skip
    told, sold, changed = (
        inbox.add(site, sender, subject, f"Bonjour,\n{text}")
        for sender, subject, text in (
            (address, "Vos données", "Pour recevoir une copie de vos données personnelles, répondez à ce message."),
            (offers, "Nos offres", "Répondez à ce message pour profiter de nos prix."),
            (deaf, "Nos conditions changent", "Nos conditions changent le 1er du mois. Personne ne lit les réponses à ce message."),
        )
    )  # fmt: skip
    inbox.chatter(3)
    world, ids = inbox.box(contacts=contacts_of(inbox.people[:3]))

    def asked(message: int) -> list[Act]:
        return [mail_acts.Open(thing=ids[message]), mail_acts.Reply(), mail_acts.Send()]

    return {
        "to": f"au {name.removeprefix('le ')}" if name.startswith("le ") else f"à {name}",
        "site": f"{site}.example",
        "world": world,
        "goal": Goal(want=(("sent", "$m", "*"), ("to", "$m", address)), keep=("sent", "in")),
        "solution": asked(told),
        "near": [asked(sold), asked(changed), asked(told)[:2]],
    }


_WISHES_BY_RIGHT = (
    ("savoir tout ce que le club garde à son sujet", "accès"), ("que son adresse, mal écrite, soit mise à jour", "rectification"), ("qu'on efface son dossier, après son départ", "effacement"),
    ("ne plus recevoir de publicité du club", "opposition"), ("récupérer ses données dans un fichier, pour les donner à un autre club", "portabilité"),
)  # fmt: skip


def right_used(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: in the form of a club, the right that a wish comes under, sent to the right address."""
    wish, right = pick(rng, _WISHES_BY_RIGHT)
    (first, last), *_others = full_names(rng, 2)
    club = pick(rng, ("club-aviron", "club-photo", "club-lecture", "club-marche"))
    root = f"https://{club}.example"
    rights = (
        "accès",
        "rectification",
        "effacement",
        "opposition",
        "portabilité",
        "déréférencement",
    )
    desks = (
        "délégué à la protection des données",
        "service des inscriptions",
        "boutique",
        "presse",
    )
    form = page(f"{root}/vos-donnees", "Vos données", "# Vos données", {"field": "Droit exercé", "choices": tuple(shuffled(rng, rights))}, {"field": "Destinataire", "choices": tuple(shuffled(rng, desks))},
                {"button": "Envoyer la demande", "needs": {"Droit exercé": ".+", "Destinataire": ".+"}})  # fmt: skip
    home = page(
        f"{root}/",
        club,
        f"# {club}",
        f"[Adhérer]({root}/adherer)",
        f"[Vos données]({root}/vos-donnees)",
        f"[Contact]({root}/contact)",
    )
    others = [
        page(f"{root}/adherer", "Adhérer", {"button": "Payer"}),
        page(f"{root}/contact", "Contact", "Téléphone : 01 99 00 12 12"),
    ]
    wrong = next(one for one in rights if one != right)

    def ask(what: str = right, desk: str = desks[0]) -> list[Act]:
        return [
            web_acts.Follow(link="2"),
            web_acts.Fill(field="1", value=what),
            web_acts.Fill(field="2", value=desk),
            web_acts.Press(button="3"),
        ]

    return {
        "person": f"{first} {last}", "club": plain(club), "wish": wish, "right": right,
        "world": browser([home, form, *others], at=f"{root}/"),
        "goal": Goal(want=(("sent", form.url, "Droit exercé", right), ("sent", form.url, "Destinataire", desks[0]), ("pressed", form.url, "Envoyer la demande")), refuse=(("pressed", f"{root}/adherer", "*"),)),
        "solution": ask(),
        "near": [ask(wrong), ask(desk=desks[2]), ask()[:-1]],
    }  # fmt: skip


_SHOPS = ("Lumen", "Cyclade", "Potimar", "Vertane", "Orlibri", "Mokaville")

_WISHES_BY_AUTHORITY = {
    "effacer": ("efface son compte", "effacer mes données"),
    "copier": ("lui donne une copie de ses données", "obtenir une copie de mes données"),
    "corriger": ("corrige sa date de naissance", "corriger mes données"),
}


def whom_to_ask(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a request about one's data goes to the organisation first, to the authority when it keeps silent."""
    shop, who = pick(rng, _SHOPS), pick(rng, FIRST_NAMES)
    wish, form = _WISHES_BY_AUTHORITY[pick(rng, list(_WISHES_BY_AUTHORITY))]
    dpo = Authority(
        f"Boutique {shop}", f"{shop.lower()}.example", (f"{shop} : tout pour la maison.", "Nos données sont confiées à un délégué à la protection des données (DPO)."),
        "Écrire au délégué", tuple(one for _said, one in _WISHES_BY_AUTHORITY.values()),
    )  # fmt: skip
    sites = shuffled(rng, [dpo, CNIL, CONSO])
    asked = "Entreprise ou organisme en cause"
    case = pick(rng, ("first", "silent", "refused", "bought"))
    days = integer(rng, 41, 90)
    text, site, matter, why = {
        "first": (f"voudrait que la boutique {shop} {wish}, et ne lui a encore rien demandé", dpo, form,
                  "On demande d'abord à l'organisme, dont le délégué (DPO) répond dans le mois"),
        "silent": (f"a écrit au délégué de la boutique {shop} pour qu'elle {wish} : {days} jours plus tard, aucune réponse", CNIL, CNIL.matters[0],
                   "Un mois sans réponse de l'organisme ouvre la voie de la CNIL, qui peut l'obliger"),
        "refused": (f"a demandé que la boutique {shop} {wish} : le délégué a refusé, sans raison", CNIL, CNIL.matters[0],
                    "Le refus de l'organisme ouvre la voie de la CNIL, qui peut l'obliger"),
        "bought": (f"a payé {integer(rng, 30, 400)} € à la boutique {shop} il y a {days} jours : le colis n'est jamais parti, et elle ne répond plus", CONSO, CONSO.matters[0],
                   "Un achat non livré n'est pas une affaire de données : SignalConso le transmet à la répression des fraudes"),
    }[case]  # fmt: skip
    paid = paid_imitation(rng, asked)
    pages = [one for each in sites for one in each.pages(asked)]
    start = help_desk("Les liens du guichet", (), [each.pages(asked)[0] for each in sites], paid)
    place = {each.name: n for n, each in enumerate(sites, 1)}

    def write(to: Authority, what: str) -> list[Act]:
        return send_form(shop, what, place[to.name])

    early = case in ("first", "bought")
    wrong = write(CNIL, CNIL.matters[0]) if early else write(dpo, form)
    return {
        "who": who, "case": text, "why": why, "shop": shop, "right": site.name,
        "world": browser([start, *pages, paid], at=start.url),
        "goal": Goal(want=site.sent(asked, f"~{shop}", matter), keep=("pressed",)),
        "solution": write(site, matter),
        "near": [wrong, write(site, matter)[:-1], [web_acts.Follow(link="4"), web_acts.Fill(field="1", value=shop), web_acts.Press(button="3")]],
    }  # fmt: skip


_BASES = {
    "consentement": (
        "Des cookies publicitaires déposés après un clic sur « Accepter »",
        "Une lettre d'information à qui a coché « Je la souhaite »",
        "La photo d'une adhérente majeure sur l'affiche, avec son accord",
    ),
    "contrat": (
        "L'adresse d'une cliente, pour livrer sa commande",
        "La consommation d'un abonné, pour établir sa facture",
        "Les dates du séjour, pour tenir une réservation d'hôtel",
    ),
    "obligation légale": (
        "Les salaires qu'un employeur déclare aux organismes sociaux",
        "Les factures gardées dix ans selon le code de commerce",
        "L'identité qu'une banque vérifie contre le blanchiment",
    ),
    "intérêt légitime": (
        "Les caméras d'un magasin, pour prévenir les vols",
        "Le journal d'un site, pour repérer des attaques",
    ),
    "intérêts vitaux": (
        "Le groupe sanguin d'un blessé inconscient, aux urgences",
        "La position d'une disparue en danger, pour les secours",
    ),
}


def legal_basis(rng: np.random.Generator) -> dict[str, Any]:
    """Three uses of data and the legal basis of each."""
    return matching(rng, _BASES)


Line = tuple[date, str, str, str, str]
"""Day, mail, use, given or withdrawn, and how, by its code."""


_ALONE, _COMMUNE = "professionnel de santé exerçant seul", "commune"

_CONTROLLERS = (
    ("Cabinet Roux", _ALONE, 1), ("Cabinet Morel", _ALONE, 1), ("Clinique du Lac", "établissement de santé", 320), ("Ville d'Aubrac", _COMMUNE, 210),
    ("Ville de Granit", _COMMUNE, 390), ("Colonies du Sud", "société", 60), ("Menuiserie Lenoir", "société", 180), ("Transports Ouest", "société", 340),
    ("Mutuelle Azur", "mutuelle", 240), ("Vélos du Nord", "société", 95), ("Théâtre des Halles", "association", 40), ("Régie des eaux", "régie", 130),
)  # fmt: skip

_DATA = {
    "D1": "nom, adresse", "D2": "achats", "D3": "dates de passage", "D4": "plaque du véhicule", "D5": "allergies et traitements", "D6": "appartenance à un syndicat",
    "D7": "condamnations", "D8": "religion, pour les menus",
}  # fmt: skip

_RISKY_USES = {
    "P1": "un agent répond à chaque demande", "P2": "un envoi par mois, avec désinscription", "P3": "chacun reçoit une note, calculée d'après ses retards passés",
    "P4": "le logiciel fixe seul le montant remboursé, personne ne relit", "P5": "les déplacements sont suivis par GPS tout le jour",
    "P6": "les fiches sont rapprochées chaque nuit de celles d'une autre société, tenues pour un autre but", "P7": "un assistant vocal d'un genre nouveau écoute et répond",
    "P8": "d'après la fiche, un agent décide qui est exclu du service",
}  # fmt: skip

_RULES = (
    ("Critère 1", "Évaluation ou notation des personnes"), ("Critère 2", "Décision automatique qui a un effet juridique ou aussi sérieux"), ("Critère 3", "Surveillance systématique"),
    ("Critère 4", "Données sensibles ou très personnelles (santé, religion, syndicat, condamnations…)"), ("Critère 5", "Grande échelle (ici : plus de 100 000 personnes)"),
    ("Critère 6", "Croisement de fichiers tenus pour des buts différents"), ("Critère 7", "Personnes vulnérables : mineurs, patients, personnes âgées, salariés face à leur employeur"),
    ("Critère 8", "Usage innovant d'une technique"), ("Critère 9", "Exclusion d'un service, d'un contrat ou d'un droit"),
    ("Seuil", "Deux critères ou plus : analyse d'impact, sauf dispense"),
    ("Dispense", "Soins donnés par un professionnel de santé exerçant seul"), ("Dispense", "Affaires scolaires et périscolaires d'une commune"),
    ("Dispense", "Gestion du seul personnel, dans un organisme de moins de 250 personnes, sans notation ni profilage"),
    ("Validité", "Une analyse vaut trois ans ; elle ne vaut plus si le traitement a été modifié depuis"),
)  # fmt: skip

_FRAIL = ("élèves de 6 à 11 ans", "salariés de l'organisme", "patients", "résidents d'une maison de retraite")  # fmt: skip
_SENSITIVE = ("D5", "D6", "D7", "D8")
Row = tuple[str, str, str, int, str, str]


def _criteria(row: Row) -> int:
    """How many criteria a processing meets."""
    _body, _aim, public, people, data, use = row
    return (
        (public in _FRAIL) + (people > 100_000) + any(code in _SENSITIVE for code in data.split()) + (use not in ("P1", "P2"))
    )  # fmt: skip


_CARE, _SCHOOL, _STAFF = "soins", "affaires scolaires et périscolaires", "gestion du personnel"


def _exempted(row: Row) -> bool:
    """Whether the lists of exemptions spare a processing."""
    nature, size = next((n, s) for name, n, s in _CONTROLLERS if name == row[0])
    return (
        (row[1] == _CARE and nature == _ALONE)
        or (row[1] == _SCHOOL and nature == _COMMUNE)
        or (row[1] == _STAFF and size < 250 and row[5] != "P3")
    )


_AIMS = ("relation avec la clientèle", "facturation", "réservations", "lettre d'information", "prêts", "garanties")  # fmt: skip
_PLAIN = ("clients majeurs", "abonnés majeurs", "usagers majeurs", "adhérents majeurs")


def _register(rng: np.random.Generator) -> list[Row]:
    """Sixty processings, with those that are exempted and those that only look like them."""
    small = [name for name, _nature, size in _CONTROLLERS if 1 < size < 250]
    rows: list[Row] = [
        ("Cabinet Roux", _CARE, "patients", 900, "D1 D5", "P1"),
        ("Cabinet Morel", _CARE, "patients", 1_300, "D1 D5", "P1"),
        ("Clinique du Lac", _CARE, "patients", 7_400, "D1 D5", "P1"),
        ("Ville d'Aubrac", _SCHOOL, "élèves de 6 à 11 ans", 620, "D1 D5 D3", "P1"),
        ("Colonies du Sud", _SCHOOL, "élèves de 6 à 11 ans", 2_300, "D1 D5", "P1"),
        ("Menuiserie Lenoir", _STAFF, "salariés de l'organisme", 180, "D1 D6", "P1"),
        ("Transports Ouest", _STAFF, "salariés de l'organisme", 340, "D1 D6", "P1"),
        (pick(rng, small), _STAFF, "salariés de l'organisme", integer(rng, 40, 200), "D1 D3", "P3"),
    ]
    while len(rows) < 60:
        public = pick(rng, (*_PLAIN, *_PLAIN, *_FRAIL))
        body, _nature, _size = pick(rng, _CONTROLLERS[2:])
        people = pick(rng, (integer(rng, 300, 9_000), integer(rng, 20_000, 99_000), integer(rng, 101_000, 900_000)))  # fmt: skip
        codes = sample(rng, ("D2", "D3", "D4"), integer(rng, 1, 2))
        if rng.random() < 0.25:
            codes.append(pick(rng, _SENSITIVE))
        use = pick(rng, ("P1", "P1", "P2", "P2", *_RISKY_USES))
        rows.append((body, pick(rng, _AIMS), public, people, " ".join(["D1", *codes]), use))
    return rows


def impact_missing(rng: np.random.Generator) -> dict[str, Any]:
    """Of sixty processings: the three that need an assessment and have none, or one too old, or from before a change."""
    today = date(2026, integer(rng, 3, 11), integer(rng, 1, 28))
    named = [(f"T-{n:02}", row) for n, row in enumerate(shuffled(rng, _register(rng)), 1)]
    due = [name for name, row in named if _criteria(row) >= 2 and not _exempted(row)]
    late = sample(rng, due, 3)
    spared = [name for name, row in named if _criteria(row) >= 2 and _exempted(row)]
    done: list[tuple[str, date, str]] = []
    changed = {name: today - timedelta(days=integer(rng, 900, 1500)) for name, _row in named}
    for name, _row in named:
        recent = today - timedelta(days=integer(rng, 60, 800))
        old = today - timedelta(days=integer(rng, 1200, 1900))
        if name == late[0] or (name not in due and (name in spared or rng.random() < 0.8)):
            continue
        if name == late[1]:
            done.append((name, old, "favorable"))
            changed[name] = old - timedelta(days=integer(rng, 30, 300))
        elif name == late[2]:
            done.append((name, recent, "favorable"))
            changed[name] = recent + timedelta(days=integer(rng, 10, 50))
        else:
            if rng.random() < 0.3:
                done.append((name, old, "favorable"))
            done.append((name, recent, pick(rng, ("favorable", "favorable, avec mesures"))))
    book = Workbook(
        (
            sheet("Traitements", ("Repère", "Organisme", "But", "Public", "Personnes", "Données", "Particularité", "Modifié le"), [(name, *row, changed[name]) for name, row in named]),
            sheet("Organismes", ("Organisme", "Nature", "Effectif"), list(_CONTROLLERS)),
            sheet("Codes", ("Code", "Sens"), [*_DATA.items(), *_RISKY_USES.items()]),
            sheet("Règles", ("Règle", "Texte"), list(_RULES)),
        )
    )  # fmt: skip
    table = DataTable(("repere", "analyse_du", "conclusion"), tuple(shuffled(rng, done)))
    return {
        "day": long_date(today),
        "none": late[0],
        "old": late[1],
        "before": late[2],
        "spared": ", ".join(spared),
        "wrong": [*spared[:2], next(name for name in due if name not in late)],
        "files": {**in_two_formats("registre", book), "analyses.csv": table},
    }


_AGREED = (
    ("a coché la case « recevoir la lettre », vide au départ", True), ("a répondu « oui » au téléphone à la question « voulez-vous la lettre ? », noté par l'accueil", True), ("a demandé la lettre par le formulaire du site", True),
    ("case « recevoir la lettre » déjà cochée dans le formulaire, laissée telle", False), ("a accepté les conditions d'utilisation, qui parlent de la lettre à l'article 14", False), ("a donné son adresse pour un reçu, sans autre question", False), ("a accepté un appel pour un devis", False), ("n'a pas répondu au message « sans réponse de votre part, nous vous inscrivons »", False),
)  # fmt: skip


_SINCE = (
    ("a suivi le lien de désinscription de la lettre", False), ("a répondu « ne m'écrivez plus » à une lettre", False),
    ("a demandé à l'accueil d'ôter son adresse de la lettre", False),
    ("a demandé une facture en double", None), ("a refusé les SMS, et rien d'autre", None), ("n'a ouvert aucune lettre depuis un mois", None),
    ("a changé d'adresse postale", None),
)  # fmt: skip
"""What somebody did later: it takes an agreement back, or changes nothing in it."""


def letters_by_agreement(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: to whom a newsletter may go, by what each agreed to, has taken back and has given again since."""
    names = sample(rng, FIRST_NAMES, 10)
    good, bad = (shuffled(rng, [one for one in _AGREED if one[1] is good]) for good in (True, False))  # fmt: skip
    away, none = ([one for one, effect in _SINCE if effect is what] for what in (False, None))
    told = dict(zip(names, (*good, *good, *bad), strict=False))
    year = integer(rng, 2022, 2025)

    def day(month: int) -> str:
        return f"{integer(rng, 1, 28):02}/{month:02}/{year}"

    again, first_no, later_yes = "a demandé la lettre de nouveau, par le formulaire", names[6], names[7]  # fmt: skip
    rows = [(f"{name}, {day(integer(rng, 1, 4))}", said) for name, (said, _ok) in told.items()]
    rows += [
        (f"{names[0]}, {day(6)}", pick(rng, away)),
        (f"{names[1]}, {day(6)}", pick(rng, away)), (f"{names[1]}, {day(9)}", again),
        (f"{names[2]}, {day(5)}", again), (f"{names[2]}, {day(10)}", pick(rng, away)),
        (f"{names[3]}, {day(7)}", pick(rng, none)),
        (f"{first_no}, {day(8)}", pick(rng, none)),
        (f"{later_yes}, {day(8)}", "a demandé la lettre par le formulaire du site"),
    ]  # fmt: skip
    right = {name: "oui" if ok else "non" for name, (_said, ok) in told.items()}
    right |= {names[0]: "non", names[2]: "non", later_yes: "oui"}
    turned = {names[0], names[1], names[2], later_yes, *sample(rng, names[3:7], 2)}
    begun = {name: {"oui": "non", "non": "oui"}[said] if name in turned else said for name, said in right.items()}  # fmt: skip
    label = "Envoyer la lettre à {}"
    world = ui.device(
        "Fichier des contacts", ui.screen("Contacts"),
        ui.screen("Journal", *(ui.info(*row) for row in sorted(rows, key=lambda row: row[0].rpartition(", ")[2][3:5] + row[0]))),
        ui.screen("Lettre", *(ui.choice(label.format(name), begun[name]) for name in sorted(names))),
        ui.screen("Autres envois", ui.choice("Reçus et factures", "oui"), ui.choice("Rappels de rendez-vous", "oui")),
    )  # fmt: skip

    def chosen(other: dict[str, str]) -> list[ui.Step]:
        return [
            ("Lettre", label.format(name), value)
            for name, value in (right | other).items()
            if begun[name] != value
        ]

    mistaken = ({names[0]: "oui"}, {names[1]: "non"}, {names[2]: "oui"}, {later_yes: "non"}, {names[3]: "non"})  # fmt: skip
    task = ui.task_of_steps(world, chosen({}), *(chosen(one) for one in mistaken))
    task["solution"] = [*ui.at("Journal"), ui.BACK, *task["solution"]]
    return {"withdrawn": names[0], "back": names[1], **task}
