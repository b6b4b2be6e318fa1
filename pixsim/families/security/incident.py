"""Responding to an incident: isolating, alerting, evidence, reporting."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, of, plain
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.terminals import USERS
from pixsim.families.draws.simulators.webs import page, search_official_page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import clock
from pixsim.making.make import in_two_formats
from pixsim.making.texts import lines
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg


def cut_off(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a computer cut from every network, and left on."""
    wifi, cable, shared = pick(rng, ((1, 1, 0), (0, 1, 1), (1, 0, 1), (1, 1, 1)))
    links = {
        "Wi-Fi": ("activé", "coupé", wifi),
        "Câble réseau": ("branché", "débranché", cable),
        "Connexion par le téléphone": ("activée", "coupée", shared),
    }
    pages = {
        "Réseau": [
            ui.choice(name, on if used else off, (on, off))
            for name, (on, off, used) in links.items()
        ],
        "Son": [ui.choice("Volume", "60 %", ("0 %", "30 %", "60 %"))],
        "Écran": [ui.choice("Luminosité", "80 %", ("20 %", "50 %", "80 %"))],
        "Arrêt": [
            ui.button("Éteindre", "L'ordinateur est éteint."),
            ui.button("Redémarrer", "L'ordinateur redémarre."),
            ui.button("Effacer et remettre à neuf", "Tout est effacé."),
        ],
    }
    used = [(name, off) for name, (_on, off, on_now) in links.items() if on_now]
    cut: list[Act] = [reg.Open(page="Réseau"), *(reg.Set(setting=n, value=v) for n, v in used)]
    return {
        "who": pick(rng, FIRST_NAMES),
        "where": pick(rng, ("de l'accueil", "du secrétariat", "de la comptabilité", "de l'atelier", "de la salle des cours")),
        "sign": pick(rng, (
            "affiche une demande de rançon", "ouvre tout seul des fenêtres et des fichiers",
            "envoie des messages à tout le carnet d'adresses", "change le nom de ses fichiers un à un",
        )),
        "world": ui.device_of_pages("Ordinateur", "Paramètres", pages),
        "goal": Goal(want=tuple(("set", name, off) for name, off in used), keep=("set", "pressed")),
        "solution": cut,
        "near": [cut[:-1], [*cut, reg.Back(), reg.Open(page="Arrêt"), reg.Press(button="Éteindre")]],
    }  # fmt: skip


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
        **search_official_page(rng, "SMS frauduleux", official, others),
    }


