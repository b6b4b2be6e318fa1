"""Naming and ordering files: explicit names, ISO dates, versions, sorting."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.figures import pointed_row
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.simulators.disks import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.texts import DataTable
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def iso_date(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a report to be named after its date, as the others are."""
    tree = Tree(rng)
    year, month, day = 2026, integer(rng, 1, 12), integer(rng, 1, 28)
    others = [
        f"2026-{m:02}-{integer(rng, 1, 28):02}_reunion.odt"
        for m in sample(rng, [m for m in range(1, 13) if m != month], 4)
    ]
    for name in others:
        tree.file(f"Documents/Réunions/{name}", date=f"{name[:10]} 18:30")
    wanted = tree.file(
        "Documents/Réunions/reunion.odt",
        date=f"{year}-{month:02}-{day:02} 18:30",
        text=f"Réunion du {day:02}/{month:02}/{year}\nPrésents : sept personnes.",
    )
    right = f"{year}-{month:02}-{day:02}_reunion.odt"

    def named(name: str) -> list[Act]:
        return [acts.Rename(thing=wanted, name=name)]

    return {
        "day": f"{day:02}/{month:02}/{year}",
        "world": tree.disk("Documents/Réunions"),
        "goal": Goal(want=(("name", wanted, f"^{right}"),), keep=("name", "in", "binned")),
        "solution": named(right),
        "near": [
            named(f"{day:02}-{month:02}-{year}_reunion.odt"),
            named(f"{year}{month:02}{day:02}_reunion.odt"),
        ],
    }


def wanted_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: names so given that sorting by name gives the order of the steps."""
    tree = Tree(rng)
    numbers = sorted(sample(rng, range(2, 10), 3))
    count = 12
    ids = {}
    for number in range(1, count + 1):
        written = str(number) if number in numbers else f"{number:02}"
        ids[number] = tree.file(f"Documents/Guide/etape{written}.odt")
    rename = [acts.Rename(thing=ids[n], name=f"etape{n:02}.odt") for n in numbers]
    return {
        "world": tree.disk("Documents/Guide"),
        "goal": Goal(
            want=tuple(("name", ids[n], f"etape{n:02}.odt") for n in numbers),
            keep=("name", "in", "binned"),
        ),
        "solution": rename,
        "near": [
            rename[:-1],
            [*rename[:-1], acts.Rename(thing=ids[numbers[-1]], name=f"etape0{numbers[-1]}b.odt")],
        ],
    }


def named_in_bulk(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the photographs of a folder named in the order they were taken, film and copy apart."""
    tree = Tree(rng)
    count = integer(rng, 8, 12)
    stem, folder = pick(rng, (("fete", "Fête"), ("sortie", "Sortie"), ("concert", "Concert")))
    days = sorted(  # a day each: the list shows no hour
        f"2025-06-{day:02} {integer(rng, 9, 18):02}:{integer(rng, 0, 59):02}"
        for day in sample(rng, range(3, 29), count)
    )
    numbers = sample(rng, range(1000, 9999), count)
    ids = [
        tree.file(f"Images/{folder}/IMG_{n}.jpg", date=day, details=(("Prise le", day),))
        for n, day in zip(numbers, days, strict=True)
    ]
    stray = tree.file(f"Images/{folder}/{stem}.mp4", 42_000, "2025-06-02 10:00")
    away = "Images/Films"
    tree.folder(away)
    move, by_date = acts.Move(thing=stray, folder=away), acts.Sort(by="date")
    bulk = acts.RenameAll(pattern=f"{stem}_###")
    names = tuple(("name", name, f"{stem}_{place:03}.jpg") for place, name in enumerate(ids, 1))
    return {
        "stem": stem,
        "first": f"{stem}_001.jpg",
        "away": away,
        "world": tree.disk(f"Images/{folder}"),
        "goal": Goal(want=(*names, ("in", stray, away)), keep=("name", "in", "binned")),
        "solution": [move, by_date, bulk],
        "near": [
            [move, bulk],
            [by_date, bulk, move],
            [move, by_date, acts.RenameAll(pattern=f"{stem}_##")],
        ],
    }


_DOCUMENTS = (
    "budget", "statuts", "affiche", "rapport", "planning", "bulletin", "dossier", "contrat", "inventaire", "programme", "charte", "devis",
    "catalogue", "annuaire", "notice", "plaquette",
)  # fmt: skip


