"""Managing accounts and rights: administrator, permissions, least privilege."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.terminals import USERS, home_folders
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg
from pixsim.worlds.shell.data import Entry
from pixsim.worlds.shell.world import Shell

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
    lines = [ui.choice(f"Droit {of(name)}", people[name], _RIGHTS) for name in sorted(people)]
    pages = {
        "Partage": [ui.info("Dossier partagé", f"{folder} ({doc})"), *lines, ui.choice("Lien public", "désactivé", ("désactivé", "lecture", "modification"))],
        "Informations": [ui.info("Dossier", folder), ui.info("Taille", f"{integer(rng, 2, 90)} Mo")],
        "Historique": [ui.info("Dernière modification", f"hier, par {names[4]}")],
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
        "world": ui.device_of_pages("Espace partagé", folder, pages),
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


def _typed_modes(modes: dict[str, str], *, but: str = "", **others: str) -> list[str]:
    return [
        f"taper chmod {others.get(path.replace('.', '_'), mode)} {path}"
        for path, mode in modes.items()
        if path != but
    ]


def modes_by_rules(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the rights of six files brought to what a note says: who reads, who writes, what is run, and nothing more."""
    user = pick(rng, USERS)
    group = pick(rng, ("atelier", "bureau", "accueil"))
    names = sample(rng, ("comptes", "affiche", "adresses", "menu", "notes", "planning"), 4)
    script = pick(rng, ("sauver.sh", "trier.sh", "envoyer.sh"))
    private, shared, public, listed = (f"{name}.txt" for name in names)
    rules = (
        f"{private} : moi seule ou moi seul, lire et écrire.", f"{shared} : le groupe lit et écrit comme moi, les autres rien.", f"{public} : tout le monde lit, moi seul écris.",
        f"{listed} : comme avant, sauf que le groupe n'écrit plus.", f"{script} : le groupe et moi l'exécutons et le lisons, moi seul l'écris, les autres rien.",
    )  # fmt: skip
    begun = {
        private: 0o644,
        shared: pick(rng, (0o640, 0o600)),
        public: pick(rng, (0o666, 0o640)),
        listed: pick(rng, (0o664, 0o660)),
        script: pick(rng, (0o644, 0o640)),
    }
    wanted = {
        private: "600",
        shared: "660",
        public: "644",
        listed: f"{begun[listed] & ~0o020:03o}",
        script: "750",
    }
    here = f"/home/{user}/partage"
    entries = [Entry(path=here, folder=True, owner=user, group=group, mode=0o755)]
    entries += [
        Entry(path=f"{here}/{name}", owner=user, group=group, mode=mode, lines=("…",))
        for name, mode in begun.items()
    ]
    entries.append(
        Entry(
            path=f"{here}/regles.txt",
            owner=user,
            group=group,
            mode=0o644,
            lines=tuple(shuffled(rng, rules)),
        )
    )
    return {
        "group": group, "script": script, "listed": listed,
        "world": Shell(user=user, groups={user: (group,)}, entries=home_folders(user, *entries), cwd=here),
        "goal": Goal(want=tuple(("mode", f"{here}/{name}", mode) for name, mode in wanted.items()), keep=("mode", "file", "content")),
        "solution": [*_typed_modes(wanted)],
        "near": [_typed_modes(wanted, but=listed), _typed_modes({**wanted, script: "755"}), _typed_modes({**wanted, public: "664"}), _typed_modes({**wanted, listed: "644" if wanted[listed] != "644" else "640"}), _typed_modes({**wanted, script: "740"})],
    }  # fmt: skip