def recover_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: an account from which an intruder is put out, with all that was left behind."""
    first, last = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
    own = f"{plain(first)}.{plain(last)}@poste.example"
    pirate = f"{pick(rng, ('boite', 'relais', 'envoi', 'depot'))}{integer(rng, 100, 999)}@courrier-vite.test"
    known, unknown = (
        sample(rng, ("Agenda partagé", "Album photo", "Carte de bus"), 2),
        pick(rng, ("Lecteur rapide", "Tri magique", "Boost courrier", "Sauvegarde plus")),
    )
    new = f"{pick(rng, ('verger', 'canal', 'tambour', 'lampion'))}-{pick(rng, ('orage', 'girouette', 'tulipe'))}-{integer(rng, 10, 99)}"
    hidden = bool(rng.integers(2))
    rule = "Transfert automatique" if hidden else "Copie cachée des envois"
    forwarded = ["Transfert automatique", "Copie cachée des envois"]
    pages = {
        "Informations": [
            ui.field("Adresse de secours", pirate, pattern=r"[^@ ]+@[^@ ]+\.[^@ ]+", otherwise="Cette adresse est mal formée."),
            ui.choice("Langue", "français", ("français", "anglais")),
        ],
        "Connexion": [
            ui.field("Mot de passe", "", pattern=".{10,}", otherwise="10 caractères au moins."),
            ui.info("Appareils connectés", "2 : celui-ci, et un autre inconnu"),
            ui.button("Déconnecter les autres appareils", "Seul cet appareil reste connecté.",
                   sets={"Appareils connectés": "1 : celui-ci"}),
        ],
        "Courrier": [
            *(ui.field(name, pirate if name == rule else "") for name in forwarded),
            ui.choice("Signature", "oui"),
        ],
        "Applications liées": [
            ui.choice(f"Accès {of(name)}", "autorisé", ("autorisé", "révoqué"))
            for name in sorted([*known, unknown])
        ],
    }  # fmt: skip
    mend: list[Act] = [
        reg.Open(page="Informations"),
        reg.Set(setting="Adresse de secours", value=own),
        reg.Back(),
        reg.Open(page="Connexion"),
        reg.Set(setting="Mot de passe", value=new),
        reg.Press(button="Déconnecter les autres appareils"),
        reg.Back(),
    ]
    stop: list[Act] = [reg.Open(page="Courrier"), reg.Set(setting=rule, value=""), reg.Back()]
    apps: list[Act] = [
        reg.Open(page="Applications liées"),
        reg.Set(setting=f"Accès {of(unknown)}", value="révoqué"),
    ]
    return {
        "who": first,
        "of_who": of(first),
        "own": own,
        "known": " et ".join(f"« {name} »" for name in sorted(known)),
        "new": new,
        "world": ui.device_of_pages("Compte de messagerie", "Mon compte", pages),
        "goal": Goal(
            want=(
                ("set", "Adresse de secours", f"^{own}"),
                ("set", "Mot de passe", new),
                ("set", rule, ""),
                ("set", f"Accès {of(unknown)}", "révoqué"),
                ("pressed", "Déconnecter les autres appareils"),
            ),
            keep=("set", "pressed"),
        ),
        "solution": [*mend, *stop, *apps],
        "near": [[*mend, *stop], [*mend, *apps], [*mend[3:], *stop, *apps]],
    }


_HOLDERS = (
    ("Boîtier de l'accueil", "en permanence"),
    ("Nuage synchronisé", "en permanence"),
    ("Disque rouge", "le temps de la copie"),
    ("Disque bleu", "le temps de la copie"),
    ("Bandes du coffre", "le temps de la copie"),
)

_READ, _UNREAD = "relue sans erreur", ("illisible", "erreurs à la relecture")


def sound_copy(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the last copy made before an intruder came in, kept apart and read again without a fault."""
    attack = datetime(2026, integer(rng, 3, 10), integer(rng, 12, 26), 5, 40)
    entry = attack - timedelta(days=integer(rng, 9, 15), hours=integer(rng, 1, 4))
    left = attack - timedelta(days=integer(rng, 40, 55))
    people = [plain(name) for name in sample(rng, FIRST_NAMES, 7)]
    account = f"stage-{people[0]}"
    seen = [(left - timedelta(days=day, minutes=integer(rng, 0, 400)), account, "réussie") for day in (1, 2, 4)]  # fmt: skip
    seen += [(entry - timedelta(days=3, minutes=7 * n), account, "refusée") for n in range(4)]
    seen += [(entry + timedelta(days=day, minutes=day * 37), account, "réussie") for day in (0, 1, 2, 4, 7)]  # fmt: skip
    for day in range(60):
        for person in sample(rng, people[1:], 2):
            when = attack - timedelta(days=day + 1, minutes=integer(rng, -700, -150))
            seen.append((when, person, "réussie" if integer(rng, 0, 7) else "refusée"))
    log = [f"{when:%d/%m/%Y %H:%M};{who};{what}" for when, who, what in sorted(seen)]

    (away, back) = sample(rng, range(2, 5), 2)  # places of supports that are kept apart
    first = entry.replace(hour=22, minute=0)
    made = [
        (first - timedelta(days=3), away, _READ),  # the one to take
        (first - timedelta(days=1), 0, _READ),  # always plugged in
        (first - timedelta(days=2), back, _UNREAD[0]),
        (first - timedelta(days=1), away, _UNREAD[1]),
        (first + timedelta(days=2), back, _READ),  # the intruder was in
        (first + timedelta(days=6), away, _READ),
        (first - timedelta(days=8), back, _READ),
        (first - timedelta(days=2), 1, _READ),
    ]
    made += [(first - timedelta(days=10 + 3 * n), n % 5, pick(rng, (_READ, _READ, *_UNREAD))) for n in range(12)]  # fmt: skip
    made += [(first + timedelta(days=n), n % 2, pick(rng, (_READ, *_UNREAD))) for n in range(8)]
    made = [copy for copy in made if copy[0] < attack]
    numbers = sample(rng, range(101, 190), len(made))
    rows = [
        (f"C-{number}", when.date(), _HOLDERS[place][0], state)
        for number, (when, place, state) in zip(numbers, made, strict=True)
    ]
    book = Workbook(
        (
            sheet("Copies", ("Copie", "Faite le soir du", "Support", "Contrôle"), tuple(shuffled(rng, rows))),
            sheet("Supports", ("Support", "Branché"), tuple(shuffled(rng, _HOLDERS))),
        )
    )  # fmt: skip
    return {
        "account": account, "attack": f"{attack:%d/%m/%Y}", "left": f"{left:%d/%m/%Y}", "entry": f"{entry:%d/%m/%Y}", "at": f"{entry:%H:%M}",
        "key": rows[0][0], "wrong": [row[0] for row in rows[1:7]],
        "files": in_two_formats("copies", book) | {"connexions.log": lines(["jour et heure;compte;connexion", *log])},
    }  # fmt: skip


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