@redraw_misfits
def latest_version(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: the last versions of documents by the number alone: one of them, and how many a folder holds."""
    documents = shuffled(rng, _DOCUMENTS)
    document, extension = documents[0], pick(rng, ("odt", "ods", "pdf"))
    top = integer(rng, 12, 30)
    marks = ("", "", "", "_relu", "_ok", "_corrige", "_signe", "_LM")

    def name(of: str, number: int) -> str:
        written = f"{number:02}" if integer(rng, 0, 2) == 0 else str(number)
        return f"{of}_{pick(rng, 'vvV')}{written}{pick(rng, marks)}.{extension}"

    answer = name(document, top)
    mine = [name(document, n) for n in sample(rng, range(1, top), 11)]
    numbers = {of: sorted(sample(rng, range(1, 40), integer(rng, 7, 13))) for of in documents[1:]}
    others = [name(of, n) for of, held in numbers.items() for n in held]
    lasts = {answer}
    place = 0
    for held in numbers.values():
        place += len(held)
        lasts.add(others[place - 1])
    lures = [
        f"{document}_final.{extension}",
        f"{document}_final_v{top + 2}.{extension}",
        f"{document}-annexe_v{top + 3}.{extension}",
        f"{document} v{top + 1}.{extension}",
        f"{document}_2025-{integer(rng, 10, 12)}-{integer(rng, 10, 28)}.{extension}",
    ]
    start = date(2025, integer(rng, 1, 10), 1)
    folders = ("Partage", "Partage/Archives", "Partage/À relire", "Bureau de Léa")
    rows = [
        [pick(rng, folders), one, (start + timedelta(days=integer(rng, 0, 90))).isoformat()]
        for one in shuffled(rng, [answer, *mine, *others, *lures])
    ]
    asked = pick(rng, folders[1:])
    count = sum(folder == asked and one in lasts for folder, one, _day in rows)
    documents_there = len({one.lower().partition("_v")[0] for folder, one, _day in rows if folder == asked and "_v" in one.lower()})  # fmt: skip
    latest = {of: max((day, folder) for folder, one, day in rows if one.startswith(of)) for of in documents}  # fmt: skip
    by_date = sum(folder == asked for _day, folder in latest.values())
    if not 2 <= count <= 9 or by_date == count:
        return None
    return {
        "document": document,
        "asked": asked,
        "count": str(count),
        "not_count": [
            str(n) for n in sorted({count - 1, count + 1, by_date, documents_there} - {count})
        ],
        "answer": [answer, *(f"{folder}/{answer}" for folder, one, _day in rows if one == answer)],
        "wrong": [*mine, *lures],
        "files": {
            "versions.csv": spreadsheet_csv(["dossier", "nom", "modifie_le"], rows, newline="\n")
        },
    }


_FOLDERS = ("Documents", "Documents/Club", "Images/2024", "Images/2025", "Téléchargements")
_AWAY = "À jeter"
_KINDS = ("photo", "facture", "affiche", "compte-rendu", "plan", "notice", "budget", "lettre")


def _checksum(content: str, machine: str) -> str:
    """In small letters, or in capitals and groups of eight."""
    plain = hashlib.sha256(content.encode()).hexdigest()
    if machine == "bureau":
        return plain
    return " ".join(plain[n : n + 8] for n in range(0, 64, 8)).upper()


def copies_of_two_machines(rng: np.random.Generator) -> dict[str, Any]:
    """Files of two machines whose checksums are not written alike: what to delete, and which copy to keep."""
    contents = [f"contenu {n} {integer(rng, 0, 10**9)}" for n in range(190)]
    sizes = [integer(rng, 40, 9000) * 1000 for _content in contents]
    sizes[1:40:3] = sizes[:39:3]  # alike in size, not in content
    repeated = sample(rng, range(190), integer(rng, 50, 70))
    held = [*range(190), *repeated, *repeated[:14]]
    stems = iter(shuffled(rng, [f"{kind}-{n}" for kind in _KINDS for n in range(1, 40)]))
    days = iter(shuffled(rng, [date(2024, 1, 1) + timedelta(days=n) for n in range(700)]))
    rows = []
    for content in shuffled(rng, held):
        machine = pick(rng, ("bureau", "portable"))
        folder = _AWAY if rng.integers(6) == 0 else pick(rng, _FOLDERS)
        path = f"{folder}/{next(stems)}.{('jpg', 'pdf')[content % 2]}"
        rows.append((machine, path, sizes[content], next(days), content))
    while True:
        asked = pick(rng, repeated[:14])
        copies = sorted((row for row in rows if row[4] == asked), key=lambda row: row[3])
        fit = [row for row in copies if not row[1].startswith(_AWAY)]
        if fit and fit[0] != copies[0]:
            break
        row = copies[0]
        rows[rows.index(row)] = (row[0], f"{_AWAY}/{row[1].rpartition('/')[2]}", *row[2:])
    written = [
        (machine, path, size, f"{day:%Y-%m-%d}", _checksum(contents[content], machine))
        for machine, path, size, day, content in rows
    ]
    shown = pick(rng, [row for row in copies if row is not fit[0]])
    seen = {row[2] for row in rows}
    freed = (sum(row[2] for row in rows) - sum(sizes)) / 1_000_000
    per_machine = {(row[0], row[4]) for row in rows}
    return {
        "count": len(rows) - 190,
        "wrong_count": [str(len(rows) - len(per_machine)), str(len(rows) - len(seen))],
        "freed": decimal(freed, 2),
        "shown": shown[1],
        "kept": [
            fit[0][1],
            *(
                f"{fit[0][0]}{between}{fit[0][1]}"
                for between in (" : ", ": ", ":", "/", " ", " / ")
            ),
        ],
        "not_kept": [row[1] for row in copies if row is not fit[0]],
        "files": {
            "empreintes.csv": spreadsheet_csv(
                ("machine", "chemin", "taille_octets", "modifie_le", "sha256"), written
            )
        },
    }


_MODULES = ("agenda", "inscriptions", "galerie", "sondages", "boutique")


def _dotted(*numbers: int) -> str:
    return ".".join(map(str, numbers))


def _range(rng: np.random.Generator, first: int, second: int, *, fits: bool) -> str:
    """Systems that a version asks for, ours among them or not."""
    if not fits and rng.integers(2):
        return f">={_dotted(first, second + integer(rng, 1, 4))} <{_dotted(first + 1, integer(rng, 0, 9))}"
    if not fits:
        return f">={_dotted(first - 1, integer(rng, 2, 30))} <{_dotted(first, integer(rng, 2, second))}"
    low = (first, integer(rng, 1, second)) if rng.integers(2) else (first - 1, integer(rng, 2, 30))
    high = (first, second + integer(rng, 1, 5)) if rng.integers(2) else (first + 1, 0)
    return f">={_dotted(*low)}" + (f" <{_dotted(*high)}" if rng.integers(3) else "")


def latest_installable_version(rng: np.random.Generator) -> dict[str, Any]:
    """The most recent version that a site may install: numbers compared part by part, in four sources."""
    system = (integer(rng, 6, 9), integer(rng, 11, 14))
    major, minor, patch = integer(rng, 2, 4), integer(rng, 10, 13), integer(rng, 10, 12)
    today = date(2026, integer(rng, 3, 9), integer(rng, 15, 28))
    installed = (integer(rng, 3, 8), integer(rng, 3, 9))
    rows: dict[str, tuple[date, str]] = {}

    def add(version: str, days: int, *, fits: bool) -> None:
        rows[version] = (today - timedelta(days=days), _range(rng, *system, fits=fits))

    for one in range(minor):
        for number in sample(rng, range(12), 7):
            add(_dotted(major, one, number), integer(rng, 40, 900), fits=bool(rng.integers(4)))
    for number in (0, 3, 8, 9, patch):
        add(_dotted(major, minor, number), integer(rng, 30, 60), fits=True)
    withdrawn, again, young = _dotted(major, minor, patch + 1), _dotted(major, minor, patch), _dotted(major, minor, patch + 4)  # fmt: skip
    deeper, base = _dotted(major, minor, patch + 3), (10, integer(rng, 3, 9))
    bases = {
        _dotted(major - 1, 14, 0): (9, 2), _dotted(major, 0, 0): (9, 6), _dotted(major, minor - 2, 0): (10, 2),
        deeper: (10, integer(rng, 10, 14)), _dotted(major + 1, 0, 0): (11, 2),
    }  # fmt: skip
    add(withdrawn, 25, fits=True)
    add(_dotted(major, minor, patch + 2), 22, fits=False)
    add(deeper, integer(rng, 15, 20), fits=True)
    add(young, integer(rng, 2, 13), fits=True)
    for number in (0, 2, 11):
        add(_dotted(major, minor + 1, number), integer(rng, 15, 40), fits=False)
    for tail in ("-rc.1", "-rc.2", "-beta.4"):
        add(_dotted(major, minor + 1, 12) + tail, integer(rng, 15, 40), fits=True)
    for one in range(9):
        add(_dotted(major + 1, one, integer(rng, 0, 5)), integer(rng, 15, 200), fits=True)
    for one in range(14, 26):
        add(_dotted(major - 1, one, 0), integer(rng, 300, 900), fits=True)
    mine = _dotted(major, *installed)
    add(mine, 400, fits=True)
    old = [version for version in rows if version.startswith(f"{major}.") and version not in (mine, withdrawn, again, deeper, young)]  # fmt: skip
    gone = sample(rng, [version for version in old if "-" not in version], 9)
    events = [(withdrawn, today - timedelta(days=5), "retirée")]
    events += [(again, today - timedelta(days=22), "retirée"), (again, today - timedelta(days=16), "remise")]  # fmt: skip
    events += [(version, today - timedelta(days=integer(rng, 3, 25)), "retirée") for version in gone]  # fmt: skip
    last = {version: what for version, _day, what in sorted(events, key=lambda event: event[1])}

    def numbers(version: str) -> tuple[int, ...]:
        return tuple(map(int, version.split(".")))

    def needed(version: str) -> tuple[int, int]:
        """The oldest data base that a version takes: that of the last threshold before it."""
        return bases[max((one for one in bases if numbers(one) <= numbers(version)), key=numbers)]

    def suits(version: str, day: date, wanted: str, *, look: bool = True) -> bool:
        bounds = [numbers(part.lstrip("<>=")) for part in wanted.split()]
        return (
            version.startswith(f"{major}.")
            and "-" not in version
            and (today - day).days >= 14
            and needed(version) <= base
            and bounds[0] <= system
            and (len(bounds) == 1 or system < bounds[1])
            and not (look and last.get(version) == "retirée")
        )

    fitting = [version for version, (day, wanted) in rows.items() if suits(version, day, wanted)]
    newer = [version for version in fitting if numbers(version) > numbers(mine)]
    careless = [version for version, (day, wanted) in rows.items() if suits(version, day, wanted, look=False) and numbers(version) > numbers(mine)]  # fmt: skip
    right = max(fitting, key=numbers)
    module = pick(rng, _MODULES)
    written = [(pick(rng, (version, version, f"v{version}")), f"{day:%d/%m/%Y}", wanted) for version, (day, wanted) in sorted(rows.items())]  # fmt: skip
    withdrawals = [(version, f"{day:%d/%m/%Y}", what) for version, day, what in shuffled(rng, events)]  # fmt: skip
    rules = (
        "Ce que l'on installe sur nos sites", "",
        "- Le premier nombre de la version ne change pas : il faut l'accord du prestataire.",
        "- Jamais une version d'essai : son numéro est suivi d'un tiret (-rc.1, -beta.2…).",
        "- Jamais une version publiée depuis moins de 14 jours.",
        "- Jamais une version retirée (retraits.csv), sauf si elle a été remise ensuite.",
        "- La base de données du site est au moins celle que la version demande :",
        "  bases.csv donne, pour chaque palier, celle qu'il faut à partir de lui.",
        "- Le système du site doit être de ceux que la version demande :",
        "  « >=7.4 <8.10 » veut dire 7.4 ou plus récent, et plus ancien que 8.10 (après 8.9).",
    )  # fmt: skip
    return {
        "module": module, "base": _dotted(*base), "system": _dotted(*system), "installed": mine, "today": long_date(today),
        "key": [right, f"v{right}"], "installable": right, "deeper": deeper, "wrong": [withdrawn, young, deeper, _dotted(major, minor + 1, 11), _dotted(major, minor, 9)],
        "count": len(newer), "not_count": sorted({str(len(careless)), str(len(fitting)), str(len(newer) + 1)} - {str(len(newer))}),
        "files": {
            f"versions-{module}.csv": DataTable(("version", "publiée le", "système demandé"), tuple(shuffled(rng, written))),
            "bases.csv": DataTable(("à partir de la version", "base de données"), tuple((version, _dotted(*need)) for version, need in shuffled(rng, tuple(bases.items())))),
            "retraits.csv": DataTable(("version", "jour", "état"), tuple(withdrawals)),
            "regles.txt": text_file(rules),
        },
    }  # fmt: skip


def last_version_in_a_window(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: in a window sorted by name, the file that holds the last version."""
    stem = pick(rng, ("budget", "planning", "affiche", "compte-rendu", "devis", "livret", "charte"))
    ending = pick(rng, ("odt", "ods", "pdf", "docx"))
    year, month_number = 2026, integer(rng, 2, 6)
    last = integer(rng, 10, 12)
    key = f"{stem}_{year}-{month_number + 4:02d}-{integer(rng, 10, 28)}_v{last}.{ending}"
    day = key[-10 - len(ending) : -6 - len(ending)]
    others = [
        f"{key[: key.index('_v')]}_v{last - integer(rng, 1, 3)}.{ending}",
        f"{stem}_{year}-{month_number + 2:02d}-30_v{last + 2}.{ending}",
        f"{stem}_{year - 1}-12-{integer(rng, 10, 28)}_v{integer(rng, 3, 9)}.{ending}",
        f"{stem}_{year}-{month_number:02d}-{integer(rng, 10, 28)}_finale.{ending}",
    ]  # fmt: skip
    assert day
    return {
        **pointed_row(rng, "Cinq fichiers dans une fenêtre, leur nom et leur poids.", "Dossier partagé", ("Nom", "Taille"), [(name, f"{integer(rng, 40, 900)} Ko") for name in (key, *others)], (0, 40)),
        "stem": stem, "last": key,
    }  # fmt: skip
