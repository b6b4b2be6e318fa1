"""Settings of one's environment: shortcuts, language, terminal, automation."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.figures import Box, Part, pointed_tile, rect, text
from pixsim.families.draws.invented.people import FIRST_NAMES, of, plain
from pixsim.families.draws.simulators.terminals import home_folders
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.texts import PlainText, lines
from pixsim.worlds.goals import Goal
from pixsim.worlds.shell.data import Entry
from pixsim.worlds.shell.world import Shell


def _of(user: str, path: str, **fields: Any) -> Entry:
    return Entry(
        path=f"/home/{user}/{path}",
        owner=user,
        group=user,
        **{"mode": 0o755 if fields.get("folder") else 0o644, **fields},
    )


def files_put_in_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: files of one kind moved into a new folder, and one that is empty removed, by commands."""
    user = plain(pick(rng, FIRST_NAMES))
    place, kind, stems = pick(rng, (
        ("photos", "jpg", ("plage", "fete", "jardin", "velo", "chat", "neige", "mer")), ("documents", "pdf", ("facture", "bail", "notice", "devis", "carte", "plan", "statuts")),
        ("musique", "ogg", ("valse", "berceuse", "marche", "gigue", "ronde", "tango", "chant")),
    ))  # fmt: skip
    new, empty = (
        pick(rng, ("a-trier", "archives", "a-envoyer", f"annee-{integer(rng, 2019, 2025)}")),
        pick(rng, ("vieux", "tmp", "brouillons", "test")),
    )
    here = f"/home/{user}/{place}"
    names = [f"{stem}.{kind}" for stem in sample(rng, stems, 4)]
    others = sample(
        rng, (f"liste.{kind}.txt", "notes.txt", f"{kind}.odt", "lisez-moi.md", f"copie-{kind}"), 3
    )
    entries = [
        _of(user, place, folder=True),
        _of(user, f"{place}/{empty}", folder=True),
        *(
            _of(user, f"{place}/{name}", size=integer(rng, 900, 90000))
            for name in shuffled(rng, [*names, *others])
        ),
    ]
    want = tuple(("origin", f"{here}/{new}/{name}", f"{here}/{name}") for name in names)
    kept = tuple(("file", f"{here}/{name}") for name in others)
    gone = tuple(("file", f"{here}/{name}") for name in names)
    make, move, clear = f"taper mkdir {new}", f"taper mv *.{kind} {new}", f"taper rmdir {empty}"
    return {
        "user": user, "place": place, "kind": kind, "new": new, "empty": empty,
        "world": Shell(user=user, entries=home_folders(user, *entries), cwd=here),
        "goal": Goal(want=(*want, *kept), refuse=(*gone, ("folder", f"{here}/{empty}"))),
        "solution": [make, move, clear],
        "near": [[make, f"taper cp *.{kind} {new}", clear], [make, f"taper mv *{kind}* {new}", clear], [make, move]],
    }  # fmt: skip


def program_found_first(rng: np.random.Generator) -> dict[str, Any]:
    """Which of several programs of one name a terminal starts, and where its output goes."""
    user = pick(rng, ("lea", "karim", "sofia", "hugo"))
    tool = pick(rng, ("convertir", "trier", "sauver", "compter"))
    folders = sample(
        rng, (f"/home/{user}/bin", "/usr/local/bin", "/usr/bin", "/opt/outils", "/snap/bin"), 4
    )
    holders = sorted(sample(rng, range(4), 3))
    plain = holders[0]  # there, but cannot be run
    first = holders[1]
    rows = ["$ echo $PATH", ":".join(folders), ""]
    for n, folder in enumerate(folders):
        rows.append(f"$ ls -l {folder}")
        others = sample(rng, ("lire", "jouer", "dessiner", "copier", "noter"), 2)
        for program in sorted([*others, *([tool] if n in holders else [])]):
            mode = "-rw-r--r--" if program == tool and n == plain else "-rwxr-xr-x"
            rows.append(
                f"{mode} 1 root root {integer(rng, 900, 90000):>6} mars 12 10:2{n} {program}"
            )
        rows.append("")
    if integer(rng, 0, 1):
        rows += [
            f"$ ls -l /home/{user}",
            f"-rwxr-xr-x 1 {user} {user}    512 mars 14 09:00 {tool}",
            "",
        ]
    ways = (pick(rng, (">", ">>")), pick(rng, (">", ">>")))
    rows += [
        f"$ cd /home/{user}",
        f"$ {tool} liste.txt {ways[0]} essai.txt",
        f"$ {tool} liste.txt {ways[1]} suivi.txt",
    ]
    kept = {
        (">>", ">"): "essai.txt",
        (">", ">>"): "suivi.txt",
        (">>", ">>"): "les deux",
        (">", ">"): "aucun des deux",
    }
    return {
        "kept": kept[ways], "not_kept": [said for said in kept.values() if said != kept[ways]],
        "user": user, "tool": tool,
        "key": f"{folders[first]}/{tool}",
        "wrong": [f"{folders[plain]}/{tool}", f"/home/{user}/{tool}", f"{folders[holders[2]]}/{tool}"],
        "plain": folders[plain],
        "path": folders[first],
        "files": {"terminal.txt": lines(rows)},
    }  # fmt: skip


