"""Understanding an error message: codes, logs, search."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators.terminals import USERS, home_folders
from pixsim.families.draws.simulators.webs import browser, page, site
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import clock
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.shell.data import Entry, Process
from pixsim.worlds.shell.world import Shell
from pixsim.worlds.web import acts

_FIXES = (
    ("reconnectez le compte", "reconnecter le compte"), ("libérez de la place en ligne", "libérer de la place en ligne"),
    ("remettez l'horloge à l'heure", "remettre l'horloge à l'heure"), ("fermez les fichiers ouverts", "fermer les fichiers ouverts"),
    ("raccourcissez le nom du dossier", "raccourcir le nom du dossier"), ("relancez le logiciel de synchronisation", "relancer le logiciel de synchronisation"),
    ("désactivez l'économie d'énergie", "désactiver l'économie d'énergie"),
)  # fmt: skip


def stable_part(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a message to be searched for by its code, without the name and the hour in it."""
    fixes = sample(rng, _FIXES, 4)
    number = integer(rng, 200, 890)
    codes = [f"SYN-{number}", f"SYN-{number + 1}", f"SYN-{number + 10}", f"SYM-{number}"]
    first = pick(rng, FIRST_NAMES)
    pages = [
        page(
            f"https://forum-entraide.test/sujet-{integer(rng, 1000, 1999) + 1000 * place}",
            f"Erreur {code} de synchronisation : résolu",
            f"# Erreur {code}",
            f"Quand la synchronisation s'arrête avec {code}, {fix}.",
        )
        for place, (code, (fix, _bare)) in enumerate(zip(codes, fixes, strict=True))
    ]
    pages += site("blog-astuces.example", "Astuces du soir", {
        "/synchroniser": ("La synchronisation", ["Pourquoi synchroniser ses dossiers ?"]),
        "/dossier": (f"Le dossier {of(first)}", ["Un récit de vacances, sans rapport avec une erreur."]),
    })  # fmt: skip
    answers = [fix[0].upper() + fix[1:] for fix, _bare in fixes]
    told = f"Quand la synchronisation s'arrête avec {codes[0]}, {fixes[0][0]}"
    return {
        "of_first": of(first),
        "code": codes[0],
        "hour": f"{integer(rng, 8, 19)} h {integer(rng, 10, 59)}",
        "key": [*fixes[0], told, f"{codes[0]}, {fixes[0][0]}"],
        "wrong": answers[1:],
        "world": browser(pages),
        "solution": [acts.Search(query=codes[0]), acts.Follow(link="1")],
    }


_SITES = (
    ("de la médiathèque", "mediatheque", (("Agenda", "agenda"), ("Prêts en cours", "prets"), ("Réserver un livre", "reserver"), ("Ateliers", "ateliers"), ("Horaires", "horaires"))),
    ("du club de voile", "club-voile", (("Météo du port", "meteo"), ("Inscription", "inscription"), ("Planning des bateaux", "planning"), ("Photos", "photos"), ("Tarifs", "tarifs"))),
    ("du collège", "college", (("Menus", "menus"), ("Notes", "notes"), ("Cahier de textes", "cahier"), ("Sorties", "sorties"), ("Plan", "plan"))),
    ("de la régie de quartier", "regie", (("Offres d'emploi", "offres"), ("Candidater", "candidater"), ("Chantiers", "chantiers"), ("Équipe", "equipe"), ("Contact", "contact"))),
)  # fmt: skip

_PAGE_ERRORS = {
    "404": ("404 : page introuvable", "Erreur 404 – Cette adresse ne mène à aucune page"),
    "403": ("403 : accès interdit", "Erreur 403 – Vous n'avez pas le droit de lire cette page"),
    "500": ("500 : erreur interne du serveur", "Erreur 500 – Le serveur n'a pas pu répondre"),
}

_TASKS = {
    "404": (
        "corrige les liens du menu qui ne mènent nulle part",
        "un lien ne mène plus nulle part",
    ),
    "403": ("donne le droit de lire les pages", "un droit manque"),
    "500": ("répare le serveur", "le serveur est en panne"),
}

