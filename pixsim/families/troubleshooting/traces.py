"""Family of competence 5.1, level 7: the first cause in a log of several runs, some of whose errors did no harm."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES

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
    ("UnboundLocalError", "cannot access local variable 'rapport' where it is not associated with a value"),
)  # fmt: skip
_STEPS = ("fiche {n} lue", "fiche {n} convertie", "fiche {n} enregistrée")


def _frames(calls: list[tuple[str, int, str, str]]) -> list[str]:
    lines = ["Traceback (most recent call last):"]
    for path, number, name, code in calls:
        lines += [f'  File "/home/asso/{path}", line {number}, in {name}', f"    {code}"]
    return lines


def first_cause(rng: np.random.Generator) -> dict[str, Any]:
    """Of the run that stopped: the error that came first, and the line of the association's own program that made it."""
    script, helper = pick(rng, _SCRIPTS), pick(rng, _HELPERS)
    causes, (after, last) = [pick(rng, _CAUSES) for _night in range(6)], sample(rng, _AFTER, 2)
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
            own, deep, main = integer(rng, 70, 190), integer(rng, 200, 900), integer(rng, 9, 60)
            through = integer(rng, 1, 2) == 1
            calls = [
                (script, main, "<module>", "principal()"),
                (script, own - 20, "principal", "traiter(fiche)"),
            ]
            calls.append(
                (script, own, "traiter", f"valeur = {helper[:-3]}.lire(fiche)" if through else code)
            )
            if through:
                calls.insert(
                    2,
                    (
                        f"lib/{pick(rng, _HELPERS)}",
                        integer(rng, 20, 90),
                        "pour_chaque",
                        "faire(fiche)",
                    ),
                )
                calls.append((f"lib/{helper}", deep, "lire", code))
            if night == stopped and n == fails[-1]:
                lines.append(clock("ERREUR", "fiche refusée"))
                lines += [*_frames(calls), f"{kind}: {message}", ""]
                lines += ["During handling of the above exception, another exception occurred:", ""]
                second = integer(rng, 200, 260)
                calls = [(script, main, "<module>", "principal()"), (script, second, "principal", "noter_le_rejet(fiche)"),
                         (f"lib/{pick(rng, _HELPERS)}", integer(rng, 20, 90), "noter_le_rejet", "rapport = open(chemin)")]  # fmt: skip
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