_COMMANDS = (
    "sauvegarde", "sauvegarde-bases", "menage", "releve", "courriel", "index", "synchro", "rapport", "rapport-hebdo", "statistiques", "certificats", "miroir",
)  # fmt: skip

_MONDAY = datetime(2026, 3, 9)

Task = tuple[str, str, str, str, str]
"""Minute, hour, day of the month, month, day of the week (0 is Sunday)."""


def _values(text: str, low: int, high: int) -> set[int]:
    found: set[int] = set()
    for part in text.split(","):
        span, _slash, step = part.partition("/")
        first, _dash, last = span.partition("-")
        start, end = (low, high) if span == "*" else (int(first), int(last or first))
        found |= set(range(start, end + 1, int(step or 1)))
    return found


def _moments(task: Task) -> list[datetime]:
    """When a task is launched in the week; days of the month and of the week are either one or the other when both are told."""
    minute, hour, day, month, weekday = task
    minutes, hours = sorted(_values(minute, 0, 59)), sorted(_values(hour, 0, 23))
    days, months, weekdays = _values(day, 1, 31), _values(month, 1, 12), _values(weekday, 0, 6)
    found = []
    for n in range(7):
        one = _MONDAY + timedelta(days=n)
        of_month, of_week = one.day in days, one.isoweekday() % 7 in weekdays
        fits = of_month or of_week if "*" not in (day, weekday) else of_month and of_week
        if fits and one.month in months:
            found += [one + timedelta(hours=h, minutes=m) for h in hours for m in minutes]
    return found


def launches_missed(rng: np.random.Generator) -> dict[str, Any]:
    """The one task that was not launched as often as it is planned, and how many times it was not."""
    first, last, day = integer(rng, 7, 9), integer(rng, 16, 19), integer(rng, 9, 13)
    friday = pick(rng, [n for n in range(1, 6) if n != day - 8])
    tasks: list[Task] = [
        (str(integer(rng, 1, 59)), f"*/{pick(rng, (2, 3, 4, 6))}", "*", "*", "*"),
        (f"*/{pick(rng, (10, 15, 20))}", f"{first}-{last}", "*", "*", pick(rng, ("6", "0", "2"))),
        ("30", ",".join(map(str, sorted(sample(rng, range(8, 20), 3)))), "*", "*", "1-5"),
        (f"{integer(rng, 1, 29)}-59/30", "*", "*", "3", "1,3"),
        (str(integer(rng, 1, 59)), f"{integer(rng, 1, 4)},{integer(rng, 12, 15)}", str(day), "*", str(friday)),
        (f"*/{pick(rng, (20, 30))}", "0-5", "*", "*", "1-5"),
        ("20", "6", "*", "4", "*"),
        (str(integer(rng, 1, 59)), str(integer(rng, 2, 5)), "*", "*", "0,3"),
    ]  # fmt: skip
    names = sample(rng, _COMMANDS, len(tasks) + 1)
    planned = [(name, _moments(task)) for name, task in zip(names, tasks, strict=False)]
    guilty, count = pick(rng, (0, 1, 2, 3, 5)), integer(rng, 2, 4)
    lost = set(sample(rng, planned[guilty][1], count))
    lines = []
    for place, (name, when) in enumerate(planned):
        for moment in when:
            if place == guilty and moment in lost:
                continue
            began = moment + timedelta(seconds=integer(rng, 1, 3))
            lines.append((began, f"CRON[{integer(rng, 1000, 9999)}]: lance {name}"))
    for moment in sorted(lost)[: count - 1]:  # somebody made good some of them, by hand
        began = moment + timedelta(minutes=integer(rng, 61, 90), seconds=integer(rng, 4, 50))
        lines.append((began, f"sudo[{integer(rng, 1000, 9999)}]: lance {planned[guilty][0]} (a la main)"))  # fmt: skip
    for _ in range(6):
        moment = _MONDAY + timedelta(minutes=integer(rng, 1, 10_000))
        lines.append((moment, f"sudo[{integer(rng, 1000, 9999)}]: lance {names[-1]} (a la main)"))
    log = [f"{moment:%Y-%m-%d %H:%M:%S} {text}" for moment, text in sorted(lines)]
    table = [f"{' '.join(task)} /usr/local/bin/{name}" for name, task in zip(names, tasks, strict=False)]  # fmt: skip
    table.insert(integer(rng, 2, 6), f"#*/5 * * * * /usr/local/bin/{names[-1]}")
    head = [
        "# minute heure jour-du-mois mois jour-de-la-semaine (0 = dimanche) commande",
        "# jour-du-mois et jour-de-la-semaine tous deux precises : il suffit de l'un des deux",
    ]
    both = planned[4][0]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": planned[guilty][0], "said": planned[guilty][0].replace("menage", "ménage").replace("releve", "relevé"),
        "wrong": [both, names[-1], planned[6][0]],
        "planned": len(planned[guilty][1]),
        "count": str(count),
        "not_count": ["1"],
        "files": {
            "crontab.txt": PlainText("\n".join([*head, *table]) + "\n"),
            "taches.log": PlainText("\n".join(log) + "\n"),
        },
    }  # fmt: skip


