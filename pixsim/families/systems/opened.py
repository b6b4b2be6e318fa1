"""Families of competence 5.2 that hand notices, measures, inventories and records to look into."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.documents import Paragraph, Table, document, heading
from pixsim.making.make import in_two_formats
from pixsim.making.papers import Paper
from pixsim.making.texts import DataTable, lines
from pixsim.making.workbooks import Workbook, sheet

# ---------------------------------------------------------------- @connectique

_POWERS = (15, 27, 45, 65, 100)


def port_that_does_both(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: from two notices, the one port of a dock that shows a picture on a screen and charges a computer."""
    need = pick(rng, (45, 60, 65))
    enough, low = [p for p in _POWERS if p >= need], [p for p in _POWERS if p < need]
    names = shuffled(rng, "ABCDEFGH")
    right, no_picture, weak, low_charge, slow_picture, small, both, wide = names
    sharp = "3840 × 2160"
    rows = {
        right: (pick(rng, (5, 10)), sharp, pick(rng, enough)),
        no_picture: (40, "non", max(enough)),
        weak: (20, sharp, max(low)),
        low_charge: (20, f"{sharp} (1)", max(enough)),
        slow_picture: (10, f"{sharp} (2)", pick(rng, enough)),
        small: (10, "1920 × 1080", max(enough)),
        both: (40, f"{sharp} (1) (2)", max(enough)),
        wide: (5, "2560 × 1440", pick(rng, enough)),
    }
    mark = pick(rng, ("Delta", "Orion", "Vega"))
    table = Table(
        (
            ("Port", "Données (Gbit/s)", "Image à 60 Hz", "Charge (W)"),
            *(
                (name, str(rows[name][0]), rows[name][1], str(rows[name][2]))
                for name in sorted(names)
            ),
        )
    )
    dock: list[Any] = [
        heading(f"Station d'accueil {mark} {integer(rng, 100, 900)}"),
        Paragraph("Les huit ports USB-C ont la même forme ; ils ne font pas tous la même chose."),
        table,
        Paragraph(
            f"(1) Si l'on affiche une image sur ce port, sa charge est limitée à {pick(rng, low)} W."
        ),
        Paragraph(
            f"(2) Si l'on charge un ordinateur sur ce port, l'image est limitée à {sharp} à 30 Hz."
        ),
        heading("Alimentation", 2),
        Paragraph(
            "Branchez d'abord le bloc secteur de 180 W. Un câble long peut réduire la puissance."
        ),
    ]
    battery, usual = integer(rng, 48, 72), integer(rng, 9, 14)
    computer: list[Any] = [
        heading(
            f"Ordinateur portable {pick(rng, ('Alto', 'Cigale', 'Mistral'))} {integer(rng, 13, 16)}"
        ),
        Table(
            (
                ("Caractéristique", "Valeur"),
                ("Batterie", f"{battery} Wh"),
                ("Consommation en usage courant", f"{usual} W"),
                ("Bloc secteur fourni", f"{max(enough)} W"),
                ("Charge par USB-C", f"{need} W au moins, sinon la batterie se vide"),
                ("Image par USB-C", f"jusqu'à {sharp} à 60 Hz"),
            )
        ),
    ]
    number = integer(rng, 10, 99)
    files = {f"station-{number}.pdf": dock, f"ordinateur-{number}.pdf": computer}
    return {
        "station": f"station-{number}.pdf", "computer": f"ordinateur-{number}.pdf", "sharp": sharp, "need": need,
        "key": right, "wrong": [no_picture, weak, low_charge, slow_picture, small, both], "no_picture": no_picture,
        "weak": weak, "low_charge": low_charge, "slow_picture": slow_picture,
        "files": {name: Paper(document(*blocks)) for name, blocks in files.items()},
    }  # fmt: skip


# ---------------------------------------------------------------- @reseau_info

_EDGES = (
    "172.15.4.9",
    "172.32.0.7",
    "192.169.1.1",
    "11.0.0.5",
    "172.31.250.2",
    "172.16.0.9",
    "192.167.3.3",
    "9.10.10.10",
)


def private_addresses(rng: np.random.Generator) -> dict[str, Any]:
    """How many addresses of a list are private, those next to the ranges included."""
    drawn = [
        f"192.168.{integer(rng, 0, 255)}.{integer(rng, 1, 254)}"
        for _n in range(integer(rng, 6, 12))
    ]
    drawn += [
        f"10.{integer(rng, 0, 255)}.{integer(rng, 0, 255)}.{integer(rng, 1, 254)}"
        for _n in range(integer(rng, 4, 9))
    ]
    drawn += [
        f"172.{integer(rng, 16, 31)}.{integer(rng, 0, 255)}.{integer(rng, 1, 254)}"
        for _n in range(integer(rng, 2, 5))
    ]
    drawn += [
        f"{pick(rng, (203, 198))}.{pick(rng, ('0.113', '51.100'))}.{integer(rng, 1, 254)}"
        for _n in range(integer(rng, 4, 8))
    ]
    drawn = [
        one.replace("203.51.100", "203.0.113").replace("198.0.113", "198.51.100") for one in drawn
    ]
    drawn += sample(rng, _EDGES, 5)
    rows = [(f"poste-{n:02}", address) for n, address in enumerate(shuffled(rng, drawn), 1)]
    private = sum(_is_private(address) for _name, address in rows)
    lured = sum(address.startswith(("192.168.", "10.", "172.")) for _name, address in rows)
    narrow = sum(address.startswith(("192.168.", "10.")) for _name, address in rows)
    if lured == private or narrow == private:
        return private_addresses(rng)
    return {
        "key": str(private), "wrong": [str(lured), str(narrow)], "total": len(rows), "public": len(rows) - private,
        "files": {"adresses.csv": DataTable(("nom", "adresse"), tuple(rows))},
    }  # fmt: skip


