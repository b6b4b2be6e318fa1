"""Files of @arborescence: lists of names, links and trees to look into."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

import numpy as np

from pixsim.families.data.names import TOPICS
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.making.texts import PlainText

WORDS = (
    "tilleul", "boussole", "lanterne", "cascade", "orchidée", "moulin", "tambour", "falaise",
    "genévrier", "horloge", "pivoine", "radeau",
)  # fmt: skip


def pattern_in_a_list(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: how many names of a long list a backup keeps, by patterns of which the first that fits decides."""
    stem, other = sample(rng, ("releve", "compteur", "stock", "planning"), 2)
    places = ("nord", "sud", "est", "ouest", "centre", "gare")
    ends = ("csv", "csv.bak", "ods", "pdf", "tmp")
    names: set[str] = set()
    while len(names) < 210:
        head = pick(rng, (stem, stem, other, f"{stem}s", f"ancien_{stem}", f"copie de {other}"))
        year = pick(rng, ("2023", "2024", "2025", "24", "2019", "20245"))
        middle = pick(rng, (f"_{pick(rng, places)}", f"_{pick(rng, places)}_v2", "", "_"))
        names.add(f"{head}_{year}{middle}.{pick(rng, ends)}")
    town = pick(rng, places)
    rules = [
        ("-", pick(rng, ("*.tmp", "*.bak"))),
        ("+", f"{stem}_202?_*.ods"),
        ("-", f"*_{town}*"),
        ("+", f"{stem}*_v2.*"),
        ("-", f"{pick(rng, ('ancien', 'copie'))}*"),
        ("-", f"{stem}_????.*"),
        ("+", "*.csv*"),
        ("-", "*"),
    ]
    listed = shuffled(rng, sorted(names))

    def kept(by: list[tuple[str, str]]) -> int:
        return sum(
            next(sign for sign, motif in by if fnmatchcase(name, motif)) == "+" for name in listed
        )

    count, backwards = kept(rules), kept([*reversed(rules[:-1]), rules[-1]])
    alone = sum(
        any(sign == "+" and fnmatchcase(name, motif) for sign, motif in rules) for name in listed
    )
    loose = kept([(sign, motif.replace("?", "*")) for sign, motif in rules])
    if count < 20 or len({count, backwards, alone, loose}) < 4:
        return pattern_in_a_list(rng)
    text = [f"{sign} {motif}" for sign, motif in rules]
    return {
        "key": str(count),
        "wrong": [str(one) for one in (backwards, alone, loose)],
        "files": {"noms.txt": PlainText("\n".join(listed) + "\n"), "motifs.txt": PlainText("\n".join(text) + "\n")},
    }  # fmt: skip


