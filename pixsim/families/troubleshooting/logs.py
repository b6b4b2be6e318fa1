"""Families of competence 5.1: logs and traces."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.dates import clock, short_clock
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES

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
        told("INFO", f"I{pick(rng, others)}", f"lancement de {software}")
        quiet(integer(rng, 50, 70))
        if run < 2:
            for code in early[run : run + 2]:
                told("ERREUR", code, pick(rng, _ERROR))
                quiet(integer(rng, 4, 9))
            told("INFO", f"I{pick(rng, others)}", f"fermeture de {software}, demandée")
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


def count_errors(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the error that comes back most since a service was last started, in a log of three runs and several spellings."""
    return first_telling(rng, _runs)


def _runs(rng: np.random.Generator) -> dict[str, Any] | None:
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


def _at(day: int, seconds: int) -> str:
    days, rest = divmod(seconds, 86_400)
    return f"{day + days:02}/03/2026 {clock(rest)}"


def correlate(rng: np.random.Generator) -> dict[str, Any]:
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
        return correlate(rng)
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


_FEATURES = (
    "l'export en PDF oublie la dernière page",
    "la fenêtre se ferme quand on colle une image",
    "les accents disparaissent à l'impression",
    "le tri des dates mélange les années",
    "le son reste muet avec un casque sans fil",
    "l'enregistrement échoue sur un disque réseau",
    "la recherche ignore les majuscules accentuées",
    "le zoom revient à 100 % à chaque page",
)


_REQUESTS = (
    "imprimante muette", "mot de passe oublié", "écran noir", "site lent", "courriel bloqué",
    "partage inaccessible", "souris cassée", "logiciel fermé seul", "badge refusé",
)  # fmt: skip


def first_ticket(rng: np.random.Generator) -> dict[str, Any]:
    """The first request to treat, where the last line of a number counts: open, highest priority, then oldest."""
    count = 240
    numbers = sample(rng, range(1000, 9999), count)  # not in the order of their dates
    days = [f"{day:02}/10/2026" for day in (28, 29, 30)] + [
        f"{day:02}/11/2026" for day in (2, 3, 4, 5)
    ]
    moments = sorted(
        sample(
            rng,
            [(day, minute) for day in range(len(days)) for minute in range(8 * 60, 18 * 60)],
            count,
        )
    )
    right = integer(rng, 60, 90)
    strong, weak = ("fort", "Fort", "FORT ", "forte"), ("faible", "Faible", "faible ", "moyen")
    first, again = [], []
    eased, shut = sample(rng, range(10, right), 2)
    for place, (number, (day, minute)) in enumerate(zip(numbers, moments, strict=True)):
        both = place in (right, eased, shut, 3, 7) or (place > right and rng.integers(6) == 0)
        impact, urgency = (
            (strong, strong) if both else pick(rng, [(strong, weak), (weak, strong), (weak, weak)])
        )
        state = (
            "close" if place in (3, 7) or (rng.integers(3) == 0 and place != right) else "ouverte"
        )
        head = f"T{number};{days[day]};{short_clock(minute)};{pick(rng, _REQUESTS)}"
        said = f"{pick(rng, impact)};{pick(rng, urgency)}"
        if place in (eased, shut):
            first.append(f"{head};{said};ouverte")
            again.append(
                f"{head};{pick(rng, weak)};{pick(rng, strong)};ouverte"
                if place == eased
                else f"{head};{said};Close"
            )
            continue
        first.append(f"{head};{said};{pick(rng, (state, state.capitalize()))}")
        if place > right and rng.integers(8) == 0:
            again.append(f"{head};{said};close")
    lines = [
        "numero;jour;heure;objet;impact;urgence;etat",
        *sample(rng, first, len(first)),
        *sample(rng, again, len(again)),
    ]
    return {
        "fichier": "demandes.csv",
        "numero": f"T{numbers[right]}",
        "chiffres": str(numbers[right]),
        "ancienne": f"T{numbers[min(eased, shut)]}",
        "close": f"T{numbers[3]}",
        "files": {"demandes.csv": text_file(lines, encoding="utf-8-sig")},
    }


