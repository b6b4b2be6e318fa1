"""Managing accounts and rights: administrator, permissions, least privilege."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import Any

import numpy as np

from pixsim.families.draws.figures import MIST, SLATE, WHITE, Box, Part, pointed_tile, rect
from pixsim.families.draws.figures import text as drawn_text
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators.settings import choice, device_of_pages, info
from pixsim.families.draws.simulators.terminals import USERS
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg

_RIGHTS = ("aucun", "lecture", "commentaire", "modification", "gestion des accès")

_NEEDS = {
    "lecture": ("consulte {doc} sans rien y changer", "a seulement besoin de lire {doc}"),
    "commentaire": ("annote {doc} en marge, sans toucher au texte", "donne son avis sur {doc} à côté du texte, sans le corriger"),
    "modification": ("tient {doc} à jour chaque semaine", "écrit avec vous dans {doc}"),
    "aucun": ("a quitté le groupe et ne doit plus voir {doc}", "n'a plus besoin d'ouvrir {doc}"),
}  # fmt: skip

_SHARED = (
    ("le budget de la fête", "Fête du quartier"), ("le planning des bénévoles", "Bénévoles"),
    ("la liste des courses", "Cantine"), ("le projet de bulletin", "Bulletin"), ("le règlement du jardin", "Jardin partagé"),
)  # fmt: skip


def least_right(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the smallest right that suffices, for each of three persons, on a shared folder."""
    doc, folder = pick(rng, _SHARED)
    names = sample(rng, FIRST_NAMES, 5)
    wanted = sample(rng, list(_NEEDS), 3)
    now = [pick(rng, [r for r in _RIGHTS[1:] if r != right]) for right in wanted]
    rest = [pick(rng, _RIGHTS[1:]) for _ in names[3:]]
    people = dict(zip(names, [*now, *rest], strict=True))
    lines = [choice(f"Droit {of(name)}", people[name], _RIGHTS) for name in sorted(people)]
    pages = {
        "Partage": [info("Dossier partagé", f"{folder} ({doc})"), *lines, choice("Lien public", "désactivé", ("désactivé", "lecture", "modification"))],
        "Informations": [info("Dossier", folder), info("Taille", f"{integer(rng, 2, 90)} Mo")],
        "Historique": [info("Dernière modification", f"hier, par {names[4]}")],
    }  # fmt: skip
    needs = [pick(rng, _NEEDS[right]).format(doc=doc) for right in wanted]
    said = [f"{name} {need}" for name, need in zip(names[:3], needs, strict=True)]

    def given(rights: list[str]) -> list[Act]:
        done: list[Act] = [reg.Open(page="Partage")]
        return done + [
            reg.Set(setting=f"Droit {of(name)}", value=right)
            for name, right in zip(names, rights, strict=False)
        ]

    more = [_RIGHTS[min(4, _RIGHTS.index(right) + 1)] for right in wanted]
    return {
        "folder": folder,
        "doc": doc,
        "needs": " ; ".join(said),
        "world": device_of_pages("Espace partagé", folder, pages),
        "goal": Goal(
            want=tuple(("set", f"Droit {of(n)}", r) for n, r in zip(names, wanted, strict=False)),
            keep=("set",),
        ),
        "solution": given(wanted),
        "near": [given([more[0], *wanted[1:]]), given(wanted[:2]), given(["modification"] * 3)],
    }


GROUPS = ("atelier", "compta", "accueil")

_STEMS = (
    "budget", "photo", "compte-rendu", "planning", "affiche", "adherents", "inventaire", "lettre",
    "statuts", "programme", "recettes", "factures", "notes", "plan", "contrat", "annuaire",
)  # fmt: skip

_ENDS = ("odt", "ods", "pdf", "jpg", "txt")


def _names(rng: np.random.Generator, count: int) -> list[str]:
    pairs = [f"{stem}-{number}.{end}" for stem in _STEMS for number in range(1, 4) for end in _ENDS]
    return sample(rng, pairs, count)


def _mode_letters(value: int) -> str:
    """The nine letters of a three-digit octal mode."""
    return "".join(
        letter if value >> (8 - place) & 1 else "-" for place, letter in enumerate("rwxrwxrwx")
    )