def clashing_names(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: names that differ by case alone, and the pair of which the site needs both."""
    folders = shuffled(rng, [f"{topic}/{year}" for topic in TOPICS for year in range(2020, 2026)])
    stems = ("entree", "salle", "jardin", "atelier", "scene", "bar", "caisse", "cour", "cuisine", "vestiaire")  # fmt: skip
    members: dict[str, bytes] = {}
    wanted: list[str] = []
    for folder in folders:
        for stem in sample(rng, stems, 6):
            written = pick(rng, (stem, stem.capitalize(), stem.upper()))
            members[f"{folder}/{written}.txt"] = f"{folder}, {stem}\n".encode()
            wanted += [f"{folder}/{written}.txt"] if integer(rng, 0, 3) == 0 else []
        members[f"{folder}/plan-a.txt"] = b"Plan A\n"
        members[f"{folder}/plan_a.txt"] = b"Plan A, autre feuille\n"
    clashes = integer(rng, 4, 7)
    pairs = []
    for folder in folders[: clashes + 1]:
        small, big = pick(
            rng,
            (("accueil", "Accueil"), ("tarifs", "Tarifs"), ("acces", "Acces"), ("plan", "PLAN")),
        )
        first, second = shuffled(rng, (f"{folder}/{small}.txt", f"{folder}/{big}.txt"))
        members[first] = f"{folder}, version 1\n".encode()
        if folder == folders[clashes]:  # the same name in two folders that are not the same
            members[f"{folders[-1]}/{first.rpartition('/')[2].swapcase()}"] = b"Autre dossier\n"
            continue
        members[second] = f"{folder}, version 2\n".encode()
        pairs.append((first, second))
    needed = integer(rng, 0, clashes - 1)
    for place, (first, second) in enumerate(pairs):
        wanted += [first, second] if place == needed else [first, first] if place % 2 else [first]
    pages: dict[str, list[str]] = {f"pages/page-{number}.html": [] for number in range(1, 7)}
    for path in shuffled(rng, wanted):
        pages[pick(rng, sorted(pages))].append(path)
    for name, links in pages.items():
        shown = "".join(
            f'<a href="../{link}">Document {n}</a>\n' for n, link in enumerate(links, 1)
        )
        dropped = f'<!-- <a href="../{pairs[needed - 1][1]}">ancien</a> -->\n'
        members[name] = f"<html><body>\n{shown}{dropped}</body></html>\n".encode()
    listed = "".join(f'<a href="{name}">{name}</a>\n' for name in pages)
    members["index.html"] = f"<html><body>\n{listed}</body></html>\n".encode()
    archive = f"depuis-linux-{integer(rng, 10, 99)}.zip"
    where = pairs[needed][0].rpartition("/")[0]
    return {
        "name": archive,
        "count": str(clashes), "not_count": [str(clashes + 1), str(2 * clashes), str(clashes + len(folders))],
        "folder": [where, f"/{where}", f"{archive}/{where}", *pairs[needed]], "other": [pairs[needed - 1][0].rpartition("/")[0]],
        "files": {archive: Archive({path: members[path] for path in sorted(members)})},
    }  # fmt: skip


_RESERVED = ("aux", "CON", "nul", "com1", "LPT2", "prn")
WINDOWS_FOLDER = "C:\\Projet\\"


def refused_names(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: which files of a tree Windows would refuse: signs, ends, reserved names, length, names equal but for case."""
    tops = ("compta", "atelier", "photos 2025", "salle", "courriers", "bénévoles")
    subs = ("janvier", "été", "plans", "devis signés", "console", "auxiliaires", "conseil")
    stems = (
        "bilan",
        "compte rendu",
        "plan d'accès",
        "liste",
        "budget",
        "nulle part",
        "lpt",
        "affiche",
        "facture",
        "note",
    )
    ends = ("", "-2025", "_v2", " (copie)", ", suite", "..final", " 3.1")

    def named() -> str:
        return f"{pick(rng, stems)}{pick(rng, ends)}.{pick(rng, ('odt', 'pdf', 'txt', 'jpg'))}"

    fine: dict[str, str] = {}
    while len(fine) < 320:
        path = "/".join([pick(rng, tops), *sample(rng, subs, integer(rng, 0, 2)), named()])
        fine.setdefault(path.lower(), path)
    signs = [
        f"{pick(rng, tops)}/{pick(rng, ('devis', 'réunion', 'note'))} {integer(rng, 1, 99)}{sign}.odt"
        for sign in sample(rng, ':?*<>|"', integer(rng, 3, 6))
    ]
    reserved = [
        f"{pick(rng, tops)}/{name}.txt" for name in sample(rng, _RESERVED, integer(rng, 2, 4))
    ]
    inside = [
        f"{pick(rng, tops)}/{pick(rng, ('aux', 'con', 'prn'))}/{stem}.pdf"
        for stem in sample(rng, stems, 3)
    ]
    ended = [
        f"{pick(rng, tops)}/annexe {n}{end}"
        for n, end in enumerate(shuffled(rng, (".", ".", ".pdf ", ".txt ")), 1)
    ]
    ended += [f"{pick(rng, tops)}/projets./{stem}.odt" for stem in sample(rng, stems, 2)]
    twins = []
    for path in sample(rng, sorted(fine.values()), 4):
        folder, _slash, name = path.rpartition("/")
        twins.append(f"{folder}/{name.capitalize()}")
    deep = "/".join(
        [
            pick(rng, tops),
            *(f"dossier de travail commun aux équipes numéro {n}" for n in (1, 2, 3, 4)),
        ]
    )
    room = 259 - len(WINDOWS_FOLDER) - len(deep) - 1 - len(".pdf")
    long = [f"{deep}/{'détail':_<{room + more}}.pdf" for more in (3, 5, 9)]
    short = [f"{deep}/{'détail':_<{room - less}}.pdf" for less in (0, 2, 6)]
    refused = [*signs, *reserved, *inside, *ended, *twins, *long]
    listed = shuffled(rng, [*fine.values(), *short, *refused])
    return {
        "key": str(len(refused)),
        "long": len(long), "twins": len(twins),
        "wrong": [str(len(refused) - len(one)) for one in (long, twins, inside, ended)],
        "files": {"chemins.txt": PlainText("\n".join(listed) + "\n")},
    }  # fmt: skip
