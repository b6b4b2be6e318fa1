"""Settings of one's environment: shortcuts, language, terminal, automation."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, plain
from pixsim.families.draws.simulators.terminals import home_folders
from pixsim.families.draws.simulators.writers import lines_to_mend
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.texts import lines
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
    """Level 6: which of several programs of one name a terminal starts, once rights and PATH changed, and what its output spared."""
    user = pick(rng, ("lea", "karim", "sofia", "hugo"))
    tool = pick(rng, ("convertir", "trier", "sauver", "compter"))
    added, *folders = sample(
        rng, (f"/home/{user}/bin", "/usr/local/bin", "/usr/bin", "/opt/outils", "/snap/bin"), 5
    )
    plain, first, second = sorted(sample(rng, range(4), 3))
    holders = [folders[n] for n in (plain, first, second)]
    runs = {folder: folder != holders[0] for folder in (*holders, added)}
    rows = ["$ echo $PATH", ":".join(folders), ""]
    for n, folder in enumerate(sorted((*folders, added))):
        rows.append(f"$ ls -l {folder}")
        others = sample(rng, ("lire", "jouer", "dessiner", "copier", "noter"), 2)
        for program in sorted([*others, *([tool] if folder in runs else [])]):
            mode = "-rwxr-xr-x" if program != tool or runs[folder] else "-rw-r--r--"
            rows.append(
                f"{mode} 1 root root {integer(rng, 900, 90000):>6} mars 12 10:2{n} {program}"
            )
        rows.append("")
    here = [("-rw-r--r--", integer(rng, 20, 400), "essai.txt"), ("-rw-r--r--", integer(rng, 20, 400), "suivi.txt")]  # fmt: skip
    here += [("-rwxr-xr-x", 512, tool)] if integer(rng, 0, 1) else []
    rows += [f"$ cd /home/{user}", "$ ls -l"]
    rows += [f"{mode} 1 {user} {user} {size:>6} mars 14 09:00 {name}" for mode, size, name in here]
    given = bool(integer(rng, 0, 1))
    in_front = bool(integer(rng, 0, 2) == 0)
    changed = holders[0] if given else holders[1]
    runs[changed] = given
    path = [added, *folders] if in_front else [*folders, added]
    key = next(folder for folder in path if runs.get(folder))
    ways = (pick(rng, (">", ">>")), pick(rng, (">", ">>")))
    rows += [
        "",
        f"$ sudo chmod {'+x' if given else '-x'} {changed}/{tool}",
        f"$ export PATH={added}:$PATH" if in_front else f"$ export PATH=$PATH:{added}",
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
        "user": user, "tool": tool, "key": f"{key}/{tool}", "path": key,
        "wrong": [f"{folder}/{tool}" for folder in (*holders, added, f"/home/{user}") if folder != key],
        "changed": f"{'rend' if given else 'ôte'} à {changed}/{tool} le droit d'être lancé",
        "place": "devant" if in_front else "derrière", "added": added,
        "files": {"terminal.txt": lines(rows)},
    }  # fmt: skip


Task = tuple[str, str, str, str, str]
"""Minute, hour, day of the month, month, day of the week (0 is Sunday)."""


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


def _keyboard(box: fig.Box, layout: str) -> list[fig.Part]:
    """Three rows of letters."""
    shapes: list[fig.Part] = [fig.rect(box, "#C9CFDE", rounded=0.8)]
    for row, signs in enumerate(_LAYOUTS[layout]):
        left = box.x + 3 + row
        for column, sign in enumerate(signs[: 10 - (row == 2)]):
            shapes.append(fig.text(left + 2 * column, box.y + 2 * row, sign, bold=True))
    return shapes


@redraw_misfits
def layout_by_what_is_read(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: the layout that is set, by what keys of a French keyboard write."""
    word = pick(rng, _TYPED).upper()
    right, *others = shuffled(rng, [name for name in _LAYOUTS if name != "AZERTY"])
    got = _typed_on(word, right)
    if got in {_typed_on(word, other) for other in others} or got == word.lower():
        return None
    drawn = fig.pointed_tile(
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


def launches_planned(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: lines of a crontab that launch what a note asks, at its hours, on its days, and never both or neither."""
    hour, minute, end = integer(rng, 1, 5), pick(rng, (5, 10, 20, 35, 50)), integer(rng, 17, 19)
    step, day = pick(rng, (10, 15, 20)), integer(rng, 2, 27)
    start = integer(rng, 7, 9)
    names = sample(rng, ("sauver", "trier", "envoyer", "compter", "nettoyer", "relever"), 5)
    lines = [
        f"# {names[0]} : chaque nuit à {hour} h {minute:02}", f"# {names[1]} : du lundi au vendredi, toutes les {step} minutes, de {start} h à {end} h {60 - step}", f"# {names[2]} : le dimanche à {hour + 6} h", f"# {names[3]} : le {day} de chaque mois à minuit", f"# {names[4]} : le premier jour de chaque trimestre civil à {hour + 1} h {minute:02}",
        "# minute heure jour mois jour-de-semaine commande", f"{hour} {minute} * * * {names[0]}", f"{step} {start}-{end} * * 1-5 {names[1]}", f"* {hour + 6} * * 0 {names[2]}", f"0 0 {day} * 1 {names[3]}", f"{minute} {hour + 1} 1 */4 * {names[4]}",
    ]  # fmt: skip
    every = ",".join(str(n) for n in range(0, 60, step))
    weekdays = ("1-5", "1,2,3,4,5", "mon-fri", "MON-FRI")
    quarters = ("1,4,7,10", "*/3", "1-12/3", "1-10/3")
    right = {
        7: f"{minute} {hour} * * * {names[0]}", 8: "||".join(f"{minutes} {start}-{end} * * {week} {names[1]}" for minutes in (f"*/{step}", every, f"0-59/{step}") for week in weekdays), 9: "||".join(f"0 {hour + 6} * * {week} {names[2]}" for week in ("0", "7", "sun", "SUN")),
        10: f"0 0 {day} * * {names[3]}", 11: "||".join(f"{minute} {hour + 1} 1 {months} * {names[4]}" for months in quarters),
    }  # fmt: skip
    return {
        "day": day, "step": step, "weekly": names[2], "monthly": names[3],
        **lines_to_mend("crontab", lines, right, {n: one for n, one in right.items() if n != 10}, {n: one for n, one in right.items() if n != 9}, right | {8: f"*/{step} {start}-{end - 1} * * 1-5 {names[1]}"}, right | {11: f"{minute} {hour + 1} * 1,4,7,10 * {names[4]}"}, right | {8: f"*/{step} * * * 1-5 {names[1]}"}),
    }  # fmt: skip


_QUICK = {
    "sun": ("l'écran est trop sombre", "la luminosité"), "speaker": ("le son est trop fort", "le volume"), "plane": ("l'avion va décoller", "le mode avion"),
    "bluetooth": ("le casque sans fil ne se relie pas", "le Bluetooth"), "wifi": ("il faut se relier à la box de la maison", "le Wi-Fi"),
    "moon": ("la sonnerie ne doit pas réveiller la nuit", "ne pas déranger"), "lock": ("l'écran ne doit plus servir à qui passe", "le verrouillage"),
    "gear": ("il faut ouvrir tous les réglages", "les réglages"), "battery_low": ("il reste peu de charge, à faire durer", "l'économie de batterie"),
}  # fmt: skip


def _quick(box: fig.Box, name: str) -> list[fig.Part]:
    return [
        fig.rect(box, fig.WHITE, fig.MIST, rounded=0.8),
        fig.icon(name, box.x + 4, box.y, 10, ground=fig.WHITE),
    ]


def quick_setting(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: in the panel of quick settings, the sign of what is to be changed."""
    name, *others = sample(rng, tuple(_QUICK), 6)
    drawn = fig.pointed_tile(
        rng, "Le volet des réglages rapides d'un appareil : six signes, sans texte.", 5, [name, *others], _quick, per_row=3,
    )  # fmt: skip
    return {
        **drawn,
        "who": pick(rng, FIRST_NAMES),
        "need": _QUICK[name][0],
        "called": _QUICK[name][1],
    }
