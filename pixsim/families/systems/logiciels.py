"""Installing and choosing software: sources, licences, requirements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of, plain
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.simulators.terminals import home_folders
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as files_acts
from pixsim.worlds.goals import Goal
from pixsim.worlds.shell.data import Manager, Process
from pixsim.worlds.shell.world import Shell
from pixsim.worlds.web import acts as web_acts

_TASK_OF_PROGRAM = {"Plume": "écrire des textes", "Colonnes": "calculer sur des tableaux", "Vitrail": "parcourir le web", "Estrade": "projeter des diapositives", "Galerie": "retoucher des photos", "Ritournelle": "écouter de la musique", "Courrier": "écrire des courriels"}  # fmt: skip

_NEEDED_TASKS = {
    "Plume": "rédiger une lettre de deux pages", "Colonnes": "tenir les comptes du club, avec des totaux qui se calculent seuls", "Vitrail": "consulter les horaires de la mairie en ligne",
    "Estrade": "montrer au mur, une idée à la fois, le projet de jardin", "Galerie": "recadrer et éclaircir une photo", "Courrier": "envoyer une pièce jointe à une amie",
}  # fmt: skip


def program_for_a_task(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the program made for a task, opened from the menu."""
    right = pick(rng, tuple(_NEEDED_TASKS))
    names = shuffled(rng, tuple(_TASK_OF_PROGRAM))
    wrong = next(name for name in names if name != right)
    pages = [
        ui.screen(
            name,
            ui.info(f"{name} sert à", _TASK_OF_PROGRAM[name]),
            ui.button(f"Ouvrir {name}", f"{name} est ouvert."),
            *(
                ui.button(f"{what} {name}", "C'est fait.")
                for what in ("Épingler", "Mettre à jour", "Réparer", "Désinstaller")
            ),
        )
        for name in names
    ]

    def open_it(name: str) -> list[Act]:
        return [*ui.at(name), ui.press(f"Ouvrir {name}")]

    return {
        "who": pick(rng, FIRST_NAMES), "need": _NEEDED_TASKS[right], "right": right, "does": _TASK_OF_PROGRAM[right],
        "world": ui.device("Ordinateur", ui.screen("Programmes"), *pages),
        "goal": Goal(want=(("pressed", f"Ouvrir {right}"),), keep=ui.ACTED),
        "solution": open_it(right),
        "near": [open_it(wrong)],
    }  # fmt: skip


_TOOLS = (("Plume", "plume", "traitement de texte"), ("Pinceau", "pinceau", "logiciel de dessin"), ("Potager", "potager", "carnet de jardin"),
          ("Ritournelle", "ritournelle", "lecteur de musique"))  # fmt: skip


