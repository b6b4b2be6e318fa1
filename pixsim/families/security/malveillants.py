"""Recognising malicious programs: viruses, ransomware, trojans."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.trees import TOPICS
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.simulators.mail import MESSAGE_FACTS, Inbox, document
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.families.draws.values.dates import clock
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as files_acts
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts as mail_acts
from pixsim.worlds.settings import world as reg

_LURES_OF_LEAVE_ATTACHMENT = (
    ("facture", "Votre facture", "Bonjour,\nVoici la facture. Ouvrez la pièce jointe pour la payer."),
    ("photo", "Regarde qui j'ai vu", "Salut,\nRegarde la photo, tu ne vas pas y croire !"),
    ("convocation", "Convocation", "Bonjour,\nVous êtes convoqué. Le motif est en pièce jointe."),
    ("devis", "Devis demandé", "Bonjour,\nComme demandé, le devis est en pièce jointe."),
    ("colis", "Votre colis", "Bonjour,\nL'étiquette de votre colis est en pièce jointe."),
)  # fmt: skip


def leave_attachment(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of two messages with an attachment, the one whose attachment is a program, to be reported with nothing opened."""
    inbox = Inbox(rng, 10)
    word, subject, body = pick(rng, _LURES_OF_LEAVE_ATTACHMENT)
    number = integer(rng, 10, 99)
    end = pick(rng, ("exe", "scr", "bat"))
    trap = f"{word}-{number}.{end}"
    inbox.add(*inbox.person(), subject, body, files=(document(trap, integer(rng, 200, 900)),))
    honest = (
        ("Programme du trimestre", "programme.pdf"), ("Photo de groupe", "groupe.jpg"),
        ("Compte rendu", "compte-rendu.odt"), ("Facture de la salle", f"facture-{number + 1}.pdf"),
    )  # fmt: skip
    for title, name in sample(rng, honest, 1):
        inbox.add(*inbox.person(), title, "Bonjour,\nLe document est joint.", files=(document(name, integer(rng, 60, 900)),))  # fmt: skip
    inbox.chatter(4)
    world, ids = inbox.box()
    return {
        "owner": inbox.owner, "end": end,
        "world": world,
        "goal": Goal(want=(("reported", ids[0]),), refuse=(("opened", "*", "*"),), keep=MESSAGE_FACTS, free=(world.message(ids[0]).address,)),
        "solution": [mail_acts.Open(thing=ids[0]), mail_acts.Back(), mail_acts.Report(message=ids[0])],
        "near": [
            [mail_acts.Report(message=ids[1])],
            [mail_acts.Open(thing=ids[0]), mail_acts.OpenFile(file=trap), mail_acts.Back(), mail_acts.Report(message=ids[0])],
        ],
    }  # fmt: skip


_BAD = {
    "rançongiciel": ("chiffre les documents, puis réclame de l'argent", "rend les fichiers illisibles et affiche une demande de paiement"),
    "logiciel espion": ("enregistre les touches tapées et les envoie", "prend des copies d'écran à l'insu de l'utilisateur"),
    "ver": ("se copie seul sur les autres postes du réseau", "se répand tout seul par les partages, sans qu'on l'ouvre"),
    "cheval de Troie": ("se fait passer pour un jeu, puis ouvre un accès caché", "prétend convertir des fichiers, et laisse entrer un tiers"),
    "logiciel publicitaire (publiciel)": ("ajoute des annonces dans toutes les pages", "remplace la page d'accueil par des publicités"),
}  # fmt: skip

_SPEAKING = {
    "rançongiciel": "un rançongiciel",
    "logiciel espion": "un logiciel espion",
    "logiciel publicitaire (publiciel)": "un logiciel publicitaire",
}
"""Kinds whose names say what they do."""

_FILES = (
    "setup_2.exe",
    "notice.scr",
    "jeu-quiz.exe",
    "facture.js",
    "outil.bat",
    "lecteur.msi",
    "photo.com",
)