def _hour(when: datetime) -> str:
    return f"{when:%d/%m/%Y}, {when.hour} h"


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
            ui.screen(
                page_name,
                ui.choice(names[0], begun[0], (nothing, "Arcom", someone, "DGCCRF", "gendarmerie seule")),
                ui.choice(names[1], begun[1], dates), ui.choice(names[2], begun[2]), text=text,
            )
        )  # fmt: skip
        steps += [(page_name, one, value) for one, value in zip(names, asked, strict=True)]
        if kind == "some":
            early = _hour(mistaken)
        due += [f"{name} : {asked[1]}"] if kind != "none" else []
    sent = ("Envoi", "Enregistrer le registre", "")
    world = ui.device("Registre des violations", ui.screen("Registre"), *screens, ui.screen("Envoi", ui.button("Enregistrer le registre", "Registre enregistré.")))  # fmt: skip
    by_kind = {kind: name for kind, name, _what in cases}

    def otherwise(kind: str, start: str, value: str) -> list[ui.Step]:
        return [(p, n, value if n == f"{start} ({by_kind[kind]})" else v) for p, n, v in steps]

    return {
        "due": " ; ".join(due),
        "high": by_kind["high"],
        "none": by_kind["none"],
        "world": world,
        "goal": ui.goal_of_steps(*steps, sent),
        "solution": ui.acts_of_steps([*steps, sent]),
        "near": [
            ui.acts_of_steps([*otherwise("some", "Au plus tard", early), sent]),
            ui.acts_of_steps([*otherwise("none", "Notifier", someone), sent]),
            ui.acts_of_steps([*otherwise("some", "Informer les personnes", "oui"), sent]),
            ui.acts_of_steps(steps),
        ],
    }  # fmt: skip


PARIS = 7200  # seconds ahead of universal time in summer
_CITIES = ("Lille", "Metz", "Rennes", "Nantes", "Dijon", "Pau")
_ABROAD = ("Oslo", "Lima", "Perth", "Dakar", "Osaka", "Quito")