def clean_install(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a program installed from its publisher, without what comes along."""
    tool, host, what = pick(rng, _TOOLS)
    yes_no = ("oui", "non")
    added = pick(
        rng,
        (
            "Installer aussi la barre MaxiRecherche",
            "Installer aussi l'antivirus d'essai",
            "Installer aussi Promos du jour",
        ),
    )
    official, other = f"https://www.{host}.example/", f"https://{host}-gratuit.test/"

    def installer(url: str, title: str, line: str) -> Any:
        return page(
            url,
            title,
            f"# {title}",
            line,
            {"field": "ajout", "text": added, "value": "oui", "choices": yes_no},
            {
                "field": "raccourci",
                "text": "Raccourci sur le bureau",
                "value": "oui",
                "choices": yes_no,
            },
            {"button": "Installer", "says": "Installation terminée."},
        )

    web_pages = [
        installer(
            other,
            f"Télécharger {tool} gratuit",
            f"{tool} {integer(rng, 2, 9)}, recompilé par nos soins.",
        ),
        installer(
            official, f"{tool}, le site de ses auteurs", f"{tool}, {what} : version officielle."
        ),
        page(
            f"https://avis.test/{host}",
            f"Avis sur {tool}",
            f"# {tool}",
            f"Le site de ses auteurs est www.{host}.example.",
        ),
    ]

    def install(url: str, along: str) -> list[Act]:
        choose = [web_acts.Fill(field="1", value=along)] if along == "non" else []
        return [web_acts.Visit(address=url), *choose, web_acts.Press(button="3")]

    return {
        "who": pick(rng, FIRST_NAMES),
        "tool": tool,
        "what": what,
        "host": f"{host}.example",
        "world": browser(web_pages),
        "goal": Goal(want=(("sent", official, "ajout", "non"),), refuse=(("pressed", other, "Installer"),)),
        "solution": install(official, "non"),
        "near": [install(official, "oui"), install(other, "non")],
    }  # fmt: skip


_LICENSED_PROGRAMS = (
    "Palettine", "Notarium", "Sonodeck", "Tablaro", "Plumier", "Calepion", "Frisette", "Mosaique", "Cartonex", "Grelot",
    "Vitrail", "Marelle",
)  # fmt: skip

_LICENCES: Mapping[str, Sequence[str]] = {
    "libre": (
        "Le code est fourni. Chacun peut utiliser ce programme, le modifier et donner sa version à d'autres.",
        "Programme offert avec son code : étudiez-le, changez-le, partagez-le, pour tout usage.",
    ),
    "gratuit": (
        "Gratuit pour tous, associations et entreprises comprises, sans limite de durée. Modifier ou redistribuer le programme est interdit.",
        "Rien à payer, quel que soit l'usage. Le code appartient à l'éditeur, qui ne le communique pas ; toute copie à un tiers est interdite.",
    ),
    "personnel": (
        "Gratuit chez soi. Les associations, les écoles et les entreprises achètent une licence à 40 €.",
        "Sans frais pour un particulier. Tout autre usage demande une licence payante.",
    ),
    "essai": (
        "Toutes les fonctions pendant 30 jours, sans carte bancaire. Ensuite, le programme s'arrête si aucune licence n'est achetée.",
        "Version d'évaluation : après 15 lancements, elle n'enregistre plus rien, sauf achat d'une clé à 65 €.",
    ),
    "abonnement": (
        "Premier mois offert, carte bancaire demandée. Puis 5,90 € chaque mois, tant que vous ne résiliez pas.",
        "48 € par an, renouvelés d'eux-mêmes. Le programme ne s'ouvre plus si l'abonnement cesse.",
    ),
    "achat": (
        "59 € une fois. La licence n'a pas de terme et rien d'autre n'est demandé.",
        "Achat unique : 35 € à l'installation, puis plus rien, même pour les corrections.",
    ),
    "visible": (
        "Le code peut être lu en ligne. Le modifier ou le partager demande l'accord écrit de l'éditeur ; usage gratuit au bureau comme chez soi.",
    ),
}  # fmt: skip

_LICENCE_NEEDS = {
    "libre": ("veut adapter ses programmes et donner sa version à d'autres associations", "À adapter", ("libre", "libre"), ("gratuit", "visible", "essai", "personnel", "abonnement", "achat"),
              "Seule une licence libre donne le code et le droit de le changer et de le partager ; gratuit ne veut pas dire libre"),
    "gratuit": ("ne peut rien payer, ni maintenant ni plus tard ; personne ne touchera au code", "À installer", ("libre", "gratuit"), ("personnel", "personnel", "essai", "abonnement", "abonnement", "achat"),
                "Le gratuiciel et le logiciel libre servent sans payer, même à une association ; « gratuit chez soi » ne vaut que pour un particulier"),
    "essai": ("veut juger deux programmes payants sans donner de carte bancaire : ils s'arrêteront d'eux-mêmes", "À juger", ("essai", "essai"), ("abonnement", "abonnement", "personnel", "libre", "gratuit", "achat"),
              "Une version d'essai s'arrête d'elle-même ; un abonnement dont le premier mois est offert continue, et se paie"),
    "abonnement": ("prépare son budget : il lui faut les programmes qui se paient encore et encore, tant qu'on s'en sert", "À payer", ("abonnement", "abonnement"), ("essai", "essai", "achat", "personnel", "gratuit", "achat"),
                   "Un abonnement se paie à chaque échéance ; un achat se paie une fois, un essai s'arrête"),
}  # fmt: skip


def installers_by_licence(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: among installers, the two whose licence suits; a name may promise what the licence does not."""
    need, folder, fit, others, why = _LICENCE_NEEDS[pick(rng, list(_LICENCE_NEEDS))]
    names = sample(rng, _LICENSED_PROGRAMS, len(fit) + len(others))
    tree = Tree(rng)
    tree.folder(f"Téléchargements/{folder}")
    pool = {kind: shuffled(rng, texts) for kind, texts in _LICENCES.items()}
    ids: list[str] = []
    for n, (name, kind) in enumerate(zip(names, (*fit, *others), strict=True)):
        texts = pool[kind]
        loud = (
            "-gratuit"
            if n >= len(fit) and kind in ("essai", "abonnement", "personnel") and n % 2
            else ""
        )
        version = f"{integer(rng, 1, 9)}.{integer(rng, 0, 12)}"
        ids.append(
            tree.file(
                f"Téléchargements/{name}{loud}-{version}.{pick(rng, ('exe', 'msi'))}",
                size=integer(rng, 4_000, 95_000),
                text=f"Installation de {name} {version}\nLicence : {texts[n % len(texts)]}\nL'installer, c'est accepter cette licence.",
            )
        )
    tree.file("Téléchargements/Notes de réunion.odt")
    to = f"Téléchargements/{folder}"

    def move(*places: int) -> list[Act]:
        return [files_acts.Move(thing=ids[place], folder=to) for place in places]

    return {
        "who": pick(rng, ("Une régie de quartier", "Une association de parents", "Un club de couture", "Une épicerie solidaire", "Une ludothèque", "Une compagnie de théâtre")),
        "need": need, "folder": folder, "why": why, "told": " et ".join(names[:2]),
        "world": tree.disk("Téléchargements"),
        "goal": Goal(want=(("in", ids[0], to), ("in", ids[1], to)), keep=("in", "name", "binned")),
        "solution": move(0, 1),
        "near": [move(0, 2), move(1, 3), move(0), move(0, 1, 2)],
    }  # fmt: skip


def check_requirements(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two lists of requirements in other units than a machine's sheet: one criterion of the least fails."""
    least = {
        "mémoire": pick(rng, (4, 8)), "stockage": pick(rng, (20, 40, 60)), "processeur": pick(rng, (1600, 1800, 2000)),
        "écran": pick(rng, (1280, 1366, 1600)), "système": pick(rng, (9, 10)),
    }  # fmt: skip
    names = shuffled(rng, tuple(least))
    failing, equal = names[0], names[1]
    more = {"mémoire": 2, "stockage": 3, "processeur": 1.5, "écran": 1.25, "système": 1.1}
    owned = {name: round(value * more[name]) for name, value in least.items()}
    owned["système"] = least["système"] + 1
    owned[equal] = least[equal]
    short = {"mémoire": 0.5, "stockage": 0.6, "processeur": 0.75, "écran": 0.75, "système": 0.8}
    owned[failing] = round(least[failing] * short[failing])
    best = {name: max(owned[name], value) + 2 * (value // 2) for name, value in least.items()}
    best["système"] = max(owned["système"], least["système"])

    def asked(values: dict[str, int]) -> list[str]:
        units = {"mémoire": "Go", "stockage": "Go libres", "processeur": "MHz", "écran": "pixels de large", "système": "(version)"}  # fmt: skip
        return [f"{name:<12}{values[name]} {units[name]}" for name in order]

    disk = pick(rng, (256, 500, 1000))
    shown = {
        "mémoire": f"{owned['mémoire'] * 1024} Mo",
        "stockage": f"disque de {disk} Go, {disk - owned['stockage']} Go occupés",
        "processeur": f"{owned['processeur'] / 1000:.2f} GHz".replace(".", ","),
        "écran": f"{owned['écran']} × {round(owned['écran'] * 9 / 16)}",
        "système": f"version {owned['système']}",
    }
    order = shuffled(rng, names)
    lines = ["CONFIGURATION MINIMALE", "", *asked(least), "", "CONFIGURATION RECOMMANDÉE", ""]
    lines += [*asked(best), "", "ORDINATEUR DISPONIBLE", ""]
    lines += [f"{name:<12}{shown[name]}" for name in shuffled(rng, order)]
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "configuration.txt",
        "critere": [failing, f"{failing} {shown[failing]}"],
        "fautes": [name for name in names if name != failing],
        "files": {"configuration.txt": text_file(lines)},
    }


_PORTABLES = (
    ("Mio", "son éditeur de texte", ("réglages.ini", "dictionnaire.txt"), "son dictionnaire"),
    ("Vela", "son navigateur", ("profil.ini", "favoris.html"), "ses favoris"),
    ("Poste", "sa messagerie", ("comptes.ini", "carnet.csv"), "son carnet d'adresses"),
    ("Aqua", "son programme de dessin", ("réglages.ini", "palette.txt"), "sa palette de couleurs"),
    ("Cadran", "son agenda", ("préférences.ini", "semaine.ics"), "ses rendez-vous"),
)


def portable_brought_up(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: on a key, the newest version that needs no installation, with the settings one has."""
    app, kind, own, kept = pick(rng, _PORTABLES)
    who = pick(rng, FIRST_NAMES)
    major, last = integer(rng, 2, 6), integer(rng, 10, 14)
    tree = Tree(rng)
    parts = (f"{app}.exe", pick(rng, ("moteur.dll", "noyau.dll")))
    here = f"Clé USB/{app}"
    old = [
        tree.file(f"{here}/{name}", date=f"2024-0{integer(rng, 1, 9)}-11 10:00") for name in parts
    ]
    mine = [
        tree.file(f"{here}/{name}", date="2026-03-02 18:40", text=f"({name}, changé par {who})") for name in own
    ]  # fmt: skip
    other = tree.file("Clé USB/Courriers/lettre.odt")
    manual = f"Version portable : rien n'est installé. Pour mettre à jour, remplacez {parts[0]} et {parts[1]} ; {own[0]} et {own[1]} sont à vous."

    def held(version: str) -> dict[str, str]:
        made = {name: f"({name}, version {version})" for name in parts}
        return made | {own[0]: "(réglages d'usine)", "lisez-moi.txt": manual}

    def packed(version: str, date: str) -> str:
        return tree.archive(
            f"Téléchargements/{app}-portable-{version}.zip",
            held(version),
            size=integer(rng, 9_000, 30_000),
            date=date,
        )

    newest = packed(f"{major}.{last}", "2026-02-10 09:30")
    older = packed(f"{major}.9", "2026-03-01 17:05")
    traps = (
        (f"{app}-installation-{major}.{last + 2}.exe", 48_000, f"Assistant d'installation {of(app)}. Droits d'administrateur demandés."),
        (f"{app}-code-source-{major}.{last + 3}.tar.gz", 21_000, "(code source, à compiler)"),
        (f"{app}-mobile-{major}.{last + 1}.apk", 35_000, "(application pour téléphone)"),
        (f"{app} en ligne.html", 12, f"{app} dans le navigateur : connexion à internet nécessaire."),
    )  # fmt: skip
    for name, size, text in sample(rng, traps, 3):
        tree.file(f"Téléchargements/{name}", size=size, text=text)
    for name in ("facture.pdf", "affiche.jpg"):
        tree.file(f"Téléchargements/{name}")
    made = tree.following

    def update(archive: str, *, keep: bool = True, whole: bool = True) -> list[Act]:
        """Unpack beside, throw away what is replaced, then bring what replaces it."""
        first = str(made + 1)
        names = (0, 1) if whole else (0,)
        swapped = [files_acts.Delete(thing=old[n]) for n in names] + (
            [] if keep else [files_acts.Delete(thing=mine[0])]
        )
        stem = tree.disk().node(archive).name.removesuffix(".zip")
        brought: list[Act] = [
            files_acts.Move(thing=str(int(first) + n), folder=here)
            for n in (*names, *(() if keep else (2,)))
        ]
        return [
            files_acts.Unpack(thing=archive),
            files_acts.Go(path=here),
            *swapped,
            files_acts.Go(path=f"Téléchargements/{stem}"),
            *brought,
        ]

    return {
        "who": who, "app": app, "kind": kind, "kept": kept, "version": f"{major}.{last}", "older": f"{major}.9", "last": last,
        "world": tree.disk("Téléchargements"),
        "goal": Goal(
            want=(
                *(("content", f"{here}/{name}", f"{newest}/{n}") for n, name in enumerate(parts)),
                *(("content", f"{here}/{name}", one) for name, one in zip(own, mine, strict=True)),
                ("content", "Clé USB/Courriers/lettre.odt", other),
            )
        ),
        "solution": update(newest),
        "near": [update(older), update(newest, keep=False), update(newest, whole=False)],
    }  # fmt: skip


_MANAGERS = (
    Manager(name="apt", install="install", remove="remove"),
    Manager(name="apk", install="add", remove="del"),
    Manager(name="dnf", install="install", remove="remove"),
    Manager(name="zypper", install="install", remove="remove"),
)

_PACKAGES = (
    ("un éditeur de son", "audacity"),
    ("un logiciel de dessin", "inkscape"),
    ("un lecteur vidéo", "vlc"),
    ("un client de messagerie", "thunderbird"),
    ("un tableur", "gnumeric"),
    ("une suite bureautique", "libreoffice"),
    ("un logiciel de cartes", "marble"),
)


def packages_changed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a program that turns stopped, then taken out, and two others put in, with the rights this takes."""
    user = plain(pick(rng, FIRST_NAMES))
    manager = pick(rng, _MANAGERS)
    (first, one), (second, two), (_said, other) = sample(rng, _PACKAGES, 3)
    bad = pick(rng, ("minage", "barre-pub", "economiseur3d", "horloge-pub"))
    pids = [str(n) for n in sample(rng, range(300, 4000), 4)]
    running = shuffled(
        rng,
        [
            Process(pid=pids[0], user=user, name=bad, cpu=integer(rng, 60, 99)),
            Process(pid=pids[1], user="root", name="journal", cpu=1),
            Process(pid=pids[2], user=user, name="bureau", cpu=3),
            Process(pid=pids[3], user=user, name=f"{bad}-aide", cpu=0),
        ],
    )
    tool = manager.name
    stop, out, put = (
        f"taper kill {pids[0]}",
        f"taper sudo {tool} {manager.remove} {bad}",
        f"taper sudo {tool} {manager.install} {one} {two}",
    )
    return {
        "user": user, "bad": bad, "first": first, "second": second, "one": one, "two": two, "tool": tool, "install": manager.install, "remove": manager.remove, "pid": pids[0],
        "world": Shell(user=user, entries=home_folders(user), cwd=f"/home/{user}", manager=manager, admins=(user,), processes=tuple(running),
                       available=tuple(sorted({one, two, other, "gimp", "chess"})), installed=tuple(sorted({bad, "bureau", "nano"}))),
        "goal": Goal(want=(("installed", one), ("installed", two), ("process", pids[1], "journal"), ("process", pids[2], "bureau"), ("process", pids[3], f"{bad}-aide"), ("installed", "nano"), ("installed", "bureau")), refuse=(("process", pids[0], bad), ("installed", bad), ("installed", other))),
        "solution": [stop, out, put],
        "near": [[out, put], [stop, out, f"taper {tool} {manager.install} {one} {two}"], [stop, f"taper kill {pids[3]}", out, put]],
    }  # fmt: skip


Version = tuple[int, int, int]


_CHAINED = ("Cadence", "Flûte", "Rameau", "Socle", "Voûte", "Pinède")


def versions_agreed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: versions of four programs that ask for one another, the latest of the first that leaves the others one that agrees."""
    main, tool, library, base = sample(rng, _CHAINED, 4)
    low = integer(rng, 2, 5)
    mains = [f"{low + n}.{integer(rng, 0, 9)}" for n in range(4)]
    libraries = [f"{low}.{n}" for n in sorted(sample(rng, range(2, 14), 5))]
    bases = [str(n) for n in sample(rng, range(9, 13), 3)]
    bases.sort(key=int)
    tool_versions = [f"1.{n}" for n in sorted(sample(rng, range(1, 12), 3))]
    # what each version asks of the library, places in its list; and the library of the base
    main_asks = {mains[0]: (0, 1), mains[1]: (1, 2), mains[2]: (2, 3), mains[3]: (4, 4)}
    tool_asks = {tool_versions[0]: (0, 2), tool_versions[1]: (2, 3), tool_versions[2]: (3, 3)}
    library_asks = {
        libraries[0]: 0,
        libraries[1]: 0,
        libraries[2]: 1,
        libraries[3]: 2,
        libraries[4]: 2,
    }
    most_base = 1  # the machine does not bear the last one
    right = {main: mains[2], tool: tool_versions[1], library: libraries[2], base: bases[1]}

    def between(pair: tuple[int, int]) -> str:
        first, last = (libraries[n] for n in pair)
        return f"{library} {first}" if first == last else f"{library} de {first} à {last}"

    world = ui.device(
        "Installation", ui.screen("Logiciels"),
        ui.screen(f"Notes de {main}", *(ui.info(f"{main} {version}", f"demande {between(pair)}") for version, pair in main_asks.items())),
        ui.screen(f"Notes de {tool}", *(ui.info(f"{tool} {version}", f"demande {between(pair)}") for version, pair in tool_asks.items())),
        ui.screen(f"Notes de {library}", *(ui.info(f"{library} {version}", f"demande {base} {bases[place]}, exactement") for version, place in library_asks.items())),
        ui.screen("Machine", ui.info("Plus récent système accepté", f"{base} {bases[most_base]}"), ui.info("But", f"le {main} le plus récent possible, puis le {tool} le plus récent")),
        ui.screen("Versions", *(ui.choice(f"Version {of(name)}", listed[0], tuple(listed)) for name, listed in ((main, mains), (tool, tool_versions), (library, libraries), (base, bases)))),
    )  # fmt: skip

    def chosen(*values: str) -> list[ui.Step]:
        return [
            ("Versions", f"Version {of(name)}", value)
            for name, value in zip(right, values, strict=True)
        ]

    task = ui.task_of_steps(
        world,
        chosen(*right.values()),
        chosen(mains[3], tool_versions[2], libraries[4], bases[2]),
        chosen(mains[2], tool_versions[2], libraries[3], bases[2]),
        chosen(mains[2], tool_versions[2], libraries[2], bases[1]),
        chosen(mains[1], tool_versions[0], libraries[2], bases[1]),
        chosen(mains[2], tool_versions[0], libraries[2], bases[1]),
    )
    task["solution"] = [
        *ui.at(f"Notes de {main}"),
        ui.BACK,
        *ui.at("Machine"),
        ui.BACK,
        *task["solution"],
    ]
    return {
        "main": main,
        "tool": tool,
        "library": library,
        "base": base,
        "told": ", ".join(f"{name} {value}" for name, value in right.items()),
        "highest": mains[3],
        "asked": libraries[4],
        **task,
    }