_LAYOUTS = {
    "AZERTY": ("AZERTYUIOP", "QSDFGHJKLM", "WXCVBN,;:!"),
    "QWERTY": ("QWERTYUIOP", "ASDFGHJKL;", "ZXCVBNM,./"),
    "QWERTZ": ("QWERTZUIOP", "ASDFGHJKLÖ", "YXCVBNM,.-"),
    "BÉPO": ("BÉPOÈ^VDLJ", "AUIE,CTSRN", "ÀYX.K'QGHF"),
}
_TYPED = (
    "azur", "zoom", "lazy", "jazz", "yoga", "raz", "payer", "essayez", "azyme", "voyez", "kayak", "rayez", "zayra", "yacht",
    "quiz", "zinzin", "mayday", "lyre", "zythum", "crayon", "voyage", "joyeux", "playlist", "royaume", "zone", "oryx",
)  # fmt: skip


def _typed_on(keys: str, layout: str) -> str:
    """What keys marked as on an AZERTY keyboard write under another layout."""
    place = {
        sign: (row, column)
        for row, signs in enumerate(_LAYOUTS["AZERTY"])
        for column, sign in enumerate(signs)
    }
    return "".join(_LAYOUTS[layout][row][column] for row, column in map(place.get, keys)).lower()  # type: ignore[misc]


def _keyboard(box: Box, layout: str) -> list[Part]:
    """Three rows of letters."""
    shapes: list[Part] = [rect(box, "#C9CFDE", rounded=0.8)]
    for row, signs in enumerate(_LAYOUTS[layout]):
        left = box.x + 3 + row
        for column, sign in enumerate(signs[: 10 - (row == 2)]):
            shapes.append(text(left + 2 * column, box.y + 2 * row, sign, bold=True))
    return shapes


@redraw_misfits
def layout_by_what_is_read(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: the layout that is set, by what keys of a French keyboard write."""
    word = pick(rng, _TYPED).upper()
    right, *others = shuffled(rng, [name for name in _LAYOUTS if name != "AZERTY"])
    got = _typed_on(word, right)
    if got in {_typed_on(word, other) for other in others} or got == word.lower():
        return None
    drawn = pointed_tile(
        rng, "Quatre claviers, dont on voit les trois rangées de lettres.", 4,
        [right, *others, "AZERTY"], _keyboard, per_row=2,
    )  # fmt: skip
    return {
        **drawn,
        "who": pick(rng, FIRST_NAMES),
        "keys": ", ".join(word),
        "got": got,
        "name": right,
    }
