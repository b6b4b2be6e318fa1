"""Naming and ordering files: explicit names, ISO dates, versions, sorting."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv
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


def _dotted(*numbers: int) -> str:
    return ".".join(map(str, numbers))


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
        **fig.pointed_row(rng, "Cinq fichiers dans une fenêtre, leur nom et leur poids.", "Dossier partagé", ("Nom", "Taille"), [(name, f"{integer(rng, 40, 900)} Ko") for name in (key, *others)], (0, 40)),
        "stem": stem, "last": key,
    }  # fmt: skip


def copies_removed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of each content one file kept, by checksum and not by name: the sorted one, else the oldest."""
    tree = Tree(rng)
    sums = [
        hashlib.sha256(f"{n} {integer(rng, 0, 10**6)}".encode()).hexdigest()[:10] for n in range(12)
    ]
    stems = sample(
        rng,
        (
            "budget",
            "affiche",
            "statuts",
            "planning",
            "convention",
            "bon-de-commande",
            "contrat",
            "devis",
            "liste",
            "menu",
        ),
        8,
    )
    days = sorted(
        f"2025-{m:02}-{d:02} 10:{mm:02}"
        for m, d, mm in zip(
            sample(rng, range(1, 13), 12),
            sample(rng, range(1, 28), 12),
            sample(rng, range(10, 59), 12),
            strict=True,
        )
    )

    def put(folder: str, name: str, content: int, day: str) -> str:
        return tree.file(
            f"Disque/{folder}/{name}",
            size=100 + 37 * content,
            date=day,
            details=(("Empreinte", sums[content]),),
        )

    for n in range(3):
        put("Classé", f"{stems[n]}.pdf", n, days[n + 4])
    waste, kept = [], []
    waste.append(
        put("Vrac", f"{stems[0]}-v2.pdf", 0, days[0])
    )  # older than the sorted one, and still too many
    waste.append(put("Vrac", f"{stems[3]}.pdf", 1, days[9]))
    kept.append(
        put("Vrac", f"{stems[2]}.pdf", 3, days[8])
    )  # the name of a sorted one, another content
    kept.append(put("Vrac", f"{stems[4]}.pdf", 4, days[1]))
    waste += [
        put("Vrac", f"{stems[4]} (1).pdf", 4, days[3]),
        put("Vrac", f"{stems[5]}.pdf", 4, days[10]),
    ]
    kept.append(put("Vrac", f"{stems[6]} - copie.pdf", 5, days[2]))
    waste.append(put("Vrac", f"{stems[6]}.pdf", 5, days[11]))
    kept.append(put("Vrac", f"{stems[7]} - copie.pdf", 6, days[7]))  # named a copy, and alone
    tree.folder("Disque/Classé")

    def thrown(things: list[str]) -> list[Act]:
        return [acts.Delete(thing=one) for one in things]

    return {
        "count": len(waste), "alone": f"{stems[7]} - copie.pdf",
        "world": tree.disk("Disque/Vrac"),
        "goal": Goal(want=tuple(("binned", one) for one in waste), keep=("binned", "in", "name")),
        "solution": [acts.Properties(thing=waste[0]), acts.Back(), *thrown(waste)],
        "near": [thrown(waste[1:]), thrown([*waste, kept[3]]), thrown([*waste, kept[0]]), thrown([*waste[:4], kept[2]]), thrown([waste[0], waste[1], kept[1], waste[3], waste[4]])],
    }  # fmt: skip


_MODULES_OF_A_SITE = ("agenda", "galerie", "formulaire", "carte", "paiement", "lettre")
Version = tuple[int, int, int]


def _ranged(low: Version, sign: str) -> tuple[str, Version]:
    """A range as it is written, and the first version beyond it."""
    beyond = (low[0] + 1, 0, 0) if sign == "^" else (low[0], low[1] + 1, 0)
    return f"{sign}{_dotted(*low)}", beyond


def versions_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: for each module of a site the latest version that all who need it take, by their ranges, trial versions left out."""
    names = sample(rng, _MODULES_OF_A_SITE, 4)
    askers = sample(rng, ("le thème", "le site de l'école", "la base", "l'espace des membres"), 3)
    rules: dict[str, list[str]] = {one: [] for one in askers}
    screens, right, highest, trial, loose = [], {}, {}, {}, {}
    for place, name in enumerate(names):
        major = integer(rng, 1, 4)
        low: Version = (major, integer(rng, 2, 4), integer(rng, 0, 3))
        minor = low[1] + integer(rng, 7, 9)  # 1.11 is after 1.9
        top: Version = (major, minor, integer(rng, 2, 5))
        first, beyond = _ranged(low, "^")
        bound: Version = (major, minor + 1, 0)
        told = [
            first,
            f">={_dotted(*low)} <{_dotted(*bound)}"
            if place % 2
            else _ranged((major, minor, 0), "~")[0],
        ]
        within: list[Version] = [
            low,
            (major, low[1] + 3, 4),
            (major, 9, 1) if minor > 9 else (major, low[1] + 1, 1),
            (major, minor, 0),
            top,
        ]
        above: list[Version] = [
            (major, minor + 1, 0),
            (major, minor + 1, 3),
            beyond,
            (major + 1, 2, 1),
        ]
        listed = [_dotted(*one) for one in sorted({*within, *above, (major, low[1] - 1, 9)})]
        early = f"{_dotted(major, minor, top[2] + 1)}-beta"
        listed.insert(listed.index(_dotted(*top)) + 1, early)
        screens.append(ui.choice(f"Version {of(name)}", _dotted(*low), listed))
        right[name], highest[name], trial[name], loose[name] = (
            _dotted(*top),
            _dotted(major + 1, 2, 1),
            early,
            _dotted(major, minor + 1, 3),
        )
        for asker, said in zip(sample(rng, askers, 2), told, strict=True):
            rules[asker].append(f"{name} {said}")
    world = ui.device(
        "Site : modules", ui.screen("Modules"),
        ui.screen("Mode d'emploi des versions", ui.info("^1.4.2", "de 1.4.2 jusqu'à la 2.0.0, non comprise"), ui.info("~1.4.2", "de 1.4.2 jusqu'à la 1.5.0, non comprise"), ui.info("Versions « beta »", "jamais sur un site ouvert au public")),
        ui.screen("Ce que chacun demande", *(ui.info(one[0].upper() + one[1:], " ; ".join(said)) for one, said in rules.items() if said)),
        ui.screen("Versions", *screens),
        ui.screen("Réglages généraux", ui.choice("Mise à jour automatique", "non"), ui.choice("Canal", "stable", ("stable", "essai"))),
    )  # fmt: skip

    def chosen(other: dict[str, str]) -> list[ui.Step]:
        return [("Versions", f"Version {of(name)}", other.get(name, right[name])) for name in names]

    task = ui.task_of_steps(
        world,
        chosen({}),
        chosen(highest),
        chosen(trial),
        chosen({names[0]: loose[names[0]]}),
        chosen({names[3]: loose[names[3]]}),
        chosen({})[1:],
    )
    task["solution"] = [
        *ui.at("Ce que chacun demande"),
        ui.BACK,
        *ui.at("Mode d'emploi des versions"),
        ui.BACK,
        *task["solution"],
    ]
    return {
        "modules": ", ".join(names),
        "right": " ; ".join(f"{name} {right[name]}" for name in names),
        **task,
    }