def tree_opened(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the rights of folders within folders, so that each of three uses works and no other: to reach a file one goes through all that hold it."""
    user = pick(rng, USERS)
    group = pick(rng, ("atelier", "bureau", "accueil"))
    outer, inner, drop = sample(rng, ("projets", "archives", "commun", "saison", "expo"), 3)
    poster, budget, plan = (
        f"{name}.txt" for name in sample(rng, ("affiche", "budget", "plan", "liste", "contrat"), 3)
    )
    here = f"/home/{user}/{outer}"
    rules = (
        f"{poster} : tout le monde le lit, mais ne voit pas la liste de ce que {outer} contient.", f"{budget}, dans {inner} : le groupe le lit, et voit la liste de {inner} ; personne d'autre n'entre dans {inner}.",
        f"{drop} : le groupe y dépose des fichiers sans voir la liste de ce qui s'y trouve ; les autres n'y entrent pas.", f"{plan}, dans {inner} : moi seul.", f"Le groupe voit la liste de {outer} et y entre, sans y rien changer.", "Moi : tout, comme aujourd'hui ; pour les fichiers, lire et écrire.",
    )  # fmt: skip
    begun = {
        "": pick(rng, (0o700, 0o755)),
        poster: pick(rng, (0o600, 0o640)),
        inner: pick(rng, (0o700, 0o755)),
        f"{inner}/{budget}": pick(rng, (0o600, 0o644)),
        f"{inner}/{plan}": pick(rng, (0o644, 0o640)),
        drop: pick(rng, (0o750, 0o770, 0o755)),
    }
    wanted = {
        "": "751",
        poster: "644",
        inner: "750",
        f"{inner}/{budget}": "640",
        f"{inner}/{plan}": "600",
        drop: "730",
    }
    above = (
        Entry(path="/home", folder=True, mode=0o755),
        Entry(path=f"/home/{user}", folder=True, owner=user, group=user, mode=0o755),
    )
    entries = [Entry(path=here, folder=True, owner=user, group=group, mode=begun[""])]
    for name, mode in begun.items():
        if name:
            entries.append(
                Entry(
                    path=f"{here}/{name}",
                    folder=name in (inner, drop),
                    owner=user,
                    group=group,
                    mode=mode,
                    lines=() if name in (inner, drop) else ("…",),
                )
            )
    entries.append(
        Entry(
            path=f"/home/{user}/regles.txt",
            owner=user,
            group=user,
            mode=0o600,
            lines=tuple(shuffled(rng, rules)),
        )
    )
    paths = {f"{outer}/{name}" if name else outer: mode for name, mode in wanted.items()}
    return {
        "group": group, "outer": outer, "inner": inner, "drop": drop, "poster": poster, "budget": budget,
        "world": Shell(user=user, groups={user: (group,)}, entries=(*above, *entries), cwd=f"/home/{user}"),
        "goal": Goal(want=tuple(("mode", f"/home/{user}/{path}", mode) for path, mode in paths.items()), keep=("mode", "file", "folder", "content")),
        "solution": _typed_modes(paths),
        "near": [_typed_modes({**paths, outer: "755"}), _typed_modes({**paths, outer: "750"}), _typed_modes({**paths, f"{outer}/{drop}": "770"}), _typed_modes({**paths, f"{outer}/{drop}": "720"}), _typed_modes({**paths, f"{outer}/{inner}": "740"}), _typed_modes(paths, but=f"{outer}/{inner}/{plan}")],
    }  # fmt: skip


_WHOM = ("Propriétaire", "Groupe", "Autres")


def _grid_of_rights(box: fig.Box, mode: int) -> list[fig.Part]:
    """Who may read, write, run: a full or an empty circle."""
    shapes: list[fig.Part] = [
        fig.rect(box, fig.WHITE, fig.MIST),
        *(
            fig.text(box.x + 14 + 5 * n, box.y, letter, fig.SLATE, bold=True)
            for n, letter in enumerate("rwx")
        ),
    ]
    for row, who in enumerate(_WHOM):
        y = box.y + 2 + 2 * row
        shapes.append(fig.text(box.x + 1, y, who))
        shapes += [
            fig.text(box.x + 14 + 5 * n, y, "●" if mode >> (8 - 3 * row - n) & 1 else "○")
            for n in range(3)
        ]
    return shapes


def _letters_of(mode: int) -> str:
    return "".join("rwxrwxrwx"[n] if mode >> (8 - n) & 1 else "-" for n in range(9))


def _grids(rng: np.random.Generator, mode: int, near: list[int], **words: str) -> dict[str, Any]:
    others = list(dict.fromkeys(other for other in near if other != mode))[:3]
    return {
        **fig.pointed_tile(rng, "Quatre grilles de droits : lire, écrire, exécuter.", 4, [mode, *others], _grid_of_rights, per_row=2),
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