def threat_of_a_kind(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of three programs that an antivirus found, the one of the kind that is named."""
    asked = pick(rng, tuple(_SPEAKING))
    kinds = [asked, *sample(rng, [kind for kind in _BAD if kind != asked], 2)]
    names = sample(rng, _FILES, 3)
    wanted = kinds[0]
    rows = shuffled(rng, list(zip(names, kinds, strict=True)))
    pages = [
        ui.screen(
            name,
            ui.info(f"{name} : ce qu'il fait", pick(rng, _BAD[kind])),
            ui.choice(f"{name} : décision", "à décider", ("à décider", "quarantaine", "laisser")),
        )
        for name, kind in rows
    ]
    tell: ui.Step = ("Équipe", "Prévenir le service informatique", "")
    steps: dict[str, ui.Step] = {
        name: (name, f"{name} : décision", "quarantaine") for name in names
    }
    right = [steps[names[0]], tell]
    team = ui.screen(
        "Équipe",
        ui.button(tell[1], "Le service est prévenu."),
        ui.button("Éteindre tous les postes", "Tous les postes s'éteignent."),
    )
    return {
        "kind": _SPEAKING[wanted], "what": _BAD[wanted][0], "file": names[0],
        "world": ui.device("Antivirus · trois détections", ui.screen("Détections"), *pages, team),
        "goal": ui.goal_of_steps(*right),
        "solution": ui.acts_of_steps(right),
        "near": [ui.acts_of_steps([steps[names[1]], tell]), ui.acts_of_steps([*right, steps[names[2]]]), ui.acts_of_steps(right[:1])],
    }  # fmt: skip


_DOCUMENTS = (
    ("facture_mars", "pdf"), ("photo_vacances", "jpg"), ("releve_avril", "xlsx"), ("rapport_final", "docx"),
    ("devis_2026", "pdf"), ("menu_cantine", "odt"), ("chanson_v2", "mp3"), ("plan_du_quartier", "png"),
    ("affiche_fete", "pdf"), ("archives_2025", "zip"), ("lettre_mairie", "odt"), ("film_sortie", "mp4"),
)  # fmt: skip

_LURES_OF_ISOLATE_DISGUISED = (
    "facture",
    "photo",
    "bon_de_commande",
    "convocation",
    "contrat",
    "avis",
    "cv_candidat",
)


def isolate_disguised(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two programs that pass for documents, put aside; extensions are hidden."""
    tree = Tree(rng)
    tree.folder("Ordinateur/Quarantaine")
    lures = [
        f"{word}_{integer(rng, 10, 99)}" for word in sample(rng, _LURES_OF_ISOLATE_DISGUISED, 2)
    ]
    names = [
        f"{stem}.{pick(rng, ('pdf', 'jpg', 'docx'))}.{pick(rng, ('exe', 'scr', 'bat'))}" for stem in lures
    ] + [f"{stem}.{end}" for stem, end in sample(rng, _DOCUMENTS, 7)]  # fmt: skip
    real = f"installer_{pick(rng, ('imprimante', 'clavier', 'scanner'))}.exe"
    ids = dict.fromkeys(shuffled(rng, [*names, real]), "")
    for name in ids:
        ids[name] = tree.file(f"Ordinateur/Téléchargements/{name}")
    traps, target = [ids[name] for name in names[:2]], "Ordinateur/Quarantaine"
    looks_alike = ids[names[2]]

    def moved(*things: str) -> list[Act]:
        return [files_acts.Move(thing=thing, folder=target) for thing in things]

    return {
        "real": real.rpartition(".")[0],
        "world": tree.disk("Ordinateur/Téléchargements", names=False),
        "goal": Goal(
            want=tuple(("in", thing, target) for thing in traps),
            refuse=tuple(("opened", thing, "*") for thing in traps),
            keep=("in", "binned", "name", "file", "content"),
            free=tuple(f"~{name}" for name in names[:2]),
        ),
        "solution": moved(*traps),
        "near": [moved(traps[0]), moved(*traps, ids[real]), moved(traps[0], looks_alike),
                 [files_acts.Open(thing=traps[0]), files_acts.Back(), *moved(*traps)]],
    }  # fmt: skip


def disguised_programs(rng: np.random.Generator) -> dict[str, Any]:
    """4.1, level 3: programs that pass for documents, in two folders, among documents and honest programs."""
    tree = Tree(rng)
    inner = f"Téléchargements/{pick(rng, ('Pièces jointes', 'Reçus par courriel', 'Messagerie'))}"
    stems = sample(rng, TOPICS, 12)

    def double() -> str:
        return (
            f"{pick(rng, ('jpg', 'docx', 'pdf'))}.{pick(rng, ('scr', 'js', 'bat', 'exe', 'vbs'))}"
        )

    bad = [
        tree.file(f"Téléchargements/{stems[0]}.pdf.exe"),
        tree.file(f"Téléchargements/{stems[1]}.{double()}"),
        tree.file(f"{inner}/{stems[2]}.{double()}"),
    ]
    dotted = tree.file(f"Téléchargements/{stems[3]}.{pick(rng, ('2025', 'v2', 'final'))}.pdf")
    about = tree.file(f"{inner}/{stems[4]}.{pick(rng, ('exe', 'js'))}.{pick(rng, ('pdf', 'txt'))}")
    tool = tree.file(
        f"Téléchargements/{pick(rng, ('installer-plume', 'pilote-imprimante', 'potager-setup'))}.exe"
    )
    for stem, end in zip(stems[5:9], ("odt", "jpg", "pdf", "txt"), strict=True):
        tree.file(f"Téléchargements/{stem}.{end}")
    for stem, end in zip(stems[9:], ("docx", "jpg", "pdf"), strict=True):
        tree.file(f"{inner}/{stem}.{end}")
    tree.file(f"{inner}/{pick(rng, ('lecteur-video', 'archiveur'))}.msi")
    here = [files_acts.Delete(thing=name) for name in bad[:2]]
    there = [files_acts.Open(thing=tree.folder(inner)), files_acts.Delete(thing=bad[2])]
    return {
        "world": tree.disk("Téléchargements"),
        "goal": Goal(want=tuple(("binned", name) for name in bad), keep=("binned", "name", "in")),
        "solution": [*here, *there],
        "near": [
            here,
            [*here, files_acts.Delete(thing=tool), *there],
            [*here, files_acts.Delete(thing=dotted), *there],
            [*here, *there, files_acts.Delete(thing=about)],
        ],
    }


_MACROS = ("toutes activées", "seulement celles qui sont signées", "bloquées, avec un avertissement", "toutes bloquées, sans avertissement")  # fmt: skip


def trusted_macros(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: macros of received files kept from running, those of one's own work let through."""
    work = pick(rng, ("Comptabilité", "Planning", "Inventaire", "Inscriptions"))
    warned = bool(rng.integers(2))
    wanted = _MACROS[2] if warned else _MACROS[1]
    others = sample(rng, ("Bureau", "Clé USB", "Dossier partagé"), 2)
    trusted = shuffled(rng, [work, "Téléchargements", *others])
    places = [
        ui.choice(f"Macros du dossier {name}", "de confiance", ("de confiance", "comme les autres"))
        for name in trusted
    ]
    pages = {
        "Affichage": [ui.choice("Thème", "clair", ("clair", "sombre")), ui.choice("Règle", "oui")],
        "Sécurité": [
            ui.choice("Macros", _MACROS[0], _MACROS),
            ui.choice("Ouvrir les fichiers reçus en lecture seule", "non"),
        ],
        "Sécurité > Emplacements": places,
        "Enregistrement": [ui.choice("Format par défaut", "ODS", ("ODS", "XLSX", "CSV"))],
    }
    ask = (
        "le tableur doit les bloquer mais le dire, pour que l'on puisse décider"
        if warned
        else "seules celles dont l'auteur est attesté par une signature doivent se lancer"
    )

    def done(value: str, folders: list[str]) -> list[Act]:
        return [
            reg.Open(page="Sécurité"),
            reg.Set(setting="Macros", value=value),
            reg.Open(page="Emplacements"),
            *(
                reg.Set(setting=f"Macros du dossier {name}", value="comme les autres")
                for name in folders
            ),
        ]

    outside = [name for name in trusted if name != work]
    return {
        "work": work,
        "ask": ask,
        "world": ui.device_of_pages("Options du tableur", "Options", pages),
        "goal": Goal(
            want=(
                ("set", "Macros", wanted),
                *(("set", f"Macros du dossier {name}", "comme les autres") for name in outside),
            ),
            keep=("set",),
        ),
        "solution": done(wanted, outside),
        "near": [done(_MACROS[3], outside), done(wanted, trusted), done(wanted, outside[:1])],
    }  # fmt: skip


KINDS = {
    "guess": "essais de mots de passe en série",
    "flood": "saturation par un réseau de machines",
    "command": "commande glissée dans un champ",
}

_WHY = {
    "guess": "une même adresse essaie des mots de passe à la suite ; limiter les essais l'arrête",
    "flood": "des adresses toutes différentes demandent la même page à la même seconde : aucune n'est à bloquer seule, c'est à l'hébergeur de filtrer",
    "command": "un champ a reçu une commande de base de données, et la réponse a grossi d'un coup ; le champ doit la refuser",
}

_COMMANDS = ("' OR 1=1 --", "' UNION SELECT nom, code --", "'; DROP TABLE avis --", "' OR 'a'='a")


_PATHS = ("/agenda", "/photos", "/inscription", "/recherche", "/contact", "/tarifs", "/plan")

Line = tuple[int, str, str]
"""Seconds since midnight, who asks, and what, with the answer."""


def _visits(rng: np.random.Generator, addresses: list[str], first: int) -> list[Line]:
    """What is ordinary: readers, a member who mistypes twice, a robot, a class on one page, an apostrophe."""
    lines: list[Line] = []
    for address in addresses[:9]:
        at = first + integer(rng, 30, 10_000)
        lines.append((at, address, f"GET {pick(rng, _PATHS)} 200, {integer(rng, 3, 9)} ko"))
    at, member = first + integer(rng, 200, 9_000), addresses[9]
    said = "POST /connexion"
    lines += [
        (at, member, f"{said} 401"),
        (at + 21, member, f"{said} 401"),
        (at + 58, member, f"{said} 302"),
    ]
    at, robot = first + integer(rng, 200, 9_000), addresses[10]
    lines += [
        (at + 4 * n, robot, f"GET {path} 200, {integer(rng, 3, 9)} ko")
        for n, path in enumerate(sample(rng, _PATHS, 4))
    ]
    at, page = first + integer(rng, 200, 9_000), pick(rng, ("/photos", "/plan", "/tarifs"))
    lines += [
        (at + integer(rng, 15, 50) * n, one, f"GET {page} 200, {integer(rng, 3, 9)} ko")
        for n, one in enumerate(addresses[11:16])
    ]
    word = pick(rng, ("l'orchestre", "d'été", "aujourd'hui", "l'atelier"))
    lines.append(
        (
            first + integer(rng, 200, 9_000),
            addresses[16],
            f"GET /recherche?q={word} 200, {integer(rng, 3, 9)} ko",
        )
    )
    lines.append((first + integer(rng, 200, 9_000), addresses[17], f"GET {pick(rng, _PATHS)} 500"))
    return lines  # fmt: skip


def attack_in_the_log(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: one attack among visits: named, dated from its first line, and stopped where it acts."""
    numbers = sample(rng, range(2, 250), 40)
    addresses = [f"{pick(rng, ('192.0.2', '198.51.100', '203.0.113'))}.{n}" for n in numbers]
    kind, first = pick(rng, list(KINDS)), 3600 * integer(rng, 8, 14)
    lines = _visits(rng, addresses[:18], first)
    begun, bad = first + integer(rng, 600, 9_500), addresses[18]
    target = (
        pick(rng, ("/agenda", "/inscription"))
        if kind == "flood"
        else pick(rng, ("/recherche", "/contact", "/inscription"))
    )
    if kind == "guess":
        at = begun
        for _try in range(9):
            lines.append((at, bad, "POST /connexion 401"))
            at += integer(rng, 1, 3)
    elif kind == "flood":
        for n, one in enumerate(addresses[19:30]):
            lines.append((begun + n // 6, one, f"GET {target} {'200, 5 ko' if n < 3 else '503'}"))
    else:
        for n, text in enumerate(sample(rng, _COMMANDS, 2)):
            answer = "500" if n == 0 else f"200, {integer(rng, 300, 900)} ko"
            lines.append((begun + 40 * n, bad, f"GET {target}?q={text} {answer}"))
    lines.sort()
    count = -(-len(lines) // 3)
    logs = [
        ui.screen(f"Journal {part + 1}", *(ui.info(f"{n}. {clock(at)}", f"{who} · {what}") for n, (at, who, what) in enumerate(lines, 1) if (n - 1) // count == part))
        for part in range(3)
    ]  # fmt: skip
    fields = ("/recherche", "/contact", "/inscription")
    none = "aucune page"
    settings = [
        ui.screen("Connexion", ui.choice("Essais avant blocage du compte", "sans limite", ("sans limite", "5", "100")), ui.choice("Se souvenir des membres", "oui")),
        ui.screen("Champs", *(ui.choice(f"Champs de {path}", "tout est accepté", ("tout est accepté", "commandes refusées")) for path in fields)),
        ui.screen("Hébergeur", ui.choice("Filtrer les saturations de", none, (none, "/agenda", "/photos", "/inscription", "/plan")), ui.choice("Copie de nuit", "oui")),
        ui.screen("Adresses", ui.field("Adresse bloquée", "", r"|\d{1,3}(\.\d{1,3}){3}", "Une adresse du journal, par exemple 192.0.2.7.")),
        ui.screen("Fiche d'incident", ui.choice("Nature de l'attaque", "à choisir", ("à choisir", *sorted(KINDS.values()))),
               ui.field("Heure de début", "", r"|\d{1,2}\s?[:hH]\s?\d{2}.*", "Écrivez l'heure comme au journal, par exemple 07:45:12.")),
    ]  # fmt: skip
    world = ui.device("Site : journal et protections", ui.screen("Site"), *logs, *settings)
    guard: ui.Step = {
        "guess": ("Connexion", "Essais avant blocage du compte", "5"),
        "flood": ("Hébergeur", "Filtrer les saturations de", target),
        "command": ("Champs", f"Champs de {target}", "commandes refusées"),
    }[kind]
    block: list[ui.Step] = [] if kind == "flood" else [("Adresses", "Adresse bloquée", bad)]
    moment = clock(begun)
    named: ui.Step = ("Fiche d'incident", "Nature de l'attaque", KINDS[kind])
    dated: ui.Step = ("Fiche d'incident", "Heure de début", moment)
    steps = [guard, *block, named, dated]
    hour, minute = int(moment[:2]), moment[3:5]
    times = (
        moment,
        moment.lstrip("0"),
        *(
            f"^{h}{mark}{minute}"
            for h in dict.fromkeys((f"{hour:02}", str(hour)))
            for mark in (":", "h", " h ")
        ),
        f"^{hour} h {minute} min {moment[6:]} s",
        f"^{hour}h{minute}min{moment[6:]}s",
        f"^{hour} h {minute} min",
    )
    other = next(one for one in KINDS if one != kind)
    innocent = addresses[9] if kind != "flood" else addresses[19]
    return {
        "site": pick(rng, ("du club de randonnée", "de la médiathèque", "d'une école de musique", "d'une mairie", "d'un cinéma associatif", "d'une régie de quartier")),
        "kind": KINDS[kind], "why": _WHY[kind], "start": moment,
        "world": world,
        "goal": Goal(
            want=tuple(("set", name, "||".join(times) if name == "Heure de début" else value) for _page, name, value in steps), keep=("set", "pressed")
        ),
        "solution": ui.acts_of_steps(steps),
        "near": [
            ui.acts_of_steps([guard, ("Adresses", "Adresse bloquée", innocent), named, dated]),
            ui.acts_of_steps([guard, *block, ("Fiche d'incident", "Nature de l'attaque", KINDS[other]), dated]),
            ui.acts_of_steps([*block, named, dated]) if block else ui.acts_of_steps([("Hébergeur", guard[1], "/plan"), named, dated]),
        ],
    }  # fmt: skip


_FIRMS = (
    "Alarmes Vidal", "Ascenseurs Noble", "Chauffage Brun", "Copieurs Sève", "Dépannage Morel", "Paie Ollier", "Site Rameau", "Téléphones Aubin", "Archives Hanna", "Badges Perrin",
)  # fmt: skip

_RESULTS = (*["ouverte"] * 8, "mot de passe refusé")


def provider_breached(rng: np.random.Generator) -> dict[str, Any]:
    """Of the accounts of providers: those that one stranger's machine got into, and the one whose contract was over."""
    firms = sample(rng, _FIRMS, 9)
    accounts = [
        (f"{firm.split()[0].lower().replace('é', 'e')}-{k}", firm)
        for firm in firms
        for k in range(1, integer(rng, 2, 4))
    ]
    homes = {
        firm: [f"192.0.2.{n}" for n in sample(rng, range(10 + 20 * k, 28 + 20 * k), 2)]
        for k, firm in enumerate(firms)
    }
    thief, tried = f"198.51.100.{integer(rng, 2, 250)}", f"198.51.100.{integer(rng, 2, 250)}"
    start = datetime(2026, 3, 2, 7, 0)
    ends = {name: date(2026, integer(rng, 6, 12), integer(rng, 1, 28)) for name, _firm in accounts}
    stolen = sample(rng, [name for name, _f in accounts], integer(rng, 3, 5))
    over, *others = sample(rng, stolen, len(stolen))
    ends[over] = date(2026, 2, integer(rng, 3, 26))
    retired = pick(rng, [name for name, _f in accounts if name not in stolen])
    ends[retired] = date(2026, 1, integer(rng, 3, 26))  # over as well, and no longer used
    rows: list[tuple[str, datetime, str, str]] = []

    def when(low: int = 0, high: int = 18) -> datetime:
        return start + timedelta(days=integer(rng, low, high), minutes=integer(rng, 0, 780))

    for name, firm in accounts:
        if name in (retired, over):
            continue
        rows += [
            (name, when(), pick(rng, homes[firm]), pick(rng, _RESULTS))
            for _time in range(integer(rng, 8, 14))
        ]
    for name in stolen:
        rows += [(name, when(12), thief, "ouverte") for _time in range(integer(rng, 1, 3))]
        rows += [(name, when(9, 11), thief, "mot de passe refusé")]
    missed = sample(rng, [name for name, _f in accounts if name not in (*stolen, retired)], 4)
    rows += [(name, when(9), thief, "mot de passe refusé") for name in missed for _time in range(2)]
    mover = pick(rng, [name for name, _f in accounts if name not in (*stolen, *missed, retired)])
    rows += [
        (mover, when(), tried, "ouverte") for _time in range(4)
    ]  # a new office: one firm alone
    rows = sorted(rows, key=lambda row: row[1])
    book = Workbook(
        (
            sheet("Connexions", ("Compte", "Date", "Adresse", "Résultat"), rows),
            sheet("Prestataires", ("Compte", "Société", "Fin du contrat"), sorted((name, firm, ends[name]) for name, firm in accounts)),
        )
    )  # fmt: skip
    return {
        "count": str(len(stolen)), "wrong_count": [str(n) for n in sorted({len(stolen) + len(missed), len(stolen) + 1, len(others)} - {len(stolen)})],
        "over": over, "over_forms": [over, over.replace("-", " "), over.replace("-", "")], "not_over": [retired, *others], "thief": thief,
        "files": in_two_formats("acces", book),
    }  # fmt: skip


def threats_set_aside(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: files put in quarantine by their checksum, whatever their name, in archives too; an alert that was lifted is none."""
    tree = Tree(rng)
    sums = [
        hashlib.sha256(f"{n} {integer(rng, 0, 10**7)}".encode()).hexdigest()[:12] for n in range(14)
    ]
    names = sample(
        rng,
        (
            "facture",
            "photo",
            "planning",
            "devis",
            "lettre",
            "notice",
            "plan",
            "menu",
            "liste",
            "carte",
        ),
        10,
    )
    ends = shuffled(rng, ("pdf", "jpg", "txt", "docx", "pdf"))
    folders = ("Téléchargements", "Bureau", "Pièces jointes")

    def put(folder: str, name: str, total: str) -> str:
        return tree.file(f"Poste/{folder}/{name}", details=(("SHA-256", total),))

    def packed(folder: str, name: str, inside: str, total: str) -> str:
        return tree.file(
            f"Poste/{folder}/{name}",
            details=(("SHA-256", sums.pop()), (f"SHA-256 de {inside}, à l'intérieur", total)),
        )

    known = {f"Loup-{n}": sums.pop() for n in sample(rng, range(10, 99), 5)}
    first, second, third, lifted, _absent = known.values()
    bad = [
        put(folders[0], f"{names[0]}.{ends[0]}", first), put(folders[1], f"{names[1]}.{ends[1]}", first), put(folders[1], f"{names[2]}.{ends[2]}", second), packed(folders[2], f"{names[3]}.zip", f"{names[4]}.{ends[3]}", third),
    ]  # fmt: skip
    trap = put(folders[0], f"{names[5]}.{ends[4]}", lifted)
    near = put(
        folders[2], f"{names[0]}.{ends[0]}", sums.pop()
    )  # the name of a threat, another content
    scary, plain = (
        put(folders[1], f"virus-{names[6]}.txt", sums.pop()),
        packed(folders[0], f"{names[7]}.zip", f"{names[8]}.pdf", sums.pop()),
    )
    put(folders[2], f"{names[9]}.pdf", sums.pop())
    states = dict(
        zip(
            known,
            ("confirmée", "confirmée", "confirmée", "levée : c'était une erreur", "confirmée"),
            strict=True,
        )
    )
    rows = [
        f"{threat} : {total.upper() if n % 2 else total} ({states[threat]})"
        for n, (threat, total) in enumerate(known.items())
    ]
    table = tree.file("Poste/indicateurs.txt", text="\n".join(shuffled(rng, rows)))
    goal = "Poste/Quarantaine"
    tree.folder(goal)
    here = {folder: tree.folder(f"Poste/{folder}") for folder in folders}
    where = {
        one: folder
        for folder, ones in (
            (folders[0], (bad[0], trap, plain)),
            (folders[1], (bad[1], bad[2], scary)),
            (folders[2], (bad[3], near)),
        )
        for one in ones
    }

    def moved(some: list[str]) -> list[Act]:
        done: list[Act] = [files_acts.Open(thing=table), files_acts.Back()]
        for folder in folders:
            ones = [one for one in some if where[one] == folder]
            done += (
                [
                    files_acts.Open(thing=here[folder]),
                    *(files_acts.Move(thing=one, folder=goal) for one in ones),
                    files_acts.Back(),
                ]
                if ones
                else []
            )
        return done[:-1]

    return {
        "archive": f"{names[3]}.zip", "scary": f"virus-{names[6]}.txt",
        "world": tree.disk("Poste"),
        "goal": Goal(want=tuple(("in", one, goal) for one in bad), keep=("in", "name", "binned")),
        "solution": moved(bad),
        "near": [moved([*bad, trap]), moved([*bad[1:], near]), moved(bad[:3]), moved([bad[0], *bad[2:]]), moved([*bad, scary]), moved([*bad[:3], plain])],
    }  # fmt: skip
