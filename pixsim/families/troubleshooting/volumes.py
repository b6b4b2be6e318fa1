"""Competence 5.1, level 6: a volume that has room left and takes no file any more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_FOLDERS = {
    "/": ("/tmp", "/root", "/usr/share", "/opt/outils"),
    "/var": ("/var/log", "/var/cache", "/var/spool/courrier", "/var/lib/sessions"),
    "/home": ("/home/lea", "/home/karim", "/home/partage", "/home/archives"),
    "/srv": ("/srv/site", "/srv/images", "/srv/vignettes", "/srv/depots"),
}


def out_of_inodes(rng: np.random.Generator) -> dict[str, Any]:
    """Which volume has no inode left, and which of its folders holds most files."""
    mounts = list(_FOLDERS)
    full, heavy, busy = sample(rng, mounts[1:], 3)
    folders = {mount: shuffled(rng, names) for mount, names in _FOLDERS.items()}
    files = {name: integer(rng, 900, 40_000) for names in folders.values() for name in names}
    room = {name: integer(rng, 200, 4_000) for name in files}  # MB
    crowd, bulk = folders[full][:2]
    files[crowd], room[crowd] = integer(rng, 700_000, 900_000), integer(rng, 1_500, 3_000)
    files[bulk], room[bulk] = integer(rng, 100, 800), integer(rng, 30_000, 60_000)
    other = folders[busy][0]
    files[other] = files[crowd] + integer(rng, 50_000, 200_000)
    sizes, inodes = [], []
    for number, mount in enumerate(mounts, 1):
        used = sum(room[name] for name in folders[mount]) / 1000
        share = pick(rng, (97, 98, 99)) if mount == heavy else integer(rng, 48, 71)
        size = used * 100 / share
        sizes.append(
            (
                f"/dev/sda{number}",
                f"{size:.0f}G",
                f"{used:.0f}G",
                f"{size - used:.0f}G",
                f"{share}%",
                mount,
            )
        )
        taken = sum(files[name] for name in folders[mount])
        total = taken if mount == full else taken * integer(rng, 3, 12)
        inodes.append(
            (
                f"/dev/sda{number}",
                str(total),
                str(taken),
                str(total - taken),
                f"{round(100 * taken / total)}%",
                mount,
            )
        )
    for number in range(2):
        loop = (f"/dev/loop{number}", f"/snap/{('core', 'lecteur')[number]}/{integer(rng, 10, 99)}")
        sizes.append((loop[0], "64M", "64M", "0", "100%", loop[1]))
        inodes.append((loop[0], "900", "900", "0", "100%", loop[1]))
    counted = sorted(files.items(), key=lambda pair: pair[0])
    lines = [
        "$ touch essai", f"touch: impossible de faire un touch '{full}/essai': Aucun espace disponible sur le périphérique", "",
        "$ df -h", *_aligned(("Sys. de fichiers", "Taille", "Utilisé", "Dispo", "Uti%", "Monté sur"), sizes), "",
        "$ df -i", *_aligned(("Sys. de fichiers", "Inœuds", "IUtil.", "ILibre", "IUti%", "Monté sur"), inodes), "",
        "$ du -sh (par dossier)", *(f"{room[name] / 1000:.1f}G".rjust(9).replace(".", ",") + f"  {name}" for name, _count in counted), "",
        "$ du -s --inodes (nombre de fichiers par dossier)", *(f"{count:>9}  {name}" for name, count in counted),
    ]  # fmt: skip
    lines[1] = (
        "touch: impossible de faire un touch 'essai': Aucun espace disponible sur le périphérique"
    )
    return {
        "mount": [full, f"{full}/", full.strip("/")],
        "wrong_mount": [heavy, busy, sizes[-1][5]],
        "folder": [crowd, f"{crowd}/", crowd.strip("/")],
        "wrong_folder": [bulk, other],
        "plain": full,
        "crowd": crowd,
        "bulk": bulk,
        "files": {"serveur.txt": text_file(lines)},
    }


def _aligned(titles: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Columns as a terminal shows them."""
    widths = [max(len(row[n]) for row in (titles, *rows)) for n in range(len(titles))]
    return [
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:5], widths[1:5], strict=True)), row[5]])
        for row in (titles, *rows)
    ]  # fmt: skip