@redraw_misfits
def suspect_login(rng: np.random.Generator) -> dict[str, Any] | None:
    """The first fraudulent log-in of one user, from two records in two time zones and the towns of ranges within ranges."""
    home, near = sample(rng, _CITIES, 2)
    user, (pirate, other) = pick(rng, USERS), sample(rng, _ABROAD, 2)
    others = [name for name in USERS if name != user]
    wide, far, office = shuffled(rng, ("203.0.113", "198.51.100", "192.0.2"))
    inner, owned, tunnel = (32 * integer(rng, 1, 6) for _net in range(3))
    ranges = [
        (f"{wide}.0/24", home), (f"{wide}.{inner}/27", pirate), (f"{far}.0/24", other), (f"{far}.{owned}/27", home),
        (f"{office}.0/24", near), (f"{office}.{tunnel}/27", pick(rng, [town for town in _ABROAD if town not in (pirate, other)])),
    ]  # fmt: skip

    def outside(net: str, start: int) -> str:
        """An address of a wide range that is not in the narrow one."""
        return f"{net}.{pick(rng, [n for n in range(1, 255) if not start <= n < start + 32])}"

    def from_home() -> str:
        legal = (outside(wide, inner), f"{far}.{owned + integer(rng, 1, 30)}", f"{office}.{tunnel + integer(rng, 1, 14)}")  # fmt: skip
        return pick(rng, legal)

    def stolen() -> str:
        return pick(rng, (f"{wide}.{inner + integer(rng, 1, 30)}", outside(far, owned)))

    day = datetime(2026, integer(rng, 6, 9), integer(rng, 2, 28))
    first = integer(rng, 10 * 3600, 14 * 3600)
    places = shuffled(rng, ("messagerie", "portail"))
    second = first + integer(
        rng, 600, 6600
    )  # in the other record, less than the two hours between them
    rows: list[tuple[str, int, str, str, bool]] = [
        (places[0], first, user, f"{wide}.{inner + integer(rng, 1, 30)}", True),
        (places[1], second, user, stolen(), True),
    ]
    rows += [(place, first - integer(rng, 60, 9000), user, stolen(), False) for place in places for _ in range(6)]  # fmt: skip
    rows += [(place, second + integer(rng, 60, 9000), user, stolen(), True) for place in places for _ in range(4)]  # fmt: skip
    taken = {when for _place, when, *_rest in rows}
    seconds = iter(sample(rng, sorted({*range(6 * 3600, 20 * 3600)} - taken), 1300))
    rows += [(place, next(seconds), user, from_home(), bool(rng.integers(5))) for place in places for _ in range(45)]  # fmt: skip
    everywhere = [from_home, stolen]
    rows += [
        (pick(rng, places), when, pick(rng, others), pick(rng, everywhere)(), bool(rng.integers(6)))
        for when in seconds
    ]
    if len({when for _place, when, *_rest in rows}) < len(rows):  # one at a time
        return None

    def utc(when: int) -> str:
        return f"{day + timedelta(seconds=when - PARIS):%Y-%m-%dT%H:%M:%S}Z"

    rows.sort(key=lambda row: row[1])
    log = [f"{utc(when)} login user={who} ip={ip} {'ok' if good else 'bad-password'}" for place, when, who, ip, good in rows if place == "messagerie"]  # fmt: skip
    table = [(f"{day:%d/%m/%Y} {clock(when)}", who, ip, 200 if good else 401) for place, when, who, ip, good in rows if place == "portail"]  # fmt: skip
    shown = (
        first if places[0] == "messagerie" else second
    ) - PARIS  # as the record in universal time tells it
    notes = (
        "messagerie.log est à l'heure universelle (Z), portail.csv à l'heure de Paris.",
        "Le portail note 200 pour une connexion réussie, 401 pour un refus.",
        "adresses.csv dit où se trouvent les adresses. Une adresse qui est dans deux plages est dans la ville de la plus petite.",
        f"En télétravail, on passe par notre VPN, dont les adresses vont de {office}.{tunnel} à {office}.{tunnel + 15}.",
    )  # fmt: skip
    failures = [when for _place, when, who, _ip, good in rows if who == user and not good]
    return {
        "user": user,
        "home": home,
        "key": [clock(first)],
        "wrong": sorted({clock(shown), clock(second), clock(failures[0])} - {clock(first)}),
        "files": {
            "messagerie.log": text_file(log),
            "portail.csv": spreadsheet_csv(("date", "compte", "adresse", "resultat"), table),
            "adresses.csv": spreadsheet_csv(("plage", "ville"), shuffled(rng, ranges)),
            "notes.txt": text_file(list(notes)),
        },
    }