def _listing(rng: np.random.Generator, rows: list[tuple[int, str, str, str]]) -> list[str]:
    """Lines of « ls -l » from modes, owners, groups and names."""
    return [
        f"-{_mode_letters(mode)} 1 {owner:<8}{group:<9}{integer(rng, 900, 99_000):>6} "
        f"{integer(rng, 1, 28):>2} mars {integer(rng, 8, 19):02}:{integer(rng, 0, 59):02} {name}"
        for mode, owner, group, name in rows
    ]


@redraw_misfits
def writable_files(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: how many files of a listing one user may change."""
    user, group = pick(rng, USERS), pick(rng, GROUPS)
    others, other_groups = [u for u in USERS if u != user], [g for g in GROUPS if g != group]
    rows = []
    for name in _names(rng, 12):
        mode = pick(rng, (0o644, 0o664, 0o640, 0o660, 0o444, 0o466, 0o646, 0o604))
        rows.append((mode, pick(rng, (user, *others)), pick(rng, (group, *other_groups)), name))
    rows[0] = (0o464, user, group, rows[0][3])  # its owner may not, though the group may
    rows = shuffled(rng, rows)

    def may(row: tuple[int, str, str, str]) -> bool:
        mode, owner, whose, _name = row
        shift = 6 if owner == user else 3 if whose == group else 0
        return bool(mode >> shift & 2)

    count = sum(map(may, rows))
    if not count:
        return None
    guesses = {
        sum(bool(row[0] & 0o222) for row in rows),
        sum(row[1] == user and bool(row[0] & 0o200) for row in rows),
        sum((row[1] == user and bool(row[0] & 0o200)) or (row[2] == group and bool(row[0] & 0o020))
            or bool(row[0] & 0o002) for row in rows),
    }  # fmt: skip
    return {
        "user": user,
        "group": group,
        "key": str(count),
        "wrong": [str(n) for n in sorted(guesses - {count})],
        "files": {"dossier.txt": text_file(_listing(rng, rows))},
    }


_FOLDERS = ("commun", "direction", "public")
_MODES = (0o600, 0o640, 0o660, 0o644, 0o664, 0o440, 0o400, 0o604)


def octal_misfit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the file of three folders that departs from rules given in octal, with their exceptions.

    Its rights are those that another rule gives: none looks odd by itself.
    """
    sealed, *modes = sample(rng, _MODES, 6)
    bases, odd = modes[:3], modes[3:]
    ends = sample(rng, _ENDS, 2)
    stem = pick(rng, _STEMS)

    def wanted(folder: int, name: str) -> int:
        if name.startswith(f"{stem}-"):
            return sealed
        return odd[folder] if folder < 2 and name.endswith(f".{ends[folder]}") else bases[folder]

    names = _names(rng, 96)
    held = [names[32 * n : 32 * n + 32] for n in range(3)]
    guilty = integer(rng, 0, 2)
    name = pick(rng, held[guilty])
    right = wanted(guilty, name)
    found = pick(rng, [mode for mode in (sealed, *bases, *odd) if mode != right])
    lines = []
    for n, folder in enumerate(_FOLDERS):
        rows = [
            (found if one == name else wanted(n, one), pick(rng, USERS), pick(rng, GROUPS), one)
            for one in sorted(held[n])
        ]
        lines += [*([""] if n else []), f"./{folder}:", "total 964", *_listing(rng, rows)]
    rules = [
        "Droits voulus sur le partage, en octal",
        "",
        *(
            f"- dans {folder} : {bases[n]:o}" + (f", mais {odd[n]:o} pour les .{ends[n]}" if n < 2 else "")
            for n, folder in enumerate(_FOLDERS)
        ),
        f"- dans les trois, quoi qu'en disent les lignes d'avant : {sealed:o} si le nom commence par « {stem}- »",
    ]  # fmt: skip
    return {
        "name": name,
        "folder": _FOLDERS[guilty],
        "octal": f"{right:o}",
        "letters": _mode_letters(right),
        "found": _mode_letters(found),
        "key": [name],
        "wrong": [one for one in names[:3] if one != name],
        "files": {"dossier.txt": text_file(lines), "regle.txt": text_file(rules)},
    }


def _with_clause(mode: str, clause: str) -> str:
    """The nine letters after one clause of a symbolic chmod, such as « go-w »."""
    who, sign, letters = re.split(r"([+-])", clause)
    places = ["ugo".index(person) * 3 + "rwx".index(letter) for person in who for letter in letters]
    return "".join(
        ("rwx"[place % 3] if sign == "+" else "-") if place in places else letter
        for place, letter in enumerate(mode)
    )


def _clauses(rng: np.random.Generator) -> list[str]:
    return [
        pick(rng, ("u", "g", "o", "go", "ug"))
        + pick(rng, "+-")
        + pick(rng, ("r", "w", "x", "rw", "rx"))
        for _ in range(integer(rng, 1, 2))
    ]


def after_script(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the rights of a file after a script of symbolic changes on patterns of names."""
    while True:
        rows = [
            (
                pick(rng, (0o644, 0o664, 0o640, 0o755, 0o600)),
                pick(rng, USERS),
                pick(rng, GROUPS),
                name,
            )
            for name in _names(rng, 18)
        ]
        target = rows[0]
        stem, end = target[3].partition("-")[0], target[3].rpartition(".")[2]
        patterns = [
            f"*.{end}",
            f"{stem}-*",
            "*",
            target[3],
            *sample(rng, [f"*.{e}" for e in _ENDS if e != end], 2),
            f"{pick(rng, [s for s in _STEMS if s != stem])}-*",
        ]
        commands = [(_clauses(rng), pattern) for pattern in shuffled(rng, patterns)]
        mode = _mode_letters(target[0])
        states, all_of_them = [mode], mode
        for clauses, pattern in commands:
            for clause in clauses:
                all_of_them = _with_clause(all_of_them, clause)
                if fnmatchcase(target[3], pattern):
                    mode = _with_clause(mode, clause)
            states.append(mode)
        if len(set(states)) > 3 and mode != all_of_them and mode != states[0]:
            break
    script = [
        "#!/bin/sh",
        *(f"chmod {','.join(clauses)} {pattern}" for clauses, pattern in commands),
    ]
    return {
        "name": target[3],
        "key": [mode, f"-{mode}"],
        "also": [f"{mode[:3]} {mode[3:6]} {mode[6:]}"],
        "wrong": [all_of_them, states[0]],
        "files": {
            "avant.txt": text_file(_listing(rng, shuffled(rng, rows))),
            "droits.sh": text_file(script),
        },
    }  # fmt: skip


def _decided(entries: list[tuple[str, str, str]], order: list[str], names: set[str]) -> str:
    """What the nearest folder says, refusals first."""
    for path in order:
        actions = {action for where, action, who in entries if where == path and who in names}
        if actions:
            return "refusé" if "refuser" in actions else "autorisé"
    return "refusé"


def inherited_rights(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: who may change a file, from entries set on the folders above and on itself."""
    while True:
        users = sample(rng, USERS, 3)
        member = {u: sorted(sample(rng, GROUPS, integer(rng, 1, 2))) for u in USERS}
        above, folder, name = (
            pick(rng, ("Asso", "Mairie", "Atelier")),
            pick(rng, ("Compta", "Projets", "Photos")),
            _names(rng, 1)[0],
        )
        paths = [f"/{above}", f"/{above}/{folder}", f"/{above}/{folder}/{name}"]
        others = [f"/{above}/{folder}/{other}" for other in _names(rng, 6)] + [f"/{above}/Archives"]
        subjects = [*GROUPS, *USERS]
        entries = [
            (
                path,
                pick(rng, ("refuser", "autoriser")),
                pick(rng, ("lire", "modifier", "modifier")),
                pick(rng, subjects),
            )
            for path in (*paths * 4, *others * 3)
        ]
        entries = list({(p, r, s): (p, a, r, s) for p, a, r, s in entries}.values())
        mine = [
            (p, action, who)
            for p, action, right, who in entries
            if right == "modifier" and p in paths
        ]
        verdicts = {u: _decided(mine, paths[::-1], {u, *member[u]}) for u in users}
        flat = [(paths[0], action, who) for _p, action, who in mine]
        naive = {u: _decided(flat, paths, {u, *member[u]}) for u in users}
        if len(set(verdicts.values())) > 1 and naive != verdicts:
            break
    table = [("objet", "action", "droit", "sujet"), *shuffled(rng, entries)]
    people = [("compte", "groupes"), *((u, " ".join(member[u])) for u in USERS)]
    fields = {f"e{n}": user for n, user in enumerate(users, 1)}
    keys = {f"k{n}": verdicts[user] for n, user in enumerate(users, 1)}
    return {
        "path": paths[2],
        **fields,
        **keys,
        "files": {
            "droits.csv": spreadsheet_csv(table[0], table[1:]),
            "comptes.csv": spreadsheet_csv(people[0], people[1:]),
        },
    }  # fmt: skip


_WHOM = ("Propriétaire", "Groupe", "Autres")


def _grid_of_rights(box: Box, mode: int) -> list[Part]:
    """Who may read, write, run: a full or an empty circle."""
    shapes: list[Part] = [
        rect(box, WHITE, MIST),
        *(
            drawn_text(box.x + 14 + 5 * n, box.y, letter, SLATE, bold=True)
            for n, letter in enumerate("rwx")
        ),
    ]
    for row, who in enumerate(_WHOM):
        y = box.y + 2 + 2 * row
        shapes.append(drawn_text(box.x + 1, y, who))
        shapes += [
            drawn_text(box.x + 14 + 5 * n, y, "●" if mode >> (8 - 3 * row - n) & 1 else "○")
            for n in range(3)
        ]
    return shapes


def _letters_of(mode: int) -> str:
    return "".join("rwxrwxrwx"[n] if mode >> (8 - n) & 1 else "-" for n in range(9))


def _grids(rng: np.random.Generator, mode: int, near: list[int], **words: str) -> dict[str, Any]:
    others = list(dict.fromkeys(other for other in near if other != mode))[:3]
    return {
        **pointed_tile(rng, "Quatre grilles de droits : lire, écrire, exécuter.", 4, [mode, *others], _grid_of_rights, per_row=2),
        "file": pick(rng, ("sauve.sh", "bilan.ods", "tri.py", "notes.txt", "compte.sh", "liste.csv", "menage.sh")), **words,
    }  # fmt: skip


_MODES = (0o750, 0o640, 0o754, 0o744, 0o700, 0o664, 0o755, 0o604)


def grid_of_letters(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four grids, the one that nine letters describe."""
    mode = pick(rng, _MODES)
    near = [
        mode >> 6 | (mode >> 3 & 7) << 3 | (mode & 7) << 6,
        mode ^ 0o020,
        mode ^ 0o005,
        mode ^ 0o100,
        mode ^ 0o044,
    ]
    return _grids(rng, mode, near, letters=_letters_of(mode))


def grid_of_octal(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of four grids, the one that three digits describe."""
    mode = pick(rng, _MODES)
    mirrored = int(
        "".join(f"{mode >> shift & 7:03b}"[::-1] for shift in (6, 3, 0)), 2
    )  # r worth 1, x worth 4
    near = [
        mirrored,
        mode >> 6 | (mode >> 3 & 7) << 3 | (mode & 7) << 6,
        mode ^ 0o020,
        mode ^ 0o111,
        mode ^ 0o044,
    ]
    return _grids(rng, mode, near, octal=f"{mode:o}", letters=_letters_of(mode))


def grid_after_chmod(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of four grids, what a command of symbols makes of a mode."""
    before = pick(rng, (0o664, 0o644, 0o660, 0o666, 0o640))
    add, take = (
        pick(rng, (("u+x", 0o100), ("ug+x", 0o110), ("a+x", 0o111))),
        pick(rng, (("o-r", 0o004), ("go-w", 0o022), ("g-rw", 0o060))),
    )
    mode = (before | add[1]) & ~take[1]
    near = [
        before | add[1],
        before & ~take[1],
        (before | 0o111) & ~take[1],
        (before | add[1]) & ~0o066,
        before,
        0o700,
    ]
    return _grids(
        rng,
        mode,
        near,
        command=f"{add[0]},{take[0]}",
        letters=_letters_of(before),
        after=_letters_of(mode),
    )