def _is_private(address: str) -> bool:
    a, b = (int(part) for part in address.split(".")[:2])
    return a == 10 or (a == 172 and 16 <= b <= 31) or (a == 192 and b == 168)


# ---------------------------------------------------------------- @systemes

_SYSTEMS = (("Debian", "debian", (11, 12, 13)), ("Fedora Linux", "fedora", (40, 41, 42)), ("Ubuntu", "ubuntu", (22, 24)), ("Linux Mint", "linuxmint", (21, 22)), ("openSUSE Leap", "opensuse-leap", (15,)))  # fmt: skip
_FAMILY = {"ubuntu": "debian", "linuxmint": "ubuntu debian", "opensuse-leap": "suse opensuse"}


def which_system(rng: np.random.Generator) -> dict[str, Any]:
    """Distribution, version and kernel of a machine, among the names and versions of programs."""
    (name, ident, versions), (other, *_o) = sample(rng, _SYSTEMS, 2)
    like = _FAMILY.get(ident, "")
    parent = {"debian": "Debian", "ubuntu debian": "Ubuntu"}.get(like, other)
    version = f"{pick(rng, versions)}" + (
        ".04" if ident == "ubuntu" else ".6" if ident == "opensuse-leap" else ""
    )
    kernel = f"{pick(rng, (5, 6))}.{integer(rng, 1, 15)}.{integer(rng, 0, 99)}"
    build = f"{kernel}-{integer(rng, 1, 60)}"
    host = pick(rng, ("atelier", "accueil", "salle2", "bureau"))
    blocks = [
        ["$ uname -a", f"Linux {host} {build}-amd64 #1 SMP x86_64 GNU/Linux"],
        ["$ cat /etc/os-release", f'NAME="{name}"', f'VERSION_ID="{version}"', f"ID={ident}", *([f'ID_LIKE="{like}"'] if like else []), f'HOME_URL="https://{ident}.example/"'],
        ["$ libreoffice --version", f"LibreOffice {integer(rng, 7, 24)}.{integer(rng, 2, 8)}.{integer(rng, 1, 7)}"],
        ["$ python3 --version", f"Python 3.{integer(rng, 9, 13)}.{integer(rng, 0, 12)}"],
    ]  # fmt: skip
    rows = [row for block in shuffled(rng, blocks) for row in (*block, "")]
    return {
        "who": pick(rng, FIRST_NAMES), "name": name, "names": [name, *({"Debian": ["Debian GNU/Linux"], "Fedora Linux": ["Fedora"], "openSUSE Leap": ["openSUSE", "Leap"], "Linux Mint": ["Mint"]}.get(name, [])), f"{name} {version}"], "not_name": parent,
        "version": [version, *([version.split(".")[0]] if ident == "ubuntu" else []), f"{name} {version}"], "shown": version,
        "kernel": kernel, "kernels": [kernel, build, f"{build}-amd64"], "not_kernel": version,
        "files": {"machine.txt": lines(rows)},
    }  # fmt: skip


# ---------------------------------------------------------------- @composants


def disk_that_fits(rng: np.random.Generator) -> dict[str, Any]:
    """In a shop's list, the cheapest disk without moving parts that a laptop can hold."""
    need, thick = pick(rng, (480, 900)), pick(rng, (7, 9))
    rows = []
    for number in sample(rng, range(100, 1000), 40):
        kind = pick(rng, ("SSD", "SSD", "Disque dur"))
        other = "M.2 NVMe" if kind == "SSD" else "3,5 pouces SATA"
        shape = pick(rng, ("2,5 pouces SATA", "2,5 pouces SATA", other, other))
        size = pick(rng, (240, 480, 500, 960, 1000, 2000))
        height = {"M.2 NVMe": 2, "3,5 pouces SATA": 26}.get(shape) or pick(rng, (7, 7, 9, 15))
        price = round(size * (0.09 if kind == "SSD" else 0.045)) + integer(rng, 12, 48)
        rows.append(
            (
                f"D{number}",
                kind,
                shape,
                height,
                f"{size // 1000} To" if size >= 1000 else f"{size} Go",
                price,
                size,
            )
        )

    def cheapest(kept: list[tuple[Any, ...]]) -> str:
        return str(min(kept, key=lambda row: row[5])[0]) if kept else ""

    able = [
        row
        for row in rows
        if row[1] == "SSD" and row[2].startswith("2,5") and row[3] <= thick and row[6] >= need
    ]
    lured = {
        cheapest(
            [row for row in rows if row[2].startswith("2,5") and row[3] <= thick and row[6] >= need]
        ),
        cheapest([row for row in rows if row[1] == "SSD" and row[6] >= need]),
        cheapest(
            [row for row in rows if row[1] == "SSD" and row[2].startswith("2,5") and row[6] >= need]
        ),
        cheapest([row for row in able if row[4].endswith("Go")]),
    }
    prices = sorted(row[5] for row in able)
    key = cheapest(able)
    if len(able) < 3 or prices[0] == prices[1] or len(lured - {key, ""}) < 2:
        return disk_that_fits(rng)
    columns = ("Référence", "Type", "Format", "Épaisseur (mm)", "Capacité", "Prix (€)")
    book = Workbook((sheet("Disques", columns, [row[:6] for row in rows]),))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "need": need, "thick": thick, "price": prices[0],
        "key": key, "wrong": sorted(lured - {key, ""}),
        "files": in_two_formats("disques", book),
    }  # fmt: skip


# ---------------------------------------------------------------- @reglages


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