_NEEDS = {
    "404": "L'une d'elles n'existe plus à l'adresse du lien",
    "403": "L'une d'elles existe, mais n'est pas ouverte à {who}",
    "500": "L'une d'elles existe et lui est ouverte, mais le site n'arrive pas à la préparer",
}

_WHY = {
    "404": "404 : l'adresse ne mène à rien, le lien est à corriger",
    "403": "403 : la page existe, mais le droit de la lire manque",
    "500": "500 : la demande est bonne, c'est le serveur qui échoue",
}

SEND = "Envoyer le message"


def page_reported(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of three pages that answer an error, the one that is meant, told to who can mend it."""
    of_site, slug, menu = pick(rng, _SITES)
    who, *staff = sample(rng, FIRST_NAMES, 4)
    root = f"https://www.{slug}.example"
    codes = shuffled(rng, ("404", "403", "500", "", ""))
    by_code = {code: place for place, code in enumerate(codes) if code}
    carer = dict(zip(_TASKS, staff, strict=True))
    links = [f"[{name}]({root}/{path})" for name, path in menu]
    pages = [
        page(
            f"{root}/{path}",
            pick(rng, _PAGE_ERRORS[code]),
            "Cette réponse vient du site.",
            listed=False,
        )
        if code
        else page(f"{root}/{path}", f"{name} – site {of_site}", f"# {name}", "Mis à jour ce matin.")
        for (name, path), code in zip(menu, codes, strict=True)
    ]
    order = shuffled(rng, list(_TASKS))
    form = page(
        f"{root}/ecrire", f"Écrire à l'équipe – site {of_site}", *(f"{carer[code]} {_TASKS[code][0]}." for code in order),
        {"field": "Adresse de la page"}, {"field": "Pour", "choices": ("à choisir", *sorted(staff)), "value": "à choisir"},
        {"button": SEND, "needs": {"Adresse de la page": ".+", "Pour": "(?!à choisir).+"}, "otherwise": "Remplissez les deux champs."},
    )  # fmt: skip
    home = page(f"{root}/", f"Site {of_site}", *links, f"[Écrire à l'équipe]({form.url})")
    code = pick(rng, list(_TASKS))

    def report(of: str, to: str) -> list[Act]:
        _name, path = menu[by_code[of]]
        return [
            acts.Follow(link=str(by_code[of] + 1)), acts.Back(), acts.Follow(link=str(len(menu) + 1)),
            acts.Fill(field="1", value=f"{root}/{path}"), acts.Fill(field="2", value=carer[to]), acts.Press(button="3"),
        ]  # fmt: skip

    name, path = menu[by_code[code]]
    other = next(one for one in order if one != code)
    return {
        "who": who, "site": of_site, "need": _NEEDS[code].format(who=who), "page": name, "to": carer[code], "why": _WHY[code],
        "world": browser([home, *pages, form], at=home.url),
        "goal": Goal(
            want=(("sent", form.url, "Adresse de la page", f"~/{path}||^{name}"), ("sent", form.url, "Pour", carer[code]), ("pressed", form.url, SEND)),
            keep=("pressed",),
        ),
        "solution": report(code, code),
        "near": [report(other, other), report(code, other), report(code, code)[:-1]],
    }  # fmt: skip


_INFO = (
    "démarrage du service", "lecture des réglages", "connexion ouverte", "copie terminée",
    "vérification : 0 erreur", "recherche de mises à jour", "rapport d'erreur de la veille envoyé",
)  # fmt: skip

_WARN = ("réponse lente", "place libre sous 10 %", "nouvel essai dans 5 s", "réglage ancien ignoré")
_ERROR = ("lecture impossible", "base de données fermée", "délai dépassé", "écriture refusée")


def first_error(rng: np.random.Generator) -> dict[str, Any]:
    """The first line of level ERREUR of the last run in a log of three, where other lines speak of errors."""
    software = pick(rng, ("Photolib", "ComptaFacile", "AgendaVille", "Texteo"))
    start, lines = integer(rng, 7, 12) * 3600, []
    codes = sample(rng, range(100, 1000), 14)
    errors, early = [f"E{code}" for code in codes[:5]], [f"E{code}" for code in codes[5:8]]
    warnings = [f"A{code}" for code in codes[8:]]
    others = [n for n in range(100, 1000) if n not in codes]

    def told(level: str, code: str, text: str) -> None:
        nonlocal start
        start += integer(rng, 2, 60)
        lines.append(f"{clock(start)} {level:7} {code}  {text}")

    def quiet(count: int) -> None:
        for _line in range(count):
            told("INFO", f"I{pick(rng, others)}", pick(rng, _INFO[1:]))
            if integer(rng, 1, 12) == 1:
                told("ALERTE", pick(rng, warnings), f"{pick(rng, _WARN)} (erreur possible)")

    for run in range(3):
        start += integer(rng, 200, 900)
        told("INFO", f"I{pick(rng, others)}", f"lancement {of(software)}")
        quiet(integer(rng, 50, 70))
        if run < 2:
            for code in early[run : run + 2]:
                told("ERREUR", code, pick(rng, _ERROR))
                quiet(integer(rng, 4, 9))
            told("INFO", f"I{pick(rng, others)}", f"fermeture {of(software)}, demandée")
    said = ""
    for code in errors:
        text = pick(rng, _ERROR)
        said = said or text
        told("ERREUR", code, text)
        quiet(integer(rng, 1, 3))
    told("FATAL", f"F{pick(rng, others)}", "arrêt après erreurs")
    return {
        "logiciel": software,
        "fichier": "journal.log",
        "code": errors[0],
        "copie": [f"{errors[0]} {said}", f"ERREUR {errors[0]} {said}"],
        "fautes": [early[0], early[-1], errors[-1], warnings[0]],
        "files": {"journal.log": text_file(lines)},
    }


def _at(day: int, seconds: int) -> str:
    days, rest = divmod(seconds, 86_400)
    return f"{day + days:02}/03/2026 {clock(rest)}"


@redraw_misfits
def count_errors(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: the error that comes back most since a service was last started, in a log of three runs and several spellings."""
    codes = sample(rng, range(10, 100), 6)
    day, service = integer(rng, 3, 24), pick(rng, ("serveur", "paiement", "courriel", "accueil"))
    now, entries = integer(rng, 5, 8) * 3600, []
    runs = [[pick(rng, codes) for _ in range(integer(rng, 60, 80))] for _run in range(3)]
    favourite = {place: sample(rng, codes, 1)[0] for place in range(2)}
    causes: list[int] = []
    lines: list[str] = []
    for place, run in enumerate(runs):
        run += [favourite[place]] * 25 if place < 2 else []
        entries = [("ERREUR", code) for code in run]
        entries += [("ALERTE", pick(rng, codes)) for _ in range(70)]
        entries += [("INFO", 0)] * 40
        lines.append(f"{_at(day, now)} INFO démarrage du service")
        for level, code in shuffled(rng, entries):
            now += integer(rng, 20, 700)
            spelt = pick(rng, ("E{}", "E{}", "E-{}", "e{}")).format(code)
            word = pick(rng, ("ERREUR", "ERREUR", "ERROR")) if level == "ERREUR" else level
            lines.append(f"{_at(day, now)} {word} {spelt if code else 'état normal'} {service}")
            if level == "ERREUR" and rng.random() < 0.3:
                cause = pick(rng, codes)
                lines.append(f"    suite d'une ALERTE {spelt}, cause : ERREUR E{cause}")
                causes += [cause] if place == 2 else []
        now += integer(rng, 600, 4000)
    last = runs[2]
    counts = {code: last.count(code) for code in codes}
    best, second = sorted(counts.values(), reverse=True)[:2]
    key = max(counts, key=counts.__getitem__)
    overall = max(codes, key=lambda code: sum(run.count(code) for run in runs))
    loose = max(codes, key=lambda code: counts[code] + causes.count(code))
    if best - second < 2 or key == overall:
        return None
    return {
        "fichier": f"{service}.log",
        "code": [f"E{key}", f"E-{key}", str(key)], "shown": f"E{key}",
        "not_code": [f"E{code}" for code in dict.fromkeys((overall, loose)) if code != key],
        "nombre": str(best),
        "not_nombre": [str(n) for n in dict.fromkeys((best + causes.count(key), sum(run.count(key) for run in runs))) if n != best],
        "files": {f"{service}.log": text_file(lines)},
    }  # fmt: skip


@redraw_misfits
def correlate_logs(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: losses in local time, network events in UTC by a clock set right on the way: one code precedes all the losses."""
    cause, decoy, common, early, late, some, *others = (
        f"N{code}" for code in sample(rng, range(100, 1000), 13)
    )
    slots = sample(rng, range(9 * 6, 18 * 6), 15)  # ten minutes each, local time
    errors = sorted(slot * 600 + integer(rng, 200, 400) for slot in slots)
    slow, mended = integer(rng, 90, 190), integer(rng, 12, 14) * 3600 - 3600 + 5  # in true UTC
    true = [error - 3600 for error in errors]
    events = [(time - integer(rng, 4, 50), cause) for time in true]
    events += [(time - integer(rng, 65, 115), early) for time in true]
    events += [(time - integer(rng, 4, 50) + (slow if time < mended else 0), late) for time in true]
    events += [(time - integer(rng, 4, 50), some) for time in sample(rng, true, 11)]
    events += [
        (time + 3600 - integer(rng, 4, 50), decoy) for time in true
    ]  # as if there were no zone
    day = range(8 * 3600, 17 * 3600)
    events += [(pick(rng, day), common) for _ in range(240)]
    events += [(pick(rng, day), pick(rng, others)) for _ in range(480)]
    before = [{code for time, code in events if 0 < error - time < 60} for error in true]
    edge = any(
        abs(error - time - 60) < 2 for error in true for time, code in events if code == cause
    )
    if set.intersection(*before) != {cause} or edge:
        return None
    stamps = [
        (time, time - slow if time < mended else time, f"événement {code}") for time, code in events
    ]
    stamps.append((mended, mended, f"horloge remise à l'heure : elle retardait de {slow} s"))
    local = [(pick(rng, range(9 * 3600, 18 * 3600)), "INFO   requête servie") for _ in range(370)]
    local += [
        (
            pick(rng, range(9 * 3600, 18 * 3600)),
            pick(rng, ("ERREUR mot de passe refusé", "ERREUR page introuvable")),
        )
        for _ in range(18)
    ]
    local += [(time, "ERREUR connexion perdue") for time in errors]
    application = [f"2026-01-14 {clock(time)} {text}" for time, text in sorted(local)]
    network = [f"2026-01-14T{clock(shown)}Z {text}" for _time, shown, text in sorted(stamps)]
    return {
        "fichier1": "application.log",
        "fichier2": "reseau.log",
        "code": cause,
        "leurre": decoy,
        "frequent": common,
        "sans_retard": late,
        "trop_tot": early,
        "retard": slow,
        "files": {
            "application.log": text_file(application),
            "reseau.log": text_file(network),
        },
    }  # fmt: skip


_SCRIPTS = ("import_adherents.py", "envoi_rappels.py", "cotisations.py", "export_planning.py")
_HELPERS = ("tableaux.py", "lecture.py", "outils.py")

_CAUSES = (
    ("KeyError", "'code_postal'", "code = ligne['code_postal']"),
    ("ValueError", "could not convert string to float: '12,50'", "montant = float(texte)"),
    ("ZeroDivisionError", "division by zero", "moyenne = total / nombre"),
    ("IndexError", "list index out of range", "tarif = colonnes[7]"),
    ("TypeError", 'can only concatenate str (not "int") to str', "titre = nom + numero"),
    ("AttributeError", "'NoneType' object has no attribute 'strip'", "nom = cellule.strip()"),
)

_AFTER = (
    ("FileNotFoundError", "[Errno 2] No such file or directory: 'rejets/rapport.txt'"),
    ("PermissionError", "[Errno 13] Permission denied: 'rejets/rapport.txt'"),
)

_LAST = (
    "UnboundLocalError",
    "cannot access local variable 'rapport' where it is not associated with a value",
)

_STEPS = ("fiche {n} lue", "fiche {n} convertie", "fiche {n} enregistrée")


def _frames(calls: list[tuple[str, int, str, str]]) -> list[str]:
    lines = ["Traceback (most recent call last):"]
    for path, number, name, code in calls:
        lines += [f'  File "/home/asso/{path}", line {number}, in {name}', f"    {code}"]
    return lines


def first_cause(rng: np.random.Generator) -> dict[str, Any]:
    """Of the run that stopped: the error that came first, and the line of the association's own program that made it."""
    script = pick(rng, _SCRIPTS)
    helper, runner, noter = sample(rng, _HELPERS, 3)
    causes, after, last = [pick(rng, _CAUSES) for _night in range(6)], pick(rng, _AFTER), _LAST
    # the program is the same every night, and so are its lines
    main, loop, turn = integer(rng, 300, 340), integer(rng, 192, 199), integer(rng, 20, 90)
    kinds = [kind for kind, _message, _code in _CAUSES]
    read_in_library = sample(rng, kinds, 3)
    reading = integer(rng, 70, 100)
    deeps, owns = sample(rng, range(350, 900), 6), sample(rng, range(105, 190), 6)
    places = {
        kind: (reading if kind in read_in_library else own, deep)
        for kind, own, deep in zip(kinds, owns, deeps, strict=True)
    }
    stopped, by_hand = sample(rng, range(1, 6), 2)
    lines: list[str] = []
    found: dict[str, str] = {}
    for night in range(6):
        at = [2, integer(rng, 0, 20), integer(rng, 0, 59)]

        def clock(level: str, text: str, day: int = night, time: list[int] = at) -> str:
            time[2] += integer(rng, 3, 29)
            time[1], time[2] = time[1] + time[2] // 60, time[2] % 60
            return f"2026-03-{11 + day} {time[0]:02}:{time[1]:02}:{time[2]:02} {level:<7} {text}"

        lines.append(clock("INFO", f"{script} commence"))
        count = integer(rng, 22, 34)
        fails = sorted(sample(rng, range(4, count), 2))
        for n in range(count):
            lines.append(clock("INFO", pick(rng, _STEPS).format(n=integer(rng, 100, 999))))
            if n not in fails:
                continue
            kind, message, code = causes[night] if n == fails[-1] else pick(rng, causes)
            own, deep = places[kind]
            calls = [
                (script, main, "<module>", "principal()"),
                (script, loop, "principal", f"{runner[:-3]}.pour_chaque(fiches, traiter)"),
                (f"lib/{runner}", turn, "pour_chaque", "faire(fiche)"),
            ]
            if kind in read_in_library:
                calls += [(script, own, "traiter", f"valeur = {helper[:-3]}.lire(fiche)"), (f"lib/{helper}", deep, "lire", code)]  # fmt: skip
            else:
                calls.append((script, own, "traiter", code))
            if night == stopped and n == fails[-1]:
                lines.append(clock("ERREUR", "fiche refusée"))
                lines += [*_frames(calls), f"{kind}: {message}", ""]
                lines += ["During handling of the above exception, another exception occurred:", ""]
                second = integer(rng, 200, 260)
                calls = [(script, main, "<module>", "principal()"), (script, second, "principal", f"{noter[:-3]}.noter_le_rejet(fiche)"),
                         (f"lib/{noter}", integer(rng, 20, 90), "noter_le_rejet", "rapport = open(chemin)")]  # fmt: skip
                lines += [*_frames(calls), f"{after[0]}: {after[1]}", ""]
                lines += ["During handling of the above exception, another exception occurred:", ""]
                lines += [
                    *_frames(
                        [
                            (script, main, "<module>", "principal()"),
                            (script, integer(rng, 265, 299), "principal", "prevenir(rapport)"),
                        ]
                    ),
                    f"{last[0]}: {last[1]}",
                ]
                lines.append(clock("ERREUR", f"{script} arrêté"))
                found = {
                    "kind": kind,
                    "line": str(own),
                    "second": str(second),
                    "deep": str(deep),
                    "day": str(11 + night),
                }
                break
            lines.append(clock("ALERTE", "fiche refusée, nouvel essai"))
            lines += [*_frames(calls), f"{kind}: {message}"]
            lines.append(clock("INFO", "deuxième essai réussi"))
        if night == by_hand:
            lines.append(clock("ALERTE", "arrêt demandé au clavier"))
            lines.append(clock("INFO", f"{script} arrêté"))
        elif night != stopped:
            lines.append(clock("INFO", f"{script} terminé"))
    others = sorted({kind for kind, _m, _c in causes} - {found["kind"]})
    return {
        "who": pick(rng, FIRST_NAMES), "script": script,
        **found, "after": after[0], "not_kind": [after[0], last[0], *others],
        "not_line": [found["second"], found["deep"]],
        "options": sorted({after[0], last[0], *others, found["kind"]}),
        "files": {"nuits.log": text_file(lines)},
    }  # fmt: skip


_LIBRARIES = (("libpolice", "libpolice2"), ("pilote-son", "pilote-son-neuf"), ("lecteur-pdf", "lecteur-pdf-leger"), ("cartes-gl", "cartes-vk"), ("synchro", "synchro-ng"))  # fmt: skip


def cause_removed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of three long logs the errors counted, the commonest kept in a file, its cause replaced as its message advises, what it left stopped."""
    user = pick(rng, USERS)
    (bad, good), (loud, loud_new), (rare, rare_new) = sample(rng, _LIBRARIES, 3)
    often = integer(rng, 14, 18)
    messages = {
        f"erreur : {bad} ne répond plus, remplacez-le par {good}": often, f"erreur : {rare} trop ancien, voyez {rare_new}": often - 4, f"avis : {loud} est lent, voyez {loud_new}": often + 9, f"ERREUR : {loud} a redémarré": often - 6,
        "info : session ouverte": 12, "info : erreur : aucune": often + 3,
    }  # fmt: skip
    lines = shuffled(rng, [text for text, count in messages.items() for _n in range(count)])
    here = f"/home/{user}/journaux"
    cuts = [lines[n::3] for n in range(3)]
    entries = [Entry(path=here, folder=True, owner=user, group=user, mode=0o755)]
    entries += [
        Entry(path=f"{here}/poste{n}.log", owner=user, group=user, lines=tuple(cut))
        for n, cut in enumerate(cuts, 1)
    ]
    pids = [str(n) for n in sample(rng, range(400, 9000), 4)]
    running = (
        Process(pid=pids[0], user=user, name=f"{bad}d", cpu=integer(rng, 20, 60)),
        Process(pid=pids[1], user=user, name=f"{loud}d", cpu=integer(rng, 70, 99)),
        Process(pid=pids[2], user="root", name="journal", cpu=1),
        Process(pid=pids[3], user=user, name=f"{rare}d", cpu=2),
    )
    keep = "taper sort *.log | grep '^erreur : ' | uniq -c | sort -rn | head -1 > courante"
    kill, out, put = (
        f"taper kill {pids[0]}",
        f"taper sudo apt remove {bad}",
        f"taper sudo apt install {good}",
    )
    found = next(iter(messages))
    still = tuple(("process", one.pid, one.name) for one in running[1:])
    return {
        "bad": bad, "good": good, "loud": loud, "count": often,
        "world": Shell(user=user, entries=home_folders(user, *entries), cwd=here, processes=running, admins=(user,), installed=tuple(sorted((bad, loud, rare, "nano"))), available=tuple(sorted((good, loud_new, rare_new, "chess")))),
        "goal": Goal(want=(*still, ("content", f"{here}/courante", f"{often} {found}"), ("installed", good), ("installed", loud), ("installed", rare), ("installed", "nano")), refuse=(("installed", bad), ("process", pids[0], f"{bad}d"), ("installed", loud_new), ("installed", rare_new))),
        "solution": [keep, kill, out, put],
        "near": [[keep.replace("'^erreur : '", "erreur"), kill, out, put], [keep.replace(" | uniq -c", ""), kill, out, put], [keep, f"taper kill {pids[1]}", out, put], [keep, out, put], [keep, kill, f"taper sudo apt remove {loud}", f"taper sudo apt install {loud_new}"], [keep, kill, out]],
    }  # fmt: skip
