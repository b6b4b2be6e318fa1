"""Responding to an incident: isolating, alerting, evidence, reporting."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, of, plain
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.terminals import USERS
from pixsim.families.draws.simulators.webs import page, search_official_page
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.texts import lines
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg
from pixsim.worlds.shell.data import Entry, Process
from pixsim.worlds.shell.world import Shell


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


_RULES = (
    "RGPD, articles 33 et 34. Qui est responsable des données notifie à la CNIL une violation, au plus tard 72 heures\n"
    "après en avoir eu connaissance, sauf si elle ne présente guère de risque pour les personnes.\n"
    "Il les informe elles aussi quand leur risque est élevé. Tout est inscrit au registre."
)


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
        while (told + timedelta(hours=72)).weekday() > 4:  # a last day off might be put back
            told += timedelta(days=1)
        due_at, mistaken = told + timedelta(hours=72), seen + timedelta(hours=72)
        others = (told + timedelta(hours=gap) for gap in sample(rng, (24, 48, 120, 168), 3))
        dates = ("sans objet", *map(_hour, sorted((due_at, mistaken, *others))))
        names = (f"Notifier ({name})", f"Au plus tard ({name})", f"Informer les personnes ({name})")
        asked = (
            nothing if kind == "none" else someone,
            "sans objet" if kind == "none" else _hour(due_at),
            "oui" if kind == "high" else "non",
        )
        text = f"{what}\nL'hébergeur s'en est aperçu le {_hour(seen)}, et en a averti la commune le {_hour(told)}."
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
    world = ui.device("Registre des violations", ui.screen("Registre"), *screens, ui.screen("Règles", text=_RULES), ui.screen("Envoi", ui.button("Enregistrer le registre", "Registre enregistré.")))  # fmt: skip
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


def intruder_stopped(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: in the log of a server, the account that somebody else entered, what was left there and what still runs: stopped, and that alone."""
    admin, *users = sample(rng, USERS, 5)
    victim, guessed, away, plain_one = users
    net, home = f"198.51.100.{integer(rng, 2, 250)}", f"192.0.2.{integer(rng, 2, 120)}"
    foreign, other = f"203.0.113.{integer(rng, 2, 120)}", f"203.0.113.{integer(rng, 130, 250)}"
    port, night = [str(n) for n in sample(rng, range(1100, 9800), 8)], integer(rng, 1, 4)
    hidden = pick(rng, (".cache-2", ".police", ".tmp-x", ".session"))
    log = [
        (8, f"{plain_one} accepté depuis {net}"),
        (9, f"{away} accepté depuis {other}"),
        *((night, f"{guessed} refusé depuis {foreign}") for _n in range(3)),
        *((night, f"{victim} refusé depuis {foreign}") for _n in range(2)),
        (night + 1, f"{victim} accepté depuis {foreign}"),
        (10, f"{victim} accepté depuis {net}"),
        (11, f"{guessed} accepté depuis {home}"),
    ]
    minute = iter(sorted(sample(rng, range(10, 59), len(log))))
    lines = tuple(
        f"{hour:02} h {next(minute)} : {said}" for hour, said in sorted(log, key=lambda row: row[0])
    )
    entries = [
        Entry(path="/var", folder=True, mode=0o755), Entry(path="/var/log", folder=True, mode=0o755), Entry(path="/var/log/entrees.log", lines=lines),
        Entry(path="/var/log/a-savoir.txt", lines=(f"Bureau : {net}", f"Maison de {guessed} : {home}", f"{away} est en déplacement cette semaine : {other}", "Adresse fermée : une par ligne dans /etc/fermees")),
        Entry(path="/etc", folder=True, mode=0o755), Entry(path="/etc/fermees", lines=(f"203.0.113.{integer(rng, 121, 129)}",)),
    ]  # fmt: skip
    for user in (admin, *users):
        entries.append(Entry(path=f"/home/{user}", folder=True, owner=user, group=user, mode=0o750))
        entries.append(
            Entry(path=f"/home/{user}/notes.txt", owner=user, group=user, lines=("Réunion lundi",))
        )
    entries.append(
        Entry(
            path=f"/home/{victim}/{hidden}",
            owner=victim,
            group=victim,
            mode=0o755,
            date=f"12 mars {night + 1:02}:5{integer(rng, 0, 9)}",
            lines=(f"envoi {foreign} /home/{victim}",),
        )
    )
    entries.append(
        Entry(
            path=f"/home/{victim}/.profil",
            owner=victim,
            group=victim,
            date="2 janv. 09:12",
            lines=("langue=fr",),
        )
    )
    running = [
        Process(pid=port[0], user=victim, name=hidden, cpu=integer(rng, 3, 9)), Process(pid=port[1], user=victim, name=hidden, cpu=1), Process(pid=port[2], user=victim, name="editeur", cpu=2),
        Process(pid=port[3], user=guessed, name="editeur", cpu=1), Process(pid=port[4], user="root", name="journal", cpu=1), Process(pid=port[5], user=away, name="calcul", cpu=integer(rng, 70, 95)),
    ]  # fmt: skip
    closed = next(entry.lines[0] for entry in entries if entry.path == "/etc/fermees")
    kill = [f"taper sudo kill {one}" for one in port[:2]]
    gone = f"taper sudo rm /home/{victim}/{hidden}"
    close = f"taper sudo echo {foreign} >> /etc/fermees"
    keep = tuple(("process", one.pid, one.name) for one in running[2:])
    return {
        "victim": victim, "foreign": foreign, "hidden": hidden, "away": away, "guessed": guessed, "admin": admin,
        "world": Shell(user=admin, entries=(Entry(path="/home", folder=True, mode=0o755), *(entry if entry.path != "/etc/fermees" else entry.changed(owner=admin, group=admin) for entry in entries)), cwd=f"/home/{admin}", admins=(admin,), processes=tuple(shuffled(rng, running))),
        "goal": Goal(want=(*keep, ("content", "/etc/fermees", f"{closed} / {foreign}")), refuse=(("file", f"/home/{victim}/{hidden}"), *(("process", one.pid, one.name) for one in running[:2])), keep=("file", "mode", "process"), free=(f"/home/{victim}/{hidden}", port[0], port[1])),
        "solution": [*kill, gone, close],
        "near": [[kill[0], gone, close], [*kill, f"taper sudo kill {port[2]}", gone, close], [*kill, close], [*kill, gone, f"taper sudo echo {other} >> /etc/fermees"], [*kill, gone, f"taper sudo echo {foreign} > /etc/fermees"], [f"taper sudo kill {port[5]}", *kill, gone, close]],
    }  # fmt: skip