_LEFT = ("corrigé", "pas encore corrigé", "jamais signalé sous ce système")


def release_notes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: long notes of nine versions where faults, soon told by number alone, go and come back; which version cannot be skipped."""
    software = pick(rng, ("Texteo", "Photolib", "CarnetPlus", "AgendaVille"))
    system, other, third = sample(rng, ("Windows", "macOS", "Linux"), 3)
    major, minor = integer(rng, 2, 8), integer(rng, 4, 9)
    versions = [f"{major}.{minor + step}" for step in range(10)]
    problems = [problem[0].upper() + problem[1:] for problem in sample(rng, _FEATURES, 8)]
    notes: dict[str, list[str]] = {version: [] for version in versions}
    tickets = dict(zip(problems, map(str, sample(rng, range(3100, 3200), 8)), strict=True))

    def say(step: int, what: str, problem: str, where: str) -> None:
        told = f"n° {tickets[problem]}, {problem[0].lower() + problem[1:]}"
        short = what in ("Revenu", "Corrigé de nouveau") or (what == "Corrigé" and step > 2)
        notes[versions[step]].append(
            f"{what} : {f'n° {tickets[problem]}' if short else told} ({where})"
        )

    states = shuffled(rng, _LEFT)
    for problem, state in zip(problems[:3], states, strict=True):
        say(
            integer(rng, 1, 2),
            "Problème connu",
            problem,
            other if state == _LEFT[2] else "tous systèmes",
        )
        say(3, "Corrigé", problem, other if state == _LEFT[2] else "tous systèmes")
        back = integer(rng, 5, 6)
        if state == _LEFT[0]:
            say(back, "Revenu", problem, system)
            say(integer(rng, 7, 9), "Corrigé de nouveau", problem, f"{system}, {third}")
        elif state == _LEFT[1]:
            say(back, "Revenu", problem, f"{system}, {third}")
            say(integer(rng, 7, 9), "Corrigé de nouveau", problem, pick(rng, (other, third)))
        else:
            say(back, "Revenu", problem, f"{other}, {third}")
    for problem in problems[3:]:
        step = integer(rng, 1, 5)
        say(step, "Problème connu", problem, pick(rng, (system, other, "tous systèmes")))
        say(integer(rng, step + 1, 9), "Corrigé", problem, pick(rng, (system, "tous systèmes")))
    step = integer(rng, 3, 7)
    early = integer(rng, 1, 2)
    notes[versions[step]].append(
        "À savoir : convertit les fichiers ; passer par elle avant toute version plus récente"
    )
    notes[versions[early]].append(
        f"À savoir : à installer avant la {versions[early + 1]} sous {other}"
    )
    free = [str(n) for n in sample(rng, range(3200, 3999), 90)]
    for version in versions[1:]:
        for _line in range(integer(rng, 7, 10)):
            what = pick(rng, ("Corrigé", "Corrigé", "Nouveau", "Revenu", "Traduction"))
            notes[version].append(
                f"{what} : n° {free.pop()} ({pick(rng, (system, other, third, 'tous systèmes'))})"
            )
    lines = [f"{software} - notes de version", ""]
    for version in reversed(versions[1:]):
        lines += [
            f"Version {version}",
            "",
            *(f"  {text}" for text in shuffled(rng, notes[version])),
            "",
        ]
    told = shuffled(rng, list(zip(problems[:3], states, strict=True)))
    return {
        "prenom": pick(rng, FIRST_NAMES), "logiciel": software, "installee": versions[0], "derniere": versions[9], "systeme": system,
        "fichier": "notes.txt", "etats": list(_LEFT), "etape": versions[step],
        "versions": versions[1:9], "fausses": [versions[early], versions[step + 1 if step < 8 else 1]],
        **{f"f{n}": problem for n, (problem, _state) in enumerate(told, 1)}, **{f"k{n}": state for n, (_problem, state) in enumerate(told, 1)},
        "files": {"notes.txt": "\n".join(lines).encode()},
    }  # fmt: skip
